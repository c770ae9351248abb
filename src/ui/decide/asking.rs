//! What the window does when the view of deciding asks for something.

use egui::Context;

use super::placing::{put, typed};
use super::{Ask, HandOut, Outcome};
use crate::edit::Edit;
use crate::model::{Action, Decision, Id, SubjectRef};
use crate::ui::dialogs::Dialog;
use crate::ui::export_form::Failed;
use crate::ui::gaps::ActionForm;
use crate::ui::{MainView, Selection, WandelApp};

impl WandelApp {
    /// Does what the view of deciding asked for.
    pub(in crate::ui) fn decide_asked(&mut self, ctx: &Context, ask: Ask) {
        match ask {
            Ask::Choose(id) => self.with_document(|document| {
                if document.decide.chosen != id {
                    document.decide.chosen = id;
                    document.decide.impact = None;
                }
            }),
            Ask::Digit(digit) => self.place_by_digit(digit),
            Ask::Forget => self.with_document(|document| document.decide.impact = None),
            Ask::Tally(on) => self.with_document(|document| document.decide.tally = on),
            Ask::Order(order) => self.with_document(|document| document.decide.order = order),
            Ask::Add => self.ask_new_action(),
            Ask::Show(id) => self.show_subject_of(&id),
            Ask::Decide(text) => self.note_decision(text),
            Ask::Act(at) => self.ask_action_of_decision(at),
            Ask::ChooseDecision(at) => self.with_document(|document| document.decide.decision = at),
            Ask::HandOut => self.ask_hand_out("html"),
            Ask::Calendar => self.ask_hand_out("ics"),
        }
        ctx.request_repaint();
    }

    fn place_by_digit(&mut self, digit: u8) {
        let Some(document) = &mut self.document else { return };
        let Some(chosen) = document.decide.chosen.clone() else { return };
        let (waiting, cell) = typed(document.decide.impact, digit);
        document.decide.impact = waiting;
        let edit = cell.and_then(|cell| put(document.journey()?, &chosen, Some(cell)));
        if let Some(edit) = edit {
            self.edit(edit, None);
        }
    }

    /// The form for a new action about what is selected, or about the journey.
    pub(in crate::ui) fn ask_new_action(&mut self) {
        let Some(document) = self.document.as_ref().filter(|document| document.read_only.is_none()) else {
            return;
        };
        let chosen = document.gaps.state.chosen.filter(|_| document.view == MainView::Gaps);
        if let Some(at) = chosen {
            self.ask_action(at);
            return;
        }
        let subject = subject_of(&document.selection);
        self.ask_action_about(subject, String::new());
    }

    /// The form for a new action with these words, about something; whoever owns that is proposed.
    pub(in crate::ui) fn ask_action_about(&mut self, subject: SubjectRef, text: String) {
        self.ask_action_with(subject, |form| form.saying(text));
    }

    /// The form for an action about something; whoever owns that is proposed, and `fill` adds the rest.
    pub(in crate::ui) fn ask_action_with(
        &mut self,
        subject: SubjectRef,
        fill: impl FnOnce(ActionForm) -> ActionForm,
    ) {
        let Some(document) = &self.document else { return };
        let Some(journey) = document.journey() else { return };
        let owner = match &subject {
            SubjectRef::Touchpoint(id) => journey.touchpoint(id).and_then(|one| one.owner().cloned()),
            SubjectRef::Transition(from, ..) => journey.touchpoint(from).and_then(|one| one.owner().cloned()),
            SubjectRef::Phase(id) => journey.phase(id).and_then(|phase| phase.lead_department.clone()),
            _ => None,
        };
        let form = fill(ActionForm::about(&journey.id, subject, owner));
        self.dialogs.push(Dialog::Action(Box::new(form)));
    }

    fn show_subject_of(&mut self, id: &Id<Action>) {
        let journey = self.document.as_ref().and_then(|document| document.journey().cloned());
        let action = journey.as_ref().and_then(|journey| journey.actions.iter().find(|one| one.id == *id));
        if let Some(action) = action {
            self.show_view(MainView::Map);
            self.show_subject(&action.subject);
        }
    }

    /// The form for an action that does what was decided.
    pub(in crate::ui) fn ask_action_of_decision(&mut self, at: usize) {
        let Some(journey) = self.document.as_ref().and_then(|document| document.journey()) else { return };
        let Some(decision) = journey.decisions.get(at) else { return };
        let text = decision.text.clone();
        self.ask_action_with(SubjectRef::Journey, |form| form.saying(text.clone()).from_decision(text));
    }

    fn note_decision(&mut self, text: String) {
        let Some(document) = &self.document else { return };
        let Some(journey) = document.journey() else { return };
        let (journey, at) = (journey.id.clone(), journey.decisions.len());
        let decision = Decision { text, date: Some(self.as_of), ..Decision::default() };
        if self.edit(Edit::AddDecision { journey, decision }, None).is_some() {
            self.with_document(|document| document.decide.decision = Some(at));
        }
    }

    fn ask_hand_out(&mut self, format: &'static str) {
        let form = self.document.as_ref().and_then(|document| HandOut::new(document, format, self.as_of));
        if let Some(form) = form {
            self.dialogs.push(Dialog::HandOut(Box::new(form)));
        }
    }

    /// The form for what people take with them has ended.
    pub(in crate::ui) fn handed_out(&mut self, outcome: Outcome) {
        let Outcome::Write(form) = outcome else { return };
        let Some(document) = &self.document else { return };
        let workspace = document.editor.workspace().clone();
        self.jobs.export(move || form.run(&workspace).map_err(|error| Failed::Broken(error.into())));
    }
}

/// What is selected, as something that an action or a note can be about.
pub(in crate::ui) fn subject_of(selection: &Selection) -> SubjectRef {
    match (selection.touchpoints.as_slice(), selection.transitions.as_slice(), &selection.phase) {
        ([one], ..) => SubjectRef::Touchpoint(one.clone()),
        ([], [(from, to, kind, rank), ..], _) => {
            SubjectRef::Transition(from.clone(), to.clone(), *kind, *rank)
        }
        ([], [], Some(phase)) => SubjectRef::Phase(phase.clone()),
        ([], [], None) => SubjectRef::Journey,
        (several, ..) => SubjectRef::Touchpoints(several.to_vec()),
    }
}
