//! Journeys, their phases, and the transitions between touchpoints.

use std::sync::Arc;

use super::*;

entity! {
    /// One walk of one kind of customer, from a first event to a last.
    Journey {
        /// Its id.
        id: Id<Journey>,
        /// Its name, shown as the map's title.
        name: String,
    } {
        /// What kind of customer walks.
        customer_kind: CustomerKind,
        /// As it is, or as it should become.
        state: MapState,
        /// What the map was made from.
        approach: MapApproach,
        /// The template that the phases came from, for instance `"t1"`.
        base_template: String,
        /// Further models laid over the phases.
        overlays: List<String>,
        /// What the rows of the map are.
        lanes: LaneScheme,
        /// What the customer starts with.
        start_event: String,
        /// What the journey ends with.
        end_event: String,
        /// The decision that this map serves.
        decision: String,
        /// What counts as success.
        success: String,
        /// Whether people who are customers already walk it too.
        existing_customers: bool,
        /// Groups of the inventory checklist that do not apply.
        inventory_not_applicable: List<String>,
        /// Objectives that it concerns.
        objectives: List<Id<Objective>>,
        /// Personas that walk it.
        personas: List<Id<Persona>>,
        /// Segments that it concerns.
        segments: List<Id<Segment>>,
        /// Lifecycle stages that it concerns.
        lifecycle: List<Id<LifecycleStage>>,
        /// Markets that it concerns.
        markets: List<Id<Market>>,
        /// The phases in order, with their touchpoints.
        phases: List<Arc<Phase>>,
        /// Touchpoints that have no phase yet: drawn in a tray, not analysed.
        unsorted: List<Arc<Touchpoint>>,
        /// Transitions that leave unsorted touchpoints; all others live in their source's phase.
        transitions: List<Arc<Transition>>,
        /// Questions that customers have.
        needs: List<InformationNeed>,
        /// What sets contacts off.
        triggers: List<Trigger>,
        /// Contacts that are planned.
        planned_contacts: List<Arc<PlannedContact>>,
        /// Reactions that asked for an answer.
        cases: List<Arc<ResponseCase>>,
        /// The alternatives that customers weigh.
        consideration_set: Option<ConsiderationSet>,
        /// Coverage asked beside the defaults.
        coverage_targets: List<CoverageTarget>,
        /// Walks through the journey.
        walkthroughs: List<Walkthrough>,
        /// Work that was agreed.
        actions: List<Action>,
        /// What struck people in sessions.
        insights: List<Insight>,
        /// What was decided about findings.
        finding_states: List<FindingState>,
        /// What was decided in sessions, in the order in which it was.
        decisions: List<Decision>,
        /// The parts of the next session, in order.
        agenda: List<AgendaItem>,
        /// After how many days what nobody looked at again is no longer relied on.
        best_before_days: Option<u32>,
    }
}

impl Journey {
    /// All touchpoints in phases, in document order. The unsorted ones are not among them.
    pub fn touchpoints(&self) -> impl Iterator<Item = &Arc<Touchpoint>> {
        self.phases.iter().flat_map(|phase| phase.touchpoints.iter())
    }

    /// All touchpoints, the unsorted ones last.
    pub fn all_touchpoints(&self) -> impl Iterator<Item = &Arc<Touchpoint>> {
        self.touchpoints().chain(self.unsorted.iter())
    }

    /// All transitions, bucket by bucket; those of unsorted touchpoints last.
    pub fn all_transitions(&self) -> impl Iterator<Item = &Arc<Transition>> {
        self.phases.iter().flat_map(|phase| phase.transitions.iter()).chain(self.transitions.iter())
    }

    /// The touchpoint with this id, sorted or not. Linear; look up many through an index.
    pub fn touchpoint(&self, id: &Id<Touchpoint>) -> Option<&Arc<Touchpoint>> {
        self.all_touchpoints().find(|touchpoint| touchpoint.id == *id)
    }

