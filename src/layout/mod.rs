//! WHERE things go, in map points (1 point = 1 pixel at 100 %). Pure: needs no window and no clock.
//! Knows the model and text sizes; knows no colours and no file format.
//!
//! Columns are (phase, step), rows are (lane, sub-row); a card fills one cell, transitions run in the
//! gutters between them. The origin is the left edge of the lane labels and the top edge of the
//! phase headers; `scene` puts title, legend and strip around it.

#[cfg(test)]
mod example;
mod fold;
mod grid;
mod hold;
mod labels;
mod lanes;
mod owners;
mod place;
mod placed;
mod ports;
mod routes;
mod rows;
mod shown;
mod steps;
mod titles;
mod tracks;
mod tray;

use std::collections::BTreeSet;
use std::sync::Arc;

use emath::{Pos2, Rangef, Rect, pos2};

use crate::model::{Id, Journey, LaneScheme, Lang, Persona, Phase, Touchpoint, Workspace};
use crate::text::{Face, Style, Wrapped};
use fold::{Folded, Sizes};
use grid::{Grid, Seats};
use labels::Stands;
use lanes::Lanes;
pub use owners::OwnerRows;
use owners::Owners;
pub(crate) use owners::{FACE_LEFT, OWNER_LEFT, OWNER_LINE, OWNER_STYLE, one_row, room as owner_room};
use place::{Lines, Places};
pub use placed::{
    CardPlace, FoldPlace, FoldedCard, LaneKey, LanePlace, Layout, PhasePlace, Route, RouteKey, RouteLabel,
};
use ports::Ports;
use shown::Shown;
use steps::{Order, Plan};
pub(crate) use titles::syllables;
use tracks::Tracks;

/// The width of a card.
pub const CARD_WIDTH: f32 = 164.0;
/// The height of a card whose title needs at most two lines.
pub const CARD_HEIGHT: f32 = 72.0;
/// The width of the column of lane labels, left of the first phase.
pub const LABEL_WIDTH: f32 = 132.0;
/// The height of a phase header.
pub const HEADER_HEIGHT: f32 = 48.0;
/// From the top of the headers to the first lane: header and the row of questions.
pub const LANES_TOP: f32 = 80.0;
/// What `scene` needs above the headers for title and legend.
pub const FRAME_TOP: f32 = 110.0;
/// What `scene` needs below the last lane for the strip, the row "look first" and the foot.
pub const FRAME_BOTTOM: f32 = 217.0;

/// What `scene` needs at the left and the right of the grid together.
pub const FRAME_SIDES: f32 = 60.0;
/// The width of a compact card.
pub const COMPACT_WIDTH: f32 = 154.0;
/// From a compact card's left edge to its title: stripe, icon of the medium, and a space.
pub const COMPACT_TITLE_LEFT: f32 = 28.0;
/// The height of a compact card whose title needs at most two lines.
pub const COMPACT_HEIGHT: f32 = 52.0;
/// What a card is higher for the pictures on it.
pub const PICTURE_HEIGHT: f32 = 88.0;
/// The style of card titles.
pub const TITLE_STYLE: Style = Style::new(13.5, Face::SemiBold);
/// From one line of a card title to the next.
pub const TITLE_LINE: f32 = 17.0;
/// What the mark of a folded lane takes before its name.
pub const FOLD_MARK: f32 = 14.0;
/// From a phase's left edge to its name.
pub const HEADER_TEXT: f32 = 26.0;

/// What is asked of a layout. Two equal requests for the same journey give the same layout, byte for byte.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// What the rows are; the journey's own scheme if unset.
    pub lanes: Option<LaneScheme>,
    /// How much a card shows.
    pub cards: CardStyle,
    /// The language of lane labels.
    pub lang: Lang,
    /// Only touchpoints that this persona meets.
    pub persona: Option<Id<Persona>>,
    /// Only this phase.
    pub phase: Option<Id<Phase>>,
    /// Only these touchpoints.
    pub only: Option<Vec<Id<Touchpoint>>>,
    /// Also lanes that hold nothing yet, to drop things in: for the window while a map is young.
    pub spare_lanes: bool,
    /// The lanes whose cards are tiles with a count; what is not shown has no effect.
    pub folded_lanes: BTreeSet<LaneKey>,
    /// The phases that are one thin column of tiles.
    pub folded_phases: BTreeSet<Id<Phase>>,
    /// Whether full cards have room for the pictures of their touchpoints.
    pub pictures: bool,
    /// Whether cards name no owners, so that they leave no room for a second row of a name.
    pub ownerless: bool,
}

/// How much a card shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CardStyle {
    /// Title and foot.
    #[default]
    Full,
    /// Title only, for slides.
    Compact,
}

