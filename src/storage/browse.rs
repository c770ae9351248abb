//! What a folder holds, for the window's own path dialog: folders to go into and journey files.
//! Reads names only; knows no window and no format.

use std::path::{Path, PathBuf};

use super::{FileError, file_error};
use crate::vocabulary::told;

/// A folder or a journey file in a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its name to show; letters that the system does not read as text are replaced.
    pub name: String,
    /// The path to go to or to open.
    pub path: PathBuf,
    /// Whether it is a folder, which can be listed in turn.
    pub is_folder: bool,
}

/// The folders and the `.ron` files in a folder: folders first, each by name whatever the case.
/// Hidden ones and links that lead nowhere are left out. An empty path is the present folder.
pub fn list_folder(path: &Path) -> Result<Vec<Entry>, FileError> {
    list_files(path, &["ron"])
}

/// The same with files of these endings.
pub fn list_files(path: &Path, endings: &[&str]) -> Result<Vec<Entry>, FileError> {
    let read = if path.as_os_str().is_empty() { Path::new(".") } else { path };
    let found = std::fs::read_dir(read).map_err(|error| list_failed(&error, path))?;
    let mut entries: Vec<Entry> = found.filter_map(|entry| shown(path, &entry.ok()?, endings)).collect();
    let key = |entry: &Entry| (!entry.is_folder, entry.name.to_lowercase(), entry.name.clone());
    entries.sort_by_cached_key(key);
    Ok(entries)
}

/// The user's home folder, where a path dialog starts; nothing without one.
pub fn home_folder() -> Option<PathBuf> {
    etcetera::home_dir().ok().filter(|home| home.is_dir())
}

/// The path that somebody typed: `~` at its start is the home folder.
pub fn typed_path(text: &str) -> PathBuf {
    let text = text.trim();
    let behind = text.strip_prefix('~').filter(|rest| rest.is_empty() || rest.starts_with(['/', '\\']));
    match (behind, home_folder()) {
        (Some(rest), Some(home)) => home.join(rest.trim_start_matches(['/', '\\'])),
        _ => PathBuf::from(text),
    }
}

/// The path of one of several files that are called alike, with this behind their common name.
pub fn beside(path: &Path, behind: Option<&str>) -> PathBuf {
    let Some(behind) = behind else { return path.to_path_buf() };
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let ending = path.extension().map_or_else(String::new, |ending| format!(".{}", ending.to_string_lossy()));
    path.with_file_name(format!("{stem}-{behind}{ending}"))
}

/// The entry as it is offered; nothing for what is hidden or is neither folder nor journey file.
fn shown(folder: &Path, entry: &std::fs::DirEntry, endings: &[&str]) -> Option<Entry> {
    let name = entry.file_name();
    let text = name.to_string_lossy();
    if text.starts_with('.') {
        return None;
    }
    let path = folder.join(&name);
    // Links count as what they lead to.
    let data = std::fs::metadata(&path).ok()?;
    let fits = |end: &std::ffi::OsStr| endings.iter().any(|known| end.eq_ignore_ascii_case(known));
    let is_journey = data.is_file() && path.extension().is_some_and(fits);
    (data.is_dir() || is_journey).then(|| Entry { name: text.into_owned(), path, is_folder: data.is_dir() })
}

fn list_failed(error: &std::io::Error, path: &Path) -> FileError {
    use std::io::ErrorKind;
    let name = path.display().to_string();
    let other = || told!("choose another folder" / "kies een andere map");
    match error.kind() {
        ErrorKind::NotFound => file_error(
            told!("there is no such folder: {name}" / "deze map is er niet: {name}", name = name),
            told!("check the name" / "controleer de naam"),
        ),
        ErrorKind::NotADirectory => file_error(
            told!("this is not a folder: {name}" / "dit is geen map: {name}", name = name),
            told!("name a folder" / "noem een map"),
        ),
        ErrorKind::PermissionDenied => file_error(
            told!(
                "you may not look into this folder: {name}" / "je mag niet in deze map kijken: {name}",
                name = name
            ),
            other(),
        ),
        _ => {
            let error = error.to_string();
            let message = told!(
                "the folder can't be read ({error}): {name}" / "de map is niet te lezen ({error}): {name}",
                error = error,
                name = name
            );
            file_error(message, other())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_folders_and_journeys_in_order() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        for name in ["b.ron", "A.RON", "notes.txt", ".hidden.ron", "ron", "b.ron.bak"] {
            std::fs::write(at(name), "").unwrap();
        }
        for name in ["zoo", "Archive", ".git", "maps.ron"] {
            std::fs::create_dir(at(name)).unwrap();
        }
        let listed = list_folder(folder.path()).unwrap();
        let names: Vec<_> = listed.iter().map(|entry| (entry.name.as_str(), entry.is_folder)).collect();
        let folders = [("Archive", true), ("maps.ron", true), ("zoo", true)];
        assert_eq!(names, [&folders[..], &[("A.RON", false), ("b.ron", false)]].concat());
        assert!(listed.iter().all(|entry| entry.path == at(&entry.name)));
    }

    #[test]
    fn says_why_a_folder_is_not_listed() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.ron");
        std::fs::write(&file, "").unwrap();
        assert!(list_folder(&file).unwrap_err().message.en.starts_with("this is not a folder: "));
        let error = list_folder(&folder.path().join("no")).unwrap_err();
        assert!(error.message.en.starts_with("there is no such folder: "));
        assert_eq!(list_folder(&folder.path().join(".")).unwrap().len(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn links_count_as_what_they_lead_to() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        std::fs::create_dir(at("real")).unwrap();
        symlink("real", at("link")).unwrap();
        symlink("nowhere.ron", at("broken.ron")).unwrap();
        symlink("loop.ron", at("loop.ron")).unwrap();
        let names: Vec<_> = list_folder(folder.path()).unwrap().into_iter().map(|entry| entry.name).collect();
        assert_eq!(names, ["link", "real"]);
    }

    #[test]
    fn a_tilde_is_home() {
        assert_eq!(typed_path(" /tmp/a.ron "), PathBuf::from("/tmp/a.ron"));
        assert_eq!(typed_path("~maps"), PathBuf::from("~maps"));
        if let Some(home) = home_folder() {
            assert_eq!(typed_path("~"), home);
            assert_eq!(typed_path("~/maps"), home.join("maps"));
        }
    }
}
