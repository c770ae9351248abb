//! The pictures of a journey file: in a folder beside it that is called like it, under names of one part.
//! Nothing outside that folder is read or written. Knows no picture format.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::save::{write_failed, write_whole};
use super::{FileError, file_error, read_bytes};
use crate::check::{Level, Problem};
use crate::model::{Journey, SubjectRef, Workspace};
use crate::pictures::{Album, Kept, ON_CARDS, is_safe, proposed, small};
use crate::vocabulary::{Told, told};

/// So many names are tried for a picture that is called like another.
const TRIES: usize = 10_000;

/// The folder of the pictures of a journey file.
pub fn pictures_folder(file: &Path) -> PathBuf {
    let mut name = file.file_stem().unwrap_or_default().to_owned();
    name.push(".pictures");
    file.with_file_name(name)
}

/// Keeps a picture that was called `original` beside a journey file; the name that it has there. One that
/// is there already, byte for byte, is not kept twice.
pub fn keep_picture(file: &Path, original: &str, kept: &Kept) -> Result<String, FileError> {
    let folder = pictures_folder(file);
    let failed = |error: io::Error| write_failed(&error, &folder);
    if folder.symlink_metadata().is_err() {
        std::fs::create_dir(&folder).map_err(failed)?;
    }
    if !is_folder(&folder) {
        return Err(no_folder(&folder));
    }
    if let Some(name) = same(&folder, &kept.bytes) {
        return Ok(name);
    }
    let name = proposed(original, kept.extension);
    let stem = name.strip_suffix(&format!(".{}", kept.extension)).unwrap_or(&name);
    for count in 1..=TRIES {
        let name = match count {
            1 => name.clone(),
            count => format!("{stem}-{count}.{}", kept.extension),
        };
        let path = folder.join(&name);
        if path.symlink_metadata().is_err() {
            write_whole(&path, &kept.bytes).map_err(failed)?;
            return Ok(name);
        }
    }
    Err(no_folder(&folder))
}

/// A picture beside a journey file.
pub fn read_picture(file: &Path, name: &str) -> Result<Vec<u8>, FileError> {
    match inside(file, name) {
        Some(path) => read_bytes(&path),
        None => Err(file_error(
            told!("the picture `{name}` is not there" / "de afbeelding `{name}` is er niet", name = name),
            told!(
                "put it into {folder}" / "zet hem in {folder}",
                folder = pictures_folder(file).display().to_string()
            ),
        )),
    }
}

/// Small versions of the pictures on a journey's map, with `portraits` or without, and why those are
/// missing that are.
pub fn album(file: &Path, workspace: &Workspace, journey: &Journey, portraits: bool) -> (Album, Vec<Told>) {
    let cards = journey.all_touchpoints().flat_map(|touchpoint| touchpoint.pictures.iter());
    let portraits = workspace.personas.iter().filter(|_| portraits);
    let names: BTreeSet<&String> = cards.chain(portraits.map(|one| &one.picture)).collect();
    let (mut album, mut missing) = (Album::new(), Vec::new());
    for name in names.into_iter().filter(|name| !name.is_empty()) {
        let named = |why| told!("`{name}`: {why}" / "`{name}`: {why}", name = name.as_str(), why = why);
        let bytes = read_picture(file, name).map_err(|error| error.message);
        match bytes.and_then(|bytes| small(&bytes, ON_CARDS).map_err(named)) {
            Ok(small) => drop(album.insert(name.clone(), Arc::new(small))),
            Err(why) => missing.push(why),
        }
    }
    (album, missing)
}

/// Copies the pictures that a workspace names to where a copy of its file will lie; those that are missing
/// are left out, and those that are there stay as they are.
pub fn copy_pictures(from: &Path, to: &Path, workspace: &Workspace) -> Result<(), FileError> {
    let (old, new) = (pictures_folder(from), pictures_folder(to));
    if old == new || !is_folder(&old) {
        return Ok(());
    }
    let failed = |error: io::Error| write_failed(&error, &new);
    for name in named(workspace) {
        let Some(path) = inside(from, name) else { continue };
        if new.symlink_metadata().is_err() {
            std::fs::create_dir(&new).map_err(failed)?;
        }
        if !is_folder(&new) {
            return Err(no_folder(&new));
        }
        let goes = new.join(name);
        if goes.symlink_metadata().is_err() {
            write_whole(&goes, &read_bytes(&path)?).map_err(failed)?;
        }
    }
    Ok(())
}

