//! Which track of its gutter each piece of a line takes: pieces that meet get different tracks,
//! in the order that crosses least. Knows gutters and order, no point.
//!
//! Positions are counted in half steps: row (or column) `n` is `2n + 1`, the gutter before it
//! `2n`, ports and tracks lie within less than half a step around these.

use std::collections::BTreeMap;

use super::grid::{Grid, at, put};
use super::ports::{End, Port, Ports};
use super::routes::Way;
use super::shown::Shown;

/// Gutters with more pieces than this are ordered by a rule instead of a search.
const SEARCHED: usize = 400;

/// A straight piece inside a gutter. In vertical gutters, an end turns left or right; in row
/// gutters, up or down.
#[derive(Clone, Debug, Default)]
pub(super) struct Piece {
    /// The gutter.
    pub gutter: usize,
    /// The cells and gutters that it meets, in half steps.
    meets: (usize, usize),
    /// Where it turns off, and whether to the right (or down).
    turns: Vec<(f32, bool)>,
    /// Its lowest and its highest turn.
    reach: (f32, f32),
}

/// The pieces of one link: indices into the lists of pieces.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct LinkPieces {
    /// The first vertical piece.
    pub first: Option<usize>,
    /// The piece in a row gutter.
    pub along: Option<usize>,
    /// The second vertical piece.
    pub second: Option<usize>,
}

/// All pieces with their tracks.
pub(super) struct Tracks {
    /// By link.
    pub links: Vec<LinkPieces>,
    /// Vertical pieces: gutter and track.
    pub vertical: Vec<(usize, usize)>,
    /// Pieces in row gutters: gutter and track.
    pub horizontal: Vec<(usize, usize)>,
    /// Tracks per vertical gutter.
    pub columns: Vec<usize>,
    /// Tracks per row gutter.
    pub rows: Vec<usize>,
}

impl Tracks {
    /// Gives every piece a track.
    pub fn new(shown: &Shown, grid: &Grid, ways: &[Way], ports: &Ports) -> Self {
        let heights = port_heights(shown, grid, ports);
        let links = number_pieces(ways, ports);
        let count = |pick: fn(&LinkPieces) -> [Option<usize>; 2]| {
            links.iter().flat_map(pick).flatten().max().map_or(0, |last| last + 1)
        };
        let vertical = count(|it| [it.first, it.second]);
        let horizontal = count(|it| [it.along, None]);
        let mut tracks = Self {
            links,
            vertical: vec![(0, 0); vertical],
            horizontal: vec![(0, 0); horizontal],
            columns: vec![0; grid.columns() + 1],
            rows: vec![0; grid.rows() + 1],
        };
        let rounds = if shown.links.len() > 600 { 1 } else { 3 };
        for _ in 0..rounds {
            let pieces = tracks.row_pieces(shown, grid, ways);
            tracks.rows = assign(pieces, grid.rows() + 1, &mut tracks.horizontal);
            let pieces = tracks.column_pieces(ways, &heights);
            tracks.columns = assign(pieces, grid.columns() + 1, &mut tracks.vertical);
        }
        tracks
    }

    /// The position of a vertical piece among columns.
    fn x(&self, piece: Option<usize>, gutter: usize) -> f32 {
        let (_, track) = piece.map_or((0, 0), |piece| at(&self.vertical, piece));
        2.0 * gutter as f32 + offset(track, at(&self.columns, gutter), 0.6)
    }

    fn row_pieces(&self, shown: &Shown, grid: &Grid, ways: &[Way]) -> Vec<Piece> {
        let mut pieces = vec![Piece::default(); self.horizontal.len()];
        for ((link, way), parts) in shown.links.iter().zip(ways).zip(&self.links) {
            let (Way::Around { first, along, second }, Some(index)) = (*way, parts.along) else { continue };
            let below = |card: usize| grid.spot(card).row >= along;
            let turns = vec![
                (self.x(parts.first, first), below(link.from)),
                (self.x(parts.second, second), below(link.to)),
            ];
            let meets = (2 * first.min(second), 2 * first.max(second));
            put(&mut pieces, index, Piece { gutter: along, meets, turns, reach: (0.0, 0.0) });
        }
        pieces
    }

    fn column_pieces(&self, ways: &[Way], heights: &[[f32; 2]]) -> Vec<Piece> {
        let mut pieces = vec![Piece::default(); self.vertical.len()];
        let mut add = |index: Option<usize>, gutter: usize, turns: [(f32, bool); 2]| {
            let Some(piece) = index.and_then(|index| pieces.get_mut(index)) else { return };
            let cell = |(y, _): (f32, bool)| y.round().max(0.0) as usize;
            let [a, b] = turns.map(cell);
            let (low, high) = if piece.turns.is_empty() { (a.min(b), a.max(b)) } else { piece.meets };
            piece.gutter = gutter;
            piece.meets = (low.min(a).min(b), high.max(a).max(b));
            piece.turns.extend(turns);
        };
        for (link, (way, parts)) in ways.iter().zip(&self.links).enumerate() {
            let [leave, arrive] = at(heights, link);
            match *way {
                Way::Straight | Way::Upright => {}
                Way::Side { gutter } => add(parts.first, gutter, [(leave, false), (arrive, true)]),
                Way::Hook { gutter } => add(parts.first, gutter, [(leave, false), (arrive, false)]),
                Way::Around { first, along, second } => {
                    let (_, track) = parts.along.map_or((0, 0), |piece| at(&self.horizontal, piece));
                    let y = 2.0 * along as f32 + offset(track, at(&self.rows, along), 0.6);
                    add(parts.first, first, [(leave, false), (y, second >= first)]);
                    add(parts.second, second, [(y, first > second), (arrive, true)]);
                }
            }
        }
        pieces
    }
}

