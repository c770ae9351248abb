//! The order of lines at each side of a card, and how many places they share there.
//! Knows no point: a port is a place among others.

use std::collections::BTreeMap;

use super::fold::Sizes;
use super::grid::{Grid, at, put};
use super::labels::Words;
use super::routes::Way;
use super::shown::Shown;

/// At most so many ports at one side; further lines are bundled.
pub(super) const MAX_PORTS: usize = 6;

/// At most so many ports between two neighbours of a row of this height, so that all can have their
/// own height: lines lie 6 points apart, or 10 where one of them carries words.
fn max_between(height: f32, worded: bool) -> usize {
    let apart = if worded { 10.0 } else { 6.0 };
    ((height / apart) as usize).saturating_sub(1).clamp(1, 10)
}

/// One end of a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct End {
    /// The link.
    pub link: usize,
    /// Whether it is the arrow's end.
    pub arrives: bool,
}

/// Lines that share one port.
pub(super) type Port = Vec<End>;

/// The ports between two neighbours of a row: the right side of one and the left side of the
/// next. Upper ports belong to lines that come from above, lower ones to those from below.
#[derive(Clone, Debug, Default)]
pub(super) struct Span {
    /// The card on the left, if any.
    pub left: Option<usize>,
    /// The card on the right, if any.
    pub right: Option<usize>,
    /// Ports of the left card, top to bottom, above the straight lines.
    pub left_upper: Vec<Port>,
    /// Ports of the right card above the straight lines.
    pub right_upper: Vec<Port>,
    /// Lines that run straight from left to right.
    pub straight: Vec<Port>,
    /// Ports of the left card below the straight lines.
    pub left_lower: Vec<Port>,
    /// Ports of the right card below the straight lines.
    pub right_lower: Vec<Port>,
}

/// All ports.
pub(super) struct Ports {
    /// By gap between neighbours of a row; row by row.
    pub spans: Vec<Span>,
    /// Lines between a card and the one below it, by the upper card.
    pub uprights: BTreeMap<usize, Vec<Port>>,
}

/// How a line leaves a port: the sort key is the far end of its first vertical piece, then how
/// far it goes on from there.
type Key = (usize, i64, usize);

impl Ports {
    /// Orders the ends of all lines.
    pub fn new(shown: &Shown, grid: &Grid, ways: &[Way], words: &[Option<Words>], sizes: &Sizes) -> Self {
        let mut spans = Vec::new();
        // By card, the span at its right and the span at its left.
        let mut span_right = vec![0; grid.spots.len()];
        let mut span_left = vec![0; grid.spots.len()];
        for row in &grid.by_row {
            let lefts = std::iter::once(None).chain(row.iter().copied().map(Some));
            let rights = row.iter().copied().map(Some).chain(std::iter::once(None));
            for (left, right) in lefts.zip(rights) {
                left.into_iter().for_each(|card| put(&mut span_right, card, spans.len()));
                right.into_iter().for_each(|card| put(&mut span_left, card, spans.len()));
                spans.push(Gathering {
                    span: Span { left, right, ..Span::default() },
                    ..Gathering::default()
                });
            }
        }
        let mut uprights: BTreeMap<usize, Vec<Port>> = BTreeMap::new();
        for (index, (link, way)) in shown.links.iter().zip(ways).enumerate() {
            let leave = End { link: index, arrives: false };
            let arrive = End { link: index, arrives: true };
            match way {
                Way::Upright => {
                    let (a, b) = (grid.spot(link.from), grid.spot(link.to));
                    let upper = if a.row < b.row { link.from } else { link.to };
                    uprights.entry(upper).or_default().push(vec![leave]);
                }
                Way::Straight => {
                    let span = spans.get_mut(at(&span_right, link.from));
                    span.into_iter().for_each(|it| it.span.straight.push(vec![leave]));
                }
                _ => {
                    let span = spans.get_mut(at(&span_right, link.from));
                    span.into_iter().for_each(|it| it.left.push((key(grid, shown, *way, leave), leave)));
                    let hook = matches!(way, Way::Hook { .. });
                    let span = spans.get_mut(at(if hook { &span_right } else { &span_left }, link.to));
                    let far = key(grid, shown, *way, arrive);
                    span.into_iter().for_each(|it| {
                        if hook { it.left.push((far, arrive)) } else { it.right.push((far, arrive)) }
                    });
                }
            }
        }
        for ports in uprights.values_mut() {
            bundle(ports, MAX_PORTS);
        }
        let worded = |end: &End| words.get(end.link).is_some_and(Option::is_some);
        Self { spans: spans.into_iter().map(|it| it.settle(grid, sizes, &worded)).collect(), uprights }
    }
}

