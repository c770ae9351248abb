//! Templates in the window, by accessible names and by keyboard.

use egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::Queryable as _;

use crate::model::Lang;
use crate::ui::Command;
use crate::ui::testing::{SMALL, Window, settle, welcome};

fn run(harness: &mut Window, command: Command) {
    let ctx = harness.ctx.clone();
    harness.state_mut().run(&ctx, command);
    settle(harness);
}

fn phases(harness: &Window) -> Vec<String> {
    let workspace = harness.state().editor().unwrap().workspace();
    workspace.journeys[0].phases.iter().map(|phase| phase.name.clone()).collect()
}

#[test]
fn a_template_is_looked_at_and_begun_by_keyboard() {
    let mut harness = welcome(SMALL, Lang::En);
    harness.get_by_label("Five phases: 5 phases");
    harness.get_by_label("AIDA").focus();
    settle(&mut harness);
    harness.get_by_label("AIDA: 4 phases");
    harness.get_by_label("E. St. Elmo Lewis, 1898");
    harness.key_press_modifiers(Modifiers::NONE, Key::Enter);
    settle(&mut harness);
    assert_eq!(phases(&harness), ["Attention", "Interest", "Desire", "Action"]);
}

#[test]
fn arrows_choose_and_enter_begins_before_anything_has_the_keyboard() {
    let mut harness = welcome(SMALL, Lang::En);
    for key in [Key::ArrowDown, Key::ArrowDown, Key::ArrowUp, Key::ArrowDown, Key::ArrowDown] {
        harness.key_press_modifiers(Modifiers::NONE, key);
        settle(&mut harness);
    }
    harness.get_by_label("Customer life cycle: 4 phases");
    harness.key_press_modifiers(Modifiers::NONE, Key::Enter);
    settle(&mut harness);
    assert_eq!(phases(&harness).len(), 4);
    let mut harness = welcome(SMALL, Lang::En);
    harness.key_press_modifiers(Modifiers::NONE, Key::Enter);
    settle(&mut harness);
    assert_eq!(phases(&harness).len(), 5, "the first one is looked at");
}

#[test]
fn a_journey_is_saved_as_a_template_begun_from_and_deleted() {
    let mut harness = welcome(SMALL, Lang::Nl);
    harness.get_by_label("Kort: vooraf, tijdens, achteraf").click();
    settle(&mut harness);
    // The map asks first what it is about.
    harness.key_press_modifiers(Modifiers::NONE, Key::Escape);
    settle(&mut harness);
    run(&mut harness, Command::SaveTemplate);
    harness.event(egui::Event::Text(" van ons".to_owned()));
    settle(&mut harness);
    harness.key_press_modifiers(Modifiers::NONE, Key::Enter);
    settle(&mut harness);
    run(&mut harness, Command::Close);
    harness.get_by_label("Nieuwe klantreis van ons").focus();
    settle(&mut harness);
    harness.key_press_modifiers(Modifiers::NONE, Key::Enter);
    settle(&mut harness);
    assert_eq!(phases(&harness), ["Vooraf", "Aankoop", "Achteraf"]);
    run(&mut harness, Command::Close);
    for name in ["Het sjabloon ‘Nieuwe klantreis van ons’ verwijderen", "Verwijderen"] {
        harness.get_by_label(name).focus();
        settle(&mut harness);
        harness.key_press_modifiers(Modifiers::NONE, Key::Space);
        settle(&mut harness);
    }
    assert!(harness.query_by_label("Nieuwe klantreis van ons").is_none());
}

/// Five phases with a model of another kind over them.
fn with_model() -> Window {
    let mut harness = welcome(SMALL, Lang::En);
    harness.get_by_label("Five phases").click();
    settle(&mut harness);
    harness.key_press_modifiers(Modifiers::NONE, Key::Escape);
    settle(&mut harness);
    run(&mut harness, Command::LayModels);
    harness.get_by_label("Customer life cycle").click();
    settle(&mut harness);
    harness.get_by_label("Lay ‘Customer life cycle’ over the phases").click();
    settle(&mut harness);
    harness.get_by_label("Apply").click();
    settle(&mut harness);
    harness
}

