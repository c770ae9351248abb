//! New figures for metrics, as people paste them from a spreadsheet or a CSV file: a row per figure
//! with the metric's id, the figure, the day and where it comes from. The figure that a metric had
//! becomes an earlier one. Says beforehand what would become of each row; knows no window and no file.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::known::plain_phrase;
use crate::edit::Edit;
use crate::model::*;
use crate::vocabulary::{Decimals, Figure, Label, NoDay, figure_of, read_date};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Metric,
    Figure,
    Day,
    Source,
}

/// The headings that are known, in both languages, as plain words.
const HEADINGS: &[(Column, &[&str])] = &[
    (Column::Metric, &["metric id", "id", "maatstaf id", "metric", "maatstaf", "kpi"]),
    (
        Column::Figure,
        &["measured", "value", "found", "figure", "result", "gemeten", "waarde", "cijfer", "uitkomst"],
    ),
    (Column::Day, &["date", "day", "measured on", "found on", "datum", "dag", "gemeten op", "op"]),
    (Column::Source, &["source", "where it comes from", "bron", "waar het vandaan komt", "herkomst"]),
];

/// A row that was understood, before anybody looked for its metric.
#[derive(Clone, Debug, PartialEq)]
pub struct NewFigure {
    /// The line on which the row begins, from 1.
    pub line: u64,
    /// The metric's id, or its name.
    pub metric: String,
    /// The figure.
    pub figure: f64,
    /// When it was found; unset where the row does not say.
    pub day: Option<Date>,
    /// Where it comes from; empty where the row does not say.
    pub source: String,
}

/// Why a row is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It names no metric.
    NoMetric,
    /// What stands for the figure is none.
    NoFigure,
    /// What stands for the day is none.
    NoDay,
    /// Day and month could be either.
    DayOrMonth,
    /// No metric of the journey has this id or name.
    Unknown,
    /// Several metrics have this name, and none has it for its id.
    Several,
}

/// A row that is left out.
#[derive(Clone, Debug, PartialEq)]
pub struct LeftOut {
    /// The line on which the row begins, from 1.
    pub line: u64,
    /// The row, its cells with a middle dot between them.
    pub text: String,
    /// Why.
    pub why: Why,
}

/// The rows of a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures {
    /// Those that were understood.
    pub found: Vec<NewFigure>,
    /// Those that were not.
    pub left_out: Vec<LeftOut>,
    /// The first figure that could be another one if its sign stood between thousands.
    pub doubt: Option<Doubt>,
}

/// `8.350`, which could be two figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Doubt {
    /// The figure as it was written.
    pub text: String,
    /// The sign before decimals with which all such figures were read.
    pub decimals: Decimals,
    /// How it was read.
    pub read: f64,
    /// What it would be with the other sign.
    pub otherwise: f64,
}

/// What stands between cells: whatever the first line with words has.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    *b"\t;".iter().find(|sign| first.contains(char::from(**sign))).unwrap_or(&b',')
}

fn column(heading: &str) -> Option<Column> {
    let plain = plain_phrase(&heading.replace(['-', '_'], " "));
    HEADINGS.iter().find(|(_, names)| names.contains(&plain.as_str())).map(|(column, _)| *column)
}

