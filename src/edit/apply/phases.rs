//! Edits of phases: add, set, move, delete. A phase keeps its touchpoints through all but the last.

use std::sync::Arc;

use super::super::ids::Bucket;
use super::super::references::{Kind, Verdict};
use super::super::{Applied, Refusal, words};
use super::{Done, Draft, phase_index, touchpoints_mut, transitions_mut};
use crate::model::*;
use crate::vocabulary::Label;

pub(super) fn add(
    draft: &mut Draft<'_>,
    journey: &Id<Journey>,
    index: usize,
    mut phase: Phase,
) -> Result<Done, Refusal> {
    let journey = draft.journey_index(journey)?;
    let journeys = draft.workspace.journeys.clone();
    let taken = |text: &str| {
        journeys.iter().any(|journey| journey.phases.iter().any(|known| known.id.as_str() == text))
    };
    if phase.id.is_empty() {
        phase.id = draft.fresh.id(&phase.name, "phase", taken);
    } else if taken(phase.id.as_str()) {
        return Err(Refusal::Taken(phase.id.to_string()));
    }
    number_touchpoints(draft, journey, &mut phase)?;
    let (id, name) = (phase.id.clone(), words::ADD_PHASE.of([phase.name.as_str()]));
    let present = draft.journey_mut(journey)?;
    let at = index.min(present.phases.len());
    let brings_transitions = !phase.transitions.is_empty();
    present.phases.edit().insert(at, Arc::new(phase));
    if brings_transitions {
        present.sort_transitions();
    }
    Ok((Applied { phase: Some(id), ..Applied::default() }, name))
}

/// Gives the touchpoints that come with a new phase their ids and numbers.
fn number_touchpoints(draft: &mut Draft<'_>, journey: usize, phase: &mut Phase) -> Result<(), Refusal> {
    if phase.touchpoints.is_empty() {
        return Ok(());
    }
    let brought = phase.touchpoints.iter().map(|touchpoint| Touchpoint::clone(touchpoint)).collect();
    let ready = super::touchpoints::prepare(draft, journey, brought)?;
    phase.touchpoints = ready.into_iter().map(Arc::new).collect();
    Ok(())
}

pub(super) fn set(
    draft: &mut Draft<'_>,
    journey: &Id<Journey>,
    phase: Phase,
    what: Label,
) -> Result<Done, Refusal> {
    let journey = draft.journey_index(journey)?;
    let index = phase_index(draft.journey(journey)?, &phase.id)?;
    let name = words::SET_PHASE.of([phase.name.as_str()]).field(what);
    if let Some(slot) = draft.journey_mut(journey)?.phases.edit().get_mut(index) {
        let (touchpoints, transitions) = (slot.touchpoints.clone(), slot.transitions.clone());
        *slot = Arc::new(Phase { touchpoints, transitions, ..phase });
    }
    Ok((Applied::default(), name))
}

pub(super) fn move_to(
    draft: &mut Draft<'_>,
    journey: &Id<Journey>,
    id: &Id<Phase>,
    index: usize,
) -> Result<Done, Refusal> {
    let journey = draft.journey_index(journey)?;
    let from = phase_index(draft.journey(journey)?, id)?;
    let phases = draft.journey_mut(journey)?.phases.edit();
    let phase = phases.remove(from);
    let name = words::MOVE_PHASE.of([phase.name.as_str()]);
    phases.insert(index.min(phases.len()), phase);
    Ok((Applied::default(), name))
}

pub(super) fn delete(draft: &mut Draft<'_>, journey: &Id<Journey>, id: &Id<Phase>) -> Result<Done, Refusal> {
    let journey = draft.journey_index(journey)?;
    let index = phase_index(draft.journey(journey)?, id)?;
    refuse_only_phase(draft.journey(journey)?)?;
    let present = draft.journey_mut(journey)?;
    let phase = present.phases.edit().remove(index);
    if let Some(tray) = touchpoints_mut(present, Bucket::Unsorted).filter(|_| !phase.touchpoints.is_empty()) {
        // A pin was a step of the phase that is gone.
        tray.extend(phase.touchpoints.iter().map(|touchpoint| match touchpoint.pinned_step {
            None => Arc::clone(touchpoint),
            Some(_) => Arc::new(Touchpoint { pinned_step: None, ..Touchpoint::clone(touchpoint) }),
        }));
    }
    if let Some(list) = transitions_mut(present, Bucket::Unsorted).filter(|_| !phase.transitions.is_empty()) {
        list.extend(phase.transitions.iter().cloned());
    }
    let heir = index.checked_sub(1).or(Some(0)).and_then(|at| present.phases.get(at));
    let heir: Option<Arc<str>> = heir.map(|phase| Arc::from(phase.id.as_str()));
    let gone = phase.id.clone();
    // Questions, triggers and contacts of the phase go to its neighbour; nothing that people wrote is lost.
    draft.mend_only(&[Kind::Phase], &|kind, id| match &heir {
        _ if kind != Kind::Phase || id != gone.as_str() => Verdict::Keep,
        Some(heir) => Verdict::Instead(Arc::clone(heir)),
        None => Verdict::Gone,
    });
    Ok((Applied::default(), words::DELETE_PHASE.of([phase.name.as_str()])))
}

/// Refuses to delete the last phase while something that people wrote stands in it beside its
/// touchpoints: it would have nowhere to go.
fn refuse_only_phase(journey: &Journey) -> Result<(), Refusal> {
    let [phase] = &journey.phases[..] else { return Ok(()) };
    let id = &phase.id;
    let written = journey.needs.iter().any(|need| need.phase == *id)
        || journey.triggers.iter().any(|trigger| trigger.phase == *id)
        || journey.planned_contacts.iter().any(|contact| contact.phase == *id);
    if written { Err(Refusal::OnlyPhase(phase.name.clone())) } else { Ok(()) }
}
