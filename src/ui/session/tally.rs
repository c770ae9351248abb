//! Answers of many at once: how many paper ballots gave each answer to a card, what lies in the
//! middle, and what was agreed. Pure: knows no window.

use super::keys::Press;
use super::questions::{Part, asked};
use super::words;
use crate::edit::{Edit, StepName};
use crate::export::Ballot;
use crate::model::*;

/// What can be asked on paper, in the order of the digits.
pub const PARTS: [Part; 9] = [
    Part::Feeling,
    Part::Importance,
    Part::Influence,
    Part::Media,
    Part::Evidence,
    Part::Expected,
    Part::Experienced,
    Part::Assumed,
    Part::OwnView,
];

/// More ballots than this for one answer are a slip of the finger.
const MOST: u32 = 9_999;

/// A count that is under way.
#[derive(Clone, Debug, PartialEq)]
pub struct Tally {
    /// What the ballots ask.
    pub part: Part,
    /// How many ballots gave each answer to the card.
    pub counts: Vec<u32>,
    /// The answer whose count is typed.
    pub cell: usize,
    /// What was agreed against the middle, by its place.
    pub agreed: Option<usize>,
    ids: Vec<Id<Touchpoint>>,
    at: usize,
    changed: bool,
}

/// What a press leads to.
#[derive(Clone, Debug, PartialEq)]
pub enum Turn {
    /// Nothing outside the count.
    Stay,
    /// Changes that are one step of undo together.
    Edit(Vec<Edit>, StepName),
    /// What is counted is kept, and the count ends.
    Leave(Option<(Vec<Edit>, StepName)>),
    /// The ballots are to be printed.
    Print,
}

/// How many were counted.
pub fn total(counts: &[u32]) -> u32 {
    counts.iter().fold(0, |sum, count| sum.saturating_add(*count))
}

/// The answer in the middle: as many lie below as above, the lower one of two.
pub fn median(counts: &[u32]) -> Option<usize> {
    let half = total(counts).div_ceil(2);
    let mut below = 0_u32;
    counts.iter().position(|count| {
        below = below.saturating_add(*count);
        half > 0 && below >= half
    })
}

/// The answer that most gave; nothing if two have as many.
pub fn most(counts: &[u32]) -> Option<usize> {
    let top = counts.iter().copied().max().filter(|top| *top > 0)?;
    let mut tops = counts.iter().enumerate().filter(|(_, count)| **count == top);
    let first = tops.next().map(|(at, _)| at);
    first.filter(|_| tops.next().is_none())
}

/// Whether people lie far apart: both halves of the scale have a quarter of them at least, and few
/// lie between.
pub fn is_divided(counts: &[u32]) -> bool {
    let all = total(counts);
    let (middle, odd) = (counts.len() / 2, counts.len() % 2);
    let low = total(counts.get(..middle).unwrap_or_default());
    let high = total(counts.get(middle + odd..).unwrap_or_default());
    all >= 4 && low * 4 >= all && high * 4 >= all && (all - low - high) * 2 < all
}

impl Tally {
    /// A count over all cards, from the first that was not counted yet.
    pub fn new(journey: &Journey, part: Part, workspace: &Workspace) -> Self {
        let ids: Vec<_> = asked(journey).map(|one| one.id.clone()).collect();
        let counted = |one: &&std::sync::Arc<Touchpoint>| of(one, part).is_none();
        let at = asked(journey).position(|one| counted(&one)).unwrap_or(0);
        let mut tally = Self { part, counts: Vec::new(), cell: 0, agreed: None, ids, at, changed: false };
        tally.read(journey, workspace);
        tally
    }

