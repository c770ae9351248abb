//! The grid of impact and effort: actions as chips in its cells, dragged with the mouse or placed
//! with two digits. Those not placed wait below.

use egui::{
    Align2, Color32, CornerRadius, Id as EguiId, Pos2, Rect, RichText, Sense, Stroke, Ui, pos2, vec2,
};

use super::placing::{Cell, STEPS, is_open, put};
use super::{Ask, line, name, number, words};
use crate::model::{Action, Journey};
use crate::text::{Face, Style};
use crate::ui::bars::Shown;
use crate::ui::{Action as Wish, appearance};
use crate::vocabulary::Label;

/// The height of a chip with one line of text.
const CHIP: f32 = 21.0;
/// The height of a chip with two.
const TALL: f32 = 36.0;
/// The width of a chip that is not placed.
const LOOSE: f32 = 176.0;
/// Room for the names and figures of the axes.
const LEFT: f32 = 42.0;
const BELOW: f32 = 40.0;
const TEXT: Style = Style::new(11.5, Face::Medium);

/// The grid and what is not placed yet.
pub fn grid_ui(ui: &mut Ui, shown: &Shown<'_>, journey: &Journey, actions: &mut Vec<Wish>) {
    let state = &shown.document.decide;
    let hint = match state.impact.filter(|_| state.chosen.is_some()) {
        Some(impact) => words::TYPE_EFFORT.fill(shown.lang, &[("n", &impact.to_string())]),
        None => words::HOW_TO_PLACE.text(shown.lang).to_owned(),
    };
    ui.add(egui::Label::new(RichText::new(hint).weak()).wrap());
    ui.add_space(4.0);
    let loose: Vec<&Action> =
        journey.actions.iter().filter(|one| is_open(one) && Cell::of(one).is_none()).collect();
    let columns = (ui.available_width() / (LOOSE + 6.0)).floor().max(1.0);
    let rows = (loose.len() as f32 / columns).ceil().clamp(1.0, 5.0);
    let tray = if loose.is_empty() { 0.0 } else { 34.0 + rows * (CHIP + 5.0) };
    let size = vec2(ui.available_width(), (ui.available_height() - tray).max(220.0));
    let (area, _) = ui.allocate_exact_size(size, Sense::hover());
    let grid = Grid { area: Rect::from_min_max(area.min + vec2(LEFT, 0.0), area.max - vec2(0.0, BELOW)) };
    grid.paint(ui, shown, area);
    for impact in 0..STEPS {
        for effort in 0..STEPS {
            cell_ui(ui, shown, (journey, &grid), Cell { impact, effort }, actions);
        }
    }
    if loose.is_empty() {
        return;
    }
    ui.add_space(6.0);
    let caption =
        RichText::new(words::NOT_PLACED.text(shown.lang)).font(appearance::face(12.5, Face::SemiBold));
    ui.label(caption);
    let room = ui.available_height().max(CHIP + 6.0);
    egui::ScrollArea::vertical().id_salt("not placed").max_height(room).auto_shrink([false, true]).show(
        ui,
        |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = vec2(6.0, 5.0);
                for action in loose {
                    let (_, rect) = ui.allocate_space(vec2(LOOSE, CHIP));
                    chip_ui(ui, shown, (journey, &grid), (action, rect), actions);
                }
            });
        },
    );
}

/// Where the cells are.
struct Grid {
    area: Rect,
}

impl Grid {
    fn cell(&self, cell: Cell) -> Rect {
        let step = self.area.size() / f32::from(STEPS);
        let down = f32::from(STEPS - 1 - cell.impact);
        Rect::from_min_size(self.area.min + vec2(step.x * f32::from(cell.effort), step.y * down), step)
    }

    /// The cell at a place on the screen.
    fn at(&self, place: Pos2) -> Option<Cell> {
        let mut cells = (0..STEPS).flat_map(|impact| (0..STEPS).map(move |effort| Cell { impact, effort }));
        cells.find(|cell| self.cell(*cell).contains(place))
    }

