//! The text of a journey file: the same workspace always gives the same bytes, laid out so that a
//! change shows as few lines in version control: one transition a line, one touchpoint a block.
//!
//! ron writes the tokens; this only puts white space between them and spells strings plainly.
//! Knows the names of the lists whose items are always blocks, and nothing else of the model.

use ron::extensions::Extensions;

use super::prescan::{Prescan, Refused};
use super::scan::{Kind, Token, Tokens};
use super::{FileError, file_error};
use crate::model::{FORMAT_VERSION, Workspace};
use crate::vocabulary::told;

/// Columns that a struct or list may fill before it is broken into lines.
const WIDTH: usize = 110;
/// The same for items that read best as one line each.
const ROW_WIDTH: usize = 180;
/// Lists whose items are blocks however short they are, so that growing does not move them.
const BLOCKS: [&str; 4] = ["journeys", "phases", "touchpoints", "unsorted"];
/// Lists whose items are one line each.
const ROWS: [&str; 4] = ["transitions", "metrics", "needs", "coverage_targets"];

/// How ron reads and writes our files.
pub(super) fn options() -> ron::Options {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

/// The text of a journey file, always in the version of this build. Fails on numbers that a file
/// cannot hold (not finite), naming the field.
pub fn to_text(workspace: &Workspace) -> Result<String, FileError> {
    let mut current = workspace.clone();
    current.version = FORMAT_VERSION;
    let compact = options().to_string(&current).map_err(|error| {
        file_error(
            told!(
                "the journey can't be written as text: {error}"
                    / "de klantreis is niet als tekst te schrijven: {error}",
                error = error.to_string()
            ),
            told!("this is a fault of Wandel; please report it" / "dit is een fout van Wandel; meld hem"),
        )
    })?;
    let tokens: Vec<Token> = Tokens::new(&compact).collect();
    if let Some(Refused::NotFinite(_, field)) = Prescan::of_tokens(&compact, tokens.iter().copied()).refused {
        return Err(file_error(
            told!(
                "`{field}` is not a number and can't be saved"
                    / "`{field}` is geen getal en is niet op te slaan",
                field = field
            ),
            told!("give it a value or clear it" / "geef het een waarde of maak het leeg"),
        ));
    }
    Ok(lay_out_tokens(&compact, &tokens))
}

/// Lays compact RON out in lines; ends with a newline.
pub(super) fn lay_out(compact: &str) -> String {
    lay_out_tokens(compact, &Tokens::new(compact).collect::<Vec<_>>())
}

fn lay_out_tokens(compact: &str, tokens: &[Token]) -> String {
    let ends = Ends::of(compact, tokens);
    let mut page = Page { out: String::with_capacity(compact.len() * 2), open: Vec::new() };
    let mut key = "";
    for (at, token) in tokens.iter().enumerate() {
        match token.kind {
            Kind::Open(bracket) => {
                let before = at.checked_sub(1).and_then(|at| tokens.get(at)).map(|token| token.kind);
                let group = Group {
                    key: if before == Some(Kind::Colon) { key } else { page.key() },
                    in_list: page.open.last().is_some_and(|open| open.bracket == b'['),
                    bracket,
                    payload: before == Some(Kind::Word),
                    width: ends.width_from(at),
                    empty: tokens.get(at + 1).is_none_or(|next| next.kind == Kind::Close),
                    holds_structs: tokens.get(at + 1).is_some_and(|next| next.kind == Kind::Open(b'(')),
                };
                page.open(group);
            }
            Kind::Close => page.close(token.of(compact)),
            Kind::Comma => page.comma(),
            Kind::Colon => page.out.push_str(": "),
            Kind::Text => push_plain(&mut page.out, token.of(compact)),
            _ => {
                key = token.of(compact);
                page.out.push_str(key);
            }
        }
    }
    page.out.push('\n');
    page.out
}

/// Where each token stands if everything were on one line, and where each bracket closes.
struct Ends {
    start: Vec<usize>,
    close: Vec<usize>,
}

impl Ends {
    fn of(text: &str, tokens: &[Token]) -> Self {
        let mut ends = Self { start: Vec::with_capacity(tokens.len()), close: vec![0; tokens.len()] };
        let (mut column, mut open) = (0, Vec::new());
        for (at, token) in tokens.iter().enumerate() {
            ends.start.push(column);
            column += match token.kind {
                Kind::Colon | Kind::Comma => 2,
                _ => token.of(text).chars().count(),
            };
            match token.kind {
                Kind::Open(_) => open.push(at),
                Kind::Close => {
                    if let Some(slot) = open.pop().and_then(|at: usize| ends.close.get_mut(at)) {
                        *slot = column;
                    }
                }
                _ => {}
            }
        }
        ends
    }

    /// Columns from this opening bracket to its closing one.
    fn width_from(&self, at: usize) -> usize {
        let (start, close) = (self.start.get(at).copied(), self.close.get(at).copied());
        close.unwrap_or(0).saturating_sub(start.unwrap_or(0))
    }
}

/// A bracket that is about to be written.
struct Group<'a> {
    key: &'a str,
    in_list: bool,
    bracket: u8,
    payload: bool,
    width: usize,
    empty: bool,
    holds_structs: bool,
}

