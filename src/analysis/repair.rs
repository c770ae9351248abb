//! The smallest repair: the few changes that would clear the most, each tried on a copy of the
//! journey and asked again. Nothing of the copies is kept.

mod change;
mod copied;

use std::collections::{BTreeMap, HashMap};

use super::Analysis;
use super::finding::Finding;
use super::severity::Severity;
use crate::model::*;
use copied::Copied;

pub use change::Change;

/// How many changes are proposed at most.
const MOST: usize = 5;

/// How many candidates are tried in each round; the others have less to clear from the start.
const TRIED: usize = 12;

/// A change with what it would clear.
#[derive(Clone, Debug)]
pub struct Repair {
    /// The change.
    pub change: Change,
    /// The findings that would go.
    pub clears: Vec<Finding>,
    /// The findings that would become milder, with their new level.
    pub eases: Vec<(Finding, Severity)>,
    /// What that weighs: weight of each finding times the worth of its level.
    pub worth: f64,
}

/// The worth of clearing a finding of this level: each level twice the one below, missing
/// knowledge nothing.
const fn worth(level: Severity) -> f64 {
    match level {
        Severity::Info => 0.0,
        Severity::Low => 1.0,
        Severity::Medium => 2.0,
        Severity::High => 4.0,
        Severity::Critical => 8.0,
    }
}

/// The three to five changes that would clear the most, best first; each is judged after those
/// before it. `keep_going` is asked before each trial; when it says no, what was found so far counts.
pub fn repairs(
    workspace: &Workspace,
    journey: &Journey,
    as_of: Date,
    keep_going: impl Fn() -> bool,
) -> Vec<Repair> {
    let mut now = Copied { workspace: workspace.clone(), journey: journey.clone(), as_of };
    let mut analysis = now.analyse();
    let mut repairs: Vec<Repair> = Vec::new();
    while repairs.len() < MOST {
        let trials = candidates(&analysis, &now.journey);
        let mut best: Option<(Repair, Copied, Analysis)> = None;
        for change in trials {
            if !keep_going() {
                return repairs;
            }
            let mut then = now.clone();
            then.make(&change);
            let after = then.analyse();
            let repair = compare(change, &analysis, &after);
            if best.as_ref().is_none_or(|(best, ..)| repair.worth > best.worth) {
                best = Some((repair, then, after));
            }
        }
        let Some((repair, then, after)) = best.filter(|(repair, ..)| repair.worth > 0.0) else { break };
        repairs.push(repair);
        (now, analysis) = (then, after);
    }
    repairs
}

/// The changes that most weight points to, heaviest first.
fn candidates(analysis: &Analysis, journey: &Journey) -> Vec<Change> {
    let mut weights: BTreeMap<Change, f64> = BTreeMap::new();
    for finding in analysis.findings.iter().filter(|finding| finding.is_open()) {
        if let Some(change) = Change::mending(finding, journey) {
            *weights.entry(change).or_default() += finding.weight * worth(finding.severity);
        }
    }
    let mut changes: Vec<(Change, f64)> = weights.into_iter().collect();
    changes.sort_by(|one, other| other.1.total_cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    changes.truncate(TRIED);
    changes.into_iter().map(|(change, _)| change).collect()
}

/// What a change clears and eases, less what it would bring up.
fn compare(change: Change, before: &Analysis, after: &Analysis) -> Repair {
    let key = |finding: &Finding| (finding.rule.id, finding.subject.clone(), finding.detail.clone());
    let mut left: HashMap<_, &Finding> =
        after.findings.iter().map(|finding| (key(finding), finding)).collect();
    let mut repair = Repair { change, clears: Vec::new(), eases: Vec::new(), worth: 0.0 };
    for finding in before.findings.iter().filter(|finding| finding.is_open()) {
        let was = finding.weight * worth(finding.severity);
        match left.remove(&key(finding)) {
            None => {
                repair.worth += was;
                repair.clears.push(finding.clone());
            }
            Some(still) if still.severity != finding.severity => {
                repair.worth += was - finding.weight * worth(still.severity);
                if still.severity < finding.severity {
                    repair.eases.push((finding.clone(), still.severity));
                }
            }
            Some(_) => {}
        }
    }
    let fresh = left.values().filter(|finding| finding.is_open());
    repair.worth -= fresh.map(|finding| finding.weight * worth(finding.severity)).sum::<f64>();
    repair
}

#[cfg(test)]
#[path = "tests/repair.rs"]
mod tests;
