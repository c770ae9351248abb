//! What should be there: coverage targets, and which touchpoints meet them.
//! The defaults are data, by phase role; a journey's own targets replace them cell by cell.
//! Matrices show and edit the same cells, so nothing here knows what a missing one is worth.

use std::collections::{BTreeMap, HashMap};
use std::slice;

use super::study::TouchpointView;
use crate::model::{
    Choice, Dimension, Direction, Id, Journey, MediaType, Mode, Phase, PhaseRole, Source, TargetLevel,
};
use crate::vocabulary::{PEERS, PRESS, SOURCE_GROUPS};

/// A cell of a coverage matrix, and how much it is asked to be filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Target<'a> {
    /// The phase's place in the journey, from 0.
    pub column: usize,
    /// The phase.
    pub phase: &'a Id<Phase>,
    /// What the value is a value of.
    pub dimension: Dimension,
    /// The id of the channel, media type, …; of sources also [`PEERS`] and [`PRESS`].
    pub value: &'a str,
    /// How much it is asked.
    pub level: TargetLevel,
    /// Whether the journey says so itself; a default otherwise.
    pub is_own: bool,
}

impl Target<'_> {
    fn cell(&self) -> (usize, Dimension, &str) {
        (self.column, self.dimension, self.value)
    }
}

/// The targets of a journey in order of phase, dimension and value: the defaults of each phase's
/// role, and the journey's own in place of those for the same cell. Cells that do not apply are
/// among them, as that is an answer too. Of two own ones for one cell the last holds.
pub fn targets(journey: &Journey) -> Vec<Target<'_>> {
    let mut columns = HashMap::new();
    let mut cells = BTreeMap::new();
    for (column, phase) in journey.phases.iter().enumerate() {
        let phase_id = &phase.id;
        columns.insert(phase_id.as_str(), (column, phase_id));
        for &(dimension, value, level) in default_targets(phase.role) {
            let target = Target { column, phase: phase_id, dimension, value, level, is_own: false };
            cells.insert((column, dimension, value), target);
        }
    }
    for own in &journey.coverage_targets {
        let Some(&(column, phase)) = columns.get(own.phase.as_str()) else { continue };
        let (dimension, value, level) = (own.dimension, own.value.as_str(), own.level);
        let target = Target { column, phase, dimension, value, level, is_own: true };
        cells.insert((column, dimension, value), target);
    }
    cells.into_values().collect()
}

/// How much a cell is asked to be filled; nothing when no target names it. `targets` are those
/// of [`targets`], which are in order.
pub fn level_of(
    targets: &[Target<'_>],
    column: usize,
    dimension: Dimension,
    value: &str,
) -> Option<TargetLevel> {
    let at = targets.binary_search_by(|target| target.cell().cmp(&(column, dimension, value))).ok()?;
    targets.get(at).map(|target| target.level)
}

/// What every journey is asked in a phase of this role, until it says otherwise.
pub const fn default_targets(role: PhaseRole) -> &'static [(Dimension, &'static str, TargetLevel)] {
    use Dimension::{Direction, Media, Mode, Source};
    use TargetLevel::{Desired, Required};
    match role {
        PhaseRole::Orientation => &[
            (Media, "Earned", Required),
            (Media, "Paid", Desired),
            (Media, "Owned", Desired),
            (Mode, "Offline", Desired),
            (Source, PRESS, Desired),
        ],
        PhaseRole::Consideration => {
            &[(Media, "Owned", Required), (Media, "Earned", Required), (Source, PEERS, Required)]
        }
        PhaseRole::Purchase => &[(Media, "Owned", Required)],
        PhaseRole::Consumption => &[(Media, "Owned", Required), (Media, "Earned", Desired)],
        PhaseRole::Evaluation => &[(Media, "Owned", Required), (Direction, "TwoWay", Required)],
        PhaseRole::Loyalty => &[(Media, "Owned", Required), (Direction, "TwoWay", Desired)],
        PhaseRole::Advocacy => &[(Media, "Earned", Required)],
    }
}

/// What a touchpoint must have to fill a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted<'a> {
    /// This channel, or an own one that behaves like it.
    Channel(&'a str),
    /// This media type.
    Media(MediaType),
    /// One of these sources.
    Sources(&'static [Source]),
    /// This device among its devices.
    Device(&'a str),
    /// This mode; what is hybrid is both online and offline.
    Mode(Mode),
    /// This direction.
    Direction(Direction),
    /// This persona among its personas.
    Persona(&'a str),
    /// This market among its markets; no market at all means any.
    Market(&'a str),
}

impl<'a> Wanted<'a> {
    /// What the cells of a value hold; nothing when the dimension has no such value.
    pub fn new(dimension: Dimension, value: &'a str) -> Option<Self> {
        match dimension {
            Dimension::Channel => Some(Self::Channel(value)),
            Dimension::Media => MediaType::from_id(value).map(Self::Media),
            Dimension::Source => sources(value).map(Self::Sources),
            Dimension::Device => Some(Self::Device(value)),
            Dimension::Mode => Mode::from_id(value).map(Self::Mode),
            Dimension::Direction => Direction::from_id(value).map(Self::Direction),
            Dimension::Persona => Some(Self::Persona(value)),
            Dimension::Market => Some(Self::Market(value)),
        }
    }

    /// Whether a touchpoint fills the cell; nothing when that was never filled in.
    pub fn is_met_by(&self, view: &TouchpointView<'_>) -> Option<bool> {
        match *self {
            Self::Channel(id) => {
                (!view.channel.is_empty()).then(|| view.channel.as_str() == id || view.like.id == id)
            }
            Self::Media(media_type) => view.media_type.map(|known| known == media_type),
            Self::Sources(sources) => view.source.map(|known| sources.contains(&known)),
            Self::Device(id) => {
                (!view.devices.is_empty()).then(|| view.devices.iter().any(|device| device.as_str() == id))
            }
            Self::Mode(mode) => {
                view.mode.map(|known| known == mode || (known == Mode::Hybrid && mode != Mode::Hybrid))
            }
            Self::Direction(direction) => view.direction.map(|known| known == direction),
            Self::Persona(id) => Some(view.personas.iter().any(|persona| persona.as_str() == id)),
            Self::Market(id) => {
                Some(view.markets.is_empty() || view.markets.iter().any(|market| market.as_str() == id))
            }
        }
    }
}

/// The sources behind a value: the members of a group, else the one with this id.
fn sources(value: &str) -> Option<&'static [Source]> {
    let group = SOURCE_GROUPS.iter().find(|(id, ..)| *id == value).map(|(_, _, members)| *members);
    group.or_else(|| Source::ALL.iter().find(|source| source.id() == value).map(slice::from_ref))
}

#[cfg(test)]
#[path = "tests/targets.rs"]
mod tests;
