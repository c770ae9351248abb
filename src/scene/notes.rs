//! Marks of what people pinned to the map: a small sheet with the count, and the clock of a card that
//! nobody confirmed for a while. Knows notes only as counts.

use std::collections::HashMap;
use std::ops::Range;

use emath::{Pos2, Rect, pos2, vec2};

use super::sketch::{Sketch, mix, polyline};
use super::{Anchor, FAR, NEAR, Paint};
use crate::layout::{Route, RouteKey};
use crate::model::{Id, Journey, Phase, SubjectRef, Touchpoint};
use crate::text::{Face, Style};
use crate::theme::Theme;

const COUNT: Style = Style::new(10.0, Face::Bold);
/// How much larger a sheet is where its count can't be read.
const FROM_AFAR: f32 = 1.8;
/// The radius of the clock.
const CLOCK: f32 = 7.0;

const CLOSE: Range<f32> = NEAR..f32::INFINITY;
const MIDDLE: Range<f32> = FAR..NEAR;

/// How many notes are pinned to what.
#[derive(Clone, Debug, Default)]
pub(super) struct Notes {
    cards: HashMap<Id<Touchpoint>, usize>,
    phases: HashMap<Id<Phase>, usize>,
    routes: HashMap<RouteKey, usize>,
}

impl Notes {
    /// Counts the notes of a journey by what they are pinned to.
    pub(super) fn of(journey: &Journey) -> Self {
        let mut notes = Self::default();
        for insight in &journey.insights {
            match &insight.subject {
                SubjectRef::Touchpoint(id) | SubjectRef::Metric(id, _) => notes.card_gets(id),
                SubjectRef::Touchpoints(ids) => ids.iter().for_each(|id| notes.card_gets(id)),
                SubjectRef::Phase(id) | SubjectRef::Cell(id, ..) => notes.phase_gets(id),
                SubjectRef::Phases(ids) => ids.iter().for_each(|id| notes.phase_gets(id)),
                SubjectRef::Transition(from, to, kind, rank) => {
                    *notes.routes.entry((from.clone(), to.clone(), *kind, *rank)).or_default() += 1;
                }
                _ => {}
            }
        }
        notes
    }

    fn card_gets(&mut self, id: &Id<Touchpoint>) {
        *self.cards.entry(id.clone()).or_default() += 1;
    }

    fn phase_gets(&mut self, id: &Id<Phase>) {
        *self.phases.entry(id.clone()).or_default() += 1;
    }

    pub(super) fn card(&self, id: &Id<Touchpoint>) -> usize {
        self.cards.get(id).copied().unwrap_or(0)
    }

    pub(super) fn phase(&self, id: &Id<Phase>) -> usize {
        self.phases.get(id).copied().unwrap_or(0)
    }

    pub(super) fn route(&self, route: &Route) -> usize {
        // Few lines have notes, and most journeys have none on any.
        if self.routes.is_empty() { 0 } else { self.routes.get(&route.key()).copied().unwrap_or(0) }
    }
}

/// Where the sheet of a card lies: over its top left corner.
pub(super) fn on_card(card: Rect) -> Pos2 {
    pos2(card.left() + 12.0, card.top())
}

/// Where the sheet of a phase lies, given the left top of its header.
pub(super) fn on_header(header: Rect) -> Pos2 {
    pos2(header.left() + 30.0, header.top() + 1.0)
}

/// The middle of the longest piece of a line: there a sheet covers least.
pub(super) fn on_line(points: &[Pos2]) -> Option<Pos2> {
    let pieces = points.windows(2).filter_map(|piece| match piece {
        [from, to] => Some((from.distance(*to), from.lerp(*to, 0.5))),
        _ => None,
    });
    pieces.max_by(|one, other| one.0.total_cmp(&other.0)).map(|(_, middle)| middle)
}

/// Draws a sheet with its count; from further away larger and without. Nothing for no notes.
pub(super) fn draw(sketch: &mut Sketch, middle: Pos2, count: usize, theme: &Theme) {
    if count == 0 {
        return;
    }
    sketch.at_scales(CLOSE);
    sheet(sketch, middle, 1.0, theme);
    let text = count.min(99).to_string();
    sketch.text_inside(&text, middle + vec2(-0.5, 4.2), Anchor::Middle, COUNT, theme.ink, false);
    sketch.at_scales(MIDDLE);
    sheet(sketch, middle, FROM_AFAR, theme);
}

/// A sheet of paper with a folded corner.
pub(super) fn sheet(sketch: &mut Sketch, middle: Pos2, size: f32, theme: &Theme) {
    let place = |(x, y): (f32, f32)| middle + vec2(x, y) * size;
    let edge = [(-8.0, -7.5), (3.5, -7.5), (8.0, -3.0), (8.0, 7.5), (-8.0, 7.5)].map(place);
    let fold = [(3.5, -7.5), (3.5, -3.0), (8.0, -3.0)].map(place);
    let line = Paint::stroke(theme.moment, 1.2);
    sketch.path(polyline(&edge, true), line.clone().filled(mix(theme.paper, theme.moment, 0.16)));
    sketch.path(polyline(&fold, false), line);
}

/// The clock over the lower right corner of a card that should be looked at again.
pub(super) fn clock_on(sketch: &mut Sketch, card: Rect, theme: &Theme) {
    sketch.at_scales(CLOSE);
    clock(sketch, pos2(card.right() - 3.0, card.bottom() + 1.0), theme);
}

/// A clock: a ring with two hands.
pub(super) fn clock(sketch: &mut Sketch, middle: Pos2, theme: &Theme) {
    sketch.circle(middle, CLOCK, Paint::stroke(theme.secondary, 1.3).filled(theme.paper));
    let hands = [middle + vec2(0.0, -4.4), middle, middle + vec2(3.2, 1.6)];
    sketch.path(polyline(&hands, false), Paint::stroke(theme.ink, 1.3));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Insight, TransitionKind};

    #[test]
    fn notes_are_counted_where_they_are_pinned() {
        let on = |subject| Insight { text: "Hm".into(), subject, ..Insight::default() };
        let card = Id::new("till");
        let key = (card.clone(), Id::new("door"), TransitionKind::Forward, 0);
        let step = SubjectRef::Transition(key.0.clone(), key.1.clone(), key.2, key.3);
        let insights = vec![
            on(SubjectRef::Touchpoint(card.clone())),
            on(SubjectRef::Touchpoints(vec![card.clone(), Id::new("door")])),
            on(SubjectRef::Phase(Id::new("buy"))),
            on(step),
            on(SubjectRef::Journey),
        ];
        let notes = Notes::of(&Journey { insights: insights.into(), ..Journey::default() });
        assert_eq!((notes.card(&card), notes.card(&Id::new("door")), notes.card(&Id::new("x"))), (2, 1, 0));
        assert_eq!((notes.phase(&Id::new("buy")), notes.routes.get(&key).copied()), (1, Some(1)));
    }

    #[test]
    fn a_sheet_lies_on_the_longest_piece() {
        let points = [pos2(0.0, 0.0), pos2(10.0, 0.0), pos2(10.0, 50.0), pos2(20.0, 50.0)];
        assert_eq!(on_line(&points), Some(pos2(10.0, 25.0)));
        assert_eq!(on_line(&points[..1]), None);
    }
}
