//! A journey as Mermaid text: a `journey`, where a score is the experience, or a flowchart with a
//! subgraph for each phase.

use std::fmt::Write as _;

use super::graph::Graph;
use super::{Content, on_one_line, titled};
use crate::export::ExportError;
use crate::model::*;

/// A Mermaid `journey`: phases are sections, who owns a touchpoint takes part.
pub(super) fn journey(content: &Content<'_>) -> Result<Vec<u8>, ExportError> {
    let mut out = String::from("journey\n");
    let name = on_one_line(&content.journey.name);
    if !name.is_empty() {
        let _ = writeln!(out, "    title {}", escaped(&name, JOURNEY));
    }
    let departments = &content.workspace.departments;
    for (phase, touchpoints) in &Graph::of(content.journey).groups {
        let name = phase.map_or("–", |phase| titled(&phase.name, phase.id.as_str()));
        let _ = writeln!(out, "    section {}", escaped(&on_one_line(name), JOURNEY));
        for (_, touchpoint) in touchpoints {
            let owners = departments.iter().filter(|one| touchpoint.owners.contains(&one.id));
            let owners: Vec<String> =
                owners.map(|one| escaped(titled(&one.name, one.id.as_str()), JOURNEY)).collect();
            // A task must have a score; that nobody knows it stands in the line before.
            let score = touchpoint.expectation.experienced.unwrap_or_else(|| {
                out.push_str("        %% not assessed\n");
                3
            });
            let title = task(titled(&touchpoint.title, touchpoint.id.as_str()));
            let _ = write!(out, "        {title}: {score}");
            if !owners.is_empty() {
                let _ = write!(out, ": {}", owners.join(", "));
            }
            out.push('\n');
        }
    }
    Ok(out.into_bytes())
}

/// A task's name; one that begins like a keyword has its first letter in code.
fn task(title: &str) -> String {
    let text = escaped(&on_one_line(title), JOURNEY);
    let keyword = ["title", "section", "journey", "accTitle", "accDescr"];
    if !keyword.iter().any(|word| text.starts_with(word)) {
        return text;
    }
    let mut letters = text.chars();
    let first = letters.next().map(u32::from).unwrap_or_default();
    format!("#{first};{}", letters.as_str())
}

/// A flowchart from left to right.
pub(super) fn flowchart(content: &Content<'_>) -> Result<Vec<u8>, ExportError> {
    let graph = Graph::of(content.journey);
    let mut out = String::new();
    let name = on_one_line(&content.journey.name);
    if !name.is_empty() {
        let _ = writeln!(out, "---\ntitle: {}\n---", serde_json::to_string(&name).unwrap_or_default());
    }
    out.push_str("flowchart LR\n");
    for (at, (phase, touchpoints)) in graph.groups.iter().enumerate() {
        let indent = if let Some(phase) = phase {
            let name = titled(&phase.name, phase.id.as_str());
            let _ = writeln!(out, "    subgraph p{at}[\"{}\"]", escaped(name, CHART));
            "        "
        } else {
            "    "
        };
        for (number, touchpoint) in touchpoints {
            let title = titled(&touchpoint.title, touchpoint.id.as_str());
            let _ = writeln!(out, "{indent}t{number}[\"{}\"]", escaped(title, CHART));
        }
        if phase.is_some() {
            out.push_str("    end\n");
        }
    }
    for (from, to, transition) in &graph.links {
        let arrow = match transition.kind {
            TransitionKind::Forward | TransitionKind::Lateral | TransitionKind::Exit => "-->",
            TransitionKind::Back => "-.->",
            TransitionKind::LoyaltyLoop | TransitionKind::AdvocacyLoop | TransitionKind::ServiceLoop => "==>",
        };
        let label = match transition.label.trim() {
            "" => String::new(),
            label => format!("|\"{}\"|", escaped(label, CHART)),
        };
        let _ = writeln!(out, "    t{from} {arrow}{label} t{to}");
    }
    Ok(out.into_bytes())
}

/// Signs that mean something in a `journey`.
const JOURNEY: &str = "#:;,%\"<>&`{}\\";
/// Signs that mean something in a label of a flowchart.
const CHART: &str = "#;%\"<>&`|[]{}()\\*_~";

/// A text without the signs that mean something: by code. A line break is one.
fn escaped(text: &str, signs: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.replace("\r\n", "\n").chars() {
        match letter {
            '\n' if signs == CHART => out.push_str("<br/>"),
            letter if letter.is_control() => out.push(' '),
            letter if signs.contains(letter) => {
                let _ = write!(out, "#{};", u32::from(letter));
            }
            letter => out.push(letter),
        }
    }
    out
}
