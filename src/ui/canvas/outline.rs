//! One rectangle or path of a scene to triangles: curves flattened, dashes cut, insides filled,
//! hollow corners included. Knows no map; the tessellation itself is epaint's.

use egui::epaint::tessellator::{TessellationOptions, Tessellator};
use egui::epaint::{CircleShape, CornerRadius, PathShape, RectShape, Vertex};
use egui::{Color32, Mesh, Pos2, Rect, Shape, Stroke, StrokeKind, pos2};

use crate::scene::{Paint, Step};
use crate::theme::Rgb;

/// Dash and gap shorter than this together, in pixels, are drawn as a pale line.
const FINE: f32 = 2.5;

/// Draws into a mesh, in pixels: map points times the zoom.
pub struct Pen {
    tessellator: Tessellator,
    zoom: f32,
}

/// A piece of a flattened path.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Its corners, each other than the one before it.
    pub points: Vec<Pos2>,
    /// Whether it ends where it begins.
    pub closed: bool,
}

impl Pen {
    /// A pen for this zoom on a screen with so many physical pixels to a point.
    pub fn new(zoom: f32, pixels_per_point: f32, options: TessellationOptions) -> Self {
        // No text is drawn with it, so the size of the font texture means nothing.
        let tessellator = Tessellator::new(pixels_per_point, options, [1, 1], Vec::new());
        Self { tessellator, zoom }
    }

    /// Draws a rectangle.
    pub fn rect(&mut self, rect: Rect, radius: f32, paint: &Paint, out: &mut Mesh) {
        let rect = rect * self.zoom;
        if !rect.is_finite() {
            return;
        }
        let radius = (radius * self.zoom).clamp(0.0, rect.width().min(rect.height()).max(0.0) / 2.0);
        let fill = paint.fill.map_or(Color32::TRANSPARENT, |fill| colour(fill, paint.opacity));
        let dashed = paint.stroke.as_ref().is_some_and(|stroke| !stroke.dash.is_empty());
        let stroke = if dashed { Stroke::NONE } else { self.stroke(paint) };
        let round = radius > 0.0 && radius * 2.0 > rect.width().max(rect.height()) - 0.01;
        if round && !dashed {
            // The radius of a rectangle's corners is a whole number, which spoils small circles.
            let shape = CircleShape { center: rect.center(), radius, fill, stroke };
            self.tessellator.tessellate_circle(shape, out);
        } else if stroke.is_empty() && radius < 1.0 {
            quad(rect, fill, out);
        } else {
            let corners = CornerRadius::same(radius.round().min(255.0) as u8);
            let shape = RectShape::new(rect, corners, fill, stroke, StrokeKind::Middle);
            self.tessellator.tessellate_rect(&shape, out);
        }
        if dashed {
            let line = Line { points: rounded(rect, radius), closed: true };
            self.stroke_line(&line, paint, out);
        }
    }

    /// Draws lines and curves.
    pub fn path(&mut self, steps: &[Step], paint: &Paint, out: &mut Mesh) {
        for line in flatten(steps, self.zoom) {
            if let Some(fill) = paint.fill {
                self.fill(&line.points, colour(fill, paint.opacity), out);
            }
            self.stroke_line(&line, paint, out);
        }
    }

    fn stroke(&self, paint: &Paint) -> Stroke {
        paint.stroke.as_ref().map_or(Stroke::NONE, |stroke| {
            Stroke::new(stroke.width * self.zoom, colour(stroke.colour, paint.opacity))
        })
    }

    fn stroke_line(&mut self, line: &Line, paint: &Paint, out: &mut Mesh) {
        let stroke = self.stroke(paint);
        if stroke.is_empty() || line.points.len() < 2 {
            return;
        }
        let pattern = paint.stroke.iter().flat_map(|stroke| &stroke.dash).map(|length| length * self.zoom);
        let pattern: Vec<f32> = pattern.collect();
        if pattern.is_empty() {
            let shape = if line.closed { PathShape::closed_line } else { PathShape::line };
            self.tessellator.tessellate_path(&shape(line.points.clone(), stroke), out);
            return;
        }
        let total: f32 = pattern.iter().sum();
        if total.is_finite() && total < FINE {
            // Too fine to see, and costly: as pale as dashes and gaps are together.
            let drawn: f32 = pattern.iter().step_by(2).sum();
            let stroke =
                Stroke::new(stroke.width, stroke.color.gamma_multiply((drawn / total).clamp(0.0, 1.0)));
            let shape = if line.closed { PathShape::closed_line } else { PathShape::line };
            self.tessellator.tessellate_path(&shape(line.points.clone(), stroke), out);
            return;
        }
        for points in dashes(line, &pattern) {
            self.tessellator.tessellate_path(&PathShape::line(points, stroke), out);
        }
    }

