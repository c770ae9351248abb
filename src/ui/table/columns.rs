//! Which columns a table shows, in which order and how wide; what nobody chose fills the room there is.

use super::state::State;
use super::value::{Column, Kind};
use crate::settings::TableLook;

impl State {
    /// There is so much room for the columns now, in points.
    pub fn fill(&mut self, columns: &[Column], room: f32) {
        if self.room != room {
            self.room = room;
            self.columns = shown(columns, &self.look, room);
        }
    }

    /// Shows a column behind the others, or hides it. The last one stays.
    pub fn toggle_column(&mut self, columns: &[Column], id: &str) {
        self.settle_look(columns);
        match self.look.columns.iter().position(|(known, _)| known == id) {
            Some(at) if self.look.columns.len() > 1 => drop(self.look.columns.remove(at)),
            Some(_) => {}
            None => {
                let width =
                    columns.iter().find(|column| column.id == id).map_or(100.0, |column| column.width);
                self.look.columns.push((id.to_owned(), width));
            }
        }
        self.stale |= !self.search.is_empty();
    }

    /// Moves a column by one place, to the left or to the right.
    pub fn shift_column(&mut self, columns: &[Column], id: &str, right: bool) {
        self.settle_look(columns);
        let Some(at) = self.look.columns.iter().position(|(known, _)| known == id) else { return };
        let to = if right { at + 1 } else { at.saturating_sub(1) };
        if to < self.look.columns.len() {
            self.look.columns.swap(at, to);
        }
    }

    /// Puts a column in the place of another.
    pub fn place_column(&mut self, columns: &[Column], id: &str, other: &str) {
        self.settle_look(columns);
        let place = |id: &str| self.look.columns.iter().position(|(known, _)| known == id);
        if let (Some(from), Some(to)) = (place(id), place(other)) {
            let column = self.look.columns.remove(from);
            self.look.columns.insert(to, column);
        }
    }

    /// Gives a column another width.
    pub fn widen(&mut self, columns: &[Column], id: &str, width: f32) {
        self.settle_look(columns);
        if let Some(entry) = self.look.columns.iter_mut().find(|(known, _)| known == id) {
            entry.1 = width.clamp(NARROWEST, WIDEST);
        }
    }

    /// Shows the columns that are shown at first.
    pub fn forget_look(&mut self) {
        self.look = TableLook::default();
        self.stale = true;
    }

    /// Writes down the columns as they are shown, before one of them changes.
    fn settle_look(&mut self, columns: &[Column]) {
        if self.look.columns.is_empty() {
            let now = shown(columns, &self.look, self.room).into_iter();
            let named = now.filter_map(|(at, width)| Some((columns.get(at)?.id.to_owned(), width)));
            self.look.columns = named.collect();
        }
    }
}

/// The narrowest and the widest column, in points.
const NARROWEST: f32 = 40.0;
const WIDEST: f32 = 640.0;

/// Whether words of any length stand in cells of this kind.
fn is_words(kind: &Kind) -> bool {
    matches!(kind, Kind::Text | Kind::Choice { .. } | Kind::Several(_))
}

/// Columns become at most so many times as wide as they are at first.
const STRETCH: f32 = 2.0;

/// Columns of words share what room is left beside all of them, in points, so that less of them is cut.
fn stretched(chosen: &mut [(usize, f32)], columns: &[Column], room: f32) {
    let words = |at: usize| columns.get(at).is_some_and(|column| is_words(&column.kind));
    let whole: f32 = chosen.iter().map(|(_, width)| width).sum();
    let ours: f32 = chosen.iter().filter(|(at, _)| words(*at)).map(|(_, width)| width).sum();
    if whole >= room || ours <= 0.0 {
        return;
    }
    let times = (1.0 + (room - whole) / ours).min(STRETCH);
    for (_, width) in chosen.iter_mut().filter(|(at, _)| words(*at)) {
        *width = (*width * times).floor().min(WIDEST);
    }
}

/// The columns that are shown, those that lead first; over all the room as long as nobody chose widths.
pub fn shown(columns: &[Column], look: &TableLook, room: f32) -> Vec<(usize, f32)> {
    let place = |id: &str| columns.iter().position(|column| column.id == id);
    let mut chosen: Vec<(usize, f32)> = match look.columns.is_empty() {
        true => {
            let first = columns.iter().enumerate().filter(|(_, column)| column.shown);
            let mut first: Vec<_> = first.map(|(at, column)| (at, column.width)).collect();
            stretched(&mut first, columns, room);
            first
        }
        false => look
            .columns
            .iter()
            .filter_map(|(id, width)| Some((place(id)?, width.clamp(NARROWEST, WIDEST))))
            .collect(),
    };
    if chosen.is_empty() {
        chosen.extend(columns.first().map(|column| (0, column.width)));
    }
    chosen.sort_by_key(|(at, _)| !columns.get(*at).is_some_and(|column| column.leads));
    chosen
}

#[cfg(test)]
mod tests {
    use super::super::tests::{Fruit, state};
    use super::*;
    use crate::model::Lang;
    use crate::ui::table::Source as _;

    #[test]
    fn columns_of_words_fill_the_room_until_somebody_chooses_a_width() {
        let fruit = Fruit::basket();
        let mut state = state(&fruit);
        let widths = |state: &State| state.columns.clone();
        let first = widths(&state);
        let whole: f32 = first.iter().map(|(_, width)| width).sum();
        state.fill(fruit.columns(), whole + 90.0);
        for ((at, before), (_, after)) in first.iter().zip(widths(&state)) {
            let words = is_words(&fruit.columns()[*at].kind);
            assert_eq!(after > *before, words, "{}", fruit.columns()[*at].id);
        }
        let filled: f32 = widths(&state).iter().map(|(_, width)| width).sum();
        assert!((whole + 85.0..=whole + 90.0).contains(&filled), "{whole} {filled}");
        let wide = widths(&state);
        state.widen(fruit.columns(), "size", 77.0);
        state.follow(&fruit, 1, Lang::En);
        for (before, after) in wide.iter().zip(widths(&state)) {
            let chosen = fruit.columns()[before.0].id == "size";
            assert_eq!(after.1, if chosen { 77.0 } else { before.1 }, "the others stay as they were");
        }
    }

    #[test]
    fn columns_are_chosen_moved_and_widened() {
        let fruit = Fruit::basket();
        let mut state = state(&fruit);
        let names = |state: &State| -> Vec<&str> {
            state.columns.iter().map(|(at, _)| fruit.columns()[*at].id).collect()
        };
        assert_eq!(names(&state), ["name", "size", "colour"]);
        state.toggle_column(fruit.columns(), "size");
        state.toggle_column(fruit.columns(), "tags");
        state.shift_column(fruit.columns(), "tags", false);
        state.widen(fruit.columns(), "colour", 9_999.0);
        state.follow(&fruit, 1, Lang::En);
        assert_eq!(names(&state), ["name", "tags", "colour"]);
        assert_eq!(state.columns[2].1, WIDEST);
        for id in ["tags", "colour", "name"] {
            state.toggle_column(fruit.columns(), id);
        }
        state.follow(&fruit, 1, Lang::En);
        assert_eq!(names(&state), ["name"], "one stays");
    }
}
