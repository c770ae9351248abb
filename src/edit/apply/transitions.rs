//! Edits of transitions: add, set, delete. A transition lives in the bucket of its source.

use std::collections::HashSet;
use std::sync::Arc;

use super::super::ids::{Bucket, buckets};
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
    let (bucket, at) = find(draft, journey, key)?;
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
    for key in keys {
        if spots.insert(find(draft, journey, key)?) {
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

/// Where a transition is: looked for in its source's bucket first, where it should be.
fn find(draft: &Draft<'_>, journey: usize, key: &TransitionKey) -> Result<(Bucket, usize), Refusal> {
    let (from, to, kind, rank) = key;
    let present = draft.journey(journey)?;
    let is_it = |known: &Transition| known.kind == *kind && known.from == *from && known.to == *to;
    let nth_in = |bucket: Bucket| {
        let list = transitions_in(present, bucket).iter().enumerate();
        list.filter(|(_, known)| is_it(known)).map(move |(at, _)| (bucket, at))
    };
    let rank = usize::try_from(*rank).unwrap_or(usize::MAX);
    let home = draft.find(journey, from).ok().and_then(|spot| nth_in(spot.bucket).nth(rank));
    home.or_else(|| buckets(present).flat_map(nth_in).nth(rank)).ok_or_else(|| missing(from))
}

/// The titles of both ends, for the name of a step.
fn ends(draft: &Draft<'_>, journey: usize, from: &Id<Touchpoint>, to: &Id<Touchpoint>) -> String {
    let title = |id| match draft.touchpoint(journey, id) {
        Ok(touchpoint) => touchpoint.title.clone(),
        Err(_) => id.as_str().to_owned(),
    };
    format!("{} → {}", title(from), title(to))
}