    /// Grounds, lines, and the names of the axes and of the four corners.
    fn paint(&self, ui: &Ui, shown: &Shown<'_>, area: Rect) {
        let (painter, theme) = (ui.painter(), shown.theme);
        let paper = appearance::colour(theme.paper);
        let [line, ink, quiet] = [theme.line, theme.ink, theme.secondary].map(appearance::colour);
        let tint = |hue: Color32| paper.lerp_to_gamma(hue, 0.09);
        let (good, plain) = (appearance::colour(theme.good), appearance::colour(theme.ground));
        let middle = self.area.center();
        let corners = [
            (self.area.left_top(), tint(good), words::DO_FIRST, Align2::LEFT_TOP),
            (self.area.right_top(), tint(appearance::colour(theme.accent)), words::PLAN, Align2::RIGHT_TOP),
            (self.area.left_bottom(), plain, words::ALONGSIDE, Align2::LEFT_BOTTOM),
            (self.area.right_bottom(), plain, words::LEAVE, Align2::RIGHT_BOTTOM),
        ];
        for (corner, ground, _, _) in &corners {
            painter.rect_filled(Rect::from_two_pos(*corner, middle), 0.0, *ground);
        }
        for step in 0..=STEPS {
            let part = f32::from(step) / f32::from(STEPS);
            let stroke = Stroke::new(if step == STEPS / 2 { 1.5 } else { 1.0 }, line);
            let x = egui::lerp(self.area.x_range(), part);
            let y = egui::lerp(self.area.y_range(), part);
            painter.vline(x, self.area.y_range(), stroke);
            painter.hline(self.area.x_range(), y, stroke);
        }
        let face = appearance::face(11.5, Face::SemiBold);
        for (corner, _, label, anchor) in corners {
            let inwards = (middle - corner).normalized() * 8.0;
            let at = corner + vec2(inwards.x.signum() * 6.0, inwards.y.signum() * 4.0);
            painter.text(at, anchor, label.text(shown.lang), face.clone(), quiet);
        }
        for step in 0..STEPS {
            let cell = self.cell(Cell { impact: step, effort: step });
            let figure = step.to_string();
            let below = pos2(cell.center().x, self.area.bottom() + 10.0);
            painter.text(below, Align2::CENTER_CENTER, &figure, appearance::face(11.5, Face::Medium), ink);
            let beside = pos2(self.area.left() - 10.0, cell.center().y);
            painter.text(beside, Align2::CENTER_CENTER, &figure, appearance::face(11.5, Face::Medium), ink);
        }
        let named = |label: Label| label.text(shown.lang);
        let foot = pos2(self.area.center().x, area.bottom() - 2.0);
        painter.text(foot, Align2::CENTER_BOTTOM, named(words::EFFORT_AXIS), face.clone(), ink);
        let text = painter.layout_no_wrap(named(words::IMPACT_AXIS).to_owned(), face, ink);
        let from = pos2(area.left() + 2.0, self.area.center().y + text.size().x / 2.0);
        let upright = egui::epaint::TextShape::new(from, text, ink).with_angle(-std::f32::consts::FRAC_PI_2);
        painter.add(upright);
    }
}

/// The chips of a cell, as many as fit.
fn cell_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    (journey, grid): (&Journey, &Grid),
    cell: Cell,
    actions: &mut Vec<Wish>,
) {
    let here: Vec<&Action> =
        journey.actions.iter().filter(|one| is_open(one) && Cell::of(one) == Some(cell)).collect();
    let area = grid.cell(cell).shrink(3.0);
    let tall = here.len() as f32 * (TALL + 2.0) <= area.height() + 2.0;
    let chip = if tall { TALL } else { CHIP };
    let fit = ((area.height() + 2.0) / (chip + 2.0)).floor().max(1.0) as usize;
    let drawn = if here.len() > fit { fit.saturating_sub(1).max(1) } else { here.len() };
    let height = here.len().min(fit) as f32 * (chip + 2.0) - 2.0;
    let top = area.center().y - height / 2.0;
    for (at, action) in here.iter().take(drawn).enumerate() {
        let min = pos2(area.left(), top + at as f32 * (chip + 2.0));
        let rect = Rect::from_min_size(min, vec2(area.width(), chip));
        chip_ui(ui, shown, (journey, grid), (action, rect), actions);
    }
    if here.len() > drawn {
        let more = words::MORE.fill(shown.lang, &[("n", &(here.len() - drawn).to_string())]);
        let at = pos2(area.center().x, top + drawn as f32 * (chip + 2.0) + chip / 2.0);
        let ink = appearance::colour(shown.theme.secondary);
        ui.painter().text(at, Align2::CENTER_CENTER, more, appearance::face(11.0, Face::Medium), ink);
    }
}

