//! A bar on a terminal for one long piece of work; in a pipe nothing, since the lines say what came of it.

use std::io::IsTerminal as _;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use crate::progress::Progress;

/// What takes less time needs no bar.
const SOON: Duration = Duration::from_millis(300);

/// How often the bar is drawn.
const OFTEN: Duration = Duration::from_millis(100);

/// A bar of so many steps, drawn as the template says.
pub fn bar(steps: u64, template: &str) -> ProgressBar {
    let bar = ProgressBar::new(steps);
    match ProgressStyle::with_template(template) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

/// Does the work; shows how far it is on a terminal.
pub fn shown<T>(what: &'static str, work: impl FnOnce(&Progress) -> T) -> T {
    let progress = Progress::default();
    if !std::io::stderr().is_terminal() {
        return work(&progress);
    }
    let seen = progress.clone();
    let (end, ended) = channel::<()>();
    let drawing = std::thread::spawn(move || {
        let is_over = |wait| ended.recv_timeout(wait) != Err(RecvTimeoutError::Timeout);
        if is_over(SOON) {
            return;
        }
        let bar = bar(100, "{msg:>10} {bar:30} {pos} %");
        bar.set_message(what);
        loop {
            bar.set_position((seen.share() * 100.0) as u64);
            if is_over(OFTEN) {
                break;
            }
        }
        bar.finish_and_clear();
    });
    let made = work(&progress);
    drop(end);
    let _ = drawing.join();
    made
}
