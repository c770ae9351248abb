//! The analysis of a journey with everything that panels show of it, made in one go on whichever
//! thread there is time. Derived data only; knows no panel.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::list::{self, Filter, Row};
use crate::analysis::{Analysis, Finding, Health, Names, Severity, Stories, Study, analyse_study};
use crate::model::{Date, Id, Journey, Lang, Phase, SubjectRef, Touchpoint, Workspace};
use crate::scene::badges::Badges;

/// What an analysis is made from; equal keys give equal analyses.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Key {
    pub revision: u64,
    pub journey: Id<Journey>,
    pub as_of: Date,
    pub lang: Lang,
}

/// What an analysis is asked for.
#[derive(Clone, Debug)]
pub(super) struct Wish {
    pub key: Key,
    pub workspace: Arc<Workspace>,
    pub journey: Arc<Journey>,
    /// How the journey was when it was first looked at.
    pub opened: Option<Arc<Insight>>,
    /// What the list shows, while it is in sight: its rows come with the findings that they name.
    pub list: Option<Listed>,
}

/// What the list shows: its filter and its folded groups.
pub(super) type Listed = (Filter, Vec<String>);

/// A finding in words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// What it says.
    pub message: String,
    /// What to do about it.
    pub action: String,
}

/// What is no longer found that was found when the file was opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Gone {
    /// How bad it was.
    pub level: Severity,
    /// What it said.
    pub message: String,
}

/// What has changed since the file was opened.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Since {
    /// Findings that are new, by their place.
    pub fresh: Vec<usize>,
    /// Findings that are gone, worst first.
    pub gone: Vec<Gone>,
}

/// What tells a finding from others: rule, subject, detail.
type Identity<'a> = (&'static str, &'a SubjectRef, &'a str);

fn identity(finding: &Finding) -> Identity<'_> {
    (finding.rule.id, &finding.subject, finding.detail.as_ref())
}

impl Since {
    fn of(opened: &Insight, analysis: &Analysis, lang: Lang) -> Self {
        let before = &opened.analysis.findings;
        let known: HashSet<Identity<'_>> = before.iter().map(identity).collect();
        let now: HashSet<Identity<'_>> = analysis.findings.iter().map(identity).collect();
        let names = Names::new(&opened.workspace, &opened.journey, lang);
        let gone = before.iter().filter(|finding| !now.contains(&identity(finding)));
        let gone = gone.map(|finding| Gone { level: finding.severity, message: names.message(finding) });
        let fresh = analysis.findings.iter().enumerate();
        let fresh = fresh.filter(|(_, finding)| !known.contains(&identity(finding))).map(|(at, _)| at);
        Self { fresh: fresh.collect(), gone: gone.collect() }
    }
}

/// Where open findings are: on a card, or in a phase but on no card; and what each is about.
#[derive(Debug, Default)]
struct Places {
    cards: HashMap<Id<Touchpoint>, Vec<usize>>,
    phases: HashMap<Id<Phase>, Vec<usize>>,
    subjects: HashMap<SubjectRef, Vec<usize>>,
}

/// The things that a finding is about, one by one: two contacts that collide are each concerned, and
/// a segment by what it gets on a channel.
pub(super) fn each(subject: &SubjectRef) -> Vec<SubjectRef> {
    match subject {
        SubjectRef::ContactPair(one, other) => {
            [one, other].map(|id| SubjectRef::PlannedContact(id.clone())).into()
        }
        SubjectRef::SegmentChannel(segment, _) => {
            vec![subject.clone(), SubjectRef::Segment(segment.clone())]
        }
        subject => vec![subject.clone()],
    }
}

impl Places {
    fn of(analysis: &Analysis) -> Self {
        let mut places = Self::default();
        for (at, finding) in analysis.findings.iter().enumerate().filter(|(_, finding)| finding.is_open()) {
            match (finding.touchpoint(), &finding.phase) {
                (Some(id), _) => places.cards.entry(id.clone()).or_default().push(at),
                (None, Some(id)) => places.phases.entry(id.clone()).or_default().push(at),
                (None, None) => {}
            }
            for subject in each(&finding.subject) {
                places.subjects.entry(subject).or_default().push(at);
            }
        }
        places
    }
}

