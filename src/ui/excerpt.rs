//! The line of a file at which reading failed, with the spot marked by colour and underlined: the
//! text was drawn for terminals, with lines that a proportional face has no glyphs for.
//! Knows that text only.

use std::ops::Range;

use egui::text::{LayoutJob, TextFormat};

use super::appearance;
use crate::text::Face;

/// A line of a file and what is at fault in it.
#[derive(Debug, PartialEq)]
struct Spot<'a> {
    number: &'a str,
    text: &'a str,
    /// The bytes of `text` at fault; empty at a place between letters.
    fault: Range<usize>,
    note: &'a str,
}

/// Shows an excerpt; nothing if it is empty, as it stands if it can't be taken apart.
pub fn excerpt_ui(ui: &mut egui::Ui, excerpt: &str) {
    if excerpt.is_empty() {
        return;
    }
    egui::ScrollArea::horizontal().show(ui, |ui| match spot(excerpt) {
        Some(spot) => {
            ui.add(egui::Label::new(job(ui, &spot)).extend());
            if !spot.note.is_empty() {
                ui.colored_label(ui.visuals().error_fg_color, spot.note);
            }
        }
        None => {
            ui.add(egui::Label::new(excerpt).extend());
        }
    });
}

fn job(ui: &egui::Ui, spot: &Spot<'_>) -> LayoutJob {
    let (red, ink) = (ui.visuals().error_fg_color, ui.visuals().text_color());
    let font = appearance::face(13.0, Face::Regular);
    let plain = TextFormat::simple(font.clone(), ink);
    let quiet = TextFormat::simple(font, ui.visuals().weak_text_color());
    let marked = TextFormat {
        color: red,
        underline: egui::Stroke::new(2.0, red),
        background: red.gamma_multiply(0.12),
        ..plain.clone()
    };
    let part = |range: Range<usize>| spot.text.get(range).unwrap_or_default();
    let mut job = LayoutJob::default();
    job.append(&format!("{}   ", spot.number), 0.0, quiet);
    job.append(part(0..spot.fault.start), 0.0, plain.clone());
    let fault = part(spot.fault.clone());
    job.append(if fault.trim().is_empty() { "\u{a0}\u{a0}" } else { fault }, 0.0, marked);
    job.append(part(spot.fault.end..spot.text.len()), 0.0, plain);
    job
}

/// Finds the line of the file, the carets under it and the note behind them.
fn spot(excerpt: &str) -> Option<Spot<'_>> {
    let mut lines = excerpt.lines();
    let (number, text) = lines.by_ref().find_map(|line| {
        let (number, text) = line.split_once(" │ ")?;
        let number = number.trim();
        number.parse::<u32>().is_ok().then_some((number, text))
    })?;
    let (_, under) = lines.next()?.split_once("│ ")?;
    let (before, rest) = under.split_at_checked(under.find('^')?)?;
    let length = rest.chars().take_while(|letter| *letter == '^').count();
    let note = rest.trim_start_matches('^').trim();
    let (start, end) = (at_column(text, before.len()), at_column(text, before.len() + length));
    Some(Spot { number, text, fault: start..end, note })
}

/// The byte at a column of a terminal, where letters of some scripts are two columns wide.
fn at_column(text: &str, column: usize) -> usize {
    let mut reached = 0;
    for (at, letter) in text.char_indices() {
        if reached >= column {
            return at;
        }
        reached += match letter {
            '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200d}' | '\u{fe00}'..='\u{fe0f}' => 0,
            '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' => 2,
            '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff60}' | '\u{1f300}'..='\u{1faff}' => 2,
            _ => 1,
        };
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> (String, String) {
        let error = crate::storage::parse("broken.ron", text).unwrap_err();
        let spot = spot(&error.excerpt.en).unwrap();
        assert!(!spot.text.contains(['│', '┌']));
        (spot.number.to_owned(), spot.text[spot.fault.clone()].to_owned())
    }

    #[test]
    fn the_fault_is_found_in_what_storage_writes() {
        let (number, fault) = shown("(\n  version: 1,\n  nonsense: 3,\n)\n");
        assert_eq!((number.as_str(), fault.as_str()), ("3", "nonsense"));
        let (_, fault) = shown("(\n  version: 1, /* 日本 */ nonsense: 3,\n)\n");
        assert_eq!(fault, "nonsense");
    }

    #[test]
    fn other_texts_are_not_taken_apart() {
        for text in ["", "what", "3 │ text", "3 │ text\n  │ none", "3 │ a\n  │     ^^^^"] {
            if let Some(spot) = spot(text) {
                assert!(spot.text.get(spot.fault).is_some());
            }
        }
    }
}
