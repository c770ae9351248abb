//! The tables in the middle of the window: heat by count, empty cells that should hold something
//! marked. A click selects the touchpoints of a cell; what should be there is set below.

use egui::{Align2, EventFilter, Frame, Key, Rangef, Rect, RichText, ScrollArea, Sense, Ui, pos2, vec2};

use super::insight::Insight;
use super::{Ask, words};
use crate::analysis::{Cell, Head, Matrices, Matrix, MatrixKind, Names, Study};
use crate::edit::Edit;
use crate::model::{CoverageTarget, Dimension, Id, Journey, Phase, TargetLevel};
use crate::text::{Face, Style};
use crate::ui::bars::Shown;
use crate::ui::{Action, Selection, appearance};
use crate::vocabulary::Labelled;

/// The height of a row.
const ROW: f32 = 34.0;
/// The height of the heads of columns.
const HEADS: f32 = 40.0;
/// The width of the heads of rows.
const ROW_HEAD: f32 = 210.0;
/// The narrowest and widest column.
const COLUMN: Rangef = Rangef { min: 84.0, max: 190.0 };

/// A table with its names, made again only when something moved.
#[derive(Clone, Debug)]
pub struct Table {
    /// The counts.
    pub matrix: Matrix,
    rows: Vec<String>,
    columns: Vec<String>,
}

impl Table {
    /// The table of a kind, as the analysis shown has it.
    pub fn new(insight: &Insight, kind: MatrixKind) -> Self {
        let study = Study::new(&insight.workspace, &insight.journey, insight.as_of());
        let matrix = Matrices::new(&study, &insight.analysis.findings).matrix(kind);
        let names = Names::new(&insight.workspace, &insight.journey, insight.lang());
        let name = |head: &Head| match &head.name {
            Some(value) => crate::text::one_line(&names.value(value)),
            None => words::NOT_FILLED.text(insight.lang()).to_owned(),
        };
        let rows = matrix.rows.iter().map(name).collect();
        let columns = matrix.columns.iter().map(name).collect();
        Self { matrix, rows, columns }
    }

    /// What a cell says to those who can't see it.
    fn name(&self, shown: &Shown<'_>, row: usize, column: usize, cell: &Cell) -> String {
        let lang = shown.lang;
        let at = |names: &[String], at: usize| names.get(at).cloned().unwrap_or_default();
        let (row, column) = (at(&self.rows, row), at(&self.columns, column));
        let (n, open) = (cell.count.to_string(), cell.open.to_string());
        let values = [("row", row.as_str()), ("column", column.as_str()), ("n", &n), ("open", &open)];
        let label = match self.matrix.kind {
            MatrixKind::Handovers => words::CELL_OPEN,
            _ if cell.is_lacking() => words::CELL_LACKS,
            _ => words::CELL,
        };
        label.fill(lang, &values)
    }
}

/// The view of the tables.
pub fn matrices_ui(ui: &mut Ui, shown: &Shown<'_>, actions: &mut Vec<Action>) {
    let Some(table) = shown.document.gaps.table() else {
        ui.centered_and_justified(|ui| ui.weak(words::LOOKING.text(shown.lang)));
        return;
    };
    Frame::new().inner_margin(egui::Margin::symmetric(18, 12)).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            for kind in MatrixKind::ALL {
                let on = *kind == table.matrix.kind;
                if ui.selectable_label(on, kind.label().text(shown.lang)).clicked() {
                    actions.push(Action::Gaps(Ask::Matrix(*kind)));
                }
            }
        });
        let tip = match table.matrix.kind {
            MatrixKind::Handovers => words::HANDOVER_TIP,
            _ => words::TABLE_TIP,
        };
        ui.weak(tip.text(shown.lang));
        ui.add_space(6.0);
        if table.matrix.rows.is_empty() || table.matrix.columns.is_empty() {
            ui.weak(words::EMPTY_TABLE.text(shown.lang));
            return;
        }
        let below = if shown.document.gaps.state.cell.is_some() { 62.0 } else { 8.0 };
        let height = (ui.available_height() - below).max(120.0);
        table_ui(ui, shown, table, height, actions);
        cell_ui(ui, shown, table, actions);
    });
}

fn table_ui(ui: &mut Ui, shown: &Shown<'_>, table: &Table, height: f32, actions: &mut Vec<Action>) {
    let columns = table.matrix.columns.len().max(1) as f32;
    let width = COLUMN.clamp((ui.available_width() - ROW_HEAD - 16.0) / columns);
    ScrollArea::horizontal().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
        ui.set_width((ROW_HEAD + width * columns).max(ui.available_width()));
        heads_ui(ui, shown, table, width);
        let rows = table.matrix.rows.len();
        ui.spacing_mut().item_spacing.y = 0.0;
        let room = (height - HEADS - 14.0).max(60.0);
        let mut area = ScrollArea::vertical().max_height(room).auto_shrink([false, true]);
        let state = &shown.document.gaps.state;
        if let Some((row, _)) = state.cell.filter(|_| state.follow_cell) {
            // The row is in view before its cell can get the keyboard.
            area = area.vertical_scroll_offset((row as f32 * ROW - room / 2.0).max(0.0));
        }
        area.show_rows(ui, ROW, rows, |ui, visible| {
            for row in visible {
                row_ui(ui, shown, table, (row, width), actions);
            }
        });
    });
}

