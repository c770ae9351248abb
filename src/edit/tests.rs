//! Whole edits: what each does, and that each can be taken back.

use std::sync::Arc;

use super::*;

mod findings;
mod sequences;
mod session;
mod shared;

pub(super) const WHAT: Label = Label::new("title", "titel");

fn touchpoint(id: &str, number: u32) -> Arc<Touchpoint> {
    Arc::new(Touchpoint { id: Id::new(id), number, title: id.to_uppercase(), ..Touchpoint::default() })
}

fn transition(from: &str, to: &str) -> Arc<Transition> {
    Arc::new(Transition { from: Id::new(from), to: Id::new(to), ..Transition::default() })
}

/// Two phases of two touchpoints and one in the tray, connected a → b → c → d → a and e → a.
pub(super) fn small() -> Workspace {
    let phase = |id: &str, touchpoints: Vec<Arc<Touchpoint>>, transitions: Vec<Arc<Transition>>| {
        Arc::new(Phase {
            id: Id::new(id),
            name: id.to_owned(),
            touchpoints: touchpoints.into(),
            transitions: transitions.into(),
            ..Phase::default()
        })
    };
    let first = phase(
        "first",
        vec![touchpoint("a", 1), touchpoint("b", 2)],
        vec![transition("a", "b"), transition("b", "c")],
    );
    let second = phase(
        "second",
        vec![touchpoint("c", 3), touchpoint("d", 4)],
        vec![transition("c", "d"), transition("d", "a")],
    );
    let journey = Journey {
        id: Id::new("j"),
        name: "J".to_owned(),
        phases: vec![first, second].into(),
        unsorted: vec![touchpoint("e", 5)].into(),
        transitions: vec![transition("e", "a")].into(),
        ..Journey::default()
    };
    let department = |id: &str| Department { id: Id::new(id), name: id.to_owned(), ..Department::default() };
    Workspace {
        departments: vec![department("sales"), department("care")].into(),
        journeys: vec![Arc::new(journey)].into(),
        ..Workspace::default()
    }
}

fn editor() -> Editor {
    Editor::new(small(), false)
}

fn j() -> Id<Journey> {
    Id::new("j")
}

fn journey(editor: &Editor) -> &Journey {
    &editor.workspace().journeys[0]
}

fn ids(items: &[&str]) -> Vec<Id<Touchpoint>> {
    items.iter().map(|id| Id::new(id)).collect()
}

fn in_phase(phase: &str, before: Option<&str>) -> Place {
    Place { phase: Some(Id::new(phase)), before: before.map(Id::new) }
}

/// The lists as text: `a b | c d | e`.
fn lists(editor: &Editor) -> String {
    let journey = journey(editor);
    let list = |items: &List<Arc<Touchpoint>>| {
        items.iter().map(|touchpoint| touchpoint.id.as_str()).collect::<Vec<_>>().join(" ")
    };
    let mut lists: Vec<String> = journey.phases.iter().map(|phase| list(&phase.touchpoints)).collect();
    lists.push(list(&journey.unsorted));
    lists.join(" | ")
}

/// The transitions per bucket: `ab bc | cd da | ea`.
fn routes(editor: &Editor) -> String {
    let journey = journey(editor);
    let list = |items: &List<Arc<Transition>>| {
        items.iter().map(|known| format!("{}{}", known.from, known.to)).collect::<Vec<_>>().join(" ")
    };
    let mut lists: Vec<String> = journey.phases.iter().map(|phase| list(&phase.transitions)).collect();
    lists.push(list(&journey.transitions));
    lists.join(" | ")
}

fn rename(editor: &Editor, id: &str, title: &str) -> Edit {
    let present = journey(editor).touchpoint(&Id::new(id)).unwrap();
    let next = Touchpoint { title: title.to_owned(), ..Touchpoint::clone(present) };
    Edit::SetTouchpoints { journey: j(), touchpoints: vec![next], what: WHAT }
}

