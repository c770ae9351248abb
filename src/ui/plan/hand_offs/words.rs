//! The words of the map of handovers, in English and Dutch.

#![allow(missing_docs, reason = "each label says what it is")]

use crate::vocabulary::{Label, Words, labels};

labels! {
    GIVER: "Gives" / "Geeft";
    TAKER: "Takes over" / "Neemt over";
    TABLE: "All handovers" / "Alle overdrachten";
    TABLE_EMPTY: "No handover fits the filter." / "Geen overdracht past bij het filter.";
    WHAT_FOR: "Here you see which departments customers pass between, and where nobody agreed how." / "Hier zie je tussen welke afdelingen klanten overgaan, en waar niemand heeft afgesproken hoe.";
    FIRST_OWNERS: "Give touchpoints of different departments an owner and connect them; each step between two owners appears here." / "Geef contactmomenten van verschillende afdelingen een eigenaar en verbind ze; elke stap tussen twee eigenaren verschijnt hier.";
    TO_DEPARTMENTS: "Add departments" / "Afdelingen toevoegen";
    TO_MAP: "Go to the map" / "Naar de kaart";
    FILTERED: "Nothing fits the filter." / "Niets past bij het filter.";
    OUTSIDE: "outside" / "extern";
    LEGEND_AGREED: "agreed" / "afgesproken";
    LEGEND_OPEN: "still to agree" / "nog af te spreken";
    LEGEND_FIGURE: "the figure: agreed of all" / "het getal: afgesproken van alle";
    LINE_NAME: "From {from} to {to}: {agreed} of {all} agreed" / "Van {from} naar {to}: {agreed} van {all} afgesproken";
    OWNER_NAME: "{name}: {touchpoints}" / "{name}: {touchpoints}";
    LINE_TITLE: "{from} → {to}" / "{from} → {to}";
    HOW: "Choose a line to agree what is handed over, or a department to see all that it has in hand." / "Kies een lijn om af te spreken wat wordt overgedragen, of een afdeling om te zien wat die in handen heeft.";
    NOT_AGREED: "not agreed" / "niet afgesproken";
    AGREED: "agreed" / "afgesproken";
    ALL_FIELDS: "All fields" / "Alle velden";
    ON_MAP: "On the map" / "Op de kaart";
    GIVES: "Gives to {name}" / "Geeft aan {name}";
    TAKES: "Takes from {name}" / "Neemt over van {name}";
    SHORT: "{agreed} of {all} agreed" / "{agreed} van {all} afgesproken";
    CLOSE: "Close" / "Sluiten";
    TOUCHPOINTS: "Touchpoints" / "Contactmomenten";
    GAPS: "Gaps" / "Knelpunten";
    HANDOVERS: "Handovers" / "Overdrachten";
    ACTIONS: "Actions" / "Acties";
    NONE: "none" / "geen";
    SHEET: "Export this sheet…" / "Dit blad exporteren…";
    NO_DATE: "no date" / "geen datum";
}

pub const COUNT: Words = Words {
    one: Label::new("{n} touchpoint", "{n} contactmoment"),
    other: Label::new("{n} touchpoints", "{n} contactmomenten"),
};

pub const COUNTED: Label =
    Label::new("{agreed} of {all} handovers agreed", "{agreed} van {all} overdrachten afgesproken");

pub const HANDED: Words = Words {
    one: Label::new("{n} handover", "{n} overdracht"),
    other: Label::new("{n} handovers", "{n} overdrachten"),
};
