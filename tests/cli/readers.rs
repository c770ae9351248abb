//! What other programs make of our reports: Chromium of the page, LibreOffice of the workbook.
//! Skipped, visibly, where the program is missing.

use std::path::Path;
use std::process::Command;

use super::{folder, sample, wandel, works};

/// Whether a program is there; a missing one fails when all tests are asked for.
pub fn there(program: &str) -> bool {
    let flag = if program.starts_with("pdf") { "-v" } else { "--version" };
    let found = Command::new(program).arg(flag).output().is_ok();
    assert!(found || !full(), "{program} is not installed");
    if !found {
        println!("skipped: {program} is not installed");
    }
    found
}

/// Whether all tests are asked for, those that need another program too.
fn full() -> bool {
    std::env::var_os("WANDEL_TEST_FULL").is_some_and(|value| value == "1")
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

/// What a reader of documents prints.
fn poppler(folder: &Path, program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).current_dir(folder).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn a_reader_of_documents_finds_every_word_and_sheet() {
    if !there("pdftotext") || !there("pdfinfo") {
        return;
    }
    let folder = folder();
    let sample = sample();
    let export = |to: &str, more: &[&str]| {
        let arguments = [&["export", &sample, "--to", to, "--as-of", "2026-06-01"], more].concat();
        works(&wandel(folder.path(), &arguments));
    };
    export("map.pdf", &["--paper", "A2"]);
    let info = poppler(folder.path(), "pdfinfo", &["map.pdf"]);
    assert!(info.contains("Tagged:          yes") && info.contains("(A2)"), "{info}");
    assert!(info.contains("Zwaluw & Spaak: een e-bike kopen"), "{info}");
    let words = poppler(folder.path(), "pdftotext", &["map.pdf", "-"]);
    let words: String = words.split_whitespace().collect::<Vec<_>>().join(" ");
    for title in ["Radiospot", "Nieuwsbrief", "Account aanmaken", "Oriëntatie", "Welke fiets past"] {
        assert!(words.contains(title), "{title}: {words}");
    }
    let read = poppler(folder.path(), "pdfinfo", &["-struct-text", "map.pdf"]);
    assert!(read.find("H1").unwrap() < read.find("H2").unwrap());
    assert!(read.find("Radiospot").unwrap() < read.find("Nieuwsbrief").unwrap(), "phase by phase");

    export("poster.pdf", &["--poster", "A1", "--paper", "A4"]);
    let info = poppler(folder.path(), "pdfinfo", &["poster.pdf"]);
    assert!(info.contains("(A4)"), "{info}");
    let pages: usize =
        info.lines().find_map(|line| line.strip_prefix("Pages:")).unwrap().trim().parse().unwrap();
    assert!(pages >= 8, "{info}");
    for number in 1..=pages {
        let page = number.to_string();
        let words = poppler(folder.path(), "pdftotext", &["-f", &page, "-l", &page, "poster.pdf", "-"]);
        assert!(words.contains(&format!("vel {number} van {pages}")), "{words}");
    }
    export("slides.pdf", &["--fit", "slide", "--lang", "en"]);
    let info = poppler(folder.path(), "pdfinfo", &["slides.pdf"]);
    assert!(info.contains("Pages:           5"), "{info}");
}

/// The text of the first element that begins like this.
fn element<'a>(dom: &'a str, begins: &str) -> &'a str {
    let from = dom.find(begins).unwrap_or_else(|| panic!("no {begins}"));
    let behind = &dom[from..];
    &behind[behind.find('>').unwrap() + 1..behind.find("</").unwrap()]
}

