//! A draft taken into a journey that is there: known touchpoints, phases and transitions are changed
//! where the file says otherwise, others are added. Nothing is deleted.

use std::collections::HashMap;
use std::sync::Arc;

use super::fresh::kind_between;
use super::matching::{Called, Settling, alike, find};
use super::{Change, Settled};
use crate::edit::{Edit, Place};
use crate::import::draft::{DraftPhase, LeftOver};
use crate::inventory::{self, Field, Names};
use crate::model::*;
use crate::progress::Stopped;
use crate::vocabulary::Label;

const FROM_FILE: Label = Label::new("what the file says", "wat het bestand zegt");
const PHASE: Label = inventory::PHASE.label;
const TRANSITION: Label = Label::new("transition", "overgang");

/// Touchpoints that go to a phase or to the tray.
type Moved = (Option<Id<Phase>>, Vec<Id<Touchpoint>>);

/// What tells transitions apart but for their rank: ends, and the kind if the file says it.
type Ends = (Id<Touchpoint>, Id<Touchpoint>, Option<TransitionKind>);

/// Where a transition leaves and arrives.
type Pair = (Id<Touchpoint>, Id<Touchpoint>);

/// The edits while they are put together.
#[derive(Default)]
struct Making {
    /// Phases in order: what the file calls each, and its id.
    phases: Vec<(Id<Phase>, String)>,
    /// Phases that the file calls otherwise.
    called: HashMap<String, Id<Phase>>,
    /// Phases by their ids and names.
    named: Called<Id<Phase>>,
    phase_edits: Vec<Edit>,
    /// New touchpoints by their phase; `None` is the tray.
    added: Vec<(Option<Id<Phase>>, Vec<Touchpoint>)>,
    /// The places in that list.
    places: HashMap<Option<Id<Phase>>, usize>,
    set: Vec<Touchpoint>,
    moved: Vec<Moved>,
    homes: HashMap<Id<Touchpoint>, Option<Id<Phase>>>,
    links: Vec<Edit>,
    changes: Vec<Change>,
    same: usize,
    new_phases: usize,
    new_links: usize,
}

