//! A deck of slides: a title, the map, a slide per phase and the gaps that weigh most. The pictures are
//! native shapes, text and connectors, so that people go on working on them. The same drawing twice
//! gives the same bytes. Slides go into a deck that is there, among those of others, or into an empty one.

mod connector;
mod deck;
mod forms;
mod living;
mod marks;
mod package;
mod shapes;
mod table;

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use emath::{Pos2, Rect, Vec2, pos2, vec2};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use self::deck::Deck;
use self::forms::{emu, escaped};
use self::living::New;
use self::marks::Origin;
use self::package::{OFFICE, Package, Relation, relations_text};
use self::shapes::{HEAD, SPACES, Slide, View, Words};
use super::{Drawing, ExportError, Settings, nothing, pdf};
use crate::model::FindingStatus;
use crate::report::{Report, Row, Severity};
use crate::scene::Anchor;
use crate::text::{self, Face, Style};
use crate::theme::Rgb;
use crate::vocabulary::Label;

const DECK: Label = Label::new("the deck", "de presentatie");
const GAPS: Label = Label::new("What stands out most", "Wat het meest opvalt");
const NO_GAPS: Label = Label::new("Nothing stands out.", "Er valt niets op.");
const COLUMNS: [Label; 4] = [
    Label::new("Level", "Niveau"),
    Label::new("About", "Waarover"),
    Label::new("What we see", "Wat we zien"),
    Label::new("What to do", "Wat te doen"),
];

/// The size of a slide, 16:9, in points.
const SLIDE: emath::Vec2 = vec2(960.0, 540.0);
/// Gaps on the slide of gaps: more than these nobody reads in a room.
const MOST_GAPS: usize = 8;

/// The colours of the slides that are no map: dark on light or light on dark, as the maps are.
#[derive(Clone, Copy)]
struct Inks {
    paper: Rgb,
    ink: Rgb,
    quiet: Rgb,
    /// What is bad.
    bad: Rgb,
    /// The ground of headings, and the words on it.
    heading: [Rgb; 2],
    line: Rgb,
}

impl Inks {
    fn on(paper: Rgb) -> Self {
        let Rgb(red, green, blue) = paper;
        if u32::from(red) + u32::from(green) + u32::from(blue) > 384 {
            let (ink, line) = (Rgb(0x1b, 0x24, 0x30), Rgb(0xd9, 0xde, 0xe6));
            let (quiet, bad) = (Rgb(0x4c, 0x5a, 0x6b), Rgb(0xb3, 0x26, 0x1e));
            return Self { paper, ink, quiet, bad, heading: [ink, Rgb(255, 255, 255)], line };
        }
        let (ink, line) = (Rgb(0xee, 0xf2, 0xf7), Rgb(0x3a, 0x46, 0x56));
        let (quiet, bad) = (Rgb(0xb4, 0xc0, 0xcf), Rgb(0xff, 0x8f, 0x86));
        Self { paper, ink, quiet, bad, heading: [line, ink], line }
    }
}

const THEME: &str = include_str!("../../assets/deck/theme.xml");
const MASTER: &str = include_str!("../../assets/deck/master.xml");
const LAYOUT: &str = include_str!("../../assets/deck/layout.xml");

/// What became of the slides of a deck.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Renewed {
    /// Slides of ours that were there and were written anew.
    pub renewed: usize,
    /// Slides that are new.
    pub added: usize,
    /// Slides of ours that are no longer made and went.
    pub removed: usize,
    /// Those that stay since a slide of somebody else links to them.
    pub linked: usize,
    /// Slides that are not ours, or another journey's; they are as they were.
    pub others: usize,
}

/// The pictures as slides, between a title and the gaps.
pub fn pptx(drawing: &Drawing<'_>, settings: &Settings) -> Result<Vec<u8>, ExportError> {
    let deck = empty(&pdf::title(drawing)).map_err(|error| ExportError::broken(DECK, &error))?;
    pptx_into(drawing, settings, &deck).map(|(bytes, _)| bytes)
}

