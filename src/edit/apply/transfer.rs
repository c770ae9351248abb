//! Copies of touchpoints: duplicate and paste. Copies get ids and numbers of their own, and
//! refer to each other where the originals did.

use std::collections::HashMap;
use std::sync::Arc;

use super::super::ids::{Numbers, Spot};
use super::super::known::Known;
use super::super::references::{Judge, Kind, Refers, Verdict};
use super::super::{Applied, Clip, Place, Refusal, words};
use super::touchpoints::insert;
use super::{Done, Draft, missing, transitions_mut};
use crate::model::*;

/// From the ids of originals to those of their copies.
type Renames = HashMap<Id<Touchpoint>, Id<Touchpoint>>;

pub(super) fn duplicate(
    draft: &mut Draft<'_>,
    journey: &Id<Journey>,
    ids: &[Id<Touchpoint>],
) -> Result<Done, Refusal> {
    let journey = draft.journey_index(journey)?;
    let spots: Vec<Spot> = ids.iter().map(|id| draft.find(journey, id)).collect::<Result<_, _>>()?;
    let mut clip = Clip::of(draft.journey(journey)?, spots.into_iter());
    let name = words::DUPLICATE.of(clip.touchpoints.iter().map(|touchpoint| touchpoint.title.as_str()));
    let originals: Vec<_> = clip.touchpoints.iter().map(|touchpoint| touchpoint.id.clone()).collect();
    let (mut copies, renames) = copies(draft, journey, clip.touchpoints)?;
    let rename = |kind: Kind, id: &str| renamed(&renames, kind, id).unwrap_or(Verdict::Keep);
    settle(&mut copies, &mut clip.transitions, &rename);
    let mut added = Vec::new();
    for (original, copy) in originals.iter().zip(copies) {
        let spot = draft.find(journey, original)?;
        added.extend(insert(draft, Spot { at: spot.at + 1, ..spot }, vec![copy])?);
    }
    add_transitions(draft, journey, clip.transitions)?;
    Ok((Applied { touchpoints: added, ..Applied::default() }, name))
}

pub(super) fn paste(
    draft: &mut Draft<'_>,
    journey: &Id<Journey>,
    place: &Place,
    mut clip: Clip,
) -> Result<Done, Refusal> {
    let index = draft.journey_index(journey)?;
    let spot = draft.spot_of(index, place)?;
    if clip.touchpoints.is_empty() {
        return Err(missing(&Id::<Touchpoint>::default()));
    }
    if !clip.is_finite() {
        return Err(Refusal::NoNumber);
    }
    let name = words::PASTE.of(clip.touchpoints.iter().map(|touchpoint| touchpoint.title.as_str()));
    let at_home = clip.journey == *journey;
    let originals: Vec<_> = clip.touchpoints.iter().map(|touchpoint| touchpoint.id.clone()).collect();
    let (mut copies, renames) = copies(draft, index, clip.touchpoints)?;
    let known = Known::libraries(&draft.workspace).with_lists(draft.journey(index)?);
    let here = |id: &str| at_home && draft.find(index, &Id::new(id)).is_ok();
    let judge = |kind: Kind, id: &str| {
        renamed(&renames, kind, id).unwrap_or_else(|| match kind {
            Kind::Touchpoint | Kind::Target if !here(id) => Verdict::Gone,
            // Names of channels and origins stand on their own.
            Kind::Touchpoint | Kind::Target | Kind::Channel | Kind::Origin => Verdict::Keep,
            kind if known.has(kind, id) => Verdict::Keep,
            _ => Verdict::Gone,
        })
    };
    settle(&mut copies, &mut clip.transitions, &judge);
    for (copy, original) in copies.iter_mut().zip(&originals) {
        copy.pinned_step = None;
        if !at_home {
            copy.copied_from = origin(draft, &clip.journey, original);
        }
    }
    let added = insert(draft, spot, copies)?;
    add_transitions(draft, index, clip.transitions)?;
    Ok((Applied { touchpoints: added, ..Applied::default() }, name))
}

/// The touchpoint that a paste was copied from, if this workspace has it.
fn origin(draft: &Draft<'_>, journey: &Id<Journey>, id: &Id<Touchpoint>) -> Option<Id<Touchpoint>> {
    let journey = draft.journey_index(journey).ok()?;
    draft.find(journey, id).ok().map(|_| id.clone())
}

/// Gives copies their own ids and numbers, and no votes: nobody voted for them.
fn copies(
    draft: &mut Draft<'_>,
    journey: usize,
    mut touchpoints: Vec<Touchpoint>,
) -> Result<(Vec<Touchpoint>, Renames), Refusal> {
    let mut numbers = Numbers::of(draft.journey(journey)?);
    let mut renames = Renames::new();
    for touchpoint in &mut touchpoints {
        let id = draft.fresh_touchpoint_id(&touchpoint.title);
        let original = std::mem::replace(&mut touchpoint.id, id.clone());
        renames.entry(original).or_insert(id);
        touchpoint.number = numbers.next();
        touchpoint.votes = 0;
        touchpoint.tallies = List::default();
    }
    name_figures(draft, &mut touchpoints);
    Ok((touchpoints, renames))
}

/// Gives the figures of copies ids of their own.
fn name_figures(draft: &Draft<'_>, touchpoints: &mut [Touchpoint]) {
    let mut fresh = Fresh::default();
    for touchpoint in touchpoints.iter_mut().filter(|touchpoint| !touchpoint.metrics.is_empty()) {
        for metric in touchpoint.metrics.edit() {
            let taken = |text: &str| draft.places.has_figure(&draft.workspace, text);
            metric.id = fresh.id(&metric.name, "metric", taken);
        }
    }
}

/// The verdict on a reference to a touchpoint that was copied.
fn renamed(renames: &Renames, kind: Kind, id: &str) -> Option<Verdict> {
    let copy = matches!(kind, Kind::Touchpoint | Kind::Target).then(|| renames.get(id))??;
    Some(Verdict::Renamed(Arc::from(copy.as_str())))
}

/// Makes copies and the transitions among them refer to what the judge says.
fn settle(
    copies: &mut [Touchpoint],
    transitions: &mut Vec<Transition>,
    decide: &dyn Fn(Kind, &str) -> Verdict,
) {
    let judge = Judge::new(decide);
    for copy in copies {
        copy.mend(&judge);
    }
    transitions.retain_mut(|transition| transition.mend(&judge));
}

/// Adds the transitions among copies to their buckets.
fn add_transitions(
    draft: &mut Draft<'_>,
    journey: usize,
    transitions: Vec<Transition>,
) -> Result<(), Refusal> {
    for transition in transitions {
        let home = draft.find(journey, &transition.from)?.bucket;
        if let Some(list) = transitions_mut(draft.journey_mut(journey)?, home) {
            list.push(Arc::new(transition));
        }
    }
    Ok(())
}
