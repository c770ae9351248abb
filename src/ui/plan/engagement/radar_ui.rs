//! Scores around a middle, an axis each: every axis with its name and its score in words, what is weak
//! by its shape. Knows no step.

use std::f32::consts::TAU;

use egui::{Color32, Painter, Pos2, Rect, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::words;
use crate::report::plan::engagement::GOOD_ENOUGH;
use crate::text::Face;
use crate::ui::appearance;
use crate::ui::bars::Shown;

/// The highest score.
const TOP: u8 = 5;
/// The width of the name of an axis, in points.
const NAME: f32 = 116.0;
/// The height of a drawing, in points.
const HEIGHT: f32 = 250.0;
/// Room above and below for names, in points.
const ABOVE: f32 = 40.0;

/// An axis: its name and its score, if it is known.
pub type Axis = (String, Option<u8>);

/// The drawing; each is as large as the others, so that they can be laid beside each other.
pub fn radar_ui(ui: &mut Ui, shown: &Shown<'_>, title: &str, axes: &[Axis]) {
    let wide = ui.available_width().min(HEIGHT * 2.1);
    let (area, response) = ui.allocate_exact_size(vec2(wide, HEIGHT), Sense::hover());
    let told: Vec<String> = axes.iter().map(|(name, score)| format!("{name} {}", figure(*score))).collect();
    let name = words::PICTURE.fill(shown.lang, &[("title", title), ("scores", &told.join(", "))]);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Image, true, &name));
    let room = (area.height() / 2.0 - ABOVE).min(area.width() / 2.0 - NAME);
    let radar = Radar { middle: area.center(), radius: room.max(30.0), count: axes.len().max(3) };
    let painter = ui.painter_at(area);
    grid(&painter, shown, &radar);
    scores(&painter, shown, &radar, axes);
    figures(&painter, shown, &radar);
    names(&painter, shown, (&radar, area), axes);
}

fn figure(score: Option<u8>) -> String {
    score.map_or_else(|| "?".to_owned(), |score| score.to_string())
}

/// Where scores lie.
struct Radar {
    middle: Pos2,
    radius: f32,
    count: usize,
}

impl Radar {
    /// The direction of an axis; the first points up.
    fn direction(&self, at: usize) -> egui::Vec2 {
        let turn = TAU * at as f32 / self.count as f32 - TAU / 4.0;
        vec2(turn.cos(), turn.sin())
    }

    fn point(&self, at: usize, score: f32) -> Pos2 {
        self.middle + self.direction(at) * (self.radius * score / f32::from(TOP))
    }

    fn ring(&self, score: f32) -> Vec<Pos2> {
        (0..=self.count).map(|at| self.point(at % self.count, score)).collect()
    }
}

/// Rings for each score, that of what is good enough dashed and stronger, and the axes.
fn grid(painter: &Painter, shown: &Shown<'_>, radar: &Radar) {
    let [line, strong] = [shown.theme.line, shown.theme.secondary].map(appearance::colour);
    for score in 1..=TOP {
        let ring = radar.ring(f32::from(score));
        if score == GOOD_ENOUGH {
            painter.extend(Shape::dashed_line(&ring, Stroke::new(1.2, strong), 4.0, 3.0));
        } else {
            painter.line(ring, Stroke::new(1.0, line));
        }
    }
    for at in 0..radar.count {
        painter.line_segment([radar.middle, radar.point(at, f32::from(TOP))], Stroke::new(1.0, line));
    }
}

/// The figures of the rings beside the first axis, over all lines.
fn figures(painter: &Painter, shown: &Shown<'_>, radar: &Radar) {
    let [ground, ink] = [shown.theme.paper, shown.theme.secondary].map(appearance::colour);
    for score in 1..=TOP {
        let figure = painter.layout_no_wrap(score.to_string(), appearance::face(9.5, Face::Regular), ink);
        let middle = radar.point(0, f32::from(score)) - vec2(11.0, 0.0);
        let plate = Rect::from_center_size(middle, figure.size());
        painter.rect_filled(plate.expand2(vec2(1.5, -1.0)), 2.0, ground);
        painter.galley(plate.min, figure, ink);
    }
}

/// The ground between known neighbours, the line around it and a mark for each score.
fn scores(painter: &Painter, shown: &Shown<'_>, radar: &Radar, axes: &[Axis]) {
    let [accent, high] = [shown.theme.accent, shown.theme.high].map(appearance::colour);
    let points: Vec<Option<Pos2>> = axes
        .iter()
        .enumerate()
        .map(|(at, (_, score))| score.map(|score| radar.point(at, f32::from(score))))
        .collect();
    let next = points.iter().cycle().skip(1);
    for (one, other) in points.iter().zip(next).filter_map(|(one, other)| one.zip(*other)) {
        let ground = accent.gamma_multiply(0.16);
        painter.add(Shape::convex_polygon(vec![radar.middle, one, other], ground, Stroke::NONE));
        painter.line_segment([one, other], Stroke::new(2.0, accent));
    }
    for (point, (_, score)) in points.iter().zip(axes) {
        let (Some(point), Some(score)) = (point, score) else { continue };
        if *score < GOOD_ENOUGH {
            triangle(painter, *point, high)
        } else {
            painter.circle_filled(*point, 3.6, accent);
        }
    }
}

/// The mark of what is weak.
fn triangle(painter: &Painter, middle: Pos2, colour: Color32) {
    let corners = [(0.0, -5.6), (5.6, 4.6), (-5.6, 4.6)].map(|(x, y)| middle + vec2(x, y));
    painter.add(Shape::convex_polygon(corners.to_vec(), colour, Stroke::NONE));
}

/// The name of each axis with its score, beside its end.
fn names(painter: &Painter, shown: &Shown<'_>, (radar, area): (&Radar, Rect), axes: &[Axis]) {
    let ink = appearance::colour(shown.theme.ink);
    for (at, (name, score)) in axes.iter().enumerate() {
        let direction = radar.direction(at);
        let mut job = egui::text::LayoutJob::default();
        job.wrap.max_width = NAME;
        job.append(name, 0.0, egui::TextFormat::simple(appearance::face(11.5, Face::Regular), ink));
        let bold = egui::TextFormat::simple(appearance::face(11.5, Face::Bold), ink);
        // On the row of the last word, never on one of its own.
        job.append(&format!("\u{a0}\u{a0}{}", figure(*score)), 0.0, bold);
        job.halign = match direction.x {
            x if x > 0.2 => egui::Align::LEFT,
            x if x < -0.2 => egui::Align::RIGHT,
            _ => egui::Align::Center,
        };
        let galley = painter.layout_job(job);
        let size = galley.size();
        let end = radar.middle + direction * (radar.radius + 10.0);
        let top = match direction.y {
            y if y < -0.8 => end.y - size.y,
            y if y > 0.8 => end.y,
            _ => end.y - size.y / 2.0,
        };
        let top = top.clamp(area.top(), (area.bottom() - size.y).max(area.top()));
        painter.galley(pos2(end.x, top), galley, ink);
    }
}
