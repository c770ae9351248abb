//! The session played back: every state that undo reaches, one after another, as a film of the map.
//! Nothing can be changed meanwhile. The states are the editor's; they are only looked at.

mod bar;
mod series;

use std::sync::Arc;

use egui::Context;

use super::WandelApp;
use super::dialogs::Dialog;
use crate::edit::{Editor, StepName};
use crate::model::{Id, Journey, Workspace};
use crate::vocabulary::Label;

pub use bar::bar_ui;
pub use series::{Making, Outcome, Series, TITLE};

const NOTHING: Label = Label::new(
    "There is nothing to play back yet: only what was changed since the file was opened.",
    "Er is nog niets af te spelen: alleen wat sinds het openen gewijzigd is.",
);

/// How many steps a second may be played.
pub const SPEEDS: [f64; 4] = [0.5, 1.0, 2.0, 5.0];

/// What the bar of the playback asks for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Ask {
    /// The state at this place.
    To(usize),
    /// Plays, or stands still.
    Toggle,
    /// Another speed, in steps a second.
    Speed(f64),
    /// The form for a series of pictures.
    Export,
    /// Ends the making of pictures.
    StopMaking,
    /// Back to the present.
    End,
}

/// A state of the map, with the step that led to it; the first has none.
#[derive(Clone, Debug)]
pub struct Frame {
    /// The step.
    pub step: Option<StepName>,
    /// The state.
    pub workspace: Arc<Workspace>,
}

/// The playback of one journey.
#[derive(Clone, Debug)]
pub struct Replay {
    /// The states in which the journey differs, oldest first.
    pub frames: Arc<[Frame]>,
    /// The one that is shown.
    pub at: usize,
    /// Since when the shown one is shown, while it plays; in egui's seconds.
    pub since: Option<f64>,
    /// Steps a second.
    pub speed: f64,
    /// Pictures that are being made.
    pub making: Option<Making>,
}

impl Replay {
    /// The playback of a journey, standing at its first state; nothing where it never changed.
    pub fn of(editor: &Editor, journey: &Id<Journey>) -> Option<Self> {
        let held = |workspace: &Workspace| {
            workspace.journeys.iter().find(|known| known.id == *journey).map(Arc::clone)
        };
        let mut frames: Vec<Frame> = Vec::new();
        let mut last: Option<Arc<Journey>> = None;
        for (step, workspace) in editor.states() {
            let Some(now) = held(&workspace) else { continue };
            if last.as_ref().is_none_or(|last| !Arc::ptr_eq(last, &now)) {
                frames.push(Frame { step: step.filter(|_| last.is_some()), workspace });
                last = Some(now);
            }
        }
        let frames: Arc<[Frame]> = frames.into();
        (frames.len() > 1).then_some(Self { frames, at: 0, since: None, speed: 1.0, making: None })
    }

    /// The state that is shown.
    pub fn workspace(&self) -> Option<&Arc<Workspace>> {
        self.frames.get(self.at).map(|frame| &frame.workspace)
    }

    /// Goes on where its time has come; in how many seconds it is to be asked again.
    pub fn play(&mut self, now: f64) -> Option<f64> {
        let since = self.since?;
        let each = 1.0 / self.speed;
        if now - since >= each {
            self.at = (self.at + 1).min(self.frames.len().saturating_sub(1));
            self.since = Some(now).filter(|_| self.at + 1 < self.frames.len());
        }
        self.since.map(|since| (since + each - now).max(0.01))
    }

    fn toggle(&mut self, now: f64) {
        // At the end it begins anew.
        if self.since.is_none() && self.at + 1 >= self.frames.len() {
            self.at = 0;
        }
        self.since = if self.since.is_some() { None } else { Some(now) };
    }
}

impl WandelApp {
    /// Begins to play the session back.
    pub(super) fn begin_replay(&mut self) {
        let Some(document) = &mut self.document else { return };
        document.editor.end_group();
        match Replay::of(&document.editor, &document.journey) {
            Some(replay) => {
                document.selection = super::Selection::default();
                document.replay = Some(replay);
                self.show_view(super::MainView::Map);
            }
            None => self.say(NOTHING.text(self.lang).to_owned()),
        }
    }

