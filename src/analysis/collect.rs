//! Where rules write down what they find, and how much they looked at.

use super::finding::{Draft, Finding};
use super::rule::Rule;
use crate::model::FindingStatus;

/// What one rule looked at and found wanting, by weight.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Looked {
    /// The rule.
    pub rule: &'static str,
    /// The weight of everything that it looked at.
    pub applied: f64,
    /// How many things it looked at.
    pub count: usize,
}

/// What the rules found so far.
#[derive(Debug)]
pub struct Findings {
    rule: &'static Rule,
    found: Vec<Finding>,
    looked: Vec<Looked>,
    skipped: Vec<&'static str>,
}

impl Findings {
    /// Nothing yet; `rule` is the first one to write, on a journey with so many touchpoints.
    pub(super) fn new(rule: &'static Rule, touchpoints: usize) -> Self {
        // Maps give some five findings a touchpoint; growing would move them all again and again.
        Self {
            rule,
            found: Vec::with_capacity(touchpoints.saturating_mul(5)),
            looked: Vec::new(),
            skipped: Vec::new(),
        }
    }

    /// The next rule writes.
    pub(super) fn turn_to(&mut self, rule: &'static Rule) {
        self.rule = rule;
        self.looked.push(Looked { rule: rule.id, applied: 0.0, count: 0 });
    }

    /// Something of this weight is looked at, whatever comes of it. The health figure is the share
    /// of what was looked at and found good.
    pub fn looks_at(&mut self, weight: f64) {
        if let Some(looked) = self.looked.last_mut() {
            looked.applied += weight;
            looked.count += 1;
        }
    }

    /// Writes a finding down.
    #[inline]
    pub fn add(&mut self, draft: Draft) {
        self.found.push(Finding {
            rule: self.rule,
            severity: draft.severity,
            subject: draft.subject,
            detail: draft.detail,
            phase: draft.phase,
            owner: draft.owner,
            weight: draft.weight,
            words: draft.words,
            values: draft.values,
            action: draft.action,
            nudges: draft.nudges,
            place: draft.place,
            state: FindingStatus::Open,
            reason: String::new(),
        });
    }

    /// The rule needs something that the journey lacks, for instance exactly one purchase phase.
    pub fn skip(&mut self) {
        self.skipped.push(self.rule.id);
    }

    /// What was found, what was looked at, and the rules that could not be asked.
    pub(super) fn into_parts(self) -> (Vec<Finding>, Vec<Looked>, Vec<&'static str>) {
        (self.found, self.looked, self.skipped)
    }
}
