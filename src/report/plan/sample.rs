//! The samples, for the tests of the parts of the plan.

use super::{Filter, Plan};
use crate::model::{Lang, Workspace};

/// A sample by its name.
pub fn sample(name: &str) -> Workspace {
    let text = crate::vocabulary::sample(name).unwrap();
    crate::storage::parse("sample.ron", text).unwrap().workspace
}

/// The plan of its first journey on the first of June 2026.
pub fn plan<'a>(workspace: &'a Workspace, filter: &'a Filter, lang: Lang) -> Plan<'a> {
    let journey = &workspace.journeys[0];
    Plan { workspace, journey, filter, as_of: jiff::civil::date(2026, 6, 1), lang }
}
