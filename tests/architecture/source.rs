//! Source files as the checker sees them: without comments, texts and test code, and with line
//! breaks kept, so that places can be named. Knows no rule.

use std::collections::HashSet;

/// One file.
pub struct Source {
    /// Its path from the root, with slashes.
    pub name: String,
    /// Its text.
    pub raw: String,
    /// Code only: comments and the insides of texts are blank, and so is test code.
    pub code: String,
    /// Its path of modules from the crate's root: `["edit", "apply", "phases"]`.
    pub path: Vec<String>,
}

impl Source {
    /// The module of the table that it belongs to.
    pub fn module(&self) -> &str {
        self.path.first().map_or("lib", String::as_str)
    }

    /// The line, from 1, of a byte of the code.
    pub fn line(&self, at: usize) -> usize {
        1 + self.code[..at].matches('\n').count()
    }
}

/// Reads files given as (path, text). Files that only tests include are left out.
pub fn read_all(files: &[(String, String)]) -> Vec<Source> {
    let mut sources: Vec<Source> = files
        .iter()
        .map(|(name, text)| Source {
            name: name.clone(),
            raw: text.clone(),
            code: blank(text),
            path: module_path(name),
        })
        .collect();
    let mut tests: HashSet<Vec<String>> = HashSet::new();
    for source in &mut sources {
        for name in blank_tests(&mut source.code) {
            let mut path = source.path.clone();
            path.push(name);
            tests.insert(path);
        }
    }
    let is_test = |path: &[String]| (1..=path.len()).any(|length| tests.contains(&path[..length]));
    sources.retain(|source| !is_test(&source.path));
    sources
}

fn module_path(name: &str) -> Vec<String> {
    let inner = name.strip_prefix("src/").unwrap_or(name).trim_end_matches(".rs");
    let mut path: Vec<String> = inner.split('/').map(str::to_owned).collect();
    if path.last().is_some_and(|last| last == "mod" || (last == "lib" && path.len() == 1)) {
        path.pop();
    }
    path
}

/// Blanks comments, texts and characters; keeps length and line breaks.
fn blank(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out: Vec<u8> = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let length = token(&text[at..], out.last().copied()).unwrap_or(0);
        if length == 0 {
            out.push(if bytes[at].is_ascii() { bytes[at] } else { b'?' });
            at += 1;
            continue;
        }
        out.extend(bytes[at..at + length].iter().map(|byte| if *byte == b'\n' { b'\n' } else { b' ' }));
        at += length;
    }
    String::from_utf8(out).unwrap()
}

/// The length of a comment, text or character that starts here, if one does.
fn token(rest: &str, before: Option<u8>) -> Option<usize> {
    let in_word = before.is_some_and(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    if rest.starts_with("//") {
        return Some(rest.find('\n').unwrap_or(rest.len()));
    }
    if rest.starts_with("/*") {
        return Some(block_comment(rest));
    }
    if rest.starts_with('"') {
        return Some(quoted(rest, 1));
    }
    if !in_word && (rest.starts_with("r\"") || rest.starts_with("r#") || rest.starts_with("br")) {
        return raw_text(rest);
    }
    if rest.starts_with('\'') {
        return character(rest);
    }
    None
}

fn block_comment(rest: &str) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < rest.len() {
        let here = &rest.as_bytes()[at..];
        if here.starts_with(b"/*") {
            depth += 1;
            at += 2;
        } else if here.starts_with(b"*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += 1;
        }
    }
    rest.len()
}

fn quoted(rest: &str, from: usize) -> usize {
    let bytes = rest.as_bytes();
    let mut at = from;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 2,
            b'"' => return at + 1,
            _ => at += 1,
        }
    }
    rest.len()
}

fn raw_text(rest: &str) -> Option<usize> {
    let start = rest.find('r')? + 1;
    let hashes = rest[start..].bytes().take_while(|byte| *byte == b'#').count();
    if !rest[start + hashes..].starts_with('"') {
        return None;
    }
    let close = format!("\"{}", "#".repeat(hashes));
    let body = start + hashes + 1;
    Some(rest[body..].find(&close).map_or(rest.len(), |at| body + at + close.len()))
}

/// A character, told from a lifetime by its closing mark.
fn character(rest: &str) -> Option<usize> {
    let mut letters = rest.char_indices().skip(1);
    let (_, first) = letters.next()?;
    if first == '\\' {
        let close = rest[3..].find('\'')?;
        return Some(3 + close + 1);
    }
    let (at, second) = letters.next()?;
    (second == '\'').then_some(at + 1)
}

/// Blanks modules under `#[cfg(test)]`; gives the names of those that live in files of their own.
fn blank_tests(code: &mut String) -> Vec<String> {
    let mut names = Vec::new();
    let mut from = 0;
    while let Some(found) = code[from..].find("#[cfg(test)]") {
        let start = from + found;
        from = start + 1;
        let Some(open) = code[start..].find(['{', ';']).map(|at| start + at) else { break };
        if code.as_bytes()[open] == b'{' {
            let end = closing(code, open).unwrap_or(code.len());
            let blanked: String = code[start..end].chars().map(|c| if c == '\n' { c } else { ' ' }).collect();
            code.replace_range(start..end, &blanked);
        } else if let Some((_, name)) = code[start..open].rsplit_once("mod ") {
            names.push(name.trim().to_owned());
        }
    }
    names
}

/// Just past the brace that closes the one at `open`.
pub fn closing(code: &str, open: usize) -> Option<usize> {
    let mut depth = 0;
    for (at, byte) in code.bytes().enumerate().skip(open) {
        match byte {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(at + 1);
        }
    }
    None
}
