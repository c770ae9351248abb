//! Sheets of contact: permissions, signals, planned contacts, reactions.

use std::sync::Arc;

use egui::Ui;

use super::knowledge::link_ui;
use super::parts::{adder_ui, entry_ui, fresh_id, on_library};
use super::{Page, Sheet, words};
use crate::edit::on_journey;
use crate::model::*;
use crate::report::plan::{Filter, Plan, calendar};
use crate::ui::inspector::form::{cloned, copied, list};
use crate::ui::table::Names;
use crate::ui::{Action, offer, words as fields};

pub(super) fn permission_ui(ui: &mut Ui, page: &mut Page<'_, '_>, id: &Id<ConsentRule>) {
    let workspace = page.shown.document.editor.workspace();
    let channels = channels(page);
    let names = Names { workspace, journey: None };
    entry_ui(ui, page, id, |ui, form| {
        form.several(ui, words::PURPOSES, &offer::values(form.lang), list!(purposes));
        form.several(ui, words::CHANNELS, &channels, list!(channels));
        form.kind(ui, words::BASIS, copied!(basis));
        form.flag(ui, words::PROOF, copied!(proof));
        form.text(ui, words::PROOF_WHERE, 1, cloned!(proof_where));
        let route = (
            |one: &ConsentRule| one.withdrawal_route.clone().unwrap_or_default(),
            |one: &mut ConsentRule, route: String| {
                one.withdrawal_route = Some(route).filter(|route| !route.is_empty());
            },
        );
        form.text(ui, words::WITHDRAWAL, 1, route);
        form.known(ui, words::AS_EASY, copied!(withdrawal_as_easy));
        form.date(ui, words::VALID_FROM, copied!(valid_from));
        form.date(ui, words::VALID_UNTIL, copied!(valid_until));
        form.flag(ui, words::WITHDRAWN, copied!(withdrawn));
        form.kind(ui, words::PERSON_KIND, copied!(person_kind));
        form.several(ui, fields::RELATIONS, &offer::values(form.lang), list!(relations));
        form.entries::<Market>(ui, fields::MARKETS, names, list!(markets));
        form.text(ui, fields::NOTES, 2, cloned!(note));
    });
}

/// Every channel, as something to choose.
pub(in crate::ui) fn channels(page: &Page<'_, '_>) -> Vec<(ChannelId, String)> {
    let known = offer::channels(page.shown.document.editor.workspace(), page.shown.lang);
    known.into_iter().map(|(id, name)| (ChannelId::new(&id), name)).collect()
}

pub(super) fn permissions_ui(ui: &mut Ui, page: &mut Page<'_, '_>) {
    let workspace = page.shown.document.editor.workspace();
    let names = crate::analysis::Names::new(workspace, page.journey, page.shown.lang);
    for rule in &workspace.consent_rules {
        let name = names.subject(&SubjectRef::ConsentRule(rule.id.clone()));
        link_ui(ui, &name, rule.id.as_str(), page.actions, Sheet::Permission(rule.id.clone()));
    }
    if let Some(note) = adder_ui(ui, page, words::NEW_PERMISSION) {
        let rule = ConsentRule { note, ..ConsentRule::default() };
        let edit = on_library(workspace, words::PERMISSION, |all| all.consent_rules.edit().push(rule));
        page.actions.push(Action::Apply(edit));
    }
}

pub(super) fn trigger_ui(ui: &mut Ui, page: &mut Page<'_, '_>, id: &Id<Trigger>) {
    let workspace = page.shown.document.editor.workspace();
    let names = Names { workspace, journey: None };
    let touchpoints: Vec<_> = page
        .journey
        .touchpoints()
        .take(super::parts::OFFERED)
        .map(|one| (one.id.clone(), one.title.clone()))
        .collect();
    entry_ui(ui, page, id, |ui, form| {
        form.text(ui, words::TRIGGER_NAME, 1, cloned!(name));
        form.kind(ui, words::TRIGGER_KIND, copied!(kind));
        form.several(ui, words::FOLLOWS, &touchpoints, list!(responses));
        form.entry::<SystemDef>(ui, words::SYSTEM, (fields::NONE, names), cloned!(system));
        form.number(ui, words::MAX_LATENCY, copied!(max_latency_minutes));
        form.number(ui, words::ACTUAL_LATENCY, copied!(actual_latency_minutes));
        form.flag(ui, words::PERSONAL, copied!(uses_personal_data));
    });
    if let Some(name) = adder_ui(ui, page, words::NEW_SYSTEM) {
        let system = SystemDef { name, ..SystemDef::default() };
        let edit = on_library(workspace, words::SYSTEM, |all| all.systems.edit().push(system));
        page.actions.push(Action::Apply(edit));
    }
}

