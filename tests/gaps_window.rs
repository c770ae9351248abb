//! Gaps in the window, by accessible names: from a badge to the field to mend, the list, decisions,
//! actions, tables and the settings of the rules.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test says what went wrong by panicking"
)]
#![allow(missing_docs, reason = "tests are read, not called")]

use std::path::PathBuf;

use egui::accesskit::Role;
use egui::{Key, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_kittest::{Harness, Node};
use wandel::model::{FindingStatus, Journey, Lang, TargetLevel};
use wandel::settings::Settings;
use wandel::ui::WandelApp;

type Window = Harness<'static, WandelApp>;

fn window(file: Option<&str>, lang: Lang, size: (f32, f32)) -> Window {
    let settings = Settings { language: Some(lang), ..Settings::default() };
    let file = file.map(|name| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("samples").join(name));
    let builder = Harness::builder().with_size(vec2(size.0, size.1)).with_max_steps(16);
    let mut harness = builder.build_eframe(move |creation| {
        let mut app = WandelApp::without_traces(&creation.egui_ctx, settings);
        if let Some(file) = file {
            app.open_path(file);
        }
        app
    });
    settle(&mut harness);
    harness
}

/// Waits for files that are being read, and for the rules.
fn settle(harness: &mut Window) {
    harness.run_ok();
    for _ in 0..600 {
        if !harness.state().is_working() && !harness.state().is_analysing() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
        harness.run_ok();
    }
    harness.run_ok();
}

fn sample() -> Window {
    window(Some("zwaluw-en-spaak-en.ron"), Lang::En, (1600.0, 1000.0))
}

fn click(harness: &mut Window, label: &str) {
    harness.get_by_label(label).click();
    settle(harness);
}

fn press(harness: &mut Window, key: Key) {
    harness.key_press(key);
    settle(harness);
}

fn journey(harness: &Window) -> std::sync::Arc<Journey> {
    harness.state().editor().unwrap().workspace().journeys[0].clone()
}

fn label(node: &Node<'_>) -> String {
    let node = node.accesskit_node();
    node.label().or_else(|| node.value()).unwrap_or_default()
}

/// What has the keyboard.
fn focused(harness: &Window) -> String {
    let mut all = harness.query_all(egui_kittest::kittest::by().predicate(|node| node.is_focused()));
    all.next_back().map(|node| label(&node)).unwrap_or_default()
}

/// The first control of a kind whose name begins like this.
fn named(harness: &Window, role: Role, begin: &str) -> String {
    let all = harness.query_all(egui_kittest::kittest::by().role(role));
    let name = all.map(|node| label(&node)).find(|name| name.starts_with(begin));
    name.unwrap_or_else(|| panic!("no {role:?} begins with {begin}"))
}

#[test]
fn from_a_badge_to_the_field_to_mend_is_two_clicks() {
    let mut harness = sample();
    let badge = named(&harness, Role::Button, "Create account: ");
    assert!(badge.contains("gap"), "{badge}");
    click(&mut harness, &badge);
    let gap = harness.query_all_by_label_contains("Create account").map(|node| label(&node));
    let gap =
        gap.filter(|name| name.starts_with("High: ") || name.starts_with("Medium: ")).collect::<Vec<_>>();
    let expected =
        gap.iter().find(|name| name.contains('4') && name.contains('2')).expect("expected 4, experienced 2");
    click(&mut harness, expected);
    assert_eq!(focused(&harness), "Experienced: 1");
}

#[test]
fn a_story_leads_to_its_card_and_a_repair_to_its_gaps() {
    let mut harness = sample();
    let story = named(&harness, Role::Button, "1. ");
    click(&mut harness, &story);
    harness.get_by_label_contains("gaps here");
    click(&mut harness, "Agree on a promise that we keep");
    harness.get_by_label("We promise more than people experience");
    click(&mut harness, "Show all");
    assert!(harness.query_by_label("Show all").is_none());
}

#[test]
fn a_new_map_shows_no_gaps_until_somebody_asks() {
    let mut harness = window(None, Lang::En, (1600.0, 1000.0));
    click(&mut harness, "Five phases");
    click(&mut harness, "Skip");
    assert!(harness.query_by_label("What stands out").is_none());
    click(&mut harness, "Gaps on the map");
    harness.get_by_label("What stands out");
}

#[test]
fn the_list_goes_by_keyboard_to_the_field() {
    let mut harness = sample();
    click(&mut harness, "Gaps");
    let first = named(&harness, Role::ListItem, "");
    harness.get_by_role_and_label(Role::ListItem, &first).focus();
    settle(&mut harness);
    press(&mut harness, Key::ArrowDown);
    let second = focused(&harness);
    assert_ne!(first, second);
    press(&mut harness, Key::ArrowUp);
    assert_eq!(focused(&harness), first);
    press(&mut harness, Key::Enter);
    assert_ne!(focused(&harness), first, "the field has the keyboard");
}

#[test]
fn a_decision_and_its_reason_are_kept() {
    let mut harness = sample();
    click(&mut harness, "Gaps");
    let before = journey(&harness).finding_states.len();
    let gap = named(&harness, Role::ListItem, "");
    harness.get_by_role_and_label(Role::ListItem, &gap).click();
    settle(&mut harness);
    click(&mut harness, "Accepted");
    harness.get_by_label("Give a reason: someone will ask for it.");
    harness.get_by_role_and_label(Role::TextInput, "Reason").focus();
    settle(&mut harness);
    harness.get_by_role_and_label(Role::TextInput, "Reason").type_text("we move in July");
    settle(&mut harness);
    let states = journey(&harness).finding_states.to_vec();
    assert_eq!(states.len(), before + 1);
    let last = states.last().unwrap();
    assert_eq!((last.state, last.reason.as_str()), (FindingStatus::Accepted, "we move in July"));
}

#[test]
fn an_action_is_made_from_a_gap() {
    let mut harness = sample();
    click(&mut harness, "Gaps");
    let before = journey(&harness).actions.len();
    let gap = named(&harness, Role::ListItem, "");
    harness.get_by_role_and_label(Role::ListItem, &gap).click();
    settle(&mut harness);
    harness.get_by_role_and_label(Role::Button, "Make an action").click();
    settle(&mut harness);
    harness.get_by_role_and_label(Role::TextInput, "Until when (30 Sep 2026)").focus();
    settle(&mut harness);
    harness.get_by_role_and_label(Role::TextInput, "Until when (30 Sep 2026)").type_text("30 sep 2026");
    settle(&mut harness);
    click(&mut harness, "How much it helps: 4");
    click(&mut harness, "Keep");
    let journey = journey(&harness);
    let action = journey.actions.last().unwrap();
    assert_eq!(journey.actions.len(), before + 1);
    assert_eq!((action.due, action.effect), (Some("2026-09-30".parse().unwrap()), Some(4)));
    assert!(!action.from_rule.is_empty() && !action.text.is_empty());
    assert_eq!(journey.finding_states.last().unwrap().state, FindingStatus::Planned);
}

#[test]
fn the_list_is_searched_and_grouped() {
    let mut harness = sample();
    click(&mut harness, "Gaps");
    let count = |harness: &Window| label(&harness.get_by_label_contains("shown"));
    let all = count(&harness);
    harness.get_by_label("Search gaps").focus();
    settle(&mut harness);
    harness.get_by_label("Search gaps").type_text("brochure");
    settle(&mut harness);
    assert_ne!(count(&harness), all);
    harness.get_by_role_and_label(Role::ListItem, &named(&harness, Role::ListItem, ""));
}

#[test]
fn tables_select_touchpoints_and_take_a_target() {
    let mut harness = sample();
    click(&mut harness, "Matrices");
    click(&mut harness, "Media types");
    let cell = named(&harness, Role::Cell, "Paid media, Orientation: 3");
    click(&mut harness, &cell);
    harness.get_by_label("3 selected");
    let cell = named(&harness, Role::Cell, "Paid media, Purchase: ");
    click(&mut harness, &cell);
    click(&mut harness, "Required");
    let journey = journey(&harness);
    let target = journey
        .coverage_targets
        .iter()
        .find(|target| target.value == "Paid" && target.phase.as_str() == "purchase");
    assert_eq!(target.map(|target| target.level), Some(TargetLevel::Required));
    assert_eq!(
        named(&harness, Role::Cell, "Paid media, Purchase"),
        "Paid media, Purchase: nothing, but asked for"
    );
}

#[test]
fn a_rule_is_switched_off_in_the_file() {
    let mut harness = sample();
    click(&mut harness, "Gaps");
    click(&mut harness, "Rules…");
    harness.get_by_label("Search rules").focus();
    settle(&mut harness);
    harness.get_by_label("Search rules").type_text("own-01");
    settle(&mut harness);
    harness.get_by_label_contains("No owner · OWN-01").click();
    settle(&mut harness);
    click(&mut harness, "Keep");
    let settings = &harness.state().editor().unwrap().workspace().rule_settings;
    assert_eq!(settings.switched_off.to_vec(), ["OWN-01"]);
}

#[test]
fn everything_has_dutch_words_and_fits_a_small_window() {
    let mut harness = window(Some("zwaluw-en-spaak.ron"), Lang::Nl, (1366.0, 768.0));
    harness.get_by_label("Wat opvalt");
    click(&mut harness, "Knelpunten");
    harness.get_by_label("Knelpunten zoeken");
    click(&mut harness, "Matrices");
    harness.get_by_label("Eigenaren");
}

#[test]
fn nothing_is_drawn_while_nothing_moves() {
    let mut harness = sample();
    click(&mut harness, "Gaps");
    settle(&mut harness);
    let frames = harness.ctx.cumulative_frame_nr();
    harness.run_ok();
    assert!(harness.ctx.cumulative_frame_nr() <= frames + 2);
}