fn moved(items: &[&str], place: Place) -> Edit {
    Edit::MoveTouchpoints { journey: j(), ids: ids(items), place, lane: None, pinned_step: None }
}

#[test]
fn a_row_of_edits_is_one_step_or_none() {
    let mut editor = crate::edit::Editor::new(Workspace::default(), false);
    let journey = Id::new("j");
    editor
        .apply(Edit::AddJourney { journey: Journey { id: journey.clone(), ..Journey::default() } })
        .unwrap();
    let add = |id: &str| Edit::AddTouchpoints {
        journey: journey.clone(),
        place: Place::default(),
        touchpoints: vec![Touchpoint { id: Id::new(id), title: id.to_owned(), ..Touchpoint::default() }],
    };
    let connect = |to: &str| Edit::AddTransition {
        journey: journey.clone(),
        transition: Transition { from: Id::new("a"), to: Id::new(to), ..Transition::default() },
    };
    let name = || StepName::new(crate::vocabulary::Label::new("add {what}", "{what} toevoegen"), "all");
    let start = Arc::clone(editor.workspace());
    assert!(editor.undo() && editor.redo());
    let refused = editor.apply_all(vec![add("a"), connect("gone")], name());
    assert!(refused.is_err());
    assert!(Arc::ptr_eq(editor.workspace(), &start));
    for step in 0..STEPS {
        editor.apply(add(&format!("step-{step}"))).unwrap();
    }
    let full = (editor.undo_name().cloned(), Arc::clone(editor.workspace()));
    assert!(editor.apply_all(vec![add("a"), connect("gone")], name()).is_err());
    assert_eq!((editor.undo_name().cloned(), Arc::clone(editor.workspace())), full, "also with a full past");
    editor.undo();
    assert!(!Arc::ptr_eq(editor.workspace(), &full.1), "undo takes a real step");
    while editor.undo() {}
    let applied = editor.apply_all(vec![add("a"), add("b"), connect("b")], name()).unwrap();
    assert_eq!(applied.touchpoints, [Id::new("a"), Id::new("b")]);
    assert_eq!(editor.undo_name().map(|name| name.text(Lang::En)).as_deref(), Some("add all"));
    assert_eq!(editor.workspace().journeys[0].all_transitions().count(), 1);
    assert!(editor.undo());
    let before = editor.workspace().journeys[0].all_touchpoints().count();
    assert!(editor.redo());
    assert_eq!(editor.workspace().journeys[0].all_touchpoints().count(), before + 2);
}

#[test]
fn adds_with_fresh_ids_and_numbers() {
    let mut editor = editor();
    let new = |title: &str| Touchpoint { title: title.to_owned(), ..Touchpoint::default() };
    let touchpoints = vec![new("A"), new("Review stars"), new("a")];
    let edit = Edit::AddTouchpoints { journey: j(), place: in_phase("first", Some("b")), touchpoints };
    let applied = editor.apply(edit).unwrap();
    assert_eq!(applied.touchpoints, ids(&["a-2", "review-stars", "a-3"]));
    assert_eq!(lists(&editor), "a a-2 review-stars a-3 b | c d | e");
    assert_eq!(journey(&editor).touchpoint(&Id::new("a-3")).unwrap().number, 8);
    assert_eq!(editor.undo_name().unwrap().text(Lang::En), "add 3 touchpoints");
}

