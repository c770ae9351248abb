//! How far is the organisation with engagement? ENG-01 to ENG-04.

use crate::analysis::collect::Findings;
use crate::analysis::finding::{Draft, Knob, PLAIN_WEIGHT};
use crate::analysis::publications::{SEVEN_STEPS, WALKING};
use crate::analysis::rule::{Family, Rule};
use crate::analysis::severity::Severity;
use crate::analysis::study::Study;
use crate::model::*;
use crate::vocabulary::{ENGAGEMENT_STEPS, Label, Labelled};

pub(super) const WEAK_STEP: Rule = Rule {
    id: "ENG-01",
    family: Family::Planning,
    tier: 2,
    name: Label::new("Weak step towards engagement", "Zwakke stap naar betrokkenheid"),
    why: Label::new(
        "Engagement is a chain: the weakest of the seven steps holds back the others.",
        "Betrokkenheid is een keten: de zwakste van de zeven stappen houdt de rest tegen.",
    ),
    based_on: &[SEVEN_STEPS],
    action: Label::new("Plan one improvement for this step.", "Plan één verbetering voor deze stap."),
    thresholds: &[],
    check: weak_step,
};

pub(super) const MISSING_CAPABILITY: Rule = Rule {
    id: "ENG-02",
    family: Family::Planning,
    tier: 2,
    name: Label::new("Systems lack something", "Systemen missen iets"),
    why: Label::new(
        "A dialogue needs systems that follow a customer across channels, react at once and share what \
         they know.",
        "Een dialoog vraagt systemen die een klant over kanalen heen volgen, meteen reageren en delen \
         wat ze weten.",
    ),
    based_on: &[SEVEN_STEPS],
    action: Label::new(
        "Put it on the list for the next change of the systems.",
        "Zet het op de lijst voor de volgende verandering van de systemen.",
    ),
    thresholds: &[],
    check: missing_capability,
};

pub(super) const BROKEN_LOOP: Rule = Rule {
    id: "ENG-03",
    family: Family::Planning,
    tier: 2,
    name: Label::new("Listening and improving stops halfway", "Luisteren en verbeteren stopt halverwege"),
    why: Label::new(
        "Listening, understanding, answering and improving only work as a circle.",
        "Luisteren, begrijpen, antwoorden en verbeteren werken alleen als kring.",
    ),
    based_on: &[SEVEN_STEPS],
    action: Label::new("Begin with one touchpoint.", "Begin met één contactmoment."),
    thresholds: &[],
    check: broken_loop,
};

pub(super) const BOUGHT: Rule = Rule {
    id: "ENG-04",
    family: Family::Planning,
    tier: 2,
    name: Label::new("Attention is bought", "Aandacht is gekocht"),
    why: Label::new(
        "Who comes for a prize leaves with it, unless something else makes them stay.",
        "Wie voor een prijs komt, gaat er ook mee weg, tenzij iets anders hen laat blijven.",
    ),
    based_on: &[WALKING],
    action: Label::new(
        "Decide what keeps the people of {touchpoint} when there is nothing left to win.",
        "Bepaal wat de mensen van {touchpoint} vasthoudt als er niets meer te winnen is.",
    ),
    thresholds: &[],
    check: bought,
};

const STEP_IS_WEAK: Label = Label::new(
    "Step {step} of the seven steps to engagement scores {score} of 5: ‘{name}’.",
    "Stap {step} van de zeven stappen naar betrokkenheid scoort {score} van 5: ‘{name}’.",
);
const BUYS_ATTENTION: Label = Label::new(
    "{touchpoint} pays for attention with something to win ({tactic}).",
    "{touchpoint} betaalt voor aandacht met iets om te winnen ({tactic}).",
);

/// A step of engagement with a low score.
fn weak_step(study: &Study<'_>, out: &mut Findings) {
    let grade = |score: i32| match score {
        ..=1 => Some(Severity::High),
        2 => Some(Severity::Medium),
        _ => None,
    };
    for ((step, name), score) in (1..).zip(ENGAGEMENT_STEPS).zip(&study.workspace.engagement.steps) {
        let Some(score) = *score else { continue };
        out.looks_at(PLAIN_WEIGHT);
        let points = i32::from(score);
        let Some(severity) = grade(points) else { continue };
        out.add(
            Draft::new(severity, SubjectRef::EngagementStep(step), STEP_IS_WEAK)
                .nudge(Knob::Score, grade(points - 1), grade(points + 1))
                .with("step", step)
                .with("score", score)
                .with("name", name),
        );
    }
}

