//! What is told in a sentence with names and numbers in it, in every language of the product: for
//! messages that are made where nobody knows who reads them.

use std::fmt;

use super::Label;
use crate::model::Lang;

/// A sentence in English and Dutch. Displays in English.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Told {
    /// English.
    pub en: String,
    /// Dutch.
    pub nl: String,
}

impl Told {
    /// The label with each `{name}` replaced by its value in the same language.
    pub fn fill(label: Label, values: &[(&str, Self)]) -> Self {
        let text = |lang| {
            let values: Vec<(&str, &str)> =
                values.iter().map(|(name, value)| (*name, value.text(lang))).collect();
            label.fill(lang, &values)
        };
        Self { en: text(Lang::En), nl: text(Lang::Nl) }
    }

    /// The words in this language.
    pub fn text(&self, lang: Lang) -> &str {
        match lang {
            Lang::En => &self.en,
            Lang::Nl => &self.nl,
        }
    }

    /// Whether there are no words.
    pub fn is_empty(&self) -> bool {
        self.en.is_empty()
    }
}

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.en)
    }
}

impl From<Label> for Told {
    fn from(label: Label) -> Self {
        Self { en: label.en.to_owned(), nl: label.nl.to_owned() }
    }
}

impl From<&str> for Told {
    fn from(same: &str) -> Self {
        Self { en: same.to_owned(), nl: same.to_owned() }
    }
}

impl From<String> for Told {
    fn from(same: String) -> Self {
        Self { en: same.clone(), nl: same }
    }
}

impl From<&Self> for Told {
    fn from(told: &Self) -> Self {
        told.clone()
    }
}

/// A sentence in English and Dutch, with the values of its `{names}`:
/// `told!("no {what} here" / "geen {what} hier", what = "phase")`.
macro_rules! told {
    ($en:literal / $nl:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::vocabulary::Told::fill(
            $crate::vocabulary::Label::new($en, $nl),
            &[ $( (stringify!($name), $crate::vocabulary::Told::from($value)) ),* ],
        )
    };
}

pub(crate) use told;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_come_in_the_language_of_the_sentence() {
        let what = Label::new("phase", "fase");
        let told = told!("no {what} `{id}`" / "geen {what} `{id}`", what = what, id = "{what}");
        assert_eq!((told.en.as_str(), told.nl.as_str()), ("no phase `{what}`", "geen fase `{what}`"));
        assert_eq!(told.to_string(), told.en);
    }
}
