//! Do the moments that decide go well, and what sets them off? MOT-01 to MOT-03, TRG-01 to TRG-05.

use super::collect::Findings;
use super::finding::{Draft, Knob, PLAIN_WEIGHT, Value, nudged};
use super::publications::{CONTACT_STRATEGY, COUNTLESS, MOMENTS, ORGANISING, SEVEN_STEPS};
use super::rule::{Family, Rule};
use super::severity::Severity;
use super::study::{RoleOrder, Study, TOLERANCE, TouchpointView};
use super::thresholds::{Threshold, Unit};
use super::{measurement, response, weakness};
use crate::model::{Choice, Influence, Metric, MomentOfTruth, SubjectRef, Touchpoint, Trigger, TriggerKind};
use crate::vocabulary::{Label, Words};

/// The rules, in the order of their ids.
pub const RULES: &[Rule] =
    &[AT_RISK, KIND_MISSING, REACHES_NOBODY, NO_START, NO_ANSWER, NO_TRIGGER, NO_SYSTEM, TOO_LATE];

const AT_RISK: Rule = Rule {
    id: "MOT-01",
    family: Family::Moments,
    tier: 1,
    name: Label::new("Moment of truth at risk", "Moment van de waarheid in gevaar"),
    why: Label::new(
        "Here customers make up their minds about us. What goes wrong here weighs more than anywhere else.",
        "Hier vormen klanten hun oordeel over ons. Wat hier misgaat, weegt zwaarder dan elders.",
    ),
    based_on: &[COUNTLESS, MOMENTS],
    action: Label::new(
        "Make {touchpoint} the first thing to improve.",
        "Maak van {touchpoint} het eerste wat je verbetert.",
    ),
    thresholds: &[Threshold::Gap, Threshold::ShortfallMedium],
    check: at_risk,
};

const DECIDES: Label = Label::new(
    "{touchpoint} is a moment that decides, and it is at risk: {reasons}.",
    "{touchpoint} is een beslissend moment, en het loopt gevaar: {reasons}.",
);
const FALLS_SHORT: Label = Label::new(
    "‘{metric}’ stands at {measured} where {target} is the target",
    "‘{metric}’ staat op {measured} waar {target} het doel is",
);
const NOT_MEASURED: Label = Label::new("nothing is measured there", "er wordt niets gemeten");
const OUT_OF_REACH: Label = Label::new("we have no influence on it", "we hebben er geen invloed op");
const ALL_PASS: Label =
    Label::new("every route to the purchase passes it", "elke route naar de aankoop gaat erlangs");
const SLOW: Label = Label::new("answers come later than agreed", "antwoorden komen later dan afgesproken");

/// A moment of truth with one risk or more.
fn at_risk(study: &Study<'_>, out: &mut Findings) {
    for view in study.touchpoints.iter().filter(|view| view.is_key()) {
        out.looks_at(view.weight());
        let reasons = risks(study, view);
        let Some(severity) = level(reasons.len()) else { continue };
        let draft = with_nudges(study, view, reasons.len(), Draft::touchpoint(severity, view, DECIDES));
        out.add(draft.with("touchpoint", &view.id).with("reasons", Value::clauses(reasons)));
    }
}

/// The level of so many risks.
fn level(risks: usize) -> Option<Severity> {
    match risks {
        0 => None,
        1 => Some(Severity::Medium),
        2 => Some(Severity::High),
        _ => Some(Severity::Critical),
    }
}

/// What endangers a moment, each risk once.
fn risks(study: &Study<'_>, view: &TouchpointView<'_>) -> Vec<Value> {
    let short = view.metrics.iter().find(|metric| measurement::falls_short(study, metric));
    let short = short.map(|metric| {
        let figure = |figure: Option<f64>| Value::Figure(figure.unwrap_or_default(), metric.unit);
        let values = vec![
            ("metric", Value::from(metric.name.as_str())),
            ("measured", figure(metric.measured)),
            ("target", figure(metric.target)),
        ];
        Value::phrase(FALLS_SHORT, values)
    });
    let when = |is_so: bool, words: Label| is_so.then(|| Value::from(words));
    let all = [
        weakness::experience(study, view),
        weakness::feeling(view),
        short,
        weakness::no_owner(view),
        when(view.metrics.is_empty(), NOT_MEASURED),
        when(view.influence == Some(Influence::NoInfluence), OUT_OF_REACH),
        when(study.routes().is_single_point(view.index), ALL_PASS),
        when(response::is_too_slow(study, view), SLOW),
    ];
    all.into_iter().flatten().collect()
}

