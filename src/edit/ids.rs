//! Fresh numbers, and where touchpoints are. Knows which ids exist; makes no edit.

use std::cell::Cell;
use std::collections::{HashMap, HashSet};

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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    /// Index of the journey.
    pub(super) journey: usize,
    /// The list in the journey.
    pub(super) bucket: Bucket,
    /// Index in the list.
    pub(super) at: usize,
}

/// Where touchpoints were last seen. Every id that ever was present is here; the spot is a hint that
/// is tried first, so that finding one among 10,000 does not read them all.
#[derive(Clone, Debug, Default)]
pub(super) struct Places {
    seen: HashMap<Id<Touchpoint>, Cell<Spot>>,
}

impl Places {
    /// The places of all touchpoints.
    pub(super) fn of(workspace: &Workspace) -> Self {
        let mut places = Self::default();
        for journey in 0..workspace.journeys.len() {
            places.learn(workspace, journey);
        }
        places
    }

    /// Takes in the touchpoints of one journey.
    pub(super) fn learn(&mut self, workspace: &Workspace, journey: usize) {
        let Some(present) = workspace.journeys.get(journey) else { return };
        for bucket in buckets(present) {
            for (at, touchpoint) in touchpoints_in(present, bucket).iter().enumerate() {
                // Of duplicate ids in a broken file the first counts, as for `Journey::touchpoint`.
                let known = self.seen.get(&touchpoint.id);
                if !known.is_some_and(|hint| is_at(workspace, hint.get(), &touchpoint.id)) {
                    self.note(&touchpoint.id, Spot { journey, bucket, at });
                }
            }
        }
    }

    /// Takes in one touchpoint.
    pub(super) fn note(&mut self, id: &Id<Touchpoint>, spot: Spot) {
        self.seen.insert(id.clone(), Cell::new(spot));
    }

    /// Drops an id that no state holds any more.
    pub(super) fn forget(&mut self, id: &Id<Touchpoint>) {
        self.seen.remove(id);
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
}

/// Whether the touchpoint is exactly there.
fn is_at(workspace: &Workspace, spot: Spot, id: &Id<Touchpoint>) -> bool {
    let journey = workspace.journeys.get(spot.journey);
    let found = journey.and_then(|journey| touchpoints_in(journey, spot.bucket).get(spot.at));
    found.is_some_and(|touchpoint| touchpoint.id == *id)
}

/// Looks in the same list.
fn near(workspace: &Workspace, hint: Spot, id: &Id<Touchpoint>) -> Option<Spot> {
    let journey = workspace.journeys.get(hint.journey)?;
    let at = position(touchpoints_in(journey, hint.bucket), id)?;
    Some(Spot { at, ..hint })
}

/// Looks in every list.
fn anywhere(workspace: &Workspace, id: &Id<Touchpoint>) -> Option<Spot> {
    workspace.journeys.iter().enumerate().find_map(|(journey, present)| {
        buckets(present).find_map(|bucket| {
            let at = position(touchpoints_in(present, bucket), id)?;
            Some(Spot { journey, bucket, at })
        })
    })
}

fn position(list: &[std::sync::Arc<Touchpoint>], id: &Id<Touchpoint>) -> Option<usize> {
    list.iter().position(|touchpoint| touchpoint.id == *id)
}

/// All lists of a journey, the tray last.
pub(super) fn buckets(journey: &Journey) -> impl Iterator<Item = Bucket> + use<> {
    (0..journey.phases.len()).map(Bucket::Phase).chain([Bucket::Unsorted])
}

/// The touchpoints of a list; none where there is no such phase.
pub(super) fn touchpoints_in(journey: &Journey, bucket: Bucket) -> &[std::sync::Arc<Touchpoint>] {
    match bucket {
        Bucket::Phase(index) => journey.phases.get(index).map_or(&[], |phase| &phase.touchpoints),
        Bucket::Unsorted => &journey.unsorted,
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
        let touchpoint = |number| std::sync::Arc::new(Touchpoint { number, ..Touchpoint::default() });
        let mut journey =
            Journey { unsorted: vec![touchpoint(4), touchpoint(2)].into(), ..Journey::default() };
        assert_eq!(Numbers::of(&journey).next(), 5);
        journey.unsorted.edit().push(touchpoint(u32::MAX));
        let mut numbers = Numbers::of(&journey);
        assert_eq!([numbers.next(), numbers.next(), numbers.next()], [1, 3, 5]);
    }
}
