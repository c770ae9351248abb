//! Recovery copies: one file per session in the user's data folder, so that a crash, a kill or a
//! power cut costs at most two seconds of work. The document itself is never touched here.
//!
//! A session holds a lock on a file beside its copy for as long as it runs; the system lets go of
//! it when the process ends in whatever way, so a copy whose lock is free was left behind.

use std::collections::BTreeMap;
use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use super::save::write_whole;
use super::{FileError, file_error, folders, to_text};
use crate::model::Workspace;
use crate::vocabulary::told;

/// The locks of the sessions of this process, by copy.
static LOCKS: Mutex<BTreeMap<PathBuf, File>> = Mutex::new(BTreeMap::new());

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
    folders::recovery().map_or_else(no_folder, |folder| write_in(&folder, session, original, workspace))
}

/// The answer where there is no place for copies.
pub(super) fn no_folder() -> Result<(), FileError> {
    let message = told!("there is no home folder for recovery copies" / "er is geen map voor herstelkopieën");
    let hint = told!(
        "set WANDEL_DATA_DIR; save often until then" / "geef WANDEL_DATA_DIR een waarde; sla tot dan vaak op"
    );
    Err(file_error(message, hint))
}

/// Removes the recovery copy of this session: the work is saved or was given up.
pub fn remove_recovery(session: &str) {
    if let Some(folder) = folders::recovery() {
        remove_in(&folder, session);
    }
}

/// Copies left behind by sessions that did not end well, newest first. Copies of sessions that
/// still run are not among them.
pub fn recoveries() -> Vec<Recovery> {
    folders::recovery().map_or_else(Vec::new, |folder| left_in(&folder))
}

/// Removes a copy that was left behind, once it is opened or not wanted.
pub fn discard_recovery(recovery: &Recovery) {
    remove_copy(&recovery.path);
}

/// Writes the copy of a session and keeps its lock.
pub(super) fn write_in(
    folder: &Path,
    session: &str,
    original: Option<&Path>,
    workspace: &Workspace,
) -> Result<(), FileError> {
    let copy = copy_path(folder, session);
    let failed = |error: std::io::Error| {
        let message = told!(
            "no recovery copy can be kept ({error}): {path}"
                / "er kan geen herstelkopie bewaard worden ({error}): {path}",
            error = error.to_string(),
            path = copy.display().to_string()
        );
        let hint = told!(
            "save often until that folder can be written"
                / "sla vaak op tot in die map geschreven kan worden"
        );
        file_error(message, hint)
    };
    let text = to_text(workspace)?;
    make_private(folder).map_err(failed)?;
    hold_lock(&copy).map_err(failed)?;
    // First where it belongs, then the copy: a copy is never without its origin.
    match original {
        Some(original) => write_whole(&copy.with_extension("from"), &bytes_of(original)).map_err(failed)?,
        None => remove_quietly(&copy.with_extension("from")),
    }
    write_whole(&copy, text.as_bytes()).map_err(failed)
}

/// Removes the copy of a session and lets go of its lock.
pub(super) fn remove_in(folder: &Path, session: &str) {
    let copy = copy_path(folder, session);
    remove_copy(&copy);
    locks().remove(&copy);
}

/// The copies in a folder that no running session holds, newest first.
pub(super) fn left_in(folder: &Path) -> Vec<Recovery> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let copies = paths.filter(|path| path.extension().is_some_and(|ending| ending == "ron"));
    let mut left: Vec<Recovery> = copies.filter(|path| !is_held(path)).filter_map(recovery_at).collect();
    left.sort_by(|a, b| b.written.cmp(&a.written).then_with(|| a.path.cmp(&b.path)));
    left
}

fn recovery_at(path: PathBuf) -> Option<Recovery> {
    let data = std::fs::metadata(&path).ok().filter(std::fs::Metadata::is_file)?;
    let original = std::fs::read(path.with_extension("from")).ok().map(path_of);
    Some(Recovery { written: data.modified().unwrap_or(SystemTime::UNIX_EPOCH), original, path })
}

fn locks() -> MutexGuard<'static, BTreeMap<PathBuf, File>> {
    // A panic elsewhere leaves the map whole, and now is when copies matter.
    LOCKS.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Takes the lock beside a copy if this process does not hold it yet.
