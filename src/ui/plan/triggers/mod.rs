//! What sets contacts off: its view, in the one table. The rows are those of the library of triggers,
//! as far as the filter lets them through, with how soon each is answered against how soon it should be.

mod words;

use std::borrow::Cow;

use egui::{Frame, Margin, Ui};

use super::Room;
use crate::edit::{Edit, Library};
use crate::model::{Id, SubjectRef, Trigger};
use crate::report::plan::{Part, Plan, section, triggers::latency};
use crate::ui::bars::Shown;
use crate::ui::libraries::{Known, Shelf};
use crate::ui::sheet::Sheet;
use crate::ui::table::{Asked, Change, Column, Draft, Kind, Shows, Source, Value, table_ui};
use crate::ui::{Action, gaps, tables};
use crate::vocabulary::Words;

/// The name of the table.
const TABLE: &str = "triggers of the plan";

/// What the window remembers of it. Never in the file.
#[derive(Default)]
pub struct State {
    made: Option<(u64, Rows)>,
}

/// The triggers that are let through.
struct Rows {
    shelf: Shelf,
    /// Their rows in the library.
    rows: Vec<usize>,
    /// How each is answered, in words.
    answered: Vec<String>,
    columns: Vec<Column>,
    /// How many there are, and how many want something.
    counted: String,
}

impl Rows {
    fn new(shown: &Shown<'_>, room: &Room<'_>, known: Known) -> Option<Self> {
        let (workspace, journey) = (shown.document.shown(), shown.document.journey()?);
        let shelf = Shelf::new(shown, Library::Triggers, known);
        let passing: Vec<(usize, &Trigger)> = journey
            .triggers
            .iter()
            .enumerate()
            .filter(|(_, trigger)| room.filter.lets_trigger(journey, trigger))
            .collect();
        let against = Column::new("against", words::AGAINST, Kind::Shown).wide(176.0);
        let mut columns = shelf.source().columns().to_vec();
        columns.push(against);
        let plan = Plan { workspace, journey, filter: room.filter, as_of: room.as_of, lang: shown.lang };
        let counted = section(&plan, Part::Triggers).paragraphs.into_iter().next().unwrap_or_default();
        Some(Self {
            rows: passing.iter().map(|(at, _)| *at).collect(),
            answered: passing.iter().map(|(_, trigger)| latency(trigger).text(shown.lang)).collect(),
            columns,
            counted,
            shelf,
        })
    }

    fn inner(&self, row: usize) -> usize {
        self.rows.get(row).copied().unwrap_or(usize::MAX)
    }
}

impl Source for Rows {
    fn columns(&self) -> &[Column] {
        &self.columns
    }

    fn len(&self) -> usize {
        self.rows.len()
    }

    fn id(&self, row: usize) -> &str {
        self.shelf.source().id(self.inner(row))
    }

    fn title(&self, row: usize) -> Cow<'_, str> {
        self.shelf.source().title(self.inner(row))
    }

    fn value(&self, row: usize, column: usize) -> Value<'_> {
        match column + 1 == self.columns.len() {
            true => self.answered.get(row).map_or(Value::Unset, |text| Value::Text(Cow::Borrowed(text))),
            false => self.shelf.source().value(self.inner(row), column),
        }
    }

    fn change(&self, changes: &[Change]) -> Vec<Edit> {
        let within = |change: &Change| Change { row: self.inner(change.row), ..change.clone() };
        let changes: Vec<Change> = changes.iter().map(within).collect();
        self.shelf.source().change(&changes)
    }

    fn add(&self, drafts: &[Draft]) -> Vec<Edit> {
        self.shelf.source().add(drafts)
    }

    fn makes(&self) -> Option<usize> {
        self.shelf.source().makes()
    }

    fn remove(&self, rows: &[usize]) -> Vec<Edit> {
        let rows: Vec<usize> = rows.iter().map(|row| self.inner(*row)).collect();
        self.shelf.source().remove(&rows)
    }

    fn is_open(&self) -> bool {
        self.shelf.source().is_open()
    }

    fn noun(&self) -> Words {
        self.shelf.source().noun()
    }
}

/// The view.
pub fn view_ui(ui: &mut Ui, shown: &Shown<'_>, room: Room<'_>, state: &mut State, actions: &mut Vec<Action>) {
    let uses = room.tables.uses(ui.ctx(), shown, Library::Triggers);
    let revision = tables::stamp((room.revision, uses.settled));
    if state.made.as_ref().is_none_or(|(known, _)| *known != revision) {
        state.made = Rows::new(shown, &room, uses).map(|rows| (revision, rows));
    }
    let Some((revision, rows)) = &state.made else { return };
    let table = room.tables.state(TABLE, shown.settings);
    gaps::mark_rows(shown, table, |subject| match subject {
        SubjectRef::Trigger(id) => Some(id.as_str()),
        _ => None,
    });
    let shows = Shows {
        name: TABLE,
        theme: shown.theme,
        lang: shown.lang,
        revision: *revision,
        selected: &|_| false,
        empty: if rows.makes().is_some() { words::EMPTY } else { words::NEEDS_PHASE },
    };
    let margin = Margin { left: 14, right: 4, top: 8, bottom: 2 };
    Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.weak(words::WHAT_FOR.text(shown.lang));
        if !rows.counted.is_empty() {
            ui.label(&rows.counted);
        }
        ui.add_space(4.0);
        for asked in table_ui(ui, &shows, rows, table) {
            match asked {
                Asked::Open(row) => {
                    let id: Id<Trigger> = Id::new(rows.id(row));
                    actions.push(Action::Gaps(gaps::Ask::Sheet(Sheet::Trigger(id))));
                }
                Asked::Remove(gone) => actions.extend(tables::removed(rows, &gone)),
                asked => tables::plain(asked, (TABLE, shown.lang), table, actions),
            }
        }
    });
}
