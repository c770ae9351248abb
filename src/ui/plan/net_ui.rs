//! Things in boxes, tied by lines with a sign and a figure on each. Each box and each figure is a
//! button that the keyboard reaches. Lines differ by their dashes and signs, and only then by colour.

use egui::{
    Align2, CornerRadius, Id as EguiId, Painter, Pos2, Rect, Sense, Shape, Stroke, StrokeKind, Ui, pos2, vec2,
};
use lucide_icons::Icon;

use super::places::{self, Curve};
use crate::text::{Face, Style, fit};
use crate::theme::{Rgb, Theme};
use crate::ui::appearance;

const NAME: Style = Style::new(13.0, Face::SemiBold);
const DETAIL: Style = Style::new(11.5, Face::Regular);
/// A thing in a box.
#[derive(Clone, Debug)]
pub struct Node {
    /// What tells it from the others.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// What is said below that.
    pub detail: String,
    /// Whether it is outside: its edge is of dashes.
    pub outside: bool,
    /// Whether it is the chosen one.
    pub on: bool,
    /// What it is called aloud.
    pub spoken: String,
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tie {
    /// Whole: all is well.
    Whole,
    /// Of dashes: something is wrong.
    Dashed,
    /// Of dots: nobody knows.
    Dotted,
}

/// A line between two things.
#[derive(Clone, Debug)]
pub struct Edge {
    /// What tells it from the others.
    pub id: String,
    /// The place of the thing where it begins.
    pub from: usize,
    /// The place of the thing where it ends.
    pub to: usize,
    /// How it is drawn.
    pub tie: Tie,
    /// What stands on it; may be empty.
    pub figure: String,
    /// Whether it is the chosen one.
    pub on: bool,
    /// Whether it is drawn in its colour, or quietly since others are looked at.
    pub lit: bool,
    /// What it is called aloud.
    pub spoken: String,
}

/// What was clicked, by its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hit {
    /// A thing.
    Node(usize),
    /// A line.
    Edge(usize),
}

impl Tie {
    /// Its colour.
    fn ink(self, theme: &Theme) -> Rgb {
        match self {
            Self::Whole => theme.good,
            Self::Dashed => theme.high,
            Self::Dotted => theme.secondary,
        }
    }

    /// Its sign.
    fn sign(self) -> char {
        char::from(match self {
            Self::Whole => Icon::Check,
            Self::Dashed => Icon::TriangleAlert,
            Self::Dotted => Icon::CircleQuestionMark,
        })
    }
}

/// A sample of a line, with what it means.
pub fn sample_ui(ui: &mut Ui, theme: &Theme, tie: Tie, text: &str) {
    let (area, _) = ui.allocate_exact_size(vec2(34.0, 18.0), Sense::hover());
    paint_path(ui.painter(), &[area.left_center(), area.right_center()], tie, (tie.ink(theme), 2.0));
    let sign = egui::RichText::new(tie.sign()).font(appearance::icons(12.0));
    ui.label(sign.color(appearance::colour(tie.ink(theme))));
    ui.weak(text);
    ui.add_space(6.0);
}

/// The net, in all the room that there is; what was clicked. `salt` tells it from other nets.
pub fn net_ui(
    ui: &mut Ui,
    theme: &Theme,
    salt: &'static str,
    (nodes, edges): (&[Node], &[Edge]),
) -> Option<Hit> {
    let area = egui::ScrollArea::both().id_salt(salt).auto_shrink(false);
    area.show(ui, |ui| {
        let (area, _) =
            ui.allocate_exact_size(ui.available_size().max(places::least(nodes.len())), Sense::hover());
        let boxes = places::boxes(nodes.len(), area);
        let curve = |edge: &Edge| Some(Curve::new(*boxes.get(edge.from)?, *boxes.get(edge.to)?));
        let drawn: Vec<(usize, &Edge, Curve)> =
            edges.iter().enumerate().filter_map(|(at, edge)| Some((at, edge, curve(edge)?))).collect();
        let curves: Vec<Curve> = drawn.iter().map(|(.., curve)| curve.clone()).collect();
        let chips = places::chips(&curves, &boxes);
        // What is looked at lies on top.
        for (_, edge, curve) in drawn.iter().filter(|(_, edge, _)| !edge.lit) {
            paint_edge(ui.painter(), theme, curve, edge);
        }
        for (_, edge, curve) in drawn.iter().filter(|(_, edge, _)| edge.lit) {
            paint_edge(ui.painter(), theme, curve, edge);
        }
        let mut hit = None;
        for (at, (node, area)) in nodes.iter().zip(&boxes).enumerate() {
            if node_ui(ui, theme, salt, node, *area) {
                hit = Some(Hit::Node(at));
            }
        }
        for ((at, edge, _), area) in drawn.iter().zip(chips) {
            if chip_ui(ui, theme, salt, edge, area) {
                hit = Some(Hit::Edge(*at));
            }
        }
        hit
    })
    .inner
}

