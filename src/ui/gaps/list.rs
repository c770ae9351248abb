//! Which findings the list shows, in what groups and order. Knows no window; nothing here ranks
//! departments: groups of owners go by name.

use std::cmp::Ordering;
use std::collections::HashMap;

use super::insight::Insight;
use super::words;
use crate::analysis::{About, Family, Finding, Severity, Urgency, is_handover, is_legal};
use crate::model::{Id, Journey, Phase, Touchpoint};
use crate::vocabulary::{Label, Labelled};

/// What the groups stand for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grouping {
    /// Cards, then phases, then the whole.
    #[default]
    Card,
    /// Families of rules.
    Kind,
    /// Owners, by name.
    Owner,
    /// Now, next, later.
    Urgency,
    /// Rules.
    Rule,
}

impl Grouping {
    /// Every grouping, in the order in which it is offered.
    pub const ALL: [Self; 5] = [Self::Card, Self::Kind, Self::Owner, Self::Urgency, Self::Rule];

    /// Its word.
    pub const fn label(self) -> Label {
        match self {
            Self::Card => words::BY_CARD,
            Self::Kind => words::BY_KIND,
            Self::Owner => words::BY_OWNER,
            Self::Urgency => words::BY_URGENCY,
            Self::Rule => words::BY_RULE,
        }
    }
}

/// Which levels are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Levels {
    /// Every one.
    #[default]
    All,
    /// Now and next.
    Next,
    /// Now.
    Now,
}

impl Levels {
    /// Every choice.
    pub const ALL: [Self; 3] = [Self::All, Self::Next, Self::Now];

    /// Its word.
    pub const fn label(self) -> Label {
        match self {
            Self::All => words::LEVELS_ALL,
            Self::Next => words::LEVELS_MEDIUM,
            Self::Now => words::LEVELS_HIGH,
        }
    }

    fn has(self, level: Severity) -> bool {
        match self {
            Self::All => true,
            Self::Next => level >= Severity::Medium,
            Self::Now => level >= Severity::High,
        }
    }
}

/// Which states are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum States {
    /// Open or planned.
    #[default]
    Open,
    /// Accepted or not applicable.
    Decided,
    /// All.
    All,
}

impl States {
    /// Every choice.
    pub const ALL: [Self; 3] = [Self::Open, Self::Decided, Self::All];

    /// Its word.
    pub const fn label(self) -> Label {
        match self {
            Self::Open => words::STATES_OPEN,
            Self::Decided => words::STATES_DECIDED,
            Self::All => words::STATES_ALL,
        }
    }

    fn has(self, finding: &Finding) -> bool {
        match self {
            Self::Open => finding.is_open(),
            Self::Decided => !finding.is_open(),
            Self::All => true,
        }
    }
}

/// What a link led to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Only {
    /// Everything.
    #[default]
    Everything,
    /// What the law does not allow.
    Legal,
    /// Handovers to agree.
    Handovers,
    /// What is not known.
    Unknown,
    /// The findings of one card.
    Card(Id<Touchpoint>),
    /// The findings of one phase that are on none of its cards.
    Phase(Id<Phase>),
    /// The findings of one story.
    Story(About),
    /// What is new or gone since the file was opened.
    Changed,
}

/// What the list shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// The groups.
    pub by: Grouping,
    /// The levels.
    pub levels: Levels,
    /// The states.
    pub states: States,
    /// Words that must occur.
    pub search: String,
    /// What a link led to.
    pub only: Only,
}

impl Filter {
    /// Everything that a link leads to.
    pub fn only(only: Only) -> Self {
        Self { only, ..Self::default() }
    }
}

/// A row of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// The head of a group.
    Group {
        /// What tells it from others.
        key: String,
        /// Its name.
        name: String,
        /// How many findings it has.
        count: usize,
        /// The worst of them.
        level: Severity,
        /// Whether its findings are folded away.
        folded: bool,
    },
    /// A finding by its place in the analysis.
    Finding(usize),
    /// One that is gone since the file was opened, by its place among those.
    Gone(usize),
}

