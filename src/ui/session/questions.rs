//! What a round asks of every touchpoint: the questions, what can be answered, and what an answer
//! changes. Pure: knows no window and no order of cards.

use std::cmp::Reverse;

use super::words;
use crate::model::*;
use crate::ui::offer::INFLUENCES;
use crate::vocabulary::{self, Label, Labelled as _};

/// What a round is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Question {
    /// Who answers for it.
    Owner,
    /// Whose place it is.
    Media,
    /// How far we can change it.
    Influence,
    /// The feeling that it leaves.
    Feeling,
    /// How much it matters.
    Importance,
    /// What our statements about it rest on.
    Evidence,
    /// What customers expect and meet; our own view stays hidden until then.
    Customer,
    /// What we think of the same; the customer's view stays hidden until then.
    Own,
}

/// One thing that is answered: most questions have one, expectations have two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// The accountable owner.
    Owner,
    /// The media type.
    Media,
    /// The influence.
    Influence,
    /// The feeling.
    Feeling,
    /// The importance.
    Importance,
    /// The strongest kind of evidence.
    Evidence,
    /// What customers expect.
    Expected,
    /// What customers experience.
    Experienced,
    /// What we think that customers expect.
    Assumed,
    /// How well we think we do.
    OwnView,
}

/// An answer that is offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Its name.
    pub name: String,
    /// The question that tells whether it is this one; may be empty.
    pub test: String,
}

/// What evidence is offered, weakest first.
const EVIDENCE: [EvidenceKind; 6] = [
    EvidenceKind::Assumption,
    EvidenceKind::Anecdote,
    EvidenceKind::Observation,
    EvidenceKind::CustomerQuote,
    EvidenceKind::Data,
    EvidenceKind::Research,
];

impl Question {
    /// Every question, in the order in which they are offered.
    pub const ALL: [Self; 8] = [
        Self::Owner,
        Self::Media,
        Self::Influence,
        Self::Feeling,
        Self::Importance,
        Self::Evidence,
        Self::Customer,
        Self::Own,
    ];

    /// Its name.
    pub const fn label(self) -> Label {
        match self {
            Self::Owner => words::Q_OWNER,
            Self::Media => words::Q_MEDIA,
            Self::Influence => words::Q_INFLUENCE,
            Self::Feeling => words::Q_FEELING,
            Self::Importance => words::Q_IMPORTANCE,
            Self::Evidence => words::Q_EVIDENCE,
            Self::Customer => words::Q_CUSTOMER,
            Self::Own => words::Q_OWN,
        }
    }

    /// What is answered, in order.
    pub const fn parts(self) -> &'static [Part] {
        match self {
            Self::Owner => &[Part::Owner],
            Self::Media => &[Part::Media],
            Self::Influence => &[Part::Influence],
            Self::Feeling => &[Part::Feeling],
            Self::Importance => &[Part::Importance],
            Self::Evidence => &[Part::Evidence],
            Self::Customer => &[Part::Expected, Part::Experienced],
            Self::Own => &[Part::Assumed, Part::OwnView],
        }
    }

    /// Whether everything that it asks is answered.
    pub fn is_known(self, touchpoint: &Touchpoint) -> bool {
        self.parts().iter().all(|part| part.is_known(touchpoint))
    }

    /// Whether the other side of the same card is shown once this side has answered.
    pub const fn reveals(self) -> bool {
        matches!(self, Self::Customer | Self::Own)
    }
}

impl Part {
    /// The question, as it is read out in the room.
    pub const fn asked(self) -> Label {
        match self {
            Self::Owner => words::ASK_OWNER,
            Self::Media => words::ASK_MEDIA,
            Self::Influence => words::ASK_INFLUENCE,
            Self::Feeling => words::ASK_FEELING,
            Self::Importance => words::ASK_IMPORTANCE,
            Self::Evidence => words::ASK_EVIDENCE,
            Self::Expected => words::ASK_EXPECTED,
            Self::Experienced => words::ASK_EXPERIENCED,
            Self::Assumed => words::ASK_ASSUMED,
            Self::OwnView => words::ASK_OWN_VIEW,
        }
    }

    /// The field that an answer changes, for the name of the step.
    pub const fn field(self) -> Label {
        match self {
            Self::Owner => words::FIELD_OWNER,
            Self::Media => words::FIELD_MEDIA,
            Self::Influence => words::FIELD_INFLUENCE,
            Self::Feeling => words::FIELD_FEELING,
            Self::Importance => words::FIELD_IMPORTANCE,
            Self::Evidence => words::FIELD_EVIDENCE,
            Self::Expected => words::FIELD_EXPECTED,
            Self::Experienced => words::FIELD_EXPERIENCED,
            Self::Assumed => words::FIELD_ASSUMED,
            Self::OwnView => words::FIELD_OWN_VIEW,
        }
    }

