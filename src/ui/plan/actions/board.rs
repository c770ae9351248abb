//! Which actions stand in which column and in which order, what an arrow or a drop does to one, and
//! what of the session still waits for an action. Knows no egui.

use crate::edit::Edit;
use crate::model::{Action, ActionStatus, Choice as _, Date, Department, Id, Journey};
use crate::report::is_open;
use crate::report::plan::Plan;
use crate::report::plan::actions::{is_late, listed};
use crate::text::one_line;
use crate::vocabulary::{Label, Labelled as _};

use super::words;

/// By what the columns differ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum By {
    /// How far an action is.
    #[default]
    Status,
    /// Who does it.
    Owner,
    /// By when.
    Due,
    /// How much work it is.
    Effort,
    /// How much it helps.
    Effect,
}

impl By {
    /// All of them with their names.
    pub const ALL: [(Self, Label); 5] = [
        (Self::Status, words::BY_STATUS),
        (Self::Owner, words::BY_OWNER),
        (Self::Due, words::BY_DUE),
        (Self::Effort, words::BY_EFFORT),
        (Self::Effect, words::BY_EFFECT),
    ];
}

/// How near the day of an action is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Near {
    /// It should have been done.
    Late,
    /// Within [`SOON`] days.
    Soon,
    /// After that.
    Later,
    /// Nobody said when.
    Unset,
    /// It is done or dropped.
    Closed,
}

/// So many days are soon.
pub const SOON: i64 = 30;
/// The most that effort and effect can be.
const MOST: u8 = 5;

/// What the actions of a column have in common.
#[derive(Clone, Debug, PartialEq)]
pub enum Key {
    /// How far they are.
    Status(ActionStatus),
    /// Who does them.
    Owner(Option<Id<Department>>),
    /// How near their day is.
    Due(Near),
    /// How much work they are.
    Effort(Option<u8>),
    /// How much they help.
    Effect(Option<u8>),
}

impl Key {
    /// Whether an action belongs here on this day.
    fn fits(&self, action: &Action, as_of: Date) -> bool {
        match self {
            Self::Status(status) => action.status == *status,
            Self::Owner(owner) => action.owner == *owner,
            Self::Due(near) => near_of(action, as_of) == *near,
            Self::Effort(effort) => action.effort == *effort,
            Self::Effect(effect) => action.effect == *effect,
        }
    }

    /// Whether a day must be said for an action that comes here: what the column knows is only how near.
    pub fn asks_for_day(&self) -> bool {
        matches!(self, Self::Due(Near::Late | Near::Soon | Near::Later))
    }

    /// The action as it would be here, and what of it is another; nothing where a column says no day.
    fn put(&self, action: &Action, as_of: Date) -> Option<(Action, Label)> {
        let mut put = action.clone();
        let what = match self {
            Self::Status(status) => {
                put.status = *status;
                words::MOVED
            }
            Self::Owner(owner) => {
                put.owner.clone_from(owner);
                words::MOVED_OWNER
            }
            Self::Due(Near::Unset) => {
                put.due = None;
                words::MOVED_DUE
            }
            // The last day that is soon, and as long again: the person who put it there says it exactly.
            Self::Due(near @ (Near::Soon | Near::Later)) => {
                if near_of(action, as_of) == *near {
                    return None;
                }
                let days = if *near == Near::Soon { SOON } else { 2 * SOON };
                put.due = as_of.checked_add(jiff::Span::new().days(days)).ok();
                if !is_open(action) {
                    put.status = ActionStatus::Open;
                }
                words::MOVED_DUE
            }
            Self::Due(Near::Closed) => {
                if is_open(action) {
                    put.status = ActionStatus::Done;
                }
                words::MOVED
            }
            // Nobody plans to be late: which day it should have been is asked.
            Self::Due(Near::Late) => return None,
            Self::Effort(effort) => {
                put.effort = *effort;
                words::MOVED_EFFORT
            }
            Self::Effect(effect) => {
                put.effect = *effect;
                words::MOVED_EFFECT
            }
        };
        (put != *action).then_some((put, what))
    }

