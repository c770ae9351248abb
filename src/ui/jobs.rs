//! Work off the window's thread: file dialogs and exports. Each ends in a message
//! that the next frame reads. Knows no panel.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

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
