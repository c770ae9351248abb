//! Data and systems: what the journey leans on, the systems with their connections, and below them the
//! tables of systems, connections and sources of data, edited in place.

mod lean_ui;
mod words;

use egui::{Button, Panel, RichText, ScrollArea, Ui, vec2};

use super::net_ui::{Edge, Hit, Node, Tie, net_ui, sample_ui};
use super::{Part, Room};
use crate::edit::Library;
use crate::model::{Id, Integration, SystemDef, Workspace};
use crate::report::plan::Plan;
use crate::report::plan::systems::{
    Dependence, INTEGRATIONS, SOURCES, SYSTEMS, dependence, lets_integration, lets_system,
};
use crate::text::{Face, one_line};
use crate::ui::bars::{Shown, frame};
use crate::ui::libraries::{Known, Shelf};
use crate::ui::tables::{self, library_name};
use crate::ui::{Action, appearance, gaps};
use crate::vocabulary::{Label, Labelled as _};

/// The tables, in their order.
const SHELVES: [(Library, Label); 3] =
    [(Library::Systems, SYSTEMS), (Library::Integrations, INTEGRATIONS), (Library::DataSources, SOURCES)];

/// Below this height of the view the tables get more of it, in points.
const LOW: f32 = 680.0;

/// What was derived from a state of the document.
struct Made {
    revision: u64,
    dependence: Dependence,
    /// The systems and connections that the filter lets through, by their place in the workspace.
    systems: Vec<usize>,
    integrations: Vec<usize>,
    shelf: Shelf,
}

/// What the window remembers of it. Never in the file.
pub struct State {
    library: Library,
    made: Option<Made>,
    /// The row that was asked for on the map.
    chosen: Option<String>,
}

impl Default for State {
    fn default() -> Self {
        Self { library: Library::Systems, made: None, chosen: None }
    }
}

impl Made {
    fn new(
        shown: &Shown<'_>,
        room: &Room<'_>,
        (revision, library): (u64, Library),
        known: Known,
    ) -> Option<Self> {
        let workspace = shown.document.shown();
        let journey = shown.document.journey()?;
        let (filter, as_of, lang) = (room.filter, room.as_of, shown.lang);
        let plan = Plan { workspace, journey, filter, as_of, lang };
        let fits = |fits: bool, at: usize| fits.then_some(at);
        let systems = workspace.systems.iter().enumerate();
        let systems: Vec<usize> =
            systems.filter_map(|(at, system)| fits(lets_system(&plan, system), at)).collect();
        let integrations = workspace.integrations.iter().enumerate();
        let integrations: Vec<usize> =
            integrations.filter_map(|(at, one)| fits(lets_integration(&plan, one), at)).collect();
        let shelf = Shelf::new(shown, library, known);
        let shelf = match library {
            Library::Systems => shelf.only(|id| {
                systems.iter().filter_map(|at| workspace.systems.get(*at)).any(|one| one.id.as_str() == id)
            }),
            Library::Integrations => shelf.only(|id| {
                let mut known = integrations.iter().filter_map(|at| workspace.integrations.get(*at));
                known.any(|one| one.id.as_str() == id)
            }),
            _ => shelf,
        };
        Some(Self { revision, dependence: dependence(&plan), systems, integrations, shelf })
    }
}

/// The view.
pub fn view_ui(ui: &mut Ui, shown: &Shown<'_>, room: Room<'_>, state: &mut State, actions: &mut Vec<Action>) {
    let uses = room.tables.uses(ui.ctx(), shown, state.library);
    let revision = tables::stamp((room.revision, state.library, uses.settled));
    let known = state.made.take().filter(|made| made.revision == revision);
    let fresh = known.is_none();
    let made = known.or_else(|| Made::new(shown, &room, (revision, state.library), uses));
    let Some(made) = made else { return };
    let workspace = shown.document.shown();
    let bare = workspace.systems.is_empty() && workspace.data_sources.is_empty();
    // In a low window the rows need the room more than the drawing does.
    let room_there = ui.available_height();
    let share = if room_there < LOW { 0.48 } else { 0.44 };
    let height = (room_there * share).clamp(170.0, 460.0);
    if bare {
        empty_ui(ui, shown);
    } else {
        let top = Panel::top("systems").exact_size(height).resizable(false);
        top.frame(frame(shown.theme, 14, 8)).show(ui, |ui| pictures_ui(ui, shown, &made, state, actions));
    }
    egui::CentralPanel::default().frame(frame(shown.theme, 12, 6)).show(ui, |ui| {
        shelves_ui(ui, shown, state);
        let name = library_name(made.shelf.library);
        if let Some(id) = state.chosen.take_if(|_| made.shelf.library == state.library) {
            let table = room.tables.state(name, shown.settings);
            if fresh {
                table.follow(made.shelf.source(), revision, shown.lang);
            }
            table.find(&id);
            table.reveal = true;
            table.grab = true;
        }
        tables::library_ui(ui, shown, &made.shelf, (revision, room.tables), actions);
    });
    state.made = Some(made);
}

/// What the view is for, where there is nothing to show yet.
fn empty_ui(ui: &mut Ui, shown: &Shown<'_>) {
    Panel::top("systems").resizable(false).frame(frame(shown.theme, 24, 18)).show(ui, |ui| {
        ui.heading(Part::Systems.label().text(shown.lang));
        ui.set_max_width(640.0);
        ui.add(egui::Label::new(words::WHAT_FOR.text(shown.lang)).wrap());
    });
}

