//! How often does a segment hear from us? FRQ-01 to FRQ-05.
//! Counts messages of the whole file; which ones count is decided in `contacts`.

use crate::analysis::collect::Findings;
use crate::analysis::contacts::{Sending, by_channel, caps, pressure, silences};
use crate::analysis::finding::{Draft, Knob, PLAIN_WEIGHT, Value, nudged};
use crate::analysis::publications::CONTACT_STRATEGY;
use crate::analysis::rule::{Family, Rule};
use crate::analysis::severity::Severity;
use crate::analysis::study::{Study, TOLERANCE, days_between};
use crate::analysis::thresholds::{Threshold, Unit};
use crate::model::*;
use crate::vocabulary::{Label, Words};

pub(super) const TOO_OFTEN: Rule = Rule {
    id: "FRQ-01",
    family: Family::Consent,
    tier: 1,
    name: Label::new("Too often in one channel", "Te vaak via één kanaal"),
    why: Label::new(
        "Who hears too much stops reading, and then stops being reachable at all.",
        "Wie te veel krijgt, leest niet meer en is daarna niet meer te bereiken.",
    ),
    based_on: &[CONTACT_STRATEGY],
    action: Label::new(
        "Drop messages or move them until at most {max} are left in {days}.",
        "Schrap of verplaats berichten tot er hoogstens {max} overblijven in {days}.",
    ),
    thresholds: &[],
    check: too_often,
};

pub(super) const TOO_MUCH: Rule = Rule {
    id: "FRQ-02",
    family: Family::Consent,
    tier: 1,
    name: Label::new("Total contact pressure", "Totale contactdruk"),
    why: Label::new(
        "Customers count all messages together, whichever channel or department they come from.",
        "Klanten tellen alle berichten bij elkaar op, van welk kanaal of welke afdeling ook.",
    ),
    based_on: &[CONTACT_STRATEGY],
    action: Label::new(
        "Choose which offers matter most to the segment ‘{segment}’, and drop or move the others.",
        "Kies welk aanbod voor het segment ‘{segment}’ het meest telt en schrap of verplaats de rest.",
    ),
    thresholds: &[],
    check: too_much,
};

pub(super) const NO_CAP: Rule = Rule {
    id: "FRQ-03",
    family: Family::Consent,
    tier: 2,
    name: Label::new("No limit agreed", "Geen grens afgesproken"),
    why: Label::new(
        "Without an agreed limit every department sends as much as suits it.",
        "Zonder afgesproken grens stuurt elke afdeling zoveel als haar uitkomt.",
    ),
    based_on: &[CONTACT_STRATEGY],
    action: Label::new(
        "Agree how often the segment ‘{segment}’ may get something by ‘{channel}’.",
        "Spreek af hoe vaak het segment ‘{segment}’ iets via ‘{channel}’ mag krijgen.",
    ),
    thresholds: &[],
    check: no_cap,
};

pub(super) const SILENCE: Rule = Rule {
    id: "FRQ-04",
    family: Family::Consent,
    tier: 2,
    name: Label::new("Silence", "Stilte"),
    why: Label::new(
        "Customers who hear nothing for long forget us, or think that we forgot them.",
        "Klanten die lang niets horen, vergeten ons, of denken dat wij hen vergeten zijn.",
    ),
    based_on: &[CONTACT_STRATEGY],
    action: Label::new(
        "Plan something useful for the segment ‘{segment}’ in that time.",
        "Plan in die tijd iets nuttigs voor het segment ‘{segment}’.",
    ),
    thresholds: &[Threshold::Horizon, Threshold::Silence],
    check: silence,
};

pub(super) const COLLISION: Rule = Rule {
    id: "FRQ-05",
    family: Family::Consent,
    tier: 2,
    name: Label::new("Messages too close together", "Berichten te dicht op elkaar"),
    why: Label::new(
        "Two messages close together take attention from each other.",
        "Twee berichten vlak na elkaar nemen elkaar de aandacht af.",
    ),
    based_on: &[CONTACT_STRATEGY],
    action: Label::new(
        "Move {contact} or {other} to another day.",
        "Verplaats {contact} of {other} naar een andere dag.",
    ),
    thresholds: &[Threshold::ContactDistance],
    check: collision,
};

