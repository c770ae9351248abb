//! A journey made ready for questions: what counts as existing, who owns it, how much it weighs.
//! Everything that several rules need is worked out once here or in `routes`. Judges nothing.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::ops::Deref;

use foldhash::fast::RandomState;

use super::contacts::Contacts;
use super::response::Answers;
use super::routes::Routes;
use super::thresholds::{Threshold, Thresholds};
use crate::model::*;
use crate::vocabulary::{Channel, channel, channel_like};

/// A difference of figures below this is none: 10 % short is 10 % short also when stored as 9.99999 %.
pub const TOLERANCE: f64 = 1e-9;

/// A journey ready for questions. Only touchpoints that count take part: existing ones, in a to-be
/// journey also planned and proposed ones; never the unsorted tray.
#[derive(Debug)]
pub struct Study<'a> {
    /// The file's libraries.
    pub workspace: &'a Workspace,
    /// The journey that is asked about.
    pub journey: &'a Journey,
    /// The date of the analysis.
    pub as_of: Date,
    /// The figures at which rules begin to fire.
    pub thresholds: Thresholds,
    /// The phases in order, the empty ones too.
    pub phases: Vec<PhaseView<'a>>,
    /// The touchpoints that count, in document order: T of the rules.
    pub touchpoints: Vec<TouchpointView<'a>>,
    /// The transitions between them, in document order: E of the rules.
    pub transitions: Vec<TransitionView<'a>>,
    by_id: HashMap<&'a str, usize, RandomState>,
    routes: OnceCell<Routes>,
    contacts: OnceCell<Contacts<'a>>,
    answers: OnceCell<Answers>,
}

/// A touchpoint that counts, with what rules ask of it. Dereferences to the touchpoint.
#[derive(Clone, Copy, Debug)]
pub struct TouchpointView<'a> {
    /// Its place in [`Study::touchpoints`].
    pub index: usize,
    /// The touchpoint.
    pub touchpoint: &'a Touchpoint,
    /// Its phase.
    pub phase: &'a Phase,
    /// The phase's place in the journey, from 0.
    pub column: usize,
    /// The built-in channel that its own is or behaves like; it tells the flags.
    pub like: &'static Channel,
    // What most rules read stands here once more under the same name: a hundred rules that each go
    // through ten thousand touchpoints spread over the memory would mostly wait for it.
    pub(super) media_type: Option<MediaType>,
    pub(super) influence: Option<Influence>,
    pub(super) source: Option<Source>,
    pub(super) mode: Option<Mode>,
    pub(super) direction: Option<Direction>,
    pub(super) importance: Option<Score>,
    pub(super) emotion: Option<i8>,
    pub(super) moment_of_truth: Option<MomentOfTruth>,
    pub(super) monitored: Option<bool>,
    expected: Option<Score>,
    experienced: Option<Score>,
    owner: Option<&'a Id<Department>>,
    important_from: f64,
}

impl Deref for TouchpointView<'_> {
    type Target = Touchpoint;

    fn deref(&self) -> &Touchpoint {
        self.touchpoint
    }
}

impl<'a> TouchpointView<'a> {
    /// Its importance, 3 when it was not scored.
    pub fn importance(&self) -> u8 {
        self.importance.unwrap_or(3)
    }

    /// Whether its importance alone makes it important.
    pub fn is_important(&self) -> bool {
        f64::from(self.importance()) + TOLERANCE >= self.important_from
    }

    /// Whether it is a moment of truth.
    pub fn is_key(&self) -> bool {
        self.moment_of_truth.is_some()
    }

    /// Whether it is important or a moment of truth: `hi(t)` of the rules.
    pub fn is_high(&self) -> bool {
        self.is_important() || self.is_key()
    }

    /// Whether it would be [`high`](Self::is_high) with its importance a point lower, and a point higher.
    pub fn is_high_a_step_away(&self) -> (bool, bool) {
        let at = |importance: u8| {
            self.is_key() || f64::from(importance.clamp(1, 5)) + TOLERANCE >= self.important_from
        };
        (at(self.importance().saturating_sub(1)), at(self.importance().saturating_add(1)))
    }

    /// Importance, half as much again at a moment of truth.
    pub fn weight(&self) -> f64 {
        f64::from(self.importance()) * if self.is_key() { 1.5 } else { 1.0 }
    }

