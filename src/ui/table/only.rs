//! Some rows of a source, as a source: what a filter outside the table lets through.

use std::borrow::Cow;

use super::source::{Change, Draft, Source};
use super::value::{Column, Value};
use crate::edit::Edit;
use crate::vocabulary::Words;

/// A source of which only some rows are shown. New rows go into it whole.
pub struct Only {
    source: Box<dyn Source>,
    /// The rows that are shown, as the source counts.
    rows: Vec<usize>,
}

impl Only {
    /// The rows with an id that is kept.
    pub fn new(source: Box<dyn Source>, keep: impl Fn(&str) -> bool) -> Self {
        let rows = (0..source.len()).filter(|row| keep(source.id(*row))).collect();
        Self { source, rows }
    }

    /// A row as the source counts; one that is not there stays so.
    fn row(&self, row: usize) -> usize {
        self.rows.get(row).copied().unwrap_or(usize::MAX)
    }
}

impl Source for Only {
    fn columns(&self) -> &[Column] {
        self.source.columns()
    }

    fn len(&self) -> usize {
        self.rows.len()
    }

    fn id(&self, row: usize) -> &str {
        self.source.id(self.row(row))
    }

    fn title(&self, row: usize) -> Cow<'_, str> {
        self.source.title(self.row(row))
    }

    fn value(&self, row: usize, column: usize) -> Value<'_> {
        self.source.value(self.row(row), column)
    }

    fn change(&self, changes: &[Change]) -> Vec<Edit> {
        let change = |change: &Change| Change { row: self.row(change.row), ..change.clone() };
        self.source.change(&changes.iter().map(change).collect::<Vec<_>>())
    }

    fn add(&self, drafts: &[Draft]) -> Vec<Edit> {
        self.source.add(drafts)
    }

    fn makes(&self) -> Option<usize> {
        self.source.makes()
    }

    fn remove(&self, rows: &[usize]) -> Vec<Edit> {
        self.source.remove(&rows.iter().map(|row| self.row(*row)).collect::<Vec<_>>())
    }

    fn is_open(&self) -> bool {
        self.source.is_open()
    }

    fn noun(&self) -> Words {
        self.source.noun()
    }

    fn is_prose(&self) -> bool {
        self.source.is_prose()
    }
}
