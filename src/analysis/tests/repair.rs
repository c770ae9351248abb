//! Repairs clear what they say, the one that clears most comes first, and nothing is changed.

use super::*;
use crate::analysis::example::{Example, today};

fn till(example: Example, id: &str, importance: u8) -> Example {
    example.touchpoint("purchase", id, move |touchpoint| {
        touchpoint.source = Some(Source::Brand);
        touchpoint.importance = Some(importance);
    })
}

#[test]
fn the_heaviest_comes_first_and_says_what_it_clears() {
    let example = till(till(Example::five(), "small", 2), "large", 5);
    let before = example.journey.clone();
    let repairs = repairs(&example.workspace, &example.journey, today(), || true);
    let owners: Vec<&Change> = repairs
        .iter()
        .map(|repair| &repair.change)
        .filter(|change| matches!(change, Change::Owner(_)))
        .collect();
    assert!(repairs.len() <= MOST);
    assert_eq!(owners.first(), Some(&&Change::Owner(Id::new("large"))));
    let first = repairs.iter().find(|repair| repair.change == *owners[0]).unwrap();
    assert!(first.clears.iter().any(|finding| finding.rule.id == "OWN-01"));
    assert!(repairs.is_sorted_by(|one, other| one.worth >= other.worth), "greedy: each next clears no more");
    assert_eq!(example.journey, before);
}

#[test]
fn it_stops_when_asked_and_finds_nothing_in_nothing() {
    let example = till(Example::five(), "till", 5);
    assert!(repairs(&example.workspace, &example.journey, today(), || false).is_empty());
    let empty = Example::default();
    assert!(repairs(&empty.workspace, &empty.journey, today(), || true).is_empty());
}
