//! Marks of triggers: a bolt on the card of a touchpoint that answers one, and a hollow bolt on the phase
//! in which one happens that nothing answers. Knows triggers only by what answers them.

use std::collections::HashMap;
use std::ops::Range;

use emath::{Pos2, Rect, pos2, vec2};

use super::sketch::{Sketch, polyline};
use super::{FAR, NEAR, Paint};
use crate::model::{Id, Journey, Phase, Touchpoint};
use crate::text::one_line;
use crate::theme::Theme;

/// The radius of the disc around a bolt.
const DISC: f32 = 8.0;
/// How much larger a bolt is where it could not be told from a dot.
const FROM_AFAR: f32 = 1.7;

const CLOSE: Range<f32> = NEAR..f32::INFINITY;
const MIDDLE: Range<f32> = FAR..NEAR;

/// What answers which trigger.
#[derive(Clone, Debug, Default)]
pub(super) struct Triggers {
    /// The names of the triggers that a touchpoint answers.
    cards: HashMap<Id<Touchpoint>, Vec<String>>,
    /// The names of those that nothing answers.
    phases: HashMap<Id<Phase>, Vec<String>>,
}

impl Triggers {
    pub(super) fn of(journey: &Journey) -> Self {
        let mut triggers = Self::default();
        for trigger in journey.triggers.iter() {
            let name = one_line(&trigger.name);
            let name = if name.is_empty() { trigger.id.to_string() } else { name };
            if trigger.responses.is_empty() {
                triggers.phases.entry(trigger.phase.clone()).or_default().push(name);
                continue;
            }
            for answer in trigger.responses.iter() {
                let known = triggers.cards.entry(answer.clone()).or_default();
                if !known.contains(&name) {
                    known.push(name.clone());
                }
            }
        }
        triggers
    }

    /// The triggers that a touchpoint answers.
    pub(super) fn card(&self, id: &Id<Touchpoint>) -> &[String] {
        self.cards.get(id).map_or(&[], Vec::as_slice)
    }

    /// The triggers of a phase that nothing answers.
    pub(super) fn phase(&self, id: &Id<Phase>) -> &[String] {
        self.phases.get(id).map_or(&[], Vec::as_slice)
    }
}

/// Where the bolt of a card lies: over its lower left corner, clear of the icon of the medium.
pub(super) fn on_card(card: Rect) -> Pos2 {
    pos2(card.left() + 10.0, card.bottom() + 2.5)
}

/// Where the bolt of a phase lies: beside the place of its notes, and off the name in a header of two rows.
pub(super) fn on_header(header: Rect) -> Pos2 {
    pos2(header.left() + 54.0, header.top() - 3.0)
}

/// Draws a bolt, hollow where nothing answers; from further away larger.
pub(super) fn draw(sketch: &mut Sketch, middle: Pos2, answered: bool, theme: &Theme) {
    sketch.at_scales(CLOSE);
    bolt(sketch, middle, (1.0, answered), theme);
    sketch.at_scales(MIDDLE);
    bolt(sketch, middle, (FROM_AFAR, answered), theme);
}

/// A bolt in a disc.
pub(super) fn bolt(sketch: &mut Sketch, middle: Pos2, (size, answered): (f32, bool), theme: &Theme) {
    let corners = [(1.6, -5.6), (-3.7, 0.9), (-0.5, 0.9), (-1.6, 5.6), (3.7, -1.1), (0.5, -1.1)];
    let steps = polyline(&corners.map(|(x, y)| middle + vec2(x, y) * size), true);
    let ring = match answered {
        true => Paint::stroke(theme.ink, 1.1),
        false => Paint::dashed(theme.ink, 1.1, &[2.5, 2.0]),
    };
    sketch.circle(middle, DISC * size, ring.filled(theme.paper));
    let inside = if answered { theme.ink } else { theme.paper };
    sketch.path(steps, Paint::stroke(theme.ink, 1.0).filled(inside));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Trigger;

    #[test]
    fn a_trigger_is_told_on_its_answers_or_on_its_phase() {
        let trigger = |name: &str, answers: &[&str]| Trigger {
            id: Id::new(name),
            name: name.to_uppercase(),
            phase: Id::new("buy"),
            responses: answers.iter().map(|id| Id::new(id)).collect(),
            ..Trigger::default()
        };
        let all =
            [trigger("left", &["mail", "call", "mail"]), trigger("again", &["mail"]), trigger("asks", &[])];
        let journey = Journey { triggers: all.into_iter().collect(), ..Journey::default() };
        let triggers = Triggers::of(&journey);
        assert_eq!(triggers.card(&Id::new("mail")), ["LEFT", "AGAIN"]);
        assert_eq!(triggers.card(&Id::new("call")), ["LEFT"]);
        assert_eq!(triggers.phase(&Id::new("buy")), ["ASKS"]);
        assert!(triggers.phase(&Id::new("use")).is_empty());
    }
}