/// Track `track` of `count`, spread evenly over `width` around 0.
fn offset(track: usize, count: usize, width: f32) -> f32 {
    ((track + 1) as f32 / (count.max(1) + 1) as f32 - 0.5) * width
}

/// By link, the positions of both its ends among rows.
fn port_heights(shown: &Shown, grid: &Grid, ports: &Ports) -> Vec<[f32; 2]> {
    let mut heights = vec![[0.0; 2]; shown.links.len()];
    let mut set = |end: End, y: f32| {
        if let Some([leave, arrive]) = heights.get_mut(end.link) {
            *(if end.arrives { arrive } else { leave }) = y;
        }
    };
    for span in &ports.spans {
        let left = [&span.left_upper, &span.straight, &span.left_lower];
        let right = [&span.right_upper, &span.straight, &span.right_lower];
        for (card, lists) in [(span.left, left), (span.right, right)] {
            let Some(card) = card else { continue };
            let row = (2 * grid.spot(card).row + 1) as f32;
            let count = lists.iter().map(|list| list.len()).sum();
            for (index, port) in lists.into_iter().flatten().enumerate() {
                port.iter().for_each(|end| set(*end, row + offset(index, count, 0.9)));
            }
        }
    }
    heights
}

/// Numbers the pieces; lines that share a port share the vertical piece behind it.
fn number_pieces(ways: &[Way], ports: &Ports) -> Vec<LinkPieces> {
    let mut shared = vec![[None; 2]; ways.len()];
    let lists = ports.spans.iter().flat_map(|span| {
        [&span.left_upper, &span.left_lower, &span.right_upper, &span.right_lower].into_iter().flatten()
    });
    for (number, port) in lists.enumerate().filter(|(_, port): &(usize, &Port)| port.len() > 1) {
        for end in port {
            if let Some([leave, arrive]) = shared.get_mut(end.link) {
                *(if end.arrives { arrive } else { leave }) = Some(number);
            }
        }
    }
    let mut known: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    let (mut vertical, mut horizontal) = (0, 0);
    let mut piece = |gutter: usize, port: Option<usize>| {
        let mut fresh = || {
            vertical += 1;
            vertical - 1
        };
        Some(match port {
            Some(port) => *known.entry((port, gutter)).or_insert_with(&mut fresh),
            None => fresh(),
        })
    };
    ways.iter()
        .zip(shared)
        .map(|(way, [leave, arrive])| match *way {
            Way::Straight | Way::Upright => LinkPieces::default(),
            Way::Side { gutter } | Way::Hook { gutter } => {
                LinkPieces { first: piece(gutter, leave.or(arrive)), ..LinkPieces::default() }
            }
            Way::Around { first, second, .. } => {
                horizontal += 1;
                let (first, second) = (piece(first, leave), piece(second, arrive));
                LinkPieces { first, along: Some(horizontal - 1), second }
            }
        })
        .collect()
}

/// Gives the pieces of every gutter their tracks; the number of tracks by gutter.
fn assign(mut pieces: Vec<Piece>, gutters: usize, tracks: &mut [(usize, usize)]) -> Vec<usize> {
    let mut by_gutter = vec![Vec::new(); gutters];
    for (index, piece) in pieces.iter_mut().enumerate() {
        let turns = || piece.turns.iter().map(|(at, _)| *at);
        piece.reach = (turns().fold(f32::INFINITY, f32::min), turns().fold(f32::NEG_INFINITY, f32::max));
        by_gutter.get_mut(piece.gutter).into_iter().for_each(|list: &mut Vec<usize>| list.push(index));
    }
    let mut counts = Vec::with_capacity(gutters);
    for (gutter, members) in by_gutter.into_iter().enumerate() {
        let mut list: Vec<(usize, &Piece)> =
            members.iter().filter_map(|index| pieces.get(*index).map(|piece| (*index, piece))).collect();
        sort(&mut list);
        let found = colour(&list.iter().map(|(_, piece)| *piece).collect::<Vec<_>>());
        for ((index, _), track) in list.iter().zip(&found) {
            put(tracks, *index, (gutter, *track));
        }
        counts.push(found.iter().max().map_or(0, |last| last + 1));
    }
    counts
}

