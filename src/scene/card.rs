//! One card: stripe, title, number, and a foot with medium, owner, feeling and influence.
//! The card's edge and the rows of its title come from the layout; nothing here leaves the edge
//! but the marks of entry and exit.

use std::ops::Range;

use emath::{Rect, pos2, vec2};

use super::route::Ends;
use super::sketch::{Sketch, mix};
use super::{
    Anchor, FAR, Group, NEAR, Paint, Stage, Subject, TILES, badges, colours, icons, notes, photo, triggers,
    words,
};
use crate::layout::{
    COMPACT_TITLE_LEFT, CardPlace, CardStyle, FACE_LEFT, OWNER_LEFT, OWNER_LINE, OWNER_STYLE, one_row,
    owner_room,
};
use crate::model::{EvidenceKind, Influence, Source, Touchpoint, TouchpointStatus};
use crate::text::{self, Face, Style};
use crate::theme::Rgb;
use crate::vocabulary::ShortLabel as _;

const RADIUS: f32 = 8.0;
const TITLE: Style = Style::new(13.5, Face::SemiBold);
const TITLE_FROM_AFAR: Style = Style::new(19.0, Face::SemiBold);
const LINE: f32 = 17.0;
const NUMBER: Style = Style::new(10.5, Face::SemiBold);
const NOBODY: Style = Style::new(11.0, Face::Italic);
/// From the left edge to the title.
const TITLE_LEFT: f32 = 16.0;
/// From the lower edge to the owner's name.
const OWNER_UP: f32 = 10.0;
/// From the lower edge to the last row of an owner's name on two.
const OWNERS_UP: f32 = 8.5;
/// How much is left of the hues of a card that nobody confirmed for too long.
const FADED: f32 = 0.45;
/// White space at the right.
const RIGHT: f32 = 7.0;

const CLOSE: Range<f32> = NEAR..f32::INFINITY;
const MIDDLE: Range<f32> = FAR..NEAR;

/// The card of a touchpoint; `ends` are the heights at which lines meet it.
pub(super) fn draw(stage: &Stage<'_>, place: &CardPlace, ends: &Ends) -> Group {
    let touchpoint = &*place.touchpoint;
    let mut sketch = Sketch::new();
    body(stage, &mut sketch, touchpoint, place.rect);
    marks(stage, &mut sketch, touchpoint, place.rect, ends);
    let ink = ink(stage, touchpoint);
    let struck = touchpoint.status == TouchpointStatus::Retired;
    sketch.at_scales(CLOSE);
    title(&mut sketch, place, ink, struck, stage.layout.request.cards);
    if stage.layout.request.cards == CardStyle::Full {
        foot(stage, &mut sketch, touchpoint, place);
        photo::on_card(stage, &mut sketch, place);
    } else {
        // The stripe alone would tell the medium by its colour only.
        let icon = pos2(place.rect.left() + 10.5, place.rect.center().y - 6.5);
        let (hue, _, sign) = stage.colours.look(stage.workspace, touchpoint, stage.theme);
        let hue = stage.colours.sign_hue(hue, stage.theme);
        colours::small_sign(&mut sketch, icon, &sign, hue, stage.theme);
        moment(stage, &mut sketch, touchpoint, place);
    }
    from_afar(stage, &mut sketch, place, (ink, struck));
    notes::draw(&mut sketch, notes::on_card(place.rect), stage.notes.card(&touchpoint.id), stage.theme);
    if !stage.triggers.card(&touchpoint.id).is_empty() {
        triggers::draw(&mut sketch, triggers::on_card(place.rect), true, stage.theme);
    }
    if stage.is_past(touchpoint) {
        notes::clock_on(&mut sketch, place.rect, stage.theme);
    }
    if touchpoint.details.is_some() {
        details(stage, &mut sketch, place.rect);
    }
    if let Some(badge) = stage.options.badges.card(&touchpoint.id) {
        badges::draw(&mut sketch, badges::on_card(place.rect), badge, stage.theme);
    }
    sketch.into_group(Subject::Card(touchpoint.id.clone()), tooltip(stage, touchpoint))
}

