//! Phases against channels, owners and so on, as counts: what a table or a heat map shows.
//! Which cells should hold something comes from the findings and the coverage targets.
//! Draws nothing and writes no words: heads carry values that are named by the reader.

use std::collections::HashMap;

use super::{Finding, Study, TouchpointView, Value};
use crate::model::*;
use crate::vocabulary::{Label, Labelled};

/// Which table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MatrixKind {
    /// Phase × channel.
    Channel,
    /// Phase × media type.
    Media,
    /// Phase × who speaks.
    Source,
    /// Phase × device.
    Device,
    /// Phase × persona.
    Persona,
    /// Phase × owner.
    Owner,
    /// Phase × influence.
    Influence,
    /// Owner × owner: who hands over to whom.
    Handovers,
    /// Importance × influence.
    Portfolio,
    /// Question × phase: where it is answered.
    Needs,
}

impl MatrixKind {
    /// Every table, in the order in which they are offered.
    pub const ALL: &'static [Self] = &[
        Self::Channel,
        Self::Media,
        Self::Source,
        Self::Device,
        Self::Persona,
        Self::Owner,
        Self::Influence,
        Self::Handovers,
        Self::Portfolio,
        Self::Needs,
    ];

    /// The dimension of coverage targets that its rows are values of.
    pub const fn dimension(self) -> Option<Dimension> {
        match self {
            Self::Channel => Some(Dimension::Channel),
            Self::Media => Some(Dimension::Media),
            Self::Source => Some(Dimension::Source),
            Self::Device => Some(Dimension::Device),
            Self::Persona => Some(Dimension::Persona),
            _ => None,
        }
    }
}

impl Labelled for MatrixKind {
    fn label(self) -> Label {
        match self {
            Self::Channel => Label::new("Channels", "Kanalen"),
            Self::Media => Label::new("Media types", "Mediatypen"),
            Self::Source => Label::new("Who speaks", "Wie er spreekt"),
            Self::Device => Label::new("Devices", "Apparaten"),
            Self::Persona => Label::new("Personas", "Persona’s"),
            Self::Owner => Label::new("Owners", "Eigenaren"),
            Self::Influence => Label::new("Influence", "Invloed"),
            Self::Handovers => Label::new("Handovers", "Overdrachten"),
            Self::Portfolio => Label::new("Importance and influence", "Belang en invloed"),
            Self::Needs => Label::new("Questions of customers", "Vragen van klanten"),
        }
    }
}

/// The head of a row or column.
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    /// What files call it: an id; empty where nothing is filled in.
    pub key: String,
    /// Its name, to be written in the reader's language; nothing where nothing is filled in.
    pub name: Option<Value>,
}

/// One cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// How many: touchpoints, or transitions between owners.
    pub count: usize,
    /// The touchpoints to select, without repeats.
    pub touchpoints: Vec<Id<Touchpoint>>,
    /// What the journey itself asks for here.
    pub target: Option<TargetLevel>,
    /// Whether a rule found that something should be here; by the findings' places.
    pub findings: Vec<usize>,
    /// Of the transitions counted, how many have no agreed handover.
    pub open: usize,
}

impl Cell {
    /// Whether it holds nothing although something is asked for.
    pub fn is_lacking(&self) -> bool {
        self.count == 0 && (!self.findings.is_empty() || self.target == Some(TargetLevel::Required))
    }

    fn take(&mut self, view: &TouchpointView<'_>) {
        self.count += 1;
        self.touchpoints.push(view.id.clone());
    }
}

/// A table of counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Matrix {
    /// Which.
    pub kind: MatrixKind,
    /// The heads of the columns.
    pub columns: Vec<Head>,
    /// The heads of the rows.
    pub rows: Vec<Head>,
    /// The cells, row by row; as many in each as there are columns.
    pub cells: Vec<Vec<Cell>>,
}

impl Matrix {
    /// A cell by its row and column.
    pub fn cell(&self, row: usize, column: usize) -> Option<&Cell> {
        self.cells.get(row)?.get(column)
    }

    /// The greatest count.
    pub fn most(&self) -> usize {
        self.cells.iter().flatten().map(|cell| cell.count).max().unwrap_or(0)
    }

    fn new(kind: MatrixKind, rows: Vec<Head>, columns: Vec<Head>) -> Self {
        let cells = vec![vec![Cell::default(); columns.len()]; rows.len()];
        Self { kind, columns, rows, cells }
    }

    fn at(&mut self, row: &str, column: usize) -> Option<&mut Cell> {
        let row = self.rows.iter().position(|head| head.key == row)?;
        self.cells.get_mut(row)?.get_mut(column)
    }
}

/// Makes tables of a journey.
#[derive(Clone, Copy, Debug)]
pub struct Matrices<'a> {
    study: &'a Study<'a>,
    findings: &'a [Finding],
}

impl<'a> Matrices<'a> {
    /// Tables of a journey with what the rules found in it.
    pub fn new(study: &'a Study<'a>, findings: &'a [Finding]) -> Self {
        Self { study, findings }
    }

