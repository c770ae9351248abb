//! The experience strip: what is expected (dashed) and what is experienced (solid), as means per
//! step on an axis from 1 to 5. It breaks where nothing is known; points carry the feeling.

use emath::{Pos2, Rect, pos2, vec2};

use super::sketch::{Sketch, mix, text_edge};
use super::{Anchor, Group, LINE_OVERHANG, Paint, Stage, Step, Subject, card, curves, header, icons, words};
use crate::layout::LABEL_WIDTH;
use crate::model::{Score, Touchpoint};
use crate::text::{self, Face, Style};
use crate::theme::Rgb;

/// The height of the strip.
const HEIGHT: f32 = 146.0;
/// From the top of the strip to the line of 5.
const TOP: f32 = 16.0;
/// Points on the map per point of score.
const SCALE: f32 = 27.0;
const NUMBER: Style = Style::new(11.0, Face::Medium);
const NAME: Style = Style::new(12.0, Face::Medium);
const LOWEST: Style = Style::new(12.5, Face::SemiBold);

/// One step of a phase.
pub(super) struct Column<'a> {
    /// The middle of the cards.
    pub x: f32,
    /// What it is drawn on.
    pub ground: Rgb,
    /// The touchpoints of the step, folded ones too.
    pub cards: Vec<&'a Touchpoint>,
}

impl Column<'_> {
    fn mean(&self, score: impl Fn(&Touchpoint) -> Option<f32>) -> Option<f32> {
        let known: Vec<f32> = self.cards.iter().filter_map(|card| score(card)).collect();
        (!known.is_empty()).then(|| known.iter().sum::<f32>() / known.len() as f32)
    }

    fn expected(&self) -> Option<f32> {
        self.mean(|card| within(card.expectation.expected))
    }

    /// The mean over those touchpoints that are asked for.
    pub fn experienced_by(&self, wanted: &dyn Fn(&Touchpoint) -> bool) -> Option<f32> {
        self.mean(|card| within(card.expectation.experienced).filter(|_| wanted(card)))
    }

    fn experienced(&self) -> Option<f32> {
        self.mean(|card| within(card.expectation.experienced))
    }

    /// The mean feeling, halves away from zero.
    fn feeling(&self, stage: &Stage<'_>) -> Option<i8> {
        self.mean(|one| card::feeling(stage, one).map(f32::from)).map(|mean| mean.round() as i8)
    }
}

fn within(score: Option<Score>) -> Option<f32> {
    score.map(|score| f32::from(score.clamp(1, 5)))
}

/// Draws the strip below `top` if anything is known; its bottom edge.
pub(super) fn draw(stage: &Stage<'_>, top: f32, groups: &mut Vec<Group>) -> f32 {
    let columns = columns(stage);
    let points = |score: &dyn Fn(&Column<'_>) -> Option<f32>| -> Vec<Option<Pos2>> {
        columns.iter().map(|column| Some(pos2(column.x, height(top, score(column)?)))).collect()
    };
    let (expected, experienced) =
        (points(&|column| column.expected()), points(&|column| column.experienced()));
    if expected.iter().chain(&experienced).all(Option::is_none) {
        return top;
    }
    let mut sketch = Sketch::new();
    axis(stage, &mut sketch, top);
    let quiet = mix(stage.theme.secondary, stage.theme.ink, 0.3);
    let dashed = Paint::dashed(quiet, 1.6, &[6.0, 5.0]);
    sketch.path(curve(&expected), dashed.clone());
    for alone in alone(&expected) {
        sketch.circle(alone, 3.0, Paint::stroke(quiet, 1.6));
    }
    curves::draw(stage, &mut sketch, &columns, &experienced, top);
    sketch.path(curve(&experienced), Paint::stroke(stage.theme.ink, 2.6));
    lowest(stage, &mut sketch, &columns, top);
    for (column, at) in columns.iter().zip(&experienced) {
        if let Some(at) = at {
            icons::point(&mut sketch, *at, column.feeling(stage), stage.theme);
        }
    }
    labels(stage, &mut sketch, top, &dashed);
    groups.push(sketch.into_group(Subject::Strip, words::EXPERIENCE.text(stage.lang()).to_owned()));
    top + HEIGHT
}

fn columns<'a>(stage: &Stage<'a>) -> Vec<Column<'a>> {
    let layout = stage.layout;
    let mut columns = Vec::new();
    let mut starts = Vec::new();
    for phase in &layout.phases {
        starts.push(columns.len());
        let ground = stage.theme.phase(phase.index).ground;
        columns.extend(phase.columns.iter().map(|x| Column { x: x.center(), ground, cards: Vec::new() }));
    }
    let cards = layout.cards.iter().map(|card| (card.phase, card.step, &*card.touchpoint));
    let folded = layout
        .folds
        .iter()
        .flat_map(|fold| fold.cards.iter().map(|card| (fold.phase, fold.step, &*card.touchpoint)));
    for (phase, step, touchpoint) in cards.chain(folded) {
        let place = layout.phases.get(phase).filter(|place| step < place.columns.len());
        let start = starts.get(phase).filter(|_| place.is_some());
        if let Some(column) = start.and_then(|start| columns.get_mut(start + step)) {
            column.cards.push(touchpoint);
        }
    }
    columns
}

/// Where a score lies.
pub(super) fn height(top: f32, score: f32) -> f32 {
    top + TOP + SCALE * (5.0 - score)
}

