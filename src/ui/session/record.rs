//! What sessions left behind: each count of answers by day and question, with the spread over its
//! cards. Walks are in the journey as they are. Pure: knows no window.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::questions::Part;
use super::tally::{PARTS, is_divided, median, most, total};
use crate::model::{Date, Journey, Touchpoint};

/// What is looked at of the record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// The count whose cards are shown, by its place in the list.
    pub open: Option<usize>,
}

/// What is chosen in the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// This count is opened, or closed if it is open.
    Count(usize),
    /// What came of this walk, by its place in the journey.
    Walk(usize),
}

/// A question that was counted on one day.
#[derive(Clone, Debug, PartialEq)]
pub struct Count {
    /// The question.
    pub part: Part,
    /// The day; unset where it was not noted.
    pub date: Option<Date>,
    /// The cards in the order of the journey, with how many gave each answer.
    pub cards: Vec<(Arc<Touchpoint>, Vec<u32>)>,
}

impl Count {
    /// The most ballots that a card had.
    pub fn ballots(&self) -> u32 {
        self.cards.iter().map(|(_, counts)| total(counts)).max().unwrap_or(0)
    }

    /// How many gave each answer, over all cards.
    pub fn spread(&self) -> Vec<u32> {
        let mut sums = vec![0_u32; self.cards.iter().map(|(_, counts)| counts.len()).max().unwrap_or(0)];
        for (_, counts) in &self.cards {
            for (sum, count) in sums.iter_mut().zip(counts) {
                *sum = sum.saturating_add(*count);
            }
        }
        sums
    }

    /// The answer that a card's count led to: the middle of a scale, else what most said.
    pub fn outcome(&self, counts: &[u32]) -> Option<usize> {
        if self.part.is_scale() { median(counts) } else { most(counts) }
    }

    /// How many cards people lie far apart on.
    pub fn divided(&self) -> usize {
        self.cards.iter().filter(|(_, counts)| self.is_divided(counts)).count()
    }

    /// Whether people lie far apart: only a scale has two ends.
    pub fn is_divided(&self, counts: &[u32]) -> bool {
        self.part.is_scale() && is_divided(counts)
    }
}

/// Every count, the newest first; those without a day come last.
pub fn counts(journey: &Journey) -> Vec<Count> {
    let mut found: BTreeMap<(Reverse<Option<Date>>, usize), Count> = BTreeMap::new();
    for touchpoint in journey.all_touchpoints() {
        for tally in &touchpoint.tallies {
            let Some(at) = PARTS.iter().position(|part| part.id() == tally.question) else { continue };
            let Some(part) = PARTS.get(at).copied() else { continue };
            let count = found.entry((Reverse(tally.date), at)).or_insert_with(|| Count {
                part,
                date: tally.date,
                cards: Vec::new(),
            });
            count.cards.push((Arc::clone(touchpoint), tally.counts.to_vec()));
        }
    }
    found.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Phase, Tally};

    fn card(id: &str, tallies: &[(&str, &[u32], Option<Date>)]) -> Arc<Touchpoint> {
        let tallies = tallies.iter().map(|(question, counts, date)| Tally {
            question: (*question).to_owned(),
            counts: counts.to_vec().into(),
            date: *date,
        });
        Arc::new(Touchpoint { id: id.into(), tallies: tallies.collect(), ..Touchpoint::default() })
    }

    #[test]
    fn counts_are_listed_by_day_and_question_with_their_spread() {
        let [june, july] = [6, 7].map(|month| Some(jiff::civil::date(2026, month, 1)));
        let feeling = Part::Feeling.id();
        let touchpoints = vec![
            card("a", &[(feeling, &[4, 0, 0, 0, 4], june), (Part::Media.id(), &[3, 1, 0, 0], july)]),
            card("b", &[(feeling, &[0, 1, 2, 0, 0], june)]),
            card("c", &[(feeling, &[1, 0, 0, 0, 0], None), ("never asked", &[9], june)]),
        ];
        let phase = Phase { touchpoints: touchpoints.into(), ..Phase::default() };
        let journey = Journey { phases: vec![Arc::new(phase)].into(), ..Journey::default() };
        let found = counts(&journey);
        let days: Vec<_> = found.iter().map(|count| (count.part, count.date, count.cards.len())).collect();
        assert_eq!(days, [(Part::Media, july, 1), (Part::Feeling, june, 2), (Part::Feeling, None, 1)]);
        let june = &found[1];
        assert_eq!((june.ballots(), june.divided()), (8, 1));
        assert_eq!(june.spread(), [4, 1, 2, 0, 4]);
        assert_eq!(june.outcome(&june.cards[1].1), Some(2));
        assert_eq!(found[0].outcome(&[3, 1, 0, 0]), Some(0));
        assert!(!found[0].is_divided(&[4, 0, 0, 4]), "media types have no two ends");
    }
}
