//! The form that writes the view that is looked at: its tables for a spreadsheet, or a page. Makes and
//! writes the files when it is run; that happens off the window's thread.

use std::path::{Path, PathBuf};

use egui::Ui;

use super::{Part, words};
use crate::export::{self, CsvStyle};
use crate::model::{Date, Id, Journey, Lang, Workspace};
use crate::report::Report;
use crate::report::plan::{self, Filter, Plan};
use crate::storage;
use crate::ui::WandelApp;
use crate::ui::csv_form;
use crate::ui::dialogs::Dialog;
use crate::ui::document::Document;
use crate::ui::export_form::Failed;
use crate::ui::write_form::{Kinds, WriteForm, rows_ui};
use crate::vocabulary::Label;

/// What became of the form.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// It was closed.
    Closed,
    /// Where to is chosen elsewhere; this is where they would go now.
    Browse(PathBuf),
    /// The files are to be made.
    Write(Box<ViewExport>),
}

/// What of the plan is written, while that is chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct ViewExport {
    journey: Id<Journey>,
    part: Part,
    filter: Filter,
    as_of: Date,
    form: WriteForm,
    style: CsvStyle,
    /// What the names of the files end in, if each table is a file of its own.
    names: Vec<Option<String>>,
    /// Whether the contact rules are printed, a card on each page, instead of listed.
    cards: bool,
}

/// The kinds of file with their names.
const FORMATS: [(&str, Label); 3] =
    [("csv", words::AS_TABLES), ("html", words::AS_PAGE), ("md", words::AS_TEXT)];
/// Those of cards.
const CARD_FORMATS: [(&str, Label); 2] = [("html", words::AS_CARDS), ("md", words::AS_TEXT)];

/// Those of the calendar: also as dates.
const DATED_FORMATS: [(&str, Label); 4] = {
    let [tables, page, text] = FORMATS;
    [tables, ("ics", words::AS_CALENDAR), page, text]
};

impl ViewExport {
    /// The tables of a part beside the file.
    pub fn new(document: &Document, part: Part, filter: &Filter, as_of: Date) -> Option<Self> {
        let journey = document.journey()?;
        let workspace = document.editor.workspace();
        let lang = workspace.language;
        let plan = Plan { workspace, journey, filter, as_of, lang };
        Some(Self {
            journey: journey.id.clone(),
            part,
            filter: filter.clone(),
            as_of,
            form: WriteForm::beside(document, part.id(), as_of, "csv"),
            style: csv_form::usual(lang),
            names: export::plan_names(&plan::report(&plan, Some(part))),
            cards: false,
        })
    }

    /// The contact rules beside the file, a card on each page.
    pub fn cards(document: &Document, filter: &Filter, as_of: Date) -> Option<Self> {
        let form = WriteForm::beside(document, Part::RuleCards.id(), as_of, "html");
        Some(Self { form, cards: true, ..Self::new(document, Part::RuleCards, filter, as_of)? })
    }

    /// What is written.
    pub fn title(&self) -> Label {
        if self.cards { words::CARDS_TITLE } else { words::EXPORT_TITLE }
    }

