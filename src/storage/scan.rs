//! Cuts RON text into tokens, in one pass and without recursion, so that it is safe on any input.
//! Knows no model: only brackets, strings, comments and words.

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// An opening bracket: `(`, `[` or `{`.
    Open(u8),
    /// A closing bracket: `)`, `]` or `}`.
    Close,
    /// A colon.
    Colon,
    /// A comma.
    Comma,
    /// A string with its quotes, raw or not, or a character literal.
    Text,
    /// A name or a number.
    Word,
    /// A comment.
    Comment,
    /// Anything else: a stray character or an attribute.
    Stray,
}

/// A token and the bytes that it covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// What it is.
    pub kind: Kind,
    /// Its first byte.
    pub start: usize,
    /// The byte behind it.
    pub end: usize,
}

impl Token {
    /// Its bytes as written.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }
}

/// The tokens of a text, in order. White space is skipped.
pub(super) struct Tokens<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Tokens<'a> {
    /// Starts at the beginning.
    pub fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    /// The byte behind the string that opens at `quote` with backslash escapes.
    fn escaped_end(&self, quote: usize) -> usize {
        let mut at = quote + 1;
        while let Some(rest) = self.text.as_bytes().get(at..) {
            match rest.iter().position(|byte| matches!(byte, b'"' | b'\\')) {
                Some(found) if rest.get(found) == Some(&b'"') => return at + found + 1,
                Some(found) => at += found + 2,
                None => break,
            }
        }
        self.text.len()
    }

    /// The byte behind the raw string whose hashes start at `at`; nothing if none starts there.
    fn raw_end(&self, at: usize) -> Option<usize> {
        let rest = self.text.get(at..)?;
        let hashes = rest.bytes().take_while(|byte| *byte == b'#').count();
        let body = rest.get(hashes..)?.strip_prefix('"')?;
        let close = format!("\"{}", "#".repeat(hashes));
        let length = body.find(&close).map_or(body.len(), |found| found + close.len());
        Some(at + hashes + 1 + length)
    }

    /// The byte behind the block comment that opens at `start`; they nest.
    fn block_comment_end(&self, start: usize) -> usize {
        let (mut at, mut depth) = (start + 2, 1usize);
        while depth > 0 {
            match (self.byte(at), self.byte(at + 1)) {
                (Some(b'*'), Some(b'/')) => (at, depth) = (at + 2, depth - 1),
                (Some(b'/'), Some(b'*')) => (at, depth) = (at + 2, depth + 1),
                (None, _) => return self.text.len(),
                _ => at += 1,
            }
        }
        at
    }

    /// The byte behind the character literal at `start`, or behind the lone quote.
    fn letter_end(&self, start: usize) -> usize {
        let rest = self.text.get(start + 1..).unwrap_or_default();
        let mut letters = rest.char_indices();
        match letters.next() {
            Some((_, '\\')) => {
                rest.get(2..).and_then(|tail| tail.find('\'')).map_or(start + 1, |n| start + n + 4)
            }
            Some(_) if letters.next().is_some_and(|(_, next)| next == '\'') => {
                start + 2 + rest.chars().next().map_or(0, char::len_utf8)
            }
            _ => start + 1,
        }
    }

    /// The first byte at or behind `at` that is not of this class.
    fn past(&self, mut at: usize, class: Class) -> usize {
        loop {
            // Most letters are ASCII, and those are asked by byte.
            let rest = self.text.as_bytes().get(at..).unwrap_or_default();
            let run = rest.iter().position(|byte| !class.has_byte(*byte));
            at += run.unwrap_or(rest.len());
            let next = self.byte(at).filter(|byte| !byte.is_ascii());
            let letter = next.and_then(|_| self.text.get(at..)?.chars().next());
            match letter.filter(|letter| class.has(*letter)) {
                Some(letter) => at += letter.len_utf8(),
                None => return at,
            }
        }
    }
}

/// Letters that are read over in one go.
#[derive(Clone, Copy, Debug)]
enum Class {
    /// White space.
    Space,
    /// What may stand in a name or a number.
    Word,
}

