//! The view of the table: touchpoints, transitions and the libraries. Shows them by the one table of
//! the window and turns what that asks for into actions.

#[cfg(test)]
mod tests;
pub mod touchpoints;
mod transitions;
mod words;

use std::collections::{BTreeMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use egui::{Panel, Ui};

use super::bars::Shown;
use super::libraries::{self, Remembered, Shelf};
use super::table::{Asked, STEP_DELETE, STEP_DELETE_ONE, Shows, Source, State, table_ui, take_keys};
use super::{Action, Command, MainView, Selection, WandelApp, bars};
use crate::edit::{Library, StepName};
use crate::model::{Lang, SubjectRef};
use crate::settings::{Settings, TableLook};
use crate::vocabulary::Label;

pub use touchpoints::Touchpoints;
pub use transitions::Transitions;
pub use words::VIEW_TABLE;

/// What a table asks the window for.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    /// The table of this name looks so from now on.
    Remember(&'static str, TableLook),
    /// Other rows.
    Rows(Rows),
    /// A library.
    Library(Library),
    /// What is there on the map.
    Go(SubjectRef),
}

/// What the rows of the table are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Rows {
    /// Touchpoints.
    #[default]
    Touchpoints,
    /// The transitions between them.
    Transitions,
    /// The entries of a library.
    Library(Library),
}

impl Rows {
    /// The name by which its look is remembered.
    const fn name(self) -> &'static str {
        match self {
            Self::Touchpoints => "touchpoints",
            Self::Transitions => "transitions",
            Self::Library(library) => library_name(library),
        }
    }

    /// All of them: the journey's own, then the libraries.
    pub fn all() -> impl Iterator<Item = Self> {
        let own = [Self::Touchpoints, Self::Transitions].into_iter();
        let listed = libraries::OF_JOURNEY.into_iter().chain(libraries::SHARED);
        own.chain(listed.map(Self::Library))
    }

    /// What they are called.
    pub const fn label(self) -> Label {
        match self {
            Self::Touchpoints => words::TOUCHPOINTS,
            Self::Transitions => words::TRANSITIONS,
            Self::Library(library) => libraries::label(library),
        }
    }
}

/// The name by which the look of a library's table is remembered.
pub const fn library_name(library: Library) -> &'static str {
    match library {
        Library::Personas => "personas",
        Library::Segments => "segments",
        Library::LifecycleStages => "lifecycle stages",
        Library::Departments => "departments",
        Library::Markets => "markets",
        Library::Channels => "channels",
        Library::Content => "content",
        Library::Propositions => "propositions",
        Library::Campaigns => "campaigns",
        Library::Objectives => "objectives",
        Library::Systems => "systems",
        Library::Integrations => "integrations",
        Library::DataSources => "data sources",
        Library::Needs => "needs",
        Library::Triggers => "triggers",
    }
}

/// What was made of a state of the document.
enum Made {
    Touchpoints(Touchpoints),
    Transitions(Transitions),
    Library(Shelf),
}

/// What the window remembers of its tables. Never in the file.
#[derive(Default)]
pub struct Tables {
    rows: Rows,
    made: Option<(u64, Made)>,
    /// The document and journey that the states are about.
    about: u64,
    states: BTreeMap<&'static str, State>,
    /// The tables that the last frame drew.
    in_sight: Vec<&'static str>,
    /// The view was just opened.
    arrived: bool,
    libraries: Remembered,
    /// Who uses the entries of the library shown.
    found: libraries::Found,
}

impl Tables {
    /// What the table of this name remembers; it begins as the settings have it. Who asks for it draws it.
    pub fn state(&mut self, name: &'static str, settings: &Settings) -> &mut State {
        if !self.in_sight.contains(&name) {
            self.in_sight.push(name);
        }
        let remembered = || State::remembered(settings.tables.get(name).cloned().unwrap_or_default());
        self.states.entry(name).or_insert_with(remembered)
    }

    /// Who uses the entries of a library, as far as that is known yet.
    pub fn uses(&mut self, ctx: &egui::Context, shown: &Shown<'_>, library: Library) -> libraries::Known {
        let (key, wake) = ((shown.document.revision(), library), ctx.clone());
        self.found.of(shown.document.shown(), key, move || wake.request_repaint())
    }

