//! Can we change what matters, and do we? INF-01 to INF-07.

use std::collections::HashSet;

use super::collect::Findings;
use super::finding::{Draft, Knob, Value, nudged};
use super::publications::{COUNTLESS, WALKING};
use super::rule::{Family, Rule};
use super::severity::Severity;
use super::study::{Study, TOLERANCE, TouchpointView};
use super::thresholds::{Threshold, Unit};
use crate::model::{
    ActionStatus, Id, Influence, Lever, MediaType, PhaseRole, Source, SubjectRef, Touchpoint,
};
use crate::vocabulary::Label;

/// The rules, in the order of their ids.
pub const RULES: &[Rule] =
    &[NOT_ASSESSED, UNWATCHED, NOT_FIXED, PHASE_OUTSIDE, MISPLACED_EFFORT, EMPLOYEE_VOICE, UNHAPPY_PLACEMENT];

const NOT_ASSESSED: Rule = Rule {
    id: "INF-01",
    family: Family::Influence,
    tier: 1,
    name: Label::new("Influence not assessed", "Invloed niet beoordeeld"),
    why: Label::new(
        "Not everything is ours to change. Knowing what is tells where work pays off.",
        "Niet alles is aan ons om te veranderen. Wie weet wat wel, weet waar werk loont.",
    ),
    based_on: &[COUNTLESS],
    action: Label::new(
        "Ask of {touchpoint}: can we change it ourselves tomorrow, partly, only indirectly, or not at all?",
        "Vraag bij {touchpoint}: kunnen we het morgen zelf veranderen, deels, alleen indirect, of helemaal niet?",
    ),
    thresholds: &[Threshold::ImportantFrom],
    check: not_assessed,
};

const NOBODY_KNOWS: Label = Label::new(
    "Nobody has said yet whether we can change {touchpoint}.",
    "Niemand heeft nog gezegd of we {touchpoint} kunnen veranderen.",
);

/// It was never asked how far we can change a touchpoint.
fn not_assessed(study: &Study<'_>, out: &mut Findings) {
    for view in &study.touchpoints {
        out.looks_at(view.weight());
        if view.influence.is_none() {
            let level = |high| if high { Severity::Medium } else { Severity::Low };
            let draft = Draft::touchpoint(level(view.is_high()), view, NOBODY_KNOWS)
                .by_importance(view, |high| Some(level(high)));
            out.add(draft.with("touchpoint", &view.id));
        }
    }
}

const UNWATCHED: Rule = Rule {
    id: "INF-02",
    family: Family::Influence,
    tier: 1,
    name: Label::new("Important, out of our hands, unwatched", "Belangrijk, buiten onze macht, niet gevolgd"),
    why: Label::new(
        "What matters and is out of our hands can go wrong without anybody here noticing.",
        "Wat belangrijk is en buiten onze macht ligt, kan misgaan zonder dat iemand hier het merkt.",
    ),
    based_on: &[COUNTLESS],
    action: Label::new(
        "Let somebody watch {touchpoint}, and look for an indirect way to make it better.",
        "Laat iemand {touchpoint} volgen, en zoek een indirecte manier om het beter te maken.",
    ),
    thresholds: &[Threshold::ImportantFrom],
    check: unwatched,
};

const NOBODY_WATCHES: Label = Label::new(
    "{touchpoint} matters ({importance} of 5) and is out of our hands, but nobody watches it.",
    "{touchpoint} is belangrijk ({importance} van 5) en ligt buiten onze macht, maar niemand volgt het.",
);
const NOBODY_KNOWN_TO_WATCH: Label = Label::new(
    "{touchpoint} matters ({importance} of 5) and is out of our hands, but nobody is known to watch it.",
    "{touchpoint} is belangrijk ({importance} van 5) en ligt buiten onze macht, maar van niemand is bekend dat die het volgt.",
);

/// Important by its score alone, out of our hands, and nobody watches.
fn unwatched(study: &Study<'_>, out: &mut Findings) {
    let important_from = study.threshold(Threshold::ImportantFrom);
    let level = |importance: f64| (importance + TOLERANCE >= important_from).then_some(Severity::High);
    for view in study.touchpoints.iter().filter(|view| view.is_outside_influence()) {
        let importance = f64::from(view.importance());
        let Some(severity) = level(importance) else { continue };
        out.looks_at(view.weight());
        if !view.is_monitored() {
            let words = if view.monitored.is_none() { NOBODY_KNOWN_TO_WATCH } else { NOBODY_WATCHES };
            let (lower, higher) = nudged(importance, Unit::Points.step(importance), level);
            let draft = Draft::touchpoint(severity, view, words).nudge(Knob::Importance, lower, higher);
            out.add(draft.with("touchpoint", &view.id).with("importance", view.importance()));
        }
    }
}

