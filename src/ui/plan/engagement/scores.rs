//! What a score does to the assessment. Knows no window.

use crate::model::{EngagementAssessment, List};
use crate::vocabulary::{ENGAGEMENT_LESSONS, ENGAGEMENT_STEPS};

/// The assessment with another score at this place: steps first, then lessons. A list is complete or,
/// where nothing in it is known, empty.
pub(super) fn with(before: &EngagementAssessment, at: usize, value: Option<u8>) -> EngagementAssessment {
    let mut changed = before.clone();
    let steps = ENGAGEMENT_STEPS.len();
    match at.checked_sub(steps) {
        None => put(&mut changed.steps, at, value, steps),
        Some(at) => put(&mut changed.lessons, at, value, ENGAGEMENT_LESSONS.len()),
    }
    changed
}

fn put(scores: &mut List<Option<u8>>, at: usize, value: Option<u8>, count: usize) {
    let mut all = scores.to_vec();
    all.resize(count, None);
    if let Some(score) = all.get_mut(at) {
        *score = value;
    }
    let nothing = all.iter().all(Option::is_none);
    *scores = if nothing { List::default() } else { all.into() };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_complete_or_empty() {
        let begun = with(&EngagementAssessment::default(), 2, Some(4));
        assert_eq!(begun.steps.to_vec(), [None, None, Some(4), None, None, None, None]);
        assert!(begun.lessons.is_empty());
        let both = with(&begun, 7 + 4, Some(0));
        assert_eq!(both.lessons.to_vec(), [None, None, None, None, Some(0)]);
        let cleared = with(&with(&both, 2, None), 11, None);
        assert_eq!(cleared, EngagementAssessment::default());
        assert_eq!(with(&begun, 99, Some(1)).steps, begun.steps, "beyond the last line");
    }
}
