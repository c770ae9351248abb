//! Reactions that ask for an answer: how each stands against what was agreed, how fast and how well
//! answers are per touchpoint, what keeps coming back and whom to thank. Names no person.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::cells::minutes;
use super::{Part, Plan};
use crate::analysis::{is_unanswered, median};
use crate::model::*;
use crate::report::{Cell, Section, Table};
use crate::vocabulary::{Label, Labelled, Words, number};

/// A reaction with the touchpoint where it came in.
#[derive(Clone, Copy, Debug)]
pub struct Reaction<'a> {
    /// The reaction.
    pub case: &'a Arc<ResponseCase>,
    /// Where it came in; unset where that is not on the map any more.
    pub touchpoint: Option<&'a Arc<Touchpoint>>,
}

impl<'a> Reaction<'a> {
    /// Within how many minutes an answer was agreed there.
    pub fn norm(&self) -> Option<u32> {
        Some(self.touchpoint?.response_policy.as_ref()?.norm_minutes)
    }

    /// Who answers there: as agreed, else who owns the touchpoint.
    fn owner(&self) -> Option<&'a Id<Department>> {
        let touchpoint = self.touchpoint?;
        let agreed = touchpoint.response_policy.as_ref().and_then(|policy| policy.owner.as_ref());
        agreed.or(touchpoint.owner())
    }

    /// How it stands on a day.
    pub fn stand(&self, as_of: Date) -> Stand {
        let norm = self.norm();
        if !is_unanswered(self.case) {
            let minutes = self.case.first_response_minutes;
            return Stand::Answered { minutes, late: minutes.zip(norm).map(|(took, norm)| took > norm) };
        }
        let now = as_of.to_datetime(Time::midnight());
        let minutes = self.case.opened.duration_until(now).as_mins().max(0);
        Stand::Waiting { minutes, late: norm.map(|norm| minutes > i64::from(norm)) }
    }
}

/// How a reaction stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    /// Nobody answered.
    Waiting {
        /// For so many minutes.
        minutes: i64,
        /// Whether that is longer than agreed; unset where nothing was.
        late: Option<bool>,
    },
    /// Somebody answered.
    Answered {
        /// After so many minutes; unset where nobody noted it.
        minutes: Option<u32>,
        /// Whether that was later than agreed; unset where nothing was, or nobody noted it.
        late: Option<bool>,
    },
}

impl Stand {
    /// It in a few words.
    pub fn text(self, lang: Lang) -> String {
        let (label, minutes) = match self {
            Self::Waiting { minutes, late: Some(true) } => (WAITS_LATE, minutes),
            Self::Waiting { minutes, .. } => (WAITS, minutes),
            Self::Answered { minutes: None, .. } => return ANSWERED.text(lang).to_owned(),
            Self::Answered { minutes: Some(minutes), late: Some(true) } => {
                (ANSWERED_LATE, i64::from(minutes))
            }
            Self::Answered { minutes: Some(minutes), .. } => (ANSWERED_IN, i64::from(minutes)),
        };
        label.fill(lang, &[("time", &span(minutes as f64, lang))])
    }
}

/// A time as people say it: minutes up to two hours, hours up to two days, then days. One hour and one day
/// are said as such.
pub fn span(minutes: f64, lang: Lang) -> String {
    let (figure, words) = match minutes {
        60.0 => (1.0, &HOURS),
        1440.0 => (1.0, &DAYS),
        minutes if minutes < 120.0 => (minutes, &MINUTES),
        minutes if minutes < 2880.0 => (minutes / 60.0, &HOURS),
        minutes => (minutes / 1440.0, &DAYS),
    };
    // Rounded first: a figure that is read as one takes the word for one.
    let text = number(figure, lang);
    let label = if text == "1" { words.one } else { words.other };
    label.fill(lang, &[("n", &text)])
}

/// The reactions that the filter lets through, the newest first.
pub fn reactions<'a>(plan: &Plan<'a>) -> Vec<Reaction<'a>> {
    let known: HashMap<&str, &Arc<Touchpoint>> =
        plan.journey.all_touchpoints().map(|one| (one.id.as_str(), one)).collect();
    let (filter, owner) = (super::Filter { owner: None, ..plan.filter.clone() }, plan.filter.owner.as_ref());
    let passes = |one: &Reaction<'_>| {
        let there = one.touchpoint.map_or(filter.is_open(), |touchpoint| filter.lets_touchpoint(touchpoint));
        let theirs = one.owner() == owner || one.case.about_department.as_ref() == owner;
        there && (owner.is_none() || theirs)
    };
    let all = plan.journey.cases.iter();
    let all = all.map(|case| Reaction { case, touchpoint: known.get(case.touchpoint.as_str()).copied() });
    let mut all: Vec<Reaction<'a>> = all.filter(passes).collect();
    all.sort_by_key(|one| std::cmp::Reverse(one.case.opened));
    all
}