    /// Fully or partly ours to change. One that was not assessed is neither within nor outside.
    pub fn is_within_influence(&self) -> bool {
        matches!(self.influence, Some(Influence::Full | Influence::Partial))
    }

    /// Only indirectly or not at all ours to change.
    pub fn is_outside_influence(&self) -> bool {
        matches!(self.influence, Some(Influence::Indirect | Influence::NoInfluence))
    }

    /// How many points experience lies below expectation, when both are scored.
    pub fn gap(&self) -> Option<i32> {
        Some(i32::from(self.expected?) - i32::from(self.experienced?))
    }

    /// Whether the crowd speaks: customers, people one knows, communities.
    pub fn is_crowd(&self) -> bool {
        matches!(self.source, Some(Source::Customer | Source::Peer | Source::Community))
    }

    /// Whether our side speaks: the brand, its employees, its partners.
    pub fn is_ours(&self) -> bool {
        matches!(self.source, Some(Source::Brand | Source::Employee | Source::Partner))
    }

    /// Whether people talk here and we could hear it: dialogue or overheard, not offline.
    pub fn is_voice(&self) -> bool {
        matches!(self.direction, Some(Direction::TwoWay | Direction::Overheard)) && !self.is_offline()
    }

    /// Whether it is offline only.
    pub fn is_offline(&self) -> bool {
        self.mode == Some(Mode::Offline)
    }

    /// Whether somebody is known to listen.
    pub fn is_monitored(&self) -> bool {
        self.monitored == Some(true)
    }

    /// Who answers for it. Outlives the view.
    pub fn department(&self) -> Option<&'a Id<Department>> {
        self.owner
    }

    /// Who answers for it.
    pub fn owner(&self) -> Option<&'a Id<Department>> {
        self.owner
    }
}

/// A transition between touchpoints that count. Dereferences to the transition.
#[derive(Clone, Copy, Debug)]
pub struct TransitionView<'a> {
    /// Its place in [`Study::transitions`].
    pub index: usize,
    /// The transition.
    pub transition: &'a Transition,
    /// Its rank among those with the same ends and kind, from 0.
    pub rank: u32,
    /// Where it leaves.
    pub from: TouchpointView<'a>,
    /// Where it arrives.
    pub to: TouchpointView<'a>,
}

impl Deref for TransitionView<'_> {
    type Target = Transition;

    fn deref(&self) -> &Transition {
        self.transition
    }
}

impl TransitionView<'_> {
    /// Whether a first-time customer takes it: no loop of loyalty or advocacy.
    pub fn is_first_route(&self) -> bool {
        !matches!(self.kind, TransitionKind::LoyaltyLoop | TransitionKind::AdvocacyLoop)
    }

    /// Whether the same customer goes on: no loop of advocacy.
    pub fn is_same_customer(&self) -> bool {
        self.kind != TransitionKind::AdvocacyLoop
    }

    /// Whether two known departments meet here. An end without an owner is no other department.
    pub fn changes_owner(&self) -> bool {
        matches!((self.from.department(), self.to.department()), (Some(from), Some(to)) if from != to)
    }

    /// Whether it leaves its phase.
    pub fn crosses_phases(&self) -> bool {
        self.from.column != self.to.column
    }
}

/// A phase with its touchpoints that count. Dereferences to the phase.
#[derive(Clone, Debug)]
pub struct PhaseView<'a> {
    /// Its place in the journey, from 0.
    pub column: usize,
    /// The phase.
    pub phase: &'a Phase,
    /// Where its touchpoints lie in [`Study::touchpoints`].
    pub range: std::ops::Range<usize>,
    /// The greatest weight among its touchpoints; 3 when it has none.
    pub weight: f64,
}

impl Deref for PhaseView<'_> {
    type Target = Phase;

    fn deref(&self) -> &Phase {
        self.phase
    }
}

impl PhaseView<'_> {
    /// Whether nothing in it counts.
    pub fn is_empty(&self) -> bool {
        self.range.is_empty()
    }
}

