//! `wandel gaps` and `wandel list rules`: formats, filters, exit codes, hostile text.

use std::fs;

use super::{err, fails, folder, out, sample, wandel, works};

const DATE: &[&str] = &["--as-of", "2026-06-01"];

fn gaps(folder: &std::path::Path, more: &[&str]) -> std::process::Output {
    let sample = sample();
    let arguments: Vec<&str> = [&["gaps", sample.as_str()], DATE, more].concat();
    wandel(folder, &arguments)
}

fn json(folder: &std::path::Path, more: &[&str]) -> Vec<serde_json::Value> {
    let output = gaps(folder, &[&["--format", "json"], more].concat());
    works(&output);
    serde_json::from_slice::<serde_json::Value>(&output.stdout).unwrap().as_array().unwrap().clone()
}

#[test]
fn a_table_for_the_terminal_is_the_default() {
    let folder = folder();
    let output = gaps(folder.path(), &[]);
    works(&output);
    let text = out(&output);
    assert_eq!(text.lines().count(), 152, "{text}");
    assert!(text.starts_with("Kritiek"), "{text}");
    assert!(text.ends_with("151 findings as of 2026-06-01\n"));
    let english = out(&gaps(folder.path(), &["--lang", "en", "--min-severity", "critical"]));
    assert_eq!(english.lines().filter(|line| line.starts_with("Critical")).count(), 6, "{english}");
}

#[test]
fn json_has_the_schema_of_the_readme() {
    let folder = folder();
    let findings = json(folder.path(), &[]);
    assert_eq!(findings.len(), 151);
    for finding in &findings {
        for field in ["rule", "name", "severity", "family", "message", "action", "state", "reason", "as_of"] {
            assert!(finding[field].is_string(), "{field} of {finding}");
        }
        for field in ["kind", "id", "detail", "name"] {
            assert!(finding["subject"][field].is_string(), "subject.{field} of {finding}");
        }
        for field in ["phase", "owner"] {
            assert!(finding[field].is_string() || finding[field].is_null(), "{field} of {finding}");
        }
        assert!(finding["weight"].is_number() && finding["fragile"].is_boolean());
        assert!(!finding["message"].as_str().unwrap().contains(['{', '}']), "{finding}");
        assert!(!finding["action"].as_str().unwrap().contains(['{', '}']), "{finding}");
    }
}

#[test]
fn filters_say_what_is_asked_for() {
    let folder = folder();
    let of = |findings: &[serde_json::Value], field: &str| {
        findings.iter().map(|finding| finding[field].as_str().unwrap_or("").to_owned()).collect::<Vec<_>>()
    };
    let rules = of(&json(folder.path(), &["--rule", "own-03", "MES-03"]), "rule");
    assert_eq!(rules.len(), 18);
    assert!(rules.iter().all(|rule| rule == "OWN-03" || rule == "MES-03"));
    let owners = of(&json(folder.path(), &["--owner", "marketing"]), "owner");
    assert!(!owners.is_empty() && owners.iter().all(|owner| owner == "marketing"));
    fails(&gaps(folder.path(), &["--rule", "OWN-99"]), 2, &["wandel list rules"]);
    fails(&gaps(folder.path(), &["--owner", "markting"]), 2, &["did you mean `marketing`?"]);
    fails(&gaps(folder.path(), &["--min-severity", "bad"]), 2, &["critical, high, medium, low, info"]);
    fails(&gaps(folder.path(), &["--journey", "nowhere"]), 2, &["there is no journey `nowhere`"]);
}

#[test]
fn fail_on_tells_version_control() {
    let folder = folder();
    assert_eq!(gaps(folder.path(), &["--fail-on", "critical"]).status.code(), Some(3));
    let path = folder.path().join("empty.ron");
    works(&wandel(folder.path(), &["new", "empty.ron"]));
    let output = wandel(folder.path(), &["gaps", "empty.ron", "--fail-on", "high"]);
    assert_eq!(output.status.code(), Some(3), "empty phases are high: {}", err(&output));
    let text = fs::read_to_string(&path)
        .unwrap()
        .replace("journeys: [", "rule_settings: (switched_off: [\"COV-01\"]),\n  journeys: [");
    fs::write(&path, text).unwrap();
    let output = wandel(folder.path(), &["gaps", "empty.ron", "--fail-on", "critical"]);
    assert_eq!(output.status.code(), Some(0), "{}{}", out(&output), err(&output));
}

#[test]
fn files_are_written_once_and_the_same_every_time() {
    let folder = folder();
    for ending in ["md", "html", "csv", "json", "xlsx"] {
        let name = format!("gaps.{ending}");
        works(&gaps(folder.path(), &["--to", &name]));
        let first = fs::read(folder.path().join(&name)).unwrap();
        assert!(first.len() > 10_000, "{name}");
        fails(&gaps(folder.path(), &["--to", &name]), 1, &["there is already a file", "--force"]);
        works(&gaps(folder.path(), &["--to", &name, "--force"]));
        assert!(first == fs::read(folder.path().join(&name)).unwrap(), "{name} differs the second time");
    }
    fails(&gaps(folder.path(), &["--to", "gaps.pdf"]), 2, &["does not say what kind"]);
    fails(&gaps(folder.path(), &["--format", "xlsx"]), 2, &["--to"]);
}

#[test]
fn csv_speaks_dutch_spreadsheets_and_holds_no_formula() {
    let folder = folder();
    let text = fs::read_to_string(sample()).unwrap().replacen(
        "title: \"Radiospot\"",
        "title: \"=1+1;\\\"x\\\"\"",
        1,
    );
    assert!(text.contains("=1+1"));
    fs::write(folder.path().join("hostile.ron"), text).unwrap();
    let arguments = ["gaps", "hostile.ron", "--format", "csv", "--semicolon", "--decimal-comma", "--bom"];
    let output = wandel(folder.path(), &arguments);
    works(&output);
    let bytes = output.stdout.strip_prefix("\u{feff}".as_bytes()).unwrap();
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(bytes);
    let heads: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    assert_eq!(heads[..3], ["rule", "level", "family"]);
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let name = heads.iter().position(|head| head == "subject_name").unwrap();
    let weight = heads.iter().position(|head| head == "weight").unwrap();
    assert!(rows.iter().any(|row| wandel::export::unguard(&row[name]) == "=1+1;\"x\""));
    assert!(rows.iter().any(|row| row[weight].contains(',')), "half weights have a comma");
    for cell in rows.iter().flat_map(|row| row.iter()) {
        assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell}");
    }
}

#[test]
fn the_rules_are_all_listed() {
    let folder = folder();
    let output = wandel(folder.path(), &["list", "rules"]);
    works(&output);
    let text = out(&output);
    assert_eq!(text.lines().filter(|line| !line.starts_with(' ')).count(), 115);
    assert!(text.lines().filter(|line| line.starts_with(' ')).all(|line| line.contains("based on: ")));
}
