//! Does somebody answer for every touchpoint, and do they hand over? OWN-01 to OWN-06.

use std::collections::BTreeSet;

use super::collect::Findings;
use super::finding::{Draft, Knob, Value, nudged};
use super::publications::{SEVEN_STEPS, WALKING};
use super::rule::{Family, Rule};
use super::severity::Severity;
use super::study::{PhaseView, Study, TOLERANCE, TransitionView};
use super::thresholds::{Threshold, Unit};
use crate::model::{Department, Id};
use crate::vocabulary::{Label, Words};

/// The rules, in the order of their ids.
pub const RULES: &[Rule] = &[
    NO_OWNER,
    SHARED_WITHOUT_LEAD,
    SILO_HAND_OFF,
    HAND_OFF_WITHOUT_FACTS,
    FRAGMENTED_PHASE,
    PHASE_WITHOUT_LEAD,
];

const NO_OWNER: Rule = Rule {
    id: "OWN-01",
    family: Family::Ownership,
    tier: 1,
    name: Label::new("No owner", "Geen eigenaar"),
    why: Label::new(
        "What nobody answers for is repaired by nobody. Even where others speak, somebody should listen.",
        "Waar niemand voor instaat, repareert niemand. Ook waar anderen spreken, moet iemand luisteren.",
    ),
    based_on: &[SEVEN_STEPS],
    action: Label::new(
        "Name the department that answers for {touchpoint}.",
        "Wijs de afdeling aan die voor {touchpoint} instaat.",
    ),
    thresholds: &[Threshold::ImportantFrom],
    check: no_owner,
};

const NOBODY_ANSWERS: Label =
    Label::new("Nobody answers for {touchpoint}.", "Niemand staat in voor {touchpoint}.");
const NOBODY_LISTENS: Label =
    Label::new("Nobody listens at {touchpoint}.", "Niemand luistert bij {touchpoint}.");
const NAME_A_LISTENER: Label =
    Label::new("Name who listens at {touchpoint}.", "Wijs aan wie luistert bij {touchpoint}.");

/// Owners are missing: ours to fix where our side speaks or we can steer, else nobody listens.
fn no_owner(study: &Study<'_>, out: &mut Findings) {
    for view in &study.touchpoints {
        out.looks_at(view.weight());
        if !view.owners.is_empty() {
            continue;
        }
        if view.is_ours() || view.is_within_influence() {
            let level = |high| if high { Severity::High } else { Severity::Medium };
            let draft = Draft::touchpoint(level(view.is_high()), view, NOBODY_ANSWERS)
                .by_importance(view, |high| Some(level(high)));
            out.add(draft.with("touchpoint", &view.id));
        } else {
            let draft = Draft::touchpoint(Severity::Low, view, NOBODY_LISTENS).action(NAME_A_LISTENER);
            out.add(draft.with("touchpoint", &view.id));
        }
    }
}

const SHARED_WITHOUT_LEAD: Rule = Rule {
    id: "OWN-02",
    family: Family::Ownership,
    tier: 1,
    name: Label::new("Shared, and nobody leads", "Gedeeld, en niemand leidt"),
    why: Label::new(
        "Where several departments share, each waits for the other, and the customer waits for all.",
        "Waar meer afdelingen delen, wacht de een op de ander, en de klant op allemaal.",
    ),
    based_on: &[WALKING],
    action: Label::new(
        "Choose one of {owners} to answer for {touchpoint}.",
        "Kies wie van {owners} voor {touchpoint} instaat.",
    ),
    thresholds: &[],
    check: shared_without_lead,
};

const SHARED: Label = Label::new(
    "{owners} share {touchpoint}, and none of them leads.",
    "{owners} delen {touchpoint}, en geen van hen heeft de leiding.",
);

/// Several owners and none that answers for it.
fn shared_without_lead(study: &Study<'_>, out: &mut Findings) {
    for view in study.touchpoints.iter().filter(|view| view.owners.len() > 1) {
        out.looks_at(view.weight());
        if view.accountable.is_none() {
            let owners = view.owners.iter().map(Value::from).collect();
            let draft = Draft::touchpoint(Severity::Medium, view, SHARED);
            out.add(draft.with("touchpoint", &view.id).with("owners", Value::list(owners)));
        }
    }
}