fn axis(stage: &Stage<'_>, sketch: &mut Sketch, top: f32) {
    header::separator(stage, sketch, top);
    let left = stage.layout.phases.first().map_or(LABEL_WIDTH, |phase| phase.x.min);
    let right = stage.layout.bounds.right() + LINE_OVERHANG;
    for score in [1u8, 3, 5] {
        let y = height(top, f32::from(score));
        let dots = Paint::dashed(stage.theme.line, 1.0, &[2.0, 5.0]);
        sketch.line(pos2(left, y), pos2(right, y), dots);
        let at = pos2(left - 8.0, y + 4.0);
        sketch.text(&score.to_string(), at, Anchor::End, NUMBER, stage.theme.secondary);
    }
}

/// Name of the strip and samples of its two lines, in the column of labels.
fn labels(stage: &Stage<'_>, sketch: &mut Sketch, top: f32, dashed: &Paint) {
    let (lang, left, middle) = (stage.lang(), stage.label_left(), height(top, 3.0));
    header::label(stage, sketch, &[words::EXPERIENCE.text(lang).to_owned()], middle - 27.0);
    let colour = stage.theme.secondary;
    let at = pos2(left, middle - 5.0);
    sketch.text(words::ONE_TO_FIVE.text(lang), at, Anchor::Start, NAME, colour);
    let solid = Paint::stroke(stage.theme.ink, 2.6);
    for (row, (label, paint)) in
        [(words::EXPECTED, dashed.clone()), (words::EXPERIENCED, solid)].into_iter().enumerate()
    {
        let y = middle + 15.0 + 18.0 * row as f32;
        sketch.line(pos2(left, y - 4.0), pos2(left + 17.0, y - 4.0), paint);
        sketch.text(label.text(lang), pos2(left + 23.0, y), Anchor::Start, NAME, colour);
    }
}

/// Level curves through neighbouring known points.
pub(super) fn curve(points: &[Option<Pos2>]) -> Vec<Step> {
    let mut steps = Vec::new();
    for pair in points.windows(2) {
        let [Some(from), Some(to)] = pair else { continue };
        let half = (from.x + to.x) / 2.0;
        if steps.last().and_then(end) != Some(*from) {
            steps.push(Step::Move(*from));
        }
        steps.push(Step::Cubic(pos2(half, from.y), pos2(half, to.y), *to));
    }
    steps
}

fn end(step: &Step) -> Option<Pos2> {
    match step {
        Step::Cubic(_, _, to) => Some(*to),
        _ => None,
    }
}

/// Known points without a known neighbour, which no curve shows.
pub(super) fn alone(points: &[Option<Pos2>]) -> Vec<Pos2> {
    let known = |at: Option<usize>| at.and_then(|at| points.get(at)).is_some_and(Option::is_some);
    let at = |(at, point): (usize, &Option<Pos2>)| {
        let point = (*point)?;
        (!known(at.checked_sub(1)) && !known(Some(at + 1))).then_some(point)
    };
    points.iter().enumerate().filter_map(at).collect()
}

/// Names the lowest point, if there are lower and higher ones.
fn lowest(stage: &Stage<'_>, sketch: &mut Sketch, columns: &[Column<'_>], top: f32) {
    let known = columns.iter().filter_map(|column| Some((column, column.experienced()?)));
    let Some((column, low)) = known.clone().min_by(|a, b| a.1.total_cmp(&b.1)) else { return };
    if known.clone().all(|(_, score)| score <= low) {
        return;
    }
    let scored: Vec<_> = column.cards.iter().filter(|card| card.expectation.experienced.is_some()).collect();
    let worst = scored.iter().min_by_key(|card| card.expectation.experienced);
    let name = worst.map_or(String::new(), |card| text::fit(&card.title, LOWEST, 200.0));
    let more = scored.len().saturating_sub(1).to_string();
    let name = match scored.len() {
        0 | 1 => name,
        _ => words::AND_MORE.fill(stage.lang(), &[("name", &name), ("n", &more)]),
    };
    let score = words::score(f64::from(low), stage.lang());
    let row = words::LOWEST.fill(stage.lang(), &[("name", &name), ("score", &score)]);
    let y = height(top, low) + 20.0;
    let fits = column.x + 12.0 + text::width(&row, LOWEST) <= stage.text_right();
    let (x, anchor) = if fits { (column.x + 12.0, Anchor::Start) } else { (column.x - 12.0, Anchor::End) };
    let edge = text_edge(&row, pos2(x, y), anchor, LOWEST);
    let behind = Rect::from_min_max(edge.min - vec2(3.0, -1.0), edge.max + vec2(3.0, 0.0));
    sketch.rect(behind, 3.0, Paint::fill(column.ground).opacity(0.85));
    sketch.text(&row, pos2(x, y), anchor, LOWEST, stage.theme.critical);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn curves_break_where_nothing_is_known() {
        let at = |x: f32| Some(pos2(x, 1.0));
        let steps = curve(&[at(0.0), at(1.0), at(2.0), None, at(4.0), None, at(6.0), at(7.0)]);
        let moves = steps.iter().filter(|step| matches!(step, Step::Move(_))).count();
        assert_eq!((moves, steps.len()), (2, 5));
        assert_eq!(alone(&[at(0.0), None, at(2.0), at(3.0)]), [pos2(0.0, 1.0)]);
    }
}
