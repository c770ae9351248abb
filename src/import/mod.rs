//! From outside to edits: what people type into the line of quick entry, what they paste from a
//! spreadsheet, a list or a Mermaid `journey`, and whole files. Knows the words on offer and how a
//! workspace changes; knows no window and opens no file.
//!
//! `known` has the words, `line` reads one line of them, `complete` says how a line may go on; `paste`
//! reads several lines (`table`, `mermaid`); `plan` makes edits of what was read. Files go another way:
//! `file` reads bytes into a `draft` or a table, `mapping` says which column is what, `settle` matches
//! names and words and makes edits. `figures` takes new figures of metrics over, `calendar` dates of other
//! calendars.

mod calendar;
mod complete;
mod draft;
mod figures;
mod file;
mod known;
mod line;
mod mapping;
mod mermaid;
mod paste;
mod plan;
mod settle;
mod table;

pub use calendar::{
    Calendar, Difference, LeftOut as LeftOutDate, Preview as DatesPreview, Step as DateStep,
    Turn as DateTurn, Why as WhyNoPlace, Wishes as DateWishes, preview as preview_dates,
};
pub use complete::{Completion, complete};
pub use draft::{Draft, DraftLink, DraftPhase, DraftTouchpoint, Found, Grid, ImportError, LeftOver};
pub use figures::{
    Doubt, Figures, LeftOut, NewFigure, Preview, Step, Turn, Why, learn, preview as preview_figures,
    read_figures,
};
pub use file::{IMPORTERS, Importer, decoded, importer};
pub use known::{Said, Words, plain_phrase};
pub use line::{Chip, Kind, Line, Owner, Reader, What};
pub use mapping::{Mapping, Remembered, Use, draft as grid_draft, needs_mapping, other_sheets, own_draft};
pub use paste::{Pasted, read_several};
pub use plan::{Card, Follows, Here, Item, Plan, Sticks, plan};
pub use settle::{
    Change, Choice, Choices, Counts, Question, Settled, Target, Wishes, choices_from, choices_to, settle,
};