    /// What a file calls it.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Media => "media_type",
            Self::Influence => "influence",
            Self::Feeling => "feeling",
            Self::Importance => "importance",
            Self::Evidence => "evidence",
            Self::Expected => "expected",
            Self::Experienced => "experienced",
            Self::Assumed => "assumed",
            Self::OwnView => "own_view",
        }
    }

    /// Whether the answers have an order, so that there is a middle one.
    pub const fn is_scale(self) -> bool {
        !matches!(self, Self::Owner | Self::Media)
    }

    /// What can be answered, in the order of the digits.
    pub fn answers(self, workspace: &Workspace, lang: Lang) -> Vec<Answer> {
        let plain = |name: &str| Answer { name: name.to_owned(), test: String::new() };
        let tested = |name: Label, test: Label| Answer {
            name: name.text(lang).to_owned(),
            test: test.text(lang).to_owned(),
        };
        match self {
            Self::Owner => {
                let departments = workspace.departments.iter();
                departments.map(|one| plain(&crate::text::one_line(&one.name))).collect()
            }
            Self::Media => {
                let all = MediaType::ALL.iter();
                all.map(|one| tested(one.label(), vocabulary::media_question(*one))).collect()
            }
            Self::Influence => {
                let all = INFLUENCES.into_iter();
                all.map(|one| tested(one.label(), vocabulary::influence_question(one))).collect()
            }
            Self::Feeling => {
                let names = (-2..=2).filter_map(vocabulary::emotion_label);
                names.map(|label| plain(label.text(lang))).collect()
            }
            Self::Importance => {
                let names = (1..=5).filter_map(vocabulary::importance_label);
                names.map(|label| plain(label.text(lang))).collect()
            }
            Self::Evidence => {
                let all = EVIDENCE.into_iter().zip(words::EVIDENCE_TESTS);
                all.map(|(one, test)| tested(one.label(), test)).collect()
            }
            Self::Expected | Self::Assumed => scale(words::EXPECT_SCALE, lang),
            Self::Experienced | Self::OwnView => scale(words::DO_SCALE, lang),
        }
    }

    /// Whether it is answered, also with something that is not offered.
    pub fn is_known(self, touchpoint: &Touchpoint) -> bool {
        match self {
            Self::Owner => touchpoint.owner().is_some(),
            Self::Evidence => evidence(touchpoint).next().is_some(),
            _ => self.value(touchpoint, &Workspace::default()).is_some(),
        }
    }

    /// The answer that stands, by its place; nothing where there is none, or another than those offered.
    pub fn value(self, touchpoint: &Touchpoint, workspace: &Workspace) -> Option<usize> {
        let expectation = &touchpoint.expectation;
        let score = |score: Option<Score>| usize::from(score?).checked_sub(1).filter(|at| *at < 5);
        match self {
            Self::Owner => {
                let owner = touchpoint.owner()?;
                workspace.departments.iter().position(|one| one.id == *owner)
            }
            Self::Media => MediaType::ALL.iter().position(|one| touchpoint.media_type == Some(*one)),
            Self::Influence => INFLUENCES.iter().position(|one| touchpoint.influence == Some(*one)),
            Self::Feeling => usize::try_from(i32::from(touchpoint.emotion?) + 2).ok().filter(|at| *at < 5),
            Self::Importance => score(touchpoint.importance),
            Self::Evidence => {
                let strongest = evidence(touchpoint).max()?;
                EVIDENCE.iter().position(|one| *one == strongest)
            }
            Self::Expected => score(expectation.expected),
            Self::Experienced => score(expectation.experienced),
            Self::Assumed => score(expectation.assumed),
            Self::OwnView => score(expectation.own_view),
        }
    }

    /// The touchpoint with this answer, by its place; nothing takes the answer away. `day` is when
    /// evidence was named.
    pub fn set(
        self,
        touchpoint: &Touchpoint,
        at: Option<usize>,
        workspace: &Workspace,
        day: Date,
    ) -> Touchpoint {
        let mut changed = touchpoint.clone();
        let score = at.and_then(|at| u8::try_from(at + 1).ok());
        let expectation = &mut changed.expectation;
        match self {
            Self::Owner => {
                let owner = at.and_then(|at| workspace.departments.get(at));
                changed.set_owner(owner.map(|one| one.id.clone()));
            }
            Self::Media => changed.media_type = at.and_then(|at| MediaType::ALL.get(at)).copied(),
            Self::Influence => changed.influence = at.and_then(|at| INFLUENCES.get(at)).copied(),
            Self::Feeling => changed.emotion = at.and_then(|at| i8::try_from(at).ok()).map(|at| at - 2),
            Self::Importance => changed.importance = score,
            Self::Evidence => set_evidence(&mut changed, at.and_then(|at| EVIDENCE.get(at)).copied(), day),
            Self::Expected => expectation.expected = score,
            Self::Experienced => expectation.experienced = score,
            Self::Assumed => expectation.assumed = score,
            Self::OwnView => expectation.own_view = score,
        }
        changed
    }
}

fn scale(ends: [Label; 5], lang: Lang) -> Vec<Answer> {
    ends.iter().map(|end| Answer { name: end.text(lang).to_owned(), test: String::new() }).collect()
}

/// The kinds of everything that the statements rest on.
fn evidence(touchpoint: &Touchpoint) -> impl Iterator<Item = EvidenceKind> {
    touchpoint.evidence.iter().chain(&touchpoint.expectation.evidence).map(|one| one.kind)
}

