//! Filters: several attributes must fit, each with one of the values asked for.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::words;
use crate::model::*;
use crate::vocabulary::{self, Labelled};

/// What a filter needs to know beside the touchpoint.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    /// The libraries.
    pub workspace: &'a Workspace,
    /// The journey.
    pub journey: &'a Journey,
    /// The touchpoints that something was found at; nothing while nobody knows.
    pub findings: Option<&'a HashSet<Id<Touchpoint>>>,
}

/// A value that some touchpoints have.
#[derive(Clone, Debug, PartialEq)]
pub struct Facet {
    /// What would be looked for.
    pub criterion: Criterion,
    /// What it is called: attribute and value.
    pub name: String,
    /// How many touchpoints have it.
    pub count: usize,
}

/// What stands for yes where an attribute is a question.
const YES: &str = "yes";
/// Something stronger than an assumption supports what is said.
const SUPPORTED: &str = "evidence";
/// Nothing stronger than an assumption does.
const ASSUMED: &str = "assumption";

/// Whether a touchpoint of this phase fits: for each attribute asked about, one of the values.
pub fn fits(
    filter: &[Criterion],
    touchpoint: &Touchpoint,
    phase: Option<&Id<Phase>>,
    facts: &Facts<'_>,
) -> bool {
    let has = |criterion: &Criterion| {
        let mut found = false;
        values(criterion.by, touchpoint, phase, facts, &mut |value| found |= value == criterion.value);
        found
    };
    filter.iter().all(|asked| filter.iter().any(|criterion| criterion.by == asked.by && has(criterion)))
}

/// The touchpoints that fit, the unsorted ones included.
pub fn matching(filter: &[Criterion], facts: &Facts<'_>) -> HashSet<Id<Touchpoint>> {
    let fitting = placed(facts.journey).filter(|(touchpoint, phase)| fits(filter, touchpoint, *phase, facts));
    fitting.map(|(touchpoint, _)| touchpoint.id.clone()).collect()
}

/// Every touchpoint with its phase.
fn placed(journey: &Journey) -> impl Iterator<Item = (&Touchpoint, Option<&Id<Phase>>)> {
    let sorted = journey
        .phases
        .iter()
        .flat_map(|phase| phase.touchpoints.iter().map(|touchpoint| (&**touchpoint, Some(&phase.id))));
    sorted.chain(journey.unsorted.iter().map(|touchpoint| (&**touchpoint, None)))
}

/// Shows every value that a touchpoint has for an attribute; the empty one where it has none.
fn values(
    by: Attribute,
    touchpoint: &Touchpoint,
    phase: Option<&Id<Phase>>,
    facts: &Facts<'_>,
    see: &mut dyn FnMut(Cow<'_, str>),
) {
    fn id<T: Choice>(value: Option<T>) -> &'static str {
        value.map_or("", Choice::id)
    }
    fn figure(value: Option<i64>) -> Cow<'static, str> {
        value.map_or(Cow::Borrowed(""), |value| Cow::Owned(value.to_string()))
    }
    let yes = |is: bool| Cow::Borrowed(if is { YES } else { "" });
    match by {
        Attribute::Channel => see(Cow::Borrowed(touchpoint.channel.as_str())),
        Attribute::ChannelGroup if touchpoint.channel.is_empty() => see(Cow::Borrowed("")),
        Attribute::ChannelGroup => {
            see(Cow::Borrowed(
                vocabulary::group_of(&facts.workspace.channels, touchpoint.channel.as_str()).id,
            ));
        }
        Attribute::Owner => {
            let leads = touchpoint.accountable.as_ref().filter(|id| !touchpoint.owners.contains(id));
            match touchpoint.owner() {
                None => see(Cow::Borrowed("")),
                Some(_) => {
                    touchpoint.owners.iter().chain(leads).for_each(|id| see(Cow::Borrowed(id.as_str())));
                }
            }
        }
        Attribute::Media => see(Cow::Borrowed(id(touchpoint.media_type))),
        Attribute::Influence => see(Cow::Borrowed(id(touchpoint.influence))),
        Attribute::Source => see(Cow::Borrowed(id(touchpoint.source))),
        Attribute::Status => see(Cow::Borrowed(touchpoint.status.id())),
        Attribute::Mode => see(Cow::Borrowed(id(touchpoint.mode))),
        Attribute::Phase => see(Cow::Borrowed(phase.map_or("", |id| id.as_str()))),
        Attribute::Persona if touchpoint.personas.is_empty() => see(Cow::Borrowed("")),
        Attribute::Persona => touchpoint.personas.iter().for_each(|id| see(Cow::Borrowed(id.as_str()))),
        Attribute::Feeling => see(figure(touchpoint.emotion.map(i64::from))),
        Attribute::Importance => see(figure(touchpoint.importance.map(i64::from))),
        Attribute::Moment => see(yes(touchpoint.moment_of_truth.is_some())),
        Attribute::Findings => {
            if let Some(known) = facts.findings {
                see(yes(known.contains(&touchpoint.id)));
            }
        }
        Attribute::Evidence => see(Cow::Borrowed(rests_on(touchpoint))),
    }
}

