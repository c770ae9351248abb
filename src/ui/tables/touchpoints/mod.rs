//! Touchpoints as rows: every note that is a plain value is a column. Knows the journey, draws nothing.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

mod fields;

use super::words;
use crate::edit::{Edit, Place};
use crate::model::*;
use crate::ui::table::{Change, Column, Draft, Entry, Field, Kind, Names, Source, Value};
use crate::ui::words as w;
use crate::vocabulary::Words;

/// How a column is read and written.
enum Reads {
    /// The number in the journey.
    Number,
    /// The phase.
    Phase,
    /// The place in the phase, from 1.
    Place,
    /// A field of the touchpoint.
    Field(Field<Touchpoint>),
}

/// A touchpoint and where it is.
struct Row {
    touchpoint: Arc<Touchpoint>,
    /// Empty for the tray.
    phase: Id<Phase>,
    place: u32,
}

/// The touchpoints of a journey, in its order.
pub struct Touchpoints {
    columns: Vec<Column>,
    reads: Vec<Reads>,
    rows: Vec<Row>,
    /// How many of them are of the past.
    past: usize,
    journey: Id<Journey>,
    /// The phase of the last row, else the last phase.
    last: Option<Id<Phase>>,
    open: bool,
}

impl Touchpoints {
    /// The rows of this journey; `open` when they may be changed.
    pub fn new(workspace: &Workspace, journey: &Journey, open: bool) -> Self {
        let names = Names { workspace, journey: Some(journey) };
        let (columns, reads) = columns(names);
        let phases = journey.phases.iter().map(|phase| (phase.id.clone(), &phase.touchpoints));
        let lists = phases.chain([(Id::default(), &journey.unsorted)]);
        let rows: Vec<Row> = lists
            .flat_map(|(phase, list)| {
                list.iter().zip(1..).map(move |(touchpoint, place)| Row {
                    touchpoint: Arc::clone(touchpoint),
                    phase: phase.clone(),
                    place,
                })
            })
            .collect();
        let last = rows.iter().rev().find(|row| !row.phase.is_empty()).map(|row| row.phase.clone());
        let last = last.or_else(|| journey.phases.last().map(|phase| phase.id.clone()));
        let is_past = |row: &&Row| row.touchpoint.status == TouchpointStatus::Historical;
        let past = rows.iter().filter(is_past).count();
        Self { columns, reads, past, rows, journey: journey.id.clone(), last, open }
    }

    /// The touchpoint of a row.
    pub fn touchpoint(&self, row: usize) -> Option<&Id<Touchpoint>> {
        self.rows.get(row).map(|row| &row.touchpoint.id)
    }

    fn place(phase: Option<Id<Phase>>) -> Place {
        Place { phase: phase.filter(|id| !id.is_empty()), before: None }
    }
}

/// The phase that a value names.
fn phase_of(value: &Value<'_>) -> Id<Phase> {
    match value {
        Value::Choice(id) => Id::new(id),
        _ => Id::default(),
    }
}

impl Source for Touchpoints {
    fn columns(&self) -> &[Column] {
        &self.columns
    }

    fn len(&self) -> usize {
        self.rows.len()
    }

    fn id(&self, row: usize) -> &str {
        self.rows.get(row).map_or("", |row| row.touchpoint.id.as_str())
    }

