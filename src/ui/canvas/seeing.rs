//! Which part of the map is in view: fitted to the window, kept where it is when panels come and go, and
//! moved to what is to be seen. Asks the camera; draws nothing.

use egui::{Rect, Ui, Vec2};

use super::gesture::{Outcome, Typed};
use super::typing::Typing;
use super::{Canvas, View, around, camera, everything, places, typed_of};
use crate::model::LaneScheme;
use crate::ui::{Action, Command, Selection};

/// What the view was fitted to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Fitted {
    /// The size of the window.
    window: Vec2,
    /// The bounds of the picture: once it has grown, the view is no longer of the whole.
    picture: Rect,
    /// What the rows were: other rows make another picture, which is fitted anew.
    pub(super) lanes: LaneScheme,
}

impl Canvas {
    /// Follows the space on the screen: a larger window, and a bar or panel that comes or goes, fits
    /// again what was fitted; a panel that opens must not cover the selection.
    pub(super) fn resize(&mut self, rect: Rect, view: &View<'_>, ui: &Ui) {
        let old = std::mem::replace(&mut self.camera.viewport, rect);
        if old.size() == rect.size() || self.read.is_none() {
            // What is shown stays where it is on the screen when a panel at the left opens.
            return;
        }
        // What is selected holds still while somebody works on it.
        let rests = view.selection.is_empty() && !self.gesture.is_cancellable() && !self.is_typing();
        let again = |fitted: Fitted| {
            fitted.window != window_size(ui) || (rests && fitted.picture == view.scene.bounds)
        };
        if self.fitted.is_some_and(again) {
            self.fit(view, ui);
        } else if self.reveal.is_none() {
            self.reveal_selection = true;
        }
    }

    /// Shows the whole picture.
    pub(super) fn fit(&mut self, view: &View<'_>, ui: &Ui) {
        self.camera.fit(view.scene.bounds);
        self.fitted =
            Some(Fitted { window: window_size(ui), picture: view.scene.bounds, lanes: lanes_of(view) });
    }

    /// Runs what was asked since the last frame.
    pub(super) fn run_commands(&mut self, view: &View<'_>, ui: &Ui) -> Outcome {
        let mut outcome = Outcome::default();
        let picture = view.scene.bounds;
        let middle = self.camera.viewport.center();
        for command in std::mem::take(&mut self.commands) {
            if matches!(command, Command::ZoomIn | Command::ZoomOut | Command::ActualSize) {
                self.fitted = None;
            }
            match command {
                Command::ZoomIn => self.camera.zoom_by(camera::ZOOM_STEP, middle, picture),
                Command::ZoomOut => self.camera.zoom_by(1.0 / camera::ZOOM_STEP, middle, picture),
                Command::ActualSize => self.camera.zoom_to(1.0, middle, picture),
                Command::Fit => self.fit(view, ui),
                Command::Link => {
                    let around = around(view, &self.places, self.camera.zoom);
                    self.gesture.start_link(&around);
                }
                Command::Rename => outcome.type_in = typed_of(view.selection).filter(|_| !view.read_only),
                Command::SelectAll => outcome.actions.push(Action::Select(everything(view.layout))),
                Command::SelectNothing => outcome.actions.push(Action::Select(Selection::default())),
                _ => {}
            }
        }
        outcome
    }

    /// Opens what was asked to be typed, and brings into view what was asked to be seen.
    pub(super) fn open_and_reveal(&mut self, view: &View<'_>) {
        if let Some(id) = self.rename.take_if(|id| self.places.card(view.layout, id).is_some())
            && !view.read_only
        {
            self.typing = Some(Typing::after(Typed::Card(id), std::mem::take(&mut self.early)));
        }
        if let Some(id) = self.reveal.take_if(|id| self.places.card(view.layout, id).is_some())
            && let Some(card) = self.places.card(view.layout, &id)
        {
            let mut rect = card.rect;
            rect.max.y += self.covered / self.camera.zoom;
            self.camera.reveal(rect);
            self.reveal_selection = false;
        }
        if self.reveal_selection && view.selection.is_empty() {
            self.reveal_selection = false;
        } else if self.reveal_selection
            && let Some(rect) = self.selected(view)
        {
            self.camera.reveal(rect);
            self.reveal_selection = false;
        }
    }

    /// Where that lies what was selected last: a card, a phase's header, or the middle of a line.
    fn selected(&self, view: &View<'_>) -> Option<Rect> {
        let selection = view.selection;
        if let Some(id) = selection.touchpoints.last() {
            return self.places.card(view.layout, id).map(|card| card.rect);
        }
        if let Some(id) = &selection.phase {
            return places::header_rect(view.layout, id);
        }
        let route = self.places.route(view.layout, selection.transitions.last()?)?;
        Some(Rect::from_center_size(places::middle(route), Vec2::splat(40.0)))
    }
}

/// What the rows of the map are.
pub(super) fn lanes_of(view: &View<'_>) -> LaneScheme {
    view.layout.request.lanes.unwrap_or(view.journey.lanes)
}

fn window_size(ui: &Ui) -> Vec2 {
    ui.ctx().content_rect().size()
}
