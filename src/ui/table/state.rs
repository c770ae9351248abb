//! What the window remembers of one table: columns, sorting, filters, the marked cells, what is
//! being typed. Rows and columns are counted as they are shown here. Draws nothing.

use std::collections::{BTreeMap, HashMap};

use super::change::{Pasted, Report};
use super::columns::shown;
use super::index::Index;
use super::order::{self, SortBy};
use super::source::Source;
use super::value::Value;
use crate::model::Lang;
use crate::settings::TableLook;

/// A cell, counted as shown. The row behind the last is the one for new rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// The row.
    pub row: usize,
    /// The column.
    pub column: usize,
}

/// What is being typed into the cell under the cursor.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Editing {
    /// The text.
    pub text: String,
    /// What stood there.
    pub before: String,
    /// Whether the text was begun by a letter, and so the old one is gone.
    pub overwrites: bool,
    /// Whether the field has been shown.
    pub shown: bool,
    /// The offer that is marked in the list below.
    pub marked: Option<usize>,
    /// Why the text was not taken.
    pub refused: Option<super::reading::Trouble>,
}

/// What the order of rows was made from.
#[derive(Clone, Debug, PartialEq)]
struct Stamp {
    revision: u64,
    lang: Lang,
}

/// Something wrong with what a row is about.
#[derive(Clone, Debug, PartialEq)]
pub struct Gap {
    /// By what the window knows it.
    pub place: usize,
    /// How bad it is.
    pub level: crate::analysis::Severity,
    /// How bad it is and what, in words.
    pub name: String,
}

/// What a table remembers.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// Columns with their widths, and the sorting, as they are remembered.
    pub look: TableLook,
    /// The columns shown, as the source counts, with their widths.
    pub columns: Vec<(usize, f32)>,
    /// The room that they have, in points.
    pub(super) room: f32,
    /// What rows are looked for in all columns that are shown.
    pub search: String,
    /// What rows are looked for in one column, by its id.
    pub filters: BTreeMap<String, String>,
    /// Whether there is a field for that below each heading.
    pub filtering: bool,
    /// The rows shown, as the source counts.
    pub rows: Vec<usize>,
    ids: Vec<String>,
    /// The rows as texts, while something is looked for.
    texts: Index,
    reading: bool,
    stamp: Option<Stamp>,
    /// Whether filters or sorting are others, so that rows may jump.
    pub stale: bool,
    /// The cell with the keyboard.
    pub cursor: Spot,
    /// The other corner of what is marked.
    pub anchor: Spot,
    /// What is being typed.
    pub editing: Option<Editing>,
    /// What was filled in for a new row, by column of the source.
    pub draft: BTreeMap<usize, Value<'static>>,
    /// What was not understood lately.
    pub report: Option<Report>,
    /// A paste with more rows than there are, until somebody says what to do.
    pub waiting: Option<Pasted>,
    /// Whether the cursor must come into view.
    pub reveal: bool,
    /// Whether the table asks for the keyboard.
    pub grab: bool,
    /// Whether the marked rows should be selected elsewhere too.
    pub told: bool,
    /// Keys that were pressed for this table since the last frame.
    pub heard: Vec<egui::Event>,
    /// The rows that fit the view, for Page Up and Page Down.
    pub page: usize,
    /// How far it is scrolled, and the size of what is in view; nothing before it was drawn.
    pub scrolled: Option<(egui::Vec2, egui::Vec2)>,
    /// How many rows the last frame drew.
    pub drawn: usize,
    /// Whether the table had the keyboard when it was last drawn.
    pub focused: bool,
    /// The cell under the cursor opens at the next frame.
    pub open_next: bool,
    /// A new row was made: the cursor goes to the foot again.
    pub at_foot: bool,
    /// How many rows of text a row of cells has, and what that was reckoned from.
    pub lines: (u64, usize),
    /// What is wrong with rows, by their ids, worst first; and what it was made from.
    pub gaps: (u64, HashMap<String, Vec<Gap>>),
}

impl State {
    /// A table that looks as it did.
    pub fn remembered(look: TableLook) -> Self {
        Self { look, stale: true, told: true, ..Self::default() }
    }

