//! A deck of slides: a title, the map, a slide per phase and the gaps that weigh most. The pictures are
//! native shapes, text and connectors, so that people go on working on them. The same drawing twice
//! gives the same bytes.

mod shapes;

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use emath::{Rect, pos2, vec2};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use self::shapes::{Slide, Words};
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
const INK: Rgb = Rgb(0x1b, 0x24, 0x30);
const QUIET: Rgb = Rgb(0x4c, 0x5a, 0x6b);

const THEME: &str = include_str!("../../assets/deck/theme.xml");
const MASTER: &str = include_str!("../../assets/deck/master.xml");
const LAYOUT: &str = include_str!("../../assets/deck/layout.xml");

/// The pictures as slides, between a title and the gaps.
pub fn pptx(drawing: &Drawing<'_>, settings: &Settings) -> Result<Vec<u8>, ExportError> {
    if drawing.scenes.is_empty() {
        return Err(nothing());
    }
    let (report, rows) = (drawing.findings)();
    let mut slides = vec![title(drawing, &report)];
    for (at, scene) in drawing.scenes.iter().enumerate() {
        slides.push(Slide::of(scene, SLIDE));
        settings.progress.reach((at + 1) as f32 / drawing.scenes.len() as f32)?;
    }
    slides.push(gaps(drawing, &rows));
    let slides: Vec<String> = slides.into_iter().map(Slide::finish).collect();
    package(&slides, &pdf::title(drawing)).map_err(|error| ExportError::broken(DECK, &error))
}

/// Rows of words that fit a width, one box for all of them.
fn boxed(words: &str, at: emath::Pos2, style: Style, width: f32, rows: usize, colour: Rgb) -> Words {
    let lines = text::wrap(words, style, width, rows).lines;
    Words { lines, at, anchor: Anchor::Start, style, pitch: style.size * 1.25, colour, struck: false }
}

fn title(drawing: &Drawing<'_>, report: &Report) -> Slide {
    let mut slide = Slide::new(SLIDE);
    slide.rectangle(Rect::from_min_size(pos2(60.0, 168.0), vec2(72.0, 5.0)), Rgb(0x2b, 0x6c, 0xb0));
    let large = Style { size: 40.0, face: Face::Bold };
    let words = boxed(&pdf::title(drawing), pos2(60.0, 226.0), large, 840.0, 3, INK);
    let mut y = 226.0 + words.lines.len() as f32 * words.pitch;
    slide.title(&words);
    for line in &report.about {
        let style = Style { size: 16.0, face: Face::Regular };
        let words = boxed(line, pos2(60.0, y), style, 840.0, 2, QUIET);
        y += words.lines.len() as f32 * words.pitch + 4.0;
        slide.words(&words);
    }
    slide
}

fn gaps(drawing: &Drawing<'_>, rows: &[Row]) -> Slide {
    let mut slide = Slide::new(SLIDE);
    let heading = Style { size: 26.0, face: Face::Bold };
    slide.title(&boxed(GAPS.text(drawing.lang), pos2(40.0, 56.0), heading, 880.0, 1, INK));
    let open = |row: &&Row| matches!(row.state, FindingStatus::Open | FindingStatus::Planned);
    let top: Vec<&Row> = rows.iter().filter(open).take(MOST_GAPS).collect();
    let style = Style { size: 12.0, face: Face::Regular };
    if top.is_empty() {
        slide.words(&boxed(NO_GAPS.text(drawing.lang), pos2(40.0, 100.0), style, 880.0, 1, INK));
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
            text::wrap(words, style, room, 2).lines.join(" ")
        })
    };
    let level = |row: &&Row| Severity::from_id(row.severity).unwrap_or(Severity::Info);
    let body: Vec<(Severity, [String; 4])> = top.iter().map(|row| (level(row), cells(row))).collect();
    slide.table(pos2(40.0, 78.0), &widths, &head, &body);
    slide
}

