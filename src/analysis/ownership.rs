//! Does somebody answer for every touchpoint, and do they hand over? OWN-01 to OWN-06.

use super::collect::Findings;
use super::finding::Draft;
use super::publications::SEVEN_STEPS;
use super::rule::{Family, Rule};
use super::severity::Severity;
use super::study::Study;
use super::thresholds::Threshold;
use crate::vocabulary::Label;

/// The rules, in the order of their ids.
pub const RULES: &[Rule] = &[NO_OWNER];

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

#[cfg(test)]
#[path = "tests/ownership.rs"]
mod tests;
