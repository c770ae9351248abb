//! Files: open, save, recover, and settings. The only code that reads or writes the disk.
//! Knows the format, not the window.

mod browse;
mod bytes;
mod cut;
mod excerpt;
mod explain;
mod folders;
mod format;
mod locate;
mod matching;
mod mend;
mod open;
mod pictures;
mod preferences;
mod prescan;
mod recovery;
mod recovery_writer;
mod save;
mod scan;
mod stillness;
mod templates;

pub use browse::{Entry, beside, home_folder, list_files, list_folder, typed_path};
pub use bytes::{read_bytes, read_deck};
pub use excerpt::visible;
pub use format::to_text;
pub use matching::matching;
pub use open::{LARGEST, Source, open, parse};
pub use pictures::{album, check_pictures, copy_pictures, keep_picture, pictures_folder, read_picture};
pub use preferences::{load_settings, save_settings};
pub use recovery::{Recovery, discard_recovery, recoveries, remove_recovery, write_recovery};
pub use recovery_writer::{RecoveryWriter, flush_recoveries};
pub use save::{save, stamp, write_export, write_exports};
pub use stillness::ask_for_stillness;
pub use templates::{delete_template, own_templates, save_template};

use std::time::SystemTime;

use crate::check::Problem;
use crate::model::Workspace;
use crate::vocabulary::Told;

/// A file that was read.
#[derive(Clone, Debug)]
pub struct Opened {
    /// What it holds.
    pub workspace: Workspace,
    /// What is wrong with the content, with line and column where known.
    pub problems: Vec<Located>,
    /// Why it may not be saved over (a newer version, no permission), in English.
    pub read_only: Option<Told>,
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

/// Why a file could not be read or written. Displays as one sentence in English.
#[derive(Debug, thiserror::Error)]
#[error("{message}")]
pub struct FileError {
    /// One sentence in lower case, the path last.
    pub message: Told,
    /// What to do about it.
    pub hint: Told,
    /// The lines of the file at fault with a mark under the place, ready to print; may be empty.
    pub excerpt: Box<Told>,
}

/// A file error without an excerpt.
fn file_error(message: Told, hint: Told) -> FileError {
    FileError { message, hint, excerpt: Box::default() }
}
