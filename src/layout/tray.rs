//! The cards of what has no phase yet, in rows below the map.

use std::sync::Arc;

use emath::{Rect, pos2, vec2};

use super::owners::Owners;
use super::shown::Shown;
use super::{CardPlace, CardStyle, FRAME_BOTTOM, LABEL_WIDTH, TITLE_LINE, titles};
use crate::model::Lang;

/// Between two cards beside each other.
const BESIDE: f32 = 16.0;
/// Between two rows.
const BELOW: f32 = 12.0;

/// The cards of the tray, in rows as wide as the map, below its frame.
pub(super) fn tray<'a>(
    shown: &Shown<'a>,
    (cards, lang): (CardStyle, Lang),
    owners: &mut Owners<'a>,
    bounds: Rect,
) -> Vec<CardPlace> {
    let place = |touchpoint: &&'a Arc<_>| {
        let (title, owner) = (titles::title(touchpoint, cards, lang), owners.rows(touchpoint, cards));
        let size = vec2(cards.width(), cards.height_of(title.lines.len(), owner.lines.len()));
        CardPlace {
            touchpoint: Arc::clone(touchpoint),
            phase: 0,
            lane: 0,
            step: 0,
            row: 0,
            rect: Rect::from_min_size(pos2(0.0, 0.0), size),
            title: title.lines,
            title_cut: title.cut,
            owner,
        }
    };
    let mut places: Vec<CardPlace> = shown.tray.iter().map(place).collect();
    let highest = places.iter().map(|place| place.rect.height()).fold(cards.height() + TITLE_LINE, f32::max);
    let pitch = vec2(cards.width() + BESIDE, highest + BELOW);
    let per_row = (((bounds.width() - LABEL_WIDTH) / pitch.x) as usize).clamp(1, 1000);
    let origin = pos2(LABEL_WIDTH + 12.0, bounds.bottom() + FRAME_BOTTOM);
    for (index, place) in places.iter_mut().enumerate() {
        let cell = vec2((index % per_row) as f32, (index / per_row) as f32) * pitch;
        place.rect = place.rect.translate(origin.to_vec2() + cell);
    }
    places
}
