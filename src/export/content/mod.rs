//! What a journey says, without its picture: lists, graphs, outlines and the whole file as JSON. One
//! file and one line each in [`CONTENT_FORMATS`]. Never opens a file.

mod dot;
mod graph;
mod graphml;
mod mermaid;
mod outline;
mod schema;
mod sheets;
mod workspace;

pub use schema::schema;

use super::{CsvStyle, ExportError};
use crate::inventory::Rows;
use crate::model::{Date, Journey, Lang, Workspace, slug};
use crate::report::Table;
use crate::vocabulary::Label;

/// What is written.
pub struct Content<'a> {
    /// The file.
    pub workspace: &'a Workspace,
    /// The journey.
    pub journey: &'a Journey,
    /// The language of words that are not the user's own.
    pub lang: Lang,
    /// The date that a workbook carries.
    pub as_of: Date,
    /// How values of a CSV are set apart.
    pub style: CsvStyle,
    /// Makes the matrices; asked only where they are written.
    pub matrices: &'a dyn Fn() -> Vec<Table>,
}

/// A kind of file for what a journey says.
pub struct ContentFormat {
    /// What tells it from others with the same ending, on the command line.
    pub id: &'static str,
    /// The ending of such files, without a dot.
    pub extension: &'static str,
    /// What people call it.
    pub name: Label,
    /// Makes the bytes.
    pub write: fn(&Content<'_>) -> Result<Vec<u8>, ExportError>,
}

const fn format(
    id: &'static str,
    extension: &'static str,
    name: Label,
    write: fn(&Content<'_>) -> Result<Vec<u8>, ExportError>,
) -> ContentFormat {
    ContentFormat { id, extension, name, write }
}

impl ContentFormat {
    /// What the names of such files say of them, in this language.
    pub fn file_word(&self, lang: Lang) -> String {
        match lang {
            Lang::En => self.id.to_owned(),
            Lang::Nl => {
                let (_, what) = self.name.nl.split_once(": ").unwrap_or(("", self.name.nl));
                slug(what)
            }
        }
    }
}

const fn label(en: &'static str, nl: &'static str) -> Label {
    Label::new(en, nl)
}

/// Every format; of those with one ending the first is meant where nobody says which.
pub const CONTENT_FORMATS: &[ContentFormat] = &[
    format("workbook", "xlsx", label("Excel: all lists", "Excel: alle lijsten"), sheets::xlsx),
    format("inventory", "csv", label("CSV: touchpoints", "CSV: contactmomenten"), |content| {
        sheets::csv(content, Rows::Touchpoints)
    }),
    format("transitions", "csv", label("CSV: transitions", "CSV: overgangen"), |content| {
        sheets::csv(content, Rows::Transitions)
    }),
    format("phases", "csv", label("CSV: phases", "CSV: fasen"), |content| sheets::csv(content, Rows::Phases)),
    format("matrix-channel", "csv", label("CSV: channels by phase", "CSV: kanalen per fase"), |content| {
        sheets::matrix(content, "matrix-channel")
    }),
    format(
        "matrix-media",
        "csv",
        label("CSV: media types by phase", "CSV: mediatypen per fase"),
        |content| sheets::matrix(content, "matrix-media"),
    ),
    format(
        "matrix-source",
        "csv",
        label("CSV: who speaks by phase", "CSV: wie spreekt per fase"),
        |content| sheets::matrix(content, "matrix-source"),
    ),
    format("matrix-device", "csv", label("CSV: devices by phase", "CSV: apparaten per fase"), |content| {
        sheets::matrix(content, "matrix-device")
    }),
    format("matrix-persona", "csv", label("CSV: personas by phase", "CSV: persona’s per fase"), |content| {
        sheets::matrix(content, "matrix-persona")
    }),
    format("matrix-owner", "csv", label("CSV: owners by phase", "CSV: eigenaren per fase"), |content| {
        sheets::matrix(content, "matrix-owner")
    }),
    format("matrix-influence", "csv", label("CSV: influence by phase", "CSV: invloed per fase"), |content| {
        sheets::matrix(content, "matrix-influence")
    }),
    format("matrix-handovers", "csv", label("CSV: handovers", "CSV: overdrachten"), |content| {
        sheets::matrix(content, "matrix-handovers")
    }),
    format(
        "matrix-portfolio",
        "csv",
        label("CSV: importance and influence", "CSV: belang en invloed"),
        |content| sheets::matrix(content, "matrix-portfolio"),
    ),
    format("matrix-needs", "csv", label("CSV: questions by phase", "CSV: vragen per fase"), |content| {
        sheets::matrix(content, "matrix-needs")
    }),
    format("flowchart", "mmd", label("Mermaid: flowchart", "Mermaid: stroomschema"), mermaid::flowchart),
    format("journey", "mmd", label("Mermaid: journey", "Mermaid: klantreis"), mermaid::journey),
    format("graphml", "graphml", label("GraphML", "GraphML"), graphml::graphml),
    format("dot", "dot", label("DOT (Graphviz)", "DOT (Graphviz)"), dot::dot),
    format("gv", "gv", label("DOT as .gv", "DOT als .gv"), dot::dot),
    format("outline", "md", label("Markdown outline", "Markdown-overzicht"), outline::outline),
    format("json", "json", label("JSON: the whole file", "JSON: het hele bestand"), workspace::json),
];

/// The format with this ending, upper or lower case, and with this id if one is asked for.
pub fn content_format(extension: &str, id: Option<&str>) -> Option<&'static ContentFormat> {
    let mut fitting =
        CONTENT_FORMATS.iter().filter(|format| format.extension.eq_ignore_ascii_case(extension));
    fitting.find(|format| id.is_none_or(|id| format.id == id))
}

/// What a thing is called in a graph: its name on one line, or its id.
fn titled<'a>(title: &'a str, id: &'a str) -> &'a str {
    if title.trim().is_empty() { id } else { title }
}

/// A text on one line.
fn on_one_line(text: &str) -> String {
    text.split(|letter: char| letter.is_control())
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests;
