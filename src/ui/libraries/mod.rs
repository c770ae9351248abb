//! The libraries: personas, owners, segments and whatever else journeys share, each edited in the one
//! table, with what uses its entries, and doubles made one.
//!
//! `kept` says what the entries of each library hold, `entries` makes rows of them, `uses` finds who
//! uses them and what looks alike; here is what stands above and below the table.

mod entries;
mod finding;
mod kept;
#[cfg(test)]
mod tests;
mod uses;
mod words;

use std::collections::HashSet;

use egui::{Button, Frame, Margin, Panel, RichText, Ui};

use super::bars::{self, Shown};
use super::table::{Asked, Change, Names, Only, Shows, Source, State, Value, table_ui};
use super::tables::{self, Ask};
use super::{Action, appearance, gaps};
use crate::analysis;
pub use crate::check::Use;
use crate::edit::{Edit, Library, StepName};
use crate::model::{Fresh, Id, Journey, SubjectRef, Touchpoint, Workspace};
use crate::text::{Face, one_line};
pub use entries::{alone, grown, grown_with};
pub use finding::{Found, Known};
pub use kept::Kept;
pub use words::{DELETE, EDIT, LIBRARIES, NEW, SURE, SURE_ONE, THIS_JOURNEY, label};

/// The lists that a journey holds itself.
pub const OF_JOURNEY: [Library; 2] = [Library::Needs, Library::Triggers];
/// The lists that all journeys share, those that a workshop needs first.
pub const SHARED: [Library; 13] = [
    Library::Personas,
    Library::Departments,
    Library::Segments,
    Library::LifecycleStages,
    Library::Markets,
    Library::Objectives,
    Library::Content,
    Library::Propositions,
    Library::Campaigns,
    Library::Channels,
    Library::Systems,
    Library::Integrations,
    Library::DataSources,
];

/// So many uses are named at once.
const NAMED: usize = 24;

/// The entries of a library as rows, with who uses them. Made anew when the file has changed.
pub struct Shelf {
    /// Which library.
    pub library: Library,
    source: Box<dyn Source>,
    known: Known,
    /// Pairs that look alike, by their ids.
    alike: Vec<(String, String)>,
}

/// What the window remembers of the libraries.
#[derive(Debug, Default)]
pub struct Remembered {
    /// Pairs that are not the same, though they look alike.
    apart: HashSet<(String, String)>,
    /// Rows that are to be deleted, though they are used, once somebody is sure.
    going: Vec<String>,
}

impl Shelf {
    /// The entries as the document has them now.
    pub fn new(shown: &Shown<'_>, library: Library, known: Known) -> Self {
        let workspace = shown.document.shown();
        let counts = known.uses.iter().map(|(id, uses)| (id.clone(), uses.len())).collect();
        let at = (workspace, shown.document.journey());
        let source = entries::entries(library, at, counts, !shown.is_read_only());
        let titles: Vec<_> = (0..source.len()).map(|row| source.title(row).into_owned()).collect();
        let pairs = uses::alike(&titles.iter().map(String::as_str).collect::<Vec<_>>());
        let id = |row: usize| source.id(row).to_owned();
        let alike = pairs.into_iter().map(|(one, other)| (id(one), id(other))).collect();
        Self { library, source, known, alike }
    }

    /// The same with only the entries whose ids are kept.
    pub fn only(self, keep: impl Fn(&str) -> bool) -> Self {
        Self { source: Box::new(Only::new(self.source, keep)), ..self }
    }

    /// The rows.
    pub fn source(&self) -> &dyn Source {
        &*self.source
    }

    fn row(&self, id: &str) -> Option<usize> {
        (0..self.source.len()).find(|row| self.source.id(*row) == id)
    }

    fn title(&self, id: &str) -> String {
        self.row(id).map_or_else(|| id.to_owned(), |row| one_line(&self.source.title(row)))
    }

    /// How often these are used.
    fn count(&self, ids: &[String]) -> usize {
        ids.iter().filter_map(|id| self.known.uses.get(id)).map(Vec::len).sum()
    }

    /// The same for sure, also while that is still being found: before something is deleted.
    fn count_now(&self, workspace: &Workspace, ids: &[String]) -> usize {
        if self.known.settled {
            return self.count(ids);
        }
        let uses = uses::uses(workspace, self.library);
        ids.iter().filter_map(|id| uses.get(id)).map(Vec::len).sum()
    }

