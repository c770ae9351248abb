//! Fields of entities as cells: how each type of field is read, written and offered, so that a table
//! of entities is a list of its fields. Knows the model and no single entity.

use std::borrow::Cow;

use super::growing::Grows;
use super::value::{Column, Kind, MARKED, Offer, Value, told_apart};
use crate::edit::Library;
use crate::model::*;
use crate::ui::offer::{self, InLibrary};
use crate::vocabulary::{self, Label, Labelled};

/// What the offers of columns are made from.
#[derive(Clone, Copy)]
pub struct Names<'a> {
    /// The libraries.
    pub workspace: &'a Workspace,
    /// The journey, for what it holds itself.
    pub journey: Option<&'a Journey>,
}

/// A type of field that fits a cell.
pub trait Cell: Sized {
    /// What a column of it can hold.
    fn kind(names: Names<'_>) -> Kind;

    /// What stands in the cell.
    fn value(&self) -> Value<'_>;

    /// The field with this value, which is one of its kind.
    fn of(value: Value<'static>) -> Self;

    /// The library to which a name can be added by a cell of it.
    fn grows(_: Names<'_>) -> Option<Grows> {
        None
    }
}

/// A field of a `T`.
pub struct Field<T> {
    /// Its column.
    pub column: Column,
    /// Reads it.
    pub get: for<'a> fn(&'a T) -> Value<'a>,
    /// Writes it.
    pub set: fn(&mut T, Value<'static>),
}

impl<T> Field<T> {
    /// The field with its column changed.
    pub fn with(self, change: impl FnOnce(Column) -> Column) -> Self {
        Self { column: change(self.column), ..self }
    }

    /// Not shown until somebody wants it.
    pub fn hidden(self) -> Self {
        self.with(Column::hidden)
    }
}

/// The kind of column for what this reads.
pub fn kind_of<T, V: Cell>(_: fn(&T) -> &V, names: Names<'_>) -> Kind {
    V::kind(names)
}

/// The library that grows by what this reads.
pub fn grows_of<T, V: Cell>(_: fn(&T) -> &V, names: Names<'_>) -> Option<Grows> {
    V::grows(names)
}

/// A field of an entity by its path: `field!(Card, names, "owner", OWNER, owner)`.
macro_rules! field {
    ($of:ty, $names:expr, $id:literal, $label:expr, $($path:ident).+) => {
        $crate::ui::table::Field::<$of> {
            column: $crate::ui::table::Column::new(
                $id, $label, $crate::ui::table::kind_of::<$of, _>(|one| &one.$($path).+, $names),
            ).growing($crate::ui::table::grows_of::<$of, _>(|one| &one.$($path).+, $names)),
            get: |one| $crate::ui::table::Cell::value(&one.$($path).+),
            set: |one, value| one.$($path).+ = $crate::ui::table::Cell::of(value),
        }
    };
}
pub(in crate::ui) use field;

/// Something that is written by its id and has a place in a library.
pub trait Entry: Sized {
    /// What is on offer.
    fn offers(names: Names<'_>) -> Vec<Offer>;

    /// The library to which one can be added by its name alone.
    fn library() -> Option<Library> {
        None
    }
}

macro_rules! entries {
    ($($entity:ident: $list:ident $(in $library:ident)?;)*) => { $(
        impl Entry for $entity {
            fn offers(names: Names<'_>) -> Vec<Offer> {
                library(&names.workspace.$list)
            }

            $(fn library() -> Option<Library> {
                Some(Library::$library)
            })?
        }
    )* };
}

fn library<T: InLibrary>(list: &[T]) -> Vec<Offer> {
    let offers = offer::library(list).into_iter();
    told_apart(offers.map(|(id, name)| Offer::named(id.as_str(), &name)).collect())
}

entries! {
    Persona: personas in Personas;
    Segment: segments in Segments;
    LifecycleStage: lifecycle_stages in LifecycleStages;
    Department: departments in Departments;
    Market: markets in Markets;
    SystemDef: systems in Systems;
    Objective: objectives in Objectives;
    ContentAsset: content in Content;
    Integration: integrations;
    Campaign: campaigns in Campaigns;
    Proposition: propositions in Propositions;
}

impl Entry for InformationNeed {
    fn offers(names: Names<'_>) -> Vec<Offer> {
        names.journey.map(|journey| library(&journey.needs)).unwrap_or_default()
    }
}

impl Entry for Trigger {
    fn offers(names: Names<'_>) -> Vec<Offer> {
        names.journey.map(|journey| library(&journey.triggers)).unwrap_or_default()
    }
}

impl Entry for Phase {
    fn offers(names: Names<'_>) -> Vec<Offer> {
        let phases = names.journey.into_iter().flat_map(|journey| journey.phases.iter());
        told_apart(phases.map(|phase| Offer::named(phase.id.as_str(), &phase.name)).collect())
    }
}

impl Entry for ChannelDef {
    fn offers(names: Names<'_>) -> Vec<Offer> {
        let known = vocabulary::channels().map(|channel| Offer::worded(channel.id, channel.label));
        let own = names.workspace.channels.iter().map(|own| Offer::named(own.id.as_str(), &own.name));
        told_apart(known.chain(own).collect())
    }
}

impl Entry for Device {
    fn offers(_: Names<'_>) -> Vec<Offer> {
        vocabulary::DEVICES.iter().map(|(id, label)| Offer::worded(*id, *label)).collect()
    }
}

impl Entry for Touchpoint {
    fn offers(names: Names<'_>) -> Vec<Offer> {
        let all = names.journey.into_iter().flat_map(Journey::all_touchpoints);
        told_apart(all.map(|one| Offer::named(one.id.as_str(), &one.title)).collect())
    }
}

/// The values of a closed vocabulary.
fn values<V: Choice + Labelled>() -> Vec<Offer> {
    told_apart(V::ALL.iter().map(|value| Offer::worded(value.id(), value.label())).collect())
}

fn text(value: Value<'static>) -> Option<String> {
    match value {
        Value::Text(text) | Value::Choice(text) => Some(text.into_owned()),
        _ => None,
    }
}

fn texts(value: Value<'static>) -> Vec<String> {
    match value {
        Value::Several(ids) => ids.into_iter().map(Cow::into_owned).collect(),
        _ => Vec::new(),
    }
}

impl Cell for String {
    fn kind(_: Names<'_>) -> Kind {
        Kind::Text
    }

    fn value(&self) -> Value<'_> {
        if self.is_empty() { Value::Unset } else { Value::Text(Cow::Borrowed(self)) }
    }

    fn of(value: Value<'static>) -> Self {
        text(value).unwrap_or_default()
    }
}

/// A text that may be unset; an empty one is.
impl Cell for Option<String> {
    fn kind(_: Names<'_>) -> Kind {
        Kind::Text
    }

    fn value(&self) -> Value<'_> {
        self.as_ref().map_or(Value::Unset, Cell::value)
    }

    fn of(value: Value<'static>) -> Self {
        text(value).filter(|text| !text.trim().is_empty())
    }
}

impl Cell for bool {
    fn kind(_: Names<'_>) -> Kind {
        Kind::Flag
    }

