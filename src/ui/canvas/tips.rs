//! What the map tells of the thing under the pointer, and where: beside the pointer and off the cards, so
//! that it covers nothing that somebody wants to click.

use egui::{Pos2, Rect, Response, Ui, Vec2, vec2};

use super::places::Target;
use super::{Camera, Canvas, View, words};
use crate::scene::Subject;

/// From the pointer to the words, at the least and at the most, in points.
const NEAR: f32 = 12.0;
const FAR: f32 = 150.0;
/// From one place that is tried to the next, in points.
const STEP: Vec2 = vec2(30.0, 12.0);
/// White space between the words and the cards, in points.
const APART: f32 = 3.0;

/// Shows it, once the pointer rests.
pub fn show(ui: &Ui, canvas: &Canvas, view: &View<'_>, response: &Response) {
    let Some(text) = told(canvas, view) else { return };
    tell(ui, response, &text, &canvas.camera, |around| {
        canvas.places.cards_in(view.layout, around).iter().map(|card| card.rect).collect()
    });
}

/// Shows `text` of what is under the pointer, once that rests, off the cards. `cards` finds them in a part of
/// the map.
pub fn tell(
    ui: &Ui,
    response: &Response,
    text: &str,
    camera: &Camera,
    cards: impl FnOnce(Rect) -> Vec<Rect>,
) {
    let mut tip = egui::Tooltip::for_enabled(response).gap(0.0);
    let Some(pointer) = ui.input(|input| input.pointer.hover_pos()).filter(|_| tip.popup.is_open()) else {
        return;
    };
    let font = egui::TextStyle::Body.resolve(ui.style());
    let width = ui.spacing().tooltip_width;
    let galley = ui.painter().layout(text.to_owned(), font, egui::Color32::BLACK, width);
    let size = galley.size() + egui::Frame::popup(ui.style()).total_margin().sum();
    let around = Rect::from_center_size(pointer, 2.0 * (size + Vec2::splat(FAR)));
    let (min, max) = (camera.map_from_screen(around.min), camera.map_from_screen(around.max));
    let cards = cards(Rect::from_min_max(min, max));
    let cards: Vec<Rect> = cards.into_iter().map(|card| camera.screen_rect(card)).collect();
    tip.popup = tip.popup.at_position(free_place(pointer, size, &cards, camera.viewport));
    tip.show(|ui| ui.label(text));
}

/// The place next to the pointer where words of this size cover no card; the one where they cover
/// least if there is none.
fn free_place(pointer: Pos2, size: Vec2, cards: &[Rect], view: Rect) -> Pos2 {
    let first = pointer + vec2(NEAR, NEAR);
    let across = ((size.x + 2.0 * FAR) / STEP.x) as i16;
    let down = ((size.y + 2.0 * FAR) / STEP.y) as i16;
    let tries = (0..=down).flat_map(|row| (0..=across).map(move |column| (column, row)));
    let corner = pointer - size - Vec2::splat(FAR);
    let tries = tries.map(|(column, row)| corner + STEP * vec2(f32::from(column), f32::from(row)));
    let cost = |at: &Pos2| {
        let place = Rect::from_min_size(*at, size);
        let away = place.distance_to_pos(pointer);
        if !view.contains_rect(place) || !(NEAR..=FAR).contains(&away) {
            return f32::INFINITY;
        }
        let covered = |card: &Rect| {
            let both = card.expand(APART).intersect(place);
            if both.is_positive() { both.area() } else { 0.0 }
        };
        // Nearer is better, and below and to the right where words are used to be.
        let usual = (*at - first).length() * 0.2;
        cards.iter().map(covered).sum::<f32>() * 100.0 + away + usual
    };
    let best = tries.map(|at| (cost(&at), at)).min_by(|one, other| one.0.total_cmp(&other.0));
    best.filter(|(cost, _)| cost.is_finite()).map_or(first, |(_, at)| at)
}

/// What the scene says of the thing, which for a card is its full title.
fn told(canvas: &Canvas, view: &View<'_>) -> Option<String> {
    let subject = match &canvas.hover {
        Target::Card(id) | Target::Handle(id, _) => {
            let card = canvas.places.card(view.layout, id)?;
            // A card that can be read needs no tooltip, which would only cover its neighbours.
            let says_more = card.title_cut || card.owner.cut || card.touchpoint.influence_unconfirmed;
            if !says_more && !cut_at(canvas.camera.zoom) {
                return None;
            }
            Subject::Card(id.clone())
        }
        Target::Transition(key) => Subject::Transition(key.clone()),
        Target::Phase(id) => Subject::Phase(id.clone()),
        Target::Lane(lane) => return lane_tip(view, *lane),
        Target::Cell(_) => return tile_tip(canvas, view),
        Target::Ground => return None,
    };
    let group = canvas.painter.group_of(&subject).and_then(|at| view.scene.groups.get(at))?;
    Some(group.title.clone()).filter(|title| !title.is_empty())
}

/// Far away titles are too small to read, on one line, or not there at all.
fn cut_at(zoom: f32) -> bool {
    zoom < 0.5
}

/// What a click on the lane's name does; the lane itself where its name is cut.
fn lane_tip(view: &View<'_>, lane: usize) -> Option<String> {
    let place = view.layout.lanes.get(lane).filter(|place| !place.label.is_empty())?;
    let folded = view.layout.request.folded_lanes.contains(&place.key);
    let tip = if folded { words::CLICK_UNFOLDS } else { words::CLICK_FOLDS };
    Some(tip.text(view.lang).to_owned())
}

/// What a tile stands for.
fn tile_tip(canvas: &Canvas, view: &View<'_>) -> Option<String> {
    let fold = view.layout.fold_at(canvas.pointer?)?;
    let subject = Subject::Fold(fold.phase, fold.lane, fold.step);
    let group = canvas.painter.group_of(&subject).and_then(|at| view.scene.groups.get(at))?;
    Some(format!("{}\n{}", group.title, words::CLICK_UNFOLDS.text(view.lang)))
}

#[cfg(test)]
mod tests {
    use egui::pos2;

    use super::*;

    #[test]
    fn words_lie_off_the_cards_and_off_the_pointer() {
        let view = Rect::from_min_size(Pos2::ZERO, vec2(1_000.0, 600.0));
        let size = vec2(280.0, 28.0);
        let pointer = pos2(500.0, 300.0);
        let free = |cards: &[Rect]| Rect::from_min_size(free_place(pointer, size, cards, view), size);
        assert!(!free(&[]).contains(pointer) && free(&[]).distance_to_pos(pointer) < 40.0);
        let below = Rect::from_min_size(pos2(450.0, 310.0), vec2(170.0, 72.0));
        let beside = Rect::from_min_size(pos2(250.0, 310.0), vec2(170.0, 72.0));
        for card in [below, beside] {
            assert!(!free(&[below, beside]).intersects(card), "{:?}", free(&[below, beside]));
        }
        let everywhere = free(&[view]);
        assert!(view.contains_rect(everywhere) && !everywhere.contains(pointer));
        let edge = pos2(995.0, 595.0);
        assert!(view.contains_rect(Rect::from_min_size(free_place(edge, size, &[], view), size)));
    }
}
