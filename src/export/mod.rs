//! A [`Scene`] or a [`Report`] to bytes. Never opens a file.

mod ballot;
mod content;
mod csv;
mod html;
mod ics;
mod json;
mod map_html;
mod md;
mod naming;
mod paper;
mod pdf;
mod png;
mod pptx;
mod sha256;
mod svg;
mod table;
mod tree;
mod xlsx;

use crate::model::{Date, Journey, Lang, Workspace};
use crate::progress::Stopped;
use crate::report::{Dues, Report, Row, Section, Table};
use crate::scene::{Scene, ShapeKind};
use crate::text;
use crate::vocabulary::{Label, Told, told};

pub use crate::progress::Progress;
pub use ballot::{Ballot, ballot_html};
pub use content::{CONTENT_FORMATS, Content, ContentFormat, content_format, schema};
pub use csv::{CsvStyle, csv, csv_table, guard, unguard};
pub use html::{html, page_html, pages_html};
pub use ics::ics;
pub use json::json;
pub use map_html::map_page;
pub use md::md;
pub use naming::proposed;
pub use paper::Paper;
pub use pdf::pdf;
pub use png::{MAX_SIDE, Pixels, pixels, png};
pub use pptx::{Renewed, pptx, pptx_into};
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

impl From<Stopped> for ExportError {
    fn from(_: Stopped) -> Self {
        Self {
            message: told!("the export was stopped" / "het exporteren is gestopt"),
            hint: told!("nothing was written" / "er is niets geschreven"),
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

/// What is put into files: one picture or several, and what they are of.
pub struct Drawing<'a> {
    /// The pictures in reading order.
    pub scenes: &'a [Scene],
    /// The file.
    pub workspace: &'a Workspace,
    /// What the file is called; empty where it has no name yet.
    pub file: &'a str,
    /// The journey that the pictures show.
    pub journey: &'a Journey,
    /// The language of what is not the user's own text.
    pub lang: Lang,
    /// Finds the gaps of the journey; called by formats that hold more than a picture.
    pub findings: &'a dyn Fn() -> (Report, Vec<Row>),
}

/// What a picture is asked to be; each format takes what it can have.
#[derive(Clone, Debug)]
pub struct Settings {
    /// How many pixels.
    pub resolution: Resolution,
    /// Whether there is nothing behind the map instead of the theme's paper.
    pub transparent: bool,
    /// The sheets of a document; as large as the picture if unset.
    pub paper: Option<Paper>,
    /// The size of a poster that is put together from such sheets.
    pub poster: Option<Paper>,
    /// How far it is, and the wish to stop.
    pub progress: Progress,
}

impl From<Resolution> for Settings {
    fn from(resolution: Resolution) -> Self {
        Self { resolution, transparent: false, paper: None, poster: None, progress: Progress::default() }
    }
}

/// How many pictures go into one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// One each.
    One,
    /// As many as there are, as its pages.
    Pages,
    /// The whole map and each phase, as slides.
    Deck,
}

/// A kind of file that a picture can become.
pub struct Format {
    /// The ending of such files, without a dot.
    pub extension: &'static str,
    /// What people call it.
    pub name: &'static str,
    /// How many pictures go into one file.
    pub holds: Holds,
    /// Makes the bytes.
    pub write: fn(&Drawing<'_>, &Settings) -> Result<Vec<u8>, ExportError>,
}

/// What a thread made; a panic there goes on here, as if there had been no thread.
pub(crate) fn joined<T>(thread: std::thread::ScopedJoinHandle<'_, T>) -> T {
    thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

/// Every format; one file and one line each.
pub const FORMATS: &[Format] = &[
    Format {
        extension: "svg",
        name: "SVG",
        holds: Holds::One,
        write: |drawing, _| single(drawing, &mut svg_bytes),
    },
    Format {
        extension: "png",
        name: "PNG",
        holds: Holds::One,
        write: |drawing, settings| single(drawing, &mut |scene| png(scene, settings.clone())),
    },
    Format { extension: "pdf", name: "PDF", holds: Holds::Pages, write: pdf },
    Format { extension: "pptx", name: "PowerPoint", holds: Holds::Deck, write: pptx },
    Format { extension: "html", name: "HTML", holds: Holds::One, write: map_page },
];

fn svg_bytes(scene: &Scene) -> Result<Vec<u8>, ExportError> {
    svg(scene).map(String::into_bytes)
}

/// The one picture of a drawing by a format that holds no more than one.
fn single(
    drawing: &Drawing<'_>,
    write: &mut dyn FnMut(&Scene) -> Result<Vec<u8>, ExportError>,
) -> Result<Vec<u8>, ExportError> {
    drawing.scenes.first().ok_or_else(nothing).and_then(write)
}

/// What is said of a picture without content.
fn nothing() -> ExportError {
    ExportError {
        message: told!("there is nothing to draw" / "er is niets te tekenen"),
        hint: told!("choose another phase, persona or selection" / "kies een andere fase, persona of keuze"),
    }
}

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

/// Refuses a picture with characters that no font has: they would be missing. Says which, and where.
fn refuse_missing_glyphs(scene: &Scene) -> Result<(), ExportError> {
    let mut places: Vec<(&str, Vec<char>)> = Vec::new();
    for group in &scene.groups {
        for shape in group.shapes.iter().filter(|shape| shape.scales.contains(&1.0)) {
            let ShapeKind::Text { text, .. } = &shape.kind else { continue };
            let missing = text::missing_glyphs(text);
            if missing.is_empty() {
                continue;
            }
            // A card is called by its number and title; other words are their own place.
            let named = group.title.split(" · ").next().filter(|title| !title.is_empty());
            let place = named.unwrap_or(text);
            let at = places.iter().position(|(known, _)| *known == place).unwrap_or(places.len());
            if at == places.len() {
                places.push((place, Vec::new()));
            }
            if let Some((_, letters)) = places.get_mut(at) {
                letters.extend(missing);
                letters.sort_unstable();
                letters.dedup();
            }
        }
    }
    if places.is_empty() {
        return Ok(());
    }
    let named = places.iter().take(MOST_PLACES).map(|(place, letters)| {
        let letters = letters.iter().map(|letter| format!("`{letter}` (U+{:04X})", u32::from(*letter)));
        let letters: Vec<String> = letters.take(MOST_GLYPHS).collect();
        format!("{} of `{}`", letters.join(" "), text::one_line(place))
    });
    let mut list = named.collect::<Vec<_>>().join(", ");
    if let Some(more) = places.len().checked_sub(MOST_PLACES).filter(|more| *more > 0) {
        list.push_str(&format!(", + {more}"));
    }
    let dutch = list.replace(") of `", ") van `");
    Err(ExportError {
        message: told!(
            "no font on this machine has {list}" / "geen lettertype op deze computer heeft {dutch}",
            list = list,
            dutch = dutch
        ),
        hint: told!(
            "install a font that has them, export as SVG, where the viewer's own fonts show them, or write it otherwise"
                / "installeer een lettertype dat ze heeft, exporteer als SVG, waar de lettertypen van de kijker ze tonen, of schrijf het anders"
        ),
    })
}

/// In so many places missing characters are named, and so many in each.
const MOST_PLACES: usize = 8;
const MOST_GLYPHS: usize = 12;
