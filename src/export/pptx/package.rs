//! A file of parts as office programs write it: parts are read when they are asked for, and those that
//! were not changed go back as they came, not even unpacked. Knows no slides.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _, Write as _};

use resvg::usvg::roxmltree::Document;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::super::ExportError;
use super::DECK;
use super::forms::escaped;
use crate::vocabulary::told;

/// The name space of relations.
pub(super) const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
/// What kinds of relations begin with.
pub(super) const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
/// A part of text with more bytes than this is no slide that anybody shows.
const LARGEST_PART: u64 = 32 << 20;
/// So much is unpacked of one file at most.
const LARGEST_ALL: u64 = 512 << 20;
/// The text at the beginning of files that are locked, and of decks of twenty years ago.
const COMPOUND: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0];

/// A file of parts while it is changed.
pub(super) struct Package<'a> {
    source: ZipArchive<Cursor<&'a [u8]>>,
    /// The parts that were there, in their order.
    names: Vec<String>,
    /// New texts of parts; nothing where a part is taken away.
    changed: BTreeMap<String, Option<String>>,
    /// New parts in the order in which they came.
    added: Vec<String>,
    unpacked: u64,
}

/// A relation of a part.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Relation {
    pub id: String,
    pub kind: String,
    /// As the file has it.
    pub target: String,
    pub is_external: bool,
}

impl<'a> Package<'a> {
    /// Reads what parts there are.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, ExportError> {
        if bytes.starts_with(COMPOUND) {
            return Err(ExportError {
                message: told!(
                    "the deck is locked with a password, or of an old kind"
                        / "de presentatie is met een wachtwoord vergrendeld, of van een oude soort"
                ),
                hint: told!(
                    "save it without a password as .pptx" / "sla haar zonder wachtwoord op als .pptx"
                ),
            });
        }
        let source = ZipArchive::new(Cursor::new(bytes)).map_err(|error| no_deck(&error.to_string()))?;
        let names = source.file_names().map(|name| name.map(std::borrow::Cow::into_owned));
        let names = names.collect::<Result<Vec<_>, _>>().map_err(|error| no_deck(&error.to_string()))?;
        let package = Self { source, names, changed: BTreeMap::new(), added: Vec::new(), unpacked: 0 };
        if package.names.iter().any(|name| name.starts_with("_xmlsignatures/")) {
            return Err(ExportError {
                message: told!(
                    "the deck is signed, and a change would break its signature"
                        / "de presentatie is ondertekend, en een wijziging breekt die handtekening"
                ),
                hint: told!("save a copy without a signature" / "sla een kopie zonder handtekening op"),
            });
        }
        Ok(package)
    }

    /// The parts that there are now.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        let stays = |name: &&String| !matches!(self.changed.get(*name), Some(None));
        self.names.iter().filter(stays).chain(&self.added).map(String::as_str)
    }

    /// The name of this part as the file has it: capitals do not tell parts apart.
    pub(super) fn known(&self, name: &str) -> Option<String> {
        let exact = self.names().find(|known| *known == name);
        exact.or_else(|| self.names().find(|known| known.eq_ignore_ascii_case(name))).map(str::to_owned)
    }

    /// The text of a part that has to be there.
    pub(super) fn text(&mut self, name: &str) -> Result<String, ExportError> {
        let Some(name) = self.known(name) else { return Err(no_deck(&format!("no {name}"))) };
        if let Some(Some(text)) = self.changed.get(&name) {
            return Ok(text.clone());
        }
        let room = LARGEST_PART.min(LARGEST_ALL.saturating_sub(self.unpacked));
        let mut bytes = Vec::new();
        let file = self.source.by_name(&name).map_err(|error| no_deck(&format!("{name}: {error}")))?;
        // What the file says of its own size need not be true.
        file.take(room + 1).read_to_end(&mut bytes).map_err(|error| no_deck(&format!("{name}: {error}")))?;
        self.unpacked += bytes.len() as u64;
        if bytes.len() as u64 > room {
            return Err(no_deck(&format!("{name} > {} MiB", LARGEST_PART >> 20)));
        }
        let text = String::from_utf8(bytes).map_err(|_| no_deck(&format!("{name}: UTF-8")))?;
        Ok(text.strip_prefix('\u{feff}').map_or_else(|| text.clone(), str::to_owned))
    }

    /// Puts a text in place of a part, or adds it.
    pub(super) fn put(&mut self, name: &str, text: String) {
        let name = self.known(name).unwrap_or_else(|| name.to_owned());
        if !self.names.contains(&name) && !self.added.contains(&name) {
            self.added.push(name.clone());
        }
        self.changed.insert(name, Some(text));
    }

    /// Takes a part away.
    pub(super) fn remove(&mut self, name: &str) {
        if let Some(name) = self.known(name) {
            self.added.retain(|known| *known != name);
            self.changed.insert(name, None);
        }
    }

    /// The relations of a part; none if it has none.
    pub(super) fn relations(&mut self, part: &str) -> Result<Vec<Relation>, ExportError> {
        let name = relations_of(part);
        if self.known(&name).is_none() {
            return Ok(Vec::new());
        }
        let text = self.text(&name)?;
        let document = parsed(&name, &text)?;
        let all = document.descendants().filter(|node| node.tag_name().name() == "Relationship");
        let read = |node: resvg::usvg::roxmltree::Node<'_, '_>| {
            let get = |name: &str| node.attribute(name).unwrap_or_default().to_owned();
            let is_external = node.attribute("TargetMode") == Some("External");
            Relation { id: get("Id"), kind: get("Type"), target: get("Target"), is_external }
        };
        Ok(all.map(read).collect())
    }

    /// The file: what was not changed as it came, the rest packed anew.
    pub(super) fn finish(mut self) -> Result<Vec<u8>, ExportError> {
        let broken = |error: zip::result::ZipError| ExportError::broken(DECK, &error);
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default());
        for (at, name) in self.names.iter().enumerate() {
            match self.changed.get(name) {
                None => {
                    let file = self.source.by_index_raw(at).map_err(broken)?;
                    zip.raw_copy_file(file).map_err(broken)?;
                }
                Some(Some(text)) => {
                    zip.start_file(name, options).map_err(broken)?;
                    zip.write_all(text.as_bytes()).map_err(|error| ExportError::broken(DECK, &error))?;
                }
                Some(None) => {}
            }
        }
        for name in &self.added {
            let text = self.changed.get(name).and_then(Option::as_deref).unwrap_or_default();
            zip.start_file(name, options).map_err(broken)?;
            zip.write_all(text.as_bytes()).map_err(|error| ExportError::broken(DECK, &error))?;
        }
        Ok(zip.finish().map_err(broken)?.into_inner())
    }
}

