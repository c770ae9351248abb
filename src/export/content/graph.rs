//! A journey as numbered nodes in groups, as every graph format wants it.

use std::collections::HashMap;
use std::sync::Arc;

use crate::model::*;

/// A phase with its numbered touchpoints; no phase for the unsorted ones.
pub(super) type Group<'a> = (Option<&'a Arc<Phase>>, Vec<(usize, &'a Arc<Touchpoint>)>);

/// A journey as a graph: phases with their touchpoints, numbered through, and transitions by number.
pub(super) struct Graph<'a> {
    /// The phases; the unsorted touchpoints come last, without a phase.
    pub groups: Vec<Group<'a>>,
    /// The transitions whose ends are there.
    pub links: Vec<(usize, usize, &'a Arc<Transition>)>,
}

impl<'a> Graph<'a> {
    /// The graph of a journey.
    pub fn of(journey: &'a Journey) -> Self {
        let mut at = HashMap::new();
        let mut next = 0;
        let mut number = |list: &'a [Arc<Touchpoint>]| {
            let mut out = Vec::new();
            for touchpoint in list {
                at.entry(touchpoint.id.as_str()).or_insert(next);
                out.push((next, touchpoint));
                next += 1;
            }
            out
        };
        let mut groups: Vec<_> =
            journey.phases.iter().map(|phase| (Some(phase), number(&phase.touchpoints))).collect();
        if !journey.unsorted.is_empty() {
            groups.push((None, number(&journey.unsorted)));
        }
        let link = |transition: &'a Arc<Transition>| {
            let ends = (at.get(transition.from.as_str())?, at.get(transition.to.as_str())?);
            Some((*ends.0, *ends.1, transition))
        };
        let links = journey.all_transitions().filter_map(link).collect();
        Self { groups, links }
    }
}
