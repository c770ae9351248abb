//! What is put right without asking when a file is read, because it is bookkeeping and not
//! content: touchpoints without a number get one, transitions go to the phase of their source.

use std::sync::Arc;

use crate::model::{Journey, Touchpoint, Workspace};

/// Puts right what can be; leaves a tidy workspace untouched, down to its shared lists.
pub(super) fn mend(workspace: &mut Workspace) {
    for (at, present) in workspace.journeys.clone().iter().enumerate() {
        let mut journey = Journey::clone(present);
        let (numbered, sorted) = (give_numbers(&mut journey), journey.sort_transitions());
        if (numbered || sorted)
            && let Some(slot) = workspace.journeys.edit().get_mut(at)
        {
            *slot = Arc::new(journey);
        }
    }
}

/// Numbers count on from the highest, in document order; whether any was missing.
fn give_numbers(journey: &mut Journey) -> bool {
    if journey.all_touchpoints().all(|touchpoint| touchpoint.number > 0) {
        return false;
    }
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
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Phase, Transition};

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
