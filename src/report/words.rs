//! The words of reports, in English and Dutch.

use crate::vocabulary::{Label, Words};

pub(super) const LEVEL: Label = Label::new("Level", "Niveau");
pub(super) const FAMILY: Label = Label::new("Kind", "Soort");
pub(super) const ABOUT: Label = Label::new("About", "Over");
pub(super) const PHASE: Label = Label::new("Phase", "Fase");
pub(super) const OWNER: Label = Label::new("Owner", "Eigenaar");
pub(super) const FINDING: Label = Label::new("What we found", "Wat we vonden");
pub(super) const BASED_ON: Label = Label::new("Based on", "Gebaseerd op");
pub(super) const TO_DO: Label = Label::new("What to do", "Wat te doen");
pub(super) const STATE: Label = Label::new("State", "Stand");
pub(super) const REASON: Label = Label::new("Reason", "Reden");
pub(super) const WEIGHT: Label = Label::new("Weight", "Gewicht");
pub(super) const FRAGILE: Label = Label::new("Close call", "Op het randje");
pub(super) const AS_OF: Label = Label::new("As of", "Peildatum");
pub(super) const MISSING: Label = Label::new("missing", "ontbreekt");

pub(super) const TITLE: Label =
    Label::new("Gaps in the journey ‘{journey}’", "Knelpunten in de klantreis ‘{journey}’");
pub(super) const TITLE_OWNER: Label = Label::new(
    "Gaps for {owner} in the journey ‘{journey}’",
    "Knelpunten voor {owner} in de klantreis ‘{journey}’",
);
pub(super) const ORGANISATION: Label = Label::new("Organisation: {name}", "Organisatie: {name}");
pub(super) const DATE_LINE: Label =
    Label::new("The journey as it was on {date}", "De klantreis zoals die was op {date}");
pub(super) const TO_BE_LINE: Label = Label::new(
    "This is the journey as it should become: planned and proposed touchpoints count.",
    "Dit is de reis zoals die moet worden: geplande en voorgestelde contactmomenten tellen mee.",
);
pub(super) const SIZE: Label =
    Label::new("{touchpoints}, {transitions}, {phases}", "{touchpoints}, {transitions}, {phases}");
pub(super) const FILTER_LEVEL: Label =
    Label::new("Only findings of level {level} and worse", "Alleen bevindingen van niveau {level} en erger");
pub(super) const FILTER_RULES: Label = Label::new("Only these rules: {rules}", "Alleen deze regels: {rules}");

pub(super) const SUMMARY: Label = Label::new("In short", "In het kort");
pub(super) const NOTHING: Label = Label::new(
    "Nothing was found that stands in the customer’s way.",
    "Er is niets gevonden dat de klant in de weg staat.",
);
pub(super) const COUNTED: Label = Label::new(
    "{asked} were asked of the map. That gave {found}: {now} to deal with now, {next} next and {later} later.",
    "Aan de kaart zijn {asked} gesteld. Dat gaf {found}: {now} voor nu, {next} voor straks en {later} voor later.",
);
pub(super) const QUESTIONS: Words =
    Words { one: Label::new("{n} question", "{n} vraag"), other: Label::new("{n} questions", "{n} vragen") };
pub(super) const FINDINGS: Words = Words {
    one: Label::new("{n} finding", "{n} bevinding"),
    other: Label::new("{n} findings", "{n} bevindingen"),
};
pub(super) const TOUCHPOINTS: Words = Words {
    one: Label::new("{n} touchpoint", "{n} contactmoment"),
    other: Label::new("{n} touchpoints", "{n} contactmomenten"),
};
pub(super) const HISTORICAL: Label =
    Label::new("{touchpoints} and {n} historical", "{touchpoints} en {n} historisch");
pub(super) const TRANSITIONS: Words = Words {
    one: Label::new("{n} transition", "{n} overgang"),
    other: Label::new("{n} transitions", "{n} overgangen"),
};
pub(super) const PHASES: Words =
    Words { one: Label::new("{n} phase", "{n} fase"), other: Label::new("{n} phases", "{n} fasen") };
pub(super) const LEGAL: Label = Label::new(
    "About permission: {n}. Messages may not be sent as they are planned, or rules have to be put in order. This is a checklist and no legal advice.",
    "Over toestemming: {n}. Berichten mogen zo niet verstuurd worden, of regels moeten op orde. Dit is een checklist en geen juridisch advies.",
);
pub(super) const UNKNOWN: Label = Label::new(
    "Not known yet: {n}. Nothing is wrong there as far as anybody knows.",
    "Nog niet bekend: {n}. Daar is voor zover bekend niets mis.",
);

pub(super) const REPAIRS: Label = Label::new("What to do first", "Wat eerst te doen");
pub(super) const REPAIRS_LEAD: Label = Label::new(
    "These few changes would clear the most. Each was tried on a copy of the map, after those before it; how well it works in reality depends on how it is done.",
    "Deze paar veranderingen lossen het meeste op. Elk is op een kopie van de kaart geprobeerd, na de vorige; hoe goed het in werkelijkheid werkt, hangt af van de uitvoering.",
);
pub(super) const CLEARS: Label = Label::new("Clears {findings}: {list}.", "Lost {findings} op: {list}.");
pub(super) const EASES: Label = Label::new(" Makes {findings} milder.", " Maakt {findings} milder.");
pub(super) const AND_MORE: Label = Label::new("{list}; and {n} more", "{list}; en nog {n}");

