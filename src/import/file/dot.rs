//! DOT: nodes are touchpoints, edges transitions, clusters phases. Attributes are listed unless a field is
//! called so: a colour or a shape says something to whoever chose it.

use std::collections::HashMap;

use super::decoded;
use super::dot_tokens::{Token, label, tokens};
use crate::import::draft::{Draft, DraftLink, DraftPhase, DraftTouchpoint, Found, ImportError, LeftOver};
use crate::inventory::{PHASE, Rows};
use crate::vocabulary::Label;

pub(super) const NO_GRAPH: Label = Label::new("this DOT cannot be read", "deze DOT is niet te lezen");

pub(super) fn read(bytes: &[u8]) -> Result<Found, ImportError> {
    let text = decoded(bytes);
    let (tokens, remarks) = tokens(&text)?;
    let mut reading =
        Reading { tokens, at: 0, draft: Draft::default(), known: HashMap::new(), open: Vec::new() };
    reading.draft.left_over.extend(remarks);
    let mut named = false;
    // `strict digraph name {`
    while let Some(token) = reading.next() {
        match token {
            Token::Sign('{') => {
                reading.body(0);
                return Ok(Found::Draft(Box::new(reading.named())));
            }
            Token::Id(word) if named && reading.draft.name.is_empty() => reading.draft.name = label(&word),
            Token::Id(word) => named |= matches!(word.to_lowercase().as_str(), "digraph" | "graph"),
            _ => {}
        }
    }
    Err(ImportError::new(NO_GRAPH, "there is no graph in it"))
}

/// How deep clusters may lie in each other.
const DEEPEST: usize = 200;

struct Reading {
    tokens: Vec<(Token, usize)>,
    at: usize,
    draft: Draft,
    /// The places of the touchpoints by their names.
    known: HashMap<String, usize>,
    /// The phases that are open, by place; nothing for a group that is no cluster.
    open: Vec<Option<usize>>,
}

