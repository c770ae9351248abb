//! Findings for programs: an array of objects, the same schema in every version.

use serde::Serialize;

use super::{ExportError, LIST};
use crate::model::Choice;
use crate::report::Row;

/// One finding as programs read it.
#[derive(Serialize)]
struct Object<'a> {
    rule: &'a str,
    name: &'a str,
    severity: &'a str,
    family: &'a str,
    subject: Subject<'a>,
    phase: Option<&'a str>,
    owner: Option<&'a str>,
    message: &'a str,
    action: &'a str,
    state: &'a str,
    reason: &'a str,
    weight: f64,
    fragile: bool,
    as_of: String,
}

#[derive(Serialize)]
struct Subject<'a> {
    kind: &'a str,
    id: &'a str,
    detail: &'a str,
    name: &'a str,
}

/// The findings as a JSON array, indented, with a final line break.
pub fn json(rows: &[Row]) -> Result<Vec<u8>, ExportError> {
    let objects: Vec<Object<'_>> = rows.iter().map(object).collect();
    let mut bytes = serde_json::to_vec_pretty(&objects).map_err(|error| ExportError::broken(LIST, &error))?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn object(row: &Row) -> Object<'_> {
    let optional = |text| Some(text).filter(|text: &&str| !text.is_empty());
    Object {
        rule: row.rule,
        name: &row.name,
        severity: row.severity,
        family: row.family,
        subject: Subject {
            kind: row.subject_kind,
            id: &row.subject_id,
            detail: &row.detail,
            name: &row.subject,
        },
        phase: optional(&row.phase_id),
        owner: optional(&row.owner_id),
        message: &row.message,
        action: &row.action,
        state: row.state.id(),
        reason: &row.reason,
        weight: row.weight,
        fragile: row.fragile,
        as_of: row.as_of.to_string(),
    }
}
