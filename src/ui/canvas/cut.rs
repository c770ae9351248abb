//! Groups, shapes and lines of a scene to triangles, glyphs included, and triangles to what egui draws.
//! Knows no camera; the triangles lie in pixels from the map's origin.

use std::sync::Arc;

use egui::epaint::text::{PlacedRow, Row, RowVisuals};
use egui::epaint::{TextShape, Vertex};
use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, Context, FontFamily, FontId, Galley, Mesh, Painter, Pos2, Rect, Stroke, Vec2, vec2};

use super::lines::{Ruler, Stretch};
use super::outline::{Pen, colour};
use crate::scene::{Anchor, Group, Paint, Shape, ShapeKind};
use crate::text::Style;
use crate::theme::Rgb;

/// A column and a row of the grid; cells are drawn in this order, so that what begins further left
/// lies further back.
pub type Cell = (i32, i32);

/// The cell in which a place lies.
pub fn cell_of(pos: Pos2, size: f32) -> Cell {
    ((pos.x / size).floor() as i32, (pos.y / size).floor() as i32)
}

/// Cuts at one zoom.
pub struct Cutter<'a> {
    ctx: &'a Context,
    pen: Pen,
    ruler: Ruler,
    zoom: f32,
    pixels_per_point: f32,
    cell: f32,
}

impl<'a> Cutter<'a> {
    /// A cutter for this zoom, for cells of this size in pixels.
    pub fn new(ctx: &'a Context, zoom: f32, pixels_per_point: f32, cell: f32) -> Self {
        let options = ctx.tessellation_options(|options| *options);
        let pen = Pen::new(zoom, pixels_per_point, options);
        Self { ctx, pen, ruler: Ruler::new(zoom, pixels_per_point), zoom, pixels_per_point, cell }
    }

    /// Adds a group to a mesh; how many rows of text it has.
    pub fn whole(&mut self, group: &Group, out: &mut Mesh) -> usize {
        shapes(group, self.zoom).filter(|shape| self.shape(&shape.kind, out)).count()
    }

    /// Pixels per map point.
    pub fn zoom(&self) -> f32 {
        self.zoom
    }

    /// The size of a cell in pixels.
    pub fn cell(&self) -> f32 {
        self.cell
    }

    /// Adds what of a part of a line lies in `area`.
    pub fn stretch(&self, stretch: &Stretch, paint: &Paint, area: Rect, out: &mut Mesh) {
        self.ruler.stretch(stretch, paint, area, out);
    }

    /// How far a line of this width that ends here is moved to lie on whole pixels.
    pub fn line_shift(&self, end: Pos2, width: f32) -> Vec2 {
        self.ruler.shift(end, width)
    }

    /// Adds one shape; whether it is a row of text.
    pub fn shape(&mut self, kind: &ShapeKind, out: &mut Mesh) -> bool {
        match kind {
            ShapeKind::Rect { rect, radius, paint } => self.pen.rect(*rect, *radius, paint, out),
            ShapeKind::Path { steps, paint } => self.pen.path(steps, paint, out),
            // Pictures have textures of their own: see `photos`.
            ShapeKind::Photo { .. } => {}
            ShapeKind::Text { text, at, anchor, style, colour, struck } => {
                return self.row(text, (*at, *anchor), *style, *colour, *struck, out);
            }
        }
        false
    }

    /// Adds a row of text, unless it is too small to be more than dust.
    fn row(
        &self,
        text: &str,
        (at, anchor): (Pos2, Anchor),
        style: Style,
        ink: Rgb,
        struck: bool,
        out: &mut Mesh,
    ) -> bool {
        let size = style.size * self.zoom;
        if text.is_empty() || !at.is_finite() || size < 2.5 {
            return false;
        }
        let font = FontId::new(tidy_size(size), family(style));
        let ink = colour(ink, 1.0);
        let galley = lay_out(self.ctx, crate::text::on_screen(text).into_owned(), font, ink, struck);
        let Some(placed) = galley.rows.first() else { return true };
        let (Some(first), Some(last)) = (placed.row.glyphs.first(), placed.row.glyphs.last()) else {
            return true;
        };
        let width = last.max_x();
        let left = match anchor {
            Anchor::Start => 0.0,
            Anchor::Middle => width / 2.0,
            Anchor::End => width,
        };
        let pos = at.to_vec2() * self.zoom - vec2(left, placed.pos.y + first.pos.y);
        // Glyphs are drawn for whole pixels; so they must lie on them.
        let pos = (pos * self.pixels_per_point).round() / self.pixels_per_point;
        append_moved(out, &placed.row.visuals.mesh, pos + placed.pos.to_vec2(), 1.0);
        true
    }
}

