//! A report as one HTML file: no script, nothing fetched, every text escaped; prints well.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesEnd, BytesStart, BytesText, Event};

use super::{ExportError, REPORT};
use crate::model::{Choice as _, Lang};
use crate::report::{Cell, Point, Report, Section, Severity, Table};
use crate::vocabulary::{Label, Labelled as _};

/// Colours and sizes. Levels differ by word and shape too, so that they read without colour.
const STYLE: &str = include_str!("../../assets/report.css");

/// What makes a page fit one sheet of A4.
const SHEET: &str = include_str!("../../assets/page.css");

/// What gives each section a sheet of its own; the first shares it with the title.
const BREAKS: &str = "section + section { break-before: page; } table { break-inside: avoid; } \
    h2 { font-size: 16pt; } h3 { font-size: 11.5pt; margin: 5mm 0 1mm; }\n";

/// What a browser may do with the page: show it, and nothing else.
pub(super) const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

const CONTENTS: Label = Label::new("Contents", "Inhoud");
const MADE_WITH: Label = Label::new("Made with Wandel", "Gemaakt met Wandel");

pub(super) type Out = Writer<Vec<u8>>;

/// The report as a page to read on a screen.
pub fn html(report: &Report) -> Result<Vec<u8>, ExportError> {
    written(report, Paper::Screen)
}

/// A short report as one sheet to print: small, and without a list of contents.
pub fn page_html(report: &Report) -> Result<Vec<u8>, ExportError> {
    written(report, Paper::Sheet)
}

/// A report of which each section is one sheet to print.
pub fn pages_html(report: &Report) -> Result<Vec<u8>, ExportError> {
    written(report, Paper::Pages)
}

/// What a report is written for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Paper {
    /// To read on a screen.
    Screen,
    /// One sheet of A4.
    Sheet,
    /// A sheet of A4 for each section.
    Pages,
}

fn written(report: &Report, paper: Paper) -> Result<Vec<u8>, ExportError> {
    let mut out = Writer::new(b"<!DOCTYPE html>\n".to_vec());
    page(&mut out, report, paper).map_err(|error| ExportError::broken(REPORT, &error))?;
    let mut bytes = out.into_inner();
    bytes.push(b'\n');
    Ok(bytes)
}

/// An element with attributes around what `fill` writes; never closed in its own tag, which HTML
/// would not understand.
pub(super) fn element(
    out: &mut Out,
    name: &str,
    attributes: &[(&str, &str)],
    fill: impl FnOnce(&mut Out) -> io::Result<()>,
) -> io::Result<()> {
    let mut start = BytesStart::new(name);
    for attribute in attributes {
        start.push_attribute(*attribute);
    }
    out.write_event(Event::Start(start))?;
    fill(out)?;
    out.write_event(Event::End(BytesEnd::new(name)))
}

/// An element with a text in it.
pub(super) fn text(out: &mut Out, name: &str, attributes: &[(&str, &str)], words: &str) -> io::Result<()> {
    element(out, name, attributes, |out| write_text(out, words))
}

