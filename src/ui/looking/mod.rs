//! Ways to look at the map: the palette of everything there is to do, finding, filters, colours,
//! views under a name, journeys as tabs. Decides what is lit, hidden or listed; draws no map itself.
//!
//! `palette` and `entries` know no egui; the others draw or do what was asked.

mod asking;
mod chips_ui;
mod entries;
mod find_ui;
mod legend_ui;
mod palette;
mod palette_ui;
mod sight;
#[cfg(test)]
mod tests;
mod words;

use super::Action;
use crate::model::{ColourScheme, Criterion, Id, Persona, Touchpoint};

pub use chips_ui::chips_ui;
pub use find_ui::find_ui;
pub use palette::{Palette, Scope};
pub use sight::{Lit, Sight, State};
pub use words::{FILTER, FILTER_COUNT, LIGHT};

/// What a way to look at the map asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    /// Opens the palette with this to choose from.
    Palette(Scope),
    /// Runs an entry of the palette, by the name that it is remembered under.
    Chosen(String, Box<Action>),
    /// Closes the palette.
    ClosePalette,
    /// Shows a touchpoint on the map.
    GoTo(Id<Touchpoint>),
    /// Searches for this.
    Search(String),
    /// The field of the search has the keyboard now.
    FindFocused,
    /// Goes to the next hit, or back.
    NextHit(bool),
    /// Ends the search.
    StopFinding,
    /// Adds this to the filter, or takes it away.
    Toggle(Criterion),
    /// Hides what does not fit, or only dims it.
    Hide(bool),
    /// Takes filter and lit way away.
    ClearFilter,
    /// Lets the colours of the cards stand for this.
    Colours(ColourScheme),
    /// Lights the way of this persona on the whole map, or of nobody.
    Route(Option<Id<Persona>>),
}
