//! What the rules found, in the window: what stands out, the list of all gaps, tables, settings of
//! the rules. Reads the analysis of the open journey, which `running` keeps up to date; asks for
//! changes by [`Ask`] and for edits. Judges nothing itself.
//!
//! `running` and `list` know no egui; the others draw.

mod asking;
mod badges;
mod chosen;
pub mod field;
mod forms;
mod here;
mod list;
mod list_ui;
mod matrix_ui;
mod running;
mod stands_out;
mod words;

use crate::analysis::{About, MatrixKind};
use crate::model::{Id, Touchpoint};

pub use badges::badges_ui;
pub use forms::{ActionForm, Outcome, RulesForm};
pub use here::{Here, here_ui};
pub use list::{Filter, Grouping, Levels, Only, States};
pub use list_ui::list_ui;
pub use matrix_ui::matrices_ui;
pub use running::{Gaps, Insight, Line};
pub use stands_out::{health_ui, stands_out_ui};
pub use words::{ACTION_TITLE, RULES_TITLE, VIEW_GAPS, VIEW_MATRICES};

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
    /// Opens the field in which a finding can be mended.
    Mend(usize),
    /// Selects a touchpoint with the inspector in sight.
    Card(Id<Touchpoint>),
    /// Selects what a story is about.
    Story(About),
    /// Another table.
    Matrix(MatrixKind),
    /// A cell of the table, by row and column.
    Cell(usize, usize),
    /// A form for an action that mends a finding.
    Action(usize),
    /// The settings of the rules.
    Rules,
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
    /// Whether the list must follow the chosen finding, and give it the keyboard.
    pub follow: bool,
    /// The table.
    pub matrix: Option<MatrixKind>,
    /// The cell that is looked at.
    pub cell: Option<(usize, usize)>,
}
