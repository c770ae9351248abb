//! A slide as native shapes: rectangles, freeforms, boxes of text, connectors between cards.

use std::collections::HashMap;
use std::fmt::Write as _;

use emath::{Pos2, Rect, Vec2, pos2};

use super::connector::{self, Connector, Route};
use super::forms::{around, escaped, freeform, line, placed, rounded, solid};
use super::marks;
use crate::model::Lang;
use crate::scene::{Anchor, Group, Paint, Scene, ShapeKind, Subject};
use crate::text::{self, Face, Style};
use crate::theme::Rgb;

/// How every part begins.
pub(super) const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

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
    pub(super) body: String,
    last: u32,
    size: Vec2,
    has_title: bool,
    /// What the texts are spelt in.
    pub(super) spelt: &'static str,
}

impl Slide {
    /// A slide with nothing but its ground, whose name says whose slide it is: programs that drop all
    /// other marks keep the names of shapes.
    pub(super) fn new(size: Vec2, ground: Rgb, mark: &str, lang: Lang) -> Self {
        let spelt = match lang {
            Lang::En => "en-GB",
            Lang::Nl => "nl-NL",
        };
        let mut slide = Self { body: String::new(), last: 1, size, has_title: false, spelt };
        let paint = Paint { fill: Some(ground), stroke: None, opacity: 1.0 };
        let (id, edge) = (slide.id(), Rect::from_min_size(Pos2::ZERO, size));
        slide.shape(id, &marks::name(mark), edge, &rounded(edge, 0.0), &paint, 1.0);
        slide
    }

    /// The slide of a scene, as large as it fits.
    pub(super) fn of(scene: &Scene, size: Vec2, mark: &str, lang: Lang) -> Self {
        let mut slide = Self::new(size, scene.background, mark, lang);
        let edge = scene.bounds.size();
        let scale = (size.x / edge.x).min(size.y / edge.y);
        let view =
            View { scale, corner: pos2(0.0, 0.0) + (size - edge * scale) / 2.0, from: scene.bounds.min };
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

    /// The part of the slide; its second relation is to its mark.
    pub(super) fn finish(self) -> String {
        let Self { body, .. } = self;
        format!(
            "{HEAD}<p:sld {SPACES}><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/>\
             <p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>{body}</p:spTree><p:custDataLst><p:tags r:id=\"{}\"/>\
             </p:custDataLst></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>",
            marks::RELATION
        )
    }

    /// The next number; those from [`GROUPS`] on are the groups'.
    pub(super) fn id(&mut self) -> u32 {
        self.last += 1;
        self.last
    }

    pub(super) fn push(&mut self, text: std::fmt::Arguments<'_>) {
        // Writing to a String cannot fail.
        let _ = self.body.write_fmt(text);
    }

    /// A plain rectangle.
    pub(super) fn rectangle(&mut self, edge: Rect, fill: Rgb) {
        let paint = Paint { fill: Some(fill), stroke: None, opacity: 1.0 };
        let id = self.id();
        self.shape(id, &format!("Rectangle {id}"), edge, &rounded(edge, 0.0), &paint, 1.0);
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
            && let Some(connector) = self.connector(group, [*from, *to], view)
        {
            self.body.push_str(&connector.opened());
            if !connector.is_straight {
                self.pieces(group, id, view);
                self.body.push_str(connector::CLOSED);
            }
            return;
        }
        self.pieces(group, id, view);
    }

    /// A group as the shapes that it is drawn of.
    fn pieces(&mut self, group: &Group, id: u32, view: &View) {
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
                self.shape(id, &format!("Rectangle {id}"), edge, &rounded(*rect, *radius), paint, view.scale);
            }
            ShapeKind::Path { steps, paint } => {
                let edge = view.rect(around(steps));
                let id = self.id();
                self.shape(
                    id,
                    &format!("Freeform {id}"),
                    edge,
                    &freeform(steps, view, edge),
                    paint,
                    view.scale,
                );
            }
            // Slides are asked for without pictures.
            ShapeKind::Text { .. } | ShapeKind::Photo { .. } => {}
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
            "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"{}\"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>\
             <a:xfrm>{place}</a:xfrm>{geometry}{fill}{line}</p:spPr></p:sp>",
            escaped(name)
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
            "<a:rPr lang=\"{}\" sz=\"{size}\" b=\"{}\" i=\"{}\"{} dirty=\"0\">{}<a:latin typeface=\"Arial\"/></a:rPr>",
            self.spelt,
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

    /// A line between two cards as a connector that goes along when they are moved; nothing where it has
    /// words, which would not go along. Lines with bends are beside it for programs that would find ways of
    /// their own, across cards: see [`Connector::is_straight`].
    fn connector(&mut self, group: &Group, ends: [u32; 2], view: &View) -> Option<Connector> {
        let shapes = group.shapes.iter().filter(|shape| shape.scales.contains(&1.0));
        let kinds: Vec<&ShapeKind> = shapes.map(|shape| &shape.kind).collect();
        if kinds.iter().any(|kind| matches!(kind, ShapeKind::Text { .. })) {
            return None;
        }
        let (steps, stroke, opacity) = kinds.iter().find_map(|kind| match kind {
            ShapeKind::Path { steps, paint: Paint { fill: None, stroke: Some(stroke), opacity } } => {
                Some((steps, stroke, *opacity))
            }
            _ => None,
        })?;
        let route = Route::of(steps, &kinds, view)?;
        let (id, name) = (self.id(), escaped(&text::one_line(&group.title)));
        let drawn = line(stroke, opacity, view.scale, "<a:tailEnd type=\"triangle\" w=\"sm\" len=\"sm\"/>");
        let [[first, start], [last, end]] = [[ends[0], route.sides[0]], [ends[1], route.sides[1]]];
        let text = format!(
            "<p:cxnSp><p:nvCxnSpPr><p:cNvPr id=\"{id}\" name=\"{name}\"/><p:cNvCxnSpPr><a:stCxn id=\"{first}\" \
             idx=\"{start}\"/><a:endCxn id=\"{last}\" idx=\"{end}\"/></p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr><p:spPr>\
             {}{drawn}</p:spPr></p:cxnSp>",
            route.placed()
        );
        Some(Connector { text, is_straight: route.corners.is_empty() })
    }
}

/// From map points to the points of a slide.
pub(super) struct View {
    pub scale: f32,
    /// Where [`View::from`] comes on the slide.
    pub corner: Pos2,
    pub from: Pos2,
}

impl View {
    pub(super) fn point(&self, at: Pos2) -> Pos2 {
        self.corner + (at - self.from) * self.scale
    }

    pub(super) fn rect(&self, edge: Rect) -> Rect {
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
