//! The palette in front of the window: a field, and the rows that answer what is typed in it.
//! Enter runs the marked row; arrows move the mark; Escape leaves.

use egui::{Align2, Id, Key, Modal, Modifiers, Rect, ScrollArea, Sense, Ui, WidgetInfo, vec2};

use super::palette::{Entry, Palette, Scope};
use super::{Ask, words};
use crate::model::Lang;
use crate::text::{Face, Style};
use crate::theme::Theme;
use crate::ui::{Action, appearance, single_line};

/// The width of the palette, in points.
const WIDTH: f32 = 600.0;
/// From one row to the next.
const ROW: f32 = 28.0;
/// So many rows are in view.
const IN_VIEW: f32 = 13.0;
/// How far below the upper edge of the window it stands.
const TOP: f32 = 72.0;

/// Shows the palette; what is asked goes to `actions`.
pub fn show(
    ctx: &egui::Context,
    palette: &mut Palette,
    lang: Lang,
    theme: &Theme,
    actions: &mut Vec<Action>,
) {
    let id = Id::unique("palette");
    let area = Modal::default_area(id).anchor(Align2::CENTER_TOP, vec2(0.0, TOP));
    let frame = egui::Frame::popup(&ctx.global_style()).inner_margin(10);
    let shown = Modal::new(id).area(area).frame(frame).show(ctx, |ui| {
        ui.set_width(WIDTH.min(ui.ctx().content_rect().width() - 40.0));
        let before = palette.query.clone();
        let waited = std::mem::take(&mut palette.entered);
        let pressed = keys(ui, palette);
        field_ui(ui, palette, lang);
        let typed = palette.query != before;
        palette.entered = pressed && typed;
        if palette.entered {
            ui.ctx().request_repaint();
        }
        let chosen = (waited || (pressed && !typed)).then_some(palette.marked);
        ui.add_space(4.0);
        let clicked = rows_ui(ui, palette, lang, theme);
        chosen.or(clicked)
    });
    let escape = ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    if let Some(entry) = shown.inner.and_then(|at| palette.rows.get(at)) {
        actions.push(match palette.scope {
            // Several are ticked one after the other.
            Scope::Filter => entry.action.clone(),
            _ => Action::Looking(Ask::Chosen(entry.id.clone(), Box::new(entry.action.clone()))),
        });
    } else if escape || shown.backdrop_response.clicked() {
        actions.push(Action::Looking(Ask::ClosePalette));
    }
}

/// Moves the mark; whether Enter was pressed.
fn keys(ui: &Ui, palette: &mut Palette) -> bool {
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let page = IN_VIEW as isize - 1;
    for (key, by) in [(Key::ArrowDown, 1), (Key::ArrowUp, -1), (Key::PageDown, page), (Key::PageUp, -page)] {
        if pressed(key) {
            palette.step(by);
        }
    }
    pressed(Key::Enter)
}

fn field_ui(ui: &mut Ui, palette: &mut Palette, lang: Lang) {
    let hint = match palette.scope {
        Scope::All => words::PALETTE_HINT,
        Scope::Lanes => words::LANES_HINT,
        Scope::Colours => words::COLOURS_HINT,
        Scope::KeepView => words::KEEP_HINT,
        Scope::RenameView | Scope::NameJourney => words::NAME_HINT,
        Scope::Filter => words::FILTER_HINT,
    };
    let hint = hint.text(lang);
    // The keyboard is the field's as long as the palette is open, from its first frame on: letters may be
    // in that already.
    let id = Id::unique("palette field");
    ui.memory_mut(|memory| memory.request_focus(id));
    let field = single_line(&mut palette.query).id(id).hint_text(hint);
    let field = field.desired_width(f32::INFINITY);
    let response =
        ui.add(field.font(appearance::face(15.0, Face::Regular)).margin(egui::Margin::symmetric(10, 8)));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(hint));
}

