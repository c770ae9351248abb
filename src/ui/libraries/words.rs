//! The words of the libraries, in English and Dutch.

#![allow(missing_docs, reason = "each label says what it is")]

use crate::edit::Library;
use crate::vocabulary::{Label, labels, words};

labels! {
    THIS_JOURNEY: "In this journey" / "In deze klantreis";
    LIBRARIES: "Libraries" / "Bibliotheken";
    USED: "Used by" / "Gebruikt door";
    USED_BY: "‘{what}’ is used by:" / "‘{what}’ wordt gebruikt door:";
    LOOKING: "Looking who uses this…" / "Kijken wie dit gebruikt…";
    UNUSED: "Nothing uses ‘{what}’." / "Niets gebruikt ‘{what}’.";
    ON_MAP: "Show these on the map" / "Deze op de kaart tonen";
    ELSEWHERE: "{what} (in {journey})" / "{what} (in {journey})";
    MERGE_INTO: "Merge into…" / "Samenvoegen met…";
    MERGE_TIP: "Make one of two: what refers to the marked one then refers to the other, and blanks there are filled in" / "Van twee één maken: wat naar de gemarkeerde verwijst, verwijst dan naar de andere, en wat daar leeg is, wordt aangevuld";
    ALIKE: "‘{one}’ and ‘{other}’ look alike." / "‘{one}’ en ‘{other}’ lijken op elkaar.";
    KEEP: "Keep ‘{what}’" / "‘{what}’ houden";
    BOTH_STAY: "Both stay" / "Beide blijven";
    STEP_MERGE: "merge into ‘{what}’" / "samenvoegen met ‘{what}’";
    STEP_ADD: "add ‘{what}’" / "‘{what}’ toevoegen";
    SURE: "{what} is used {n} times. Deleting it empties those places." / "{what} wordt {n} keer gebruikt. Verwijderen maakt die plekken leeg.";
    SURE_ONE: "{what} is used once. Deleting it empties that place." / "{what} wordt één keer gebruikt. Verwijderen maakt die plek leeg.";
    DELETE: "Delete" / "Verwijderen";
    EMPTY: "Nothing here yet: type a name below, or paste a column from a spreadsheet." / "Hier staat nog niets: typ hieronder een naam, of plak een kolom uit een rekenblad.";
    NEEDS_FIRST: "Nothing here yet. Questions and triggers need a phase first, connections a system." / "Hier staat nog niets. Vragen en aanleidingen hebben eerst een fase nodig, koppelingen een systeem.";

    PERSONAS: "Personas" / "Persona’s";
    SEGMENTS: "Segments" / "Segmenten";
    STAGES: "Lifecycle stages" / "Levensfasen";
    DEPARTMENTS: "Owners, departments" / "Eigenaren, afdelingen";
    MARKETS: "Markets" / "Markten";
    CHANNELS: "Own channels" / "Eigen kanalen";
    CONTENT: "Content" / "Inhoud";
    PROPOSITIONS: "Propositions" / "Proposities";
    CAMPAIGNS: "Campaigns" / "Campagnes";
    OBJECTIVES: "Objectives" / "Doelstellingen";
    SYSTEMS: "Systems" / "Systemen";
    INTEGRATIONS: "Connections" / "Koppelingen";
    DATA_SOURCES: "Data sources" / "Gegevensbronnen";
    NEEDS: "Customers’ questions" / "Klantvragen";
    TRIGGERS: "Triggers" / "Aanleidingen";

    CONTACT_RULES: "Contact rules" / "Contactregels";
    FREQUENCY_CAPS: "Frequency limits" / "Frequentiegrenzen";
    LEGAL: "Legal restrictions" / "Wettelijke beperkingen";

    NAME: "Name" / "Naam";
    KIND_OF_CUSTOMER: "Kind of customer" / "Soort klant";
    BUYING_ROLE: "Buying role" / "Rol bij de aankoop";
    ROUTE: "Needs a route of its own" / "Heeft een eigen route nodig";
    WHAT_IT_NEEDS: "Needs" / "Behoeften";
    MOTIVES: "Motives" / "Motieven";
    HABITS: "Habits" / "Gewoonten";
    LIKES: "Preferred channels" / "Voorkeurskanalen";
    MAIN_DEVICE: "Main device" / "Hoofdapparaat";
    TRUSTS: "Trusts" / "Vertrouwt";
    ACTIVITY: "How active" / "Hoe actief";
    BASIS: "Cut by" / "Ingedeeld naar";
    RANK: "Rank" / "Volgorde";
    VALUE_SHARE: "Share of value, per cent" / "Deel van de waarde, procent";
    CUSTOMERS_ALREADY: "Customers already" / "Al klant";
    ASSIGNMENT: "How people get in" / "Hoe mensen erin komen";
    RELATION: "Relation" / "Relatie";
    FROM_DAYS: "From day" / "Vanaf dag";
    TO_DAYS: "To day" / "Tot dag";
    OUR_VIEW: "When we say so" / "Wanneer wij het zo noemen";
    THEIR_VIEW: "When customers would" / "Wanneer klanten dat zouden doen";
    VIEWS_MATCH: "The two agree" / "Die kloppen samen";
    OUTSIDE: "Outside the organisation" / "Buiten de organisatie";
    COUNTRY: "Country code" / "Landcode";
    REGION: "Region" / "Regio";
    LIKE: "Behaves like" / "Gedraagt zich als";
    FOR_PHASE: "For which phase" / "Voor welke fase";
    SHAREABLE: "Can be shared" / "Te delen";
    UPDATED: "Last changed" / "Laatst gewijzigd";
    OFFER: "Offer" / "Aanbod";
    TEST_VARIANT: "Variant under test" / "Geteste variant";
    TEST_RESULT: "What the test gave" / "Uitkomst van de test";
    FIRST_DAY: "First day" / "Eerste dag";
    LAST_DAY: "Last day" / "Laatste dag";
    OBJECTIVE: "Objective" / "Doelstelling";
    LEVEL: "Whose" / "Van wie";
    GOAL: "What it wants" / "Wat het wil";
    TARGET: "Which segment" / "Welk segment";
    RUN_BY: "Run by" / "Beheerd door";
    SERVES: "Serves channels" / "Bedient kanalen";
    REAL_TIME: "Reacts at once" / "Reageert direct";
    CARRIES: "Carries" / "Geeft door";
    FROM: "From" / "Van";
    TO: "To" / "Naar";
    WORKS: "Works" / "Werkt";
    OURS: "Ours" / "Van ons";
    PERSONAL: "Personal data" / "Persoonsgegevens";
    USED_FOR: "Used for" / "Gebruikt voor";
    SYSTEMATIC: "Kept in order" / "Ordelijk bijgehouden";
    SCALABLE: "Grows with us" / "Groeit mee";
    SEGMENTABLE: "Can be cut into segments" / "In segmenten te verdelen";
    QUESTION: "Question" / "Vraag";
    PRECISION: "How precise" / "Hoe precies";
    EVENT: "What happens" / "Wat er gebeurt";
    SIGNAL: "Meant to tell" / "Bedoeld als signaal";
    NOTICED_BY: "Noticed by" / "Opgemerkt door";
    MAX_LATENCY: "Answer within minutes" / "Antwoord binnen minuten";
    ANSWERED_BY: "Answered by" / "Beantwoord door";
    LATENCY: "Answers in minutes" / "Antwoordt in minuten";
    NEW: "new…" / "nieuw…";
    EDIT: "Edit these…" / "Deze bewerken…";
}

words! {
    TIMES: "{n} time", "{n} times" / "{n} keer", "{n} keer";
    MORE: "and {n} more", "and {n} more" / "en nog {n}", "en nog {n}";
    ENTRIES: "{n} entry", "{n} entries" / "{n} regel", "{n} regels";
    ENTRIES_QUOTED: "This {n} entry", "These {n} entries together" / "Deze {n} regel", "Deze {n} regels samen";
}

/// What a library is called.
pub const fn label(library: Library) -> Label {
    match library {
        Library::Personas => PERSONAS,
        Library::Segments => SEGMENTS,
        Library::LifecycleStages => STAGES,
        Library::Departments => DEPARTMENTS,
        Library::Markets => MARKETS,
        Library::Channels => CHANNELS,
        Library::Content => CONTENT,
        Library::Propositions => PROPOSITIONS,
        Library::Campaigns => CAMPAIGNS,
        Library::Objectives => OBJECTIVES,
        Library::Systems => SYSTEMS,
        Library::Integrations => INTEGRATIONS,
        Library::DataSources => DATA_SOURCES,
        Library::Needs => NEEDS,
        Library::Triggers => TRIGGERS,
    }
}
