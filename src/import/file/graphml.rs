//! GraphML: nodes are touchpoints, edges transitions; a phase is a value called so, or the node in
//! which a nested graph lies (as yEd writes groups). Values with the name of a field fill it.

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::decoded;
use crate::import::draft::{Draft, DraftLink, DraftPhase, DraftTouchpoint, Found, ImportError, LeftOver};
use crate::inventory::{Column, PHASE, Rows, plain, uncoded};
use crate::progress::Progress;
use crate::vocabulary::Label;

const NO_GRAPH: Label = Label::new("this GraphML cannot be read", "deze GraphML is niet te lezen");

/// A node, edge or graph while it is read.
#[derive(Debug, Default)]
struct Open {
    id: String,
    ends: (String, String),
    values: Vec<(String, String)>,
    /// The group in which it lies, by its place among all nodes.
    group: Option<usize>,
    is_group: bool,
    line: usize,
}

/// The reading of a file.
#[derive(Default)]
struct Reading {
    keys: HashMap<String, String>,
    nodes: Vec<Open>,
    edges: Vec<Open>,
    /// What the graph itself says.
    own: Vec<(String, String)>,
    unplaced: Vec<LeftOver>,
    /// Nodes that are open, by place.
    stack: Vec<usize>,
    edge: Option<Open>,
    /// The key of the value that is open, and its text.
    value: Option<(String, String)>,
}

pub(super) fn read(bytes: &[u8], progress: &Progress) -> Result<Found, ImportError> {
    let text = decoded(bytes);
    let mut xml = Reader::from_str(&text);
    let mut reading = Reading::default();
    let mut is_graph = false;
    let (mut counted, mut number) = (0, 1);
    loop {
        let at = usize::try_from(xml.buffer_position()).unwrap_or(0);
        // Counted on from the last place: from the start each time would take long in a large file.
        number += text.get(counted..at).unwrap_or_default().matches('\n').count();
        counted = counted.max(at);
        progress.pass(at, text.len())?;
        let line = || number;
        match xml.read_event().map_err(|error| ImportError::new(NO_GRAPH, error))? {
            Event::Start(tag) => {
                is_graph |= tag.local_name().as_ref() == "graphml";
                reading.start(&tag, line);
            }
            Event::Empty(tag) => {
                reading.start(&tag, line);
                reading.end(tag.local_name().as_ref());
            }
            Event::End(tag) => reading.end(tag.local_name().as_ref()),
            Event::Text(part) => reading.text(&part),
            Event::CData(part) => reading.text(&part),
            Event::GeneralRef(name) => reading.text(&letter(&name)),
            Event::Comment(text) if !text.trim().is_empty() => {
                reading.unplaced.push(LeftOver::of_kind("<!--", line(), format!("<!-- {} -->", text.trim())));
            }
            Event::Eof => break,
            _ => {}
        }
    }
    if !is_graph {
        return Err(ImportError::new(NO_GRAPH, "there is no graphml element"));
    }
    Ok(Found::Draft(Box::new(reading.draft())))
}

/// The letter that an entity stands for.
fn letter(name: &str) -> String {
    let code = name.strip_prefix('#').map(|code| match code.strip_prefix(['x', 'X']) {
        Some(code) => u32::from_str_radix(code, 16).ok(),
        None => code.parse().ok(),
    });
    let known = match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => code.flatten().and_then(char::from_u32),
    };
    known.map_or_else(|| format!("&{name};"), String::from)
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> String {
    let found = tag.attributes().flatten().find(|attribute| attribute.key.as_ref() == name);
    let raw = found.map(|attribute| attribute.value.into_owned()).unwrap_or_default();
    let mut out = String::new();
    let mut rest = raw.as_str();
    while let Some((before, behind)) = rest.split_once('&') {
        out.push_str(before);
        match behind.split_once(';') {
            Some((name, more)) => {
                out.push_str(&letter(name));
                rest = more;
            }
            None => {
                out.push('&');
                rest = behind;
            }
        }
    }
    out.push_str(rest);
    out
}

