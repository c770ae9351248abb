//! Where the cards, transitions, phases and lanes of a layout lie, for what is under the pointer
//! and for where a drop lands. Built once per layout; pure.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use emath::{Pos2, Rangef, Rect, Vec2, pos2, vec2};

use super::index::Index;
use crate::layout::{
    CARD_HEIGHT, CARD_WIDTH, CardPlace, FRAME_BOTTOM, HEADER_HEIGHT, LABEL_WIDTH, LanePlace, Layout,
    PhasePlace, Route, RouteKey,
};
use crate::model::{Id, Phase, Touchpoint};
use crate::scene::TILES;

/// How far from a line the pointer may be to mean it, in pixels.
const REACH: f32 = 5.0;
/// How far from a handle the pointer may be to mean it, in pixels.
const HANDLE_REACH: f32 = 9.0;
/// Handles are offered from this card width on, in pixels.
const HANDLES_FROM: f32 = 60.0;

/// An edge of a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Side {
    Left,
    Right,
    Top,
    Bottom,
}

impl Side {
    /// All four.
    pub const ALL: [Self; 4] = [Self::Left, Self::Right, Self::Top, Self::Bottom];

    /// The middle of this edge.
    pub fn middle(self, rect: Rect) -> Pos2 {
        match self {
            Self::Left => rect.left_center(),
            Self::Right => rect.right_center(),
            Self::Top => rect.center_top(),
            Self::Bottom => rect.center_bottom(),
        }
    }
}

/// What is under the pointer.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Target {
    /// Outside of everything.
    #[default]
    Ground,
    /// The edge of a card, where a line can be drawn from.
    Handle(Id<Touchpoint>, Side),
    /// A card.
    Card(Id<Touchpoint>),
    /// A transition or its label.
    Transition(RouteKey),
    /// A phase's header.
    Phase(Id<Phase>),
    /// A lane's label.
    Lane(usize),
    /// An empty place in the grid or in the tray.
    Cell(DropPlace),
}

/// Where something dropped here would land.
#[derive(Clone, Debug, PartialEq)]
pub struct DropPlace {
    /// Index into the layout's phases; unset is the unsorted tray.
    pub phase: Option<usize>,
    /// Index into the layout's lanes; unset leaves the annotation alone.
    pub lane: Option<usize>,
    /// The step in the phase.
    pub step: usize,
    /// Before this touchpoint of the phase; unset is the end.
    pub before: Option<Id<Touchpoint>>,
    /// The cell, for the mark.
    pub cell: Rect,
}

/// A layout, ready for questions of place.
#[derive(Debug, Default)]
pub struct Places {
    cards: Index,
    routes: Index,
    /// Whose each box of `routes` is.
    route_of_piece: Vec<u32>,
    card_of: HashMap<Id<Touchpoint>, usize>,
    route_of: HashMap<RouteKey, usize>,
    routes_at: HashMap<usize, Vec<usize>>,
    /// Where the unsorted tray is, or would be if it had a card.
    tray: Option<Rect>,
}

impl Places {
    /// Reads a layout.
    pub fn new(layout: &Layout) -> Self {
        let cards = || layout.cards.iter().chain(&layout.tray);
        // By their pieces: the box around a whole way is mostly empty.
        let pieces = || {
            let routes = layout.routes.iter().enumerate();
            routes.flat_map(|(at, route)| pieces(route).map(move |rect| (at, rect)))
        };
        let mut card_of = HashMap::new();
        for (at, card) in cards().enumerate() {
            card_of.entry(card.touchpoint.id.clone()).or_insert(at);
        }
        let mut routes_at: HashMap<usize, Vec<usize>> = HashMap::new();
        for (at, route) in layout.routes.iter().enumerate() {
            routes_at.entry(route.from).or_default().push(at);
            if route.to != route.from {
                routes_at.entry(route.to).or_default().push(at);
            }
        }
        let tray = layout.tray.iter().map(|card| card.rect).reduce(Rect::union);
        let tray = tray.unwrap_or_else(|| {
            let corner = pos2(layout.bounds.min.x + LABEL_WIDTH, layout.bounds.max.y + FRAME_BOTTOM);
            let width = (layout.bounds.width() - LABEL_WIDTH).max(CARD_WIDTH);
            Rect::from_min_size(corner, vec2(width, CARD_HEIGHT))
        });
        Self {
            cards: Index::new(cards().map(|card| card.rect)),
            routes: Index::new(pieces().map(|(_, rect)| rect)),
            route_of_piece: pieces().map(|(at, _)| at as u32).collect(),
            card_of,
            route_of: layout.routes.iter().enumerate().map(|(at, route)| (route.key(), at)).collect(),
            routes_at,
            tray: Some(tray.expand2(vec2(LABEL_WIDTH, 28.0))),
        }
    }

