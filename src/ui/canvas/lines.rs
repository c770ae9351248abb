//! The steps of long lines to triangles, one at a time and only inside an area: level and upright ones as plain
//! quads on whole pixels, others as soft strips, dashes only where they show.
//! Knows no map; takes map points, gives pixels from the map's origin.

use egui::epaint::Vertex;
use egui::{Color32, Mesh, Pos2, Rect, Vec2, pos2, vec2};

use super::outline::{colour, flatten, quad};
use crate::scene::{Paint, Step, Stroke};

/// A corner is not rounded where both its arms together are shorter than this, in physical pixels.
const SHARP: f32 = 5.0;
/// Dashes and gaps that are shorter than this on the average, in physical pixels, are drawn as a pale line.
const FINE: f32 = 1.2;
/// A corner has at most so many points.
const MOST: usize = 24;
/// So many lengths of a pattern of dashes are looked at.
const LENGTHS: usize = 8;

/// A part of a line: one step, and where it begins.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stretch {
    /// Where the step begins.
    pub from: Pos2,
    /// The step, which is no move.
    pub step: Step,
    /// The length of the line up to here.
    pub along: f32,
}

/// Draws stretches at one zoom.
#[derive(Clone, Copy, Debug)]
pub struct Ruler {
    zoom: f32,
    pixels_per_point: f32,
}

/// What a line is drawn with, in physical pixels.
struct Ink {
    colour: Color32,
    width: f32,
    dashes: Dashes,
}

/// Lengths of dash and gap by turns, rounded to physical pixels; none is a solid line.
#[derive(Default)]
struct Dashes {
    lengths: [f32; LENGTHS],
    count: usize,
    total: f32,
}

impl Dashes {
    /// Calls `draw` for each dash between two lengths along the line, with where it begins and ends there.
    fn each(&self, from: f32, to: f32, mut draw: impl FnMut(f32, f32)) {
        if self.count == 0 {
            draw(from, to);
            return;
        }
        let mut at = (from / self.total).floor() * self.total;
        while at < to {
            let before = at;
            for (turn, length) in self.lengths.iter().take(self.count).enumerate() {
                let (start, end) = (at.max(from), (at + length).min(to));
                if turn % 2 == 0 && start < end {
                    draw(start, end);
                }
                at += length;
            }
            if at <= before {
                return;
            }
        }
    }
}

impl Ink {
    /// The number of whole pixels that a straight line is wide, and how much of its colour each gets.
    fn whole(&self) -> (f32, Color32) {
        let count = self.width.round().max(1.0);
        (count, faded(self.colour, self.width / count))
    }
}

impl Ruler {
    /// A ruler for this zoom on a screen with so many physical pixels to a point.
    pub fn new(zoom: f32, pixels_per_point: f32) -> Self {
        Self { zoom, pixels_per_point: pixels_per_point.max(0.1) }
    }

    /// Draws what of a stretch lies in `area`, in pixels from the map's origin. Areas side by side give
    /// the whole line, each part once.
    pub fn stretch(&self, stretch: &Stretch, paint: &Paint, area: Rect, out: &mut Mesh) {
        let Some(stroke) = &paint.stroke else { return };
        let ink = self.ink(stroke, paint.opacity);
        let area = area * self.pixels_per_point;
        let along = stretch.along * self.scale();
        let is_sound = ink.width > 0.0 && ink.width.is_finite() && along.is_finite();
        if !is_sound || ink.colour == Color32::TRANSPARENT {
            return;
        }
        match stretch.step {
            Step::Line(to) if is_straight(stretch.from, to) => {
                let [from, to] = [stretch.from, to].map(|pos| self.snapped(pos, ink.width));
                self.straight((from, to), along, &ink, area, out);
            }
            Step::Quad(by, to) if is_straight(stretch.from, by) && is_straight(by, to) => {
                let [from, by, to] = [stretch.from, by, to].map(|pos| self.snapped(pos, ink.width));
                self.corner([from, by, to], along, &ink, area, out);
            }
            Step::Line(to) => {
                let points = [stretch.from, to].map(|pos| (pos.to_vec2() * self.scale()).to_pos2());
                self.strip(&points, along, &ink, area, out);
            }
            Step::Quad(..) | Step::Cubic(..) => {
                let steps = [Step::Move(stretch.from), stretch.step];
                for line in flatten(&steps, self.scale()) {
                    self.strip(&line.points, along, &ink, area, out);
                }
            }
            Step::Move(_) | Step::Close => {}
        }
    }