    /// The kinds of file that it can become.
    fn formats(&self) -> &'static Kinds {
        match self.part {
            _ if self.cards => &CARD_FORMATS,
            Part::Calendar => &DATED_FORMATS,
            _ => &FORMATS,
        }
    }

    /// The files that will be written.
    fn files(&self) -> Vec<PathBuf> {
        let path = self.form.path(self.formats());
        if self.form.format != "csv" {
            return vec![path];
        }
        self.names.iter().map(|name| storage::beside(&path, name.as_deref())).collect()
    }

    /// A path was chosen in another dialog, which asked about that one file at most.
    pub fn chose(&mut self, path: &Path, asked: bool) {
        let formats = self.formats();
        self.form.chose(path, asked && self.files().len() < 2, formats);
    }

    /// The form; what it was answered with.
    pub fn form_ui(&mut self, ui: &mut Ui, lang: Lang) -> Option<Outcome> {
        let formats = self.formats();
        let browse = rows_ui(ui, |ui| {
            self.form.kind_ui(ui, lang, formats);
            if self.form.format == "csv" {
                csv_form::csv_ui(ui, &mut self.style, lang);
            }
            self.form.path_ui(ui, lang, formats)
        });
        if browse {
            return Some(Outcome::Browse(self.form.path(formats)));
        }
        let files = self.files();
        if files.len() > 1 {
            ui.weak(words::SEVERAL_FILES.fill(lang, &[("n", &files.len().to_string())]));
            for file in &files {
                ui.weak(file.file_name().unwrap_or_default().to_string_lossy());
            }
        }
        let write = self.form.end_ui(ui, lang, words::WRITE, &files)?;
        Some(if write { Outcome::Write(Box::new(self.clone())) } else { Outcome::Closed })
    }

    /// Makes and writes the files; where they are, or why there are none.
    pub fn run(&self, workspace: &Workspace) -> Result<Vec<PathBuf>, String> {
        let journey = workspace.journeys.iter().find(|known| known.id == self.journey);
        let journey = journey.ok_or_else(|| "the journey is gone".to_owned())?;
        let plan = Plan { workspace, journey, filter: &self.filter, as_of: self.as_of, lang: self.form.lang };
        let ending = self.form.format;
        if self.cards {
            return self.print(&plan::rule_cards::pages(&plan));
        }
        if ending == "ics" {
            let (path, bytes) = (self.form.path(self.formats()), plan::calendar::dues(&plan));
            let bytes = export::ics(&bytes, self.as_of, self.form.lang);
            storage::write_export(&path, &bytes, self.form.replace).map_err(|error| error.to_string())?;
            return Ok(vec![path]);
        }
        let report = plan::report(&plan, Some(self.part));
        let format = export::plan_format(ending).ok_or_else(|| ending.to_owned())?;
        let files =
            (format.write)(&report, self.style).map_err(|error| format!("{error} ({})", error.hint))?;
        let path = self.form.path(self.formats());
        let mut written = Vec::new();
        for (name, bytes) in files {
            let path = storage::beside(&path, name.as_deref());
            storage::write_export(&path, &bytes, self.form.replace).map_err(|error| error.to_string())?;
            written.push(path);
        }
        Ok(written)
    }

    /// Writes cards, each of which is a section.
    fn print(&self, cards: &Report) -> Result<Vec<PathBuf>, String> {
        let bytes = match self.form.format {
            "md" => export::md(cards).into_bytes(),
            _ => export::pages_html(cards).map_err(|error| format!("{error} ({})", error.hint))?,
        };
        let path = self.form.path(self.formats());
        storage::write_export(&path, &bytes, self.form.replace).map_err(|error| error.to_string())?;
        Ok(vec![path])
    }
}

impl WandelApp {
    /// Opens the form that writes this part.
    pub(super) fn ask_plan_export(&mut self, part: Part, filter: &Filter) {
        let form = self.document.as_ref().and_then(|it| ViewExport::new(it, part, filter, self.as_of));
        if let Some(form) = form {
            self.dialogs.push(Dialog::PlanExport(Box::new(form)));
        }
    }

    /// Opens the form that prints the contact rules.
    pub(super) fn ask_cards(&mut self) {
        let filter = &self.plans.filter;
        let form = self.document.as_ref().and_then(|it| ViewExport::cards(it, filter, self.as_of));
        if let Some(form) = form {
            self.dialogs.push(Dialog::PlanExport(Box::new(form)));
        }
    }

    /// The form that writes a part has ended.
    pub(in crate::ui) fn plan_exported(&mut self, outcome: Outcome) {
        let Outcome::Write(form) = outcome else { return };
        let Some(document) = &self.document else { return };
        let workspace = document.editor.workspace().clone();
        self.jobs.export(move || form.run(&workspace).map_err(|error| Failed::Broken(error.into())));
    }
}