impl Reading {
    /// The draft with phases by name instead of by place, which was needed while names came.
    fn named(mut self) -> Draft {
        for phase in &mut self.draft.phases {
            let short = phase.name.strip_prefix("cluster").map(|rest| rest.trim_start_matches('_'));
            if let Some(short) = short.filter(|short| !short.is_empty()) {
                phase.name = short.to_owned();
            }
        }
        for touchpoint in &mut self.draft.touchpoints {
            let at = touchpoint.phase.as_deref().and_then(|phase| phase.parse::<usize>().ok());
            if let Some(phase) = at.and_then(|at| self.draft.phases.get(at)) {
                touchpoint.phase = Some(phase.name.clone());
            }
        }
        self.draft
    }

    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.at).map(|(token, _)| token)
    }

    fn line(&self) -> usize {
        self.tokens.get(self.at).or(self.tokens.last()).map_or(0, |(_, line)| *line)
    }

    fn next(&mut self) -> Option<Token> {
        let token = self.tokens.get(self.at).map(|(token, _)| token.clone());
        self.at += 1;
        token
    }

    fn takes(&mut self, sign: char) -> bool {
        let is = self.peek() == Some(&Token::Sign(sign));
        self.at += usize::from(is);
        is
    }

    /// Statements up to the closing brace; gives back the nodes that are named in them.
    fn body(&mut self, depth: usize) -> Vec<String> {
        let mut named = Vec::new();
        while let Some(token) = self.peek() {
            match token {
                Token::Sign('}') => {
                    self.at += 1;
                    return named;
                }
                Token::Sign(';' | ',') => self.at += 1,
                _ => named.extend(self.statement(depth)),
            }
        }
        named
    }

    fn statement(&mut self, depth: usize) -> Vec<String> {
        let line = self.line();
        if let Some(Token::Id(word)) = self.peek().cloned() {
            let small = word.to_lowercase();
            let follows = self.tokens.get(self.at + 1).map(|(token, _)| token.clone());
            if matches!(small.as_str(), "graph" | "node" | "edge") && follows == Some(Token::Sign('[')) {
                self.at += 1;
                for (key, value) in self.attributes() {
                    if small == "graph" {
                        self.own(&key, &value, line);
                    } else if !is_ours((&key, &value)) {
                        let text = format!("{small} {key}: {}", label(&value));
                        self.draft.left_over.push(LeftOver::of_kind(&format!("{small} {key}"), line, text));
                    }
                }
                return Vec::new();
            }
            if follows == Some(Token::Sign('=')) {
                self.at += 2;
                if let Some(Token::Id(value)) = self.next() {
                    self.own(&word, &value, line);
                }
                return Vec::new();
            }
        }
        let Some(mut from) = self.end(depth) else {
            self.at += 1;
            return Vec::new();
        };
        let mut named = from.clone();
        let mut pairs: Vec<(String, String)> = Vec::new();
        while self.peek() == Some(&Token::Edge) {
            self.at += 1;
            let Some(to) = self.end(depth) else { break };
            pairs.extend(from.iter().flat_map(|from| to.iter().map(|to| (from.clone(), to.clone()))));
            named.extend(to.iter().cloned());
            from = to;
        }
        let values = self.attributes();
        if pairs.is_empty() {
            self.node_values(&from, &values, line);
        }
        for (from, to) in pairs {
            let mut cells = Vec::new();
            for (key, value) in &values {
                match Rows::Transitions.meant(key).filter(|(_, surely)| *surely == 2) {
                    Some((column, _)) => cells.push((column.id, label(value))),
                    None if is_our_line(&values) && matches!(key.as_str(), "style" | "constraint") => {}
                    None => self.draft.left_over.push(LeftOver::valued(line, key, &label(value))),
                }
            }
            self.draft.links.push(DraftLink { from, to, cells, line });
        }
        named
    }

    /// A node or a group at the present place: the nodes that it stands for.
    fn end(&mut self, depth: usize) -> Option<Vec<String>> {
        match self.peek()?.clone() {
            Token::Sign('{') => self.group(String::new(), depth),
            Token::Id(word) if word.eq_ignore_ascii_case("subgraph") => {
                self.at += 1;
                let name = match self.peek() {
                    Some(Token::Id(name)) => {
                        let name = name.clone();
                        self.at += 1;
                        name
                    }
                    _ => String::new(),
                };
                if self.peek() == Some(&Token::Sign('{')) {
                    self.group(name, depth)
                } else {
                    Some(Vec::new())
                }
            }
            Token::Id(id) => {
                let line = self.line();
                self.at += 1;
                while self.takes(':') {
                    self.at += 1;
                }
                self.node(&id, line);
                Some(vec![id])
            }
            _ => None,
        }
    }

    fn group(&mut self, name: String, depth: usize) -> Option<Vec<String>> {
        self.takes('{');
        if depth > DEEPEST {
            return None;
        }
        let cluster = name.starts_with("cluster").then(|| {
            self.draft.phases.push(DraftPhase { name, cells: Vec::new() });
            self.draft.phases.len() - 1
        });
        if let (Some(_), Some(outer)) = (cluster, self.open.iter().rev().flatten().next().copied()) {
            let outer = self.draft.phases.get(outer).map(|phase| phase.name.clone()).unwrap_or_default();
            self.draft.left_over.push(LeftOver::new(self.line(), format!("< {outer}")));
        }
        self.open.push(cluster);
        let named = self.body(depth + 1);
        self.open.pop();
        Some(named)
    }

    /// The phase that is open, by place among the phases.
    fn phase(&self) -> Option<usize> {
        self.open.iter().rev().flatten().next().copied()
    }

    fn node(&mut self, id: &str, line: usize) {
        let phase = self.phase().map(|at| format!("{at}"));
        let known = self.known.get(id).and_then(|at| self.draft.touchpoints.get_mut(*at));
        match known {
            None => {
                self.known.insert(id.to_owned(), self.draft.touchpoints.len());
                let mut touchpoint = DraftTouchpoint::titled(id, line);
                id.clone_into(&mut touchpoint.key);
                touchpoint.phase = Some(phase.unwrap_or_default());
                self.draft.touchpoints.push(touchpoint);
            }
            Some(known) => {
                if let Some(phase) = phase.filter(|_| known.phase.as_deref() == Some("")) {
                    known.phase = Some(phase);
                }
            }
        }
    }

    fn node_values(&mut self, ids: &[String], values: &[(String, String)], line: usize) {
        for id in ids {
            let known = self.known.get(id).and_then(|at| self.draft.touchpoints.get_mut(*at));
            let Some(known) = known else { continue };
            for (key, value) in values {
                let column = Rows::Touchpoints.meant(key).filter(|(_, surely)| *surely == 2);
                match column.map(|(column, _)| column).filter(|column| *column != PHASE) {
                    _ if key == "label" => {
                        // `\N` stands for the node's own name.
                        let title = label(value).replace("\\N", id);
                        if let Some((_, slot)) = known.cells.first_mut().filter(|_| value != "\\N") {
                            *slot = title;
                        }
                    }
                    Some(column) => known.cells.push((column.id, label(value))),
                    None if is_ours((key, value)) => {}
                    None => self.draft.left_over.push(LeftOver::valued(line, key, &label(value))),
                }
            }
        }
    }

    /// What the graph or a cluster says of itself.
    fn own(&mut self, key: &str, value: &str, line: usize) {
        if key != "label" {
            if !is_ours((key, value)) {
                self.draft.left_over.push(LeftOver::valued(line, key, &label(value)));
            }
            return;
        }
        match self.phase() {
            None if self.open.is_empty() => self.draft.name = label(value),
            None => {}
            Some(at) => {
                if let Some(phase) = self.draft.phases.get_mut(at) {
                    phase.name = label(value);
                }
            }
        }
    }

    /// `[a=b, c=d]`, several times.
    fn attributes(&mut self) -> Vec<(String, String)> {
        let mut out = Vec::new();
        while self.takes('[') {
            while let Some(token) = self.next() {
                match token {
                    Token::Sign(']') => break,
                    Token::Id(key) => {
                        let value = if self.takes('=') { self.next() } else { None };
                        let value = match value {
                            Some(Token::Id(value)) => value,
                            _ => String::new(),
                        };
                        out.push((key, value));
                    }
                    _ => {}
                }
            }
        }
        out
    }
}

/// What Wandel's own graphs say of drawing: nobody misses that.
const OURS: &[(&str, &str)] = &[
    ("charset", "UTF-8"),
    ("rankdir", "LR"),
    ("compound", "true"),
    ("labelloc", "t"),
    ("shape", "box"),
    ("style", "rounded"),
];

fn is_ours((key, value): (&str, &str)) -> bool {
    OURS.contains(&(key, value))
}

/// Whether a line is drawn as Wandel draws those that lead back or around.
fn is_our_line(values: &[(String, String)]) -> bool {
    let has = |key: &str, wanted: &[&str]| {
        values.iter().any(|(known, value)| known == key && wanted.contains(&value.as_str()))
    };
    has("constraint", &["false"]) && has("style", &["dashed", "bold"])
}
