//! Pictures of touchpoints and portraits of personas: adding them (by a dialog, or dropped on the window),
//! showing them in panels and on the map. The disk is `storage`'s, what bytes become is `pictures`'.

mod asking;
mod canvas_ui;
mod gallery;
mod panel_ui;
#[cfg(test)]
mod tests;
mod words;

use std::path::{Path, PathBuf};

pub use asking::keep;
pub use canvas_ui::paint;
pub use gallery::Gallery;
pub use panel_ui::{evidence_ui, heading, portrait_ui};
pub use words::{MISSING, PATH_TITLE, WITH_PICTURES};

use super::document::Document;
use crate::model::{Id, Journey, Persona, Touchpoint};
use crate::pictures::{ENDINGS, Purpose};

/// What a picture is added to.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    /// Evidence at a touchpoint.
    Card(Id<Journey>, Id<Touchpoint>),
    /// The portrait of a persona.
    Portrait(Id<Persona>),
}

impl Target {
    fn purpose(&self) -> Purpose {
        match self {
            Self::Card(..) => Purpose::Evidence,
            Self::Portrait(_) => Purpose::Portrait,
        }
    }
}

/// What is asked of pictures.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    /// Choose a picture for this.
    Choose(Target),
    /// Add this file to what is selected.
    Dropped(PathBuf),
}

/// Whether a file is called like a picture.
pub fn is_picture(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    ENDINGS.iter().any(|known| known.eq_ignore_ascii_case(ending))
}

/// The names of pictures that are missing, as they were last looked for.
pub fn missing(document: &Document) -> Vec<&str> {
    let problems = document.problems.iter().map(|located| &located.problem);
    let about = |place: &str| place.contains(".pictures[") || place.ends_with("].picture");
    problems.filter(|problem| about(&problem.place)).map(|problem| problem.value.as_str()).collect()
}

/// Whether the journey that is shown has pictures.
pub fn has_some(document: &Document) -> bool {
    let cards = || document.journey()?.all_touchpoints().find(|one| !one.pictures.is_empty());
    let portraits = || document.editor.workspace().personas.iter().any(|one| !one.picture.is_empty());
    cards().is_some() || portraits()
}
