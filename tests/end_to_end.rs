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
use std::rc::Rc;
use std::sync::{Mutex, MutexGuard, PoisonError};
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

/// The window of the program.
struct Window {
    // Ends before its display does.
    app: Running,
    display: Rc<Display>,
    id: String,
}

impl Window {
    /// Opens a file on a display of its own; preferences and recovery copies stay in `home`.
    fn open(file: &Path, home: &Path) -> Self {
        Self::open_on(&Rc::new(Display::new()), Some(file), home)
    }

    /// The same on this display; without a file it opens with the welcome screen.
    fn open_on(display: &Rc<Display>, file: Option<&Path>, home: &Path) -> Self {
        let window = Self::start(display, file, home);
        window.display.xdotool(&["windowmove", &window.id, "0", "0"]);
        window.display.xdotool(&["windowsize", &window.id, "1600", "1000"]);
        window.focus();
        sleep(Duration::from_secs(2));
        window
    }

    /// Starts the program and leaves its window where it comes. It finds no file dialog of the system,
    /// wherever this runs.
    fn start(display: &Rc<Display>, file: Option<&Path>, home: &Path) -> Self {
        let app = Command::new(env!("CARGO_BIN_EXE_wandel"))
            .args(file)
            .env("DISPLAY", &display.name)
            .env("HOME", home)
            .env("XDG_DATA_HOME", home.join("data"))
            .env("XDG_CONFIG_HOME", home.join("config"))
            .env("XDG_STATE_HOME", home.join("state"))
            .env("XDG_RUNTIME_DIR", home)
            .env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
            .env("PATH", home)
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
        Self { display: Rc::clone(display), app, id }
    }

