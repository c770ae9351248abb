//! The cards as screen readers, the Tab key and tests find them. Draws nothing.

use egui::{EventFilter, Id as EguiId, Rangef, Rect, Response, Sense, Ui, WidgetInfo};

use super::View;
use super::camera::Camera;
use super::places::Places;
use super::{folds, words};
use crate::layout::{CARD_WIDTH, CardPlace, LABEL_WIDTH};
use crate::model::{Id, Touchpoint};
use crate::ui::{Action, Selection};
use crate::vocabulary::channel_label;

/// From this card width on every card in view has a node, in pixels.
const READABLE: f32 = 60.0;
/// With no more cards than this in view they have nodes at any zoom.
const FEW: usize = 300;

/// The name of a card for those who can't see it: number, title, channel, owner.
pub fn name(view: &View<'_>, touchpoint: &Touchpoint) -> String {
    let title = crate::text::one_line(&touchpoint.title);
    let title = if title.is_empty() { words::UNTITLED.text(view.lang).to_owned() } else { title };
    let mut parts = vec![title];
    if !touchpoint.channel.is_empty() {
        let channel = touchpoint.channel.as_str();
        parts.push(channel_label(view.workspace, channel, view.lang));
    }
    let owner =
        touchpoint.owner().and_then(|id| view.workspace.departments.iter().find(|known| known.id == *id));
    parts.push(owner.map_or(words::NO_OWNER.text(view.lang).to_owned(), |owner| owner.name.clone()));
    parts.push(touchpoint.number.to_string());
    parts.join(", ")
}

/// The widget of a card.
pub fn card_id(canvas: EguiId, id: &Id<Touchpoint>) -> EguiId {
    canvas.with(("card", id.as_str()))
}

/// Makes the cards in view known; what reaching one with the keyboard asks for.
pub fn cards(ui: &Ui, response: &Response, view: &View<'_>, places: &Places, camera: &Camera) -> Vec<Action> {
    let cards = places.cards_in(view.layout, camera.visible());
    if cards.len() > FEW && CARD_WIDTH * camera.zoom < READABLE {
        return Vec::new();
    }
    let mut actions = Vec::new();
    for card in cards {
        let rect = camera.screen_rect(card.rect).intersect(camera.viewport);
        actions.extend(node(ui, response.id, view, card, rect));
    }
    actions
}

fn node(ui: &Ui, canvas: EguiId, view: &View<'_>, card: &CardPlace, rect: Rect) -> Option<Action> {
    let id = &card.touchpoint.id;
    let selected = view.selection.touchpoints.contains(id);
    let widget = card_id(canvas, id);
    let response = ui.interact(rect, widget, Sense::focusable_noninteractive());
    response.widget_info(|| {
        let label = name(view, &card.touchpoint);
        WidgetInfo::selected(egui::accesskit::Role::Button, true, selected, label)
    });
    if response.has_focus() {
        keep_keys(ui, widget);
        if response.gained_focus() {
            // The keys are kept only from the second frame with the focus on.
            ui.ctx().request_repaint();
        }
    }
    let pressed =
        ui.input(|input| input.has_accesskit_action_request(widget, egui::accesskit::Action::Click));
    let reached = response.gained_focus() && !selected;
    (pressed || reached).then(|| Action::Select(Selection::touchpoint(id.clone())))
}

/// Makes the names of lanes and what is folded known; what pressing one asks for.
pub fn folds(ui: &Ui, response: &Response, view: &View<'_>, camera: &Camera) -> Vec<Action> {
    let layout = view.layout;
    let mut actions = Vec::new();
    for (at, lane) in layout.lanes.iter().enumerate().filter(|(_, lane)| !lane.label.is_empty()) {
        let folded = layout.request.folded_lanes.contains(&lane.key);
        let label = if folded { words::LANE_FOLDED } else { words::LANE };
        let label = label.fill(view.lang, &[("lane", &lane.label.join(" "))]);
        let x = Rangef::new(layout.bounds.left(), layout.bounds.left() + LABEL_WIDTH);
        let widget = response.id.with(("lane", lane.key.as_str()));
        if pressed(ui, camera, widget, Rect::from_x_y_ranges(x, lane.y), &label) {
            actions.extend(folds::lane(layout, at));
        }
    }
    for fold in &layout.folds {
        let phase = layout.phases.get(fold.phase).and_then(|place| view.journey.phase(&place.id));
        let lane = layout.lanes.get(fold.lane).map_or(String::new(), |lane| lane.label.join(" "));
        let phase = phase.map_or(String::new(), |phase| crate::text::one_line(&phase.name));
        let count = fold.count().to_string();
        let label = words::FOLDED.fill(view.lang, &[("n", &count), ("phase", &phase), ("lane", &lane)]);
        let widget = response.id.with(("fold", fold.phase, fold.lane, fold.step));
        if pressed(ui, camera, widget, fold.rect, &label) {
            actions.extend(folds::tile(layout, fold));
        }
    }
    actions
}

/// A place on the map as a button that is seen by keyboard and screen reader only; whether it was
/// pressed.
fn pressed(ui: &Ui, camera: &Camera, widget: EguiId, place: Rect, label: &str) -> bool {
    let rect = camera.screen_rect(place).intersect(camera.viewport);
    if !rect.is_positive() {
        return false;
    }
    let response = ui.interact(rect, widget, Sense::focusable_noninteractive());
    response.widget_info(|| WidgetInfo::labeled(egui::accesskit::Role::Button, true, label));
    if response.has_focus() {
        let stroke = ui.visuals().selection.stroke;
        ui.painter_at(camera.viewport).rect_stroke(rect, 4.0, stroke, egui::StrokeKind::Inside);
    }
    let key = |key| ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, key));
    let typed = response.has_focus() && (key(egui::Key::Enter) || key(egui::Key::Space));
    typed || ui.input(|input| input.has_accesskit_action_request(widget, egui::accesskit::Action::Click))
}

/// Arrows and Escape mean something to the map; only Tab leaves it.
pub fn keep_keys(ui: &Ui, widget: EguiId) {
    let filter = EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: true };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(widget, filter));
}
