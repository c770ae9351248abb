//! The words of the response desk, in English and Dutch.

#![allow(missing_docs, reason = "each label says what it is")]

use crate::vocabulary::labels;

labels! {
    WHAT_FOR: "Note here what customers say and ask, without their names: a row each. You see who waits too long, how good the answers are and what keeps coming back." / "Noteer hier wat klanten zeggen en vragen, zonder hun namen: elk een rij. Je ziet wie te lang wacht, hoe goed de antwoorden zijn en wat steeds terugkomt.";
    BEGIN: "Choose at the foot of the table where a reaction came in." / "Kies onderaan de tabel waar een reactie binnenkwam.";
    NEEDS_MAP: "Reactions come in at a touchpoint. Draw one on the map first." / "Reacties komen binnen bij een contactmoment. Teken er eerst een op de kaart.";
    TO_MAP: "To the map" / "Naar de kaart";
    WITHOUT_NAMES: "No names of people" / "Geen namen van mensen";
    WITHOUT_NAMES_TIP: "This file is mailed around and shown on screens. Write what happened, not who it was." / "Dit bestand wordt rondgemaild en op schermen getoond. Schrijf wat er gebeurde, niet wie het was.";

    TOUCHPOINT: "Touchpoint" / "Contactmoment";
    OPENED: "Came in" / "Binnengekomen";
    TIME: "Time of day" / "Tijdstip";
    KIND: "Kind" / "Soort";
    TONE: "Tone" / "Toon";
    PUBLIC: "In public" / "Openbaar";
    TOPIC: "Topic" / "Onderwerp";
    CAUSE: "Comes from" / "Komt door";
    STAND: "How it stands" / "Hoe het staat";
    NORM: "Agreed within" / "Afgesproken";
    FIRST: "First answer, min" / "Eerste antwoord, min";
    RESOLVED: "Solved, min" / "Opgelost, min";
    HOW: "Answered by" / "Antwoord";
    QUICK: "Quick" / "Snel";
    POSITIVE: "Positive" / "Positief";
    ACCURATE: "Right" / "Juist";
    ABOUT: "About whom of us" / "Over wie van ons";
    SUMMARY: "What happened" / "Wat er gebeurde";
    CHANGED: "reactions" / "reacties";
    THANKED: "Thanked" / "Bedankt";
    THANKS: "Say thank you to" / "Nog te bedanken";
    NOBODY_TO_THANK: "Everybody who was kind was thanked." / "Iedereen die positief was, is bedankt.";
    NO_TOPICS: "Give reactions a topic to see what keeps coming back." / "Geef reacties een onderwerp om te zien wat steeds terugkomt.";
    MAKE_ACTION: "Make an action" / "Actie maken";
    MAKE_ACTION_FOR: "Make an action for {what}" / "Actie maken voor {what}";
    AGREED: "agreed: {action}" / "afgesproken: {action}";
    FIRST_MEDIAN: "median {time}" / "mediaan {time}";
    OF_AGREED: "median {time}, agreed {norm}" / "mediaan {time}, afgesproken {norm}";
    ONLY_AGREED: "agreed {norm}" / "afgesproken {norm}";
    NOTHING_AGREED: "no time agreed" / "geen tijd afgesproken";
    SOLVED_MEDIAN: "solved {time}" / "opgelost {time}";
    GONE: "not on the map any more" / "niet meer op de kaart";
    AT: "{touchpoint}, {day}" / "{touchpoint}, {day}";
    LATE_COUNT: "{n} too late" / "{n} te laat";
    IMPROVE: "Improve ‘{topic}’" / "‘{topic}’ verbeteren";
    STEP_THANK: "thank for ‘{what}’" / "bedanken voor ‘{what}’";
}
