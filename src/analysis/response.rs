//! Do we listen where people talk, and do we answer? RSP-01 to RSP-07.

use std::collections::BTreeMap;

use foldhash::{HashMap, HashMapExt};

use super::collect::Findings;
use super::finding::{Draft, Knob, PLAIN_WEIGHT, Value, nudged};
use super::publications::{ORGANISING, SEVEN_STEPS, WALKING};
use super::rule::{Family, Rule};
use super::severity::Severity;
use super::study::{Study, TOLERANCE, TouchpointView};
use super::thresholds::Threshold;
use crate::model::*;
use crate::vocabulary::{Label, Words};

/// The rules, in the order of their ids.
pub const RULES: &[Rule] =
    &[NO_AGREEMENT, TOO_SLOW, UNANSWERED, UNTHANKED, NOT_LISTENING, NOT_IMPROVING, CORE_DEFECT];

const NO_AGREEMENT: Rule = Rule {
    id: "RSP-01",
    family: Family::Response,
    tier: 1,
    name: Label::new("Not agreed who answers", "Niet afgesproken wie antwoordt"),
    why: Label::new(
        "Where people can talk they expect an answer. Without an agreement everybody waits for another.",
        "Waar mensen kunnen praten, verwachten ze antwoord. Zonder afspraak wacht iedereen op een ander.",
    ),
    based_on: &[ORGANISING],
    action: Label::new(
        "Agree who answers at {touchpoint}, within what time and in what tone.",
        "Spreek af wie bij {touchpoint} antwoordt, binnen welke tijd en op welke toon.",
    ),
    thresholds: &[],
    check: no_agreement,
};

const TOO_SLOW: Rule = Rule {
    id: "RSP-02",
    family: Family::Response,
    tier: 1,
    name: Label::new("Answers come too late", "Antwoorden komen te laat"),
    why: Label::new(
        "An answer that comes late feels like no answer, and others read along.",
        "Een antwoord dat laat komt, voelt als geen antwoord, en anderen lezen mee.",
    ),
    based_on: &[ORGANISING],
    action: Label::new(
        "Put more people on {touchpoint}, pass questions on sooner, or agree a time that can be kept.",
        "Zet meer mensen op {touchpoint}, geef vragen eerder door of spreek een haalbare tijd af.",
    ),
    thresholds: &[],
    check: too_slow,
};

const UNANSWERED: Rule = Rule {
    id: "RSP-03",
    family: Family::Response,
    tier: 1,
    name: Label::new("Complaint without an answer", "Klacht zonder antwoord"),
    why: Label::new(
        "A complaint without an answer stays open for everybody who reads it.",
        "Een klacht zonder antwoord blijft open staan voor iedereen die haar leest.",
    ),
    based_on: &[ORGANISING],
    action: Label::new(
        "Answer today: quickly, kindly and with the right facts.",
        "Antwoord vandaag: snel, vriendelijk en met de juiste feiten.",
    ),
    thresholds: &[],
    check: unanswered,
};

const UNTHANKED: Rule = Rule {
    id: "RSP-04",
    family: Family::Response,
    tier: 2,
    name: Label::new("Praise without thanks", "Lof zonder bedankje"),
    why: Label::new(
        "Who praises us in public does our work. A word of thanks makes them do it again.",
        "Wie ons in het openbaar prijst, doet ons werk. Een bedankje nodigt uit tot meer.",
    ),
    based_on: &[ORGANISING],
    action: Label::new("Say thank you.", "Zeg dank je wel."),
    thresholds: &[],
    check: unthanked,
};

const NOT_LISTENING: Rule = Rule {
    id: "RSP-05",
    family: Family::Response,
    tier: 1,
    name: Label::new("Nobody listens", "Niemand luistert"),
    why: Label::new(
        "What people say to each other is the most honest answer we get, if somebody hears it.",
        "Wat mensen tegen elkaar zeggen is het eerlijkste antwoord, als iemand het hoort.",
    ),
    based_on: &[ORGANISING, SEVEN_STEPS],
    action: Label::new("Have somebody read along at {touchpoint}.", "Laat iemand meelezen bij {touchpoint}."),
    thresholds: &[],
    check: not_listening,
};

