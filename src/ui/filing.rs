//! Opening, saving, leaving and exporting: what the app does with files. The disk itself is
//! `storage`'s; this decides what is asked first and what follows.

use std::path::{Path, PathBuf};

use super::app::WandelApp;
use super::dialogs::{Answer, Dialog};
use super::document::{Document, file_name};
use super::export_form::ExportForm;
use super::jobs::{Purpose, Saving, Source, Written};
use super::path_form::PathForm;
use super::welcome::Welcome;
use super::{Action, Command, decide, gaps, importing, plan, replay, tour, words};
use crate::export::Progress;
use crate::model::{FORMAT_VERSION, Id, Journey, Lang, Workspace};
use crate::storage::{self, FileError, Opened, Recovery, Stamp};
use crate::vocabulary;

/// What is to be done once the open document is settled.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Next {
    /// Nothing.
    #[default]
    Stay,
    /// Close the window.
    Quit,
    /// Show the welcome screen.
    Welcome,
    /// Ask for a file to open.
    AskOpen,
    /// Open this file.
    Open(PathBuf),
    /// Open this sample.
    Sample(String),
    /// Open a sample and go round it.
    Tour,
    /// Begin from a template, or empty.
    Begin(Option<String>),
    /// Show a workspace that came from elsewhere.
    Take(Box<Workspace>),
}

