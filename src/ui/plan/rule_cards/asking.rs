//! What the window does when the contact rules ask for something: the form that prints them.

use super::Ask;
use crate::ui::WandelApp;

impl WandelApp {
    /// Does what the view of the contact rules asked for.
    pub(in crate::ui::plan) fn rule_cards_asked(&mut self, ask: Ask) {
        match ask {
            Ask::Print => self.ask_cards(),
        }
    }
}
