//! The one table of the window: sorted, filtered, edited in place, filled down, copied to and pasted
//! from spreadsheets. What it shows is any [`Source`]; what becomes of it is said by [`Asked`].
//!
//! `value`, `reading`, `tsv`, `order`, `change` and `state` are plain logic; `keys` knows the window's
//! events; `grid_ui`, `cell_ui`, `course_ui`, `marks_ui` and `tools_ui` draw. Only the cells in view are drawn, since a library
//! table with keys, ranges and thousands of rows is not to be had.

mod cell_ui;
mod change;
mod columns;
mod course_ui;
mod field;
mod grid_ui;
mod growing;
mod index;
mod keys;
mod leaving;
mod marks_ui;
mod only;
mod order;
mod places;
mod reading;
mod source;
mod state;
mod taking;
#[cfg(test)]
mod tests;
mod tools_ui;
mod tsv;
mod value;
mod words;

pub use course_ui::paint_course;
pub(in crate::ui) use field::field;
pub use field::{Cell, Entry, Field, Names, grows_of, kind_of};
pub use grid_ui::{Shows, table_ui};
pub use growing::Grows;
pub use keys::{Asked, take_keys};
pub use leaving::{is_typing, take_over};
pub use only::Only;
pub use source::{Change, Draft, Source};
pub use state::{Gap, State};
pub use value::{Column, Kind, Offer, Value, told_apart};
pub use words::{COPIED, STEP_DELETE, STEP_DELETE_ONE};
