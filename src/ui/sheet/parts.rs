//! What sheets share: forms over an entry of a library or a journey, a field that adds an entry,
//! touchpoints to tick. Knows no sheet.

use std::sync::Arc;

use egui::{ScrollArea, Ui};

use super::{Mark, Page, words};
use crate::edit::{Edit, Place, StepName, on_journey, own_fields};
use crate::model::*;
use crate::text::one_line;
use crate::ui::inspector::form::Form;
use crate::ui::ticks::Ticks as _;
use crate::ui::{Action, gaps, room_before, single_line};
use crate::vocabulary::Label;

/// So many touchpoints are shown without a field to search them.
const FEW: usize = 12;
/// The height of a touchpoint to tick.
const TICK: f32 = 22.0;
/// So many touchpoints are offered in a list that folds out.
pub(super) const OFFERED: usize = 300;

/// Something of the file that a sheet is about.
pub(in crate::ui) trait Entry: Clone + PartialEq {
    /// It, by its id.
    fn find(workspace: &Workspace, journey: &Journey, id: &Id<Self>) -> Option<Arc<Self>>;
    /// The edit that puts this version in its place.
    fn put(workspace: &Workspace, journey: &Journey, entry: Self, what: Label) -> Edit;
}

macro_rules! library_entries {
    ($($entry:ident in $list:ident),* $(,)?) => { $(
        impl Entry for $entry {
            fn find(workspace: &Workspace, _: &Journey, id: &Id<Self>) -> Option<Arc<Self>> {
                workspace.$list.iter().find(|entry| entry.id == *id).map(|entry| Arc::new(entry.clone()))
            }

            fn put(workspace: &Workspace, _: &Journey, entry: Self, what: Label) -> Edit {
                on_library(workspace, what, |changed| {
                    if let Some(known) = changed.$list.edit().iter_mut().find(|known| known.id == entry.id) {
                        *known = entry;
                    }
                })
            }
        }
    )* };
}

macro_rules! journey_entries {
    ($($entry:ident in $list:ident),* $(,)?) => { $(
        impl Entry for $entry {
            fn find(_: &Workspace, journey: &Journey, id: &Id<Self>) -> Option<Arc<Self>> {
                journey.$list.iter().find(|entry| entry.id == *id).map(|entry| Arc::new(entry.clone()))
            }

            fn put(_: &Workspace, journey: &Journey, entry: Self, what: Label) -> Edit {
                on_journey(journey, what, |changed| {
                    if let Some(known) = changed.$list.edit().iter_mut().find(|known| known.id == entry.id) {
                        *known = entry;
                    }
                })
            }
        }
    )* };
}

macro_rules! shared_entries {
    ($($entry:ident in $list:ident),* $(,)?) => { $(
        impl Entry for $entry {
            fn find(_: &Workspace, journey: &Journey, id: &Id<Self>) -> Option<Arc<Self>> {
                journey.$list.iter().find(|entry| entry.id == *id).cloned()
            }

            fn put(_: &Workspace, journey: &Journey, entry: Self, what: Label) -> Edit {
                on_journey(journey, what, |changed| {
                    if let Some(known) = changed.$list.edit().iter_mut().find(|known| known.id == entry.id) {
                        *known = Arc::new(entry);
                    }
                })
            }
        }
    )* };
}

library_entries! {
    LifecycleStage in lifecycle_stages,
    ContentAsset in content,
    ConsentRule in consent_rules,
    Objective in objectives,
    DataSource in data_sources,
    Persona in personas,
    Segment in segments,
    Proposition in propositions,
}
journey_entries! { InformationNeed in needs, Trigger in triggers }
shared_entries! { PlannedContact in planned_contacts, ResponseCase in cases }

/// The edit that changes the libraries. Journeys stay, so they need not be carried along.
pub(in crate::ui) fn on_library(
    workspace: &Workspace,
    what: Label,
    change: impl FnOnce(&mut Workspace),
) -> Edit {
    let mut workspace = workspace.clone();
    workspace.journeys = List::default();
    change(&mut workspace);
    Edit::SetLibrary { workspace, what }
}

