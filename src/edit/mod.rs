//! HOW a workspace changes: an [`Edit`] says what, the [`Editor`] is the one gate.
//! The only code that mutates a [`Workspace`]. Knows no window and no file.

//!
//! `editor` is the gate and the history; `apply` has one small function per kind of edit;
//! `references` walks everything that points at something else; `ids` and `mentions` know where
//! touchpoints are and who names them.

mod apply;
mod clip;
mod editor;
mod ids;
mod known;
mod mentions;
mod own;
mod references;
mod sharing;
#[cfg(test)]
mod tests;
mod to_be;
mod words;

use crate::model::*;
use crate::vocabulary::Label;

pub use crate::model::TransitionKey;
pub use editor::{Editor, STEPS};
pub use own::{on_journey, own_fields};
pub use to_be::{TO_BE, to_be};

/// One change, as data. It is applied whole or refused whole, and is one step of undo.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "the fields are named after what they are; each edit's comment says the rest")]
pub enum Edit {
    /// Adds touchpoints in this order; ids and numbers are given by the editor where empty or 0.
    AddTouchpoints { journey: Id<Journey>, place: Place, touchpoints: Vec<Touchpoint> },
    /// Puts these versions in place of the touchpoints with the same ids (id and number stay).
    /// `what` names the field for the menu ("channel of ‘Review stars’").
    SetTouchpoints { journey: Id<Journey>, touchpoints: Vec<Touchpoint>, what: Label },
    /// Moves touchpoints, in this order, and sets what a drop on a lane sets.
    /// Their transitions move with them into the right bucket.
    MoveTouchpoints {
        journey: Id<Journey>,
        ids: Vec<Id<Touchpoint>>,
        place: Place,
        lane: Option<LaneValue>,
        pinned_step: Option<Option<u32>>,
    },
    /// Deletes touchpoints with their transitions, and clears what refers to them.
    DeleteTouchpoints { journey: Id<Journey>, ids: Vec<Id<Touchpoint>> },
    /// Copies touchpoints beside themselves, with the transitions among them.
    DuplicateTouchpoints { journey: Id<Journey>, ids: Vec<Id<Touchpoint>> },
    /// Adds what a [`Clip`] holds, with fresh ids; references the workspace lacks are cleared.
    Paste { journey: Id<Journey>, place: Place, clip: Clip },
    /// Adds a transition.
    AddTransition { journey: Id<Journey>, transition: Transition },
    /// Puts another version in place of a transition. Its ends may change.
    SetTransition { journey: Id<Journey>, key: TransitionKey, transition: Transition, what: Label },
    /// Deletes transitions.
    DeleteTransitions { journey: Id<Journey>, keys: Vec<TransitionKey> },
    /// Adds a phase at this index (its id is given if empty).
    AddPhase { journey: Id<Journey>, index: usize, phase: Phase },
    /// Puts another version of a phase's own fields in place; its touchpoints and transitions stay.
    SetPhase { journey: Id<Journey>, phase: Phase, what: Label },
    /// Moves a phase to this index among the others.
    MovePhase { journey: Id<Journey>, id: Id<Phase>, index: usize },
    /// Deletes a phase; its touchpoints go to the unsorted tray.
    DeletePhase { journey: Id<Journey>, id: Id<Phase> },
    /// Puts another version of a journey's own fields in place; phases, touchpoints and transitions stay.
    SetJourney { journey: Journey, what: Label },
    /// Adds a journey at the end.
    AddJourney { journey: Journey },
    /// Moves a journey to this index among the others.
    MoveJourney { id: Id<Journey>, index: usize },
    /// Deletes a journey.
    DeleteJourney { id: Id<Journey> },
    /// Adds a department (its id is given if empty) and makes it the owner of these touchpoints.
    AddDepartment { name: String, journey: Id<Journey>, owner_of: Vec<Id<Touchpoint>> },
    /// Puts other libraries and settings in place; journeys stay. Deleting something referenced
    /// clears the references.
    SetLibrary { workspace: Workspace, what: Label },
    /// Makes one of two entries of a library: `gone` leaves, and what referred to it refers to `keep`.
    Merge { library: Library, keep: String, gone: String },
    /// Clears every reference to something that is not there.
    ClearDangling,
    /// Keeps what was decided about a finding; open without a reason forgets it.
    DecideFinding { journey: Id<Journey>, decided: FindingState },
    /// Adds work that was agreed (its id is given if empty).
    AddAction { journey: Id<Journey>, action: Action },
    /// Puts another version of an action in place of the one with the same id.
    SetAction { journey: Id<Journey>, action: Action, what: Label },
    /// Deletes an action.
    DeleteAction { journey: Id<Journey>, id: Id<Action> },
    /// Pins what struck people to something, after the others.
    AddInsight { journey: Id<Journey>, insight: Insight },
    /// Puts another version of the insight at this place in the list in place.
    SetInsight { journey: Id<Journey>, at: usize, insight: Insight, what: Label },
    /// Deletes the insight at this place in the list.
    DeleteInsight { journey: Id<Journey>, at: usize },
    /// Notes what was decided, after the others.
    AddDecision { journey: Id<Journey>, decision: Decision },
    /// Puts another version of the decision at this place in the list in place.
    SetDecision { journey: Id<Journey>, at: usize, decision: Decision, what: Label },
    /// Deletes the decision at this place in the list.
    DeleteDecision { journey: Id<Journey>, at: usize },
}

