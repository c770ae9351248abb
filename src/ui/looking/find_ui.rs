//! The bar over the map that finds: a field, how many hits there are, to the next and back, and where
//! the words stand that were found. Asks; searches nothing itself.

use egui::{Align2, Area, Button, Frame, Id, Key, Modifiers, Order, Rect, RichText, Ui, vec2};
use lucide_icons::Icon;

use super::sight::Search;
use super::{Ask, words};
use crate::model::Lang;
use crate::text::{Face, Style};
use crate::theme::Theme;
use crate::ui::document::Document;
use crate::ui::{Action, appearance, single_line};

/// The width of the bar, in points.
const WIDTH: f32 = 380.0;

/// Shows the bar in the upper right corner of `area`, while something is searched for.
pub fn find_ui(
    ui: &Ui,
    document: &Document,
    (lang, theme): (Lang, &Theme),
    area: Rect,
    actions: &mut Vec<Action>,
) {
    let Some(search) = &document.sight.search else { return };
    let at = area.right_top() + vec2(-12.0, 34.0);
    let shown = Area::new(Id::unique("find")).order(Order::Middle).pivot(Align2::RIGHT_TOP).fixed_pos(at);
    shown.constrain_to(area).show(ui.ctx(), |ui| {
        Frame::popup(ui.style()).inner_margin(8).show(ui, |ui| {
            ui.set_width(WIDTH.min(area.width() - 40.0));
            ui.horizontal(|ui| field_ui(ui, search, lang, actions));
            hit_ui(ui, search, (lang, theme));
        });
    });
}

fn field_ui(ui: &mut Ui, search: &Search, lang: Lang, actions: &mut Vec<Action>) {
    let id = Id::unique("find field");
    if ui.memory(|memory| memory.has_focus(id)) {
        keys(ui, actions);
    }
    let mut text = search.text.clone();
    let hint = words::FIND_HINT.text(lang);
    let field = single_line(&mut text).id(id).hint_text(hint).desired_width(196.0);
    let response = ui.add(field);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(hint));
    if search.wants_focus {
        response.request_focus();
        select_all(ui, id, &text);
        actions.push(Action::Looking(Ask::FindFocused));
    }
    if text != search.text {
        actions.push(Action::Looking(Ask::Search(text)));
    }
    ui.weak(count(search, lang));
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = 1.0;
        let some = !search.hits.is_empty();
        let buttons = [
            (Icon::X, words::FIND_LEAVE, Ask::StopFinding, true),
            (Icon::ChevronDown, words::FIND_NEXT, Ask::NextHit(true), some),
            (Icon::ChevronUp, words::FIND_PREVIOUS, Ask::NextHit(false), some),
        ];
        for (icon, name, ask, enabled) in buttons {
            let icon = RichText::new(char::from(icon)).font(appearance::icons(14.0));
            let button = Button::new(icon).frame_when_inactive(false).min_size(vec2(26.0, 26.0));
            let response = ui.add_enabled(enabled, button);
            let name = name.text(lang);
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, enabled, name));
            if response.on_hover_text(name).clicked() {
                actions.push(Action::Looking(ask));
            }
        }
    });
}

/// Enter and Shift+Enter walk through the hits.
fn keys(ui: &Ui, actions: &mut Vec<Action>) {
    let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    if pressed(Modifiers::SHIFT, Key::Enter) || pressed(Modifiers::NONE, Key::ArrowUp) {
        actions.push(Action::Looking(Ask::NextHit(false)));
    }
    if pressed(Modifiers::NONE, Key::Enter) || pressed(Modifiers::NONE, Key::ArrowDown) {
        actions.push(Action::Looking(Ask::NextHit(true)));
    }
}

/// What was typed before is replaced by what is typed next.
fn select_all(ui: &Ui, id: Id, text: &str) {
    let mut state = egui::text_edit::TextEditState::load(ui.ctx(), id).unwrap_or_default();
    let all = egui::text::CCursorRange::two(
        egui::text::CCursor::new(0),
        egui::text::CCursor::new(text.chars().count()),
    );
    state.cursor.set_char_range(Some(all));
    state.store(ui.ctx(), id);
}

/// "3 of 12", or how it stands.
fn count(search: &Search, lang: Lang) -> String {
    if search.text.trim().is_empty() {
        return String::new();
    }
    if search.is_reading() {
        return words::READING.text(lang).to_owned();
    }
    match (search.hits.len(), search.at) {
        (0, _) => words::NO_HITS.text(lang).to_owned(),
        (all, None) => words::HITS.count(lang, all),
        (all, Some(at)) => {
            words::HIT_OF.fill(lang, &[("n", &(at + 1).to_string()), ("all", &all.to_string())])
        }
    }
}

/// Where the words stand that were found.
fn hit_ui(ui: &mut Ui, search: &Search, (lang, theme): (Lang, &Theme)) {
    let Some(hit) = search.at.and_then(|at| search.hits.get(at)) else { return };
    let place = hit.place.text(lang);
    let style = Style::new(12.0, Face::Regular);
    let room = ui.available_width() - crate::text::width(place, style) - 20.0;
    ui.horizontal(|ui| {
        ui.label(RichText::new(place).color(appearance::colour(theme.accent)));
        ui.weak(crate::text::fit(&hit.text, style, room.max(20.0))).on_hover_text(&hit.text);
    });
}
