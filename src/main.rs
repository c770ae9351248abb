//! The program: arguments to the command line or the window, and the exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(wandel::cli::run(std::env::args_os(), wandel::ui::run).code())
}
