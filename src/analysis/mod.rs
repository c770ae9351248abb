//! Questions asked of a journey: the gap rules, and what comes of asking them all.
//! Knows the model and the graph; draws nothing, writes no file, changes nothing.
//!
//! A rule is one function from a [`Study`] to [`Findings`], listed by its family in [`RULES`].
//! Adding one is a constant and a line in its family's list. `study` makes a journey ready once for
//! all rules, `finding` is what they say, `words` puts it in English or Dutch.

mod advocacy;
mod best_before;
mod collect;
mod consent;
mod contacts;
mod content;
mod coverage;
mod differences;
#[cfg(test)]
mod example;
mod expectation;
mod finding;
mod health;
mod influence;
mod matrices;
mod measurement;
mod moments;
mod order;
mod ownership;
mod planning;
mod pressure;
mod publications;
mod repair;
mod response;
mod routes;
mod rule;
mod severity;
mod stories;
mod structure;
mod study;
mod suppress;
mod targets;
mod thresholds;
mod topics;
mod weakness;
mod words;

use std::collections::BTreeMap;

pub use best_before::{BestBefore, USUAL_DAYS, oldest};
pub use collect::{Findings, Looked};
pub use consent::{Ban, Position, Positions, Reliance, Standing, bans, positions};
pub use differences::{Difference, FieldChange, Turn, differences, origin};
pub use finding::{Draft, Finding, Knob, Nudge, Nudges, PLAIN_WEIGHT, Value, Values, nudged};
pub use health::{Health, Part};
pub use matrices::{Cell, Head, Matrices, Matrix, MatrixKind};
pub use measurement::{counts_only_attention, metric_name, shortfall};
pub use planning::{Leaning, filled_loop, functions_filled, holder, leaning, only_holder};
pub use pressure::{Load, Pressure, Silence, Week, monday, pressures};
pub use publications::Publication;
pub use repair::{Change, Repair, repairs};
pub use response::{is_unanswered, median};
pub use rule::{Family, Rule};
pub use severity::{Severity, Urgency};
pub use stories::{About, Stories, Story, is_handover, is_legal};
pub use study::{PhaseView, RoleOrder, Study, TouchpointView, TransitionView, counts, days_between};
pub use targets::{Target, Wanted, default_targets, level_of, targets};
pub use thresholds::{Threshold, Thresholds, Unit};
pub use words::Names;

use crate::model::{Date, FindingState, FindingStatus, Journey, SubjectRef, Workspace};

/// Every rule, family by family.
pub const RULES: &[&[Rule]] = &[
    coverage::RULES,
    ownership::RULES,
    influence::RULES,
    expectation::RULES,
    content::RULES,
    consent::RULES,
    measurement::RULES,
    response::RULES,
    structure::RULES,
    moments::RULES,
    advocacy::RULES,
    planning::RULES,
];

/// Every rule in the order of its family's list.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().flat_map(|family| family.iter())
}

/// The rule with this id.
pub fn rule(id: &str) -> Option<&'static Rule> {
    rules().find(|rule| rule.id == id)
}

/// What all rules found in a journey.
#[derive(Clone, Debug, Default)]
pub struct Analysis {
    /// The findings, worst first; within a level by weight, then rule, then subject.
    pub findings: Vec<Finding>,
    /// What each rule looked at, in the order of the rules.
    pub looked: Vec<Looked>,
    /// Rules that could not be asked because the journey lacks what they need.
    pub skipped: Vec<&'static str>,
    /// Decided findings that no longer fire: rule, subject, detail.
    pub resolved: Vec<(String, SubjectRef, String)>,
}

/// Asks every rule that is not switched off, as on a date.
pub fn analyse(workspace: &Workspace, journey: &Journey, as_of: Date) -> Analysis {
    analyse_study(&Study::new(workspace, journey, as_of))
}

/// Asks every rule that is not switched off.
pub fn analyse_study(study: &Study<'_>) -> Analysis {
    let off = &study.workspace.rule_settings.switched_off;
    let mut asked = rules().filter(|rule| !off.iter().any(|id| id == rule.id)).peekable();
    let Some(first) = asked.peek() else { return Analysis::default() };
    let mut findings = Findings::new(first, study.touchpoints.len());
    for rule in asked {
        findings.turn_to(rule);
        (rule.check)(study, &mut findings);
    }
    let (mut findings, mut looked, skipped) = findings.into_parts();
    suppress::suppress(&mut findings, &mut looked);
    let resolved = recall(study.journey, &mut findings);
    order::sort(study, &mut findings);
    Analysis { findings, looked, skipped, resolved }
}

/// Puts on each finding what was decided about it; gives the decisions whose finding is gone.
fn recall(journey: &Journey, findings: &mut [Finding]) -> Vec<(String, SubjectRef, String)> {
    if journey.finding_states.is_empty() {
        return Vec::new();
    }
    let mut decided: BTreeMap<(&str, &SubjectRef, &str), &FindingState> = journey
        .finding_states
        .iter()
        .map(|decided| ((decided.rule.as_str(), &decided.subject, decided.detail.as_str()), decided))
        .collect();
    for finding in findings {
        let key = (finding.rule.id, &finding.subject, finding.detail.as_ref());
        if let Some(decided) = decided.remove(&key) {
            // One that was called resolved and fires again is open again.
            finding.state = match decided.state {
                FindingStatus::Resolved => FindingStatus::Open,
                state => state,
            };
            finding.reason.clone_from(&decided.reason);
        }
    }
    let gone = decided.into_keys();
    gone.map(|(rule, subject, detail)| (rule.to_owned(), subject.clone(), detail.to_owned())).collect()
}
