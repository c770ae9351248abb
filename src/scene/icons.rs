//! Icons and patterns as paths, so that every viewer shows them: no font has to know them.
//! Each icon stands in a box of 16 by 16 points. Knows no journey, only what a mark means.

use emath::{Pos2, Rect, Vec2, pos2, vec2};

use super::colours::Pattern;
use super::sketch::{Sketch, arc, polyline};
use super::{Paint, Step};
use crate::model::{Influence, MediaType};
use crate::theme::{Rgb, Theme};

/// The colour of a media type.
pub(super) fn media_hue(theme: &Theme, media: Option<MediaType>) -> Rgb {
    match media {
        Some(MediaType::Owned) => theme.owned,
        Some(MediaType::Paid) => theme.paid,
        Some(MediaType::Earned) => theme.earned,
        Some(MediaType::Shared) => theme.shared,
        None => theme.unassessed,
    }
}

/// House, coin, speech bubble, rings, or a question mark.
pub(super) fn media(sketch: &mut Sketch, at: Pos2, media: Option<MediaType>, hue: Rgb) {
    media_of_size(sketch, at, 1.0, media, hue);
}

/// The same, so many times its size; the question mark keeps its own.
pub(super) fn media_of_size(sketch: &mut Sketch, at: Pos2, size: f32, media: Option<MediaType>, hue: Rgb) {
    let place = |x: f32, y: f32| at + vec2(x, y) * size;
    let paint = Paint::stroke(hue, 1.7 * size);
    match media {
        Some(MediaType::Owned) => {
            let mut steps = polyline(&[place(1.5, 7.5), place(8.0, 2.0), place(14.5, 7.5)], false);
            let walls = [place(3.5, 6.5), place(3.5, 14.0), place(12.5, 14.0), place(12.5, 6.5)];
            steps.extend(polyline(&walls, false));
            sketch.path(steps, paint);
        }
        Some(MediaType::Paid) => {
            sketch.circle(place(8.0, 8.0), 6.2 * size, paint.clone());
            let mut euro = arc(place(8.3, 8.0), 3.2 * size, -0.135, -0.865);
            euro.extend([Step::Move(place(4.8, 7.2)), Step::Line(place(8.6, 7.2))]);
            euro.extend([Step::Move(place(4.8, 8.9)), Step::Line(place(8.2, 8.9))]);
            sketch.path(euro, paint);
        }
        Some(MediaType::Earned) => {
            let bubble =
                [(2.0, 3.0), (14.0, 3.0), (14.0, 11.0), (8.0, 11.0), (5.0, 14.0), (5.0, 11.0), (2.0, 11.0)];
            sketch.path(polyline(&bubble.map(|(x, y)| place(x, y)), true), paint);
        }
        Some(MediaType::Shared) => {
            sketch.circle(place(5.6, 8.0), 4.4 * size, paint.clone());
            sketch.circle(place(10.4, 8.0), 4.4 * size, paint);
        }
        None => question(sketch, place(8.0, 8.0), paint),
    }
}

/// A question mark around a middle, 11 points high.
pub(super) fn question(sketch: &mut Sketch, middle: Pos2, paint: Paint) {
    let colour = paint.stroke.as_ref().map(|stroke| stroke.colour).unwrap_or_default();
    let mut steps = arc(middle + vec2(0.0, -2.6), 2.9, -0.5, 0.125);
    let turn = middle + vec2(0.0, 1.2);
    steps.push(Step::Quad(middle + vec2(0.1, 0.3), turn));
    steps.push(Step::Line(middle + vec2(0.0, 1.9)));
    sketch.path(steps, paint);
    sketch.circle(middle + vec2(0.0, 4.7), 1.05, Paint::fill(colour));
}

/// The colour of a feeling from -2 to 2.
pub(super) fn feeling_hue(theme: &Theme, feeling: i8) -> Rgb {
    match feeling {
        ..=-2 => theme.critical,
        -1 => theme.high,
        0 => theme.secondary,
        1.. => theme.good,
    }
}

/// The mouth of a face in a box of 16 by 16.
fn mouth(at: Pos2, feeling: i8) -> Vec<Step> {
    let (ends, depth) = match feeling {
        ..=-2 => (11.5, 7.5),
        -1 => (11.0, 9.0),
        0 => (10.5, 10.5),
        1 => (10.0, 12.0),
        2.. => (9.5, 13.0),
    };
    let (left, right) = (at + vec2(5.0, ends), at + vec2(11.0, ends));
    vec![Step::Move(left), Step::Quad(at + vec2(8.0, depth), right)]
}

