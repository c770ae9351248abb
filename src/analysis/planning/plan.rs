//! Is what was planned done, complete and spread over the journey? PLN-01 to PLN-03.

use foldhash::HashSet;

use crate::analysis::collect::Findings;
use crate::analysis::contacts::on_contact;
use crate::analysis::finding::{Draft, PLAIN_WEIGHT, Value};
use crate::analysis::publications::{CONTACT_STRATEGY, ORGANISING};
use crate::analysis::rule::{Family, Rule};
use crate::analysis::severity::Severity;
use crate::analysis::study::{Study, TOLERANCE, days_between};
use crate::analysis::thresholds::{Threshold, Unit};
use crate::model::*;
use crate::vocabulary::Label;

pub(super) const OVERDUE: Rule = Rule {
    id: "PLN-01",
    family: Family::Planning,
    tier: 1,
    name: Label::new("Planned day has passed", "Geplande dag is voorbij"),
    why: Label::new(
        "A plan with days that have passed tells nobody what was sent.",
        "Een plan met verstreken dagen vertelt niemand wat er is verstuurd.",
    ),
    based_on: &[ORGANISING],
    action: Label::new(
        "Send {contact}, give it another day, or cancel it.",
        "Verstuur {contact}, geef het een andere dag of laat het vervallen.",
    ),
    thresholds: &[],
    check: overdue,
};

pub(super) const HALF_A_PLAN: Rule = Rule {
    id: "PLN-02",
    family: Family::Planning,
    tier: 2,
    name: Label::new("Half a plan", "Half plan"),
    why: Label::new(
        "What is planned happens only when it is known who does it and what is sent.",
        "Wat gepland is, gebeurt pas als bekend is wie het doet en wat er weggaat.",
    ),
    based_on: &[CONTACT_STRATEGY],
    action: Label::new(
        "Name who sends {contact}, and what it will say.",
        "Geef aan wie {contact} verstuurt en wat erin staat.",
    ),
    thresholds: &[],
    check: half_a_plan,
};

pub(super) const NOTHING_PLANNED: Rule = Rule {
    id: "PLN-03",
    family: Family::Planning,
    tier: 2,
    name: Label::new("Nothing planned", "Niets gepland"),
    why: Label::new(
        "A plan that leaves out a phase leaves out the customers who are in it.",
        "Een plan dat een fase overslaat, slaat de klanten over die erin zitten.",
    ),
    based_on: &[ORGANISING],
    action: Label::new(
        "Plan something for the phase {phase}, or accept that nothing is needed.",
        "Plan iets voor de fase {phase} of accepteer dat er niets nodig is.",
    ),
    thresholds: &[Threshold::Horizon],
    check: nothing_planned,
};

const DAY_PASSED: Label = Label::new(
    "{contact} was planned for {day} and is not marked as sent.",
    "{contact} stond gepland voor {day} en staat niet als verzonden.",
);
const NO_OWNER: Label = Label::new(
    "{contact} is planned for {day}, but nobody is named who sends it.",
    "{contact} is gepland voor {day}, maar er is niemand aangewezen die het verstuurt.",
);
const NO_CONTENT: Label = Label::new(
    "{contact} is planned for {day}, but what will be sent is not there yet.",
    "{contact} is gepland voor {day}, maar wat er weggaat is er nog niet.",
);
const NEITHER: Label = Label::new(
    "{contact} is planned for {day}, but nobody is named who sends it and what will be sent \
     is not there yet.",
    "{contact} is gepland voor {day}, maar er is niemand aangewezen die het verstuurt en wat er weggaat \
     is er nog niet.",
);
const PHASE_WITHOUT_PLAN: Label = Label::new(
    "Nothing is planned in the phase {phase} for the next {days}.",
    "In de fase {phase} is voor de komende {days} niets gepland.",
);

/// The contacts of the journey that are yet to be sent.
fn planned<'a>(study: &Study<'a>) -> impl Iterator<Item = &'a PlannedContact> + use<'a> {
    let contacts = study.journey.planned_contacts.iter().map(AsRef::as_ref);
    contacts.filter(|contact: &&PlannedContact| contact.status == ContactStatus::Planned)
}

/// Planned for a day that has passed.
fn overdue(study: &Study<'_>, out: &mut Findings) {
    for contact in planned(study) {
        out.looks_at(PLAIN_WEIGHT);
        if contact.date < study.as_of {
            let draft = on_contact(Severity::Medium, contact, DAY_PASSED);
            out.add(draft.with("day", Value::Day(contact.date)));
        }
    }
}

/// Planned without somebody who sends it, or without something to send.
fn half_a_plan(study: &Study<'_>, out: &mut Findings) {
    for contact in planned(study) {
        out.looks_at(PLAIN_WEIGHT);
        let has_content = contact.content.is_some() || contact.has_content == Some(true);
        let words = match (contact.owner.is_some(), has_content) {
            (true, true) => continue,
            (false, true) => NO_OWNER,
            (true, false) => NO_CONTENT,
            (false, false) => NEITHER,
        };
        out.add(on_contact(Severity::Low, contact, words).with("day", Value::Day(contact.date)));
    }
}

/// A phase left out of a journey's plan.
fn nothing_planned(study: &Study<'_>, out: &mut Findings) {
    if study.journey.planned_contacts.is_empty() {
        return out.skip();
    }
    let horizon = study.threshold(Threshold::Horizon).max(0.0);
    let is_ahead =
        |date: Date| (0.0..=horizon + TOLERANCE).contains(&(days_between(study.as_of, date) as f64));
    let served: HashSet<&str> = planned(study)
        .filter(|contact| is_ahead(contact.date))
        .map(|contact| contact.phase.as_str())
        .collect();
    for phase in study.filled_phases() {
        out.looks_at(phase.weight);
        if !served.contains(phase.id.as_str()) {
            out.add(
                Draft::phase(Severity::Low, phase, PHASE_WITHOUT_PLAN)
                    .with("phase", &phase.id)
                    .with("days", Value::Counted(horizon.round() as usize, Unit::Days.words())),
            );
        }
    }
}
