//! The names of phases and lanes at the edges of the view, once the map's own ones have scrolled away.
//! Where they lie is pure; they are drawn over the map and stand for what they name.

use egui::{FontId, Painter, Pos2, Rect, Stroke, StrokeKind, pos2, vec2};

use super::View;
use super::camera::{Camera, NAMES};
use super::cut::family;
use super::outline::colour;
use super::places::header_rect;
use crate::layout::{LABEL_WIDTH, Layout};
use crate::scene::TILES;
use crate::text::{self, Face, Style};

const PHASE: Style = Style::new(13.5, Face::Bold);
const LANE: Style = Style::new(12.0, Face::SemiBold);
/// The name of a phase begins so far from its left edge, in map points.
const INDENT: f32 = 26.0;
/// White space at both sides of a name, in pixels.
const PAD: f32 = 8.0;
/// The height of a lane's name, in pixels.
const LANE_HEIGHT: f32 = 20.0;
/// A lane's name covers at most this part of the view.
const SHARE: f32 = 0.25;

/// What a name stands for, by its place in the layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// A phase.
    Phase(usize),
    /// A lane.
    Lane(usize),
    /// A row below the lanes: the experience strip, "look first".
    Row,
}

/// A name at the edge of the view.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// What it stands for.
    pub named: Named,
    /// Where it is on the screen.
    pub rect: Rect,
    /// The name, cut to the space there is; empty if there is too little.
    pub row: String,
    /// A place on the map that means the same.
    pub place: Pos2,
    /// Whether it is part of the band along the upper edge.
    pub is_pinned: bool,
}

/// The names to show: of phases at the top, of lanes at the left, each where its own is out of view.
pub fn names(view: &View<'_>, camera: &Camera, rows: &[(Rect, &'static str)]) -> Vec<Name> {
    if camera.zoom < TILES || !camera.viewport.is_positive() {
        return Vec::new();
    }
    let lanes = (0..view.layout.lanes.len()).filter_map(|at| lane(view.layout, camera, at));
    let phases = (0..view.layout.phases.len()).filter_map(|at| phase(view, camera, at));
    let rows = rows.iter().filter_map(|(rect, words)| row(view.layout, camera, *rect, words));
    lanes.chain(rows).chain(phases).collect()
}

/// A band along the top above what is seen of the phase; while its header is in view, only a name in there.
fn phase(view: &View<'_>, camera: &Camera, at: usize) -> Option<Name> {
    let place = view.layout.phases.get(at)?;
    let own = header_rect(view.layout, &place.id)?;
    let (header, seen) = (camera.screen_rect(own), camera.viewport);
    let (left, right) = (header.left().max(seen.left()), header.right().min(seen.right()));
    let is_above = header.center().y < seen.top();
    let begins = header.left() + INDENT * camera.zoom;
    if right - left < 2.0 || header.center().y > seen.bottom() || (!is_above && begins >= seen.left()) {
        return None;
    }
    let journey_phase = view.journey.phase(&place.id);
    let name = journey_phase.map_or(String::new(), |phase| text::one_line(&phase.name));
    let room = right - left - 2.0 * PAD;
    let row = if room < 3.0 * PAD { String::new() } else { text::fit(&name, PHASE, room) };
    let rect = if is_above {
        Rect::from_min_max(pos2(left, seen.top()), pos2(right, seen.top() + NAMES))
    } else {
        let height = NAMES.min(header.height());
        let width = text::width(&row, PHASE) + 2.0 * PAD;
        let top = (header.center().y - height / 2.0).max(seen.top());
        Rect::from_min_size(pos2(left, top), vec2(width.min(right - left), height))
    };
    if row.is_empty() && !is_above {
        return None;
    }
    let place = pos2(camera.map_from_screen(rect.center()).x, own.center().y);
    Some(Name { named: Named::Phase(at), rect, row, place, is_pinned: is_above })
}

