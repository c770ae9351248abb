//! Slides of ours in a deck: those that it has already are written anew where they stand, new ones come
//! behind the one before them, those that are no longer made go. Everything else stays as it is. Draws
//! no slide.

use std::collections::{BTreeMap, BTreeSet};

use super::deck::{Deck, Place};
use super::marks::Origin;
use super::package::{OFFICE, Package, Relation, parsed, relations_of, relations_text, relative, resolved};
use super::{Renewed, marks};
use crate::export::ExportError;

/// A slide that is to be in the deck.
pub(super) struct New {
    pub mark: String,
    /// The part, as [`super::shapes::Slide::finish`] makes it.
    pub text: String,
}

/// A slide of ours that the deck has.
struct Old {
    part: String,
    relations: Vec<Relation>,
    /// The part with its tag, where it has one.
    tags: Option<String>,
}

/// Puts the slides of a journey into a deck, in place of those that came from it before.
pub(super) fn renew(
    package: &mut Package<'_>,
    origin: Origin<'_>,
    slides: &[New],
) -> Result<Renewed, ExportError> {
    let mut deck = Deck::read(package)?;
    let mut olds = ours(package, &deck, &origin.begins())?;
    if olds.is_empty() {
        let alone = origin.begins_alone();
        let before = ours(package, &deck, &alone)?;
        let named =
            |(mark, old): (String, Old)| (origin.mark(mark.strip_prefix(&alone).unwrap_or(&mark)), old);
        olds = before.into_iter().map(named).collect();
    }
    let mut renewed = Renewed { others: deck.slides.len() - olds.len(), ..Renewed::default() };
    let layout = deck.layout(package)?;
    let mut before: Option<String> = None;
    for (at, new) in slides.iter().enumerate() {
        let later = slides.iter().skip(at).find_map(|new| olds.get(&new.mark)).map(|old| old.part.clone());
        let place = match (&before, &later) {
            (Some(part), _) => Place::Behind(part),
            (None, Some(part)) => Place::Ahead(part),
            (None, None) => Place::End,
        };
        let part = match olds.remove(&new.mark) {
            Some(old) => {
                renewed.renewed += 1;
                rewrite(package, &mut deck, old, new)?
            }
            None => {
                renewed.added += 1;
                add(package, &mut deck, (&layout, place), new)?
            }
        };
        before = Some(part);
    }
    let linked = linked(package, &deck)?;
    for old in olds.into_values() {
        if linked.contains(&old.part) {
            renewed.linked += 1;
            continue;
        }
        renewed.removed += 1;
        remove(package, &mut deck, &old)?;
    }
    deck.write(package)?;
    Ok(renewed)
}

/// The slides of ours by their marks. Of two with the same mark the first is ours, the other a copy that
/// somebody made: it is theirs. A tag says more than the name of a shape, which may have been copied alone.
fn ours(package: &mut Package<'_>, deck: &Deck, begins: &str) -> Result<BTreeMap<String, Old>, ExportError> {
    let (mut tagged, mut named) = (BTreeMap::new(), BTreeMap::new());
    for slide in &deck.slides {
        let relations = package.relations(&slide.part)?;
        let (mut mark, mut tags) = (None, None);
        for one in relations.iter().filter(|one| one.kind == format!("{OFFICE}tags")) {
            let name = resolved(&slide.part, &one.target);
            if package.known(&name).is_none() {
                continue;
            }
            let text = package.text(&name)?;
            if let Some(found) = marks::in_tags(&parsed(&name, &text)?) {
                (mark, tags) = (Some(found), Some(name));
            }
        }
        let is_tagged = mark.is_some();
        let text = package.text(&slide.part)?;
        let document = parsed(&slide.part, &text)?;
        let Some(mark) = mark.or_else(|| marks::in_slide(&document)) else { continue };
        if mark.starts_with(begins) {
            let old = Old { part: slide.part.clone(), relations, tags };
            let into = if is_tagged { &mut tagged } else { &mut named };
            into.entry(mark).or_insert(old);
        }
    }
    named.append(&mut tagged);
    Ok(named)
}

