//! The map in the window: camera, painting, picking and gestures. Knows layout and scene;
//! asks for changes by [`Action`], never makes them.
//!
//! `camera`, `index`, `places`, `plan`, `folds`, `gesture`, `walk` and `motion` are pure; `painter`, `tile`, `pieces`,
//! `cut`, `lines` and `outline` turn a scene into triangles; `overlay`, `tips`, `typing`, `linking` and `access` are what lies over it;
//! this file holds them together, frame by frame.

mod access;
mod camera;
mod cut;
mod folds;
mod gesture;
mod index;
mod input;
mod lanes;
mod lines;
mod linking;
mod minimap;
mod motion;
mod names;
mod outline;
mod overlay;
mod painter;
mod pieces;
mod places;
mod plan;
#[cfg(test)]
mod sample;
mod seeing;
#[cfg(test)]
mod tests;
mod tile;
mod tips;
mod typing;
mod walk;
mod words;

use egui::{Rect, Sense, Ui, Vec2};

use crate::edit::Place;
use crate::layout::Layout;
use crate::model::{Id, Journey, Lang, Touchpoint, Workspace};
use crate::scene::badges::Badges;
use crate::scene::{Scene, Subject};
use crate::theme::Theme;
use crate::ui::looking::Lit;
use crate::ui::{Action, Command, Selection};

pub use camera::Camera;
pub use folds::fitting;
pub use lanes::{lane_value, show_under};
pub use linking::is_for_link;
pub use painter::{Counts, Look, Looks, ScenePainter};
pub use tips::tell;

use gesture::{Around, Gesture, Typed};
use motion::Motion;
use names::Name;
use outline::colour;
use overlay::Overlay;
use places::{DropPlace, Places, Target};
use plan::Ground;
use seeing::{Fitted, lanes_of};
use typing::Typing;

/// How visible lines are while another one is brought out.
const DIMMED: f32 = 0.35;
/// How visible a card is at its old place while its ghost is dragged.
const LEFT_BEHIND: f32 = 0.35;

/// What the canvas shows this frame; all borrowed from derived state that the app keeps.
pub struct View<'a> {
    /// The libraries.
    pub workspace: &'a Workspace,
    /// The journey shown.
    pub journey: &'a Journey,
    /// The same journey as it is now: ahead of the picture while a new one is being made.
    /// Edits are made from it.
    pub current: &'a Journey,
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
    /// What is lit while the rest is dimmed; nothing where everything is.
    pub lit: Option<&'a Lit>,
    /// The badges that are drawn.
    pub badges: Option<&'a Badges>,
    /// What is selected.
    pub selection: &'a Selection,
    /// Whether a large map has a small one in its corner.
    pub small_map: bool,
    /// Whether edits are refused.
    pub read_only: bool,
    /// Whether cards may move by themselves.
    pub reduced_motion: bool,
    /// The pictures for cards; none in tests of the map alone.
    pub photos: Option<&'a crate::ui::photos::Gallery>,
}

/// The canvas' own state: camera, the gesture under way, the title being typed.
#[derive(Debug, Default)]
pub struct Canvas {
    camera: Camera,
    painter: ScenePainter,
    places: Places,
    minimap: minimap::Minimap,
    motion: Motion,
    gesture: Gesture,
    hover: Target,
    typing: Option<Typing>,
    /// What the keyboard says of a line that is being drawn.
    linking: linking::Linking,
    /// Waits until the card is on the map.
    rename: Option<Id<Touchpoint>>,
    /// What was typed while `rename` waits.
    early: typing::Early,
    reveal: Option<Id<Touchpoint>>,
    /// What is selected is to be brought into view, once it is on the map.
    reveal_selection: bool,
    commands: Vec<Command>,
    /// The journey and revision that `places` were read from.
    read: Option<(Id<Journey>, u64)>,
    /// Where the pointer is on the map, if it is over it.
    pointer: Option<egui::Pos2>,
    /// Where the pointer was last over the map.
    drop_here: Option<DropPlace>,
    /// The window and the picture when that was last fitted, until the user moves it.
    fitted: Option<Fitted>,
    /// What stood at the edges of the view in the last frame.
    names: Vec<Name>,
    panning: bool,
    /// The cards dragged and how far, until they are let go.
    dragged: Option<(Vec<Id<Touchpoint>>, Vec2)>,
    /// The card that gets the keyboard in the next frame.
    focus_next: Option<Id<Touchpoint>>,
    /// The text field on the screen.
    field: Option<Rect>,
    /// When something was folded or unfolded by a click, in egui's seconds: the second click of a
    /// double click means nothing where the first one moved everything.
    folded_at: Option<f64>,
    /// How much of the view is covered at its foot, in points: what is revealed must lie above.
    covered: f32,
    /// What had the keyboard in the last frame, if that was the map or a card on it.
    focus: Option<egui::Id>,
}

