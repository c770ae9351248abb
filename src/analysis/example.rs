//! Small journeys for the tests of rules: each test builds just what its rule looks at.

use std::sync::Arc;

use super::{Severity, Study, analyse};
use crate::model::*;

/// The date of every test.
pub fn today() -> Date {
    jiff::civil::date(2026, 6, 1)
}

/// A workspace with one journey, filled bit by bit.
#[derive(Clone, Debug, Default)]
pub struct Example {
    /// The libraries.
    pub workspace: Workspace,
    /// The journey.
    pub journey: Journey,
}

impl Example {
    /// A journey with these phases, none of which holds anything.
    pub fn new(phases: &[(&str, PhaseRole)]) -> Self {
        let mut example = Self::default();
        example.journey.id = Id::new("journey");
        for (id, role) in phases {
            let phase = Phase { id: Id::new(id), name: (*id).to_owned(), role: *role, ..Phase::default() };
            example.journey.phases.edit().push(Arc::new(phase));
        }
        example
    }

    /// A journey with one phase for each of the usual five roles, by the names of the roles.
    pub fn five() -> Self {
        Self::new(&[
            ("orientation", PhaseRole::Orientation),
            ("consideration", PhaseRole::Consideration),
            ("purchase", PhaseRole::Purchase),
            ("consumption", PhaseRole::Consumption),
            ("evaluation", PhaseRole::Evaluation),
        ])
    }

    /// Adds a touchpoint to a phase; `fill` sets what matters. It begins as a website page that exists.
    #[must_use]
    pub fn touchpoint(mut self, phase: &str, id: &str, fill: impl FnOnce(&mut Touchpoint)) -> Self {
        let mut touchpoint = Touchpoint {
            id: Id::new(id),
            title: id.to_owned(),
            channel: Id::new("website"),
            ..Touchpoint::default()
        };
        fill(&mut touchpoint);
        self.edit_phase(phase, |phase| phase.touchpoints.edit().push(Arc::new(touchpoint)));
        self
    }

    /// Adds a transition; `fill` sets what matters. It begins as a step forward.
    #[must_use]
    pub fn transition(mut self, from: &str, to: &str, fill: impl FnOnce(&mut Transition)) -> Self {
        let mut transition = Transition { from: Id::new(from), to: Id::new(to), ..Transition::default() };
        fill(&mut transition);
        self.journey.transitions.edit().push(Arc::new(transition));
        self.journey.sort_transitions();
        self
    }

    /// Changes a phase.
    #[must_use]
    pub fn phase(mut self, id: &str, change: impl FnOnce(&mut Phase)) -> Self {
        self.edit_phase(id, change);
        self
    }

    /// Changes anything of the journey.
    #[must_use]
    pub fn journey(mut self, change: impl FnOnce(&mut Journey)) -> Self {
        change(&mut self.journey);
        self
    }

    /// Changes anything of the libraries.
    #[must_use]
    pub fn workspace(mut self, change: impl FnOnce(&mut Workspace)) -> Self {
        change(&mut self.workspace);
        self
    }

    fn edit_phase(&mut self, id: &str, change: impl FnOnce(&mut Phase)) {
        let phases = self.journey.phases.edit();
        let phase = phases.iter_mut().find(|phase| phase.id.as_str() == id).expect("the phase is there");
        change(Arc::make_mut(phase));
    }

    /// What a rule finds: subject in short words (see [`short`]) and level, in order. Fails when
    /// the words of a finding name a value that it does not have.
    pub fn found(&self, rule: &str) -> Vec<(String, Severity)> {
        assert!(super::rule(rule).is_some(), "{rule} is not on the list");
        let analysis = analyse(&self.workspace, &self.journey, today());
        let mut found: Vec<_> = analysis
            .findings
            .iter()
            .filter(|finding| finding.rule.id == rule)
            .inspect(|finding| self.assert_words_are_whole(finding))
            .map(|finding| (short(finding), finding.severity))
            .collect();
        found.sort();
        found
    }

    fn assert_words_are_whole(&self, finding: &super::Finding) {
        for lang in [Lang::En, Lang::Nl] {
            let names = super::Names::new(&self.workspace, &self.journey, lang);
            for text in [names.message(finding), names.action(finding)] {
                assert!(!text.is_empty() && !text.contains(['{', '}']), "{}: {text}", finding.rule.id);
            }
        }
    }

    /// The findings of a rule, whole.
    pub fn findings(&self, rule: &str) -> Vec<super::Finding> {
        let analysis = analyse(&self.workspace, &self.journey, today());
        analysis.findings.into_iter().filter(|finding| finding.rule.id == rule).collect()
    }

    /// The study of it.
    pub fn study(&self) -> Study<'_> {
        Study::new(&self.workspace, &self.journey, today())
    }
}

/// The subject in short words, with the detail behind a slash.
pub fn short(finding: &super::Finding) -> String {
    let subject = finding.subject.short();
    if finding.detail.is_empty() { subject } else { format!("{subject}/{}", finding.detail) }
}

/// What `found` gives for one finding.
pub fn one(subject: &str, severity: Severity) -> Vec<(String, Severity)> {
    vec![(subject.to_owned(), severity)]
}