/// The title in large letters; from further away the hue alone.
fn from_afar(stage: &Stage<'_>, sketch: &mut Sketch, place: &CardPlace, (ink, struck): (Rgb, bool)) {
    let touchpoint = &*place.touchpoint;
    if stage.shows(&MIDDLE) {
        sketch.at_scales(MIDDLE);
        let row = text::fit(&touchpoint.title, TITLE_FROM_AFAR, place.rect.width() - TITLE_LEFT - RIGHT);
        let at = pos2(place.rect.left() + TITLE_LEFT, place.rect.center().y + 7.0);
        sketch.text_inside(&row, at, Anchor::Start, TITLE_FROM_AFAR, ink, struck);
    }
    sketch.at_scales(TILES..FAR);
    let (hue, ..) = stage.colours.look(stage.workspace, touchpoint, stage.theme);
    let fade = if stage.is_past(touchpoint) { FADED } else { 1.0 };
    sketch.rect(place.rect, RADIUS, Paint::fill(hue).opacity(fade));
}

/// Where the mark lies that a touchpoint has a journey of its own: over the lower edge of its card.
pub fn details_mark(card: Rect) -> Rect {
    Rect::from_center_size(pos2(card.center().x, card.bottom() + 1.0), vec2(26.0, 12.0))
}

/// Two sheets, one behind the other.
fn details(stage: &Stage<'_>, sketch: &mut Sketch, card: Rect) {
    let theme = stage.theme;
    let mark = details_mark(card);
    sketch.at_scales(CLOSE);
    sketch.rect(mark, 6.0, Paint::stroke(theme.accent, 1.2).filled(theme.paper));
    icons::sheets(sketch, mark.center(), theme);
}

/// Historical touchpoints are grey.
fn ink(stage: &Stage<'_>, touchpoint: &Touchpoint) -> Rgb {
    match touchpoint.status {
        TouchpointStatus::Historical | TouchpointStatus::Retired => stage.theme.secondary,
        _ if stage.is_past(touchpoint) => stage.theme.secondary,
        _ => stage.theme.ink,
    }
}

fn tooltip(stage: &Stage<'_>, touchpoint: &Touchpoint) -> String {
    let title = text::one_line(&touchpoint.title);
    let title = if title.is_empty() { words::UNTITLED.text(stage.lang()).to_owned() } else { title };
    let mut parts = vec![format!("{}. {title}", touchpoint.number)];
    if let Some(media) = touchpoint.media_type {
        parts.push(media.short_label().text(stage.lang()).to_owned());
    }
    if stage.options.owners
        && let Some(owner) = touchpoint.owner()
    {
        parts.push(text::one_line(stage.department(owner)));
    }
    if touchpoint.influence_unconfirmed {
        parts.push(words::CHECK_INFLUENCE.text(stage.lang()).to_owned());
    }
    parts.extend(stage.options.badges.card(&touchpoint.id).map(|badge| badge.words(stage.lang())));
    let answers = stage.triggers.card(&touchpoint.id);
    if !answers.is_empty() {
        parts.push(words::ANSWERS.fill(stage.lang(), &[("what", &answers.join(", "))]));
    }
    let notes = stage.notes.card(&touchpoint.id);
    parts.extend((notes > 0).then(|| words::NOTES.count(stage.lang(), notes)));
    parts.extend(stage.is_past(touchpoint).then(|| words::LOOK_AGAIN.text(stage.lang()).to_owned()));
    parts.join(" · ")
}

/// Shadow, ground, edge and stripe.
fn body(stage: &Stage<'_>, sketch: &mut Sketch, touchpoint: &Touchpoint, card: Rect) {
    let theme = stage.theme;
    sketch.at_scales(CLOSE);
    if !theme.hatched {
        let shadow = if theme.dark { Rgb(0, 0, 0) } else { theme.ink };
        sketch.rect(card.translate(vec2(0.0, 1.5)), RADIUS, Paint::fill(shadow).opacity(0.1));
    }
    let wished = matches!(touchpoint.status, TouchpointStatus::Proposed | TouchpointStatus::Planned);
    let edge = match (wished, touchpoint.conversion) {
        (true, _) => Paint::dashed(theme.secondary, 1.3, &[5.0, 3.5]),
        (false, true) => Paint::stroke(theme.ink, 1.3),
        (false, false) => Paint::stroke(theme.card_edge, 1.0),
    };
    sketch.at_scales(FAR..f32::INFINITY);
    sketch.rect(card, RADIUS, Paint::fill(theme.paper));
    let (hue, pattern, _) = stage.colours.look(stage.workspace, touchpoint, theme);
    icons::stripe(sketch, card, RADIUS, (hue, pattern), theme);
    if stage.is_past(touchpoint) {
        sketch.rect(card, RADIUS, Paint::fill(theme.paper).opacity(1.0 - FADED));
    }
    sketch.rect(card, RADIUS, edge);
    if touchpoint.conversion {
        let inner = Rect::from_min_max(card.min + vec2(10.5, 3.0), card.max - vec2(3.0, 3.0));
        sketch.rect(inner, RADIUS - 3.0, Paint::stroke(theme.ink, 1.3));
    }
}