/// The parts of a file with these slides.
fn package(slides: &[String], title: &str) -> zip::result::ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut put = |name: &str, text: &str| -> zip::result::ZipResult<()> {
        zip.start_file(name, options)?;
        Ok(zip.write_all(text.as_bytes())?)
    };
    put("[Content_Types].xml", &content_types(slides.len()))?;
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    put(
        "_rels/.rels",
        &relations(&[
            (format!("{office}/officeDocument"), "ppt/presentation.xml".to_owned()),
            (core.to_owned(), "docProps/core.xml".to_owned()),
        ]),
    )?;
    put("docProps/core.xml", &properties(title))?;
    put("ppt/presentation.xml", &presentation(slides.len()))?;
    let mut parts = vec![
        (format!("{office}/slideMaster"), "slideMasters/slideMaster1.xml".to_owned()),
        (format!("{office}/theme"), "theme/theme1.xml".to_owned()),
    ];
    parts.extend((1..=slides.len()).map(|n| (format!("{office}/slide"), format!("slides/slide{n}.xml"))));
    put("ppt/_rels/presentation.xml.rels", &relations(&parts))?;
    put("ppt/theme/theme1.xml", THEME)?;
    put("ppt/slideMasters/slideMaster1.xml", MASTER)?;
    let layout = (format!("{office}/slideLayout"), "../slideLayouts/slideLayout1.xml".to_owned());
    let theme = (format!("{office}/theme"), "../theme/theme1.xml".to_owned());
    put("ppt/slideMasters/_rels/slideMaster1.xml.rels", &relations(&[layout.clone(), theme]))?;
    put("ppt/slideLayouts/slideLayout1.xml", LAYOUT)?;
    let master = (format!("{office}/slideMaster"), "../slideMasters/slideMaster1.xml".to_owned());
    put("ppt/slideLayouts/_rels/slideLayout1.xml.rels", &relations(&[master]))?;
    for (slide, n) in slides.iter().zip(1..) {
        put(&format!("ppt/slides/slide{n}.xml"), slide)?;
        put(&format!("ppt/slides/_rels/slide{n}.xml.rels"), &relations(std::slice::from_ref(&layout)))?;
    }
    Ok(zip.finish()?.into_inner())
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