/// Says what becomes of a finding with so many risks when a score, the feeling, a shortfall or a
/// time of response moves by a step.
fn with_nudges(study: &Study<'_>, view: &TouchpointView<'_>, count: usize, mut draft: Draft) -> Draft {
    // The level when one risk, which is there or not, would be there or not.
    let instead = |is: bool, would: bool| level(count - usize::from(is) + usize::from(would));
    if let Some(gap) = view.gap() {
        let is = |gap| weakness::is_behind(study, gap);
        draft = draft.nudge(Knob::Difference, instead(is(gap), is(gap - 1)), instead(is(gap), is(gap + 1)));
    }
    if let Some(emotion) = view.emotion {
        let is = |step: i8| weakness::is_bad(emotion.saturating_add(step));
        draft = draft.nudge(Knob::Emotion, instead(is(0), is(-1)), instead(is(0), is(1)));
    }
    if view.metrics.iter().any(|metric| metric.measured.is_some() && metric.target.is_some()) {
        let step = Unit::Percent.step(0.0) / 100.0;
        let is =
            |by: f64| view.metrics.iter().any(|metric| measurement::falls_short(study, &moved(metric, by)));
        draft = draft.nudge(Knob::Shortfall, instead(is(0.0), is(-step)), instead(is(0.0), is(step)));
    }
    if let Some(policy) = &view.response_policy {
        let is = |factor: f64| is_too_slow_within(study, view, f64::from(policy.norm_minutes) / factor);
        let lower = instead(is(1.0), is(0.9));
        draft = draft.nudge(Knob::Time, lower, instead(is(1.0), is(1.1)));
    }
    draft
}

/// A metric whose shortfall is greater by a part of its target.
fn moved(metric: &Metric, by: f64) -> Metric {
    let way = if metric.lower_is_better { by } else { -by };
    let measured = metric.measured.zip(metric.target).map(|(measured, target)| measured + way * target.abs());
    Metric { target: metric.target, measured, lower_is_better: metric.lower_is_better, ..Metric::default() }
}

/// Whether answers would come too late if the norm were this: a time that is a tenth longer is too
/// long just when it is too long for a norm divided by 1.1.
fn is_too_slow_within(study: &Study<'_>, view: &TouchpointView<'_>, norm: f64) -> bool {
    let mut touchpoint: Touchpoint = view.touchpoint.clone();
    if let Some(policy) = &mut touchpoint.response_policy {
        policy.norm_minutes = (norm + TOLERANCE) as u32;
    }
    let mut changed = *view;
    changed.touchpoint = &touchpoint;
    response::is_too_slow(study, &changed)
}

const KIND_MISSING: Rule = Rule {
    id: "MOT-02",
    family: Family::Moments,
    tier: 2,
    name: Label::new("Kind of moment not marked", "Soort moment niet aangegeven"),
    why: Label::new(
        "From the first spark to the story told afterwards, each kind of moment decides about the next.",
        "Van de eerste prikkel tot het verhaal achteraf: elk soort moment beslist over het volgende.",
    ),
    based_on: &[MOMENTS],
    action: Label::new(
        "Find the touchpoint for this: {kind}. Mark it, or add it.",
        "Zoek het contactmoment hiervoor: {kind}. Geef het aan, of voeg het toe.",
    ),
    thresholds: &[],
    check: kind_missing,
};

const NONE_MARKED: Label =
    Label::new("No touchpoint is marked as {kind}.", "Geen contactmoment is aangegeven als {kind}.");

