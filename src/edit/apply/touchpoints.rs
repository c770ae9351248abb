//! Edits of touchpoints: add, set, move, delete. Knows nothing of the clipboard.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

use super::super::ids::{Bucket, Numbers, Spot, Wanted};
use super::super::{Applied, LaneValue, Place, Refusal, words};
use super::{Done, Draft, clear, missing, take_transitions, touchpoints_mut, transitions_mut};
use crate::model::*;
use crate::vocabulary::Label;

pub(super) fn add(
    draft: &mut Draft<'_>,
    journey: &Id<Journey>,
    place: &Place,
    touchpoints: Vec<Touchpoint>,
) -> Result<Done, Refusal> {
    let journey = draft.journey_index(journey)?;
    let spot = draft.spot_of(journey, place)?;
    let added = prepare(draft, journey, touchpoints)?;
    let name = words::ADD.of(added.iter().map(|touchpoint| touchpoint.title.as_str()));
    let ids = insert(draft, spot, added)?;
    Ok((Applied { touchpoints: ids, ..Applied::default() }, name))
}

/// Gives ids and numbers where there are none. A number that is in use is not taken over.
pub(super) fn prepare(
    draft: &mut Draft<'_>,
    journey: usize,
    mut touchpoints: Vec<Touchpoint>,
) -> Result<Vec<Touchpoint>, Refusal> {
    let mut numbers = Numbers::of(draft.journey(journey)?);
    for touchpoint in &mut touchpoints {
        if touchpoint.id.is_empty() {
            touchpoint.id = draft.fresh_touchpoint_id(&touchpoint.title);
        } else {
            let (places, workspace) = (&*draft.places, &draft.workspace);
            if !draft.fresh.claim(touchpoint.id.as_str(), |text| places.has(workspace, text)) {
                return Err(Refusal::Taken(touchpoint.id.to_string()));
            }
        }
        touchpoint.number = numbers.next();
    }
    Ok(touchpoints)
}

/// Puts touchpoints in one list, in this order.
pub(super) fn insert(
    draft: &mut Draft<'_>,
    spot: Spot,
    touchpoints: Vec<Touchpoint>,
) -> Result<Vec<Id<Touchpoint>>, Refusal> {
    let ids: Vec<_> = touchpoints.iter().map(|touchpoint| touchpoint.id.clone()).collect();
    if let Some(list) = touchpoints_mut(draft.journey_mut(spot.journey)?, spot.bucket) {
        let at = spot.at.min(list.len());
        list.splice(at..at, touchpoints.into_iter().map(Arc::new));
        for (step, id) in ids.iter().enumerate() {
            draft.places.note(id, Spot { at: at + step, ..spot });
        }
    }
    Ok(ids)
}

pub(super) fn set(
    draft: &mut Draft<'_>,
    journey: &Id<Journey>,
    touchpoints: Vec<Touchpoint>,
    what: Label,
) -> Result<Done, Refusal> {
    let journey = draft.journey_index(journey)?;
    let titles = touchpoints.iter().map(|touchpoint| touchpoint.title.as_str());
    let name = words::SET.of(titles).field(what);
    for touchpoint in touchpoints {
        let present = draft.touchpoint(journey, &touchpoint.id)?;
        // Whoever chooses another influence has thought about it.
        let chosen = present.influence_unconfirmed && present.influence != touchpoint.influence;
        let influence_unconfirmed = touchpoint.influence_unconfirmed && !chosen;
        let next = Touchpoint { number: present.number, influence_unconfirmed, ..touchpoint };
        // Equal ones stay shared.
        if **present != next {
            let id = next.id.clone();
            *draft.touchpoint_mut(journey, &id)? = next;
        }
    }
    Ok((Applied::default(), name))
}

/// Gives a touchpoint its first title and with it its id. Nothing refers to it yet.
pub(super) fn name(draft: &mut Draft<'_>, touchpoint: Touchpoint) -> Result<Done, Refusal> {
    let old = touchpoint.id.clone();
    let spot = draft.places.spot(&draft.workspace, &old).ok_or_else(|| missing(&old))?;
    let number = draft.touchpoint(spot.journey, &old)?.number;
    let id = draft.fresh_touchpoint_id(&touchpoint.title);
    let name = words::ADD.of([touchpoint.title.as_str()]);
    *draft.touchpoint_mut(spot.journey, &old)? = Touchpoint { id: id.clone(), number, ..touchpoint };
    Ok((Applied { touchpoints: vec![id], ..Applied::default() }, name))
}

