//! The gap rules on the shipped samples: exactly the findings that the samples were made to show.
//!
//! A line of an expectation is rule, subject, level; what stands behind `#` is for readers.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test says what went wrong by panicking"
)]
#![allow(missing_docs, reason = "tests are read, not called")]

use std::path::PathBuf;

use wandel::analysis::{self, Analysis};
use wandel::model::{Date, Workspace};
use wandel::storage;

fn as_of() -> Date {
    jiff::civil::date(2026, 6, 1)
}

fn sample(name: &str) -> Workspace {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("samples").join(name);
    storage::open(&path).expect("the sample opens").workspace
}

fn analysed(workspace: &Workspace) -> Analysis {
    analysis::analyse(workspace, &workspace.journeys[0], as_of())
}

/// What was found, a line each, in order of the lines.
fn lines(analysis: &Analysis) -> Vec<String> {
    let line = |finding: &analysis::Finding| {
        format!("{} {} {}", finding.rule.id, finding.subject.short(), finding.severity.id())
    };
    let mut lines: Vec<String> = analysis.findings.iter().map(line).collect();
    lines.sort();
    lines
}

fn expected(text: &str) -> Vec<String> {
    let line = |line: &str| line.split('#').next().unwrap().trim().to_owned();
    let mut lines: Vec<String> = text.lines().map(line).filter(|line| !line.is_empty()).collect();
    lines.sort();
    lines
}

/// Fails with the lines that are missing and those that nobody expected.
fn assert_same(name: &str, expected: &[String], found: &[String]) {
    let but = |these: &[String], those: &[String]| {
        let mut rest = those.to_vec();
        let mut only = Vec::new();
        for line in these {
            match rest.iter().position(|other| other == line) {
                Some(at) => _ = rest.remove(at),
                None => only.push(line.clone()),
            }
        }
        only
    };
    let (missing, extra) = (but(expected, found), but(found, expected));
    assert!(
        missing.is_empty() && extra.is_empty(),
        "{name}: {} expected, {} found\nmissing:\n  {}\nunexpected:\n  {}",
        expected.len(),
        found.len(),
        missing.join("\n  "),
        extra.join("\n  ")
    );
}

#[test]
fn the_consumer_journey_shows_its_151_findings_in_both_languages() {
    let table = include_str!("gaps/zwaluw-en-spaak.txt");
    // Ids are the same in both files; a topic is what people wrote, in their own language.
    for (name, topic) in [("zwaluw-en-spaak.ron", " accu "), ("zwaluw-en-spaak-en.ron", " battery ")] {
        let expected = expected(&table.replace(" accu ", topic));
        assert_eq!(expected.len(), 151);
        assert_same(name, &expected, &lines(&analysed(&sample(name))));
    }
}

#[test]
fn the_business_journey_shows_its_150_findings() {
    let expected = expected(include_str!("gaps/vriesmeter.txt"));
    assert_eq!(expected.len(), 150);
    assert_same("vriesmeter.ron", &expected, &lines(&analysed(&sample("vriesmeter.ron"))));
}
