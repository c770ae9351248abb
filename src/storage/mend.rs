//! What is put right without asking when a file is read, because it is bookkeeping and not
//! content: touchpoints without a number get one, transitions go to the phase of their source.

use std::collections::HashMap;
use std::sync::Arc;

use crate::model::{Id, Journey, Phase, Touchpoint, Transition, Workspace};

/// Puts right what can be; leaves a tidy workspace untouched, down to its shared lists.
pub(super) fn mend(workspace: &mut Workspace) {
    for at in 0..workspace.journeys.len() {
        let Some(journey) = workspace.journeys.get(at) else { continue };
        let (number, bucket) = (lacks_numbers(journey), has_strays(journey));
        if !number && !bucket {
            continue;
        }
        let Some(journey) = workspace.journeys.edit().get_mut(at) else { continue };
        let journey = Arc::make_mut(journey);
        if number {
            give_numbers(journey);
        }
        if bucket {
            sort_transitions(journey);
        }
    }
}

fn lacks_numbers(journey: &Journey) -> bool {
    journey.all_touchpoints().any(|touchpoint| touchpoint.number == 0)
}

/// Numbers count on from the highest, in document order.
fn give_numbers(journey: &mut Journey) {
    let mut last = journey.all_touchpoints().map(|touchpoint| touchpoint.number).max().unwrap_or(0);
    let mut give = |touchpoint: &mut Arc<Touchpoint>| {
        if touchpoint.number == 0 {
            last = last.saturating_add(1);
            Arc::make_mut(touchpoint).number = last;
        }
    };
    for phase in journey.phases.edit() {
        Arc::make_mut(phase).touchpoints.edit().iter_mut().for_each(&mut give);
    }
    journey.unsorted.edit().iter_mut().for_each(give);
}

/// The phase of each touchpoint that has one; the first of equal ids counts.
fn homes(journey: &Journey) -> HashMap<Id<Touchpoint>, usize> {
    let mut homes = HashMap::new();
    for (at, phase) in journey.phases.iter().enumerate() {
        for touchpoint in &phase.touchpoints {
            homes.entry(touchpoint.id.clone()).or_insert(at);
        }
    }
    homes
}

fn has_strays(journey: &Journey) -> bool {
    let homes = homes(journey);
    let stray = |at: Option<usize>, transition: &Arc<Transition>| homes.get(&transition.from).copied() != at;
    let in_phase = |(at, phase): (usize, &Arc<Phase>)| {
        // A source that nobody knows stays where it was written; `check` reports it.
        phase.transitions.iter().any(|t| homes.contains_key(&t.from) && stray(Some(at), t))
    };
    journey.phases.iter().enumerate().any(in_phase) || journey.transitions.iter().any(|t| stray(None, t))
}

/// Moves strays behind those that were in the right place already.
fn sort_transitions(journey: &mut Journey) {
    let homes = homes(journey);
    let mut strays: Vec<(usize, Arc<Transition>)> = Vec::new();
    for (at, phase) in journey.phases.edit().iter_mut().enumerate() {
        let phase = Arc::make_mut(phase);
        phase.transitions.edit().retain(|transition| match homes.get(&transition.from) {
            Some(home) if *home != at => {
                strays.push((*home, Arc::clone(transition)));
                false
            }
            _ => true,
        });
    }
    journey.transitions.edit().retain(|transition| match homes.get(&transition.from) {
        Some(home) => {
            strays.push((*home, Arc::clone(transition)));
            false
        }
        None => true,
    });
    for (home, transition) in strays {
        if let Some(phase) = journey.phases.edit().get_mut(home) {
            Arc::make_mut(phase).transitions.edit().push(transition);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn touchpoint(id: &str, number: u32) -> Arc<Touchpoint> {
        Arc::new(Touchpoint { id: id.into(), number, ..Touchpoint::default() })
    }

    fn transition(from: &str, to: &str) -> Arc<Transition> {
        Arc::new(Transition { from: from.into(), to: to.into(), ..Transition::default() })
    }

    #[test]
    fn numbers_and_buckets_are_put_right() {
        let one = Phase {
            touchpoints: vec![touchpoint("a", 0), touchpoint("b", 4)].into(),
            transitions: vec![transition("c", "a"), transition("ghost", "a")].into(),
            ..Phase::default()
        };
        let two = Phase { touchpoints: vec![touchpoint("c", 0)].into(), ..Phase::default() };
        let journey = Journey {
            phases: vec![Arc::new(one), Arc::new(two)].into(),
            transitions: vec![transition("a", "b")].into(),
            ..Journey::default()
        };
        let mut workspace = Workspace { journeys: vec![Arc::new(journey)].into(), ..Workspace::default() };
        mend(&mut workspace);
        let journey = &workspace.journeys[0];
        let numbers: Vec<u32> = journey.all_touchpoints().map(|t| t.number).collect();
        assert_eq!(numbers, [5, 4, 6]);
        let froms =
            |at: usize| journey.phases[at].transitions.iter().map(|t| t.from.to_string()).collect::<Vec<_>>();
        assert_eq!((froms(0), froms(1)), (vec!["ghost".into(), "a".into()], vec!["c".into()]));
        assert!(journey.transitions.is_empty());
        let before = workspace.journeys.clone();
        mend(&mut workspace);
        assert!(workspace.journeys.same(&before));
    }
}
