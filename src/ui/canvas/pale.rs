//! Which groups of the scene are dimmed, because a filter, a search or a lit way leaves them out.
//! Knows what is lit; paints nothing.

use std::collections::HashSet;

use crate::layout::{Layout, RouteKey};
use crate::scene::{Scene, Subject};
use crate::ui::looking::Lit;

/// How visible is what a filter dims.
pub const PALE: f32 = 0.25;

/// For each group of the scene whether it is dimmed.
pub fn pale(scene: &Scene, layout: &Layout, lit: &Lit) -> Vec<bool> {
    let lines: HashSet<RouteKey> = layout
        .routes
        .iter()
        .map(|route| (route.key(), &route.transition))
        .filter(|(key, transition)| lit.line(transition, key))
        .map(|(key, _)| key)
        .collect();
    let is_pale = |subject: &Subject| match subject {
        Subject::Card(id) => !lit.cards.contains(id),
        Subject::Transition(key) => !lines.contains(key),
        _ => false,
    };
    scene.groups.iter().map(|group| is_pale(&group.subject)).collect()
}
