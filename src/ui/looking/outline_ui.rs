//! The outline view: a tree for the keyboard and for screen readers. Up and down walk, left and right fold and
//! spread out, Enter types another title. Only rows in view are drawn.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Align2, EventFilter, Id, Key, Modifiers, Rect, ScrollArea, Sense, Ui, WidgetInfo, vec2};
use lucide_icons::Icon;

use super::outline::{Narrowed, Row, What, parent, rows, selected, selection_of};
use super::{Ask, words};
use crate::edit::Edit;
use crate::model::{Journey, Phase, Touchpoint, Transition};
use crate::text::{Face, Style};
use crate::ui::bars::Shown;
use crate::ui::{Action, appearance};

/// The height of a row.
const ROW: f32 = 28.0;
/// How much further right each depth begins.
const STEP: f32 = 24.0;

/// What the rows were made from, and the rows.
type Kept = (u64, u64, String, Arc<Vec<Row>>);

/// Shows the view.
pub fn outline_ui(ui: &mut Ui, shown: &Shown<'_>, actions: &mut Vec<Action>) {
    let Some(journey) = shown.document.journey() else { return };
    let rows = kept(ui, shown, journey);
    if rows.is_empty() {
        ui.centered_and_justified(|ui| ui.weak(words::NO_ROWS.text(shown.lang)));
        return;
    }
    let outline = &shown.document.outline;
    let now = selected(&rows, &shown.document.selection);
    egui::Frame::new().inner_margin(egui::Margin::symmetric(14, 8)).show(ui, |ui| {
        ui.weak(words::OUTLINE_KEYS.text(shown.lang));
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut area = ScrollArea::vertical().auto_shrink(false);
        if let Some(at) = now.filter(|_| outline.follow) {
            let top = at as f32 * ROW - ui.available_height() / 2.0;
            area = area.vertical_scroll_offset(top.max(0.0));
        }
        area.show_rows(ui, ROW, rows.len(), |ui, visible| {
            for at in visible {
                if let Some(row) = rows.get(at) {
                    let line = Line { shown, journey, rows: &rows, at, on: now == Some(at) };
                    line.show(ui, row, actions);
                }
            }
        });
    });
}

fn kept(ui: &Ui, shown: &Shown<'_>, journey: &Journey) -> Arc<Vec<Row>> {
    let document = shown.document;
    let (revision, mark) = (document.editor.revision(), document.outline.mark);
    let sight = &document.sight;
    let narrowed =
        Narrowed { lit: sight.lit().map(|lit| &**lit), hides: sight.hides && !sight.filter.is_empty() };
    let key =
        format!("{} {:?} {:?} {}", journey.id, shown.lang, narrowed.lit.map(|lit| lit.mark), narrowed.hides);
    let id = Id::unique("outline");
    let kept = ui.data(|data| data.get_temp::<Kept>(id));
    if let Some((.., rows)) = kept.filter(|kept| (kept.0, kept.1) == (revision, mark) && kept.2 == key) {
        return rows;
    }
    let rows =
        Arc::new(rows(document.editor.workspace(), journey, (&document.outline, narrowed), shown.lang));
    ui.data_mut(|data| data.insert_temp::<Kept>(id, (revision, mark, key, Arc::clone(&rows))));
    rows
}

/// A row on the screen.
struct Line<'a> {
    shown: &'a Shown<'a>,
    journey: &'a Journey,
    rows: &'a [Row],
    at: usize,
    /// Whether it is selected.
    on: bool,
}

