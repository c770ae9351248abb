//! What of a scene begins in one cell of the screen's grid, cut into triangles: whole cards, shapes
//! that are no larger than a cell, and of long lines just the part that lies in the cell.
//! Knows no camera and no gestures.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{Galley, Mesh, Rect, Vec2, vec2};

use super::cut::{self, Cell, Cutter, cell_of};
use super::pieces::{Part, Pieces};
use crate::scene::dim::PALE;
use crate::scene::{Group, Scene, ShapeKind, Step, Subject};

/// Layers from back to front: grounds, frames, transitions, changed transitions, cards, tiles.
pub const LAYERS: usize = 6;
/// Transitions that lie where they lay in the picture before.
pub const TRANSITIONS: usize = 2;
/// Transitions that do not.
pub const CHANGED: usize = 3;
/// From its edges a cell may lack so many pixels of what lies in the next one: half a thick line.
const EDGE: f32 = 4.0;

/// What was drawn, for benches and tests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Cards of which anything was drawn.
    pub cards: usize,
    /// Phases drawn as tiles, far away.
    pub tiles: usize,
    /// Rows of text drawn.
    pub texts: usize,
    /// Pieces of long lines in the cells that were drawn.
    pub lines: usize,
}

impl Counts {
    /// Adds what something else drew.
    pub fn add(&mut self, other: Self) {
        self.cards += other.cards;
        self.tiles += other.tiles;
        self.texts += other.texts;
        self.lines += other.lines;
    }
}

/// What of the scene begins in one cell.
#[derive(Debug, Default)]
pub struct Tile {
    /// By layer, long shapes before compact ones.
    pub sheets: [Option<Arc<Galley>>; 2 * LAYERS],
    /// The groups of which something may be here, ascending.
    pub groups: Vec<usize>,
    /// Those among them that were left out, because they look different.
    pub without: Vec<usize>,
    /// What groups and shapes add to the counts, and where they lie.
    pub counts: Vec<(Rect, Counts)>,
    /// Pieces of long lines.
    pub lines: usize,
}

/// A shape that is larger than a cell.
#[derive(Debug)]
pub struct Large {
    /// Its triangles; nothing if it has none.
    pub sheet: Option<Arc<Galley>>,
    /// Where it lies on the map.
    pub bounds: Rect,
    /// What it adds to the counts.
    pub counts: Counts,
}

/// Shapes that are larger than a cell, by layer, front, group and shape.
pub type Larges = BTreeMap<(usize, bool, usize, u32), Large>;

/// Cuts cells.
pub struct Baker<'a> {
    /// What is drawn.
    pub scene: &'a Scene,
    /// Its pieces at this zoom.
    pub pieces: &'a Pieces,
    /// Cuts them.
    pub cutter: Cutter<'a>,
    /// Whether the transition at this place changed.
    pub changed: &'a [bool],
    /// Whether the group at this place is dimmed.
    pub pale: &'a [bool],
    /// Any row of text; see [`cut::sheet`].
    pub row: &'a Galley,
    /// Where triangles are collected: kept, so that it need not grow each time.
    pub meshes: &'a mut Meshes,
}

/// The triangles of a cell by layer, long shapes before compact ones.
pub type Meshes = [Mesh; 2 * LAYERS];

