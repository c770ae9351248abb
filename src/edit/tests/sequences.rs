//! Random sequences of edits: what must hold after each, and after taking all back.

use std::collections::{HashMap, HashSet};

use proptest::prelude::*;

use super::super::ids::Places;
use super::*;

/// An edit by numbers, resolved against whatever is there when its turn comes.
type Recipe = (u8, u8, u8, u8);

fn nth<T>(items: &[T], n: u8) -> Option<&T> {
    items.get(usize::from(n) % items.len().max(1))
}

fn resolve(workspace: &Workspace, (kind, one, two, three): Recipe) -> Option<Edit> {
    let present = nth(&workspace.journeys, three)?;
    let journey = present.id.clone();
    let all: Vec<_> = present.all_touchpoints().cloned().collect();
    let pick = |n: u8| nth(&all, n).map(|touchpoint| touchpoint.id.clone());
    let phase = nth(&present.phases, two).map(|phase| phase.id.clone());
    let place = Place { phase: phase.clone().filter(|_| one % 5 > 0), before: None };
    let some = || -> Vec<_> { [one, two, three].into_iter().filter_map(pick).collect() };
    let transition = |from, to| Transition { from, to, ..Transition::default() };
    let keys: Vec<_> = present
        .all_transitions()
        .map(|known| (known.from.clone(), known.to.clone(), known.kind, 0))
        .collect();
    Some(match kind % 16 {
        0 | 1 => {
            let new = |title: &str| Touchpoint { title: title.to_owned(), ..Touchpoint::default() };
            Edit::AddTouchpoints { journey, place, touchpoints: vec![new("Shop"), new("A")] }
        }
        2 => {
            let old = nth(&all, one)?;
            let metric = Metric { id: Id::new(&format!("of-{}", old.id)), ..Metric::default() };
            let next = Touchpoint {
                title: format!("T{two}"),
                parent: pick(three),
                call_to_action: Some(CallToAction { target: pick(two), ..CallToAction::default() }),
                metrics: vec![metric].into(),
                ..Touchpoint::clone(old)
            };
            Edit::SetTouchpoints { journey, touchpoints: vec![next], what: WHAT }
        }
        3 | 4 => {
            let lane = LaneValue::Owner(nth(&workspace.departments, one).map(|known| known.id.clone()));
            let pinned_step = Some(Some(u32::from(three)));
            Edit::MoveTouchpoints { journey, ids: some(), place, lane: Some(lane), pinned_step }
        }
        5 => Edit::DeleteTouchpoints { journey, ids: some() },
        6 => Edit::DuplicateTouchpoints { journey, ids: some() },
        7 | 8 => Edit::AddTransition { journey, transition: transition(pick(one)?, pick(two)?) },
        9 => {
            let transition = transition(pick(two)?, pick(three)?);
            Edit::SetTransition { journey, key: nth(&keys, one)?.clone(), transition, what: WHAT }
        }
        10 => Edit::DeleteTransitions { journey, keys: vec![nth(&keys, one)?.clone()] },
        11 => {
            let phase = Phase { name: "Second".to_owned(), ..Phase::default() };
            Edit::AddPhase { journey, index: usize::from(one), phase }
        }
        12 => Edit::MovePhase { journey, id: phase?, index: usize::from(one % 4) },
        13 => Edit::DeletePhase { journey, id: phase? },
        14 if workspace.journeys.len() < 3 => Edit::AddJourney { journey: Journey::clone(present) },
        14 if two % 2 == 0 => Edit::MoveJourney { id: journey, index: usize::from(one % 4) },
        14 => Edit::DeleteJourney { id: journey },
        _ => {
            let from = nth(&workspace.journeys, one)?;
            let places = Places::of(workspace);
            let spots = from.all_touchpoints().take(3).filter_map(|known| places.spot(workspace, &known.id));
            Edit::Paste { journey, place, clip: Clip::of(from, spots) }
        }
    })
}

/// Unique ids and numbers, transitions with their sources and with both ends there, and nothing that
/// refers to a touchpoint that is not there.
fn assert_whole(workspace: &Workspace) {
    let mut touchpoints = HashSet::new();
    let mut figures = HashSet::new();
    let mut phases = HashSet::new();
    let mut journeys = HashSet::new();
    for journey in workspace.journeys.iter() {
        assert!(journeys.insert(journey.id.as_str()));
        let mut numbers = HashSet::new();
        let mut homes: HashMap<&str, usize> = HashMap::new();
        let lists = journey.phases.iter().map(|phase| (&phase.touchpoints, &phase.transitions));
        let lists: Vec<_> = lists.chain([(&journey.unsorted, &journey.transitions)]).collect();
        for (home, (list, _)) in lists.iter().enumerate() {
            for touchpoint in list.iter() {
                assert!(touchpoints.insert(touchpoint.id.as_str()), "two of {}", touchpoint.id);
                assert!(touchpoint.number > 0 && numbers.insert(touchpoint.number));
                homes.insert(touchpoint.id.as_str(), home);
                let mut own = touchpoint.metrics.iter().map(|metric| metric.id.as_str());
                assert!(own.all(|id| figures.insert(id)), "two of {:?}", touchpoint.metrics);
            }
        }
        for (home, (_, transitions)) in lists.iter().enumerate() {
            for transition in transitions.iter() {
                assert_eq!(homes.get(transition.from.as_str()), Some(&home), "{transition:?}");
                assert!(homes.contains_key(transition.to.as_str()), "{transition:?}");
            }
        }
        for phase in journey.phases.iter() {
            assert!(!phase.id.is_empty() && phases.insert(phase.id.as_str()));
        }
        for touchpoint in journey.all_touchpoints() {
            let target = touchpoint.call_to_action.as_ref().and_then(|call| call.target.as_ref());
            let mut named = [touchpoint.parent.as_ref(), target].into_iter().flatten();
            assert!(named.all(|id| homes.contains_key(id.as_str())), "{touchpoint:?}");
        }
    }
    for touchpoint in workspace.journeys.iter().flat_map(|journey| journey.all_touchpoints()) {
        let origin = touchpoint.copied_from.as_ref();
        assert!(origin.is_none_or(|id| touchpoints.contains(id.as_str())), "{touchpoint:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn edits_keep_a_journey_whole_and_can_be_taken_back(
        recipes in proptest::collection::vec(any::<Recipe>(), 1..60),
        saved_at in 0usize..60,
    ) {
        let mut editor = Editor::new(small(), false);
        let mut saved = Arc::clone(editor.workspace());
        for (step, recipe) in recipes.into_iter().enumerate() {
            let before = Arc::clone(editor.workspace());
            let Some(edit) = resolve(&before, recipe) else { continue };
            if editor.apply(edit).is_err() {
                prop_assert!(Arc::ptr_eq(&before, editor.workspace()));
            }
            assert_whole(editor.workspace());
            if step == saved_at {
                editor.mark_saved();
                saved = Arc::clone(editor.workspace());
            }
            prop_assert_eq!(editor.is_dirty(), **editor.workspace() != *saved);
        }
        let end = Arc::clone(editor.workspace());
        while editor.undo() {
            prop_assert_eq!(editor.is_dirty(), **editor.workspace() != *saved);
        }
        prop_assert_eq!(&**editor.workspace(), &small());
        while editor.redo() {}
        prop_assert!(Arc::ptr_eq(editor.workspace(), &end));
    }
}