const MESSAGES: Words = Words {
    one: Label::new("{n} message", "{n} bericht"),
    other: Label::new("{n} messages", "{n} berichten"),
};
const OVER_CHANNEL_CAP: Label = Label::new(
    "The segment ‘{segment}’ gets {messages} by ‘{channel}’ within {days}, from {first} on; the agreed \
     limit is {max}.",
    "Het segment ‘{segment}’ krijgt {messages} via ‘{channel}’ binnen {days}, vanaf {first}; de afgesproken \
     grens is {max}.",
);
const OVER_TOTAL_CAP: Label = Label::new(
    "The segment ‘{segment}’ gets {messages} over all channels within {days}, from {first} on; the agreed \
     limit is {max}.",
    "Het segment ‘{segment}’ krijgt {messages} via alle kanalen samen binnen {days}, vanaf {first}; de \
     afgesproken grens is {max}.",
);
const WITHOUT_CAP: Label = Label::new(
    "The segment ‘{segment}’ gets {messages} by ‘{channel}’, but nobody agreed how many are enough.",
    "Het segment ‘{segment}’ krijgt {messages} via ‘{channel}’, maar niemand heeft afgesproken hoeveel \
     genoeg is.",
);
const HEARS_NOTHING: Label = Label::new(
    "Nothing is planned for the customers in the segment ‘{segment}’ for {days}, from {first} on.",
    "Voor de klanten in het segment ‘{segment}’ is {days} lang niets gepland, vanaf {first}.",
);
const SAME_DAY: Label = Label::new(
    "{contact} and {other} reach the segment ‘{segment}’ on the same day, {first}.",
    "{contact} en {other} bereiken het segment ‘{segment}’ op dezelfde dag, {first}.",
);
const CLOSE: Label = Label::new(
    "{contact} and {other} reach the segment ‘{segment}’ only {days} apart, from {first} on.",
    "{contact} en {other} bereiken het segment ‘{segment}’ maar {days} na elkaar, vanaf {first}.",
);

/// The most messages within so many days: how many, and which ones.
fn busiest<'s, 'r, 'a>(messages: &'s [&'r Sending<'a>], days: u32) -> &'s [&'r Sending<'a>] {
    let days = i64::from(days.max(1));
    let mut best: &[&Sending<'_>] = &[];
    let mut start = 0;
    for (end, last) in messages.iter().enumerate() {
        let is_past = |at: usize| {
            let first = messages.get(at);
            first.is_some_and(|first| days_between(first.contact.date, last.contact.date) >= days)
        };
        while is_past(start) {
            start += 1;
        }
        let within = messages.get(start..=end).unwrap_or_default();
        if within.len() > best.len() {
            best = within;
        }
    }
    best
}

/// A cap that is broken, by which messages.
struct Broken<'s, 'r, 'a> {
    cap: &'a FrequencyCap,
    messages: &'s [&'r Sending<'a>],
    severity: Severity,
}

/// The cap that is broken worst: the higher level, then the more messages beyond it.
fn worst<'s, 'r, 'a>(
    messages: &'s [&'r Sending<'a>],
    caps: &[&'a FrequencyCap],
    grade: impl Fn(usize, u32) -> Option<Severity>,
) -> Option<Broken<'s, 'r, 'a>> {
    let broken = caps.iter().filter_map(|cap| {
        let messages = busiest(messages, cap.window_days);
        Some(Broken { cap, messages, severity: grade(messages.len(), cap.max)? })
    });
    broken.max_by_key(|broken| {
        (broken.severity, broken.messages.len().saturating_sub(usize::try_from(broken.cap.max).unwrap_or(0)))
    })
}

/// A finding on a broken cap: who sends all those messages owns it.
fn over_cap(
    subject: SubjectRef,
    segment: &Id<Segment>,
    broken: &Broken<'_, '_, '_>,
    words: Label,
    grade: impl Fn(usize, u32) -> Option<Severity>,
) -> Draft {
    let (count, max) = (broken.messages.len(), broken.cap.max);
    let days = usize::try_from(broken.cap.window_days).unwrap_or_default();
    let first = broken.messages.first().map_or(Date::ZERO, |sending| sending.contact.date);
    let mut owners = broken.messages.iter().map(|sending| sending.contact.owner.as_ref());
    let owner = owners.next().flatten().filter(|first| owners.all(|owner| owner == Some(*first)));
    Draft::new(broken.severity, subject, words)
        .owned_by(owner)
        .nudge(Knob::Count, grade(count.saturating_sub(1), max), grade(count + 1, max))
        .with("segment", segment)
        .with("messages", Value::Counted(count, &MESSAGES))
        .with("days", Value::Counted(days, Unit::Days.words()))
        .with("first", Value::Day(first))
        .with("max", max)
}

/// More messages by one channel than agreed.
fn too_often(study: &Study<'_>, out: &mut Findings) {
    let grade = |count: usize, max: u32| {
        let max = usize::try_from(max).unwrap_or(usize::MAX);
        match count {
            _ if count > max.saturating_mul(2) => Some(Severity::Critical),
            _ if count > max => Some(Severity::High),
            _ => None,
        }
    };
    for (segment, sendings) in study.contacts().audiences() {
        for (channel, messages) in by_channel(sendings) {
            let caps = caps(study, Some(channel), segment);
            if caps.is_empty() {
                continue;
            }
            out.looks_at(PLAIN_WEIGHT);
            if let Some(broken) = worst(&messages, &caps, grade) {
                let subject = SubjectRef::SegmentChannel(segment.clone(), channel.clone());
                let draft = over_cap(subject, segment, &broken, OVER_CHANNEL_CAP, grade);
                out.add(draft.with("channel", channel));
            }
        }
    }
}