/// Writes a slide anew in its part. Notes and remarks of people stay with it, and so does its layout.
fn rewrite(package: &mut Package<'_>, deck: &mut Deck, old: Old, new: &New) -> Result<String, ExportError> {
    let stays = |one: &&Relation| {
        ["/notesSlide", "/comments"].iter().any(|kind| one.kind.ends_with(kind)) && !one.is_external
    };
    let is_layout = |one: &&Relation| one.kind == format!("{OFFICE}slideLayout");
    let layout = old.relations.iter().find(is_layout).map(|one| one.target.clone());
    let layout = match layout {
        Some(layout) => layout,
        None => relative(&old.part, &deck.layout(package)?),
    };
    let tags = match old.tags {
        Some(tags) => {
            package.put(&tags, marks::tag(&new.mark));
            tags
        }
        None => tag(package, deck, new),
    };
    let mut relations = first_relations(&old.part, layout, &tags);
    for (one, number) in old.relations.iter().filter(stays).zip(relations.len() + 1..) {
        relations.push(Relation { id: format!("rId{number}"), ..one.clone() });
    }
    let hidden = {
        let text = package.text(&old.part)?;
        parsed(&old.part, &text)?.root_element().attribute("show") == Some("0")
    };
    // What somebody hid stays hidden.
    let text = match hidden {
        true => new.text.replacen("<p:sld ", "<p:sld show=\"0\" ", 1),
        false => new.text.clone(),
    };
    package.put(&old.part, text);
    package.put(&relations_of(&old.part), relations_text(&relations));
    Ok(old.part)
}

/// Adds a slide.
fn add(
    package: &mut Package<'_>,
    deck: &mut Deck,
    (layout, place): (&str, Place<'_>),
    new: &New,
) -> Result<String, ExportError> {
    let part = deck.free(package, "slides/slide");
    let tags = tag(package, deck, new);
    let relations = first_relations(&part, relative(&part, layout), &tags);
    package.put(&part, new.text.clone());
    package.put(&relations_of(&part), relations_text(&relations));
    deck.insert(&part, place)?;
    Ok(part)
}

/// A new part with the mark of a slide.
fn tag(package: &mut Package<'_>, deck: &mut Deck, new: &New) -> String {
    let name = deck.free(package, "tags/tag");
    package.put(&name, marks::tag(&new.mark));
    deck.declare(&name, "application/vnd.openxmlformats-officedocument.presentationml.tags+xml");
    name
}

fn first_relations(part: &str, layout: String, tags: &str) -> Vec<Relation> {
    let one = |id: &str, kind: &str, target: String| Relation {
        id: id.to_owned(),
        kind: format!("{OFFICE}{kind}"),
        target,
        is_external: false,
    };
    vec![one("rId1", "slideLayout", layout), one(marks::RELATION, "tags", relative(part, tags))]
}

/// Takes a slide away with its notes and its mark.
fn remove(package: &mut Package<'_>, deck: &mut Deck, old: &Old) -> Result<(), ExportError> {
    let notes = old.relations.iter().filter(|one| one.kind.ends_with("/notesSlide") && !one.is_external);
    let mut parts: Vec<String> = notes.map(|one| resolved(&old.part, &one.target)).collect();
    parts.extend(old.tags.clone());
    parts.push(old.part.clone());
    for part in &parts {
        package.remove(&relations_of(part));
        package.remove(part);
        deck.forget(part);
    }
    Ok(())
}

/// The parts that other parts lead to: a slide on which somebody put a link cannot go.
fn linked(package: &mut Package<'_>, deck: &Deck) -> Result<BTreeSet<String>, ExportError> {
    let names: Vec<String> = package.names().map(str::to_owned).collect();
    let mut linked = BTreeSet::new();
    for name in names.iter().filter(|name| **name != deck.main && !name.ends_with(".rels")) {
        let notes = name.contains("/notesSlides/");
        for one in package.relations(name)?.into_iter().filter(|one| !one.is_external && !notes) {
            let target = resolved(name, &one.target);
            if target != *name && one.kind == format!("{OFFICE}slide") {
                linked.insert(package.known(&target).unwrap_or(target));
            }
        }
    }
    Ok(linked)
}
