//! The entries of a library as rows of the table, whichever library it is. Draws nothing.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use super::kept::Kept;
use super::{fresh, joined, words};
use crate::edit::{Edit, Library};
use crate::model::*;
use crate::ui::table::{Change, Column, Draft, Field, Kind, Names, Source, Value};
use crate::vocabulary::Words;

/// How often each entry is used, by id.
pub type Counts = HashMap<String, usize>;

/// The rows of a library.
struct Entries<T> {
    columns: Vec<Column>,
    fields: Vec<Field<T>>,
    list: Vec<T>,
    counts: Counts,
    workspace: Arc<Workspace>,
    journey: Option<Arc<Journey>>,
    open: bool,
}

/// The place of the count of uses among the columns.
const USED: usize = 1;

/// Calls a function that knows its entries by their type for a library.
macro_rules! on_kind {
    ($library:expr, $of:ident($($given:expr),*)) => {
        on_kind!($library, $of($($given),*),
            Personas Persona, Segments Segment, LifecycleStages LifecycleStage, Departments Department,
            Markets Market, Channels ChannelDef, Content ContentAsset, Propositions Proposition,
            Campaigns Campaign, Objectives Objective, Systems SystemDef, Integrations Integration,
            DataSources DataSource, Needs InformationNeed, Triggers Trigger)
    };
    ($library:expr, $of:ident $given:tt, $($name:ident $entity:ident),*) => {
        match $library {
            $( Library::$name => $of::<$entity> $given, )*
        }
    };
}

/// The rows of this library, with how often each is used.
pub fn entries(
    library: Library,
    (workspace, journey): (&Arc<Workspace>, Option<&Arc<Journey>>),
    counts: Counts,
    open: bool,
) -> Box<dyn Source> {
    fn boxed<T: Kept>(
        of: (&Arc<Workspace>, Option<&Arc<Journey>>),
        counts: Counts,
        open: bool,
    ) -> Box<dyn Source> {
        Box::new(Entries::<T>::new(of, counts, open))
    }
    on_kind!(library, boxed((workspace, journey), counts, open))
}

/// The edit that adds an entry of this name to a library of the file, and the id that it has then.
pub fn grown(library: Library, workspace: &Workspace, name: &str) -> (Edit, String) {
    let names = Names { workspace, journey: None };
    on_kind!(library, fresh(names, name))
}

/// That edit with others that refer to the entry.
pub fn grown_with(
    library: Library,
    workspace: &Workspace,
    name: &str,
    (entry, others): (Edit, Vec<Edit>),
) -> Vec<Edit> {
    let names = Names { workspace, journey: None };
    on_kind!(library, joined(names, name, entry, others))
}

/// The libraries without the journeys, which other edits change.
pub fn alone(workspace: &Workspace) -> Workspace {
    Workspace { journeys: List::default(), ..workspace.clone() }
}

impl<T: Kept> Entries<T> {
    fn new(
        (workspace, journey): (&Arc<Workspace>, Option<&Arc<Journey>>),
        counts: Counts,
        open: bool,
    ) -> Self {
        let names = Names { workspace, journey: journey.map(|journey| &**journey) };
        let fields = T::fields(names);
        let mut columns: Vec<Column> = fields.iter().map(|field| field.column.clone()).collect();
        if let Some(first) = columns.first_mut() {
            *first = first.clone().wide(first.width.max(210.0)).leading();
        }
        let used = Column::new("used", words::USED, Kind::Shown).wide(92.0);
        columns.insert(USED.min(columns.len()), used);
        let list = T::list(names).to_vec();
        let (workspace, journey) = (Arc::clone(workspace), journey.cloned());
        Self { columns, fields, list, counts, workspace, journey, open }
    }

    fn names(&self) -> Names<'_> {
        Names { workspace: &self.workspace, journey: self.journey.as_deref() }
    }

    fn field(&self, column: usize) -> Option<&Field<T>> {
        match column {
            USED => None,
            column => self.fields.get(column - usize::from(column > USED)),
        }
    }
}

impl<T: Kept> Source for Entries<T> {
    fn columns(&self) -> &[Column] {
        &self.columns
    }

    fn len(&self) -> usize {
        self.list.len()
    }

    fn id(&self, row: usize) -> &str {
        self.list.get(row).map_or("", Kept::id)
    }

    fn title(&self, row: usize) -> Cow<'_, str> {
        let Some(entry) = self.list.get(row) else { return Cow::Borrowed("") };
        let title = entry.title().trim();
        Cow::Borrowed(if title.is_empty() { entry.id() } else { title })
    }

    fn value(&self, row: usize, column: usize) -> Value<'_> {
        let Some(entry) = self.list.get(row) else { return Value::Unset };
        match self.field(column) {
            Some(field) => (field.get)(entry),
            None => match self.counts.get(entry.id()) {
                Some(count) if *count > 0 => Value::Number(*count as f64),
                _ => Value::Unset,
            },
        }
    }

    fn change(&self, changes: &[Change]) -> Vec<Edit> {
        let mut list = self.list.clone();
        for change in changes {
            if let (Some(entry), Some(field)) = (list.get_mut(change.row), self.field(change.column)) {
                (field.set)(entry, change.value.clone());
            }
        }
        if changes.is_empty() { Vec::new() } else { vec![T::put(self.names(), list)] }
    }

    fn add(&self, drafts: &[Draft]) -> Vec<Edit> {
        let mut list = self.list.clone();
        for draft in drafts {
            let mut entry = T::default();
            for (column, value) in draft {
                if let Some(field) = self.field(*column) {
                    (field.set)(&mut entry, value.clone());
                }
            }
            entry.born(self.names(), &list);
            list.push(entry);
        }
        vec![T::put(self.names(), list)]
    }

    fn makes(&self) -> Option<usize> {
        T::may_be_born(self.names()).then_some(0)
    }

    fn remove(&self, rows: &[usize]) -> Vec<Edit> {
        let kept = self.list.iter().enumerate().filter(|(row, _)| !rows.contains(row));
        vec![T::put(self.names(), kept.map(|(_, entry)| entry.clone()).collect())]
    }

    fn is_open(&self) -> bool {
        self.open
    }

    fn noun(&self) -> Words {
        words::ENTRIES
    }

    fn is_prose(&self) -> bool {
        true
    }
}
