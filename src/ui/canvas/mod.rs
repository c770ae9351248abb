//! The map in the window: camera, painting, picking and gestures. Knows layout and scene;
//! asks for changes by [`Action`], never makes them.

mod camera;
mod index;
mod outline;
mod painter;

pub use camera::Camera;
pub use painter::{Counts, ScenePainter};

use egui::{Sense, Vec2};

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
pub struct Canvas {
    camera: Camera,
    painter: ScenePainter,
    fitted_once: bool,
    commands: Vec<Command>,
    reveal: Option<Id<Touchpoint>>,
}

impl Canvas {
    /// Opens the title of a card for typing in place.
    pub fn start_rename(&mut self, id: Id<Touchpoint>) {
        let _ = id;
    }

    /// Runs a command that concerns the view or a gesture (zoom, fit, link, rename, select all);
    /// whether it was one.
    pub fn run(&mut self, command: Command) -> bool {
        let ours = matches!(command, Command::ZoomIn | Command::ZoomOut | Command::Fit | Command::ActualSize);
        if ours {
            self.commands.push(command);
        }
        ours
    }

    /// The zoom in percent, for the sub bar.
    pub fn zoom_percent(&self) -> u32 {
        (self.camera.zoom * 100.0).round().max(1.0) as u32
    }

    /// Moves the view so that this card is visible, at the next frame.
    pub fn reveal(&mut self, id: Id<Touchpoint>) {
        self.reveal = Some(id);
    }

    /// What the last frame drew, for benches.
    pub fn counts(&self) -> Counts {
        self.painter.counts
    }
}

/// Draws the map in all the space that is left, and says what the user asked for.
pub fn canvas_ui(ui: &mut egui::Ui, canvas: &mut Canvas, view: &View<'_>) -> Vec<Action> {
    let (rect, response) = ui.allocate_exact_size(ui.available_size(), Sense::click_and_drag());
    canvas.camera.viewport = rect;
    let picture = view.scene.bounds;
    if !canvas.fitted_once {
        canvas.camera.fit(picture);
        canvas.fitted_once = true;
    }
    for command in std::mem::take(&mut canvas.commands) {
        let middle = rect.center();
        match command {
            Command::ZoomIn => canvas.camera.zoom_by(camera::ZOOM_STEP, middle, picture),
            Command::ZoomOut => canvas.camera.zoom_by(1.0 / camera::ZOOM_STEP, middle, picture),
            Command::Fit => canvas.camera.fit(picture),
            Command::ActualSize => canvas.camera.zoom_to(1.0, middle, picture),
            _ => {}
        }
    }
    if response.contains_pointer() {
        let (scroll, zoom, pointer) =
            ui.input(|input| (input.smooth_scroll_delta(), input.zoom_delta(), input.pointer.hover_pos()));
        if zoom != 1.0 {
            canvas.camera.zoom_by(zoom, pointer.unwrap_or(rect.center()), picture);
        } else if scroll != Vec2::ZERO {
            canvas.camera.pan(scroll, picture);
        }
    }
    if response.dragged() {
        canvas.camera.pan(response.drag_delta(), picture);
    }
    canvas.camera.snap(ui.pixels_per_point());
    let painter = ui.painter_at(rect);
    painter.rect_filled(rect, 0.0, outline::colour(view.theme.paper, 1.0));
    canvas.painter.prepare(view.scene, view.revision, canvas.camera.zoom, ui.pixels_per_point());
    canvas.painter.paint(&painter, view.scene, &canvas.camera, &painter::Looks::default());
    Vec::new()
}

/// What dropping in the lane with this key sets, under the lanes that the layout shows.
pub fn lane_value(layout: &Layout, journey: &Journey, lane: usize) -> Option<LaneValue> {
    let _ = (layout, journey, lane);
    None
}
