//! Below the reactions: the answers per touchpoint, what keeps coming back, and whom to thank. Only
//! the lines in view are drawn.

use std::sync::Arc;

use egui::{Button, Label, Panel, RichText, ScrollArea, Ui, vec2};

use super::{Answered, Made, Thank, Topic, agreed, rows, words};
use crate::analysis::Family;
use crate::edit::StepName;
use crate::model::{ResponseKind, SubjectRef};
use crate::report::plan::desk::{ANSWERS, TOPICS};
use crate::text::{Face, Style, one_line, wrap};
use crate::ui::bars::{Shown, frame};
use crate::ui::plan::Ask;
use crate::ui::{Action, appearance, gaps};

/// The height of an answer's two lines, in points.
const TALL: f32 = 44.0;
/// The height of a line about somebody to thank, in points: two rows of text.
const THANK: f32 = 40.0;

/// The panel.
pub(super) fn foot_ui(ui: &mut Ui, shown: &Shown<'_>, known: &Made, actions: &mut Vec<Action>) {
    let height = (ui.available_height() * 0.36).clamp(120.0, 220.0);
    let panel = Panel::bottom("response desk").exact_size(height).resizable(false);
    panel.frame(frame(shown.theme, 14, 6)).show(ui, |ui| {
        let wide = (ui.available_width() - 36.0) / 3.0;
        ui.horizontal_top(|ui| {
            part_ui(ui, wide, ANSWERS.text(shown.lang), |ui| answers_ui(ui, shown, known, actions));
            ui.separator();
            part_ui(ui, wide, TOPICS.text(shown.lang), |ui| topics_ui(ui, shown, known, actions));
            ui.separator();
            part_ui(ui, wide, words::THANKS.text(shown.lang), |ui| thanks_ui(ui, shown, known, actions));
        });
    });
}

/// A column with a heading.
fn part_ui(ui: &mut Ui, wide: f32, head: &str, body: impl FnOnce(&mut Ui)) {
    ui.vertical(|ui| {
        ui.set_width(wide);
        ui.label(RichText::new(head).font(appearance::face(12.5, Face::SemiBold)));
        ui.push_id(head, body);
    });
}

/// Lines of one height, those in view.
fn lines_ui<T>(ui: &mut Ui, height: f32, lines: &[T], mut line: impl FnMut(&mut Ui, &T)) {
    let gap = ui.spacing().item_spacing.y;
    ScrollArea::vertical().auto_shrink(false).show_rows(ui, height - gap, lines.len(), |ui, seen| {
        for (at, one) in lines.iter().enumerate().skip(seen.start).take(seen.len()) {
            ui.push_id(at, |ui| {
                let size = vec2(ui.available_width(), height - gap);
                let left = egui::Layout::left_to_right(egui::Align::Center);
                ui.allocate_ui_with_layout(size, left, |ui| {
                    ui.set_min_size(size);
                    line(ui, one);
                });
            });
        }
    });
}

fn answers_ui(ui: &mut Ui, shown: &Shown<'_>, known: &Made, actions: &mut Vec<Action>) {
    lines_ui(ui, TALL, &known.answers, |ui, one| answer_ui(ui, shown, one, actions));
}

fn answer_ui(ui: &mut Ui, shown: &Shown<'_>, one: &Answered, actions: &mut Vec<Action>) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.horizontal(|ui| {
            ui.spacing_mut().button_padding = vec2(0.0, 1.0);
            let title = RichText::new(&one.title).font(appearance::face(12.5, Face::Medium));
            match &one.touchpoint {
                None => drop(ui.label(title)),
                Some(id) => {
                    if ui.add(Button::new(title).frame_when_inactive(false).truncate()).clicked() {
                        actions.push(Action::Gaps(gaps::Ask::Card(id.clone())));
                    }
                    let places = of_response(shown, &SubjectRef::Touchpoint(id.clone()));
                    gaps::mark_button_ui(ui, shown, &places, actions);
                }
            }
            ui.weak(&one.count);
            if let Some(late) = &one.late {
                ui.colored_label(ui.visuals().error_fg_color, late);
            }
        });
        ui.add(Label::new(&one.times).truncate());
    });
}

