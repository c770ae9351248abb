//! Fresh numbers, and where touchpoints are. Knows which ids exist; makes no edit.

use std::cell::Cell;
use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::mentions::{Mentions, Naming};
use super::sharing::{Addresses, address, new_items};
use crate::model::*;

/// One of the lists that own touchpoints and the transitions that leave them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Bucket {
    /// The phase at this index.
    Phase(usize),
    /// The tray.
    Unsorted,
}

/// Where a touchpoint is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Spot {
    /// Index of the journey.
    pub(super) journey: usize,
    /// The list in the journey.
    pub(super) bucket: Bucket,
    /// Index in the list.
    pub(super) at: usize,
}

/// Where touchpoints are and who names them. Every id that is present is here; the spot is a hint
/// that is tried first, so that finding one among 10,000 does not read them all.
#[derive(Clone, Debug, Default)]
pub(super) struct Places {
    seen: HashMap<Id<Touchpoint>, Cell<Spot>>,
    mentions: Mentions,
    /// Whether an id ever named two touchpoints, or a transition lay elsewhere than its source.
    /// Only a broken file has that, and then nothing is found by way of who names it.
    broken: bool,
}

impl Places {
    /// The places of all touchpoints.
    pub(super) fn of(workspace: &Workspace) -> Self {
        let mut places = Self::default();
        places.follow(&Workspace::default(), workspace);
        places
    }

    /// Goes from one state to another, reading only where they are not the very same memory.
    pub(super) fn follow(&mut self, before: &Workspace, after: &Workspace) {
        // What only went to another list names what it named before.
        let (mut touchpoints, mut transitions) = (Addresses::default(), Addresses::default());
        each_new(after, before, transitions_in, |_, gone| {
            transitions.insert(address(gone));
        });
        each_new(after, before, touchpoints_in, |_, gone| {
            touchpoints.insert(address(gone));
            if !self.broken {
                self.seen.remove(&gone.id);
            }
        });
        each_new(before, after, touchpoints_in, |spot, touchpoint| {
            if !touchpoints.contains(&address(touchpoint)) {
                self.mentions.learn(touchpoint);
            }
            match self.seen.entry(touchpoint.id.clone()) {
                // Of two with one id the first counts, as for `Journey::touchpoint`.
                Entry::Occupied(known) if is_at(after, known.get().get(), &touchpoint.id) => {
                    self.broken |= known.get().get() != spot;
                }
                entry => drop(entry.insert_entry(Cell::new(spot))),
            }
        });
        each_new(before, after, transitions_in, |spot, transition| {
            if !transitions.contains(&address(transition)) {
                self.mentions.learn_transition(transition);
            }
            let lies_with = |home: Spot| (home.journey, home.bucket) == (spot.journey, spot.bucket);
            let likely = self.seen.get(&transition.from).is_some_and(|hint| lies_with(hint.get()));
            self.broken |= !likely && !self.spot(after, &transition.from).is_some_and(lies_with);
        });
        self.mentions.settle();
    }

    /// Takes in one touchpoint.
    pub(super) fn note(&mut self, id: &Id<Touchpoint>, spot: Spot) {
        self.seen.insert(id.clone(), Cell::new(spot));
    }

    /// Where the touchpoint with this id is now, in whichever journey.
    pub(super) fn spot(&self, workspace: &Workspace, id: &Id<Touchpoint>) -> Option<Spot> {
        let hint = self.seen.get(id)?;
        if is_at(workspace, hint.get(), id) {
            return Some(hint.get());
        }
        let found = near(workspace, hint.get(), id).or_else(|| anywhere(workspace, id))?;
        hint.set(found);
        Some(found)
    }

    /// Whether there is a touchpoint with this id.
    pub(super) fn has(&self, workspace: &Workspace, id: &str) -> bool {
        self.seen.get_key_value(id).is_some_and(|(id, _)| self.spot(workspace, id).is_some())
    }

