//! What sessions leave behind: walks, actions, insights and decisions about findings.

use super::*;

entity! {
    /// One walk through the journey.
    Walkthrough {
        /// Its id.
        id: Id<Walkthrough>,
        /// The day.
        date: Date,
    } {
        /// How it was walked.
        kind: WalkKind,
        /// As whom.
        persona: Option<Id<Persona>>,
        /// On what.
        device: Option<DeviceId>,
        /// By how many.
        participants: u32,
        /// Touchpoints in the order in which they were met.
        steps: List<Id<Touchpoint>>,
        /// Those of them that were not on the map before.
        found: List<Id<Touchpoint>>,
        /// How many touchpoints the map had when the walk began.
        known: Option<u32>,
        /// Remarks.
        notes: String,
    }
}

/// What a finding, an action or an insight is about.
#[derive(
    Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub enum SubjectRef {
    /// The journey as a whole.
    #[default]
    Journey,
    /// A phase.
    Phase(Id<Phase>),
    /// Several phases; the first stands for them.
    Phases(Vec<Id<Phase>>),
    /// A touchpoint.
    Touchpoint(Id<Touchpoint>),
    /// Several touchpoints, for instance a circle without a way out.
    Touchpoints(Vec<Id<Touchpoint>>),
    /// A transition, by its ends, kind and rank among equals.
    Transition(Id<Touchpoint>, Id<Touchpoint>, TransitionKind, u32),
    /// A cell of a matrix.
    Cell(Id<Phase>, Dimension, String),
    /// Two phases.
    PhasePair(Id<Phase>, Id<Phase>),
    /// A persona.
    Persona(Id<Persona>),
    /// A segment.
    Segment(Id<Segment>),
    /// A segment on a channel.
    SegmentChannel(Id<Segment>, ChannelId),
    /// A lifecycle stage.
    LifecycleStage(Id<LifecycleStage>),
    /// A question of customers.
    Need(Id<InformationNeed>),
    /// A legal position.
    ConsentRule(Id<ConsentRule>),
    /// A planned contact.
    PlannedContact(Id<PlannedContact>),
    /// Two planned contacts.
    ContactPair(Id<PlannedContact>, Id<PlannedContact>),
    /// A trigger.
    Trigger(Id<Trigger>),
    /// A response case.
    ResponseCase(Id<ResponseCase>),
    /// A topic of cases.
    Topic(String),
    /// A piece of content.
    Content(Id<ContentAsset>),
    /// An objective.
    Objective(Id<Objective>),
    /// A metric of a touchpoint.
    Metric(Id<Touchpoint>, Id<Metric>),
    /// A data source.
    DataSource(Id<DataSource>),
    /// A platform.
    Platform(String),
    /// One of the seven steps, 1 to 7.
    EngagementStep(u8),
    /// Anything else.
    Other(String),
}

impl SubjectRef {
    /// It in short, for files and lists: the id; two ids joined by `→`; phase `×` value for a cell;
    /// the first of several phases.
    pub fn short(&self) -> String {
        match self {
            Self::Journey => "journey".to_owned(),
            Self::Phase(id) => id.as_str().to_owned(),
            Self::Phases(ids) => ids.first().map_or_else(String::new, |id| id.as_str().to_owned()),
            Self::Touchpoints(ids) => ids.iter().map(Id::as_str).collect::<Vec<_>>().join("+"),
            Self::Touchpoint(id) => id.as_str().to_owned(),
            Self::Transition(from, to, ..) => format!("{from}→{to}"),
            Self::Cell(phase, _, value) => format!("{phase}×{value}"),
            Self::PhasePair(one, other) => format!("{one}→{other}"),
            Self::Persona(id) => id.as_str().to_owned(),
            Self::Segment(id) => id.as_str().to_owned(),
            Self::SegmentChannel(segment, channel) => format!("{segment}×{channel}"),
            Self::LifecycleStage(id) => id.as_str().to_owned(),
            Self::Need(id) => id.as_str().to_owned(),
            Self::ConsentRule(id) => id.as_str().to_owned(),
            Self::PlannedContact(id) => id.as_str().to_owned(),
            Self::ContactPair(one, other) => format!("{one}+{other}"),
            Self::Trigger(id) => id.as_str().to_owned(),
            Self::ResponseCase(id) => id.as_str().to_owned(),
            Self::Content(id) => id.as_str().to_owned(),
            Self::Objective(id) => id.as_str().to_owned(),
            Self::Metric(touchpoint, metric) => format!("{touchpoint}:{metric}"),
            Self::DataSource(id) => id.as_str().to_owned(),
            Self::EngagementStep(step) => format!("step {step}"),
            Self::Topic(text) | Self::Platform(text) | Self::Other(text) => text.clone(),
        }
    }

