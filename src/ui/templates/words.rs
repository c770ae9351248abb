//! The words of templates and of models over the phases, in English and Dutch.

use crate::vocabulary::{Label, Words, labels};

labels! {
    BEGIN_WITH: "Begin with this" / "Hiermee beginnen";
    EMPTY_WHAT: "No phases yet: you name them yourself, left to right." / "Nog geen fasen: je benoemt ze zelf, van links naar rechts.";
    OWN: "Your own" / "Van jezelf";
    OWN_ORIGIN: "Your own template" / "Je eigen sjabloon";
    DELETE: "Delete the template ‘{name}’" / "Het sjabloon ‘{name}’ verwijderen";
    DELETE_SURE: "Delete ‘{name}’?" / "‘{name}’ verwijderen?";
    DELETE_YES: "Delete" / "Verwijderen";
    KEEP_IT: "Keep" / "Bewaren";
    DELETED: "The template ‘{name}’ is deleted" / "Het sjabloon ‘{name}’ is verwijderd";
    LOOPS: "Beside the way onward" / "Naast de weg vooruit";
    LOOP_LINE: "{from} → {to}" / "{from} → {to}";
    OUT_LINE: "{from}, end: {exit}" / "{from}, einde: {exit}";
    NAMED: "{name}: {n}" / "{name}: {n}";
    SAVE_TITLE: "Save as template" / "Opslaan als sjabloon";
    SAVE_WHAT: "Keeps the phases of this journey with what they are for, their texts and the steps between them; no touchpoints. It is offered when you begin a map, and by ‘wandel new --template’." / "Bewaart de fasen van deze klantreis met waarvoor ze dienen, hun teksten en de stappen ertussen; geen contactmomenten. Het wordt aangeboden als je een kaart begint, en door ‘wandel new --template’.";
    SAVE_NAME: "Name of the template" / "Naam van het sjabloon";
    REPLACES: "You have a template with this name; it will be replaced." / "Je hebt al een sjabloon met deze naam; het wordt vervangen.";
    SAVED: "‘{name}’ is among your templates now" / "‘{name}’ staat nu bij je sjablonen";
    NO_PHASES: "This journey has no phases to keep." / "Deze klantreis heeft geen fasen om te bewaren.";
    MODELS_TITLE: "Models over the phases" / "Modellen over de fasen";
    MODELS_WHAT: "The names of another model stand above your phases, on the map and in pictures." / "De namen van een ander model staan boven je fasen, op de kaart en in afbeeldingen.";
    LAY_OVER: "Lay ‘{name}’ over the phases" / "‘{name}’ over de fasen leggen";
    STANDS_FOR: "{phase} stands for" / "{phase} staat voor";
    USE_LANES: "Use these as the rows of the map" / "Deze als rijen van de kaart gebruiken";
    CIRCLE_WHAT: "What the journey shows of each step:" / "Wat de klantreis van elke stap laat zien:";
    FILLED: "there" / "aanwezig";
    MISSING: "missing" / "ontbreekt";
    KEEP: "Apply" / "Toepassen";
    MODELS_STEP: "models over the phases" / "modellen over de fasen";
}

/// How many phases a template gives.
pub const PHASES: Words =
    Words { one: Label::new("{n} phase", "{n} fase"), other: Label::new("{n} phases", "{n} fasen") };
/// The rest of the loops.
pub const MORE: Words = Words {
    one: Label::new("and one more", "en nog één"),
    other: Label::new("and {n} more", "en nog {n}"),
};
