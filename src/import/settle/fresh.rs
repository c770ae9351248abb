//! A draft as a journey of its own.

use std::collections::HashMap;
use std::sync::Arc;

use super::Settled;
use super::matching::{Called, Settling};
use crate::edit::Edit;
use crate::import::draft::{DraftLink, LeftOver};
use crate::inventory;
use crate::model::*;
use crate::progress::Stopped;

impl Settling<'_> {
    /// The edits that add the journey.
    pub(super) fn new_journey(mut self) -> Result<Settled, Stopped> {
        let draft = self.draft;
        let mut phases = Phases::default();
        for known in &draft.phases {
            let own = known.cells.iter().find(|(id, _)| *id == "id").map_or("", |(_, id)| id.as_str());
            self.phase_of(&mut phases, &known.name, own);
            if let Some(phase) = phases.list.last_mut() {
                let cells = known.cells.clone();
                let notes = self.fill(inventory::phases(), phase, &cells, 0);
                self.left_over.extend(notes.into_iter().map(|text| LeftOver::new(0, text)));
            }
        }
        let mut unsorted: Vec<Arc<Touchpoint>> = Vec::new();
        let mut homes: HashMap<Id<Touchpoint>, Option<usize>> = HashMap::new();
        let ids: Vec<Id<Touchpoint>> = self.ids.iter().map(|(id, _)| id.clone()).collect();
        for (at, (row, id)) in draft.touchpoints.iter().zip(ids).enumerate() {
            self.pass(at)?;
            let mut touchpoint = Touchpoint { id: id.clone(), ..Touchpoint::default() };
            self.fill_touchpoint(&mut touchpoint, row);
            let home = row.phase.as_deref().filter(|name| !name.is_empty());
            let home = home.map(|name| self.phase_of(&mut phases, name, ""));
            homes.insert(id, home);
            match home.and_then(|at| phases.list.get_mut(at)) {
                Some(phase) => phase.touchpoints.edit().push(Arc::new(touchpoint)),
                None => unsorted.push(Arc::new(touchpoint)),
            }
        }
        let transitions = self.new_transitions(&homes)?;
        let counts = super::Counts {
            touchpoints: draft.touchpoints.len(),
            transitions: transitions.len(),
            phases: phases.list.len(),
        };
        let mut journey = Journey {
            name: if draft.name.trim().is_empty() { self.wishes.name.clone() } else { draft.name.clone() },
            personas: self.added.personas.iter().map(|persona| persona.id.clone()).collect(),
            unsorted: unsorted.into(),
            phases: phases.list.into_iter().map(Arc::new).collect(),
            transitions: transitions.into(),
            ..Journey::default()
        };
        let taken = |text: &str| self.workspace.journeys.iter().any(|known| known.id.as_str() == text);
        journey.id = Fresh::default().id(&journey.name, "journey", taken);
        journey.sort_transitions();
        let name = journey.name.clone();
        let mut settled = self.settled(&name, journey.id.clone());
        settled.added = counts;
        settled.edits.push(Edit::AddJourney { journey });
        Ok(settled)
    }

    /// The links between touchpoints that are there; the others are listed.
    fn new_transitions(
        &mut self,
        homes: &HashMap<Id<Touchpoint>, Option<usize>>,
    ) -> Result<Vec<Arc<Transition>>, Stopped> {
        let draft = self.draft;
        let mut transitions: Vec<Arc<Transition>> = Vec::new();
        for (at, link) in draft.links.iter().enumerate() {
            self.pass(draft.touchpoints.len() + at)?;
            let (Some(from), Some(to)) = (self.end(&link.from), self.end(&link.to)) else {
                self.lose(link);
                continue;
            };
            let home = |id| homes.get(id).copied().flatten();
            let kind = kind_between(home(&from), home(&to));
            let mut transition = Transition { from, to, kind, ..Transition::default() };
            let notes = self.fill(inventory::transitions(), &mut transition, &link.cells, link.line);
            self.left_over.extend(notes.into_iter().map(|text| LeftOver::new(link.line, text)));
            transitions.push(Arc::new(transition));
        }
        Ok(transitions)
    }

    /// Lists a link whose ends are nowhere.
    pub(super) fn lose(&mut self, link: &DraftLink) {
        self.left_over.push(LeftOver::new(link.line, format!("{} → {}", link.from, link.to)));
    }

    /// The place of the phase that the file calls so; a new one at the end if there is none.
    fn phase_of(&mut self, phases: &mut Phases, name: &str, own: &str) -> usize {
        if let Some(at) = phases.called.find(name).filter(|_| own.is_empty()) {
            return *at;
        }
        let before = phases.list.last().map(|phase| phase.role);
        let (at, phase) = (phases.list.len(), self.new_phase(name, own, before));
        phases.called.note(name, &at);
        if !own.is_empty() {
            phases.called.note_id(own, &at);
        }
        phases.list.push(phase);
        at
    }
}

/// The phases of a new journey, and which of them files mean by a name.
#[derive(Default)]
struct Phases {
    list: Vec<Phase>,
    called: Called<usize>,
}

/// What kind of step leads from one phase to another, where nobody says: back to an earlier one, else
/// onward.
pub(super) fn kind_between(from: Option<usize>, to: Option<usize>) -> TransitionKind {
    match (from, to) {
        (Some(from), Some(to)) if to < from => TransitionKind::Back,
        _ => TransitionKind::Forward,
    }
}
