//! What is wrong with a [`Workspace`], each problem with its place and its mend.
//! Bad content is data here, never an error; knows no file and no window.
//!
//! `walk` shows every id, reference and number; `entries` judges those one by one; `journeys`
//! judges what only a whole journey shows.

mod entries;
mod journeys;
mod known;
mod order;
mod path;
mod uses;
mod walk;
mod walk_lists;

pub use path::{Owner, Path};
pub use uses::{Use, uses};
pub use walk::{Kind, Met, Sight, walk};

use crate::model::{Id, Journey, SubjectRef, Workspace};
use crate::vocabulary::Told;

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Worth a look; blocks nothing.
    Warning,
    /// The content contradicts itself; exports that need it are refused.
    Error,
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// How bad it is.
    pub level: Level,
    /// The journey in which it is, if it is in one.
    pub journey: Option<Id<Journey>>,
    /// What it is about.
    pub subject: SubjectRef,
    /// The path of the field, as in `journeys[0].phases[2].touchpoints[4].accountable`.
    pub place: String,
    /// The text in the file that is at fault, without quotes; empty if there is none to point at.
    pub value: String,
    /// What is wrong, in lower case, without a full stop.
    pub message: Told,
    /// How to mend it, likewise; a "did you mean" where a known name is near.
    pub mend: Told,
}

/// All problems, in document order.
pub fn check(workspace: &Workspace) -> Vec<Problem> {
    let mut problems = Vec::new();
    entries::check(workspace, &mut problems);
    journeys::check(workspace, &mut problems);
    problems.sort_by_cached_key(|problem| order::key(&problem.place));
    problems
}

#[cfg(test)]
mod tests;
