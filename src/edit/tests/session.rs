//! What a session leaves behind is added, changed and deleted, each as one step that can be taken back.

use super::super::*;
use super::{editor, j, journey};

const WHAT: Label = Label::new("words", "woorden");

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

#[test]
fn an_action_is_changed_and_deleted() {
    let mut editor = editor();
    let action = Action { text: "Call back".to_owned(), ..Action::default() };
    editor.apply(Edit::AddAction { journey: j(), action }).unwrap();
    let mut action = journey(&editor).actions[0].clone();
    action.votes = 7;
    editor.apply(Edit::SetAction { journey: j(), action: action.clone(), what: WHAT }).unwrap();
    assert_eq!(journey(&editor).actions[0].votes, 7);
    assert_eq!(editor.undo_name().unwrap().text(Lang::Nl), "woorden van de actie ‘Call back’ wijzigen");
    let typing = Action { text: "Call back ".to_owned(), ..action.clone() };
    editor.apply(Edit::SetAction { journey: j(), action: typing, what: WHAT }).unwrap();
    assert_eq!(journey(&editor).actions[0].text, "Call back ", "more words may follow");
    assert!(editor.undo());
    let delete = Edit::DeleteAction { journey: j(), id: action.id.clone() };
    editor.apply(delete.clone()).unwrap();
    assert!(journey(&editor).actions.is_empty());
    assert_eq!(editor.apply(delete), Err(Refusal::Missing("call-back".to_owned())));
    assert!(editor.undo() && editor.undo());
    assert_eq!(journey(&editor).actions[0].votes, 0);
}

#[test]
fn insights_are_known_by_their_place() {
    let mut editor = editor();
    let insight = |text: &str, kind| Insight {
        text: text.to_owned(),
        subject: SubjectRef::Touchpoint(Id::new("a")),
        kind,
        ..Insight::default()
    };
    let add = |text: &str, kind| Edit::AddInsight { journey: j(), insight: insight(text, kind) };
    editor.apply(add(" Too slow ", InsightKind::Pain)).unwrap();
    editor.apply(add("Who answers?", InsightKind::Question)).unwrap();
    assert_eq!(journey(&editor).insights[0].text, "Too slow");
    let other = insight("Far too slow", InsightKind::Quote);
    editor.apply(Edit::SetInsight { journey: j(), at: 0, insight: other.clone(), what: WHAT }).unwrap();
    assert_eq!(journey(&editor).insights[0], other);
    editor.apply(Edit::DeleteInsight { journey: j(), at: 0 }).unwrap();
    assert_eq!(journey(&editor).insights.len(), 1);
    assert!(editor.apply(Edit::DeleteInsight { journey: j(), at: 1 }).is_err());
    assert!(editor.apply(Edit::SetInsight { journey: j(), at: 1, insight: other, what: WHAT }).is_err());
    assert_eq!(editor.apply(add("  ", InsightKind::Idea)), Err(Refusal::NoText));
    assert!(editor.undo());
    assert_eq!(journey(&editor).insights.len(), 2);
}

#[test]
fn an_insight_outlives_its_subject() {
    let mut editor = editor();
    let subject = SubjectRef::Touchpoint(Id::new("b"));
    let insight = Insight { text: "Hm".to_owned(), subject, ..Insight::default() };
    editor.apply(Edit::AddInsight { journey: j(), insight }).unwrap();
    editor.apply(Edit::DeleteTouchpoints { journey: j(), ids: vec![Id::new("b")] }).unwrap();
    assert_eq!(journey(&editor).insights[0].subject, SubjectRef::Journey);
}

#[test]
fn decisions_are_noted_changed_and_deleted() {
    let mut editor = editor();
    let decision = Decision {
        text: "Guest checkout first".to_owned(),
        why: "most people leave there".to_owned(),
        by: "all".to_owned(),
        date: Some(jiff::civil::date(2026, 6, 1)),
    };
    editor.apply(Edit::AddDecision { journey: j(), decision: decision.clone() }).unwrap();
    assert_eq!(journey(&editor).decisions[0], decision);
    let other = Decision { by: "Mila".to_owned(), ..decision };
    let set = |at| Edit::SetDecision { journey: j(), at, decision: other.clone(), what: WHAT };
    editor.apply(set(0)).unwrap();
    assert_eq!(journey(&editor).decisions[0].by, "Mila");
    assert!(editor.apply(set(3)).is_err());
    editor.apply(Edit::DeleteDecision { journey: j(), at: 0 }).unwrap();
    assert!(journey(&editor).decisions.is_empty());
    while editor.undo() {}
    assert_eq!(**editor.workspace(), super::small());
}

#[test]
fn the_journey_as_it_should_become_is_a_copy_that_knows_where_it_came_from() {
    let mut editor = editor();
    let insight = Insight { text: "Hm".to_owned(), ..Insight::default() };
    editor.apply(Edit::AddInsight { journey: j(), insight }).unwrap();
    let edit = to_be(journey(&editor), Lang::Nl);
    let before = std::sync::Arc::clone(editor.workspace());
    editor.apply(edit).unwrap();
    let copy = std::sync::Arc::clone(&editor.workspace().journeys[1]);
    assert_eq!((copy.name.as_str(), copy.state), ("J (gewenst)", MapState::FutureState));
    assert_ne!(copy.id, j());
    assert!(copy.insights.is_empty());
    let present = journey(&editor);
    for (one, other) in present.all_touchpoints().zip(copy.all_touchpoints()) {
        assert_eq!(other.copied_from.as_ref(), Some(&one.id));
        assert_eq!((one.number, &one.title), (other.number, &other.title));
    }
    assert_eq!(copy.all_transitions().count(), present.all_transitions().count());
    assert!(editor.undo());
    assert!(std::sync::Arc::ptr_eq(editor.workspace(), &before), "one step");
}
