//! The pen: collects the shapes of one group and the edge around them.
//! Knows no journey.

use std::f32::consts::TAU;
use std::ops::Range;
use std::sync::Arc;

use emath::{Pos2, Rect, Vec2, pos2, vec2};

use super::{Anchor, Group, Paint, Shape, ShapeKind, Step, Stroke, Subject};
use crate::pictures::Small;
use crate::text::{self, Style};
use crate::theme::Rgb;

/// All scales.
pub(super) const ALWAYS: Range<f32> = 0.0..f32::INFINITY;

/// A group that is being drawn.
pub(super) struct Sketch {
    shapes: Vec<Shape>,
    scales: Range<f32>,
    bounds: Rect,
}

impl Sketch {
    pub(super) fn new() -> Self {
        Self { shapes: Vec::new(), scales: ALWAYS, bounds: Rect::NOTHING }
    }

    /// What follows is drawn at these scales only.
    pub(super) fn at_scales(&mut self, scales: Range<f32>) -> &mut Self {
        self.scales = scales;
        self
    }

    /// Draws one thing in two ways: below this scale and from it on.
    pub(super) fn by_size(
        &mut self,
        scale: f32,
        small: impl FnOnce(&mut Self),
        large: impl FnOnce(&mut Self),
    ) {
        let scales = self.scales.clone();
        if scales.start < scale {
            self.scales = scales.start..scales.end.min(scale);
            small(self);
        }
        if scales.end > scale {
            self.scales = scales.start.max(scale)..scales.end;
            large(self);
        }
        self.scales = scales;
    }

    pub(super) fn is_empty(&self) -> bool {
        self.shapes.is_empty()
    }

    pub(super) fn into_group(self, subject: Subject, title: String) -> Group {
        let bounds = if self.bounds.is_positive() { self.bounds } else { Rect::ZERO };
        Group { subject, title, bounds, shapes: self.shapes }
    }

    fn push(&mut self, kind: ShapeKind) {
        self.shapes.push(Shape { scales: self.scales.clone(), kind });
    }

    pub(super) fn rect(&mut self, rect: Rect, radius: f32, paint: Paint) {
        self.bounds |= rect.expand(half_width(&paint));
        self.push(ShapeKind::Rect { rect, radius, paint });
    }

    /// A picture; what is drawn before lies behind it where it is missing.
    pub(super) fn photo(&mut self, rect: Rect, name: &str, small: Option<Arc<Small>>) {
        self.bounds |= rect;
        self.push(ShapeKind::Photo { rect, name: name.to_owned(), small, opacity: 1.0 });
    }

    pub(super) fn circle(&mut self, centre: Pos2, radius: f32, paint: Paint) {
        self.rect(Rect::from_center_size(centre, Vec2::splat(radius * 2.0)), radius, paint);
    }

    pub(super) fn path(&mut self, steps: Vec<Step>, paint: Paint) {
        if steps.is_empty() {
            return;
        }
        let half = half_width(&paint);
        for point in steps.iter().flat_map(points) {
            self.bounds |= Rect::from_center_size(point, Vec2::splat(half * 2.0));
        }
        self.push(ShapeKind::Path { steps, paint });
    }

    pub(super) fn line(&mut self, from: Pos2, to: Pos2, paint: Paint) {
        self.path(vec![Step::Move(from), Step::Line(to)], paint);
    }

    /// A row of text; the edge around it is measured.
    pub(super) fn text(&mut self, row: &str, at: Pos2, anchor: Anchor, style: Style, colour: Rgb) {
        self.bounds |= text_edge(row, at, anchor, style);
        self.text_inside(row, at, anchor, style, colour, false);
    }

    /// A row of text that is known to lie inside what is drawn already.
    pub(super) fn text_inside(
        &mut self,
        row: &str,
        at: Pos2,
        anchor: Anchor,
        style: Style,
        colour: Rgb,
        struck: bool,
    ) {
        if !row.is_empty() {
            let text = crate::text::marked(row).into_owned();
            self.push(ShapeKind::Text { text, at, anchor, style, colour, struck });
        }
    }
}

