//! The form that writes the report of gaps: for colleagues, a wiki, a spreadsheet or a program; whole, or
//! what one owner has to do with. Makes and writes the file when it is run, off the window's thread.

use std::path::{Path, PathBuf};

use egui::{ComboBox, Ui};

use super::words;
use crate::analysis::Severity;
use crate::export::{self, CsvStyle};
use crate::model::{Date, Department, Id, Journey, Lang, Workspace};
use crate::report::{self, Request};
use crate::storage;
use crate::ui::WandelApp;
use crate::ui::csv_form;
use crate::ui::dialogs::Dialog;
use crate::ui::document::Document;
use crate::ui::export_form::Failed;
use crate::ui::offer;
use crate::ui::write_form::{WriteForm, rows_ui};
use crate::vocabulary::{Label, Labelled};

/// What became of the form.
#[derive(Clone, Debug, PartialEq)]
pub enum Reported {
    /// It was closed.
    Closed,
    /// Where to is chosen elsewhere; this is where it would go now.
    Browse(PathBuf),
    /// The file is to be made.
    Write(Box<ReportForm>),
}

/// What of the gaps is written, while that is chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportForm {
    journey: Id<Journey>,
    as_of: Date,
    form: WriteForm,
    least: Severity,
    owner: Option<Id<Department>>,
    owners: Vec<(Id<Department>, String)>,
    style: CsvStyle,
}

/// How wide lists of choices are, in points.
const LIST: f32 = 220.0;

/// The kinds of file with their names.
const FORMATS: [(&str, Label); 5] = [
    ("html", words::AS_PAGE),
    ("xlsx", words::AS_WORKBOOK),
    ("csv", words::AS_LIST),
    ("md", words::AS_TEXT),
    ("json", words::AS_RECORDS),
];

impl ReportForm {
    /// The whole report as a page beside the file.
    pub fn new(document: &Document, as_of: Date) -> Option<Self> {
        let workspace = document.editor.workspace();
        let what = words::FILE_BEHIND.text(workspace.language);
        Some(Self {
            journey: document.journey()?.id.clone(),
            as_of,
            form: WriteForm::beside(document, what, as_of, "html"),
            least: Severity::Info,
            owner: None,
            owners: offer::library(&workspace.departments),
            style: csv_form::usual(workspace.language),
        })
    }

    /// A path was chosen in another dialog; `asked` if that asked itself whether to replace a file.
    pub fn chose(&mut self, path: &Path, asked: bool) {
        self.form.chose(path, asked, &FORMATS);
    }

    /// The form; what it was answered with.
    pub fn form_ui(&mut self, ui: &mut Ui, lang: Lang) -> Option<Reported> {
        let browse = rows_ui(ui, |ui| {
            self.form.kind_ui(ui, lang, &FORMATS);
            self.choices_ui(ui, lang);
            if self.form.format == "csv" {
                csv_form::csv_ui(ui, &mut self.style, lang);
            }
            self.form.path_ui(ui, lang, &FORMATS)
        });
        if browse {
            return Some(Reported::Browse(self.form.path(&FORMATS)));
        }
        let files = [self.form.path(&FORMATS)];
        let write = self.form.end_ui(ui, lang, words::WRITE, &files)?;
        Some(if write { Reported::Write(Box::new(self.clone())) } else { Reported::Closed })
    }

    /// How bad gaps must be to be told, and whose they are, each a row of the form.
    fn choices_ui(&mut self, ui: &mut Ui, lang: Lang) {
        let caption = ui.label(words::LEAST.text(lang)).id;
        let now = self.least.label().text(lang);
        let levels = ComboBox::from_id_salt("least level").selected_text(now).width(LIST);
        let shown = levels.show_ui(ui, |ui| {
            for level in Severity::ALL {
                ui.selectable_value(&mut self.least, *level, level.label().text(lang));
            }
        });
        shown.response.labelled_by(caption);
        ui.end_row();
        if self.owners.is_empty() {
            return;
        }
        let everybody = words::EVERY_OWNER.text(lang);
        let known = |id: &Id<Department>| self.owners.iter().find(|(known, _)| known == id);
        let name = self.owner.as_ref().and_then(known).map_or(everybody, |(_, name)| name.as_str());
        let caption = ui.label(words::FOR_OWNER.text(lang)).id;
        let combo = ComboBox::from_id_salt("report owner").selected_text(name).width(LIST).truncate();
        let shown = combo.show_ui(ui, |ui| {
            ui.selectable_value(&mut self.owner, None, everybody);
            for (id, name) in &self.owners {
                ui.selectable_value(&mut self.owner, Some(id.clone()), crate::text::one_line(name));
            }
        });
        shown.response.labelled_by(caption);
        ui.end_row();
    }

