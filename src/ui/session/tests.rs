//! Sessions in the window by accessible names and by keys alone; no display is needed.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use crate::model::Lang;
use crate::ui::Command;
use crate::ui::testing::{self, SMALL, Window};
pub(super) use crate::ui::testing::{journey, settle};

/// The small sample in a window without traces.
pub(super) fn sample() -> Window {
    testing::sample("first-steps", SMALL, Lang::En)
}

pub(super) fn press(harness: &mut Window, key: Key) {
    harness.key_press_modifiers(Modifiers::NONE, key);
    settle(harness);
}

fn field<'h>(harness: &'h Window, label: &'h str) -> egui_kittest::Node<'h> {
    harness.get_by_role_and_label(egui::accesskit::Role::TextInput, label)
}

fn begin(harness: &mut Window, round: Key) {
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::R);
    settle(harness);
    press(harness, round);
}

#[test]
fn a_round_is_played_with_digits_alone() {
    let mut harness = sample();
    let before = journey(&harness);
    begin(&mut harness, Key::Num6);
    harness.get_by_label("1 Assumption");
    let all = before.all_touchpoints().count();
    assert!(before.all_touchpoints().all(|one| one.evidence.is_empty()), "the sample leaves this to ask");
    press(&mut harness, Key::Num5);
    press(&mut harness, Key::Space);
    let known = journey(&harness).all_touchpoints().filter(|one| !one.evidence.is_empty()).count();
    assert_eq!(known, 1);
    for _ in 2..all {
        press(&mut harness, Key::Num1);
    }
    harness.get_by_label_contains("Round done");
    harness.get_by_label(&format!("Assumption: {}", all - 2));
    harness.get_by_label("not known: 1");
    press(&mut harness, Key::Enter);
    harness.get_by_label("Undo");
    for _ in 1..all {
        harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
        settle(&mut harness);
    }
    assert!(!harness.state().editor().unwrap().is_dirty(), "each answer was a step of its own");
}

#[test]
fn a_round_can_be_left_and_letters_change_nothing_behind_it() {
    let mut harness = sample();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    settle(&mut harness);
    begin(&mut harness, Key::Num4);
    for key in [Key::D, Key::Delete, Key::F2, Key::L] {
        press(&mut harness, key);
    }
    assert!(!harness.state().editor().unwrap().is_dirty(), "the map is not in front");
    harness.get_by_label_contains("Very negative").click();
    settle(&mut harness);
    assert!(harness.state().editor().unwrap().is_dirty());
    press(&mut harness, Key::Escape);
    harness.get_by_label("Undo");
    harness.get_by_label_contains("1 card answered");
}

#[test]
fn a_new_owner_is_typed_in_the_round() {
    let mut harness = sample();
    begin(&mut harness, Key::Num1);
    press(&mut harness, Key::N);
    harness.get_by_label("Name of the new owner").type_text("Shop team");
    settle(&mut harness);
    press(&mut harness, Key::Enter);
    let workspace = harness.state().editor().unwrap().workspace().clone();
    assert!(workspace.departments.iter().any(|one| one.name == "Shop team"));
    assert!(harness.query_by_label("Name of the new owner").is_none());
}

/// Runs until the pages of the presenter display are there.
fn present(harness: &mut Window) {
    press(harness, Key::F5);
    settle(harness);
}

#[test]
fn without_a_second_window_the_display_fills_this_one() {
    let mut harness = sample();
    present(&mut harness);
    // What is not in view is said as well as shown.
    harness.get_by_label_contains("Presenter display: part 1 of ");
    assert!(harness.query_by_label_contains(" more").is_some());
    assert!(harness.query_by_label("File").is_none(), "no panels, no menus");
    let first = journey(&harness).phases[0].clone();
    let card = &first.touchpoints[0];
    // First through the parts of the whole journey, which has no room in one.
    let name = format!("Presenter display: {}", first.name);
    let parts = (0..12).take_while(|_| {
        press(&mut harness, Key::PageDown);
        harness.query_by_label(&name).is_none()
    });
    assert!(parts.count() > 0);
    press(&mut harness, Key::PageDown);
    harness.get_by_label(&format!("Presenter display: {}: {}", first.name, card.title));
    press(&mut harness, Key::PageUp);
    harness.get_by_label(&format!("Presenter display: {}", first.name));
    press(&mut harness, Key::B);
    press(&mut harness, Key::B);
    press(&mut harness, Key::Escape);
    harness.get_by_label("File");
    assert!(!harness.state().editor().unwrap().is_dirty());
}