/// What systems must be able to do: what files call it, and the words when they cannot and when
/// nobody knows.
const CAPABILITIES: [(&str, Label, Label); 3] = [
    (
        "cross_channel",
        Label::new(
            "Our systems cannot follow a customer from one channel to the next.",
            "Onze systemen kunnen een klant niet volgen van het ene kanaal naar het andere.",
        ),
        Label::new(
            "It is not known whether our systems can follow a customer from one channel to the next.",
            "Het is niet bekend of onze systemen een klant kunnen volgen van het ene kanaal naar het andere.",
        ),
    ),
    (
        "real_time",
        Label::new(
            "Our systems cannot react at once to what a customer does.",
            "Onze systemen kunnen niet meteen reageren op wat een klant doet.",
        ),
        Label::new(
            "It is not known whether our systems can react at once to what a customer does.",
            "Het is niet bekend of onze systemen meteen kunnen reageren op wat een klant doet.",
        ),
    ),
    (
        "integration",
        Label::new(
            "Our systems do not share what they know of a customer.",
            "Onze systemen delen niet wat ze van een klant weten.",
        ),
        Label::new(
            "It is not known whether our systems share what they know of a customer.",
            "Het is niet bekend of onze systemen delen wat ze van een klant weten.",
        ),
    ),
];

/// A capability that is not there or not known to be; worse when none of them is.
fn missing_capability(study: &Study<'_>, out: &mut Findings) {
    let engagement = &study.workspace.engagement;
    let answers = [engagement.cross_channel, engagement.real_time, engagement.integrated];
    let has_none = answers.iter().all(|answer| *answer != Some(true));
    let severity = if has_none { Severity::High } else { Severity::Medium };
    for ((id, missing, unknown), answer) in CAPABILITIES.into_iter().zip(answers) {
        out.looks_at(PLAIN_WEIGHT);
        let words = match answer {
            Some(true) => continue,
            Some(false) => missing,
            None => unknown,
        };
        out.add(Draft::new(severity, SubjectRef::Other(id.to_owned()), words));
    }
}

/// The four parts of the circle: what files call it, the words when it is missing, and what to do.
const LOOP: [(&str, Label, Label); 4] = [
    (
        "listen",
        Label::new(
            "Nowhere in this journey does anybody listen to what customers say.",
            "Nergens in deze reis luistert iemand naar wat klanten zeggen.",
        ),
        Label::new(
            "Choose one touchpoint where customers talk, and who reads along.",
            "Kies één contactmoment waar klanten praten, en wie daar meeleest.",
        ),
    ),
    (
        "understand",
        Label::new(
            "What we think of customers rests on nothing: there is no evidence, or there are no segments.",
            "Wat we van klanten denken, rust nergens op: er is geen bewijs of er zijn geen segmenten.",
        ),
        Label::new(
            "Write down one thing that a customer said or did, and which groups of customers you see.",
            "Noteer één ding dat een klant zei of deed, en welke groepen klanten je ziet.",
        ),
    ),
    (
        "respond",
        Label::new(
            "Nothing in this journey answers customers: nobody agreed to, and no event sets anything off.",
            "Niets in deze reis antwoordt klanten: er is niets afgesproken en geen gebeurtenis zet iets \
             in gang.",
        ),
        Label::new(
            "Agree for one touchpoint who answers and within what time.",
            "Spreek voor één contactmoment af wie antwoordt en binnen welke tijd.",
        ),
    ),
    (
        "improve",
        Label::new(
            "No improvement of this journey was agreed.",
            "Er is voor deze reis geen verbetering afgesproken.",
        ),
        Label::new(
            "Choose one finding, and agree who mends it by when.",
            "Kies één bevinding en spreek af wie die wanneer oplost.",
        ),
    ),
];

/// Which of the four parts of the circle somebody fills: listen, understand, respond, improve.
pub fn filled_loop(study: &Study<'_>) -> [bool; 4] {
    let touchpoints = &study.touchpoints;
    let has_evidence =
        touchpoints.iter().any(|view| !view.evidence.is_empty() || !view.expectation.evidence.is_empty());
    let has_policy = || touchpoints.iter().any(|view| view.response_policy.is_some());
    let mut triggers = study.journey.triggers.iter();
    [
        touchpoints.iter().any(|view| view.is_monitored()),
        has_evidence && study.segments().next().is_some(),
        has_policy() || triggers.any(|known| known.responses.iter().any(|id| study.touchpoint(id).is_some())),
        study.journey.actions.iter().any(|action| action.status != ActionStatus::Dropped),
    ]
}

/// Parts of the circle that nobody fills.
fn broken_loop(study: &Study<'_>, out: &mut Findings) {
    let filled = filled_loop(study);
    for ((id, words, action), is_filled) in LOOP.into_iter().zip(filled) {
        out.looks_at(PLAIN_WEIGHT);
        if !is_filled {
            let subject = SubjectRef::Other(id.to_owned());
            out.add(Draft::new(Severity::Medium, subject, words).action(action));
        }
    }
}

/// A prize that is paid for attention.
fn bought(study: &Study<'_>, out: &mut Findings) {
    for view in &study.touchpoints {
        let Some(tactic) = view.tactic else { continue };
        out.looks_at(view.weight());
        if matches!(tactic, Tactic::LikeAndWin | Tactic::ShareAndWin) {
            let draft = Draft::touchpoint(Severity::Low, view, BUYS_ATTENTION);
            out.add(draft.with("touchpoint", &view.id).with("tactic", tactic.label()));
        }
    }
}