/// An action as a chip that is chosen with a click and moved by dragging.
fn chip_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    (journey, grid): (&Journey, &Grid),
    (action, rect): (&Action, Rect),
    actions: &mut Vec<Wish>,
) {
    let id = EguiId::unique(("chip", action.id.as_str()));
    let sense = if shown.is_read_only() { Sense::click() } else { Sense::click_and_drag() };
    let response = ui.interact(rect, id, sense);
    let chosen = shown.document.decide.chosen.as_ref() == Some(&action.id);
    let spoken = name(journey, action, shown.lang);
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, chosen, &spoken));
    let hot = response.hovered() || response.has_focus();
    paint_chip(ui.painter(), shown, (journey, action), rect, (chosen, hot));
    if response.dragged()
        && let Some(pointer) = ui.input(|input| input.pointer.interact_pos())
    {
        carried(ui, shown, (journey, grid), action, pointer);
    }
    if response.drag_stopped()
        && let Some(pointer) = ui.input(|input| input.pointer.interact_pos())
    {
        actions.extend(put(journey, &action.id, grid.at(pointer)).map(Wish::Apply));
    }
    if response.clicked() || response.gained_focus() || response.drag_started() {
        actions.push(Wish::Decide(Ask::Choose(Some(action.id.clone()))));
    }
    response.on_hover_text(crate::text::one_line(&action.text));
}

/// The chip under the pointer, and the cell that it would land in.
fn carried(ui: &Ui, shown: &Shown<'_>, (journey, grid): (&Journey, &Grid), action: &Action, pointer: Pos2) {
    let accent = appearance::colour(shown.theme.accent);
    if let Some(cell) = grid.at(pointer) {
        let edge = Stroke::new(2.5, accent);
        ui.painter().rect_stroke(grid.cell(cell), 4.0, edge, egui::StrokeKind::Inside);
    }
    let layer = egui::LayerId::new(egui::Order::Tooltip, EguiId::unique("carried action"));
    let rect = Rect::from_center_size(pointer, vec2(LOOSE.min(140.0), CHIP));
    let painter = ui.ctx().layer_painter(layer);
    paint_chip(&painter, shown, (journey, action), rect, (true, true));
    ui.ctx().set_cursor_icon(egui::CursorIcon::Grabbing);
}

fn paint_chip(
    painter: &egui::Painter,
    shown: &Shown<'_>,
    (journey, action): (&Journey, &Action),
    rect: Rect,
    (chosen, hot): (bool, bool),
) {
    let theme = shown.theme;
    let [paper, accent, ink] = [theme.paper, theme.accent, theme.ink].map(appearance::colour);
    let radius = CornerRadius::same(5);
    let (fill, edge) = match (chosen, hot) {
        (true, _) => (paper.lerp_to_gamma(accent, 0.16), Stroke::new(2.0, accent)),
        (false, true) => (paper, Stroke::new(1.2, accent)),
        (false, false) => (paper, Stroke::new(1.0, appearance::colour(theme.card_edge))),
    };
    painter.rect(rect, radius, fill, edge, egui::StrokeKind::Inside);
    let n = number(journey, &action.id).to_string();
    let disc = pos2(rect.left() + 12.0, rect.center().y);
    painter.circle_filled(disc, 8.0, accent);
    let on = appearance::colour(theme.on_accent);
    painter.text(disc, Align2::CENTER_CENTER, n, appearance::face(10.5, Face::Bold), on);
    let rows = if rect.height() > CHIP { 2 } else { 1 };
    let words = line(action, shown.lang);
    let lines = match rows {
        1 => vec![crate::text::fit(&words, TEXT, (rect.width() - 28.0).max(8.0))],
        _ => crate::text::wrap(&words, TEXT, (rect.width() - 28.0).max(8.0), rows).lines,
    };
    let top = rect.center().y - 7.0 * (lines.len() as f32 - 1.0);
    for (row, text) in lines.into_iter().enumerate() {
        let at = pos2(rect.left() + 24.0, top + 14.0 * row as f32);
        painter.text(at, Align2::LEFT_CENTER, text, appearance::face(TEXT.size, TEXT.face), ink);
    }
}
