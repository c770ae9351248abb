//! One open file in the window: the editor, where it lies on the disk, what is selected, and the
//! picture derived from it. The picture is made anew only when what it shows has moved, and never
//! in the frame. Knows no panel and draws nothing.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, TryRecvError, channel};
use std::time::{Duration, Instant};

use super::Selection;
use super::checking::Checking;
use super::draughtsman::Draughtsman;
use super::gaps::Gaps;
use super::looking::{Sight, State};
use super::offer;
use super::picture::{Key, Task};
pub use super::picture::{Look, Picture};
use super::replay::Replay;
use super::session::Stage;
use super::views::MainView;
use crate::edit::{Applied, Edit, Editor, Refusal, StepName};
use crate::layout::Request;
use crate::model::{ColourScheme, Id, Journey, Touchpoint, Workspace};
use crate::storage::{Located, Opened, RecoveryWriter, Stamp};
use crate::vocabulary::{self, Template, Told};

/// So long a frame waits for a picture: that of a small map is there within it and nothing flickers.
/// A map that took longer the last time is not waited for. Unoptimised code takes some twenty times
/// as long; there a small map must not become a large one.
const PATIENCE: Duration = Duration::from_millis(if cfg!(debug_assertions) { 160 } else { 8 });

/// Journeys with fewer touchpoints show all lanes, so that there is a place for what comes.
const YOUNG: usize = 8;

/// An open file.
pub struct Document {
    /// What tells this document from the others of this run.
    pub session: String,
    /// The workspace with its past.
    pub editor: Editor,
    /// Where it lies; nothing if it was never saved.
    pub path: Option<PathBuf>,
    /// The file that it was a copy of, while it has no path of its own.
    pub beside: Option<PathBuf>,
    /// What it is called while it has no path.
    pub name: String,
    /// How the file was when it was read or written.
    pub stamp: Option<Stamp>,
    /// Why it may not be saved over.
    pub read_only: Option<Told>,
    /// Whether a save would lose comments, and nobody agreed to that yet.
    pub comments_at_risk: bool,
    /// What was wrong with the file when it was read.
    pub problems: Vec<Located>,
    /// The journey shown.
    pub journey: Id<Journey>,
    /// How it is laid out.
    pub request: Request,
    /// What the colours of the cards stand for.
    pub colours: ColourScheme,
    /// What fills the middle of the window.
    pub view: MainView,
    /// What is selected.
    pub selection: Selection,
    /// What was selected when a view of the plan was opened: its fields belong to the view before.
    pub brought: Option<Selection>,
    /// What the rules found, and what the window remembers of that.
    pub gaps: Gaps,
    /// What the window remembers of deciding.
    pub decide: super::decide::State,
    /// What a session shows in place of the map.
    pub stage: Stage,
    /// Whether cards may not move by themselves.
    pub still: bool,
    /// Whether a large map has a small one in its corner.
    pub small_map: bool,
    /// The ways back: from which touchpoint of which journey one was gone into.
    pub trail: Vec<(Id<Journey>, Id<Touchpoint>)>,
    /// What the outline shows.
    pub outline: super::looking::Outline,
    /// What of the map is looked at.
    pub sight: Sight,
    /// What the window remembers of notes.
    pub notes: super::notes::State,
    /// The pictures beside the file, and what the next one that is chosen is added to.
    pub photos: super::photos::Gallery,
    /// What a picture is being chosen for.
    pub picture_for: Option<super::photos::Target>,
    /// The time that is left in the session, while it is counted.
    pub clock: Option<super::timer::Clock>,
    /// The session while it is played back: then its states are shown, and nothing changes.
    pub replay: Option<super::replay::Replay>,
    checking: Checking,
    /// Templates of the user's own, of which the journey may be made.
    pub own: Arc<Vec<Template>>,
    /// Whether the steps that the template expects are drawn; while unset, in a young map.
    expected: Option<bool>,
    /// Keeps a copy of what is not saved.
    pub recovery: RecoveryWriter,
    /// The revision that the copy was last offered.
    kept: u64,
    /// The touchpoints that are selected, with the revision and the ids that they were found by.
    chosen: (u64, Vec<Id<Touchpoint>>, Vec<Arc<Touchpoint>>),
    picture: Option<Picture>,
    pending: Option<Pending>,
    /// What a picture could not be made from: a mistake of ours ended it.
    stuck: Option<Key>,
    pictures: u64,
    tidied: u64,
}

