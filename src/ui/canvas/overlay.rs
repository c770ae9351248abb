//! What lies over the map while people work: rings, handles, ghosts, drop marks, rubber lines.
//! Draws only; decides nothing.

use egui::{Color32, Painter, Pos2, Rect, Stroke, StrokeKind, Vec2, pos2, vec2};

use super::View;
use super::camera::Camera;
use super::gesture::Gesture;
use super::outline::colour;
use super::painter::{Look, ScenePainter};
use super::places::{DropPlace, Places, Side, Target, header_rect};
use crate::layout::CARD_WIDTH;
use crate::model::{Id, Touchpoint};
use crate::scene::Subject;
use crate::scene::badges::badge_on;

/// How visible a card is while it is dragged.
const GHOST: f32 = 0.6;
/// The ring around what is selected: width, and distance from the card, in pixels.
const RING: (f32, f32) = (2.5, 3.0);
/// With more cards selected than this their lines are not marked: everything would be.
const FEW: usize = 30;

/// What the overlay draws with.
pub struct Overlay<'a> {
    /// The canvas.
    pub painter: &'a Painter,
    /// What is shown.
    pub view: &'a View<'a>,
    /// Where its things lie.
    pub places: &'a Places,
    /// How large.
    pub camera: &'a Camera,
    /// What is under the pointer.
    pub hover: &'a Target,
    /// What is going on.
    pub gesture: &'a Gesture,
}

