//! Holds the structure of the product: who may import whom, where the window and the disk may be
//! touched, headers, lengths, and lists that must be complete. Reads `src` as text; runs nothing.
//!
//! The table is the one of the design. When the design improves, change it here and say why in
//! ARCHITECTURE.md; do not go round it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::type_complexity,
    reason = "a test says what went wrong by panicking"
)]
#![allow(missing_docs, reason = "tests are read, not called")]

#[path = "architecture/rules.rs"]
mod rules;
#[path = "architecture/source.rs"]
mod source;

use std::fs;
use std::path::{Path, PathBuf};

use source::Source;

/// What each module may import of ours, beside itself. `*` is everything but what follows it.
pub const TABLE: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("text", &[]),
    ("theme", &[]),
    ("progress", &[]),
    ("vocabulary", &["model"]),
    ("check", &["model", "vocabulary"]),
    ("settings", &["model", "vocabulary"]),
    ("edit", &["model", "vocabulary"]),
    ("graph", &["model", "vocabulary"]),
    ("pictures", &["model", "vocabulary"]),
    ("analysis", &["model", "vocabulary", "graph"]),
    ("search", &["model", "vocabulary"]),
    ("layout", &["model", "vocabulary", "theme", "text", "graph"]),
    ("scene", &["model", "vocabulary", "theme", "layout", "text", "analysis", "search", "pictures"]),
    ("report", &["model", "vocabulary", "check", "analysis"]),
    (
        "export",
        &["model", "vocabulary", "theme", "text", "scene", "report", "inventory", "pictures", "progress"],
    ),
    ("inventory", &["model", "vocabulary"]),
    ("import", &["model", "vocabulary", "edit", "inventory", "progress"]),
    ("storage", &["model", "vocabulary", "settings", "check", "pictures"]),
    ("cli", &["*", "ui"]),
    ("ui", &["*", "cli"]),
    ("main", &["*"]),
    ("lib", &["*"]),
];

/// The most lines that a function may have.
pub const LONGEST_FUNCTION: usize = 80;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every `.rs` file under a folder, by name, with its path from the root.
fn rust_files(folder: &str) -> Vec<(String, String)> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    walk(&root().join(folder), &mut found);
    found.sort();
    found
        .into_iter()
        .map(|path| {
            let name = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
            (name, fs::read_to_string(&path).unwrap())
        })
        .collect()
}

fn product() -> Vec<Source> {
    let files = rust_files("src");
    assert!(files.len() > 20, "src has only {} files: is this the root?", files.len());
    source::read_all(&files)
}

#[test]
fn every_import_is_in_the_table() {
    assert_none(rules::imports(&product(), TABLE));
}

#[test]
fn only_the_window_knows_egui_only_storage_knows_the_disk_and_nothing_knows_the_network() {
    assert_none(rules::reach(&product()));
}

#[test]
fn every_file_says_what_it_is() {
    let folders = ["src", "tests", "benches"];
    let mut files: Vec<_> = folders.into_iter().flat_map(rust_files).collect();
    files.push(("build.rs".to_owned(), fs::read_to_string(root().join("build.rs")).unwrap()));
    assert_none(rules::headers(&files));
}

#[test]
fn every_file_is_part_of_the_product() {
    assert_none(rules::strays(&product()));
}

#[test]
fn functions_are_short() {
    assert_none(rules::long_functions(&product(), LONGEST_FUNCTION));
}

#[test]
fn every_exporter_and_theme_is_on_its_list() {
    let themes: Vec<String> = fs::read_dir(root().join("assets/themes"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "ron"))
        .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    assert!(!themes.is_empty());
    for theme in themes {
        assert!(wandel::theme::Theme::names().any(|name| name == theme), "{theme} is not among the themes");
    }
    assert_none(rules::exporters(&product()));
}

#[test]
fn unsafe_code_is_forbidden() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    assert!(manifest.contains("unsafe_code = \"forbid\""));
}

fn assert_none(faults: Vec<String>) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

/// The checker itself: each rule finds a fault that was put there.
mod the_checker {
    use super::*;

    fn sources(files: &[(&str, &str)]) -> Vec<Source> {
        let owned: Vec<_> = files.iter().map(|(name, text)| ((*name).into(), (*text).into())).collect();
        source::read_all(&owned)
    }

    fn faults_of_imports(name: &str, text: &str) -> usize {
        rules::imports(&sources(&[(name, text)]), TABLE).len()
    }

    #[test]
    fn finds_imports_that_are_not_in_the_table() {
        assert_eq!(faults_of_imports("src/model/id.rs", "use crate::vocabulary::Label;"), 1);
        assert_eq!(faults_of_imports("src/model/id.rs", "use crate::{\n  model::*, ui::{self, app}};"), 1);
        assert_eq!(faults_of_imports("src/model/id.rs", "fn f() { super::super::layout::layout(); }"), 1);
        assert_eq!(faults_of_imports("src/theme.rs", "use super::layout::Layout;"), 1);
        assert_eq!(faults_of_imports("src/scene/card.rs", "fn f(x: &crate::storage::Opened) {}"), 1);
        assert_eq!(faults_of_imports("src/cli/mod.rs", "use crate::ui::Action;"), 1);
        assert_eq!(faults_of_imports("src/theme.rs", "use wandel::layout::Layout;"), 1);
        assert_eq!(faults_of_imports("src/gadget.rs", ""), 1, "a module that the table does not know");
    }

