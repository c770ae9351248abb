//! The ways to look at the map in the window, by accessible names and keys.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _, by};

use crate::model::{ColourScheme, Journey, LaneScheme, Lang};
use crate::ui::MainView;
use crate::ui::document::Document;
use crate::ui::testing::{LARGE, Window, press, sample_file, settle, type_text};

const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers { shift: true, ..Modifiers::COMMAND };

fn sample() -> Window {
    sample_file("zwaluw-en-spaak-en.ron", LARGE, Lang::En)
}

fn click(harness: &mut Window, label: &str) {
    harness.get_by_label(label).click();
    settle(harness);
}

fn document(harness: &Window) -> &Document {
    harness.state().document.as_ref().unwrap()
}

/// The journey in sight.
fn journey(harness: &Window) -> Arc<Journey> {
    Arc::clone(document(harness).journey().unwrap())
}

/// The names of all list items.
fn rows(harness: &Window) -> Vec<String> {
    let all = harness.query_all(by().role(Role::ListItem));
    all.filter_map(|node| node.accesskit_node().label()).collect()
}

#[test]
fn the_palette_finds_commands_in_both_languages_with_slips_and_runs_them() {
    let mut harness = sample();
    press(&mut harness, CTRL, Key::K);
    type_text(&mut harness, "donkr");
    assert_eq!(rows(&harness)[0], "theme: Dark");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(harness.state().settings.theme, "dark");
    assert!(harness.state().palette.is_none());
    // What was chosen lately comes first; keys are shown.
    press(&mut harness, CTRL, Key::K);
    assert_eq!(rows(&harness)[0], "theme: Dark");
    assert!(rows(&harness).iter().any(|row| row == "command: Save (Ctrl+S)"));
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(harness.state().palette.is_none());
}

#[test]
fn the_palette_goes_to_a_touchpoint_by_number_or_title() {
    let mut harness = sample();
    let wanted = journey(&harness).touchpoints().find(|known| known.number == 14).unwrap().clone();
    press(&mut harness, CTRL, Key::K);
    type_text(&mut harness, "go to 14");
    assert_eq!(rows(&harness)[0], format!("touchpoint: Go to 14: {}", wanted.title));
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(document(&harness).selection.touchpoints.first(), Some(&wanted.id));
    press(&mut harness, Modifiers::NONE, Key::Escape);
    press(&mut harness, CTRL, Key::K);
    type_text(&mut harness, &wanted.title);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(document(&harness).selection.touchpoints.first(), Some(&wanted.id));
}

