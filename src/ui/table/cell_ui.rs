//! The field over the cell that is typed in, and the list of what can be chosen below it.

use egui::{Area, Frame, Order, Rect, RichText, ScrollArea, TextEdit, Ui, pos2, vec2};

use super::grid_ui::Shows;
use super::keys::Ear;
use super::leaving;
use super::reading::{Reading, read};
use super::state::Editing;
use super::value::{Kind, Value};
use super::words;
use crate::model::Lang;
use crate::ui::{appearance, single_line};

/// The height of an offer in the list.
const ROW: f32 = 24.0;
/// The width of the list at least.
const WIDTH: f32 = 220.0;

/// What is typed of the name that is being typed: behind the last semicolon in a list.
fn needle<'a>(kind: &Kind, text: &'a str) -> &'a str {
    match kind {
        Kind::Several(_) => text.rsplit(';').next().unwrap_or_default().trim(),
        _ => text.trim(),
    }
}

/// The offers that fit what is typed, by their places; all while nothing has been typed yet.
pub(super) fn fitting(kind: &Kind, editing: &Editing, lang: Lang) -> Vec<usize> {
    let untouched = editing.text == editing.before && !editing.overwrites;
    let needle = if untouched { String::new() } else { needle(kind, &editing.text).to_lowercase() };
    let names = |at: &usize| {
        let offer = kind.offers().get(*at);
        offer.is_some_and(|offer| {
            let names = offer.names.iter().chain(&offer.also);
            needle.is_empty() || names.into_iter().any(|name| name.to_lowercase().contains(&needle))
        })
    };
    let mut places: Vec<usize> = (0..kind.offers().len()).filter(names).collect();
    // What begins so comes before what merely holds it.
    let begins = |at: &usize| {
        let offer = kind.offers().get(*at);
        !offer.is_some_and(|offer| offer.name(lang).to_lowercase().starts_with(&needle))
    };
    places.sort_by_key(begins);
    places
}

/// The offer to mark when letters were typed: the first that fits, unless they are a name already.
pub(super) fn first_fit(kind: &Kind, editing: &Editing, lang: Lang) -> Option<usize> {
    let done = needle(kind, &editing.text).is_empty()
        || matches!(read(kind, &editing.text, lang), Reading::Exact(_));
    if done { None } else { fitting(kind, editing, lang).first().copied() }
}

/// The text with an offer chosen: instead of what was typed, or beside the others of a list, or no
/// longer among them.
pub(super) fn with_offer(kind: &Kind, text: &str, at: usize, lang: Lang) -> String {
    let Some(offer) = kind.offers().get(at) else { return text.to_owned() };
    if !matches!(kind, Kind::Several(_)) {
        return offer.name(lang).to_owned();
    }
    let known = |text: &str| match read(kind, text, lang) {
        Reading::Exact(Value::Several(ids)) => Some(ids),
        _ => None,
    };
    let before = text.rsplit_once(';').map_or("", |(before, _)| before);
    let mut ids = known(text).or_else(|| known(before)).unwrap_or_default();
    match ids.iter().position(|id| *id == offer.id) {
        Some(at) => drop(ids.remove(at)),
        None => ids.push(offer.id.clone().into()),
    }
    kind.written(&Value::Several(ids), lang).into_owned()
}

/// The field at the cursor's place. Takes over what was typed when the field is left.
pub(super) fn edit_ui(
    ui: &mut Ui,
    shows: &Shows<'_>,
    kind: &Kind,
    name: &str,
    rect: Rect,
    ear: &mut Ear<'_>,
) {
    let Some(mut editing) = ear.state.editing.clone() else { return };
    let area = Rect::from_min_size(rect.min, vec2(rect.width().max(160.0), rect.height()));
    let paper = appearance::colour(shows.theme.paper);
    ui.painter().rect_filled(area, 0.0, paper);
    let id = shows.id().with("typing");
    let before = editing.text.clone();
    let field = single_line(&mut editing.text)
        .id(id)
        .desired_width(area.width() - 14.0)
        .frame(Frame::NONE)
        .background_color(paper);
    let response = ui.put(area.shrink2(vec2(7.0, 1.0)), field);
    ui.ctx().accesskit_node_builder(id, |node| node.set_label(name));
    let stroke = egui::Stroke::new(2.0, appearance::colour(shows.theme.accent));
    ui.painter().rect_stroke(area, 0.0, stroke, egui::StrokeKind::Inside);
    let opening = !editing.shown;
    if opening {
        editing.shown = true;
        response.request_focus();
        let end = editing.text.chars().count();
        select(ui, id, if editing.overwrites { end } else { 0 }, end);
    }
    if editing.text != before {
        editing.refused = None;
        editing.marked = first_fit(kind, &editing, shows.lang);
    }
    ear.state.editing = Some(editing);
    if leaving::is_wished(ui.ctx()) && (ear.commit(false) || ear.commit(true)) {
        ear.state.grab = true;
        return;
    }
    leaving::note_typing(ui.ctx());
    let over_list = list_ui(ui, shows, kind, area, ear);
    if !opening && !response.has_focus() && ear.state.editing.is_some() {
        if over_list {
            response.request_focus();
        } else if !ear.commit(false) {
            ear.leave_out();
        }
    }
}