    /// How far a line of this width that ends at `pos` is moved to lie on whole pixels, in pixels.
    pub fn shift(&self, pos: Pos2, width: f32) -> Vec2 {
        let shift = self.snapped(pos, width * self.scale()) - pos.to_vec2() * self.scale();
        shift.to_vec2() / self.pixels_per_point
    }

    /// Physical pixels to a map point.
    fn scale(&self) -> f32 {
        self.zoom * self.pixels_per_point
    }

    fn ink(&self, stroke: &Stroke, opacity: f32) -> Ink {
        let scale = self.scale();
        let mut ink = Ink {
            colour: colour(stroke.colour, opacity),
            width: stroke.width * scale,
            dashes: Dashes::default(),
        };
        // An odd number of lengths means dash and gap change places each time.
        let turns = stroke.dash.len() * (1 + stroke.dash.len() % 2);
        let pattern = || stroke.dash.iter().cycle().take(turns.min(LENGTHS)).map(|length| length * scale);
        let total: f32 = pattern().sum();
        if total <= 0.0 || !total.is_finite() || pattern().any(|length| length < 0.0) {
            return ink;
        }
        if total < FINE * turns as f32 {
            // Too fine to see, and costly: as pale as dashes and gaps are together.
            let drawn: f32 = pattern().step_by(2).sum();
            ink.colour = faded(ink.colour, drawn / total.max(f32::MIN_POSITIVE));
            return ink;
        }
        for (known, length) in ink.dashes.lengths.iter_mut().zip(pattern()) {
            *known = length.round().max(1.0);
            ink.dashes.total += *known;
            ink.dashes.count += 1;
        }
        ink
    }

    /// A place in physical pixels, where a line of this width covers whole pixels.
    fn snapped(&self, pos: Pos2, width: f32) -> Pos2 {
        let odd = width.round().max(1.0) % 2.0 == 1.0;
        let snap = |x: f32| if odd { (x * self.scale()).floor() + 0.5 } else { (x * self.scale()).round() };
        pos2(snap(pos.x), snap(pos.y))
    }

    /// A level or upright line. It is drawn half its width early, so that it covers the corner where it begins and
    /// leaves the one where it ends to what comes next.
    fn straight(&self, (from, to): (Pos2, Pos2), along: f32, ink: &Ink, area: Rect, out: &mut Mesh) {
        let level = (to.x - from.x).abs() >= (to.y - from.y).abs();
        let (start, end, across) = if level { (from.x, to.x, from.y) } else { (from.y, to.y, from.x) };
        let (range, beside) =
            if level { (area.x_range(), area.y_range()) } else { (area.y_range(), area.x_range()) };
        if !(beside.min <= across && across < beside.max) {
            return;
        }
        let (count, colour) = ink.whole();
        let half = count / 2.0;
        let way = if end < start { -1.0 } else { 1.0 };
        let (start, end) = (start - way * half, end - way * half);
        let (low, high) = (start.min(end).max(range.min), start.max(end).min(range.max));
        if low >= high {
            return;
        }
        let mut piece = |low: f32, high: f32| {
            let rect = if level {
                Rect::from_min_max(pos2(low, across - half), pos2(high, across + half))
            } else {
                Rect::from_min_max(pos2(across - half, low), pos2(across + half, high))
            };
            quad(rect / self.pixels_per_point, colour, out);
        };
        if ink.dashes.count == 0 {
            piece(low, high);
            return;
        }
        // Whole pixels, so that all dashes of a line look alike.
        let along = along.round();
        let place = |length: f32| start + way * (length - along);
        let (first, last) = if way > 0.0 { (low, high) } else { (high, low) };
        let length = |place: f32| along + way * (place - start);
        ink.dashes.each(length(first), length(last), |from, to| {
            let (a, b) = (place(from), place(to));
            let (a, b) = (a.min(b).max(low), a.max(b).min(high));
            if a < b {
                piece(a, b);
            }
        });
    }

