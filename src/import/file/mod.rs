//! Readers of files, one file and one line each in [`IMPORTERS`]. From bytes to what they say; matched
//! to nothing yet.

mod dot;
mod dot_tokens;
mod flowchart;
mod graphml;
mod indented;
mod json;
mod outline;
mod packed;
mod spreadsheet;
mod text;

use super::draft::{Found, ImportError};
use crate::progress::Progress;
use crate::vocabulary::Label;

pub use text::decoded;

/// A reader of files.
pub struct Importer {
    /// What tells it from the others.
    pub id: &'static str,
    /// The endings of such files, without a dot.
    pub extensions: &'static [&'static str],
    /// What people call it.
    pub name: Label,
    /// Whether bytes look like one, for files with a strange ending.
    pub looks: fn(&[u8]) -> bool,
    /// Reads one, and says how far it is.
    reads: fn(&[u8], &Progress) -> Result<Found, ImportError>,
}

impl Importer {
    /// What a file holds.
    pub fn read(&self, bytes: &[u8]) -> Result<Found, ImportError> {
        self.read_showing(bytes, &Progress::default())
    }

    /// The same where it is shown how far that is; it ends early if somebody asks for no more.
    pub fn read_showing(&self, bytes: &[u8], progress: &Progress) -> Result<Found, ImportError> {
        (self.reads)(bytes, progress)
    }
}

/// Every reader.
pub const IMPORTERS: &[Importer] = &[
    Importer {
        id: "workbook",
        extensions: &["xlsx", "xlsm", "xls", "ods"],
        name: Label::new("Workbook (Excel, LibreOffice)", "Werkmap (Excel, LibreOffice)"),
        looks: |bytes| bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0"),
        reads: spreadsheet::workbook,
    },
    Importer {
        id: "json",
        extensions: &["json"],
        name: Label::new("JSON of Wandel", "JSON van Wandel"),
        looks: |bytes| starts(bytes, &["{"]),
        reads: |bytes, _| json::read(bytes),
    },
    Importer {
        id: "graphml",
        extensions: &["graphml", "xml"],
        name: Label::new("GraphML", "GraphML"),
        looks: |bytes| starts(bytes, &["<?xml", "<graphml"]),
        reads: graphml::read,
    },
    Importer {
        id: "dot",
        extensions: &["dot", "gv"],
        name: Label::new("DOT (Graphviz)", "DOT (Graphviz)"),
        looks: |bytes| starts(bytes, &["digraph", "graph {", "strict digraph", "strict graph"]),
        reads: |bytes, _| dot::read(bytes),
    },
    Importer {
        id: "mermaid",
        extensions: &["mmd", "mermaid"],
        name: Label::new("Mermaid", "Mermaid"),
        looks: |bytes| flowchart::looks(&decoded(bytes)),
        reads: |bytes, _| flowchart::read(bytes),
    },
    Importer {
        id: "outline",
        extensions: &["md", "markdown"],
        name: Label::new("Markdown outline", "Markdown-overzicht"),
        looks: |bytes| starts(bytes, &["# ", "## "]),
        reads: |bytes, _| outline::read(bytes),
    },
    Importer {
        id: "calendar",
        extensions: &["ics", "ical"],
        name: Label::new("Calendar (iCalendar)", "Agenda (iCalendar)"),
        looks: |bytes| starts(bytes, &["begin:vcalendar"]),
        reads: |bytes, _| Ok(Found::Dates(Box::new(super::calendar::read(bytes)?))),
    },
    Importer {
        id: "csv",
        extensions: &["csv", "tsv", "tab"],
        name: Label::new("Comma-separated list", "Kommagescheiden lijst"),
        looks: |bytes| spreadsheet::looks(&decoded(bytes)),
        reads: spreadsheet::csv,
    },
    Importer {
        id: "text",
        extensions: &["txt", "text"],
        name: Label::new("Indented text", "Ingesprongen tekst"),
        looks: |_| true,
        reads: |bytes, _| indented::read(bytes),
    },
];

fn starts(bytes: &[u8], with: &[&str]) -> bool {
    let head = decoded(bytes.get(..bytes.len().min(400)).unwrap_or_default());
    let head = head.trim_start();
    with.iter().any(|start| head.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start)))
}

/// The reader for a file: by its ending, else by what it looks like.
pub fn importer(extension: &str, bytes: &[u8]) -> Option<&'static Importer> {
    let named =
        |importer: &&Importer| importer.extensions.iter().any(|end| end.eq_ignore_ascii_case(extension));
    let by_name = IMPORTERS.iter().find(named);
    // A text can be anything; so can an XML.
    let sure = by_name.filter(|importer| importer.id != "text" && !extension.eq_ignore_ascii_case("xml"));
    sure.or_else(|| IMPORTERS.iter().find(|importer| (importer.looks)(bytes)))
}

#[cfg(test)]
mod tests;
