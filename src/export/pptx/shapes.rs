//! A slide as native shapes: rectangles, freeforms, boxes of text, connectors between cards, a table.
//! Lengths are points of a slide; the format counts in English Metric Units, 12,700 to a point.

use std::collections::HashMap;
use std::fmt::Write as _;

use emath::{Pos2, Rect, Vec2, pos2};

use super::super::svg::printable;
use crate::report::Severity;
use crate::scene::{Anchor, Group, Paint, Scene, ShapeKind, Step, Stroke, Subject};
use crate::text::{self, Face, Style};
use crate::theme::Rgb;

/// The name spaces of a slide.
pub(super) const SPACES: &str = "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
     xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
     xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"";

/// How far Arial's letters reach above the line they stand on, per size. It is named in the file since
/// every office has it or one of its measures, and it is narrower than the face that texts are measured
/// with, so that they fit.
const ASCENT: f32 = 0.905;
/// Arial's own distance between lines, per size.
const LINE: f32 = 1.149;

/// Groups are numbered from here, so that lines can name cards that come after them.
const GROUPS: u32 = 1_000_000;

/// Points as the format counts them.
pub(super) fn emu(points: f32) -> i64 {
    (f64::from(points) * 12_700.0).round() as i64
}

/// A text as XML has it.
pub(super) fn escaped(text: &str) -> String {
    quick_xml::escape::escape(printable(text).as_str()).into_owned()
}

/// Rows of text in one box.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Words {
    pub lines: Vec<String>,
    /// On the first baseline.
    pub at: Pos2,
    pub anchor: Anchor,
    pub style: Style,
    /// From a baseline to the next.
    pub pitch: f32,
    pub colour: Rgb,
    pub struck: bool,
}

/// A slide while it is written.
pub(super) struct Slide {
    body: String,
    last: u32,
    size: Vec2,
    has_title: bool,
}

impl Slide {
    /// An empty slide.
    pub(super) fn new(size: Vec2) -> Self {
        Self { body: String::new(), last: 1, size, has_title: false }
    }

    /// The slide of a scene, as large as it fits.
    pub(super) fn of(scene: &Scene, size: Vec2) -> Self {
        let mut slide = Self::new(size);
        let edge = scene.bounds.size();
        let scale = (size.x / edge.x).min(size.y / edge.y);
        let view =
            View { scale, corner: pos2(0.0, 0.0) + (size - edge * scale) / 2.0, from: scene.bounds.min };
        slide.rectangle(Rect::from_min_size(pos2(0.0, 0.0), size), scene.background);
        let mut cards = HashMap::new();
        // A line names the cards that it joins, which are drawn after it.
        let drawn =
            scene.groups.iter().filter(|group| group.shapes.iter().any(|one| one.scales.contains(&1.0)));
        for (group, id) in drawn.clone().zip(GROUPS..) {
            if let Subject::Card(card) = &group.subject {
                cards.insert(card.as_str(), id);
            }
        }
        for (group, id) in drawn.zip(GROUPS..) {
            slide.group(group, id, &view, &cards);
        }
        slide
    }

    /// The file of the slide.
    pub(super) fn finish(self) -> String {
        let Self { body, .. } = self;
        format!(
            "{}<p:sld {SPACES}><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/>\
             <p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>{body}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/>\
             </p:clrMapOvr></p:sld>",
            super::HEAD
        )
    }

    /// The next number; those from [`GROUPS`] on are the groups'.
    fn id(&mut self) -> u32 {
        self.last += 1;
        self.last
    }

    fn push(&mut self, text: std::fmt::Arguments<'_>) {
        // Writing to a String cannot fail.
        let _ = self.body.write_fmt(text);
    }

    /// A plain rectangle.
    pub(super) fn rectangle(&mut self, edge: Rect, fill: Rgb) {
        let paint = Paint { fill: Some(fill), stroke: None, opacity: 1.0 };
        let id = self.id();
        self.shape(id, "Rectangle", edge, &rounded(edge, 0.0), &paint, 1.0);
    }

    /// The headline of the slide, once.
    pub(super) fn title(&mut self, words: &Words) {
        self.text(words, !self.has_title);
        self.has_title = true;
    }

    /// Rows of text.
    pub(super) fn words(&mut self, words: &Words) {
        self.text(words, false);
    }

