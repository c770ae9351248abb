//! One small function per kind of edit: from the present state to the next, or a refusal.
//! Each works on a draft whose unchanged parts are still shared; the caller swaps it in when whole.
//! Knows no history.

mod clear;
mod findings;
mod journeys;
mod libraries;
mod merge;
mod phases;
mod session;
mod touchpoints;
mod transfer;
mod transitions;

use std::sync::Arc;

use super::ids::{Bucket, Places, Spot, buckets, touchpoints_in, transitions_in};
use super::known::Known;
use super::references::{Judge, Kind, Refers, Verdict};
use super::{Applied, Edit, Place, Refusal, StepName};
use crate::model::*;

/// What an edit gives beside the next state.
type Done = (Applied, StepName);

/// The next state, what was made, and what the step is called.
pub(super) fn next(
    present: &Workspace,
    places: &mut Places,
    edit: Edit,
) -> Result<(Workspace, Applied, StepName), Refusal> {
    let mut draft = Draft { workspace: present.clone(), places, fresh: Fresh::default() };
    let (applied, name) = run(&mut draft, edit)?;
    Ok((draft.workspace, applied, name))
}

/// The next state when a touchpoint that was just added gets its first title, and its id by that.
pub(super) fn named(
    present: &Workspace,
    places: &mut Places,
    touchpoint: Touchpoint,
) -> Result<(Workspace, Applied, StepName), Refusal> {
    let mut draft = Draft { workspace: present.clone(), places, fresh: Fresh::default() };
    let (applied, name) = touchpoints::name(&mut draft, touchpoint)?;
    Ok((draft.workspace, applied, name))
}

fn run(draft: &mut Draft<'_>, edit: Edit) -> Result<Done, Refusal> {
    match edit {
        Edit::AddTouchpoints { journey, place, touchpoints } => {
            touchpoints::add(draft, &journey, &place, touchpoints)
        }
        Edit::SetTouchpoints { journey, touchpoints, what } => {
            touchpoints::set(draft, &journey, touchpoints, what)
        }
        Edit::MoveTouchpoints { journey, ids, place, lane, pinned_step } => {
            touchpoints::move_to(draft, &journey, &ids, &place, lane.as_ref(), pinned_step)
        }
        Edit::DeleteTouchpoints { journey, ids } => touchpoints::delete(draft, &journey, &ids),
        Edit::DuplicateTouchpoints { journey, ids } => transfer::duplicate(draft, &journey, &ids),
        Edit::Paste { journey, place, clip } => transfer::paste(draft, &journey, &place, clip),
        Edit::AddTransition { journey, transition } => transitions::add(draft, &journey, transition),
        Edit::SetTransition { journey, key, transition, what } => {
            transitions::set(draft, &journey, &key, transition, what)
        }
        Edit::DeleteTransitions { journey, keys } => transitions::delete(draft, &journey, &keys),
        Edit::AddPhase { journey, index, phase } => phases::add(draft, &journey, index, phase),
        Edit::SetPhase { journey, phase, what } => phases::set(draft, &journey, phase, what),
        Edit::MovePhase { journey, id, index } => phases::move_to(draft, &journey, &id, index),
        Edit::DeletePhase { journey, id } => phases::delete(draft, &journey, &id),
        Edit::SetJourney { journey, what } => journeys::set(draft, journey, what),
        Edit::AddJourney { journey } => journeys::add(draft, journey),
        Edit::MoveJourney { id, index } => journeys::move_to(draft, &id, index),
        Edit::DeleteJourney { id } => journeys::delete(draft, &id),
        Edit::AddDepartment { name, journey, owner_of } => {
            libraries::add_department(draft, &name, &journey, &owner_of)
        }
        Edit::SetLibrary { workspace, what } => libraries::set(draft, workspace, what),
        Edit::Merge { library, keep, gone } => merge::merge(draft, library, &keep, &gone),
        Edit::ClearDangling => libraries::clear_dangling(draft),
        Edit::DecideFinding { journey, decided } => findings::decide(draft, &journey, decided),
        Edit::AddAction { journey, action } => session::add_action(draft, &journey, action),
        Edit::SetAction { journey, action, what } => session::set_action(draft, &journey, action, what),
        Edit::DeleteAction { journey, id } => session::delete_action(draft, &journey, &id),
        Edit::AddInsight { journey, insight } => session::add_insight(draft, &journey, insight),
        Edit::SetInsight { journey, at, insight, what } => {
            session::set_insight(draft, &journey, (at, insight), what)
        }
        Edit::DeleteInsight { journey, at } => session::delete_insight(draft, &journey, at),
        Edit::AddDecision { journey, decision } => session::add_decision(draft, &journey, decision),
        Edit::SetDecision { journey, at, decision, what } => {
            session::set_decision(draft, &journey, (at, decision), what)
        }
        Edit::DeleteDecision { journey, at } => session::delete_decision(draft, &journey, at),
    }
}

/// The next state while it is being made.
struct Draft<'a> {
    workspace: Workspace,
    places: &'a mut Places,
    fresh: Fresh,
}

