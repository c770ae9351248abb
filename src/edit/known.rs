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
    pub(super) fn with_journey(self, journey: &Journey) -> Self {
        let mut known = self.with_lists(journey);
        known.add(journey.phases.iter().map(|phase| &phase.id));
        known.add(journey.all_touchpoints().map(|touchpoint| &touchpoint.id));
        let figures = journey.all_touchpoints().flat_map(|touchpoint| touchpoint.metrics.iter());
        known.add(figures.map(|metric| &metric.id));
        known
    }

    /// Takes in the ids of a journey's own lists: questions, triggers, contacts, cases, walks, actions.
    pub(super) fn with_lists(mut self, journey: &Journey) -> Self {
        macro_rules! add { ($($list:ident),*) => { $( self.add(journey.$list.iter().map(|item| &item.id)); )* }; }
        add!(needs, triggers, planned_contacts, cases, walkthroughs, actions);
        self
    }

    /// What of these is no longer there.
    pub(super) fn without(mut self, after: &Self) -> Self {
        for (kind, ids) in &mut self.0 {
            ids.retain(|id| !after.has(*kind, id));
        }
        self.0.retain(|_, ids| !ids.is_empty());
        self
    }

    /// The kinds of things that are there.
    pub(super) fn kinds(&self) -> Vec<Kind> {
        self.0.keys().copied().collect()
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