const SILO_HAND_OFF: Rule = Rule {
    id: "OWN-03",
    family: Family::Ownership,
    tier: 1,
    name: Label::new("Handover not agreed", "Overdracht niet afgesproken"),
    why: Label::new(
        "Customers see one organisation. Where departments do not hand over, customers fall in between.",
        "Klanten zien één organisatie. Waar afdelingen niet overdragen, valt de klant ertussen.",
    ),
    based_on: &[WALKING],
    action: Label::new(
        "Let {giver} and {taker} agree what is handed over, and note it at the transition.",
        "Laat {giver} en {taker} afspreken wat wordt overgedragen, en noteer dat bij de overgang.",
    ),
    thresholds: &[Threshold::ImportantFrom],
    check: silo_hand_off,
};

const NOTHING_AGREED: Label = Label::new(
    "From {from} to {to} customers pass from {giver} to {taker}, but no handover is agreed.",
    "Van {from} naar {to} gaan klanten over van {giver} naar {taker}, maar er is geen overdracht afgesproken.",
);

/// Customers pass from one department to another, and nothing is handed over.
fn silo_hand_off(study: &Study<'_>, out: &mut Findings) {
    for step in study.transitions.iter().filter(|step| step.changes_owner()) {
        out.looks_at(weight(step));
        if step.handover.is_some() {
            continue;
        }
        // Within a phase an importance decides nothing.
        let crosses = step.crosses_phases();
        let level = |high| if high && crosses { Severity::High } else { Severity::Medium };
        let (from_high, to_high) = (step.from.is_high(), step.to.is_high());
        let mut draft = Draft::transition(level(from_high || to_high), step, NOTHING_AGREED)
            .with("from", &step.from.id)
            .with("to", &step.to.id);
        if crosses {
            draft = draft
                .by_importance(&step.from, |high| Some(level(high || to_high)))
                .by_importance(&step.to, |high| Some(level(from_high || high)));
        }
        let departments = [("giver", step.from.department()), ("taker", step.to.department())];
        let named = departments.into_iter().filter_map(|(name, department)| Some((name, department?)));
        out.add(named.fold(draft, |draft, (name, department)| draft.with(name, department)));
    }
}

/// The greater weight of the two ends.
fn weight(step: &TransitionView<'_>) -> f64 {
    step.from.weight().max(step.to.weight())
}

const HAND_OFF_WITHOUT_FACTS: Rule = Rule {
    id: "OWN-04",
    family: Family::Ownership,
    tier: 1,
    name: Label::new("Handover without facts", "Overdracht zonder gegevens"),
    why: Label::new(
        "A handover without facts looks agreed, but the customer has to start all over.",
        "Een overdracht zonder gegevens lijkt geregeld, maar de klant moet van voren af aan beginnen.",
    ),
    based_on: &[SEVEN_STEPS],
    action: Label::new(
        "Connect the systems or pass a form on, so that what customers told at {from} is known at {to}.",
        "Koppel de systemen of geef een formulier door, zodat bij {to} bekend is wat klanten bij {from} vertelden.",
    ),
    thresholds: &[Threshold::ImportantFrom],
    check: hand_off_without_facts,
};

const TOLD_TWICE: Label = Label::new(
    "From {from} to {to} no facts travel along, so customers tell their story twice.",
    "Van {from} naar {to} gaan geen gegevens mee, dus klanten vertellen hun verhaal twee keer.",
);

/// A handover is agreed, but it is known that no facts travel along.
fn hand_off_without_facts(study: &Study<'_>, out: &mut Findings) {
    for step in &study.transitions {
        let Some(passed) = step.handover.as_ref().and_then(|handover| handover.data_passed) else { continue };
        out.looks_at(weight(step));
        if !passed {
            let level = |high| if high { Severity::High } else { Severity::Medium };
            let draft = Draft::transition(level(step.to.is_high()), step, TOLD_TWICE)
                .by_importance(&step.to, |high| Some(level(high)));
            out.add(draft.with("from", &step.from.id).with("to", &step.to.id));
        }
    }
}

