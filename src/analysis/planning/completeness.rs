//! What is not filled in? CST-01, CST-02 and DAT-01.

use crate::analysis::collect::Findings;
use crate::analysis::finding::{Draft, Knob, PLAIN_WEIGHT, Value, nudged};
use crate::analysis::publications::{CONTACT_STRATEGY, COUNTLESS};
use crate::analysis::rule::{Family, Rule};
use crate::analysis::severity::Severity;
use crate::analysis::study::{Study, TOLERANCE, TouchpointView};
use crate::analysis::thresholds::{Threshold, Unit};
use crate::model::*;
use crate::vocabulary::Label;

pub(super) const STRATEGY: Rule = Rule {
    id: "CST-01",
    family: Family::Planning,
    tier: 1,
    name: Label::new("Contact strategy incomplete", "Contactstrategie onvolledig"),
    why: Label::new(
        "A contact strategy says for whom, what for, along which way, by which rules, and how we know \
         that it works.",
        "Een contactstrategie zegt voor wie, waarvoor, langs welke weg, met welke regels en hoe we weten \
         dat het werkt.",
    ),
    based_on: &[CONTACT_STRATEGY],
    action: Label::new("Add what is missing.", "Vul aan wat ontbreekt."),
    thresholds: &[],
    check: strategy,
};

pub(super) const RULE_CARD: Rule = Rule {
    id: "CST-02",
    family: Family::Planning,
    tier: 2,
    name: Label::new("Contact rules incomplete", "Contactregels onvolledig"),
    why: Label::new(
        "Whoever writes to a segment should know what it needs, what it is offered, where, by which \
         channel and how often.",
        "Wie een segment aanschrijft, moet weten wat het nodig heeft, wat het aanbod is, waar, via welk \
         kanaal en hoe vaak.",
    ),
    based_on: &[CONTACT_STRATEGY],
    action: Label::new(
        "Complete the contact rules of the segment ‘{segment}’.",
        "Maak de contactregels van het segment ‘{segment}’ compleet.",
    ),
    thresholds: &[],
    check: rule_card,
};

pub(super) const NOT_ASSESSED: Rule = Rule {
    id: "DAT-01",
    family: Family::Planning,
    tier: 1,
    name: Label::new("Not filled in", "Niet ingevuld"),
    why: Label::new(
        "Every touchpoint makes an impression. Where none is noted, gaps stay hidden.",
        "Elk contactmoment maakt indruk. Waar die niet is genoteerd, blijven gaten verborgen.",
    ),
    based_on: &[COUNTLESS],
    action: Label::new(
        "Plan an hour to fill in what is missing, together with people who talk to customers.",
        "Plan een uur om aan te vullen wat ontbreekt, samen met mensen die klanten spreken.",
    ),
    thresholds: &[Threshold::UnassessedShare],
    check: not_assessed,
};

const CUSTOMERS_MISSING: Label = Label::new(
    "The contact strategy does not say who the customers are; missing: {missing}.",
    "De contactstrategie zegt niet wie de klanten zijn; er ontbreken: {missing}.",
);
const SEGMENTS: Label = Label::new("segments", "segmenten");
const STAGES: Label = Label::new("lifecycle stages", "levensfasen");
const PERSONAS: Label = Label::new("personas", "persona’s");
const OBJECTIVES_MISSING: Label = Label::new(
    "The contact strategy has no objective for this journey.",
    "De contactstrategie heeft geen doel voor deze reis.",
);
const JOURNEY_MISSING: Label = Label::new(
    "The contact strategy lacks a complete journey: nothing is there in {phases}.",
    "De contactstrategie mist een complete reis: er is niets in {phases}.",
);
const PHASES_MISSING: Label = Label::new(
    "The contact strategy lacks a journey: there are no phases yet.",
    "De contactstrategie mist een reis: er zijn nog geen fasen.",
);
const RULES_MISSING: Label = Label::new(
    "The contact strategy lacks rules for contact; missing: {missing}.",
    "De contactstrategie mist regels voor contact; er ontbreken: {missing}.",
);
const CAPS: Label = Label::new("limits to how often", "grenzen aan hoe vaak");
const CONSENT: Label = Label::new("permissions", "toestemmingen");
const MEASUREMENT_MISSING: Label = Label::new(
    "The contact strategy has no figure that belongs to an objective.",
    "De contactstrategie heeft geen cijfer dat bij een doel hoort.",
);

/// The words for what is missing of some parts.
fn missing(parts: &[(bool, Label)]) -> Vec<Value> {
    parts.iter().filter(|(is_there, _)| !is_there).map(|(_, label)| Value::from(*label)).collect()
}

/// The five components of a contact strategy, each told apart by its detail.
fn strategy(study: &Study<'_>, out: &mut Findings) {
    let workspace = study.workspace;
    let has_stages = study.lifecycle_stages().next().is_some();
    let customers = missing(&[
        (study.segments().next().is_some(), SEGMENTS),
        (has_stages, STAGES),
        (study.personas().next().is_some(), PERSONAS),
    ]);
    let rules = missing(&[
        (!workspace.frequency_caps.is_empty(), CAPS),
        (!workspace.consent_rules.is_empty(), CONSENT),
    ]);
    let empty: Vec<Value> =
        study.phases.iter().filter(|phase| phase.is_empty()).map(|phase| Value::from(&phase.id)).collect();
    let has_phases = !study.phases.is_empty();
    let mut metrics = study.touchpoints.iter().flat_map(|view| view.touchpoint.metrics.iter());
    let components = [
        ("customers", customers.is_empty(), CUSTOMERS_MISSING, customers),
        ("objectives", study.objectives().next().is_some(), OBJECTIVES_MISSING, Vec::new()),
        (
            "journey",
            has_phases && empty.is_empty(),
            if has_phases { JOURNEY_MISSING } else { PHASES_MISSING },
            empty,
        ),
        ("contact_rules", rules.is_empty(), RULES_MISSING, rules),
        ("measurement", metrics.any(|metric| metric.objective.is_some()), MEASUREMENT_MISSING, Vec::new()),
    ];
    for (detail, is_there, words, values) in components {
        out.looks_at(PLAIN_WEIGHT);
        if !is_there {
            let name = if detail == "journey" { "phases" } else { "missing" };
            let draft = Draft::journey(Severity::Medium, words).detail(detail);
            out.add(draft.with(name, Value::list(values)));
        }
    }
}

