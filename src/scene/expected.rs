//! The steps that a template expects between phases and that the map does not have yet: faint lines
//! behind everything, so that a new map says how such a journey usually goes.

use std::collections::{HashMap, HashSet};

use emath::{Pos2, Rangef, Rect, pos2, vec2};

use super::route::{Head, head, look, rounded};
use super::sketch::Sketch;
use super::{Anchor, Group, NEAR, Paint, Stage, Stroke, Subject, TILES};
use crate::model::{ExitOutcome, Journey, TransitionKind};
use crate::text::{self, Face, Style};
use crate::vocabulary::{PhaseLink, Template, stages_of};

const WORDS: Style = Style::new(11.5, Face::Italic);
/// How visible the lines are.
const FAINT: f32 = 0.45;
/// From one line that runs along the edge to the next.
const PITCH: f32 = 20.0;
/// From the edge of the lanes to the first line along it.
const EDGE: f32 = 12.0;
/// Where words stand on their line, from -1 at its one end to 1 at the other, best first.
const ALONG: [f32; 7] = [0.0, -0.35, 0.35, -0.7, 0.7, -1.0, 1.0];
/// How far a line reaches into a phase from the one along the edge.
const REACH: f32 = 26.0;

/// A step between phases of the journey, by their places.
#[derive(Clone, Debug, PartialEq)]
struct Expected<'a> {
    from: usize,
    /// Nothing for a step out of the journey.
    to: Option<usize>,
    link: &'a PhaseLink,
}

/// Draws what the template expects and the journey lacks; nothing without a template. What comes back is
/// when the steps are taken, to be drawn over the lines of the journey, which would strike it through.
pub(super) fn draw(stage: &Stage<'_>, groups: &mut Vec<Group>) -> Option<Group> {
    let template = stage.options.expected.as_ref()?;
    let links = missing(stage.journey, template);
    let mut sketch = Sketch::new();
    let (mut above, mut below) = (0, 0);
    let mut said = Vec::new();
    for one in &links {
        let Some(from) = place(stage, one.from) else { continue };
        sketch.at_scales(TILES..f32::INFINITY);
        match one.to.map(|to| (to, place(stage, to))) {
            None => exit(stage, &mut sketch, one, from),
            Some((_, None)) => {}
            Some((to, Some(there))) if to == one.from + 1 && one.link.kind == TransitionKind::Forward => {
                onward(stage, &mut sketch, one, from, there);
            }
            Some((_, Some(there))) => {
                let upper = one.link.kind == TransitionKind::AdvocacyLoop;
                let nth = if upper { &mut above } else { &mut below };
                said.push((one.link, around(stage, &mut sketch, one, (from, there), (upper, *nth))));
                *nth += 1;
            }
        }
    }
    if !sketch.is_empty() {
        groups.push(sketch.into_group(Subject::Expected, String::new()));
    }
    let mut sketch = Sketch::new();
    let mut taken = Vec::new();
    for (link, (x, y)) in said {
        words(stage, &mut sketch, link, (x, y), &mut taken);
    }
    (!sketch.is_empty()).then(|| sketch.into_group(Subject::ExpectedWhen, String::new()))
}

/// From left to right edge of a phase, if it is shown.
fn place(stage: &Stage<'_>, index: usize) -> Option<Rangef> {
    stage.layout.phases.iter().find(|place| place.index == index).map(|place| place.x)
}

/// What the template expects and no transition of the journey does.
fn missing<'a>(journey: &Journey, template: &'a Template) -> Vec<Expected<'a>> {
    let stages = stages_of(journey, template);
    let phases = |id: &str| -> Vec<usize> {
        let stands = stages.iter().enumerate().filter(|(_, known)| known.iter().any(|stage| stage == id));
        stands.map(|(at, _)| at).collect()
    };
    let there = there(journey);
    let mut found: Vec<Expected<'a>> = Vec::new();
    for link in &template.links {
        // A stage that takes several phases is left from its last and reached at its first.
        let Some(from) = phases(&link.from).last().copied() else { continue };
        let to = match link.exit {
            Some(_) => None,
            None => match phases(&link.to).first().copied() {
                Some(to) => Some(to),
                None => continue,
            },
        };
        let done = match (to, link.exit) {
            (Some(to), _) => there.steps.contains(&(from, to, likeness(link.kind))),
            (None, exit) => there.exits.iter().any(|(at, known)| *at == from && Some(*known) == exit),
        };
        let one = Expected { from, to, link };
        if !done
            && !found.iter().any(|known| (known.from, known.to, known.link.kind) == (from, to, link.kind))
        {
            found.push(one);
        }
    }
    found
}

