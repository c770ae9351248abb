//! The edit of what a journey holds beside its phases.

use super::Edit;
use crate::model::{Journey, List};
use crate::vocabulary::Label;

/// The edit that changes a journey's own fields. Its phases stay, so they need not be carried along.
pub fn on_journey(journey: &Journey, what: Label, change: impl FnOnce(&mut Journey)) -> Edit {
    let mut journey = own_fields(journey);
    change(&mut journey);
    Edit::SetJourney { journey, what }
}

/// A journey without its phases and what stands in them.
pub fn own_fields(journey: &Journey) -> Journey {
    Journey {
        phases: List::default(),
        unsorted: List::default(),
        transitions: List::default(),
        ..journey.clone()
    }
}