/// The key of the lane in which a journey's touchpoint stands.
pub fn lane_of(
    workspace: &Workspace,
    journey: &Journey,
    request: &Request,
    touchpoint: &Touchpoint,
) -> LaneKey {
    lanes::key(workspace, request.lanes.unwrap_or(journey.lanes), touchpoint)
}

/// Lays out a journey. With `previous`, cards outside the phase and lane that changed keep their
/// row and step, so that the map holds still while people watch; without it the map is tidied.
pub fn layout(
    workspace: &Workspace,
    journey: &Journey,
    request: &Request,
    previous: Option<&Layout>,
) -> Layout {
    let scheme = request.lanes.unwrap_or(journey.lanes);
    let shown = Shown::new(journey, request);
    let lanes = Lanes::new(workspace, &shown, scheme, request);
    let seats = seat(&shown, &lanes, scheme, journey.lanes, request, previous);
    let folded = Folded::new(&shown, &lanes, &seats, request);
    let scene = match &folded {
        Some(folded) => Seated {
            shown: &folded.shown,
            of_lane: &folded.of_lane,
            seats: &folded.seats,
            cards: folded.cards,
        },
        None => Seated { shown: &shown, of_lane: &lanes.of_card, seats: &seats, cards: shown.cards.len() },
    };
    let mut layout = draw(workspace, request, &scene, &lanes);
    if let Some(folded) = &folded {
        let members = folded.tiles.iter().map(|tile| {
            let member = |card: &usize| {
                let seat = grid::at(&seats.seats, *card);
                let touchpoint = Arc::clone(shown.cards.get(*card)?.touchpoint);
                Some(FoldedCard { touchpoint, step: seat.step, row: seat.row, rank: *card })
            };
            tile.members.iter().filter_map(member).collect()
        });
        layout.folds.iter_mut().zip(members).for_each(|(fold, members)| fold.cards = members);
    }
    layout
}

/// Cards, then tiles, with their seats.
struct Seated<'a> {
    shown: &'a Shown<'a>,
    of_lane: &'a [usize],
    seats: &'a Seats,
    /// How many are cards.
    cards: usize,
}

/// Gives what has a seat its place, and lines their ways.
fn draw(workspace: &Workspace, request: &Request, seated: &Seated, lanes: &Lanes) -> Layout {
    let Seated { shown, of_lane, seats, cards: count } = *seated;
    let grid = Grid::new(shown, of_lane, seats);
    let sizes = Sizes::new(shown, &grid, lanes, count, request);
    let words = labels::words(shown, request.lang);
    let ways = routes::ways(shown, &grid, &words);
    let ports = Ports::new(shown, &grid, &ways, &words, &sizes);
    let stands = Stands::new(&grid, &ways, &ports, &words, &sizes);
    let tracks = Tracks::new(shown, &grid, &ways, &ports);
    let mut owners = Owners::new(workspace, request.ownerless);
    let (texts, heights) = texts_of((workspace.language, request), seated, &mut owners, &grid, &sizes);
    let row_heights = place::row_heights(&grid, &heights);
    let places = Places::new(shown, &grid, &tracks, &stands, &row_heights, &sizes);
    let lines = Lines { shown, grid: &grid, ways: &ways, ports: &ports, tracks: &tracks };
    let corners = places.corners(&lines, &heights, &sizes);
    let (cards, folds) = card_places(seated, &grid, &places, texts, &heights);
    let labels = stands.labels(shown, &grid, &ways, &places, &corners, words);
    // Tiles are numbered behind the cards of the tray.
    let end = |at: usize| if at < count { at } else { at + shown.tray.len() };
    let routes = shown.links.iter().zip(corners).zip(labels).map(|((link, points), label)| Route {
        transition: Arc::clone(link.transition),
        ordinal: link.ordinal,
        from: end(link.from),
        to: end(link.to),
        points,
        label,
    });
    let mut routes: Vec<Route> = routes.collect();
    if !folds.is_empty() {
        labels::drop_crossed(&mut routes);
    }
    let right = places.phases.last().map_or(LABEL_WIDTH, |phase| phase.max);
    let bottom = places.lanes.last().map_or(LANES_TOP, |lane| lane.max);
    let bounds = Rect::from_min_max(Pos2::ZERO, pos2(right, bottom));
    Layout {
        request: request.clone(),
        bounds,
        phases: phase_places(shown, &grid, &places),
        routes,
        lanes: lane_places(lanes, &grid, &places),
        cards,
        folds,
        tray: tray::tray(shown, (request.cards, workspace.language), &mut owners, bounds),
    }
}

/// A card's title and its owner's name, as they are broken.
type Texts = (Wrapped, OwnerRows);

