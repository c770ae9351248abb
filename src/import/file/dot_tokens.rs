//! The pieces of a DOT text: names, texts in quotes and in angle brackets, arrows and signs.

use super::dot::NO_GRAPH;
use crate::import::draft::{ImportError, LeftOver};

/// A piece of the text.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    /// A name, a figure, a text in quotes or in angle brackets.
    Id(String),
    /// `->` or `--`.
    Edge,
    /// A sign: `{ } [ ] = ; , :`.
    Sign(char),
}

/// Pieces with the line of each, and the remarks between them.
pub(super) type Pieces = (Vec<(Token, usize)>, Vec<LeftOver>);

/// The pieces of a text with the line of each.
///
/// Remarks are no pieces: they are given back beside them.
pub(super) fn tokens(text: &str) -> Result<Pieces, ImportError> {
    let (mut out, mut remarks) = (Vec::new(), Vec::new());
    let mut rest = text;
    let line_at = |rest: &str| {
        let at = text.len() - rest.len();
        text.get(..at).unwrap_or_default().matches('\n').count() + 1
    };
    // Counting lines anew for each piece would be slow in a large file.
    let (mut line, mut counted) = (1, text);
    while let Some(letter) = rest.chars().next() {
        let between = counted.len() - rest.len();
        line += counted.get(..between).unwrap_or_default().matches('\n').count();
        counted = rest;
        let after = |count: usize| rest.get(count..).unwrap_or_default();
        let line_start = rest.len() == text.len()
            || text.get(..text.len() - rest.len()).is_some_and(|b| b.ends_with('\n'));
        if letter.is_whitespace() {
            rest = after(letter.len_utf8());
        } else if rest.starts_with("//") || (letter == '#' && line_start) {
            let (remark, more) = rest.split_once('\n').unwrap_or((rest, ""));
            remarks.push(LeftOver::of_kind("//", line, remark.trim()));
            rest = more;
        } else if rest.starts_with("/*") {
            let (remark, more) = rest.split_once("*/").unwrap_or((rest, ""));
            remarks.push(LeftOver::of_kind("//", line, remark.trim_start_matches("/*").trim()));
            rest = more;
        } else if rest.starts_with("->") || rest.starts_with("--") {
            out.push((Token::Edge, line));
            rest = after(2);
        } else if letter == '"' {
            let (id, more) = quoted(after(1)).ok_or_else(|| {
                ImportError::new(NO_GRAPH, format!("a quote of line {} does not end", line_at(rest)))
            })?;
            // Texts can be put together with a plus.
            match (out.as_slice(), out.len()) {
                ([.., (Token::Id(_), _), (Token::Sign('+'), _)], n) => {
                    out.truncate(n - 1);
                    if let Some((Token::Id(before), _)) = out.last_mut() {
                        before.push_str(&id);
                    }
                }
                _ => out.push((Token::Id(id), line)),
            }
            rest = more;
        } else if letter == '<' {
            let (id, more) = html(after(1));
            out.push((Token::Id(id), line));
            rest = more;
        } else if letter.is_alphanumeric() || matches!(letter, '_' | '.' | '-') {
            let end = rest
                .char_indices()
                .find(|(at, sign)| {
                    !(sign.is_alphanumeric() || matches!(sign, '_' | '.') || (*at == 0 && *sign == '-'))
                })
                .map_or(rest.len(), |(at, _)| at);
            out.push((Token::Id(rest.get(..end).unwrap_or_default().to_owned()), line));
            rest = after(end.max(1));
        } else {
            out.push((Token::Sign(letter), line));
            rest = after(letter.len_utf8());
        }
    }
    Ok((out, remarks))
}

/// The text up to the closing quote, and the rest. Backslashes stay but before a quote.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut out = String::new();
    let mut letters = text.char_indices();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '"' => return Some((out, text.get(at + 1..)?)),
            '\\' => match letters.next()?.1 {
                '"' => out.push('"'),
                '\n' => {}
                other => out.extend(['\\', other]),
            },
            letter => out.push(letter),
        }
    }
    None
}

/// A label in angle brackets without its tags, and the rest.
fn html(text: &str) -> (String, &str) {
    let (mut depth, mut out) = (1_usize, String::new());
    for (at, letter) in text.char_indices() {
        match letter {
            '<' => {
                depth += 1;
                out.push(' ');
            }
            '>' => {
                depth -= 1;
                if depth == 0 {
                    let text_out = out.split_whitespace().collect::<Vec<_>>().join(" ");
                    return (text_out, text.get(at + 1..).unwrap_or_default());
                }
            }
            letter if depth == 1 => out.push(letter),
            _ => {}
        }
    }
    (out, "")
}

/// A label as it is shown: escapes are lines and letters, entities are letters.
pub(super) fn label(text: &str) -> String {
    let mut out = String::new();
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('n' | 'l' | 'r') => out.push('\n'),
                Some(other) => out.push(other),
                None => {}
            },
            letter => out.push(letter),
        }
    }
    out.trim().replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}
