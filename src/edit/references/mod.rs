//! Every reference that the model holds, walked one way: to clear what points at something
//! deleted, and to rename what was copied. Does not know why something went; a [`Judge`] does.
//!
//! Here is how references of any shape are asked about and set; `fields` says which fields of
//! which type are references, `subjects` does so for what people said and agreed about the map.
//! What stays untouched stays shared: lists and `Arc`s are copied only where something changes.

mod fields;
mod subjects;

use std::sync::Arc;

use crate::model::*;

/// What an id names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Kind {
    Journey,
    Phase,
    Touchpoint,
    /// The touchpoint that another was copied from: it may be in another journey.
    Origin,
    /// The target of a call to action: one that is not there is a finding, not a fault.
    Target,
    Persona,
    Segment,
    LifecycleStage,
    Department,
    Market,
    Channel,
    Content,
    Proposition,
    Campaign,
    Objective,
    System,
    Integration,
    Need,
    Trigger,
    PlannedContact,
    Case,
    Walkthrough,
    Metric,
    ConsentRule,
    DataSource,
    Action,
}

/// What becomes of a reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It stays.
    Keep,
    /// What it names is gone.
    Gone,
    /// What it names has this id now.
    Renamed(Arc<str>),
    /// What it names is gone, and this takes over its dependants (a phase's neighbour).
    Instead(Arc<str>),
}

/// Decides about references; never asked about empty ones.
pub(super) struct Judge<'a> {
    decide: &'a dyn Fn(Kind, &str) -> Verdict,
    kinds: Kinds,
    /// Whether two things become one, so that a list may come to name it twice.
    joins: bool,
}

/// A set of kinds, one bit each. Lists that can't refer to what went are not even read.
type Kinds = u32;

/// Every kind.
const EVERY: Kinds = Kinds::MAX;

impl Kind {
    const fn bit(self) -> Kinds {
        1 << self as u32
    }
}

/// The kinds that a field of `S` can refer to.
const fn kinds_of<S, F: Refers>(_: fn(&S) -> &F) -> Kinds {
    F::KINDS
}

impl<'a> Judge<'a> {
    /// A judge that decides so.
    pub(super) fn new(decide: &'a dyn Fn(Kind, &str) -> Verdict) -> Self {
        Self { decide, kinds: EVERY, joins: false }
    }

    /// A judge that keeps everything but these kinds, and decides about those.
    pub(super) fn only(kinds: &[Kind], decide: &'a dyn Fn(Kind, &str) -> Verdict) -> Self {
        Self { decide, kinds: kinds.iter().fold(0, |set, kind| set | kind.bit()), joins: false }
    }

    /// A judge that makes one of two things of this kind: lists name it once afterwards.
    pub(super) fn joining(kind: Kind, decide: &'a dyn Fn(Kind, &str) -> Verdict) -> Self {
        Self { joins: true, ..Self::only(&[kind], decide) }
    }

    /// Whether any of these kinds is decided about.
    fn concerns(&self, kinds: Kinds) -> bool {
        self.kinds & kinds != 0
    }

    fn verdict(&self, kind: Kind, id: &str) -> Verdict {
        if !self.concerns(kind.bit()) || id.is_empty() { Verdict::Keep } else { (self.decide)(kind, id) }
    }

    fn keeps(&self, kind: Kind, id: &str) -> bool {
        self.verdict(kind, id) == Verdict::Keep
    }
}

/// Something that can be referred to.
pub(super) trait Named {
    /// Its kind.
    const KIND: Kind;
}

macro_rules! named {
    ($($type:ident $kind:ident),* $(,)?) => { $( impl Named for $type { const KIND: Kind = Kind::$kind; } )* };
}
named!(
    Journey Journey, Phase Phase, Touchpoint Touchpoint, Persona Persona, Segment Segment,
    LifecycleStage LifecycleStage, Department Department, Market Market, ChannelDef Channel,
    ContentAsset Content, Proposition Proposition, Campaign Campaign, Objective Objective,
    SystemDef System, Integration Integration, InformationNeed Need, Trigger Trigger,
    PlannedContact PlannedContact, ResponseCase Case, Walkthrough Walkthrough, Metric Metric,
    ConsentRule ConsentRule, DataSource DataSource, Action Action,
);

/// Something that refers to others.
pub(super) trait Refers: Clone + PartialEq {
    /// The kinds that it can refer to, or more.
    const KINDS: Kinds = EVERY;

