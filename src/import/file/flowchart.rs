//! Mermaid text: a `journey`, whose sections are phases and whose tasks follow each other, or a
//! flowchart, whose subgraphs are phases. Styles, classes, clicks, shapes, directions of drawing and remarks
//! are listed by their kind; whatever else is not understood is listed by itself.

use std::collections::HashMap;

use super::decoded;
use crate::import::draft::{
    Draft, DraftLink, DraftPhase, DraftTouchpoint, Found, ImportError, LeftOver, PEOPLE,
};
use crate::vocabulary::Label;

const NO_MERMAID: Label = Label::new(
    "this is neither a Mermaid journey nor a flowchart",
    "dit is geen Mermaid-klantreis en geen stroomschema",
);

/// Whether a text is one of the two.
pub(super) fn looks(text: &str) -> bool {
    lines(text).next().is_some_and(|(_, line)| kind(line).is_some())
}

fn kind(line: &str) -> Option<bool> {
    match line.split_whitespace().next()?.trim_end_matches(';') {
        "journey" => Some(true),
        "flowchart" | "graph" | "flowchart-elk" => Some(false),
        _ => None,
    }
}

/// Lines that say something, with their numbers: no fences, comments and front matter.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut front = false;
    (1..).zip(text.lines().map(str::trim)).filter(move |(_, line)| {
        if *line == "---" {
            front = !front;
            return false;
        }
        let comment = line.starts_with("%%") && *line != UNKNOWN;
        !(front || line.is_empty() || line.starts_with("```") || comment)
    })
}

/// What stands between the lines: remarks, and what the front matter says beside the title.
fn beside(text: &str) -> Vec<LeftOver> {
    let mut front = false;
    let mut out = Vec::new();
    for (at, line) in (1..).zip(text.lines().map(str::trim)) {
        if line == "---" {
            front = !front;
        } else if front && !line.is_empty() && !line.starts_with("title:") {
            out.push(LeftOver::of_kind("---", at, line));
        } else if !front && line.starts_with("%%") && line != UNKNOWN {
            out.push(LeftOver::of_kind("%%", at, line));
        }
    }
    out
}

/// What Wandel writes before a task whose score nobody knows.
const UNKNOWN: &str = "%% not assessed";

pub(super) fn read(bytes: &[u8]) -> Result<Found, ImportError> {
    let text = decoded(bytes);
    let first = lines(&text).find(|(_, line)| *line != UNKNOWN);
    let mut draft = match first.and_then(|(_, line)| kind(line)) {
        Some(true) => journey(&text),
        Some(false) => chart(&text),
        None => return Err(ImportError::new(NO_MERMAID, "")),
    };
    draft.left_over.extend(beside(&text));
    Ok(Found::Draft(Box::new(draft)))
}

/// The text with the letters that Mermaid writes by code.
fn plain(text: &str) -> String {
    let text = ["<br/>", "<br>", "<br />", "\\n"]
        .iter()
        .fold(text.to_owned(), |text, mark| text.replace(mark, "\n"));
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some((before, behind)) = rest.split_once('#') {
        out.push_str(before);
        let coded = behind.split_once(';').filter(|(code, _)| {
            !code.is_empty() && code.len() < 9 && code.chars().all(|sign| sign.is_ascii_alphanumeric())
        });
        let letter = coded.and_then(|(code, more)| Some((letter(code)?, more)));
        match letter {
            Some((letter, more)) => {
                out.push(letter);
                rest = more;
            }
            None => {
                out.push('#');
                rest = behind;
            }
        }
    }
    out.push_str(rest);
    out
}

fn letter(code: &str) -> Option<char> {
    Some(match code {
        "quot" => '"',
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "apos" => '\'',
        "nbsp" => ' ',
        _ => char::from_u32(code.parse().ok()?)?,
    })
}

