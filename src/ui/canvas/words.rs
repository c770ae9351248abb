//! The words that the canvas shows or says.

use crate::vocabulary::Label;

/// The name of the canvas for screen readers.
pub const MAP: Label = Label::new("Map of {journey}", "Kaart van {journey}");
/// What is edited when a title is typed on a card.
pub const TITLE: Label = Label::new("title", "titel");
/// What is edited when a phase is renamed.
pub const NAME: Label = Label::new("name", "naam");
/// What is edited when it is typed what a model calls a phase.
pub const STAGE: Label = Label::new("stage of the model", "stap van het model");
/// The step of undo of that.
pub const STAGE_STEP: Label = Label::new("rename a stage of ‘{what}’", "een stap van ‘{what}’ hernoemen");
/// What is edited when the text on a line is typed.
pub const LABEL: Label = Label::new("label", "opschrift");
/// Asked when a line is to be drawn and no card is selected.
pub const LINK_FROM: Label = Label::new(
    "Where does the line start? Click a card, or type its number or name; Esc stops",
    "Waar begint de lijn? Klik op een kaart, of typ het nummer of de naam; Esc stopt",
);
/// Asked when the start was found by the keyboard.
pub const LINK_START: Label = Label::new(
    "The line starts at {from}: Enter takes it, Esc stops",
    "De lijn begint bij {from}: Enter neemt die, Esc stopt",
);
/// Asked when the line's start is known.
pub const LINK_TO: Label = Label::new(
    "From {from} to …: click a card, or type its number or name, or use the arrows; Esc stops",
    "Van {from} naar …: klik op een kaart, of typ het nummer of de naam, of gebruik de pijlen; Esc stopt",
);
/// Asked when both ends are known.
pub const LINK_PAIR: Label = Label::new(
    "From {from} to {to}: Enter connects, Esc stops",
    "Van {from} naar {to}: Enter verbindt, Esc stopt",
);
/// Said where no card answers what was typed.
pub const LINK_NONE: Label = Label::new("No card like ‘{text}’", "Geen kaart als ‘{text}’");
/// Said when a line between two cards is already there.
pub const LINKED: Label = Label::new("These cards are linked already", "Deze kaarten zijn al verbonden");
/// The name of the experience strip, once its own has scrolled away.
pub const EXPERIENCE: Label = Label::new("Experience", "Ervaring");
/// The name of the row of sentences, once its own has scrolled away.
pub const LOOK_FIRST: Label = Label::new("Look first", "Kijk eerst");
/// Said of the name of a lane.
pub const CLICK_FOLDS: Label = Label::new("Click to fold this row", "Klik om deze rij in te vouwen");
/// Said of what is folded.
pub const CLICK_UNFOLDS: Label = Label::new("Click to unfold", "Klik om uit te vouwen");
/// The name of a folded tile for screen readers.
pub const FOLDED: Label = Label::new("{n} folded: {phase}, {lane}", "{n} ingevouwen: {phase}, {lane}");
/// The name of a lane for screen readers.
pub const LANE: Label = Label::new("Row {lane}", "Rij {lane}");
/// The same of a lane that is folded.
pub const LANE_FOLDED: Label = Label::new("Row {lane}, folded", "Rij {lane}, ingevouwen");
/// The name of the small map.
pub const SMALL_MAP: Label =
    Label::new("Small map: click or drag to look elsewhere", "Kaartje: klik of sleep om elders te kijken");
/// Said of a card without an owner.
pub const NO_OWNER: Label = Label::new("no owner", "geen eigenaar");
/// Said of a card without a title.
pub const UNTITLED: Label = Label::new("untitled", "zonder titel");
