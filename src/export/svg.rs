//! The one vector painter: a scene as an SVG document with real text and no script.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io;

use emath::Rect;
use quick_xml::Writer;
use quick_xml::events::{BytesEnd, BytesStart, BytesText, Event};

use super::sha256::base64;
use super::{ExportError, PICTURE};
use crate::pictures::Small;
use crate::scene::{Anchor, Group, Paint, Scene, Shape, ShapeKind, Step, Subject};
use crate::text::{self, EMOJI_FAMILY, Face, RunFace};

/// Inter where it is installed, else what the viewer has that is like it.
const FAMILIES: &str = "Inter, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif";

type Out = Writer<Vec<u8>>;

/// The scene as an SVG document: real text, an id and a `<title>` per card, no script.
pub fn svg(scene: &Scene) -> Result<String, ExportError> {
    written(|out| document(out, scene))
}

/// Some groups of a scene as a document of the same size, without ground: a painter of pages or strips
/// takes what it needs at a time, so that large maps never lie in memory whole.
pub(super) fn fragment<'a>(
    scene: &Scene,
    groups: impl IntoIterator<Item = &'a Group>,
) -> Result<String, ExportError> {
    written(|out| {
        out.write_event(Event::Start(root(scene)))?;
        let mut ids = BTreeSet::new();
        for group in groups {
            self::group(out, group, &mut ids)?;
        }
        out.write_event(Event::End(BytesEnd::new("svg")))
    })
}

/// The ids that groups have in the document, in its order.
pub(super) fn ids(scene: &Scene) -> impl Iterator<Item = (&Subject, String)> {
    let mut ids = BTreeSet::new();
    let drawn = |group: &&Group| group.shapes.iter().any(|shape| shape.scales.contains(&1.0));
    let groups = scene.groups.iter().filter(drawn);
    groups.map(move |group| (&group.subject, unique(name(&group.subject), &mut ids)))
}

fn written(write: impl FnOnce(&mut Out) -> io::Result<()>) -> Result<String, ExportError> {
    let mut out = Writer::new(Vec::new());
    write(&mut out).map_err(|error| broken(&error))?;
    String::from_utf8(out.into_inner()).map_err(|error| broken(&error))
}

fn broken(error: &dyn std::error::Error) -> ExportError {
    ExportError::broken(PICTURE, &error)
}

fn root(scene: &Scene) -> BytesStart<'static> {
    let [left, top, width, height] = edges(scene);
    let mut root = BytesStart::new("svg");
    root.push_attribute(("xmlns", "http://www.w3.org/2000/svg"));
    root.push_attribute(("width", width.as_str()));
    root.push_attribute(("height", height.as_str()));
    root.push_attribute(("viewBox", format!("{left} {top} {width} {height}").as_str()));
    root.push_attribute(("font-family", FAMILIES));
    root.push_attribute(("fill", "none"));
    root.push_attribute(("stroke-linejoin", "round"));
    root
}

/// Left, top, width and height of the picture.
fn edges(scene: &Scene) -> [String; 4] {
    let bounds = scene.bounds;
    [bounds.left(), bounds.top(), bounds.width(), bounds.height()].map(number)
}

fn document(out: &mut Out, scene: &Scene) -> io::Result<()> {
    let [left, top, width, height] = edges(scene);
    out.write_event(Event::Start(root(scene)))?;
    line_break(out)?;
    let name = scene.groups.iter().find(|group| group.subject == Subject::Title);
    if let Some(group) = name {
        title(out, &group.title)?;
    }
    let mut ground = BytesStart::new("rect");
    for (key, value) in [("x", &left), ("y", &top), ("width", &width), ("height", &height)] {
        ground.push_attribute((key, value.as_str()));
    }
    ground.push_attribute(("fill", scene.background.to_string().as_str()));
    out.write_event(Event::Empty(ground))?;
    line_break(out)?;
    let mut ids = BTreeSet::new();
    for group in &scene.groups {
        self::group(out, group, &mut ids)?;
    }
    out.write_event(Event::End(BytesEnd::new("svg")))?;
    line_break(out)
}

fn line_break(out: &mut Out) -> io::Result<()> {
    out.write_event(Event::Text(BytesText::from_escaped("\n")))
}

fn title(out: &mut Out, words: &str) -> io::Result<()> {
    let words = printable(words);
    if words.is_empty() {
        return Ok(());
    }
    out.write_event(Event::Start(BytesStart::new("title")))?;
    out.write_event(Event::Text(BytesText::new(&words)))?;
    out.write_event(Event::End(BytesEnd::new("title")))
}

