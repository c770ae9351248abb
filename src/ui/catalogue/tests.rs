//! The catalogue in the window, by accessible names and by keyboard.

use egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::Queryable as _;

use crate::model::{Influence, Lang, PhaseRole, Touchpoint};
use crate::ui::Action;
use crate::ui::testing::{Window, bare, opened, painted, press, settle, type_text};

/// A window of this width with a new map of the five phases.
fn window(width: f32, lang: Lang) -> Window {
    opened(vec2(width, 1_400.0), lang, |ctx, app| {
        app.apply(ctx, Action::Begin(Some("t1".into())));
        app.dialogs.clear();
    })
}

/// The touchpoints with the role of their phase.
fn added(harness: &Window) -> Vec<(PhaseRole, Touchpoint)> {
    let workspace = harness.state().editor().unwrap().workspace();
    let phases = workspace.journeys[0].phases.iter();
    phases.flat_map(|phase| phase.touchpoints.iter().map(|one| (phase.role, (**one).clone()))).collect()
}

#[test]
fn an_entry_is_found_despite_an_error_and_entered_by_keyboard() {
    let mut harness = window(1600.0, Lang::En);
    press(&mut harness, Modifiers::COMMAND, Key::I);
    type_text(&mut harness, "pakcaging");
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let all = added(&harness);
    let [(role, one)] = all.as_slice() else { panic!("{all:?}") };
    assert_eq!((*role, one.title.as_str()), (PhaseRole::Consumption, "Packaging, unboxing"));
    assert_eq!((one.influence, one.influence_unconfirmed), (Some(Influence::Full), true));
    // The field keeps the keyboard, ready for the next.
    type_text(&mut harness, "What nobody thought of");
    harness.get_by_label("Nothing in the catalogue is called that. Enter adds it as you typed it.");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(added(&harness)[1].1.title, "What nobody thought of");
    harness.get_by_label("Undo").click();
    settle(&mut harness);
    assert_eq!(added(&harness).len(), 1);
    press(&mut harness, Modifiers::COMMAND, Key::I);
    type_text(&mut harness, "unboxing");
    harness.get_by_label("Packaging, unboxing, on the map");
}

#[test]
fn the_mark_on_the_influence_goes_when_somebody_looks() {
    let mut harness = window(1600.0, Lang::En);
    harness.get_by_label("Banner").click();
    settle(&mut harness);
    harness.get_by_label("Check this: is it so with you?");
    harness.get_by_label("It is right").click();
    settle(&mut harness);
    assert!(harness.query_by_label("It is right").is_none());
    assert!(!added(&harness)[0].1.influence_unconfirmed);
    harness.get_by_label("Undo").click();
    settle(&mut harness);
    assert!(added(&harness)[0].1.influence_unconfirmed);
    // Choosing the same again by its key is looking, too.
    press(&mut harness, Modifiers::NONE, Key::Escape);
    press(&mut harness, Modifiers::COMMAND, Key::A);
    press(&mut harness, Modifiers::NONE, Key::I);
    press(&mut harness, Modifiers::NONE, Key::Num4);
    let one = &added(&harness)[0].1;
    assert_eq!((one.influence, one.influence_unconfirmed), (Some(Influence::Full), false));
}

#[test]
fn those_of_the_past_are_hidden_until_asked_for() {
    let mut harness = window(1600.0, Lang::Nl);
    press(&mut harness, Modifiers::COMMAND, Key::I);
    type_text(&mut harness, "hyves");
    assert!(harness.query_by_label("Persoonlijk Hyves-profiel").is_none());
    harness.get_by_label("1 van vroeger: tonen").click();
    settle(&mut harness);
    harness.get_by_label("Persoonlijk Hyves-profiel").click();
    settle(&mut harness);
    assert_eq!(harness.state().editor().unwrap().workspace().journeys[0].all_touchpoints().count(), 1);
}

