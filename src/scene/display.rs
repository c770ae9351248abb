//! Pages for the presenter display: the journey as a whole and phase by phase, in titles that the
//! last row of a room can read, with the legend that belongs to each. Owners are never named.
//! Knows how large the display is; draws nothing on it.

use std::sync::Arc;

use emath::{Pos2, Rangef, Rect, Vec2, pos2, vec2};

use super::sketch::Sketch;
use super::{Frame, Options, Scene, Stage, Subject, build, legend};
use crate::layout::{self, CardStyle, LANES_TOP, LanePlace, Layout, Request, TITLE_STYLE};
use crate::model::{Id, Journey, LaneScheme, Phase, Touchpoint, Workspace};
use crate::theme::Theme;

/// Titles of the journey as a whole are at least this large, in pixels.
pub const WHOLE: f32 = 20.0;
/// Titles phase by phase are at least this large, in pixels.
pub const PHASE: f32 = 32.0;
/// Pages with few cards are not blown up beyond this.
const LARGEST: f32 = 46.0;
/// How large the legend is drawn: its words are 13 map points.
pub const LEGEND_SCALE: f32 = 1.25;
/// White space around the grid, in map points.
const AROUND: f32 = 10.0;
/// White space at both sides of the legend, in pixels.
const SIDES: f32 = 24.0;
/// How many cards a page takes where a phase needs several, most first.
const PARTS: [usize; 11] = [24, 18, 14, 11, 9, 7, 5, 4, 3, 2, 1];

/// One page.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// The phase; unset shows the journey as a whole.
    pub phase: Option<Id<Phase>>,
    /// Which part of the phase, and of how many, from 1.
    pub part: (usize, usize),
    /// Headers, lanes, cards and lines.
    pub scene: Scene,
    /// What the marks on it mean; drawn at [`LEGEND_SCALE`].
    pub legend: Scene,
    /// Pixels per map point: titles are large enough, and all is in view if it can be.
    pub scale: f32,
    /// The cards in document order.
    pub cards: Vec<Id<Touchpoint>>,
    /// Its columns and rows.
    pub grid: Grid,
}

/// Where the columns and rows of a page lie, in map points.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grid {
    /// Where the names of phases and lanes end and the cards begin.
    pub corner: Pos2,
    /// The phases, from left to right edge.
    pub phases: Vec<Rangef>,
    /// The lanes, from top to bottom edge, and how far down the name of each reaches.
    pub lanes: Vec<(Rangef, f32)>,
}

impl Grid {
    fn of(layout: &Layout) -> Self {
        let left = layout.phases.first().map_or(layout.bounds.left(), |phase| phase.x.min);
        let lane = |lane: &LanePlace| {
            let rows = match (lane.rows.first(), lane.rows.last()) {
                (Some(first), Some(last)) => (first.min + last.max) / 2.0,
                _ => lane.y.center(),
            };
            (lane.y, rows + LABEL_ROW * lane.label.len() as f32 / 2.0 + 4.0)
        };
        Self {
            corner: pos2(left, layout.bounds.top() + LANES_TOP),
            phases: layout.phases.iter().map(|phase| phase.x).collect(),
            lanes: layout.lanes.iter().map(lane).collect(),
        }
    }
}

/// The height of a row of a lane's name, in map points.
const LABEL_ROW: f32 = 18.0;

impl Page {
    /// How large card titles are, in pixels.
    pub fn title_px(&self) -> f32 {
        TITLE_STYLE.size * self.scale
    }
}

