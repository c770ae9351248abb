//! Transitions as rows: where they lead, what is handed over. Draws nothing.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::words;
use crate::edit::{Edit, TransitionKey};
use crate::model::*;
use crate::ui::table::{Cell, Change, Column, Draft, Entry, Field, Grows, Kind, Names, Source, Value, field};
use crate::ui::words as w;
use crate::vocabulary::Words;

struct Row {
    transition: Arc<Transition>,
    key: TransitionKey,
    id: String,
    /// The titles of both ends.
    ends: [String; 2],
}

/// The transitions of a journey, phase by phase.
pub struct Transitions {
    columns: Vec<Column>,
    /// The fields behind the two ends.
    fields: Vec<Field<Transition>>,
    rows: Vec<Row>,
    journey: Id<Journey>,
    open: bool,
}

/// The ends come first.
const ENDS: usize = 2;

impl Transitions {
    /// The rows of this journey; `open` when they may be changed.
    pub fn new(workspace: &Workspace, journey: &Journey, open: bool) -> Self {
        let fields = fields(Names { workspace, journey: Some(journey) });
        let ends = [("from", words::FROM), ("to", words::TO)];
        let ends = ends.map(|(id, label)| Column::new(id, label, Kind::Shown).wide(190.0).leading());
        let columns = ends.into_iter().chain(fields.iter().map(|field| field.column.clone())).collect();
        let titles: HashMap<_, _> = journey.all_touchpoints().map(|one| (&one.id, &one.title)).collect();
        let title = |id: &Id<Touchpoint>| match titles.get(id).map(|title| crate::text::one_line(title)) {
            Some(title) if !title.is_empty() => title,
            _ => id.as_str().to_owned(),
        };
        let mut ranks: HashMap<_, u32> = HashMap::new();
        let rows = journey.all_transitions().map(|known| {
            let rank = ranks.entry((known.from.clone(), known.to.clone(), known.kind)).or_default();
            let key = (known.from.clone(), known.to.clone(), known.kind, *rank);
            *rank += 1;
            let id = format!("{}\n{}\n{}\n{}", key.0, key.1, key.2.id(), key.3);
            Row { transition: Arc::clone(known), id, ends: [title(&known.from), title(&known.to)], key }
        });
        Self { columns, rows: rows.collect(), fields, journey: journey.id.clone(), open }
    }

    /// The name of the transition of a row.
    pub fn key(&self, row: usize) -> Option<&TransitionKey> {
        self.rows.get(row).map(|row| &row.key)
    }
}

fn fields(names: Names<'_>) -> Vec<Field<Transition>> {
    macro_rules! of {
        ($id:literal, $label:expr, $($path:ident).+) => { field!(Transition, names, $id, $label, $($path).+) };
    }
    let personas = Field::<Transition> {
        column: Column::new("personas", w::PERSONAS_FIELD, Kind::Several(Persona::offers(names)))
            .growing(Grows::of::<Persona>(names)),
        get: |one| one.personas.as_ref().map_or(Value::Unset, Cell::value),
        set: |one, value| {
            one.personas = Some(Cell::of(value)).filter(|list: &List<Id<Persona>>| !list.is_empty())
        },
    };
    let mut all = vec![
        of!("kind", w::KIND, kind),
        of!("label", w::LABEL, label),
        of!("condition", w::CONDITION, condition),
        of!("share", w::SHARE, share),
        of!("sentiment", w::SENTIMENT, sentiment),
        of!("friction", w::FRICTION, friction),
        personas,
    ];
    all.extend(handover_fields(names));
    all.push(of!("skip", w::CONFIRMED_SKIP, confirmed_skip).hidden());
    all.push(of!("trigger", words::TRIGGER, trigger).hidden());
    all
}

/// Writes into what is handed over; what is empty then is taken away.
fn hand_over(one: &mut Transition, change: impl FnOnce(&mut Handover)) {
    let mut handover = one.handover.clone().unwrap_or_default();
    change(&mut handover);
    one.handover = Some(handover).filter(|handover| *handover != Handover::default());
}

fn handover_fields(names: Names<'_>) -> Vec<Field<Transition>> {
    macro_rules! handed {
        ($id:literal, $label:expr, $field:ident) => {
            Field {
                column: Column::new(
                    $id,
                    $label,
                    crate::ui::table::kind_of::<Handover, _>(|one| &one.$field, names),
                ),
                get: |one: &Transition| {
                    one.handover.as_ref().map_or(Value::Unset, |handover| Cell::value(&handover.$field))
                },
                set: |one: &mut Transition, value| {
                    hand_over(one, |handover| handover.$field = Cell::of(value));
                },
            }
        };
    }
    vec![
        handed!("handover", w::HANDOVER, what),
        handed!("data", w::DATA_PASSED, data_passed),
        handed!("agreed", w::HANDOVER_AGREED, agreed_by),
        handed!("integration", w::INTEGRATION, integration).hidden(),
    ]
}

impl Source for Transitions {
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
        self.rows.get(row).map(|row| row.ends.join(" → ")).unwrap_or_default().into()
    }

    fn value(&self, row: usize, column: usize) -> Value<'_> {
        let Some(row) = self.rows.get(row) else { return Value::Unset };
        match row.ends.get(column) {
            Some(end) => Value::Text(Cow::Borrowed(end)),
            None => {
                let field = self.fields.get(column.saturating_sub(ENDS));
                field.map_or(Value::Unset, |field| (field.get)(&row.transition))
            }
        }
    }

    fn change(&self, changes: &[Change]) -> Vec<Edit> {
        let mut set: BTreeMap<usize, Transition> = BTreeMap::new();
        for change in changes {
            let field = change.column.checked_sub(ENDS).and_then(|at| self.fields.get(at));
            if let (Some(row), Some(field)) = (self.rows.get(change.row), field) {
                let next = set.entry(change.row).or_insert_with(|| Transition::clone(&row.transition));
                (field.set)(next, change.value.clone());
            }
        }
        // From the last rank down, so that a change of kind moves no other's rank before its turn.
        let edit = |(row, transition): (usize, Transition)| {
            let key = self.rows.get(row)?.key.clone();
            let (journey, what) = (self.journey.clone(), words::TRANSITIONS_CHANGED);
            Some(Edit::SetTransition { journey, key, transition, what })
        };
        set.into_iter().rev().filter_map(edit).collect()
    }

    fn add(&self, _: &[Draft]) -> Vec<Edit> {
        Vec::new()
    }

    fn makes(&self) -> Option<usize> {
        None
    }

    fn remove(&self, rows: &[usize]) -> Vec<Edit> {
        let keys: Vec<_> = rows.iter().filter_map(|row| self.key(*row).cloned()).collect();
        let some = !keys.is_empty();
        some.then(|| Edit::DeleteTransitions { journey: self.journey.clone(), keys }).into_iter().collect()
    }

    fn is_open(&self) -> bool {
        self.open
    }

    fn noun(&self) -> Words {
        w::TRANSITIONS
    }
}