/// The first value that a touchpoint has for an attribute other than its phase; empty where it has none.
pub fn first_value(by: Attribute, touchpoint: &Touchpoint, workspace: &Workspace) -> String {
    let nowhere = Journey::default();
    let facts = Facts { workspace, journey: &nowhere, findings: None };
    let mut first = None;
    values(by, touchpoint, None, &facts, &mut |value| {
        if first.is_none() {
            first = Some(value.into_owned());
        }
    });
    first.unwrap_or_default()
}

/// What the statements about a touchpoint rest on.
fn rests_on(touchpoint: &Touchpoint) -> &'static str {
    let set = &touchpoint.expectation;
    let scored = [set.assumed, set.expected, set.own_view, set.experienced].iter().any(Option::is_some);
    let mut evidence = touchpoint.evidence.iter().chain(&set.evidence).peekable();
    let said = scored || touchpoint.emotion.is_some() || evidence.peek().is_some();
    match evidence.any(|one| one.kind > EvidenceKind::Assumption) {
        true => SUPPORTED,
        false if said => ASSUMED,
        false => "",
    }
}

/// Why a text is no part of a filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotKnown {
    /// It names no attribute; these there are.
    Attribute(Vec<&'static str>),
    /// The attribute has no such value; these it has, by their names in files.
    Value(Attribute, Vec<String>),
}

/// Reads `owner=sales` or `media=Paid media`: attribute and value by their names in files or as they
/// are called in either language; `-` or nothing behind the sign stands for what is not filled in.
///
/// # Errors
///
/// What there is in place of an attribute or a value that nobody knows.
pub fn read(text: &str, facts: &Facts<'_>) -> Result<Criterion, NotKnown> {
    let (attribute, value) = text.split_once('=').unwrap_or((text, ""));
    let plain = |text: &str| text.to_lowercase().replace(['_', '-', ' '], "");
    let wanted = plain(attribute);
    let called = |by: &&Attribute| {
        let label = by.label();
        [by.id(), label.en, label.nl].iter().any(|name| plain(name) == wanted)
    };
    let by = Attribute::ALL.iter().find(called).copied();
    let by = by.ok_or_else(|| NotKnown::Attribute(Attribute::ALL.iter().map(|by| by.id()).collect()))?;
    let wanted = plain(value);
    if wanted.is_empty() {
        return Ok(Criterion { by, value: String::new() });
    }
    let known = in_order(by, facts);
    let called = |value: &&String| {
        let criterion = Criterion { by, value: (*value).clone() };
        let names = [Lang::En, Lang::Nl].map(|lang| plain(&value_name(&criterion, facts, lang)));
        // What stands in brackets behind a name need not be written.
        let short = |name: &str| name.split_once('(').map(|(short, _)| short == wanted);
        plain(value) == wanted || names.iter().any(|name| *name == wanted || short(name) == Some(true))
    };
    // A minus tells figures apart, so what is written exactly comes first.
    match known.iter().find(|known| *known == value.trim()).or_else(|| known.iter().find(called)) {
        Some(value) => Ok(Criterion { by, value: value.clone() }),
        None => Err(NotKnown::Value(by, known)),
    }
}

/// Every value that touchpoints of the journey have, attribute by attribute in the order of the
/// vocabulary.
pub fn facets(facts: &Facts<'_>, lang: Lang) -> Vec<Facet> {
    let mut facets = Vec::new();
    for by in Attribute::ALL.iter().copied() {
        let mut counts: HashMap<String, usize> = HashMap::new();
        for (touchpoint, phase) in placed(facts.journey) {
            values(by, touchpoint, phase, facts, &mut |value| match counts.get_mut(&*value) {
                Some(count) => *count += 1,
                None => drop(counts.insert(value.into_owned(), 1)),
            });
        }
        let order = in_order(by, facts);
        let mut found: Vec<(String, usize)> = counts.into_iter().collect();
        let place = |value: &String| order.iter().position(|known| known == value).unwrap_or(usize::MAX);
        // What is not filled in comes last.
        found.sort_by_cached_key(|(value, _)| (value.is_empty(), place(value), value.clone()));
        facets.extend(found.into_iter().map(|(value, count)| {
            let criterion = Criterion { by, value };
            Facet { name: name(&criterion, facts, lang), criterion, count }
        }));
    }
    facets
}