/// The kinds that every journey has, with the level when one is missing and its name in plain words.
const KINDS: [(MomentOfTruth, Severity, Label); 5] = [
    (
        MomentOfTruth::Stimulus,
        Severity::Low,
        Label::new("the spark that starts it all (stimulus)", "de prikkel waarmee alles begint (stimulus)"),
    ),
    (
        MomentOfTruth::ZMOT,
        Severity::Medium,
        Label::new(
            "the moment at which people look into it beforehand (zero moment of truth)",
            "het moment waarop mensen zich vooraf inlezen (zero moment of truth)",
        ),
    ),
    (
        MomentOfTruth::FMOT,
        Severity::Low,
        Label::new(
            "the moment at which people choose (first moment of truth)",
            "het moment waarop mensen kiezen (first moment of truth)",
        ),
    ),
    (
        MomentOfTruth::SMOT,
        Severity::Low,
        Label::new(
            "the moment at which people first use it (second moment of truth)",
            "het moment waarop mensen het voor het eerst gebruiken (second moment of truth)",
        ),
    ),
    (
        MomentOfTruth::UMOT,
        Severity::Medium,
        Label::new(
            "the moment at which people tell others (ultimate moment of truth)",
            "het moment waarop mensen het anderen vertellen (ultimate moment of truth)",
        ),
    ),
];

/// One finding for each kind that no touchpoint has.
fn kind_missing(study: &Study<'_>, out: &mut Findings) {
    if study.touchpoints.is_empty() {
        return out.skip();
    }
    for (kind, severity, words) in KINDS {
        out.looks_at(PLAIN_WEIGHT);
        if of_kind(study, kind).next().is_none() {
            let subject = SubjectRef::Other(kind.id().to_owned());
            out.add(Draft::new(severity, subject, NONE_MARKED).with("kind", words));
        }
    }
}

/// The touchpoints that are moments of truth of this kind.
fn of_kind<'a, 'b>(
    study: &'b Study<'a>,
    kind: MomentOfTruth,
) -> impl Iterator<Item = &'b TouchpointView<'a>> {
    study.touchpoints.iter().filter(move |view| view.moment_of_truth == Some(kind))
}

const REACHES_NOBODY: Rule = Rule {
    id: "MOT-03",
    family: Family::Moments,
    tier: 2,
    name: Label::new("Shared experience reaches nobody", "Gedeelde ervaring bereikt niemand"),
    why: Label::new(
        "What one customer shares is what the next one reads beforehand, provided that it gets there.",
        "Wat de ene klant deelt, is wat de volgende vooraf leest, mits het daar terechtkomt.",
    ),
    based_on: &[ORGANISING, MOMENTS],
    action: Label::new(
        "Take what is shared at {touchpoint} to where people look beforehand, for instance {target}.",
        "Breng wat bij {touchpoint} gedeeld wordt naar waar mensen zich vooraf inlezen, bijvoorbeeld {target}.",
    ),
    thresholds: &[],
    check: reaches_nobody,
};

const NO_STEP_ON: Label = Label::new(
    "What customers share at {touchpoint} does not reach those who look into it beforehand.",
    "Wat klanten bij {touchpoint} delen, bereikt niemand die zich vooraf inleest.",
);

/// No step leads from any ultimate moment to any zero moment. The first ultimate one stands for all.
fn reaches_nobody(study: &Study<'_>, out: &mut Findings) {
    let shared = of_kind(study, MomentOfTruth::UMOT).next();
    let read = of_kind(study, MomentOfTruth::ZMOT).next();
    let (Some(shared), Some(read)) = (shared, read) else { return out.skip() };
    out.looks_at(shared.weight());
    let is_there = study.transitions.iter().any(|view| {
        view.from.moment_of_truth == Some(MomentOfTruth::UMOT)
            && view.to.moment_of_truth == Some(MomentOfTruth::ZMOT)
    });
    if !is_there {
        let draft = Draft::touchpoint(Severity::Medium, shared, NO_STEP_ON);
        out.add(draft.with("touchpoint", &shared.id).with("target", &read.id));
    }
}

