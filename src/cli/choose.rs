//! What several commands ask of their arguments: which journey, and whether it can be used whole.

use std::path::Path;

use super::failure::Failure;
use crate::check::Level;
use crate::model::{Journey, MapState, Workspace};
use crate::storage::{self, Located, Opened};
use crate::vocabulary::nearest;

/// The journey with this id, else the first in this state, else the first.
pub fn journey<'a>(
    workspace: &'a Workspace,
    path: &Path,
    id: Option<&str>,
    state: Option<MapState>,
) -> Result<&'a Journey, Failure> {
    let journeys = &workspace.journeys;
    let wanted = |journey: &Journey| match (id, state) {
        (Some(id), _) => journey.id.as_str() == id,
        (None, Some(state)) => journey.state == state,
        (None, None) => true,
    };
    let ids = || journeys.iter().map(|journey| journey.id.as_str());
    journeys.iter().map(|journey| &**journey).find(|journey| wanted(journey)).ok_or_else(|| {
        let path = path.display();
        match id {
            Some(id) => {
                Failure::argument(format!("there is no journey `{id}` in {path}"), choices(id, ids()))
            }
            None if journeys.is_empty() => {
                Failure::new(format!("there is no journey in {path}"), "add one in the window")
            }
            None => Failure::argument(
                format!("no journey is in that state in {path}"),
                format!("the file has {}", listed(ids())),
            ),
        }
    })
}

/// Refuses to write over a file.
pub fn refuse_existing(path: &Path) -> Result<(), Failure> {
    if storage::stamp(path).is_none() {
        return Ok(());
    }
    let message = format!("there is already a file {}", path.display());
    Err(Failure::new(message, "choose another name, or replace it with --force"))
}

/// What could be meant: the nearest id, else all of them.
pub fn choices<'a>(id: &str, known: impl Iterator<Item = &'a str> + Clone) -> String {
    match nearest(id, known.clone()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("the file has {}", listed(known)),
    }
}

fn listed<'a>(ids: impl Iterator<Item = &'a str>) -> String {
    let ids: Vec<_> = ids.map(|id| format!("`{id}`")).collect();
    if ids.is_empty() { "none".to_owned() } else { ids.join(", ") }
}

/// A map or a report (`what`) of content that contradicts itself would leave things out.
pub fn refuse_contradictions(
    opened: &Opened,
    journey: &Journey,
    path: &Path,
    what: &str,
) -> Result<(), Failure> {
    let concerns = |located: &&Located| {
        let problem = &located.problem;
        problem.level == Level::Error && problem.journey.as_ref().is_none_or(|id| *id == journey.id)
    };
    let count = opened.problems.iter().filter(concerns).count();
    let Some(first) = opened.problems.iter().find(concerns) else { return Ok(()) };
    let errors = if count == 1 { "is an error".to_owned() } else { format!("are {count} errors") };
    Err(Failure::new(
        format!("the {what} would not be complete, for there {errors} in {}", path.display()),
        format!("{}; {} `wandel check` lists all", first.problem.message, ended(&first.problem.mend.en)),
    ))
}

/// The text as the end of a sentence, with a full stop unless it asks.
fn ended(text: &str) -> String {
    let stop = if text.ends_with(['.', '?', '!']) { "" } else { "." };
    format!("{text}{stop}")
}
