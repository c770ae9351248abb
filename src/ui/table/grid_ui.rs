//! The cells of a table: headings stay at the top and leading columns at the left, whatever is
//! scrolled; only what is in view is drawn. One widget under the cursor has the keyboard, so that a
//! screen reader hears column, row and value of each cell as the cursor comes to it.

use egui::scroll_area::{DragScroll, ScrollSource};
use egui::{
    Align, Align2, Color32, EventFilter, Id, Rect, Role, ScrollArea, Sense, Stroke, Ui, Vec2, pos2, vec2,
};
use lucide_icons::Icon;

use super::cell_ui::edit_ui;
use super::keys::{self, Asked, Ear};
use super::places::{FILTER, LINE, Places, ROW};
use super::source::Source;
use super::state::{Spot, State};
use super::value::{Column, Value};
use super::{marks_ui, tools_ui, words};
use crate::model::Lang;
use crate::text::{Face, Style, one_line, rows_needed};
use crate::theme::Theme;
use crate::ui::{appearance, single_line};
use crate::vocabulary::Label;

/// From the edge of a cell to its text.
const INSIDE: f32 = 7.0;
/// What stands beside the columns: the bar that scrolls, and some room.
const BESIDE: f32 = 28.0;
/// Sentences have at most so many rows of text.
const MOST: usize = 4;
/// Rows are not made higher for a word or two: so many letters are a sentence.
const SENTENCE: usize = 30;
/// In tables of more rows each has one row of text, whatever it holds.
const SHORT: usize = 100;
/// So many letters of a text are looked at for a cell.
const LETTERS: usize = 240;
/// What stands in a cell.
const CELL: Style = Style::new(12.5, Face::Regular);
/// What stands where nothing is known.
const NOTHING: &str = "–";

/// What a table is drawn with.
pub struct Shows<'a> {
    /// What tells it from other tables.
    pub name: &'static str,
    /// The colours.
    pub theme: &'a Theme,
    /// The language of the window.
    pub lang: Lang,
    /// Moves with every change of what the source reads.
    pub revision: u64,
    /// Whether the row with this id is selected elsewhere.
    pub selected: &'a dyn Fn(&str) -> bool,
    /// What to do where there are no rows.
    pub empty: Label,
}

impl Shows<'_> {
    /// The id that those of its widgets are made from.
    pub fn id(&self) -> Id {
        Id::unique(("table", self.name))
    }
}

/// The table with its tools; what it asks for.
pub fn table_ui(ui: &mut Ui, shows: &Shows<'_>, source: &dyn Source, state: &mut State) -> Vec<Asked> {
    state.follow(source, shows.revision, shows.lang);
    let typing = state.editing.is_some();
    let mut asked = keys::hear(state, source, shows.lang);
    if std::mem::take(&mut state.open_next) {
        Ear { state, source, lang: shows.lang, asked: &mut asked }.open();
    }
    tools_ui::tools_ui(ui, shows, &mut Ear { state, source, lang: shows.lang, asked: &mut asked });
    if state.stale && !state.is_reading() {
        state.follow(source, shows.revision, shows.lang);
    }
    if state.is_reading() {
        ui.ctx().request_repaint();
    }
    // A field that keys have closed gives the keyboard back to its cell.
    state.grab |= typing && state.editing.is_none();
    cells_ui(ui, shows, source, state, &mut asked);
    if !state.told {
        asked.push(Asked::Mark(state.marked_rows().to_vec()));
        state.told = true;
    }
    asked
}

