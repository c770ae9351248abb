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
const OFF: [f32; 3] = [0.0, 20.0, 38.0];

/// The least room that so many boxes take, so that they stay apart.
pub fn least(count: usize) -> Vec2 {
    let rows = match count {
        0..=1 => 1.4,
        2..=3 => 2.4,
        4..=5 => 3.6,
        _ => 5.6,
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
    let place = |at: usize| {
        if count == 1 {
            return Rect::from_center_size(area.center(), BOX);
        }
        // The first stands at the upper left, as reading begins there.
        let turn = std::f32::consts::TAU * (at as f32 / count as f32 - 0.375);
        let centre = area.center() + vec2(turn.cos() * radius.x, turn.sin() * radius.y);
        Rect::from_center_size(centre, BOX)
    };
    (0..count).map(place).collect()
}

impl Curve {
    /// From one box to another, bent to the left of its direction.
    pub fn new(from: Rect, to: Rect) -> Self {
        let (start, end) = (from.center(), to.center());
        let along = end - start;
        let bend = start + along / 2.0 + vec2(along.y, -along.x) * BEND;
        let mut curve = Self { from: start, bend, to: end, span: (0.0, 1.0) };
        let parts = || (0..=PIECES * 2).map(|piece| f32::from(piece) / f32::from(PIECES * 2));
        let leaves = parts().find(|part| !from.expand(2.0).contains(curve.at(*part)));
        let enters = parts().find(|part| to.expand(4.0).contains(curve.at(*part)));
        curve.span = (leaves.unwrap_or(0.0), enters.unwrap_or(1.0));
        if curve.span.0 >= curve.span.1 {
            curve.span = (0.0, 1.0);
        }
        curve
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
    for curve in curves {
        // Between boxes that are close there is no room on the line: then beside it, away from the way back.
        let away = (curve.bend - curve.from.lerp(curve.to, 0.5)).normalized();
        let stand = |part: f32, off: f32| Rect::from_center_size(curve.seen_at(part) + away * off, CHIP);
        let covered = |chip: &Rect| -> f32 {
            let wide = chip.expand(3.0);
            let others = placed.iter().chain(boxes).filter(|other| other.intersects(wide));
            others.map(|other| other.intersect(wide).area()).sum()
        };
        let all = OFF.into_iter().flat_map(|off| STANDS.into_iter().map(move |part| stand(part, off)));
        let best = all.min_by(|one, other| covered(one).total_cmp(&covered(other)));
        placed.push(best.unwrap_or_else(|| stand(0.5, 0.0)));
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
    fn both_ways_between_two_keep_apart_and_lines_end_at_edges() {
        let boxes = boxes(2, area());
        let (there, back) = (Curve::new(boxes[0], boxes[1]), Curve::new(boxes[1], boxes[0]));
        assert!(there.seen_at(0.5).distance(back.seen_at(0.5)) > CHIP.y);
        assert!(!boxes[0].contains(there.seen_at(0.0)) && !boxes[1].contains(there.seen_at(0.9)));
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
