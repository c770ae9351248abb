//! Where the headings and the cells of a table lie, on the screen and while it is scrolled. Draws nothing.

use egui::{Pos2, Rect, Vec2, pos2, vec2};

use super::source::Source;
use super::state::{Spot, State};

/// The height of a row with one row of text.
pub(super) const ROW: f32 = 28.0;
/// What each further row of text adds.
pub(super) const LINE: f32 = 16.0;
/// The height of the headings.
const HEAD: f32 = 38.0;
/// The height of the filters below them.
pub(super) const FILTER: f32 = 30.0;

/// Where everything lies, on the screen.
pub(super) struct Places {
    /// What is in view, headings and leading columns included.
    pub view: Rect,
    /// The upper left corner of the content, which may be out of view.
    pub origin: Pos2,
    /// The height of the headings.
    pub head: f32,
    /// The width of the leading columns.
    pub lead: f32,
    /// The left edge and the width of each column, from the left of the content.
    pub columns: Vec<(f32, f32)>,
    /// How many of them lead.
    pub leading: usize,
    /// The height of a row.
    pub row: f32,
}

impl Places {
    pub fn new(source: &dyn Source, state: &State, lines: usize) -> Self {
        let leads = |at: usize| source.columns().get(at).is_some_and(|column| column.leads);
        let mut x = 0.0;
        let columns = state.columns.iter().map(|(_, width)| {
            x += width;
            (x - width, *width)
        });
        let columns: Vec<(f32, f32)> = columns.collect();
        let leading = state.columns.iter().take_while(|(at, _)| leads(*at)).count();
        let lead = columns.get(leading).map_or(x, |(left, _)| *left);
        let head = HEAD + if state.filtering { FILTER } else { 0.0 };
        Self {
            view: Rect::NOTHING,
            origin: pos2(0.0, 0.0),
            head,
            lead,
            columns,
            leading,
            row: ROW + LINE * (lines - 1) as f32,
        }
    }

    pub fn width(&self) -> f32 {
        self.columns.last().map_or(0.0, |(left, width)| left + width)
    }

    /// The cells that are not in leading columns, or those that are.
    pub fn body(&self, leading: bool) -> Rect {
        let (mut rect, edge) = (self.view, (self.view.left() + self.lead).min(self.view.right()));
        rect.min.y = (rect.min.y + self.head).min(rect.max.y);
        if leading {
            rect.max.x = edge
        } else {
            rect.min.x = edge
        }
        rect
    }

    pub fn x(&self, column: usize) -> (f32, f32) {
        let (left, width) = self.columns.get(column).copied().unwrap_or_default();
        let from = if column < self.leading { self.view.left() } else { self.origin.x };
        (from + left, width)
    }

    pub fn cell(&self, spot: Spot) -> Rect {
        let (x, width) = self.x(spot.column);
        let y = self.origin.y + self.head + self.row * spot.row as f32;
        Rect::from_min_size(pos2(x, y), vec2(width, self.row))
    }

    pub fn heading(&self, column: usize) -> Rect {
        let (x, width) = self.x(column);
        Rect::from_min_size(pos2(x, self.view.top()), vec2(width, HEAD))
    }

    /// The columns of a part that are in view.
    pub fn visible(&self, leading: bool) -> Vec<usize> {
        let clip = self.body(leading).x_range();
        let range = if leading { 0..self.leading } else { self.leading..self.columns.len() };
        let seen = |column: &usize| {
            let (x, width) = self.x(*column);
            x < clip.max && x + width > clip.min
        };
        range.filter(seen).collect()
    }

    pub fn rows(&self, all: usize) -> std::ops::Range<usize> {
        let top = (self.view.top() - self.origin.y).max(0.0);
        let first = (top / self.row) as usize;
        let last = ((top + (self.view.height() - self.head).max(0.0)) / self.row).ceil() as usize;
        first.min(all)..last.min(all)
    }

    /// The cell at a point.
    pub fn at(&self, point: Pos2, all: usize) -> Option<Spot> {
        let leading = point.x < self.view.left() + self.lead;
        let column = self.visible(leading).into_iter().find(|column| {
            let (x, width) = self.x(*column);
            (x..x + width).contains(&point.x)
        })?;
        let y = point.y - self.origin.y - self.head;
        let row = (y.max(0.0) / self.row) as usize;
        (row < all).then_some(Spot { row, column })
    }

    /// How far to scroll so that a cell is in view; nothing where it is.
    pub fn reveal(&self, spot: Spot, (offset, size): (Vec2, Vec2)) -> Option<Vec2> {
        let mut to = offset;
        let top = self.row * spot.row as f32;
        to.y = to.y.min(top).max(top + self.row + self.head - size.y);
        if spot.column >= self.leading {
            let (left, width) = self.columns.get(spot.column).copied().unwrap_or_default();
            to.x = to.x.max(left + width - size.x).min(left - self.lead);
        }
        let to = to.max(Vec2::ZERO);
        (to != offset).then_some(to)
    }
}