/// More messages over all channels than agreed.
fn too_much(study: &Study<'_>, out: &mut Findings) {
    let grade = |count: usize, max: u32| {
        (count > usize::try_from(max).unwrap_or(usize::MAX)).then_some(Severity::High)
    };
    for (segment, sendings) in study.contacts().audiences() {
        let messages: Vec<_> = pressure(sendings).collect();
        let caps = caps(study, None, segment);
        if messages.is_empty() || caps.is_empty() {
            continue;
        }
        out.looks_at(PLAIN_WEIGHT);
        if let Some(broken) = worst(&messages, &caps, grade) {
            let subject = SubjectRef::Segment(segment.clone());
            out.add(over_cap(subject, segment, &broken, OVER_TOTAL_CAP, grade));
        }
    }
}

/// A segment gets messages by a channel on which nobody agreed a limit.
fn no_cap(study: &Study<'_>, out: &mut Findings) {
    for (segment, sendings) in study.contacts().audiences() {
        for (channel, messages) in by_channel(sendings) {
            out.looks_at(PLAIN_WEIGHT);
            if !caps(study, Some(channel), segment).is_empty() {
                continue;
            }
            let subject = SubjectRef::SegmentChannel(segment.clone(), channel.clone());
            out.add(
                Draft::new(Severity::Medium, subject, WITHOUT_CAP)
                    .with("segment", segment)
                    .with("channel", channel)
                    .with("messages", Value::Counted(messages.len(), &MESSAGES)),
            );
        }
    }
}

/// Existing customers for whom nothing is planned for too long, today and the horizon included.
fn silence(study: &Study<'_>, out: &mut Findings) {
    let limit = study.threshold(Threshold::Silence);
    let grade = |days: f64| (days > limit + TOLERANCE).then_some(Severity::Medium);
    for segment in study.segments().filter(|segment| segment.existing_customers) {
        out.looks_at(PLAIN_WEIGHT);
        let (from, days) = longest_silence(study, study.contacts().to(&segment.id));
        let Some(severity) = grade(days) else { continue };
        let (lower, higher) = nudged(days, Unit::Days.step(days), grade);
        // A stretch of days within a horizon of days: small and never negative.
        let whole = days as usize;
        out.add(
            Draft::new(severity, SubjectRef::Segment(segment.id.clone()), HEARS_NOTHING)
                .nudge(Knob::Time, lower, higher)
                .with("segment", &segment.id)
                .with("days", Value::Counted(whole, Unit::Days.words()))
                .with("first", Value::Day(from)),
        );
    }
}

/// The longest stretch without a planned contact: when it begins, and how many days it takes.
fn longest_silence(study: &Study<'_>, sendings: &[Sending<'_>]) -> (Date, f64) {
    let mut longest = (study.as_of, 0.0);
    for silence in silences(study, sendings) {
        if silence.1 > longest.1 {
            longest = silence;
        }
    }
    longest
}

/// Two messages by different channels close together.
fn collision(study: &Study<'_>, out: &mut Findings) {
    let distance = study.threshold(Threshold::ContactDistance);
    let apart = |one: &Sending<'_>, other: &Sending<'_>| days_between(one.contact.date, other.contact.date);
    for (segment, sendings) in study.contacts().audiences() {
        let messages: Vec<_> = pressure(sendings).collect();
        for (at, one) in messages.iter().enumerate() {
            out.looks_at(PLAIN_WEIGHT);
            let later = messages.iter().skip(at + 1);
            let close = later.take_while(|other| (apart(one, other) as f64) < distance - TOLERANCE);
            for other in close.filter(|other| other.contact.channel != one.contact.channel) {
                if one.here || other.here {
                    out.add(collision_draft(segment, one, other, apart(one, other), distance));
                }
            }
        }
    }
}

fn collision_draft(
    segment: &Id<Segment>,
    one: &Sending<'_>,
    other: &Sending<'_>,
    days: i64,
    distance: f64,
) -> Draft {
    let subject = SubjectRef::ContactPair(one.contact.id.clone(), other.contact.id.clone());
    let days = days as f64;
    let grade = |days: f64| (days < distance - TOLERANCE).then_some(Severity::Low);
    let (lower, higher) = nudged(days, Unit::Days.step(days), grade);
    Draft::new(Severity::Low, subject, if days < 1.0 { SAME_DAY } else { CLOSE })
        .owned_by(one.contact.owner.as_ref().or(other.contact.owner.as_ref()))
        .nudge(Knob::Time, lower, higher)
        .with("contact", &one.contact.id)
        .with("other", &other.contact.id)
        .with("segment", segment)
        .with("days", Value::Counted(days as usize, Unit::Days.words()))
        .with("first", Value::Day(one.contact.date))
}
