//! The words of data and systems, in English and Dutch.

#![allow(missing_docs, reason = "each label says what it is")]

use crate::vocabulary::labels;

labels! {
    WHAT_FOR: "Which systems run your contacts, how they are connected, and whose data you lean on. Write a name in the table below to begin." / "Welke systemen je contacten uitvoeren, hoe ze gekoppeld zijn, en op wiens gegevens je leunt. Schrijf een naam in de tabel hieronder om te beginnen.";
    LEANS: "Leaning on platforms, by importance" / "Leunen op platforms, naar belang";
    NO_PLATFORMS: "No touchpoint names the platform that it runs on. Note it in the inspector, under Role." / "Bij geen contactmoment staat op welk platform het draait. Noteer dat in het zijpaneel, onder Rol.";
    LIMIT: "too much from {n} %; empty: no platform" / "te veel vanaf {n} %; leeg: geen platform";
    PART: "{platform} {n} %" / "{platform} {n} %";
    LEANS_NAME: "{phase}: {parts}" / "{phase}: {parts}";
    ELSEWHERE: "no platform" / "geen platform";
    HOLDERS: "Where knowledge of customers comes from" / "Waar kennis van klanten vandaan komt";
    OURS: "ours" / "van ons";
    OUTSIDE: "outside" / "extern";
    NO_SOURCES: "No source is noted yet." / "Er is nog geen bron genoteerd.";
    MAP: "Systems and their connections" / "Systemen en hun koppelingen";
    NO_SYSTEMS: "No system is noted yet." / "Er is nog geen systeem genoteerd.";
    NO_CONNECTIONS: "No connection is noted yet: say which system gives what to which." / "Er is nog geen koppeling genoteerd: schrijf op welk systeem wat aan welk geeft.";
    TO_CONNECTIONS: "Note a connection" / "Koppeling noteren";
    WORKS: "works" / "werkt";
    BROKEN: "does not work" / "werkt niet";
    UNKNOWN: "nobody knows" / "niemand weet het";
    EDGE_NAME: "{from} to {to}: {data} ({state})" / "{from} naar {to}: {data} ({state})";
    NODE_NAME: "{name}: {kind}" / "{name}: {kind}";
    HOLDER_NAME: "{name} ({state}): {sources}" / "{name} ({state}): {sources}";
}
