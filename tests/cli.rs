//! The real program from its command line: what it writes, what it says and how it exits.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::type_complexity,
    reason = "a test says what went wrong by panicking"
)]
#![allow(missing_docs, reason = "tests are read, not called")]

#[path = "cli/filling.rs"]
mod filling;
#[path = "cli/gaps.rs"]
mod gaps;
#[path = "cli/pictures.rs"]
mod pictures;
#[path = "cli/plan.rs"]
mod plan;
#[path = "cli/readers.rs"]
mod readers;
#[path = "cli/session.rs"]
mod session;
#[path = "cli/sheets.rs"]
mod sheets;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Runs the program in `folder`, without a display.
fn wandel(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_wandel"))
        .args(arguments)
        .current_dir(folder)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("WAYLAND_SOCKET")
        .output()
        .unwrap()
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

fn sample() -> String {
    let path: PathBuf = [env!("CARGO_MANIFEST_DIR"), "samples", "zwaluw-en-spaak.ron"].iter().collect();
    path.to_str().unwrap().to_owned()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// Holds that the program ended with this code and said this on standard error.
#[track_caller]
fn fails(output: &Output, code: i32, says: &[&str]) {
    assert_eq!(output.status.code(), Some(code), "{}", err(output));
    for text in says {
        assert!(err(output).contains(text), "no `{text}` in:\n{}", err(output));
    }
    assert!(!err(output).contains("panicked"));
}

#[track_caller]
fn works(output: &Output) {
    assert_eq!(output.status.code(), Some(0), "{}", err(output));
    assert_eq!(err(output), "");
}

fn files(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
    let mut names: Vec<_> = names.map(|name| name.into_string().unwrap()).collect();
    names.sort();
    names
}

/// Width and height from a PNG's first chunk.
fn png_size(path: &Path) -> (u32, u32) {
    let bytes = fs::read(path).unwrap();
    assert_eq!(&bytes[..8], b"\x89PNG\r\n\x1a\n");
    let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
    (number(16), number(20))
}

#[test]
fn help_shows_an_example_for_each_command() {
    let folder = folder();
    for command in [&[][..], &["new"], &["check"], &["export"], &["list"]] {
        let output = wandel(folder.path(), &[command, &["--help"]].concat());
        works(&output);
        assert!(out(&output).contains("Example"), "{command:?}");
        assert!(out(&output).contains(&format!(
            "  {}",
            ["wandel"].iter().chain(command).copied().collect::<Vec<_>>().join(" ")
        )));
    }
    works(&wandel(folder.path(), &["--version"]));
    fails(&wandel(folder.path(), &["nonsense", "more"]), 2, &["error"]);
    fails(&wandel(folder.path(), &["export"]), 2, &["required"]);
}

#[test]
fn without_a_display_it_names_export() {
    if cfg!(any(windows, target_os = "macos")) {
        return;
    }
    let folder = folder();
    fs::write(folder.path().join("journey.ron"), "content is the window's matter").unwrap();
    for arguments in [&[][..], &["journey.ron"]] {
        let output = wandel(folder.path(), arguments);
        fails(&output, 1, &["error: there is no display", "wandel export"]);
        assert_eq!(out(&output), "");
    }
}

#[test]
fn no_window_opens_for_what_is_no_file() {
    let folder = folder();
    fails(&wandel(folder.path(), &["nope.ron"]), 1, &["error: there is no such file: nope.ron", "hint: "]);
    fails(&wandel(folder.path(), &["."]), 1, &["error: this is a folder, not a journey file: ."]);
}

#[test]
fn new_writes_a_file_that_is_right_and_replaces_nothing() {
    let folder = folder();
    let at = folder.path().join("mine.ron");
    works(&wandel(folder.path(), &["new", "mine.ron", "--template", "t1", "--lang", "nl"]));
    let text = fs::read_to_string(&at).unwrap();
    assert!(text.contains("Oriëntatie"), "{text}");
    let checked = wandel(folder.path(), &["check", "mine.ron"]);
    works(&checked);
    assert_eq!(out(&checked), "nothing wrong: mine.ron\n");
    let again = ["new", "mine.ron", "--template", "five-phases"];
    fails(&wandel(folder.path(), &again), 1, &["already a file mine.ron", "--force"]);
    assert_eq!(fs::read_to_string(&at).unwrap(), text);
    works(&wandel(folder.path(), &[&again[..], &["--force"]].concat()));
    assert!(fs::read_to_string(&at).unwrap().contains("Orientation"));
    fails(&wandel(folder.path(), &["new", "x.ron", "--template", "t99"]), 2, &["wandel list templates"]);
    fails(&wandel(folder.path(), &["new", "no/such/x.ron"]), 1, &["error: ", "x.ron"]);
    works(&wandel(folder.path(), &["new", "bare"]));
    fails(&wandel(folder.path(), &["new", "n2.txt"]), 2, &["ends in .ron: n2.txt", "name it `n2.ron`"]);
    works(&wandel(folder.path(), &["new", "LOUD.RON"]));
    assert_eq!(files(folder.path()), ["LOUD.RON", "bare.ron", "mine.ron"]);
}

#[test]
fn a_file_cannot_steer_the_terminal() {
    let folder = folder();
    let text =
        "(version: 1, title: \"T\", journeys: [(id: \"j\", name: \"J\", personas: [\"a\\u{1b}[31mb\"])])";
    fs::write(folder.path().join("a.ron"), text).unwrap();
    let checked = wandel(folder.path(), &["check", "a.ron"]);
    assert_eq!(checked.status.code(), Some(1));
    assert!(out(&checked).contains("\u{fffd}[31mb"), "{}", out(&checked));
    let exported = wandel(folder.path(), &["export", "a.ron", "--to", "a.svg"]);
    fails(&exported, 1, &["\u{fffd}[31mb"]);
    let printed = out(&checked) + &err(&exported);
    assert!(!printed.contains('\u{1b}'), "{printed:?}");
}

#[test]
fn check_tells_errors_from_warnings_and_goes_on() {
    let folder = folder();
    let write = |name: &str, fields: &str| {
        let text = format!(
            "(\n  version: 1,\n  title: \"T\",\n  journeys: [\n    (id: \"j\", name: \"J\", {fields}),\n  ],\n)\n"
        );
        fs::write(folder.path().join(name), text).unwrap();
    };
    let phases =
        "phases: [(id: \"a\", name: \"A\", role: orientation), (id: \"b\", name: \"B\", role: purchase)]";
    write("right.ron", phases);
    write("warning.ron", "");
    write("error.ron", &format!("{phases}, personas: [\"nobody\"]"));
    write("broken.ron", "phasess: []");
    let check = |name: &str| wandel(folder.path(), &["check", name]);
    works(&check("right.ron"));
    let warned = check("warning.ron");
    works(&warned);
    assert!(out(&warned).contains("warning: no phase has the role `purchase`"), "{}", out(&warned));
    assert!(out(&warned).contains("2 warnings: warning.ron"));
    let wrong = check("error.ron");
    assert_eq!(wrong.status.code(), Some(1));
    assert!(out(&wrong).contains("error.ron:5:"), "{}", out(&wrong));
    assert!(out(&wrong).contains("error: there is no persona `nobody`"), "{}", out(&wrong));
    assert!(out(&wrong).contains("at journeys[0].personas[0]"), "{}", out(&wrong));
    assert!(
        out(&wrong).contains("personas: [\"nobody\"]") && out(&wrong).contains("^^^^^^^^"),
        "{}",
        out(&wrong)
    );
    let all = wandel(folder.path(), &["check", "gone.ron", "broken.ron", "right.ron"]);
    fails(&all, 1, &["gone.ron", "broken.ron:5:", "did you mean `phases`?", "hint: "]);
    assert!(out(&all).contains("nothing wrong: right.ron"));
    assert_eq!(err(&all).matches("error: ").count(), 2, "{}", err(&all));
    assert_eq!(err(&all).matches("did you mean").count(), 1, "{}", err(&all));
}

#[test]
fn check_says_when_a_file_is_of_a_newer_version() {
    let folder = folder();
    works(&wandel(folder.path(), &["new", "new.ron"]));
    let at = folder.path().join("new.ron");
    let text = fs::read_to_string(&at).unwrap();
    fs::write(&at, text.replacen("version: 1", "version: 7", 1)).unwrap();
    let checked = wandel(folder.path(), &["check", "new.ron"]);
    works(&checked);
    let said = out(&checked);
    for part in ["version 7", "version 1", "for reading only: new.ron"] {
        assert!(said.contains(part), "{said}");
    }
}

#[test]
fn export_draws_svg_and_png() {
    let folder = folder();
    let sample = sample();
    let export = |rest: &[&str]| {
        let fixed = ["export", &sample, "--as-of", "2026-06-01", "--to"];
        wandel(folder.path(), &[&fixed[..], rest].concat())
    };
    works(&export(&["map.png", "--width", "1920"]));
    assert_eq!(png_size(&folder.path().join("map.png")).0, 1920);
    works(&export(&["MAP2.PNG", "--scale", "1"]));
    works(&export(&["map.svg"]));
    let svg = fs::read_to_string(folder.path().join("map.svg")).unwrap();
    assert!(svg.contains("Zwaluw") && svg.contains("Eigen") && svg.contains("2026"));
    works(&export(&["en.svg", "--lang", "en", "--no-owners", "--theme", "dark"]));
    assert!(fs::read_to_string(folder.path().join("en.svg")).unwrap().contains("Owned"));
    for lanes in
        ["channel-group", "channel", "owner", "media", "influence", "source", "persona", "blueprint", "none"]
    {
        works(&export(&[&format!("lanes-{lanes}.svg"), "--lanes", lanes]));
    }
    works(&export(&[
        "noor.svg",
        "--persona",
        "noor",
        "--phase",
        "purchase",
        "--journey",
        journey_id(&sample).as_str(),
    ]));
    works(&export(&["again.svg"]));
    assert_eq!(fs::read_to_string(folder.path().join("again.svg")).unwrap(), svg);
}

#[test]
fn export_lights_what_fits_a_filter_or_a_way() {
    let folder = folder();
    let sample = sample();
    let export = |rest: &[&str]| {
        let fixed = ["export", &sample, "--as-of", "2026-06-01", "--to"];
        wandel(folder.path(), &[&fixed[..], rest].concat())
    };
    let svg = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
    works(&export(&["plain.svg"]));
    works(&export(&["paid.svg", "--filter", "media=paid"]));
    works(&export(&["both.svg", "--filter", "mediatype=Betaalde media", "--filter", "owner=marketing"]));
    works(&export(&["way.svg", "--route", "noor", "--lang", "en"]));
    assert!(!svg("plain.svg").contains("uitgelicht"));
    assert!(svg("paid.svg").contains("uitgelicht: Mediatype: Betaalde media (paid)"));
    assert!(svg("both.svg").contains("Marketing"));
    assert!(svg("way.svg").contains("lit: way of "));
    assert_ne!(svg("paid.svg"), svg("both.svg"));
    fails(&export(&["no.svg", "--filter", "colour=red"]), 2, &["names no attribute", "owner"]);
    fails(&export(&["no.svg", "--filter", "owner=marketng"]), 2, &["did you mean `marketing`?"]);
    fails(&export(&["no.svg", "--route", "nor"]), 2, &["no persona `nor`"]);
}

/// The first id below `journeys:` in a file.
fn journey_id(path: &str) -> String {
    let text = fs::read_to_string(path).unwrap();
    let (_, journeys) = text.split_once("\n  journeys:").unwrap();
    journeys.split('"').nth(1).unwrap().to_owned()
}

#[test]
fn export_as_slides_writes_one_or_one_per_phase() {
    let folder = folder();
    let sample = sample();
    let output = wandel(folder.path(), &["export", &sample, "--to", "slide.png", "--fit", "slide"]);
    works(&output);
    let names = files(folder.path());
    assert_eq!(names.len(), out(&output).lines().count());
    for name in &names {
        assert_eq!(png_size(&folder.path().join(name)), (1920, 1080), "{name}");
        assert!(names.len() == 1 || name.starts_with("slide-"), "{name}");
    }
}

#[test]
fn export_refuses_what_it_cannot_do_and_leaves_nothing() {
    let folder = folder();
    let sample = sample();
    let export = |rest: &[&str]| wandel(folder.path(), &[&["export", &sample, "--to"], rest].concat());
    fails(&export(&["map.gif"]), 2, &[".svg or .png or .pdf"]);
    fails(&export(&["map.png", "--paper", "a3"]), 2, &["--paper", ".pdf"]);
    fails(&export(&["map.png", "--scale", "9"]), 2, &["from 1 to 4"]);
    fails(&export(&["map.png", "--scale", "2", "--width", "100"]), 2, &["--width"]);
    fails(&export(&["map.png", "--width", "300000"]), 2, &["262144"]);
    fails(&export(&["map.png", "--width", "20"]), 2, &["100"]);
    fails(&export(&["map.svg", "--width", "500"]), 2, &["--width is for PNG", "hint: "]);
    fails(&export(&["MAP.SVG", "--scale", "2"]), 2, &["--scale is for PNG"]);
    fails(&export(&["map.png", "--as-of", "tomorrow"]), 2, &["2026-06-01"]);
    fails(&export(&["map.png", "--theme", "pink"]), 2, &["light"]);
    fails(&export(&["map.png", "--lang", "fr"]), 2, &["`en` and `nl`"]);
    fails(&export(&["map.png", "--persona", "nor"]), 2, &["no persona `nor`", "did you mean `noor`?"]);
    fails(&export(&["map.png", "--phase", "purchse"]), 2, &["did you mean `purchase`?"]);
    fails(&export(&["map.png", "--journey", "zzz"]), 2, &["no journey `zzz`", "the file has"]);
    fails(&export(&["no/such/map.png"]), 1, &["map.png"]);
    fails(&wandel(folder.path(), &["export", "gone.ron", "--to", "map.png"]), 1, &["gone.ron"]);
    assert_eq!(files(folder.path()), Vec::<String>::new());
}

#[test]
fn a_misspelt_id_is_told_with_one_question_mark() {
    let folder = folder();
    let text = fs::read_to_string(sample()).unwrap();
    let id = text.split_once("to: \"").unwrap().1.split('"').next().unwrap();
    let broken = text.replacen(&format!("to: \"{id}\""), &format!("to: \"{id}x\""), 1);
    fs::write(folder.path().join("a.ron"), broken).unwrap();
    let output = wandel(folder.path(), &["export", "a.ron", "--to", "map.svg"]);
    fails(&output, 1, &[&format!("did you mean `{id}`? `wandel check` lists all")]);
}

#[test]
fn export_replaces_only_when_told() {
    let folder = folder();
    let sample = sample();
    fs::write(folder.path().join("map.svg"), "mine").unwrap();
    let arguments = ["export", &sample, "--to", "map.svg"];
    fails(&wandel(folder.path(), &arguments), 1, &["already a file map.svg", "--force"]);
    assert_eq!(fs::read_to_string(folder.path().join("map.svg")).unwrap(), "mine");
    works(&wandel(folder.path(), &[&arguments[..], &["--force"]].concat()));
    assert!(fs::read_to_string(folder.path().join("map.svg")).unwrap().contains("<svg"));
}

#[test]
fn a_deck_is_renewed_and_the_slides_of_others_stay() {
    let folder = folder();
    let deck = folder.path().join("deck.pptx");
    let export = |more: &[&str]| {
        let sample = sample();
        let arguments = [&["export", &sample, "--to", "deck.pptx", "--as-of", "2026-06-01"], more].concat();
        wandel(folder.path(), &arguments)
    };
    works(&export(&["--into"]));
    let first = fs::read(&deck).unwrap();
    fails(&export(&[]), 1, &["there is already a file"]);
    let again = export(&["--into"]);
    works(&again);
    assert!(out(&again).contains("slides renewed, 0 new, 0 gone; 0 others as they were"), "{}", out(&again));
    assert_eq!(fs::read(&deck).unwrap(), first, "the same bytes");
    for (name, bytes) in [("text.pptx", &b"no deck"[..]), ("half.pptx", &first[..first.len() / 2])] {
        fs::write(folder.path().join(name), bytes).unwrap();
        let output = wandel(folder.path(), &["export", &sample(), "--to", name, "--into"]);
        fails(&output, 1, &["cannot be read as a PowerPoint deck", "save it again as .pptx"]);
        assert_eq!(fs::read(folder.path().join(name)).unwrap(), bytes, "as it was");
    }
    let macros = ["export", &sample(), "--to", "new.pptm", "--into"];
    fails(&wandel(folder.path(), &macros), 2, &["would have no macros"]);
    fs::copy(&deck, folder.path().join("new.pptm")).unwrap();
    works(&wandel(folder.path(), &macros));
    let svg = ["export", &sample(), "--to", "map.svg", "--into"];
    fails(&wandel(folder.path(), &svg), 2, &["--into is for PPTX"]);
    assert_eq!(files(folder.path()), ["deck.pptx", "half.pptx", "new.pptm", "text.pptx"]);
}

#[test]
fn each_phase_or_persona_gets_a_file_and_a_folder_gets_names() {
    let folder = folder();
    let export = |more: &[&str]| {
        let sample = sample();
        let arguments = [&["export", &sample, "--as-of", "2026-06-01"], more].concat();
        wandel(folder.path(), &arguments)
    };
    works(&export(&["--to", "map.svg", "--each", "phase"]));
    let phases = files(folder.path());
    assert!(phases.len() > 4 && phases[0].starts_with("map-1-"), "{phases:?}");
    fs::remove_file(folder.path().join(&phases[0])).unwrap();
    fails(&export(&["--to", "map.svg", "--each", "phase"]), 1, &["there is already a file"]);
    assert_eq!(files(folder.path()).len(), phases.len() - 1, "all or none");
    works(&export(&["--to", "who.pdf", "--each", "persona"]));
    fails(&export(&["--to", "deck.pptx", "--each", "phase"]), 2, &["a deck has a slide for each phase"]);
    fails(&export(&["--to", "out.csv", "--each", "phase"]), 2, &["--each is for pictures"]);

    fs::create_dir(folder.path().join("out")).unwrap();
    for kind in ["svg", "pptx", "inventory", "json"] {
        works(&export(&["--to", "out/", "--as", kind]));
    }
    works(&export(&["--to", "out/", "--width", "400"]));
    fails(&export(&["--to", "out/"]), 1, &["there is already a file"]);
    let stem = Path::new(&sample()).file_stem().unwrap().to_string_lossy().into_owned();
    let names = files(&folder.path().join("out"));
    assert!(names.contains(&format!("{stem}-map-2026-06-01.png")), "{names:?}");
    assert!(names.contains(&format!("{stem}-deck-2026-06-01.pptx")), "{names:?}");
    assert!(names.contains(&format!("{stem}-inventory-2026-06-01.csv")), "{names:?}");
    assert!(names.contains(&format!("{stem}-content-2026-06-01.json")), "{names:?}");
    assert_eq!(names.len(), 5);
}

#[test]
fn a_map_that_would_lack_a_line_is_not_drawn() {
    let folder = folder();
    let text = fs::read_to_string(sample()).unwrap();
    let broken = text.replacen("to: \"", "to: \"nowhere-", 1);
    assert_ne!(text, broken);
    fs::write(folder.path().join("broken.ron"), broken).unwrap();
    let output = wandel(folder.path(), &["export", "broken.ron", "--to", "map.png"]);
    fails(&output, 1, &["would not be complete", "there is an error in broken.ron", "wandel check"]);
    assert_eq!(files(folder.path()), ["broken.ron"]);
}

#[test]
fn lists_name_what_other_commands_take() {
    let folder = folder();
    let list = |what: &str| {
        let output = wandel(folder.path(), &["list", what]);
        works(&output);
        out(&output)
    };
    assert_eq!(list("templates").lines().count(), 15);
    assert!(list("templates").contains("Vijf fasen"));
    assert_eq!(list("channels").lines().count(), 42);
    assert!(list("channels").starts_with("search_organic"));
    assert_eq!(list("themes").lines().collect::<Vec<_>>(), ["dark", "light", "print"]);
    fails(&wandel(folder.path(), &["list", "cats"]), 2, &["templates"]);
}