fn cells_ui(ui: &mut Ui, shows: &Shows<'_>, source: &dyn Source, state: &mut State, asked: &mut Vec<Asked>) {
    let all = state.all_rows(source);
    if all == 0 {
        state.focused = false;
        ui.add_space(24.0);
        let text = if source.is_empty() { shows.empty } else { words::NONE_PASS };
        ui.vertical_centered(|ui| ui.weak(text.text(shows.lang)));
        if source.is_empty() {
            return;
        }
    }
    state.fill(source.columns(), ui.available_width() - BESIDE);
    let lines = lines(shows, source, state);
    let mut places = Places::new(source, state, lines);
    let drag = ScrollSource { drag: DragScroll::Never, ..ScrollSource::default() };
    let mut area = ScrollArea::both().id_salt(shows.name).auto_shrink(false).scroll_source(drag);
    if let Some(scrolled) = state.scrolled.filter(|_| std::mem::take(&mut state.reveal))
        && let Some(offset) = places.reveal(state.cursor, scrolled)
    {
        area = area.scroll_offset(offset);
    }
    appearance::quiet_bars(ui, shows.theme);
    let out = area.show_viewport(ui, |ui, viewport| {
        ui.set_min_size(vec2(places.width() + 12.0, places.head + places.row * all as f32 + 12.0));
        places.origin = ui.max_rect().min;
        places.view = Rect::from_min_size(places.origin + viewport.min.to_vec2(), viewport.size());
        places.view = places.view.intersect(ui.clip_rect());
        pointer_ui(ui, shows, source, (&places, all), state, asked);
        state.drawn = 0;
        for leading in [false, true] {
            part_ui(ui, shows, source, (&places, all, leading), state, asked);
            heads_ui(ui, shows, source, (&places, leading), state, asked);
        }
        cursor_ui(ui, shows, source, (&places, all), state, asked);
    });
    state.page = ((out.inner_rect.height() - places.head) / places.row) as usize;
    state.scrolled = Some((out.state.clamped_offset(), out.inner_rect.size()));
}

/// How many rows of text a row has: one, or as many as the longest sentence of a short table needs.
fn lines(shows: &Shows<'_>, source: &dyn Source, state: &mut State) -> usize {
    if !source.is_prose() || source.len() > SHORT {
        return 1;
    }
    let widths: Vec<(usize, u32)> = state.columns.iter().map(|(at, width)| (*at, width.to_bits())).collect();
    let about = crate::ui::tables::stamp((shows.name, shows.revision, shows.lang == Lang::Nl, widths));
    if state.lines.0 != about {
        let cells = (0..source.len()).flat_map(|row| state.columns.iter().map(move |column| (row, *column)));
        let needed = cells.filter_map(|(row, (at, width))| {
            let kind = &source.columns().get(at)?.kind;
            let text = short(&kind.written(&source.value(row, at), shows.lang));
            text.chars().nth(SENTENCE)?;
            Some(rows_needed(&text, CELL, width - 2.0 * INSIDE, MOST))
        });
        state.lines = (about, needed.max().unwrap_or(1).max(1));
    }
    state.lines.1
}

/// The pointer marks cells, and opens one by a double click.
fn pointer_ui(
    ui: &Ui,
    shows: &Shows<'_>,
    source: &dyn Source,
    (places, all): (&Places, usize),
    state: &mut State,
    asked: &mut Vec<Asked>,
) {
    let mut body = places.view;
    body.min.y = (body.min.y + places.head).min(body.max.y);
    let response = ui.interact(body, shows.id().with("cells"), Sense::CLICK | Sense::DRAG);
    let name = words::KEYS.text(shows.lang);
    response.widget_info(|| egui::WidgetInfo::labeled(Role::Grid, true, name));
    let pointer = ui.input(|input| input.pointer.interact_pos());
    let spot = pointer.and_then(|at| places.at(at, all));
    let pressed = ui.input(|input| input.pointer.primary_pressed()) && response.contains_pointer();
    let mut ear = Ear { state, source, lang: shows.lang, asked };
    if let Some(spot) = spot.filter(|_| pressed) {
        if !ear.commit(false) {
            ear.leave_out();
        }
        let extends = ui.input(|input| input.modifiers.shift);
        ear.state.go(spot, extends);
        ear.state.reveal = false;
        ear.state.grab = true;
    } else if let Some(spot) = spot.filter(|_| response.dragged())
        && spot != ear.state.cursor
    {
        ear.state.go(spot, true);
    }
    // A click ends by taking the keyboard from what it was not on.
    ear.state.grab |= response.clicked() || response.drag_stopped();
    if response.double_clicked() {
        ear.open();
    }
}