const NOT_FIXED: Rule = Rule {
    id: "INF-03",
    family: Family::Influence,
    tier: 1,
    name: Label::new("Ours to mend, but no action", "Aan ons, maar geen actie"),
    why: Label::new(
        "Here it hurts and it is ours to mend. Nothing is quicker to gain than this.",
        "Hier doet het pijn en kunnen wij het verhelpen. Nergens is sneller iets te winnen.",
    ),
    based_on: &[WALKING, COUNTLESS],
    action: Label::new(
        "Note an action for {touchpoint}, with an owner and a date.",
        "Noteer een actie voor {touchpoint}, met een eigenaar en een datum.",
    ),
    thresholds: &[Threshold::Gap],
    check: not_fixed,
};

const FALLS_SHORT: Label = Label::new(
    "Customers expect {expected} at {touchpoint} and experience {experienced} (on a scale of 5). We can change that, but no action is noted.",
    "Klanten verwachten bij {touchpoint} een {expected} en ervaren een {experienced} (op een schaal van 5). Wij kunnen dat veranderen, maar er is geen actie genoteerd.",
);
const FEELS_BAD: Label = Label::new(
    "The feeling at {touchpoint} is {emotion}. We can change that, but no action is noted.",
    "Het gevoel bij {touchpoint} is {emotion}. Wij kunnen dat veranderen, maar er is geen actie genoteerd.",
);
const FALLS_SHORT_AND_FEELS_BAD: Label = Label::new(
    "At {touchpoint} customers expect {expected} and experience {experienced} (on a scale of 5), and the feeling is {emotion}. We can change that, but no action is noted.",
    "Bij {touchpoint} verwachten klanten een {expected} en ervaren ze een {experienced} (op een schaal van 5), en het gevoel is {emotion}. Wij kunnen dat veranderen, maar er is geen actie genoteerd.",
);

/// It falls short or feels bad, it is ours to change, and nobody has an action for it.
fn not_fixed(study: &Study<'_>, out: &mut Findings) {
    let acted_on = acted_on(study);
    let short_from = study.threshold(Threshold::Gap);
    for view in &study.touchpoints {
        let severity = match view.influence {
            Some(Influence::Full) => Severity::High,
            Some(Influence::Partial) => Severity::Medium,
            Some(Influence::Indirect | Influence::NoInfluence) | None => continue,
        };
        out.looks_at(view.weight());
        if !acted_on.contains(&view.id)
            && let Some(draft) = hurting(view, severity, short_from)
        {
            out.add(draft);
        }
    }
}

/// What hurts at a touchpoint, if something does: experience this far under expectation, or a bad
/// feeling. Either is enough, so one moving a little matters only where the other is fine.
fn hurting(view: &TouchpointView<'_>, severity: Severity, short_from: f64) -> Option<Draft> {
    let is_short = |gap: i32| f64::from(gap) + TOLERANCE >= short_from;
    let is_bad = |emotion: i8| emotion <= -1;
    let (short, bad) = (view.gap().is_some_and(is_short), view.emotion.is_some_and(is_bad));
    let words = match (short, bad) {
        (true, true) => FALLS_SHORT_AND_FEELS_BAD,
        (true, false) => FALLS_SHORT,
        (false, true) => FEELS_BAD,
        (false, false) => return None,
    };
    let mut draft = Draft::touchpoint(severity, view, words).with("touchpoint", &view.id);
    let scores = &view.expectation;
    if let (Some(gap), Some(expected), Some(experienced)) = (view.gap(), scores.expected, scores.experienced)
    {
        let level = |gap| (is_short(gap) || bad).then_some(severity);
        draft = draft.with("expected", expected).with("experienced", experienced);
        draft = draft.nudge(Knob::Difference, level(gap - 1), level(gap + 1));
    }
    if let Some(emotion) = view.emotion {
        let level = |emotion| (is_bad(emotion) || short).then_some(severity);
        let (lower, higher) = (emotion.saturating_sub(1), emotion.saturating_add(1));
        draft = draft.with("emotion", Value::Emotion(emotion));
        draft = draft.nudge(Knob::Emotion, level(lower), level(higher));
    }
    Some(draft)
}