/// A row of text as egui lays it out; its own cache keeps it while it is asked for in every frame.
fn lay_out(ctx: &Context, text: String, font: FontId, ink: Color32, struck: bool) -> Arc<Galley> {
    let line = Stroke::new((font.size / 12.0).max(1.0), ink);
    let mut format = TextFormat::simple(font, ink);
    if struck {
        format.strikethrough = line;
    }
    let mut job = LayoutJob::single_section(text, format);
    job.wrap.max_width = f32::INFINITY;
    job.break_on_newline = false;
    ctx.fonts_mut(|fonts| fonts.layout_job(job))
}

/// A row that is another one whenever egui has emptied its glyph atlas: what was cut before points at
/// glyphs that are elsewhere now. To be asked for in every frame.
pub fn sentinel(ctx: &Context) -> Arc<Galley> {
    lay_out(ctx, "0".to_owned(), FontId::proportional(12.0), Color32::BLACK, false)
}

/// Triangles as a row of text, since only there egui looks up glyphs when the size of its atlas is
/// settled; `like` is any row. Nothing if there are none.
pub fn sheet(like: &Galley, mesh: &Mesh) -> Option<Arc<Galley>> {
    if mesh.is_empty() {
        return None;
    }
    let mut galley = Galley::clone(like);
    let mut row = Row::clone(&galley.rows.first()?.row);
    let bounds = mesh.calc_bounds();
    galley.num_vertices = mesh.vertices.len();
    galley.num_indices = mesh.indices.len();
    galley.rect = bounds;
    galley.mesh_bounds = bounds;
    row.glyphs.clear();
    row.size = bounds.size();
    let mesh = mesh.clone();
    row.visuals = RowVisuals { mesh, mesh_bounds: bounds, glyph_index_start: 0, glyph_vertex_range: 0..0 };
    galley.rows = vec![PlacedRow { pos: Pos2::ZERO, row: Arc::new(row), ends_with_newline: false }];
    Some(Arc::new(galley))
}

/// Has egui make room at once for the triangles of sheets that are put behind this, instead of moving them
/// each time there are too many; `like` is any row.
pub fn make_room<'a>(painter: &Painter, like: &Galley, sheets: impl Iterator<Item = &'a Arc<Galley>>) {
    let (mut vertices, mut indices) = (0, 0);
    for sheet in sheets {
        vertices += sheet.num_vertices;
        indices += sheet.num_indices;
    }
    let mut room = like.clone();
    (room.num_vertices, room.num_indices) = (vertices, indices);
    room.rows.clear();
    let at = painter.clip_rect().min;
    painter.add(TextShape::new(at, Arc::new(room), Color32::BLACK));
}

/// Draws a sheet with the map's origin at this place of the screen.
pub fn put(painter: &Painter, sheet: &Arc<Galley>, origin: Pos2, opacity: f32) {
    let mut shape = TextShape::new(origin, Arc::clone(sheet), Color32::BLACK);
    shape.opacity_factor = opacity;
    painter.add(shape);
}

/// What is drawn of a group at this zoom.
fn shapes(group: &Group, zoom: f32) -> impl Iterator<Item = &Shape> {
    group.shapes.iter().filter(move |shape| shape.scales.contains(&zoom))
}

/// Adds triangles at another place, seen through if `opacity` is less than 1.
pub fn append_moved(out: &mut Mesh, mesh: &Mesh, offset: Vec2, opacity: f32) {
    let first = out.vertices.len() as u32;
    out.indices.extend(mesh.indices.iter().map(|index| first + index));
    let moved = mesh.vertices.iter().map(|vertex| Vertex { pos: vertex.pos + offset, ..*vertex });
    if opacity < 1.0 {
        let pale = |vertex: Vertex| Vertex { color: vertex.color.gamma_multiply(opacity), ..vertex };
        out.vertices.extend(moved.map(pale));
    } else {
        out.vertices.extend(moved);
    }
}

/// Makes what was added to a mesh since it had so many corners see-through.
pub fn fade(mesh: &mut Mesh, since: usize, opacity: f32) {
    for vertex in mesh.vertices.iter_mut().skip(since) {
        vertex.color = vertex.color.gamma_multiply(opacity);
    }
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
