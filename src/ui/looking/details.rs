//! The way into a journey that shows a touchpoint in detail, and back; the mark of that on the map as a
//! button. The scene draws the mark; this only lies over it.

use egui::{Rect, Sense, Ui, WidgetInfo};

use super::words;
use crate::model::{Id, Journey, Lang, Touchpoint};
use crate::scene::details_mark;
use crate::ui::canvas::Camera;
use crate::ui::document::Document;
use crate::ui::{Action, Selection, WandelApp};

/// With more cards in view than this the marks are too small to be met.
const FEW: usize = 300;
/// Below this zoom a mark is too small to be met.
const READABLE: f32 = 0.37;

/// Lies over the marks of touchpoints that have a journey of their own.
pub fn details_ui(ui: &Ui, document: &Document, camera: &Camera, lang: Lang, actions: &mut Vec<Action>) {
    let Some(picture) = document.picture().filter(|_| camera.zoom >= READABLE) else { return };
    let seen = camera.visible();
    let cards = picture.layout.cards.iter().filter(|card| seen.intersects(card.rect));
    for card in cards.filter(|card| card.touchpoint.details.is_some()).take(FEW) {
        let area = camera.screen_rect(details_mark(card.rect)).intersect(camera.viewport);
        if area.is_positive() && button(ui, &card.touchpoint, area, lang) {
            actions.push(Action::Looking(super::Ask::Enter(card.touchpoint.id.clone())));
        }
    }
}

fn button(ui: &Ui, touchpoint: &Touchpoint, area: Rect, lang: Lang) -> bool {
    let id = ui.scope_id().with(("details", touchpoint.id.as_str()));
    let response = ui.interact(area.expand(2.0), id, Sense::click());
    let title = crate::text::one_line(&touchpoint.title);
    let name = words::DETAILS_OF.fill(lang, &[("what", &title)]);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &name));
    response.on_hover_cursor(egui::CursorIcon::PointingHand).on_hover_text(&name).clicked()
}

/// The journey before or after the one shown; past the end it begins again.
fn beside(document: &Document, step: isize) -> Option<Id<Journey>> {
    let journeys = &document.editor.workspace().journeys;
    let at = journeys.iter().position(|journey| journey.id == document.journey)? as isize;
    let count = journeys.len() as isize;
    journeys.get((at + step).rem_euclid(count.max(1)) as usize).map(|journey| journey.id.clone())
}

impl WandelApp {
    /// Shows the journey that details this touchpoint, else that of the selected one.
    pub(super) fn enter_details(&mut self, touchpoint: Option<Id<Touchpoint>>) {
        let Some(document) = &mut self.document else { return };
        let Some(journey) = document.journey().cloned() else { return };
        let chosen = touchpoint.or_else(|| document.selection.touchpoints.last().cloned());
        let found = chosen.and_then(|id| journey.touchpoint(&id).cloned());
        let journeys = &document.editor.workspace().journeys;
        let known = |id: &Id<Journey>| journeys.iter().any(|journey| journey.id == *id);
        let into = found.as_ref().and_then(|one| one.details.clone()).filter(known);
        match (found, into) {
            (Some(touchpoint), Some(into)) => {
                document.trail.push((journey.id.clone(), touchpoint.id.clone()));
                document.show(into);
            }
            _ => self.say(words::NO_DETAILS.text(self.lang).to_owned()),
        }
    }

    /// Back to the touchpoint that the journey shown details.
    pub(super) fn leave_details(&mut self) {
        let Some(document) = &mut self.document else { return };
        let Some((journey, touchpoint)) = document.trail.pop() else { return };
        document.show(journey);
        document.selection = Selection::touchpoint(touchpoint.clone());
        self.canvas.reveal(touchpoint);
    }

    /// Shows the journey before or after this one.
    pub(super) fn step_journey(&mut self, step: isize) {
        self.with_document(|document| {
            if let Some(id) = beside(document, step) {
                document.show(id);
            }
        });
    }
}
