//! The step of each card inside its phase, from the transitions inside that phase: strict within
//! a lane of one row, weak between lanes. Knows no point and nothing of other phases.

use super::grid::{Seat, Seats, at, put};
use super::hold::Held;
use super::shown::Shown;
use crate::model::TransitionKind;

/// What is decided before cards are seated.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Plan {
    /// Rows per lane.
    pub rows: Vec<usize>,
    /// The steps after which a phase wraps into further rows; unset means never.
    pub wrap: Option<usize>,
    /// Whether order is strict although lanes have several rows (a map without lanes).
    pub strict: bool,
}

/// The order in which cards are seated, and what each comes after. Depends on no plan.
pub(super) struct Order {
    /// By phase, its cards: first those with transitions, by how much comes before them.
    sequence: Vec<Vec<usize>>,
    /// By card, the cards of its phase that come before it.
    before: Vec<Vec<usize>>,
}

impl Order {
    /// Drops what closes a cycle and sorts the rest; document order decides among equals.
    pub fn new(shown: &Shown) -> Self {
        let count = shown.cards.len();
        let mut after = vec![Vec::new(); count];
        for link in &shown.links {
            let phase_of = |card: usize| shown.cards.get(card).map(|card| card.phase);
            let onward = matches!(
                link.transition.kind,
                TransitionKind::Forward | TransitionKind::Lateral | TransitionKind::Exit
            );
            if onward && link.from != link.to && phase_of(link.from) == phase_of(link.to) {
                after.get_mut(link.from).into_iter().for_each(|list: &mut Vec<usize>| list.push(link.to));
            }
        }
        drop_cycles(&mut after);
        let mut before = vec![Vec::new(); count];
        for (from, list) in after.iter().enumerate() {
            for to in list {
                before.get_mut(*to).into_iter().for_each(|list: &mut Vec<usize>| list.push(from));
            }
        }
        let mut sequence = vec![Vec::new(); shown.phases.len()];
        let mut loose = vec![Vec::new(); shown.phases.len()];
        let mut linked = vec![false; count];
        for link in &shown.links {
            put(&mut linked, link.from, true);
            put(&mut linked, link.to, true);
        }
        for card in topological(&after, &before) {
            let phase = shown.cards.get(card).map_or(0, |card| card.phase);
            let lists = if at(&linked, card) { &mut sequence } else { &mut loose };
            lists.get_mut(phase).into_iter().for_each(|list: &mut Vec<usize>| list.push(card));
        }
        for (sequence, mut loose) in sequence.iter_mut().zip(loose) {
            // What people put somewhere has the first choice.
            loose.sort_unstable_by_key(|card| (pin(shown, *card).is_none(), *card));
            sequence.append(&mut loose);
        }
        Self { sequence, before }
    }

    /// Seats every card by the plan; cards with a held seat stay where they are.
    pub fn seat(&self, shown: &Shown, of_lane: &[usize], plan: &Plan, held: &Held) -> Seats {
        let mut seats = Seats {
            seats: vec![Seat::default(); shown.cards.len()],
            steps: Vec::with_capacity(self.sequence.len()),
            rows: plan.rows.clone(),
        };
        let mut placed = vec![false; shown.cards.len()];
        for cards in &self.sequence {
            let mut phase = PhaseSeats { order: self, shown, of_lane, plan, held, cards, reach: 0 };
            if cards.iter().any(|card| pin(shown, *card).is_some()) {
                // How far the phase reaches when no card is pinned: a pin far beyond the map would
                // only make empty columns.
                let steps = phase.seat(&mut seats.seats, &mut placed);
                let before =
                    cards.iter().filter_map(|card| at(&held.released, *card)).map(|seat| seat.step + 1);
                phase.reach = before.max().unwrap_or(0).max(steps);
                cards.iter().for_each(|card| put(&mut placed, *card, false));
            }
            let steps = phase.seat(&mut seats.seats, &mut placed);
            seats.steps.push(steps);
        }
        seats
    }
}

/// The step to which people pinned a card.
fn pin(shown: &Shown, card: usize) -> Option<u32> {
    shown.cards.get(card).and_then(|card| card.touchpoint.pinned_step)
}