/// The key of an end; half steps let row gutters lie between rows.
fn key(grid: &Grid, shown: &Shown, way: Way, end: End) -> Key {
    let Some(link) = shown.links.get(end.link) else { return Key::default() };
    let (own, other) = if end.arrives { (link.to, link.from) } else { (link.from, link.to) };
    let (own, other) = (grid.spot(own), grid.spot(other));
    let Way::Around { along, .. } = way else {
        // A line to the own side of the same card leaves below where it arrives, from ports of
        // their own even when bundled.
        let far = 2 * other.row + 1;
        let tie = match own == other {
            true if end.arrives => -1,
            _ => 0,
        };
        return (far, tie, end.link);
    };
    let far = 2 * along;
    let distance = own.column.abs_diff(other.column) as i64;
    // Nested: above, the line that goes least far lies highest; below, lowest.
    (far, if far <= 2 * own.row { distance } else { -distance }, end.link)
}

#[derive(Default)]
struct Gathering {
    span: Span,
    left: Vec<(Key, End)>,
    right: Vec<(Key, End)>,
}

impl Gathering {
    /// Sorts the ends and bundles what is too many.
    fn settle(mut self, grid: &Grid, sizes: &Sizes, worded: &dyn Fn(&End) -> bool) -> Span {
        let ends = self.left.iter().map(|(_, end)| end).chain(self.span.straight.iter().flatten());
        let row = self.span.left.or(self.span.right).map_or(0, |card| grid.spot(card).row);
        let most = max_between(at(&sizes.rows, row), ends.into_iter().any(worded));
        for (mut ends, upper, lower) in [
            (self.left, &mut self.span.left_upper, &mut self.span.left_lower),
            (self.right, &mut self.span.right_upper, &mut self.span.right_lower),
        ] {
            ends.sort_unstable();
            for ((far, tie, _), end) in ends {
                let above = far < 2 * row + 1 || (far == 2 * row + 1 && tie < 0);
                if above { upper.push(vec![end]) } else { lower.push(vec![end]) }
            }
        }
        self.span.bundle(most);
        self.span
    }
}

impl Span {
    /// Shares ports until each side has at most [`MAX_PORTS`] and both together `between`.
    fn bundle(&mut self, between: usize) {
        let straight = self.straight.len();
        let lists =
            [&mut self.left_upper, &mut self.left_lower, &mut self.right_upper, &mut self.right_lower];
        let mut counts = lists.map(|list| list.len());
        let crowded = |counts: [usize; 4], straight: usize| {
            let [a, b, c, d] = counts;
            let most = (a + b).max(c + d);
            most + straight > MAX_PORTS.min(between) || a + b + c + d + straight > between
        };
        let mut straights = straight;
        while crowded(counts, straights) {
            let largest = counts.iter().copied().max().unwrap_or(0).max(straights);
            if largest <= 1 {
                break;
            }
            if straights == largest {
                straights -= 1;
            } else if let Some(count) = counts.iter_mut().find(|count| **count == largest) {
                *count -= 1;
            }
        }
        bundle(&mut self.straight, straights);
        let lists =
            [&mut self.left_upper, &mut self.left_lower, &mut self.right_upper, &mut self.right_lower];
        for (list, count) in lists.into_iter().zip(counts) {
            bundle(list, count);
        }
    }
}

/// Lets neighbours share ports until there are at most `count`.
fn bundle(ports: &mut Vec<Port>, count: usize) {
    if ports.len() <= count || count == 0 {
        return;
    }
    let total = ports.len();
    let mut shared: Vec<Port> = vec![Vec::new(); count];
    for (index, port) in std::mem::take(ports).into_iter().enumerate() {
        if let Some(place) = shared.get_mut(index * count / total) {
            place.extend(port);
        }
    }
    *ports = shared;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn too_many_lines_share_ports_in_order() {
        let ends =
            |count: usize| (0..count).map(|link| vec![End { link, arrives: false }]).collect::<Vec<Port>>();
        let mut span = Span { left_upper: ends(9), right_lower: ends(3), ..Span::default() };
        span.bundle(10);
        assert_eq!((span.left_upper.len(), span.right_lower.len()), (MAX_PORTS, 3));
        let order: Vec<usize> = span.left_upper.iter().flatten().map(|end| end.link).collect();
        assert_eq!(order, (0..9).collect::<Vec<_>>());
    }
}
