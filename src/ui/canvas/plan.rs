//! From a finished gesture to the edit that it asks for. Pure; nothing is changed here.

use super::lanes::{lane_value, put_in_lane};
use super::places::{DropPlace, Places};
use crate::edit::{Edit, Place};
use crate::layout::{CardPlace, Layout, RouteKey};
use crate::model::{Id, Journey, LaneScheme, Phase, Touchpoint, Transition, TransitionKind, Workspace};

/// What plans are made from.
pub struct Ground<'a> {
    /// The libraries.
    pub workspace: &'a Workspace,
    /// The journey shown, as it is now; the layout may be of a moment before.
    pub journey: &'a Journey,
    /// Where its things lie.
    pub layout: &'a Layout,
    /// The same, ready for questions.
    pub places: &'a Places,
}

impl Ground<'_> {
    fn phase_id(&self, drop: &DropPlace) -> Option<Id<Phase>> {
        Some(self.layout.phases.get(drop.phase?)?.id.clone())
    }

    /// Whether the lanes are channel groups, in which any channel of the group is at home.
    fn by_group(&self) -> bool {
        self.layout.request.lanes.unwrap_or(self.journey.lanes) == LaneScheme::ByChannelGroup
    }

    /// Moves cards to where they were dropped; nothing if that is where they are.
    /// `grabbed` is the card under the pointer.
    pub fn move_cards(
        &self,
        ids: &[Id<Touchpoint>],
        grabbed: &Id<Touchpoint>,
        drop: &DropPlace,
    ) -> Option<Edit> {
        let held = self.places.card(self.layout, grabbed)?;
        let in_tray = self.layout.tray.iter().any(|card| card.touchpoint.id == *grabbed);
        let was = (!in_tray).then_some((held.phase, held.lane, held.step));
        let phase_stays = was.map(|was| was.0) == drop.phase;
        let step_stays = phase_stays && was.is_some_and(|was| was.2 == drop.step);
        let lane = drop.lane.filter(|lane| was.is_none_or(|was| was.1 != *lane));
        let lane = lane.and_then(|lane| lane_value(self.layout, self.journey, lane));
        let follower = self.follower(grabbed, ids);
        let reorders = ids.len() == 1 && shares_cell(self.layout, held) && follower != drop.before;
        let stays = if in_tray { drop.phase.is_none() } else { step_stays && lane.is_none() && !reorders };
        if stays {
            return None;
        }
        let before = if step_stays && lane.is_some() { follower } else { drop.before.clone() };
        let pinned_step = match (drop.phase, step_stays) {
            (None, _) => Some(None),
            (Some(_), true) => None,
            (Some(_), false) => Some(u32::try_from(drop.step).ok()),
        };
        Some(Edit::MoveTouchpoints {
            journey: self.journey.id.clone(),
            ids: self.in_document_order(ids),
            place: Place { phase: self.phase_id(drop), before },
            lane,
            pinned_step,
        })
    }

    /// The touchpoint that comes after this one in its phase and is not on its way itself.
    fn follower(&self, id: &Id<Touchpoint>, moved: &[Id<Touchpoint>]) -> Option<Id<Touchpoint>> {
        let phase =
            self.journey.phases.iter().find(|phase| phase.touchpoints.iter().any(|known| known.id == *id))?;
        let mut after = phase.touchpoints.iter().skip_while(|known| known.id != *id).skip(1);
        after.find(|known| !moved.contains(&known.id)).map(|known| known.id.clone())
    }

    fn in_document_order(&self, ids: &[Id<Touchpoint>]) -> Vec<Id<Touchpoint>> {
        if ids.len() < 2 {
            return ids.to_vec();
        }
        let wanted: std::collections::HashSet<_> = ids.iter().collect();
        let all = self.journey.all_touchpoints().map(|touchpoint| &touchpoint.id);
        all.filter(|id| wanted.contains(id)).cloned().collect()
    }

    /// Adds a touchpoint where something was dropped or double clicked, with the lane's annotation.
    pub fn add(&self, mut touchpoint: Touchpoint, drop: &DropPlace) -> Edit {
        let value = drop.lane.and_then(|lane| lane_value(self.layout, self.journey, lane));
        if let Some(value) = value {
            put_in_lane(self.workspace, &mut touchpoint, value, self.by_group());
        }
        if drop.phase.is_some() && drop.step > 0 {
            touchpoint.pinned_step = u32::try_from(drop.step).ok();
        }
        let place = Place { phase: self.phase_id(drop), before: drop.before.clone() };
        Edit::AddTouchpoints { journey: self.journey.id.clone(), place, touchpoints: vec![touchpoint] }
    }

    /// Draws a transition and says how it will be known; nothing from a card to itself.
    pub fn connect(&self, from: &Id<Touchpoint>, to: &Id<Touchpoint>) -> Option<(Edit, RouteKey)> {
        if from == to {
            return None;
        }
        let kind = self.kind_between(from, to);
        let same = |known: &&std::sync::Arc<Transition>| {
            known.from == *from && known.to == *to && known.kind == kind
        };
        if self.journey.all_transitions().any(|known| same(&known)) {
            return None;
        }
        let transition = Transition { from: from.clone(), to: to.clone(), kind, ..Transition::default() };
        let edit = Edit::AddTransition { journey: self.journey.id.clone(), transition };
        Some((edit, (from.clone(), to.clone(), kind, 0)))
    }

    /// A line to an earlier phase goes back; any other onward. The inspector offers the rest.
    fn kind_between(&self, from: &Id<Touchpoint>, to: &Id<Touchpoint>) -> TransitionKind {
        let phase_of = |id: &Id<Touchpoint>| {
            self.journey.phases.iter().position(|phase| phase.touchpoints.iter().any(|known| known.id == *id))
        };
        match (phase_of(from), phase_of(to)) {
            (Some(from), Some(to)) if to < from => TransitionKind::Back,
            _ => TransitionKind::Forward,
        }
    }

    /// Puts a phase before the one that is shown at this place; nothing if it stays where it is.
    pub fn move_phase(&self, id: &Id<Phase>, slot: usize) -> Option<Edit> {
        let phases = &self.journey.phases;
        let now = phases.iter().position(|phase| phase.id == *id)?;
        let place = self.layout.phases.get(slot);
        let target = place.and_then(|place| phases.iter().position(|phase| phase.id == place.id));
        let target = target.unwrap_or(phases.len());
        let index = if target > now { target - 1 } else { target };
        (index != now).then(|| Edit::MovePhase { journey: self.journey.id.clone(), id: id.clone(), index })
    }
}

/// Whether other cards have the same phase, lane and step, so that the order among them matters.
fn shares_cell(layout: &Layout, card: &CardPlace) -> bool {
    let cell = |card: &CardPlace| (card.phase, card.lane, card.step);
    layout.cards.iter().filter(|other| cell(other) == cell(card)).nth(1).is_some()
}
