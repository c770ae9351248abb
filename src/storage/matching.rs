//! Names with `*` and `?`, for where no shell has spelt them out. Only the last part of a path can have
//! them.

use std::path::{Path, PathBuf};

use super::FileError;
use super::browse::list_folder;

/// The files that a name stands for, in order: itself if it has no signs or is there as it is.
pub fn matching(path: &Path) -> Result<Vec<PathBuf>, FileError> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    if !name.contains(['*', '?']) || path.symlink_metadata().is_ok() {
        return Ok(vec![path.to_path_buf()]);
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let entries = list_folder(folder.unwrap_or(Path::new("")))?;
    let fitting = entries.into_iter().filter(|entry| !entry.is_folder && fits(&name, &entry.name));
    let mut found: Vec<PathBuf> = fitting.map(|entry| entry.path).collect();
    found.sort_unstable();
    Ok(found)
}

/// Whether a name fits a pattern; `*` is any letters, `?` is one.
fn fits(pattern: &str, name: &str) -> bool {
    let (pattern, name): (Vec<char>, Vec<char>) = (pattern.chars().collect(), name.chars().collect());
    // Where the last star stands, and where in the name it was tried.
    let (mut at, mut in_name, mut star) = (0, 0, None);
    while in_name < name.len() {
        match pattern.get(at) {
            Some('*') => {
                star = Some((at, in_name));
                at += 1;
            }
            Some(sign) if *sign == '?' || Some(sign) == name.get(in_name) => {
                at += 1;
                in_name += 1;
            }
            _ => {
                let Some((behind, tried)) = star else { return false };
                star = Some((behind, tried + 1));
                at = behind + 1;
                in_name = tried + 1;
            }
        }
    }
    pattern.get(at..).unwrap_or_default().iter().all(|sign| *sign == '*')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stars_stand_for_any_letters() {
        let cases = [("*.ron", "a.ron", true), ("*.ron", "a.roni", false), ("a?c*", "abcd", true)];
        let more = [("*a*b", "xxaxxb", true), ("*a*b", "xxbxxa", false), ("é?", "éé", true), ("*", "", true)];
        for (pattern, name, fit) in cases.into_iter().chain(more) {
            assert_eq!(fits(pattern, name), fit, "{pattern} {name}");
        }
    }
}
