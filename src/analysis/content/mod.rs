//! Does it answer questions, say something and lead on? NEED, CON, CTA and QUA.

mod material;
mod needs;
mod next_steps;

use super::rule::Rule;

/// The rules: questions, content, next steps, quality; within each in the order of their ids.
pub const RULES: &[Rule] = &[
    needs::UNANSWERED,
    needs::UNKNOWN,
    needs::TOO_MANY_FIELDS,
    needs::GOALS_APART,
    material::STALE,
    material::EMPTY,
    material::USED_ONCE,
    next_steps::NO_NEXT_STEP,
    next_steps::LEADS_NOWHERE,
    next_steps::CHECK_FAILED,
];

#[cfg(test)]
#[path = "../tests/content.rs"]
mod tests;