/// The values of an attribute in the order in which they are offered.
pub fn in_order(by: Attribute, facts: &Facts<'_>) -> Vec<String> {
    fn all<T: Choice>() -> Vec<String> {
        T::ALL.iter().map(|value| value.id().to_owned()).collect()
    }
    fn texts<'a>(ids: impl Iterator<Item = &'a str>) -> Vec<String> {
        ids.map(str::to_owned).collect()
    }
    let Facts { workspace, journey, .. } = facts;
    match by {
        Attribute::Channel => texts(
            vocabulary::channels()
                .map(|one| one.id)
                .chain(workspace.channels.iter().map(|one| one.id.as_str())),
        ),
        Attribute::ChannelGroup => texts(vocabulary::CHANNEL_GROUPS.iter().map(|group| group.id)),
        Attribute::Owner => texts(workspace.departments.iter().map(|one| one.id.as_str())),
        Attribute::Media => all::<MediaType>(),
        Attribute::Influence => all::<Influence>(),
        Attribute::Source => all::<Source>(),
        Attribute::Status => all::<TouchpointStatus>(),
        Attribute::Mode => all::<Mode>(),
        Attribute::Phase => texts(journey.phases.iter().map(|one| one.id.as_str())),
        Attribute::Persona => texts(workspace.personas.iter().map(|one| one.id.as_str())),
        Attribute::Feeling => (-2..=2).rev().map(|feeling: i8| feeling.to_string()).collect(),
        Attribute::Importance => (1..=5).rev().map(|score: u8| score.to_string()).collect(),
        Attribute::Moment | Attribute::Findings => vec![YES.to_owned()],
        Attribute::Evidence => vec![ASSUMED.to_owned(), SUPPORTED.to_owned()],
    }
}

/// What a criterion is called: attribute and value.
pub fn name(criterion: &Criterion, facts: &Facts<'_>, lang: Lang) -> String {
    let attribute = criterion.by.label().text(lang);
    let value = value_name(criterion, facts, lang);
    words::CRITERION.fill(lang, &[("attribute", attribute), ("value", &value)])
}