impl Line<'_> {
    fn show(&self, ui: &mut Ui, row: &Row, actions: &mut Vec<Action>) {
        let (_, area) = ui.allocate_space(vec2(ui.available_width(), ROW));
        let outline = &self.shown.document.outline;
        if self.on
            && let Some(typed) = &outline.typing
        {
            self.field_ui(ui, row, area, typed, actions);
            return;
        }
        let id = ui.scope_id().with(("outline row", self.at));
        let response = ui.interact(area, id, Sense::click());
        let name =
            if row.rest.is_empty() { row.title.clone() } else { format!("{}: {}", row.title, row.rest) };
        response.widget_info(|| WidgetInfo::selected(Role::TreeItem, true, self.on, &name));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_level(row.depth + 1);
            if let Some(open) = row.open {
                node.set_expanded(open);
            }
        });
        if self.on && outline.follow {
            response.request_focus();
            actions.push(Action::Looking(Ask::OutlineFollowed));
        }
        self.paint(ui, row, area, response.hovered(), response.has_focus());
        if response.clicked() {
            // The keys go on from where the mouse was.
            response.request_focus();
        }
        let entered = response.has_focus() && self.keys(ui, row, id, actions);
        let fold_at = area.left() + row.depth as f32 * STEP + 24.0;
        let on_arrow =
            response.interact_pointer_pos().is_some_and(|pos| pos.x < fold_at) && row.open.is_some();
        if entered || response.double_clicked() {
            actions.push(Action::Looking(Ask::OutlineType(Some(self.own_title(row)))));
        } else if response.clicked() && on_arrow {
            actions.push(Action::Looking(Ask::OutlineFold(row.clone(), row.open == Some(false))));
        } else if response.clicked() || (response.gained_focus() && !self.on) {
            actions.push(Action::Select(selection_of(row)));
        }
    }

    fn paint(&self, ui: &Ui, row: &Row, area: Rect, hovered: bool, focused: bool) {
        let theme = self.shown.theme;
        let (accent, paper) = (appearance::colour(theme.accent), appearance::colour(theme.paper));
        if self.on || hovered {
            let strength = if self.on { 0.16 } else { 0.06 };
            ui.painter().rect_filled(area, 4.0, paper.lerp_to_gamma(accent, strength));
        }
        if focused {
            let stroke = egui::Stroke::new(1.5, accent);
            ui.painter().rect_stroke(area.shrink(1.0), 4.0, stroke, egui::StrokeKind::Inside);
        }
        let quiet = appearance::colour(theme.secondary);
        // What a filter leaves out keeps ink enough to be read.
        let ink = if row.pale { quiet } else { appearance::colour(theme.ink) };
        let left = area.left_center() + vec2(row.depth as f32 * STEP + 6.0, 0.0);
        if let Some(open) = row.open {
            let arrow = char::from(if open { Icon::ChevronDown } else { Icon::ChevronRight });
            ui.painter().text(left, Align2::LEFT_CENTER, arrow, appearance::icons(13.0), quiet);
        }
        let face = match () {
            () if row.depth == 0 => Face::SemiBold,
            () if row.pale => Face::Italic,
            () => Face::Regular,
        };
        let style = Style::new(13.0, face);
        let room = area.right() - left.x - 30.0;
        let title = crate::text::fit(&row.title, style, room.max(20.0));
        let at = left + vec2(20.0, 0.0);
        ui.painter().text(at, Align2::LEFT_CENTER, &title, appearance::face(13.0, face), ink);
        let after = crate::text::width(&title, style) + 14.0;
        let small = Style::new(11.5, Face::Regular);
        if room - after > 40.0 {
            let rest = crate::text::fit(&row.rest, small, room - after);
            let at = at + vec2(after, 0.5);
            ui.painter().text(at, Align2::LEFT_CENTER, rest, appearance::face(11.5, Face::Regular), quiet);
        }
    }

    /// The keys of a row that has the keyboard; whether Enter was pressed.
    fn keys(&self, ui: &Ui, row: &Row, id: Id, actions: &mut Vec<Action>) -> bool {
        let filter =
            EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: false };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let last = self.rows.len().saturating_sub(1);
        let mut to = None;
        for (key, at) in [
            (Key::ArrowDown, (self.at + 1).min(last)),
            (Key::ArrowUp, self.at.saturating_sub(1)),
            (Key::Home, 0),
            (Key::End, last),
        ] {
            if pressed(key) {
                to = Some(at);
            }
        }
        let mut fold = None;
        if pressed(Key::ArrowRight) {
            match row.open {
                Some(false) => fold = Some(true),
                Some(true) => to = Some(self.at + 1),
                None => {}
            }
        }
        if pressed(Key::ArrowLeft) {
            match row.open {
                Some(true) => fold = Some(false),
                _ => to = parent(self.rows, self.at),
            }
        }
        if let Some(open) = fold {
            actions.push(Action::Looking(Ask::OutlineFold(row.clone(), open)));
        }
        // The tray is no thing of its own: the mark goes past it.
        let step = |at: usize| if at > self.at { at + 1 } else { at.saturating_sub(1) };
        let skip = |at: usize| self.rows.get(at).is_some_and(|row| row.what == What::Tray);
        let to = to.map(|at| if skip(at) { step(at) } else { at }).and_then(|at| self.rows.get(at));
        if let Some(row) = to {
            actions.push(Action::Select(selection_of(row)));
            actions.push(Action::Looking(Ask::OutlineFollow));
        }
        ui.input_mut(|input| {
            input.consume_key(Modifiers::NONE, Key::Enter) || input.consume_key(Modifiers::NONE, Key::F2)
        })
    }

    /// What is typed when this row is renamed.
    fn own_title(&self, row: &Row) -> String {
        match &row.what {
            What::Phase(id) => self.journey.phase(id).map(|phase| phase.name.clone()),
            What::Touchpoint(id) => self.journey.touchpoint(id).map(|one| one.title.clone()),
            What::Transition(key) => self.journey.transition(key).map(|step| step.label.clone()),
            What::Tray => None,
        }
        .unwrap_or_default()
    }

    fn field_ui(&self, ui: &mut Ui, row: &Row, area: Rect, typed: &str, actions: &mut Vec<Action>) {
        let mut text = typed.to_owned();
        let left = row.depth as f32 * STEP + 22.0;
        let place = Rect::from_min_max(area.min + vec2(left, 1.0), area.max - vec2(8.0, 1.0));
        let hint = words::NEW_TITLE.text(self.shown.lang);
        let field = egui::TextEdit::singleline(&mut text).id(Id::unique("outline title"));
        let response = ui.put(place, field.desired_width(f32::INFINITY));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(hint));
        let enter = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if enter {
            actions.extend(self.renamed(row, text.trim()).map(Action::Apply));
        }
        if response.lost_focus() {
            actions.push(Action::Looking(Ask::OutlineType(None)));
            actions.push(Action::Looking(Ask::OutlineFollow));
        } else {
            response.request_focus();
            if text != typed {
                actions.push(Action::Looking(Ask::OutlineType(Some(text))));
            }
        }
    }

    /// The edit that gives what a row shows another title.
    fn renamed(&self, row: &Row, title: &str) -> Option<Edit> {
        let (journey, title) = (self.journey.id.clone(), title.to_owned());
        if self.shown.is_read_only() || title == self.own_title(row) {
            return None;
        }
        Some(match &row.what {
            What::Phase(id) => {
                let phase = Phase { name: title, ..(**self.journey.phase(id)?).clone() };
                Edit::SetPhase { journey, phase, what: crate::ui::words::NAME }
            }
            What::Touchpoint(id) => {
                let touchpoint = Touchpoint { title, ..(**self.journey.touchpoint(id)?).clone() };
                Edit::SetTouchpoints { journey, touchpoints: vec![touchpoint], what: crate::ui::words::TITLE }
            }
            What::Transition(key) => {
                let transition = Transition { label: title, ..(**self.journey.transition(key)?).clone() };
                Edit::SetTransition { journey, key: key.clone(), transition, what: crate::ui::words::TITLE }
            }
            What::Tray => return None,
        })
    }
}