    /// Whether there is a figure with this id.
    pub(super) fn has_figure(&self, workspace: &Workspace, id: &str) -> bool {
        let has = |touchpoint: &Touchpoint| touchpoint.metrics.iter().any(|metric| metric.id.as_str() == id);
        let mut namings = self.mentions.naming(id).filter(|naming| naming.transition.is_none());
        // In a broken file what was ever named counts as there.
        namings.any(|naming| self.broken || self.touchpoint(workspace, &naming.by).is_some_and(has))
    }

    fn touchpoint<'a>(&self, workspace: &'a Workspace, id: &Id<Touchpoint>) -> Option<&'a Touchpoint> {
        let spot = self.spot(workspace, id)?;
        touchpoints_in(workspace.journeys.get(spot.journey)?, spot.bucket).get(spot.at).map(AsRef::as_ref)
    }

    /// Whether every id names one touchpoint and every transition lies with its source.
    pub(super) fn are_sound(&self) -> bool {
        !self.broken
    }

    /// What may name this id of a touchpoint or a figure. All there is, where [`Self::are_sound`].
    pub(super) fn naming(&self, id: &str) -> impl Iterator<Item = &Naming> {
        self.mentions.naming(id)
    }
}

/// Shows what `after` holds in its lists and `before` does not, and where it is.
fn each_new<T>(
    before: &Workspace,
    after: &Workspace,
    list: impl Fn(&Journey, Bucket) -> &[Arc<T>],
    mut visit: impl FnMut(Spot, &Arc<T>),
) {
    let none = Journey::default();
    for (journey, present) in after.journeys.iter().enumerate() {
        let was = before.journeys.iter().find(|known| known.id == present.id);
        if was.is_some_and(|was| Arc::ptr_eq(was, present)) {
            continue;
        }
        let was = was.map_or(&none, AsRef::as_ref);
        for bucket in buckets(present) {
            let list_before = same_bucket(was, present, bucket).map_or(&[][..], |bucket| list(was, bucket));
            for (at, item) in new_items(list_before, list(present, bucket)) {
                visit(Spot { journey, bucket, at }, item);
            }
        }
    }
}

/// The list in another state of the journey that is this one in the present.
fn same_bucket(was: &Journey, present: &Journey, bucket: Bucket) -> Option<Bucket> {
    let Bucket::Phase(index) = bucket else { return Some(Bucket::Unsorted) };
    let phase = present.phases.get(index)?;
    let alike = |known: &Arc<Phase>| Arc::ptr_eq(known, phase) || known.id == phase.id;
    // Phases hardly ever move.
    let at = Some(index).filter(|at| was.phases.get(*at).is_some_and(alike));
    at.or_else(|| was.phases.iter().position(alike)).map(Bucket::Phase)
}

/// Whether the touchpoint is exactly there.
fn is_at(workspace: &Workspace, spot: Spot, id: &Id<Touchpoint>) -> bool {
    let journey = workspace.journeys.get(spot.journey);
    let found = journey.and_then(|journey| touchpoints_in(journey, spot.bucket).get(spot.at));
    found.is_some_and(|touchpoint| touchpoint.id == *id)
}

/// Looks in the same list, from the hint outwards: others came or went before it.
fn near(workspace: &Workspace, hint: Spot, id: &Id<Touchpoint>) -> Option<Spot> {
    let journey = workspace.journeys.get(hint.journey)?;
    let length = touchpoints_in(journey, hint.bucket).len();
    let both = |away: usize| [hint.at.checked_sub(away), hint.at.checked_add(away)];
    let spots = (1..=length.max(hint.at)).flat_map(both).flatten().map(|at| Spot { at, ..hint });
    spots.into_iter().find(|spot| is_at(workspace, *spot, id))
}