    fn title(&self, row: usize) -> Cow<'_, str> {
        let Some(row) = self.rows.get(row) else { return Cow::Borrowed("") };
        match row.touchpoint.title.trim() {
            "" => Cow::Borrowed(row.touchpoint.id.as_str()),
            title => Cow::Borrowed(title),
        }
    }

    fn value(&self, row: usize, column: usize) -> Value<'_> {
        let (Some(row), Some(reads)) = (self.rows.get(row), self.reads.get(column)) else {
            return Value::Unset;
        };
        match reads {
            Reads::Number => Value::Number(f64::from(row.touchpoint.number)),
            Reads::Place => Value::Number(f64::from(row.place)),
            Reads::Phase if row.phase.is_empty() => Value::Unset,
            Reads::Phase => Value::Choice(Cow::Borrowed(row.phase.as_str())),
            Reads::Field(field) => (field.get)(&row.touchpoint),
        }
    }

    fn change(&self, changes: &[Change]) -> Vec<Edit> {
        let mut set: BTreeMap<usize, Touchpoint> = BTreeMap::new();
        let mut moved: Vec<(Id<Phase>, Vec<Id<Touchpoint>>)> = Vec::new();
        for change in changes {
            let (Some(row), Some(reads)) = (self.rows.get(change.row), self.reads.get(change.column)) else {
                continue;
            };
            match reads {
                Reads::Number | Reads::Place => {}
                Reads::Phase => {
                    let (phase, id) = (phase_of(&change.value), row.touchpoint.id.clone());
                    match moved.iter_mut().find(|(known, _)| *known == phase) {
                        Some((_, ids)) => ids.push(id),
                        None => moved.push((phase, vec![id])),
                    }
                }
                Reads::Field(field) => {
                    let next = set.entry(change.row).or_insert_with(|| Touchpoint::clone(&row.touchpoint));
                    (field.set)(next, change.value.clone());
                }
            }
        }
        let (journey, touchpoints) = (&self.journey, set.into_values().collect::<Vec<_>>());
        let set = (!touchpoints.is_empty()).then(|| Edit::SetTouchpoints {
            journey: journey.clone(),
            touchpoints,
            what: words::SEVERAL,
        });
        let moves = moved.into_iter().map(|(phase, ids)| Edit::MoveTouchpoints {
            journey: journey.clone(),
            ids,
            place: Self::place(Some(phase)),
            lane: None,
            pinned_step: None,
        });
        set.into_iter().chain(moves).collect()
    }

    fn add(&self, drafts: &[Draft]) -> Vec<Edit> {
        let mut phase = self.last.clone();
        let mut edits: Vec<(Option<Id<Phase>>, Vec<Touchpoint>)> = Vec::new();
        for draft in drafts {
            let mut touchpoint = Touchpoint::default();
            for (column, value) in draft {
                match self.reads.get(*column) {
                    Some(Reads::Phase) => phase = Some(phase_of(value)),
                    Some(Reads::Field(field)) => (field.set)(&mut touchpoint, value.clone()),
                    _ => {}
                }
            }
            match edits.last_mut().filter(|(known, _)| *known == phase) {
                Some((_, list)) => list.push(touchpoint),
                None => edits.push((phase.clone(), vec![touchpoint])),
            }
        }
        let edit = |(phase, touchpoints)| Edit::AddTouchpoints {
            journey: self.journey.clone(),
            place: Self::place(phase),
            touchpoints,
        };
        edits.into_iter().map(edit).collect()
    }

    fn makes(&self) -> Option<usize> {
        self.columns.iter().position(|column| column.id == TITLE)
    }

    fn remove(&self, rows: &[usize]) -> Vec<Edit> {
        let ids: Vec<_> = rows.iter().filter_map(|row| self.touchpoint(*row).cloned()).collect();
        let some = !ids.is_empty();
        some.then(|| Edit::DeleteTouchpoints { journey: self.journey.clone(), ids }).into_iter().collect()
    }

    fn is_open(&self) -> bool {
        self.open
    }

    fn noun(&self) -> Words {
        w::TOUCHPOINTS
    }

    fn counted(&self, lang: Lang) -> String {
        w::touchpoints(lang, self.rows.len() - self.past, self.past)
    }
}

/// The column that makes a new row.
const TITLE: &str = "title";

fn columns(names: Names<'_>) -> (Vec<Column>, Vec<Reads>) {
    let offers = |names| Kind::Choice { offers: Phase::offers(names), needed: false };
    let first = [
        (Column::new("number", words::NUMBER, Kind::Shown).wide(52.0).leading(), Reads::Number),
        (Column::new("phase", w::PHASE, offers(names)), Reads::Phase),
        (Column::new("place", words::PLACE, Kind::Shown).hidden(), Reads::Place),
    ];
    let [number, phase, place] = first;
    let mut all = vec![number];
    let mut fields =
        fields::fields(names).into_iter().map(|field| (field.column.clone(), Reads::Field(field)));
    all.extend(fields.next());
    all.extend([phase, place]);
    all.extend(fields);
    all.into_iter().unzip()
}

#[cfg(test)]
mod tests;
