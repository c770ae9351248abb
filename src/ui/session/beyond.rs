//! A page of the presenter display that is larger than its space: the parts of it that are shown one after
//! another, and what lies beyond the part in view. The names of phases and lanes stay at the edges.
//! Pure arithmetic in pixels of the display and points of the map; draws nothing.

use egui::{Pos2, Rangef, Rect, Vec2, pos2, vec2};

use crate::scene::display::{Grid, Page};
use crate::scene::{Group, Subject};

/// The height of the row that says what lies beyond, in pixels.
pub const ROW: f32 = 34.0;
/// A part shows at least so much that is new, as a share of the space.
const NEW: f32 = 0.25;
/// A piece larger than the space is gone through in steps of this share of it, or less where a card would
/// be cut.
const STEP: f32 = 0.85;
/// So little is no part of its own, in map points: no card begins so near to the edge of its phase.
const SLIVER: f32 = 10.0;
/// How far marks of a card reach over the edge of its lane, in map points.
const OVERHANG: f32 = 10.0;
/// How far they reach over the card itself, in map points.
const MARKS: f32 = 8.0;
/// More parts than this are no page for a room.
const MOST: usize = 200;

/// How a page lies in its space.
#[derive(Clone, Debug)]
pub struct Frame<'a> {
    grid: &'a Grid,
    bounds: Rect,
    /// Pixels per map point.
    scale: f32,
    /// The space for the page, in pixels: without the row that says what lies beyond.
    pub size: Vec2,
    /// What the names at the edges take, in pixels; none where all is in view.
    pub heads: Vec2,
    /// Whether the page is wider, and whether it is higher than its space.
    large: (bool, bool),
    /// Where the parts begin from left to right, in map points.
    columns: Vec<f32>,
    /// Where the parts begin from top to bottom, in map points.
    rows: Vec<f32>,
}

/// What of a page is in view.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    /// Where the cards in view begin, in map points.
    pub start: Pos2,
    /// How far down cards are shown, in map points.
    pub end: f32,
    /// How far the page is really moved by hand, in pixels: never so far that nothing of it would show.
    pub pan: Vec2,
}

/// What lies beyond the part that is in view: whether there is more, and so many phases or lanes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Beyond {
    /// To the left.
    pub left: Option<usize>,
    /// To the right.
    pub right: Option<usize>,
    /// Above.
    pub above: Option<usize>,
    /// Below.
    pub below: Option<usize>,
}

impl<'a> Frame<'a> {
    /// The page in a space of so many pixels, enlarged by `zoom`.
    pub fn new(page: &'a Page, space: Vec2, zoom: f32) -> Self {
        let is_card = |group: &&Group| matches!(group.subject, Subject::Card(_));
        let groups = page.scene.groups.iter().filter(is_card);
        let cards: Vec<Rect> = groups.map(|group| group.bounds.shrink(MARKS)).collect();
        Self::of((&page.grid, page.scene.bounds), &cards, space, page.scale * zoom.max(1.0))
    }

