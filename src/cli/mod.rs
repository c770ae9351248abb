//! The command line: everything that needs no window. Messages are in English; what people asked
//! for goes to standard output, errors go to standard error.
//! Knows no egui: the window is a function that `main` passes in.

mod arguments;
mod bar;
mod choose;
mod content;
mod export;
mod failure;
mod gaps;
mod import;
mod listing;
mod plan;
mod report;
mod session;
mod several;

use std::ffi::OsString;
use std::io::{self, Write as _};
use std::path::PathBuf;

use clap::Parser as _;

use arguments::{Arguments, Command, GapsArgs, NewArgs};
use failure::{Failure, plain};

use crate::storage;

/// What opens the window: a file to show, a renderer to draw it with; its error is for people.
pub type Window = fn(Option<PathBuf>, Option<String>) -> Result<(), String>;

/// How a run of the program ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// Done: exit code 0.
    Done,
    /// Failed: exit code 1.
    Failed,
    /// Wrong arguments: exit code 2.
    WrongArguments,
    /// Done, and a finding as bad as asked for is open: exit code 3.
    GapsOpen,
    /// Done, but some of what was to be taken over found no place: exit code 4.
    Incomplete,
}

impl Ending {
    /// The exit code.
    pub fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Failed => 1,
            Self::WrongArguments => 2,
            Self::GapsOpen => 3,
            Self::Incomplete => 4,
        }
    }
}

/// Does what the arguments (the program's name first) say, and prints what people should read.
pub fn run(arguments: impl IntoIterator<Item = OsString>, window: Window) -> Ending {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => {
            let _ = error.print();
            return if error.use_stderr() { Ending::WrongArguments } else { Ending::Done };
        }
    };
    let result = match arguments.command {
        None => open_window(arguments.file, arguments.renderer, window).map(|()| String::new()),
        Some(Command::New(new)) => start(&new),
        Some(Command::Session(arguments)) => session::run(&arguments),
        Some(Command::Plan(arguments)) => plan::run(&arguments),
        Some(Command::List { what }) => Ok(listing::run(what)),
        Some(Command::Check { files }) => return check(&files),
        Some(Command::Export(export)) => return several::export(&export),
        Some(Command::Import(arguments)) => return import(&arguments),
        Some(Command::Gaps(arguments)) => return gaps(&arguments),
    };
    match result {
        Ok(text) => {
            say(&text);
            Ending::Done
        }
        Err(failure) => complain(&failure),
    }
}

/// Prints to standard output. A reader who has seen enough (`wandel list channels | head`) is no error.
fn say(text: &str) {
    let mut out = io::stdout().lock();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

fn complain(failure: &Failure) -> Ending {
    let _ = write!(io::stderr().lock(), "{failure}");
    if failure.wrong_arguments { Ending::WrongArguments } else { Ending::Failed }
}

fn check(files: &[PathBuf]) -> Ending {
    let report = report::run(files);
    say(&report.text);
    for failure in &report.failures {
        complain(failure);
    }
    if report.has_errors || !report.failures.is_empty() { Ending::Failed } else { Ending::Done }
}

fn gaps(arguments: &GapsArgs) -> Ending {
    match gaps::run(arguments) {
        Ok(outcome) => {
            say(&outcome.text);
            if outcome.failed { Ending::GapsOpen } else { Ending::Done }
        }
        Err(failure) => complain(&failure),
    }
}

fn import(arguments: &arguments::ImportArgs) -> Ending {
    match import::run(arguments) {
        Ok(outcome) => {
            say(&outcome.text);
            if outcome.left_over.is_empty() {
                return Ending::Done;
            }
            let _ = write!(io::stderr().lock(), "{}", outcome.left_over);
            Ending::Incomplete
        }
        Err(failure) => complain(&failure),
    }
}

/// Writes a new journey file from a template.
fn start(new: &NewArgs) -> Result<String, Failure> {
    let path = match new.file.extension() {
        Some(ending) if ending.eq_ignore_ascii_case("ron") => new.file.clone(),
        Some(_) => {
            let path = new.file.display();
            let message = format!("a journey file's name ends in .ron: {path}");
            return Err(Failure::argument(
                message,
                format!("name it `{}`", new.file.with_extension("ron").display()),
            ));
        }
        None => new.file.with_extension("ron"),
    };
    let text = storage::to_text(&new.template.workspace(new.lang))?;
    if !new.force {
        choose::refuse_existing(&path)?;
    }
    storage::write_export(&path, text.as_bytes(), new.force)?;
    Ok(format!("wrote {}\n", plain(&path.display().to_string())))
}

fn open_window(file: Option<PathBuf>, renderer: Option<String>, window: Window) -> Result<(), Failure> {
    if let Some(path) = &file
        && (storage::stamp(path).is_none() || storage::list_folder(path).is_ok())
    {
        // No window for what is no file; what is wrong inside a file is shown in the window, where
        // a double click on it leads.
        storage::open(path)?;
    }
    if !has_display() {
        return Err(Failure::new(
            "there is no display to open a window on",
            "draw a map without one: `wandel export FILE --to map.png`",
        ));
    }
    window(file, renderer).map_err(|message| {
        Failure::new(message, "draw a map without a window: `wandel export FILE --to map.png`")
    })
}

/// Whether there is a display; only systems with X11 or Wayland can lack one and say so.
fn has_display() -> bool {
    let given = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let needed = cfg!(all(unix, not(any(target_os = "macos", target_os = "ios", target_os = "android"))));
    !needed || given("DISPLAY") || given("WAYLAND_DISPLAY") || given("WAYLAND_SOCKET")
}