    /// Makes and writes the file; where it is, or why there is none.
    pub fn run(&self, workspace: &Workspace) -> Result<Vec<PathBuf>, String> {
        let journey = workspace.journeys.iter().find(|known| known.id == self.journey);
        let journey = journey.ok_or_else(|| words::JOURNEY_GONE.text(self.form.lang).to_owned())?;
        let mut request = Request::new(self.form.lang, self.as_of);
        request.least = self.least;
        request.owner.clone_from(&self.owner);
        let (report, rows) = report::found(workspace, journey, &request);
        let ending = self.form.format;
        let format = export::report_format(ending).ok_or_else(|| ending.to_owned())?;
        let bytes = (format.write)(&report, &rows, self.style)
            .map_err(|error| format!("{error} ({})", error.hint))?;
        let path = self.form.path(&FORMATS);
        storage::write_export(&path, &bytes, self.form.replace).map_err(|error| error.to_string())?;
        Ok(vec![path])
    }
}

impl WandelApp {
    /// Opens the form that writes the report of gaps.
    pub(in crate::ui) fn ask_gap_report(&mut self) {
        let form = self.document.as_ref().and_then(|document| ReportForm::new(document, self.as_of));
        if let Some(form) = form {
            self.dialogs.push(Dialog::GapReport(Box::new(form)));
        }
    }

    /// The form that writes the report of gaps has ended.
    pub(in crate::ui) fn gaps_reported(&mut self, outcome: Reported) {
        let Reported::Write(form) = outcome else { return };
        let Some(document) = &self.document else { return };
        let workspace = document.editor.workspace().clone();
        self.jobs.export(move || form.run(&workspace).map_err(|error| Failed::Broken(error.into())));
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
        let mut form = ReportForm::new(&document, Date::constant(2026, 6, 1)).unwrap();
        form.chose(&folder.path().join("elsewhere.csv"), true);
        assert_eq!((form.form.format, form.form.replace), ("csv", true));
        assert_eq!(form.run(document.editor.workspace()), Ok(vec![folder.path().join("elsewhere.csv")]));
    }

    #[test]
    fn where_the_report_goes_is_chosen_as_for_a_picture() {
        use crate::ui::testing::{self, SMALL, click, settle};
        use egui_kittest::kittest::{NodeT as _, Queryable as _};

        let mut window = testing::sample("zwaluw-en-spaak-en", SMALL, Lang::En);
        window.state_mut().ask_gap_report();
        settle(&mut window);
        // As if a dialog of the system were open already: a test opens none.
        window.state_mut().jobs.dialog_open = true;
        click(&mut window, "Choose…");
        let from = window.state().browsed.clone().unwrap();
        assert_eq!(from.extension(), Some("html".as_ref()), "it begins where the report would go now");
        assert!(matches!(window.state().dialogs.last(), Some(Dialog::GapReport(_))), "the form stays");
        let (ctx, purpose) = (window.ctx.clone(), crate::ui::jobs::Purpose::Export);
        let path = PathBuf::from("/tmp/elsewhere/gaps.csv");
        window.state_mut().picked(&ctx, purpose, Some(path), true);
        settle(&mut window);
        let shown = window.get_by_label("Path").accesskit_node().value().unwrap();
        assert!(shown.ends_with("elsewhere/gaps.csv"), "{shown}");
    }

    #[test]
    fn every_kind_of_report_is_written_whole_or_for_one_owner() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journey.ron");
        std::fs::write(&path, vocabulary::sample("zwaluw-en-spaak-en").unwrap()).unwrap();
        let document = Document::opened(storage::open(&path).unwrap(), path, "test");
        let workspace = document.editor.workspace();
        let mut form = ReportForm::new(&document, Date::constant(2026, 6, 1)).unwrap();
        let mut whole = Vec::new();
        for (ending, _) in FORMATS {
            form.form.format = ending;
            form.form = form.form.clone().at(folder.path().join(format!("gaps.{ending}")));
            let written = form.run(workspace).unwrap();
            whole.push(std::fs::read(&written[0]).unwrap());
            assert!(form.run(workspace).is_err(), "nothing is lost without a word");
        }
        assert!(whole.iter().all(|bytes| bytes.len() > 1_000));
        form.owner = form.owners.first().map(|(id, _)| id.clone());
        form.form.format = "md";
        form.form = form.form.clone().at(folder.path().join("one.md"));
        let one = std::fs::read_to_string(&form.run(workspace).unwrap()[0]).unwrap();
        assert!(one.len() < whole[3].len() && one.contains(&form.owners[0].1));
    }
}
