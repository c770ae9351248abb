//! What other programs make of our reports: Chromium of the page, LibreOffice of the workbook.
//! Skipped, visibly, where the program is missing.

use std::path::Path;
use std::process::Command;

use super::{folder, sample, wandel, works};

/// Whether a program is there; a missing one fails when all tests are asked for.
pub fn there(program: &str) -> bool {
    let found = Command::new(program).arg("--version").output().is_ok();
    let full = std::env::var_os("WANDEL_TEST_FULL").is_some_and(|value| value == "1");
    assert!(found || !full, "{program} is not installed");
    if !found {
        println!("skipped: {program} is not installed");
    }
    found
}

/// Text that does harm wherever it is taken for more than text: it runs, closes what it stands in,
/// fetches from `server`, hides in entities and sections, turns the line round, or is no letter at all.
fn evil(field: &str, server: &str) -> String {
    format!(
        "{field} </td></title></style><script>document.title='owned'</script>\
         <img src='{server}/image' onerror=\"document.title='owned'\"><svg onload=document.title='owned'>\
         <iframe src='{server}/frame'></iframe><link rel=stylesheet href='{server}/link'>\
         <meta http-equiv=refresh content='0;url={server}/meta'><base href='{server}/'>\
         <style>@import url('{server}/import');</style>&lt;script&gt;&#60;script&#62;]]><!-- \" ' `\
         =cmd() javascript:document.title='owned' \u{202E}desrever \u{2066}\u{0}\u{1b}[2J"
    )
}

/// A workspace in which every text field that the model has holds such a text, as a file.
fn hostile(path: &Path, server: &str) -> usize {
    let fields = std::cell::RefCell::new(std::collections::BTreeSet::new());
    let mut workspace: wandel::model::Workspace = super::filling::filled(&|field| {
        fields.borrow_mut().insert(field.to_owned());
        evil(field, server)
    });
    workspace.version = wandel::model::FORMAT_VERSION;
    // There is one of everything, and nothing is a part of itself or there twice.
    for journey in workspace.journeys.edit() {
        let journey = std::sync::Arc::make_mut(journey);
        journey.unsorted = Default::default();
        for phase in journey.phases.edit() {
            for touchpoint in std::sync::Arc::make_mut(phase).touchpoints.edit() {
                std::sync::Arc::make_mut(touchpoint).parent = None;
            }
        }
    }
    std::fs::write(path, wandel::storage::to_text(&workspace).unwrap()).unwrap();
    let fields = fields.borrow();
    assert!(fields.contains("Touchpoint.title") && fields.contains("Organisation.name"), "{fields:?}");
    fields.len()
}

/// The sample with such a text in every text of its own that is no id, so that many sentences hold it.
fn hostile_sample(path: &Path, server: &str) {
    let text = std::fs::read_to_string(sample()).unwrap();
    let ids: std::collections::BTreeSet<&str> =
        text.split("id: \"").skip(1).map(|behind| behind.split('"').next().unwrap()).collect();
    let mut out = String::new();
    for (at, piece) in text.split('"').enumerate() {
        let named =
            ["name: ", "title: ", "text: ", "topic: ", "label: "].iter().any(|key| out.ends_with(key));
        let is_date =
            piece.len() >= 10 && piece.as_bytes()[4] == b'-' && piece.as_bytes()[0].is_ascii_digit();
        let kept = out.ends_with("id: ")
            || is_date
            || out.ends_with("channel: ")
            || out.ends_with("value: ")
            || out.ends_with("base_template: ")
            || (ids.contains(piece) && !named);
        match at % 2 {
            0 => out.push_str(piece),
            _ if kept => out.push_str(&format!("\"{piece}\"")),
            _ => out.push_str(&ron::ser::to_string(&evil("sample", server)).unwrap()),
        }
    }
    std::fs::write(path, out).unwrap();
}

/// What headless Chromium makes of a page.
fn browse(folder: &Path, page: &str) -> String {
    let profile = folder.join("profile");
    // A page on which it waits for ever must not stop the tests.
    let output = Command::new("timeout")
        .args(["60", "chromium"])
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync"])
        .args(["--disable-background-networking", "--disable-component-update", "--dump-dom"])
        .arg(format!("--user-data-dir={}", profile.display()))
        .arg(format!("file://{}", folder.join(page).display()))
        .output()
        .unwrap();
    let dom = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(dom.contains("<html"), "{}", String::from_utf8_lossy(&output.stderr));
    dom
}