#[test]
fn a_walk_is_kept_and_taken_up_again() {
    let mut harness = sample();
    let before = journey(&harness).touchpoints().count();
    let walk = |harness: &mut Window| {
        harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::W);
        settle(harness);
    };
    walk(&mut harness);
    press(&mut harness, Key::Enter);
    press(&mut harness, Key::Num1);
    press(&mut harness, Key::Num1);
    press(&mut harness, Key::N);
    field(&harness, "What did you meet?").type_text("A flyer at the door");
    settle(&mut harness);
    press(&mut harness, Key::Enter);
    harness.get_by_label_contains("A flyer at the door, number");
    press(&mut harness, Key::T);
    field(&harness, "Note").type_text("? who printed it");
    settle(&mut harness);
    press(&mut harness, Key::Enter);
    press(&mut harness, Key::N);
    press(&mut harness, Key::Escape);
    harness.get_by_label_contains("A flyer at the door, number");
    press(&mut harness, Key::Escape);
    harness.get_by_label("Undo");
    let left = journey(&harness);
    assert_eq!((left.walkthroughs.len(), left.insights.len()), (1, 1));
    assert_eq!((left.walkthroughs[0].steps.len(), left.touchpoints().count()), (3, before + 1));
    walk(&mut harness);
    press(&mut harness, Key::ArrowUp);
    press(&mut harness, Key::ArrowRight);
    press(&mut harness, Key::Enter);
    harness.get_by_label_contains("A flyer at the door, number");
    press(&mut harness, Key::Backspace);
    press(&mut harness, Key::Enter);
    harness.get_by_label("What the walk brought");
    harness.get_by_label_contains(&format!("{before} touchpoints known before the walk"));
    press(&mut harness, Key::Enter);
    harness.get_by_label("Undo");
}

#[test]
fn ballots_are_counted_by_keyboard() {
    let mut harness = sample();
    harness.get_by_label("Session").click();
    settle(&mut harness);
    harness.get_by_label_contains("Count ballots").click();
    settle(&mut harness);
    press(&mut harness, Key::Num1);
    for key in [Key::Num2, Key::Enter, Key::Num3, Key::Enter, Key::Num7] {
        press(&mut harness, key);
    }
    harness.get_by_label("Neutral: 7");
    harness.get_by_label_contains("12 ballots");
    press(&mut harness, Key::Space);
    let counted = journey(&harness).touchpoints().next().unwrap().clone();
    assert_eq!((counted.tallies.len(), counted.emotion), (1, Some(0)));
    press(&mut harness, Key::Escape);
    harness.get_by_label("Undo").click();
    settle(&mut harness);
    assert!(!harness.state().editor().unwrap().is_dirty(), "one step");
}

#[test]
fn what_is_met_on_a_walk_is_evidence_and_the_record_shows_walks_and_counts() {
    let mut harness = sample();
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::W);
    settle(&mut harness);
    press(&mut harness, Key::Enter);
    press(&mut harness, Key::Num1);
    press(&mut harness, Key::E);
    field(&harness, "What you saw or heard").type_text("The form asks twice");
    settle(&mut harness);
    press(&mut harness, Key::Enter);
    press(&mut harness, Key::Escape);
    let kept = journey(&harness).all_touchpoints().flat_map(|one| one.evidence.to_vec()).collect::<Vec<_>>();
    assert_eq!(kept.len(), 1);
    assert_eq!(kept[0].text, "The form asks twice");
    // One question is counted too.
    let ctx = harness.ctx.clone();
    harness.state_mut().run(&ctx, Command::Tally);
    press(&mut harness, Key::Num1);
    for key in [Key::Num4, Key::Enter, Key::Enter, Key::Enter, Key::Enter, Key::Num4] {
        press(&mut harness, key);
    }
    press(&mut harness, Key::Space);
    press(&mut harness, Key::Escape);
    harness.state_mut().run(&ctx, Command::SessionRecord);
    settle(&mut harness);
    harness.get_by_label("Counts and walks so far");
    let count = "8 ballots at most · far apart on 1 card";
    harness.get_by_label_contains(count).click();
    settle(&mut harness);
    harness.get_by_label("in the middle");
    harness.get_by_label("Very negative, far apart");
    harness.get_by_label_contains("1 step").click();
    settle(&mut harness);
    harness.get_by_label("What the walk brought");
    press(&mut harness, Key::Escape);
    harness.get_by_label("Undo");
}
