//! What the window does when something of a session asks for it: keys, answers, beginning and
//! leaving. Draws nothing.

use super::keys::{self, Press};
use super::questions::Question;
use super::record::{Choice, Record};
use super::round::{Round, Turn};
use super::walk::{Form, Pace, Walk};
use super::{Ask, Play, words};
use crate::model::{Date, Journey, Workspace};
use crate::ui::{Selection, WandelApp};

impl WandelApp {
    /// Takes the keys of what is played out of the input, and does at once what they say.
    pub(in crate::ui) fn session_keys(&mut self, ctx: &egui::Context) {
        if self.hear_display(ctx) {
            return;
        }
        let playing = self.document.as_ref().is_some_and(|document| document.stage.is_playing());
        if !playing
            || ctx.text_edit_focused()
            || !self.dialogs.is_empty()
            || self.jobs.opening.is_some()
            || egui::Popup::is_any_open(ctx)
        {
            return;
        }
        let busy = ctx.memory(|memory| memory.focused()).is_some();
        let mut events = ctx.input_mut(|input| std::mem::take(&mut input.events));
        let presses = keys::hear(&mut events, busy);
        ctx.input_mut(|input| input.events = events);
        for press in presses {
            self.session_asked(ctx, Ask::Press(press));
        }
    }

    /// Does what something of a session asked for.
    pub(in crate::ui) fn session_asked(&mut self, ctx: &egui::Context, ask: Ask) {
        match ask {
            Ask::Press(press) => self.session_pressed(press),
            Ask::Round(question) => self.begin_round(question),
            Ask::Answer(at) => {
                self.with_round(|round, journey, workspace, day| round.choose(at, journey, workspace, day))
            }
            Ask::Naming(name) => self.type_on(Some(name)),
            Ask::Named(name) => {
                self.type_on(Some(name));
                self.typed();
            }
            Ask::Unnamed => self.type_on(None),
            Ask::Form(row, at) => {
                if let Some(Play::WalkForm(form)) = self.playing() {
                    form.choose(row, at);
                }
            }
            Ask::Cell(at) => {
                if let Some(Play::Tally(tally)) = self.playing() {
                    tally.point(at);
                }
            }
            Ask::Record(choice) => self.choose_record(choice),
            Ask::Ballots(part) => self.write_ballots(part),
            Ask::Show(show) => self.show_asked(show),
        }
        ctx.request_repaint();
    }

    fn session_pressed(&mut self, press: Press) {
        // Escape has taken the keyboard from the field already; it closes that and no more.
        if self.playing().is_some_and(|play| play.is_typing()) {
            if press == Press::Leave {
                self.type_on(None);
            }
            return;
        }
        let Some(document) = &self.document else { return };
        match &document.stage.play {
            None => {}
            Some(Play::Rounds) => self.choose_round(press),
            Some(Play::Round(_)) => {
                self.with_round(|round, journey, workspace, day| round.press(press, journey, workspace, day));
            }
            Some(Play::Tallies) => self.choose_tally(press),
            Some(Play::Tally(_)) => self.press_tally(press),
            Some(Play::Record(_)) if press == Press::Leave => self.leave_session(),
            Some(Play::Record(_)) => {}
            Some(Play::WalkForm(_)) => self.press_form(press),
            Some(Play::Walk(_)) => self.with_walk(|walk, journey, _| walk.press(press, journey)),
        }
    }

    /// What is played.
    fn playing(&mut self) -> Option<&mut Play> {
        self.document.as_mut()?.stage.play.as_mut()
    }

    /// Takes over what a field of a round or a walk holds; nothing closes the field.
    fn type_on(&mut self, text: Option<String>) {
        match self.playing() {
            Some(Play::Round(round)) => round.naming = text,
            Some(Play::Walk(walk)) => {
                walk.field = walk.field.take().and_then(|(typing, _)| Some((typing, text?)));
            }
            _ => {}
        }
    }

    /// What was typed is complete.
    fn typed(&mut self) {
        match self.playing() {
            Some(Play::Round(_)) => self.with_round(|round, journey, _, _| {
                round.named(journey).map_or(Turn::Stay, |edit| Turn::Edit(Box::new(edit)))
            }),
            Some(Play::Walk(_)) => {
                let now = crate::settings::now();
                self.with_walk(|walk, journey, workspace| walk.typed(journey, workspace, now));
            }
            _ => {}
        }
    }

    /// Opens the choice of a round.
    pub(in crate::ui) fn begin_rounds(&mut self) {
        self.play(Play::Rounds);
    }

    /// Opens the choices before a walk.
    pub(in crate::ui) fn begin_walk(&mut self) {
        let Some(document) = &self.document else { return };
        let form = Form::new(document.editor.workspace(), document.request.persona.as_ref());
        self.play(Play::WalkForm(Box::new(form)));
    }

    /// Shows what was counted and walked before, also in a file that can only be read.
    pub(in crate::ui) fn show_record(&mut self) {
        self.with_document(|document| {
            document.editor.end_group();
            document.stage.play = Some(Play::Record(Record::default()));
        });
        self.picker = None;
    }

