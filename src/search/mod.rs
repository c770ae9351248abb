//! Which touchpoints fit a filter, and where words are found in a journey.
//! Asks the journey as it is; knows no window, no colours and no file.

pub mod filter;
pub mod find;
mod words;

pub use filter::{Facet, Facts, facets, fits, matching};
pub use find::{Hit, Index};