/// The fields of one entry; what to say where it is gone.
pub(in crate::ui) fn entry_ui<T: Entry>(
    ui: &mut Ui,
    page: &mut Page<'_, '_>,
    id: &Id<T>,
    fields: impl FnOnce(&mut Ui, &mut Form<'_, T>),
) {
    let (workspace, journey) = (page.shown.document.editor.workspace(), page.journey);
    let Some(entry) = T::find(workspace, journey, id) else {
        ui.weak(words::GONE.text(page.shown.lang));
        return;
    };
    let edit = |entries: Vec<T>, what| {
        let entry = entries.into_iter().next().unwrap_or_else(|| (*entry).clone());
        T::put(workspace, journey, entry, what)
    };
    let items = [Arc::clone(&entry)];
    let (lang, theme) = (page.shown.lang, page.shown.theme);
    fields(ui, &mut Form { lang, theme, items: &items, edit: &edit, actions: page.actions });
}

/// Fields of the journey itself.
pub(in crate::ui) fn journey_ui(
    ui: &mut Ui,
    page: &mut Page<'_, '_>,
    fields: impl FnOnce(&mut Ui, &mut Form<'_, Journey>),
) {
    let items = [Arc::new(own_fields(page.journey))];
    let edit = |journeys: Vec<Journey>, what| Edit::SetJourney {
        journey: journeys.into_iter().next().unwrap_or_default(),
        what,
    };
    let (lang, theme) = (page.shown.lang, page.shown.theme);
    fields(ui, &mut Form { lang, theme, items: &items, edit: &edit, actions: page.actions });
}

/// Fields of the libraries as a whole.
pub(in crate::ui) fn libraries_ui(
    ui: &mut Ui,
    page: &mut Page<'_, '_>,
    fields: impl FnOnce(&mut Ui, &mut Form<'_, Workspace>),
) {
    let workspace = page.shown.document.editor.workspace();
    let items = [Arc::new(Workspace { journeys: List::default(), ..(**workspace).clone() })];
    let edit = |all: Vec<Workspace>, what| Edit::SetLibrary {
        workspace: all.into_iter().next().unwrap_or_default(),
        what,
    };
    let (lang, theme) = (page.shown.lang, page.shown.theme);
    fields(ui, &mut Form { lang, theme, items: &items, edit: &edit, actions: page.actions });
}

/// A field for a new entry with a button beside it; what was typed, once it is to be added.
pub(in crate::ui) fn adder_ui(ui: &mut Ui, page: &Page<'_, '_>, label: Label) -> Option<String> {
    let lang = page.shown.lang;
    let id = ui.make_persistent_id(("add", label.en));
    let mut text: String = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    ui.add_space(4.0);
    let caption = ui.weak(label.text(lang)).id;
    let mut added = false;
    ui.horizontal(|ui| {
        let field = single_line(&mut text).id(id).desired_width(room_before(ui, words::ADD.text(lang)));
        let response = ui.add(field).labelled_by(caption);
        gaps::field::arrive(&response, label);
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        let filled = !text.trim().is_empty();
        let button = ui.add_enabled(filled, egui::Button::new(words::ADD.text(lang)));
        added = filled && (entered || button.clicked());
        if response.changed() {
            ui.data_mut(|data| data.insert_temp(id, text.clone()));
        }
    });
    added.then(|| {
        ui.data_mut(|data| data.remove::<String>(id));
        one_line(&text)
    })
}

/// An edit that is one step with another, named after what was added.
pub(in crate::ui) fn add_both(page: &mut Page<'_, '_>, edits: Vec<Edit>, name: &str) {
    let step = StepName::new(Label::new("add ‘{what}’", "‘{what}’ toevoegen"), name);
    page.actions.push(Action::ApplyAll(edits, step));
}

/// A new id made from a text.
pub(in crate::ui) fn fresh_id<'a, T: 'a>(
    text: &str,
    fallback: &str,
    known: impl Iterator<Item = &'a Id<T>>,
) -> Id<T> {
    let known: Vec<&Id<T>> = known.collect();
    Fresh::default().id(text, fallback, |id| known.iter().any(|known| known.as_str() == id))
}

/// The touchpoints of some phases that are still there; of all where none is named.
pub(super) fn candidates<'a>(
    journey: &'a Journey,
    phases: &'a [Id<Phase>],
) -> impl Iterator<Item = &'a Arc<Touchpoint>> {
    let here = move |phase: &&Arc<Phase>| phases.is_empty() || phases.contains(&phase.id);
    let all = journey.phases.iter().filter(here).flat_map(|phase| phase.touchpoints.iter());
    all.filter(|one| super::is_there(one))
}

/// Touchpoints with a tick each: for which something holds. Only those in view are drawn.
pub(super) fn ticks_ui(
    ui: &mut Ui,
    page: &mut Page<'_, '_>,
    (mark, phases): (&Mark, &[Id<Phase>]),
    label: Label,
) {
    let lang = page.shown.lang;
    ui.add_space(4.0);
    ui.weak(label.text(lang));
    let journey = page.journey;
    let all: Vec<&Arc<Touchpoint>> = candidates(journey, phases).collect();
    if all.is_empty() {
        ui.label(words::NONE_HERE.text(lang));
        return;
    }
    let needle = if all.len() > FEW { search_ui(ui, page) } else { String::new() };
    let fits = |one: &&&Arc<Touchpoint>| needle.is_empty() || one.title.to_lowercase().contains(&needle);
    let found: Vec<&Arc<Touchpoint>> = all.iter().filter(fits).copied().collect();
    let area =
        ScrollArea::vertical().id_salt(label.en).max_height(FEW as f32 * TICK).auto_shrink([false, true]);
    area.show_rows(ui, TICK - ui.spacing().item_spacing.y, found.len(), |ui, visible| {
        for (at, one) in found.iter().enumerate().skip(visible.start).take(visible.len()) {
            let mut on = mark.holds(one);
            let title = one_line(&one.title);
            let title = if title.is_empty() { one.id.to_string() } else { title };
            let response = ui.tick(&mut on, title);
            if at == 0 {
                gaps::field::arrive(&response, label);
            }
            if response.changed() {
                let mut changed = (***one).clone();
                mark.set(&mut changed, on);
                let (journey, what) = (journey.id.clone(), mark.field());
                let edit = Edit::SetTouchpoints { journey, touchpoints: vec![changed], what };
                page.actions.push(Action::Apply(edit));
            }
        }
    });
}

/// A field to search by; what is typed, in lower case.
fn search_ui(ui: &mut Ui, page: &Page<'_, '_>) -> String {
    let id = ui.make_persistent_id("search ticks");
    let mut text: String = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let hint = words::SEARCH.text(page.shown.lang);
    let field = single_line(&mut text).id(id).hint_text(hint).desired_width(f32::INFINITY);
    let response = ui.add(field);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(hint));
    if response.changed() {
        ui.data_mut(|data| data.insert_temp(id, text.clone()));
    }
    text.trim().to_lowercase()
}

/// A field that adds a touchpoint for which something holds to a phase.
pub(super) fn new_touchpoint_ui(
    ui: &mut Ui,
    page: &mut Page<'_, '_>,
    mark: &Mark,
    phase: Option<&Id<Phase>>,
) {
    if let Some(title) = adder_ui(ui, page, words::NEW_TOUCHPOINT_HINT) {
        let mut touchpoint = Touchpoint { title, ..Touchpoint::default() };
        mark.set(&mut touchpoint, true);
        page.actions.push(Action::Apply(Edit::AddTouchpoints {
            journey: page.journey.id.clone(),
            place: Place { phase: phase.cloned(), before: None },
            touchpoints: vec![touchpoint],
        }));
    }
}
