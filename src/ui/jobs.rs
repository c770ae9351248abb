//! Work off the window's thread: file dialogs, reading, writing and exports. Each ends in a message
//! that the next frame reads. Knows no panel.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use super::export_form::{Copied, Failed};
use super::filing::Next;
use super::photos::{self, Target};
use crate::import::{Found, Settled};
use crate::model::Workspace;
use crate::progress::{Progress, Stopped};
use crate::storage::{self, Entry, FileError, Opened, Recovery, Stamp};
use crate::vocabulary::{Label, Told, told};

/// What a path is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A file to open.
    Open,
    /// A file of another program.
    Import,
    /// A file with figures of metrics.
    Figures,
    /// Where to save.
    Save,
    /// Where to export to.
    Export,
    /// A picture to add.
    Picture,
}

impl Purpose {
    /// Whether a file that is there is wanted.
    pub fn reads(self) -> bool {
        matches!(self, Self::Open | Self::Import | Self::Figures | Self::Picture)
    }
}

/// What came of a job.
#[derive(Debug)]
pub enum Done {
    /// A path was chosen, or the dialog was closed.
    Picked(Purpose, Option<PathBuf>),
    /// This machine has no file dialog to show.
    NoDialog(Purpose),
    /// An export ended: the files, or what went wrong.
    Exported(Result<super::export_form::Written, Failed>),
    /// A picture of the map is to go on the clipboard.
    Copied(Result<Copied, Told>),
    /// A file was read. The number is that of [`Opening`].
    Opened(u64, Source, Box<Result<Opened, FileError>>),
    /// A file was written, or was not.
    Saved(Saving, Written),
    /// A file of another program was read.
    /// The number is that of [`Opening`].
    ImportRead(u64, PathBuf, Result<Found, Told>),
    /// A file with figures was read.
    FiguresRead(PathBuf, Result<String, Told>),
    /// What would come of an import, by the number with which that was asked.
    /// Nothing where that was given up.
    ImportSettled(u64, Result<Option<Arc<Settled>>, Told>),
    /// A picture was kept beside a file, by the session of the document, or was refused.
    PictureKept(String, PathBuf, Target, Result<String, Told>),
    /// What a folder holds.
    Listed(PathBuf, Result<Vec<Entry>, FileError>),
}

/// What is read.
#[derive(Clone, Debug, PartialEq)]
pub enum Source {
    /// A file.
    Named(PathBuf),
    /// A copy that a crash left behind.
    Copy(Recovery),
}

impl Source {
    /// Where it lies.
    pub fn path(&self) -> &Path {
        match self {
            Self::Named(path) => path,
            Self::Copy(copy) => &copy.path,
        }
    }
}

/// A file that is being read.
#[derive(Debug)]
pub struct Opening {
    number: u64,
    /// Where it lies.
    pub path: PathBuf,
    /// Since when.
    pub since: Instant,
    /// How far it is, where that is known.
    pub progress: Option<Progress>,
}

/// A state that is being written.
#[derive(Debug)]
pub struct Saving {
    /// The document, by its session.
    pub session: String,
    /// Where to.
    pub path: PathBuf,
    /// How the file was when it was last read or written; unset writes over whatever is there.
    pub expected: Option<Stamp>,
    /// The file whose pictures go along, where that is another one.
    pub from: Option<PathBuf>,
    /// What is written.
    pub state: Arc<Workspace>,
    /// What follows.
    pub next: Next,
}

/// What came of writing.
#[derive(Debug)]
pub enum Written {
    /// It is on the disk.
    Whole(Stamp),
    /// Somebody else changed the file; it was left as it is.
    Changed,
    /// It could not be written.
    Failed(FileError),
}

