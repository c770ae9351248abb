//! Decisions about findings are kept, changed and forgotten; actions get ids of their own.

use super::super::*;
use super::{editor, j, journey};

fn decide(state: FindingStatus, reason: &str) -> Edit {
    let decided = FindingState {
        rule: "OWN-01".to_owned(),
        subject: SubjectRef::Touchpoint(Id::new("a")),
        state,
        reason: reason.to_owned(),
        ..FindingState::default()
    };
    Edit::DecideFinding { journey: j(), decided }
}

#[test]
fn a_decision_is_kept_once_and_forgotten_when_open_again() {
    let mut editor = editor();
    let before = journey(&editor).finding_states.len();
    editor.apply(decide(FindingStatus::Accepted, "it is being moved")).unwrap();
    editor.apply(decide(FindingStatus::NotApplicable, "")).unwrap();
    let states = journey(&editor).finding_states.to_vec();
    assert_eq!(states.len(), before + 1);
    assert_eq!(states.last().map(|state| state.state), Some(FindingStatus::NotApplicable));
    editor.apply(decide(FindingStatus::Open, "")).unwrap();
    assert_eq!(journey(&editor).finding_states.len(), before);
    assert!(editor.undo());
    assert_eq!(journey(&editor).finding_states.len(), before + 1);
}

#[test]
fn actions_get_ids_of_their_own_and_need_a_text() {
    let mut editor = editor();
    let action = |text: &str| Action { text: text.to_owned(), ..Action::default() };
    let add = |text: &str| Edit::AddAction { journey: j(), action: action(text) };
    let before = journey(&editor).actions.len();
    editor.apply(add("Shorten the form")).unwrap();
    editor.apply(add("Shorten the form")).unwrap();
    let ids: Vec<String> =
        journey(&editor).actions.iter().skip(before).map(|action| action.id.to_string()).collect();
    assert_eq!(ids, ["shorten-the-form", "shorten-the-form-2"]);
    assert!(editor.apply(add("  ")).is_err());
    let cost = Action { cost: Some(f64::NAN), ..action("Priced") };
    assert_eq!(editor.apply(Edit::AddAction { journey: j(), action: cost }), Err(Refusal::NoNumber));
}