#[test]
fn a_browser_searches_filters_and_tells_of_cards_on_a_map() {
    if !there("chromium") {
        return;
    }
    let folder = folder();
    let sample = sample();
    works(&wandel(folder.path(), &["export", &sample, "--to", "map.html", "--as-of", "2026-06-01"]));
    let whole = browse(folder.path(), "map.html");
    assert_eq!(element(&whole, "<span id=\"count\""), "25 van 25 contactmomenten");
    assert_eq!(whole.matches("role=\"button\"").count(), 25, "every card works by keyboard");
    assert_eq!(whole.matches("<article hidden").count(), 25, "nothing is told before it is asked for");

    let found = browse(folder.path(), "map.html#q=radiospot");
    assert_eq!(element(&found, "<span id=\"count\""), "1 van 25 contactmomenten");
    assert_eq!(found.matches("class=\"dim\"").count(), 24);
    for (filter, least) in [("media=Paid", 2), ("owner=0", 2), ("persona=1", 2), ("level=critical", 1)] {
        let dom = browse(folder.path(), &format!("map.html#{filter}"));
        let fitting: usize = element(&dom, "<span id=\"count\"").split(' ').next().unwrap().parse().unwrap();
        assert!((least..25).contains(&fitting), "{filter}: {fitting}");
        assert_eq!(dom.matches("class=\"dim\"").count(), 25 - fitting, "{filter}");
    }
    let at = whole.find("data-card=\"card-").unwrap() + 11;
    let card = &whole[at..at + whole[at..].find('"').unwrap()];
    let told = browse(folder.path(), &format!("map.html#card={card}"));
    assert_eq!(told.matches("<article hidden").count(), 24);
    assert!(told.contains("class=\"chosen\""), "the card is marked");
    let view = |dom: &str| dom[dom.find("viewBox=\"").unwrap()..].chars().take(40).collect::<String>();
    assert_ne!(view(&told), view(&whole), "and brought near");
}

#[test]
fn a_map_in_a_browser_runs_nothing_of_what_people_wrote() {
    if !there("chromium") {
        return;
    }
    let folder = folder();
    let (server, knocks) = door();
    hostile(&folder.path().join("filled.ron"), &server);
    hostile_sample(&folder.path().join("sample.ron"), &server);
    for (file, least) in [("filled", 20), ("sample", 500)] {
        let (input, page) = (format!("{file}.ron"), format!("{file}.html"));
        works(&wandel(folder.path(), &["export", &input, "--to", &page, "--as-of", "2026-06-01"]));
        let bytes = std::fs::read_to_string(folder.path().join(&page)).unwrap();
        let evil = bytes.matches("&lt;script&gt;document.title").count();
        assert!(evil >= least, "{evil} hostile texts in {page}");
        assert!(!bytes.contains(['\u{0}', '\u{1b}']), "letters that are none");
        for chosen in ["", "#q=script", "#q=<img src=x onerror=document.title=1>&persona=\"><b"] {
            let dom = browse(folder.path(), &format!("{page}{chosen}"));
            for tag in ["<img", "<iframe", "<link", "<base"] {
                assert!(!dom.contains(tag), "{tag} in {page}{chosen}");
            }
            assert_eq!((dom.matches("<script").count(), dom.matches("<svg").count()), (1, 1));
            assert_eq!(dom.matches("<meta").count(), bytes.matches("<meta").count());
            assert!(!dom.contains("<title>owned"));
            assert!(element(&dom, "<span id=\"count\"").contains(' '), "our own script ran");
        }
        assert_eq!(knocks.load(std::sync::atomic::Ordering::SeqCst), 0, "{page} fetched something");
    }
}

/// How many pages LibreOffice makes of a deck.
fn pages(folder: &Path, deck: &str) -> usize {
    office(folder, "pdf", deck, ".");
    let info = poppler(folder, "pdfinfo", &[&deck.replace(".pptx", ".pdf")]);
    info.lines().find_map(|line| line.strip_prefix("Pages:")).unwrap().trim().parse().unwrap()
}