/// Looks in every list.
fn anywhere(workspace: &Workspace, id: &Id<Touchpoint>) -> Option<Spot> {
    workspace.journeys.iter().enumerate().find_map(|(journey, present)| {
        buckets(present).find_map(|bucket| {
            let at = touchpoints_in(present, bucket).iter().position(|touchpoint| touchpoint.id == *id)?;
            Some(Spot { journey, bucket, at })
        })
    })
}

/// All lists of a journey, the tray last.
pub(super) fn buckets(journey: &Journey) -> impl Iterator<Item = Bucket> + use<> {
    (0..journey.phases.len()).map(Bucket::Phase).chain([Bucket::Unsorted])
}

/// The touchpoints of a list; none where there is no such phase.
pub(super) fn touchpoints_in(journey: &Journey, bucket: Bucket) -> &[Arc<Touchpoint>] {
    match bucket {
        Bucket::Phase(index) => journey.phases.get(index).map_or(&[], |phase| &phase.touchpoints),
        Bucket::Unsorted => &journey.unsorted,
    }
}

/// The transitions of a list; none where there is no such phase.
pub(super) fn transitions_in(journey: &Journey, bucket: Bucket) -> &[Arc<Transition>] {
    match bucket {
        Bucket::Phase(index) => journey.phases.get(index).map_or(&[], |phase| &phase.transitions),
        Bucket::Unsorted => &journey.transitions,
    }
}

/// Ids to look for among many. A few are compared one by one, which is quicker than hashing every
/// candidate.
#[derive(Debug)]
pub(super) enum Wanted<'a> {
    /// Compared.
    Few(Vec<&'a str>),
    /// Looked up.
    Many(HashSet<&'a str>),
}

impl<'a> Wanted<'a> {
    /// These ids.
    pub(super) fn of(ids: impl Iterator<Item = &'a str>) -> Self {
        let ids: Vec<&str> = ids.collect();
        if ids.len() <= 8 { Self::Few(ids) } else { Self::Many(ids.into_iter().collect()) }
    }

    /// The ids of these touchpoints.
    pub(super) fn touchpoints(ids: impl IntoIterator<Item = &'a Id<Touchpoint>>) -> Self {
        Self::of(ids.into_iter().map(Id::as_str))
    }

    /// Whether this is one of them.
    pub(super) fn has(&self, id: &str) -> bool {
        match self {
            Self::Few(ids) => ids.contains(&id),
            Self::Many(ids) => ids.contains(id),
        }
    }
}

/// Hands out numbers of a journey: one more than the highest, in order of creation.
#[derive(Debug)]
pub(super) struct Numbers {
    used: HashSet<u32>,
    next: Option<u32>,
}

impl Numbers {
    /// Numbers that come after those of this journey.
    pub(super) fn of(journey: &Journey) -> Self {
        let highest = journey.all_touchpoints().map(|touchpoint| touchpoint.number).max().unwrap_or(0);
        let next = highest.checked_add(1);
        // A file may hold the highest number there is; then gaps are filled.
        let used = match next {
            Some(_) => HashSet::new(),
            None => journey.all_touchpoints().map(|touchpoint| touchpoint.number).collect(),
        };
        Self { used, next }
    }

    /// The next number.
    pub(super) fn next(&mut self) -> u32 {
        if let Some(number) = self.next {
            self.next = number.checked_add(1);
            if self.next.is_none() {
                self.used.insert(number);
            }
            return number;
        }
        let free = (1..=u32::MAX).find(|number| !self.used.contains(number)).unwrap_or(0);
        self.used.insert(free);
        free
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_go_on_and_never_overflow() {
        let touchpoint = |number| Arc::new(Touchpoint { number, ..Touchpoint::default() });
        let mut journey =
            Journey { unsorted: vec![touchpoint(4), touchpoint(2)].into(), ..Journey::default() };
        assert_eq!(Numbers::of(&journey).next(), 5);
        journey.unsorted.edit().push(touchpoint(u32::MAX));
        let mut numbers = Numbers::of(&journey);
        assert_eq!([numbers.next(), numbers.next(), numbers.next()], [1, 3, 5]);
    }
}
