//! Pictures on cards and beside the title. Behind each lies a sign that stands for it where it is missing.

use emath::{Pos2, Rect, pos2, vec2};

use super::sketch::{Sketch, mix, polyline};
use super::{Paint, Stage};
use crate::layout::{CardPlace, PICTURE_HEIGHT};
use crate::model::Persona;

/// From the edges of the card to its pictures, and between two of them.
const SPACE: f32 = 4.0;
/// From the left edge of a card to the first picture: the stripe and a space.
const LEFT: f32 = 13.0;
/// From the lower edge of a card to the pictures: the foot.
const FOOT: f32 = 33.0;
/// The height of a picture on a card.
const HIGH: f32 = PICTURE_HEIGHT - 2.0 * SPACE - 2.0;
/// So many are shown side by side on one card.
const MOST: usize = 3;
/// The side of a portrait, and the space behind it.
pub(super) const PORTRAIT: f32 = 52.0;
/// What the texts beside a portrait stand further right.
pub(super) const BESIDE_PORTRAIT: f32 = PORTRAIT + 14.0;

/// The pictures of a card, where the layout left room for them.
pub(super) fn on_card(stage: &Stage<'_>, sketch: &mut Sketch, place: &CardPlace) {
    let names = &place.touchpoint.pictures;
    let own = stage.layout.request.cards.height_of(place.title.len(), place.owner.lines.len());
    if !stage.layout.request.pictures || names.is_empty() || place.rect.height() < own + PICTURE_HEIGHT - 1.0
    {
        return;
    }
    let count = names.len().min(MOST) as f32;
    let (left, right) = (place.rect.left() + LEFT, place.rect.right() - 7.0);
    let width = (right - left - SPACE * (count - 1.0)) / count;
    let top = place.rect.bottom() - FOOT - HIGH - SPACE;
    for (at, name) in names.iter().take(MOST).enumerate() {
        let corner = pos2(left + (width + SPACE) * at as f32, top);
        draw(stage, sketch, Rect::from_min_size(corner, vec2(width, HIGH)), name);
    }
}

/// The persona whose portrait stands beside the title: the one whom the map is about.
pub(super) fn portrayed<'a>(stage: &Stage<'a>) -> Option<&'a Persona> {
    let known = stage.workspace.personas.iter().find(|known| Some(&known.id) == stage.persona)?;
    (stage.layout.request.pictures && !known.picture.is_empty()).then_some(known)
}

/// The portrait of a persona; `corner` is its upper left one.
pub(super) fn portrait(stage: &Stage<'_>, sketch: &mut Sketch, corner: Pos2, persona: &Persona) {
    draw(stage, sketch, Rect::from_min_size(corner, vec2(PORTRAIT, PORTRAIT)), &persona.picture);
}

/// A picture with what stands for it while it is not there.
fn draw(stage: &Stage<'_>, sketch: &mut Sketch, rect: Rect, name: &str) {
    let theme = stage.theme;
    let small = stage.options.album.as_ref().and_then(|album| album.get(name)).cloned();
    if small.is_none() {
        let quiet = mix(theme.secondary, theme.paper, 0.35);
        sketch.rect(rect, 2.0, Paint::fill(mix(theme.line, theme.paper, 0.6)));
        sign(sketch, rect, &Paint::stroke(quiet, 1.3));
        // Who paints from an album knows that this one is missing.
        if stage.options.album.is_some() {
            let reach = vec2(11.0, 11.0);
            sketch.line(rect.center() - reach, rect.center() + reach, Paint::stroke(theme.critical, 1.8));
        }
    }
    sketch.photo(rect, name, small);
    sketch.rect(rect, 0.0, Paint::stroke(theme.card_edge, 1.0));
}

/// A frame with hills and a sun.
fn sign(sketch: &mut Sketch, rect: Rect, paint: &Paint) {
    let frame = Rect::from_center_size(rect.center(), vec2(22.0, 16.0));
    let at = |x: f32, y: f32| frame.min + vec2(x, y);
    sketch.rect(frame, 2.0, paint.clone());
    sketch.path(
        polyline(&[at(2.0, 13.5), at(8.0, 7.0), at(12.0, 11.0), at(15.0, 8.0), at(20.0, 13.0)], false),
        paint.clone(),
    );
    sketch.circle(at(16.5, 4.5), 1.8, paint.clone());
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::layout::{Request, layout};
    use crate::model::List;
    use crate::pictures::{Album, Small};
    use crate::scene::{Options, ShapeKind, Subject, build};
    use crate::theme::Theme;

    #[test]
    fn pictures_lie_within_their_cards_clear_of_the_words() {
        let text = crate::vocabulary::sample("first-steps").unwrap();
        let mut workspace = crate::storage::parse("first.ron", text).unwrap().workspace;
        let mut journey = (*workspace.journeys[0]).clone();
        let names = ["a.png", "b.png", "c.png", "d.png"].map(str::to_owned);
        for (at, phase) in journey.phases.edit().iter_mut().enumerate() {
            for touchpoint in Arc::make_mut(phase).touchpoints.edit() {
                Arc::make_mut(touchpoint).pictures = List::from(names[..(at % 5)].to_vec());
            }
        }
        workspace.journeys = vec![Arc::new(journey.clone())].into();
        let place = layout(&workspace, &journey, &Request { pictures: true, ..Request::default() }, None);
        let small = Small { bytes: vec![1], media_type: "image/png", size: [1, 1] };
        let album = Album::from([("a.png".to_owned(), Arc::new(small))]);
        let options = Options { album: Some(Arc::new(album)), ..Options::default() };
        let scene = build(&workspace, &journey, &place, &Theme::light(), &options);
        let mut shown = 0;
        for card in &place.cards {
            let subject = Subject::Card(card.touchpoint.id.clone());
            let group = scene.groups.iter().find(|group| group.subject == subject).unwrap();
            let photos: Vec<_> = group
                .shapes
                .iter()
                .filter_map(|shape| match &shape.kind {
                    ShapeKind::Photo { rect, name, small, .. } => Some((*rect, name, small)),
                    _ => None,
                })
                .collect();
            assert_eq!(photos.len(), card.touchpoint.pictures.len().min(3));
            for (rect, name, small) in &photos {
                shown += 1;
                assert!(card.rect.contains_rect(*rect) && rect.width() > 30.0, "{rect:?} in {:?}", card.rect);
                assert_eq!(small.is_some(), *name == "a.png", "the others are missing");
                for shape in group.shapes.iter().filter(|shape| shape.scales.contains(&1.0)) {
                    if let ShapeKind::Text { at, text, .. } = &shape.kind {
                        assert!(!rect.contains(*at), "`{text}` stands on a picture");
                    }
                }
            }
        }
        assert!(shown > 3);
    }
}
