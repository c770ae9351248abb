//! What came of a walk: what was met, found and missed. Pure: knows no window.

use std::collections::HashSet;
use std::sync::Arc;

use super::{is_there, meets};
use crate::model::{Id, Journey, Touchpoint, Walkthrough};

/// What came of a walk.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// How many touchpoints the map had when the walk began.
    pub known: usize,
    /// What was met of those, in the order in which it was met first.
    pub met: Vec<Arc<Touchpoint>>,
    /// What was found on the way.
    pub found: Vec<Arc<Touchpoint>>,
    /// What is on the map for this persona and was not met.
    pub missed: Vec<Arc<Touchpoint>>,
}

impl Outcome {
    /// What came of this walk.
    pub fn of(walk: &Walkthrough, journey: &Journey) -> Self {
        let found: HashSet<&Id<Touchpoint>> = walk.found.iter().collect();
        let mut seen = HashSet::new();
        let first = walk.steps.iter().filter(|id| !found.contains(id) && seen.insert(*id));
        let met = first.filter_map(|id| journey.touchpoint(id).cloned()).collect();
        let persona = walk.persona.as_ref();
        let steps: HashSet<&Id<Touchpoint>> = walk.steps.iter().chain(walk.found.iter()).collect();
        let missed = journey.touchpoints().filter(|one| is_there(one) && meets(one, persona));
        let on_map = journey.touchpoints().filter(|one| is_there(one)).count();
        let on_map = on_map.saturating_sub(walk.found.len());
        Self {
            known: walk.known.and_then(|known| usize::try_from(known).ok()).unwrap_or(on_map),
            met,
            found: walk.found.iter().filter_map(|id| journey.touchpoint(id).cloned()).collect(),
            missed: missed.filter(|one| !steps.contains(&one.id)).cloned().collect(),
        }
    }
}