/// A server that says nothing and counts who comes: its address, and the count.
fn door() -> (String, std::sync::Arc<std::sync::atomic::AtomicUsize>) {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let server = format!("http://{}", listener.local_addr().unwrap());
    let knocks = std::sync::Arc::new(std::sync::atomic::AtomicUsize::new(0));
    let counted = std::sync::Arc::clone(&knocks);
    // It ends with the test's process. A visitor is sent away at once, or the browser would wait.
    std::thread::spawn(move || {
        for visitor in listener.incoming() {
            counted.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
            drop(visitor);
        }
    });
    (server, knocks)
}

#[test]
fn a_browser_runs_and_fetches_nothing_that_a_file_says() {
    if !there("chromium") {
        return;
    }
    let folder = folder();
    let (server, knocks) = door();
    let knocked = || knocks.swap(0, std::sync::atomic::Ordering::SeqCst) > 0;
    // A page that takes texts for more than texts is found out by the same look.
    let naive = format!("<html><title>x</title><body><p>{}</p></body></html>", evil("naive", &server));
    // Led elsewhere at once, it would not be there to be looked at.
    let naive = naive.replace("<meta", "<p");
    std::fs::write(folder.path().join("naive.html"), naive).unwrap();
    let dom = browse(folder.path(), "naive.html");
    assert!(dom.contains("<title>owned</title>"), "{dom}");
    assert!(knocked(), "the browser fetches what a page asks for");

    let fields = hostile(&folder.path().join("filled.ron"), &server);
    assert!(fields > 80, "{fields} text fields");
    hostile_sample(&folder.path().join("sample.ron"), &server);
    for (file, least) in [("filled", 20), ("sample", 500)] {
        let (input, page) = (format!("{file}.ron"), format!("{file}.html"));
        works(&wandel(folder.path(), &["gaps", &input, "--to", &page, "--as-of", "2026-06-01"]));
        let bytes = std::fs::read_to_string(folder.path().join(&page)).unwrap();
        let evil = bytes.matches("&lt;script&gt;document.title").count();
        assert!(evil >= least, "{evil} hostile texts in {page}");
        assert!(!bytes.contains(['\u{202E}', '\u{2066}', '\u{0}', '\u{1b}']), "letters that hide others");
        let dom = browse(folder.path(), &page);
        assert!(dom.contains("&lt;script&gt;"));
        for tag in ["<script", "<img", "<svg", "<iframe", "<link", "<base"] {
            assert!(!dom.contains(tag), "{tag} in {page}");
        }
        assert_eq!(dom.matches("<meta").count(), bytes.matches("<meta").count());
        assert!(!dom.contains("<title>owned"));
        assert!(!knocked(), "{page} fetched something");
    }
}

#[test]
fn a_spreadsheet_reads_the_workbook_as_written() {
    if !there("soffice") {
        return;
    }
    let folder = folder();
    let text = std::fs::read_to_string(sample()).unwrap();
    let text = text.replacen("title: \"Radiospot\"", "title: \"=SUM(1,2)\"", 1).replacen(
        "title: \"Nieuwsbrief\"",
        "title: \"@+-007 é\"",
        1,
    );
    std::fs::write(folder.path().join("hostile.ron"), text).unwrap();
    for ending in ["xlsx", "json"] {
        let name = format!("gaps.{ending}");
        works(&wandel(folder.path(), &["gaps", "hostile.ron", "--to", &name, "--as-of", "2026-06-01"]));
    }
    // Comma, quotes, UTF-8, from the first line; cells as they are shown, text as text.
    let output = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", folder.path().join("profile").display()))
        .args([
            "--headless",
            "--convert-to",
            "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false",
        ])
        .args(["--outdir", "read", "gaps.xlsx"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    let path = folder.path().join("read/gaps.csv");
    let mut reader = csv::Reader::from_path(&path)
        .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&output.stderr)));
    let read: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let json = std::fs::read(folder.path().join("gaps.json")).unwrap();
    let written: Vec<serde_json::Value> = serde_json::from_slice(&json).unwrap();
    assert_eq!(read.len(), written.len());
    for (read, written) in read.iter().zip(&written) {
        assert_eq!(&read[0], written["rule"].as_str().unwrap());
        assert_eq!(&read[5], written["subject"]["name"].as_str().unwrap());
        assert_eq!(&read[8], written["message"].as_str().unwrap());
    }
    assert!(read.iter().any(|row| &row[5] == "=SUM(1,2)"));
    assert!(read.iter().any(|row| row[5].contains("@+-007 é")));
}