impl Canvas {
    /// Whether the control with this id is the map or a card on it.
    pub fn is_focus(&self, id: egui::Id) -> bool {
        self.focus == Some(id)
    }

    /// Opens the title of a card for typing in place, as soon as the card is on the map.
    pub fn start_rename(&mut self, id: Id<Touchpoint>) {
        self.reveal = Some(id.clone());
        self.early = typing::Early::default();
        self.rename = Some(id);
    }

    /// Runs a command that concerns the view or a gesture (zoom, fit, link, rename, select all);
    /// whether it was one.
    pub fn run(&mut self, command: Command) -> bool {
        let ours = matches!(
            command,
            Command::ZoomIn
                | Command::ZoomOut
                | Command::Fit
                | Command::ActualSize
                | Command::Link
                | Command::Rename
                | Command::SelectAll
                | Command::SelectNothing
        );
        if ours {
            self.commands.push(command);
        }
        ours
    }

    /// What of the map is in view, in map points.
    pub fn seen(&self) -> Rect {
        self.camera.visible()
    }

    /// The zoom in percent, for the sub bar.
    pub fn zoom_percent(&self) -> u32 {
        (self.camera.zoom * 100.0).round().max(1.0) as u32
    }

    /// Moves the view so that this card is visible, at the next frame.
    pub fn reveal(&mut self, id: Id<Touchpoint>) {
        self.reveal = Some(id);
    }

    /// Moves the view so that what is selected is visible, as soon as it is on the map.
    pub fn reveal_selection(&mut self) {
        self.reveal_selection = true;
    }

    /// Says how much of the view is covered at its foot, in points.
    pub fn cover(&mut self, height: f32) {
        self.covered = height;
    }

    /// Gives up the gesture under way and what was asked since the last frame.
    pub fn give_up(&mut self) {
        self.gesture = Gesture::Idle;
        self.dragged = None;
        self.commands.clear();
    }

    /// What the last frame drew, for benches.
    pub fn counts(&self) -> Counts {
        self.painter.counts
    }

    /// The camera as it is, for tests and benches.
    pub fn camera(&self) -> &Camera {
        &self.camera
    }

    /// Whether a gesture or a text field is open or about to be, which Escape would cancel.
    pub fn is_busy(&self) -> bool {
        self.gesture.is_cancellable() || self.is_typing()
    }

    /// The place under the pointer, for pasting; nothing if the pointer is not over the map.
    pub fn place_here(&self, view: &View<'_>) -> Option<Place> {
        let drop = self.drop_here.as_ref()?;
        let phase = drop.phase.and_then(|at| view.layout.phases.get(at)).map(|phase| phase.id.clone());
        Some(Place { phase, before: drop.before.clone() })
    }

    /// Whether the text field or the small map is here, so that the map must not take the pointer.
    fn in_field(&self, pos: egui::Pos2) -> bool {
        let in_field = self.typing.is_some() && self.field.is_some_and(|field| field.contains(pos));
        in_field || self.minimap.area.is_some_and(|area| area.contains(pos))
    }

