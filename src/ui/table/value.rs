//! What stands in the cells of a table: kinds of columns, their values, and values as text.
//! Knows no entity and no window.

use std::borrow::Cow;
use std::collections::HashMap;

use super::growing::Grows;
use crate::model::{Date, Lang};
use crate::text::{self, Face, Style, one_line};
use crate::vocabulary::{Label, table_date};

/// What a cell holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value<'a> {
    /// Nothing is known.
    #[default]
    Unset,
    /// A text.
    Text(Cow<'a, str>),
    /// A figure.
    Number(f64),
    /// A day.
    Date(Date),
    /// The id of one of the offers.
    Choice(Cow<'a, str>),
    /// The ids of some of the offers.
    Several(Vec<Cow<'a, str>>),
    /// Figures from the oldest to the present one, painted as a line.
    Course(Vec<f64>),
}

impl Value<'_> {
    /// The same without a loan.
    pub fn into_owned(self) -> Value<'static> {
        let own = |text: Cow<'_, str>| Cow::Owned(text.into_owned());
        match self {
            Self::Unset => Value::Unset,
            Self::Text(text) => Value::Text(own(text)),
            Self::Number(number) => Value::Number(number),
            Self::Date(date) => Value::Date(date),
            Self::Choice(id) => Value::Choice(own(id)),
            Self::Several(ids) => Value::Several(ids.into_iter().map(own).collect()),
            Self::Course(figures) => Value::Course(figures),
        }
    }

    /// Whether nothing is known: also an empty text and an empty list.
    pub fn is_unset(&self) -> bool {
        match self {
            Self::Unset => true,
            Self::Text(text) | Self::Choice(text) => text.is_empty(),
            Self::Several(ids) => ids.is_empty(),
            Self::Course(figures) => figures.is_empty(),
            Self::Number(_) | Self::Date(_) => false,
        }
    }
}

/// Something that can be chosen: what is stored and what it is called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offer {
    /// What is stored.
    pub id: String,
    /// Its name in English and Dutch; no two offers of a column share one.
    pub names: [String; 2],
    /// What else it is called.
    pub also: Vec<String>,
}

impl Offer {
    /// An offer with these words.
    pub fn worded(id: impl Into<String>, label: Label) -> Self {
        Self { id: id.into(), names: [label.en.to_owned(), label.nl.to_owned()], also: Vec::new() }
    }

    /// An offer with a name of the user's own.
    pub fn named(id: impl Into<String>, name: &str) -> Self {
        let name = one_line(name);
        Self { id: id.into(), names: [name.clone(), name], also: Vec::new() }
    }

    /// Also known by this.
    pub fn also(mut self, label: Label) -> Self {
        self.also.extend([label.en.to_owned(), label.nl.to_owned()]);
        self
    }

    /// Its name in this language.
    pub fn name(&self, lang: Lang) -> &str {
        let [en, nl] = &self.names;
        match lang {
            Lang::En => en,
            Lang::Nl => nl,
        }
    }
}

/// Gives offers that are called the same, or nothing, a name of their own: their id behind it.
pub fn told_apart(mut offers: Vec<Offer>) -> Vec<Offer> {
    for at in 0..2 {
        let mut counts: HashMap<String, usize> = HashMap::new();
        let name = |offer: &Offer| offer.names.get(at).cloned().unwrap_or_default();
        for offer in &offers {
            *counts.entry(name(offer)).or_default() += 1;
        }
        for offer in &mut offers {
            let known = name(offer);
            let unclear = known.is_empty() || matches!(known.as_str(), "-" | "–");
            let twice = counts.get(&known).is_some_and(|count| *count > 1);
            if let Some(name) = offer.names.get_mut(at).filter(|_| unclear || twice) {
                *name = if unclear { offer.id.clone() } else { format!("{known} ({})", offer.id) };
            }
        }
    }
    offers
}

/// What a column can hold.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// Text.
    Text,
    /// A figure within bounds.
    Number {
        /// The least.
        low: f64,
        /// The greatest.
        high: f64,
        /// Whether it is a whole one.
        whole: bool,
    },
    /// A day.
    Date,
    /// One of these; `needed` when there always is one.
    Choice {
        /// What is offered.
        offers: Vec<Offer>,
        /// Whether there is always one.
        needed: bool,
    },
    /// Any number of these.
    Several(Vec<Offer>),
    /// A mark that is there or not.
    Flag,
    /// Only shown.
    Shown,
}

/// Yes, as the only thing that a mark can say.
pub const YES: Label = Label::new("yes", "ja");
/// What takes a mark away.
pub const NO: Label = Label::new("no", "nee");
/// What is stored for a mark.
pub const MARKED: &str = "yes";

impl Kind {
    /// A score within these bounds.
    pub fn score(low: i8, high: i8) -> Self {
        Self::Number { low: f64::from(low), high: f64::from(high), whole: true }
    }

    /// A whole number from 0.
    pub fn count() -> Self {
        Self::Number { low: 0.0, high: f64::from(u32::MAX), whole: true }
    }

    /// Any figure.
    pub fn figure() -> Self {
        Self::Number { low: f64::MIN, high: f64::MAX, whole: false }
    }

    /// What is offered; nothing where anything may stand.
    pub fn offers(&self) -> &[Offer] {
        match self {
            Self::Choice { offers, .. } | Self::Several(offers) => offers,
            _ => &[],
        }
    }

    /// Whether it stands at the right, as figures do.
    pub fn is_number(&self) -> bool {
        matches!(self, Self::Number { .. })
    }