/// The rows; the one that was clicked.
fn rows_ui(ui: &mut Ui, palette: &mut Palette, lang: Lang, theme: &Theme) -> Option<usize> {
    let mut clicked = None;
    let height = (ui.ctx().content_rect().height() - TOP - 110.0).clamp(ROW, ROW * IN_VIEW);
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut area = ScrollArea::vertical().max_height(height).min_scrolled_height(height).auto_shrink(false);
    if std::mem::take(&mut palette.moved) {
        let top = palette.marked as f32 * ROW;
        let view = ui.ctx().data(|data| data.get_temp::<f32>(Id::unique("palette offset"))).unwrap_or(0.0);
        let offset = view.clamp((top + ROW - height).max(0.0), top.max(0.0));
        area = area.vertical_scroll_offset(offset);
    }
    if palette.rows.is_empty() {
        ui.allocate_ui(vec2(ui.available_width(), height), |ui| {
            ui.add_space(8.0);
            let hint = if palette.scope.names() { words::NAME_HINT } else { words::NOTHING_FITS };
            ui.weak(hint.text(lang));
        });
        return None;
    }
    let shown = area.show_rows(ui, ROW, palette.rows.len(), |ui, visible| {
        for at in visible {
            if let Some(entry) = palette.rows.get(at)
                && row_ui(ui, entry, (at, at == palette.marked), lang, theme)
            {
                clicked = Some(at);
            }
        }
    });
    ui.ctx()
        .data_mut(|data| data.insert_temp(Id::unique("palette offset"), shown.state.unclamped_offset().y));
    clicked
}

/// One row; whether it was clicked.
fn row_ui(ui: &mut Ui, entry: &Entry, (at, marked): (usize, bool), lang: Lang, theme: &Theme) -> bool {
    let (_, area) = ui.allocate_space(vec2(ui.available_width(), ROW));
    let response = ui.interact(area, ui.scope_id().with(("entry", at)), Sense::click());
    let kind = entry.kind.text(lang);
    let mut name = format!("{kind}: {}", entry.name);
    if !entry.note.is_empty() {
        name.push_str(&format!(" ({})", entry.note));
    }
    let on = entry.on.unwrap_or(false);
    response.widget_info(|| WidgetInfo::selected(egui::Role::ListItem, true, marked || on, &name));
    let (accent, paper) = (appearance::colour(theme.accent), appearance::colour(theme.paper));
    let strength = if marked { 0.16 } else { 0.06 };
    if marked || response.hovered() {
        ui.painter().rect_filled(area, 4.0, paper.lerp_to_gamma(accent, strength));
    }
    paint_row(ui, entry, area, kind, theme);
    response.clicked()
}

fn paint_row(ui: &Ui, entry: &Entry, area: Rect, kind: &str, theme: &Theme) {
    let (ink, quiet) = (appearance::colour(theme.ink), appearance::colour(theme.secondary));
    let small = Style::new(11.5, Face::Regular);
    let left = area.left_center() + vec2(28.0, 0.0);
    if entry.on == Some(true) {
        let tick = char::from(lucide_icons::Icon::Check);
        let at = area.left_center() + vec2(15.0, 0.0);
        ui.painter().text(at, Align2::CENTER_CENTER, tick, appearance::icons(13.0), ink);
    }
    let right = area.right_center() - vec2(10.0, 0.0);
    let small_face = appearance::face(11.5, Face::Regular);
    ui.painter().text(right, Align2::RIGHT_CENTER, &entry.note, small_face.clone(), quiet);
    let note = crate::text::width(&entry.note, small).max(76.0) + 14.0;
    let right = right - vec2(note, 0.0);
    ui.painter().text(right, Align2::RIGHT_CENTER, kind, small_face, quiet);
    let room = right.x - left.x - crate::text::width(kind, small) - 12.0;
    let style = Style::new(13.0, Face::Regular);
    let name = crate::text::fit(&entry.name, style, room.max(20.0));
    ui.painter().text(left, Align2::LEFT_CENTER, name, appearance::face(13.0, Face::Regular), ink);
}
