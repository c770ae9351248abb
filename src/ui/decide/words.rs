//! The words of deciding, in English and Dutch.

#![allow(missing_docs, reason = "each label says what it is")]

use crate::vocabulary::{labels, words};

labels! {
    FILE_NAME: "decisions" / "besluiten";
    VIEW: "Decide" / "Besluiten";
    KEYS: "A action · two digits place it · Tab next · Del delete · F1 keys" / "A actie · twee cijfers plaatsen hem · Tab volgende · Del weg · F1 toetsen";
    IMPACT_AXIS: "Impact for the customer" / "Effect voor de klant";
    EFFORT_AXIS: "Effort for us" / "Moeite voor ons";
    DO_FIRST: "Do first" / "Eerst doen";
    PLAN: "Plan well" / "Goed plannen";
    ALONGSIDE: "Alongside" / "Erbij doen";
    LEAVE: "Leave" / "Laten";
    NOT_PLACED: "Not placed yet" / "Nog niet geplaatst";
    HOW_TO_PLACE: "Drag an action onto the grid, or select it and type two digits: impact, then effort (0 to 5)." / "Sleep een actie naar het raster, of kies een actie en typ twee cijfers: effect, dan moeite (0 tot 5).";
    TYPE_EFFORT: "Impact {n}. Now the effort: 0 to 5." / "Effect {n}. Nu de moeite: 0 tot 5.";
    CHIP: "{n}. {text}, impact {impact}, effort {effort}" / "{n}. {text}, effect {impact}, moeite {effort}";
    CHIP_LOOSE: "{n}. {text}, not placed" / "{n}. {text}, niet geplaatst";
    MORE: "{n} more" / "nog {n}";
    PLACE: "place" / "plaats";
    ACTIONS: "Actions" / "Acties";
    ADD: "Add an action" / "Actie toevoegen";
    TALLY: "Count votes" / "Stemmen tellen";
    TALLY_HINT: "Type how many votes each action got; Enter goes to the next." / "Typ hoeveel stemmen elke actie kreeg; Enter gaat naar de volgende.";
    VOTES: "Votes" / "Stemmen";
    VOTES_OF: "Votes for {text}" / "Stemmen voor {text}";
    SORT: "Order" / "Volgorde";
    ORDER_GIVEN: "as added" / "zoals toegevoegd";
    ORDER_VOTES: "most votes" / "meeste stemmen";
    ORDER_WORTH: "impact over effort" / "effect boven moeite";
    ORDER_DUE: "date" / "datum";
    HEAD_WHAT: "What" / "Wat";
    HEAD_WHO: "Who" / "Wie";
    HEAD_WHEN: "By when" / "Wanneer klaar";
    HEAD_STATUS: "Status" / "Stand";
    HEAD_PLACE: "I × E" / "E × M";
    WHO: "who?" / "wie?";
    WHEN: "when?" / "wanneer?";
    NO_WORDS: "no words yet" / "nog geen woorden";
    MISSING: "Still missing: {list}." / "Nog nodig: {list}.";
    ALL_THERE: "Every open action has an owner and a date." / "Elke open actie heeft een eigenaar en een datum.";
    NO_ACTIONS: "No actions yet. Press A with something selected on the map, or add one here." / "Nog geen acties. Druk op A met iets gekozen op de kaart, of voeg er hier een toe.";
    TEXT: "What is to be done" / "Wat er gedaan moet worden";
    OWNER: "Who does it" / "Wie het doet";
    KIND: "Kind of work" / "Soort werk";
    DUE: "By when" / "Wanneer klaar";
    STATUS: "Status" / "Stand";
    BARRIER: "What stands in the way" / "Wat in de weg staat";
    ABOUT: "About {what}" / "Over {what}";
    SHOW: "Show on the map" / "Op de kaart tonen";
    DELETE: "Delete the action" / "Actie verwijderen";
    LOG: "Decisions" / "Besluiten";
    LOG_HINT: "Decisions are written down here as they are made: what, why and by whom." / "Besluiten leg je hier vast zodra ze vallen: wat, waarom en door wie.";
    DECIDED: "What was decided" / "Wat er besloten is";
    NEW_DECISION: "Write a decision down, then Enter" / "Leg een besluit vast, dan Enter";
    WHY: "Why" / "Waarom";
    BY: "By whom" / "Door wie";
    ON: "On" / "Op";
    BY_WHOM: "by {who}" / "door {who}";
    DELETE_DECISION: "Delete the decision" / "Besluit verwijderen";
    ACT_ON_DECISION: "Make an action of it" / "Er een actie van maken";
    HAND_OUT: "Hand out…" / "Meegeven…";
    HAND_OUT_TITLE: "Hand out what was decided" / "Meegeven wat er besloten is";
    HAND_OUT_TIP: "One page for everybody, or the dates for a calendar" / "Eén pagina voor iedereen, of de datums voor een agenda";
    AS_PAGE: "One page (HTML)" / "Eén pagina (HTML)";
    AS_TEXT: "Text (Markdown)" / "Tekst (Markdown)";
    AS_CALENDAR: "Calendar (.ics)" / "Agenda (.ics)";
    WITHOUT_DATE: "{n} without a date stay out of the calendar." / "{n} zonder datum komen niet in de agenda.";
    WRITE: "Write" / "Wegschrijven";
}

words! {
    OWNERS_MISSING: "an owner for {n} action", "an owner for {n} actions" / "een eigenaar voor {n} actie", "een eigenaar voor {n} acties";
    DATES_MISSING: "a date for {n} action", "a date for {n} actions" / "een datum voor {n} actie", "een datum voor {n} acties";
}
