//! Writing files so that at every moment either the old or the new one is whole: a temporary file
//! in the same folder, fsync, rename, fsync of the folder. Knows bytes and paths, no format.

use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use atomic_write_file::AtomicWriteFile;

use super::{FileError, LARGEST, Stamp, file_error, to_text};
use crate::model::Workspace;

/// Links that are followed one after the other before they count as a circle.
const MOST_LINKS: usize = 40;

/// Writes a journey file so that at every moment either the old or the new one is whole.
/// Links are followed, permissions kept.
pub fn save(path: &Path, workspace: &Workspace) -> Result<Stamp, FileError> {
    let text = to_text(workspace)?;
    if text.len() as u64 > LARGEST {
        let hint = "move a journey to a file of its own";
        let message = format!("the journey is larger than a file may be (64 MiB): {}", path.display());
        return Err(file_error(message, hint));
    }
    let target = target(path)?;
    write_whole(&target, text.as_bytes()).map_err(|error| write_failed(&error, path))?;
    Ok(stamp(&target).unwrap_or(Stamp { length: text.len() as u64, modified: None }))
}

/// Writes bytes (an export) the same way. Refuses an existing file unless `replace`.
pub fn write_export(path: &Path, bytes: &[u8], replace: bool) -> Result<(), FileError> {
    let target = target(path)?;
    if !replace && target.symlink_metadata().is_ok() {
        let message = format!("the file exists already: {}", path.display());
        return Err(file_error(message, "choose another name, or replace it with `--force`"));
    }
    write_whole(&target, bytes).map_err(|error| write_failed(&error, path))
}

/// Writes several files (slides) like [`write_export`]. When one fails, those written before it are
/// removed, so that no set is left in part.
pub fn write_exports<'a>(
    files: impl IntoIterator<Item = (&'a Path, &'a [u8])>,
    replace: bool,
) -> Result<(), FileError> {
    let mut written = Vec::new();
    for (path, bytes) in files {
        if let Err(error) = write_export(path, bytes, replace) {
            for path in written {
                // What can't be removed stays; the error that is told is the first one.
                let _ = std::fs::remove_file(path);
            }
            return Err(error);
        }
        written.push(path);
    }
    Ok(())
}

/// How the file is on the disk now; nothing if it is gone.
pub fn stamp(path: &Path) -> Option<Stamp> {
    let data = std::fs::metadata(path).ok()?;
    Some(Stamp { length: data.len(), modified: data.modified().ok() })
}

/// Writes all bytes or changes nothing; an unfinished temporary file is removed.
pub(super) fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = AtomicWriteFile::open(path)?;
    file.write_all(bytes)?;
    file.commit()
}

/// The file that is meant: links are followed, so that they stay links; refuses what can't be
/// written over.
fn target(path: &Path) -> Result<PathBuf, FileError> {
    let target = follow(path).map_err(|error| write_failed(&error, path))?;
    let name = path.display();
    let Ok(data) = std::fs::metadata(&target) else { return Ok(target) };
    if data.is_dir() {
        return Err(file_error(format!("this is a folder: {name}"), "add a file name behind it"));
    }
    if !data.is_file() {
        return Err(file_error(format!("this is not an ordinary file: {name}"), "choose another name"));
    }
    if data.permissions().readonly() {
        let hint = "save under another name, or take the write protection away";
        return Err(file_error(format!("the file is write-protected: {name}"), hint));
    }
    Ok(target)
}

/// The path behind all links, also where its last link leads to a file that is not there yet.
fn follow(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_path_buf();
    for _ in 0..MOST_LINKS {
        match std::fs::canonicalize(&path) {
            Ok(real) => return Ok(real),
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            Err(_) => {}
        }
        let Ok(next) = std::fs::read_link(&path) else { return Ok(path) };
        path = path.parent().map_or_else(|| next.clone(), |folder| folder.join(&next));
    }
    Err(io::Error::other("the links lead in a circle"))
}

