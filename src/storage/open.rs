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
use super::{FileError, Located, Opened, Stamp, explain, file_error, folders, locate, mend, pictures};
use crate::check::check;
use crate::model::{FORMAT_VERSION, Workspace};
use crate::vocabulary::{Told, told};

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
    // The copy that is kept of unsaved work has no pictures of its own.
    if path.parent() != folders::recovery().as_deref() {
        let pictures = pictures::check_pictures(path, &opened.workspace);
        opened.problems.extend(locate::locate(&text, pictures));
    }
    if opened.read_only.is_none() && is_protected(path) {
        opened.read_only =
            Some(told!("the file is write-protected" / "het bestand is tegen schrijven beveiligd"));
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
        super::excerpt::excerpt(&self.name, text, start..start + length, &located.problem.message.en, "")
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
            told!(
                "this is a folder, not a journey file: {name}"
                    / "dit is een map, geen klantreisbestand: {name}",
                name = name
            ),
            told!("name a .ron file in it" / "noem een .ron-bestand daarin"),
        ));
    }
    if !before.is_file() {
        return Err(file_error(
            told!("this is not an ordinary file: {name}" / "dit is geen gewoon bestand: {name}", name = name),
            told!("name a .ron file" / "noem een .ron-bestand"),
        ));
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
        let hint =
            told!("save it again with the encoding UTF-8" / "sla het opnieuw op met de codering UTF-8");
        let message = told!(
            "the file is UTF-16 text, not UTF-8: {name}" / "het bestand is UTF-16-tekst, geen UTF-8: {name}",
            name = name
        );
        return Err(file_error(message, hint));
    }
    let binary = bytes.contains(&0);
    match String::from_utf8(bytes) {
        Ok(text) if !binary => Ok(text),
        Ok(_) => Err(not_text(name, None)),
        Err(error) if !binary && error.utf8_error().error_len().is_none() => {
            let hint = told!(
                "restore it from a backup or version control"
                    / "zet het terug uit een reservekopie of versiebeheer"
            );
            let message = told!(
                "the file stops in the middle of a letter: {name}"
                    / "het bestand houdt midden in een letter op: {name}",
                name = name
            );
            Err(file_error(message, hint))
        }
        Err(error) => Err(not_text(name, (!binary).then(|| error.utf8_error().valid_up_to()))),
    }
}

fn not_text(name: &str, byte: Option<usize>) -> FileError {
    let place = byte.map_or_else(Told::default, |byte| {
        told!(" (byte {byte} is not UTF-8)" / " (byte {byte} is geen UTF-8)", byte = byte.to_string())
    });
    file_error(
        told!(
            "this is not a text file{place}: {name}" / "dit is geen tekstbestand{place}: {name}",
            place = place,
            name = name
        ),
        told!(
            "journey files are text that ends in .ron" / "klantreisbestanden zijn tekst en eindigen op .ron"
        ),
    )
}

pub(super) fn too_large(length: u64, name: &str) -> FileError {
    let message = told!(
        "the file has {size} MB, more than a journey file may have: {name}"
            / "het bestand heeft {size} MB, meer dan een klantreisbestand mag hebben: {name}",
        size = (length / 1_000_000).to_string(),
        name = name
    );
    let hint = told!(
        "journey files have at most 64 MiB; is this the right file?"
            / "klantreisbestanden hebben hooguit 64 MiB; is dit het goede bestand?"
    );
    file_error(message, hint)
}

pub(super) fn read_failed(error: &std::io::Error, name: &str) -> FileError {
    use std::io::ErrorKind;
    let (message, hint) = match error.kind() {
        ErrorKind::NotFound => (
            told!("there is no such file: {name}" / "dit bestand is er niet: {name}", name = name),
            told!("check the name and the folder" / "controleer de naam en de map"),
        ),
        ErrorKind::PermissionDenied => (
            told!(
                "you may not read this file: {name}" / "je mag dit bestand niet lezen: {name}",
                name = name
            ),
            told!("ask its owner for permission to read it" / "vraag de eigenaar of je het mag lezen"),
        ),
        _ => (
            told!(
                "the file can't be read ({error}): {name}" / "het bestand is niet te lezen ({error}): {name}",
                error = error.to_string(),
                name = name
            ),
            told!(
                "try again, or copy it to this machine first"
                    / "probeer het opnieuw, of kopieer het eerst naar deze computer"
            ),
        ),
    };
    file_error(message, hint)
}

