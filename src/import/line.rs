//! One line of quick entry: `[number >] title, words in any order @owner [> number]`. Reading it is
//! pure and cannot fail: every word ends up in the title or in a chip.
//!
//! Titles come first and often hold words that could be chips ("Email from the shop"). So the first
//! word is always title, and known words are taken from the end of the line only, up to the first
//! unknown one; a word behind "the", "from" and the like stays with it. A comma ends the title:
//! behind it known words may stand anywhere. What a catalogue entry is called is never cut.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

mod reading;

use self::reading::Reading;
use super::known::{Said, Words, plain_phrase};
use crate::model::*;
use crate::vocabulary::{CatalogueEntry, catalogue};

/// Something recognised in a line.
#[derive(Clone, Debug, PartialEq)]
pub struct Chip {
    /// Where it stands in the text, in bytes.
    pub span: Range<usize>,
    /// What it is.
    pub what: What,
}

/// What a chip stands for.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// A known word.
    Said(Said),
    /// Who owns it.
    Owner(Owner),
    /// It follows the touchpoint with this number.
    From(u32),
    /// It leads to the touchpoint with this number.
    To(u32),
    /// It follows nothing.
    Apart,
}

/// Who owns a touchpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Owner {
    /// A known department.
    Known(Id<Department>),
    /// One that is created on the spot.
    New(String),
    /// Nobody, said by a lone `@`: what stuck is let go.
    Nobody,
}

/// What a line adds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// A touchpoint, or only lines between numbers where it has no title.
    #[default]
    Card,
    /// A remark, pinned to the last card.
    Remark(InsightKind),
    /// A phase to go to, by name, behind `#`.
    Phase,
}

/// A line as it was understood.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// What it adds.
    pub kind: Kind,
    /// The title, the remark's text or the phase's name.
    pub title: String,
    /// What was recognised, in the order of the text.
    pub chips: Vec<Chip>,
    /// The entry of the catalogue that the title names.
    pub entry: Option<&'static CatalogueEntry>,
}

impl Line {
    /// Whether it asks for nothing.
    pub fn is_empty(&self) -> bool {
        self.title.is_empty() && self.chips.is_empty()
    }

    /// What known words say.
    pub fn said(&self) -> impl Iterator<Item = &Said> {
        self.chips.iter().filter_map(|chip| match &chip.what {
            What::Said(said) => Some(said),
            _ => None,
        })
    }

    /// Who owns it, in order; the first leads.
    pub fn owners(&self) -> impl Iterator<Item = &Owner> {
        self.chips.iter().filter_map(|chip| match &chip.what {
            What::Owner(owner) => Some(owner),
            _ => None,
        })
    }

    /// The number that it follows.
    pub fn from(&self) -> Option<u32> {
        self.chips.iter().find_map(|chip| match chip.what {
            What::From(number) => Some(number),
            _ => None,
        })
    }

    /// The numbers that it leads to.
    pub fn to(&self) -> impl Iterator<Item = u32> {
        self.chips.iter().filter_map(|chip| match chip.what {
            What::To(number) => Some(number),
            _ => None,
        })
    }

    /// Whether it follows nothing.
    pub fn is_apart(&self) -> bool {
        self.chips.iter().any(|chip| chip.what == What::Apart)
    }
}

/// What reading a line needs to know.
#[derive(Clone, Debug)]
pub struct Reader<'a> {
    words: Words<'a>,
    journey: &'a Journey,
    /// Plain phrases that are text, since their chips were turned back.
    literal: &'a [String],
}

impl<'a> Reader<'a> {
    /// Reads for this journey.
    pub fn new(workspace: &'a Workspace, journey: &'a Journey) -> Self {
        Self { words: Words::of(workspace), journey, literal: &[] }
    }

    /// Takes these plain phrases for text.
    pub fn with_literal(self, literal: &'a [String]) -> Self {
        Self { literal, ..self }
    }

    /// The words that it knows.
    pub fn words(&self) -> &Words<'a> {
        &self.words
    }

    /// Reads a line.
    pub fn read(&self, text: &str) -> Line {
        Reading::of(self, text).line()
    }

    fn has_number(&self, number: u32) -> bool {
        self.journey.all_touchpoints().any(|touchpoint| touchpoint.number == number)
    }

    /// Whether the text of a chip was turned back.
    fn is_literal(&self, text: &str) -> bool {
        !self.literal.is_empty() && self.literal.contains(&plain_phrase(text))
    }
}

/// The entry of the catalogue with this plain name in either language.
pub fn entry_named(plain: &str) -> Option<&'static CatalogueEntry> {
    entries().get(plain).copied()
}

fn entries() -> &'static HashMap<String, &'static CatalogueEntry> {
    static ENTRIES: LazyLock<HashMap<String, &'static CatalogueEntry>> = LazyLock::new(|| {
        let both = |entry: &'static CatalogueEntry| {
            [Lang::En, Lang::Nl].map(|lang| (plain_phrase(entry.title(lang)), entry))
        };
        // The first of two entries with one name counts, so the last is put in first.
        catalogue().iter().rev().flat_map(both).collect()
    });
    &ENTRIES
}

#[cfg(test)]
mod tests;
