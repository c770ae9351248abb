//! Reading journey files: from the disk with every refusal that a strange file deserves, then from
//! text to a workspace. Knows no window; comments and layout of the file are not kept.
//!
//! Versions: the number is read before anything else. This build has one version, so every file
//! is read with the structs of `model`. When the format must break, freeze today's structs in
//! `storage/v1.rs` with a `From` into the new ones and choose by the number in [`look_and_read`].

use std::fs::File;
use std::io::Read;
use std::path::Path;

use ron::error::SpannedError;

use super::prescan::{Prescan, Refused};
use super::scan::{Kind, Tokens, byte_at, line_and_column};
use super::{FileError, Located, Opened, Stamp, explain, file_error, locate, mend};
use crate::check::check;
use crate::model::{FORMAT_VERSION, Workspace};

/// The largest file that is read: 64 MiB, some 60,000 touchpoints with every field filled.
pub const LARGEST: u64 = 64 * 1024 * 1024;

/// Texts from this length on are looked over on a second thread.
const LARGE: usize = 256 * 1024;

/// Reads a journey file. Content problems do not fail it; text that is not a journey file does.
pub fn open(path: &Path) -> Result<Opened, FileError> {
    let name = path.display().to_string();
    let (text, stamp) = read_text(path, &name)?;
    let mut opened = parse(&name, &text)?;
    opened.stamp = stamp;
    if opened.read_only.is_none() && is_protected(path) {
        opened.read_only = Some("the file is write-protected".to_owned());
    }
    Ok(opened)
}

/// The text of a file, to show the lines at which its problems stand.
#[derive(Clone, Debug)]
pub struct Source {
    name: String,
    text: String,
}

impl Source {
    /// Reads the text; fails as [`open`] does.
    pub fn read(path: &Path) -> Result<Self, FileError> {
        let name = path.display().to_string();
        let text = read_text(path, &name)?.0;
        Ok(Self { name, text })
    }

    /// The line of a problem with a mark under its place, in plain text with the file's name, line
    /// and column above; empty where the place is not known. Reads the text up to there.
    pub fn excerpt(&self, located: &Located) -> String {
        let Some((line, column)) = located.at else { return String::new() };
        let text = self.text.strip_prefix('\u{feff}').unwrap_or(&self.text);
        let start = byte_at(text, line, column);
        let token = text.get(start..).and_then(|rest| Tokens::new(rest).next());
        let length = token.filter(|token| matches!(token.kind, Kind::Text | Kind::Word)).map_or(1, |t| t.end);
        super::excerpt::excerpt(&self.name, text, start..start + length, &located.problem.message, "")
    }
}

/// Whether this file may not be written. Opening it for writing changes nothing in it.
fn is_protected(path: &Path) -> bool {
    use std::io::ErrorKind::{PermissionDenied, ReadOnlyFilesystem};
    let refused = |error: std::io::Error| matches!(error.kind(), PermissionDenied | ReadOnlyFilesystem);
    std::fs::metadata(path).is_ok_and(|data| data.permissions().readonly())
        || File::options().write(true).open(path).is_err_and(refused)
}

/// The text of a file, after looking at what it is and how large it is.
fn read_text(path: &Path, name: &str) -> Result<(String, Stamp), FileError> {
    let failed = |error: std::io::Error| read_failed(&error, name);
    let before = std::fs::metadata(path).map_err(failed)?;
    if before.is_dir() {
        return Err(file_error(
            format!("this is a folder, not a journey file: {name}"),
            "name a .ron file in it",
        ));
    }
    if !before.is_file() {
        return Err(file_error(format!("this is not an ordinary file: {name}"), "name a .ron file"));
    }
    if before.len() > LARGEST {
        return Err(too_large(before.len(), name));
    }
    let file = File::open(path).map_err(failed)?;
    let mut bytes = Vec::with_capacity(usize::try_from(before.len()).unwrap_or(0));
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(failed)?;
    let length = bytes.len() as u64;
    if length > LARGEST {
        return Err(too_large(length, name));
    }
    let stamp = Stamp { length, modified: before.modified().ok() };
    Ok((text_of(bytes, name)?, stamp))
}

/// Bytes as text; says what they look like if they are none.
fn text_of(bytes: Vec<u8>, name: &str) -> Result<String, FileError> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        let hint = "save it again with the encoding UTF-8";
        return Err(file_error(format!("the file is UTF-16 text, not UTF-8: {name}"), hint));
    }
    let binary = bytes.contains(&0);
    match String::from_utf8(bytes) {
        Ok(text) if !binary => Ok(text),
        Ok(_) => Err(not_text(name, None)),
        Err(error) if !binary && error.utf8_error().error_len().is_none() => {
            let hint = "restore it from a backup or version control";
            Err(file_error(format!("the file stops in the middle of a letter: {name}"), hint))
        }
        Err(error) => Err(not_text(name, (!binary).then(|| error.utf8_error().valid_up_to()))),
    }
}

