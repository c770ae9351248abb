//! The rules of one family.

use super::rule::Rule;
use super::study::{Study, TouchpointView};

/// The rules, in the order of their ids.
pub const RULES: &[Rule] = &[];

/// Whether half of the answers at a touchpoint come later than its norm.
pub(super) fn is_too_slow(study: &Study<'_>, view: &TouchpointView<'_>) -> bool {
    let Some(policy) = &view.response_policy else { return false };
    let cases = study.journey.cases.iter().filter(|case| case.touchpoint == view.id);
    let mut minutes: Vec<u32> = cases.filter_map(|case| case.first_response_minutes).collect();
    minutes.sort_unstable();
    let at = |place: usize| minutes.get(place).copied().map(f64::from);
    let median = match (at(minutes.len().saturating_sub(1) / 2), at(minutes.len() / 2)) {
        (Some(below), Some(above)) => (below + above) / 2.0,
        _ => return false,
    };
    median > f64::from(policy.norm_minutes)
}
