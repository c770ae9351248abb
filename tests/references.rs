//! The two walks over references, that of `check` and that of edits, meet the same ones: in a
//! workspace where every reference is filled, each that leads nowhere is both found and cleared.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::type_complexity,
    reason = "a test says what went wrong by panicking"
)]
#![allow(missing_docs, reason = "tests are read, not called")]

use std::collections::BTreeMap;

use wandel::check::{Kind, Met, walk};
use wandel::edit::{Edit, Editor};
use wandel::model::Workspace;
use wandel::storage;

/// Everything once, with ids such as `the-Persona`; a reference is written `@Persona`.
const FILLED: &str = include_str!("references/filled.ron");

/// The model's own source, to see that nothing is left out here.
const MODEL: [&str; 7] = [
    include_str!("../src/model/mod.rs"),
    include_str!("../src/model/contact.rs"),
    include_str!("../src/model/journey.rs"),
    include_str!("../src/model/library.rs"),
    include_str!("../src/model/session.rs"),
    include_str!("../src/model/touchpoint.rs"),
    include_str!("../src/model/view.rs"),
];

/// The kind that each reference of the text names, in order.
fn named() -> Vec<&'static str> {
    FILLED.split("\"@").skip(1).map(|behind| behind.split('"').next().unwrap()).collect()
}

/// The workspace in which the reference of this number leads nowhere.
fn workspace(without: Option<usize>) -> Workspace {
    let mut pieces = FILLED.split("\"@");
    let mut text = pieces.next().unwrap().to_owned();
    for (number, piece) in pieces.enumerate() {
        let (kind, behind) = piece.split_once('"').unwrap();
        let id = if without == Some(number) { "nowhere".to_owned() } else { format!("the-{kind}") };
        text.push_str(&format!("\"{id}\"{behind}"));
    }
    let opened = storage::parse("filled", &text);
    opened.unwrap_or_else(|error| panic!("{error}\n{}\n{}", error.hint, error.excerpt)).workspace
}

/// What the walk of `check` refers to.
fn met(workspace: &Workspace) -> Vec<(Kind, String, String)> {
    let mut found = Vec::new();
    walk(workspace, &mut |sight| match sight.met {
        Met::Reference(kind, id) | Met::Anywhere(kind, id) | Met::Loose(kind, id) => {
            found.push((kind, id.to_owned(), sight.path.to_string()));
        }
        _ => {}
    });
    found
}

fn cleared(workspace: Workspace) -> Workspace {
    let mut editor = Editor::new(workspace, false);
    editor.apply(Edit::ClearDangling).unwrap();
    Workspace::clone(editor.workspace())
}

#[test]
fn every_reference_of_the_model_is_filled_here() {
    let mut wanted: BTreeMap<&str, usize> = BTreeMap::new();
    let mut subjects = Vec::new();
    for line in MODEL.iter().flat_map(|source| source.lines()) {
        let line = line.trim();
        let holds_id = ["Id<", "ChannelId", "DeviceId"].iter().any(|name| line.contains(name));
        let (Some((field, of_type)), true) = (line.split_once(": "), holds_id) else {
            if holds_id && line.starts_with(char::is_uppercase) && line.ends_with("),") {
                subjects.push(line.split('(').next().unwrap());
            }
            continue;
        };
        let is_field = field.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_');
        if is_field && field != "id" && of_type.ends_with(',') {
            *wanted.entry(field).or_default() += 1;
        }
    }
    assert!(wanted.len() > 40 && subjects.len() > 15, "{wanted:?} {subjects:?}");
    for (field, count) in wanted {
        let start = format!(" {field}: ");
        let places = FILLED.match_indices(&start).filter(|(at, _)| {
            let value = FILLED[at + field.len() + 3..].trim_start_matches('[');
            value.starts_with("\"@")
        });
        assert!(places.count() >= count, "`{field}` stands in {count} types");
    }
    for subject in subjects {
        assert!(FILLED.contains(&format!("subject: {subject}(")), "no subject is a {subject}");
    }
}

#[test]
fn both_walks_meet_the_same_references() {
    let whole = workspace(None);
    let all = met(&whole);
    assert_eq!(all.len(), named().len());
    for (kind, id, place) in &all {
        assert_eq!(*id, format!("the-{kind:?}"), "{place}");
    }
    assert_eq!(cleared(whole.clone()), whole, "nothing dangles");
    for (number, kind) in named().into_iter().enumerate() {
        let broken = workspace(Some(number));
        let found: Vec<_> = met(&broken).into_iter().filter(|(_, id, _)| id == "nowhere").collect();
        let [(met_kind, _, place)] = &found[..] else { panic!("{kind} number {number}: {found:?}") };
        assert_eq!(format!("{met_kind:?}"), kind, "{place}");
        // Names of channels, devices and platforms stand on their own; a call that leads nowhere is a finding.
        let stays = matches!(met_kind, Kind::Channel | Kind::Device | Kind::Platform)
            || place.ends_with("call_to_action.target");
        let after = storage::to_text(&cleared(broken)).unwrap();
        assert_eq!(after.contains("nowhere"), stays, "{place}");
    }
}
