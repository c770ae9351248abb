//! Would each permission hold when somebody asks? CNS-02 to CNS-04 and CNS-07.
//! Yes or no by the file; no figure is estimated here, so nothing is nearly so.

use super::basis::holds;
use super::to_check;
use crate::analysis::collect::Findings;
use crate::analysis::contacts::labels;
use crate::analysis::finding::{Draft, PLAIN_WEIGHT, Value};
use crate::analysis::publications::{CONTACT_STRATEGY, LAW, SEVEN_STEPS};
use crate::analysis::rule::{Family, Rule};
use crate::analysis::severity::Severity;
use crate::analysis::study::Study;
use crate::model::*;
use crate::vocabulary::Label;

pub(super) const BUNDLED: Rule = Rule {
    id: "CNS-02",
    family: Family::Consent,
    tier: 1,
    name: Label::new("Bundled consent", "Gebundelde toestemming"),
    why: Label::new(
        "Who can only say yes to everything at once has not chosen. Each purpose needs its own yes.",
        "Wie alleen op alles tegelijk ja kan zeggen, heeft niet gekozen. Elk doel vraagt een eigen ja.",
    ),
    based_on: &[CONTACT_STRATEGY, LAW],
    action: to_check!(
        "Ask for permission for each purpose and each channel apart.",
        "Vraag per doel en per kanaal apart om toestemming."
    ),
    thresholds: &[],
    check: bundled,
};

pub(super) const NOT_PROVABLE: Rule = Rule {
    id: "CNS-03",
    family: Family::Consent,
    tier: 1,
    name: Label::new("Not provable", "Niet aantoonbaar"),
    why: Label::new(
        "Whoever sends has to show that permission was given. Without proof it counts as not given.",
        "Wie verstuurt, moet kunnen laten zien dat er toestemming is. Zonder bewijs is die er niet.",
    ),
    based_on: &[CONTACT_STRATEGY, LAW],
    action: to_check!(
        "Keep when, where and with which words permission was given.",
        "Bewaar wanneer, waar en met welke tekst toestemming is gegeven."
    ),
    thresholds: &[],
    check: not_provable,
};

pub(super) const NO_WAY_OUT: Rule = Rule {
    id: "CNS-04",
    family: Family::Consent,
    tier: 1,
    name: Label::new("No way out", "Geen uitweg"),
    why: Label::new(
        "People may change their minds at any time, and stopping has to be as easy as saying yes.",
        "Mensen mogen altijd van gedachten veranderen, en stoppen moet even makkelijk zijn als ja zeggen.",
    ),
    based_on: &[CONTACT_STRATEGY, LAW],
    action: to_check!(
        "Put a way to unsubscribe or object in every message.",
        "Zet in elk bericht een manier om je af te melden of bezwaar te maken."
    ),
    thresholds: &[],
    check: no_way_out,
};

pub(super) const NO_PROFILING: Rule = Rule {
    id: "CNS-07",
    family: Family::Consent,
    tier: 2,
    name: Label::new("Personal data without permission", "Persoonsgegevens zonder toestemming"),
    why: Label::new(
        "To act on what one person does is profiling, and profiling needs a legal basis of its own.",
        "Reageren op wat één persoon doet, is profilering, en die heeft een eigen grondslag nodig.",
    ),
    based_on: &[SEVEN_STEPS, LAW],
    action: to_check!(
        "Arrange a legal basis for profiling, or use a signal without personal data.",
        "Regel een grondslag voor profilering of gebruik een signaal zonder persoonsgegevens."
    ),
    thresholds: &[],
    check: no_profiling,
};

