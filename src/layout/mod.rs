//! WHERE things go, in map points (1 point = 1 pixel at 100 %). Pure: needs no window and no clock.
//! Knows the model and text sizes; knows no colours and no file format.
//!
//! Columns are (phase, step), rows are (lane, sub-row); a card fills one cell, transitions run in the
//! gutters between them. The origin is the left edge of the lane labels and the top edge of the
//! phase headers; `scene` puts title, legend and strip around it.

use std::sync::Arc;

use emath::{Pos2, Rangef, Rect};

use crate::model::{
    Id, Journey, LaneScheme, Lang, Persona, Phase, Touchpoint, Transition, TransitionKind, Workspace,
};

/// The width of a card.
pub const CARD_WIDTH: f32 = 164.0;
/// The height of a card whose title needs at most two lines.
pub const CARD_HEIGHT: f32 = 72.0;
/// The width of the column of lane labels, left of the first phase.
pub const LABEL_WIDTH: f32 = 132.0;
/// The height of a phase header.
pub const HEADER_HEIGHT: f32 = 48.0;
/// From the top of the headers to the first lane: header and the row of questions.
pub const LANES_TOP: f32 = 80.0;
/// What `scene` needs above the headers for title and legend.
pub const FRAME_TOP: f32 = 110.0;
/// What `scene` needs below the last lane for the strip, the row "look first" and the foot.
pub const FRAME_BOTTOM: f32 = 217.0;

/// What is asked of a layout. Two equal requests for the same journey give the same layout, byte for byte.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// What the rows are; the journey's own scheme if unset.
    pub lanes: Option<LaneScheme>,
    /// How much a card shows.
    pub cards: CardStyle,
    /// The language of lane labels.
    pub lang: Lang,
    /// Only touchpoints that this persona meets.
    pub persona: Option<Id<Persona>>,
    /// Only this phase.
    pub phase: Option<Id<Phase>>,
    /// Only these touchpoints.
    pub only: Option<Vec<Id<Touchpoint>>>,
}

/// How much a card shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CardStyle {
    /// Title and foot.
    #[default]
    Full,
    /// Title only, for slides.
    Compact,
}

/// A journey with a place for everything.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// What was asked.
    pub request: Request,
    /// The whole grid: headers, lanes and lane labels.
    pub bounds: Rect,
    /// The phases, left to right.
    pub phases: Vec<PhasePlace>,
    /// The lanes, top to bottom; one without a label when there are no lanes.
    pub lanes: Vec<LanePlace>,
    /// The cards in document order.
    pub cards: Vec<CardPlace>,
    /// The transitions between shown cards, in document order.
    pub routes: Vec<Route>,
    /// The cards of the unsorted tray, below the grid; their phase, lane and step mean nothing.
    pub tray: Vec<CardPlace>,
}

/// Where a phase lies.
#[derive(Clone, Debug, PartialEq)]
pub struct PhasePlace {
    /// The phase.
    pub id: Id<Phase>,
    /// Its place in the journey, which gives its hue.
    pub index: usize,
    /// From left to right edge.
    pub x: Rangef,
    /// The card columns, left to right; never empty, so that an empty phase has a place to drop on.
    pub columns: Vec<Rangef>,
}

/// What a lane stands for: an identifier of the scheme's vocabulary, or an id. Empty is "not set".
pub type LaneKey = String;

/// Where a lane lies.
#[derive(Clone, Debug, PartialEq)]
pub struct LanePlace {
    /// What it stands for.
    pub key: LaneKey,
    /// Its label, wrapped to the label column.
    pub label: Vec<String>,
    /// From top to bottom edge.
    pub y: Rangef,
    /// The card rows, top to bottom.
    pub rows: Vec<Rangef>,
}

/// Where a card lies.
#[derive(Clone, Debug, PartialEq)]
pub struct CardPlace {
    /// The touchpoint.
    pub touchpoint: Arc<Touchpoint>,
    /// Index into [`Layout::phases`].
    pub phase: usize,
    /// Index into [`Layout::lanes`].
    pub lane: usize,
    /// Column within the phase.
    pub step: usize,
    /// Row within the lane.
    pub row: usize,
    /// The card's edge.
    pub rect: Rect,
    /// The title as it is broken, at most three lines.
    pub title: Vec<String>,
    /// Whether the title ends in an ellipsis.
    pub title_cut: bool,
}

/// The way of a transition.
#[derive(Clone, Debug, PartialEq)]
pub struct Route {
    /// The transition.
    pub transition: Arc<Transition>,
    /// Its rank among transitions with the same ends and kind, from 0.
    pub ordinal: u32,
    /// Index of the card it leaves, in [`Layout::cards`].
    pub from: usize,
    /// Index of the card it reaches.
    pub to: usize,
    /// The corners: first on the edge of `from`, last on the edge of `to` (the arrow's tip);
    /// every piece is horizontal or vertical and neighbouring pieces turn.
    pub points: Vec<Pos2>,
    /// Where its label stands, if it has one.
    pub label: Option<RouteLabel>,
}

/// Where the label of a transition stands.
#[derive(Clone, Debug, PartialEq)]
pub struct RouteLabel {
    /// The text, cut to fit.
    pub text: String,
    /// The pill behind it.
    pub rect: Rect,
}

/// What names a transition in the window: its ends, its kind and its rank among equals.
pub type RouteKey = (Id<Touchpoint>, Id<Touchpoint>, TransitionKind, u32);

impl Route {
    /// What names its transition.
    pub fn key(&self) -> RouteKey {
        (self.transition.from.clone(), self.transition.to.clone(), self.transition.kind, self.ordinal)
    }
}

/// Lays out a journey. With `previous`, cards outside the phase and lane that changed keep their
/// row and step, so that the map holds still while people watch; without it the map is tidied.
pub fn layout(
    workspace: &Workspace,
    journey: &Journey,
    request: &Request,
    previous: Option<&Layout>,
) -> Layout {
    let _ = (workspace, journey, previous);
    Layout {
        request: request.clone(),
        bounds: Rect::ZERO,
        phases: Vec::new(),
        lanes: Vec::new(),
        cards: Vec::new(),
        routes: Vec::new(),
        tray: Vec::new(),
    }
}