/// The analysis of a journey, with everything that panels show of it.
#[derive(Debug)]
pub struct Insight {
    pub(super) key: Key,
    /// How long it took to make.
    pub(super) took: Duration,
    /// The rows of the list, if it was in sight.
    pub(super) rows: Option<(Listed, Vec<Row>)>,
    /// The state that was analysed.
    pub workspace: Arc<Workspace>,
    /// The journey that was analysed.
    pub journey: Arc<Journey>,
    /// What the rules found.
    pub analysis: Analysis,
    /// What stands out.
    pub stories: Stories,
    /// The sentence of each story.
    pub sentences: Vec<String>,
    /// How much is in order.
    pub health: Health,
    /// The counts on the map.
    pub badges: Arc<Badges>,
    /// The findings in words.
    pub lines: Vec<Line>,
    /// What has changed since the file was opened.
    pub since: Since,
    places: Places,
}

impl Insight {
    /// The date of the analysis.
    pub fn as_of(&self) -> Date {
        self.key.as_of
    }

    /// The language of its words.
    pub fn lang(&self) -> Lang {
        self.key.lang
    }

    /// The open findings on a card, worst first, by their place.
    pub fn on_card(&self, id: &Id<Touchpoint>) -> &[usize] {
        self.places.cards.get(id).map_or(&[], Vec::as_slice)
    }

    /// The open findings in a phase that are on no card, worst first, by their place.
    pub fn in_phase(&self, id: &Id<Phase>) -> &[usize] {
        self.places.phases.get(id).map_or(&[], Vec::as_slice)
    }

    /// The open findings about something, worst first, by their place.
    pub fn about(&self, subject: &SubjectRef) -> &[usize] {
        self.places.subjects.get(subject).map_or(&[], Vec::as_slice)
    }

    /// Where the finding with this identity is.
    pub fn place_of(&self, rule: &str, subject: &SubjectRef, detail: &str) -> Option<usize> {
        let is_it = |finding: &Finding| {
            finding.rule.id == rule && finding.subject == *subject && finding.detail == detail
        };
        self.analysis.findings.iter().position(is_it)
    }

    /// The analysis of a journey, for tests.
    #[cfg(test)]
    pub fn of(workspace: Workspace, journey: Journey, as_of: Date) -> Self {
        let key = Key { revision: 0, journey: journey.id.clone(), as_of, lang: Lang::En };
        let (workspace, journey) = (Arc::new(workspace), Arc::new(journey));
        Self::new(Wish { key, workspace, journey, opened: None, list: None })
    }

    pub(super) fn new(wish: Wish) -> Self {
        let begun = Instant::now();
        let Wish { key, workspace, journey, opened, list } = wish;
        let analysis = analyse_study(&Study::new(&workspace, &journey, key.as_of));
        let stories = Stories::of(&journey, &analysis);
        let names = Names::new(&workspace, &journey, key.lang);
        let line = |finding| Line { message: names.message(finding), action: names.action(finding) };
        let lines = analysis.findings.iter().map(line).collect();
        let sentences = stories.told.iter().map(|story| story.sentence(&names, &analysis)).collect();
        drop(names);
        let since = opened.map(|opened| Since::of(&opened, &analysis, key.lang)).unwrap_or_default();
        let (health, badges) = (Health::of(&analysis), Arc::new(Badges::of(&analysis)));
        let places = Places::of(&analysis);
        let mut insight = Self {
            key,
            took: Duration::ZERO,
            rows: None,
            workspace,
            journey,
            analysis,
            stories,
            sentences,
            health,
            badges,
            lines,
            since,
            places,
        };
        insight.rows = list.map(|listed| {
            let rows = list::rows(&insight, &listed.0, &listed.1);
            (listed, rows)
        });
        insight.took = begun.elapsed();
        insight
    }
}