/// A list of named things that others refer to: the workspace's, and questions and triggers of a journey.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "named after what they hold")]
pub enum Library {
    Personas,
    Segments,
    LifecycleStages,
    Departments,
    Markets,
    Channels,
    Content,
    Propositions,
    Campaigns,
    Objectives,
    Systems,
    Integrations,
    DataSources,
    Needs,
    Triggers,
}

impl Library {
    /// What a reference to one of its entries names.
    const fn kind(self) -> references::Kind {
        use references::Kind;
        match self {
            Self::Personas => Kind::Persona,
            Self::Segments => Kind::Segment,
            Self::LifecycleStages => Kind::LifecycleStage,
            Self::Departments => Kind::Department,
            Self::Markets => Kind::Market,
            Self::Channels => Kind::Channel,
            Self::Content => Kind::Content,
            Self::Propositions => Kind::Proposition,
            Self::Campaigns => Kind::Campaign,
            Self::Objectives => Kind::Objective,
            Self::Systems => Kind::System,
            Self::Integrations => Kind::Integration,
            Self::DataSources => Kind::DataSource,
            Self::Needs => Kind::Need,
            Self::Triggers => Kind::Trigger,
        }
    }
}

/// Where touchpoints go.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Place {
    /// The phase; unset is the unsorted tray.
    pub phase: Option<Id<Phase>>,
    /// Before this touchpoint; unset is the end.
    pub before: Option<Id<Touchpoint>>,
}

/// What dropping on a lane sets: the leading value of the attribute that the lanes stand for.
#[derive(Clone, Debug, PartialEq)]
pub enum LaneValue {
    /// The channel.
    Channel(ChannelId),
    /// The accountable owner.
    Owner(Option<Id<Department>>),
    /// The media type.
    Media(Option<MediaType>),
    /// The influence.
    Influence(Option<Influence>),
    /// Who speaks.
    Source(Option<Source>),
    /// The first persona.
    Persona(Option<Id<Persona>>),
    /// The layer of the blueprint.
    Layer(Option<BlueprintLayer>),
}

/// Touchpoints and the transitions among them, as the clipboard carries them: RON text.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clip {
    /// What marks the open file that they were copied from; 0 if nobody knows.
    #[serde(default)]
    pub file: u64,
    /// The journey that they were copied from.
    #[serde(default)]
    pub journey: Id<Journey>,
    /// The touchpoints.
    pub touchpoints: Vec<Touchpoint>,
    /// The transitions whose two ends are among them.
    pub transitions: Vec<Transition>,
}

/// Why an edit was refused; nothing changed. Displays in English; [`Refusal::text`] has both languages.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// Something that the edit names is not there (any more).
    Missing(String),
    /// The same transition is there already.
    Connected,
    /// The file may not be changed.
    ReadOnly,
    /// The only phase, with this name, has content that no other phase could take.
    OnlyPhase(String),
    /// A figure that is no number cannot be written to a file.
    NoNumber,
    /// An owner is known by a name.
    NoName,
    /// An action, an insight or a decision says what it is.
    NoText,
    /// What is added has this id, and so has something else.
    Taken(String),
}

/// What an applied edit made or touched, so that the window can select it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Applied {
    /// Touchpoints added, pasted or duplicated.
    pub touchpoints: Vec<Id<Touchpoint>>,
    /// The phase added.
    pub phase: Option<Id<Phase>>,
    /// The department added.
    pub department: Option<Id<Department>>,
    /// The journey added.
    pub journey: Option<Id<Journey>>,
}

impl Applied {
    /// Adds what a later edit of the same step made.
    fn add(&mut self, later: Self) {
        self.touchpoints.extend(later.touchpoints);
        self.phase = later.phase.or(self.phase.take());
        self.department = later.department.or(self.department.take());
        self.journey = later.journey.or(self.journey.take());
    }
}

/// The name of a step, for "Undo move ‘Review stars’".
#[derive(Clone, Debug, PartialEq)]
pub struct StepName {
    /// What was done, with `{what}` for the subject.
    pub verb: Label,
    /// The subject's title, or a count.
    pub subject: String,
    /// The field that was changed, for `{field}` in the verb.
    pub field: Option<Label>,
}