fn journey(text: &str) -> Draft {
    let mut draft = Draft::default();
    let mut unknown = false;
    for (line, text) in lines(text).skip_while(|(_, line)| kind(line).is_none()).skip(1) {
        let said = |word: &str| text.strip_prefix(word).filter(|rest| rest.starts_with(char::is_whitespace));
        if text == UNKNOWN {
            unknown = true;
            continue;
        }
        if let Some(title) = said("title") {
            draft.name = plain(title.trim());
        } else if let Some(name) = said("section") {
            draft.phases.push(DraftPhase { name: plain(name.trim()), cells: Vec::new() });
        } else if let Some(mut touchpoint) = task(text, line, unknown) {
            touchpoint.phase = Some(draft.phases.last().map(|phase| phase.name.clone()).unwrap_or_default());
            if let Some(last) = draft.touchpoints.last() {
                let (from, to) = (last.key.clone(), touchpoint.key.clone());
                draft.links.push(DraftLink { from, to, cells: Vec::new(), line });
            }
            draft.touchpoints.push(touchpoint);
        } else {
            draft.left_over.push(LeftOver::new(line, plain(text)));
        }
        unknown = false;
    }
    draft
}

/// `Make tea: 5: Me, Cat`.
fn task(text: &str, line: usize, unknown: bool) -> Option<DraftTouchpoint> {
    let (title, rest) = text.split_once(':')?;
    let (score, people) = rest.split_once(':').unwrap_or((rest, ""));
    if title.trim().is_empty() || title.starts_with("acc") {
        return None;
    }
    let mut touchpoint = DraftTouchpoint::titled(&plain(title.trim()), line);
    touchpoint.key = format!("line {line}");
    if !score.trim().is_empty() && !unknown {
        touchpoint.cells.push(("experienced", score.trim().to_owned()));
    }
    let people: Vec<String> = people
        .split(',')
        .map(|name| crate::inventory::quoted(&plain(name.trim())))
        .filter(|name| name != "\"\"")
        .collect();
    if !people.is_empty() {
        touchpoint.cells.push((PEOPLE, people.join("; ")));
    }
    Some(touchpoint)
}

/// Lines of a flowchart that are about drawing and reading, not about what is drawn.
const UNPLACED: &[&str] =
    &["style", "classDef", "class", "linkStyle", "direction", "click", "accTitle", "accDescr"];

fn chart(text: &str) -> Draft {
    let mut reading = Chart::default();
    let title = text.lines().map(str::trim).find_map(|line| line.strip_prefix("title:"));
    if let Some(title) = title.filter(|_| text.trim_start().starts_with("---")) {
        let title = title.trim();
        reading.draft.name = serde_json::from_str(title).unwrap_or_else(|_| title.to_owned());
    }
    for (line, text) in lines(text).skip_while(|(_, line)| kind(line).is_none()).skip(1) {
        for statement in statements(text) {
            reading.statement(statement.trim(), line);
        }
    }
    reading.draft
}

/// A line cut at semicolons that stand outside quotes and are no end of a code.
fn statements(line: &str) -> Vec<&str> {
    let (mut quoted, mut start, mut code, mut depth) = (false, 0, false, 0_usize);
    let mut out = Vec::new();
    for (at, letter) in line.char_indices() {
        match letter {
            '"' => quoted = !quoted,
            '#' => code = true,
            ';' if code => code = false,
            '[' | '(' | '{' if !quoted => depth += 1,
            ']' | ')' | '}' if !quoted => depth = depth.saturating_sub(1),
            ';' if !quoted && depth == 0 => {
                out.extend(line.get(start..at));
                start = at + 1;
            }
            letter if !letter.is_ascii_alphanumeric() => code = false,
            _ => {}
        }
    }
    out.extend(line.get(start..));
    out.retain(|part| !part.trim().is_empty());
    out
}

/// A flowchart while it is read.
#[derive(Default)]
struct Chart {
    draft: Draft,
    /// The subgraphs that are open: the phase of each.
    open: Vec<String>,
    /// The places of the touchpoints by their names.
    known: HashMap<String, usize>,
}

