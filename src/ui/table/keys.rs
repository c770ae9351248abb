//! What keys mean in a table: as in spreadsheets. Takes the keys that are a table's out of the input
//! before anything else hears them, and says what they ask for.

use egui::{Event, Key, Modifiers};

use super::change::{self, Pasted};
use super::source::Source;
use super::state::{Editing, Spot, State};
use super::value::Kind;
use super::words;
use crate::edit::{Edit, StepName};
use crate::model::Lang;
use crate::vocabulary::Label;

/// What a table asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Asked {
    /// Edits, one step together.
    Edit(Vec<Edit>, StepName),
    /// These rows are marked, as the source counts.
    Mark(Vec<usize>),
    /// Enter on a cell that is only shown.
    Open(usize),
    /// These rows are to be deleted.
    Remove(Vec<usize>),
    /// This text for the clipboard, and how many cells it holds.
    Copy(String, usize),
    /// Another look, to be remembered.
    Remember,
    /// The keyboard is let go of.
    LetGo,
    /// What is wrong with a row is to be mended, by what the window knows it.
    Mend(usize),
}

/// Takes the keys that are this table's: all that move and edit while a cell has the keyboard, and
/// those that end typing while something is typed.
pub fn take_keys(ctx: &egui::Context, state: &mut State) {
    if !state.focused {
        return;
    }
    let typing = state.editing.is_some();
    let wanted = |event: &Event| match event {
        Event::Key { key, modifiers, .. } if typing => ends_typing(*key, *modifiers),
        Event::Key { key, modifiers, .. } => is_ours(*key, *modifiers),
        Event::Text(_) | Event::Copy | Event::Cut | Event::Paste(_) => !typing,
        _ => false,
    };
    let heard: Vec<Event> =
        ctx.input_mut(|input| input.events.extract_if(.., |event| wanted(event)).collect());
    state.heard.extend(heard);
}

fn ends_typing(key: Key, modifiers: Modifiers) -> bool {
    let plain = !modifiers.alt && !modifiers.command;
    plain && matches!(key, Key::Enter | Key::Tab | Key::Escape | Key::ArrowUp | Key::ArrowDown)
}

fn is_ours(key: Key, modifiers: Modifiers) -> bool {
    if modifiers.alt {
        return false;
    }
    let moves = matches!(
        key,
        Key::ArrowLeft
            | Key::ArrowRight
            | Key::ArrowUp
            | Key::ArrowDown
            | Key::Home
            | Key::End
            | Key::PageUp
            | Key::PageDown
            | Key::Enter
            | Key::Tab
    );
    if modifiers.command || modifiers.ctrl {
        return !modifiers.shift && matches!(key, Key::A | Key::C | Key::X | Key::V | Key::D) || moves;
    }
    // Function keys beside F2 are the window's.
    !matches!(key, Key::F1 | Key::F3 | Key::F4 | Key::F5 | Key::F6 | Key::F7 | Key::F8 | Key::F9 | Key::F10)
}

/// Does what the keys say that were heard since the last frame.
pub fn hear(state: &mut State, source: &dyn Source, lang: Lang) -> Vec<Asked> {
    let mut asked = Vec::new();
    for event in std::mem::take(&mut state.heard) {
        let mut ear = Ear { state, source, lang, asked: &mut asked };
        let refused = ear.state.editing.as_ref().is_some_and(|editing| editing.refused.is_some());
        match event {
            // A key that is held says nothing twice.
            Event::Key { key: Key::Enter, pressed: true, repeat: true, .. } if refused => {}
            Event::Key { key, pressed: true, modifiers, .. } => ear.key(key, modifiers),
            Event::Text(text) => ear.text(&text),
            Event::Copy => ear.copy(),
            Event::Cut => {
                ear.copy();
                ear.clear();
            }
            Event::Paste(text) => ear.paste(&text),
            _ => {}
        }
    }
    asked
}

/// A table while its keys are heard.
pub(super) struct Ear<'a> {
    pub state: &'a mut State,
    pub source: &'a dyn Source,
    pub lang: Lang,
    pub asked: &'a mut Vec<Asked>,
}

