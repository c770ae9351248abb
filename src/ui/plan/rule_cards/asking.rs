//! What the window does when the contact rules ask for something: the form that prints them.

use super::Ask;
use crate::ui::WandelApp;
use crate::ui::decide::HandOut;
use crate::ui::dialogs::Dialog;

impl WandelApp {
    /// Does what the view of the contact rules asked for.
    pub(in crate::ui::plan) fn rule_cards_asked(&mut self, ask: Ask) {
        let Ask::Print = ask;
        let filter = self.plans.filter.clone();
        let form = self.document.as_ref().and_then(|document| HandOut::cards(document, self.as_of, filter));
        if let Some(form) = form {
            self.dialogs.push(Dialog::HandOut(Box::new(form)));
        }
    }
}
