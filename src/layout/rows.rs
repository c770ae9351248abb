//! How many rows each lane gets, so that the whole map fits a wide screen at the largest scale,
//! and which row each card of a cell takes, so that few lines cross.

use super::grid::{Seat, Seats, at, put};
use super::hold::Held;
use super::lanes::Lanes;
use super::shown::Shown;
use super::steps::{Order, Plan};
use super::{CardStyle, FRAME_BOTTOM, FRAME_SIDES, FRAME_TOP, LABEL_WIDTH, LANES_TOP};

/// The screen that the whole is fitted to.
const SCREEN: (f32, f32) = (1920.0, 1080.0);

/// Up to this many cards every choice of rows is tried.
const SEARCHED: usize = 60;

/// The search gives a lane at most so many rows.
const MOST_ROWS: usize = 3;

/// One more row must make the scale grow by this much.
const WORTH: f32 = 1.005;

/// A map without lanes has at most so many steps in a phase.
const MOST_STEPS: usize = 40;

/// The scale at which a map of this size, with its frame, fits the screen.
pub(super) fn fit(width: f32, height: f32) -> f32 {
    let width = SCREEN.0 / (width + FRAME_SIDES);
    width.min(SCREEN.1 / (height + FRAME_TOP + FRAME_BOTTOM))
}

/// Seats all cards with the rows per lane that fit best.
pub(super) fn seat(shown: &Shown, order: &Order, lanes: &Lanes, cards: CardStyle, strict: bool) -> Seats {
    let seat = |plan: &Plan| order.seat(shown, &lanes.of_card, plan, &Held::default());
    let scale = |seats: &Seats| estimate(seats, shown.links.len(), cards);
    let single = Plan { rows: vec![1; lanes.lanes.len()], wrap: None, strict };
    let busiest = busiest_cells(shown, lanes);
    if strict || shown.cards.len() > SEARCHED {
        let mut best: Option<(f32, Seats)> = None;
        let most = busiest.iter().copied().max().unwrap_or(1).clamp(1, MOST_STEPS);
        for wrap in 1..=most {
            let rows = busiest.iter().map(|count| count.div_ceil(wrap).max(1)).collect();
            let seats = seat(&Plan { rows, wrap: Some(wrap), strict });
            let found = scale(&seats) * if strict { flow(shown, &seats) } else { 1.0 };
            if best.as_ref().is_none_or(|(scale, _)| found > *scale) {
                best = Some((found, seats));
            }
        }
        return best.map_or_else(|| seat(&single), |(_, seats)| seats);
    }
    let mut plan = single;
    let mut seats = seat(&plan);
    let mut reached = scale(&seats);
    loop {
        let mut best = (reached * WORTH, None);
        for (first, second) in pairs(&plan, &busiest) {
            let mut next = plan.clone();
            for lane in [Some(first), second].into_iter().flatten() {
                let rows = at(&next.rows, lane);
                put(&mut next.rows, lane, rows + 1);
            }
            let found = scale(&seat(&next));
            if found > best.0 {
                best = (found, Some(next));
            }
        }
        let (found, Some(next)) = best else { return seats };
        reached = found;
        plan = next;
        seats = seat(&plan);
    }
}

/// How well a map without lanes reads from left to right: from 0.6 where no transition inside a
/// phase goes right, to 1 where all do.
fn flow(shown: &Shown, seats: &Seats) -> f32 {
    let phase = |card: usize| shown.cards.get(card).map(|card| card.phase);
    let inside = shown.links.iter().filter(|link| link.from != link.to && phase(link.from) == phase(link.to));
    let (mut all, mut right) = (0.0, 0.0);
    for link in inside {
        all += 1.0;
        if at(&seats.seats, link.from).step < at(&seats.seats, link.to).step {
            right += 1.0;
        }
    }
    if all > 0.0 { 0.6 + 0.4 * right / all } else { 1.0 }
}

/// The lanes, and pairs of lanes, that could use another row.
fn pairs(plan: &Plan, busiest: &[usize]) -> Vec<(usize, Option<usize>)> {
    let could = |lane: &usize| {
        let rows = at(&plan.rows, *lane);
        rows < at(busiest, *lane) && rows < MOST_ROWS
    };
    let lanes: Vec<usize> = (0..plan.rows.len()).filter(could).collect();
    let mut found: Vec<_> = lanes.iter().map(|lane| (*lane, None)).collect();
    for (index, first) in lanes.iter().enumerate() {
        found.extend(lanes.iter().skip(index + 1).map(|second| (*first, Some(*second))));
    }
    found
}

/// By lane, the number of cards in its fullest phase.
fn busiest_cells(shown: &Shown, lanes: &Lanes) -> Vec<usize> {
    let mut busiest = vec![0; lanes.lanes.len()];
    let mut counts: Vec<usize> = vec![0; lanes.lanes.len()];
    let mut touched: Vec<usize> = Vec::new();
    let mut phase = 0;
    for (card, lane) in shown.cards.iter().zip(&lanes.of_card) {
        if card.phase != phase {
            touched.drain(..).for_each(|lane| put(&mut counts, lane, 0));
            phase = card.phase;
        }
        touched.push(*lane);
        let count = at(&counts, *lane) + 1;
        put(&mut counts, *lane, count);
        let most = count.max(at(&busiest, *lane));
        put(&mut busiest, *lane, most);
    }
    busiest
}

