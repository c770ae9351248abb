//! The map in the window: camera, painting, picking and gestures. Knows layout and scene;
//! asks for changes by [`Action`], never makes them.

use crate::edit::LaneValue;
use crate::layout::Layout;
use crate::model::{Id, Journey, Lang, Touchpoint, Workspace};
use crate::scene::Scene;
use crate::theme::Theme;
use crate::ui::{Action, Command, Selection};

/// What the canvas shows this frame; all borrowed from derived state that the app keeps.
pub struct View<'a> {
    /// The libraries.
    pub workspace: &'a Workspace,
    /// The journey shown.
    pub journey: &'a Journey,
    /// Where its things lie.
    pub layout: &'a Layout,
    /// What is drawn.
    pub scene: &'a Scene,
    /// Moves whenever layout or scene is another one: what is derived from them can be kept.
    pub revision: u64,
    /// The colours.
    pub theme: &'a Theme,
    /// The language of the window.
    pub lang: Lang,
    /// What is selected.
    pub selection: &'a Selection,
    /// Whether edits are refused.
    pub read_only: bool,
    /// Whether cards may move by themselves.
    pub reduced_motion: bool,
}

/// The canvas' own state: camera, the gesture under way, the title being typed.
#[derive(Debug, Default)]
pub struct Canvas {}

impl Canvas {
    /// Opens the title of a card for typing in place.
    pub fn start_rename(&mut self, id: Id<Touchpoint>) {
        let _ = id;
    }

    /// Runs a command that concerns the view or a gesture (zoom, fit, link, rename, select all);
    /// whether it was one.
    pub fn run(&mut self, command: Command) -> bool {
        let _ = command;
        false
    }

    /// The zoom in percent, for the sub bar.
    pub fn zoom_percent(&self) -> u32 {
        100
    }

    /// Moves the view so that this card is visible, at the next frame.
    pub fn reveal(&mut self, id: Id<Touchpoint>) {
        let _ = id;
    }
}

/// Draws the map in all the space that is left, and says what the user asked for.
pub fn canvas_ui(ui: &mut egui::Ui, canvas: &mut Canvas, view: &View<'_>) -> Vec<Action> {
    let _ = (ui, canvas, view);
    Vec::new()
}

/// What dropping in the lane with this key sets, under the lanes that the layout shows.
pub fn lane_value(layout: &Layout, journey: &Journey, lane: usize) -> Option<LaneValue> {
    let _ = (layout, journey, lane);
    None
}
