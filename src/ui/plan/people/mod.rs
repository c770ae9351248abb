//! Personas, segments and lifecycle stages side by side, a column each: three ways to look at the same
//! people that are never mixed. An entry folds out into its fields and what relies on it.

mod fields;
mod lines;
#[cfg(test)]
mod tests;
mod words;

use std::collections::BTreeSet;

use egui::{Button, Frame, Margin, RichText, ScrollArea, Ui};

use super::{Part, Room};
use crate::edit::{Edit, StepName};
use crate::model::*;
use crate::report::plan::Plan;
use crate::report::plan::people::{Axis, Entry, entries};
use crate::text::{Face, one_line};
use crate::ui::bars::Shown;
use crate::ui::libraries::{self, Kept};
use crate::ui::sheet::{Page, adder_ui, on_journey, on_library};
use crate::ui::table::Names;
use crate::ui::ticks::Ticks as _;
use crate::ui::{Action, appearance, gaps, words as window};
use crate::vocabulary::Label;

/// What the window remembers of it. Never in the file.
#[derive(Default)]
pub struct State {
    made: Option<(u64, [Vec<Entry>; 3])>,
    /// The entries that are folded out.
    open: BTreeSet<(Axis, String)>,
    /// The entry that is to be deleted though it is used, once somebody is sure.
    going: Option<(Axis, String)>,
}

/// From the edge of an entry to its name: the arrow and the room behind it, in points.
const NAME_LEFT: i8 = 17;
/// The size of the arrow.
const ARROW: f32 = 13.0;
/// So many uses are named.
const NAMED: usize = 24;

/// The view.
pub fn view_ui(ui: &mut Ui, shown: &Shown<'_>, room: Room<'_>, state: &mut State, actions: &mut Vec<Action>) {
    let Some(journey) = shown.document.journey() else { return };
    if state.made.as_ref().is_none_or(|(known, _)| *known != room.revision) {
        let workspace = shown.document.shown();
        let plan = Plan { workspace, journey, filter: room.filter, as_of: room.as_of, lang: shown.lang };
        state.made = Some((room.revision, Axis::ALL.map(|axis| entries(&plan, axis))));
    }
    let Some((revision, made)) = state.made.take() else { return };
    let mut page = Page { shown, journey, actions };
    Frame::new().inner_margin(Margin { left: 14, right: 6, top: 10, bottom: 4 }).show(ui, |ui| {
        ui.columns(3, |columns| {
            for ((ui, axis), list) in columns.iter_mut().zip(Axis::ALL).zip(&made) {
                // Columns would spread the words of a line over its width.
                let left = egui::Layout::top_down(egui::Align::Min);
                ui.push_id(axis, |ui| {
                    ui.with_layout(left, |ui| column_ui(ui, &mut page, (axis, list), state));
                });
            }
        });
    });
    state.made = Some((revision, made));
}

/// One of the three lists with its heading, and the field that adds to it.
fn column_ui(ui: &mut Ui, page: &mut Page<'_, '_>, (axis, list): (Axis, &[Entry]), state: &mut State) {
    let lang = page.shown.lang;
    ui.label(RichText::new(axis.label().text(lang)).font(appearance::face(15.0, Face::Bold)));
    ui.add(egui::Label::new(RichText::new(axis.about().text(lang)).weak()).wrap());
    ui.add_space(6.0);
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.set_width(ui.available_width() - 10.0);
        if list.is_empty() {
            let text = if is_empty(page, axis) { empty(axis) } else { words::NONE_PASS };
            ui.add(egui::Label::new(RichText::new(text.text(lang)).weak()).wrap());
        }
        for entry in list {
            ui.push_id(&entry.id, |ui| entry_ui(ui, page, (axis, entry), state));
            ui.add_space(6.0);
        }
        if !page.shown.is_read_only() {
            new_ui(ui, page, axis, state);
        }
        ui.add_space(20.0);
    });
}

/// Whether a list holds nothing, filter or not.
fn is_empty(page: &Page<'_, '_>, axis: Axis) -> bool {
    let workspace = page.shown.document.shown();
    match axis {
        Axis::Personas => workspace.personas.is_empty(),
        Axis::Segments => workspace.segments.is_empty(),
        Axis::Stages => workspace.lifecycle_stages.is_empty(),
    }
}

const fn empty(axis: Axis) -> Label {
    match axis {
        Axis::Personas => words::NO_PERSONAS,
        Axis::Segments => words::NO_SEGMENTS,
        Axis::Stages => words::NO_STAGES,
    }
}

