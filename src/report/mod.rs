//! Tables and sections from findings, in the reader's language. Knows no file format.
//!
//! A [`Report`] is what a colleague without the app reads from top to bottom; [`Row`]s are the same
//! findings one by one, for spreadsheets and programs.

mod matrices;
mod method;
mod owners;
pub mod plan;
mod rows;
mod sections;
mod session;
mod words;

use crate::analysis::{Analysis, Names, Repair};
use crate::model::{Date, Department, Id, Journey, Lang, Workspace};

pub use crate::analysis::Severity;
pub use matrices::matrix_tables;
pub use rows::{COLUMNS, Row, rows};
pub use sections::{hinges, repair_words};
pub use session::{Due, Dues, dues, is_open, page, stamp};

/// What a report is asked to be.
#[derive(Clone, Debug)]
pub struct Request {
    /// The language of its words.
    pub lang: Lang,
    /// The date of the analysis.
    pub as_of: Date,
    /// Only findings of this level or worse.
    pub least: Severity,
    /// Only findings of these rules; all when empty.
    pub rules: Vec<String>,
    /// Only what one department has to do with.
    pub owner: Option<Id<Department>>,
}

impl Request {
    /// Everything, in a language, as on a date.
    pub fn new(lang: Lang, as_of: Date) -> Self {
        Self { lang, as_of, least: Severity::Info, rules: Vec::new(), owner: None }
    }

    /// Whether nothing is left out.
    pub fn is_whole(&self) -> bool {
        self.least == Severity::Info && self.rules.is_empty() && self.owner.is_none()
    }

    /// Whether a finding is asked for.
    pub fn wants(&self, finding: &crate::analysis::Finding) -> bool {
        finding.severity >= self.least
            && (self.rules.is_empty() || self.rules.iter().any(|rule| rule == finding.rule.id))
            && self.owner.as_ref().is_none_or(|owner| finding.owner.as_ref() == Some(owner))
    }
}

/// What a report is made from.
#[derive(Debug)]
pub struct Material<'a> {
    /// The file.
    pub workspace: &'a Workspace,
    /// The journey.
    pub journey: &'a Journey,
    /// What all rules found in it.
    pub analysis: &'a Analysis,
    /// The changes that would clear most.
    pub repairs: &'a [Repair],
    /// What the report is asked to be.
    pub request: &'a Request,
}

impl Material<'_> {
    /// The findings that are asked for, worst first.
    pub fn findings(&self) -> impl Iterator<Item = &crate::analysis::Finding> {
        self.analysis.findings.iter().filter(|finding| self.request.wants(finding))
    }

    /// The contact plan of the same journey, as on the same date and in the same language.
    fn plan<'a>(&'a self, filter: &'a plan::Filter) -> plan::Plan<'a> {
        let (as_of, lang) = (self.request.as_of, self.request.lang);
        plan::Plan { workspace: self.workspace, journey: self.journey, filter, as_of, lang }
    }

    /// The names for the report's language.
    pub fn names(&self) -> Names<'_> {
        Names::new(self.workspace, self.journey, self.request.lang)
    }
}

/// A report: a title and sections in reading order.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The language of its words.
    pub lang: Lang,
    /// The headline.
    pub title: String,
    /// What it is about and as on which date, a line each.
    pub about: Vec<String>,
    /// The sections.
    pub sections: Vec<Section>,
}

/// A part of a report with a heading of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// What links to it and what a spreadsheet calls it, the same in every language.
    pub id: String,
    /// The heading.
    pub title: String,
    /// Text before the tables, a paragraph each.
    pub paragraphs: Vec<String>,
    /// Short statements in order of weight.
    pub points: Vec<Point>,
    /// Tables.
    pub tables: Vec<Table>,
}

/// A statement with what supports it.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// The statement.
    pub text: String,
    /// What supports it; may be empty.
    pub detail: String,
    /// How bad it is, if it is bad.
    pub severity: Option<Severity>,
}

