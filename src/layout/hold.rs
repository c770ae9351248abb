//! Holding still: which cards keep the row and step that the previous layout gave them.

use std::collections::{HashMap, HashSet};

use super::grid::Seat;
use super::lanes::Lanes;
use super::shown::Shown;
use super::{Layout, Request};
use crate::model::LaneScheme;

/// What stays from the previous layout.
pub(super) struct Held {
    /// By card: its seat, if it keeps one.
    pub seats: Vec<Option<Seat>>,
    /// By lane: the rows that it has at least.
    pub rows: Vec<usize>,
}

/// Keeps the seats of cards that are still in the same phase and lane. Nothing is kept when
/// the lanes mean something else than before.
pub(super) fn hold(
    previous: Option<&Layout>,
    request: &Request,
    scheme: LaneScheme,
    default_scheme: LaneScheme,
    shown: &Shown,
    lanes: &Lanes,
) -> Option<Held> {
    let before = previous?;
    let same_cards = before.request.cards == request.cards;
    if before.request.lanes.unwrap_or(default_scheme) != scheme || !same_cards || before.cards.is_empty() {
        return None;
    }
    let mut old: HashMap<&str, (&str, &str, Seat)> = HashMap::with_capacity(before.cards.len());
    for card in &before.cards {
        let (Some(phase), Some(lane)) = (before.phases.get(card.phase), before.lanes.get(card.lane)) else {
            continue;
        };
        let seat = Seat { step: card.step, row: card.row };
        old.entry(card.touchpoint.id.as_str()).or_insert((phase.id.as_str(), lane.key.as_str(), seat));
    }
    let mut taken = HashSet::new();
    let rows_before: HashMap<&str, usize> =
        before.lanes.iter().map(|lane| (lane.key.as_str(), lane.rows.len().max(1))).collect();
    let rows =
        lanes.lanes.iter().map(|(key, _)| rows_before.get(key.as_str()).copied().unwrap_or(1)).collect();
    let mut seats = Vec::with_capacity(shown.cards.len());
    for (card, lane) in shown.cards.iter().zip(&lanes.of_card) {
        let phase = shown.phases.get(card.phase).map_or("", |(_, phase)| phase.id.as_str());
        let key = lanes.lanes.get(*lane).map_or("", |(key, _)| key.as_str());
        let kept = old.get(card.touchpoint.id.as_str()).filter(|(p, l, _)| (*p, *l) == (phase, key));
        let seat = kept.map(|(_, _, seat)| *seat);
        seats.push(seat.filter(|seat| taken.insert((card.phase, *lane, *seat))));
    }
    Some(Held { seats, rows })
}

#[cfg(test)]
mod tests {
    use super::super::example::{laid_out, seat, workspace};
    use super::super::{Request, layout};

    #[test]
    fn a_new_card_takes_a_free_cell() {
        let cards = [("a", 0, "store"), ("b", 0, "store"), ("c", 0, "radio")];
        let before = laid_out(&workspace(&cards, &[]), &Request::default());
        let more =
            workspace(&[("new", 0, "store"), ("a", 0, "store"), ("b", 0, "store"), ("c", 0, "radio")], &[]);
        let after = layout(&more, &more.journeys[0], &Request::default(), Some(&before));
        for id in ["a", "b", "c"] {
            assert_eq!(seat(&before, id), seat(&after, id));
        }
        assert_eq!(seat(&after, "new").1, 2);
        let tidy = laid_out(&more, &Request::default());
        assert_eq!(seat(&tidy, "new").1, 0);
    }
}
