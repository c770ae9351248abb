//! From grid to map points: how wide gutters, columns and phases become, how high rows and lanes,
//! and where each port, and so each corner of a line, lies.

use emath::{Pos2, Rangef, pos2};

use super::fold::Sizes;
use super::grid::{Grid, at, put};
use super::labels::{PILL, Stands};
use super::ports::{Port, Ports, Span};
use super::routes::Way;
use super::shown::Shown;
use super::tracks::Tracks;
use super::{HEADER_TEXT, LABEL_WIDTH, LANES_TOP};
use crate::text::{self, Face, Style};

/// From one track to the next.
const TRACK: f32 = 9.0;

/// From one track to the next where words stand on them.
const WORDED_TRACK: f32 = PILL + 2.0;

/// Between the grounds of two phases.
const PHASE_GAP: f32 = 4.0;

/// From the lowest card of a lane to the line under the lane, where another lane follows.
const UNDER_LANE: f32 = 6.0;

/// The style of a phase's name.
const HEADER: Style = Style::new(16.0, Face::Bold);

/// A phase is never made wider than this for its name alone.
const WIDEST_NAME: f32 = 420.0;

/// What lies left and right of a phase's name in its header, a badge in the corner included.
const HEADER_PADDING: f32 = HEADER_TEXT + 40.0;

/// Everything that is known of the lines before they get points.
#[derive(Clone, Copy)]
pub(super) struct Lines<'a> {
    /// What is shown.
    pub shown: &'a Shown<'a>,
    /// Where the cards sit.
    pub grid: &'a Grid,
    /// By link, its way.
    pub ways: &'a [Way],
    /// The order at the cards.
    pub ports: &'a Ports,
    /// The order in the gutters.
    pub tracks: &'a Tracks,
}

/// Where columns, rows, gutters, phases and lanes lie.
pub(super) struct Places {
    /// By column, from left to right edge of the cards.
    pub columns: Vec<Rangef>,
    /// By row, from top to bottom edge of the highest card.
    pub rows: Vec<Rangef>,
    /// By vertical gutter, the middle of its tracks.
    column_gutters: Vec<f32>,
    /// By row gutter, the middle of its tracks.
    row_gutters: Vec<f32>,
    /// By row gutter, from one track to the next.
    row_tracks: Vec<f32>,
    /// By phase.
    pub phases: Vec<Rangef>,
    /// By lane.
    pub lanes: Vec<Rangef>,
}

impl Places {
    /// Gives everything its points.
    pub fn new(
        shown: &Shown,
        grid: &Grid,
        tracks: &Tracks,
        stands: &Stands,
        heights: &[f32],
        sizes: &Sizes,
    ) -> Self {
        let mut places = Self {
            columns: Vec::with_capacity(grid.columns()),
            rows: Vec::with_capacity(grid.rows()),
            column_gutters: Vec::with_capacity(grid.columns() + 1),
            row_gutters: Vec::with_capacity(grid.rows() + 1),
            phases: Vec::with_capacity(shown.phases.len()),
            lanes: Vec::new(),
            row_tracks: Vec::new(),
        };
        places.row_tracks = (0..=grid.rows())
            .map(|row| if stands.widens(row, grid.rows()) { WORDED_TRACK } else { TRACK })
            .collect();
        places.lay_columns(shown, grid, tracks, stands, sizes);
        places.lay_rows(grid, tracks, heights, sizes);
        places
    }

    fn lay_columns(&mut self, shown: &Shown, grid: &Grid, tracks: &Tracks, stands: &Stands, sizes: &Sizes) {
        let width = |column: usize| at(&sizes.columns, column);
        let last = grid.columns();
        let gap = |gutter: usize| {
            let busy = 16.0 + TRACK * at(&tracks.columns, gutter) as f32;
            let border = grid.phase_starts.binary_search(&gutter).is_ok();
            match gutter {
                0 if busy < 17.0 => 12.0,
                0 => busy,
                _ if gutter == last => busy.max(24.0),
                _ if border => (busy + 14.0).max(40.0),
                _ => busy.max(26.0),
            }
        };
        let mut x = LABEL_WIDTH;
        for ((phase, folded), ends) in
            shown.phases.iter().zip(&sizes.folded).zip(grid.phase_starts.windows(2))
        {
            let [start, end] = *ends else { continue };
            let inner: f32 = (start + 1..end).map(|gutter| gap(gutter) + stands.room(gutter)).sum::<f32>()
                + (start..end).map(width).sum::<f32>();
            let before = if start == 0 { gap(0) } else { gap(start) / 2.0 };
            let room = stands.room(end);
            let behind = if end == last { gap(end) } else { gap(end) / 2.0 } + room;
            let natural = before + inner + behind - PHASE_GAP;
            let name = text::width(&phase.1.name, HEADER).min(WIDEST_NAME) + HEADER_PADDING;
            let spare = if *folded { 0.0 } else { (name - natural).max(0.0) };
            let left = x;
            if start == 0 {
                self.column_gutters.push(x + before / 2.0);
            }
            x += before + spare / 2.0;
            for column in start..end {
                self.columns.push(Rangef::new(x, x + width(column)));
                x += width(column);
                if column + 1 < end {
                    x += stands.room(column + 1);
                    self.column_gutters.push(x + gap(column + 1) / 2.0);
                    x += gap(column + 1);
                }
            }
            x += behind + spare / 2.0;
            let own = |edge: usize| if edge == 0 || edge == last { 0.0 } else { PHASE_GAP / 2.0 };
            self.phases.push(Rangef::new(left + own(start), x - own(end)));
            self.column_gutters.push(if end == last { x - spare / 2.0 - (behind - room) / 2.0 } else { x });
        }
    }

