//! Finds the place in the text that a path such as `journeys[0].phases[2].name` stands for.
//! Knows RON's shape, not the model.

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;
use std::ops::Range;

use super::Located;
use super::scan::{Kind, Token, Tokens};
use crate::check::Problem;

/// Bytes that are read in all to find the values of problems near their places.
const MOST_READ: usize = 16 << 20;

/// An open bracket on the way through the text.
struct Open {
    /// Length of the path that names this bracket's value.
    path: usize,
    /// The number of the item in a list; nothing in a struct.
    index: Option<usize>,
    /// The bracket's first byte.
    start: usize,
    /// The path itself, if somebody asked for it.
    asked: bool,
}

/// The bytes of each of these paths' values; paths that the text does not have are left out.
pub(super) fn find<'a>(text: &str, paths: impl Iterator<Item = &'a str>) -> HashMap<String, Range<usize>> {
    let mut found: HashMap<String, Range<usize>> = paths.map(|path| (path.to_owned(), 0..0)).collect();
    let ways: HashSet<String> = found.keys().flat_map(|path| above(path)).map(str::to_owned).collect();
    let (mut path, mut opens) = (String::new(), Vec::<Open>::new());
    let (mut word, mut at_value) = (None::<Token>, true);
    let mut tokens = Tokens::new(text);
    while let Some(token) = tokens.next() {
        match token.kind {
            Kind::Open(bracket) => {
                if at_value {
                    enter_item(&mut path, opens.last());
                }
                let asked = found.contains_key(&path);
                // A touchpoint's brackets are many, and hardly any lead to what is asked for.
                if !ways.contains(&path) {
                    let end = skip(&mut tokens);
                    if let Some(end) = end.filter(|_| asked) {
                        found.insert(path.clone(), token.start..end);
                    }
                    at_value = false;
                    continue;
                }
                let index = (bracket != b'{' && bracket != b'(').then_some(0);
                opens.push(Open { path: path.len(), index, start: token.start, asked });
                at_value = index.is_some();
            }
            Kind::Close => {
                let Some(open) = opens.pop() else { continue };
                path.truncate(open.path);
                if open.asked {
                    found.insert(path.clone(), open.start..token.end);
                }
                at_value = false;
            }
            Kind::Comma => {
                let Some(open) = opens.last_mut() else { continue };
                path.truncate(open.path);
                at_value = open.index.is_some();
                open.index = open.index.map(|index| index + 1);
            }
            Kind::Colon => {
                let Some(name) = word.take() else { continue };
                path.truncate(opens.last().map_or(0, |open| open.path));
                if !path.is_empty() {
                    path.push('.');
                }
                path.push_str(name.of(text).trim_matches('"'));
                at_value = false;
                // What follows is the value: its range is noted at its token.
                if let Some(range) = found.get_mut(&path) {
                    *range = token.end..token.end;
                }
            }
            Kind::Word | Kind::Text => {
                if at_value {
                    enter_item(&mut path, opens.last());
                    at_value = false;
                }
                note_value(&mut found, &path, token);
                word = Some(token);
            }
            Kind::Comment | Kind::Stray => {}
        }
    }
    found.retain(|_, range| range.end > range.start);
    found
}

/// Reads on behind the bracket that closes the one just opened; nothing where the text ends first.
fn skip(tokens: &mut Tokens<'_>) -> Option<usize> {
    let mut depth = 1_usize;
    for token in tokens {
        match token.kind {
            Kind::Open(_) => depth += 1,
            Kind::Close => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(token.end);
        }
    }
    None
}

/// Appends `[index]` for the next item of a list.
fn enter_item(path: &mut String, open: Option<&Open>) {
    if let Some(Open { path: length, index: Some(index), .. }) = open {
        path.truncate(*length);
        let _ = write!(path, "[{index}]");
    }
}

/// Notes a value of one token, unless the path's value is known already.
fn note_value(found: &mut HashMap<String, Range<usize>>, path: &str, token: Token) {
    if let Some(range) = found.get_mut(path)
        && (*range == (0..0) || range.start == range.end)
    {
        *range = token.start..token.end;
    }
}