    /// Follows the source: columns that came or went, rows that came, went or moved.
    pub fn follow(&mut self, source: &dyn Source, revision: u64, lang: Lang) {
        self.columns = shown(source.columns(), &self.look, self.room);
        let stamp = Stamp { revision, lang };
        let moved = self.stamp.as_ref().is_none_or(|before| before.revision != revision);
        let wanted = self.stale || self.stamp.as_ref().is_none_or(|before| before.lang != lang);
        if (!wanted || !self.arrange(source, (revision, lang))) && moved {
            self.renew(|state| state.rows = order::held(source, &state.ids), source);
        }
        self.stamp = Some(stamp);
        self.clamp(source);
    }

    /// Whether the rows are still being read for a search.
    pub fn is_reading(&self) -> bool {
        self.reading
    }

    /// Sorts and filters anew; whether that could be done. While the rows are being read for a search,
    /// they stay as they are.
    fn arrange(&mut self, source: &dyn Source, (revision, lang): (u64, Lang)) -> bool {
        let columns: Vec<usize> = self.columns.iter().map(|(at, _)| *at).collect();
        let search = self.search.trim();
        if search.is_empty() {
            self.texts = Index::default();
        }
        let looks = !search.is_empty() && !order::looks_at_cells(search);
        self.reading = looks && !self.texts.read(source, (revision, lang), columns.iter().copied());
        if self.reading {
            self.stale = true;
            return false;
        }
        let place = |id: &str| source.columns().iter().position(|column| column.id == id);
        let filters = self.filters.iter().filter_map(|(id, text)| Some((place(id)?, text.clone())));
        let mut rows =
            order::passing(source, (&self.search, &columns, &self.texts), &filters.collect(), lang);
        let by: Vec<SortBy> =
            self.look.sort.iter().filter_map(|(id, back)| Some((place(id)?, *back))).collect();
        order::sort(source, &mut rows, &by, lang);
        self.renew(|state| state.rows = rows, source);
        self.stale = false;
        true
    }

    /// Puts other rows in place; the cursor stays on its row if that is still shown.
    fn renew(&mut self, put: impl FnOnce(&mut Self), source: &dyn Source) {
        let foot = self.at_foot || (self.cursor.row >= self.ids.len() && !self.ids.is_empty());
        let [cursor, anchor] = [self.cursor, self.anchor].map(|spot| self.ids.get(spot.row).cloned());
        put(self);
        self.ids = self.rows.iter().map(|row| source.id(*row).to_owned()).collect();
        let place = |id: Option<String>, now: usize| {
            id.and_then(|id| self.ids.iter().position(|known| *known == id)).unwrap_or(now)
        };
        let rows = [place(cursor, self.cursor.row), place(anchor, self.anchor.row)];
        let [cursor, anchor] = if foot { [self.ids.len(); 2] } else { rows };
        self.cursor.row = cursor;
        self.anchor.row = anchor;
        if self.at_foot {
            self.reveal = true;
            self.at_foot = false;
        }
    }

    /// The number of rows with the one for new ones.
    pub fn all_rows(&self, source: &dyn Source) -> usize {
        self.rows.len() + usize::from(has_foot(source))
    }

    fn clamp(&mut self, source: &dyn Source) {
        let (rows, columns) = (self.all_rows(source), self.columns.len());
        for spot in [&mut self.cursor, &mut self.anchor] {
            spot.row = spot.row.min(rows.saturating_sub(1));
            spot.column = spot.column.min(columns.saturating_sub(1));
        }
    }

    /// What is wrong with a row, worst first.
    pub fn gaps_of(&self, id: &str) -> &[Gap] {
        self.gaps.1.get(id).map_or(&[], Vec::as_slice)
    }

    /// Whether the cursor is on the row for new rows.
    pub fn is_at_foot(&self) -> bool {
        self.cursor.row >= self.rows.len()
    }

    /// The upper left and the lower right of the marked cells.
    pub fn range(&self) -> (Spot, Spot) {
        let (one, other) = (self.cursor, self.anchor);
        (
            Spot { row: one.row.min(other.row), column: one.column.min(other.column) },
            Spot { row: one.row.max(other.row), column: one.column.max(other.column) },
        )
    }

    /// Whether a cell is marked.
    pub fn is_marked(&self, spot: Spot) -> bool {
        let (from, to) = self.range();
        (from.row..=to.row).contains(&spot.row) && (from.column..=to.column).contains(&spot.column)
    }

    /// The rows of the marked cells, as the source counts.
    pub fn marked_rows(&self) -> &[usize] {
        let (from, to) = self.range();
        let end = (to.row + 1).min(self.rows.len());
        self.rows.get(from.row.min(end)..end).unwrap_or_default()
    }

