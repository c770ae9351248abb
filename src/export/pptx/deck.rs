//! What a deck says of its slides as a whole: their order, their kinds of parts, its size. Changes are
//! put into the texts of these parts in place, so that all else in them stays. Draws no slide.

use std::ops::Range;

use emath::{Vec2, vec2};
use resvg::usvg::roxmltree::{Document, Node};

use super::marks::PML;
use super::package::{
    OFFICE, Package, Relation, no_deck, parsed, relation_text, relations_of, relative, resolved,
};
use crate::export::ExportError;
use crate::vocabulary::told;

const OFFICE_NS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const SLIDE_TYPE: &str = "application/vnd.openxmlformats-officedocument.presentationml.slide+xml";
const SLIDE_RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/slide";
/// What the kinds of relations of files in the strict form begin with.
const STRICT: &str = "http://purl.oclc.org/ooxml/";
const TYPES: &str = "[Content_Types].xml";
/// Slides are numbered from here, below there.
const NUMBERS: Range<u32> = 256..0x7fff_ffff;

/// A slide of a deck.
pub(super) struct Listed {
    /// Its number in the deck.
    number: u32,
    relation: String,
    pub part: String,
    /// Its entry as the file has it; nothing for a new one.
    entry: Option<String>,
}

/// A new slide and its neighbours when it came, by their numbers.
struct Inserted {
    number: u32,
    before: Option<u32>,
    after: Option<u32>,
}