/// How many of those that were judged are good.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// How many are good.
    pub good: usize,
    /// How many were judged.
    pub of: usize,
}

impl Share {
    fn add(&mut self, judged: Option<bool>) {
        self.of += usize::from(judged.is_some());
        self.good += usize::from(judged == Some(true));
    }

    /// "3 of 4", or a dash where nothing was judged. A stroke between the two would make a day of it in a
    /// spreadsheet.
    pub fn text(self, lang: Lang) -> String {
        if self.of == 0 {
            return "–".to_owned();
        }
        GOOD_OF.fill(lang, &[("good", &self.good.to_string()), ("of", &self.of.to_string())])
    }
}

/// The answers at a touchpoint.
#[derive(Clone, Debug)]
pub struct Answers<'a> {
    /// The touchpoint; unset for reactions whose touchpoint is gone.
    pub touchpoint: Option<&'a Arc<Touchpoint>>,
    /// How many reactions came in.
    pub count: usize,
    /// How many wait for an answer.
    pub waiting: usize,
    /// How many of those wait longer than agreed.
    pub late: usize,
    /// Within how many minutes an answer was agreed.
    pub norm: Option<u32>,
    /// The median of minutes to the first answer.
    pub first: Option<f64>,
    /// The median of minutes to the solution.
    pub resolved: Option<f64>,
    /// Answers that were quick.
    pub quick: Share,
    /// Answers that were positive.
    pub positive: Share,
    /// Answers that were right.
    pub accurate: Share,
}

/// The answers per touchpoint, most reactions first.
pub fn answers<'a>(all: &[Reaction<'a>], as_of: Date) -> Vec<Answers<'a>> {
    let mut by_place: BTreeMap<&str, Vec<&Reaction<'a>>> = BTreeMap::new();
    for one in all {
        by_place.entry(one.touchpoint.map_or("", |touchpoint| touchpoint.id.as_str())).or_default().push(one);
    }
    let middle = |mut minutes: Vec<u32>| {
        minutes.sort_unstable();
        median(&minutes)
    };
    let answers = by_place.into_values().filter_map(|cases| {
        let first = cases.first()?;
        let mut answers = Answers {
            touchpoint: first.touchpoint,
            count: cases.len(),
            waiting: 0,
            late: 0,
            norm: first.norm(),
            first: middle(cases.iter().filter_map(|one| one.case.first_response_minutes).collect()),
            resolved: middle(cases.iter().filter_map(|one| one.case.resolved_minutes).collect()),
            quick: Share::default(),
            positive: Share::default(),
            accurate: Share::default(),
        };
        for one in &cases {
            if let Stand::Waiting { late, .. } = one.stand(as_of) {
                answers.waiting += 1;
                answers.late += usize::from(late == Some(true));
            }
            answers.quick.add(one.case.fast);
            answers.positive.add(one.case.positive);
            answers.accurate.add(one.case.accurate);
        }
        Some(answers)
    });
    let mut answers: Vec<Answers<'a>> = answers.collect();
    answers.sort_by_key(|one| std::cmp::Reverse(one.count));
    answers
}

/// What reactions have in common.
#[derive(Clone, Debug)]
pub struct Topic<'a> {
    /// As it was first written.
    pub name: &'a str,
    /// How many reactions there are.
    pub count: usize,
    /// Where most of them come from; unset where nobody knows.
    pub cause: Option<RootCause>,
    /// The work that was agreed on it and not dropped.
    pub action: Option<&'a Action>,
}