/// The cells of the leading columns or of the others.
fn part_ui(
    ui: &Ui,
    shows: &Shows<'_>,
    source: &dyn Source,
    (places, all, leading): (&Places, usize, bool),
    state: &mut State,
    asked: &mut Vec<Asked>,
) {
    let clip = places.body(leading);
    if clip.width() <= 0.0 || clip.height() <= 0.0 {
        return;
    }
    let painter = ui.painter().with_clip_rect(clip);
    let [paper, ground, line, accent] =
        [shows.theme.paper, shows.theme.ground, shows.theme.line, shows.theme.accent].map(appearance::colour);
    painter.rect_filled(clip, 0.0, paper);
    let (columns, rows) = (places.visible(leading), places.rows(all));
    for row in rows.clone() {
        let known = state.rows.get(row).copied();
        let strip = places.cell(Spot { row, column: 0 });
        let strip = Rect::from_x_y_ranges(clip.x_range(), strip.y_range());
        let selected = known.is_some_and(|row| (shows.selected)(source.id(row)));
        if selected {
            painter.rect_filled(strip, 0.0, paper.lerp_to_gamma(accent, 0.08));
        } else if known.is_none() {
            painter.rect_filled(strip, 0.0, paper.lerp_to_gamma(ground, 0.6));
        }
        painter.hline(clip.x_range(), strip.bottom(), Stroke::new(1.0, line));
        for column in &columns {
            let spot = Spot { row, column: *column };
            let rect = places.cell(spot);
            if state.is_marked(spot) && state.cursor != state.anchor {
                painter.rect_filled(rect.shrink(0.5), 0.0, paper.lerp_to_gamma(accent, 0.18));
            }
            let rect = marks_ui::marked_ui(ui, shows, source, (rect, clip, spot), state, asked);
            cell_ui(ui, shows, source, (rect, clip, spot), state, &painter);
        }
        state.drawn += usize::from(!leading);
    }
    let end = places.cell(Spot { row: rows.end, column: 0 }).top();
    for column in &columns {
        let (x, width) = places.x(*column);
        let strong = leading && *column + 1 == places.leading;
        let stroke = Stroke::new(if strong { 2.0 } else { 1.0 }, line);
        painter.vline(x + width, clip.top()..=end.min(clip.bottom()), stroke);
    }
}

/// What is written in a cell, and whether that is a value.
fn shown_text(source: &dyn Source, state: &State, spot: Spot, lang: Lang) -> (String, bool) {
    let column = state.column(spot.column).unwrap_or_default();
    let Some(kind) = source.columns().get(column).map(|column| &column.kind) else {
        return (String::new(), false);
    };
    let text = match state.rows.get(spot.row) {
        Some(row) => {
            let value = source.value(*row, column);
            short(&kind.written(&value, lang))
        }
        None => match state.draft.get(&column) {
            Some(value) => short(&kind.written(value, lang)),
            None if source.makes() == Some(column) => return (words::NEW_HINT.text(lang).to_owned(), false),
            None => return (String::new(), false),
        },
    };
    if text.is_empty() { (NOTHING.to_owned(), false) } else { (text, true) }
}

/// The beginning of a text on one line, with a mark where there is more.
fn short(text: &str) -> String {
    match text.char_indices().nth(LETTERS) {
        Some((end, _)) => format!("{}…", one_line(text.get(..end).unwrap_or_default())),
        None if text.contains(['\n', '\t', '\r']) => one_line(text),
        None => text.to_owned(),
    }
}