    /// The place of the map under a place of the screen. A name at the edge of the view stands for what it
    /// names, unless something is dragged over it.
    fn place_under(&self, pos: egui::Pos2) -> egui::Pos2 {
        let is_free = matches!(self.gesture, Gesture::Idle | Gesture::Pressed { .. } | Gesture::Link { .. });
        let name = self.names.iter().rev().find(|name| name.rect.contains(pos)).filter(|_| is_free);
        name.map_or_else(|| self.camera.map_from_screen(pos), |name| name.place)
    }

    /// Reads the layout again if it is another one.
    fn refresh(&mut self, view: &View<'_>, ui: &Ui) {
        let key = (view.journey.id.clone(), view.revision);
        if self.read.as_ref() != Some(&key) {
            let other_journey = self.read.as_ref().is_none_or(|(journey, _)| *journey != key.0);
            self.places = Places::new(view.layout);
            self.hover = Target::Ground;
            if other_journey {
                self.fitted = None;
                self.gesture = Gesture::Idle;
                self.typing = None;
                self.fit(view, ui);
            }
            if self.fitted.is_some_and(|fitted| fitted.lanes != lanes_of(view)) {
                self.fit(view, ui);
            }
            self.read = Some(key);
        }
        let now = ui.input(|input| input.time);
        self.motion.watch(&view.journey.id, view.revision, view.layout, now, view.reduced_motion);
        if std::ptr::eq(view.journey, view.current) {
            self.motion.up_to_date();
        }
    }

    /// How groups differ from the scene this frame.
    fn looks(&mut self, lit: &[usize], now: f64) -> Looks {
        // The lines of `lit` are drawn once more, over the dimmed ones.
        let transitions = if lit.is_empty() { 1.0 } else { DIMMED };
        let mut looks = Looks { transitions, changed: self.motion.progress(now), ..Looks::default() };
        for (id, offset) in self.motion.offsets(now) {
            if let Some(at) = self.painter.group_of(&Subject::Card(id)) {
                looks.groups.insert(at, Look { offset, opacity: 1.0 });
            }
        }
        if let Gesture::Cards { ids, .. } = &self.gesture {
            for id in ids {
                if let Some(at) = self.painter.group_of(&Subject::Card(id.clone())) {
                    looks.groups.insert(at, Look { opacity: LEFT_BEHIND, ..Look::default() });
                }
            }
        }
        looks
    }

    fn paint(&mut self, ui: &Ui, view: &View<'_>, dropping: Option<&DropPlace>) {
        let painter = ui.painter_at(self.camera.viewport);
        painter.rect_filled(self.camera.viewport, 0.0, colour(view.scene.background, 1.0));
        self.painter.prepare(ui.ctx(), view.scene, view.revision, self.camera.zoom, ui.pixels_per_point());
        let mark = view.lit.map_or(0, |lit| lit.mark);
        self.painter.dim(mark, || {
            view.lit.map_or_else(Vec::new, |lit| crate::scene::dim::pale(view.scene, view.layout, lit))
        });
        let now = ui.input(|input| input.time);
        let hover = std::mem::take(&mut self.hover);
        let gesture = std::mem::take(&mut self.gesture);
        let camera = self.camera;
        let lit = {
            let overlay = overlay(&painter, view, &self.places, &camera, &hover, &gesture);
            overlay.lit(&self.painter)
        };
        self.gesture = gesture;
        let looks = self.looks(&lit, now);
        self.painter.paint(&painter, view.scene, &camera, &looks, &lit);
        if let Some(photos) = view.photos.filter(|_| view.layout.request.pictures) {
            let drawn = (&looks, self.painter.dimmed());
            crate::ui::photos::paint(&painter, photos, view.scene, &camera, drawn);
        }
        let overlay = overlay(&painter, view, &self.places, &camera, &hover, &self.gesture);
        overlay.show(&self.painter);
        if let Some(drop) = dropping {
            overlay.drop_mark(drop);
        }
        let rows = [(Subject::Strip, words::EXPERIENCE), (Subject::LookFirst, words::LOOK_FIRST)];
        let rows = rows.iter().filter_map(|(subject, label)| {
            let group = view.scene.groups.get(self.painter.group_of(subject)?)?;
            Some((group.bounds, label.text(view.lang)))
        });
        self.names = names::names(view, &camera, &rows.collect::<Vec<_>>());
        names::draw(&self.names, view, &painter);
        self.hover = hover;
        if self.motion.progress(now) < 1.0 {
            ui.ctx().request_repaint();
        }
    }
}

