//! Mermaid's `journey`: sections are phases, a score is the experience, and who takes part is an
//! owner where a department has that name, else a persona. Tasks follow each other as they are drawn.

use super::known::plain_phrase;
use super::line::{Owner, Reader, entry_named};
use super::paste::Pasted;
use super::plan::{Card, Item};
use crate::model::*;

/// Whether this is one.
pub(super) fn is_journey(text: &str) -> bool {
    lines(text).next() == Some("journey")
}

/// Lines that say something: no fences, comments and front matter.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut front = false;
    text.lines().map(str::trim).filter(move |line| {
        if *line == "---" {
            front = !front;
            return false;
        }
        !(front || line.is_empty() || line.starts_with("```") || line.starts_with("%%"))
    })
}

pub(super) fn read(reader: &Reader<'_>, text: &str, lang: Lang, pasted: &mut Pasted) {
    for line in lines(text).skip(1) {
        if let Some(name) = line.strip_prefix("section").filter(|name| name.starts_with(char::is_whitespace))
        {
            pasted.items.push(Item::Phase(name.trim().to_owned()));
        } else if let Some(card) = task(reader, line, lang, &mut pasted.left_over) {
            pasted.items.push(Item::Card(Box::new(card)));
        } else {
            pasted.left_over.push(line.to_owned());
        }
    }
}

/// `Make tea: 5: Me, Cat`.
fn task(reader: &Reader<'_>, line: &str, lang: Lang, left_over: &mut Vec<String>) -> Option<Card> {
    let (title, rest) = line.split_once(':')?;
    let (score, people) = rest.split_once(':').unwrap_or((rest, ""));
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    if title.is_empty() || title.starts_with("acc") {
        return None;
    }
    let entry = entry_named(&plain_phrase(&title));
    let mut touchpoint = entry.map_or_else(Touchpoint::default, |entry| entry.touchpoint(lang));
    touchpoint.title.clone_from(&title);
    match score.trim().parse() {
        Ok(score @ 1..=5) => touchpoint.expectation.experienced = Some(score),
        _ if score.trim().is_empty() => {}
        _ => left_over.push(format!("{title}: {}", score.trim())),
    }
    let mut card = Card { touchpoint, ..Card::default() };
    for name in people.split(',').map(str::trim).filter(|name| !name.is_empty()) {
        match reader.words().owner(name) {
            Some(owner) => card.owners.push(Owner::Known(owner.id.clone())),
            None => card.personas.push(name.to_owned()),
        }
    }
    Some(card)
}
