//! What a filter or a lit way leaves out is paler than the rest, in the window and in files.

use std::collections::HashSet;

use super::{Group, Paint, Scene, ShapeKind, Subject};
use crate::layout::{Layout, RouteKey};
use crate::search::Lit;
use crate::theme::Rgb;

/// How visible is what is dimmed.
pub const PALE: f32 = 0.25;

/// For each group of the scene whether it is dimmed.
pub fn pale(scene: &Scene, layout: &Layout, lit: &Lit) -> Vec<bool> {
    let lines = lit_lines(layout, lit);
    scene.groups.iter().map(|group| is_pale(&group.subject, lit, &lines)).collect()
}

fn lit_lines(layout: &Layout, lit: &Lit) -> HashSet<RouteKey> {
    let routes = layout.routes.iter().map(|route| (route.key(), &route.transition));
    routes.filter(|(key, transition)| lit.line(transition, key)).map(|(key, _)| key).collect()
}

fn is_pale(subject: &Subject, lit: &Lit, lines: &HashSet<RouteKey>) -> bool {
    match subject {
        Subject::Card(id) => !lit.cards.contains(id),
        Subject::Transition(key) => !lines.contains(key),
        _ => false,
    }
}

/// Makes the colours of what is not lit paler. Fills stay opaque, so that lines do not shine through.
pub(super) fn dim(groups: &mut [Group], layout: &Layout, lit: &Lit, paper: Rgb) {
    let lines = lit_lines(layout, lit);
    for group in groups.iter_mut().filter(|group| is_pale(&group.subject, lit, &lines)) {
        for shape in &mut group.shapes {
            match &mut shape.kind {
                ShapeKind::Rect { paint, .. } | ShapeKind::Path { paint, .. } => paler(paint, paper),
                ShapeKind::Photo { opacity, .. } => *opacity *= PALE,
                ShapeKind::Text { colour, .. } => *colour = towards(*colour, paper),
            }
        }
    }
}

fn paler(paint: &mut Paint, paper: Rgb) {
    paint.fill = paint.fill.map(|colour| towards(colour, paper));
    if let Some(stroke) = &mut paint.stroke {
        stroke.colour = towards(stroke.colour, paper);
    }
}

fn towards(colour: Rgb, paper: Rgb) -> Rgb {
    let mix = |one: u8, other: u8| (f32::from(one) * PALE + f32::from(other) * (1.0 - PALE)).round() as u8;
    Rgb(mix(colour.0, paper.0), mix(colour.1, paper.1), mix(colour.2, paper.2))
}

#[cfg(test)]
mod tests {
    use super::super::{Options, build};
    use super::*;
    use crate::layout::{Request, layout};
    use crate::theme::Theme;
    use crate::vocabulary;
    use std::sync::Arc;

    #[test]
    fn what_is_not_lit_is_paler_and_nothing_else_changes() {
        let text = vocabulary::sample("first-steps").unwrap();
        let workspace = crate::storage::parse("sample.ron", text).unwrap().workspace;
        let journey = &workspace.journeys[0];
        let place = layout(&workspace, journey, &Request::default(), None);
        let theme = Theme::light();
        let plain = build(&workspace, journey, &place, &theme, &Options::default());
        let first = journey.all_touchpoints().next().unwrap().id.clone();
        let lit = Lit { cards: [first.clone()].into(), ..Lit::default() };
        let options = Options { lit: Some(Arc::new(lit.clone())), ..Options::default() };
        let dimmed = build(&workspace, journey, &place, &theme, &options);
        let marks = pale(&plain, &place, &lit);
        assert!(marks.iter().any(|pale| *pale) && marks.iter().any(|pale| !pale));
        for ((before, after), pale) in plain.groups.iter().zip(&dimmed.groups).zip(marks) {
            assert_eq!(before.subject, after.subject);
            assert_eq!(before != after, pale, "{:?}", before.subject);
        }
    }
}