const EYES: [Vec2; 2] = [vec2(5.8, 6.3), vec2(10.2, 6.3)];

/// Below this scale a face is too small for eyes and thin strokes.
const PLAIN_BELOW: f32 = 0.66;

/// A face that shows a feeling from -2 to 2.
pub(super) fn face(sketch: &mut Sketch, at: Pos2, feeling: i8, theme: &Theme) {
    let colour = feeling_hue(theme, feeling);
    sketch.by_size(
        PLAIN_BELOW,
        |sketch| plain(sketch, at + Vec2::splat(8.0), 7.6, feeling, theme),
        |sketch| {
            sketch.circle(at + Vec2::splat(8.0), 6.6, Paint::stroke(colour, 1.5));
            sketch.path(mouth(at, feeling), Paint::stroke(colour, 1.5));
            for eye in EYES {
                sketch.circle(at + eye, 1.0, Paint::fill(colour));
            }
        },
    );
}

/// A small face: a disc with a bold mouth.
fn plain(sketch: &mut Sketch, middle: Pos2, radius: f32, feeling: i8, theme: &Theme) {
    sketch.circle(middle, radius, Paint::fill(feeling_hue(theme, feeling)));
    let bend = 3.4 * f32::from(feeling.clamp(-2, 2));
    let (left, right) = (middle + vec2(-4.2, -bend / 4.0), middle + vec2(4.2, -bend / 4.0));
    let steps = vec![Step::Move(left), Step::Quad(middle + vec2(0.0, 0.75 * bend), right)];
    sketch.path(steps, Paint::stroke(theme.paper, 2.4));
}

/// A smaller face: a point of one persona's curve.
pub(super) fn small_point(sketch: &mut Sketch, middle: Pos2, feeling: i8, theme: &Theme) {
    sketch.circle(middle, 7.0, Paint::fill(theme.paper));
    plain(sketch, middle, 6.0, feeling, theme);
}

/// A filled face around a middle: a point of the experience strip.
pub(super) fn point(sketch: &mut Sketch, middle: Pos2, feeling: Option<i8>, theme: &Theme) {
    let Some(feeling) = feeling else {
        sketch.circle(middle, 5.5, Paint::stroke(theme.ink, 2.0).filled(theme.paper));
        return;
    };
    let at = middle - Vec2::splat(8.0);
    let ring = Paint::stroke(theme.paper, 1.5).filled(feeling_hue(theme, feeling));
    sketch.by_size(
        PLAIN_BELOW,
        |sketch| {
            sketch.circle(middle, 9.5, Paint::fill(theme.paper));
            plain(sketch, middle, 8.4, feeling, theme);
        },
        |sketch| {
            sketch.circle(middle, 8.0, ring);
            sketch.path(mouth(at, feeling), Paint::stroke(theme.paper, 1.6));
            for eye in EYES {
                sketch.circle(at + eye, 1.15, Paint::fill(theme.paper));
            }
        },
    );
}

/// The width of three influence dots.
pub(super) const DOTS_WIDTH: f32 = 25.0;

/// Influence as three dots, or a question mark; `right` is the middle of the right edge.
pub(super) fn influence(sketch: &mut Sketch, right: Pos2, influence: Option<Influence>, colour: Rgb) {
    let full = match influence {
        Some(Influence::Full) => 3,
        Some(Influence::Partial) => 2,
        Some(Influence::Indirect) => 1,
        Some(Influence::NoInfluence) => 0,
        None => return question(sketch, right - vec2(3.6, 0.0), Paint::stroke(colour, 1.4)),
    };
    for dot in 0..3u8 {
        let centre = right - vec2(DOTS_WIDTH - 3.5 - 9.0 * f32::from(dot), 0.0);
        if dot < full {
            sketch.circle(centre, 3.5, Paint::fill(colour));
        } else {
            sketch.circle(centre, 3.0, Paint::stroke(colour, 1.0));
        }
    }
}

/// The diamond of a moment of truth.
pub(super) fn diamond(sketch: &mut Sketch, middle: Pos2, theme: &Theme) {
    let corners = [vec2(0.0, -6.0), vec2(6.0, 0.0), vec2(0.0, 6.0), vec2(-6.0, 0.0)];
    sketch.path(polyline(&corners.map(|corner| middle + corner), true), Paint::fill(theme.moment));
}