    /// The card of a touchpoint, in the grid or in the tray.
    pub fn card<'a>(&self, layout: &'a Layout, id: &Id<Touchpoint>) -> Option<&'a CardPlace> {
        card_at_place(layout, *self.card_of.get(id)?)
    }

    /// The cards that touch this part of the map, in document order.
    pub fn cards_in<'a>(&self, layout: &'a Layout, area: Rect) -> Vec<&'a CardPlace> {
        self.cards.touching(area).into_iter().filter_map(|at| card_at_place(layout, at)).collect()
    }

    /// The way of a transition.
    pub fn route<'a>(&self, layout: &'a Layout, key: &RouteKey) -> Option<&'a Route> {
        layout.routes.get(*self.route_of.get(key)?)
    }

    /// The transitions that leave or reach a touchpoint.
    pub fn routes_of<'a>(&self, layout: &'a Layout, id: &Id<Touchpoint>) -> Vec<&'a Route> {
        let at = self.card_of.get(id).and_then(|at| self.routes_at.get(at));
        at.into_iter().flatten().filter_map(|at| layout.routes.get(*at)).collect()
    }

    /// The card under a place.
    pub fn card_at<'a>(&self, layout: &'a Layout, pos: Pos2) -> Option<&'a CardPlace> {
        let point = Rect::from_min_max(pos, pos);
        self.cards_in(layout, point).into_iter().next_back()
    }

    /// What is under a place; `zoom` is in pixels per map point, since reach is counted in pixels.
    pub fn target(&self, layout: &Layout, pos: Pos2, zoom: f32) -> Target {
        if !pos.is_finite() || zoom <= 0.0 {
            return Target::Ground;
        }
        if zoom < TILES {
            // Only phases are drawn this far away, so only they can be meant.
            let phase = layout.phases.iter().find(|phase| phase.x.contains(pos.x));
            return phase.map_or(Target::Ground, |phase| Target::Phase(phase.id.clone()));
        }
        if let Some(target) = self.handle_at(layout, pos, zoom) {
            return target;
        }
        if let Some(card) = self.card_at(layout, pos) {
            return Target::Card(card.touchpoint.id.clone());
        }
        if let Some(route) = self.route_at(layout, pos, REACH / zoom) {
            return Target::Transition(route.key());
        }
        if let Some(phase) = header_at(layout, pos) {
            return Target::Phase(phase);
        }
        let labels = Rangef::new(layout.bounds.min.x, layout.bounds.min.x + LABEL_WIDTH);
        let lane = layout.lanes.iter().position(|lane| lane.y.contains(pos.y));
        if let Some(lane) = lane.filter(|_| labels.contains(pos.x)) {
            return Target::Lane(lane);
        }
        // A drag may end anywhere below the map; a click there means the tray only where that is.
        let means = |drop: &DropPlace| {
            drop.phase.is_some()
                || layout.phases.is_empty()
                || self.tray.is_some_and(|tray| tray.contains(pos))
        };
        self.drop_at(layout, pos, &[]).filter(means).map_or(Target::Ground, Target::Cell)
    }

    /// Whether a touchpoint lies in the unsorted tray.
    pub fn is_unsorted(&self, layout: &Layout, id: &Id<Touchpoint>) -> bool {
        self.card_of.get(id).is_some_and(|at| *at >= layout.cards.len())
    }

    fn handle_at(&self, layout: &Layout, pos: Pos2, zoom: f32) -> Option<Target> {
        if CARD_WIDTH * zoom < HANDLES_FROM {
            return None;
        }
        let reach = HANDLE_REACH / zoom;
        let near = Rect::from_center_size(pos, Vec2::splat(2.0 * reach));
        let cards = self.cards_in(layout, near);
        let cards = cards.into_iter().filter(|card| !card.rect.shrink(4.0 / zoom).contains(pos));
        cards
            .flat_map(|card| Side::ALL.map(|side| (card, side, (side.middle(card.rect) - pos).length())))
            .filter(|(.., distance)| *distance <= reach)
            .min_by(|a, b| a.2.total_cmp(&b.2))
            .map(|(card, side, _)| Target::Handle(card.touchpoint.id.clone(), side))
    }

    fn route_at<'a>(&self, layout: &'a Layout, pos: Pos2, reach: f32) -> Option<&'a Route> {
        let near = Rect::from_center_size(pos, Vec2::splat(2.0 * reach));
        let found = self.routes.touching(near).into_iter();
        let mut routes: Vec<u32> = found.filter_map(|at| self.route_of_piece.get(at).copied()).collect();
        routes.dedup();
        let routes = routes.into_iter().filter_map(|at| layout.routes.get(at as usize));
        routes
            .map(|route| (route, distance(route, pos)))
            .filter(|(_, distance)| *distance <= reach)
            .min_by(|a, b| a.1.total_cmp(&b.1))
            .map(|(route, _)| route)
    }

    /// Where a drop here would land; `moved` are the touchpoints on their way, which are in nobody's way.
    pub fn drop_at(&self, layout: &Layout, pos: Pos2, moved: &[Id<Touchpoint>]) -> Option<DropPlace> {
        // Without a phase, and anywhere below the lanes, things go to the tray.
        if layout.phases.is_empty() || pos.y > layout.bounds.max.y {
            let cell = Rect::from_center_size(pos, vec2(CARD_WIDTH, CARD_HEIGHT));
            return Some(DropPlace { phase: None, lane: None, step: 0, before: None, cell });
        }
        let phase_at = layout.phases.iter().position(|phase| phase.x.contains(pos.x))?;
        let phase = layout.phases.get(phase_at)?;
        if pos.y < layout.bounds.min.y {
            return None;
        }
        let moved: HashSet<&Id<Touchpoint>> = moved.iter().collect();
        let moved = &moved;
        let lane = layout.lanes.iter().position(|lane| lane.y.contains(pos.y));
        let (wanted, _) = nearest(&phase.columns, pos.x)?;
        let (step, column, row) = match lane.and_then(|at| layout.lanes.get(at).map(|lane| (at, lane))) {
            Some((at, lane)) => self.free_cell(layout, (phase_at, at), lane, wanted, pos.y, moved)?,
            None => (wanted, column(phase, wanted)?, Rangef::new(pos.y - 36.0, pos.y + 36.0)),
        };
        let before = before(layout, phase_at, lane, step, pos, moved);
        let cell = Rect::from_x_y_ranges(column, row);
        Some(DropPlace { phase: Some(phase_at), lane, step, before, cell })
    }

    /// The free cell of a phase and lane that is nearest to the wanted step, behind it rather than
    /// before: the layout moves nobody away. Past the last column if all are taken.
    fn free_cell(
        &self,
        layout: &Layout,
        (phase_at, lane_at): (usize, usize),
        lane: &LanePlace,
        wanted: usize,
        y: f32,
        moved: &HashSet<&Id<Touchpoint>>,
    ) -> Option<(usize, Rangef, Rangef)> {
        let phase = layout.phases.get(phase_at)?;
        let area = Rect::from_x_y_ranges(phase.x, lane.y);
        let mut taken = self.cards_in(layout, area);
        taken.retain(|card| {
            (card.phase, card.lane) == (phase_at, lane_at) && !moved.contains(&card.touchpoint.id)
        });
        let is_free =
            |step: usize, row: usize| !taken.iter().any(|card| (card.step, card.row) == (step, row));
        let mut rows: Vec<(usize, Rangef)> = lane.rows.iter().copied().enumerate().collect();
        rows.sort_by(|a, b| away(a.1, y).total_cmp(&away(b.1, y)));
        let mut steps: Vec<usize> = (0..=phase.columns.len()).collect();
        steps.sort_by_key(|step| (step.abs_diff(wanted), *step < wanted));
        steps.into_iter().find_map(|step| {
            let (_, row) = rows.iter().find(|(row, _)| is_free(step, *row))?;
            Some((step, column(phase, step)?, *row))
        })
    }
}

