//! Edits of what was decided about findings.

use super::super::{Applied, Refusal, words};
use super::{Done, Draft};
use crate::model::*;

/// Keeps what was decided about a finding; what is open again is no longer kept.
pub(super) fn decide(
    draft: &mut Draft<'_>,
    journey: &Id<Journey>,
    decided: FindingState,
) -> Result<Done, Refusal> {
    let index = draft.journey_index(journey)?;
    let states = draft.journey_mut(index)?.finding_states.edit();
    let same = |known: &FindingState| {
        known.rule == decided.rule && known.subject == decided.subject && known.detail == decided.detail
    };
    let name = words::DECIDE.of([decided.rule.as_str()]);
    let forget = decided.state == FindingStatus::Open && decided.reason.is_empty();
    match states.iter().position(same) {
        Some(at) if forget => drop(states.remove(at)),
        Some(at) => {
            if let Some(known) = states.get_mut(at) {
                *known = decided;
            }
        }
        None if forget => {}
        None => states.push(decided),
    }
    Ok((Applied::default(), name))
}
