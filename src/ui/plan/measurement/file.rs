//! A file with new figures: chosen or dropped, read off the window's thread, and looked at like what is
//! pasted.

use std::path::{Path, PathBuf};

use super::{Mode, words};
use crate::import::decoded;
use crate::report::plan::Part;
use crate::storage;
use crate::text::one_line;
use crate::ui::dialogs::Dialog;
use crate::ui::document::file_name;
use crate::ui::jobs::Purpose;
use crate::ui::{MainView, WandelApp};
use crate::vocabulary::{Told, told};

/// The endings of files with figures.
pub const FIGURE_FILES: &[&str] = &["csv", "tsv", "txt"];
/// The largest such file, in bytes: some hundred thousand figures.
const LARGEST: usize = 8 << 20;

/// Reads a file with figures as text.
pub fn read(path: &Path) -> Result<String, Told> {
    let bytes = storage::read_bytes(path).map_err(|error| error.message)?;
    if bytes.len() > LARGEST {
        return Err(told!(
            "this file is larger than lists of figures are (8 MiB)"
                / "dit bestand is groter dan lijsten met cijfers zijn (8 MiB)"
        ));
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return Err(told!(
            "this is a workbook: save the sheet as CSV, or paste its cells"
                / "dit is een werkmap: bewaar het blad als CSV, of plak de cellen"
        ));
    }
    Ok(decoded(&bytes))
}

impl WandelApp {
    /// Asks for a file with figures.
    pub(in crate::ui) fn ask_figures(&mut self) {
        let newest = self.settings.recent.first().and_then(|path| path.parent()).map(PathBuf::from);
        self.jobs.pick(
            Purpose::Figures,
            words::OPEN_FILE.text(self.lang),
            newest.as_deref(),
            "",
            FIGURE_FILES,
        );
    }

    /// A file with figures was read: shows what it would change.
    pub(in crate::ui) fn figures_read(&mut self, path: &Path, text: Result<String, Told>) {
        let name = one_line(&file_name(path));
        match text {
            Ok(text) => {
                let state = &mut self.plans.measurement;
                state.mode = Mode::Figures;
                state.figures.take_file(name, text);
                self.show_view(MainView::Plan(Part::Measurement));
            }
            Err(message) => {
                let message = format!("{}: {name}", message.text(self.lang));
                let dialog = Dialog::error(words::CANNOT_READ, message, String::new(), String::new());
                self.dialogs.push(dialog);
            }
        }
    }
}