    /// One step that makes one of several entries; what is blank in the one that stays is filled in
    /// from those that go.
    fn merge(&self, keep: &str, gone: &[String]) -> Option<Action> {
        let row = self.row(keep)?;
        let mut filled: Vec<Change> = Vec::new();
        for other in gone.iter().filter_map(|id| self.row(id)) {
            for (column, known) in self.source.columns().iter().enumerate() {
                let value = self.source.value(other, column);
                let blank = self.source.value(row, column).is_unset()
                    && !filled.iter().any(|change| change.column == column);
                if known.kind.is_open() && blank && !value.is_unset() {
                    filled.push(Change { row, column, value: value.into_owned() });
                }
            }
        }
        let merge =
            |gone: &String| Edit::Merge { library: self.library, keep: keep.to_owned(), gone: gone.clone() };
        let edits = self.source.change(&filled).into_iter().chain(gone.iter().map(merge)).collect();
        Some(Action::ApplyAll(edits, StepName::new(words::STEP_MERGE, self.title(keep))))
    }
}

/// A library with what stands around its table.
pub fn shelf_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    (shelf, revision): (&Shelf, u64),
    (state, remembered): (&mut State, &mut Remembered),
    actions: &mut Vec<Action>,
) {
    let name = tables::library_name(shelf.library);
    // In a low window the rows need the room more than their uses do.
    let room = (ui.available_height() * 0.3).clamp(72.0, 136.0);
    let foot = Panel::bottom("uses").resizable(false).exact_size(room).frame(bars::frame(shown.theme, 4, 6));
    foot.show(ui, |ui| uses_ui(ui, shown, shelf, state, actions));
    if !shown.is_read_only() {
        sure_ui(ui, shown, shelf, remembered, actions);
        alike_ui(ui, shown, shelf, remembered, actions);
        merge_ui(ui, shown, shelf, state, actions);
    }
    let shows = Shows {
        name,
        theme: shown.theme,
        lang: shown.lang,
        revision,
        selected: &|_| false,
        empty: match shelf.source.makes() {
            Some(_) => words::EMPTY,
            None => words::NEEDS_FIRST,
        },
    };
    gaps::mark_rows(shown, state, |subject| entry(shelf.library, subject));
    for asked in table_ui(ui, &shows, shelf.source(), state) {
        match asked {
            Asked::Mark(_) | Asked::Open(_) => {}
            Asked::Remove(rows) => {
                let ids: Vec<String> = rows.iter().map(|row| shelf.source.id(*row).to_owned()).collect();
                match shelf.count_now(shown.document.shown(), &ids) {
                    0 => actions.extend(tables::removed(shelf.source(), &rows)),
                    _ => remembered.going = ids,
                }
            }
            asked => tables::plain(asked, (name, shown.lang), state, actions),
        }
    }
}

/// The id of the entry of a library that a finding is about.
fn entry(library: Library, subject: &SubjectRef) -> Option<&str> {
    match (library, subject) {
        (Library::Personas, SubjectRef::Persona(id)) => Some(id.as_str()),
        (Library::Segments, SubjectRef::Segment(id)) => Some(id.as_str()),
        (Library::LifecycleStages, SubjectRef::LifecycleStage(id)) => Some(id.as_str()),
        (Library::Content, SubjectRef::Content(id)) => Some(id.as_str()),
        (Library::Objectives, SubjectRef::Objective(id)) => Some(id.as_str()),
        (Library::DataSources, SubjectRef::DataSource(id)) => Some(id.as_str()),
        (Library::Needs, SubjectRef::Need(id)) => Some(id.as_str()),
        (Library::Triggers, SubjectRef::Trigger(id)) => Some(id.as_str()),
        _ => None,
    }
}

fn strip(shown: &Shown<'_>) -> Frame {
    let paper = appearance::colour(shown.theme.paper);
    Frame::new()
        .fill(paper.lerp_to_gamma(appearance::colour(shown.theme.accent), 0.08))
        .corner_radius(6)
        .inner_margin(Margin::symmetric(10, 6))
}