/// The pages of a journey on a display of `room` pixels: the whole first, then phase by phase.
pub fn pages(
    workspace: &Workspace,
    journey: &Journey,
    request: &Request,
    (theme, options): (&Theme, &Options),
    room: Vec2,
) -> Vec<Page> {
    let options = Options { frame: Frame::Bare, owners: false, ..options.clone() };
    let kit = Kit { workspace, journey, theme, options, room };
    // Lanes of departments would name owners.
    let lanes = request.lanes.unwrap_or(journey.lanes);
    let lanes = if lanes == LaneScheme::ByDepartment { LaneScheme::ByChannelGroup } else { lanes };
    let request =
        Request { cards: CardStyle::Compact, lanes: Some(lanes), spare_lanes: false, ..request.clone() };
    let whole = kit.page(&request, WHOLE, (1, 1));
    let phases = journey.phases.iter().filter(|phase| !phase.touchpoints.is_empty());
    let rest: Vec<Page> = phases.flat_map(|phase| kit.phase(&request, phase)).collect();
    std::iter::once(whole).chain(rest).collect()
}

struct Kit<'a> {
    workspace: &'a Workspace,
    journey: &'a Journey,
    theme: &'a Theme,
    options: Options,
    room: Vec2,
}

impl Kit<'_> {
    /// The pages of one phase: with lanes, else without, else in parts.
    fn phase(&self, request: &Request, phase: &Arc<Phase>) -> Vec<Page> {
        let request = Request { phase: Some(phase.id.clone()), ..request.clone() };
        let page = self.page(&request, PHASE, (1, 1));
        if self.fits(&page) {
            return vec![page];
        }
        let plain = Request { lanes: Some(LaneScheme::NoLanes), ..request };
        let page = self.page(&plain, PHASE, (1, 1));
        if self.fits(&page) || page.cards.len() < 2 {
            return vec![page];
        }
        let parts = PARTS.into_iter().filter(|size| *size < page.cards.len());
        for size in parts {
            if let Some(pages) = self.parts(&plain, &page.cards, size) {
                return pages;
            }
        }
        vec![page]
    }

    /// The cards of a phase so many at a time; nothing if they do not fit so, unless they stand alone.
    fn parts(&self, plain: &Request, cards: &[Id<Touchpoint>], size: usize) -> Option<Vec<Page>> {
        let count = cards.len().div_ceil(size);
        // Pages of much the same size, not many full ones and a last card alone.
        let even = cards.len().div_ceil(count);
        let mut pages = Vec::new();
        for (number, part) in (1..).zip(cards.chunks(even)) {
            let request = Request { only: Some(part.to_vec()), ..plain.clone() };
            let page = self.page(&request, PHASE, (number, count));
            if size > 1 && !self.fits(&page) {
                return None;
            }
            pages.push(page);
        }
        Some(pages)
    }

    /// Whether all of a page is in view.
    fn fits(&self, page: &Page) -> bool {
        let size = page.scene.bounds.size() * page.scale;
        let space = self.space(&page.legend);
        size.x <= space.x + 0.5 && size.y <= space.y + 0.5
    }

    /// What the legend leaves.
    fn space(&self, legend: &Scene) -> Vec2 {
        (self.room - vec2(0.0, legend.bounds.height() * LEGEND_SCALE)).max(vec2(64.0, 64.0))
    }

    fn page(&self, request: &Request, least: f32, part: (usize, usize)) -> Page {
        let layout = layout::layout(self.workspace, self.journey, request, None);
        let mut scene = build(self.workspace, self.journey, &layout, self.theme, &self.options);
        // What has no phase yet is no part of the story.
        let cards: Vec<Id<Touchpoint>> =
            layout.cards.iter().map(|place| place.touchpoint.id.clone()).collect();
        scene.groups.retain(|group| match &group.subject {
            Subject::Tray => false,
            Subject::Card(id) => !layout.tray.iter().any(|place| place.touchpoint.id == *id),
            _ => true,
        });
        scene.bounds = grid(&layout).expand(AROUND);
        let legend = self.legend(&layout);
        let (size, space) = (scene.bounds.size().max(vec2(1.0, 1.0)), self.space(&legend));
        let fit = (space.x / size.x).min(space.y / size.y).min(LARGEST / TITLE_STYLE.size);
        let scale = fit.max(least / TITLE_STYLE.size);
        let grid = Grid::of(&layout);
        Page { phase: request.phase.clone(), part, scene, legend, scale, cards, grid }
    }

    /// The legend of a layout, in rows as wide as the display.
    fn legend(&self, layout: &Layout) -> Scene {
        let stage = Stage::new(self.workspace, self.journey, layout, self.theme, &self.options);
        let items = legend::items(&stage);
        let width = ((self.room.x - 2.0 * SIDES) / LEGEND_SCALE).max(100.0);
        let rows = legend::rows(&stage, &items, width);
        let height = legend::PITCH * rows.len() as f32;
        let mut sketch = Sketch::new();
        legend::draw(&stage, &mut sketch, &rows, pos2(SIDES / LEGEND_SCALE, legend::PITCH * 0.66));
        let groups = match sketch.is_empty() {
            true => Vec::new(),
            false => vec![sketch.into_group(Subject::Legend, String::new())],
        };
        let bounds = Rect::from_min_size(pos2(0.0, 0.0), vec2(self.room.x / LEGEND_SCALE, height));
        Scene { name: String::new(), bounds, background: self.theme.paper, groups }
    }
}

