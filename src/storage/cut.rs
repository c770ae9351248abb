//! Notices that a text stops before its brackets and quotes are closed, as a file does that was
//! cut off by a full disk or a broken copy. Knows RON's brackets, not the model.

use super::scan::{Kind, Token, Tokens};
use crate::vocabulary::{Told, told};

/// What a text that was cut off leaves open.
#[derive(Debug, PartialEq)]
pub(super) struct Cut {
    /// The byte behind the last one that is no white space.
    pub end: usize,
    /// The first byte of the innermost thing that is not closed.
    pub open_at: usize,
    /// That thing as written: `phases: [`, `(`, or a text's quote.
    pub open: Told,
}

/// What is left open at the end of the text; nothing if all is closed, or if brackets or quotes
/// went wrong before the end. `fault` is the byte at which reading the text failed.
pub(super) fn cut_off(text: &str, fault: usize) -> Option<Cut> {
    let (mut open, mut before) = (Vec::new(), [None::<Token>; 2]);
    let mut last = None;
    for token in Tokens::new(text) {
        match token.kind {
            Kind::Open(_) => open.push((token, named(text, before))),
            Kind::Close => {
                let (opener, _) = open.pop()?;
                if !fits(opener.of(text), token.of(text)) {
                    return None;
                }
            }
            _ => {}
        }
        if token.kind != Kind::Comment {
            before = [before[1], Some(token)];
        }
        last = Some(token);
    }
    let (last, end) = (last?, text.trim_end().len());
    if is_unfinished(text, last) {
        // A quote forgotten further up turns texts inside out, and the last one stays open then too.
        let open = told!("the text" / "de tekst");
        return (fault >= last.start).then_some(Cut { end, open_at: last.start, open });
    }
    let (opener, name) = open.pop()?;
    let open = format!("`{}{}`", name.map_or(String::new(), |name| format!("{name}: ")), opener.of(text));
    Some(Cut { end, open_at: opener.start, open: open.into() })
}

/// The field whose value comes next.
fn named(text: &str, before: [Option<Token>; 2]) -> Option<&str> {
    match before {
        [Some(name), Some(colon)] if colon.kind == Kind::Colon && name.kind == Kind::Word => {
            Some(name.of(text))
        }
        _ => None,
    }
}

fn fits(open: &str, close: &str) -> bool {
    matches!((open, close), ("(", ")") | ("[", "]") | ("{", "}"))
}

/// Whether this text lacks its closing quote: then it would take in whatever came behind it.
fn is_unfinished(text: &str, token: Token) -> bool {
    let written = token.of(text);
    let longer = format!("{written} ");
    let is_text = token.kind == Kind::Text && token.end == text.len();
    is_text && Tokens::new(&longer).next().is_some_and(|token| token.end > written.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(text: &str) -> Option<(usize, String)> {
        cut_off(text, text.len()).map(|cut| (cut.open_at, cut.open.en))
    }

    #[test]
    fn names_what_is_left_open() {
        assert_eq!(open("(a: 1, phases: [(x: 1), "), Some((15, "`phases: [`".into())));
        assert_eq!(open("(a: 1, relati"), Some((0, "`(`".into())));
        assert_eq!(open("(a: \"né \\\""), Some((4, "the text".into())));
        assert_eq!(open("(a: r#\"x\""), Some((4, "the text".into())));
        assert_eq!(open("(a: Some("), Some((8, "`(`".into())));
        assert_eq!(open("(a: [1 // ]\n").map(|(at, _)| at), Some(4));
    }

    #[test]
    fn what_went_wrong_before_the_end_is_not_cut_off() {
        for text in ["", "(a: 1)", "(a: [1)", "(a: 1))", "(a: \"x\") ", "(a: 'x')", "(a: 1) // ("] {
            assert_eq!(open(text), None, "{text}");
        }
        let quote_forgotten = "(a: \"x, b: \"y\", c: [], d: \"z\")";
        assert_eq!(cut_off(quote_forgotten, 12), None);
    }
}