const NOT_IMPROVING: Rule = Rule {
    id: "RSP-06",
    family: Family::Response,
    tier: 2,
    name: Label::new("Answering without improving", "Antwoorden zonder verbeteren"),
    why: Label::new(
        "The same question again and again is a fault that answers do not mend.",
        "Steeds dezelfde vraag is een fout die antwoorden niet herstellen.",
    ),
    based_on: &[ORGANISING],
    action: Label::new(
        "Agree what will be improved about ‘{topic}’, by whom and when.",
        "Spreek af wat er aan ‘{topic}’ verbetert, door wie en wanneer.",
    ),
    thresholds: &[Threshold::RepeatedTopic],
    check: not_improving,
};

const CORE_DEFECT: Rule = Rule {
    id: "RSP-07",
    family: Family::Response,
    tier: 1,
    name: Label::new("Fault of the product met with words", "Productfout met woorden bestreden"),
    why: Label::new(
        "When the product itself fails, the best answer only buys time.",
        "Als het product zelf tekortschiet, koopt het beste antwoord alleen tijd.",
    ),
    based_on: &[WALKING],
    action: Label::new(
        "Take ‘{topic}’ to those who make the product or run the service.",
        "Leg ‘{topic}’ neer bij wie het product maakt of de dienst uitvoert.",
    ),
    thresholds: &[Threshold::CoreDefect],
    check: core_defect,
};

const NOBODY_AGREED: Label = Label::new(
    "People talk at {touchpoint}, but nobody agreed who answers and how fast.",
    "Mensen praten bij {touchpoint}, maar er is niet afgesproken wie antwoordt en hoe snel.",
);
const ANSWERS_TAKE: Label = Label::new(
    "An answer at {touchpoint} usually takes {took} {unit}; {norm} was agreed.",
    "Een antwoord bij {touchpoint} duurt meestal {took} {unit}; afgesproken is {norm}.",
);
const OPEN_TOO_LONG: Label = Label::new(
    "A negative reaction at {touchpoint} has been without an answer since {day}; an answer within {norm} \
     was agreed.",
    "Een negatieve reactie bij {touchpoint} wacht sinds {day} op antwoord; een antwoord binnen {norm} is \
     afgesproken.",
);
const OPEN_WITHOUT_NORM: Label = Label::new(
    "A negative reaction at {touchpoint} has been without an answer since {day}, and nobody agreed who \
     answers.",
    "Een negatieve reactie bij {touchpoint} wacht sinds {day} op antwoord, en er is niet afgesproken wie \
     antwoordt.",
);
const NOT_THANKED: Label = Label::new(
    "Somebody was kind about us at {touchpoint} on {day}, and nobody said thank you.",
    "Iemand was op {day} bij {touchpoint} positief over ons, en niemand heeft bedankt.",
);
const NOBODY_LISTENS: Label = Label::new(
    "People talk about us at {touchpoint}, and nobody listens.",
    "Mensen praten bij {touchpoint} over ons, en niemand luistert.",
);
const LISTENER_UNKNOWN: Label = Label::new(
    "People talk about us at {touchpoint}; it is not known whether anybody listens.",
    "Mensen praten bij {touchpoint} over ons; het is niet bekend of iemand luistert.",
);
const KEEPS_COMING: Label = Label::new(
    "‘{topic}’ keeps coming back ({reactions}), and nothing was agreed to improve it.",
    "‘{topic}’ komt steeds terug ({reactions}), en er is niets afgesproken om het te verbeteren.",
);
const LIES_IN_PRODUCT: Label = Label::new(
    "‘{topic}’ points to a fault of the product itself ({reactions}), and nothing was agreed to mend it.",
    "‘{topic}’ wijst op een fout van het product zelf ({reactions}), en er is niets afgesproken om die te \
     herstellen.",
);

