//! The ways of gaps in routes: the step that is missing, with its ends.

use super::{Way, Ways, field, fields, sheet, to};
use crate::analysis::RoleOrder;
use crate::model::*;
use crate::ui::sheet::{Mark, Sheet};

impl Ways<'_> {
    pub(super) fn structure(&self) -> Option<Way> {
        use TransitionKind::{AdvocacyLoop, Back, Forward, LoyaltyLoop};
        let before = |role: PhaseRole| role.is_before_purchase();
        let after = |role: PhaseRole| role.is_after_purchase();
        let purchase = |role| role == PhaseRole::Purchase;
        let crowd = |one: &Touchpoint| {
            matches!(one.source, Some(Source::Customer | Source::Peer | Source::Community))
        };
        match (self.finding.rule.id, &self.finding.subject) {
            ("STR-01", SubjectRef::Journey) => {
                let first = self.journey.touchpoints().next()?;
                self.card(&first.id, field::within(fields::SECTION_ROLE, fields::ENTRY))
            }
            ("STR-03", SubjectRef::PhasePair(from, to)) => {
                self.step(self.in_phase(from), self.in_phase(to), Forward)
            }
            ("STR-04", SubjectRef::Persona(id)) => {
                let mark = Mark::Value(Dimension::Persona, id.to_string());
                match self.value("missing") {
                    Some(_) => to(Sheet::Marked(mark, Vec::new()), sheet::ROUTE_WHOLE),
                    None => self.ticks(mark, Vec::new()),
                }
            }
            ("STR-05", _) => self.step(self.ends(after), self.ends(purchase), LoyaltyLoop),
            ("STR-06", _) => {
                self.step(self.ends_where(after, crowd), self.ends_where(before, crowd), AdvocacyLoop)
            }
            ("STR-07", SubjectRef::Touchpoint(id)) => {
                let (into, out) = self.around(id);
                self.step(into, out, Forward)
            }
            ("STR-08", SubjectRef::Transition(from, over, ..)) => {
                let (_, out) = self.around(over);
                self.step(vec![from.clone()], out, Forward)
            }
            ("STR-09", SubjectRef::Touchpoint(id)) => self.step(vec![id.clone()], self.ends(before), Back),
            ("STR-09", _) => self.ticks(Mark::Leaves, Vec::new()),
            ("STR-10", SubjectRef::Touchpoints(ids)) => {
                let others = self.ends(|_| true).into_iter().filter(|id| !ids.contains(id)).collect();
                self.step(ids.clone(), others, Forward)
            }
            ("STR-12", _) => self.step(self.ends(|role| !before(role)), self.ends(before), Back),
            ("STR-13", _) => {
                let end = |name| self.touchpoint_in(name).into_iter().collect();
                self.step(end("from"), end("to"), Forward)
            }
            _ => None,
        }
    }
}