/// The crossings where `a` lies left of (or above) `b`.
fn cost(a: &Piece, b: &Piece) -> u16 {
    let inside = |piece: &Piece, y: f32| piece.reach.0 <= y && y <= piece.reach.1;
    let right = a.turns.iter().filter(|(y, right)| *right && inside(b, *y)).count();
    let left = b.turns.iter().filter(|(y, right)| !*right && inside(a, *y)).count();
    u16::try_from(right + left).unwrap_or(u16::MAX)
}

fn meet(a: &Piece, b: &Piece) -> bool {
    a.meets.0 <= b.meets.1 && b.meets.0 <= a.meets.1
}

/// Sorts the pieces of a gutter so that few cross: each is moved to its best place, in turn.
fn sort(list: &mut Vec<(usize, &Piece)>) {
    // A first order that nests: what turns right early lies right.
    let lean = |piece: &Piece| piece.turns.iter().map(|(_, right)| i32::from(*right) * 2 - 1).sum::<i32>();
    let length = |piece: &Piece| piece.meets.1 - piece.meets.0;
    list.sort_by_key(|(index, piece)| (lean(piece), length(piece), *index));
    if list.len() > SEARCHED {
        return;
    }
    let gains = Gains::of(list);
    let mut order: Vec<usize> = (0..list.len()).collect();
    for _ in 0..3 {
        let mut moved = false;
        for index in 0..order.len() {
            // What it costs to stand before the first, and how that changes behind each other one.
            let gains = gains.of_piece(at(&order, index));
            let changes: Vec<i64> = order.iter().map(|other| i64::from(at(gains, *other))).collect();
            let own: i64 = changes.iter().take(index).sum();
            let (mut sum, mut best, mut place) = (0, own, index);
            let others = changes.iter().enumerate().filter(|(other, _)| *other != index).map(|(_, it)| *it);
            for (slot, delta) in std::iter::once(0).chain(others).enumerate() {
                sum += delta;
                if sum < best {
                    (best, place) = (sum, slot);
                }
            }
            if place != index {
                let item = order.remove(index);
                order.insert(place.min(order.len()), item);
                moved = true;
            }
        }
        if !moved {
            break;
        }
    }
    *list = order.into_iter().filter_map(|index| list.get(index).copied()).collect();
}

/// For each two pieces of a gutter that meet, how many crossings fewer there are (or more, if negative)
/// where the first lies before the second. Each pair is looked at once: the search asks many times.
struct Gains {
    count: usize,
    /// By the first piece, then by the second.
    gains: Vec<i32>,
}

impl Gains {
    fn of(list: &[(usize, &Piece)]) -> Self {
        let count = list.len();
        let mut gains = vec![0; count * count];
        for (first, (_, piece)) in list.iter().enumerate() {
            for (second, (_, other)) in list.iter().enumerate().skip(first + 1) {
                if meet(piece, other) {
                    let gain = i32::from(cost(other, piece)) - i32::from(cost(piece, other));
                    put(&mut gains, first * count + second, gain);
                    put(&mut gains, second * count + first, -gain);
                }
            }
        }
        Self { count, gains }
    }

    fn of_piece(&self, piece: usize) -> &[i32] {
        self.gains.get(piece * self.count..(piece + 1) * self.count).unwrap_or_default()
    }
}

/// The smallest track for each piece that keeps the order where order matters.
fn colour(list: &[&Piece]) -> Vec<usize> {
    let mut tracks: Vec<usize> = Vec::with_capacity(list.len());
    let searched = list.len() <= SEARCHED;
    let mut taken = Vec::new();
    for piece in list {
        let earlier = list.iter().zip(&tracks).filter(|(other, _)| meet(piece, other));
        let mut least = 0;
        taken.clear();
        for (other, track) in earlier {
            // A track below what the order already asks changes nothing.
            if searched && *track >= least && cost(piece, other) > cost(other, piece) {
                least = track + 1;
            }
            taken.push(*track);
        }
        taken.sort_unstable();
        for track in &taken {
            if *track == least {
                least += 1;
            }
        }
        tracks.push(least);
    }
    tracks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(meets: (usize, usize), turns: [(f32, bool); 2]) -> Piece {
        let reach = (turns[0].0.min(turns[1].0), turns[0].0.max(turns[1].0));
        Piece { gutter: 0, meets, turns: turns.to_vec(), reach }
    }

    #[test]
    fn nested_lines_do_not_cross() {
        // Both come from the left and go on to the right, the first further down.
        let (first, second) =
            (piece((1, 9), [(1.2, false), (9.0, true)]), piece((1, 5), [(0.8, false), (5.0, true)]));
        let mut tracks = vec![(0, 0); 2];
        let counts = assign(vec![second.clone(), first.clone()], 1, &mut tracks);
        assert_eq!(counts, [2]);
        assert!(tracks[1].1 < tracks[0].1, "the one that goes further turns off first");
        assert_eq!(cost(&first, &second), 0);
    }

    #[test]
    fn pieces_that_do_not_meet_share_a_track() {
        let pieces =
            vec![piece((1, 3), [(1.0, false), (3.0, true)]), piece((5, 7), [(5.0, false), (7.0, true)])];
        assert_eq!(assign(pieces, 1, &mut [(0, 0); 2]), [1]);
    }
}