    /// The card that is counted; nothing when all were.
    pub fn card<'a>(&self, journey: &'a Journey) -> Option<&'a std::sync::Arc<Touchpoint>> {
        journey.touchpoint(self.ids.get(self.at)?)
    }

    /// Which card of how many.
    pub fn progress(&self) -> (usize, usize) {
        (self.at.min(self.ids.len()), self.ids.len())
    }

    /// What the count leads to: what was agreed, else the middle of a scale, else what most said.
    pub fn result(&self) -> Option<usize> {
        self.agreed.or_else(|| self.suggested())
    }

    /// The middle of a scale, else what most said.
    pub fn suggested(&self) -> Option<usize> {
        if self.part.is_scale() { median(&self.counts) } else { most(&self.counts) }
    }

    /// Takes over what is known of the card.
    fn read(&mut self, journey: &Journey, workspace: &Workspace) {
        let answers = self.part.answers(workspace, Lang::default()).len();
        let known = self.card(journey).and_then(|card| of(card, self.part).cloned());
        let mut counts = known.map(|known| known.counts.to_vec()).unwrap_or_default();
        counts.resize(answers, 0);
        (self.counts, self.cell, self.agreed, self.changed) = (counts, 0, None, false);
        let value = self.card(journey).and_then(|card| self.part.value(card, workspace));
        if total(&self.counts) > 0 && value != self.suggested() {
            self.agreed = value;
        }
    }

    /// What a press does; `day` is when it was counted.
    pub fn press(&mut self, press: Press, journey: &Journey, workspace: &Workspace, day: Date) -> Turn {
        let last = self.counts.len().saturating_sub(1);
        if self.card(journey).is_none() {
            return match press {
                Press::Back | Press::Left | Press::Previous => {
                    self.turn(self.at.saturating_sub(1), journey, workspace)
                }
                Press::Leave | Press::Enter | Press::Space => Turn::Leave(None),
                _ => Turn::Stay,
            };
        }
        match press {
            Press::Leave => return Turn::Leave(self.kept(journey, workspace, day)),
            Press::Letter('P') => return Turn::Print,
            Press::Digit(digit) => self.digit(digit),
            Press::Back => self.back(),
            Press::Right => self.cell = (self.cell + 1).min(last),
            Press::Left => self.cell = self.cell.saturating_sub(1),
            Press::Enter if self.cell < last && !self.done() => self.cell += 1,
            Press::Up => self.agree(1),
            Press::Down => self.agree(-1),
            Press::Enter | Press::Space | Press::Next => {
                let kept = self.kept(journey, workspace, day);
                self.turn(self.at + 1, journey, workspace);
                return kept.map_or(Turn::Stay, |(edits, name)| Turn::Edit(edits, name));
            }
            Press::Previous => {
                let kept = self.kept(journey, workspace, day);
                self.turn(self.at.saturating_sub(1), journey, workspace);
                return kept.map_or(Turn::Stay, |(edits, name)| Turn::Edit(edits, name));
            }
            Press::Letter(_) => {}
        }
        Turn::Stay
    }

    /// Puts the cursor into a cell.
    pub fn point(&mut self, cell: usize) {
        self.cell = cell.min(self.counts.len().saturating_sub(1));
    }

    /// Whether Enter means the next card: in the last cell, or where what was agreed was chosen.
    fn done(&self) -> bool {
        self.agreed.is_some() && self.changed
    }

    fn turn(&mut self, at: usize, journey: &Journey, workspace: &Workspace) -> Turn {
        self.at = at.min(self.ids.len());
        self.read(journey, workspace);
        Turn::Stay
    }

    fn digit(&mut self, digit: usize) {
        let digit = u32::try_from(digit).unwrap_or(0);
        if let Some(count) = self.counts.get_mut(self.cell) {
            let longer = count.saturating_mul(10).saturating_add(digit);
            *count = if longer > MOST { *count } else { longer };
            self.changed = true;
        }
    }

    fn back(&mut self) {
        match self.counts.get_mut(self.cell) {
            Some(count) if *count > 0 => {
                *count /= 10;
                self.changed = true;
            }
            _ => self.cell = self.cell.saturating_sub(1),
        }
    }

    fn agree(&mut self, step: isize) {
        let Some(now) = self.result() else { return };
        let next = now.saturating_add_signed(step).min(self.counts.len().saturating_sub(1));
        (self.agreed, self.changed) = (Some(next), true);
    }

    /// The edit that keeps the counts and sets what they lead to; nothing if nothing was typed.
    fn kept(&self, journey: &Journey, workspace: &Workspace, day: Date) -> Option<(Vec<Edit>, StepName)> {
        let card = self.card(journey).filter(|_| self.changed)?;
        let result = self.result();
        let mut changed = match result {
            Some(at) => self.part.set(card, Some(at), workspace, day),
            None => (**card).clone(),
        };
        let question = self.part.id().to_owned();
        let others = card.tallies.iter().filter(|tally| tally.question != question).cloned();
        let counts: List<u32> = self.counts.clone().into();
        let new = (total(&self.counts) > 0).then(|| crate::model::Tally {
            question: question.clone(),
            counts,
            date: Some(day),
        });
        changed.tallies = others.chain(new).collect();
        if changed == **card {
            return None;
        }
        let title = changed.title.clone();
        let what = self.part.field();
        let edit = Edit::SetTouchpoints { journey: journey.id.clone(), touchpoints: vec![changed], what };
        Some((vec![edit], StepName::new(words::STEP_COUNTED, title)))
    }
}

/// What was counted for a card before.
fn of(touchpoint: &Touchpoint, part: Part) -> Option<&crate::model::Tally> {
    touchpoint.tallies.iter().find(|tally| tally.question == part.id())
}