/// A group with an id; nothing if it draws nothing at full scale.
fn group(out: &mut Out, group: &Group, ids: &mut BTreeSet<String>) -> io::Result<()> {
    let shapes: Vec<&Shape> = group.shapes.iter().filter(|shape| shape.scales.contains(&1.0)).collect();
    if shapes.is_empty() {
        return Ok(());
    }
    let mut start = BytesStart::new("g");
    start.push_attribute(("id", unique(name(&group.subject), ids).as_str()));
    out.write_event(Event::Start(start))?;
    title(out, &group.title)?;
    for shape in shapes {
        line_break(out)?;
        self::shape(out, &shape.kind)?;
    }
    out.write_event(Event::End(BytesEnd::new("g")))?;
    line_break(out)
}

/// A stable id of letters, digits and hyphens.
fn name(subject: &Subject) -> String {
    let raw = match subject {
        Subject::Backdrop => "backdrop".to_owned(),
        Subject::Title => "title".to_owned(),
        Subject::Legend => "legend".to_owned(),
        Subject::Phase(id) => format!("phase-{id}"),
        Subject::Lane(at) => format!("lane-{}", at + 1),
        Subject::Card(id) => format!("card-{id}"),
        Subject::Fold(phase, lane, step) => format!("fold-{}-{}-{}", phase + 1, lane + 1, step + 1),
        Subject::Transition((from, to, kind, rank)) => {
            let kind = format!("{kind:?}").to_lowercase();
            let rank = if *rank == 0 { String::new() } else { format!("-{}", rank + 1) };
            format!("line-{from}--{to}-{kind}{rank}")
        }
        Subject::Strip => "experience".to_owned(),
        Subject::Overlays => "overlays".to_owned(),
        Subject::Expected => "expected".to_owned(),
        Subject::ExpectedWhen => "expected-when".to_owned(),
        Subject::LookFirst => "look-first".to_owned(),
        Subject::Foot => "foot".to_owned(),
        Subject::Tray => "unsorted".to_owned(),
        Subject::Tile(id) => format!("tile-{id}"),
    };
    raw.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '-' }).collect()
}

fn unique(name: String, ids: &mut BTreeSet<String>) -> String {
    let mut id = name.clone();
    let mut count = 1u32;
    while !ids.insert(id.clone()) {
        count += 1;
        id = format!("{name}.{count}");
    }
    id
}

fn shape(out: &mut Out, kind: &ShapeKind) -> io::Result<()> {
    match kind {
        ShapeKind::Rect { rect, radius, paint } => {
            let mut tag = BytesStart::new("rect");
            let sizes =
                [("x", rect.left()), ("y", rect.top()), ("width", rect.width()), ("height", rect.height())];
            for (key, value) in sizes {
                tag.push_attribute((key, number(value).as_str()));
            }
            if *radius > 0.0 {
                tag.push_attribute(("rx", number(*radius).as_str()));
            }
            self::paint(&mut tag, paint);
            out.write_event(Event::Empty(tag))
        }
        ShapeKind::Path { steps, paint } => {
            let mut tag = BytesStart::new("path");
            tag.push_attribute(("d", pen(steps).as_str()));
            self::paint(&mut tag, paint);
            out.write_event(Event::Empty(tag))
        }
        ShapeKind::Photo { rect, small, opacity, .. } => match small {
            Some(small) => photo(out, *rect, small, *opacity),
            None => Ok(()),
        },
        ShapeKind::Text { .. } => row(out, kind),
    }
}

/// A picture within the file itself: nothing is fetched.
fn photo(out: &mut Out, rect: Rect, small: &Small, opacity: f32) -> io::Result<()> {
    let mut tag = BytesStart::new("image");
    let sizes = [("x", rect.left()), ("y", rect.top()), ("width", rect.width()), ("height", rect.height())];
    for (key, value) in sizes {
        tag.push_attribute((key, number(value).as_str()));
    }
    tag.push_attribute(("preserveAspectRatio", "xMidYMid slice"));
    if opacity < 1.0 {
        tag.push_attribute(("opacity", number(opacity).as_str()));
    }
    let href = format!("data:{};base64,{}", small.media_type, base64(&small.bytes));
    tag.push_attribute(("href", href.as_str()));
    out.write_event(Event::Empty(tag))
}

fn paint(tag: &mut BytesStart<'_>, paint: &Paint) {
    if let Some(fill) = paint.fill {
        tag.push_attribute(("fill", fill.to_string().as_str()));
    }
    if let Some(stroke) = &paint.stroke {
        tag.push_attribute(("stroke", stroke.colour.to_string().as_str()));
        tag.push_attribute(("stroke-width", number(stroke.width).as_str()));
        if stroke.dash.is_empty() {
            tag.push_attribute(("stroke-linecap", "round"));
        } else {
            let dash: Vec<String> = stroke.dash.iter().map(|length| number(*length)).collect();
            tag.push_attribute(("stroke-dasharray", dash.join(" ").as_str()));
        }
    }
    if paint.opacity < 1.0 {
        tag.push_attribute(("opacity", number(paint.opacity).as_str()));
    }
}

