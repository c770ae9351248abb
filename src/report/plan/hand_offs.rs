//! What departments hand to each other: every transition between two known owners, gathered by who
//! gives and who takes.

use std::collections::HashMap;

use super::{Part, Plan};
use crate::model::{Department, Id, Journey, SubjectRef, Touchpoint, Transition, TransitionKind, Workspace};
use crate::report::{Cell, Section};
use crate::vocabulary::{Label, Words};

/// What tells a transition from the others: its ends, its kind and its rank among equals.
pub type Key = (Id<Touchpoint>, Id<Touchpoint>, TransitionKind, u32);

/// A department that gives or takes, or that answers for a touchpoint.
#[derive(Clone, Debug, PartialEq)]
pub struct Giver {
    /// Which one.
    pub id: Id<Department>,
    /// What it is called.
    pub name: String,
    /// Whether it is outside the organisation.
    pub external: bool,
    /// So many touchpoints are its own.
    pub touchpoints: usize,
}

/// A transition on which customers pass from one department to another.
#[derive(Clone, Debug, PartialEq)]
pub struct Hand {
    /// Which transition.
    pub key: Key,
    /// The titles of its ends.
    pub titles: [String; 2],
    /// Whether anything was agreed.
    pub agreed: bool,
    /// What is handed over, in words.
    pub what: String,
    /// Whether the facts travel along.
    pub facts: Option<bool>,
    /// Who agreed to it.
    pub agreed_by: Vec<Id<Department>>,
}

/// All that one department hands to another.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Who gives.
    pub from: Id<Department>,
    /// Who takes.
    pub to: Id<Department>,
    /// The transitions, in the journey's order.
    pub hands: Vec<Hand>,
}

impl Line {
    /// So many of them are agreed.
    pub fn agreed(&self) -> usize {
        self.hands.iter().filter(|hand| hand.agreed).count()
    }

    /// Whether all of them are.
    pub fn is_agreed(&self) -> bool {
        self.hands.iter().all(|hand| hand.agreed)
    }
}

/// The departments of a journey and what they hand to each other.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HandOffs {
    /// In the order in which customers meet them.
    pub givers: Vec<Giver>,
    /// In the order in which customers take them.
    pub lines: Vec<Line>,
}

impl HandOffs {
    /// How many transitions, and how many of them are agreed.
    pub fn counted(&self) -> (usize, usize) {
        let all = self.lines.iter().map(|line| line.hands.len()).sum();
        (all, self.lines.iter().map(Line::agreed).sum())
    }
}

/// Whether there are departments that could hand anything over.
pub fn is_used(workspace: &Workspace, journey: &Journey) -> bool {
    workspace.departments.len() > 1 && journey.all_transitions().next().is_some()
}

/// Who hands what to whom. With an owner, only what that one gives or takes.
pub fn hand_offs(plan: &Plan<'_>) -> HandOffs {
    let journey = plan.journey;
    let touchpoints: HashMap<&Id<Touchpoint>, &Touchpoint> =
        journey.touchpoints().map(|one| (&one.id, &**one)).collect();
    let mut lines: Vec<Line> = Vec::new();
    let mut ranks: HashMap<_, u32> = HashMap::new();
    for transition in journey.all_transitions() {
        let rank = ranks.entry((&transition.from, &transition.to, transition.kind)).or_default();
        let key = (transition.from.clone(), transition.to.clone(), transition.kind, *rank);
        *rank += 1;
        let ends = (touchpoints.get(&transition.from), touchpoints.get(&transition.to));
        let (Some(from), Some(to)) = ends else { continue };
        let (Some(giver), Some(taker)) = (from.owner(), to.owner()) else { continue };
        if giver == taker || !lets(plan, &key, transition, [giver, taker]) {
            continue;
        }
        let hand = hand(key, transition, [from, to]);
        match lines.iter_mut().find(|line| line.from == *giver && line.to == *taker) {
            Some(line) => line.hands.push(hand),
            None => lines.push(Line { from: giver.clone(), to: taker.clone(), hands: vec![hand] }),
        }
    }
    HandOffs { givers: givers(plan, &lines), lines }
}

fn lets(plan: &Plan<'_>, key: &Key, transition: &Transition, owners: [&Id<Department>; 2]) -> bool {
    let filter = plan.filter;
    let owned = filter.owner.as_ref().is_none_or(|owner| owners.contains(&owner));
    let walked = match (&filter.persona, &transition.personas) {
        (Some(persona), Some(takers)) => takers.contains(persona),
        _ => true,
    };
    let subject = SubjectRef::Transition(key.0.clone(), key.1.clone(), key.2, key.3);
    owned && walked && filter.lets_subject(plan.journey, &subject)
}

