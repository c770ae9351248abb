//! A round as the room sees it: the question, the card, the answers, and what the other side said.
//! Draws on a painter only, so that both windows show the same; presses are `round_ui`'s.

use egui::{Align, Align2, CornerRadius, Painter, Rect, Stroke, StrokeKind, pos2, vec2};

use super::board::{self, Card, Column};
use super::questions::{Answer, Gap, Part, Question};
use super::round::{Round, key_of};
use super::words;
use crate::model::*;
use crate::text::Face;
use crate::theme::Theme;
use crate::ui::appearance;

/// What a round shows of the card that is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// The question of the round.
    pub question: Question,
    /// What is asked now.
    pub part: Part,
    /// Which card of how many.
    pub progress: (usize, usize),
    /// The card.
    pub card: Card,
    /// What can be answered.
    pub answers: Vec<Answer>,
    /// The answer that stands.
    pub now: Option<usize>,
    /// Both sides, once they are shown.
    pub gaps: Vec<Gap>,
}

impl Sheet {
    /// What a round shows; nothing at its end.
    pub fn of(round: &Round, workspace: &Workspace, journey: &Journey, lang: Lang) -> Option<Self> {
        let touchpoint = round.card(journey)?;
        let part = round.part();
        let mut card = Card::of(workspace, journey, touchpoint, lang);
        // What is asked does not stand on the card: it would be read out instead of thought about.
        card.media = card.media.filter(|_| part != Part::Media);
        card.feeling = card.feeling.filter(|_| part != Part::Feeling);
        let gaps = if round.is_revealed() { Gap::of(touchpoint) } else { Vec::new() };
        Some(Self {
            question: round.question,
            part,
            progress: round.progress(),
            card,
            answers: part.answers(workspace, lang),
            now: part.value(touchpoint, workspace),
            gaps,
        })
    }

    /// The sentence about the side that is hidden still.
    fn hidden(&self) -> Option<crate::vocabulary::Label> {
        match self.question {
            Question::Customer if self.gaps.is_empty() => Some(words::HIDDEN_SIDE),
            Question::Own if self.gaps.is_empty() => Some(words::HIDDEN_CUSTOMER),
            _ => None,
        }
    }
}

/// Where a round drew what can be pressed.
#[derive(Clone, Debug, PartialEq)]
pub struct Places {
    /// The card.
    pub card: Rect,
    /// The answers, by their place.
    pub answers: Vec<Rect>,
    /// What is left below.
    pub foot: Rect,
}

/// Draws a round. `names` says whether the answers may name departments.
pub fn round(
    painter: &Painter,
    area: Rect,
    sheet: &Sheet,
    (theme, lang): (&Theme, Lang),
    names: bool,
) -> Places {
    let scale = board::scale(area);
    let inner = area.shrink2(vec2(48.0, 28.0) * scale);
    let [ink, quiet] = [theme.ink, theme.secondary].map(appearance::colour);
    let small = |text: String, at: egui::Pos2, align: Align2| {
        painter.text(at, align, text, appearance::face(16.0 * scale, Face::Medium), quiet);
    };
    let what = sheet.question.label().text(lang);
    small(words::ROUND_OF.fill(lang, &[("what", what)]), inner.left_top(), Align2::LEFT_TOP);
    let (at, all) = sheet.progress;
    let values = [("n", (at + 1).to_string()), ("all", all.to_string())];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    small(words::PROGRESS.fill(lang, &values), inner.right_top(), Align2::RIGHT_TOP);
    let bar = Rect::from_min_size(inner.min + vec2(0.0, 28.0 * scale), vec2(inner.width(), 5.0 * scale));
    board::progress(painter, bar, sheet.progress, theme);
    let asked = Column {
        text: sheet.part.asked().text(lang),
        font: appearance::face(36.0 * scale, Face::Bold),
        colour: ink,
        align: Align::Center,
        rows: 2,
    };
    let mut y = asked.draw(painter, inner.left(), inner.width(), bar.bottom() + 26.0 * scale);
    if let Some(hidden) = sheet.hidden() {
        let at = pos2(inner.center().x, y + 6.0 * scale);
        small(hidden.text(lang).to_owned(), at, Align2::CENTER_TOP);
        y += 26.0 * scale;
    }
    let shown = if names || sheet.part != Part::Owner { sheet.answers.len() } else { 0 };
    let foot = Rect::from_min_max(pos2(inner.left(), inner.bottom() - 40.0 * scale), inner.max);
    let below = below_height(sheet, shown, scale);
    let answers_top = foot.top() - 22.0 * scale - below;
    let width = inner.width().min(920.0 * scale);
    let height = board::card_height(painter, &sheet.card, width, scale, theme);
    let middle = (y + answers_top) / 2.0;
    let card = Rect::from_center_size(pos2(inner.center().x, middle), vec2(width, height));
    board::card(painter, card, &sheet.card, scale, theme, lang);
    let place = Rect::from_min_max(pos2(inner.left(), answers_top), pos2(inner.right(), answers_top + below));
    let answers = match sheet.gaps.is_empty() {
        true => answers(painter, place, (sheet, shown), scale, (theme, lang)),
        false => {
            gaps(painter, place, &sheet.gaps, scale, (theme, lang));
            Vec::new()
        }
    };
    Places { card, answers, foot }
}

