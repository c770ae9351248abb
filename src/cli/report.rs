//! `wandel check`: what is wrong with files, one problem after another.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use crate::check::Level;
use crate::model::FORMAT_VERSION;
use crate::storage::{self, Located, Source};

use super::failure::{Failure, plain};

/// Errors of a file that are shown with their line; a file with more has been read wrong somewhere.
const MOST_EXCERPTS: usize = 20;

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
            Ok(opened) => {
                let wrong = opened.problems.iter().any(|located| located.problem.level == Level::Error);
                let source = wrong.then(|| Source::read(path).ok()).flatten();
                report.file(path, &opened.problems, source.as_ref());
                report.version(path, opened.workspace.version);
            }
            Err(error) => report.failures.push(error.into()),
        }
    }
    report
}

impl Report {
    fn file(&mut self, path: &Path, problems: &[Located], source: Option<&Source>) {
        let name = plain(&path.display().to_string());
        let mut shown = 0;
        for located @ Located { problem, at } in problems {
            let level = match problem.level {
                Level::Error => "error",
                Level::Warning => "warning",
            };
            let at = at.map_or(String::new(), |(line, column)| format!(":{line}:{column}"));
            let _ = writeln!(self.text, "{name}{at}: {level}: {}", plain(&problem.message.en));
            if let Some(source) = source.filter(|_| problem.level == Level::Error && shown < MOST_EXCERPTS) {
                shown += 1;
                self.lines(&source.excerpt(located));
            }
            let _ = writeln!(self.text, "  at {}; {}", plain(&problem.place), plain(&problem.mend.en));
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

impl Report {
    /// The lines of an excerpt without those that say again what and where.
    fn lines(&mut self, excerpt: &str) {
        let fresh = |line: &&str| !line.is_empty() && !line.starts_with("error") && !line.contains("┌─");
        let ruled = |line: &str| line.trim_matches([' ', '│']).is_empty();
        for line in excerpt.lines().map(str::trim_end).filter(fresh).filter(|line| !ruled(line)) {
            let _ = writeln!(self.text, "{line}");
        }
    }

    /// Says of a file of a newer version what can be done with it.
    fn version(&mut self, path: &Path, version: u32) {
        if version > FORMAT_VERSION {
            let _ = writeln!(
                self.text,
                "note: the file has format version {version} and this Wandel writes version \
                 {FORMAT_VERSION}, so it opens for reading only: {}",
                plain(&path.display().to_string())
            );
        }
    }
}

fn counted(n: usize, noun: &str) -> String {
    format!("{n} {noun}{}", if n == 1 { "" } else { "s" })
}
