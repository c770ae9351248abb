//! A journey as DOT for Graphviz: a cluster for each phase.

use std::fmt::Write as _;

use super::graph::Graph;
use super::{Content, titled};
use crate::export::ExportError;
use crate::model::*;

/// The journey as a directed graph from left to right.
pub(super) fn dot(content: &Content<'_>) -> Result<Vec<u8>, ExportError> {
    let graph = Graph::of(content.journey);
    let mut out =
        String::from("digraph journey {\n    charset=\"UTF-8\";\n    rankdir=LR;\n    compound=true;\n");
    let _ = writeln!(out, "    label={};\n    labelloc=t;", quoted(&content.journey.name));
    out.push_str("    node [shape=box, style=rounded];\n");
    for (at, (phase, touchpoints)) in graph.groups.iter().enumerate() {
        let indent = if let Some(phase) = phase {
            let name = titled(&phase.name, phase.id.as_str());
            let _ = writeln!(out, "    subgraph cluster_{at} {{\n        label={};", quoted(name));
            "        "
        } else {
            "    "
        };
        for (number, touchpoint) in touchpoints {
            let title = titled(&touchpoint.title, touchpoint.id.as_str());
            let _ = writeln!(out, "{indent}t{number} [label={}];", quoted(title));
        }
        if phase.is_some() {
            out.push_str("    }\n");
        }
    }
    for (from, to, transition) in &graph.links {
        let style = match transition.kind {
            TransitionKind::Forward | TransitionKind::Lateral | TransitionKind::Exit => "",
            TransitionKind::Back => "style=dashed, constraint=false",
            _ => "style=bold, constraint=false",
        };
        let label = match transition.label.trim() {
            "" => String::new(),
            label => format!("label={}", quoted(label)),
        };
        let both: Vec<&str> = [label.as_str(), style].into_iter().filter(|part| !part.is_empty()).collect();
        let attributes = if both.is_empty() { String::new() } else { format!(" [{}]", both.join(", ")) };
        let _ = writeln!(out, "    t{from} -> t{to}{attributes};");
    }
    out.push_str("}\n");
    Ok(out.into_bytes())
}

/// A text in quotes, with what means something to Graphviz spelt out.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for letter in text.replace("\r\n", "\n").chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '&' => out.push_str("&amp;"),
            letter if letter.is_control() => out.push(' '),
            letter => out.push(letter),
        }
    }
    out.push('"');
    out
}
