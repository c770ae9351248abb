//! What is done with a room full of people: rounds of one question over all cards. Shows it large,
//! hears single keys, asks for changes by [`Ask`].
//!
//! `questions`, `round` and `keys` are pure; `board` and `round_paint` draw on a painter for both
//! windows; `round_ui` is the facilitator's.

mod asking;
mod board;
mod keys;
mod questions;
mod round;
mod round_paint;
mod round_ui;
#[cfg(test)]
mod tests;
mod words;

use egui::Ui;

use super::Action;
use super::bars::Shown;
use crate::vocabulary::Label;

pub use words::SESSION;

/// What a session's screen asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    /// A key, or a button that stands for it.
    Press(keys::Press),
    /// The answer at this place.
    Answer(usize),
    /// More of a new owner's name was typed.
    Naming(String),
    /// The name of a new owner is complete.
    Named(String),
    /// No owner is named after all.
    Unnamed,
}

/// What fills the window in place of the map and its panels.
#[derive(Clone, Debug, PartialEq)]
pub enum Play {
    /// The choice of a round.
    Rounds,
    /// A round.
    Round(Box<round::Round>),
}

/// What a session keeps while a document is open. Never in the file.
#[derive(Debug, Default)]
pub struct Stage {
    /// What fills the window, if anything of a session does.
    pub play: Option<Play>,
}

impl Stage {
    /// Whether the map and its panels make room for it.
    pub fn is_playing(&self) -> bool {
        self.play.is_some()
    }

    /// The keys that do something right now, for the status line.
    pub fn keys(&self, shown: &Shown<'_>) -> Option<Label> {
        Some(match self.play.as_ref()? {
            Play::Rounds => words::KEYS_CHOOSER,
            Play::Round(round) => match shown.document.journey().and_then(|journey| round.card(journey)) {
                None => words::KEYS_DONE,
                Some(_) if round.is_revealed() => words::KEYS_REVEALED,
                Some(_) => words::KEYS_ROUND,
            },
        })
    }
}

/// What is played, in place of the map.
pub fn play_ui(ui: &mut Ui, shown: &Shown<'_>, actions: &mut Vec<Action>) {
    let Some(journey) = shown.document.journey() else { return };
    match &shown.document.stage.play {
        None => {}
        Some(Play::Rounds) => round_ui::chooser_ui(ui, shown, journey, actions),
        Some(Play::Round(round)) => round_ui::round_ui(ui, shown, (journey, round), actions),
    }
}
