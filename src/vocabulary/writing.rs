//! How dates, figures and lists are written in each language.

use super::Label;
use crate::model::{Date, Lang};

const AND: Label = Label::new("{first} and {last}", "{first} en {last}");

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
pub fn date(date: Date, lang: Lang) -> String {
    let month = usize::try_from(date.month()).ok().and_then(|month| MONTHS.get(month.wrapping_sub(1)));
    let month = month.map_or("", |label| label.text(lang));
    format!("{} {month} {}", date.day(), date.year())
}

/// A mean with at most one decimal, in the language's own way.
pub fn number(value: f64, lang: Lang) -> String {
    let rounded = format!("{value:.1}");
    let short = rounded.strip_suffix(".0").unwrap_or(&rounded);
    match lang {
        Lang::En => short.to_owned(),
        Lang::Nl => short.replace('.', ","),
    }
}

/// A figure as it was entered, with at most three decimals, in the language's own way.
pub fn precise(value: f64, lang: Lang) -> String {
    let rounded = format!("{value:.3}");
    let short = rounded.trim_end_matches('0').trim_end_matches('.');
    match lang {
        Lang::En => short.to_owned(),
        Lang::Nl => short.replace('.', ","),
    }
}

/// "Noor", "Noor and Gerrit", "Noor, Gerrit and Anna".
pub fn listing(names: &[&str], lang: Lang) -> String {
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
        assert_eq!(number(2.0, Lang::En), "2");
        assert_eq!(number(2.25, Lang::Nl), "2,2");
        assert_eq!(precise(0.18, Lang::Nl), "0,18");
        assert_eq!(precise(8200.0, Lang::En), "8200");
        assert_eq!(listing(&["Noor", "Gerrit", "Anna"], Lang::Nl), "Noor, Gerrit en Anna");
    }
}