const REACTIONS: Words = Words {
    one: Label::new("{n} reaction", "{n} reactie"),
    other: Label::new("{n} reactions", "{n} reacties"),
};
const MINUTES: Words =
    Words { one: Label::new("{n} minute", "{n} minuut"), other: Label::new("{n} minutes", "{n} minuten") };
const HOURS: Words =
    Words { one: Label::new("{n} hour", "{n} uur"), other: Label::new("{n} hours", "{n} uur") };

/// The cases of the touchpoints that count, by touchpoint, as figures.
#[derive(Debug)]
pub(super) struct Answers(HashMap<usize, Answered>);

/// How a touchpoint's cases were answered.
#[derive(Debug, Default)]
struct Answered {
    /// Minutes to the first answer, in order; only of answered cases.
    minutes: Vec<u32>,
    /// Whether any case, answered or not, is negative.
    has_negative: bool,
}

impl Answers {
    /// Gathers the cases of a journey.
    pub fn new(study: &Study<'_>) -> Self {
        let mut found: HashMap<usize, Answered> = HashMap::new();
        for case in study.journey.cases.iter() {
            let Some(view) = study.touchpoint(&case.touchpoint) else { continue };
            let answered = found.entry(view.index).or_default();
            answered.minutes.extend(case.first_response_minutes);
            answered.has_negative |= case.sentiment == Sentiment::Negative;
        }
        found.values_mut().for_each(|answered| answered.minutes.sort_unstable());
        Self(found)
    }

    /// The median of minutes to the first answer; the mean of the two in the middle of an even number.
    fn median(&self, view: &TouchpointView<'_>) -> Option<f64> {
        median(&self.0.get(&view.index)?.minutes)
    }

    fn has_negative(&self, view: &TouchpointView<'_>) -> bool {
        self.0.get(&view.index).is_some_and(|answered| answered.has_negative)
    }
}

/// The middle one of figures that are in order; the mean of the two in the middle of an even number.
pub fn median(sorted: &[u32]) -> Option<f64> {
    let upper = f64::from(*sorted.get(sorted.len() / 2)?);
    let lower = f64::from(*sorted.get(sorted.len().saturating_sub(1) / 2)?);
    Some(lower.midpoint(upper))
}

/// Whether answers at a touchpoint usually take longer than agreed: RSP-02 of it.
pub(super) fn is_too_slow(study: &Study<'_>, view: &TouchpointView<'_>) -> bool {
    let norm = view.response_policy.as_ref().map(|policy| f64::from(policy.norm_minutes));
    let (Some(norm), Some(median)) = (norm, study.answers().median(view)) else { return false };
    median > norm + TOLERANCE
}

/// Cases at touchpoints that count, with their touchpoints.
fn cases<'s, 'a>(study: &'s Study<'a>) -> impl Iterator<Item = (&'a ResponseCase, &'s TouchpointView<'a>)> {
    let cases = study.journey.cases.iter();
    cases.filter_map(|case| Some((case.as_ref(), study.touchpoint(&case.touchpoint)?)))
}

/// Whether nothing says that anybody answered.
pub fn is_unanswered(case: &ResponseCase) -> bool {
    case.first_response_minutes.is_none() && case.resolved_minutes.is_none() && case.response_kind.is_none()
}

/// A time as people say it: whole hours from one hour on, minutes otherwise.
fn span(minutes: u32) -> Value {
    match usize::try_from(minutes).unwrap_or_default() {
        minutes if minutes >= 60 && minutes % 60 == 0 => Value::Counted(minutes / 60, &HOURS),
        minutes => Value::Counted(minutes, &MINUTES),
    }
}

