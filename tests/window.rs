//! The window by its accessible names: no display and no graphics driver needed.
//! Every run also fails on a control without a name.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::type_complexity,
    reason = "a test says what went wrong by panicking"
)]
#![allow(missing_docs, reason = "tests are read, not called")]

#[allow(dead_code, reason = "the benches use more of it")]
#[path = "../benches/generator/mod.rs"]
mod generator;

use std::path::PathBuf;
use std::time::{Duration, Instant};

use egui::{Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use wandel::model::Lang;
use wandel::settings::Settings;
use wandel::ui::WandelApp;

/// A large window and a small one: that of a laptop.
const LARGE: egui::Vec2 = vec2(1600.0, 1000.0);
const SMALL: egui::Vec2 = vec2(1366.0, 768.0);

fn window(file: Option<PathBuf>) -> Harness<'static, WandelApp> {
    window_of(LARGE, file)
}

fn window_of(size: egui::Vec2, file: Option<PathBuf>) -> Harness<'static, WandelApp> {
    let settings = Settings { language: Some(Lang::En), ..Settings::default() };
    let mut harness = Harness::builder().with_size(size).with_max_steps(12).build_eframe(move |creation| {
        let mut app = WandelApp::without_traces(&creation.egui_ctx, settings);
        if let Some(file) = file {
            app.open_path(file);
        }
        app
    });
    settle(&mut harness);
    harness
}

/// Waits for files that are being read or written and for the picture.
fn settle(harness: &mut Harness<'static, WandelApp>) {
    harness.run_ok();
    for _ in 0..600 {
        if !harness.state().is_working() {
            break;
        }
        std::thread::sleep(Duration::from_millis(10));
        harness.run_ok();
    }
    harness.run_ok();
}

fn sample() -> Harness<'static, WandelApp> {
    let mut harness = window(None);
    harness.get_by_label_contains("First steps").click();
    settle(&mut harness);
    harness
}

fn press(harness: &mut Harness<'static, WandelApp>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    settle(harness);
}

fn titles(harness: &Harness<'static, WandelApp>) -> Vec<String> {
    let workspace = harness.state().editor().unwrap().workspace();
    workspace.journeys[0].all_touchpoints().map(|touchpoint| touchpoint.title.clone()).collect()
}

#[test]
fn the_welcome_screen_opens_a_sample() {
    let harness = sample();
    assert_eq!(titles(&harness).len(), 8);
    harness.get_by_label("File");
    harness.get_by_label("Export");
    harness.get_by_label("not saved yet");
}

#[test]
fn a_new_map_has_five_phases() {
    let mut harness = window(None);
    harness.get_by_label("Five phases").click();
    settle(&mut harness);
    let workspace = harness.state().editor().unwrap().workspace();
    assert_eq!(workspace.journeys[0].phases.len(), 5);
}

#[test]
fn a_title_is_edited_in_the_inspector_and_undone() {
    let mut harness = sample();
    let before = titles(&harness);
    press(&mut harness, Modifiers::COMMAND, Key::A);
    harness.get_by_label("8 selected");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    harness.get_by_label("Title of a new touchpoint").focus();
    settle(&mut harness);
    harness.get_by_label("Title of a new touchpoint").type_text("Window shopping");
    settle(&mut harness);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(titles(&harness).contains(&"Window shopping".to_owned()), "{:?}", titles(&harness));
    let field = harness.get_by_role_and_label(egui::accesskit::Role::TextInput, "Title");
    field.focus();
    settle(&mut harness);
    harness.get_by_role_and_label(egui::accesskit::Role::TextInput, "Title").type_text(" and more");
    settle(&mut harness);
    assert!(titles(&harness).contains(&"Window shopping and more".to_owned()), "{:?}", titles(&harness));
    harness.get_by_label("Undo").click();
    settle(&mut harness);
    assert!(titles(&harness).contains(&"Window shopping".to_owned()));
    harness.get_by_label("Undo").click();
    settle(&mut harness);
    assert_eq!(titles(&harness), before);
    assert!(!harness.state().editor().unwrap().is_dirty(), "undo leads back to the saved state");
}

