//! The words of notes, in English and Dutch.

#![allow(missing_docs, reason = "each label says what it is")]

use crate::vocabulary::{Label, Words, labels};

labels! {
    NOTES: "Notes" / "Notities";
    NEW: "Note, then Enter" / "Notitie, dan Enter";
    NEW_AS: "New note: {kind}" / "Nieuwe notitie: {kind}";
    ALL: "All {n}" / "Alle {n}";
    OF_KIND: "{kind} {n}" / "{kind} {n}";
    TEXT: "What was said" / "Wat er gezegd is";
    KIND: "Kind" / "Soort";
    ACT: "Make it an action" / "Er een actie van maken";
    DELETE: "Delete the note" / "Notitie verwijderen";
    SHOW: "Show on the map" / "Op de kaart tonen";
    HINT: "What people say while the map is on the screen: select something on the map and note it at the right." / "Wat mensen zeggen terwijl de kaart op het scherm staat: kies iets op de kaart en noteer het rechts.";
    NONE_OF_KIND: "There are no notes of this kind." / "Er zijn geen notities van dit soort.";
    NAME: "{kind}: {text}" / "{kind}: {text}";
}

pub const COUNT: Words =
    Words { one: Label::new("{n} note", "{n} notitie"), other: Label::new("{n} notes", "{n} notities") };