#[test]
fn a_narrow_window_has_a_rail_that_the_key_spreads() {
    let mut harness = window(1366.0, Lang::En);
    assert!(harness.query_by_label("Title of a new touchpoint").is_none());
    press(&mut harness, Modifiers::COMMAND, Key::I);
    type_text(&mut harness, "chatbot");
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(added(&harness)[0].1.title, "Chatbot");
    harness.get_by_label("Fold the catalogue").click();
    settle(&mut harness);
    assert!(harness.query_by_label("Title of a new touchpoint").is_none());
}

#[test]
fn an_entry_lands_in_the_cell_where_it_is_let_go() {
    let mut harness = window(1600.0, Lang::En);
    let from = harness.get_by_label("Banner").rect().center();
    let layout = harness.state().document.as_ref().unwrap().picture().unwrap().layout.clone();
    let lane = layout.lanes.iter().find(|lane| lane.key == "website").unwrap();
    let at = egui::pos2(layout.phases[3].x.center(), lane.y.center());
    let to = harness.state().canvas.camera().screen_from_map(at);
    harness.drag_at(from);
    settle(&mut harness);
    for part in [0.3, 0.7, 1.0] {
        harness.hover_at(from + (to - from) * part);
        settle(&mut harness);
    }
    harness.drop_at(to);
    settle(&mut harness);
    let all = added(&harness);
    let [(role, one)] = all.as_slice() else { panic!("{all:?}") };
    assert_eq!((*role, one.channel.as_str()), (PhaseRole::Consumption, "website"));
}

#[test]
fn the_checklists_are_ticked_by_keyboard_and_taken_back() {
    let mut harness = window(1600.0, Lang::En);
    harness.get_by_label("Checklists: 0 of 19").click();
    settle(&mut harness);
    harness.get_by_label("Forum: Does not apply").focus();
    settle(&mut harness);
    press(&mut harness, Modifiers::NONE, Key::Space);
    harness.get_by_label("Inventory (1 of 10)");
    harness.get_by_label("Add: Banners").click();
    settle(&mut harness);
    harness.get_all_by_label("Banner").last().unwrap().click();
    settle(&mut harness);
    harness.get_by_label("Inventory (2 of 10)");
    harness.get_by_label("Website (0 of 9)").click();
    settle(&mut harness);
    harness.get_by_label("Add a website").click();
    settle(&mut harness);
    harness.get_by_label("Spelling: Fail").focus();
    settle(&mut harness);
    press(&mut harness, Modifiers::NONE, Key::Space);
    harness.get_by_label("Website (1 of 9)");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    harness.get_by_label("Checklists: 3 of 19");
    let journey = harness.state().editor().unwrap().workspace().journeys[0].clone();
    assert_eq!(journey.inventory_not_applicable[..], ["forum"]);
    for _ in 0..4 {
        press(&mut harness, Modifiers::COMMAND, Key::Z);
    }
    harness.get_by_label("Checklists: 0 of 19");
}

#[test]
fn long_names_are_painted_whole_and_no_entry_covers_the_next() {
    let mut harness = window(1600.0, Lang::Nl);
    press(&mut harness, Modifiers::COMMAND, Key::I);
    type_text(&mut harness, "website");
    let all: Vec<_> = crate::vocabulary::catalogue()
        .iter()
        .filter_map(|entry| {
            Some((entry.title(Lang::Nl), harness.query_by_label(entry.title(Lang::Nl))?.rect()))
        })
        .collect();
    let foot = harness.get_by_label_contains("Afvinklijsten").rect().top();
    let all: Vec<_> = all.into_iter().filter(|(_, place)| place.bottom() < foot - 4.0).collect();
    assert!(all.len() > 3, "{all:?}");
    assert!(all.iter().any(|(_, place)| place.height() > 30.0), "one needs two rows: {all:?}");
    for (title, place) in &all {
        // A long word may be broken with a hyphen of its own.
        let plain = |text: String| text.replace(['-', '‐'], "");
        assert_eq!(plain(painted(&harness, *place)), plain(bare(title)));
        let covered =
            |other: &&(&str, egui::Rect)| other.0 != *title && other.1.shrink(0.5).intersects(*place);
        assert!(!all.iter().any(|other| covered(&other)), "{title}");
    }
}
