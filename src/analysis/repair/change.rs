//! The changes that a team could agree on: their words, what they are about, and which of them mends
//! which finding. Tries nothing.

use crate::analysis::finding::{Finding, Value};
use crate::model::*;
use crate::vocabulary::Label;

/// One change that a team could agree on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Change {
    /// Somebody answers for a touchpoint.
    Owner(Id<Touchpoint>),
    /// A touchpoint does what customers expect of it.
    Experience(Id<Touchpoint>),
    /// Two departments agree what one hands to the other, and pass the facts along.
    Handover(Id<Department>, Id<Department>),
    /// A touchpoint is measured.
    Measure(Id<Touchpoint>),
    /// The figures of a touchpoint reach their targets.
    ReachTargets(Id<Touchpoint>),
    /// A touchpoint leads on to the next phase.
    NextStep(Id<Touchpoint>),
    /// Customers get from one phase to the next.
    Connect(Id<Phase>, Id<Phase>),
    /// A second way leads past a touchpoint that everything hangs on.
    Detour(Id<Touchpoint>),
    /// Happy customers are led back to buy again.
    BuyAgain,
    /// What customers say is shown where others look for it.
    ShowExperience,
    /// Somebody listens at a touchpoint and answers.
    Listen(Id<Touchpoint>),
    /// A message is not sent.
    Cancel(Id<PlannedContact>),
    /// A question is answered in the phase where it comes up.
    Answer(Id<InformationNeed>),
    /// A touchpoint asks for fewer facts.
    AskLess(Id<Touchpoint>),
    /// Content, checks and call to action of a touchpoint are put in order.
    TidyUp(Id<Touchpoint>),
    /// Somebody leads a phase.
    Lead(Id<Phase>),
}

