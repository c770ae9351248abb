//! The words of the window in English and Dutch, beside those of the commands.

#![allow(missing_docs, reason = "each label says what it is")]

use crate::model::Influence;
use crate::vocabulary::{Label, Words};

macro_rules! labels {
    ($( $name:ident: $en:literal / $nl:literal; )*) => {
        $( pub const $name: Label = Label::new($en, $nl); )*
    };
}

labels! {
    FILE: "File" / "Bestand";
    EDIT: "Edit" / "Bewerken";
    VIEW: "View" / "Beeld";
    INSERT: "Insert" / "Invoegen";
    HELP: "Help" / "Help";
    RECENT: "Recent" / "Recent";
    THEME: "Theme" / "Thema";
    LANGUAGE: "Language" / "Taal";
    ABOUT: "About Wandel" / "Over Wandel";
    ABOUT_TEXT: "Wandel draws customer journeys. It never opens a connection: your maps stay on this machine." / "Wandel tekent klantreizen. Het maakt nooit verbinding: je kaarten blijven op deze computer.";
    EXPORT: "Export" / "Exporteren";
    SAVED: "saved" / "opgeslagen";
    EDITED: "edited" / "gewijzigd";
    UNSAVED: "not saved yet" / "nog niet opgeslagen";
    READ_ONLY: "read only" / "alleen lezen";
    UNTITLED: "Untitled" / "Naamloos";
    UNDO_STEP: "Undo {what}" / "{what} ongedaan maken";
    REDO_STEP: "Redo {what}" / "{what} opnieuw";
    LANES_BY: "Lanes by" / "Banen per";
    PERSONA: "Persona" / "Persona";
    EVERYBODY: "Everybody" / "Iedereen";
    JOURNEY: "Journey" / "Klantreis";
    STATE: "State" / "Toestand";
    ZOOM: "{n} %" / "{n} %";
    NEW_TOUCHPOINT: "Title of a new touchpoint" / "Titel van een nieuw touchpoint";
    NEW_TOUCHPOINT_HINT: "New touchpoint… N" / "Nieuw touchpoint… N";
    ADD_TO: "Add ‘{what}’ to {phase}" / "‘{what}’ toevoegen aan {phase}";
    TRAY: "the tray" / "het bakje";
    WELCOME: "Which journey today?" / "Welke klantreis vandaag?";
    START_NEW: "Begin" / "Beginnen";
    NEW_EMPTY: "Empty map" / "Lege kaart";
    NEW_EMPTY_TIP: "No phases yet" / "Nog geen fasen";
    NEW_FIVE: "Five phases" / "Vijf fasen";
    OTHER_TEMPLATES: "Other templates" / "Andere sjablonen";
    NEW_FIVE_TIP: "Orientation, consideration, purchase, consumption, evaluation" / "Oriëntatie, overweging, koop, gebruik, evaluatie";
    OPEN_FILE: "Open a file…" / "Een bestand openen…";
    SAMPLES: "Samples" / "Voorbeelden";
    NO_RECENT: "Files that you open or save are listed here." / "Bestanden die je opent of opslaat, staan hier.";
    DROP_HINT: "You can also drop a .ron file on this window." / "Je kunt ook een .ron-bestand op dit venster laten vallen.";
    RECOVERED: "Work that was not saved" / "Werk dat niet is opgeslagen";
    RECOVERED_WHY: "The program or the machine stopped. The copy stands beside the file as saved; neither overwrites the other." / "Het programma of de computer stopte. De kopie staat naast het opgeslagen bestand; geen van beide overschrijft de ander.";
    RECOVER_OPEN: "Open the copy" / "De kopie openen";
    RECOVER_SAVED: "Open the file as saved" / "Het opgeslagen bestand openen";
    RECOVER_KEEP: "Keep for later" / "Bewaren voor later";
    RECOVER_DISCARD: "Throw the copy away" / "De kopie weggooien";
    RECOVERED_NAME: "{name} (recovered)" / "{name} (hersteld)";
    NEVER_SAVED: "a map that was never saved" / "een kaart die nooit is opgeslagen";
    UNSAVED_TITLE: "Save the changes?" / "Wijzigingen opslaan?";
    UNSAVED_TEXT: "‘{name}’ has changes that are not saved." / "‘{name}’ heeft wijzigingen die niet zijn opgeslagen.";
    SAVE: "Save" / "Opslaan";
    DISCARD: "Discard" / "Niet opslaan";
    CANCEL: "Cancel" / "Annuleren";
    CLOSE_DIALOG: "Close" / "Sluiten";
    COMMENTS_TITLE: "Comments will be lost" / "Opmerkingen gaan verloren";
    COMMENTS_TEXT: "The file has comments (// …) that someone wrote by hand. Saving writes the file anew, without them." / "In het bestand staan opmerkingen (// …) die iemand met de hand schreef. Opslaan schrijft het bestand opnieuw, zonder die opmerkingen.";
    SAVE_ANYWAY: "Save anyway" / "Toch opslaan";
    CHANGED_TITLE: "The file changed on the disk" / "Het bestand is op schijf gewijzigd";
    CHANGED_TEXT: "Somebody or something else changed ‘{name}’ since it was opened here." / "Iemand of iets anders heeft ‘{name}’ gewijzigd nadat het hier werd geopend.";
    OVERWRITE: "Overwrite it" / "Overschrijven";
    RELOAD: "Open it anew" / "Opnieuw openen";
    CANNOT_OPEN: "This file can't be opened" / "Dit bestand kan niet worden geopend";
    CANNOT_SAVE: "This file can't be saved" / "Dit bestand kan niet worden opgeslagen";
    CANNOT_EXPORT: "The picture can't be made" / "De afbeelding kan niet worden gemaakt";
    PROBLEMS: "Problems in this file" / "Problemen in dit bestand";
    CLEAR_DANGLING: "Clear dangling references" / "Losse verwijzingen wissen";
    LINE: "line {n}" / "regel {n}";
    PANIC_TITLE: "Something went wrong inside Wandel" / "Er ging iets mis in Wandel";
    PANIC_TEXT: "Your work is still here, and a copy of it was written. Save it under another name, then open it again." / "Je werk is er nog, en er is een kopie van geschreven. Sla het op onder een andere naam en open het opnieuw.";
    PATH_TITLE_OPEN: "Open a file" / "Een bestand openen";
    PATH_TITLE_SAVE: "Save as" / "Opslaan als";
    PATH_TITLE_EXPORT: "Export as" / "Exporteren als";
    PATH_WHY: "This machine shows no file dialog, so type the path." / "Deze computer toont geen bestandsvenster, dus typ het pad.";
    PATH: "Path" / "Pad";
    REPLACE: "Replace the file that is there" / "Het bestaande bestand vervangen";
    EXISTS: "there is a file with this name already" / "er is al een bestand met deze naam";
    OPEN: "Open" / "Openen";
    EXPORT_TITLE: "Export the map" / "De kaart exporteren";
    FORMAT: "Format" / "Formaat";
    EXTENT: "What" / "Wat";
    WHOLE: "Whole map" / "Hele kaart";
    SLIDE: "Slide, 16:9" / "Dia, 16:9";
    THIS_SELECTION: "Selected touchpoints" / "Gekozen touchpoints";
    ONE_PHASE: "One phase" / "Eén fase";
    NOT_A_DATE: "a date such as 2026-06-01" / "een datum zoals 2026-06-01";
    SIZE: "Size" / "Grootte";
    SCALE: "Scale" / "Schaal";
    WIDTH: "Width in pixels" / "Breedte in pixels";
    OWNERS: "With owners" / "Met eigenaren";
    AS_OF: "Analysis date" / "Analysedatum";
    CHOOSE_PATH: "Choose…" / "Kiezen…";
    EXPORTING: "Exporting…" / "Bezig met exporteren…";
    EXPORTED: "Exported to {path}" / "Geëxporteerd naar {path}";
    SAVED_TO: "Saved {path}" / "{path} opgeslagen";
    LAYING_OUT: "Laying the map out…" / "De kaart wordt ingedeeld…";
    OPENING_DIALOG: "The file dialog is open" / "Het bestandsvenster is open";
    KEYS_TITLE: "Keys" / "Toetsen";
    KEYS_TEXT: "With the map in front; in a text field keys are text." / "Met de kaart voor; in een tekstveld zijn toetsen tekst.";
    DIGIT_HINT: "a digit chooses, 0 clears" / "een cijfer kiest, 0 wist";
    CLEAR: "not assessed" / "nog niet beoordeeld";
    SELECT_FIRST: "Select a touchpoint first" / "Kies eerst een touchpoint";
    NOTHING_COPIED: "The clipboard holds no touchpoints" / "Op het klembord staan geen touchpoints";
    COPIED: "Copied: {n}" / "Gekopieerd: {n}";
    NOT_KNOWN_YET: "Not known yet" / "Nog niet bekend";
    ALL_KNOWN: "Everything asked so far is filled in." / "Alles wat tot nu toe gevraagd is, is ingevuld.";
    SHOW: "Show" / "Tonen";
    FOLD: "Fold" / "Invouwen";
    NEW_JOURNEY: "Customer journey" / "Klantreis";
    NO_PHASES: "This map has no phases yet" / "Deze kaart heeft nog geen fasen";
    NEW_PHASE: "New phase" / "Nieuwe fase";
    KEYS_MAP: "N new · W who · C channel · M media · I influence · E feeling · L link · F1 keys" / "N nieuw · W wie · C kanaal · M media · I invloed · E gevoel · L verbinden · F1 toetsen";
    KEYS_SELECTED: "Enter rename · W who · C channel · M media · I influence · E feeling · P importance · D moment · Del" / "Enter naam · W wie · C kanaal · M media · I invloed · E gevoel · P belang · D moment · Del";
    KEYS_TYPING: "Esc leaves the field" / "Esc verlaat het veld";
    NO_WINDOW_FILE: "drop one .ron file" / "laat één .ron-bestand vallen";
    OWNER: "Owner" / "Eigenaar";
    NOBODY: "nobody" / "niemand";
    CHANNEL: "Channel" / "Kanaal";
    MEDIA_TYPE: "Media type" / "Mediatype";
    INFLUENCE: "Influenceability" / "Beïnvloedbaarheid";
    FEELING: "Feeling" / "Gevoel";
    IMPORTANCE: "Importance" / "Belang";
    SEVERAL: "several" / "verschillend";
    SEVERAL_TIP: "What you choose here is set for all of them." / "Wat je hier kiest, geldt voor allemaal.";
    NONE: "none" / "geen";
    NONE_YET: "There are none in this file yet" / "Die staan nog niet in dit bestand";
    NOT_READABLE: "this can't be read as a value" / "dit is niet als waarde te lezen";
    YES: "yes" / "ja";
    NO: "no" / "nee";
    REMOVE: "Remove" / "Weghalen";
    TITLE: "Title" / "Titel";
    NAME: "Name" / "Naam";
    NEW_DEPARTMENT: "new department…" / "nieuwe afdeling…";
    EXPECTATION: "Expectation and experience" / "Verwachting en beleving";
    EXPECTED: "Customer expects" / "Klant verwacht";
    ASSUMED: "We assume" / "Wij denken";
    OWN_VIEW: "Our own mark" / "Ons eigen cijfer";
    EXPERIENCED: "Experienced" / "Ervaren";
    SECTION_PLACE: "Place on the map" / "Plaats op de kaart";
    SECTION_WHAT: "What it is" / "Wat het is";
    SECTION_WHO: "Who meets it" / "Wie het tegenkomt";
    SECTION_ROLE: "Part in the journey" / "Rol in de reis";
    SECTION_CONTENT: "Content and next step" / "Inhoud en volgende stap";
    SECTION_CONSENT: "Contact and consent" / "Contact en toestemming";
    SECTION_WORDS: "In words" / "In woorden";
    SECTION_PAINS: "Pain points" / "Pijnpunten";
    SECTION_EVIDENCE: "Evidence" / "Bewijs";
    SECTION_METRICS: "Measured" / "Gemeten";
    SECTION_TRANSITIONS: "Transitions" / "Overgangen";
    IN_OUT: "{in} in · {out} out" / "{in} in · {out} uit";
    PHASE: "Phase" / "Fase";
    PINNED_STEP: "Step to keep" / "Vaste stap";
    LAYER: "Blueprint layer" / "Blueprintlaag";
    SOURCE: "Who speaks" / "Afzender";
    MODE: "Online or offline" / "Online of offline";
    DIRECTION: "Direction" / "Richting";
    DEVICES: "Devices" / "Apparaten";
    PLATFORM: "Platform" / "Platform";
    STATUS: "Status" / "Status";
    PURPOSE: "Purpose" / "Doel";
    LEVERS: "How we influence it" / "Hoe we het beïnvloeden";
    CONTACT_ROLE: "Role in the department" / "Rol in de afdeling";
    LAST_CHECKED: "Last checked" / "Laatst nagekeken";
    PERSONAS_FIELD: "Personas" / "Persona’s";
    SEGMENTS: "Segments" / "Segmenten";
    LIFECYCLE: "Lifecycle stages" / "Levensfasen";
    MARKETS: "Markets" / "Markten";
    RELATIONS: "Relations" / "Relaties";
    LANGUAGES: "Languages" / "Talen";
    ALL_OWNERS: "All owners" / "Alle eigenaren";
    ENTRY: "Journeys start here" / "Reizen beginnen hier";
    CONVERSION: "The purchase happens here" / "Hier wordt gekocht";
    EXIT: "How journeys end here" / "Hoe reizen hier eindigen";
    MOMENT: "Moment of truth" / "Moment van de waarheid";
    MEMORABLE: "Memorable" / "Blijft hangen";
    EFFORT: "Effort for us" / "Moeite voor ons";
    MANDATORY_FIELDS: "Mandatory fields" / "Verplichte velden";
    FIELD_NAMES: "Those fields, with commas" / "Die velden, met komma’s";
    PROMISE: "Promise" / "Belofte";
    PROMISE_LEVEL: "How much is promised" / "Hoeveel beloofd";
    ANSWERS: "Questions it must answer" / "Vragen die het moet beantwoorden";
    HAS_CONTENT: "Has content" / "Heeft inhoud";
    CONTENT: "Content" / "Inhoud";
    CONTENT_DATE: "Date of the content" / "Datum van de inhoud";
    CALL_TO_ACTION: "Call to action" / "Oproep tot actie";
    LEADS_TO: "Leads to" / "Leidt naar";
    INVITES_SHARING: "Invites sharing" / "Nodigt uit tot delen";
    SOCIAL_PROOF: "Shows what others think" / "Toont wat anderen vinden";
    RETURN_HOOK: "Gives a reason to come back" / "Geeft een reden om terug te komen";
    TACTIC: "Tactic" / "Tactiek";
    CONTACT_PURPOSES: "Purposes of addressed contact" / "Doelen van gericht contact";
    MONITORED: "Somebody listens" / "Er luistert iemand";
    RESPONSE_NORM: "Answer within minutes" / "Antwoord binnen minuten";
    RESPONSE_OWNER: "Who answers" / "Wie antwoordt";
    SYSTEMS: "Systems" / "Systemen";
    CUSTOMER_WORDS: "Expected, in the customer’s words" / "Verwacht, in woorden van de klant";
    ORGANISATION_WORDS: "Expected, in our words" / "Verwacht, in onze woorden";
    IMPRESSION: "Impression" / "Indruk";
    OPPORTUNITY: "What could be better" / "Wat beter kan";
    DESCRIPTION: "Description" / "Omschrijving";
    NOTES: "Notes" / "Notities";
    PAIN: "Pain point" / "Pijnpunt";
    ROOT_CAUSE: "Root cause" / "Oorzaak";
    SEVERITY: "How much it hurts" / "Hoe erg";
    ADD_PAIN: "Add a pain point" / "Pijnpunt toevoegen";
    EVIDENCE: "What it says" / "Wat het zegt";
    EVIDENCE_KIND: "Kind of evidence" / "Soort bewijs";
    EVIDENCE_SOURCE: "Where it comes from" / "Waar het vandaan komt";
    DATE: "Date" / "Datum";
    SAMPLE_SIZE: "How many were asked" / "Hoeveel er gevraagd zijn";
    ADD_EVIDENCE: "Add evidence" / "Bewijs toevoegen";
    METRIC: "Metric" / "Maatstaf";
    METRIC_KIND: "Kind of figure" / "Soort cijfer";
    UNIT: "Unit" / "Eenheid";
    MEASURED: "Found" / "Gemeten";
    TARGET: "Wanted" / "Gewenst";
    LOWER_IS_BETTER: "Less is better" / "Minder is beter";
    ADD_METRIC: "Add a metric" / "Maatstaf toevoegen";
    ROLE: "Role" / "Rol";
    QUESTION: "The customer’s question" / "De vraag van de klant";
    CUSTOMER_GOAL: "What the customer wants" / "Wat de klant wil";
    ORG_GOAL: "What we want" / "Wat wij willen";
    GOALS_ALIGNED: "The goals agree" / "De doelen kloppen samen";
    LEAD: "Lead" / "Trekker";
    LOOK_FIRST: "Look first" / "Kijk eerst";
    CUSTOMER_ACTIVITY: "What the customer does" / "Wat de klant doet";
    BRAND_ROLE: "What the brand does" / "Wat het merk doet";
    EXPECTATION_TEXT: "What the customer expects" / "Wat de klant verwacht";
    MESSAGE_TYPES: "Messages that fit" / "Berichten die passen";
    MOVE_LEFT: "Move left" / "Naar links";
    MOVE_RIGHT: "Move right" / "Naar rechts";
    DELETE_PHASE: "Delete phase" / "Fase verwijderen";
    DELETE_PHASE_TIP: "Its touchpoints go to the tray" / "De touchpoints gaan naar het bakje";
    CUSTOMER_KIND: "Kind of customer" / "Soort klant";
    APPROACH: "Made from" / "Gemaakt vanuit";
    START_EVENT: "Starts with" / "Begint met";
    END_EVENT: "Ends with" / "Eindigt met";
    DECISION: "The decision that this map serves" / "Het besluit waarvoor deze kaart dient";
    SUCCESS: "What counts as success" / "Wat succes is";
    EXISTING_CUSTOMERS: "Existing customers walk it too" / "Bestaande klanten lopen hem ook";
    OBJECTIVES: "Objectives" / "Doelstellingen";
    KIND: "Kind" / "Soort";
    LABEL: "Text on the line" / "Tekst op de lijn";
    CONDITION: "When" / "Wanneer";
    SHARE: "Share of customers, per cent" / "Deel van de klanten, procent";
    SENTIMENT: "Mood" / "Stemming";
    FRICTION: "How hard the step is" / "Hoe zwaar de stap is";
    HANDOVER: "What is handed over" / "Wat wordt overgedragen";
    DATA_PASSED: "The facts travel along" / "De gegevens gaan mee";
    CONFIRMED_SKIP: "Skipping a phase is meant" / "Een fase overslaan is bedoeld";
    DELETE_TRANSITION: "Delete transition" / "Overgang verwijderen";
    FUTURE: "to be" / "gewenst";
}