    /// A view with tables begins to be drawn: forgets what was about another document or journey.
    pub fn attend(&mut self, about: u64) {
        self.in_sight.clear();
        if self.about != about {
            self.about = about;
            self.states.clear();
            self.made = None;
            self.found = libraries::Found::default();
            self.arrived = true;
        }
    }

    /// The tables that the last frame drew, for tests.
    #[cfg(test)]
    pub fn in_sight(&self) -> &[&'static str] {
        &self.in_sight
    }

    /// What a table remembers that was drawn, for tests.
    #[cfg(test)]
    pub fn known(&self, name: &str) -> Option<&State> {
        self.states.get(name)
    }

    /// How many cells in rows the last frame drew, for figures.
    pub fn rows_drawn(&self) -> usize {
        self.in_sight.iter().filter_map(|name| self.states.get(name)).map(|state| state.drawn).sum()
    }
}

/// A number for all of these together.
pub fn stamp(of: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    hasher.finish()
}

/// The view of the table.
pub fn table_view_ui(ui: &mut Ui, shown: &Shown<'_>, tables: &mut Tables, actions: &mut Vec<Action>) {
    let document = shown.document;
    let Some(journey) = document.journey() else { return };
    tables.attend(stamp((&document.session, journey.id.as_str())));
    let rows = tables.rows;
    let known = match rows {
        Rows::Library(library) => tables.uses(ui.ctx(), shown, library),
        _ => Default::default(),
    };
    // The rows say how often each is used, so they are made again when that is known.
    let revision = stamp((document.revision(), rows, shown.is_read_only(), known.settled));
    if tables.made.as_ref().is_none_or(|(known, _)| *known != revision) {
        let (workspace, open) = (document.shown(), !shown.is_read_only());
        let made = match rows {
            Rows::Touchpoints => Made::Touchpoints(Touchpoints::new(workspace, journey, open)),
            Rows::Transitions => Made::Transitions(Transitions::new(workspace, journey, open)),
            Rows::Library(library) => Made::Library(Shelf::new(shown, library, known)),
        };
        tables.made = Some((revision, made));
    }
    let made = tables.made.take();
    kinds_ui(ui, shown, rows, actions);
    if let Some((_, made)) = &made {
        let margin = egui::Margin { left: 12, right: 4, top: 8, bottom: 2 };
        egui::Frame::new().inner_margin(margin).show(ui, |ui| match made {
            Made::Touchpoints(source) => touchpoints_ui(ui, shown, source, (revision, tables), actions),
            Made::Transitions(source) => transitions_ui(ui, shown, source, (revision, tables), actions),
            Made::Library(shelf) => library_ui(ui, shown, shelf, (revision, tables), actions),
        });
    }
    tables.made = made;
}

/// What the rows are: the journey's own, then the libraries.
fn kinds_ui(ui: &mut Ui, shown: &Shown<'_>, now: Rows, actions: &mut Vec<Action>) {
    let panel = Panel::left("rows").resizable(false).exact_size(RAIL).frame(bars::frame(shown.theme, 8, 8));
    panel.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            let own = [Rows::Touchpoints, Rows::Transitions].into_iter();
            let own = own.chain(libraries::OF_JOURNEY.map(Rows::Library));
            group_ui(ui, shown, libraries::THIS_JOURNEY, (own, now), actions);
            ui.add_space(8.0);
            let shared = libraries::SHARED.map(Rows::Library).into_iter();
            group_ui(ui, shown, libraries::LIBRARIES, (shared, now), actions);
        });
    });
}

/// The width of the list of what the rows can be, in points.
const RAIL: f32 = 172.0;

fn group_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    head: Label,
    (all, now): (impl Iterator<Item = Rows>, Rows),
    actions: &mut Vec<Action>,
) {
    ui.weak(head.text(shown.lang));
    ui.add_space(2.0);
    for rows in all {
        let button = egui::Button::selectable(rows == now, rows.label().text(shown.lang))
            .min_size(egui::vec2(ui.available_width(), 25.0))
            .truncate();
        if ui.add(button).clicked() {
            actions.push(Action::Tables(Ask::Rows(rows)));
        }
    }
}

