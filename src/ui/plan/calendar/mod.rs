//! Planned contacts in time: by weeks, as a list, day by day.
//!
//! `made` says what is shown and `moving` what changes, both without egui; `list` is the source of the
//! table; `grid_ui`, `heads_ui`, `chips_ui`, `agenda_ui`, `legend_ui` and
//! `bar_ui` draw; `incoming` takes dates of other calendars over.

mod agenda_ui;
mod bar_ui;
mod chips_ui;
mod grid_ui;
mod heads_ui;
mod incoming;
mod legend_ui;
mod list;
mod made;
mod moving;
mod rows_ui;
#[cfg(test)]
mod tests;
mod words;

use egui::{Frame, Margin, RichText, Ui, Vec2};

use super::Room;
use crate::edit::StepName;
use crate::model::*;
use crate::report::plan::Filter;
use crate::text::Face;
use crate::ui::bars::Shown;
use crate::ui::sheet::Sheet;
use crate::ui::table::{Asked, Shows, table_ui};
use crate::ui::{Action, appearance, gaps, tables};
use bar_ui::SeriesForm;
use chips_ui::Drag;
pub use incoming::{DatesForm, Outcome as DatesOutcome};
use list::Contacts;
use made::Made;
pub use words::DATES_TITLE;

/// The name of the table of contacts.
const TABLE: &str = "planned contacts";

/// How the calendar is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Mode {
    /// Weeks beside each other.
    #[default]
    Weeks,
    /// The one table.
    List,
    /// Day by day.
    Agenda,
}

/// What must come into view.
#[derive(Clone, Debug, PartialEq)]
enum Reveal {
    /// Today, at first.
    Today,
    /// A day.
    Day(Date),
    /// A contact.
    Contact(Id<PlannedContact>),
}

/// What the window remembers of it. Never in the file.
pub struct State {
    mode: Mode,
    made: Option<(u64, Made, Contacts)>,
    filter: Filter,
    chosen: Option<Id<PlannedContact>>,
    drag: Option<Drag>,
    series: Option<SeriesForm>,
    reveal: Option<Reveal>,
    /// How far the weeks are scrolled, and the size of what is in view.
    scrolled: Option<(Vec2, Vec2)>,
    /// The contact that the agenda must bring into view.
    agenda_to: Option<usize>,
    /// The agenda was just opened.
    agenda_new: bool,
    /// How many contacts the last frame drew.
    drawn: usize,
}

impl Default for State {
    fn default() -> Self {
        Self {
            mode: Mode::default(),
            made: None,
            filter: Filter::default(),
            chosen: None,
            drag: None,
            series: None,
            reveal: Some(Reveal::Today),
            scrolled: None,
            agenda_to: None,
            agenda_new: true,
            drawn: 0,
        }
    }
}

impl State {
    /// How many contacts the last frame drew, for figures.
    pub fn drawn(&self) -> usize {
        self.drawn
    }

    /// Plans a contact on a day, for a segment and by a channel where those are said, and opens it.
    fn plan(
        &mut self,
        shown: &Shown<'_>,
        (date, segment, channel): (Date, Option<Id<Segment>>, Option<ChannelId>),
        actions: &mut Vec<Action>,
    ) {
        let (workspace, Some(journey)) = (shown.document.shown(), shown.document.journey()) else { return };
        let mut filter = self.filter.clone();
        filter.segment = segment.or(filter.segment);
        filter.channel = channel.or(filter.channel);
        let name = words::NEW_NAME.text(shown.lang);
        let Some(contact) = moving::new_contact((workspace, journey), &filter, (date, name)) else { return };
        let id = contact.id.clone();
        actions.push(moving::added(journey, vec![contact], StepName::new(words::STEP_ADD, name)));
        actions.push(Action::Gaps(gaps::Ask::Sheet(Sheet::Contact(id.clone()))));
        self.reveal = Some(Reveal::Contact(id.clone()));
        self.chosen = Some(id);
    }
}

/// The view.
pub fn view_ui(ui: &mut Ui, shown: &Shown<'_>, room: Room<'_>, state: &mut State, actions: &mut Vec<Action>) {
    let (workspace, Some(journey)) = (shown.document.shown(), shown.document.journey()) else { return };
    if state.made.as_ref().is_none_or(|(known, ..)| *known != room.revision) {
        let made = Made::new((workspace, journey), room.filter, (room.as_of, shown.lang));
        let open = !shown.is_read_only();
        let list = Contacts::new((workspace, journey), &made.grid.contacts, (room.filter, room.as_of), open);
        state.filter = room.filter.clone();
        state.made = Some((room.revision, made, list));
    }
    let Some((revision, made, list)) = state.made.take() else { return };
    let margin = Margin { left: 14, right: 4, top: 8, bottom: 2 };
    Frame::new().inner_margin(margin).show(ui, |ui| {
        bar_ui::bar_ui(ui, shown, (&made, room.as_of), state, actions);
        ui.add_space(4.0);
        match state.mode {
            Mode::List => list_ui(ui, shown, (&list, revision), room, state, actions),
            _ if !made.any && made.slots.is_empty() => empty_ui(ui, shown, room.as_of, state, actions),
            _ if made.lines.is_empty() => drop(ui.weak(words::NONE_PASS.text(shown.lang))),
            Mode::Weeks => grid_ui::grid_ui(ui, shown, (&made, room.as_of), state, actions),
            Mode::Agenda => agenda_ui::agenda_ui(ui, shown, (&made, room.as_of), state, actions),
        }
    });
    state.made = Some((revision, made, list));
}

/// What the view is for, with a button to begin.
fn empty_ui(ui: &mut Ui, shown: &Shown<'_>, as_of: Date, state: &mut State, actions: &mut Vec<Action>) {
    let lang = shown.lang;
    ui.add_space(60.0);
    ui.vertical_centered(|ui| {
        ui.label(RichText::new(words::EMPTY_TITLE.text(lang)).font(appearance::face(17.0, Face::Bold)));
        ui.add_space(6.0);
        ui.scope(|ui| {
            ui.set_max_width(460.0);
            ui.weak(words::EMPTY.text(lang));
        });
        ui.add_space(12.0);
        let phases = shown.document.journey().is_some_and(|journey| !journey.phases.is_empty());
        let first =
            ui.add_enabled(phases && !shown.is_read_only(), egui::Button::new(words::FIRST.text(lang)));
        if first.on_disabled_hover_text(words::NEEDS_PHASE.text(lang)).clicked() {
            state.plan(shown, (as_of, None, None), actions);
        }
    });
}

/// The contacts in the one table.
fn list_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    (list, revision): (&Contacts, u64),
    room: Room<'_>,
    state: &mut State,
    actions: &mut Vec<Action>,
) {
    let table = room.tables.state(TABLE, shown.settings);
    gaps::mark_rows(shown, table, |subject| match subject {
        SubjectRef::PlannedContact(id) => Some(id.as_str()),
        _ => None,
    });
    let chosen = state.chosen.clone();
    let shows = Shows {
        name: TABLE,
        theme: shown.theme,
        lang: shown.lang,
        revision,
        selected: &|id| chosen.as_ref().is_some_and(|chosen| chosen.as_str() == id),
        empty: words::LIST_EMPTY,
    };
    for asked in table_ui(ui, &shows, list, table) {
        match asked {
            Asked::Mark(rows) => state.chosen = rows.first().and_then(|row| list.contact(*row)).cloned(),
            Asked::Remove(rows) => actions.extend(tables::removed(list, &rows)),
            asked => tables::plain(asked, (TABLE, shown.lang), table, actions),
        }
    }
    state.drawn = table.drawn;
}
