//! The lines that get a score: steps and lessons with digits, what systems can do with yes and no.

use egui::{Button, EventFilter, Key, Label, Modifiers, RichText, Sense, Ui, WidgetInfo, vec2};

use super::{Made, State, scores, words};
use crate::edit::Edit;
use crate::model::{EngagementAssessment, List, SubjectRef, Workspace};
use crate::report::plan::engagement::{CAPABILITIES, GOOD_ENOUGH, LESSONS, STEPS, SYSTEMS, lesson, score};
use crate::text::Face;
use crate::ui::bars::Shown;
use crate::ui::plan::Ask;
use crate::ui::{Action, appearance, gaps, sheet};
use crate::vocabulary::{ENGAGEMENT_LESSONS, ENGAGEMENT_STEPS, Label as Words};

/// How many lines get a digit: steps, then lessons.
pub(super) const SCORED: usize = ENGAGEMENT_STEPS.len() + ENGAGEMENT_LESSONS.len();
/// The height of a line, in points.
const LINE: f32 = 32.0;
/// What the digits of a line, its mark and its button need, in points.
const BESIDE: f32 = 352.0;

/// A line that gets a digit.
struct Line {
    /// Its place among all of them, from 0.
    at: usize,
    /// Its number among its own, from 1.
    number: usize,
    words: Words,
    score: Option<u8>,
    subject: SubjectRef,
}

/// Steps, lessons and systems, below each other.
pub(super) fn lines_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    known: &Made,
    state: &mut State,
    actions: &mut Vec<Action>,
) {
    let engagement = &shown.document.shown().engagement;
    head_ui(ui, STEPS, shown);
    for (at, words) in ENGAGEMENT_STEPS.into_iter().enumerate() {
        let number = at + 1;
        let subject = SubjectRef::EngagementStep(u8::try_from(number).unwrap_or(u8::MAX));
        let line = Line { at, number, words, score: score(&engagement.steps, at), subject };
        line_ui(ui, shown, (&line, known), state, actions);
    }
    ui.add_space(8.0);
    head_ui(ui, LESSONS, shown);
    for (place, words) in ENGAGEMENT_LESSONS.into_iter().enumerate() {
        let at = ENGAGEMENT_STEPS.len() + place;
        let line = Line {
            at,
            number: place + 1,
            words,
            score: score(&engagement.lessons, place),
            subject: lesson(place),
        };
        line_ui(ui, shown, (&line, known), state, actions);
    }
    ui.add_space(8.0);
    head_ui(ui, SYSTEMS, shown);
    for at in 0..CAPABILITIES.len() {
        system_ui(ui, shown, (at, known), actions);
    }
}

fn head_ui(ui: &mut Ui, words: Words, shown: &Shown<'_>) {
    ui.label(RichText::new(words.text(shown.lang)).font(appearance::face(13.5, Face::SemiBold)));
}

/// The id of the line at this place, for the keyboard.
fn id(at: usize) -> egui::Id {
    egui::Id::unique(("engagement", at))
}

fn line_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    (line, known): (&Line, &Made),
    state: &mut State,
    actions: &mut Vec<Action>,
) {
    let lang = shown.lang;
    let wide = (ui.available_width() - BESIDE).max(150.0);
    let text = words::LINE.fill(lang, &[("n", &line.number.to_string()), ("what", line.words.text(lang))]);
    ui.horizontal(|ui| {
        ui.set_min_height(LINE);
        let (area, _) = ui.allocate_exact_size(vec2(wide, LINE), Sense::hover());
        let response = ui.interact(area, id(line.at), Sense::click());
        if response.clicked() {
            response.request_focus();
        }
        if response.has_focus() {
            state.cursor = line.at;
            let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
            let stroke = egui::Stroke::new(1.5, appearance::colour(shown.theme.accent));
            ui.painter().rect_stroke(area, 4.0, stroke, egui::StrokeKind::Inside);
        } else if state.cursor == line.at {
            ui.painter().rect_filled(area, 4.0, appearance::colour(shown.theme.ground));
        }
        let inner = area.shrink2(vec2(6.0, 1.0));
        let mut job = egui::text::LayoutJob::simple(
            text.clone(),
            appearance::face(12.5, Face::Regular),
            appearance::colour(shown.theme.ink),
            inner.width(),
        );
        job.wrap.max_rows = 2;
        let galley = ui.painter().layout_job(job);
        let at = egui::pos2(inner.left(), inner.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, appearance::colour(shown.theme.ink));
        let told = match line.score {
            Some(score) => words::SCORED.fill(lang, &[("score", &score.to_string())]),
            None => words::NOT_SCORED.text(lang).to_owned(),
        };
        response.widget_info(|| WidgetInfo::labeled(egui::Role::SpinButton, true, &text));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_value(told));
        digits_ui(ui, shown, line, state, actions);
        beside_ui(ui, shown, (&line.subject, line.words), (line.score, known), actions);
    });
}

fn digits_ui(ui: &mut Ui, shown: &Shown<'_>, line: &Line, state: &mut State, actions: &mut Vec<Action>) {
    ui.add_enabled_ui(!shown.is_read_only(), |ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        for value in (0..=5u8).map(Some).chain([None]) {
            let text = value.map_or_else(|| "?".to_owned(), |value| value.to_string());
            let on = line.score == value;
            let response = ui.add(Button::selectable(on, &text).min_size(vec2(24.0, 24.0)));
            let name = format!("{}: {text}", line.words.text(shown.lang));
            response.widget_info(|| WidgetInfo::selected(egui::Role::RadioButton, true, on, &name));
            if response.clicked() {
                state.cursor = line.at;
                actions.extend(set(shown, line.at, value));
            }
        }
    });
}