/// The cards' range in a column; the one past the last is as wide and as far as the others.
fn column(phase: &PhasePlace, step: usize) -> Option<Rangef> {
    let next = || {
        let last = phase.columns.last()?;
        let by = CARD_WIDTH + 26.0;
        Some(Rangef::new(last.min + by, last.max + by))
    };
    phase.columns.get(step).copied().or_else(next)
}

fn away(range: Rangef, x: f32) -> f32 {
    (range.min - x).max(x - range.max).max(0.0)
}

fn card_at_place(layout: &Layout, at: usize) -> Option<&CardPlace> {
    layout.cards.get(at).or_else(|| layout.tray.get(at.checked_sub(layout.cards.len())?))
}

/// The phase whose header is here.
fn header_at(layout: &Layout, pos: Pos2) -> Option<Id<Phase>> {
    let top = layout.bounds.min.y;
    let in_header = (top..=top + HEADER_HEIGHT).contains(&pos.y);
    let phase = layout.phases.iter().find(|phase| phase.x.contains(pos.x)).filter(|_| in_header)?;
    Some(phase.id.clone())
}

/// The header of a phase.
pub fn header_rect(layout: &Layout, phase: &Id<Phase>) -> Option<Rect> {
    let place = layout.phases.iter().find(|place| place.id == *phase)?;
    let top = layout.bounds.min.y;
    Some(Rect::from_x_y_ranges(place.x, Rangef::new(top, top + HEADER_HEIGHT)))
}

