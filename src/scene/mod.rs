//! WHAT is drawn, back to front: groups of rectangles, paths and text, in map points.
//! The middle form takes the difficulty: painters (`ui::painter`, `export::svg`) decide nothing.
//! Knows themes and layouts; knows no file format and no window.

pub mod badges;
mod card;
pub mod colours;
mod curves;
pub mod dim;
pub mod display;
pub mod each;
mod expected;
mod fold;
mod foot;
mod header;
mod icons;
mod legend;
mod notes;
mod overlay;
mod photo;
mod route;
mod sketch;
pub mod slide;
mod strip;
mod title;
mod triggers;
mod words;

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use emath::{Pos2, Rect, pos2};

pub use self::card::details_mark;
use self::colours::Colours;
pub use self::overlay::{band_at, band_over};
pub use self::sketch::text_edge;
use crate::analysis::BestBefore;
use crate::layout::{self, Layout, RouteKey};
use crate::model::{
    ColourScheme, Date, Department, Id, Journey, Lang, Persona, Phase, Touchpoint, Workspace,
};
use crate::pictures::{Album, Small};
use crate::search::Lit;
use crate::text::Style;
use crate::theme::{Rgb, Theme};
use crate::vocabulary::Template;

/// Scales at which a card shows everything: it is at least 60 pixels wide.
pub const NEAR: f32 = 60.0 / layout::CARD_WIDTH;
/// Below this scale a card is a rectangle in the media hue: it is under 24 pixels wide.
pub const FAR: f32 = 24.0 / layout::CARD_WIDTH;
/// Below this scale only phase tiles are drawn: a card is under 6 pixels wide.
pub const TILES: f32 = 6.0 / layout::CARD_WIDTH;

/// What is drawn of a layout. The default is what an export shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// The language of everything that is not the user's own text.
    pub lang: Lang,
    /// What stands around the grid.
    pub frame: Frame,
    /// The one scale at which it will be drawn, in pixels per map point: what is only shown at others is
    /// left out. Every scale if unset, as a window needs it.
    pub scale: Option<f32>,
    /// What the colours of the cards stand for.
    pub colours: ColourScheme,
    /// Whether cards name their owners.
    pub owners: bool,
    /// Whose feelings the faces show where a touchpoint has them per persona; also named in the
    /// subtitle. The layout's persona if unset.
    pub persona: Option<Id<Persona>>,
    /// The name of the file, for the foot.
    pub file_name: Option<String>,
    /// The date of the analysis, for the foot.
    pub as_of: Option<Date>,
    /// The gaps counted on cards and phases; none are drawn by default.
    pub badges: Arc<badges::Badges>,
    /// Whether the notes that people pinned are counted on the map.
    pub notes: bool,
    /// The template of which the steps are drawn that the journey lacks; none by default.
    pub expected: Option<Arc<Template>>,
    /// What is lit while the rest is paler; everything by default.
    pub lit: Option<Arc<Lit>>,
    /// Why not all is lit, for the subtitle.
    pub narrowed: String,
    /// The pictures for cards that have room for them; unset where the painter finds them by their names,
    /// as the window does.
    pub album: Option<Arc<Album>>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            lang: Lang::default(),
            frame: Frame::default(),
            scale: None,
            colours: ColourScheme::default(),
            owners: true,
            persona: None,
            file_name: None,
            as_of: None,
            badges: Arc::default(),
            notes: true,
            expected: None,
            lit: None,
            narrowed: String::new(),
            album: None,
        }
    }
}

/// What stands around the grid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Frame {
    /// Nothing: headers, lanes, cards and lines only.
    Bare,
    /// The experience strip and the row "look first", for the window.
    Window,
    /// Title, subtitle, legend and foot, for slides.
    Slide,
    /// Title, subtitle, legend, strip, "look first" and foot, for whole pictures.
    #[default]
    Full,
}

impl Frame {
    fn has_title(self) -> bool {
        matches!(self, Self::Slide | Self::Full)
    }

    fn has_strip(self) -> bool {
        matches!(self, Self::Window | Self::Full)
    }
}

/// Draws a layout of the journey. Everything lies inside the picture's bounds; cards and
/// transitions are where the layout has them.
pub fn build(
    workspace: &Workspace,
    journey: &Journey,
    layout: &Layout,
    theme: &Theme,
    options: &Options,
) -> Scene {
    let stage = Stage::new(workspace, journey, layout, theme, options);
    let mut groups = Vec::with_capacity(layout.cards.len() + layout.routes.len() + 32);
    let top = title::draw(&stage, &mut groups);
    let below = foot::draw(&stage, &mut groups);
    header::draw(&stage, below.ground, &mut groups);
    overlay::draw(&stage, &mut groups);
    let when = expected::draw(&stage, &mut groups);
    route::draw(&stage, &mut groups);
    groups.extend(when);
    for (place, ends) in layout.cards.iter().zip(route::ends(layout)) {
        groups.push(card::draw(&stage, place, &ends));
    }
    groups.extend(layout.folds.iter().map(|place| fold::draw(&stage, place)));
    header::draw_tray(&stage, below.tray_shift, &mut groups);
    header::draw_tiles(&stage, &mut groups);
    if let Some(lit) = &options.lit {
        dim::dim(&mut groups, layout, lit, theme.paper);
    }
    groups.sort_by_key(|group| layer(&group.subject));
    let bounds = Rect::from_min_max(pos2(stage.left, top), pos2(stage.right, below.bottom));
    Scene { name: String::new(), bounds, background: theme.paper, groups }
}