/// A tag at the left, under the upper edge of the lane or of what is seen of it: there the lane has
/// white space above its cards.
fn lane(layout: &Layout, camera: &Camera, at: usize) -> Option<Name> {
    let lane = layout.lanes.get(at)?;
    let name = lane.label.join(" ");
    let rows = match (lane.rows.first(), lane.rows.last()) {
        (Some(first), Some(last)) => (first.min + last.max) / 2.0,
        _ => lane.y.center(),
    };
    let left = layout.bounds.left().min(0.0);
    let (seen, own) = (camera.viewport, camera.screen_from_map(pos2(left + 0.3 * LABEL_WIDTH, rows)));
    let edge = |y: f32| camera.screen_from_map(pos2(left, y));
    let (top, bottom) = (edge(lane.y.min).y.max(seen.top() + NAMES), edge(lane.y.max).y.min(seen.bottom()));
    let is_shown = own.x >= seen.left() && (seen.top()..=seen.bottom()).contains(&own.y);
    if name.is_empty() || is_shown || bottom - top < LANE_HEIGHT + 2.0 || own.x > seen.right() {
        return None;
    }
    let row = text::fit(&name, LANE, (SHARE * seen.width() - 2.0 * PAD).max(1.0));
    let min = pos2(edge(0.0).x.max(seen.left() + 4.0), top + 1.0).round();
    let rect = Rect::from_min_size(min, vec2(text::width(&row, LANE) + 2.0 * PAD, LANE_HEIGHT));
    let place = pos2(layout.bounds.left() + 1.0, lane.y.center());
    Some(Name { named: Named::Lane(at), rect, row, place, is_pinned: false })
}

/// A tag at the left for a row below the lanes whose own words have scrolled away.
fn row(layout: &Layout, camera: &Camera, rect: Rect, words: &str) -> Option<Name> {
    let left = layout.bounds.left().min(0.0);
    let (seen, own) = (camera.viewport, camera.screen_rect(rect));
    let words_left = camera.screen_from_map(pos2(left + 0.3 * LABEL_WIDTH, rect.top())).x;
    let (top, bottom) = (own.top().max(seen.top() + NAMES), own.bottom().min(seen.bottom()));
    if words_left >= seen.left() || own.right() < seen.left() || bottom - top < LANE_HEIGHT + 2.0 {
        return None;
    }
    let row = text::fit(words, LANE, (SHARE * seen.width() - 2.0 * PAD).max(1.0));
    let min = pos2(seen.left() + 4.0, top + 1.0).round();
    let tag = Rect::from_min_size(min, vec2(text::width(&row, LANE) + 2.0 * PAD, LANE_HEIGHT));
    let place = pos2(rect.left() + 1.0, rect.center().y);
    Some(Name { named: Named::Row, rect: tag, row, place, is_pinned: false })
}

/// Draws the names.
pub fn draw(names: &[Name], view: &View<'_>, painter: &Painter) {
    let theme = view.theme;
    // Between the names of phases nothing must show of what scrolls away below them.
    if let Some(top) = names.iter().find(|name| matches!(name.named, Named::Phase(_)) && name.is_pinned) {
        let band = Rect::from_x_y_ranges(painter.clip_rect().x_range(), top.rect.y_range());
        painter.rect_filled(band, 0.0, colour(theme.paper, 1.0));
    }
    for name in names {
        let (style, ink) = match name.named {
            Named::Phase(at) => {
                let index = view.layout.phases.get(at).map_or(at, |place| place.index);
                painter.rect_filled(name.rect, 0.0, colour(theme.phase(index).header, 1.0));
                (PHASE, theme.on_accent)
            }
            Named::Lane(_) | Named::Row => {
                let edge = Stroke::new(1.0, colour(theme.line, 1.0));
                painter.rect(name.rect, 4.0, colour(theme.paper, 0.94), edge, StrokeKind::Inside);
                (LANE, theme.secondary)
            }
        };
        let font = FontId::new(style.size, family(style));
        let row = painter.layout_no_wrap(name.row.clone(), font, colour(ink, 1.0));
        let at = pos2(name.rect.left() + PAD, name.rect.center().y - row.size().y / 2.0);
        let clipped = painter.with_clip_rect(name.rect.intersect(painter.clip_rect()));
        clipped.galley(at, row, colour(ink, 1.0));
    }
}
