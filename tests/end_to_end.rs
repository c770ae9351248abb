//! The real program in a real window on a display of its own, driven by keys as a person would.
//! Needs Xvfb and xdotool; without them it says so, and fails only where `WANDEL_TEST_FULL=1` asks for all.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::type_complexity,
    reason = "a test says what went wrong by panicking"
)]
#![allow(missing_docs, reason = "tests are read, not called")]

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use wandel::storage;

/// How long anything may take before the test gives up; a busy machine draws a frame in a second.
const PATIENCE: Duration = Duration::from_secs(30);

/// A program that ends with the test, whatever happens.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A display without a screen.
struct Display {
    name: String,
    _server: Running,
}

impl Display {
    fn new() -> Self {
        let mut server = Command::new("Xvfb")
            // Without -noreset the server starts anew, and refuses, when its last client leaves: xdotool.
            .args(["-displayfd", "1", "-screen", "0", "1600x1000x24", "-nolisten", "tcp", "-noreset"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb starts");
        let mut number = String::new();
        let output = server.stdout.take().expect("Xvfb's output");
        BufReader::new(output).read_line(&mut number).expect("the display's number");
        Self { name: format!(":{}", number.trim()), _server: Running(server) }
    }

    /// Runs xdotool with these words; what it printed.
    fn xdotool(&self, words: &[&str]) -> String {
        let output = Command::new("xdotool").args(words).env("DISPLAY", &self.name).output();
        String::from_utf8_lossy(&output.expect("xdotool runs").stdout).trim().to_owned()
    }
}

/// The window of the program with one file.
struct Window {
    // Ends before its display does.
    app: Running,
    display: Display,
    id: String,
}

impl Window {
    /// Opens a file; preferences and recovery copies stay in `home`.
    fn open(file: &Path, home: &Path) -> Self {
        let display = Display::new();
        let app = Command::new(env!("CARGO_BIN_EXE_wandel"))
            .arg(file)
            .env("DISPLAY", &display.name)
            .env("HOME", home)
            .env("XDG_DATA_HOME", home.join("data"))
            .env("XDG_CONFIG_HOME", home.join("config"))
            .env("XDG_STATE_HOME", home.join("state"))
            .env("WINIT_UNIX_BACKEND", "x11")
            .env("LANG", "en_GB.UTF-8")
            .env_remove("WAYLAND_DISPLAY")
            .spawn()
            .expect("wandel starts");
        let app = Running(app);
        let pid = app.0.id().to_string();
        let mut id = String::new();
        wait_for("a window", || {
            let found = display.xdotool(&["search", "--onlyvisible", "--pid", &pid]);
            id = found.lines().last().unwrap_or_default().to_owned();
            !id.is_empty()
        });
        let window = Self { display, app, id };
        window.display.xdotool(&["windowmove", &window.id, "0", "0"]);
        window.display.xdotool(&["windowsize", &window.id, "1600", "1000"]);
        window.focus();
        sleep(Duration::from_secs(2));
        window
    }

    fn focus(&self) {
        self.display.xdotool(&["windowfocus", "--sync", &self.id]);
    }

    /// Presses keys one after the other, each by its name, such as `ctrl+s`.
    fn keys(&self, keys: &[&str]) {
        for key in keys {
            self.focus();
            self.display.xdotool(&["key", "--clearmodifiers", key]);
            sleep(Duration::from_millis(400));
        }
    }

    fn type_text(&self, text: &str) {
        self.focus();
        self.display.xdotool(&["type", "--delay", "40", text]);
        sleep(Duration::from_millis(600));
    }

    /// A press of the left button.
    fn click(&self, x: u32, y: u32) {
        self.display.xdotool(&["mousemove", &x.to_string(), &y.to_string(), "click", "1"]);
        sleep(Duration::from_millis(400));
    }

    fn is_open(&mut self) -> bool {
        matches!(self.app.0.try_wait(), Ok(None))
    }
}

fn wait_for(what: &str, mut there: impl FnMut() -> bool) {
    let start = Instant::now();
    while !there() {
        assert!(start.elapsed() < PATIENCE, "{what} did not come within {PATIENCE:?}");
        sleep(Duration::from_millis(100));
    }
}

/// Whether the programs that this needs are here; says so if not, and fails if all must run.
fn can_run() -> bool {
    for program in ["Xvfb", "xdotool"] {
        let paths = std::env::var_os("PATH").unwrap_or_default();
        if !std::env::split_paths(&paths).any(|folder| folder.join(program).exists()) {
            println!("skipped: {program} is not installed");
            assert!(std::env::var_os("WANDEL_TEST_FULL").is_none(), "{program} is not installed");
            return false;
        }
    }
    true
}

fn titles(path: &Path) -> Vec<String> {
    let opened = storage::open(path).unwrap();
    let journeys = opened.workspace.journeys.iter();
    journeys.flat_map(|journey| journey.all_touchpoints()).map(|known| known.title.clone()).collect()
}

#[test]
fn a_touchpoint_added_by_keyboard_is_saved_and_can_be_taken_back() {
    if !can_run() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("first-steps.ron");
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/first-steps.ron");
    std::fs::copy(sample, &path).unwrap();
    let original = std::fs::read(&path).unwrap();
    let before = titles(&path);

    let mut window = Window::open(&path, folder.path());
    window.keys(&["n"]);
    window.type_text("Review stars");
    window.keys(&["Return", "ctrl+s"]);
    wait_for("the new touchpoint in the file", || {
        assert!(window.is_open(), "the program ended");
        titles(&path).iter().any(|title| title == "Review stars")
    });
    assert_eq!(titles(&path).len(), before.len() + 1);

    // Back to where it started, byte for byte: what an edit adds, undo takes away.
    for _ in 0..4 {
        window.keys(&["ctrl+z"]);
    }
    window.keys(&["ctrl+s"]);
    wait_for("the file as it was", || std::fs::read(&path).is_ok_and(|bytes| bytes == original));
    window.keys(&["ctrl+q"]);
    wait_for("the end of the program", || !window.is_open());
}

/// Runs the program on the command line; it must succeed.
fn command(arguments: &[&str]) {
    let output = Command::new(env!("CARGO_BIN_EXE_wandel")).args(arguments).output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn a_journey_of_ten_is_built_saved_reopened_and_exported() {
    if !can_run() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ten.ron");
    let (svg, png) = (folder.path().join("ten.svg"), folder.path().join("ten.png"));
    let text = |path: &Path| path.to_string_lossy().into_owned();
    command(&["new", &text(&path), "--template", "t12"]);

    let mut window = Window::open(&path, folder.path());
    for number in 1..=10 {
        window.keys(&["n"]);
        window.type_text(&format!("Stop {number}"));
        window.keys(&["Return"]);
    }
    window.keys(&["ctrl+s"]);
    wait_for("ten touchpoints in the file", || titles(&path).len() == 10);
    window.keys(&["ctrl+q"]);
    wait_for("the end of the program", || !window.is_open());
    let saved = std::fs::read(&path).unwrap();
    assert!(String::from_utf8_lossy(&saved).contains("\"stop-10\""), "ids come from titles");

    let mut window = Window::open(&path, folder.path());
    window.keys(&["ctrl+shift+s", "Escape", "ctrl+s", "ctrl+q"]);
    wait_for("the end of the program", || !window.is_open());
    assert_eq!(std::fs::read(&path).unwrap(), saved, "opened and saved, the file is the same");

    command(&["export", &text(&path), "--to", &text(&svg)]);
    command(&["export", &text(&path), "--to", &text(&png), "--width", "1920"]);
    let picture = std::fs::read_to_string(&svg).unwrap();
    assert!((1..=10).all(|number| picture.contains(&format!("Stop {number}<"))));
    assert!(std::fs::read(&png).unwrap().starts_with(b"\x89PNG"));
}

#[test]
fn a_click_on_the_ground_and_letters_do_no_harm() {
    if !can_run() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("first-steps.ron");
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/first-steps.ron");
    std::fs::copy(sample, &path).unwrap();
    let original = std::fs::read(&path).unwrap();
    let mut window = Window::open(&path, folder.path());
    window.click(800, 940);
    window.keys(&["Escape", "ctrl+0", "ctrl+1", "ctrl+plus", "ctrl+minus", "ctrl+a", "Escape", "Tab", "Tab"]);
    assert!(window.is_open(), "the program ended");
    window.keys(&["ctrl+s"]);
    sleep(Duration::from_millis(500));
    assert_eq!(std::fs::read(&path).unwrap(), original, "looking changes nothing");
}
