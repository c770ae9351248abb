//! A journey as GraphML: nodes and edges with every note as data, phases as a value of each node, so
//! that tools that know no nested graphs read them too.

use std::fmt::Write as _;

use super::Content;
use super::graph::Graph;
use crate::export::ExportError;
use crate::inventory::{self, Field, Names};

/// The journey as GraphML.
pub(super) fn graphml(content: &Content<'_>) -> Result<Vec<u8>, ExportError> {
    let graph = Graph::of(content.journey);
    let names = Names::new(content.workspace, content.journey, content.lang);
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.push_str("<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n");
    let key = |out: &mut String, domain: &str, id: &str| {
        let (start, name) = (domain.get(..1).unwrap_or_default(), escaped(id));
        let _ = writeln!(
            out,
            "  <key id=\"{start}-{name}\" for=\"{domain}\" attr.name=\"{name}\" attr.type=\"string\"/>"
        );
    };
    key(&mut out, "graph", "title");
    key(&mut out, "node", inventory::PHASE.id);
    inventory::touchpoints().iter().for_each(|field| key(&mut out, "node", field.id));
    for field in edge_fields() {
        key(&mut out, "edge", field.id);
    }
    out.push_str("  <graph id=\"journey\" edgedefault=\"directed\">\n");
    value(&mut out, "g", "title", &content.journey.name);
    for (phase, touchpoints) in &graph.groups {
        for (number, touchpoint) in touchpoints {
            let _ = writeln!(out, "    <node id=\"t{number}\">");
            let phase = phase.map_or("", |phase| names.name(inventory::Things::Phases, phase.id.as_str()));
            value(&mut out, "n", inventory::PHASE.id, phase);
            for field in inventory::touchpoints() {
                value(&mut out, "n", field.id, &field.write(touchpoint, &names));
            }
            out.push_str("    </node>\n");
        }
    }
    for (at, (from, to, transition)) in graph.links.iter().enumerate() {
        let _ = writeln!(out, "    <edge id=\"e{at}\" source=\"t{from}\" target=\"t{to}\">");
        for field in edge_fields() {
            value(&mut out, "e", field.id, &field.write(transition, &names));
        }
        out.push_str("    </edge>\n");
    }
    out.push_str("  </graph>\n</graphml>\n");
    Ok(out.into_bytes())
}

/// What an edge carries beside its ends.
fn edge_fields() -> impl Iterator<Item = &'static Field<crate::model::Transition>> {
    inventory::transitions().iter().filter(|field| !matches!(field.id, "from" | "to"))
}

fn value(out: &mut String, start: &str, key: &str, text: &str) {
    if !text.is_empty() {
        let _ = writeln!(out, "      <data key=\"{start}-{key}\">{}</data>", escaped(text));
    }
}

/// A text within XML. Signs that XML cannot hold are written as spreadsheets write them, `_x0001_`.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, letter) in text.char_indices() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\r' => out.push_str("&#13;"),
            '\n' | '\t' => out.push(letter),
            '_' if crate::inventory::is_coded(text.get(at..).unwrap_or_default()) => out.push_str("_x005F_"),
            letter if letter.is_control() || matches!(letter, '\u{fffe}' | '\u{ffff}') => {
                let _ = write!(out, "_x{:04X}_", u32::from(letter));
            }
            letter => out.push(letter),
        }
    }
    out
}