fn not_text(name: &str, byte: Option<usize>) -> FileError {
    let place = byte.map_or(String::new(), |byte| format!(" (byte {byte} is not UTF-8)"));
    file_error(format!("this is not a text file{place}: {name}"), "journey files are text that ends in .ron")
}

fn too_large(length: u64, name: &str) -> FileError {
    let message =
        format!("the file has {} MB, more than a journey file may have: {name}", length / 1_000_000);
    file_error(message, "journey files have at most 64 MiB; is this the right file?")
}

fn read_failed(error: &std::io::Error, name: &str) -> FileError {
    use std::io::ErrorKind;
    match error.kind() {
        ErrorKind::NotFound => {
            file_error(format!("there is no such file: {name}"), "check the name and the folder")
        }
        ErrorKind::PermissionDenied => file_error(
            format!("you may not read this file: {name}"),
            "ask its owner for permission to read it",
        ),
        _ => file_error(
            format!("the file can't be read ({error}): {name}"),
            "try again, or copy it to this machine first",
        ),
    }
}

/// Reads a journey from text; `name` stands for the path in messages.
pub fn parse(name: &str, text: &str) -> Result<Opened, FileError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        let hint = "if it held a journey, look for an older copy; `wandel new` makes a new file";
        return Err(file_error(format!("the file is empty: {name}"), hint));
    }
    let (seen, read) = look_and_read(text);
    if let Some(refused) = &seen.refused {
        return Err(refusal(name, text, refused));
    }
    let version = version(name, text, &seen)?;
    let mut workspace = read.map_err(|error| failed(name, text, version, &error))?;
    mend::mend(&mut workspace);
    let problems: Vec<Located> = locate::locate(text, check(&workspace));
    Ok(Opened {
        workspace,
        problems,
        read_only: (version > FORMAT_VERSION).then(|| newer(version)),
        has_comments: seen.has_comments,
        stamp: Stamp { length: text.len() as u64, modified: None },
    })
}

/// Looks over the text and reads it; for a large one both at once, since each takes its time. ron
/// stops at a depth of its own, so it may read what the look will refuse.
fn look_and_read(text: &str) -> (Prescan, Result<Workspace, SpannedError>) {
    if text.len() < LARGE {
        let seen = Prescan::of(text);
        return (seen, explain::read_plain(text));
    }
    std::thread::scope(|scope| {
        let looking = std::thread::Builder::new().spawn_scoped(scope, || Prescan::of(text));
        let read = explain::read_plain(text);
        let seen = looking.ok().and_then(|thread| thread.join().ok());
        (seen.unwrap_or_else(|| Prescan::of(text)), read)
    })
}

/// Why a text of this version could not be read.
fn failed(name: &str, text: &str, version: u32, error: &SpannedError) -> FileError {
    let error = explain::explain_failure(name, text, error);
    if version <= FORMAT_VERSION {
        return error;
    }
    let message = format!("{}, and it holds something that this build does not know: {name}", newer(version));
    FileError { message, hint: "open it with a newer Wandel".to_owned(), excerpt: error.excerpt }
}

/// Says which version the file has and which one this build reads.
fn newer(version: u32) -> String {
    format!("the file has format version {version} and this Wandel writes version {FORMAT_VERSION}")
}

fn version(name: &str, text: &str, seen: &Prescan) -> Result<u32, FileError> {
    let hint = format!("a journey file starts with `(version: {FORMAT_VERSION}, title: \"…\", …`");
    if !seen.is_struct {
        return Err(file_error(format!("this is not a journey file: {name}"), &hint));
    }
    let Some(written) = &seen.version else {
        if let Some(error) = explain::cut_off(name, text) {
            return Err(error);
        }
        let hint = format!("write `version: {FORMAT_VERSION},` behind the first bracket");
        return Err(file_error(format!("the file does not say which version it has: {name}"), &hint));
    };
    match written.parse() {
        Ok(version) if version > 0 => Ok(version),
        _ => {
            let (line, column) = line_and_column(text, seen.version_at);
            let message = format!("`{written}` is not a version, at line {line}, column {column}: {name}");
            let range = seen.version_at..seen.version_at + written.len();
            let hint = format!("write `version: {FORMAT_VERSION},`");
            let excerpt = super::excerpt::excerpt(name, text, range, "not a version", "a number from 1");
            Err(FileError { message, hint, excerpt })
        }
    }
}

fn refusal(name: &str, text: &str, refused: &Refused) -> FileError {
    let (byte, what, hint) = match refused {
        Refused::Deep(byte) => {
            (*byte, "brackets are nested too deep".to_owned(), "a journey needs about a dozen levels")
        }
        Refused::NotFinite(byte, field) => {
            (*byte, format!("`{field}` is not a number"), "give it a value or leave the field out")
        }
    };
    let (line, column) = line_and_column(text, byte);
    FileError {
        message: format!("{what}, at line {line}, column {column}: {name}"),
        hint: hint.to_owned(),
        excerpt: super::excerpt::excerpt(name, text, byte..byte + 1, &what, ""),
    }
}
