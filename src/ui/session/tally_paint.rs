//! A count as the room sees it: the card, how many gave each answer, and what lies in the middle.
//! Draws on a painter only, so that both windows show the same; presses are `tally_ui`'s.

use egui::{Align, Align2, CornerRadius, Painter, Rect, Stroke, StrokeKind, pos2, vec2};

use super::board::{self, Card, Column};
use super::tally::{self, Tally};
use super::words;
use crate::model::*;
use crate::text::Face;
use crate::theme::Theme;
use crate::ui::appearance;

/// What a count shows of a card.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// The card.
    pub card: Card,
    /// The names of the answers.
    pub answers: Vec<String>,
    /// What the count leads to, in words.
    pub outcome: String,
}

impl Sheet {
    /// What a count shows; nothing at its end.
    pub fn of(tally: &Tally, workspace: &Workspace, journey: &Journey, lang: Lang) -> Option<Self> {
        let touchpoint = tally.card(journey)?;
        let answers: Vec<String> =
            tally.part.answers(workspace, lang).into_iter().map(|answer| answer.name).collect();
        let mut card = Card::of(workspace, journey, touchpoint, lang);
        card.media = card.media.filter(|_| tally.part != super::questions::Part::Media);
        card.feeling = card.feeling.filter(|_| tally.part != super::questions::Part::Feeling);
        Some(Self { card, outcome: outcome(tally, &answers, lang), answers })
    }
}

/// How many ballots, what lies in the middle, what was agreed.
fn outcome(tally: &Tally, answers: &[String], lang: Lang) -> String {
    let all = usize::try_from(tally::total(&tally.counts)).unwrap_or(usize::MAX);
    if all == 0 {
        return words::NO_BALLOTS.text(lang).to_owned();
    }
    let name = |at: Option<usize>| at.and_then(|at| answers.get(at)).map(String::as_str);
    let mut parts = vec![words::BALLOTS.count(lang, all)];
    let label = if tally.part.is_scale() { words::IN_THE_MIDDLE } else { words::MOST_SAID };
    parts.push(match name(tally.suggested()) {
        Some(name) => label.fill(lang, &[("what", name)]),
        None => words::A_TIE.text(lang).to_owned(),
    });
    if let Some(agreed) = name(tally.agreed) {
        parts.push(words::AGREED.fill(lang, &[("what", agreed)]));
    }
    if tally.part.is_scale() && tally::is_divided(&tally.counts) {
        parts.push(words::DIVIDED.text(lang).to_owned());
    }
    parts.join(" · ")
}

/// Where a count drew what can be pressed.
#[derive(Clone, Debug, PartialEq)]
pub struct Places {
    /// The card.
    pub card: Rect,
    /// The answers.
    pub cells: Vec<Rect>,
    /// What is left below.
    pub foot: Rect,
}

/// Draws a count. `typing` marks the answer whose count is typed.
pub fn tally(
    painter: &Painter,
    area: Rect,
    (tally, sheet): (&Tally, &Sheet),
    (theme, lang): (&Theme, Lang),
    typing: bool,
) -> Places {
    let scale = board::scale(area);
    let inner = area.shrink2(vec2(48.0, 28.0) * scale);
    let [ink, quiet] = [theme.ink, theme.secondary].map(appearance::colour);
    let small = appearance::face(16.0 * scale, Face::Medium);
    let title = words::COUNTING.text(lang);
    painter.text(inner.left_top(), Align2::LEFT_TOP, title, small.clone(), quiet);
    let (at, all) = tally.progress();
    let (n, all) = ((at + 1).to_string(), all.to_string());
    let progress = words::PROGRESS.fill(lang, &[("n", &n), ("all", &all)]);
    painter.text(inner.right_top(), Align2::RIGHT_TOP, progress, small, quiet);
    let bar = Rect::from_min_size(inner.min + vec2(0.0, 28.0 * scale), vec2(inner.width(), 5.0 * scale));
    board::progress(painter, bar, tally.progress(), theme);
    let asked = Column {
        text: tally.part.asked().text(lang),
        font: appearance::face(32.0 * scale, Face::Bold),
        colour: ink,
        align: Align::Center,
        rows: 1,
    };
    let y = asked.draw(painter, inner.left(), inner.width(), bar.bottom() + 18.0 * scale) + 18.0 * scale;
    let width = inner.width().min(860.0 * scale);
    let height = board::card_height(painter, &sheet.card, width, scale, theme);
    let card = Rect::from_min_size(pos2(inner.center().x - width / 2.0, y), vec2(width, height));
    board::card(painter, card, &sheet.card, scale, theme, lang);
    let foot = Rect::from_min_max(pos2(inner.left(), inner.bottom() - 40.0 * scale), inner.max);
    let words_at = pos2(inner.center().x, foot.top() - 26.0 * scale);
    let font = appearance::face(20.0 * scale, Face::SemiBold);
    painter.text(words_at, Align2::CENTER_CENTER, &sheet.outcome, font, ink);
    let top = card.bottom() + 18.0 * scale;
    let place = Rect::from_min_max(pos2(inner.left(), top), pos2(inner.right(), words_at.y - 26.0 * scale));
    let cells = cells(painter, place, (tally, sheet), scale, theme, typing);
    Places { card, cells, foot }
}

