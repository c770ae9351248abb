//! A report as a workbook: findings with filters and level colours first, then every table.

use std::collections::HashSet;

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use super::{ExportError, WORKBOOK};
use crate::model::Lang;
use crate::report::{COLUMNS, Cell, Report, Row, Severity, Table};
use crate::vocabulary::{Label, Labelled as _};

const FINDINGS: Label = Label::new("Findings", "Bevindingen");
const SUMMARY: Label = Label::new("Summary", "Samenvatting");

/// How wide the columns of the findings are, in letters, in the order of [`COLUMNS`].
const WIDTHS: &[f64] =
    &[9.0, 10.0, 22.0, 14.0, 24.0, 28.0, 16.0, 18.0, 60.0, 40.0, 50.0, 14.0, 24.0, 9.0, 10.0, 12.0];

/// What a cell can hold at most, in letters; Excel cuts there too.
pub(super) const LONGEST: usize = 32_767;

/// The report and its findings as a workbook.
pub fn xlsx(report: &Report, rows: &[Row]) -> Result<Vec<u8>, ExportError> {
    made(report, rows).map_err(|error| ExportError::broken(WORKBOOK, &error))
}

fn made(report: &Report, rows: &[Row]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // The same report gives the same bytes: the date is the analysis's, not the clock's.
    let mut properties = DocProperties::new().set_title(&report.title);
    if let Some(row) = rows.first() {
        let date = row.as_of;
        let year = u16::try_from(date.year()).unwrap_or(2000);
        let (month, day) = (date.month().unsigned_abs(), date.day().unsigned_abs());
        properties = properties.set_creation_datetime(&ExcelDateTime::from_ymd(year, month, day)?);
    } else {
        properties = properties.set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?);
    }
    book.set_properties(&properties);
    let mut names = HashSet::new();
    findings(book.add_worksheet(), rows, report.lang, &mut names)?;
    summary(book.add_worksheet(), report, &mut names)?;
    for table in report.sections.iter().flat_map(|section| &section.tables) {
        self::table(book.add_worksheet(), table, report.lang, &mut names)?;
    }
    book.save_to_buffer()
}

/// A name that a sheet may have: at most 31 letters, none of `[]:*?/\`, not taken.
pub(super) fn sheet_name(wanted: &str, taken: &mut HashSet<String>) -> String {
    let clean: String = wanted.chars().filter(|letter| !"[]:*?/\\'".contains(*letter)).take(28).collect();
    let base = if clean.trim().is_empty() { "Sheet".to_owned() } else { clean };
    let mut name = base.clone();
    let mut number = 2;
    while !taken.insert(name.to_lowercase()) {
        name = format!("{base} {number}");
        number += 1;
    }
    name
}

pub(super) fn heading() -> Format {
    Format::new()
        .set_bold()
        .set_text_wrap()
        .set_border_bottom(FormatBorder::Medium)
        .set_align(FormatAlign::Top)
}

pub(super) fn wrapped() -> Format {
    Format::new().set_text_wrap().set_align(FormatAlign::Top)
}

/// The width of the column of sentences in the summary, in letters.
const SENTENCES: f64 = 110.0;
/// The height of a line of text in a cell, in points.
const LINE: f64 = 15.0;
/// The most lines for which a row grows.
const MOST_LINES: f64 = 12.0;

/// Makes a row as high as its wrapped texts need, each beside the width of its column in letters: not every
/// program that reads a workbook works that out by itself.
pub(super) fn grow<'a>(
    sheet: &mut Worksheet,
    row: u32,
    texts: impl Iterator<Item = (&'a str, f64)>,
) -> Result<(), XlsxError> {
    let lines_of = |text: &str, width: f64| -> f64 {
        // Words go to the next line whole, so that not all of the width is used.
        let room = (width * 0.85).max(1.0);
        let lines = text.split('\n').take(MOST_LINES as usize);
        lines.map(|line| (line.chars().take(4_000).count() as f64 / room).ceil().max(1.0)).sum()
    };
    let lines = texts.map(|(text, width)| lines_of(text, width)).fold(1.0, f64::max).min(MOST_LINES);
    sheet.set_row_height(row, lines * LINE)?;
    Ok(())
}

/// A day, the same in every language.
fn of_day() -> Format {
    wrapped().set_num_format("yyyy-mm-dd")
}

/// The colour of a level; its word stands in the cell.
fn of_level(severity: Severity) -> Format {
    let (ground, ink) = match severity {
        Severity::Critical => (0x00B3_261E, 0x00FF_FFFF),
        Severity::High => (0x00FC_E8E6, 0x008C_1D18),
        Severity::Medium => (0x00FF_F1DC, 0x007A_4700),
        Severity::Low => (0x00F1_F4F8, 0x003B_4757),
        Severity::Info => (0x00FF_FFFF, 0x003B_4757),
    };
    wrapped().set_background_color(Color::RGB(ground)).set_font_color(Color::RGB(ink)).set_bold()
}

/// Writes a text as text, whatever it begins with.
fn put(sheet: &mut Worksheet, row: u32, column: u16, text: &str, format: &Format) -> Result<(), XlsxError> {
    let text: String = text.chars().take(LONGEST).collect();
    sheet.write_string_with_format(row, column, text, format).map(|_| ())
}