const NO_START: Rule = Rule {
    id: "TRG-01",
    family: Family::Moments,
    tier: 1,
    name: Label::new("Not known what makes customers start", "Niet bekend waardoor klanten beginnen"),
    why: Label::new(
        "Who does not know what makes customers start can only hope to be there in time.",
        "Wie niet weet waardoor klanten beginnen, kan alleen maar hopen er op tijd te zijn.",
    ),
    based_on: &[ORGANISING],
    action: Label::new(
        "Ask customers what made them start, and note it as the start of the journey.",
        "Vraag klanten wat hen deed beginnen, en noteer dat als aanleiding van de reis.",
    ),
    thresholds: &[],
    check: no_start,
};

const NOTHING_STARTS: Label = Label::new(
    "It is not noted what makes customers start this journey.",
    "Er staat niet bij waardoor klanten aan deze reis beginnen.",
);

/// No trigger starts the journey.
fn no_start(study: &Study<'_>, out: &mut Findings) {
    out.looks_at(PLAIN_WEIGHT);
    if !study.journey.triggers.iter().any(|trigger| trigger.kind == TriggerKind::JourneyStart) {
        out.add(Draft::journey(Severity::High, NOTHING_STARTS));
    }
}

const NO_ANSWER: Rule = Rule {
    id: "TRG-02",
    family: Family::Moments,
    tier: 1,
    name: Label::new("Nothing follows on a signal", "Op een signaal volgt niets"),
    why: Label::new(
        "A signal that nothing follows on is a customer who waits in vain.",
        "Een signaal waar niets op volgt, is een klant die vergeefs wacht.",
    ),
    based_on: &[CONTACT_STRATEGY, SEVEN_STEPS],
    action: Label::new(
        "Say which touchpoint answers to {trigger}, or drop it.",
        "Geef aan welk contactmoment op {trigger} volgt, of schrap het.",
    ),
    thresholds: &[],
    check: no_answer,
};

const NOTHING_FOLLOWS: Label =
    Label::new("Nothing on the map follows on {trigger}.", "Op {trigger} volgt niets op de kaart.");

/// A trigger to which no touchpoint that counts responds.
fn no_answer(study: &Study<'_>, out: &mut Findings) {
    for trigger in &study.journey.triggers {
        out.looks_at(PLAIN_WEIGHT);
        if !trigger.responses.iter().any(|id| study.touchpoint(id).is_some()) {
            out.add(on_trigger(study, trigger, Severity::Medium, NOTHING_FOLLOWS));
        }
    }
}

/// A finding on a trigger: the phase in which it happens, and that phase's lead.
fn on_trigger(study: &Study<'_>, trigger: &Trigger, severity: Severity, words: Label) -> Draft {
    let subject = SubjectRef::Trigger(trigger.id.clone());
    let mut draft = match study.phase(&trigger.phase) {
        Some(phase) => Draft::in_phase(severity, phase, subject, words),
        None => Draft::new(severity, subject, words),
    };
    draft.weight = PLAIN_WEIGHT;
    draft.with("trigger", &trigger.id)
}

const NO_TRIGGER: Rule = Rule {
    id: "TRG-03",
    family: Family::Moments,
    tier: 2,
    name: Label::new("Phase without a signal", "Fase zonder signaal"),
    why: Label::new(
        "Without a sign that somebody has come this far, the right message comes too early or too late.",
        "Zonder teken dat iemand zover is, komt de juiste boodschap te vroeg of te laat.",
    ),
    based_on: &[CONTACT_STRATEGY],
    action: Label::new(
        "Find the signal that shows that a customer has come to {phase}.",
        "Zoek het signaal waaraan te zien is dat een klant in {phase} is gekomen.",
    ),
    thresholds: &[],
    check: no_trigger,
};

const NO_SIGNAL: Label = Label::new(
    "No signal tells us that a customer has come to {phase}.",
    "Geen enkel signaal vertelt ons dat een klant in {phase} is gekomen.",
);

