//! The order of findings: worst first, then the heavier, then by rule, subject and detail.
//! Knows findings; judges none.
//!
//! There may be tens of thousands, and they are large. So each is told apart by one number where
//! that can be, texts are compared only between equals, and each finding moves once.

use std::cmp::Ordering;

use super::finding::Finding;
use super::rules;
use super::study::{Study, TouchpointView};
use crate::model::{Id, SubjectRef, Touchpoint};

/// Puts findings in their order.
pub(super) fn sort(study: &Study<'_>, findings: &mut [Finding]) {
    let mut ids: Vec<&str> = rules().map(|rule| rule.id).collect();
    ids.sort_unstable();
    let ranks = Ranks::new(study);
    let mut last = None;
    let mut order: Vec<(u64, usize)> = Vec::with_capacity(findings.len());
    for (at, finding) in findings.iter().enumerate() {
        let rule = match last {
            Some((rule, rank)) if std::ptr::eq(rule, finding.rule) => rank,
            _ => ids.binary_search(&finding.rule.id).unwrap_or(ids.len()),
        };
        last = Some((finding.rule, rule));
        order.push((key(finding, rule, &ranks), at));
    }
    order.sort_unstable();
    for equals in order.chunk_by_mut(|one, other| one.0 == other.0).filter(|equals| equals.len() > 1) {
        equals.sort_unstable_by(|one, other| by_text(findings, one.1, other.1));
    }
    let order = order.into_iter().map(|(_, at)| at).collect();
    arrange(findings, order);
}

/// Everything that is a number, the weightier first: level, weight, rule, kind of subject, and where
/// the touchpoint that it names first stands among the ids. Weights are positive, so their bits have
/// the order of their values; what is lost of them is compared again between equals.
fn key(finding: &Finding, rule: usize, ranks: &Ranks<'_>) -> u64 {
    let level = u64::from(7 - finding.severity as u8);
    let weight = u64::from(u32::MAX - (finding.weight as f32).to_bits());
    let rule = u64::try_from(rule.min(127)).unwrap_or(127);
    let (kind, rank) = match &finding.subject {
        SubjectRef::Journey | SubjectRef::Phase(_) | SubjectRef::Phases(_) => (0, 0),
        SubjectRef::Touchpoint(id) => (1, ranks.rank(finding.place, id)),
        SubjectRef::Touchpoints(_) => (2, 0),
        SubjectRef::Transition(from, ..) => (3, ranks.rank(finding.place, from)),
        _ => (4, 0),
    };
    level << 61 | weight << 29 | rule << 22 | kind << 19 | u64::from(rank.min(0x7_ffff))
}

/// Where the ids of touchpoints stand among all those of the study.
struct Ranks<'a> {
    /// The ids in order, each with its first bytes.
    sorted: Vec<(u128, &'a str, usize)>,
    /// The rank of each touchpoint by its place in the study.
    by_place: Vec<u32>,
}

impl<'a> Ranks<'a> {
    fn new(study: &Study<'a>) -> Self {
        let id = |view: &TouchpointView<'a>| view.touchpoint.id.as_str();
        let views = study.touchpoints.iter();
        let mut sorted: Vec<_> = views.map(|view| (prefix(id(view)), id(view), view.index)).collect();
        sorted.sort_unstable();
        let mut by_place = vec![0; sorted.len()];
        for (rank, (_, _, at)) in (0_u32..).zip(&sorted) {
            if let Some(place) = by_place.get_mut(*at) {
                // Odd, so that there is room between them for ids that the study lacks.
                *place = rank.saturating_mul(2).saturating_add(1);
            }
        }
        Self { sorted, by_place }
    }

    /// The rank of a touchpoint, found at once where its place is known.
    fn rank(&self, place: u32, id: &Id<Touchpoint>) -> u32 {
        let known = usize::try_from(place).ok().and_then(|place| self.by_place.get(place));
        known.copied().unwrap_or_else(|| {
            let wanted = (prefix(id.as_str()), id.as_str());
            let found = self.sorted.binary_search_by(|(prefix, known, _)| (*prefix, *known).cmp(&wanted));
            let rank = |at: usize| u32::try_from(at).unwrap_or(u32::MAX).saturating_mul(2);
            found.map_or_else(rank, |at| rank(at).saturating_add(1))
        })
    }
}

/// The first sixteen bytes of a text, as a number of the same order.
fn prefix(text: &str) -> u128 {
    let mut first = [0; 16];
    for (byte, of) in first.iter_mut().zip(text.bytes()) {
        *byte = of;
    }
    u128::from_be_bytes(first)
}

/// The order of two findings that no number tells apart.
fn by_text(findings: &[Finding], one: usize, other: usize) -> Ordering {
    let (Some(left), Some(right)) = (findings.get(one), findings.get(other)) else { return one.cmp(&other) };
    let weights = right.weight.total_cmp(&left.weight).then_with(|| left.rule.id.cmp(right.rule.id));
    weights
        .then_with(|| left.subject.cmp(&right.subject))
        .then_with(|| left.detail.cmp(&right.detail))
        .then(one.cmp(&other))
}

/// Moves each item to where `order` wants it: `order` holds, for each place, where its item is now.
fn arrange<T>(items: &mut [T], mut order: Vec<usize>) {
    for start in 0..order.len() {
        let mut hole = start;
        // Follows the circle of moves from here until it closes; places that are right are marked by themselves.
        while let Some(from) = order.get(hole).copied() {
            if let Some(mark) = order.get_mut(hole) {
                *mark = hole;
            }
            if from == start || from == hole {
                break;
            }
            items.swap(hole, from);
            hole = from;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_go_where_the_order_wants_them() {
        let mut items = ["a", "b", "c", "d", "e"];
        arrange(&mut items, vec![3, 1, 0, 4, 2]);
        assert_eq!(items, ["d", "b", "a", "e", "c"]);
        arrange(&mut items, vec![0, 1, 2, 3, 4]);
        assert_eq!(items, ["d", "b", "a", "e", "c"]);
        arrange::<u8>(&mut [], Vec::new());
    }

    #[test]
    fn prefixes_have_the_order_of_their_texts() {
        let texts = ["", "a", "a-long-name-of-a-page", "a-long-name-of-a-pager", "ab", "é", "😀"];
        for pair in texts.windows(2) {
            assert!(prefix(pair[0]) <= prefix(pair[1]), "{pair:?}");
        }
    }
}