    fn value(&self) -> Value<'_> {
        if *self { Value::Choice(Cow::Borrowed(MARKED)) } else { Value::Unset }
    }

    fn of(value: Value<'static>) -> Self {
        !value.is_unset()
    }
}

/// What is stored for yes and no where either may be unknown.
const KNOWN: [(&str, Label); 2] = [("yes", super::value::YES), ("no", super::value::NO)];

impl Cell for Option<bool> {
    fn kind(_: Names<'_>) -> Kind {
        let offers = KNOWN.into_iter().map(|(id, label)| Offer::worded(id, label)).collect();
        Kind::Choice { offers, needed: false }
    }

    fn value(&self) -> Value<'_> {
        match self {
            None => Value::Unset,
            Some(known) => Value::Choice(Cow::Borrowed(if *known { "yes" } else { "no" })),
        }
    }

    fn of(value: Value<'static>) -> Self {
        text(value).map(|id| id == MARKED)
    }
}

macro_rules! numbers {
    ($($number:ident: $kind:expr;)*) => { $(
        impl Cell for Option<$number> {
            fn kind(_: Names<'_>) -> Kind {
                $kind
            }

            fn value(&self) -> Value<'_> {
                self.map_or(Value::Unset, |number| Value::Number(f64::from(number)))
            }

            fn of(value: Value<'static>) -> Self {
                match value {
                    Value::Number(number) => Some(number as $number),
                    _ => None,
                }
            }
        }
    )* };
}

numbers! {
    u8: Kind::score(1, 5);
    i8: Kind::score(-2, 2);
    u32: Kind::count();
    f64: Kind::figure();
}

impl Cell for u32 {
    fn kind(_: Names<'_>) -> Kind {
        Kind::count()
    }

    fn value(&self) -> Value<'_> {
        if *self == 0 { Value::Unset } else { Value::Number(f64::from(*self)) }
    }

    fn of(value: Value<'static>) -> Self {
        Option::<u32>::of(value).unwrap_or_default()
    }
}

/// A share is shown as a percentage.
impl Cell for Option<f32> {
    fn kind(_: Names<'_>) -> Kind {
        Kind::Number { low: 0.0, high: 100.0, whole: false }
    }

    fn value(&self) -> Value<'_> {
        let percent = |share: f32| Value::Number((f64::from(share) * 10_000.0).round() / 100.0);
        self.map_or(Value::Unset, percent)
    }

    fn of(value: Value<'static>) -> Self {
        match value {
            Value::Number(percent) => Some((percent / 100.0) as f32),
            _ => None,
        }
    }
}

impl Cell for Option<Date> {
    fn kind(_: Names<'_>) -> Kind {
        Kind::Date
    }

