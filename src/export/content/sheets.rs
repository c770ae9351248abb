//! Touchpoints, transitions, phases and matrices as CSV and as a workbook. What is written here, Wandel
//! reads back without questions.

use std::collections::HashSet;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::Content;
use crate::export::csv::{csv_table, guard, written};
use crate::export::xlsx::{LONGEST, grow, heading, sheet_name, table, wrapped};
use crate::export::{ExportError, WORKBOOK};
use crate::inventory::{self, Column, Field, Kind, Names, Rows};
use crate::vocabulary::told;

/// Rows with the cells of their columns.
struct Sheet {
    columns: Vec<Column>,
    rows: Vec<Vec<String>>,
}

fn cells<'a, T: 'a>(
    fields: &'a [Field<T>],
    one: &'a T,
    names: &'a Names,
) -> impl Iterator<Item = String> + use<'a, T> {
    fields.iter().map(|field| field.write(one, names))
}

fn sheet(content: &Content<'_>, rows: Rows, names: &Names) -> Sheet {
    let journey = content.journey;
    let columns = rows.columns();
    let rows = match rows {
        Rows::Touchpoints => {
            let at = columns.iter().position(|column| *column == inventory::PHASE).unwrap_or(0);
            let phases = journey
                .phases
                .iter()
                .map(|phase| (names.name(inventory::Things::Phases, phase.id.as_str()), &phase.touchpoints));
            let all = phases.chain([("", &journey.unsorted)]);
            let row = |phase: &str, touchpoint| {
                let mut row: Vec<String> = cells(inventory::touchpoints(), touchpoint, names).collect();
                row.insert(at.min(row.len()), phase.to_owned());
                row
            };
            all.flat_map(|(phase, list)| {
                list.iter().map(move |touchpoint| row(phase, &**touchpoint)).collect::<Vec<_>>()
            })
            .collect()
        }
        Rows::Transitions => journey
            .all_transitions()
            .map(|transition| cells(inventory::transitions(), transition, names).collect())
            .collect(),
        Rows::Phases => {
            journey.phases.iter().map(|phase| cells(inventory::phases(), phase, names).collect()).collect()
        }
    };
    Sheet { columns, rows }
}

fn names(content: &Content<'_>) -> Names {
    Names::new(content.workspace, content.journey, content.lang)
}

/// One list as separated values.
pub(super) fn csv(content: &Content<'_>, rows: Rows) -> Result<Vec<u8>, ExportError> {
    let names = names(content).with_comma(content.style.decimal_comma);
    let sheet = sheet(content, rows, &names);
    let heading = sheet.columns.iter().map(|column| column.heading(content.lang).to_owned()).collect();
    // A figure below nought is no formula.
    let cell = |(text, column): (String, &Column)| match column.kind {
        Kind::Number => text,
        _ => guard(&text),
    };
    let line = |row: Vec<String>| row.into_iter().zip(&sheet.columns).map(cell).collect();
    written(std::iter::once(heading).chain(sheet.rows.into_iter().map(line)), content.style)
}

/// One matrix as separated values.
pub(super) fn matrix(content: &Content<'_>, id: &str) -> Result<Vec<u8>, ExportError> {
    let tables = (content.matrices)();
    let Some(table) = tables.iter().find(|table| table.id == id) else {
        return Err(ExportError {
            message: told!("there is no such matrix: {id}" / "deze matrix is er niet: {id}", id = id),
            hint: told!("choose another one" / "kies een andere"),
        });
    };
    csv_table(table, content.style)
}

/// All lists and matrices as a workbook.
pub(super) fn xlsx(content: &Content<'_>) -> Result<Vec<u8>, ExportError> {
    let names = names(content);
    let sheets: Vec<(Rows, Sheet)> =
        Rows::ALL.iter().map(|rows| (*rows, sheet(content, *rows, &names))).collect();
    for (_, sheet) in &sheets {
        refuse_long(sheet, content)?;
    }
    made(content, &sheets).map_err(|error| ExportError::broken(WORKBOOK, &error))
}