    /// Gives the window the keyboard, in front of any other: a hidden one does nothing.
    fn focus(&self) {
        self.display.xdotool(&["windowraise", &self.id, "windowfocus", "--sync", &self.id]);
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

    /// Types a path into the window's own dialog, which must have come by then.
    fn type_path(&self, path: &Path) {
        sleep(Duration::from_secs(2));
        self.keys(&["ctrl+a"]);
        self.type_text(&path.to_string_lossy());
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

/// One test at a time: on two cores a third window answers too late for a person's patience.
static TURN: Mutex<()> = Mutex::new(());

/// The turn of this test if the programs that it needs are here; says so if not, and fails if all
/// must run.
fn turn() -> Option<MutexGuard<'static, ()>> {
    for program in ["Xvfb", "xdotool"] {
        let paths = std::env::var_os("PATH").unwrap_or_default();
        if !std::env::split_paths(&paths).any(|folder| folder.join(program).exists()) {
            println!("skipped: {program} is not installed");
            assert!(std::env::var_os("WANDEL_TEST_FULL").is_none(), "{program} is not installed");
            return None;
        }
    }
    // A test that failed leaves nothing behind that the next one would meet.
    Some(TURN.lock().unwrap_or_else(PoisonError::into_inner))
}

fn titles(path: &Path) -> Vec<String> {
    let opened = storage::open(path).unwrap();
    let journeys = opened.workspace.journeys.iter();
    journeys.flat_map(|journey| journey.all_touchpoints()).map(|known| known.title.clone()).collect()
}

#[test]
fn a_touchpoint_added_by_keyboard_is_saved_and_can_be_taken_back() {
    let Some(_turn) = turn() else { return };
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
    let Some(_turn) = turn() else { return };
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ten.ron");
    let (svg, png) = (folder.path().join("ten.svg"), folder.path().join("ten.png"));
    let text = |path: &Path| path.to_string_lossy().into_owned();
    command(&["new", &text(&path), "--template", "t12"]);

    let mut window = Window::open(&path, folder.path());
    window.keys(&["n"]);
    for number in 1..=10 {
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
    let Some(_turn) = turn() else { return };
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

/// A sample under this name in a folder.
fn sample_in(folder: &Path, name: &str) -> std::path::PathBuf {
    let path = folder.join(name);
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/first-steps.ron");
    std::fs::copy(sample, &path).unwrap();
    path
}

fn has_title(path: &Path, title: &str) -> bool {
    path.exists() && titles(path).iter().any(|known| known == title)
}

#[test]
fn without_a_dialog_of_the_system_the_window_asks_for_the_path() {
    let Some(_turn) = turn() else { return };
    let folder = tempfile::tempdir().unwrap();
    let (first, taken) = (sample_in(folder.path(), "first.ron"), folder.path().join("taken.ron"));
    let (free, original) = (folder.path().join("free.ron"), "not a journey");
    std::fs::write(&taken, original).unwrap();
    let window = Window::open(&first, folder.path());
    window.keys(&["ctrl+shift+s"]);
    window.type_path(&free);
    window.keys(&["Return"]);
    wait_for("the copy", || std::fs::read(&free).ok() == std::fs::read(&first).ok());

    window.keys(&["ctrl+shift+s"]);
    window.type_path(&taken);
    window.keys(&["Return"]);
    sleep(Duration::from_secs(1));
    assert_eq!(std::fs::read_to_string(&taken).unwrap(), original, "replaced unasked");
    window.keys(&["Return"]);
    wait_for("the replaced file", || std::fs::read(&taken).ok() == std::fs::read(&first).ok());

    window.keys(&["ctrl+o"]);
    window.type_path(&free);
    window.keys(&["Return", "n"]);
    window.type_text("Opened by name");
    window.keys(&["Return", "ctrl+s"]);
    wait_for("the touchpoint in the file that was opened", || has_title(&free, "Opened by name"));
    assert!(!has_title(&taken, "Opened by name"));
}

#[test]
fn what_a_killed_program_had_not_saved_is_offered_again() {
    let Some(_turn) = turn() else { return };
    let folder = tempfile::tempdir().unwrap();
    let file = sample_in(folder.path(), "first.ron");
    let original = std::fs::read(&file).unwrap();
    let display = Rc::new(Display::new());
    let mut window = Window::open_on(&display, Some(&file), folder.path());
    window.keys(&["n"]);
    window.type_text("Nearly lost");
    window.keys(&["Return"]);
    sleep(Duration::from_secs(3));
    // As hard as it gets: the program hears nothing of it.
    window.app.0.kill().unwrap();
    window.app.0.wait().unwrap();
    drop(window);

    let rescued = folder.path().join("rescued.ron");
    let window = Window::open_on(&display, None, folder.path());
    // Behind the two languages comes what was left behind: open the copy.
    window.keys(&["Tab", "Tab", "Tab", "Return", "ctrl+shift+s"]);
    window.type_path(&rescued);
    window.keys(&["Return"]);
    wait_for("the rescued work", || has_title(&rescued, "Nearly lost"));
    assert_eq!(std::fs::read(&file).unwrap(), original, "the file stays as it was saved");
}

#[test]
fn touchpoints_are_copied_from_one_window_to_another() {
    let Some(_turn) = turn() else { return };
    let folder = tempfile::tempdir().unwrap();
    let (from, to) = (sample_in(folder.path(), "from.ron"), folder.path().join("to.ron"));
    command(&["new", &to.to_string_lossy(), "--template", "five-phases"]);
    let display = Rc::new(Display::new());
    let source = Window::open_on(&display, Some(&from), folder.path());
    let target = Window::open_on(&display, Some(&to), folder.path());
    source.keys(&["ctrl+a", "ctrl+c"]);
    target.keys(&["ctrl+v"]);
    sleep(Duration::from_secs(1));
    target.keys(&["ctrl+s"]);
    wait_for("the copies", || titles(&to).len() == titles(&from).len());
    let sorted = |path: &Path| {
        let mut titles = titles(path);
        titles.sort();
        titles
    };
    assert_eq!(sorted(&to), sorted(&from));
}

#[test]
fn a_window_does_not_open_where_no_monitor_is() {
    let Some(_turn) = turn() else { return };
    let folder = tempfile::tempdir().unwrap();
    let file = sample_in(folder.path(), "first.ron");
    let settings = folder.path().join("config/wandel/settings.ron");
    std::fs::create_dir_all(settings.parent().unwrap()).unwrap();
    let display = Rc::new(Display::new());
    for position in ["(5000, 300)", "(-4000, 200)", "(300, 2500)"] {
        let text = format!("(window: (1000, 700), position: {position})");
        std::fs::write(&settings, text).unwrap();
        let window = Window::start(&display, Some(&file), folder.path());
        let mut geometry = String::new();
        wait_for("a window on the monitor", || {
            geometry = window.display.xdotool(&["getwindowgeometry", "--shell", &window.id]);
            let number = |name: &str| -> Option<i32> {
                geometry.lines().find_map(|line| line.strip_prefix(name)?.parse().ok())
            };
            let (Some(x), Some(y)) = (number("X="), number("Y=")) else { return false };
            (-900..1500).contains(&x) && (-16..984).contains(&y)
        });
    }
}

/// A person at the keyboard who counts: a sign that needs Shift is two presses.
struct Typist<'a> {
    window: &'a Window,
    presses: usize,
}

impl Typist<'_> {
    /// Types signs one after the other; a tab and a line break are their keys.
    fn type_text(&mut self, text: &str) {
        for (at, piece) in text.split_inclusive(['\t', '\n', '\u{8}']).enumerate() {
            let words = piece.trim_end_matches(['\t', '\n', '\u{8}']);
            if at == 0 {
                self.window.focus();
            }
            if !words.is_empty() {
                self.window.display.xdotool(&["type", "--delay", "25", words]);
            }
            let key = match piece.chars().next_back() {
                Some('\t') => "Tab",
                Some('\n') => "Return",
                Some('\u{8}') => "BackSpace",
                _ => continue,
            };
            self.window.display.xdotool(&["key", key]);
        }
        self.count(text);
    }

    fn count(&mut self, text: &str) {
        let shifted = |sign: char| sign.is_uppercase() || "@+>?*\"!:(".contains(sign);
        self.presses += text.chars().map(|sign| if shifted(sign) { 2 } else { 1 }).sum::<usize>();
    }
}

/// A touchpoint of the room: what is typed before the title (an empty Enter goes to the next phase),
/// of the title, and behind it; the whole title where the catalogue knows it.
struct Said {
    before: &'static str,
    title: &'static str,
    behind: &'static str,
    known: Option<&'static str>,
    /// Whether an owner is named for the first time.
    names: bool,
}

const fn free(before: &'static str, title: &'static str, behind: &'static str) -> Said {
    Said { before, title, behind, known: None, names: false }
}

const fn naming(before: &'static str, title: &'static str, behind: &'static str) -> Said {
    Said { names: true, ..free(before, title, behind) }
}

const fn known(before: &'static str, title: &'static str, behind: &'static str, whole: &'static str) -> Said {
    Said { known: Some(whole), ..free(before, title, behind) }
}

/// Five phases of a broken wheel. Channel and owner are said where they change; Tab completes them,
/// also owners whose names are usual. One with a name that nobody can guess would have to be typed out.
const ROOM: [Said; 25] = [
    naming("", "Wheel breaks", " w\t@s\tm14\n"),
    free("", "Neighbour tells", " wor\tm32\n"),
    known("", "ban", "\t\n", "Banner"),
    known("", "radio", "\t\n", "Radio commercial"),
    known("", "press", "\t\n", "Press article or test"),
    free("\n", "Compare prices", " comp\tm31\n"),
    free("", "Read what others say", " rev\tm32\n"),
    known("", "stars", "\t\n", "Stars in a review system"),
    known("", "customer rev", "\t\n", "Customer review on a forum"),
    naming("", "Try one in town", " s\t@st\tm14\n"),
    known("", "product dem", "\t\n", "Product demonstration"),
    free("\n", "Choose a colour", " m14\n"),
    free("", "Pay", " we\tm14\n"),
    known("", "order", "\t\n", "Order confirmation"),
    known("", "invo", "\t\n", "Invoice"),
    naming("", "Wait for the parcel", " de\t@l\tm13\n"),
    known("\n", "deliv", "\t\n", "Delivery at the door"),
    free("", "Unpack", " pro\tm14\n"),
    free("", "First ride", " m13\n"),
    naming("", "Ask how to charge", " ph\t@c\tm14\n"),
    known("", "onb", "\t\n", "Onboarding"),
    known("\n", "satis", "\t\n", "Satisfaction survey"),
    free("", "Tell a colleague", " wo\tm32\n"),
    known("", "peer", "\t@sa\t\n", "Peer reviews on the own shop"),
    free("", "Ride to the shop", " s\t@c\tm14\n"),
];

/// How many keys each touchpoint takes beyond its title.
struct Figures {
    of: &'static str,
    presses: Vec<usize>,
}

impl Figures {
    fn of(name: &'static str, all: &[(&Said, usize)], which: impl Fn(&Said) -> bool) -> Self {
        let presses = all.iter().filter(|(said, _)| which(said)).map(|(_, presses)| *presses).collect();
        Self { of: name, presses }
    }

    fn most(&self) -> usize {
        self.presses.iter().copied().max().unwrap_or(0)
    }

    fn mean(&self) -> f64 {
        self.presses.iter().sum::<usize>() as f64 / self.presses.len() as f64
    }

    fn print(&self) {
        println!(
            "{}: {} touchpoints, mean {:.1}, most {}",
            self.of,
            self.presses.len(),
            self.mean(),
            self.most()
        );
    }
}

#[test]
fn a_room_of_25_touchpoints_is_typed_without_a_mouse() {
    let Some(_turn) = turn() else { return };
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("room.ron");
    let window = Window::open_on(&Rc::new(Display::new()), None, folder.path());
    // Behind the two languages: five phases.
    window.keys(&["Tab", "Tab", "Tab", "Return"]);
    sleep(Duration::from_secs(1));
    window.keys(&["Escape", "n"]);

    let mut counted = Vec::new();
    let mut typist = Typist { window: &window, presses: 0 };
    for said in &ROOM {
        let start = typist.presses;
        typist.type_text(&format!("{}{}{}", said.before, said.title, said.behind));
        // A person breathes; a machine that is busy catches up.
        sleep(Duration::from_millis(500));
        let mut title = Typist { window: &window, presses: 0 };
        title.count(said.title);
        counted.push((said, typist.presses - start - title.presses));
    }
    let total = typist.presses;
    window.keys(&["ctrl+shift+s"]);
    window.type_path(&path);
    window.keys(&["Return"]);
    wait_for("the file", || path.exists() && titles(&path).len() == ROOM.len());

    let freely = Figures::of("typed freely", &counted, |said| said.known.is_none());
    let named = Figures::of("typed freely, owner named for the first time", &counted, |said| said.names);
    let catalogue = Figures::of("from the catalogue", &counted, |said| said.known.is_some());
    for figures in [&freely, &named, &catalogue] {
        figures.print();
    }
    println!("all keys with titles: {total}, {:.1} a touchpoint", total as f64 / ROOM.len() as f64);
    check_room(&path);
    assert!(freely.most() <= 12 && named.presses.len() == 4, "typed freely: {:?}", freely.presses);
    assert!(catalogue.most() <= 8, "from the catalogue: {:?}", catalogue.presses);
}

/// Everything that was said is in the file: phases, channels, owners, media types, influence, the chain.
fn check_room(path: &Path) {
    let workspace = storage::open(path).unwrap().workspace;
    let journey = &workspace.journeys[0];
    let wanted: Vec<&str> = ROOM.iter().map(|said| said.known.unwrap_or(said.title)).collect();
    assert_eq!(titles(path), wanted);
    let counts: Vec<usize> = journey.phases.iter().map(|phase| phase.touchpoints.len()).collect();
    assert_eq!(counts, [5, 6, 5, 5, 4]);
    let owner =
        |id: &str| workspace.departments.iter().find(|one| one.id.as_str() == id).map(|one| one.name.clone());
    for card in journey.all_touchpoints() {
        assert!(!card.channel.is_empty() && card.owner().is_some(), "{}", card.title);
        assert!(card.media_type.is_some() && card.influence.is_some(), "{}", card.title);
    }
    let of = |title: &str| {
        let card = journey.all_touchpoints().find(|card| card.title == title).unwrap();
        let owner = card.owner().and_then(|id| owner(id.as_str())).unwrap_or_default();
        let media = format!("{:?} {:?}", card.media_type.unwrap(), card.influence.unwrap());
        format!("{} {owner} {media}", card.channel)
    };
    let samples = [
        ("Wheel breaks", "website Sales Owned Full"),
        ("Neighbour tells", "word_of_mouth Sales Earned Indirect"),
        ("Banner", "display Sales Paid Full"),
        ("Compare prices", "comparison_site Sales Earned NoInfluence"),
        ("Read what others say", "review_site Sales Earned Indirect"),
        ("Choose a colour", "store Store Owned Full"),
        ("Wait for the parcel", "delivery Logistics Owned Partial"),
        ("First ride", "product Logistics Owned Partial"),
        ("Ask how to charge", "phone Customer service Owned Full"),
        ("Peer reviews on the own shop", "website Sales Owned Partial"),
        ("Ride to the shop", "store Customer service Owned Full"),
    ];
    for (title, wanted) in samples {
        assert_eq!(of(title), wanted, "{title}");
    }
    let order: Vec<_> = journey.all_touchpoints().map(|card| card.id.clone()).collect();
    let chain: Vec<_> = order.windows(2).map(|pair| (pair[0].clone(), pair[1].clone())).collect();
    let links: Vec<_> =
        journey.all_transitions().map(|known| (known.from.clone(), known.to.clone())).collect();
    assert_eq!(links.len(), 24);
    assert!(chain.iter().all(|link| links.contains(link)), "{links:?}");
}
