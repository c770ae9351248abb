//! What sets contacts off, and what answers.

use super::cells::minutes;
use super::{Filter, Part, Plan};
use crate::model::*;
use crate::report::Section;
use crate::vocabulary::{Label, Labelled as _, Words, precise};

impl Filter {
    /// Whether a trigger is let through: by what answers it; one that nothing answers yet concerns
    /// everybody.
    pub fn lets_trigger(&self, journey: &Journey, one: &Trigger) -> bool {
        let lets = |id: &Id<Touchpoint>| journey.touchpoint(id).is_some_and(|at| self.lets_touchpoint(at));
        one.responses.is_empty() || one.responses.iter().any(lets)
    }
}

/// How an answer comes against how soon it should.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Latency {
    /// Nobody said how soon.
    NoMaximum,
    /// Nobody measured it.
    NotMeasured,
    /// In time.
    InTime,
    /// So many times too late.
    Late(f64),
}

/// How soon a trigger is answered against how soon it should be.
pub fn latency(trigger: &Trigger) -> Latency {
    match (trigger.actual_latency_minutes, trigger.max_latency_minutes) {
        (_, None) => Latency::NoMaximum,
        (None, Some(_)) => Latency::NotMeasured,
        (Some(actual), Some(most)) if actual > most => {
            Latency::Late(f64::from(actual) / f64::from(most.max(1)))
        }
        _ => Latency::InTime,
    }
}

impl Latency {
    /// In a word or two.
    pub fn text(self, lang: Lang) -> String {
        match self {
            Self::NoMaximum => NO_MAXIMUM.text(lang).to_owned(),
            Self::NotMeasured => NOT_MEASURED.text(lang).to_owned(),
            Self::InTime => IN_TIME.text(lang).to_owned(),
            Self::Late(times) => {
                let times = precise((times * 10.0).round() / 10.0, lang);
                LATE.fill(lang, &[("n", &times)])
            }
        }
    }
}

/// The section of a report, and what the view exports.
pub fn section(plan: &Plan<'_>) -> Section {
    let mut section = plan.section(Part::Triggers);
    let (names, lang) = (plan.names(), plan.lang);
    let lets = |one: &&Trigger| plan.filter.lets_trigger(plan.journey, one);
    let triggers: Vec<&Trigger> = plan.journey.triggers.iter().filter(lets).collect();
    let late = triggers.iter().filter(|one| matches!(latency(one), Latency::Late(_))).count();
    let unanswered = triggers.iter().filter(|one| one.responses.is_empty()).count();
    let parts = [
        Some(COUNT.count(lang, triggers.len())),
        (unanswered > 0).then(|| UNANSWERED.count(lang, unanswered)),
        (late > 0).then(|| TOO_LATE.count(lang, late)),
    ];
    if !triggers.is_empty() {
        section.paragraphs.push(format!("{}.", parts.into_iter().flatten().collect::<Vec<_>>().join(", ")));
    }
    let row = |one: &&Trigger| {
        let system = one.system.as_ref();
        let system = system.and_then(|id| plan.workspace.systems.iter().find(|known| known.id == *id));
        let answers: Vec<&str> = one.responses.iter().map(|id| names.touchpoint(id)).collect();
        [
            one.name.as_str().into(),
            names.phase(&one.phase).into(),
            one.kind.label().text(lang).into(),
            one.signal.label().text(lang).into(),
            (if one.uses_personal_data { YES } else { NO }).text(lang).into(),
            system.map_or("", |known| known.name.as_str()).into(),
            answers.join("; ").into(),
            minutes(one.max_latency_minutes),
            minutes(one.actual_latency_minutes),
            latency(one).text(lang).into(),
        ]
    };
    let columns = [
        (EVENT, 34),
        (PHASE, 16),
        (KIND, 20),
        (SIGNAL, 12),
        (PERSONAL, 14),
        (SYSTEM, 20),
        (ANSWERS, 36),
        (MOST, 14),
        (ACTUAL, 14),
        (AGAINST, 18),
    ];
    let rows = triggers.iter().map(row).collect();
    let table = plan.table(("triggers", Part::Triggers.label()), columns, rows);
    section.tables.push(table.in_minutes(&[MOST, ACTUAL], lang));
    section
}

const COUNT: Words = Words {
    one: Label::new("{n} trigger", "{n} aanleiding"),
    other: Label::new("{n} triggers", "{n} aanleidingen"),
};
const UNANSWERED: Words = Words {
    one: Label::new("{n} has no answer", "{n} heeft geen antwoord"),
    other: Label::new("{n} have no answer", "{n} hebben geen antwoord"),
};
const TOO_LATE: Words = Words {
    one: Label::new("{n} is answered too late", "{n} krijgt te laat antwoord"),
    other: Label::new("{n} are answered too late", "{n} krijgen te laat antwoord"),
};
const NO_MAXIMUM: Label = Label::new("no maximum set", "geen maximum gesteld");
const NOT_MEASURED: Label = Label::new("not measured", "niet gemeten");
const IN_TIME: Label = Label::new("in time", "op tijd");
const LATE: Label = Label::new("{n} × the maximum", "{n} × het maximum");
const YES: Label = Label::new("yes", "ja");
const NO: Label = Label::new("no", "nee");
const EVENT: Label = Label::new("What happens", "Wat er gebeurt");
const PHASE: Label = Label::new("Phase", "Fase");
const KIND: Label = Label::new("Kind", "Soort");
const SIGNAL: Label = Label::new("Signal", "Signaal");
const PERSONAL: Label = Label::new("Personal data", "Persoonsgegevens");
const SYSTEM: Label = Label::new("Noticed by", "Opgemerkt door");
const ANSWERS: Label = Label::new("Answered by", "Beantwoord met");
const MOST: Label = Label::new("At most", "Hoogstens");
const ACTUAL: Label = Label::new("Answered in", "Antwoord binnen");
const AGAINST: Label = Label::new("Against the maximum", "Tegen het maximum");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latency_is_told_against_the_maximum() {
        let trigger = |actual, most| Trigger {
            actual_latency_minutes: actual,
            max_latency_minutes: most,
            ..Trigger::default()
        };
        assert_eq!(latency(&trigger(Some(150), Some(60))).text(Lang::En), "2.5 × the maximum");
        assert_eq!(latency(&trigger(Some(60), Some(60))), Latency::InTime);
        assert_eq!(latency(&trigger(None, Some(60))), Latency::NotMeasured);
        assert_eq!(latency(&trigger(Some(9), None)), Latency::NoMaximum);
        assert_eq!(latency(&trigger(Some(3), Some(0))), Latency::Late(3.0));
    }
}