fn select(ui: &Ui, id: egui::Id, start: usize, end: usize) {
    let mut state = TextEdit::load_state(ui.ctx(), id).unwrap_or_default();
    let [start, end] = [start, end].map(egui::text::CCursor::new);
    state.cursor.set_char_range(Some(egui::text::CCursorRange::two(start, end)));
    TextEdit::store_state(ui.ctx(), id, state);
}

/// The list below the field; whether the pointer is over it.
fn list_ui(ui: &Ui, shows: &Shows<'_>, kind: &Kind, area: Rect, ear: &mut Ear<'_>) -> bool {
    let Some(editing) = ear.state.editing.clone() else { return false };
    let mut fitting = ear.fitting();
    if fitting.is_empty() && editing.refused.is_some() {
        // What was meant is perhaps among the others.
        fitting = (0..kind.offers().len()).collect();
    }
    if fitting.is_empty() && editing.refused.is_none() {
        return false;
    }
    let (mut chosen, mut grown) = (None, false);
    let new = ear.may_grow();
    let screen = ui.ctx().content_rect().shrink(4.0);
    let height = (fitting.len() as f32 * ROW).min(264.0);
    let below = area.max.y + height + 30.0 < screen.max.y;
    let at = if below { area.left_bottom() } else { pos2(area.min.x, area.min.y - height - 24.0) };
    let popup =
        Area::new(shows.id().with("offers")).order(Order::Foreground).fixed_pos(at).constrain_to(screen);
    let shown = popup.show(ui.ctx(), |ui| {
        Frame::popup(ui.style()).show(ui, |ui| {
            ui.set_width(area.width().max(WIDTH));
            ui.spacing_mut().item_spacing.y = 0.0;
            if let Some(trouble) = &editing.refused {
                let text = RichText::new(trouble.text(shows.lang)).color(ui.visuals().error_fg_color);
                ui.add(egui::Label::new(text).wrap());
            }
            if let Some(name) = &new {
                let text = words::GROW.fill(shows.lang, &[("what", name)]);
                grown = ui.add(egui::Button::new(text).wrap()).clicked();
            }
            ScrollArea::vertical().max_height(264.0).auto_shrink([false, true]).show_rows(
                ui,
                ROW,
                fitting.len(),
                |ui, visible| {
                    for place in fitting.get(visible).into_iter().flatten() {
                        let Some(offer) = kind.offers().get(*place) else { continue };
                        let button =
                            egui::Button::selectable(editing.marked == Some(*place), offer.name(shows.lang))
                                .min_size(vec2(ui.available_width(), ROW))
                                .truncate();
                        if ui.add(button).clicked() {
                            chosen = Some(*place);
                        }
                    }
                },
            );
        });
    });
    if let Some(place) = chosen {
        choose(kind, place, ear);
    } else if grown {
        ear.state.grab = ear.grow();
    }
    let pointer = ui.input(|input| input.pointer.interact_pos());
    pointer.is_some_and(|at| shown.response.rect.contains(at))
}

/// An offer that was clicked: one is taken over at once, a list waits for more.
fn choose(kind: &Kind, place: usize, ear: &mut Ear<'_>) {
    let lang = ear.lang;
    let Some(editing) = &mut ear.state.editing else { return };
    editing.text = with_offer(kind, &editing.text, place, lang);
    editing.marked = None;
    if !matches!(kind, Kind::Several(_)) {
        ear.commit(false);
        ear.state.grab = true;
    }
}

#[cfg(test)]
mod tests {
    use super::super::value::Offer;
    use super::*;

    fn kind() -> Kind {
        Kind::Several(["Anna", "Ben", "Banner"].map(|name| Offer::named(name.to_lowercase(), name)).to_vec())
    }

    #[test]
    fn offers_come_and_go_from_a_list() {
        let kind = kind();
        assert_eq!(with_offer(&kind, "Anna", 1, Lang::En), "Anna; Ben");
        assert_eq!(with_offer(&kind, "Anna; Ben", 0, Lang::En), "Ben");
        assert_eq!(with_offer(&kind, "Anna; be", 1, Lang::En), "Anna; Ben");
        assert_eq!(with_offer(&kind, "xyz", 0, Lang::En), "Anna");
    }

    #[test]
    fn what_begins_so_comes_first() {
        let editing = |text: &str| Editing { text: text.to_owned(), overwrites: true, ..Editing::default() };
        assert_eq!(fitting(&kind(), &editing("an"), Lang::En), [0, 2]);
        assert_eq!(fitting(&kind(), &editing("Anna; b"), Lang::En), [1, 2]);
        assert_eq!(first_fit(&kind(), &editing("Ben"), Lang::En), None);
        assert_eq!(first_fit(&kind(), &editing("be"), Lang::En), Some(1));
        let untouched = Editing { text: "Ben".into(), before: "Ben".into(), ..Editing::default() };
        assert_eq!(fitting(&kind(), &untouched, Lang::En).len(), 3);
    }
}
