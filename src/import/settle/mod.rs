//! From what a file says to edits: names and words are matched, what is new is added, what differs is
//! changed, and whatever finds no place is listed. All of it is one step. Nothing is guessed in silence:
//! each text that is not known becomes a question with a choice that stands until another is made.

mod fresh;
mod matching;
mod update;

use std::collections::BTreeMap;

pub use matching::{Choice, Choices, Question};

use super::draft::{Draft, LeftOver};
use crate::edit::{Edit, StepName};
use crate::inventory::Names;
use crate::model::*;
use crate::progress::{Progress, Stopped};
use crate::vocabulary::Label;

/// What a file is taken into.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Target {
    /// A journey of its own.
    #[default]
    New,
    /// This journey: known touchpoints are changed, others are added.
    Update(Id<Journey>),
}

/// How a file is taken in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wishes {
    /// Into what.
    pub target: Target,
    /// What a journey of its own is called where the file does not say.
    pub name: String,
    /// What was chosen for texts that are not known.
    pub choices: Choices,
    /// Whether an empty cell empties the field; otherwise it says nothing.
    pub clear: bool,
    /// The language of what is listed.
    pub lang: Lang,
}

/// Something that would change.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The touchpoint, phase or transition.
    pub title: String,
    /// What of it.
    pub field: Label,
    /// What is there.
    pub before: String,
    /// What comes in its place.
    pub after: String,
}

/// What would come of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Settled {
    /// The edits, in order; empty if nothing would change.
    pub edits: Vec<Edit>,
    /// What the step is called.
    pub name: StepName,
    /// The journey that they are about.
    pub journey: Id<Journey>,
    /// What was not known, with what becomes of it.
    pub questions: Vec<Question>,
    /// What would change of what is there.
    pub changes: Vec<Change>,
    /// What has no place, or was chosen to be left.
    pub left_over: Vec<LeftOver>,
    /// How many touchpoints, transitions and phases are added.
    pub added: Counts,
    /// How many touchpoints are there already and stay as they are.
    pub same: usize,
    /// How many cells went to the notes of their touchpoints.
    pub noted: usize,
}

/// Counts of things.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "they count what they are called after")]
pub struct Counts {
    pub touchpoints: usize,
    pub transitions: usize,
    pub phases: usize,
}

const IMPORT: Label = Label::new("import ‘{what}’", "‘{what}’ importeren");
const LIBRARIES: Label = Label::new("names from the file", "namen uit het bestand");

/// What would come of taking a draft in; an error if somebody asked for no more.
pub fn settle(
    workspace: &Workspace,
    draft: &Draft,
    wishes: &Wishes,
    progress: &Progress,
) -> Result<Settled, Stopped> {
    let target = match &wishes.target {
        Target::New => None,
        Target::Update(id) => workspace.journeys.iter().find(|journey| journey.id == *id),
    };
    let empty = Journey::default();
    let present = target.map_or(&empty, |journey| &**journey);
    let names = Names::new(workspace, present, wishes.lang).ours(draft.ours);
    let mut settling = matching::Settling::new(workspace, present, draft, wishes, names, progress);
    settling.ask()?;
    match target {
        None => settling.new_journey(),
        Some(journey) => settling.update(journey),
    }
}

/// The library with what the file names beside it, as an edit.
fn library(workspace: &Workspace, added: &matching::Added) -> Option<Edit> {
    if added.is_empty() {
        return None;
    }
    let mut next = workspace.clone();
    macro_rules! extend {
        ($($list:ident),*) => { $(
            if !added.$list.is_empty() {
                next.$list.edit().extend(added.$list.iter().cloned());
            }
        )* };
    }
    extend!(personas, segments, departments, markets, channels);
    Some(Edit::SetLibrary { workspace: next, what: LIBRARIES })
}

/// Choices as they are kept: field and text to what was chosen.
pub fn choices_from(kept: &BTreeMap<String, String>) -> Choices {
    let read = |(key, value): (&String, &String)| {
        let (field, text) = key.split_once(": ")?;
        Some(((field.to_owned(), text.to_owned()), Choice::from_text(value)))
    };
    kept.iter().filter_map(read).collect()
}

/// The way back.
pub fn choices_to(choices: &Choices) -> BTreeMap<String, String> {
    choices.iter().map(|((field, text), choice)| (format!("{field}: {text}"), choice.to_text())).collect()
}

#[cfg(test)]
mod tests;