impl WandelApp {
    /// What the welcome screen shows.
    pub(super) fn welcome(&self) -> Welcome<'_> {
        let samples = vocabulary::SAMPLES.iter().map(|(name, _)| {
            let line = vocabulary::sample_line(name, self.lang).to_owned();
            ((*name).to_owned(), vocabulary::sample_title(name), line)
        });
        Welcome {
            settings: &self.settings,
            lang: self.lang,
            theme: &self.theme,
            samples: samples.collect(),
            own: &self.own_templates,
            recoveries: &self.left_behind,
            notice: self.notice.as_ref().map(|notice| notice.text.as_str()),
        }
    }

    /// Does what comes next, after asking about unsaved changes.
    pub(super) fn leave(&mut self, ctx: &egui::Context, next: Next) {
        self.commit_typing(ctx);
        if self.is_dirty() {
            self.dialogs.retain(|dialog| !matches!(dialog, Dialog::Unsaved(_)));
            self.dialogs.push(Dialog::Unsaved(next));
        } else {
            self.proceed(ctx, next);
        }
    }

    /// Does what comes next; what was open is settled.
    pub(super) fn proceed(&mut self, ctx: &egui::Context, next: Next) {
        if self.jobs.saving.is_some() && next != Next::Stay {
            self.after_save = Some((None, next));
            return;
        }
        match next {
            Next::Stay => {}
            Next::Quit => {
                self.give_up();
                self.may_close = true;
                ctx.send_viewport_cmd(egui::ViewportCommand::Close);
            }
            Next::Welcome => {
                self.give_up();
                self.document = None;
                // What was asked about the file is asked no longer.
                self.dialogs.clear();
                if self.keeps_traces() {
                    self.left_behind = storage::recoveries();
                }
            }
            Next::AskOpen => self.ask_open(),
            Next::Open(path) => self.open_path(path),
            Next::Sample(name) => self.open_sample(&name),
            Next::Tour => {
                self.open_sample(tour::sample(self.lang));
                self.tour = Some(tour::Tour::default());
            }
            Next::Begin(template) => self.begin(template.as_deref()),
            Next::Take(workspace) => self.take(*workspace),
        }
    }

    /// Removes the recovery copy of what is open: it is saved or was given up.
    fn give_up(&mut self) {
        if let Some(document) = &self.document {
            document.recovery.clear();
        }
    }

    /// A name for the recovery copies of one more document.
    fn next_session(&mut self) -> String {
        self.sessions += 1;
        // Process ids come again after a restart; with the time no run finds the copy of another.
        let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
        format!("{}-{}-{}", std::process::id(), now.as_nanos(), self.sessions)
    }

    fn show(&mut self, document: Document) {
        self.give_up();
        self.canvas = super::canvas::Canvas::default();
        self.picker = None;
        self.quick = super::quick::State::default();
        // A file may be dropped on a dialog, which was about the document before.
        self.dialogs.clear();
        self.notice = None;
        match &document.read_only {
            Some(why) => {
                let why = why.text(self.lang).to_owned();
                self.say_with(why, words::MEND_SAVE_AS, Action::Run(Command::SaveAs));
            }
            None if document.problems.is_empty() => {}
            None => {
                let count = words::PROBLEM_COUNT.count(self.lang, document.problems.len());
                self.say_with(count, words::MEND_SHOW, Action::ShowProblems);
            }
        }
        self.tour = None;
        let mut document = document;
        document.own = std::sync::Arc::clone(&self.own_templates);
        self.document = Some(document);
    }

    /// Opens a file in place of what is open, once it is read.
    pub fn open_path(&mut self, path: PathBuf) {
        // The program may have been started in a folder that dialogs don't show.
        let whole = std::path::absolute(&path).unwrap_or(path);
        self.jobs.open(Source::Named(whole));
    }

    pub(super) fn open_recovery(&mut self, copy: &Recovery) {
        self.jobs.open(Source::Copy(copy.clone()));
    }

    /// A file was read.
    pub(super) fn opened(&mut self, source: Source, result: Result<Opened, FileError>) {
        match (result, source) {
            (Ok(opened), Source::Named(path)) => {
                let session = self.next_session();
                self.remember(&path);
                self.show(Document::opened(opened, path, &session));
            }
            (Ok(opened), Source::Copy(copy)) => self.show_copy(opened, &copy),
            (Err(error), _) => self.dialogs.push(Dialog::file_error(words::CANNOT_OPEN, &error, self.lang)),
        }
    }

    /// Puts a file among the recent ones.
    fn remember(&mut self, path: &Path) {
        self.settings.remember(path.to_path_buf());
        self.keep_settings();
    }

    fn open_sample(&mut self, name: &str) {
        let Some(text) = vocabulary::sample(name) else { return };
        match storage::parse(&format!("{name}.ron"), text) {
            Ok(opened) => {
                let session = self.next_session();
                // A sample has no file: saving asks for a name, so the sample stays as it is.
                let document = Document::new(opened.workspace, format!("{name}.ron"), &session);
                self.show(document);
            }
            Err(error) => self.dialogs.push(Dialog::file_error(words::CANNOT_OPEN, &error, self.lang)),
        }
    }

    fn begin(&mut self, template: Option<&str>) {
        let own = |id: &str| self.own_templates.iter().find(|known| known.id == id);
        let from = template.and_then(|id| vocabulary::template(id).or_else(|| own(id)));
        let workspace = from.map_or_else(|| self.empty(), |template| template.workspace(self.lang));
        let session = self.next_session();
        let name = format!("{}.ron", words::UNTITLED.text(self.lang));
        self.show(Document::new(workspace, name, &session));
        self.ask_scope();
    }

    /// Shows a workspace that came from elsewhere, as work that is not saved.
    pub(super) fn take(&mut self, workspace: Workspace) {
        let session = self.next_session();
        let name = format!("{}.ron", words::UNTITLED.text(self.lang));
        let mut document = Document::new(workspace, name, &session);
        document.editor.mark_unsaved();
        self.show(document);
    }

    /// A workspace with one journey and nothing in it.
    fn empty(&self) -> Workspace {
        let name = vocabulary::NEW_JOURNEY.text(self.lang).to_owned();
        let journey = Journey { id: Id::new("journey"), name: name.clone(), ..Journey::default() };
        Workspace {
            version: FORMAT_VERSION,
            title: name,
            language: self.lang,
            journeys: vec![std::sync::Arc::new(journey)].into(),
            ..Workspace::default()
        }
    }

    /// Shows what a crash left behind, as work that is not saved.
    fn show_copy(&mut self, opened: Opened, copy: &Recovery) {
        let session = self.next_session();
        let stem = copy.original.as_deref().and_then(Path::file_stem);
        let name = stem.map(|stem| stem.to_string_lossy().into_owned());
        let name = name.unwrap_or_else(|| words::UNTITLED.text(self.lang).to_owned());
        let name = words::RECOVERED_NAME.fill(self.lang, &[("name", &name)]);
        let mut document = Document::new(opened.workspace, name, &session);
        document.editor.mark_unsaved();
        document.beside = copy.original.clone();
        // The old copy goes only when the work is safe in one of this run.
        document.recovery.offer(copy.original.as_deref(), document.editor.workspace());
        document.recovery.flush();
        let failed = document.recovery.take_error();
        self.show(document);
        match failed {
            Some(error) => self.say(error.message.text(self.lang).to_owned()),
            None => self.put_away(copy, true),
        }
    }

    /// Takes a recovery copy off the screen; `for_good` removes it from the disk too.
    pub(super) fn put_away(&mut self, copy: &Recovery, for_good: bool) {
        self.left_behind.retain(|known| known.path != copy.path);
        if for_good {
            storage::discard_recovery(copy);
        }
    }

    /// Saves, after asking what must be asked; then does what comes next.
    pub(super) fn save(&mut self, next: Next) {
        let Some(document) = &self.document else { return };
        let Some(path) = document.path.clone().filter(|_| document.read_only.is_none()) else {
            self.save_as(next);
            return;
        };
        if document.comments_at_risk {
            self.dialogs.push(Dialog::Comments(next));
        } else {
            let expected = document.stamp;
            self.write(path, expected, next);
        }
    }

    /// Asks for a path, then saves there.
    pub(super) fn save_as(&mut self, next: Next) {
        let Some(document) = &self.document else { return };
        let folder = document.folder();
        let name = self.name_to_save(document);
        self.after_pick = next;
        let title = words::PATH_TITLE_SAVE.text(self.lang);
        self.jobs.pick(Purpose::Save, title, folder.as_deref(), &name, &["ron"]);
    }

    /// The name that is offered: its own, or that of a copy where the file may only be read.
    fn name_to_save(&self, document: &Document) -> String {
        let title = document.title();
        match (&document.read_only, Path::new(&title).file_stem()) {
            (Some(_), Some(stem)) => words::COPY_NAME.fill(self.lang, &[("name", &stem.to_string_lossy())]),
            // A file without a name is called as its journey is.
            _ if document.path.is_none() => {
                let named = document.journey().filter(|journey| !vocabulary::is_unnamed(journey));
                named.map_or(title, |journey| format!("{}.ron", crate::model::slug(&journey.name)))
            }
            _ => title,
        }
    }

    /// Has the file written; one that is being written is waited for.
    fn write(&mut self, path: PathBuf, expected: Option<Stamp>, next: Next) {
        let Some(document) = &mut self.document else { return };
        // What this program could not read whole would be lost. A link to the file is the file.
        let same = document.path.as_ref() == Some(&path) || storage::stamp(&path) == document.stamp;
        if document.read_only.is_some() && same && document.stamp.is_some() {
            let why = document.read_only.as_ref().map_or("", |why| why.text(self.lang));
            let stays = words::READ_ONLY_STAYS.text(self.lang);
            let hint = words::ANOTHER_NAME.text(self.lang).to_owned();
            let message = format!("{stays} ({why})");
            return self.dialogs.push(Dialog::error(words::CANNOT_SAVE, message, hint, String::new()));
        }
        if self.jobs.saving.is_some() {
            self.after_save = Some((Some(path).filter(|_| expected.is_none()), next));
            return;
        }
        let (session, state) = (document.session.clone(), std::sync::Arc::clone(document.editor.workspace()));
        let from = document.path.clone().or_else(|| document.beside.clone()).filter(|from| *from != path);
        self.jobs.save(Saving { session, path, expected, from, state, next });
    }

    /// A file was written, or was not. Edits made meanwhile are still unsaved.
    pub(super) fn saved(&mut self, ctx: &egui::Context, saving: Saving, written: Written) {
        let Saving { session, path, state, mut next, .. } = saving;
        let waiting = self.after_save.take();
        let stamp = match written {
            Written::Whole(stamp) => stamp,
            Written::Changed => return self.dialogs.push(Dialog::Changed(file_name(&path), next)),
            Written::Failed(error) => {
                return self.dialogs.push(Dialog::file_error(words::CANNOT_SAVE, &error, self.lang));
            }
        };
        if let Some(document) = self.document.as_mut().filter(|document| document.session == session) {
            document.stamp = Some(stamp);
            document.path = Some(path.clone());
            document.comments_at_risk = false;
            document.editor.mark_saved_as(state);
            if !document.editor.is_dirty() {
                document.recovery.clear();
            }
            if document.read_only.is_some() && next == Next::Stay {
                // What could only be read is from now on a file of one's own.
                next = Next::Open(path.clone());
            }
        }
        self.remember(&path);
        self.say(words::SAVED_TO.fill(self.lang, &[("path", &path.display().to_string())]));
        match waiting {
            Some((Some(path), next)) => self.write(path, None, next),
            Some((None, next)) if self.is_dirty() => self.save(next),
            Some((None, next)) => self.proceed(ctx, next),
            None if next != Next::Stay => self.leave(ctx, next),
            None => {}
        }
    }

    pub(super) fn ask_open(&mut self) {
        let newest = self.settings.recent.first().and_then(|path| path.parent()).map(Path::to_path_buf);
        let title = words::PATH_TITLE_OPEN.text(self.lang);
        self.jobs.pick(Purpose::Open, title, newest.as_deref(), "", &["ron"]);
    }

    /// A path was chosen, or none was; `asked` if it was also asked whether to replace a file.
    pub(super) fn picked(
        &mut self,
        ctx: &egui::Context,
        purpose: Purpose,
        path: Option<PathBuf>,
        asked: bool,
    ) {
        let next = std::mem::take(&mut self.after_pick);
        let agreed = std::mem::take(&mut self.discard_agreed);
        let Some(path) = path else { return };
        match purpose {
            Purpose::Open if agreed => self.proceed(ctx, Next::Open(path)),
            Purpose::Open => self.leave(ctx, Next::Open(path)),
            Purpose::Import => self.jobs.read_import(path),
            Purpose::Figures => self.jobs.read_figures(path),
            Purpose::Picture => self.picture_chosen(path),
            Purpose::Save => self.write(path, None, next),
            Purpose::Export => match self.dialogs.last_mut() {
                Some(Dialog::Export(form)) => form.chose(&path, asked),
                Some(Dialog::HandOut(form)) => form.chose(&path, asked),
                Some(Dialog::GapReport(form)) => form.chose(&path, asked),
                Some(Dialog::Content(form)) => form.chose(&path, asked),
                Some(Dialog::PlanExport(form)) => form.chose(&path, asked),
                Some(Dialog::Series(form)) => form.chose(&path),
                _ => {}
            },
        }
    }

    /// The system has no file dialog: asks for the path in the window.
    pub(super) fn ask_path(&mut self, purpose: Purpose) {
        let document = self.document.as_ref();
        let start = match purpose {
            Purpose::Open | Purpose::Import | Purpose::Figures | Purpose::Picture => {
                self.settings.recent.first().and_then(|path| path.parent()).map(Path::to_path_buf)
            }
            Purpose::Save => {
                let open = document.and_then(Document::folder);
                let folder = open.or_else(storage::home_folder).or_else(|| std::env::current_dir().ok());
                folder.zip(document).map(|(folder, document)| folder.join(self.name_to_save(document)))
            }
            Purpose::Export => match self.dialogs.last() {
                Some(Dialog::Export(form)) => Some(form.path()),
                _ => self.browsed.take(),
            },
        };
        let start = start.or_else(storage::home_folder).or_else(|| std::env::current_dir().ok());
        let start = start.unwrap_or_default();
        self.dialogs.push(Dialog::Path(PathForm::new(purpose, start)));
    }

    /// A dialog was answered.
    pub(super) fn answered(&mut self, ctx: &egui::Context, answer: Answer) {
        let Some(answer) = self.answered_in_place(ctx, answer) else { return };
        self.dialogs.pop();
        match answer {
            Answer::Cancel
            | Answer::Catalogue(_)
            | Answer::About
            | Answer::StopOpening
            | Answer::Keys(_)
            | Answer::Checked(_)
            | Answer::BrowseExport(_) => self.after_pick = Next::Stay,
            Answer::Scope(form) => self.keep_scope(&form),
            Answer::Save(next) => self.save(next),
            Answer::SaveAs(next) => self.save_as(next),
            Answer::Discard(next) => {
                // The recovery copy goes only when something else is really shown.
                self.discard_agreed = next == Next::AskOpen;
                self.proceed(ctx, next);
            }
            Answer::LoseComments(next) => {
                self.with_document(|document| document.comments_at_risk = false);
                self.save(next);
            }
            Answer::Overwrite(next) => {
                if let Some(path) = self.document.as_ref().and_then(|document| document.path.clone()) {
                    self.write(path, None, next);
                }
            }
            Answer::Reload => {
                if let Some(path) = self.document.as_ref().and_then(|document| document.path.clone()) {
                    self.open_path(path);
                }
            }
            Answer::Path(purpose, path) => self.picked(ctx, purpose, Some(path), purpose == Purpose::Save),
            Answer::Export(form) => self.export(*form),
            Answer::ClearDangling => {
                self.edit(crate::edit::Edit::ClearDangling, None);
            }
            Answer::Go(subject) => self.go_to(&subject),
            Answer::Gaps(outcome) => self.gaps_answered(outcome),
            Answer::Templates(outcome) => self.templates_answered(outcome),
            Answer::HandOut(outcome) => self.handed_out(outcome),
            Answer::GapReport(outcome) => self.gaps_reported(outcome),
            Answer::PlanExport(outcome) => self.plan_exported(outcome),
            Answer::Dates(outcome) => self.dates_taken(outcome),
            Answer::Import(outcome) => self.imported(outcome),
            Answer::Content(outcome) => self.content_written(outcome),
            Answer::Series(outcome) => self.series_answered(outcome),
            Answer::Agenda(outcome) => self.agenda_answered(ctx, outcome),
            Answer::Difference(place) => self.show_difference(place),
        }
    }

    /// Answers that leave the dialog where it is; gives back those that end it.
    fn answered_in_place(&mut self, ctx: &egui::Context, answer: Answer) -> Option<Answer> {
        match answer {
            Answer::About => self.dialogs.push(Dialog::About),
            Answer::Keys(change) => self.change_keys(&change),
            Answer::Catalogue(ask) => self.catalogue_asked(ctx, ask),
            Answer::StopOpening => self.jobs.give_up(),
            // The next card follows.
            Answer::Checked(outcome) => self.checked(outcome),
            Answer::BrowseExport(form) => self.browse(form.path()),
            Answer::HandOut(decide::Outcome::Browse(path))
            | Answer::GapReport(gaps::Reported::Browse(path))
            | Answer::Content(importing::Written::Browse(path))
            | Answer::PlanExport(plan::Outcome::Browse(path))
            | Answer::Series(replay::Outcome::Browse(path)) => self.browse(path),
            Answer::Path(Purpose::Save, path) => {
                let Some(Dialog::Path(form)) = self.dialogs.last_mut() else {
                    return Some(Answer::Path(Purpose::Save, path));
                };
                if form.is_warned(&path) || storage::stamp(&path).is_none() {
                    return Some(Answer::Path(Purpose::Save, path));
                }
                form.warn(path);
            }
            ends => return Some(ends),
        }
        None
    }

    /// Asks where something that is exported goes, beginning with this path.
    fn browse(&mut self, path: PathBuf) {
        let (folder, name) = (path.parent().map(Path::to_path_buf), file_name(&path));
        let ending = path.extension().unwrap_or_default().to_string_lossy().into_owned();
        let title = words::PATH_TITLE_EXPORT.text(self.lang);
        self.jobs.pick(Purpose::Export, title, folder.as_deref(), &name, &[&ending]);
        self.browsed = Some(path);
    }

    /// Opens the export dialog.
    pub(super) fn ask_export(&mut self) {
        let Some(document) = &self.document else { return };
        let theme = if self.settings.theme.is_empty() { "light" } else { &self.settings.theme };
        let form = ExportForm::new(document, theme, self.as_of).with_view(document, self.canvas.seen());
        self.dialogs.push(Dialog::Export(Box::new(form)));
    }

    /// Draws and writes on a thread of its own.
    fn export(&mut self, form: ExportForm) {
        let Some(document) = &self.document else { return };
        let (workspace, journey) = (document.editor.workspace().clone(), document.journey.clone());
        let progress = Progress::default();
        self.jobs.drawing = Some(progress.clone());
        self.jobs.export(move || form.write(&workspace, &journey, &progress));
    }
}

impl Dialog {
    /// A dialog that shows what `storage` says.
    pub(super) fn file_error(title: vocabulary::Label, error: &FileError, lang: Lang) -> Self {
        let text = |told: &vocabulary::Told| told.text(lang).to_owned();
        Self::error(title, text(&error.message), text(&error.hint), error.excerpt.text(lang).to_owned())
    }
}
