//! The few things that stand out: findings that share a card, a route or a promise told as one story
//! in plain words, with a repair. Legal findings, handovers and unknowns are counted apart.
//! The wording is data, in `topics`; judges nothing that the rules did not.

use std::collections::HashMap;

use super::topics::{PROMISE, TOPICS, topic_of};
use super::{Analysis, Finding, Names, RoleOrder, Severity, Value};
use crate::model::*;
use crate::vocabulary::{Label, Words};

/// So many stories are told.
const STORIES: usize = 3;
/// So many facts are told of a card.
const FACTS: usize = 4;

/// Where the findings of a story meet.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum About {
    /// A card.
    Card(Id<Touchpoint>),
    /// A kind of trouble along the route, by its place in the list of topics.
    Topic(usize),
    /// What one rule says that is in no topic.
    Rule(&'static str),
}

/// Words with values, written when they are read.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    words: Label,
    values: Vec<(&'static str, Value)>,
}

/// One story: what goes wrong, how that shows, and what to do.
#[derive(Clone, Debug, PartialEq)]
pub struct Story {
    /// What people would say.
    pub headline: Label,
    /// What to do, in a few words.
    pub repair: Label,
    /// Where its findings meet.
    pub about: About,
    /// Its findings by their place in the analysis, worst first.
    pub findings: Vec<usize>,
    /// The level of the worst.
    pub level: Severity,
    /// How it shows; empty when the leading finding says it best.
    facts: Vec<Fact>,
}

/// What stands out in a journey.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stories {
    /// At most three stories, the one that matters most first.
    pub told: Vec<Story>,
    /// Messages that may not be sent as planned: findings by their place.
    pub barred: Vec<usize>,
    /// What else the law asks for, for instance proof of consent.
    pub legal: Vec<usize>,
    /// Handovers that nobody agreed on.
    pub handovers: Vec<usize>,
    /// What is not known.
    pub unknown: Vec<usize>,
    /// How many findings are open.
    pub open: usize,
}

/// Whether a rule speaks of what the law allows.
pub fn is_legal(rule: &str) -> bool {
    rule.starts_with("CNS-")
}

/// Whether a rule speaks of messages that may not be sent: no basis, an expired one, or a forbidden one.
fn is_barred(rule: &str) -> bool {
    matches!(rule, "CNS-01" | "CNS-05" | "CNS-06")
}

/// Whether a rule speaks of handovers to be agreed.
pub fn is_handover(rule: &str) -> bool {
    rule == "OWN-03"
}

impl Stories {
    /// Tells the stories of a journey from its findings.
    pub fn of(journey: &Journey, analysis: &Analysis) -> Self {
        let mut stories = Self::default();
        let mut clusters: HashMap<About, Vec<usize>> = HashMap::new();
        for (at, finding) in analysis.findings.iter().enumerate().filter(|(_, finding)| finding.is_open()) {
            stories.open += 1;
            match finding.rule.id {
                id if is_barred(id) => stories.barred.push(at),
                id if is_legal(id) => stories.legal.push(at),
                id if is_handover(id) => stories.handovers.push(at),
                _ if finding.severity == Severity::Info => stories.unknown.push(at),
                _ => clusters.entry(about(finding)).or_default().push(at),
            }
        }
        join_promise(journey, analysis, &mut clusters);
        join_routes(analysis, &mut clusters);
        stories.told = best(journey, analysis, clusters);
        stories
    }
}

/// Where a finding meets others.
fn about(finding: &Finding) -> About {
    match finding.touchpoint() {
        Some(id) => About::Card(id.clone()),
        None => topic_of(finding.rule.id).map_or(About::Rule(finding.rule.id), About::Topic),
    }
}

fn topic_about(rule: &str) -> Option<About> {
    topic_of(rule).map(About::Topic)
}

