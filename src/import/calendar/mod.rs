//! Dates of other calendars (iCalendar, RFC 5545): what a file says, what would become of the planned
//! contacts of a journey, and the edit that takes it over. Knows no window and no file.
//!
//! `entries` reads the file, `repeats` says on which days an entry comes again, `compare` matches entries
//! with the contacts that are there.

mod compare;
mod entries;
mod repeats;
#[cfg(test)]
mod tests;
mod words;

pub use compare::{Difference, Preview, Step, Turn, Wishes, preview};
pub use entries::{Calendar, read};

/// So many contacts are made of one calendar at most.
pub const MOST: usize = 10_000;

/// Why an entry is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It does not say on which day it is.
    NoDay,
    /// It comes again by a rule that cannot be followed.
    Rule,
    /// The file ends before it does, or another entry begins.
    CutOff,
    /// It is a task and has no day of its own.
    Task,
    /// It is something else that Wandel wrote: an action.
    Action,
    /// Another entry of the file takes its place.
    Twice,
    /// No phase of the journey could take a contact.
    NoPhase,
    /// There are more than are read.
    TooMany,
}

/// An entry that is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The line on which it begins, from 1.
    pub line: usize,
    /// What it is called; may be empty.
    pub title: String,
    /// Why.
    pub why: Why,
}
