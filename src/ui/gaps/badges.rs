//! The badges on the map as buttons: what they say to those who can't see them, and what a click
//! does. The scene draws them; this only lies over it.

use egui::{Rect, Sense, Ui, WidgetInfo};

use super::{Ask, words};
use crate::model::Lang;
use crate::scene::badges::{on_card, on_header};
use crate::ui::Action;
use crate::ui::canvas::{self, Camera};
use crate::ui::document::Document;

/// With more cards in view than this, badges are too small to be met.
const FEW: usize = 300;
/// Below this zoom a badge shows no count.
const READABLE: f32 = 0.37;

/// Lies over the map's badges.
pub fn badges_ui(ui: &Ui, document: &Document, camera: &Camera, lang: Lang, actions: &mut Vec<Action>) {
    let (Some(picture), Some(insight)) = (document.picture(), document.gaps.insight()) else { return };
    if camera.zoom < READABLE {
        return;
    }
    let seen = camera.visible();
    let cards: Vec<_> = picture.layout.cards.iter().filter(|card| seen.intersects(card.rect)).collect();
    if cards.len() > FEW {
        return;
    }
    let rects: Vec<Rect> = cards.iter().map(|card| card.rect).collect();
    let map = (camera, rects.as_slice());
    for card in cards {
        let id = &card.touchpoint.id;
        let Some(badge) = insight.badges.card(id) else { continue };
        let title = crate::text::one_line(&card.touchpoint.title);
        let name = words::BADGE_OF.fill(lang, &[("what", &title), ("gaps", &badge.words(lang))]);
        if button(ui, map, ("card", id.as_str()), on_card(card.rect), &name) {
            actions.push(Action::Gaps(Ask::Card(id.clone())));
        }
    }
    for place in &picture.layout.phases {
        let Some(badge) = insight.badges.phase(&place.id) else { continue };
        let Some(phase) = picture.journey.phase(&place.id) else { continue };
        let top = picture.layout.bounds.top();
        let height = egui::Rangef::new(top, top + crate::layout::HEADER_HEIGHT);
        let area = on_header(Rect::from_x_y_ranges(place.x, height));
        let title = crate::text::one_line(&phase.name);
        let name = words::BADGE_OF.fill(lang, &[("what", &title), ("gaps", &badge.words(lang))]);
        if button(ui, map, ("phase", place.id.as_str()), area, &name) {
            actions.push(Action::Gaps(Ask::Phase(place.id.clone())));
        }
    }
}

/// A button of the map; whether it was clicked.
fn button(ui: &Ui, (camera, cards): (&Camera, &[Rect]), salt: (&str, &str), area: Rect, name: &str) -> bool {
    let area = camera.screen_rect(area).intersect(camera.viewport);
    if !area.is_positive() {
        return false;
    }
    let response = ui.interact(area, ui.scope_id().with(("badge", salt)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, name));
    if response.has_focus() {
        ui.painter().rect_stroke(area, 4.0, ui.visuals().selection.stroke, egui::StrokeKind::Outside);
    }
    canvas::tell(ui, &response, name, camera, |around| {
        cards.iter().copied().filter(|card| card.intersects(around)).collect()
    });
    response.clicked()
}