#[test]
fn closing_with_changes_asks() {
    let mut harness = sample();
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    assert!(harness.state().editor().unwrap().is_dirty());
    press(&mut harness, Modifiers::COMMAND, Key::W);
    harness.get_by_label("Save the changes?");
    harness.get_by_label("Cancel").click();
    settle(&mut harness);
    assert!(harness.state().editor().is_some());
    press(&mut harness, Modifiers::COMMAND, Key::W);
    harness.get_by_label("Discard").click();
    settle(&mut harness);
    harness.get_by_label("Which journey today?");
}

#[test]
fn the_language_switches_at_once() {
    let mut harness = sample();
    harness.get_by_label("EN").click();
    settle(&mut harness);
    harness.get_by_label("Bestand");
    harness.get_by_label("Exporteren");
    harness.get_by_label("NL").click();
    settle(&mut harness);
    harness.get_by_label("File");
}

#[test]
fn keys_set_a_property_of_all_selected() {
    let mut harness = sample();
    press(&mut harness, Modifiers::COMMAND, Key::A);
    press(&mut harness, Modifiers::NONE, Key::M);
    press(&mut harness, Modifiers::NONE, Key::Num2);
    let workspace = harness.state().editor().unwrap().workspace().clone();
    let mut media = workspace.journeys[0].all_touchpoints().map(|touchpoint| touchpoint.media_type);
    assert!(media.all(|media| media == Some(wandel::model::MediaType::Paid)));
    press(&mut harness, Modifiers::NONE, Key::M);
    press(&mut harness, Modifiers::NONE, Key::Num0);
    let workspace = harness.state().editor().unwrap().workspace().clone();
    assert!(workspace.journeys[0].all_touchpoints().all(|touchpoint| touchpoint.media_type.is_none()));
}

#[test]
fn delete_and_undo_by_keyboard() {
    let mut harness = sample();
    let before = titles(&harness);
    press(&mut harness, Modifiers::COMMAND, Key::A);
    press(&mut harness, Modifiers::NONE, Key::Delete);
    assert!(titles(&harness).is_empty());
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(titles(&harness), before);
}

#[test]
fn a_file_is_opened_edited_saved_and_read_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("first.ron");
    std::fs::write(&path, wandel::vocabulary::sample("first-steps").unwrap()).unwrap();
    let mut harness = window(Some(path.clone()));
    harness.get_by_label("saved");
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    harness.get_by_label("edited");
    press(&mut harness, Modifiers::COMMAND, Key::S);
    harness.get_by_label("saved");
    let written = wandel::storage::open(&path).unwrap().workspace;
    assert_eq!(&written, &**harness.state().editor().unwrap().workspace());
}

#[test]
fn a_file_that_changed_on_the_disk_is_not_overwritten_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("first.ron");
    let text = wandel::vocabulary::sample("first-steps").unwrap();
    std::fs::write(&path, text).unwrap();
    let mut harness = window(Some(path.clone()));
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    let theirs = format!("{text}\n\n");
    std::fs::write(&path, &theirs).unwrap();
    press(&mut harness, Modifiers::COMMAND, Key::S);
    harness.get_by_label("The file changed on the disk");
    harness.get_by_label("Cancel").click();
    settle(&mut harness);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), theirs);
}

#[test]
fn comments_are_not_lost_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("first.ron");
    let text = format!("// by hand\n{}", wandel::vocabulary::sample("first-steps").unwrap());
    std::fs::write(&path, &text).unwrap();
    let mut harness = window(Some(path.clone()));
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    press(&mut harness, Modifiers::COMMAND, Key::S);
    harness.get_by_label("Comments will be lost");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
    harness.get_by_label("Save anyway").click();
    settle(&mut harness);
    harness.get_by_label("saved");
}

#[test]
fn a_file_that_cannot_be_read_says_why() {
    let harness = window(Some(PathBuf::from("/nowhere/at-all.ron")));
    harness.get_by_label("This file can't be opened");
    assert!(harness.state().editor().is_none());
}

#[test]
fn every_menu_opens_and_the_dialogs_have_names() {
    let mut harness = sample();
    for menu in ["File", "Edit", "View", "Insert", "Help"] {
        harness.get_by_label(menu).click();
        settle(&mut harness);
        press(&mut harness, Modifiers::NONE, Key::Escape);
    }
    press(&mut harness, Modifiers::NONE, Key::F1);
    harness.get_by_label("Keys");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    press(&mut harness, Modifiers::COMMAND, Key::E);
    harness.get_by_label("Export the map");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(harness.query_by_label("Export the map").is_none());
}