impl Document {
    /// A document without a file.
    pub fn new(workspace: Workspace, name: String, session: &str) -> Self {
        Self::with(Editor::new(workspace, false), name, session)
    }

    /// The document of a file that was read.
    pub fn opened(opened: Opened, path: PathBuf, session: &str) -> Self {
        let name = file_name(&path);
        let editor = Editor::new(opened.workspace, opened.read_only.is_some());
        Self {
            path: Some(path),
            stamp: Some(opened.stamp),
            read_only: opened.read_only,
            comments_at_risk: opened.has_comments,
            problems: opened.problems,
            ..Self::with(editor, name, session)
        }
    }

    fn with(editor: Editor, name: String, session: &str) -> Self {
        let journey = editor.workspace().journeys.first().map(|journey| journey.id.clone());
        let kept = editor.revision();
        Self {
            session: session.to_owned(),
            editor,
            path: None,
            beside: None,
            name,
            stamp: None,
            read_only: None,
            comments_at_risk: false,
            problems: Vec::new(),
            journey: journey.unwrap_or_default(),
            request: Request::default(),
            colours: ColourScheme::default(),
            view: MainView::default(),
            selection: Selection::default(),
            brought: None,
            gaps: Gaps::default(),
            checking: Checking::new(kept),
            decide: super::decide::State::default(),
            stage: Stage::default(),
            still: false,
            small_map: true,
            trail: Vec::new(),
            outline: super::looking::Outline::default(),
            sight: Sight::default(),
            notes: super::notes::State::default(),
            photos: super::photos::Gallery::default(),
            picture_for: None,
            clock: None,
            replay: None,
            own: Arc::default(),
            expected: None,
            recovery: RecoveryWriter::new(session),
            kept,
            chosen: (kept, Vec::new(), Vec::new()),
            picture: None,
            pending: None,
            stuck: None,
            pictures: 0,
            tidied: 0,
        }
    }

    /// The file's name, or what it is called without one.
    pub fn title(&self) -> String {
        self.path.as_deref().map_or_else(|| self.name.clone(), file_name)
    }

    /// The folder that it lies in, or that what it was recovered from lies in.
    pub fn folder(&self) -> Option<PathBuf> {
        let path = self.path.as_ref().or(self.beside.as_ref())?;
        path.parent().map(std::path::Path::to_path_buf)
    }

    /// The state that is shown: the present one, or one of the past while the session is played back.
    pub fn shown(&self) -> &Arc<Workspace> {
        self.replay.as_ref().and_then(Replay::workspace).unwrap_or_else(|| self.editor.workspace())
    }

    /// What tells the state that is shown from others.
    pub fn revision(&self) -> u64 {
        let played = self.replay.as_ref().and_then(|replay| u64::try_from(replay.at).ok());
        played.map_or_else(|| self.editor.revision(), |at| u64::MAX - at)
    }

    /// Whether nothing may be changed.
    pub fn is_fixed(&self) -> bool {
        self.read_only.is_some() || self.replay.is_some()
    }

    /// The journey shown as it is now, which may be ahead of the picture.
    pub fn journey(&self) -> Option<&Arc<Journey>> {
        let journeys = &self.shown().journeys;
        journeys.iter().find(|journey| journey.id == self.journey).or_else(|| journeys.first())
    }

    /// The picture to show; the one before while a new one is being made.
    pub fn picture(&self) -> Option<&Picture> {
        self.picture.as_ref()
    }

    /// Whether fields of what is selected stand beside the view.
    pub fn is_inspected(&self) -> bool {
        !self.selection.is_empty() && self.brought.as_ref() != Some(&self.selection)
    }

