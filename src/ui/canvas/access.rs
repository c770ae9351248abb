//! The cards as screen readers, the Tab key and tests find them. Draws nothing.

use egui::{EventFilter, Id as EguiId, Rect, Response, Sense, Ui, WidgetInfo};

use super::View;
use super::camera::Camera;
use super::places::Places;
use super::words;
use crate::layout::{CARD_WIDTH, CardPlace};
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

/// Arrows and Escape mean something to the map; only Tab leaves it.
pub fn keep_keys(ui: &Ui, widget: EguiId) {
    let filter = EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: true };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(widget, filter));
}
