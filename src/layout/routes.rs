//! The way of each transition through the grid, as cells and gutters. Knows no point.
//!
//! Gutters stand between columns and between rows: vertical gutter `g` lies left of column `g`,
//! row gutter `h` above row `h`; the last ones lie behind the last column and below the last row.
//! The first and the last row gutter are the loop gutters.

use super::grid::Grid;
use super::labels::Words;
use super::shown::Shown;
use crate::model::TransitionKind;

/// How a transition runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// Along the row, from right side to left side.
    Straight,
    /// Up or down inside the column, from bottom to top side or the other way.
    Upright,
    /// Out at the right, through one vertical gutter, and in at the left.
    Side {
        /// The vertical gutter.
        gutter: usize,
    },
    /// Out at the right and back in at the right.
    Hook {
        /// The vertical gutter.
        gutter: usize,
    },
    /// Out at the right, a vertical gutter, a row gutter, a vertical gutter, and in at the left.
    Around {
        /// The vertical gutter after the source.
        first: usize,
        /// The row gutter.
        along: usize,
        /// The vertical gutter before the target.
        second: usize,
    },
}

/// The way of every link.
pub(super) fn ways(shown: &Shown, grid: &Grid, words: &[Option<Words>]) -> Vec<Way> {
    // How many lines a row gutter carries already: where both sides will do, the emptier one.
    let mut load = vec![0usize; grid.rows() + 1];
    let mut ways = Vec::with_capacity(shown.links.len());
    for (link, words) in shown.links.iter().zip(words) {
        let way = match way(grid, link.from, link.to, link.transition.kind, &load) {
            // Words need a level piece to stand on.
            Way::Upright if words.is_some() => Way::Hook { gutter: grid.spot(link.from).column + 1 },
            way => way,
        };
        if let Way::Around { along, .. } = way
            && let Some(load) = load.get_mut(along)
        {
            *load += 1;
        }
        ways.push(way);
    }
    ways
}

fn way(grid: &Grid, from: usize, to: usize, kind: TransitionKind, load: &[usize]) -> Way {
    let (a, b) = (grid.spot(from), grid.spot(to));
    let around = |along| Way::Around { first: a.column + 1, along, second: b.column };
    let is_loop = matches!(
        kind,
        TransitionKind::LoyaltyLoop | TransitionKind::AdvocacyLoop | TransitionKind::ServiceLoop
    );
    if a.column == b.column && !(is_loop && from != to) {
        let (upper, lower) = if a.row < b.row { (from, to) } else { (to, from) };
        let touching = grid.below.get(upper).copied().flatten() == Some(lower);
        return if touching { Way::Upright } else { Way::Hook { gutter: a.column + 1 } };
    }
    if a.column < b.column {
        if a.row == b.row && grid.free_right(from) >= b.column {
            return Way::Straight;
        }
        if a.row != b.row && grid.free_right(from) >= b.column {
            return Way::Side { gutter: b.column };
        }
        if a.row != b.row && grid.free_left(to) <= a.column + 1 {
            return Way::Side { gutter: a.column + 1 };
        }
        return around(beside(grid, a.row, b.row, load));
    }
    let phase = |column: usize| grid.phase_starts.partition_point(|start| *start <= column);
    if !is_loop && phase(a.column) == phase(b.column) {
        return around(beside(grid, a.row, b.row, load));
    }
    let over = a.row + b.row;
    let under = 2 * (grid.rows().max(1) - 1) - over.min(2 * (grid.rows().max(1) - 1));
    around(if over <= under { 0 } else { grid.rows() })
}

/// The row gutter beside the target's row, on the side that one comes from.
fn beside(grid: &Grid, from: usize, to: usize, load: &[usize]) -> usize {
    let load = |gutter: usize| load.get(gutter).copied().unwrap_or(0);
    match from.cmp(&to) {
        std::cmp::Ordering::Less => to,
        std::cmp::Ordering::Greater => to + 1,
        // The loop gutters are for loops, so an inner gutter is better where there is one.
        std::cmp::Ordering::Equal if to == 0 && grid.rows() > 1 => 1,
        std::cmp::Ordering::Equal if to + 1 == grid.rows() && to > 0 => to,
        std::cmp::Ordering::Equal if load(to + 1) < load(to) => to + 1,
        std::cmp::Ordering::Equal => to,
    }
}

#[cfg(test)]
mod tests {
    use super::super::Request;
    use super::super::example::{laid_out, workspace};
    use crate::model::TransitionKind::{Back, Forward, Lateral, LoyaltyLoop};

    /// The number of corners of each line, ends included.
    fn corners(
        cards: &[(&str, usize, &str)],
        lines: &[(&str, &str, crate::model::TransitionKind, &str)],
    ) -> Vec<usize> {
        let found = laid_out(&workspace(cards, lines), &Request::default());
        found.routes.iter().map(|route| route.points.len()).collect()
    }

    #[test]
    fn neighbours_are_joined_by_straight_lines() {
        let cards = [("a", 0, "email"), ("b", 0, "email"), ("c", 0, "store"), ("d", 1, "radio")];
        let lines = [("a", "b", Forward, ""), ("a", "c", Lateral, ""), ("c", "a", Lateral, "")];
        assert_eq!(corners(&cards, &lines), [2, 2, 2]);
        assert_eq!(corners(&cards, &[("c", "d", Forward, ""), ("a", "a", Back, "")]), [4, 4]);
    }

    #[test]
    fn loops_run_above_or_below_everything() {
        let cards = [("a", 0, "radio"), ("b", 1, "store"), ("c", 2, "store")];
        let found = laid_out(&workspace(&cards, &[("c", "b", LoyaltyLoop, "")]), &Request::default());
        let lowest = found.cards.iter().map(|card| card.rect.bottom()).fold(0.0, f32::max);
        assert_eq!(found.routes[0].points.len(), 6);
        assert!(found.routes[0].points[2].y > lowest);
    }

    #[test]
    fn dangling_transitions_are_left_out() {
        assert_eq!(corners(&[("a", 0, "radio")], &[("a", "gone", Forward, "")]), [0usize; 0]);
    }
}