impl Settling<'_> {
    /// The edits that bring the journey to what the file says.
    pub(super) fn update(mut self, journey: &Journey) -> Result<Settled, Stopped> {
        let mut making = Making::default();
        for phase in &journey.phases {
            making.know(&phase.id, &phase.name);
            let ids = phase.touchpoints.iter().map(|touchpoint| touchpoint.id.clone());
            making.homes.extend(ids.map(|id| (id, Some(phase.id.clone()))));
        }
        making.homes.extend(journey.unsorted.iter().map(|touchpoint| (touchpoint.id.clone(), None)));
        let draft = self.draft;
        let mut times: HashMap<&str, usize> = HashMap::new();
        for phase in &draft.phases {
            *times.entry(&phase.name).or_default() += 1;
        }
        for phase in &draft.phases {
            let is_alone = times.get(phase.name.as_str()) == Some(&1);
            self.phase(journey, &mut making, (phase, is_alone));
        }
        self.rows(journey, &mut making)?;
        self.links(journey, &mut making)?;
        Ok(self.made(journey, making))
    }

    /// Every row: changed, added or the same.
    fn rows(&mut self, journey: &Journey, making: &mut Making) -> Result<(), Stopped> {
        let present: HashMap<_, _> =
            journey.all_touchpoints().map(|known| (known.id.clone(), known)).collect();
        let draft = self.draft;
        for (at, (row, (id, known))) in draft.touchpoints.iter().zip(self.ids.clone()).enumerate() {
            self.pass(at)?;
            let home = row.phase.as_deref().map(|name| self.home(making, journey, name));
            let Some(before) = present.get(&id).filter(|_| known) else {
                let mut touchpoint = Touchpoint { id: id.clone(), ..Touchpoint::default() };
                self.fill_touchpoint(&mut touchpoint, row);
                let home = home.unwrap_or_default();
                making.homes.insert(id, home.clone());
                making.add(home, touchpoint);
                continue;
            };
            let mut after = Touchpoint::clone(before);
            let mut row = row.clone();
            // What stands there as it is needs no reading, whatever it names.
            row.cells.retain(|(id, text)| {
                find(inventory::touchpoints(), id)
                    .is_none_or(|field| field.write(before, &self.names) != *text)
            });
            self.fill_touchpoint(&mut after, &row);
            (after.id, after.number) = (before.id.clone(), before.number);
            let changed = differences(inventory::touchpoints(), (before, &after), &before.title, &self.names);
            let moves = home.filter(|home| making.homes.get(&id) != Some(home));
            if let Some(home) = &moves {
                let name = |home: &Option<Id<Phase>>| {
                    let known = making.phases.iter().find(|(id, _)| Some(id) == home.as_ref());
                    known.map(|(_, name)| name.clone()).unwrap_or_default()
                };
                let before_name = making.homes.get(&id).map(name).unwrap_or_default();
                let change = Change {
                    title: before.title.clone(),
                    field: PHASE,
                    before: before_name,
                    after: name(home),
                };
                making.changes.push(change);
                making.homes.insert(id.clone(), home.clone());
                match making.moved.iter_mut().find(|(known, _)| known == home) {
                    Some((_, list)) => list.push(id.clone()),
                    None => making.moved.push((home.clone(), vec![id.clone()])),
                }
            }
            making.same += usize::from(changed.is_empty() && moves.is_none());
            if after != ***before {
                making.set.push(after);
            }
            making.changes.extend(changed);
        }
        Ok(())
    }

    /// The phase with this name or id, new if there is none; an empty name is the tray.
    fn home(&mut self, making: &mut Making, journey: &Journey, name: &str) -> Option<Id<Phase>> {
        if name.trim().is_empty() {
            return None;
        }
        if let Some(id) = making.called.get(name) {
            return Some(id.clone());
        }
        if let Some(id) = making.named.find(name) {
            return Some(id.clone());
        }
        let before = journey.phases.last().map(|phase| phase.role);
        let phase = self.new_phase(name, "", before);
        Some(making.add_phase(journey, phase))
    }

    /// A phase that the file describes.
    fn phase(&mut self, journey: &Journey, making: &mut Making, (draft, is_alone): (&DraftPhase, bool)) {
        let own = draft.cells.iter().find(|(id, _)| *id == "id").map_or("", |(_, id)| id.as_str());
        let by_id = journey.phases.iter().find(|phase| phase.id.as_str() == own);
        let known = by_id.or_else(|| journey.phases.iter().find(|phase| alike(&phase.name, &draft.name)));
        let Some(before) = known else {
            let role = journey.phases.last().map(|phase| phase.role);
            let mut phase = self.new_phase(&draft.name, own, role);
            let notes = self.fill(inventory::phases(), &mut phase, &draft.cells, 0);
            self.left_over.extend(notes.into_iter().map(|text| LeftOver::new(0, text)));
            making.add_phase(journey, phase);
            return;
        };
        if is_alone {
            making.called.insert(draft.name.clone(), before.id.clone());
        }
        let mut after = Phase::clone(before);
        let mut cells = draft.cells.clone();
        cells.retain(|(id, text)| {
            find(inventory::phases(), id).is_none_or(|field| field.write(before, &self.names) != *text)
        });
        let notes = self.fill(inventory::phases(), &mut after, &cells, 0);
        self.left_over.extend(notes.into_iter().map(|text| LeftOver::new(0, text)));
        let changed = differences(inventory::phases(), (before, &after), &before.name, &self.names);
        if !changed.is_empty() {
            after.id = before.id.clone();
            making.phase_edits.push(Edit::SetPhase {
                journey: journey.id.clone(),
                phase: after,
                what: FROM_FILE,
            });
            making.changes.extend(changed);
        }
    }

    /// Transitions: the n-th of equal ones in the file is the n-th in the journey.
    fn links(&mut self, journey: &Journey, making: &mut Making) -> Result<(), Stopped> {
        let mut ranks: HashMap<Ends, usize> = HashMap::new();
        let mut new: HashMap<Pair, Vec<Transition>> = HashMap::new();
        let mut present: HashMap<Pair, Vec<&Arc<Transition>>> = HashMap::new();
        for known in journey.all_transitions() {
            present.entry((known.from.clone(), known.to.clone())).or_default().push(known);
        }
        let places: HashMap<Id<Phase>, usize> =
            making.phases.iter().enumerate().map(|(at, (id, _))| (id.clone(), at)).collect();
        let titles: HashMap<&Id<Touchpoint>, &str> =
            journey.all_touchpoints().map(|known| (&known.id, known.title.as_str())).collect();
        let draft = self.draft;
        for (at, link) in draft.links.iter().enumerate() {
            self.pass(draft.touchpoints.len() + at)?;
            let (Some(from), Some(to)) = (self.end(&link.from), self.end(&link.to)) else {
                self.lose(link);
                continue;
            };
            let at = |id: &Id<Touchpoint>| {
                let home = making.homes.get(id)?.as_ref()?;
                places.get(home).copied()
            };
            let kind = kind_between(at(&from), at(&to));
            let mut transition =
                Transition { from: from.clone(), to: to.clone(), kind, ..Transition::default() };
            let notes = self.fill(inventory::transitions(), &mut transition, &link.cells, link.line);
            let said = link.cells.iter().any(|(id, _)| *id == "kind").then_some(transition.kind);
            let rank = ranks.entry((from.clone(), to.clone(), said)).or_default();
            let pair = (from, to);
            let there = present.get(&pair).map(Vec::as_slice).unwrap_or_default();
            let fits = |known: &&&Arc<Transition>| said.is_none_or(|kind| known.kind == kind);
            let known = there.iter().copied().filter(|known| fits(&known)).nth(*rank);
            *rank += 1;
            let Some(before) = known else {
                self.left_over.extend(notes.into_iter().map(|text| LeftOver::new(link.line, text)));
                let new = new.entry(pair).or_default();
                if !new.contains(&transition) {
                    new.push(transition.clone());
                    making.links.push(Edit::AddTransition { journey: journey.id.clone(), transition });
                    making.new_links += 1;
                }
                continue;
            };
            let mut cells = link.cells.clone();
            cells.retain(|(id, text)| {
                find(inventory::transitions(), id)
                    .is_none_or(|field| field.write(before, &self.names) != *text)
            });
            let mut after = Transition::clone(before);
            let notes = self.fill(inventory::transitions(), &mut after, &cells, link.line);
            self.left_over.extend(notes.into_iter().map(|text| LeftOver::new(link.line, text)));
            let (from, to) = pair;
            let name = |id: &Id<Touchpoint>| titles.get(id).map_or(id.as_str(), |title| title).to_owned();
            let title = format!("{} → {}", name(&from), name(&to));
            let changed = differences(inventory::transitions(), (before, &after), &title, &self.names);
            if !changed.is_empty() {
                let rank = there
                    .iter()
                    .filter(|other| other.kind == before.kind)
                    .position(|other| Arc::ptr_eq(other, before))
                    .unwrap_or(0);
                let key = (from, to, before.kind, u32::try_from(rank).unwrap_or(0));
                let what = TRANSITION;
                let journey = journey.id.clone();
                making.links.push(Edit::SetTransition { journey, key, transition: after, what });
                making.changes.extend(changed);
            }
        }
        Ok(())
    }

    fn made(self, journey: &Journey, making: Making) -> Settled {
        let id = &journey.id;
        let personas: Vec<Id<Persona>> =
            self.added.personas.iter().map(|persona| persona.id.clone()).collect();
        let mut settled = self.settled(&journey.name, id.clone());
        settled.added = super::Counts {
            touchpoints: making.added.iter().map(|(_, list)| list.len()).sum(),
            transitions: making.new_links,
            phases: making.new_phases,
        };
        settled.edits.extend(making.phase_edits);
        for (phase, touchpoints) in making.added {
            let place = Place { phase, before: None };
            settled.edits.push(Edit::AddTouchpoints { journey: id.clone(), place, touchpoints });
        }
        if !making.set.is_empty() {
            // Another influence counts as thought about; a guess stays one only if it is set again.
            let guessed: Vec<Touchpoint> =
                making.set.iter().filter(|one| one.influence_unconfirmed).cloned().collect();
            let set =
                |touchpoints| Edit::SetTouchpoints { journey: id.clone(), touchpoints, what: FROM_FILE };
            settled.edits.push(set(making.set));
            if !guessed.is_empty() {
                settled.edits.push(set(guessed));
            }
        }
        for (phase, ids) in making.moved {
            settled.edits.push(Edit::MoveTouchpoints {
                journey: id.clone(),
                ids,
                place: Place { phase, before: None },
                lane: None,
                pinned_step: None,
            });
        }
        settled.edits.extend(making.links);
        if !personas.is_empty() {
            let mut next = journey.clone();
            next.personas.edit().extend(personas);
            settled.edits.push(Edit::SetJourney { journey: next, what: FROM_FILE });
        }
        (settled.changes, settled.same) = (making.changes, making.same);
        settled
    }
}