#[test]
fn the_first_title_makes_the_id_and_joins_the_step() {
    let mut editor = editor();
    let add = || Edit::AddTouchpoints {
        journey: j(),
        place: in_phase("first", None),
        touchpoints: vec![Touchpoint::default()],
    };
    for expected in ["review-stars", "review-stars-2"] {
        assert_eq!(editor.apply(add()).unwrap().touchpoints, ids(&["touchpoint"]));
        let applied = editor.apply(rename(&editor, "touchpoint", "Review stars")).unwrap();
        assert_eq!(applied.touchpoints, ids(&[expected]));
    }
    assert_eq!(editor.undo_name().unwrap().text(Lang::En), "add ‘Review stars’");
    editor.apply(rename(&editor, "review-stars", "Reviews")).unwrap();
    assert_eq!(lists(&editor), "a b review-stars review-stars-2 | c d | e");
    assert!(editor.undo() && editor.undo());
    assert_eq!(lists(&editor), "a b review-stars | c d | e");
    assert!(editor.redo());
    assert_eq!(lists(&editor), "a b review-stars review-stars-2 | c d | e");
    // Once it is on the disk an id stays.
    editor.apply(add()).unwrap();
    editor.mark_saved();
    editor.apply(rename(&editor, "touchpoint", "Late")).unwrap();
    assert_eq!(lists(&editor), "a b review-stars review-stars-2 touchpoint | c d | e");
    assert_eq!(editor.undo_name().unwrap().text(Lang::En), "change title of ‘Late’");
}

#[test]
fn renames_share_everything_else() {
    let mut editor = editor();
    let before = Arc::clone(editor.workspace());
    editor.apply(rename(&editor, "c", "Shop")).unwrap();
    let (old, new) = (&before.journeys[0], &editor.workspace().journeys[0]);
    assert!(Arc::ptr_eq(&old.phases[0], &new.phases[0]));
    assert!(old.phases[1].transitions.same(&new.phases[1].transitions));
    assert!(Arc::ptr_eq(&old.phases[1].touchpoints[1], &new.phases[1].touchpoints[1]));
    assert!(old.unsorted.same(&new.unsorted) && before.departments.same(&editor.workspace().departments));
    assert_eq!(new.phases[1].touchpoints[0].title, "Shop");
    assert_eq!(new.phases[1].touchpoints[0].id.as_str(), "c");
}

#[test]
fn undo_and_redo_and_the_dirty_mark() {
    let mut editor = editor();
    assert!(!editor.is_dirty() && !editor.undo() && !editor.redo());
    let start = Arc::clone(editor.workspace());
    editor.apply(rename(&editor, "a", "Shop")).unwrap();
    assert!(editor.is_dirty());
    assert_eq!(editor.undo_name().unwrap().text(Lang::En), "change title of ‘Shop’");
    assert!(editor.undo() && !editor.is_dirty());
    assert!(Arc::ptr_eq(editor.workspace(), &start));
    assert!(editor.redo() && editor.is_dirty());
    editor.mark_saved();
    assert!(!editor.is_dirty());
    assert!(editor.undo() && editor.is_dirty());
    // Typing the saved title again also counts as saved, and ends the future.
    editor.apply(rename(&editor, "a", "Shop")).unwrap();
    assert!(!editor.is_dirty() && editor.redo_name().is_none());
}

#[test]
fn nothing_changed_makes_no_step() {
    let mut editor = editor();
    let revision = editor.revision();
    editor.apply(rename(&editor, "a", "A")).unwrap();
    editor.apply(moved(&["b"], in_phase("first", None))).unwrap();
    editor.apply(moved(&["a"], in_phase("first", Some("a")))).unwrap();
    editor.apply(Edit::ClearDangling).unwrap();
    assert!(editor.undo_name().is_none() && editor.revision() == revision);
}

#[test]
fn a_refused_edit_changes_nothing() {
    let mut editor = editor();
    let before = Arc::clone(editor.workspace());
    for edit in [
        moved(&["a", "nobody"], in_phase("second", None)),
        moved(&["a"], in_phase("nowhere", None)),
        moved(&["a"], in_phase("second", Some("a"))),
        Edit::DeleteTouchpoints { journey: j(), ids: ids(&["a", "nobody"]) },
        Edit::AddTransition { journey: j(), transition: (*transition("a", "nobody")).clone() },
        Edit::AddTransition { journey: j(), transition: (*transition("a", "b")).clone() },
        Edit::DeletePhase { journey: j(), id: Id::new("nowhere") },
        Edit::DeleteJourney { id: Id::new("nowhere") },
    ] {
        assert!(editor.apply(edit).is_err());
        assert!(Arc::ptr_eq(editor.workspace(), &before) && !editor.undo());
    }
    let mut reader = Editor::new(small(), true);
    assert_eq!(reader.apply(Edit::DeleteJourney { id: j() }), Err(Refusal::ReadOnly));
}

