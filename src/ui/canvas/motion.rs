//! Cards glide to their new places instead of jumping, so that eyes can follow. Pure but for the
//! time that is given to it.

use std::collections::HashMap;

use emath::{Pos2, Vec2};

use crate::layout::Layout;
use crate::model::{Id, Journey, Touchpoint};

/// How long cards glide, in seconds.
const DURATION: f64 = 0.2;

/// Where cards were and how far they still have to go.
#[derive(Debug, Default)]
pub struct Motion {
    journey: Option<Id<Journey>>,
    revision: Option<u64>,
    places: HashMap<Id<Touchpoint>, Pos2>,
    from: HashMap<Id<Touchpoint>, Vec2>,
    /// Cards that were let go elsewhere and wait for the layout that says where they belong.
    held: HashMap<Id<Touchpoint>, Vec2>,
    start: f64,
}

impl Motion {
    /// Looks at a layout; when it is a new one, cards that lie elsewhere start to glide.
    pub fn watch(&mut self, journey: &Id<Journey>, revision: u64, layout: &Layout, now: f64, still: bool) {
        if self.revision == Some(revision) && self.journey.as_ref() == Some(journey) {
            return;
        }
        let same_journey = self.journey.as_ref() == Some(journey);
        let left = self.left(now);
        let mut from = HashMap::new();
        let mut places = HashMap::new();
        for card in layout.cards.iter().chain(&layout.tray) {
            let id = &card.touchpoint.id;
            places.insert(id.clone(), card.rect.min);
            let Some(old) = self.places.get(id).filter(|_| same_journey && !still) else { continue };
            let gliding = self.from.get(id).map_or(Vec2::ZERO, |offset| *offset * left);
            let offset = *old + gliding - card.rect.min;
            if offset.length() > 0.5 && offset.is_finite() {
                from.insert(id.clone(), offset);
            }
        }
        self.journey = Some(journey.clone());
        self.revision = Some(revision);
        self.places = places;
        self.from = from;
        self.held.clear();
        self.start = now;
    }

    /// Says where a card was let go: it stays there until its new layout comes, then glides on.
    pub fn let_go(&mut self, id: &Id<Touchpoint>, offset: Vec2) {
        if let Some(place) = self.places.get_mut(id) {
            *place += offset;
            self.held.insert(id.clone(), offset);
        }
    }

    /// Says that the layout is the present one: what was let go has nothing to wait for.
    pub fn up_to_date(&mut self) {
        for (id, offset) in self.held.drain() {
            if let Some(place) = self.places.get_mut(&id) {
                *place -= offset;
            }
        }
    }

    /// The cards on their way and how far they still are from their places, in map points.
    pub fn offsets(&mut self, now: f64) -> Vec<(Id<Touchpoint>, Vec2)> {
        let left = self.left(now);
        if left <= 0.0 {
            self.from.clear();
        }
        let gliding = self.from.iter().filter(|(id, _)| !self.held.contains_key(*id));
        let gliding = gliding.map(|(id, offset)| (id.clone(), *offset * left));
        gliding.chain(self.held.iter().map(|(id, offset)| (id.clone(), *offset))).collect()
    }

    /// How visible transitions are while cards glide: they lie at the new places already.
    pub fn progress(&self, now: f64) -> f32 {
        if self.from.is_empty() { 1.0 } else { 1.0 - self.left(now) }
    }

    /// The part of the way that is left: 1 at the start, 0 at the end, slowing down.
    fn left(&self, now: f64) -> f32 {
        let t = ((now - self.start) / DURATION).clamp(0.0, 1.0) as f32;
        (1.0 - t) * (1.0 - t)
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{id, sample};
    use super::*;
    use emath::vec2;

    #[test]
    fn cards_glide_and_arrive() {
        let (_, journey, mut layout) = sample();
        let mut motion = Motion::default();
        motion.watch(&journey.id, 1, &layout, 0.0, false);
        assert!(motion.offsets(0.0).is_empty());
        layout.cards[1].rect = layout.cards[1].rect.translate(vec2(200.0, 0.0));
        motion.watch(&journey.id, 2, &layout, 5.0, false);
        assert_eq!(motion.offsets(5.0), [(id("search"), vec2(-200.0, 0.0))]);
        let (_, halfway) = motion.offsets(5.1)[0].clone();
        assert!(halfway.x > -200.0 && halfway.x < 0.0);
        // Interrupted: it goes on from where it is.
        layout.cards[1].rect = layout.cards[1].rect.translate(vec2(0.0, 120.0));
        motion.watch(&journey.id, 3, &layout, 5.1, false);
        assert_eq!(motion.offsets(5.1), [(id("search"), halfway + vec2(0.0, -120.0))]);
        assert!(motion.offsets(6.0).is_empty());
        assert_eq!(motion.progress(6.0), 1.0);
    }

    #[test]
    fn what_is_let_go_stays_until_its_layout_comes() {
        let (_, journey, mut layout) = sample();
        let mut motion = Motion::default();
        motion.watch(&journey.id, 1, &layout, 0.0, false);
        motion.let_go(&id("search"), vec2(300.0, 10.0));
        assert_eq!(motion.offsets(9.0), [(id("search"), vec2(300.0, 10.0))]);
        layout.cards[1].rect = layout.cards[1].rect.translate(vec2(280.0, 0.0));
        motion.watch(&journey.id, 2, &layout, 10.0, false);
        assert_eq!(motion.offsets(10.0), [(id("search"), vec2(20.0, 10.0))]);
        // Refused: no other layout will come.
        motion.let_go(&id("search"), vec2(50.0, 0.0));
        motion.up_to_date();
        assert!(motion.offsets(20.0).is_empty());
        motion.watch(&journey.id, 3, &layout, 21.0, false);
        assert!(motion.offsets(21.0).is_empty());
    }

    #[test]
    fn stands_still_when_asked_or_in_another_journey() {
        let (_, journey, mut layout) = sample();
        let mut motion = Motion::default();
        motion.watch(&journey.id, 1, &layout, 0.0, false);
        layout.cards[0].rect = layout.cards[0].rect.translate(vec2(50.0, 0.0));
        motion.watch(&journey.id, 2, &layout, 0.0, true);
        assert!(motion.offsets(0.0).is_empty());
        layout.cards[0].rect = layout.cards[0].rect.translate(vec2(50.0, 0.0));
        motion.watch(&id("other"), 3, &layout, 0.0, false);
        assert!(motion.offsets(0.0).is_empty());
    }
}
