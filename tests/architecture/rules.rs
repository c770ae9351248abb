//! The rules, each from sources to faults in words. Reads no file.

use std::collections::{BTreeSet, HashSet};

use crate::source::{Source, closing};

/// The imports that the table does not allow, and modules that it does not know.
pub fn imports(sources: &[Source], table: &[(&str, &[&str])]) -> Vec<String> {
    let mut faults = Vec::new();
    for source in sources {
        let module = source.module();
        let Some((_, allowed)) = table.iter().find(|(name, _)| *name == module) else {
            faults.push(format!("{}: the table has no module `{module}`", source.name));
            continue;
        };
        for (line, target) in imported(source) {
            let known = table.iter().any(|(name, _)| *name == target);
            if known && target != module && !allows(allowed, &target) {
                faults.push(format!("{}:{line}: `{module}` may not import `{target}`", source.name));
            }
        }
    }
    faults
}

fn allows(allowed: &[&str], target: &str) -> bool {
    match allowed.split_first() {
        Some((&"*", but)) => !but.contains(&target),
        _ => allowed.contains(&target),
    }
}

/// The top modules that a file names, with their lines.
fn imported(source: &Source) -> BTreeSet<(usize, String)> {
    let code = &source.code;
    let mut found = BTreeSet::new();
    for start in ["crate::", "wandel::"] {
        for at in words(code, start) {
            found.extend(heads(&code[at + start.len()..]).into_iter().map(|head| (source.line(at), head)));
        }
    }
    for at in words(code, "super::") {
        // Only the first of a chain counts.
        if code[..at].ends_with("super::") {
            continue;
        }
        let rest = code[at..].trim_start_matches("super::");
        let climbed = (code[at..].len() - rest.len()) / "super::".len();
        if climbed == source.path.len() + enclosing_modules(code, at) {
            found.extend(heads(rest).into_iter().map(|head| (source.line(at), head)));
        }
    }
    found
}

/// Where a text starts that no word runs into.
fn words<'a>(code: &'a str, text: &'a str) -> impl Iterator<Item = usize> + 'a {
    code.match_indices(text).map(|(at, _)| at).filter(|at| !code[..*at].ends_with(is_letter))
}

fn is_letter(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// The first names of a path: one, or those of a group in braces.
fn heads(rest: &str) -> Vec<String> {
    let word = |text: &str| text.trim_start().chars().take_while(|c| is_letter(*c)).collect::<String>();
    if !rest.starts_with('{') {
        return vec![word(rest)];
    }
    let end = closing(rest, 0).unwrap_or(rest.len());
    let mut depth = 0;
    let mut parts = vec![String::new()];
    for letter in rest[1..end.max(2) - 1].chars() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => parts.push(String::new()),
            _ => {}
        }
        if letter != ',' || depth > 0 {
            parts.last_mut().unwrap().push(letter);
        }
    }
    parts.iter().map(|part| word(part)).collect()
}

/// How many `mod name { … }` of this file are around this place.
fn enclosing_modules(code: &str, at: usize) -> usize {
    words(code, "mod ")
        .take_while(|start| *start < at)
        .filter(|start| {
            let open = code[*start..].find(['{', ';']).map(|length| start + length);
            let open = open.filter(|open| code.as_bytes()[*open] == b'{' && *open < at);
            open.and_then(|open| closing(code, open)).is_some_and(|end| end > at)
        })
        .count()
}

/// Names that only some modules may use: what, and where it may be.
const REACH: &[(&[&str], &[&str], &str)] = &[
    (&["egui", "eframe", "egui_kittest", "rfd"], &["ui"], "the window"),
    (&["fs", "File", "OpenOptions", "atomic_write_file", "read_dir"], &["storage"], "the disk"),
    (&["net", "TcpStream", "TcpListener", "UdpSocket"], &[], "the network"),
];

/// Methods of `Path` that ask the disk.
const DISK_METHODS: &[&str] = &[".exists()", ".try_exists()", ".is_file()", ".is_dir()", ".canonicalize()"];

/// Uses of the window, the disk and the network where they do not belong.
pub fn reach(sources: &[Source]) -> Vec<String> {
    let mut faults = Vec::new();
    for source in sources {
        let fault = |at, what: &str, name: &str| {
            format!("{}:{}: {what} has no place here: `{name}`", source.name, source.line(at))
        };
        for (names, homes, what) in REACH {
            if homes.contains(&source.module()) {
                continue;
            }
            for name in *names {
                let uses = words(&source.code, name).filter(|at| in_path(&source.code, *at, name));
                faults.extend(uses.map(|at| fault(at, what, name)));
            }
        }
        if source.module() != "storage" {
            let asks = DISK_METHODS.iter().flat_map(|name| source.code.match_indices(name));
            faults.extend(asks.map(|(at, name)| fault(at, "the disk", name)));
        }
    }
    faults
}

