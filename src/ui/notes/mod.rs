//! Notes that people pin to the map while they talk: pains, questions, ideas, quotes. Shown where
//! they are pinned, in the inspector, and all together beside what was decided.

mod asking;
mod words;

use std::sync::Arc;

use egui::{Button, Key, RichText, Ui, vec2};
use lucide_icons::Icon;

use super::bars::Shown;
use super::inspector::form::{Form, cloned, copied};
use super::{Action, appearance};
use crate::edit::Edit;
use crate::model::{Choice as _, Insight, InsightKind, Journey, SubjectRef};
use crate::text::{Face, one_line};
use crate::ui::single_line;
use crate::vocabulary::Labelled;

pub use words::{COUNT, NOTES};

/// What a panel of notes asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    /// Pins a note to something.
    Pin(SubjectRef, String),
    /// The kind of the next note.
    Kind(InsightKind),
    /// Opens the note at this place in the list, or closes it.
    Open(Option<usize>),
    /// Only notes of a kind are listed, or all.
    Only(Option<InsightKind>),
    /// Shows on the map what a note is pinned to.
    Show(SubjectRef),
    /// A form for an action with these words about this.
    Act(SubjectRef, String),
}

/// What the window remembers of notes for one document. Never in the file.
#[derive(Clone, Debug)]
pub struct State {
    /// The kind of the next note.
    pub kind: InsightKind,
    /// The note that is open, by its place.
    pub open: Option<usize>,
    /// The only kind that is listed.
    pub only: Option<InsightKind>,
}

impl Default for State {
    fn default() -> Self {
        Self { kind: InsightKind::Pain, open: None, only: None }
    }
}

/// The sign of a kind.
fn sign(kind: InsightKind) -> Icon {
    match kind {
        InsightKind::Note => Icon::StickyNote,
        InsightKind::Pain => Icon::Frown,
        InsightKind::Question => Icon::CircleQuestionMark,
        InsightKind::Idea => Icon::Lightbulb,
        InsightKind::Quote => Icon::Quote,
    }
}

fn icon(kind: InsightKind, size: f32) -> RichText {
    RichText::new(char::from(sign(kind))).font(appearance::icons(size))
}

/// Whether a note belongs to what is selected.
fn concerns(insight: &Insight, subject: &SubjectRef) -> bool {
    match (&insight.subject, subject) {
        (SubjectRef::Touchpoints(ids), SubjectRef::Touchpoint(one)) => ids.contains(one),
        (SubjectRef::Phases(ids), SubjectRef::Phase(one)) => ids.contains(one),
        (one, other) => one == other,
    }
}

/// How many notes are pinned to this.
pub fn count(journey: &Journey, subject: &SubjectRef) -> usize {
    journey.insights.iter().filter(|insight| concerns(insight, subject)).count()
}

/// The notes of what is selected, and a field for the next one.
pub fn here_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    journey: &Journey,
    subject: &SubjectRef,
    actions: &mut Vec<Action>,
) {
    for (at, insight) in journey.insights.iter().enumerate().filter(|(_, one)| concerns(one, subject)) {
        entry_ui(ui, shown, journey, (at, insight), false, actions);
    }
    if !shown.is_read_only() {
        new_ui(ui, shown, subject, actions);
    }
}

/// All notes of the journey, by kind, newest last.
pub fn list_ui(ui: &mut Ui, shown: &Shown<'_>, journey: &Journey, actions: &mut Vec<Action>) {
    let (lang, only) = (shown.lang, shown.document.notes.only);
    ui.separator();
    ui.heading(words::NOTES.text(lang));
    ui.add_space(3.0);
    if journey.insights.is_empty() {
        ui.add(egui::Label::new(RichText::new(words::HINT.text(lang)).weak()).wrap());
        return;
    }
    ui.horizontal_wrapped(|ui| {
        let all = words::ALL.fill(lang, &[("n", &journey.insights.len().to_string())]);
        if ui.selectable_label(only.is_none(), all).clicked() {
            actions.push(Action::Notes(Ask::Only(None)));
        }
        for kind in InsightKind::ALL {
            let n = journey.insights.iter().filter(|insight| insight.kind == *kind).count();
            if n == 0 {
                continue;
            }
            let values = [("kind", kind.label().text(lang)), ("n", &n.to_string())];
            let text = words::OF_KIND.fill(lang, &values);
            if ui.selectable_label(only == Some(*kind), text).clicked() {
                let next = Some(*kind).filter(|kind| only != Some(*kind));
                actions.push(Action::Notes(Ask::Only(next)));
            }
        }
    });
    ui.add_space(4.0);
    let wanted = |insight: &Insight| only.is_none_or(|kind| insight.kind == kind);
    if !journey.insights.iter().any(wanted) {
        ui.weak(words::NONE_OF_KIND.text(lang));
    }
    for (at, insight) in journey.insights.iter().enumerate().filter(|(_, insight)| wanted(insight)) {
        entry_ui(ui, shown, journey, (at, insight), true, actions);
    }
}