/// Touchpoints that an action is about, itself or by one of its metrics. A dropped action is none.
fn acted_on<'a>(study: &Study<'a>) -> HashSet<&'a Id<Touchpoint>> {
    let actions = study.journey.actions.iter().filter(|action| action.status != ActionStatus::Dropped);
    actions
        .flat_map(|action| match &action.subject {
            SubjectRef::Touchpoint(id) | SubjectRef::Metric(id, _) => std::slice::from_ref(id),
            SubjectRef::Touchpoints(ids) => ids.as_slice(),
            _ => &[],
        })
        .collect()
}

const PHASE_OUTSIDE: Rule = Rule {
    id: "INF-04",
    family: Family::Influence,
    tier: 1,
    name: Label::new("Others decide in this phase", "Anderen bepalen deze fase"),
    why: Label::new(
        "Where others decide most of what customers meet, our own voice hardly counts.",
        "Waar anderen het meeste bepalen van wat klanten tegenkomen, telt onze stem nauwelijks.",
    ),
    based_on: &[WALKING],
    action: Label::new(
        "Add touchpoints of our own to {phase}, and work through reviews, press and community.",
        "Voeg eigen contactmomenten toe aan {phase}, en werk via reviews, pers en community.",
    ),
    thresholds: &[Threshold::OutsideShare],
    check: phase_outside,
};

const OTHERS_DECIDE: Label = Label::new(
    "Others decide {share} of what matters in {phase}.",
    "Anderen bepalen {share} van wat in {phase} telt.",
);

/// Much of a phase is out of our hands, by importance, among what was assessed.
fn phase_outside(study: &Study<'_>, out: &mut Findings) {
    let from = study.threshold(Threshold::OutsideShare);
    for phase in study.filled_phases() {
        let assessed = || study.in_phase(phase).iter().filter(|view| view.influence.is_some());
        let all = importance_of(assessed());
        if all == 0.0 {
            continue;
        }
        out.looks_at(phase.weight);
        let percent = 100.0 * importance_of(assessed().filter(|view| view.is_outside_influence())) / all;
        let severity = match phase.role {
            PhaseRole::Consideration => Severity::High,
            _ => Severity::Medium,
        };
        let level = |percent: f64| (percent + TOLERANCE >= from).then_some(severity);
        if level(percent).is_some() {
            let (lower, higher) = nudged(percent, Unit::Percent.step(percent), level);
            let draft = Draft::phase(severity, phase, OTHERS_DECIDE).nudge(Knob::Share, lower, higher);
            out.add(draft.with("phase", &phase.id).with("share", Value::Share(percent / 100.0)));
        }
    }
}

fn importance_of<'a>(views: impl Iterator<Item = &'a TouchpointView<'a>>) -> f64 {
    views.map(|view| f64::from(view.importance())).sum()
}

const MISPLACED_EFFORT: Rule = Rule {
    id: "INF-05",
    family: Family::Influence,
    tier: 2,
    name: Label::new("Effort in the wrong place", "Inspanning op de verkeerde plek"),
    why: Label::new(
        "Time and money are short. They belong where customers notice them.",
        "Tijd en geld zijn schaars. Ze horen waar klanten er iets van merken.",
    ),
    based_on: &[WALKING],
    action: Label::new(
        "Move effort from {touchpoint} to what matters more.",
        "Verplaats inspanning van {touchpoint} naar wat belangrijker is.",
    ),
    thresholds: &[Threshold::ImportantFrom],
    check: misplaced_effort,
};

/// From this effort on, of 5, a touchpoint costs much.
const MUCH_EFFORT: u8 = 4;
/// Up to this effort, of 5, it costs little.
const LITTLE_EFFORT: u8 = 1;
/// Up to this importance, of 5, it matters little.
const MATTERS_LITTLE: u8 = 2;

const TOO_MUCH: Label = Label::new(
    "{touchpoint} takes much effort ({effort} of 5) and matters little ({importance} of 5).",
    "{touchpoint} kost veel inspanning ({effort} van 5) en doet er weinig toe ({importance} van 5).",
);
const TOO_LITTLE: Label = Label::new(
    "{touchpoint} matters much ({importance} of 5) and gets little effort ({effort} of 5).",
    "{touchpoint} doet er veel toe ({importance} van 5) en krijgt weinig inspanning ({effort} van 5).",
);
const DO_MORE: Label = Label::new(
    "Put more effort into {touchpoint}, taken from what matters less.",
    "Steek meer inspanning in {touchpoint}, weggehaald bij wat minder telt.",
);

