//! The gate and the history: every change passes [`Editor::apply`], and every step can be taken back.
//! Knows that edits make a new state; how each does is in `apply`.

use std::collections::VecDeque;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::Arc;

use super::ids::Places;
use super::sharing::same_workspace;
use super::{Applied, Clip, Edit, Refusal, StepName, apply};
use crate::model::*;

/// How many steps can be taken back.
pub const STEPS: usize = 1_000;

/// The group of edits that are one step together; nobody else counts so far.
const TOGETHER: u64 = u64::MAX;

/// A step and the state on its far side: before it in the past, after it in the future.
#[derive(Clone, Debug)]
struct Step {
    name: StepName,
    state: Arc<Workspace>,
}

/// The workspace, its past and its future.
#[derive(Clone, Debug)]
pub struct Editor {
    workspace: Arc<Workspace>,
    /// Marks what is copied from here: two files may well hold journeys with the same id.
    mark: u64,
    saved: Arc<Workspace>,
    dirty: bool,
    read_only: bool,
    revision: u64,
    past: VecDeque<Step>,
    future: Vec<Step>,
    /// The group that the last step of the past may still take edits from.
    group: Option<u64>,
    /// The untitled touchpoint that the last step added: its first title will make its id.
    untitled: Option<Id<Touchpoint>>,
    places: Places,
}

impl Editor {
    /// An editor without a past. `read_only` refuses every edit.
    pub fn new(workspace: Workspace, read_only: bool) -> Self {
        let workspace = Arc::new(workspace);
        Self {
            // The seed of the hash differs in every call and every process; 0 means unknown.
            mark: RandomState::new().build_hasher().finish().max(1),
            saved: Arc::clone(&workspace),
            dirty: false,
            read_only,
            revision: 0,
            past: VecDeque::new(),
            future: Vec::new(),
            group: None,
            untitled: None,
            places: Places::of(&workspace),
            workspace,
        }
    }

    /// The present state. Compare with [`Arc::ptr_eq`].
    pub fn workspace(&self) -> &Arc<Workspace> {
        &self.workspace
    }

    /// Moves with every change, also by undo and redo; never repeats.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Applies an edit as one step. An edit that changes nothing makes none. The first title of a
    /// touchpoint that the step before added untitled joins that step and makes its id.
    pub fn apply(&mut self, edit: Edit) -> Result<Applied, Refusal> {
        self.end_group();
        if let Some(touchpoint) = self.first_title(&edit) {
            return self.name_untitled(touchpoint);
        }
        let untitled = adds_untitled(&edit);
        let applied = self.step(edit, None)?;
        self.untitled = applied.touchpoints.first().filter(|_| untitled).cloned();
        Ok(applied)
    }

    /// Like [`Self::apply`], but joined to the step before if that had the same `group`
    /// (a text field that is being typed in opens one step and keeps it until it is left).
    pub fn apply_grouped(&mut self, edit: Edit, group: u64) -> Result<Applied, Refusal> {
        self.step(edit, Some(group))
    }

    /// Applies edits as one step with this name, or none of them. A later one may name what an
    /// earlier one adds, if that was given its id.
    pub fn apply_all(&mut self, edits: Vec<Edit>, name: StepName) -> Result<Applied, Refusal> {
        self.end_group();
        let (start, future) = (Arc::clone(&self.workspace), self.future.clone());
        let mut all = Applied::default();
        for edit in edits {
            match self.step(edit, Some(TOGETHER)) {
                Ok(applied) => all.add(applied),
                Err(refusal) => {
                    self.give_up(start, future);
                    return Err(refusal);
                }
            }
        }
        if let Some(step) = self.past.back_mut().filter(|step| Arc::ptr_eq(&step.state, &start)) {
            step.name = name;
        }
        self.end_group();
        Ok(all)
    }

    /// Goes back to where a row of edits began, of which one was refused.
    fn give_up(&mut self, start: Arc<Workspace>, future: Vec<Step>) {
        // By its state and not by a count: a full past has let go of its oldest step for this one.
        self.past.pop_back_if(|step| Arc::ptr_eq(&step.state, &start));
        self.future = future;
        self.end_group();
        if !Arc::ptr_eq(&self.workspace, &start) {
            self.show(start);
        }
    }

    /// Ends the open group, so that the next edit is a step of its own.
    pub fn end_group(&mut self) {
        self.group = None;
    }

    /// Goes one step back; whether there was one.
    pub fn undo(&mut self) -> bool {
        self.end_group();
        self.untitled = None;
        let Some(Step { name, state }) = self.past.pop_back() else { return false };
        let state = self.show(state);
        self.future.push(Step { name, state });
        true
    }

    /// Goes one step forward; whether there was one.
    pub fn redo(&mut self) -> bool {
        self.end_group();
        self.untitled = None;
        let Some(Step { name, state }) = self.future.pop() else { return false };
        let state = self.show(state);
        self.past.push_back(Step { name, state });
        true
    }

    /// The step that undo would take back.
    pub fn undo_name(&self) -> Option<&StepName> {
        self.past.back().map(|step| &step.name)
    }

