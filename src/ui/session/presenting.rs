//! Opening, steering and closing the presenter display, and the commands of a session.
//! Draws nothing itself.

use super::presenter::Presenter;
use super::presenter_ui::{self, Showing};
use super::{Ask, Show, words};
use crate::ui::{Action, Command, WandelApp, timer};

impl WandelApp {
    /// Whether the presenter display is open.
    pub(in crate::ui) fn is_presenting(&self) -> bool {
        self.document.as_ref().is_some_and(|document| document.stage.presenter.is_some())
    }

    /// Runs a command of a session; whether it was one.
    pub(in crate::ui) fn run_for_session(&mut self, command: Command) -> bool {
        match command {
            Command::Present if self.is_presenting() => self.show_asked(Show::Close),
            Command::Present => self.with_document(|document| {
                document.editor.end_group();
                document.stage.presenter = Some(Presenter::new());
            }),
            Command::PresentPrevious => self.show_asked(Show::Previous),
            Command::PresentNext => self.show_asked(Show::Next),
            Command::PresentBlank => self.show_asked(Show::Blank),
            Command::PresentFreeze => self.show_asked(Show::Freeze),
            Command::PresentGaps => self.show_asked(Show::Findings),
            Command::PresentWhole => self.show_asked(Show::Whole),
            Command::Rounds => self.begin_rounds(),
            Command::Tally => self.begin_tally(),
            Command::Walk => self.begin_walk(),
            Command::SessionRecord => self.show_record(),
            _ => return false,
        }
        true
    }

    /// Does what the presenter display is asked to do.
    pub(super) fn show_asked(&mut self, show: Show) {
        let Some(document) = &mut self.document else { return };
        let Some(presenter) = &mut document.stage.presenter else { return };
        match show {
            Show::Next => presenter.next(),
            Show::Previous => presenter.previous(),
            Show::Aside(across, down) => presenter.aside(across, down),
            Show::Whole => presenter.whole(),
            Show::Blank => presenter.blank = !presenter.blank,
            Show::Freeze => presenter.freeze(),
            Show::Findings => {
                presenter.findings = !presenter.findings;
                if presenter.findings && !document.gaps.is_shown() {
                    document.gaps.show(true);
                }
            }
            Show::Fullscreen => presenter.fullscreen = !presenter.fullscreen,
            Show::Zoom(factor) => presenter.enlarge(factor),
            Show::Close => document.stage.presenter = None,
        }
    }

    /// Shows the presenter display in its own window; where none can be made, from the next frame on
    /// in this one.
    pub(in crate::ui) fn present(&mut self, ctx: &egui::Context, actions: &mut Vec<Action>) {
        let look = self.look();
        let Some(document) = &mut self.document else { return };
        let Some(mut presenter) = document.stage.presenter.take_if(|presenter| !presenter.embedded) else {
            return;
        };
        let mut painters = std::mem::take(&mut document.stage.painters);
        // The time of this window: another one counts from when it was opened.
        let time = timer::for_the_room(document.clock.as_ref(), ctx.input(|input| input.time));
        let showing = Showing { document, look: &look, draughtsman: &self.draughtsman, time };
        let shown = !ctx.embed_viewports()
            && presenter_ui::window_ui(ctx, &showing, (&mut presenter, &mut painters), actions);
        presenter.embedded = !shown;
        document.stage.presenter = Some(presenter);
        document.stage.painters = painters;
        if !shown {
            self.say(words::NO_SECOND_WINDOW.text(self.lang).to_owned());
            ctx.request_repaint();
        }
    }

    /// The presenter display over the whole window.
    pub(in crate::ui) fn present_over(&mut self, ui: &mut egui::Ui) {
        let look = self.look();
        let Some(document) = &mut self.document else { return };
        let Some(mut presenter) = document.stage.presenter.take() else { return };
        let mut painters = std::mem::take(&mut document.stage.painters);
        let time = timer::for_the_room(document.clock.as_ref(), ui.input(|input| input.time));
        let showing = Showing { document, look: &look, draughtsman: &self.draughtsman, time };
        presenter_ui::display_ui(ui, &showing, (&mut presenter, &mut painters));
        document.stage.presenter = Some(presenter);
        document.stage.painters = painters;
    }

    /// Hears the keys of the presenter display where it fills the window; whether it does.
    pub(super) fn hear_display(&mut self, ctx: &egui::Context) -> bool {
        let Some(document) = &self.document else { return false };
        if !document.stage.fills_window() || !self.dialogs.is_empty() {
            return false;
        }
        let mut asks: Vec<Ask> = Vec::new();
        presenter_ui::hear(ctx, document, &mut asks);
        for ask in asks {
            self.session_asked(ctx, ask);
        }
        true
    }
}