impl Reading {
    fn start(&mut self, tag: &BytesStart<'_>, line: impl Fn() -> usize) {
        match tag.local_name().as_ref() {
            "key" => {
                // yEd names what it keeps for itself by a type instead.
                let names = ["attr.name", "yfiles.type", "id"].map(|name| attribute(tag, name));
                let [_, _, id] = &names;
                let name = names.iter().find(|name| !name.is_empty()).unwrap_or(id);
                self.keys.insert(id.clone(), name.clone());
            }
            "node" => {
                let group = self.stack.last().copied();
                if let Some(group) = group.and_then(|at| self.nodes.get_mut(at)) {
                    group.is_group = true;
                }
                self.stack.push(self.nodes.len());
                self.nodes.push(Open { id: attribute(tag, "id"), group, line: line(), ..Open::default() });
            }
            "edge" => {
                let ends = (attribute(tag, "source"), attribute(tag, "target"));
                self.edge = Some(Open { ends, line: line(), ..Open::default() });
            }
            "data" => self.value = Some((attribute(tag, "key"), String::new())),
            // A step has no ports, and leads from one place to one other.
            "graphml" | "graph" => {}
            // What lies in a value is read with it.
            _ if self.value.is_some() => {}
            // A step has no ports, leads from one place to one other, and has no values that nobody gave it.
            part => self.unplaced.push(LeftOver::of_kind(part, line(), part)),
        }
    }

    fn text(&mut self, text: &str) {
        if let Some((_, value)) = &mut self.value {
            value.push_str(text);
        }
    }

    fn end(&mut self, tag: &str) {
        match tag {
            "node" => {
                self.stack.pop();
            }
            "edge" => self.edges.extend(self.edge.take()),
            "data" => {
                let Some((key, value)) = self.value.take() else { return };
                let name = self.keys.get(&key).cloned().unwrap_or(key);
                let node = self.stack.last().and_then(|at| self.nodes.get_mut(*at));
                let values = match (&mut self.edge, node) {
                    (Some(edge), _) => &mut edge.values,
                    (None, Some(node)) => &mut node.values,
                    (None, None) => &mut self.own,
                };
                // Drawing programs indent what they nest; what Wandel writes it writes as it is.
                values.push((name, uncoded(&value)));
            }
            _ => {}
        }
    }

    fn draft(self) -> Draft {
        let mut draft = Draft::default();
        let name = self.own.iter().find(|(key, _)| matches!(key.as_str(), "title" | "name" | "label"));
        draft.name = name.map(|(_, name)| name.trim().to_owned()).unwrap_or_default();
        draft.left_over.extend(self.unplaced);
        let other = self.own.iter().filter(|own| Some(*own) != name && !own.1.trim().is_empty());
        draft.left_over.extend(other.map(|(key, value)| LeftOver::valued(0, key, value.trim())));
        let columns = Rows::Touchpoints.columns();
        // Wandel's own keys, by their ids and in their order.
        draft.ours = columns.iter().all(|column| self.keys.values().any(|key| key == column.id));
        let ours = draft.ours;
        let taking = Taking { rows: Rows::Touchpoints, columns, ours };
        let group_names: Vec<String> = self.nodes.iter().map(title).collect();
        for node in &self.nodes {
            if node.is_group {
                let name = title(node);
                let is_name = |value: &str| value.split_whitespace().eq(name.split_whitespace());
                let other = node
                    .values
                    .iter()
                    .filter(|(key, value)| is_drawing(key) || (!value.trim().is_empty() && !is_name(value)));
                let other = other.map(|(key, value)| listed(key, value, node.line));
                draft.left_over.extend(other);
                draft.phases.push(DraftPhase { name, cells: Vec::new() });
                continue;
            }
            let mut touchpoint =
                DraftTouchpoint { key: node.id.clone(), line: node.line, ..Default::default() };
            touchpoint.phase = node.group.and_then(|at| group_names.get(at)).cloned();
            for (key, value) in &node.values {
                if *key == PHASE.id || (!ours && PHASE.means(key) > 0) {
                    touchpoint.phase = Some(value.clone());
                    continue;
                }
                taking.take(&mut touchpoint.cells, (key, value), node.line, &mut draft.left_over);
            }
            if ours {
                touchpoint.phase.get_or_insert_default();
                taking.fill(&mut touchpoint.cells);
            }
            if touchpoint.cell("title").is_none_or(str::is_empty) && !ours {
                touchpoint.cells.retain(|(id, _)| *id != "title");
                touchpoint.cells.push(("title", title(node)));
            }
            draft.touchpoints.push(touchpoint);
        }
        let taking = Taking { rows: Rows::Transitions, columns: Rows::Transitions.columns(), ours };
        for edge in self.edges {
            let (from, to) = edge.ends;
            let mut cells = Vec::new();
            for (key, value) in &edge.values {
                taking.take(&mut cells, (key, value), edge.line, &mut draft.left_over);
            }
            if ours {
                taking.fill(&mut cells);
                cells.retain(|(id, _)| !matches!(*id, "from" | "to"));
            }
            draft.links.push(DraftLink { from, to, cells, line: edge.line });
        }
        draft
    }
}