/// The part with the relations of a part; of the whole file for no name.
pub(super) fn relations_of(part: &str) -> String {
    match part.rsplit_once('/') {
        Some((folder, name)) => format!("{folder}/_rels/{name}.rels"),
        None => format!("_rels/{part}.rels"),
    }
}

/// The part that a relation of a part leads to.
pub(super) fn resolved(part: &str, target: &str) -> String {
    let folder = part.rsplit_once('/').map_or("", |(folder, _)| folder);
    let (start, rest) = match target.strip_prefix('/') {
        Some(whole) => ("", whole),
        None => (folder, target),
    };
    let mut steps: Vec<&str> = start.split('/').filter(|step| !step.is_empty()).collect();
    for step in rest.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// How a part is named in a relation of another one.
pub(super) fn relative(part: &str, target: &str) -> String {
    let folder = part.rsplit_once('/').map_or("", |(folder, _)| folder);
    let (mut from, mut to) = (folder, target);
    while let (Some((one, rest)), Some((other, behind))) =
        (from.split_once('/').or(Some((from, "")).filter(|(one, _)| !one.is_empty())), to.split_once('/'))
        && one == other
    {
        (from, to) = (rest, behind);
    }
    let up = from.split('/').filter(|step| !step.is_empty()).count();
    format!("{}{to}", "../".repeat(up))
}

/// The part with these relations, from the first number on.
pub(super) fn relations_text(all: &[Relation]) -> String {
    let mut text = format!("{}<Relationships xmlns=\"{RELATIONS}\">", super::shapes::HEAD);
    for one in all {
        text.push_str(&relation_text(one));
    }
    text.push_str("</Relationships>");
    text
}

/// One relation among others.
pub(super) fn relation_text(one: &Relation) -> String {
    let mode = if one.is_external { " TargetMode=\"External\"" } else { "" };
    let [id, kind, target] = [&one.id, &one.kind, &one.target].map(|text| escaped(text));
    format!("<Relationship Id=\"{id}\" Type=\"{kind}\" Target=\"{target}\"{mode}/>")
}

/// A part as a tree.
pub(super) fn parsed<'t>(name: &str, text: &'t str) -> Result<Document<'t>, ExportError> {
    Document::parse(text).map_err(|error| no_deck(&format!("{name}: {error}")))
}

/// What is said of a file that is no deck, or a broken one; it is left as it is.
pub(super) fn no_deck(why: &str) -> ExportError {
    ExportError {
        message: told!(
            "this cannot be read as a PowerPoint deck ({why})"
                / "dit is niet te lezen als PowerPoint-presentatie ({why})",
            why = why
        ),
        hint: told!(
            "open it in your office program and save it again as .pptx, or choose another file"
                / "open het in je kantoorprogramma en sla het opnieuw op als .pptx, of kies een ander bestand"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_relation_leads_where_it_was_meant_to() {
        for (part, target, way) in [
            ("ppt/slides/slide1.xml", "ppt/tags/tag1.xml", "../tags/tag1.xml"),
            ("ppt/presentation.xml", "ppt/slides/slide1.xml", "slides/slide1.xml"),
            ("", "docProps/app.xml", "docProps/app.xml"),
            ("ppt/a/b.xml", "ppt/a/c.xml", "c.xml"),
            ("ppt/a/b.xml", "c.xml", "../../c.xml"),
        ] {
            assert_eq!(relative(part, target), way);
            assert_eq!(resolved(part, way), target);
        }
        assert_eq!(resolved("ppt/presentation.xml", "/ppt/x.xml"), "ppt/x.xml");
        assert_eq!(resolved("ppt/presentation.xml", "../../../x.xml"), "x.xml", "no way leads out");
    }
}