/// What decides where the cards of one phase sit.
struct PhaseSeats<'a> {
    order: &'a Order,
    shown: &'a Shown<'a>,
    of_lane: &'a [usize],
    plan: &'a Plan,
    held: &'a Held,
    /// The cards in the order in which they are seated.
    cards: &'a [usize],
    /// The last step that a pin may ask for.
    reach: usize,
}

impl PhaseSeats<'_> {
    /// Seats the cards: those that keep their seat, then those that people just put somewhere, then
    /// the others. Gives the number of steps.
    fn seat(&self, seats: &mut [Seat], placed: &mut [bool]) -> usize {
        let mut cells = Cells::new(self.plan);
        let held = |card: usize| at(&self.held.seats, card);
        let take = |cells: &mut Cells<'_>, seats: &mut [Seat], placed: &mut [bool], card, seat| {
            cells.take(at(self.of_lane, card), seat);
            put(seats, card, seat);
            put(placed, card, true);
        };
        for card in self.cards {
            held(*card).into_iter().for_each(|seat| take(&mut cells, seats, placed, *card, seat));
        }
        let dragged = |card: usize| self.reach > 0 && at(&self.held.dragged, card);
        let loose = || self.cards.iter().copied().filter(|card| held(*card).is_none());
        let order = loose().filter(|card| dragged(*card)).chain(loose().filter(|card| !dragged(*card)));
        for card in order {
            let earliest = self.earliest(card, seats, placed);
            let pinned = pin(self.shown, card).map_or(0, |step| (step as usize).min(self.reach));
            let seat = cells.find(at(self.of_lane, card), earliest.max(pinned));
            take(&mut cells, seats, placed, card, seat);
        }
        cells.steps
    }

    /// The first step that a card may take because of what comes before it.
    fn earliest(&self, card: usize, seats: &[Seat], placed: &[bool]) -> usize {
        let lane = at(self.of_lane, card);
        let single = self.plan.strict || at(&self.plan.rows, lane) <= 1;
        let step = |it: usize| match at(placed, it) {
            true => Some(at(seats, it).step),
            // What was just put somewhere goes first, but behind what came before it till now.
            false if at(&self.held.dragged, card) => at(&self.held.released, it).map(|seat| seat.step),
            false => None,
        };
        let before = self.order.before.get(card).into_iter().flatten();
        let behind = |it: &usize| Some(step(*it)? + usize::from(single && at(self.of_lane, *it) == lane));
        before.filter_map(behind).max().unwrap_or(0)
    }
}

/// The rows of one lane and step.
#[derive(Clone, Default)]
struct Cell {
    /// The first row that is free.
    free: usize,
    /// The rows behind it that are taken: those of cards that keep their seat.
    taken: Vec<usize>,
}

impl Cell {
    fn take(&mut self, row: usize) {
        if row > self.free {
            self.taken.push(row);
            return;
        }
        self.free = self.free.max(row + 1);
        while self.taken.contains(&self.free) {
            self.free += 1;
        }
    }
}

/// The cells of one lane in one phase.
#[derive(Clone, Default)]
struct LaneCells {
    steps: Vec<Cell>,
    /// A step before which no row is free: lanes of hundreds of cards are filled from the left.
    full: usize,
}

/// The cells of one phase.
struct Cells<'a> {
    plan: &'a Plan,
    lanes: Vec<LaneCells>,
    steps: usize,
}

impl<'a> Cells<'a> {
    fn new(plan: &'a Plan) -> Self {
        Self { plan, lanes: vec![LaneCells::default(); plan.rows.len()], steps: 1 }
    }

    /// The first free row in the smallest step from `earliest` on; before that if the phase wraps.
    fn find(&self, lane: usize, earliest: usize) -> Seat {
        let empty = LaneCells::default();
        let LaneCells { steps, full } = self.lanes.get(lane).unwrap_or(&empty);
        let rows = at(&self.plan.rows, lane).max(1);
        let free_row = |step: usize| match steps.get(step) {
            None => Some(0),
            Some(cell) => (cell.free < rows).then_some(cell.free),
        };
        let last = self.plan.wrap.unwrap_or(usize::MAX).max(1) - 1;
        let earliest = earliest.min(last);
        let onward = earliest.max(*full)..=last.min(earliest.max(steps.len()));
        let seat = |step| free_row(step).map(|row| Seat { step, row });
        onward
            .into_iter()
            .find_map(seat)
            .or_else(|| (*full..earliest).rev().find_map(seat))
            .unwrap_or(Seat { step: steps.len().max(earliest), row: 0 })
    }