    /// The phase with this id.
    pub fn phase(&self, id: &Id<Phase>) -> Option<&Arc<Phase>> {
        self.phases.iter().find(|phase| phase.id == *id)
    }
}

entity! {
    /// A stage of the journey; owns its touchpoints.
    Phase {
        /// Its id.
        id: Id<Phase>,
        /// Its name.
        name: String,
        /// What it is for; drives every rule.
        role: PhaseRole,
    } {
        /// Stages of overlaid models that it stands for, as `"template:stage"`.
        model_tags: List<String>,
        /// What the customer wants here.
        customer_goal: String,
        /// The question in the customer's own words, shown under the header.
        customer_question: String,
        /// What the organisation wants here.
        org_goal: String,
        /// Whether the two goals agree.
        goals_aligned: Option<bool>,
        /// What the customer expects.
        customer_expectation: String,
        /// The feeling aimed at, -2 to 2.
        emotion_wanted: Option<i8>,
        /// What the customer does.
        customer_activity: String,
        /// What the brand does.
        brand_role: String,
        /// Who leads the phase.
        lead_department: Option<Id<Department>>,
        /// Kinds of message that fit here.
        message_types: List<MessageType>,
        /// One plain sentence: what to look at first, shown at the foot of the map.
        look_first: String,
        /// Its touchpoints in order.
        touchpoints: List<Arc<Touchpoint>>,
        /// The transitions that leave its touchpoints.
        transitions: List<Arc<Transition>>,
    }
}

entity! {
    /// A step from one touchpoint to another. Known by from, to, kind and its rank among equals.
    Transition {
        /// Where it leaves.
        from: Id<Touchpoint>,
        /// Where it arrives.
        to: Id<Touchpoint>,
    } {
        /// What kind of step it is.
        kind: TransitionKind,
        /// A short text on the line.
        label: String,
        /// Who takes it; unset means everybody.
        personas: Option<List<Id<Persona>>>,
        /// When it is taken.
        condition: String,
        /// The mood in which it is taken.
        sentiment: Option<Sentiment>,
        /// The share of customers who take it, 0 to 1.
        share: Option<f32>,
        /// Whether skipping a phase is meant.
        confirmed_skip: bool,
        /// What one owner hands to the next.
        handover: Option<Handover>,
        /// How hard the step is, 1 to 5.
        friction: Option<Score>,
        /// What sets it off.
        trigger: Option<Id<Trigger>>,
    }
}

entity! {
    /// What is passed on when the owner changes.
    Handover {} {
        /// What is handed over.
        what: String,
        /// Whether the facts travel along.
        data_passed: Option<bool>,
        /// The connection that carries it.
        integration: Option<Id<Integration>>,
        /// Who agreed to it.
        agreed_by: List<Id<Department>>,
    }
}

entity! {
    /// A question that customers have in a phase.
    InformationNeed {
        /// Its id.
        id: Id<InformationNeed>,
        /// The phase in which it comes up.
        phase: Id<Phase>,
        /// The question.
        text: String,
    } {
        /// How precise it is.
        specificity: Option<Specificity>,
        /// How much it matters, 1 to 5.
        importance: Option<Score>,
        /// Who asks it; empty means everybody.
        personas: List<Id<Persona>>,
    }
}

entity! {
    /// The alternatives that customers weigh, and where we stand among them.
    ConsiderationSet {} {
        /// The alternatives by name.
        alternatives: List<String>,
        /// Our place, 1 is first.
        own_rank: Option<u32>,
        /// When it was measured.
        measured_on: Option<Date>,
        /// Where the figure comes from.
        source: String,
    }
}

entity! {
    /// A cell of the coverage matrix that should be filled.
    CoverageTarget {
        /// The phase.
        phase: Id<Phase>,
        /// What the value is a value of.
        dimension: Dimension,
        /// The identifier of the channel, media type, … asked for.
        value: String,
    } {
        /// How much it is asked.
        level: TargetLevel,
    }
}