/// The paths around a path, the root (an empty path) among them.
fn above(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(parent(path), |path| parent(path))
}

/// The path without its last piece; nothing if it is the root.
pub(super) fn parent(path: &str) -> Option<&str> {
    if path.is_empty() {
        return None;
    }
    Some(path.rfind(['.', '[']).and_then(|at| path.get(..at)).unwrap_or_default())
}

/// Gives problems their line and column: where their value stands nearest to their place.
pub(super) fn locate(text: &str, problems: Vec<Problem>) -> Vec<Located> {
    if problems.is_empty() {
        return Vec::new();
    }
    let ancestors = problems.iter().flat_map(|problem| with_ancestors(&problem.place));
    let ranges = find(text, ancestors);
    let lines = Lines::of(text);
    // Thousands of problems must not each read the whole file.
    let mut budget = MOST_READ.max(text.len());
    let mut place = |problem: &Problem| {
        let byte = with_ancestors(&problem.place).find_map(|path| {
            let range = ranges.get(path)?;
            match budget.checked_sub(range.len()) {
                Some(left) => {
                    budget = left;
                    value_in(text, range, problem)
                }
                None => Some(range.start),
            }
        });
        byte.map(|byte| lines.place(text, byte))
    };
    problems.into_iter().map(|problem| Located { at: place(&problem), problem }).collect()
}

/// The path and those around it, innermost first; the whole text (an empty path) is not among them.
fn with_ancestors(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(path), |path| parent(path)).filter(|path| !path.is_empty())
}

/// Where in `range` the problem's value stands; the start of the range if there is none to find.
fn value_in(text: &str, range: &Range<usize>, problem: &Problem) -> Option<usize> {
    if problem.value.is_empty() {
        return Some(range.start);
    }
    let part = text.get(range.clone())?;
    let hit = Tokens::new(part).find(|token| {
        let word = token.of(part);
        let bare = word.strip_prefix('"').and_then(|word| word.strip_suffix('"')).unwrap_or(word);
        matches!(token.kind, Kind::Text | Kind::Word) && bare == problem.value
    });
    hit.map(|token| range.start + token.start)
}

/// Where the lines of a text start, to place many bytes quickly.
struct Lines(Vec<usize>);

impl Lines {
    fn of(text: &str) -> Self {
        Self(std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect())
    }

    fn place(&self, text: &str, byte: usize) -> (usize, usize) {
        let line = self.0.partition_point(|start| *start <= byte).max(1);
        let start = self.0.get(line - 1).copied().unwrap_or(0);
        (line, text.get(start..byte).unwrap_or_default().chars().count() + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_values_by_path() {
        let text =
            r#"(version: 1, a: [(b: "x", s: Touchpoint("q")), (b: "yy", c: [3, 4], m: {"k": 2})], d: "z")"#;
        let at = |path: &str| {
            let range = find(text, std::iter::once(path)).remove(path)?;
            Some(text[range].to_owned())
        };
        assert_eq!(at("version").as_deref(), Some("1"));
        assert_eq!(at("a[0].b").as_deref(), Some("\"x\""));
        assert_eq!(at("a[1].b").as_deref(), Some("\"yy\""));
        assert_eq!(at("a[1].c[1]").as_deref(), Some("4"));
        assert_eq!(at("a[1].c").as_deref(), Some("[3, 4]"));
        assert_eq!(at("a[1].m.k").as_deref(), Some("2"));
        assert_eq!(at("a[0]").as_deref(), Some("(b: \"x\", s: Touchpoint(\"q\"))"));
        assert_eq!(at("d").as_deref(), Some("\"z\""));
        assert_eq!(at("a[2]"), None);
    }

    #[test]
    fn parents_of_paths() {
        assert_eq!(with_ancestors("a[1].b").collect::<Vec<_>>(), ["a[1].b", "a[1]", "a"]);
    }
}