fn hold_lock(copy: &Path) -> std::io::Result<()> {
    let mut locks = locks();
    if locks.contains_key(copy) {
        return Ok(());
    }
    let file = File::options().create(true).append(true).open(copy.with_extension("lock"))?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => return Err(std::io::Error::other("another session has this name")),
        // Some network folders know no locks; a copy that may be offered twice beats none.
        Err(TryLockError::Error(_)) => {}
    }
    locks.insert(copy.to_path_buf(), file);
    Ok(())
}

/// Whether a running session, here or in another process, holds this copy.
fn is_held(copy: &Path) -> bool {
    if locks().contains_key(copy) {
        return true;
    }
    let Ok(file) = File::open(copy.with_extension("lock")) else { return false };
    matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock))
}

fn remove_copy(copy: &Path) {
    for ending in ["ron", "from", "lock"] {
        remove_quietly(&copy.with_extension(ending));
    }
}

/// Removes a file; that it is gone already, or can't go, changes nothing for the caller.
fn remove_quietly(path: &Path) {
    let _ = std::fs::remove_file(path);
}

/// The file of a session's copy; letters that a file name may not have are replaced.
fn copy_path(folder: &Path, session: &str) -> PathBuf {
    let plain = |letter: char| if letter.is_ascii_alphanumeric() { letter } else { '-' };
    let name: String = session.chars().map(plain).take(80).collect();
    folder.join(format!("session-{name}.ron"))
}

/// Makes the folder, on Unix for its owner only: maps hold business-sensitive notes.
fn make_private(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

#[cfg(unix)]
fn bytes_of(path: &Path) -> Vec<u8> {
    std::os::unix::ffi::OsStrExt::as_bytes(path.as_os_str()).to_vec()
}

#[cfg(unix)]
fn path_of(bytes: Vec<u8>) -> PathBuf {
    let text: std::ffi::OsString = std::os::unix::ffi::OsStringExt::from_vec(bytes);
    text.into()
}

#[cfg(not(unix))]
fn bytes_of(path: &Path) -> Vec<u8> {
    path.to_string_lossy().into_owned().into_bytes()
}

#[cfg(not(unix))]
fn path_of(bytes: Vec<u8>) -> PathBuf {
    String::from_utf8_lossy(&bytes).into_owned().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn workspace(title: &str) -> Workspace {
        Workspace { title: title.into(), ..Workspace::default() }
    }

    /// What the system does when a process ends.
    fn die(folder: &Path, session: &str) {
        locks().remove(&copy_path(folder, session));
    }

    #[test]
    fn only_copies_left_behind_are_offered() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().join("recovery");
        assert_eq!(left_in(&folder), []);
        write_in(&folder, "one/1", Some(Path::new("/home/me/a.ron")), &workspace("a")).unwrap();
        write_in(&folder, "two", None, &workspace("b")).unwrap();
        assert_eq!(left_in(&folder), []);
        die(&folder, "one/1");
        let left = left_in(&folder);
        assert_eq!(left.len(), 1);
        assert_eq!(left[0].original.as_deref(), Some(Path::new("/home/me/a.ron")));
        assert_eq!(super::super::open(&left[0].path).unwrap().workspace.title, "a");
        discard_recovery(&left[0]);
        remove_in(&folder, "two");
        assert_eq!(left_in(&folder), []);
        assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 0);
    }

    #[test]
    fn a_lock_of_another_process_counts() {
        let folder = tempfile::tempdir().unwrap();
        write_in(folder.path(), "x", None, &workspace("a")).unwrap();
        die(folder.path(), "x");
        let other = File::open(copy_path(folder.path(), "x").with_extension("lock")).unwrap();
        other.try_lock().unwrap();
        assert_eq!(left_in(folder.path()), []);
        assert!(write_in(folder.path(), "x", None, &workspace("b")).is_err());
        drop(other);
        assert_eq!(left_in(folder.path()).len(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn others_can_not_read_copies() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().join("recovery");
        write_in(&folder, "x", None, &workspace("a")).unwrap();
        assert_eq!(folder.metadata().unwrap().permissions().mode() & 0o777, 0o700);
    }
}