    fn fill(&mut self, points: &[Pos2], fill: Color32, out: &mut Mesh) {
        if points.len() < 3 || fill == Color32::TRANSPARENT {
            return;
        }
        if is_convex(points) {
            let shape = Shape::convex_polygon(points.to_vec(), fill, Stroke::NONE);
            self.tessellator.tessellate_shape(shape, out);
            return;
        }
        let first = out.vertices.len() as u32;
        out.vertices.extend(points.iter().map(|pos| Vertex::untextured(*pos, fill)));
        for [a, b, c] in ears(points) {
            out.add_triangle(first + a as u32, first + b as u32, first + c as u32);
        }
        // Triangles have hard edges; a hairline of the same colour softens them.
        let edge = PathShape::closed_line(points.to_vec(), Stroke::new(0.5, fill));
        self.tessellator.tessellate_path(&edge, out);
    }
}

/// A theme's colour as egui wants it.
pub fn colour(rgb: Rgb, opacity: f32) -> Color32 {
    let opaque = Color32::from_rgb(rgb.0, rgb.1, rgb.2);
    if opacity < 1.0 { opaque.gamma_multiply(opacity.max(0.0)) } else { opaque }
}

/// Two triangles without soft edges: there are thousands of them in lines, and far away of cards.
pub fn quad(rect: Rect, fill: Color32, out: &mut Mesh) {
    if fill == Color32::TRANSPARENT {
        return;
    }
    let first = out.vertices.len() as u32;
    out.indices.extend([0, 1, 2, 2, 1, 3].map(|corner| first + corner));
    let corners = [rect.left_top(), rect.right_top(), rect.left_bottom(), rect.right_bottom()];
    out.vertices.extend(corners.map(|pos| Vertex::untextured(pos, fill)));
}

/// The corners of a rounded rectangle, clockwise from the upper left.
fn rounded(rect: Rect, radius: f32) -> Vec<Pos2> {
    let r = radius;
    let (l, t, right, b) = (rect.min.x, rect.min.y, rect.max.x, rect.max.y);
    let steps = [
        Step::Move(pos2(l + r, t)),
        Step::Line(pos2(right - r, t)),
        Step::Quad(pos2(right, t), pos2(right, t + r)),
        Step::Line(pos2(right, b - r)),
        Step::Quad(pos2(right, b), pos2(right - r, b)),
        Step::Line(pos2(l + r, b)),
        Step::Quad(pos2(l, b), pos2(l, b - r)),
        Step::Line(pos2(l, t + r)),
        Step::Quad(pos2(l, t), pos2(l + r, t)),
    ];
    flatten(&steps, 1.0).into_iter().next().map(|line| line.points).unwrap_or_default()
}

/// The corners of a path in pixels, one list for each lift of the pen.
pub fn flatten(steps: &[Step], zoom: f32) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut line = Line { points: Vec::new(), closed: false };
    for step in steps {
        let last = line.points.last().copied();
        match *step {
            Step::Move(to) => {
                finish(&mut lines, &mut line);
                line.points.push(scaled(to, zoom));
            }
            Step::Line(to) => line.points.push(scaled(to, zoom)),
            Step::Quad(by, to) => {
                let (by, to) = (scaled(by, zoom), scaled(to, zoom));
                let from = last.unwrap_or(by);
                let count = pieces((by - from).length() + (to - by).length());
                line.points.extend((1..=count).map(|n| quadratic(from, by, to, n as f32 / count as f32)));
            }
            Step::Cubic(by, then, to) => {
                let [by, then, to] = [by, then, to].map(|pos| scaled(pos, zoom));
                let from = last.unwrap_or(by);
                let length = (by - from).length() + (then - by).length() + (to - then).length();
                let count = pieces(length);
                line.points.extend((1..=count).map(|n| cubic(from, by, then, to, n as f32 / count as f32)));
            }
            Step::Close => {
                let start = line.points.first().copied();
                line.closed = true;
                finish(&mut lines, &mut line);
                line.points.extend(start);
            }
        }
    }
    finish(&mut lines, &mut line);
    lines
}