    fn group(&mut self, group: &Group, id: u32, view: &View, cards: &HashMap<&str, u32>) {
        if let Subject::Transition((from, to, ..)) = &group.subject
            && let (Some(from), Some(to)) = (cards.get(from.as_str()), cards.get(to.as_str()))
            && self.connector(group, [*from, *to], view)
        {
            return;
        }
        let is_title = group.subject == Subject::Title;
        let is_card = matches!(group.subject, Subject::Card(_));
        // The headline of a slide may not stand in a group.
        if !is_title {
            let own = if is_card { self.id() } else { id };
            self.open(group, own, view);
        }
        // Lines are glued to the first rectangle of a card, which therefore has the number they know.
        let mut glued = is_card.then_some(id);
        let mut rows: Option<Words> = None;
        for shape in group.shapes.iter().filter(|shape| shape.scales.contains(&1.0)) {
            if let ShapeKind::Text { text, at, anchor, style, colour, struck } = &shape.kind {
                let style = Style { size: style.size * view.scale, face: style.face };
                let pitch = style.size * LINE;
                let (lines, at) = (vec![text.clone()], view.point(*at));
                let next =
                    Words { lines, at, anchor: *anchor, style, pitch, colour: *colour, struck: *struck };
                rows = match rows.take() {
                    Some(mut before) if before.takes(&next) => {
                        before.take(next);
                        Some(before)
                    }
                    before => {
                        self.flush(before, group);
                        Some(next)
                    }
                };
                continue;
            }
            self.flush(rows.take(), group);
            self.drawn(&shape.kind, view, &mut glued);
        }
        self.flush(rows, group);
        if !is_title {
            self.body.push_str("</p:grpSp>");
        }
    }

    fn open(&mut self, group: &Group, id: u32, view: &View) {
        let name = escaped(&text::one_line(&group.title));
        let bounds = view.rect(group.bounds).intersect(Rect::from_min_size(pos2(0.0, 0.0), self.size));
        let [place, inner] = [("off", "ext"), ("chOff", "chExt")].map(|(at, size)| placed(bounds, at, size));
        self.push(format_args!(
            "<p:grpSp><p:nvGrpSpPr><p:cNvPr id=\"{id}\" name=\"{name}\"/><p:cNvGrpSpPr/><p:nvPr/>\
             </p:nvGrpSpPr><p:grpSpPr><a:xfrm>{place}{inner}</a:xfrm></p:grpSpPr>"
        ));
    }

    fn flush(&mut self, rows: Option<Words>, group: &Group) {
        let Some(rows) = rows else { return };
        match group.subject {
            Subject::Title => self.title(&rows),
            _ => self.words(&rows),
        }
    }

    fn drawn(&mut self, kind: &ShapeKind, view: &View, glued: &mut Option<u32>) {
        match kind {
            ShapeKind::Rect { rect, radius, paint } => {
                let edge = view.rect(*rect);
                let id = glued.take().unwrap_or_else(|| self.id());
                self.shape(id, "Rectangle", edge, &rounded(*rect, *radius), paint, view.scale);
            }
            ShapeKind::Path { steps, paint } => {
                let edge = view.rect(around(steps));
                let id = self.id();
                self.shape(id, "Freeform", edge, &freeform(steps, view, edge), paint, view.scale);
            }
            ShapeKind::Text { .. } => {}
        }
    }

    fn shape(&mut self, id: u32, name: &str, edge: Rect, geometry: &str, paint: &Paint, scale: f32) {
        let fill = paint.fill.map_or("<a:noFill/>".to_owned(), |colour| solid(colour, paint.opacity));
        let line = paint
            .stroke
            .as_ref()
            .map_or("<a:ln><a:noFill/></a:ln>".to_owned(), |stroke| line(stroke, paint.opacity, scale, ""));
        let place = placed(edge, "off", "ext");
        self.push(format_args!(
            "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"{name} {id}\"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>\
             <a:xfrm>{place}</a:xfrm>{geometry}{fill}{line}</p:spPr></p:sp>"
        ));
    }

