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

/// Whether [`Tokens::skip_group`] looks at this byte.
const fn tells(byte: u8) -> bool {
    matches!(byte, b'(' | b')' | b'[' | b']' | b'{' | b'}' | b'"' | b'\'' | b'/')
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

    /// Goes on behind the bracket that closes the one just read, and gives the byte there; nothing where the
    /// text ends first. Looks only at bytes that may open, close, or hold a bracket that is none.
    pub fn skip_group(&mut self) -> Option<usize> {
        let mut depth = 1_usize;
        while depth > 0 {
            let rest = self.text.as_bytes().get(self.at..)?;
            let found = rest.iter().position(|byte| tells(*byte));
            let at = self.at + found?;
            self.at = match self.byte(at)? {
                b'(' | b'[' | b'{' => {
                    depth += 1;
                    at + 1
                }
                b')' | b']' | b'}' => {
                    depth -= 1;
                    at + 1
                }
                b'"' => floor(self.text, self.raw_before(at).unwrap_or_else(|| self.escaped_end(at))),
                // A single quote or a stroke: what it begins is what a token says.
                _ => Self { text: self.text, at }.next().map_or(at + 1, |token| token.end),
            };
        }
        Some(self.at)
    }

    /// The byte behind the raw string whose quote stands here; nothing if it is no raw string.
    fn raw_before(&self, quote: usize) -> Option<usize> {
        let before = self.text.as_bytes().get(..quote)?;
        let hashes = before.iter().rev().take_while(|byte| **byte == b'#').count();
        let word = before.get(..quote - hashes)?.strip_suffix(b"r")?;
        let word = word.strip_suffix(b"b").unwrap_or(word);
        let start = self.text.get(..word.len())?;
        if start.chars().next_back().is_some_and(is_word) {
            return None;
        }
        self.raw_end(quote - hashes)
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

    /// The first byte at or behind `at` that is not white space.
    fn past_space(&self, at: usize) -> usize {
        let mut rest = self.text.as_bytes().get(at..).unwrap_or_default();
        loop {
            // Lines start with many spaces: eight at a time.
            while let Some((b"        ", tail)) = rest.split_first_chunk::<8>() {
                rest = tail;
            }
            match rest.split_first() {
                Some((b' ' | 9..=13, tail)) => rest = tail,
                Some((byte, _)) if !byte.is_ascii() => break,
                _ => return self.text.len() - rest.len(),
            }
        }
        let at = self.text.len() - rest.len();
        let rest = self.text.get(at..).unwrap_or_default();
        match rest.chars().next().filter(|letter| letter.is_whitespace()) {
            // Rare enough to go letter by letter from here.
            Some(_) => at + rest.find(|letter: char| !letter.is_whitespace()).unwrap_or(rest.len()),
            None => at,
        }
    }

    /// The first byte at or behind `at` that does not belong to a name or a number.
    fn past_word(&self, at: usize) -> usize {
        let rest = self.text.as_bytes().get(at..).unwrap_or_default();
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'+' | b'.');
        let at = at + rest.iter().position(|byte| !plain(*byte)).unwrap_or(rest.len());
        if self.byte(at).is_none_or(|byte| byte.is_ascii()) {
            return at;
        }
        let rest = self.text.get(at..).unwrap_or_default();
        at + rest.find(|letter| !is_word(letter)).unwrap_or(rest.len())
    }
}

/// Whether a letter may stand in a name or a number.
fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '_' | '-' | '+' | '.')
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        let start = self.past_space(self.at);
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
                if is_word(letter) { self.word(start) } else { (Kind::Stray, start + letter.len_utf8()) }
            }
        };
        self.at = floor(self.text, end);
        Some(Token { kind, start, end: self.at })
    }
}

impl Tokens<'_> {
    /// A name or number, or the raw or byte string that starts with a letter.
    fn word(&self, start: usize) -> (Kind, usize) {
        let end = self.past_word(start);
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
    fn a_group_is_skipped_as_its_tokens_are_read() {
        let texts = [
            r##"(a: "x\"(", /* c /* ) */ */ b: [r#"]""#, -1.5], 'é', c: ')') // ende"##,
            "((a: r\"\\\"), r: \")\", br#\")\"#, // )\n 'x', b: 1/2) rest",
            "(bar#\")\"#) rest",
            "(a: (b: [\"é\\\")\"]), d: '\\'', e: {1: 2}), f",
            "(a: (b: 1)",
            "(a: \"unfinished)",
        ];
        for text in texts {
            let (mut skipped, mut read, mut depth) = (Tokens::new(text), Tokens::new(text), 0_usize);
            skipped.next();
            let end = read.find_map(|token| {
                match token.kind {
                    Kind::Open(_) => depth += 1,
                    Kind::Close => depth -= 1,
                    _ => {}
                }
                (depth == 0).then_some(token.end)
            });
            assert_eq!(skipped.skip_group(), end, "{text}");
            assert!(skipped.eq(read), "{text}");
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
