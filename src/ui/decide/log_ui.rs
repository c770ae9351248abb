//! The log of decisions: what, when, why and by whom. A line opens its fields.

use std::sync::Arc;

use egui::{Button, Key, RichText, Ui};

use super::{Ask, words};
use crate::edit::Edit;
use crate::model::{Decision, Journey};
use crate::text::{Face, one_line};
use crate::ui::bars::Shown;
use crate::ui::inspector::form::{Form, cloned, copied};
use crate::ui::{Action as Wish, appearance, single_line};
use crate::vocabulary::date;

/// The heading, the decisions, and a field for the next one.
pub fn log_ui(ui: &mut Ui, shown: &Shown<'_>, journey: &Journey, actions: &mut Vec<Wish>) {
    let lang = shown.lang;
    ui.separator();
    ui.heading(words::LOG.text(lang));
    ui.add_space(3.0);
    if journey.decisions.is_empty() {
        ui.add(egui::Label::new(RichText::new(words::LOG_HINT.text(lang)).weak()).wrap());
        ui.add_space(4.0);
    }
    for (at, decision) in journey.decisions.iter().enumerate() {
        let chosen = shown.document.decide.decision == Some(at);
        line_ui(ui, shown, (at, decision), chosen, actions);
        if chosen {
            fields_ui(ui, shown, journey, (at, decision), actions);
        }
    }
    if !shown.is_read_only() {
        new_ui(ui, shown, actions);
    }
}

fn line_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    (at, decision): (usize, &Decision),
    chosen: bool,
    actions: &mut Vec<Wish>,
) {
    let lang = shown.lang;
    let text = match one_line(&decision.text) {
        text if text.is_empty() => words::NO_WORDS.text(lang).to_owned(),
        text => text,
    };
    let by = Some(one_line(&decision.by)).filter(|by| !by.is_empty());
    let parts = [
        decision.date.map(|day| date(day, lang)),
        by.map(|by| words::BY_WHOM.fill(lang, &[("who", &by)])),
        Some(one_line(&decision.why)).filter(|why| !why.is_empty()),
    ];
    let detail = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let quiet = appearance::colour(shown.theme.secondary);
    let mut job = egui::text::LayoutJob::default();
    let ink = appearance::colour(shown.theme.ink);
    let format = |font, colour| egui::TextFormat::simple(font, colour);
    job.append(&text, 0.0, format(appearance::face(12.5, Face::SemiBold), ink));
    if !detail.is_empty() {
        job.append(&format!("\n{detail}"), 0.0, format(appearance::face(12.0, Face::Regular), quiet));
    }
    job.wrap.max_width = ui.available_width() - 20.0;
    let button = Button::new(job).frame_when_inactive(false).selected(chosen).wrap();
    let response = ui.vertical(|ui| ui.add(button)).inner;
    let name = if detail.is_empty() { text } else { format!("{text}: {detail}") };
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::ListItem, true, chosen, &name));
    if response.clicked() {
        actions.push(Wish::Decide(Ask::ChooseDecision(Some(at).filter(|_| !chosen))));
    }
}

fn fields_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    journey: &Journey,
    (at, decision): (usize, &Decision),
    actions: &mut Vec<Wish>,
) {
    let (lang, id) = (shown.lang, journey.id.clone());
    let edit = move |changed: Vec<Decision>, what| {
        let decision = changed.into_iter().next().unwrap_or_default();
        Edit::SetDecision { journey: id.clone(), at, decision, what }
    };
    let items = [Arc::new(decision.clone())];
    let ground = appearance::colour(shown.theme.ground);
    egui::Frame::new().fill(ground).corner_radius(6).inner_margin(10).show(ui, |ui| {
        ui.push_id(("decision", at), |ui| {
            let mut form = Form { lang, theme: shown.theme, items: &items, edit: &edit, actions };
            form.text(ui, words::DECIDED, 2, cloned!(text));
            form.text(ui, words::WHY, 2, cloned!(why));
            ui.columns(2, |columns| {
                let [left, right] = columns else { return };
                form.text(left, words::BY, 1, cloned!(by));
                form.date(right, words::ON, copied!(date));
            });
            if ui.button(words::ACT_ON_DECISION.text(lang)).clicked() {
                actions.push(Wish::Decide(Ask::Act(at)));
            }
            if ui.button(words::DELETE_DECISION.text(lang)).clicked() {
                actions.push(Wish::Apply(Edit::DeleteDecision { journey: journey.id.clone(), at }));
                actions.push(Wish::Decide(Ask::ChooseDecision(None)));
            }
        });
    });
}

/// The field for the next decision: Enter writes it down and opens it for its reason.
fn new_ui(ui: &mut Ui, shown: &Shown<'_>, actions: &mut Vec<Wish>) {
    let id = egui::Id::unique("new decision");
    let hint = words::NEW_DECISION.text(shown.lang);
    let mut text: String = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let field = single_line(&mut text).id(id.with("field")).hint_text(hint);
    let response = ui.add(field.desired_width(f32::INFINITY));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(hint));
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if entered && !text.trim().is_empty() {
        actions.push(Wish::Decide(Ask::Decide(text.trim().to_owned())));
        text.clear();
    }
    ui.data_mut(|data| data.insert_temp(id, text));
}
