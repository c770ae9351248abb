//! Ways to look at the map: the palette of everything there is to do, finding, filters, colours,
//! views under a name, journeys as tabs. Decides what is lit, hidden or listed; draws no map itself.
//!
//! `palette` and `entries` know no egui; the others draw or do what was asked.

mod asking;
mod chips_ui;
mod details;
mod entries;
mod experience;
mod experience_ui;
mod find_ui;
mod kept;
mod legend_ui;
mod outline;
mod outline_ui;
mod palette;
mod palette_ui;
mod sight;
mod tabs_ui;
#[cfg(test)]
mod tests;
mod words;

use super::Action;
use crate::model::{ColourScheme, Criterion, Id, Persona, Touchpoint};

pub use crate::search::Lit;
pub use chips_ui::chips_ui;
pub use details::details_ui;
pub use experience_ui::experience_ui;
pub use find_ui::find_ui;
pub use kept::leave_journey;
pub use outline::Outline;
pub use outline_ui::outline_ui;
pub use palette::{Palette, Scope};
pub use sight::{Sight, State};
pub use tabs_ui::{kept_ui, tabs_ui};
pub use words::{EXPERIENCE, FILTER, FILTER_COUNT, LIGHT, OUTLINE};

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
    /// Looks at the map as the kept view of this name says.
    LookAt(String),
    /// Keeps what is looked at under this name.
    Keep(String),
    /// Gives the view that is spoken of another name.
    RenameTo(String),
    /// Keeps a view no longer.
    Forget(String),
    /// The view that is spoken of.
    About(String),
    /// Gives the journey shown another name.
    NameJourney(String),
    /// Shows the journey that details this touchpoint.
    Enter(Id<Touchpoint>),
    /// Folds a row of the outline or spreads it out.
    OutlineFold(outline::Row, bool),
    /// What is typed as a title in the outline; nothing when that ends.
    OutlineType(Option<String>),
    /// The outline brings what is selected into view and gives it the keyboard.
    OutlineFollow,
    /// It has done so.
    OutlineFollowed,
    /// Lets the colours of the cards stand for this.
    Colours(ColourScheme),
    /// Lights the way of this persona on the whole map, or of nobody.
    Route(Option<Id<Persona>>),
}
