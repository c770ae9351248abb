//! The matrix of permissions: a row per channel and purpose, a column per relation and market. A click
//! on a cell chooses it; its gaps carry their mark.

use egui::{Align2, Rangef, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use super::{Made, State, words};
use crate::analysis::{Position, Standing};
use crate::model::SubjectRef;
use crate::text::{Face, Style, fit};
use crate::ui::bars::Shown;
use crate::ui::{Action, appearance, gaps};

/// The height of a row.
const ROW: f32 = 42.0;
/// The height of the heads of columns.
const HEADS: f32 = 38.0;
/// The width of the heads of rows.
const ROW_HEAD: f32 = 176.0;
/// The narrowest and widest column.
const COLUMN: Rangef = Rangef { min: 150.0, max: 250.0 };
/// The room for the scroll bar.
const BAR: f32 = 16.0;
/// So much of the view is for the matrix at most.
const SHARE: f32 = 0.5;

/// The width that the matrix needs at least.
pub(super) fn least_width(made: &Made) -> f32 {
    ROW_HEAD + COLUMN.min * made.columns.len().max(1) as f32
}

/// The width that the matrix takes at most, its scroll bar included.
pub(super) fn most_width(made: &Made) -> f32 {
    ROW_HEAD + COLUMN.max * made.columns.len().max(1) as f32 + BAR
}

/// The height that the matrix takes.
pub(super) fn height(ui: &Ui, made: &Made) -> f32 {
    let whole = HEADS + ROW * made.rows.len() as f32;
    whole.min((ui.available_height() * SHARE).max(140.0))
}

/// The matrix.
pub(super) fn matrix_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    (made, height): (&Made, f32),
    state: &mut State,
    actions: &mut Vec<Action>,
) {
    let columns = made.columns.len().max(1) as f32;
    let width = COLUMN.clamp((ui.available_width() - ROW_HEAD - BAR) / columns);
    ScrollArea::horizontal().id_salt("matrix").max_height(height).auto_shrink([false, true]).show(ui, |ui| {
        ui.set_width((ROW_HEAD + width * columns).max(ui.available_width()));
        ui.spacing_mut().item_spacing.y = 0.0;
        heads_ui(ui, shown, made, width);
        let room = (height - HEADS).max(ROW);
        let area = ScrollArea::vertical().id_salt("rows").max_height(room).auto_shrink([false, true]);
        area.show_rows(ui, ROW, made.rows.len(), |ui, visible| {
            for row in visible {
                row_ui(ui, shown, (made, row, width), state, actions);
            }
        });
    });
}

fn text(ui: &Ui, shown: &Shown<'_>, at: egui::Pos2, words: &str, (face, strong, room): (Face, bool, f32)) {
    let ink = appearance::colour(if strong { shown.theme.ink } else { shown.theme.secondary });
    let size = if strong { 12.5 } else { 12.0 };
    let words = fit(words, Style::new(size, face), room);
    ui.painter().text(at, Align2::LEFT_CENTER, words, appearance::face(size, face), ink);
}

fn heads_ui(ui: &mut Ui, shown: &Shown<'_>, made: &Made, width: f32) {
    let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEADS), Sense::hover());
    for (at, (relation, market)) in made.columns.iter().enumerate() {
        let left = area.left() + ROW_HEAD + width * at as f32 + 8.0;
        text(ui, shown, pos2(left, area.top() + 11.0), relation, (Face::SemiBold, true, width - 14.0));
        text(ui, shown, pos2(left, area.top() + 27.0), market, (Face::Regular, false, width - 14.0));
    }
}

