//! A round: one question over all touchpoints, a card at a time. Says which card is asked, what a
//! press does to it, and what came of it. Pure: knows no window.

use std::collections::HashSet;

use super::keys::Press;
use super::questions::{Gap, Part, Question, asked};
use crate::edit::Edit;
use crate::model::*;

/// A round that is being played.
#[derive(Clone, Debug, PartialEq)]
pub struct Round {
    /// What is asked.
    pub question: Question,
    /// Whether only cards without an answer are asked.
    pub open_only: bool,
    /// The name of a new owner, while it is typed.
    pub naming: Option<String>,
    ids: Vec<Id<Touchpoint>>,
    at: usize,
    part: usize,
    revealed: bool,
    answered: HashSet<Id<Touchpoint>>,
}

/// What a press leads to.
#[derive(Clone, Debug, PartialEq)]
pub enum Turn {
    /// Nothing outside the round.
    Stay,
    /// A change, one step of undo.
    Edit(Box<Edit>),
    /// The round ends.
    Leave,
}

/// How many cards gave each answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spread {
    /// By place of the answer.
    pub counts: Vec<usize>,
    /// How many are known but none of those offered.
    pub other: usize,
    /// How many are not known.
    pub open: usize,
}

impl Spread {
    /// The spread of a part over the cards that rounds ask about.
    pub fn of(part: Part, journey: &Journey, workspace: &Workspace) -> Self {
        let answers = part.answers(workspace, Lang::default()).len();
        let mut spread = Self { counts: vec![0; answers], ..Self::default() };
        for touchpoint in asked(journey) {
            match part.value(touchpoint, workspace) {
                Some(at) => spread.counts.get_mut(at).into_iter().for_each(|count| *count += 1),
                None if part.is_known(touchpoint) => spread.other += 1,
                None => spread.open += 1,
            }
        }
        spread
    }
}

impl Round {
    /// A round over the cards without an answer, or over all where each has one.
    pub fn new(journey: &Journey, question: Question) -> Self {
        let open_only = asked(journey).any(|one| !question.is_known(one));
        let mut round = Self {
            question,
            open_only,
            naming: None,
            ids: Vec::new(),
            at: 0,
            part: 0,
            revealed: false,
            answered: HashSet::new(),
        };
        round.collect(journey);
        round
    }

    fn collect(&mut self, journey: &Journey) {
        let wanted = |one: &&std::sync::Arc<Touchpoint>| !self.open_only || !self.question.is_known(one);
        self.ids = asked(journey).filter(wanted).map(|one| one.id.clone()).collect();
        (self.at, self.part, self.revealed) = (0, 0, false);
    }