#[test]
fn an_export_is_written_on_a_thread() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("first.ron");
    std::fs::write(&path, wandel::vocabulary::sample("first-steps").unwrap()).unwrap();
    let mut harness = window(Some(path));
    press(&mut harness, Modifiers::COMMAND, Key::E);
    harness.get_by_label("SVG").click();
    settle(&mut harness);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    // The name says what it is of and the day, which is another one tomorrow.
    let written = || {
        let all = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path());
        all.into_iter().find(|path| path.extension().is_some_and(|ending| ending == "svg"))
    };
    for _ in 0..100 {
        if written().is_some() {
            break;
        }
        std::thread::sleep(Duration::from_millis(50));
        settle(&mut harness);
    }
    assert!(std::fs::read_to_string(written().unwrap()).unwrap().contains("<svg"));
}

#[test]
fn nothing_is_drawn_when_nothing_happens() {
    let mut harness = sample();
    harness.run_ok();
    harness.step();
    let delay = harness.output().viewport_output.values().map(|output| output.repaint_delay).min();
    assert!(delay.unwrap() > Duration::from_secs(1), "{delay:?}");
}

fn close(harness: &mut Harness<'static, WandelApp>) {
    let viewports = &mut harness.input_mut().viewports;
    viewports.entry(egui::ViewportId::ROOT).or_default().events.push(egui::ViewportEvent::Close);
    settle(harness);
}

#[test]
fn the_windows_own_close_asks_too() {
    let mut harness = sample();
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    close(&mut harness);
    harness.get_by_label("Save the changes?");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(harness.state().editor().unwrap().is_dirty());
}

#[test]
fn a_new_touchpoint_is_typed_selected_and_inspected() {
    let mut harness = sample();
    press(&mut harness, Modifiers::NONE, Key::N);
    harness.event(egui::Event::Text("Window shopping".to_owned()));
    settle(&mut harness);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(titles(&harness).contains(&"Window shopping".to_owned()), "{:?}", titles(&harness));
    let field = harness.get_by_role_and_label(egui::accesskit::Role::TextInput, "Title");
    assert_eq!(field.value().as_deref(), Some("Window shopping"));
    press(&mut harness, Modifiers::NONE, Key::N);
    harness.event(egui::Event::Text("Asking around".to_owned()));
    settle(&mut harness);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let all = titles(&harness);
    let at = |title: &str| all.iter().position(|known| known == title).unwrap();
    assert_eq!(at("Asking around"), at("Window shopping") + 1, "it comes after the selected one");
}

#[test]
fn what_nobody_knows_yet_is_found_by_a_click() {
    let mut harness = sample();
    harness.get_by_label("what we don’t know").click();
    harness.run_ok();
    harness.get_by_label("2 without owner").click();
    settle(&mut harness);
    harness.get_by_label("2 selected");
}

#[test]
fn a_group_of_the_catalogue_is_spread_and_an_entry_is_added() {
    let mut harness = sample();
    assert!(harness.query_by_label("Design, look and feel").is_none());
    harness.get_by_label_contains("Website & app: ").click();
    settle(&mut harness);
    harness.get_by_label("Design, look and feel").click();
    settle(&mut harness);
    assert!(titles(&harness).contains(&"Design, look and feel".to_owned()));
}

#[test]
fn edits_made_while_a_file_is_written_stay_unsaved() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("first.ron");
    std::fs::write(&path, wandel::vocabulary::sample("first-steps").unwrap()).unwrap();
    let mut harness = window(Some(path.clone()));
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::S);
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    settle(&mut harness);
    harness.get_by_label("edited");
    let written = wandel::storage::open(&path).unwrap().workspace;
    assert_eq!(written.journeys[0].phases.len(), 5);
    press(&mut harness, Modifiers::COMMAND, Key::S);
    harness.get_by_label("saved");
}

#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &std::path::Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("read by its path".to_owned())
    }
}

#[test]
fn a_dropped_file_is_opened() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("dropped.ron");
    std::fs::write(&path, wandel::vocabulary::sample("vriesmeter").unwrap()).unwrap();
    let mut harness = window(None);
    harness.input_mut().dropped_files.push(std::sync::Arc::new(Dropped(path)));
    settle(&mut harness);
    harness.get_by_label("dropped.ron");
}

