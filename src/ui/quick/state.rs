//! What the line of quick entry remembers: its text, where it adds to, and what sticks. Knows no
//! window; what is typed comes in as text and as a few keys.

use std::sync::Arc;

use crate::import::{Chip, Completion, Line, Reader, Sticks, What, complete, plain_phrase};
use crate::model::*;
use crate::ui::Selection;

/// A line as it is understood, and the ways in which it may go on.
#[derive(Debug)]
pub struct Understood {
    /// The line.
    pub line: Line,
    /// How it may go on, the likeliest first.
    pub ways: Vec<Completion>,
}

/// What a line is understood from: text, how many chips were turned back, revision, language.
type Key = (String, usize, u64, Lang);

/// Where the line stands and what is in it.
#[derive(Debug, Default)]
pub struct State {
    /// Whether the line is there.
    pub open: bool,
    /// What is typed.
    pub text: String,
    /// Plain phrases whose chips were turned back into text.
    pub literal: Vec<String>,
    /// What holds for the next card.
    pub sticks: Sticks,
    /// The journey that it adds to.
    pub journey: Id<Journey>,
    /// The phase that it adds to; unset is the tray.
    pub phase: Option<Id<Phase>>,
    /// What was added, the last one last.
    pub added: Vec<Id<Touchpoint>>,
    /// What was selected when the line last looked.
    pub seen: Selection,
    /// What came of the last line.
    pub reply: String,
    /// Which way to go on is marked.
    pub marked: usize,
    /// Keys that came behind one which changes what they mean.
    pub held: Vec<egui::Event>,
    /// The field wants the keyboard in the next frame.
    pub wants_focus: bool,
    /// The cursor goes to the end in the next frame.
    pub to_end: bool,
    /// The field.
    pub field: Option<egui::Id>,
    /// How high the line is on the screen, in points.
    pub height: f32,
    /// What was understood, and of which text at which revision.
    known: Option<(Key, Arc<Understood>)>,
    /// Ways to go on that Tab walks through: the text before, and which one is in it.
    pub(super) walk: Option<(String, usize, String)>,
}

impl State {
    /// Opens the line for a journey with this text, in the phase of what is selected, else of the card
    /// that the next one follows, wherever that was moved.
    pub fn open_with(&mut self, journey: &Journey, selection: &Selection, text: &str) {
        if self.journey != journey.id {
            let held = std::mem::take(&mut self.held);
            *self = Self { journey: journey.id.clone(), held, ..Self::default() };
            self.phase = journey.phases.first().map(|phase| phase.id.clone());
        }
        if !self.open {
            self.text.clear();
            self.literal.clear();
            self.reply.clear();
            self.seen = selection.clone();
            let last = || self.last(journey).map(Selection::touchpoint);
            let home = home_of(journey, selection).or_else(|| home_of(journey, &last()?));
            if let Some(home) = home {
                self.phase = home;
            }
        }
        self.open = true;
        self.settle(journey);
        self.text.push_str(text);
        self.walk = None;
        self.marked = 0;
        self.wants_focus = true;
        self.to_end = true;
    }

    /// Leaves the line.
    pub fn close(&mut self) {
        self.open = false;
        self.text.clear();
        self.literal.clear();
        self.walk = None;
        self.wants_focus = false;
    }

    /// Follows what somebody selected on the map: the next card comes behind that.
    pub fn follow(&mut self, journey: &Journey, selection: &Selection) {
        if self.journey != journey.id {
            self.close();
            return;
        }
        if self.seen != *selection {
            self.seen = selection.clone();
            if let Some(home) = home_of(journey, selection) {
                self.phase = home;
            }
        }
        self.settle(journey);
    }

    /// A phase that is gone is no place to add to.
    fn settle(&mut self, journey: &Journey) {
        if self.phase.as_ref().is_some_and(|id| journey.phase(id).is_none()) {
            self.phase = journey.phases.first().map(|phase| phase.id.clone());
        }
    }