#[test]
fn an_enter_that_comes_with_the_letters_is_for_what_they_find() {
    let mut harness = sample();
    press(&mut harness, CTRL, Key::K);
    let wanted = journey(&harness).touchpoints().find(|known| known.number == 14).unwrap().clone();
    let enter = egui::Event::Key {
        key: Key::Enter,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    harness.input_mut().events.extend([egui::Event::Text(wanted.title.clone()), enter]);
    settle(&mut harness);
    assert!(harness.state().palette.is_none());
    assert_eq!(document(&harness).selection.touchpoints.first(), Some(&wanted.id));
}

#[test]
fn a_fitted_map_is_fitted_again_when_a_bar_takes_room() {
    let mut harness = sample();
    let seen = |harness: &Window| {
        let bounds = document(harness).picture().unwrap().scene.bounds;
        harness.state().canvas.camera().visible().contains_rect(bounds)
    };
    assert!(seen(&harness));
    let before = harness.state().canvas.camera().viewport;
    press(&mut harness, CTRL | Modifiers::SHIFT, Key::F);
    type_text(&mut harness, "review site");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert_ne!(harness.state().canvas.camera().viewport, before, "the chips take room");
    assert!(seen(&harness));
}

#[test]
fn views_and_lanes_are_chosen_by_keyboard() {
    let mut harness = sample();
    press(&mut harness, CTRL_SHIFT, Key::L);
    type_text(&mut harness, "department");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(document(&harness).request.lanes, Some(LaneScheme::ByDepartment));
    press(&mut harness, CTRL_SHIFT, Key::L);
    type_text(&mut harness, "1");
    assert_eq!(document(&harness).request.lanes, Some(LaneScheme::NoLanes));
    press(&mut harness, CTRL, Key::K);
    type_text(&mut harness, "matrices");
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    press(&mut harness, Modifiers::NONE, Key::ArrowUp);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(document(&harness).view, MainView::Matrices);
}

#[test]
fn the_palette_speaks_dutch_and_works_on_the_first_screen() {
    let mut harness = sample_file("zwaluw-en-spaak.ron", LARGE, Lang::Nl);
    press(&mut harness, CTRL, Key::K);
    type_text(&mut harness, "undo");
    assert!(
        rows(&harness).iter().any(|row| row.starts_with("opdracht: Ongedaan maken")),
        "{:?}",
        rows(&harness)
    );
    let first = rows(&harness)[0].clone();
    click(&mut harness, &first);
    press(&mut harness, CTRL, Key::W);
    press(&mut harness, CTRL, Key::K);
    assert!(!rows(&harness).iter().any(|row| row.contains("Fase")), "{:?}", rows(&harness));
    type_text(&mut harness, "english");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(harness.state().lang, Lang::En);
}

#[test]
fn what_is_found_is_lit_and_walked_through() {
    let mut harness = sample();
    press(&mut harness, CTRL, Key::F);
    type_text(&mut harness, "reveiw");
    let lit = document(&harness).sight.lit().unwrap().clone();
    assert!(!lit.cards.is_empty() && lit.cards.len() < lit.all, "{}", lit.cards.len());
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(!document(&harness).selection.is_empty());
    let count = document(&harness).sight.search.as_ref().unwrap().hits.len();
    harness.get_by_label(&format!("1 of {count}"));
    press(&mut harness, Modifiers::SHIFT, Key::Enter);
    harness.get_by_label(&format!("{count} of {count}"));
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(document(&harness).sight.search.is_none());
    assert!(document(&harness).sight.lit().is_none(), "nothing is dimmed any more");
}

#[test]
fn a_filter_is_ticked_shown_as_chips_and_kept_while_editing() {
    let mut harness = sample();
    press(&mut harness, CTRL_SHIFT, Key::F);
    type_text(&mut harness, "paid media");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    let paid = journey(&harness)
        .touchpoints()
        .filter(|known| known.media_type == Some(crate::model::MediaType::Paid))
        .count();
    // The map does not draw those of the past.
    let count = |harness: &Window| {
        let drawn =
            |one: &&Arc<crate::model::Touchpoint>| one.status != crate::model::TouchpointStatus::Historical;
        journey(harness).all_touchpoints().filter(drawn).count()
    };
    let all = count(&harness);
    harness.get_by_label(&format!("{paid} of {all} touchpoints"));
    harness.get_by_label("Filter (1)");
    click(&mut harness, "Hide the rest");
    assert_eq!(document(&harness).picture().unwrap().layout.cards.len(), paid);
    click(&mut harness, "Hide the rest");
    press(&mut harness, CTRL, Key::A);
    press(&mut harness, CTRL, Key::D);
    let more = count(&harness);
    assert!(more > all);
    harness.get_by_label(&format!("{} of {more} touchpoints", 2 * paid));
    click(&mut harness, "Media type: Paid media: take away");
    assert!(document(&harness).sight.lit().is_none());
}

#[test]
fn a_personas_way_is_lit_on_the_whole_map() {
    let mut harness = sample();
    let all = document(&harness).picture().unwrap().layout.cards.len();
    press(&mut harness, CTRL_SHIFT, Key::D);
    let lit = document(&harness).sight.lit().unwrap().clone();
    assert!(lit.route.is_some() && lit.cards.len() < lit.all);
    assert_eq!(document(&harness).picture().unwrap().layout.cards.len(), all);
    click(&mut harness, "On the whole map");
    assert!(document(&harness).sight.lit().is_none());
    assert!(document(&harness).picture().unwrap().layout.cards.len() < all, "now it is shown alone");
    click(&mut harness, "On the whole map");
    assert_eq!(document(&harness).sight.lit().unwrap().cards, lit.cards);
    click(&mut harness, "Show everything");
    assert!(document(&harness).sight.lit().is_none());
}

#[test]
fn a_view_is_kept_in_the_file_looked_at_again_and_undone() {
    let mut harness = sample();
    press(&mut harness, CTRL_SHIFT, Key::K);
    type_text(&mut harness, "owner");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    press(&mut harness, CTRL_SHIFT, Key::H);
    type_text(&mut harness, "Who does what");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let views = |harness: &Window| document(harness).editor.workspace().views.to_vec();
    assert_eq!(views(&harness)[0].name, "Who does what");
    press(&mut harness, CTRL_SHIFT, Key::K);
    type_text(&mut harness, "1");
    assert_eq!(document(&harness).colours, ColourScheme::ByMedia);
    click(&mut harness, "Views");
    click(&mut harness, "Who does what");
    assert_eq!(document(&harness).colours, ColourScheme::ByDepartment);
    click(&mut harness, "Views");
    click(&mut harness, "Rename ‘Who does what’");
    type_text(&mut harness, "Owners");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(views(&harness)[0].name, "Owners");
    click(&mut harness, "Views");
    click(&mut harness, "Delete ‘Owners’");
    assert!(views(&harness).is_empty());
    press(&mut harness, CTRL, Key::Z);
    assert_eq!(views(&harness)[0].name, "Owners");
}

/// A journey and its copy behind it, which is shown.
fn twice() -> (Window, Arc<Journey>, Arc<Journey>) {
    let mut harness = sample();
    let first = journey(&harness);
    press(&mut harness, CTRL, Key::K);
    type_text(&mut harness, "duplicate this journey");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let copy = journey(&harness);
    (harness, first, copy)
}

#[test]
fn journeys_are_tabs_and_details_lead_there_and_back() {
    let (mut harness, first, copy) = twice();
    assert_eq!(
        (copy.name.clone(), copy.touchpoints().count()),
        (format!("{} (copy)", first.name), first.touchpoints().count())
    );
    press(&mut harness, CTRL, Key::PageDown);
    assert_eq!(journey(&harness).id, first.id);
    press(&mut harness, CTRL, Key::PageUp);
    assert_eq!(journey(&harness).id, copy.id);
    click(&mut harness, "What to do with this journey");
    click(&mut harness, "Move this journey to the left");
    assert_eq!(document(&harness).editor.workspace().journeys[0].id, copy.id);
    click(&mut harness, &first.name);
    let card = first.touchpoints().next().unwrap().clone();
    let detailed = crate::model::Touchpoint { details: Some(copy.id.clone()), ..(*card).clone() };
    let edit = crate::edit::Edit::SetTouchpoints {
        journey: first.id.clone(),
        touchpoints: vec![detailed],
        what: crate::ui::words::DETAILS,
    };
    harness.state_mut().edit(edit, None);
    settle(&mut harness);
    let title = crate::text::one_line(&card.title);
    click(&mut harness, &format!("Into the journey of {title}"));
    assert_eq!(journey(&harness).id, copy.id);
    click(&mut harness, &format!("Back to {title}"));
    assert_eq!(journey(&harness).id, first.id);
    assert_eq!(document(&harness).selection.touchpoints.first(), Some(&card.id));
    press(&mut harness, CTRL, Key::Enter);
    assert_eq!(journey(&harness).id, copy.id);
    press(&mut harness, CTRL_SHIFT, Key::Enter);
    assert_eq!(journey(&harness).id, first.id);
}

#[test]
fn the_experience_view_tells_and_selects() {
    let mut harness = sample();
    click(&mut harness, "Experience");
    let first = journey(&harness).touchpoints().next().unwrap().clone();
    let title = format!("{} {}: ", first.number, crate::text::one_line(&first.title));
    let all = harness.query_all(by().role(Role::Button));
    let names: Vec<String> = all.filter_map(|node| node.accesskit_node().label()).collect();
    let name =
        names.iter().find(|name| name.starts_with(&title)).expect("a button for each touchpoint").clone();
    click(&mut harness, &name);
    assert_eq!(document(&harness).selection.touchpoints.first(), Some(&first.id));
}

#[test]
fn the_outline_is_walked_folded_and_typed_in() {
    let mut harness = sample();
    click(&mut harness, "Outline");
    let rows = |harness: &Window| -> Vec<String> {
        let all = harness.query_all(by().role(Role::TreeItem));
        all.filter_map(|node| node.accesskit_node().label()).collect()
    };
    // The keys work from the first press, with nothing clicked.
    press(&mut harness, Modifiers::NONE, Key::ArrowLeft);
    assert!(rows(&harness)[1].starts_with(journey(&harness).phases[1].name.as_str()), "{:?}", rows(&harness));
    press(&mut harness, Modifiers::NONE, Key::ArrowRight);
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    let touchpoint = journey(&harness).phases[0].touchpoints[0].clone();
    assert_eq!(document(&harness).selection.touchpoints.first(), Some(&touchpoint.id));
    press(&mut harness, Modifiers::NONE, Key::ArrowRight);
    assert!(rows(&harness)[2].starts_with('→'), "{:?}", rows(&harness));
    press(&mut harness, Modifiers::NONE, Key::Enter);
    type_text(&mut harness, " again");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let title = journey(&harness).phases[0].touchpoints[0].title.clone();
    assert!(title.contains("again"), "{title}");
}

#[test]
fn colours_stand_for_what_is_chosen_and_the_legend_filters() {
    let mut harness = sample();
    press(&mut harness, CTRL_SHIFT, Key::K);
    type_text(&mut harness, "owner");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(document(&harness).colours, ColourScheme::ByDepartment);
    let scene = &document(&harness).picture().unwrap().scene;
    let shapes = scene.groups.iter().flat_map(|group| &group.shapes);
    let letter = |kind: &crate::scene::ShapeKind| matches!(kind, crate::scene::ShapeKind::Text { text, .. } if text == "A");
    assert!(shapes.filter(|shape| letter(&shape.kind)).count() > 0, "cards carry the letter of their owner");
    let first = document(&harness).editor.workspace().departments[0].clone();
    click(&mut harness, &format!("Show only: {}", first.name));
    let lit = document(&harness).sight.lit().unwrap();
    let owned = |known: &&Arc<crate::model::Touchpoint>| known.owners.contains(&first.id);
    assert_eq!(lit.cards.len(), journey(&harness).all_touchpoints().filter(owned).count());
}

#[test]
fn the_outline_honours_the_filter_and_says_how_many_are_hidden() {
    // So high that every row is in view.
    let mut harness = sample_file("zwaluw-en-spaak-en.ron", vec2(1_600.0, 3_000.0), Lang::En);
    press(&mut harness, CTRL_SHIFT, Key::F);
    type_text(&mut harness, "paid media");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    click(&mut harness, "Outline");
    let count = |harness: &Window| harness.query_all(by().role(Role::TreeItem)).count();
    let all = count(&harness);
    let (cards, paid) = {
        let journey = journey(&harness);
        let paid =
            |known: &&Arc<crate::model::Touchpoint>| known.media_type == Some(crate::model::MediaType::Paid);
        (journey.all_touchpoints().count(), journey.all_touchpoints().filter(paid).count())
    };
    // The outline lists those of the past too.
    harness.get_by_label(&format!("{paid} of {cards} touchpoints"));
    click(&mut harness, "Hide the rest");
    assert_eq!(count(&harness), all - (cards - paid));
    assert!(harness.query_all_by_label_contains("hidden").count() > 1, "each phase says how many");
}

#[test]
fn tabs_are_dragged_into_another_order() {
    let (mut harness, first, copy) = twice();
    let order = |harness: &Window| -> Vec<String> {
        let journeys = &document(harness).editor.workspace().journeys;
        journeys.iter().map(|one| one.id.to_string()).collect()
    };
    assert_eq!(order(&harness), [first.id.to_string(), copy.id.to_string()]);
    let from = harness.get_by_role_and_label(Role::Button, &copy.name).rect().center();
    let to = harness.get_by_role_and_label(Role::Button, &first.name).rect().left_center();
    let button = |pos, pressed| egui::Event::PointerButton {
        pos,
        button: egui::PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    harness.event(egui::Event::PointerMoved(from));
    harness.event(button(from, true));
    harness.step();
    for part in 1..=4_u8 {
        harness
            .event(egui::Event::PointerMoved(from + (to - from) * (f32::from(part) / 4.0) + vec2(6.0, 0.0)));
        harness.step();
    }
    harness.event(button(to + vec2(6.0, 0.0), false));
    settle(&mut harness);
    assert_eq!(order(&harness), [copy.id.to_string(), first.id.to_string()]);
    press(&mut harness, CTRL, Key::Z);
    assert_eq!(order(&harness), [first.id.to_string(), copy.id.to_string()], "one step");
}