/// A bracket that is open.
struct Open<'a> {
    key: &'a str,
    bracket: u8,
    broken: bool,
}

/// The text so far.
struct Page<'a> {
    out: String,
    open: Vec<Open<'a>>,
}

impl<'a> Page<'a> {
    fn key(&self) -> &'a str {
        self.open.last().map_or("", |open| open.key)
    }

    fn open(&mut self, group: Group<'a>) {
        let broken = self.breaks(&group);
        self.out.push(char::from(group.bracket));
        self.open.push(Open { key: group.key, bracket: group.bracket, broken });
        if broken {
            self.new_line();
        }
    }

    /// Whether what this bracket holds goes on lines of its own.
    fn breaks(&self, group: &Group<'_>) -> bool {
        let Some(around) = self.open.last() else { return true };
        if !around.broken || group.empty || group.payload {
            return false;
        }
        if group.bracket == b'[' && group.holds_structs {
            return true;
        }
        if group.bracket == b'(' && group.in_list && BLOCKS.contains(&group.key) {
            return true;
        }
        let limit = if ROWS.contains(&group.key) { ROW_WIDTH } else { WIDTH };
        let line = self.out.rfind('\n').map_or(0, |at| self.out.len() - at - 1);
        line + group.width > limit
    }

    fn comma(&mut self) {
        if self.open.last().is_some_and(|open| open.broken) {
            self.out.push(',');
            self.new_line();
        } else {
            self.out.push_str(", ");
        }
    }

    fn close(&mut self, bracket: &str) {
        if self.open.pop().is_some_and(|open| open.broken) {
            self.out.push(',');
            self.new_line();
        }
        self.out.push_str(bracket);
    }

    fn new_line(&mut self) {
        self.out.push('\n');
        let depth = self.open.iter().filter(|open| open.broken).count();
        self.out.extend(std::iter::repeat_n("  ", depth));
    }
}

/// Writes a string with only the escapes that a reader needs: ron also escapes `'`, joined emoji
/// and accents that follow their letter.
fn push_plain(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        let (before, after) = rest.split_at(at);
        out.push_str(before);
        let (plain, length) = match after.as_bytes().get(1) {
            Some(b'\'') => (Some('\''), 2),
            Some(b'u') => unicode_escape(after),
            _ => (None, 2),
        };
        let length = length.min(after.len());
        match plain {
            Some(letter) => out.push(letter),
            None => out.push_str(after.get(..length).unwrap_or(after)),
        }
        rest = after.get(length..).unwrap_or_default();
    }
    out.push_str(rest);
}

/// The letter that `\u{…}` at the start of `text` stands for if it may be shown, and its length.
fn unicode_escape(text: &str) -> (Option<char>, usize) {
    let Some(end) = text.find('}') else { return (None, 2) };
    let letter = text
        .get(3..end)
        .and_then(|digits| u32::from_str_radix(digits, 16).ok())
        .and_then(char::from_u32)
        .filter(|letter| !hides(*letter));
    (letter, end + 1)
}

/// Letters that must stay escaped: they would not be seen, or would turn the text around them.
fn hides(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
            | '\u{e000}'..='\u{f8ff}' | '\u{e0000}'..='\u{10ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_things_stay_on_one_line() {
        let compact = r#"(version:1,journeys:[(id:"a",transitions:[(from:"x",to:"y")],empty:[])],n:[1,2])"#;
        let text = lay_out(compact);
        let wanted = r#"(
  version: 1,
  journeys: [
    (
      id: "a",
      transitions: [
        (from: "x", to: "y"),
      ],
      empty: [],
    ),
  ],
  n: [1, 2],
)
"#;
        assert_eq!(text, wanted);
    }

    #[test]
    fn strings_are_spelled_plainly() {
        let mut out = String::new();
        push_plain(&mut out, r#""accu\'s \u{301}\u{202e}\n\\u{41}\"""#);
        assert_eq!(out, "\"accu's \u{301}\\u{202e}\\n\\\\u{41}\\\"\"");
    }
}