fn paint_path(painter: &Painter, points: &[Pos2], tie: Tie, (ink, width): (Rgb, f32)) {
    let stroke = Stroke::new(width, appearance::colour(ink));
    match tie {
        Tie::Whole => drop(painter.add(Shape::line(points.to_vec(), stroke))),
        Tie::Dashed => painter.extend(Shape::dashed_line(points, stroke, 7.0, 5.0)),
        Tie::Dotted => painter.extend(Shape::dotted_line(points, stroke.color, 6.0, width * 0.8)),
    }
}

fn paint_edge(painter: &Painter, theme: &Theme, curve: &Curve, edge: &Edge) {
    let ink = if edge.lit { edge.tie.ink(theme) } else { theme.card_edge };
    let width = if edge.lit { 2.0 } else { 1.2 };
    paint_path(painter, &curve.points(), edge.tie, (ink, width));
    let head = places::head(curve).to_vec();
    painter.add(Shape::convex_polygon(head, appearance::colour(ink), Stroke::NONE));
}

/// A box; whether it was clicked.
fn node_ui(ui: &Ui, theme: &Theme, salt: &str, node: &Node, area: Rect) -> bool {
    let response = ui.interact(area, EguiId::unique((salt, "node", node.id.as_str())), Sense::click());
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, node.on, &node.spoken));
    let hot = response.hovered() || response.has_focus();
    let [paper, accent, ink, quiet] =
        [theme.paper, theme.accent, theme.ink, theme.secondary].map(appearance::colour);
    let edge = match (node.on, hot) {
        (true, _) => Stroke::new(2.5, accent),
        (false, true) => Stroke::new(1.8, accent),
        (false, false) => Stroke::new(1.2, appearance::colour(theme.card_edge)),
    };
    let fill = if node.on { paper.lerp_to_gamma(accent, 0.14) } else { paper };
    let painter = ui.painter();
    painter.rect_filled(area, CornerRadius::same(8), fill);
    if node.outside {
        let (left, right) = (area.left_top(), area.right_bottom());
        let corners = [left, area.right_top(), right, area.left_bottom(), left];
        painter.extend(Shape::dashed_line(&corners, edge, 4.0, 3.0));
    } else {
        painter.rect_stroke(area, CornerRadius::same(8), edge, StrokeKind::Inside);
    }
    let middle = area.center();
    let room = area.width() - 16.0;
    let line = |text: &str, style: Style, y: f32, ink| {
        let face = appearance::face(style.size, style.face);
        painter.text(pos2(middle.x, middle.y + y), Align2::CENTER_CENTER, fit(text, style, room), face, ink);
    };
    line(&node.title, NAME, -8.0, ink);
    line(&node.detail, DETAIL, 10.0, quiet);
    response.on_hover_text(&node.spoken).clicked()
}

/// The sign and the figure of a line; whether they were clicked.
fn chip_ui(ui: &Ui, theme: &Theme, salt: &str, edge: &Edge, area: Rect) -> bool {
    let response = ui.interact(area, EguiId::unique((salt, "edge", edge.id.as_str())), Sense::click());
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, edge.on, &edge.spoken));
    let hot = response.hovered() || response.has_focus();
    let rule = appearance::colour(edge.tie.ink(theme));
    let [paper, accent, ink] = [theme.paper, theme.accent, theme.ink].map(appearance::colour);
    let stroke = if edge.on || hot { Stroke::new(2.0, accent) } else { Stroke::new(1.2, rule) };
    let fill = if edge.on { paper.lerp_to_gamma(accent, 0.14) } else { paper };
    let area = if edge.figure.is_empty() {
        Rect::from_center_size(area.center(), vec2(area.height(), area.height()))
    } else {
        area
    };
    let painter = ui.painter();
    painter.rect(area, CornerRadius::same(12), fill, stroke, StrokeKind::Inside);
    let left = if edge.figure.is_empty() { area.center().x } else { area.left() + 14.0 };
    let at = pos2(left, area.center().y);
    painter.text(at, Align2::CENTER_CENTER, edge.tie.sign(), appearance::icons(13.0), rule);
    let at = pos2(area.left() + 40.0, area.center().y);
    painter.text(at, Align2::CENTER_CENTER, &edge.figure, appearance::face(12.0, Face::SemiBold), ink);
    response.on_hover_text(&edge.spoken).clicked()
}