/// Entry, exit, and the dotted foot line of an assumption.
fn marks(stage: &Stage<'_>, sketch: &mut Sketch, touchpoint: &Touchpoint, card: Rect, ends: &Ends) {
    sketch.at_scales(FAR..f32::INFINITY);
    if touchpoint.entry {
        let y = free_height(card, &ends.left, 10.0);
        // Close to the card: a line may pass in the gutter beside it.
        icons::entry(sketch, pos2(card.left() - 1.0, y), stage.theme);
    }
    if touchpoint.exit.is_some() {
        let crowded = ends.right.iter().any(|y| (y - card.center().y).abs() < 17.0);
        let half = if crowded { 9.0 } else { 14.0 };
        let y = free_height(card, &ends.right, half + 3.0);
        icons::exit(sketch, pos2(card.right() + 4.0, y), half, stage.theme);
    }
    if is_assumption(touchpoint) && stage.layout.request.cards == CardStyle::Full {
        sketch.at_scales(CLOSE);
        let y = card.bottom() - 3.8;
        let (from, to) = (pos2(card.left() + TITLE_LEFT, y), pos2(card.right() - RIGHT - 3.0, y));
        sketch.line(from, to, Paint::dashed(stage.theme.secondary, 1.2, &[1.2, 3.0]));
    }
}

/// Where a mark beside the card keeps this far from the lines there: in the middle if it can.
fn free_height(card: Rect, lines: &[f32], far: f32) -> f32 {
    let middle = card.center().y;
    let distance = |y: f32| lines.iter().map(|other| (other - y).abs()).fold(f32::INFINITY, f32::min);
    let reach = card.height() / 2.0 - 10.0;
    let heights = [0.0, -0.5, 0.5, -1.0, 1.0].map(|part| middle + part * reach);
    let free = heights.into_iter().find(|y| distance(*y) >= far);
    free.or_else(|| heights.into_iter().max_by(|a, b| distance(*a).total_cmp(&distance(*b))))
        .unwrap_or(middle)
}

/// Whether scores are given that nothing stronger than an assumption supports.
pub(super) fn is_assumption(touchpoint: &Touchpoint) -> bool {
    let set = &touchpoint.expectation;
    let scored = [set.assumed, set.expected, set.own_view, set.experienced].iter().any(Option::is_some);
    let mut evidence = touchpoint.evidence.iter().chain(&set.evidence);
    scored && !evidence.any(|one| one.kind > EvidenceKind::Assumption)
}

/// From the left edge to the title: on compact cards the icon of the medium stands before it.
fn title_left(style: CardStyle) -> f32 {
    match style {
        CardStyle::Full => TITLE_LEFT,
        CardStyle::Compact => COMPACT_TITLE_LEFT,
    }
}

fn title(sketch: &mut Sketch, place: &CardPlace, ink: Rgb, struck: bool, style: CardStyle) {
    let card = place.rect;
    let first = match style {
        CardStyle::Full => card.top() + 21.0,
        CardStyle::Compact => card.center().y + 4.8 - LINE / 2.0 * (place.title.len() as f32 - 1.0),
    };
    let left = card.left() + title_left(style);
    let mut rest = text::one_line(&place.touchpoint.title);
    for (row, line) in place.title.iter().enumerate() {
        let at = pos2(left, first + LINE * row as f32);
        let behind = rest.strip_prefix(line.as_str()).unwrap_or_default().to_owned();
        // A long word that the layout broke gets the hyphen that tells so.
        let broken = line.ends_with(char::is_alphabetic) && behind.starts_with(char::is_alphabetic);
        if broken {
            sketch.text_inside(&format!("{line}-"), at, Anchor::Start, TITLE, ink, struck);
        } else {
            sketch.text_inside(line, at, Anchor::Start, TITLE, ink, struck);
        }
        rest = behind.trim_start().to_owned();
    }
}

