//! What every layout must hold, whatever the journey: used on random journeys, generated ones
//! and samples alike. Each check returns what it found wrong.
#![allow(dead_code, reason = "each test crate uses a part")]

use emath::{Pos2, Rect};
use wandel::layout::{Layout, Route};

/// Parallel pieces lie at least so far apart.
const APART: f32 = 6.0;

/// Everything that is wrong with a layout; empty is good.
pub fn faults(layout: &Layout) -> Vec<String> {
    let mut faults = Vec::new();
    cards(layout, &mut faults);
    ends_and_corners(layout, &mut faults);
    passages(layout, &mut faults);
    parallels(layout, &mut faults);
    faults.truncate(8);
    faults
}

fn cards(layout: &Layout, faults: &mut Vec<String>) {
    let bounds = layout.bounds.expand(0.01);
    for (index, card) in layout.cards.iter().enumerate() {
        let id = &card.touchpoint.id;
        let (phase, lane) = (&layout.phases[card.phase], &layout.lanes[card.lane]);
        if card.rect.left() < phase.x.min || card.rect.right() > phase.x.max {
            faults.push(format!("{id} leaves its phase"));
        }
        if card.rect.top() < lane.y.min || card.rect.bottom() > lane.y.max {
            faults.push(format!("{id} leaves its lane"));
        }
        if card.step >= phase.columns.len() || card.row >= lane.rows.len() || !bounds.contains_rect(card.rect)
        {
            faults.push(format!("{id} leaves the grid"));
        }
        if card.title.len() > 3
            || (card.title.is_empty()
                && !card.touchpoint.title.trim().is_empty()
                && card.touchpoint.title.chars().any(|c| !c.is_control() && !c.is_whitespace()))
        {
            faults.push(format!("{id} has a title of {} lines", card.title.len()));
        }
        for fold in layout.folds.iter().filter(|fold| overlap(card.rect, fold.rect)) {
            faults.push(format!("{id} overlaps the tile at {:?}", fold.rect));
        }
        for other in &layout.cards[index + 1..] {
            if overlap(card.rect, other.rect) {
                faults.push(format!("{id} overlaps {}", other.touchpoint.id));
            }
        }
    }
    tiles(layout, faults);
    for pair in layout.phases.windows(2) {
        if pair[0].x.max > pair[1].x.min {
            faults.push(format!("phase {} overlaps the next", pair[0].id));
        }
    }
    for pair in layout.lanes.windows(2) {
        if pair[0].y.max > pair[1].y.min {
            faults.push(format!("lane {} overlaps the next", pair[0].key));
        }
    }
}

/// Tiles of folded cards lie in their phase and lane, apart from each other, and stand for something.
fn tiles(layout: &Layout, faults: &mut Vec<String>) {
    for (index, fold) in layout.folds.iter().enumerate() {
        let (phase, lane) = (&layout.phases[fold.phase], &layout.lanes[fold.lane]);
        let inside = phase.x.contains(fold.rect.left())
            && phase.x.contains(fold.rect.right())
            && lane.y.contains(fold.rect.top())
            && lane.y.contains(fold.rect.bottom());
        if !inside || fold.cards.is_empty() {
            faults.push(format!("the tile at {:?} is empty or leaves its phase or lane", fold.rect));
        }
        if layout.folds[index + 1..].iter().any(|other| overlap(fold.rect, other.rect)) {
            faults.push(format!("the tile at {:?} overlaps another one", fold.rect));
        }
    }
}

fn overlap(a: Rect, b: Rect) -> bool {
    a.left() < b.right() - 0.01
        && b.left() < a.right() - 0.01
        && a.top() < b.bottom() - 0.01
        && b.top() < a.bottom() - 0.01
}

fn name(route: &Route) -> String {
    format!("{}→{}#{}", route.transition.from, route.transition.to, route.ordinal)
}

fn on_edge(rect: Rect, point: Pos2) -> bool {
    let x = (point.x - rect.left()).abs() < 0.01 || (point.x - rect.right()).abs() < 0.01;
    let y = (point.y - rect.top()).abs() < 0.01 || (point.y - rect.bottom()).abs() < 0.01;
    (x && point.y > rect.top() && point.y < rect.bottom())
        || (y && point.x > rect.left() && point.x < rect.right())
}

