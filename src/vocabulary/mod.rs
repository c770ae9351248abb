//! The words on offer: every label of the product in English and Dutch, and the built-in
//! channels, devices, templates and catalogue. Knows the model; draws nothing.
//!
//! One label source: a [`Label`] cannot be written with one language missing, and an enumeration
//! without a label for each value does not compile.

mod label;

pub use label::{Label, Labelled, Words};