fn overlay<'a>(
    painter: &'a egui::Painter,
    view: &'a View<'a>,
    places: &'a Places,
    camera: &'a Camera,
    hover: &'a Target,
    gesture: &'a Gesture,
) -> Overlay<'a> {
    Overlay { painter, view, places, camera, hover, gesture }
}

fn around<'a>(view: &'a View<'a>, places: &'a Places, zoom: f32) -> Around<'a> {
    let ground = Ground { workspace: view.workspace, journey: view.current, layout: view.layout, places };
    Around { ground, selection: view.selection, read_only: view.read_only, zoom, lang: view.lang }
}

fn everything(layout: &Layout) -> Selection {
    let cards = layout.cards.iter().chain(&layout.tray);
    let touchpoints = cards.map(|card| card.touchpoint.id.clone()).collect();
    Selection { touchpoints, ..Selection::default() }
}

/// What renaming the selection means.
fn typed_of(selection: &Selection) -> Option<Typed> {
    let card = selection.touchpoints.last().cloned().map(Typed::Card);
    let phase = || selection.phase.clone().map(Typed::Phase);
    card.or_else(phase).or_else(|| selection.transitions.last().cloned().map(Typed::Transition))
}

/// Draws the map in all the space that is left, and says what the user asked for.
pub fn canvas_ui(ui: &mut Ui, canvas: &mut Canvas, view: &View<'_>) -> Vec<Action> {
    let (rect, response) = ui.allocate_exact_size(ui.available_size(), Sense::click_and_drag());
    let name = words::MAP.fill(view.lang, &[("journey", &view.journey.name)]);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Canvas, true, &name));
    canvas.resize(rect, view, ui);
    canvas.refresh(view, ui);
    let mut outcome = canvas.run_commands(view, ui);
    input::camera(ui, canvas, view, &response);
    canvas.hold_text(ui, view);
    outcome.merge(canvas.hear_link(view));
    canvas.open_and_reveal(view);
    canvas.camera.snap(ui.pixels_per_point());
    outcome.merge(input::pointer(ui, canvas, view, &response));
    outcome.merge(input::keys(ui, canvas, view, &response));
    let dropping = input::payload(ui, canvas, view, &response, &mut outcome);
    if let Some(typed) = outcome.type_in.take() {
        canvas.typing = Some(Typing::new(typed));
    }
    canvas.paint(ui, view, dropping.as_ref());
    let mut camera = canvas.camera;
    canvas.minimap.show(ui, &response, view, &mut camera);
    if camera != canvas.camera {
        (canvas.camera, canvas.fitted) = (camera, None);
        ui.ctx().request_repaint();
    }
    outcome.actions.extend(access::cards(ui, &response, view, &canvas.places, &canvas.camera));
    outcome.actions.extend(access::folds(ui, &response, view, &canvas.camera));
    if let Some(mut typing) = canvas.typing.take() {
        let (action, open) = typing.show(ui, view, &canvas.places, &canvas.camera);
        canvas.field = typing.rect;
        outcome.actions.extend(action);
        if open {
            canvas.typing = Some(typing);
        } else {
            response.request_focus();
        }
    }
    canvas.link_hint(ui, view);
    input::cursor_and_tooltip(ui, canvas, view, &response);
    outcome.actions
}
