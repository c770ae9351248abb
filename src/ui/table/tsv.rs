//! Cells as spreadsheets put them on the clipboard: tabs between cells, a line for each row, quotes
//! around what holds one of those. Knows no table.

use crate::export::{guard, unguard};

/// Rows of cells as text. What a spreadsheet would take for a formula gets an apostrophe in front;
/// figures don't.
pub fn write(rows: &[Vec<String>]) -> String {
    let mut out = String::new();
    for row in rows {
        for (at, cell) in row.iter().enumerate() {
            if at > 0 {
                out.push('\t');
            }
            out.push_str(&quoted(cell));
        }
        out.push('\n');
    }
    out
}

fn quoted(cell: &str) -> String {
    let cell = if is_figure(cell) { cell.to_owned() } else { guard(cell) };
    if cell.contains(['\t', '\n', '\r']) || cell.starts_with('"') {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell
    }
}

fn is_figure(cell: &str) -> bool {
    cell.strip_prefix(['-', '+']).unwrap_or(cell).starts_with(|letter: char| letter.is_ascii_digit())
        && cell.chars().skip(1).all(|letter| letter.is_ascii_digit() || matches!(letter, '.' | ','))
}

/// The rows of cells in a text. Every text has some; the line break at the end makes no row.
pub fn read(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![Vec::new()];
    let mut rest = text;
    loop {
        let (cell, behind) = cell(rest);
        if let Some(row) = rows.last_mut() {
            row.push(unguard(&cell).to_owned());
        }
        rest = match behind.strip_prefix('\t') {
            Some(next) => next,
            None => match line_end(behind) {
                Some("") | None => return rows,
                Some(next) => {
                    rows.push(Vec::new());
                    next
                }
            },
        };
    }
}

/// What stands behind the end of a line.
fn line_end(text: &str) -> Option<&str> {
    text.strip_prefix("\r\n").or_else(|| text.strip_prefix(['\n', '\r']))
}

/// The first cell, and what stands behind it.
fn cell(text: &str) -> (String, &str) {
    if let Some(found) = text.strip_prefix('"').and_then(quoted_cell) {
        return found;
    }
    let end = text.find(['\t', '\n', '\r']).unwrap_or(text.len());
    let (cell, rest) = text.split_at(end);
    (cell.to_owned(), rest)
}

/// The cell up to its closing quote; nothing where it has none, so that a lone quote is just a quote.
fn quoted_cell(mut rest: &str) -> Option<(String, &str)> {
    let mut cell = String::new();
    loop {
        let (before, behind) = rest.split_once('"')?;
        cell.push_str(before);
        if let Some(next) = behind.strip_prefix('"') {
            cell.push('"');
            rest = next;
        } else if behind.is_empty() || behind.starts_with(['\t', '\n', '\r']) {
            return Some((cell, behind));
        } else {
            return None;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rows(rows: &[&[&str]]) -> Vec<Vec<String>> {
        rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect()
    }

    #[test]
    fn what_spreadsheets_write_is_read() {
        assert_eq!(read("a\tb\r\nc\td\r\n"), rows(&[&["a", "b"], &["c", "d"]]));
        assert_eq!(
            read("\"two\nlines\"\t\"a \"\"quote\"\"\"\nx"),
            rows(&[&["two\nlines", "a \"quote\""], &["x"]])
        );
        assert_eq!(read("\"open\tnext"), rows(&[&["\"open", "next"]]));
        assert_eq!(read("\"so\" she said"), rows(&[&["\"so\" she said"]]));
        assert_eq!(read("one"), rows(&[&["one"]]));
        assert_eq!(read(""), rows(&[&[""]]));
        assert_eq!(read("a\t\n\nb"), rows(&[&["a", ""], &[""], &["b"]]));
    }

    #[test]
    fn no_cell_becomes_a_formula_but_figures_stay_figures() {
        assert_eq!(write(&rows(&[&["=1+1", "-2", "-3,5", "- idea"]])), "'=1+1\t-2\t-3,5\t'- idea\n");
        assert_eq!(read("'=1+1\t-2"), rows(&[&["=1+1", "-2"]]));
    }

    proptest! {
        #[test]
        fn cells_come_back(rows in proptest::collection::vec(
            proptest::collection::vec("[a-z\"\t\n\r='+ 0-9,.-]{0,6}", 1..4), 1..4)
        ) {
            prop_assert_eq!(read(&write(&rows)), rows);
        }

        #[test]
        fn any_text_is_read(text in "\\PC{0,60}") {
            prop_assert!(!read(&text).is_empty());
        }
    }
}
