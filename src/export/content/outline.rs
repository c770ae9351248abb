//! A journey as a Markdown outline: phases are headings, touchpoints are items, and what is noted of
//! them stands under them.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::{Content, titled};
use crate::export::ExportError;
use crate::export::md::inline;
use crate::inventory::{self, LEADS_TO, Names, Things, quoted};
use crate::model::*;
use crate::vocabulary::Label;

const UNSORTED: Label = Label::new("Without a phase", "Zonder fase");

/// The journey as an outline.
pub(super) fn outline(content: &Content<'_>) -> Result<Vec<u8>, ExportError> {
    let names = Names::new(content.workspace, content.journey, content.lang);
    let mut next: HashMap<&str, Vec<String>> = HashMap::new();
    for transition in content.journey.all_transitions() {
        let to = quoted(names.name(Things::Touchpoints, transition.to.as_str()));
        next.entry(transition.from.as_str()).or_default().push(to);
    }
    let mut out = format!("# {}\n", line(titled(&content.journey.name, content.journey.id.as_str())));
    let phases = content.journey.phases.iter().map(|phase| (Some(phase), &phase.touchpoints));
    let loose = [(None, &content.journey.unsorted)];
    let loose = loose.into_iter().filter(|_| !content.journey.unsorted.is_empty());
    for (phase, touchpoints) in phases.chain(loose) {
        let name = phase.map_or(UNSORTED.text(content.lang), |phase| titled(&phase.name, phase.id.as_str()));
        let _ = writeln!(out, "\n## {}\n", line(name));
        for touchpoint in touchpoints {
            let _ = writeln!(out, "- {}", line(titled(&touchpoint.title, touchpoint.id.as_str())));
            for field in inventory::touchpoints() {
                if matches!(field.id, "id" | "number" | "title") {
                    continue;
                }
                let text = field.write(touchpoint, &names);
                if !text.is_empty() && !is_usual(field.id, touchpoint) {
                    let _ = writeln!(out, "  - {}: {}", field.label.text(content.lang), line(&text));
                }
            }
            if let Some(next) = next.get(touchpoint.id.as_str()) {
                let _ = writeln!(out, "  - {}: {}", LEADS_TO.text(content.lang), line(&next.join("; ")));
            }
        }
    }
    Ok(out.into_bytes())
}

/// What holds unless somebody says otherwise need not be said.
fn is_usual(field: &str, touchpoint: &Touchpoint) -> bool {
    match field {
        "status" => touchpoint.status == TouchpointStatus::default(),
        "votes" => touchpoint.votes == 0,
        "accountable" => touchpoint.accountable.as_ref() == touchpoint.owners.first(),
        _ => false,
    }
}

/// A text on one line that means nothing to Markdown; its line breaks are marks.
fn line(text: &str) -> String {
    let lines = text.replace("\r\n", "\n");
    lines.split('\n').map(inline).collect::<Vec<_>>().join("<br>")
}
