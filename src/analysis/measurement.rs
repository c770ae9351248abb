//! The rules of one family.

use super::rule::Rule;
use super::study::{Study, TOLERANCE};
use super::thresholds::Threshold;
use crate::model::Metric;

/// The rules, in the order of their ids.
pub const RULES: &[Rule] = &[];

/// Whether a figure lies so far from its target that it counts.
pub(super) fn falls_short(study: &Study<'_>, metric: &Metric) -> bool {
    let Some((target, measured)) = metric.target.zip(metric.measured) else { return false };
    let short = if metric.lower_is_better { measured - target } else { target - measured };
    short >= (study.threshold(Threshold::ShortfallMedium) / 100.0 - TOLERANCE) * target.abs() && short > 0.0
}