    fn text(&mut self, words: &Words, is_title: bool) {
        let id = self.id();
        let edge = words.edge();
        let place = placed(edge, "off", "ext");
        let size = (words.style.size * 100.0).round().max(100.0) as u32;
        let spacing = (words.pitch / (words.style.size * LINE) * 100_000.0).round() as u32;
        let align = match words.anchor {
            Anchor::Start => "l",
            Anchor::Middle => "ctr",
            Anchor::End => "r",
        };
        let bold = matches!(words.style.face, Face::SemiBold | Face::Bold);
        let run = format!(
            "<a:rPr lang=\"en-GB\" sz=\"{size}\" b=\"{}\" i=\"{}\"{} dirty=\"0\">{}<a:latin typeface=\"Arial\"/></a:rPr>",
            u8::from(bold),
            u8::from(words.style.face == Face::Italic),
            if words.struck { " strike=\"sngStrike\"" } else { "" },
            solid(words.colour, 1.0)
        );
        let holder = if is_title { "<p:ph type=\"title\"/>" } else { "" };
        let kind = if is_title { "<p:cNvSpPr/>" } else { "<p:cNvSpPr txBox=\"1\"/>" };
        let lines: Vec<String> =
            words.lines.iter().map(|line| format!("<a:r>{run}<a:t>{}</a:t></a:r>", escaped(line))).collect();
        let lines = lines.join(&format!("<a:br>{run}</a:br>"));
        self.push(format_args!(
            "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"Text {id}\"/>{kind}<p:nvPr>{holder}</p:nvPr></p:nvSpPr>\
             <p:spPr><a:xfrm>{place}</a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>\
             <p:txBody><a:bodyPr wrap=\"none\" lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" anchor=\"t\"><a:noAutofit/>\
             </a:bodyPr><a:lstStyle/><a:p><a:pPr algn=\"{align}\"><a:lnSpc><a:spcPct val=\"{spacing}\"/></a:lnSpc>\
             </a:pPr>{lines}</a:p></p:txBody></p:sp>"
        ));
    }

    /// A line between two cards as a connector that goes along when they are moved; `false` where its
    /// way has more bends than a connector can, or words that would not go along.
    fn connector(&mut self, group: &Group, ends: [u32; 2], view: &View) -> bool {
        let mut shapes =
            group.shapes.iter().filter(|shape| shape.scales.contains(&1.0)).map(|shape| &shape.kind);
        if shapes.clone().any(|kind| matches!(kind, ShapeKind::Text { .. })) {
            return false;
        }
        let line_of = |kind: &ShapeKind| match kind {
            ShapeKind::Path { steps, paint: Paint { fill: None, stroke: Some(stroke), opacity } } => {
                Some((steps.clone(), stroke.clone(), *opacity))
            }
            _ => None,
        };
        let Some((steps, stroke, opacity)) = shapes.find_map(line_of) else { return false };
        let Some((from, corners, to)) = way(&steps) else { return false };
        let [from, to] = [from, to].map(|point| view.point(point));
        let corners: Vec<Pos2> = corners.into_iter().map(|point| view.point(point)).collect();
        let flat = (from.y - to.y).abs() < 0.5 || (from.x - to.x).abs() < 0.5;
        let (form, adjust) = match corners.as_slice() {
            [] if flat => ("straightConnector1", String::new()),
            [one, other]
                if (one.y - from.y).abs() < 0.5 && (one.x - other.x).abs() < 0.5 && to.x != from.x =>
            {
                let share = ((one.x - from.x) / (to.x - from.x) * 100_000.0).round();
                ("bentConnector3", format!("<a:gd name=\"adj1\" fmla=\"val {share}\"/>"))
            }
            _ => return false,
        };
        let sides = match form {
            "straightConnector1" if (from.x - to.x).abs() < 0.5 => {
                if to.y > from.y {
                    [2, 0]
                } else {
                    [0, 2]
                }
            }
            _ if to.x > from.x => [3, 1],
            _ => [1, 3],
        };
        let flips = [(from.x > to.x, " flipH=\"1\""), (from.y > to.y, " flipV=\"1\"")];
        let flips: String = flips.iter().filter(|(flips, _)| *flips).map(|(_, text)| *text).collect();
        let place = placed(Rect::from_two_pos(from, to), "off", "ext");
        let drawn = line(&stroke, opacity, view.scale, "<a:tailEnd type=\"triangle\"/>");
        let (id, name) = (self.id(), escaped(&text::one_line(&group.title)));
        let [[first, start], [last, end]] = [[ends[0], sides[0]], [ends[1], sides[1]]];
        self.push(format_args!(
            "<p:cxnSp><p:nvCxnSpPr><p:cNvPr id=\"{id}\" name=\"{name}\"/><p:cNvCxnSpPr><a:stCxn id=\"{first}\" \
             idx=\"{start}\"/><a:endCxn id=\"{last}\" idx=\"{end}\"/></p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr><p:spPr>\
             <a:xfrm{flips}>{place}</a:xfrm><a:prstGeom prst=\"{form}\"><a:avLst>{adjust}</a:avLst></a:prstGeom>\
             {drawn}</p:spPr></p:cxnSp>"
        ));
        true
    }

