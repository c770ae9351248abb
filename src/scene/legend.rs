//! The legend: exactly what occurs on the picture, nothing else.

use std::collections::BTreeSet;

use emath::{Pos2, Rect, pos2, vec2};

use super::colours::{self, Pattern};
use super::sketch::{Sketch, mix};
use super::{Anchor, Paint, Stage, badges, card, icons, notes, route, triggers, words};
use crate::analysis::Severity;
use crate::layout::CardStyle;
use crate::model::{Choice, Influence, MediaType, Touchpoint, TouchpointStatus, TransitionKind};
use crate::text::{self, Face, Style};
use crate::vocabulary::ShortLabel as _;

const WORDS: Style = Style::new(13.0, Face::Medium);
/// White space between two items.
const GAP: f32 = 24.0;
/// From row to row.
pub(super) const PITCH: f32 = 31.0;

/// One mark that is explained.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Item {
    Media(Option<MediaType>),
    /// A value by its place, where colours stand for something else.
    Colour(usize),
    Influence(Option<Influence>),
    Moment,
    Entry,
    Exit,
    Conversion,
    Wished,
    Assumption,
    Retired,
    Note,
    LookAgain,
    Details,
    Trigger(bool),
    Line(TransitionKind),
    Gap(Severity),
}

impl Item {
    fn words(self, stage: &Stage<'_>) -> String {
        let label = match self {
            Self::Colour(at) => {
                return colour(stage, at).map_or_else(String::new, |value| text::one_line(&value.name));
            }
            Self::Media(Some(media)) => media.short_label(),
            Self::Media(None) => words::UNASSESSED_MEDIA,
            Self::Influence(Some(influence)) => influence.short_label(),
            Self::Influence(None) => words::UNASSESSED,
            Self::Moment => words::MOMENT,
            Self::Entry => words::START,
            Self::Exit => words::END,
            Self::Conversion => words::PURCHASE,
            Self::Wished => words::WISHED,
            Self::Assumption => words::ASSUMPTION,
            Self::Retired => words::RETIRED,
            Self::Note => words::NOTE,
            Self::LookAgain => words::LOOK_AGAIN,
            Self::Details => words::DETAILS,
            Self::Trigger(true) => words::ANSWERS_TRIGGER,
            Self::Trigger(false) => words::OPEN_TRIGGER,
            Self::Line(kind) => kind.short_label(),
            Self::Gap(level) => words::level(level),
        };
        label.text(stage.lang()).to_owned()
    }

    /// The width of its mark with the white space after it.
    fn mark_width(self) -> f32 {
        match self {
            Self::Media(_) | Self::Colour(_) => 34.0,
            Self::Influence(Some(_)) => icons::DOTS_WIDTH + 7.0,
            Self::Influence(None) => 14.0,
            Self::Moment => 20.0,
            Self::Note | Self::LookAgain | Self::Trigger(_) => 23.0,
            Self::Entry => 15.0,
            Self::Exit => 10.0,
            Self::Conversion | Self::Wished | Self::Assumption => 28.0,
            Self::Retired => 0.0,
            Self::Details => 20.0,
            Self::Line(_) => 42.0,
            Self::Gap(_) => 24.0,
        }
    }

    fn width(self, stage: &Stage<'_>) -> f32 {
        self.mark_width() + text::width(&self.words(stage), WORDS)
    }

