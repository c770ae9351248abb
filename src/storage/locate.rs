//! Finds the place in the text that a path such as `journeys[0].phases[2].name` stands for.
//! Knows RON's shape, not the model.

use std::collections::{BTreeSet, HashMap, HashSet};
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
}

/// The way through a text, token by token, and the path of where it has come.
struct Way<'a> {
    text: &'a str,
    path: String,
    opens: Vec<Open>,
    word: Option<Token>,
    at_value: bool,
}

impl<'a> Way<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, path: String::new(), opens: Vec::new(), word: None, at_value: true }
    }

    /// Goes past a token. After a closing bracket the path is that of what it closes.
    fn pass(&mut self, token: Token) -> Option<Open> {
        match token.kind {
            Kind::Open(bracket) => {
                self.enter_item();
                let index = (bracket == b'[').then_some(0);
                self.opens.push(Open { path: self.path.len(), index, start: token.start });
                self.at_value = index.is_some();
            }
            Kind::Close => return self.close(),
            Kind::Comma => {
                self.word = None;
                let open = self.opens.last_mut()?;
                self.path.truncate(open.path);
                self.at_value = open.index.is_some();
                open.index = open.index.map(|index| index + 1);
            }
            Kind::Colon => {
                let name = self.word.take()?;
                self.path.truncate(self.opens.last().map_or(0, |open| open.path));
                if !self.path.is_empty() {
                    self.path.push('.');
                }
                self.path.push_str(name.of(self.text).trim_matches('"'));
                self.at_value = false;
            }
            Kind::Word | Kind::Text => {
                self.enter_item();
                self.word = Some(token);
            }
            Kind::Comment | Kind::Stray => {}
        }
        None
    }

    /// Leaves a bracket; the path is that of its value then.
    fn close(&mut self) -> Option<Open> {
        let open = self.opens.pop()?;
        self.path.truncate(open.path);
        self.at_value = false;
        Some(open)
    }

    /// Appends `[index]` for the next item of a list.
    fn enter_item(&mut self) {
        if std::mem::take(&mut self.at_value)
            && let Some(Open { path: length, index: Some(index), .. }) = self.opens.last()
        {
            self.path.truncate(*length);
            let _ = write!(self.path, "[{index}]");
        }
    }
}

/// The path of what stands at this byte: a value, a new item of a list, or the group around.
pub(super) fn path_at(text: &str, byte: usize) -> String {
    let (mut way, mut before) = (Way::new(text), Kind::Stray);
    for token in Tokens::new(text).take_while(|token| token.start <= byte) {
        match token.kind {
            Kind::Comma | Kind::Colon | Kind::Close if token.end <= byte => drop(way.pass(token)),
            Kind::Comma => way.enter_item(),
            // What lacks its value is meant, and not the group around it.
            Kind::Close if before != Kind::Colon => drop(way.close()),
            Kind::Colon | Kind::Close => {}
            _ => drop(way.pass(token)),
        }
        before = token.kind;
    }
    way.path
}