#[test]
fn typing_is_one_step() {
    let mut editor = editor();
    for title in ["S", "Sh", "Shop"] {
        editor.apply_grouped(rename(&editor, "a", title), 7).unwrap();
    }
    editor.end_group();
    editor.apply_grouped(rename(&editor, "a", "Shops"), 7).unwrap();
    assert!(editor.undo());
    assert_eq!(journey(&editor).phases[0].touchpoints[0].title, "Shop");
    assert!(editor.undo() && !editor.undo() && !editor.is_dirty());
    // Typing and taking it back by hand leaves no step.
    editor.apply_grouped(rename(&editor, "a", "X"), 8).unwrap();
    editor.apply_grouped(rename(&editor, "a", "A"), 8).unwrap();
    assert!(editor.undo_name().is_none() && !editor.is_dirty());
}

#[test]
fn moves_take_their_transitions_along() {
    let mut editor = editor();
    editor.apply(moved(&["b", "e"], in_phase("second", Some("d")))).unwrap();
    assert_eq!(lists(&editor), "a | c b e d | ");
    assert_eq!(routes(&editor), "ab | cd da bc ea | ");
    editor.apply(moved(&["c", "b"], Place::default())).unwrap();
    assert_eq!(lists(&editor), "a | e d | c b");
    assert_eq!(routes(&editor), "ab | da ea | cd bc");
    assert_eq!(editor.undo_name().unwrap().text(Lang::En), "move 2 touchpoints");
    assert!(editor.undo() && editor.undo());
    assert_eq!((lists(&editor).as_str(), routes(&editor).as_str()), ("a b | c d | e", "ab bc | cd da | ea"));
}

#[test]
fn a_pin_is_of_its_phase() {
    let mut editor = editor();
    let pin = |place, pinned_step| Edit::MoveTouchpoints {
        journey: j(),
        ids: ids(&["a"]),
        place,
        lane: None,
        pinned_step,
    };
    let step = |editor: &Editor| journey(editor).touchpoint(&Id::new("a")).unwrap().pinned_step;
    editor.apply(pin(in_phase("first", None), Some(Some(2)))).unwrap();
    editor.apply(pin(in_phase("first", Some("b")), None)).unwrap();
    assert_eq!(step(&editor), Some(2));
    editor.apply(pin(in_phase("second", None), None)).unwrap();
    assert_eq!(step(&editor), None);
}

#[test]
fn lanes_set_the_leading_value() {
    let mut editor = editor();
    let owned = |owners: &[&str], accountable: Option<&str>| Touchpoint {
        owners: owners.iter().map(|id| Id::new(id)).collect(),
        accountable: accountable.map(Id::new),
        ..(*touchpoint("a", 1)).clone()
    };
    let cases = [
        (owned(&["sales", "web"], None), Some("care"), owned(&["care", "web"], Some("care"))),
        (owned(&["web", "sales"], Some("sales")), Some("web"), owned(&["web", "sales"], Some("web"))),
        (owned(&["sales"], None), Some("sales"), owned(&["sales"], None)),
        (owned(&["sales", "web"], Some("web")), None, owned(&[], None)),
        (owned(&[], None), Some("care"), owned(&["care"], Some("care"))),
    ];
    for (before, lane, after) in cases {
        let set = Edit::SetTouchpoints { journey: j(), touchpoints: vec![before], what: WHAT };
        editor.apply(set).unwrap();
        let edit = Edit::MoveTouchpoints {
            journey: j(),
            ids: ids(&["a"]),
            place: in_phase("first", Some("b")),
            lane: Some(LaneValue::Owner(lane.map(Id::new))),
            pinned_step: None,
        };
        editor.apply(edit).unwrap();
        assert_eq!(**journey(&editor).touchpoint(&Id::new("a")).unwrap(), after);
    }
}

