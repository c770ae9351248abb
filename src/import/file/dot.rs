//! DOT: nodes are touchpoints, edges transitions, clusters phases. What the attributes say of drawing
//! is passed over; other attributes are listed unless a field is called so.

use super::decoded;
use crate::import::draft::{Draft, DraftLink, DraftPhase, DraftTouchpoint, Found, ImportError, LeftOver};
use crate::inventory::{PHASE, Rows};
use crate::vocabulary::Label;

const NO_GRAPH: Label = Label::new("this DOT cannot be read", "deze DOT is niet te lezen");

/// A piece of the text.
#[derive(Clone, Debug, PartialEq)]
enum Token {
    /// A name, a figure, a text in quotes or in angle brackets.
    Id(String),
    /// `->` or `--`.
    Edge,
    /// A sign: `{ } [ ] = ; , :`.
    Sign(char),
}

/// The pieces of a text with the line of each.
fn tokens(text: &str) -> Result<Vec<(Token, usize)>, ImportError> {
    let mut out = Vec::new();
    let mut rest = text;
    let line_at = |rest: &str| {
        let at = text.len() - rest.len();
        text.get(..at).unwrap_or_default().matches('\n').count() + 1
    };
    // Counting lines anew for each piece would be slow in a large file.
    let (mut line, mut counted) = (1, text);
    while let Some(letter) = rest.chars().next() {
        let between = counted.len() - rest.len();
        line += counted.get(..between).unwrap_or_default().matches('\n').count();
        counted = rest;
        let after = |count: usize| rest.get(count..).unwrap_or_default();
        let line_start = rest.len() == text.len()
            || text.get(..text.len() - rest.len()).is_some_and(|b| b.ends_with('\n'));
        if letter.is_whitespace() {
            rest = after(letter.len_utf8());
        } else if rest.starts_with("//") || (letter == '#' && line_start) {
            rest = rest.split_once('\n').map_or("", |(_, more)| more);
        } else if rest.starts_with("/*") {
            rest = rest.split_once("*/").map_or("", |(_, more)| more);
        } else if rest.starts_with("->") || rest.starts_with("--") {
            out.push((Token::Edge, line));
            rest = after(2);
        } else if letter == '"' {
            let (id, more) = quoted(after(1)).ok_or_else(|| {
                ImportError::new(NO_GRAPH, format!("a quote of line {} does not end", line_at(rest)))
            })?;
            // Texts can be put together with a plus.
            match (out.as_slice(), out.len()) {
                ([.., (Token::Id(_), _), (Token::Sign('+'), _)], n) => {
                    out.truncate(n - 1);
                    if let Some((Token::Id(before), _)) = out.last_mut() {
                        before.push_str(&id);
                    }
                }
                _ => out.push((Token::Id(id), line)),
            }
            rest = more;
        } else if letter == '<' {
            let (id, more) = html(after(1));
            out.push((Token::Id(id), line));
            rest = more;
        } else if letter.is_alphanumeric() || matches!(letter, '_' | '.' | '-') {
            let end = rest
                .char_indices()
                .find(|(at, sign)| {
                    !(sign.is_alphanumeric() || matches!(sign, '_' | '.') || (*at == 0 && *sign == '-'))
                })
                .map_or(rest.len(), |(at, _)| at);
            out.push((Token::Id(rest.get(..end).unwrap_or_default().to_owned()), line));
            rest = after(end.max(1));
        } else {
            out.push((Token::Sign(letter), line));
            rest = after(letter.len_utf8());
        }
    }
    Ok(out)
}

/// The text up to the closing quote, and the rest. Backslashes stay but before a quote.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut out = String::new();
    let mut letters = text.char_indices();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '"' => return Some((out, text.get(at + 1..)?)),
            '\\' => match letters.next()?.1 {
                '"' => out.push('"'),
                '\n' => {}
                other => out.extend(['\\', other]),
            },
            letter => out.push(letter),
        }
    }
    None
}