/// A library with what stands around its table.
pub fn library_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    shelf: &Shelf,
    (revision, tables): (u64, &mut Tables),
    actions: &mut Vec<Action>,
) {
    let arrived = std::mem::take(&mut tables.arrived);
    let mut remembered = std::mem::take(&mut tables.libraries);
    let state = tables.state(library_name(shelf.library), shown.settings);
    if arrived {
        arrive(state, shelf.source(), (revision, shown.lang), None);
    }
    libraries::shelf_ui(ui, shown, (shelf, revision), (state, &mut remembered), actions);
    tables.libraries = remembered;
}

fn touchpoints_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    source: &Touchpoints,
    (revision, tables): (u64, &mut Tables),
    actions: &mut Vec<Action>,
) {
    let arrived = std::mem::take(&mut tables.arrived);
    let state = tables.state(Rows::Touchpoints.name(), shown.settings);
    let chosen = &shown.document.selection.touchpoints;
    if arrived {
        arrive(state, source, (revision, shown.lang), chosen.first().map(|id| id.as_str()));
    }
    let selected: HashSet<&str> = chosen.iter().map(|id| id.as_str()).collect();
    let shows = Shows {
        name: Rows::Touchpoints.name(),
        theme: shown.theme,
        lang: shown.lang,
        revision,
        selected: &|id| selected.contains(id),
        empty: words::NO_TOUCHPOINTS,
    };
    for asked in table_ui(ui, &shows, source, state) {
        match asked {
            Asked::Mark(rows) => {
                let touchpoints = rows.iter().filter_map(|row| source.touchpoint(*row).cloned()).collect();
                actions.push(Action::Select(Selection { touchpoints, ..Selection::default() }));
            }
            Asked::Open(row) => {
                actions.push(Action::View(MainView::Map));
                actions.push(Action::Find(source.touchpoint(row).cloned().into_iter().collect()));
            }
            Asked::Remove(rows) => actions.extend(removed(source, &rows)),
            asked => plain(asked, (Rows::Touchpoints.name(), shown.lang), state, actions),
        }
    }
}

fn transitions_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    source: &Transitions,
    (revision, tables): (u64, &mut Tables),
    actions: &mut Vec<Action>,
) {
    tables.arrived = false;
    let state = tables.state(Rows::Transitions.name(), shown.settings);
    let chosen = &shown.document.selection.transitions;
    let rows = (0..source.len()).filter(|_| !chosen.is_empty());
    let selected: HashSet<&str> = rows
        .filter(|row| source.key(*row).is_some_and(|key| chosen.contains(key)))
        .map(|row| source.id(row))
        .collect();
    let shows = Shows {
        name: Rows::Transitions.name(),
        theme: shown.theme,
        lang: shown.lang,
        revision,
        selected: &|id| selected.contains(id),
        empty: words::NO_TRANSITIONS,
    };
    for asked in table_ui(ui, &shows, source, state) {
        match asked {
            Asked::Mark(rows) => {
                let transitions = rows.iter().filter_map(|row| source.key(*row).cloned()).collect();
                actions.push(Action::Select(Selection { transitions, ..Selection::default() }));
            }
            Asked::Open(row) => {
                let ends = source.key(row).map(|key| vec![key.0.clone(), key.1.clone()]);
                actions.push(Action::View(MainView::Map));
                actions.push(Action::Find(ends.unwrap_or_default()));
            }
            Asked::Remove(rows) => actions.extend(removed(source, &rows)),
            asked => plain(asked, (Rows::Transitions.name(), shown.lang), state, actions),
        }
    }
}

/// A table that was just opened: sorted anew, on the row that is selected, with the keyboard.
pub fn arrive(state: &mut State, source: &dyn Source, (revision, lang): (u64, Lang), id: Option<&str>) {
    state.stale = true;
    state.editing = None;
    state.follow(source, revision, lang);
    if let Some(id) = id {
        state.find(id);
    }
    state.reveal = true;
    state.told = true;
    state.grab = true;
}

