//! May we send it, and how often? CNS-01 to CNS-07 and FRQ-01 to FRQ-05.
//!
//! `basis` asks each message for its legal basis, `permission` asks each permission whether it
//! would hold, `frequency` counts. A checklist: nothing here is legal advice.

mod basis;
mod frequency;
mod permission;
mod standing;

use super::rule::Rule;

pub use basis::{Ban, bans};
pub use standing::{Position, Positions, Reliance, Standing, positions};

/// The rules, in the order of their ids.
pub const RULES: &[Rule] = &[
    basis::NO_BASIS,
    permission::BUNDLED,
    permission::NOT_PROVABLE,
    permission::NO_WAY_OUT,
    basis::LAPSED,
    basis::FORBIDDEN,
    permission::NO_PROFILING,
    frequency::TOO_OFTEN,
    frequency::TOO_MUCH,
    frequency::NO_CAP,
    frequency::SILENCE,
    frequency::COLLISION,
];

/// A label with the sentence that no finding on permission may lack.
macro_rules! to_check {
    ($en:literal, $nl:literal) => {
        crate::vocabulary::Label::new(
            concat!($en, " This is a checklist and no legal advice: have this checked."),
            concat!($nl, " Dit is een checklist en geen juridisch advies: laat dit controleren."),
        )
    };
}
use to_check;

#[cfg(test)]
#[path = "../tests/consent.rs"]
mod tests;