macro_rules! words {
    ($( $name:ident: $en1:literal, $en:literal / $nl1:literal, $nl:literal; )*) => {
        $( pub const $name: Words = Words { one: Label::new($en1, $nl1), other: Label::new($en, $nl) }; )*
    };
}

words! {
    PHASES: "{n} phase", "{n} phases" / "{n} fase", "{n} fasen";
    TOUCHPOINTS: "{n} touchpoint", "{n} touchpoints" / "{n} touchpoint", "{n} touchpoints";
    TRANSITIONS: "{n} transition", "{n} transitions" / "{n} overgang", "{n} overgangen";
    PERSONAS: "{n} persona", "{n} personas" / "{n} persona", "{n} persona’s";
    UNSORTED: "{n} unsorted", "{n} unsorted" / "{n} ongesorteerd", "{n} ongesorteerd";
    PROBLEM_COUNT: "{n} problem", "{n} problems" / "{n} probleem", "{n} problemen";
    PAINS: "{n} pain point", "{n} pain points" / "{n} pijnpunt", "{n} pijnpunten";
    SOURCES: "{n} source", "{n} sources" / "{n} bron", "{n} bronnen";
    METRICS: "{n} metric", "{n} metrics" / "{n} maatstaf", "{n} maatstaven";
    SELECTED: "{n} selected", "{n} selected" / "{n} gekozen", "{n} gekozen";
    WITHOUT_OWNER: "{n} without owner", "{n} without owner" / "{n} zonder eigenaar", "{n} zonder eigenaar";
    WITHOUT_CHANNEL: "{n} without channel", "{n} without channel" / "{n} zonder kanaal", "{n} zonder kanaal";
    WITHOUT_MEDIA: "{n} without media type", "{n} without media type" / "{n} zonder mediatype", "{n} zonder mediatype";
    WITHOUT_INFLUENCE: "{n} without influence", "{n} without influence" / "{n} zonder invloed", "{n} zonder invloed";
    WITHOUT_FEELING: "{n} without feeling", "{n} without feeling" / "{n} zonder gevoel", "{n} zonder gevoel";
    WITHOUT_SCORES: "{n} without expectation and experience", "{n} without expectation and experience" / "{n} zonder verwachting en beleving", "{n} zonder verwachting en beleving";
}

/// How far something can be influenced, in a word that fits a button.
pub const fn influence(value: Influence) -> Label {
    match value {
        Influence::NoInfluence => Label::new("Listen", "Luister"),
        Influence::Indirect => Label::new("Indirect", "Indirect"),
        Influence::Partial => Label::new("Partial", "Deels"),
        Influence::Full => Label::new("Full", "Geheel"),
    }
}