/// The texts of the cards, and how high cards and tiles are.
fn texts_of<'a>(
    (lang, request): (Lang, &Request),
    seated: &Seated<'a>,
    owners: &mut Owners<'a>,
    grid: &Grid,
    sizes: &Sizes,
) -> (Vec<Texts>, Vec<f32>) {
    let cards = seated.shown.cards.iter().take(seated.cards).map(|card| card.touchpoint);
    let texts: Vec<Texts> = cards
        .map(|card| (titles::title(card, request.cards, lang), owners.rows(card, request.cards)))
        .collect();
    let tiles =
        (seated.cards..seated.shown.cards.len()).map(|tile| grid::at(&sizes.rows, grid.spot(tile).row));
    let high = |((title, owner), card): (&Texts, &shown::Member)| {
        let own = request.cards.height_of(title.lines.len(), owner.lines.len());
        own + picture_room(request, card.touchpoint)
    };
    let heights = texts.iter().zip(&seated.shown.cards).map(high).chain(tiles).collect();
    (texts, heights)
}

/// What a card is higher for its pictures.
fn picture_room(request: &Request, touchpoint: &Touchpoint) -> f32 {
    let shown = request.pictures && request.cards == CardStyle::Full && !touchpoint.pictures.is_empty();
    if shown { PICTURE_HEIGHT } else { 0.0 }
}

/// Seats the cards: as they sat before as far as possible, else anew.
fn seat(
    shown: &Shown,
    lanes: &Lanes,
    scheme: LaneScheme,
    default_scheme: LaneScheme,
    request: &Request,
    previous: Option<&Layout>,
) -> Seats {
    let order = Order::new(shown);
    let strict = scheme == LaneScheme::NoLanes;
    match hold::hold(previous, request, scheme, default_scheme, shown, lanes) {
        Some(held) => {
            let plan = Plan { rows: held.rows.clone(), wrap: None, strict };
            let mut seats = order.seat(shown, &lanes.of_card, &plan, &held);
            held.restore_rows(shown, lanes, &mut seats);
            seats
        }
        None => {
            let mut seats = rows::seat(shown, &order, lanes, request.cards, strict);
            rows::settle(shown, lanes, &mut seats);
            seats
        }
    }
}

fn card_places(
    seated: &Seated,
    grid: &Grid,
    places: &Places,
    texts: Vec<Texts>,
    heights: &[f32],
) -> (Vec<CardPlace>, Vec<FoldPlace>) {
    let rect = |index: usize| {
        let spot = grid.spot(index);
        let column = places.columns.get(spot.column).copied().unwrap_or(Rangef::NOTHING);
        let top = places.rows.get(spot.row).map_or(0.0, |row| row.min);
        Rect::from_x_y_ranges(column, Rangef::new(top, top + grid::at(heights, index)))
    };
    let (all, of_lane) = (&seated.shown.cards, seated.of_lane);
    let cards = all.iter().zip(texts).enumerate().map(|(index, (card, (title, owner)))| {
        let seat = grid::at(&seated.seats.seats, index);
        CardPlace {
            touchpoint: Arc::clone(card.touchpoint),
            phase: card.phase,
            lane: grid::at(of_lane, index),
            step: seat.step,
            row: seat.row,
            rect: rect(index),
            title: title.lines,
            title_cut: title.cut,
            owner,
        }
    });
    let folds = all.iter().enumerate().skip(seated.cards).map(|(index, tile)| FoldPlace {
        phase: tile.phase,
        lane: grid::at(of_lane, index),
        step: grid::at(&seated.seats.seats, index).step,
        rect: rect(index),
        cards: Vec::new(),
    });
    (cards.collect(), folds.collect())
}

fn phase_places(shown: &Shown, grid: &Grid, places: &Places) -> Vec<PhasePlace> {
    let starts = grid.phase_starts.windows(2);
    let phases = shown.phases.iter().zip(&places.phases).zip(starts);
    phases
        .map(|(((index, phase), x), ends)| {
            let (start, end) = (grid::at(ends, 0), grid::at(ends, 1));
            let columns = places.columns.get(start..end).map(<[_]>::to_vec).unwrap_or_default();
            PhasePlace { id: phase.id.clone(), index: *index, x: *x, columns }
        })
        .collect()
}

fn lane_places(lanes: &Lanes, grid: &Grid, places: &Places) -> Vec<LanePlace> {
    let lanes = lanes.lanes.iter().zip(&places.lanes).zip(grid.lane_starts.windows(2));
    lanes
        .map(|(((key, label), y), ends)| {
            let (start, end) = (grid::at(ends, 0), grid::at(ends, 1));
            let rows = places.rows.get(start..end).map(<[_]>::to_vec).unwrap_or_default();
            LanePlace { key: key.clone(), label: label.clone(), y: *y, rows }
        })
        .collect()
}