/// The same slides in a deck that is there: in place of those that this journey gave it before, else at
/// its end. Slides, notes, masters and media of others stay as they are, byte for byte.
pub fn pptx_into(
    drawing: &Drawing<'_>,
    settings: &Settings,
    deck: &[u8],
) -> Result<(Vec<u8>, Renewed), ExportError> {
    if drawing.scenes.is_empty() {
        return Err(nothing());
    }
    let mut package = Package::open(deck)?;
    let size = Deck::size(&mut package)?;
    let (report, rows) = (drawing.findings)();
    let inks = Inks::on(drawing.scenes.first().map_or(Rgb(255, 255, 255), |scene| scene.background));
    let origin = Origin { file: drawing.file, journey: drawing.journey.id.as_str() };
    let mark = |part: &str| origin.mark(part);
    let mut slides = vec![made(mark("title"), |mark| title(drawing, &report, (size, inks), mark))];
    for (at, scene) in drawing.scenes.iter().enumerate() {
        let part = match scene.name.as_str() {
            "" => "map".to_owned(),
            phase => format!("phase:{phase}"),
        };
        slides.push(made(mark(&part), |mark| Slide::of(scene, size, mark, drawing.lang)));
        settings.progress.reach((at + 1) as f32 / drawing.scenes.len() as f32)?;
    }
    slides.push(made(mark("gaps"), |mark| gaps(drawing, &rows, (size, inks), mark)));
    let renewed = living::renew(&mut package, origin, &slides)?;
    Ok((package.finish()?, renewed))
}

fn made(mark: String, make: impl FnOnce(&str) -> Slide) -> New {
    New { text: make(&mark).finish(), mark }
}

/// How what is laid out for a slide of the usual size comes on one of this size.
fn fitted(size: Vec2) -> View {
    let scale = (size.x / SLIDE.x).min(size.y / SLIDE.y);
    View { scale, corner: Pos2::ZERO + (size - SLIDE * scale) / 2.0, from: Pos2::ZERO }
}

/// Rows of words that fit a width, one box for all of them; how far they reach down, as laid out.
fn boxed(
    words: &str,
    (at, view): (Pos2, &View),
    style: Style,
    (width, rows): (f32, usize),
    colour: Rgb,
) -> (Words, f32) {
    let lines = text::wrap(words, style, width, rows).lines;
    let pitch = style.size * 1.25;
    let down = lines.len() as f32 * pitch;
    let style = Style { size: style.size * view.scale, face: style.face };
    let (at, pitch) = (view.point(at), pitch * view.scale);
    (Words { lines, at, anchor: Anchor::Start, style, pitch, colour, struck: false }, down)
}

fn title(drawing: &Drawing<'_>, report: &Report, (size, inks): (Vec2, Inks), mark: &str) -> Slide {
    let view = fitted(size);
    let mut slide = Slide::new(size, inks.paper, mark, drawing.lang);
    let accent = Rect::from_min_size(pos2(60.0, 168.0), vec2(72.0, 5.0));
    slide.rectangle(view.rect(accent), Rgb(0x2b, 0x6c, 0xb0));
    let large = Style { size: 40.0, face: Face::Bold };
    let mut at = pos2(60.0, 226.0);
    let (words, down) = boxed(&pdf::title(drawing), (at, &view), large, (840.0, 3), inks.ink);
    slide.title(&words);
    at.y += down;
    for line in &report.about {
        let style = Style { size: 16.0, face: Face::Regular };
        let (words, down) = boxed(line, (at, &view), style, (840.0, 2), inks.quiet);
        slide.words(&words);
        at.y += down + 4.0;
    }
    slide
}

fn gaps(drawing: &Drawing<'_>, rows: &[Row], (size, inks): (Vec2, Inks), mark: &str) -> Slide {
    let view = fitted(size);
    let mut slide = Slide::new(size, inks.paper, mark, drawing.lang);
    let heading = Style { size: 26.0, face: Face::Bold };
    let told = GAPS.text(drawing.lang);
    slide.title(&boxed(told, (pos2(40.0, 56.0), &view), heading, (880.0, 1), inks.ink).0);
    let open = |row: &&Row| matches!(row.state, FindingStatus::Open | FindingStatus::Planned);
    let top: Vec<&Row> = rows.iter().filter(open).take(MOST_GAPS).collect();
    let style = Style { size: 12.0, face: Face::Regular };
    if top.is_empty() {
        let told = NO_GAPS.text(drawing.lang);
        slide.words(&boxed(told, (pos2(40.0, 100.0), &view), style, (880.0, 1), inks.ink).0);
        return slide;
    }
    let widths = [86.0, 194.0, 330.0, 270.0];
    let head = COLUMNS.map(|label| label.text(drawing.lang).to_owned());
    let cells = |row: &&Row| {
        let texts = [&row.level, &row.subject, &row.message, &row.action];
        let mut widths = widths.iter();
        // Two rows of each fit the slide; the report has the rest.
        texts.map(|words| {
            let room = widths.next().copied().unwrap_or_default() - 14.0;
            text::joined(&text::wrap(words, style, room, 2).lines)
        })
    };
    let level = |row: &&Row| Severity::from_id(row.severity).unwrap_or(Severity::Info);
    let body: Vec<(Severity, [String; 4])> = top.iter().map(|row| (level(row), cells(row))).collect();
    slide.table((pos2(40.0, 78.0), &view), inks, (&widths, &head), &body);
    slide
}