/// A journey in which everything refers to touchpoint `c` and to the phase `second`.
fn entangled() -> Workspace {
    let mut workspace = small();
    let journey = Arc::make_mut(&mut workspace.journeys.edit()[0]);
    let phase = Arc::make_mut(&mut journey.phases.edit()[0]);
    let a = Arc::make_mut(&mut phase.touchpoints.edit()[0]);
    a.parent = Some(Id::new("c"));
    a.call_to_action = Some(CallToAction { label: "Go".to_owned(), target: Some(Id::new("c")) });
    a.owners = vec![Id::new("sales"), Id::new("care")].into();
    a.accountable = Some(Id::new("sales"));
    a.answers = vec![Id::new("need")].into();
    let to_second = Id::new("second");
    let need = InformationNeed { id: Id::new("need"), phase: to_second, ..InformationNeed::default() };
    let trigger = Trigger {
        id: Id::new("trigger"),
        phase: Id::new("first"),
        responses: ids(&["c", "d"]).into(),
        ..Trigger::default()
    };
    let case = ResponseCase { id: Id::new("case"), touchpoint: Id::new("c"), ..ResponseCase::default() };
    let target = CoverageTarget { phase: Id::new("second"), ..CoverageTarget::default() };
    let about = |id: &str| SubjectRef::Touchpoint(Id::new(id));
    journey.needs = vec![need].into();
    journey.triggers = vec![trigger].into();
    journey.cases = vec![Arc::new(case)].into();
    journey.coverage_targets = vec![target].into();
    journey.actions = vec![Action { id: Id::new("act"), subject: about("c"), ..Action::default() }].into();
    let state = |subject| FindingState { rule: "STR-01".to_owned(), subject, ..FindingState::default() };
    journey.finding_states = vec![state(about("c")), state(about("d"))].into();
    workspace
}

#[test]
fn deleting_a_touchpoint_clears_what_refers_to_it() {
    let mut editor = Editor::new(entangled(), false);
    let untouched = Arc::clone(&journey(&editor).unsorted[0]);
    editor.apply(Edit::DeleteTouchpoints { journey: j(), ids: ids(&["c"]) }).unwrap();
    assert_eq!((lists(&editor).as_str(), routes(&editor).as_str()), ("a b | d | e", "ab | da | ea"));
    let present = journey(&editor);
    let a = &present.phases[0].touchpoints[0];
    assert_eq!((&a.parent, &a.call_to_action.as_ref().unwrap().target), (&None, &None));
    assert_eq!(present.triggers[0].responses[..], ids(&["d"]));
    assert!(present.cases.is_empty());
    assert_eq!(present.actions[0].subject, SubjectRef::Journey);
    assert_eq!(present.finding_states.len(), 1);
    assert!(Arc::ptr_eq(&untouched, &present.unsorted[0]));
    assert!(editor.undo());
    assert_eq!(**editor.workspace(), entangled());
}

