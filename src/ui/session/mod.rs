//! What is done with a room full of people: rounds of one question over all cards, walks in a
//! customer's shoes, and the presenter display. Shows it large, hears single keys, asks for changes
//! by [`Ask`].
//!
//! `questions`, `round`, `walk`, `tally`, `beyond` and `keys` are pure; `board`, `round_paint`, `walk_paint`
//! and `tally_paint` draw on a painter for both windows, `page_paint` for the room's; `round_ui`, `walk_ui`
//! and `tally_ui` are the facilitator's, `presenter_ui` the room's.

mod asking;
mod beyond;
mod board;
mod counting;
mod keys;
mod page_paint;
mod presenter;
mod presenter_ui;
mod presenting;
mod questions;
mod record;
mod record_ui;
mod round;
mod round_paint;
mod round_ui;
mod tally;
mod tally_paint;
mod tally_ui;
#[cfg(test)]
mod tests;
mod walk;
mod walk_paint;
mod walk_ui;
mod words;

use egui::Ui;

use super::Action;
use super::bars::Shown;
use crate::vocabulary::Label;

pub use questions::{Part, Question};
pub use words::SESSION;

/// What a session's screen asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    /// A key, or a button that stands for it.
    Press(keys::Press),
    /// A round of this question, without choosing it first.
    Round(questions::Question),
    /// The answer at this place.
    Answer(usize),
    /// More of a new owner's name was typed.
    Naming(String),
    /// The name of a new owner is complete.
    Named(String),
    /// No owner is named after all.
    Unnamed,
    /// Another choice in a row of the form of a walk.
    Form(walk::Row, usize),
    /// Another answer of a count is typed.
    Cell(usize),
    /// A choice in the record of earlier sessions.
    Record(record::Choice),
    /// Ballots for a question are to be written.
    Ballots(questions::Part),
    /// What the presenter display is to do.
    Show(Show),
}

/// What the presenter display is to do.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Show {
    /// On to the next card or phase.
    Next,
    /// Back to the one before.
    Previous,
    /// To what lies beside what is in view: so far to the right and down. Where nothing does, on or back.
    Aside(i8, i8),
    /// To the whole journey.
    Whole,
    /// Nothing for a while, or again what was shown.
    Blank,
    /// Keep what is shown, or let go of it.
    Freeze,
    /// Gaps on the cards, or none.
    Findings,
    /// Fill the screen, or stop that.
    Fullscreen,
    /// Larger by this factor; 0 is as large as it began.
    Zoom(f32),
    /// Stop.
    Close,
}

/// What fills the window in place of the map and its panels.
#[derive(Clone, Debug, PartialEq)]
pub enum Play {
    /// The choice of a round.
    Rounds,
    /// A round.
    Round(Box<round::Round>),
    /// The choices before a walk.
    WalkForm(Box<walk::Form>),
    /// A walk.
    Walk(Box<walk::Walk>),
    /// The choice of what is counted.
    Tallies,
    /// A count of paper ballots.
    Tally(Box<tally::Tally>),
    /// What was counted and walked before.
    Record(record::Record),
}

impl Play {
    /// Whether a name, a title or a remark is being typed.
    fn is_typing(&self) -> bool {
        match self {
            Self::Round(round) => round.naming.is_some(),
            Self::Walk(walk) => walk.field.is_some(),
            _ => false,
        }
    }
}

/// What a session keeps while a document is open. Never in the file.
#[derive(Debug, Default)]
pub struct Stage {
    /// What fills the window, if anything of a session does.
    pub play: Option<Play>,
    /// The presenter display, while it is open.
    pub presenter: Option<presenter::Presenter>,
    painters: page_paint::Painters,
}

impl Stage {
    /// Whether pages for the presenter display are being made.
    pub fn is_working(&self) -> bool {
        self.presenter.as_ref().is_some_and(presenter::Presenter::is_working)
    }

    /// Whether the presenter display has no window of its own and fills the one that there is.
    pub fn fills_window(&self) -> bool {
        self.presenter.as_ref().is_some_and(|presenter| presenter.embedded)
    }

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
            Play::WalkForm(_) => words::KEYS_WALK_FORM,
            Play::Walk(walk) if walk.done => words::KEYS_WALK_DONE,
            Play::Walk(_) => words::KEYS_WALK,
            Play::Tallies => words::KEYS_TALLY_CHOOSER,
            Play::Record(_) => words::KEYS_RECORD,
            Play::Tally(tally) => match shown.document.journey().and_then(|journey| tally.card(journey)) {
                Some(_) => words::KEYS_TALLY,
                None => words::KEYS_DONE,
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
        Some(Play::WalkForm(form)) => walk_ui::form_ui(ui, shown, (journey, form), actions),
        Some(Play::Walk(walk)) => walk_ui::walk_ui(ui, shown, (journey, walk), actions),
        Some(Play::Record(record)) => record_ui::record_ui(ui, shown, (journey, record), actions),
        Some(Play::Tallies) => tally_ui::chooser_ui(ui, shown, journey, actions),
        Some(Play::Tally(tally)) => tally_ui::tally_ui(ui, shown, (journey, tally), actions),
    }
}

/// The strip that steers the presenter display, while that is open.
pub fn strip_ui(ui: &mut Ui, shown: &Shown<'_>, actions: &mut Vec<Action>) {
    if let Some(presenter) = &shown.document.stage.presenter {
        presenter_ui::strip_ui(ui, shown, presenter, actions);
    }
}
