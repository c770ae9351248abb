//! Phases in which somebody meets nothing, and what is meant for nobody: COV-04, 05, 08, 09 and 10.
//! Only the personas, markets and segments that the journey lists take part.

use foldhash::HashSet;

use super::cells::{asked, missing};
use super::level;
use crate::analysis::collect::Findings;
use crate::analysis::finding::{Draft, PLAIN_WEIGHT};
use crate::analysis::publications::{CONTACT_STRATEGY, COUNTLESS, WALKING};
use crate::analysis::rule::{Family, Rule};
use crate::analysis::severity::Severity;
use crate::analysis::study::{PhaseView, Study};
use crate::analysis::targets::{Target, Wanted, level_of, targets};
use crate::model::{ContactStatus, DeviceId, Dimension, Id, Persona, SubjectRef, TargetLevel};
use crate::vocabulary::Label;

pub(super) const PERSONA_GAP: Rule = Rule {
    id: "COV-04",
    family: Family::Coverage,
    tier: 1,
    name: Label::new("Nothing for a persona", "Niets voor een persona"),
    why: Label::new(
        "Each type of customer walks in its own way. Where one of them meets nothing, we lose sight of that one.",
        "Elk type klant loopt zijn eigen weg. Waar een van hen niets tegenkomt, verliezen we die uit het oog.",
    ),
    based_on: &[WALKING],
    action: Label::new(
        "Ask somebody like {persona} what happens in {phase}, and put that on the map.",
        "Vraag iemand als {persona} wat er in {phase} gebeurt, en zet dat op de kaart.",
    ),
    thresholds: &[],
    check: persona_gap,
};

pub(super) const DEVICE_GAP: Rule = Rule {
    id: "COV-05",
    family: Family::Coverage,
    tier: 1,
    name: Label::new("Does not work on the customer’s device", "Werkt niet op het apparaat van de klant"),
    why: Label::new(
        "What does not work on the device that customers hold in their hands is not there for them.",
        "Wat niet werkt op het apparaat dat klanten in de hand hebben, is er voor hen niet.",
    ),
    based_on: &[WALKING, COUNTLESS],
    action: Label::new(
        "Go through {phase} on that device. Mend what fails, or lead customers another way.",
        "Doorloop {phase} op dat apparaat. Herstel wat niet werkt, of leid klanten een andere kant op.",
    ),
    thresholds: &[],
    check: device_gap,
};

pub(super) const MARKET_GAP: Rule = Rule {
    id: "COV-08",
    family: Family::Coverage,
    tier: 2,
    name: Label::new("Nothing for a market", "Niets voor een markt"),
    why: Label::new(
        "A journey that holds for one country can break in the next, if a phase was never adapted.",
        "Een reis die in het ene land klopt, kan in het andere breken als een fase nooit is aangepast.",
    ),
    based_on: &[CONTACT_STRATEGY],
    action: Label::new(
        "Adapt something in {phase} for {market}, or take {market} off this journey.",
        "Pas in {phase} iets aan voor {market}, of haal {market} van deze reis af.",
    ),
    thresholds: &[],
    check: market_gap,
};

pub(super) const SEGMENT_WITHOUT_CONTACT: Rule = Rule {
    id: "COV-09",
    family: Family::Coverage,
    tier: 2,
    name: Label::new("Segment without contact", "Segment zonder contact"),
    why: Label::new(
        "A group of customers that we name but never address hears nothing from us.",
        "Een groep klanten die we noemen maar nooit benaderen, hoort niets van ons.",
    ),
    based_on: &[CONTACT_STRATEGY],
    action: Label::new(
        "Decide whether we serve ‘{segment}’: plan a contact, or take it off this journey.",
        "Bepaal of we ‘{segment}’ bedienen: plan een contact, of haal het van deze reis af.",
    ),
    thresholds: &[],
    check: segment_without_contact,
};

pub(super) const FOR_NOBODY: Rule = Rule {
    id: "COV-10",
    family: Family::Coverage,
    tier: 2,
    name: Label::new("Touchpoint for nobody", "Contactmoment voor niemand"),
    why: Label::new(
        "Without knowing for whom it is, nobody can tell whether a touchpoint does well.",
        "Zonder te weten voor wie het is, kan niemand zeggen of een contactmoment het goed doet.",
    ),
    based_on: &[CONTACT_STRATEGY],
    action: Label::new("Choose who meets {touchpoint}.", "Kies wie {touchpoint} tegenkomt."),
    thresholds: &[],
    check: for_nobody,
};

const MEETS_NOTHING: Label =
    Label::new("{persona} meets nothing in {phase}.", "{persona} komt in {phase} niets tegen.");
const NOT_ON_DEVICE: Label = Label::new(
    "{persona} uses ‘{device}’ most, but nothing in {phase} is known to work on it.",
    "{persona} gebruikt vooral ‘{device}’, maar van niets in {phase} is bekend dat het daarop werkt.",
);
const MARKET_MEETS_NOTHING: Label = Label::new(
    "Customers in {market} meet nothing in {phase}.",
    "Klanten in {market} komen in {phase} niets tegen.",
);
const NEVER_ADDRESSED: Label = Label::new(
    "No touchpoint and no planned contact is meant for ‘{segment}’.",
    "Geen contactmoment en geen gepland contact is bedoeld voor ‘{segment}’.",
);
const NO_PERSONA: Label =
    Label::new("For {touchpoint} no persona is chosen.", "Bij {touchpoint} is geen persona gekozen.");