/// Has LibreOffice save a file in another form.
fn office(folder: &Path, form: &str, file: &str, to: &str) {
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let arguments = [&profile, "--headless", "--convert-to", form, "--outdir", to, file];
    let output = Command::new("soffice").args(arguments).current_dir(folder).output().unwrap();
    let made = Path::new(file).with_extension(form);
    let made = folder.join(to).join(made.file_name().unwrap());
    assert!(made.exists(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn a_deck_that_another_program_saved_is_renewed_in_place() {
    if !there("soffice") || !there("pdfinfo") {
        return;
    }
    let folder = folder();
    let folder = folder.path();
    works(&wandel(folder, &["export", &sample(), "--to", "deck.pptx", "--as-of", "2026-06-01"]));
    let slides = pages(folder, "deck.pptx");
    office(folder, "pptx", "deck.pptx", "saved");
    std::fs::rename(folder.join("saved/deck.pptx"), folder.join("saved.pptx")).unwrap();
    let into = ["export", &sample(), "--to", "saved.pptx", "--into", "--as-of", "2026-06-01"];
    let output = wandel(folder, &into);
    works(&output);
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(said.contains(&format!("{slides} slides renewed, 0 new, 0 gone; 0 others")), "{said}");
    assert_eq!(pages(folder, "saved.pptx"), slides);

    // A deck of somebody else, from LibreOffice's own presentation with one slide.
    let theirs = "<?xml version=\"1.0\"?><office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
        xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" \
        xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\" office:version=\"1.2\" \
        office:mimetype=\"application/vnd.oasis.opendocument.presentation\"><office:body><office:presentation>\
        <draw:page draw:name=\"one\"><draw:frame svg:x=\"2cm\" svg:y=\"2cm\" svg:width=\"20cm\" svg:height=\"3cm\"><draw:text-box>\
        <text:p>Quarterly review</text:p></draw:text-box></draw:frame></draw:page></office:presentation></office:body></office:document>";
    std::fs::write(folder.join("theirs.fodp"), theirs).unwrap();
    office(folder, "pptx", "theirs.fodp", ".");
    for (renewed, new) in [(0, slides), (slides, 0)] {
        let output =
            wandel(folder, &["export", &sample(), "--to", "theirs.pptx", "--into", "--as-of", "2026-06-01"]);
        works(&output);
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(said.contains(&format!("{renewed} slides renewed, {new} new, 0 gone; 1 others")), "{said}");
    }
    assert_eq!(pages(folder, "theirs.pptx"), slides + 1);
    let words = poppler(folder, "pdftotext", &["theirs.pdf", "-"]);
    assert!(words.contains("Quarterly review") && words.contains("Radiospot"), "{words}");
}

#[test]
fn readers_of_decks_find_slides_with_native_shapes() {
    let folder = folder();
    works(&wandel(folder.path(), &["export", &sample(), "--to", "deck.pptx", "--as-of", "2026-06-01"]));
    let python = Command::new("python3").args(["-c", "import pptx"]).output();
    if python.is_ok_and(|output| output.status.success()) {
        let script = "import pptx, sys\n\
            deck = pptx.Presentation('deck.pptx')\n\
            assert deck.slide_width * 9 == deck.slide_height * 16\n\
            def each(shapes):\n\
            \x20   for shape in shapes:\n\
            \x20       yield shape\n\
            \x20       if shape.shape_type == 6: yield from each(shape.shapes)\n\
            for slide in deck.slides:\n\
            \x20   shapes = list(each(slide.shapes))\n\
            \x20   ids = [shape.shape_id for shape in shapes]\n\
            \x20   assert len(ids) == len(set(ids))\n\
            \x20   assert slide.shapes.title.text_frame.text\n\
            \x20   for shape in shapes:\n\
            \x20       assert shape.left >= -9525 and shape.left + shape.width <= deck.slide_width + 9525, shape.name\n\
            \x20       assert shape.top >= -9525 and shape.top + shape.height <= deck.slide_height + 9525, shape.name\n\
            print(len(deck.slides), sum(len(list(each(slide.shapes))) for slide in deck.slides))\n";
        let output =
            Command::new("python3").args(["-c", script]).current_dir(folder.path()).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    } else {
        // It comes from no distribution: only who runs the tests can say that it can't be had.
        let left_out = std::env::var("WANDEL_TEST_WITHOUT").is_ok_and(|name| name == "python-pptx");
        assert!(left_out || !full(), "python-pptx is not installed");
        println!("skipped: python-pptx is not installed");
    }
    if !there("soffice") || !there("pdftotext") {
        return;
    }
    let profile = format!("-env:UserInstallation=file://{}", folder.path().join("profile").display());
    let convert = [&profile, "--headless", "--convert-to", "pdf", "deck.pptx"];
    let output = Command::new("soffice").args(convert).current_dir(folder.path()).output().unwrap();
    assert!(folder.path().join("deck.pdf").exists(), "{}", String::from_utf8_lossy(&output.stderr));
    let info = poppler(folder.path(), "pdfinfo", &["deck.pdf"]);
    // A title, the map, five phases or more, the gaps.
    let pages: usize =
        info.lines().find_map(|line| line.strip_prefix("Pages:")).unwrap().trim().parse().unwrap();
    assert!(pages >= 8, "{info}");
    let words = poppler(folder.path(), "pdftotext", &["deck.pdf", "-"]);
    for title in ["Radiospot", "Nieuwsbrief", "Wat het meest opvalt"] {
        assert!(words.contains(title), "{title}: {words}");
    }
}
