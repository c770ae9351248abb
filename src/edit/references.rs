//! Every reference that the model holds, walked one way: to clear what points at something
//! deleted, and to rename what was copied. Does not know why something went; a [`Judge`] does.
//!
//! A new field that holds an id needs its name in the list of its type at the end of this file.
//! What stays untouched stays shared: lists and `Arc`s are copied only where something changes.

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
        Self { decide, kinds: EVERY }
    }

    /// A judge that keeps everything but these kinds, and decides about those.
    pub(super) fn only(kinds: &[Kind], decide: &'a dyn Fn(Kind, &str) -> Verdict) -> Self {
        Self { decide, kinds: kinds.iter().fold(0, |set, kind| set | kind.bit()) }
    }

    /// Whether any of these kinds is decided about.
    fn concerns(&self, kinds: Kinds) -> bool {
        self.kinds & kinds != 0
    }

    fn verdict(&self, kind: Kind, id: &str) -> Verdict {
        if id.is_empty() || !self.concerns(kind.bit()) { Verdict::Keep } else { (self.decide)(kind, id) }
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
pub(super) trait Refers {
    /// The kinds that it can refer to, or more.
    const KINDS: Kinds = EVERY;

    /// Whether every reference may stay as it is.
    fn sound(&self, judge: &Judge<'_>) -> bool;

    /// Clears and renames references. False when it makes no sense without what is gone: then
    /// the list or option that holds it lets it go.
    fn mend(&mut self, judge: &Judge<'_>) -> bool;
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
}

impl<X: Refers> Refers for Option<X> {
    const KINDS: Kinds = X::KINDS;

    fn sound(&self, judge: &Judge<'_>) -> bool {
        self.as_ref().is_none_or(|inner| inner.sound(judge))
    }

    fn mend(&mut self, judge: &Judge<'_>) -> bool {
        if self.as_mut().is_some_and(|inner| !inner.mend(judge)) {
            *self = None;
        }
        true
    }
}

impl<X: Refers + Clone> Refers for List<X> {
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
        }
        true
    }
}

impl<X: Refers + Clone> Refers for Arc<X> {
    const KINDS: Kinds = X::KINDS;

    fn sound(&self, judge: &Judge<'_>) -> bool {
        self.as_ref().sound(judge)
    }

    fn mend(&mut self, judge: &Judge<'_>) -> bool {
        // The list that holds it has asked whether it is sound: it stays shared then.
        Arc::make_mut(self).mend(judge)
    }
}

/// A list in which "empty" means "any": losing its last entry would widen what it is part of.
fn mend_narrowing<X: Refers + Clone>(list: &mut List<X>, judge: &Judge<'_>) -> bool {
    let had_some = !list.is_empty();
    list.mend(judge);
    !(had_some && list.is_empty())
}

macro_rules! refers {
    ($($type:ident: $($field:ident),+;)*) => { $(
        impl Refers for $type {
            const KINDS: Kinds = 0 $(| kinds_of(|whole: &$type| &whole.$field))+;

            fn sound(&self, judge: &Judge<'_>) -> bool {
                true $(&& self.$field.sound(judge))+
            }

            fn mend(&mut self, judge: &Judge<'_>) -> bool {
                let mut whole = true;
                $( whole &= self.$field.mend(judge); )+
                whole
            }
        }
    )* };
}

refers! {
    Workspace: personas, segments, content, propositions, objectives, consent_rules, legal_restrictions,
        contact_rules, frequency_caps, systems, integrations, journeys;
    Segment: lifecycle, evidence;
    ContentAsset: owner;
    Proposition: segments;
    Objective: target_segment;
    LegalRestriction: channel;
    ContactRuleCard: segment, propositions, locations, channel_rules;
    ChannelRule: channel;
    SystemDef: department, channels;
    Integration: from, to;
    Persona: preferred_channels, evidence;
    Evidence: about_department;
    Journey: objectives, personas, segments, lifecycle, markets, phases, unsorted, transitions, needs,
        triggers, planned_contacts, cases, coverage_targets, walkthroughs, actions, insights, finding_states;
    Phase: lead_department, touchpoints, transitions;
    ExpectationSet: evidence;
    PersonaEmotion: persona;
    ResponsePolicy: owner;
    Metric: objective, owner;
    Handover: integration, agreed_by;
    InformationNeed: phase, personas;
    Trigger: phase, system, responses;
    ResponseCase: touchpoint, about_department;
    Walkthrough: persona, steps;
    FindingState: subject;
}

/// The fields of a touchpoint that need no thought.
macro_rules! touchpoint_fields {
    ($visit:ident) => {
        $visit!(
            owners,
            accountable,
            markets,
            personas,
            segments,
            lifecycle,
            expectation,
            persona_emotions,
            answers,
            content,
            response_policy,
            metrics,
            systems,
            evidence,
            observed_in,
            parent,
            details
        )
    };
}

impl Refers for Touchpoint {
    fn sound(&self, judge: &Judge<'_>) -> bool {
        macro_rules! all { ($($field:ident),+) => { true $(&& self.$field.sound(judge))+ }; }
        let target = self.call_to_action.as_ref().and_then(|call| call.target.as_ref());
        touchpoint_fields!(all)
            && self.channel.sound(judge)
            && option_sound(self.copied_from.as_ref(), Kind::Origin, judge)
            && option_sound(target, Kind::Target, judge)
    }

    fn mend(&mut self, judge: &Judge<'_>) -> bool {
        macro_rules! each { ($($field:ident),+) => { $( self.$field.mend(judge); )+ }; }
        touchpoint_fields!(each);
        // A touchpoint outlives its channel: it has not been chosen again yet.
        if !self.channel.mend(judge) {
            self.channel = ChannelId::default();
        }
        mend_option(&mut self.copied_from, Kind::Origin, judge);
        if let Some(call) = &mut self.call_to_action {
            mend_option(&mut call.target, Kind::Target, judge);
        }
        true
    }
}

impl Refers for Transition {
    const KINDS: Kinds = Kind::Touchpoint.bit()
        | kinds_of(|step: &Transition| &step.personas)
        | kinds_of(|step: &Transition| &step.handover)
        | kinds_of(|step: &Transition| &step.trigger);

    fn sound(&self, judge: &Judge<'_>) -> bool {
        self.from.sound(judge)
            && self.to.sound(judge)
            && self.personas.sound(judge)
            && self.handover.sound(judge)
            && self.trigger.sound(judge)
    }

    fn mend(&mut self, judge: &Judge<'_>) -> bool {
        // Unset means everybody; an emptied list would mean nobody.
        if self.personas.as_mut().is_some_and(|personas| !mend_narrowing(personas, judge)) {
            self.personas = None;
        }
        self.handover.mend(judge);
        self.trigger.mend(judge);
        // Both ends are asked, so that both are renamed.
        let from = self.from.mend(judge);
        self.to.mend(judge) && from
    }
}

impl Refers for PlannedContact {
    fn sound(&self, judge: &Judge<'_>) -> bool {
        macro_rules! all { ($($field:ident),+) => { true $(&& self.$field.sound(judge))+ }; }
        all!(phase, channel, touchpoint, campaign, trigger, audience, market, proposition, content, owner)
    }

    fn mend(&mut self, judge: &Judge<'_>) -> bool {
        macro_rules! each { ($($field:ident),+) => { $( self.$field.mend(judge); )+ }; }
        each!(touchpoint, campaign, trigger, audience, market, proposition, content, owner);
        if !self.channel.mend(judge) {
            self.channel = ChannelId::default();
        }
        self.phase.mend(judge)
    }
}

impl Refers for ConsentRule {
    fn sound(&self, judge: &Judge<'_>) -> bool {
        self.channels.sound(judge) && self.markets.sound(judge)
    }

    fn mend(&mut self, judge: &Judge<'_>) -> bool {
        // Empty means any: a rule for one market must not become a rule for all.
        let channels = mend_narrowing(&mut self.channels, judge);
        mend_narrowing(&mut self.markets, judge) && channels
    }
}

impl Refers for FrequencyCap {
    fn sound(&self, judge: &Judge<'_>) -> bool {
        self.channel.sound(judge) && self.segment.sound(judge)
    }

    fn mend(&mut self, judge: &Judge<'_>) -> bool {
        // Unset means everything or everybody: a cap without its subject goes with it.
        let channel = self.channel.as_mut().is_none_or(|id| id.mend(judge));
        self.segment.as_mut().is_none_or(|id| id.mend(judge)) && channel
    }
}

impl Refers for LocationRule {
    fn sound(&self, judge: &Judge<'_>) -> bool {
        self.market.sound(judge)
    }

    fn mend(&mut self, judge: &Judge<'_>) -> bool {
        self.market.as_mut().is_none_or(|id| id.mend(judge))
    }
}

/// The kind of thing that a value of a dimension names, where it names one.
fn dimension_kind(dimension: Dimension) -> Option<Kind> {
    match dimension {
        Dimension::Channel => Some(Kind::Channel),
        Dimension::Persona => Some(Kind::Persona),
        Dimension::Market => Some(Kind::Market),
        _ => None,
    }
}

/// Like [`mend_id`] for a value of a dimension.
fn mend_value(dimension: Dimension, value: &mut String, judge: &Judge<'_>) -> bool {
    let Some(kind) = dimension_kind(dimension) else { return true };
    match judge.verdict(kind, value) {
        Verdict::Keep => true,
        Verdict::Gone => false,
        Verdict::Renamed(new) | Verdict::Instead(new) => {
            *value = new.to_string();
            true
        }
    }
}

/// Whether a value of a dimension may stay.
fn value_sound(dimension: Dimension, value: &str, judge: &Judge<'_>) -> bool {
    dimension_kind(dimension).is_none_or(|kind| judge.keeps(kind, value))
}

impl Refers for CoverageTarget {
    fn sound(&self, judge: &Judge<'_>) -> bool {
        self.phase.sound(judge) && value_sound(self.dimension, &self.value, judge)
    }

    fn mend(&mut self, judge: &Judge<'_>) -> bool {
        // A neighbour was never asked to cover this.
        mend_exactly(&mut self.phase, judge) && mend_value(self.dimension, &mut self.value, judge)
    }
}

/// Like [`Refers::mend`], for what is about exactly this: nothing can take its place.
fn mend_exactly<T: Named>(id: &mut Id<T>, judge: &Judge<'_>) -> bool {
    !matches!(judge.verdict(T::KIND, id.as_str()), Verdict::Instead(_)) && id.mend(judge)
}

impl Refers for SubjectRef {
    fn sound(&self, judge: &Judge<'_>) -> bool {
        match self {
            Self::Phase(id) => id.sound(judge),
            Self::Phases(ids) => ids.iter().all(|id| id.sound(judge)),
            Self::Touchpoint(id) => id.sound(judge),
            Self::Touchpoints(ids) => ids.iter().all(|id| id.sound(judge)),
            Self::Transition(from, to, _, _) => from.sound(judge) && to.sound(judge),
            Self::Cell(phase, dimension, value) => {
                phase.sound(judge) && value_sound(*dimension, value, judge)
            }
            Self::PhasePair(one, other) => one.sound(judge) && other.sound(judge),
            Self::Persona(id) => id.sound(judge),
            Self::Segment(id) => id.sound(judge),
            Self::SegmentChannel(id, channel) => id.sound(judge) && channel.sound(judge),
            Self::LifecycleStage(id) => id.sound(judge),
            Self::Need(id) => id.sound(judge),
            Self::ConsentRule(id) => id.sound(judge),
            Self::PlannedContact(id) => id.sound(judge),
            Self::ContactPair(one, other) => one.sound(judge) && other.sound(judge),
            Self::Trigger(id) => id.sound(judge),
            Self::ResponseCase(id) => id.sound(judge),
            Self::Content(id) => id.sound(judge),
            Self::Objective(id) => id.sound(judge),
            Self::Metric(touchpoint, metric) => touchpoint.sound(judge) && metric.sound(judge),
            Self::DataSource(id) => id.sound(judge),
            Self::Journey | Self::Topic(_) | Self::Platform(_) | Self::EngagementStep(_) | Self::Other(_) => {
                true
            }
        }
    }

    fn mend(&mut self, judge: &Judge<'_>) -> bool {
        match self {
            Self::Phase(id) => mend_exactly(id, judge),
            Self::Phases(ids) => {
                ids.retain_mut(|id| mend_exactly(id, judge));
                !ids.is_empty()
            }
            Self::Touchpoint(id) => id.mend(judge),
            Self::Touchpoints(ids) => {
                ids.retain_mut(|id| id.mend(judge));
                !ids.is_empty()
            }
            Self::Transition(from, to, _, _) => from.mend(judge) & to.mend(judge),
            Self::Cell(phase, dimension, value) => {
                mend_exactly(phase, judge) & mend_value(*dimension, value, judge)
            }
            Self::PhasePair(one, other) => mend_exactly(one, judge) & mend_exactly(other, judge),
            Self::Persona(id) => id.mend(judge),
            Self::Segment(id) => id.mend(judge),
            Self::SegmentChannel(id, channel) => id.mend(judge) & channel.mend(judge),
            Self::LifecycleStage(id) => id.mend(judge),
            Self::Need(id) => id.mend(judge),
            Self::ConsentRule(id) => id.mend(judge),
            Self::PlannedContact(id) => id.mend(judge),
            Self::ContactPair(one, other) => one.mend(judge) & other.mend(judge),
            Self::Trigger(id) => id.mend(judge),
            Self::ResponseCase(id) => id.mend(judge),
            Self::Content(id) => id.mend(judge),
            Self::Objective(id) => id.mend(judge),
            Self::Metric(touchpoint, metric) => touchpoint.mend(judge) & metric.mend(judge),
            Self::DataSource(id) => id.mend(judge),
            Self::Journey | Self::Topic(_) | Self::Platform(_) | Self::EngagementStep(_) | Self::Other(_) => {
                true
            }
        }
    }
}

impl Refers for Action {
    fn sound(&self, judge: &Judge<'_>) -> bool {
        self.subject.sound(judge) && self.owner.sound(judge)
    }

    fn mend(&mut self, judge: &Judge<'_>) -> bool {
        // What was agreed stays agreed when its subject goes.
        if !self.subject.mend(judge) {
            self.subject = SubjectRef::Journey;
        }
        self.owner.mend(judge)
    }
}

impl Refers for Insight {
    fn sound(&self, judge: &Judge<'_>) -> bool {
        self.subject.sound(judge)
    }

    fn mend(&mut self, judge: &Judge<'_>) -> bool {
        // What was said was said.
        if !self.subject.mend(judge) {
            self.subject = SubjectRef::Journey;
        }
        true
    }
}