/// An entry: its name, what is most worth knowing of it, its gaps, and folded out its fields.
fn entry_ui(ui: &mut Ui, page: &mut Page<'_, '_>, (axis, entry): (Axis, &Entry), state: &mut State) {
    let (shown, lang) = (page.shown, page.shown.lang);
    let key = (axis, entry.id.clone());
    let Some((name, told)) = lines::told(shown.document.shown(), (axis, &entry.id), lang) else { return };
    let open = state.open.contains(&key);
    let line = egui::Stroke::new(1.0, appearance::colour(shown.theme.line));
    let frame = Frame::new().fill(appearance::colour(shown.theme.paper)).stroke(line).corner_radius(6);
    frame.inner_margin(Margin::symmetric(10, 8)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        if head_ui(ui, page, (&name, open), entry.uses.len()) {
            match open {
                true => drop(state.open.remove(&key)),
                false => drop(state.open.insert(key.clone())),
            }
        }
        if !open && !told.is_empty() {
            // Below the name, not below the arrow before it.
            let below = Frame::new().inner_margin(Margin { left: NAME_LEFT, ..Margin::ZERO });
            below.show(ui, |ui| {
                for text in &told {
                    ui.add(egui::Label::new(RichText::new(text).weak()).wrap());
                }
            });
        }
        let subject = subject(axis, &entry.id);
        let here = gaps::about(shown, &subject).iter().copied().filter(|at| arises(shown, *at));
        gaps::lines_ui(ui, shown, &here.collect::<Vec<_>>(), page.actions);
        if open {
            ui.add_enabled_ui(!shown.is_read_only(), |ui| {
                fields::fields_ui(ui, page, axis, &entry.id);
                journey_ui(ui, page, axis, &entry.id);
                delete_ui(ui, page, (axis, entry, &name), state);
            });
            uses_ui(ui, page, entry);
        }
    });
}

/// Whether a gap arises among people; how often a segment hears from us is told elsewhere.
fn arises(shown: &Shown<'_>, at: usize) -> bool {
    let finding = shown.document.gaps.insight().and_then(|insight| insight.analysis.findings.get(at));
    finding.is_some_and(|finding| Part::People.concerns(finding.rule.id))
}

fn subject(axis: Axis, id: &str) -> SubjectRef {
    match axis {
        Axis::Personas => SubjectRef::Persona(Id::new(id)),
        Axis::Segments => SubjectRef::Segment(Id::new(id)),
        Axis::Stages => SubjectRef::LifecycleStage(Id::new(id)),
    }
}

/// The name as a button that folds the entry out and in, and how much relies on it; whether it was
/// clicked.
fn head_ui(ui: &mut Ui, page: &Page<'_, '_>, (name, open): (&str, bool), uses: usize) -> bool {
    let lang = page.shown.lang;
    ui.horizontal(|ui| {
        let room = (ui.available_width() - 104.0).max(60.0);
        let arrow = if open { lucide_icons::Icon::ChevronDown } else { lucide_icons::Icon::ChevronRight };
        let arrow = RichText::new(char::from(arrow)).font(appearance::icons(ARROW));
        let text = RichText::new(name).font(appearance::face(13.5, Face::SemiBold));
        let button = Button::new((arrow, text)).frame_when_inactive(false).truncate();
        let response = ui.scope(|ui| {
            ui.set_max_width(room);
            ui.spacing_mut().button_padding.x = 0.0;
            ui.spacing_mut().icon_spacing = f32::from(NAME_LEFT) - ARROW;
            ui.add(button)
        });
        let label = if open { words::FOLD_ONE } else { words::OPEN_ONE }.fill(lang, &[("name", name)]);
        response.inner.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, open, &label));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.weak(words::USES.count(lang, uses));
        });
        response.inner.clicked()
    })
    .inner
}

/// Whether the journey says that it is about the entry.
fn journey_ui(ui: &mut Ui, page: &mut Page<'_, '_>, axis: Axis, id: &str) {
    fn flip<T>(list: &mut List<Id<T>>, id: &str, on: bool) {
        let list = list.edit();
        list.retain(|known| known.as_str() != id);
        if on {
            list.push(Id::new(id));
        }
    }
    let journey = page.journey;
    let mut on = match axis {
        Axis::Personas => journey.personas.iter().any(|known| known.as_str() == id),
        Axis::Segments => journey.segments.iter().any(|known| known.as_str() == id),
        Axis::Stages => journey.lifecycle.iter().any(|known| known.as_str() == id),
    };
    if ui.tick(&mut on, words::IN_JOURNEY.text(page.shown.lang)).changed() {
        let edit = on_journey(journey, axis.label(), |journey| match axis {
            Axis::Personas => flip(&mut journey.personas, id, on),
            Axis::Segments => flip(&mut journey.segments, id, on),
            Axis::Stages => flip(&mut journey.lifecycle, id, on),
        });
        page.actions.push(Action::Apply(edit));
    }
}