    /// One table.
    pub fn matrix(&self, kind: MatrixKind) -> Matrix {
        match kind {
            MatrixKind::Handovers => self.handovers(),
            MatrixKind::Portfolio => self.portfolio(),
            MatrixKind::Needs => self.needs(),
            kind => self.by_phase(kind),
        }
    }

    fn phases(&self) -> Vec<Head> {
        let head = |phase: &super::PhaseView<'_>| Head {
            key: phase.id.as_str().to_owned(),
            name: Some(Value::Phase(phase.id.clone())),
        };
        self.study.phases.iter().map(head).collect()
    }

    /// Phases against what touchpoints are or have.
    fn by_phase(&self, kind: MatrixKind) -> Matrix {
        let mut matrix = Matrix::new(kind, self.rows(kind), self.phases());
        for view in &self.study.touchpoints {
            for key in keys(kind, view) {
                if let Some(cell) = matrix.at(&key, view.column) {
                    cell.take(view);
                }
            }
        }
        let filled: Vec<bool> =
            matrix.cells.iter().map(|row| row.iter().any(|cell| cell.count > 0)).collect();
        self.mark(&mut matrix);
        drop_bare_rows(&mut matrix, &filled);
        matrix
    }

    /// Every row that a table may have; those that stay bare are left out later.
    fn rows(&self, kind: MatrixKind) -> Vec<Head> {
        let mut rows: Vec<Head> = match kind {
            MatrixKind::Media => values::<MediaType>(),
            MatrixKind::Source => values::<Source>(),
            MatrixKind::Influence => values::<Influence>(),
            MatrixKind::Persona => {
                let head = |one: &Persona| named(&one.id, Value::Persona(one.id.clone()));
                self.study.personas().map(head).collect()
            }
            _ => Vec::new(),
        };
        let mut known: Vec<String> = rows.iter().map(|row| row.key.clone()).collect();
        let mut found: Vec<String> =
            self.study.touchpoints.iter().flat_map(|view| keys(kind, view)).collect();
        found.extend(self.asked(kind).map(|(_, value)| value.to_owned()));
        for key in found {
            if !known.contains(&key) {
                rows.push(Head { name: name(kind, &key), key: key.clone() });
                known.push(key);
            }
        }
        // What nobody filled in comes last.
        rows.sort_by_key(|row| row.key.is_empty());
        rows
    }

    /// The cells that a rule or the journey asks about, with their phase.
    fn asked(&self, kind: MatrixKind) -> impl Iterator<Item = (&'a Id<Phase>, &'a str)> {
        let found = self.findings.iter().filter_map(move |finding| asked_by(finding, kind));
        let targets = self.study.journey.coverage_targets.iter();
        let targets = targets.filter(move |target| Some(target.dimension) == kind.dimension());
        found.chain(targets.map(|target| (&target.phase, target.value.as_str())))
    }

    /// Puts findings and targets on their cells.
    fn mark(&self, matrix: &mut Matrix) {
        let columns: HashMap<&str, usize> =
            self.study.phases.iter().map(|phase| (phase.phase.id.as_str(), phase.column)).collect();
        let kind = matrix.kind;
        for (at, finding) in self.findings.iter().enumerate().filter(|(_, finding)| finding.is_open()) {
            let Some((phase, value)) = asked_by(finding, kind) else { continue };
            if let Some(cell) = columns.get(phase.as_str()).and_then(|column| matrix.at(value, *column)) {
                cell.findings.push(at);
            }
        }
        for target in &self.study.journey.coverage_targets {
            let fits = Some(target.dimension) == kind.dimension();
            let column = columns.get(target.phase.as_str()).filter(|_| fits);
            if let Some(cell) = column.and_then(|column| matrix.at(&target.value, *column)) {
                cell.target = Some(target.level);
            }
        }
    }

    /// Who hands over to whom, counted by transitions whose ends have different owners.
    fn handovers(&self) -> Matrix {
        let mut owners: Vec<Head> = Vec::new();
        let crossing = || self.study.transitions.iter().filter(|step| step.changes_owner());
        for end in crossing().flat_map(|step| [step.from.department(), step.to.department()]).flatten() {
            if !owners.iter().any(|head| head.key == end.as_str()) {
                owners.push(named(end, Value::Department(end.clone())));
            }
        }
        let mut matrix = Matrix::new(MatrixKind::Handovers, owners.clone(), owners.clone());
        for step in crossing() {
            let (Some(from), Some(to)) = (step.from.department(), step.to.department()) else { continue };
            let Some(column) = owners.iter().position(|head| head.key == to.as_str()) else { continue };
            if let Some(cell) = matrix.at(from.as_str(), column) {
                cell.count += 1;
                cell.open += usize::from(step.handover.is_none());
                for end in [&step.from.id, &step.to.id] {
                    if !cell.touchpoints.contains(end) {
                        cell.touchpoints.push(end.clone());
                    }
                }
            }
        }
        matrix
    }

    /// How important, and how far ours to change: where to work first, and where to listen.
    fn portfolio(&self) -> Matrix {
        let columns = values::<Influence>();
        let columns: Vec<Head> =
            columns.into_iter().rev().chain([Head { key: String::new(), name: None }]).collect();
        let rows = (1..=5u8).rev().map(|score| Head { key: score.to_string(), name: Some(score.into()) });
        let rows: Vec<Head> = rows.chain([Head { key: String::new(), name: None }]).collect();
        let mut matrix = Matrix::new(MatrixKind::Portfolio, rows, columns.clone());
        for view in &self.study.touchpoints {
            let column = view.influence.map_or("", Choice::id);
            let row = view.touchpoint.importance.map(|score| score.to_string()).unwrap_or_default();
            let Some(column) = columns.iter().position(|head| head.key == column) else { continue };
            if let Some(cell) = matrix.at(&row, column) {
                cell.take(view);
            }
        }
        matrix
    }

    /// Where the questions of customers are answered.
    fn needs(&self) -> Matrix {
        let needs = &self.study.journey.needs;
        let rows = needs.iter().map(|need| named(&need.id, Value::Need(need.id.clone()))).collect();
        let mut matrix = Matrix::new(MatrixKind::Needs, rows, self.phases());
        for view in &self.study.touchpoints {
            for need in &view.touchpoint.answers {
                if let Some(cell) = matrix.at(need.as_str(), view.column) {
                    cell.take(view);
                }
            }
        }
        for need in needs {
            let Some(column) = self.study.phases.iter().position(|phase| phase.phase.id == need.phase) else {
                continue;
            };
            if let Some(cell) = matrix.at(need.id.as_str(), column) {
                // A question should be answered where it comes up.
                cell.target = Some(TargetLevel::Required);
            }
        }
        matrix
    }
}

