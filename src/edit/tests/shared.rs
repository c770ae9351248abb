//! Edits that copy, or that change what journeys share.

use super::*;

#[test]
fn deleting_from_a_library_clears_and_never_widens() {
    let mut before = entangled();
    let rule = |markets: &[&str]| ConsentRule {
        id: Id::new(&format!("r{}", markets.len())),
        markets: markets.iter().map(|id| Id::new(id)).collect(),
        ..ConsentRule::default()
    };
    let market = |id: &str| Market { id: Id::new(id), ..Market::default() };
    before.markets = vec![market("nl"), market("be")].into();
    before.consent_rules = vec![rule(&["nl"]), rule(&["nl", "be"])].into();
    let mut editor = Editor::new(before.clone(), false);
    let mut next = before.clone();
    next.markets.edit().remove(0);
    next.departments.edit().remove(0);
    next.departments.edit().push(Department { name: "Front desk".to_owned(), ..Department::default() });
    next.journeys = List::default();
    editor.apply(Edit::SetLibrary { workspace: next, what: Label::new("markets", "markten") }).unwrap();
    let present = editor.workspace();
    assert_eq!(present.departments[1].id.as_str(), "front-desk");
    assert_eq!(present.consent_rules.len(), 1);
    assert_eq!(present.consent_rules[0].markets[..], [Id::new("be")]);
    let a = &present.journeys[0].phases[0].touchpoints[0];
    assert_eq!((a.owners[..].to_vec(), &a.accountable), (vec![Id::new("care")], &None));
    assert!(editor.undo());
    assert_eq!(**editor.workspace(), before);
}

#[test]
fn duplicates_stand_beside_their_originals() {
    let mut editor = Editor::new(entangled(), false);
    let applied =
        editor.apply(Edit::DuplicateTouchpoints { journey: j(), ids: ids(&["c", "a", "b"]) }).unwrap();
    assert_eq!(applied.touchpoints, ids(&["a-2", "b-2", "c-2"]));
    assert_eq!(lists(&editor), "a a-2 b b-2 | c c-2 d | e");
    assert_eq!(routes(&editor), "ab bc a-2b-2 b-2c-2 | cd da | ea");
    let copy = &journey(&editor).phases[0].touchpoints[1];
    assert_eq!((copy.number, copy.parent.clone(), copy.copied_from.clone()), (6, Some(Id::new("c-2")), None));
    assert_eq!(copy.owners.len(), 2);
}

#[test]
fn pastes_keep_only_what_the_workspace_knows() {
    let source = Editor::new(entangled(), false);
    let clip = source.copy(&j(), &ids(&["a", "b"]));
    let clip = Clip::from_text(&clip.to_text()).unwrap();
    let mut other = Workspace { journeys: small().journeys, ..Workspace::default() };
    Arc::make_mut(&mut other.journeys.edit()[0]).id = Id::new("elsewhere");
    let mut editor = Editor::new(other, false);
    let edit =
        Edit::Paste { journey: Id::new("elsewhere"), place: in_phase("second", None), clip: clip.clone() };
    let applied = editor.apply(edit).unwrap();
    assert_eq!(applied.touchpoints, ids(&["a-2", "b-2"]));
    assert_eq!(
        (lists(&editor).as_str(), routes(&editor).as_str()),
        ("a b | c d a-2 b-2 | e", "ab bc | cd da a-2b-2 | ea")
    );
    let pasted = &journey(&editor).phases[1].touchpoints[2];
    assert!(pasted.owners.is_empty() && pasted.accountable.is_none() && pasted.answers.is_empty());
    assert_eq!((&pasted.parent, &pasted.copied_from, pasted.number), (&None, &None, 6));
    // At home everything stays, and it is no copy from elsewhere.
    let mut editor = source;
    editor.apply(Edit::Paste { journey: j(), place: Place::default(), clip }).unwrap();
    let pasted = &journey(&editor).unsorted[1];
    assert_eq!(
        (pasted.owners.len(), pasted.parent.clone(), &pasted.copied_from),
        (2, Some(Id::new("c")), &None)
    );
}

