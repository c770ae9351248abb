//! The words of bringing files in and taking lists out, in English and Dutch.

#![allow(missing_docs, reason = "each label says what it is")]

use crate::vocabulary::{Label, Words, labels};

labels! {
    TITLE: "Import" / "Importeren";
    CONTENT_TITLE: "Export lists and graphs" / "Lijsten en grafen exporteren";
    CANNOT: "This file was not imported" / "Dit bestand is niet geïmporteerd";
    UNKNOWN_KIND: "this kind of file is not known" / "dit soort bestand is niet bekend";
    SHEET: "Sheet" / "Blad";
    COLUMNS: "What each column is" / "Wat elke kolom is";
    PERHAPS: "Perhaps: {what}" / "Misschien: {what}";
    TO_NOTES: "Keep in the notes" / "In de notities bewaren";
    NOTHING: "Leave out" / "Weglaten";
    NO_TITLE: "Choose which column holds the titles." / "Kies in welke kolom de titels staan.";
    OURS: "Wandel wrote this file, so every column is known." / "Wandel schreef dit bestand, dus elke kolom is bekend.";
    INTO: "Goes into" / "Komt in";
    NEW_JOURNEY: "A new journey" / "Een nieuwe klantreis";
    THIS_JOURNEY: "An update of ‘{name}’" / "Een bijwerking van ‘{name}’";
    CLEAR: "Empty cells empty the field" / "Lege cellen maken het veld leeg";
    UNKNOWN: "Not known here" / "Hier niet bekend";
    TAKE: "Means {what}" / "Betekent {what}";
    ADD: "Add it as new" / "Als nieuw toevoegen";
    CHANGES: "What would change" / "Wat er zou veranderen";
    BECOMES: "{title}: {field}: {before} → {after}" / "{title}: {field}: {before} → {after}";
    EMPTY: "empty" / "leeg";
    LEFT: "Has no place in Wandel" / "Heeft geen plaats in Wandel";
    AND_LIKE: "(and {n} more of ‘{kind}’)" / "(en nog {n} van ‘{kind}’)";
    AT_LINE: "line {n}: {text}" / "regel {n}: {text}";
    COUNTING: "Looking what would come of it…" / "Even kijken wat het wordt…";
    NO_CHANGE: "Everything in this file is here already." / "Alles uit dit bestand staat er al.";
    RESULT: "{touchpoints}, {transitions} and {phases} added; {changed}; {same}." / "{touchpoints}, {transitions} en {phases} erbij; {changed}; {same}.";
    IMPORT: "Import" / "Importeren";
    DONE: "Imported: {what}" / "Geïmporteerd: {what}";
    WHAT: "What" / "Wat";
    WRITE: "Export" / "Exporteren";
    MORE: "and {n} more" / "en nog {n}";
}

pub const TIMES: Words =
    Words { one: Label::new("once", "eenmaal"), other: Label::new("{n} times", "{n} keer") };
pub const TOUCHPOINTS: Words = Words {
    one: Label::new("1 touchpoint", "1 contactmoment"),
    other: Label::new("{n} touchpoints", "{n} contactmomenten"),
};
pub const TRANSITIONS: Words = Words {
    one: Label::new("1 transition", "1 overgang"),
    other: Label::new("{n} transitions", "{n} overgangen"),
};
pub const PHASES: Words =
    Words { one: Label::new("1 phase", "1 fase"), other: Label::new("{n} phases", "{n} fasen") };
pub const CHANGED: Words =
    Words { one: Label::new("1 change", "1 wijziging"), other: Label::new("{n} changes", "{n} wijzigingen") };
pub const SAME: Words = Words {
    one: Label::new("1 stays as it is", "1 blijft zoals het is"),
    other: Label::new("{n} stay as they are", "{n} blijven zoals ze zijn"),
};