#[test]
fn deleting_a_phase_keeps_its_touchpoints_and_questions() {
    let mut editor = Editor::new(entangled(), false);
    editor.apply(Edit::DeletePhase { journey: j(), id: Id::new("second") }).unwrap();
    assert_eq!((lists(&editor).as_str(), routes(&editor).as_str()), ("a b | e c d", "ab bc | ea cd da"));
    assert_eq!(journey(&editor).needs[0].phase.as_str(), "first");
    assert!(journey(&editor).coverage_targets.is_empty());
    // Without a phase left the question would have nowhere to go.
    let last = || Edit::DeletePhase { journey: j(), id: Id::new("first") };
    let refusal = editor.apply(last()).unwrap_err();
    assert_eq!(refusal, Refusal::OnlyPhase("first".to_owned()));
    assert!(refusal.text(Lang::Nl).starts_with("‘first’ is de enige fase"));
    assert!(editor.undo());
    assert_eq!(**editor.workspace(), entangled());
    let mut editor = Editor::new(small(), false);
    let to_step = |step| Edit::MoveTouchpoints {
        journey: j(),
        ids: ids(&["d"]),
        place: in_phase("second", None),
        lane: None,
        pinned_step: Some(Some(step)),
    };
    editor.apply(to_step(3)).unwrap();
    editor.apply(Edit::DeletePhase { journey: j(), id: Id::new("second") }).unwrap();
    editor.apply(last()).unwrap();
    assert_eq!(lists(&editor), "e c d a b");
    // A pin was a step of the phase that is gone.
    assert!(journey(&editor).unsorted.iter().all(|touchpoint| touchpoint.pinned_step.is_none()));
}

/// `a` stands in both phases and in the tray.
fn with_twins() -> Workspace {
    let mut workspace = small();
    let present = Arc::make_mut(&mut workspace.journeys.edit()[0]);
    Arc::make_mut(&mut present.phases.edit()[1]).touchpoints.edit().push(touchpoint("a", 6));
    present.unsorted.edit().push(touchpoint("a", 7));
    workspace
}

#[test]
fn of_touchpoints_with_one_id_none_is_lost() {
    let mut editor = Editor::new(with_twins(), false);
    assert_eq!(lists(&editor), "a b | c d a | e a");
    editor.apply(moved(&["a"], in_phase("second", Some("c")))).unwrap();
    assert_eq!(lists(&editor), "b | a c d a | e a");
    editor.apply(moved(&["a", "a"], in_phase("second", None))).unwrap();
    assert_eq!(lists(&editor), "b | c d a a | e a");
    let numbers = |editor: &Editor| {
        let mut numbers: Vec<u32> = journey(editor).all_touchpoints().map(|known| known.number).collect();
        numbers.sort_unstable();
        numbers
    };
    assert_eq!(numbers(&editor), [1, 2, 3, 4, 5, 6, 7]);
    // Deleting takes one away, and what refers to the id means the next.
    let delete = || Edit::DeleteTouchpoints { journey: j(), ids: ids(&["a"]) };
    let routes_before = routes(&editor);
    editor.apply(delete()).unwrap();
    editor.apply(delete()).unwrap();
    assert_eq!((numbers(&editor).len(), routes(&editor)), (5, routes_before));
    editor.apply(delete()).unwrap();
    assert_eq!((numbers(&editor).len(), routes(&editor).contains('a')), (4, false));
}

#[test]
fn a_transition_from_nowhere_goes_with_what_it_leads_to() {
    let mut workspace = small();
    let present = Arc::make_mut(&mut workspace.journeys.edit()[0]);
    present.transitions.edit().push(transition("ghost", "c"));
    let mut editor = Editor::new(workspace, false);
    editor.apply(Edit::DeleteTouchpoints { journey: j(), ids: ids(&["c"]) }).unwrap();
    assert_eq!(routes(&editor), "ab | da | ea");
}

