//! Transitions: line, head, label. Seven kinds told apart by line and head, not by colour alone.
//! The corners come from the layout; here they are rounded and the line is dressed.

use std::f32::consts::FRAC_PI_2;
use std::ops::Range;

use emath::{Pos2, Rot2, Vec2, vec2};

use super::sketch::{Sketch, polyline};
use super::{Anchor, FAR, Group, NEAR, Paint, Stage, Step, Stroke, Subject, TILES, notes};
use crate::layout::{Layout, Route, RouteLabel};
use crate::model::{Id, Touchpoint, Transition, TransitionKind};
use crate::text::{self, Face, Style};
use crate::theme::{Rgb, Theme};

const LABEL: Style = Style::new(12.0, Face::Medium);
const CORNER: f32 = 10.0;
const HEAD: f32 = 7.0;
const CLOSE: Range<f32> = FAR..f32::INFINITY;

/// How a kind of transition looks.
pub(super) struct Look {
    pub colour: Rgb,
    /// Against the full width.
    pub thin: f32,
    pub dash: &'static [f32],
    pub head: Head,
}

/// The end of a transition.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Head {
    Filled,
    Open,
    Bar,
}

/// The look of a kind.
pub(super) fn look(kind: TransitionKind, theme: &Theme) -> Look {
    let (line, loops) = (theme.transition, theme.loops);
    let (colour, thin, dash, head): (_, _, &'static [f32], _) = match kind {
        TransitionKind::Forward => (line, 1.0, &[], Head::Filled),
        TransitionKind::Lateral => (line, 0.65, &[], Head::Filled),
        TransitionKind::Back => (loops, 1.0, &[10.0, 5.0], Head::Filled),
        TransitionKind::LoyaltyLoop => (loops, 1.0, &[5.0, 4.0], Head::Filled),
        TransitionKind::AdvocacyLoop => (loops, 1.0, &[1.8, 4.0], Head::Open),
        TransitionKind::ServiceLoop => (loops, 1.0, &[10.0, 4.0, 1.8, 4.0], Head::Filled),
        TransitionKind::Exit => (line, 1.0, &[], Head::Bar),
    };
    Look { colour, thin, dash, head }
}

/// All transitions of the layout.
pub(super) fn draw(stage: &Stage<'_>, groups: &mut Vec<Group>) {
    let weights = Weights::new(stage);
    // Lines with a label come last, so that no other line is drawn over the label.
    let (labelled, plain): (Vec<_>, Vec<_>) =
        stage.layout.routes.iter().partition(|route| route.label.is_some());
    for route in plain.into_iter().chain(labelled) {
        let mut sketch = Sketch::new();
        line(stage, &mut sketch, route, weights.width(route));
        if let Some(place) = &route.label {
            label(stage, &mut sketch, route, place);
        }
        let at = match &route.label {
            Some(place) => Some(place.rect.left_top()),
            None => notes::on_line(&route.points),
        };
        if let Some(at) = at {
            notes::draw(&mut sketch, at, stage.notes.route(route), stage.theme);
        }
        if !sketch.is_empty() {
            groups.push(sketch.into_group(Subject::Transition(route.key()), tooltip(stage, route)));
        }
    }
}

/// The heights at which lines reach or leave a card.
#[derive(Clone, Debug, Default)]
pub(super) struct Ends {
    pub left: Vec<f32>,
    pub right: Vec<f32>,
}

/// Where lines meet each card.
pub(super) fn ends(layout: &Layout) -> Vec<Ends> {
    let mut ends = vec![Ends::default(); layout.cards.len()];
    for route in &layout.routes {
        for (card, point) in [(route.from, route.points.first()), (route.to, route.points.last())] {
            let (Some(place), Some(point)) = (layout.cards.get(card), point) else { continue };
            let Some(ends) = ends.get_mut(card) else { continue };
            if (point.x - place.rect.left()).abs() < 1.0 {
                ends.left.push(point.y);
            } else if (point.x - place.rect.right()).abs() < 1.0 {
                ends.right.push(point.y);
            }
        }
    }
    ends
}

fn tooltip(stage: &Stage<'_>, route: &Route) -> String {
    let title = |card: usize, id: &Id<Touchpoint>| match stage.layout.cards.get(card) {
        Some(place) => text::one_line(&place.touchpoint.title),
        None => stage.journey.touchpoint(id).map_or(String::new(), |one| text::one_line(&one.title)),
    };
    let (from, to) = (&route.transition.from, &route.transition.to);
    let ends = format!("{} → {}", title(route.from, from), title(route.to, to));
    match text::one_line(&route.transition.label) {
        label if label.is_empty() => ends,
        label => format!("{ends}: {label}"),
    }
}