impl Baker<'_> {
    /// Cuts what begins in a cell but for these groups, and what is larger than cells and passes here.
    pub fn tile(&mut self, cell: Cell, without: impl Fn(usize) -> bool, large: &mut Larges) -> Tile {
        let scene = self.scene;
        let mut tile = self.cut(cell, |at| scene.groups.get(at).filter(|_| !without(at)), Some(large));
        tile.without = tile.groups.iter().copied().filter(|at| without(*at)).collect();
        tile
    }

    /// Cuts what of these groups, by their place in the scene, begins in a cell.
    pub fn some(&mut self, cell: Cell, groups: &BTreeMap<usize, Group>) -> Tile {
        self.cut(cell, |at| groups.get(&at), None)
    }

    fn cut<'g>(
        &mut self,
        cell: Cell,
        group_at: impl Fn(usize) -> Option<&'g Group>,
        mut large: Option<&mut Larges>,
    ) -> Tile {
        let (size, zoom) = (self.cutter.cell(), self.cutter.zoom());
        let corner = |x: i32, y: i32| vec2(x as f32 * size, y as f32 * size).to_pos2();
        let area = Rect::from_min_max(corner(cell.0, cell.1), corner(cell.0 + 1, cell.1 + 1));
        let mut meshes = std::mem::take(self.meshes);
        meshes.iter_mut().for_each(Mesh::clear);
        let mut tile = Tile::default();
        for (at, part, bounds) in self.pieces.touching(area.expand(EDGE) / zoom) {
            if tile.groups.last() != Some(&at) {
                tile.groups.push(at);
            }
            let Some(group) = group_at(at) else { continue };
            let layer = self.layer(at, group);
            let (back, front) = (2 * layer, 2 * layer + 1);
            let home = cell_of(bounds.min * zoom, size);
            let corners = [back, front].map(|at| meshes.get(at).map_or(0, |mesh| mesh.vertices.len()));
            match part {
                Part::Whole if home == cell => {
                    let Some(mesh) = meshes.get_mut(front) else { continue };
                    let before = mesh.indices.len();
                    let texts = self.cutter.whole(group, mesh);
                    if mesh.indices.len() > before {
                        let cards = usize::from(matches!(group.subject, Subject::Card(_)));
                        tile.counts.push((bounds, Counts { cards, texts, ..Counts::default() }));
                    }
                }
                Part::Whole => {}
                Part::Step(shape, stretch) => {
                    if let Some(ShapeKind::Path { paint, .. }) = self.shape(group, shape)
                        && let Some(mesh) = meshes.get_mut(back)
                    {
                        self.cutter.stretch(&stretch, paint, area, mesh);
                        tile.lines += 1;
                    }
                }
                Part::Shape(shape) => {
                    let Some(kind) = self.shape(group, shape) else { continue };
                    let is_large = (bounds.size() * zoom).max_elem() > size;
                    if is_large && let Some(large) = large.as_deref_mut() {
                        let key = (layer, matches!(kind, ShapeKind::Text { .. }), at, shape);
                        large.entry(key).or_insert_with(|| self.large(at, group, kind, bounds));
                    } else if !is_large
                        && home == cell
                        && let Some(mesh) = meshes.get_mut(if is_ground(group, shape) { back } else { front })
                    {
                        tile.counts.push((bounds, self.compact(group, kind, mesh)));
                    }
                }
            }
            if self.pale.get(at) == Some(&true) {
                for (at, since) in [back, front].into_iter().zip(corners) {
                    if let Some(mesh) = meshes.get_mut(at) {
                        cut::fade(mesh, since, PALE);
                    }
                }
            }
        }
        for (sheet, mesh) in tile.sheets.iter_mut().zip(&meshes) {
            *sheet = cut::sheet(self.row, mesh);
        }
        *self.meshes = meshes;
        tile
    }

    fn layer(&self, at: usize, group: &Group) -> usize {
        match layer_of(&group.subject) {
            TRANSITIONS if self.changed.get(at) == Some(&true) => CHANGED,
            layer => layer,
        }
    }

    /// A shape of a group, if it is drawn at this zoom.
    fn shape<'g>(&self, group: &'g Group, at: u32) -> Option<&'g ShapeKind> {
        let shape = group.shapes.get(at as usize)?;
        shape.scales.contains(&self.cutter.zoom()).then_some(&shape.kind)
    }

    fn large(&mut self, at: usize, group: &Group, kind: &ShapeKind, bounds: Rect) -> Large {
        let mut mesh = Mesh::default();
        let counts = self.compact(group, kind, &mut mesh);
        if self.pale.get(at) == Some(&true) {
            cut::fade(&mut mesh, 0, PALE);
        }
        let sheet = cut::sheet(self.row, &mesh);
        Large { sheet, bounds, counts }
    }

    /// Adds one shape; what it adds to the counts.
    fn compact(&mut self, group: &Group, kind: &ShapeKind, out: &mut Mesh) -> Counts {
        let before = out.vertices.len();
        let is_text = self.cutter.shape(kind, out);
        let is_head =
            matches!(group.subject, Subject::Transition(_)) && matches!(kind, ShapeKind::Path { .. });
        if is_head {
            let shift = self.head_shift(group);
            out.vertices.iter_mut().skip(before).for_each(|vertex| vertex.pos += shift);
        }
        let is_tile = matches!(group.subject, Subject::Tile(_)) && matches!(kind, ShapeKind::Rect { .. });
        Counts { tiles: usize::from(is_tile), texts: usize::from(is_text), ..Counts::default() }
    }

    /// How far the head of a line goes sideways with its line, which lies on whole pixels.
    fn head_shift(&self, group: &Group) -> Vec2 {
        let zoom = self.cutter.zoom();
        let lines = group.shapes.iter().filter(|shape| shape.scales.contains(&zoom));
        let line = lines.into_iter().find_map(|shape| match &shape.kind {
            ShapeKind::Path { steps, paint } if paint.fill.is_none() => Some((steps, paint.stroke.as_ref()?)),
            _ => None,
        });
        let Some(([.., before, Step::Line(to)], stroke)) = line.map(|(steps, stroke)| (&steps[..], stroke))
        else {
            return Vec2::ZERO;
        };
        let (Step::Move(from) | Step::Line(from) | Step::Quad(_, from) | Step::Cubic(_, _, from)) = before
        else {
            return Vec2::ZERO;
        };
        let shift = self.cutter.line_shift(*to, stroke.width);
        let way = (*to - *from).abs();
        if way.y < 0.01 {
            vec2(0.0, shift.y)
        } else if way.x < 0.01 {
            vec2(shift.x, 0.0)
        } else {
            Vec2::ZERO
        }
    }
}

/// Whether a shape is the ground of a phase's header: cells are drawn one after the other, and its
/// badge, which reaches into the cell above, must not be drawn before it.
fn is_ground(group: &Group, shape: u32) -> bool {
    shape == 0 && matches!(group.subject, Subject::Phase(_))
}

/// The layer of a group; transitions that changed have one of their own.
pub fn layer_of(subject: &Subject) -> usize {
    match subject {
        Subject::Backdrop => 0,
        Subject::Transition(_) => TRANSITIONS,
        // Words about expected steps lie over all lines: a wide one is drawn whole, before the small pieces of
        // its layer, and a line of the same layer would strike it through.
        Subject::Card(_) | Subject::ExpectedWhen => 4,
        Subject::Tile(_) => 5,
        _ => 1,
    }
}