#[test]
fn keys_that_arrive_in_one_frame_set_three_properties() {
    let mut harness = sample();
    press(&mut harness, Modifiers::COMMAND, Key::A);
    for key in [Key::E, Key::Num4, Key::I, Key::Num2, Key::P, Key::Num3] {
        let (physical_key, modifiers) = (Some(key), Modifiers::NONE);
        let events = &mut harness.input_mut().events;
        events.push(egui::Event::Key { key, physical_key, pressed: true, repeat: false, modifiers });
        events.push(egui::Event::Key { key, physical_key, pressed: false, repeat: false, modifiers });
    }
    settle(&mut harness);
    let workspace = harness.state().editor().unwrap().workspace().clone();
    for touchpoint in workspace.journeys[0].all_touchpoints() {
        let influence = Some(wandel::model::Influence::Indirect);
        assert_eq!(
            (touchpoint.emotion, touchpoint.influence, touchpoint.importance),
            (Some(1), influence, Some(3))
        );
    }
}

#[test]
fn a_command_runs_while_a_property_list_is_open() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("first.ron");
    std::fs::write(&path, wandel::vocabulary::sample("first-steps").unwrap()).unwrap();
    let mut harness = window(Some(path));
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    press(&mut harness, Modifiers::COMMAND, Key::A);
    press(&mut harness, Modifiers::NONE, Key::E);
    harness.get_by_label("a digit chooses, 0 clears");
    press(&mut harness, Modifiers::COMMAND, Key::S);
    harness.get_by_label("saved");
    assert!(harness.query_by_label("a digit chooses, 0 clears").is_none());
}

#[test]
fn a_long_list_is_searched_by_letters() {
    let mut harness = sample();
    press(&mut harness, Modifiers::COMMAND, Key::A);
    press(&mut harness, Modifiers::NONE, Key::C);
    for key in [Key::E, Key::M, Key::A] {
        press(&mut harness, Modifiers::NONE, key);
    }
    harness.get_by_label("Channel: ema");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let workspace = harness.state().editor().unwrap().workspace().clone();
    assert!(workspace.journeys[0].all_touchpoints().all(|one| one.channel.as_str() == "email"));
}

#[test]
fn an_empty_map_says_what_to_do_first() {
    let mut harness = window(None);
    harness.get_by_label("Empty map").click();
    settle(&mut harness);
    // What the map is about may stay unsaid.
    harness.get_by_label("What is this map about?");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(harness.query_by_label("What is this map about?").is_none());
    harness.get_by_label("Add a phase first: Ctrl+Shift+P");
    harness.get_by_label("This map has no phases yet");
    harness.get_by_label("New phase").click();
    settle(&mut harness);
    harness.get_by_label("Add the first touchpoint: N");
}

#[test]
fn the_first_button_names_the_phases_that_it_makes() {
    let mut harness = window(None);
    harness.get_by_label("Five phases").click();
    settle(&mut harness);
    let workspace = harness.state().editor().unwrap().workspace().clone();
    let names: Vec<&str> = workspace.journeys[0].phases.iter().map(|phase| phase.name.as_str()).collect();
    let template = wandel::vocabulary::template("five-phases").unwrap();
    let stages: Vec<&str> = template.stages.iter().map(|stage| stage.name(Lang::En)).collect();
    assert_eq!(names, stages);
}

#[test]
fn a_message_goes_when_something_else_is_done() {
    let mut harness = sample();
    press(&mut harness, Modifiers::COMMAND, Key::A);
    harness.event(egui::Event::Copy);
    settle(&mut harness);
    harness.get_by_label("Copied: 8");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(harness.query_by_label("Copied: 8").is_none());
}

#[test]
fn a_list_is_opened_walked_and_chosen_from_by_keyboard() {
    let mut harness = sample();
    press(&mut harness, Modifiers::COMMAND, Key::A);
    harness.get_by_role_and_label(egui::accesskit::Role::ComboBox, "Owner").focus();
    settle(&mut harness);
    for key in [Key::Enter, Key::ArrowDown, Key::ArrowDown, Key::Enter] {
        press(&mut harness, Modifiers::NONE, key);
    }
    let workspace = harness.state().editor().unwrap().workspace().clone();
    let owners: std::collections::BTreeSet<_> = workspace.journeys[0]
        .all_touchpoints()
        .map(|touchpoint| touchpoint.owner().map(|owner| owner.as_str().to_owned()))
        .collect();
    assert_eq!(owners.len(), 1, "{owners:?}");
}

