//! What is selected. Never in history and never in the file.

use crate::layout::RouteKey;
use crate::model::{Id, Phase, Touchpoint};

/// What is selected: touchpoints, or transitions, or one phase.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Touchpoints in the order in which they were selected.
    pub touchpoints: Vec<Id<Touchpoint>>,
    /// Transitions.
    pub transitions: Vec<RouteKey>,
    /// A phase.
    pub phase: Option<Id<Phase>>,
}

impl Selection {
    /// One touchpoint.
    pub fn touchpoint(id: Id<Touchpoint>) -> Self {
        Self { touchpoints: vec![id], ..Self::default() }
    }

    /// One transition.
    pub fn transition(key: RouteKey) -> Self {
        Self { transitions: vec![key], ..Self::default() }
    }

    /// One phase.
    pub fn phase(id: Id<Phase>) -> Self {
        Self { phase: Some(id), ..Self::default() }
    }

    /// Whether nothing is selected.
    pub fn is_empty(&self) -> bool {
        self.touchpoints.is_empty() && self.transitions.is_empty() && self.phase.is_none()
    }

    /// Adds a touchpoint, or takes it out if it is in; what else is selected is dropped.
    pub fn toggle(&mut self, id: &Id<Touchpoint>) {
        self.transitions.clear();
        self.phase = None;
        match self.touchpoints.iter().position(|known| known == id) {
            Some(at) => drop(self.touchpoints.remove(at)),
            None => self.touchpoints.push(id.clone()),
        }
    }
}
