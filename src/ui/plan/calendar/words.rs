//! The words of the calendar, in English and Dutch.

#![allow(missing_docs, reason = "each label says what it is")]

use crate::vocabulary::{Label, Words, labels};

labels! {
    WEEKS: "Weeks" / "Weken";
    LIST: "List" / "Lijst";
    AGENDA: "Day by day" / "Per dag";
    NEW: "New contact" / "Nieuw contact";
    NEW_NAME: "new contact" / "nieuw contact";
    TODAY: "Today" / "Vandaag";
    TO_TODAY: "Go to today" / "Naar vandaag";
    EMPTY_TITLE: "Nothing is planned yet" / "Er is nog niets gepland";
    EMPTY: "Here you see per week who hears what by which channel, whether that is too much or too little, and what the law allows." / "Hier zie je per week wie wat hoort en via welk kanaal, of dat te veel of te weinig is, en wat de wet toelaat.";
    FIRST: "Plan the first contact" / "Plan het eerste contact";
    NEEDS_PHASE: "A contact serves a phase: add one on the map first." / "Een contact hoort bij een fase: voeg er eerst een toe op de kaart.";
    NONE_PASS: "No contact passes the filter." / "Geen contact voldoet aan het filter.";
    NOBODY: "Nobody in particular" / "Niemand in het bijzonder";
    GONE: "A segment that is gone" / "Een segment dat weg is";
    NO_LIMIT: "no limit agreed" / "geen grens afgesproken";
    LIMIT: "at most {max} in {days} days" / "hoogstens {max} in {days} dagen";
    OF_LIMIT: "{n} of {max}" / "{n} van {max}";
    WEEK: "week {n}" / "week {n}";
    PRESSURE_NAME: "{segment}, week of {day}: {n} within {days} days, limit {max}" / "{segment}, week van {day}: {n} binnen {days} dagen, grens {max}";
    PRESSURE_FREE: "{segment}, week of {day}: {n}, no limit agreed" / "{segment}, week van {day}: {n}, geen grens afgesproken";
    COUNTS: "All journeys of this file count, and only messages on addressed channels that are no service." / "Alle reizen in dit bestand tellen mee, en alleen berichten aan bekende ontvangers die geen servicebericht zijn.";
    SILENCE: "{n} days of silence" / "{n} dagen stilte";
    SILENCE_OF: "{segment}: nothing planned for {n} days, from {from}" / "{segment}: {n} dagen niets gepland, vanaf {from}";
    FREE_DAYS: "{n} days with nothing planned" / "{n} dagen zonder contact";
    BY_LAW: "{country}: limited by law" / "{country}: beperkt door de wet";
    MEANS_LAW: "limited by law: point at it" / "beperkt door de wet: wijs het aan";
    MEANS_WITHIN: "within the limit" / "binnen de grens";
    MEANS_OVER: "over the limit" / "over de grens";
    MEANS_FAR: "twice the limit" / "twee keer de grens";
    MEANS_LINE: "the limit" / "de grens";
    MEANS_FULL: "week over a channel’s limit" / "week over de grens van een kanaal";
    MEANS_SILENCE: "silence" / "stilte";
    MEANS_SLOT: "open slot for a trigger" / "open plek voor een aanleiding";
    TRIGGERS: "Any day: triggers" / "Elke dag: aanleidingen";
    OPEN_SLOT: "open slot" / "open plek";
    ANSWERED: "answered by {what}" / "beantwoord met {what}";
    UNANSWERED: "nothing answers it yet" / "nog niets antwoordt erop";
    WITHIN: "within {time}" / "binnen {time}";
    MORE: "{n} more" / "nog {n}";
    MORE_TIP: "Show these days one by one" / "Deze dagen een voor een tonen";
    BEYOND: "{n} contacts lie further away than this calendar shows: see the list." / "{n} contacten liggen verder weg dan deze kalender toont: zie de lijst.";
    KEYS: "Drag a contact to another day, or use the arrows: a day left and right, a week up and down. A double click on a free spot plans a contact." / "Sleep een contact naar een andere dag, of gebruik de pijlen: een dag naar links en rechts, een week omhoog en omlaag. Een dubbelklik op een vrije plek plant een contact.";
    OPEN: "Open" / "Openen";
    EARLIER: "A day earlier" / "Een dag eerder";
    LATER: "A day later" / "Een dag later";
    REPEAT: "Repeat…" / "Herhalen…";
    DELETE: "Delete" / "Verwijderen";
    STEP_MOVE: "date" / "datum";
    STEP_ADD: "add ‘{what}’" / "‘{what}’ toevoegen";
    STEP_DELETE: "delete ‘{what}’" / "‘{what}’ verwijderen";
    STEP_REPEAT: "repeat ‘{what}’" / "‘{what}’ herhalen";
    CONTACTS: "planned contacts" / "geplande contacten";
    EVERY: "Every" / "Elke";
    UNIT: "Unit" / "Eenheid";
    DAYS: "days" / "dagen";
    WEEKS_UNIT: "weeks" / "weken";
    MONTHS: "months" / "maanden";
    UNTIL: "until" / "tot en met";
    UNTIL_FORMAT: "31 Dec 2026" / "31 dec 2026";
    NO_DATE: "a date such as 31 Dec 2026" / "een datum zoals 31 dec 2026";
    ADD: "Add" / "Toevoegen";
    CANCEL: "Cancel" / "Annuleren";
    CHIP: "{name}, {day}, {channel}, {whom}, {status}, {runs}" / "{name}, {day}, {channel}, {whom}, {status}, {runs}";
    NAME: "Contact" / "Contact";
    DATE: "Day" / "Dag";
    TIME: "Time" / "Tijd";
    WHOM: "To whom" / "Aan wie";
    STATUS: "State" / "Stand";
    RUNS: "Runs by itself" / "Loopt vanzelf";
    GOAL: "Why" / "Waarom";
    PURPOSE: "Purpose in law" / "Doeleinde in de wet";
    CAMPAIGN: "Campaign" / "Campagne";
    TOUCHPOINT: "Touchpoint" / "Contactmoment";
    SET_OFF: "Set off by" / "Aanleiding";
    CONTENT: "Content" / "Inhoud";
    HAS_CONTENT: "Content is there" / "Inhoud is er";
    OFFER: "Offer" / "Aanbod";
    MESSAGE: "Kind of message" / "Soort bericht";
    PERSONAL: "How personal" / "Hoe persoonlijk";
    RELATION: "Relation" / "Relatie";
    MARKET: "Market" / "Markt";
    PERSON: "Person in law" / "Persoon in de wet";
    TAKE_DATES: "Dates from a calendar…" / "Datums uit een agenda…";
    DATES_TITLE: "Dates from a calendar" / "Datums uit een agenda";
    TAKE_DATES_TIP: "Read an .ics file of another calendar; you see first what would change" / "Een .ics-bestand van een andere agenda lezen; je ziet eerst wat er zou veranderen";
    TAKE_OVER: "Take over" / "Overnemen";
    NOTHING_TO_TAKE: "Nothing in it is new or changes something" / "Er staat niets in dat nieuw is of iets verandert";
    NEW_ARE: "New contacts are:" / "Nieuwe contacten zijn:";
    PHASE: "Phase" / "Fase";
    CHANNEL: "Channel" / "Kanaal";
    BEYOND_READ: "{n} more entries were not read." / "Nog {n} afspraken zijn niet gelezen.";
    NEEDS_JOURNEY: "Open a journey first: a calendar holds dates for its contacts." / "Open eerst een reis: een agenda bevat datums voor de contacten daarvan.";
    STEP_TAKE: "dates from ‘{what}’" / "datums uit ‘{what}’";
    LIST_EMPTY: "Nothing is planned yet. Type a name in the row below." / "Er is nog niets gepland. Typ een naam in de rij hieronder.";
}