    fn value(&self) -> Value<'_> {
        self.map_or(Value::Unset, Value::Date)
    }

    fn of(value: Value<'static>) -> Self {
        match value {
            Value::Date(date) => Some(date),
            _ => None,
        }
    }
}

/// A day that there always is; what is not told leaves the first of all days.
impl Cell for Date {
    fn kind(_: Names<'_>) -> Kind {
        Kind::Date
    }

    fn value(&self) -> Value<'_> {
        if *self == Self::default() { Value::Unset } else { Value::Date(*self) }
    }

    fn of(value: Value<'static>) -> Self {
        Option::<Self>::of(value).unwrap_or_default()
    }
}

impl<V: Choice + Labelled> Cell for Option<V> {
    fn kind(_: Names<'_>) -> Kind {
        Kind::Choice { offers: values::<V>(), needed: false }
    }

    fn value(&self) -> Value<'_> {
        self.map_or(Value::Unset, |value| Value::Choice(Cow::Borrowed(value.id())))
    }

    fn of(value: Value<'static>) -> Self {
        text(value).and_then(|id| V::from_id(&id))
    }
}

/// A closed vocabulary of which there always is a value.
macro_rules! always {
    ($($value:ident),*) => { $(
        impl Cell for $value {
            fn kind(_: Names<'_>) -> Kind {
                Kind::Choice { offers: values::<$value>(), needed: true }
            }

            fn value(&self) -> Value<'_> {
                Value::Choice(Cow::Borrowed(self.id()))
            }

            fn of(value: Value<'static>) -> Self {
                text(value).and_then(|id| $value::from_id(&id)).unwrap_or_default()
            }
        }
    )* };
}

always!(
    TouchpointStatus,
    TransitionKind,
    Assignment,
    ContentKind,
    CampaignKind,
    ObjectiveLevel,
    ObjectiveGoal,
    SystemKind,
    MetricKind,
    TriggerKind,
    SignalKind,
    PersonKind,
    LegalBasis,
    ContactPurpose,
    ContactGoal,
    ContactStatus,
    Automation,
    Personalisation,
    PhaseRole,
    CaseKind,
    Sentiment
);

impl<T: Entry> Cell for Id<T> {
    fn kind(names: Names<'_>) -> Kind {
        Kind::Choice { offers: T::offers(names), needed: false }
    }

    fn value(&self) -> Value<'_> {
        if self.is_empty() { Value::Unset } else { Value::Choice(Cow::Borrowed(self.as_str())) }
    }

    fn of(value: Value<'static>) -> Self {
        text(value).map(|id| Id::new(&id)).unwrap_or_default()
    }

    fn grows(names: Names<'_>) -> Option<Grows> {
        Grows::of::<T>(names)
    }
}

impl<T: Entry> Cell for Option<Id<T>> {
    fn kind(names: Names<'_>) -> Kind {
        Kind::Choice { offers: T::offers(names), needed: false }
    }

    fn value(&self) -> Value<'_> {
        self.as_ref().map_or(Value::Unset, |id| Value::Choice(Cow::Borrowed(id.as_str())))
    }

    fn of(value: Value<'static>) -> Self {
        text(value).filter(|id| !id.is_empty()).map(|id| Id::new(&id))
    }

    fn grows(names: Names<'_>) -> Option<Grows> {
        Grows::of::<T>(names)
    }
}

impl<T: Entry> Cell for List<Id<T>> {
    fn kind(names: Names<'_>) -> Kind {
        Kind::Several(T::offers(names))
    }

    fn value(&self) -> Value<'_> {
        Value::Several(self.iter().map(|id| Cow::Borrowed(id.as_str())).collect())
    }

    fn of(value: Value<'static>) -> Self {
        texts(value).iter().map(|id| Id::new(id)).collect()
    }

    fn grows(names: Names<'_>) -> Option<Grows> {
        Grows::of::<T>(names)
    }
}

/// Lists of a closed vocabulary.
macro_rules! lists {
    ($($value:ident),*) => { $(
        impl Cell for List<$value> {
            fn kind(_: Names<'_>) -> Kind {
                Kind::Several(values::<$value>())
            }

            fn value(&self) -> Value<'_> {
                Value::Several(self.iter().map(|value| Cow::Borrowed(value.id())).collect())
            }

            fn of(value: Value<'static>) -> Self {
                texts(value).iter().filter_map(|id| $value::from_id(id)).collect()
            }
        }
    )* };
}

lists!(TouchpointPurpose, Lever, Lang, Relation, ContactPurpose, Motive, Source, MessageType);

/// Names with semicolons between them, in one cell.
impl Cell for List<String> {
    fn kind(_: Names<'_>) -> Kind {
        Kind::Text
    }

    fn value(&self) -> Value<'_> {
        match self.is_empty() {
            true => Value::Unset,
            false => Value::Text(Cow::Owned(self.join("; "))),
        }
    }

    fn of(value: Value<'static>) -> Self {
        let text = text(value).unwrap_or_default();
        let names = text.split(';').map(str::trim).filter(|name| !name.is_empty());
        names.map(str::to_owned).collect()
    }
}