fn write_failed(error: &io::Error, path: &Path) -> FileError {
    let name = path.display();
    let (message, hint) = match error.kind() {
        ErrorKind::NotFound => {
            (format!("there is no such folder for the file: {name}"), "make the folder first")
        }
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => (
            format!("you may not write in the folder of this file: {name}"),
            "save it in a folder of your own",
        ),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            let hint = "make room or save elsewhere; the file on the disk is unchanged";
            (format!("the disk is full: {name}"), hint)
        }
        ErrorKind::InvalidFilename => {
            (format!("this can't be a file name: {name}"), "choose a shorter, plainer name")
        }
        _ => {
            let hint = "save it elsewhere; the file on the disk is unchanged";
            (format!("the file can't be written ({error}): {name}"), hint)
        }
    };
    file_error(message, hint)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn workspace(title: &str) -> Workspace {
        Workspace { title: title.into(), ..Workspace::default() }
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|e| e.unwrap().file_name().to_string_lossy().into())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn saves_and_leaves_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        let written = save(&path, &workspace("one")).unwrap();
        assert_eq!(Some(written), stamp(&path));
        save(&path, &workspace("two")).unwrap();
        assert_eq!(super::super::open(&path).unwrap().workspace.title, "two");
        assert_eq!(names(folder.path()), ["a.ron"]);
    }

    #[test]
    fn exports_replace_only_when_asked() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("map.svg");
        write_export(&path, b"one", false).unwrap();
        let error = write_export(&path, b"two", false).unwrap_err();
        assert!(error.message.starts_with("the file exists already"));
        assert_eq!(std::fs::read(&path).unwrap(), b"one");
        write_export(&path, b"two", true).unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"two");
        let error = write_export(&folder.path().join("no/map.svg"), b"x", false).unwrap_err();
        assert!(error.message.starts_with("there is no such folder"), "{error}");
        assert!(write_export(folder.path(), b"x", true).unwrap_err().message.starts_with("this is a folder"));
        assert_eq!(names(folder.path()), ["map.svg"]);
    }

    #[test]
    fn several_exports_are_written_all_or_none() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        std::fs::write(at("old.svg"), "old").unwrap();
        let write = |names: [&str; 3]| {
            let paths = names.map(at);
            write_exports(paths.iter().map(|path| (path.as_path(), &b"x"[..])), false)
        };
        assert!(write(["a.svg", "b.svg", "no/c.svg"]).is_err());
        assert!(write(["a.svg", "old.svg", "c.svg"]).is_err());
        assert_eq!(names(folder.path()), ["old.svg"]);
        assert_eq!(std::fs::read(at("old.svg")).unwrap(), b"old");
        write(["a.svg", "b.svg", "c.svg"]).unwrap();
        assert_eq!(names(folder.path()), ["a.svg", "b.svg", "c.svg", "old.svg"]);
    }

    #[cfg(unix)]
    #[test]
    fn links_stay_and_permissions_are_kept() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("inner");
        std::fs::create_dir(&inner).unwrap();
        let (real, link) = (inner.join("real.ron"), folder.path().join("link.ron"));
        symlink("inner/real.ron", &link).unwrap();
        save(&link, &workspace("through a link to nothing")).unwrap();
        std::fs::set_permissions(&real, std::fs::Permissions::from_mode(0o640)).unwrap();
        save(&link, &workspace("again")).unwrap();
        assert!(link.symlink_metadata().unwrap().is_symlink());
        assert_eq!(real.metadata().unwrap().permissions().mode() & 0o777, 0o640);
        assert_eq!(super::super::open(&real).unwrap().workspace.title, "again");
        std::fs::set_permissions(&real, std::fs::Permissions::from_mode(0o440)).unwrap();
        assert!(save(&link, &workspace("x")).unwrap_err().message.starts_with("the file is write-protected"));
        assert!(super::super::open(&link).unwrap().read_only.is_some());
        symlink("loop", folder.path().join("loop")).unwrap();
        assert!(save(&folder.path().join("loop"), &workspace("x")).is_err());
    }
}