/// Kinds that stand in for each other: onward within the plan, or back for whatever reason.
fn likeness(kind: TransitionKind) -> u8 {
    match kind {
        TransitionKind::Forward | TransitionKind::Lateral => 0,
        TransitionKind::Back => 1,
        TransitionKind::LoyaltyLoop => 2,
        TransitionKind::AdvocacyLoop => 3,
        TransitionKind::ServiceLoop => 4,
        TransitionKind::Exit => 5,
    }
}

/// What a journey has.
struct There {
    steps: HashSet<(usize, usize, u8)>,
    exits: Vec<(usize, ExitOutcome)>,
}

fn there(journey: &Journey) -> There {
    let mut phase_of: HashMap<&str, usize> = HashMap::new();
    let mut exits = Vec::new();
    for (at, phase) in journey.phases.iter().enumerate() {
        for touchpoint in phase.touchpoints.iter() {
            phase_of.insert(touchpoint.id.as_str(), at);
            exits.extend(touchpoint.exit.map(|exit| (at, exit)));
        }
    }
    let step = |from: &str, to: &str| Some((*phase_of.get(from)?, *phase_of.get(to)?));
    let steps = journey.all_transitions().filter_map(|one| {
        let (from, to) = step(one.from.as_str(), one.to.as_str())?;
        Some((from, to, likeness(one.kind)))
    });
    There { steps: steps.collect(), exits }
}

/// Between which heights lines run.
fn heights(stage: &Stage<'_>) -> Rangef {
    let top = stage.layout.bounds.top() + crate::layout::LANES_TOP;
    Rangef::new(top, stage.layout.bounds.bottom().max(top + 4.0 * REACH))
}

/// A short arrow over the border to the next phase.
fn onward(stage: &Stage<'_>, sketch: &mut Sketch, one: &Expected<'_>, from: Rangef, to: Rangef) {
    let y = heights(stage).center();
    let reach = (from.span().min(to.span()) / 3.0).min(70.0);
    let points = [pos2(from.max - reach, y), pos2(to.min + reach, y)];
    arrow(stage, sketch, one.link, &points);
}

/// Up or down to the edge of the lanes, along it, and into the other phase; within one phase a loop.
/// From where to where it runs along the edge, and at which height.
fn around(
    stage: &Stage<'_>,
    sketch: &mut Sketch,
    one: &Expected<'_>,
    (from, to): (Rangef, Rangef),
    (upper, nth): (bool, usize),
) -> (Rangef, f32) {
    let heights = heights(stage);
    let way = if upper { 1.0 } else { -1.0 };
    let edge = if upper { heights.min } else { heights.max };
    let along = edge + way * (EDGE + PITCH * nth as f32).min(heights.span() / 2.0 - REACH);
    let inside = along + way * REACH;
    // Lines that begin or end in one phase keep apart.
    let shift = 9.0 * (nth as f32 - 1.5);
    let (start, end) = match from == to {
        true => (from.center() - 30.0, from.center() + 30.0),
        false => (from.center() + shift, to.center() + shift + 12.0),
    };
    let points = [pos2(start, inside), pos2(start, along), pos2(end, along), pos2(end, inside)];
    arrow(stage, sketch, one.link, &points);
    (Rangef::new(start.min(end), start.max(end)), along)
}

/// A short line that ends in a bar, low in its phase.
fn exit(stage: &Stage<'_>, sketch: &mut Sketch, one: &Expected<'_>, from: Rangef) {
    let y = heights(stage).center() + 34.0;
    let end = from.max - 14.0;
    arrow(stage, sketch, one.link, &[pos2(end - 34.0, y), pos2(end, y)]);
}

