//! Quick entry: a line over the map that takes touchpoints as fast as people talk. What a line means
//! is `import`'s; this shows it, hears its keys in their order, and applies what it asks for.
//!
//! `state` is what the line remembers, `chips` what it shows of itself, `holding` and `burst` are about
//! keys that come faster than frames; `line_ui` draws, `asking` does; `phases` moves
//! what is there already from phase to phase.

mod asking;
mod burst;
mod chips;
mod holding;
mod line_ui;
mod phases;
mod state;
#[cfg(test)]
mod tests;
mod words;

pub use asking::Start;
pub use burst::Burst;
pub use holding::is_key;
pub use line_ui::{field_id, line_ui};
pub use phases::to_neighbour;
pub use state::State;

/// What the line asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    /// Add what the line says.
    Enter,
    /// Stand in the next phase.
    NextPhase,
    /// Stand in the phase before.
    PreviousPhase,
    /// Add what was pasted.
    Paste(String),
    /// Leave the line.
    Leave,
}
