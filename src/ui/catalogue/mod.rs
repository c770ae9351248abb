//! The panel at the left: a field for a new touchpoint, and the catalogue to add from by pointer or
//! keyboard. Shows what the vocabulary offers; asks for changes by [`Ask`], never makes them.
//!
//! `offering` and `checklist` know no egui; `panel`, `entries_ui` and `checklist_ui` draw; `asking` does what is asked.

mod asking;
mod checklist;
mod checklist_ui;
mod entries_ui;
mod offering;
mod panel;
#[cfg(test)]
mod tests;
mod words;

use std::collections::HashSet;

use crate::edit::Edit;
use crate::model::{Id, Journey, Lang};
use crate::vocabulary::CatalogueEntry;

pub use checklist_ui::Checklists;
pub use offering::{Offering, landing};
pub use panel::catalogue_ui;
pub use words::CHECKLISTS;

/// What the catalogue asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    /// The keyboard in its field.
    Focus,
    /// The ticking lists.
    Checklists,
    /// The ticking lists no longer.
    CloseChecklists,
    /// A tick in one of them.
    Tick(Box<Edit>),
    /// Adds an entry: where the selection says, else in the phase where it is usually met.
    Add(&'static CatalogueEntry),
    /// Adds a touchpoint with this title where the selection says.
    AddTitle(String),
}

/// What is being typed, what is shown of the catalogue, and what is derived for that.
#[derive(Debug, Default)]
pub struct State {
    title: String,
    /// Whether a rail is spread out for now.
    spread: bool,
    /// Whether the panel is shown for the tour, folded or not.
    pub(in crate::ui) toured: bool,
    /// The groups of which all entries are shown.
    whole: Vec<&'static str>,
    /// Whether entries are offered that no longer exist.
    historical: bool,
    /// The entry that Enter adds, by its place among those shown.
    marked: Option<usize>,
    /// Whether the field gets the keyboard in the next frame.
    focus: bool,
    found: Option<(Key, Offering)>,
    /// The rows of what was found, as long as the same of it is shown.
    standing: Option<entries_ui::Standing>,
    /// The entries that are on the map, with the journey and the revision that this was read from.
    on_map: Option<(Id<Journey>, u64, HashSet<&'static str>)>,
    /// How far the ticking lists are: groups done, checks with a result.
    ticked: (usize, usize),
}

/// What was searched for, and how.
type Key = (String, Lang, bool);