    /// Draws the mark and its words; `at` is left, on the baseline.
    fn draw(self, stage: &Stage<'_>, sketch: &mut Sketch, at: Pos2) {
        let theme = stage.theme;
        let middle = at.y - 4.7;
        let quiet = mix(theme.secondary, theme.ink, 0.3);
        match self {
            Self::Media(media) => {
                let stripe = Rect::from_min_size(pos2(at.x, middle - 10.0), vec2(8.0, 20.0));
                let (hue, pattern) = match stage.colours.is_plain() {
                    true => (theme.line, Pattern::Solid),
                    false => (icons::media_hue(theme, media), icons::media_pattern(media, theme)),
                };
                icons::stripe(sketch, stripe, 3.0, (hue, pattern), theme);
                let hue = stage.colours.sign_hue(hue, theme);
                icons::media(sketch, pos2(at.x + 12.0, middle - 8.0), media, hue);
            }
            Self::Colour(place) => {
                let stripe = Rect::from_min_size(pos2(at.x, middle - 10.0), vec2(8.0, 20.0));
                if let Some(value) = colour(stage, place) {
                    icons::stripe(sketch, stripe, 3.0, (value.hue, value.pattern), theme);
                    let corner = pos2(at.x + 12.0, middle - 8.0);
                    colours::sign(sketch, corner, &value.sign, value.hue, theme);
                }
            }
            Self::Influence(known) => {
                let width = if known.is_some() { icons::DOTS_WIDTH } else { 7.0 };
                icons::influence(sketch, pos2(at.x + width, middle), known, quiet);
            }
            Self::Moment => icons::diamond(sketch, pos2(at.x + 6.0, middle), theme),
            Self::Entry => icons::entry(sketch, pos2(at.x + 8.0, middle), theme),
            Self::Exit => icons::exit(sketch, pos2(at.x + 1.5, middle), 8.0, theme),
            Self::Conversion | Self::Wished | Self::Assumption => {
                self.small_card(stage, sketch, at.x, middle)
            }
            Self::Retired => {}
            Self::Note => notes::sheet(sketch, pos2(at.x + 8.0, middle), 1.0, theme),
            Self::LookAgain => notes::clock(sketch, pos2(at.x + 8.0, middle), theme),
            Self::Details => icons::sheets(sketch, pos2(at.x + 7.0, middle), theme),
            Self::Trigger(answered) => {
                triggers::bolt(sketch, pos2(at.x + 8.0, middle), (1.0, answered), theme);
            }
            Self::Line(kind) => {
                let look = route::look(kind, theme);
                let tip = pos2(at.x + 34.0, middle);
                let paint = Paint::dashed(look.colour, 2.0 * look.thin.max(0.6), look.dash);
                sketch.line(pos2(at.x, middle), tip - vec2(6.0, 0.0), paint);
                route::head(sketch, tip, vec2(1.0, 0.0), look.head, look.colour);
            }
            Self::Gap(level) => badges::shape(sketch, pos2(at.x + 8.0, middle), level, 0.75, theme),
        }
        let words = pos2(at.x + self.mark_width(), at.y);
        sketch.text(&self.words(stage), words, Anchor::Start, WORDS, theme.ink);
        if self == Self::Retired {
            let end = words + vec2(text::width(&self.words(stage), WORDS), -4.2);
            sketch.line(words - vec2(0.0, 4.2), end, Paint::stroke(theme.secondary, 1.1));
        }
    }

    fn small_card(self, stage: &Stage<'_>, sketch: &mut Sketch, left: f32, middle: f32) {
        let theme = stage.theme;
        let card = Rect::from_min_size(pos2(left, middle - 7.5), vec2(20.0, 15.0));
        match self {
            Self::Conversion => {
                sketch.rect(card, 3.0, Paint::stroke(theme.ink, 1.3));
                sketch.rect(card.shrink(3.0), 2.0, Paint::stroke(theme.ink, 1.3));
            }
            Self::Wished => sketch.rect(card, 3.0, Paint::dashed(theme.secondary, 1.3, &[4.0, 2.5])),
            _ => {
                sketch.rect(card, 3.0, Paint::stroke(theme.card_edge, 1.0));
                let y = card.bottom() - 4.0;
                let dots = Paint::dashed(theme.secondary, 1.2, &[1.2, 3.0]);
                sketch.line(pos2(card.left() + 3.5, y), pos2(card.right() - 3.0, y), dots);
            }
        }
    }
}

/// The value at this place.
fn colour<'a>(stage: &'a Stage<'_>, at: usize) -> Option<&'a colours::Value> {
    stage.colours.values().get(at)
}