fn arrow(stage: &Stage<'_>, sketch: &mut Sketch, link: &PhaseLink, points: &[Pos2]) {
    let look = look(link.kind, stage.theme);
    let [.., before, tip] = points else { return };
    let direction = (*tip - *before).normalized();
    let mut line = points.to_vec();
    if let Some(last) = line.last_mut() {
        *last = *tip - direction * if look.head == Head::Bar { 1.2 } else { 6.0 };
    }
    let dash = if link.loose { vec![6.0, 5.0] } else { look.dash.to_vec() };
    let stroke = Stroke { colour: look.colour, width: 1.4 * look.thin, dash };
    sketch.path(rounded(&line), Paint { fill: None, stroke: Some(stroke), opacity: FAINT });
    let faint = super::sketch::mix(look.colour, stage.theme.paper, 1.0 - FAINT);
    head(sketch, *tip, direction, look.head, faint);
}

/// When the step is taken, on its line where that is long enough, and apart from what is `taken`.
fn words(
    stage: &Stage<'_>,
    sketch: &mut Sketch,
    link: &PhaseLink,
    (x, y): (Rangef, f32),
    taken: &mut Vec<Rect>,
) {
    let condition = link.condition(stage.lang());
    let row = text::fit(condition, WORDS, (x.span() - 36.0).max(0.0));
    if condition.is_empty() || row != condition {
        return;
    }
    let size = vec2(text::width(&row, WORDS) + 10.0, 14.0);
    let reach = ((x.span() - size.x) / 2.0 - 18.0).max(0.0);
    let put = |part: f32| Rect::from_center_size(pos2(x.center() + part * reach, y), size);
    let is_free = |pill: &Rect| !taken.iter().any(|other| other.expand(8.0).intersects(*pill));
    let pill = ALONG.into_iter().map(put).find(is_free).unwrap_or_else(|| put(0.0));
    taken.push(pill);
    sketch.at_scales(NEAR..f32::INFINITY);
    sketch.rect(pill, 7.0, Paint::fill(stage.theme.paper));
    let at = pos2(pill.center().x, y + WORDS.size * 0.36);
    sketch.text(&row, at, Anchor::Middle, WORDS, stage.theme.secondary);
    sketch.at_scales(TILES..f32::INFINITY);
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{Id, Lang, PhaseRole, Touchpoint, Transition};
    use crate::vocabulary::template;

    fn journey() -> Journey {
        template("t1").unwrap().journey(Lang::En)
    }

    #[test]
    fn an_empty_journey_lacks_every_step_of_its_template() {
        let template = template("t1").unwrap();
        assert_eq!(missing(&journey(), template).len(), template.links.len());
    }

    #[test]
    fn a_step_that_is_there_is_no_longer_expected() {
        let template = template("t1").unwrap();
        let mut journey = journey();
        let touchpoint = |id: &str, exit| Touchpoint { id: Id::new(id), exit, ..Touchpoint::default() };
        let put = |journey: &mut Journey, at: usize, one: Touchpoint| {
            let phase = Arc::make_mut(&mut journey.phases.edit()[at]);
            phase.touchpoints = vec![Arc::new(one)].into();
        };
        put(&mut journey, 0, touchpoint("a", None));
        put(&mut journey, 1, touchpoint("b", Some(ExitOutcome::NotPurchased)));
        let before = template.links.len();
        assert_eq!(missing(&journey, template).len(), before - 1, "the exit is there");
        let step = |from, to, kind| {
            Arc::new(Transition { from: Id::new(from), to: Id::new(to), kind, ..Transition::default() })
        };
        journey.transitions = vec![step("a", "b", TransitionKind::Forward)].into();
        assert_eq!(missing(&journey, template).len(), before - 2);
        journey.transitions = vec![step("b", "a", TransitionKind::LoyaltyLoop)].into();
        assert_eq!(missing(&journey, template).len(), before - 1, "another kind is another step");
    }

    #[test]
    fn phases_without_tags_are_matched_by_what_they_are_for() {
        let template = template("t1").unwrap();
        let mut journey = journey();
        for phase in journey.phases.edit() {
            Arc::make_mut(phase).model_tags = Vec::new().into();
        }
        assert_eq!(missing(&journey, template).len(), template.links.len());
        assert!(journey.phases.iter().any(|phase| phase.role == PhaseRole::Purchase));
    }
}
