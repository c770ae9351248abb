//! Moves touchpoints to the phase before or behind, the tray before the first. Pure.

use std::collections::BTreeMap;

use crate::edit::{Edit, Place};
use crate::model::*;

/// The edits that move these touchpoints one phase on or back, each from where it is; the tray comes
/// before the first phase. What is at the end already stays.
pub fn to_neighbour(journey: &Journey, ids: &[Id<Touchpoint>], back: bool) -> Vec<Edit> {
    // By where they are, 0 for the tray, in the order of the document.
    let mut homes: BTreeMap<usize, Vec<Id<Touchpoint>>> = BTreeMap::new();
    let lists =
        std::iter::once(&journey.unsorted).chain(journey.phases.iter().map(|phase| &phase.touchpoints));
    for (home, list) in lists.enumerate() {
        let chosen = list.iter().filter(|touchpoint| ids.contains(&touchpoint.id));
        let chosen: Vec<_> = chosen.map(|touchpoint| touchpoint.id.clone()).collect();
        if !chosen.is_empty() {
            homes.insert(home, chosen);
        }
    }
    let target = |home: usize| {
        let next = if back { home.checked_sub(1)? } else { home + 1 };
        (next <= journey.phases.len()).then_some(next)
    };
    let moves = homes.into_iter().filter_map(|(home, ids)| {
        let phase = target(home)?.checked_sub(1).and_then(|at| journey.phases.get(at));
        let place = Place { phase: phase.map(|phase| phase.id.clone()), before: None };
        Some(Edit::MoveTouchpoints {
            journey: journey.id.clone(),
            ids,
            place,
            lane: None,
            pinned_step: Some(None),
        })
    });
    moves.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Editor, StepName};
    use crate::vocabulary::Label;
    use std::sync::Arc;

    fn editor() -> Editor {
        let touchpoint = |id: &str| Arc::new(Touchpoint { id: id.into(), ..Touchpoint::default() });
        let phase = |id: &str, known: &[&str]| {
            let touchpoints: Vec<_> = known.iter().map(|id| touchpoint(id)).collect();
            Arc::new(Phase { id: id.into(), touchpoints: touchpoints.into(), ..Phase::default() })
        };
        let journey = Journey {
            id: "j".into(),
            phases: vec![phase("p", &["a", "b"]), phase("q", &["c"])].into(),
            unsorted: vec![touchpoint("x")].into(),
            ..Journey::default()
        };
        let workspace = Workspace { journeys: vec![Arc::new(journey)].into(), ..Workspace::default() };
        Editor::new(workspace, false)
    }

    fn after(ids: &[&str], back: bool) -> String {
        let mut editor = editor();
        let ids: Vec<Id<Touchpoint>> = ids.iter().map(|id| Id::new(id)).collect();
        let edits = to_neighbour(&editor.workspace().journeys[0], &ids, back);
        editor.apply_all(edits, StepName::new(Label::new("move", "verplaatsen"), "")).unwrap();
        let journey = &editor.workspace().journeys[0];
        let list = |list: &[Arc<Touchpoint>]| list.iter().map(|one| one.id.as_str()).collect::<String>();
        let phases: Vec<String> = journey.phases.iter().map(|phase| list(&phase.touchpoints)).collect();
        format!("{} | {}", list(&journey.unsorted), phases.join(" | "))
    }

    #[test]
    fn out_of_the_tray_on_and_back_into_it() {
        assert_eq!(after(&["x"], false), " | abx | c");
        assert_eq!(after(&["a", "c"], true), "xa | bc | ");
        assert_eq!(after(&["a", "b", "x"], false), " | x | cab");
        assert_eq!(after(&["c"], false), "x | ab | c");
        assert_eq!(after(&["x"], true), "x | ab | c");
    }
}