/// What is wrong with the pictures of a file: names that lead out of the folder, and pictures that are
/// missing; and how many lie there that nothing names.
pub fn check_pictures(file: &Path, workspace: &Workspace) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (journey_at, journey) in workspace.journeys.iter().enumerate() {
        let tray = journey.unsorted.iter().enumerate().map(|(at, one)| (format!("unsorted[{at}]"), one));
        let phases = journey.phases.iter().enumerate().flat_map(|(phase, held)| {
            let cards = held.touchpoints.iter().enumerate();
            cards.map(move |(at, one)| (format!("phases[{phase}].touchpoints[{at}]"), one))
        });
        for (place, touchpoint) in phases.chain(tray) {
            for (at, name) in touchpoint.pictures.iter().enumerate() {
                let place = format!("journeys[{journey_at}].{place}.pictures[{at}]");
                let subject = SubjectRef::Touchpoint(touchpoint.id.clone());
                let problem = fault(file, name, place, subject);
                problems.extend(problem.map(|it| Problem { journey: Some(journey.id.clone()), ..it }));
            }
        }
    }
    for (at, persona) in workspace.personas.iter().enumerate().filter(|(_, one)| !one.picture.is_empty()) {
        let subject = SubjectRef::Persona(persona.id.clone());
        problems.extend(fault(file, &persona.picture, format!("personas[{at}].picture"), subject));
    }
    problems.extend(unused(file, workspace));
    problems
}

/// The names of all pictures of a workspace.
fn named(workspace: &Workspace) -> BTreeSet<&str> {
    let cards = workspace.journeys.iter().flat_map(|journey| journey.all_touchpoints());
    let pictures = cards.flat_map(|touchpoint| touchpoint.pictures.iter().map(String::as_str));
    let portraits = workspace.personas.iter().map(|persona| persona.picture.as_str());
    pictures.chain(portraits).filter(|name| !name.is_empty()).collect()
}

fn fault(file: &Path, name: &str, place: String, subject: SubjectRef) -> Option<Problem> {
    let folder = pictures_folder(file);
    let folder = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let (message, mend) = if !is_safe(name) {
        (
            told!(
                "the picture `{name}` does not lie in the folder of pictures"
                    / "de afbeelding `{name}` ligt niet in de map met afbeeldingen",
                name = name
            ),
            told!("name a file in {folder}" / "noem een bestand in {folder}", folder = folder),
        )
    } else if inside(file, name).is_none() {
        (
            told!("the picture `{name}` is not there" / "de afbeelding `{name}` is er niet", name = name),
            told!("put it into {folder}" / "zet hem in {folder}", folder = folder),
        )
    } else {
        return None;
    };
    let value = name.to_owned();
    Some(Problem { level: Level::Warning, journey: None, subject, place, value, message, mend })
}

/// Pictures that nothing names are only told of: an undo may bring their names back.
fn unused(file: &Path, workspace: &Workspace) -> Option<Problem> {
    let folder = pictures_folder(file);
    if !is_folder(&folder) {
        return None;
    }
    let known = named(workspace);
    let files = names(&folder).into_iter().filter(|name| is_safe(name) && !known.contains(name.as_str()));
    let files: Vec<String> = files.collect();
    let first = files.first()?;
    let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Some(Problem {
        level: Level::Warning,
        journey: None,
        subject: SubjectRef::Other("pictures".into()),
        place: "pictures".into(),
        value: String::new(),
        message: told!(
            "nothing names {n} of the pictures in {folder}, such as `{first}`"
                / "niets noemt {n} van de afbeeldingen in {folder}, zoals `{first}`",
            n = files.len().to_string(),
            folder = name,
            first = first.as_str()
        ),
        mend: told!("delete them if nobody needs them" / "verwijder ze als niemand ze nodig heeft"),
    })
}

/// The path of a picture that is there and within the folder; links lead nowhere.
fn inside(file: &Path, name: &str) -> Option<PathBuf> {
    let folder = pictures_folder(file);
    if !is_safe(name) || !is_folder(&folder) {
        return None;
    }
    let path = folder.join(name);
    path.symlink_metadata().ok().filter(|about| about.is_file()).map(|_| path)
}

/// Whether this is a folder itself, and no link to one elsewhere.
fn is_folder(path: &Path) -> bool {
    path.symlink_metadata().is_ok_and(|about| about.is_dir())
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let files = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()));
    let mut names: Vec<String> = files.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.sort();
    names
}

/// The name of a file in the folder with the same bytes.
fn same(folder: &Path, bytes: &[u8]) -> Option<String> {
    let alike = |name: &String| {
        let path = folder.join(name);
        path.symlink_metadata().is_ok_and(|about| about.len() == bytes.len() as u64)
            && read_bytes(&path).is_ok_and(|known| known == bytes)
    };
    names(folder).into_iter().filter(|name| is_safe(name)).find(alike)
}