/// The scale that these seats will have, before any line is routed: gutters are counted as they
/// usually come out.
fn estimate(seats: &Seats, links: usize, cards: CardStyle) -> f32 {
    let steps: usize = seats.steps.iter().sum();
    let rows: usize = seats.rows.iter().sum();
    // About half of the lines that pass a column meet in its gutter, and a tenth in a row's.
    let between = |lines: f32| 16.0 + 9.0 * (0.5 * lines).max(2.4);
    let below = |lines: f32| 12.0 + 9.0 * (0.1 * lines).max(0.9);
    let width = steps as f32 * (cards.width() + between(links as f32 / steps.max(1) as f32));
    let width = LABEL_WIDTH + width + seats.steps.len() as f32 * 12.0;
    let height = rows as f32 * (cards.height() + below(links as f32 / rows.max(1) as f32));
    let height = height + seats.rows.len() as f32 * 9.0;
    fit(width, LANES_TOP + height + 20.0)
}

/// Sweeps over the columns and lets the cards of each cell change rows so that they lie level
/// with what they are linked to.
pub(super) fn settle(shown: &Shown, lanes: &Lanes, seats: &mut Seats) {
    if seats.rows.iter().all(|rows| *rows <= 1) {
        return;
    }
    let mut linked = vec![Vec::new(); shown.cards.len()];
    for link in shown.links.iter().filter(|link| link.from != link.to) {
        linked.get_mut(link.from).into_iter().for_each(|list: &mut Vec<usize>| list.push(link.to));
        linked.get_mut(link.to).into_iter().for_each(|list: &mut Vec<usize>| list.push(link.from));
    }
    let mut cells = cells(shown, lanes, seats);
    let starts: Vec<usize> = seats
        .rows
        .iter()
        .scan(0, |sum, rows| {
            let start = *sum;
            *sum += rows;
            Some(start)
        })
        .collect();
    let row_of =
        |seats: &Seats, card: usize| at(&starts, at(&lanes.of_card, card)) + at(&seats.seats, card).row;
    let sweeps = if shown.cards.len() > 1000 { 4 } else { 12 };
    let few = shown.links.len() <= 600;
    let mut best = (if few { crossings(shown, seats, &row_of) } else { usize::MAX }, seats.clone());
    for _ in 0..sweeps {
        for (lane, members) in &cells {
            let rows = at(&seats.rows, *lane);
            let start = at(&starts, *lane) as f32;
            let wish = |card: usize| {
                let ends = linked.get(card).map_or(&[][..], Vec::as_slice);
                let sum: usize = ends.iter().map(|end| row_of(seats, *end)).sum();
                let own = row_of(seats, card) as f32;
                let mean = if ends.is_empty() { own } else { sum as f32 / ends.len() as f32 };
                mean - start
            };
            let mut wishes: Vec<(f32, usize, usize)> =
                members.iter().map(|card| (wish(*card), at(&seats.seats, *card).row, *card)).collect();
            wishes.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
            for (card, row) in spread(&wishes, rows) {
                let step = at(&seats.seats, card).step;
                put(&mut seats.seats, card, Seat { step, row });
            }
        }
        cells.reverse();
        if few {
            let found = crossings(shown, seats, &row_of);
            if found < best.0 {
                best = (found, seats.clone());
            }
        }
    }
    if few {
        *seats = best.1;
        rearrange(shown, seats, &cells, &row_of);
    }
}

