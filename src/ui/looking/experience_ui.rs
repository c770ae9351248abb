//! The experience view: the curves of feelings over those of the scores, on the same columns. Curves are told
//! apart by dash, marker and the name at their end, not by colour alone. A click selects a touchpoint.

use std::sync::Arc;

use egui::{
    Align2, Color32, Id, Pos2, Rangef, Rect, ScrollArea, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2,
};

use super::experience::{Chart, Column, Curve};
use super::words;
use crate::text::{Face, Style};
use crate::theme::Theme;
use crate::ui::bars::Shown;
use crate::ui::{Action, Selection, appearance};
use crate::vocabulary::{Label, emotion_label};

/// The least width of a column, in points.
const COLUMN: f32 = 40.0;
/// The room for the axis at the left.
const AXIS: f32 = 108.0;
/// The room for the names at the end of the curves.
const END: f32 = 150.0;
/// The height of the row of phases.
const HEADER: f32 = 30.0;
/// The height of the row over a chart, with its heading.
const HEADING: f32 = 28.0;
/// The height of the row of numbers.
const FOOT: f32 = 26.0;
/// The dashes of curves, in order; none is solid.
const DASHES: [&[f32]; 5] = [&[], &[8.0, 4.0], &[2.5, 3.5], &[10.0, 4.0, 2.0, 4.0], &[5.0, 2.0]];
const SMALL: Style = Style::new(11.5, Face::Regular);

/// What the charts were made from, and the charts.
type Kept = (u64, String, Arc<Chart>);

/// Shows the view.
pub fn experience_ui(ui: &mut Ui, shown: &Shown<'_>, actions: &mut Vec<Action>) {
    let chart = chart(ui, shown);
    if chart.is_empty() {
        ui.centered_and_justified(|ui| ui.weak(words::NO_EXPERIENCE.text(shown.lang)));
        return;
    }
    egui::Frame::new().inner_margin(egui::Margin::symmetric(18, 10)).show(ui, |ui| {
        let room = ui.available_size();
        let columns = chart.columns.len() as f32;
        let fits = ((room.x - AXIS - END - 20.0) / columns.max(1.0)).min(160.0);
        // A little less than columns should have is better than scrolling for a few points.
        let column = if fits >= COLUMN * 0.85 { fits } else { COLUMN };
        ScrollArea::horizontal().auto_shrink(false).show_viewport(ui, |ui, viewport| {
            let size = vec2(AXIS + column * columns + END, room.y - 14.0);
            let (area, _) = ui.allocate_exact_size(size, Sense::hover());
            let plot = Plot { shown, chart: &chart, area, column };
            plot.paint(ui, viewport);
            plot.columns_ui(ui, viewport, actions);
        });
    });
}

fn chart(ui: &Ui, shown: &Shown<'_>) -> Arc<Chart> {
    let document = shown.document;
    let Some(journey) = document.journey() else { return Arc::default() };
    let revision = document.editor.revision();
    let key = format!("{} {:?}", journey.id, shown.lang);
    let id = Id::unique("experience");
    let kept = ui.data(|data| data.get_temp::<Kept>(id));
    if let Some((_, _, chart)) = kept.filter(|kept| kept.0 == revision && kept.1 == key) {
        return chart;
    }
    let chart = Arc::new(Chart::new(document.editor.workspace(), journey, shown.lang));
    ui.data_mut(|data| data.insert_temp::<Kept>(id, (revision, key, Arc::clone(&chart))));
    chart
}

/// Where everything lies.
struct Plot<'a> {
    shown: &'a Shown<'a>,
    chart: &'a Chart,
    area: Rect,
    column: f32,
}

