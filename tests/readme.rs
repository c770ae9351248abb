//! What the README shows is so: its commands run, its journey reads, its test command is the one
//! that every change must pass.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test says what went wrong by panicking"
)]
#![allow(missing_docs, reason = "tests are read, not called")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const README: &str = include_str!("../README.md");

/// The lines of every code block in this language, block by block.
fn blocks(language: &str) -> Vec<String> {
    let mut blocks = Vec::new();
    let mut inside: Option<(bool, String)> = None;
    for line in README.lines() {
        match (&mut inside, line.strip_prefix("```")) {
            (None, Some(named)) => inside = Some((named == language, String::new())),
            (Some(_), Some(_)) => {
                blocks.extend(inside.take().filter(|(wanted, _)| *wanted).map(|(_, text)| text))
            }
            (Some((_, text)), None) => text.push_str(&format!("{line}\n")),
            (None, None) => {}
        }
    }
    blocks
}

/// The arguments of a command line that needs no window; `cargo run` stands for the program.
fn headless(line: &str) -> Option<Vec<&str>> {
    let rest = line.strip_prefix("wandel ").or_else(|| line.strip_prefix("cargo run --release -- "))?;
    let arguments: Vec<&str> = rest.split_whitespace().collect();
    ["new", "check", "export", "import", "gaps", "plan", "session", "list"]
        .contains(arguments.first()?)
        .then_some(arguments)
}

fn wandel(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_wandel")).args(arguments).current_dir(folder).output().unwrap()
}

#[test]
fn the_commands_run() {
    let folder = tempfile::tempdir().unwrap();
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    fs::create_dir(folder.path().join("samples")).unwrap();
    for entry in fs::read_dir(samples).unwrap().map(Result::unwrap) {
        fs::copy(entry.path(), folder.path().join("samples").join(entry.file_name())).unwrap();
    }
    let lines = blocks("sh").concat();
    let commands: Vec<_> = lines.lines().filter_map(headless).collect();
    assert!(commands.len() >= 5, "{commands:?}");
    for command in commands {
        let output = wandel(folder.path(), &command);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() && said.is_empty(), "wandel {}:\n{said}", command.join(" "));
    }
}

#[test]
fn the_options_are_those_of_the_program() {
    let folder = tempfile::tempdir().unwrap();
    let help = |command: &str| {
        let arguments: Vec<&str> = command.split_whitespace().chain(["--help"]).collect();
        String::from_utf8(wandel(folder.path(), &arguments).stdout).unwrap()
    };
    let helps = ["", "new", "check", "export", "import", "gaps", "plan", "session", "list"].map(help);
    let (_, chapter) = README.split_once("## The command line").unwrap();
    let (chapter, _) = chapter.split_once("\n## ").unwrap();
    let option = |text: &str| {
        let end =
            text.find(|letter: char| !letter.is_ascii_lowercase() && letter != '-').unwrap_or(text.len());
        text[..end].to_owned()
    };
    let named = |text: &str| -> Vec<String> {
        text.match_indices("--").map(|(at, _)| option(&text[at..])).filter(|name| name.len() > 4).collect()
    };
    for name in named(chapter).iter().filter(|name| *name != "--path") {
        assert!(helps.iter().any(|help| help.contains(name.as_str())), "no command takes {name}");
    }
    for name in helps.iter().flat_map(|help| named(help)) {
        assert!(
            ["--help", "--version"].contains(&name.as_str()) || chapter.contains(&name),
            "{name} is not told"
        );
    }
}

#[test]
fn the_journey_reads_without_problems() {
    let blocks = blocks("ron");
    assert_eq!(blocks.len(), 1);
    let opened = wandel::storage::parse("README.md", &blocks[0]).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(opened.problems, []);
    assert_eq!(opened.workspace.journeys.len(), 1);
}

#[test]
fn the_test_command_is_the_one_that_changes_must_pass() {
    let blocks = blocks("sh");
    let (_, behind) = README.split_once("The second command runs all tests:\n").expect("a test command");
    let shown = behind.trim_start().strip_prefix("```sh\n").unwrap().lines().next().unwrap();
    assert!(blocks.iter().any(|block| block.trim() == shown));
    // As .ci/run takes it: the first line that starts so.
    let taken = README.lines().find(|line| line.starts_with("cargo test"));
    assert_eq!(taken, Some(shown));
    let script = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(".ci/run")).unwrap();
    assert!(
        script.contains(r"command=$(sed -n 's/^\(cargo test.*\)$/\1/p' README.md | head -n 1)"),
        "{script}"
    );
    assert!(script.contains("bash -c \"$command\""), "{script}");
}