/// A table with a row of headings.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// What a spreadsheet or a file calls it, the same in every language.
    pub id: String,
    /// What it shows.
    pub title: String,
    /// The headings.
    pub columns: Vec<Column>,
    /// The rows; each has as many cells as there are columns.
    pub rows: Vec<Vec<Cell>>,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its heading.
    pub title: String,
    /// How wide it should be, in letters.
    pub width: u16,
    /// The unit of its bare figures, for files that hold figures and not words.
    pub unit: Option<&'static str>,
}

impl Column {
    /// A column with this heading, as wide as so many letters.
    pub fn new(title: impl Into<String>, width: u16) -> Self {
        Self { title: title.into(), width, unit: None }
    }

    /// What a file of bare figures calls it: with the unit, which its cells do not say.
    pub fn bare(&self) -> String {
        self.unit.map_or_else(|| self.title.clone(), |unit| format!("{}, {unit}", self.title))
    }
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Words.
    Text(String),
    /// A figure.
    Number(f64),
    /// A time in minutes: people read hours or days, files hold the figure.
    Minutes(f64),
    /// A day: people read it in their language, files hold `2026-06-01`, which every spreadsheet sorts.
    Day(Date),
    /// A level with its word.
    Level(Severity, String),
    /// How many there are, and whether there must be some: drawn darker the more there are.
    Heat {
        /// How many.
        count: usize,
        /// Whether it must not be empty.
        required: bool,
    },
}

impl Cell {
    /// The cell as plain text, figures in the language's own way.
    pub fn text(&self, lang: Lang) -> String {
        match self {
            Self::Text(text) | Self::Level(_, text) => text.clone(),
            Self::Number(figure) => crate::vocabulary::precise(*figure, lang),
            Self::Minutes(minutes) => plan::desk::span(*minutes, lang),
            Self::Day(day) => crate::vocabulary::date(*day, lang),
            Self::Heat { count: 0, required: true } => words::MISSING.text(lang).to_owned(),
            Self::Heat { count: 0, .. } => String::new(),
            Self::Heat { count, .. } => count.to_string(),
        }
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<Option<Date>> for Cell {
    fn from(day: Option<Date>) -> Self {
        day.map_or_else(|| "".into(), Self::Day)
    }
}

impl From<f64> for Cell {
    fn from(figure: f64) -> Self {
        Self::Number(figure)
    }
}

/// The report on a journey that is asked for, and the same findings one by one.
pub fn found(workspace: &Workspace, journey: &Journey, request: &Request) -> (Report, Vec<Row>) {
    let analysis = crate::analysis::analyse(workspace, journey, request.as_of);
    let repairs = crate::analysis::repairs(workspace, journey, request.as_of, || true);
    let material = Material { workspace, journey, analysis: &analysis, repairs: &repairs, request };
    (report(&material), rows(&material))
}

/// The whole report.
pub fn report(material: &Material<'_>) -> Report {
    let names = material.names();
    let lang = material.request.lang;
    let mut sections = vec![sections::summary(material, &names), sections::repairs(material, &names)];
    sections.extend(sections::families(material, &names));
    sections.push(match &material.request.owner {
        Some(owner) => owners::sheet(material, &names, owner),
        None => owners::section(material, &names),
    });
    if material.request.owner.is_none() {
        sections.push(matrices::section(material, &names));
        sections.push(sections::health(material, &names));
    }
    sections.push(sections::fragile(material, &names));
    sections.extend(sections::decided(material, &names));
    sections.extend(session::changes(material, &names));
    sections.extend(session::notes(material, &names));
    // Who asks for some rules alone wants to read of nothing else.
    if material.request.rules.is_empty() {
        let filter = plan::Filter { owner: material.request.owner.clone(), ..plan::Filter::default() };
        sections.extend(plan::sections(&material.plan(&filter)));
    }
    sections.push(method::section(material));
    sections.retain(|section| {
        !(section.paragraphs.is_empty() && section.points.is_empty() && section.tables.is_empty())
    });
    Report { lang, title: sections::title(material, &names), about: sections::about(material), sections }
}

#[cfg(test)]
mod tests;