/// The ballot for a question, in the language of the file's people.
pub fn ballot(part: Part, workspace: &Workspace, journey: &Journey, lang: Lang) -> Ballot {
    Ballot {
        lang,
        journey: crate::text::one_line(&journey.name),
        asked: part.asked().text(lang).to_owned(),
        answers: part.answers(workspace, lang).into_iter().map(|answer| answer.name).collect(),
        cards: asked(journey).map(|one| (one.number, crate::text::one_line(&one.title))).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::Editor;
    use std::sync::Arc;

    const DAY: Date = jiff::civil::date(2026, 6, 1);

    #[test]
    fn the_middle_and_the_most() {
        assert_eq!(median(&[0, 0, 0]), None);
        assert_eq!(median(&[1, 0, 3]), Some(2));
        assert_eq!(median(&[2, 0, 2]), Some(0), "the lower one of two");
        assert_eq!(median(&[1, 3, 1, 0, 4]), Some(2));
        assert_eq!(most(&[1, 3, 2]), Some(1));
        assert_eq!((most(&[3, 3, 2]), most(&[0, 0])), (None, None));
        assert!(
            is_divided(&[4, 0, 1, 0, 4]) && !is_divided(&[0, 1, 4, 2, 0]) && !is_divided(&[1, 0, 0, 0, 1])
        );
    }

    fn editor() -> Editor {
        let text = crate::vocabulary::sample("first-steps").unwrap();
        Editor::new(crate::storage::parse("sample.ron", text).unwrap().workspace, false)
    }

    fn press(tally: &mut Tally, editor: &mut Editor, press: Press) -> Turn {
        let journey = Arc::clone(editor.workspace().journeys.first().unwrap());
        let turn = tally.press(press, &journey, &Arc::clone(editor.workspace()), DAY);
        if let Turn::Edit(edits, name) | Turn::Leave(Some((edits, name))) = turn.clone() {
            editor.apply_all(edits, name).unwrap();
        }
        turn
    }

    #[test]
    fn counts_are_typed_and_set_the_middle_in_one_step() {
        let mut editor = editor();
        let journey = |editor: &Editor| Arc::clone(editor.workspace().journeys.first().unwrap());
        let mut tally = Tally::new(&journey(&editor), Part::Feeling, editor.workspace());
        let first = tally.card(&journey(&editor)).unwrap().clone();
        for digit in [1, 0] {
            press(&mut tally, &mut editor, Press::Digit(digit));
        }
        press(&mut tally, &mut editor, Press::Enter);
        press(&mut tally, &mut editor, Press::Digit(3));
        assert_eq!((tally.counts.as_slice(), tally.suggested()), (&[10, 3, 0, 0, 0][..], Some(0)));
        press(&mut tally, &mut editor, Press::Back);
        assert_eq!(tally.counts.get(1), Some(&0));
        press(&mut tally, &mut editor, Press::Digit(4));
        press(&mut tally, &mut editor, Press::Up);
        assert_eq!(tally.result(), Some(1), "people may agree on something else");
        press(&mut tally, &mut editor, Press::Space);
        let after = journey(&editor);
        let counted = after.touchpoint(&first.id).unwrap();
        assert_eq!((counted.emotion, counted.tallies.len()), (Some(-1), 1));
        assert_ne!(tally.card(&after).unwrap().id, first.id);
        press(&mut tally, &mut editor, Press::Previous);
        assert_eq!(
            (tally.counts.first(), tally.result()),
            (Some(&10), Some(1)),
            "what was counted is there again"
        );
        assert!(editor.undo());
        assert_eq!(journey(&editor).touchpoint(&first.id).unwrap(), &first, "one step");
    }

    #[test]
    fn leaving_keeps_what_was_typed() {
        let mut editor = editor();
        let journey = Arc::clone(editor.workspace().journeys.first().unwrap());
        let mut tally = Tally::new(&journey, Part::Media, editor.workspace());
        press(&mut tally, &mut editor, Press::Digit(6));
        assert!(matches!(press(&mut tally, &mut editor, Press::Leave), Turn::Leave(Some(_))));
        let journey = Arc::clone(editor.workspace().journeys.first().unwrap());
        assert_eq!(journey.all_touchpoints().filter(|one| !one.tallies.is_empty()).count(), 1);
    }

    #[test]
    fn a_ballot_has_every_card_by_number() {
        let editor = editor();
        let journey = editor.workspace().journeys.first().unwrap();
        let ballot = ballot(Part::Importance, editor.workspace(), journey, Lang::En);
        assert_eq!((ballot.cards.len(), ballot.answers.len()), (8, 5));
        assert!(ballot.cards.iter().all(|(number, title)| *number > 0 && !title.is_empty()));
    }
}
