//! Rows of different heights in a list of thousands: where each stands, and which are in view. Knows nothing
//! of what the rows show.

use std::ops::Range;
use std::sync::Arc;

use egui::{Rect, ScrollArea, Ui, UiBuilder};

/// Where rows of different heights stand, one below the other.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rows {
    /// The lower edge of each.
    ends: Arc<[f32]>,
}

impl Rows {
    /// Rows of these heights, from above.
    pub fn new(heights: impl Iterator<Item = f32>) -> Self {
        let mut end = 0.0;
        let ends = heights.map(|height| {
            end += height;
            end
        });
        Self { ends: ends.collect() }
    }

    /// The upper edge of a row; below the last one that of the whole list.
    pub fn top(&self, at: usize) -> f32 {
        let before = at.min(self.ends.len()).checked_sub(1);
        before.and_then(|before| self.ends.get(before)).copied().unwrap_or(0.0)
    }

    /// The height of a row.
    pub fn height(&self, at: usize) -> f32 {
        self.top(at + 1) - self.top(at)
    }

    /// The rows that show between two heights.
    pub fn between(&self, top: f32, bottom: f32) -> Range<usize> {
        let first = self.ends.partition_point(|end| *end <= top);
        let last = self.ends.partition_point(|end| *end < bottom);
        first..(last + 1).min(self.ends.len()).max(first)
    }

    /// How far to scroll, so that a row stands in the middle of this much room.
    pub fn to_middle(&self, at: usize, room: f32) -> f32 {
        ((self.top(at) + self.top(at + 1) - room) / 2.0).max(0.0)
    }

    /// Where a row is, in view or not, while those from `first` on are drawn in `drawn`.
    pub fn place(&self, at: usize, first: usize, drawn: Rect) -> Rect {
        let head = drawn.top() - self.top(first);
        Rect::from_x_y_ranges(drawn.x_range(), head + self.top(at)..=head + self.top(at + 1))
    }

    /// Draws the rows in view and those up to `beyond` points from it; they have no space between them.
    pub fn show(
        &self,
        area: ScrollArea,
        ui: &mut Ui,
        beyond: f32,
        rows_ui: impl FnOnce(&mut Ui, Range<usize>),
    ) {
        area.show_viewport(ui, |ui, viewport| {
            ui.set_height(self.top(self.ends.len()));
            let seen = self.between(viewport.min.y - beyond, viewport.max.y + beyond);
            let top = ui.max_rect().top();
            let height = top + self.top(seen.start)..=top + self.top(seen.end);
            let place = Rect::from_x_y_ranges(ui.max_rect().x_range(), height);
            ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                // A row keeps its own id, whichever is the first in view.
                ui.skip_ahead_auto_ids(seen.start);
                rows_ui(ui, seen);
            });
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_stand_below_each_other_and_only_those_in_view_are_drawn() {
        let rows = Rows::new([10.0, 30.0, 20.0].into_iter());
        assert_eq!([0, 1, 2, 3, 9].map(|at| rows.top(at)), [0.0, 10.0, 40.0, 60.0, 60.0]);
        assert_eq!((rows.height(1), rows.height(5)), (30.0, 0.0));
        assert_eq!(rows.between(0.0, 60.0), 0..3);
        assert_eq!(rows.between(0.0, 5.0), 0..1);
        assert_eq!(rows.between(10.0, 40.0), 1..2);
        assert_eq!(rows.between(15.0, 41.0), 1..3);
        assert_eq!(rows.between(70.0, 90.0), 3..3);
        assert_eq!((rows.to_middle(2, 20.0), rows.to_middle(0, 20.0)), (40.0, 0.0));
        let drawn = Rect::from_min_max(egui::pos2(5.0, 110.0), egui::pos2(50.0, 160.0));
        assert_eq!(rows.place(0, 1, drawn).y_range(), egui::Rangef::new(100.0, 110.0));
        let none = Rows::default();
        assert_eq!((none.between(0.0, 100.0), none.top(0)), (0..0, 0.0));
    }
}
