//! What was agreed to do.

use super::{Part, Plan};
use crate::report::Section;

/// The section of a report, and what the view exports.
pub fn section(plan: &Plan<'_>) -> Section {
    plan.section(Part::Actions)
}
