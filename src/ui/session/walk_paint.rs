//! A walk as the room sees it: where one stands, where one can go, what was met so far.
//! Draws on a painter only, so that both windows show the same; presses are `walk_ui`'s.

use egui::{Align, Align2, CornerRadius, Painter, Rect, Stroke, StrokeKind, pos2, vec2};

use super::board::{self, Card, Column};
use super::walk::{self, Walk};
use super::words;
use crate::model::*;
use crate::text::Face;
use crate::theme::Theme;
use crate::ui::{appearance, offer};
use crate::vocabulary::{self, Labelled as _, ShortLabel as _};

/// What a walk shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// As whom, on what, since when.
    pub name: String,
    /// Where one stands; nothing before the first step.
    pub card: Option<Card>,
    /// What the customer asks in this phase.
    pub question: String,
    /// The remarks pinned here, last first.
    pub notes: Vec<String>,
    /// Where one can go, and what leads there.
    pub ways: Vec<(String, String)>,
    /// What was met, in order, and whether it was found on the way.
    pub trail: Vec<(String, bool)>,
}

impl Sheet {
    /// What a walk shows; nothing if it is no longer there.
    pub fn of(walk: &Walk, workspace: &Workspace, journey: &Journey, lang: Lang) -> Option<Self> {
        let walked = walk.walkthrough(journey)?;
        let here = walk.here(journey);
        let phase = here.and_then(|here| offer::phase_of(journey, &here.id));
        let pinned = |insight: &&Insight| match (&insight.subject, here) {
            (SubjectRef::Touchpoint(id), Some(here)) => *id == here.id,
            _ => false,
        };
        let note = |insight: &Insight| format!("{}: {}", insight.kind.label().text(lang), insight.text);
        let kind = walked.kind.label().text(lang).to_lowercase();
        let lead = |by: Option<TransitionKind>, to: &Touchpoint| {
            let by = by.map(|kind| kind.short_label().text(lang).to_owned());
            let channel = vocabulary::channel_label(workspace, to.channel.as_str(), lang);
            [by, Some(channel)]
                .into_iter()
                .flatten()
                .filter(|it| !it.is_empty())
                .collect::<Vec<_>>()
                .join(" · ")
        };
        let ways = walk.ways(journey);
        let title = |id: &Id<Touchpoint>| (offer::title_of(journey, id), walked.found.contains(id));
        Some(Self {
            name: format!("{} · {kind}", walk::name(walked, workspace, lang)),
            card: here.map(|here| Card::of(workspace, journey, here, lang)),
            question: phase.map_or_else(String::new, |phase| crate::text::one_line(&phase.customer_question)),
            notes: journey.insights.iter().rev().filter(pinned).take(3).map(note).collect(),
            ways: ways
                .iter()
                .map(|way| (offer::title_of(journey, &way.touchpoint.id), lead(way.by, &way.touchpoint)))
                .collect(),
            trail: walked.steps.iter().map(title).collect(),
        })
    }
}

/// Where a walk drew what can be pressed.
#[derive(Clone, Debug, PartialEq)]
pub struct Places {
    /// The card.
    pub card: Option<Rect>,
    /// The ways on.
    pub ways: Vec<Rect>,
    /// What is left below.
    pub foot: Rect,
}

/// Draws a walk.
pub fn walk(painter: &Painter, area: Rect, sheet: &Sheet, (theme, lang): (&Theme, Lang)) -> Places {
    let scale = board::scale(area);
    let inner = area.shrink2(vec2(48.0, 28.0) * scale);
    let [ink, quiet] = [theme.ink, theme.secondary].map(appearance::colour);
    let side = 300.0 * scale;
    let left = Rect::from_min_max(inner.min, pos2(inner.right() - side - 36.0 * scale, inner.bottom()));
    let right = Rect::from_min_max(pos2(inner.right() - side, inner.top()), inner.max);
    trail(painter, right, sheet, scale, (theme, lang));
    let row = |text: &str, (size, face): (f32, Face), colour, rows, top: f32| {
        let font = appearance::face(size * scale, face);
        let column = Column { text, font, colour, align: Align::Min, rows };
        column.draw(painter, left.left(), left.width(), top)
    };
    let mut y = row(&sheet.name, (16.0, Face::Medium), quiet, 1, left.top());
    let asked = match &sheet.card {
        None => words::WALK_START.text(lang),
        Some(_) => words::WALK_HERE.text(lang),
    };
    y = row(asked, (30.0, Face::Bold), ink, 2, y + 16.0 * scale);
    y += 18.0 * scale;
    let card = sheet.card.as_ref().map(|card| {
        let height = board::card_height(painter, card, left.width(), scale, theme);
        let place = Rect::from_min_size(pos2(left.left(), y), vec2(left.width(), height));
        board::card(painter, place, card, scale, theme, lang);
        place
    });
    y = card.map_or(y, |card| card.bottom() + 12.0 * scale);
    if !sheet.question.is_empty() {
        let quoted = format!("“{}”", sheet.question.trim_matches(['"', '“', '”', '„']));
        y = row(&quoted, (18.0, Face::Italic), quiet, 2, y);
    }
    for note in &sheet.notes {
        y = row(note, (16.0, Face::Medium), ink, 1, y + 6.0 * scale);
    }
    let foot = Rect::from_min_max(pos2(inner.left(), inner.bottom() - 40.0 * scale), inner.max);
    let ways = ways(painter, left, foot.top() - 22.0 * scale, sheet, scale, (theme, lang));
    Places { card, ways, foot }
}