fn row_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    (made, row, width): (&Made, usize, f32),
    state: &mut State,
    actions: &mut Vec<Action>,
) {
    let (_, area) = ui.allocate_space(vec2(ui.available_width(), ROW));
    if let Some((channel, purpose)) = made.rows.get(row) {
        let at = pos2(area.left(), area.top() + 14.0);
        text(ui, shown, at, channel, (Face::SemiBold, true, ROW_HEAD - 10.0));
        text(ui, shown, at + vec2(0.0, 16.0), purpose, (Face::Regular, false, ROW_HEAD - 10.0));
    }
    let cells = made.all.cells.get(row).map_or(&[][..], Vec::as_slice);
    for (column, cell) in cells.iter().enumerate() {
        let left = area.left() + ROW_HEAD + width * column as f32;
        let place = Rect::from_min_size(pos2(left, area.top()), vec2(width, ROW)).shrink(1.5);
        cell_ui(ui, shown, (made, cell, (row, column)), place, state);
        let mut places: Vec<usize> = Vec::new();
        for id in &cell.rules {
            places.extend(gaps::about(shown, &SubjectRef::ConsentRule(id.clone())));
        }
        for what in &cell.uses {
            places.extend(gaps::about(shown, &what.by).iter().filter(|at| is_legal(shown, **at)));
        }
        places.sort_unstable();
        places.dedup();
        let mark = Rect::from_center_size(place.right_top() + vec2(-13.0, 12.0), vec2(18.0, 20.0));
        gaps::mark_over_ui(ui, shown, (mark, ("ground", row, column)), &places, actions);
    }
}

/// Whether a gap is about what may be sent.
fn is_legal(shown: &Shown<'_>, at: usize) -> bool {
    let insight = shown.document.gaps.insight();
    let finding = insight.and_then(|insight| insight.analysis.findings.get(at));
    finding.is_some_and(|finding| crate::analysis::is_legal(finding.rule.id))
}

fn cell_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    (made, cell, (row, column)): (&Made, &Position, (usize, usize)),
    place: Rect,
    state: &mut State,
) {
    let (Some(kind), Some(whom)) = (made.all.rows.get(row), made.all.columns.get(column)) else { return };
    let Some(told) = made.cells.get(row).and_then(|row| row.get(column)) else { return };
    let (Some(head), Some(heads)) = (made.rows.get(row), made.columns.get(column)) else { return };
    let spot = (kind.clone(), whom.clone());
    let chosen = state.chosen.as_ref() == Some(&spot);
    let response = ui.interact(place, ui.scope_id().with(("ground of", row, column)), Sense::click());
    let uses = if cell.uses.is_empty() { String::new() } else { format!("× {}", cell.uses.len()) };
    let parts = [told.basis.as_str(), &told.remarks, &uses];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let words =
        if parts.is_empty() { words::EMPTY_CELL.text(shown.lang).to_owned() } else { parts.join(", ") };
    let name = words::CELL.fill(
        shown.lang,
        &[
            ("channel", &head.0),
            ("purpose", &head.1),
            ("relation", &heads.0),
            ("market", &heads.1),
            ("told", &words),
        ],
    );
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Cell, true, chosen, &name));
    let marked = cell.rules.iter().any(|id| state.marked.iter().any(|known| known == id.as_str()));
    paint(ui, shown, place, cell);
    let lit = chosen || marked || response.hovered() || response.has_focus();
    if lit {
        let accent = appearance::colour(shown.theme.accent);
        let stroke = Stroke::new(if chosen { 2.0 } else { 1.0 }, accent);
        ui.painter().rect_stroke(place, 4.0, stroke, StrokeKind::Inside);
    }
    let at = pos2(place.left() + 7.0, place.top() + 12.5);
    // Where there is no basis, that is what leads.
    let (first, second) =
        if told.basis.is_empty() { (&told.remarks, "") } else { (&told.basis, told.remarks.as_str()) };
    let first = [first.as_str(), &uses].join("  ");
    text(ui, shown, at, first.trim(), (Face::Medium, true, place.width() - 34.0));
    text(ui, shown, at + vec2(0.0, 15.5), second, (Face::Regular, false, place.width() - 14.0));
    if response.on_hover_text(name).clicked() {
        state.chosen = if chosen { None } else { Some(spot) };
    }
}

/// The ground of a cell: what may not be is warm, what nothing speaks of is empty.
fn paint(ui: &Ui, shown: &Shown<'_>, place: Rect, cell: &Position) {
    let theme = shown.theme;
    let paper = appearance::colour(theme.paper);
    let (colour, share) = match cell.standing {
        Standing::Unsaid => (theme.line, 0.0),
        Standing::Holds => (theme.accent, 0.08),
        Standing::Forbidden(_) | Standing::Lapsed | Standing::NoBasis => (theme.critical, 0.12),
    };
    ui.painter().rect_filled(place, 4.0, paper.lerp_to_gamma(appearance::colour(colour), share));
    let line = Stroke::new(1.0, appearance::colour(theme.line));
    ui.painter().rect_stroke(place, 4.0, line, StrokeKind::Inside);
}
