//! Which ids exist, by kind: what a reference may point at. Knows no edit.

use std::collections::{HashMap, HashSet};

use super::references::{Kind, Named};
use crate::model::*;

/// Ids by kind.
#[derive(Debug, Default)]
pub(super) struct Known(HashMap<Kind, HashSet<String>>);

impl Known {
    /// The ids of the libraries, and of the journeys themselves.
    pub(super) fn libraries(workspace: &Workspace) -> Self {
        let mut known = Self::default();
        macro_rules! add { ($($list:ident),*) => { $( known.add(workspace.$list.iter().map(|item| &item.id)); )* }; }
        add!(
            personas,
            segments,
            lifecycle_stages,
            departments,
            markets,
            channels,
            content,
            propositions,
            campaigns,
            objectives,
            consent_rules,
            systems,
            integrations,
            data_sources,
            journeys
        );
        known
    }

    /// Takes in what a journey holds, its touchpoints and their figures included.
    pub(super) fn with_journey(mut self, journey: &Journey) -> Self {
        self.add_lists(journey);
        self.add(journey.phases.iter().map(|phase| &phase.id));
        self.add(journey.all_touchpoints().map(|touchpoint| &touchpoint.id));
        let figures = journey.all_touchpoints().flat_map(|touchpoint| touchpoint.metrics.iter());
        self.add(figures.map(|metric| &metric.id));
        self
    }

    /// The ids of a journey's own lists: questions, triggers, contacts, cases, walks, actions.
    pub(super) fn lists(journey: &Journey) -> Self {
        let mut known = Self::default();
        known.add_lists(journey);
        known
    }

    fn add_lists(&mut self, journey: &Journey) {
        macro_rules! add { ($($list:ident),*) => { $( self.add(journey.$list.iter().map(|item| &item.id)); )* }; }
        add!(needs, triggers, planned_contacts, cases, walkthroughs, actions);
    }

    fn add<'a, T: Named + 'a>(&mut self, ids: impl Iterator<Item = &'a Id<T>>) {
        let set = self.0.entry(T::KIND).or_default();
        set.extend(ids.map(|id| id.as_str().to_owned()));
    }

    /// Whether there is such a thing.
    pub(super) fn has(&self, kind: Kind, id: &str) -> bool {
        self.0.get(&kind).is_some_and(|ids| ids.contains(id))
    }
}
