//! Which planned contacts pass the filter of the plan. An unset part lets everything through.

use super::Filter;
use crate::model::{PlannedContact, Touchpoint};

/// Whether a planned contact passes; `at` is the touchpoint that it belongs to, which says for which
/// personas it is.
pub fn contact(filter: &Filter, one: &PlannedContact, at: Option<&Touchpoint>) -> bool {
    let personas = at.map_or(&[][..], |at| &at.personas);
    filter.persona.as_ref().is_none_or(|id| personas.is_empty() || personas.contains(id))
        && filter.segment.as_ref().is_none_or(|id| one.audience.as_ref() == Some(id))
        && filter.channel.as_ref().is_none_or(|id| one.channel == *id)
        && filter.owner.as_ref().is_none_or(|id| one.owner.as_ref() == Some(id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Id;

    #[test]
    fn a_contact_is_for_the_personas_of_its_touchpoint() {
        let filter = Filter { persona: Some(Id::new("noor")), ..Filter::default() };
        let mut at = Touchpoint::default();
        let one = PlannedContact::default();
        assert!(contact(&filter, &one, None) && contact(&filter, &one, Some(&at)));
        at.personas = vec![Id::new("gerrit")].into();
        assert!(!contact(&filter, &one, Some(&at)));
        let fans = Filter { segment: Some(Id::new("fans")), ..Filter::default() };
        assert!(!contact(&fans, &one, None), "sent to nobody known");
    }
}
