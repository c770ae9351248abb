//! What of a journey passes the filter of the plan. An unset part lets everything through, and so does
//! a touchpoint that names nobody: it is meant for everybody.

use super::Filter;
use crate::model::{Id, PlannedContact, Touchpoint};

fn is_among<T>(wanted: Option<&Id<T>>, known: &[Id<T>]) -> bool {
    wanted.is_none_or(|wanted| known.is_empty() || known.contains(wanted))
}

fn is_it<T>(wanted: Option<&Id<T>>, known: Option<&Id<T>>) -> bool {
    wanted.is_none() || wanted == known
}

/// Whether a touchpoint passes.
pub fn touchpoint(filter: &Filter, one: &Touchpoint) -> bool {
    is_among(filter.persona.as_ref(), &one.personas)
        && is_among(filter.segment.as_ref(), &one.segments)
        && is_it(filter.channel.as_ref(), Some(&one.channel))
        && is_it(filter.owner.as_ref(), one.owner())
}

/// Whether a planned contact passes; `at` is the touchpoint that it belongs to, which says for which
/// personas it is.
pub fn contact(filter: &Filter, one: &PlannedContact, at: Option<&Touchpoint>) -> bool {
    is_among(filter.persona.as_ref(), at.map_or(&[], |at| &at.personas))
        && is_it(filter.segment.as_ref(), one.audience.as_ref())
        && is_it(filter.channel.as_ref(), Some(&one.channel))
        && is_it(filter.owner.as_ref(), one.owner.as_ref())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_names_nobody_is_for_everybody() {
        let filter = Filter { persona: Some(Id::new("noor")), ..Filter::default() };
        let mut one = Touchpoint::default();
        assert!(touchpoint(&filter, &one));
        one.personas = vec![Id::new("gerrit")].into();
        assert!(!touchpoint(&filter, &one));
        assert!(!contact(&filter, &PlannedContact::default(), Some(&one)));
        let owned = Filter { owner: Some(Id::new("store")), ..Filter::default() };
        assert!(!touchpoint(&owned, &one), "nobody is not the store");
        let fans = Filter { segment: Some(Id::new("fans")), ..Filter::default() };
        assert!(!contact(&fans, &PlannedContact::default(), None), "sent to nobody known");
    }
}