/// People talk, somebody hears it or should, and nobody agreed to answer.
fn no_agreement(study: &Study<'_>, out: &mut Findings) {
    for view in study.touchpoints.iter().filter(|view| view.is_voice()) {
        let is_others = view.is_crowd() || view.source == Some(Source::Employee);
        if is_others && !view.is_monitored() {
            continue;
        }
        out.looks_at(view.weight());
        if view.response_policy.is_some() {
            continue;
        }
        let is_late = matches!(view.phase.role, PhaseRole::Evaluation | PhaseRole::Loyalty);
        let severity = if view.is_crowd() || is_late { Severity::High } else { Severity::Medium };
        out.add(Draft::touchpoint(severity, view, NOBODY_AGREED).with("touchpoint", &view.id));
    }
}

/// Answers usually take longer than agreed; worse where somebody complained.
fn too_slow(study: &Study<'_>, out: &mut Findings) {
    for view in &study.touchpoints {
        let (Some(policy), Some(median)) = (&view.response_policy, study.answers().median(view)) else {
            continue;
        };
        out.looks_at(view.weight());
        if !is_too_slow(study, view) {
            continue;
        }
        let norm = f64::from(policy.norm_minutes);
        let worse = |level: Severity| if study.answers().has_negative(view) { level.up() } else { level };
        let level =
            |took: f64| worse(if took > 2.0 * norm + TOLERANCE { Severity::High } else { Severity::Medium });
        let grade = |took: f64| (took > norm + TOLERANCE).then(|| level(took));
        let (lower, higher) = nudged(median, median * 0.1, grade);
        // Hours only where the figure then still shows that it is more than the norm.
        let in_hours = policy.norm_minutes >= 120
            && policy.norm_minutes.is_multiple_of(60)
            && (median / 6.0).round() > norm / 6.0;
        let (took, unit, norm) = match in_hours {
            true => (median / 60.0, Label::new("hours", "uur"), span(policy.norm_minutes)),
            false => {
                let norm = usize::try_from(policy.norm_minutes).unwrap_or_default();
                (median, Label::new("minutes", "minuten"), Value::Counted(norm, &MINUTES))
            }
        };
        out.add(
            Draft::touchpoint(level(median), view, ANSWERS_TAKE)
                .nudge(Knob::Time, lower, higher)
                .with("touchpoint", &view.id)
                .with("took", Value::Mean(took))
                .with("unit", unit)
                .with("norm", norm),
        );
    }
}

/// A finding on a case, owned by whoever agreed to answer there.
fn on_case(severity: Severity, case: &ResponseCase, view: &TouchpointView<'_>, words: Label) -> Draft {
    let answers = view.response_policy.as_ref().and_then(|policy| policy.owner.as_ref());
    Draft::at(severity, view, SubjectRef::ResponseCase(case.id.clone()), words)
        .owned_by(answers.or(view.department()))
        .with("touchpoint", &view.id)
        .with("day", Value::Day(case.opened.date()))
}

/// A negative case without an answer, for longer than agreed or with nothing agreed.
fn unanswered(study: &Study<'_>, out: &mut Findings) {
    for (case, view) in cases(study).filter(|(case, _)| case.sentiment == Sentiment::Negative) {
        out.looks_at(view.weight());
        if !is_unanswered(case) {
            continue;
        }
        let is_exposed = case.public && view.is_key();
        let severity = if is_exposed { Severity::Critical } else { Severity::High };
        let Some(policy) = &view.response_policy else {
            out.add(on_case(severity, case, view, OPEN_WITHOUT_NORM));
            continue;
        };
        let as_of = study.as_of.to_datetime(Time::midnight());
        let open = case.opened.duration_until(as_of).as_secs_f64() / 60.0;
        let norm = f64::from(policy.norm_minutes);
        let grade = |minutes: f64| (minutes > norm + TOLERANCE).then_some(severity);
        if grade(open).is_some() {
            let (lower, higher) = nudged(open, open * 0.1, grade);
            let draft = on_case(severity, case, view, OPEN_TOO_LONG).nudge(Knob::Time, lower, higher);
            out.add(draft.with("norm", span(policy.norm_minutes)));
        }
    }
}