/// Where a slide comes.
#[derive(Clone, Copy)]
pub(super) enum Place<'a> {
    /// Behind the slide with this part.
    Behind(&'a str),
    /// Ahead of it.
    Ahead(&'a str),
    /// Behind all others.
    End,
}

/// The deck as a whole while slides come and go.
pub(super) struct Deck {
    /// The part that names the slides.
    pub main: String,
    /// The slides in their order.
    pub slides: Vec<Listed>,
    relations: Vec<Relation>,
    /// Kinds of new parts, and the parts that are gone.
    declared: Vec<(String, String)>,
    forgotten: Vec<String>,
    inserted: Vec<Inserted>,
    /// Numbers and relations of slides that are gone.
    gone: Vec<(u32, String)>,
}

impl Deck {
    /// Reads the order of the slides.
    pub(super) fn read(package: &mut Package<'_>) -> Result<Self, ExportError> {
        let main = main(package)?;
        let relations = package.relations(&main)?;
        let text = package.text(&main)?;
        let document = parsed(&main, &text)?;
        if !document.root_element().has_tag_name((PML, "presentation")) {
            return Err(no_deck(document.root_element().tag_name().name()));
        }
        let mut slides = Vec::new();
        for node in document.descendants().filter(|node| is_entry(node)) {
            let relation = node.attribute((OFFICE_NS, "id")).unwrap_or_default().to_owned();
            let leads = relations.iter().find(|one| one.id == relation);
            let leads = leads.ok_or_else(|| no_deck(&format!("{main}: {relation}")))?;
            let part = resolved(&main, &leads.target);
            let part = package.known(&part).ok_or_else(|| no_deck(&format!("no {part}")))?;
            let number = node.attribute("id").and_then(|id| id.parse().ok());
            let number = number.ok_or_else(|| no_deck(&format!("{main}: sldId")))?;
            let entry = text.get(node.range()).map(str::to_owned);
            slides.push(Listed { number, relation, part, entry });
        }
        Ok(Self {
            main,
            slides,
            relations,
            declared: Vec::new(),
            forgotten: Vec::new(),
            inserted: Vec::new(),
            gone: Vec::new(),
        })
    }

    /// How large its slides are, in points.
    pub(super) fn size(package: &mut Package<'_>) -> Result<Vec2, ExportError> {
        let main = main(package)?;
        let text = package.text(&main)?;
        let document = parsed(&main, &text)?;
        let size = document.descendants().find(|node| node.has_tag_name((PML, "sldSz")));
        let read = |name: &str| {
            let length: f32 = size?.attribute(name)?.parse().ok()?;
            Some(length / 12_700.0).filter(|points| (36.0..=10_000.0).contains(points))
        };
        match (read("cx"), read("cy")) {
            (Some(wide), Some(high)) => Ok(vec2(wide, high)),
            _ => Err(no_deck(&format!("{main}: sldSz"))),
        }
    }

    /// The layout that suits our slides best: one with a title and nothing else, else an empty one.
    pub(super) fn layout(&self, package: &mut Package<'_>) -> Result<String, ExportError> {
        let mut best: Option<(u8, String)> = None;
        let masters = self.relations.iter().filter(|one| one.kind == format!("{OFFICE}slideMaster"));
        let masters: Vec<String> = masters.map(|one| resolved(&self.main, &one.target)).collect();
        for master in masters {
            let relations = package.relations(&master)?;
            for one in relations.iter().filter(|one| one.kind == format!("{OFFICE}slideLayout")) {
                let Some(name) = package.known(&resolved(&master, &one.target)) else { continue };
                let text = package.text(&name)?;
                let rank = match parsed(&name, &text)?.root_element().attribute("type") {
                    Some("titleOnly") => 0,
                    Some("blank") => 1,
                    _ => 2,
                };
                if best.as_ref().is_none_or(|(known, _)| rank < *known) {
                    best = Some((rank, name));
                }
            }
        }
        best.map(|(_, name)| name).ok_or_else(|| no_deck("slideLayout"))
    }

    /// A name for a part that no part has yet.
    pub(super) fn free(&self, package: &Package<'_>, kind: &str) -> String {
        let folder = self.main.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
        let start = format!("{folder}{kind}").to_lowercase();
        let taken = package.names().filter_map(|name| {
            name.to_lowercase().strip_prefix(&start)?.strip_suffix(".xml")?.parse::<u32>().ok()
        });
        format!("{folder}{kind}{}.xml", taken.max().unwrap_or(0).saturating_add(1))
    }

    /// Says of what kind a new part is.
    pub(super) fn declare(&mut self, part: &str, kind: &str) {
        self.forgotten.retain(|gone| gone != part);
        self.declared.push((part.to_owned(), kind.to_owned()));
    }

    /// Puts a new slide there.
    pub(super) fn insert(&mut self, part: &str, place: Place<'_>) -> Result<(), ExportError> {
        self.declare(part, SLIDE_TYPE);
        let last = self.slides.iter().map(|slide| slide.number).chain(self.gone.iter().map(|one| one.0));
        let next = last.max().map_or(NUMBERS.start, |last| last.saturating_add(1).max(NUMBERS.start));
        let is_free = |number: &u32| self.slides.iter().all(|slide| slide.number != *number);
        let number =
            Some(next).filter(|next| NUMBERS.contains(next)).or_else(|| NUMBERS.clone().find(is_free));
        let number = number.ok_or_else(|| no_deck("sldId"))?;
        let known = self.relations.iter().filter_map(|one| one.id.strip_prefix("rId")?.parse::<u32>().ok());
        let relation = format!("rId{}", known.max().unwrap_or(0).saturating_add(1));
        self.relations.push(Relation {
            id: relation.clone(),
            kind: SLIDE_RELATION.to_owned(),
            target: relative(&self.main, part),
            is_external: false,
        });
        let find = |part: &str| self.slides.iter().position(|slide| slide.part == part);
        let at = match place {
            Place::Behind(part) => find(part).map(|at| at + 1),
            Place::Ahead(part) => find(part),
            Place::End => None,
        };
        let at = at.unwrap_or(self.slides.len());
        let numbered = |at: usize| self.slides.get(at).map(|slide| slide.number);
        let before = at.checked_sub(1).and_then(numbered);
        self.inserted.push(Inserted { number, before, after: numbered(at) });
        self.slides.insert(at, Listed { number, relation, part: part.to_owned(), entry: None });
        Ok(())
    }

    /// A part is gone; if it is a slide, so is its place.
    pub(super) fn forget(&mut self, part: &str) {
        self.forgotten.push(part.to_owned());
        if let Some(at) = self.slides.iter().position(|slide| slide.part == part) {
            let slide = self.slides.remove(at);
            self.relations.retain(|one| one.id != slide.relation);
            self.gone.push((slide.number, slide.relation));
        }
    }

    /// Writes down what changed.
    pub(super) fn write(&self, package: &mut Package<'_>) -> Result<(), ExportError> {
        if self.inserted.is_empty() && self.gone.is_empty() && self.declared.is_empty() {
            return Ok(());
        }
        self.write_order(package)?;
        self.write_relations(package)?;
        self.write_types(package)?;
        self.write_count(package)
    }

    fn write_order(&self, package: &mut Package<'_>) -> Result<(), ExportError> {
        let text = package.text(&self.main)?;
        let document = parsed(&self.main, &text)?;
        let root = document.root_element();
        let spaces = bound(&root, "p", PML) + &bound(&root, "r", OFFICE_NS);
        let mut list = format!("<p:sldIdLst{}>", bound(&root, "p", PML));
        for slide in &self.slides {
            match &slide.entry {
                Some(entry) => list.push_str(entry),
                None => list.push_str(&format!(
                    "<p:sldId{spaces} id=\"{}\" r:id=\"{}\"/>",
                    slide.number, slide.relation
                )),
            }
        }
        list.push_str("</p:sldIdLst>");
        let is_list = |node: &Node<'_, '_>| node.has_tag_name((PML, "sldIdLst"));
        let mut changes = vec![match root.children().find(is_list) {
            Some(node) => (node.range(), list),
            None => {
                let masters = ["sldMasterIdLst", "notesMasterIdLst", "handoutMasterIdLst"];
                let before = root.children().filter(|node| masters.contains(&node.tag_name().name()));
                let end = before.map(|node| node.range().end).max();
                let end = end.ok_or_else(|| no_deck(&format!("{}: sldMasterIdLst", self.main)))?;
                (end..end, list)
            }
        }];
        changes.extend(self.sections(&document));
        changes.extend(self.shows(&document));
        package.put(&self.main, changed(&text, changes));
        Ok(())
    }

    /// Changes of the sections that slides are put into: PowerPoint repairs a deck whose sections name
    /// slides that are gone.
    fn sections(&self, document: &Document<'_>) -> Vec<(Range<usize>, String)> {
        let entries = |number: u32| {
            document.descendants().filter(move |node| {
                node.tag_name().name() == "sldId"
                    && !is_entry(node)
                    && node.attribute("id").and_then(|id| id.parse().ok()) == Some(number)
            })
        };
        let gone = self.gone.iter().flat_map(|(number, _)| entries(*number));
        let mut changes: Vec<_> = gone.map(|node| (node.range(), String::new())).collect();
        // Where the entries come: behind the slide before, or ahead of the one after; several new slides
        // in a row come at the same place.
        let mut places: Vec<(usize, String, Vec<u32>)> = Vec::new();
        for Inserted { number, before, after } in &self.inserted {
            let known =
                places.iter_mut().find(|(.., numbers)| before.is_some_and(|one| numbers.contains(&one)));
            if let Some((.., numbers)) = known {
                numbers.push(*number);
                continue;
            }
            let space = |node: &Node<'_, '_>| node.tag_name().namespace().unwrap_or_default().to_owned();
            let behind =
                before.and_then(|one| entries(one).next()).map(|node| (node.range().end, space(&node)));
            let ahead =
                || after.and_then(|one| entries(one).next()).map(|node| (node.range().start, space(&node)));
            places.extend(behind.or_else(ahead).map(|(at, space)| (at, space, vec![*number])));
        }
        changes.extend(places.into_iter().map(|(at, space, numbers)| {
            let entry = |number: &u32| format!("<s:sldId xmlns:s=\"{space}\" id=\"{number}\"/>");
            (at..at, numbers.iter().map(entry).collect())
        }));
        changes
    }

    /// Changes of the shows that name slides that are gone.
    fn shows(&self, document: &Document<'_>) -> Vec<(Range<usize>, String)> {
        let is_gone = |node: &Node<'_, '_>| {
            let id = node.attribute((OFFICE_NS, "id"));
            node.has_tag_name((PML, "sld"))
                && self.gone.iter().any(|(_, relation)| id == Some(relation.as_str()))
        };
        document.descendants().filter(is_gone).map(|node| (node.range(), String::new())).collect()
    }

    fn write_relations(&self, package: &mut Package<'_>) -> Result<(), ExportError> {
        let name = relations_of(&self.main);
        let text = package.text(&name)?;
        let document = parsed(&name, &text)?;
        let known: Vec<&str> = document.descendants().filter_map(|node| node.attribute("Id")).collect();
        let is_gone = |node: &Node<'_, '_>| {
            node.attribute("Id").is_some_and(|id| self.relations.iter().all(|one| one.id != id))
        };
        let gone = document.descendants().filter(is_gone).map(|node| (node.range(), String::new()));
        let mut changes: Vec<_> = gone.collect();
        let new = self.relations.iter().filter(|one| !known.contains(&one.id.as_str()));
        let new: String = new.map(relation_text).collect();
        changes.push(at_end(&document.root_element(), &text, new)?);
        package.put(&name, changed(&text, changes));
        Ok(())
    }

    fn write_types(&self, package: &mut Package<'_>) -> Result<(), ExportError> {
        let text = package.text(TYPES)?;
        let document = parsed(TYPES, &text)?;
        let named = |node: &Node<'_, '_>, part: &str| {
            let name = node.attribute("PartName").and_then(|name| name.strip_prefix('/'));
            name.is_some_and(|name| name.eq_ignore_ascii_case(part))
        };
        let is_gone = |node: &Node<'_, '_>| self.forgotten.iter().any(|part| named(node, part));
        let gone = document.descendants().filter(is_gone).map(|node| (node.range(), String::new()));
        let mut changes: Vec<_> = gone.collect();
        let mut new = String::new();
        for (part, kind) in &self.declared {
            if !document.descendants().any(|node| named(&node, part)) {
                new.push_str(&format!("<Override PartName=\"/{part}\" ContentType=\"{kind}\"/>"));
            }
        }
        changes.push(at_end(&document.root_element(), &text, new)?);
        package.put(TYPES, changed(&text, changes));
        Ok(())
    }

    /// The count of slides among the properties; the list of titles beside it is left to be made anew.
    fn write_count(&self, package: &mut Package<'_>) -> Result<(), ExportError> {
        let all = package.relations("")?;
        let Some(one) = all.iter().find(|one| one.kind == format!("{OFFICE}extended-properties")) else {
            return Ok(());
        };
        let Some(name) = package.known(&resolved("", &one.target)) else { return Ok(()) };
        let text = package.text(&name)?;
        let document = parsed(&name, &text)?;
        let mut changes = Vec::new();
        for node in document.root_element().children() {
            match node.tag_name().name() {
                "Slides" => {
                    let count = node.children().find(Node::is_text);
                    changes.extend(count.map(|count| (count.range(), self.slides.len().to_string())));
                }
                "HeadingPairs" | "TitlesOfParts" => changes.push((node.range(), String::new())),
                _ => {}
            }
        }
        package.put(&name, changed(&text, changes));
        Ok(())
    }
}

/// The part that names the slides.
fn main(package: &mut Package<'_>) -> Result<String, ExportError> {
    let all = package.relations("")?;
    if all.iter().any(|one| one.kind.starts_with(STRICT)) {
        return Err(ExportError {
            message: told!(
                "the deck is of the kind Strict Open XML, which Wandel cannot write into"
                    / "de presentatie is van de soort Strict Open XML, waarin Wandel niet kan schrijven"
            ),
            hint: told!("save it as an ordinary .pptx" / "sla haar op als gewone .pptx"),
        });
    }
    let one = all.iter().find(|one| one.kind == format!("{OFFICE}officeDocument"));
    let target = one.map(|one| resolved("", &one.target)).ok_or_else(|| no_deck("officeDocument"))?;
    package.known(&target).ok_or_else(|| no_deck(&format!("no {target}")))
}

/// Whether this names a slide of the deck; sections have entries of the same name.
fn is_entry(node: &Node<'_, '_>) -> bool {
    node.has_tag_name((PML, "sldId"))
        && node.parent().is_some_and(|parent| parent.has_tag_name((PML, "sldIdLst")))
}

/// What binds a prefix to a name space, where the part does not do so already.
fn bound(node: &Node<'_, '_>, prefix: &str, space: &str) -> String {
    match node.lookup_namespace_uri(Some(prefix)) == Some(space) {
        true => String::new(),
        false => format!(" xmlns:{prefix}=\"{space}\""),
    }
}

/// Where the content of an element ends, to put something there.
fn at_end(root: &Node<'_, '_>, text: &str, new: String) -> Result<(Range<usize>, String), ExportError> {
    let range = root.range();
    // New entries have no prefix, so that they need the name space of the root to be the default.
    let is_plain = root.lookup_namespace_uri(None) == root.tag_name().namespace();
    let whole = text.get(range.clone()).unwrap_or_default();
    match whole.rfind("</").filter(|_| is_plain) {
        Some(at) => Ok((range.start + at..range.start + at, new)),
        None => Err(no_deck(root.tag_name().name())),
    }
}

/// A text with these places changed.
fn changed(text: &str, mut changes: Vec<(Range<usize>, String)>) -> String {
    changes.sort_by_key(|(range, _)| (range.start, range.end));
    let (mut new, mut at) = (String::new(), 0);
    for (range, with) in changes {
        if range.start < at {
            // It lies within what has gone.
            continue;
        }
        new.push_str(text.get(at..range.start).unwrap_or_default());
        new.push_str(&with);
        at = range.end;
    }
    new.push_str(text.get(at..).unwrap_or_default());
    new
}
