//! Whether the system asks for less movement. There is no one place for that: each desktop keeps it in a store
//! of its own, so its own tool is asked, once, on a thread, and where there is none the answer is no.

use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, channel};

/// Asks the system on another thread; the answer comes when it comes.
pub fn ask_for_stillness() -> Receiver<bool> {
    let (sender, receiver) = channel();
    std::thread::spawn(move || {
        let still = questions().iter().any(|(tool, words, meant)| {
            said(tool, words).is_some_and(|answer| answer.split_whitespace().any(|word| word == *meant))
        });
        // The window may be gone by now.
        let _ = sender.send(still);
    });
    receiver
}

/// The tool to ask, with what words, and the word of its answer that means "less movement".
type Question = (&'static str, &'static [&'static str], &'static str);

fn questions() -> &'static [Question] {
    if cfg!(target_os = "macos") {
        &[("defaults", &["read", "com.apple.universalaccess", "reduceMotion"], "1")]
    } else if cfg!(windows) {
        &[("reg", &["query", r"HKCU\Control Panel\Desktop\WindowMetrics", "/v", "MinAnimate"], "0")]
    } else {
        &[
            ("gsettings", &["get", "org.gnome.desktop.interface", "enable-animations"], "false"),
            ("kreadconfig6", &["--group", "KDE", "--key", "AnimationDurationFactor"], "0"),
            ("kreadconfig5", &["--group", "KDE", "--key", "AnimationDurationFactor"], "0"),
        ]
    }
}

/// What a tool says; nothing where it is not there or fails.
fn said(tool: &str, words: &[&str]) -> Option<String> {
    let answer = Command::new(tool).args(words).stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    answer.status.success().then(|| String::from_utf8_lossy(&answer.stdout).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_system_without_the_tool_moves() {
        assert_eq!(said("no-such-tool-anywhere", &["get"]), None);
        assert!(ask_for_stillness().recv().is_ok(), "there is always an answer");
    }
}