fn line(stage: &Stage<'_>, sketch: &mut Sketch, route: &Route, width: f32) {
    let look = look(route.transition.kind, stage.theme);
    let [.., before, tip] = route.points.as_slice() else { return };
    let (before, tip) = (*before, *tip);
    let direction = (tip - before).normalized();
    let back = if look.head == Head::Bar { 1.2 } else { HEAD - 1.0 };
    let end = tip - direction * back.min((tip - before).length() * 0.8);
    let mut points = route.points.clone();
    if let Some(last) = points.last_mut() {
        *last = end;
    }
    let stroke = Stroke { colour: look.colour, width: width * look.thin, dash: look.dash.to_vec() };
    let paint = Paint { fill: None, stroke: Some(stroke), opacity: 1.0 };
    sketch.at_scales(CLOSE).path(rounded(&points), paint);
    let far = Paint::stroke(look.colour, 2.0).opacity(0.6);
    sketch.at_scales(TILES..FAR).path(polyline(&route.points, false), far);
    sketch.at_scales(CLOSE);
    head(sketch, tip, direction, look.head, look.colour);
}

/// A line through these corners with each corner rounded by ten points or half the shorter piece.
pub(super) fn rounded(points: &[Pos2]) -> Vec<Step> {
    let mut steps = Vec::with_capacity(points.len() * 2);
    if let Some(first) = points.first() {
        steps.push(Step::Move(*first));
    }
    for corner in points.windows(3) {
        let [before, at, after] = corner else { continue };
        let (came, goes) = (*at - *before, *after - *at);
        let radius = CORNER.min(came.length() / 2.0).min(goes.length() / 2.0);
        steps.push(Step::Line(*at - came.normalized() * radius));
        steps.push(Step::Quad(*at, *at + goes.normalized() * radius));
    }
    if let Some(last) = points.last().filter(|_| points.len() > 1) {
        steps.push(Step::Line(*last));
    }
    steps
}

/// The end of a line at `tip`, which it reaches in this direction.
pub(super) fn head(sketch: &mut Sketch, tip: Pos2, direction: Vec2, head: Head, colour: Rgb) {
    let turn = Rot2::from_angle(direction.angle());
    let place = |x: f32, y: f32| tip + turn * vec2(x, y);
    match head {
        Head::Filled => {
            let corners = [place(0.0, 0.0), place(-HEAD, -4.0), place(-HEAD, 4.0)];
            sketch.path(polyline(&corners, true), Paint::fill(colour));
        }
        Head::Open => {
            let corners = [place(-HEAD, -4.5), place(-0.6, 0.0), place(-HEAD, 4.5)];
            sketch.path(polyline(&corners, false), Paint::stroke(colour, 1.5));
            // The line stops short of the head, which is hollow: close the gap.
            sketch.line(place(-HEAD + 1.0, 0.0), place(-1.2, 0.0), Paint::stroke(colour, 1.2));
        }
        Head::Bar => {
            let along = turn * Vec2::angled(FRAC_PI_2) * 6.0;
            let at = place(-1.2, 0.0);
            sketch.line(at - along, at + along, Paint::stroke(colour, 2.4));
        }
    }
}

fn label(stage: &Stage<'_>, sketch: &mut Sketch, route: &Route, place: &RouteLabel) {
    let row = text::fit(&place.text, LABEL, (place.rect.width() - 4.0).max(0.0));
    let kind = look(route.transition.kind, stage.theme);
    let looped = kind.colour == stage.theme.loops;
    let colour = if looped { kind.colour } else { stage.theme.secondary };
    sketch.at_scales(NEAR..f32::INFINITY);
    sketch.rect(place.rect, place.rect.height() / 2.0, Paint::fill(stage.theme.paper));
    let at = place.rect.center() + vec2(0.0, LABEL.size * 0.36);
    sketch.text_inside(&row, at, Anchor::Middle, LABEL, colour, false);
}

/// Which way out of each card is the main route: the largest share, or the most personas.
struct Weights {
    best: Vec<f32>,
    personas: f32,
}

impl Weights {
    fn new(stage: &Stage<'_>) -> Self {
        let personas = stage.journey.personas.len().max(stage.workspace.personas.len()).max(1) as f32;
        let mut weights = Self { best: vec![0.0; stage.layout.cards.len()], personas };
        for route in &stage.layout.routes {
            let own = weights.of(&route.transition);
            if let Some(best) = weights.best.get_mut(route.from) {
                *best = best.max(own);
            }
        }
        weights
    }

    fn of(&self, transition: &Transition) -> f32 {
        let everybody = transition.personas.as_ref().map_or(1.0, |list| list.len() as f32 / self.personas);
        let share = transition.share.filter(|share| share.is_finite());
        share.unwrap_or(everybody).clamp(0.0, 1.0)
    }

    fn width(&self, route: &Route) -> f32 {
        let best = self.best.get(route.from).copied().unwrap_or_default();
        if self.of(&route.transition) + 0.001 < best { 1.25 } else { 1.7 }
    }
}

#[cfg(test)]
mod tests {
    use emath::pos2;

    use super::*;

    #[test]
    fn corners_are_rounded_by_half_the_shorter_piece() {
        let steps = rounded(&[pos2(0.0, 0.0), pos2(8.0, 0.0), pos2(8.0, 100.0)]);
        assert_eq!(steps[1], Step::Line(pos2(4.0, 0.0)));
        assert_eq!(steps[2], Step::Quad(pos2(8.0, 0.0), pos2(8.0, 4.0)));
        assert_eq!(rounded(&[]), []);
        assert_eq!(rounded(&[pos2(1.0, 1.0)]).len(), 1);
    }
}