    /// Whether every reference may stay as it is. What there are thousands of says so without a copy.
    fn sound(&self, judge: &Judge<'_>) -> bool {
        let mut copy = self.clone();
        copy.mend(judge) && copy == *self
    }

    /// Clears and renames references. False when it makes no sense without what is gone: then
    /// the list or option that holds it lets it go.
    fn mend(&mut self, judge: &Judge<'_>) -> bool;

    /// Whether a list names each thing once, so that one that came to be named twice goes.
    const ONCE: bool = false;

    /// Whether this is about the same thing as the other.
    fn is_about(&self, _: &Self) -> bool {
        false
    }
}

/// Takes out of a list what is about the same as something before it.
fn name_once<X: Refers>(list: &mut List<X>) {
    let again = |at: usize, item: &X| list.iter().take(at).any(|before| before.is_about(item));
    let twice: Vec<bool> = list.iter().enumerate().map(|(at, item)| again(at, item)).collect();
    if twice.contains(&true) {
        let mut twice = twice.into_iter();
        list.edit().retain(|_| !twice.next().unwrap_or_default());
    }
}

/// Sets one id as the judge says; whether it still names something.
fn mend_id<T>(id: &mut Id<T>, kind: Kind, judge: &Judge<'_>) -> bool {
    match judge.verdict(kind, id.as_str()) {
        Verdict::Keep => true,
        Verdict::Gone => false,
        Verdict::Renamed(new) | Verdict::Instead(new) => {
            *id = Id::new(&new);
            true
        }
    }
}

/// Like [`mend_id`] for an option: clears it when what it names is gone.
fn mend_option<T>(id: &mut Option<Id<T>>, kind: Kind, judge: &Judge<'_>) {
    if id.as_mut().is_some_and(|id| !mend_id(id, kind, judge)) {
        *id = None;
    }
}

/// Whether an optional id of this kind may stay.
fn option_sound<T>(id: Option<&Id<T>>, kind: Kind, judge: &Judge<'_>) -> bool {
    id.is_none_or(|id| judge.keeps(kind, id.as_str()))
}

impl<T: Named> Refers for Id<T> {
    const KINDS: Kinds = T::KIND.bit();

    fn sound(&self, judge: &Judge<'_>) -> bool {
        judge.keeps(T::KIND, self.as_str())
    }

    fn mend(&mut self, judge: &Judge<'_>) -> bool {
        mend_id(self, T::KIND, judge)
    }

    const ONCE: bool = true;

    fn is_about(&self, other: &Self) -> bool {
        self == other
    }
}

impl<X: Refers> Refers for Option<X> {
    const KINDS: Kinds = X::KINDS;

    fn sound(&self, judge: &Judge<'_>) -> bool {
        !judge.concerns(X::KINDS) || self.as_ref().is_none_or(|inner| inner.sound(judge))
    }

    fn mend(&mut self, judge: &Judge<'_>) -> bool {
        if self.as_mut().is_some_and(|inner| !inner.mend(judge)) {
            *self = None;
        }
        true
    }
}

impl<X: Refers> Refers for List<X> {
    const KINDS: Kinds = X::KINDS;

    fn sound(&self, judge: &Judge<'_>) -> bool {
        !judge.concerns(X::KINDS) || self.iter().all(|item| item.sound(judge))
    }

    fn mend(&mut self, judge: &Judge<'_>) -> bool {
        if !judge.concerns(X::KINDS) {
            return true;
        }
        // Those before the first that changes are not read again.
        if let Some(first) = self.iter().position(|item| !item.sound(judge)) {
            let mut at = 0..;
            let passed = |at: Option<usize>| at.is_some_and(|at| at < first);
            self.edit().retain_mut(|item| passed(at.next()) || item.sound(judge) || item.mend(judge));
            if judge.joins && X::ONCE {
                name_once(self);
            }
        }
        true
    }
}

impl<X: Refers> Refers for Arc<X> {
    const KINDS: Kinds = X::KINDS;

    fn sound(&self, judge: &Judge<'_>) -> bool {
        self.as_ref().sound(judge)
    }

    fn mend(&mut self, judge: &Judge<'_>) -> bool {
        // The list that holds it has asked whether it is sound: it stays shared then.
        Arc::make_mut(self).mend(judge)
    }
}