/// The card of the use phase that disappoints most belongs to the story of the promise.
fn join_promise(journey: &Journey, analysis: &Analysis, clusters: &mut HashMap<About, Vec<usize>>) {
    let Some(promise) = topic_about(PROMISE).filter(|promise| clusters.contains_key(promise)) else { return };
    let in_use = |finding: &&Finding| {
        let phase = finding.phase.as_ref().and_then(|id| journey.phase(id));
        finding.rule.id == "EXP-02"
            && finding.is_open()
            && phase.is_some_and(|phase| phase.role == PhaseRole::Consumption)
    };
    let Some(card) = analysis.findings.iter().find(in_use).and_then(Finding::touchpoint) else { return };
    if let Some(joined) = clusters.remove(&About::Card(card.clone())) {
        clusters.entry(promise).or_default().extend(joined);
    }
}

/// Findings on a transition belong to a card at its ends on which people get stuck.
fn join_routes(analysis: &Analysis, clusters: &mut HashMap<About, Vec<usize>>) {
    let stuck = topic_of("STR-07");
    let leads = |clusters: &HashMap<About, Vec<usize>>, id: &Id<Touchpoint>| {
        let led =
            clusters.get(&About::Card(id.clone())).and_then(|found| analysis.findings.get(*found.first()?));
        led.is_some_and(|finding| topic_of(finding.rule.id) == stuck)
    };
    for (at, finding) in analysis.findings.iter().enumerate() {
        let SubjectRef::Transition(from, to, ..) = &finding.subject else { continue };
        let Some(card) = [to, from].into_iter().find(|id| leads(clusters, id)).cloned() else { continue };
        let own = about(finding);
        let Some(place) =
            clusters.get_mut(&own).and_then(|found| found.extract_if(.., |known| *known == at).next())
        else {
            continue;
        };
        if clusters.get(&own).is_some_and(Vec::is_empty) {
            clusters.remove(&own);
        }
        clusters.entry(About::Card(card)).or_default().push(place);
    }
}

/// How much a finding explains.
fn explains(finding: &Finding) -> f64 {
    let level = match finding.severity {
        Severity::Critical => 8.0,
        Severity::High => 4.0,
        Severity::Medium => 2.0,
        Severity::Low | Severity::Info => 1.0,
    };
    level * finding.weight
}

/// The stories that matter most, each with a headline of its own. What has no more than small gaps
/// does not stand out.
fn best(journey: &Journey, analysis: &Analysis, clusters: HashMap<About, Vec<usize>>) -> Vec<Story> {
    let mut all: Vec<(Severity, f64, About, Vec<usize>)> = clusters
        .into_iter()
        .filter_map(|(about, mut found)| {
            found.sort_unstable();
            let findings = || found.iter().filter_map(|at| analysis.findings.get(*at));
            let level = findings().map(|finding| finding.severity).max()?;
            let weight = findings().map(explains).sum();
            (level >= Severity::Medium).then_some((level, weight, about, found))
        })
        .collect();
    all.sort_by(|one, other| {
        other.0.cmp(&one.0).then(other.1.total_cmp(&one.1)).then_with(|| one.2.cmp(&other.2))
    });
    let mut told: Vec<Story> = Vec::new();
    for (level, _, about, findings) in all {
        let Some(story) = story(journey, analysis, level, about, findings) else { continue };
        if told.len() < STORIES && told.iter().all(|known| known.headline != story.headline) {
            told.push(story);
        }
    }
    told
}

fn story(
    journey: &Journey,
    analysis: &Analysis,
    level: Severity,
    about: About,
    findings: Vec<usize>,
) -> Option<Story> {
    let first = analysis.findings.get(*findings.first()?)?;
    let topic = match &about {
        About::Topic(at) => Some(*at),
        _ => topic_of(first.rule.id),
    };
    let topic = topic.and_then(|at| TOPICS.get(at));
    // What is small is not worth telling beside what is large.
    let large = |finding: &&Finding| finding.severity >= Severity::Medium;
    let found = findings.iter().filter_map(|at| analysis.findings.get(*at)).filter(large);
    let rules: Vec<&str> = found.map(|finding| finding.rule.id).collect();
    let facts = match &about {
        About::Card(id) => card_facts(journey.touchpoint(id)?, &rules),
        About::Topic(at) if topic_of(PROMISE) == Some(*at) => promise_facts(journey, analysis, &findings),
        _ => Vec::new(),
    };
    Some(Story {
        headline: topic.map_or(first.rule.name, |topic| topic.headline),
        repair: topic.map_or(first.rule.action, |topic| topic.repair),
        about,
        findings,
        level,
        facts,
    })
}