const CARD_LACKS: Label = Label::new(
    "Messages to the segment ‘{segment}’ are planned, but its contact rules do not say {missing}.",
    "Er zijn berichten gepland voor het segment ‘{segment}’, maar de contactregels zeggen niet {missing}.",
);
const NEEDS: Label = Label::new("what it needs", "wat het nodig heeft");
const OFFERS: Label = Label::new("what it is offered", "wat het aanbod is");
const PLACES: Label = Label::new("where it is met", "waar het te bereiken is");
const CHANNELS: Label = Label::new("by which channels", "via welke kanalen");
const FREQUENCY: Label = Label::new("how often", "hoe vaak");

/// A segment with planned contacts whose card does not say all five things.
fn rule_card(study: &Study<'_>, out: &mut Findings) {
    let grade = |count: usize| match count {
        0 => None,
        1 | 2 => Some(Severity::Low),
        _ => Some(Severity::Medium),
    };
    for (segment, sendings) in study.contacts().audiences() {
        if !sendings.iter().any(|sending| sending.is_planned()) {
            continue;
        }
        out.looks_at(PLAIN_WEIGHT);
        let missing = missing_functions(study.workspace, segment);
        let Some(severity) = grade(missing.len()) else { continue };
        let (fewer, more) = (missing.len() - 1, (missing.len() + 1).min(5));
        out.add(
            Draft::new(severity, SubjectRef::Segment(segment.clone()), CARD_LACKS)
                .nudge(Knob::Count, grade(fewer), grade(more))
                .with("segment", segment)
                .with("missing", Value::list(missing)),
        );
    }
}

/// Which of the five things a segment's card says: needs, offers, places, channels, how often; none
/// when there is no card. How often is said on the card, or by a cap of the segment's own.
pub fn functions_filled(workspace: &Workspace, segment: &Id<Segment>) -> [bool; 5] {
    let card = workspace.contact_rules.iter().find(|card| card.segment == *segment);
    let says = |fits: fn(&ContactRuleCard) -> bool| card.is_some_and(fits);
    let is_written = |text: &str| !text.trim().is_empty();
    let needs = card.is_some_and(|card| {
        [&card.needs, &card.barriers, &card.interactions].into_iter().any(|text| is_written(text))
    });
    let has_cap = workspace.frequency_caps.iter().any(|cap| cap.segment.as_ref() == Some(segment));
    [
        needs,
        says(|card| !card.propositions.is_empty()),
        says(|card| !card.locations.is_empty()),
        says(|card| !card.channel_rules.is_empty()),
        has_cap || card.is_some_and(|card| is_written(&card.frequency_note)),
    ]
}

/// What a segment's card does not say.
fn missing_functions(workspace: &Workspace, segment: &Id<Segment>) -> Vec<Value> {
    let filled = functions_filled(workspace, segment);
    let words = [NEEDS, OFFERS, PLACES, CHANNELS, FREQUENCY];
    missing(&filled.into_iter().zip(words).collect::<Vec<_>>())
}

const WITHOUT_SCORES: Label = Label::new(
    "At {count} of {all} touchpoints nobody scored what customers expect and experience.",
    "Bij {count} van de {all} contactmomenten is geen score gegeven voor wat klanten verwachten en ervaren.",
);
const WITHOUT_EMOTION: Label = Label::new(
    "At {count} of {all} touchpoints it is not noted how customers feel.",
    "Bij {count} van de {all} contactmomenten is niet genoteerd hoe klanten zich voelen.",
);

/// Whether none of the four scores is filled in.
fn is_without_scores(view: &TouchpointView<'_>) -> bool {
    let scores = &view.expectation;
    [scores.assumed, scores.expected, scores.own_view, scores.experienced].iter().all(Option::is_none)
}

/// Too many touchpoints without scores, or without a feeling.
fn not_assessed(study: &Study<'_>, out: &mut Findings) {
    let limit = study.threshold(Threshold::UnassessedShare);
    let grade = |percent: f64| (percent > limit + TOLERANCE).then_some(Severity::Info);
    let all = study.touchpoints.len();
    if all == 0 {
        return;
    }
    let count = |fits: fn(&TouchpointView<'_>) -> bool| study.touchpoints.iter().filter(|v| fits(v)).count();
    let questions = [
        ("expectation", WITHOUT_SCORES, count(is_without_scores)),
        ("emotion", WITHOUT_EMOTION, count(|view| view.emotion.is_none())),
    ];
    for (detail, words, count) in questions {
        out.looks_at(PLAIN_WEIGHT);
        let percent = count as f64 / all as f64 * 100.0;
        let Some(severity) = grade(percent) else { continue };
        let (lower, higher) = nudged(percent, Unit::Percent.step(percent), grade);
        out.add(
            Draft::journey(severity, words)
                .detail(detail)
                .nudge(Knob::Share, lower, higher)
                .with("count", count)
                .with("all", all),
        );
    }
}