impl Class {
    fn has_byte(self, byte: u8) -> bool {
        match self {
            Self::Space => matches!(byte, b' ' | 9..=13),
            Self::Word => byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'+' | b'.'),
        }
    }

    fn has(self, letter: char) -> bool {
        match self {
            Self::Space => letter.is_whitespace(),
            Self::Word => letter.is_alphanumeric() || matches!(letter, '_' | '-' | '+' | '.'),
        }
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        let start = self.past(self.at, Class::Space);
        let (kind, end) = match self.byte(start)? {
            bracket @ (b'(' | b'[' | b'{') => (Kind::Open(bracket), start + 1),
            b')' | b']' | b'}' => (Kind::Close, start + 1),
            b':' => (Kind::Colon, start + 1),
            b',' => (Kind::Comma, start + 1),
            b'"' => (Kind::Text, self.escaped_end(start)),
            b'\'' => (Kind::Text, self.letter_end(start)),
            b'/' if self.byte(start + 1) == Some(b'/') => {
                let line = self.text.get(start..)?;
                (Kind::Comment, start + line.find('\n').unwrap_or(line.len()))
            }
            b'/' if self.byte(start + 1) == Some(b'*') => (Kind::Comment, self.block_comment_end(start)),
            _ => {
                let letter = self.text.get(start..)?.chars().next()?;
                if Class::Word.has(letter) {
                    self.word(start)
                } else {
                    (Kind::Stray, start + letter.len_utf8())
                }
            }
        };
        self.at = floor(self.text, end);
        Some(Token { kind, start, end: self.at })
    }
}

impl Tokens<'_> {
    /// A name or number, or the raw or byte string that starts with a letter.
    fn word(&self, start: usize) -> (Kind, usize) {
        let end = self.past(start, Class::Word);
        if end - start > 2 {
            return (Kind::Word, end);
        }
        match self.text.get(start..end) {
            Some("r" | "br") => match self.raw_end(end) {
                Some(end) => (Kind::Text, end),
                None => (Kind::Word, end),
            },
            Some("b") if self.byte(end) == Some(b'"') => (Kind::Text, self.escaped_end(end)),
            _ => (Kind::Word, end),
        }
    }
}

/// The nearest place at or behind `at` that is between letters.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

/// Line and column of a byte, counted from 1; columns count letters.
pub(super) fn line_and_column(text: &str, byte: usize) -> (usize, usize) {
    let before = text.get(..floor(text, byte)).unwrap_or(text);
    let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    (line, before.get(start..).unwrap_or_default().chars().count() + 1)
}

/// The byte at a line and column counted from 1; the end of the text if it is shorter.
pub(super) fn byte_at(text: &str, line: usize, column: usize) -> usize {
    let start = match line {
        0 | 1 => 0,
        _ => text.match_indices('\n').nth(line - 2).map_or(text.len(), |(at, _)| at + 1),
    };
    let rest = text.get(start..).unwrap_or_default();
    start + rest.char_indices().nth(column.saturating_sub(1)).map_or(rest.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<(Kind, &str)> {
        Tokens::new(text).map(|token| (token.kind, token.of(text))).collect()
    }

    #[test]
    fn cuts_what_a_file_holds() {
        let text = r##"(a: "x\"(", /* c /* d */ */ b: [r#"]""#, -1.5], 'é') // ende"##;
        let words: Vec<&str> = kinds(text).into_iter().map(|(_, word)| word).collect();
        assert_eq!(
            words,
            [
                "(",
                "a",
                ":",
                r#""x\"(""#,
                ",",
                "/* c /* d */ */",
                "b",
                ":",
                "[",
                r##"r#"]""#"##,
                ",",
                "-1.5",
                "]",
                ",",
                "'é'",
                ")",
                "// ende"
            ]
        );
    }

    #[test]
    fn unfinished_pieces_end_with_the_text() {
        for text in ["\"abc", "\"abc\\", "/* a /* b */", "r#\"abc\"", "'", "'\\", "'\\n", "\\é", "b\"é\\"] {
            let last = Tokens::new(text).last();
            assert!(last.is_some_and(|token| token.end == text.len()), "{text}");
        }
    }

    #[test]
    fn places_count_letters() {
        let text = "é\nbüc\n";
        assert_eq!(line_and_column(text, text.find('c').unwrap()), (2, 3));
        assert_eq!(byte_at(text, 2, 3), text.find('c').unwrap());
        assert_eq!(byte_at(text, 9, 9), text.len());
    }
}