/// The range that is nearest to `x`, and its place.
fn nearest(ranges: &[Rangef], x: f32) -> Option<(usize, Rangef)> {
    ranges.iter().copied().enumerate().min_by(|a, b| away(a.1, x).total_cmp(&away(b.1, x)))
}

/// The first touchpoint of the phase, in document order, that comes after the place of the drop.
fn before(
    layout: &Layout,
    phase: usize,
    lane: Option<usize>,
    step: usize,
    pos: Pos2,
    moved: &HashSet<&Id<Touchpoint>>,
) -> Option<Id<Touchpoint>> {
    let span: Range<usize> = {
        let first = layout.cards.partition_point(|card| card.phase < phase);
        first..layout.cards.partition_point(|card| card.phase <= phase)
    };
    let cards = layout.cards.get(span).unwrap_or_default().iter().filter(|card| card.phase == phase);
    let mut others = cards.filter(|card| !moved.contains(&card.touchpoint.id));
    let after = |card: &&CardPlace| {
        card.step > step || (card.step == step && Some(card.lane) == lane && card.rect.center().y > pos.y)
    };
    others.find(after).map(|card| card.touchpoint.id.clone())
}

/// The boxes around the pieces of a transition's way and around its label.
fn pieces(route: &Route) -> impl Iterator<Item = Rect> {
    let ends = route.points.iter().zip(route.points.iter().skip(1));
    ends.map(|(a, b)| Rect::from_two_pos(*a, *b)).chain(route.label.iter().map(|label| label.rect))
}

/// How far a place is from a transition's line or label.
fn distance(route: &Route, pos: Pos2) -> f32 {
    let label = route.label.as_ref().map_or(f32::INFINITY, |label| label.rect.distance_to_pos(pos));
    let pieces = route.points.iter().zip(route.points.iter().skip(1));
    pieces.map(|(a, b)| piece_distance(*a, *b, pos)).fold(label, f32::min)
}