fn heads_ui(ui: &mut Ui, shown: &Shown<'_>, table: &Table, width: f32) {
    let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEADS), Sense::hover());
    let style = Style::new(12.5, Face::SemiBold);
    for (at, name) in table.columns.iter().enumerate() {
        let x = area.left() + ROW_HEAD + width * (at as f32 + 0.5);
        let lines = crate::text::wrap(name, style, width - 8.0, 2).lines;
        let first = area.bottom() - 12.0 - 15.0 * (lines.len() as f32 - 1.0);
        for (line, text) in lines.iter().enumerate() {
            let at = pos2(x, first + 15.0 * line as f32);
            let ink = appearance::colour(shown.theme.ink);
            ui.painter().text(at, Align2::CENTER_CENTER, text, appearance::face(12.5, Face::SemiBold), ink);
        }
    }
}

fn row_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    table: &Table,
    (row, width): (usize, f32),
    actions: &mut Vec<Action>,
) {
    let (_, area) = ui.allocate_space(vec2(ui.available_width(), ROW));
    let name = table.rows.get(row).map_or("", String::as_str);
    let text = crate::text::fit(name, Style::new(12.5, Face::Medium), ROW_HEAD - 14.0);
    let ink = appearance::colour(shown.theme.ink);
    let face = appearance::face(12.5, Face::Medium);
    ui.painter().text(area.left_center(), Align2::LEFT_CENTER, text, face, ink);
    for (column, cell) in table.matrix.cells.get(row).into_iter().flatten().enumerate() {
        let left = area.left() + ROW_HEAD + width * column as f32;
        let place = Rect::from_min_size(pos2(left, area.top()), vec2(width, ROW)).shrink(1.5);
        let id = ui.scope_id().with(("cell", row, column));
        let response = ui.interact(place, id, Sense::click());
        let name = table.name(shown, row, column, cell);
        let chosen = shown.document.gaps.state.cell == Some((row, column));
        response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Cell, true, chosen, &name));
        paint_cell(ui, shown, table, place, cell);
        if chosen || response.hovered() || response.has_focus() {
            let stroke =
                egui::Stroke::new(if chosen { 2.0 } else { 1.0 }, appearance::colour(shown.theme.accent));
            ui.painter().rect_stroke(place, 4.0, stroke, egui::StrokeKind::Inside);
        }
        if chosen && shown.document.gaps.state.follow_cell {
            response.request_focus();
            response.scroll_to_me(None);
            actions.push(Action::Gaps(Ask::Followed));
        }
        if response.has_focus() {
            keys(ui, table, id, (row, column), actions);
        }
        let entered = response.has_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let clicked = response.on_hover_text(name).clicked();
        match cell.findings.first() {
            Some(at) if entered => actions.push(Action::Gaps(Ask::Mend(*at))),
            _ if clicked || entered => {
                actions.push(Action::Gaps(Ask::Cell(row, column, false)));
                let touchpoints = cell.touchpoints.clone();
                actions.push(Action::Select(Selection { touchpoints, ..Selection::default() }));
            }
            _ => {}
        }
    }
}

/// The arrows go from cell to cell.
fn keys(ui: &Ui, table: &Table, id: egui::Id, (row, column): (usize, usize), actions: &mut Vec<Action>) {
    let filter = EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: false };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let arrows = [
        (Key::ArrowUp, row.checked_sub(1).map(|row| (row, column))),
        (Key::ArrowDown, Some((row + 1, column))),
        (Key::ArrowLeft, column.checked_sub(1).map(|column| (row, column))),
        (Key::ArrowRight, Some((row, column + 1))),
    ];
    for (key, to) in arrows {
        let pressed = ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, key));
        if pressed
            && let Some((row, column)) = to.filter(|(row, column)| table.matrix.cell(*row, *column).is_some())
        {
            actions.push(Action::Gaps(Ask::Cell(row, column, true)));
        }
    }
}