/// A group's place among others: by order, then by name.
type Place = (usize, String);

/// The rows of the list, group by group.
pub(super) fn rows(insight: &Insight, filter: &Filter, folded: &[String]) -> Vec<Row> {
    let needle = filter.search.trim().to_lowercase();
    let naming = Naming::new(insight);
    let mut groups: HashMap<String, (Place, String, Vec<usize>)> = HashMap::new();
    for (at, finding) in insight.analysis.findings.iter().enumerate() {
        if !fits(insight, filter, at, finding) {
            continue;
        }
        let (key, order, name) = naming.group(filter.by, finding);
        if !needle.is_empty() && !naming.says(at, finding, &name, &needle) {
            continue;
        }
        let place = (order.unwrap_or(groups.len()), name.to_lowercase());
        groups.entry(key).or_insert_with(|| (place, name, Vec::new())).2.push(at);
    }
    let mut groups: Vec<_> = groups.into_iter().collect();
    groups.sort_by(|one, other| before(&one.1.0, &other.1.0).then_with(|| one.0.cmp(&other.0)));
    let mut rows = Vec::new();
    for (key, (_, name, found)) in groups {
        let levels = found.iter().filter_map(|at| insight.analysis.findings.get(*at));
        let level = levels.map(|finding| finding.severity).max().unwrap_or(Severity::Info);
        let closed = folded.contains(&key) && needle.is_empty();
        rows.push(Row::Group { key, name, count: found.len(), level, folded: closed });
        if !closed {
            rows.extend(found.into_iter().map(Row::Finding));
        }
    }
    if filter.only == Only::Changed {
        rows.extend(gone(insight, &needle, folded));
    }
    rows
}

/// The key of the group of what is gone.
const GONE: &str = "gone";

/// What is gone since the file was opened, as a group of its own at the end.
fn gone(insight: &Insight, needle: &str, folded: &[String]) -> Vec<Row> {
    let known = insight.since.gone.iter().enumerate();
    let fits = known.filter(|(_, gone)| needle.is_empty() || gone.message.to_lowercase().contains(needle));
    let found: Vec<usize> = fits.map(|(at, _)| at).collect();
    let levels = found.iter().filter_map(|at| insight.since.gone.get(*at)).map(|gone| gone.level);
    let Some(level) = levels.max() else { return Vec::new() };
    let closed = folded.iter().any(|key| key == GONE) && needle.is_empty();
    let name = words::GONE.text(insight.lang()).to_owned();
    let mut rows = vec![Row::Group { key: GONE.to_owned(), name, count: found.len(), level, folded: closed }];
    if !closed {
        rows.extend(found.into_iter().map(Row::Gone));
    }
    rows
}

fn before(one: &Place, other: &Place) -> Ordering {
    one.0.cmp(&other.0).then_with(|| one.1.cmp(&other.1))
}

fn fits(insight: &Insight, filter: &Filter, at: usize, finding: &Finding) -> bool {
    let stories = &insight.stories;
    let linked = match &filter.only {
        Only::Everything => true,
        Only::Legal => is_legal(finding.rule.id),
        Only::Handovers => is_handover(finding.rule.id),
        Only::Unknown => finding.severity == Severity::Info,
        Only::Card(id) => finding.touchpoint() == Some(id),
        Only::Phase(id) => finding.touchpoint().is_none() && finding.phase.as_ref() == Some(id),
        Only::Story(about) => stories
            .told
            .iter()
            .any(|story| story.about == *about && story.findings.binary_search(&at).is_ok()),
        Only::Changed => insight.since.fresh.binary_search(&at).is_ok(),
    };
    linked && filter.levels.has(finding.severity) && filter.states.has(finding)
}

/// The names of groups.
struct Naming<'a> {
    insight: &'a Insight,
    titles: HashMap<&'a str, &'a Touchpoint>,
}

impl<'a> Naming<'a> {
    fn new(insight: &'a Insight) -> Self {
        let titles = insight.journey.all_touchpoints().map(|one| (one.id.as_str(), &**one)).collect();
        Self { insight, titles }
    }

