//! Work off the window's thread: file dialogs, exports, recovery copies. Each ends in a message
//! that the next frame reads. Knows no panel.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use crate::model::Workspace;

/// What a path is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A file to open.
    Open,
    /// Where to save.
    Save,
    /// Where to export to.
    Export,
}

/// What came of a job.
#[derive(Debug)]
pub enum Done {
    /// A path was chosen, or the dialog was closed.
    Picked(Purpose, Option<PathBuf>),
    /// This machine has no file dialog to show.
    NoDialog(Purpose),
    /// An export ended: the files, or what went wrong.
    Exported(Result<Vec<PathBuf>, String>),
}

/// Runs jobs and collects what came of them.
pub struct Jobs {
    ctx: egui::Context,
    sender: Sender<Done>,
    receiver: Receiver<Done>,
    /// Whether a dialog of the system is open.
    pub dialog_open: bool,
    /// Exports under way.
    pub exports: usize,
}

/// Nobody reads a dialog and closes it within this time: then there was none.
const TOO_QUICK: Duration = Duration::from_millis(400);

impl Jobs {
    /// Nothing under way.
    pub fn new(ctx: egui::Context) -> Self {
        let (sender, receiver) = channel();
        Self { ctx, sender, receiver, dialog_open: false, exports: 0 }
    }

    /// What has ended since the last frame.
    pub fn ended(&mut self) -> Vec<Done> {
        let done: Vec<Done> = self.receiver.try_iter().collect();
        for one in &done {
            match one {
                Done::Picked(..) | Done::NoDialog(_) => self.dialog_open = false,
                Done::Exported(_) => self.exports = self.exports.saturating_sub(1),
            }
        }
        done
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
        let mut dialog =
            rfd::AsyncFileDialog::new().set_title(title).add_filter(extensions.join(", "), extensions);
        if let Some(folder) = start {
            dialog = dialog.set_directory(folder);
        }
        let (sender, ctx) = (self.sender.clone(), self.ctx.clone());
        let extension = extensions.first().copied().unwrap_or_default().to_owned();
        // Some systems want the dialog made on this thread; waiting for it may happen on another.
        let answer: std::pin::Pin<Box<dyn Future<Output = Option<rfd::FileHandle>> + Send>> = match purpose {
            Purpose::Open => Box::pin(dialog.pick_file()),
            Purpose::Save | Purpose::Export => Box::pin(dialog.set_file_name(name).save_file()),
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

    /// Runs an export; it writes its files itself and returns them.
    pub fn export(&mut self, work: impl FnOnce() -> Result<Vec<PathBuf>, String> + Send + 'static) {
        self.exports += 1;
        let (sender, ctx) = (self.sender.clone(), self.ctx.clone());
        std::thread::spawn(move || {
            let _ = sender.send(Done::Exported(work()));
            ctx.request_repaint();
        });
    }
}

/// The path with an extension where a new file was named without one.
pub fn with_extension(path: PathBuf, purpose: Purpose, extension: &str) -> PathBuf {
    if purpose == Purpose::Open || path.extension().is_some() || extension.is_empty() {
        return path;
    }
    path.with_extension(extension)
}

/// A state of a document that was not saved yet.
#[derive(Clone)]
struct Unsaved {
    session: String,
    original: Option<PathBuf>,
    workspace: Arc<Workspace>,
}

/// Writes recovery copies on a thread of its own, at most one a second, always the newest state.
pub struct Recoveries {
    waiting: Arc<Waiting>,
    bell: Sender<()>,
}

#[derive(Default)]
struct Waiting {
    newest: Mutex<Option<Unsaved>>,
    /// Held while a copy is written, so that one that was given up meanwhile is removed after it
    /// was written and not before; the window only waits for `newest`.
    writing: Mutex<()>,
}

/// Copies are written this long after the first change that asks for one.
const REST: Duration = Duration::from_millis(900);

impl Default for Recoveries {
    fn default() -> Self {
        let waiting: Arc<Waiting> = Arc::default();
        let (bell, rings) = channel();
        let shared = Arc::clone(&waiting);
        std::thread::spawn(move || {
            while rings.recv().is_ok() {
                std::thread::sleep(REST);
                shared.write();
            }
        });
        Self { waiting, bell }
    }
}

impl Recoveries {
    /// Has this state written soon; a newer one takes its place.
    pub fn keep(&self, session: &str, original: Option<&Path>, workspace: &Arc<Workspace>) {
        let unsaved = Unsaved {
            session: session.to_owned(),
            original: original.map(Path::to_path_buf),
            workspace: Arc::clone(workspace),
        };
        if locked(&self.waiting.newest).replace(unsaved).is_none() {
            // Without its thread there is nothing to ring for; `flush` still writes.
            let _ = self.bell.send(());
        }
    }

    /// Writes what waits at once, on this thread.
    pub fn flush(&self) {
        self.waiting.write();
    }

    /// Drops what waits and removes the copy: the work is saved, or was given up.
    pub fn forget(&self, session: &str) {
        *locked(&self.waiting.newest) = None;
        let _writing = locked(&self.waiting.writing);
        crate::storage::remove_recovery(session);
    }
}

impl Waiting {
    fn write(&self) {
        let _writing = locked(&self.writing);
        let waiting = locked(&self.newest).take();
        if let Some(unsaved) = waiting {
            // A copy that can't be written must not stop the work that it would save.
            let _ = crate::storage::write_recovery(
                &unsaved.session,
                unsaved.original.as_deref(),
                &unsaved.workspace,
            );
        }
    }
}

/// A panic while a lock was held leaves nothing half done here.
fn locked<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}
