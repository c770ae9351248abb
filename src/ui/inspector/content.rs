//! The fields of touchpoints about what they hold, what they lead to, and who answers there.

use egui::Ui;

use super::form::{copied, list};
use super::touchpoint::Touchpoints;
use crate::model::*;
use crate::report::plan::desk::span;
use crate::ui::sheet::Sheet;
use crate::ui::table::Names;
use crate::ui::{Action, gaps, offer, words};

/// What it holds, answers and asks to do next.
pub(super) fn content_ui(ui: &mut Ui, form: &mut Touchpoints<'_>, workspace: &Workspace, journey: &Journey) {
    let names = Names { workspace, journey: Some(journey) };
    form.entries::<InformationNeed>(ui, words::ANSWERS, names, list!(answers));
    form.known(ui, words::HAS_CONTENT, copied!(has_content));
    form.entries::<ContentAsset>(ui, words::CONTENT, names, list!(content));
    form.date(ui, words::CONTENT_DATE, copied!(content_date));
    let action = |one: &Touchpoint| one.call_to_action.clone().unwrap_or_default();
    let put = |one: &mut Touchpoint, action: CallToAction| {
        one.call_to_action = Some(action).filter(|action| *action != CallToAction::default());
    };
    form.text(
        ui,
        words::CALL_TO_ACTION,
        1,
        (|one| action(one).label, |one, label| put(one, CallToAction { label, ..action(one) })),
    );
    let targets: Vec<_> = journey.all_touchpoints().map(|one| (one.id.clone(), one.title.clone())).collect();
    let offers = with_strays(form, &targets);
    form.choice(
        ui,
        words::LEADS_TO,
        (words::NONE, &offers),
        (
            |one| action(one).target,
            |one, target| {
                put(one, CallToAction { target, ..action(one) });
            },
        ),
    );
    astray_ui(ui, form, &targets);
    form.flag(ui, words::INVITES_SHARING, copied!(invites_sharing));
    form.flag(ui, words::SOCIAL_PROOF, copied!(social_proof));
    form.flag(ui, words::RETURN_HOOK, copied!(return_hook));
    form.value(ui, words::TACTIC, copied!(tactic));
    if let [one] = form.items
        && ui.button(words::OPEN_CHECKS.text(form.lang)).clicked()
    {
        let checks = Sheet::Checks(one.id.clone());
        form.actions.push(Action::Gaps(gaps::Ask::Sheet(checks)));
    }
}

/// The touchpoints with the pages that next steps lead to though nobody has put them on the map: those
/// are offered by their own words.
fn with_strays(form: &Touchpoints<'_>, known: &[(Id<Touchpoint>, String)]) -> Vec<(Id<Touchpoint>, String)> {
    let mut offers = known.to_vec();
    let targets = form.items.iter().filter_map(|one| one.call_to_action.as_ref()?.target.clone());
    for target in targets {
        if !offers.iter().any(|(id, _)| *id == target) {
            let name = words::NOT_ON_MAP.fill(form.lang, &[("what", target.as_str())]);
            offers.push((target, name));
        }
    }
    offers
}

/// A next step may lead to a page that nobody has put on the map, or that is gone: that is worth
/// noting, since it is a gap.
fn astray_ui(ui: &mut Ui, form: &mut Touchpoints<'_>, known: &[(Id<Touchpoint>, String)]) {
    let is_known = |id: &Id<Touchpoint>| known.iter().any(|(one, _)| one == id);
    let target = |one: &Touchpoint| one.call_to_action.clone().and_then(|call| call.target);
    form.parsed(
        ui,
        words::LEADS_ASTRAY,
        (|id: &Id<Touchpoint>| id.to_string(), |text: &str| Some(Id::new(&slug(text)))),
        (
            |one| target(one).filter(|id| !is_known(id)),
            |one, page: Option<Id<Touchpoint>>| {
                let page = page.filter(|id| !id.is_empty()).or_else(|| target(one).filter(is_known));
                let call = one.call_to_action.clone().unwrap_or_default();
                one.call_to_action = Some(CallToAction { target: page, ..call })
                    .filter(|call| *call != CallToAction::default());
            },
        ),
    );
}

/// Addressed contact, listening and answering.
pub(super) fn contact_ui(ui: &mut Ui, form: &mut Touchpoints<'_>, workspace: &Workspace) {
    let purposes = offer::values(form.lang);
    form.several(ui, words::CONTACT_PURPOSES, &purposes, list!(contact_purposes));
    form.known(ui, words::MONITORED, copied!(monitored));
    form.number(
        ui,
        words::RESPONSE_NORM,
        (
            |one| one.response_policy.as_ref().map(|policy| policy.norm_minutes),
            |one, minutes| {
                let policy = one.response_policy.clone().unwrap_or_default();
                one.response_policy = minutes.map(|norm_minutes| ResponsePolicy { norm_minutes, ..policy });
            },
        ),
    );
    // Many minutes say little: a day is a day.
    let norm = form.same(|one| one.response_policy.as_ref().map(|policy| policy.norm_minutes)).flatten();
    if let Some(minutes) = norm.filter(|minutes| *minutes >= 120) {
        ui.weak(words::THAT_IS.fill(form.lang, &[("time", &span(f64::from(minutes), form.lang))]));
    }
    let names = Names { workspace, journey: None };
    form.entry::<Department>(
        ui,
        words::RESPONSE_OWNER,
        (words::NOBODY, names),
        (
            |one| one.response_policy.as_ref().and_then(|policy| policy.owner.clone()),
            |one, owner| {
                let policy = one.response_policy.clone().unwrap_or_default();
                one.response_policy = Some(ResponsePolicy { owner, ..policy })
                    .filter(|policy| *policy != ResponsePolicy::default());
            },
        ),
    );
    let names = Names { workspace, journey: None };
    form.entries::<SystemDef>(ui, words::SYSTEMS, names, list!(systems));
}
