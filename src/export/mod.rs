//! A [`Scene`] or a [`Report`] to bytes. Never opens a file.

mod ballot;
mod content;
mod csv;
mod html;
mod ics;
mod json;
mod md;
mod png;
mod svg;
mod table;
mod xlsx;

use crate::model::Date;
use crate::report::{Dues, Report, Row, Section, Table};
use crate::scene::{Scene, ShapeKind};
use crate::text;
use crate::vocabulary::{Label, Told, told};

pub use ballot::{Ballot, ballot_html};
pub use content::{CONTENT_FORMATS, Content, ContentFormat, content_format, schema};
pub use csv::{CsvStyle, csv, csv_table, guard, unguard};
pub use html::{html, page_html, pages_html};
pub use ics::ics;
pub use json::json;
pub use md::md;
pub use png::{MAX_WIDTH, png};
pub use svg::svg;
pub use table::lines;
pub use xlsx::xlsx;

/// Why a picture could not be made whole; nothing was written.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{message}")]
pub struct ExportError {
    /// One sentence in lower case.
    pub message: Told,
    /// What to do about it.
    pub hint: Told,
}

impl ExportError {
    /// A file could not be made for a reason that is a fault of ours.
    fn broken(what: Label, cause: &dyn std::fmt::Display) -> Self {
        let cause = cause.to_string();
        Self {
            message: told!(
                "{what} could not be written: {cause}" / "{what} is niet te schrijven: {cause}",
                what = what,
                cause = cause
            ),
            hint: told!("report this" / "meld dit"),
        }
    }
}

/// A list as a file.
const LIST: Label = Label::new("the list", "de lijst");
/// A report as a file.
const REPORT: Label = Label::new("the report", "het rapport");
/// A workbook.
const WORKBOOK: Label = Label::new("the workbook", "de werkmap");
/// A picture.
const PICTURE: Label = Label::new("the picture", "de afbeelding");

/// The resolution of a PNG.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Resolution {
    /// Pixels per map point.
    Scale(f32),
    /// The width in pixels.
    Width(u32),
}

/// A kind of file that a picture can become.
pub struct Format {
    /// The ending of such files, without a dot.
    pub extension: &'static str,
    /// What people call it.
    pub name: &'static str,
    /// Makes the bytes; formats without pixels take no notice of the resolution.
    pub write: fn(&Scene, Resolution) -> Result<Vec<u8>, ExportError>,
}

/// Every format; one file and one line each.
pub const FORMATS: &[Format] = &[
    Format { extension: "svg", name: "SVG", write: |scene, _| svg(scene).map(String::into_bytes) },
    Format { extension: "png", name: "PNG", write: png },
];

/// Makes the bytes of a file from a report and the same findings one by one.
type WriteReport = fn(&Report, &[Row], CsvStyle) -> Result<Vec<u8>, ExportError>;

/// A kind of file that findings can become.
pub struct ReportFormat {
    /// The ending of such files, without a dot; also its name on the command line.
    pub extension: &'static str,
    /// What people call it.
    pub name: &'static str,
    /// Makes the bytes; formats without separated values take no notice of the style.
    pub write: WriteReport,
}

/// Every format of findings; one file and one line each.
pub const REPORT_FORMATS: &[ReportFormat] = &[
    ReportFormat { extension: "html", name: "HTML", write: |report, _, _| html(report) },
    ReportFormat { extension: "md", name: "Markdown", write: |report, _, _| Ok(md(report).into_bytes()) },
    ReportFormat { extension: "xlsx", name: "Excel", write: |report, rows, _| xlsx(report, rows) },
    ReportFormat {
        extension: "csv",
        name: "CSV",
        write: |report, rows, style| csv(rows, report.lang, style),
    },
    ReportFormat { extension: "json", name: "JSON", write: |_, rows, _| json(rows) },
];

/// A kind of file that what a session leaves behind can become.
pub struct SessionFormat {
    /// The ending of such files, without a dot.
    pub extension: &'static str,
    /// What people call it.
    pub name: &'static str,
    /// Makes the bytes, from the page or from the dates, as on this date.
    pub write: fn(&Report, &Dues, Date) -> Result<Vec<u8>, ExportError>,
}

/// Every format of what a session leaves behind.
pub const SESSION_FORMATS: &[SessionFormat] = &[
    SessionFormat { extension: "html", name: "HTML", write: |page, _, _| page_html(page) },
    SessionFormat { extension: "md", name: "Markdown", write: |page, _, _| Ok(md(page).into_bytes()) },
    SessionFormat {
        extension: "ics",
        name: "iCalendar",
        write: |page, dues, day| Ok(ics(dues, day, page.lang)),
    },
];