/// One note; the open one shows its fields.
fn entry_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    journey: &Journey,
    (at, insight): (usize, &Insight),
    with_subject: bool,
    actions: &mut Vec<Action>,
) {
    let lang = shown.lang;
    let open = shown.document.notes.open == Some(at);
    let kind = insight.kind.label().text(lang);
    let names = crate::analysis::Names::new(shown.document.editor.workspace(), journey, lang);
    let subject = with_subject.then(|| one_line(&names.subject(&insight.subject)));
    let when = insight.when.map(|when| crate::report::stamp(when, lang));
    let detail = [Some(kind.to_owned()), subject, when].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let text = one_line(&insight.text);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().button_padding = vec2(8.0, 5.0);
        ui.label(icon(insight.kind, 15.0));
        let [ink, quiet] = [shown.theme.ink, shown.theme.secondary].map(appearance::colour);
        let mut job = egui::text::LayoutJob::default();
        let format = |font, colour| egui::TextFormat::simple(font, colour);
        job.append(&text, 0.0, format(appearance::face(12.5, Face::Regular), ink));
        job.append(&format!("\n{detail}"), 0.0, format(appearance::face(11.5, Face::Regular), quiet));
        let wide = ui.available_width().max(60.0);
        job.wrap.max_width = wide - 16.0;
        let button = Button::new(job).frame_when_inactive(false).selected(open).wrap();
        let button = button.min_size(vec2(wide, 0.0));
        let response = ui.vertical(|ui| ui.add(button)).inner;
        let name = words::NAME.fill(lang, &[("kind", kind), ("text", &text)]);
        response.widget_info(|| egui::WidgetInfo::selected(egui::Role::ListItem, true, open, &name));
        if response.clicked() {
            actions.push(Action::Notes(Ask::Open(Some(at).filter(|_| !open))));
        }
    });
    if open {
        fields_ui(ui, shown, journey, (at, insight), with_subject, actions);
    }
}

fn fields_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    journey: &Journey,
    (at, insight): (usize, &Insight),
    with_subject: bool,
    actions: &mut Vec<Action>,
) {
    let (lang, id) = (shown.lang, journey.id.clone());
    let edit = move |changed: Vec<Insight>, what| {
        let insight = changed.into_iter().next().unwrap_or_default();
        Edit::SetInsight { journey: id.clone(), at, insight, what }
    };
    let items = [Arc::new(insight.clone())];
    let ground = appearance::colour(shown.theme.ground);
    egui::Frame::new().fill(ground).corner_radius(6).inner_margin(8).show(ui, |ui| {
        ui.push_id(("note", at), |ui| {
            let mut form = Form { lang, theme: shown.theme, items: &items, edit: &edit, actions };
            form.text(ui, words::TEXT, 2, cloned!(text));
            form.kind(ui, words::KIND, copied!(kind));
            ui.horizontal_wrapped(|ui| {
                let placed = insight.subject != SubjectRef::Journey;
                if with_subject && placed && ui.button(words::SHOW.text(lang)).clicked() {
                    actions.push(Action::Notes(Ask::Show(insight.subject.clone())));
                }
                if ui.button(words::ACT.text(lang)).clicked() {
                    let ask = Ask::Act(insight.subject.clone(), insight.text.clone());
                    actions.push(Action::Notes(ask));
                }
                if ui.button(words::DELETE.text(lang)).clicked() {
                    actions.push(Action::Apply(Edit::DeleteInsight { journey: journey.id.clone(), at }));
                    actions.push(Action::Notes(Ask::Open(None)));
                }
            });
        });
    });
}

/// The kind of the next note, and its words: Enter pins it and is ready for another.
fn new_ui(ui: &mut Ui, shown: &Shown<'_>, subject: &SubjectRef, actions: &mut Vec<Action>) {
    let (lang, kind) = (shown.lang, shown.document.notes.kind);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        for one in InsightKind::ALL {
            let label = one.label().text(lang);
            let response = ui.add(Button::selectable(kind == *one, icon(*one, 15.0)));
            let name = words::NEW_AS.fill(lang, &[("kind", label)]);
            let on = kind == *one;
            response.widget_info(|| egui::WidgetInfo::selected(egui::Role::RadioButton, true, on, &name));
            if response.on_hover_text(label).clicked() {
                actions.push(Action::Notes(Ask::Kind(*one)));
            }
        }
        ui.weak(kind.label().text(lang));
    });
    let id = ui.make_persistent_id(("new note", subject.kind()));
    let hint = words::NEW.text(lang);
    let mut text: String = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let field = single_line(&mut text).id(id.with("field")).hint_text(hint);
    let response = ui.add(field.desired_width(f32::INFINITY));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(hint));
    if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) && !text.trim().is_empty() {
        actions.push(Action::Notes(Ask::Pin(subject.clone(), std::mem::take(&mut text))));
        response.request_focus();
    }
    ui.data_mut(|data| data.insert_temp(id, text));
}
