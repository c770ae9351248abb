//! The names of other models over the phases: a thin band for each model that is laid over the
//! journey, above the headers. A model that no phase is tagged with has no band.

use emath::{Pos2, Rangef, Rect, pos2};

use super::sketch::Sketch;
use super::{Anchor, Group, NEAR, Paint, Stage, Subject};
use crate::layout::{LABEL_WIDTH, Layout};
use crate::model::{Id, Journey, Phase};
use crate::text::{self, Face, Style};
use crate::vocabulary::{Template, overlays_of, stage_names, tagged_stages};

const NAME: Style = Style::new(12.0, Face::Medium);
const MODEL: Style = Style::new(11.5, Face::SemiBold);
/// The height of a band.
const BAND: f32 = 20.0;
/// From one band to the next.
const PITCH: f32 = 23.0;
/// Between the lowest band and the headers, where badges reach.
const ABOVE_HEADERS: f32 = 12.0;
/// Between two names.
const GAP: f32 = 4.0;

/// The stages of a model over neighbouring phases: from left to right edge, and their names.
struct Span {
    x: Rangef,
    stages: Vec<String>,
}

/// How much room the bands take above the headers.
pub(super) fn height(stage: &Stage<'_>) -> f32 {
    match bands(stage).len() {
        0 => 0.0,
        count => PITCH * count as f32 + ABOVE_HEADERS,
    }
}

/// Draws the bands, that of the first model on top.
pub(super) fn draw(stage: &Stage<'_>, groups: &mut Vec<Group>) {
    let bands = bands(stage);
    let mut sketch = Sketch::new();
    let top = stage.layout.bounds.top() - ABOVE_HEADERS - PITCH * bands.len() as f32;
    for (row, (template, spans)) in bands.iter().enumerate() {
        let y = Rangef::new(top + PITCH * row as f32, top + PITCH * row as f32 + BAND);
        band(stage, &mut sketch, template, spans, y);
    }
    if !sketch.is_empty() {
        groups.push(sketch.into_group(Subject::Overlays, String::new()));
    }
}

/// The model and the phase whose band lies at this place of the map.
pub fn band_at(journey: &Journey, layout: &Layout, at: Pos2) -> Option<(&'static Template, Id<Phase>)> {
    let shown: Vec<_> = overlays_of(journey).filter(|one| !spans(journey, layout, one).is_empty()).collect();
    let top = layout.bounds.top() - ABOVE_HEADERS - PITCH * shown.len() as f32;
    if at.y < top {
        return None;
    }
    let template = shown.get(((at.y - top) / PITCH) as usize)?;
    let phase = layout.phases.iter().find(|place| place.x.contains(at.x))?;
    Some((template, phase.id.clone()))
}

/// Where the band of a model lies over a phase, and the phases beside it that stand for the same.
pub fn band_over(
    journey: &Journey,
    layout: &Layout,
    model: &str,
    phase: &Id<Phase>,
) -> Option<(Rect, Vec<Id<Phase>>)> {
    let shown: Vec<_> = overlays_of(journey).filter(|one| !spans(journey, layout, one).is_empty()).collect();
    let row = shown.iter().position(|template| template.id == model)?;
    let stages = |id: &Id<Phase>| -> Vec<&str> {
        journey.phase(id).map_or_else(Vec::new, |phase| tagged_stages(phase, model).collect())
    };
    let own = stages(phase);
    let at = layout.phases.iter().position(|place| place.id == *phase)?;
    let (before, behind) = layout.phases.split_at_checked(at)?;
    let same = |place: &&crate::layout::PhasePlace| !own.is_empty() && stages(&place.id) == own;
    let left = before.iter().rev().take_while(same).count();
    let right = behind.iter().skip(1).take_while(same).count();
    let places = layout.phases.get(at - left..=at + right)?;
    let x = Rangef::new(places.first()?.x.min, places.last()?.x.max - GAP);
    let top = layout.bounds.top() - ABOVE_HEADERS - PITCH * (shown.len() - row) as f32;
    let rect = Rect::from_x_y_ranges(x, Rangef::new(top, top + BAND));
    Some((rect, places.iter().map(|place| place.id.clone()).collect()))
}

/// The models of which some phase that is shown stands for a stage.
fn bands(stage: &Stage<'_>) -> Vec<(&'static Template, Vec<Span>)> {
    let (journey, layout) = (stage.journey, stage.layout);
    let with_spans = overlays_of(journey).map(|template| (template, spans(journey, layout, template)));
    with_spans.filter(|(_, spans)| !spans.is_empty()).collect()
}

/// Neighbours that stand for the same share one span.
fn spans(journey: &Journey, layout: &Layout, template: &Template) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    let mut neighbour = false;
    for place in &layout.phases {
        let phase = journey.phase(&place.id);
        let tags =
            phase.map(|phase| tagged_stages(phase, &template.id).map(str::to_owned).collect::<Vec<_>>());
        let stages = tags.unwrap_or_default();
        let x = Rangef::new(place.x.min, place.x.max - GAP);
        match spans.last_mut() {
            _ if stages.is_empty() => neighbour = false,
            Some(last) if neighbour && last.stages == stages => last.x.max = x.max,
            _ => {
                spans.push(Span { x, stages });
                neighbour = true;
            }
        }
    }
    spans
}

fn band(stage: &Stage<'_>, sketch: &mut Sketch, template: &Template, spans: &[Span], y: Rangef) {
    let (lang, theme) = (stage.lang(), stage.theme);
    let baseline = y.center() + 4.2;
    for span in spans {
        let rect = Rect::from_x_y_ranges(span.x, y);
        sketch.at_scales(super::TILES..f32::INFINITY);
        sketch.rect(rect, 4.0, Paint::stroke(theme.line, 1.0).filled(theme.ground));
        sketch.at_scales(NEAR..f32::INFINITY);
        let names = text::one_line(&stage_names(template, &span.stages, lang));
        let row = text::fit(&names, NAME, (span.x.span() - 12.0).max(1.0));
        sketch.text_inside(
            &row,
            pos2(span.x.center(), baseline),
            Anchor::Middle,
            NAME,
            theme.secondary,
            false,
        );
    }
    sketch.at_scales(NEAR..f32::INFINITY);
    let name = text::fit(template.name(lang), MODEL, LABEL_WIDTH - 8.0);
    sketch.text(&name, pos2(stage.label_left(), baseline), Anchor::Start, MODEL, theme.secondary);
}