/// Answers beside each other while there are few, else in columns.
fn columns(count: usize) -> usize {
    match count {
        0..=6 => count.max(1),
        7..=9 => 3,
        10..=16 => 4,
        _ => 5,
    }
}

fn below_height(sheet: &Sheet, shown: usize, scale: f32) -> f32 {
    if !sheet.gaps.is_empty() {
        return 124.0 * scale * sheet.gaps.len() as f32;
    }
    let rows = shown.div_ceil(columns(shown)) as f32;
    rows * (row_height(sheet, shown) + 10.0) * scale
}

fn row_height(sheet: &Sheet, shown: usize) -> f32 {
    match () {
        () if shown > 6 => 50.0,
        () if sheet.answers.iter().any(|answer| !answer.test.is_empty()) => 150.0,
        () => 112.0,
    }
}

fn answers(
    painter: &Painter,
    place: Rect,
    (sheet, shown): (&Sheet, usize),
    scale: f32,
    (theme, lang): (&Theme, Lang),
) -> Vec<Rect> {
    let columns = columns(shown);
    let gap = 10.0 * scale;
    let width = (place.width() + gap) / columns as f32 - gap;
    let height = row_height(sheet, shown) * scale;
    let mut places = Vec::new();
    for (at, answer) in sheet.answers.iter().take(shown).enumerate() {
        let (row, column) = ((at / columns) as f32, (at % columns) as f32);
        let min = place.min + vec2(column * (width + gap), row * (height + gap));
        let rect = Rect::from_min_size(min, vec2(width, height));
        let looks =
            Looks { scale, theme, lang, part: sheet.part, now: sheet.now == Some(at), wide: shown > 6 };
        looks.answer(painter, rect, at, answer);
        places.push(rect);
    }
    places
}

struct Looks<'a> {
    scale: f32,
    theme: &'a Theme,
    lang: Lang,
    part: Part,
    now: bool,
    wide: bool,
}

