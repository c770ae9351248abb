//! A scene on the screen. Only cells of a grid that are in view are drawn, with only the detail that
//! the zoom shows; what was cut into triangles once is only moved while panning.
//! Decides nothing about the map; knows no gestures.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use egui::{Context, Galley, Mesh, Painter, Pos2, Rect, Vec2, vec2};

use super::camera::Camera;
use super::cut::{self, Cell, Cut, Cutter, cell_of};
use super::index::Index;
use crate::layout::CARD_WIDTH;
use crate::scene::{Group, Scene, ShapeKind, Step, Subject};

/// The least size of a cell, in pixels.
const CELL: f32 = 256.0;
/// Layers from back to front, as in the scene: grounds, frames, transitions, cards, tiles.
const LAYERS: usize = 5;
const TRANSITIONS: usize = 2;
/// Large groups are found by their lines if they are larger than this, in map points.
const LONG: f32 = 600.0;
/// So many cells and large groups are kept cut, and twice as many as were in view if that is more.
const KEPT: usize = 800;

/// What one frame drew, for benches and tests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Groups of which anything was drawn.
    pub groups: usize,
    /// Cards of which anything was drawn.
    pub cards: usize,
    /// Phases drawn as tiles, far away.
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

/// What of the scene begins in one cell.
#[derive(Debug, Default)]
struct Tile {
    /// By layer, long shapes before compact ones.
    sheets: [Option<Arc<Galley>>; 2 * LAYERS],
    /// The groups of which something may be here, ascending.
    groups: Vec<usize>,
    /// Those among them that were left out, because they look different.
    without: Vec<usize>,
    /// What whole groups add to the counts, and where they lie.
    whole: Vec<(Rect, Counts)>,
}