/// Reads rows with a heading, or without one in the order metric, figure, day, source. `lang` says
/// whether `3/4/2026` is a day in April or in nobody knows which month. Where `8.350` could be two
/// figures, `decimals` says which; unsaid, the other figures of the rows do, and else the language.
pub fn read_figures(text: &str, lang: Lang, decimals: Option<Decimals>) -> Figures {
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new();
    reader.delimiter(delimiter(text)).has_headers(false).flexible(true);
    let mut figures = Figures::default();
    let mut columns =
        [Some(Column::Metric), Some(Column::Figure), Some(Column::Day), Some(Column::Source)].to_vec();
    let mut first = true;
    let mut raw: Vec<(NewFigure, Figure, String)> = Vec::new();
    for record in reader.from_reader(text.as_bytes()).into_records().filter_map(Result::ok) {
        let cells: Vec<String> = record.iter().map(on_one_line).collect();
        if cells.iter().all(String::is_empty) {
            continue;
        }
        if std::mem::take(&mut first) {
            let headed: Vec<Option<Column>> = cells.iter().map(|cell| column(cell)).collect();
            if headed.contains(&Some(Column::Metric)) && headed.contains(&Some(Column::Figure)) {
                columns = headed;
                continue;
            }
        }
        let line = record.position().map_or(0, csv::Position::line);
        match row(&columns, &cells, line, lang) {
            Ok(found) => raw.push(found),
            Err(why) => figures.left_out.push(LeftOut { line, text: cells.join(" · "), why }),
        }
    }
    let shown = raw.iter().find_map(|(_, figure, _)| match figure {
        Figure::Sure(_, sign) => *sign,
        Figure::Either(..) => None,
    });
    let decimals = decimals.or(shown).unwrap_or(Decimals::of(lang));
    for (found, figure, text) in raw {
        if matches!(figure, Figure::Either(..)) && figures.doubt.is_none() {
            let (read, otherwise) = (figure.with(decimals), figure.with(decimals.other()));
            figures.doubt = Some(Doubt { text, decimals, read, otherwise });
        }
        figures.found.push(NewFigure { figure: figure.with(decimals), ..found });
    }
    figures
}

/// A cell on one line.
fn on_one_line(cell: &str) -> String {
    cell.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A row with what its figure could be and how that was written.
fn row(
    columns: &[Option<Column>],
    cells: &[String],
    line: u64,
    lang: Lang,
) -> Result<(NewFigure, Figure, String), Why> {
    let cell = |wanted: Column| {
        let at = columns.iter().position(|column| *column == Some(wanted));
        at.and_then(|at| cells.get(at)).map_or("", String::as_str)
    };
    let metric = cell(Column::Metric);
    if metric.is_empty() {
        return Err(Why::NoMetric);
    }
    let written = cell(Column::Figure);
    let figure = figure_of(written).ok_or(Why::NoFigure)?;
    let day = match cell(Column::Day) {
        "" => None,
        text => Some(read_date(text, lang).map_err(|why| match why {
            NoDay::NotADay => Why::NoDay,
            NoDay::DayOrMonth => Why::DayOrMonth,
        })?),
    };
    let source = cell(Column::Source).to_owned();
    let found = NewFigure { line, metric: metric.to_owned(), figure: 0.0, day, source };
    Ok((found, figure, written.to_owned()))
}

/// What becomes of a metric by a new figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Turn {
    /// It had none.
    First,
    /// This one becomes an earlier figure.
    Newer {
        /// The figure before.
        before: f64,
    },
    /// Another figure of the same day takes its place.
    Corrected {
        /// The figure before.
        before: f64,
    },
    /// It is older than the present one and goes among the earlier ones.
    Earlier,
    /// It was known already.
    Same,
}

/// What becomes of a row.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The line on which the row begins, from 1.
    pub line: u64,
    /// The touchpoint.
    pub touchpoint: Id<Touchpoint>,
    /// The metric.
    pub metric: Id<Metric>,
    /// The figure.
    pub figure: f64,
    /// When it was found.
    pub day: Date,
    /// What becomes of the metric.
    pub turn: Turn,
}

/// What would change, to be looked at before it does.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Preview {
    /// What becomes of each row that has a metric, in the order of the rows.
    pub steps: Vec<Step>,
    /// The rows that are left out, in the order of the rows.
    pub left_out: Vec<LeftOut>,
    /// The touchpoints as they would be.
    touchpoints: Vec<Touchpoint>,
}

impl Preview {
    /// How many rows change something.
    pub fn changes(&self) -> usize {
        self.steps.iter().filter(|step| step.turn != Turn::Same).count()
    }

    /// The one edit that takes all figures over; nothing where nothing changes.
    pub fn edit(&self, journey: &Id<Journey>, what: Label) -> Option<Edit> {
        let (journey, touchpoints) = (journey.clone(), self.touchpoints.clone());
        (self.changes() > 0).then_some(Edit::SetTouchpoints { journey, touchpoints, what })
    }
}

