//! What of a scene can be cut by itself and where it lies: whole cards, single shapes, the steps of long
//! lines. Built once per scene and level of detail. Pure.

use std::ops::Range;

use emath::{Pos2, Rect, pos2, vec2};

use super::index::Index;
use super::lines::Stretch;
use crate::layout::CARD_WIDTH;
use crate::scene::{Anchor, FAR, Group, Scene, Shape, ShapeKind, Step, Subject, TILES};

/// What is no larger is never divided, in map points. A card with its marks is smaller.
pub const SMALL: f32 = CARD_WIDTH + 60.0;
/// A transition's line is longer than this, its head is not.
const HEAD: f32 = 20.0;

/// A part of a group.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Part {
    /// All of a small group.
    Whole,
    /// One shape, by place.
    Shape(u32),
    /// A step of a line, the shape by place.
    Step(u32, Stretch),
}

/// The pieces of the groups of a scene, back to front.
#[derive(Debug, Default)]
pub struct Pieces {
    index: Index,
    pieces: Vec<(u32, Part)>,
}

impl Pieces {
    /// The pieces of what is drawn at these zooms.
    fn new(scene: &Scene, zooms: &Range<f32>) -> Self {
        let (mut boxes, mut pieces) = (Vec::new(), Vec::new());
        for (at, group) in scene.groups.iter().enumerate() {
            collect(group, zooms, &mut |part, rect| {
                boxes.push(rect);
                pieces.push((at as u32, part));
            });
        }
        Self { index: Index::new(boxes.into_iter()), pieces }
    }

    /// The pieces that touch this part of the map, back to front: the place of the group, the part, and
    /// the box around it.
    pub fn touching(&self, area: Rect) -> impl Iterator<Item = (usize, Part, Rect)> {
        self.index.touching(area).into_iter().filter_map(|at| {
            let (group, part) = self.pieces.get(at)?;
            Some((*group as usize, *part, self.index.rect(at)?))
        })
    }
}

/// The pieces for each range of zooms; those of the others are made when they are first asked for.
#[derive(Debug, Default)]
pub struct Levels([Option<Pieces>; 3]);

impl Levels {
    /// The pieces for this zoom.
    pub fn at(&mut self, scene: &Scene, zoom: f32) -> &Pieces {
        let Self([tiles, far, close]) = self;
        let (level, zooms) = if zoom < TILES {
            (tiles, 0.0..TILES)
        } else if zoom < FAR {
            (far, TILES..FAR)
        } else {
            (close, FAR..f32::INFINITY)
        };
        level.get_or_insert_with(|| Pieces::new(scene, &zooms))
    }
}

/// Whether a shape is drawn at some of these zooms.
fn is_drawn(shape: &Shape, zooms: &Range<f32>) -> bool {
    shape.scales.start < zooms.end && zooms.start < shape.scales.end
}

/// The pieces of a group and the boxes around them.
fn collect(group: &Group, zooms: &Range<f32>, found: &mut impl FnMut(Part, Rect)) {
    let is_line = matches!(group.subject, Subject::Transition(_));
    let is_small = !is_line && group.bounds.size().max_elem() <= SMALL;
    if matches!(group.subject, Subject::Card(_)) || is_small {
        if group.shapes.iter().any(|shape| is_drawn(shape, zooms)) {
            found(Part::Whole, group.bounds);
        }
        return;
    }
    let longest = if is_line { HEAD } else { SMALL };
    let mut ground: Option<Rect> = None;
    for (at, shape) in group.shapes.iter().enumerate() {
        let around = ground.take();
        if !is_drawn(shape, zooms) {
            continue;
        }
        let at = at as u32;
        match &shape.kind {
            ShapeKind::Rect { rect, .. } => {
                found(Part::Shape(at), *rect);
                ground = Some(*rect);
            }
            ShapeKind::Photo { rect, .. } => found(Part::Shape(at), *rect),
            ShapeKind::Text { text, at: pos, anchor, style, .. } => {
                let around = around.filter(|ground| ground.contains(*pos));
                let rect = around.unwrap_or_else(|| row(text, *pos, *anchor, style.size));
                found(Part::Shape(at), rect.intersect(group.bounds.expand(1.0)));
            }
            ShapeKind::Path { steps, paint } => {
                let all = around_steps(steps);
                if paint.fill.is_none() && all.size().max_elem() > longest {
                    stretches(steps, &mut |stretch, rect| found(Part::Step(at, stretch), rect));
                } else {
                    found(Part::Shape(at), all);
                }
            }
        }
    }
}

/// A box that a row of text does not leave.
fn row(text: &str, at: Pos2, anchor: Anchor, size: f32) -> Rect {
    let width = 0.75 * size * text.chars().count() as f32;
    let left = match anchor {
        Anchor::Start => at.x,
        Anchor::Middle => at.x - width / 2.0,
        Anchor::End => at.x - width,
    };
    Rect::from_min_size(pos2(left, at.y - size), vec2(width, 1.4 * size))
}

fn points(step: &Step) -> impl Iterator<Item = Pos2> + use<> {
    let [a, b, c] = match *step {
        Step::Move(to) | Step::Line(to) => [Some(to), None, None],
        Step::Quad(by, to) => [Some(by), Some(to), None],
        Step::Cubic(by, then, to) => [Some(by), Some(then), Some(to)],
        Step::Close => [None; 3],
    };
    [a, b, c].into_iter().flatten()
}

fn around_steps(steps: &[Step]) -> Rect {
    let mut all = Rect::NOTHING;
    steps.iter().flat_map(points).for_each(|point| all.extend_with(point));
    all
}

/// The steps of a path, each with its start and the length of the way there, and the boxes around them.
fn stretches(steps: &[Step], found: &mut impl FnMut(Stretch, Rect)) {
    let (mut first, mut from, mut along) = (None, None, 0.0);
    for step in steps {
        let step = match (step, first) {
            (Step::Close, Some(first)) => Step::Line(first),
            _ => *step,
        };
        if let Step::Move(to) = step {
            (first, from, along) = (Some(to), Some(to), 0.0);
            continue;
        }
        let Some(to) = points(&step).last() else { continue };
        let Some(start) = from.replace(to) else {
            first = Some(to);
            continue;
        };
        let mut rect = Rect::from_min_max(start, start);
        points(&step).for_each(|point| rect.extend_with(point));
        if rect.is_finite() {
            found(Stretch { from: start, step, along }, rect);
            along += length(start, &step);
        }
    }
}

/// The length of a step, near enough for dashes.
fn length(from: Pos2, step: &Step) -> f32 {
    let mut last = from;
    let mut around = 0.0;
    for point in points(step) {
        around += (point - last).length();
        last = point;
    }
    let direct = (last - from).length();
    match step {
        Step::Quad(..) => (2.0 * direct + around) / 3.0,
        Step::Cubic(..) => (direct + around) / 2.0,
        _ => direct,
    }
}
