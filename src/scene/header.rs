//! The grid that cards stand in: phase headers and grounds, lane labels, the unsorted tray, and
//! the tiles that stand for phases from far away.

use std::ops::Range;

use emath::{Pos2, Rangef, Rect, pos2, vec2};

use super::route::Ends;
use super::sketch::{Sketch, polyline};
use super::{
    Anchor, Group, LINE_OVERHANG, NEAR, Paint, Stage, Subject, TILES, badges, card, notes, triggers, words,
};
use crate::layout::{CardPlace, FOLD_MARK, HEADER_HEIGHT, LABEL_WIDTH, PhasePlace};
use crate::model::Phase;
use crate::text::{self, Face, Style};
use crate::theme::Rgb;

const NAME: Style = Style::new(16.0, Face::Bold);
const NAME_ON_TWO_ROWS: Style = Style::new(13.5, Face::Bold);
const NAME_FROM_AFAR: Style = Style::new(34.0, Face::Bold);
const COUNT: Style = Style::new(12.5, Face::Medium);
const COUNT_BELOW: Style = Style::new(11.5, Face::Medium);
const QUESTION: Style = Style::new(13.0, Face::Italic);
const QUESTION_ON_TWO_ROWS: Style = Style::new(11.0, Face::Italic);
/// From the first row of a question to the second.
const QUESTION_LINE: f32 = 13.0;
const LANE: Style = Style::new(14.0, Face::SemiBold);
const LANE_FROM_AFAR: Style = Style::new(21.0, Face::SemiBold);
const TRAY: Style = Style::new(13.0, Face::SemiBold);
/// White space between two phases.
const GAP: f32 = 4.0;
/// How far the point of a chevron reaches.
const NOTCH: f32 = 12.0;
/// White space between header and ground.
const BELOW_HEADER: f32 = 4.0;

const CLOSE: Range<f32> = NEAR..f32::INFINITY;
const MIDDLE: Range<f32> = TILES..NEAR;
const FROM_FAR_AWAY: Range<f32> = 0.0..TILES;

/// Grounds, headers and lane labels. `ground` is from top to bottom of the phases' grounds.
pub(super) fn draw(stage: &Stage<'_>, ground: Rangef, groups: &mut Vec<Group>) {
    let mut backdrop = Sketch::new();
    let counts = counts(stage);
    let quotes = Quotes::new(stage);
    for (at, (place, count)) in stage.layout.phases.iter().zip(counts).enumerate() {
        let x = phase_width(stage, at, place);
        let hue = stage.theme.phase(place.index);
        backdrop.rect(Rect::from_x_y_ranges(x, ground), 0.0, Paint::fill(hue.ground));
        groups.push(header(stage, place, x, (count, &quotes)));
    }
    for lane in &stage.layout.lanes {
        separator(stage, &mut backdrop, lane.y.min);
    }
    if !backdrop.is_empty() {
        groups.push(backdrop.into_group(Subject::Backdrop, String::new()));
    }
    lanes(stage, groups);
}

/// How many cards each phase has, folded ones too.
fn counts(stage: &Stage<'_>) -> Vec<usize> {
    let mut counts = vec![0; stage.layout.phases.len()];
    let cards = stage.layout.cards.iter().map(|card| (card.phase, 1));
    for (phase, more) in cards.chain(stage.layout.folds.iter().map(|fold| (fold.phase, fold.count()))) {
        if let Some(count) = counts.get_mut(phase) {
            *count += more;
        }
    }
    counts
}

/// A line between two rows, from the labels to a little past the last phase.
pub(super) fn separator(stage: &Stage<'_>, sketch: &mut Sketch, y: f32) {
    let right = stage.layout.bounds.right() + LINE_OVERHANG;
    sketch.line(pos2(stage.label_left(), y), pos2(right, y), Paint::stroke(stage.theme.line, 1.0));
}

/// Where grounds begin.
pub(super) fn ground_top(stage: &Stage<'_>) -> f32 {
    stage.layout.bounds.top() + HEADER_HEIGHT + BELOW_HEADER
}

/// From the left to the right edge of a phase, with white space before the next one.
fn phase_width(stage: &Stage<'_>, at: usize, place: &PhasePlace) -> Rangef {
    let next = stage.layout.phases.get(at + 1).map_or(f32::INFINITY, |next| next.x.min);
    Rangef::new(place.x.min, place.x.max.min(next - GAP).max(place.x.min + 2.0 * NOTCH))
}