/// The cell that a finding asks about in a table.
fn asked_by(finding: &Finding, kind: MatrixKind) -> Option<(&Id<Phase>, &str)> {
    match &finding.subject {
        SubjectRef::Cell(phase, dimension, value) if Some(*dimension) == kind.dimension() => {
            Some((phase, value))
        }
        _ => None,
    }
}

/// The rows that a touchpoint belongs to; the empty one where nothing is filled in.
fn keys(kind: MatrixKind, view: &TouchpointView<'_>) -> Vec<String> {
    let text = |id: &str| id.to_owned();
    let or_empty = |keys: Vec<String>| if keys.is_empty() { vec![String::new()] } else { keys };
    match kind {
        MatrixKind::Channel => vec![text(view.channel.as_str())],
        MatrixKind::Media => vec![text(view.media_type.map_or("", Choice::id))],
        MatrixKind::Source => vec![text(view.source.map_or("", Choice::id))],
        MatrixKind::Influence => vec![text(view.influence.map_or("", Choice::id))],
        MatrixKind::Owner => vec![text(view.department().map_or("", |id| id.as_str()))],
        MatrixKind::Device => or_empty(view.devices.iter().map(|id| text(id.as_str())).collect()),
        MatrixKind::Persona => or_empty(view.personas.iter().map(|id| text(id.as_str())).collect()),
        MatrixKind::Handovers | MatrixKind::Portfolio | MatrixKind::Needs => Vec::new(),
    }
}

/// The name of a row by its key; nothing for the row of what is not filled in.
fn name(kind: MatrixKind, key: &str) -> Option<Value> {
    if key.is_empty() {
        return None;
    }
    Some(match kind {
        MatrixKind::Channel => Value::Channel(Id::new(key)),
        MatrixKind::Owner => Value::Department(Id::new(key)),
        MatrixKind::Device => Value::Device(Id::new(key)),
        MatrixKind::Persona => Value::Persona(Id::new(key)),
        // A target may name a group of values, for instance the crowd.
        _ => Value::from(key),
    })
}

fn named<T>(id: &Id<T>, name: Value) -> Head {
    Head { key: id.as_str().to_owned(), name: Some(name) }
}

/// The rows of a closed vocabulary.
fn values<T: Choice + Labelled>() -> Vec<Head> {
    let head = |value: &T| Head { key: value.id().to_owned(), name: Some(Value::from(value.label())) };
    T::ALL.iter().map(head).collect()
}

/// Leaves out rows that hold nothing and of which nothing is asked.
fn drop_bare_rows(matrix: &mut Matrix, filled: &[bool]) {
    let keep: Vec<bool> = matrix
        .cells
        .iter()
        .enumerate()
        .map(|(at, row)| {
            let asked = |cell: &Cell| cell.target.is_some() || !cell.findings.is_empty();
            filled.get(at).copied().unwrap_or(false) || row.iter().any(asked)
        })
        .collect();
    let mut kept = keep.iter();
    matrix.rows.retain(|_| kept.next().copied().unwrap_or(false));
    let mut kept = keep.iter();
    matrix.cells.retain(|_| kept.next().copied().unwrap_or(false));
}

#[cfg(test)]
#[path = "tests/matrices.rs"]
mod tests;