/// A positive case without an answer.
fn unthanked(study: &Study<'_>, out: &mut Findings) {
    for (case, view) in cases(study).filter(|(case, _)| case.sentiment == Sentiment::Positive) {
        out.looks_at(view.weight());
        if is_unanswered(case) {
            out.add(on_case(Severity::Low, case, view, NOT_THANKED));
        }
    }
}

/// Others talk about us and nobody is known to listen.
fn not_listening(study: &Study<'_>, out: &mut Findings) {
    let is_others = |view: &TouchpointView<'_>| view.is_crowd() || view.source == Some(Source::Employee);
    for view in study.touchpoints.iter().filter(|view| view.is_voice() && is_others(view)) {
        out.looks_at(view.weight());
        let words = match view.monitored {
            Some(true) => continue,
            Some(false) => NOBODY_LISTENS,
            None => LISTENER_UNKNOWN,
        };
        out.add(Draft::touchpoint(Severity::Medium, view, words).with("touchpoint", &view.id));
    }
}

/// What cases have in common.
struct Topic<'a> {
    /// As it was first written.
    name: &'a str,
    /// How many cases there are.
    count: usize,
    /// How many of them come from the product itself.
    core: usize,
}

/// The topics of the cases, whatever the case of their letters, in the order of their names.
fn topics<'a>(study: &Study<'a>) -> BTreeMap<String, Topic<'a>> {
    let mut found = BTreeMap::new();
    for (case, _) in cases(study).filter(|(case, _)| !case.topic.trim().is_empty()) {
        let name = case.topic.trim();
        let topic = found.entry(name.to_lowercase()).or_insert(Topic { name, count: 0, core: 0 });
        topic.count += 1;
        topic.core += usize::from(case.root_cause == Some(RootCause::CoreProduct));
    }
    found
}

/// Whether work on a topic was agreed and not dropped.
fn has_action(study: &Study<'_>, topic: &str, fits: impl Fn(&Action) -> bool) -> bool {
    study.journey.actions.iter().any(|action| {
        let SubjectRef::Topic(about) = &action.subject else { return false };
        about.trim().to_lowercase() == topic && action.status != ActionStatus::Dropped && fits(action)
    })
}

/// A finding on a topic that came up so many times, where it counts from `from` times on.
fn on_topic(severity: Severity, topic: &Topic<'_>, count: usize, from: f64, words: Label) -> Draft {
    let level = |count: f64| (count + TOLERANCE >= from).then_some(severity);
    let (lower, higher) = nudged(as_figure(count), 1.0, level);
    Draft::new(severity, SubjectRef::Topic(topic.name.to_owned()), words)
        .nudge(Knob::Count, lower, higher)
        .with("reactions", Value::Counted(count, &REACTIONS))
        .with("topic", topic.name)
}

fn as_figure(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::from(u32::MAX), f64::from)
}

/// A topic that keeps coming back without work on it.
fn not_improving(study: &Study<'_>, out: &mut Findings) {
    let from = study.threshold(Threshold::RepeatedTopic);
    for (key, topic) in topics(study) {
        out.looks_at(PLAIN_WEIGHT);
        if as_figure(topic.count) + TOLERANCE >= from && !has_action(study, &key, |_| true) {
            out.add(on_topic(Severity::Medium, &topic, topic.count, from, KEEPS_COMING));
        }
    }
}

/// A fault of the product itself that is answered and not mended.
fn core_defect(study: &Study<'_>, out: &mut Findings) {
    let from = study.threshold(Threshold::CoreDefect);
    for (key, topic) in topics(study).into_iter().filter(|(_, topic)| topic.core > 0) {
        out.looks_at(PLAIN_WEIGHT);
        let is_mended = || has_action(study, &key, |action| action.kind == ActionKind::Product);
        if as_figure(topic.core) + TOLERANCE >= from && !is_mended() {
            out.add(on_topic(Severity::High, &topic, topic.core, from, LIES_IN_PRODUCT));
        }
    }
}

#[cfg(test)]
#[path = "tests/response.rs"]
mod tests;