pub(super) fn triggers_ui(ui: &mut Ui, page: &mut Page<'_, '_>, phase: &Id<Phase>, kind: TriggerKind) {
    let starts = kind == TriggerKind::JourneyStart;
    let here = |trigger: &&Trigger| if starts { trigger.kind == kind } else { trigger.phase == *phase };
    for trigger in page.journey.triggers.iter().filter(here) {
        let to = Sheet::Trigger(trigger.id.clone());
        link_ui(ui, &trigger.name, trigger.id.as_str(), page.actions, to);
    }
    if let Some(name) = adder_ui(ui, page, words::NEW_TRIGGER) {
        let journeys = &page.shown.document.editor.workspace().journeys;
        let known = journeys.iter().flat_map(|journey| journey.triggers.iter().map(|trigger| &trigger.id));
        let id = fresh_id(&name, "trigger", known);
        let trigger = Trigger { id, name, phase: phase.clone(), kind, ..Trigger::default() };
        let edit = on_journey(page.journey, words::TRIGGER, |journey| journey.triggers.edit().push(trigger));
        page.actions.push(Action::Apply(edit));
    }
}

pub(super) fn contact_ui(ui: &mut Ui, page: &mut Page<'_, '_>, id: &Id<PlannedContact>) {
    let workspace = page.shown.document.editor.workspace();
    let channels = channels(page);
    let campaigns = offer::library(&workspace.campaigns);
    let propositions = offer::library(&workspace.propositions);
    let triggers = offer::library(&page.journey.triggers);
    let phases: Vec<_> = page.journey.phases.iter().map(|one| (one.id.clone(), one.name.clone())).collect();
    let at = page.journey.touchpoints().take(super::parts::OFFERED);
    let at: Vec<_> = at.map(|one| (one.id.clone(), one.title.clone())).collect();
    let names = Names { workspace, journey: None };
    entry_ui(ui, page, id, |ui, form| {
        form.text(ui, fields::NAME, 1, cloned!(name));
        let date = (
            |one: &PlannedContact| Some(one.date),
            |one: &mut PlannedContact, date: Option<Date>| one.date = date.unwrap_or(one.date),
        );
        form.date(ui, words::CONTACT_DATE, date);
        let write = |time: &Time| crate::report::plan::calendar::clock(*time);
        let read = |text: &str| Time::strptime("%H:%M", text.trim().replace('.', ":")).ok();
        form.parsed(ui, words::CONTACT_TIME, (write, read), copied!(time));
        form.kind(ui, words::CONTACT_STATUS, copied!(status));
        let channel = (
            |one: &PlannedContact| Some(one.channel.clone()),
            |one: &mut PlannedContact, id: Option<ChannelId>| one.channel = id.unwrap_or_default(),
        );
        form.choice(ui, fields::CHANNEL, (fields::NOT_SET, &channels), channel);
        form.kind(ui, words::CONTACT_RUNS, copied!(automation));
        form.choice(ui, words::CONTACT_CAMPAIGN, (fields::NONE, &campaigns), cloned!(campaign));
        form.choice(ui, words::CONTACT_TRIGGER, (fields::NONE, &triggers), cloned!(trigger));
        form.kind(ui, words::CONTACT_GOAL, copied!(goal));
        form.kind(ui, words::PURPOSE, copied!(purpose));
        form.value(ui, words::RELATION, copied!(relation));
        form.entry::<Segment>(ui, words::AUDIENCE, (fields::NONE, names), cloned!(audience));
        form.entry::<Market>(ui, fields::MARKETS, (fields::NONE, names), cloned!(market));
        form.kind(ui, words::CONTACT_PERSON, copied!(person_kind));
        form.entry::<Department>(ui, words::CONTACT_OWNER, (fields::NOBODY, names), cloned!(owner));
        form.entry::<ContentAsset>(ui, words::CONTACT_CONTENT, (fields::NONE, names), cloned!(content));
        form.known(ui, words::HAS_CONTENT, copied!(has_content));
        form.choice(ui, words::CONTACT_OFFER, (fields::NONE, &propositions), cloned!(proposition));
        form.value(ui, words::CONTACT_MESSAGE, copied!(message_type));
        form.kind(ui, words::CONTACT_PERSONAL, copied!(personalisation));
        let phase = (
            |one: &PlannedContact| Some(one.phase.clone()),
            |one: &mut PlannedContact, id: Option<Id<Phase>>| {
                if let Some(id) = id {
                    one.phase = id;
                }
            },
        );
        form.choice(ui, fields::PHASE, (fields::NOT_SET, &phases), phase);
        form.choice(ui, words::CONTACT_TOUCHPOINT, (fields::NONE, &at), cloned!(touchpoint));
    });
}