/// How bad an empty cell is: what a target says, else what the rule does.
fn level_at(
    targets: &[Target<'_>],
    phase: &PhaseView<'_>,
    dimension: Dimension,
    value: &str,
    otherwise: Severity,
) -> Option<Severity> {
    level_of(targets, phase.column, dimension, value).map_or(Some(otherwise), level)
}

/// A persona that meets nothing in a phase where others do.
fn persona_gap(study: &Study<'_>, out: &mut Findings) {
    if study.personas().next().is_none() {
        return out.skip();
    }
    let targets = targets(study.journey);
    for phase in study.filled_phases() {
        for persona in study.personas() {
            let value = persona.id.as_str();
            let level = level_at(&targets, phase, Dimension::Persona, value, Severity::High);
            let Some(severity) = level else { continue };
            out.looks_at(phase.weight);
            let wanted = Wanted::Persona(value);
            if !study.in_phase(phase).iter().any(|view| wanted.is_met_by(view) == Some(true)) {
                let draft = Draft::cell(severity, phase, Dimension::Persona, value, MEETS_NOTHING);
                out.add(draft.with("phase", &phase.id).with("persona", &persona.id));
            }
        }
    }
}

/// A persona whose own device is on none of the lists that it meets in a phase; or a device that a
/// target asks for.
fn device_gap(study: &Study<'_>, out: &mut Findings) {
    let targets = targets(study.journey);
    let has_targets = targets.iter().any(|target| target.dimension == Dimension::Device);
    if !has_targets && study.personas().all(|persona| persona.primary_device.is_none()) {
        return out.skip();
    }
    missing(study, out, &targets, Dimension::Device, asked);
    for persona in study.personas() {
        let Some(device) = &persona.primary_device else { continue };
        for phase in study.filled_phases() {
            let asked = level_of(&targets, phase.column, Dimension::Device, device.as_str());
            if asked != Some(TargetLevel::NotApplicable) {
                device_gap_at(study, out, phase, &persona.id, device);
            }
        }
    }
}

/// Asks of one persona in one phase. The cell is the persona's: two may share a device.
fn device_gap_at(
    study: &Study<'_>,
    out: &mut Findings,
    phase: &PhaseView<'_>,
    persona: &Id<Persona>,
    device: &DeviceId,
) {
    let wanted = Wanted::Device(device.as_str());
    let met =
        study.in_phase(phase).iter().filter(|view| !view.is_offline() && view.personas.contains(persona));
    // Touchpoints without a list of devices tell nothing.
    let mut works = met.filter_map(|view| wanted.is_met_by(view)).peekable();
    if works.peek().is_none() {
        return;
    }
    out.looks_at(phase.weight);
    if !works.any(|works| works) {
        let draft = Draft::cell(Severity::Medium, phase, Dimension::Persona, persona.as_str(), NOT_ON_DEVICE);
        out.add(draft.with("phase", &phase.id).with("persona", persona).with("device", device));
    }
}

/// A market in which a phase holds nothing.
fn market_gap(study: &Study<'_>, out: &mut Findings) {
    if study.markets().next().is_none() {
        return out.skip();
    }
    let targets = targets(study.journey);
    for phase in study.filled_phases() {
        for market in study.markets() {
            let value = market.id.as_str();
            let level = level_at(&targets, phase, Dimension::Market, value, Severity::Medium);
            let Some(severity) = level else { continue };
            out.looks_at(phase.weight);
            let wanted = Wanted::Market(value);
            if !study.in_phase(phase).iter().any(|view| wanted.is_met_by(view) == Some(true)) {
                let draft = Draft::cell(severity, phase, Dimension::Market, value, MARKET_MEETS_NOTHING);
                out.add(draft.with("phase", &phase.id).with("market", &market.id));
            }
        }
    }
}

/// A segment that no touchpoint and no contact of this journey is for.
fn segment_without_contact(study: &Study<'_>, out: &mut Findings) {
    if study.segments().next().is_none() {
        return out.skip();
    }
    // What was called off reaches nobody.
    let contacts =
        study.journey.planned_contacts.iter().filter(|contact| contact.status != ContactStatus::Cancelled);
    let reached: HashSet<_> = contacts
        .filter_map(|contact| contact.audience.as_ref())
        .chain(study.touchpoints.iter().flat_map(|view| view.touchpoint.segments.iter()))
        .collect();
    for segment in study.segments() {
        out.looks_at(PLAIN_WEIGHT);
        if !reached.contains(&segment.id) {
            let subject = SubjectRef::Segment(segment.id.clone());
            let draft = Draft::new(Severity::Medium, subject, NEVER_ADDRESSED);
            out.add(draft.with("segment", &segment.id));
        }
    }
}

/// A touchpoint without a persona, in a journey that has some to choose from.
fn for_nobody(study: &Study<'_>, out: &mut Findings) {
    if study.personas().next().is_none() {
        return out.skip();
    }
    for view in &study.touchpoints {
        out.looks_at(view.weight());
        if view.personas.is_empty() {
            out.add(Draft::touchpoint(Severity::Low, view, NO_PERSONA).with("touchpoint", &view.id));
        }
    }
}
