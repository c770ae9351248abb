//! Titles typed on the map: on an older picture, and before their card is there.

use std::sync::Arc;

use egui::{Event, Key, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use super::super::*;
use super::{Window, double_click, id, on_screen, window};
use crate::edit::Edit;

#[test]
fn what_is_being_typed_can_be_committed_from_outside() {
    let mut harness = window();
    let at = on_screen(&harness, 0);
    double_click(&mut harness, at);
    harness.run();
    harness.get_by_label("title").type_text("Half a ti");
    harness.run();
    let state = harness.state_mut();
    assert!(state.canvas.is_typing());
    let journey = state.journey.clone();
    let action = state.canvas.commit_typing(&journey, Lang::En);
    let Some(Action::Apply(Edit::SetTouchpoints { touchpoints, .. })) = action else { panic!("{action:?}") };
    assert_eq!(touchpoints[0].title, "Half a ti");
    assert!(!state.canvas.is_typing());
    assert_eq!(state.canvas.commit_typing(&journey, Lang::En), None);
    harness.run();
    assert!(harness.query_by_label("title").is_none());
    assert_eq!(harness.state().edits(), Vec::<&Action>::new());
}

#[test]
fn a_title_typed_on_an_older_picture_keeps_newer_edits() {
    let mut harness = window();
    let at = on_screen(&harness, 0);
    double_click(&mut harness, at);
    harness.run();
    let mut current = harness.state().journey.clone();
    let mut phase = (*current.phases[0]).clone();
    let owned = Touchpoint { accountable: Some(id("desk")), ..(*phase.touchpoints[0]).clone() };
    phase.touchpoints = vec![Arc::new(owned), Arc::clone(&phase.touchpoints[1])].into();
    current.phases = vec![Arc::new(phase), Arc::clone(&current.phases[1])].into();
    harness.state_mut().current = Some(current);
    harness.get_by_label("title").type_text("New words");
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    let edits = harness.state().edits();
    let [Action::Apply(Edit::SetTouchpoints { touchpoints, .. })] = edits[..] else { panic!("{edits:?}") };
    assert_eq!(
        (touchpoints[0].title.as_str(), touchpoints[0].accountable.clone()),
        ("New words", Some(id("desk")))
    );
}

/// A window whose picture lags behind: the journey has a card `new` that the map has not.
fn lagging() -> Harness<'static, Window> {
    let mut harness = window();
    let mut current = harness.state().journey.clone();
    let new = Touchpoint { id: id("new"), number: 4, ..Touchpoint::default() };
    current.unsorted = vec![Arc::new(new)].into();
    harness.state_mut().current = Some(current);
    harness.state_mut().canvas.start_rename(id("new"));
    harness
}

#[test]
fn letters_wait_for_the_field() {
    let mut harness = lagging();
    harness.event(Event::Text("Kios".into()));
    harness.step();
    harness.event(Event::Text("k".into()));
    harness.step();
    assert!(harness.state().canvas.is_busy() && harness.state().canvas.is_typing());
    let state = harness.state_mut();
    state.journey = state.current.take().expect("a newer journey");
    let mut card = state.layout.cards[2].clone();
    card.touchpoint = Arc::clone(&state.journey.unsorted[0]);
    card.rect = card.rect.translate(vec2(0.0, -90.0));
    state.layout.tray.push(card);
    state.revision = 2;
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    let edits = harness.state().edits();
    let [Action::Apply(Edit::SetTouchpoints { touchpoints, .. })] = edits[..] else { panic!("{edits:?}") };
    assert_eq!((&touchpoints[0].id, touchpoints[0].title.as_str()), (&id("new"), "Kiosk"));
}

#[test]
fn letters_that_wait_are_saved_and_a_card_that_never_comes_is_given_up() {
    let mut harness = lagging();
    harness.event(Event::Text("Kiosk".into()));
    harness.step();
    let state = harness.state_mut();
    let current = state.current.clone().expect("a newer journey");
    let action = state.canvas.commit_typing(&current, Lang::En);
    assert!(matches!(action, Some(Action::Apply(Edit::SetTouchpoints { .. }))), "{action:?}");
    state.canvas.start_rename(id("gone"));
    harness.step();
    assert!(!harness.state().canvas.is_busy());
}