#[test]
fn a_model_is_laid_over_the_phases_and_drawn() {
    let mut harness = with_model();
    let document = harness.state().document.as_ref().unwrap();
    let journey = document.journey().unwrap();
    assert_eq!(journey.overlays[..], ["t4"]);
    assert!(journey.phases[1].model_tags.contains(&"t4:explore".to_owned()));
    let scene = &document.picture().unwrap().scene;
    let bands = scene.groups.iter().filter(|group| group.subject == crate::scene::Subject::Overlays);
    assert_eq!(bands.count(), 1);
    harness.get_by_label("Undo").click();
    settle(&mut harness);
    assert!(!harness.state().is_dirty(), "one step");
}

#[test]
fn expected_steps_are_drawn_until_they_are_switched_off() {
    let mut harness = welcome(SMALL, Lang::En);
    harness.get_by_label("Five phases").click();
    settle(&mut harness);
    let drawn = |harness: &Window| {
        let scene = &harness.state().document.as_ref().unwrap().picture().unwrap().scene;
        scene.groups.iter().any(|group| group.subject == crate::scene::Subject::Expected)
    };
    assert!(drawn(&harness));
    run(&mut harness, Command::ToggleExpected);
    assert!(!drawn(&harness));
}

#[test]
fn a_double_click_on_a_band_types_what_stands_over_the_phases() {
    let mut harness = with_model();
    let at = {
        let document = harness.state().document.as_ref().unwrap();
        let picture = document.picture().unwrap();
        let bands = &picture.scene.groups;
        let bands = bands.iter().find(|group| group.subject == crate::scene::Subject::Overlays).unwrap();
        let second = &picture.layout.phases[1];
        let found = crate::scene::band_at(
            &picture.journey,
            &picture.layout,
            egui::pos2(second.x.center(), bands.bounds.center().y),
        );
        assert_eq!(
            found.map(|(model, phase)| (model.id.clone(), phase)),
            Some(("t4".into(), second.id.clone()))
        );
        let place = egui::Rect::from_center_size(
            egui::pos2(second.x.center(), bands.bounds.center().y),
            vec2(1.0, 1.0),
        );
        harness.state().canvas.camera().screen_rect(place).center()
    };
    // Both clicks in one frame: frames of a test are further apart than the clicks of a hand.
    let mut events = vec![egui::Event::PointerMoved(at)];
    events.extend([true, false, true, false].map(|pressed| egui::Event::PointerButton {
        pos: at,
        button: egui::PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    }));
    harness.input_mut().events.extend(events);
    settle(&mut harness);
    let tags = |harness: &Window, at: usize| {
        harness.state().document.as_ref().unwrap().journey().unwrap().phases[at].model_tags.clone()
    };
    let field = |harness: &mut Window, text: &str| {
        harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
        harness.get_by_label("stage of the model").type_text(text);
        settle(harness);
    };
    field(&mut harness, "Buying committee · engag");
    harness.key_press_modifiers(Modifiers::NONE, Key::Tab);
    settle(&mut harness);
    let own = ["t1:afweging", "t4:Buying committee", "t4:engage"];
    assert_eq!(tags(&harness, 1)[..], own, "typed names are stages, other words stay");
    // Tab goes on to the next phase, Down to the name of the phase itself, Up back.
    field(&mut harness, "Pay");
    harness.key_press_modifiers(Modifiers::NONE, Key::ArrowDown);
    settle(&mut harness);
    assert!(tags(&harness, 2).contains(&"t4:Pay".to_owned()));
    harness.get_by_label("name").type_text("Checkout");
    settle(&mut harness);
    harness.key_press_modifiers(Modifiers::NONE, Key::ArrowUp);
    settle(&mut harness);
    assert_eq!(phases(&harness)[2], "Checkout");
    field(&mut harness, "never mind");
    harness.key_press_modifiers(Modifiers::NONE, Key::Escape);
    settle(&mut harness);
    assert!(tags(&harness, 2).contains(&"t4:Pay".to_owned()));
    harness.get_by_label("Undo").click();
    harness.get_by_label("Undo").click();
    harness.get_by_label("Undo").click();
    settle(&mut harness);
    assert!(tags(&harness, 1).contains(&"t4:explore".to_owned()), "one step each");
}
