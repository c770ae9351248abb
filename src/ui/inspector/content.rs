//! The fields of touchpoints about what they hold, what they lead to, and who answers there.

use egui::Ui;

use super::touchpoint::Touchpoints;
use crate::model::*;
use crate::ui::{offer, words};

/// What it holds, answers and asks to do next.
pub(super) fn content_ui(ui: &mut Ui, form: &mut Touchpoints<'_>, workspace: &Workspace, journey: &Journey) {
    let needs: Vec<_> = journey.needs.iter().map(|need| (need.id.clone(), need.text.clone())).collect();
    form.several(ui, words::ANSWERS, &needs, |one| one.answers.to_vec(), |one, ids| one.answers = ids.into());
    form.known(ui, words::HAS_CONTENT, |one| one.has_content, |one, value| one.has_content = value);
    let content: Vec<_> = workspace.content.iter().map(|one| (one.id.clone(), one.title.clone())).collect();
    form.several(
        ui,
        words::CONTENT,
        &content,
        |one| one.content.to_vec(),
        |one, ids| one.content = ids.into(),
    );
    form.date(ui, words::CONTENT_DATE, |one| one.content_date, |one, date| one.content_date = date);
    let action = |one: &Touchpoint| one.call_to_action.clone().unwrap_or_default();
    let put = |one: &mut Touchpoint, action: CallToAction| {
        one.call_to_action = Some(action).filter(|action| *action != CallToAction::default());
    };
    form.text(
        ui,
        words::CALL_TO_ACTION,
        1,
        |one| action(one).label,
        |one, label| put(one, CallToAction { label, ..action(one) }),
    );
    let targets: Vec<_> = journey.all_touchpoints().map(|one| (one.id.clone(), one.title.clone())).collect();
    form.choice(
        ui,
        words::LEADS_TO,
        (words::NONE, &targets),
        |one| action(one).target,
        |one, target| {
            put(one, CallToAction { target, ..action(one) });
        },
    );
    form.flag(ui, words::INVITES_SHARING, |one| one.invites_sharing, |one, on| one.invites_sharing = on);
    form.flag(ui, words::SOCIAL_PROOF, |one| one.social_proof, |one, on| one.social_proof = on);
    form.flag(ui, words::RETURN_HOOK, |one| one.return_hook, |one, on| one.return_hook = on);
    form.value(ui, words::TACTIC, |one| one.tactic, |one, value| one.tactic = value);
}

/// Addressed contact, listening and answering.
pub(super) fn contact_ui(ui: &mut Ui, form: &mut Touchpoints<'_>, workspace: &Workspace) {
    let purposes = offer::values(form.lang);
    form.several(
        ui,
        words::CONTACT_PURPOSES,
        &purposes,
        |one| one.contact_purposes.to_vec(),
        |one, all| {
            one.contact_purposes = all.into();
        },
    );
    form.known(ui, words::MONITORED, |one| one.monitored, |one, value| one.monitored = value);
    form.number(
        ui,
        words::RESPONSE_NORM,
        |one| one.response_policy.as_ref().map(|policy| policy.norm_minutes),
        |one, minutes| {
            let policy = one.response_policy.clone().unwrap_or_default();
            one.response_policy = minutes.map(|norm_minutes| ResponsePolicy { norm_minutes, ..policy });
        },
    );
    let owners: Vec<_> = workspace.departments.iter().map(|one| (one.id.clone(), one.name.clone())).collect();
    form.choice(
        ui,
        words::RESPONSE_OWNER,
        (words::NOBODY, &owners),
        |one| one.response_policy.as_ref().and_then(|policy| policy.owner.clone()),
        |one, owner| {
            let policy = one.response_policy.clone().unwrap_or_default();
            one.response_policy = Some(ResponsePolicy { owner, ..policy })
                .filter(|policy| *policy != ResponsePolicy::default());
        },
    );
    let systems: Vec<_> = workspace.systems.iter().map(|one| (one.id.clone(), one.name.clone())).collect();
    form.several(
        ui,
        words::SYSTEMS,
        &systems,
        |one| one.systems.to_vec(),
        |one, ids| one.systems = ids.into(),
    );
}
