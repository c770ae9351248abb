//! A whole sample entered by hand: from the empty window, through the map, its tables and the views of
//! the contact plan alone. What comes out has the sample's findings, and its every field.
//!
//! `hands` press and type, `spreadsheet` is what they paste, `plan` is the contact plan, `compare` puts
//! what was entered beside the sample.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::type_complexity,
    reason = "a test says what went wrong by panicking"
)]
#![allow(missing_docs, reason = "tests are read, not called")]

mod compare;
mod hands;
mod map;
mod plan;
mod spreadsheet;

use std::time::Instant;

use hands::Hands;
use spreadsheet::Names;
use wandel::analysis;
use wandel::model::Workspace;

/// What a person would have on paper.
fn sample() -> Workspace {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/zwaluw-en-spaak.ron");
    wandel::storage::open(&path).expect("the sample opens").workspace
}

/// What was entered differs from the sample in this, and why.
const DIFFERENT: [(&str, &str); 2] = [
    (".journeys[buying-an-e-bike].base_template: ", "the phases were typed, not taken from a template"),
    (".journeys[buying-an-e-bike].insights[0].when: ", "the window knows when it was noted"),
];

#[test]
fn a_whole_sample_is_entered_by_hand_and_has_its_findings() {
    let began = Instant::now();
    let sample = sample();
    let names = Names { workspace: &sample, journey: &sample.journeys[0] };
    let mut hands = Hands::new();
    let parts: [(&str, fn(&mut Hands, &Names<'_>)); 8] = [
        ("the card and the phases", map::begin),
        ("the libraries", map::libraries),
        ("the fields of phases and journey", map::fields),
        ("the touchpoints", map::touchpoints),
        ("the transitions", map::transitions),
        ("the evidence", map::evidence),
        ("the tables of the plan", plan::tables),
        ("the forms of the plan", plan::forms),
    ];
    for (part, enter) in parts {
        enter(&mut hands, &names);
        println!("{part}: {:.1?}, {} frames", began.elapsed(), hands.frames);
        assert!(hands.refused.is_empty(), "{part}: {:#?}", hands.refused);
    }
    let entered = hands.entered();
    let ids = compare::paired(&entered, &sample);
    let renamed = compare::renamed(&entered, &ids);
    let differences = compare::differences(&compare::tidied(&renamed), &compare::tidied(&sample));
    let told = |line: &&String| DIFFERENT.iter().any(|(at, _)| line.starts_with(at));
    let left: Vec<_> = differences.iter().filter(|line| !told(line)).collect();
    println!("differences: {left:#?}");
    let (golden, found) = (golden(), lines(&renamed));
    let but = |these: &[String], those: &[String]| -> Vec<String> {
        these.iter().filter(|line| !those.contains(line)).cloned().collect()
    };
    println!("missing: {:#?}, unexpected: {:#?}", but(&golden, &found), but(&found, &golden));
    assert_eq!(found.len(), 151);
    assert!(golden == found && left.is_empty(), "see above");
}

/// The findings that the sample was made to show.
fn golden() -> Vec<String> {
    let table = include_str!("../gaps/zwaluw-en-spaak.txt");
    let lines = table.lines().map(|line| line.split('#').next().unwrap_or_default().trim().to_owned());
    let mut lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
    lines.sort();
    lines
}

/// Rule, subject and level of all findings.
fn lines(workspace: &Workspace) -> Vec<String> {
    let found = analysis::analyse(workspace, &workspace.journeys[0], jiff::civil::date(2026, 6, 1));
    let line =
        |one: &analysis::Finding| format!("{} {} {}", one.rule.id, one.subject.short(), one.severity.id());
    let mut lines: Vec<String> = found.findings.iter().map(line).collect();
    lines.sort();
    lines
}
