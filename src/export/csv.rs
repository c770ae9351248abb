//! Findings and tables as comma-separated values that no spreadsheet mistakes for formulas.

use super::{ExportError, LIST};
pub use crate::inventory::{guard, unguard};
use crate::model::Lang;
use crate::report::{COLUMNS, Cell, Row, Table};
use crate::vocabulary::{Labelled, precise};

/// How values are set apart and figures are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CsvStyle {
    /// Semicolons between values, as Dutch spreadsheets expect them.
    pub semicolon: bool,
    /// A comma within figures.
    pub decimal_comma: bool,
    /// A byte-order mark in front, so that Excel reads UTF-8.
    pub bom: bool,
}

impl CsvStyle {
    fn lang(self) -> Lang {
        if self.decimal_comma { Lang::Nl } else { Lang::En }
    }
}

/// The findings, a line each, with the names of the columns first.
pub fn csv(rows: &[Row], lang: Lang, style: CsvStyle) -> Result<Vec<u8>, ExportError> {
    let heading = COLUMNS.iter().map(|(id, _)| (*id).to_owned()).collect();
    let lines = rows.iter().map(|row| {
        let weight = precise(row.weight, style.lang());
        let state = row.state.label().text(lang).to_owned();
        let yes = if row.fragile { "1" } else { "0" };
        vec![
            row.rule.to_owned(),
            row.severity.to_owned(),
            row.family.to_owned(),
            row.subject_kind.to_owned(),
            row.subject_id.clone(),
            row.subject.clone(),
            row.phase.clone(),
            row.owner.clone(),
            row.message.clone(),
            row.based_on.clone(),
            row.action.clone(),
            state,
            row.reason.clone(),
            weight,
            yes.to_owned(),
            row.as_of.to_string(),
        ]
    });
    written(std::iter::once(heading).chain(lines.map(guarded)), style)
}

/// A table of a report, with its headings first.
pub fn csv_table(table: &Table, style: CsvStyle) -> Result<Vec<u8>, ExportError> {
    let heading = table.columns.iter().map(|column| column.title.clone()).collect();
    let cell = |cell: &Cell| match cell {
        Cell::Number(_) | Cell::Heat { .. } => cell.text(style.lang()),
        Cell::Text(_) | Cell::Level(..) => guard(&cell.text(style.lang())),
    };
    let line = |row: &Vec<Cell>| row.iter().map(cell).collect();
    written(std::iter::once(guarded(heading)).chain(table.rows.iter().map(line)), style)
}

pub(super) fn written(
    lines: impl Iterator<Item = Vec<String>>,
    style: CsvStyle,
) -> Result<Vec<u8>, ExportError> {
    let start = if style.bom { "\u{feff}".as_bytes().to_vec() } else { Vec::new() };
    let separator = if style.semicolon { b';' } else { b',' };
    let mut out = ::csv::WriterBuilder::new().delimiter(separator).from_writer(start);
    for line in lines {
        out.write_record(&line).map_err(|error| broken(&error))?;
    }
    out.into_inner().map_err(|error| broken(&error))
}

fn broken(error: &dyn std::error::Error) -> ExportError {
    ExportError::broken(LIST, &error)
}

fn guarded(line: Vec<String>) -> Vec<String> {
    line.iter().map(|text| guard(text)).collect()
}
