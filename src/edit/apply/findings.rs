//! Edits of what was decided about findings, and of the work that was agreed.

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

/// Adds an action (its id is given if empty).
pub(super) fn add_action(
    draft: &mut Draft<'_>,
    journey: &Id<Journey>,
    mut action: Action,
) -> Result<Done, Refusal> {
    action.text = action.text.trim().to_owned();
    if action.text.is_empty() {
        return Err(Refusal::NoText);
    }
    if action.cost.is_some_and(|cost| !cost.is_finite()) {
        return Err(Refusal::NoNumber);
    }
    let index = draft.journey_index(journey)?;
    let journeys = draft.workspace.journeys.clone();
    let taken = |text: &str| {
        let mut all = journeys.iter().flat_map(|journey| journey.actions.iter());
        all.any(|known| known.id.as_str() == text)
    };
    if action.id.is_empty() || taken(action.id.as_str()) {
        action.id = draft.fresh.id(&action.text, "action", taken);
    }
    let name = words::ADD_ACTION.of([action.text.as_str()]);
    draft.journey_mut(index)?.actions.edit().push(action);
    Ok((Applied::default(), name))
}