impl Plot<'_> {
    fn theme(&self) -> &Theme {
        self.shown.theme
    }

    fn x(&self, at: usize) -> f32 {
        self.area.left() + AXIS + self.column * (at as f32 + 0.5)
    }

    /// The ground of the upper chart or of the lower one, with the numbers at its foot: below its heading.
    fn ground(&self, lower: bool) -> Rangef {
        let (top, bottom) = (self.area.top() + HEADER, self.area.bottom());
        let middle = (top + bottom - FOOT) / 2.0;
        if lower { Rangef::new(middle + HEADING, bottom) } else { Rangef::new(top + HEADING, middle) }
    }

    /// From the highest value to the lowest.
    fn band(&self, lower: bool) -> Rangef {
        let ground = self.ground(lower);
        let foot = if lower { FOOT } else { 0.0 };
        Rangef::new(ground.min + 12.0, ground.max - foot - 12.0)
    }

    /// The middle of the heading over a chart.
    fn heading(&self, lower: bool) -> f32 {
        self.ground(lower).min - HEADING / 2.0
    }

    /// The columns of which anything is in view.
    fn visible(&self, viewport: Rect) -> std::ops::Range<usize> {
        let first = ((viewport.left() - AXIS) / self.column - 1.0).max(0.0) as usize;
        let last = ((viewport.right() - AXIS) / self.column + 2.0).max(0.0) as usize;
        first.min(self.chart.columns.len())..last.min(self.chart.columns.len())
    }

    fn paint(&self, ui: &Ui, viewport: Rect) {
        self.phases(ui);
        let feelings: Vec<(f32, String)> = (-2i8..=2)
            .filter_map(|score| {
                Some((f32::from(score), emotion_label(score)?.text(self.shown.lang).to_owned()))
            })
            .collect();
        let scores: Vec<(f32, String)> =
            (1u8..=5).map(|score| (f32::from(score), score.to_string())).collect();
        self.axis(ui, words::FEELINGS, false, &feelings);
        self.axis(ui, words::SCORES, true, &scores);
        let visible = self.visible(viewport);
        self.curves(ui, &self.chart.feelings, (false, -2.0, 2.0), &visible);
        self.curves(ui, &self.chart.scores, (true, 1.0, 5.0), &visible);
        // Where the ends of the curves are out of sight, their names stand beside the heading.
        if viewport.right() + END / 2.0 < self.area.width() {
            self.key(ui, words::FEELINGS, false, &self.chart.feelings);
            self.key(ui, words::SCORES, true, &self.chart.scores);
        }
    }

    /// Which curve is which, in a row behind the heading that stays in view.
    fn key(&self, ui: &Ui, title: Label, lower: bool, curves: &[Curve]) {
        let heading = crate::text::width(title.text(self.shown.lang), Style::new(12.5, Face::SemiBold));
        let mut x = self.area.left().max(ui.clip_rect().left()) + heading + 18.0;
        let y = self.heading(lower);
        for curve in curves {
            let name = crate::text::fit(&curve.name, SMALL, END);
            let width = 32.0 + crate::text::width(&name, SMALL);
            self.sample(ui, curve, pos2(x, y), &name);
            x += width + 14.0;
        }
    }

    /// A piece of a curve and its name.
    fn sample(&self, ui: &Ui, curve: &Curve, at: Pos2, name: &str) {
        let colour = self.hue(curve.look);
        line(ui, [at, at + vec2(26.0, 0.0)], Stroke::new(2.0, colour), curve.look);
        marker(ui, at + vec2(13.0, 0.0), curve.look, colour, appearance::colour(self.theme().paper));
        let ink = appearance::colour(self.theme().ink);
        let face = appearance::face(11.5, Face::Regular);
        ui.painter().text(at + vec2(32.0, 0.0), Align2::LEFT_CENTER, name, face, ink);
    }

    /// The names of the phases over their columns, on their grounds.
    fn phases(&self, ui: &Ui) {
        let Some(journey) = self.shown.document.journey() else { return };
        for (index, phase) in journey.phases.iter().enumerate() {
            let of_phase = |column: &Column| column.phase == index;
            let Some(first) = self.chart.columns.iter().position(of_phase) else { continue };
            let count = self.chart.columns.iter().filter(|column| column.phase == index).count();
            let left = self.x(first) - self.column / 2.0;
            let width = self.column * count as f32 - 2.0;
            let hue = self.theme().phase(index);
            for lower in [false, true] {
                let ground = Rect::from_x_y_ranges(left..=left + width, self.ground(lower));
                ui.painter().rect_filled(ground, 0.0, appearance::colour(hue.ground));
            }
            let header = Rect::from_min_size(pos2(left, self.area.top()), vec2(width, HEADER - 4.0));
            ui.painter().rect_filled(header, 2.0, appearance::colour(hue.header));
            let style = Style::new(12.5, Face::SemiBold);
            let name = crate::text::fit(&phase.name, style, width - 12.0);
            let ink = appearance::colour(self.theme().on_accent);
            let at = header.left_center() + vec2(6.0, 0.0);
            ui.painter().text(at, Align2::LEFT_CENTER, name, appearance::face(12.5, Face::SemiBold), ink);
        }
    }

    fn axis(&self, ui: &Ui, title: Label, lower: bool, marks: &[(f32, String)]) {
        let band = self.band(lower);
        let (least, most) =
            (marks.first().map_or(0.0, |mark| mark.0), marks.last().map_or(1.0, |mark| mark.0));
        let (ink, quiet) = (appearance::colour(self.theme().ink), appearance::colour(self.theme().secondary));
        let title_at = pos2(self.area.left().max(ui.clip_rect().left()), self.heading(lower));
        let face = appearance::face(12.5, Face::SemiBold);
        ui.painter().text(title_at, Align2::LEFT_CENTER, title.text(self.shown.lang), face, ink);
        let right = self.area.right() - END;
        for (value, name) in marks {
            let y = height(band, *value, (least, most));
            let line = [pos2(self.area.left() + AXIS - 4.0, y), pos2(right, y)];
            let stroke = Stroke::new(1.0, appearance::colour(self.theme().line));
            ui.painter().extend(Shape::dashed_line(&line, stroke, 2.0, 4.0));
            let at = pos2(self.area.left() + AXIS - 10.0, y);
            ui.painter().text(at, Align2::RIGHT_CENTER, name, appearance::face(11.5, Face::Regular), quiet);
        }
    }

    fn curves(
        &self,
        ui: &Ui,
        curves: &[Curve],
        (lower, least, most): (bool, f32, f32),
        visible: &std::ops::Range<usize>,
    ) {
        let band = self.band(lower);
        let mut taken: Vec<f32> = Vec::new();
        for curve in curves {
            // Curves that run together still show beside each other.
            let beside = (curve.look as f32 - (curves.len() as f32 - 1.0) / 2.0) * 3.0;
            let place = |at: usize| {
                let value = curve.values.get(at).copied().flatten()?;
                Some(pos2(self.x(at), height(band, value, (least, most)) + beside))
            };
            let colour = self.hue(curve.look);
            let stroke = Stroke::new(2.0, colour);
            for at in visible.clone() {
                if let (Some(from), Some(to)) = (place(at), place(at + 1)) {
                    line(ui, [from, to], stroke, curve.look);
                }
            }
            for at in visible.clone() {
                if let Some(middle) = place(at) {
                    marker(ui, middle, curve.look, colour, appearance::colour(self.theme().paper));
                }
            }
            self.end(ui, curve, (0..curve.values.len()).rev().find_map(place), &mut taken);
        }
    }

    /// The name of a curve at its end, where no other name stands.
    fn end(&self, ui: &Ui, curve: &Curve, last: Option<Pos2>, taken: &mut Vec<f32>) {
        let Some(last) = last else { return };
        let mut y = last.y;
        while taken.iter().any(|other| (other - y).abs() < 15.0) {
            y += 15.0;
        }
        taken.push(y);
        let left = self.area.right() - END + 10.0;
        let name = crate::text::fit(&curve.name, SMALL, END - 46.0);
        self.sample(ui, curve, pos2(left, y), &name);
    }

    fn hue(&self, look: usize) -> Color32 {
        let theme = self.theme();
        let hues = [theme.accent, theme.paid, theme.shared, theme.earned, theme.loops];
        appearance::colour(hues.get(look % hues.len()).copied().unwrap_or(theme.ink))
    }

    /// The columns as buttons: what is known there, and a click that selects.
    fn columns_ui(&self, ui: &Ui, viewport: Rect, actions: &mut Vec<Action>) {
        let (lang, document) = (self.shown.lang, self.shown.document);
        for at in self.visible(viewport) {
            let Some(column) = self.chart.columns.get(at) else { continue };
            let id = &column.touchpoint.id;
            let selected = document.selection.touchpoints.contains(id);
            let left = self.x(at) - self.column / 2.0;
            let top = pos2(left, self.area.top() + HEADER);
            let place = Rect::from_min_max(top, pos2(left + self.column, self.area.bottom()));
            let response = ui.interact(place, Id::unique(("experience", id.as_str())), Sense::click());
            let title =
                format!("{} {}", column.touchpoint.number, crate::text::one_line(&column.touchpoint.title));
            let known = self.chart.known(at, lang);
            let said =
                if known.is_empty() { words::NOTHING_KNOWN.text(lang).to_owned() } else { known.join("; ") };
            let name = format!("{title}: {said}");
            response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, selected, &name));
            let accent = appearance::colour(self.theme().accent);
            if selected || response.has_focus() || response.hovered() {
                let strength = if selected { 0.16 } else { 0.08 };
                for lower in [false, true] {
                    let light = Rect::from_x_y_ranges(place.x_range(), self.ground(lower));
                    ui.painter().rect_filled(light, 3.0, accent.gamma_multiply(strength));
                }
            }
            let face = appearance::face(11.5, if selected { Face::Bold } else { Face::Regular });
            let foot = pos2(self.x(at), self.area.bottom() - FOOT / 2.0);
            let ink = appearance::colour(self.theme().ink);
            ui.painter().text(foot, Align2::CENTER_CENTER, column.touchpoint.number, face, ink);
            if response.gained_focus() {
                response.scroll_to_me(None);
            }
            let tell = |ui: &mut Ui| {
                ui.set_max_width(360.0);
                ui.strong(&title);
                for line in &known {
                    ui.label(line);
                }
                if known.is_empty() {
                    ui.label(words::NOTHING_KNOWN.text(lang));
                }
                for line in self.chart.evidence(at, lang) {
                    ui.weak(line);
                }
            };
            if response.has_focus() {
                response.show_tooltip_ui(tell);
            } else if response.clone().on_hover_ui(tell).clicked() {
                actions.push(Action::Select(Selection::touchpoint(id.clone())));
            }
            if response.has_focus() && response.clicked() {
                actions.push(Action::Select(Selection::touchpoint(id.clone())));
            }
        }
    }
}

