//! What a table asks of the things that it shows. Each kind of thing answers in a file of its own;
//! the table knows none of them.

use std::borrow::Cow;

use super::value::{Column, Value};
use crate::edit::Edit;
use crate::model::Lang;
use crate::vocabulary::Words;

/// Another value for a cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The row, as the source counts.
    pub row: usize,
    /// The column, as the source counts.
    pub column: usize,
    /// The value.
    pub value: Value<'static>,
}

/// The values of a row that is not there yet, by column.
pub type Draft = Vec<(usize, Value<'static>)>;

/// Rows of things with columns of values.
pub trait Source {
    /// Every column, shown or not.
    fn columns(&self) -> &[Column];

    /// How many rows there are.
    fn len(&self) -> usize;

    /// Whether there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What tells a row from the others, whatever changes.
    fn id(&self, row: usize) -> &str;

    /// What a row is called.
    fn title(&self, row: usize) -> Cow<'_, str>;

    /// What stands in a cell.
    fn value(&self, row: usize, column: usize) -> Value<'_>;

    /// The edits that make these changes.
    fn change(&self, changes: &[Change]) -> Vec<Edit>;

    /// The edits that add rows, the first behind the row before it.
    fn add(&self, drafts: &[Draft]) -> Vec<Edit>;

    /// The column that makes a new row when it is filled in at the foot; nothing where none can be added.
    fn makes(&self) -> Option<usize>;

    /// The edits that delete rows.
    fn remove(&self, rows: &[usize]) -> Vec<Edit>;

    /// Whether anything may be changed.
    fn is_open(&self) -> bool;

    /// What its rows are called, with their count.
    fn noun(&self) -> Words;

    /// How many rows there are, in words.
    fn counted(&self, lang: Lang) -> String {
        self.noun().count(lang, self.len())
    }

    /// Whether its cells hold sentences, which are to be read whole.
    fn is_prose(&self) -> bool {
        false
    }
}