/// A label in angle brackets without its tags, and the rest.
fn html(text: &str) -> (String, &str) {
    let (mut depth, mut out) = (1_usize, String::new());
    for (at, letter) in text.char_indices() {
        match letter {
            '<' => {
                depth += 1;
                out.push(' ');
            }
            '>' => {
                depth -= 1;
                if depth == 0 {
                    let text_out = out.split_whitespace().collect::<Vec<_>>().join(" ");
                    return (text_out, text.get(at + 1..).unwrap_or_default());
                }
            }
            letter if depth == 1 => out.push(letter),
            _ => {}
        }
    }
    (out, "")
}

/// A label as it is shown: escapes are lines and letters, entities are letters.
fn label(text: &str) -> String {
    let mut out = String::new();
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('n' | 'l' | 'r') => out.push('\n'),
                Some(other) => out.push(other),
                None => {}
            },
            letter => out.push(letter),
        }
    }
    out.trim().replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

pub(super) fn read(bytes: &[u8]) -> Result<Found, ImportError> {
    let text = decoded(bytes);
    let tokens = tokens(&text)?;
    let mut reading = Reading { tokens, at: 0, draft: Draft::default(), open: Vec::new() };
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
                let values = self.attributes();
                if small == "graph" {
                    values.into_iter().for_each(|(key, value)| self.own(&key, &value, line));
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
            let columns = Rows::Transitions.columns();
            for (key, value) in &values {
                match columns.iter().find(|column| column.means(key) == 2) {
                    Some(column) => cells.push((column.id, label(value))),
                    None if is_drawing(key) => {}
                    None => {
                        self.draft.left_over.push(LeftOver::new(line, format!("{key}: {}", label(value))))
                    }
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
        let known = self.draft.touchpoints.iter_mut().find(|known| known.key == id);
        match known {
            None => {
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
        let columns = Rows::Touchpoints.columns();
        for id in ids {
            let Some(known) = self.draft.touchpoints.iter_mut().find(|known| known.key == *id) else {
                continue;
            };
            for (key, value) in values {
                let column = columns.iter().find(|column| column.means(key) == 2 && **column != PHASE);
                match column {
                    _ if key == "label" => {
                        // `\N` stands for the node's own name.
                        let title = label(value).replace("\\N", id);
                        if let Some((_, slot)) = known.cells.first_mut().filter(|_| value != "\\N") {
                            *slot = title;
                        }
                    }
                    Some(column) => known.cells.push((column.id, label(value))),
                    None if is_drawing(key) => {}
                    None => {
                        self.draft.left_over.push(LeftOver::new(line, format!("{key}: {}", label(value))))
                    }
                }
            }
        }
    }

    /// What the graph or a cluster says of itself.
    fn own(&mut self, key: &str, value: &str, line: usize) {
        if key != "label" {
            if !is_drawing(key) {
                self.draft.left_over.push(LeftOver::new(line, format!("{key}: {}", label(value))));
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

/// Attributes that say how something is drawn.
fn is_drawing(key: &str) -> bool {
    const KEYS: &[&str] = &[
        "shape",
        "style",
        "color",
        "fillcolor",
        "fontname",
        "fontsize",
        "fontcolor",
        "rankdir",
        "rank",
        "width",
        "height",
        "penwidth",
        "constraint",
        "arrowhead",
        "arrowtail",
        "arrowsize",
        "dir",
        "charset",
        "compound",
        "labelloc",
        "labeljust",
        "splines",
        "nodesep",
        "ranksep",
        "bgcolor",
        "margin",
        "pad",
        "ratio",
        "size",
        "layout",
        "overlap",
        "concentrate",
        "lhead",
        "ltail",
        "headport",
        "tailport",
        "minlen",
        "weight",
        "pos",
        "bb",
        "lp",
        "lwidth",
        "lheight",
        "xlabel",
        "rects",
        "peripheries",
        "fixedsize",
        "group",
        "ordering",
        "newrank",
        "clusterrank",
        "dpi",
        "orientation",
        "sides",
        "skew",
        "distortion",
        "regular",
        "image",
        "pencolor",
        "gradientangle",
        "colorscheme",
        "decorate",
        "labelfloat",
        "labeldistance",
        "labelangle",
        "samehead",
        "sametail",
        "outputorder",
        "pagedir",
        "center",
        "landscape",
        "rotate",
        "root",
        "start",
        "sep",
    ];
    KEYS.contains(&key)
}