    /// The step that redo would take again.
    pub fn redo_name(&self) -> Option<&StepName> {
        self.future.last().map(|step| &step.name)
    }

    /// Every state from the oldest that undo reaches to the present one, each with the step that led
    /// to it; nobody knows what led to the oldest.
    pub fn states(&self) -> Vec<(Option<StepName>, Arc<Workspace>)> {
        let steps = self.past.iter().map(|step| Some(step.name.clone()));
        let led = std::iter::once(None).chain(steps);
        let states = self.past.iter().map(|step| &step.state).chain([&self.workspace]);
        led.zip(states.map(Arc::clone)).collect()
    }

    /// Whether the present state differs from the one last marked as saved.
    pub fn is_dirty(&self) -> bool {
        self.dirty
    }

    /// Marks the present state as saved.
    pub fn mark_saved(&mut self) {
        self.mark_saved_as(Arc::clone(&self.workspace));
    }

    /// Marks a state of a moment ago as saved: edits made while it was being written stay unsaved.
    pub fn mark_saved_as(&mut self, state: Arc<Workspace>) {
        self.saved = state;
        // What is on the disk keeps its id.
        self.untitled = None;
        self.dirty = !same_workspace(&self.saved, &self.workspace);
    }

    /// Marks the present state as not on the disk, whatever it holds: a recovered or a new file.
    pub fn mark_unsaved(&mut self) {
        self.saved = Arc::new(Workspace::default());
        self.dirty = true;
    }

    /// Copies touchpoints with the transitions among them.
    pub fn copy(&self, journey: &Id<Journey>, ids: &[Id<Touchpoint>]) -> Clip {
        let journeys = &self.workspace.journeys;
        let Some(at) = journeys.iter().position(|known| known.id == *journey) else { return Clip::default() };
        let spots = ids.iter().filter_map(|id| self.places.spot(&self.workspace, id));
        let clip = journeys.get(at).map(|journey| Clip::of(journey, spots.filter(|spot| spot.journey == at)));
        Clip { file: self.mark, ..clip.unwrap_or_default() }
    }

    /// Makes the next state of an edit and takes it on if it is another one.
    fn step(&mut self, edit: Edit, group: Option<u64>) -> Result<Applied, Refusal> {
        if self.read_only {
            return Err(Refusal::ReadOnly);
        }
        let edit = self.strip_foreign_home(edit);
        let (next, applied, name) = apply::next(&self.workspace, &mut self.places, edit)?;
        self.untitled = None;
        let next = Arc::new(next);
        if same_workspace(&self.workspace, &next) {
            return Ok(Applied::default());
        }
        let joins = group.is_some() && self.group == group;
        self.future.clear();
        let before = self.show(next);
        match self.past.back_mut().filter(|_| joins) {
            Some(step) => step.name = name,
            None => self.past.push_back(Step { name, state: before }),
        }
        if self.past.len() > STEPS {
            self.past.pop_front();
        }
        self.group = group;
        self.forget_idle_group();
        Ok(applied)
    }

    /// Takes the journey's id out of a clip from another file, where it names another journey.
    fn strip_foreign_home(&self, mut edit: Edit) -> Edit {
        if let Edit::Paste { clip, .. } = &mut edit
            && clip.file != self.mark
        {
            clip.journey = Id::default();
        }
        edit
    }

    /// The touchpoint that this edit gives its first title, if it does just that.
    fn first_title(&self, edit: &Edit) -> Option<Touchpoint> {
        let Edit::SetTouchpoints { touchpoints, .. } = edit else { return None };
        let [touchpoint] = touchpoints.as_slice() else { return None };
        let named = self.untitled.as_ref() == Some(&touchpoint.id) && !touchpoint.title.trim().is_empty();
        named.then(|| touchpoint.clone())
    }

    /// Puts the step that adds a titled touchpoint in place of the one that added it untitled.
    fn name_untitled(&mut self, touchpoint: Touchpoint) -> Result<Applied, Refusal> {
        let (next, applied, name) = apply::named(&self.workspace, &mut self.places, touchpoint)?;
        self.show(Arc::new(next));
        if let Some(step) = self.past.back_mut() {
            step.name = name;
        }
        self.untitled = None;
        Ok(applied)
    }

    /// Drops the step of a group that has come back to where it started.
    fn forget_idle_group(&mut self) {
        let idle = self.past.back().is_some_and(|step| same_workspace(&step.state, &self.workspace));
        if let Some(step) = self.past.pop_back_if(|_| idle) {
            self.show(step.state);
            self.group = None;
        }
    }

    /// Takes on a state; gives back the one before.
    fn show(&mut self, state: Arc<Workspace>) -> Arc<Workspace> {
        self.revision += 1;
        self.dirty = !same_workspace(&self.saved, &state);
        self.places.follow(&self.workspace, &state);
        std::mem::replace(&mut self.workspace, state)
    }
}

/// Whether an edit adds one touchpoint that has neither title nor id yet.
fn adds_untitled(edit: &Edit) -> bool {
    let Edit::AddTouchpoints { touchpoints, .. } = edit else { return false };
    matches!(touchpoints.as_slice(), [one] if one.id.is_empty() && one.title.trim().is_empty())
}