    #[test]
    fn lets_what_is_in_the_table_pass() {
        let text = "use crate::model::{Id, layout};\nuse super::{Label, super::x};\nuse crate::edit::Edit;";
        assert_eq!(faults_of_imports("src/edit/mod.rs", text), 0);
        assert_eq!(faults_of_imports("src/edit/apply/mod.rs", "use super::super::layout;"), 1);
        assert_eq!(faults_of_imports("src/edit/apply/touchpoints.rs", "use super::super::layout;"), 0);
        let mentions = "//! crate::ui\n/* crate::cli /* nested */ crate::ui */ const A: &str = \"crate::ui \\\" crate::cli\";\n\
                        const B: &str = r#\"crate::ui \"\"#; const C: char = '\"'; fn f<'a>(x: &'a str) {} // crate::ui";
        assert_eq!(faults_of_imports("src/model/id.rs", mentions), 0);
        let inline = "mod inner { use super::layout; mod deeper { use super::super::layout; } }";
        assert_eq!(faults_of_imports("src/theme.rs", inline), 0);
        let tests = "#[cfg(test)]\nmod tests { use crate::storage; use super::*; }";
        assert_eq!(faults_of_imports("src/layout/mod.rs", tests), 0);
        let elsewhere = [
            ("src/layout/mod.rs", "#[cfg(test)]\nmod tests;"),
            ("src/layout/tests.rs", "mod more; use crate::storage;"),
            ("src/layout/tests/more.rs", "use crate::ui;"),
        ];
        assert!(rules::imports(&sources(&elsewhere), TABLE).is_empty());
    }

    #[test]
    fn finds_windows_disks_and_networks_out_of_place() {
        let faults = |name, text| rules::reach(&sources(&[(name, text)])).len();
        assert_eq!(faults("src/scene/mod.rs", "use egui::Color32;"), 1);
        assert_eq!(faults("src/scene/mod.rs", "let x = eframe::NativeOptions::default();"), 1);
        assert_eq!(faults("src/ui/canvas/mod.rs", "use egui::Color32;"), 0);
        assert_eq!(faults("src/ui/mod.rs", "use std::fs;"), 1);
        assert_eq!(faults("src/ui/mod.rs", "use std::{io, fs::read};"), 1);
        assert_eq!(faults("src/cli/mod.rs", "let f = File::open(p); if p.exists() {}"), 2);
        assert_eq!(faults("src/storage/save.rs", "use std::fs::File; p.exists();"), 0);
        assert_eq!(faults("src/storage/save.rs", "use std::net::TcpStream;"), 2);
        assert_eq!(faults("src/model/mod.rs", "/// Never std::fs or egui.\nfn megui_x() {}"), 0);
    }

    #[test]
    fn finds_files_without_a_header_and_files_outside() {
        let header = |text: &str| rules::headers(&[("a.rs".to_owned(), text.to_owned())]).len();
        assert_eq!((header("use x;"), header("// x"), header("//!\n"), header("//! What.\n")), (1, 1, 1, 0));
        let files = [
            ("src/lib.rs", "pub mod a;"),
            ("src/a/mod.rs", "mod b;"),
            ("src/a/c.rs", ""),
            ("src/a/b.rs", ""),
        ];
        assert_eq!(rules::strays(&sources(&files)), ["src/a/c.rs: no `mod c;` names it"]);
    }

    #[test]
    fn finds_long_functions() {
        let body = "    work();\n".repeat(80);
        let text = format!(
            "fn short() {{}}\nfn long(a: [u8; 3]) -> u8 where u8: Sized {{\n{body}}}\ntrait T {{ fn f(); }}"
        );
        let faults = rules::long_functions(&sources(&[("src/a.rs", &text)]), 80);
        assert_eq!(faults, ["src/a.rs:2: `long` has 82 lines, more than 80"]);
    }

    #[test]
    fn finds_exporters_that_are_not_on_the_list() {
        let list = ("src/export/mod.rs", "pub const FORMATS: &[Format] = &[Format { extension: \"svg\" }];");
        let svg = ("src/export/svg.rs", "pub fn svg() {}");
        let pdf = ("src/export/pdf.rs", "pub fn pdf() {}");
        let aid = ("src/export/aid.rs", "pub fn other() {}");
        assert!(rules::exporters(&sources(&[list, svg, aid])).is_empty());
        assert_eq!(rules::exporters(&sources(&[list, svg, pdf])).len(), 1);
    }
}