/// A deck without slides.
fn empty(title: &str) -> zip::result::ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut put = |name: &str, text: &str| -> zip::result::ZipResult<()> {
        zip.start_file(name, options)?;
        Ok(zip.write_all(text.as_bytes())?)
    };
    let relations = |kinds: &[(&str, &str)]| {
        let one = |((kind, target), number): (&(&str, &str), usize)| Relation {
            id: format!("rId{number}"),
            kind: if kind.contains(':') { (*kind).to_owned() } else { format!("{OFFICE}{kind}") },
            target: (*target).to_owned(),
            is_external: false,
        };
        relations_text(&kinds.iter().zip(1..).map(one).collect::<Vec<_>>())
    };
    put("[Content_Types].xml", &content_types())?;
    let core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    put(
        "_rels/.rels",
        &relations(&[("officeDocument", "ppt/presentation.xml"), (core, "docProps/core.xml")]),
    )?;
    put("docProps/core.xml", &properties(title))?;
    put("ppt/presentation.xml", &presentation())?;
    put(
        "ppt/_rels/presentation.xml.rels",
        &relations(&[("slideMaster", "slideMasters/slideMaster1.xml"), ("theme", "theme/theme1.xml")]),
    )?;
    put("ppt/theme/theme1.xml", THEME)?;
    put("ppt/slideMasters/slideMaster1.xml", MASTER)?;
    put(
        "ppt/slideMasters/_rels/slideMaster1.xml.rels",
        &relations(&[("slideLayout", "../slideLayouts/slideLayout1.xml"), ("theme", "../theme/theme1.xml")]),
    )?;
    put("ppt/slideLayouts/slideLayout1.xml", LAYOUT)?;
    put(
        "ppt/slideLayouts/_rels/slideLayout1.xml.rels",
        &relations(&[("slideMaster", "../slideMasters/slideMaster1.xml")]),
    )?;
    Ok(zip.finish()?.into_inner())
}

fn content_types() -> String {
    let office = "application/vnd.openxmlformats-officedocument";
    let slides = format!("{office}.presentationml");
    let parts = [
        ("ppt/presentation.xml", format!("{slides}.presentation.main+xml")),
        ("ppt/slideMasters/slideMaster1.xml", format!("{slides}.slideMaster+xml")),
        ("ppt/slideLayouts/slideLayout1.xml", format!("{slides}.slideLayout+xml")),
        ("ppt/theme/theme1.xml", format!("{office}.theme+xml")),
        ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml".to_owned()),
    ];
    let mut text = format!(
        "{HEAD}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default \
         Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    );
    for (name, kind) in parts {
        let _ = write!(text, "<Override PartName=\"/{name}\" ContentType=\"{kind}\"/>");
    }
    text.push_str("</Types>");
    text
}

fn properties(title: &str) -> String {
    format!(
        "{HEAD}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title><dc:creator>Wandel</dc:creator>\
         </cp:coreProperties>",
        escaped(title)
    )
}

fn presentation() -> String {
    let [wide, high] = [SLIDE.x, SLIDE.y].map(emu);
    format!(
        "{HEAD}<p:presentation {SPACES}><p:sldMasterIdLst><p:sldMasterId id=\"2147483648\" r:id=\"rId1\"/>\
         </p:sldMasterIdLst><p:sldSz cx=\"{wide}\" cy=\"{high}\"/><p:notesSz cx=\"6858000\" cy=\"9144000\"/>\
         </p:presentation>"
    )
}

#[cfg(test)]
mod tests;
