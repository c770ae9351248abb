//! Two models at once: per phase the stages of both, the channels that people use there, what they ask
//! and what they get. Stages are ticked, questions and content lead to their fields, a channel to the
//! map.

mod laying;
#[cfg(test)]
mod tests;
mod words;

use std::collections::HashMap;

use egui::{Button, Frame, Margin, RichText, ScrollArea, Ui, Vec2, vec2};

use super::{Part, Room};
use crate::edit::StepName;
use crate::model::*;
use crate::report::plan::Plan;
use crate::report::plan::models::{
    ANSWERS, CHANNEL_MODEL, CHANNELS, CONTENT, CONTENT_MODEL, NEEDS, Over, Overview, Seen, UNANSWERED,
    UNUSED, about, overview, stage_names,
};
use crate::text::{Face, one_line};
use crate::ui::bars::Shown;
use crate::ui::sheet::Sheet;
use crate::ui::ticks::Ticks as _;
use crate::ui::{Action, Command, MainView, appearance, gaps};

/// What the window remembers of it. Never in the file.
#[derive(Default)]
pub struct State {
    made: Option<(u64, Made)>,
}

/// What was made of a state of the document.
struct Made {
    all: Overview,
    about: String,
    /// The names of the stages, by model and phase.
    stages: Vec<Vec<String>>,
    /// The most touchpoints of one group of channels in one phase.
    most: usize,
}

/// The width of the heads of rows, in points.
const HEAD: f32 = 168.0;
/// The narrowest column.
const NARROWEST: f32 = 176.0;
/// The room for the mark of gaps behind a line.
const MARK: f32 = 26.0;
/// From the top of a cell to its words, as on a button.
const LEVEL: f32 = 5.5;
/// Around the buttons of a cell with a ground.
const INSIDE: i8 = 2;
/// Around the words of a line that leads to fields.
const PADDING: Vec2 = vec2(2.0, 1.0);
/// The height of such a line.
const SLIM: f32 = 18.0;
/// From the top of a cell to such a line, so that its words stand level with others.
const ABOVE_SLIM: f32 = LEVEL - 1.5;
/// So many gaps of a phase are listed.
const LISTED: usize = 3;

impl Made {
    fn new(plan: &Plan<'_>) -> Self {
        let all = overview(plan);
        let names =
            |over: &Over| (0..all.phases.len()).map(|at| one_line(&stage_names(plan, over, at))).collect();
        let count = |group: &Vec<_>| {
            group.iter().map(|used: &crate::report::plan::models::Used| used.touchpoints.len()).sum()
        };
        let most = all.phases.iter().flat_map(|phase| phase.channels.iter().map(count)).max();
        Self {
            about: about(plan),
            stages: all.models.iter().map(names).collect(),
            most: most.unwrap_or(0),
            all,
        }
    }
}

/// The view.
pub fn view_ui(ui: &mut Ui, shown: &Shown<'_>, room: Room<'_>, state: &mut State, actions: &mut Vec<Action>) {
    let Some(journey) = shown.document.journey() else { return };
    if state.made.as_ref().is_none_or(|(known, _)| *known != room.revision) {
        let workspace = shown.document.shown();
        let plan = Plan { workspace, journey, filter: room.filter, as_of: room.as_of, lang: shown.lang };
        state.made = Some((room.revision, Made::new(&plan)));
    }
    let Some((_, made)) = &state.made else { return };
    let margin = Margin { left: 14, right: 6, top: 10, bottom: 2 };
    Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.add(egui::Label::new(RichText::new(&made.about).weak()).wrap());
        ui.add_space(4.0);
        if made.all.phases.is_empty() {
            ui.add(egui::Label::new(words::NO_PHASES.text(shown.lang)).wrap());
            return;
        }
        lay_ui(ui, shown, made, actions);
        ui.add_space(6.0);
        let mut matrix = Matrix { shown, made, actions, width: 0.0 };
        matrix.show(ui);
    });
}

