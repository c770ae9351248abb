//! How a journey is written as rows: which columns describe a touchpoint, a transition and a phase,
//! how each value becomes a text and how a text becomes a value again. What is written here reads back
//! to exactly the same. Knows the model and the words on offer; no file format, no edit, no window.

mod cell;
mod fields;
mod guard;
mod items;
mod names;
mod record;

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::model::Lang;
use crate::vocabulary::{Label, words};

pub use cell::{Kind, Read, Unread, date};
pub use fields::{Field, PHASE, phases, touchpoints, transitions};
pub use guard::{guard, unguard};
pub use items::{items, quoted};
pub use names::{Names, Things};

/// What a row describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Rows {
    /// Touchpoints.
    Touchpoints,
    /// Transitions.
    Transitions,
    /// Phases.
    Phases,
}

impl Rows {
    /// All of them, in the order in which a workbook has them.
    pub const ALL: &'static [Self] = &[Self::Touchpoints, Self::Transitions, Self::Phases];

    /// What a sheet of them is called.
    pub const fn label(self) -> Label {
        match self {
            Self::Touchpoints => Label::new("Touchpoints", "Contactmomenten"),
            Self::Transitions => Label::new("Transitions", "Overgangen"),
            Self::Phases => Label::new("Phases", "Fasen"),
        }
    }

    /// The column that a heading means, by its own words or else by others, and how well: see
    /// [`Column::means`]. Found by one look, since a long file asks for every line.
    pub fn meant(self, heading: &str) -> Option<(Column, u8)> {
        static KNOWN: LazyLock<HashMap<Rows, Meanings>> =
            LazyLock::new(|| Rows::ALL.iter().map(|rows| (*rows, Meanings::of(&rows.columns()))).collect());
        let known = KNOWN.get(&self)?;
        let key = plain(heading);
        let own = known.own.get(&key).map(|column| (*column, 2));
        own.or_else(|| known.others.get(&key).map(|column| (*column, 1)))
    }

    /// The columns: id, heading, other headings that mean the same, and what they hold.
    pub fn columns(self) -> Vec<Column> {
        fn all<T>(fields: &'static [Field<T>]) -> impl Iterator<Item = Column> {
            fields.iter().map(|field| Column {
                id: field.id,
                label: field.label,
                also: field.also,
                kind: field.kind,
            })
        }
        match self {
            Self::Touchpoints => {
                let mut columns: Vec<Column> = all(touchpoints()).collect();
                // Where it stands comes right behind what it is called.
                columns.insert(columns.len().min(3), PHASE);
                columns
            }
            Self::Transitions => all(transitions()).collect(),
            Self::Phases => all(phases()).collect(),
        }
    }
}

/// Columns by the plain words of their headings.
struct Meanings {
    own: HashMap<String, Column>,
    others: HashMap<String, Column>,
}

impl Meanings {
    fn of(columns: &[Column]) -> Self {
        let (mut own, mut others) = (HashMap::new(), HashMap::new());
        for column in columns {
            for name in [column.id, column.label.en, column.label.nl] {
                own.entry(plain(name)).or_insert(*column);
            }
            for name in column.also {
                others.entry(plain(name)).or_insert(*column);
            }
        }
        own.remove("");
        others.remove("");
        Self { own, others }
    }
}

/// A column as people see it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Column {
    /// The same in every language; the id of the field.
    pub id: &'static str,
    /// Its heading.
    pub label: Label,
    /// Other headings for the same, in small letters, Dutch or English.
    pub also: &'static [&'static str],
    /// What it holds.
    pub kind: Kind,
}

impl Column {
    /// How well a heading means this column: 2 is its own heading, 1 is another word for it.
    pub fn means(&self, heading: &str) -> u8 {
        let heading = heading.trim();
        if [self.id, self.label.en, self.label.nl].contains(&heading) {
            return 2;
        }
        let key = plain(heading);
        let same = |text: &str| !key.is_empty() && plain(text) == key;
        if same(self.id) || same(self.label.en) || same(self.label.nl) {
            return 2;
        }
        u8::from(self.also.iter().any(|text| same(text)))
    }

    /// Its heading in this language.
    pub fn heading(&self, lang: Lang) -> &'static str {
        self.label.text(lang)
    }
}

/// What says in an outline where a touchpoint leads.
pub const LEADS_TO: Label = Label::new("Leads to", "Leidt naar");

/// Whether a text begins with a letter by its code, as XML formats write what they cannot hold: `_x0001_`.
pub fn is_coded(text: &str) -> bool {
    let code = text.strip_prefix("_x").and_then(|rest| Some((rest.get(..4)?, rest.get(4..5)?)));
    code.is_some_and(|(code, end)| end == "_" && code.chars().all(|sign| sign.is_ascii_hexdigit()))
}

/// The text behind one in which letters stand by their codes.
pub fn uncoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let letter = from.get(2..6).filter(|_| is_coded(from));
        let letter = letter.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32);
        let (taken, length) = letter.map_or(("_x".to_owned(), 2), |letter| (letter.to_string(), 7));
        out.push_str(&taken);
        rest = from.get(length..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

/// A text as it is compared: words in small letters without accents and signs.
pub fn plain(text: &str) -> String {
    words(text).iter().map(crate::vocabulary::Word::text).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
