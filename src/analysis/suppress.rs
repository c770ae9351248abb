//! Findings that say again what another says better are left out.

use foldhash::{HashSet, HashSetExt};

use super::collect::Looked;
use super::finding::Finding;
use super::rule::Family;
use crate::model::{Dimension, Id, Phase, SubjectRef, Touchpoint};

/// Tells that a channel is missing between two phases, where a coverage target did not ask for it.
pub(super) const INTERRUPTED: &str = "interrupted";

/// Leaves out: coverage findings on an empty phase beside the finding that it is empty; not
/// listening beside important and unwatched; a phase without a lead beside a fragmented one;
/// an interrupted channel beside the target for the same cell.
///
/// What is left out was not looked at either, or the health figure would call it good.
pub(super) fn suppress(findings: &mut Vec<Finding>, looked: &mut [Looked]) {
    let mut empty: HashSet<Id<Phase>> = HashSet::new();
    let mut unwatched: HashSet<Id<Touchpoint>> = HashSet::new();
    let mut fragmented: HashSet<Id<Phase>> = HashSet::new();
    let mut targets: HashSet<(Id<Phase>, Dimension, String)> = HashSet::new();
    for finding in findings.iter().filter(|finding| may_matter(finding)) {
        match (finding.rule.id, &finding.subject) {
            ("COV-01", SubjectRef::Phase(id)) => _ = empty.insert(id.clone()),
            ("INF-02", SubjectRef::Touchpoint(id)) => _ = unwatched.insert(id.clone()),
            ("OWN-05", SubjectRef::Phase(id)) => _ = fragmented.insert(id.clone()),
            ("COV-02", SubjectRef::Cell(id, dimension, value)) if finding.detail != INTERRUPTED => {
                targets.insert((id.clone(), *dimension, value.clone()));
            }
            _ => {}
        }
    }
    let stays = |finding: &Finding| match (finding.rule.id, &finding.subject) {
        ("RSP-05", SubjectRef::Touchpoint(id)) => !unwatched.contains(id),
        ("OWN-06", SubjectRef::Phase(id)) => !fragmented.contains(id),
        ("COV-02", SubjectRef::Cell(id, dimension, value)) if finding.detail == INTERRUPTED => {
            !empty.contains(id) && !targets.contains(&(id.clone(), *dimension, value.clone()))
        }
        (rule, SubjectRef::Cell(id, ..)) if rule.starts_with("COV-") => !empty.contains(id),
        _ => true,
    };
    findings.retain(|finding| {
        let stays = !may_matter(finding) || stays(finding);
        if !stays && let Some(looked) = looked.iter_mut().find(|looked| looked.rule == finding.rule.id) {
            looked.applied = (looked.applied - finding.weight).max(0.0);
            looked.count = looked.count.saturating_sub(1);
        }
        stays
    });
}

/// Whether its family has findings that leave others out or are left out. Most have not, and there
/// are tens of thousands.
fn may_matter(finding: &Finding) -> bool {
    use Family::{Coverage, Influence, Ownership, Response};
    matches!(finding.rule.family, Coverage | Influence | Ownership | Response)
}