/// Lets two rows of a cell change places while that makes fewer lines cross, or the same lines
/// shorter.
fn rearrange(
    shown: &Shown,
    seats: &mut Seats,
    cells: &[(usize, Vec<usize>)],
    row_of: &dyn Fn(&Seats, usize) -> usize,
) {
    let mut points = points(shown, seats, row_of);
    let mut incident = vec![Vec::new(); shown.cards.len()];
    for (index, link) in shown.links.iter().enumerate().filter(|(_, link)| link.from != link.to) {
        for end in [link.from, link.to] {
            incident.get_mut(end).into_iter().for_each(|list: &mut Vec<usize>| list.push(index));
        }
    }
    let line = |points: &[Point], link: usize| {
        let ends = shown.links.get(link).map_or((0, 0), |link| (link.from, link.to));
        (at(points, ends.0), at(points, ends.1))
    };
    let cost = |points: &[Point], touched: &[usize]| {
        let (mut crossings, mut length) = (0, 0);
        for link in touched {
            let own = line(points, *link);
            length += (own.0.1 - own.1.1).abs();
            let others = (0..shown.links.len()).filter(|other| other < link || !touched.contains(other));
            crossings += others.filter(|other| cross(own, line(points, *other))).count();
        }
        (crossings, length)
    };
    // Each try looks at every line, so that large journeys get fewer.
    let (rounds, farthest) = if shown.links.len() <= 200 { (8, 3) } else { (3, 2) };
    for _ in 0..rounds {
        let mut moved = false;
        for (lane, members) in cells {
            let rows = at(&seats.rows, *lane);
            let mut sits = vec![None; rows];
            members.iter().for_each(|card| put(&mut sits, at(&seats.seats, *card).row, Some(*card)));
            for (row, apart) in
                (1..=farthest).flat_map(|apart| (0..rows.saturating_sub(apart)).map(move |row| (row, apart)))
            {
                let pair = [at(&sits, row), at(&sits, row + apart)];
                let mut touched: Vec<usize> =
                    pair.iter().flatten().filter_map(|card| incident.get(*card)).flatten().copied().collect();
                touched.sort_unstable();
                touched.dedup();
                let before = cost(&points, &touched);
                let shift = |points: &mut Vec<Point>, sign: i64| {
                    for (card, by) in pair.iter().zip([sign, -sign]) {
                        let Some(point) = card.and_then(|card| points.get_mut(card)) else { continue };
                        point.1 += by * apart as i64;
                    }
                };
                shift(&mut points, 1);
                if cost(&points, &touched) < before {
                    sits.swap(row, row + apart);
                    moved = true;
                } else {
                    shift(&mut points, -1);
                }
            }
            for (row, card) in sits.iter().enumerate() {
                let Some(card) = *card else { continue };
                let step = at(&seats.seats, card).step;
                put(&mut seats.seats, card, Seat { step, row });
            }
        }
        if !moved {
            return;
        }
    }
}

/// The cells that hold cards in lanes of several rows, column by column.
fn cells(shown: &Shown, lanes: &Lanes, seats: &Seats) -> Vec<(usize, Vec<usize>)> {
    let mut cells = std::collections::BTreeMap::new();
    for (index, card) in shown.cards.iter().enumerate() {
        let lane = at(&lanes.of_card, index);
        if at(&seats.rows, lane) > 1 {
            let key = (card.phase, at(&seats.seats, index).step, lane);
            cells.entry(key).or_insert_with(Vec::new).push(index);
        }
    }
    cells.into_iter().map(|((_, _, lane), members)| (lane, members)).collect()
}

/// Gives each card, in the order of their wishes, the row nearest to its wish.
fn spread(wishes: &[(f32, usize, usize)], rows: usize) -> Vec<(usize, usize)> {
    let count = wishes.len();
    let mut next = 0;
    let mut found = Vec::with_capacity(count);
    for (index, (wish, _, card)) in wishes.iter().enumerate() {
        let last = (rows + index).saturating_sub(count);
        let row = (wish.round().max(0.0) as usize).max(next).min(last.max(next));
        found.push((*card, row));
        next = row + 1;
    }
    found
}

/// How many pairs of lines cross if each runs straight from card to card.
fn crossings(shown: &Shown, seats: &Seats, row_of: &dyn Fn(&Seats, usize) -> usize) -> usize {
    let points = points(shown, seats, row_of);
    let lines: Vec<_> =
        shown.links.iter().map(|link| (at(&points, link.from), at(&points, link.to))).collect();
    let mut count = 0;
    for (index, a) in lines.iter().enumerate() {
        count += lines.iter().skip(index + 1).filter(|b| cross(*a, **b)).count();
    }
    count
}

type Point = (i64, i64);

type Line = (Point, Point);

/// By card, its column and row in the whole grid.
fn points(shown: &Shown, seats: &Seats, row_of: &dyn Fn(&Seats, usize) -> usize) -> Vec<Point> {
    let mut starts = vec![0usize];
    starts.extend(seats.steps.iter().scan(0, |sum, steps| {
        *sum += steps;
        Some(*sum)
    }));
    let cards = shown.cards.iter().zip(&seats.seats).enumerate();
    cards
        .map(|(index, (card, seat))| {
            ((at(&starts, card.phase) + seat.step) as i64, row_of(seats, index) as i64)
        })
        .collect()
}

/// Whether two lines cross inside.
fn cross((a, b): Line, (c, d): Line) -> bool {
    let side =
        |p: Point, q: Point, r: Point| ((q.0 - p.0) * (r.1 - p.1) - (q.1 - p.1) * (r.0 - p.0)).signum();
    side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wishes_are_met_as_near_as_there_is_room() {
        assert_eq!(spread(&[(2.2, 0, 7), (2.4, 0, 8)], 4), [(7, 2), (8, 3)]);
        assert_eq!(spread(&[(9.0, 0, 7), (9.0, 0, 8)], 3), [(7, 1), (8, 2)]);
        assert_eq!(spread(&[(-3.0, 0, 7), (0.0, 0, 8)], 2), [(7, 0), (8, 1)]);
    }

    #[test]
    fn only_lines_that_meet_inside_cross() {
        assert!(cross(((0, 0), (1, 1)), ((0, 1), (1, 0))));
        assert!(!cross(((0, 0), (1, 1)), ((0, 0), (1, 0))));
        assert!(!cross(((0, 0), (0, 2)), ((0, 1), (0, 3))));
    }
}