fn findings(
    sheet: &mut Worksheet,
    rows: &[Row],
    lang: Lang,
    names: &mut HashSet<String>,
) -> Result<(), XlsxError> {
    sheet.set_name(sheet_name(FINDINGS.text(lang), names))?;
    for (at, ((_, label), width)) in (0..).zip(COLUMNS.iter().zip(WIDTHS)) {
        put(sheet, 0, at, label.text(lang), &heading())?;
        sheet.set_column_width(at, *width)?;
    }
    for (at, row) in (1..).zip(rows) {
        let severity = Severity::from_id(row.severity).unwrap_or(Severity::Info);
        let texts = [
            row.rule,
            &row.level,
            row.family_label().text(lang),
            row.subject_kind,
            &row.subject_id,
            &row.subject,
            &row.phase,
            &row.owner,
            &row.message,
            &row.based_on,
            &row.action,
            row.state.label().text(lang),
            &row.reason,
        ];
        for (column, text) in (0..).zip(texts) {
            let format = if column == 1 { of_level(severity) } else { wrapped() };
            put(sheet, at, column, text, &format)?;
        }
        grow(sheet, at, texts.into_iter().zip(WIDTHS.iter().copied()))?;
        sheet.write_number_with_format(at, 13, row.weight, &wrapped())?;
        sheet.write_boolean_with_format(at, 14, row.fragile, &wrapped())?;
        put(sheet, at, 15, &row.as_of.to_string(), &wrapped())?;
    }
    let last = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    sheet.autofilter(0, 0, last, 15)?;
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}

fn summary(sheet: &mut Worksheet, report: &Report, names: &mut HashSet<String>) -> Result<(), XlsxError> {
    sheet.set_name(sheet_name(SUMMARY.text(report.lang), names))?;
    sheet.set_column_width(0, 12)?.set_column_width(1, SENTENCES)?;
    put(sheet, 0, 1, &report.title, &heading())?;
    let mut at = 1;
    let mut line = |sheet: &mut Worksheet, level: Option<Severity>, text: &str, format: &Format| {
        if let Some(severity) = level {
            put(sheet, at, 0, severity.label().text(report.lang), &of_level(severity))?;
        }
        put(sheet, at, 1, text, format)?;
        grow(sheet, at, std::iter::once((text, SENTENCES)))?;
        at += 1;
        Ok::<(), XlsxError>(())
    };
    for about in &report.about {
        line(sheet, None, about, &wrapped())?;
    }
    for section in &report.sections {
        if section.paragraphs.is_empty() && section.points.is_empty() {
            continue;
        }
        line(sheet, None, &section.title, &heading())?;
        for paragraph in &section.paragraphs {
            line(sheet, None, paragraph, &wrapped())?;
        }
        for point in &section.points {
            line(sheet, point.severity, &format!("{} {}", point.text, point.detail), &wrapped())?;
        }
    }
    Ok(())
}

pub(super) fn table(
    sheet: &mut Worksheet,
    table: &Table,
    lang: Lang,
    names: &mut HashSet<String>,
) -> Result<(), XlsxError> {
    sheet.set_name(sheet_name(&table.title, names))?;
    for (at, column) in (0..).zip(&table.columns) {
        put(sheet, 0, at, &column.bare(), &heading())?;
        sheet.set_column_width(at, f64::from(column.width))?;
    }
    let widths = || table.columns.iter().map(|column| f64::from(column.width));
    let heads: Vec<String> = table.columns.iter().map(|column| column.bare().to_string()).collect();
    grow(sheet, 0, heads.iter().map(String::as_str).zip(widths()))?;
    for (at, row) in (1..).zip(&table.rows) {
        let texts: Vec<_> = row.iter().map(|cell| cell.text(lang)).collect();
        grow(sheet, at, texts.iter().map(|text| text.as_ref()).zip(widths()))?;
        for (column, cell) in (0..).zip(row) {
            match cell {
                Cell::Number(figure) | Cell::Minutes(figure) => {
                    _ = sheet.write_number_with_format(at, column, *figure, &wrapped())?
                }
                Cell::Level(severity, words) => put(sheet, at, column, words, &of_level(*severity))?,
                Cell::Heat { count, required } if *count > 0 || !required => {
                    let count = u32::try_from(*count).unwrap_or(u32::MAX);
                    _ = sheet.write_number_with_format(at, column, count, &wrapped())?;
                }
                Cell::Heat { .. } => put(sheet, at, column, &cell.text(lang), &of_level(Severity::High))?,
                // Days before 1900 are none to a spreadsheet; as text they still can be read.
                Cell::Day(day) => match ExcelDateTime::parse_from_str(&day.to_string()) {
                    Ok(day) => _ = sheet.write_datetime_with_format(at, column, &day, &of_day())?,
                    Err(_) => put(sheet, at, column, &day.to_string(), &wrapped())?,
                },
                Cell::Text(text) => put(sheet, at, column, text, &wrapped())?,
            }
        }
    }
    let (last, columns) = (table.rows.len(), table.columns.len());
    if let (Ok(last), Ok(columns)) = (u32::try_from(last), u16::try_from(columns))
        && let Some(right) = columns.checked_sub(1)
    {
        sheet.autofilter(0, 0, last, right)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_have_names_that_spreadsheets_take() {
        let mut taken = HashSet::new();
        assert_eq!(sheet_name("A/B [x]: 'y'?", &mut taken), "AB x y");
        assert_eq!(sheet_name("ab X Y", &mut taken), "ab X Y 2");
        assert_eq!(sheet_name("", &mut taken), "Sheet");
        assert!(sheet_name(&"long ".repeat(20), &mut taken).chars().count() <= 31);
    }
}
