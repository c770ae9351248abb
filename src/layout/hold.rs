//! Holding still: which cards keep the row and step that the previous layout gave them.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::grid::{Seat, Seats, at, put};
use super::lanes::Lanes;
use super::shown::Shown;
use super::{Layout, Request};
use crate::model::LaneScheme;

/// What stays from the previous layout; nothing of it when the map is tidied.
#[derive(Default)]
pub(super) struct Held {
    /// By card: its seat, if it keeps one.
    pub seats: Vec<Option<Seat>>,
    /// By card: the seat that it had in a phase and lane where cards were pinned or put in another
    /// order, so that all of them are seated anew.
    pub released: Vec<Option<Seat>>,
    /// By card: whether it was just pinned to another step.
    pub dragged: Vec<bool>,
    /// By lane: the rows that it has at least.
    pub rows: Vec<usize>,
}

impl Held {
    /// Gives cards that stayed in their step the row that they had there; the others of that cell
    /// take what is left.
    pub fn restore_rows(&self, shown: &Shown, lanes: &Lanes, seats: &mut Seats) {
        let mut cells: BTreeMap<(usize, usize, usize), Vec<usize>> = BTreeMap::new();
        for (card, member) in shown.cards.iter().enumerate().filter(|(card, _)| self.is_released(*card)) {
            let step = at(&seats.seats, card).step;
            cells.entry((member.phase, at(&lanes.of_card, card), step)).or_default().push(card);
        }
        for ((_, _, step), cards) in cells {
            let stays = |card: &usize| at(&self.released, *card).filter(|seat| seat.step == step);
            let mut rows: BTreeSet<usize> = cards.iter().map(|card| at(&seats.seats, *card).row).collect();
            let (staying, others): (Vec<usize>, Vec<usize>) =
                cards.into_iter().partition(|card| stays(card).is_some_and(|seat| rows.remove(&seat.row)));
            for card in staying {
                stays(&card).into_iter().for_each(|seat| put(&mut seats.seats, card, seat));
            }
            for (card, row) in others.into_iter().zip(rows) {
                put(&mut seats.seats, card, Seat { step, row });
            }
        }
    }

    /// Takes the seats of these cells, by phase and lane, from their cards.
    fn release(&mut self, shown: &Shown, lanes: &Lanes, touched: &HashSet<(usize, usize)>) {
        if touched.is_empty() {
            return;
        }
        self.released = vec![None; self.seats.len()];
        let cells = shown.cards.iter().zip(&lanes.of_card).map(|(card, lane)| (card.phase, *lane));
        for ((cell, seat), released) in cells.zip(&mut self.seats).zip(&mut self.released) {
            if touched.contains(&cell) {
                *released = seat.take();
            }
        }
    }

    fn is_released(&self, card: usize) -> bool {
        at(&self.released, card).is_some()
    }
}

/// A card of the previous layout.
struct Old<'a> {
    phase: &'a str,
    lane: &'a str,
    seat: Seat,
    pin: Option<u32>,
    /// Its place in the document.
    rank: usize,
    /// Whether its id stands there once only.
    single: bool,
}

fn old_cards(before: &Layout) -> HashMap<&str, Old<'_>> {
    let mut old: HashMap<&str, Old<'_>> = HashMap::with_capacity(before.cards.len());
    let cards = before.cards.iter().enumerate();
    let cards =
        cards.map(|(rank, card)| (rank, card.phase, card.lane, &card.touchpoint, (card.step, card.row)));
    let folded = before.folds.iter().flat_map(|fold| {
        fold.cards
            .iter()
            .map(|card| (card.rank, fold.phase, fold.lane, &card.touchpoint, (card.step, card.row)))
    });
    for (rank, phase, lane, touchpoint, (step, row)) in cards.chain(folded) {
        let (Some(phase), Some(lane)) = (before.phases.get(phase), before.lanes.get(lane)) else {
            continue;
        };
        let seat = Seat { step, row };
        let (phase, lane, pin) = (phase.id.as_str(), lane.key.as_str(), touchpoint.pinned_step);
        old.entry(touchpoint.id.as_str()).and_modify(|known| known.single = false).or_insert(Old {
            phase,
            lane,
            seat,
            pin,
            rank,
            single: true,
        });
    }
    old
}

