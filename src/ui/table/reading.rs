//! From what people type or paste to a value of a column. Small typing errors are forgiven and told;
//! nothing is guessed in silence. Knows no table and no window.

use std::borrow::Cow;

use super::value::{BETWEEN, Kind, MARKED, NO, Offer, Value, YES};
use super::words;
use crate::model::Lang;
use crate::vocabulary::{self, Decimals, Figure, Label, NoDay};

/// What a text was read as.
#[derive(Clone, Debug, PartialEq)]
pub enum Reading {
    /// Just this.
    Exact(Value<'static>),
    /// This, which is not quite what was written.
    Near(Value<'static>),
    /// Nothing.
    Not(Trouble),
}

/// Why a text is no value of a column.
#[derive(Clone, Debug, PartialEq)]
pub enum Trouble {
    /// The column is only shown.
    Fixed,
    /// There must be a value.
    Needed,
    /// It is no figure.
    NoNumber,
    /// It is no figure from this to that.
    Outside(f64, f64),
    /// It is no day.
    NoDate,
    /// Day and month could be either.
    DayOrMonth,
    /// Nothing is called so; these come nearest, by their names in English and Dutch.
    Unknown(Vec<[String; 2]>),
    /// Several are called so.
    Unclear,
}

impl Trouble {
    /// It in words, lower case, without a full stop.
    pub fn text(&self, lang: Lang) -> String {
        let plain = |label: Label| label.text(lang).to_owned();
        match self {
            Self::Fixed => plain(words::FIXED),
            Self::Needed => plain(words::NEEDED),
            Self::NoNumber => plain(words::NO_NUMBER),
            Self::Outside(low, high) => {
                words::OUTSIDE.fill(lang, &[("low", &low.to_string()), ("high", &high.to_string())])
            }
            Self::NoDate => plain(words::NO_DATE),
            Self::DayOrMonth => plain(words::DAY_OR_MONTH),
            Self::Unclear => plain(words::UNCLEAR),
            Self::Unknown(near) => {
                let name = |[en, nl]: &[String; 2]| if lang == Lang::En { en.clone() } else { nl.clone() };
                match near.iter().map(name).collect::<Vec<_>>() {
                    near if near.is_empty() => plain(words::UNKNOWN),
                    near => words::UNKNOWN_NEAR.fill(lang, &[("near", &near.join(", "))]),
                }
            }
        }
    }
}

/// Reads a text as a value of a column of this kind. Empty text is no value.
pub fn read(kind: &Kind, text: &str, lang: Lang) -> Reading {
    let trimmed = text.trim();
    match kind {
        Kind::Shown => Reading::Not(Trouble::Fixed),
        Kind::Text => Reading::Exact(match text.is_empty() {
            true => Value::Unset,
            false => Value::Text(Cow::Owned(text.to_owned())),
        }),
        Kind::Choice { needed: true, .. } if says_nothing(trimmed) => Reading::Not(Trouble::Needed),
        Kind::Choice { offers, .. } => match find(offers, trimmed, lang) {
            Found::Not(_) if says_nothing(trimmed) => Reading::Exact(Value::Unset),
            found => found.reading(|id| Value::Choice(Cow::Owned(id))),
        },
        Kind::Several(offers) => several(offers, trimmed, lang),
        _ if says_nothing(trimmed) => Reading::Exact(Value::Unset),
        Kind::Number { low, high, whole } => number(trimmed, (*low, *high), *whole, lang),
        Kind::Date => date(trimmed, lang),
        Kind::Flag => flag(trimmed),
    }
}

/// Whether a text says that there is no value.
fn says_nothing(text: &str) -> bool {
    let plain = text.to_lowercase();
    let words = [vocabulary::NOT_ASSESSED, vocabulary::NOT_ASSESSED_SHORT];
    matches!(plain.as_str(), "" | "-" | "–" | "—" | "?")
        || words.iter().any(|label| label.en.to_lowercase() == plain || label.nl.to_lowercase() == plain)
}

fn flag(text: &str) -> Reading {
    let plain = text.to_lowercase();
    let is = |label: Label, more: [&str; 3]| {
        plain == label.en || plain == label.nl || more.contains(&plain.as_str())
    };
    if is(YES, ["x", "1", "true"]) {
        Reading::Exact(Value::Choice(Cow::Borrowed(MARKED)))
    } else if is(NO, ["0", "false", "onwaar"]) {
        Reading::Exact(Value::Unset)
    } else {
        Reading::Not(Trouble::Unknown(vec![[YES.en.to_owned(), YES.nl.to_owned()]]))
    }
}

fn number(text: &str, (low, high): (f64, f64), whole: bool, lang: Lang) -> Reading {
    let decimals = Decimals::of(lang);
    let read = vocabulary::figure_of(text);
    // Thousands that could have been decimals are told.
    let near = matches!(read, Some(Figure::Either(sign, ..)) if sign != decimals);
    match read.map(|figure| figure.with(decimals)) {
        None => Reading::Not(Trouble::NoNumber),
        Some(number) if number < low || number > high || (whole && number.fract() != 0.0) => {
            Reading::Not(if whole && high < 1_000.0 {
                Trouble::Outside(low, high)
            } else {
                Trouble::NoNumber
            })
        }
        Some(number) if near => Reading::Near(Value::Number(number)),
        Some(number) => Reading::Exact(Value::Number(number)),
    }
}

fn date(text: &str, lang: Lang) -> Reading {
    match vocabulary::read_date(text, lang) {
        Ok(date) => Reading::Exact(Value::Date(date)),
        Err(NoDay::NotADay) => Reading::Not(Trouble::NoDate),
        Err(NoDay::DayOrMonth) => Reading::Not(Trouble::DayOrMonth),
    }
}

/// What a name was found to be.
#[derive(Clone, Debug, PartialEq)]
enum Found {
    Exact(String),
    Near(String),
    Not(Trouble),
}

impl Found {
    fn reading(self, make: impl Fn(String) -> Value<'static>) -> Reading {
        match self {
            Self::Exact(id) => Reading::Exact(make(id)),
            Self::Near(id) => Reading::Near(make(id)),
            Self::Not(trouble) => Reading::Not(trouble),
        }
    }
}

/// The text without capitals, spaces and hyphens.
fn plain(text: &str) -> String {
    text.chars()
        .flat_map(char::to_lowercase)
        .filter(|letter| !letter.is_whitespace() && !matches!(letter, '-' | '_'))
        .collect()
}

/// From this likeness on a misspelt name is taken for another; 1 is the same.
const ALIKE: f64 = 0.75;
/// From this on it is named as what might have been meant.
const SIMILAR: f64 = 0.5;
/// So much more alike must the best be than the next.
const AHEAD: f64 = 0.08;

/// The offer with this name: as it is called in the language of the window, in the other, by its id;
/// then whatever the capitals; then the one that is nearest.
fn find(offers: &[Offer], text: &str, lang: Lang) -> Found {
    let other = if lang == Lang::En { Lang::Nl } else { Lang::En };
    let exact = [
        offers.iter().find(|offer| offer.name(lang) == text),
        offers.iter().find(|offer| offer.name(other) == text),
        offers.iter().find(|offer| offer.id == text),
    ];
    if let Some(offer) = exact.into_iter().flatten().next() {
        return Found::Exact(offer.id.clone());
    }
    let wanted = plain(text);
    if wanted.is_empty() {
        return Found::Not(Trouble::Unknown(Vec::new()));
    }
    let names = |offer: &Offer| -> Vec<String> {
        let names = offer.names.iter().chain(&offer.also).chain([&offer.id]);
        names.map(|name| plain(name)).collect()
    };
    let named: Vec<(&Offer, Vec<String>)> = offers.iter().map(|offer| (offer, names(offer))).collect();
    let same: Vec<_> = named.iter().filter(|(_, names)| names.contains(&wanted)).collect();
    match same.as_slice() {
        [(offer, _)] => return Found::Exact(offer.id.clone()),
        [] => {}
        _ => return Found::Not(Trouble::Unclear),
    }
    nearest(&named, &wanted)
}

fn nearest(named: &[(&Offer, Vec<String>)], wanted: &str) -> Found {
    let likeness = |names: &[String]| {
        let scores = names.iter().map(|name| strsim::normalized_damerau_levenshtein(wanted, name));
        scores.fold(0.0, f64::max)
    };
    let mut scored: Vec<_> = named.iter().map(|(offer, names)| (likeness(names), *offer)).collect();
    scored.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    let best = scored.first().filter(|(score, _)| *score >= ALIKE);
    let next = scored.get(1).map_or(0.0, |(score, _)| *score);
    if let Some((score, offer)) = best
        && score - next >= AHEAD
    {
        return Found::Near(offer.id.clone());
    }
    let similar = scored.iter().filter(|(score, _)| *score >= SIMILAR);
    Found::Not(Trouble::Unknown(similar.take(3).map(|(_, offer)| offer.names.clone()).collect()))
}

/// Names with semicolons between them, or commas where that reads better.
fn several(offers: &[Offer], text: &str, lang: Lang) -> Reading {
    if says_nothing(text) {
        return Reading::Exact(Value::Several(Vec::new()));
    }
    match listed(offers, text, ';', lang) {
        Ok(reading) => reading,
        Err(trouble) => match listed(offers, text, ',', lang) {
            Ok(reading) if text.contains(',') => reading,
            _ => Reading::Not(trouble),
        },
    }
}

fn listed(offers: &[Offer], text: &str, sign: char, lang: Lang) -> Result<Reading, Trouble> {
    let parts: Vec<&str> = text.split(sign).map(str::trim).collect();
    let joint = if sign == ';' { BETWEEN } else { ", " };
    let (mut ids, mut near, mut at) = (Vec::new(), false, 0);
    while at < parts.len() {
        if parts.get(at).is_some_and(|part| part.is_empty()) {
            at += 1;
            continue;
        }
        // A name may hold the sign itself: the longest run that is a name counts.
        let whole = (at + 1..=parts.len()).rev().find_map(|end| {
            let run = parts.get(at..end)?.join(joint);
            match find(offers, &run, lang) {
                Found::Exact(id) => Some((id, end)),
                _ => None,
            }
        });
        let (id, end) = match whole {
            Some(found) => found,
            None => match find(offers, parts.get(at).copied().unwrap_or_default(), lang) {
                Found::Exact(id) => (id, at + 1),
                Found::Near(id) => {
                    near = true;
                    (id, at + 1)
                }
                Found::Not(trouble) => return Err(trouble),
            },
        };
        let id = Cow::Owned(id);
        if !ids.contains(&id) {
            ids.push(id);
        }
        at = end;
    }
    let value = Value::Several(ids);
    Ok(if near { Reading::Near(value) } else { Reading::Exact(value) })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::value::told_apart;
    use super::*;

    fn channels() -> Kind {
        let offers = vocabulary::channels().map(|channel| Offer::worded(channel.id, channel.label));
        Kind::Choice { offers: told_apart(offers.collect()), needed: false }
    }

    fn choice(id: &str) -> Value<'static> {
        Value::Choice(Cow::Owned(id.to_owned()))
    }

    #[test]
    fn names_are_known_in_both_languages_and_by_their_id() {
        for text in ["Review site", "reviewsite", "review_site", " REVIEW-SITE "] {
            assert_eq!(read(&channels(), text, Lang::Nl), Reading::Exact(choice("review_site")), "{text}");
        }
        assert_eq!(read(&channels(), "Televisie", Lang::En), Reading::Exact(choice("tv")));
    }

    #[test]
    fn typing_errors_are_forgiven_and_told_and_nothing_is_guessed() {
        assert_eq!(read(&channels(), "Webiste", Lang::En), Reading::Near(choice("website")));
        assert!(matches!(read(&channels(), "Qwertz", Lang::En), Reading::Not(Trouble::Unknown(_))));
        // As near to the one as to the other.
        assert!(matches!(read(&channels(), "Social media, o/p", Lang::En), Reading::Not(_)));
    }

    #[test]
    fn figures_are_read_with_comma_and_point_and_within_bounds() {
        let figure = |text| read(&Kind::figure(), text, Lang::En);
        assert_eq!(figure("3,5"), Reading::Exact(Value::Number(3.5)));
        assert_eq!(figure("1.234,5"), Reading::Exact(Value::Number(1234.5)));
        assert_eq!(figure("12 %"), Reading::Exact(Value::Number(12.0)));
        assert_eq!(figure("8,350"), Reading::Near(Value::Number(8350.0)));
        assert_eq!(read(&Kind::figure(), "8.350", Lang::Nl), Reading::Near(Value::Number(8350.0)));
        assert_eq!(read(&Kind::figure(), "8,125", Lang::Nl), Reading::Exact(Value::Number(8.125)));
        assert_eq!(figure("NaN"), Reading::Not(Trouble::NoNumber));
        let score = |text| read(&Kind::score(1, 5), text, Lang::En);
        assert_eq!(score("5"), Reading::Exact(Value::Number(5.0)));
        for text in ["6", "0", "2.5"] {
            assert_eq!(score(text), Reading::Not(Trouble::Outside(1.0, 5.0)));
        }
        assert_eq!(score("–"), Reading::Exact(Value::Unset));
        assert_eq!(score("good"), Reading::Not(Trouble::NoNumber));
    }

    #[test]
    fn days_are_read_as_people_write_them_unless_nobody_can_tell() {
        let third = Reading::Exact(Value::Date(jiff::civil::date(2026, 4, 3)));
        assert_eq!(read(&Kind::Date, "3 april 2026", Lang::En), third);
        assert_eq!(read(&Kind::Date, "3/4/2026", Lang::En), Reading::Not(Trouble::DayOrMonth));
        assert_eq!(read(&Kind::Date, "soon", Lang::Nl), Reading::Not(Trouble::NoDate));
    }

    #[test]
    fn lists_hold_names_with_commas_and_semicolons() {
        let names = [("a", "Press, PR"), ("b", "Anna; the first"), ("c", "Ben")];
        let kind = Kind::Several(names.iter().map(|(id, name)| Offer::named(*id, name)).collect());
        let list = |ids: &[&str]| Value::Several(ids.iter().map(|id| Cow::Owned((*id).to_owned())).collect());
        assert_eq!(read(&kind, "Ben; Press, PR", Lang::En), Reading::Exact(list(&["c", "a"])));
        assert_eq!(read(&kind, "ben, press, pr", Lang::En), Reading::Exact(list(&["c", "a"])));
        assert_eq!(read(&kind, "Anna; the first; Ben;", Lang::En), Reading::Exact(list(&["b", "c"])));
        assert_eq!(read(&kind, "", Lang::En), Reading::Exact(list(&[])));
        assert!(matches!(read(&kind, "Ben; Cleopatra", Lang::En), Reading::Not(Trouble::Unknown(_))));
    }

    #[test]
    fn a_mark_is_set_and_taken_away_and_a_needed_value_stays() {
        assert_eq!(read(&Kind::Flag, "Ja", Lang::En), Reading::Exact(choice("yes")));
        assert_eq!(read(&Kind::Flag, "no", Lang::Nl), Reading::Exact(Value::Unset));
        assert!(matches!(read(&Kind::Flag, "perhaps", Lang::Nl), Reading::Not(_)));
        let Kind::Choice { offers, .. } = channels() else { panic!() };
        let needed = Kind::Choice { offers, needed: true };
        assert_eq!(read(&needed, "", Lang::En), Reading::Not(Trouble::Needed));
        assert_eq!(read(&Kind::Shown, "x", Lang::En), Reading::Not(Trouble::Fixed));
    }

    proptest! {
        #[test]
        fn any_text_is_read_somehow(text in ".{0,40}", dutch: bool) {
            let lang = if dutch { Lang::Nl } else { Lang::En };
            let several = Kind::Several(channels().offers().to_vec());
            for kind in [Kind::Text, Kind::Date, Kind::Flag, Kind::figure(), Kind::score(1, 5), channels(), several] {
                if let Reading::Not(trouble) = read(&kind, &text, lang) {
                    prop_assert!(!trouble.text(lang).is_empty());
                }
            }
        }

        #[test]
        fn what_is_written_is_read_back(
            names in proptest::collection::vec("[A-Za-z;, –-]{0,8}", 1..6),
            picked in proptest::collection::vec(0_usize..6, 0..4),
            number in -1e9..1e9_f64,
            day in (1900_i16..2100, 1_i8..13, 1_i8..29),
            dutch: bool,
        ) {
            let lang = if dutch { Lang::Nl } else { Lang::En };
            let offers = names.iter().enumerate().map(|(at, name)| Offer::named(format!("id{at}"), name));
            let offers = told_apart(offers.collect());
            let date = Value::Date(jiff::civil::date(day.0, day.1, day.2));
            prop_assert_eq!(read(&Kind::Date, &Kind::Date.written(&date, lang), lang), Reading::Exact(date.clone()));
            let figure = Value::Number(number);
            prop_assert_eq!(read(&Kind::figure(), &Kind::figure().written(&figure, lang), lang), Reading::Exact(figure.clone()));
            let one = Kind::Choice { offers: offers.clone(), needed: false };
            for offer in &offers {
                let value = Value::Choice(Cow::Owned(offer.id.clone()));
                prop_assert_eq!(read(&one, &one.written(&value, lang), lang), Reading::Exact(value.clone()));
            }
            // A list comes back unless names themselves hold semicolons.
            if !names.iter().any(|name| name.contains(';')) {
                let mut ids: Vec<Cow<'static, str>> = Vec::new();
                for at in picked.into_iter().filter(|at| *at < offers.len()) {
                    let id = Cow::Owned(format!("id{at}"));
                    if !ids.contains(&id) { ids.push(id); }
                }
                let (several, list) = (Kind::Several(offers), Value::Several(ids));
                prop_assert_eq!(read(&several, &several.written(&list, lang), lang), Reading::Exact(list.clone()));
            }
        }
    }
}
