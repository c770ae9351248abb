//! The rows of metrics: what a change, a new row and a move write; and the view by its names.

use std::sync::Arc;

use egui_kittest::kittest::Queryable as _;
use jiff::civil::date;

use super::rows::Metrics;
use crate::edit::Edit;
use crate::model::*;
use crate::report::plan::{Filter, Plan};
use crate::ui::plan::Part;
use crate::ui::plan::testing::{at_part, drop_on, settle};
use crate::ui::table::{Change, Source as _, Value};

fn metric(id: &str) -> Metric {
    Metric { id: Id::new(id), name: id.to_owned(), measured: Some(5.0), ..Metric::default() }
}

fn workspace() -> Workspace {
    let touchpoint = |id: &str, metrics: Vec<Metric>| {
        Arc::new(Touchpoint {
            id: Id::new(id),
            title: id.to_owned(),
            metrics: metrics.into(),
            ..Touchpoint::default()
        })
    };
    let earlier = EarlierFigure { value: 3.0, ..EarlierFigure::default() };
    let visits = Metric { earlier: vec![earlier].into(), ..metric("visits") };
    let touchpoints =
        vec![touchpoint("site", vec![visits, metric("orders")]), touchpoint("mail", Vec::new())];
    let phase = Phase { id: Id::new("one"), touchpoints: touchpoints.into(), ..Phase::default() };
    let journey = Journey { id: Id::new("j"), phases: vec![Arc::new(phase)].into(), ..Journey::default() };
    Workspace { journeys: vec![Arc::new(journey)].into(), ..Workspace::default() }
}

fn rows(workspace: &Workspace) -> Metrics {
    let (journey, filter) = (&workspace.journeys[0], Filter::default());
    let plan = Plan { workspace, journey, filter: &filter, as_of: date(2026, 6, 1), lang: Lang::En };
    Metrics::new(&plan, journey, true)
}

fn column(rows: &Metrics, id: &str) -> usize {
    rows.columns().iter().position(|column| column.id == id).unwrap()
}

