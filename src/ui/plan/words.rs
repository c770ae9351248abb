//! The words of the contact plan.

use crate::vocabulary::Label;

/// The tab and the menu of all its parts.
pub const VIEW_PLAN: Label = Label::new("Contact plan", "Contactplan");
/// Parts that hold nothing yet.
pub const MORE: Label = Label::new("More…", "Meer…");
/// Lets everything of a kind through.
pub const ANY: Label = Label::new("all", "alle");
/// No gaps arise in a part.
pub const NO_GAPS: Label = Label::new("No gaps here", "Geen knelpunten hier");
/// Before the choice of a segment.
pub const SEGMENT: Label = Label::new("Segment", "Segment");
/// Before the choice of a channel.
pub const CHANNEL: Label = Label::new("Channel", "Kanaal");
/// Before the choice of an owner.
pub const OWNER: Label = Label::new("Owner", "Eigenaar");
/// Before the choice of a persona.
pub const PERSONA: Label = Label::new("Persona", "Persona");
