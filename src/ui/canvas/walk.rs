//! Which card the arrow keys go to: along the transitions first, else to the neighbour. Pure.

use emath::{Pos2, Vec2, vec2};

use super::places::Places;
use crate::layout::{CardPlace, Layout};
use crate::model::{Id, Touchpoint};

/// An arrow key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Arrow {
    Left,
    Right,
    Up,
    Down,
}

impl Arrow {
    fn direction(self) -> Vec2 {
        match self {
            Self::Left => vec2(-1.0, 0.0),
            Self::Right => vec2(1.0, 0.0),
            Self::Up => vec2(0.0, -1.0),
            Self::Down => vec2(0.0, 1.0),
        }
    }
}

/// The card that an arrow key leads to; the first one if none is selected.
pub fn step(
    layout: &Layout,
    places: &Places,
    from: Option<&Id<Touchpoint>>,
    arrow: Arrow,
) -> Option<Id<Touchpoint>> {
    let Some(card) = from.and_then(|id| places.card(layout, id)) else {
        return layout.cards.first().or(layout.tray.first()).map(|card| card.touchpoint.id.clone());
    };
    let next = along(layout, places, card, arrow).or_else(|| neighbour(layout, card, arrow));
    next.map(|card| card.touchpoint.id.clone())
}

/// The nearest card that a transition joins to this one, on the side of the arrow.
fn along<'a>(layout: &'a Layout, places: &Places, card: &CardPlace, arrow: Arrow) -> Option<&'a CardPlace> {
    let id = &card.touchpoint.id;
    let routes = places.routes_of(layout, id).into_iter();
    let ends = routes.filter_map(|route| match arrow {
        Arrow::Right if route.transition.from == *id => layout.cards.get(route.to),
        Arrow::Left if route.transition.to == *id => layout.cards.get(route.from),
        _ => None,
    });
    let start = card.rect.center();
    let ahead = ends.filter(|other| (other.rect.center() - start).dot(arrow.direction()) > 1.0);
    ahead.min_by(|a, b| away(start, a, arrow).total_cmp(&away(start, b, arrow)))
}

/// The nearest card on the side of the arrow; what lies straight ahead counts as nearer.
fn neighbour<'a>(layout: &'a Layout, card: &CardPlace, arrow: Arrow) -> Option<&'a CardPlace> {
    let start = card.rect.center();
    let others = layout.cards.iter().chain(&layout.tray);
    let ahead = others.filter(|other| (other.rect.center() - start).dot(arrow.direction()) > 1.0);
    ahead.min_by(|a, b| away(start, a, arrow).total_cmp(&away(start, b, arrow)))
}

fn away(start: Pos2, card: &CardPlace, arrow: Arrow) -> f32 {
    let distance = card.rect.center() - start;
    let ahead = distance.dot(arrow.direction()).abs();
    ahead + 3.0 * (distance.x * arrow.direction().y).abs().max((distance.y * arrow.direction().x).abs())
}

#[cfg(test)]
mod tests {
    use super::super::sample::{id, sample};
    use super::*;

    #[test]
    fn goes_along_transitions_then_to_neighbours() {
        let (_, _, layout) = sample();
        let places = Places::new(&layout);
        let go = |from: &str, arrow| step(&layout, &places, Some(&id(from)), arrow);
        assert_eq!(go("ad", Arrow::Right), Some(id("search")));
        assert_eq!(go("search", Arrow::Left), Some(id("ad")));
        assert_eq!(go("search", Arrow::Right), Some(id("page")));
        assert_eq!(go("search", Arrow::Down), Some(id("page")));
        assert_eq!(go("ad", Arrow::Up), None);
        assert_eq!(step(&layout, &places, None, Arrow::Down), Some(id("ad")));
        assert_eq!(go("gone", Arrow::Down), Some(id("ad")));
    }
}
