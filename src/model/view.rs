//! Ways to look at a journey that are kept under a name.

use super::*;

entity! {
    /// A way to look at a map: what its rows are, what its colours mean, and what is left of it.
    SavedView {
        /// Its name, which tells it from the others.
        name: String,
    } {
        /// The journey that it shows; whichever is open if unset.
        journey: Option<Id<Journey>>,
        /// What the rows are; the journey's own scheme if unset.
        lanes: Option<LaneScheme>,
        /// What the colours of the cards stand for.
        colours: ColourScheme,
        /// The persona that is looked at.
        persona: Option<Id<Persona>>,
        /// Whether the whole map stays and that persona's way is lit on it.
        route_lit: bool,
        /// What is looked for: a touchpoint fits if it has one of the values given for each attribute.
        filter: List<Criterion>,
        /// Whether what does not fit is hidden; else it is dimmed.
        hides: bool,
    }
}

entity! {
    /// One value of an attribute that is looked for.
    Criterion {
        /// The attribute.
        by: Attribute,
    } {
        /// The identifier or id of the value; empty means "not filled in".
        value: String,
    }
}
