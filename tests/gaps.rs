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

use std::sync::Arc;

use proptest::prelude::*;
use wandel::analysis::{self, Analysis, Names};
use wandel::model::{Choice, Date, Journey, Lang, List, MapState, PhaseRole, SubjectRef, Workspace};
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

/// One way to spoil a journey: what to do, and where.
type Blow = (u8, usize);

/// Does one thing to a journey that people or merges could do.
fn strike(workspace: &mut Workspace, journey: &mut Journey, (what, at): Blow) {
    let phases = journey.phases.len().max(1);
    let phase_at = at % phases;
    match what {
        0 => workspace.personas = List::default(),
        1 => journey.personas = List::default(),
        2 => journey.markets = List::default(),
        3 => workspace.departments = List::default(),
        4 => journey.state = MapState::FutureState,
        5 => journey.needs = List::default(),
        6 => journey.planned_contacts = List::default(),
        7 => journey.consideration_set = None,
        8 if !journey.phases.is_empty() => _ = journey.phases.edit().remove(phase_at),
        9 | 10 => {
            change_phase(journey, phase_at, |phase| phase.role = PhaseRole::ALL[at % PhaseRole::ALL.len()])
        }
        11 => change_phase(journey, phase_at, |phase| phase.transitions = List::default()),
        12 => change_phase(journey, phase_at, |phase| phase.touchpoints = List::default()),
        13..=15 => change_phase(journey, phase_at, |phase| {
            let count = phase.touchpoints.len();
            if count > 0 {
                let touchpoint = Arc::make_mut(&mut phase.touchpoints.edit()[at % count]);
                match what {
                    13 => {
                        *touchpoint =
                            wandel::model::Touchpoint { id: touchpoint.id.clone(), ..Default::default() }
                    }
                    14 => (touchpoint.entry, touchpoint.conversion) = (false, false),
                    _ => touchpoint.status = wandel::model::TouchpointStatus::ALL[at % 5],
                }
            }
        }),
        16 => workspace.frequency_caps = List::default(),
        17 => journey.cases.edit().retain(|_| false),
        18 => change_phase(journey, phase_at, |phase| {
            if let Some(first) = phase.transitions.first().cloned() {
                let mut loop_on_itself = (*first).clone();
                loop_on_itself.to = loop_on_itself.from.clone();
                phase.transitions.edit().push(loop_on_itself.into());
            }
        }),
        _ => workspace.objectives = List::default(),
    }
}

fn change_phase(journey: &mut Journey, at: usize, change: impl FnOnce(&mut wandel::model::Phase)) {
    if let Some(phase) = journey.phases.edit().get_mut(at) {
        change(Arc::make_mut(phase));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_journey_gives_sensible_findings(business: bool, blows in prop::collection::vec((0u8..20, 0usize..64), 0..14)) {
        let mut workspace = sample(if business { "vriesmeter.ron" } else { "zwaluw-en-spaak.ron" });
        let mut journey = (*workspace.journeys[0]).clone();
        for blow in blows {
            strike(&mut workspace, &mut journey, blow);
        }
        let found = analysis::analyse(&workspace, &journey, as_of());
        for lang in Lang::ALL {
            let names = Names::new(&workspace, &journey, *lang);
            for finding in &found.findings {
                let words = [names.message(finding), names.action(finding)];
                prop_assert!(words.iter().all(|text| !text.is_empty() && !text.contains(['{', '}'])), "{words:?}");
                prop_assert!(!names.subject(&finding.subject).is_empty() || finding.subject == SubjectRef::Journey);
                prop_assert!(finding.weight.is_finite() && finding.weight > 0.0);
                if let SubjectRef::Touchpoint(id) = &finding.subject {
                    prop_assert!(journey.touchpoint(id).is_some());
                }
            }
        }
        let mut keys: Vec<_> = found.findings.iter().map(|finding| (finding.rule.id, &finding.subject, &finding.detail)).collect();
        keys.sort();
        let before = keys.len();
        keys.dedup();
        prop_assert_eq!(before, keys.len(), "two findings with one identity");
    }
}

#[test]
fn an_empty_journey_and_an_empty_file_are_no_trouble() {
    let found = analysis::analyse(&Workspace::default(), &Journey::default(), as_of());
    assert!(found.findings.iter().all(|finding| finding.rule.id != "COV-01"));
    let template = wandel::vocabulary::template("t1").unwrap().workspace(Lang::En);
    let found = analysis::analyse(&template, &template.journeys[0], as_of());
    assert_eq!(found.findings.iter().filter(|finding| finding.rule.id == "COV-01").count(), 5);
}

#[test]
fn all_115_rules_are_listed_once_with_all_their_words() {
    let ids: std::collections::BTreeSet<_> = analysis::rules().map(|rule| rule.id).collect();
    assert_eq!((ids.len(), analysis::rules().count()), (115, 115));
    for rule in analysis::rules() {
        for label in [rule.name, rule.why, rule.action] {
            assert!(!label.en.is_empty() && !label.nl.is_empty(), "{}", rule.id);
        }
        assert!(!rule.based_on.is_empty() && (1..=2).contains(&rule.tier), "{}", rule.id);
    }
}
