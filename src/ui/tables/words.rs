//! The words of the views that are tables, in English and Dutch, beside those of the inspector.

#![allow(missing_docs, reason = "each label says what it is")]

use crate::vocabulary::labels;

labels! {
    VIEW_TABLE: "Table" / "Tabel";
    TOUCHPOINTS: "Touchpoints" / "Contactmomenten";
    TRANSITIONS: "Transitions" / "Overgangen";
    NUMBER: "No." / "Nr.";
    PLACE: "Order in the phase" / "Volgorde in de fase";
    SEVERAL: "touchpoints" / "contactmomenten";
    FROM: "From" / "Van";
    TO: "To" / "Naar";
    TRIGGER: "Set off by" / "In gang gezet door";
    TRANSITIONS_CHANGED: "transitions" / "overgangen";
    VOTES: "Votes" / "Stemmen";
    NO_TOUCHPOINTS: "No touchpoints yet: type a title below, or paste rows from a spreadsheet." / "Nog geen contactmomenten: typ hieronder een titel, of plak rijen uit een rekenblad.";
    NO_TRANSITIONS: "No transitions yet: link two touchpoints on the map." / "Nog geen overgangen: verbind twee contactmomenten op de kaart.";
}
