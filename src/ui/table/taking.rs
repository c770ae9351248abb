//! What is typed in a cell becomes its value, or what was wrong with it is told.

use super::change::{self, Report};
use super::keys::{Asked, Ear};
use super::reading::Trouble;
use super::words;
use crate::edit::StepName;

impl Ear<'_> {
    /// Takes over what was typed; whether that was understood. A marked offer is put in place of the
    /// letters that led to it, where `choosing`.
    pub fn commit(&mut self, choosing: bool) -> bool {
        let Some(editing) = self.state.editing.clone() else { return true };
        let marked = editing.marked.filter(|_| choosing);
        let text = match (marked, self.kind()) {
            (Some(at), Some(kind)) => super::cell_ui::with_offer(kind, &editing.text, at, self.lang),
            _ => editing.text.clone(),
        };
        if text == editing.before {
            self.state.editing = None;
            return true;
        }
        let Some(column) = self.state.column(self.state.cursor.column) else { return true };
        let done = match self.state.rows.get(self.state.cursor.row).copied() {
            Some(row) => self.set(row, column, &text),
            None => self.draft(column, &text),
        };
        match done {
            Ok(()) => self.state.editing = None,
            Err(trouble) => {
                if let Some(editing) = &mut self.state.editing {
                    editing.text = text;
                    editing.refused = Some(trouble);
                }
                return false;
            }
        }
        true
    }

    /// Gives up what was typed, which is no value, and says so: it would be lost in silence otherwise.
    pub fn leave_out(&mut self) {
        let Some(editing) = self.state.editing.take() else { return };
        let column = self.state.column(self.state.cursor.column);
        if let (Some(trouble), Some(column)) = (editing.refused, column) {
            let row = self.state.rows.get(self.state.cursor.row).copied();
            let note = change::note(self.source, row, column, &editing.text, change::Fate::Left(trouble));
            self.state.report = Some(Report { changed: 0, notes: vec![note] });
        }
    }

    fn set(&mut self, row: usize, column: usize, text: &str) -> Result<(), Trouble> {
        let (change, note) = change::typed(self.source, (row, column), text, self.lang)?;
        let Some(change) = change else { return Ok(()) };
        let label = self.source.columns().get(column).map(|column| column.label);
        let subject = crate::text::one_line(&self.source.title(row));
        let name = StepName { verb: words::STEP_CELL, subject, field: label };
        self.state.report = note.map(|note| Report { changed: 1, notes: vec![note] });
        self.asked.push(Asked::Edit(self.source.change(&[change]), name));
        Ok(())
    }

    /// Fills in a cell of the row for new ones; the column that makes a row makes it.
    fn draft(&mut self, column: usize, text: &str) -> Result<(), Trouble> {
        let Some(kind) = self.source.columns().get(column).map(|column| &column.kind) else { return Ok(()) };
        let (value, _) = change::understood(kind, text, self.lang)?;
        if value.is_unset() {
            self.state.draft.remove(&column);
            return Ok(());
        }
        self.state.draft.insert(column, value);
        if self.source.makes() == Some(column) {
            let draft = std::mem::take(&mut self.state.draft).into_iter().collect();
            let name = StepName::new(words::STEP_ADD, crate::text::one_line(text));
            self.state.at_foot = true;
            self.asked.push(Asked::Edit(self.source.add(&[draft]), name));
        }
        Ok(())
    }
}
