//! What people said and agreed about parts of the map: coverage asked for, subjects of actions,
//! insights and findings. These are about exactly one thing, and nothing takes its place.

use super::{Judge, Kind, Named, Refers, Verdict, mend_id};
use crate::model::*;

/// The kind of thing that a value of a dimension names, where it names one.
fn dimension_kind(dimension: Dimension) -> Option<Kind> {
    match dimension {
        Dimension::Channel => Some(Kind::Channel),
        Dimension::Persona => Some(Kind::Persona),
        Dimension::Market => Some(Kind::Market),
        _ => None,
    }
}

/// The kind of thing that a value of an attribute names, where it names one.
fn attribute_kind(attribute: Attribute) -> Option<Kind> {
    match attribute {
        Attribute::Channel => Some(Kind::Channel),
        Attribute::Owner => Some(Kind::Department),
        Attribute::Phase => Some(Kind::Phase),
        Attribute::Persona => Some(Kind::Persona),
        _ => None,
    }
}

impl Refers for Criterion {
    fn mend(&mut self, judge: &Judge<'_>) -> bool {
        let Some(kind) = attribute_kind(self.by) else { return true };
        // A neighbour that takes over was not looked for.
        match judge.verdict(kind, &self.value) {
            Verdict::Keep => true,
            Verdict::Gone | Verdict::Instead(_) => false,
            Verdict::Renamed(new) => {
                self.value = new.to_string();
                true
            }
        }
    }
}

/// Sets a value of a dimension as the judge says; whether it still names something.
fn mend_value(dimension: Dimension, value: &mut String, judge: &Judge<'_>) -> bool {
    let Some(kind) = dimension_kind(dimension) else { return true };
    let mut id = Id::<Dimension>::new(value);
    let stays = mend_id(&mut id, kind, judge);
    *value = id.to_string();
    stays
}

/// Like [`Refers::mend`], for what is about exactly this: a neighbour was never asked or spoken of.
fn mend_exactly<T: Named>(id: &mut Id<T>, judge: &Judge<'_>) -> bool {
    !matches!(judge.verdict(T::KIND, id.as_str()), Verdict::Instead(_)) && id.mend(judge)
}

impl Refers for CoverageTarget {
    const ONCE: bool = true;

    fn is_about(&self, other: &Self) -> bool {
        self.phase == other.phase && self.dimension == other.dimension && self.value == other.value
    }

    fn mend(&mut self, judge: &Judge<'_>) -> bool {
        mend_exactly(&mut self.phase, judge) && mend_value(self.dimension, &mut self.value, judge)
    }
}

impl Refers for SubjectRef {
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

/// Sets a subject; one that is gone leaves the journey. What was agreed or said stays so.
fn outlive_subject(subject: &mut SubjectRef, judge: &Judge<'_>) {
    if !subject.mend(judge) {
        *subject = SubjectRef::Journey;
    }
}

impl Refers for Action {
    fn mend(&mut self, judge: &Judge<'_>) -> bool {
        outlive_subject(&mut self.subject, judge);
        self.owner.mend(judge)
    }
}

impl Refers for Insight {
    fn mend(&mut self, judge: &Judge<'_>) -> bool {
        outlive_subject(&mut self.subject, judge);
        true
    }
}
