//! Which ids exist, of which kind and in which journey; and the nearest of them to a misspelt one.

use std::collections::{HashMap, HashSet};

use super::walk::{Kind, Met, walk};
use crate::model::Workspace;
use crate::vocabulary;

/// Beyond this many, misspelt ids are no longer compared with all others: a file with thousands
/// of gaps has another trouble than spelling.
const MOST_SUGGESTIONS: usize = 50;

/// All ids of a workspace.
pub(super) struct Known<'a> {
    ids: HashMap<(Kind, Option<usize>), HashSet<&'a str>>,
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
        let mut ids: HashMap<_, HashSet<&'a str>> = HashMap::new();
        walk(workspace, &mut |sight| {
            if let Met::Id(kind, id) = sight.met {
                let journey = sight.journey.filter(|_| is_local(kind));
                ids.entry((kind, journey)).or_default().insert(id);
                if journey.is_some() {
                    ids.entry((kind, None)).or_default().insert(id);
                }
            }
        });
        let channels = ids.entry((Kind::Channel, None)).or_default();
        channels.extend(vocabulary::channels().map(|channel| channel.id));
        let devices = vocabulary::DEVICES.iter().map(|(id, _)| *id).collect();
        ids.insert((Kind::Device, None), devices);
        ids.insert((Kind::Platform, None), vocabulary::PLATFORMS.iter().copied().collect());
        Self { ids, suggested: 0 }
    }

    fn set(&self, kind: Kind, journey: Option<usize>) -> Option<&HashSet<&'a str>> {
        self.ids.get(&(kind, journey.filter(|_| is_local(kind))))
    }

    /// Whether `id` is there for this journey; without a journey, anywhere in the workspace.
    pub(super) fn has(&self, kind: Kind, journey: Option<usize>, id: &str) -> bool {
        !id.is_empty() && self.set(kind, journey).is_some_and(|ids| ids.contains(id))
    }

    /// The id most like this one, if one is near.
    pub(super) fn nearest(&mut self, kind: Kind, journey: Option<usize>, id: &str) -> Option<&'a str> {
        if id.is_empty() || id.len() > 100 || self.suggested >= MOST_SUGGESTIONS {
            return None;
        }
        self.suggested += 1;
        let wanted = id.to_lowercase();
        let (likeness, near) = self
            .set(kind, journey)?
            .iter()
            .filter(|known| known.len() <= 100)
            .map(|known| (strsim::jaro_winkler(&wanted, &known.to_lowercase()), *known))
            .max_by(|one, other| one.0.total_cmp(&other.0).then_with(|| other.1.cmp(one.1)))?;
        (likeness >= 0.8).then_some(near)
    }
}