fn header(stage: &Stage<'_>, place: &PhasePlace, x: Rangef, (count, quotes): (usize, &Quotes)) -> Group {
    let (theme, top) = (stage.theme, stage.layout.bounds.top());
    let hue = theme.phase(place.index);
    let middle = top + HEADER_HEIGHT / 2.0;
    let mut sketch = Sketch::new();
    let corners = [
        pos2(x.min, top),
        pos2(x.max - NOTCH, top),
        pos2(x.max, middle),
        pos2(x.max - NOTCH, top + HEADER_HEIGHT),
        pos2(x.min, top + HEADER_HEIGHT),
        pos2(x.min + NOTCH, middle),
    ];
    sketch.path(polyline(&corners, true), Paint::fill(hue.header));
    let phase = stage.journey.phase(&place.id);
    let name = name(stage, phase.map(|phase| &**phase));
    let badge = stage.options.badges.phase(&place.id);
    sketch.at_scales(CLOSE);
    let folded = stage.layout.request.folded_phases.contains(&place.id);
    match folded {
        true => folded_text(stage, &mut sketch, x, (&name, count), badge.is_some()),
        false => header_text(stage, &mut sketch, x, &name, count),
    }
    if let Some(phase) = phase.filter(|_| !folded) {
        quotes.draw(stage, &mut sketch, x, (&phase.customer_question, hue.text));
    }
    if stage.shows(&MIDDLE) {
        sketch.at_scales(MIDDLE);
        let row = text::fit(&name, NAME_FROM_AFAR, (x.span() - 3.0 * NOTCH).max(1.0));
        let at = pos2(x.min + 1.5 * NOTCH, middle + 12.0);
        sketch.text_inside(&row, at, Anchor::Start, NAME_FROM_AFAR, theme.on_accent, false);
    }
    let header = Rect::from_x_y_ranges(x, Rangef::new(top, top + HEADER_HEIGHT));
    let noted = stage.notes.phase(&place.id);
    notes::draw(&mut sketch, notes::on_header(header), noted, stage.theme);
    let open = stage.triggers.phase(&place.id);
    if !open.is_empty() {
        triggers::draw(&mut sketch, triggers::on_header(header), false, theme);
    }
    if let Some(badge) = badge {
        badges::draw(&mut sketch, badges::on_header(header), badge, theme);
    }
    let gaps = badge.map(|badge| badge.words(stage.lang()));
    let noted = (noted > 0).then(|| words::NOTES.count(stage.lang(), noted));
    let open =
        (!open.is_empty()).then(|| words::UNANSWERED.fill(stage.lang(), &[("what", &open.join(", "))]));
    let title = [Some(name), gaps, noted, open].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    sketch.into_group(Subject::Phase(place.id.clone()), title)
}

fn name(stage: &Stage<'_>, phase: Option<&Phase>) -> String {
    let name = phase.map_or(String::new(), |phase| text::one_line(&phase.name));
    if name.is_empty() { words::UNTITLED.text(stage.lang()).to_owned() } else { name }
}

/// Name and count on one row; where that does not fit, the count goes below the name; a name that is
/// longer than the header takes two rows beside the bare number, then it is cut.
fn header_text(stage: &Stage<'_>, sketch: &mut Sketch, x: Rangef, name: &str, count: usize) {
    let (colour, top) = (stage.theme.on_accent, stage.layout.bounds.top());
    let (left, right) = (x.min + 26.0, x.max - 18.0);
    let mut put = |row: &str, x: f32, y: f32, anchor: Anchor, style: Style| {
        sketch.text_inside(row, pos2(x, top + y), anchor, style, colour, false);
    };
    let space = right - left;
    let long = words::TOUCHPOINTS.count(stage.lang(), count);
    let wide = text::width(name, NAME);
    if wide + 14.0 + text::width(&long, COUNT) <= space {
        put(name, left, 30.0, Anchor::Start, NAME);
        put(&long, right, 30.0, Anchor::End, COUNT);
        return;
    }
    if wide <= space && text::width(&long, COUNT_BELOW) <= space {
        put(name, left, 22.5, Anchor::Start, NAME);
        put(&long, left, 38.5, Anchor::Start, COUNT_BELOW);
        return;
    }
    let number = count.to_string();
    let number_width = text::width(&number, COUNT);
    let shown = number_width + 40.0 <= space;
    let name_space = if shown { space - number_width - 10.0 } else { space }.max(1.0);
    let rows = text::wrap(name, NAME_ON_TWO_ROWS, name_space, 2).lines;
    let first = if rows.len() > 1 { 20.5 } else { 29.0 };
    for (row, line) in rows.iter().enumerate() {
        put(line, left, first + 16.5 * row as f32, Anchor::Start, NAME_ON_TWO_ROWS);
    }
    if shown {
        put(&number, right, 30.0, Anchor::End, COUNT);
    }
}

