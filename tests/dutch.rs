//! The Dutch interface holds no English: every pair of words in the source differs, but for words
//! that are the same in both languages, and no screen of the window names anything in English.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::type_complexity,
    reason = "a test says what went wrong by panicking"
)]
#![allow(missing_docs, reason = "tests are read, not called")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Duration;

use egui::{Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use wandel::model::Lang;
use wandel::settings::Settings;
use wandel::ui::{MainView, WandelApp};

/// Words that English and Dutch share, beside those without a letter outside `{names}`.
const SHARED: &[&str] = &[
    " euro",
    " min",
    ", in `{path}`",
    "Agenda",
    "Backspace",
    "Banners",
    "Blog",
    "English",
    "Enter",
    "Esc",
    "Filter",
    "Filter ({n})",
    "Forum",
    "Help",
    "Indirect",
    "Later",
    "Matrices",
    "Nederlands",
    "Open",
    "Persona",
    "Platform",
    "Radio",
    "Routes",
    "Segment",
    "Smartphone",
    "Social & community",
    "Status",
    "Tab",
    "Tablet",
    "Timer",
    "Website & app",
    "agenda",
    "filter",
    "indirect",
    "later",
    "m3  i2  e4  p5",
    "min",
    "open",
    "persona",
    "platform",
    "service",
    "status",
    "x",
    "{n} euro",
    "{what} (in {journey})",
    "{what} in {phase}",
    "Contact",
    "Content",
    "DOT (Graphviz)",
    "Effect (0-5)",
    "GraphML",
    "Id",
    "Marketing",
    "Mermaid",
    "Online",
    "Partners",
    "Planning",
    "Poster",
    "Product",
    "effect",
    "effect {n}",
    "segment",
    "week {n}",
    "{n} contact",
    "{phase} in {model}: {stages}",
];

/// The string literals of a source text with their places, as written.
fn literals(text: &str) -> Vec<(usize, usize, String)> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'/' if bytes.get(at + 1) == Some(&b'/') => {
                at = text[at..].find('\n').map_or(bytes.len(), |end| at + end);
            }
            b'\'' if bytes.get(at + 1) == Some(&b'\\') => at += 4,
            b'\'' if bytes.get(at + 2) == Some(&b'\'') => at += 3,
            b'"' => {
                let mut end = at + 1;
                while bytes[end] != b'"' {
                    end += if bytes[end] == b'\\' { 2 } else { 1 };
                }
                found.push((at, end + 1, text[at + 1..end].to_owned()));
                at = end + 1;
            }
            _ => at += 1,
        }
    }
    found
}

fn sources(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            out.push(path);
        }
    }
}

/// Every pair of English and Dutch words in the source: `"…" / "…"` and `Label::new("…", "…")`.
fn pairs() -> Vec<(String, String)> {
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    let mut pairs = Vec::new();
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        let literals = literals(&text);
        for two in literals.windows(2) {
            let between = text[two[0].1..two[1].0].trim();
            let label = between == "," && text[..two[0].0].trim_end().ends_with("Label::new(");
            if between == "/" || label {
                pairs.push((two[0].2.clone(), two[1].2.clone()));
            }
        }
    }
    pairs
}

/// Whether there is a letter outside `{names}`.
fn has_words(text: &str) -> bool {
    let mut inside = false;
    text.chars().any(|letter| {
        inside = letter == '{' || (inside && letter != '}');
        !inside && letter.is_alphabetic()
    })
}

#[test]
fn every_pair_of_words_is_translated() {
    let pairs = pairs();
    assert!(pairs.len() > 1500, "{} pairs: are they written in another way now?", pairs.len());
    let same: BTreeSet<&str> = pairs
        .iter()
        .filter(|(en, nl)| en == nl && has_words(en) && !SHARED.contains(&en.as_str()))
        .map(|(en, _)| en.as_str())
        .collect();
    assert_eq!(same, BTreeSet::new(), "English in Dutch, or to be added to the shared words");
    let empty: Vec<_> =
        pairs.iter().filter(|(en, nl)| en.trim().is_empty() != nl.trim().is_empty()).collect();
    assert!(empty.is_empty(), "{empty:?}");
}

fn window(file: Option<PathBuf>) -> Harness<'static, WandelApp> {
    let settings = Settings { language: Some(Lang::Nl), ..Settings::default() };
    let size = vec2(1600.0, 1000.0);
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

fn settle(harness: &mut Harness<'static, WandelApp>) {
    harness.run_ok();
    for _ in 0..600 {
        let state = harness.state();
        if !state.is_working() && !state.is_analysing() {
            break;
        }
        std::thread::sleep(Duration::from_millis(10));
        harness.run_ok();
    }
    harness.run_ok();
}

fn press(harness: &mut Harness<'static, WandelApp>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    settle(harness);
}

/// What the window says now: names and texts of all controls.
fn said(harness: &Harness<'static, WandelApp>) -> Vec<String> {
    let nodes = harness.root().children_recursive();
    nodes
        .flat_map(|node| {
            let node = node.accesskit_node();
            [node.label(), node.value()]
        })
        .flatten()
        .collect()
}

#[test]
fn no_screen_of_the_dutch_window_is_in_english() {
    let pairs = pairs();
    let dutch: BTreeSet<&str> = pairs.iter().map(|(_, nl)| nl.as_str()).collect();
    let english: BTreeSet<&str> = pairs
        .iter()
        .map(|(en, _)| en.as_str())
        .filter(|en| !en.contains('{') && has_words(en) && !dutch.contains(en))
        .collect();
    let mut seen = BTreeSet::new();
    let mut check = |harness: &Harness<'static, WandelApp>, screen: &str| {
        let said = said(harness);
        assert!(said.len() > 5, "{screen} says next to nothing");
        for words in said {
            assert!(!english.contains(words.trim()), "{screen} says “{words}”");
            seen.insert(words);
        }
    };
    check(&window(None), "welcome");
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/zwaluw-en-spaak.ron");
    let mut harness = window(Some(file));
    check(&harness, "map");
    for menu in ["Bestand", "Bewerken", "Beeld", "Invoegen", "Help"] {
        harness.get_by_label(menu).click();
        settle(&mut harness);
        check(&harness, menu);
        press(&mut harness, Modifiers::NONE, Key::Escape);
    }
    press(&mut harness, Modifiers::NONE, Key::F1);
    check(&harness, "keys");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    press(&mut harness, Modifiers::COMMAND, Key::E);
    check(&harness, "export");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    harness.get_by_label_contains("Reviewsterren, ").focus();
    settle(&mut harness);
    check(&harness, "a touchpoint");
    press(&mut harness, Modifiers::NONE, Key::W);
    check(&harness, "owners");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    press(&mut harness, Modifiers::COMMAND, Key::A);
    check(&harness, "several touchpoints");
    for view in MainView::ALL {
        harness.get_by_role_and_label(egui::accesskit::Role::Button, view.label().nl).click();
        settle(&mut harness);
        check(&harness, view.label().nl);
    }
    assert!(seen.len() > 300, "only {} texts were seen", seen.len());
}
