//! A look at the text before ron reads it: what would overflow the stack, what no journey may
//! hold, the version, and whether there are comments. One pass, no recursion.

use super::scan::{Kind, Token, Tokens};

/// Brackets inside brackets that are accepted; the model needs about a dozen.
const DEEPEST: usize = 64;

/// What the look found.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Prescan {
    /// The version as written; nothing if the file does not say.
    pub version: Option<String>,
    /// Where the version stands.
    pub version_at: usize,
    /// Whether there are comments.
    pub has_comments: bool,
    /// The first thing that can't be accepted, if any.
    pub refused: Option<Refused>,
    /// Whether the text starts with a bracket at all.
    pub is_struct: bool,
}

/// Something that can't be accepted, and its byte.
#[derive(Debug, PartialEq)]
pub(super) enum Refused {
    /// Brackets too deep.
    Deep(usize),
    /// A number that is none, with the field that has it.
    NotFinite(usize, String),
}

impl Prescan {
    /// Looks at a text.
    pub fn of(text: &str) -> Self {
        Self::of_tokens(text, Tokens::new(text))
    }

    /// Looks at a text that was cut already.
    pub fn of_tokens(text: &str, tokens: impl Iterator<Item = Token>) -> Self {
        let mut seen = Self::default();
        let (mut depth, mut key, mut last, mut after_key) = (0usize, "", "", false);
        for token in tokens {
            match token.kind {
                Kind::Comment => seen.has_comments = true,
                Kind::Open(bracket) => {
                    seen.is_struct |= depth == 0 && bracket == b'(';
                    depth += 1;
                    if depth > DEEPEST {
                        seen.refused = Some(Refused::Deep(token.start));
                        return seen;
                    }
                }
                Kind::Close => depth = depth.saturating_sub(1),
                Kind::Colon => (key, after_key) = (last, true),
                Kind::Word => {
                    last = token.of(text);
                    if after_key && depth == 1 && key == "version" && seen.version.is_none() {
                        (seen.version, seen.version_at) = (Some(last.to_owned()), token.start);
                    }
                    if seen.refused.is_none() && is_no_number(last) {
                        seen.refused = Some(Refused::NotFinite(token.start, key.to_owned()));
                    }
                }
                _ => {}
            }
            after_key &= matches!(token.kind, Kind::Colon | Kind::Comment);
        }
        seen
    }
}

/// Whether this word is a number to ron, but none to people; `1e999` is infinite too.
fn is_no_number(word: &str) -> bool {
    if !word.starts_with(['+', '-', '.', 'N', 'i', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9']) {
        return false;
    }
    let body = word.trim_start_matches(['+', '-']);
    let body = body.strip_suffix("f32").or_else(|| body.strip_suffix("f64")).unwrap_or(body);
    if matches!(body, "NaN" | "inf") {
        return true;
    }
    let numeric = body.starts_with(|letter: char| letter.is_ascii_digit() || letter == '.');
    let long = body.len() > 30 || body.contains(['e', 'E']);
    numeric && long && body.replace('_', "").parse::<f32>().is_ok_and(|number| !number.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_version_and_comments() {
        let seen = Prescan::of("// hi\n(title: \"version: 9 // no\", version: 3, a: (version: 4))");
        assert_eq!(seen.version.as_deref(), Some("3"));
        assert!(seen.has_comments && seen.is_struct && seen.refused.is_none());
        assert!(!Prescan::of("(title: \"http://x /* y */\")").has_comments);
    }

    #[test]
    fn refuses_what_is_no_number() {
        for bad in ["NaN", "-inf", "+inf", "1e999", "-1E400f64"] {
            let text = format!("(a: (target: {bad}))");
            let wanted = Some(Refused::NotFinite(13, "target".into()));
            assert_eq!(Prescan::of(&text).refused, wanted, "{bad}");
        }
        assert_eq!(Prescan::of("(a: \"NaN\", b: 1.5e3, c: Nan)").refused, None);
    }

    #[test]
    fn refuses_depth_without_recursion() {
        let seen = Prescan::of(&"[".repeat(1_000_000));
        assert_eq!(seen.refused, Some(Refused::Deep(DEEPEST)));
    }
}
