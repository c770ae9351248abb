//! Edits of touchpoints: add, set, move, delete. Knows nothing of the clipboard.

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use super::super::ids::{Bucket, Numbers, Spot, Wanted, buckets, touchpoints_in};
use super::super::references::{Kind, Verdict};
use super::super::{Applied, LaneValue, Place, Refusal, words};
use super::{Done, Draft, missing, take_touchpoints, take_transitions, touchpoints_mut, transitions_mut};
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
            let taken = |text: &str| places.spot(workspace, &Id::new(text)).is_some();
            if !draft.fresh.claim(touchpoint.id.as_str(), taken) {
                let why = format!("there is a touchpoint with the id `{}` already", touchpoint.id);
                return Err(Refusal::Contradiction(why));
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
        let next = Touchpoint { number: present.number, ..touchpoint };
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
    draft.places.forget(&old);
    draft.places.note(&id, spot);
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
    // Only these lists are read: hashing 10,000 ids to find a few would cost milliseconds.
    let mut sources = BTreeSet::new();
    for id in ids {
        let (spot, present) = (draft.find(journey, id)?, draft.touchpoint(journey, id)?);
        sources.insert(spot.bucket);
        if set.insert(id.clone()) {
            moved.push(dropped(present, lane, pin_after(present, spot.bucket == target.bucket, pinned_step)));
        }
    }
    let name = words::MOVE.of(moved.iter().map(|touchpoint| touchpoint.title.as_str()));
    let wanted = Wanted::touchpoints(&set);
    let present = draft.journey_mut(journey)?;
    let behind = touchpoints_in(present, target.bucket).iter().skip(target.at);
    let anchor = behind.map(|touchpoint| &touchpoint.id).find(|id| !wanted.has(id.as_str())).cloned();
    take_touchpoints(present, sources.iter().copied(), &wanted);
    sources.remove(&target.bucket);
    carry_transitions(present, sources, target.bucket, &wanted);
    if let Some(list) = touchpoints_mut(present, target.bucket) {
        let before = anchor.and_then(|id| list.iter().position(|touchpoint| touchpoint.id == id));
        let at = before.unwrap_or(list.len());
        let ids: Vec<_> = moved.iter().map(|touchpoint| touchpoint.id.clone()).collect();
        list.splice(at..at, moved);
        for (step, id) in ids.iter().enumerate() {
            draft.places.note(id, Spot { at: at + step, ..target });
        }
    }
    Ok((Applied::default(), name))
}

/// Moves the transitions that leave these touchpoints into the bucket where the touchpoints are now.
fn carry_transitions(journey: &mut Journey, sources: BTreeSet<Bucket>, target: Bucket, moved: &Wanted<'_>) {
    let carried: Vec<_> = sources
        .into_iter()
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
        LaneValue::Owner(owner) => set_owner(touchpoint, owner.as_ref()),
        LaneValue::Media(media) => touchpoint.media_type = *media,
        LaneValue::Influence(influence) => touchpoint.influence = *influence,
        LaneValue::Source(source) => touchpoint.source = *source,
        LaneValue::Persona(persona) => {
            let leading = touchpoint.personas.first().cloned();
            lead(&mut touchpoint.personas, leading.as_ref(), persona.as_ref());
        }
        LaneValue::Layer(layer) => touchpoint.layer = *layer,
    }
}

/// Makes this department the one that answers for it, in place of the one that did.
fn set_owner(touchpoint: &mut Touchpoint, owner: Option<&Id<Department>>) {
    let leading = touchpoint.owner().cloned();
    if owner.is_some() && leading.as_ref() == owner {
        return;
    }
    lead(&mut touchpoint.owners, leading.as_ref(), owner);
    touchpoint.accountable = owner.cloned();
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
    for id in ids {
        draft.find(journey, id)?;
    }
    let gone = Wanted::touchpoints(ids);
    let taken = {
        let present = draft.journey_mut(journey)?;
        take_touchpoints(present, buckets(present), &gone)
    };
    if taken.is_empty() {
        return Err(missing(&Id::<Touchpoint>::default()));
    }
    let name = words::DELETE.of(taken.iter().map(|touchpoint| touchpoint.title.as_str()));
    clear_touchpoints(draft, &taken);
    Ok((Applied::default(), name))
}

/// Clears what refers to touchpoints that were taken out, their figures included.
pub(super) fn clear_touchpoints(draft: &mut Draft<'_>, gone: &[Arc<Touchpoint>]) {
    let ids = Wanted::touchpoints(gone.iter().map(|touchpoint| &touchpoint.id));
    let figures = gone.iter().flat_map(|touchpoint| touchpoint.metrics.iter());
    let metrics = Wanted::of(figures.map(|metric| metric.id.as_str()));
    let kinds = [Kind::Touchpoint, Kind::Origin, Kind::Target, Kind::Metric];
    draft.mend_only(&kinds, &|kind, id| match kind {
        Kind::Touchpoint | Kind::Origin | Kind::Target if ids.has(id) => Verdict::Gone,
        Kind::Metric if metrics.has(id) => Verdict::Gone,
        _ => Verdict::Keep,
    });
}