const ONE_FOR_ALL_PURPOSES: Label = Label::new(
    "One permission covers several purposes at once: {purposes}, by {channels}.",
    "Eén toestemming dekt meer doelen tegelijk: {purposes}, via {channels}.",
);
const ONE_FOR_ALL_CHANNELS: Label = Label::new(
    "One permission covers several channels at once: {channels}, for {purposes}.",
    "Eén toestemming dekt meer kanalen tegelijk: {channels}, voor {purposes}.",
);
const CANNOT_PROVE: Label = Label::new(
    "Nobody can show that permission was given for {purposes}, by {channels}.",
    "Niemand kan laten zien dat er toestemming is gegeven voor {purposes}, via {channels}.",
);
const CANNOT_STOP: Label = Label::new(
    "People have no way to stop these messages: {purposes}, by {channels}.",
    "Mensen kunnen deze berichten niet stoppen: {purposes}, via {channels}.",
);
const HARD_TO_STOP: Label = Label::new(
    "Stopping these messages is harder than saying yes to them: {purposes}, by {channels}.",
    "Deze berichten stoppen is moeilijker dan er ja op zeggen: {purposes}, via {channels}.",
);
const USES_PERSONAL_DATA: Label = Label::new(
    "The signal {trigger} uses personal data, and no permission covers following people one by one (profiling).",
    "Het signaal {trigger} gebruikt persoonsgegevens, en geen toestemming dekt het volgen van personen (profilering).",
);
const EVERY_CHANNEL: Label = Label::new("every channel", "elk kanaal");
const NO_PURPOSE: Label = Label::new("no purpose", "geen doel");

/// A finding on a permission, with what it covers.
fn on_rule(severity: Severity, rule: &ConsentRule, words: Label) -> Draft {
    let channels = match &*rule.channels {
        [] => Value::from(EVERY_CHANNEL),
        channels => Value::list(channels.iter().map(Value::from).collect()),
    };
    let purposes = match &*rule.purposes {
        [] => Value::from(NO_PURPOSE),
        purposes => labels(purposes),
    };
    Draft::new(severity, SubjectRef::ConsentRule(rule.id.clone()), words)
        .with("channels", channels)
        .with("purposes", purposes)
}

/// The permissions with one of these bases, each looked at.
fn resting_on<'a>(
    study: &Study<'a>,
    bases: &'static [LegalBasis],
    out: &mut Findings,
) -> Vec<&'a ConsentRule> {
    let found: Vec<_> =
        study.workspace.consent_rules.iter().filter(|rule| bases.contains(&rule.basis)).collect();
    found.iter().for_each(|_| out.looks_at(PLAIN_WEIGHT));
    found
}

/// One yes covers several purposes, or several channels. No channel named means all of them.
fn bundled(study: &Study<'_>, out: &mut Findings) {
    for rule in resting_on(study, &[LegalBasis::Consent], out) {
        if rule.purposes.len() > 1 {
            out.add(on_rule(Severity::High, rule, ONE_FOR_ALL_PURPOSES));
        } else if rule.channels.len() != 1 {
            out.add(on_rule(Severity::Medium, rule, ONE_FOR_ALL_CHANNELS));
        }
    }
}

/// Consent is claimed and cannot be shown.
fn not_provable(study: &Study<'_>, out: &mut Findings) {
    for rule in resting_on(study, &[LegalBasis::Consent], out) {
        if !rule.proof {
            out.add(on_rule(Severity::High, rule, CANNOT_PROVE));
        }
    }
}

/// People cannot withdraw or object, or not as easily as they agreed.
fn no_way_out(study: &Study<'_>, out: &mut Findings) {
    const BASES: &[LegalBasis] =
        &[LegalBasis::Consent, LegalBasis::SoftOptIn, LegalBasis::LegitimateInterest];
    for rule in resting_on(study, BASES, out) {
        let route = rule.withdrawal_route.as_deref().unwrap_or_default();
        if route.trim().is_empty() {
            out.add(on_rule(Severity::High, rule, CANNOT_STOP));
        } else if rule.withdrawal_as_easy == Some(false) {
            out.add(on_rule(Severity::High, rule, HARD_TO_STOP));
        }
    }
}

/// A trigger uses personal data and no permission that holds covers profiling.
fn no_profiling(study: &Study<'_>, out: &mut Findings) {
    let is_covered = study.workspace.consent_rules.iter().any(|rule| {
        rule.basis != LegalBasis::NoBasis
            && rule.purposes.contains(&ContactPurpose::Profiling)
            && holds(rule, study.as_of)
    });
    for trigger in study.journey.triggers.iter().filter(|trigger| trigger.uses_personal_data) {
        out.looks_at(PLAIN_WEIGHT);
        if is_covered {
            continue;
        }
        let subject = SubjectRef::Trigger(trigger.id.clone());
        let draft = match study.phase(&trigger.phase) {
            Some(phase) => Draft::in_phase(Severity::High, phase, subject, USES_PERSONAL_DATA),
            None => Draft::new(Severity::High, subject, USES_PERSONAL_DATA),
        };
        out.add(draft.with("trigger", &trigger.id));
    }
}