/// The diamond: in the top right corner, beside a badge, or before the number where the title needs
/// the corner.
fn moment(stage: &Stage<'_>, sketch: &mut Sketch, touchpoint: &Touchpoint, place: &CardPlace) {
    if touchpoint.moment_of_truth.is_none() {
        return;
    }
    let card = place.rect;
    let room = stage.options.badges.card(&touchpoint.id).map_or(0.0, |_| badges::ROOM);
    let corner = pos2(card.right() - 14.0 - room, card.top() + 15.0);
    let first = place.title.first().map_or(0.0, |line| text::width(line, TITLE));
    let free = card.left() + title_left(stage.layout.request.cards) + first + 4.0 <= corner.x - 6.0;
    let middle = if free || stage.layout.request.cards == CardStyle::Compact {
        corner
    } else {
        pos2(card.right() - RIGHT - number_width(touchpoint) - 10.0, card.bottom() - 28.0)
    };
    icons::diamond(sketch, middle, stage.theme);
}

fn number_width(touchpoint: &Touchpoint) -> f32 {
    text::width(&touchpoint.number.to_string(), NUMBER)
}

/// Number, diamond, medium, owner, feeling and influence.
fn foot(stage: &Stage<'_>, sketch: &mut Sketch, touchpoint: &Touchpoint, place: &CardPlace) {
    let (theme, card) = (stage.theme, place.rect);
    let quiet = mix(theme.secondary, theme.ink, 0.3);
    moment(stage, sketch, touchpoint, place);
    if touchpoint.number > 0 {
        let at = pos2(card.right() - RIGHT, card.bottom() - 24.5);
        sketch.text_inside(&touchpoint.number.to_string(), at, Anchor::End, NUMBER, theme.secondary, false);
    }
    let (hue, _, sign) = stage.colours.look(stage.workspace, touchpoint, theme);
    let hue = stage.colours.sign_hue(hue, theme);
    colours::sign(sketch, pos2(card.left() + 15.0, card.bottom() - 23.0), &sign, hue, theme);
    let right = pos2(card.right() - RIGHT, card.bottom() - 14.5);
    icons::influence(sketch, right, touchpoint.influence, quiet);
    let feeling = feeling(stage, touchpoint);
    if let Some(feeling) = feeling {
        icons::face(sketch, pos2(card.left() + FACE_LEFT, card.bottom() - 23.0), feeling, theme);
    }
    if stage.options.owners {
        let known = owner(stage, touchpoint, quiet);
        owner_name(sketch, place, known, owner_room(feeling.is_some()));
    }
}

/// The owner's name in the foot, on one row in this room or on the two that the layout broke it to.
fn owner_name(sketch: &mut Sketch, place: &CardPlace, (words, style, colour): (&str, Style, Rgb), room: f32) {
    let left = place.rect.left() + OWNER_LEFT;
    let rows = &place.owner.lines;
    if rows.is_empty() {
        let whole = one_row(words, style, room);
        let row = text::fit(words, whole.unwrap_or(style), room);
        let at = pos2(left, place.rect.bottom() - OWNER_UP);
        sketch.text_inside(&row, at, Anchor::Start, whole.unwrap_or(style), colour, false);
    }
    let style = Style::new(place.owner.size, style.face);
    let first = place.rect.bottom() - OWNERS_UP - OWNER_LINE * (rows.len() as f32 - 1.0);
    for (row, line) in rows.iter().enumerate() {
        let at = pos2(left, first + OWNER_LINE * row as f32);
        sketch.text_inside(line, at, Anchor::Start, style, colour, false);
    }
}

/// The feeling shown: the persona's own where it differs.
pub(super) fn feeling(stage: &Stage<'_>, touchpoint: &Touchpoint) -> Option<i8> {
    let own = stage.persona.and_then(|persona| {
        let mut known = touchpoint.persona_emotions.iter();
        known.find(|one| one.persona == *persona).map(|one| one.emotion)
    });
    own.or(touchpoint.emotion).map(|emotion| emotion.clamp(-2, 2))
}