/// Says what the figures would do to the metrics of a journey. A row without a day is of `today`.
pub fn preview(journey: &Journey, figures: Figures, today: Date) -> Preview {
    let known = Known::new(journey);
    let mut changed: BTreeMap<usize, Touchpoint> = BTreeMap::new();
    let mut preview = Preview { left_out: figures.left_out, ..Preview::default() };
    for found in figures.found {
        let place = match known.find(&found.metric) {
            Ok(place) => place,
            Err(why) => {
                let text = format!("{} · {}", found.metric, found.figure);
                preview.left_out.push(LeftOut { line: found.line, text, why });
                continue;
            }
        };
        let Some(before) = known.touchpoints.get(place.0) else { continue };
        let touchpoint = changed.entry(place.0).or_insert_with(|| Touchpoint::clone(before));
        let id = touchpoint.id.clone();
        let Some(metric) = touchpoint.metrics.edit().get_mut(place.1) else { continue };
        let day = found.day.unwrap_or(today);
        let turn = learn(metric, found.figure, day, found.source);
        let (line, metric, figure) = (found.line, metric.id.clone(), found.figure);
        preview.steps.push(Step { line, touchpoint: id, metric, figure, day, turn });
    }
    preview.left_out.sort_by_key(|row| row.line);
    preview.touchpoints = changed.into_values().collect();
    preview
}

/// The metrics of a journey, to be found by their ids and names.
struct Known<'a> {
    touchpoints: Vec<&'a Arc<Touchpoint>>,
    /// The touchpoint and the metric in it, by id in small letters.
    by_id: BTreeMap<String, (usize, usize)>,
    /// The same by name; nothing where several have it.
    by_name: BTreeMap<String, Option<(usize, usize)>>,
}

impl<'a> Known<'a> {
    fn new(journey: &'a Journey) -> Self {
        let touchpoints: Vec<_> = journey.all_touchpoints().collect();
        let (mut by_id, mut by_name) = (BTreeMap::new(), BTreeMap::new());
        for (at, touchpoint) in touchpoints.iter().enumerate() {
            for (place, metric) in touchpoint.metrics.iter().enumerate() {
                by_id.entry(metric.id.as_str().to_lowercase()).or_insert((at, place));
                let name = plain_phrase(&metric.name);
                by_name.entry(name).and_modify(|known| *known = None).or_insert(Some((at, place)));
            }
        }
        Self { touchpoints, by_id, by_name }
    }

    fn find(&self, text: &str) -> Result<(usize, usize), Why> {
        if let Some(place) = self.by_id.get(&text.to_lowercase()) {
            return Ok(*place);
        }
        match self.by_name.get(&plain_phrase(text)) {
            Some(Some(place)) => Ok(*place),
            Some(None) => Err(Why::Several),
            None => Err(Why::Unknown),
        }
    }
}

/// Takes a figure of a day over into a metric. The newest one is what was found; all others stay, in
/// the order of their days, those without a day first.
pub fn learn(metric: &mut Metric, figure: f64, day: Date, source: String) -> Turn {
    let told = |known: &mut String| {
        if !source.is_empty() {
            known.clone_from(&source);
        }
    };
    match (metric.measured, metric.measured_on) {
        (Some(before), Some(known)) if known == day => {
            told(&mut metric.source);
            metric.measured = Some(figure);
            if before == figure { Turn::Same } else { Turn::Corrected { before } }
        }
        (Some(_), Some(known)) if known > day => {
            let earlier = metric.earlier.edit();
            if let Some(one) = earlier.iter_mut().find(|one| one.day == Some(day)) {
                let turn =
                    if one.value == figure { Turn::Same } else { Turn::Corrected { before: one.value } };
                told(&mut one.source);
                one.value = figure;
                return turn;
            }
            let at = earlier.partition_point(|one| one.day < Some(day));
            earlier.insert(at, EarlierFigure { value: figure, day: Some(day), source });
            Turn::Earlier
        }
        (before, known) => {
            let turn = before.map_or(Turn::First, |before| Turn::Newer { before });
            if let Some(value) = before {
                let earlier = metric.earlier.edit();
                let at = earlier.partition_point(|one| one.day <= known);
                earlier.insert(at, EarlierFigure { value, day: known, source: metric.source.clone() });
            }
            told(&mut metric.source);
            metric.measured = Some(figure);
            metric.measured_on = Some(day);
            turn
        }
    }
}

#[cfg(test)]
mod tests;
