//! Where the transitions of a journey lie: each in the list of the phase that holds its source, or in
//! the journey's own list when its source is unsorted. Judges nothing: a transition whose source is
//! nowhere stays where it was written.

use std::collections::HashMap;
use std::sync::Arc;

use super::*;

/// What names a transition: ends, kind, rank among equals from 0, counted over all phases and then
/// the journey's own list.
pub type TransitionKey = (Id<Touchpoint>, Id<Touchpoint>, TransitionKind, u32);

/// Which list a transition lies in, the phase's at this index or the journey's own, and its index there.
pub type TransitionPlace = (Option<usize>, usize);

impl Journey {
    /// The transition with this key. Linear.
    pub fn transition(&self, key: &TransitionKey) -> Option<&Arc<Transition>> {
        let (from, to, kind, rank) = key;
        let alike = self
            .all_transitions()
            .filter(|known| known.kind == *kind && known.from == *from && known.to == *to);
        alike.into_iter().nth(usize::try_from(*rank).ok()?)
    }

    /// Where the transitions with these keys lie, in one pass over all.
    pub fn transition_places(&self, keys: &[TransitionKey]) -> Vec<Option<TransitionPlace>> {
        let mut alike: HashMap<_, Vec<TransitionPlace>> =
            keys.iter().map(|(from, to, kind, _)| ((from, to, *kind), Vec::new())).collect();
        let phases = self.phases.iter().enumerate().map(|(at, phase)| (Some(at), &phase.transitions));
        for (list, transitions) in phases.chain([(None, &self.transitions)]) {
            for (at, known) in transitions.iter().enumerate() {
                if let Some(places) = alike.get_mut(&(&known.from, &known.to, known.kind)) {
                    places.push((list, at));
                }
            }
        }
        let place = |(from, to, kind, rank): &TransitionKey| {
            alike.get(&(from, to, *kind))?.get(usize::try_from(*rank).ok()?).copied()
        };
        keys.iter().map(place).collect()
    }

    /// Brings every transition into the list of its source, behind those that were there already;
    /// whether any had to move. Of touchpoints with the same id the first counts. A tidy journey
    /// keeps its shared lists.
    pub fn sort_transitions(&mut self) -> bool {
        let homes = self.homes();
        let strays = |list: Option<usize>, transitions: &[Arc<Transition>]| {
            transitions.iter().any(|known| is_stray(&homes, list, known))
        };
        let mut moving: Vec<Arc<Transition>> = Vec::new();
        for at in 0..self.phases.len() {
            if !self.phases.get(at).is_some_and(|phase| strays(Some(at), &phase.transitions)) {
                continue;
            }
            if let Some(phase) = self.phases.edit().get_mut(at) {
                let list = Arc::make_mut(phase).transitions.edit();
                moving.extend(list.extract_if(.., |known| is_stray(&homes, Some(at), known)));
            }
        }
        if strays(None, &self.transitions) {
            let list = self.transitions.edit();
            moving.extend(list.extract_if(.., |known| is_stray(&homes, None, known)));
        }
        let moved = !moving.is_empty();
        for transition in moving {
            match homes.get(&transition.from).copied().flatten() {
                None => self.transitions.edit().push(transition),
                Some(at) => {
                    let phase = self.phases.edit().get_mut(at);
                    phase.into_iter().for_each(|phase| {
                        Arc::make_mut(phase).transitions.edit().push(Arc::clone(&transition));
                    });
                }
            }
        }
        moved
    }

    /// The phase of each touchpoint; nothing for an unsorted one.
    fn homes(&self) -> HashMap<Id<Touchpoint>, Option<usize>> {
        let mut homes = HashMap::new();
        let phases = self.phases.iter().enumerate().map(|(at, phase)| (Some(at), &phase.touchpoints));
        for (home, touchpoints) in phases.chain([(None, &self.unsorted)]) {
            for touchpoint in touchpoints {
                homes.entry(touchpoint.id.clone()).or_insert(home);
            }
        }
        homes
    }
}

/// Whether a transition lies elsewhere than its source.
fn is_stray(
    homes: &HashMap<Id<Touchpoint>, Option<usize>>,
    list: Option<usize>,
    transition: &Transition,
) -> bool {
    homes.get(&transition.from).is_some_and(|home| *home != list)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn touchpoints(ids: &[&str]) -> List<Arc<Touchpoint>> {
        ids.iter().map(|id| Arc::new(Touchpoint { id: Id::new(id), ..Touchpoint::default() })).collect()
    }

    fn transitions(ends: &[&str]) -> List<Arc<Transition>> {
        let ends = ends.iter().filter_map(|ends| ends.split_once(' '));
        ends.map(|(from, to)| {
            Arc::new(Transition { from: Id::new(from), to: Id::new(to), ..Transition::default() })
        })
        .collect()
    }

    /// Two phases with `a b` and `c a`, and `e` unsorted.
    fn journey(first: &[&str], second: &[&str], own: &[&str]) -> Journey {
        let phase = |ids, ends| {
            Arc::new(Phase {
                touchpoints: touchpoints(ids),
                transitions: transitions(ends),
                ..Phase::default()
            })
        };
        Journey {
            phases: vec![phase(&["a", "b"], first), phase(&["c", "a"], second)].into(),
            unsorted: touchpoints(&["e"]),
            transitions: transitions(own),
            ..Journey::default()
        }
    }

    #[test]
    fn strays_go_home_behind_the_others() {
        let mut found =
            journey(&["c a", "ghost a", "e a", "a b"], &["c b", "a c"], &["ghost b", "b a", "e b"]);
        let sorted = journey(&["ghost a", "a b", "a c", "b a"], &["c b", "c a"], &["ghost b", "e b", "e a"]);
        assert!(found.sort_transitions());
        assert_eq!(found, sorted);
        let shared = found.phases.clone();
        assert!(!found.sort_transitions() && found.phases.same(&shared));
    }

    #[test]
    fn a_key_finds_its_transition() {
        let journey = journey(&["a b", "a c", "a b"], &["a b"], &["e a"]);
        let key = |from: &str, to: &str, rank| (Id::new(from), Id::new(to), TransitionKind::Forward, rank);
        let keys = [key("a", "b", 1), key("a", "b", 2), key("e", "a", 0), key("a", "b", 3), key("b", "a", 0)];
        let places = journey.transition_places(&keys);
        assert_eq!(places, [Some((Some(0), 2)), Some((Some(1), 0)), Some((None, 0)), None, None]);
        for (key, place) in keys.iter().zip(places) {
            assert_eq!(journey.transition(key).is_some(), place.is_some());
        }
        let second = journey.transition(&keys[0]).unwrap();
        assert!(Arc::ptr_eq(second, &journey.phases[0].transitions[2]));
    }
}