impl Chart {
    fn statement(&mut self, text: &str, line: usize) {
        let word = text.split_whitespace().next().unwrap_or_default();
        if word == "subgraph" {
            let rest = text.get(word.len()..).unwrap_or_default().trim();
            let (id, label, _) = node(rest).unwrap_or((rest, None, ""));
            // Without brackets the whole rest is the title.
            let name = label.unwrap_or_else(|| if id.len() < rest.len() { plain(rest) } else { plain(id) });
            // What lies within a phase of a phase is listed as a phase of its own.
            if let Some(outer) = self.open.last() {
                self.draft.left_over.push(LeftOver::new(line, format!("{name} < {outer}")));
            }
            self.draft.phases.push(DraftPhase { name: name.clone(), cells: Vec::new() });
            self.open.push(name);
        } else if text == "end" {
            self.open.pop();
        } else if let Some(kind) = UNPLACED.iter().find(|kind| **kind == word.trim_end_matches(':')) {
            self.draft.left_over.push(LeftOver::of_kind(kind, line, plain(text)));
        } else if !self.whole_chain(text, line) {
            self.draft.left_over.push(LeftOver::new(line, plain(text)));
        }
    }

    /// Takes a chain if all of it is understood.
    fn whole_chain(&mut self, text: &str, line: usize) -> bool {
        let draft = &self.draft;
        let (touchpoints, links, left) = (draft.touchpoints.len(), draft.links.len(), draft.left_over.len());
        let is_whole = self.chain(text, line).is_some();
        if !is_whole {
            for gone in self.draft.touchpoints.drain(touchpoints..) {
                self.known.remove(&gone.key);
            }
            self.draft.links.truncate(links);
            self.draft.left_over.truncate(left);
        }
        is_whole
    }

    /// `a["A"] & b --> |label| c`.
    fn chain(&mut self, text: &str, line: usize) -> Option<()> {
        let (mut from, mut rest) = self.group(text, line)?;
        while !rest.trim().is_empty() {
            let (label, both, behind) = arrow(rest.trim_start())?;
            let (to, more) = self.group(behind.trim_start(), line)?;
            let cells = if label.is_empty() { Vec::new() } else { vec![("label", label)] };
            for start in &from {
                for end in &to {
                    let link = |from: &String, to: &String| DraftLink {
                        from: from.clone(),
                        to: to.clone(),
                        cells: cells.clone(),
                        line,
                    };
                    self.draft.links.push(link(start, end));
                    if both {
                        self.draft.links.push(link(end, start));
                    }
                }
            }
            (from, rest) = (to, more);
        }
        Some(())
    }

    /// Nodes with `&` between them.
    fn group<'t>(&mut self, text: &'t str, line: usize) -> Option<(Vec<String>, &'t str)> {
        let mut ids = Vec::new();
        let mut rest = text;
        loop {
            let (id, label, behind) = node(rest)?;
            self.note(id, label, line);
            let drawn = rest.get(id.len()..rest.len() - behind.len()).unwrap_or_default();
            self.list_drawing(id, drawn.trim(), line);
            ids.push(id.to_owned());
            match behind.trim_start().strip_prefix('&') {
                Some(more) => rest = more.trim_start(),
                None => return Some((ids, behind)),
            }
        }
    }

    /// Lists a shape that is no box, and a class of drawing.
    fn list_drawing(&mut self, id: &str, drawn: &str, line: usize) {
        let shape = BRACKETS.iter().find(|(open, _)| drawn.starts_with(open));
        if let Some((open, close)) = shape.filter(|(open, _)| *open != "[") {
            let kind = format!("{open} {close}");
            self.draft.left_over.push(LeftOver::of_kind(&kind, line, format!("{id}{open}…{close}")));
        }
        if let Some((_, class)) =
            drawn.rsplit_once(":::").filter(|(_, class)| !class.contains(['"', ']', ')', '}']))
        {
            self.draft.left_over.push(LeftOver::of_kind(":::", line, format!("{id}:::{class}")));
        }
    }

    fn note(&mut self, id: &str, label: Option<String>, line: usize) {
        let phase = self.open.last().cloned();
        let known = self.known.get(id).and_then(|at| self.draft.touchpoints.get_mut(*at));
        match known {
            None => {
                self.known.insert(id.to_owned(), self.draft.touchpoints.len());
                let mut touchpoint = DraftTouchpoint::titled(label.as_deref().unwrap_or(id), line);
                id.clone_into(&mut touchpoint.key);
                touchpoint.phase = Some(phase.unwrap_or_default());
                self.draft.touchpoints.push(touchpoint);
            }
            Some(known) => {
                if let (Some(label), Some((_, title))) = (label, known.cells.first_mut()) {
                    *title = label;
                }
                // What is first named by a line belongs where it stands alone.
                if let Some(phase) = phase.filter(|_| known.phase.as_deref() == Some("")) {
                    known.phase = Some(phase);
                }
            }
        }
    }
}