    /// The column of the source that is shown at this place.
    pub fn column(&self, shown: usize) -> Option<usize> {
        self.columns.get(shown).map(|(at, _)| *at)
    }

    /// Puts the cursor on a cell; `extends` leaves the other corner where it is.
    pub fn go(&mut self, to: Spot, extends: bool) {
        self.cursor = to;
        if !extends {
            self.anchor = to;
        }
        self.reveal = true;
        self.told = false;
    }

    /// Moves the cursor by so many rows and columns within the table.
    pub fn step(&mut self, source: &dyn Source, (rows, columns): (isize, isize), extends: bool) {
        let last = Spot {
            row: self.all_rows(source).saturating_sub(1),
            column: self.columns.len().saturating_sub(1),
        };
        let to = Spot {
            row: self.cursor.row.saturating_add_signed(rows).min(last.row),
            column: self.cursor.column.saturating_add_signed(columns).min(last.column),
        };
        self.go(to, extends);
    }

    /// Marks everything.
    pub fn mark_all(&mut self) {
        self.anchor = Spot::default();
        self.cursor =
            Spot { row: self.rows.len().saturating_sub(1), column: self.columns.len().saturating_sub(1) };
        self.told = false;
    }

    /// Puts the cursor on the row for new ones.
    pub fn go_to_foot(&mut self) {
        let column = self.cursor.column;
        self.go(Spot { row: self.rows.len(), column }, false);
    }

    /// Puts the cursor on the row with this id, if it is shown; whether it is.
    pub fn find(&mut self, id: &str) -> bool {
        let Some(row) = self.ids.iter().position(|known| known == id) else { return false };
        self.go(Spot { row, column: self.cursor.column }, false);
        self.told = true;
        true
    }

    /// Sorts by a column: up, then down, then not at all. `also` keeps what it is sorted by already.
    pub fn sort_by(&mut self, id: &str, also: bool) {
        let now = self.look.sort.iter().find(|(known, _)| known == id).map(|(_, back)| *back);
        let next = match now {
            None => Some(false),
            Some(false) => Some(true),
            Some(true) => None,
        };
        if !also {
            self.look.sort.retain(|(known, _)| known == id);
        }
        let place = self.look.sort.iter().position(|(known, _)| known == id);
        match (place, next) {
            (None, Some(back)) => self.look.sort.push((id.to_owned(), back)),
            (Some(at), Some(back)) => {
                if let Some(entry) = self.look.sort.get_mut(at) {
                    entry.1 = back;
                }
            }
            (Some(at), None) => drop(self.look.sort.remove(at)),
            (None, None) => {}
        }
        self.stale = true;
    }
}

/// Whether new rows can be typed in at the foot.
pub fn has_foot(source: &dyn Source) -> bool {
    source.is_open() && source.makes().is_some()
}

#[cfg(test)]
mod tests {
    use super::super::tests::{Fruit, state};
    use super::*;

    #[test]
    fn the_cursor_stays_within_the_table_and_marks_a_range() {
        let fruit = Fruit::basket();
        let mut state = state(&fruit);
        state.step(&fruit, (-3, -3), false);
        assert_eq!(state.cursor, Spot::default());
        state.step(&fruit, (1, 1), true);
        assert_eq!(state.range(), (Spot::default(), Spot { row: 1, column: 1 }));
        assert_eq!(state.marked_rows(), [0, 1]);
        state.step(&fruit, (90, 0), false);
        assert_eq!(state.cursor.row, 4, "the row for new ones");
        assert!(state.is_at_foot() && state.marked_rows().is_empty());
    }

    #[test]
    fn sorting_goes_up_down_and_away_and_the_cursor_follows_its_row() {
        let fruit = Fruit::basket();
        let mut state = state(&fruit);
        assert!(state.find("quince"));
        for (wanted, first) in [(1, "apple"), (0, "quince"), (2, "pear-10")] {
            state.sort_by("name", false);
            state.follow(&fruit, 1, Lang::En);
            let _ = wanted;
            assert_eq!(fruit.id(state.rows[0]), first);
            assert_eq!(fruit.id(state.rows[state.cursor.row]), "quince");
        }
        assert!(state.look.sort.is_empty());
        state.sort_by("size", false);
        state.sort_by("name", true);
        assert_eq!(state.look.sort, [("size".to_owned(), false), ("name".to_owned(), false)]);
    }
}
