//! Tests of walks: where one can go, what is kept of it, what comes of it.

use super::*;
use crate::edit::Editor;

const DAY: Date = jiff::civil::date(2026, 6, 1);

fn editor() -> Editor {
    let text = vocabulary::sample("first-steps").unwrap();
    Editor::new(crate::storage::parse("sample.ron", text).unwrap().workspace, false)
}

fn journey(editor: &Editor) -> Arc<Journey> {
    Arc::clone(editor.workspace().journeys.first().unwrap())
}

fn begin(editor: &mut Editor) -> Walk {
    let form = Form::new(editor.workspace(), None);
    let (walk, edit) = form.begin(editor.workspace(), &journey(editor), DAY);
    editor.apply(edit.unwrap()).unwrap();
    walk
}

fn make(pace: Pace, editor: &mut Editor) {
    let Pace::Edit(edits, name) = pace else { panic!("{pace:?}") };
    editor.apply_all(edits, name).unwrap();
}

fn walkthrough(walk: &Walk, editor: &Editor) -> Walkthrough {
    walk.walkthrough(&journey(editor)).unwrap().clone()
}

#[test]
fn steps_are_kept_in_order_and_taken_back_one_by_one() {
    let mut editor = editor();
    let mut walk = begin(&mut editor);
    assert!(walk.here(&journey(&editor)).is_none());
    let starts = walk.ways(&journey(&editor));
    assert!(!starts.is_empty() && starts.iter().all(|way| way.by.is_none()));
    for _ in 0..3 {
        let pace = walk.press(Press::Digit(1), &journey(&editor));
        make(pace, &mut editor);
    }
    assert_eq!(walkthrough(&walk, &editor).steps.len(), 3);
    let here = walk.here(&journey(&editor)).unwrap().clone();
    assert!(here.observed_in.contains(&walk.id));
    let pace = walk.press(Press::Back, &journey(&editor));
    make(pace, &mut editor);
    assert_eq!(walkthrough(&walk, &editor).steps.len(), 2);
    assert!(journey(&editor).touchpoint(&here.id).unwrap().observed_in.is_empty());
    assert!(editor.undo() && editor.undo());
    assert_eq!(walkthrough(&walk, &editor).steps.len(), 2, "a step each");
}

#[test]
fn what_was_not_on_the_map_is_added_where_one_stands_in_one_step() {
    let mut editor = editor();
    let mut walk = begin(&mut editor);
    let pace = walk.press(Press::Digit(1), &journey(&editor));
    make(pace, &mut editor);
    let here = walk.here(&journey(&editor)).unwrap().id.clone();
    let before = journey(&editor).touchpoints().count();
    walk.press(Press::Letter('N'), &journey(&editor));
    walk.field = Some((Typing::New, " A sign in the street ".into()));
    let now = jiff::civil::datetime(2026, 6, 1, 10, 0, 0, 0);
    let pace = walk.typed(&journey(&editor), &Arc::clone(editor.workspace()), now);
    make(pace, &mut editor);
    let after = journey(&editor);
    let found = walk.here(&after).unwrap();
    assert_eq!((found.title.as_str(), after.touchpoints().count()), ("A sign in the street", before + 1));
    assert!(after.all_transitions().any(|step| step.from == here && step.to == found.id));
    let outcome = Outcome::of(&walkthrough(&walk, &editor), &after);
    assert_eq!((outcome.known, outcome.met.len(), outcome.found.len()), (before, 1, 1));
    assert_eq!(outcome.missed.len(), before - 1);
    assert!(editor.undo());
    assert_eq!(journey(&editor).touchpoints().count(), before, "one step of undo");
    assert_eq!(walkthrough(&walk, &editor).steps.len(), 1);
}