    /// The key of a finding's group, its place if that is fixed, and its name. Groups without a
    /// fixed place come in the order of their worst finding.
    fn group(&self, by: Grouping, finding: &Finding) -> (String, Option<usize>, String) {
        let lang = self.insight.lang();
        match by {
            Grouping::Card => self.card(finding),
            Grouping::Kind => {
                let family = finding.rule.family;
                let place = Family::ALL.iter().position(|known| *known == family);
                (family.id().to_owned(), place, family.label().text(lang).to_owned())
            }
            Grouping::Owner => {
                let known = &self.insight.workspace.departments;
                match &finding.owner {
                    Some(id) => {
                        let name = known.iter().find(|one| one.id == *id).map(|one| one.name.trim());
                        let name = name.filter(|name| !name.is_empty()).unwrap_or(id.as_str());
                        (id.as_str().to_owned(), Some(0), crate::text::one_line(name))
                    }
                    None => (String::new(), Some(1), words::NO_OWNER.text(lang).to_owned()),
                }
            }
            Grouping::Urgency => {
                let urgency = finding.severity.urgency();
                let place = Urgency::ALL.iter().position(|known| *known == urgency);
                (format!("{urgency:?}"), place, urgency.label().text(lang).to_owned())
            }
            Grouping::Rule => {
                let rule = finding.rule;
                (rule.id.to_owned(), None, format!("{} · {}", rule.name.text(lang), rule.id))
            }
        }
    }

    fn card(&self, finding: &Finding) -> (String, Option<usize>, String) {
        let lang = self.insight.lang();
        if let Some(touchpoint) = finding.touchpoint().and_then(|id| self.titles.get(id.as_str())) {
            let title = crate::text::one_line(&touchpoint.title);
            let title = if title.is_empty() { touchpoint.id.as_str().to_owned() } else { title };
            return (format!("card {}", touchpoint.id), None, format!("{title} · {}", touchpoint.number));
        }
        if let Some(phase) = finding.phase.as_ref().and_then(|id| self.insight.journey.phase(id)) {
            let name = words::IN_PHASE.fill(lang, &[("phase", &crate::text::one_line(&phase.name))]);
            return (format!("phase {}", phase.id), None, name);
        }
        ("journey".to_owned(), None, words::WHOLE_JOURNEY.text(lang).to_owned())
    }

    /// Whether a finding or its group says this.
    fn says(&self, at: usize, finding: &Finding, group: &str, needle: &str) -> bool {
        let lang = self.insight.lang();
        let message = self.insight.lines.get(at).map_or("", |line| line.message.as_str());
        let subject = finding.touchpoint().and_then(|id| self.titles.get(id.as_str()));
        let title = subject.map_or("", |one| one.title.as_str());
        [message, group, title, finding.rule.name.text(lang), finding.rule.id]
            .into_iter()
            .any(|text| text.to_lowercase().contains(needle))
    }
}

