//! The one vector painter: a scene as an SVG document with real text and no script.

use std::collections::HashSet;
use std::io;

use emath::Rect;
use quick_xml::Writer;
use quick_xml::events::attributes::Attr;
use quick_xml::events::{BytesEnd, BytesStart, BytesText, Event};

use super::sha256::base64;
use super::{ExportError, PICTURE, joined};
use crate::pictures::Small;
use crate::scene::{Anchor, Group, Paint, Scene, Shape, ShapeKind, Step, Subject};
use crate::text::{self, EMOJI_FAMILY, Face, RunFace};
use crate::theme::Rgb;

/// Inter where it is installed, else what the viewer has that is like it.
const FAMILIES: &str = "Inter, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif";

/// Below this many groups a second thread costs more than it saves.
const FEW: usize = 200;

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
        for (group, id) in drawn(groups) {
            self::group(out, group, &id)?;
        }
        out.write_event(Event::End(BytesEnd::new("svg")))
    })
}

/// The ids that groups have in the document, in its order.
pub(super) fn ids(scene: &Scene) -> impl Iterator<Item = (&Subject, String)> {
    drawn(&scene.groups).map(|(group, id)| (&group.subject, id))
}

/// The groups that draw anything at full scale, with their ids.
fn drawn<'a>(groups: impl IntoIterator<Item = &'a Group>) -> impl Iterator<Item = (&'a Group, String)> {
    let mut ids = HashSet::new();
    let groups = groups.into_iter().filter(|group| shapes(group).next().is_some());
    groups.map(move |group| (group, unique(name(&group.subject), &mut ids)))
}

/// What of a group is drawn at full scale.
fn shapes(group: &Group) -> impl Iterator<Item = &Shape> {
    group.shapes.iter().filter(|shape| shape.scales.contains(&1.0))
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
    let mut root = element("svg");
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
    let mut ground = element("rect");
    for (key, value) in [("x", &left), ("y", &top), ("width", &width), ("height", &height)] {
        ground.push_attribute((key, value.as_str()));
    }
    ground.push_attribute(("fill", scene.background.to_string().as_str()));
    out.write_event(Event::Empty(ground))?;
    line_break(out)?;
    let drawn: Vec<(&Group, String)> = drawn(&scene.groups).collect();
    // Groups do not depend on each other but for their ids: two cores write half of them each.
    let (first, second) = drawn.split_at(if drawn.len() < FEW { drawn.len() } else { drawn.len() / 2 });
    let rest = std::thread::scope(|scope| {
        let rest = (!second.is_empty()).then(|| scope.spawn(|| groups(Vec::new(), second)));
        *out.get_mut() = groups(std::mem::take(out.get_mut()), first)?;
        rest.map_or_else(|| Ok(Vec::new()), joined)
    })?;
    out.get_mut().extend(rest);
    out.write_event(Event::End(BytesEnd::new("svg")))?;
    line_break(out)
}

/// Puts groups behind what is written already.
fn groups(written: Vec<u8>, groups: &[(&Group, String)]) -> io::Result<Vec<u8>> {
    let mut out = Writer::new(written);
    for (group, id) in groups {
        self::group(&mut out, group, id)?;
    }
    Ok(out.into_inner())
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

/// A group with an id.
fn group(out: &mut Out, group: &Group, id: &str) -> io::Result<()> {
    let mut start = element("g");
    start.push_attribute(("id", id));
    out.write_event(Event::Start(start))?;
    title(out, &group.title)?;
    for shape in shapes(group) {
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

fn unique(name: String, ids: &mut HashSet<String>) -> String {
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
            let mut tag = element("rect");
            edge(&mut tag, *rect);
            if *radius > 0.0 {
                figure(&mut tag, "rx", *radius);
            }
            self::paint(&mut tag, paint);
            out.write_event(Event::Empty(tag))
        }
        ShapeKind::Path { steps, paint } => {
            let mut tag = element("path");
            tag.push_attribute(Attr::DoubleQ("d", pen(steps).as_str()));
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
    let mut tag = element("image");
    edge(&mut tag, rect);
    tag.push_attribute(("preserveAspectRatio", "xMidYMid slice"));
    if opacity < 1.0 {
        figure(&mut tag, "opacity", opacity);
    }
    let href = format!("data:{};base64,{}", small.media_type, base64(&small.bytes));
    tag.push_attribute(("href", href.as_str()));
    out.write_event(Event::Empty(tag))
}

/// An element with room for the attributes that most have.
fn element(name: &str) -> BytesStart<'static> {
    let mut start = String::with_capacity(160);
    start.push_str(name);
    BytesStart::new(start)
}

/// The place and the size of a rectangle.
fn edge(tag: &mut BytesStart<'_>, rect: Rect) {
    for (key, value) in
        [("x", rect.left()), ("y", rect.top()), ("width", rect.width()), ("height", rect.height())]
    {
        figure(tag, key, value);
    }
}

/// Figures hold nothing that must be escaped.
fn figure(tag: &mut BytesStart<'_>, key: &str, value: f32) {
    tag.push_attribute(Attr::DoubleQ(key, number(value).as_str()));
}

fn hue(tag: &mut BytesStart<'_>, key: &str, colour: Rgb) {
    tag.push_attribute(Attr::DoubleQ(key, colour.to_string().as_str()));
}

fn paint(tag: &mut BytesStart<'_>, paint: &Paint) {
    if let Some(fill) = paint.fill {
        hue(tag, "fill", fill);
    }
    if let Some(stroke) = &paint.stroke {
        hue(tag, "stroke", stroke.colour);
        figure(tag, "stroke-width", stroke.width);
        if stroke.dash.is_empty() {
            tag.push_attribute(("stroke-linecap", "round"));
        } else {
            let dash: Vec<String> = stroke.dash.iter().map(|length| number(*length)).collect();
            tag.push_attribute(("stroke-dasharray", dash.join(" ").as_str()));
        }
    }
    if paint.opacity < 1.0 {
        figure(tag, "opacity", paint.opacity);
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
    let mut tag = element("text");
    figure(&mut tag, "x", at.x);
    figure(&mut tag, "y", at.y);
    figure(&mut tag, "font-size", style.size);
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
    hue(&mut tag, "fill", *colour);
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
        let mut span = element("tspan");
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
    let hundredths = f64::from(value) * 100.0;
    if !hundredths.is_finite() || hundredths.abs() >= 1e15 {
        text.push('0');
        return;
    }
    // Not `round`: it is a call to a library where the processor's newer commands may not be used.
    let hundredths = (hundredths + 0.5_f64.copysign(hundredths)) as i64;
    if hundredths < 0 {
        text.push('-');
    }
    let (whole, rest) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
    let mut digits = itoa::Buffer::new();
    text.push_str(digits.format(whole));
    let (tenths, last) = (rest / 10, rest % 10);
    if rest > 0 {
        text.push('.');
        text.push_str(digits.format(tenths));
    }
    if last > 0 {
        text.push_str(digits.format(last));
    }
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
        let mut ids = HashSet::new();
        let card = || name(&Subject::Card("a\"><b".into()));
        assert_eq!(unique(card(), &mut ids), "card-a---b");
        assert_eq!(unique(card(), &mut ids), "card-a---b.2");
    }
}