    fn choose_record(&mut self, choice: Choice) {
        let Some(document) = &mut self.document else { return };
        let walk = match choice {
            Choice::Count(at) => {
                if let Some(Play::Record(record)) = &mut document.stage.play {
                    record.open = Some(at).filter(|at| record.open != Some(*at));
                }
                return;
            }
            Choice::Walk(at) => document.journey().and_then(|journey| journey.walkthroughs.get(at)),
        };
        let walk = walk.map(|walk| Walk::ended(walk.id.clone()));
        if let Some(walk) = walk {
            document.stage.play = Some(Play::Walk(Box::new(walk)));
        }
    }

    fn press_form(&mut self, press: Press) {
        if press == Press::Leave {
            self.leave_session();
            return;
        }
        let day = self.as_of;
        let Some(document) = &mut self.document else { return };
        let Some(journey) = document.journey().cloned() else { return };
        let workspace = std::sync::Arc::clone(document.editor.workspace());
        let Some(Play::WalkForm(form)) = &mut document.stage.play else { return };
        if !form.press(press, &workspace, &journey) {
            return;
        }
        let (walk, edit) = form.begin(&workspace, &journey, day);
        if edit.is_none_or(|edit| self.edit(edit, None).is_some()) {
            self.play(Play::Walk(Box::new(walk)));
        }
    }

    /// Has the walk do something, and does what follows from it.
    fn with_walk(&mut self, act: impl FnOnce(&mut Walk, &Journey, &Workspace) -> Pace) {
        let Some(document) = &mut self.document else { return };
        let Some(journey) = document.journey().cloned() else { return };
        let workspace = std::sync::Arc::clone(document.editor.workspace());
        let Some(Play::Walk(walk)) = &mut document.stage.play else { return };
        match act(walk, &journey, &workspace) {
            Pace::Stay => {}
            Pace::Edit(edits, name) => drop(self.edit_all(edits, name)),
            Pace::NotFound(what) => self.say(words::NOTHING_CALLED.fill(self.lang, &[("what", &what)])),
            Pace::Leave => {
                let walked = walk.walkthrough(&journey).cloned();
                let here = walk.here(&journey).map(|here| here.id.clone());
                self.leave_session();
                if let Some(here) = here {
                    self.canvas.reveal(here.clone());
                    self.select(Selection::touchpoint(here));
                }
                if let Some(walked) = walked {
                    let name = super::walk::name(&walked, &workspace, self.lang);
                    self.say(words::WALK_LEFT.fill(self.lang, &[("what", &name)]));
                }
            }
        }
    }

    /// Shows something of a session in place of the map, unless the file can only be read.
    pub(super) fn play(&mut self, play: Play) {
        let Some(document) = &mut self.document else { return };
        if document.read_only.is_some() {
            self.say(crate::ui::words::READ_ONLY_STAYS.text(self.lang).to_owned());
            return;
        }
        document.editor.end_group();
        document.stage.play = Some(play);
        self.picker = None;
    }

    fn choose_round(&mut self, press: Press) {
        let question = match press {
            Press::Leave => {
                self.leave_session();
                return;
            }
            Press::Digit(digit) => digit.checked_sub(1).and_then(|at| Question::ALL.get(at)),
            _ => None,
        };
        if let Some(question) = question {
            self.begin_round(*question);
        }
    }

    /// Begins a round, unless there is no card to ask about.
    fn begin_round(&mut self, question: Question) {
        let journey = self.document.as_ref().and_then(|document| document.journey());
        let some = journey.filter(|journey| super::questions::asked(journey).next().is_some());
        if let Some(journey) = some {
            let round = Round::new(journey, question);
            self.play(Play::Round(Box::new(round)));
        }
    }

    /// Has the round do something, and does what follows from it.
    fn with_round(&mut self, act: impl FnOnce(&mut Round, &Journey, &Workspace, Date) -> Turn) {
        let day = self.as_of;
        let Some(document) = &mut self.document else { return };
        let Some(journey) = document.journey().cloned() else { return };
        let workspace = std::sync::Arc::clone(document.editor.workspace());
        let Some(Play::Round(round)) = &mut document.stage.play else { return };
        match act(round, &journey, &workspace, day) {
            Turn::Stay => {}
            Turn::Edit(edit) => drop(self.edit(*edit, None)),
            Turn::Leave => {
                let what = round.question.label().text(self.lang);
                let answered = words::ANSWERED.count(self.lang, round.answered());
                let card = round.card(&journey).map(|card| card.id.clone());
                let said = words::ROUND_LEFT.fill(self.lang, &[("what", what), ("n", &answered)]);
                self.leave_session();
                if let Some(card) = card {
                    self.canvas.reveal(card.clone());
                    self.select(Selection::touchpoint(card));
                }
                self.say(said);
            }
        }
    }

    /// Back to the map.
    pub(in crate::ui) fn leave_session(&mut self) {
        self.with_document(|document| document.stage.play = None);
    }
}