/// A sample in a file of its own, in a window of this size.
fn sample_file(name: &str, size: egui::Vec2) -> (tempfile::TempDir, Harness<'static, WandelApp>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sample.ron");
    std::fs::write(&path, wandel::vocabulary::sample(name).unwrap()).unwrap();
    let harness = window_of(size, Some(path));
    (folder, harness)
}

#[test]
fn a_persona_is_asked_only_about_what_it_sees() {
    let (_folder, mut harness) = sample_file("zwaluw-en-spaak-en", LARGE);
    let workspace = harness.state().editor().unwrap().workspace().clone();
    let noor = workspace.personas.iter().find(|persona| persona.name == "Noor").unwrap();
    let lacking = |persona: Option<&wandel::model::Id<wandel::model::Persona>>| {
        let all = workspace.journeys[0].touchpoints();
        let present = all.filter(|one| one.status != wandel::model::TouchpointStatus::Historical);
        let seen = present.filter(|one| persona.is_none_or(|id| one.personas.contains(id)));
        seen.filter(|one| one.owner().is_none()).count()
    };
    let (everybody, hers) = (lacking(None), lacking(Some(&noor.id)));
    assert!(everybody > hers && hers == 1, "the sample shows no difference: {everybody} and {hers}");
    harness.get_by_label("what we don’t know").click();
    settle(&mut harness);
    harness.get_by_label(&format!("{everybody} without owner"));
    harness.get_by_role_and_label(egui::accesskit::Role::ComboBox, "Persona").click();
    settle(&mut harness);
    harness.get_by_label("Noor").click();
    settle(&mut harness);
    harness.get_by_label(&format!("{hers} without owner")).click();
    settle(&mut harness);
    harness.get_by_role_and_label(egui::accesskit::Role::TextInput, "Title");
}

#[test]
fn the_inspector_does_not_cover_what_is_selected() {
    let (_folder, mut harness) = sample_file("zwaluw-en-spaak-en", SMALL);
    press(&mut harness, Modifiers::COMMAND, Key::Num1);
    let behind = SMALL.x - 320.0;
    // What lies where the inspector opens, or runs out of the window there.
    let cards: Vec<String> = harness
        .query_all_by_role(egui::accesskit::Role::Button)
        .filter(|node| node.rect().right() > behind && node.rect().height() > 40.0)
        .filter_map(|node| node.accesskit_node().label())
        .filter(|label| label.contains(", "))
        .collect();
    assert!(cards.len() > 1, "{cards:?}");
    let mut tried = 0;
    for name in &cards {
        press(&mut harness, Modifiers::NONE, Key::Escape);
        let Some(card) = harness.query_by_label(name) else { continue };
        // The names of phases stay at the top edge of the map and lie over what has scrolled there.
        if card.rect().center().y < 125.0 {
            continue;
        }
        tried += 1;
        card.click();
        settle(&mut harness);
        harness.get_by_role_and_label(egui::accesskit::Role::TextInput, "Title");
        let rect = harness.get_by_label(name).rect();
        assert!(rect.right() <= behind && rect.width() > 160.0, "{name} lies at {rect:?}");
    }
    assert!(tried > 0, "every card lay under a name: {cards:?}");
}

#[test]
fn a_pinch_zooms_the_map() {
    let mut harness = sample();
    press(&mut harness, Modifiers::COMMAND, Key::Num1);
    harness.get_by_label("100 %");
    let card =
        |harness: &Harness<'static, WandelApp>| harness.get_by_label_contains("Online booking, ").rect();
    let before = card(&harness);
    harness.event(egui::Event::PointerMoved(before.center()));
    harness.run_ok();
    harness.event(egui::Event::Zoom(1.25));
    harness.run_ok();
    harness.get_by_label("125 %");
    let after = card(&harness);
    assert!((after.center() - before.center()).length() < 2.0, "{before:?} {after:?}");
    assert!((after.width() / before.width() - 1.25).abs() < 0.02, "{before:?} {after:?}");
    // Beside the map a pinch means nothing.
    harness.event(egui::Event::PointerMoved(egui::pos2(60.0, 500.0)));
    harness.run_ok();
    harness.event(egui::Event::Zoom(0.5));
    harness.run_ok();
    harness.get_by_label("125 %");
}

