//! Which ids exist, of which kind and in which journey; and the nearest of them to a misspelt one.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use super::walk::{Kind, Met, walk_ids};
use crate::model::Workspace;
use crate::vocabulary;

/// Beyond this many, misspelt ids are no longer compared with all others: a file with thousands
/// of gaps has another trouble than spelling.
const MOST_SUGGESTIONS: usize = 50;

/// All ids of a workspace.
pub(super) struct Known<'a> {
    /// For each kind its ids, with the journey that has them first (those of libraries have none).
    ids: HashMap<Kind, HashMap<&'a str, Option<usize>>>,
    /// Ids that a further journey has too.
    elsewhere: HashSet<(Kind, usize, &'a str)>,
    /// Whether any id is there twice.
    repeats: bool,
    suggested: usize,
}

/// Whether a kind belongs to one journey, so that only that journey may refer to it.
fn is_local(kind: Kind) -> bool {
    use Kind::{Action, Case, Metric, Need, Phase, PlannedContact, Touchpoint, Trigger, Walkthrough};
    matches!(
        kind,
        Phase | Touchpoint | Need | Trigger | PlannedContact | Case | Walkthrough | Action | Metric
    )
}

impl<'a> Known<'a> {
    pub(super) fn of(workspace: &'a Workspace) -> Self {
        let mut known = Self { ids: HashMap::new(), elsewhere: HashSet::new(), repeats: false, suggested: 0 };
        walk_ids(workspace, &mut |sight| {
            if let Met::Id(kind, id) = sight.met {
                known.add(kind, sight.journey.filter(|_| is_local(kind)), id);
            }
        });
        let channels = known.ids.entry(Kind::Channel).or_default();
        channels.extend(vocabulary::channels().map(|channel| (channel.id, None)));
        let devices = vocabulary::DEVICES.iter().map(|(id, _)| (*id, None)).collect();
        known.ids.insert(Kind::Device, devices);
        let platforms = vocabulary::PLATFORMS.iter().map(|id| (*id, None)).collect();
        known.ids.insert(Kind::Platform, platforms);
        known
    }

    fn add(&mut self, kind: Kind, journey: Option<usize>, id: &'a str) {
        match self.ids.entry(kind).or_default().entry(id) {
            Entry::Vacant(slot) => {
                slot.insert(journey);
            }
            Entry::Occupied(first) => {
                self.repeats = true;
                if let Some(journey) = journey.filter(|_| *first.get() != journey) {
                    self.elsewhere.insert((kind, journey, id));
                }
            }
        }
    }

    /// Whether any id is there twice, in one journey or in two.
    pub(super) fn repeats(&self) -> bool {
        self.repeats
    }

    fn is_in(&self, kind: Kind, journey: Option<usize>, first: Option<usize>, id: &str) -> bool {
        let Some(journey) = journey.filter(|_| is_local(kind)) else { return true };
        first == Some(journey) || self.elsewhere.contains(&(kind, journey, id))
    }

    /// Whether `id` is there for this journey; without a journey, anywhere in the workspace.
    pub(super) fn has(&self, kind: Kind, journey: Option<usize>, id: &str) -> bool {
        let first = self.ids.get(&kind).and_then(|ids| ids.get(id));
        !id.is_empty() && first.is_some_and(|first| self.is_in(kind, journey, *first, id))
    }

    /// The id most like this one, if one is near.
    pub(super) fn nearest(&mut self, kind: Kind, journey: Option<usize>, id: &str) -> Option<&'a str> {
        if id.is_empty() || id.len() > 100 || self.suggested >= MOST_SUGGESTIONS {
            return None;
        }
        self.suggested += 1;
        let wanted = id.to_lowercase();
        let (likeness, near) = self
            .ids
            .get(&kind)?
            .iter()
            .filter(|(known, first)| known.len() <= 100 && self.is_in(kind, journey, **first, known))
            .map(|(known, _)| (strsim::jaro_winkler(&wanted, &known.to_lowercase()), *known))
            .max_by(|one, other| one.0.total_cmp(&other.0).then_with(|| other.1.cmp(one.1)))?;
        (likeness >= 0.8).then_some(near)
    }
}
