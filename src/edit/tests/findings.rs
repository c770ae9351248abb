//! Decisions about findings are kept, changed and forgotten.

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
