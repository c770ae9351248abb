//! A scene to egui's shapes. Only groups inside the view are drawn, only the detail that the zoom
//! shows, and what was cut into triangles once is only moved while panning.
//! Decides nothing about the map; knows no gestures.

use std::collections::HashMap;
use std::sync::Arc;

use egui::epaint::{TextShape, Vertex};
use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, FontFamily, FontId, Mesh, Painter, Pos2, Shape, Stroke, Vec2, vec2};

use super::camera::Camera;
use super::index::Index;
use super::outline::{Pen, colour};
use crate::scene::{Anchor, Group, Scene, ShapeKind, Subject};
use crate::text::Style;
use crate::theme::Rgb;

/// So many groups are kept cut, and twice as many as are in view if that is more.
const KEPT: usize = 1500;

/// What one frame drew, for benches and tests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Groups of which anything was drawn.
    pub groups: usize,
    /// Cards of which anything was drawn.
    pub cards: usize,
    /// Shapes drawn that exist only far away and belong to no card: phases with a count.
    pub tiles: usize,
    /// Rows of text drawn.
    pub texts: usize,
}

/// How a group differs from what the scene says this frame.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    /// Moved by so many map points.
    pub offset: Vec2,
    /// Seen through: 1 is opaque.
    pub opacity: f32,
}

impl Default for Look {
    fn default() -> Self {
        Self { offset: Vec2::ZERO, opacity: 1.0 }
    }
}

/// The looks of this frame.
#[derive(Clone, Debug)]
pub struct Looks {
    /// By place of the group in the scene.
    pub groups: HashMap<usize, Look>,
    /// The opacity of all transitions that have no look of their own.
    pub transitions: f32,
}

impl Default for Looks {
    fn default() -> Self {
        Self { groups: HashMap::new(), transitions: 1.0 }
    }
}

/// A part of a group, ready to be moved to its place.
#[derive(Debug)]
enum Piece {
    Mesh(Mesh),
    Text(TextPiece),
}

#[derive(Debug)]
struct TextPiece {
    text: String,
    at: Pos2,
    anchor: Anchor,
    font: FontId,
    colour: Color32,
    struck: bool,
}

/// What the pieces kept were made for.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Made {
    revision: u64,
    zoom: f32,
    pixels_per_point: f32,
}

/// Paints a scene and keeps what it made.
#[derive(Debug, Default)]
pub struct ScenePainter {
    made: Made,
    index: Index,
    indexed: Option<u64>,
    pieces: Vec<Option<Vec<Piece>>>,
    kept: usize,
    by_subject: HashMap<Subject, usize>,
    /// What the last frame drew.
    pub counts: Counts,
}

impl ScenePainter {
    /// Gets ready for this scene; cheap while `revision` stands still.
    pub fn prepare(&mut self, scene: &Scene, revision: u64, zoom: f32, pixels_per_point: f32) {
        if self.indexed != Some(revision) || self.pieces.len() != scene.groups.len() {
            self.index = Index::new(scene.groups.iter().map(|group| group.bounds));
            let subjects = scene.groups.iter().enumerate();
            self.by_subject = subjects.map(|(at, group)| (group.subject.clone(), at)).collect();
            self.indexed = Some(revision);
            self.pieces.clear();
        }
        let made = Made { revision, zoom, pixels_per_point };
        if self.made != made || self.pieces.is_empty() {
            self.made = made;
            self.kept = 0;
            self.pieces.clear();
            self.pieces.resize_with(scene.groups.len(), || None);
        }
    }

    /// The place of the group that shows this.
    pub fn group_of(&self, subject: &Subject) -> Option<usize> {
        self.by_subject.get(subject).copied()
    }