/// The order from back to front; groups of one layer keep the order in which they were made.
fn layer(subject: &Subject) -> u8 {
    match subject {
        Subject::Backdrop => 0,
        Subject::Transition(_) | Subject::ExpectedWhen => 2,
        Subject::Card(_) | Subject::Fold(..) => 3,
        Subject::Tile(_) => 4,
        _ => 1,
    }
}

/// What all parts of a picture look at.
struct Stage<'a> {
    workspace: &'a Workspace,
    journey: &'a Journey,
    layout: &'a Layout,
    theme: &'a Theme,
    options: &'a Options,
    persona: Option<&'a Id<Persona>>,
    departments: HashMap<&'a str, &'a Department>,
    colours: Colours,
    notes: notes::Notes,
    triggers: triggers::Triggers,
    /// When cards should be looked at again, if that is asked in this journey.
    best_before: Option<BestBefore>,
    /// The left edge of the picture.
    left: f32,
    /// The right edge of the picture.
    right: f32,
}

/// White space at the left of the lane labels.
const MARGIN_LEFT: f32 = 40.0;
/// White space at the right of the last phase.
const MARGIN_RIGHT: f32 = 32.0;
/// How far lines between lanes run past the last phase.
const LINE_OVERHANG: f32 = 12.0;
/// A picture with a frame is at least this wide, so that a title has room.
const MIN_FRAMED_WIDTH: f32 = 720.0;

impl<'a> Stage<'a> {
    fn new(
        workspace: &'a Workspace,
        journey: &'a Journey,
        layout: &'a Layout,
        theme: &'a Theme,
        options: &'a Options,
    ) -> Self {
        let left = layout.bounds.left().min(0.0) - MARGIN_LEFT;
        let tray = layout.tray.iter().map(|place| place.rect.right() + 16.0).fold(0.0, f32::max);
        let grid = layout.bounds.right().max(tray) + MARGIN_RIGHT;
        let least = match options.frame {
            Frame::Slide => left + slide::width(layout.bounds.height()).max(MIN_FRAMED_WIDTH),
            Frame::Full => left + MIN_FRAMED_WIDTH,
            Frame::Bare | Frame::Window => left + 2.0 * MARGIN_LEFT,
        };
        // On a slide a narrow map stands in the middle; elsewhere a legend fills the right.
        let spare = (least - grid).max(0.0);
        let shift = if options.frame == Frame::Slide { spare / 2.0 } else { 0.0 };
        let departments = workspace.departments.iter().map(|one| (one.id.as_str(), one)).collect();
        let persona = options.persona.as_ref().or(layout.request.persona.as_ref());
        let colours = Colours::new(workspace, journey, options.colours, theme, options.lang);
        Self {
            workspace,
            journey,
            layout,
            theme,
            options,
            persona,
            departments,
            colours,
            notes: if options.notes { notes::Notes::of(journey) } else { notes::Notes::default() },
            triggers: triggers::Triggers::of(journey),
            best_before: options.as_of.and_then(|day| BestBefore::of(journey, day)),
            left: left - shift,
            right: grid.max(least) - shift,
        }
    }

    /// The left edge of title and foot.
    fn text_left(&self) -> f32 {
        self.left + MARGIN_LEFT
    }

    /// The left edge of lane labels and of the lines between lanes.
    fn label_left(&self) -> f32 {
        self.layout.bounds.left().min(0.0)
    }

    /// The right end of lines and of text at the right.
    fn text_right(&self) -> f32 {
        self.right - MARGIN_RIGHT + LINE_OVERHANG
    }

    /// Whether nobody confirmed for too long what this card says.
    fn is_past(&self, touchpoint: &Touchpoint) -> bool {
        self.best_before.is_some_and(|measure| measure.is_past(touchpoint))
    }

    /// Whether anything of these scales will be drawn.
    fn shows(&self, scales: &Range<f32>) -> bool {
        self.options.scale.is_none_or(|scale| scales.contains(&scale))
    }

    fn lang(&self) -> Lang {
        self.options.lang
    }

    /// The name of a department, its id where the workspace has none.
    fn department<'b>(&'b self, id: &'b Id<Department>) -> &'b str {
        let name = self.departments.get(id.as_str()).map_or("", |department| department.name.trim());
        if name.is_empty() { id.as_str() } else { name }
    }
}

/// A picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// What tells it from others that are made with it: empty for the whole, else the phase's id, with
    /// a number where a phase takes several.
    pub name: String,
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
    /// A tile of folded cards: places of phase, lane and step.
    Fold(usize, usize, usize),
    /// A transition.
    Transition(RouteKey),
    /// The bands of models laid over the phases.
    Overlays,
    /// Steps that a template expects and the map lacks.
    Expected,
    /// When those steps are taken.
    ExpectedWhen,
    /// The experience strip.
    Strip,
    /// The row of sentences under the map.
    LookFirst,
    /// File name and date.
    Foot,
    /// The frame of the unsorted tray.
    Tray,
    /// A phase seen from far away: its name and count.
    Tile(Id<Phase>),
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
    /// A picture that fills a rectangle, cut where it has other proportions.
    Photo {
        /// Its edge.
        rect: Rect,
        /// What the journey calls it.
        name: String,
        /// The picture; unset where it is missing or the painter finds it by its name.
        small: Option<Arc<Small>>,
        /// 1 is opaque.
        opacity: f32,
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