fn no_folder(folder: &Path) -> FileError {
    file_error(
        told!(
            "pictures cannot be kept in {folder}" / "in {folder} kunnen geen afbeeldingen staan",
            folder = folder.display().to_string()
        ),
        told!("it must be an ordinary folder" / "het moet een gewone map zijn"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Id, Persona, Phase, Touchpoint};

    fn kept(bytes: &[u8]) -> Kept {
        Kept { bytes: bytes.to_vec(), extension: "png" }
    }

    fn workspace(pictures: &[&str], portrait: &str) -> Workspace {
        let pictures: Vec<String> = pictures.iter().map(|name| (*name).to_owned()).collect();
        let touchpoint = Touchpoint { id: Id::new("a"), pictures: pictures.into(), ..Touchpoint::default() };
        let phase = Phase { touchpoints: vec![Arc::new(touchpoint)].into(), ..Phase::default() };
        let journey = Journey { phases: vec![Arc::new(phase)].into(), ..Journey::default() };
        let persona = Persona { id: Id::new("noor"), picture: portrait.into(), ..Persona::default() };
        Workspace {
            journeys: vec![Arc::new(journey)].into(),
            personas: vec![persona].into(),
            ..Workspace::default()
        }
    }

    #[test]
    fn pictures_are_kept_once_and_found_again() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("shop.ron");
        assert_eq!(keep_picture(&file, "/tmp/../My Shop.PNG", &kept(b"one")).unwrap(), "my-shop.png");
        assert_eq!(keep_picture(&file, "other.png", &kept(b"one")).unwrap(), "my-shop.png", "not twice");
        assert_eq!(keep_picture(&file, "my shop.png", &kept(b"two")).unwrap(), "my-shop-2.png");
        assert_eq!(read_picture(&file, "my-shop-2.png").unwrap(), b"two");
        assert!(folder.path().join("shop.pictures/my-shop.png").is_file());
    }

    #[test]
    fn nothing_outside_the_folder_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("shop.ron");
        std::fs::write(folder.path().join("secret"), "x").unwrap();
        keep_picture(&file, "a.png", &kept(b"one")).unwrap();
        for name in ["../secret", "/etc/hostname", "..", ".", "", "no.png"] {
            assert!(read_picture(&file, name).is_err(), "{name}");
        }
        #[cfg(unix)]
        {
            let link = pictures_folder(&file).join("link.png");
            std::os::unix::fs::symlink(folder.path().join("secret"), link).unwrap();
            assert!(read_picture(&file, "link.png").is_err(), "a link leads out");
            let other = folder.path().join("other.ron");
            std::os::unix::fs::symlink(folder.path(), pictures_folder(&other)).unwrap();
            assert!(read_picture(&other, "secret").is_err(), "the folder itself leads out");
            assert!(keep_picture(&other, "b.png", &kept(b"b")).is_err());
        }
    }

    #[test]
    fn what_is_missing_or_unused_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("shop.ron");
        keep_picture(&file, "a.png", &kept(b"a")).unwrap();
        keep_picture(&file, "b.png", &kept(b"b")).unwrap();
        let problems = check_pictures(&file, &workspace(&["a.png", "gone.png", "../x"], "noor.png"));
        let told: Vec<(&str, &str)> =
            problems.iter().map(|problem| (problem.place.as_str(), problem.message.en.as_str())).collect();
        assert_eq!(
            told,
            [
                ("journeys[0].phases[0].touchpoints[0].pictures[1]", "the picture `gone.png` is not there"),
                (
                    "journeys[0].phases[0].touchpoints[0].pictures[2]",
                    "the picture `../x` does not lie in the folder of pictures"
                ),
                ("personas[0].picture", "the picture `noor.png` is not there"),
                ("pictures", "nothing names 1 of the pictures in shop.pictures, such as `b.png`"),
            ]
        );
        assert!(problems.iter().all(|problem| problem.level == Level::Warning));
    }

    #[test]
    fn a_copy_of_the_file_gets_the_pictures_that_it_names() {
        let folder = tempfile::tempdir().unwrap();
        let (from, to) = (folder.path().join("shop.ron"), folder.path().join("new/copy.ron"));
        std::fs::create_dir(folder.path().join("new")).unwrap();
        for (name, bytes) in [("a.png", b"a"), ("b.png", b"b")] {
            keep_picture(&from, name, &kept(bytes)).unwrap();
        }
        copy_pictures(&from, &to, &workspace(&["a.png", "../../x"], "")).unwrap();
        assert_eq!(read_picture(&to, "a.png").unwrap(), b"a");
        assert!(read_picture(&to, "b.png").is_err());
        copy_pictures(&folder.path().join("none.ron"), &to, &workspace(&["a.png"], "")).unwrap();
    }
}