    /// The touchpoints that are selected, as of the last [`Self::refresh`].
    pub fn chosen(&self) -> &[Arc<Touchpoint>] {
        &self.chosen.2
    }

    /// Finds the selected touchpoints again where state or selection is another one: with ten
    /// thousand selected this must not happen in every frame.
    fn choose(&mut self) {
        let (revision, ids) = (self.revision(), &self.selection.touchpoints);
        if self.chosen.0 != revision || self.chosen.1 != *ids {
            let items = self.journey().map(|journey| offer::touchpoints(journey, ids));
            self.chosen = (revision, ids.clone(), items.unwrap_or_default());
        }
    }

    /// For how long a picture has been in the making; nothing if none is.
    pub fn drawing_for(&self) -> Option<Duration> {
        self.pending.as_ref().map(|pending| pending.since.elapsed())
    }

    /// Applies an edit; `group` joins it to the step before if that had the same group.
    pub fn apply(&mut self, edit: Edit, group: Option<u64>) -> Result<Applied, Refusal> {
        self.refuse_past()?;
        let applied = match group {
            Some(group) => self.editor.apply_grouped(edit, group),
            None => self.editor.apply(edit),
        }?;
        Ok(self.show_applied(applied))
    }

    /// Applies edits as one step with this name, or none of them.
    pub fn apply_all(&mut self, edits: Vec<Edit>, name: StepName) -> Result<Applied, Refusal> {
        self.refuse_past()?;
        let applied = self.editor.apply_all(edits, name)?;
        Ok(self.show_applied(applied))
    }

    /// The past is only looked at.
    fn refuse_past(&self) -> Result<(), Refusal> {
        if self.replay.is_some() { Err(Refusal::ReadOnly) } else { Ok(()) }
    }

    /// Selects what an edit made.
    fn show_applied(&mut self, applied: Applied) -> Applied {
        if let Some(journey) = &applied.journey {
            self.journey = journey.clone();
        }
        if !applied.touchpoints.is_empty() {
            self.unfold_for(&applied.touchpoints);
            self.selection = Selection { touchpoints: applied.touchpoints.clone(), ..Selection::default() };
        } else if let Some(phase) = &applied.phase {
            self.selection = Selection::phase(phase.clone());
        }
        self.settle();
        applied
    }

    /// One step back or forward; whether there was one.
    pub fn step(&mut self, back: bool) -> bool {
        if self.replay.is_some() {
            return false;
        }
        let moved = if back { self.editor.undo() } else { self.editor.redo() };
        self.settle();
        moved
    }

    /// Whether lanes that hold nothing are shown: while a map is young, and then until it is tidied,
    /// so that lanes do not vanish while people work.
    fn has_spare_lanes(&self, journey: &Journey) -> bool {
        let kept = |picture: &Picture| {
            let key = &picture.key;
            key.request.spare_lanes && key.journey == journey.id && key.tidied == self.tidied
        };
        journey.touchpoints().count() < YOUNG || self.picture.as_ref().is_some_and(kept)
    }

    /// Whether the steps that the template expects are drawn: unless somebody said so or not, while
    /// the map has too few touchpoints to speak for itself.
    pub fn shows_expected(&self) -> bool {
        let young = || self.journey().is_some_and(|journey| journey.touchpoints().count() < YOUNG);
        self.expected.unwrap_or_else(young)
    }

    /// Draws the steps that the template expects, or draws them no more.
    pub fn toggle_expected(&mut self) {
        self.expected = Some(!self.shows_expected());
    }

    /// The template of which expected steps are drawn, if they are.
    pub fn expected(&self) -> Option<Arc<Template>> {
        let base = &self.journey().filter(|_| self.shows_expected())?.base_template;
        let own = || self.own.iter().find(|known| known.id == *base);
        vocabulary::template(base).or_else(own).map(|template| Arc::new(template.clone()))
    }

    /// Shows another journey.
    pub fn show(&mut self, journey: Id<Journey>) {
        if self.journey != journey {
            self.journey = journey;
            self.selection = Selection::default();
            super::looking::leave_journey(self);
            self.request = Request { pictures: self.request.pictures, ..Request::default() };
            self.tidied += 1;
        }
    }

