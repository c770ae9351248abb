//! Plain text: what stands at the edge is a phase where something stands further in, that is a
//! touchpoint, and what stands further still says something of it. A text without indents is a list of
//! touchpoints.

use super::{decoded, outline};
use crate::import::draft::{Draft, DraftPhase, DraftTouchpoint, Found, ImportError};

pub(super) fn read(bytes: &[u8]) -> Result<Found, ImportError> {
    Ok(Found::Draft(Box::new(draft(&decoded(bytes)))))
}

/// How far in a line begins; a tab counts for four.
pub(super) fn indent(line: &str) -> usize {
    let space = line.chars().take_while(|letter| letter.is_whitespace());
    space.map(|letter| if letter == '\t' { 4 } else { 1 }).sum()
}

/// A line without the sign of a list.
fn bare(line: &str) -> &str {
    let text = line.trim();
    let signs = ["- ", "* ", "• ", "+ ", "· "];
    signs.iter().find_map(|sign| text.strip_prefix(sign)).unwrap_or(text).trim()
}

fn draft(text: &str) -> Draft {
    let lines: Vec<(usize, usize, &str)> = (1..)
        .zip(text.lines())
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(at, line)| (at, indent(line), bare(line)))
        .collect();
    let mut depths: Vec<usize> = lines.iter().map(|(_, indent, _)| *indent).collect();
    depths.sort_unstable();
    depths.dedup();
    let flat = depths.len() < 2;
    let mut draft = Draft::default();
    // The indents of the lines within which the present one stands.
    let mut stack: Vec<usize> = Vec::new();
    for (line, indent, text) in lines {
        while stack.last().is_some_and(|outer| *outer >= indent) {
            stack.pop();
        }
        match stack.len() + usize::from(flat) {
            0 => {
                let name = text.trim_end_matches(':').trim_end().to_owned();
                draft.phases.push(DraftPhase { name, cells: Vec::new() });
            }
            1 => {
                let mut touchpoint = DraftTouchpoint::titled(text, line);
                touchpoint.phase =
                    Some(draft.phases.last().map(|phase| phase.name.clone()).unwrap_or_default());
                draft.touchpoints.push(touchpoint);
            }
            _ => outline::noted(&mut draft, text, line),
        }
        stack.push(indent);
    }
    draft
}
