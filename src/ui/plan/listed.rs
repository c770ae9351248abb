//! Entries of a list of the file as rows of the one table, where the list is no library: each kind of
//! entry lists its fields, the rest is here. Draws nothing.

use std::borrow::Cow;
use std::sync::Arc;

use crate::edit::Edit;
use crate::model::Workspace;
use crate::ui::table::{Change, Column, Draft, Field, Source, Value};
use crate::vocabulary::Words;

/// What is done with an entry that was filled in at the foot; the others are those of its list.
type Born<T> = fn(&mut T, &[T]);

/// The edit that puts a list in place of what the file holds.
type Put<T> = fn(&Workspace, Vec<T>) -> Edit;

/// An entry with what it is called.
pub struct Row<T> {
    /// What tells it from the others.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Its place in its list.
    pub place: usize,
    /// It.
    pub entry: T,
}

/// Some of the entries of a list; all of it is needed to put them back.
pub struct Listed<T> {
    columns: Vec<Column>,
    fields: Vec<Field<T>>,
    rows: Vec<Row<T>>,
    list: Vec<T>,
    workspace: Arc<Workspace>,
    put: Put<T>,
    born: Option<Born<T>>,
    noun: Words,
}

impl<T: Clone + Default> Listed<T> {
    /// Rows of a list. `born` is unset where nothing may be changed.
    pub fn new(
        fields: Vec<Field<T>>,
        (rows, list): (Vec<Row<T>>, Vec<T>),
        (workspace, put): (Arc<Workspace>, Put<T>),
        born: Option<Born<T>>,
        noun: Words,
    ) -> Self {
        let columns = fields.iter().map(|field| field.column.clone()).collect();
        Self { columns, fields, rows, list, workspace, put, born, noun }
    }

    /// The place in the list of the entry of a row.
    pub fn place(&self, row: usize) -> Option<usize> {
        self.rows.get(row).map(|row| row.place)
    }
}

impl<T: Clone + Default> Source for Listed<T> {
    fn columns(&self) -> &[Column] {
        &self.columns
    }

    fn len(&self) -> usize {
        self.rows.len()
    }

    fn id(&self, row: usize) -> &str {
        self.rows.get(row).map_or("", |row| &row.id)
    }

    fn title(&self, row: usize) -> Cow<'_, str> {
        self.rows.get(row).map_or(Cow::Borrowed(""), |row| Cow::Borrowed(row.title.as_str()))
    }

    fn value(&self, row: usize, column: usize) -> Value<'_> {
        match (self.rows.get(row), self.fields.get(column)) {
            (Some(row), Some(field)) => (field.get)(&row.entry),
            _ => Value::Unset,
        }
    }

    fn change(&self, changes: &[Change]) -> Vec<Edit> {
        let mut list = self.list.clone();
        for change in changes {
            let entry = self.place(change.row).and_then(|place| list.get_mut(place));
            if let (Some(entry), Some(field)) = (entry, self.fields.get(change.column)) {
                (field.set)(entry, change.value.clone());
            }
        }
        if changes.is_empty() { Vec::new() } else { vec![(self.put)(&self.workspace, list)] }
    }

    fn add(&self, drafts: &[Draft]) -> Vec<Edit> {
        let Some(born) = self.born else { return Vec::new() };
        let mut list = self.list.clone();
        for draft in drafts {
            let mut entry = T::default();
            for (column, value) in draft {
                if let Some(field) = self.fields.get(*column) {
                    (field.set)(&mut entry, value.clone());
                }
            }
            born(&mut entry, &list);
            list.push(entry);
        }
        vec![(self.put)(&self.workspace, list)]
    }

    fn makes(&self) -> Option<usize> {
        self.born.map(|_| 0)
    }

    fn remove(&self, rows: &[usize]) -> Vec<Edit> {
        let places: Vec<usize> = rows.iter().filter_map(|row| self.place(*row)).collect();
        let kept = self.list.iter().enumerate().filter(|(place, _)| !places.contains(place));
        vec![(self.put)(&self.workspace, kept.map(|(_, entry)| entry.clone()).collect())]
    }

    fn is_open(&self) -> bool {
        self.born.is_some()
    }

    fn noun(&self) -> Words {
        self.noun
    }
}
