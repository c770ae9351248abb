//! The words of the contact rules.

#![allow(missing_docs, reason = "each label says what it is")]

use crate::vocabulary::labels;

labels! {
    PRINT: "Print cards…" / "Kaarten afdrukken…";
    WHAT_FOR: "A card per segment says what it needs, what you offer it, where you meet it, by which channels and how often. Name the first segment at the left." / "Een kaart per segment zegt wat het nodig heeft, wat je aanbiedt, waar je het ontmoet, via welke kanalen en hoe vaak. Noem links het eerste segment.";
    NONE_PASS: "The filter leaves no segment." / "Het filter laat geen segment over.";
    NEW_SEGMENT: "A new segment, by its name" / "Een nieuw segment, bij naam";
    FILLED: "filled in" / "ingevuld";
    NOT_FILLED: "not filled in yet" / "nog niet ingevuld";

    NEEDS: "What this segment needs" / "Wat dit segment nodig heeft";
    BARRIERS: "What holds this segment back" / "Wat dit segment tegenhoudt";
    INTERACTIONS: "How it likes to deal with us" / "Hoe het graag met ons omgaat";

    OFFER: "Proposition" / "Propositie";
    RANK: "Rank" / "Volgorde";
    VARIANT: "Variant under test" / "Geteste variant";
    RESULT: "What it gave" / "Uitkomst";
    NEW_OFFER: "A new proposition, in a few words" / "Een nieuwe propositie, in een paar woorden";
    KNOWN_OFFER: "Add one that there is…" / "Een bestaande toevoegen…";
    TAKE_OFF: "Take ‘{what}’ off this card" / "‘{what}’ van deze kaart halen";
    NO_OFFERS: "What do you offer this segment first, and what next?" / "Wat bied je dit segment als eerste aan, en wat daarna?";

    PLACE: "Place" / "Plaats";
    MARKET: "Market" / "Markt";
    MODE: "Online or offline" / "Online of offline";
    PLACE_NOTE: "Where, in words" / "Waar, in woorden";
    NEW_PLACE: "Add a place" / "Plaats toevoegen";
    NO_PLACES: "Where do you meet this segment: in which market, online or offline?" / "Waar ontmoet je dit segment: in welke markt, online of offline?";

    STANCE: "Stance" / "Houding";
    WHEN: "When" / "Wanneer";
    QUIET: "Quiet (21:00–08:00)" / "Rust (21:00–08:00)";
    NEW_CHANNEL: "Add a channel…" / "Kanaal toevoegen…";
    NO_CHANNELS: "Which channels does this segment like, and which should you leave alone?" / "Welke kanalen heeft dit segment graag, en welke laat je met rust?";

    FREQUENCY_NOTE: "How often, in a few words" / "Hoe vaak, in een paar woorden";
    LIMITS: "Limits for this segment and for everybody" / "Grenzen voor dit segment en voor iedereen";
    CARD: "contact rules" / "contactregels";
}