/// A cell of a workbook has an end; what stands behind it would be missing.
fn refuse_long(sheet: &Sheet, content: &Content<'_>) -> Result<(), ExportError> {
    for row in &sheet.rows {
        let long = |text: &String| text.encode_utf16().count() > LONGEST;
        if let Some(at) = row.iter().position(long) {
            let column = sheet.columns.get(at).map_or("", |column| column.heading(content.lang));
            let title = row.get(2).or(row.first()).map_or("", String::as_str);
            return Err(ExportError {
                message: told!(
                    "a cell of a workbook holds 32,767 letters, and ‘{column}’ of ‘{title}’ has more"
                        / "een cel van een werkmap bevat 32.767 letters, en ‘{column}’ van ‘{title}’ heeft er meer",
                    column = column,
                    title = title
                ),
                hint: told!(
                    "export as CSV, which has no such limit" / "exporteer als CSV, zonder zo’n grens"
                ),
            });
        }
    }
    Ok(())
}

fn made(content: &Content<'_>, sheets: &[(Rows, Sheet)]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let date = content.as_of;
    let year = u16::try_from(date.year()).unwrap_or(2000);
    let (month, day) = (date.month().unsigned_abs(), date.day().unsigned_abs());
    let properties = DocProperties::new().set_title(super::on_one_line(&content.journey.name));
    book.set_properties(&properties.set_creation_datetime(&ExcelDateTime::from_ymd(year, month, day)?));
    let mut taken = HashSet::new();
    for (rows, sheet) in sheets {
        let page = book.add_worksheet();
        page.set_name(sheet_name(rows.label().text(content.lang), &mut taken))?;
        fill(page, sheet, content)?;
    }
    for matrix in (content.matrices)().iter().filter(|matrix| !matrix.rows.is_empty()) {
        table(book.add_worksheet(), matrix, content.lang, &mut taken)?;
    }
    book.save_to_buffer()
}

/// How many columns stay in sight though nothing stands in them: the notes that every card has.
const SHOWN: u16 = 18;

fn fill(page: &mut Worksheet, sheet: &Sheet, content: &Content<'_>) -> Result<(), XlsxError> {
    let (head, text) = (heading(), wrapped());
    for (at, column) in (0..).zip(&sheet.columns) {
        page.write_string_with_format(0, at, column.heading(content.lang), &head)?;
        page.set_column_width(at, width(column))?;
        let used = sheet.rows.iter().any(|row| row.get(usize::from(at)).is_some_and(|cell| !cell.is_empty()));
        if !used && at >= SHOWN {
            page.set_column_hidden(at)?;
        }
    }
    for (line, row) in (1..).zip(&sheet.rows) {
        // Records are for Wandel to read back; as high as they are, a list would not be readable.
        let texts = row.iter().zip(&sheet.columns).filter(|(_, column)| column.kind != Kind::Record);
        grow(page, line, texts.map(|(text, column)| (text.as_str(), width(column))))?;
        for ((at, cell), column) in
            (0..).zip(row).zip(&sheet.columns).filter(|((_, cell), _)| !cell.is_empty())
        {
            put(page, (line, at), cell, column, &text)?;
        }
    }
    let last = u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX);
    let right = u16::try_from(sheet.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    page.autofilter(0, 0, last, right)?;
    page.set_freeze_panes(1, 0)?;
    Ok(())
}

fn put(
    page: &mut Worksheet,
    (line, at): (u32, u16),
    cell: &str,
    column: &Column,
    format: &Format,
) -> Result<(), XlsxError> {
    match cell.parse::<f64>() {
        Ok(figure) if column.kind == Kind::Number => {
            page.write_number_with_format(line, at, figure, format)?
        }
        _ => page.write_string_with_format(line, at, cell, format)?,
    };
    Ok(())
}

fn width(column: &Column) -> f64 {
    match column.kind {
        _ if matches!(column.id, "title" | "name" | "from" | "to") => 34.0,
        _ if matches!(column.id, "description" | "notes" | "pain_points") => 50.0,
        Kind::Number | Kind::Flag => 11.0,
        Kind::Date => 12.0,
        Kind::Text | Kind::Word | Kind::Name(_) => 20.0,
        Kind::Several(_) | Kind::Record => 28.0,
    }
}