/// The gaps of a line, and work on it where it is weak.
fn beside_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    (subject, words_): (&SubjectRef, Words),
    (score, known): (Option<u8>, &Made),
    actions: &mut Vec<Action>,
) {
    let lang = shown.lang;
    let places = gaps::about(shown, subject);
    gaps::mark_button_ui(ui, shown, places, actions);
    if let Some(work) = known.work.iter().find(|work| work.subject == *subject) {
        let text = RichText::new(&work.text).color(appearance::colour(shown.theme.secondary));
        ui.add(Label::new(text).truncate()).on_hover_text(&work.text);
    } else if score.is_some_and(|score| score < GOOD_ENOUGH) && !shown.is_read_only() {
        let button = ui.button(words::MAKE_ACTION.text(lang));
        let name = words::MAKE_ACTION_FOR.fill(lang, &[("what", words_.text(lang))]);
        button.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &name));
        if button.clicked() {
            actions.push(match places.first() {
                Some(at) => Action::Gaps(gaps::Ask::Action(*at)),
                None => {
                    let text = words::IMPROVE.fill(lang, &[("what", words_.text(lang))]);
                    Action::Plan(Ask::MakeAction(subject.clone(), text))
                }
            });
        }
    }
}

fn system_ui(ui: &mut Ui, shown: &Shown<'_>, (at, known): (usize, &Made), actions: &mut Vec<Action>) {
    let Some((subject, words_)) = CAPABILITIES.get(at) else { return };
    let engagement = &shown.document.shown().engagement;
    let now = crate::report::plan::engagement::capabilities(engagement).get(at).copied().flatten();
    let text = words_.text(shown.lang);
    ui.horizontal(|ui| {
        ui.set_min_height(28.0);
        let wide = (ui.available_width() - BESIDE).max(150.0);
        let left = egui::Layout::left_to_right(egui::Align::Center);
        ui.allocate_ui_with_layout(vec2(wide, 28.0), left, |ui| {
            ui.set_width(wide);
            ui.add_space(6.0);
            ui.add(Label::new(text).wrap());
        });
        ui.add_enabled_ui(!shown.is_read_only(), |ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            for (value, label) in [(Some(true), words::YES), (Some(false), words::NO), (None, words::UNKNOWN)]
            {
                let label = label.text(shown.lang);
                let response = ui.add(Button::selectable(now == value, label).min_size(vec2(44.0, 24.0)));
                let name = format!("{text}: {label}");
                response
                    .widget_info(|| WidgetInfo::selected(egui::Role::RadioButton, true, now == value, &name));
                if response.clicked() {
                    actions.push(Action::Apply(edit(shown, |engagement| match at {
                        0 => engagement.cross_channel = value,
                        1 => engagement.real_time = value,
                        _ => engagement.integrated = value,
                    })));
                }
            }
        });
        // No is as weak as a low score.
        let weak = (now == Some(false)).then_some(0);
        beside_ui(ui, shown, (&SubjectRef::Other((*subject).to_owned()), *words_), (weak, known), actions);
    });
}

/// The edit that changes the assessment. Journeys stay, so they need not be carried along.
fn edit(shown: &Shown<'_>, change: impl FnOnce(&mut EngagementAssessment)) -> Edit {
    let known = shown.document.editor.workspace();
    let mut workspace = Workspace { journeys: List::default(), ..Workspace::clone(known) };
    change(&mut workspace.engagement);
    Edit::SetLibrary { workspace, what: sheet::ENGAGEMENT }
}

/// The edit that sets a score; nothing where it is that already.
fn set(shown: &Shown<'_>, at: usize, value: Option<u8>) -> Option<Action> {
    let engagement = &shown.document.editor.workspace().engagement;
    let changed = scores::with(engagement, at, value);
    (changed != *engagement).then(|| Action::Apply(edit(shown, |engagement| *engagement = changed)))
}

/// Digits score the marked line, arrows go to the next one, Backspace clears. Only while the keyboard
/// is on a line or on nothing.
pub(super) fn keys(ui: &Ui, shown: &Shown<'_>, state: &mut State, actions: &mut Vec<Action>) {
    const DIGITS: [(Key, u8); 6] =
        [(Key::Num0, 0), (Key::Num1, 1), (Key::Num2, 2), (Key::Num3, 3), (Key::Num4, 4), (Key::Num5, 5)];
    let ctx = ui.ctx();
    let focused = ctx.memory(|memory| memory.focused());
    let ours = focused.is_none_or(|focused| (0..SCORED).any(|at| id(at) == focused));
    if !ours || egui::Popup::is_any_open(ctx) {
        return;
    }
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let go = |state: &mut State, to: usize| {
        state.cursor = to;
        // While nothing has the keyboard, egui would lead the arrow on from what gets it now.
        if focused.is_some() {
            ctx.memory_mut(|memory| memory.request_focus(id(to)));
        }
    };
    if pressed(Key::ArrowDown) {
        go(state, (state.cursor + 1).min(SCORED - 1));
    }
    if pressed(Key::ArrowUp) {
        go(state, state.cursor.saturating_sub(1));
    }
    if shown.is_read_only() {
        return;
    }
    for (key, digit) in DIGITS {
        if pressed(key) {
            actions.extend(set(shown, state.cursor, Some(digit)));
        }
    }
    if pressed(Key::Backspace) || pressed(Key::Delete) {
        actions.extend(set(shown, state.cursor, None));
    }
}
