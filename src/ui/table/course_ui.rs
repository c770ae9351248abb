//! The course of a figure as a small line, the present value marked by a dot. Its values stand as text
//! in the name of the cell.

use egui::{Painter, Rect, Stroke, pos2};

use crate::theme::Theme;
use crate::ui::appearance;

/// Paints figures from the oldest to the present one; a single one is only its dot.
pub fn paint_course(painter: &Painter, rect: Rect, figures: &[f64], theme: &Theme) {
    let (low, high) = figures
        .iter()
        .fold((f64::MAX, f64::MIN), |(low, high), figure| (low.min(*figure), high.max(*figure)));
    let area = rect.shrink2(egui::vec2(4.0, 7.0));
    let last = figures.len().saturating_sub(1).max(1) as f32;
    let at = |(place, figure): (usize, &f64)| {
        // Halved first: the difference of the greatest and the least figure there can be is none.
        let part = if high > low { (figure / 2.0 - low / 2.0) / (high / 2.0 - low / 2.0) } else { 0.5 };
        let along = if figures.len() > 1 { place as f32 / last } else { 1.0 };
        pos2(area.left() + along * area.width(), area.bottom() - part as f32 * area.height())
    };
    let points: Vec<egui::Pos2> = figures.iter().enumerate().map(at).collect();
    let end = points.last().copied();
    painter.line(points, Stroke::new(1.6, appearance::colour(theme.secondary)));
    if let Some(end) = end {
        painter.circle_filled(end, 2.8, appearance::colour(theme.accent));
    }
}
