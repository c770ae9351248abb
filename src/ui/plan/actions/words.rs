//! The words of the board of actions, in English and Dutch.

#![allow(missing_docs, reason = "each label says what it is")]

use crate::vocabulary::{Label, Words, labels};

labels! {
    ADD: "Add an action" / "Actie toevoegen";
    FROM: "From what was noted" / "Uit wat er genoteerd is";
    FROM_GAPS: "From a gap…" / "Uit een knelpunt…";
    REMARKS: "Remarks" / "Opmerkingen";
    DECISIONS: "Decisions" / "Besluiten";
    NOTHING_NOTED: "No remark or decision is left without an action." / "Elke opmerking en elk besluit heeft al een actie.";
    CALENDAR: "Dates for a calendar (.ics)…" / "Datums voor een agenda (.ics)…";
    HOW: "Drag a card to another column, or press Shift with an arrow. Enter opens its fields." / "Sleep een kaart naar een andere kolom, of druk op Shift met een pijl. Enter opent de velden.";
    WHAT_FOR: "Who does what, and by when. Actions come from gaps, remarks and decisions, or are added here." / "Wie doet wat, en wanneer. Acties komen uit knelpunten, opmerkingen en besluiten, of voeg je hier toe.";
    FILTERED: "No action fits the filter." / "Geen actie past bij het filter.";
    MOVED: "state of an action" / "stand van een actie";
    MOVED_OWNER: "owner of an action" / "eigenaar van een actie";
    MOVED_DUE: "date of an action" / "datum van een actie";
    MOVED_EFFORT: "effort of an action" / "moeite van een actie";
    MOVED_EFFECT: "effect of an action" / "effect van een actie";
    COLUMNS: "Columns by" / "Kolommen naar";
    BY_STATUS: "state" / "stand";
    BY_OWNER: "owner" / "eigenaar";
    BY_DUE: "date" / "datum";
    BY_EFFORT: "effort" / "moeite";
    BY_EFFECT: "effect" / "effect";
    NOT_SAID: "Not said" / "Niet gezegd";
    IS_NOBODY: "No owner" / "Geen eigenaar";
    IS_UNSET: "No date" / "Geen datum";
    IS_LATE: "Late" / "Te laat";
    IS_SOON: "Within {n} days" / "Binnen {n} dagen";
    IS_LATER: "Later" / "Later";
    IS_CLOSED: "Done or dropped" / "Klaar of vervallen";
    NO_OWNER: "no owner" / "geen eigenaar";
    NO_DATE: "no date" / "geen datum";
    BY: "by {date}" / "voor {date}";
    LATE: "late: {date}" / "te laat: {date}";
    EFFORT: "effort {n}" / "moeite {n}";
    EFFECT: "effect {n}" / "effect {n}";
    EMPTY: "Nothing here" / "Niets hier";
    CARD: "{n}: {text}. {status}; {details}" / "{n}: {text}. {status}; {details}";
    CAME_FROM: "Came from" / "Komt van";
    SHOW_GAP: "Show the gap" / "Het knelpunt tonen";
    CLOSE: "Close" / "Sluiten";
    NO_WORDS: "no words yet" / "nog geen woorden";
    LATE_COUNT: "{n} late" / "{n} te laat";
}

pub const VOTES: Words =
    Words { one: Label::new("{n} vote", "{n} stem"), other: Label::new("{n} votes", "{n} stemmen") };
