//! Figures as people write them, in either language. Stored they always have a point; this is only
//! how they are typed and pasted.

use crate::model::Lang;

/// The sign before the decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Decimals {
    /// As in Dutch.
    Comma,
    /// As in English.
    Point,
}

impl Decimals {
    /// That of a language.
    pub fn of(lang: Lang) -> Self {
        match lang {
            Lang::En => Self::Point,
            Lang::Nl => Self::Comma,
        }
    }

    /// The other one.
    pub fn other(self) -> Self {
        match self {
            Self::Comma => Self::Point,
            Self::Point => Self::Comma,
        }
    }

    fn sign(self) -> char {
        match self {
            Self::Comma => ',',
            Self::Point => '.',
        }
    }
}

/// What a text says of a figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Figure {
    /// This one, whoever reads it; with the sign before its decimals, where it has one.
    Sure(f64, Option<Decimals>),
    /// `8.350`: the first where that is the sign before decimals, the second where it stands between
    /// thousands.
    Either(Decimals, f64, f64),
}

impl Figure {
    /// It, where this is the sign before decimals.
    pub fn with(self, decimals: Decimals) -> f64 {
        match self {
            Self::Sure(figure, _) => figure,
            Self::Either(sign, broken, _) if sign == decimals => broken,
            Self::Either(.., whole) => whole,
        }
    }
}

/// What a text says of a figure: with a comma or a point before the decimals, signs between thousands, a
/// sign of percent or euro. Nothing where it is none or not finite.
pub fn figure_of(text: &str) -> Option<Figure> {
    let plain: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    let plain = plain.trim_end_matches('%').trim_start_matches('€').replace('−', "-");
    let number = |text: &str| text.parse::<f64>().ok().filter(|figure| figure.is_finite());
    let sure = |sign: Decimals| {
        let text = plain.replace(sign.other().sign(), "").replace(sign.sign(), ".");
        Some(Figure::Sure(number(&text)?, Some(sign)))
    };
    let sign = match (plain.rfind(','), plain.rfind('.')) {
        // With both signs the last one is the decimal one.
        (Some(comma), Some(point)) if comma > point => return sure(Decimals::Comma),
        (Some(_), Some(_)) => return sure(Decimals::Point),
        (Some(_), None) => Decimals::Comma,
        (None, Some(_)) => Decimals::Point,
        (None, None) => return Some(Figure::Sure(number(&plain)?, None)),
    };
    let whole = || number(&plain.replace(sign.sign(), ""));
    match groups(&plain, sign.sign()) {
        Some(1) => Some(Figure::Either(sign, number(&plain.replace(sign.sign(), "."))?, whole()?)),
        Some(_) => Some(Figure::Sure(whole()?, None)),
        None => sure(sign),
    }
}

/// How many groups of three digits stand behind the first one, where a text could be thousands at all.
fn groups(text: &str, sign: char) -> Option<usize> {
    let mut parts = text.trim_start_matches(['-', '+']).split(sign);
    let digits = |part: &str| part.chars().all(|letter| letter.is_ascii_digit());
    let first = parts.next()?;
    let rest: Vec<&str> = parts.collect();
    let starts = (1..=3).contains(&first.len()) && digits(first) && !first.starts_with('0');
    let threes = rest.iter().all(|part| part.len() == 3 && digits(part));
    (starts && threes).then_some(rest.len())
}

/// The same where nobody can be asked: what could be either is read as the language writes it.
pub fn read_figure(text: &str, lang: Lang) -> Option<f64> {
    Some(figure_of(text)?.with(Decimals::of(lang)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_in_both_languages() {
        let cases = [
            ("3,5", Some(3.5)),
            ("3.5", Some(3.5)),
            (" 12 % ", Some(12.0)),
            ("€ 1.250,50", Some(1250.5)),
            ("1,250.50", Some(1250.5)),
            ("−2", Some(-2.0)),
            ("8 200", Some(8200.0)),
            ("0,125", Some(0.125)),
            ("8.3500", Some(8.35)),
            ("1.250.000", Some(1_250_000.0)),
            ("-1,250,000", Some(-1_250_000.0)),
            ("", None),
            ("much", None),
            ("inf", None),
            ("NaN", None),
            ("1,2,3", None),
            ("1.250.00", None),
        ];
        for (text, figure) in cases {
            for lang in [Lang::En, Lang::Nl] {
                assert_eq!(read_figure(text, lang), figure, "{text}");
            }
        }
    }

    #[test]
    fn thousands_that_could_be_decimals_are_what_the_language_writes() {
        assert_eq!(figure_of("8.350"), Some(Figure::Either(Decimals::Point, 8.35, 8350.0)));
        let both = |text| (read_figure(text, Lang::En), read_figure(text, Lang::Nl));
        assert_eq!(both("8.350"), (Some(8.35), Some(8350.0)));
        assert_eq!(both("8,350"), (Some(8350.0), Some(8.35)));
        assert_eq!(both("-€ 8.350"), (None, None));
        assert_eq!(both("€ 12.000 "), (Some(12.0), Some(12000.0)));
    }
}
