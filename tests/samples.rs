//! Every shipped sample loads without an error, and saving it changes no byte.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::type_complexity,
    reason = "a test says what went wrong by panicking"
)]
#![allow(missing_docs, reason = "tests are read, not called")]

use std::path::PathBuf;

use wandel::check::Level;
use wandel::storage;

fn samples() -> Vec<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("samples");
    let entries = std::fs::read_dir(folder).expect("the samples folder is there");
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "ron"));
    paths.sort();
    paths
}

fn opened(path: &std::path::Path) -> storage::Opened {
    storage::open(path).unwrap_or_else(|error| panic!("{error}\n{}\n{}", error.hint, error.excerpt))
}

#[test]
fn all_are_here() {
    let names: Vec<String> =
        samples().iter().filter_map(|path| Some(path.file_name()?.to_string_lossy().into_owned())).collect();
    let wanted = ["first-steps.ron", "vriesmeter.ron", "zwaluw-en-spaak-en.ron", "zwaluw-en-spaak.ron"];
    assert_eq!(names, wanted);
}

#[test]
fn they_load_without_errors() {
    for path in samples() {
        let opened = opened(&path);
        let bad: Vec<_> =
            opened.problems.iter().filter(|located| located.problem.level == Level::Error).collect();
        assert!(bad.is_empty(), "{}: {bad:#?}", path.display());
        assert!(opened.read_only.is_none() && !opened.has_comments);
    }
}

#[test]
fn saving_changes_no_byte() {
    for path in samples() {
        let before = std::fs::read_to_string(&path).expect("readable");
        let after = storage::to_text(&opened(&path).workspace).expect("writable");
        assert!(before == after, "{} is not as `wandel` would save it", path.display());
    }
}

/// Lays the samples out anew after the format has changed: `cargo test --test samples -- --ignored`.
#[test]
#[ignore = "rewrites the samples"]
fn rewrite() {
    for path in samples() {
        let text = storage::to_text(&opened(&path).workspace).expect("writable");
        std::fs::write(&path, text).expect("the samples folder can be written");
    }
}