fn height(band: Rangef, value: f32, (least, most): (f32, f32)) -> f32 {
    let part = (value - least) / (most - least).max(1.0);
    band.max - part * (band.max - band.min)
}

fn line(ui: &Ui, ends: [Pos2; 2], stroke: Stroke, look: usize) {
    match DASHES.get(look % DASHES.len()).copied().unwrap_or(&[]) {
        [] => {
            ui.painter().line_segment(ends, stroke);
        }
        pattern => {
            let dashes: Vec<f32> = pattern.iter().step_by(2).copied().collect();
            let gaps: Vec<f32> = pattern.iter().skip(1).step_by(2).copied().collect();
            ui.painter().extend(Shape::dashed_line_with_offset(&ends, stroke, &dashes, &gaps, 0.0));
        }
    }
}

/// Disc, square, triangle, diamond or ring.
fn marker(ui: &Ui, middle: Pos2, look: usize, colour: Color32, paper: Color32) {
    let painter = ui.painter();
    let polygon = |corners: &[(f32, f32)]| {
        let corners = corners.iter().map(|(x, y)| middle + vec2(*x, *y)).collect();
        painter.add(Shape::convex_polygon(corners, colour, Stroke::new(1.0, paper)));
    };
    match look % DASHES.len() {
        0 => {
            painter.circle(middle, 4.5, colour, Stroke::new(1.0, paper));
        }
        1 => polygon(&[(-4.2, -4.2), (4.2, -4.2), (4.2, 4.2), (-4.2, 4.2)]),
        2 => polygon(&[(0.0, -5.6), (5.4, 4.2), (-5.4, 4.2)]),
        3 => polygon(&[(0.0, -6.0), (6.0, 0.0), (0.0, 6.0), (-6.0, 0.0)]),
        _ => {
            painter.circle(middle, 4.2, paper, Stroke::new(2.0, colour));
        }
    }
}
