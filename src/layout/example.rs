//! Small journeys for the tests of this folder.

use std::sync::Arc;

use super::{Layout, Request, layout};
use crate::model::{Id, Journey, Phase, Touchpoint, Transition, TransitionKind, Workspace};

/// A workspace with one journey. Cards are (id, phase, channel); lines are (from, to, kind, label).
pub(super) fn workspace(
    cards: &[(&str, usize, &str)],
    lines: &[(&str, &str, TransitionKind, &str)],
) -> Workspace {
    let last = cards.iter().map(|(_, phase, _)| *phase).max().unwrap_or(0);
    let mut phases: Vec<Phase> = (0..=last)
        .map(|index| Phase {
            id: Id::new(&format!("p{index}")),
            name: format!("P{index}"),
            ..Phase::default()
        })
        .collect();
    for (number, (id, phase, channel)) in cards.iter().enumerate() {
        phases[*phase].touchpoints.edit().push(Arc::new(Touchpoint {
            id: Id::new(id),
            number: number as u32 + 1,
            title: (*id).to_owned(),
            channel: Id::new(channel),
            ..Touchpoint::default()
        }));
    }
    for (from, to, kind, label) in lines {
        phases[0].transitions.edit().push(Arc::new(Transition {
            from: Id::new(from),
            to: Id::new(to),
            kind: *kind,
            label: (*label).to_owned(),
            ..Transition::default()
        }));
    }
    let journey = Journey { phases: phases.into_iter().map(Arc::new).collect(), ..Journey::default() };
    Workspace { journeys: vec![Arc::new(journey)].into(), ..Workspace::default() }
}

/// Its layout, from nothing.
pub(super) fn laid_out(workspace: &Workspace, request: &Request) -> Layout {
    layout(workspace, &workspace.journeys[0], request, None)
}

/// Phase, step and lane of a card.
pub(super) fn seat(layout: &Layout, id: &str) -> (usize, usize, String) {
    let card = layout.cards.iter().find(|card| card.touchpoint.id.as_str() == id).unwrap();
    (card.phase, card.step, layout.lanes[card.lane].key.clone())
}