/// Puts the line under the pen among the others, without points that repeat.
fn finish(lines: &mut Vec<Line>, line: &mut Line) {
    let mut done = std::mem::replace(line, Line { points: Vec::new(), closed: false });
    done.points.retain(|pos| pos.is_finite());
    done.points.dedup_by(|a, b| (*a - *b).length_sq() < 1e-6);
    if done.closed && done.points.len() > 1 && done.points.first() == done.points.last() {
        done.points.pop();
    }
    if done.points.len() > 1 {
        lines.push(done);
    }
}

fn scaled(pos: Pos2, zoom: f32) -> Pos2 {
    pos2(pos.x * zoom, pos.y * zoom)
}

/// Into how many straight pieces a curve of this length is cut.
fn pieces(length: f32) -> usize {
    ((length.max(0.0) / 2.0).sqrt() * 1.6).ceil().clamp(1.0, 48.0) as usize
}

fn quadratic(from: Pos2, by: Pos2, to: Pos2, t: f32) -> Pos2 {
    from.lerp(by, t).lerp(by.lerp(to, t), t)
}

fn cubic(from: Pos2, by: Pos2, then: Pos2, to: Pos2, t: f32) -> Pos2 {
    let (a, b, c) = (from.lerp(by, t), by.lerp(then, t), then.lerp(to, t));
    a.lerp(b, t).lerp(b.lerp(c, t), t)
}

/// A line cut into dashes; `pattern` holds lengths of dash and gap by turns.
fn dashes(line: &Line, pattern: &[f32]) -> Vec<Vec<Pos2>> {
    let total: f32 = pattern.iter().sum();
    // Dashes too short to see would cost much and show a solid line anyway.
    if pattern.iter().any(|length| !length.is_finite() || *length < 0.0) || total < 0.75 {
        return vec![line.points.clone()];
    }
    let mut turns = pattern.iter().copied().enumerate().cycle();
    let odd_matters = pattern.len() % 2 == 1;
    let (mut drawing, mut left) = (true, turns.next().map_or(1.0, |(_, length)| length));
    let mut out = Vec::new();
    let mut dash: Vec<Pos2> = line.points.first().copied().into_iter().collect();
    let closing = line.points.first().filter(|_| line.closed);
    let ends = line.points.iter().skip(1).chain(closing);
    for (start, end) in line.points.iter().zip(ends) {
        let (mut at, length) = (0.0, (*end - *start).length());
        while length - at > left {
            at += left;
            let pos = start.lerp(*end, at / length);
            if drawing {
                dash.push(pos);
                out.push(std::mem::take(&mut dash));
            } else {
                dash = vec![pos];
            }
            drawing = !drawing;
            let (_, next) = turns.next().unwrap_or((0, 1.0));
            left = if next > 0.0 || odd_matters { next.max(0.01) } else { 0.01 };
        }
        left -= length - at;
        if drawing {
            dash.push(*end);
        }
    }
    if drawing {
        out.push(dash);
    }
    out.retain(|dash| dash.len() > 1);
    out
}

/// Twice the signed area of the corner `a`, `b`, `c`.
fn turn(a: Pos2, b: Pos2, c: Pos2) -> f32 {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
}

fn is_convex(points: &[Pos2]) -> bool {
    let next = points.iter().cycle().skip(1);
    let after = points.iter().cycle().skip(2);
    let (mut left, mut right) = (false, false);
    for ((a, b), c) in points.iter().zip(next).zip(after) {
        let turn = turn(*a, *b, *c);
        left |= turn < -1e-3;
        right |= turn > 1e-3;
    }
    !(left && right)
}

