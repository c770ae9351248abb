//! The words of permissions.

#![allow(missing_docs, reason = "each label says what it is")]

use crate::vocabulary::{Label, Words, labels};

labels! {
    TO_MARKETS: "Markets ({n})…" / "Markten ({n})…";
    TO_MARKETS_TIP: "Add and change the markets with their countries" / "De markten met hun landen toevoegen en wijzigen";
    PERMISSIONS: "Permissions" / "Toestemmingen";
    RESTRICTIONS: "Legal restrictions" / "Wettelijke beperkingen";
    PURPOSES: "Purposes" / "Doelen";
    PURPOSE: "Purpose" / "Doel";
    CHANNELS: "Channels" / "Kanalen";
    CHANNEL: "Channel" / "Kanaal";
    RELATIONS: "Relations" / "Relaties";
    MARKETS: "Markets" / "Markten";
    BASIS: "Basis" / "Grondslag";
    PROOF: "Proof" / "Bewijs";
    PROOF_WHERE: "Where the proof is" / "Waar het bewijs staat";
    WAY_OUT: "Way out" / "Uitweg";
    AS_EASY: "As easy as yes" / "Even makkelijk als ja";
    FROM: "From" / "Vanaf";
    UNTIL: "Until" / "Tot en met";
    WITHDRAWN: "Withdrawn" / "Ingetrokken";
    FOR_WHOM: "For whom" / "Voor wie";
    NOTE: "Note" / "Opmerking";
    COUNTRY: "Country code" / "Landcode";
    FALLS_AWAY: "Basis that falls away" / "Grondslag die vervalt";
    PROTECTS: "Protects" / "Beschermt";
    EXCEPTIONS: "Exceptions" / "Uitzonderingen";
    SOURCE: "Where this was found" / "Waar dit gevonden is";
    NO_PERMISSIONS: "No permissions yet: choose a purpose below, or paste rows from a spreadsheet." / "Nog geen toestemmingen: kies hieronder een doel, of plak regels uit een rekenblad.";
    NO_RESTRICTIONS: "None of your own. Below you can note a law that forbids a kind of message, by its country." / "Geen eigen beperkingen. Hieronder noteer je een wet die een soort bericht verbiedt, bij het land.";
    WHAT_FOR: "Here you see per channel and purpose who may get a message, and what that rests on. Note what people agreed to, and every touchpoint and planned contact is held against it." / "Hier zie je per kanaal en doel wie een bericht mag krijgen, en waar dat op rust. Noteer waar mensen mee instemden, en elk contactmoment en gepland contact wordt ermee vergeleken.";
    NONE_PASS: "The filter leaves nothing here." / "Het filter laat hier niets over.";
    BEGIN: "Note the first permission" / "De eerste toestemming noteren";
    NEW_HERE: "Note a permission for this" / "Hiervoor een toestemming noteren";
    CHANGE: "Change: {what}" / "Wijzigen: {what}";
    RELIED_ON: "Relied on by" / "Hierop leunen";
    NOBODY_RELIES: "Nothing is sent on this ground." / "Op deze grond wordt niets verstuurd.";
    NOT_SAID: "Nothing is noted about this." / "Hierover is niets genoteerd.";
    LAW: "{country}, {channel}, {purpose}: from {from} on no longer on ‘{basis}’ ({source})" / "{country}, {channel}, {purpose}: vanaf {from} niet meer op ‘{basis}’ ({source})";
    BUILT_IN: "Known already, have this checked" / "Al bekend, laat dit controleren";
    EXEMPT: "Exempt: {who}" / "Uitgezonderd: {who}";
    CELL: "{channel}, {purpose}, {relation}, {market}: {told}" / "{channel}, {purpose}, {relation}, {market}: {told}";
    EMPTY_CELL: "nothing noted" / "niets genoteerd";
    STEP_ADD: "add a permission" / "toestemming toevoegen";
}

/// More that rely on something than are named.
pub const MORE: Words =
    Words { one: Label::new("and {n} more", "en nog {n}"), other: Label::new("and {n} more", "en nog {n}") };
/// How many permissions there are.
pub const COUNT_PERMISSIONS: Words = Words {
    one: Label::new("{n} permission", "{n} toestemming"),
    other: Label::new("{n} permissions", "{n} toestemmingen"),
};
/// How many restrictions there are.
pub const COUNT_RESTRICTIONS: Words = Words {
    one: Label::new("{n} restriction of your own", "{n} eigen beperking"),
    other: Label::new("{n} restrictions of your own", "{n} eigen beperkingen"),
};
