//! Files of other programs as bytes. Knows no format.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use super::open::{read_failed, too_large};
use super::{FileError, LARGEST, file_error};
use crate::vocabulary::told;

/// Reads a file of another program, at most 64 MiB.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, FileError> {
    let name = path.display().to_string();
    let about = std::fs::metadata(path).map_err(|error| read_failed(&error, &name))?;
    if !about.is_file() {
        return Err(file_error(
            told!("this is not an ordinary file: {name}" / "dit is geen gewoon bestand: {name}", name = name),
            told!("name a file" / "noem een bestand"),
        ));
    }
    if about.len() > LARGEST {
        return Err(too_large(about.len(), &name));
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|error| read_failed(&error, &name))?;
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(|error| read_failed(&error, &name))?;
    if bytes.len() as u64 > LARGEST {
        return Err(too_large(bytes.len() as u64, &name));
    }
    Ok(bytes)
}