/// Triangles that cover a simple polygon, by cutting ears; places in `points`.
fn ears(points: &[Pos2]) -> Vec<[usize; 3]> {
    let corner = |at: usize| points.get(at).copied().unwrap_or_default();
    let mut ring: Vec<usize> = (0..points.len()).collect();
    let area: f32 = ring.iter().map(|at| turn(corner(0), corner(*at), corner((at + 1) % points.len()))).sum();
    let side = if area < 0.0 { -1.0 } else { 1.0 };
    let mut triangles = Vec::new();
    while ring.len() > 3 {
        let count = ring.len();
        let around = |at: usize, step: usize| ring.get((at + step) % count).copied().unwrap_or(0);
        let is_ear = |at: &usize| {
            let [a, b, c] = [around(*at, count - 1), around(*at, 0), around(*at, 1)];
            let inside = |p: Pos2| {
                let sides = [(a, b), (b, c), (c, a)].map(|(s, e)| turn(corner(s), corner(e), p) * side);
                sides.into_iter().all(|distance| distance > 1e-6)
            };
            turn(corner(a), corner(b), corner(c)) * side > 0.0
                && !ring.iter().any(|other| ![a, b, c].contains(other) && inside(corner(*other)))
        };
        // A polygon that crosses itself may have no ear left; the rest is then cut anyhow.
        let at = (0..count).find(is_ear).unwrap_or(0);
        triangles.push([around(at, count - 1), around(at, 0), around(at, 1)]);
        ring.remove(at);
    }
    if let [a, b, c] = ring[..] {
        triangles.push([a, b, c]);
    }
    triangles
}

#[cfg(test)]
mod tests {
    use super::*;

    fn length(points: &[Pos2]) -> f32 {
        points.windows(2).map(|pair| (pair[1] - pair[0]).length()).sum()
    }

    #[test]
    fn dashes_take_their_share() {
        let line = Line { points: vec![pos2(0.0, 0.0), pos2(50.0, 0.0), pos2(50.0, 50.0)], closed: false };
        let parts = dashes(&line, &[6.0, 4.0]);
        let drawn: f32 = parts.iter().map(|dash| length(dash)).sum();
        assert_eq!(parts.len(), 10);
        assert!((drawn - 60.0).abs() < 0.1, "{drawn}");
        assert_eq!(dashes(&line, &[0.0, 0.0]).len(), 1);
        assert_eq!(dashes(&line, &[f32::NAN, 1.0]).len(), 1);
    }

    #[test]
    fn hollow_shapes_are_covered_once() {
        let arrow = [pos2(0.0, 0.0), pos2(10.0, 5.0), pos2(0.0, 10.0), pos2(4.0, 5.0)];
        assert!(!is_convex(&arrow));
        let area = |[a, b, c]: [usize; 3]| turn(arrow[a], arrow[b], arrow[c]).abs() / 2.0;
        let total: f32 = ears(&arrow).into_iter().map(area).sum();
        assert!((total - 30.0).abs() < 1e-3, "{total}");
        assert!(is_convex(&[pos2(0.0, 0.0), pos2(2.0, 0.0), pos2(2.0, 2.0), pos2(0.0, 2.0)]));
    }

    #[test]
    fn curves_end_where_they_should() {
        let steps = [
            Step::Move(pos2(0.0, 0.0)),
            Step::Quad(pos2(10.0, 0.0), pos2(10.0, 10.0)),
            Step::Cubic(pos2(10.0, 20.0), pos2(0.0, 20.0), pos2(0.0, 10.0)),
            Step::Close,
            Step::Line(pos2(-5.0, 0.0)),
        ];
        let lines = flatten(&steps, 2.0);
        assert_eq!(lines.len(), 2);
        assert!(lines[0].closed && !lines[1].closed);
        assert_eq!(lines[0].points.last(), Some(&pos2(0.0, 20.0)));
        assert_eq!(lines[1].points, [pos2(0.0, 0.0), pos2(-10.0, 0.0)]);
    }

    #[test]
    fn nonsense_draws_nothing_and_does_not_panic() {
        let mut pen = Pen::new(1.0, 1.0, TessellationOptions::default());
        let mut mesh = Mesh::default();
        let paint = Paint {
            fill: Some(Rgb(1, 2, 3)),
            stroke: Some(crate::scene::Stroke { colour: Rgb(0, 0, 0), width: 1.0, dash: vec![] }),
            opacity: 1.0,
        };
        let nan = pos2(f32::NAN, 0.0);
        pen.path(&[Step::Close, Step::Move(nan), Step::Line(nan), Step::Quad(nan, nan)], &paint, &mut mesh);
        pen.rect(Rect::from_min_max(nan, nan), 8.0, &paint, &mut mesh);
        assert!(mesh.is_empty());
        pen.rect(Rect::from_min_max(pos2(0.0, 0.0), pos2(10.0, 10.0)), 300.0, &paint, &mut mesh);
        assert!(mesh.is_valid() && !mesh.is_empty());
    }
}
