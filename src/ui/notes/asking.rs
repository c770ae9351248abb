//! What the window does when a panel of notes asks for something.

use super::Ask;
use crate::edit::Edit;
use crate::model::{Insight, SubjectRef};
use crate::ui::{MainView, WandelApp};

impl WandelApp {
    /// Does what a panel of notes asked for.
    pub(in crate::ui) fn notes_asked(&mut self, ask: Ask) {
        match ask {
            Ask::Pin(subject, text) => self.pin(subject, text),
            Ask::Kind(kind) => self.with_document(|document| document.notes.kind = kind),
            Ask::Open(at) => self.with_document(|document| document.notes.open = at),
            Ask::Only(kind) => self.with_document(|document| document.notes.only = kind),
            Ask::Act(subject, text) => {
                self.ask_action_with(subject, |form| form.saying(text.clone()).from_insight(text));
            }
            Ask::Show(subject) => {
                self.show_view(MainView::Map);
                self.show_subject(&subject);
            }
        }
    }

    fn pin(&mut self, subject: SubjectRef, text: String) {
        let Some(document) = &self.document else { return };
        let Some(journey) = document.journey() else { return };
        let when = Some(crate::settings::now());
        let insight = Insight { text, subject, kind: document.notes.kind, when };
        self.edit(Edit::AddInsight { journey: journey.id.clone(), insight }, None);
    }

    /// Selects what something is about, and brings it into view.
    pub(in crate::ui) fn show_subject(&mut self, subject: &SubjectRef) {
        match subject {
            SubjectRef::Touchpoints(ids) => self.find(ids.clone()),
            SubjectRef::Metric(id, _) => self.find(vec![id.clone()]),
            subject => self.go_to(subject),
        }
    }
}