/// The box around a row of text, from the top of capitals and accents to below the descenders.
pub fn text_edge(row: &str, at: Pos2, anchor: Anchor, style: Style) -> Rect {
    let width = text::width(row, style);
    let left = match anchor {
        Anchor::Start => at.x,
        Anchor::Middle => at.x - width / 2.0,
        Anchor::End => at.x - width,
    };
    Rect::from_min_size(pos2(left, at.y - style.size * 0.95), vec2(width, style.size * 1.2))
}

fn half_width(paint: &Paint) -> f32 {
    paint.stroke.as_ref().map_or(0.0, |stroke| stroke.width / 2.0)
}

fn points(step: &Step) -> impl Iterator<Item = Pos2> {
    let [a, b, c] = match *step {
        Step::Move(to) | Step::Line(to) => [Some(to), None, None],
        Step::Quad(control, to) => [Some(control), Some(to), None],
        Step::Cubic(first, second, to) => [Some(first), Some(second), Some(to)],
        Step::Close => [None; 3],
    };
    [a, b, c].into_iter().flatten()
}

impl Paint {
    /// Filled, without an outline.
    pub(super) fn fill(colour: Rgb) -> Self {
        Self { fill: Some(colour), stroke: None, opacity: 1.0 }
    }

    /// A solid outline, empty inside.
    pub(super) fn stroke(colour: Rgb, width: f32) -> Self {
        Self { fill: None, stroke: Some(Stroke { colour, width, dash: Vec::new() }), opacity: 1.0 }
    }

    /// A dashed outline, empty inside.
    pub(super) fn dashed(colour: Rgb, width: f32, dash: &[f32]) -> Self {
        Self { fill: None, stroke: Some(Stroke { colour, width, dash: dash.to_vec() }), opacity: 1.0 }
    }

    /// The same with this colour inside.
    pub(super) fn filled(mut self, colour: Rgb) -> Self {
        self.fill = Some(colour);
        self
    }

    /// The same, partly see-through.
    pub(super) fn opacity(mut self, opacity: f32) -> Self {
        self.opacity = opacity;
        self
    }
}

/// A part of a circle from one angle to another (clockwise from the right, in turns), as curves.
pub(super) fn arc(centre: Pos2, radius: f32, from: f32, to: f32) -> Vec<Step> {
    let pieces = ((to - from).abs() * 4.0).ceil().max(1.0);
    let piece = (to - from) * TAU / pieces;
    let reach = 4.0 / 3.0 * (piece / 4.0).tan() * radius;
    let mut steps = vec![Step::Move(centre + radius * Vec2::angled(from * TAU))];
    let quarter = |way: Vec2| vec2(-way.y, way.x);
    let mut angle = from * TAU;
    for _ in 0..pieces as usize {
        let (start, end) = (Vec2::angled(angle), Vec2::angled(angle + piece));
        steps.push(Step::Cubic(
            centre + radius * start + reach * quarter(start),
            centre + radius * end - reach * quarter(end),
            centre + radius * end,
        ));
        angle += piece;
    }
    steps
}

/// Lines through all points.
pub(super) fn polyline(points: &[Pos2], closed: bool) -> Vec<Step> {
    let mut steps: Vec<Step> = points.iter().map(|point| Step::Line(*point)).collect();
    if let Some(first) = steps.first_mut()
        && let Step::Line(point) = *first
    {
        *first = Step::Move(point);
    }
    if closed {
        steps.push(Step::Close);
    }
    steps
}

/// A colour between two others; 0 is the first, 1 the second.
pub(super) fn mix(from: Rgb, to: Rgb, part: f32) -> Rgb {
    let one = |a: u8, b: u8| (f32::from(a) + (f32::from(b) - f32::from(a)) * part).round() as u8;
    Rgb(one(from.0, to.0), one(from.1, to.1), one(from.2, to.2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_arc_ends_where_it_should() {
        let steps = arc(pos2(10.0, 10.0), 5.0, 0.0, 0.5);
        let Some(Step::Cubic(_, _, end)) = steps.last() else { panic!("no curve") };
        assert!((*end - pos2(5.0, 10.0)).length() < 0.01, "{end:?}");
        let low = points(&steps[1]).map(|point| point.y).fold(0.0, f32::max);
        assert!(low > 14.0, "an arc runs clockwise, downwards first");
    }

    #[test]
    fn colours_mix() {
        assert_eq!(mix(Rgb(0, 0, 0), Rgb(255, 255, 255), 0.5), Rgb(128, 128, 128));
    }
}