    /// Does what the bar of the playback asked for.
    pub(super) fn replay_asked(&mut self, ctx: &Context, ask: Ask) {
        let now = ctx.input(|input| input.time);
        let Some(document) = &mut self.document else { return };
        let Some(replay) = &mut document.replay else { return };
        match ask {
            Ask::To(at) => {
                replay.at = at.min(replay.frames.len().saturating_sub(1));
                replay.since = replay.since.map(|_| now);
            }
            Ask::Toggle => replay.toggle(now),
            Ask::Speed(speed) => replay.speed = speed,
            Ask::StopMaking => {
                if let Some(making) = replay.making.take() {
                    making.stop();
                }
            }
            Ask::Export => {
                replay.since = None;
                if let Some(form) = Series::new(document, self.as_of) {
                    self.dialogs.push(Dialog::Series(Box::new(form)));
                }
            }
            Ask::End => {
                if let Some(making) = replay.making.take() {
                    making.stop();
                }
                document.replay = None;
            }
        }
        ctx.request_repaint();
    }

    /// Goes on with the playback where its time has come.
    pub(super) fn play_on(&mut self, ctx: &Context) {
        let now = ctx.input(|input| input.time);
        let replay = self.document.as_mut().and_then(|document| document.replay.as_mut());
        let Some(replay) = replay else { return };
        if let Some(wait) = replay.play(now) {
            ctx.request_repaint_after_secs(wait as f32);
        }
        if self.jobs.exports == 0 {
            replay.making = None;
        } else if replay.making.is_some() {
            ctx.request_repaint_after_secs(0.2);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::Edit;
    use crate::model::Phase;

    fn editor() -> Editor {
        let journey = |id: &str| Arc::new(Journey { id: Id::new(id), ..Journey::default() });
        let workspace =
            Workspace { journeys: vec![journey("a"), journey("b")].into(), ..Workspace::default() };
        Editor::new(workspace, false)
    }

    fn add(editor: &mut Editor, journey: &str, name: &str) {
        let phase = Phase { name: name.to_owned(), ..Phase::default() };
        editor.apply(Edit::AddPhase { journey: Id::new(journey), index: 9, phase }).unwrap();
    }

    #[test]
    fn only_states_in_which_the_journey_differs_are_played() {
        let mut editor = editor();
        assert!(Replay::of(&editor, &Id::new("a")).is_none());
        for (journey, name) in [("a", "one"), ("b", "other"), ("a", "two")] {
            add(&mut editor, journey, name);
        }
        let replay = Replay::of(&editor, &Id::new("a")).unwrap();
        let phases: Vec<usize> =
            replay.frames.iter().map(|frame| frame.workspace.journeys[0].phases.len()).collect();
        assert_eq!(phases, [0, 1, 2]);
        let steps: Vec<Option<&str>> =
            replay.frames.iter().map(|frame| frame.step.as_ref().map(|step| step.subject.as_str())).collect();
        assert_eq!(steps, [None, Some("one"), Some("two")]);
    }

    #[test]
    fn it_plays_to_the_end_and_begins_anew() {
        let mut editor = editor();
        for name in ["one", "two"] {
            add(&mut editor, "a", name);
        }
        let mut replay = Replay::of(&editor, &Id::new("a")).unwrap();
        assert_eq!(replay.play(5.0), None, "it stands still until it is asked");
        replay.toggle(5.0);
        assert_eq!((replay.play(5.5), replay.at), (Some(0.5), 0));
        assert_eq!((replay.play(6.0), replay.at), (Some(1.0), 1));
        replay.speed = 2.0;
        assert_eq!((replay.play(6.5), replay.at), (None, 2));
        assert_eq!((replay.play(9.0), replay.at), (None, 2));
        replay.toggle(9.0);
        assert_eq!(replay.at, 0);
    }
}