/// What a phase's role says of the purchase. Rules go by role, never by name or place.
pub trait RoleOrder: Copy {
    /// Orientation or consideration.
    fn is_before_purchase(self) -> bool;
    /// Consumption, evaluation, loyalty or advocacy.
    fn is_after_purchase(self) -> bool;
}

impl RoleOrder for PhaseRole {
    fn is_before_purchase(self) -> bool {
        matches!(self, Self::Orientation | Self::Consideration)
    }

    fn is_after_purchase(self) -> bool {
        matches!(self, Self::Consumption | Self::Evaluation | Self::Loyalty | Self::Advocacy)
    }
}

impl<'a> Study<'a> {
    /// Makes a journey of a workspace ready, as on a date.
    pub fn new(workspace: &'a Workspace, journey: &'a Journey, as_of: Date) -> Self {
        let thresholds = Thresholds::new(&workspace.rule_settings);
        let (phases, touchpoints) = views(workspace, journey, thresholds.get(Threshold::ImportantFrom));
        let by_id: HashMap<_, _, RandomState> =
            touchpoints.iter().map(|view| (view.touchpoint.id.as_str(), view.index)).collect();
        let transitions = transitions(journey, &touchpoints, &by_id);
        Self {
            workspace,
            journey,
            as_of,
            thresholds,
            phases,
            touchpoints,
            transitions,
            by_id,
            routes: OnceCell::new(),
            contacts: OnceCell::new(),
            answers: OnceCell::new(),
        }
    }

    /// The figure of a threshold.
    pub fn threshold(&self, threshold: Threshold) -> f64 {
        self.thresholds.get(threshold)
    }

    /// The touchpoint with this id, if it counts.
    pub fn touchpoint(&self, id: &Id<Touchpoint>) -> Option<&TouchpointView<'a>> {
        self.touchpoints.get(*self.by_id.get(id.as_str())?)
    }

    /// The phase with this id.
    pub fn phase(&self, id: &Id<Phase>) -> Option<&PhaseView<'a>> {
        self.phases.iter().find(|phase| phase.phase.id == *id)
    }

    /// The touchpoints of a phase that count.
    pub fn in_phase(&self, phase: &PhaseView<'_>) -> &[TouchpointView<'a>] {
        self.touchpoints.get(phase.range.clone()).unwrap_or_default()
    }

    /// The phases in which something counts.
    pub fn filled_phases(&self) -> impl Iterator<Item = &PhaseView<'a>> {
        self.phases.iter().filter(|phase| !phase.is_empty())
    }

    /// The touchpoints of all phases with a role that fits.
    pub fn in_roles(&self, fits: impl Fn(PhaseRole) -> bool) -> impl Iterator<Item = &TouchpointView<'a>> {
        self.touchpoints.iter().filter(move |view| fits(view.phase.role))
    }

    /// The personas that the journey lists, in its order.
    pub fn personas(&self) -> impl Iterator<Item = &'a Persona> {
        let known = &self.workspace.personas;
        self.journey.personas.iter().filter_map(|id| known.iter().find(|persona| persona.id == *id))
    }

    /// The segments that the journey lists, in its order.
    pub fn segments(&self) -> impl Iterator<Item = &'a Segment> {
        let known = &self.workspace.segments;
        self.journey.segments.iter().filter_map(|id| known.iter().find(|segment| segment.id == *id))
    }

    /// The lifecycle stages that the journey lists, in its order.
    pub fn lifecycle_stages(&self) -> impl Iterator<Item = &'a LifecycleStage> {
        let known = &self.workspace.lifecycle_stages;
        self.journey.lifecycle.iter().filter_map(|id| known.iter().find(|stage| stage.id == *id))
    }

    /// The markets that the journey lists, in its order.
    pub fn markets(&self) -> impl Iterator<Item = &'a Market> {
        let known = &self.workspace.markets;
        self.journey.markets.iter().filter_map(|id| known.iter().find(|market| market.id == *id))
    }

    /// The objectives that the journey lists, in its order.
    pub fn objectives(&self) -> impl Iterator<Item = &'a Objective> {
        let known = &self.workspace.objectives;
        self.journey.objectives.iter().filter_map(|id| known.iter().find(|objective| objective.id == *id))
    }

    /// The built-in channel that a channel is or behaves like.
    pub fn channel(&self, id: &ChannelId) -> &'static Channel {
        channel_like(&self.workspace.channels, id.as_str())
    }

    /// What the routes through the journey are like; worked out when first asked.
    pub fn routes(&self) -> &Routes {
        self.routes.get_or_init(|| Routes::new(self))
    }

    /// What is sent to which segment; worked out when first asked.
    pub(super) fn contacts(&self) -> &Contacts<'a> {
        self.contacts.get_or_init(|| Contacts::new(self))
    }

    /// How fast cases are answered; worked out when first asked.
    pub(super) fn answers(&self) -> &Answers {
        self.answers.get_or_init(|| Answers::new(self))
    }

    /// How many days ago a date was, negative when it is yet to come.
    pub fn days_since(&self, date: Date) -> i64 {
        days_between(date, self.as_of)
    }
}

