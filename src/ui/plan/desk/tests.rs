//! The response desk by its names, and how fast a thousand reactions scroll.

use std::sync::Arc;

use egui_kittest::kittest::Queryable as _;
use jiff::civil::date;

use super::rows::Cases;
use crate::edit::Edit;
use crate::model::*;
use crate::report::plan::desk::reactions;
use crate::report::plan::{Filter, Plan};
use crate::ui::plan::Part;
use crate::ui::plan::testing::{at_part, settle};
use crate::ui::table::{Change, Source as _, Value};

fn workspace(count: usize) -> Workspace {
    let touchpoint =
        |id: &str| Arc::new(Touchpoint { id: Id::new(id), title: id.to_owned(), ..Touchpoint::default() });
    let phase =
        Phase { touchpoints: vec![touchpoint("chat"), touchpoint("wall")].into(), ..Phase::default() };
    let case = |at: usize| {
        let place = if at.is_multiple_of(2) { "chat" } else { "wall" };
        Arc::new(ResponseCase {
            id: Id::new(&format!("case-{at}")),
            touchpoint: Id::new(place),
            opened: date(2026, 5, 1).at(9, 30, 0, 0),
            ..ResponseCase::default()
        })
    };
    let cases: Vec<_> = (0..count).map(case).collect();
    let journey = Journey { phases: vec![Arc::new(phase)].into(), cases: cases.into(), ..Journey::default() };
    Workspace { journeys: vec![Arc::new(journey)].into(), ..Workspace::default() }
}

fn rows(workspace: &Workspace) -> Cases {
    let (journey, filter) = (&workspace.journeys[0], Filter::default());
    let plan = Plan { workspace, journey, filter: &filter, as_of: date(2026, 6, 1), lang: Lang::En };
    Cases::new(&plan, journey, &reactions(&plan), true)
}

fn cases(edits: Vec<Edit>) -> Vec<Arc<ResponseCase>> {
    match edits.into_iter().next() {
        Some(Edit::SetJourney { journey, .. }) => journey.cases.to_vec(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_change_keeps_the_time_of_day_and_the_other_reactions() {
    let workspace = workspace(3);
    let rows = rows(&workspace);
    let opened = rows.columns().iter().position(|column| column.id == "opened").unwrap();
    let day = Value::Date(date(2026, 5, 9));
    let changed = cases(rows.change(&[Change { row: 1, column: opened, value: day }]));
    assert_eq!(changed.len(), 3);
    let id = rows.id(1);
    let one = changed.iter().find(|case| case.id.as_str() == id).unwrap();
    assert_eq!(one.opened, date(2026, 5, 9).at(9, 30, 0, 0));
    let left = cases(rows.remove(&[1]));
    assert_eq!(left.len(), 2);
    assert!(!left.iter().any(|case| case.id.as_str() == id));
}

#[test]
fn a_new_reaction_came_in_today_at_the_touchpoint_that_was_chosen() {
    let workspace = workspace(1);
    let rows = rows(&workspace);
    let made = cases(rows.add(&[vec![(0, Value::Choice("wall".into()))]]));
    let new = made.last().unwrap();
    assert_eq!((new.touchpoint.as_str(), new.opened.date()), ("wall", date(2026, 6, 1)));
    assert_ne!(new.id.as_str(), "case-0");
    assert!(rows.add(&[Vec::new()]).is_empty());
}

#[test]
fn thanking_is_one_step_and_takes_the_reaction_off_the_list() {
    let mut harness = at_part("zwaluw-en-spaak", Part::Desk);
    harness.get_by_label_contains("Thanked: ").click();
    settle(&mut harness);
    harness.get_by_label("Everybody who was kind was thanked.");
    let workspace = harness.state().editor().unwrap().workspace();
    let thanked = |case: &&Arc<ResponseCase>| case.response_kind == Some(ResponseKind::Thanks);
    assert_eq!(workspace.journeys[0].cases.iter().filter(thanked).count(), 1);
    harness.get_by_label("Undo").click();
    settle(&mut harness);
    assert!(!harness.state().editor().unwrap().is_dirty());
}

#[test]
fn an_action_about_a_topic_opens_the_form_of_findings() {
    let mut harness = at_part("zwaluw-en-spaak", Part::Desk);
    harness.get_all_by_label_contains("Make an action for ").next().unwrap().click();
    settle(&mut harness);
    harness.get_by_label("What is to be done");
}

#[test]
fn a_journey_without_reactions_says_what_the_desk_is_for() {
    let harness = at_part("first-steps", Part::Desk);
    harness.get_by_label_contains("Note here what customers say and ask");
}

#[test]
fn of_a_thousand_reactions_only_those_in_view_are_drawn() {
    let mut harness = at_part("zwaluw-en-spaak", Part::Desk);
    let journey = Journey::clone(&harness.state().editor().unwrap().workspace().journeys[0]);
    let touchpoints: Vec<_> = journey.all_touchpoints().map(|one| one.id.clone()).collect();
    let case = |at: usize| {
        Arc::new(ResponseCase {
            id: Id::new(&format!("case-{at}")),
            touchpoint: touchpoints[at % touchpoints.len()].clone(),
            opened: date(2026, 5, 1).at(9, 30, 0, 0),
            topic: format!("topic {}", at % 300),
            first_response_minutes: (!at.is_multiple_of(3)).then_some(30),
            sentiment: if at.is_multiple_of(2) { Sentiment::Positive } else { Sentiment::Negative },
            ..ResponseCase::default()
        })
    };
    let cases: Vec<_> = (0..1000).map(case).collect();
    let edit = Edit::SetJourney {
        journey: Journey { cases: cases.into(), ..journey },
        what: crate::ui::words::FILE,
    };
    assert!(harness.state_mut().change(edit));
    settle(&mut harness);
    harness.get_by_label("1000 reactions");
    let settings = crate::settings::Settings::default();
    harness.state_mut().tables.state(super::TABLE, &settings).grab = true;
    settle(&mut harness);
    let mut longest = std::time::Duration::ZERO;
    for _ in 0..40 {
        harness.key_press(egui::Key::PageDown);
        let began = std::time::Instant::now();
        harness.step();
        longest = longest.max(began.elapsed());
    }
    let drawn = harness.state().rows_drawn();
    assert!((1..60).contains(&drawn), "{drawn} rows");
    let state = harness.state_mut().tables.state(super::TABLE, &settings);
    assert!(state.cursor.row > 100, "it went down to row {}", state.cursor.row);
    eprintln!("the longest of 40 frames took {longest:?}, with {drawn} rows");
}