/// A button that lays both models, and the way to all of them.
fn lay_ui(ui: &mut Ui, shown: &Shown<'_>, made: &Made, actions: &mut Vec<Action>) {
    let Some(journey) = shown.document.journey() else { return };
    let lang = shown.lang;
    ui.horizontal_wrapped(|ui| {
        let open = !shown.is_read_only();
        if !made.all.is_laid() {
            ui.label(words::BY_ROLE.text(lang));
            let lay = Button::new(words::LAY_BOTH.text(lang));
            if ui.add_enabled(open, lay).clicked() {
                let edits = laying::lay(journey, &[CHANNEL_MODEL, CONTENT_MODEL]);
                actions.push(Action::ApplyAll(edits, StepName::new(words::STEP_LAY, String::new())));
            }
        }
        if ui.add_enabled(open, Button::new(words::MODELS.text(lang))).clicked() {
            actions.push(Action::Run(Command::LayModels));
        }
    });
}

/// A cell with nothing in it.
fn none_ui(ui: &mut Ui, level: f32) {
    ui.add_space(level);
    ui.weak("–");
}

/// What the matrix is drawn with.
struct Matrix<'a, 'b> {
    shown: &'a Shown<'b>,
    made: &'a Made,
    actions: &'a mut Vec<Action>,
    /// The width of a column.
    width: f32,
}

impl Matrix<'_, '_> {
    fn show(&mut self, ui: &mut Ui) {
        let lang = self.shown.lang;
        let phases = &self.made.all.phases;
        let count = phases.len().max(1) as f32;
        let gap = ui.spacing().item_spacing.x;
        self.width = ((ui.available_width() - HEAD - 16.0) / count - gap).max(NARROWEST);
        let whole = HEAD + (self.width + gap) * count;
        ScrollArea::horizontal().auto_shrink(false).show(ui, |ui| {
            ui.set_width(whole.max(ui.available_width()));
            self.row(ui, ("", LEVEL), |matrix, ui, at| matrix.phase_ui(ui, at));
            for (place, over) in self.made.all.models.iter().enumerate() {
                let name = over.template.name(lang).to_owned();
                self.row(ui, (&name, LEVEL), |matrix, ui, at| matrix.stages_ui(ui, (place, over), at));
            }
            ui.separator();
            ScrollArea::vertical().id_salt("matrix").auto_shrink(false).show(ui, |ui| {
                self.channels_ui(ui);
                self.row(ui, (NEEDS.text(lang), LEVEL), |matrix, ui, at| matrix.needs_ui(ui, at));
                ui.separator();
                self.row(ui, (CONTENT.text(lang), LEVEL), |matrix, ui, at| matrix.content_ui(ui, at));
                ui.separator();
                let gaps = self.gaps();
                self.row(ui, (words::GAPS.text(lang), LEVEL), |matrix, ui, at| matrix.gaps_ui(ui, at, &gaps));
                ui.add_space(20.0);
            });
        });
    }

    /// A row with its head, level with the words of its cells, and a cell for each phase.
    fn row(
        &mut self,
        ui: &mut Ui,
        (head, level): (&str, f32),
        mut cell: impl FnMut(&mut Self, &mut Ui, usize),
    ) {
        ui.push_id(head, |ui| {
            ui.horizontal_top(|ui| {
                ui.vertical(|ui| {
                    ui.set_width(HEAD);
                    ui.add_space(level);
                    let head = RichText::new(head).font(appearance::face(12.5, Face::SemiBold));
                    ui.add(egui::Label::new(head).wrap());
                });
                for at in 0..self.made.all.phases.len() {
                    ui.push_id(at, |ui| {
                        ui.vertical(|ui| {
                            ui.set_width(self.width);
                            cell(self, ui, at);
                        });
                    });
                }
            });
        });
    }

    fn phase(&self, at: usize) -> Option<&Seen> {
        self.made.all.phases.get(at)
    }