fn relations(parts: &[(String, String)]) -> String {
    let mut text = format!(
        "{HEAD}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    );
    for ((kind, target), n) in parts.iter().zip(1..) {
        let _ = write!(text, "<Relationship Id=\"rId{n}\" Type=\"{kind}\" Target=\"{target}\"/>");
    }
    text.push_str("</Relationships>");
    text
}

fn content_types(slides: usize) -> String {
    let office = "application/vnd.openxmlformats-officedocument";
    let mut parts = vec![
        ("/ppt/presentation.xml".to_owned(), format!("{office}.presentationml.presentation.main+xml")),
        ("/ppt/slideMasters/slideMaster1.xml".to_owned(), format!("{office}.presentationml.slideMaster+xml")),
        ("/ppt/slideLayouts/slideLayout1.xml".to_owned(), format!("{office}.presentationml.slideLayout+xml")),
        ("/ppt/theme/theme1.xml".to_owned(), format!("{office}.theme+xml")),
        (
            "/docProps/core.xml".to_owned(),
            "application/vnd.openxmlformats-package.core-properties+xml".to_owned(),
        ),
    ];
    let slide = format!("{office}.presentationml.slide+xml");
    parts.extend((1..=slides).map(|n| (format!("/ppt/slides/slide{n}.xml"), slide.clone())));
    let mut text = format!(
        "{HEAD}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default \
         Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    );
    for (name, kind) in parts {
        let _ = write!(text, "<Override PartName=\"{name}\" ContentType=\"{kind}\"/>");
    }
    text.push_str("</Types>");
    text
}

fn properties(title: &str) -> String {
    format!(
        "{HEAD}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title><dc:creator>Wandel</dc:creator>\
         </cp:coreProperties>",
        shapes::escaped(title)
    )
}

fn presentation(slides: usize) -> String {
    let [wide, high] = [SLIDE.x, SLIDE.y].map(shapes::emu);
    let mut text = format!(
        "{HEAD}<p:presentation {}><p:sldMasterIdLst><p:sldMasterId id=\"2147483648\" r:id=\"rId1\"/>\
         </p:sldMasterIdLst><p:sldIdLst>",
        shapes::SPACES
    );
    for n in 0..slides {
        let _ = write!(text, "<p:sldId id=\"{}\" r:id=\"rId{}\"/>", 256 + n, 3 + n);
    }
    let _ = write!(
        text,
        "</p:sldIdLst><p:sldSz cx=\"{wide}\" cy=\"{high}\"/><p:notesSz cx=\"6858000\" cy=\"9144000\"/>\
         </p:presentation>"
    );
    text
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::io::Read as _;

    use resvg::usvg::roxmltree::Document;

    use super::super::Resolution;
    use super::*;
    use crate::layout::Request;
    use crate::model::{Lang, Workspace};
    use crate::report;
    use crate::scene::{Options, Scene, slide};
    use crate::theme::Theme;

    fn made(workspace: &Workspace) -> Vec<u8> {
        let journey = &workspace.journeys[0];
        let (theme, options) = (Theme::light(), Options::default());
        let slides = slide::deck(workspace, journey, &Request::default(), &theme, &options);
        let scenes: Vec<Scene> = slides.into_iter().map(|slide| slide.scene).collect();
        let findings = || {
            report::found(workspace, journey, &report::Request::new(Lang::Nl, jiff::civil::date(2026, 6, 1)))
        };
        let drawing = Drawing { scenes: &scenes, workspace, journey, lang: Lang::Nl, findings: &findings };
        pptx(&drawing, &Resolution::Scale(1.0).into()).unwrap()
    }

    fn parts(bytes: &[u8]) -> Vec<(String, String)> {
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut read = |at: usize| {
            let mut file = zip.by_index(at).unwrap();
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            (file.name().unwrap().into_owned(), text)
        };
        (0..zip_len(bytes)).map(&mut read).collect()
    }

    fn zip_len(bytes: &[u8]) -> usize {
        zip::ZipArchive::new(Cursor::new(bytes)).unwrap().len()
    }

    fn sample(name: &str) -> Workspace {
        let text = crate::vocabulary::sample(name).unwrap();
        crate::storage::parse("sample.ron", text).unwrap().workspace
    }

    #[test]
    fn every_part_is_named_and_every_line_joins_shapes_that_are_there() {
        let bytes = made(&sample("zwaluw-en-spaak"));
        assert_eq!(bytes, made(&sample("zwaluw-en-spaak")), "the same drawing, the same bytes");
        let parts = parts(&bytes);
        let names: BTreeSet<&str> = parts.iter().map(|(name, _)| name.as_str()).collect();
        let mut glued = 0;
        for (name, text) in &parts {
            let document = Document::parse(text).unwrap_or_else(|error| panic!("{name}: {error}"));
            if name.ends_with(".rels") {
                let folder = name
                    .replace("_rels/", "")
                    .rsplit_once('/')
                    .map_or(String::new(), |(at, _)| at.to_owned());
                for target in document.descendants().filter_map(|node| node.attribute("Target")) {
                    let path = match target.strip_prefix("../") {
                        Some(up) => format!("ppt/{up}"),
                        None if folder.is_empty() => target.to_owned(),
                        None => format!("{folder}/{target}"),
                    };
                    assert!(names.contains(path.as_str()), "{name} names {path}");
                }
            }
            if !name.starts_with("ppt/slides/slide") {
                continue;
            }
            let shapes: Vec<_> =
                document.descendants().filter(|node| node.has_tag_name((PML, "cNvPr"))).collect();
            let ids: BTreeSet<&str> = shapes.iter().filter_map(|node| node.attribute("id")).collect();
            assert_eq!(ids.len(), shapes.len(), "{name}: a number twice");
            for end in
                document.descendants().filter(|node| matches!(node.tag_name().name(), "stCxn" | "endCxn"))
            {
                assert!(ids.contains(end.attribute("id").unwrap()), "{name}");
                glued += 1;
            }
            assert_eq!(text.matches("type=\"title\"").count(), 1, "{name} has a headline");
        }
        assert!(glued >= 20, "{glued} ends of connectors");
    }

    const PML: &str = "http://schemas.openxmlformats.org/presentationml/2006/main";

    #[test]
    fn hostile_text_stays_text_and_in_its_box() {
        let mut workspace = sample("first-steps");
        let journey = std::sync::Arc::make_mut(&mut workspace.journeys.edit()[0]);
        journey.name = "</a:t><a:r evil=\"1\">&amp; \u{0}\u{1b} ".repeat(30);
        for (name, text) in parts(&made(&workspace)) {
            assert!(Document::parse(&text).is_ok(), "{name}");
            assert!(!text.contains("evil=\"1\""), "{name}");
        }
    }
}