impl Draft<'_> {
    /// The index of a journey.
    fn journey_index(&self, id: &Id<Journey>) -> Result<usize, Refusal> {
        self.workspace.journeys.iter().position(|journey| journey.id == *id).ok_or_else(|| missing(id))
    }

    /// A journey for reading.
    fn journey(&self, index: usize) -> Result<&Journey, Refusal> {
        let found = self.workspace.journeys.get(index);
        found.map(AsRef::as_ref).ok_or_else(|| Refusal::Missing(String::new()))
    }

    /// A journey for writing, its own copy from here on.
    fn journey_mut(&mut self, index: usize) -> Result<&mut Journey, Refusal> {
        let found = self.workspace.journeys.edit().get_mut(index);
        found.map(Arc::make_mut).ok_or_else(|| Refusal::Missing(String::new()))
    }

    /// Where a touchpoint of this journey is.
    fn find(&self, journey: usize, id: &Id<Touchpoint>) -> Result<Spot, Refusal> {
        if let Some(spot) = self.places.spot(&self.workspace, id).filter(|spot| spot.journey == journey) {
            return Ok(spot);
        }
        // Only in a file with the same id in two journeys does this find anything.
        let present = self.journey(journey)?;
        let here = buckets(present).find_map(|bucket| {
            let at = touchpoints_in(present, bucket).iter().position(|touchpoint| touchpoint.id == *id)?;
            Some(Spot { journey, bucket, at })
        });
        here.ok_or_else(|| missing(id))
    }

    /// A touchpoint of this journey.
    fn touchpoint(&self, journey: usize, id: &Id<Touchpoint>) -> Result<&Arc<Touchpoint>, Refusal> {
        let spot = self.find(journey, id)?;
        let list = touchpoints_in(self.journey(journey)?, spot.bucket);
        list.get(spot.at).ok_or_else(|| missing(id))
    }

    /// A touchpoint of this journey for writing.
    fn touchpoint_mut(&mut self, journey: usize, id: &Id<Touchpoint>) -> Result<&mut Touchpoint, Refusal> {
        let spot = self.find(journey, id)?;
        let list = touchpoints_mut(self.journey_mut(journey)?, spot.bucket);
        list.and_then(|list| list.get_mut(spot.at)).map(Arc::make_mut).ok_or_else(|| missing(id))
    }

    /// The list and index that a place means.
    fn spot_of(&self, journey: usize, place: &Place) -> Result<Spot, Refusal> {
        let present = self.journey(journey)?;
        let bucket = match &place.phase {
            None => Bucket::Unsorted,
            Some(id) => Bucket::Phase(phase_index(present, id)?),
        };
        let list = touchpoints_in(present, bucket);
        let at = match &place.before {
            None => list.len(),
            Some(id) => list.iter().position(|known| known.id == *id).ok_or_else(|| missing(id))?,
        };
        Ok(Spot { journey, bucket, at })
    }

    /// A new touchpoint's id, made from its title.
    fn fresh_touchpoint_id(&mut self, title: &str) -> Id<Touchpoint> {
        let (places, workspace) = (&*self.places, &self.workspace);
        self.fresh.id(title, "touchpoint", |text| places.has(workspace, text))
    }

    /// Clears what refers to things that are no longer there.
    fn clear_gone(&mut self, gone: &Known) {
        self.mend_only(&gone.kinds(), &|kind, id| match gone.has(kind, id) {
            true => Verdict::Gone,
            false => Verdict::Keep,
        });
    }

    /// Applies a judge of these kinds to everything but the touchpoints' own ids.
    fn mend_only(&mut self, kinds: &[Kind], decide: &dyn Fn(Kind, &str) -> Verdict) {
        self.workspace.mend(&Judge::only(kinds, decide));
    }

    /// Applies a judge to everything but the touchpoints' own ids.
    fn mend(&mut self, decide: &dyn Fn(Kind, &str) -> Verdict) {
        self.workspace.mend(&Judge::new(decide));
    }
}

/// Refuses because of something that is not there.
fn missing<T: ?Sized>(id: &Id<T>) -> Refusal {
    Refusal::Missing(id.as_str().to_owned())
}

/// The index of a phase.
fn phase_index(journey: &Journey, id: &Id<Phase>) -> Result<usize, Refusal> {
    journey.phases.iter().position(|phase| phase.id == *id).ok_or_else(|| missing(id))
}

/// The touchpoints of a list, for writing.
fn touchpoints_mut(journey: &mut Journey, bucket: Bucket) -> Option<&mut Vec<Arc<Touchpoint>>> {
    match bucket {
        Bucket::Phase(index) => Some(Arc::make_mut(journey.phases.edit().get_mut(index)?).touchpoints.edit()),
        Bucket::Unsorted => Some(journey.unsorted.edit()),
    }
}

/// The transitions of a bucket, for writing.
fn transitions_mut(journey: &mut Journey, bucket: Bucket) -> Option<&mut Vec<Arc<Transition>>> {
    match bucket {
        Bucket::Phase(index) => Some(Arc::make_mut(journey.phases.edit().get_mut(index)?).transitions.edit()),
        Bucket::Unsorted => Some(journey.transitions.edit()),
    }
}

/// Takes transitions that `goes` names out of one bucket, which stays shared when there are none.
fn take_transitions(
    journey: &mut Journey,
    bucket: Bucket,
    goes: impl Fn(&Transition) -> bool,
) -> Vec<Arc<Transition>> {
    if !transitions_in(journey, bucket).iter().any(|transition| goes(transition)) {
        return Vec::new();
    }
    transitions_mut(journey, bucket)
        .map(|list| list.extract_if(.., |transition| goes(transition)).collect())
        .unwrap_or_default()
}