/// The brackets around labels; longer ones first.
const BRACKETS: &[(&str, &str)] = &[
    ("(((", ")))"),
    ("([", "])"),
    ("[[", "]]"),
    ("[(", ")]"),
    ("((", "))"),
    ("{{", "}}"),
    ("[/", "/]"),
    ("[\\", "\\]"),
    ("[/", "\\]"),
    ("[\\", "/]"),
    ("[", "]"),
    ("(", ")"),
    ("{", "}"),
    (">", "]"),
];

/// A node at the start of a text: its id, its label if it has one, and the rest.
fn node(text: &str) -> Option<(&str, Option<String>, &str)> {
    let end = text
        .char_indices()
        .find(|(at, letter)| {
            let rest = text.get(*at..).unwrap_or_default();
            let arrow = ["--", "-.", "==", "~~", "<-"].iter().any(|start| rest.starts_with(start));
            !(letter.is_alphanumeric() || "_-./".contains(*letter)) || arrow
        })
        .map_or(text.len(), |(at, _)| at);
    let (id, rest) = text.split_at_checked(end)?;
    if id.is_empty() {
        return None;
    }
    let rest_trimmed = rest.trim_start();
    let bracket = BRACKETS.iter().find_map(|(open, close)| {
        let inside = rest_trimmed.strip_prefix(open)?;
        let quoted = inside.trim_start().strip_prefix('"');
        let (label, behind) = match quoted.and_then(|inside| inside.split_once('"')) {
            Some((label, behind)) => (label, behind.trim_start().strip_prefix(close)?),
            None => inside.split_once(close)?,
        };
        Some((label, behind))
    });
    let (label, rest) = match bracket {
        Some((label, behind)) => (Some(plain(label.trim().trim_matches('`'))), behind),
        None => (None, rest),
    };
    // A class of drawing.
    let rest = match rest.strip_prefix(":::") {
        Some(class) => class.trim_start_matches(|sign: char| sign.is_alphanumeric() || "_-,".contains(sign)),
        None => rest,
    };
    Some((id, label, rest))
}

/// An arrow at the start of a text: its label, whether it goes both ways, and the rest.
fn arrow(text: &str) -> Option<(String, bool, &str)> {
    let is_line = |sign: char| matches!(sign, '-' | '=' | '.' | '~');
    let both = text.starts_with('<');
    let text = text.strip_prefix(['<', 'o', 'x']).unwrap_or(text);
    let behind = text.trim_start_matches(is_line);
    if text.len() - behind.len() < 2 {
        return None;
    }
    if let Some(rest) =
        behind.strip_prefix(['>', 'o', 'x']).filter(|rest| !rest.starts_with(char::is_alphanumeric))
    {
        return Some(labelled(rest, both));
    }
    // `-- label -->`, or a line without a head.
    let middle = behind.char_indices().find(|(at, sign)| {
        is_line(*sign)
            && behind
                .get(*at..)
                .is_some_and(|rest| ["--", "==", ".-"].iter().any(|mark| rest.starts_with(mark)))
    });
    let is_label = behind.starts_with(' ') || behind.starts_with('"');
    if let Some((at, _)) = middle.filter(|_| is_label && text.len() - behind.len() == 2)
        && let Some((label, rest)) = behind.split_at_checked(at)
        && let Some(rest) = rest.trim_start_matches(is_line).strip_prefix('>')
    {
        return Some((plain(label.trim().trim_matches('"')), both, rest));
    }
    Some(labelled(behind, both))
}

fn labelled(rest: &str, both: bool) -> (String, bool, &str) {
    let label = rest.trim_start().strip_prefix('|').and_then(|inside| match inside.strip_prefix('"') {
        Some(quoted) => {
            let (label, behind) = quoted.split_once('"')?;
            Some((label, behind.trim_start().strip_prefix('|')?))
        }
        None => inside.split_once('|'),
    });
    label.map_or((String::new(), both, rest), |(label, behind)| (plain(label.trim()), both, behind))
}
