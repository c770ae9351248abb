//! A label is the same words in every language of the product.

use crate::model::Lang;

/// A text in English and Dutch. Both are needed to make one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Label {
    /// English.
    pub en: &'static str,
    /// Dutch.
    pub nl: &'static str,
}

impl Label {
    /// The label with these words.
    pub const fn new(en: &'static str, nl: &'static str) -> Self {
        Self { en, nl }
    }

    /// The words in this language.
    pub const fn text(self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => self.en,
            Lang::Nl => self.nl,
        }
    }

    /// The words with each `{name}` replaced by its value; values are not searched again.
    pub fn fill(self, lang: Lang, values: &[(&str, &str)]) -> String {
        let mut out = String::new();
        let mut rest = self.text(lang);
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            let Some((name, behind)) = after.split_once('}') else {
                out.push('{');
                rest = after;
                continue;
            };
            match values.iter().find(|(known, _)| *known == name) {
                Some((_, value)) => out.push_str(value),
                None => out.extend(["{", name, "}"]),
            }
            rest = behind;
        }
        out.push_str(rest);
        out
    }
}

/// Something that has a label: every enumeration of the model.
pub trait Labelled {
    /// Its label.
    fn label(self) -> Label;
}

/// A count with its noun, right in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// For one, with `{n}`.
    pub one: Label,
    /// For none and for more than one, with `{n}`.
    pub other: Label,
}

impl Words {
    /// The noun with its count.
    pub fn count(self, lang: Lang, n: usize) -> String {
        let label = if n == 1 { self.one } else { self.other };
        label.fill(lang, &[("n", &n.to_string())])
    }
}

/// Constants that are labels: `labels! { SAVE: "Save" / "Opslaan"; }`.
macro_rules! labels {
    ($( $name:ident: $en:literal / $nl:literal; )*) => {
        $( pub const $name: $crate::vocabulary::Label = $crate::vocabulary::Label::new($en, $nl); )*
    };
}
pub(crate) use labels;

/// Constants that count: `words! { CARDS: "{n} card", "{n} cards" / "{n} kaart", "{n} kaarten"; }`.
macro_rules! words {
    ($( $name:ident: $en1:literal, $en:literal / $nl1:literal, $nl:literal; )*) => {
        $( pub const $name: $crate::vocabulary::Words = $crate::vocabulary::Words {
            one: $crate::vocabulary::Label::new($en1, $nl1),
            other: $crate::vocabulary::Label::new($en, $nl),
        }; )*
    };
}
pub(crate) use words;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fills_by_name_once() {
        let label = Label::new("undo {what} of {n}", "{what} ongedaan maken");
        assert_eq!(label.fill(Lang::En, &[("what", "{n}"), ("n", "3")]), "undo {n} of 3");
        assert_eq!(label.fill(Lang::Nl, &[("what", "verplaatsen")]), "verplaatsen ongedaan maken");
    }
}
