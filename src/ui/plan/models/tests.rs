//! Two models at once in the window: laid in one step, a stage ticked, undone.

use egui_kittest::kittest::Queryable as _;

use crate::model::Lang;
use crate::report::plan::Part;
use crate::ui::plan::testing::{ask, click, opened, workspace};
use crate::ui::{Action, Command};

#[test]
fn both_models_are_laid_in_one_step_and_a_stage_is_ticked() {
    let mut window = opened("zwaluw-en-spaak-en", Part::Models, Lang::En);
    assert!(workspace(&window).journeys[0].overlays.is_empty());
    click(&mut window, "Lay both models over the phases");
    let journey = workspace(&window).journeys[0].clone();
    assert_eq!(journey.overlays.to_vec(), ["t4", "t5"]);
    assert!(journey.phases[0].model_tags.iter().any(|tag| tag == "t4:discover"));
    assert!(window.query_by_label("Lay both models over the phases").is_none());
    click(&mut window, "Evaluation in Dynamic customer journey: ");
    click(&mut window, "Advocacy");
    let last = workspace(&window).journeys[0].phases.last().cloned().unwrap();
    assert!(last.model_tags.iter().any(|tag| tag == "t5:advocacy"), "{:?}", last.model_tags);
    ask(&mut window, Action::Run(Command::Undo));
    ask(&mut window, Action::Run(Command::Undo));
    assert!(workspace(&window).journeys[0].overlays.is_empty());
    assert!(workspace(&window).journeys[0].phases[0].model_tags.iter().all(|tag| !tag.starts_with("t4:")));
}

#[test]
fn it_is_whole_in_a_small_journey_and_speaks_dutch() {
    let mut window = opened("first-steps", Part::Models, Lang::Nl);
    window.get_by_label("Beide modellen over de fasen leggen");
    click(&mut window, "Andere modellen…");
    window.get_by_label_contains("Modellen over de fasen");
}

#[test]
fn what_has_a_gap_begins_where_what_has_none_does() {
    use egui::accesskit::Role;
    use egui_kittest::kittest::NodeT as _;
    let window = opened("zwaluw-en-spaak-en", Part::Models, Lang::En);
    let phases = workspace(&window).journeys[0].phases.len();
    let all = window.query_all_by_role(Role::Button);
    let lines = all.filter(|node| {
        let name = node.accesskit_node().label().unwrap_or_default();
        name.starts_with("○ ") || name.starts_with("● ")
    });
    let mut lefts: Vec<i32> = lines.map(|node| node.rect().left().round() as i32).collect();
    assert!(lefts.len() > phases, "{lefts:?}");
    lefts.sort_unstable();
    lefts.dedup();
    assert!(lefts.len() <= phases, "one place a phase: {lefts:?}");
}