/// The days from one date to another, negative when the other comes first.
pub fn days_between(from: Date, to: Date) -> i64 {
    from.duration_until(to).as_hours().div_euclid(24)
}

/// Whether a touchpoint with this status counts in a journey of this state: the rules read no others.
pub fn counts(state: MapState, status: TouchpointStatus) -> bool {
    match status {
        TouchpointStatus::Existing => true,
        TouchpointStatus::Planned | TouchpointStatus::Proposed => state == MapState::FutureState,
        TouchpointStatus::Retired | TouchpointStatus::Historical => false,
    }
}

/// The phases and the touchpoints that count.
fn views<'a>(
    workspace: &'a Workspace,
    journey: &'a Journey,
    important_from: f64,
) -> (Vec<PhaseView<'a>>, Vec<TouchpointView<'a>>) {
    let mut touchpoints: Vec<TouchpointView<'a>> = Vec::new();
    let mut phases = Vec::with_capacity(journey.phases.len());
    let mut like: HashMap<&str, &'static Channel> = HashMap::new();
    for (column, phase) in journey.phases.iter().enumerate() {
        let start = touchpoints.len();
        for touchpoint in phase.touchpoints.iter().filter(|known| counts(journey.state, known.status)) {
            let id = touchpoint.channel.as_str();
            let like = *like
                .entry(id)
                .or_insert_with(|| channel(id).unwrap_or_else(|| channel_like(&workspace.channels, id)));
            let index = touchpoints.len();
            touchpoints.push(TouchpointView {
                index,
                touchpoint,
                phase,
                column,
                like,
                media_type: touchpoint.media_type,
                influence: touchpoint.influence,
                source: touchpoint.source,
                mode: touchpoint.mode,
                direction: touchpoint.direction,
                importance: touchpoint.importance,
                emotion: touchpoint.emotion,
                moment_of_truth: touchpoint.moment_of_truth,
                monitored: touchpoint.monitored,
                expected: touchpoint.expectation.expected,
                experienced: touchpoint.expectation.experienced,
                owner: touchpoint.owner(),
                important_from,
            });
        }
        let range = start..touchpoints.len();
        let weights = touchpoints.get(range.clone()).unwrap_or_default().iter().map(TouchpointView::weight);
        let weight = weights.reduce(f64::max).unwrap_or(super::finding::PLAIN_WEIGHT);
        phases.push(PhaseView { column, phase, range, weight });
    }
    (phases, touchpoints)
}

/// The transitions whose two ends count.
fn transitions<'a>(
    journey: &'a Journey,
    touchpoints: &[TouchpointView<'a>],
    by_id: &HashMap<&str, usize, RandomState>,
) -> Vec<TransitionView<'a>> {
    let mut ranks: HashMap<(usize, usize, TransitionKind), u32, RandomState> =
        HashMap::with_capacity_and_hasher(
            journey.phases.iter().map(|phase| phase.transitions.len()).sum(),
            RandomState::default(),
        );
    let mut found = Vec::new();
    for transition in journey.all_transitions() {
        let end = |id: &Id<Touchpoint>| touchpoints.get(*by_id.get(id.as_str())?).copied();
        let (Some(from), Some(to)) = (end(&transition.from), end(&transition.to)) else { continue };
        let rank = ranks.entry((from.index, to.index, transition.kind)).or_default();
        found.push(TransitionView { index: found.len(), transition, rank: *rank, from, to });
        *rank += 1;
    }
    found
}