/// What is told of a card because a rule fired there, in the order in which it is told.
const BY_RULE: &[(&str, Label)] = &[
    ("QUA-01", Label::new("something is broken there", "er is daar iets stuk")),
    ("CTA-02", Label::new("its button leads nowhere", "de knop leidt nergens heen")),
    ("STR-02", Label::new("no next step", "geen volgende stap")),
    ("STR-01", Label::new("nobody gets there", "niemand komt er")),
    ("RSP-03", Label::new("a complaint waits for an answer", "een klacht wacht op antwoord")),
    ("RSP-02", Label::new("answers come late", "antwoorden komen laat")),
    (
        "RSP-01",
        Label::new("nobody promised who replies, and when", "niemand sprak af wie antwoordt, en wanneer"),
    ),
    ("INF-02", Label::new("nobody listens", "niemand luistert")),
    ("OWN-01", Label::new("no owner", "geen eigenaar")),
    ("INF-03", Label::new("nobody works on it yet", "er werkt nog niemand aan")),
    ("STR-07", Label::new("everyone passes here", "iedereen komt hier langs")),
];
const FIELDS: Words = Words {
    one: Label::new("{n} mandatory field", "{n} verplicht veld"),
    other: Label::new("{n} mandatory fields", "{n} verplichte velden"),
};
const UNHAPPY: Label = Label::new("people are unhappy", "mensen zijn ontevreden");
const VERY_UNHAPPY: Label = Label::new("people are very unhappy", "mensen zijn zeer ontevreden");
const SCORES: Label = Label::new(
    "expected {expected}, experienced {experienced}",
    "verwacht {expected}, ervaren {experienced}",
);
const OWN_MARK: Label = Label::new("our own mark {mark}", "ons eigen cijfer {mark}");
const FIGURE: Label = Label::new("{name} {figure} (target {target})", "{name} {figure} (doel {target})");
const PLAIN: Label = Label::new("{what}", "{what}");
const PROMISED: Label = Label::new(
    "Promise {promise} before the purchase, {experience} in use",
    "Belofte {promise} vóór de aankoop, {experience} bij gebruik",
);

