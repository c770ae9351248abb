//! One thin curve per persona in the experience strip, when several are shown and do not feel the
//! same: what those touchpoints gave that this persona meets. Told apart by dash and by a name at
//! the end; faces stand where a persona feels otherwise than the others.

use emath::{Pos2, Rect, pos2, vec2};

use super::sketch::{Sketch, mix, text_edge};
use super::strip::{Column, alone, curve, height};
use super::{Anchor, Paint, Stage, icons};
use crate::model::{Id, Persona, Touchpoint};
use crate::text::{self, Face, Style};
use crate::theme::Rgb;

/// More curves than this nobody can follow.
const MOST: usize = 4;
const NAME: Style = Style::new(12.0, Face::SemiBold);
/// The piece of line before a name, with a space.
const SAMPLE: f32 = 23.0;
/// Two names at the ends lie at least so far apart.
const APART: f32 = 13.0;
const DASHES: [&[f32]; MOST] = [&[2.0, 3.0], &[10.0, 3.0, 2.0, 3.0], &[14.0, 4.0], &[3.0, 6.0]];

/// What one or more personas experience.
struct Curve<'a> {
    names: Vec<&'a str>,
    personas: Vec<&'a Id<Persona>>,
    points: Vec<Option<Pos2>>,
}

/// Draws a curve for each persona whose experience differs from that of all, `shared`.
pub(super) fn draw(
    stage: &Stage<'_>,
    sketch: &mut Sketch,
    columns: &[Column<'_>],
    shared: &[Option<Pos2>],
    top: f32,
) {
    let mut labels: Vec<Name> = Vec::new();
    for (own, dash) in curves(stage, columns, shared, top).iter().zip(DASHES) {
        let colour = mix(stage.theme.accent, stage.theme.ink, 0.25);
        sketch.path(curve(&own.points), Paint::dashed(colour, 1.5, dash));
        for at in alone(&own.points) {
            sketch.circle(at, 2.5, Paint::stroke(colour, 1.4));
        }
        for (column, at) in columns.iter().zip(&own.points) {
            let feeling = own.personas.iter().find_map(|persona| feeling(column, persona));
            if let (Some(at), Some(feeling)) = (at, feeling) {
                icons::small_point(sketch, *at, feeling, stage.theme);
            }
        }
        let Some((end, ground)) = end(columns, &own.points) else { continue };
        let row = text::fit(&own.names.join(", "), NAME, 120.0);
        let mut y = end.y + 4.0;
        while labels.iter().any(|other| (other.at.y - y).abs() < APART) {
            y += 1.0;
        }
        // A piece of the line before its name: curves may end in the same point.
        let width = text::width(&row, NAME) + SAMPLE;
        let fits = end.x + 13.0 + width <= stage.text_right();
        let x = if fits { end.x + 13.0 } else { end.x - 13.0 - width };
        let at = pos2(x + SAMPLE, y);
        let (from, paint) = (pos2(x, y - 4.0), Paint::dashed(colour, 1.5, dash));
        labels.push(Name { row, at, from, ground, paint });
    }
    // No name may lie under the ground of the next one.
    for label in &labels {
        let edge = text_edge(&label.row, label.at, Anchor::Start, NAME);
        let behind = (edge | Rect::from_min_size(label.from, vec2(1.0, 1.0))).expand2(vec2(2.0, 0.0));
        sketch.rect(behind, 3.0, Paint::fill(label.ground).opacity(0.95));
    }
    for label in labels {
        sketch.line(label.from, label.from + vec2(SAMPLE - 5.0, 0.0), label.paint);
        sketch.text(&label.row, label.at, Anchor::Start, NAME, stage.theme.ink);
    }
}

/// The name at the end of a curve, with a piece of its line.
struct Name {
    row: String,
    at: Pos2,
    from: Pos2,
    ground: Rgb,
    paint: Paint,
}

fn curves<'a>(
    stage: &'a Stage<'_>,
    columns: &[Column<'_>],
    shared: &[Option<Pos2>],
    top: f32,
) -> Vec<Curve<'a>> {
    let personas = &stage.journey.personas;
    if stage.persona.is_some() || personas.len() < 2 {
        return Vec::new();
    }
    let mut found: Vec<Curve<'a>> = Vec::new();
    for id in personas.iter() {
        let Some(persona) = stage.workspace.personas.iter().find(|known| known.id == *id) else { continue };
        let point = |column: &Column<'_>| {
            let score = column.experienced_by(&|one| meets(one, id))?;
            Some(pos2(column.x, height(top, score)))
        };
        let points: Vec<Option<Pos2>> = columns.iter().map(point).collect();
        let differs = points.iter().zip(shared).any(|(own, all)| own.is_some() && own != all);
        let feels = columns.iter().any(|column| feeling(column, id).is_some());
        if !differs && !feels {
            continue;
        }
        match found.iter_mut().find(|known| known.points == points && !feels) {
            Some(known) => {
                known.names.push(&persona.name);
                known.personas.push(id);
            }
            None => found.push(Curve { names: vec![&persona.name], personas: vec![id], points }),
        }
    }
    found
}

