//! The rules of one family.

use super::rule::Rule;

/// The rules, in the order of their ids.
pub const RULES: &[Rule] = &[];