    /// Has a copy written when something has changed since the last one; removes it when nothing is unsaved.
    pub fn keep_copy(&mut self) {
        let revision = self.editor.revision();
        if revision == self.kept {
            return;
        }
        self.kept = revision;
        if self.editor.is_dirty() {
            self.recovery.offer(self.path.as_deref(), self.editor.workspace());
        } else {
            self.recovery.clear();
        }
    }

    /// Lays the map out anew at the next picture.
    pub fn tidy(&mut self) {
        self.tidied += 1;
    }

    /// Lets go of what is no longer there.
    fn settle(&mut self) {
        let Some(journey) = self.journey().cloned() else { return };
        if journey.id != self.journey {
            self.journey = journey.id.clone();
            self.tidied += 1;
        }
        let selection = &mut self.selection;
        if !selection.touchpoints.is_empty() {
            let known: std::collections::HashSet<_> =
                journey.all_touchpoints().map(|known| &known.id).collect();
            selection.touchpoints.retain(|id| known.contains(id));
        }
        selection.phase.take_if(|id| journey.phase(id).is_none());
        selection.transitions.retain(|key| journey.transition(key).is_some());
        let persona = self.request.persona.as_ref();
        if persona.is_some_and(|id| !self.editor.workspace().personas.iter().any(|known| known.id == *id)) {
            self.request.persona = None;
        }
    }

    /// Has the picture brought up to date by `draughtsman`, whose thread then calls `wake`. The
    /// picture of a small map is waited for; for a large one the frame goes on with the one before,
    /// and when that is there, the newest state is asked for.
    pub fn refresh(
        &mut self,
        look: &Look,
        draughtsman: &Draughtsman,
        wake: impl Fn() + Clone + Send + 'static,
    ) {
        self.collect(draughtsman, Duration::ZERO);
        self.photos.lie_beside(self.path.as_deref().or(self.beside.as_deref()));
        self.choose();
        self.find_problems(draughtsman, wake.clone());
        let Some(journey) = self.journey().cloned() else {
            self.picture = None;
            return;
        };
        let (workspace, revision) = (Arc::clone(self.shown()), self.revision());
        if self.replay.is_none() {
            self.gaps.refresh(
                (&workspace, revision),
                (&journey, self.view),
                (look.as_of, look.lang),
                wake.clone(),
            );
        }
        let seen = State {
            workspace: &workspace,
            journey: &journey,
            revision,
            insight: self.gaps.insight(),
            lang: look.lang,
        };
        self.sight.refresh(&seen, wake.clone());
        // What the rules found is of the present.
        let (mark, badges) = if self.replay.is_some() { (0, Arc::default()) } else { self.gaps.badges() };
        let key = self.key(look, &journey, mark);
        let known = self.picture.as_ref().is_some_and(|picture| picture.key == key);
        // A picture that a mistake of ours ended is not tried again and again.
        if self.pending.is_some() || known || self.stuck.as_ref() == Some(&key) {
            return;
        }
        self.pictures += 1;
        let task = Task {
            key: key.clone(),
            workspace: Arc::clone(self.shown()),
            journey,
            badges,
            expected: self.expected(),
            revision: self.pictures,
            previous: self.picture.clone(),
        };
        let (sender, made) = channel();
        self.pending = Some(Pending { made, key, since: Instant::now() });
        draughtsman.start(move || {
            // The document may be closed by now; then nobody waits for this picture.
            let _ = sender.send(task.run());
            wake();
        });
        if self.picture.as_ref().is_none_or(|picture| picture.took <= PATIENCE) {
            self.collect(draughtsman, PATIENCE);
        }
    }

    /// Has the content looked over again after a change, when the picture does not wait.
    fn find_problems(&mut self, draughtsman: &Draughtsman, wake: impl FnOnce() + Send + 'static) {
        let shown = self.picture.as_ref().is_some_and(|old| old.key.revision == self.editor.revision());
        let busy = self.pending.is_some() || (!shown && self.stuck.is_none() && self.journey().is_some());
        let state = (self.editor.workspace(), self.editor.revision());
        let beside = self.path.as_deref();
        if let Some(problems) = self.checking.refresh(state, beside, draughtsman, busy, wake) {
            self.problems = problems;
        }
    }

