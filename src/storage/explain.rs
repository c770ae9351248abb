//! Reads text with today's structs and, where that fails, says where and why in words for the
//! person who wrote the text: line, column, field, and the name that was probably meant.

use std::ops::Range;

use ron::error::{Error, SpannedError};

use super::cut::{self, Cut};
use super::excerpt::excerpt;
use super::format::options;
use super::scan::{Token, Tokens, byte_at, line_and_column};
use super::{FileError, locate};
use crate::model::Workspace;
use crate::vocabulary::nearest;

/// Reads the text with today's structs.
pub(super) fn read_plain(text: &str) -> Result<Workspace, SpannedError> {
    options().from_str(text)
}

/// What went wrong when the text was read with today's structs.
pub(super) fn explain_failure(name: &str, text: &str, error: &SpannedError) -> FileError {
    let start = byte_at(text, error.span.start.line, error.span.start.col);
    if error.code != Error::UnclosedBlockComment
        && let Some(cut) = cut::cut_off(text, start)
    {
        // The path would end in half a word.
        return told(name, text, "", stopped(text, &cut));
    }
    let path = path_of_failure(text, start, &error.code);
    told(name, text, &path, fault(text, error, &path))
}

/// The path of the field at which reading failed.
fn path_of_failure(text: &str, start: usize, code: &Error) -> String {
    let rest = text.get(start..).unwrap_or_default();
    let path = locate::path_at(text, start + rest.len() - rest.trim_start().len());
    match code {
        Error::NoSuchStructField { found, .. } if path.is_empty() => found.clone(),
        Error::NoSuchStructField { found, .. } => format!("{path}.{found}"),
        _ => path,
    }
}

/// What went wrong, where, and what to do.
struct Fault {
    range: Range<usize>,
    message: String,
    note: String,
    hint: String,
}

/// A text that stops before it is whole; nothing if it does not, or if it went wrong before its end.
pub(super) fn cut_off(name: &str, text: &str) -> Option<FileError> {
    cut::cut_off(text, text.len()).map(|cut| told(name, text, "", stopped(text, &cut)))
}

fn told(name: &str, text: &str, path: &str, fault: Fault) -> FileError {
    let (line, column) = line_and_column(text, fault.range.start);
    let inside = if path.is_empty() { String::new() } else { format!(", in `{path}`") };
    let message = format!("{}, at line {line}, column {column}{inside}: {name}", fault.message);
    let excerpt = excerpt(name, text, fault.range, &fault.message, &fault.note);
    FileError { message, hint: fault.hint, excerpt }
}

fn fault(text: &str, error: &SpannedError, path: &str) -> Fault {
    let start = byte_at(text, error.span.start.line, error.span.start.col);
    let value = locate::find(text, std::iter::once(path)).remove(path);
    let here =
        value.clone().filter(|range| range.contains(&start) || range.len() < 200).unwrap_or(start..start + 1);
    match &error.code {
        Error::NoSuchStructField { expected, found, .. } => {
            let range = last_word(text, found, start).unwrap_or(here);
            named(range, &format!("there is no field `{found}` here"), found, expected, "fields")
        }
        Error::NoSuchEnumVariant { expected, found, .. } => {
            let range = last_word(text, found, start).unwrap_or(here);
            named(range, &format!("`{found}` is not a value of this field"), found, expected, "values")
        }
        Error::MissingStructField { field, .. } => {
            let range = value.map_or(start..start + 1, |range| range.start..range.start + 1);
            let hint = format!("add `{field}: …,` behind this bracket");
            Fault {
                range,
                message: format!("the field `{field}` is missing"),
                note: format!("`{field}` is missing here"),
                hint,
            }
        }
        Error::DuplicateStructField { field, .. } => Fault {
            range: last_word(text, field, start).unwrap_or(here),
            message: format!("the field `{field}` is given twice"),
            note: "again here".to_owned(),
            hint: "keep one of the two".to_owned(),
        },
        code => other(code, start, here),
    }
}

