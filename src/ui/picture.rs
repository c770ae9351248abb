//! A journey laid out and drawn, and what it is made from. Pure but for the time it takes; which
//! thread makes it is `document`'s.

use std::sync::Arc;
use std::time::{Duration, Instant};

use super::unknowns::Facts;
use crate::layout::{self, Layout, Request};
use crate::model::{ColourScheme, Date, Id, Journey, Lang, Persona, Workspace};
use crate::scene::badges::Badges;
use crate::scene::{self, Scene};
use crate::theme::Theme;
use crate::vocabulary::Template;

/// How the picture should look, beside what it shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    /// The colours.
    pub theme: Arc<Theme>,
    /// The language of labels.
    pub lang: Lang,
    /// The day that the foot of the map names.
    pub as_of: Date,
}

/// What a picture is made from; equal keys give equal pictures.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Key {
    pub revision: u64,
    pub journey: Id<Journey>,
    pub request: Request,
    pub look: Look,
    pub name: String,
    pub tidied: u64,
    /// What the colours of the cards stand for.
    pub colours: ColourScheme,
    /// Whose feelings the cards show, where the map is not this persona's alone.
    pub persona: Option<Id<Persona>>,
    /// Tells the badges from others; 0 when none are shown.
    pub badges: u64,
    /// Whether the steps that the template expects are drawn.
    pub expected: bool,
}

/// A journey laid out and drawn, with the state that it shows.
#[derive(Clone, Debug)]
pub struct Picture {
    pub(super) key: Key,
    /// The state shown.
    pub workspace: Arc<Workspace>,
    /// The journey shown.
    pub journey: Arc<Journey>,
    /// Where its things lie.
    pub layout: Arc<Layout>,
    /// What is drawn.
    pub scene: Arc<Scene>,
    /// What the bars count.
    pub facts: Arc<Facts>,
    /// Moves with every new picture.
    pub revision: u64,
    /// How long it took when the journey was last laid out.
    pub took: Duration,
}

/// A picture to be made.
pub(super) struct Task {
    pub key: Key,
    pub workspace: Arc<Workspace>,
    pub journey: Arc<Journey>,
    /// The gaps to show on cards and phases.
    pub badges: Arc<Badges>,
    /// The template of which the expected steps are drawn.
    pub expected: Option<Arc<Template>>,
    /// The revision of the picture.
    pub revision: u64,
    /// What was shown before: its cards hold still where nothing asks them to move.
    pub previous: Option<Picture>,
}

impl Task {
    /// Lays out, draws and counts.
    pub fn run(self) -> Picture {
        let start = Instant::now();
        let Self { key, workspace, journey, badges, expected, revision, previous } = self;
        let before =
            previous.filter(|picture| picture.key.journey == key.journey && picture.key.tidied == key.tidied);
        // What is folded or unfolded, and room for pictures, leaves all other cards where they are.
        let laid = |picture: &&Picture| unfolded(&picture.key.request) == unfolded(&key.request);
        let held = before.as_ref().filter(laid);
        // Another theme or date moves no card.
        let same =
            held.filter(|picture| picture.key.revision == key.revision && picture.key.request == key.request);
        let layout = match same {
            Some(picture) => Arc::clone(&picture.layout),
            None => {
                let previous = held.map(|picture| &*picture.layout);
                Arc::new(layout::layout(&workspace, &journey, &key.request, previous))
            }
        };
        let scene = Arc::new(drawn((&workspace, &journey), &layout, &key, (badges, expected)));
        let facts = same.map_or_else(|| Arc::new(Facts::of(&journey, &layout)), |it| Arc::clone(&it.facts));
        let took = same.map_or_else(|| start.elapsed(), |picture| picture.took);
        Picture { key, workspace, journey, layout, scene, facts, revision, took }
    }
}

/// A request without its folds and pictures.
fn unfolded(request: &Request) -> Request {
    let (folded_lanes, folded_phases) = Default::default();
    Request { folded_lanes, folded_phases, pictures: false, ..request.clone() }
}

/// The scene of a layout, as the window shows it.
fn drawn(
    (workspace, journey): (&Workspace, &Journey),
    layout: &Layout,
    key: &Key,
    (badges, expected): (Arc<Badges>, Option<Arc<Template>>),
) -> Scene {
    let look = &key.look;
    let options = scene::Options {
        lang: look.lang,
        frame: scene::Frame::Window,
        colours: key.colours,
        persona: key.persona.clone(),
        file_name: Some(key.name.clone()),
        as_of: Some(look.as_of),
        badges,
        expected,
        ..scene::Options::default()
    };
    scene::build(workspace, journey, layout, &look.theme, &options)
}