/// The owner's name, or what its absence means.
fn owner<'a>(stage: &'a Stage<'_>, touchpoint: &'a Touchpoint, quiet: Rgb) -> (&'a str, Style, Rgb) {
    match touchpoint.owner() {
        Some(owner) => (stage.department(owner), OWNER_STYLE, quiet),
        None if can_steer(touchpoint) => (words::NO_OWNER.text(stage.lang()), NOBODY, stage.theme.critical),
        // Nothing is known of a new card yet, so it is no alarm.
        None if touchpoint.source.is_none() && touchpoint.influence.is_none() => {
            (words::NO_OWNER.text(stage.lang()), NOBODY, stage.theme.secondary)
        }
        None => (words::WHO_LISTENS.text(stage.lang()), NOBODY, stage.theme.secondary),
    }
}

/// Whether somebody of ours should own it, as the rule OWN-01 has it.
fn can_steer(touchpoint: &Touchpoint) -> bool {
    let ours = matches!(touchpoint.source, Some(Source::Brand | Source::Employee | Source::Partner));
    let within = matches!(touchpoint.influence, Some(Influence::Full | Influence::Partial));
    ours || within
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::{Options, Shape, ShapeKind, build};
    use super::*;
    use crate::layout::{Request, layout};
    use crate::model::{Department, Id, Workspace};
    use crate::theme::Theme;

    /// The sample, with this name for each department and this feeling on each card.
    fn named(name: &str, emotion: Option<i8>) -> Workspace {
        let text = crate::vocabulary::sample("zwaluw-en-spaak").unwrap();
        let mut workspace = crate::storage::parse("sample.ron", text).unwrap().workspace;
        let known = workspace.departments.iter();
        workspace.departments =
            known.map(|one| Department { name: name.to_owned(), ..one.clone() }).collect::<Vec<_>>().into();
        let mut journey = (*workspace.journeys[0]).clone();
        for phase in journey.phases.edit() {
            for touchpoint in Arc::make_mut(phase).touchpoints.edit() {
                let touchpoint = Arc::make_mut(touchpoint);
                touchpoint.owners = vec![Id::new("customer-service")].into();
                (touchpoint.accountable, touchpoint.emotion) = (None, emotion);
            }
        }
        workspace.journeys = vec![Arc::new(journey)].into();
        workspace
    }

    fn ink(shape: &Shape) -> Option<(Rect, &str)> {
        let ShapeKind::Text { text, at, anchor, style, .. } = &shape.kind else { return None };
        let width = text::width(text, *style);
        let left = if *anchor == Anchor::End { at.x - width } else { at.x };
        let (top, bottom) = (at.y - 0.74 * style.size, at.y + 0.2 * style.size);
        shape
            .scales
            .contains(&1.0)
            .then(|| (Rect::from_min_max(pos2(left, top), pos2(left + width, bottom)), text.as_str()))
    }

    #[test]
    fn names_of_owners_touch_nothing_else_on_the_card() {
        let absurd = "De afdeling van alles waar niemand anders zin in heeft";
        for (name, whole) in [
            ("Customer service", true),
            ("Klantenservice", true),
            ("Productmanagement", true),
            (absurd, false),
        ] {
            for emotion in [None, Some(1)] {
                let workspace = named(name, emotion);
                let journey = &workspace.journeys[0];
                let places = layout(&workspace, journey, &Request::default(), None);
                let scene = build(&workspace, journey, &places, &Theme::light(), &Options::default());
                for card in &places.cards {
                    let subject = Subject::Card(card.touchpoint.id.clone());
                    let group = scene.groups.iter().find(|group| group.subject == subject).unwrap();
                    let texts: Vec<_> = group.shapes.iter().filter_map(ink).collect();
                    for (at, (rect, text)) in texts.iter().enumerate() {
                        assert!(card.rect.expand(0.5).contains_rect(*rect), "`{text}` leaves its card");
                        for (other, words) in &texts[at + 1..] {
                            assert!(!rect.intersects(*other), "`{text}` touches `{words}`");
                        }
                    }
                    let cut = texts.iter().any(|(_, text)| text.contains('…'));
                    assert_eq!(!cut, whole, "{name}: {texts:?}");
                    // What is cut is told in full.
                    assert!(group.title.contains(name), "{}", group.title);
                }
            }
        }
    }
}
