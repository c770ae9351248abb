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
use crate::vocabulary::{Told, nearest, told};

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
        return told_at(name, text, "", stopped(text, &cut));
    }
    let path = path_of_failure(text, start, &error.code);
    told_at(name, text, &path, fault(text, error, &path))
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
    message: Told,
    note: Told,
    hint: Told,
}

/// A text that stops before it is whole; nothing if it does not, or if it went wrong before its end.
pub(super) fn cut_off(name: &str, text: &str) -> Option<FileError> {
    cut::cut_off(text, text.len()).map(|cut| told_at(name, text, "", stopped(text, &cut)))
}

fn told_at(name: &str, text: &str, path: &str, fault: Fault) -> FileError {
    let (line, column) = line_and_column(text, fault.range.start);
    let inside = match path.is_empty() {
        true => Told::default(),
        false => told!(", in `{path}`" / ", in `{path}`", path = path),
    };
    let excerpt = both(name, text, &fault.range, &fault.message, &fault.note);
    let message = told!(
        "{what}, at line {line}, column {column}{inside}: {name}"
            / "{what}, op regel {line}, kolom {column}{inside}: {name}",
        what = fault.message,
        line = line.to_string(),
        column = column.to_string(),
        inside = inside,
        name = name
    );
    FileError { message, hint: fault.hint, excerpt }
}

/// The line at fault with its mark, in every language.
pub(super) fn both(name: &str, text: &str, range: &Range<usize>, message: &Told, note: &Told) -> Box<Told> {
    Box::new(Told {
        en: excerpt(name, text, range.clone(), &message.en, &note.en),
        nl: excerpt(name, text, range.clone(), &message.nl, &note.nl),
    })
}

fn fault(text: &str, error: &SpannedError, path: &str) -> Fault {
    let start = byte_at(text, error.span.start.line, error.span.start.col);
    let value = locate::find(text, std::iter::once(path)).remove(path);
    let here =
        value.clone().filter(|range| range.contains(&start) || range.len() < 200).unwrap_or(start..start + 1);
    match &error.code {
        Error::NoSuchStructField { expected, found, .. } => {
            let range = last_word(text, found, start).unwrap_or(here);
            let message = told!(
                "there is no field `{found}` here" / "er is hier geen veld `{found}`",
                found = found.as_str()
            );
            named(range, message, found, expected, told!("fields" / "velden"))
        }
        Error::NoSuchEnumVariant { expected, found, .. } => {
            let range = last_word(text, found, start).unwrap_or(here);
            let message = told!(
                "`{found}` is not a value of this field" / "`{found}` is geen waarde van dit veld",
                found = found.as_str()
            );
            named(range, message, found, expected, told!("values" / "waarden"))
        }
        Error::MissingStructField { field, .. } => {
            let field = || Told::from(&**field);
            Fault {
                range: value.map_or(start..start + 1, |range| range.start..range.start + 1),
                message: told!(
                    "the field `{field}` is missing" / "het veld `{field}` ontbreekt",
                    field = field()
                ),
                note: told!("`{field}` is missing here" / "hier ontbreekt `{field}`", field = field()),
                hint: told!(
                    "add `{field}: …,` behind this bracket" / "zet `{field}: …,` achter dit haakje",
                    field = field()
                ),
            }
        }
        Error::DuplicateStructField { field, .. } => Fault {
            range: last_word(text, field, start).unwrap_or(here),
            message: told!(
                "the field `{field}` is given twice" / "het veld `{field}` staat er twee keer",
                field = &**field
            ),
            note: told!("again here" / "hier nog eens"),
            hint: told!("keep one of the two" / "laat een van de twee staan"),
        },
        code => other(code, start, here),
    }
}

/// The end of a file that was cut off; what ron makes of its last word says nothing.
fn stopped(text: &str, cut: &Cut) -> Fault {
    let (line, _) = line_and_column(text, cut.open_at);
    Fault {
        range: cut.end..cut.end,
        message: told!(
            "the file stops here, before {open} of line {line} is closed"
                / "het bestand houdt hier op, voordat {open} van regel {line} gesloten is",
            open = cut.open.clone(),
            line = line.to_string()
        ),
        note: told!("nothing more" / "niets meer"),
        hint: told!(
            "restore it from a backup or version control, or write what is missing"
                / "zet het terug uit een reservekopie of versiebeheer, of schrijf wat ontbreekt"
        ),
    }
}

/// A name that is not known, with the one that was probably meant or all that could be.
fn named(range: Range<usize>, message: Told, found: &str, expected: &[&str], noun: Told) -> Fault {
    let near = nearest(found, expected.iter().copied());
    let hint = match near {
        Some(known) => told!("did you mean `{known}`?" / "bedoel je `{known}`?", known = known),
        None if expected.is_empty() => told!("leave it out" / "laat het weg"),
        None => told!("{noun} here: {list}" / "{noun} hier: {list}", noun = noun, list = expected.join(", ")),
    };
    let note = match near {
        Some(_) => hint.clone(),
        None => told!("not known" / "niet bekend"),
    };
    Fault { range, message, note, hint }
}