/// A file of an export of the contact plan: what its name ends in before the ending, and its bytes.
pub type PlanFile = (Option<String>, Vec<u8>);

/// A kind of file that a part of the contact plan can become.
pub struct PlanFormat {
    /// The ending of such files, without a dot.
    pub extension: &'static str,
    /// What people call it.
    pub name: &'static str,
    /// Makes the files; only formats that hold one table each make several.
    pub write: fn(&Report, CsvStyle) -> Result<Vec<PlanFile>, ExportError>,
}

/// Every format of the contact plan.
pub const PLAN_FORMATS: &[PlanFormat] = &[
    PlanFormat { extension: "csv", name: "CSV", write: plan_tables },
    PlanFormat { extension: "html", name: "HTML", write: |plan, _| Ok(vec![(None, html(plan)?)]) },
    PlanFormat {
        extension: "md",
        name: "Markdown",
        write: |plan, _| Ok(vec![(None, md(plan).into_bytes())]),
    },
];

/// The format of the contact plan with this file ending, upper or lower case.
pub fn plan_format(extension: &str) -> Option<&'static PlanFormat> {
    PLAN_FORMATS.iter().find(|format| format.extension.eq_ignore_ascii_case(extension))
}

/// A file per table, named after it where there are several. Without any there is an empty file, so
/// that who waits for one finds it.
fn plan_tables(plan: &Report, style: CsvStyle) -> Result<Vec<PlanFile>, ExportError> {
    let tables: Vec<&Table> = plan.sections.iter().flat_map(|section| &section.tables).collect();
    match tables.as_slice() {
        [] => Ok(vec![(None, Vec::new())]),
        [one] => Ok(vec![(None, csv_table(one, style)?)]),
        several => {
            let names = plan_names(plan);
            several.iter().zip(names).map(|(table, name)| Ok((name, csv_table(table, style)?))).collect()
        }
    }
}

/// What the names of the files of a plan end in, as [`PlanFormat::write`] for tables gives them.
pub fn plan_names(plan: &Report) -> Vec<Option<String>> {
    let tables =
        || plan.sections.iter().flat_map(|section| section.tables.iter().map(move |it| (section, it)));
    if tables().count() < 2 {
        return vec![None];
    }
    let alone = plan.sections.len() == 1;
    let name = |(section, table): (&Section, &Table)| match alone {
        true => table.id.clone(),
        // Tables of several parts may have the same names.
        false => format!("{}-{}", section.id.trim_start_matches("plan-"), table.id),
    };
    tables().map(|table| Some(name(table))).collect()
}

/// The format of what a session leaves behind with this file ending, upper or lower case.
pub fn session_format(extension: &str) -> Option<&'static SessionFormat> {
    SESSION_FORMATS.iter().find(|format| format.extension.eq_ignore_ascii_case(extension))
}

/// The format of findings with this file ending, upper or lower case.
pub fn report_format(extension: &str) -> Option<&'static ReportFormat> {
    REPORT_FORMATS.iter().find(|format| format.extension.eq_ignore_ascii_case(extension))
}

/// The format with this file ending, upper or lower case.
pub fn format(extension: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.extension.eq_ignore_ascii_case(extension))
}

/// Refuses a picture with a character that no bundled font has: it would be missing.
fn refuse_missing_glyphs(scene: &Scene) -> Result<(), ExportError> {
    let shapes = scene.groups.iter().flat_map(|group| &group.shapes);
    for shape in shapes.filter(|shape| shape.scales.contains(&1.0)) {
        if let ShapeKind::Text { text, .. } = &shape.kind
            && let Some(letter) = text::missing_glyph(text)
        {
            let code = u32::from(letter);
            return Err(ExportError {
                message: told!(
                    "no bundled font has the character `{letter}` (U+{code}) of `{text}`"
                        / "geen meegeleverd lettertype heeft het teken `{letter}` (U+{code}) van `{text}`",
                    letter = letter.to_string(),
                    code = format!("{code:04X}"),
                    text = text.as_str()
                ),
                hint: told!(
                    "export as SVG, where the viewer's own fonts show it, or write it otherwise"
                        / "exporteer als SVG, waar de lettertypen van de kijker het tonen, of schrijf het anders"
                ),
            });
        }
    }
    Ok(())
}
