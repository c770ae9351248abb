//! Groups of a scene to triangles, glyphs included, cut along the cells of a grid on the screen, so
//! that a frame takes whole cells and leaves out what a long line has elsewhere.
//! Knows no camera; the triangles lie in pixels from the map's origin.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::epaint::text::{PlacedRow, Row, RowVisuals};
use egui::epaint::{TextShape, Vertex};
use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, Context, FontFamily, FontId, Galley, Mesh, Painter, Pos2, Rect, Stroke, Vec2, vec2};

use super::outline::{Pen, colour};
use crate::scene::{Anchor, Group, Shape, ShapeKind};
use crate::text::Style;
use crate::theme::Rgb;

/// A column and a row of the grid; cells are drawn in this order, so that what begins further left
/// lies further back.
pub type Cell = (i32, i32);

/// The cell in which a place lies.
pub fn cell_of(pos: Pos2, size: f32) -> Cell {
    ((pos.x / size).floor() as i32, (pos.y / size).floor() as i32)
}

/// A large group, cut.
#[derive(Debug, Default)]
pub struct Cut {
    /// Back to front: long shapes before (false) compact ones and text (true); then what is larger than
    /// a cell (none), then what begins in a cell.
    pub parts: BTreeMap<(bool, Option<Cell>), Mesh>,
    /// Rows of text.
    pub texts: usize,
}

/// Cuts groups at one zoom.
pub struct Cutter<'a> {
    ctx: &'a Context,
    pen: Pen,
    zoom: f32,
    pixels_per_point: f32,
    cell: f32,
}

impl<'a> Cutter<'a> {
    /// A cutter for this zoom, for cells of this size in pixels.
    pub fn new(ctx: &'a Context, zoom: f32, pixels_per_point: f32, cell: f32) -> Self {
        let options = ctx.tessellation_options(|options| *options);
        let pen = Pen::new(zoom, pixels_per_point, options, cell);
        Self { ctx, pen, zoom, pixels_per_point, cell }
    }

    /// Adds a group to a mesh; how many rows of text it has.
    pub fn whole(&mut self, group: &Group, out: &mut Mesh) -> usize {
        shapes(group, self.zoom).filter(|shape| self.shape(&shape.kind, out)).count()
    }

    /// Cuts a group that is larger than a cell.
    pub fn parts(&mut self, group: &Group) -> Cut {
        let mut cut = Cut::default();
        let mut mesh = Mesh::default();
        for shape in shapes(group, self.zoom) {
            mesh.clear();
            let is_text = self.shape(&shape.kind, &mut mesh);
            cut.texts += usize::from(is_text);
            if mesh.is_empty() {
                continue;
            }
            let bounds = mesh.calc_bounds();
            if bounds.width() <= self.cell && bounds.height() <= self.cell {
                let home = cell_of(bounds.min, self.cell);
                append(cut.parts.entry((true, Some(home))).or_default(), &mesh);
            } else {
                scatter(&mesh, self.cell, is_text, &mut cut.parts);
            }
        }
        cut
    }

    /// Adds one shape; whether it is a row of text.
    fn shape(&mut self, kind: &ShapeKind, out: &mut Mesh) -> bool {
        match kind {
            ShapeKind::Rect { rect, radius, paint } => self.pen.rect(*rect, *radius, paint, out),
            ShapeKind::Path { steps, paint } => self.pen.path(steps, paint, out),
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
        let galley = lay_out(self.ctx, text.to_owned(), font, ink, struck);
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
/// settled; `like` is any row.
pub fn sheet(like: &Galley, mesh: Mesh) -> Option<Arc<Galley>> {
    let mut galley = Galley::clone(like);
    let mut row = Row::clone(&galley.rows.first()?.row);
    let bounds = mesh.calc_bounds();
    galley.num_vertices = mesh.vertices.len();
    galley.num_indices = mesh.indices.len();
    galley.rect = bounds;
    galley.mesh_bounds = bounds;
    row.glyphs.clear();
    row.size = bounds.size();
    row.visuals = RowVisuals { mesh, mesh_bounds: bounds, glyph_index_start: 0, glyph_vertex_range: 0..0 };
    galley.rows = vec![PlacedRow { pos: Pos2::ZERO, row: Arc::new(row), ends_with_newline: false }];
    Some(Arc::new(galley))
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

/// Whether anything is drawn of a group at this zoom.
pub fn is_drawn(group: &Group, zoom: f32) -> bool {
    shapes(group, zoom).next().is_some()
}

/// Adds triangles.
pub fn append(out: &mut Mesh, mesh: &Mesh) {
    append_moved(out, mesh, Vec2::ZERO, 1.0);
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

/// Gives each triangle to the cell in which its box begins.
fn scatter(mesh: &Mesh, cell: f32, front: bool, parts: &mut BTreeMap<(bool, Option<Cell>), Mesh>) {
    // Where each vertex went last: neighbouring triangles share vertices.
    let mut went: Vec<(Option<Cell>, u32)> = vec![(Some((i32::MIN, i32::MIN)), 0); mesh.vertices.len()];
    for corners in mesh.indices.chunks_exact(3) {
        let vertex = |index: &u32| mesh.vertices.get(*index as usize);
        let mut bounds = Rect::NOTHING;
        for vertex in corners.iter().filter_map(vertex) {
            bounds.extend_with(vertex.pos);
        }
        let fits = bounds.width() <= cell && bounds.height() <= cell;
        let home = fits.then(|| cell_of(bounds.min, cell));
        let part = parts.entry((front, home)).or_default();
        for index in corners {
            let (Some(vertex), Some(went)) = (vertex(index), went.get_mut(*index as usize)) else { continue };
            if went.0 != home {
                *went = (home, part.vertices.len() as u32);
                part.vertices.push(*vertex);
            }
            part.indices.push(went.1);
        }
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
    use egui::pos2;

    #[test]
    fn sizes_go_in_small_steps() {
        assert_eq!(tidy_size(9.71), 9.75);
        assert_eq!(tidy_size(33.4), 33.0);
        assert_eq!(tidy_size(1e9), 400.0);
    }

    #[test]
    fn triangles_go_to_the_cell_where_they_begin() {
        let mut mesh = Mesh::default();
        for x in [-5.0, 30.0, 130.0] {
            let rect = Rect::from_min_size(pos2(x, 10.0), vec2(20.0, 20.0));
            mesh.add_colored_rect(rect, Color32::RED);
        }
        mesh.add_colored_rect(Rect::from_min_size(pos2(0.0, 0.0), vec2(400.0, 10.0)), Color32::BLUE);
        let mut parts = BTreeMap::new();
        scatter(&mesh, 100.0, false, &mut parts);
        let cells: Vec<_> = parts.keys().map(|(_, cell)| *cell).collect();
        assert_eq!(cells, [None, Some((-1, 0)), Some((0, 0)), Some((1, 0))]);
        assert!(parts.values().all(|part| part.is_valid() && part.vertices.len() == 4));
    }
}