    /// A table with a row of headings; the first column is a level.
    pub(super) fn table(
        &mut self,
        at: Pos2,
        widths: &[f32],
        head: &[String; 4],
        body: &[(Severity, [String; 4])],
    ) {
        let id = self.id();
        let (wide, high) = (emu(widths.iter().sum()), emu(26.0 + 50.0 * body.len() as f32));
        self.push(format_args!(
            "<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id=\"{id}\" name=\"Table {id}\"/><p:cNvGraphicFramePr/>\
             <p:nvPr/></p:nvGraphicFramePr><p:xfrm><a:off x=\"{}\" y=\"{}\"/><a:ext cx=\"{wide}\" cy=\"{high}\"/>\
             </p:xfrm><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/table\">\
             <a:tbl><a:tblPr firstRow=\"1\"/><a:tblGrid>",
            emu(at.x),
            emu(at.y)
        ));
        for width in widths {
            self.push(format_args!("<a:gridCol w=\"{}\"/>", emu(*width)));
        }
        self.body.push_str("</a:tblGrid>");
        self.row(26.0, head, Some(Rgb(0x1b, 0x24, 0x30)), |_| (Rgb(255, 255, 255), true));
        for (severity, cells) in body {
            let strong = matches!(severity, Severity::Critical | Severity::High);
            let level = if strong { Rgb(0xb3, 0x26, 0x1e) } else { super::INK };
            self.row(50.0, cells, None, |column| (if column == 0 { level } else { super::INK }, column < 2));
        }
        self.body.push_str("</a:tbl></a:graphicData></a:graphic></p:graphicFrame>");
    }

    fn row(
        &mut self,
        high: f32,
        cells: &[String; 4],
        fill: Option<Rgb>,
        look: impl Fn(usize) -> (Rgb, bool),
    ) {
        self.push(format_args!("<a:tr h=\"{}\">", emu(high)));
        let edge = format!("<a:ln{{}} w=\"9525\">{}</a:ln{{}}>", solid(Rgb(0xd9, 0xde, 0xe6), 1.0));
        let none = |side: &str| format!("<a:ln{side} w=\"0\"><a:noFill/></a:ln{side}>");
        for (at, words) in cells.iter().enumerate() {
            let (colour, bold) = look(at);
            let fill = fill.map_or("<a:noFill/>".to_owned(), |colour| solid(colour, 1.0));
            self.push(format_args!(
                "<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang=\"en-GB\" sz=\"1200\" b=\"{}\" \
                 dirty=\"0\">{}<a:latin typeface=\"Arial\"/></a:rPr><a:t>{}</a:t></a:r></a:p></a:txBody><a:tcPr \
                 marL=\"76200\" marR=\"76200\" marT=\"50800\" marB=\"38100\">{}{}{}{}{fill}</a:tcPr></a:tc>",
                u8::from(bold),
                solid(colour, 1.0),
                escaped(words),
                none("L"),
                none("R"),
                none("T"),
                edge.replace("{}", "B"),
            ));
        }
        self.body.push_str("</a:tr>");
    }
}

/// From map points to the points of a slide.
struct View {
    scale: f32,
    corner: Pos2,
    from: Pos2,
}

impl View {
    fn point(&self, at: Pos2) -> Pos2 {
        self.corner + (at - self.from) * self.scale
    }

    fn rect(&self, edge: Rect) -> Rect {
        Rect::from_min_max(self.point(edge.min), self.point(edge.max))
    }
}

impl Words {
    /// Whether a row goes on with these: the same look at the same place, a line further down.
    fn takes(&self, next: &Self) -> bool {
        let down = next.at.y - self.at.y - self.pitch_so_far();
        let same = (self.anchor, self.colour, self.struck) == (next.anchor, next.colour, next.struck);
        same && self.style == next.style
            && (self.at.x - next.at.x).abs() < 0.01
            && (self.style.size..self.style.size * 1.6).contains(&down)
    }

    fn pitch_so_far(&self) -> f32 {
        self.pitch * self.lines.len().saturating_sub(1) as f32
    }

    fn take(&mut self, next: Self) {
        if self.lines.len() == 1 {
            self.pitch = next.at.y - self.at.y;
        }
        self.lines.extend(next.lines);
    }

    /// Around all rows.
    fn edge(&self) -> Rect {
        let widths = self.lines.iter().map(|line| text::width(line, self.style));
        let width = widths.fold(1.0, f32::max);
        let left = match self.anchor {
            Anchor::Start => self.at.x,
            Anchor::Middle => self.at.x - width / 2.0,
            Anchor::End => self.at.x - width,
        };
        let top = self.at.y - self.style.size * ASCENT;
        let high = self.pitch_so_far() + self.style.size * LINE;
        Rect::from_min_max(pos2(left, top), pos2(left + width, top + high))
    }
}

