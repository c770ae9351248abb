//! Writing files so that at every moment either the old or the new one is whole: a temporary file
//! in the same folder, fsync, rename, fsync of the folder. Knows bytes and paths, no format.

use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use atomic_write_file::AtomicWriteFile;

use super::{FileError, LARGEST, Stamp, file_error, to_text};
use crate::model::Workspace;
use crate::vocabulary::told;

/// Links that are followed one after the other before they count as a circle.
const MOST_LINKS: usize = 40;

/// Writes a journey file so that at every moment either the old or the new one is whole.
/// Links are followed, permissions kept.
pub fn save(path: &Path, workspace: &Workspace) -> Result<Stamp, FileError> {
    let text = to_text(workspace)?;
    if text.len() as u64 > LARGEST {
        let hint =
            told!("move a journey to a file of its own" / "zet een klantreis in een bestand van zichzelf");
        let message = told!(
            "the journey is larger than a file may be (64 MiB): {path}"
                / "de klantreis is groter dan een bestand mag zijn (64 MiB): {path}",
            path = path.display().to_string()
        );
        return Err(file_error(message, hint));
    }
    let target = target(path)?;
    write_whole(&target, text.as_bytes()).map_err(|error| write_failed(&error, path))?;
    Ok(stamp(&target).unwrap_or(Stamp { length: text.len() as u64, modified: None }))
}

/// Writes bytes (an export) the same way. Refuses an existing file unless `replace`.
pub fn write_export(path: &Path, bytes: &[u8], replace: bool) -> Result<(), FileError> {
    let target = export_target(path, replace)?;
    write_whole(&target, bytes).map_err(|error| write_failed(&error, path))
}

/// Where an export goes; refuses an existing file unless `replace`.
fn export_target(path: &Path, replace: bool) -> Result<PathBuf, FileError> {
    let target = target(path)?;
    if !replace && target.symlink_metadata().is_ok() {
        let message = told!(
            "the file exists already: {path}" / "het bestand bestaat al: {path}",
            path = path.display().to_string()
        );
        let hint = told!(
            "choose another name, or replace it with `--force`"
                / "kies een andere naam, of vervang het met `--force`"
        );
        return Err(file_error(message, hint));
    }
    Ok(target)
}

/// Writes several files (slides) like [`write_export`], all or none: each is written whole beside
/// its place first; when one can't be put there, those before it are as they were.
pub fn write_exports<'a>(
    files: impl IntoIterator<Item = (&'a Path, &'a [u8])>,
    replace: bool,
) -> Result<(), FileError> {
    let mut waiting = Vec::new();
    for (path, bytes) in files {
        let target = export_target(path, replace)?;
        let failed = |error: io::Error| write_failed(&error, path);
        let mut file = AtomicWriteFile::open(&target).map_err(failed)?;
        file.write_all(bytes).map_err(failed)?;
        waiting.push((path, target, file));
    }
    put_all(waiting, &mut AtomicWriteFile::commit)
}

/// A file that waits beside its place: its name for messages, its place, and its content.
type Waiting<'a> = (&'a Path, PathBuf, AtomicWriteFile);

/// Puts every file in its place, or leaves all places as they were.
fn put_all(
    waiting: Vec<Waiting<'_>>,
    put: &mut dyn FnMut(AtomicWriteFile) -> io::Result<()>,
) -> Result<(), FileError> {
    let mut replaced = Vec::new();
    for (path, target, file) in waiting {
        let done = Replaced::before(target).and_then(|old| {
            replaced.push(old);
            put(file)
        });
        if let Err(error) = done {
            replaced.into_iter().rev().for_each(Replaced::back);
            return Err(write_failed(&error, path));
        }
    }
    replaced.into_iter().for_each(Replaced::forget);
    Ok(())
}

/// What stood where a file is put.
struct Replaced {
    target: PathBuf,
    /// The old file under another name; nothing if there was none.
    old: Option<PathBuf>,
}

impl Replaced {
    /// Keeps what stands there under a second name in the same folder.
    fn before(target: PathBuf) -> io::Result<Self> {
        if target.symlink_metadata().is_err() {
            return Ok(Self { target, old: None });
        }
        let name = target.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let old = target.with_file_name(format!(".{name}.{}.old", std::process::id()));
        // Some disks have no second names for a file.
        std::fs::hard_link(&target, &old).or_else(|_| std::fs::copy(&target, &old).map(drop))?;
        Ok(Self { target, old: Some(old) })
    }

    /// Puts it back. What can't be put back stays under its second name; the error that is told is
    /// the one before.
    fn back(self) {
        let _ = match &self.old {
            // Where both names are still those of one file, renaming leaves both.
            Some(old) => std::fs::rename(old, &self.target).and_then(|()| match old.symlink_metadata() {
                Ok(_) => std::fs::remove_file(old),
                Err(_) => Ok(()),
            }),
            None => std::fs::remove_file(&self.target),
        };
    }

