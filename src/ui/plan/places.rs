//! Where things that are tied to each other lie: an oval in the order in which they are given, with a bend
//! in every line so that both ways between two keep apart. Draws nothing.

use egui::{Pos2, Rect, Vec2, pos2, vec2};

/// The size of a box, in points.
pub const BOX: Vec2 = vec2(164.0, 46.0);
/// The size of the figure on a line.
pub const CHIP: Vec2 = vec2(62.0, 24.0);
/// How far a line bends to its side, as a part of its length.
const BEND: f32 = 0.16;
/// A line is drawn in so many pieces.
const PIECES: u16 = 24;
/// Where on its line a figure may stand, best first.
const STANDS: [f32; 7] = [0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73];

/// How far beside its line a figure may stand, best first, in points.
const OFF: [f32; 6] = [0.0, 16.0, 32.0, 48.0, -16.0, -32.0];

/// What a square point of a figure over a box or another figure counts: more than anything else.
const OVER: f32 = 20.0;
/// What a point of another line under a figure counts.
const CROSSED: f32 = 60.0;
/// What a point beside its own line counts.
const ASIDE: f32 = 8.0;

/// The least room that so many boxes take, so that they stay apart.
pub fn least(count: usize) -> Vec2 {
    let rows = match count {
        0..=1 => 1.4,
        2..=3 => 2.4,
        4..=5 => 5.3,
        6 => 5.6,
        _ => 8.0,
    };
    vec2(480.0, BOX.y * rows)
}

/// A line from one box to another: the points that it goes through, edge to edge.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    from: Pos2,
    bend: Pos2,
    to: Pos2,
    /// The part of it that lies between the boxes.
    span: (f32, f32),
}

/// So many boxes.
pub fn boxes(count: usize, area: Rect) -> Vec<Rect> {
    // Above and below, lines bend out with their figures.
    let room = area.shrink2(BOX / 2.0 + vec2(6.0, CHIP.y));
    let radius = vec2(room.width().max(0.0) / 2.0, room.height().max(0.0) / 2.0);
    if count == 1 {
        return vec![Rect::from_center_size(area.center(), BOX)];
    }
    let offsets = along_oval(count, radius);
    offsets.into_iter().map(|offset| Rect::from_center_size(area.center() + offset, BOX)).collect()
}

/// An oval is measured in so many pieces.
const MEASURED: u16 = 360;

/// Places around an oval, equally far from each other along it: by equal turns those at the ends of a flat
/// oval would crowd. The first stands at the upper left, as reading begins there.
fn along_oval(count: usize, radius: Vec2) -> Vec<Vec2> {
    let point = |piece: u16| {
        let turn = std::f32::consts::TAU * (f32::from(piece) / f32::from(MEASURED) - 0.375);
        vec2(turn.cos() * radius.x, turn.sin() * radius.y)
    };
    let steps = || (0..MEASURED).map(|piece| (point(piece), (point(piece + 1) - point(piece)).length()));
    let whole: f32 = steps().map(|(_, length)| length).sum();
    let mut offsets = Vec::with_capacity(count);
    let mut walked = 0.0;
    for (from, length) in steps() {
        while offsets.len() < count && offsets.len() as f32 * whole <= walked * count as f32 {
            offsets.push(from);
        }
        walked += length;
    }
    offsets.resize(count, point(0));
    offsets
}

impl Curve {
    /// From one box to another, bent to the left of its direction.
    pub fn new(from: Rect, to: Rect) -> Self {
        let (start, end) = (from.center(), to.center());
        let along = end - start;
        let length = along.length().max(1.0);
        let side = vec2(along.y, -along.x) / length;
        // Between boxes that are close both ways must still have room for their figures beside each other;
        // a line goes half as far to its side as the point that bends it.
        let room = (CHIP.x / side.x.abs().max(0.01)).min(CHIP.y / side.y.abs().max(0.01)) + 4.0;
        let bend = start + along / 2.0 + side * (length * BEND).max(room);
        let mut curve = Self { from: start, bend, to: end, span: (0.0, 1.0) };
        let leaves = curve.first(|point| !from.expand(2.0).contains(point));
        let enters = curve.first(|point| to.expand(4.0).contains(point));
        curve.span = (leaves.unwrap_or(0.0), enters.unwrap_or(1.0));
        if curve.span.0 >= curve.span.1 {
            curve.span = (0.0, 1.0);
        }
        curve
    }