    fn title(&self, plan: &Plan<'_>) -> String {
        let figure = |known: &Option<u8>| {
            known.map_or_else(|| words::NOT_SAID.text(plan.lang).to_owned(), |figure| figure.to_string())
        };
        match self {
            Self::Status(status) => status.label().text(plan.lang).to_owned(),
            Self::Owner(None) => words::IS_NOBODY.text(plan.lang).to_owned(),
            Self::Owner(Some(id)) => one_line(plan.names().department(id)),
            Self::Due(near) => match near {
                Near::Late => words::IS_LATE.text(plan.lang).to_owned(),
                Near::Soon => words::IS_SOON.fill(plan.lang, &[("n", &SOON.to_string())]),
                Near::Later => words::IS_LATER.text(plan.lang).to_owned(),
                Near::Unset => words::IS_UNSET.text(plan.lang).to_owned(),
                Near::Closed => words::IS_CLOSED.text(plan.lang).to_owned(),
            },
            Self::Effort(figure_of) | Self::Effect(figure_of) => figure(figure_of),
        }
    }
}

fn near_of(action: &Action, as_of: Date) -> Near {
    match action.due {
        _ if !is_open(action) => Near::Closed,
        None => Near::Unset,
        Some(_) if is_late(action, as_of) => Near::Late,
        Some(due) if crate::analysis::days_between(as_of, due) <= SOON => Near::Soon,
        Some(_) => Near::Later,
    }
}

/// The columns of a board.
fn keys(plan: &Plan<'_>, by: By) -> Vec<Key> {
    let figures = || (0..=MOST).map(Some).chain([None]);
    match by {
        By::Status => ActionStatus::ALL.iter().copied().map(Key::Status).collect(),
        By::Owner => {
            let known = plan.workspace.departments.iter().map(|one| Some(one.id.clone()));
            let mut owners: Vec<Option<Id<Department>>> = known.chain([None]).collect();
            // Somebody who is gone has a column too, or the action would be nowhere.
            for action in plan.journey.actions.iter().filter(|action| action.owner.is_some()) {
                if !owners.contains(&action.owner) {
                    owners.push(action.owner.clone());
                }
            }
            owners.into_iter().map(Key::Owner).collect()
        }
        By::Due => [Near::Late, Near::Soon, Near::Later, Near::Unset, Near::Closed].map(Key::Due).into(),
        By::Effort => figures().map(Key::Effort).collect(),
        By::Effect => figures().map(Key::Effect).collect(),
    }
}

/// A column of the board.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// What its actions have in common.
    pub key: Key,
    /// That in words.
    pub title: String,
    /// Its actions, by their place in the journey: what is due first stands first.
    pub places: Vec<usize>,
}

/// The board: a column for each state, owner or whatever else it is by.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Board {
    /// The columns; of states from what is to be done to what was dropped.
    pub columns: Vec<Column>,
    /// So many are late.
    pub late: usize,
}

impl Board {
    /// The actions that the plan's filter lets through.
    pub fn new(plan: &Plan<'_>, by: By) -> Self {
        let actions = &plan.journey.actions;
        let listed: std::collections::HashSet<&Id<Action>> = listed(plan).map(|one| &one.id).collect();
        let known = |at: &usize| actions.get(*at).is_some_and(|one| listed.contains(&one.id));
        let column = |key: Key| {
            let fits = |at: &usize| actions.get(*at).is_some_and(|one| key.fits(one, plan.as_of));
            let mut places: Vec<usize> = (0..actions.len()).filter(known).filter(fits).collect();
            places.sort_by_key(|at| {
                let due = actions.get(*at).and_then(|one| one.due);
                (due.is_none(), due)
            });
            Column { title: key.title(plan), key, places }
        };
        let late = actions.iter().filter(|one| listed.contains(&one.id) && is_late(one, plan.as_of));
        Self { columns: keys(plan, by).into_iter().map(column).collect(), late: late.count() }
    }

    /// Whether no action is on it.
    pub fn is_empty(&self) -> bool {
        self.columns.iter().all(|column| column.places.is_empty())
    }

    /// The column so many to the right of an action's own, or to the left; nothing beyond the outer ones.
    pub fn beside(&self, place: usize, step: isize) -> Option<usize> {
        let at = self.columns.iter().position(|column| column.places.contains(&place))?;
        at.checked_add_signed(step).filter(|at| *at < self.columns.len())
    }
}