    /// The card that is asked; nothing when all were.
    pub fn card<'a>(&self, journey: &'a Journey) -> Option<&'a std::sync::Arc<Touchpoint>> {
        journey.touchpoint(self.ids.get(self.at)?)
    }

    /// What is asked of it.
    pub fn part(&self) -> Part {
        let parts = self.question.parts();
        parts.get(self.part).or(parts.first()).copied().unwrap_or(Part::Owner)
    }

    /// Whether the other side of the card is shown.
    pub fn is_revealed(&self) -> bool {
        self.revealed
    }

    /// How many cards were asked, of how many.
    pub fn progress(&self) -> (usize, usize) {
        (self.at.min(self.ids.len()), self.ids.len())
    }

    /// How many cards got an answer in this round.
    pub fn answered(&self) -> usize {
        self.answered.len()
    }

    /// The cards of this round that have no answer still.
    pub fn open(&self, journey: &Journey) -> Vec<Id<Touchpoint>> {
        let open = asked(journey).filter(|one| !self.question.is_known(one));
        open.map(|one| one.id.clone()).collect()
    }

    /// What a press does; `day` is when evidence was named.
    pub fn press(&mut self, press: Press, journey: &Journey, workspace: &Workspace, day: Date) -> Turn {
        self.skip_missing(journey);
        let Some(card) = self.card(journey) else { return self.press_at_end(press, journey) };
        match press {
            Press::Leave => return Turn::Leave,
            Press::Back | Press::Left | Press::Previous => self.back(),
            Press::Letter('U') => self.only_open(!self.open_only, journey),
            Press::Letter('N') if self.question == Question::Owner => self.naming = Some(String::new()),
            _ if self.revealed => {
                if matches!(press, Press::Space | Press::Enter | Press::Right | Press::Next) {
                    self.next_card();
                }
            }
            Press::Space | Press::Right | Press::Next | Press::Enter => self.next_part(card),
            Press::Digit(0) => return self.answer(card, None, journey, workspace, day),
            _ => {
                if let Some(at) = place(press) {
                    return self.choose(at, journey, workspace, day);
                }
            }
        }
        Turn::Stay
    }

    fn press_at_end(&mut self, press: Press, journey: &Journey) -> Turn {
        match press {
            Press::Leave | Press::Enter | Press::Space => return Turn::Leave,
            Press::Back | Press::Left | Press::Previous => self.back(),
            Press::Letter('U') => self.only_open(!self.open_only, journey),
            _ => {}
        }
        Turn::Stay
    }

    /// The answer at this place was chosen.
    pub fn choose(&mut self, at: usize, journey: &Journey, workspace: &Workspace, day: Date) -> Turn {
        self.skip_missing(journey);
        let answers = self.part().answers(workspace, Lang::default()).len();
        match self.card(journey).filter(|_| at < answers && !self.revealed) {
            Some(card) => self.answer(card, Some(at), journey, workspace, day),
            None => Turn::Stay,
        }
    }

    /// Asks only cards without an answer, or all; the card that is asked stays if it can.
    pub fn only_open(&mut self, open_only: bool, journey: &Journey) {
        let now = self.ids.get(self.at).cloned();
        self.open_only = open_only;
        self.collect(journey);
        self.at = now.and_then(|now| self.ids.iter().position(|id| *id == now)).unwrap_or(0);
    }

    /// The edit that adds the owner whose name was typed and gives it the card; then the next one comes.
    pub fn named(&mut self, journey: &Journey) -> Option<Edit> {
        let name = crate::text::one_line(&self.naming.take()?);
        let card = self.card(journey).filter(|_| !name.is_empty())?;
        let owner_of = vec![card.id.clone()];
        self.answered.insert(card.id.clone());
        self.next_card();
        Some(Edit::AddDepartment { name, journey: journey.id.clone(), owner_of })
    }

    fn answer(
        &mut self,
        card: &Touchpoint,
        at: Option<usize>,
        journey: &Journey,
        workspace: &Workspace,
        day: Date,
    ) -> Turn {
        let part = self.part();
        let changed = part.set(card, at, workspace, day);
        if at.is_some() {
            self.answered.insert(card.id.clone());
        }
        let turn = match changed == *card {
            true => Turn::Stay,
            false => Turn::Edit(Box::new(Edit::SetTouchpoints {
                journey: journey.id.clone(),
                touchpoints: vec![changed.clone()],
                what: part.field(),
            })),
        };
        self.next_part(&changed);
        turn
    }

    /// On to the next part; after the last the other side is shown, where both are known.
    fn next_part(&mut self, card: &Touchpoint) {
        if self.part + 1 < self.question.parts().len() {
            self.part += 1;
        } else if self.question.reveals() && !Gap::of(card).is_empty() {
            self.revealed = true;
        } else {
            self.next_card();
        }
    }

    fn next_card(&mut self) {
        (self.at, self.part, self.revealed) = (self.at.saturating_add(1).min(self.ids.len()), 0, false);
    }

    fn back(&mut self) {
        if self.revealed {
            self.revealed = false;
        } else if self.part > 0 {
            self.part -= 1;
        } else {
            self.at = self.at.saturating_sub(1);
        }
    }

    /// Cards that were deleted meanwhile are not asked.
    fn skip_missing(&mut self, journey: &Journey) {
        while self.ids.get(self.at).is_some_and(|id| journey.touchpoint(id).is_none()) {
            self.ids.remove(self.at);
            (self.part, self.revealed) = (0, false);
        }
    }
}

/// The place of the answer that a press chooses: digits first, then letters.
fn place(press: Press) -> Option<usize> {
    match press {
        Press::Digit(digit) => digit.checked_sub(1),
        Press::Letter(letter) => LETTERS.chars().position(|known| known == letter).map(|at| at + 9),
        _ => None,
    }
}

/// The letters of answers beyond the ninth; U and N have a meaning of their own.
const LETTERS: &str = "ABCDEFGHIJKLMOPQRSTVWXYZ";