/// Heat by count; what is missing is hatched and says so.
fn paint_cell(ui: &Ui, shown: &Shown<'_>, table: &Table, place: Rect, cell: &Cell) {
    let (theme, painter) = (shown.theme, ui.painter());
    let paper = appearance::colour(theme.paper);
    let ground = paper.lerp_to_gamma(appearance::colour(theme.ground), 0.8);
    let most = table.matrix.most().max(1) as f32;
    let heat = if cell.count == 0 { 0.0 } else { 0.14 + 0.36 * (cell.count as f32 / most) };
    let fill =
        if cell.count == 0 { ground } else { paper.lerp_to_gamma(appearance::colour(theme.accent), heat) };
    painter.rect_filled(place, 4.0, fill);
    let (text, colour) = match cell {
        cell if cell.is_lacking() => {
            let colour = appearance::colour(theme.critical);
            painter.extend(egui::Shape::dashed_line(
                &[
                    place.left_top() + vec2(1.0, 1.0),
                    place.right_top() + vec2(-1.0, 1.0),
                    place.right_bottom() - vec2(1.0, 1.0),
                    place.left_bottom() + vec2(1.0, -1.0),
                    place.left_top() + vec2(1.0, 1.0),
                ],
                egui::Stroke::new(1.2, colour),
                4.0,
                3.0,
            ));
            (words::LACKS.text(shown.lang).to_owned(), colour)
        }
        cell if cell.count == 0 => return,
        cell if cell.open > 0 => (format!("{} ({})", cell.count, cell.open), appearance::colour(theme.ink)),
        cell => (cell.count.to_string(), appearance::colour(theme.ink)),
    };
    painter.text(place.center(), Align2::CENTER_CENTER, text, appearance::face(12.5, Face::SemiBold), colour);
}

/// What should be in the cell that is looked at.
fn cell_ui(ui: &mut Ui, shown: &Shown<'_>, table: &Table, actions: &mut Vec<Action>) {
    let Some((row, column)) = shown.document.gaps.state.cell else { return };
    let Some(cell) = table.matrix.cell(row, column) else { return };
    ui.add_space(6.0);
    ui.separator();
    ui.horizontal_wrapped(|ui| {
        let name = table.name(shown, row, column, cell);
        ui.label(RichText::new(name).font(appearance::face(12.5, Face::SemiBold)));
        let (Some(dimension), Some(phase), Some(value)) =
            (table.matrix.kind.dimension(), table.matrix.columns.get(column), table.matrix.rows.get(row))
        else {
            return;
        };
        if value.key.is_empty() || shown.is_read_only() {
            return;
        }
        ui.add_space(12.0);
        let Some(journey) = shown.document.journey() else { return };
        target_ui(ui, shown, journey, (&Id::new(&phase.key), dimension, &value.key), actions);
    });
}

/// What should be in a cell, with a choice of how much that is asked.
pub fn target_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    journey: &Journey,
    (phase, dimension, value): (&Id<Phase>, Dimension, &str),
    actions: &mut Vec<Action>,
) {
    ui.horizontal_wrapped(|ui| {
        ui.weak(words::TARGET.text(shown.lang));
        let at = (phase.as_str(), dimension, value);
        let now = target(journey, at);
        let offers =
            [None, Some(TargetLevel::Required), Some(TargetLevel::Desired), Some(TargetLevel::NotApplicable)];
        for offer in offers {
            let label = offer.map_or(words::TARGET_RULES, Labelled::label);
            if ui.selectable_label(now == offer, label.text(shown.lang)).clicked() && now != offer {
                actions.push(Action::Apply(set_target(journey, at, offer)));
            }
        }
    });
}

/// A cell: the phase's id, what the rows are, the row's key.
type At<'a> = (&'a str, Dimension, &'a str);

fn is_at(known: &CoverageTarget, (phase, dimension, value): At<'_>) -> bool {
    known.phase.as_str() == phase && known.dimension == dimension && known.value == value
}

/// What the journey itself asks for in a cell.
fn target(journey: &Journey, at: At<'_>) -> Option<TargetLevel> {
    journey.coverage_targets.iter().find(|known| is_at(known, at)).map(|known| known.level)
}

/// The edit that asks for this in a cell, or leaves it to the rules.
fn set_target(journey: &Journey, at: At<'_>, level: Option<TargetLevel>) -> Edit {
    let mut journey = journey.clone();
    let targets = journey.coverage_targets.edit();
    targets.retain(|known| !is_at(known, at));
    let (phase, dimension, value) = at;
    targets.extend(level.map(|level| CoverageTarget {
        phase: Id::new(phase),
        dimension,
        value: value.to_owned(),
        level,
    }));
    Edit::SetJourney { journey, what: words::COVERAGE_TARGET }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_replaces_the_one_before() {
        let at = ("buy", Dimension::Media, "Owned");
        let mut journey = Journey::default();
        for (level, count) in
            [(Some(TargetLevel::Required), 1), (Some(TargetLevel::NotApplicable), 1), (None, 0)]
        {
            let Edit::SetJourney { journey: next, .. } = set_target(&journey, at, level) else { panic!() };
            assert_eq!((target(&next, at), next.coverage_targets.len()), (level, count));
            journey = next;
        }
    }
}