fn composed(harness: &mut Harness<'static, WandelApp>, steps: &[&str], last: &str) {
    for text in steps {
        let text = (*text).to_owned();
        harness.event(egui::Event::Ime(egui::ImeEvent::Preedit { text, active_range_chars: None }));
        harness.run_ok();
    }
    harness.event(egui::Event::Ime(egui::ImeEvent::Commit(last.to_owned())));
    settle(harness);
}

#[test]
fn letters_that_are_being_composed_are_text_and_no_commands() {
    let mut harness = sample();
    let before = titles(&harness);
    press(&mut harness, Modifiers::NONE, Key::N);
    // N, D and L are commands on the map.
    composed(&mut harness, &["n", "nd", "ndl"], "ñandú");
    assert_eq!(titles(&harness).len(), before.len(), "nothing is added before Enter");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(titles(&harness).len(), before.len() + 1, "one new touchpoint and no more");
    assert!(titles(&harness).contains(&"ñandú".to_owned()), "{:?}", titles(&harness));
    let node = harness.get_by_role_and_label(egui::accesskit::Role::TextInput, "Title");
    node.focus();
    settle(&mut harness);
    composed(&mut harness, &["e", "ee"], " één");
    assert!(titles(&harness).contains(&"ñandú één".to_owned()), "{:?}", titles(&harness));
    // Given up in the middle: nothing stays.
    composed(&mut harness, &["x"], "");
    assert!(titles(&harness).contains(&"ñandú één".to_owned()), "{:?}", titles(&harness));
}

#[test]
fn letters_composed_right_after_the_key_are_kept_on_a_large_map() {
    let (_folder, path) = generated(600);
    let mut harness = window(Some(path));
    harness.key_press(Key::N);
    harness.step();
    composed(&mut harness, &["e"], "Één");
    harness.event(egui::Event::Ime(egui::ImeEvent::Commit(" keer".to_owned())));
    settle(&mut harness);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(titles(&harness).contains(&"Één keer".to_owned()), "{:?}", titles(&harness));
}

#[test]
fn a_file_dropped_on_changes_asks_first_and_what_is_no_journey_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let (path, other) = (folder.path().join("dropped.ron"), folder.path().join("photo.raw"));
    std::fs::write(&path, wandel::vocabulary::sample("vriesmeter").unwrap()).unwrap();
    std::fs::write(&other, [0x89, b'P', b'N', b'G', 0, 1, 2]).unwrap();
    let mut harness = sample();
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    let drop = |harness: &mut Harness<'static, WandelApp>, paths: &[&PathBuf]| {
        for path in paths {
            harness.input_mut().dropped_files.push(std::sync::Arc::new(Dropped((*path).clone())));
        }
        settle(harness);
    };
    drop(&mut harness, &[&path, &other]);
    assert!(harness.query_by_label("Save the changes?").is_none(), "two files are not opened");
    drop(&mut harness, &[&path]);
    harness.get_by_label("Save the changes?");
    harness.get_by_label("Discard").click();
    settle(&mut harness);
    harness.get_by_label("dropped.ron");
    drop(&mut harness, &[&other]);
    harness.get_by_label("This file can't be opened");
    harness.get_by_label("Close").click();
    settle(&mut harness);
    harness.get_by_label("dropped.ron");
}

#[test]
fn a_file_dropped_while_a_title_is_typed_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("dropped.ron");
    std::fs::write(&path, wandel::vocabulary::sample("vriesmeter").unwrap()).unwrap();
    let mut harness = sample();
    harness.get_by_label_contains("Online booking, ").click();
    settle(&mut harness);
    press(&mut harness, Modifiers::NONE, Key::F2);
    harness.event(egui::Event::Text("Half a tit".to_owned()));
    harness.run_ok();
    harness.input_mut().dropped_files.push(std::sync::Arc::new(Dropped(path)));
    settle(&mut harness);
    harness.get_by_label("Save the changes?");
    harness.get_by_label("Cancel").click();
    settle(&mut harness);
    assert!(titles(&harness).contains(&"Half a tit".to_owned()), "{:?}", titles(&harness));
}