    /// The same for columns and rows within bounds, with the cards that should not be cut.
    fn of((grid, bounds): (&'a Grid, Rect), cards: &[Rect], space: Vec2, scale: f32) -> Self {
        let whole = bounds.size() * scale;
        let wide = whole.x > space.x + 1.0;
        let size = if wide || whole.y > space.y + 1.0 { space - vec2(0.0, ROW) } else { space };
        let high = whole.y > size.y + 1.0;
        let names = ((grid.corner - bounds.min) * scale).max(Vec2::ZERO).min(size * 0.6);
        let heads = vec2(if wide { names.x } else { 0.0 }, if high { names.y } else { 0.0 });
        let (columns, rows) = (vec![grid.corner.x], vec![grid.corner.y]);
        let mut frame = Self { grid, bounds, scale, size, heads, large: (wide, high), columns, rows };
        let (body, corner, end) = (frame.body(), grid.corner, frame.last());
        if wide {
            let cards: Vec<Rangef> = cards.iter().map(|card| card.x_range()).collect();
            frame.columns = starts(&grid.phases, &cards, Rangef::new(corner.x, end.x), body.x);
        }
        if high {
            let cards: Vec<Rangef> = cards.iter().map(|card| card.y_range()).collect();
            let lanes: Vec<Rangef> = grid.lanes.iter().map(|(lane, _)| *lane).collect();
            frame.rows = starts(&lanes, &cards, Rangef::new(corner.y, end.y), body.y);
        }
        frame
    }

    /// Whether all of it is in view.
    pub fn is_whole(&self) -> bool {
        self.large == (false, false)
    }

    /// Where the last phase and the last lane end, in map points: the white space around them need not show.
    fn last(&self) -> Pos2 {
        let phase = self.grid.phases.last().map_or(self.bounds.right(), |phase| phase.max);
        let lane = self.grid.lanes.last().map_or(self.bounds.bottom(), |(lane, _)| lane.max);
        pos2(phase, lane).min(self.bounds.max)
    }

    /// What is in view beside the names, in map points.
    fn body(&self) -> Vec2 {
        (self.size - self.heads) / self.scale
    }

    /// How many parts there are from left to right, and from top to bottom.
    pub fn parts(&self) -> (usize, usize) {
        (self.columns.len(), self.rows.len())
    }

    /// Where the cards of a part begin, in map points: down the first column, then down the next.
    pub fn start(&self, part: usize) -> Pos2 {
        let (columns, rows) = self.parts();
        let part = part.min((columns * rows).saturating_sub(1));
        let at = |list: &[f32], at: usize, or: f32| list.get(at).copied().unwrap_or(or);
        pos2(
            at(&self.columns, part / rows.max(1), self.grid.corner.x),
            at(&self.rows, part % rows.max(1), self.grid.corner.y),
        )
    }

    /// The part that begins nearest to a place, in map points.
    pub fn nearest(&self, start: Pos2) -> usize {
        let near = |list: &[f32], to: f32| {
            let far = |at: &f32| (at - to).abs();
            let places = list.iter().enumerate();
            places.min_by(|(_, one), (_, other)| far(one).total_cmp(&far(other))).map_or(0, |(at, _)| at)
        };
        near(&self.columns, start.x) * self.rows.len() + near(&self.rows, start.y)
    }

    /// What is in view: around the middle of what is in the light, in map points, else the part; moved by
    /// hand by so many pixels.
    pub fn view(&self, part: usize, lit: Option<Pos2>, pan: Vec2) -> View {
        let base = self.inside(match lit {
            Some(middle) => middle - self.body() / 2.0,
            None => self.start(part),
        });
        if self.is_whole() {
            let most = (self.size / 2.0).max(Vec2::ZERO);
            return View { start: base, end: f32::INFINITY, pan: pan.clamp(-most, most) };
        }
        let start = self.inside(base - pan / self.scale);
        let pan = (base - start) * self.scale;
        // A lane is left for the next part only where it is a part that is in view.
        let end = if lit.is_none() && pan == Vec2::ZERO { self.end(start) } else { self.foot(start) };
        View { start, end, pan }
    }

    /// The nearest beginning that shows nothing beside the page.
    fn inside(&self, start: Pos2) -> Pos2 {
        let corner = self.grid.corner;
        start.clamp(corner, (self.last() - self.body()).max(corner))
    }

    /// Where the map's origin lies in the space, in pixels. What is not larger than the space stands in its
    /// middle.
    pub fn offset(&self, view: &View) -> Vec2 {
        let (size, start) = (self.size, view.start);
        let axis = |large: bool, size: f32, head: f32, ends: Rangef, start: f32| match large {
            true => head - start * self.scale,
            false => (size - (ends.min + ends.max) * self.scale) / 2.0,
        };
        let still = vec2(
            axis(self.large.0, size.x, self.heads.x, self.bounds.x_range(), start.x),
            axis(self.large.1, size.y, self.heads.y, self.bounds.y_range(), start.y),
        );
        if self.is_whole() { still + view.pan } else { still }
    }

    /// Where the space ends below, in map points.
    fn foot(&self, start: Pos2) -> f32 {
        if self.large.1 { start.y + self.body().y } else { f32::INFINITY }
    }

    /// How far down cards of a part are shown, in map points: a lane whose name would be cut is left for the
    /// next part, which begins there.
    fn end(&self, start: Pos2) -> f32 {
        let foot = self.foot(start);
        let lanes = self.grid.lanes.iter().map(|(lane, _)| *lane);
        let left = left(lanes, start.y, self.body().y).and_then(|at| self.grid.lanes.get(at));
        match left.filter(|(_, name)| *name > foot) {
            Some((lane, _)) => (lane.min + OVERHANG).min(foot),
            None => foot,
        }
    }

    /// What lies beyond what is in view.
    pub fn beyond(&self, view: &View) -> Beyond {
        let (start, end) = (view.start, view.end);
        let right = start.x + self.body().x;
        let (phases, lanes) = (&self.grid.phases, &self.grid.lanes);
        let more = |is_more: bool, count: usize| is_more.then_some(count);
        let (wide, high) = self.large;
        Beyond {
            left: more(
                wide && start.x > self.grid.corner.x + 1.0,
                phases.iter().filter(|phase| phase.center() < start.x).count(),
            ),
            right: more(
                wide && right < self.last().x - 1.0,
                phases.iter().filter(|phase| phase.center() > right).count(),
            ),
            above: more(
                high && start.y > self.grid.corner.y + 1.0,
                lanes.iter().filter(|(lane, _)| lane.center() < start.y).count(),
            ),
            below: more(
                high && end < self.last().y - 1.0,
                lanes.iter().filter(|(lane, _)| lane.center() > end).count(),
            ),
        }
    }
}

/// The piece that a part of this size from here on leaves for the next one, by its place: the first that it
/// does not show whole, if enough of the part remains without it.
fn left(pieces: impl IntoIterator<Item = Rangef>, now: f32, size: f32) -> Option<usize> {
    let cut = pieces.into_iter().enumerate().find(|(_, piece)| piece.max > now + size + 0.5);
    cut.filter(|(_, piece)| piece.min > now + NEW * size).map(|(at, _)| at)
}

/// Where the part after one that begins here begins: at the piece that was left for it, else some way on in
/// a piece larger than the space; and never below or beside the beginning of a card that was cut.
fn next(pieces: &[Rangef], cards: &[Rangef], now: f32, size: f32) -> f32 {
    let end = now + size;
    let is_cut =
        |card: &&Rangef| card.min > now && card.min < end && card.max > end + 0.5 && card.span() <= size;
    let cut = cards.iter().filter(is_cut).map(|card| card.min).fold(f32::INFINITY, f32::min);
    match left(pieces.iter().copied(), now, size).and_then(|at| pieces.get(at)) {
        Some(piece) => piece.min.min(end).min(cut),
        None => {
            // With its marks, if that is still a step.
            let marked = cut - OVERHANG;
            let cut = if marked > now + NEW * size { marked } else { cut };
            cut.min(now + STEP * size)
        }
    }
}

/// Where parts of this size begin that show all of `whole`, and each card that is no larger in one piece.
fn starts(pieces: &[Rangef], cards: &[Rangef], whole: Rangef, size: f32) -> Vec<f32> {
    let mut starts = vec![whole.min];
    let mut now = whole.min;
    let last = whole.max - size;
    while now + size < whole.max - 0.5 && starts.len() < MOST && size > 1.0 {
        let next = next(pieces, cards, now, size).min(last);
        // A part that would leave a sliver for another shows that instead of its own first points, where
        // those were in view before and no card begins there.
        let begins = |card: &Rangef| card.min > next - 0.5 && card.min < last - 0.5;
        let is_sliver = last - next < SLIVER && last <= now + size && !cards.iter().any(begins);
        now = if is_sliver { last } else { next };
        starts.push(now);
    }
    starts
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn parts_begin_at_pieces_and_leave_nothing_out() {
        let pieces = [Rangef::new(0.0, 300.0), Rangef::new(300.0, 500.0), Rangef::new(500.0, 1_400.0)];
        let whole = Rangef::new(0.0, 1_400.0);
        let begin = starts(&pieces, &[], whole, 600.0);
        assert_eq!(begin, [0.0, 500.0, 800.0], "the last ends where the page ends");
        assert_eq!(starts(&pieces, &[], whole, 1_400.0), [0.0]);
        assert!(starts(&pieces, &[], whole, 0.0).len() == 1, "no space, no parts");
        for pair in begin.windows(2) {
            assert!(pair[1] > pair[0] && pair[1] <= pair[0] + 600.0);
        }
    }

    #[test]
    fn a_part_never_begins_behind_the_beginning_of_a_card_that_was_cut() {
        let (pieces, whole) = ([Rangef::new(0.0, 1_000.0)], Rangef::new(0.0, 1_000.0));
        let cards = [Rangef::new(300.0, 450.0), Rangef::new(460.0, 600.0)];
        assert_eq!(starts(&pieces, &[], whole, 400.0), [0.0, 340.0, 600.0]);
        assert_eq!(starts(&pieces, &cards, whole, 400.0), [0.0, 290.0, 600.0], "with the marks of the first");
        let close = [Rangef::new(395.0, 500.0)];
        let whole = Rangef::new(0.0, 800.0);
        assert_eq!(
            starts(&[Rangef::new(0.0, 395.0), Rangef::new(395.0, 800.0)], &close, whole, 400.0),
            [0.0, 395.0, 400.0]
        );
        assert_eq!(
            starts(&[Rangef::new(0.0, 395.0), Rangef::new(395.0, 800.0)], &[], whole, 400.0),
            [0.0, 400.0],
            "without a card the first points of a lane need no part of their own"
        );
    }

    /// Columns and rows from the origin, with the name of each lane so far down it.
    fn grid(phases: &[f32], lanes: &[(f32, f32)]) -> Grid {
        let (mut right, mut bottom) = (0.0_f32, 0.0_f32);
        let phase = |width: &f32| {
            right += *width;
            Rangef::new(right - *width, right)
        };
        let phases = phases.iter().map(phase).collect();
        let lane = |(height, name): &(f32, f32)| {
            bottom += *height;
            (Rangef::new(bottom - *height, bottom), bottom - *height + *height * *name)
        };
        let lanes = lanes.iter().map(lane).collect();
        Grid { corner: Pos2::ZERO, phases, lanes }
    }

    /// A card in each corner of each cell, as large as it may be.
    fn cards(grid: &Grid, size: Vec2) -> Vec<Rect> {
        let mut cards = Vec::new();
        for phase in &grid.phases {
            for (lane, _) in &grid.lanes {
                let cell = Rect::from_x_y_ranges(*phase, *lane);
                let size = size.min(cell.size() / 2.0 - vec2(4.0, 4.0));
                for (far, low) in [(false, false), (true, false), (false, true), (true, true)] {
                    let x = if far { cell.right() - size.x - 2.0 } else { cell.left() + 2.0 };
                    let y = if low { cell.bottom() - size.y - 2.0 } else { cell.top() + 2.0 };
                    cards.push(Rect::from_min_size(pos2(x, y), size));
                }
            }
        }
        cards
    }

    /// What the parts show, in map points.
    fn seen(frame: &Frame<'_>) -> Vec<Rect> {
        let (columns, rows) = frame.parts();
        let part = |part: usize| {
            let view = frame.view(part, None, Vec2::ZERO);
            assert_eq!(
                (view.start, view.pan),
                (frame.start(part), Vec2::ZERO),
                "a part shows where it begins"
            );
            let right = if frame.large.0 { view.start.x + frame.body().x } else { f32::INFINITY };
            Rect::from_min_max(view.start, pos2(right, view.end))
        };
        (0..columns * rows).map(part).collect()
    }

    /// Tells the first card that no part shows whole though it could, or the first points that none shows.
    fn missed(frame: &Frame<'_>, cards: &[Rect]) -> Option<String> {
        let (views, body) = (seen(frame), frame.body());
        let has_room = |card: &&Rect| card.width() <= body.x && card.height() <= body.y;
        let is_seen = |card: &Rect| views.iter().any(|view| view.expand(1.0).contains_rect(*card));
        if let Some(card) = cards.iter().filter(has_room).find(|card| !is_seen(card)) {
            return Some(format!("the card {card:?} in {views:?}"));
        }
        let (_, rows) = frame.parts();
        let across: Vec<Rangef> = views.iter().step_by(rows).map(|view| view.x_range()).collect();
        let down: Vec<Rangef> = views.iter().take(rows).map(|view| view.y_range()).collect();
        for (list, end) in [(across, frame.last().x), (down, frame.last().y)] {
            if let Some(pair) = list.windows(2).find(|pair| pair[1].min > pair[0].max + 0.6) {
                return Some(format!("the points between {pair:?}"));
            }
            if list.last().is_none_or(|last| last.max < end - 0.6) {
                return Some(format!("the points before {end} after {list:?}"));
            }
        }
        None
    }

    #[test]
    fn a_low_lane_over_a_high_one_hides_nothing() {
        for height in [700.0, 900.0, 1_000.0, 1_100.0, 1_400.0] {
            let grid = grid(&[500.0], &[(96.0, 0.8), (height, 0.6), (96.0, 0.8)]);
            let bounds = Rect::from_min_max(Pos2::ZERO, pos2(500.0, 192.0 + height));
            let frame =
                Frame::of((&grid, bounds), &cards(&grid, vec2(154.0, 52.0)), vec2(1_000.0, 634.0), 1.0);
            assert_eq!(missed(&frame, &cards(&grid, vec2(154.0, 52.0))), None, "{height}");
        }
    }

    proptest! {
        #[test]
        fn all_parts_together_show_every_card_whole_and_every_point(
            phases in proptest::collection::vec(60.0_f32..1_000.0, 1..5),
            lanes in proptest::collection::vec((40.0_f32..1_200.0, 0.1_f32..1.0), 1..5),
            card in (20.0_f32..200.0, 15.0_f32..90.0),
            space in (300.0_f32..1_000.0, 260.0_f32..800.0),
            scale in 0.7_f32..1.6,
        ) {
            let grid = grid(&phases, &lanes);
            let last = pos2(phases.iter().sum(), lanes.iter().map(|(height, _)| height).sum());
            let cards = cards(&grid, vec2(card.0, card.1));
            let bounds = Rect::from_min_max(Pos2::ZERO, last);
            let frame = Frame::of((&grid, bounds), &cards, vec2(space.0, space.1), scale);
            prop_assert_eq!(missed(&frame, &cards), None);
        }

        #[test]
        fn what_is_moved_by_hand_stays_in_view_and_comes_back_at_once(
            x in -1.0e6_f32..1.0e6, y in -1.0e6_f32..1.0e6, zoom in 0.2_f32..3.0, part in 0_usize..9,
        ) {
            let grid = grid(&[400.0, 700.0], &[(200.0, 0.5), (900.0, 0.5)]);
            let bounds = Rect::from_min_max(Pos2::ZERO, pos2(1_100.0, 1_100.0));
            let frame = Frame::of((&grid, bounds), &[], vec2(800.0, 600.0), zoom);
            let far = frame.view(part, None, vec2(x, y));
            let again = frame.view(part, None, far.pan);
            prop_assert!((again.start - far.start).length() < 0.5 && (again.pan - far.pan).length() < 0.5);
            let most = if frame.is_whole() { frame.size / 2.0 } else { bounds.size() * zoom };
            prop_assert!(far.pan.x.abs() <= most.x + 0.5 && far.pan.y.abs() <= most.y + 0.5);
            let back = frame.view(part, None, far.pan - 50.0 * vec2(x.signum(), y.signum()));
            let moved = (frame.offset(&back) - frame.offset(&far)).abs();
            let has_room = |large: bool, pan: f32| frame.is_whole() || (large && pan.abs() > 51.0);
            prop_assert!(!has_room(frame.large.0, far.pan.x) || (moved.x - 50.0).abs() < 0.5);
            prop_assert!(!has_room(frame.large.1, far.pan.y) || (moved.y - 50.0).abs() < 0.5);
        }

        #[test]
        fn a_part_is_nearest_to_its_own_beginning(part in 0_usize..12, zoom in 1.0_f32..2.0) {
            let grid = grid(&[400.0, 700.0], &[(200.0, 0.5), (900.0, 0.5)]);
            let bounds = Rect::from_min_max(Pos2::ZERO, pos2(1_100.0, 1_100.0));
            let frame = Frame::of((&grid, bounds), &[], vec2(800.0, 600.0), zoom);
            let (columns, rows) = frame.parts();
            let part = part % (columns * rows);
            prop_assert_eq!(frame.nearest(frame.start(part)), part);
        }
    }

    #[test]
    fn a_card_in_the_light_is_shown_though_its_lane_is_cut() {
        let grid = grid(&[500.0], &[(400.0, 0.5), (1_200.0, 0.6)]);
        let bounds = Rect::from_min_max(Pos2::ZERO, pos2(500.0, 1_600.0));
        let frame = Frame::of((&grid, bounds), &[], vec2(1_000.0, 634.0), 1.0);
        assert_eq!(frame.view(0, None, Vec2::ZERO).end, 410.0, "the high lane is left for the next part");
        let card = Rect::from_min_size(pos2(20.0, 420.0), vec2(154.0, 52.0));
        let lit = frame.view(0, Some(card.center()), Vec2::ZERO);
        assert!(lit.start.y <= card.top() && lit.end >= card.bottom(), "{lit:?}");
        let moved = frame.view(0, None, vec2(0.0, -20.0));
        assert_eq!((moved.start.y, moved.end), (20.0, 620.0), "what is moved by hand is not cut either");
    }

    #[test]
    fn every_card_of_a_large_page_has_its_part() {
        use crate::layout::Request;
        use crate::scene::{Options, display};

        let text = crate::vocabulary::sample("zwaluw-en-spaak").unwrap();
        let workspace = crate::storage::parse("sample.ron", text).unwrap().workspace;
        let (theme, room) = (crate::theme::Theme::light(), vec2(1_366.0, 728.0));
        let look = (&theme, &Options::default());
        let pages = display::pages(&workspace, &workspace.journeys[0], &Request::default(), look, room);
        let page = &pages[0];
        let is_card = |group: &&Group| matches!(group.subject, Subject::Card(_));
        let cards: Vec<Rect> =
            page.scene.groups.iter().filter(is_card).map(|group| group.bounds.shrink(MARKS)).collect();
        assert!(cards.len() > 10);
        for zoom in [1.0, 1.2, 1.44, 2.0] {
            let frame = Frame::new(page, room - vec2(0.0, 80.0), zoom);
            assert!(!frame.is_whole());
            let (columns, rows) = frame.parts();
            assert!(columns > 1 && rows > 1, "{columns} {rows}");
            assert_eq!(missed(&frame, &cards), None, "{zoom}");
            let beyond = |part: usize| frame.beyond(&frame.view(part, None, Vec2::ZERO));
            let first = beyond(0);
            assert!(first.left.is_none() && first.above.is_none());
            assert!(first.right.is_some_and(|count| count > 0) && first.below.is_some_and(|count| count > 0));
            let last = beyond(columns * rows - 1);
            assert!(last.right.is_none() && last.below.is_none() && last.left.is_some());
        }
    }
}