/// The day for another contact of a segment: in the middle of its longest silence, else the day that is
/// looked at.
fn quiet_day(page: &Page<'_, '_>, segment: Option<&Id<Segment>>, as_of: Date) -> Date {
    let Some(segment) = segment else { return as_of };
    let filter = Filter { segment: Some(segment.clone()), ..Filter::default() };
    let (workspace, journey) = (page.shown.document.editor.workspace(), page.journey);
    let plan = Plan { workspace, journey, filter: &filter, as_of, lang: page.shown.lang };
    let heard = calendar::heard(&plan);
    let longest = heard.iter().flat_map(|one| &one.silences).max_by_key(|silence| silence.days);
    let middle = longest.and_then(|one| one.from.checked_add(jiff::Span::new().days(one.days / 2)).ok());
    middle.unwrap_or(as_of)
}

/// The contacts of a phase or a segment, and a field for another one: on the day looked at, or where the
/// segment hears nothing for longest.
pub(super) fn contacts_ui(
    ui: &mut Ui,
    page: &mut Page<'_, '_>,
    phase: Option<&Id<Phase>>,
    segment: Option<&Id<Segment>>,
) {
    let here = |contact: &&Arc<PlannedContact>| {
        phase.is_none_or(|id| contact.phase == *id)
            && segment.is_none_or(|id| contact.audience.as_ref() == Some(id))
    };
    for contact in page.journey.planned_contacts.iter().filter(here).take(super::parts::OFFERED) {
        let to = Sheet::Contact(contact.id.clone());
        link_ui(ui, &contact.name, contact.id.as_str(), page.actions, to);
    }
    let first = page.journey.phases.first().map(|phase| phase.id.clone());
    let (Some(phase), Some(insight)) = (phase.cloned().or(first), page.shown.document.gaps.insight()) else {
        return;
    };
    let as_of = insight.as_of();
    if let Some(name) = adder_ui(ui, page, words::NEW_CONTACT) {
        let journeys = &page.shown.document.editor.workspace().journeys;
        let known = journeys.iter().flat_map(|one| one.planned_contacts.iter().map(|contact| &contact.id));
        let id = fresh_id(&name, "contact", known);
        let date = quiet_day(page, segment, as_of);
        let channel = ChannelId::new("email");
        let contact = PlannedContact {
            id: id.clone(),
            name,
            phase,
            channel,
            date,
            audience: segment.cloned(),
            ..PlannedContact::default()
        };
        let edit = on_journey(page.journey, words::CONTACT, |journey| {
            journey.planned_contacts.edit().push(Arc::new(contact));
        });
        page.actions.push(Action::Apply(edit));
        page.actions.push(Action::Gaps(crate::ui::gaps::Ask::Sheet(Sheet::Contact(id))));
    }
}

pub(super) fn case_ui(ui: &mut Ui, page: &mut Page<'_, '_>, id: &Id<ResponseCase>) {
    entry_ui(ui, page, id, |ui, form| {
        form.text(ui, words::TOPIC, 1, cloned!(topic));
        form.number(ui, words::FIRST_RESPONSE, copied!(first_response_minutes));
        form.number(ui, words::RESOLVED, copied!(resolved_minutes));
        form.value(ui, words::RESPONSE_KIND, copied!(response_kind));
        form.kind(ui, words::SENTIMENT, copied!(sentiment));
        form.value(ui, words::ROOT_CAUSE, copied!(root_cause));
        form.text(ui, words::SUMMARY, 3, cloned!(summary));
    });
}