    /// Draws what is in view. Groups with a look are drawn even if their own place is out of view.
    pub fn paint(&mut self, painter: &Painter, scene: &Scene, camera: &Camera, looks: &Looks) {
        let visible = camera.visible();
        let mut shown = self.index.touching(visible);
        let moved = looks.groups.iter().filter(|(_, look)| look.offset != Vec2::ZERO);
        let before = shown.len();
        shown.extend(moved.map(|(at, _)| *at));
        if shown.len() > before {
            shown.sort_unstable();
            shown.dedup();
        }
        let mut pen =
            Pen::new(camera.zoom, self.made.pixels_per_point, painter.ctx().tessellation_options(|o| *o));
        let mut sheet = Sheet::new(painter, camera);
        self.counts = Counts::default();
        for at in shown.iter().copied() {
            let Some(group) = scene.groups.get(at) else { continue };
            let look = looks.groups.get(&at).copied().unwrap_or_else(|| standing(group, looks));
            if !group.bounds.translate(look.offset).intersects(visible) || look.opacity <= 0.0 {
                continue;
            }
            let Some(kept) = self.pieces.get_mut(at) else { continue };
            self.kept += usize::from(kept.is_none());
            let pieces = kept.get_or_insert_with(|| cut(group, camera.zoom, &mut pen));
            if pieces.is_empty() {
                continue;
            }
            count(&mut self.counts, group, pieces, camera.zoom);
            sheet.put(pieces, look, camera.zoom);
        }
        sheet.flush();
        self.forget(&shown);
    }

    /// Whoever pans over a large map at reading zoom must not collect all of it in memory.
    fn forget(&mut self, shown: &[usize]) {
        if self.kept <= KEPT.max(shown.len() * 2) {
            return;
        }
        let mut fresh: Vec<Option<Vec<Piece>>> = Vec::new();
        fresh.resize_with(self.pieces.len(), || None);
        for at in shown {
            if let (Some(from), Some(to)) = (self.pieces.get_mut(*at), fresh.get_mut(*at)) {
                *to = from.take();
            }
        }
        self.kept = shown.len();
        self.pieces = fresh;
    }

    /// Draws one group once more, for instance as a ghost.
    pub fn paint_group(&self, painter: &Painter, group: &Group, camera: &Camera, look: Look) {
        let options = painter.ctx().tessellation_options(|options| *options);
        let mut pen = Pen::new(camera.zoom, self.made.pixels_per_point, options);
        let pieces = cut(group, camera.zoom, &mut pen);
        let mut sheet = Sheet::new(painter, camera);
        sheet.put(&pieces, look, camera.zoom);
        sheet.flush();
    }
}

fn standing(group: &Group, looks: &Looks) -> Look {
    match group.subject {
        Subject::Transition(_) => Look { opacity: looks.transitions, ..Look::default() },
        _ => Look::default(),
    }
}

fn count(counts: &mut Counts, group: &Group, pieces: &[Piece], zoom: f32) {
    counts.groups += 1;
    counts.texts += pieces.iter().filter(|piece| matches!(piece, Piece::Text(_))).count();
    if matches!(group.subject, Subject::Card(_)) {
        counts.cards += 1;
    } else {
        let far = group.shapes.iter().filter(|shape| shape.scales.end < 0.2 && shape.scales.contains(&zoom));
        counts.tiles += far.count();
    }
}

/// Cuts a group into triangles and rows of text, in pixels from the map's origin.
fn cut(group: &Group, zoom: f32, pen: &mut Pen) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut mesh = Mesh::default();
    for shape in group.shapes.iter().filter(|shape| shape.scales.contains(&zoom)) {
        match &shape.kind {
            ShapeKind::Rect { rect, radius, paint } => pen.rect(*rect, *radius, paint, &mut mesh),
            ShapeKind::Path { steps, paint } => pen.path(steps, paint, &mut mesh),
            ShapeKind::Text { text, at, anchor, style, colour, struck } => {
                let Some(piece) = row(text, *at, *anchor, *style, *colour, *struck, zoom) else { continue };
                if !mesh.is_empty() {
                    pieces.push(Piece::Mesh(std::mem::take(&mut mesh)));
                }
                pieces.push(Piece::Text(piece));
            }
        }
    }
    if !mesh.is_empty() {
        pieces.push(Piece::Mesh(mesh));
    }
    pieces
}

