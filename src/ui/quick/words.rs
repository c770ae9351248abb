//! The words of quick entry in English and Dutch.

#![allow(missing_docs, reason = "each label says what it is")]

use crate::vocabulary::{labels, words};

labels! {
    FIELD: "New touchpoint in {phase}" / "Nieuw contactmoment in {phase}";
    HINT: "title website owned full @owner" / "titel website eigen volledig @eigenaar";
    ADDS_TO: "Adds to" / "Komt in";
    NO_PHASE: "no phase yet" / "nog geen fase";
    PLACE: "{n} of {all}" / "{n} van {all}";
    AFTER: "after {card}" / "na {card}";
    APART: "starts apart" / "begint los";
    FOLLOWS: "follows {card}" / "volgt op {card}";
    LEADS_TO: "leads to {card}" / "leidt naar {card}";
    NEW_OWNER: "{name}, new owner" / "{name}, nieuwe eigenaar";
    NO_OWNER: "no owner" / "geen eigenaar";
    STAYS: "as before" / "zoals net";
    FROM_CATALOGUE: "from the catalogue" / "uit de catalogus";
    PINNED: "pinned to {card}" / "vastgemaakt aan {card}";
    PINNED_PHASE: "pinned to {phase}" / "vastgemaakt aan {phase}";
    GO_TO: "to the phase {phase}" / "naar de fase {phase}";
    NEW_PHASE: "new phase {phase}" / "nieuwe fase {phase}";
    TAB: "Tab" / "Tab";
    KEYS: "Enter adds · empty Enter: next phase · Backspace: previous · Tab completes · Esc" / "Enter voegt toe · lege Enter: volgende fase · Backspace: vorige · Tab vult aan · Esc";
    NO_TITLE: "There is no title yet" / "Er is nog geen titel";
    LAST_PHASE: "This is the last phase; # and a name makes another" / "Dit is de laatste fase; # en een naam maakt er een bij";
    FIRST_PHASE: "What has no phase yet goes to the tray" / "Wat nog geen fase heeft, gaat naar het bakje";
    CARD_ADDED: "{card} added" / "{card} toegevoegd";
    REMARK_ADDED: "Noted: {what}" / "Genoteerd: {what}";
    LINKED: "Connected" / "Verbonden";
    LINKED_ALREADY: "Connected already" / "Al verbonden";
    NOT_UNDERSTOOD: "not understood: {what}" / "niet begrepen: {what}";
    NOTHING_THERE: "Nothing to add in what was pasted" / "Niets toe te voegen in wat geplakt is";
    AND_MORE: "and {n} more" / "en nog {n}";
    READ_ONLY: "This file can only be read here" / "Dit bestand is hier alleen te lezen";
}

words! {
    ADDED: "{n} touchpoint added", "{n} touchpoints added" / "{n} contactmoment toegevoegd", "{n} contactmomenten toegevoegd";
    LINKS: "{n} transition", "{n} transitions" / "{n} overgang", "{n} overgangen";
}