/// The bytes of each of these paths' values; paths that the text does not have are left out.
pub(super) fn find<'a>(text: &str, paths: impl Iterator<Item = &'a str>) -> HashMap<String, Range<usize>> {
    let mut found: HashMap<String, Range<usize>> = paths.map(|path| (path.to_owned(), 0..0)).collect();
    let ways: HashSet<String> = found.keys().flat_map(|path| above(path)).map(str::to_owned).collect();
    let mut way = Way::new(text);
    let mut tokens = Tokens::new(text);
    while let Some(token) = tokens.next() {
        let open = way.pass(token);
        match token.kind {
            // A touchpoint's brackets are many, and hardly any lead to what is asked for.
            Kind::Open(_) if !ways.contains(&way.path) => {
                let end = tokens.skip_group();
                way.close();
                if let (Some(range), Some(end)) = (found.get_mut(&way.path), end) {
                    *range = token.start..end;
                }
            }
            Kind::Close => {
                if let (Some(range), Some(open)) = (found.get_mut(&way.path), open) {
                    *range = open.start..token.end;
                }
            }
            Kind::Colon => {
                // What follows is the value: its range is noted at its token.
                if let Some(range) = found.get_mut(&way.path) {
                    *range = token.end..token.end;
                }
            }
            Kind::Word | Kind::Text => note_value(&mut found, &way.path, token),
            _ => {}
        }
    }
    found.retain(|_, range| range.end > range.start);
    found
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
    // Thousands of problems must not each read the whole file.
    let mut budget = MOST_READ.max(text.len());
    let mut byte_of = |problem: &Problem| {
        with_ancestors(&problem.place).find_map(|path| {
            let range = ranges.get(path)?;
            match budget.checked_sub(range.len()) {
                Some(left) => {
                    budget = left;
                    value_in(text, range, problem)
                }
                None => Some(range.start),
            }
        })
    };
    let bytes: Vec<Option<usize>> = problems.iter().map(&mut byte_of).collect();
    let places = lines_and_columns(text, bytes.iter().flatten().copied());
    let at = bytes.iter().map(|byte| places.get(byte.as_ref()?).copied());
    problems.into_iter().zip(at).map(|(problem, at)| Located { at, problem }).collect()
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

/// Line and column of each of these bytes, counted from 1. The text is read once: many problems may
/// stand on one long line.
fn lines_and_columns(text: &str, bytes: impl Iterator<Item = usize>) -> HashMap<usize, (usize, usize)> {
    let wanted: BTreeSet<usize> = bytes.collect();
    let mut places = HashMap::with_capacity(wanted.len());
    let (mut at, mut line, mut column) = (0, 1, 1);
    for byte in wanted {
        let Some(between) = text.get(at..byte) else { continue };
        let lines = between.bytes().filter(|byte| *byte == b'\n').count();
        let last = between.rfind('\n').map_or(between, |end| between.get(end + 1..).unwrap_or_default());
        line += lines;
        column = last.chars().count() + if lines > 0 { 1 } else { column };
        at = byte;
        places.insert(byte, (line, column));
    }
    places
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
    fn finds_the_path_of_a_place() {
        let text =
            r#"(version: 1, a: [(b: "x", s: Touchpoint("q", 4)), (b: , c: [3, 4], m: {"k": 2})], d: )"#;
        for (mark, path) in [
            ("1,", "version"),
            (", a:", "version"),
            ("\"x\"", "a[0].b"),
            ("Touchpoint", "a[0].s"),
            ("\"q\"", "a[0].s"),
            ("), (", "a[0]"),
            (", c:", "a[1].b"),
            ("3", "a[1].c[0]"),
            ("4]", "a[1].c[1]"),
            ("], m", "a[1].c"),
            ("2}", "a[1].m.k"),
            ("})]", "a[1].m"),
            ("], d", "a"),
        ] {
            assert_eq!(path_at(text, text.find(mark).unwrap()), path, "{mark}");
        }
        assert_eq!(path_at(text, text.len() - 1), "d");
        assert_eq!(path_at("(a: 1)", 5), "");
    }

    #[test]
    fn lines_and_columns_count_letters() {
        let places = lines_and_columns("é(\na(\n\nb", [2, 0, 5, 8, 99].into_iter());
        assert_eq!([0, 2, 5, 8].map(|byte| places[&byte]), [(1, 1), (1, 2), (2, 2), (4, 1)]);
        assert_eq!(places.get(&99), None);
    }

    #[test]
    fn many_problems_on_one_line_are_placed_quickly() {
        let text = "é ".repeat(300_000);
        let places = lines_and_columns(&text, (0..text.len()).step_by(3));
        assert_eq!(places[&600_000], (1, 400_001));
        assert_eq!(places.len(), 300_000);
    }

    #[test]
    fn parents_of_paths() {
        assert_eq!(with_ancestors("a[1].b").collect::<Vec<_>>(), ["a[1].b", "a[1]", "a"]);
    }
}
