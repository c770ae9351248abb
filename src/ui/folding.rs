//! Folding lanes and phases by command, and unfolding what somebody wants to see. How things are
//! folded is a part of what the map shows, not of the file. Knows no egui.

use std::collections::BTreeSet;

use super::app::WandelApp;
use super::document::Document;
use super::{Command, words};
use crate::layout::{LaneKey, lane_of};
use crate::model::{Id, LaneScheme, Phase, Touchpoint};

/// What a command folds.
enum Fold {
    Lane(LaneKey),
    Phase(Id<Phase>),
}

impl WandelApp {
    /// Folds or unfolds; says what to select where nothing is.
    pub(super) fn run_fold(&mut self, command: Command) {
        let Some(document) = &mut self.document else { return };
        if command == Command::UnfoldAll {
            document.request.folded_lanes.clear();
            document.request.folded_phases.clear();
            return;
        }
        let Some(fold) = document.to_fold() else {
            return self.say(words::FOLD_WHAT.text(self.lang).to_owned());
        };
        let others = command == Command::FoldOthers;
        match fold {
            Fold::Lane(lane) => {
                let all = document.lanes();
                toggle(&mut document.request.folded_lanes, lane, others.then_some(all));
            }
            Fold::Phase(phase) => {
                let phases = document.journey().map(|journey| &journey.phases);
                let all = phases.into_iter().flatten().map(|phase| phase.id.clone()).collect();
                toggle(&mut document.request.folded_phases, phase, others.then_some(all));
            }
        }
    }
}

/// Folds one or unfolds it; with `all`, folds all others, or unfolds them if they were.
fn toggle<T: Ord + Clone>(folded: &mut BTreeSet<T>, one: T, all: Option<BTreeSet<T>>) {
    match all {
        Some(mut others) => {
            others.remove(&one);
            let unfold = *folded == others;
            *folded = if unfold { BTreeSet::new() } else { others };
        }
        None => {
            if !folded.remove(&one) {
                folded.insert(one);
            }
        }
    }
}

impl Document {
    /// What the selection means: its phase, or the lane of the touchpoint that was selected last; on
    /// a map without lanes, the touchpoint's phase.
    fn to_fold(&self) -> Option<Fold> {
        if let Some(phase) = &self.selection.phase {
            return Some(Fold::Phase(phase.clone()));
        }
        let journey = self.journey()?;
        let id = self.selection.touchpoints.last()?;
        if self.request.lanes.unwrap_or(journey.lanes) == LaneScheme::NoLanes {
            return self.phase_of(id).map(Fold::Phase);
        }
        Some(Fold::Lane(self.lane_key(id)?))
    }

    fn phase_of(&self, id: &Id<Touchpoint>) -> Option<Id<Phase>> {
        let mut phases = self.journey()?.phases.iter();
        let phase = phases.find(|phase| phase.touchpoints.iter().any(|known| known.id == *id))?;
        Some(phase.id.clone())
    }

    fn lane_key(&self, id: &Id<Touchpoint>) -> Option<LaneKey> {
        let journey = self.journey()?;
        Some(lane_of(self.editor.workspace(), journey, &self.request, journey.touchpoint(id)?))
    }

    /// The lanes that hold something.
    fn lanes(&self) -> BTreeSet<LaneKey> {
        let Some(journey) = self.journey() else { return BTreeSet::new() };
        let key = |one| lane_of(self.editor.workspace(), journey, &self.request, one);
        journey.touchpoints().map(|one| key(one)).collect()
    }

    /// Unfolds what hides one of these.
    pub(super) fn unfold_for(&mut self, ids: &[Id<Touchpoint>]) {
        if self.request.folded_lanes.is_empty() && self.request.folded_phases.is_empty() {
            return;
        }
        for id in ids {
            if let Some(lane) = self.lane_key(id) {
                self.request.folded_lanes.remove(&lane);
            }
            if let Some(phase) = self.phase_of(id) {
                self.request.folded_phases.remove(&phase);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_but_one_and_back() {
        let all: BTreeSet<u8> = [1, 2, 3].into();
        let mut folded = BTreeSet::new();
        toggle(&mut folded, 2, Some(all.clone()));
        assert_eq!(folded, [1, 3].into());
        toggle(&mut folded, 2, None);
        assert_eq!(folded, all);
        toggle(&mut folded, 2, None);
        toggle(&mut folded, 2, Some(all));
        assert!(folded.is_empty());
    }
}
