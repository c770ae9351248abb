//! Several lines at once: a list as people type it, rows of a spreadsheet, or a Mermaid `journey`.
//! What it is shows in the text itself. What was not understood is kept beside what was.

use super::known::plain_phrase;
use super::line::Reader;
use super::plan::{Item, Sticks};
use super::{mermaid, table};
use crate::model::*;

/// Several lines as they were understood.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pasted {
    /// What is to be done, in order.
    pub items: Vec<Item>,
    /// Text that was not understood, piece by piece.
    pub left_over: Vec<String>,
    /// What sticks after it.
    pub sticks: Sticks,
}

/// Reads several lines for a journey, the first with what sticks from the line before.
pub fn read_several(
    reader: &Reader<'_>,
    journey: &Journey,
    text: &str,
    sticks: &Sticks,
    lang: Lang,
) -> Pasted {
    let mut pasted = Pasted { sticks: sticks.clone(), ..Pasted::default() };
    if mermaid::is_journey(text) {
        mermaid::read(reader, text, lang, &mut pasted);
    } else if table::is_table(text) {
        table::read(reader, journey, text, lang, &mut pasted);
    } else {
        list(reader, journey, text, lang, &mut pasted);
    }
    pasted
}

/// A list: each line as if it were typed. Bullets and numbers before all lines mean nothing; a line
/// with the name of a phase goes there.
fn list(reader: &Reader<'_>, journey: &Journey, text: &str, lang: Lang, pasted: &mut Pasted) {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let bullets = lines.len() > 1 && lines.iter().all(|line| without_bullet(line).is_some());
    for line in lines {
        let line = if bullets { without_bullet(line).unwrap_or(line) } else { line };
        let name = plain_phrase(line.trim_end_matches(':'));
        if let Some(phase) = journey.phases.iter().find(|phase| plain_phrase(&phase.name) == name) {
            pasted.items.push(Item::Phase(phase.name.clone()));
            continue;
        }
        let read = reader.read(line);
        match Item::of_line(&read, &pasted.sticks, reader.words(), lang) {
            Some(item) => {
                pasted.sticks = pasted.sticks.after(&read, reader.words());
                pasted.items.push(item);
            }
            None => pasted.left_over.push(line.to_owned()),
        }
    }
}

/// The line without the sign or the number of a list before it; nothing if there is none.
fn without_bullet(line: &str) -> Option<&str> {
    let behind = line.strip_prefix(['-', '*', '•', '·', '–', '▪', '◦']).or_else(|| {
        let number = line.trim_start_matches(|sign: char| sign.is_ascii_digit());
        (number.len() < line.len()).then(|| number.strip_prefix(['.', ')'])).flatten()
    })?;
    behind.starts_with(char::is_whitespace).then(|| behind.trim_start())
}

#[cfg(test)]
mod tests;
