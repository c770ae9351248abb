//! People in the window: added, changed, deleted, each one step of undo.

use egui_kittest::kittest::Queryable as _;

use crate::model::Lang;
use crate::report::plan::Part;
use crate::ui::plan::testing::{Window, ask, click, enter, opened, workspace};
use crate::ui::{Action, Command};

fn names(window: &Window) -> (Vec<String>, Vec<String>) {
    let workspace = workspace(window);
    let segments = workspace.segments.iter().map(|one| one.name.clone()).collect();
    (workspace.personas.iter().map(|one| one.name.clone()).collect(), segments)
}

#[test]
fn a_persona_and_a_segment_are_added_each_to_its_own_list() {
    let mut window = opened("first-steps", Part::People, Lang::En);
    window.get_by_label_contains("A segment is a part of the market");
    enter(&mut window, "A new segment, by its name", "Commuters");
    enter(&mut window, "A new persona, by its name", "Noor");
    assert_eq!(names(&window).1, ["Commuters"]);
    assert_eq!(names(&window).0.last().map(String::as_str), Some("Noor"));
    let journey = &workspace(&window).journeys[0];
    assert!(journey.segments.iter().any(|id| id.as_str() == "commuters"), "the journey is about it");
    ask(&mut window, Action::Run(Command::Undo));
    ask(&mut window, Action::Run(Command::Undo));
    assert!(names(&window).1.is_empty(), "each is one step");
}

#[test]
fn a_stage_folds_out_and_what_is_used_goes_only_when_asked_twice() {
    let mut window = opened("zwaluw-en-spaak-en", Part::People, Lang::En);
    window.get_by_label("≠ The two do not agree");
    click(&mut window, "inactive: change");
    click(&mut window, "The two agree: yes");
    assert_eq!(workspace(&window).lifecycle_stages[2].views_match, Some(true));
    click(&mut window, "inactive: fold");
    click(&mut window, "Noor: change");
    click(&mut window, "Delete");
    assert_eq!(names(&window).0.len(), 2);
    window.get_by_label_contains("Deleting it empties those places");
    click(&mut window, "Delete");
    assert_eq!(names(&window).0, ["Gerrit"]);
    assert!(workspace(&window).journeys[0].personas.iter().all(|id| id.as_str() != "noor"));
    ask(&mut window, Action::Run(Command::Undo));
    assert_eq!(names(&window).0.len(), 2);
}