/// Two sheets: a journey of its own. Nine points high.
pub(super) fn sheets(sketch: &mut Sketch, middle: Pos2, theme: &Theme) {
    let sheet = |offset: Vec2| Rect::from_center_size(middle + offset, vec2(8.0, 5.0));
    let paint = || Paint::stroke(theme.accent, 1.1).filled(theme.paper);
    sketch.rect(sheet(vec2(1.5, -1.2)), 1.0, paint());
    sketch.rect(sheet(vec2(-1.5, 1.2)), 1.0, paint());
}

/// The arrow of an entry; `tip` is its right end.
pub(super) fn entry(sketch: &mut Sketch, tip: Pos2, theme: &Theme) {
    let corners = [tip - vec2(8.0, 5.0), tip, tip - vec2(8.0, -5.0)];
    sketch.path(polyline(&corners, true), Paint::fill(theme.ink));
}

/// The bar of an exit.
pub(super) fn exit(sketch: &mut Sketch, middle: Pos2, half: f32, theme: &Theme) {
    let bar = Rect::from_center_size(middle, vec2(3.0, half * 2.0));
    sketch.rect(bar, 0.0, Paint::fill(theme.ink));
}

/// The stripe at the left of a card: its hue, hatched or filled in part where hues don't carry it.
pub(super) fn stripe(
    sketch: &mut Sketch,
    card: Rect,
    radius: f32,
    (hue, pattern): (Rgb, Pattern),
    theme: &Theme,
) {
    let (left, right) = (card.left(), card.left() + 8.0);
    let (top, bottom) = (card.top(), card.bottom());
    let bend = 0.447_7 * radius;
    let steps = vec![
        Step::Move(pos2(right, top)),
        Step::Line(pos2(left + radius, top)),
        Step::Cubic(pos2(left + bend, top), pos2(left, top + bend), pos2(left, top + radius)),
        Step::Line(pos2(left, bottom - radius)),
        Step::Cubic(pos2(left, bottom - bend), pos2(left + bend, bottom), pos2(left + radius, bottom)),
        Step::Line(pos2(right, bottom)),
        Step::Close,
    ];
    if pattern == Pattern::Solid {
        sketch.path(steps, Paint::fill(hue));
        return;
    }
    sketch.path(steps, Paint::stroke(hue, 1.0).filled(theme.paper));
    if let Pattern::Gauge(share) = pattern {
        // Square ends: a part of a rounded stripe would lie beside its edge.
        let room = Rect::from_min_max(pos2(left + 1.2, top + 4.0), pos2(right - 0.6, bottom - 4.0));
        let level = room.bottom() - room.height() * share.clamp(0.06, 1.0);
        sketch.rect(Rect::from_min_max(pos2(room.left(), level), room.max), 1.5, Paint::fill(hue));
        return;
    }
    let inner = Rect::from_min_max(pos2(left + 0.5, top + radius - 2.0), pos2(right, bottom - radius + 2.0));
    sketch.path(hatching(inner, pattern), Paint::stroke(hue, 1.2));
}

/// How the stripe of a media type is filled.
pub(super) fn media_pattern(media: Option<MediaType>, theme: &Theme) -> Pattern {
    match media {
        None => Pattern::Rising,
        Some(MediaType::Paid) if theme.hatched => Pattern::Falling,
        Some(MediaType::Earned) if theme.hatched => Pattern::Level,
        Some(MediaType::Shared) if theme.hatched => Pattern::Crossed,
        _ => Pattern::Solid,
    }
}

/// Lines across a narrow upright rectangle.
fn hatching(rect: Rect, pattern: Pattern) -> Vec<Step> {
    let mut steps = Vec::new();
    let rise = if pattern == Pattern::Level { 0.0 } else { rect.width() };
    let gap = if pattern == Pattern::Crossed { 8.0 } else { 4.5 };
    let mut y = rect.top();
    while y + rise <= rect.bottom() {
        let (high, low) = (y, y + rise);
        if pattern != Pattern::Falling {
            steps.extend([Step::Move(pos2(rect.left(), low)), Step::Line(pos2(rect.right(), high))]);
        }
        if matches!(pattern, Pattern::Falling | Pattern::Crossed) {
            steps.extend([Step::Move(pos2(rect.left(), high)), Step::Line(pos2(rect.right(), low))]);
        }
        y += gap;
    }
    steps
}