/// What a round noted itself says nothing but its kind; only that may be replaced or taken away.
fn set_evidence(touchpoint: &mut Touchpoint, kind: Option<EvidenceKind>, day: Date) {
    let noted = |one: &Evidence| {
        let bare = Evidence { kind: one.kind, date: one.date, ..Evidence::default() };
        *one == bare
    };
    let kept: Vec<Evidence> = touchpoint.evidence.iter().filter(|one| !noted(one)).cloned().collect();
    let named = kept.iter().any(|one| Some(one.kind) == kind);
    let new = kind.filter(|_| !named).map(|kind| Evidence { kind, date: Some(day), ..Evidence::default() });
    touchpoint.evidence = kept.into_iter().chain(new).collect();
}

/// The touchpoints that rounds ask about: what is there or planned, those without a phase last.
pub fn asked(journey: &Journey) -> impl Iterator<Item = &std::sync::Arc<Touchpoint>> {
    let gone = |status| matches!(status, TouchpointStatus::Retired | TouchpointStatus::Historical);
    journey.all_touchpoints().filter(move |one| !gone(one.status))
}

/// How far two sides of one card lie apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The touchpoint.
    pub touchpoint: Id<Touchpoint>,
    /// What differs: the expectation, or else how it is.
    pub expectation: bool,
    /// What we said.
    pub ours: Score,
    /// What customers said.
    pub theirs: Score,
}

impl Gap {
    /// How far apart, above zero where we said more.
    pub fn distance(&self) -> i32 {
        i32::from(self.ours) - i32::from(self.theirs)
    }

    /// The two gaps of a card, where both sides are known.
    pub fn of(touchpoint: &Touchpoint) -> Vec<Self> {
        let set = &touchpoint.expectation;
        let pairs = [(true, set.assumed, set.expected), (false, set.own_view, set.experienced)];
        let gap = |(expectation, ours, theirs): (bool, Option<Score>, Option<Score>)| {
            Some(Self { touchpoint: touchpoint.id.clone(), expectation, ours: ours?, theirs: theirs? })
        };
        pairs.into_iter().filter_map(gap).collect()
    }
}

/// The largest gaps of these cards, two points at least.
pub fn surprises(journey: &Journey) -> Vec<Gap> {
    let mut gaps: Vec<Gap> = asked(journey).flat_map(|one| Gap::of(one)).collect();
    gaps.retain(|gap| gap.distance().abs() >= 2);
    gaps.sort_by_key(|gap| Reverse(gap.distance().abs()));
    gaps
}

#[cfg(test)]
mod tests {
    use super::*;

    fn workspace() -> Workspace {
        let department =
            |id: &str| Department { id: Id::new(id), name: id.to_uppercase(), ..Department::default() };
        Workspace {
            departments: vec![department("sales"), department("care")].into(),
            ..Workspace::default()
        }
    }

    const DAY: Date = jiff::civil::date(2026, 6, 1);

    #[test]
    fn every_answer_can_be_given_and_read_back() {
        let workspace = workspace();
        for question in Question::ALL {
            for part in question.parts() {
                let count = part.answers(&workspace, Lang::En).len();
                assert!((2..=6).contains(&count), "{part:?}");
                assert_eq!(count, part.answers(&workspace, Lang::Nl).len());
                for at in 0..count {
                    let set = part.set(&Touchpoint::default(), Some(at), &workspace, DAY);
                    assert_eq!(part.value(&set, &workspace), Some(at), "{part:?}");
                    assert!(part.is_known(&set));
                    let cleared = part.set(&set, None, &workspace, DAY);
                    assert_eq!(cleared, Touchpoint::default(), "{part:?}");
                }
            }
        }
    }

    #[test]
    fn evidence_that_somebody_wrote_stays() {
        let written =
            Evidence { kind: EvidenceKind::Research, text: "survey of spring".into(), ..Evidence::default() };
        let one = Touchpoint { evidence: vec![written.clone()].into(), ..Touchpoint::default() };
        let workspace = Workspace::default();
        let guessed = Part::Evidence.set(&one, Some(0), &workspace, DAY);
        assert_eq!(guessed.evidence.len(), 2);
        assert_eq!(Part::Evidence.value(&guessed, &workspace), Some(5), "the strongest counts");
        let again = Part::Evidence.set(&guessed, Some(1), &workspace, DAY);
        assert_eq!(again.evidence.len(), 2, "an answer takes the place of the one before");
        assert_eq!(Part::Evidence.set(&again, None, &workspace, DAY).evidence.to_vec(), [written]);
    }

    #[test]
    fn gaps_need_both_sides() {
        let mut one = Touchpoint { id: Id::new("a"), ..Touchpoint::default() };
        one.expectation.assumed = Some(5);
        one.expectation.experienced = Some(2);
        assert_eq!(Gap::of(&one), []);
        one.expectation.expected = Some(3);
        one.expectation.own_view = Some(4);
        let distances: Vec<i32> = Gap::of(&one).iter().map(Gap::distance).collect();
        assert_eq!(distances, [2, 2]);
    }
}