    /// A rounded corner between a level and an upright line.
    fn corner(&self, [from, by, to]: [Pos2; 3], along: f32, ink: &Ink, area: Rect, out: &mut Mesh) {
        let (came, goes) = (by - from, to - by);
        if came.length() + goes.length() < SHARP {
            self.straight((from, by), along, ink, area, out);
            self.straight((by, to), along + came.length(), ink, area, out);
            return;
        }
        // Where the lines before and behind it end and begin.
        let half = ink.whole().0 / 2.0;
        let (from, to) = (from - came.normalized() * half, to - goes.normalized() * half);
        let count = ((came.length() + goes.length()) * 0.8).sqrt().ceil().clamp(2.0, MOST as f32 - 1.0);
        let mut points = [to; MOST];
        for (place, point) in points.iter_mut().enumerate().take(count as usize) {
            let part = place as f32 / count;
            *point = from.lerp(by, part).lerp(by.lerp(to, part), part);
        }
        self.strip(points.get(..=count as usize).unwrap_or_default(), along, ink, area, out);
    }

    /// A line through these points with soft edges.
    fn strip(&self, points: &[Pos2], along: f32, ink: &Ink, area: Rect, out: &mut Mesh) {
        let mut sections = Sections::new(self, ink, out);
        let mut at = along;
        let mut before: Option<Vec2> = None;
        let mut goes_on = None;
        for (place, pair) in points.windows(2).enumerate() {
            let [from, to] = pair else { continue };
            let (way, length) = (*to - *from, (*to - *from).length());
            if length <= 0.0 || !length.is_finite() {
                continue;
            }
            let normal = vec2(-way.y, way.x) / length;
            let next = points.get(place + 2).map(|next| *next - *to);
            let next =
                next.filter(|next| next.length() > 0.0).map(|next| vec2(-next.y, next.x) / next.length());
            let ends = [joined(before, normal), joined(next, normal)];
            before = Some(normal);
            let start = at;
            at += length;
            let Some((enters, leaves)) = clip(*from, *to, area) else {
                goes_on = None;
                continue;
            };
            ink.dashes.each(start + enters * length, start + leaves * length, |first, last| {
                let (first, last) = ((first - start) / length, (last - start) / length);
                let (starts, ended) = (first < 1e-4, last > 1.0 - 1e-4);
                let known = goes_on.take().filter(|_| starts);
                let one = known.unwrap_or_else(|| {
                    sections.add(*from + way * first, if starts { ends[0] } else { normal })
                });
                let other = sections.add(*from + way * last, if ended { ends[1] } else { normal });
                sections.connect(one, other);
                goes_on = ended.then_some(other);
            });
        }
    }
}

/// Cross sections of a strip: opaque in the middle, nothing at both edges.
struct Sections<'a> {
    /// Distances from the middle of the line, and colours.
    profile: [(f32, Color32); 4],
    count: u32,
    pixels_per_point: f32,
    out: &'a mut Mesh,
}

impl<'a> Sections<'a> {
    fn new(ruler: &Ruler, ink: &Ink, out: &'a mut Mesh) -> Self {
        let none = Color32::TRANSPARENT;
        let (inner, outer) = ((ink.width - 1.0) / 2.0, (ink.width + 1.0) / 2.0);
        // As epaint has it: what is thinner than a pixel is a pale ridge.
        let (profile, count) = if ink.width <= 0.9 {
            ([(1.0, none), (0.0, faded(ink.colour, ink.width)), (-1.0, none), (-1.0, none)], 3)
        } else {
            ([(outer, none), (inner, ink.colour), (-inner, ink.colour), (-outer, none)], 4)
        };
        Self { profile, count, pixels_per_point: ruler.pixels_per_point, out }
    }

    /// Adds a section; its first vertex.
    fn add(&mut self, pos: Pos2, normal: Vec2) -> u32 {
        let first = self.out.vertices.len() as u32;
        let vertices = self.profile.iter().take(self.count as usize);
        let vertices = vertices.map(|(far, colour)| {
            Vertex::untextured(((pos + normal * *far).to_vec2() / self.pixels_per_point).to_pos2(), *colour)
        });
        self.out.vertices.extend(vertices);
        first
    }

