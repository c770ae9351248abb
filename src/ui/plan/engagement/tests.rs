//! The view of engagement by its names and keys.

use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use crate::ui::WandelApp;
use crate::ui::plan::Part;
use crate::ui::plan::testing::{at_part, settle};

fn steps(harness: &Harness<'static, WandelApp>) -> Vec<Option<u8>> {
    harness.state().editor().unwrap().workspace().engagement.steps.to_vec()
}

fn press(harness: &mut Harness<'static, WandelApp>, key: Key) {
    harness.key_press_modifiers(Modifiers::NONE, key);
    settle(harness);
}

#[test]
fn digits_score_the_marked_line_and_arrows_go_on() {
    let mut harness = at_part("zwaluw-en-spaak", Part::Engagement);
    assert_eq!(steps(&harness), [3, 4, 1, 2, 3, 4, 3].map(Some));
    press(&mut harness, Key::Num5);
    press(&mut harness, Key::ArrowDown);
    press(&mut harness, Key::Num0);
    press(&mut harness, Key::ArrowDown);
    press(&mut harness, Key::Backspace);
    assert_eq!(steps(&harness)[..3], [Some(5), Some(0), None]);
    for _ in 0..3 {
        harness.get_by_label("Undo").click();
        settle(&mut harness);
    }
    assert!(!harness.state().editor().unwrap().is_dirty());
}

#[test]
fn the_drawing_says_every_axis_and_score() {
    let harness = at_part("zwaluw-en-spaak", Part::Engagement);
    harness.get_by_label_contains(
        "Seven steps: 1. Every department 3, 2. Visitors from social media 4, 3. One picture of customers 1",
    );
}

#[test]
fn a_weak_step_becomes_work_that_stands_beside_it() {
    let mut harness = at_part("zwaluw-en-spaak", Part::Engagement);
    let label = "Make an action for What we know of customers comes together in one place";
    harness.get_by_label(label).click();
    settle(&mut harness);
    harness.get_by_label("Keep").click();
    settle(&mut harness);
    assert!(harness.query_by_label(label).is_none());
    let workspace = harness.state().editor().unwrap().workspace();
    let subject = &workspace.journeys[0].actions.last().unwrap().subject;
    assert_eq!(*subject, crate::model::SubjectRef::EngagementStep(3));
}

#[test]
fn nothing_scored_says_what_the_page_is_for() {
    let mut harness = at_part("first-steps", Part::Engagement);
    harness.get_by_label_contains("How far are you with customers who come back");
    harness.get_by_label("Every department adds something for each customer: 4").click();
    settle(&mut harness);
    assert_eq!(steps(&harness).first(), Some(&Some(4)));
}
