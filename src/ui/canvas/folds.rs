//! What a click on a lane's name, a folded phase or a tile asks for. Pure.

use crate::layout::{FoldPlace, Layout, Request};
use crate::model::{Id, Phase};
use crate::ui::Action;

/// Folds a lane, or unfolds it; nothing for a map without lanes.
pub fn lane(layout: &Layout, lane: usize) -> Option<Action> {
    let place = layout.lanes.get(lane).filter(|place| !place.label.is_empty())?;
    let mut request = layout.request.clone();
    if !request.folded_lanes.remove(&place.key) {
        request.folded_lanes.insert(place.key.clone());
    }
    Some(Action::Show(request))
}

/// Unfolds a phase; nothing if it is not folded.
pub fn phase(layout: &Layout, id: &Id<Phase>) -> Option<Action> {
    let mut request = layout.request.clone();
    request.folded_phases.remove(id).then_some(Action::Show(request))
}

/// Unfolds what a tile stands for: its phase, else its lane.
pub fn tile(layout: &Layout, fold: &FoldPlace) -> Option<Action> {
    let id = &layout.phases.get(fold.phase)?.id;
    phase(layout, id).or_else(|| lane(layout, fold.lane))
}

/// What the map shows, with the folds of `asked`: lanes of another kind have other names.
pub fn fitting(shown: &Request, asked: Request) -> Request {
    let same_lanes = shown.lanes == asked.lanes;
    Request { folded_lanes: if same_lanes { asked.folded_lanes } else { Default::default() }, ..asked }
}

#[cfg(test)]
mod tests {
    use super::super::sample::sample;
    use super::*;

    #[test]
    fn a_lane_folds_and_unfolds() {
        let (.., mut layout) = sample();
        let Some(Action::Show(folded)) = lane(&layout, 1) else { panic!("no request") };
        assert_eq!(folded.folded_lanes.iter().next(), Some(&layout.lanes[1].key));
        layout.request = folded;
        let Some(Action::Show(unfolded)) = lane(&layout, 1) else { panic!("no request") };
        assert!(unfolded.folded_lanes.is_empty());
        assert_eq!(phase(&layout, &layout.phases[0].id.clone()), None);
        layout.lanes[1].label.clear();
        assert_eq!(lane(&layout, 1), None);
    }
}
