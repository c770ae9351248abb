//! Which touchpoints fit a filter, and where words are found in a journey.
//! Asks the journey as it is; knows no window, no colours and no file.

pub mod filter;
pub mod find;
mod lit;
mod words;

pub use filter::{Facet, Facts, NotKnown, facets, fits, matching, read};
pub use find::{Hit, Index};
pub use lit::{Lit, told};
