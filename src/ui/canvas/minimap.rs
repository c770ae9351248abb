//! The small map in the corner of a large one: phases and cards as rectangles, what is in view as a frame.
//! A click or a drag moves the view. What it draws is kept while the picture stays the same.

use std::sync::Arc;

use egui::{CornerRadius, Mesh, Pos2, Rect, Response, Sense, Shape, Stroke, StrokeKind, Ui, pos2, vec2};

use super::View;
use super::camera::Camera;
use super::outline::{colour, quad};
use super::words;
use crate::scene::{FAR, Scene, ShapeKind, Subject};

/// From so many touchpoints on a map has a small one.
pub const LARGE: usize = 100;
/// The largest width and height, in pixels.
const SIZE: egui::Vec2 = vec2(240.0, 150.0);
/// How far from the edges of the view, in pixels.
const MARGIN: f32 = 12.0;

/// What the small map keeps.
#[derive(Debug, Default)]
pub struct Minimap {
    mesh: Option<(Key, Arc<Mesh>)>,
    /// Where it lay in the last frame, so that the map does not take its clicks.
    pub area: Option<Rect>,
}

/// What the triangles were made for.
type Key = (u64, u64, Rect);

impl Minimap {
    /// Shows the small map where the map is large, and moves the camera where it is dragged.
    pub fn show(&mut self, ui: &Ui, map: &Response, view: &View<'_>, camera: &mut Camera) {
        self.area = None;
        if !view.small_map || view.layout.cards.len() <= LARGE {
            return;
        }
        let Some(area) = area(camera.viewport, view.scene.bounds) else { return };
        self.area = Some(area);
        let response = ui.interact(area, map.id.with("small map"), Sense::click_and_drag());
        let name = words::SMALL_MAP.text(view.lang);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Canvas, true, name));
        let scale = area.width() / view.scene.bounds.width();
        if let Some(at) = response.interact_pointer_pos().filter(|_| response.is_pointer_button_down_on()) {
            let wanted = view.scene.bounds.min + (at - area.min) / scale;
            let shown = camera.screen_from_map(wanted);
            camera.pan(camera.viewport.center() - shown, view.scene.bounds);
        }
        self.paint(ui, view, area, scale);
        let seen = camera.visible().intersect(view.scene.bounds);
        let place = |pos: Pos2| area.min + (pos - view.scene.bounds.min) * scale;
        let frame = Rect::from_min_max(place(seen.min), place(seen.max)).intersect(area);
        let accent = colour(view.theme.accent, 1.0);
        let painter = ui.painter_at(area.expand(2.0));
        painter.rect_filled(frame, 1.0, accent.gamma_multiply(0.12));
        painter.rect_stroke(frame, 1.0, Stroke::new(2.0, accent), StrokeKind::Inside);
        response.on_hover_cursor(egui::CursorIcon::Grab).on_hover_text(name);
    }

    fn paint(&mut self, ui: &Ui, view: &View<'_>, area: Rect, scale: f32) {
        let painter = ui.painter_at(area.expand(2.0));
        let edge = Stroke::new(1.0, colour(view.theme.line, 1.0));
        painter.rect(
            area.expand(1.0),
            CornerRadius::same(3),
            colour(view.theme.paper, 1.0),
            edge,
            StrokeKind::Outside,
        );
        let key = (view.revision, view.lit.map_or(0, |lit| lit.mark), area);
        if self.mesh.as_ref().is_none_or(|(known, _)| *known != key) {
            let lit = |at: &Subject| match (view.lit, at) {
                (Some(lit), Subject::Card(id)) => lit.cards.contains(id),
                _ => true,
            };
            self.mesh = Some((key, Arc::new(mesh(view.scene, area.min, scale, lit))));
        }
        if let Some((_, mesh)) = &self.mesh {
            painter.add(Shape::mesh(Arc::clone(mesh)));
        }
    }
}

/// In the lower right corner, in the shape of the picture.
fn area(viewport: Rect, picture: Rect) -> Option<Rect> {
    let size = picture.size();
    let room = SIZE.min(viewport.size() / 3.0);
    let scale = (room.x / size.x).min(room.y / size.y);
    let area = size * scale;
    let fits = scale.is_finite() && area.x > 24.0 && area.y > 12.0;
    fits.then(|| Rect::from_min_size(viewport.max - area - vec2(MARGIN, MARGIN), area))
}

/// Grounds and headers of phases, and cards as they look from far away.
fn mesh(scene: &Scene, origin: Pos2, scale: f32, lit: impl Fn(&Subject) -> bool) -> Mesh {
    let mut mesh = Mesh::default();
    for group in &scene.groups {
        let is_card = matches!(group.subject, Subject::Card(_));
        if !is_card && !matches!(group.subject, Subject::Phase(_) | Subject::Backdrop) {
            continue;
        }
        // Just below the scale from which cards are plain rectangles.
        let shown = group.shapes.iter().filter(|shape| shape.scales.contains(&(FAR * 0.9)));
        for shape in shown {
            let ShapeKind::Rect { rect, paint, .. } = &shape.kind else { continue };
            let Some(fill) = paint.fill else { continue };
            let place = |pos: Pos2| origin + (pos - scene.bounds.min) * scale;
            let mut small = Rect::from_min_max(place(rect.min), place(rect.max));
            if is_card {
                // A card is never so small that it is not there.
                small.max = pos2(small.max.x.max(small.min.x + 1.0), small.max.y.max(small.min.y + 1.0));
            }
            let opacity = paint.opacity * if lit(&group.subject) { 1.0 } else { crate::scene::dim::PALE };
            quad(small, colour(fill, opacity), &mut mesh);
        }
    }
    mesh
}

#[cfg(test)]
mod tests {
    use super::super::sample::{sample, scene};
    use super::*;

    #[test]
    fn it_lies_in_the_corner_in_the_shape_of_the_picture() {
        let viewport = Rect::from_min_size(pos2(200.0, 100.0), vec2(1000.0, 700.0));
        let picture = Rect::from_min_size(pos2(-40.0, 0.0), vec2(4000.0, 1000.0));
        let area = area(viewport, picture).unwrap();
        assert!(viewport.contains_rect(area));
        assert!((area.width() / area.height() - 4.0).abs() < 0.01);
        assert_eq!(area.max, viewport.max - vec2(MARGIN, MARGIN));
        assert_eq!(super::area(viewport, Rect::NOTHING), None);
        assert_eq!(super::area(Rect::ZERO, picture), None);
    }

    #[test]
    fn every_card_is_on_it_inside_its_edges() {
        let (_, _, layout) = sample();
        let scene = scene(&layout);
        let mesh = mesh(&scene, pos2(10.0, 20.0), 0.1, |_| true);
        assert!(mesh.indices.len() >= layout.cards.len() * 6);
        let edge = Rect::from_min_size(pos2(10.0, 20.0), scene.bounds.size() * 0.1).expand(1.5);
        assert!(mesh.vertices.iter().all(|vertex| edge.contains(vertex.pos)));
    }
}