impl Ear<'_> {
    fn key(&mut self, key: Key, modifiers: Modifiers) {
        if self.state.editing.is_some() {
            self.typing_key(key, modifiers);
        } else {
            self.moving_key(key, modifiers);
        }
    }

    fn moving_key(&mut self, key: Key, modifiers: Modifiers) {
        let (far, extends) = (modifiers.command || modifiers.ctrl, modifiers.shift);
        let (end, page) = (isize::MAX / 4, isize::try_from(self.state.page.max(2)).unwrap_or(2) - 1);
        let by = |n: isize| if far { n * end } else { n };
        let mut step = |by: (isize, isize), extends: bool| self.state.step(self.source, by, extends);
        match key {
            Key::ArrowLeft => step((0, by(-1)), extends),
            Key::ArrowRight => step((0, by(1)), extends),
            Key::ArrowUp => step((by(-1), 0), extends),
            Key::ArrowDown => step((by(1), 0), extends),
            Key::Home => step((if far { -end } else { 0 }, -end), extends),
            Key::End => step((if far { end } else { 0 }, end), extends),
            Key::PageUp => step((-page, 0), extends),
            Key::PageDown => step((page, 0), extends),
            Key::Tab => step((0, if extends { -1 } else { 1 }), false),
            Key::Enter if extends => step((-1, 0), false),
            Key::Enter if far => self.mend(),
            Key::Enter | Key::F2 => self.open(),
            Key::Escape => self.let_go(),
            Key::Delete | Key::Backspace => self.clear(),
            Key::A if far => self.state.mark_all(),
            Key::D if far => self.fill(),
            _ => {}
        }
    }

    fn typing_key(&mut self, key: Key, modifiers: Modifiers) {
        let listed = self.kind().is_some_and(|kind| !kind.offers().is_empty());
        match key {
            Key::Escape => self.state.editing = None,
            Key::Enter | Key::Tab => self.finish(key == Key::Enter, modifiers.shift),
            Key::ArrowDown | Key::ArrowUp if listed => self.mark_offer(key == Key::ArrowDown),
            Key::ArrowDown | Key::ArrowUp => {
                // A letter begun this: arrows go on to the next cell, as in a spreadsheet.
                let overwrites = self.state.editing.as_ref().is_some_and(|editing| editing.overwrites);
                if overwrites && self.commit(false) {
                    self.state.step(self.source, (if key == Key::ArrowDown { 1 } else { -1 }, 0), false);
                }
            }
            Key::Backspace => {
                if let Some(editing) = &mut self.state.editing {
                    editing.text.pop();
                }
            }
            _ => {}
        }
    }

    /// Takes over what was typed and goes to the next cell, below or beside.
    fn finish(&mut self, down: bool, back: bool) {
        // Who presses Enter again on a name that is not known wants it to be.
        let insists = down && self.state.editing.as_ref().is_some_and(|editing| editing.refused.is_some());
        if self.commit(true) || (insists && self.grow()) {
            let by = if back { -1 } else { 1 };
            self.state.step(self.source, if down { (by, 0) } else { (0, by) }, false);
        }
    }

    /// Letters begin to overwrite the cell; more of them in the same frame go on.
    fn text(&mut self, text: &str) {
        if let Some(editing) = &mut self.state.editing {
            editing.text.push_str(text);
            editing.refused = None;
        } else if text.chars().all(|letter| !letter.is_control()) && self.is_open() {
            let before = self.present();
            self.state.anchor = self.state.cursor;
            self.state.editing =
                Some(Editing { text: text.to_owned(), before, overwrites: true, ..Editing::default() });
            self.state.reveal = true;
        }
        let fit = match (&self.state.editing, self.kind()) {
            (Some(editing), Some(kind)) => super::cell_ui::first_fit(kind, editing, self.lang),
            _ => None,
        };
        if let Some(editing) = &mut self.state.editing {
            editing.marked = fit;
        }
    }

    fn present(&self) -> String {
        change::text_at(self.source, self.state, self.state.cursor, self.lang)
    }

    pub(super) fn kind(&self) -> Option<&Kind> {
        let column = self.state.column(self.state.cursor.column)?;
        self.source.columns().get(column).map(|column| &column.kind)
    }

    fn is_open(&self) -> bool {
        self.source.is_open() && self.kind().is_some_and(Kind::is_open)
    }

    /// Opens the cell for typing; a mark is flipped at once, and what is only shown is gone to.
    pub fn open(&mut self) {
        if !self.is_open() {
            let row = self.state.rows.get(self.state.cursor.row);
            if self.kind().is_some_and(|kind| !kind.is_open()) {
                self.asked.extend(row.map(|row| Asked::Open(*row)));
            }
            return;
        }
        let before = self.present();
        self.state.anchor = self.state.cursor;
        self.state.reveal = true;
        self.state.editing = Some(Editing { text: before.clone(), before, ..Editing::default() });
    }

    /// Goes to where the worst gap of the row is mended.
    fn mend(&mut self) {
        let row = self.state.rows.get(self.state.cursor.row);
        let worst = row.and_then(|row| self.state.gaps_of(self.source.id(*row)).first());
        let place = worst.map(|gap| gap.place);
        self.asked.extend(place.map(Asked::Mend));
    }

    fn let_go(&mut self) {
        if self.state.anchor == self.state.cursor {
            self.asked.push(Asked::LetGo);
        } else {
            self.state.anchor = self.state.cursor;
            self.state.told = false;
        }
    }

    /// The offers that fit what is typed, as places in the list of all.
    pub fn fitting(&self) -> Vec<usize> {
        match (&self.state.editing, self.kind()) {
            (Some(editing), Some(kind)) => super::cell_ui::fitting(kind, editing, self.lang),
            _ => Vec::new(),
        }
    }

    fn mark_offer(&mut self, down: bool) {
        let fitting = self.fitting();
        let now = self.state.editing.as_ref().and_then(|editing| editing.marked);
        let at = now.and_then(|now| fitting.iter().position(|known| *known == now));
        let next = match (at, down) {
            (None, true) => fitting.first(),
            (None, false) => fitting.last(),
            (Some(at), true) => fitting.get(at + 1).or(fitting.first()),
            (Some(at), false) => at.checked_sub(1).and_then(|at| fitting.get(at)).or(fitting.last()),
        };
        if let (Some(next), Some(editing)) = (next, &mut self.state.editing) {
            editing.marked = Some(*next);
        }
    }

    fn copy(&mut self) {
        let (from, to) = self.state.range();
        let cells = self.state.marked_rows().len() * (to.column + 1 - from.column);
        if cells > 0 {
            self.asked.push(Asked::Copy(change::copied(self.source, self.state, self.lang), cells));
        }
    }

    fn paste(&mut self, text: &str) {
        if !self.source.is_open() {
            return;
        }
        let pasted = change::pasted(self.source, self.state, text, self.lang);
        // Who pastes into the row for new ones wants new ones.
        if pasted.drafts.is_empty() || self.state.range().0.row >= self.state.rows.len() {
            self.take(pasted, words::STEP_PASTE);
        } else {
            self.state.waiting = Some(pasted);
        }
    }

    /// Makes the changes of a paste as one step.
    pub fn take(&mut self, pasted: Pasted, verb: Label) {
        let Pasted { changes, drafts, report } = pasted;
        let mut edits = if changes.is_empty() { Vec::new() } else { self.source.change(&changes) };
        let name = self.step_name(&changes, &drafts, verb);
        if !drafts.is_empty() {
            edits.extend(self.source.add(&drafts));
        }
        self.state.report = Some(report).filter(|report| !report.notes.is_empty());
        if !edits.is_empty() {
            self.asked.push(Asked::Edit(edits, name));
        }
    }

    /// What a step with these changes and new rows is called; one change by what it changes.
    fn step_name(&self, changes: &[super::Change], drafts: &[super::Draft], verb: Label) -> StepName {
        match (changes, drafts) {
            ([change], []) => {
                let field = self.source.columns().get(change.column).map(|column| column.label);
                let subject = crate::text::one_line(&self.source.title(change.row));
                StepName { verb: words::STEP_CELL, subject, field }
            }
            ([], [draft]) => {
                let title = draft.iter().find(|(column, _)| self.source.makes() == Some(*column));
                let kind = title.and_then(|(column, _)| self.source.columns().get(*column));
                let text = kind.zip(title).map(|(known, (_, value))| known.kind.written(value, self.lang));
                StepName::new(words::STEP_ADD, text.unwrap_or_default())
            }
            (_, []) => StepName::new(verb, changes.len().to_string()),
            _ => StepName::new(words::STEP_PASTE_ROWS, drafts.len().to_string()),
        }
    }

    pub fn fill(&mut self) {
        if self.source.is_open() {
            let changes = change::filled(self.source, self.state);
            self.take(Pasted { changes, ..Pasted::default() }, words::STEP_FILL);
        }
    }

    pub fn clear(&mut self) {
        if !self.source.is_open() {
            return;
        }
        if self.state.is_at_foot() {
            self.state.draft.clear();
        }
        let cleared = change::cleared(self.source, self.state, self.lang);
        self.take(cleared, words::STEP_CLEAR);
    }

    /// Deletes the rows of the marked cells.
    pub fn delete_rows(&mut self) {
        let rows = self.state.marked_rows().to_vec();
        if self.source.is_open() && !rows.is_empty() {
            self.asked.push(Asked::Remove(rows));
            self.state.anchor = Spot { row: self.state.range().0.row, ..self.state.cursor };
            self.state.cursor = self.state.anchor;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{Fruit, state};
    use super::*;

    fn key(key: Key, modifiers: Modifiers) -> Event {
        Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }
    }

    fn plain(name: Key) -> Event {
        key(name, Modifiers::NONE)
    }

    fn edits(asked: &[Asked]) -> Vec<String> {
        let name = |asked: &Asked| match asked {
            Asked::Edit(_, name) => Some(name.text(Lang::En)),
            _ => None,
        };
        asked.iter().filter_map(name).collect()
    }

    fn play(state: &mut State, fruit: &Fruit, events: Vec<Event>) -> Vec<Asked> {
        state.heard = events;
        hear(state, fruit, Lang::En)
    }

    #[test]
    fn letters_of_one_frame_overwrite_a_cell_and_enter_goes_down() {
        let (fruit, text) = (Fruit::basket(), |text: &str| Event::Text(text.to_owned()));
        let mut state = state(&fruit);
        let asked = play(&mut state, &fruit, vec![text("F"), text("i"), text("g"), plain(Key::Enter)]);
        assert_eq!(edits(&asked), ["change Name of ‘Pear 10’"]);
        assert_eq!(state.cursor, Spot { row: 1, column: 0 });
        let asked = play(&mut state, &fruit, vec![plain(Key::Tab), text("12"), plain(Key::Enter)]);
        assert_eq!(edits(&asked), Vec::<String>::new(), "sizes end at 9");
        assert!(state.editing.as_ref().is_some_and(|editing| editing.refused.is_some()));
        play(&mut state, &fruit, vec![plain(Key::Escape)]);
        assert_eq!((state.editing.clone(), state.cursor), (None, Spot { row: 1, column: 1 }));
    }

    #[test]
    fn offers_are_chosen_by_arrows() {
        let fruit = Fruit::basket();
        let mut state = state(&fruit);
        state.go(Spot { row: 0, column: 2 }, false);
        play(&mut state, &fruit, vec![Event::Text("r".to_owned())]);
        let marked = |state: &State| state.editing.as_ref().and_then(|editing| editing.marked);
        assert_eq!(marked(&state), Some(1), "red begins so");
        play(&mut state, &fruit, vec![plain(Key::ArrowDown)]);
        assert_eq!(marked(&state), Some(0), "green holds it");
        let keys = vec![plain(Key::ArrowUp), plain(Key::Enter)];
        assert_eq!(edits(&play(&mut state, &fruit, keys)), ["change Colour of ‘Pear 10’"]);
    }

    #[test]
    fn the_row_at_the_foot_makes_rows() {
        let (fruit, text) = (Fruit::basket(), |text: &str| Event::Text(text.to_owned()));
        let mut state = state(&fruit);
        state.go(Spot { row: 4, column: 1 }, false);
        assert_eq!(
            edits(&play(&mut state, &fruit, vec![text("3"), plain(Key::Enter)])),
            Vec::<String>::new()
        );
        assert_eq!(state.draft.len(), 1);
        state.go(Spot { row: 4, column: 0 }, false);
        assert_eq!(edits(&play(&mut state, &fruit, vec![text("Fig"), plain(Key::Enter)])), ["add ‘Fig’"]);
        assert!(state.draft.is_empty() && state.at_foot);
    }

    #[test]
    fn a_paste_with_more_rows_waits_for_an_answer() {
        let fruit = Fruit::basket();
        let mut state = state(&fruit);
        state.go(Spot { row: 3, column: 0 }, false);
        let paste = |text: &str| vec![Event::Paste(text.to_owned())];
        assert_eq!(play(&mut state, &fruit, paste("a\nb\n")), []);
        assert!(state.waiting.is_some());
        state.go(Spot { row: 0, column: 1 }, false);
        assert_eq!(edits(&play(&mut state, &fruit, paste("1\n2"))), ["paste 2 cells"]);
        state.go(Spot { row: 0, column: 1 }, false);
        state.step(&fruit, (2, 0), true);
        assert_eq!(edits(&play(&mut state, &fruit, vec![key(Key::D, Modifiers::COMMAND)])), ["fill 2 cells"]);
        assert_eq!(edits(&play(&mut state, &fruit, vec![plain(Key::Delete)])), ["clear 2 cells"]);
    }
}
