//! The lines of a file at fault with a mark under the place, in plain text. Knows no model.

use std::ops::Range;

use codespan_reporting::diagnostic::{Diagnostic, Label};
use codespan_reporting::files::{Error, Files};
use codespan_reporting::term::{Config, DisplayStyle, emit_into_string};

use super::scan::line_and_column;

/// Letters of a line that are shown on each side of the mark; journey files may have long lines.
const AROUND: usize = 90;

/// One line of a file, perhaps cut, under its own line number.
struct OneLine {
    name: String,
    text: String,
    line: usize,
    column: usize,
}

impl<'a> Files<'a> for OneLine {
    type FileId = ();
    type Name = &'a str;
    type Source = &'a str;

    fn name(&'a self, (): ()) -> Result<&'a str, Error> {
        Ok(&self.name)
    }

    fn source(&'a self, (): ()) -> Result<&'a str, Error> {
        Ok(&self.text)
    }

    fn line_index(&'a self, (): (), _byte: usize) -> Result<usize, Error> {
        Ok(0)
    }

    fn line_number(&'a self, (): (), _index: usize) -> Result<usize, Error> {
        Ok(self.line)
    }

    fn column_number(&'a self, (): (), _index: usize, _byte: usize) -> Result<usize, Error> {
        Ok(self.column)
    }

    fn line_range(&'a self, (): (), _index: usize) -> Result<Range<usize>, Error> {
        Ok(0..self.text.len())
    }
}

/// The line that holds `range` (bytes) with a mark under it and `note` behind the mark.
pub(super) fn excerpt(name: &str, text: &str, range: Range<usize>, message: &str, note: &str) -> String {
    let (line, column) = line_and_column(text, range.start);
    let whole_start = text.get(..range.start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let rest = text.get(whole_start..).unwrap_or_default();
    let whole = rest.lines().next().unwrap_or_default();
    let mark = column - 1;
    let length = text.get(range).unwrap_or_default().chars().count().clamp(1, AROUND);
    let first = mark.saturating_sub(AROUND);
    let mut shown = String::from(if first > 0 { "…" } else { "" });
    let mut at = shown.len();
    let mut end = at;
    for (index, letter) in whole.chars().enumerate().skip(first).take(2 * AROUND) {
        if index == mark {
            at = shown.len();
        }
        shown.push(visible(letter));
        if index < mark + length {
            end = shown.len();
        }
    }
    if whole.chars().count() <= mark {
        (at, end) = (shown.len(), shown.len());
    }
    if whole.chars().count() > first + 2 * AROUND {
        shown.push('…');
    }
    let file = OneLine { name: name.chars().map(visible).collect(), text: shown, line, column };
    let label = Label::primary((), at..end.max(at)).with_message(note);
    let diagnostic = Diagnostic::error().with_message(message).with_labels(vec![label]);
    let config = Config { display_style: DisplayStyle::Rich, ..Config::default() };
    let text = emit_into_string(&config, &file, &diagnostic).unwrap_or_default();
    text.trim_end().to_owned()
}

/// The letter, or a stand-in where it would steer a terminal.
pub fn visible(letter: char) -> char {
    match letter {
        '\t' => ' ',
        // Controls, and what turns the direction of writing round.
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        letter if letter.is_control() => '\u{fffd}',
        letter => letter,
    }
}