    fn phase_ui(&mut self, ui: &mut Ui, at: usize) {
        let Some(phase) = self.phase(at) else { return };
        let name = RichText::new(one_line(&phase.name)).font(appearance::face(13.5, Face::Bold));
        ui.add(egui::Label::new(name).truncate());
    }

    /// The stages of a model that a phase stands for, to tick.
    fn stages_ui(&mut self, ui: &mut Ui, (place, over): (usize, &Over), at: usize) {
        let (shown, lang) = (self.shown, self.shown.lang);
        let (Some(phase), Some(journey)) = (self.made.all.phases.get(at), shown.document.journey()) else {
            return;
        };
        let names = self.made.stages.get(place).and_then(|row| row.get(at)).map_or("", String::as_str);
        let text = if names.is_empty() { words::NO_STAGE.text(lang) } else { names };
        let text = RichText::new(text);
        let text = if over.laid { text } else { text.weak() };
        let open = !shown.is_read_only();
        ui.add_enabled_ui(open, |ui| {
            let fixed = over.template.id == journey.base_template;
            if fixed {
                ui.add_space(LEVEL);
                ui.add(egui::Label::new(text).wrap());
                return;
            }
            let menu = ui.menu_button(text, |ui| {
                let chosen = over.stages.get(at).cloned().unwrap_or_default();
                let Some(known) = journey.phases.get(at) else { return };
                for (id, name) in laying::offered(known, over, &chosen, lang) {
                    let mut on = chosen.contains(&id);
                    if ui.tick(&mut on, one_line(&name)).changed() {
                        let edits = laying::tick(journey, over, at, (&id, on));
                        let step = StepName::new(words::STEP_STAGE, one_line(&phase.name));
                        self.actions.push(Action::ApplyAll(edits, step));
                    }
                }
            });
            let name = words::STANDS_FOR.fill(
                lang,
                &[("phase", &one_line(&phase.name)), ("model", over.template.name(lang)), ("stages", names)],
            );
            menu.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, open, &name));
        });
    }

    /// A row for each group of channels that is used.
    fn channels_ui(&mut self, ui: &mut Ui) {
        let lang = self.shown.lang;
        for (group, known) in self.made.all.groups() {
            let head = format!("{}: {}", CHANNELS.text(lang), known.label.text(lang));
            self.row(ui, (&head, LEVEL + f32::from(INSIDE)), |matrix, ui, at| matrix.group_ui(ui, at, group));
            ui.separator();
        }
    }

    /// The channels of a group in a phase: warmer the more touchpoints are there.
    fn group_ui(&mut self, ui: &mut Ui, at: usize, group: usize) {
        let made = self.made;
        let Some(used) = made.all.phases.get(at).and_then(|phase| phase.channels.get(group)) else { return };
        if used.is_empty() {
            none_ui(ui, LEVEL + f32::from(INSIDE));
            return;
        }
        let theme = self.shown.theme;
        let count: usize = used.iter().map(|used| used.touchpoints.len()).sum();
        let share = 0.06 + 0.16 * count as f32 / made.most.max(1) as f32;
        let ground = appearance::colour(theme.paper).lerp_to_gamma(appearance::colour(theme.accent), share);
        Frame::new().fill(ground).corner_radius(4).inner_margin(Margin::symmetric(4, INSIDE)).show(
            ui,
            |ui| {
                ui.set_width(ui.available_width());
                for used in used {
                    let text = format!("{}  {}", one_line(&used.name), used.touchpoints.len());
                    let response = ui.add(Button::new(text).frame_when_inactive(false).wrap());
                    if response.on_hover_text(words::ON_MAP.text(self.shown.lang)).clicked() {
                        self.actions.push(Action::View(MainView::Map));
                        self.actions.push(Action::Find(used.touchpoints.clone()));
                    }
                }
            },
        );
    }

    /// What customers ask in a phase, with how many touchpoints answer it.
    fn needs_ui(&mut self, ui: &mut Ui, at: usize) {
        let lang = self.shown.lang;
        let Some(phase) = self.made.all.phases.get(at) else { return };
        ui.add_space(ABOVE_SLIM);
        for need in &phase.needs {
            let (mark, told) = match need.answers {
                0 => ("○", UNANSWERED.text(lang).to_owned()),
                count => ("●", ANSWERS.count(lang, count)),
            };
            let text = format!("{mark} {} ({told})", one_line(&need.text));
            let places = gaps::about(self.shown, &SubjectRef::Need(need.id.clone()));
            self.link_ui(ui, (&text, need.id.as_str()), places, Sheet::Need(need.id.clone()));
        }
        let more = Button::new(words::QUESTIONS.text(lang));
        let name = format!("{}: {}", words::QUESTIONS.text(lang), one_line(&phase.name));
        let response = ui.add(more);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
        if response.clicked() {
            let sheet = Sheet::Questions(phase.phase.clone());
            self.actions.push(Action::Gaps(gaps::Ask::Sheet(sheet)));
        }
    }

    fn content_ui(&mut self, ui: &mut Ui, at: usize) {
        let lang = self.shown.lang;
        let Some(phase) = self.made.all.phases.get(at) else { return };
        if phase.content.is_empty() {
            none_ui(ui, LEVEL);
        }
        ui.add_space(ABOVE_SLIM);
        for piece in &phase.content {
            let text = match piece.uses {
                0 => format!("○ {} ({})", one_line(&piece.title), UNUSED.text(lang)),
                count => format!("● {}  {count}", one_line(&piece.title)),
            };
            let places = gaps::about(self.shown, &SubjectRef::Content(piece.id.clone()));
            self.link_ui(ui, (&text, piece.id.as_str()), places, Sheet::Content(piece.id.clone()));
        }
    }

    /// A line that leads to fields, with the mark of its gaps.
    fn link_ui(&mut self, ui: &mut Ui, (text, id): (&str, &str), places: &[usize], to: Sheet) {
        ui.push_id(id, |ui| {
            ui.horizontal_top(|ui| {
                let room = ui.available_width() - if places.is_empty() { 0.0 } else { MARK };
                ui.spacing_mut().button_padding = PADDING;
                // One row stands as high as the first of two.
                ui.spacing_mut().interact_size.y = SLIM;
                let button = Button::new(text).frame_when_inactive(false).wrap();
                let line = ui.vertical(|ui| {
                    ui.set_max_width(room);
                    ui.add(button)
                });
                if line.inner.clicked() {
                    self.actions.push(Action::Gaps(gaps::Ask::Sheet(to)));
                }
                // Behind the words, so that all lines begin at the same place.
                gaps::mark_button_ui(ui, self.shown, places, self.actions);
            });
        });
    }

    /// The open gaps of each phase that belong here, by their place.
    fn gaps(&self) -> HashMap<Id<Phase>, Vec<usize>> {
        let mut found: HashMap<Id<Phase>, Vec<usize>> = HashMap::new();
        let Some(insight) = self.shown.document.gaps.insight() else { return found };
        for (at, one) in insight.analysis.findings.iter().enumerate() {
            if let Some(phase) = &one.phase
                && one.is_open()
                && Part::Models.concerns(one.rule.id)
            {
                found.entry(phase.clone()).or_default().push(at);
            }
        }
        found
    }

    fn gaps_ui(&mut self, ui: &mut Ui, at: usize, all: &HashMap<Id<Phase>, Vec<usize>>) {
        let Some(places) = self.phase(at).and_then(|phase| all.get(&phase.phase)) else {
            none_ui(ui, LEVEL);
            return;
        };
        let first: Vec<usize> = places.iter().copied().take(LISTED).collect();
        gaps::lines_ui(ui, self.shown, &first, self.actions);
        if let Some((_, rest)) = places.split_at_checked(LISTED).filter(|(_, rest)| !rest.is_empty()) {
            ui.horizontal(|ui| {
                gaps::mark_button_ui(ui, self.shown, rest, self.actions);
                ui.weak(words::MORE.count(self.shown.lang, rest.len()));
            });
        }
    }
}
