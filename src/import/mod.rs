//! Text from outside to edits: what people type into the line of quick entry, and what they paste
//! from a spreadsheet, a list or a Mermaid `journey`. Knows the words on offer and how a workspace
//! changes; knows no window and no file.
//!
//! `known` has the words, `line` reads one line of them, `complete` says how a line may go on; `paste`
//! reads several lines (`table`, `mermaid`); `plan` makes edits of what was read. `figures` takes new
//! figures of metrics over.

mod complete;
mod figures;
mod known;
mod line;
mod mermaid;
mod paste;
mod plan;
mod table;

pub use complete::{Completion, complete};
pub use figures::{
    Figures, LeftOut, NewFigure, Preview, Step, Turn, Why, learn, preview as preview_figures, read_figures,
};
pub use known::{Said, Words, plain_phrase};
pub use line::{Chip, Kind, Line, Owner, Reader, What};
pub use paste::{Pasted, read_several};
pub use plan::{Card, Follows, Here, Item, Plan, Sticks, plan};
