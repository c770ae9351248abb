//! What a rule says: a level, a subject, the words with their values, and how firmly it stands.
//! Words are put together only when somebody reads them; until then a finding holds figures and ids.

use std::borrow::Cow;

use arrayvec::ArrayVec;
use smallvec::SmallVec;

use super::rule::Rule;
use super::severity::Severity;
use super::study::{PhaseView, TouchpointView, TransitionView};
use crate::model::*;
use crate::vocabulary::{Label, Words};

/// A figure or a name within a message; written in the reader's language when it is read.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A figure with at most three decimals.
    Number(f64),
    /// A mean with at most one decimal.
    Mean(f64),
    /// A share, 0 to 1, written in parts of a hundred.
    Share(f64),
    /// A count with its noun.
    Counted(usize, &'static Words),
    /// A figure of a metric with its unit.
    Figure(f64, Option<MetricUnit>),
    /// A feeling, -2 to 2, in words.
    Emotion(i8),
    /// A day.
    Day(Date),
    /// A name as the user wrote it, or a fixed name such as a platform's.
    Text(String),
    /// Words of the product.
    Words(Box<Label>),
    /// Words of the product that elsewhere begin with a capital, within a sentence.
    Term(Box<Label>),
    /// A touchpoint by its title, in quotation marks.
    Touchpoint(Id<Touchpoint>),
    /// A phase by its name.
    Phase(Id<Phase>),
    /// A department by its name.
    Department(Id<Department>),
    /// A persona by its name.
    Persona(Id<Persona>),
    /// A segment by its name.
    Segment(Id<Segment>),
    /// A market by its name.
    Market(Id<Market>),
    /// A channel by its label.
    Channel(ChannelId),
    /// A device by its label.
    Device(DeviceId),
    /// A question of customers, in quotation marks.
    Need(Id<InformationNeed>),
    /// A planned contact by its name, in quotation marks.
    Contact(Id<PlannedContact>),
    /// A piece of content by its title, in quotation marks.
    Content(Id<ContentAsset>),
    /// An objective by its text, in quotation marks.
    Objective(Id<Objective>),
    /// A trigger by its name, in quotation marks.
    Trigger(Id<Trigger>),
    /// A lifecycle stage by its name.
    LifecycleStage(Id<LifecycleStage>),
    /// Words with values of their own, for instance one reason among several.
    Phrase(Box<(Label, Vec<(&'static str, Value)>)>),
    /// Several, with "and" before the last.
    List(Box<[Value]>),
    /// Several that are sentences of their own.
    Clauses(Box<[Value]>),
}

impl Value {
    /// Several, with "and" before the last.
    pub fn list(values: Vec<Self>) -> Self {
        Self::List(values.into())
    }

    /// Several that are sentences of their own.
    pub fn clauses(values: Vec<Self>) -> Self {
        Self::Clauses(values.into())
    }

    /// Words of the product within a sentence.
    pub fn term(label: Label) -> Self {
        Self::Term(Box::new(label))
    }

    /// Words with values of their own.
    pub fn phrase(words: Label, values: Vec<(&'static str, Self)>) -> Self {
        Self::Phrase(Box::new((words, values)))
    }
}

impl From<f64> for Value {
    fn from(figure: f64) -> Self {
        Self::Number(figure)
    }
}

impl From<u8> for Value {
    fn from(figure: u8) -> Self {
        Self::Number(f64::from(figure))
    }
}

impl From<u32> for Value {
    fn from(figure: u32) -> Self {
        Self::Number(f64::from(figure))
    }
}

impl From<usize> for Value {
    fn from(figure: usize) -> Self {
        Self::Number(u32::try_from(figure).map_or(f64::from(u32::MAX), f64::from))
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<Label> for Value {
    fn from(label: Label) -> Self {
        Self::Words(Box::new(label))
    }
}

macro_rules! values_by_id {
    ($( $entity:ty => $variant:ident, )*) => { $(
        impl From<&Id<$entity>> for Value {
            fn from(id: &Id<$entity>) -> Self {
                Self::$variant(id.clone())
            }
        }
    )* };
}

values_by_id! {
    Touchpoint => Touchpoint,
    Phase => Phase,
    Department => Department,
    Persona => Persona,
    Segment => Segment,
    Market => Market,
    ChannelDef => Channel,
    Device => Device,
    InformationNeed => Need,
    PlannedContact => Contact,
    ContentAsset => Content,
    Objective => Objective,
    Trigger => Trigger,
    LifecycleStage => LifecycleStage,
}

/// What could be a little different and then change the verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Knob {
    /// The importance of a touchpoint; one point.
    Importance,
    /// A score; one point.
    Score,
    /// The difference between two scores, or between two means of scores; one point of one score.
    Difference,
    /// The feeling; one step.
    Emotion,
    /// A count; one.
    Count,
    /// A share; five percentage points.
    Share,
    /// How far a figure stays behind its target; five percentage points of the target.
    Shortfall,
    /// A time; ten per cent.
    Time,
}

impl Knob {
    /// What is so when it has moved down, in the words of a report: behind "if".
    pub const fn lower(self) -> Label {
        match self {
            Self::Importance => {
                Label::new("the importance is one point lower", "het belang één punt lager is")
            }
            Self::Score => Label::new("the score is one point lower", "de score één punt lager is"),
            Self::Difference => {
                Label::new("the difference is one point smaller", "het verschil één punt kleiner is")
            }
            Self::Emotion => Label::new("the feeling is one step worse", "het gevoel één stap slechter is"),
            Self::Count => Label::new("the number is one lower", "het aantal één lager is"),
            Self::Share => Label::new(
                "the share is five percentage points lower",
                "het aandeel vijf procentpunten lager is",
            ),
            Self::Shortfall => Label::new(
                "the shortfall is five percentage points smaller",
                "de achterstand vijf procentpunten kleiner is",
            ),
            Self::Time => Label::new("the time is a tenth shorter", "de tijd een tiende korter is"),
        }
    }

    /// What is so when it has moved up.
    pub const fn higher(self) -> Label {
        match self {
            Self::Importance => {
                Label::new("the importance is one point higher", "het belang één punt hoger is")
            }
            Self::Score => Label::new("the score is one point higher", "de score één punt hoger is"),
            Self::Difference => {
                Label::new("the difference is one point larger", "het verschil één punt groter is")
            }
            Self::Emotion => Label::new("the feeling is one step better", "het gevoel één stap beter is"),
            Self::Count => Label::new("the number is one higher", "het aantal één hoger is"),
            Self::Share => Label::new(
                "the share is five percentage points higher",
                "het aandeel vijf procentpunten hoger is",
            ),
            Self::Shortfall => Label::new(
                "the shortfall is five percentage points larger",
                "de achterstand vijf procentpunten groter is",
            ),
            Self::Time => Label::new("the time is a tenth longer", "de tijd een tiende langer is"),
        }
    }
}

/// What would become of a finding if one figure moved by a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Nudge {
    /// What moves.
    pub knob: Knob,
    /// The level a step lower; nothing when the finding would vanish.
    pub lower: Option<Severity>,
    /// The level a step higher; nothing when the finding would vanish.
    pub higher: Option<Severity>,
}

/// What would become of one finding. In place, since nearly every finding has one and there are tens
/// of thousands of findings; no rule hangs on more than six figures.
pub type Nudges = ArrayVec<Nudge, 6>;

/// The values of one message by name. Two are kept in place, since most messages name one thing or
/// two, and an allocation for each finding would cost as much as finding it.
pub type Values = SmallVec<[(&'static str, Value); 2]>;

/// One gap that a rule found.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// How bad it is.
    pub severity: Severity,
    /// What it is about.
    pub subject: SubjectRef,
    /// Which of several findings of the rule on this subject, for instance `"emotion"`; often empty.
    pub detail: Cow<'static, str>,
    /// The phase in which the subject lies.
    pub phase: Option<Id<Phase>>,
    /// Who owns the subject.
    pub owner: Option<Id<Department>>,
    /// Its rank within its level: importance, half as much again at a moment of truth.
    pub weight: f64,
    /// The message, with `{names}` for the values.
    pub words: Label,
    /// The values by name.
    pub values: Values,
    /// What to do about this variant of the finding, where it differs from what the rule says.
    pub action: Option<Box<Label>>,
    /// What becomes of it when a figure moves by a step.
    pub nudges: Nudges,
    /// What was decided about it.
    pub state: FindingStatus,
    /// Why that was decided.
    pub reason: String,
    /// The place in the study of the touchpoint that the subject names first, for sorting.
    pub(super) place: u32,
}

/// The place of what names no touchpoint.
pub(super) const NOWHERE: u32 = u32::MAX;

impl Finding {
    /// Whether it would vanish or change its level if one figure moved by one step.
    pub fn is_fragile(&self) -> bool {
        !self.nudges.is_empty()
    }

    /// Whether nobody has decided anything about it yet, or work is planned but not done.
    pub fn is_open(&self) -> bool {
        matches!(self.state, FindingStatus::Open | FindingStatus::Planned | FindingStatus::Resolved)
    }

    /// The touchpoint on whose card it counts.
    pub fn touchpoint(&self) -> Option<&Id<Touchpoint>> {
        match &self.subject {
            SubjectRef::Touchpoint(id) | SubjectRef::Metric(id, _) => Some(id),
            _ => None,
        }
    }
}

/// A finding while a rule writes it down.
#[derive(Clone, Debug)]
pub struct Draft {
    pub(super) severity: Severity,
    pub(super) subject: SubjectRef,
    pub(super) detail: Cow<'static, str>,
    pub(super) phase: Option<Id<Phase>>,
    pub(super) owner: Option<Id<Department>>,
    pub(super) weight: f64,
    pub(super) words: Label,
    pub(super) values: Values,
    pub(super) action: Option<Box<Label>>,
    pub(super) nudges: Nudges,
    pub(super) place: u32,
}

/// The weight of what is neither touchpoint, phase nor transition.
pub const PLAIN_WEIGHT: f64 = 3.0;

impl Draft {
    /// On something without a place of its own on the map.
    #[inline]
    pub fn new(severity: Severity, subject: SubjectRef, words: Label) -> Self {
        Self {
            severity,
            subject,
            detail: Cow::Borrowed(""),
            phase: None,
            owner: None,
            weight: PLAIN_WEIGHT,
            words,
            values: Values::new(),
            action: None,
            nudges: Nudges::new(),
            place: NOWHERE,
        }
    }

    /// On the journey as a whole.
    pub fn journey(severity: Severity, words: Label) -> Self {
        Self::new(severity, SubjectRef::Journey, words)
    }

    /// On a touchpoint: its phase, its owner, its weight.
    #[inline]
    pub fn touchpoint(severity: Severity, view: &TouchpointView<'_>, words: Label) -> Self {
        Self::at(severity, view, SubjectRef::Touchpoint(view.id.clone()), words).placed(view)
    }

    /// Keeps the place of the touchpoint that the subject names first.
    fn placed(mut self, view: &TouchpointView<'_>) -> Self {
        self.place = u32::try_from(view.index).unwrap_or(NOWHERE);
        self
    }

    /// On a metric of a touchpoint.
    #[inline]
    pub fn metric(severity: Severity, view: &TouchpointView<'_>, metric: &Metric, words: Label) -> Self {
        let mut draft =
            Self::at(severity, view, SubjectRef::Metric(view.id.clone(), metric.id.clone()), words);
        draft.owner = metric.owner.clone().or(draft.owner);
        draft
    }

    /// On something that lies at a touchpoint, for instance a case.
    #[inline]
    pub fn at(severity: Severity, view: &TouchpointView<'_>, subject: SubjectRef, words: Label) -> Self {
        let mut draft = Self::new(severity, subject, words);
        draft.phase = Some(view.phase.id.clone());
        draft.owner = view.owner().cloned();
        draft.weight = view.weight();
        draft
    }

    /// On a transition: its source's phase and owner, the greater weight of its ends.
    #[inline]
    pub fn transition(severity: Severity, view: &TransitionView<'_>, words: Label) -> Self {
        let subject =
            SubjectRef::Transition(view.from.id.clone(), view.to.id.clone(), view.transition.kind, view.rank);
        let mut draft = Self::at(severity, &view.from, subject, words).placed(&view.from);
        draft.weight = view.from.weight().max(view.to.weight());
        draft
    }

    /// On a phase: its lead, the greatest weight among its touchpoints.
    pub fn phase(severity: Severity, view: &PhaseView<'_>, words: Label) -> Self {
        Self::in_phase(severity, view, SubjectRef::Phase(view.id.clone()), words)
    }

    /// On a cell of a matrix: a phase and a value.
    pub fn cell(
        severity: Severity,
        view: &PhaseView<'_>,
        dimension: Dimension,
        value: &str,
        words: Label,
    ) -> Self {
        let subject = SubjectRef::Cell(view.id.clone(), dimension, value.to_owned());
        Self::in_phase(severity, view, subject, words)
    }

    /// On something that lies in a phase, for instance a question.
    pub fn in_phase(severity: Severity, view: &PhaseView<'_>, subject: SubjectRef, words: Label) -> Self {
        let mut draft = Self::new(severity, subject, words);
        draft.phase = Some(view.id.clone());
        draft.owner.clone_from(&view.lead_department);
        draft.weight = view.weight;
        draft
    }

    /// Tells it from other findings of the rule on the same subject.
    #[must_use]
    #[inline]
    pub fn detail(mut self, detail: impl Into<Cow<'static, str>>) -> Self {
        self.detail = detail.into();
        self
    }

    /// Sets a value of the message.
    #[must_use]
    #[inline]
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.values.push((name, value.into()));
        self
    }

    /// Says who owns the subject, where it is not the owner of its place.
    #[must_use]
    pub fn owned_by(mut self, owner: Option<&Id<Department>>) -> Self {
        self.owner = owner.cloned();
        self
    }

    /// Says what to do about this variant, where it differs from what the rule says.
    #[must_use]
    #[inline]
    pub fn action(mut self, action: Label) -> Self {
        self.action = Some(Box::new(action));
        self
    }

    /// Says what would become of it if a figure moved by a step. What changes nothing is not kept:
    /// most findings have nothing that would, and then need no memory for it.
    #[must_use]
    #[inline]
    pub fn nudge(mut self, knob: Knob, lower: Option<Severity>, higher: Option<Severity>) -> Self {
        let level = Some(self.severity);
        if lower != level || higher != level {
            let kept = self.nudges.try_push(Nudge { knob, lower, higher });
            debug_assert!(kept.is_ok(), "a finding hangs on more figures than there is room for");
        }
        self
    }

    /// Says what would become of it if the importance of a touchpoint moved by a point, given the
    /// level for an important one and for another.
    #[must_use]
    #[inline]
    pub fn by_importance(self, view: &TouchpointView<'_>, level: impl Fn(bool) -> Option<Severity>) -> Self {
        let (lower, higher) = view.is_high_a_step_away();
        self.nudge(Knob::Importance, level(lower), level(higher))
    }
}

/// The level of a figure, and what would become of it a step away: `grade` gives the level of a figure.
pub fn nudged(
    figure: f64,
    step: f64,
    grade: impl Fn(f64) -> Option<Severity>,
) -> (Option<Severity>, Option<Severity>) {
    (grade(figure - step), grade(figure + step))
}
