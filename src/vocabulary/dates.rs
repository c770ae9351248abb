//! Days as people write them, in either language, and as a table writes them back. Stored they are
//! always `2026-06-01`; this is only how they are typed and shown.

use crate::model::{Date, Lang};

/// Why a text is no day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoDay {
    /// It is none.
    NotADay,
    /// Day and month could be either.
    DayOrMonth,
}

const MONTHS: [&str; 24] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];

/// A month by name or by the first three letters of it.
fn month(word: &str) -> Option<i8> {
    let word = word.trim_end_matches('.').to_lowercase();
    let fits = |name: &str| word.chars().count() >= 3 && name.starts_with(&word);
    let at = MONTHS.iter().position(|name| fits(name)).or((word == "mrt").then_some(2))?;
    i8::try_from(at % 12 + 1).ok()
}

/// Reads a day: `2026-06-01`, `1-6-2026`, `1 June 2026`, `1 juni 2026`, `June 1st, 2026`.
///
/// # Errors
///
/// With slashes in English nobody can tell a day from a month up to twelve; what is no day is none.
pub fn read_date(text: &str, lang: Lang) -> Result<Date, NoDay> {
    let text = text.trim();
    if let Ok(date) = text.parse::<Date>() {
        return Ok(date);
    }
    let parts: Vec<&str> = text.split(['-', '/', '.', ' ', ',']).filter(|part| !part.is_empty()).collect();
    let [one, two, three] = parts.as_slice() else { return Err(NoDay::NotADay) };
    let made = |year: &str, month: i8, day: &str| {
        let year = year.parse::<i16>().ok().filter(|_| year.len() == 4)?;
        Date::new(year, month, small(day)?).ok()
    };
    if let (Some(day), Some(month)) = (small(one), small(two))
        && one.len() < 3
    {
        if month > 12 && day <= 12 {
            // Only the American order makes sense.
            return made(three, day, two).ok_or(NoDay::NotADay);
        }
        // With slashes an English text may be of either order; hyphens and points have the day first.
        if lang == Lang::En && text.contains('/') && day <= 12 && day != month {
            return Err(NoDay::DayOrMonth);
        }
        return made(three, month, one).ok_or(NoDay::NotADay);
    }
    let found = match (month(one), month(two), small(two)) {
        (Some(month), ..) => made(three, month, two),
        (_, Some(month), _) => made(three, month, one),
        (.., Some(month)) => made(one, month, three),
        _ => None,
    };
    found.ok_or(NoDay::NotADay)
}

/// A day or a month as a number; `1st` and `1e` are 1.
fn small(part: &str) -> Option<i8> {
    let plain = part.to_lowercase();
    let digits = plain.trim_end_matches(|sign: char| sign.is_ascii_alphabetic());
    let behind = plain.get(digits.len()..).unwrap_or_default();
    matches!(behind, "" | "st" | "nd" | "rd" | "th" | "e").then(|| digits.parse().ok()).flatten()
}

/// A day as the language writes it in tables: `2026-06-01`, `01-06-2026`.
pub fn table_date(date: Date, lang: Lang) -> String {
    match lang {
        Lang::En => date.to_string(),
        Lang::Nl => format!("{:02}-{:02}-{:04}", date.day(), date.month(), date.year()),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::writing::date;
    use super::*;

    #[test]
    fn days_are_read_as_people_write_them_unless_nobody_can_tell() {
        let third = Ok(jiff::civil::date(2026, 4, 3));
        for lang in [Lang::En, Lang::Nl] {
            for text in [
                "2026-04-03",
                "3 April 2026",
                "3 apr 2026",
                "April 3, 2026",
                "2026/4/3",
                "03-04-2026",
                "3-4-2026",
                "3.4.2026",
                " 3 april 2026 ",
                "3rd April 2026",
                "3e april 2026",
            ] {
                assert_eq!(read_date(text, lang), third, "{text}");
            }
            for text in ["31-2-2026", "soon", "1-1-26", "1 2", "", "3x april 2026", "2026-13-01"] {
                assert_eq!(read_date(text, lang), Err(NoDay::NotADay), "{text}");
            }
        }
        assert_eq!(read_date("3/4/2026", Lang::Nl), third);
        assert_eq!(read_date("3/4/2026", Lang::En), Err(NoDay::DayOrMonth));
        let later = Ok(jiff::civil::date(2026, 4, 23));
        assert_eq!(read_date("23/4/2026", Lang::En), later);
        assert_eq!(read_date("4/23/2026", Lang::En), later);
        assert_eq!(read_date("1 mrt 2026", Lang::Nl), Ok(jiff::civil::date(2026, 3, 1)));
    }

    proptest! {
        #[test]
        fn what_is_shown_is_read_back(year in 1000_i16..3000, month in 1_i8..13, day in 1_i8..29, dutch: bool) {
            let (lang, known) = (if dutch { Lang::Nl } else { Lang::En }, jiff::civil::date(year, month, day));
            prop_assert_eq!(read_date(&date(known, lang), lang), Ok(known));
            prop_assert_eq!(read_date(&table_date(known, lang), lang), Ok(known));
        }

        #[test]
        fn any_text_is_a_day_or_none(text in ".{0,30}", dutch: bool) {
            let _ = read_date(&text, if dutch { Lang::Nl } else { Lang::En });
        }
    }
}