/// What was kept is for this only.
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
    /// Whose box each box of the index is.
    owners: Vec<usize>,
    indexed: Option<(u64, usize)>,
    tiles: HashMap<Cell, Tile>,
    cuts: HashMap<usize, Cut>,
    /// What is larger than a cell, by layer, front and group.
    large: BTreeMap<(usize, bool, usize), Arc<Galley>>,
    by_subject: HashMap<Subject, usize>,
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
            let boxes = || {
                scene
                    .groups
                    .iter()
                    .enumerate()
                    .flat_map(|(at, group)| boxes(group).into_iter().map(move |rect| (at, rect)))
            };
            self.index = Index::new(boxes().map(|(_, rect)| rect));
            self.owners = boxes().map(|(at, _)| at).collect();
            let subjects = scene.groups.iter().enumerate();
            self.by_subject = subjects.map(|(at, group)| (group.subject.clone(), at)).collect();
        }
        let made = Made { revision, zoom, pixels_per_point };
        let row = cut::sentinel(ctx);
        let same_glyphs = self.row.as_ref().is_some_and(|known| Arc::ptr_eq(known, &row));
        if self.made != made || self.indexed != indexed || !same_glyphs {
            self.tiles.clear();
            self.cuts.clear();
            self.large.clear();
        }
        (self.made, self.indexed, self.row) = (made, indexed, Some(row));
    }

    /// The place of the group that shows this.
    pub fn group_of(&self, subject: &Subject) -> Option<usize> {
        self.by_subject.get(subject).copied()
    }

    /// The size of a cell: a card is never larger.
    fn cell(&self) -> f32 {
        CELL.max((CARD_WIDTH + 24.0) * self.made.zoom)
    }

    /// Draws what is in view. Groups with a look are drawn even if their own place is out of view.
    pub fn paint(&mut self, painter: &Painter, scene: &Scene, camera: &Camera, looks: &Looks) {
        let visible = camera.visible();
        let cells = self.cells(visible);
        let mut cutter = Cutter::new(painter.ctx(), camera.zoom, self.made.pixels_per_point, self.cell());
        for cell in &cells {
            let without = self.tiles.get(cell).map(|tile| without(tile, looks));
            if self.tiles.get(cell).is_none_or(|tile| without.as_ref() != Some(&tile.without)) {
                let tile = self.bake(scene, *cell, looks, &mut cutter);
                self.tiles.insert(*cell, tile);
            }
        }
        self.look_ahead(scene, visible, &cells, looks, &mut cutter);
        let origin = camera.screen_from_map(Pos2::ZERO);
        self.counts = Counts::default();
        for layer in 0..LAYERS {
            let opacity = if layer == TRANSITIONS { looks.transitions } else { 1.0 };
            self.layer(painter, layer, &cells, (origin, opacity), looks);
            self.looking(painter, scene, layer, camera, looks, &mut cutter);
        }
        self.count(scene, &cells, visible, looks);
        self.forget(scene, &cells, visible);
    }

    /// While the map is panned, cuts one cell of those that come into view next, so that not a whole
    /// column is to be cut at once.
    fn look_ahead(
        &mut self,
        scene: &Scene,
        visible: Rect,
        cells: &[Cell],
        looks: &Looks,
        cutter: &mut Cutter<'_>,
    ) {
        let before = self.seen.replace(visible).unwrap_or(visible);
        let way = visible.min - before.min;
        let (Some(first), Some(last)) = (cells.first(), cells.last()) else { return };
        if way == Vec2::ZERO || (visible.size() - before.size()).abs().max_elem() > 0.01 * visible.width() {
            return;
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
        let next = columns.filter(|_| x != 0).chain(rows.filter(|_| y != 0));
        if let Some(cell) = next.into_iter().find(|cell| !self.tiles.contains_key(cell)) {
            let tile = self.bake(scene, cell, looks, cutter);
            self.tiles.insert(cell, tile);
        }
    }

    /// The cells of which something may be in view, back to front.
    fn cells(&self, visible: Rect) -> Vec<Cell> {
        let (size, zoom) = (self.cell(), self.made.zoom);
        // Nothing in a cell reaches further than into the next one.
        let (left, top) = cell_of((visible.min.to_vec2() * zoom - Vec2::splat(size)).to_pos2(), size);
        let (right, bottom) = cell_of((visible.max.to_vec2() * zoom).to_pos2(), size);
        if !visible.is_finite() || right.saturating_sub(left) > 1000 || bottom.saturating_sub(top) > 1000 {
            return Vec::new();
        }
        (left..=right).flat_map(|x| (top..=bottom).map(move |y| (x, y))).collect()
    }

    fn layer(
        &self,
        painter: &Painter,
        layer: usize,
        cells: &[Cell],
        (origin, opacity): (Pos2, f32),
        looks: &Looks,
    ) {
        if opacity <= 0.0 {
            return;
        }
        for front in [false, true] {
            for ((.., at), sheet) in self.large.range((layer, front, 0)..=(layer, front, usize::MAX)) {
                if !looks.groups.contains_key(at) {
                    cut::put(painter, sheet, origin, opacity);
                }
            }
            for tile in cells.iter().filter_map(|cell| self.tiles.get(cell)) {
                if let Some(sheet) = tile.sheets.get(2 * layer + usize::from(front)).and_then(Option::as_ref)
                {
                    cut::put(painter, sheet, origin, opacity);
                }
            }
        }
    }

    /// Draws the groups of a layer that look different from what the scene says.
    fn looking(
        &mut self,
        painter: &Painter,
        scene: &Scene,
        layer: usize,
        camera: &Camera,
        looks: &Looks,
        cutter: &mut Cutter<'_>,
    ) {
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
            let Some(group) = scene.groups.get(at) else { continue };
            self.keep_cut(at, group, cutter);
            for part in self.cuts.get(&at).into_iter().flat_map(|cut| cut.parts.values()) {
                cut::append_moved(&mut mesh, part, look.offset * camera.zoom, look.opacity);
            }
        }
        self.put_now(painter, mesh, camera);
    }

    fn put_now(&self, painter: &Painter, mesh: Mesh, camera: &Camera) {
        let row = self.row.as_ref().filter(|_| !mesh.is_empty());
        if let Some(sheet) = row.and_then(|row| cut::sheet(row, mesh)) {
            cut::put(painter, &sheet, camera.screen_from_map(Pos2::ZERO), 1.0);
        }
    }

    /// Cuts what begins in a cell, and what is larger than cells and passes here.
    fn bake(&mut self, scene: &Scene, cell: Cell, looks: &Looks, cutter: &mut Cutter<'_>) -> Tile {
        let (size, zoom) = (self.cell(), self.made.zoom);
        let min = vec2(cell.0 as f32 * size, cell.1 as f32 * size).to_pos2();
        let area = Rect::from_min_size(min, Vec2::splat(size)).expand(4.0);
        let area =
            Rect::from_min_max((area.min.to_vec2() / zoom).to_pos2(), (area.max.to_vec2() / zoom).to_pos2());
        let mut meshes: [Mesh; 2 * LAYERS] = Default::default();
        let mut tile = Tile { groups: self.groups_in(area), ..Tile::default() };
        tile.without = without(&tile, looks);
        for at in tile.groups.iter().copied() {
            let Some(group) = scene.groups.get(at).filter(|group| cut::is_drawn(group, zoom)) else {
                continue;
            };
            let layer = layer_of(&group.subject);
            let left_out = tile.without.binary_search(&at).is_ok();
            if self.is_small(group) {
                let here = cell_of(group.bounds.min * zoom, size) == cell && !left_out;
                if let Some(mesh) = meshes.get_mut(2 * layer + 1).filter(|_| here) {
                    let before = mesh.indices.len();
                    let texts = cutter.whole(group, mesh);
                    if mesh.indices.len() > before {
                        tile.whole.push((group.bounds, counted(group, texts)));
                    }
                }
                continue;
            }
            self.keep_cut(at, group, cutter);
            let Some(cut) = self.cuts.get(&at).filter(|_| !left_out) else { continue };
            for front in [false, true] {
                let mesh = meshes.get_mut(2 * layer + usize::from(front));
                if let (Some(mesh), Some(part)) = (mesh, cut.parts.get(&(front, Some(cell)))) {
                    cut::append(mesh, part);
                }
            }
        }
        for (sheet, mesh) in tile.sheets.iter_mut().zip(meshes) {
            *sheet = self.row.as_ref().filter(|_| !mesh.is_empty()).and_then(|row| cut::sheet(row, mesh));
        }
        tile
    }

    /// Whether a group belongs to one cell.
    fn is_small(&self, group: &Group) -> bool {
        (group.bounds.size() * self.made.zoom).max_elem() <= self.cell()
    }

    /// Cuts a group that does not belong to one cell, or that looks different, if that was not done yet.
    fn keep_cut(&mut self, at: usize, group: &Group, cutter: &mut Cutter<'_>) {
        if self.cuts.contains_key(&at) {
            return;
        }
        let cut = cutter.parts(group);
        for front in [false, true] {
            let part = cut.parts.get(&(front, None)).zip(self.row.as_ref());
            if let Some(sheet) = part.and_then(|(part, row)| cut::sheet(row, part.clone())) {
                self.large.insert((layer_of(&group.subject), front, at), sheet);
            }
        }
        self.cuts.insert(at, cut);
    }

    /// The groups of which something may lie in this part of the map, ascending.
    fn groups_in(&self, area: Rect) -> Vec<usize> {
        let found = self.index.touching(area).into_iter();
        let mut groups: Vec<usize> = found.filter_map(|at| self.owners.get(at).copied()).collect();
        groups.dedup();
        groups
    }

    fn count(&mut self, scene: &Scene, cells: &[Cell], visible: Rect, looks: &Looks) {
        let whole = cells.iter().filter_map(|cell| self.tiles.get(cell)).flat_map(|tile| &tile.whole);
        for (bounds, counts) in whole {
            if bounds.intersects(visible) {
                self.counts.add(*counts);
            }
        }
        let mut counts = Counts::default();
        for (at, cut) in self.cuts.iter().filter(|(_, cut)| !cut.parts.is_empty()) {
            let Some(group) = scene.groups.get(*at) else { continue };
            let look = looks.groups.get(at).copied();
            let bounds = group.bounds.translate(look.unwrap_or_default().offset);
            if bounds.intersects(visible) && look.map_or(!self.is_small(group), |look| look.opacity > 0.0) {
                counts.add(counted(group, cut.texts));
            }
        }
        self.counts.add(counts);
    }

    /// Whoever pans over a large map at reading zoom must not collect all of it in memory.
    fn forget(&mut self, scene: &Scene, cells: &[Cell], visible: Rect) {
        if self.tiles.len() + self.cuts.len() <= self.limit.max(KEPT) {
            return;
        }
        let shown: std::collections::HashSet<Cell> = cells.iter().copied().collect();
        self.tiles.retain(|cell, _| shown.contains(cell));
        let near = visible.expand2(visible.size());
        let is_near = |at: &usize| scene.groups.get(*at).is_some_and(|group| group.bounds.intersects(near));
        self.cuts.retain(|at, _| is_near(at));
        let cuts = &self.cuts;
        self.large.retain(|(.., at), _| cuts.contains_key(at));
        self.limit = 2 * (self.tiles.len() + self.cuts.len());
    }

    /// Draws one group once more, for instance as a ghost.
    pub fn paint_group(&self, painter: &Painter, group: &Group, camera: &Camera, look: Look) {
        let mut cutter = Cutter::new(painter.ctx(), camera.zoom, self.made.pixels_per_point, self.cell());
        let mut cut = Mesh::default();
        cutter.whole(group, &mut cut);
        let mut mesh = Mesh::default();
        cut::append_moved(&mut mesh, &cut, look.offset * camera.zoom, look.opacity);
        self.put_now(painter, mesh, camera);
    }
}

