//! Why a command failed, and what people read of it: a sentence, a hint, and for files the lines
//! at fault.

use std::fmt;

use crate::export::ExportError;
use crate::storage::{FileError, visible};

/// Why a command failed. Displays as a sentence, the lines at fault (without the headline that
/// the sentence repeats) and the hint.
#[derive(Debug, PartialEq)]
pub struct Failure {
    /// One sentence in lower case, the path last.
    pub message: String,
    /// What to do about it.
    pub hint: String,
    /// Lines of the file at fault; may be empty.
    pub excerpt: String,
    /// Whether the arguments were wrong, rather than the work.
    pub wrong_arguments: bool,
}

impl Failure {
    /// Something could not be done.
    pub fn new(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { message: message.into(), hint: hint.into(), excerpt: String::new(), wrong_arguments: false }
    }

    /// Something was asked for that does not exist.
    pub fn argument(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { wrong_arguments: true, ..Self::new(message, hint) }
    }
}

impl From<FileError> for Failure {
    fn from(error: FileError) -> Self {
        // The note under the place says some hints already.
        // The command line speaks English.
        let (message, hint, excerpt) = (error.message.en, error.hint.en, error.excerpt.en);
        let hint = if excerpt.contains(&hint) { String::new() } else { hint };
        Self { message, hint, excerpt, wrong_arguments: false }
    }
}

impl From<ExportError> for Failure {
    fn from(error: ExportError) -> Self {
        Self::new(error.message.en, error.hint.en)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "error: {}", plain(&self.message))?;
        let lines = self.excerpt.lines().skip_while(|line| line.starts_with("error")).map(str::trim_end);
        for line in lines.filter(|line| !line.is_empty()) {
            writeln!(f, "{}", plain(line))?;
        }
        if !self.hint.is_empty() {
            writeln!(f, "hint: {}", plain(&self.hint))?;
        }
        Ok(())
    }
}

/// One line as it may be printed: what a file or its name holds must not steer the terminal.
pub fn plain(text: &str) -> String {
    text.chars().map(visible).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_file_steers_the_terminal() {
        let failure = Failure::new("no \u{1b}[2J here\u{7}", "see \u{202e}\u{9b}31m");
        let text = failure.to_string();
        assert!(text.starts_with("error: no \u{fffd}[2J here\u{fffd}\n"), "{text:?}");
        assert!(text.lines().all(|line| line.chars().all(|letter| visible(letter) == letter)), "{text:?}");
    }
}
