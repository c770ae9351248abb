//! Spreadsheets: workbooks by calamine, and separated values with a comma, a semicolon or a tab.
//! Cells become texts as they are shown: whole figures without a point, days as 2026-06-01.

use std::io::Cursor;

use calamine::{Data, Range, Reader as _, Sheets, Xlsx, XlsxError, open_workbook_auto_from_rs};

use super::decoded;
use super::packed::{self, MOST_CELLS};
use crate::import::draft::{Found, Grid, ImportError};
use crate::progress::Progress;
use crate::vocabulary::Label;

const NO_WORKBOOK: Label = Label::new("this workbook cannot be read", "deze werkmap is niet te lezen");
const NO_TABLE: Label = Label::new("there is no row in it", "er staat geen rij in");

/// Every sheet of a workbook that holds something.
pub(super) fn workbook(bytes: &[u8], progress: &Progress) -> Result<Found, ImportError> {
    packed::refuse_too_large(bytes, &progress.stretch(0.0, 0.3))?;
    let progress = progress.stretch(0.3, 0.7);
    let broken = |error: calamine::Error| ImportError::new(NO_WORKBOOK, error);
    let mut book = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(broken)?;
    let mut grids = Vec::new();
    let names = book.sheet_names();
    let count = names.len();
    for (at, name) in names.into_iter().enumerate() {
        let progress = progress.part(at, count);
        progress.reach(0.0)?;
        let rows = match &mut book {
            // Cell by cell: as a whole, one cell far away would take room for all before it.
            Sheets::Xlsx(book) => streamed(book, &name, &progress)?,
            book => whole(&book.worksheet_range(&name).map_err(broken)?),
        };
        if rows.iter().flatten().any(|cell| !cell.is_empty()) {
            grids.push(Grid { name, rows, guarded: false });
        }
    }
    if grids.is_empty() { Err(ImportError::new(NO_TABLE, "")) } else { Ok(Found::Grids(grids)) }
}

/// The rows of a sheet, each as long as it is filled. Rows and columns count from the corner of the sheet,
/// not of what is filled.
fn streamed(
    book: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    progress: &Progress,
) -> Result<Vec<Vec<String>>, ImportError> {
    let broken = |error: XlsxError| ImportError::new(NO_WORKBOOK, error);
    let mut cells = match book.worksheet_cells_reader(name) {
        Ok(cells) => cells,
        // A sheet that is a diagram has no cells.
        Err(XlsxError::NotAWorksheet(_)) => return Ok(Vec::new()),
        Err(error) => return Err(broken(error)),
    };
    let last = cells.dimensions().end.0 as usize;
    let (mut rows, mut room): (Vec<Vec<String>>, u64) = (Vec::new(), 0);
    while let Some(cell) = cells.next_cell().map_err(broken)? {
        let (row, column) = cell.get_position();
        let (row, column) = (row as usize, column as usize);
        progress.pass(row, last)?;
        let text = shown(&cell.get_value().clone().into());
        if text.is_empty() {
            continue;
        }
        let held = rows.get(row).map_or(0, Vec::len);
        let further = row.saturating_sub(rows.len()) + (column + 1).saturating_sub(held);
        room += further as u64;
        if room > MOST_CELLS {
            return Err(packed::too_many());
        }
        if rows.len() <= row {
            rows.resize_with(row + 1, Vec::new);
        }
        if let Some(held) = rows.get_mut(row) {
            if held.len() <= column {
                held.resize_with(column + 1, String::new);
            }
            if let Some(place) = held.get_mut(column) {
                *place = text;
            }
        }
    }
    Ok(rows)
}

/// The rows of a sheet that was read at once.
fn whole(range: &Range<Data>) -> Vec<Vec<String>> {
    let (top, left) = range.start().unwrap_or_default();
    let before = vec![Vec::new(); usize::try_from(top).unwrap_or(0).min(1_000)];
    let row = |row: &[Data]| {
        let indent = std::iter::repeat_n(String::new(), usize::try_from(left).unwrap_or(0).min(1_000));
        indent.chain(row.iter().map(shown)).collect::<Vec<String>>()
    };
    before.into_iter().chain(range.rows().map(row)).collect()
}

/// A cell as text.
fn shown(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::String(text) => text.clone(),
        Data::Float(number) => number.to_string(),
        Data::Int(number) => number.to_string(),
        Data::Bool(yes) => if *yes { "true" } else { "false" }.to_owned(),
        Data::DateTime(when) if when.is_duration() => when.as_f64().to_string(),
        Data::DateTime(when) => {
            let (year, month, day, hour, minute, second, _) = when.to_ymd_hms_milli();
            let date = format!("{year:04}-{month:02}-{day:02}");
            if hour == 0 && minute == 0 && second == 0 {
                date
            } else {
                format!("{date} {hour:02}:{minute:02}:{second:02}")
            }
        }
        Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Error(error) => error.to_string(),
        #[allow(unreachable_patterns, reason = "rich text and what comes later")]
        other => other.to_string(),
    }
}

/// Separated values.
pub(super) fn csv(bytes: &[u8], progress: &Progress) -> Result<Found, ImportError> {
    let text = decoded(bytes);
    let mut reader = ::csv::ReaderBuilder::new();
    reader.has_headers(false).flexible(true).delimiter(separator(&text));
    let mut rows = Vec::new();
    for record in reader.from_reader(text.as_bytes()).into_records() {
        let record = record.map_err(|error| ImportError::new(NO_TABLE, error))?;
        let at = record.position().map_or(0, ::csv::Position::byte);
        progress.pass(usize::try_from(at).unwrap_or(0), text.len())?;
        rows.push(record.iter().map(str::to_owned).collect());
    }
    if rows.is_empty() {
        return Err(ImportError::new(NO_TABLE, ""));
    }
    Ok(Found::Grids(vec![Grid { name: String::new(), rows, guarded: true }]))
}

/// Whether a text looks like separated values: the same sign as often in its first lines.
pub(super) fn looks(text: &str) -> bool {
    let sign = char::from(separator(text));
    let counts: Vec<usize> = text.lines().take(5).map(|line| line.matches(sign).count()).collect();
    counts.len() > 1 && counts.first().is_some_and(|first| *first > 0 && counts.iter().all(|n| n == first))
}

/// What stands between values: what the first line has most of outside quotes.
fn separator(text: &str) -> u8 {
    let mut quoted = false;
    let mut counts = [0_usize; 3];
    let signs = ['\t', ';', ','];
    for letter in text.chars() {
        match letter {
            '"' => quoted = !quoted,
            '\n' if !quoted && counts.iter().any(|count| *count > 0) => break,
            letter if !quoted => {
                if let Some(count) =
                    signs.iter().position(|sign| *sign == letter).and_then(|at| counts.get_mut(at))
                {
                    *count += 1;
                }
            }
            _ => {}
        }
    }
    let [tabs, semicolons, commas] = counts;
    if tabs > 0 && tabs >= semicolons.max(commas) {
        b'\t'
    } else if semicolons >= commas && semicolons > 0 {
        b';'
    } else {
        b','
    }
}
