//! File > Import: what a file of another program holds, which column is what, what is not known here
//! and what becomes of it, and what would change; and the form that writes lists and graphs. Files are
//! read and matched on other threads.

mod asking;
mod content_form;
mod form_ui;
#[cfg(test)]
mod tests;
mod words;

use std::collections::HashSet;
use std::sync::Arc;

pub use asking::read;
pub use content_form::{ContentForm, Outcome as Written};
pub use form_ui::share_ui;
pub use words::{CONTENT_TITLE, TITLE};

use crate::import::{
    self, Choice, Choices, Draft, Found, Grid, Mapping, Remembered, Settled, Target, Use, Wishes,
};
use crate::model::{Id, Journey, Lang, Workspace};
use crate::progress::{Progress, Stopped};
use crate::settings::Settings;

/// What became of the form.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// It was closed.
    Closed,
    /// The file is to be taken in like this.
    Import(Box<ImportForm>),
}

/// What a file holds, while it is said what is what.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportForm {
    grids: Arc<Vec<Grid>>,
    sheet: usize,
    mapping: Mapping,
    /// What needs no mapping.
    draft: Option<Arc<Draft>>,
    remembered: Remembered,
    /// The open journey and its name.
    journey: (Id<Journey>, String),
    update: bool,
    /// Whether empty cells empty fields.
    clear: bool,
    choices: Choices,
    name: String,
    lang: Lang,
    /// Counts what was changed in the form, and up to where it was matched.
    wanted: u64,
    asked: u64,
    settled: Option<Arc<Settled>>,
    /// How far the matching is.
    progress: Progress,
}

/// What is matched off the window's thread.
pub(super) struct Work {
    grids: Arc<Vec<Grid>>,
    sheet: usize,
    mapping: Mapping,
    draft: Option<Arc<Draft>>,
    wishes: Wishes,
}

impl Work {
    /// Matches it against what is there.
    pub fn settle(&self, workspace: &Workspace, progress: &Progress) -> Result<Settled, Stopped> {
        let made = || {
            let grid = self.grids.get(self.sheet)?;
            let mut draft = import::grid_draft(grid, &self.mapping);
            draft.left_over.extend(import::other_sheets(&self.grids, grid, self.wishes.lang));
            Some(draft)
        };
        let draft = self.draft.as_deref().cloned().or_else(made).unwrap_or_default();
        import::settle(workspace, &draft, &self.wishes, progress)
    }
}

impl ImportForm {
    /// The form for what a file of this name holds; nothing for a whole workspace, which is opened.
    pub fn new(found: Found, name: &str, journey: &Journey, settings: &Settings, lang: Lang) -> Option<Self> {
        let (grids, draft) = match found {
            Found::Whole(_) | Found::Dates(_) => return None,
            Found::Draft(draft) => (Vec::new(), Some(Arc::from(draft))),
            Found::Grids(grids) => (grids, None),
        };
        let own_ids = |draft: &Arc<Draft>| {
            let known: HashSet<&str> = journey.all_touchpoints().map(|known| known.id.as_str()).collect();
            draft.ours
                && draft.touchpoints.iter().any(|row| row.cell("id").is_some_and(|id| known.contains(id)))
        };
        let update = draft.as_ref().is_some_and(own_ids);
        let mut form = Self {
            grids: Arc::new(grids),
            sheet: 0,
            mapping: Mapping::default(),
            clear: false,
            remembered: settings.import_columns.clone(),
            journey: (journey.id.clone(), journey.name.clone()),
            update,
            choices: import::choices_from(&settings.import_values),
            name: name.to_owned(),
            lang,
            draft,
            wanted: 1,
            asked: 0,
            settled: None,
            progress: Progress::default(),
        };
        let headed = |grid: &Grid| Mapping::of(grid, &form.remembered).has_title();
        let first = form.grids.iter().position(headed).unwrap_or(0);
        form.show_sheet(first);
        Some(form)
    }

    /// Shows another sheet, with its columns as they are known.
    fn show_sheet(&mut self, sheet: usize) {
        self.sheet = sheet;
        if let Some(grid) = self.grids.get(sheet).filter(|_| self.draft.is_none()) {
            self.mapping = Mapping::of(grid, &self.remembered);
        }
        self.changed();
    }

    /// Something else is wanted, so that it must be matched again.
    fn changed(&mut self) {
        self.wanted += 1;
    }

    /// Uses a column for something; a field that another column filled goes to this one.
    fn use_column(&mut self, at: usize, one: Use) {
        if matches!(one, Use::Field(_)) {
            for other in self.mapping.uses.iter_mut().filter(|other| **other == one) {
                *other = Use::Notes;
            }
        }
        if let Some(slot) = self.mapping.uses.get_mut(at) {
            *slot = one;
        }
        self.changed();
    }

    /// Makes a choice for a text that is not known.
    fn choose(&mut self, field: &str, text: &str, choice: Choice) {
        self.choices.insert((field.to_owned(), text.to_owned()), choice);
        self.changed();
    }

    /// What is to be matched now, with its number; once for each change.
    pub(super) fn work(&mut self) -> Option<(u64, Progress, Work)> {
        if self.asked == self.wanted {
            return None;
        }
        self.asked = self.wanted;
        let target = if self.update { Target::Update(self.journey.0.clone()) } else { Target::New };
        let wishes = Wishes {
            target,
            name: self.name.clone(),
            choices: self.choices.clone(),
            clear: self.clear,
            lang: self.lang,
        };
        let (grids, mapping, draft) = (Arc::clone(&self.grids), self.mapping.clone(), self.draft.clone());
        self.progress = Progress::default();
        Some((self.wanted, self.progress.clone(), Work { grids, sheet: self.sheet, mapping, draft, wishes }))
    }

    /// Takes over what was matched, if nothing changed since.
    pub fn matched(&mut self, number: u64, settled: Arc<Settled>) {
        if number == self.wanted {
            self.settled = Some(settled);
            self.asked = number;
        }
    }

    /// What would come of it as the form stands now; nothing while that is being found out.
    fn present(&self) -> Option<&Arc<Settled>> {
        self.settled.as_ref().filter(|_| self.asked == self.wanted)
    }

    /// Whether it is known which column holds the titles.
    fn has_title(&self) -> bool {
        self.draft.is_some() || self.mapping.has_title()
    }
}
