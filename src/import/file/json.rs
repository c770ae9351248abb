//! The whole file as JSON, as Wandel writes it.

use super::decoded;
use crate::import::draft::{Found, ImportError};
use crate::model::{FORMAT_VERSION, Workspace};
use crate::vocabulary::Label;

const NO_WORKSPACE: Label =
    Label::new("this JSON is no file of Wandel", "deze JSON is geen bestand van Wandel");
const NEWER: Label = Label::new("a newer Wandel wrote this JSON", "een nieuwere Wandel schreef deze JSON");

pub(super) fn read(bytes: &[u8]) -> Result<Found, ImportError> {
    let text = decoded(bytes);
    let mut workspace: Workspace = serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|error| ImportError::new(NO_WORKSPACE, error))?;
    if workspace.version > FORMAT_VERSION {
        return Err(ImportError::new(NEWER, format!("version {}", workspace.version)));
    }
    workspace.version = FORMAT_VERSION;
    Ok(Found::Whole(Box::new(workspace)))
}