/// Runs jobs and collects what came of them.
pub struct Jobs {
    ctx: egui::Context,
    sender: Sender<Done>,
    receiver: Receiver<Done>,
    /// Whether a dialog of the system is open.
    pub dialog_open: bool,
    /// Whether the window lost the keyboard while that dialog was open.
    pub was_covered: bool,
    /// Exports under way.
    pub exports: usize,
    /// Imports that are read or matched.
    imports: usize,
    /// How far the drawing is that was asked for last, while it is under way.
    pub drawing: Option<Progress>,
    /// The file that is being read.
    pub opening: Option<Opening>,
    /// The file of another program that is being read.
    pub reading: Option<Opening>,
    /// How far the import is that is matched.
    matching: Option<Progress>,
    /// Since when a file is being written.
    pub saving: Option<Instant>,
    count: u64,
}

/// Nobody reads a dialog and closes it within this time: then there was none.
const TOO_QUICK: Duration = Duration::from_millis(400);

/// What takes longer than this is shown to be under way.
pub const NOTICEABLE: Duration = Duration::from_millis(150);

impl Jobs {
    /// Nothing under way.
    pub fn new(ctx: egui::Context) -> Self {
        let (sender, receiver) = channel();
        Self {
            ctx,
            sender,
            receiver,
            dialog_open: false,
            was_covered: false,
            exports: 0,
            imports: 0,
            drawing: None,
            opening: None,
            reading: None,
            matching: None,
            saving: None,
            count: 0,
        }
    }

    /// What has ended since the last frame.
    pub fn ended(&mut self) -> Vec<Done> {
        let mut done: Vec<Done> = self.receiver.try_iter().collect();
        for one in &mut done {
            match one {
                Done::Picked(purpose, None) if self.saw_no_dialog() => *one = Done::NoDialog(*purpose),
                _ => {}
            }
            match one {
                Done::Picked(..) | Done::NoDialog(_) => self.dialog_open = false,
                Done::Exported(_) | Done::Copied(_) => {
                    self.exports = self.exports.saturating_sub(1);
                    if self.exports == 0 {
                        self.drawing = None;
                    }
                }
                Done::Saved(..) => self.saving = None,
                Done::Opened(..) | Done::Listed(..) => {}
                Done::PictureKept(..)
                | Done::ImportRead(..)
                | Done::ImportSettled(..)
                | Done::FiguresRead(..) => self.imports = self.imports.saturating_sub(1),
            }
        }
        done
    }

    /// Whether the dialog that ended without a path was never there: nobody can leave a dialog without
    /// the window losing the keyboard to it. Where a portal is named but does not answer, that is found
    /// out only after a while. Other systems always have a dialog.
    fn saw_no_dialog(&self) -> bool {
        cfg!(all(unix, not(target_os = "macos"))) && !self.was_covered
    }

    /// Whether a file is being read or written.
    pub fn is_working(&self) -> bool {
        self.opening.is_some() || self.saving.is_some() || self.imports > 0
    }

    /// Whether this is the file that was asked for last; then it is no longer being read.
    pub fn arrived(&mut self, number: u64) -> bool {
        self.opening.take_if(|opening| opening.number == number).is_some()
    }