#[test]
fn phases_are_added_renamed_and_moved() {
    let mut editor = editor();
    let phase = Phase { name: "First".to_owned(), role: PhaseRole::Loyalty, ..Phase::default() };
    let applied = editor.apply(Edit::AddPhase { journey: j(), index: 1, phase }).unwrap();
    assert_eq!(applied.phase, Some(Id::new("first-2")));
    assert_eq!(lists(&editor), "a b |  | c d | e");
    editor.apply(Edit::MovePhase { journey: j(), id: Id::new("first"), index: 9 }).unwrap();
    assert_eq!(lists(&editor), " | c d | a b | e");
    let phase = Phase { id: Id::new("second"), name: "Buy".to_owned(), ..Phase::default() };
    editor.apply(Edit::SetPhase { journey: j(), phase, what: WHAT }).unwrap();
    assert_eq!(lists(&editor), " | c d | a b | e");
    assert_eq!(routes(&editor), " | cd da | ab bc | ea");
    let brought = Phase {
        touchpoints: vec![touchpoint("x", 0)].into(),
        transitions: vec![transition("x", "a"), transition("a", "x")].into(),
        ..Phase::default()
    };
    editor.apply(Edit::AddPhase { journey: j(), index: 0, phase: brought }).unwrap();
    assert_eq!(routes(&editor), "xa |  | cd da | ab bc ax | ea");
    assert!(editor.undo());
    editor.apply(rename(&editor, "b", "Found after the move")).unwrap();
    assert_eq!(editor.undo_name().unwrap().text(Lang::Nl), "titel van ‘Found after the move’ wijzigen");
}

#[test]
fn transitions_are_set_moved_and_deleted() {
    let mut editor = editor();
    let key = |from: &str, to: &str, rank| (Id::new(from), Id::new(to), TransitionKind::Forward, rank);
    let parallel = Transition { label: "again".to_owned(), ..(*transition("a", "b")).clone() };
    editor.apply(Edit::AddTransition { journey: j(), transition: parallel }).unwrap();
    assert_eq!(routes(&editor), "ab bc ab | cd da | ea");
    let set = |key, transition| Edit::SetTransition { journey: j(), key, transition, what: WHAT };
    editor.apply(set(key("a", "b", 1), (*transition("d", "b")).clone())).unwrap();
    assert_eq!(routes(&editor), "ab bc | cd da db | ea");
    let keys = vec![key("a", "b", 0), key("d", "b", 0), key("c", "d", 0)];
    editor.apply(Edit::DeleteTransitions { journey: j(), keys }).unwrap();
    assert_eq!(routes(&editor), "bc | da | ea");
    assert_eq!(editor.undo_name().unwrap().text(Lang::En), "delete 3 transitions");
    assert!(editor.apply(Edit::DeleteTransitions { journey: j(), keys: vec![key("b", "c", 1)] }).is_err());
}

#[test]
fn only_so_many_steps_are_kept() {
    let mut editor = editor();
    for step in 0..STEPS + 5 {
        editor.apply(rename(&editor, "a", &format!("{step}"))).unwrap();
    }
    let mut undone = 0;
    while editor.undo() {
        undone += 1;
    }
    assert_eq!(undone, STEPS);
    assert_eq!(journey(&editor).phases[0].touchpoints[0].title, "4");
}

#[test]
fn another_influence_takes_the_mark_of_the_catalogue_away() {
    let mut editor = editor();
    let guessed = Touchpoint {
        influence: Some(Influence::Full),
        influence_unconfirmed: true,
        ..Touchpoint::clone(&touchpoint("a", 1))
    };
    let set = |one: Touchpoint| Edit::SetTouchpoints { journey: j(), touchpoints: vec![one], what: WHAT };
    let marked = |editor: &Editor| journey(editor).touchpoint(&Id::new("a")).unwrap().influence_unconfirmed;
    editor.apply(set(guessed.clone())).unwrap();
    editor.apply(set(Touchpoint { title: "Other".into(), ..guessed.clone() })).unwrap();
    assert!(marked(&editor), "another title confirms nothing");
    editor.apply(set(Touchpoint { influence: Some(Influence::Partial), ..guessed.clone() })).unwrap();
    assert!(!marked(&editor));
    editor.undo();
    assert!(marked(&editor));
    let lane = Some(LaneValue::Influence(Some(Influence::Full)));
    let ids = ids(&["a"]);
    let place = Place { phase: Some(Id::new("first")), before: None };
    editor.apply(Edit::MoveTouchpoints { journey: j(), ids, place, lane, pinned_step: None }).unwrap();
    assert!(!marked(&editor), "dragged into a lane of influence");
}