pub const CONTACT_COUNT: Words = Words {
    one: Label::new("{n} contact", "{n} contact"),
    other: Label::new("{n} contacts", "{n} contacten"),
};
pub const MAKES: Words = Words {
    one: Label::new("makes {n} more contact", "maakt nog {n} contact"),
    other: Label::new("makes {n} more contacts", "maakt nog {n} contacten"),
};

pub const CANCEL_GONE: Words = Words {
    one: Label::new(
        "Call off {n} contact that is not in the file any more",
        "{n} contact afzeggen dat niet meer in het bestand staat",
    ),
    other: Label::new(
        "Call off {n} contacts that are not in the file any more",
        "{n} contacten afzeggen die niet meer in het bestand staan",
    ),
};
/// What was called off.
pub const CALLED_OFF: Words = Words {
    one: Label::new("{n} called off", "{n} afgezegd"),
    other: Label::new("{n} called off", "{n} afgezegd"),
};
/// What calling off does.
pub const CANCEL_GONE_TIP: Label = Label::new(
    "They stay in the plan as cancelled. Leave this off if the file holds only a part of the plan, or is older than it.",
    "Ze blijven als geannuleerd in het plan staan. Laat dit uit als het bestand maar een deel van het plan bevat, of ouder is.",
);

/// The days of the week from Monday, in two or three letters.
pub const WEEKDAYS: [Label; 7] = [
    Label::new("Mon", "ma"),
    Label::new("Tue", "di"),
    Label::new("Wed", "wo"),
    Label::new("Thu", "do"),
    Label::new("Fri", "vr"),
    Label::new("Sat", "za"),
    Label::new("Sun", "zo"),
];

/// The months in short.
pub const MONTHS_SHORT: [Label; 12] = [
    Label::new("Jan", "jan"),
    Label::new("Feb", "feb"),
    Label::new("Mar", "mrt"),
    Label::new("Apr", "apr"),
    Label::new("May", "mei"),
    Label::new("Jun", "jun"),
    Label::new("Jul", "jul"),
    Label::new("Aug", "aug"),
    Label::new("Sep", "sep"),
    Label::new("Oct", "okt"),
    Label::new("Nov", "nov"),
    Label::new("Dec", "dec"),
];