/// The touchpoints that one edit writes, with the ids of their metrics.
fn written(edits: Vec<Edit>) -> Vec<(String, Vec<Metric>)> {
    assert_eq!(edits.len(), 1, "one step");
    match edits.into_iter().next() {
        Some(Edit::SetTouchpoints { touchpoints, .. }) => {
            touchpoints.into_iter().map(|one| (one.id.to_string(), one.metrics.to_vec())).collect()
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_change_of_two_metrics_writes_their_touchpoint_once() {
    let workspace = workspace();
    let rows = rows(&workspace);
    let target = column(&rows, "target");
    let change = |row| Change { row, column: target, value: Value::Number(9.0) };
    let written = written(rows.change(&[change(0), change(1)]));
    assert_eq!(written.len(), 1);
    assert_eq!(written[0].1.iter().map(|metric| metric.target).collect::<Vec<_>>(), [Some(9.0), Some(9.0)]);
}

#[test]
fn a_metric_moves_to_another_touchpoint_with_its_past() {
    let workspace = workspace();
    let rows = rows(&workspace);
    let moved = Change { row: 0, column: 0, value: Value::Choice("mail".into()) };
    let written = written(rows.change(&[moved]));
    let ids = |at: usize| written[at].1.iter().map(|metric| metric.id.to_string()).collect::<Vec<_>>();
    assert_eq!((written[0].0.as_str(), ids(0)), ("mail", vec!["visits".to_owned()]));
    assert_eq!((written[1].0.as_str(), ids(1)), ("site", vec!["orders".to_owned()]));
    assert_eq!(written[0].1[0].earlier.len(), 1);
}

#[test]
fn a_touchpoint_chosen_at_the_foot_gets_a_metric_with_a_new_id() {
    let workspace = workspace();
    let rows = rows(&workspace);
    let name = column(&rows, "name");
    let draft = vec![(0, Value::Choice("mail".into())), (name, Value::Text("Visits".into()))];
    let written = written(rows.add(&[draft.clone(), draft]));
    let ids: Vec<_> = written[0].1.iter().map(|metric| metric.id.as_str()).collect();
    assert_eq!(ids.len(), 2);
    assert!(!ids.contains(&"visits") && ids[0] != ids[1], "{ids:?}");
    assert!(rows.add(&[vec![(name, Value::Text("nowhere".into()))]]).is_empty());
}

#[test]
fn a_course_is_shown_from_two_figures_on() {
    let workspace = workspace();
    let rows = rows(&workspace);
    let course = column(&rows, "course");
    assert_eq!(rows.value(0, course), Value::Course(vec![3.0, 5.0]));
    assert_eq!(rows.value(1, course), Value::Unset);
    assert_eq!(rows.columns()[course].kind.written(&rows.value(0, course), Lang::En), "3 → 5");
}

#[test]
fn pasted_figures_are_looked_at_and_taken_over_in_one_step() {
    let mut harness = at_part("zwaluw-en-spaak", Part::Measurement);
    harness.get_by_label("New figures…").click();
    settle(&mut harness);
    let label = "Rows with the metric’s id, the figure, the date and the source";
    harness.get_by_label(label).focus();
    settle(&mut harness);
    harness.get_by_label(label).type_text("likes;455;2026-05-30;the page\nreach;7;2026-01-01\nnothing;1");
    settle(&mut harness);
    harness.get_by_label("2 figures would change");
    harness.get_by_label("1 row is left out");
    harness.get_by_label("Take over").click();
    settle(&mut harness);
    let metric = |harness: &egui_kittest::Harness<'static, crate::ui::WandelApp>, id: &str| {
        let workspace = harness.state().editor().unwrap().workspace();
        let mut all = workspace.journeys[0].all_touchpoints().flat_map(|one| one.metrics.iter());
        all.find(|metric| metric.id.as_str() == id).cloned().unwrap()
    };
    let likes = metric(&harness, "likes");
    assert_eq!((likes.measured, likes.source.as_str()), (Some(455.0), "the page"));
    assert_eq!(likes.earlier.iter().map(|one| one.value).collect::<Vec<_>>(), [410.0]);
    assert_eq!(metric(&harness, "reach").earlier.len(), 1);
    harness.get_by_label("Undo").click();
    settle(&mut harness);
    assert!(!harness.state().editor().unwrap().is_dirty());
    assert!(metric(&harness, "likes").earlier.is_empty());
}

#[test]
fn the_tree_leads_from_an_objective_to_its_figures() {
    let mut harness = at_part("zwaluw-en-spaak", Part::Measurement);
    harness.get_by_label("From objective").click();
    settle(&mut harness);
    harness.get_by_label("Without an objective");
    harness.get_all_by_label("doorklik naar bestellen").next().unwrap();
}

#[test]
fn a_file_without_figures_says_what_the_view_is_for() {
    let mut harness = at_part("first-steps", Part::Measurement);
    harness.get_by_label_contains("Here you see by which figures");
    harness.get_by_label("Say what you want to reach").click();
    settle(&mut harness);
    harness.get_by_label("A new objective, in words");
}

#[test]
fn a_file_with_figures_is_looked_at_before_it_is_taken_over() {
    let mut window = at_part("zwaluw-en-spaak", Part::Measurement);
    let find = |window: &crate::ui::plan::testing::Window| {
        let workspace = std::sync::Arc::clone(window.state().editor().unwrap().workspace());
        let all = workspace.journeys[0].all_touchpoints();
        all.flat_map(|one| one.metrics.to_vec()).next().unwrap()
    };
    let metric = find(&window);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("figures.csv");
    std::fs::write(
        &path,
        format!("metric id;measured;date\n{};1234,5;2026-05-31\nnobody;1;2026-05-31\n", metric.id),
    )
    .unwrap();
    drop_on(&mut window, path);
    window.get_by_label("From figures.csv");
    assert!(window.query_all_by_label_contains("1234.5").count() > 0);
    window.get_by_label("Take over").click();
    settle(&mut window);
    assert_eq!(find(&window).measured, Some(1234.5));
}