/// The triangles of a frame are a few megabytes, which glibc gives back to the system after each frame
/// and gets again, page by page, for the next. Having seen a block of this size freed, it keeps as much.
/// The block is never written to and so takes no memory.
fn keep_freed_memory() {
    drop(std::hint::black_box(Vec::<u8>::with_capacity(30 << 20)));
}

impl Counts {
    fn add(&mut self, other: Self) {
        self.groups += other.groups;
        self.cards += other.cards;
        self.tiles += other.tiles;
        self.texts += other.texts;
    }
}

/// What a group of which something is drawn adds to the counts.
fn counted(group: &Group, texts: usize) -> Counts {
    let card = matches!(group.subject, Subject::Card(_));
    let tile = matches!(group.subject, Subject::Tile(_));
    Counts { groups: 1, cards: usize::from(card), tiles: usize::from(tile), texts }
}

/// The groups of a cell that look different now.
fn without(tile: &Tile, looks: &Looks) -> Vec<usize> {
    let here = |at: &&usize| tile.groups.binary_search(at).is_ok();
    let mut without: Vec<usize> = looks.groups.keys().filter(here).copied().collect();
    without.sort_unstable();
    without
}

fn layer_of(subject: &Subject) -> usize {
    match subject {
        Subject::Backdrop => 0,
        Subject::Transition(_) => TRANSITIONS,
        Subject::Card(_) => 3,
        Subject::Tile(_) => 4,
        _ => 1,
    }
}

