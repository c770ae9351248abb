//! A page of the presenter display that is larger than its space: the parts of it that are shown one after
//! another, and what lies beyond the part in view. The names of phases and lanes stay at the edges.
//! Pure arithmetic in pixels of the display and points of the map; draws nothing.

use egui::{Pos2, Rangef, Rect, Vec2, pos2, vec2};

use crate::scene::display::{Grid, Page};

/// The height of the row that says what lies beyond, in pixels.
pub const ROW: f32 = 34.0;
/// A part shows at least so much that is new, as a share of the space.
const NEW: f32 = 0.25;
/// A piece larger than the space is gone through in steps of this share of it.
const STEP: f32 = 0.85;
/// So little is no part of its own, in map points: no card begins so near to the edge of its phase.
const SLIVER: f32 = 10.0;
/// How far marks of a card reach over the edge of its lane, in map points.
const OVERHANG: f32 = 10.0;
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
        let (grid, bounds, scale) = (&page.grid, page.scene.bounds, page.scale * zoom.max(1.0));
        let whole = bounds.size() * scale;
        let wide = whole.x > space.x + 1.0;
        let size = if wide || whole.y > space.y + 1.0 { space - vec2(0.0, ROW) } else { space };
        let high = whole.y > size.y + 1.0;
        let names = ((grid.corner - bounds.min) * scale).max(Vec2::ZERO).min(size * 0.6);
        let heads = vec2(if wide { names.x } else { 0.0 }, if high { names.y } else { 0.0 });
        Self { grid, bounds, scale, size, heads, large: (wide, high) }
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

    /// Where the parts begin, from left to right and from top to bottom, in map points.
    fn starts(&self) -> (Vec<f32>, Vec<f32>) {
        let (body, corner, end) = (self.body(), self.grid.corner, self.last());
        let lanes: Vec<Rangef> = self.grid.lanes.iter().map(|(lane, _)| *lane).collect();
        let columns = if self.large.0 {
            starts(&self.grid.phases, Rangef::new(corner.x, end.x), body.x)
        } else {
            vec![corner.x]
        };
        let rows =
            if self.large.1 { starts(&lanes, Rangef::new(corner.y, end.y), body.y) } else { vec![corner.y] };
        (columns, rows)
    }

    /// How many parts there are from left to right, and from top to bottom.
    pub fn parts(&self) -> (usize, usize) {
        let (columns, rows) = self.starts();
        (columns.len(), rows.len())
    }

    /// Where the cards of a part begin, in map points: down the first column, then down the next.
    pub fn start(&self, part: usize) -> Pos2 {
        let (columns, rows) = self.starts();
        let part = part.min(columns.len() * rows.len() - 1);
        let at = |list: &[f32], at: usize, or: f32| list.get(at).copied().unwrap_or(or);
        pos2(
            at(&columns, part / rows.len(), self.grid.corner.x),
            at(&rows, part % rows.len(), self.grid.corner.y),
        )
    }

    /// Where the cards in view begin when this place is in the middle, in map points.
    pub fn around(&self, middle: Pos2) -> Pos2 {
        middle - self.body() / 2.0
    }

    /// The nearest beginning that shows nothing beside the page.
    pub fn inside(&self, start: Pos2) -> Pos2 {
        let corner = self.grid.corner;
        start.clamp(corner, (self.last() - self.body()).max(corner))
    }

    /// Where the map's origin lies in the space when the cards begin here, in pixels. What is not larger
    /// than the space stands in its middle.
    pub fn offset(&self, start: Pos2) -> Vec2 {
        let axis = |large: bool, size: f32, head: f32, ends: Rangef, start: f32| match large {
            true => head - start * self.scale,
            false => (size - (ends.min + ends.max) * self.scale) / 2.0,
        };
        vec2(
            axis(self.large.0, self.size.x, self.heads.x, self.bounds.x_range(), start.x),
            axis(self.large.1, self.size.y, self.heads.y, self.bounds.y_range(), start.y),
        )
    }

    /// How far down cards are shown, in map points: a lane whose name would be cut is left for the next part.
    pub fn end(&self, start: Pos2) -> f32 {
        if !self.large.1 {
            return f32::INFINITY;
        }
        let end = start.y + self.body().y;
        let cut = |(lane, name): &&(Rangef, f32)| lane.min < end - 0.5 && lane.max > end + 0.5 && *name > end;
        let cut = self.grid.lanes.iter().find(cut).filter(|(lane, _)| lane.min > start.y + 1.0);
        cut.map_or(end, |(lane, _)| (lane.min + OVERHANG).min(end))
    }

    /// What lies beyond what is in view.
    pub fn beyond(&self, start: Pos2) -> Beyond {
        let (right, end) = (start.x + self.body().x, self.end(start));
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

/// Where parts of this size begin that show all of `whole`: at the beginning of a piece where they can.
fn starts(pieces: &[Rangef], whole: Rangef, size: f32) -> Vec<f32> {
    let mut starts = vec![whole.min];
    let mut now = whole.min;
    while now + size < whole.max - 0.5 && starts.len() < MOST && size > 1.0 {
        let cut = pieces.iter().find(|piece| piece.max > now + size + 0.5);
        let next = cut.map(|piece| piece.min).filter(|next| *next > now + NEW * size);
        let last = whole.max - size;
        now = next.unwrap_or(now + STEP * size).min(last);
        // A part that would leave a sliver for another shows that instead of its own first points.
        if last - now < SLIVER {
            now = last;
        }
        starts.push(now);
    }
    starts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_begin_at_pieces_and_leave_nothing_out() {
        let pieces = [Rangef::new(0.0, 300.0), Rangef::new(300.0, 500.0), Rangef::new(500.0, 1_400.0)];
        let whole = Rangef::new(0.0, 1_400.0);
        let begin = starts(&pieces, whole, 600.0);
        assert_eq!(begin, [0.0, 500.0, 800.0], "the last ends where the page ends");
        assert_eq!(starts(&pieces, whole, 1_400.0), [0.0]);
        assert!(starts(&pieces, whole, 0.0).len() == 1, "no space, no parts");
        for pair in begin.windows(2) {
            assert!(pair[1] > pair[0] && pair[1] <= pair[0] + 600.0);
        }
    }

    #[test]
    fn every_card_of_a_large_page_has_its_part() {
        use crate::layout::Request;
        use crate::scene::{Options, Subject, display};

        let text = crate::vocabulary::sample("zwaluw-en-spaak").unwrap();
        let workspace = crate::storage::parse("sample.ron", text).unwrap().workspace;
        let (theme, room) = (crate::theme::Theme::light(), vec2(1_366.0, 728.0));
        let look = (&theme, &Options::default());
        let pages = display::pages(&workspace, &workspace.journeys[0], &Request::default(), look, room);
        let page = &pages[0];
        let frame = Frame::new(page, room - vec2(0.0, 80.0), 1.0);
        assert!(!frame.is_whole());
        let (columns, rows) = frame.parts();
        assert!(columns > 1 && rows > 1, "{columns} {rows}");
        let seen = |part: usize| {
            let start = frame.start(part);
            assert_eq!(frame.inside(start), start);
            Rect::from_min_max(start, pos2(start.x + frame.body().x, frame.end(start))).expand(1.0)
        };
        let views: Vec<Rect> = (0..columns * rows).map(seen).collect();
        for group in &page.scene.groups {
            if let Subject::Card(id) = &group.subject {
                let card = group.bounds.shrink(8.0);
                assert!(views.iter().any(|view| view.contains_rect(card)), "{id}");
            }
        }
        let first = frame.beyond(frame.start(0));
        assert!(first.left.is_none() && first.above.is_none());
        assert!(first.right.is_some_and(|count| count > 0) && first.below.is_some_and(|count| count > 0));
        let last = frame.beyond(frame.start(columns * rows - 1));
        assert!(last.right.is_none() && last.below.is_none() && last.left.is_some());
    }
}
