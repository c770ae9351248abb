//! Files of other programs as bytes. Knows no format.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use super::open::{read_failed, too_large};
use super::{FileError, LARGEST, file_error};
use crate::vocabulary::told;

/// The largest deck of slides that is read: pictures and films make them large.
const LARGEST_DECK: u64 = 512 << 20;

/// Reads a file of another program, at most 64 MiB.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, FileError> {
    read_up_to(path, LARGEST)
}

/// Reads a deck of slides, at most 512 MiB.
pub fn read_deck(path: &Path) -> Result<Vec<u8>, FileError> {
    read_up_to(path, LARGEST_DECK)
}

fn read_up_to(path: &Path, most: u64) -> Result<Vec<u8>, FileError> {
    let name = path.display().to_string();
    let about = std::fs::metadata(path).map_err(|error| read_failed(&error, &name))?;
    if !about.is_file() {
        return Err(file_error(
            told!("this is not an ordinary file: {name}" / "dit is geen gewoon bestand: {name}", name = name),
            told!("name a file" / "noem een bestand"),
        ));
    }
    if about.len() > most {
        return Err(too_much(about.len(), most, &name));
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|error| read_failed(&error, &name))?;
    file.take(most + 1).read_to_end(&mut bytes).map_err(|error| read_failed(&error, &name))?;
    if bytes.len() as u64 > most {
        return Err(too_much(bytes.len() as u64, most, &name));
    }
    Ok(bytes)
}

fn too_much(length: u64, most: u64, name: &str) -> FileError {
    if most == LARGEST {
        return too_large(length, name);
    }
    file_error(
        told!(
            "the file has {size} MB, more than a deck may have: {name}"
                / "het bestand heeft {size} MB, meer dan een presentatie mag hebben: {name}",
            size = (length / 1_000_000).to_string(),
            name = name
        ),
        told!("compress the pictures in it" / "comprimeer de afbeeldingen erin"),
    )
}