/// Where a group can be found: long lines by their pieces, since the box around them all is mostly
/// empty; everything by its upper left corner.
fn boxes(group: &Group) -> Vec<Rect> {
    let size = group.bounds.size();
    if !matches!(group.subject, Subject::Transition(_)) || size.max_elem() <= LONG {
        return vec![group.bounds];
    }
    let mut boxes = vec![Rect::from_min_max(group.bounds.min, group.bounds.min)];
    for shape in &group.shapes {
        match &shape.kind {
            ShapeKind::Rect { rect, .. } => boxes.push(rect.expand(2.0)),
            ShapeKind::Text { text, at, style, .. } => {
                let width = 2.0 * style.size * text.chars().count() as f32;
                boxes.push(Rect::from_center_size(*at, vec2(width, 3.0 * style.size)));
            }
            ShapeKind::Path { steps, .. } => boxes.extend(along(steps)),
        }
    }
    boxes
}

/// The boxes around the steps of a path, and its upper left corner.
fn along(steps: &[Step]) -> Vec<Rect> {
    let (mut last, mut first) = (None, None);
    let mut boxes = Vec::with_capacity(steps.len() + 1);
    let mut all = Rect::NOTHING;
    for step in steps {
        let points = match *step {
            Step::Move(to) => {
                (last, first) = (Some(to), Some(to));
                [Some(to), None, None]
            }
            Step::Line(to) => [Some(to), None, None],
            Step::Quad(by, to) => [Some(by), Some(to), None],
            Step::Cubic(by, then, to) => [Some(by), Some(then), Some(to)],
            Step::Close => [first, None, None],
        };
        let mut rect = Rect::NOTHING;
        for point in points.into_iter().chain([last]).flatten() {
            rect.extend_with(point);
        }
        last = points.into_iter().flatten().next_back().or(last);
        if rect.is_finite() {
            all |= rect;
            boxes.push(rect.expand(4.0));
        }
    }
    boxes.push(Rect::from_min_max(all.min, all.min).expand(4.0));
    boxes
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::pos2;

    #[test]
    fn a_long_way_is_found_by_its_pieces() {
        let corners = [pos2(0.0, 0.0), pos2(900.0, 0.0), pos2(900.0, 700.0)];
        let boxes = along(&[Step::Move(corners[0]), Step::Line(corners[1]), Step::Line(corners[2])]);
        assert!(boxes.iter().any(|rect| rect.contains(pos2(450.0, 0.0))));
        assert!(!boxes.iter().any(|rect| rect.contains(pos2(450.0, 350.0))));
    }
}