/// The steps in SVG's path language.
fn pen(steps: &[Step]) -> String {
    let mut path = String::with_capacity(steps.len() * 16);
    let mut put = |letter: char, points: &[emath::Pos2]| {
        path.push(letter);
        for (at, point) in points.iter().enumerate() {
            if at > 0 {
                path.push(' ');
            }
            push_number(&mut path, point.x);
            path.push(' ');
            push_number(&mut path, point.y);
        }
    };
    for step in steps {
        match *step {
            Step::Move(to) => put('M', &[to]),
            Step::Line(to) => put('L', &[to]),
            Step::Quad(control, to) => put('Q', &[control, to]),
            Step::Cubic(first, second, to) => put('C', &[first, second, to]),
            Step::Close => put('Z', &[]),
        }
    }
    path
}

/// One row of text; pieces that need another face name it, since fallback fails on mixed text.
fn row(out: &mut Out, kind: &ShapeKind) -> io::Result<()> {
    let ShapeKind::Text { text: row, at, anchor, style, colour, struck } = kind else { return Ok(()) };
    let row = printable(row);
    if row.is_empty() {
        return Ok(());
    }
    let mut tag = BytesStart::new("text");
    tag.push_attribute(("x", number(at.x).as_str()));
    tag.push_attribute(("y", number(at.y).as_str()));
    tag.push_attribute(("font-size", number(style.size).as_str()));
    if style.face != Face::Regular {
        if style.face == Face::Italic {
            tag.push_attribute(("font-style", "italic"));
        } else {
            tag.push_attribute(("font-weight", style.face.weight().to_string().as_str()));
        }
    }
    match anchor {
        Anchor::Start => {}
        Anchor::Middle => tag.push_attribute(("text-anchor", "middle")),
        Anchor::End => tag.push_attribute(("text-anchor", "end")),
    }
    tag.push_attribute(("fill", colour.to_string().as_str()));
    if *struck {
        tag.push_attribute(("text-decoration", "line-through"));
    }
    out.write_event(Event::Start(tag))?;
    for run in text::runs(&row) {
        let family = match &run.face {
            RunFace::Plain => None,
            RunFace::Emoji => Some(EMOJI_FAMILY),
            RunFace::System(face) => Some(face.family.as_str()),
        };
        let Some(family) = family else {
            out.write_event(Event::Text(BytesText::new(run.text)))?;
            continue;
        };
        let mut span = BytesStart::new("tspan");
        let family = family.replace(['\'', '"', '\\'], "");
        span.push_attribute(("font-family", format!("'{family}', {FAMILIES}").as_str()));
        out.write_event(Event::Start(span))?;
        out.write_event(Event::Text(BytesText::new(run.text)))?;
        out.write_event(Event::End(BytesEnd::new("tspan")))?;
    }
    out.write_event(Event::End(BytesEnd::new("text")))
}

/// Without what XML cannot hold: control characters and two code points that are no characters.
pub(super) fn printable(text: &str) -> String {
    let fine = |letter: &char| !letter.is_control() && !matches!(letter, '\u{fffe}' | '\u{ffff}');
    text.chars().filter(fine).collect()
}

/// At most two decimals, none that are zero; what is no number becomes 0.
fn number(value: f32) -> String {
    let mut text = String::with_capacity(10);
    push_number(&mut text, value);
    text
}

/// Whole numbers of hundredths: a map has so many coordinates that formatting floats is a third of its time.
fn push_number(text: &mut String, value: f32) {
    let hundredths = (f64::from(value) * 100.0).round();
    if !hundredths.is_finite() || hundredths.abs() >= 1e15 {
        text.push('0');
        return;
    }
    let hundredths = hundredths as i64;
    if hundredths < 0 {
        text.push('-');
    }
    let (whole, rest) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
    // Writing to a String can't fail.
    let _ = match (rest / 10, rest % 10) {
        (0, 0) => write!(text, "{whole}"),
        (tenths, 0) => write!(text, "{whole}.{tenths}"),
        (tenths, last) => write!(text, "{whole}.{tenths}{last}"),
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        let cases =
            [(1.0, "1"), (1.5, "1.5"), (0.006, "0.01"), (-0.001, "0"), (100.0, "100"), (f32::NAN, "0")];
        let more = [(-0.5, "-0.5"), (-12.25, "-12.25"), (0.07, "0.07"), (1e20, "0"), (8_192.5, "8192.5")];
        for (value, text) in cases.into_iter().chain(more) {
            assert_eq!(number(value), text);
        }
    }

    #[test]
    fn ids_are_unique_names() {
        let mut ids = BTreeSet::new();
        let card = || name(&Subject::Card("a\"><b".into()));
        assert_eq!(unique(card(), &mut ids), "card-a---b");
        assert_eq!(unique(card(), &mut ids), "card-a---b.2");
    }
}