fn hand(key: Key, transition: &Transition, [from, to]: [&Touchpoint; 2]) -> Hand {
    let title = |one: &Touchpoint| match one.title.trim() {
        "" => one.id.as_str().to_owned(),
        title => title.to_owned(),
    };
    let handover = transition.handover.as_ref();
    Hand {
        key,
        titles: [title(from), title(to)],
        agreed: handover.is_some(),
        what: handover.map_or_else(String::new, |handover| handover.what.clone()),
        facts: handover.and_then(|handover| handover.data_passed),
        agreed_by: handover.map_or_else(Vec::new, |handover| handover.agreed_by.to_vec()),
    }
}

/// Departments with touchpoints of their own, as customers meet them. With an owner, that one and
/// those at the other ends of its lines.
fn givers(plan: &Plan<'_>, lines: &[Line]) -> Vec<Giver> {
    let mut met: Vec<(&Id<Department>, usize)> = Vec::new();
    for owner in plan.journey.touchpoints().filter_map(|touchpoint| touchpoint.owner()) {
        match met.iter_mut().find(|(known, _)| *known == owner) {
            Some((_, count)) => *count += 1,
            None => met.push((owner, 1)),
        }
    }
    let near = |id: &Id<Department>| {
        let Some(owner) = &plan.filter.owner else { return true };
        id == owner || lines.iter().any(|line| line.from == *id || line.to == *id)
    };
    let giver = |(id, touchpoints): (&Id<Department>, usize)| {
        let known = plan.workspace.departments.iter().find(|one| one.id == *id);
        Giver {
            id: id.clone(),
            name: known.map_or_else(|| id.as_str().to_owned(), |one| one.name.clone()),
            external: known.is_some_and(|one| one.external),
            touchpoints,
        }
    };
    met.into_iter().filter(|(id, _)| near(id)).map(giver).collect()
}

/// The section of a report, and what the view exports.
pub fn section(plan: &Plan<'_>) -> Section {
    let mut section = plan.section(Part::HandOffs);
    let made = hand_offs(plan);
    let (all, agreed) = made.counted();
    if all > 0 {
        let open = OPEN.count(plan.lang, all - agreed);
        let values = [("all", ALL.count(plan.lang, all)), ("open", open)];
        let values = values.each_ref().map(|(name, text)| (*name, text.as_str()));
        section.paragraphs.push(COUNTED.fill(plan.lang, &values));
    }
    let names = plan.names();
    let figure = |count: usize| Cell::from(f64::from(u32::try_from(count).unwrap_or(u32::MAX)));
    let pair = |line: &Line| {
        [
            names.department(&line.from).into(),
            names.department(&line.to).into(),
            figure(line.hands.len()),
            figure(line.agreed()),
            figure(line.hands.len() - line.agreed()),
        ]
    };
    let rows = made.lines.iter().map(pair).collect();
    let columns = [(GIVES, 22), (TAKES, 22), (COUNT, 14), (AGREED, 12), (TO_AGREE, 14)];
    section.tables.push(plan.table(("pairs", PAIRS), columns, rows));
    section.tables.push(plan.table(
        ("handovers", HANDOVERS),
        [
            (GIVES, 20),
            (TAKES, 20),
            (FROM, 28),
            (TO, 28),
            (AGREED, 12),
            (WHAT, 36),
            (FACTS, 14),
            (AGREED_BY, 26),
        ],
        made.lines.iter().flat_map(|line| line.hands.iter().map(|hand| row(plan, line, hand))).collect(),
    ));
    section
}

fn row(plan: &Plan<'_>, line: &Line, hand: &Hand) -> [Cell; 8] {
    let (names, lang) = (plan.names(), plan.lang);
    let yes = |known: Option<bool>| match known {
        Some(true) => YES.text(lang),
        Some(false) => NO.text(lang),
        None => "",
    };
    let by: Vec<&str> = hand.agreed_by.iter().map(|id| names.department(id)).collect();
    let [from, to] = &hand.titles;
    [
        names.department(&line.from).into(),
        names.department(&line.to).into(),
        from.as_str().into(),
        to.as_str().into(),
        yes(Some(hand.agreed)).into(),
        hand.what.as_str().into(),
        yes(hand.facts).into(),
        by.join(", ").into(),
    ]
}