pub(super) const OWNERS: Label = Label::new("Per owner", "Per eigenaar");
pub(super) const OWNERS_LEAD: Label = Label::new(
    "In the order of the alphabet. More findings mean more touchpoints or more knowledge about them, not worse work.",
    "Op alfabet. Meer bevindingen betekenen meer contactmomenten of meer kennis erover, geen slechter werk.",
);
pub(super) const NOBODY: Label = Label::new("nobody yet", "nog niemand");

pub(super) const FRAGILE_TITLE: Label = Label::new("Close calls", "Op het randje");
pub(super) const FRAGILE_LEAD: Label = Label::new(
    "These findings would go away or change their level if one figure were a little different. Check the figure before you act on them.",
    "Deze bevindingen zouden verdwijnen of van niveau veranderen als één cijfer iets anders was. Controleer dat cijfer voordat je ernaar handelt.",
);
pub(super) const HINGES: Label = Label::new("It would change if", "Het verandert als");
pub(super) const THEN: Label = Label::new("{knob}: then {then}", "{knob}: dan {then}");
pub(super) const GONE: Label = Label::new("no finding", "geen bevinding");

pub(super) const DECIDED: Label = Label::new("What was decided", "Wat besloten is");
pub(super) const DECIDED_LEAD: Label = Label::new(
    "What the team decided about findings, and what has been mended since.",
    "Wat het team over bevindingen besloot, en wat sindsdien is opgelost.",
);
pub(super) const RULE_NAME: Label = Label::new("Question", "Vraag");

pub(super) const METHOD: Label = Label::new("How this was judged", "Hoe dit is beoordeeld");
pub(super) const METHOD_LEAD: Label = Label::new(
    "A fixed list of {rules} is asked of the map, each based on published work about customer journeys. A finding is Critical when the journey breaks or the law is at stake, High when something important fails, Medium when customers find a detour, Low when it is polish, and Info when something is not known. What is not filled in is not counted as wrong. Scores run from 1 to 5, and 5 is best.",
    "Aan de kaart worden {rules} uit een vaste lijst gesteld, elk gebaseerd op gepubliceerd werk over klantreizen. Een bevinding is Kritiek als de reis breekt of de wet in het geding is, Hoog als iets belangrijks tekortschiet, Middel als klanten een omweg vinden, Laag als het om afwerking gaat, en Ter info als iets niet bekend is. Wat niet is ingevuld, telt niet als fout. Scores lopen van 1 tot 5, en 5 is het best.",
);
pub(super) const METHOD_WEIGHT: Label = Label::new(
    "Within a level, findings are ordered by weight: the importance of the touchpoint for customers, half as much again where it is a moment of truth.",
    "Binnen een niveau staan bevindingen op gewicht: het belang van het contactmoment voor klanten, anderhalf keer zo zwaar bij een moment van de waarheid.",
);
pub(super) const THRESHOLDS: Label = Label::new("Thresholds", "Drempels");
pub(super) const THRESHOLD: Label = Label::new("Threshold", "Drempel");
pub(super) const FIGURE: Label = Label::new("Figure", "Waarde");
pub(super) const USUAL: Label = Label::new("Usual", "Gebruikelijk");
pub(super) const SWITCHED_OFF: Label =
    Label::new("Switched off in this file: {rules}.", "In dit bestand uitgezet: {rules}.");
pub(super) const SKIPPED: Label = Label::new(
    "Not asked, because the map lacks what they need: {rules}.",
    "Niet gesteld, omdat de kaart mist wat ze nodig hebben: {rules}.",
);
pub(super) const PUBLICATIONS: Label = Label::new("Publications", "Publicaties");
pub(super) const PUBLICATION: Label = Label::new("Publication", "Publicatie");
pub(super) const BY: Label = Label::new("By", "Door");
pub(super) const WHEN: Label = Label::new("When", "Wanneer");

pub(super) const MATRICES: Label = Label::new("Tables", "Tabellen");
pub(super) const MATRICES_LEAD: Label = Label::new(
    "How many touchpoints there are of each kind. \u{201c}Missing\u{201d} marks what should be there and is not. In the table of handovers rows hand over to columns; in that of importance and influence each row is an importance, 5 the highest.",
    "Hoeveel contactmomenten er van elke soort zijn. \u{201c}Ontbreekt\u{201d} staat waar iets hoort te zijn en niets is. In de tabel met overdrachten dragen rijen over aan kolommen; in die met belang en invloed is elke rij een belang, 5 het hoogst.",
);
pub(super) const UNFILLED: Label = Label::new("not filled in", "niet ingevuld");
pub(super) const HEALTH: Label = Label::new("What is in order", "Wat op orde is");
pub(super) const HEALTH_LEAD: Label = Label::new(
    "Of all checks that apply, {share} is in order, weighed by how much each touchpoint matters to customers. By kind:",
    "Van alle controles die van toepassing zijn, is {share} op orde, gewogen naar het belang voor klanten. Per soort:",
);
pub(super) const CHECKS: Label = Label::new("Checks", "Controles");
pub(super) const IN_ORDER: Label = Label::new("In order", "Op orde");
