//! The form for what people take with them: one page, the same as text, or the dates for a calendar.
//! Makes and writes the file when it is run; that happens off the window's thread.

use std::path::{Path, PathBuf};

use egui::Ui;

use super::words;
use crate::analysis::analyse;
use crate::export;
use crate::model::{Date, Id, Journey, Lang, Workspace};
use crate::report::{self, Material, Request};
use crate::storage;
use crate::ui::document::Document;
use crate::ui::write_form::{WriteForm, rows_ui};
use crate::vocabulary::Label;

/// What became of the form.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// It was closed.
    Closed,
    /// Where to is chosen elsewhere; this is where it would go now.
    Browse(PathBuf),
    /// The file is to be made.
    Write(Box<HandOut>),
}

/// What is handed out, while that is chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct HandOut {
    journey: Id<Journey>,
    form: WriteForm,
    as_of: Date,
    /// So many actions have no date to put into a calendar.
    undated: usize,
}

/// The kinds of file with their names.
const FORMATS: [(&str, Label); 3] =
    [("html", words::AS_PAGE), ("md", words::AS_TEXT), ("ics", words::AS_CALENDAR)];

impl HandOut {
    /// The page beside the file, or what else has this ending.
    pub fn new(document: &Document, format: &'static str, as_of: Date) -> Option<Self> {
        let journey = document.journey()?;
        let open = journey.actions.iter().filter(|action| super::placing::is_open(action));
        Some(Self {
            journey: journey.id.clone(),
            form: WriteForm::beside(
                document,
                words::FILE_NAME.text(document.editor.workspace().language),
                as_of,
                format,
            ),
            as_of,
            undated: open.filter(|action| action.due.is_none()).count(),
        })
    }

    /// A path was chosen in another dialog; `asked` if that asked itself whether to replace a file.
    pub fn chose(&mut self, path: &Path, asked: bool) {
        self.form.chose(path, asked, &FORMATS);
    }

    /// The form; what it was answered with.
    pub fn form_ui(&mut self, ui: &mut Ui, lang: Lang) -> Option<Outcome> {
        let browse = rows_ui(ui, |ui| {
            self.form.kind_ui(ui, lang, &FORMATS);
            self.form.path_ui(ui, lang, &FORMATS)
        });
        if browse {
            return Some(Outcome::Browse(self.form.path(&FORMATS)));
        }
        if self.form.format == "ics" && self.undated > 0 {
            ui.weak(words::WITHOUT_DATE.fill(lang, &[("n", &self.undated.to_string())]));
        }
        let files = [self.form.path(&FORMATS)];
        let write = self.form.end_ui(ui, lang, words::WRITE, &files)?;
        Some(if write { Outcome::Write(Box::new(self.clone())) } else { Outcome::Closed })
    }

    /// Makes and writes the file; where it is, or why there is none.
    pub fn run(&self, workspace: &Workspace) -> Result<Vec<PathBuf>, String> {
        let journey = workspace.journeys.iter().find(|known| known.id == self.journey);
        let journey = journey.ok_or_else(|| "the journey is gone".to_owned())?;
        let analysis = analyse(workspace, journey, self.as_of);
        let request = Request::new(self.form.lang, self.as_of);
        let material = Material { workspace, journey, analysis: &analysis, repairs: &[], request: &request };
        let ending = self.form.format;
        let format = export::session_format(ending).ok_or_else(|| ending.to_owned())?;
        let bytes = (format.write)(&report::page(&material), &report::dues(&material), self.as_of)
            .map_err(|error| format!("{error} ({})", error.hint))?;
        let path = self.form.path(&FORMATS);
        storage::write_export(&path, &bytes, self.form.replace).map_err(|error| error.to_string())?;
        Ok(vec![path])
    }
}