    /// Whether cells of this kind can be written.
    pub fn is_open(&self) -> bool {
        !matches!(self, Self::Shown)
    }

    /// A value as people read it and spreadsheets take it; empty where nothing is known.
    pub fn written<'a>(&'a self, value: &'a Value<'_>, lang: Lang) -> Cow<'a, str> {
        match value {
            Value::Unset => Cow::Borrowed(""),
            Value::Text(text) => Cow::Borrowed(text),
            Value::Number(number) => Cow::Owned(figure(*number, lang)),
            Value::Date(date) => Cow::Owned(table_date(*date, lang)),
            Value::Choice(id) if *self == Self::Flag => {
                Cow::Borrowed(if id == MARKED { YES.text(lang) } else { "" })
            }
            Value::Choice(id) => Cow::Borrowed(self.name(id, lang)),
            Value::Course(figures) => {
                let told: Vec<String> = figures.iter().map(|one| figure(*one, lang)).collect();
                Cow::Owned(told.join(" → "))
            }
            Value::Several(ids) => {
                Cow::Owned(ids.iter().map(|id| self.name(id, lang)).collect::<Vec<_>>().join(BETWEEN))
            }
        }
    }

    /// The name of an offer; what is not offered is called by its id.
    fn name<'a>(&'a self, id: &'a str, lang: Lang) -> &'a str {
        self.offers().iter().find(|offer| offer.id == id).map_or(id, |offer| offer.name(lang))
    }
}

/// What stands between several names. Names hold commas.
pub const BETWEEN: &str = "; ";

/// A figure with the comma or the point of the language.
fn figure(number: f64, lang: Lang) -> String {
    let text = number.to_string();
    match lang {
        Lang::En => text,
        Lang::Nl => text.replace('.', ","),
    }
}

/// A column.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// What tells it from the others and is remembered.
    pub id: &'static str,
    /// Its heading.
    pub label: Label,
    /// What it holds.
    pub kind: Kind,
    /// Its width at first, in points.
    pub width: f32,
    /// Whether it is shown at first.
    pub shown: bool,
    /// Whether it says what a row is, and so stays in view at the left.
    pub leads: bool,
    /// The library to which a name that is not known can be added; none where that needs more.
    pub grows: Option<Grows>,
}

/// The width that a heading of two rows needs in both languages, with the room of the sign for sorted rows.
fn heading(label: Label) -> f32 {
    let style = Style::new(12.5, Face::SemiBold);
    let fits = |width: f32| {
        let two_rows = |text| {
            let rows = text::wrap(text, style, width - AROUND, 2);
            !rows.cut && text.split(' ').all(|word| text::width(word, style) <= width - AROUND)
        };
        two_rows(label.en) && two_rows(label.nl)
    };
    let widths = std::iter::successors(Some(44.0_f32), |width| Some(width + 6.0));
    widths.take_while(|width| *width < WIDEST_HEADING).find(|width| fits(*width)).unwrap_or(WIDEST_HEADING)
}

/// What stands around the text of a heading, in points.
const AROUND: f32 = 18.0;
/// No heading makes a column wider than this.
const WIDEST_HEADING: f32 = 160.0;

impl Column {
    /// A column that is shown at first, of the width that its kind needs.
    pub fn new(id: &'static str, label: Label, kind: Kind) -> Self {
        let width: f32 = match kind {
            Kind::Text => 190.0,
            Kind::Number { .. } | Kind::Flag => 92.0,
            Kind::Date => 104.0,
            Kind::Choice { .. } => 140.0,
            Kind::Several(_) => 160.0,
            Kind::Shown => 64.0,
        };
        Self { id, label, kind, width: width.max(heading(label)), shown: true, leads: false, grows: None }
    }

    /// Of this width, or what the heading needs.
    pub fn wide(self, width: f32) -> Self {
        Self { width: width.max(heading(self.label)), ..self }
    }

    /// Not shown until somebody wants it.
    pub fn hidden(self) -> Self {
        Self { shown: false, ..self }
    }

    /// In view at the left, whatever is scrolled.
    pub fn leading(self) -> Self {
        Self { leads: true, ..self }
    }

    /// Of names of a library that can be added to.
    pub fn growing(self, grows: Option<Grows>) -> Self {
        Self { grows, ..self }
    }

    /// Of another kind.
    pub fn kind(self, kind: Kind) -> Self {
        Self { kind, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_written_as_the_language_writes() {
        let first = Value::Date(jiff::civil::date(2026, 6, 1));
        assert_eq!(Kind::Date.written(&first, Lang::En), "2026-06-01");
        assert_eq!(Kind::Date.written(&first, Lang::Nl), "01-06-2026");
        assert_eq!(Kind::figure().written(&Value::Number(3.5), Lang::Nl), "3,5");
        assert_eq!(Kind::Flag.written(&Value::Unset, Lang::Nl), "");
        let offers = vec![Offer::worded("a", Label::new("One", "Een")), Offer::named("b", "Two")];
        let both = Value::Several(vec!["a".into(), "b".into(), "gone".into()]);
        assert_eq!(Kind::Several(offers).written(&both, Lang::Nl), "Een; Two; gone");
    }

    #[test]
    fn names_are_told_apart() {
        let names = [("a", "Anna"), ("b", "Anna"), ("c", ""), ("d", "–")];
        let offers = told_apart(names.into_iter().map(|(id, name)| Offer::named(id, name)).collect());
        let names: Vec<_> = offers.iter().map(|offer| offer.name(Lang::En)).collect();
        assert_eq!(names, ["Anna (a)", "Anna (b)", "c", "d"]);
    }
}
