//! The handovers as rows of the one table: the transitions of the window's table of them, as far as customers
//! pass from one department to another, with who gives and who takes before them. Draws nothing.

use std::borrow::Cow;
use std::collections::HashMap;

use super::words;
use crate::edit::{Edit, TransitionKey};
use crate::model::{Department, Id, Journey, Workspace};
use crate::report::plan::hand_offs::HandOffs;
use crate::text::one_line;
use crate::ui::table::{Change, Column, Draft, Kind, Source, Value};
use crate::ui::tables::Transitions;
use crate::vocabulary::Words;

/// Who gives and who takes.
const ENDS: usize = 2;
/// What of a transition is shown, in this order; of the rest nothing is about handing over.
const SHOWN: [&str; 6] = ["from", "to", "handover", "data", "agreed", "integration"];

struct Row {
    /// Its row in the table of all transitions.
    inner: usize,
    /// The names of who gives and who takes.
    names: [String; ENDS],
    /// Who gives and who takes.
    line: (Id<Department>, Id<Department>),
}

/// The handovers that are let through.
pub struct Rows {
    transitions: Transitions,
    columns: Vec<Column>,
    /// The columns of the transitions behind those of who gives and takes.
    inner: Vec<usize>,
    rows: Vec<Row>,
}

impl Rows {
    /// The rows of the handovers of a journey; `open` when they may be changed.
    pub fn new((workspace, journey): (&Workspace, &Journey), made: &HandOffs, open: bool) -> Self {
        let transitions = Transitions::new(workspace, journey, open);
        let ends = [("giver", words::GIVER), ("taker", words::TAKER)];
        let mut columns: Vec<Column> =
            ends.map(|(id, label)| Column::new(id, label, Kind::Shown).wide(130.0).leading()).into();
        let mut inner = Vec::new();
        for id in SHOWN {
            let all = transitions.columns().iter().enumerate();
            for (at, column) in all.filter(|(_, column)| column.id == id) {
                columns.push(Column { shown: true, leads: false, ..column.clone() });
                inner.push(at);
            }
        }
        let places: HashMap<&TransitionKey, usize> =
            (0..transitions.len()).filter_map(|row| Some((transitions.key(row)?, row))).collect();
        let name = |id: &Id<Department>| {
            let known = made.givers.iter().find(|giver| giver.id == *id);
            one_line(known.map_or(id.as_str(), |giver| &giver.name))
        };
        let rows = made.lines.iter().flat_map(|line| {
            let (places, name) = (&places, &name);
            line.hands.iter().filter_map(move |hand| {
                Some(Row {
                    inner: *places.get(&hand.key)?,
                    names: [name(&line.from), name(&line.to)],
                    line: (line.from.clone(), line.to.clone()),
                })
            })
        });
        let rows = rows.collect();
        Self { columns, inner, rows, transitions }
    }

    /// Who gives and who takes in a row.
    pub fn line(&self, row: usize) -> Option<&(Id<Department>, Id<Department>)> {
        self.rows.get(row).map(|row| &row.line)
    }

    /// The transition of a row.
    pub fn key(&self, row: usize) -> Option<&TransitionKey> {
        self.transitions.key(self.rows.get(row)?.inner)
    }

    fn within(&self, row: usize) -> usize {
        self.rows.get(row).map_or(usize::MAX, |row| row.inner)
    }
}

impl Source for Rows {
    fn columns(&self) -> &[Column] {
        &self.columns
    }

    fn len(&self) -> usize {
        self.rows.len()
    }

    fn id(&self, row: usize) -> &str {
        self.transitions.id(self.within(row))
    }

    fn title(&self, row: usize) -> Cow<'_, str> {
        self.transitions.title(self.within(row))
    }

    fn value(&self, row: usize, column: usize) -> Value<'_> {
        let Some(known) = self.rows.get(row) else { return Value::Unset };
        match known.names.get(column) {
            Some(name) => Value::Text(Cow::Borrowed(name)),
            None => {
                let inner = column.checked_sub(ENDS).and_then(|at| self.inner.get(at));
                inner.map_or(Value::Unset, |inner| self.transitions.value(known.inner, *inner))
            }
        }
    }

    fn change(&self, changes: &[Change]) -> Vec<Edit> {
        let within = |change: &Change| {
            let column = *self.inner.get(change.column.checked_sub(ENDS)?)?;
            Some(Change { row: self.within(change.row), column, ..change.clone() })
        };
        let changes: Vec<Change> = changes.iter().filter_map(within).collect();
        self.transitions.change(&changes)
    }

    fn add(&self, _: &[Draft]) -> Vec<Edit> {
        Vec::new()
    }

    fn makes(&self) -> Option<usize> {
        None
    }

    fn remove(&self, rows: &[usize]) -> Vec<Edit> {
        let rows: Vec<usize> = rows.iter().map(|row| self.within(*row)).collect();
        self.transitions.remove(&rows)
    }

    fn is_open(&self) -> bool {
        self.transitions.is_open()
    }

    fn noun(&self) -> Words {
        words::HANDED
    }
}