    /// The first part of the way where something holds; looked for in pieces, then between two of them, so
    /// that heads of long lines end at the edge and not under the box.
    fn first(&self, holds: impl Fn(Pos2) -> bool) -> Option<f32> {
        let piece = 1.0 / f32::from(PIECES * 2);
        let parts = || (0..=PIECES * 2).map(|at| f32::from(at) * piece);
        let mut high = parts().find(|part| holds(self.at(*part)))?;
        let mut low = (high - piece).max(0.0);
        for _ in 0..6 {
            let middle = (low + high) / 2.0;
            if holds(self.at(middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        Some(high)
    }

    /// The point at this part of the way, from box to box middle.
    fn at(&self, part: f32) -> Pos2 {
        let one = self.from.lerp(self.bend, part);
        one.lerp(self.bend.lerp(self.to, part), part)
    }

    /// The point at this part of what is seen of it.
    pub fn seen_at(&self, part: f32) -> Pos2 {
        self.at(egui::lerp(self.span.0..=self.span.1, part))
    }

    /// The points that it goes through.
    pub fn points(&self) -> Vec<Pos2> {
        (0..=PIECES).map(|piece| self.seen_at(f32::from(piece) / f32::from(PIECES))).collect()
    }
}

/// Where the figures of lines stand: on their line, clear of boxes and of each other where there is room.
pub fn chips(curves: &[Curve], boxes: &[Rect]) -> Vec<Rect> {
    let mut placed: Vec<Rect> = Vec::new();
    // Among very many lines there is no place that none crosses, and looking for it would take long.
    let lines: Vec<Vec<Pos2>> = curves.iter().filter(|_| curves.len() <= 40).map(Curve::points).collect();
    for (at, curve) in curves.iter().enumerate() {
        // Between boxes that are close there is no room on the line: then beside it, away from the way back.
        let away = (curve.bend - curve.from.lerp(curve.to, 0.5)).normalized();
        let stand = |part: f32, off: f32| Rect::from_center_size(curve.seen_at(part) + away * off, CHIP);
        let covered = |chip: &Rect| -> f32 {
            let wide = chip.expand(3.0);
            let others = placed.iter().chain(boxes).filter(|other| other.intersects(wide));
            let over: f32 = others.map(|other| other.intersect(wide).area()).sum();
            let crossing = lines.iter().enumerate().filter(|(line, _)| *line != at);
            let crossing = crossing.flat_map(|(_, points)| points).filter(|point| chip.contains(**point));
            over * OVER + crossing.count() as f32 * CROSSED
        };
        let all = OFF.into_iter().flat_map(|off| STANDS.into_iter().map(move |part| (part, off)));
        let weighed = all.map(|(part, off)| {
            let chip = stand(part, off);
            (chip, covered(&chip) + off.abs() * ASIDE)
        });
        let best = weighed.min_by(|one, other| one.1.total_cmp(&other.1));
        placed.push(best.map_or_else(|| stand(0.5, 0.0), |(chip, _)| chip));
    }
    placed
}

/// The corners of the arrow's head at the end of a line.
pub fn head(curve: &Curve) -> [Pos2; 3] {
    let tip = curve.seen_at(1.0);
    let back = (curve.seen_at(0.94) - tip).normalized();
    let side = vec2(-back.y, back.x);
    let at = |offset: Vec2| pos2(tip.x + offset.x, tip.y + offset.y);
    [tip, at(back * 11.0 + side * 5.0), at(back * 11.0 - side * 5.0)]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area() -> Rect {
        Rect::from_min_size(pos2(0.0, 0.0), vec2(900.0, 520.0))
    }

    #[test]
    fn boxes_stay_inside_and_apart() {
        for count in 1..=12 {
            let boxes = boxes(count, area());
            assert_eq!(boxes.len(), count);
            for (at, one) in boxes.iter().enumerate() {
                assert!(area().contains_rect(*one), "{count}: {one:?}");
                if count <= 8 {
                    assert!(!boxes.iter().skip(at + 1).any(|other| other.intersects(*one)), "{count}");
                }
            }
        }
    }

    #[test]
    fn in_a_low_window_no_two_boxes_crowd_and_figures_lie_between_them() {
        for count in 2..=7 {
            let low = Rect::from_min_size(pos2(0.0, 0.0), vec2(1330.0, least(count).y.max(200.0)));
            let boxes = boxes(count, low);
            for (at, one) in boxes.iter().enumerate() {
                let near = |other: &Rect| other.expand(8.0).intersects(*one);
                assert!(!boxes.iter().skip(at + 1).any(near), "{count}: {boxes:?}");
            }
            let ring = (0..count).flat_map(|at| [(at, (at + 1) % count), ((at + 1) % count, at)]);
            let curves: Vec<Curve> = ring.map(|(one, other)| Curve::new(boxes[one], boxes[other])).collect();
            let chips = chips(&curves, &boxes);
            for (at, chip) in chips.iter().enumerate() {
                assert!(!boxes.iter().any(|one| one.intersects(*chip)), "{count}: a figure on a box");
                assert!(!chips.iter().skip(at + 1).any(|other| other.intersects(*chip)), "{count}");
            }
        }
    }

    #[test]
    fn both_ways_between_two_keep_apart_and_lines_end_at_edges() {
        let boxes = boxes(2, area());
        let (there, back) = (Curve::new(boxes[0], boxes[1]), Curve::new(boxes[1], boxes[0]));
        assert!(there.seen_at(0.5).distance(back.seen_at(0.5)) > CHIP.y);
        assert!(!boxes[0].contains(there.seen_at(0.0)) && !boxes[1].contains(there.seen_at(0.9)));
    }

    #[test]
    fn figures_between_close_boxes_stand_on_their_own_line() {
        let above = Rect::from_center_size(pos2(400.0, 100.0), BOX);
        let boxes = [above, above.translate(vec2(14.0, 140.0))];
        let curves = [Curve::new(boxes[0], boxes[1]), Curve::new(boxes[1], boxes[0])];
        let chips = chips(&curves, &boxes);
        for (at, chip) in chips.iter().enumerate() {
            let [own, other] = [at, 1 - at].map(|at| curves[at].points());
            assert!(own.iter().any(|point| chip.contains(*point)), "{chips:?}");
            assert!(!other.iter().any(|point| chip.contains(*point)), "{chips:?}");
        }
        assert!(!chips[0].intersects(chips[1]));
    }

    #[test]
    fn figures_keep_clear_of_each_other() {
        let boxes = boxes(6, area());
        let pairs =
            (0..6).flat_map(|one| (0..6).filter(move |other| one != *other).map(move |other| (one, other)));
        let curves: Vec<Curve> =
            pairs.take(14).map(|(one, other)| Curve::new(boxes[one], boxes[other])).collect();
        let chips = chips(&curves, &boxes);
        let touching =
            |at: usize| chips.iter().skip(at + 1).filter(|other| other.intersects(chips[at])).count();
        assert_eq!((0..chips.len()).map(touching).sum::<usize>(), 0);
    }
}