/// Much effort where it matters little; or little effort where it matters much and we can steer.
fn misplaced_effort(study: &Study<'_>, out: &mut Findings) {
    let important_from = study.threshold(Threshold::ImportantFrom);
    for view in &study.touchpoints {
        let Some(effort) = view.effort else { continue };
        out.looks_at(view.weight());
        let is_ours = view.is_within_influence();
        let level = |effort, importance| misplaced(effort, importance, important_from, is_ours);
        let importance = view.importance();
        let Some(severity) = level(effort, importance) else { continue };
        let draft = match severity {
            Severity::Low => Draft::touchpoint(severity, view, TOO_MUCH),
            _ => Draft::touchpoint(severity, view, TOO_LITTLE).action(DO_MORE),
        };
        let (less, more) = (importance.saturating_sub(1).max(1), importance.saturating_add(1).min(5));
        let draft = draft.nudge(Knob::Importance, level(effort, less), level(effort, more));
        let (less, more) = (effort.saturating_sub(1), effort.saturating_add(1).min(5));
        let draft = draft.nudge(Knob::Score, level(less, importance), level(more, importance));
        let draft = draft.with("touchpoint", &view.id);
        out.add(draft.with("effort", effort).with("importance", importance));
    }
}

/// How bad this effort is for this importance; too little only where it is ours to change.
fn misplaced(effort: u8, importance: u8, important_from: f64, is_ours: bool) -> Option<Severity> {
    let matters_much = f64::from(importance) + TOLERANCE >= important_from;
    if effort >= MUCH_EFFORT && importance <= MATTERS_LITTLE {
        Some(Severity::Low)
    } else if effort <= LITTLE_EFFORT && matters_much && is_ours {
        Some(Severity::Medium)
    } else {
        None
    }
}

const EMPLOYEE_VOICE: Rule = Rule {
    id: "INF-06",
    family: Family::Influence,
    tier: 1,
    name: Label::new("Employee voice without guideline", "Medewerker zonder richtlijn"),
    why: Label::new(
        "What an employee says in private, customers remember of the organisation.",
        "Wat een medewerker privé zegt, onthouden klanten van de organisatie.",
    ),
    based_on: &[COUNTLESS],
    action: Label::new(
        "Agree on a guideline for social media and e-mail, and ask what lies behind the frustration.",
        "Spreek een richtlijn af voor social media en e-mail, en vraag waar de ergernis vandaan komt.",
    ),
    thresholds: &[],
    check: employee_voice,
};

const NO_GUIDELINE: Label = Label::new(
    "At {touchpoint} an employee speaks in person, and no guideline is noted.",
    "Bij {touchpoint} spreekt een medewerker op eigen titel, en er is geen richtlijn genoteerd.",
);

/// An employee speaks personally, and nothing was agreed about that.
fn employee_voice(study: &Study<'_>, out: &mut Findings) {
    for view in study.touchpoints.iter().filter(|view| view.source == Some(Source::Employee)) {
        out.looks_at(view.weight());
        if !view.levers.contains(&Lever::Guidelines) {
            let draft = Draft::touchpoint(Severity::Medium, view, NO_GUIDELINE);
            out.add(draft.with("touchpoint", &view.id));
        }
    }
}

const UNHAPPY_PLACEMENT: Rule = Rule {
    id: "INF-07",
    family: Family::Influence,
    tier: 2,
    name: Label::new("Unhappy placement", "Ongelukkige plaatsing"),
    why: Label::new(
        "An advert is seen together with what stands around it, and that is sometimes painful.",
        "Een advertentie wordt gezien samen met wat eromheen staat, en dat is soms pijnlijk.",
    ),
    based_on: &[COUNTLESS],
    action: Label::new(
        "Set which places {touchpoint} must stay away from, and check now and then where it appears.",
        "Leg vast waar {touchpoint} niet mag verschijnen, en kijk af en toe waar het staat.",
    ),
    thresholds: &[],
    check: unhappy_placement,
};

const PLACES_UNCHECKED: Label = Label::new(
    "No check is noted of what {touchpoint} appears next to.",
    "Er is geen controle genoteerd op wat er naast {touchpoint} staat.",
);

/// Paid pictures and posts whose surroundings nobody controls.
fn unhappy_placement(study: &Study<'_>, out: &mut Findings) {
    for view in study.touchpoints.iter().filter(|view| view.media_type == Some(MediaType::Paid)) {
        let severity = match view.like.id {
            "display" => Severity::Medium,
            "video" | "social_paid" => Severity::Low,
            _ => continue,
        };
        out.looks_at(view.weight());
        if !view.levers.contains(&Lever::PlacementControl) {
            let draft = Draft::touchpoint(severity, view, PLACES_UNCHECKED);
            out.add(draft.with("touchpoint", &view.id));
        }
    }
}

#[cfg(test)]
#[path = "tests/influence.rs"]
mod tests;
