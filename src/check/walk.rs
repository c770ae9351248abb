//! One walk over everything in a workspace that has an id, a reference or a number, in document
//! order. It knows where each stands, not what is right: the visitor judges.

use std::collections::HashMap;

use super::path::{Owner, Path};
use crate::model::*;

/// Kinds of things that have ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "named after the entities")]
pub enum Kind {
    Journey,
    Phase,
    Touchpoint,
    Persona,
    Segment,
    LifecycleStage,
    Department,
    Market,
    Channel,
    Device,
    Platform,
    Content,
    Proposition,
    Campaign,
    Objective,
    ConsentRule,
    System,
    Integration,
    DataSource,
    Need,
    Trigger,
    PlannedContact,
    Case,
    Walkthrough,
    Action,
    Metric,
}

/// What a walk meets.
#[derive(Clone, Copy, Debug)]
pub enum Met<'a> {
    /// The id of a thing.
    Id(Kind, &'a str),
    /// A reference that must lead to something.
    Reference(Kind, &'a str),
    /// A reference to a thing of any journey.
    Anywhere(Kind, &'a str),
    /// A reference that may lead nowhere: its gap is a finding, not a mistake.
    Loose(Kind, &'a str),
    /// A whole number and the least and the greatest that it may be.
    Whole(i64, i64, i64),
    /// A figure and the least and the greatest that it may be.
    Figure(f64, f64, f64),
}

/// A thing met, where it stands and what it belongs to.
#[derive(Clone, Copy, Debug)]
pub struct Sight<'a, 'p> {
    /// What was met.
    pub met: Met<'a>,
    /// Where.
    pub path: &'p Path<'p>,
    /// In which journey, counted from 0.
    pub journey: Option<usize>,
    /// As part of what.
    pub owner: Owner<'a>,
}

/// Shows the visitor every id, reference and number of the workspace.
pub fn walk<'a>(workspace: &'a Workspace, visit: &mut dyn FnMut(Sight<'a, '_>)) {
    let mut walker = Walker { visit, journey: None, owner: Owner::Workspace("workspace"), steps: true };
    walker.workspace(workspace);
}

/// Shows the visitor the same without transitions, which have no ids.
pub(super) fn walk_ids<'a>(workspace: &'a Workspace, visit: &mut dyn FnMut(Sight<'a, '_>)) {
    let mut walker = Walker { visit, journey: None, owner: Owner::Workspace("workspace"), steps: false };
    walker.workspace(workspace);
}

pub(super) struct Walker<'v, 'a> {
    visit: &'v mut dyn FnMut(Sight<'a, '_>),
    pub(super) journey: Option<usize>,
    pub(super) owner: Owner<'a>,
    /// Whether transitions are shown.
    steps: bool,
}

impl<'a> Walker<'_, 'a> {
    pub(super) fn meet(&mut self, met: Met<'a>, path: &Path<'_>) {
        (self.visit)(Sight { met, path, journey: self.journey, owner: self.owner });
    }

    pub(super) fn id<T>(&mut self, kind: Kind, id: &'a Id<T>, at: &Path<'_>) {
        self.meet(Met::Id(kind, id.as_str()), &at.field("id"));
    }

    pub(super) fn one<T>(&mut self, kind: Kind, id: &'a Id<T>, path: &Path<'_>) {
        self.meet(Met::Reference(kind, id.as_str()), path);
    }

    pub(super) fn maybe<T>(&mut self, kind: Kind, id: &'a Option<Id<T>>, path: &Path<'_>) {
        if let Some(id) = id {
            self.one(kind, id, path);
        }
    }

    pub(super) fn many<T>(&mut self, kind: Kind, ids: &'a [Id<T>], path: &Path<'_>) {
        for (index, id) in ids.iter().enumerate() {
            self.one(kind, id, &path.item(index));
        }
    }

    pub(super) fn whole(&mut self, value: Option<impl Into<i64>>, least: i64, most: i64, path: &Path<'_>) {
        if let Some(value) = value {
            self.meet(Met::Whole(value.into(), least, most), path);
        }
    }

    pub(super) fn figure(&mut self, value: Option<f64>, least: f64, most: f64, path: &Path<'_>) {
        if let Some(value) = value {
            self.meet(Met::Figure(value, least, most), path);
        }
    }

    pub(super) fn any_figure(&mut self, value: Option<f64>, path: &Path<'_>) {
        self.figure(value, f64::MIN, f64::MAX, path);
    }

    pub(super) fn each<T>(
        &mut self,
        items: &'a [T],
        path: &Path<'_>,
        mut enter: impl FnMut(&mut Self, &'a T, &Path<'_>),
    ) {
        for (index, item) in items.iter().enumerate() {
            enter(self, item, &path.item(index));
        }
    }

    pub(super) fn evidence(&mut self, items: &'a [Evidence], path: &Path<'_>) {
        self.each(items, path, |walker, evidence, at| {
            walker.maybe(Kind::Department, &evidence.about_department, &at.field("about_department"));
        });
    }

    fn workspace(&mut self, workspace: &'a Workspace) {
        let root = &Path::Root;
        self.libraries(workspace, root);
        self.owner = Owner::Workspace("rule_settings");
        for threshold in workspace.rule_settings.thresholds.values() {
            self.any_figure(Some(*threshold), &root.field("rule_settings").field("thresholds"));
        }
        self.each(&workspace.journeys, &root.field("journeys"), |walker, journey, at| {
            walker.journey = Some(walker.journey.map_or(0, |index| index + 1));
            walker.journey(journey, at);
        });
    }

    fn journey(&mut self, journey: &'a Journey, at: &Path<'_>) {
        self.owner = Owner::Journey;
        self.id(Kind::Journey, &journey.id, at);
        self.many(Kind::Objective, &journey.objectives, &at.field("objectives"));
        self.many(Kind::Persona, &journey.personas, &at.field("personas"));
        self.many(Kind::Segment, &journey.segments, &at.field("segments"));
        self.many(Kind::LifecycleStage, &journey.lifecycle, &at.field("lifecycle"));
        self.many(Kind::Market, &journey.markets, &at.field("markets"));
        let mut ranks = HashMap::new();
        self.each(&journey.phases, &at.field("phases"), |walker, phase, at| {
            walker.phase(phase, at);
            walker.each(&phase.touchpoints, &at.field("touchpoints"), |walker, touchpoint, at| {
                walker.touchpoint(touchpoint, at);
            });
            walker.transitions(&phase.transitions, &mut ranks, &at.field("transitions"));
        });
        self.each(&journey.unsorted, &at.field("unsorted"), |walker, touchpoint, at| {
            walker.touchpoint(touchpoint, at);
        });
        self.transitions(&journey.transitions, &mut ranks, &at.field("transitions"));
        self.journey_lists(journey, at);
    }

    fn phase(&mut self, phase: &'a Phase, at: &Path<'_>) {
        self.owner = Owner::Phase(phase);
        self.id(Kind::Phase, &phase.id, at);
        self.whole(phase.emotion_wanted, -2, 2, &at.field("emotion_wanted"));
        self.maybe(Kind::Department, &phase.lead_department, &at.field("lead_department"));
    }

    fn transitions(
        &mut self,
        steps: &'a [std::sync::Arc<Transition>],
        ranks: &mut HashMap<(&'a str, &'a str, TransitionKind), u32>,
        path: &Path<'_>,
    ) {
        let shown = if self.steps { steps } else { &[] };
        self.each(shown, path, |walker, step, at| {
            let rank = ranks.entry((step.from.as_str(), step.to.as_str(), step.kind)).or_default();
            walker.owner = Owner::Transition(step, *rank);
            *rank += 1;
            walker.transition(step, at);
        });
    }

    fn transition(&mut self, step: &'a Transition, at: &Path<'_>) {
        self.one(Kind::Touchpoint, &step.from, &at.field("from"));
        self.one(Kind::Touchpoint, &step.to, &at.field("to"));
        if let Some(personas) = &step.personas {
            self.many(Kind::Persona, personas, &at.field("personas"));
        }
        self.figure(step.share.map(f64::from), 0.0, 1.0, &at.field("share"));
        if let Some(handover) = &step.handover {
            let at = &at.field("handover");
            self.maybe(Kind::Integration, &handover.integration, &at.field("integration"));
            self.many(Kind::Department, &handover.agreed_by, &at.field("agreed_by"));
        }
        self.whole(step.friction, 1, 5, &at.field("friction"));
        self.maybe(Kind::Trigger, &step.trigger, &at.field("trigger"));
    }

    fn touchpoint(&mut self, touchpoint: &'a Touchpoint, at: &Path<'_>) {
        self.owner = Owner::Touchpoint(touchpoint);
        self.id(Kind::Touchpoint, &touchpoint.id, at);
        if !touchpoint.channel.is_empty() {
            self.one(Kind::Channel, &touchpoint.channel, &at.field("channel"));
        }
        self.many(Kind::Department, &touchpoint.owners, &at.field("owners"));
        self.maybe(Kind::Department, &touchpoint.accountable, &at.field("accountable"));
        self.many(Kind::Device, &touchpoint.devices, &at.field("devices"));
        if !touchpoint.platform.is_empty() {
            self.meet(Met::Reference(Kind::Platform, &touchpoint.platform), &at.field("platform"));
        }
        self.many(Kind::Market, &touchpoint.markets, &at.field("markets"));
        self.many(Kind::Persona, &touchpoint.personas, &at.field("personas"));
        self.many(Kind::Segment, &touchpoint.segments, &at.field("segments"));
        self.many(Kind::LifecycleStage, &touchpoint.lifecycle, &at.field("lifecycle"));
        self.weights(touchpoint, at);
        self.many(Kind::Need, &touchpoint.answers, &at.field("answers"));
        self.many(Kind::Content, &touchpoint.content, &at.field("content"));
        if let Some(target) = touchpoint.call_to_action.as_ref().and_then(|call| call.target.as_ref()) {
            let at = &at.field("call_to_action");
            self.meet(Met::Loose(Kind::Touchpoint, target.as_str()), &at.field("target"));
        }
        if let Some(policy) = &touchpoint.response_policy {
            self.maybe(Kind::Department, &policy.owner, &at.field("response_policy").field("owner"));
        }
        self.each(&touchpoint.metrics, &at.field("metrics"), Self::metric);
        self.many(Kind::System, &touchpoint.systems, &at.field("systems"));
        self.evidence(&touchpoint.evidence, &at.field("evidence"));
        self.many(Kind::Walkthrough, &touchpoint.observed_in, &at.field("observed_in"));
        self.maybe(Kind::Touchpoint, &touchpoint.parent, &at.field("parent"));
        self.maybe(Kind::Journey, &touchpoint.details, &at.field("details"));
        if let Some(origin) = &touchpoint.copied_from {
            self.meet(Met::Anywhere(Kind::Touchpoint, origin.as_str()), &at.field("copied_from"));
        }
    }

    fn weights(&mut self, touchpoint: &'a Touchpoint, at: &Path<'_>) {
        self.whole(touchpoint.importance, 1, 5, &at.field("importance"));
        self.whole(touchpoint.effort, 0, 5, &at.field("effort"));
        let scores = &touchpoint.expectation;
        let in_scores = &at.field("expectation");
        self.whole(scores.assumed, 1, 5, &in_scores.field("assumed"));
        self.whole(scores.expected, 1, 5, &in_scores.field("expected"));
        self.whole(scores.own_view, 1, 5, &in_scores.field("own_view"));
        self.whole(scores.experienced, 1, 5, &in_scores.field("experienced"));
        self.evidence(&scores.evidence, &in_scores.field("evidence"));
        self.whole(touchpoint.emotion, -2, 2, &at.field("emotion"));
        self.each(&touchpoint.persona_emotions, &at.field("persona_emotions"), |walker, feeling, at| {
            walker.one(Kind::Persona, &feeling.persona, &at.field("persona"));
            walker.whole(Some(feeling.emotion), -2, 2, &at.field("emotion"));
        });
        self.each(&touchpoint.pain_points, &at.field("pain_points"), |walker, pain, at| {
            walker.whole(pain.severity, 1, 5, &at.field("severity"));
        });
        if let Some(promise) = &touchpoint.promise {
            self.whole(Some(promise.level), 1, 5, &at.field("promise").field("level"));
        }
    }

    fn metric(&mut self, metric: &'a Metric, at: &Path<'_>) {
        self.id(Kind::Metric, &metric.id, at);
        self.any_figure(metric.baseline, &at.field("baseline"));
        self.any_figure(metric.target, &at.field("target"));
        self.any_figure(metric.measured, &at.field("measured"));
        self.maybe(Kind::Objective, &metric.objective, &at.field("objective"));
        self.maybe(Kind::Department, &metric.owner, &at.field("owner"));
        self.each(&metric.earlier, &at.field("earlier"), |walker, earlier, at| {
            walker.any_figure(Some(earlier.value), &at.field("value"));
        });
    }
}
