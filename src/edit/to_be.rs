//! The journey as it should become, begun as a copy of the journey as it is. Makes the edit that adds
//! it; ids and origins are the editor's.

use std::sync::Arc;

use super::Edit;
use crate::model::*;
use crate::vocabulary::Label;

/// What a journey as it should become is called, after the one that it was copied from.
pub const TO_BE: Label = Label::new("{name} (to be)", "{name} (gewenst)");

/// The edit that adds a copy of this journey as it should become. What happened and was said on the
/// way here stays with the original: walks, reactions, actions, notes, decisions.
pub fn to_be(journey: &Journey, lang: Lang) -> Edit {
    let mut copy = Journey {
        id: Id::default(),
        name: TO_BE.fill(lang, &[("name", &journey.name)]),
        state: MapState::FutureState,
        cases: List::default(),
        walkthroughs: List::default(),
        actions: List::default(),
        insights: List::default(),
        finding_states: List::default(),
        decisions: List::default(),
        agenda: List::default(),
        ..journey.clone()
    };
    let forget = |touchpoint: &mut Arc<Touchpoint>| {
        let touchpoint = Arc::make_mut(touchpoint);
        touchpoint.observed_in = List::default();
        touchpoint.votes = 0;
    };
    for phase in copy.phases.edit() {
        Arc::make_mut(phase).touchpoints.edit().iter_mut().for_each(forget);
    }
    copy.unsorted.edit().iter_mut().for_each(forget);
    Edit::AddJourney { journey: copy }
}
