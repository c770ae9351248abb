//! The grid: where each card sits, and who its neighbours are along its row and its column.
//! Whole numbers only; knows no point and no transition.

use super::shown::Shown;

/// The item at `index`, or the default where there is none. Layout works on lists that it made
/// itself, so the default never shows; it spares a panic.
pub(super) fn at<T: Copy + Default>(items: &[T], index: usize) -> T {
    items.get(index).copied().unwrap_or_default()
}

/// Writes `value` at `index`, if there is such a place.
pub(super) fn put<T>(items: &mut [T], index: usize, value: T) {
    if let Some(place) = items.get_mut(index) {
        *place = value;
    }
}

/// Where a card sits: column within its phase, row within its lane.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Seat {
    /// Column within the phase.
    pub step: usize,
    /// Row within the lane.
    pub row: usize,
}

/// A seat for every card, and the room that they need.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Seats {
    /// By card.
    pub seats: Vec<Seat>,
    /// Columns per phase, at least one.
    pub steps: Vec<usize>,
    /// Rows per lane, at least one.
    pub rows: Vec<usize>,
}

/// A card's place in the whole grid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Spot {
    /// Column, counted over all phases.
    pub column: usize,
    /// Row, counted over all lanes.
    pub row: usize,
}

/// The whole grid.
pub(super) struct Grid {
    /// By card.
    pub spots: Vec<Spot>,
    /// First column of each phase, and behind the last the number of columns.
    pub phase_starts: Vec<usize>,
    /// First row of each lane, and behind the last the number of rows.
    pub lane_starts: Vec<usize>,
    /// By row, the cards from left to right.
    pub by_row: Vec<Vec<usize>>,
    /// By card, the next card to the right in its row.
    pub right_of: Vec<Option<usize>>,
    /// By card, the next card to the left in its row.
    pub left_of: Vec<Option<usize>>,
    /// By card, the next card below in its column.
    pub below: Vec<Option<usize>>,
}

impl Grid {
    /// Numbers columns and rows through, and finds neighbours.
    pub fn new(shown: &Shown, of_lane: &[usize], seats: &Seats) -> Self {
        let phase_starts = running_sum(&seats.steps);
        let lane_starts = running_sum(&seats.rows);
        let spots: Vec<Spot> = shown
            .cards
            .iter()
            .zip(of_lane)
            .zip(&seats.seats)
            .map(|((card, lane), seat)| Spot {
                column: at(&phase_starts, card.phase) + seat.step,
                row: at(&lane_starts, *lane) + seat.row,
            })
            .collect();
        let rows = lane_starts.last().copied().unwrap_or(0);
        let columns = phase_starts.last().copied().unwrap_or(0);
        let mut by_row = vec![Vec::new(); rows];
        let mut by_column = vec![Vec::new(); columns];
        for (card, spot) in spots.iter().enumerate() {
            by_row.get_mut(spot.row).into_iter().for_each(|row: &mut Vec<usize>| row.push(card));
            by_column.get_mut(spot.column).into_iter().for_each(|column: &mut Vec<usize>| column.push(card));
        }
        by_row.iter_mut().for_each(|row| row.sort_by_key(|card| at(&spots, *card).column));
        by_column.iter_mut().for_each(|column| column.sort_by_key(|card| at(&spots, *card).row));
        let (right_of, left_of) = neighbours(&by_row, spots.len());
        let (below, _) = neighbours(&by_column, spots.len());
        Self { spots, phase_starts, lane_starts, by_row, right_of, left_of, below }
    }

    /// Number of columns.
    pub fn columns(&self) -> usize {
        self.phase_starts.last().copied().unwrap_or(0)
    }

    /// Number of rows.
    pub fn rows(&self) -> usize {
        self.lane_starts.last().copied().unwrap_or(0)
    }

    /// The spot of a card.
    pub fn spot(&self, card: usize) -> Spot {
        at(&self.spots, card)
    }

    /// The column up to which the row right of a card is free (that column is not).
    pub fn free_right(&self, card: usize) -> usize {
        at(&self.right_of, card).map_or(self.columns(), |next| self.spot(next).column)
    }

    /// The first free column of the free cells left of a card.
    pub fn free_left(&self, card: usize) -> usize {
        at(&self.left_of, card).map_or(0, |next| self.spot(next).column + 1)
    }
}

fn running_sum(counts: &[usize]) -> Vec<usize> {
    let mut sum = 0;
    let mut starts = vec![0];
    starts.extend(counts.iter().map(|count| {
        sum += count;
        sum
    }));
    starts
}

type Neighbours = (Vec<Option<usize>>, Vec<Option<usize>>);

/// For each card the next and the previous one in its line.
fn neighbours(lines: &[Vec<usize>], cards: usize) -> Neighbours {
    let mut next = vec![None; cards];
    let mut previous = vec![None; cards];
    for line in lines {
        for pair in line.windows(2) {
            if let [first, second] = *pair {
                put(&mut next, first, Some(second));
                put(&mut previous, second, Some(first));
            }
        }
    }
    (next, previous)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_follow_the_lines() {
        let (next, previous) = neighbours(&[vec![2, 0], vec![1]], 3);
        assert_eq!(next, [None, None, Some(0)]);
        assert_eq!(previous, [Some(2), None, None]);
        assert_eq!(running_sum(&[2, 1, 3]), [0, 2, 3, 6]);
    }
}