const FRAGMENTED_PHASE: Rule = Rule {
    id: "OWN-05",
    family: Family::Ownership,
    tier: 2,
    name: Label::new("Fragmented phase", "Versnipperde fase"),
    why: Label::new(
        "The more departments work in one phase, the less it feels like one organisation to the customer.",
        "Hoe meer afdelingen in één fase werken, hoe minder het voor de klant als één organisatie voelt.",
    ),
    based_on: &[WALKING],
    action: Label::new(
        "Name one department that leads {phase}, and let the others agree with it.",
        "Wijs één afdeling aan die {phase} leidt, en laat de andere met haar afstemmen.",
    ),
    thresholds: &[Threshold::OwnersWithLead, Threshold::OwnersWithoutLead],
    check: fragmented_phase,
};

const DIVIDED: Label = Label::new(
    "{phase} is divided among {count}, and nobody leads: {departments}.",
    "{phase} is verdeeld over {count}, en niemand heeft de leiding: {departments}.",
);
const DIVIDED_BUT_LED: Label = Label::new(
    "{phase} is divided among {count}, led by {lead}: {departments}.",
    "{phase} is verdeeld over {count}, onder leiding van {lead}: {departments}.",
);
const HOLD_TOGETHER: Label = Label::new(
    "Ask {lead} what it needs to hold {phase} together, and whether fewer hands can do the work.",
    "Vraag {lead} wat nodig is om {phase} bijeen te houden, en of het met minder handen kan.",
);
const DEPARTMENTS: Words = Words {
    one: Label::new("{n} department", "{n} afdeling"),
    other: Label::new("{n} departments", "{n} afdelingen"),
};

/// Many departments work in one phase; fewer are many where nobody leads.
fn fragmented_phase(study: &Study<'_>, out: &mut Findings) {
    for phase in study.filled_phases() {
        out.looks_at(phase.weight);
        let departments: BTreeSet<&Id<Department>> =
            study.in_phase(phase).iter().filter_map(|view| view.department()).collect();
        let many = study.threshold(match phase.lead_department {
            Some(_) => Threshold::OwnersWithLead,
            None => Threshold::OwnersWithoutLead,
        });
        let level = |count: f64| (count + TOLERANCE >= many).then_some(Severity::Medium);
        let figure = departments.len() as f64;
        if let Some(severity) = level(figure) {
            let (lower, higher) = nudged(figure, Unit::Count.step(figure), level);
            out.add(divided(severity, phase, &departments).nudge(Knob::Count, lower, higher));
        }
    }
}

/// The finding on a phase that these departments share.
fn divided(severity: Severity, phase: &PhaseView<'_>, departments: &BTreeSet<&Id<Department>>) -> Draft {
    let draft = match &phase.lead_department {
        Some(lead) => Draft::phase(severity, phase, DIVIDED_BUT_LED).action(HOLD_TOGETHER).with("lead", lead),
        None => Draft::phase(severity, phase, DIVIDED),
    };
    draft
        .with("phase", &phase.id)
        .with("count", Value::Counted(departments.len(), &DEPARTMENTS))
        .with("departments", Value::list(departments.iter().copied().map(Value::from).collect()))
}

const PHASE_WITHOUT_LEAD: Rule = Rule {
    id: "OWN-06",
    family: Family::Ownership,
    tier: 2,
    name: Label::new("Phase without lead", "Fase zonder trekker"),
    why: Label::new(
        "Somebody should look at a phase as a whole, as the customer does.",
        "Iemand moet een fase als geheel zien, zoals de klant dat doet.",
    ),
    based_on: &[SEVEN_STEPS],
    action: Label::new("Name the department that leads {phase}.", "Wijs de afdeling aan die {phase} leidt."),
    thresholds: &[],
    check: phase_without_lead,
};

const NOBODY_LEADS: Label = Label::new("Nobody leads {phase}.", "Niemand heeft de leiding over {phase}.");

/// A phase that nobody leads. Where OWN-05 says so already, this one is left out afterwards.
fn phase_without_lead(study: &Study<'_>, out: &mut Findings) {
    for phase in study.filled_phases() {
        out.looks_at(phase.weight);
        if phase.lead_department.is_none() {
            out.add(Draft::phase(Severity::Low, phase, NOBODY_LEADS).with("phase", &phase.id));
        }
    }
}

#[cfg(test)]
#[path = "tests/ownership.rs"]
mod tests;