/// What the value of a criterion is called, its id where nobody knows it.
pub fn value_name(criterion: &Criterion, facts: &Facts<'_>, lang: Lang) -> String {
    fn chosen<T: Choice + Labelled>(id: &str, lang: Lang) -> Option<String> {
        T::from_id(id).map(|value| value.label().text(lang).to_owned())
    }
    let value = criterion.value.as_str();
    let Facts { workspace, journey, .. } = facts;
    let named = |name: Option<&str>| name.map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned);
    let empty = match criterion.by {
        Attribute::Owner => words::NOBODY,
        Attribute::Persona => words::EVERYBODY,
        Attribute::Phase => words::TRAY,
        Attribute::Moment => words::NO_MOMENT,
        Attribute::Findings => words::NO_FINDINGS,
        Attribute::Evidence => words::NOTHING,
        _ => words::NOT_SET,
    };
    if value.is_empty() {
        return empty.text(lang).to_owned();
    }
    let known = match criterion.by {
        Attribute::Channel => Some(vocabulary::channel_label(workspace, value, lang)),
        Attribute::ChannelGroup => {
            let group = vocabulary::CHANNEL_GROUPS.iter().find(|group| group.id == value);
            group.map(|group| group.label.text(lang).to_owned())
        }
        Attribute::Owner => {
            named(workspace.departments.iter().find(|one| one.id.as_str() == value).map(|one| &*one.name))
        }
        Attribute::Media => chosen::<MediaType>(value, lang),
        Attribute::Influence => chosen::<Influence>(value, lang),
        Attribute::Source => chosen::<Source>(value, lang),
        Attribute::Status => chosen::<TouchpointStatus>(value, lang),
        Attribute::Mode => chosen::<Mode>(value, lang),
        Attribute::Phase => {
            named(journey.phases.iter().find(|one| one.id.as_str() == value).map(|one| &*one.name))
        }
        Attribute::Persona => {
            named(workspace.personas.iter().find(|one| one.id.as_str() == value).map(|one| &*one.name))
        }
        Attribute::Feeling => {
            let label = value.parse().ok().and_then(vocabulary::emotion_label);
            label.map(|label| label.text(lang).to_owned())
        }
        Attribute::Importance => {
            let label = value.parse().ok().and_then(vocabulary::importance_label);
            label.map(|label| label.text(lang).to_owned())
        }
        Attribute::Moment => Some(words::IS_MOMENT.text(lang).to_owned()),
        Attribute::Findings => Some(words::HAS_FINDINGS.text(lang).to_owned()),
        Attribute::Evidence if value == SUPPORTED => Some(words::EVIDENCE.text(lang).to_owned()),
        Attribute::Evidence => Some(words::ASSUMPTION.text(lang).to_owned()),
    };
    known.unwrap_or_else(|| value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    fn touchpoint(id: &str, channel: &str, owner: Option<&str>, media: Option<MediaType>) -> Arc<Touchpoint> {
        Arc::new(Touchpoint {
            id: Id::new(id),
            channel: Id::new(channel),
            owners: owner.map(Id::new).into_iter().collect(),
            media_type: media,
            ..Touchpoint::default()
        })
    }

    fn journey() -> Journey {
        let phase = Phase {
            id: Id::new("start"),
            name: "Start".into(),
            touchpoints: vec![
                touchpoint("mail", "email", Some("sales"), Some(MediaType::Owned)),
                touchpoint("advert", "display", Some("sales"), Some(MediaType::Paid)),
                touchpoint("stars", "review_site", None, Some(MediaType::Earned)),
            ]
            .into(),
            ..Phase::default()
        };
        let tray = vec![touchpoint("idea", "", None, None)];
        Journey { phases: vec![Arc::new(phase)].into(), unsorted: tray.into(), ..Journey::default() }
    }

    fn one(by: Attribute, value: &str) -> Criterion {
        Criterion { by, value: value.to_owned() }
    }

    fn found(filter: &[Criterion]) -> Vec<String> {
        let (workspace, journey) = (Workspace::default(), journey());
        let facts = Facts { workspace: &workspace, journey: &journey, findings: None };
        let mut ids: Vec<_> = matching(filter, &facts).iter().map(ToString::to_string).collect();
        ids.sort();
        ids
    }

    #[test]
    fn attributes_go_together_and_values_stand_for_each_other() {
        assert_eq!(found(&[]).len(), 4);
        assert_eq!(found(&[one(Attribute::Owner, "sales")]), ["advert", "mail"]);
        let media = [one(Attribute::Media, "Owned"), one(Attribute::Media, "Earned")];
        assert_eq!(found(&media), ["mail", "stars"]);
        let both = [media[0].clone(), media[1].clone(), one(Attribute::Owner, "")];
        assert_eq!(found(&both), ["stars"]);
        assert_eq!(found(&[one(Attribute::Phase, "")]), ["idea"]);
        assert_eq!(found(&[one(Attribute::Channel, ""), one(Attribute::Media, "")]), ["idea"]);
        assert!(found(&[one(Attribute::Owner, "gone")]).is_empty());
    }

    #[test]
    fn a_filter_is_read_as_people_write_it() {
        let sales =
            Department { id: Id::new("sales"), name: "Verkoop Noord".into(), ..Department::default() };
        let workspace = Workspace { departments: vec![sales].into(), ..Workspace::default() };
        let journey = journey();
        let facts = Facts { workspace: &workspace, journey: &journey, findings: None };
        let told = |text: &str| read(text, &facts).map(|one| (one.by, one.value));
        for text in ["owner=sales", "Owner = Verkoop noord", "eigenaar=SALES"] {
            assert_eq!(told(text), Ok((Attribute::Owner, "sales".to_owned())), "{text}");
        }
        assert_eq!(told("media=betaalde media"), Ok((Attribute::Media, MediaType::Paid.id().to_owned())));
        assert_eq!(told("channel_group=-"), Ok((Attribute::ChannelGroup, String::new())));
        assert_eq!(told("owner"), Ok((Attribute::Owner, String::new())), "nobody");
        assert_eq!(told("feeling=-1"), Ok((Attribute::Feeling, "-1".to_owned())));
        assert!(matches!(told("colour=red"), Err(NotKnown::Attribute(_))));
        assert_eq!(told("owner=nobody known"), Err(NotKnown::Value(Attribute::Owner, vec!["sales".into()])));
    }

    #[test]
    fn facets_count_what_is_there() {
        let (workspace, journey) = (Workspace::default(), journey());
        let findings = HashSet::from([Id::new("mail")]);
        let facts = Facts { workspace: &workspace, journey: &journey, findings: Some(&findings) };
        let facets = facets(&facts, Lang::En);
        let facet = |name: &str| facets.iter().find(|facet| facet.name == name).map(|facet| facet.count);
        assert_eq!(facet("Owner: nobody"), Some(2));
        assert_eq!(facet("Media type: Owned media"), Some(1));
        assert_eq!(facet("Phase: Start"), Some(3));
        assert_eq!(facet("Phase: the tray"), Some(1));
        assert_eq!(facet("Gaps: has gaps"), Some(1));
        assert_eq!(facet("Evidence: nothing said"), Some(4));
        for facet in &facets {
            let filter = std::slice::from_ref(&facet.criterion);
            assert_eq!(matching(filter, &facts).len(), facet.count, "{}", facet.name);
        }
    }
}