/// A folded phase: what fits of its name, over the count.
fn folded_text(stage: &Stage<'_>, sketch: &mut Sketch, x: Rangef, (name, count): (&str, usize), badge: bool) {
    let (colour, top) = (stage.theme.on_accent, stage.layout.bounds.top());
    let (left, right) = (x.min + NOTCH + 4.0, x.max - NOTCH);
    // The upper right corner may carry a badge.
    let room = if badge { right - left - 6.0 } else { right - left };
    let row = text::fit(name, COUNT_BELOW, room.max(1.0));
    let middle = left + room / 2.0;
    sketch.text_inside(&row, pos2(middle, top + 21.0), Anchor::Middle, COUNT_BELOW, colour, false);
    let count = count.to_string();
    sketch.text_inside(&count, pos2(middle, top + 38.0), Anchor::Middle, NAME_ON_TWO_ROWS, colour, false);
}

/// The customers' questions under the headers: one row each, else two smaller ones. All of a map have one
/// size, and their first rows stand level.
struct Quotes {
    style: Style,
    /// From the top of the headers to the first baseline.
    first: f32,
    rows: usize,
}

impl Quotes {
    fn new(stage: &Stage<'_>) -> Self {
        let folded = &stage.layout.request.folded_phases;
        let mut shown =
            stage.layout.phases.iter().enumerate().filter(|(_, place)| !folded.contains(&place.id));
        let is_long = |(at, place): (usize, &PhasePlace)| {
            let question = stage.journey.phase(&place.id).and_then(|phase| quoted(&phase.customer_question));
            question.is_some_and(|quote| {
                text::width(&quote, QUESTION) > quote_room(phase_width(stage, at, place)).span()
            })
        };
        match shown.any(is_long) {
            true => Self { style: QUESTION_ON_TWO_ROWS, first: 63.0, rows: 2 },
            false => Self { style: QUESTION, first: 68.0, rows: 1 },
        }
    }

    fn draw(&self, stage: &Stage<'_>, sketch: &mut Sketch, x: Rangef, (question, colour): (&str, Rgb)) {
        let Some(quote) = quoted(question) else { return };
        let (room, top) = (quote_room(x), stage.layout.bounds.top() + self.first);
        for (row, line) in text::wrap(&quote, self.style, room.span(), self.rows).lines.iter().enumerate() {
            let at = pos2(room.min, top + QUESTION_LINE * row as f32);
            sketch.text(line, at, Anchor::Start, self.style, colour);
        }
    }
}

/// A question in quotes; nothing where there is none.
fn quoted(question: &str) -> Option<String> {
    let question = text::one_line(question);
    (!question.is_empty()).then(|| format!("“{}”", question.trim_matches(['"', '“', '”', '„'])))
}

/// From where to where the question of a phase stands.
fn quote_room(x: Rangef) -> Rangef {
    Rangef::new(x.min + 14.0, (x.max - 8.0).max(x.min + 15.0))
}

fn lanes(stage: &Stage<'_>, groups: &mut Vec<Group>) {
    for (at, lane) in stage.layout.lanes.iter().enumerate() {
        if lane.label.is_empty() {
            continue;
        }
        let mut sketch = Sketch::new();
        let rows = match (lane.rows.first(), lane.rows.last()) {
            (Some(first), Some(last)) => Rangef::new(first.min, last.max),
            _ => lane.y,
        };
        sketch.at_scales(CLOSE);
        let folded = stage.layout.request.folded_lanes.contains(&lane.key);
        if folded {
            let mark = pos2(stage.label_left() + 2.0, rows.center());
            let corners = [mark + vec2(0.0, -4.5), mark + vec2(6.5, 0.0), mark + vec2(0.0, 4.5)];
            sketch.path(polyline(&corners, true), Paint::fill(stage.theme.secondary));
        }
        let indent = if folded { FOLD_MARK } else { 0.0 };
        label_at(stage, &mut sketch, &lane.label, stage.label_left() + indent, rows.center());
        sketch.at_scales(MIDDLE);
        let name = lane.label.join(" ");
        let far = || text::wrap(&name, LANE_FROM_AFAR, LABEL_WIDTH - 6.0, if folded { 1 } else { 2 }).lines;
        let far = stage.shows(&MIDDLE).then(far).unwrap_or_default();
        for (row, line) in far.iter().enumerate() {
            let y = rows.center() + 7.5 + 25.0 * (row as f32 - (far.len() as f32 - 1.0) / 2.0);
            let at = pos2(stage.label_left(), y);
            sketch.text_inside(line, at, Anchor::Start, LANE_FROM_AFAR, stage.theme.secondary, false);
        }
        groups.push(sketch.into_group(Subject::Lane(at), name));
    }
}