#[test]
fn remarks_are_pinned_and_places_found_by_number() {
    let mut editor = editor();
    let mut walk = begin(&mut editor);
    let now = jiff::civil::datetime(2026, 6, 1, 10, 0, 0, 0);
    let last = journey(&editor).touchpoints().last().unwrap().clone();
    walk.field = Some((Typing::Find, last.number.to_string()));
    let pace = walk.typed(&journey(&editor), &Arc::clone(editor.workspace()), now);
    make(pace, &mut editor);
    assert_eq!(walk.here(&journey(&editor)).unwrap().id, last.id);
    walk.field = Some((Typing::Note, "- too long a queue".into()));
    let pace = walk.typed(&journey(&editor), &Arc::clone(editor.workspace()), now);
    make(pace, &mut editor);
    let insight = journey(&editor).insights.last().unwrap().clone();
    assert_eq!((insight.kind, insight.text.as_str()), (InsightKind::Pain, "too long a queue"));
    assert_eq!(insight.subject, SubjectRef::Touchpoint(last.id.clone()));
    walk.field = Some((Typing::Find, "nowhere at all".into()));
    let pace = walk.typed(&journey(&editor), &Arc::clone(editor.workspace()), now);
    assert_eq!(pace, Pace::NotFound("nowhere at all".into()));
}

#[test]
fn what_was_met_is_evidence_of_the_touchpoint() {
    let mut editor = editor();
    let mut walk = begin(&mut editor);
    let now = jiff::civil::datetime(2026, 6, 1, 10, 0, 0, 0);
    assert_eq!(walk.press(Press::Letter('E'), &journey(&editor)), Pace::Stay);
    assert!(walk.field.is_none(), "nobody stands anywhere yet");
    let pace = walk.press(Press::Digit(1), &journey(&editor));
    make(pace, &mut editor);
    let here = walk.here(&journey(&editor)).unwrap().id.clone();
    for text in ["the form asks twice", "\"I gave up here\""] {
        walk.press(Press::Letter('E'), &journey(&editor));
        walk.field = walk.field.take().map(|(typing, _)| (typing, text.to_owned()));
        let pace = walk.typed(&journey(&editor), &Arc::clone(editor.workspace()), now);
        make(pace, &mut editor);
    }
    let after = journey(&editor);
    let found: Vec<_> = after.touchpoint(&here).unwrap().evidence.iter().cloned().collect();
    let said: Vec<_> = found.iter().map(|one| (one.kind, one.text.as_str(), one.date)).collect();
    assert_eq!(
        said,
        [
            (EvidenceKind::Observation, "the form asks twice", Some(DAY)),
            (EvidenceKind::CustomerQuote, "I gave up here", Some(DAY)),
        ]
    );
    let listed = evidence_of(&walkthrough(&walk, &editor), &after, editor.workspace());
    let texts: Vec<&str> = listed.iter().map(|(_, text)| text.as_str()).collect();
    assert_eq!(texts, ["the form asks twice", "I gave up here"]);
    assert!(editor.undo(), "a step each");
    assert_eq!(journey(&editor).touchpoint(&here).unwrap().evidence.len(), 1);
}

#[test]
fn a_walk_is_taken_up_where_it_was_left() {
    let mut editor = editor();
    let mut walk = begin(&mut editor);
    let pace = walk.press(Press::Digit(1), &journey(&editor));
    make(pace, &mut editor);
    assert_eq!(walk.press(Press::Leave, &journey(&editor)), Pace::Leave);
    let mut form = Form::new(editor.workspace(), None);
    let last = journey(&editor).walkthroughs.len();
    form.choose(Row::Earlier, last);
    assert!(form.press(Press::Enter, &Arc::clone(editor.workspace()), &journey(&editor)));
    let (again, edit) = form.begin(editor.workspace(), &journey(&editor), DAY);
    assert_eq!((again, edit), (walk, None));
}

#[test]
fn a_persona_meets_only_what_is_hers() {
    let mut one = Touchpoint::default();
    let (emma, olaf) = (Id::new("emma"), Id::new("olaf"));
    assert!(meets(&one, Some(&emma)) && meets(&one, None));
    one.personas = vec![olaf.clone()].into();
    assert!(!meets(&one, Some(&emma)) && meets(&one, Some(&olaf)) && meets(&one, None));
    let step = Transition { personas: Some(vec![olaf].into()), ..Transition::default() };
    assert!(!takes(&step, Some(&emma)) && takes(&step, None));
}

#[test]
fn a_walk_is_named_with_its_day_as_people_write_it() {
    let walk = Walkthrough { date: DAY, ..Walkthrough::default() };
    let workspace = Workspace::default();
    assert!(name(&walk, &workspace, Lang::En).contains("1 June 2026"));
    assert!(name(&walk, &workspace, Lang::Nl).contains("1 juni 2026"));
}