/// The key of the answer at this place.
pub fn key_of(at: usize) -> String {
    match at {
        0..9 => (at + 1).to_string(),
        _ => LETTERS.chars().nth(at - 9).map(String::from).unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::Editor;
    use std::sync::Arc;

    const DAY: Date = jiff::civil::date(2026, 6, 1);

    fn editor() -> Editor {
        let card = |id: &str| Arc::new(Touchpoint { id: Id::new(id), ..Touchpoint::default() });
        let gone = Touchpoint { status: TouchpointStatus::Retired, ..(*card("gone")).clone() };
        let touchpoints = vec![card("a"), card("b"), Arc::new(gone), card("c")].into();
        let phase = Phase { id: Id::new("p"), touchpoints, ..Phase::default() };
        let journey =
            Journey { id: Id::new("j"), phases: vec![Arc::new(phase)].into(), ..Journey::default() };
        Editor::new(Workspace { journeys: vec![Arc::new(journey)].into(), ..Workspace::default() }, false)
    }

    fn journey(editor: &Editor) -> Arc<Journey> {
        Arc::clone(editor.workspace().journeys.first().unwrap())
    }

    fn press(round: &mut Round, editor: &mut Editor, press: Press) -> Turn {
        let turn = round.press(press, &journey(editor), &Arc::clone(editor.workspace()), DAY);
        if let Turn::Edit(edit) = &turn {
            editor.apply((**edit).clone()).unwrap();
        }
        turn
    }

    fn shown(round: &Round, editor: &Editor) -> Option<String> {
        round.card(&journey(editor)).map(|card| card.id.to_string())
    }

    #[test]
    fn a_digit_answers_and_the_next_card_comes() {
        let mut editor = editor();
        let mut round = Round::new(&journey(&editor), Question::Feeling);
        assert_eq!(round.progress(), (0, 3), "what is gone is not asked");
        press(&mut round, &mut editor, Press::Digit(5));
        assert_eq!(journey(&editor).touchpoint(&Id::new("a")).unwrap().emotion, Some(2));
        assert_eq!(shown(&round, &editor).as_deref(), Some("b"));
        assert_eq!(press(&mut round, &mut editor, Press::Digit(9)), Turn::Stay, "there is no ninth");
        assert_eq!(shown(&round, &editor).as_deref(), Some("b"));
        press(&mut round, &mut editor, Press::Space);
        press(&mut round, &mut editor, Press::Back);
        assert_eq!(shown(&round, &editor).as_deref(), Some("b"));
        press(&mut round, &mut editor, Press::Back);
        press(&mut round, &mut editor, Press::Digit(0));
        assert_eq!(journey(&editor).touchpoint(&Id::new("a")).unwrap().emotion, None, "0 is not known");
        assert!(editor.undo());
        assert_eq!(journey(&editor).touchpoint(&Id::new("a")).unwrap().emotion, Some(2), "a step each");
        for _ in 0..2 {
            press(&mut round, &mut editor, Press::Digit(1));
        }
        assert_eq!((shown(&round, &editor), round.answered()), (None, 3));
        assert_eq!(press(&mut round, &mut editor, Press::Enter), Turn::Leave);
    }

    #[test]
    fn our_side_is_hidden_until_the_customer_has_spoken() {
        let mut editor = editor();
        let mut one = (**journey(&editor).touchpoint(&Id::new("a")).unwrap()).clone();
        one.expectation.assumed = Some(5);
        let touchpoints = vec![one];
        let what = Part::Assumed.field();
        editor.apply(Edit::SetTouchpoints { journey: Id::new("j"), touchpoints, what }).unwrap();
        let mut round = Round::new(&journey(&editor), Question::Customer);
        assert!(!round.is_revealed());
        press(&mut round, &mut editor, Press::Digit(2));
        assert_eq!((round.part(), round.is_revealed()), (Part::Experienced, false));
        press(&mut round, &mut editor, Press::Space);
        assert!(round.is_revealed(), "one of two answers is enough to compare");
        press(&mut round, &mut editor, Press::Digit(3));
        assert!(round.is_revealed(), "a digit answers no card that was not read out yet");
        press(&mut round, &mut editor, Press::Enter);
        assert_eq!(shown(&round, &editor).as_deref(), Some("b"));
        press(&mut round, &mut editor, Press::Digit(4));
        press(&mut round, &mut editor, Press::Digit(4));
        assert_eq!(shown(&round, &editor).as_deref(), Some("c"), "nothing to compare with");
    }

    #[test]
    fn only_cards_without_an_answer_if_wished() {
        let mut editor = editor();
        let mut round = Round::new(&journey(&editor), Question::Importance);
        press(&mut round, &mut editor, Press::Digit(3));
        press(&mut round, &mut editor, Press::Letter('U'));
        assert_eq!((round.open_only, round.progress().1), (false, 3));
        assert_eq!(shown(&round, &editor).as_deref(), Some("b"), "the card stays");
        press(&mut round, &mut editor, Press::Letter('U'));
        assert_eq!((round.progress().1, round.open(&journey(&editor)).len()), (2, 2));
        editor.apply(Edit::DeleteTouchpoints { journey: Id::new("j"), ids: vec![Id::new("b")] }).unwrap();
        press(&mut round, &mut editor, Press::Digit(1));
        assert_eq!(journey(&editor).touchpoint(&Id::new("c")).unwrap().importance, Some(1));
    }

    #[test]
    fn a_new_owner_is_named_on_the_spot() {
        let mut editor = editor();
        let mut round = Round::new(&journey(&editor), Question::Owner);
        press(&mut round, &mut editor, Press::Letter('N'));
        round.naming = Some("  Sales ".into());
        let edit = round.named(&journey(&editor)).unwrap();
        editor.apply(edit).unwrap();
        assert!(Part::Owner.is_known(journey(&editor).touchpoint(&Id::new("a")).unwrap()));
        press(&mut round, &mut editor, Press::Digit(1));
        let spread = Spread::of(Part::Owner, &journey(&editor), editor.workspace());
        assert_eq!((spread.counts, spread.open), (vec![2], 1));
    }

    #[test]
    fn more_answers_than_digits_have_letters() {
        assert_eq!([key_of(0), key_of(8), key_of(9), key_of(22)], ["1", "9", "A", "O"]);
        assert_eq!(place(Press::Letter('O')), Some(22));
        assert_eq!(place(Press::Digit(0)), None);
    }
}