/// A row of text at this zoom; nothing if it is too small to be more than dust.
fn row(
    text: &str,
    at: Pos2,
    anchor: Anchor,
    style: Style,
    ink: Rgb,
    struck: bool,
    zoom: f32,
) -> Option<TextPiece> {
    let size = style.size * zoom;
    if text.is_empty() || !at.is_finite() || size < 2.5 {
        return None;
    }
    Some(TextPiece {
        text: text.to_owned(),
        at: (at.to_vec2() * zoom).to_pos2(),
        anchor,
        font: FontId::new(tidy_size(size), family(style)),
        colour: colour(ink, 1.0),
        struck,
    })
}

/// The family of a face, as the app installs it.
pub fn family(style: Style) -> FontFamily {
    FontFamily::Name(style.face.family_name().into())
}

/// Sizes go in small steps, so that zooming does not fill the glyph atlas with near copies.
fn tidy_size(size: f32) -> f32 {
    let step = if size < 24.0 { 0.25 } else { 1.0 };
    ((size / step).round() * step).clamp(1.0, 400.0)
}

/// Collects triangles and rows of text in order.
struct Sheet<'a> {
    painter: &'a Painter,
    origin: Vec2,
    mesh: Mesh,
    shapes: Vec<Shape>,
}

impl<'a> Sheet<'a> {
    fn new(painter: &'a Painter, camera: &Camera) -> Self {
        let origin = camera.screen_from_map(Pos2::ZERO).to_vec2();
        Self { painter, origin, mesh: Mesh::default(), shapes: Vec::new() }
    }

    fn put(&mut self, pieces: &[Piece], look: Look, zoom: f32) {
        let offset = self.origin + look.offset * zoom;
        for piece in pieces {
            match piece {
                Piece::Mesh(mesh) => self.append(mesh, offset, look.opacity),
                Piece::Text(text) => self.text(text, offset, look.opacity),
            }
        }
    }

    fn append(&mut self, mesh: &Mesh, offset: Vec2, opacity: f32) {
        let first = self.mesh.vertices.len() as u32;
        self.mesh.indices.extend(mesh.indices.iter().map(|index| first + index));
        let moved = mesh.vertices.iter().map(|vertex| Vertex { pos: vertex.pos + offset, ..*vertex });
        if opacity < 1.0 {
            let pale = |vertex: Vertex| Vertex { color: vertex.color.gamma_multiply(opacity), ..vertex };
            self.mesh.vertices.extend(moved.map(pale));
        } else {
            self.mesh.vertices.extend(moved);
        }
    }

    fn text(&mut self, piece: &TextPiece, offset: Vec2, opacity: f32) {
        // egui's own cache keeps the galley; one kept here would outlive a rebuilt glyph atlas.
        let mut format = TextFormat::simple(piece.font.clone(), piece.colour);
        if piece.struck {
            format.strikethrough = Stroke::new((piece.font.size / 12.0).max(1.0), piece.colour);
        }
        let mut job = LayoutJob::single_section(piece.text.clone(), format);
        job.wrap.max_width = f32::INFINITY;
        job.break_on_newline = false;
        let galley = self.painter.ctx().fonts_mut(|fonts| fonts.layout_job(job));
        let Some(placed) = galley.rows.first() else { return };
        let (Some(first), Some(last)) = (placed.row.glyphs.first(), placed.row.glyphs.last()) else { return };
        let width = last.max_x();
        let left = match piece.anchor {
            Anchor::Start => 0.0,
            Anchor::Middle => width / 2.0,
            Anchor::End => width,
        };
        let pos = piece.at + offset - vec2(left, placed.pos.y + first.pos.y);
        self.flush_mesh();
        let mut shape = TextShape::new(pos, galley, piece.colour);
        shape.opacity_factor = opacity;
        self.shapes.push(shape.into());
    }

    fn flush_mesh(&mut self) {
        if !self.mesh.is_empty() {
            self.shapes.push(Shape::Mesh(Arc::new(std::mem::take(&mut self.mesh))));
        }
    }

    fn flush(mut self) {
        self.flush_mesh();
        self.painter.extend(self.shapes);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_go_in_small_steps() {
        assert_eq!(tidy_size(9.71), 9.75);
        assert_eq!(tidy_size(33.4), 33.0);
        assert_eq!(tidy_size(1e9), 400.0);
    }
}
