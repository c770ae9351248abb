//! The tree from objective to metric to touchpoint. Only the lines in view are drawn.

use egui::{Button, RichText, ScrollArea, Sense, Ui, vec2};

use super::lines::{Figure, Line};
use super::words;
use crate::analysis;
use crate::model::SubjectRef;
use crate::report::plan::measurement::NO_FIGURE;
use crate::text::Face;
use crate::ui::bars::Shown;
use crate::ui::sheet::{self, Sheet};
use crate::ui::table::paint_course;
use crate::ui::{Action, appearance, gaps};

/// The height of a line, in points.
const LINE: f32 = 34.0;
/// How far figures stand below their objectives, in points.
const INSET: f32 = 26.0;

/// The tree, and below it a way to add an objective.
pub(super) fn tree_ui(ui: &mut Ui, shown: &Shown<'_>, lines: &[Line], actions: &mut Vec<Action>) {
    let spacing = ui.spacing().item_spacing.y;
    ScrollArea::vertical().auto_shrink(false).show_rows(ui, LINE - spacing, lines.len() + 1, |ui, rows| {
        for at in rows {
            ui.push_id(at, |ui| {
                ui.allocate_ui_with_layout(
                    vec2(ui.available_width(), LINE - spacing),
                    egui::Layout::left_to_right(egui::Align::Center),
                    |ui| {
                        ui.set_min_height(LINE - spacing);
                        ui.spacing_mut().button_padding.x = 6.0;
                        match lines.get(at) {
                            Some(line) => line_ui(ui, shown, line, actions),
                            None => {
                                let add = Button::new(words::NEW_OBJECTIVE.text(shown.lang));
                                if ui.add_enabled(!shown.is_read_only(), add).clicked() {
                                    super::begin(actions);
                                }
                            }
                        }
                    },
                );
            });
        }
    });
}

fn line_ui(ui: &mut Ui, shown: &Shown<'_>, line: &Line, actions: &mut Vec<Action>) {
    match line {
        Line::Aim { objective, text, goal } => {
            let title = RichText::new(text).font(appearance::face(14.0, Face::SemiBold));
            match objective {
                None => drop(ui.label(title)),
                Some(id) => {
                    // As far to the left as a heading that is no button.
                    ui.add_space(-ui.spacing().button_padding.x);
                    let button = ui.add(Button::new(title).frame_when_inactive(false));
                    if button.on_hover_text(words::SHOW_OBJECTIVE.text(shown.lang)).clicked() {
                        super::open(actions, Sheet::Objective(id.clone()), sheet::OBJECTIVE_TEXT);
                    }
                    ui.weak(*goal);
                    let places = gaps::about(shown, &SubjectRef::Objective(id.clone()));
                    gaps::mark_button_ui(ui, shown, places, actions);
                }
            }
        }
        Line::NoFigure(id) => {
            ui.add_space(INSET);
            ui.weak(NO_FIGURE.text(shown.lang));
            if !shown.is_read_only() && ui.button(words::CHOOSE.text(shown.lang)).clicked() {
                super::open(actions, Sheet::Objective(id.clone()), sheet::FIGURES);
            }
        }
        Line::Figure(figure) => figure_ui(ui, shown, figure, actions),
    }
}

/// A column of this width with a text that is cut short where it does not fit.
fn column_ui(ui: &mut Ui, width: f32, text: RichText) {
    let left = egui::Layout::left_to_right(egui::Align::Center);
    ui.allocate_ui_with_layout(vec2(width, 22.0), left, |ui| {
        ui.set_width(width);
        ui.set_min_height(22.0);
        ui.add(egui::Label::new(text).truncate());
    });
}

fn figure_ui(ui: &mut Ui, shown: &Shown<'_>, figure: &Figure, actions: &mut Vec<Action>) {
    ui.add_space(INSET);
    let wide = ((ui.available_width() - 150.0) / 4.0).clamp(110.0, 260.0);
    column_ui(ui, wide, RichText::new(&figure.name).font(appearance::face(12.5, Face::Medium)));
    let left = egui::Layout::left_to_right(egui::Align::Center);
    ui.allocate_ui_with_layout(vec2(wide, 22.0), left, |ui| {
        ui.set_width(wide);
        ui.set_min_height(22.0);
        ui.spacing_mut().button_padding = vec2(0.0, 1.0);
        let button = Button::new(&figure.title).frame_when_inactive(false).truncate();
        if ui.add(button).on_hover_text(words::SHOW_CARD.text(shown.lang)).clicked() {
            actions.push(Action::Gaps(gaps::Ask::Card(figure.touchpoint.clone())));
        }
    });
    column_ui(ui, wide * 0.8, RichText::new(&figure.figures));
    let (area, response) = ui.allocate_exact_size(vec2(76.0, 26.0), Sense::hover());
    if figure.course.len() > 1 {
        paint_course(ui.painter(), area, &figure.course, shown.theme);
        let told: Vec<String> =
            figure.course.iter().map(|one| crate::vocabulary::precise(*one, shown.lang)).collect();
        response.on_hover_text(told.join(" → "));
    }
    gaps::mark_button_ui(ui, shown, &places(shown, figure), actions);
    let room = ui.available_width();
    column_ui(ui, room, RichText::new(&figure.standing).color(appearance::colour(shown.theme.secondary)));
}

/// The findings about a metric, and those of measurement about its touchpoint.
fn places(shown: &Shown<'_>, figure: &Figure) -> Vec<usize> {
    let Some(insight) = shown.document.gaps.insight() else { return Vec::new() };
    let metric = SubjectRef::Metric(figure.touchpoint.clone(), figure.metric.clone());
    let card = SubjectRef::Touchpoint(figure.touchpoint.clone());
    let measures = |at: &&usize| {
        let finding = insight.analysis.findings.get(**at);
        finding.is_some_and(|one| one.rule.family == analysis::Family::Measurement)
    };
    let own = gaps::about(shown, &metric).iter();
    own.chain(gaps::about(shown, &card).iter().filter(measures)).copied().collect()
}
