//! The fields of a phase, with moving and deleting it.

use std::sync::Arc;

use egui::Ui;

use super::form::{Form, cloned, copied, list};
use crate::edit::Edit;
use crate::model::*;
use crate::text::one_line;
use crate::ui::bars::Shown;
use crate::ui::table::Names;
use crate::ui::{Action, gaps, offer, words};

/// The fields of a phase.
pub fn phase_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    journey: &Journey,
    phase: &Arc<Phase>,
    actions: &mut Vec<Action>,
) {
    let (lang, id) = (shown.lang, journey.id.clone());
    let edit = move |phases: Vec<Phase>, what| {
        let phase = phases.into_iter().next().unwrap_or_default();
        Edit::SetPhase { journey: id.clone(), phase, what }
    };
    ui.heading(one_line(&phase.name));
    ui.weak(words::touchpoints_of(lang, &phase.touchpoints));
    gaps::here_ui(ui, shown, gaps::Here::Phase(&phase.id), actions);
    let items = [Arc::clone(phase)];
    let mut form = Form { lang, theme: shown.theme, items: &items, edit: &edit, actions };
    form.text(ui, words::NAME, 1, cloned!(name));
    form.kind(ui, words::ROLE, copied!(role));
    form.text(ui, words::QUESTION, 2, cloned!(customer_question));
    form.text(ui, words::CUSTOMER_GOAL, 1, cloned!(customer_goal));
    form.text(ui, words::ORG_GOAL, 1, cloned!(org_goal));
    form.known(ui, words::GOALS_ALIGNED, copied!(goals_aligned));
    let names = Names { workspace: shown.document.editor.workspace(), journey: Some(journey) };
    form.entry::<Department>(ui, words::LEAD, (words::NOBODY, names), cloned!(lead_department));
    form.text(ui, words::LOOK_FIRST, 2, cloned!(look_first));
    form.text(ui, words::CUSTOMER_ACTIVITY, 2, cloned!(customer_activity));
    form.text(ui, words::BRAND_ROLE, 2, cloned!(brand_role));
    form.text(ui, words::EXPECTATION_TEXT, 2, cloned!(customer_expectation));
    messages_ui(ui, &mut form);
    super::triggers::triggers_ui(ui, shown, journey, |one| one.phase == phase.id, actions);
    super::notes_ui(ui, shown, journey, &SubjectRef::Phase(phase.id.clone()), actions);
    buttons_ui(ui, lang, journey, phase, actions);
}

/// The kinds of message that fit the phase.
fn messages_ui(ui: &mut Ui, form: &mut Form<'_, Phase>) {
    let messages = offer::values(form.lang);
    form.several(ui, words::MESSAGE_TYPES, &messages, list!(message_types));
}

fn buttons_ui(ui: &mut Ui, lang: Lang, journey: &Journey, phase: &Phase, actions: &mut Vec<Action>) {
    let Some(at) = journey.phases.iter().position(|known| known.id == phase.id) else { return };
    ui.add_space(8.0);
    ui.horizontal_wrapped(|ui| {
        let (id, key) = (journey.id.clone(), phase.id.clone());
        let moved = |index| Action::Apply(Edit::MovePhase { journey: id.clone(), id: key.clone(), index });
        if at > 0 && ui.button(words::MOVE_LEFT.text(lang)).clicked() {
            actions.push(moved(at - 1));
        }
        if at + 1 < journey.phases.len() && ui.button(words::MOVE_RIGHT.text(lang)).clicked() {
            actions.push(moved(at + 1));
        }
        let tip = words::DELETE_PHASE_TIP.text(lang);
        if ui.button(words::DELETE_PHASE.text(lang)).on_hover_text(tip).clicked() {
            actions.push(Action::Apply(Edit::DeletePhase { journey: id.clone(), id: key.clone() }));
        }
    });
}