/// The title of a touchpoint, for a filter's words.
pub fn title(journey: &Journey, id: &Id<Touchpoint>) -> String {
    crate::ui::offer::title_of(journey, id)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{Department, FindingState, FindingStatus, Source, SubjectRef, Workspace};

    /// Three touchpoints of two departments and of nobody, in one phase.
    fn insight(states: Vec<FindingState>) -> Insight {
        let touchpoint = |id: &str, owner: Option<&str>, importance: u8| {
            Arc::new(Touchpoint {
                id: Id::new(id),
                title: id.to_owned(),
                source: Some(Source::Brand),
                owners: owner.map(Id::new).into_iter().collect(),
                importance: Some(importance),
                ..Touchpoint::default()
            })
        };
        let touchpoints = vec![
            touchpoint("till", Some("b"), 5),
            touchpoint("door", Some("a"), 1),
            touchpoint("sign", None, 3),
        ];
        let phase = Phase { id: Id::new("buy"), touchpoints: touchpoints.into(), ..Phase::default() };
        let journey = Journey {
            id: Id::new("journey"),
            phases: vec![Arc::new(phase)].into(),
            finding_states: states.into(),
            ..Journey::default()
        };
        let department = |id: &str, name: &str| Department {
            id: Id::new(id),
            name: name.to_owned(),
            ..Department::default()
        };
        let departments = vec![department("b", "Zebra"), department("a", "Antelope")].into();
        Insight::of(Workspace { departments, ..Workspace::default() }, journey, jiff::civil::date(2026, 6, 1))
    }

    fn shown(insight: &Insight, filter: &Filter) -> Vec<Row> {
        rows(insight, filter, &[])
    }

    fn groups(rows: &[Row]) -> Vec<&str> {
        let mut names = Vec::new();
        for row in rows {
            if let Row::Group { name, .. } = row {
                names.push(name.as_str());
            }
        }
        names
    }

    fn found(rows: &[Row]) -> usize {
        rows.iter().filter(|row| matches!(row, Row::Finding(_))).count()
    }

    #[test]
    fn owners_go_by_name_whatever_they_have_and_nobody_comes_last() {
        let insight = insight(Vec::new());
        let by = Filter { by: Grouping::Owner, ..Filter::default() };
        let rows = shown(&insight, &by);
        let names = groups(&rows);
        let mut sorted = names.clone();
        sorted.sort_by_key(|name| (*name == "Nobody’s yet", name.to_lowercase()));
        assert_eq!(names, sorted);
        assert_eq!(names.last(), Some(&"Nobody’s yet"));
    }

    #[test]
    fn every_grouping_shows_every_finding_once() {
        let insight = insight(Vec::new());
        let all = insight.analysis.findings.len();
        assert!(all > 0);
        for by in Grouping::ALL {
            let rows = shown(&insight, &Filter { by, ..Filter::default() });
            assert_eq!(found(&rows), all, "{by:?}");
            let counted: usize =
                rows.iter().map(|row| if let Row::Group { count, .. } = row { *count } else { 0 }).sum();
            assert_eq!(counted, all, "{by:?}");
        }
    }

    #[test]
    fn what_is_decided_leaves_the_list_of_what_is_open() {
        let decided = FindingState {
            rule: "OWN-01".into(),
            subject: SubjectRef::Touchpoint(Id::new("sign")),
            state: FindingStatus::NotApplicable,
            ..FindingState::default()
        };
        let insight = insight(vec![decided]);
        let with = |states| found(&shown(&insight, &Filter { states, ..Filter::default() }));
        assert_eq!(with(States::Decided), 1);
        assert_eq!(with(States::Open) + 1, with(States::All));
    }

    #[test]
    fn words_links_and_levels_narrow_the_list() {
        let insight = insight(Vec::new());
        let search = |text: &str| shown(&insight, &Filter { search: text.into(), ..Filter::default() });
        let card = shown(&insight, &Filter::only(Only::Card(Id::new("sign"))));
        assert!(found(&card) > 0 && groups(&card) == ["sign · 0"]);
        let phase = insight.journey.phases.first().unwrap().id.clone();
        let of_phase = shown(&insight, &Filter::only(Only::Phase(phase.clone())));
        assert_eq!(found(&of_phase), insight.in_phase(&phase).len(), "those that the box counts");
        assert!(found(&search("OWN-01")) >= 1 && found(&search("no such words")) == 0);
        let now = shown(&insight, &Filter { levels: Levels::Now, ..Filter::default() });
        let high = insight.analysis.findings.iter().filter(|one| one.severity >= Severity::High).count();
        assert_eq!(found(&now), high);
    }

    #[test]
    fn a_folded_group_keeps_its_head_and_opens_when_searched() {
        let insight = insight(Vec::new());
        let filter = Filter { by: Grouping::Urgency, ..Filter::default() };
        let keys: Vec<String> = shown(&insight, &filter)
            .into_iter()
            .filter_map(|row| if let Row::Group { key, .. } = row { Some(key) } else { None })
            .collect();
        let closed = rows(&insight, &filter, &keys);
        assert_eq!((found(&closed), groups(&closed).len()), (0, keys.len()));
        let searched = Filter { search: "sign".into(), ..filter };
        assert!(found(&rows(&insight, &searched, &keys)) > 0);
    }
}
