//! Is something there in every phase, and for everybody? COV-01 to COV-10, INV-01 to INV-03.
//! `cells` goes by channel, media, source, mode and direction; `people` by persona, device, market
//! and segment; `inventory` asks whether we looked everywhere. Knows no drawing.

mod cells;
mod inventory;
mod people;

use super::collect::Findings;
use super::finding::Draft;
use super::publications::{ORGANISING, WALKING};
use super::rule::{Family, Rule};
use super::severity::Severity;
use super::study::Study;
use crate::model::{PhaseRole, TargetLevel};
use crate::vocabulary::Label;

/// The rules, in the order of their ids.
pub const RULES: &[Rule] = &[
    EMPTY_PHASE,
    cells::CHANNEL_GAP,
    cells::MEDIA_GAP,
    people::PERSONA_GAP,
    people::DEVICE_GAP,
    cells::VOICES_GAP,
    cells::DIALOGUE_GAP,
    people::MARKET_GAP,
    people::SEGMENT_WITHOUT_CONTACT,
    people::FOR_NOBODY,
    inventory::INVENTORY,
    inventory::WEBSITE_AS_ONE,
    inventory::NEVER_WALKED,
];

const EMPTY_PHASE: Rule = Rule {
    id: "COV-01",
    family: Family::Coverage,
    tier: 1,
    name: Label::new("Empty phase", "Lege fase"),
    why: Label::new(
        "Customers go through every phase, also where we put nothing. There they are on their own.",
        "Klanten gaan door elke fase, ook waar wij niets hebben. Daar staan ze er alleen voor.",
    ),
    based_on: &[ORGANISING, WALKING],
    action: Label::new(
        "Walk {phase} as a customer and add what is there. Then decide what should be there.",
        "Doorloop {phase} als klant en voeg toe wat er is. Bepaal daarna wat er moet komen.",
    ),
    thresholds: &[],
    check: empty_phase,
};

const NOTHING_THERE: Label = Label::new(
    "Nothing on the map shows what customers meet in {phase}.",
    "Niets op de kaart laat zien wat klanten in {phase} tegenkomen.",
);

/// A phase in which nothing counts; worst where the purchase should happen.
fn empty_phase(study: &Study<'_>, out: &mut Findings) {
    for phase in &study.phases {
        out.looks_at(phase.weight);
        if phase.is_empty() {
            let severity = match phase.role {
                PhaseRole::Purchase => Severity::Critical,
                _ => Severity::High,
            };
            out.add(Draft::phase(severity, phase, NOTHING_THERE).with("phase", &phase.id));
        }
    }
}

/// How bad it is that a cell is empty; nothing when the cell does not apply.
fn level(target: TargetLevel) -> Option<Severity> {
    match target {
        TargetLevel::Required => Some(Severity::High),
        TargetLevel::Desired => Some(Severity::Medium),
        TargetLevel::NotApplicable => None,
    }
}

#[cfg(test)]
#[path = "../tests/coverage.rs"]
mod tests;
