//! The words on the picture that are not the user's own, in English and Dutch.

use crate::model::{Date, Lang};
use crate::vocabulary::{Label, Words};

pub(super) use crate::vocabulary::NOT_ASSESSED_SHORT as UNASSESSED;

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
pub(super) const AND: Label = Label::new("{first} and {last}", "{first} en {last}");
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
pub(super) const RETIRED: Label = Label::new("retired", "vervallen");

pub(super) const TOUCHPOINTS: Words = Words {
    one: Label::new("{n} touchpoint", "{n} contactmoment"),
    other: Label::new("{n} touchpoints", "{n} contactmomenten"),
};

const MONTHS: [Label; 12] = [
    Label::new("January", "januari"),
    Label::new("February", "februari"),
    Label::new("March", "maart"),
    Label::new("April", "april"),
    Label::new("May", "mei"),
    Label::new("June", "juni"),
    Label::new("July", "juli"),
    Label::new("August", "augustus"),
    Label::new("September", "september"),
    Label::new("October", "oktober"),
    Label::new("November", "november"),
    Label::new("December", "december"),
];

/// A date as people write it: "1 June 2026", "1 juni 2026".
pub(super) fn date(date: Date, lang: Lang) -> String {
    let month = usize::try_from(date.month()).ok().and_then(|month| MONTHS.get(month.wrapping_sub(1)));
    let month = month.map_or("", |label| label.text(lang));
    format!("{} {month} {}", date.day(), date.year())
}

/// A mean with at most one decimal, in the language's own way.
pub(super) fn score(score: f32, lang: Lang) -> String {
    let rounded = format!("{score:.1}");
    let short = rounded.strip_suffix(".0").unwrap_or(&rounded);
    match lang {
        Lang::En => short.to_owned(),
        Lang::Nl => short.replace('.', ","),
    }
}

/// "Noor", "Noor and Gerrit", "Noor, Gerrit and Anna".
pub(super) fn listing(names: &[&str], lang: Lang) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => AND.fill(lang, &[("first", &first.join(", ")), ("last", last)]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_scores_and_lists_read_naturally() {
        let first = jiff::civil::date(2026, 6, 1);
        assert_eq!(date(first, Lang::En), "1 June 2026");
        assert_eq!(date(first, Lang::Nl), "1 juni 2026");
        assert_eq!(score(2.0, Lang::En), "2");
        assert_eq!(score(2.25, Lang::Nl), "2,2");
        assert_eq!(listing(&["Noor", "Gerrit", "Anna"], Lang::Nl), "Noor, Gerrit en Anna");
    }
}
