//! The few changes that would clear the most, in words, with what each would clear: worked out on
//! another thread while somebody looks at them. Knows no panel.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::insight::Insight;
use crate::analysis::{Finding, Names, Repair, Severity, repairs};
use crate::model::{Department, FindingState, FindingStatus, Id, SubjectRef};
use crate::report::repair_words;

/// A finding that a change would clear or make milder.
#[derive(Clone, Debug, PartialEq)]
pub struct Cleared {
    /// How bad it is.
    pub level: Severity,
    /// How bad it would be; nothing if it would go.
    pub then: Option<Severity>,
    /// What it says.
    pub message: String,
    /// What tells it from others: rule, subject, detail.
    pub identity: (&'static str, SubjectRef, String),
}

/// One change, with a preview of what it clears.
#[derive(Clone, Debug, PartialEq)]
pub struct Mend {
    /// What to do.
    pub text: String,
    /// What that clears, in a sentence.
    pub effect: String,
    /// What it is about.
    pub subject: SubjectRef,
    /// Who owns the worst that it would clear.
    pub owner: Option<Id<Department>>,
    /// The rule whose finding that is.
    pub rule: &'static str,
    /// The findings that would go, then those that would become milder.
    pub clears: Vec<Cleared>,
    /// How many of them would go.
    pub cleared: usize,
}

impl Mend {
    fn new(repair: &Repair, names: &Names<'_>) -> Self {
        let (text, effect) = repair_words(repair, names);
        let cleared = |finding: &Finding, then| Cleared {
            level: finding.severity,
            then,
            message: names.message(finding),
            identity: (finding.rule.id, finding.subject.clone(), finding.detail.clone().into_owned()),
        };
        let gone = repair.clears.iter().map(|finding| cleared(finding, None));
        let milder = repair.eases.iter().map(|(finding, then)| cleared(finding, Some(*then)));
        let worst = repair.clears.first();
        Self {
            text,
            effect,
            subject: repair.change.subject(),
            owner: worst.and_then(|finding| finding.owner.clone()),
            rule: worst.map_or("", |finding| finding.rule.id),
            clears: gone.chain(milder).collect(),
            cleared: repair.clears.len(),
        }
    }

    /// The decisions that mark what it would clear as planned.
    pub fn planned(&self) -> Vec<FindingState> {
        let state = |(rule, subject, detail): &(&str, SubjectRef, String)| FindingState {
            rule: (*rule).to_owned(),
            subject: subject.clone(),
            detail: detail.clone(),
            state: FindingStatus::Planned,
            ..FindingState::default()
        };
        self.clears.iter().take(self.cleared).map(|cleared| state(&cleared.identity)).collect()
    }
}

/// Works the changes out; stops early, with what it has, when `stop` is set.
pub fn mends(insight: &Insight, stop: &Arc<AtomicBool>) -> Vec<Mend> {
    let (workspace, journey) = (&insight.workspace, &insight.journey);
    let found = repairs(workspace, journey, insight.as_of(), || !stop.load(Ordering::Relaxed));
    let names = Names::new(workspace, journey, insight.lang());
    found.iter().map(|repair| Mend::new(repair, &names)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Phase, Source, Touchpoint, Workspace};

    #[test]
    fn a_change_says_what_it_clears_and_marks_it_as_planned() {
        let touchpoint = |id: &str| {
            let source = Some(Source::Brand);
            Arc::new(Touchpoint { id: Id::new(id), title: id.into(), source, ..Touchpoint::default() })
        };
        let phase =
            Phase { id: Id::new("buy"), touchpoints: vec![touchpoint("till")].into(), ..Phase::default() };
        let journey = crate::model::Journey {
            id: Id::new("journey"),
            phases: vec![Arc::new(phase)].into(),
            ..crate::model::Journey::default()
        };
        let insight = Insight::of(Workspace::default(), journey, jiff::civil::date(2026, 6, 1));
        let found = mends(&insight, &Arc::default());
        assert!(!found.is_empty());
        for mend in &found {
            assert_eq!(mend.planned().len(), mend.cleared);
            assert!(!mend.text.is_empty() && !mend.effect.is_empty() && !mend.clears.is_empty());
            let (rule, subject, detail) = &mend.clears[0].identity;
            assert!(insight.place_of(rule, subject, detail).is_some());
        }
        assert!(mends(&insight, &Arc::new(AtomicBool::new(true))).is_empty(), "it stops when told to");
    }
}