pub(super) fn move_to(
    draft: &mut Draft<'_>,
    journey: &Id<Journey>,
    ids: &[Id<Touchpoint>],
    place: &Place,
    lane: Option<&LaneValue>,
    pinned_step: Option<Option<u32>>,
) -> Result<Done, Refusal> {
    let journey = draft.journey_index(journey)?;
    let target = draft.spot_of(journey, place)?;
    let mut moved: Vec<Arc<Touchpoint>> = Vec::new();
    let mut set = HashSet::new();
    let mut spots: BTreeMap<Bucket, BTreeSet<usize>> = BTreeMap::new();
    for id in ids {
        let (spot, present) = (draft.find(journey, id)?, draft.touchpoint(journey, id)?);
        if set.insert(id.clone()) {
            spots.entry(spot.bucket).or_default().insert(spot.at);
            moved.push(dropped(present, lane, pin_after(present, spot.bucket == target.bucket, pinned_step)));
        }
    }
    let name = words::MOVE.of(moved.iter().map(|touchpoint| touchpoint.title.as_str()));
    let wanted = Wanted::touchpoints(&set);
    let present = draft.journey_mut(journey)?;
    // What goes is named by its place: of two touchpoints with one id in a broken file one stays.
    for (bucket, going) in &spots {
        take_at(present, *bucket, going);
    }
    let sources = spots.keys().copied().filter(|bucket| *bucket != target.bucket);
    carry_transitions(present, sources, target.bucket, &wanted);
    if let Some(list) = touchpoints_mut(present, target.bucket) {
        let gone = spots.get(&target.bucket).map_or(0, |going| going.range(..target.at).count());
        let at = target.at.saturating_sub(gone).min(list.len());
        let ids: Vec<_> = moved.iter().map(|touchpoint| touchpoint.id.clone()).collect();
        list.splice(at..at, moved);
        for (step, id) in ids.iter().enumerate() {
            draft.places.note(id, Spot { at: at + step, ..target });
        }
    }
    Ok((Applied::default(), name))
}

/// Takes the touchpoints at these places out of a list.
fn take_at(journey: &mut Journey, bucket: Bucket, going: &BTreeSet<usize>) -> Vec<Arc<Touchpoint>> {
    let Some(list) = touchpoints_mut(journey, bucket) else { return Vec::new() };
    if let (Some(only), 1) = (going.first(), going.len()) {
        return if *only < list.len() { vec![list.remove(*only)] } else { Vec::new() };
    }
    let mut at = 0;
    let goes = |_: &mut Arc<Touchpoint>| {
        at += 1;
        going.contains(&(at - 1))
    };
    list.extract_if(.., goes).collect()
}

/// Moves the transitions that leave these touchpoints into the bucket where the touchpoints are now.
fn carry_transitions(
    journey: &mut Journey,
    sources: impl Iterator<Item = Bucket>,
    target: Bucket,
    moved: &Wanted<'_>,
) {
    let carried: Vec<_> = sources
        .flat_map(|bucket| {
            take_transitions(journey, bucket, |transition| moved.has(transition.from.as_str()))
        })
        .collect();
    if carried.is_empty() {
        return;
    }
    if let Some(list) = transitions_mut(journey, target) {
        list.extend(carried);
    }
}

/// The pin after a move: as asked, else as it was, but a pin means nothing in another phase.
fn pin_after(touchpoint: &Touchpoint, stays: bool, asked: Option<Option<u32>>) -> Option<u32> {
    asked.unwrap_or(if stays { touchpoint.pinned_step } else { None })
}

/// The touchpoint after a drop; the very same if the drop sets nothing.
fn dropped(present: &Arc<Touchpoint>, lane: Option<&LaneValue>, pin: Option<u32>) -> Arc<Touchpoint> {
    let mut next = Touchpoint { pinned_step: pin, ..Touchpoint::clone(present) };
    if let Some(lane) = lane {
        set_lane(&mut next, lane);
    }
    if next == **present { Arc::clone(present) } else { Arc::new(next) }
}

/// Sets the leading value of the attribute that a lane stands for. "Not set" clears all values,
/// since any that stayed would lead.
pub(super) fn set_lane(touchpoint: &mut Touchpoint, lane: &LaneValue) {
    match lane {
        LaneValue::Channel(channel) => touchpoint.channel = channel.clone(),
        // Who leads already goes on leading, be it as accountable or as first of the owners.
        LaneValue::Owner(Some(owner)) if touchpoint.owner() == Some(owner) => {}
        LaneValue::Owner(owner) => touchpoint.set_owner(owner.clone()),
        LaneValue::Media(media) => touchpoint.media_type = *media,
        LaneValue::Influence(influence) => {
            touchpoint.influence = *influence;
            touchpoint.influence_unconfirmed = false;
        }
        LaneValue::Source(source) => touchpoint.source = *source,
        LaneValue::Persona(persona) => {
            let leading = touchpoint.personas.first().cloned();
            lead(&mut touchpoint.personas, leading.as_ref(), persona.as_ref());
        }
        LaneValue::Layer(layer) => touchpoint.layer = *layer,
    }
}

/// Puts `new` first in place of `old`; nothing at all if there is no `new`.
fn lead<T>(list: &mut List<Id<T>>, old: Option<&Id<T>>, new: Option<&Id<T>>) {
    let Some(new) = new else {
        *list = List::default();
        return;
    };
    let others = list.iter().filter(|id| Some(*id) != old && *id != new);
    *list = std::iter::once(new).chain(others).cloned().collect();
}

pub(super) fn delete(
    draft: &mut Draft<'_>,
    journey: &Id<Journey>,
    ids: &[Id<Touchpoint>],
) -> Result<Done, Refusal> {
    let journey = draft.journey_index(journey)?;
    let mut spots: BTreeMap<Bucket, BTreeSet<usize>> = BTreeMap::new();
    for id in ids {
        let spot = draft.find(journey, id)?;
        spots.entry(spot.bucket).or_default().insert(spot.at);
    }
    if spots.is_empty() {
        return Err(missing(&Id::<Touchpoint>::default()));
    }
    let present = draft.journey_mut(journey)?;
    let taken: Vec<_> = spots.iter().flat_map(|(bucket, going)| take_at(present, *bucket, going)).collect();
    let name = words::DELETE.of(taken.iter().map(|touchpoint| touchpoint.title.as_str()));
    clear::clear(draft, journey, taken, spots.into_keys())?;
    Ok((Applied::default(), name))
}
