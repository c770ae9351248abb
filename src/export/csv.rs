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
    let heading = table.columns.iter().map(|column| column.bare()).collect();
    let cell = |cell: &Cell| match cell {
        Cell::Number(_) | Cell::Heat { .. } => cell.text(style.lang()),
        Cell::Minutes(minutes) => precise(*minutes, style.lang()),
        Cell::Day(day) => day.to_string(),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Column, Request, found};
    use crate::vocabulary::read_date;

    fn table(columns: Vec<Column>, rows: Vec<Vec<Cell>>) -> Table {
        Table { id: "t".to_owned(), title: "T".to_owned(), columns, rows }
    }

    fn text(table: &Table, style: CsvStyle) -> String {
        String::from_utf8(csv_table(table, style).unwrap()).unwrap()
    }

    #[test]
    fn days_are_written_one_way_and_times_as_minutes_with_their_unit_in_the_heading() {
        let late = Column { unit: Some("min"), ..Column::new("Late", 9) };
        let day = Cell::Day(jiff::civil::date(2026, 5, 2));
        let one = table(vec![Column::new("Day", 9), late], vec![vec![day.clone(), Cell::Minutes(1440.0)]]);
        assert_eq!(text(&one, CsvStyle::default()), "Day,\"Late, min\"\n2026-05-02,1440\n");
        let dutch = CsvStyle { semicolon: true, decimal_comma: true, bom: false };
        assert_eq!(text(&one, dutch), "Day;Late, min\n2026-05-02;1440\n");
        assert_eq!((day.text(Lang::En).as_str(), day.text(Lang::Nl).as_str()), ("2 May 2026", "2 mei 2026"));
        let told = |minutes: f64, lang| Cell::Minutes(minutes).text(lang);
        assert_eq!((told(1440.0, Lang::En), told(1440.0, Lang::Nl)), ("1 day".into(), "1 dag".into()));
        assert_eq!((told(60.0, Lang::En), told(90.0, Lang::Nl)), ("1 hour".into(), "90 minuten".into()));
    }

    #[test]
    fn no_table_of_a_report_holds_a_day_that_a_spreadsheet_sorts_as_words() {
        for (name, lang) in [("zwaluw-en-spaak", Lang::Nl), ("zwaluw-en-spaak-en", Lang::En)] {
            let text = crate::vocabulary::sample(name).unwrap();
            let workspace = crate::storage::parse("sample.ron", text).unwrap().workspace;
            let request = Request::new(lang, jiff::civil::date(2026, 6, 1));
            let (report, _) = found(&workspace, &workspace.journeys[0], &request);
            let mut days = 0;
            for table in report.sections.iter().flat_map(|section| &section.tables) {
                let bytes = csv_table(table, CsvStyle::default()).unwrap();
                for line in ::csv::Reader::from_reader(bytes.as_slice()).records() {
                    for cell in line.unwrap().iter().filter(|cell| read_date(cell, lang).is_ok()) {
                        assert!(cell.parse::<crate::model::Date>().is_ok(), "{}: {cell}", table.id);
                        days += 1;
                    }
                }
            }
            assert!(days > 40, "{name}: {days}");
        }
    }
}
