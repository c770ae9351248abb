//! The words of two models at once.

#![allow(missing_docs, reason = "each label says what it is")]

use crate::vocabulary::{Label, Words, labels};

labels! {
    NO_PHASES: "There are no phases yet. Begin from a template, or add phases on the map: then both models are laid beside each other here." / "Er zijn nog geen fasen. Begin met een sjabloon of zet fasen op de kaart: dan staan hier beide modellen naast elkaar.";
    BY_ROLE: "Grey stages go by what the phases are for; they are not in the file yet." / "Grijze fasen volgen uit waar de fasen voor zijn; ze staan nog niet in het bestand.";
    LAY_BOTH: "Lay both models over the phases" / "Beide modellen over de fasen leggen";
    MODELS: "Other models…" / "Andere modellen…";
    STEP_LAY: "lay two models over the phases" / "twee modellen over de fasen leggen";
    STEP_STAGE: "stages of ‘{what}’" / "fasen van ‘{what}’";
    MODELS_CHANGED: "models over the phases" / "modellen over de fasen";
    NO_STAGE: "none" / "geen";
    STANDS_FOR: "{phase} in {model}: {stages}" / "{phase} in {model}: {stages}";
    ON_MAP: "Show these on the map" / "Deze op de kaart tonen";
    QUESTIONS: "Questions…" / "Vragen…";
    GAPS: "Gaps" / "Knelpunten";
}

/// More gaps than are listed.
pub const MORE: Words =
    Words { one: Label::new("and {n} more", "en nog {n}"), other: Label::new("and {n} more", "en nog {n}") };
