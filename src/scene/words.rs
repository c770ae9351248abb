//! The words on the picture that are not the user's own, in English and Dutch.

use crate::analysis::Severity;
use crate::vocabulary::{Label, Words};

pub(super) use crate::vocabulary::{NOT_ASSESSED_SHORT as UNASSESSED, date, listing, number as score};

pub(super) const NO_OWNER: Label = Label::new("no owner", "geen eigenaar");
pub(super) const WHO_LISTENS: Label = Label::new("who listens?", "wie luistert?");
pub(super) const UNTITLED: Label = Label::new("Untitled", "Naamloos");
pub(super) const UNSORTED: Label = Label::new("Unsorted: no phase yet", "Ongesorteerd: nog geen fase");
pub(super) const MADE_WITH: Label = Label::new("Made with Wandel", "Gemaakt met Wandel");
pub(super) const ANALYSED: Label = Label::new("analysed {date}", "geanalyseerd {date}");
pub(super) const LOOK_FIRST: Label = Label::new("Look first", "Kijk eerst");
pub(super) const EXPERIENCE: Label = Label::new("Experience", "Ervaring");
pub(super) const ONE_TO_FIVE: Label = Label::new("1 to 5", "1 tot 5");
pub(super) const EXPECTED: Label = Label::new("expected", "verwacht");
pub(super) const EXPERIENCED: Label = Label::new("experienced", "ervaren");
pub(super) const LOWEST: Label = Label::new("lowest: {name}, {score} of 5", "laagst: {name}, {score} van 5");
pub(super) const AND_MORE: Label = Label::new("{name} and {n} more", "{name} en nog {n}");
pub(super) const NARROWED: Label = Label::new("lit: {what}", "uitgelicht: {what}");
pub(super) const AS_IT_IS: Label = Label::new("as it is today", "zoals het nu is");
pub(super) const TO_BE: Label = Label::new("as it should become", "zoals het moet worden");
pub(super) const BEGINS: Label = Label::new("begins: {what}", "begint: {what}");
pub(super) const ENDS: Label = Label::new("ends: {what}", "eindigt: {what}");
pub(super) const DECISION: Label = Label::new("decision: {what}", "besluit: {what}");
pub(super) const SUCCESS: Label = Label::new("success: {what}", "geslaagd: {what}");
pub(super) const UNASSESSED_MEDIA: Label = Label::new("medium not assessed", "mediatype niet beoordeeld");
pub(super) const MOMENT: Label = Label::new("moment of truth", "moment van de waarheid");
pub(super) const START: Label = Label::new("start", "begin");
pub(super) const END: Label = Label::new("end", "einde");
pub(super) const PURCHASE: Label = Label::new("purchase", "aankoop");
pub(super) const WISHED: Label = Label::new("planned or proposed", "gepland of voorgesteld");
pub(super) const ASSUMPTION: Label = Label::new("assumption", "aanname");
pub(super) const CHECK_INFLUENCE: Label = Label::new("influence: check this", "invloed: controleer dit");
pub(super) const DETAILS: Label = Label::new("has a journey of its own", "heeft een eigen klantreis");
pub(super) const RETIRED: Label = Label::new("retired", "vervallen");

pub(super) const ANSWERS: Label = Label::new("answers: {what}", "antwoordt op: {what}");
pub(super) const UNANSWERED: Label = Label::new("nothing answers: {what}", "niets antwoordt op: {what}");
pub(super) const ANSWERS_TRIGGER: Label = Label::new("answers a trigger", "antwoordt op een aanleiding");
pub(super) const OPEN_TRIGGER: Label = Label::new("trigger without an answer", "aanleiding zonder antwoord");
pub(super) const LOOK_AGAIN: Label = Label::new("not confirmed lately", "lang niet nagekeken");
pub(super) const NOTE: Label = Label::new("notes", "notities");
pub(super) const NOTES: Words =
    Words { one: Label::new("{n} note", "{n} notitie"), other: Label::new("{n} notes", "{n} notities") };

pub(super) const GAPS_WORST: Label = Label::new("{gaps}, the worst: {level}", "{gaps}, het ergste: {level}");

/// What a legend says of a level.
pub(super) const fn level(level: Severity) -> Label {
    match level {
        Severity::Critical => Label::new("now, first of all", "nu, als eerste"),
        Severity::High => Label::new("now", "nu"),
        Severity::Medium => Label::new("next", "straks"),
        Severity::Low => Label::new("later", "later"),
        Severity::Info => Label::new("not known", "niet bekend"),
    }
}

pub(super) const GAPS: Words =
    Words { one: Label::new("{n} gap", "{n} knelpunt"), other: Label::new("{n} gaps", "{n} knelpunten") };

pub(super) const TOUCHPOINTS: Words = Words {
    one: Label::new("{n} touchpoint", "{n} contactmoment"),
    other: Label::new("{n} touchpoints", "{n} contactmomenten"),
};
