//! What a layout is: a place for every phase, lane, card, line and tile, in map points. Holds; computes
//! nothing.

use std::sync::Arc;

use emath::{Pos2, Rangef, Rect};

use super::{OwnerRows, Request};
use crate::model::{Id, Phase, Touchpoint, Transition};

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
    /// The tiles of what is folded, by phase, lane and step.
    pub folds: Vec<FoldPlace>,
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
    /// The owner's name where it needs two rows.
    pub owner: OwnerRows,
}

/// Cards that are folded away, drawn as one tile.
#[derive(Clone, Debug, PartialEq)]
pub struct FoldPlace {
    /// Index into [`Layout::phases`].
    pub phase: usize,
    /// Index into [`Layout::lanes`].
    pub lane: usize,
    /// Column within the phase.
    pub step: usize,
    /// The tile's edge.
    pub rect: Rect,
    /// What it stands for, in document order; never empty.
    pub cards: Vec<FoldedCard>,
}

/// A card that is folded away, with the seat to which it comes back.
#[derive(Clone, Debug, PartialEq)]
pub struct FoldedCard {
    /// The touchpoint.
    pub touchpoint: Arc<Touchpoint>,
    /// Column within the phase when that is not folded.
    pub step: usize,
    /// Row within the lane when that is not folded.
    pub row: usize,
    /// Its place among all that is shown or folded, in document order.
    pub rank: usize,
}

/// The way of a transition.
#[derive(Clone, Debug, PartialEq)]
pub struct Route {
    /// The transition.
    pub transition: Arc<Transition>,
    /// Its rank among transitions with the same ends and kind, from 0.
    pub ordinal: u32,
    /// Which card or tile it leaves, for [`Layout::end`].
    pub from: usize,
    /// Which card or tile it reaches, for [`Layout::end`].
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
pub type RouteKey = crate::model::TransitionKey;

impl Route {
    /// What names its transition.
    pub fn key(&self) -> RouteKey {
        (self.transition.from.clone(), self.transition.to.clone(), self.transition.kind, self.ordinal)
    }
}

impl Layout {
    /// The edge of a card or tile that a route names: cards first, then the tray, then tiles.
    pub fn end(&self, at: usize) -> Option<Rect> {
        let fold = || self.folds.get(at.checked_sub(self.cards.len() + self.tray.len())?);
        self.cards.get(at).map(|card| card.rect).or_else(|| fold().map(|fold| fold.rect))
    }

    /// The touchpoints in phases that are asked for, those that are folded away too.
    pub fn touchpoints(&self) -> impl Iterator<Item = &Arc<Touchpoint>> {
        let cards = self.cards.iter().map(|card| &card.touchpoint);
        cards.chain(self.folds.iter().flat_map(|fold| &fold.cards).map(|card| &card.touchpoint))
    }

    /// The tile under a place.
    pub fn fold_at(&self, pos: Pos2) -> Option<&FoldPlace> {
        self.folds.iter().find(|fold| fold.rect.contains(pos))
    }
}

impl FoldPlace {
    /// How many touchpoints it stands for.
    pub fn count(&self) -> usize {
        self.cards.len()
    }
}
