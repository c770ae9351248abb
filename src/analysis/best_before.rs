//! Whether somebody looked lately at what the map says: what was not confirmed for a set time is no
//! longer relied on. Off in a journey where nobody ever did.

use super::days_between;
use crate::model::*;

/// After so many days a card should be looked at again, unless the journey says otherwise: half a year.
pub const USUAL_DAYS: u32 = 183;

/// When cards of a journey go stale, as on a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BestBefore {
    /// After so many days.
    pub days: u32,
    /// As on this date.
    pub as_of: Date,
}

impl BestBefore {
    /// The measure of a journey; nothing where nobody ever confirmed a card and none was set, or where
    /// it is switched off by 0.
    pub fn of(journey: &Journey, as_of: Date) -> Option<Self> {
        let days = match journey.best_before_days {
            Some(days) => days,
            None if journey.all_touchpoints().any(|one| one.last_checked.is_some()) => USUAL_DAYS,
            None => 0,
        };
        (days > 0).then_some(Self { days, as_of })
    }

    /// Whether nobody confirmed this for so long. What is gone anyway needs no confirming.
    pub fn is_past(self, touchpoint: &Touchpoint) -> bool {
        let counts = !matches!(touchpoint.status, TouchpointStatus::Retired | TouchpointStatus::Historical);
        let old = touchpoint
            .last_checked
            .is_none_or(|checked| days_between(checked, self.as_of) > i64::from(self.days));
        counts && old
    }
}

/// The touchpoints of an owner (of nobody if unset) that most need a look: never confirmed first, then
/// the longest ago.
pub fn oldest<'a>(
    journey: &'a Journey,
    owner: Option<&Id<Department>>,
    as_of: Date,
    count: usize,
) -> Vec<&'a std::sync::Arc<Touchpoint>> {
    let wanted = |one: &&std::sync::Arc<Touchpoint>| {
        let counts = !matches!(one.status, TouchpointStatus::Retired | TouchpointStatus::Historical);
        counts && one.owner() == owner && one.last_checked.is_none_or(|checked| checked < as_of)
    };
    let mut found: Vec<_> = journey.touchpoints().filter(wanted).collect();
    found.sort_by_key(|one| one.last_checked);
    found.truncate(count);
    found
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn journey(checked: &[Option<&str>]) -> Journey {
        let touchpoints = checked.iter().enumerate().map(|(at, checked)| {
            Arc::new(Touchpoint {
                id: Id::new(&format!("t{at}")),
                last_checked: checked.map(day),
                ..Touchpoint::default()
            })
        });
        let phase = Phase { touchpoints: touchpoints.collect(), ..Phase::default() };
        Journey { phases: vec![Arc::new(phase)].into(), ..Journey::default() }
    }

    fn past(journey: &Journey, as_of: &str) -> Vec<bool> {
        let measure = BestBefore::of(journey, day(as_of));
        journey.touchpoints().map(|one| measure.is_some_and(|measure| measure.is_past(one))).collect()
    }

    #[test]
    fn nothing_goes_stale_where_nobody_ever_looked() {
        assert_eq!(past(&journey(&[None, None]), "2026-06-01"), [false, false]);
        let set = Journey { best_before_days: Some(30), ..journey(&[None]) };
        assert_eq!(past(&set, "2026-06-01"), [true]);
        let off = Journey { best_before_days: Some(0), ..journey(&[Some("2020-01-01")]) };
        assert_eq!(past(&off, "2026-06-01"), [false]);
    }

    #[test]
    fn a_card_goes_stale_the_day_after_its_last() {
        let journey = Journey {
            best_before_days: Some(30),
            ..journey(&[Some("2026-05-02"), Some("2026-05-01"), None])
        };
        assert_eq!(past(&journey, "2026-06-01"), [false, true, true]);
    }

    #[test]
    fn the_longest_ago_comes_first() {
        let journey = journey(&[Some("2026-05-02"), None, Some("2024-05-01"), Some("2026-06-01")]);
        let ids = |count| {
            let found = oldest(&journey, None, day("2026-06-01"), count);
            found.iter().map(|one| one.id.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(ids(5), ["t1", "t2", "t0"]);
        assert_eq!(ids(1), ["t1"]);
        assert!(oldest(&journey, Some(&Id::new("shop")), day("2026-06-01"), 5).is_empty());
    }
}
