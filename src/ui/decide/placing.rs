//! Where actions stand on the grid of impact and effort, in which order they are listed, and what
//! they lack. Plain counting; knows no egui.

use crate::edit::Edit;
use crate::model::{Action, Id, Journey};
pub use crate::report::is_open;
use crate::vocabulary::Label;

use super::words;

/// So many steps each axis has: 0 to 5.
pub const STEPS: u8 = 6;

/// Impact and effort, each 0 to 5.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Cell {
    /// How much it helps the customer.
    pub impact: u8,
    /// How much work it is.
    pub effort: u8,
}

impl Cell {
    /// Where an action stands; nothing until both are known.
    pub fn of(action: &Action) -> Option<Self> {
        Some(Self { impact: action.effect?.min(STEPS - 1), effort: action.effort?.min(STEPS - 1) })
    }
}

/// The edit that puts an action on a cell, or takes it off the grid.
pub fn put(journey: &Journey, id: &Id<Action>, cell: Option<Cell>) -> Option<Edit> {
    let known = journey.actions.iter().find(|action| action.id == *id)?;
    let action = Action {
        effect: cell.map(|cell| cell.impact),
        effort: cell.map(|cell| cell.effort),
        ..known.clone()
    };
    Some(Edit::SetAction { journey: journey.id.clone(), action, what: words::PLACE })
}

/// In which order actions are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// As they were added.
    #[default]
    Given,
    /// Most votes first.
    Votes,
    /// Most impact for the least effort first; those not placed last.
    Worth,
    /// The nearest date first; those without one last.
    Due,
}

impl Order {
    /// Every order.
    pub const ALL: [Self; 4] = [Self::Given, Self::Votes, Self::Worth, Self::Due];

    /// Its name.
    pub const fn label(self) -> Label {
        match self {
            Self::Given => words::ORDER_GIVEN,
            Self::Votes => words::ORDER_VOTES,
            Self::Worth => words::ORDER_WORTH,
            Self::Due => words::ORDER_DUE,
        }
    }

    /// The places of the actions in this order; equals stay as they were added.
    pub fn of(self, actions: &[Action]) -> Vec<usize> {
        let mut places: Vec<usize> = (0..actions.len()).collect();
        let at = |place: &usize| actions.get(*place);
        match self {
            Self::Given => {}
            Self::Votes => {
                places.sort_by_key(|place| std::cmp::Reverse(at(place).map_or(0, |one| one.votes)));
            }
            Self::Worth => places.sort_by_key(|place| {
                let cell = at(place).and_then(Cell::of);
                cell.map_or((1, 0, 0), |cell| {
                    (0, i16::from(cell.effort) - i16::from(cell.impact), i16::from(cell.effort))
                })
            }),
            Self::Due => places.sort_by_key(|place| {
                let due = at(place).and_then(|one| one.due);
                (due.is_none(), due)
            }),
        }
        places
    }
}

/// What the open actions lack.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lacks {
    /// So many have no owner.
    pub owners: usize,
    /// So many have no date.
    pub dates: usize,
}

/// What the open actions of a journey lack.
pub fn lacks(actions: &[Action]) -> Lacks {
    let open = || actions.iter().filter(|action| is_open(action));
    Lacks {
        owners: open().filter(|action| action.owner.is_none()).count(),
        dates: open().filter(|action| action.due.is_none()).count(),
    }
}

/// What a digit does to the chosen action: the first is the impact, the second the effort.
pub fn typed(before: Option<u8>, digit: u8) -> (Option<u8>, Option<Cell>) {
    match before {
        None => (Some(digit), None),
        Some(impact) => (None, Some(Cell { impact, effort: digit })),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ActionStatus, Department, Id};

    fn action(id: &str, place: Option<(u8, u8)>, votes: u32, due: Option<&str>) -> Action {
        Action {
            id: Id::new(id),
            text: id.to_owned(),
            effect: place.map(|(impact, _)| impact),
            effort: place.map(|(_, effort)| effort),
            votes,
            due: due.map(|day| day.parse().unwrap()),
            ..Action::default()
        }
    }

    fn several() -> Vec<Action> {
        vec![
            action("a", Some((2, 4)), 1, None),
            action("b", None, 5, Some("2026-07-01")),
            action("c", Some((5, 1)), 5, Some("2026-06-01")),
            action("d", Some((4, 0)), 0, None),
        ]
    }

    #[test]
    fn each_order_is_what_it_says() {
        let actions = several();
        assert_eq!(Order::Given.of(&actions), [0, 1, 2, 3]);
        assert_eq!(Order::Votes.of(&actions), [1, 2, 0, 3]);
        assert_eq!(Order::Worth.of(&actions), [3, 2, 0, 1]);
        assert_eq!(Order::Due.of(&actions), [2, 1, 0, 3]);
    }

    #[test]
    fn only_open_actions_lack_something() {
        let mut actions = several();
        actions[0].owner = Some(Id::<Department>::new("shop"));
        actions[3].status = ActionStatus::Done;
        assert_eq!(lacks(&actions), Lacks { owners: 2, dates: 1 });
    }

    #[test]
    fn two_digits_place_an_action() {
        let (waiting, cell) = typed(None, 4);
        assert_eq!((waiting, cell), (Some(4), None));
        assert_eq!(typed(waiting, 1), (None, Some(Cell { impact: 4, effort: 1 })));
        let journey = Journey { actions: several().into(), ..Journey::default() };
        let Some(Edit::SetAction { action, .. }) =
            put(&journey, &Id::new("b"), Some(Cell { impact: 4, effort: 1 }))
        else {
            panic!("no edit");
        };
        assert_eq!((action.effect, action.effort), (Some(4), Some(1)));
        let Some(Edit::SetAction { action, .. }) = put(&journey, &Id::new("a"), None) else {
            panic!("no edit");
        };
        assert_eq!(Cell::of(&action), None);
    }
}