    /// The card that the next one follows: the selected one, else the last one added.
    pub fn last(&self, journey: &Journey) -> Option<Id<Touchpoint>> {
        let selected = self.seen.touchpoints.last().filter(|id| journey.touchpoint(id).is_some());
        let added = || self.added.iter().rev().find(|id| journey.touchpoint(id).is_some());
        selected.or_else(added).cloned()
    }

    /// The line as it is understood.
    pub fn read(&self, workspace: &Workspace, journey: &Journey) -> Line {
        Reader::new(workspace, journey).with_literal(&self.literal).read(&self.text)
    }

    /// The line and how it may go on, read anew only when something has changed.
    pub fn understood(
        &mut self,
        workspace: &Workspace,
        journey: &Journey,
        revision: u64,
        lang: Lang,
    ) -> Arc<Understood> {
        let key = (self.text.clone(), self.literal.len(), revision, lang);
        if let Some((known, understood)) = &self.known
            && *known == key
        {
            return Arc::clone(understood);
        }
        let reader = Reader::new(workspace, journey).with_literal(&self.literal);
        let ways = complete(&reader, journey, &self.text, lang);
        let understood = Arc::new(Understood { line: reader.read(&self.text), ways });
        self.known = Some((key, Arc::clone(&understood)));
        understood
    }

    /// Takes the marked way to go on; pressed again, the next one in its place.
    pub fn complete(&mut self, workspace: &Workspace, journey: &Journey, lang: Lang, back: bool) {
        let reader = Reader::new(workspace, journey).with_literal(&self.literal);
        let (before, at) = match self.walk.take() {
            Some((before, at, after)) if after == self.text => {
                let count = complete(&reader, journey, &before, lang).len().max(1);
                (before, if back { (at + count - 1) % count } else { (at + 1) % count })
            }
            _ => (self.text.clone(), self.marked),
        };
        let found = complete(&reader, journey, &before, lang);
        if let Some(one) = found.get(at.min(found.len().saturating_sub(1))) {
            self.text = one.apply(&before);
            self.walk = Some((before, at, self.text.clone()));
            self.to_end = true;
            self.marked = 0;
        }
    }

    /// Marks the way to go on below or above.
    pub fn mark(&mut self, down: bool) {
        let count = self.known.as_ref().map_or(0, |(_, known)| known.ways.len()).max(1);
        self.marked = (self.marked + if down { 1 } else { count - 1 }) % count;
        self.walk = None;
    }

    /// Backspace behind a chip at the end turns it back into text; whether there was one.
    pub fn turn_back(&mut self, line: &Line) -> bool {
        let end = self.text.trim_end().len();
        let chip = line.chips.iter().rfind(|chip| chip.span.end == end && can_turn(chip));
        let Some(text) = chip.and_then(|chip| self.text.get(chip.span.clone())) else { return false };
        self.literal.push(plain_phrase(text));
        true
    }

    /// Goes to the next phase or the one before; whether there was one. Before the first is the tray.
    pub fn walk_phases(&mut self, journey: &Journey, back: bool) -> bool {
        let at = self.phase.as_ref().and_then(|id| journey.phases.iter().position(|one| one.id == *id));
        let next = match (at, back) {
            (None, true) => return false,
            (None, false) => Some(0),
            (Some(0), true) => None,
            (Some(at), true) => Some(at - 1),
            (Some(at), false) => Some(at + 1),
        };
        let phase = next.map(|at| journey.phases.get(at).map(|phase| phase.id.clone()));
        match phase {
            Some(None) => false,
            other => {
                self.phase = other.flatten();
                true
            }
        }
    }

    /// Where something else was done since the text was completed, Tab begins anew.
    pub fn typed(&mut self) {
        self.marked = 0;
        self.reply.clear();
        if self.text.is_empty() {
            self.literal.clear();
        }
    }
}

/// Whether Backspace makes text of it; `+` is only a sign.
fn can_turn(chip: &Chip) -> bool {
    chip.what != What::Apart
}