/// Keeps the seats of cards that are still in the same phase and lane, but where cards of a phase
/// and lane were pinned to other steps or put in another order, those are all seated anew. Nothing
/// is kept when the lanes mean something else than before.
pub(super) fn hold(
    previous: Option<&Layout>,
    request: &Request,
    scheme: LaneScheme,
    default_scheme: LaneScheme,
    shown: &Shown,
    lanes: &Lanes,
) -> Option<Held> {
    let before = previous?;
    let old = old_cards(before);
    let same_cards = before.request.cards == request.cards;
    if before.request.lanes.unwrap_or(default_scheme) != scheme || !same_cards || old.is_empty() {
        return None;
    }
    let mut rows_before: HashMap<&str, usize> =
        before.lanes.iter().map(|lane| (lane.key.as_str(), lane.rows.len().max(1))).collect();
    for old in old.values() {
        // What is folded has more rows than it shows.
        rows_before.entry(old.lane).and_modify(|rows| *rows = (*rows).max(old.seat.row + 1));
    }
    let rows =
        lanes.lanes.iter().map(|(key, _)| rows_before.get(key.as_str()).copied().unwrap_or(1)).collect();
    let mut held = Held { rows, ..Held::default() };
    let mut taken = HashSet::new();
    let mut ids = HashSet::with_capacity(shown.cards.len());
    let mut touched = HashSet::new();
    let mut last: HashMap<(usize, usize), usize> = HashMap::new();
    for (card, lane) in shown.cards.iter().zip(&lanes.of_card) {
        let cell = (card.phase, *lane);
        let phase = shown.phases.get(card.phase).map_or("", |(_, phase)| phase.id.as_str());
        let key = lanes.lanes.get(*lane).map_or("", |(key, _)| key.as_str());
        let id = card.touchpoint.id.as_str();
        let kept = old.get(id).filter(|old| (old.phase, old.lane) == (phase, key));
        let mut dragged = false;
        // Of a broken file with an id twice nobody can say which of the two was moved.
        if let Some(old) = kept.filter(|old| ids.insert(id) && old.single) {
            let pin = card.touchpoint.pinned_step;
            let moved = pin != old.pin && pin != u32::try_from(old.seat.step).ok();
            dragged = moved && pin.is_some();
            let reordered = last.insert(cell, old.rank).is_some_and(|rank| rank > old.rank);
            if moved || reordered {
                touched.insert(cell);
            }
        }
        held.dragged.push(dragged);
        held.seats.push(kept.map(|old| old.seat).filter(|seat| taken.insert((cell, *seat))));
    }
    held.release(shown, lanes, &touched);
    Some(held)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::example::{laid_out, seat, workspace};
    use super::super::{Request, layout};
    use crate::model::TransitionKind::Forward;
    use crate::model::Workspace;

    #[test]
    fn a_new_card_takes_a_free_cell() {
        let cards = [("a", 0, "store"), ("b", 0, "store"), ("c", 0, "radio")];
        let before = laid_out(&workspace(&cards, &[]), &Request::default());
        let more =
            workspace(&[("new", 0, "store"), ("a", 0, "store"), ("b", 0, "store"), ("c", 0, "radio")], &[]);
        let after = layout(&more, &more.journeys[0], &Request::default(), Some(&before));
        for id in ["a", "b", "c"] {
            assert_eq!(seat(&before, id), seat(&after, id));
        }
        assert_eq!(seat(&after, "new").1, 2);
        let tidy = laid_out(&more, &Request::default());
        assert_eq!(seat(&tidy, "new").1, 0);
    }

    /// Another version of a workspace of one phase: this card with this pin, before that one.
    fn redrawn(workspace: &Workspace, id: &str, pin: Option<u32>, at: usize) -> Workspace {
        let mut after = workspace.clone();
        let journey = Arc::make_mut(&mut after.journeys.edit()[0]);
        let cards = Arc::make_mut(&mut journey.phases.edit()[0]).touchpoints.edit();
        let from = cards.iter().position(|card| card.id.as_str() == id).unwrap();
        let mut card = cards.remove(from);
        Arc::make_mut(&mut card).pinned_step = pin;
        cards.insert(at, card);
        after
    }

    /// The steps of some cards after an edit of a map that is shown.
    fn steps(after: &Workspace, before: &Workspace, ids: &[&str]) -> Vec<usize> {
        let before = laid_out(before, &Request::default());
        let held = layout(after, &after.journeys[0], &Request::default(), Some(&before));
        ids.iter().map(|id| seat(&held, id).1).collect()
    }

    #[test]
    fn a_card_goes_to_the_step_where_it_was_dropped() {
        let cards = [("a", 0, "store"), ("b", 0, "store"), ("c", 0, "store"), ("r", 0, "radio")];
        let before = workspace(&cards, &[]);
        let ids = ["a", "b", "c", "r"];
        assert_eq!(steps(&before, &before, &ids), [0, 1, 2, 0]);
        assert_eq!(steps(&redrawn(&before, "a", Some(2), 0), &before, &ids), [2, 0, 1, 0]);
        assert_eq!(steps(&redrawn(&before, "a", Some(1), 0), &before, &ids), [1, 0, 2, 0]);
        assert_eq!(steps(&redrawn(&before, "c", Some(0), 0), &before, &ids), [1, 2, 0, 0]);
        // Into a column of its own behind the others, and alone in a lane.
        assert_eq!(steps(&redrawn(&before, "a", Some(3), 0), &before, &ids), [3, 0, 1, 0]);
        assert_eq!(steps(&redrawn(&before, "r", Some(2), 3), &before, &ids), [0, 1, 2, 2]);
        for (id, pin, at) in [("a", 2, 0), ("a", 1, 0), ("c", 0, 0), ("r", 2, 3)] {
            let after = redrawn(&before, id, Some(pin), at);
            let tidy = laid_out(&after, &Request::default());
            let tidied: Vec<usize> = ids.iter().map(|id| seat(&tidy, id).1).collect();
            assert_eq!(steps(&after, &before, &ids), tidied, "{id} to {pin}");
        }
    }

    #[test]
    fn a_dropped_card_takes_the_step_from_a_linked_one() {
        let cards = [("a", 0, "store"), ("b", 0, "store"), ("c", 0, "store"), ("d", 0, "store")];
        let before = workspace(&cards, &[("a", "b", Forward, ""), ("b", "c", Forward, "")]);
        let ids = ["a", "b", "c", "d"];
        assert_eq!(steps(&before, &before, &ids), [0, 1, 2, 3]);
        assert_eq!(steps(&redrawn(&before, "d", Some(1), 3), &before, &ids), [0, 2, 3, 1]);
        // What comes before it still does.
        assert_eq!(steps(&redrawn(&before, "c", Some(1), 2), &before, &ids), [0, 1, 2, 3]);
        assert_eq!(steps(&redrawn(&before, "b", Some(2), 1), &before, &ids)[..3], [0, 2, 3]);
    }

    #[test]
    fn another_order_shows_at_once() {
        let before = workspace(&[("a", 0, "store"), ("b", 0, "store"), ("r", 0, "radio")], &[]);
        assert_eq!(steps(&redrawn(&before, "b", None, 0), &before, &["a", "b", "r"]), [1, 0, 0]);
        assert_eq!(steps(&redrawn(&before, "r", None, 0), &before, &["a", "b", "r"]), [0, 1, 0]);
    }
}