/// Says what refers to entries that are to be deleted.
fn sure_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    shelf: &Shelf,
    remembered: &mut Remembered,
    actions: &mut Vec<Action>,
) {
    remembered.going.retain(|id| shelf.row(id).is_some());
    let count = shelf.count(&remembered.going);
    if count == 0 {
        remembered.going.clear();
        return;
    }
    let what = match remembered.going.as_slice() {
        [one] => format!("‘{}’", shelf.title(one)),
        several => words::ENTRIES_QUOTED.count(shown.lang, several.len()),
    };
    let sure = if count == 1 { words::SURE_ONE } else { words::SURE };
    strip(shown).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.label(sure.fill(shown.lang, &[("what", &what), ("n", &count.to_string())]));
            if ui.button(words::DELETE.text(shown.lang)).clicked() {
                let rows: Vec<usize> = remembered.going.iter().filter_map(|id| shelf.row(id)).collect();
                actions.extend(tables::removed(shelf.source(), &rows));
                remembered.going.clear();
            }
            if ui.button(super::words::CANCEL.text(shown.lang)).clicked() {
                remembered.going.clear();
            }
        });
    });
    ui.add_space(4.0);
}

/// Asks about two entries that look like one written twice.
fn alike_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    shelf: &Shelf,
    remembered: &mut Remembered,
    actions: &mut Vec<Action>,
) {
    let Some((one, other)) = shelf.alike.iter().find(|pair| !remembered.apart.contains(pair)) else { return };
    let titles = [one, other].map(|id| shelf.title(id));
    let [first, second] = &titles;
    strip(shown).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.label(words::ALIKE.fill(shown.lang, &[("one", first), ("other", second)]));
            for (keep, gone, title) in [(one, other, first), (other, one, second)] {
                if ui.button(words::KEEP.fill(shown.lang, &[("what", title)])).clicked() {
                    actions.extend(shelf.merge(keep, std::slice::from_ref(gone)));
                }
            }
            if ui.button(words::BOTH_STAY.text(shown.lang)).clicked() {
                remembered.apart.insert((one.clone(), other.clone()));
            }
        });
    });
    ui.add_space(4.0);
}

/// Makes one of the marked entry and another.
fn merge_ui(ui: &mut Ui, shown: &Shown<'_>, shelf: &Shelf, state: &State, actions: &mut Vec<Action>) {
    let marked: Vec<String> =
        state.marked_rows().iter().map(|row| shelf.source.id(*row).to_owned()).collect();
    let others: Vec<usize> =
        (0..shelf.source.len()).filter(|row| !marked.iter().any(|id| id == shelf.source.id(*row))).collect();
    ui.horizontal(|ui| {
        ui.add_enabled_ui(!marked.is_empty() && !others.is_empty(), |ui| {
            let menu = ui.menu_button(words::MERGE_INTO.text(shown.lang), |ui| {
                egui::ScrollArea::vertical().max_height(420.0).show(ui, |ui| {
                    for row in others {
                        if ui.button(one_line(&shelf.source.title(row))).clicked() {
                            actions.extend(shelf.merge(shelf.source.id(row), &marked));
                        }
                    }
                });
            });
            menu.response.on_hover_text(words::MERGE_TIP.text(shown.lang));
        });
    });
}

/// Who uses the entry under the cursor; a click goes there.
fn uses_ui(ui: &mut Ui, shown: &Shown<'_>, shelf: &Shelf, state: &State, actions: &mut Vec<Action>) {
    let Some(row) = state.rows.get(state.cursor.row).copied().filter(|row| *row < shelf.source.len()) else {
        return;
    };
    let title = one_line(&shelf.source.title(row));
    let Some(uses) = shelf.known.uses.get(shelf.source.id(row)) else {
        if !shelf.known.settled {
            ui.weak(words::LOOKING.text(shown.lang));
            return;
        }
        ui.weak(words::UNUSED.fill(shown.lang, &[("what", &title)]));
        return;
    };
    let workspace = shown.document.shown();
    let here = workspace.journeys.iter().position(|journey| journey.id == shown.document.journey);
    let cards: Vec<Id<Touchpoint>> = uses
        .iter()
        .filter(|known| known.journey == here)
        .filter_map(|known| match &known.by {
            SubjectRef::Touchpoint(id) => Some(id.clone()),
            _ => None,
        })
        .collect();
    // The heading goes along where there is hardly room: the foot of a low window is one line high.
    egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.horizontal(|ui| {
            let head = words::USED_BY.fill(shown.lang, &[("what", &title)]);
            ui.label(RichText::new(head).font(appearance::face(12.5, Face::SemiBold)));
            ui.weak(words::TIMES.count(shown.lang, uses.len()));
            if !cards.is_empty() && ui.button(words::ON_MAP.text(shown.lang)).clicked() {
                actions.push(Action::View(super::MainView::Map));
                actions.push(Action::Find(cards));
            }
        });
        ui.horizontal_wrapped(|ui| {
            // What has a way to it and what has none begin at the same edge.
            ui.spacing_mut().button_padding.x = 0.0;
            for (at, known) in uses.iter().take(NAMED).enumerate() {
                if at > 0 {
                    ui.weak("·");
                }
                use_ui(ui, shown, known, here, actions);
            }
            if uses.len() > NAMED {
                ui.weak(words::MORE.count(shown.lang, uses.len() - NAMED));
            }
        });
    });
}