    fn lay_rows(&mut self, grid: &Grid, tracks: &Tracks, heights: &[f32], sizes: &Sizes) {
        let last = grid.rows();
        let mut y = LANES_TOP;
        for lane in grid.lane_starts.windows(2) {
            let [start, end] = *lane else { continue };
            let top = y;
            for row in start..end {
                let busy = 12.0 + at(&self.row_tracks, row) * at(&tracks.rows, row) as f32;
                let gap = if row == start && row > 0 {
                    (busy + 8.0).max(if sizes.is_thin(row) { 18.0 } else { 28.0 }) - UNDER_LANE
                } else {
                    busy.max(20.0)
                };
                self.row_gutters
                    .push(y + (gap - if row == start && row > 0 { UNDER_LANE } else { 0.0 }) / 2.0);
                y += gap;
                let height = at(heights, row).max(at(&sizes.rows, row));
                self.rows.push(Rangef::new(y, y + height));
                y += height;
            }
            if end == last {
                let gap = (18.0 + at(&self.row_tracks, end) * at(&tracks.rows, end) as f32).max(24.0);
                self.row_gutters.push(y + gap / 2.0);
                y += gap;
            } else {
                y += UNDER_LANE;
            }
            self.lanes.push(Rangef::new(top, y));
        }
    }

    /// Where a track of a vertical gutter lies.
    fn x(&self, tracks: &Tracks, piece: Option<usize>) -> f32 {
        let (gutter, track) = piece.map_or((0, 0), |piece| at(&tracks.vertical, piece));
        let count = at(&tracks.columns, gutter);
        at(&self.column_gutters, gutter) + (track as f32 - (count.max(1) - 1) as f32 / 2.0) * TRACK
    }

    /// Where a track of a row gutter lies.
    fn y(&self, tracks: &Tracks, piece: Option<usize>) -> f32 {
        let (gutter, track) = piece.map_or((0, 0), |piece| at(&tracks.horizontal, piece));
        let count = at(&tracks.rows, gutter);
        at(&self.row_gutters, gutter)
            + (track as f32 - (count.max(1) - 1) as f32 / 2.0) * at(&self.row_tracks, gutter)
    }

    /// The corners of every line.
    pub fn corners(&self, lines: &Lines, heights: &[f32], sizes: &Sizes) -> Vec<Vec<Pos2>> {
        let Lines { shown, grid, ways, ports, tracks } = *lines;
        let ends = self.port_points(grid, ports, tracks, ways.len(), sizes);
        let column =
            |card: usize| self.columns.get(grid.spot(card).column).copied().unwrap_or(Rangef::NOTHING);
        let top = |card: usize| self.rows.get(grid.spot(card).row).map_or(0.0, |row| row.min);
        let bottom = |card: usize| top(card) + at(heights, card);
        let lines = shown.links.iter().zip(ways).enumerate();
        lines
            .map(|(index, (link, way))| {
                let [leave, arrive] = at(&ends, index);
                let out = column(link.from).max;
                let into = column(link.to).min;
                let parts = at(&tracks.links, index);
                let first = self.x(tracks, parts.first);
                match way {
                    Way::Straight => vec![pos2(out, leave), pos2(into, leave)],
                    Way::Upright if grid.spot(link.from).row < grid.spot(link.to).row => {
                        vec![pos2(leave, bottom(link.from)), pos2(leave, top(link.to))]
                    }
                    Way::Upright => vec![pos2(leave, top(link.from)), pos2(leave, bottom(link.to))],
                    Way::Side { .. } | Way::Hook { .. } => {
                        let into = if matches!(way, Way::Hook { .. }) { column(link.to).max } else { into };
                        vec![pos2(out, leave), pos2(first, leave), pos2(first, arrive), pos2(into, arrive)]
                    }
                    Way::Around { .. } => {
                        let second = self.x(tracks, parts.second);
                        let y = self.y(tracks, parts.along);
                        vec![
                            pos2(out, leave),
                            pos2(first, leave),
                            pos2(first, y),
                            pos2(second, y),
                            pos2(second, arrive),
                            pos2(into, arrive),
                        ]
                    }
                }
            })
            .collect()
    }

