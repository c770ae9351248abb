//! WHAT is drawn, back to front: groups of rectangles, paths and text, in map points.
//! The middle form takes the difficulty: painters (`ui::painter`, `export::svg`) decide nothing.
//! Knows themes and layouts; knows no file format and no window.

use std::ops::Range;

use emath::{Pos2, Rect};

use crate::layout::RouteKey;
use crate::model::{Id, Phase, Touchpoint};
use crate::text::Style;
use crate::theme::Rgb;

/// A picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// The edges of the picture; everything lies inside.
    pub bounds: Rect,
    /// Behind everything.
    pub background: Rgb,
    /// What is drawn, back to front.
    pub groups: Vec<Group>,
}

/// Things that belong together: a card, a transition, a phase header.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// What it shows.
    pub subject: Subject,
    /// What a reader or a tooltip says of it; empty for decoration.
    pub title: String,
    /// Around all shapes, strokes included: what is outside the view need not be drawn.
    pub bounds: Rect,
    /// Back to front.
    pub shapes: Vec<Shape>,
}

/// What a group shows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    /// Grounds and lines.
    Backdrop,
    /// The title block.
    Title,
    /// The legend.
    Legend,
    /// A phase's header and ground.
    Phase(Id<Phase>),
    /// A lane's label, by its place.
    Lane(usize),
    /// A card.
    Card(Id<Touchpoint>),
    /// A transition.
    Transition(RouteKey),
    /// The experience strip.
    Strip,
    /// The row of sentences under the map.
    LookFirst,
    /// File name and date.
    Foot,
    /// The frame of the unsorted tray.
    Tray,
}

/// One thing to draw.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// The scales (pixels per map point) at which it is drawn: less detail when far away.
    /// Exports draw what holds at scale 1.
    pub scales: Range<f32>,
    /// What it is.
    pub kind: ShapeKind,
}

/// Kinds of shapes.
#[derive(Clone, Debug, PartialEq)]
pub enum ShapeKind {
    /// A rectangle.
    Rect {
        /// Its edge.
        rect: Rect,
        /// The radius of its corners.
        radius: f32,
        /// Its paint.
        paint: Paint,
    },
    /// Lines and curves.
    Path {
        /// The steps of the pen.
        steps: Vec<Step>,
        /// Its paint.
        paint: Paint,
    },
    /// One row of text.
    Text {
        /// The row.
        text: String,
        /// On the baseline: left end, middle or right end, by `anchor`.
        at: Pos2,
        /// Which part of the row `at` is.
        anchor: Anchor,
        /// Size and face.
        style: Style,
        /// Its colour.
        colour: Rgb,
        /// Whether it is struck through.
        struck: bool,
    },
}

/// A step of the pen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Step {
    /// Lift and go to.
    Move(Pos2),
    /// Line to.
    Line(Pos2),
    /// Quadratic curve by a control point to an end.
    Quad(Pos2, Pos2),
    /// Cubic curve by two control points to an end.
    Cubic(Pos2, Pos2, Pos2),
    /// Line back to the last move.
    Close,
}

/// Inside and outline.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Paint {
    /// The colour inside.
    pub fill: Option<Rgb>,
    /// The outline.
    pub stroke: Option<Stroke>,
    /// 1 is opaque.
    pub opacity: f32,
}

/// An outline.
#[derive(Clone, Debug, PartialEq)]
pub struct Stroke {
    /// Its colour.
    pub colour: Rgb,
    /// Its width.
    pub width: f32,
    /// Lengths of dash and gap by turns; empty is solid.
    pub dash: Vec<f32>,
}

/// Which part of a row of text its position is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Anchor {
    /// The left end.
    #[default]
    Start,
    /// The middle.
    Middle,
    /// The right end.
    End,
}