#[test]
fn a_file_of_a_newer_version_is_shown_and_not_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("newer.ron");
    let text = wandel::vocabulary::sample("first-steps").unwrap().replace("version: 1,", "version: 9,");
    std::fs::write(&path, &text).unwrap();
    let mut harness = window(Some(path.clone()));
    harness.get_by_label("read only");
    harness.get_by_label_contains("format version 9");
    let before = titles(&harness);
    press(&mut harness, Modifiers::NONE, Key::N);
    press(&mut harness, Modifiers::COMMAND, Key::A);
    press(&mut harness, Modifiers::NONE, Key::Delete);
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    assert_eq!(titles(&harness), before);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
}

#[test]
fn an_export_asks_before_it_replaces_a_picture() {
    let (folder, mut harness) = sample_file("first-steps", LARGE);
    press(&mut harness, Modifiers::COMMAND, Key::E);
    let field = harness.get_all_by_role(egui::accesskit::Role::TextInput);
    let path = field.filter_map(|node| node.value()).find(|value| value.ends_with(".png")).unwrap();
    let picture = PathBuf::from(path);
    assert_eq!(picture.parent(), Some(folder.path()), "beside the file");
    let today = wandel::settings::today().to_string();
    assert!(picture.to_string_lossy().ends_with(&format!("-map-{today}.png")), "journey, view and day");
    std::fs::write(&picture, "old").unwrap();
    settle(&mut harness);
    harness.get_by_label("there is a file with this name already");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    harness.get_by_label("Export the map");
    assert_eq!(std::fs::read(&picture).unwrap(), b"old");
    harness.get_by_label("Replace the file that is there").click();
    settle(&mut harness);
    harness.get_by_role_and_label(egui::accesskit::Role::Button, "Cancel").click();
    settle(&mut harness);
    assert_eq!(std::fs::read(&picture).unwrap(), b"old");
}

/// A generated journey of so many touchpoints, in a file.
fn generated(count: usize) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("generated.ron");
    wandel::storage::save(&path, &generator::workspace(count, 3)).unwrap();
    (folder, path)
}

#[test]
fn a_frame_does_not_wait_for_a_large_map_and_the_newest_state_is_shown_in_the_end() {
    let (_folder, path) = generated(600);
    let mut harness = window(Some(path));
    let count = titles(&harness).len();
    let line = |count: usize| format!(" · {count} touchpoints · ");
    harness.get_by_label_contains(&line(count));
    // Three edits, each in a frame of its own, while the map of the first is being laid out.
    for _ in 0..3 {
        harness.event(egui::Event::Paste(clip("One more")));
        harness.step();
    }
    assert_eq!(titles(&harness).len(), count + 3);
    assert!(harness.state().is_working(), "a frame waited for the map");
    harness.get_by_label_contains(&line(count));
    settle(&mut harness);
    harness.get_by_label_contains(&line(count + 3));
}

/// A touchpoint as another window copies it.
fn clip(title: &str) -> String {
    let touchpoint =
        wandel::model::Touchpoint { id: "copied".into(), title: title.into(), ..Default::default() };
    let clip = wandel::edit::Clip { touchpoints: vec![touchpoint], ..Default::default() };
    clip.to_text()
}

/// Prints how long frames take around an edit: for a look by hand, in the release profile.
#[test]
#[ignore = "measures, judges nothing"]
fn frames_around_an_edit_are_timed() {
    for count in [8, 25, 60, 100, 150, 300, 1_000, 10_000] {
        let (_folder, path) = generated(count);
        let start = Instant::now();
        let mut harness = window(Some(path));
        let opened = start.elapsed();
        let mut frames = Vec::new();
        let mut shown = Vec::new();
        for _ in 0..20 {
            harness.event(egui::Event::Paste(clip("One more")));
            let edit = Instant::now();
            harness.step();
            let mut longest = edit.elapsed();
            loop {
                let frame = Instant::now();
                harness.step();
                longest = longest.max(frame.elapsed());
                if !harness.state().is_working() {
                    break;
                }
                std::thread::sleep(Duration::from_millis(1));
            }
            frames.push(longest);
            shown.push(edit.elapsed());
            settle(&mut harness);
        }
        frames.sort();
        shown.sort();
        println!(
            "{count:>6}: opened {opened:.1?}; longest frame p50 {:.1?} max {:.1?}; picture after p50 {:.1?} max {:.1?}",
            frames[10], frames[19], shown[10], shown[19],
        );
    }
}
