//! The views of the contact plan in the window, by accessible names and by keyboard: the bar, the map
//! of handovers, data and systems, and the board of actions.

use egui::{Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::model::*;
use crate::report::plan::Filter;
use crate::ui::plan::testing::{at_part, settle};
use crate::ui::plan::{Ask, Part};
use crate::ui::{Action as Wish, WandelApp};

type Window = Harness<'static, WandelApp>;

/// A part of the e-bike shop's plan in a window.
fn at(part: Part) -> Window {
    at_part("zwaluw-en-spaak-en", part)
}

fn click(harness: &mut Window, label: &str) {
    harness.get_by_label(label).click();
    settle(harness);
}

fn ask(harness: &mut Window, wish: Wish) {
    let ctx = harness.ctx.clone();
    harness.state_mut().apply(&ctx, wish);
    settle(harness);
}

/// What a widget is called.
fn label_of(node: &egui_kittest::Node<'_>) -> Option<String> {
    node.accesskit_node().label()
}

fn journey(harness: &Window) -> &Journey {
    harness.state().document.as_ref().unwrap().journey().unwrap()
}

#[test]
fn the_filter_is_chosen_cleared_and_narrows_the_gaps() {
    let mut window = at(Part::HandOffs);
    let open = window.get_by_label_contains("gaps here");
    let before = label_of(&open).unwrap();
    window.get_by_label("Owner").click();
    settle(&mut window);
    click(&mut window, "Logistics");
    assert!(window.state().plans.filter.owner.is_some());
    let after = window.query_by_label_contains("here").and_then(|node| label_of(&node)).unwrap_or_default();
    assert_ne!(before, after);
    click(&mut window, "Clear filter");
    assert!(window.state().plans.filter.is_open());
    assert!(window.query_by_label("Clear filter").is_none());
}

#[test]
fn a_view_is_written_as_tables_beside_the_file() {
    let mut window = at(Part::HandOffs);
    click(&mut window, "Export this view…");
    assert!(window.query_by_label_contains("2 files").is_some());
    assert!(window.query_by_label_contains("hand-offs-2026-06-01-pairs.csv").is_some());
}

#[test]
fn a_handover_is_agreed_on_its_line_and_undone() {
    let mut window = at(Part::HandOffs);
    let line = window.get_all_by_label_contains("agreed").find_map(|node| {
        let label = label_of(&node)?;
        (label.starts_with("From ") && label.contains(": 0 of 1 ")).then_some(label)
    });
    let line = line.unwrap();
    let before = agreed(journey(&window));
    click(&mut window, &line);
    // The table below the map has a heading of this name.
    let is_field = |node: &egui_kittest::Node<'_>| {
        use egui::accesskit::Role;
        matches!(node.accesskit_node().role(), Role::TextInput | Role::MultilineTextInput)
    };
    window.get_all_by_label("What is handed over").find(is_field).unwrap().focus();
    settle(&mut window);
    window.event(egui::Event::Text("the order and the date".to_owned()));
    settle(&mut window);
    assert_eq!(agreed(journey(&window)), before + 1);
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    settle(&mut window);
}

fn agreed(journey: &Journey) -> usize {
    journey.all_transitions().filter(|one| one.handover.is_some()).count()
}

#[test]
fn the_sheet_of_an_owner_leads_to_touchpoints_lines_and_gaps() {
    let mut window = at(Part::HandOffs);
    let owner = window.get_all_by_label_contains("touchpoint").find_map(|node| {
        let label = label_of(&node)?;
        label.starts_with("Marketing: ").then_some(label)
    });
    click(&mut window, &owner.unwrap());
    assert!(window.query_by_label("Export this sheet…").is_some());
    assert!(window.query_all_by_label_contains("Gives to").next().is_some());
    ask(
        &mut window,
        Wish::Plan(Ask::Filter(Filter { owner: Some(Id::new("marketing")), ..Filter::default() })),
    );
    assert!(window.query_by_label("Export this sheet…").is_some(), "the filter keeps its owner in sight");
}

#[test]
fn a_system_on_the_map_leads_to_its_row_and_connections_to_theirs() {
    let mut window = at(Part::Systems);
    let systems = window.state().document.as_ref().unwrap().editor.workspace().systems.clone();
    let name = systems.first().unwrap().name.clone();
    let node = window.get_all_by_label_contains(&name).find_map(|node| {
        let label = label_of(&node)?;
        label.starts_with(&format!("{name}: ")).then_some(label)
    });
    click(&mut window, "Sources of data");
    click(&mut window, &node.unwrap());
    let app = window.state_mut();
    let table = app.tables.state("systems", &app.settings);
    assert_eq!(table.rows.get(table.cursor.row), Some(&0));
    assert!(table.focused);
}

#[test]
fn a_card_moves_with_shift_and_an_arrow_and_back_by_undo() {
    let mut window = at(Part::Actions);
    let card = window.get_by_label_contains("1: Introduce guest checkout");
    assert!(label_of(&card).unwrap().contains("Web shop"), "{:?}", label_of(&card));
    card.focus();
    settle(&mut window);
    window.key_press_modifiers(Modifiers::SHIFT, Key::ArrowRight);
    settle(&mut window);
    assert_eq!(journey(&window).actions[0].status, ActionStatus::InProgress);
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    settle(&mut window);
    assert_eq!(journey(&window).actions[0].status, ActionStatus::Open);
    // A click is as good as the Tab key.
    window.get_by_label_contains("1: Introduce guest checkout").click();
    settle(&mut window);
    window.key_press_modifiers(Modifiers::SHIFT, Key::ArrowRight);
    settle(&mut window);
    assert_eq!(journey(&window).actions[0].status, ActionStatus::InProgress);
}

#[test]
fn a_card_is_dragged_to_another_column() {
    let mut window = at(Part::Actions);
    let from = window.get_by_label_contains("1: Introduce guest checkout").rect().center();
    window.drag_at(from);
    window.run_ok();
    let to = from + vec2(700.0, 0.0);
    window.hover_at(from + vec2(350.0, 0.0));
    window.run_ok();
    window.hover_at(to);
    window.run_ok();
    window.drop_at(to);
    settle(&mut window);
    assert_eq!(journey(&window).actions[0].status, ActionStatus::Done);
}

#[test]
fn an_action_of_a_remark_remembers_it_and_the_remark_waits_no_longer() {
    let mut window = at(Part::Actions);
    let remark = journey(&window).insights[0].text.clone();
    ask(&mut window, Wish::Plan(Ask::Act(crate::report::plan::actions::Origin::Insight, 0)));
    click(&mut window, "Keep");
    let last = journey(&window).actions.last().unwrap();
    assert_eq!((last.from_insight.as_str(), last.text.as_str()), (remark.as_str(), remark.as_str()));
    assert!(window.query_by_label_contains("Remark: Good stores").is_some());
}