/// A filled phase in which no trigger happens.
fn no_trigger(study: &Study<'_>, out: &mut Findings) {
    for phase in study.filled_phases() {
        out.looks_at(phase.weight);
        if study.journey.triggers.iter().any(|trigger| trigger.phase == phase.id) {
            continue;
        }
        let is_after = phase.role.is_after_purchase();
        let severity = if is_after { Severity::Medium } else { Severity::Low };
        out.add(Draft::phase(severity, phase, NO_SIGNAL).with("phase", &phase.id));
    }
}

const NO_SYSTEM: Rule = Rule {
    id: "TRG-04",
    family: Family::Moments,
    tier: 2,
    name: Label::new("No system notices the signal", "Geen systeem merkt het signaal op"),
    why: Label::new(
        "A signal that no system notices exists on paper only.",
        "Een signaal dat geen systeem opmerkt, bestaat alleen op papier.",
    ),
    based_on: &[CONTACT_STRATEGY, SEVEN_STEPS],
    action: Label::new(
        "Name the system or the source that notices {trigger}.",
        "Noem het systeem of de bron die {trigger} opmerkt.",
    ),
    thresholds: &[],
    check: no_system,
};

const NOTHING_NOTICES: Label = Label::new(
    "It is not noted which system notices {trigger}.",
    "Er staat niet bij welk systeem {trigger} opmerkt.",
);

/// A trigger other than the start of the journey that no system notices.
fn no_system(study: &Study<'_>, out: &mut Findings) {
    let triggers = study.journey.triggers.iter();
    for trigger in triggers.filter(|trigger| trigger.kind != TriggerKind::JourneyStart) {
        out.looks_at(PLAIN_WEIGHT);
        if trigger.system.is_none() {
            out.add(on_trigger(study, trigger, Severity::Medium, NOTHING_NOTICES));
        }
    }
}

const TOO_LATE: Rule = Rule {
    id: "TRG-05",
    family: Family::Moments,
    tier: 2,
    name: Label::new("The answer to a signal comes too late", "Het antwoord op een signaal komt te laat"),
    why: Label::new(
        "An answer helps while the customer is still thinking of it.",
        "Een antwoord helpt zolang de klant er nog mee bezig is.",
    ),
    based_on: &[SEVEN_STEPS],
    action: Label::new(
        "Answer to {trigger} sooner, or agree on a longer time.",
        "Reageer sneller op {trigger}, of spreek een langere tijd af.",
    ),
    thresholds: &[],
    check: too_late,
};

const TAKES_TOO_LONG: Label = Label::new(
    "The answer to {trigger} takes {actual}; at most {limit} is agreed.",
    "Het antwoord op {trigger} duurt {actual}; afgesproken is hoogstens {limit}.",
);
const MINUTES: Words =
    Words { one: Label::new("{n} minute", "{n} minuut"), other: Label::new("{n} minutes", "{n} minuten") };

/// A trigger that is answered later than agreed.
fn too_late(study: &Study<'_>, out: &mut Findings) {
    for trigger in &study.journey.triggers {
        let times = trigger.actual_latency_minutes.zip(trigger.max_latency_minutes);
        let Some((actual, limit)) = times else { continue };
        out.looks_at(PLAIN_WEIGHT);
        let most = f64::from(limit);
        let grade = |minutes: f64| match minutes {
            _ if minutes > 2.0 * most + TOLERANCE => Some(Severity::Medium),
            _ if minutes > most + TOLERANCE => Some(Severity::Low),
            _ => None,
        };
        let minutes = f64::from(actual);
        let Some(severity) = grade(minutes) else { continue };
        let (lower, higher) = nudged(minutes, minutes * 0.1, grade);
        let draft = on_trigger(study, trigger, severity, TAKES_TOO_LONG).nudge(Knob::Time, lower, higher);
        let counted = |minutes: u32| Value::Counted(minutes as usize, &MINUTES);
        out.add(draft.with("actual", counted(actual)).with("limit", counted(limit)));
    }
}

#[cfg(test)]
#[path = "tests/moments.rs"]
mod tests;
