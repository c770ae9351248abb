//! What the rules found, in the window: what stands out, the list of all gaps, tables, settings of
//! the rules. Reads the analysis of the open journey, which `running` keeps up to date; asks for
//! changes by [`Ask`] and for edits. Judges nothing itself.
//!
//! `running`, `insight`, `making`, `list`, `way` and `mends` know no egui; the others draw.

mod asking;
mod badges;
mod chosen;
pub mod field;
mod forms;
mod here;
mod insight;
mod list;
mod list_ui;
mod making;
mod mark_ui;
mod matrix_ui;
#[cfg(test)]
mod mend_tests;
mod mends;
mod mends_ui;
mod report_form;
#[cfg(test)]
mod rows_tests;
mod rows_ui;
mod running;
mod stands_out;
#[cfg(test)]
mod tests;
pub mod way;
mod words;

use crate::analysis::{About, MatrixKind};
use crate::model::{Id, Phase, SubjectRef, Touchpoint};
use crate::ui::sheet::{self, Sheet};

pub use badges::badges_ui;
pub use forms::{ActionForm, Outcome, RulesForm};
pub use here::{Here, here_ui, lines_ui, link, of_rules, paint_mark};
pub use insight::{Insight, Line};
pub use list::{Filter, Grouping, Levels, Only, States};
pub use list_ui::list_ui;
pub use mark_ui::{about, mark_button_ui, mark_over_ui, mark_rows, mark_several};
pub use matrix_ui::{matrices_ui, target_ui};
pub use report_form::{ReportForm, Reported};
pub use running::Gaps;
pub use stands_out::{health_ui, stands_out_ui};
pub use words::{ACTION_TITLE, GAPS_HERE, REPORT_TITLE, RULES_TITLE, VIEW_GAPS, VIEW_MATRICES};

/// What a panel about gaps asks for. Findings are named by their place in the analysis shown.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    /// The list, filtered by a link.
    List(Filter),
    /// The list, filtered by its own choices.
    Filter(Filter),
    /// The list has followed the chosen finding.
    Followed,
    /// Folds a group of the list, or spreads it out.
    Fold(String),
    /// Folds the panel of what stands out, or spreads it out.
    FoldPanel,
    /// Makes a finding the chosen one and shows its subject on the map; with the keyboard the list
    /// follows.
    Choose(usize, bool),
    /// Takes the keyboard to the head of a group of the list.
    Group(String),
    /// The changes that help most instead of the list, or the list.
    Mends(bool),
    /// Shows what a change would clear, by its place, or hides it.
    Preview(usize),
    /// A form for an action that makes a change, by its place.
    MendAction(usize),
    /// Makes the finding with this identity the chosen one, if it is still there.
    Look(&'static str, SubjectRef, String),
    /// Opens the field in which a finding can be mended.
    Mend(usize),
    /// Opens a sheet.
    Sheet(Sheet),
    /// Closes the sheet.
    CloseSheet,
    /// Selects a touchpoint with the inspector in sight.
    Card(Id<Touchpoint>),
    /// Selects a phase with the inspector in sight.
    Phase(Id<Phase>),
    /// Selects what a story is about.
    Story(About),
    /// Another table.
    Matrix(MatrixKind),
    /// A cell of the table, by row and column; with the keyboard the table follows.
    Cell(usize, usize, bool),
    /// A form for an action that mends a finding.
    Action(usize),
    /// The settings of the rules.
    Rules,
}

/// What the list must bring into view and give the keyboard.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Follow {
    /// Nothing; it stays where it is.
    #[default]
    Nothing,
    /// The chosen finding.
    Chosen,
    /// The head of the group with this key.
    Group(String),
}

/// What the window remembers of gaps for one document. Never in the file.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// What the list shows.
    pub filter: Filter,
    /// Groups of the list that are folded.
    pub folded: Vec<String>,
    /// The finding that is looked at, by its place.
    pub chosen: Option<usize>,
    /// What the list must bring into view and give the keyboard.
    pub follow: Follow,
    /// Whether the changes that help most are shown instead of the list.
    pub mends: bool,
    /// The change whose preview is spread out, by its place.
    pub preview: Option<usize>,
    /// The sheet that stands in for the inspector.
    pub sheet: Option<sheet::Open>,
    /// The table.
    pub matrix: Option<MatrixKind>,
    /// The cell that is looked at.
    pub cell: Option<(usize, usize)>,
    /// Whether the table must bring that cell into view and give it the keyboard.
    pub follow_cell: bool,
}