impl Looks<'_> {
    fn answer(&self, painter: &Painter, rect: Rect, at: usize, answer: &Answer) {
        let (scale, theme) = (self.scale, self.theme);
        let [paper, edge, accent] = [theme.paper, theme.card_edge, theme.accent].map(appearance::colour);
        let stroke = if self.now { Stroke::new(2.5 * scale, accent) } else { Stroke::new(1.0, edge) };
        painter.rect(rect, CornerRadius::same(8), paper, stroke, StrokeKind::Inside);
        let inner = rect.shrink2(vec2(14.0, 12.0) * scale);
        let cap = board::key_cap(painter, inner.min, &key_of(at), 16.0 * scale, theme);
        if self.now {
            let now = words::NOW_ANSWER.text(self.lang);
            let font = appearance::face(14.0 * scale, Face::SemiBold);
            painter.text(inner.right_top(), Align2::RIGHT_TOP, now, font, accent);
        }
        let (left, top) = match self.wide {
            true => (cap + 12.0 * scale, inner.top() + 2.0 * scale),
            false => (inner.left(), inner.top() + 38.0 * scale),
        };
        if !self.wide {
            self.icon(painter, pos2(cap + 12.0 * scale, inner.top() + 14.0 * scale), at);
        }
        let name = Column {
            text: &answer.name,
            font: appearance::face(21.0 * scale, Face::SemiBold),
            colour: appearance::colour(theme.ink),
            align: Align::Min,
            rows: if self.wide { 1 } else { 2 },
        };
        let below = name.draw(painter, left, inner.right() - left, top);
        let test = Column {
            text: &answer.test,
            font: appearance::face(16.0 * scale, Face::Regular),
            colour: appearance::colour(theme.secondary),
            align: Align::Min,
            rows: 3,
        };
        if !answer.test.is_empty() {
            test.draw(painter, left, inner.right() - left, below + 3.0 * scale);
        }
    }

    /// Faces for feelings, signs for media types: nobody should have to read first.
    fn icon(&self, painter: &Painter, at: egui::Pos2, place: usize) {
        let (text, colour) = match self.part {
            Part::Feeling => {
                let feeling = i8::try_from(place).unwrap_or_default() - 2;
                (board::face_icon(feeling), board::feeling_colour(self.theme, feeling))
            }
            Part::Media => {
                let Some(media) = MediaType::ALL.get(place) else { return };
                (board::media_icon(*media), board::media_colour(self.theme, Some(*media)))
            }
            _ => return,
        };
        painter.text(at, Align2::LEFT_CENTER, text, appearance::icons(28.0 * self.scale), colour);
    }
}

/// Both sides on a line from 1 to 5, and the sentence about it.
fn gaps(painter: &Painter, place: Rect, gaps: &[Gap], scale: f32, (theme, lang): (&Theme, Lang)) {
    let [ink, quiet, line, accent, paper] =
        [theme.ink, theme.secondary, theme.line, theme.accent, theme.paper].map(appearance::colour);
    let width = place.width().min(860.0 * scale);
    for (at, gap) in gaps.iter().enumerate() {
        let top = place.top() + 124.0 * scale * at as f32;
        let left = place.center().x - width / 2.0;
        let name = if gap.expectation { words::GAP_EXPECTED } else { words::GAP_EXPERIENCED };
        let font = appearance::face(16.0 * scale, Face::SemiBold);
        painter.text(pos2(left, top), Align2::LEFT_TOP, name.text(lang), font.clone(), quiet);
        let y = top + 44.0 * scale;
        let x = |score: Score| left + width * (f32::from(score.clamp(1, 5)) - 1.0) / 4.0;
        painter.line_segment([pos2(x(1), y), pos2(x(5), y)], Stroke::new(3.0 * scale, line));
        for score in 1..=5 {
            let at = pos2(x(score), y + 12.0 * scale);
            painter.text(at, Align2::CENTER_TOP, score.to_string(), font.clone(), quiet);
        }
        painter
            .line_segment([pos2(x(gap.ours), y), pos2(x(gap.theirs), y)], Stroke::new(5.0 * scale, accent));
        let ours = Rect::from_center_size(pos2(x(gap.ours), y), vec2(18.0, 18.0) * scale);
        painter.rect(
            ours,
            CornerRadius::same(2),
            paper,
            Stroke::new(3.0 * scale, accent),
            StrokeKind::Inside,
        );
        painter.circle_filled(pos2(x(gap.theirs), y), 8.0 * scale, accent);
        let sentence = sentence(gap, lang);
        let font = appearance::face(20.0 * scale, Face::SemiBold);
        painter.text(pos2(left, y + 36.0 * scale), Align2::LEFT_TOP, sentence, font, ink);
    }
}

/// A gap in words.
pub fn sentence(gap: &Gap, lang: Lang) -> String {
    let label = match gap.distance() {
        0 => words::SAME,
        1.. => words::WE_MORE,
        _ => words::WE_LESS,
    };
    let far = if gap.distance() == 0 { i32::from(gap.ours) } else { gap.distance().abs() };
    let values = [gap.ours.to_string(), gap.theirs.to_string(), far.to_string()];
    let [ours, theirs, n] = values.each_ref().map(String::as_str);
    label.fill(lang, &[("ours", ours), ("theirs", theirs), ("n", n)])
}
