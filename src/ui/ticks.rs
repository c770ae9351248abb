//! Boxes to tick and rounds to pick, with an edge that is seen without pointing at it: that of buttons, which
//! egui gives them, is too faint for something so small.

use std::sync::Arc;

use egui::{IntoAtoms, Response, Ui};

/// Draws boxes or rounds with such an edge.
pub fn edged<R>(ui: &mut Ui, draw: impl FnOnce(&mut Ui) -> R) -> R {
    let before = Arc::clone(ui.style());
    let edge = ui.visuals().weak_text_color();
    ui.visuals_mut().widgets.inactive.bg_stroke.color = edge;
    let drawn = draw(ui);
    ui.set_style(before);
    drawn
}

/// What can be ticked or picked.
pub trait Ticks {
    /// A box to tick with its words.
    fn tick<'a>(&mut self, on: &'a mut bool, words: impl IntoAtoms<'a>) -> Response;

    /// A round that picks this value, with its words.
    fn pick<'a, V: PartialEq>(&mut self, now: &mut V, value: V, words: impl IntoAtoms<'a>) -> Response;
}

impl Ticks for Ui {
    fn tick<'a>(&mut self, on: &'a mut bool, words: impl IntoAtoms<'a>) -> Response {
        edged(self, |ui| ui.checkbox(on, words))
    }

    fn pick<'a, V: PartialEq>(&mut self, now: &mut V, value: V, words: impl IntoAtoms<'a>) -> Response {
        edged(self, |ui| ui.radio_value(now, value, words))
    }
}