/// A use, with the way there where it is on the map. `here` is the open journey among all.
pub fn use_ui(ui: &mut Ui, shown: &Shown<'_>, known: &Use, here: Option<usize>, actions: &mut Vec<Action>) {
    let workspace = shown.document.shown();
    let empty = Journey::default();
    let journey = known.journey.and_then(|at| workspace.journeys.get(at)).map(|journey| &**journey);
    let names = analysis::Names::new(workspace, journey.unwrap_or(&empty), shown.lang);
    let mut text = match &known.by {
        SubjectRef::Other(list) => list_label(list).text(shown.lang).to_owned(),
        subject => one_line(&names.subject(subject)),
    };
    if known.journey != here
        && let Some(journey) = journey
    {
        text = words::ELSEWHERE.fill(shown.lang, &[("what", &text), ("journey", &one_line(&journey.name))]);
    }
    let goes =
        matches!(known.by, SubjectRef::Touchpoint(_) | SubjectRef::Phase(_) | SubjectRef::Transition(..));
    match journey.filter(|_| goes) {
        None => drop(ui.weak(text)),
        Some(journey) => {
            if ui.add(Button::new(text).frame_when_inactive(false)).clicked() {
                actions.push(Action::ShowJourney(journey.id.clone()));
                actions.push(Action::Tables(Ask::Go(known.by.clone())));
            }
        }
    }
}

/// What a list of the workspace is called.
fn list_label(list: &str) -> crate::vocabulary::Label {
    match list {
        "departments" => words::DEPARTMENTS,
        "lifecycle_stages" => words::STAGES,
        "markets" => words::MARKETS,
        "channels" => words::CHANNELS,
        "propositions" => words::PROPOSITIONS,
        "campaigns" => words::CAMPAIGNS,
        "systems" => words::SYSTEMS,
        "integrations" => words::INTEGRATIONS,
        "data_sources" => words::DATA_SOURCES,
        "contact_rules" => words::CONTACT_RULES,
        "frequency_caps" => words::FREQUENCY_CAPS,
        "legal_restrictions" => words::LEGAL,
        _ => words::LIBRARIES,
    }
}

/// Opens a library.
pub fn open(library: Library) -> Action {
    Action::Tables(Ask::Library(library))
}

/// The edit that adds an entry of this name, and the id that it has then.
pub fn fresh<T: Kept>(names: Names<'_>, name: &str) -> (Edit, String) {
    let mut list = T::list(names).to_vec();
    let mut entry = T::default();
    if let Some(title) = T::fields(names).into_iter().next() {
        (title.set)(&mut entry, Value::Text(name.to_owned().into()));
    }
    entry.born(names, &list);
    if entry.id().is_empty() {
        let taken = |text: &str| list.iter().any(|known| known.id() == text);
        let id: Id<T> = Fresh::default().id(name, "entry", taken);
        entry.call(id.as_str());
    }
    let id = entry.id().to_owned();
    list.push(entry);
    (T::put(names, list), id)
}

/// The edit that adds an entry of this name, with others that refer to it. An edit of the libraries carries
/// all of them, so the entry joins what that one changes.
pub fn joined<T: Kept>(names: Names<'_>, name: &str, entry: Edit, mut others: Vec<Edit>) -> Vec<Edit> {
    let place = others.iter().position(|edit| matches!(edit, Edit::SetLibrary { .. }));
    let entry = match place.map(|place| others.remove(place)) {
        Some(Edit::SetLibrary { workspace, .. }) => {
            fresh::<T>(Names { workspace: &workspace, ..names }, name).0
        }
        _ => entry,
    };
    others.insert(0, entry);
    others
}

/// The name of the step that adds an entry.
pub fn added(name: String) -> StepName {
    StepName::new(words::STEP_ADD, name)
}
