//! A page of the presenter display: the line above it, the page with the names of phases and lanes at its
//! edges, what lies beyond what is in view, and the legend. Draws; steers nothing.

use egui::{Align2, CornerRadius, Painter, Rect, Stroke, StrokeKind, Vec2, pos2, vec2};
use lucide_icons::Icon;

use super::beyond::{Frame, ROW, View};
use super::presenter::{Deck, Presenter};
use super::presenter_ui::Showing;
use super::words;
use crate::model::{Journey, Lang};
use crate::scene::Subject;
use crate::scene::display::{LEGEND_SCALE, Page};
use crate::text::Face;
use crate::theme::Theme;
use crate::ui::appearance;
use crate::ui::canvas::{Camera, Look as CardLook, Looks, ScenePainter};
use crate::vocabulary::Words;

/// How much of what is not in the light is left.
const SHADE: f32 = 0.28;
/// The height of the line above a page, in pixels.
pub const HEAD: f32 = 40.0;
/// From the edges of the display to words, in pixels.
const SIDE: f32 = 24.0;

/// The painters of the display, which keep what they cut.
#[derive(Debug, Default)]
pub struct Painters {
    page: ScenePainter,
    legend: ScenePainter,
}

/// Head, page and legend.
pub fn page(
    painter: &Painter,
    area: Rect,
    presenter: &Presenter,
    painters: &mut Painters,
    showing: &Showing<'_>,
) {
    let (Some(deck), Some(page)) = (presenter.deck(), presenter.page()) else { return };
    let theme = &*showing.look.theme;
    let zoom = painter.ctx().zoom_factor();
    head(painter, area, deck.journey(), (presenter, page), showing);
    let legend_scale = LEGEND_SCALE / zoom;
    let below = area.bottom() - page.legend.bounds.height() * legend_scale;
    let middle = Rect::from_min_max(
        pos2(area.left(), area.top() + HEAD / zoom),
        pos2(area.right(), below.max(area.top() + HEAD / zoom)),
    );
    body(painter, middle, (presenter, deck, page), &mut painters.page, showing);
    let below = Rect::from_min_max(middle.left_bottom(), area.max);
    painter.rect_filled(below, 0.0, appearance::colour(theme.ground));
    let legend = Camera { offset: Vec2::ZERO, zoom: legend_scale, viewport: below };
    let pixels = painter.ctx().pixels_per_point();
    let revision = revision(deck, presenter);
    painters.legend.prepare(painter.ctx(), &page.legend, revision, legend_scale, pixels);
    painters.legend.paint(&painter.with_clip_rect(below), &page.legend, &legend, &Looks::default(), &[]);
}

/// Tells the pages of a deck from others.
fn revision(deck: &Deck, presenter: &Presenter) -> u64 {
    deck.revision * 10_000 + presenter.stop().page as u64
}

/// The page: all in view if it can be, else around what is in the light, or the part that one is at.
fn body(
    painter: &Painter,
    middle: Rect,
    (presenter, deck, page): (&Presenter, &Deck, &Page),
    scene: &mut ScenePainter,
    showing: &Showing<'_>,
) {
    let zoom = painter.ctx().zoom_factor();
    let frame = Frame::new(page, middle.size() * zoom, presenter.zoom);
    let lit = presenter.lit_rect();
    let view = frame.view(presenter.stop().part, lit.map(|card| card.center()), presenter.pan);
    let space = Rect::from_min_size(middle.min, frame.size / zoom);
    let scale = page.scale * presenter.zoom.max(1.0) / zoom;
    let camera = Camera { offset: frame.offset(&view) / zoom, zoom: scale, viewport: space };
    let pixels = painter.ctx().pixels_per_point();
    scene.prepare(painter.ctx(), &page.scene, revision(deck, presenter), scale, pixels);
    let looks = looks(scene, page, presenter);
    let corner = space.min + frame.heads / zoom;
    let end = camera.screen_from_map(pos2(0.0, view.end)).y.min(space.bottom());
    let cards = Rect::from_min_max(corner, pos2(space.right(), end));
    let mut paint = |clip: Rect, offset: Vec2| {
        let camera = Camera { offset, ..camera };
        let clip = clip.intersect(camera.screen_rect(page.scene.bounds));
        let painter = painter.with_clip_rect(clip);
        scene.paint(&painter, &page.scene, &camera, &looks, &[]);
        painter
    };
    let clipped = paint(cards, camera.offset);
    if let Some(card) = lit {
        let ring = Stroke::new(4.0 / zoom, appearance::colour(showing.look.theme.accent));
        let rect = camera.screen_rect(card).expand(5.0 / zoom);
        clipped.rect_stroke(rect, CornerRadius::same(16), ring, StrokeKind::Outside);
    }
    // The names stay at the edges, whatever part of the page is in view.
    let first = -page.scene.bounds.min.to_vec2() * scale;
    if frame.heads.y > 0.0 {
        let names = Rect::from_min_max(pos2(corner.x, space.top()), pos2(space.right(), corner.y));
        paint(names, vec2(camera.offset.x, first.y));
    }
    if frame.heads.x > 0.0 {
        let names = Rect::from_min_max(pos2(space.left(), corner.y), pos2(corner.x, end));
        paint(names, vec2(first.x, camera.offset.y));
    }
    if !frame.is_whole() {
        let row = Rect::from_min_max(space.left_bottom(), middle.max);
        beyond(painter, row, (&frame, view), (&showing.look.theme, showing.look.lang));
    }
}

