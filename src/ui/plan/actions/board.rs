//! Which actions stand in which column and in which order, what an arrow or a drop does to one, and
//! what of the session still waits for an action. Knows no egui.

use crate::edit::Edit;
use crate::model::{Action, ActionStatus, Choice as _, Id, Journey};
use crate::report::plan::Plan;
use crate::report::plan::actions::{is_late, listed};

use super::words;

/// A column of the board.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// The state of its actions.
    pub status: ActionStatus,
    /// Its actions, by their place in the journey: what is due first stands first.
    pub places: Vec<usize>,
}

/// The board: a column for each state.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Board {
    /// The columns, from what is to be done to what was dropped.
    pub columns: Vec<Column>,
    /// So many are late.
    pub late: usize,
}

impl Board {
    /// The actions that the plan's filter lets through.
    pub fn new(plan: &Plan<'_>) -> Self {
        let actions = &plan.journey.actions;
        let listed: std::collections::HashSet<&Id<Action>> = listed(plan).map(|one| &one.id).collect();
        let known = |at: &usize| actions.get(*at).is_some_and(|one| listed.contains(&one.id));
        let column = |status: &ActionStatus| {
            let fits = |at: &usize| actions.get(*at).is_some_and(|one| one.status == *status);
            let mut places: Vec<usize> = (0..actions.len()).filter(known).filter(fits).collect();
            places.sort_by_key(|at| {
                let due = actions.get(*at).and_then(|one| one.due);
                (due.is_none(), due)
            });
            Column { status: *status, places }
        };
        let late = actions.iter().filter(|one| listed.contains(&one.id) && is_late(one, plan.as_of));
        Self { columns: ActionStatus::ALL.iter().map(column).collect(), late: late.count() }
    }

    /// Whether no action is on it.
    pub fn is_empty(&self) -> bool {
        self.columns.iter().all(|column| column.places.is_empty())
    }
}

/// The edit that gives an action this state; nothing where it has it.
pub fn put(journey: &Journey, id: &Id<Action>, status: ActionStatus) -> Option<Edit> {
    let known = journey.actions.iter().find(|action| action.id == *id)?;
    let action = Action { status, ..known.clone() };
    (known.status != status).then(|| Edit::SetAction {
        journey: journey.id.clone(),
        action,
        what: words::MOVED,
    })
}

/// The state so many columns to the right, or to the left; the outer ones have no neighbour.
pub fn beside(status: ActionStatus, step: isize) -> Option<ActionStatus> {
    let at = ActionStatus::ALL.iter().position(|known| *known == status)?;
    ActionStatus::ALL.get(at.checked_add_signed(step)?).copied()
}

/// Remarks that no action came from, by their place.
pub fn remarks(journey: &Journey) -> Vec<usize> {
    let taken = |text: &str| journey.actions.iter().any(|action| action.from_insight == text);
    let known = journey.insights.iter().enumerate();
    known.filter(|(_, one)| !one.text.trim().is_empty() && !taken(&one.text)).map(|(at, _)| at).collect()
}

/// Decisions that no action came from, by their place.
pub fn decisions(journey: &Journey) -> Vec<usize> {
    let taken = |text: &str| journey.actions.iter().any(|action| action.from_decision == text);
    let known = journey.decisions.iter().enumerate();
    known.filter(|(_, one)| !one.text.trim().is_empty() && !taken(&one.text)).map(|(at, _)| at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Decision, Department, Insight, Lang, Workspace};
    use crate::report::plan::Filter;

    fn action(id: &str, status: ActionStatus, due: Option<&str>, owner: &str) -> Action {
        Action {
            id: Id::new(id),
            text: id.to_owned(),
            status,
            due: due.map(|day| day.parse().unwrap()),
            owner: Some(owner).filter(|owner| !owner.is_empty()).map(Id::<Department>::new),
            ..Action::default()
        }
    }

    fn example() -> Journey {
        Journey {
            actions: vec![
                action("a", ActionStatus::Open, None, "web"),
                action("b", ActionStatus::Open, Some("2026-07-01"), ""),
                action("c", ActionStatus::Open, Some("2026-05-01"), "web"),
                action("d", ActionStatus::Done, Some("2026-05-01"), "shop"),
            ]
            .into(),
            ..Journey::default()
        }
    }

    fn board(filter: &Filter) -> Board {
        let (workspace, journey) = (Workspace::default(), example());
        let as_of = jiff::civil::date(2026, 6, 1);
        Board::new(&Plan { workspace: &workspace, journey: &journey, filter, as_of, lang: Lang::En })
    }

    #[test]
    fn what_is_due_first_stands_first_and_what_is_done_is_not_late() {
        let board = board(&Filter::default());
        let places: Vec<_> = board.columns.iter().map(|column| column.places.clone()).collect();
        assert_eq!(places, [vec![2, 1, 0], vec![], vec![3], vec![]]);
        assert_eq!(board.late, 1);
    }

    #[test]
    fn a_filter_by_owner_keeps_the_actions_of_that_one() {
        let board = board(&Filter { owner: Some(Id::new("web")), ..Filter::default() });
        assert_eq!(board.columns[0].places, [2, 0]);
        assert_eq!(board.columns[2].places, Vec::<usize>::new());
    }

    #[test]
    fn arrows_stop_at_the_outer_columns_and_a_drop_where_it_stands_is_no_step() {
        assert_eq!(beside(ActionStatus::Open, 1), Some(ActionStatus::InProgress));
        assert_eq!(beside(ActionStatus::Open, -1), None);
        assert_eq!(beside(ActionStatus::Dropped, 1), None);
        let journey = example();
        assert!(put(&journey, &Id::new("a"), ActionStatus::Open).is_none());
        let Some(Edit::SetAction { action, .. }) = put(&journey, &Id::new("a"), ActionStatus::Done) else {
            panic!("no edit");
        };
        assert_eq!(action.status, ActionStatus::Done);
    }

    #[test]
    fn what_already_has_an_action_waits_for_none() {
        let mut journey = example();
        let insight = |text: &str| Insight { text: text.to_owned(), ..Insight::default() };
        journey.insights = vec![insight("queue"), insight("stairs"), insight(" ")].into();
        journey.decisions = vec![Decision { text: "stop mail".to_owned(), ..Decision::default() }].into();
        let mut actions = journey.actions.to_vec();
        actions[0].from_insight = "queue".to_owned();
        actions[1].from_decision = "stop mail".to_owned();
        journey.actions = actions.into();
        assert_eq!(remarks(&journey), [1]);
        assert!(decisions(&journey).is_empty());
    }
}