    fn connect(&mut self, one: u32, other: u32) {
        for edge in 0..self.count - 1 {
            self.out.add_triangle(one + edge, one + edge + 1, other + edge);
            self.out.add_triangle(one + edge + 1, other + edge, other + edge + 1);
        }
    }
}

/// The direction of the section between two pieces, so long that the line keeps its width.
fn joined(neighbour: Option<Vec2>, normal: Vec2) -> Vec2 {
    let Some(neighbour) = neighbour else { return normal };
    // At sharp turns the point would be longer than it looks well.
    (neighbour + normal) / (1.0 + neighbour.dot(normal)).max(0.5)
}

/// The part of a piece that lies in `area`, from 0 at its start to 1 at its end; nothing where it passes by.
/// What lies on the edge between two areas is in one of them only.
fn clip(from: Pos2, to: Pos2, area: Rect) -> Option<(f32, f32)> {
    let (mut enters, mut leaves) = (0.0f32, 1.0f32);
    let axes = [(from.x, to.x, area.x_range()), (from.y, to.y, area.y_range())];
    for (from, to, range) in axes {
        let way = to - from;
        if way == 0.0 {
            if !(range.min <= from && from < range.max) {
                return None;
            }
            continue;
        }
        let (one, other) = ((range.min - from) / way, (range.max - from) / way);
        enters = enters.max(one.min(other));
        leaves = leaves.min(one.max(other));
    }
    (enters < leaves).then_some((enters, leaves))
}

/// Whether a line is level or upright.
fn is_straight(from: Pos2, to: Pos2) -> bool {
    (from.x - to.x).abs() < 0.01 || (from.y - to.y).abs() < 0.01
}