/// Whether a persona meets a touchpoint; one that names nobody is met by all.
fn meets(touchpoint: &Touchpoint, persona: &Id<Persona>) -> bool {
    touchpoint.personas.is_empty() || touchpoint.personas.contains(persona)
}

/// The persona's own feeling in a step, as a mean, where it is known to be another one.
fn feeling(column: &Column<'_>, persona: &Id<Persona>) -> Option<i8> {
    let own = |one: &&Touchpoint| {
        let mut known = one.persona_emotions.iter();
        known.find(|own| own.persona == *persona).map(|own| f32::from(own.emotion.clamp(-2, 2)))
    };
    let known: Vec<f32> = column.cards.iter().filter_map(own).collect();
    (!known.is_empty()).then(|| (known.iter().sum::<f32>() / known.len() as f32).round() as i8)
}

/// The last known point, with the ground that it lies on.
fn end(columns: &[Column<'_>], points: &[Option<Pos2>]) -> Option<(Pos2, Rgb)> {
    columns.iter().zip(points).rev().find_map(|(column, at)| Some(((*at)?, column.ground)))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::{Options, ShapeKind, Subject, build};
    use crate::layout::{Request, layout};
    use crate::model::*;
    use crate::theme::Theme;

    /// A journey of two personas who meet different touchpoints; the words in its strip.
    fn words_in_strip(second_meets: &[&str]) -> Vec<String> {
        let touchpoint = |id: &str, personas: &[&str], score| Touchpoint {
            id: Id::new(id),
            channel: Id::new("store"),
            personas: personas.iter().map(|id| Id::new(id)).collect(),
            expectation: ExpectationSet { experienced: Some(score), ..ExpectationSet::default() },
            ..Touchpoint::default()
        };
        let cards = [touchpoint("a", &["p", "q"], 2), touchpoint("b", second_meets, 5)];
        let cards: Vec<Arc<Touchpoint>> = cards.into_iter().map(Arc::new).collect();
        let phases = cards.into_iter().zip(["one", "two"]).map(|(card, id)| {
            Arc::new(Phase { id: Id::new(id), touchpoints: vec![card].into(), ..Phase::default() })
        });
        let persona =
            |id: &str, name: &str| Persona { id: Id::new(id), name: name.to_owned(), ..Persona::default() };
        let mut first = Phase { id: Id::new("zero"), ..Phase::default() };
        first.touchpoints.edit().push(Arc::new(touchpoint("c", &["q"], 1)));
        let other = Touchpoint { channel: Id::new("radio"), ..touchpoint("d", second_meets, 4) };
        first.touchpoints.edit().push(Arc::new(other));
        let journey = Journey {
            phases: std::iter::once(Arc::new(first)).chain(phases).collect(),
            personas: [Id::new("p"), Id::new("q")].into_iter().collect(),
            ..Journey::default()
        };
        let workspace = Workspace {
            personas: vec![persona("p", "Noor"), persona("q", "Gerrit")].into(),
            journeys: vec![Arc::new(journey)].into(),
            ..Workspace::default()
        };
        let journey = &workspace.journeys[0];
        let place = layout(&workspace, journey, &Request::default(), None);
        let scene = build(&workspace, journey, &place, &Theme::light(), &Options::default());
        let strip = scene.groups.into_iter().find(|group| group.subject == Subject::Strip).unwrap();
        let text = |shape: super::super::Shape| match shape.kind {
            ShapeKind::Text { text, .. } => Some(text),
            _ => None,
        };
        strip.shapes.into_iter().filter_map(text).collect()
    }

    #[test]
    fn personas_with_another_experience_have_a_curve_with_their_name() {
        let words = words_in_strip(&["p"]);
        assert!(words.iter().any(|word| word == "Noor"), "{words:?}");
        assert!(words.iter().any(|word| word == "Gerrit"), "{words:?}");
    }
}
