//! How much of what was looked at is in order, family by family. A share is never shown without the
//! parts that it is made of; this module gives them. Draws nothing.

use std::collections::HashMap;

use super::{Analysis, Family, Severity, rule};
use crate::model::FindingStatus;

/// What the rules of one family looked at, by weight.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    /// The family.
    pub family: Family,
    /// How many checks applied.
    pub checks: usize,
    /// Their weight.
    pub applied: f64,
    /// The weight of those that found something wrong.
    pub failed: f64,
    /// How many findings that are.
    pub findings: usize,
}

impl Part {
    /// The share of what was looked at that is in order, 0 to 1; nothing where nothing was looked at.
    pub fn share(&self) -> Option<f64> {
        (self.applied > 0.0).then(|| 1.0 - self.failed / self.applied)
    }
}

/// How a journey does, family by family.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Health {
    /// The families in their order, also those that looked at nothing.
    pub parts: Vec<Part>,
}

/// The weight and number of findings of a rule that count as wrong, and the weight that does not apply.
#[derive(Clone, Copy, Default)]
struct Found {
    failed: f64,
    findings: usize,
    apart: f64,
}

impl Health {
    /// Adds up what the rules looked at. What is not known is neither right nor wrong, and what was
    /// said not to apply is not looked at; what was accepted stays wrong.
    pub fn of(analysis: &Analysis) -> Self {
        let mut found: HashMap<&str, Found> = HashMap::new();
        for finding in &analysis.findings {
            let sum = found.entry(finding.rule.id).or_default();
            if finding.severity == Severity::Info || finding.state == FindingStatus::NotApplicable {
                sum.apart += finding.weight;
            } else {
                sum.failed += finding.weight;
                sum.findings += 1;
            }
        }
        let part =
            |family: &Family| Part { family: *family, checks: 0, applied: 0.0, failed: 0.0, findings: 0 };
        let mut parts: Vec<Part> = Family::ALL.iter().map(part).collect();
        for looked in &analysis.looked {
            let Some(family) = rule(looked.rule).map(|rule| rule.family) else { continue };
            let Some(part) = parts.iter_mut().find(|part| part.family == family) else { continue };
            let found = found.get(looked.rule).copied().unwrap_or_default();
            let applied = (looked.applied - found.apart).max(0.0);
            part.checks += looked.count;
            part.applied += applied;
            // Two findings on one thing are not worse than the whole of it.
            part.failed += found.failed.min(applied);
            part.findings += found.findings;
        }
        Self { parts }
    }

    /// The share of all that was looked at that is in order, 0 to 1; nothing where nothing was.
    pub fn share(&self) -> Option<f64> {
        let sum = |of: fn(&Part) -> f64| self.parts.iter().map(of).sum::<f64>();
        let applied = sum(|part| part.applied);
        (applied > 0.0).then(|| 1.0 - sum(|part| part.failed) / applied)
    }

    /// The part of a family.
    pub fn part(&self, family: Family) -> Option<&Part> {
        self.parts.iter().find(|part| part.family == family)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::analyse;
    use crate::analysis::example::{Example, today};
    use crate::model::{FindingState, Id, Source, SubjectRef};

    fn example(state: Option<FindingStatus>) -> Health {
        let ours = |touchpoint: &mut crate::model::Touchpoint| touchpoint.source = Some(Source::Brand);
        let example = Example::five()
            .touchpoint("purchase", "till", ours)
            .touchpoint("purchase", "basket", |basket| {
                ours(basket);
                basket.owners = vec![Id::new("shop")].into();
            })
            .journey(|journey| {
                let decided = state.map(|state| FindingState {
                    rule: "OWN-01".into(),
                    subject: SubjectRef::Touchpoint(Id::new("till")),
                    state,
                    ..FindingState::default()
                });
                journey.finding_states = decided.into_iter().collect::<Vec<_>>().into();
            });
        // Only the rule that is counted here, whatever other rules there are.
        let mut analysis = analyse(&example.workspace, &example.journey, today());
        analysis.findings.retain(|finding| finding.rule.id == "OWN-01");
        analysis.looked.retain(|looked| looked.rule == "OWN-01");
        Health::of(&analysis)
    }

    #[test]
    fn half_of_what_was_looked_at_is_in_order() {
        let health = example(None);
        let part = health.part(Family::Ownership).unwrap();
        assert_eq!((part.checks, part.findings, part.share()), (2, 1, Some(0.5)));
        assert_eq!(health.share(), Some(0.5));
        assert_eq!(health.part(Family::Consent).and_then(Part::share), None, "nothing was looked at");
    }

    #[test]
    fn what_is_accepted_stays_wrong_and_what_does_not_apply_is_left_out() {
        assert_eq!(example(Some(FindingStatus::Accepted)).share(), Some(0.5));
        assert_eq!(example(Some(FindingStatus::NotApplicable)).share(), Some(1.0));
        assert_eq!(Health::default().share(), None);
    }
}