    /// Runs work on a thread of its own. `broken` is told if a mistake of ours ends it.
    fn start(
        &self,
        work: impl FnOnce() -> Done + Send + 'static,
        broken: impl FnOnce() -> Done + Send + 'static,
    ) {
        let (sender, ctx) = (self.sender.clone(), self.ctx.clone());
        std::thread::spawn(move || {
            let done = catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| broken());
            // The window may be gone by now.
            let _ = sender.send(done);
            ctx.request_repaint();
        });
    }

    /// Reads a file; an earlier one that is still being read is forgotten.
    pub fn open(&mut self, source: Source) {
        self.count += 1;
        let number = self.count;
        let path = source.path().to_path_buf();
        self.opening = Some(Opening { number, path, since: Instant::now(), progress: None });
        let lost = source.clone();
        self.start(
            move || Done::Opened(number, source.clone(), Box::new(storage::open(source.path()))),
            move || {
                let error = mistake(Label::new("read", "gelezen"), lost.path());
                Done::Opened(number, lost, Box::new(Err(error)))
            },
        );
    }

    /// Writes a file, unless somebody else changed it.
    pub fn save(&mut self, saving: Saving) {
        self.saving = Some(Instant::now());
        let (path, expected, state) = (saving.path.clone(), saving.expected, Arc::clone(&saving.state));
        let (from, sender, ctx) = (saving.from.clone(), self.sender.clone(), self.ctx.clone());
        std::thread::spawn(move || {
            let written = catch_unwind(AssertUnwindSafe(|| {
                if expected.is_some() && storage::stamp(&path) != expected {
                    return Written::Changed;
                }
                let copied = from.map_or(Ok(()), |from| storage::copy_pictures(&from, &path, &state));
                let saved = copied.and_then(|()| storage::save(&path, &state));
                saved.map_or_else(Written::Failed, Written::Whole)
            }));
            let written = written
                .unwrap_or_else(|_| Written::Failed(mistake(Label::new("written", "geschreven"), &path)));
            let _ = sender.send(Done::Saved(saving, written));
            ctx.request_repaint();
        });
    }

    /// Lists a folder: the folders in it and the files with these endings.
    pub fn list(&self, folder: PathBuf, endings: Vec<&'static str>) {
        let lost = folder.clone();
        self.start(
            move || {
                let listed = storage::list_files(&folder, &endings);
                Done::Listed(folder, listed)
            },
            move || {
                let error = mistake(Label::new("listed", "opgesomd"), &lost);
                Done::Listed(lost, Err(error))
            },
        );
    }

    /// Shows the system's file dialog. `extensions` are offered, the first is added where none is typed.
    pub fn pick(
        &mut self,
        purpose: Purpose,
        title: &str,
        start: Option<&Path>,
        name: &str,
        extensions: &[&str],
    ) {
        if self.dialog_open {
            return;
        }
        self.dialog_open = true;
        self.was_covered = false;
        let mut dialog =
            rfd::AsyncFileDialog::new().set_title(title).add_filter(extensions.join(", "), extensions);
        if let Some(folder) = start {
            dialog = dialog.set_directory(folder);
        }
        let (sender, ctx) = (self.sender.clone(), self.ctx.clone());
        let extension = extensions.first().copied().unwrap_or_default().to_owned();
        // Some systems want the dialog made on this thread; waiting for it may happen on another.
        let answer: std::pin::Pin<Box<dyn Future<Output = Option<rfd::FileHandle>> + Send>> = match purpose {
            _ if purpose.reads() => Box::pin(dialog.pick_file()),
            _ => Box::pin(dialog.set_file_name(name).save_file()),
        };
        let asked = Instant::now();
        std::thread::spawn(move || {
            let path = pollster::block_on(answer).map(|handle| handle.path().to_path_buf());
            let done = match path {
                None if asked.elapsed() < TOO_QUICK => Done::NoDialog(purpose),
                path => Done::Picked(purpose, path.map(|path| with_extension(path, purpose, &extension))),
            };
            // The window may be gone by now.
            let _ = sender.send(done);
            ctx.request_repaint();
        });
    }

    /// Makes a picture as small as needed and keeps it beside a journey file.
    pub fn keep_picture(&mut self, session: String, file: PathBuf, path: PathBuf, target: Target) {
        self.imports += 1;
        let lost = (session.clone(), path.clone(), target.clone());
        self.start(
            move || {
                let kept = photos::keep(&file, &path, &target);
                Done::PictureKept(session, path, target, kept)
            },
            move || {
                let error = mistake(Label::new("read", "gelezen"), &lost.1);
                Done::PictureKept(lost.0, lost.1, lost.2, Err(error.message))
            },
        );
    }

    /// Reads a file of another program; an earlier one that is still being read is given up.
    pub fn read_import(&mut self, path: PathBuf) {
        self.stop_reading();
        self.count += 1;
        let (number, progress) = (self.count, Progress::default());
        let (since, shown) = (Instant::now(), Some(progress.clone()));
        self.reading = Some(Opening { number, path: path.clone(), since, progress: shown });
        let find = move |path: &Path| super::importing::read(path, &progress);
        self.read(path, find, move |path, found| Done::ImportRead(number, path, found));
    }

    /// Gives up the file that is being read.
    pub fn give_up(&mut self) {
        self.opening = None;
        self.stop_reading();
    }

    fn stop_reading(&mut self) {
        if let Some(progress) = self.reading.take().and_then(|reading| reading.progress) {
            progress.stop();
        }
    }

    /// Whether this is the file of another program that was asked for last; then it is no longer being read.
    pub fn import_arrived(&mut self, number: u64) -> bool {
        self.reading.take_if(|reading| reading.number == number).is_some()
    }

    /// Reads a file with figures of metrics.
    pub fn read_figures(&mut self, path: PathBuf) {
        self.read(path, super::plan::read_figures, Done::FiguresRead);
    }

    /// Reads a file and says what was found, also where reading itself went wrong.
    fn read<T: 'static>(
        &mut self,
        path: PathBuf,
        find: impl FnOnce(&Path) -> Result<T, Told> + Send + 'static,
        done: impl Fn(PathBuf, Result<T, Told>) -> Done + Clone + Send + 'static,
    ) {
        self.imports += 1;
        let (lost, broken) = (path.clone(), done.clone());
        self.start(
            move || {
                let found = find(&path);
                done(path, found)
            },
            move || {
                let error = mistake(Label::new("read", "gelezen"), &lost);
                broken(lost, Err(error.message))
            },
        );
    }

    /// Finds out what would come of an import; what was asked before is given up.
    pub fn settle_import(
        &mut self,
        number: u64,
        progress: Progress,
        work: impl FnOnce(&Progress) -> Result<Settled, Stopped> + Send + 'static,
    ) {
        self.stop_matching();
        self.imports += 1;
        self.matching = Some(progress.clone());
        let message =
            told!("a mistake inside Wandel ended the import" / "een fout in Wandel brak het importeren af");
        self.start(
            move || Done::ImportSettled(number, Ok(work(&progress).ok().map(Arc::new))),
            move || Done::ImportSettled(number, Err(message)),
        );
    }

    /// Nobody waits any longer for what would come of an import.
    pub fn stop_matching(&mut self) {
        if let Some(progress) = self.matching.take() {
            progress.stop();
        }
    }

    /// Makes what goes on the clipboard.
    pub fn copy(&mut self, work: impl FnOnce() -> Result<Copied, Told> + Send + 'static) {
        self.exports += 1;
        let message =
            told!("a mistake inside Wandel ended the export" / "een fout in Wandel brak het exporteren af");
        self.start(|| Done::Copied(work()), || Done::Copied(Err(message)));
    }

    /// Runs an export; it writes its files itself and returns them.
    pub fn export<W: Into<super::export_form::Written>>(
        &mut self,
        work: impl FnOnce() -> Result<W, Failed> + Send + 'static,
    ) {
        self.exports += 1;
        let message =
            told!("a mistake inside Wandel ended the export" / "een fout in Wandel brak het exporteren af");
        let broken = || Done::Exported(Err(Failed::Broken(message)));
        self.start(|| Done::Exported(work().map(Into::into)), broken);
    }
}

/// What is said when a mistake of ours ended a job.
fn mistake(done: Label, path: &Path) -> FileError {
    FileError {
        message: told!(
            "a mistake inside Wandel keeps this from being {done}: {path}"
                / "door een fout in Wandel kan dit niet worden {done}: {path}",
            done = done,
            path = path.display().to_string()
        ),
        hint: told!(
            "save your work under another name and try again"
                / "sla je werk op onder een andere naam en probeer het opnieuw"
        ),
        excerpt: Box::default(),
    }
}

/// The path with an extension where a new file was named without one.
pub fn with_extension(path: PathBuf, purpose: Purpose, extension: &str) -> PathBuf {
    if purpose.reads() || path.extension().is_some() || extension.is_empty() {
        return path;
    }
    path.with_extension(extension)
}
