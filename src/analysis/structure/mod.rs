//! Do the routes hold? STR-01 to STR-13, asked of the graph in `routes`.
//! `reaching` asks whether customers get anywhere, `single` what all routes hang on, `returning`
//! whether customers leave well and come back, `winding` what is odd about the way.

mod reaching;
mod returning;
mod single;
mod winding;

use super::rule::Rule;

/// The rules, in the order of their ids.
pub const RULES: &[Rule] = &[
    reaching::UNREACHABLE,
    reaching::DEAD_END,
    reaching::NO_ROUTE,
    reaching::CANNOT_FINISH,
    returning::NO_LOYALTY_LOOP,
    returning::NO_INFLUENCE_LOOP,
    single::SINGLE_POINT,
    single::SINGLE_LINK,
    returning::NO_GRACEFUL_NO,
    winding::TRAP,
    winding::SHORTCUT,
    winding::STRAIGHT_LINE,
    winding::LONG_ROAD,
];

#[cfg(test)]
#[path = "../tests/structure.rs"]
mod tests;
