//! A scene on the screen. Only cells of a grid that are in view are drawn, with only the detail that
//! the zoom shows; what was cut into triangles once is only moved while panning.
//! Decides nothing about the map; knows no gestures.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use egui::{Context, Galley, Mesh, Painter, Pos2, Rect, Vec2};

use super::camera::Camera;
use super::cut::{self, Cell, Cutter, cell_of};
use super::pieces::{Levels, SMALL};
use super::tile::{Baker, CHANGED, LAYERS, Larges, Meshes, TRANSITIONS, Tile, layer_of};
use crate::scene::dim::PALE;
use crate::scene::{Group, Scene, ShapeKind, Step, Subject};

pub use super::tile::Counts;

/// The least size of a cell, in pixels.
const CELL: f32 = 256.0;
/// So many cells are kept cut, and twice as many as were in view if that is more.
const KEPT: usize = 800;
/// What lies at most so many pixels beyond the edge of the view may reach into it.
const EDGE: f32 = 12.0;
/// How much thicker lines are that are brought out.
const THICKER: f32 = 1.7;

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
    /// The opacity of all transitions.
    pub transitions: f32,
    /// The opacity, besides, of transitions that are others than in the picture before.
    pub changed: f32,
}

impl Default for Looks {
    fn default() -> Self {
        Self { groups: HashMap::new(), transitions: 1.0, changed: 1.0 }
    }
}

/// What was kept is for this only.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Made {
    revision: u64,
    zoom: f32,
    pixels_per_point: f32,
}

/// Lines that are brought out: drawn once more, thicker, over everything.
#[derive(Debug, Default)]
struct Lit {
    groups: BTreeMap<usize, Group>,
    tiles: HashMap<Cell, Tile>,
}

/// Paints a scene and keeps what it made.
#[derive(Debug, Default)]
pub struct ScenePainter {
    made: Made,
    levels: Levels,
    indexed: Option<(u64, usize)>,
    tiles: HashMap<Cell, Tile>,
    large: Larges,
    lit: Lit,
    /// Groups that look different, cut alone.
    alone: HashMap<usize, Mesh>,
    by_subject: HashMap<Subject, usize>,
    /// What tells one course of a transition from another, by place of the group.
    courses: Vec<u64>,
    /// Which transitions run another way than in the picture before, by place of the group.
    changed: Vec<bool>,
    /// Which groups are dimmed, by place; empty where none is.
    pale: Vec<bool>,
    /// What `pale` was made for.
    paled: (Option<(u64, usize)>, u64),
    meshes: Meshes,
    /// Any row of egui's; see [`cut::sentinel`].
    row: Option<Arc<Galley>>,
    /// The part of the map in the last frame.
    seen: Option<Rect>,
    /// Look for things to forget when more than this is kept.
    limit: usize,
    /// What the last frame drew.
    pub counts: Counts,
}

impl ScenePainter {
    /// Gets ready for this scene; cheap while `revision` stands still.
    pub fn prepare(&mut self, ctx: &Context, scene: &Scene, revision: u64, zoom: f32, pixels_per_point: f32) {
        let indexed = Some((revision, scene.groups.len()));
        if self.indexed.is_none() {
            keep_freed_memory();
        }
        if self.indexed != indexed {
            self.levels = Levels::default();
            self.compare(scene);
        }
        let made = Made { revision, zoom, pixels_per_point };
        let row = cut::sentinel(ctx);
        let same_glyphs = self.row.as_ref().is_some_and(|known| Arc::ptr_eq(known, &row));
        if self.made != made || self.indexed != indexed || !same_glyphs {
            self.tiles.clear();
            self.large.clear();
            self.lit = Lit::default();
            self.alone.clear();
        }
        (self.made, self.indexed, self.row) = (made, indexed, Some(row));
    }

    /// Dims what `pale` says, by place of the group; it is asked only when `mark` or the scene is another.
    /// To be called after [`Self::prepare`].
    pub fn dim(&mut self, mark: u64, pale: impl FnOnce() -> Vec<bool>) {
        let wanted = (self.indexed, mark);
        if self.paled == wanted {
            return;
        }
        let pale = pale();
        if pale != self.pale {
            self.tiles.clear();
            self.large.clear();
            self.lit = Lit::default();
            self.alone.clear();
        }
        (self.pale, self.paled) = (pale, wanted);
    }

    /// Which groups are dimmed, by place; empty where none is.
    pub fn dimmed(&self) -> &[bool] {
        &self.pale
    }