/// The findings of responding about something.
fn of_response(shown: &Shown<'_>, subject: &SubjectRef) -> Vec<usize> {
    let Some(insight) = shown.document.gaps.insight() else { return Vec::new() };
    let is_one = |at: &&usize| {
        let finding = insight.analysis.findings.get(**at);
        finding.is_some_and(|one| one.rule.family == Family::Response)
    };
    gaps::about(shown, subject).iter().filter(is_one).copied().collect()
}

fn topics_ui(ui: &mut Ui, shown: &Shown<'_>, known: &Made, actions: &mut Vec<Action>) {
    if known.topics.is_empty() {
        ui.add(Label::new(RichText::new(words::NO_TOPICS.text(shown.lang)).weak()).wrap());
        return;
    }
    lines_ui(ui, TALL, &known.topics, |ui, topic| topic_ui(ui, shown, topic, actions));
}

fn topic_ui(ui: &mut Ui, shown: &Shown<'_>, topic: &Topic, actions: &mut Vec<Action>) {
    let places = gaps::about(shown, &SubjectRef::Topic(topic.name.clone()));
    let open = !shown.is_read_only() && topic.agreed.is_none();
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        if open {
            act_ui(ui, shown, (topic, places), actions);
        }
        ui.with_layout(egui::Layout::top_down(egui::Align::Min), |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.horizontal(|ui| {
                let name = RichText::new(one_line(&topic.name)).font(appearance::face(12.5, Face::Medium));
                ui.add(Label::new(name).truncate());
                gaps::mark_button_ui(ui, shown, places, actions);
                ui.weak(&topic.told);
            });
            ui.add(Label::new(agreed(topic, shown)).truncate());
        });
    });
}

/// A button for work on a topic. With a finding about it, the form is that of the finding and marks it
/// as planned.
fn act_ui(ui: &mut Ui, shown: &Shown<'_>, (topic, places): (&Topic, &[usize]), actions: &mut Vec<Action>) {
    let button = ui.button(words::MAKE_ACTION.text(shown.lang));
    let name = words::MAKE_ACTION_FOR.fill(shown.lang, &[("what", &topic.name)]);
    button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    if button.clicked() {
        actions.push(match places.first() {
            Some(at) => Action::Gaps(gaps::Ask::Action(*at)),
            None => {
                let text = words::IMPROVE.fill(shown.lang, &[("topic", &one_line(&topic.name))]);
                Action::Plan(Ask::MakeAction(SubjectRef::Topic(topic.name.clone()), text))
            }
        });
    }
}

fn thanks_ui(ui: &mut Ui, shown: &Shown<'_>, known: &Made, actions: &mut Vec<Action>) {
    if known.thanks.is_empty() {
        ui.weak(words::NOBODY_TO_THANK.text(shown.lang));
        return;
    }
    lines_ui(ui, THANK, &known.thanks, |ui, thank| thank_ui(ui, shown, thank, actions));
}

fn thank_ui(ui: &mut Ui, shown: &Shown<'_>, thank: &Thank, actions: &mut Vec<Action>) {
    if !shown.is_read_only() {
        let button = ui.button(words::THANKED.text(shown.lang));
        let name = format!("{}: {}", words::THANKED.text(shown.lang), thank.told);
        button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
        if button.clicked()
            && let Some(journey) = shown.document.journey()
        {
            let edit = rows::on_cases(journey, |cases| {
                if let Some(case) = cases.iter_mut().find(|case| case.id == thank.case) {
                    Arc::make_mut(case).response_kind = Some(ResponseKind::Thanks);
                }
            });
            actions.push(Action::ApplyAll(vec![edit], StepName::new(words::STEP_THANK, thank.told.clone())));
        }
    }
    let told = wrap(&thank.told, Style::new(12.5, Face::Regular), ui.available_width(), 2);
    let label = ui.label(told.lines.join("\n"));
    if told.cut {
        label.on_hover_text(&thank.told);
    }
}