fn cell_ui(
    ui: &Ui,
    shows: &Shows<'_>,
    source: &dyn Source,
    (rect, clip, spot): (Rect, Rect, Spot),
    state: &mut State,
    painter: &egui::Painter,
) {
    let (text, known) = shown_text(source, state, spot, shows.lang);
    let at = state.column(spot.column).unwrap_or_default();
    let right = source.columns().get(at).is_some_and(|column| column.kind.is_number());
    let ink = appearance::colour(if known { shows.theme.ink } else { shows.theme.secondary });
    let whole = match state.rows.get(spot.row).map(|row| source.value(*row, at)) {
        Some(Value::Course(figures)) if figures.len() > 1 => {
            super::paint_course(painter, rect, &figures, shows.theme);
            true
        }
        _ => paint_text(painter, rect.shrink2(vec2(INSIDE, 0.0)), &text, ink, right),
    };
    // The cell under the cursor is the one widget that has the keyboard.
    if spot == state.cursor {
        return;
    }
    let id = shows.id().with(("cell", spot.row, at));
    let response = ui.interact(rect.intersect(clip), id, Sense::hover());
    tell(ui, shows, source, state, spot, &response);
    if !whole || text.ends_with('…') {
        response.on_hover_ui(|ui| {
            let kind = source.columns().get(at).map(|column| &column.kind);
            let value = state.rows.get(spot.row).map(|row| source.value(*row, at));
            let all = kind.zip(value).map(|(kind, value)| kind.written(&value, shows.lang).into_owned());
            ui.add(egui::Label::new(all.unwrap_or(text)).wrap());
        });
    }
    let asked = ui.input(|input| input.has_accesskit_action_request(id, egui::accesskit::Action::Click));
    if asked {
        state.go(spot, false);
        state.grab = true;
    }
}

/// Column, row and value, for those who can't see them.
fn tell(
    ui: &Ui,
    shows: &Shows<'_>,
    source: &dyn Source,
    state: &State,
    spot: Spot,
    response: &egui::Response,
) {
    if ui.ctx().accesskit_node_builder(response.id, |_| ()).is_none() {
        return;
    }
    let at = state.column(spot.column).unwrap_or_default();
    let column = source.columns().get(at).map_or("", |column| column.label.text(shows.lang));
    let row = match state.rows.get(spot.row) {
        Some(row) => one_line(&source.title(*row)),
        None => words::NEW_ROW.text(shows.lang).to_owned(),
    };
    let name = words::CELL.fill(shows.lang, &[("column", column), ("row", &row)]);
    let (text, known) = shown_text(source, state, spot, shows.lang);
    let value = if known { text } else { words::NO_VALUE.text(shows.lang).to_owned() };
    let marked = state.is_marked(spot);
    response.widget_info(|| egui::WidgetInfo::selected(Role::Cell, true, marked, &name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_value(value);
        node.set_row_index(spot.row);
        node.set_column_index(spot.column);
    });
}

/// A text on as many rows as the cell has room for; whether that was enough.
fn paint_text(painter: &egui::Painter, rect: Rect, text: &str, ink: Color32, right: bool) -> bool {
    let rows = 1 + ((rect.height() - ROW) / LINE).round().max(0.0) as usize;
    let format = egui::TextFormat {
        font_id: appearance::face(CELL.size, CELL.face),
        color: ink,
        line_height: (rows > 1).then_some(LINE),
        ..egui::TextFormat::default()
    };
    let mut job = egui::text::LayoutJob::single_section(text.to_owned(), format);
    job.wrap = egui::text::TextWrapping {
        max_rows: rows,
        break_anywhere: rows == 1,
        ..egui::text::TextWrapping::truncate_at_width(rect.width().max(1.0))
    };
    let galley = painter.layout_job(job);
    let (x, whole) = (if right { rect.right() - galley.size().x } else { rect.left() }, !galley.elided);
    painter.galley(pos2(x, rect.center().y - galley.size().y / 2.0), galley, ink);
    whole
}