    /// Learns where everything is in a new scene, and which transitions run another way than in the old one.
    fn compare(&mut self, scene: &Scene) {
        let courses: Vec<u64> = scene.groups.iter().map(course).collect();
        let changed = scene.groups.iter().zip(&courses).map(|(group, course)| {
            let before = self.by_subject.get(&group.subject).and_then(|at| self.courses.get(*at));
            layer_of(&group.subject) == TRANSITIONS && before != Some(course)
        });
        self.changed = changed.collect();
        let subjects = scene.groups.iter().enumerate();
        self.by_subject = subjects.map(|(at, group)| (group.subject.clone(), at)).collect();
        self.courses = courses;
    }

    /// The place of the group that shows this.
    pub fn group_of(&self, subject: &Subject) -> Option<usize> {
        self.by_subject.get(subject).copied()
    }

    /// The size of a cell: a card is never larger.
    fn cell(&self) -> f32 {
        CELL.max((SMALL * self.made.zoom).ceil())
    }

    fn cutter<'a>(&self, ctx: &'a Context) -> Cutter<'a> {
        Cutter::new(ctx, self.made.zoom, self.made.pixels_per_point, self.cell())
    }

    /// Draws what is in view, and the lines of `lit` over it. Groups with a look are drawn even if their own
    /// place is out of view.
    pub fn paint(&mut self, painter: &Painter, scene: &Scene, camera: &Camera, looks: &Looks, lit: &[usize]) {
        let visible = camera.visible();
        let cells = self.cells(visible);
        let mut wanted = cells.clone();
        wanted.extend(self.ahead(visible, &cells));
        self.bake(painter.ctx(), scene, &wanted, looks);
        self.bake_lit(painter.ctx(), scene, &cells, lit);
        let origin = camera.screen_from_map(Pos2::ZERO);
        if let Some(row) = &self.row {
            let tiles = cells
                .iter()
                .flat_map(|cell| self.tiles.get(cell).into_iter().chain(self.lit.tiles.get(cell)));
            let large = self.large.values().filter_map(|large| large.sheet.as_ref());
            cut::make_room(painter, row, tiles.flat_map(|tile| tile.sheets.iter().flatten()).chain(large));
        }
        for layer in 0..LAYERS {
            let opacity = match layer {
                TRANSITIONS => looks.transitions,
                CHANGED => looks.transitions * looks.changed,
                _ => 1.0,
            };
            self.layer(painter, layer, &cells, (origin, opacity));
            self.looking(painter, scene, layer, camera, looks);
        }
        let lit = cells.iter().filter_map(|cell| self.lit.tiles.get(cell));
        for sheet in lit.flat_map(|tile| tile.sheets.iter().flatten()) {
            cut::put(painter, sheet, origin, 1.0);
        }
        self.count(scene, &cells, visible, looks);
        self.forget(&cells, visible);
    }

    /// Cuts the cells that were not cut yet, or that lack other groups than they should.
    fn bake(&mut self, ctx: &Context, scene: &Scene, cells: &[Cell], looks: &Looks) {
        let is_right = |tile: &Tile| {
            let others = tile.groups.iter().filter(|at| looks.groups.contains_key(at));
            if looks.groups.is_empty() { tile.without.is_empty() } else { others.eq(&tile.without) }
        };
        let mut cells = cells.iter().filter(|cell| !self.tiles.get(cell).is_some_and(is_right)).peekable();
        let Some(row) = self.row.clone().filter(|_| cells.peek().is_some()) else { return };
        let cells: Vec<Cell> = cells.copied().collect();
        let (cutter, meshes) = (self.cutter(ctx), &mut self.meshes);
        let (changed, pale) = (&self.changed[..], &self.pale[..]);
        let pieces = self.levels.at(scene, self.made.zoom);
        let mut baker = Baker { scene, pieces, cutter, changed, pale, row: &row, meshes };
        for cell in cells {
            let tile = baker.tile(cell, |at| looks.groups.contains_key(&at), &mut self.large);
            self.tiles.insert(cell, tile);
        }
    }

    /// Cuts the lines that are brought out, in the cells that have some of them.
    fn bake_lit(&mut self, ctx: &Context, scene: &Scene, cells: &[Cell], lit: &[usize]) {
        if !self.lit.groups.keys().eq(lit) {
            let group = |at: &usize| Some((*at, thicker(scene.groups.get(*at)?)));
            self.lit = Lit { groups: lit.iter().filter_map(group).collect(), tiles: HashMap::new() };
        }
        let Some(row) = self.row.clone().filter(|_| !lit.is_empty()) else { return };
        let has = |tile: &&Tile| lit.iter().any(|at| tile.groups.binary_search(at).is_ok());
        let cells = cells.iter().filter(|cell| !self.lit.tiles.contains_key(cell));
        let cells: Vec<Cell> =
            cells.filter(|cell| self.tiles.get(cell).filter(has).is_some()).copied().collect();
        let (cutter, changed, meshes) = (self.cutter(ctx), &self.changed[..], &mut self.meshes);
        let pieces = self.levels.at(scene, self.made.zoom);
        let mut baker = Baker { scene, pieces, cutter, changed, pale: &[], row: &row, meshes };
        for cell in cells {
            self.lit.tiles.insert(cell, baker.some(cell, &self.lit.groups));
        }
    }

    /// While the map is panned, one cell of those that come into view next, so that not a whole column
    /// is to be cut at once.
    fn ahead(&mut self, visible: Rect, cells: &[Cell]) -> Option<Cell> {
        let before = self.seen.replace(visible).unwrap_or(visible);
        let way = visible.min - before.min;
        let (first, last) = (cells.first()?, cells.last()?);
        if way == Vec2::ZERO || (visible.size() - before.size()).abs().max_elem() > 0.01 * visible.width() {
            return None;
        }
        let ahead = |step: f32| {
            if step > 0.0 {
                1
            } else if step < 0.0 {
                -1
            } else {
                0
            }
        };
        let (x, y) = (ahead(way.x), ahead(way.y));
        let columns =
            (first.1 + y..=last.1 + y).map(|row| (if x > 0 { last.0 + 1 } else { first.0 - 1 }, row));
        let rows =
            (first.0 + x..=last.0 + x).map(|column| (column, if y > 0 { last.1 + 1 } else { first.1 - 1 }));
        let mut next = columns.filter(|_| x != 0).chain(rows.filter(|_| y != 0));
        next.find(|cell| !self.tiles.contains_key(cell))
    }

    /// The cells of which something may be in view, back to front.
    fn cells(&self, visible: Rect) -> Vec<Cell> {
        let (size, zoom) = (self.cell(), self.made.zoom);
        // Nothing in a cell reaches further than into the next one, and lines hardly to the left.
        let (left, top) = cell_of((visible.min.to_vec2() * zoom - Vec2::splat(size)).to_pos2(), size);
        let (right, bottom) = cell_of((visible.max.to_vec2() * zoom + Vec2::splat(EDGE)).to_pos2(), size);
        if !visible.is_finite() || right.saturating_sub(left) > 1000 || bottom.saturating_sub(top) > 1000 {
            return Vec::new();
        }
        (left..=right).flat_map(|x| (top..=bottom).map(move |y| (x, y))).collect()
    }

    fn layer(&self, painter: &Painter, layer: usize, cells: &[Cell], (origin, opacity): (Pos2, f32)) {
        if opacity <= 0.0 {
            return;
        }
        for front in [false, true] {
            let large = self.large.range((layer, front, 0, 0)..=(layer, front, usize::MAX, u32::MAX));
            let tiles = cells.iter().filter_map(|cell| self.tiles.get(cell));
            let sheets = tiles.filter_map(|tile| tile.sheets.get(2 * layer + usize::from(front)));
            let sheets = large.map(|(_, large)| &large.sheet).chain(sheets);
            for sheet in sheets.flatten() {
                cut::put(painter, sheet, origin, opacity);
            }
        }
    }

    /// Draws the groups of a layer that look different from what the scene says.
    fn looking(&mut self, painter: &Painter, scene: &Scene, layer: usize, camera: &Camera, looks: &Looks) {
        let visible = camera.visible();
        let mut groups: Vec<(usize, Look)> = looks.groups.iter().map(|(at, look)| (*at, *look)).collect();
        groups.retain(|(at, look)| {
            let group = scene.groups.get(*at).filter(|group| layer_of(&group.subject) == layer);
            look.opacity > 0.0
                && group.is_some_and(|group| group.bounds.translate(look.offset).intersects(visible))
        });
        groups.sort_unstable_by_key(|(at, _)| *at);
        let mut mesh = Mesh::default();
        for (at, look) in groups {
            if !self.alone.contains_key(&at)
                && let Some(group) = scene.groups.get(at)
            {
                let mut alone = Mesh::default();
                self.cutter(painter.ctx()).whole(group, &mut alone);
                if self.pale.get(at) == Some(&true) {
                    cut::fade(&mut alone, 0, PALE);
                }
                self.alone.insert(at, alone);
            }
            if let Some(alone) = self.alone.get(&at) {
                cut::append_moved(&mut mesh, alone, look.offset * camera.zoom, look.opacity);
            }
        }
        self.put_now(painter, mesh, camera);
    }

    fn put_now(&self, painter: &Painter, mesh: Mesh, camera: &Camera) {
        if let Some(sheet) = self.row.as_ref().and_then(|row| cut::sheet(row, &mesh)) {
            cut::put(painter, &sheet, camera.screen_from_map(Pos2::ZERO), 1.0);
        }
    }

    fn count(&mut self, scene: &Scene, cells: &[Cell], visible: Rect, looks: &Looks) {
        self.counts = Counts::default();
        let tiles = cells.iter().filter_map(|cell| self.tiles.get(cell));
        let large = self.large.values().map(|large| (large.bounds, large.counts));
        for tile in tiles.clone() {
            self.counts.lines += tile.lines;
        }
        for (bounds, counts) in tiles.flat_map(|tile| tile.counts.iter().copied()).chain(large) {
            if bounds.intersects(visible) {
                self.counts.add(counts);
            }
        }
        for (at, look) in looks.groups.iter().filter(|(at, _)| self.alone.contains_key(at)) {
            let shown = |group: &&Group| group.bounds.translate(look.offset).intersects(visible);
            if let Some(group) = scene.groups.get(*at).filter(shown) {
                self.counts.cards += usize::from(matches!(group.subject, Subject::Card(_)));
            }
        }
    }

    /// Whoever pans over a large map at reading zoom must not collect all of it in memory.
    fn forget(&mut self, cells: &[Cell], visible: Rect) {
        if self.tiles.len() + self.large.len() <= self.limit.max(KEPT) {
            return;
        }
        let shown: HashSet<Cell> = cells.iter().copied().collect();
        self.tiles.retain(|cell, _| shown.contains(cell));
        self.lit.tiles.retain(|cell, _| shown.contains(cell));
        let near = visible.expand2(visible.size());
        self.large.retain(|_, large| large.bounds.intersects(near));
        self.limit = 2 * (self.tiles.len() + self.large.len());
    }

    /// Draws one group once more, as a ghost.
    pub fn paint_group(&self, painter: &Painter, scene: &Scene, at: usize, camera: &Camera, look: Look) {
        let Some(group) = scene.groups.get(at) else { return };
        let mut cut = Mesh::default();
        if !self.alone.contains_key(&at) {
            self.cutter(painter.ctx()).whole(group, &mut cut);
        }
        let cut = self.alone.get(&at).unwrap_or(&cut);
        let mut mesh = Mesh::default();
        cut::append_moved(&mut mesh, cut, look.offset * camera.zoom, look.opacity);
        self.put_now(painter, mesh, camera);
    }
}