/// The phase of what is selected: nothing if that has none, the tray if it lies there.
fn home_of(journey: &Journey, selection: &Selection) -> Option<Option<Id<Phase>>> {
    if let Some(id) = selection.touchpoints.last() {
        journey.touchpoint(id)?;
        let home = crate::ui::offer::phase_of(journey, id);
        return Some(home.map(|phase| phase.id.clone()));
    }
    selection.phase.clone().filter(|id| journey.phase(id).is_some()).map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn workspace() -> Workspace {
        let touchpoint =
            |id: &str| Arc::new(Touchpoint { id: id.into(), title: id.into(), ..Touchpoint::default() });
        let phase = |id: &str| {
            let touchpoints = vec![touchpoint(&format!("in-{id}"))].into();
            Arc::new(Phase { id: id.into(), name: id.into(), touchpoints, ..Phase::default() })
        };
        let journey = Journey {
            id: "j".into(),
            phases: vec![phase("buy"), phase("use")].into(),
            unsorted: vec![touchpoint("loose")].into(),
            ..Journey::default()
        };
        Workspace { journeys: vec![Arc::new(journey)].into(), ..Workspace::default() }
    }

    fn opened(selection: &Selection) -> (Workspace, State) {
        let (workspace, mut state) = (workspace(), State::default());
        state.open_with(&workspace.journeys[0], selection, "");
        (workspace, state)
    }

    #[test]
    fn it_stands_where_the_selection_is_and_follows_it() {
        let (workspace, mut state) = opened(&Selection::default());
        let journey = &workspace.journeys[0];
        assert_eq!((state.phase.clone(), state.last(journey)), (Some("buy".into()), None));
        state.follow(journey, &Selection::touchpoint("in-use".into()));
        assert_eq!((state.phase.clone(), state.last(journey)), (Some("use".into()), Some("in-use".into())));
        state.follow(journey, &Selection::touchpoint("loose".into()));
        assert_eq!(state.phase, None);
        state.follow(journey, &Selection::phase("buy".into()));
        assert_eq!(state.phase, Some("buy".into()));
    }

    #[test]
    fn it_opens_where_the_card_is_that_the_next_one_follows() {
        let (workspace, mut state) = opened(&Selection::default());
        let journey = &workspace.journeys[0];
        state.added.push("in-use".into());
        state.close();
        state.open_with(journey, &Selection::default(), "");
        assert_eq!(state.phase, Some("use".into()));
        state.close();
        state.open_with(journey, &Selection::phase("buy".into()), "");
        assert_eq!(state.phase, Some("buy".into()), "what is selected comes first");
    }

    #[test]
    fn it_walks_from_the_tray_to_the_last_phase() {
        let (workspace, mut state) = opened(&Selection::default());
        let journey = &workspace.journeys[0];
        assert!(state.walk_phases(journey, true) && state.phase.is_none());
        assert!(!state.walk_phases(journey, true));
        assert!(state.walk_phases(journey, false) && state.walk_phases(journey, false));
        assert_eq!(state.phase, Some("use".into()));
        assert!(!state.walk_phases(journey, false));
        assert_eq!(state.phase, Some("use".into()));
    }

    #[test]
    fn backspace_turns_the_last_chip_back_one_by_one() {
        let (workspace, mut state) = opened(&Selection::default());
        let journey = &workspace.journeys[0];
        state.text = "Newsletter email earned ".into();
        let line = state.read(&workspace, journey);
        assert_eq!((line.chips.len(), state.turn_back(&line)), (2, true));
        let line = state.read(&workspace, journey);
        assert_eq!((line.title.as_str(), line.chips.len()), ("Newsletter email earned", 0));
        assert!(!state.turn_back(&line));
    }

    #[test]
    fn tab_walks_through_what_fits() {
        let (workspace, mut state) = opened(&Selection::default());
        let journey = &workspace.journeys[0];
        state.text = "Checkout we".into();
        let mut seen = Vec::new();
        for _ in 0..3 {
            state.complete(&workspace, journey, Lang::En, false);
            seen.push(state.text.clone());
        }
        assert_eq!(seen, ["Checkout website ", "Checkout webinar ", "Checkout website "]);
        state.complete(&workspace, journey, Lang::En, true);
        assert_eq!(state.text, "Checkout webinar ");
    }
}
