//! A draft as a journey of its own.

use std::collections::HashMap;
use std::sync::Arc;

use super::Settled;
use super::matching::{Settling, alike};
use crate::edit::Edit;
use crate::import::draft::{DraftLink, LeftOver};
use crate::inventory;
use crate::model::*;

impl Settling<'_> {
    /// The edits that add the journey.
    pub(super) fn new_journey(mut self) -> Settled {
        let draft = self.draft;
        let mut phases: Vec<(String, String, Phase)> = Vec::new();
        for known in &draft.phases {
            let own = known.cells.iter().find(|(id, _)| *id == "id").map_or("", |(_, id)| id.as_str());
            self.phase_of(&mut phases, &known.name, own);
            if let Some((.., phase)) = phases.last_mut() {
                let cells = known.cells.clone();
                let notes = self.fill(inventory::phases(), phase, &cells, 0);
                self.left_over.extend(notes.into_iter().map(|text| LeftOver::new(0, text)));
            }
        }
        let mut unsorted: Vec<Arc<Touchpoint>> = Vec::new();
        let mut homes: Vec<Option<usize>> = Vec::new();
        let rows: Vec<_> = draft.touchpoints.iter().zip(self.ids.clone()).collect();
        for (row, (id, _)) in rows {
            let mut touchpoint = Touchpoint { id, ..Touchpoint::default() };
            self.fill_touchpoint(&mut touchpoint, row);
            let at = row.phase.as_deref().filter(|name| !name.is_empty());
            let at = at.map(|name| self.phase_of(&mut phases, name, ""));
            homes.push(at);
            match at.and_then(|at| phases.get_mut(at)) {
                Some((.., phase)) => phase.touchpoints.edit().push(Arc::new(touchpoint)),
                None => unsorted.push(Arc::new(touchpoint)),
            }
        }
        let mut journey = Journey {
            name: if draft.name.trim().is_empty() { self.wishes.name.clone() } else { draft.name.clone() },
            personas: self.added.personas.iter().map(|persona| persona.id.clone()).collect(),
            unsorted: unsorted.into(),
            ..Journey::default()
        };
        let index: HashMap<Id<Touchpoint>, Option<usize>> =
            self.ids.iter().map(|(id, _)| id.clone()).zip(homes).collect();
        let mut links: Vec<(&DraftLink, Id<Touchpoint>, Id<Touchpoint>)> = Vec::new();
        for link in &draft.links {
            match (self.end(&link.from), self.end(&link.to)) {
                (Some(from), Some(to)) => links.push((link, from, to)),
                _ => self.lose(link),
            }
        }
        let mut transitions: Vec<Arc<Transition>> = Vec::new();
        for (link, from, to) in links {
            let home = |id| index.get(id).copied().flatten();
            let kind = kind_between(home(&from), home(&to));
            let mut transition = Transition { from, to, kind, ..Transition::default() };
            let cells = link.cells.clone();
            let notes = self.fill(inventory::transitions(), &mut transition, &cells, link.line);
            self.left_over.extend(notes.into_iter().map(|text| LeftOver::new(link.line, text)));
            transitions.push(Arc::new(transition));
        }
        let counts = super::Counts {
            touchpoints: draft.touchpoints.len(),
            transitions: transitions.len(),
            phases: phases.len(),
        };
        journey.phases = phases.into_iter().map(|(.., phase)| Arc::new(phase)).collect();
        journey.transitions = transitions.into();
        let taken = |text: &str| self.workspace.journeys.iter().any(|known| known.id.as_str() == text);
        journey.id = Fresh::default().id(&journey.name, "journey", taken);
        journey.sort_transitions();
        let name = journey.name.clone();
        let mut settled = self.settled(&name, journey.id.clone());
        settled.added = counts;
        settled.edits.push(Edit::AddJourney { journey });
        settled
    }

    /// Lists a link whose ends are nowhere.
    pub(super) fn lose(&mut self, link: &DraftLink) {
        self.left_over.push(LeftOver::new(link.line, format!("{} → {}", link.from, link.to)));
    }

    /// The place of the phase that the file calls so; a new one at the end if there is none.
    fn phase_of(&mut self, phases: &mut Vec<(String, String, Phase)>, name: &str, own: &str) -> usize {
        let exact =
            |(known, id, _): &(String, String, Phase)| own.is_empty() && (id == name || known == name);
        let near = |(known, ..): &(String, String, Phase)| own.is_empty() && alike(known, name);
        let found = phases.iter().position(exact).or_else(|| phases.iter().position(near));
        if let Some(at) = found {
            return at;
        }
        let before = phases.last().map(|(.., phase)| phase.role);
        let phase = self.new_phase(name, own, before);
        phases.push((name.to_owned(), own.to_owned(), phase));
        phases.len() - 1
    }
}

/// What kind of step leads from one phase to another, where nobody says: back to an earlier one, else
/// onward.
pub(super) fn kind_between(from: Option<usize>, to: Option<usize>) -> TransitionKind {
    match (from, to) {
        (Some(from), Some(to)) if to < from => TransitionKind::Back,
        _ => TransitionKind::Forward,
    }
}