/// A column per answer: a bar as high as its share, the count, the name.
fn cells(
    painter: &Painter,
    place: Rect,
    (tally, sheet): (&Tally, &Sheet),
    scale: f32,
    theme: &Theme,
    typing: bool,
) -> Vec<Rect> {
    let [paper, edge, ink, accent, on_accent] =
        [theme.paper, theme.card_edge, theme.ink, theme.accent, theme.on_accent].map(appearance::colour);
    let gap = 12.0 * scale;
    let columns = sheet.answers.len().max(1) as f32;
    let width = (place.width() + gap) / columns - gap;
    let top = tally.counts.iter().copied().max().unwrap_or(0).max(1) as f32;
    let mut cells = Vec::new();
    for (at, name) in sheet.answers.iter().enumerate() {
        let count = tally.counts.get(at).copied().unwrap_or(0);
        let left = place.left() + at as f32 * (width + gap);
        let cell =
            Rect::from_min_size(pos2(left, place.bottom() - 104.0 * scale), vec2(width, 104.0 * scale));
        let room = (cell.top() - place.top() - 34.0 * scale).max(0.0);
        let high = if count == 0 { 0.0 } else { (room * count as f32 / top).max(3.0) };
        let bar = Rect::from_min_max(
            pos2(left + width * 0.2, cell.top() - 6.0 * scale - high),
            pos2(left + width * 0.8, cell.top() - 6.0 * scale),
        );
        painter.rect_filled(bar, CornerRadius::same(4), accent);
        let mark = typing && tally.cell == at;
        let stroke = if mark { Stroke::new(3.0 * scale, accent) } else { Stroke::new(1.0, edge) };
        painter.rect(cell, CornerRadius::same(8), paper, stroke, StrokeKind::Inside);
        let font = appearance::face(30.0 * scale, Face::Bold);
        let number = pos2(cell.center().x, cell.top() + 10.0 * scale);
        painter.text(number, Align2::CENTER_TOP, count.to_string(), font, ink);
        let name = Column {
            text: name,
            font: appearance::face(16.0 * scale, Face::Medium),
            colour: ink,
            align: Align::Center,
            rows: 2,
        };
        name.draw(painter, cell.left() + 6.0, cell.width() - 12.0, cell.top() + 50.0 * scale);
        if tally::total(&tally.counts) > 0 && tally.result() == Some(at) {
            let badge = Rect::from_center_size(
                pos2(cell.right() - 18.0 * scale, cell.top() + 18.0 * scale),
                vec2(24.0, 24.0) * scale,
            );
            painter.rect_filled(badge, CornerRadius::same((12.0 * scale) as u8), accent);
            let tick = char::from(lucide_icons::Icon::Check);
            let font = appearance::icons(16.0 * scale);
            painter.text(badge.center(), Align2::CENTER_CENTER, tick, font, on_accent);
        }
        cells.push(cell);
    }
    cells
}
