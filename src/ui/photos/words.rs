//! The words of pictures, in English and Dutch.

#![allow(missing_docs, reason = "each label says what it is")]

use crate::vocabulary::{labels, words};

labels! {
    PICTURES: "Pictures" / "Afbeeldingen";
    PORTRAIT: "Portrait" / "Portret";
    ADD: "Add a picture…" / "Afbeelding toevoegen…";
    CHANGE: "Another portrait…" / "Ander portret…";
    ADD_PORTRAIT: "Add a portrait…" / "Portret toevoegen…";
    REMOVE: "Remove {name}" / "{name} weghalen";
    FIRST: "Show {name} first" / "{name} vooraan tonen";
    DROP_HINT: "You can also drop a picture on the window while one touchpoint is selected." / "Je kunt ook een afbeelding op het venster laten vallen terwijl er één contactmoment gekozen is.";
    SELECT_ONE: "Select one touchpoint first, then drop the picture again." / "Kies eerst één contactmoment en laat de afbeelding dan opnieuw vallen.";
    SAVE_FIRST: "Pictures lie in a folder beside the file, so save it first. Then add the picture again." / "Afbeeldingen staan in een map naast het bestand, dus sla het eerst op. Voeg de afbeelding daarna opnieuw toe.";
    ADDED: "Added the picture {name}." / "De afbeelding {name} is toegevoegd.";
    NOT_ADDED: "{path} was not added: {why}." / "{path} is niet toegevoegd: {why}.";
    LOADING: "Loading…" / "Laden…";
    NOT_THERE: "{name}: {why}" / "{name}: {why}";
    STEP_ADD: "picture" / "afbeelding";
    PATH_TITLE: "Choose a picture" / "Afbeelding kiezen";
    WITH_PICTURES: "Pictures on the cards" / "Afbeeldingen op de kaarten";
    MISSING: "Missing on it: {names}." / "Daarop ontbreekt: {names}.";
}

words! {
    COUNT: "{n} picture", "{n} pictures" / "{n} afbeelding", "{n} afbeeldingen";
}
