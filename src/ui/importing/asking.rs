//! What the window does about files that come in and lists that go out.

use std::path::PathBuf;
use std::sync::Arc;

use super::form_ui::result;
use super::{ContentForm, ImportForm, Outcome, Written, words};
use crate::import::{self, Found, Settled};
use crate::model::{Journey, Workspace};
use crate::progress::Progress;
use crate::storage;
use crate::ui::WandelApp;
use crate::ui::dialogs::Dialog;
use crate::ui::document::file_name;
use crate::ui::export_form::Failed;
use crate::ui::filing::Next;
use crate::ui::jobs::Purpose;
use crate::vocabulary::{Told, told};

/// Reads a file of another program. Wandel's own tables come back as what they say, since there is nothing to
/// ask about their columns.
pub fn read(path: &std::path::Path, progress: &Progress) -> Result<Found, Told> {
    let bytes = storage::read_bytes(path).map_err(|error| error.message)?;
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    let importer = import::importer(ending, &bytes)
        .ok_or_else(|| told!("{what}" / "{what}", what = words::UNKNOWN_KIND))?;
    let found = importer.read_showing(&bytes, progress).map_err(|error| match error.detail.as_str() {
        "" => told!("{what}" / "{what}", what = error.what),
        detail => told!("{what}: {detail}" / "{what}: {detail}", what = error.what, detail = detail),
    })?;
    Ok(match found {
        Found::Grids(grids) => match import::own_draft(&grids) {
            Some(draft) => Found::Draft(Box::new(draft)),
            None => Found::Grids(grids),
        },
        found => found,
    })
}

impl WandelApp {
    /// Asks for a file to import.
    pub(in crate::ui) fn ask_import(&mut self) {
        let newest = self.settings.recent.first().and_then(|path| path.parent()).map(PathBuf::from);
        let endings: Vec<&str> =
            import::IMPORTERS.iter().flat_map(|importer| importer.extensions.iter().copied()).collect();
        self.jobs.pick(Purpose::Import, words::TITLE.text(self.lang), newest.as_deref(), "", &endings);
    }

    /// A file was read: asks what is what, or opens it where there is nothing to ask.
    pub(in crate::ui) fn import_read(
        &mut self,
        ctx: &egui::Context,
        path: &std::path::Path,
        found: Result<Found, Told>,
    ) {
        let name = file_name(path);
        let found = match found {
            Ok(found) => found,
            Err(message) => {
                let message = format!("{}: {}", message.text(self.lang), crate::text::one_line(&name));
                self.dialogs.push(Dialog::error(words::CANNOT, message, String::new(), String::new()));
                return;
            }
        };
        if let Found::Whole(workspace) = found {
            self.leave(ctx, Next::Take(workspace));
            return;
        }
        if let Found::Dates(calendar) = found {
            return self.dates_read(&name, *calendar);
        }
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let none = Journey::default();
        let journey = self.document.as_ref().and_then(|document| document.journey());
        let journey = journey.map_or(&none, |journey| &**journey);
        let form = ImportForm::new(found, &stem, journey, &self.settings, self.lang);
        self.dialogs.extend(form.map(|form| Dialog::Import(Box::new(form))));
    }

    /// Has matched, off the window's thread, what the open form asks for.
    pub(in crate::ui) fn match_import(&mut self) {
        let Some(Dialog::Import(form)) = self.dialogs.last_mut() else {
            self.jobs.stop_matching();
            return;
        };
        let Some((number, progress, work)) = form.work() else { return };
        let document = self.document.as_ref();
        let workspace: Arc<Workspace> =
            document.map(|document| Arc::clone(document.editor.workspace())).unwrap_or_default();
        self.jobs.settle_import(number, progress, move |progress| work.settle(&workspace, progress));
    }

    /// What would come of an import was found out, or given up.
    pub(in crate::ui) fn import_settled(&mut self, number: u64, settled: Result<Option<Arc<Settled>>, Told>) {
        match settled {
            Ok(settled) => {
                if let Some((Dialog::Import(form), settled)) = self.dialogs.last_mut().zip(settled) {
                    form.matched(number, settled);
                }
            }
            Err(message) => {
                self.dialogs.retain(|dialog| !matches!(dialog, Dialog::Import(_)));
                let message = message.text(self.lang).to_owned();
                self.dialogs.push(Dialog::error(words::CANNOT, message, String::new(), String::new()));
            }
        }
    }

    /// The form of an import has ended.
    pub(in crate::ui) fn imported(&mut self, outcome: Outcome) {
        let Outcome::Import(form) = outcome else { return };
        let Some(settled) = form.present().cloned() else { return };
        if let Some(grid) = form.grids.get(form.sheet).filter(|_| form.draft.is_none()) {
            form.mapping.remember(grid, &mut self.settings.import_columns);
        }
        self.settings.import_values = import::choices_to(&form.choices);
        self.keep_settings();
        let is_new = !form.update;
        let said = result(&settled, self.lang);
        if self.document.is_none() {
            self.begin_import(&settled);
        } else if let Some(applied) = self.edit_all(settled.edits.clone(), settled.name.clone()) {
            if let Some(journey) = applied.journey.filter(|_| is_new) {
                self.with_document(|document| document.show(journey));
            }
        } else {
            return;
        }
        self.say(words::DONE.fill(self.lang, &[("what", &said)]));
    }

    /// Without an open file an import begins one.
    fn begin_import(&mut self, settled: &import::Settled) {
        let workspace = Workspace {
            version: crate::model::FORMAT_VERSION,
            title: settled.name.subject.clone(),
            language: self.lang,
            ..Workspace::default()
        };
        let mut editor = crate::edit::Editor::new(workspace, false);
        if editor.apply_all(settled.edits.clone(), settled.name.clone()).is_ok() {
            self.take(Workspace::clone(editor.workspace()));
        }
    }

    /// Opens the form that writes lists and graphs.
    pub(in crate::ui) fn ask_content(&mut self) {
        let form = self.document.as_ref().and_then(|document| ContentForm::new(document, self.as_of));
        self.dialogs.extend(form.map(|form| Dialog::Content(Box::new(form))));
    }

    /// The form that writes lists and graphs has ended.
    pub(in crate::ui) fn content_written(&mut self, outcome: Written) {
        let Written::Write(form) = outcome else { return };
        let Some(document) = &self.document else { return };
        let workspace = document.editor.workspace().clone();
        self.jobs.export(move || form.run(&workspace).map_err(Failed::Broken));
    }
}
