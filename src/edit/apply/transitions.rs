//! Edits of transitions: add, set, delete. A transition lives in the bucket of its source.

use std::collections::HashSet;
use std::sync::Arc;

use super::super::ids::Bucket;
use super::super::{Applied, Refusal, TransitionKey, words};
use super::{Done, Draft, missing, transitions_in, transitions_mut};
use crate::model::*;
use crate::vocabulary::Label;

pub(super) fn add(
    draft: &mut Draft<'_>,
    journey: &Id<Journey>,
    transition: Transition,
) -> Result<Done, Refusal> {
    let journey = draft.journey_index(journey)?;
    let home = draft.find(journey, &transition.from)?.bucket;
    draft.find(journey, &transition.to)?;
    let name = words::CONNECT.of([ends(draft, journey, &transition.from, &transition.to).as_str()]);
    let present = draft.journey(journey)?;
    if transitions_in(present, home).iter().any(|known| **known == transition) {
        return Err(Refusal::Connected);
    }
    if let Some(list) = transitions_mut(draft.journey_mut(journey)?, home) {
        list.push(Arc::new(transition));
    }
    Ok((Applied::default(), name))
}

pub(super) fn set(
    draft: &mut Draft<'_>,
    journey: &Id<Journey>,
    key: &TransitionKey,
    transition: Transition,
    what: Label,
) -> Result<Done, Refusal> {
    let journey = draft.journey_index(journey)?;
    let found = find(draft, journey, std::slice::from_ref(key))?;
    let (bucket, at) = found.first().copied().ok_or_else(|| missing(&key.0))?;
    let home = draft.find(journey, &transition.from)?.bucket;
    draft.find(journey, &transition.to)?;
    let title = ends(draft, journey, &transition.from, &transition.to);
    let name = words::SET_TRANSITION.of([title.as_str()]).field(what);
    let present = draft.journey_mut(journey)?;
    if home == bucket {
        let slot = transitions_mut(present, bucket).and_then(|list| list.get_mut(at));
        if let Some(slot) = slot.filter(|slot| ***slot != transition) {
            *slot = Arc::new(transition);
        }
        return Ok((Applied::default(), name));
    }
    if let Some(list) = transitions_mut(present, bucket).filter(|list| at < list.len()) {
        list.remove(at);
    }
    if let Some(list) = transitions_mut(present, home) {
        list.push(Arc::new(transition));
    }
    Ok((Applied::default(), name))
}

pub(super) fn delete(
    draft: &mut Draft<'_>,
    journey: &Id<Journey>,
    keys: &[TransitionKey],
) -> Result<Done, Refusal> {
    let journey = draft.journey_index(journey)?;
    let mut spots = HashSet::new();
    let mut titles = Vec::new();
    for (key, spot) in keys.iter().zip(find(draft, journey, keys)?) {
        if spots.insert(spot) {
            titles.push(ends(draft, journey, &key.0, &key.1));
        }
    }
    let name = words::DELETE_TRANSITIONS.of(titles.iter().map(String::as_str));
    // From the back, so that the places in front stay right.
    let mut spots: Vec<(Bucket, usize)> = spots.into_iter().collect();
    spots.sort_unstable_by(|one, other| other.cmp(one));
    let present = draft.journey_mut(journey)?;
    for (bucket, at) in spots {
        if let Some(list) = transitions_mut(present, bucket).filter(|list| at < list.len()) {
            list.remove(at);
        }
    }
    Ok((Applied::default(), name))
}

/// Where transitions are.
fn find(draft: &Draft<'_>, journey: usize, keys: &[TransitionKey]) -> Result<Vec<(Bucket, usize)>, Refusal> {
    if let [key] = keys
        && draft.places.are_sound()
    {
        return Ok(vec![find_at_source(draft, journey, key)?]);
    }
    let places = draft.journey(journey)?.transition_places(keys).into_iter().zip(keys);
    let spot = |(place, key): (Option<TransitionPlace>, &TransitionKey)| {
        let (list, at) = place.ok_or_else(|| missing(&key.0))?;
        Ok((list.map_or(Bucket::Unsorted, Bucket::Phase), at))
    };
    places.map(spot).collect()
}

/// Where one transition is, by reading the list of its source only.
fn find_at_source(
    draft: &Draft<'_>,
    journey: usize,
    key: &TransitionKey,
) -> Result<(Bucket, usize), Refusal> {
    let (from, to, kind, rank) = key;
    let home = draft.find(journey, from)?.bucket;
    let list = transitions_in(draft.journey(journey)?, home).iter().enumerate();
    let mut alike = list.filter(|(_, known)| known.kind == *kind && known.from == *from && known.to == *to);
    let found = usize::try_from(*rank).ok().and_then(|rank| alike.nth(rank));
    found.map(|(at, _)| (home, at)).ok_or_else(|| missing(from))
}

/// The titles of both ends, for the name of a step.
fn ends(draft: &Draft<'_>, journey: usize, from: &Id<Touchpoint>, to: &Id<Touchpoint>) -> String {
    let title = |id| match draft.touchpoint(journey, id) {
        Ok(touchpoint) => touchpoint.title.clone(),
        Err(_) => id.as_str().to_owned(),
    };
    format!("{} → {}", title(from), title(to))
}
