//! Is the work behind the journey complete? ENG-01 to ENG-04, DEP-01 and DEP-02, PLN-01 to PLN-03,
//! CST-01 and CST-02, DAT-01 and DAT-02.
//!
//! `engagement` asks how far the organisation is, `dependence` what it leans on, `plan` what is
//! planned, `completeness` what is not filled in.

mod completeness;
mod dependence;
mod engagement;
mod plan;

use super::rule::Rule;

pub use completeness::functions_filled;
pub use dependence::{Leaning, holder, leaning, only_holder};
pub use engagement::filled_loop;

/// The rules, in the order of their families and ids.
pub const RULES: &[Rule] = &[
    engagement::WEAK_STEP,
    engagement::MISSING_CAPABILITY,
    engagement::BROKEN_LOOP,
    engagement::BOUGHT,
    dependence::ONE_PLATFORM,
    dependence::ONE_OUTSIDER,
    plan::OVERDUE,
    plan::HALF_A_PLAN,
    plan::NOTHING_PLANNED,
    completeness::STRATEGY,
    completeness::RULE_CARD,
    completeness::NOT_ASSESSED,
    dependence::WITHOUT_USE,
];

#[cfg(test)]
#[path = "../tests/planning.rs"]
mod tests;