impl Change {
    /// What it says, with its values.
    pub fn words(&self) -> (Label, Vec<(&'static str, Value)>) {
        let touchpoint = |label, id: &Id<Touchpoint>| (label, vec![("touchpoint", id.into())]);
        match self {
            Self::Owner(id) => touchpoint(OWNER, id),
            Self::Experience(id) => touchpoint(EXPERIENCE, id),
            Self::Handover(from, to) => (HANDOVER, vec![("from", from.into()), ("to", to.into())]),
            Self::Measure(id) => touchpoint(MEASURE, id),
            Self::ReachTargets(id) => touchpoint(REACH_TARGETS, id),
            Self::NextStep(id) => touchpoint(NEXT_STEP, id),
            Self::Connect(from, to) => (CONNECT, vec![("from", from.into()), ("to", to.into())]),
            Self::Detour(id) => touchpoint(DETOUR, id),
            Self::BuyAgain => (BUY_AGAIN, Vec::new()),
            Self::ShowExperience => (SHOW_EXPERIENCE, Vec::new()),
            Self::Listen(id) => touchpoint(LISTEN, id),
            Self::Cancel(id) => (CANCEL, vec![("contact", id.into())]),
            Self::Answer(id) => (ANSWER, vec![("need", id.into())]),
            Self::AskLess(id) => touchpoint(ASK_LESS, id),
            Self::TidyUp(id) => touchpoint(TIDY_UP, id),
            Self::Lead(id) => (LEAD, vec![("phase", id.into())]),
        }
    }

    /// What it is about, to show on the map.
    pub fn subject(&self) -> SubjectRef {
        match self {
            Self::Owner(id)
            | Self::Experience(id)
            | Self::Measure(id)
            | Self::ReachTargets(id)
            | Self::NextStep(id)
            | Self::Detour(id)
            | Self::Listen(id)
            | Self::AskLess(id)
            | Self::TidyUp(id) => SubjectRef::Touchpoint(id.clone()),
            Self::Connect(from, to) => SubjectRef::PhasePair(from.clone(), to.clone()),
            Self::Cancel(id) => SubjectRef::PlannedContact(id.clone()),
            Self::Answer(id) => SubjectRef::Need(id.clone()),
            Self::Lead(id) => SubjectRef::Phase(id.clone()),
            Self::Handover(..) | Self::BuyAgain | Self::ShowExperience => SubjectRef::Journey,
        }
    }

    /// The change that would mend a finding, where one is known.
    pub(super) fn mending(finding: &Finding, journey: &Journey) -> Option<Self> {
        let rule = finding.rule.id;
        match &finding.subject {
            SubjectRef::Touchpoint(id) => Self::at_touchpoint(rule, id),
            SubjectRef::Metric(id, _) => match rule {
                "MES-02" | "MES-04" | "MES-07" => Some(Self::Measure(id.clone())),
                _ => Some(Self::ReachTargets(id.clone())),
            },
            SubjectRef::Transition(from, to, ..) => match rule {
                "OWN-03" | "OWN-04" => {
                    let owner = |id| Some(journey.touchpoint(id)?.owner()?.clone());
                    Some(Self::Handover(owner(from)?, owner(to)?))
                }
                "STR-08" => Some(Self::Detour(to.clone())),
                _ => None,
            },
            SubjectRef::Touchpoints(ids) if rule == "STR-10" => Some(Self::NextStep(ids.last()?.clone())),
            SubjectRef::PhasePair(from, to) => Some(Self::Connect(from.clone(), to.clone())),
            SubjectRef::PlannedContact(id) => Some(Self::Cancel(id.clone())),
            SubjectRef::ContactPair(_, id) => Some(Self::Cancel(id.clone())),
            SubjectRef::Need(id) => Some(Self::Answer(id.clone())),
            SubjectRef::Phase(id) if matches!(rule, "OWN-05" | "OWN-06") => Some(Self::Lead(id.clone())),
            SubjectRef::Journey => match rule {
                "STR-05" => Some(Self::BuyAgain),
                "STR-06" => Some(Self::ShowExperience),
                _ => None,
            },
            SubjectRef::ResponseCase(id) => {
                let case = journey.cases.iter().find(|case| case.id == *id)?;
                Some(Self::Listen(case.touchpoint.clone()))
            }
            _ => None,
        }
    }

    fn at_touchpoint(rule: &str, id: &Id<Touchpoint>) -> Option<Self> {
        let id = id.clone();
        match rule {
            "OWN-01" | "OWN-02" => Some(Self::Owner(id)),
            "EXP-01" | "EXP-02" | "EXP-03" | "EXP-08" | "INF-03" | "MOT-01" => Some(Self::Experience(id)),
            "MES-01" | "MES-07" => Some(Self::Measure(id)),
            "STR-01" | "STR-02" | "STR-09" => Some(Self::NextStep(id)),
            "STR-07" => Some(Self::Detour(id)),
            "MOT-03" => Some(Self::ShowExperience),
            "INF-02" | "RSP-01" | "RSP-02" | "RSP-05" => Some(Self::Listen(id)),
            "NEED-03" => Some(Self::AskLess(id)),
            "CON-01" | "CON-02" | "CTA-01" | "CTA-02" | "QUA-01" => Some(Self::TidyUp(id)),
            _ => None,
        }
    }
}

const OWNER: Label =
    Label::new("Name who answers for {touchpoint}", "Wijs aan wie voor {touchpoint} instaat");
const EXPERIENCE: Label = Label::new(
    "Make {touchpoint} as good as customers expect",
    "Maak {touchpoint} zo goed als klanten verwachten",
);
const HANDOVER: Label = Label::new(
    "Agree what {from} hands over to {to}, and pass the facts along",
    "Spreek af wat {from} aan {to} overdraagt, en geef de gegevens mee",
);
const MEASURE: Label = Label::new("Measure {touchpoint}, with a target", "Meet {touchpoint}, met een doel");
const REACH_TARGETS: Label =
    Label::new("Bring the figures of {touchpoint} up to target", "Breng de cijfers van {touchpoint} op doel");
const NEXT_STEP: Label = Label::new("Give {touchpoint} a next step", "Geef {touchpoint} een vervolgstap");
const CONNECT: Label = Label::new("Make a way from {from} to {to}", "Maak een route van {from} naar {to}");
const DETOUR: Label =
    Label::new("Make a second way past {touchpoint}", "Maak een tweede weg om {touchpoint} heen");
const BUY_AGAIN: Label = Label::new(
    "Give happy customers a reason and a way to buy again",
    "Geef tevreden klanten een reden en een weg om opnieuw te kopen",
);
const SHOW_EXPERIENCE: Label = Label::new(
    "Show what customers say where others look for it",
    "Laat wat klanten zeggen zien waar anderen het zoeken",
);
const LISTEN: Label = Label::new(
    "Listen at {touchpoint}, and promise who answers and when",
    "Luister bij {touchpoint}, en beloof wie antwoordt en wanneer",
);
const CANCEL: Label = Label::new("Do not send {contact} as planned", "Verstuur {contact} niet zoals gepland");
const ANSWER: Label =
    Label::new("Answer {need} where it comes up", "Beantwoord {need} waar die vraag opkomt");
const ASK_LESS: Label = Label::new("Ask for less at {touchpoint}", "Vraag minder bij {touchpoint}");
const TIDY_UP: Label = Label::new(
    "Put what {touchpoint} shows, and its next step, in order",
    "Breng wat {touchpoint} laat zien, en de vervolgstap, op orde",
);
const LEAD: Label = Label::new("Appoint a lead for {phase}", "Wijs een trekker aan voor {phase}");
