//! The bar over the map that finds: a field, how many hits there are, to the next and back, and where
//! the words stand that were found. Asks; searches nothing itself.

use egui::{Button, Id, Key, Modifiers, Panel, RichText, Ui, vec2};
use lucide_icons::Icon;

use super::sight::Search;
use super::{Ask, words};
use crate::model::Lang;
use crate::text::{Face, Style};
use crate::theme::Theme;
use crate::ui::bars::{Shown, frame};
use crate::ui::{Action, appearance, single_line};

/// The height of the bar, in points.
const HEIGHT: f32 = 42.0;
/// The field's width, and what stays for the rest of the bar, in points.
const FIELD: (f32, f32) = (220.0, 210.0);

/// Shows the bar in its own row over the map, so that it covers nothing, while something is searched for.
pub fn find_ui(ui: &mut Ui, shown: &Shown<'_>, actions: &mut Vec<Action>) {
    let Some(search) = &shown.document.sight.search else { return };
    let panel = Panel::top("find").exact_size(HEIGHT).frame(frame(shown.theme, 18, 0)).resizable(false);
    panel.show(ui, |ui| {
        ui.horizontal_centered(|ui| {
            field_ui(ui, search, shown.lang, actions);
            let some = !search.hits.is_empty();
            button_ui(ui, (Icon::ChevronUp, words::FIND_PREVIOUS.text(shown.lang)), some, || {
                actions.push(Action::Looking(Ask::NextHit(false)));
            });
            button_ui(ui, (Icon::ChevronDown, words::FIND_NEXT.text(shown.lang)), some, || {
                actions.push(Action::Looking(Ask::NextHit(true)));
            });
            ui.weak(count(search, shown.lang));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                button_ui(ui, (Icon::X, words::FIND_LEAVE.text(shown.lang)), true, || {
                    actions.push(Action::Looking(Ask::StopFinding));
                });
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    hit_ui(ui, search, (shown.lang, shown.theme));
                });
            });
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
    let width = FIELD.0.min(ui.available_width() - FIELD.1).max(80.0);
    let field = single_line(&mut text).id(id).hint_text(hint).desired_width(width);
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
}

/// A button with a picture for its name.
fn button_ui(ui: &mut Ui, (icon, name): (Icon, &str), enabled: bool, clicked: impl FnOnce()) {
    let icon = RichText::new(char::from(icon)).font(appearance::icons(14.0));
    let button = Button::new(icon).frame_when_inactive(false).min_size(vec2(26.0, 26.0));
    let response = ui.add_enabled(enabled, button);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, enabled, name));
    if response.on_hover_text(name).clicked() {
        clicked();
    }
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
    let room = ui.available_width() - crate::text::width(place, style) - 30.0;
    if room < 40.0 {
        return;
    }
    ui.label(RichText::new(place).color(appearance::colour(theme.accent)));
    ui.weak(crate::text::fit(&hit.text, style, room)).on_hover_text(&hit.text);
}