fn fact(words: Label, values: Vec<(&'static str, Value)>) -> Fact {
    Fact { words, values }
}

/// What is told of a card: what its figures say, then what the rules found.
fn card_facts(touchpoint: &Touchpoint, rules: &[&str]) -> Vec<Fact> {
    let fired = |rule: &str| rules.contains(&rule);
    let scores = &touchpoint.expectation;
    let mut facts = Vec::new();
    if let Some(fields) = touchpoint.mandatory_fields.filter(|_| fired("NEED-03")) {
        facts.push(fact(PLAIN, vec![("what", Value::Counted(fields as usize, &FIELDS))]));
    }
    if let Some(feeling) = touchpoint.emotion.filter(|feeling| *feeling < 0) {
        facts.push(fact(if feeling < -1 { VERY_UNHAPPY } else { UNHAPPY }, Vec::new()));
    }
    if let (Some(expected), Some(experienced)) = (scores.expected, scores.experienced)
        && expected > experienced
    {
        facts.push(fact(SCORES, vec![("expected", expected.into()), ("experienced", experienced.into())]));
    }
    if fired("MES-03") {
        facts.extend(touchpoint.metrics.iter().find_map(figure));
    }
    if let Some(mark) = scores.own_view.filter(|_| fired("EXP-03")) {
        facts.push(fact(OWN_MARK, vec![("mark", mark.into())]));
    }
    // That everyone passes is what makes it bad: it must not be crowded out.
    let told = BY_RULE.iter().filter(|(rule, _)| fired(rule)).map(|(_, words)| fact(*words, Vec::new()));
    let mut told: Vec<Fact> = told.collect();
    let last = told.pop_if(|_| fired("STR-07"));
    facts.extend(told);
    facts.truncate(FACTS - usize::from(last.is_some()));
    facts.extend(last);
    facts
}

/// A figure that falls short of its target.
fn figure(metric: &Metric) -> Option<Fact> {
    let (measured, target) = (metric.measured?, metric.target?);
    let short = if metric.lower_is_better { measured > target } else { measured < target };
    short.then(|| {
        let name = metric.name.as_str().into();
        let figure = |figure| Value::Figure(figure, metric.unit);
        fact(FIGURE, vec![("name", name), ("figure", figure(measured)), ("target", figure(target))])
    })
}

/// The promise before the purchase, the experience in use, and the card where it shows.
fn promise_facts(journey: &Journey, analysis: &Analysis, findings: &[usize]) -> Vec<Fact> {
    let mean = |scores: Vec<Score>| match scores.len() {
        0 => None,
        count => Some(scores.iter().copied().map(f64::from).sum::<f64>() / count as f64),
    };
    let phases = |fits: fn(PhaseRole) -> bool| {
        let phases = journey.phases.iter().filter(move |phase| fits(phase.role));
        phases
            .flat_map(|phase| phase.touchpoints.iter())
            .filter(|one| one.status == TouchpointStatus::Existing)
    };
    let promised =
        phases(|role| role.is_before_purchase()).filter_map(|one| Some(one.promise.as_ref()?.level));
    let experienced =
        phases(|role| role == PhaseRole::Consumption).filter_map(|one| one.expectation.experienced);
    let (promised, experienced) = (mean(promised.collect()), mean(experienced.collect()));
    let (Some(promised), Some(experienced)) = (promised, experienced) else { return Vec::new() };
    let values = vec![("promise", Value::Mean(promised)), ("experience", Value::Mean(experienced))];
    let mut facts = vec![fact(PROMISED, values)];
    let found = findings.iter().filter_map(|at| analysis.findings.get(*at));
    let card = found.filter(|finding| finding.rule.id == "EXP-02").find_map(Finding::touchpoint);
    if let Some(touchpoint) = card.and_then(|id| journey.touchpoint(id)) {
        let scores = &touchpoint.expectation;
        if let (Some(expected), Some(experienced)) = (scores.expected, scores.experienced) {
            facts.push(fact(PLAIN, vec![("what", Value::from(&touchpoint.id))]));
            facts
                .push(fact(SCORES, vec![("expected", expected.into()), ("experienced", experienced.into())]));
        }
    }
    facts
}

impl Story {
    /// How it shows, as one sentence.
    pub fn sentence(&self, names: &Names<'_>, analysis: &Analysis) -> String {
        let written: Vec<String> =
            self.facts.iter().map(|fact| names.fill(fact.words, &fact.values)).collect();
        match (&self.about, written.as_slice()) {
            (About::Card(id), [_, ..]) => {
                format!("{}: {}.", names.touchpoint(id), written.join(", "))
            }
            (About::Topic(_), [promise, card, rest @ ..]) => {
                let card = [card.as_str(), rest.join(", ").as_str()].join(": ");
                format!("{promise}; {}.", card.trim_end_matches(": "))
            }
            (_, [one]) => format!("{one}."),
            _ => {
                let first = self.findings.first().and_then(|at| analysis.findings.get(*at));
                first.map(|finding| names.message(finding)).unwrap_or_default()
            }
        }
    }
}

#[cfg(test)]
#[path = "tests/stories.rs"]
mod tests;