fn placed(edge: Rect, corner: &str, size: &str) -> String {
    let [x, y] = [edge.left(), edge.top()].map(emu);
    let [wide, high] = [edge.width(), edge.height()].map(|length| emu(length).max(0));
    format!("<a:{corner} x=\"{x}\" y=\"{y}\"/><a:{size} cx=\"{wide}\" cy=\"{high}\"/>")
}

fn rounded(edge: Rect, radius: f32) -> String {
    let least = edge.width().min(edge.height());
    if radius <= 0.0 || least <= 0.0 {
        return "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>".to_owned();
    }
    let share = (radius / least * 100_000.0).round().min(50_000.0) as u32;
    format!(
        "<a:prstGeom prst=\"roundRect\"><a:avLst><a:gd name=\"adj\" fmla=\"val {share}\"/></a:avLst></a:prstGeom>"
    )
}

fn solid(Rgb(red, green, blue): Rgb, opacity: f32) -> String {
    let alpha = (opacity * 100_000.0).round() as u32;
    let alpha = if alpha < 100_000 { format!("<a:alpha val=\"{alpha}\"/>") } else { String::new() };
    format!(
        "<a:solidFill><a:srgbClr val=\"{red:02X}{green:02X}{blue:02X}\">{alpha}</a:srgbClr></a:solidFill>"
    )
}

fn line(stroke: &Stroke, opacity: f32, scale: f32, end: &str) -> String {
    let dash = match stroke.dash.as_slice() {
        [] => "",
        [mark, ..] if *mark <= stroke.width * 1.5 => "<a:prstDash val=\"sysDot\"/>",
        [_, _, _, _, ..] => "<a:prstDash val=\"dashDot\"/>",
        _ => "<a:prstDash val=\"dash\"/>",
    };
    let width = emu(stroke.width * scale).max(1);
    format!("<a:ln w=\"{width}\">{}{dash}<a:round/>{end}</a:ln>", solid(stroke.colour, opacity))
}

/// Start, corners and end of a line of straight pieces with rounded corners.
fn way(steps: &[Step]) -> Option<(Pos2, Vec<Pos2>, Pos2)> {
    let [Step::Move(from), rest @ ..] = steps else { return None };
    let (mut corners, mut end) = (Vec::new(), *from);
    for step in rest {
        match *step {
            Step::Line(to) => end = to,
            Step::Quad(corner, to) => {
                corners.push(corner);
                end = to;
            }
            Step::Move(_) | Step::Cubic(..) | Step::Close => return None,
        }
    }
    Some((*from, corners, end))
}

fn around(steps: &[Step]) -> Rect {
    let mut edge = Rect::NOTHING;
    for step in steps {
        match *step {
            Step::Move(to) | Step::Line(to) => edge.extend_with(to),
            Step::Quad(first, to) => [first, to].into_iter().for_each(|point| edge.extend_with(point)),
            Step::Cubic(first, second, to) => {
                [first, second, to].into_iter().for_each(|point| edge.extend_with(point));
            }
            Step::Close => {}
        }
    }
    edge
}

fn freeform(steps: &[Step], view: &View, edge: Rect) -> String {
    let point = |at: Pos2| {
        let at = view.point(at) - edge.min;
        format!("<a:pt x=\"{}\" y=\"{}\"/>", emu(at.x), emu(at.y))
    };
    let mut path = String::new();
    for step in steps {
        let _ = match *step {
            Step::Move(to) => write!(path, "<a:moveTo>{}</a:moveTo>", point(to)),
            Step::Line(to) => write!(path, "<a:lnTo>{}</a:lnTo>", point(to)),
            Step::Quad(first, to) => write!(path, "<a:quadBezTo>{}{}</a:quadBezTo>", point(first), point(to)),
            Step::Cubic(first, second, to) => {
                write!(path, "<a:cubicBezTo>{}{}{}</a:cubicBezTo>", point(first), point(second), point(to))
            }
            Step::Close => write!(path, "<a:close/>"),
        };
    }
    let [wide, high] = [edge.width(), edge.height()].map(|length| emu(length).max(0));
    format!(
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l=\"0\" t=\"0\" r=\"r\" b=\"b\"/><a:pathLst>\
         <a:path w=\"{wide}\" h=\"{high}\">{path}</a:path></a:pathLst></a:custGeom>"
    )
}
