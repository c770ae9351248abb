//! Folding lanes and phases away: the cards of a folded lane are a tile for each step, those of a
//! folded phase a tile for each lane. Works on seats, so that cards come back to where they were.
//! Knows no point but the sizes of tiles.

use std::collections::{BTreeMap, BTreeSet};

use super::Request;
use super::grid::{Grid, Seat, Seats, at, put};
use super::lanes::Lanes;
use super::shown::{Link, Member, Shown};

/// The height of a tile in a folded lane: lines from both sides, from above, below and straight on
/// still lie 6 points apart.
pub(super) const TILE_HEIGHT: f32 = 36.0;

/// The width of a column that holds nothing but tiles.
pub(super) const TILE_WIDTH: f32 = 48.0;

/// Cards that a fold hides together.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Tile {
    /// The cards, in document order.
    pub members: Vec<usize>,
}

/// What is left to be drawn when lanes and phases are folded: first cards, then tiles.
pub(super) struct Folded<'a> {
    /// Cards and tiles with the lines between them.
    pub shown: Shown<'a>,
    /// The lane of each.
    pub of_lane: Vec<usize>,
    /// The seat of each.
    pub seats: Seats,
    /// How many of them are cards.
    pub cards: usize,
    /// By card that is left: its place among all.
    pub kept: Vec<usize>,
    /// The tiles.
    pub tiles: Vec<Tile>,
}

impl<'a> Folded<'a> {
    /// Folds what the request wants folded; nothing if that is nothing.
    pub fn new(shown: &Shown<'a>, lanes: &Lanes, seats: &Seats, request: &Request) -> Option<Self> {
        let phases: Vec<bool> =
            shown.phases.iter().map(|(_, phase)| request.folded_phases.contains(&phase.id)).collect();
        let folded_lanes: Vec<bool> =
            lanes.lanes.iter().map(|(key, _)| request.folded_lanes.contains(key)).collect();
        if !phases.iter().chain(&folded_lanes).any(|folded| *folded) {
            return None;
        }
        let mut kept = Vec::new();
        let mut cells: BTreeMap<(usize, usize, usize), Vec<usize>> = BTreeMap::new();
        for (card, member) in shown.cards.iter().enumerate() {
            let lane = at(&lanes.of_card, card);
            match (at(&phases, member.phase), at(&folded_lanes, lane)) {
                (true, _) => cells.entry((member.phase, lane, 0)).or_default().push(card),
                (false, true) => {
                    let step = at(&seats.seats, card).step;
                    cells.entry((member.phase, lane, step)).or_default().push(card);
                }
                (false, false) => kept.push(card),
            }
        }
        let mut folded = Self {
            shown: Shown {
                phases: shown.phases.clone(),
                cards: Vec::new(),
                links: Vec::new(),
                tray: shown.tray.clone(),
            },
            of_lane: Vec::new(),
            seats: Seats {
                seats: Vec::new(),
                steps: shorten(&seats.steps, &phases),
                rows: shorten(&seats.rows, &folded_lanes),
            },
            cards: kept.len(),
            kept,
            tiles: Vec::new(),
        };
        folded.gather(shown, lanes, seats, cells);
        Some(folded)
    }

    fn gather(
        &mut self,
        shown: &Shown<'a>,
        lanes: &Lanes,
        seats: &Seats,
        cells: BTreeMap<(usize, usize, usize), Vec<usize>>,
    ) {
        let mut unit_of = vec![0; shown.cards.len()];
        for card in &self.kept {
            let Some(member) = shown.cards.get(*card) else { continue };
            put(&mut unit_of, *card, self.shown.cards.len());
            self.shown.cards.push(Member { touchpoint: member.touchpoint, phase: member.phase });
            self.of_lane.push(at(&lanes.of_card, *card));
            self.seats.seats.push(at(&seats.seats, *card));
        }
        for ((phase, lane, step), members) in cells {
            let Some(first) = members.first().and_then(|card| shown.cards.get(*card)) else { continue };
            members.iter().for_each(|card| put(&mut unit_of, *card, self.shown.cards.len()));
            self.shown.cards.push(Member { touchpoint: first.touchpoint, phase });
            self.of_lane.push(lane);
            self.seats.seats.push(Seat { step, row: 0 });
            self.tiles.push(Tile { members });
        }
        // Lines to a tile end there; those that tell no more than another one are left out.
        let mut known = BTreeSet::new();
        for link in &shown.links {
            let (from, to) = (at(&unit_of, link.from), at(&unit_of, link.to));
            let plain = link.plain || from >= self.cards || to >= self.cards;
            let inside = from == to && from >= self.cards;
            if !inside && (!plain || known.insert((from, to, link.transition.kind))) {
                let (transition, ordinal) = (link.transition, link.ordinal);
                self.shown.links.push(Link { transition, ordinal, from, to, plain });
            }
        }
    }
}

/// One where folded, else what it was.
fn shorten(counts: &[usize], folded: &[bool]) -> Vec<usize> {
    counts.iter().zip(folded).map(|(count, folded)| if *folded { 1 } else { *count }).collect()
}

/// How wide the columns and how high the rows are at least.
pub(super) struct Sizes {
    /// By column.
    pub columns: Vec<f32>,
    /// By row, the height of a card whose title needs no third line.
    pub rows: Vec<f32>,
    /// By phase, whether it is folded, so that its name asks for no room.
    pub folded: Vec<bool>,
}

impl Sizes {
    /// Columns are as wide as what they hold; `cards` of the members are cards, the others tiles.
    pub fn new(shown: &Shown, grid: &Grid, lanes: &Lanes, cards: usize, request: &Request) -> Self {
        let folded: Vec<bool> =
            shown.phases.iter().map(|(_, phase)| request.folded_phases.contains(&phase.id)).collect();
        let mut columns = vec![request.cards.width(); grid.columns()];
        let held = |tiles: bool| {
            let (cards, others) = grid.spots.split_at_checked(cards).unwrap_or((&grid.spots, &[]));
            if tiles { others } else { cards }
        };
        held(true).iter().for_each(|spot| put(&mut columns, spot.column, TILE_WIDTH));
        held(false).iter().for_each(|spot| put(&mut columns, spot.column, request.cards.width()));
        let filled: BTreeSet<usize> = shown.cards.iter().map(|card| card.phase).collect();
        for phase in (0..shown.phases.len()).filter(|phase| !filled.contains(phase)) {
            // Its name says how wide an empty phase is; in a young map it is a place to drop cards on.
            if at(&folded, phase) || !request.spare_lanes {
                put(&mut columns, at(&grid.phase_starts, phase), TILE_WIDTH);
            }
        }
        let mut rows = vec![request.cards.height(); grid.rows()];
        for (lane, (key, _)) in lanes.lanes.iter().enumerate() {
            if request.folded_lanes.contains(key) {
                put(&mut rows, at(&grid.lane_starts, lane), TILE_HEIGHT);
            }
        }
        Self { columns, rows, folded }
    }

    /// Whether a row is one of a folded lane.
    pub fn is_thin(&self, row: usize) -> bool {
        at(&self.rows, row) <= TILE_HEIGHT
    }
}