/// The headings of the leading columns or of the others, with their filters.
fn heads_ui(
    ui: &mut Ui,
    shows: &Shows<'_>,
    source: &dyn Source,
    (places, leading): (&Places, bool),
    state: &mut State,
    asked: &mut Vec<Asked>,
) {
    let mut clip = places.body(leading);
    clip.max.y = clip.min.y;
    clip.min.y = places.view.top();
    if clip.width() <= 0.0 {
        return;
    }
    let painter = ui.painter().with_clip_rect(clip);
    painter.rect_filled(clip, 0.0, appearance::colour(shows.theme.ground));
    for column in places.visible(leading) {
        let Some(known) = state.column(column).and_then(|at| source.columns().get(at)) else { continue };
        let rect = places.heading(column);
        let id = shows.id().with(("heading", known.id));
        let response = ui.interact(rect.intersect(clip), id, Sense::click_and_drag());
        let label = known.label.text(shows.lang);
        response.widget_info(|| egui::WidgetInfo::labeled(Role::ColumnHeader, true, label));
        sorted_ui(ui, shows, (known, rect), state, (&painter, &response));
        if response.drag_stopped()
            && let Some(at) = ui.input(|input| input.pointer.interact_pos())
            && let Some(over) = places.at(pos2(at.x, clip.max.y + 1.0), usize::MAX)
            && let Some(other) = state.column(over.column).and_then(|at| source.columns().get(at))
        {
            state.place_column(source.columns(), known.id, other.id);
            asked.push(Asked::Remember);
        }
        if response.on_hover_text(format!("{label}\n{}", words::SORT_TIP.text(shows.lang))).clicked() {
            state.sort_by(known.id, ui.input(|input| input.modifiers.shift));
            asked.push(Asked::Remember);
        }
        edge_ui(ui, shows, source, (known.id, rect, clip), state, asked);
        if state.filtering {
            filter_ui(ui, shows, known.id, (label, rect, clip), state);
        }
    }
    painter.hline(clip.x_range(), clip.bottom(), Stroke::new(1.0, appearance::colour(shows.theme.card_edge)));
}

/// The word of a heading and the arrow of its sorting.
fn sorted_ui(
    ui: &Ui,
    shows: &Shows<'_>,
    (column, rect): (&Column, Rect),
    state: &State,
    (painter, response): (&egui::Painter, &egui::Response),
) {
    let ink = appearance::colour(shows.theme.ink);
    if response.hovered() || response.has_focus() {
        let fill = appearance::colour(shows.theme.line).gamma_multiply(0.5);
        painter.rect_filled(rect, 0.0, fill);
    }
    if response.has_focus() {
        let stroke = Stroke::new(2.0, appearance::colour(shows.theme.accent));
        painter.rect_stroke(rect.shrink(1.0), 2.0, stroke, egui::StrokeKind::Inside);
    }
    let place = state.look.sort.iter().position(|(known, _)| known == column.id);
    let back = place.and_then(|at| state.look.sort.get(at)).map(|(_, back)| *back);
    let mut room = rect.shrink2(vec2(INSIDE, 0.0));
    if let (Some(place), Some(back)) = (place, back) {
        let icon = if back { Icon::ArrowDown } else { Icon::ArrowUp };
        let accent = appearance::colour(shows.theme.accent);
        let right = room.right_center();
        let icon = char::from(icon).to_string();
        painter.text(right, Align2::RIGHT_CENTER, icon, appearance::icons(12.0), accent);
        room.max.x -= 14.0;
        if state.look.sort.len() > 1 {
            let face = appearance::face(10.5, Face::SemiBold);
            painter.text(room.right_center(), Align2::RIGHT_CENTER, place + 1, face, accent);
            room.max.x -= 10.0;
        }
        let told = if back { words::SORTED_DOWN } else { words::SORTED_UP };
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_value(told.text(shows.lang)));
    }
    let mut job = egui::text::LayoutJob::single_section(
        column.label.text(shows.lang).to_owned(),
        egui::TextFormat::simple(appearance::face(12.5, Face::SemiBold), ink),
    );
    job.wrap =
        egui::text::TextWrapping { max_rows: 2, ..egui::text::TextWrapping::truncate_at_width(room.width()) };
    job.wrap.break_anywhere = false;
    // A heading stands at the same edge as what its column holds.
    let right = column.kind.is_number();
    job.halign = if right { Align::RIGHT } else { Align::LEFT };
    let (galley, x) = (painter.layout_job(job), if right { room.right() } else { room.left() });
    painter.galley(pos2(x, room.center().y - galley.size().y / 2.0), galley, ink);
}