/// What lies beyond what is in view, at the side where it lies, and the keys that lead there.
fn beyond(painter: &Painter, row: Rect, (frame, view): (&Frame<'_>, View), (theme, lang): (&Theme, Lang)) {
    let zoom = painter.ctx().zoom_factor();
    let [ink, quiet, line] = [theme.ink, theme.secondary, theme.line].map(appearance::colour);
    painter.rect_filled(row, 0.0, appearance::colour(theme.ground));
    painter.hline(row.x_range(), row.top(), Stroke::new(1.0 / zoom, line));
    let there = frame.beyond(&view);
    let font = appearance::face(0.5 * ROW / zoom, Face::SemiBold);
    let put = |x: f32, anchor: Align2, text: String| {
        painter.text(pos2(x, row.center().y), anchor, text, font.clone(), ink)
    };
    let (mut left, mut right) = (row.left() + SIDE / zoom, row.right() - SIDE / zoom);
    if let Some(count) = there.left {
        let text = format!("‹ {}", more(count, words::BEYOND_PHASES, lang));
        left = put(left, Align2::LEFT_CENTER, text).right() + SIDE / zoom;
    }
    if let Some(count) = there.right {
        let text = format!("{} ›", more(count, words::BEYOND_PHASES, lang));
        right = put(right, Align2::RIGHT_CENTER, text).left() - SIDE / zoom;
    }
    for (arrow, count) in [("↑", there.above), ("↓", there.below)] {
        let Some(count) = count else { continue };
        let text = format!("{arrow} {}", more(count, words::BEYOND_LANES, lang));
        left = put(left, Align2::LEFT_CENTER, text).right() + SIDE / zoom;
    }
    let keys = words::BEYOND_KEYS.text(lang).to_owned();
    let galley = painter.layout_no_wrap(keys, appearance::face(0.42 * ROW / zoom, Face::Regular), quiet);
    if galley.size().x <= right - left {
        let at = pos2(right - galley.size().x, row.center().y - galley.size().y / 2.0);
        painter.galley(at, galley, quiet);
    }
}

/// So many more phases or lanes; where there is only more of one, that there is more.
pub fn more(count: usize, words: Words, lang: Lang) -> String {
    match count {
        0 => words::BEYOND_MORE.text(lang).to_owned(),
        count => words.count(lang, count),
    }
}

/// The journey's name, the time that is left, and where one is.
fn head(
    painter: &Painter,
    area: Rect,
    journey: &Journey,
    (presenter, page): (&Presenter, &Page),
    showing: &Showing<'_>,
) {
    let zoom = painter.ctx().zoom_factor();
    let theme = &*showing.look.theme;
    let y = area.top() + HEAD / zoom / 2.0;
    let side = SIDE / zoom;
    let [ink, quiet] = [theme.ink, theme.secondary].map(appearance::colour);
    let font = appearance::face(20.0 / zoom, Face::SemiBold);
    let pages = presenter.deck().map_or(0, |deck| deck.pages.len());
    let place = match (&page.phase, page.part) {
        (None, _) => words::WHOLE_JOURNEY.text(showing.look.lang).to_owned(),
        (Some(_), _) => format!("{} / {}", presenter.stop().page, pages.saturating_sub(1)),
    };
    let right = painter.text(pos2(area.right() - side, y), Align2::RIGHT_CENTER, place, font.clone(), quiet);
    let mut end = right.left() - side;
    if let Some((time, over)) = &showing.time {
        let ink = appearance::colour(if *over { theme.critical } else { theme.ink });
        let bold = appearance::face(22.0 / zoom, Face::Bold);
        let time = painter.text(pos2(end, y), Align2::RIGHT_CENTER, time, bold, ink);
        let sign = if *over { Icon::BellRing } else { Icon::Clock };
        let place = pos2(time.left() - 8.0 / zoom, y);
        let sign =
            painter.text(place, Align2::RIGHT_CENTER, char::from(sign), appearance::icons(20.0 / zoom), ink);
        end = sign.left() - side;
    }
    let room = Rect::from_min_max(pos2(area.left() + side, area.top()), pos2(end, area.bottom()));
    let name = crate::text::one_line(&journey.name);
    painter.with_clip_rect(room).text(pos2(room.left(), y), Align2::LEFT_CENTER, name, font, ink);
}

/// Everything but the card in the light is dimmed.
fn looks(painter: &ScenePainter, page: &Page, presenter: &Presenter) -> Looks {
    let Some(lit) = presenter.lit() else { return Looks::default() };
    let others = page.cards.iter().filter(|id| *id != lit);
    let groups = others.filter_map(|id| painter.group_of(&Subject::Card(id.clone())));
    let dimmed = CardLook { opacity: SHADE, ..CardLook::default() };
    Looks { groups: groups.map(|at| (at, dimmed)).collect(), transitions: 0.4, ..Looks::default() }
}
