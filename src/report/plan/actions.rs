//! What was agreed to do: where each action came from, and the table of them.

use super::{Part, Plan};
use crate::analysis::rule;
use crate::model::{Action, Date, Lang};
use crate::report::{Cell, Section, is_open};
use crate::vocabulary::{Label, Labelled as _, Words};

/// What gave rise to an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A gap that a rule found.
    Gap,
    /// Something that struck people.
    Insight,
    /// Something that was decided.
    Decision,
    /// Nothing that was noted.
    Plain,
}

impl Origin {
    /// What it is called.
    pub const fn label(self) -> Label {
        match self {
            Self::Gap => Label::new("Gap", "Knelpunt"),
            Self::Insight => Label::new("Remark", "Opmerking"),
            Self::Decision => Label::new("Decision", "Besluit"),
            Self::Plain => Label::new("Agreed directly", "Direct afgesproken"),
        }
    }
}

/// What gave rise to an action, and that in words: the name of the rule, or what was said.
pub fn origin(action: &Action, lang: Lang) -> (Origin, String) {
    if !action.from_decision.is_empty() {
        return (Origin::Decision, action.from_decision.clone());
    }
    if !action.from_insight.is_empty() {
        return (Origin::Insight, action.from_insight.clone());
    }
    if action.from_rule.is_empty() {
        return (Origin::Plain, String::new());
    }
    let name = rule(&action.from_rule).map(|rule| rule.name.text(lang).to_owned());
    (Origin::Gap, name.unwrap_or_else(|| action.from_rule.clone()))
}

/// Whether it should have been done before this day.
pub fn is_late(action: &Action, as_of: Date) -> bool {
    is_open(action) && action.due.is_some_and(|due| due < as_of)
}

/// The actions that a filter lets through, in the order in which they were added.
pub fn listed<'a>(plan: &Plan<'a>) -> impl Iterator<Item = &'a Action> {
    let (filter, journey) = (plan.filter, plan.journey);
    let owned =
        |action: &&Action| filter.owner.as_ref().is_none_or(|owner| action.owner.as_ref() == Some(owner));
    journey.actions.iter().filter(owned).filter(|action| filter.lets_subject(journey, &action.subject))
}

/// The section of a report, and what the view exports.
pub fn section(plan: &Plan<'_>) -> Section {
    let (names, lang) = (plan.names(), plan.lang);
    let mut section = plan.section(Part::Actions);
    let mut actions: Vec<&Action> = listed(plan).collect();
    if !actions.is_empty() {
        section.paragraphs.push(counted(&actions, plan));
    }
    actions.sort_by_key(|action| action.status);
    let score = |score: Option<u8>| score.map_or_else(|| Cell::from(""), |score| f64::from(score).into());
    let row = |action: &&Action| {
        let (origin, words) = origin(action, lang);
        let from = origin.label().text(lang);
        let from = if words.is_empty() { from.to_owned() } else { format!("{from}: {words}") };
        let owner = action.owner.as_ref().map_or("", |id| names.department(id));
        [
            action.text.as_str().into(),
            action.status.label().text(lang).into(),
            owner.into(),
            action.due.into(),
            score(action.effort),
            score(action.effect),
            f64::from(action.votes).into(),
            from.into(),
            names.subject(&action.subject).into(),
            action.barrier.as_str().into(),
        ]
    };
    let columns = [
        (WHAT, 46),
        (STATUS, 12),
        (WHO, 18),
        (DUE, 16),
        (EFFORT, 10),
        (EFFECT, 10),
        (VOTES, 8),
        (FROM, 34),
        (ABOUT, 26),
        (BARRIER, 30),
    ];
    let rows = actions.iter().map(row).collect();
    section.tables.push(plan.table(("actions", Part::Actions.label()), columns, rows));
    section
}

/// How many are open, late, and without a name.
fn counted(actions: &[&Action], plan: &Plan<'_>) -> String {
    let count = |fits: &dyn Fn(&Action) -> bool| actions.iter().filter(|one| fits(one)).count();
    let open = count(&is_open);
    let late = count(&|one| is_late(one, plan.as_of));
    let nameless = count(&|one| is_open(one) && one.owner.is_none());
    let parts = [
        (OPEN, Some(open)),
        (LATE, Some(late).filter(|n| *n > 0)),
        (NAMELESS, Some(nameless).filter(|n| *n > 0)),
    ];
    let parts = parts.into_iter().filter_map(|(words, n)| Some(words.count(plan.lang, n?)));
    format!("{}.", parts.collect::<Vec<_>>().join(", "))
}

const OPEN: Words = Words {
    one: Label::new("{n} action is still to be done", "{n} actie is nog te doen"),
    other: Label::new("{n} actions are still to be done", "{n} acties zijn nog te doen"),
};
const LATE: Words = Words {
    one: Label::new("{n} is late", "{n} is te laat"),
    other: Label::new("{n} are late", "{n} zijn te laat"),
};
const NAMELESS: Words = Words {
    one: Label::new("{n} has nobody who does it", "{n} heeft niemand die het doet"),
    other: Label::new("{n} have nobody who does them", "{n} hebben niemand die ze doet"),
};
const WHAT: Label = Label::new("What", "Wat");
const STATUS: Label = Label::new("State", "Stand");
const WHO: Label = Label::new("Who", "Wie");
const DUE: Label = Label::new("By when", "Wanneer");
const EFFORT: Label = Label::new("Effort (0-5)", "Moeite (0-5)");
const EFFECT: Label = Label::new("Effect (0-5)", "Effect (0-5)");
const VOTES: Label = Label::new("Votes", "Stemmen");
const FROM: Label = Label::new("Came from", "Komt van");
const ABOUT: Label = Label::new("About", "Over");
const BARRIER: Label = Label::new("What stands in the way", "Wat in de weg staat");