impl Overlay<'_> {
    fn accent(&self) -> Color32 {
        colour(self.view.theme.accent, 1.0)
    }

    /// The transitions to bring out, by place in the scene.
    pub fn lit(&self, scene: &ScenePainter) -> Vec<usize> {
        let selection = self.view.selection;
        let mut keys = selection.transitions.clone();
        if let Target::Transition(key) = self.hover {
            keys.push(key.clone());
        }
        if selection.touchpoints.len() <= FEW {
            for id in &selection.touchpoints {
                keys.extend(self.places.routes_of(self.view.layout, id).iter().map(|route| route.key()));
            }
        }
        let groups = keys.into_iter().filter_map(|key| scene.group_of(&Subject::Transition(key)));
        let mut groups: Vec<usize> = groups.collect();
        groups.sort_unstable();
        groups.dedup();
        groups
    }

    /// Draws all of it.
    pub fn show(&self, scene: &ScenePainter) {
        self.rings();
        self.hovered();
        match self.gesture {
            Gesture::Marquee { from, to } => self.marquee(Rect::from_two_pos(*from, *to)),
            Gesture::Cards { ids, offset, drop, .. } => {
                self.ghosts(scene, ids, *offset);
                if let Some(drop) = drop {
                    self.drop_mark(drop);
                }
            }
            Gesture::Connect { from, side, to, target } => {
                let start = self.places.card(self.view.layout, from).map(|card| side.middle(card.rect));
                self.rubber(start, *to, target.as_ref());
            }
            Gesture::Link { from, to, target } => {
                let card = from.as_ref().and_then(|id| self.places.card(self.view.layout, id));
                self.rubber(card.map(|card| card.rect.center()), *to, target.as_ref());
            }
            Gesture::Phase { id, offset, slot, .. } => self.phase(id, *offset, *slot),
            Gesture::Idle | Gesture::Pressed { .. } | Gesture::Pan => {}
        }
    }

    fn rings(&self) {
        let selection = self.view.selection;
        let visible = self.camera.visible();
        for id in &selection.touchpoints {
            let card = self.places.card(self.view.layout, id);
            if let Some(card) = card.filter(|card| card.rect.intersects(visible)) {
                self.card_ring(id, card.rect);
            }
        }
        if let [only] = selection.touchpoints.as_slice() {
            self.handles(only);
        }
        if let Some(header) = selection.phase.as_ref().and_then(|id| header_rect(self.view.layout, id)) {
            self.ring(header);
        }
    }

    fn card_ring(&self, id: &Id<Touchpoint>, card: Rect) {
        for painter in self.beside_badge(id, card) {
            self.ring_with(&painter, card);
        }
    }

    /// What draws along the edge of a card but leaves its badge free.
    fn beside_badge(&self, id: &Id<Touchpoint>, card: Rect) -> Vec<Painter> {
        if self.view.badges.and_then(|badges| badges.card(id)).is_none() {
            return vec![self.painter.clone()];
        }
        let badge = self.camera.screen_rect(badge_on(card, self.camera.zoom));
        let clip = self.painter.clip_rect();
        let left = Rect::from_min_max(clip.min, pos2(badge.left(), clip.bottom()));
        let below = Rect::from_min_max(badge.left_bottom(), clip.max);
        [left, below].map(|part| self.painter.with_clip_rect(part.intersect(clip))).to_vec()
    }

    fn ring(&self, rect: Rect) {
        self.ring_with(self.painter, rect);
    }

    fn ring_with(&self, painter: &Painter, rect: Rect) {
        let rect = self.camera.screen_rect(rect).expand(RING.1);
        let radius = (8.0 * self.camera.zoom + RING.1).min(255.0) as u8;
        let stroke = Stroke::new(RING.0, self.accent());
        painter.rect_stroke(rect, radius, stroke, StrokeKind::Middle);
    }

    fn hovered(&self) {
        let (Target::Card(id) | Target::Handle(id, _)) = self.hover else { return };
        let Some(card) = self.places.card(self.view.layout, id) else { return };
        let rect = self.camera.screen_rect(card.rect);
        let radius = (8.0 * self.camera.zoom).min(255.0) as u8;
        let edge = colour(self.view.theme.secondary, 1.0);
        for painter in self.beside_badge(id, card.rect) {
            painter.rect_stroke(rect, radius, Stroke::new(1.0, edge), StrokeKind::Middle);
        }
        self.handles(id);
    }

    fn handles(&self, id: &Id<Touchpoint>) {
        if self.view.read_only || CARD_WIDTH * self.camera.zoom < 60.0 || self.gesture.is_cancellable() {
            return;
        }
        let Some(card) = self.places.card(self.view.layout, id) else { return };
        for side in Side::ALL {
            let at = self.camera.screen_from_map(side.middle(card.rect));
            let hot = *self.hover == Target::Handle(id.clone(), side);
            let paper = colour(self.view.theme.paper, 1.0);
            let fill = if hot { self.accent() } else { paper };
            let size = self.camera.zoom.clamp(0.6, 1.0) * if hot { 5.5 } else { 4.0 };
            self.painter.circle(at, size, fill, Stroke::new(1.5, self.accent()));
        }
    }

    fn marquee(&self, area: Rect) {
        let rect = self.camera.screen_rect(area);
        self.painter.rect_filled(rect, 0.0, self.accent().gamma_multiply(0.1));
        self.painter.rect_stroke(rect, 0.0, Stroke::new(1.0, self.accent()), StrokeKind::Middle);
        for card in self.places.cards_in(self.view.layout, area) {
            self.card_ring(&card.touchpoint.id, card.rect);
        }
    }

    fn ghosts(&self, scene: &ScenePainter, ids: &[Id<Touchpoint>], offset: Vec2) {
        // A few dozen ghosts tell as much as hundreds.
        for id in ids.iter().take(60) {
            if let Some(at) = scene.group_of(&Subject::Card(id.clone())) {
                let look = Look { offset, opacity: GHOST };
                scene.paint_group(self.painter, self.view.scene, at, self.camera, look);
            }
        }
    }

    /// An accent bar at the place that will be taken.
    pub fn drop_mark(&self, drop: &DropPlace) {
        let cell = self.camera.screen_rect(drop.cell);
        self.painter.rect_filled(cell, 8.0 * self.camera.zoom, self.accent().gamma_multiply(0.08));
        let bar = Rect::from_min_max(cell.min - vec2(8.0, 2.0), cell.left_bottom() + vec2(-4.0, 2.0));
        self.painter.rect_filled(bar, 2.0, self.accent());
    }

    fn rubber(&self, start: Option<Pos2>, to: Pos2, target: Option<&Id<Touchpoint>>) {
        if let Some(card) = target.and_then(|id| self.places.card(self.view.layout, id)) {
            self.ring(card.rect);
        }
        let Some(start) = start.filter(|_| to.is_finite()) else { return };
        let ends = [start, to].map(|pos| self.camera.screen_from_map(pos));
        self.painter.line_segment(ends, Stroke::new(2.0, self.accent()));
        let [from, to] = ends;
        let along = (to - from).normalized() * 9.0;
        if along.is_finite() && along != Vec2::ZERO {
            self.painter.arrow(to - along, along, Stroke::new(2.0, self.accent()));
        }
    }

    fn phase(&self, id: &Id<crate::model::Phase>, offset: f32, slot: usize) {
        let layout = self.view.layout;
        if let Some(header) = header_rect(layout, id) {
            let ghost = self.camera.screen_rect(header.translate(vec2(offset, 0.0)));
            let index = layout.phases.iter().find(|phase| phase.id == *id).map_or(0, |phase| phase.index);
            let fill = colour(self.view.theme.phase(index).header, GHOST);
            self.painter.rect_filled(ghost, 4.0, fill);
        }
        let before = layout.phases.get(slot).map(|phase| phase.x.min);
        let Some(x) = before.or(layout.phases.last().map(|phase| phase.x.max)) else { return };
        let bar = Rect::from_x_y_ranges(x..=x, layout.bounds.y_range());
        self.painter.rect_filled(self.camera.screen_rect(bar).expand2(vec2(2.0, 0.0)), 2.0, self.accent());
    }
}