/// The topics, whatever the case of their letters, those that come back most first.
pub fn topics<'a>(plan: &Plan<'a>, all: &[Reaction<'a>]) -> Vec<Topic<'a>> {
    // How often each cause was named, by its id.
    type Causes = BTreeMap<&'static str, (usize, RootCause)>;
    let mut found: BTreeMap<String, (Topic<'a>, Causes)> = BTreeMap::new();
    // The oldest first, so that the name is the one that analysis gives it.
    for one in all.iter().rev().filter(|one| !one.case.topic.trim().is_empty()) {
        let name = one.case.topic.trim();
        let topic = Topic { name, count: 0, cause: None, action: None };
        let (topic, causes) = found.entry(name.to_lowercase()).or_insert((topic, Causes::new()));
        topic.count += 1;
        if let Some(cause) = one.case.root_cause.filter(|cause| *cause != RootCause::Unknown) {
            causes.entry(cause.id()).or_insert((0, cause)).0 += 1;
        }
    }
    let agreed = |key: &str| {
        plan.journey.actions.iter().find(|action| match &action.subject {
            SubjectRef::Topic(about) => {
                about.trim().to_lowercase() == key && action.status != ActionStatus::Dropped
            }
            _ => false,
        })
    };
    let topics = found.into_iter().map(|(key, (topic, causes))| {
        let cause = causes.into_values().max_by_key(|(count, _)| *count).map(|(_, cause)| cause);
        Topic { cause, action: agreed(&key), ..topic }
    });
    let mut topics: Vec<Topic<'a>> = topics.collect();
    topics.sort_by_key(|topic| std::cmp::Reverse(topic.count));
    topics
}

/// Whether somebody was kind about us and nobody said thank you.
pub fn is_to_thank(case: &ResponseCase) -> bool {
    case.sentiment == Sentiment::Positive && is_unanswered(case)
}

/// "12 reactions: 3 wait for an answer, 2 of them longer than agreed."
pub fn summary(answers: &[Answers<'_>], lang: Lang) -> String {
    let sum = |of: fn(&Answers<'_>) -> usize| answers.iter().map(of).sum::<usize>();
    let waiting = sum(|one| one.waiting);
    let values = [
        ("reactions", REACTIONS.count(lang, sum(|one| one.count))),
        ("waiting", WAIT.count(lang, waiting)),
        ("late", sum(|one| one.late).to_string()),
    ];
    let label = if waiting == 0 { ALL_ANSWERED } else { SUMMARY };
    label.fill(lang, &values.each_ref().map(|(name, text)| (*name, text.as_str())))
}

/// The section of a report, and what the view exports.
pub fn section(plan: &Plan<'_>) -> Section {
    let mut section = plan.section(Part::Desk);
    let all = reactions(plan);
    if all.is_empty() {
        section.tables.push(cases(plan, &all));
        return section;
    }
    let answers = answers(&all, plan.as_of);
    section.paragraphs.push(summary(&answers, plan.lang));
    section.tables.push(per_touchpoint(plan, &answers));
    let topics = topics(plan, &all);
    if !topics.is_empty() {
        section.tables.push(per_topic(plan, &topics));
    }
    section.tables.push(cases(plan, &all));
    section
}

fn known(known: Option<bool>, lang: Lang) -> Cell {
    known.map_or("", |known| if known { YES } else { NO }.text(lang)).into()
}

fn count(count: usize) -> Cell {
    u32::try_from(count).map_or(f64::from(u32::MAX), f64::from).into()
}

/// A row per reaction.
fn cases(plan: &Plan<'_>, all: &[Reaction<'_>]) -> Table {
    let lang = plan.lang;
    let row = |one: &Reaction<'_>| -> [Cell; 15] {
        let case = one.case;
        [
            Cell::Day(case.opened.date()),
            one.touchpoint.map_or("", |touchpoint| touchpoint.title.as_str()).into(),
            case.kind.label().text(lang).into(),
            case.sentiment.label().text(lang).into(),
            known(case.public.then_some(true), lang),
            case.topic.as_str().into(),
            case.root_cause.map_or("", |cause| cause.label().text(lang)).into(),
            minutes(one.norm()),
            minutes(case.first_response_minutes),
            minutes(case.resolved_minutes),
            known(case.fast, lang),
            known(case.positive, lang),
            known(case.accurate, lang),
            one.stand(plan.as_of).text(lang).into(),
            case.summary.as_str().into(),
        ]
    };
    let columns = [
        (OPENED, 11),
        (TOUCHPOINT, 22),
        (KIND, 12),
        (TONE, 10),
        (PUBLIC, 9),
        (TOPIC, 16),
        (CAUSE, 16),
        (NORM, 9),
        (FIRST, 9),
        (RESOLVED, 9),
        (QUICK, 8),
        (POSITIVE, 8),
        (ACCURATE, 8),
        (STAND, 22),
        (SUMMARY_OF, 34),
    ];
    let table = plan.table(("cases", CASES), columns, all.iter().map(row).collect());
    table.in_minutes(&[NORM, FIRST, RESOLVED], lang)
}

fn per_touchpoint(plan: &Plan<'_>, answers: &[Answers<'_>]) -> Table {
    let row = |one: &Answers<'_>| -> [Cell; 10] {
        [
            one.touchpoint.map_or("", |touchpoint| touchpoint.title.as_str()).into(),
            count(one.count),
            count(one.waiting),
            count(one.late),
            minutes(one.norm),
            minutes(one.first),
            minutes(one.resolved),
            one.quick.text(plan.lang).into(),
            one.positive.text(plan.lang).into(),
            one.accurate.text(plan.lang).into(),
        ]
    };
    let columns = [
        (TOUCHPOINT, 24),
        (COUNT, 10),
        (WAITING, 10),
        (LATE, 10),
        (NORM, 10),
        (FIRST_MEDIAN, 12),
        (RESOLVED_MEDIAN, 12),
        (QUICK, 8),
        (POSITIVE, 8),
        (ACCURATE, 8),
    ];
    let table = plan.table(("answers", ANSWERS), columns, answers.iter().map(row).collect());
    table.in_minutes(&[NORM, FIRST_MEDIAN, RESOLVED_MEDIAN], plan.lang)
}

