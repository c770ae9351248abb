//! Who uses the entries of a library, and which of them look like the same thing written twice.
//! Reads the whole workspace, so it is asked only when that has changed. Knows no window.

use std::collections::HashMap;

use crate::check::{self, Kind, Use};
use crate::edit::Library;
use crate::model::Workspace;

/// The kind of reference that leads to entries of a library.
const fn kind(library: Library) -> Kind {
    match library {
        Library::Personas => Kind::Persona,
        Library::Segments => Kind::Segment,
        Library::LifecycleStages => Kind::LifecycleStage,
        Library::Departments => Kind::Department,
        Library::Markets => Kind::Market,
        Library::Channels => Kind::Channel,
        Library::Content => Kind::Content,
        Library::Propositions => Kind::Proposition,
        Library::Campaigns => Kind::Campaign,
        Library::Objectives => Kind::Objective,
        Library::Systems => Kind::System,
        Library::Integrations => Kind::Integration,
        Library::DataSources => Kind::DataSource,
        Library::Needs => Kind::Need,
        Library::Triggers => Kind::Trigger,
    }
}

/// Where each entry of a library is used, by its id.
pub fn uses(workspace: &Workspace, library: Library) -> HashMap<String, Vec<Use>> {
    check::uses(workspace, kind(library))
}

/// From this likeness on two names may be one written twice; 1 is the same.
const ALIKE: f64 = 0.82;
/// A library with more entries is not searched for doubles: each is compared with each.
const MOST: usize = 400;

/// Pairs of names that may mean the same, by their places, the most alike first.
pub fn alike(names: &[&str]) -> Vec<(usize, usize)> {
    if names.len() > MOST {
        return Vec::new();
    }
    let plain: Vec<String> = names.iter().map(|name| plain(name)).collect();
    let mut pairs = Vec::new();
    for (at, one) in plain.iter().enumerate() {
        for (other_at, other) in plain.iter().enumerate().skip(at + 1) {
            let likeness = likeness(one, other);
            if likeness >= ALIKE {
                pairs.push((likeness, (at, other_at)));
            }
        }
    }
    pairs.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    pairs.into_iter().map(|(_, pair)| pair).collect()
}

fn plain(name: &str) -> String {
    let words = name.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// How much two plain names are alike. Figures tell things apart, however alike the rest is.
fn likeness(one: &str, other: &str) -> f64 {
    let figures = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    if one.is_empty() || other.is_empty() || figures(one) != figures(other) {
        return 0.0;
    }
    // "Sales" and "Sales department" begin alike at the end of a word.
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    let begins = long.strip_prefix(short).is_some_and(|rest| rest.starts_with(' ')) && short.len() > 3;
    let same = strsim::normalized_damerau_levenshtein(one, other);
    if begins { same.max(ALIKE) } else { same }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::*;

    #[test]
    fn names_written_twice_are_found_and_others_are_not() {
        let names = ["Sales", "Marketing", "sales", "Market", "Sales department", "Shop 1", "Shop 2", "", ""];
        assert_eq!(alike(&names), [(0, 2), (0, 4), (2, 4)]);
        assert_eq!(alike(&["Customer service", "Custmer service"]), [(0, 1)]);
    }

    #[test]
    fn every_place_is_counted_once() {
        let touchpoint = Touchpoint {
            id: Id::new("a"),
            owners: vec![Id::new("sales")].into(),
            accountable: Some(Id::new("sales")),
            ..Touchpoint::default()
        };
        let phase = Phase {
            id: Id::new("p"),
            lead_department: Some(Id::new("sales")),
            touchpoints: vec![Arc::new(touchpoint)].into(),
            ..Phase::default()
        };
        let journey =
            Journey { id: Id::new("j"), phases: vec![Arc::new(phase)].into(), ..Journey::default() };
        let workspace = Workspace { journeys: vec![Arc::new(journey)].into(), ..Workspace::default() };
        let uses = uses(&workspace, Library::Departments);
        let by = |by| Use { journey: Some(0), by };
        let wanted = [by(SubjectRef::Phase("p".into())), by(SubjectRef::Touchpoint("a".into()))];
        assert_eq!(uses["sales"], wanted);
        assert!(super::uses(&workspace, Library::Personas).is_empty());
    }
}
