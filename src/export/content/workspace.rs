//! The whole file as JSON, for programs: the same names as in a journey file.

use super::Content;
use crate::export::{ExportError, LIST};

/// The workspace, indented, with a final line break.
pub(super) fn json(content: &Content<'_>) -> Result<Vec<u8>, ExportError> {
    let mut bytes =
        serde_json::to_vec_pretty(content.workspace).map_err(|error| ExportError::broken(LIST, &error))?;
    bytes.push(b'\n');
    Ok(bytes)
}