#[test]
fn a_journey_added_as_a_copy_gets_ids_of_its_own() {
    let mut editor = Editor::new(entangled(), false);
    let mut copy = Journey { state: MapState::FutureState, ..journey(&editor).clone() };
    copy.transitions.edit().push(transition("d", "b"));
    let applied = editor.apply(Edit::AddJourney { journey: copy }).unwrap();
    assert_eq!(applied.journey, Some(Id::new("j-2")));
    let copy = &editor.workspace().journeys[1];
    let a = &copy.phases[0].touchpoints[0];
    assert_eq!((a.id.as_str(), a.number, a.copied_from.clone()), ("a-2", 1, Some(Id::new("a"))));
    assert_eq!((a.parent.clone(), a.answers[0].as_str()), (Some(Id::new("c-2")), "question"));
    assert_eq!(copy.needs[0].phase.as_str(), "second-2");
    assert_eq!(copy.phases[0].transitions[1].to.as_str(), "c-2");
    assert_eq!(copy.phases[1].transitions[2].to.as_str(), "b-2");
    assert_eq!(copy.triggers[0].responses[..], ids(&["c-2", "d-2"]));
    editor.apply(Edit::DeleteJourney { id: j() }).unwrap();
    assert!(
        editor.workspace().journeys[0].all_touchpoints().all(|touchpoint| touchpoint.copied_from.is_none())
    );
}

#[test]
fn a_new_owner_is_made_once() {
    let mut editor = editor();
    let add = |name: &str, of: &[&str]| Edit::AddDepartment {
        name: name.to_owned(),
        journey: j(),
        owner_of: ids(of),
    };
    let applied = editor.apply(add("Front desk", &["a", "e"])).unwrap();
    assert_eq!(applied.department, Some(Id::new("front-desk")));
    assert_eq!(editor.apply(add(" front DESK", &["b"])).unwrap().department, applied.department);
    assert_eq!(editor.workspace().departments.len(), 3);
    let owners =
        journey(&editor).all_touchpoints().filter(|known| known.owner() == applied.department.as_ref());
    assert_eq!(owners.count(), 3);
    assert!(editor.apply(add("  ", &[])).is_err());
}

#[test]
fn clears_what_dangles_but_not_calls_and_channels() {
    let mut workspace = entangled();
    let present = Arc::make_mut(&mut workspace.journeys.edit()[0]);
    let phase = Arc::make_mut(&mut present.phases.edit()[0]);
    phase.transitions.edit().push(transition("a", "ghost"));
    let a = Arc::make_mut(&mut phase.touchpoints.edit()[0]);
    a.accountable = Some(Id::new("ghost"));
    a.channel = Id::new("hologram");
    a.call_to_action = Some(CallToAction { target: Some(Id::new("ghost")), ..CallToAction::default() });
    let mut editor = Editor::new(workspace, false);
    editor.apply(Edit::ClearDangling).unwrap();
    assert_eq!(routes(&editor), "ab bc | cd da | ea");
    let a = &journey(&editor).phases[0].touchpoints[0];
    assert_eq!((&a.accountable, a.channel.as_str()), (&None, "hologram"));
    assert!(a.call_to_action.as_ref().unwrap().target.is_some());
    assert!(!journey(&editor).cases.is_empty());
}

#[test]
fn a_journey_keeps_its_content_when_its_fields_change() {
    let mut editor = Editor::new(entangled(), false);
    let next = Journey {
        name: "K".to_owned(),
        phases: List::default(),
        needs: List::default(),
        ..journey(&editor).clone()
    };
    editor.apply(Edit::SetJourney { journey: next, what: WHAT }).unwrap();
    assert_eq!(lists(&editor), "a b | c d | e");
    assert_eq!(journey(&editor).name, "K");
    assert!(journey(&editor).phases[0].touchpoints[0].answers.is_empty());
}

#[test]
fn another_file_is_not_home_though_its_journey_has_the_same_id() {
    let source = Editor::new(entangled(), false);
    let clip = source.copy(&j(), &ids(&["a"]));
    let clip = Clip::from_text(&clip.to_text()).unwrap();
    let mut other = Editor::new(entangled(), false);
    let paste = Edit::Paste { journey: j(), place: Place::default(), clip: clip.clone() };
    other.apply(paste.clone()).unwrap();
    let pasted = &journey(&other).unsorted[1];
    // There `c` is another touchpoint, which only happens to have that id, and so is `a`.
    assert_eq!((&pasted.parent, &pasted.copied_from), (&None, &None));
    // What was cut is home when it comes back.
    let mut home = source;
    home.apply(Edit::DeleteTouchpoints { journey: j(), ids: ids(&["a"]) }).unwrap();
    home.apply(paste).unwrap();
    assert_eq!(journey(&home).unsorted[1].parent, Some(Id::new("c")));
}

#[test]
fn a_paste_that_could_not_be_saved_is_refused() {
    let mut editor = editor();
    let metric = Metric { target: Some(f64::NAN), ..Metric::default() };
    let touchpoint = Touchpoint { metrics: vec![metric].into(), ..Touchpoint::default() };
    let clip = Clip { touchpoints: vec![touchpoint], ..Clip::default() };
    let edit = Edit::Paste { journey: j(), place: Place::default(), clip };
    assert_eq!(editor.apply(edit), Err(Refusal::NoNumber));
}