/// The step that deletes rows.
pub fn removed(source: &dyn Source, rows: &[usize]) -> Option<Action> {
    let edits = source.remove(rows);
    let name = match rows {
        [one] => StepName::new(STEP_DELETE_ONE, crate::text::one_line(&source.title(*one))),
        several => StepName::new(STEP_DELETE, several.len().to_string()),
    };
    (!edits.is_empty()).then_some(Action::ApplyAll(edits, name))
}

/// What every table asks for alike.
pub fn plain(asked: Asked, (name, lang): (&'static str, Lang), state: &State, actions: &mut Vec<Action>) {
    match asked {
        Asked::Edit(edits, step) if !edits.is_empty() => actions.push(Action::ApplyAll(edits, step)),
        Asked::Copy(text, cells) => {
            actions.push(Action::CopyText(text));
            actions.push(Action::Notice(super::table::COPIED.count(lang, cells)));
        }
        Asked::Remember => actions.push(Action::Tables(Ask::Remember(name, state.look.clone()))),
        Asked::Mend(place) => actions.push(Action::Gaps(super::gaps::Ask::Mend(place))),
        _ => {}
    }
}

impl WandelApp {
    /// Does what a table asked for.
    pub(super) fn tables_asked(&mut self, ask: Ask) {
        match ask {
            Ask::Remember(name, look) => {
                self.settings.tables.insert(name.to_owned(), look);
                self.keep_settings();
            }
            Ask::Rows(rows) => self.show_rows(rows),
            Ask::Library(library) => self.show_rows(Rows::Library(library)),
            Ask::Go(subject) => {
                self.show_view(MainView::Map);
                self.go_to(&subject);
            }
        }
    }

    /// Shows these rows.
    fn show_rows(&mut self, rows: Rows) {
        self.tables.rows = rows;
        // What nobody sees must not be deleted by a key.
        self.select(Selection::default());
        self.show_view(MainView::Table);
    }

    /// Shows the libraries.
    pub(super) fn show_libraries(&mut self) {
        let now = self.tables.rows;
        let rows = if matches!(now, Rows::Library(_)) { now } else { Rows::Library(Library::Personas) };
        self.show_rows(rows);
    }

    /// The table was opened.
    pub(super) fn table_opened(&mut self) {
        self.tables.arrived = true;
    }

    /// The name of the table in the middle of the window: where there are several, of the one with
    /// the keyboard.
    fn table_name(&self) -> Option<&'static str> {
        match self.document.as_ref()?.view {
            MainView::Table => Some(self.tables.rows.name()),
            MainView::Plan(_) => {
                let in_sight = &self.tables.in_sight;
                let has_keyboard =
                    |name: &&&str| self.tables.states.get(**name).is_some_and(|one| one.focused);
                in_sight.iter().find(has_keyboard).or(in_sight.first()).copied()
            }
            _ => None,
        }
    }

    /// Keeps keys for the table that has the keyboard, before the map or a command hears them.
    pub(super) fn table_keys(&mut self, ctx: &egui::Context) {
        let Some(name) = self.table_name() else { return };
        let behind = !self.dialogs.is_empty() || self.picker.is_some() || self.palette.is_some();
        if behind || self.jobs.opening.is_some() || egui::Popup::is_any_open(ctx) {
            return;
        }
        take_keys(ctx, self.tables.state(name, &self.settings));
    }

    /// What commands mean while a table fills the window; whether this one means something there.
    pub(super) fn run_for_table(&mut self, command: Command) -> bool {
        let Some(name) = self.table_name() else { return false };
        let state = self.tables.state(name, &self.settings);
        match command {
            Command::NewTouchpoint => state.go_to_foot(),
            Command::SelectAll => state.mark_all(),
            Command::Rename => state.open_next = true,
            // These need the map.
            Command::Link | Command::NewPhase => {
                self.show_view(MainView::Map);
                return false;
            }
            _ => return false,
        }
        state.grab = true;
        true
    }
}