impl Making {
    fn know(&mut self, id: &Id<Phase>, name: &str) {
        self.phases.push((id.clone(), name.to_owned()));
        self.named.note(name, id);
        self.named.note_id(id.as_str(), id);
    }

    fn add(&mut self, home: Option<Id<Phase>>, touchpoint: Touchpoint) {
        let at = *self.places.entry(home.clone()).or_insert(self.added.len());
        match self.added.get_mut(at) {
            Some((_, list)) => list.push(touchpoint),
            None => self.added.push((home, vec![touchpoint])),
        }
    }

    fn add_phase(&mut self, journey: &Journey, phase: Phase) -> Id<Phase> {
        let id = phase.id.clone();
        let index = self.phases.len();
        self.know(&id, &phase.name);
        self.phase_edits.push(Edit::AddPhase { journey: journey.id.clone(), index, phase });
        self.new_phases += 1;
        id
    }
}

/// What differs between two, field by field.
fn differences<T>(fields: &[Field<T>], (before, after): (&T, &T), title: &str, names: &Names) -> Vec<Change> {
    let changed = fields.iter().filter(|field| !field.is_same(before, after));
    changed
        .map(|field| Change {
            title: title.to_owned(),
            field: field.label,
            before: field.write(before, names),
            after: field.write(after, names),
        })
        .collect()
}