/// The triangles of a frame are a few megabytes, which glibc gives back to the system after each frame
/// and gets again, page by page, for the next. Having seen a block of this size freed, it keeps as much.
/// The block is never written to and so takes no memory.
fn keep_freed_memory() {
    drop(std::hint::black_box(Vec::<u8>::with_capacity(30 << 20)));
}

/// A line that is brought out.
fn thicker(group: &Group) -> Group {
    let mut group = group.clone();
    for shape in &mut group.shapes {
        if let ShapeKind::Path { paint, .. } = &mut shape.kind
            && let Some(stroke) = &mut paint.stroke
        {
            stroke.width *= THICKER;
        }
    }
    group
}

/// What tells one course of a transition from another; 0 for anything else.
fn course(group: &Group) -> u64 {
    if layer_of(&group.subject) != TRANSITIONS {
        return 0;
    }
    let mut hasher = DefaultHasher::new();
    for shape in &group.shapes {
        if let ShapeKind::Path { steps, .. } = &shape.kind {
            for step in steps {
                let (Step::Move(to) | Step::Line(to) | Step::Quad(_, to) | Step::Cubic(_, _, to)) = step
                else {
                    continue;
                };
                (to.x.to_bits(), to.y.to_bits()).hash(&mut hasher);
            }
        }
    }
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::super::sample::{sample, scene};
    use super::*;

    #[test]
    fn only_lines_that_run_another_way_count_as_changed() {
        let (_, _, mut layout) = sample();
        let mut painter = ScenePainter::default();
        painter.compare(&scene(&layout));
        painter.compare(&scene(&layout));
        assert!(!painter.changed.contains(&true));
        layout.cards[2].rect = layout.cards[2].rect.translate(Vec2::splat(40.0));
        painter.compare(&scene(&layout));
        assert!(!painter.changed.contains(&true), "a card is no line");
        layout.routes[0].points[1].y += 12.0;
        painter.compare(&scene(&layout));
        assert_eq!(painter.changed.iter().filter(|changed| **changed).count(), 1);
    }
}
