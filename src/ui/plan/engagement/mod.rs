//! How far the organisation is with engagement, on one page: steps, lessons and systems to score at the
//! left; the scores as a drawing, the loop of this journey and the work that follows at the right.
//!
//! `scores` knows no egui; `lines_ui` draws what gets a score, `radar_ui` the drawing.

mod lines_ui;
mod radar_ui;
mod scores;
#[cfg(test)]
mod tests;
mod words;

use egui::{Button, Frame, Label, Margin, RichText, ScrollArea, Ui, vec2};

use super::{Part, Room};
use crate::model::{EngagementAssessment, SubjectRef};
use crate::report::plan::Plan;
use crate::report::plan::engagement::{
    FILLED, GOOD_ENOUGH, LESSONS, LOOP, MISSING, STEPS, WORK, actions as work_of, filled, score, summary,
};
use crate::text::{Face, one_line};
use crate::ui::bars::Shown;
use crate::ui::{Action, MainView, appearance, gaps};
use crate::vocabulary::{ENGAGEMENT_LOOP, LESSON_NAMES, Label as Words, Labelled as _, STEP_NAMES, date};

/// Below this width the drawing stands under the lines, in points.
const NARROW: f32 = 980.0;

/// Work that was agreed, in words.
struct Work {
    subject: SubjectRef,
    text: String,
    /// How far it is, who does it, by when.
    told: String,
}

/// What was made of a state of the document.
struct Made {
    revision: u64,
    summary: Option<String>,
    filled: [bool; 4],
    work: Vec<Work>,
}

/// What the window remembers of it. Never in the file.
#[derive(Default)]
pub struct State {
    made: Option<Made>,
    /// The line that digits score.
    cursor: usize,
}

fn made(plan: &Plan<'_>, revision: u64) -> Made {
    let names = plan.names();
    let work = work_of(plan).into_iter().map(|action| {
        let mut told = vec![action.status.label().text(plan.lang).to_owned()];
        told.extend(action.owner.as_ref().map(|id| one_line(names.department(id))));
        told.extend(action.due.map(|day| date(day, plan.lang)));
        Work { subject: action.subject.clone(), text: one_line(&action.text), told: told.join(" · ") }
    });
    let summary = summary(&plan.workspace.engagement, plan.lang);
    Made { revision, summary, filled: filled(plan), work: work.collect() }
}

/// The view.
pub fn view_ui(ui: &mut Ui, shown: &Shown<'_>, room: Room<'_>, state: &mut State, actions: &mut Vec<Action>) {
    let Some(journey) = shown.document.journey() else { return };
    let Room { filter, as_of, revision, .. } = room;
    if state.made.as_ref().is_none_or(|made| made.revision != revision) {
        let plan = Plan { workspace: shown.document.shown(), journey, filter, as_of, lang: shown.lang };
        state.made = Some(made(&plan, revision));
    }
    let Some(known) = state.made.take() else { return };
    lines_ui::keys(ui, shown, state, actions);
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        Frame::new().inner_margin(Margin { left: 16, right: 14, top: 10, bottom: 10 }).show(ui, |ui| {
            ui.set_width(ui.available_width());
            head_ui(ui, shown, &known);
            let wide = ui.available_width();
            if wide < NARROW {
                lines_ui::lines_ui(ui, shown, &known, state, actions);
                ui.add_space(12.0);
                right_ui(ui, shown, &known, actions);
                return;
            }
            ui.horizontal_top(|ui| {
                ui.vertical(|ui| {
                    ui.set_width(wide * 0.56);
                    lines_ui::lines_ui(ui, shown, &known, state, actions);
                });
                ui.add_space(18.0);
                ui.vertical(|ui| right_ui(ui, shown, &known, actions));
            });
        });
    });
    state.made = Some(known);
}

/// How far we are, in a line.
fn head_ui(ui: &mut Ui, shown: &Shown<'_>, known: &Made) {
    let lang = shown.lang;
    if shown.document.shown().engagement == EngagementAssessment::default() {
        ui.add(Label::new(words::WHAT_FOR.text(lang)).wrap());
    } else if let Some(summary) = &known.summary {
        ui.label(RichText::new(summary).font(appearance::face(13.5, Face::Medium)));
    }
    ui.add(Label::new(RichText::new(words::HOW.text(lang)).weak()).wrap());
    ui.add_space(6.0);
}

fn part_head(ui: &mut Ui, words: Words, shown: &Shown<'_>) {
    ui.label(RichText::new(words.text(shown.lang)).font(appearance::face(13.5, Face::SemiBold)));
}

/// The drawings, the loop and the work that follows.
fn right_ui(ui: &mut Ui, shown: &Shown<'_>, known: &Made, actions: &mut Vec<Action>) {
    let lang = shown.lang;
    let engagement = &shown.document.shown().engagement;
    let axes = |names: &[Words], scores: &[Option<u8>]| -> Vec<radar_ui::Axis> {
        let axis =
            |(at, name): (usize, &Words)| (format!("{}. {}", at + 1, name.text(lang)), score(scores, at));
        names.iter().enumerate().map(axis).collect()
    };
    part_head(ui, STEPS, shown);
    radar_ui::radar_ui(ui, shown, STEPS.text(lang), &axes(&STEP_NAMES, &engagement.steps));
    part_head(ui, LESSONS, shown);
    radar_ui::radar_ui(ui, shown, LESSONS.text(lang), &axes(&LESSON_NAMES, &engagement.lessons));
    ui.weak(words::BELOW.fill(lang, &[("n", &GOOD_ENOUGH.to_string())]));
    ui.add_space(8.0);
    part_head(ui, LOOP, shown);
    loop_ui(ui, shown, known, actions);
    ui.add_space(8.0);
    part_head(ui, WORK, shown);
    if known.work.is_empty() {
        ui.add(Label::new(RichText::new(words::NO_WORK.text(lang)).weak()).wrap());
        return;
    }
    for work in &known.work {
        ui.add(Label::new(&work.text).wrap());
        ui.weak(&work.told);
        ui.add_space(2.0);
    }
    if ui.button(words::TO_ACTIONS.text(lang)).clicked() {
        actions.push(Action::View(MainView::Plan(Part::Actions)));
    }
}

/// Listen, understand, respond, improve, and round again: which of them somebody fills.
fn loop_ui(ui: &mut Ui, shown: &Shown<'_>, known: &Made, actions: &mut Vec<Action>) {
    let lang = shown.lang;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for ((id, name), is_filled) in ENGAGEMENT_LOOP.iter().zip(known.filled) {
            let told = if is_filled { FILLED } else { MISSING };
            let text = format!("{}: {}", name.text(lang), told.text(lang));
            let colour = if is_filled { shown.theme.ink } else { shown.theme.critical };
            let text = RichText::new(text).color(appearance::colour(colour));
            let fill = appearance::colour(shown.theme.ground);
            let places = gaps::about(shown, &SubjectRef::Other((*id).to_owned()));
            let chip = ui.add_enabled(true, Button::new(text).fill(fill).min_size(vec2(0.0, 26.0)));
            if chip.clicked()
                && let Some(at) = places.first()
            {
                actions.push(Action::Gaps(gaps::Ask::Mend(*at)));
            }
            gaps::mark_button_ui(ui, shown, places, actions);
            ui.weak("→");
        }
        ui.weak(words::AND_ROUND.text(lang));
    });
}