/// What a node is called: its title or label, else its id.
fn title(node: &Open) -> String {
    let named = |name: &str| {
        let found = node.values.iter().find(|(key, value)| plain(key) == name && !value.trim().is_empty());
        found.map(|(_, value)| value.split_whitespace().collect::<Vec<_>>().join(" "))
    };
    let drawn = || {
        // yEd keeps the label among its graphics.
        let found =
            node.values.iter().find(|(key, value)| key.contains("graphics") && !value.trim().is_empty());
        found.map(|(_, value)| value.split_whitespace().collect::<Vec<_>>().join(" "))
    };
    let found = named("title").or_else(|| named("label")).or_else(|| named("name")).or_else(drawn);
    found.unwrap_or_else(|| node.id.clone())
}

/// Whether a value says how drawing programs draw a thing.
fn is_drawing(key: &str) -> bool {
    key.contains("graphics")
}

/// A value for which there is no place; of drawing only that it is there, since its text is the title.
fn listed(key: &str, value: &str, line: usize) -> LeftOver {
    if is_drawing(key) {
        LeftOver::of_kind(key, line, key)
    } else {
        LeftOver::valued(line, key, value.trim())
    }
}

/// How values are taken into fields.
struct Taking {
    rows: Rows,
    columns: Vec<Column>,
    /// Whether Wandel wrote the file, so that keys are ids.
    ours: bool,
}

impl Taking {
    /// Empty values are not written, and mean that there is none.
    fn fill(&self, cells: &mut Vec<(&'static str, String)>) {
        for column in self.columns.iter().filter(|column| **column != PHASE) {
            if !cells.iter().any(|(id, _)| *id == column.id) {
                cells.push((column.id, String::new()));
            }
        }
    }

    /// Takes a value into the field that it names; lists it where there is none.
    fn take(
        &self,
        cells: &mut Vec<(&'static str, String)>,
        (key, value): (&str, &str),
        line: usize,
        left_over: &mut Vec<LeftOver>,
    ) {
        if value.trim().is_empty() && !self.ours && !is_drawing(key) {
            return;
        }
        let best = match self.ours {
            true => self.columns.iter().find(|column| column.id == key).copied(),
            false => self.rows.meant(key).map(|(column, _)| column),
        };
        match best {
            Some(column) if !cells.iter().any(|(id, _)| *id == column.id) => {
                cells.push((column.id, value.to_owned()));
            }
            // What the thing is called is its title.
            _ if plain(key) == "label" => {}
            _ => left_over.push(listed(key, value, line)),
        }
    }
}
