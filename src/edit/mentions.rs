//! Who names whom, so that what refers to one touchpoint among 10,000 is found without reading them
//! all. Knows what was ever there: whether it still is, and still names that, the caller looks up.

use std::cell::RefCell;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use super::references::{Judge, Kind, Refers, Verdict};
use super::sharing::address;
use crate::model::*;

/// The kinds of reference that lead to a touchpoint or to one of its figures.
pub(super) const TO_TOUCHPOINTS: [Kind; 4] = [Kind::Touchpoint, Kind::Origin, Kind::Target, Kind::Metric];

/// So many may wait unsorted: looking through them takes a microsecond.
const MOST_WAITING: usize = 1_024;

/// Something that names an id.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Naming {
    /// The touchpoint that names it, also by one of its figures; or that the transition leaves.
    pub(super) by: Id<Touchpoint>,
    /// The address of the transition, if it is one.
    pub(super) transition: Option<usize>,
}

/// For the id of a touchpoint or a figure, there or not, what names it. A touchpoint names its own
/// figures, a transition both its ends. Kept by the hash of the id and sorted, since a table of
/// lists takes ten times as long to fill.
#[derive(Clone, Debug, Default)]
pub(super) struct Mentions {
    sorted: Vec<(u64, Naming)>,
    waiting: Vec<(u64, Naming)>,
}

impl Mentions {
    /// Takes in what a touchpoint names.
    pub(super) fn learn(&mut self, touchpoint: &Touchpoint) {
        let naming = Naming { by: touchpoint.id.clone(), transition: None };
        for metric in &touchpoint.metrics {
            self.waiting.push((key(metric.id.as_str()), naming.clone()));
        }
        self.learn_references(touchpoint, &naming);
    }

    /// Takes in what a transition names.
    pub(super) fn learn_transition(&mut self, transition: &Arc<Transition>) {
        let naming = Naming { by: transition.from.clone(), transition: Some(address(transition)) };
        self.learn_references(&**transition, &naming);
    }

    fn learn_references(&mut self, whole: &impl Refers, naming: &Naming) {
        let (sorted, waiting) = (&self.sorted, RefCell::new(&mut self.waiting));
        let look = |_: Kind, id: &str| {
            let entry = (key(id), naming.clone());
            // What comes back by undo was learned before: then nothing is to be sorted again.
            if sorted.binary_search(&entry).is_err() {
                waiting.borrow_mut().push(entry);
            }
            Verdict::Keep
        };
        whole.sound(&Judge::only(&TO_TOUCHPOINTS, &look));
    }

    /// Sorts what was learned, if that is much.
    pub(super) fn settle(&mut self) {
        if self.waiting.len() > MOST_WAITING {
            self.sorted.append(&mut self.waiting);
            self.sorted.sort();
            self.sorted.dedup();
        }
    }

    /// What may name this id.
    pub(super) fn naming(&self, id: &str) -> impl Iterator<Item = &Naming> {
        let key = key(id);
        let first = self.sorted.partition_point(|(known, _)| *known < key);
        let sorted = self.sorted.iter().skip(first).take_while(move |(known, _)| *known == key);
        let waiting = self.waiting.iter().filter(move |(known, _)| *known == key);
        sorted.chain(waiting).map(|(_, naming)| naming)
    }
}

/// Two ids with the same key would only be looked at in vain.
fn key(id: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    id.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_name_a_touchpoint_is_seen() {
        let metric = Metric { id: Id::new("figure"), ..Metric::default() };
        let call = CallToAction { target: Some(Id::new("target")), ..CallToAction::default() };
        let touchpoint = Touchpoint {
            id: Id::new("a"),
            parent: Some(Id::new("parent")),
            copied_from: Some(Id::new("origin")),
            call_to_action: Some(call),
            metrics: vec![metric].into(),
            ..Touchpoint::default()
        };
        let leading =
            |to: &str| Arc::new(Transition { from: Id::new("b"), to: Id::new(to), ..Transition::default() });
        let mut mentions = Mentions::default();
        mentions.learn(&touchpoint);
        let first = leading("target");
        mentions.learn_transition(&first);
        let counts = |mentions: &Mentions| {
            ["parent", "origin", "target", "figure", "b", "a"].map(|id| mentions.naming(id).count())
        };
        assert_eq!(counts(&mentions), [1, 1, 2, 1, 1, 0]);
        // The same once there is so much that it is sorted.
        let many: Vec<_> = (0..MOST_WAITING).map(|n| leading(&format!("n{n}"))).collect();
        many.iter().for_each(|transition| mentions.learn_transition(transition));
        mentions.settle();
        assert!(mentions.waiting.is_empty());
        mentions.learn_transition(&leading("target"));
        assert_eq!(counts(&mentions), [1, 1, 3, 1, MOST_WAITING + 2, 0]);
        let naming: Vec<_> = mentions.naming("n7").collect();
        assert_eq!(naming, [&Naming { by: Id::new("b"), transition: Some(address(&many[7])) }]);
    }
}