/// Deletes the entry; what is used goes only when somebody is sure.
fn delete_ui(
    ui: &mut Ui,
    page: &mut Page<'_, '_>,
    (axis, entry, name): (Axis, &Entry, &str),
    state: &mut State,
) {
    let lang = page.shown.lang;
    let key = (axis, entry.id.clone());
    let sure = state.going.as_ref() == Some(&key);
    if sure {
        let what = format!("‘{name}’");
        let count = entry.uses.len().to_string();
        let words = if entry.uses.len() == 1 { libraries::SURE_ONE } else { libraries::SURE };
        ui.add(egui::Label::new(words.fill(lang, &[("what", &what), ("n", &count)])).wrap());
    }
    ui.horizontal(|ui| {
        if ui.button(libraries::DELETE.text(lang)).clicked() {
            if sure || entry.uses.is_empty() {
                page.actions.push(Action::ApplyAll(
                    vec![deleted(page.shown.document.editor.workspace(), axis, &entry.id)],
                    StepName::new(crate::ui::table::STEP_DELETE_ONE, name),
                ));
                state.going = None;
            } else {
                state.going = Some(key);
            }
        }
        if sure && ui.button(window::CANCEL.text(lang)).clicked() {
            state.going = None;
        }
    });
}

fn deleted(workspace: &Workspace, axis: Axis, id: &str) -> Edit {
    on_library(workspace, axis.label(), |all| match axis {
        Axis::Personas => all.personas.edit().retain(|one| one.id.as_str() != id),
        Axis::Segments => all.segments.edit().retain(|one| one.id.as_str() != id),
        Axis::Stages => all.lifecycle_stages.edit().retain(|one| one.id.as_str() != id),
    })
}

/// What relies on the entry, with the way there.
fn uses_ui(ui: &mut Ui, page: &mut Page<'_, '_>, entry: &Entry) {
    let (shown, lang) = (page.shown, page.shown.lang);
    ui.add_space(4.0);
    if entry.uses.is_empty() {
        ui.weak(words::UNUSED.text(lang));
        return;
    }
    let workspace = shown.document.shown();
    let here = workspace.journeys.iter().position(|journey| journey.id == shown.document.journey);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        ui.weak(words::TIMES_USED.text(lang));
        for known in entry.uses.iter().take(NAMED) {
            libraries::use_ui(ui, shown, known, here, page.actions);
        }
        if entry.uses.len() > NAMED {
            ui.weak(format!("+ {}", entry.uses.len() - NAMED));
        }
    });
}

/// The field that adds an entry; the journey is about it from then on.
fn new_ui(ui: &mut Ui, page: &mut Page<'_, '_>, axis: Axis, state: &mut State) {
    let label = match axis {
        Axis::Personas => words::NEW_PERSONA,
        Axis::Segments => words::NEW_SEGMENT,
        Axis::Stages => words::NEW_STAGE,
    };
    let Some(name) = adder_ui(ui, page, label) else { return };
    let journey = page.journey;
    let names = Names { workspace: page.shown.document.editor.workspace(), journey: Some(journey) };
    let (edits, id) = match axis {
        Axis::Personas => added::<Persona>(names, journey, &name, |journey| &mut journey.personas),
        Axis::Segments => added::<Segment>(names, journey, &name, |journey| &mut journey.segments),
        Axis::Stages => added::<LifecycleStage>(names, journey, &name, |journey| &mut journey.lifecycle),
    };
    page.actions.push(Action::ApplyAll(edits, libraries::added(one_line(&name))));
    state.open.insert((axis, id));
}

fn added<T: Kept>(
    names: Names<'_>,
    journey: &Journey,
    name: &str,
    list: fn(&mut Journey) -> &mut List<Id<T>>,
) -> (Vec<Edit>, String) {
    let (edit, id) = libraries::fresh::<T>(names, name);
    let own = on_journey(journey, libraries::label(T::LIBRARY), |journey| {
        list(journey).edit().push(Id::new(&id));
    });
    (vec![edit, own], id)
}
