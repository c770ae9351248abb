//! The words of the catalogue in English and Dutch.

use crate::vocabulary::labels;

labels! {
    ON_MAP: "{what}, on the map" / "{what}, staat op de kaart";
    ALREADY: "already on the map" / "staat al op de kaart";
    HISTORICAL: "Also those of the past" / "Ook die van vroeger";
    HISTORICAL_TIP: "What no longer exists, to redraw an old map" / "Wat niet meer bestaat, om een oude kaart na te tekenen";
    HIDDEN: "{n} of the past: show" / "{n} van vroeger: tonen";
    NOTHING_FOUND: "Nothing in the catalogue is called that. Enter adds it as you typed it." / "Zoiets staat niet in de catalogus. Enter voegt toe wat je typte.";
    ARROWS: "↓ chooses from the list, Enter adds" / "↓ kiest uit de lijst, Enter voegt toe";
    CHECKLISTS: "Did we look everywhere?" / "Hebben we overal gekeken?";
    TICKED: "Checklists: {n} of {all}" / "Afvinklijsten: {n} van {all}";
    INVENTORY: "Inventory ({n} of {all})" / "Inventaris ({n} van {all})";
    WEBSITE: "Website ({n} of {all})" / "Website ({n} van {all})";
    INVENTORY_WHAT: "Places that are easily forgotten: add what exists, and say what does not apply." / "Plekken die je snel vergeet: voeg toe wat er is, en zeg wat niet van toepassing is.";
    WEBSITE_WHAT: "A website is many meetings at once. Look at each, and note how it is." / "Een website is veel ontmoetingen tegelijk. Bekijk ze een voor een en noteer hoe het is.";
    NOT_APPLICABLE: "Does not apply" / "Niet van toepassing";
    ADD: "Add…" / "Toevoegen…";
    ADD_OF: "Add: {group}" / "Toevoegen: {group}";
    RULED_OUT: "said not to apply" / "gezegd: niet van toepassing";
    OPEN: "not on the map yet" / "nog niet op de kaart";
    NO_WEBSITE: "No website is on the map yet; the checks are noted on it." / "Er staat nog geen website op de kaart; daar worden de controles bij genoteerd.";
    ADD_WEBSITE: "Add a website" / "Een website toevoegen";
    NOTED_ON: "noted on: {what}" / "genoteerd bij: {what}";
    FOLD: "Fold the catalogue" / "De catalogus invouwen";
}
