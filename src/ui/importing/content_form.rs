//! The form that writes what a journey says: lists, graphs, an outline or the whole file. Makes and
//! writes the file when it is run; that happens off the window's thread.

use std::path::PathBuf;

use egui::{ComboBox, Ui};

use super::words;
use crate::analysis::analyse;
use crate::export::{self, CONTENT_FORMATS, Content, ContentFormat, CsvStyle};
use crate::model::{Date, Id, Journey, Lang, Workspace};
use crate::report::{self, Material, Request};
use crate::storage;
use crate::ui::csv_form;
use crate::ui::document::Document;
use crate::ui::write_form::{WriteForm, rows_ui};
use crate::vocabulary::{Label, Told};

/// What became of the form.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// It was closed.
    Closed,
    /// The file is to be made.
    Write(Box<ContentForm>),
}

/// What is written, while that is chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct ContentForm {
    journey: Id<Journey>,
    as_of: Date,
    form: WriteForm,
    /// The id of the format.
    kind: &'static str,
    style: CsvStyle,
}

impl ContentForm {
    /// A workbook beside the file.
    pub fn new(document: &Document, as_of: Date) -> Option<Self> {
        let journey = document.journey()?;
        let style = csv_form::usual(document.editor.workspace().language);
        let first = CONTENT_FORMATS.first()?;
        let word = first.file_word(document.editor.workspace().language);
        let form = WriteForm::beside(document, &word, as_of, first.extension);
        Some(Self { journey: journey.id.clone(), as_of, form, kind: first.id, style })
    }

    fn format(&self) -> Option<&'static ContentFormat> {
        CONTENT_FORMATS.iter().find(|format| format.id == self.kind)
    }

    /// The form; what it was answered with.
    pub fn form_ui(&mut self, ui: &mut Ui, lang: Lang) -> Option<Outcome> {
        rows_ui(ui, |ui| {
            self.what_ui(ui, lang);
            self.form.lang_ui(ui, lang);
            if self.form.format == "csv" {
                csv_form::csv_ui(ui, &mut self.style, lang);
            }
            let kinds = self.kinds();
            self.form.path_ui(ui, lang, &kinds);
        });
        let kinds = self.kinds();
        let files = [self.form.path(&kinds)];
        let write = self.form.end_ui(ui, lang, words::WRITE, &files)?;
        Some(if write { Outcome::Write(Box::new(self.clone())) } else { Outcome::Closed })
    }

    /// What is written, a row of the form.
    fn what_ui(&mut self, ui: &mut Ui, lang: Lang) {
        let caption = ui.label(words::WHAT.text(lang)).id;
        let name = self.format().map_or("", |format| format.name.text(lang));
        let combo = ComboBox::from_id_salt("content format").selected_text(name).width(300.0).height(420.0);
        let response = combo.show_ui(ui, |ui| {
            for format in CONTENT_FORMATS {
                if ui.selectable_label(format.id == self.kind, format.name.text(lang)).clicked() {
                    self.kind = format.id;
                    self.form.rename(&format.file_word(self.form.lang), format.extension);
                }
            }
        });
        response.response.labelled_by(caption);
        ui.end_row();
    }

    /// Chooses a format and a path at once.
    #[cfg(test)]
    pub fn choose(&mut self, format: &ContentFormat, path: &std::path::Path) {
        self.kind = format.id;
        self.form.put(path, format.extension);
    }

    /// The one kind of file that is chosen.
    fn kinds(&self) -> [(&'static str, Label); 1] {
        self.format().map_or([("", words::WHAT)], |format| [(format.extension, format.name)])
    }

    /// Makes and writes the file; where it is, or why there is none.
    pub fn run(&self, workspace: &Workspace) -> Result<Vec<PathBuf>, Told> {
        let journey = workspace.journeys.iter().find(|known| known.id == self.journey);
        let (Some(journey), Some(format)) = (journey, self.format()) else { return Ok(Vec::new()) };
        let (lang, as_of) = (self.form.lang, self.as_of);
        let matrices = || {
            let request = Request::new(lang, as_of);
            let analysis = analyse(workspace, journey, as_of);
            let material =
                Material { workspace, journey, analysis: &analysis, repairs: &[], request: &request };
            report::matrix_tables(&material)
        };
        let content = Content { workspace, journey, lang, as_of, style: self.style, matrices: &matrices };
        let broken = |error: export::ExportError| {
            crate::vocabulary::told!(
                "{what} ({hint})" / "{what} ({hint})",
                what = error.message,
                hint = error.hint
            )
        };
        let bytes = (format.write)(&content).map_err(broken)?;
        let path = self.form.path(&self.kinds());
        storage::write_export(&path, &bytes, self.form.replace).map_err(|error| error.message)?;
        Ok(vec![path])
    }
}