const ALL: Words = Words {
    one: Label::new(
        "{n} time customers pass from one department to another",
        "{n} keer gaan klanten over van de ene afdeling naar de andere",
    ),
    other: Label::new(
        "{n} times customers pass from one department to another",
        "{n} keer gaan klanten over van de ene afdeling naar de andere",
    ),
};
const OPEN: Words = Words {
    one: Label::new("{n} handover is still to be agreed", "{n} overdracht is nog af te spreken"),
    other: Label::new("{n} handovers are still to be agreed", "{n} overdrachten zijn nog af te spreken"),
};
const COUNTED: Label = Label::new("{all}; {open}.", "{all}; {open}.");
const PAIRS: Label = Label::new("Between departments", "Tussen afdelingen");
const HANDOVERS: Label = Label::new("Handovers", "Overdrachten");
const GIVES: Label = Label::new("Gives", "Geeft");
const TAKES: Label = Label::new("Takes", "Neemt over");
const COUNT: Label = Label::new("Handovers", "Overdrachten");
const AGREED: Label = Label::new("Agreed", "Afgesproken");
const TO_AGREE: Label = Label::new("To agree", "Af te spreken");
const FROM: Label = Label::new("From", "Van");
const TO: Label = Label::new("To", "Naar");
const WHAT: Label = Label::new("What is handed over", "Wat wordt overgedragen");
const FACTS: Label = Label::new("Facts travel along", "Gegevens gaan mee");
const AGREED_BY: Label = Label::new("Agreed by", "Afgesproken door");
const YES: Label = Label::new("yes", "ja");
const NO: Label = Label::new("no", "nee");

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Handover, Lang, Phase};
    use crate::report::plan::Filter;

    fn own(id: &str, owner: &str) -> Touchpoint {
        let owners = if owner.is_empty() { Vec::new() } else { vec![Id::new(owner)] };
        Touchpoint { id: Id::new(id), title: id.to_owned(), owners: owners.into(), ..Touchpoint::default() }
    }

    fn step(from: &str, to: &str, what: Option<&str>) -> Transition {
        let handover = what.map(|what| Handover { what: what.to_owned(), ..Handover::default() });
        Transition { from: Id::new(from), to: Id::new(to), handover, ..Transition::default() }
    }

    fn example() -> (Workspace, Journey) {
        let department =
            |id: &str| Department { id: Id::new(id), name: id.to_uppercase(), ..Department::default() };
        let workspace = Workspace {
            departments: vec![department("ads"), department("web"), department("shop")].into(),
            ..Workspace::default()
        };
        let touchpoints = [
            own("radio", "ads"),
            own("page", "web"),
            own("form", "web"),
            own("till", "shop"),
            own("talk", ""),
        ];
        let steps = [
            step("radio", "page", None),
            step("radio", "form", Some("which offer")),
            step("page", "form", None),
            step("page", "radio", None),
            step("form", "till", Some("the order")),
            step("till", "talk", None),
        ];
        let phase = Phase {
            touchpoints: touchpoints.map(std::sync::Arc::new).to_vec().into(),
            transitions: steps.map(std::sync::Arc::new).to_vec().into(),
            ..Phase::default()
        };
        (workspace, Journey { phases: vec![phase.into()].into(), ..Journey::default() })
    }

    fn made(filter: &Filter) -> HandOffs {
        let (workspace, journey) = example();
        let as_of = jiff::civil::date(2026, 6, 1);
        hand_offs(&Plan { workspace: &workspace, journey: &journey, filter, as_of, lang: Lang::En })
    }

    #[test]
    fn only_steps_between_two_known_owners_count_and_each_way_is_a_line() {
        let made = made(&Filter::default());
        let lines: Vec<_> = made
            .lines
            .iter()
            .map(|line| (line.from.as_str(), line.to.as_str(), line.hands.len(), line.agreed()))
            .collect();
        assert_eq!(lines, [("ads", "web", 2, 1), ("web", "ads", 1, 0), ("web", "shop", 1, 1)]);
        assert_eq!(made.counted(), (4, 2));
        let givers: Vec<_> =
            made.givers.iter().map(|giver| (giver.name.as_str(), giver.touchpoints)).collect();
        assert_eq!(givers, [("ADS", 1), ("WEB", 2), ("SHOP", 1)]);
    }

    #[test]
    fn an_owner_sees_what_they_give_and_take_and_with_whom() {
        let made = made(&Filter { owner: Some(Id::new("shop")), ..Filter::default() });
        assert_eq!(made.lines.len(), 1);
        assert_eq!(made.givers.iter().map(|one| one.id.as_str()).collect::<Vec<_>>(), ["web", "shop"]);
    }

    #[test]
    fn the_section_has_a_row_per_pair_and_one_per_handover() {
        let (workspace, journey) = example();
        let filter = Filter::default();
        let as_of = jiff::civil::date(2026, 6, 1);
        let plan = Plan { workspace: &workspace, journey: &journey, filter: &filter, as_of, lang: Lang::En };
        let section = section(&plan);
        assert_eq!(section.tables.iter().map(|table| table.rows.len()).collect::<Vec<_>>(), [3, 4]);
        assert!(section.paragraphs[0].starts_with("4 times"), "{:?}", section.paragraphs);
        assert!(section.paragraphs[0].contains("2 handovers are still"), "{:?}", section.paragraphs);
        let bare = Journey::default();
        assert!(
            super::section(&Plan { journey: &bare, ..plan }).tables.iter().all(|table| table.rows.is_empty())
        );
    }
}
