//! The fields of a transition: what kind of step it is, who takes it, what is handed over.

use std::sync::Arc;

use egui::Ui;

use super::form::{Form, cloned, copied};
use crate::edit::{Edit, TransitionKey};
use crate::model::*;
use crate::text::one_line;
use crate::ui::bars::Shown;
use crate::ui::table::Names;
use crate::ui::{Action, Selection, offer, words};

/// The fields of a transition.
pub fn transition_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    journey: &Journey,
    key: &TransitionKey,
    actions: &mut Vec<Action>,
) {
    let Some(step) = journey.transition(key) else { return };
    let (lang, id) = (shown.lang, journey.id.clone());
    let edit = |steps: Vec<Transition>, what| {
        let transition = steps.into_iter().next().unwrap_or_default();
        Edit::SetTransition { journey: id.clone(), key: key.clone(), transition, what }
    };
    let titles = [&step.from, &step.to].map(|end| offer::title_of(journey, end));
    ui.heading(one_line(&titles.join(" → ")));
    let items = [Arc::clone(step)];
    let before = actions.len();
    let mut form = Form { lang, theme: shown.theme, items: &items, edit: &edit, actions };
    form.kind(ui, words::KIND, copied!(kind));
    form.text(ui, words::LABEL, 1, cloned!(label));
    form.text(ui, words::CONDITION, 1, cloned!(condition));
    form.figure(
        ui,
        words::SHARE,
        (
            |one| one.share.map(|share| f64::from((share * 1000.0).round()) / 10.0),
            |one, share| {
                one.share = share.map(|share| (share / 100.0).clamp(0.0, 1.0) as f32);
            },
        ),
    );
    form.value(ui, words::SENTIMENT, copied!(sentiment));
    form.score(ui, words::FRICTION, (1, 5), copied!(friction));
    let names = Names { workspace: shown.document.editor.workspace(), journey: Some(journey) };
    form.entries::<Persona>(
        ui,
        words::PERSONAS_FIELD,
        names,
        (
            |one| one.personas.as_ref().map(|all| all.to_vec()).unwrap_or_default(),
            |one, all| one.personas = Some(List::from(all)).filter(|all| !all.is_empty()),
        ),
    );
    fields_ui(ui, &mut form, shown);
    form.flag(ui, words::CONFIRMED_SKIP, copied!(confirmed_skip));
    follow(journey, key, before, actions);
    let subject = SubjectRef::Transition(key.0.clone(), key.1.clone(), key.2, key.3);
    super::notes_ui(ui, shown, journey, &subject, actions);
    ui.add_space(8.0);
    if ui.button(words::DELETE_TRANSITION.text(lang)).clicked() {
        actions.push(Action::Apply(Edit::DeleteTransitions {
            journey: journey.id.clone(),
            keys: vec![key.clone()],
        }));
    }
}

/// The fields of what is handed over on a transition, alone.
pub fn handover_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    journey: &Journey,
    key: &TransitionKey,
    actions: &mut Vec<Action>,
) {
    let Some(step) = journey.transition(key) else { return };
    let id = journey.id.clone();
    let edit = |steps: Vec<Transition>, what| {
        let transition = steps.into_iter().next().unwrap_or_default();
        Edit::SetTransition { journey: id.clone(), key: key.clone(), transition, what }
    };
    let items = [Arc::clone(step)];
    let mut form = Form { lang: shown.lang, theme: shown.theme, items: &items, edit: &edit, actions };
    fields_ui(ui, &mut form, shown);
}

fn fields_ui(ui: &mut Ui, form: &mut Form<'_, Transition>, shown: &Shown<'_>) {
    let handover = |one: &Transition| one.handover.clone().unwrap_or_default();
    let put = |one: &mut Transition, handover: Handover| {
        one.handover = Some(handover).filter(|handover| *handover != Handover::default());
    };
    form.text(
        ui,
        words::HANDOVER,
        1,
        (|one| handover(one).what, |one, what| put(one, Handover { what, ..handover(one) })),
    );
    form.known(
        ui,
        words::DATA_PASSED,
        (
            |one| handover(one).data_passed,
            |one, data_passed| {
                put(one, Handover { data_passed, ..handover(one) });
            },
        ),
    );
    let workspace = shown.document.editor.workspace();
    form.several(
        ui,
        words::HANDOVER_AGREED,
        &offer::library(&workspace.departments),
        (
            |one| handover(one).agreed_by.to_vec(),
            |one, by| put(one, Handover { agreed_by: by.into(), ..handover(one) }),
        ),
    );
    if !workspace.integrations.is_empty() {
        form.choice(
            ui,
            words::INTEGRATION,
            (words::NO_INTEGRATION, &offer::library(&workspace.integrations)),
            (
                |one| handover(one).integration,
                |one, integration| put(one, Handover { integration, ..handover(one) }),
            ),
        );
    }
}

/// A transition of another kind has another name: the selection goes with it.
fn follow(journey: &Journey, key: &TransitionKey, before: usize, actions: &mut Vec<Action>) {
    let kind = actions.iter().skip(before).find_map(|action| match action {
        Action::Apply(Edit::SetTransition { transition, .. }) if transition.kind != key.2 => {
            Some(transition.kind)
        }
        _ => None,
    });
    if let Some(kind) = kind {
        let alike = |step: &&Arc<Transition>| step.from == key.0 && step.to == key.1 && step.kind == kind;
        let rank = journey.all_transitions().filter(alike).count();
        let key = (key.0.clone(), key.1.clone(), kind, u32::try_from(rank).unwrap_or(0));
        actions.push(Action::Select(Selection::transition(key)));
    }
}
