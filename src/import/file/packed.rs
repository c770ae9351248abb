//! What a packed workbook would become, before it is unpacked for good: a small file can hold a very large
//! one, and a sheet with one cell far away would take room for all between. Knows no cells.

use std::io::{BufReader, Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::import::draft::ImportError;
use crate::progress::Progress;
use crate::vocabulary::Label;

const TOO_LARGE: Label = Label::new(
    "this workbook is too large when it is unpacked",
    "deze werkmap is te groot als hij wordt uitgepakt",
);
const TOO_MANY: Label = Label::new("this workbook has too many cells", "deze werkmap heeft te veel cellen");

/// So many bytes a workbook may be when it is unpacked.
const MOST: u64 = 512 << 20;
/// So many cells a sheet may have, empty ones between others counted.
pub(super) const MOST_CELLS: u64 = 5_000_000;

/// What is said of a sheet with too many cells.
pub(super) fn too_many() -> ImportError {
    ImportError::new(TOO_MANY, format!("> {MOST_CELLS}"))
}

/// Refuses a workbook that would become too large; what is no packed file is left to its reader.
pub(super) fn refuse_too_large(bytes: &[u8], progress: &Progress) -> Result<(), ImportError> {
    refuse_beyond(bytes, MOST, progress)
}

fn refuse_beyond(bytes: &[u8], most: u64, progress: &Progress) -> Result<(), ImportError> {
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else { return Ok(()) };
    let mut left = most;
    let count = archive.len();
    for at in 0..count {
        progress.pass(at, count)?;
        let Ok(part) = archive.by_index(at) else { continue };
        let is_ods = part.name().is_ok_and(|name| name == "content.xml");
        // What the file says of itself may be wrong, so it is counted.
        let mut counted = Counted { inner: part.take(left.saturating_add(1)), count: 0 };
        let cells = if is_ods { cells(&mut counted) } else { 0 };
        let _ = std::io::copy(&mut counted, &mut std::io::sink());
        left = left
            .checked_sub(counted.count)
            .ok_or_else(|| ImportError::new(TOO_LARGE, format!("> {} MB", most >> 20)))?;
        if cells > MOST_CELLS {
            return Err(too_many());
        }
    }
    Ok(())
}

/// Counts what is read.
struct Counted<R> {
    inner: R,
    count: u64,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let read = self.inner.read(into)?;
        self.count += read as u64;
        Ok(read)
    }
}

/// How many cells the largest sheet of an OpenDocument spreadsheet spans, repeated ones counted.
fn cells(content: impl Read) -> u64 {
    let mut reader = Reader::from_reader(BufReader::new(content));
    let mut sheet = Sheet::default();
    let (mut most, mut buffer) = (0, Vec::new());
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(tag)) => sheet.opened(&tag, false),
            Ok(Event::Empty(tag)) => sheet.opened(&tag, true),
            Ok(Event::Text(text)) if !text.is_empty() => sheet.filled = true,
            Ok(Event::End(tag)) => match tag.name().as_ref() {
                "table:table-cell" | "table:covered-table-cell" => sheet.cell_ended(),
                "table:table-row" => sheet.row_ended(),
                "table:table" => {
                    most = most.max(sheet.span());
                    sheet = Sheet::default();
                }
                _ => {}
            },
            // What is broken is told by the reader of cells.
            Ok(Event::Eof) | Err(_) => return most.max(sheet.span()),
            _ => {}
        }
    }
}

/// How far a sheet is filled.
#[derive(Default)]
struct Sheet {
    rows: u64,
    columns: u64,
    /// The end of the last filled row and column.
    last: [u64; 2],
    row_repeats: u64,
    cell_repeats: u64,
    filled: bool,
    row_filled: bool,
}

impl Sheet {
    fn opened(&mut self, tag: &BytesStart<'_>, empty: bool) {
        match tag.name().as_ref() {
            "table:table-row" => {
                (self.columns, self.row_filled) = (0, false);
                self.row_repeats = repeats(tag, "table:number-rows-repeated");
                if empty {
                    self.row_ended();
                }
            }
            "table:table-cell" | "table:covered-table-cell" => {
                self.cell_repeats = repeats(tag, "table:number-columns-repeated");
                let valued = |name: &str| name.starts_with("office:") || name == "table:formula";
                self.filled = tag.attributes().flatten().any(|attribute| valued(attribute.key.as_ref()));
                if empty {
                    self.cell_ended();
                }
            }
            _ => {}
        }
    }

    fn cell_ended(&mut self) {
        self.columns = self.columns.saturating_add(self.cell_repeats);
        if self.filled {
            self.row_filled = true;
            self.last[1] = self.last[1].max(self.columns);
        }
        self.filled = false;
    }

    fn row_ended(&mut self) {
        self.rows = self.rows.saturating_add(self.row_repeats);
        if self.row_filled {
            self.last[0] = self.rows;
        }
    }

    fn span(&self) -> u64 {
        let [rows, columns] = self.last;
        rows.saturating_mul(columns)
    }
}

/// How often a row or cell stands there.
fn repeats(tag: &BytesStart<'_>, name: &str) -> u64 {
    let found = tag.attributes().flatten().find(|attribute| attribute.key.as_ref() == name);
    let number = found.and_then(|attribute| attribute.value.parse().ok());
    number.unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in parts {
            writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn a_small_file_that_holds_a_large_one_is_refused() {
        let bomb = packed(&[("xl/a.xml", &vec![b' '; 600_000]), ("xl/b.xml", &vec![b' '; 600_000])]);
        assert!(bomb.len() < 10_000);
        assert!(refuse_beyond(&bomb, 1_000_000, &Progress::default()).is_err(), "all parts together count");
        assert!(refuse_beyond(&bomb, 2_000_000, &Progress::default()).is_ok());
        assert!(refuse_too_large(b"no archive", &Progress::default()).is_ok());
    }

    #[test]
    fn cells_that_are_repeated_count() {
        let sheet = |rows: &str| {
            let text = format!(
                "<office:document-content><table:table>{rows}</table:table></office:document-content>"
            );
            refuse_too_large(&packed(&[("content.xml", text.as_bytes())]), &Progress::default()).is_ok()
        };
        let cell = |row: &str, columns: &str, text: &str| {
            format!(
                "<table:table-row table:number-rows-repeated=\"{row}\"><table:table-cell \
                 table:number-columns-repeated=\"{columns}\">{text}</table:table-cell></table:table-row>"
            )
        };
        assert!(sheet(&cell("100", "20", "<text:p>x</text:p>")));
        assert!(
            sheet(&(cell("1", "2", "<text:p>x</text:p>") + &cell("1048575", "16384", ""))),
            "empty ones at the end"
        );
        assert!(!sheet(&cell("1000000", "16384", "<text:p>x</text:p>")));
        let far = cell("1000000", "1", "") + &cell("1", "16384", "<text:p>x</text:p>");
        assert!(!sheet(&far), "one cell far away");
        assert!(!sheet(
            &cell("99999999999999999999", "9", "<text:p>x</text:p>")
                .replace("99999999999999999999", "9999999999")
        ));
    }
}
