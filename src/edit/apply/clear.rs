//! Clears what refers to touchpoints that were taken out, and to their figures. Reads only what
//! names them, and not the whole workspace.

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use super::super::ids::{Bucket, Spot, Wanted, touchpoints_in, transitions_in};
use super::super::mentions::{Naming, TO_TOUCHPOINTS};
use super::super::references::{Judge, Kind, Refers, Verdict};
use super::super::sharing::{Addresses, address};
use super::{Draft, Refusal, touchpoints_mut, transitions_mut};
use crate::model::*;

/// Clears what refers to touchpoints that were taken out of these lists of a journey.
pub(super) fn clear(
    draft: &mut Draft<'_>,
    journey: usize,
    mut taken: Vec<Arc<Touchpoint>>,
    lists: impl Iterator<Item = Bucket>,
) -> Result<(), Refusal> {
    let sound = draft.places.are_sound();
    if !sound {
        without_twins(draft.journey(journey)?, &mut taken);
    }
    let ids = Wanted::touchpoints(taken.iter().map(|touchpoint| &touchpoint.id));
    let metrics = Wanted::of(figures(&taken));
    let decide = |kind: Kind, id: &str| {
        let gone = if kind == Kind::Metric { &metrics } else { &ids };
        if gone.has(id) { Verdict::Gone } else { Verdict::Keep }
    };
    let judge = Judge::only(&TO_TOUCHPOINTS, &decide);
    if !sound {
        draft.workspace.mend(&judge);
        return Ok(());
    }
    let named = Named::of(draft, &taken, &ids, lists.map(|bucket| (journey, bucket)).collect());
    for spot in named.touchpoints {
        clear_touchpoint(draft, spot, &judge)?;
    }
    for list in named.lists {
        clear_transitions(draft, list, &named.transitions, &judge)?;
    }
    clear_beside(draft, &judge)
}

/// The ids of the figures of touchpoints.
fn figures(touchpoints: &[Arc<Touchpoint>]) -> impl Iterator<Item = &str> {
    let all = touchpoints.iter().flat_map(|touchpoint| touchpoint.metrics.iter());
    all.map(|metric| metric.id.as_str())
}

/// Where a broken file holds an id twice, what refers to it now means the one that is left.
fn without_twins(journey: &Journey, taken: &mut Vec<Arc<Touchpoint>>) {
    let gone = Wanted::touchpoints(taken.iter().map(|touchpoint| &touchpoint.id));
    let left = journey.all_touchpoints().map(|touchpoint| &touchpoint.id);
    let left: HashSet<Id<Touchpoint>> = left.filter(|id| gone.has(id.as_str())).cloned().collect();
    taken.retain(|touchpoint| !left.contains(&touchpoint.id));
}

/// What names something that is gone.
struct Named {
    touchpoints: BTreeSet<Spot>,
    /// The addresses of transitions.
    transitions: Addresses,
    /// The lists that hold these transitions, each with the index of its journey.
    lists: BTreeSet<(usize, Bucket)>,
}

impl Named {
    /// `lists` are those that the touchpoints were taken out of: what left them lies there.
    fn of(
        draft: &Draft<'_>,
        taken: &[Arc<Touchpoint>],
        ids: &Wanted<'_>,
        lists: BTreeSet<(usize, Bucket)>,
    ) -> Self {
        let mut named = Self { touchpoints: BTreeSet::new(), transitions: Addresses::default(), lists };
        let spot = |by: &Id<Touchpoint>| match ids.has(by.as_str()) {
            true => None,
            false => draft.places.spot(&draft.workspace, by),
        };
        let gone = taken.iter().map(|touchpoint| touchpoint.id.as_str()).chain(figures(taken));
        for Naming { by, transition } in gone.flat_map(|id| draft.places.naming(id)) {
            match transition {
                None => named.touchpoints.extend(spot(by)),
                Some(address) => {
                    named.transitions.insert(*address);
                    named.lists.extend(spot(by).map(|spot| (spot.journey, spot.bucket)));
                }
            }
        }
        named
    }
}

fn clear_touchpoint(draft: &mut Draft<'_>, spot: Spot, judge: &Judge<'_>) -> Result<(), Refusal> {
    let present = touchpoints_in(draft.journey(spot.journey)?, spot.bucket).get(spot.at);
    if present.is_none_or(|touchpoint| touchpoint.sound(judge)) {
        return Ok(());
    }
    let list = touchpoints_mut(draft.journey_mut(spot.journey)?, spot.bucket);
    if let Some(touchpoint) = list.and_then(|list| list.get_mut(spot.at)) {
        touchpoint.mend(judge);
    }
    Ok(())
}

/// Clears those transitions of a list that are at these addresses.
fn clear_transitions(
    draft: &mut Draft<'_>,
    (journey, bucket): (usize, Bucket),
    at: &Addresses,
    judge: &Judge<'_>,
) -> Result<(), Refusal> {
    // One bit for each address in the middle of which it differs: nearly every transition is told apart
    // without a look into the table.
    let bit = |address: usize| 1_u64 << ((address >> 5) & 63);
    let bits = at.iter().fold(0, |bits, known| bits | bit(*known));
    let named = |known: usize| bits & bit(known) != 0 && at.contains(&known);
    let stays = |known: &Arc<Transition>| !named(address(known)) || known.sound(judge);
    let present = transitions_in(draft.journey(journey)?, bucket).iter();
    let places: Vec<usize> =
        present.enumerate().filter(|(_, known)| !stays(known)).map(|(at, _)| at).collect();
    if !places.is_empty()
        && let Some(list) = transitions_mut(draft.journey_mut(journey)?, bucket)
    {
        // From the back, so that the places in front stay right.
        for at in places.into_iter().rev() {
            if list.get_mut(at).is_some_and(|known| !known.mend(judge)) {
                list.remove(at);
            }
        }
    }
    Ok(())
}

/// Clears what journeys list beside their maps.
fn clear_beside(draft: &mut Draft<'_>, judge: &Judge<'_>) -> Result<(), Refusal> {
    for at in 0..draft.workspace.journeys.len() {
        let journey = draft.journey(at)?;
        let (phases, unsorted) = (journey.phases.clone(), journey.unsorted.clone());
        let transitions = journey.transitions.clone();
        let mut lists = Journey {
            phases: List::default(),
            unsorted: List::default(),
            transitions: List::default(),
            ..journey.clone()
        };
        if !lists.sound(judge) {
            lists.mend(judge);
            *draft.journey_mut(at)? = Journey { phases, unsorted, transitions, ..lists };
        }
    }
    Ok(())
}