/// Whether the word here is part of a path: `egui::…`, `std::fs`, `{fs, io}`, `File::open`.
fn in_path(code: &str, at: usize, name: &str) -> bool {
    let rest = &code[at + name.len()..];
    let before = code[..at].trim_end();
    if rest.starts_with(is_letter) {
        return false;
    }
    let statement = before.rfind([';', '}']).map_or(before, |from| &before[from + 1..]);
    let in_use = statement.trim_start().trim_start_matches("pub ").starts_with("use ");
    rest.starts_with("::") || before.ends_with("::") || in_use
}

/// Files, as (path, text), that do not start by saying what they are.
pub fn headers(files: &[(String, String)]) -> Vec<String> {
    let says = |text: &str| {
        text.lines()
            .next()
            .and_then(|line| line.strip_prefix("//!"))
            .is_some_and(|line| line.trim().len() > 3)
    };
    files.iter().filter(|(_, text)| !says(text)).map(|(name, _)| format!("{name}: no `//!` header")).collect()
}

/// Files that no `mod` names: they look like code but are never compiled.
pub fn strays(sources: &[Source]) -> Vec<String> {
    let declared: HashSet<Vec<String>> = sources
        .iter()
        .flat_map(|source| {
            words(&source.code, "mod ").map(|at| {
                let name: String = source.code[at + 4..].chars().take_while(|c| is_letter(*c)).collect();
                [source.path.clone(), vec![name]].concat()
            })
        })
        .collect();
    let by_path: HashSet<String> = sources.iter().flat_map(placed).collect();
    sources
        .iter()
        .filter(|source| {
            !source.path.is_empty()
                && source.path != ["main"]
                && !declared.contains(&source.path)
                && !by_path.contains(&source.name)
        })
        .map(|source| {
            format!("{}: no `mod {};` names it", source.name, source.path.last().map_or("", String::as_str))
        })
        .collect()
}

/// The files that a source names by `#[path = "…"]`, from the root.
fn placed(source: &Source) -> Vec<String> {
    let folder = source.name.rsplit_once('/').map_or("", |(folder, _)| folder);
    let behind = source.raw.split("#[path = \"").skip(1);
    let mut files = Vec::new();
    for path in behind.filter_map(|text| text.split('"').next()) {
        let mut folder: Vec<&str> = folder.split('/').collect();
        let mut rest = path;
        while let Some(up) = rest.strip_prefix("../") {
            folder.pop();
            rest = up;
        }
        files.push(format!("{}/{rest}", folder.join("/")));
    }
    files
}

/// Functions with more lines than this.
pub fn long_functions(sources: &[Source], longest: usize) -> Vec<String> {
    let mut faults = Vec::new();
    for source in sources {
        let code = &source.code;
        for at in words(code, "fn ") {
            let name: String = code[at + 3..].chars().take_while(|c| is_letter(*c)).collect();
            let Some(open) = body(code, at) else { continue };
            let end = closing(code, open).unwrap_or(code.len());
            let lines = 1 + code[at..end].matches('\n').count();
            if !name.is_empty() && lines > longest {
                let place = format!("{}:{}", source.name, source.line(at));
                faults.push(format!("{place}: `{name}` has {lines} lines, more than {longest}"));
            }
        }
    }
    faults
}

/// The brace that opens the body of the function at this place, if it has one.
fn body(code: &str, at: usize) -> Option<usize> {
    let mut depth = 0;
    for (place, byte) in code.bytes().enumerate().skip(at) {
        match byte {
            b'(' | b'[' => depth += 1,
            b')' | b']' => depth -= 1,
            b'{' if depth == 0 => return Some(place),
            b';' if depth == 0 => return None,
            _ => {}
        }
    }
    None
}

/// Files of `export` that make a picture but are not in `FORMATS`: a picture function is named as its file.
pub fn exporters(sources: &[Source]) -> Vec<String> {
    let list = sources.iter().find(|source| source.name == "src/export/mod.rs");
    let list = list.map_or("", |source| source.raw.as_str());
    sources
        .iter()
        .filter(|source| source.path.len() == 2 && source.module() == "export")
        .filter_map(|source| source.path.last().map(|stem| (source, stem)))
        .filter(|(source, stem)| source.code.contains(&format!("pub fn {stem}(")))
        .filter(|(_, stem)| !list.contains(&format!("extension: \"{stem}\"")))
        .map(|(source, stem)| format!("{}: `{stem}` is not in `FORMATS`", source.name))
        .collect()
}
