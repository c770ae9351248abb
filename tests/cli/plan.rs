//! `wandel plan`: the contact plan as tables, pages and text.

use std::fs;

use super::{err, fails, files, folder, out, sample, wandel, works};

#[test]
fn a_part_reads_as_text_in_the_language_that_is_asked_for() {
    let folder = folder();
    let sample = sample();
    let part = |part: &str, more: &[&str]| {
        let arguments = [&["plan", sample.as_str(), "--part", part, "--as-of", "2026-06-01"], more].concat();
        let output = wandel(folder.path(), &arguments);
        works(&output);
        out(&output)
    };
    let dutch = part("hand-offs", &[]);
    assert!(dutch.starts_with("# Overdrachten: ") && dutch.contains("1 juni 2026"), "{dutch}");
    let english = part("hand-offs", &["--lang", "en", "--owner", "marketing"]);
    assert!(english.starts_with("# Hand-offs: ") && english.contains("Only owner: "), "{english}");
    assert_eq!(english, part("hand-offs", &["--lang", "en", "--owner", "Marketing"]));
    let all = wandel(folder.path(), &["plan", &sample, "--lang", "en", "--as-of", "2026-06-01"]);
    works(&all);
    assert!(out(&all).starts_with("# Contact plan: ") && out(&all).contains("\n## Actions\n"));
}

#[test]
fn nothing_is_replaced_unasked_and_what_is_not_known_is_refused() {
    let folder = folder();
    let sample = sample();
    let run = |more: &[&str]| wandel(folder.path(), &[&["plan", sample.as_str()], more].concat());
    works(&run(&["--part", "actions", "--to", "plan.html"]));
    assert!(
        fs::read_to_string(folder.path().join("plan.html")).unwrap().contains("<section id=\"actions\">")
    );
    fails(&run(&["--part", "actions", "--to", "plan.html"]), 1, &["already a file", "--force"]);
    works(&run(&["--part", "actions", "--to", "plan.html", "--force"]));
    fails(&run(&["--to", "plan.pdf"]), 2, &[".csv or .html or .md"]);
    fails(&run(&["--part", "weather"]), 2, &["hand-offs", "calendar"]);
    fails(&run(&["--owner", "marketin"]), 2, &["no owner `marketin`", "did you mean `marketing`?"]);
    fails(&run(&["--persona", "nobody"]), 2, &["no persona"]);
    fails(&run(&["--segment", "nobody"]), 2, &["no segment"]);
    fails(&run(&["--channel", "pigeon"]), 2, &["no channel", "list channels"]);
    assert_eq!(files(folder.path()), ["plan.html"]);
    assert!(!err(&run(&["--part", "actions"])).contains("error"));
}

#[test]
fn a_report_of_gaps_ends_with_the_plan_unless_it_is_about_some_rules() {
    let folder = folder();
    let sample = sample();
    let report = |more: &[&str]| {
        let arguments = [&["gaps", sample.as_str(), "--format", "md", "--lang", "en"], more].concat();
        let output = wandel(folder.path(), &arguments);
        works(&output);
        out(&output)
    };
    assert!(report(&[]).contains("\n## Actions\n"));
    assert!(!report(&["--rule", "OWN-01"]).contains("\n## Actions\n"));
}

#[test]
fn a_part_with_several_tables_becomes_several_files_and_an_owner_gets_a_sheet() {
    let folder = folder();
    let sample = sample();
    let run = |more: &[&str]| {
        let arguments = [&["plan", sample.as_str(), "--part", "hand-offs", "--as-of", "2026-06-01"], more];
        wandel(folder.path(), &arguments.concat())
    };
    let output = run(&["--to", "plan.csv", "--semicolon"]);
    works(&output);
    assert_eq!(files(folder.path()), ["plan-handovers.csv", "plan-pairs.csv"]);
    assert_eq!(out(&output).lines().count(), 2);
    let pairs = fs::read_to_string(folder.path().join("plan-pairs.csv")).unwrap();
    assert!(pairs.starts_with("Geeft;Neemt over;Overdrachten;Afgesproken;Af te spreken"), "{pairs}");
    assert!(pairs.contains("\nMarketing;Webshop;7;4;3\n"), "{pairs}");
    fails(&run(&["--to", "plan.csv"]), 1, &["already a file"]);
    let sheet = run(&["--owner", "marketing", "--lang", "en"]);
    works(&sheet);
    assert!(out(&sheet).contains("\n## What this owner has in hand\n"), "{}", out(&sheet));
    assert!(out(&sheet).contains("\n### Gaps\n"), "{}", out(&sheet));
}

#[test]
fn dates_of_a_calendar_become_planned_contacts_of_a_journey_once() {
    let folder = folder();
    let journey = folder.path().join("bikes.ron");
    fs::copy(sample(), &journey).unwrap();
    let text = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1@team\r\nDTSTART:20260615T100000\r\n\
        RRULE:FREQ=WEEKLY;COUNT=2\r\nSUMMARY:Reminder\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:2@team\r\n\
        SUMMARY:Some day\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    fs::write(folder.path().join("team.ics"), text).unwrap();
    let id = wandel::storage::open(&journey).unwrap().workspace.journeys[0].id.to_string();
    let run = |more: &[&str]| {
        let arguments = ["import", "team.ics", "--to", "bikes.ron", "--force"];
        wandel(folder.path(), &[&arguments, more].concat())
    };
    fails(&run(&[]), 2, &["a calendar holds no journey", "--journey"]);
    let output = run(&["--journey", &id]);
    fails(&output, 4, &["Line 8, Some day: it names no day"]);
    assert!(out(&output).contains("2 new contacts · 1 has no place"), "{}", out(&output));
    let planned = |text: &str| text.matches("Reminder").count();
    assert_eq!(planned(&fs::read_to_string(&journey).unwrap()), 2);
    let again = run(&["--journey", &id]);
    assert!(out(&again).contains("2 stay as they are"), "{}", out(&again));
    assert_eq!(planned(&fs::read_to_string(&journey).unwrap()), 2);
}