fn piece_distance(a: Pos2, b: Pos2, pos: Pos2) -> f32 {
    let along = b - a;
    let t = ((pos - a).dot(along) / along.length_sq().max(1e-6)).clamp(0.0, 1.0);
    (pos - (a + along * t)).length()
}

/// The middle of a transition's way, where a label without a place of its own is typed.
pub fn middle(route: &Route) -> Pos2 {
    let pieces = || route.points.iter().zip(route.points.iter().skip(1));
    let total: f32 = pieces().map(|(a, b)| (*b - *a).length()).sum();
    let mut left = total / 2.0;
    for (a, b) in pieces() {
        let length = (*b - *a).length();
        if length >= left && length > 0.0 {
            return a.lerp(*b, left / length);
        }
        left -= length;
    }
    route.points.first().copied().unwrap_or(pos2(0.0, 0.0))
}

#[cfg(test)]
mod tests {
    use super::super::sample::{id, sample};
    use super::*;

    fn target(pos: Pos2) -> Target {
        let (_, _, layout) = sample();
        Places::new(&layout).target(&layout, pos, 1.0)
    }

    #[test]
    fn names_what_is_under_the_pointer() {
        let (_, _, layout) = sample();
        let card = layout.cards[0].rect;
        assert_eq!(target(card.center()), Target::Card(id("ad")));
        assert_eq!(target(card.right_center() + vec2(3.0, 0.0)), Target::Handle(id("ad"), Side::Right));
        assert!(matches!(target(pos2(card.max.x + 20.0, card.center().y)), Target::Transition(_)));
        assert_eq!(target(pos2(300.0, 10.0)), Target::Phase(id("one")));
        assert_eq!(target(pos2(20.0, 100.0)), Target::Lane(0));
        assert_eq!(target(pos2(-900.0, 100.0)), Target::Ground);
        assert_eq!(target(pos2(f32::NAN, 100.0)), Target::Ground);
    }

    #[test]
    fn a_drop_lands_in_phase_lane_and_step() {
        let (_, _, layout) = sample();
        let places = Places::new(&layout);
        let at = |pos| places.drop_at(&layout, pos, &[]).expect("a place");
        let first = layout.cards[0].rect;
        // The two cells of the lane are taken: behind the last.
        let above = at(first.center_top() + vec2(0.0, 2.0));
        assert_eq!((above.phase, above.lane, above.step), (Some(0), Some(0), 2));
        assert_eq!(above.before, None);
        let moved = places.drop_at(&layout, first.center_top(), &[id("ad")]).expect("a place");
        assert_eq!((moved.step, moved.before), (0, Some(id("search"))));
        let second = layout.phases[1].columns[0];
        let end = at(pos2(second.center(), layout.lanes[1].y.center()));
        assert_eq!((end.phase, end.lane, end.step, end.before), (Some(1), Some(1), 1, None));
        assert!(places.drop_at(&layout, pos2(-900.0, 0.0), &[]).is_none());
    }

    #[test]
    fn below_the_map_is_the_tray() {
        let (_, _, mut layout) = sample();
        let places = Places::new(&layout);
        let below = pos2(300.0, layout.bounds.max.y + 30.0);
        let drop = places.drop_at(&layout, below, &[]).expect("the tray");
        assert_eq!((drop.phase, drop.lane), (None, None));
        assert!(drop.cell.contains(below));
        assert_eq!(target(below), Target::Ground);
        let tray = pos2(300.0, layout.bounds.max.y + FRAME_BOTTOM + 10.0);
        assert!(matches!(target(tray), Target::Cell(DropPlace { phase: None, .. })));
        layout.phases.clear();
        layout.cards.clear();
        layout.routes.clear();
        let places = Places::new(&layout);
        let anywhere = places.target(&layout, pos2(400.0, 60.0), 1.0);
        assert!(matches!(anywhere, Target::Cell(DropPlace { phase: None, .. })), "{anywhere:?}");
    }

    #[test]
    fn the_middle_lies_halfway() {
        let (_, _, layout) = sample();
        let route = &layout.routes[0];
        let half = (route.points[0] - middle(route)).length();
        assert!((half - (route.points[0] - route.points[1]).length() / 2.0).abs() < 0.1);
    }
}
