//! A report as Markdown, for wikis and version control.

use std::fmt::Write as _;

use crate::model::Lang;
use crate::report::{Point, Report, Table};

/// The report as Markdown with tables.
pub fn md(report: &Report) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "# {}\n", inline(&report.title));
    for line in &report.about {
        let _ = writeln!(out, "{}  ", inline(line));
    }
    for section in &report.sections {
        let _ = writeln!(out, "\n## {}", inline(&section.title));
        for paragraph in &section.paragraphs {
            let _ = writeln!(out, "\n{}", inline(paragraph));
        }
        if !section.points.is_empty() {
            out.push('\n');
        }
        for (at, point) in section.points.iter().enumerate() {
            self::point(&mut out, at + 1, point, report.lang);
        }
        for table in &section.tables {
            if table.title != section.title {
                let _ = writeln!(out, "\n### {}", inline(&table.title));
            }
            self::table(&mut out, table, report.lang);
        }
    }
    out
}

fn point(out: &mut String, number: usize, point: &Point, lang: Lang) {
    let _ = write!(out, "{number}. ");
    if let Some(severity) = point.severity {
        use crate::vocabulary::Labelled as _;
        let _ = write!(out, "**{}**: ", severity.label().text(lang));
    }
    out.push_str(&inline(&point.text));
    if !point.detail.is_empty() {
        let _ = write!(out, "  \n   {}", inline(&point.detail));
    }
    out.push('\n');
}

fn table(out: &mut String, table: &Table, lang: Lang) {
    let heads: Vec<String> = table.columns.iter().map(|column| inline(&column.title)).collect();
    let _ = writeln!(out, "\n| {} |", heads.join(" | "));
    let _ = writeln!(out, "|{}", " --- |".repeat(heads.len()));
    for row in &table.rows {
        let cells: Vec<String> = row.iter().map(|cell| inline(&cell.text(lang))).collect();
        let _ = writeln!(out, "| {} |", cells.join(" | "));
    }
}

/// Text that stays on its line and means nothing to Markdown.
pub(super) fn inline(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' | '~' => out.extend(['\\', letter]),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            letter if letter.is_control() => out.push(' '),
            letter => out.push(letter),
        }
    }
    // A line must not begin like an item of a list.
    if out.starts_with(['-', '+', '=']) { format!("\\{out}") } else { out }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_text_stays_text() {
        assert_eq!(inline("<script>|*x*\nnext"), "&lt;script&gt;\\|\\*x\\* next");
        assert_eq!(inline("- item"), "\\- item");
        assert_eq!(inline("[link](http://x)"), "\\[link\\](http://x)");
    }
}
