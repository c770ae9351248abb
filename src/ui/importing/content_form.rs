//! The form that writes what a journey says: lists, graphs, an outline or the whole file. Makes and
//! writes the file when it is run; that happens off the window's thread.

use std::path::{Path, PathBuf};

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
    /// Where to is chosen elsewhere; this is where it would go now.
    Browse(PathBuf),
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

    /// A path was chosen in another dialog; `asked` if that asked itself whether to replace a file.
    pub fn chose(&mut self, path: &Path, asked: bool) {
        let kinds = self.kinds();
        self.form.chose(path, asked, &kinds);
    }

    /// The form; what it was answered with.
    pub fn form_ui(&mut self, ui: &mut Ui, lang: Lang) -> Option<Outcome> {
        let browse = rows_ui(ui, |ui| {
            self.what_ui(ui, lang);
            self.form.lang_ui(ui, lang);
            if self.form.format == "csv" {
                csv_form::csv_ui(ui, &mut self.style, lang);
            }
            let kinds = self.kinds();
            self.form.path_ui(ui, lang, &kinds)
        });
        let kinds = self.kinds();
        if browse {
            return Some(Outcome::Browse(self.form.path(&kinds)));
        }
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
    pub fn choose(&mut self, format: &ContentFormat, path: &Path) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary;

    #[test]
    fn a_path_that_is_chosen_elsewhere_comes_back_into_the_form() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journey.ron");
        std::fs::write(&path, vocabulary::sample("first-steps").unwrap()).unwrap();
        let document = Document::opened(storage::open(&path).unwrap(), path, "test");
        let mut form = ContentForm::new(&document, Date::constant(2026, 6, 1)).unwrap();
        let ending = form.form.format;
        form.chose(&folder.path().join("elsewhere"), true);
        assert!(form.form.replace, "the other dialog asked about the file");
        let wanted = folder.path().join(format!("elsewhere.{ending}"));
        assert_eq!(form.run(document.editor.workspace()).unwrap(), [wanted]);
    }

    #[test]
    fn where_the_list_goes_is_chosen_as_for_a_picture() {
        use crate::ui::dialogs::Dialog;
        use crate::ui::testing::{self, SMALL, click, settle};
        use egui_kittest::kittest::{NodeT as _, Queryable as _};

        let mut window = testing::sample("zwaluw-en-spaak-en", SMALL, Lang::En);
        window.state_mut().ask_content();
        settle(&mut window);
        let ending = CONTENT_FORMATS[0].extension;
        // As if a dialog of the system were open already: a test opens none.
        window.state_mut().jobs.dialog_open = true;
        click(&mut window, "Choose…");
        let from = window.state().browsed.clone().unwrap();
        assert_eq!(from.extension(), Some(ending.as_ref()), "it begins where the list would go now");
        assert!(matches!(window.state().dialogs.last(), Some(Dialog::Content(_))), "the form stays");
        let (ctx, purpose) = (window.ctx.clone(), crate::ui::jobs::Purpose::Export);
        let path = std::env::temp_dir().join("elsewhere").join(format!("cards.{ending}"));
        window.state_mut().picked(&ctx, purpose, Some(path.clone()), true);
        settle(&mut window);
        let shown = window.get_by_label("Path").accesskit_node().value().unwrap();
        assert_eq!(shown, path.display().to_string());
    }
}
