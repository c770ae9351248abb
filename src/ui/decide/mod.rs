//! Deciding together: the actions on a grid of impact and effort, votes by tally, who does what by
//! when, and the log of decisions; what people take with them is made from here.
//!
//! `placing` counts and knows no egui; the others draw. Every change is an edit.

mod asking;
mod grid_ui;
mod hand_out;
mod list_ui;
mod log_ui;
mod placing;
#[cfg(test)]
mod tests;
mod words;

use egui::{Key, Modifiers, Panel, ScrollArea, Ui};

use super::Action as Wish;
use super::bars::{Shown, frame};
use crate::model::{Action, Id, Journey, Lang};

pub use hand_out::{HandOut, Outcome};
pub use list_ui::fields_ui;
pub use placing::{Cell, Order};
pub use words::{DUE, HAND_OUT_TITLE, KEYS, VIEW};

/// What the view of deciding asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    /// Another action is looked at, or none.
    Choose(Option<Id<Action>>),
    /// A digit was typed for the chosen action.
    Digit(u8),
    /// The first of two digits is forgotten.
    Forget,
    /// Votes are counted, or no longer.
    Tally(bool),
    /// Another order.
    Order(Order),
    /// A form for a new action about what is selected.
    Add,
    /// Shows on the map what an action is about.
    Show(Id<Action>),
    /// Writes a decision down.
    Decide(String),
    /// A form for an action that does what was decided, by its place.
    Act(usize),
    /// Another decision is looked at, or none.
    ChooseDecision(Option<usize>),
    /// The form for what people take with them.
    HandOut,
    /// The same, for the dates of a calendar.
    Calendar,
}

/// What the window remembers of deciding for one document. Never in the file.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// The action that is looked at.
    pub chosen: Option<Id<Action>>,
    /// The impact, while its effort is still to be typed.
    pub impact: Option<u8>,
    /// Whether votes are counted.
    pub tally: bool,
    /// The order of the list.
    pub order: Order,
    /// The decision that is looked at, by its place.
    pub decision: Option<usize>,
}

/// The view of deciding.
pub fn decide_ui(ui: &mut Ui, shown: &Shown<'_>, actions: &mut Vec<Wish>) {
    let Some(journey) = shown.document.journey() else { return };
    if !shown.is_read_only() {
        keys(ui, shown, journey, actions);
    }
    let half = (ui.available_width() * 0.46).clamp(420.0, 900.0);
    let left = Panel::left("impact and effort").exact_size(half).resizable(false);
    left.frame(frame(shown.theme, 18, 12)).show(ui, |ui| grid_ui::grid_ui(ui, shown, journey, actions));
    egui::CentralPanel::default().frame(frame(shown.theme, 18, 12)).show(ui, |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.set_width(ui.available_width() - 6.0);
            if shown.is_read_only() {
                ui.disable();
            }
            list_ui::list_ui(ui, shown, journey, actions);
            ui.add_space(14.0);
            log_ui::log_ui(ui, shown, journey, actions);
            ui.add_space(14.0);
            super::notes::list_ui(ui, shown, journey, actions);
            ui.add_space(20.0);
        });
    });
}

/// The keys of the view, while no text is typed: digits place the chosen action, A adds one, Delete
/// deletes it.
fn keys(ui: &Ui, shown: &Shown<'_>, journey: &Journey, actions: &mut Vec<Wish>) {
    const DIGITS: [(Key, u8); 6] =
        [(Key::Num0, 0), (Key::Num1, 1), (Key::Num2, 2), (Key::Num3, 3), (Key::Num4, 4), (Key::Num5, 5)];
    let ctx = ui.ctx();
    if ctx.text_edit_focused() || egui::Popup::is_any_open(ctx) {
        return;
    }
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let state = &shown.document.decide;
    if pressed(Key::A) {
        actions.push(Wish::Decide(Ask::Add));
    }
    let Some(chosen) = &state.chosen else { return };
    for (key, digit) in DIGITS {
        if pressed(key) {
            actions.push(Wish::Decide(Ask::Digit(digit)));
        }
    }
    if state.impact.is_some() && (pressed(Key::Escape) || pressed(Key::Backspace)) {
        actions.push(Wish::Decide(Ask::Forget));
    }
    if pressed(Key::Delete) {
        let (journey, id) = (journey.id.clone(), chosen.clone());
        actions.push(Wish::Apply(crate::edit::Edit::DeleteAction { journey, id }));
    }
}

/// The words of an action on one line.
fn line(action: &Action, lang: Lang) -> String {
    let text = crate::text::one_line(&action.text);
    if text.is_empty() { words::NO_WORDS.text(lang).to_owned() } else { text }
}

/// The number of an action, from 1, as grid and list show it.
fn number(journey: &Journey, id: &Id<Action>) -> usize {
    journey.actions.iter().position(|known| known.id == *id).map_or(0, |at| at + 1)
}

/// What an action is called aloud: its number, its words and its place.
fn name(journey: &Journey, action: &Action, lang: Lang) -> String {
    let n = number(journey, &action.id).to_string();
    let text = line(action, lang);
    match Cell::of(action) {
        Some(cell) => {
            let (impact, effort) = (cell.impact.to_string(), cell.effort.to_string());
            let values = [("n", n.as_str()), ("text", &text), ("impact", &impact), ("effort", &effort)];
            words::CHIP.fill(lang, &values)
        }
        None => words::CHIP_LOOSE.fill(lang, &[("n", &n), ("text", &text)]),
    }
}
