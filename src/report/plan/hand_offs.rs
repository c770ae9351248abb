//! What departments hand to each other.

use super::{Part, Plan};
use crate::model::{Journey, Workspace};
use crate::report::Section;

/// Whether there are departments that could hand anything over.
pub fn is_used(workspace: &Workspace, journey: &Journey) -> bool {
    workspace.departments.len() > 1 && journey.all_transitions().next().is_some()
}

/// The section of a report, and what the view exports.
pub fn section(plan: &Plan<'_>) -> Section {
    plan.section(Part::HandOffs)
}