fn per_topic(plan: &Plan<'_>, topics: &[Topic<'_>]) -> Table {
    let lang = plan.lang;
    let row = |topic: &Topic<'_>| -> [Cell; 4] {
        [
            topic.name.into(),
            count(topic.count),
            topic.cause.map_or("", |cause| cause.label().text(lang)).into(),
            topic.action.map_or(NOTHING_AGREED.text(lang), |action| action.text.as_str()).into(),
        ]
    };
    let columns = [(TOPIC, 20), (COUNT, 10), (CAUSE, 20), (AGREED, 40)];
    plan.table(("topics", TOPICS), columns, topics.iter().map(row).collect())
}

const WAITS: Label = Label::new("waits {time}", "wacht {time}");
const WAITS_LATE: Label = Label::new("late: waits {time}", "te laat: wacht {time}");
const ANSWERED: Label = Label::new("answered", "beantwoord");
const ANSWERED_IN: Label = Label::new("answered in {time}", "beantwoord in {time}");
const ANSWERED_LATE: Label = Label::new("late: answered in {time}", "te laat: beantwoord in {time}");
const SUMMARY: Label = Label::new(
    "{reactions}; {waiting}, {late} of them longer than agreed.",
    "{reactions}; {waiting}, waarvan {late} langer dan afgesproken.",
);
const ALL_ANSWERED: Label = Label::new("{reactions}, all answered.", "{reactions}, alle beantwoord.");
/// So many reactions.
pub const REACTIONS: Words = Words {
    one: Label::new("{n} reaction", "{n} reactie"),
    other: Label::new("{n} reactions", "{n} reacties"),
};
const WAIT: Words = Words {
    one: Label::new("{n} waits for an answer", "{n} wacht op antwoord"),
    other: Label::new("{n} wait for an answer", "{n} wachten op antwoord"),
};
const MINUTES: Words =
    Words { one: Label::new("{n} minute", "{n} minuut"), other: Label::new("{n} minutes", "{n} minuten") };
const HOURS: Words =
    Words { one: Label::new("{n} hour", "{n} uur"), other: Label::new("{n} hours", "{n} uur") };
const DAYS: Words =
    Words { one: Label::new("{n} day", "{n} dag"), other: Label::new("{n} days", "{n} dagen") };
const GOOD_OF: Label = Label::new("{good} of {of}", "{good} van {of}");
const YES: Label = Label::new("yes", "ja");
const NO: Label = Label::new("no", "nee");
/// Nothing was agreed on a topic.
pub const NOTHING_AGREED: Label = Label::new("nothing agreed yet", "nog niets afgesproken");
/// The answers per touchpoint.
pub const ANSWERS: Label = Label::new("Answers per touchpoint", "Antwoorden per contactmoment");
/// What keeps coming back.
pub const TOPICS: Label = Label::new("What they are about", "Waar ze over gaan");
const CASES: Label = Label::new("Reactions", "Reacties");
const OPENED: Label = Label::new("Came in", "Binnengekomen");
const TOUCHPOINT: Label = Label::new("Touchpoint", "Contactmoment");
const KIND: Label = Label::new("Kind", "Soort");
const TONE: Label = Label::new("Tone", "Toon");
const PUBLIC: Label = Label::new("In public", "Openbaar");
const TOPIC: Label = Label::new("Topic", "Onderwerp");
const CAUSE: Label = Label::new("Comes from", "Komt door");
const NORM: Label = Label::new("Agreed", "Afgesproken");
const FIRST: Label = Label::new("First answer", "Eerste antwoord");
const RESOLVED: Label = Label::new("Solved", "Opgelost");
const FIRST_MEDIAN: Label = Label::new("First answer, median", "Eerste antwoord, mediaan");
const RESOLVED_MEDIAN: Label = Label::new("Solved, median", "Opgelost, mediaan");
const QUICK: Label = Label::new("Quick", "Snel");
const POSITIVE: Label = Label::new("Positive", "Positief");
const ACCURATE: Label = Label::new("Right", "Juist");
const STAND: Label = Label::new("How it stands", "Hoe het staat");
const SUMMARY_OF: Label = Label::new("What happened", "Wat er gebeurde");
const COUNT: Label = Label::new("Reactions", "Reacties");
const WAITING: Label = Label::new("Waiting", "Wacht");
const LATE: Label = Label::new("Too late", "Te laat");
const AGREED: Label = Label::new("Agreed", "Afgesproken");

#[cfg(test)]
mod tests;