    /// Whether problems are being looked for.
    pub fn is_checking(&self) -> bool {
        self.checking.is_running()
    }

    /// What a picture of the present state is made from.
    fn key(&self, look: &Look, journey: &Journey, badges: u64) -> Key {
        Key {
            revision: self.revision(),
            journey: journey.id.clone(),
            request: Request {
                lang: look.lang,
                spare_lanes: self.has_spare_lanes(journey),
                only: self.sight.only(&self.selection.touchpoints),
                ..self.request.clone()
            },
            look: look.clone(),
            name: self.title(),
            tidied: self.tidied,
            colours: self.colours,
            persona: self.sight.route.clone(),
            badges,
            expected: self.shows_expected(),
        }
    }

    /// Takes over a picture that is finished, or that is within `patience`.
    fn collect(&mut self, draughtsman: &Draughtsman, patience: Duration) {
        let Some(pending) = &self.pending else { return };
        let made = match pending.made.try_recv() {
            Err(TryRecvError::Empty) => pending.made.recv_timeout(patience),
            known => known.map_err(|_| RecvTimeoutError::Disconnected),
        };
        match made {
            Ok(picture) => {
                self.pending = None;
                // Ten thousand cards take a while to forget.
                let old = self.picture.replace(picture);
                draughtsman.start(move || drop(old));
            }
            Err(RecvTimeoutError::Disconnected) => {
                self.stuck = self.pending.take().map(|pending| pending.key);
            }
            Err(RecvTimeoutError::Timeout) => {}
        }
    }
}

/// A picture under way.
struct Pending {
    made: Receiver<Picture>,
    /// What it is made from.
    key: Key,
    since: Instant,
}

/// The last part of a path.
pub fn file_name(path: &std::path::Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Journey, Workspace};

    use crate::model::Lang;
    use crate::theme::Theme;

    fn look() -> Look {
        Look { theme: Arc::new(Theme::light()), lang: Lang::En, as_of: jiff::civil::date(2026, 6, 1) }
    }

    fn document() -> Document {
        let journey = Journey { id: "one".into(), name: "One".into(), ..Journey::default() };
        let workspace =
            Workspace { version: 1, journeys: vec![Arc::new(journey)].into(), ..Workspace::default() };
        Document::new(workspace, "Untitled".into(), "test")
    }

    /// Refreshes until the picture shows the present state.
    fn refresh(document: &mut Document, draughtsman: &Draughtsman, look: &Look) {
        document.refresh(look, draughtsman, || {});
        while document.pending.is_some() {
            document.collect(draughtsman, Duration::from_secs(20));
            document.refresh(look, draughtsman, || {});
        }
    }

    #[test]
    fn a_picture_is_kept_until_something_moves() {
        let (mut document, draughtsman) = (document(), Draughtsman::new());
        refresh(&mut document, &draughtsman, &look());
        let first = document.picture().unwrap().revision;
        refresh(&mut document, &draughtsman, &look());
        assert_eq!(document.picture().unwrap().revision, first);
        document.tidy();
        refresh(&mut document, &draughtsman, &look());
        assert!(document.picture().unwrap().revision > first);
        let tidied = document.picture().unwrap().layout.clone();
        let dark = Look { theme: Arc::new(Theme::named("dark").unwrap()), ..look() };
        refresh(&mut document, &draughtsman, &dark);
        assert!(Arc::ptr_eq(&tidied, &document.picture().unwrap().layout), "a theme moves no card");
    }

    #[test]
    fn a_file_without_journeys_has_no_picture() {
        let mut document = Document::new(Workspace::default(), "Untitled".into(), "test");
        let draughtsman = Draughtsman::new();
        refresh(&mut document, &draughtsman, &look());
        assert!(document.picture().is_none() && document.journey().is_none());
    }
}
