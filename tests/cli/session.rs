//! `wandel session`: the page and the calendar.

use std::fs;

use super::{err, fails, folder, out, sample, wandel, works};

#[test]
fn the_page_speaks_the_language_of_the_file_or_another() {
    let folder = folder();
    let sample = sample();
    let page = |more: &[&str]| {
        let arguments = [&["session", sample.as_str(), "--as-of", "2026-06-01"], more].concat();
        let output = wandel(folder.path(), &arguments);
        works(&output);
        out(&output)
    };
    let dutch = page(&[]);
    assert!(dutch.contains("## Wie doet wat") && dutch.contains("Gastbestelling invoeren"), "{dutch}");
    assert!(dutch.contains("Stand op 1 juni 2026") && dutch.contains("zonder datum"), "{dutch}");
    let english = page(&["--lang", "en"]);
    assert!(english.contains("## Who does what") && english.contains("As of 1 June 2026"), "{english}");
    assert_eq!(english, page(&["--lang", "en"]));
}

#[test]
fn the_calendar_holds_what_has_a_date_and_says_what_has_none() {
    let folder = folder();
    let text = fs::read_to_string(sample()).unwrap();
    let dated = text.replace(
        "owner: \"web-shop\",\n        ),\n      ],\n      insights",
        "owner: \"web-shop\",\n          due: \"2026-07-15\",\n        ),\n      ],\n      insights",
    );
    assert_ne!(text, dated);
    fs::write(folder.path().join("dated.ron"), dated).unwrap();
    let output = wandel(folder.path(), &["session", "dated.ron", "--to", "a.ics", "--as-of", "2026-06-01"]);
    works(&output);
    assert!(out(&output).ends_with("a.ics\n1 action\n"), "{}", out(&output));
    let calendar = fs::read_to_string(folder.path().join("a.ics")).unwrap();
    assert!(calendar.contains("\r\nDTSTART;VALUE=DATE:20260715\r\n"), "{calendar}");
    assert!(calendar.contains("SUMMARY:Gastbestelling invoeren (Webshop)\r\n"), "{calendar}");
    let output = wandel(folder.path(), &["session", &sample(), "--to", "b.ics", "--as-of", "2026-06-01"]);
    assert!(out(&output).contains("0 actions; 1 action without a date left out"), "{}", out(&output));
}

#[test]
fn nothing_is_replaced_unasked_and_other_endings_are_refused() {
    let folder = folder();
    fs::write(folder.path().join("page.html"), "old").unwrap();
    let sample = sample();
    let run = |more: &[&str]| wandel(folder.path(), &[&["session", sample.as_str(), "--to"], more].concat());
    fails(&run(&["page.html"]), 1, &["already a file"]);
    assert_eq!(fs::read_to_string(folder.path().join("page.html")).unwrap(), "old");
    works(&run(&["page.html", "--force"]));
    fails(&run(&["page.pdf"]), 2, &[".html or .md or .ics"]);
    assert!(err(&run(&["page.pdf"])).contains("page.pdf"));
}