/// The ways on, above this height.
fn ways(
    painter: &Painter,
    left: Rect,
    bottom: f32,
    sheet: &Sheet,
    scale: f32,
    (theme, lang): (&Theme, Lang),
) -> Vec<Rect> {
    let [paper, edge, ink, quiet] =
        [theme.paper, theme.card_edge, theme.ink, theme.secondary].map(appearance::colour);
    let (gap, columns) = (10.0 * scale, 3);
    let (width, height) = ((left.width() + gap) / columns as f32 - gap, 82.0 * scale);
    let rows = sheet.ways.len().div_ceil(columns) as f32;
    let top = bottom - rows * (height + gap);
    let title = if sheet.ways.is_empty() { words::WALK_END } else { words::WALK_NEXT };
    let font = appearance::face(16.0 * scale, Face::SemiBold);
    let at = pos2(left.left(), top - 28.0 * scale);
    painter.text(at, Align2::LEFT_TOP, title.text(lang), font, quiet);
    let mut places = Vec::new();
    for (at, (title, by)) in sheet.ways.iter().enumerate() {
        let (row, column) = ((at / columns) as f32, (at % columns) as f32);
        let min = pos2(left.left() + column * (width + gap), top + row * (height + gap));
        let rect = Rect::from_min_size(min, vec2(width, height));
        painter.rect(rect, CornerRadius::same(8), paper, Stroke::new(1.0, edge), StrokeKind::Inside);
        let inner = rect.shrink2(vec2(12.0, 10.0) * scale);
        let cap = board::key_cap(painter, inner.min, &(at + 1).to_string(), 15.0 * scale, theme);
        let x = cap + 12.0 * scale;
        let name = Column {
            text: title,
            font: appearance::face(18.0 * scale, Face::SemiBold),
            colour: ink,
            align: Align::Min,
            rows: 2,
        };
        let clipped = painter.with_clip_rect(rect.intersect(painter.clip_rect()));
        let below = name.draw(&clipped, x, inner.right() - x, inner.top());
        let font = appearance::face(14.0 * scale, Face::Regular);
        clipped.text(pos2(x, below + 1.0 * scale), Align2::LEFT_TOP, by, font, quiet);
        places.push(rect);
    }
    places
}

/// What was met so far, the last at the foot; what was found on the way is marked.
fn trail(painter: &Painter, place: Rect, sheet: &Sheet, scale: f32, (theme, lang): (&Theme, Lang)) {
    let [line, ink, quiet, accent] =
        [theme.line, theme.ink, theme.secondary, theme.accent].map(appearance::colour);
    let edge = pos2(place.left() - 18.0 * scale, place.top());
    painter.line_segment([edge, pos2(edge.x, place.bottom() - 60.0 * scale)], Stroke::new(1.0, line));
    let title = words::MET_SO_FAR.count(lang, sheet.trail.len());
    let font = appearance::face(16.0 * scale, Face::SemiBold);
    painter.text(place.left_top(), Align2::LEFT_TOP, title, font, quiet);
    let row = 26.0 * scale;
    let room = ((place.height() - 100.0 * scale) / row).max(1.0) as usize;
    let skipped = sheet.trail.len().saturating_sub(room);
    let clipped = painter.with_clip_rect(place.intersect(painter.clip_rect()));
    for (at, (title, found)) in sheet.trail.iter().enumerate().skip(skipped) {
        let y = place.top() + 34.0 * scale + row * (at - skipped) as f32;
        let last = at + 1 == sheet.trail.len();
        let face = if last { Face::SemiBold } else { Face::Regular };
        let new = if *found { format!(" ({})", words::NEW_HERE.text(lang)) } else { String::new() };
        let text = Column {
            text: &format!("{}. {title}{new}", at + 1),
            font: appearance::face(15.0 * scale, face),
            colour: if *found { accent } else { ink },
            align: Align::Min,
            rows: 1,
        };
        text.draw(&clipped, place.left(), place.width(), y);
    }
}