    fn forget(self) {
        let _ = self.old.map(std::fs::remove_file);
    }
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
    let name = path.display().to_string();
    let Ok(data) = std::fs::metadata(&target) else { return Ok(target) };
    if data.is_dir() {
        return Err(file_error(
            told!("this is a folder: {name}" / "dit is een map: {name}", name = name),
            told!("add a file name behind it" / "zet er een bestandsnaam achter"),
        ));
    }
    if !data.is_file() {
        return Err(file_error(
            told!("this is not an ordinary file: {name}" / "dit is geen gewoon bestand: {name}", name = name),
            told!("choose another name" / "kies een andere naam"),
        ));
    }
    if data.permissions().readonly() {
        return Err(file_error(
            told!(
                "the file is write-protected: {name}" / "het bestand is tegen schrijven beveiligd: {name}",
                name = name
            ),
            told!(
                "save under another name, or take the write protection away"
                    / "sla op onder een andere naam, of haal de schrijfbeveiliging weg"
            ),
        ));
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

pub(super) fn write_failed(error: &io::Error, path: &Path) -> FileError {
    let name = path.display().to_string();
    let (message, hint) = match error.kind() {
        ErrorKind::NotFound => (
            told!(
                "there is no such folder for the file: {name}" / "de map voor het bestand is er niet: {name}",
                name = name
            ),
            told!("make the folder first" / "maak eerst de map"),
        ),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => (
            told!(
                "you may not write in the folder of this file: {name}"
                    / "je mag niet schrijven in de map van dit bestand: {name}",
                name = name
            ),
            told!("save it in a folder of your own" / "sla het op in een eigen map"),
        ),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => (
            told!("the disk is full: {name}" / "de schijf is vol: {name}", name = name),
            told!(
                "make room or save elsewhere; the file on the disk is unchanged"
                    / "maak plaats of sla elders op; het bestand op de schijf is niet veranderd"
            ),
        ),
        ErrorKind::InvalidFilename => (
            told!(
                "this can't be a file name: {name}" / "dit kan geen bestandsnaam zijn: {name}",
                name = name
            ),
            told!("choose a shorter, plainer name" / "kies een kortere, gewonere naam"),
        ),
        _ => (
            told!(
                "the file can't be written ({error}): {name}"
                    / "het bestand is niet te schrijven ({error}): {name}",
                error = error.to_string(),
                name = name
            ),
            told!(
                "save it elsewhere; the file on the disk is unchanged"
                    / "sla het elders op; het bestand op de schijf is niet veranderd"
            ),
        ),
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
        assert!(error.message.en.starts_with("the file exists already"));
        assert_eq!(std::fs::read(&path).unwrap(), b"one");
        write_export(&path, b"two", true).unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"two");
        let error = write_export(&folder.path().join("no/map.svg"), b"x", false).unwrap_err();
        assert!(error.message.en.starts_with("there is no such folder"), "{error}");
        assert!(
            write_export(folder.path(), b"x", true).unwrap_err().message.en.starts_with("this is a folder")
        );
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

    #[test]
    fn what_was_replaced_comes_back_when_a_later_one_fails() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        std::fs::write(at("a.svg"), "old a").unwrap();
        std::fs::write(at("c.svg"), "old c").unwrap();
        let paths = ["a.svg", "b.svg", "c.svg", "d.svg"].map(at);
        let waiting = || {
            let one = |path: &'_ PathBuf| {
                let mut file = AtomicWriteFile::open(path).unwrap();
                file.write_all(b"new").unwrap();
                (path.clone(), file)
            };
            paths.iter().map(one).collect::<Vec<_>>()
        };
        let mut left = 3;
        let mut put = |file: AtomicWriteFile| {
            left -= 1;
            if left == 0 { Err(ErrorKind::StorageFull.into()) } else { file.commit() }
        };
        let files = waiting();
        let files =
            files.into_iter().zip(&paths).map(|((target, file), path)| (path.as_path(), target, file));
        assert!(put_all(files.collect(), &mut put).is_err());
        assert_eq!(std::fs::read(at("a.svg")).unwrap(), b"old a");
        assert_eq!(std::fs::read(at("c.svg")).unwrap(), b"old c");
        assert_eq!(names(folder.path()), ["a.svg", "c.svg"]);
        write_exports(paths.iter().map(|path| (path.as_path(), &b"x"[..])), true).unwrap();
        assert_eq!(std::fs::read(at("c.svg")).unwrap(), b"x");
        assert_eq!(names(folder.path()), ["a.svg", "b.svg", "c.svg", "d.svg"]);
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
        assert!(
            save(&link, &workspace("x")).unwrap_err().message.en.starts_with("the file is write-protected")
        );
        assert!(super::super::open(&link).unwrap().read_only.is_some());
        symlink("loop", folder.path().join("loop")).unwrap();
        assert!(save(&folder.path().join("loop"), &workspace("x")).is_err());
    }
}