/// Rows of a label in the left column, around a height.
pub(super) fn label(stage: &Stage<'_>, sketch: &mut Sketch, rows: &[String], middle: f32) {
    label_at(stage, sketch, rows, stage.label_left(), middle);
}

fn label_at(stage: &Stage<'_>, sketch: &mut Sketch, rows: &[String], left: f32, middle: f32) {
    for (row, line) in rows.iter().enumerate() {
        let y = middle + 5.0 + 18.0 * (row as f32 - (rows.len() as f32 - 1.0) / 2.0);
        sketch.text(line, pos2(left, y), Anchor::Start, LANE, stage.theme.secondary);
    }
}

/// The edge of the tray around its cards, if it has some.
pub(super) fn tray_edge(stage: &Stage<'_>) -> Option<Rect> {
    let cards = stage.layout.tray.iter().map(|place| place.rect);
    let around = cards.reduce(|around, card| around | card)?;
    let edge = Rect::from_min_max(around.min - vec2(16.0, 32.0), around.max + vec2(16.0, 16.0));
    let name = text::width(words::UNSORTED.text(stage.lang()), TRAY) + 32.0;
    Some(Rect::from_min_max(edge.min, pos2(edge.right().max(edge.left() + name), edge.bottom())))
}

/// The tray of touchpoints without a phase, moved down by `shift`.
pub(super) fn draw_tray(stage: &Stage<'_>, shift: f32, groups: &mut Vec<Group>) {
    let Some(edge) = tray_edge(stage) else { return };
    let shift = vec2(0.0, shift);
    let edge = edge.translate(shift);
    let mut sketch = Sketch::new();
    let frame = Paint::dashed(stage.theme.card_edge, 1.2, &[6.0, 4.0]).filled(stage.theme.ground);
    sketch.rect(edge, 10.0, frame);
    sketch.at_scales(CLOSE);
    let words = words::UNSORTED.text(stage.lang());
    let at: Pos2 = edge.min + vec2(16.0, 18.0);
    sketch.text(words, at, Anchor::Start, TRAY, stage.theme.secondary);
    groups.push(sketch.into_group(Subject::Tray, words.to_owned()));
    for place in &stage.layout.tray {
        let place = CardPlace { rect: place.rect.translate(shift), ..place.clone() };
        groups.push(card::draw(stage, &place, &Ends::default()));
    }
}

/// A tile per phase with its count, for when cards are too small to see.
pub(super) fn draw_tiles(stage: &Stage<'_>, groups: &mut Vec<Group>) {
    if !stage.shows(&FROM_FAR_AWAY) {
        return;
    }
    for (at, (place, count)) in stage.layout.phases.iter().zip(counts(stage)).enumerate() {
        let x = phase_width(stage, at, place);
        let y = Rangef::new(stage.layout.bounds.top(), stage.layout.bounds.bottom());
        let tile = Rect::from_x_y_ranges(x, y);
        let mut sketch = Sketch::new();
        sketch.at_scales(FROM_FAR_AWAY);
        sketch.rect(tile, 0.0, Paint::fill(stage.theme.phase(place.index).header));
        let size = (tile.width() / 3.0).min(tile.height() / 2.0).clamp(12.0, 600.0);
        let style = Style::new(size, Face::Bold);
        let at = tile.center() + vec2(0.0, size * 0.36);
        sketch.text_inside(&count.to_string(), at, Anchor::Middle, style, stage.theme.on_accent, false);
        let phase = stage.journey.phases.get(place.index);
        let name = Style::new(size * 0.6, Face::SemiBold);
        let above = at - vec2(0.0, size * 1.3);
        // Measured small: letters of hundreds of points would fill the measurer's atlas.
        let room = tile.width() * 0.9 * NAME.size / name.size;
        let measured = Style::new(NAME.size, name.face);
        let words = phase.map_or(String::new(), |phase| text::fit(&phase.name, measured, room));
        sketch.text_inside(&words, above, Anchor::Middle, name, stage.theme.on_accent, false);
        groups.push(sketch.into_group(Subject::Tile(place.id.clone()), String::new()));
    }
}
