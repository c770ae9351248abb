//! What a file says of a journey, in its own words and before anything is matched: names of phases,
//! touchpoints with cells, and who leads where. What Wandel has no place for is kept beside it.

use std::collections::HashMap;

use crate::model::Workspace;
use crate::progress::Stopped;
use crate::vocabulary::Label;

/// A text for a field, by the field's id.
pub type Cells = Vec<(&'static str, String)>;

/// Who takes part, where a file does not say as what: owners by their names, else personas.
pub const PEOPLE: &str = "people";

/// A journey as a file tells it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// What it is called.
    pub name: String,
    /// Its phases in order, by what touchpoints call them.
    pub phases: Vec<DraftPhase>,
    /// Its touchpoints in order.
    pub touchpoints: Vec<DraftTouchpoint>,
    /// Its transitions.
    pub links: Vec<DraftLink>,
    /// What Wandel has no place for.
    pub left_over: Vec<LeftOver>,
    /// Whether Wandel wrote it, so that cells mean exactly what they say and empty ones mean nothing.
    pub ours: bool,
}

/// A phase as a file tells it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DraftPhase {
    /// Its name, or what the file calls it.
    pub name: String,
    /// What is said of it.
    pub cells: Cells,
}

/// A touchpoint as a file tells it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DraftTouchpoint {
    /// What links call it; empty where they go by title.
    pub key: String,
    /// Its phase; empty is none, unset is not said.
    pub phase: Option<String>,
    /// What is said of it.
    pub cells: Cells,
    /// Where it stands in the file.
    pub line: usize,
}

impl DraftTouchpoint {
    /// A touchpoint with a title.
    pub fn titled(title: &str, line: usize) -> Self {
        Self { cells: vec![("title", title.to_owned())], line, ..Self::default() }
    }

    /// What a field is said to be.
    pub fn cell(&self, id: &str) -> Option<&str> {
        self.cells.iter().find(|(known, _)| *known == id).map(|(_, text)| text.as_str())
    }
}

/// A transition as a file tells it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DraftLink {
    /// The key, id or title of where it leaves.
    pub from: String,
    /// The key, id or title of where it arrives.
    pub to: String,
    /// What is said of it.
    pub cells: Cells,
    /// Where it stands in the file.
    pub line: usize,
}

/// Something that Wandel has no place for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOver {
    /// Where it stands: a line or row from 1; 0 for the whole file.
    pub line: usize,
    /// What stands there.
    pub text: String,
    /// What it is one of, where a file says the like again and again: the word or sign that it begins with;
    /// empty for what is told by itself.
    pub kind: String,
    /// How many more of its kind follow it.
    pub more: usize,
}

impl LeftOver {
    /// A text at a line.
    pub fn new(line: usize, text: impl Into<String>) -> Self {
        Self { line, text: text.into(), kind: String::new(), more: 0 }
    }

    /// A text at a line that is one of a kind.
    pub fn of_kind(kind: &str, line: usize, text: impl Into<String>) -> Self {
        Self { kind: kind.to_owned(), ..Self::new(line, text) }
    }

    /// A key with its value at a line, told once for each key.
    pub fn valued(line: usize, key: &str, value: &str) -> Self {
        Self::of_kind(key, line, format!("{key}: {value}"))
    }
}

/// What is left over in order of lines, the like of a kind counted at its first.
pub fn gathered(mut all: Vec<LeftOver>) -> Vec<LeftOver> {
    all.sort_by_key(|left| left.line);
    let mut out: Vec<LeftOver> = Vec::new();
    let mut first: HashMap<String, usize> = HashMap::new();
    for left in all {
        let known = first.get(&left.kind).filter(|_| !left.kind.is_empty());
        match known.and_then(|at| out.get_mut(*at)) {
            Some(before) => before.more += 1 + left.more,
            None => {
                first.insert(left.kind.clone(), out.len());
                out.push(left);
            }
        }
    }
    out
}

/// A table of cells, as a spreadsheet has it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grid {
    /// What the sheet is called; may be empty.
    pub name: String,
    /// Its rows; they may differ in length.
    pub rows: Vec<Vec<String>>,
    /// Whether texts that could be formulas have an apostrophe in front, as in Wandel's own CSV.
    pub guarded: bool,
}

/// What a file holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    /// Tables, of which somebody must know what the columns are.
    Grids(Vec<Grid>),
    /// A journey.
    Draft(Box<Draft>),
    /// A whole workspace.
    Whole(Box<Workspace>),
    /// Dates for the planned contacts of a journey.
    Dates(Box<super::Calendar>),
}

const STOPPED: Label = Label::new("reading was stopped", "het lezen is gestopt");

impl From<Stopped> for ImportError {
    fn from(_: Stopped) -> Self {
        Self::new(STOPPED, "")
    }
}

/// Why a file could not be read at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportError {
    /// What is wrong, in lower case.
    pub what: Label,
    /// More about it in English; may be empty.
    pub detail: String,
}

impl ImportError {
    /// Whether somebody asked for no more, so that there is nothing to tell.
    pub fn is_stop(&self) -> bool {
        self.what == STOPPED
    }

    /// An error with a detail.
    pub fn new(what: Label, detail: impl std::fmt::Display) -> Self {
        Self { what, detail: detail.to_string() }
    }
}
