//! `wandel check`: what is wrong with files, one problem after another.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use crate::check::Level;
use crate::storage::{self, Located};

use super::failure::{Failure, plain};

/// What was found in the files.
#[derive(Debug, Default)]
pub struct Report {
    /// Lines for people.
    pub text: String,
    /// Files that could not be read at all.
    pub failures: Vec<Failure>,
    /// Whether any file has an error.
    pub has_errors: bool,
}

/// Checks every file; one that can't be read does not keep the others from it.
pub fn run(files: &[PathBuf]) -> Report {
    let mut report = Report::default();
    for path in files {
        match storage::open(path) {
            Ok(opened) => report.file(path, &opened.problems),
            Err(error) => report.failures.push(error.into()),
        }
    }
    report
}

impl Report {
    fn file(&mut self, path: &Path, problems: &[Located]) {
        let name = plain(&path.display().to_string());
        for Located { problem, at } in problems {
            let level = match problem.level {
                Level::Error => "error",
                Level::Warning => "warning",
            };
            let at = at.map_or(String::new(), |(line, column)| format!(":{line}:{column}"));
            let _ = writeln!(self.text, "{name}{at}: {level}: {}", plain(&problem.message));
            let _ = writeln!(self.text, "  at {}; {}", plain(&problem.place), plain(&problem.mend));
        }
        let count = |level| problems.iter().filter(|located| located.problem.level == level).count();
        let (errors, warnings) = (count(Level::Error), count(Level::Warning));
        self.has_errors |= errors > 0;
        let counted = match (errors, warnings) {
            (0, 0) => "nothing wrong".to_owned(),
            (0, warnings) => counted(warnings, "warning"),
            (errors, 0) => counted(errors, "error"),
            _ => format!("{} and {}", counted(errors, "error"), counted(warnings, "warning")),
        };
        let _ = writeln!(self.text, "{counted}: {name}");
    }
}

fn counted(n: usize, noun: &str) -> String {
    format!("{n} {noun}{}", if n == 1 { "" } else { "s" })
}
