//! Exports while they are under way: how far one is, and its end.

use std::time::Duration;

use egui::{Button, ColorImage, Ui};

use super::bars::Shown;
use super::export_form::{Copied, ExportForm};
use super::{Action, WandelApp, words};
use crate::export::Pixels;
use crate::vocabulary::Told;

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
    /// Puts the selected touchpoints, else the whole map, on the clipboard as it is made.
    pub(super) fn copy_map(&mut self, as_svg: bool) {
        let theme = if self.settings.theme.is_empty() { "light" } else { &self.settings.theme };
        let Some(document) = &self.document else { return };
        let form = ExportForm::new(document, theme, self.as_of).of_selection();
        let (workspace, journey) = (document.editor.workspace().clone(), document.journey.clone());
        self.jobs.copy(move || form.copied(&workspace, &journey, as_svg));
    }

    /// What was to go on the clipboard is made.
    pub(super) fn copied(&mut self, ctx: &egui::Context, copied: Result<Copied, Told>) {
        let said = match copied {
            Ok(Copied::Picture(Pixels { size: [wide, high], rgb })) => {
                ctx.copy_image(ColorImage::from_rgb([wide as usize, high as usize], &rgb));
                let size = [("wide", wide.to_string()), ("high", high.to_string())];
                words::COPIED_PICTURE
                    .fill(self.lang, &size.each_ref().map(|(name, text)| (*name, text.as_str())))
            }
            Ok(Copied::Svg(text)) => {
                let size = text.len().div_ceil(1_000).to_string();
                ctx.copy_text(text);
                words::COPIED_SVG.fill(self.lang, &[("n", &size)])
            }
            Err(error) => words::NOT_COPIED.fill(self.lang, &[("why", error.text(self.lang))]),
        };
        self.say(said);
    }

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
