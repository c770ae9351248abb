//! Files: open, save, recover, and settings. The only code that reads or writes the disk.
//! Knows the format, not the window.

mod excerpt;
mod explain;
mod format;
mod locate;
mod mend;
mod open;
mod prescan;
mod scan;

pub use format::to_text;
pub use open::{LARGEST, open, parse};

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::check::Problem;
use crate::model::Workspace;
use crate::settings::Settings;

/// A file that was read.
#[derive(Clone, Debug)]
pub struct Opened {
    /// What it holds.
    pub workspace: Workspace,
    /// What is wrong with the content, with line and column where known.
    pub problems: Vec<Located>,
    /// Why it may not be saved over (a newer version, no permission), in English.
    pub read_only: Option<String>,
    /// Whether it has comments, which a save would lose.
    pub has_comments: bool,
    /// How it was on the disk.
    pub stamp: Stamp,
}

/// A problem with its place in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Located {
    /// The problem.
    pub problem: Problem,
    /// Line and column, counted from 1, where known.
    pub at: Option<(usize, usize)>,
}

/// What a file on the disk looked like: to notice that somebody else changed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Its length in bytes.
    pub length: u64,
    /// When it was last changed.
    pub modified: Option<SystemTime>,
}

/// Why a file could not be read or written. Displays as one sentence; see [`FileError::hint`].
#[derive(Debug, thiserror::Error)]
#[error("{message}")]
pub struct FileError {
    /// One sentence in lower case, the path last.
    pub message: String,
    /// What to do about it.
    pub hint: String,
    /// The lines of the file at fault with a mark under the place, ready to print; may be empty.
    pub excerpt: String,
}

impl FileError {
    /// What to do about it.
    pub fn hint(&self) -> &str {
        &self.hint
    }
}

/// A file error without an excerpt.
fn file_error(message: String, hint: &str) -> FileError {
    FileError { message, hint: hint.to_owned(), excerpt: String::new() }
}

/// Writes a journey file so that at every moment either the old or the new one is whole.
pub fn save(path: &Path, workspace: &Workspace) -> Result<Stamp, FileError> {
    let _ = (path, workspace);
    Err(FileError { message: String::new(), hint: String::new(), excerpt: String::new() })
}

/// Writes bytes (an export) the same way. Refuses an existing file unless `replace`.
pub fn write_export(path: &Path, bytes: &[u8], replace: bool) -> Result<(), FileError> {
    let _ = (path, bytes, replace);
    Ok(())
}

/// How the file is on the disk now; nothing if it is gone.
pub fn stamp(path: &Path) -> Option<Stamp> {
    let _ = path;
    None
}

/// A copy kept in case the program or the machine stops.
#[derive(Clone, Debug, PartialEq)]
pub struct Recovery {
    /// The copy.
    pub path: PathBuf,
    /// The file that was being edited; nothing if it had never been saved.
    pub original: Option<PathBuf>,
    /// When the copy was written.
    pub written: SystemTime,
}

/// Writes a recovery copy into the user's data directory. `session` names this run of this
/// document, so that two windows do not overwrite each other.
pub fn write_recovery(
    session: &str,
    original: Option<&Path>,
    workspace: &Workspace,
) -> Result<(), FileError> {
    let _ = (session, original, workspace);
    Ok(())
}

/// Removes the recovery copy of this session: the work is saved or was given up.
pub fn remove_recovery(session: &str) {
    let _ = session;
}

/// Copies left behind by sessions that did not end well, newest first. Copies of sessions that
/// still run are not among them.
pub fn recoveries() -> Vec<Recovery> {
    Vec::new()
}

/// The preferences; the defaults where there are none or where they can't be read.
pub fn load_settings() -> Settings {
    Settings::default()
}

/// Writes the preferences.
pub fn save_settings(settings: &Settings) -> Result<(), FileError> {
    let _ = settings;
    Ok(())
}