/// Whether a letter only turns the direction of those behind it: within a sentence of ours it could
/// make it read otherwise. Arabic and Hebrew need none of them.
fn turns(letter: char) -> bool {
    matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

fn write_text(out: &mut Out, words: &str) -> io::Result<()> {
    let shown = words.chars().filter(|letter| !turns(*letter));
    let printable: String = shown.map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    out.write_event(Event::Text(BytesText::new(&printable)))
}

/// Text that is ours and needs no escaping.
pub(super) fn raw(out: &mut Out, words: &str) -> io::Result<()> {
    out.write_event(Event::Text(BytesText::from_escaped(words)))
}

pub(super) fn empty(out: &mut Out, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
    let mut start = BytesStart::new(name);
    for attribute in attributes {
        start.push_attribute(*attribute);
    }
    out.write_event(Event::Empty(start))
}

fn page(out: &mut Out, report: &Report, paper: Paper) -> io::Result<()> {
    let lang = report.lang.id().to_lowercase();
    element(out, "html", &[("lang", &lang)], |out| {
        element(out, "head", &[], |out| {
            empty(out, "meta", &[("charset", "utf-8")])?;
            empty(out, "meta", &[("http-equiv", "Content-Security-Policy"), ("content", POLICY)])?;
            empty(out, "meta", &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")])?;
            text(out, "title", &[], &report.title)?;
            element(out, "style", &[], |out| {
                raw(out, STYLE)?;
                if paper != Paper::Screen {
                    raw(out, SHEET)?;
                }
                if paper == Paper::Pages { raw(out, BREAKS) } else { Ok(()) }
            })
        })?;
        element(out, "body", &[], |out| {
            element(out, "header", &[], |out| {
                text(out, "h1", &[], &report.title)?;
                report.about.iter().try_for_each(|line| text(out, "p", &[], line))
            })?;
            if paper == Paper::Screen {
                contents(out, report)?;
            }
            element(out, "main", &[], |out| {
                report.sections.iter().try_for_each(|section| self::section(out, section, report.lang))
            })?;
            text(out, "footer", &[], MADE_WITH.text(report.lang))
        })
    })
}

fn contents(out: &mut Out, report: &Report) -> io::Result<()> {
    element(out, "nav", &[("aria-label", CONTENTS.text(report.lang))], |out| {
        element(out, "ul", &[], |out| {
            report.sections.iter().try_for_each(|section| {
                let target = format!("#{}", section.id);
                element(out, "li", &[], |out| text(out, "a", &[("href", &target)], &section.title))
            })
        })
    })
}

pub(super) fn section(out: &mut Out, section: &Section, lang: Lang) -> io::Result<()> {
    raw(out, "\n")?;
    element(out, "section", &[("id", &section.id)], |out| {
        text(out, "h2", &[], &section.title)?;
        section.paragraphs.iter().try_for_each(|paragraph| text(out, "p", &[], paragraph))?;
        if !section.points.is_empty() {
            element(out, "ol", &[("class", "points")], |out| {
                section.points.iter().try_for_each(|point| self::point(out, point, lang))
            })?;
        }
        section.tables.iter().try_for_each(|table| {
            if table.title != section.title {
                text(out, "h3", &[], &table.title)?;
            }
            self::table(out, table, lang)
        })
    })
}

fn point(out: &mut Out, point: &Point, lang: Lang) -> io::Result<()> {
    element(out, "li", &[], |out| {
        if let Some(severity) = point.severity {
            level(out, severity, severity.label().text(lang))?;
            raw(out, " ")?;
        }
        text(out, "strong", &[], &point.text)?;
        if point.detail.is_empty() {
            Ok(())
        } else {
            text(out, "span", &[("class", "detail")], &point.detail)
        }
    })
}

/// A level by word, shape and colour.
fn level(out: &mut Out, severity: Severity, words: &str) -> io::Result<()> {
    let class = format!("level {}", severity.id());
    text(out, "span", &[("class", &class)], words)
}

fn table(out: &mut Out, table: &Table, lang: Lang) -> io::Result<()> {
    let most = table.rows.iter().flatten().filter_map(heat).max().unwrap_or(1).max(1);
    element(out, "div", &[("class", "table")], |out| {
        element(out, "table", &[], |out| {
            element(out, "thead", &[], |out| {
                element(out, "tr", &[], |out| {
                    let mut columns = table.columns.iter().enumerate();
                    columns.try_for_each(|(at, column)| {
                        // A heading stands over its figures, which end at the right.
                        let figures = table.rows.iter().any(|row| row.get(at).is_some_and(is_figure));
                        let class: &[_] = if figures {
                            &[("scope", "col"), ("class", "number")]
                        } else {
                            &[("scope", "col")]
                        };
                        text(out, "th", class, &column.title)
                    })
                })
            })?;
            element(out, "tbody", &[], |out| {
                table.rows.iter().try_for_each(|row| {
                    raw(out, "\n")?;
                    element(out, "tr", &[], |out| {
                        row.iter().try_for_each(|cell| self::cell(out, cell, most, lang))
                    })
                })
            })
        })
    })
}

fn is_figure(cell: &Cell) -> bool {
    matches!(cell, Cell::Number(_) | Cell::Minutes(_))
}

fn heat(cell: &Cell) -> Option<usize> {
    match cell {
        Cell::Heat { count, .. } => Some(*count),
        _ => None,
    }
}

fn cell(out: &mut Out, cell: &Cell, most: usize, lang: Lang) -> io::Result<()> {
    let words = cell.text(lang);
    match cell {
        Cell::Text(_) | Cell::Day(_) => text(out, "td", &[], &words),
        Cell::Number(_) | Cell::Minutes(_) => text(out, "td", &[("class", "number")], &words),
        Cell::Level(severity, _) => element(out, "td", &[], |out| level(out, *severity, &words)),
        Cell::Heat { count: 0, required: true } => text(out, "td", &[("class", "missing")], &words),
        Cell::Heat { count, .. } => {
            // Five steps of warmth are as many as an eye tells apart.
            let class = format!("heat h{}", (count * 5).div_ceil(most).min(5));
            text(out, "td", &[("class", &class)], &words)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Column;

    #[test]
    fn hostile_text_stays_text() {
        let evil = "</style><script>alert(1)</script><img src=x onerror=\"x\">\u{0}";
        let report = Report {
            lang: Lang::En,
            title: evil.to_owned(),
            about: vec![evil.to_owned()],
            sections: vec![Section {
                id: "summary".to_owned(),
                title: evil.to_owned(),
                paragraphs: vec![evil.to_owned()],
                points: vec![Point {
                    text: evil.to_owned(),
                    detail: evil.to_owned(),
                    severity: Some(Severity::High),
                }],
                tables: vec![Table {
                    id: "t".to_owned(),
                    title: "T".to_owned(),
                    columns: vec![Column::new(evil, 10)],
                    rows: vec![vec![Cell::Text(evil.to_owned())]],
                }],
            }],
        };
        let page = String::from_utf8(html(&report).unwrap()).unwrap();
        assert!(!page.contains("<script") && !page.contains("<img"), "{page}");
        assert!(page.contains("&lt;script&gt;"));
        assert_eq!(page.matches("</style>").count(), 1);
    }
}