    /// By link, the height of both its ports; for uprights the place along the column.
    fn port_points(
        &self,
        grid: &Grid,
        ports: &Ports,
        tracks: &Tracks,
        links: usize,
        sizes: &Sizes,
    ) -> Vec<[f32; 2]> {
        let mut points = vec![[0.0; 2]; links];
        let mut set = |port: &Port, value: f32, both: bool| {
            for end in port {
                if let Some([leave, arrive]) = points.get_mut(end.link) {
                    if both || !end.arrives {
                        *leave = value;
                    }
                    if both || end.arrives {
                        *arrive = value;
                    }
                }
            }
        };
        for (upper, list) in &ports.uprights {
            let Some(column) = self.columns.get(grid.spot(*upper).column) else { continue };
            for (index, port) in list.iter().enumerate() {
                set(port, column.min + column.span() * (index + 1) as f32 / (list.len() + 1) as f32, true);
            }
        }
        for span in &ports.spans {
            let Some(card) = span.left.or(span.right) else { continue };
            let Some(row) = self.rows.get(grid.spot(card).row) else { continue };
            let height = at(&sizes.rows, grid.spot(card).row);
            let at_height = |part: f32| row.min + height * part;
            let levels = self.levels(span, tracks);
            for (port, part) in levels {
                set(port, at_height(part), span.straight.iter().any(|it| std::ptr::eq(it, port)));
            }
        }
        points
    }

    /// How high the ports of a span lie, as parts of a card's height. Where lines of both sides
    /// would run over each other they get heights of their own; else each side is spread evenly.
    fn levels<'a>(&self, span: &'a Span, tracks: &Tracks) -> Vec<(&'a Port, f32)> {
        let reach = |port: &Port| {
            port.iter()
                .map(|end| {
                    let parts = at(&tracks.links, end.link);
                    let hook = parts.second.is_none();
                    self.x(tracks, if hook || !end.arrives { parts.first } else { parts.second })
                })
                .fold((f32::INFINITY, f32::NEG_INFINITY), |(low, high), x| (low.min(x), high.max(x)))
        };
        let clash = |left: &[Port], right: &[Port]| {
            let left = left.iter().map(|port| reach(port).1).fold(f32::NEG_INFINITY, f32::max);
            let right = right.iter().map(|port| reach(port).0).fold(f32::INFINITY, f32::min);
            left + TRACK > right
        };
        let uppers = (&span.left_upper, &span.right_upper);
        let lowers = (&span.left_lower, &span.right_lower);
        let crossed = clash(uppers.0, lowers.1) || clash(lowers.0, uppers.1);
        let room = |(left, right): (&Vec<Port>, &Vec<Port>)| {
            let both = clash(left, right);
            (both, if both { left.len() + right.len() } else { left.len().max(right.len()) })
        };
        let ((upper_clash, upper), (lower_clash, lower)) = (room(uppers), room(lowers));
        let mut levels = Vec::new();
        if span.straight.is_empty() && !crossed && !upper_clash && !lower_clash {
            for (above, below) in [(uppers.0, lowers.0), (uppers.1, lowers.1)] {
                let count = above.len() + below.len();
                let all = above.iter().chain(below).enumerate();
                levels.extend(all.map(|(index, port)| (port, (index + 1) as f32 / (count + 1) as f32)));
            }
            return levels;
        }
        let total = (upper + span.straight.len() + lower + 1) as f32;
        let mut zone =
            |(left, right): (&'a Vec<Port>, &'a Vec<Port>), start: usize, room: usize, both: bool| {
                if both {
                    let all = left.iter().chain(right).enumerate();
                    levels.extend(all.map(|(index, port)| (port, (start + index + 1) as f32 / total)));
                    return;
                }
                for list in [left, right] {
                    for (index, port) in list.iter().enumerate() {
                        let level = (index as f32 + 0.5) * room as f32 / list.len() as f32 + 0.5;
                        levels.push((port, (start as f32 + level) / total));
                    }
                }
            };
        zone(uppers, 0, upper, upper_clash);
        zone(lowers, upper + span.straight.len(), lower, lower_clash);
        let straight = span.straight.iter().enumerate();
        levels.extend(straight.map(|(index, port)| (port, (upper + index + 1) as f32 / total)));
        levels
    }
}

/// By row, the height of its highest card.
pub(super) fn row_heights(grid: &Grid, heights: &[f32]) -> Vec<f32> {
    let mut rows: Vec<f32> = vec![0.0; grid.rows()];
    for (card, height) in heights.iter().enumerate() {
        let row = grid.spot(card).row;
        let highest = at(&rows, row).max(*height);
        put(&mut rows, row, highest);
    }
    rows
}
