//! Exports while they are under way: how far one is, and its end.

use std::time::Duration;

use egui::{Button, Ui};

use super::bars::Shown;
use super::{Action, WandelApp, words};

/// What is asked of exports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// The drawing that is under way is to end.
    Stop,
}

/// How often the share is looked at.
const OFTEN: Duration = Duration::from_millis(200);

/// How far a drawing is, and a button to stop it.
pub(super) fn progress_ui(ui: &mut Ui, shown: &Shown<'_>, actions: &mut Vec<Action>) {
    let Some(share) = shown.exported else { return };
    ui.ctx().request_repaint_after(OFTEN);
    let percent = format!("{:.0}", share * 100.0);
    ui.weak(words::EXPORTING_SHARE.fill(shown.lang, &[("n", &percent)]));
    if ui.add(Button::new(words::STOP_EXPORT.text(shown.lang)).small()).clicked() {
        actions.push(Action::Exporting(Ask::Stop));
    }
}

impl WandelApp {
    /// Does what was asked of exports.
    pub(super) fn exporting(&mut self, ask: Ask) {
        match ask {
            Ask::Stop => {
                if let Some(progress) = &self.jobs.drawing {
                    progress.stop();
                }
            }
        }
    }
}
