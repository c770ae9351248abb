//! Which gaps of a part have no row, cell or card of their own in its view: what is missing altogether,
//! or lies on the map. They stand in a line over the view, by rule. Draws nothing.

use crate::analysis::Finding;
use crate::model::{Journey, SubjectRef};
use crate::report::plan::Part;
use crate::vocabulary::Label;

/// The gaps of one rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Over {
    /// What the rule is called.
    pub name: Label,
    /// Its findings, worst first, by their place.
    pub places: Vec<usize>,
}

/// Whether the view of a part marks a gap at what it is about.
fn has_a_place(part: Part, finding: &Finding, journey: &Journey) -> bool {
    use SubjectRef as S;
    let subject = &finding.subject;
    match part {
        Part::Calendar => {
            matches!(
                subject,
                S::PlannedContact(_) | S::ContactPair(..) | S::Segment(_) | S::SegmentChannel(..)
            )
        }
        Part::RuleCards => matches!(subject, S::Segment(_) | S::SegmentChannel(..)),
        Part::Consent => !matches!(subject, S::Trigger(_)),
        Part::Triggers => matches!(subject, S::Trigger(_)),
        // The view itself counts touchpoints without a figure and channels without a contribution.
        Part::Measurement => {
            matches!(finding.rule.id, "MES-01" | "MES-06" | "MES-07") || matches!(subject, S::Metric(..))
        }
        Part::Desk => match subject {
            S::Touchpoint(id) => journey.cases.iter().any(|case| case.touchpoint == *id),
            subject => matches!(subject, S::ResponseCase(_) | S::Topic(_)),
        },
        Part::Engagement => matches!(subject, S::EngagementStep(_) | S::Other(_)),
        Part::People => matches!(subject, S::Persona(_) | S::Segment(_) | S::LifecycleStage(_)),
        Part::HandOffs => matches!(subject, S::Transition(..)),
        // Sources stand on a leaf of their own, which need not be the one in sight.
        Part::Systems => matches!(subject, S::Platform(_)),
        Part::Actions => false,
        // Each phase lists its own.
        Part::Models => finding.phase.is_some() || matches!(subject, S::Need(_) | S::Content(_)),
    }
}

/// The gaps without a place of their own among these, by rule, in the order in which rules first occur.
pub fn over(part: Part, findings: &[Finding], places: &[usize], journey: &Journey) -> Vec<Over> {
    let mut all: Vec<(&str, Over)> = Vec::new();
    for at in places {
        let Some(finding) = findings.get(*at).filter(|one| !has_a_place(part, one, journey)) else {
            continue;
        };
        match all.iter_mut().find(|(rule, _)| *rule == finding.rule.id) {
            Some((_, over)) => over.places.push(*at),
            None => all.push((finding.rule.id, Over { name: finding.rule.name, places: vec![*at] })),
        }
    }
    all.into_iter().map(|(_, over)| over).collect()
}

/// How many of these have room beside each other, where each takes so much; the last place is kept for
/// the count of the others.
pub fn fitting(widths: &[f32], room: f32, more: f32) -> usize {
    if widths.iter().sum::<f32>() <= room {
        return widths.len();
    }
    let mut left = room - more;
    let fits = |width: &&f32| {
        left -= **width;
        left >= 0.0
    };
    widths.iter().take_while(fits).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_room_is_counted_behind_the_others() {
        assert_eq!(fitting(&[100.0, 100.0], 200.0, 50.0), 2);
        assert_eq!(fitting(&[100.0, 100.0], 199.0, 50.0), 1);
        assert_eq!(fitting(&[100.0], 90.0, 50.0), 0);
        assert_eq!(fitting(&[], 0.0, 50.0), 0);
    }
}
