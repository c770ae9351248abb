//! The words of the view of triggers.

use crate::vocabulary::Label;

/// How soon an answer comes against how soon it should.
pub const AGAINST: Label = Label::new("Against the maximum", "Tegen het maximum");
/// What the view is for.
pub const WHAT_FOR: Label = Label::new(
    "What customers do or what happens to them, and which touchpoint answers it, how soon.",
    "Wat klanten doen of wat hun overkomt, en welk contactmoment daarop antwoordt, en hoe snel.",
);
/// There are none.
pub const EMPTY: Label = Label::new(
    "No triggers yet. Type in the row below what happens, for instance ‘basket left behind’.",
    "Nog geen aanleidingen. Typ in de rij hieronder wat er gebeurt, bijvoorbeeld ‘winkelmand achtergelaten’.",
);
/// There can be none yet.
pub const NEEDS_PHASE: Label = Label::new(
    "A trigger belongs to a phase: add one on the map first.",
    "Een aanleiding hoort bij een fase: voeg er eerst een toe op de kaart.",
);