/// The grid, without the column of lane labels where no lane has one.
fn grid(layout: &Layout) -> Rect {
    let mut grid = layout.bounds;
    if let Some(first) =
        layout.phases.first().filter(|_| layout.lanes.iter().all(|lane| lane.label.is_empty()))
    {
        grid.min.x = first.x.min;
    }
    grid
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::ShapeKind;
    use super::*;
    use crate::vocabulary;

    fn sample(name: &str) -> Workspace {
        crate::storage::parse("sample.ron", vocabulary::sample(name).unwrap()).unwrap().workspace
    }

    fn texts(scene: &Scene) -> impl Iterator<Item = &str> {
        scene.groups.iter().flat_map(|group| &group.shapes).filter_map(|shape| match &shape.kind {
            ShapeKind::Text { text, .. } => Some(text.as_str()),
            _ => None,
        })
    }

    #[test]
    fn a_room_can_read_every_page() {
        for name in ["zwaluw-en-spaak-en", "vriesmeter", "first-steps"] {
            let workspace = sample(name);
            let journey = &workspace.journeys[0];
            for room in [vec2(1920.0, 1040.0), vec2(1366.0, 728.0), vec2(1280.0, 680.0)] {
                let theme = Theme::light();
                let look = (&theme, &Options::default());
                let pages = pages(&workspace, journey, &Request::default(), look, room);
                assert!(pages[0].phase.is_none() && pages[0].title_px() >= WHOLE, "{name}");
                for page in &pages[1..] {
                    assert!(page.title_px() >= PHASE, "{name} {room}: {}", page.title_px());
                    let legend = page.legend.bounds.height() * LEGEND_SCALE;
                    let size = page.scene.bounds.size() * page.scale;
                    assert!(
                        size.x <= room.x + 1.0 && size.y + legend <= room.y + 1.0,
                        "{name} {room}: {size}"
                    );
                    assert!(texts(&page.legend).next().is_some(), "{name}: no legend");
                }
                let shown: BTreeSet<_> = pages[1..].iter().flat_map(|page| &page.cards).collect();
                let all: BTreeSet<_> = pages[0].cards.iter().collect();
                assert_eq!(shown, all, "{name}: every card has its turn");
            }
        }
    }

    #[test]
    fn no_department_is_named() {
        let workspace = sample("zwaluw-en-spaak-en");
        let journey = &workspace.journeys[0];
        let request = Request { lanes: Some(LaneScheme::ByDepartment), ..Request::default() };
        let theme = Theme::light();
        let look = (&theme, &Options::default());
        let pages = pages(&workspace, journey, &request, look, vec2(1920.0, 1040.0));
        for department in &workspace.departments {
            for page in &pages {
                let named = texts(&page.scene).chain(texts(&page.legend)).any(|text| text == department.name);
                let titled = page.scene.groups.iter().any(|group| group.title.contains(&department.name));
                let own = journey.touchpoints().any(|one| one.title.contains(&department.name));
                assert!(!named && (!titled || own), "{}", department.name);
            }
        }
    }
}
