//! What an entry of a calendar file says of a planned contact: what tells it from others, and the lines
//! below its title. Written by `report` and read again by `import`.

use super::Label;
use crate::model::{Id, Journey, PlannedContact, Workspace, slug};

/// By which channel.
pub const CONTACT_HOW: Label = Label::new("Channel", "Kanaal");
/// For which segment.
pub const CONTACT_WHOM: Label = Label::new("Segment", "Segment");
/// What it wants to reach.
pub const CONTACT_WHY: Label = Label::new("Goal", "Doel");
/// Who answers for it.
pub const CONTACT_OWNER: Label = Label::new("Owner", "Eigenaar");

/// What the ids of contacts begin with in a calendar, unlike those of actions.
pub const CONTACT_UID: &str = "contact.";
/// What every id that Wandel writes into a calendar ends in.
pub const OWN_UID: &str = "@wandel";

/// What tells a contact from every other entry of a calendar, the same each time it is written.
pub fn contact_uid(workspace: &Workspace, journey: &Journey, id: &Id<PlannedContact>) -> String {
    let place = [journey.id.as_str(), &slug(&workspace.title)].join(".");
    format!("{CONTACT_UID}{id}.{}{OWN_UID}", place.trim_end_matches('.'))
}
