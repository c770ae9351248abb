//! The tiles that stand for what is folded: a count, or the title where there is but one card and
//! room for it. Draws a pile, so that nobody takes it for a card.

use emath::{pos2, vec2};

use super::sketch::{Sketch, mix};
use super::{Anchor, FAR, Group, Paint, Stage, Subject, TILES, words};
use crate::layout::FoldPlace;
use crate::text::{self, Face, Style};

const COUNT: Style = Style::new(13.0, Face::SemiBold);
const WORDS: Style = Style::new(12.5, Face::Medium);
/// The edge of what lies underneath shows by so much.
const PILE: f32 = 3.0;

/// A tile of folded cards.
pub(super) fn draw(stage: &Stage<'_>, fold: &FoldPlace) -> Group {
    let theme = stage.theme;
    let edge = Paint::stroke(theme.card_edge, 1.0).filled(mix(theme.paper, theme.ground, 0.6));
    let mut sketch = Sketch::new();
    let (under, upper) = match fold.count() {
        1 => (None, fold.rect),
        _ => {
            let upper = emath::Rect::from_min_max(fold.rect.min, fold.rect.max - vec2(PILE, PILE));
            (Some(upper.translate(vec2(PILE, PILE))), upper)
        }
    };
    sketch.at_scales(TILES..f32::INFINITY);
    under.into_iter().for_each(|under| sketch.rect(under, 5.0, edge.clone()));
    sketch.rect(upper, 5.0, edge);
    sketch.at_scales(FAR..f32::INFINITY);
    let (row, style) = label(stage, fold, upper.width() - 12.0);
    let at = pos2(upper.center().x, upper.center().y + style.size * 0.36);
    sketch.text_inside(&row, at, Anchor::Middle, style, mix(theme.secondary, theme.ink, 0.3), false);
    let titles: Vec<String> =
        fold.cards.iter().take(12).map(|card| text::one_line(&card.touchpoint.title)).collect();
    let more = fold.count().saturating_sub(titles.len());
    let mut title = titles.join(", ");
    if more > 0 {
        title = words::AND_MORE.fill(stage.lang(), &[("name", &title), ("n", &more.to_string())]);
    }
    sketch.into_group(Subject::Fold(fold.phase, fold.lane, fold.step), title)
}

/// The words that fit: a title, a count with its noun, or the bare number.
fn label(stage: &Stage<'_>, fold: &FoldPlace, room: f32) -> (String, Style) {
    if let [one] = fold.cards.as_slice()
        && room > 60.0
    {
        return (text::fit(&text::one_line(&one.touchpoint.title), WORDS, room), WORDS);
    }
    let long = words::TOUCHPOINTS.count(stage.lang(), fold.count());
    if text::width(&long, WORDS) <= room { (long, WORDS) } else { (fold.count().to_string(), COUNT) }
}