/// The right edge of a heading: dragged, it makes the column wider.
fn edge_ui(
    ui: &Ui,
    shows: &Shows<'_>,
    source: &dyn Source,
    (id, rect, clip): (&str, Rect, Rect),
    state: &mut State,
    asked: &mut Vec<Asked>,
) {
    let edge = Rect::from_center_size(rect.right_center() - vec2(2.0, 0.0), vec2(7.0, rect.height()));
    let response = ui.interact(edge.intersect(clip), shows.id().with(("edge", id)), Sense::DRAG);
    if response.hovered() || response.dragged() {
        ui.ctx().set_cursor_icon(egui::CursorIcon::ResizeHorizontal);
    }
    if response.dragged() {
        state.widen(source.columns(), id, rect.width() + response.drag_delta().x);
    }
    if response.drag_stopped() {
        asked.push(Asked::Remember);
    }
}

fn filter_ui(
    ui: &mut Ui,
    shows: &Shows<'_>,
    id: &'static str,
    (label, heading, clip): (&str, Rect, Rect),
    state: &mut State,
) {
    let rect = Rect::from_min_size(heading.left_bottom(), vec2(heading.width(), FILTER)).shrink(3.0);
    let mut text = state.filters.get(id).cloned().unwrap_or_default();
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(rect));
    child.set_clip_rect(clip);
    let field = single_line(&mut text)
        .id(shows.id().with(("filter", id)))
        .margin(vec2(5.0, 3.0))
        .desired_width(rect.width());
    let response = child.put(rect, field);
    let name = words::FILTER_OF.fill(shows.lang, &[("column", label)]);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name));
    if response.changed() {
        state.filters.insert(id.to_owned(), text);
        state.stale = true;
    }
}

/// The cell under the cursor, with the keyboard, or the field in its place.
fn cursor_ui(
    ui: &mut Ui,
    shows: &Shows<'_>,
    source: &dyn Source,
    (places, all): (&Places, usize),
    state: &mut State,
    asked: &mut Vec<Asked>,
) {
    if all == 0 {
        return;
    }
    let spot = state.cursor;
    let clip = places.body(spot.column < places.leading);
    let rect = places.cell(spot);
    let seen = rect.intersect(clip);
    let id = shows.id().with("cursor");
    // Out of view it keeps the keyboard all the same.
    let place = if seen.is_positive() { seen } else { Rect::from_min_size(clip.min, Vec2::ZERO) };
    let response = ui.interact(place, id, Sense::focusable_noninteractive());
    tell(ui, shows, source, state, spot, &response);
    if std::mem::take(&mut state.grab) && state.editing.is_none() {
        response.request_focus();
    }
    let focused = response.has_focus();
    if focused {
        let filter = EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: true };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        if response.gained_focus() {
            // The keys are kept only from the second frame with the focus on.
            ui.ctx().request_repaint();
        }
    }
    if asked.contains(&Asked::LetGo) {
        ui.memory_mut(|memory| memory.surrender_focus(id));
    }
    let painter = ui.painter().with_clip_rect(clip);
    let accent = appearance::colour(shows.theme.accent);
    let stroke = Stroke::new(if focused { 2.0 } else { 1.0 }, accent);
    painter.rect_stroke(rect.shrink(0.5), 0.0, stroke, egui::StrokeKind::Inside);
    if state.editing.is_some() {
        let known = state.column(spot.column).and_then(|at| source.columns().get(at));
        if let Some(known) = known.filter(|_| seen.is_positive()) {
            let mut child = ui.new_child(egui::UiBuilder::new().max_rect(rect));
            child.set_clip_rect(places.view);
            let row = state.rows.get(spot.row).map(|row| one_line(&source.title(*row)));
            let row = row.unwrap_or_else(|| words::NEW_ROW.text(shows.lang).to_owned());
            let label = known.label.text(shows.lang);
            let name = words::CELL.fill(shows.lang, &[("column", label), ("row", &row)]);
            let mut ear = Ear { state, source, lang: shows.lang, asked };
            edit_ui(&mut child, shows, &known.kind, &name, rect, &mut ear);
        }
    }
    state.focused = focused || state.editing.is_some() || state.grab;
}
