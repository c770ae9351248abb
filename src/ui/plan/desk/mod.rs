//! Reactions that ask for an answer: its view.

use egui::Ui;

use super::Room;
use crate::ui::Action;
use crate::ui::bars::Shown;

/// What the window remembers of it. Never in the file.
#[derive(Default)]
pub struct State {}

/// The view.
pub fn view_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    _room: Room<'_>,
    _state: &mut State,
    _actions: &mut Vec<Action>,
) {
    let _ = (ui, shown);
}
