//! Pictures on the map: over the cards that have room for them, with a texture each. They move and fade
//! as their cards do.

use egui::{Color32, Painter, Pos2, Rect, pos2, vec2};

use super::Gallery;
use super::gallery::Seen;
use crate::scene::{Scene, ShapeKind};
use crate::ui::canvas::{Camera, Looks};

/// Draws the pictures in view; `pale` says by place of the group what is dimmed.
pub fn paint(
    painter: &Painter,
    gallery: &Gallery,
    scene: &Scene,
    camera: &Camera,
    (looks, pale): (&Looks, &[bool]),
) {
    let visible = camera.visible();
    for (at, group) in scene.groups.iter().enumerate() {
        let look = looks.groups.get(&at).copied().unwrap_or_default();
        if !group.bounds.translate(look.offset).intersects(visible) {
            continue;
        }
        for shape in group.shapes.iter().filter(|shape| shape.scales.contains(&camera.zoom)) {
            let ShapeKind::Photo { rect, name, opacity, .. } = &shape.kind else { continue };
            let dim = if pale.get(at) == Some(&true) { crate::scene::dim::PALE } else { 1.0 };
            let edge = camera.screen_rect(rect.translate(look.offset));
            let side = edge.size().max_elem() * painter.ctx().pixels_per_point();
            if let Seen::Ready(texture) = gallery.picture(painter.ctx(), name, side) {
                let tint = Color32::WHITE.gamma_multiply(opacity * look.opacity * dim);
                painter.image(texture.id(), edge, filling(texture.size_vec2(), edge.size()), tint);
            }
        }
    }
}

/// The middle part of a picture that has the proportions of where it goes.
fn filling(picture: egui::Vec2, edge: egui::Vec2) -> Rect {
    let scale = (edge.x / picture.x.max(1.0)).max(edge.y / picture.y.max(1.0)).max(f32::EPSILON);
    let part = vec2(edge.x / (picture.x * scale), edge.y / (picture.y * scale));
    let middle: Pos2 = pos2(0.5, 0.5);
    Rect::from_center_size(middle, part)
}

#[cfg(test)]
mod unit {
    use super::*;

    #[test]
    fn a_picture_is_cut_at_its_longer_sides() {
        let wide = filling(vec2(400.0, 100.0), vec2(100.0, 100.0));
        assert!((wide.width() - 0.25).abs() < 1e-5 && (wide.height() - 1.0).abs() < 1e-5, "{wide:?}");
        let high = filling(vec2(100.0, 400.0), vec2(200.0, 100.0));
        assert!((high.width() - 1.0).abs() < 1e-5 && (high.height() - 0.125).abs() < 1e-5, "{high:?}");
    }
}