/// Which table is shown.
fn shelves_ui(ui: &mut Ui, shown: &Shown<'_>, state: &mut State) {
    ui.horizontal(|ui| {
        for (library, label) in SHELVES {
            let text = RichText::new(label.text(shown.lang)).font(appearance::face(12.5, Face::Medium));
            let button = Button::selectable(state.library == library, text).min_size(vec2(44.0, 26.0));
            if ui.add(button).clicked() {
                state.library = library;
            }
        }
    });
}

/// What is leant on, and the systems beside it.
fn pictures_ui(ui: &mut Ui, shown: &Shown<'_>, made: &Made, state: &mut State, actions: &mut Vec<Action>) {
    let left = (ui.available_width() * 0.4).clamp(320.0, 620.0);
    Panel::left("leans").exact_size(left).resizable(false).frame(frame(shown.theme, 4, 0)).show(ui, |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.set_width(ui.available_width() - 12.0);
            lean_ui::lean_ui(ui, shown, &made.dependence, actions);
        });
    });
    egui::CentralPanel::default().frame(frame(shown.theme, 10, 0)).show(ui, |ui| {
        let lang = shown.lang;
        ui.horizontal_wrapped(|ui| {
            let title = RichText::new(words::MAP.text(lang)).font(appearance::face(13.0, Face::SemiBold));
            ui.label(title);
            for (tie, label) in
                [(Tie::Whole, words::WORKS), (Tie::Dashed, words::BROKEN), (Tie::Dotted, words::UNKNOWN)]
            {
                sample_ui(ui, shown.theme, tie, label.text(lang));
            }
        });
        if made.systems.is_empty() {
            ui.weak(words::NO_SYSTEMS.text(lang));
            return;
        }
        if shown.document.shown().integrations.is_empty() {
            ui.horizontal_wrapped(|ui| {
                ui.weak(words::NO_CONNECTIONS.text(lang));
                if ui.add(gaps::link(shown.theme, words::TO_CONNECTIONS.text(lang))).clicked() {
                    state.library = Library::Integrations;
                }
            });
        }
        map_ui(ui, shown, made, state);
    });
}

/// The systems; a click goes to the row.
fn map_ui(ui: &mut Ui, shown: &Shown<'_>, made: &Made, state: &mut State) {
    let workspace = shown.document.shown();
    let systems: Vec<&SystemDef> = made.systems.iter().filter_map(|at| workspace.systems.get(*at)).collect();
    let known = made.integrations.iter().filter_map(|at| workspace.integrations.get(*at));
    let known: Vec<&Integration> = known.collect();
    let nodes: Vec<Node> = systems.iter().map(|system| node(shown, workspace, system)).collect();
    let place = |id: &Id<SystemDef>| systems.iter().position(|system| system.id == *id);
    let edges: Vec<Edge> = known
        .iter()
        .filter_map(|one| edge(shown, workspace, one, (place(&one.from)?, place(&one.to)?)))
        .collect();
    let (library, id) = match net_ui(ui, shown.theme, "systems map", (&nodes, &edges)) {
        Some(Hit::Node(at)) => (Library::Systems, nodes.get(at).map(|node| node.id.clone())),
        Some(Hit::Edge(at)) => (Library::Integrations, edges.get(at).map(|edge| edge.id.clone())),
        None => return,
    };
    state.library = library;
    state.chosen = id;
    ui.ctx().request_repaint();
}

fn node(shown: &Shown<'_>, workspace: &Workspace, system: &SystemDef) -> Node {
    let kind = system.kind.label().text(shown.lang);
    let runs = system.department.as_ref();
    let runs = runs.and_then(|id| workspace.departments.iter().find(|one| one.id == *id));
    let detail = match runs {
        Some(department) => format!("{kind} · {}", one_line(&department.name)),
        None => kind.to_owned(),
    };
    let title = one_line(&system.name);
    Node {
        id: system.id.as_str().to_owned(),
        spoken: words::NODE_NAME.fill(shown.lang, &[("name", &title), ("kind", &detail)]),
        title,
        detail,
        outside: runs.is_some_and(|department| department.external),
        on: false,
    }
}

fn edge(
    shown: &Shown<'_>,
    workspace: &Workspace,
    one: &Integration,
    (from, to): (usize, usize),
) -> Option<Edge> {
    if from == to {
        return None;
    }
    let (tie, state) = match one.works {
        Some(true) => (Tie::Whole, words::WORKS),
        Some(false) => (Tie::Dashed, words::BROKEN),
        None => (Tie::Dotted, words::UNKNOWN),
    };
    let name = |id: &Id<SystemDef>| {
        let known = workspace.systems.iter().find(|system| system.id == *id);
        one_line(known.map_or(id.as_str(), |system| &system.name))
    };
    let (giver, taker) = (name(&one.from), name(&one.to));
    let data = one_line(&one.data);
    let state = state.text(shown.lang);
    let values = [("from", giver.as_str()), ("to", &taker), ("data", &data), ("state", state)];
    Some(Edge {
        id: one.id.as_str().to_owned(),
        from,
        to,
        tie,
        figure: String::new(),
        on: false,
        lit: true,
        spoken: words::EDGE_NAME.fill(shown.lang, &values),
    })
}