fn ends_and_corners(layout: &Layout, faults: &mut Vec<String>) {
    for route in &layout.routes {
        let (from, to) = (layout.end(route.from).unwrap(), layout.end(route.to).unwrap());
        let ends = (route.points.first(), route.points.last());
        match ends {
            (Some(first), Some(last)) if route.points.len() > 1 => {
                if !on_edge(from, *first) || !on_edge(to, *last) {
                    faults.push(format!("{} does not touch its cards", name(route)));
                }
            }
            _ => faults.push(format!("{} has no way", name(route))),
        }
        for pair in route.points.windows(2) {
            let (level, upright) =
                ((pair[0].y - pair[1].y).abs() < 0.001, (pair[0].x - pair[1].x).abs() < 0.001);
            if level == upright {
                faults.push(format!("{} has a slanted or empty piece {pair:?}", name(route)));
            }
        }
        for three in route.points.windows(3) {
            let level = |a: Pos2, b: Pos2| (a.y - b.y).abs() < 0.001;
            if level(three[0], three[1]) == level(three[1], three[2]) {
                faults.push(format!("{} does not turn at {:?}", name(route), three[1]));
            }
        }
        if route.points.iter().any(|point| !layout.bounds.expand(0.01).contains(*point)) {
            faults.push(format!("{} leaves the map", name(route)));
        }
    }
}

struct Piece {
    route: usize,
    upright: bool,
    /// Where it lies across its run.
    at: f32,
    from: f32,
    to: f32,
}

fn pieces(layout: &Layout) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for (route, it) in layout.routes.iter().enumerate() {
        for pair in it.points.windows(2) {
            let (a, b) = (pair[0], pair[1]);
            let upright = (a.x - b.x).abs() < 0.001;
            let (at, from, to) = if upright { (a.x, a.y, b.y) } else { (a.y, a.x, b.x) };
            pieces.push(Piece { route, upright, at, from: from.min(to), to: from.max(to) });
        }
    }
    pieces
}

impl Piece {
    fn passes(&self, rect: Rect) -> bool {
        let (across, along) =
            if self.upright { (rect.x_range(), rect.y_range()) } else { (rect.y_range(), rect.x_range()) };
        self.at > across.min + 0.1
            && self.at < across.max - 0.1
            && self.from < along.max - 0.1
            && self.to > along.min + 0.1
    }
}

fn passages(layout: &Layout, faults: &mut Vec<String>) {
    for piece in pieces(layout) {
        let route = &layout.routes[piece.route];
        for card in layout.cards.iter().filter(|card| piece.passes(card.rect)) {
            faults.push(format!("{} passes through {}", name(route), card.touchpoint.id));
        }
        if layout.folds.iter().any(|fold| piece.passes(fold.rect)) {
            faults.push(format!("{} passes through a tile", name(route)));
        }
        for (index, other) in layout.routes.iter().enumerate() {
            if index != piece.route && other.label.as_ref().is_some_and(|label| piece.passes(label.rect)) {
                faults.push(format!("{} passes through the label of {}", name(route), name(other)));
            }
        }
    }
    let labels: Vec<_> =
        layout.routes.iter().filter_map(|route| Some((route, route.label.as_ref()?.rect))).collect();
    for (index, (route, rect)) in labels.iter().enumerate() {
        if layout.cards.iter().any(|card| overlap(card.rect, *rect)) || !layout.bounds.contains_rect(*rect) {
            faults.push(format!("the label of {} lies on a card or outside", name(route)));
        }
        for (other, _) in labels[index + 1..].iter().filter(|(_, other)| overlap(*rect, *other)) {
            faults.push(format!("the labels of {} and {} overlap", name(route), name(other)));
        }
    }
}

/// Whether two lines are bundled at a card.
fn bundled(a: &Route, b: &Route) -> bool {
    let ends = |route: &Route| [route.points[0], route.points[route.points.len() - 1]];
    ends(a).iter().any(|end| ends(b).contains(end))
}

fn parallels(layout: &Layout, faults: &mut Vec<String>) {
    let mut pieces = pieces(layout);
    pieces.sort_by(|a, b| a.upright.cmp(&b.upright).then(a.at.total_cmp(&b.at)));
    for (index, a) in pieces.iter().enumerate() {
        let near =
            pieces[index + 1..].iter().take_while(|b| b.upright == a.upright && b.at - a.at < APART - 0.01);
        for b in near {
            let (first, second) = (&layout.routes[a.route], &layout.routes[b.route]);
            let together = a.from.max(b.from) + 0.1 < a.to.min(b.to);
            if together && a.route != b.route && !bundled(first, second) {
                let (one, other) = (name(first), name(second));
                faults.push(format!("{one} and {other} run {} apart ({})", b.at - a.at, a.upright));
            }
        }
    }
}

/// How many pairs of lines cross, if each runs straight between the given points.
pub fn straight_crossings(lines: &[(Pos2, Pos2)]) -> usize {
    let side = |p: Pos2, q: Pos2, r: Pos2| {
        let turn = f64::from(q.x - p.x) * f64::from(r.y - p.y) - f64::from(q.y - p.y) * f64::from(r.x - p.x);
        if turn.abs() < 1e-3 {
            0
        } else if turn > 0.0 {
            1
        } else {
            -1
        }
    };
    let cross = |(a, b): (Pos2, Pos2), (c, d): (Pos2, Pos2)| {
        side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0
    };
    lines
        .iter()
        .enumerate()
        .map(|(index, a)| lines[index + 1..].iter().filter(|b| cross(*a, **b)).count())
        .sum()
}
