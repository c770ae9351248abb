//! The whole program beside other programs, from file to file: an SVG of 1,000 touchpoints beside
//! Mermaid's command line and Graphviz, a PNG of 10,000 beside `rsvg-convert` on our own SVG.

use std::path::Path;
use std::process::Command;

use wandel::storage;

use crate::{SEED, generator};

/// Writes the two journeys and has `race.py` run the programs that this machine has.
pub fn run() {
    let folder = tempfile::tempdir().expect("a folder");
    for size in [1_000, 10_000] {
        let path = folder.path().join(format!("{size}.ron"));
        storage::save(&path, &generator::workspace(size, SEED)).expect("a saved journey");
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/race/race.py");
    let python = std::env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned());
    match Command::new(python).arg(script).arg(env!("CARGO_BIN_EXE_wandel")).arg(folder.path()).status() {
        Ok(done) => assert!(done.success(), "a program failed, or a ratio is over its goal"),
        Err(problem) => println!("the race needs python3: {problem}"),
    }
}