/// The edit that puts an action into a column on a day; nothing where it is there, or where that says no
/// day.
pub fn put(journey: &Journey, id: &Id<Action>, key: &Key, as_of: Date) -> Option<Edit> {
    let known = journey.actions.iter().find(|action| action.id == *id)?;
    let (action, what) = key.put(known, as_of)?;
    Some(Edit::SetAction { journey: journey.id.clone(), action, what })
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
    use crate::model::{Decision, Insight, Lang, Workspace};
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

    fn today() -> Date {
        jiff::civil::date(2026, 6, 1)
    }

    fn board(filter: &Filter) -> Board {
        board_by(filter, By::Status)
    }

    fn board_by(filter: &Filter, by: By) -> Board {
        let web = Department { id: Id::new("web"), name: "Web".into(), ..Department::default() };
        let workspace = Workspace { departments: vec![web].into(), ..Workspace::default() };
        let (journey, as_of) = (example(), today());
        Board::new(&Plan { workspace: &workspace, journey: &journey, filter, as_of, lang: Lang::En }, by)
    }

    #[test]
    fn the_same_actions_stand_by_owner_day_effort_and_effect() {
        let columns = |by| {
            let board = board_by(&Filter::default(), by);
            let all = board.columns.into_iter().filter(|column| !column.places.is_empty());
            all.map(|column| (column.title, column.places)).collect::<Vec<_>>()
        };
        let of = |title: &str, places: &[usize]| (title.to_owned(), places.to_vec());
        assert_eq!(columns(By::Owner), [of("Web", &[2, 0]), of("No owner", &[1]), of("shop", &[3])]);
        let wanted =
            [of("Late", &[2]), of("Within 30 days", &[1]), of("No date", &[0]), of("Done or dropped", &[3])];
        assert_eq!(columns(By::Due), wanted);
        assert_eq!(columns(By::Effort), [of("Not said", &[2, 3, 1, 0])]);
        assert_eq!(columns(By::Effect).len(), 1);
        let journey = example();
        let edit = put(&journey, &Id::new("b"), &Key::Owner(Some(Id::new("web"))), today());
        let Some(Edit::SetAction { action, .. }) = edit else { panic!("no edit") };
        assert_eq!(action.owner, Some(Id::new("web")));
        let edit = put(&journey, &Id::new("b"), &Key::Effect(Some(4)), today());
        assert!(matches!(edit, Some(Edit::SetAction { action, .. }) if action.effect == Some(4)));
    }

    #[test]
    fn a_card_put_by_date_gets_a_day_that_is_so_near() {
        let journey = example();
        let moved = |id: &str, near| match put(&journey, &Id::new(id), &Key::Due(near), today()) {
            Some(Edit::SetAction { action, .. }) => Some(action),
            _ => None,
        };
        assert!(moved("b", Near::Soon).is_none(), "it is there");
        assert!(moved("b", Near::Late).is_none(), "nobody plans to be late");
        assert!(moved("b", Near::Unset).unwrap().due.is_none());
        for near in [Near::Soon, Near::Later] {
            assert!(Key::Due(near).asks_for_day());
            assert_eq!(near_of(&moved("a", near).unwrap(), today()), near);
            assert_eq!(near_of(&moved("d", near).unwrap(), today()), near, "it is opened again");
        }
        assert_eq!(moved("a", Near::Closed).unwrap().status, ActionStatus::Done);
        assert!(moved("d", Near::Closed).is_none());
        assert!(!Key::Due(Near::Unset).asks_for_day());
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
        let board = board(&Filter::default());
        assert_eq!((board.beside(0, 1), board.beside(0, -1)), (Some(1), None));
        assert_eq!((board.beside(3, 1), board.beside(3, 2), board.beside(9, 1)), (Some(3), None, None));
        let journey = example();
        assert!(put(&journey, &Id::new("a"), &Key::Status(ActionStatus::Open), today()).is_none());
        let edit = put(&journey, &Id::new("a"), &Key::Status(ActionStatus::Done), today());
        let Some(Edit::SetAction { action, .. }) = edit else { panic!("no edit") };
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
