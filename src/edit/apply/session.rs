//! Edits of what a session leaves behind: the work that was agreed, what struck people, what was
//! decided. What is added needs words; insights and decisions are known by their place in the list.

use super::super::known::Known;
use super::super::{Applied, Refusal, words};
use super::{Done, Draft};
use crate::model::*;
use crate::vocabulary::Label;

/// Pins an insight to its subject.
pub(super) fn add_insight(
    draft: &mut Draft<'_>,
    journey: &Id<Journey>,
    mut insight: Insight,
) -> Result<Done, Refusal> {
    let name = words::ADD_INSIGHT.of([worded(&mut insight.text)?]);
    journey_mut(draft, journey)?.insights.edit().push(insight);
    Ok((Applied::default(), name))
}

/// Changes the insight at this place.
pub(super) fn set_insight(
    draft: &mut Draft<'_>,
    journey: &Id<Journey>,
    (at, insight): (usize, Insight),
    what: Label,
) -> Result<Done, Refusal> {
    let name = words::SET_INSIGHT.of([insight.text.as_str()]).field(what);
    put(&mut journey_mut(draft, journey)?.insights, at, insight)?;
    Ok((Applied::default(), name))
}

/// Deletes the insight at this place.
pub(super) fn delete_insight(
    draft: &mut Draft<'_>,
    journey: &Id<Journey>,
    at: usize,
) -> Result<Done, Refusal> {
    let gone = take(&mut journey_mut(draft, journey)?.insights, at)?;
    Ok((Applied::default(), words::DELETE_INSIGHT.of([gone.text.as_str()])))
}

/// Notes a decision.
pub(super) fn add_decision(
    draft: &mut Draft<'_>,
    journey: &Id<Journey>,
    mut decision: Decision,
) -> Result<Done, Refusal> {
    let name = words::ADD_DECISION.of([worded(&mut decision.text)?]);
    journey_mut(draft, journey)?.decisions.edit().push(decision);
    Ok((Applied::default(), name))
}

/// Changes the decision at this place.
pub(super) fn set_decision(
    draft: &mut Draft<'_>,
    journey: &Id<Journey>,
    (at, decision): (usize, Decision),
    what: Label,
) -> Result<Done, Refusal> {
    let name = words::SET_DECISION.of([decision.text.as_str()]).field(what);
    put(&mut journey_mut(draft, journey)?.decisions, at, decision)?;
    Ok((Applied::default(), name))
}

/// Deletes the decision at this place.
pub(super) fn delete_decision(
    draft: &mut Draft<'_>,
    journey: &Id<Journey>,
    at: usize,
) -> Result<Done, Refusal> {
    let gone = take(&mut journey_mut(draft, journey)?.decisions, at)?;
    Ok((Applied::default(), words::DELETE_DECISION.of([gone.text.as_str()])))
}

/// Adds an action (its id is given if empty).
pub(super) fn add_action(
    draft: &mut Draft<'_>,
    journey: &Id<Journey>,
    mut action: Action,
) -> Result<Done, Refusal> {
    refuse_no_number(&action)?;
    let name = words::ADD_ACTION.of([worded(&mut action.text)?]);
    let journeys = draft.workspace.journeys.clone();
    let taken = |text: &str| {
        let mut all = journeys.iter().flat_map(|journey| journey.actions.iter());
        all.any(|known| known.id.as_str() == text)
    };
    if action.id.is_empty() || taken(action.id.as_str()) {
        action.id = draft.fresh.id(&action.text, "action", taken);
    }
    journey_mut(draft, journey)?.actions.edit().push(action);
    Ok((Applied::default(), name))
}

/// Changes an action. While it is being typed its text may be empty for a moment.
pub(super) fn set_action(
    draft: &mut Draft<'_>,
    journey: &Id<Journey>,
    action: Action,
    what: Label,
) -> Result<Done, Refusal> {
    refuse_no_number(&action)?;
    let name = words::SET_ACTION.of([action.text.as_str()]).field(what);
    let actions = &mut journey_mut(draft, journey)?.actions;
    let at = place(actions, &action.id)?;
    put(actions, at, action)?;
    Ok((Applied::default(), name))
}

/// Deletes an action.
pub(super) fn delete_action(
    draft: &mut Draft<'_>,
    journey: &Id<Journey>,
    id: &Id<Action>,
) -> Result<Done, Refusal> {
    let present = journey_mut(draft, journey)?;
    let before = Known::default().with_lists(present);
    let at = place(&present.actions, id)?;
    let gone = take(&mut present.actions, at)?;
    let lost = before.without(&Known::default().with_lists(present));
    draft.clear_gone(&lost);
    Ok((Applied::default(), words::DELETE_ACTION.of([gone.text.as_str()])))
}

fn journey_mut<'a>(draft: &'a mut Draft<'_>, journey: &Id<Journey>) -> Result<&'a mut Journey, Refusal> {
    let index = draft.journey_index(journey)?;
    draft.journey_mut(index)
}

/// A figure that is no number could not be written to a file.
fn refuse_no_number(action: &Action) -> Result<(), Refusal> {
    match action.cost.is_some_and(|cost| !cost.is_finite()) {
        true => Err(Refusal::NoNumber),
        false => Ok(()),
    }
}

/// The text without space around it; refused if nothing is left.
fn worded(text: &mut String) -> Result<&str, Refusal> {
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return Err(Refusal::NoText);
    }
    if trimmed.len() != text.len() {
        *text = trimmed.to_owned();
    }
    Ok(text)
}

fn place(actions: &[Action], id: &Id<Action>) -> Result<usize, Refusal> {
    actions.iter().position(|known| known.id == *id).ok_or_else(|| super::missing(id))
}

/// Puts an item in place of the one that is there.
fn put<T: Clone>(list: &mut List<T>, at: usize, item: T) -> Result<(), Refusal> {
    let known = list.edit().get_mut(at).ok_or_else(|| Refusal::Missing((at + 1).to_string()))?;
    *known = item;
    Ok(())
}

/// Takes an item out.
fn take<T: Clone>(list: &mut List<T>, at: usize) -> Result<T, Refusal> {
    if at >= list.len() {
        return Err(Refusal::Missing((at + 1).to_string()));
    }
    Ok(list.edit().remove(at))
}
