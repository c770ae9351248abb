//! Templates in the window: the list to begin from with a picture of each, those of the user's own,
//! and models laid over the phases of an open journey. Asks for changes by [`Ask`] and by edits.

mod asking;
mod forms;
mod gallery;
mod preview;
#[cfg(test)]
mod tests;
mod words;

pub use forms::{ModelsForm, Outcome, SaveForm};
pub use gallery::begin_ui;
pub use words::{MODELS_TITLE, SAVE_TITLE};

/// What is asked about templates.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    /// The form that saves the open journey as a template.
    SaveAs,
    /// The form that lays models over the phases.
    Models,
    /// Deletes a template of the user's own by its id.
    Delete(String),
}