/// The end of a file that was cut off; what ron makes of its last word says nothing.
fn stopped(text: &str, cut: &Cut) -> Fault {
    let (line, _) = line_and_column(text, cut.open_at);
    Fault {
        range: cut.end..cut.end,
        message: format!("the file stops here, before {} of line {line} is closed", cut.open),
        note: "nothing more".to_owned(),
        hint: "restore it from a backup or version control, or write what is missing".to_owned(),
    }
}

/// A name that is not known, with the one that was probably meant or all that could be.
fn named(range: Range<usize>, message: &str, found: &str, expected: &[&str], noun: &str) -> Fault {
    let hint = match nearest(found, expected.iter().copied()) {
        Some(known) => format!("did you mean `{known}`?"),
        None if expected.is_empty() => "leave it out".to_owned(),
        None => format!("{noun} here: {}", expected.join(", ")),
    };
    let note =
        nearest(found, expected.iter().copied()).map_or_else(|| "not known".to_owned(), |_| hint.clone());
    Fault { range, message: message.to_owned(), note, hint }
}

/// Syntax and values of the wrong kind.
fn other(code: &Error, start: usize, here: Range<usize>) -> Fault {
    let wrong = |what: &str, hint: &str| (what.to_owned(), hint.to_owned(), here.clone());
    let syntax = |what: &str, hint: &str| (what.to_owned(), hint.to_owned(), start..start + 1);
    let (message, hint, range) = match code {
        Error::Eof => {
            syntax("the file ends too early", "a closing bracket or quote is missing; is the file whole?")
        }
        Error::ExpectedString | Error::ExpectedStringEnd => {
            wrong("a text is expected", "write it between quotes: \"…\"")
        }
        Error::ExpectedInteger => wrong("a whole number is expected", "write digits without quotes"),
        Error::ExpectedFloat => wrong("a number is expected", "write digits, with a point for decimals"),
        Error::IntegerOutOfBounds => wrong("this number does not fit here", "it is too large or below zero"),
        Error::ExpectedBoolean => wrong("yes or no is expected", "write `true` or `false`"),
        Error::ExpectedArray => wrong("a list is expected", "write it between [ and ]"),
        Error::ExpectedArrayEnd => {
            syntax("the list is not closed here", "a comma or `]` is missing before this place")
        }
        Error::ExpectedComma => syntax("a comma is missing", "write a comma before this place"),
        Error::ExpectedMapColon => syntax("a colon is missing", "a field is written `name: value`"),
        Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) => {
            wrong("a group of fields is expected", "write it between ( and )")
        }
        Error::ExpectedStructLikeEnd | Error::ExpectedOptionEnd => {
            syntax("the group is not closed here", "a comma or `)` is missing before this place")
        }
        Error::ExpectedIdentifier | Error::InvalidIdentifier(_) => {
            syntax("a name is expected", "values of a choice and names of fields have no quotes")
        }
        Error::TrailingCharacters => {
            syntax("something follows the end of the journey", "remove what stands behind the last bracket")
        }
        Error::UnclosedBlockComment => syntax("a comment is not closed", "write `*/` where it ends"),
        Error::ExceededRecursionLimit => {
            syntax("brackets are nested too deep", "a journey needs about a dozen levels")
        }
        code => {
            let text = first_lower(&code.to_string());
            let (text, hint) =
                match text.contains("failed to parse") || text.contains("not in the required range") {
                    true => (
                        format!("this is not a date or time ({text})"),
                        "dates are written \"2026-06-01\", times \"09:30:00\"",
                    ),
                    false => (text, "mend the text at this place; every field is written `name: value,`"),
                };
            (text, hint.to_owned(), here.clone())
        }
    };
    Fault { range, note: String::new(), message, hint }
}

fn first_lower(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// The last token before or at `byte` that reads `word`.
fn last_word(text: &str, word: &str, byte: usize) -> Option<Range<usize>> {
    let up_to = |token: &Token| token.start <= byte;
    let hit = Tokens::new(text).take_while(up_to).filter(|token| token.of(text) == word).last();
    hit.map(|token| token.start..token.end)
}