/// Reads a journey from text; `name` stands for the path in messages.
pub fn parse(name: &str, text: &str) -> Result<Opened, FileError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        let hint = told!(
            "if it held a journey, look for an older copy; `wandel new` makes a new file"
                / "stond er een klantreis in, zoek dan een oudere kopie; `wandel new` maakt een nieuw bestand"
        );
        return Err(file_error(
            told!("the file is empty: {name}" / "het bestand is leeg: {name}", name = name),
            hint,
        ));
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
    let message = told!(
        "{newer}, and it holds something that this build does not know: {name}"
            / "{newer}, en er staat iets in dat deze versie niet kent: {name}",
        newer = newer(version),
        name = name
    );
    let hint = told!("open it with a newer Wandel" / "open het met een nieuwere Wandel");
    FileError { message, hint, excerpt: error.excerpt }
}

/// Says which version the file has and which one this build reads.
fn newer(version: u32) -> Told {
    told!(
        "the file has format version {version} and this Wandel writes version {ours}"
            / "het bestand heeft formaatversie {version} en deze Wandel schrijft versie {ours}",
        version = version.to_string(),
        ours = FORMAT_VERSION.to_string()
    )
}

fn version(name: &str, text: &str, seen: &Prescan) -> Result<u32, FileError> {
    let ours = FORMAT_VERSION.to_string();
    if !seen.is_struct {
        let hint = told!(
            "a journey file starts with `(version: {ours}, title: \"…\", …`"
                / "een klantreisbestand begint met `(version: {ours}, title: \"…\", …`",
            ours = ours
        );
        let message =
            told!("this is not a journey file: {name}" / "dit is geen klantreisbestand: {name}", name = name);
        return Err(file_error(message, hint));
    }
    let Some(written) = &seen.version else {
        if let Some(error) = explain::cut_off(name, text) {
            return Err(error);
        }
        let hint = told!(
            "write `version: {ours},` behind the first bracket"
                / "schrijf `version: {ours},` achter het eerste haakje",
            ours = ours
        );
        let message = told!(
            "the file does not say which version it has: {name}"
                / "het bestand zegt niet welke versie het heeft: {name}",
            name = name
        );
        return Err(file_error(message, hint));
    };
    match written.parse() {
        Ok(version) if version > 0 => Ok(version),
        _ => Err(not_a_version(name, text, seen, written)),
    }
}

fn not_a_version(name: &str, text: &str, seen: &Prescan, written: &str) -> FileError {
    let (line, column) = line_and_column(text, seen.version_at);
    let message = told!(
        "`{written}` is not a version, at line {line}, column {column}: {name}"
            / "`{written}` is geen versie, op regel {line}, kolom {column}: {name}",
        written = written,
        line = line.to_string(),
        column = column.to_string(),
        name = name
    );
    let range = seen.version_at..seen.version_at + written.len();
    let ours = FORMAT_VERSION.to_string();
    let hint = told!("write `version: {ours},`" / "schrijf `version: {ours},`", ours = ours);
    let what = told!("not a version" / "geen versie");
    let note = told!("a number from 1" / "een getal vanaf 1");
    FileError { message, hint, excerpt: explain::both(name, text, &range, &what, &note) }
}

fn refusal(name: &str, text: &str, refused: &Refused) -> FileError {
    let (byte, what, hint) = match refused {
        Refused::Deep(byte) => (
            *byte,
            told!("brackets are nested too deep" / "de haakjes zijn te diep genest"),
            told!(
                "a journey needs about a dozen levels" / "een klantreis heeft een stuk of twaalf lagen nodig"
            ),
        ),
        Refused::NotFinite(byte, field) => (
            *byte,
            told!("`{field}` is not a number" / "`{field}` is geen getal", field = field.as_str()),
            told!("give it a value or leave the field out" / "geef het een waarde of laat het veld weg"),
        ),
    };
    let (line, column) = line_and_column(text, byte);
    let excerpt = explain::both(name, text, &(byte..byte + 1), &what, &Told::default());
    let message = told!(
        "{what}, at line {line}, column {column}: {name}" / "{what}, op regel {line}, kolom {column}: {name}",
        what = what,
        line = line.to_string(),
        column = column.to_string(),
        name = name
    );
    FileError { message, hint, excerpt }
}