/// Syntax and values of the wrong kind.
fn other(code: &Error, start: usize, here: Range<usize>) -> Fault {
    let (message, hint, range) = match syntax(code) {
        Some((message, hint)) => (message, hint, start..start + 1),
        None => {
            let (message, hint) = wrong_value(code);
            (message, hint, here)
        }
    };
    Fault { range, note: Told::default(), message, hint }
}

/// A sign or a name that is missing or too much, with what to do.
fn syntax(code: &Error) -> Option<(Told, Told)> {
    Some(match code {
        Error::Eof => (
            told!("the file ends too early" / "het bestand eindigt te vroeg"),
            told!(
                "a closing bracket or quote is missing; is the file whole?"
                    / "er ontbreekt een sluithaakje of aanhalingsteken; is het bestand heel?"
            ),
        ),
        Error::ExpectedArrayEnd => (
            told!("the list is not closed here" / "de lijst is hier niet gesloten"),
            told!(
                "a comma or `]` is missing before this place" / "voor deze plek ontbreekt een komma of `]`"
            ),
        ),
        Error::ExpectedComma => (
            told!("a comma is missing" / "er ontbreekt een komma"),
            told!("write a comma before this place" / "zet een komma voor deze plek"),
        ),
        Error::ExpectedMapColon => (
            told!("a colon is missing" / "er ontbreekt een dubbele punt"),
            told!("a field is written `name: value`" / "een veld schrijf je als `naam: waarde`"),
        ),
        Error::ExpectedStructLikeEnd | Error::ExpectedOptionEnd => (
            told!("the group is not closed here" / "de groep is hier niet gesloten"),
            told!(
                "a comma or `)` is missing before this place" / "voor deze plek ontbreekt een komma of `)`"
            ),
        ),
        Error::ExpectedIdentifier | Error::InvalidIdentifier(_) => (
            told!("a name is expected" / "hier hoort een naam"),
            told!(
                "values of a choice and names of fields have no quotes"
                    / "keuzewaarden en veldnamen hebben geen aanhalingstekens"
            ),
        ),
        Error::TrailingCharacters => (
            told!(
                "something follows the end of the journey"
                    / "er staat iets achter het einde van de klantreis"
            ),
            told!(
                "remove what stands behind the last bracket" / "haal weg wat achter het laatste haakje staat"
            ),
        ),
        Error::UnclosedBlockComment => (
            told!("a comment is not closed" / "een opmerking is niet gesloten"),
            told!("write `*/` where it ends" / "schrijf `*/` waar ze eindigt"),
        ),
        Error::ExceededRecursionLimit => (
            told!("brackets are nested too deep" / "de haakjes zijn te diep genest"),
            told!(
                "a journey needs about a dozen levels" / "een klantreis heeft een stuk of twaalf lagen nodig"
            ),
        ),
        _ => return None,
    })
}

/// A value of the wrong kind, with what to write.
fn wrong_value(code: &Error) -> (Told, Told) {
    match code {
        Error::ExpectedString | Error::ExpectedStringEnd => (
            told!("a text is expected" / "hier hoort een tekst"),
            told!("write it between quotes: \"…\"" / "zet die tussen aanhalingstekens: \"…\""),
        ),
        Error::ExpectedInteger => (
            told!("a whole number is expected" / "hier hoort een geheel getal"),
            told!("write digits without quotes" / "schrijf cijfers zonder aanhalingstekens"),
        ),
        Error::ExpectedFloat => (
            told!("a number is expected" / "hier hoort een getal"),
            told!("write digits, with a point for decimals" / "schrijf cijfers, met een punt voor decimalen"),
        ),
        Error::IntegerOutOfBounds => (
            told!("this number does not fit here" / "dit getal past hier niet"),
            told!("it is too large or below zero" / "het is te groot of kleiner dan nul"),
        ),
        Error::ExpectedBoolean => (
            told!("yes or no is expected" / "hier hoort ja of nee"),
            told!("write `true` or `false`" / "schrijf `true` of `false`"),
        ),
        Error::ExpectedArray => (
            told!("a list is expected" / "hier hoort een lijst"),
            told!("write it between [ and ]" / "zet die tussen [ en ]"),
        ),
        Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) => (
            told!("a group of fields is expected" / "hier hoort een groep velden"),
            told!("write it between ( and )" / "zet die tussen ( en )"),
        ),
        code => {
            let text = first_lower(&code.to_string());
            if text.contains("failed to parse") || text.contains("not in the required range") {
                let message = told!(
                    "this is not a date or time ({text})" / "dit is geen datum of tijd ({text})",
                    text = text
                );
                let hint = told!(
                    "dates are written \"2026-06-01\", times \"09:30:00\""
                        / "een datum schrijf je als \"2026-06-01\", een tijd als \"09:30:00\""
                );
                return (message, hint);
            }
            let hint = told!(
                "mend the text at this place; every field is written `name: value,`"
                    / "herstel de tekst op deze plek; elk veld schrijf je als `naam: waarde,`"
            );
            (told!("{text}" / "dit is niet te lezen ({text})", text = text), hint)
        }
    }
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