    fn take(&mut self, lane: usize, seat: Seat) {
        let rows = at(&self.plan.rows, lane).max(1);
        if self.lanes.len() <= lane {
            self.lanes.resize(lane + 1, LaneCells::default());
        }
        let Some(LaneCells { steps, full }) = self.lanes.get_mut(lane) else { return };
        if steps.len() <= seat.step {
            steps.resize(seat.step + 1, Cell::default());
        }
        steps.get_mut(seat.step).into_iter().for_each(|cell| cell.take(seat.row));
        while steps.get(*full).is_some_and(|cell| cell.free >= rows) {
            *full += 1;
        }
        self.steps = self.steps.max(seat.step + 1);
    }
}

/// Removes every edge that closes a cycle, walking depth first in document order.
fn drop_cycles(after: &mut [Vec<usize>]) {
    #[derive(Clone, Copy, Default, PartialEq)]
    enum Mark {
        #[default]
        New,
        Open,
        Done,
    }
    let mut marks = vec![Mark::New; after.len()];
    let mut path: Vec<(usize, usize)> = Vec::new();
    for start in 0..after.len() {
        if at(&marks, start) != Mark::New {
            continue;
        }
        put(&mut marks, start, Mark::Open);
        path.push((start, 0));
        while let Some((card, next)) = path.last_mut() {
            let Some(list) = after.get_mut(*card) else { break };
            let Some(to) = list.get(*next).copied() else {
                put(&mut marks, *card, Mark::Done);
                path.pop();
                continue;
            };
            if at(&marks, to) == Mark::Open {
                list.remove(*next);
                continue;
            }
            *next += 1;
            if at(&marks, to) == Mark::New {
                put(&mut marks, to, Mark::Open);
                path.push((to, 0));
            }
        }
    }
}

/// All cards, so that each comes after what is before it: by the longest way to it, then in
/// document order.
fn topological(after: &[Vec<usize>], before: &[Vec<usize>]) -> Vec<usize> {
    let mut waits: Vec<usize> = before.iter().map(Vec::len).collect();
    let mut ready: Vec<usize> = (0..after.len()).filter(|card| at(&waits, *card) == 0).collect();
    let mut sorted = Vec::with_capacity(after.len());
    while !ready.is_empty() {
        let mut next = Vec::new();
        for card in ready {
            sorted.push(card);
            for to in after.get(card).into_iter().flatten() {
                if let Some(waits) = waits.get_mut(*to) {
                    *waits -= 1;
                    if *waits == 0 {
                        next.push(*to);
                    }
                }
            }
        }
        next.sort_unstable();
        ready = next;
    }
    sorted
}

#[cfg(test)]
mod tests {
    use super::super::Request;
    use super::super::example::{laid_out, seat, workspace};
    use super::{drop_cycles, topological};
    use crate::model::TransitionKind::{Forward, Lateral};

    #[test]
    fn strict_within_a_lane_and_weak_between_lanes() {
        let cards = [("a", 0, "email"), ("b", 0, "email"), ("c", 0, "store"), ("d", 0, "email")];
        let lines = [("a", "b", Lateral, ""), ("b", "c", Lateral, ""), ("c", "d", Forward, "")];
        let found = laid_out(&workspace(&cards, &lines), &Request::default());
        let steps = ["a", "b", "c", "d"].map(|id| seat(&found, id).1);
        assert_eq!(steps, [0, 1, 1, 2]);
    }

    #[test]
    fn a_long_chain_and_a_long_cycle_end() {
        let count = 20_000;
        let mut after: Vec<Vec<usize>> = (0..count).map(|card| vec![(card + 1) % count]).collect();
        drop_cycles(&mut after);
        let mut before = vec![Vec::new(); count];
        for (from, list) in after.iter().enumerate() {
            list.iter().for_each(|to| before[*to].push(from));
        }
        assert_eq!(topological(&after, &before), (0..count).collect::<Vec<_>>());
    }
}