/// What occurs on the layout's cards and lines: what a card is, then the other marks.
pub(super) fn items(stage: &Stage<'_>) -> [Vec<Item>; 2] {
    let cards = || stage.layout.cards.iter().chain(&stage.layout.tray).map(|place| &*place.touchpoint);
    let full = stage.layout.request.cards == CardStyle::Full;
    let any = |test: &dyn Fn(&Touchpoint) -> bool| cards().any(test);
    let mut first = Vec::new();
    let shown: BTreeSet<usize> =
        cards().filter_map(|card| stage.colours.place(stage.workspace, card)).collect();
    first.extend(shown.into_iter().map(Item::Colour));
    let media = MediaType::ALL.iter().copied().map(Some).chain([None]);
    for media in media.filter(|_| stage.colours.shows_media()) {
        if any(&|card| card.media_type == media) {
            first.push(Item::Media(media));
        }
    }
    for influence in Influence::ALL.iter().copied().map(Some).chain([None]).filter(|_| full) {
        if any(&|card| card.influence == influence) {
            first.push(Item::Influence(influence));
        }
    }
    let wished = [TouchpointStatus::Proposed, TouchpointStatus::Planned];
    let mut phases = stage.layout.phases.iter();
    let marks = [
        (Item::Moment, any(&|card| card.moment_of_truth.is_some())),
        (Item::Entry, any(&|card| card.entry)),
        (Item::Exit, any(&|card| card.exit.is_some())),
        (Item::Conversion, any(&|card| card.conversion)),
        (Item::Wished, any(&|card| wished.contains(&card.status))),
        (Item::Assumption, full && any(&card::is_assumption)),
        (Item::Details, any(&|card| card.details.is_some())),
        (Item::Trigger(true), any(&|card| !stage.triggers.card(&card.id).is_empty())),
        (Item::Trigger(false), phases.any(|place| !stage.triggers.phase(&place.id).is_empty())),
        (Item::Retired, any(&|card| card.status == TouchpointStatus::Retired)),
        (Item::Note, any(&|card| stage.notes.card(&card.id) > 0)),
        (Item::LookAgain, any(&|card| stage.is_past(card))),
    ];
    let mut second: Vec<Item> =
        marks.into_iter().filter(|(_, occurs)| *occurs).map(|(item, _)| item).collect();
    let kinds: BTreeSet<TransitionKind> =
        stage.layout.routes.iter().map(|route| route.transition.kind).collect();
    second.extend(kinds.into_iter().map(Item::Line));
    second.extend(levels(stage).into_iter().rev().map(Item::Gap));
    [first, second]
}

/// The levels of the badges that are drawn, mildest first.
fn levels(stage: &Stage<'_>) -> BTreeSet<Severity> {
    let badges = &stage.options.badges;
    let cards = stage.layout.cards.iter().filter_map(|place| badges.card(&place.touchpoint.id));
    let phases = stage.layout.phases.iter().filter_map(|place| badges.phase(&place.id));
    cards.chain(phases).map(|badge| badge.level).collect()
}

/// The items in rows of at most this width, the two kinds apart where that takes no extra row.
pub(super) fn rows(stage: &Stage<'_>, items: &[Vec<Item>; 2], width: f32) -> Vec<Vec<Item>> {
    let apart: Vec<Vec<Item>> = items.iter().flat_map(|part| flow(stage, part, width)).collect();
    let together = flow(stage, &items.concat(), width);
    if apart.len() <= together.len().max(2) { apart } else { together }
}

fn flow(stage: &Stage<'_>, items: &[Item], width: f32) -> Vec<Vec<Item>> {
    let mut rows: Vec<Vec<Item>> = Vec::new();
    let mut filled = f32::INFINITY;
    for item in items {
        let own = item.width(stage);
        match rows.last_mut().filter(|_| filled + GAP + own <= width) {
            Some(row) => {
                row.push(*item);
                filled += GAP + own;
            }
            None => {
                rows.push(vec![*item]);
                filled = own;
            }
        }
    }
    rows
}

/// The width of the widest row.
pub(super) fn width(stage: &Stage<'_>, rows: &[Vec<Item>]) -> f32 {
    let row = |row: &Vec<Item>| row.iter().map(|item| item.width(stage) + GAP).sum::<f32>() - GAP;
    rows.iter().map(row).fold(0.0, f32::max)
}

/// Draws the rows; `at` is the left end of the first baseline.
pub(super) fn draw(stage: &Stage<'_>, sketch: &mut Sketch, rows: &[Vec<Item>], at: Pos2) {
    for (number, row) in rows.iter().enumerate() {
        let mut x = at.x;
        for item in row {
            item.draw(stage, sketch, pos2(x, at.y + PITCH * number as f32));
            x += item.width(stage) + GAP;
        }
    }
}
