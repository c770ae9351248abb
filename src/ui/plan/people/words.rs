//! The words of the people behind the plan.

#![allow(missing_docs, reason = "each label says what it is")]

use crate::vocabulary::{Label, Words, labels};

labels! {
    NO_PERSONAS: "Nobody here yet. A persona is a kind of customer with needs of its own: give the first a name below." / "Hier staat nog niemand. Een persona is een soort klant met eigen behoeften: geef de eerste hieronder een naam.";
    NO_SEGMENTS: "No segments yet. A segment is a part of the market that you address in its own way: name the first below." / "Nog geen segmenten. Een segment is een deel van de markt dat je op een eigen manier aanspreekt: noem hieronder het eerste.";
    NO_STAGES: "No stages yet. A stage says how long the relation has lasted, such as new, active, sleeping: name the first below." / "Nog geen fasen. Een levensfase zegt hoe lang de relatie al duurt, zoals nieuw, actief, slapend: noem hieronder de eerste.";
    NONE_PASS: "The filter leaves nothing here." / "Het filter laat hier niets over.";
    NEW_PERSONA: "A new persona, by its name" / "Een nieuwe persona, bij naam";
    NEW_SEGMENT: "A new segment, by its name" / "Een nieuw segment, bij naam";
    NEW_STAGE: "A new lifecycle stage, by its name" / "Een nieuwe levensfase, bij naam";
    IN_JOURNEY: "This journey is about it" / "Deze klantreis gaat erover";
    OPEN_ONE: "{name}: change" / "{name}: wijzigen";
    FOLD_ONE: "{name}: fold" / "{name}: invouwen";
    UNUSED: "Nothing relies on it yet." / "Nog niets gebruikt dit.";
    DAYS: "day {from} to {to}" / "dag {from} tot {to}";
    DAYS_ON: "from day {from} on" / "vanaf dag {from}";
    DAYS_UNTIL: "until day {to}" / "tot dag {to}";
    WE_SAY: "We say: {what}" / "Wij zeggen: {what}";
    THEY_SAY: "Customers say: {what}" / "Klanten zeggen: {what}";
    AGREE: "The two agree" / "Die twee kloppen samen";
    DIFFER: "≠ The two do not agree" / "≠ Die twee kloppen niet samen";
    NOT_COMPARED: "? Nobody compared the two" / "? Niemand vergeleek die twee";
    RANKED: "rank {n}" / "nummer {n}";
    CUSTOMERS: "customers already" / "al klant";
    TIMES_USED: "relied on by" / "gebruikt door";

    NAME: "Name" / "Naam";
    KIND_OF_CUSTOMER: "Kind of customer" / "Soort klant";
    BUYING_ROLE: "Buying role" / "Rol bij de aankoop";
    ROUTE: "Needs a route of its own" / "Heeft een eigen route nodig";
    NEEDS: "What it needs" / "Wat het nodig heeft";
    MOTIVES: "Motives" / "Motieven";
    HABITS: "Habits" / "Gewoonten";
    LIKES: "Preferred channels" / "Voorkeurskanalen";
    MAIN_DEVICE: "Main device" / "Hoofdapparaat";
    TRUSTS: "Trusts" / "Vertrouwt";
    ACTIVITY: "How active" / "Hoe actief";
    CUT_BY: "Cut by" / "Ingedeeld naar";
    RANK: "Rank, 1 is first" / "Volgorde, 1 is de eerste";
    VALUE_SHARE: "Share of value, per cent" / "Deel van de waarde, procent";
    CUSTOMERS_ALREADY: "They are customers already" / "Zij zijn al klant";
    STAGES: "Lifecycle stages that it covers" / "Levensfasen die het omvat";
    ASSIGNMENT: "How people get in" / "Hoe mensen erin komen";
    RELATION: "Relation" / "Relatie";
    FROM_DAYS: "From day" / "Vanaf dag";
    TO_DAYS: "To day" / "Tot dag";
    OUR_VIEW: "When we say so" / "Wanneer wij het zo noemen";
    THEIR_VIEW: "When customers would say so" / "Wanneer klanten het zo zouden noemen";
    VIEWS_MATCH: "The two agree" / "Die twee kloppen samen";
}

/// How much relies on an entry.
pub const USES: Words = Words {
    one: Label::new("{n} use", "{n} keer gebruikt"),
    other: Label::new("{n} uses", "{n} keer gebruikt"),
};