    /// What kind of thing it is, as files call it.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Journey => "journey",
            Self::Phase(_) => "phase",
            Self::Phases(_) => "phases",
            Self::Touchpoint(_) => "touchpoint",
            Self::Touchpoints(_) => "touchpoints",
            Self::Transition(..) => "transition",
            Self::Cell(..) => "cell",
            Self::PhasePair(..) => "phase_pair",
            Self::Persona(_) => "persona",
            Self::Segment(_) => "segment",
            Self::SegmentChannel(..) => "segment_channel",
            Self::LifecycleStage(_) => "lifecycle_stage",
            Self::Need(_) => "need",
            Self::ConsentRule(_) => "consent_rule",
            Self::PlannedContact(_) => "planned_contact",
            Self::ContactPair(..) => "contact_pair",
            Self::Trigger(_) => "trigger",
            Self::ResponseCase(_) => "response_case",
            Self::Topic(_) => "topic",
            Self::Content(_) => "content",
            Self::Objective(_) => "objective",
            Self::Metric(..) => "metric",
            Self::DataSource(_) => "data_source",
            Self::Platform(_) => "platform",
            Self::EngagementStep(_) => "engagement_step",
            Self::Other(_) => "other",
        }
    }
}

entity! {
    /// Work that was agreed.
    Action {
        /// Its id.
        id: Id<Action>,
        /// What is to be done.
        text: String,
        /// About what.
        subject: SubjectRef,
    } {
        /// What kind of work.
        kind: ActionKind,
        /// Who does it.
        owner: Option<Id<Department>>,
        /// Until when.
        due: Option<Date>,
        /// How much work, 0 to 5.
        effort: Option<u8>,
        /// How much it helps, 0 to 5.
        effect: Option<u8>,
        /// What it costs, in euros.
        cost: Option<f64>,
        /// What stands in the way.
        barrier: String,
        /// How far it has come.
        status: ActionStatus,
        /// The rule that it came from.
        from_rule: String,
        /// The words of the insight that it came from.
        from_insight: String,
        /// The words of the decision that it came from.
        from_decision: String,
        /// Votes that people in the room gave it.
        votes: u32,
    }
}

entity! {
    /// Something that struck people in a session.
    Insight {
        /// What was said.
        text: String,
        /// About what.
        subject: SubjectRef,
    } {
        /// What kind of remark it is.
        kind: InsightKind,
        /// When.
        when: Option<DateTime>,
    }
}

entity! {
    /// Something that was decided in a session, in the words of those who were there.
    Decision {
        /// What was decided.
        text: String,
    } {
        /// Why.
        why: String,
        /// Who decided, in words.
        by: String,
        /// The day.
        date: Option<Date>,
    }
}

entity! {
    /// A part of a session, with the time that it may take.
    AgendaItem {
        /// What is done.
        text: String,
        /// For how many minutes.
        minutes: u32,
    } {}
}

entity! {
    /// What was decided about a finding; known by rule, subject and detail.
    FindingState {
        /// The rule.
        rule: String,
        /// What it found fault with.
        subject: SubjectRef,
    } {
        /// Which of several findings of the rule on this subject, for instance `"emotion"`.
        detail: String,
        /// The decision.
        state: FindingStatus,
        /// Why.
        reason: String,
    }
}