fn faded(colour: Color32, part: f32) -> Color32 {
    if part < 1.0 { colour.gamma_multiply(part.max(0.0)) } else { colour }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::Rgb;

    const ALL: Rect = Rect { min: pos2(-1e6, -1e6), max: pos2(1e6, 1e6) };

    fn paint(width: f32, dash: &[f32]) -> Paint {
        let stroke = Stroke { colour: Rgb(0, 0, 0), width, dash: dash.to_vec() };
        Paint { fill: None, stroke: Some(stroke), opacity: 1.0 }
    }

    fn line(from: Pos2, to: Pos2) -> Stretch {
        Stretch { from, step: Step::Line(to), along: 3.0 }
    }

    /// The area of all triangles, by how much colour they get.
    fn inked(mesh: &Mesh) -> f32 {
        assert!(mesh.is_valid());
        let corner = |at: &u32| mesh.vertices[*at as usize];
        let triangles =
            mesh.indices.chunks_exact(3).map(|at| [corner(&at[0]), corner(&at[1]), corner(&at[2])]);
        let inked = |[a, b, c]: [Vertex; 3]| {
            let (one, other) = (b.pos - a.pos, c.pos - a.pos);
            let opacity: f32 = [a, b, c].iter().map(|vertex| f32::from(vertex.color.a()) / 255.0).sum();
            (one.x * other.y - one.y * other.x).abs() / 2.0 * opacity / 3.0
        };
        triangles.map(inked).sum()
    }

    fn drawn(stretch: &Stretch, paint: &Paint, zoom: f32, area: Rect) -> Mesh {
        let mut mesh = Mesh::default();
        Ruler::new(zoom, 1.0).stretch(stretch, paint, area, &mut mesh);
        mesh
    }

    #[test]
    fn straight_lines_are_quads_on_whole_pixels() {
        for (from, to) in [(pos2(10.3, 20.3), pos2(90.7, 20.3)), (pos2(7.4, 80.0), pos2(7.4, 3.0))] {
            for width in [0.4, 1.0, 1.7, 2.9] {
                let mesh = drawn(&line(from, to), &paint(width, &[]), 1.0, ALL);
                assert_eq!((mesh.vertices.len(), mesh.indices.len()), (4, 6));
                assert!(mesh.vertices.iter().all(|vertex| vertex.pos == vertex.pos.round()), "{mesh:?}");
                let length = (to - from).length();
                assert!(
                    (inked(&mesh) - width * length).abs() < 3.0 + 0.1 * length,
                    "{width}: {}",
                    inked(&mesh)
                );
            }
        }
    }

    #[test]
    fn areas_side_by_side_give_the_whole_line_once() {
        let steps = [
            Step::Line(pos2(700.0, 12.0)),
            Step::Line(pos2(300.0, 420.0)),
            Step::Quad(pos2(500.0, 12.0), pos2(500.0, 212.0)),
            Step::Cubic(pos2(200.0, 12.0), pos2(90.0, 300.0), pos2(600.0, 300.0)),
        ];
        for step in steps {
            for dash in [&[][..], &[10.0, 5.0], &[10.0, 4.0, 1.8, 4.0], &[3.0]] {
                let stretch = Stretch { from: pos2(3.0, 12.0), step, along: 7.3 };
                let whole = inked(&drawn(&stretch, &paint(1.7, dash), 1.3, ALL));
                let cells = (0..8).flat_map(|x| (0..8).map(move |y| (x as f32 * 128.0, y as f32 * 128.0)));
                let parts: f32 = cells
                    .map(|(x, y)| Rect::from_min_size(pos2(x, y), Vec2::splat(128.0)))
                    .map(|area| inked(&drawn(&stretch, &paint(1.7, dash), 1.3, area)))
                    .sum();
                assert!(whole > 100.0 && (whole - parts).abs() < 0.01 * whole, "{step:?}: {whole} {parts}");
            }
        }
    }

    #[test]
    fn dashes_take_their_share_and_are_cut_only_in_the_area() {
        let stretch = line(pos2(0.0, 0.5), pos2(100_000.0, 0.5));
        let area = Rect::from_min_max(pos2(40_000.0, -10.0), pos2(41_500.0, 10.0));
        let mesh = drawn(&stretch, &paint(1.0, &[10.0, 5.0]), 1.0, area);
        assert!(mesh.indices.len() / 3 <= 2 * 101, "{} triangles", mesh.indices.len() / 3);
        assert!((inked(&mesh) - 1000.0).abs() < 16.0, "{}", inked(&mesh));
        let widths: Vec<f32> =
            mesh.vertices.chunks_exact(4).map(|quad| quad[1].pos.x - quad[0].pos.x).collect();
        assert!(widths[1..widths.len() - 1].iter().all(|width| *width == 10.0), "{widths:?}");
        let beside = area.translate(vec2(0.0, 30.0));
        assert!(drawn(&stretch, &paint(1.0, &[10.0, 5.0]), 1.0, beside).is_empty());
        // Too fine to be seen one by one.
        let far = drawn(&stretch, &paint(1.0, &[10.0, 5.0]), 0.1, area.translate(vec2(-36_000.0, 0.0)));
        assert_eq!(far.indices.len(), 6);
    }

    #[test]
    fn small_corners_are_sharp_and_larger_ones_round() {
        let stretch = Stretch {
            from: pos2(90.0, 50.0),
            step: Step::Quad(pos2(100.0, 50.0), pos2(100.0, 60.0)),
            along: 0.0,
        };
        assert_eq!(drawn(&stretch, &paint(1.7, &[]), 0.15, ALL).indices.len(), 12);
        let round = drawn(&stretch, &paint(1.7, &[]), 1.0, ALL);
        assert!(round.indices.len() > 24 && round.indices.len() <= 18 * 8, "{}", round.indices.len());
        assert!((inked(&round) - 1.7 * 16.2).abs() < 2.0, "{}", inked(&round));
    }

    #[test]
    fn nonsense_draws_nothing_and_does_not_panic() {
        let nan = pos2(f32::NAN, 0.0);
        for step in [Step::Line(nan), Step::Quad(nan, nan), Step::Cubic(nan, nan, nan), Step::Close] {
            for from in [nan, pos2(0.0, 0.0)] {
                let stretch = Stretch { from, step, along: 0.0 };
                assert!(drawn(&stretch, &paint(1.0, &[5.0, 5.0]), 1.0, ALL).is_empty(), "{step:?}");
            }
        }
        let stretch = line(pos2(0.0, 0.0), pos2(50.0, 0.0));
        assert!(drawn(&stretch, &paint(f32::NAN, &[]), 1.0, ALL).is_empty());
        assert!(!drawn(&stretch, &paint(1.0, &[f32::NAN, 1.0]), 1.0, ALL).is_empty());
        assert!(!drawn(&stretch, &paint(1.0, &[0.0, 0.0]), 1.0, ALL).is_empty());
    }
}
