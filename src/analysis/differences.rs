//! What differs between a journey as it is and the journey as it should become: touchpoints and
//! transitions added, removed and changed, with the values before and after. Judges nothing.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{Names, Value};
use crate::model::*;
use crate::vocabulary::{Label, Labelled};

/// What became of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Turn {
    /// It is new.
    Added,
    /// It is gone, or retired.
    Removed,
    /// It is there and differs.
    Changed,
}

impl Turn {
    /// Every turn, in the order in which they are told.
    pub const ALL: [Self; 3] = [Self::Added, Self::Removed, Self::Changed];
}

impl Labelled for Turn {
    fn label(self) -> Label {
        match self {
            Self::Added => Label::new("Added", "Toegevoegd"),
            Self::Removed => Label::new("Removed", "Weggehaald"),
            Self::Changed => Label::new("Changed", "Gewijzigd"),
        }
    }
}

/// A field with its words before and after; empty where nothing was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    /// What the field is called.
    pub field: Label,
    /// Its value before.
    pub before: String,
    /// Its value after.
    pub after: String,
}

/// One difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What became of it.
    pub turn: Turn,
    /// What it is about, in the later journey; in the earlier one where it is removed.
    pub subject: SubjectRef,
    /// Its name.
    pub name: String,
    /// What changed of it.
    pub fields: Vec<FieldChange>,
}

/// The journey that another one was copied from: the one that holds most origins of its touchpoints.
pub fn origin<'a>(workspace: &'a Workspace, later: &Journey) -> Option<&'a Journey> {
    let origins: HashSet<&Id<Touchpoint>> =
        later.all_touchpoints().filter_map(|one| one.copied_from.as_ref()).collect();
    let holds = |journey: &Journey| {
        journey.all_touchpoints().filter(|touchpoint| origins.contains(&touchpoint.id)).count()
    };
    let others = workspace.journeys.iter().filter(|journey| journey.id != later.id);
    let best = others.map(|journey| (holds(journey), &**journey)).max_by_key(|(count, _)| *count)?;
    Some(best.1).filter(|_| best.0 > 0)
}

/// What differs from the earlier journey to the later one: touchpoints first, then transitions, each
/// added, removed, changed.
pub fn differences(workspace: &Workspace, earlier: &Journey, later: &Journey, lang: Lang) -> Vec<Difference> {
    let (before, after) = (Side::of(workspace, earlier, lang), Side::of(workspace, later, lang));
    let mut found = touchpoints(&before, &after);
    found.extend(transitions(&before, &after));
    found.sort_by_key(|one| (matches!(one.subject, SubjectRef::Transition(..)), one.turn));
    found
}

/// One of the two journeys, with its names and the phase of each touchpoint.
struct Side<'a> {
    journey: &'a Journey,
    names: Names<'a>,
    phases: HashMap<&'a Id<Touchpoint>, &'a str>,
}

impl<'a> Side<'a> {
    fn of(workspace: &'a Workspace, journey: &'a Journey, lang: Lang) -> Self {
        let in_phase = |phase: &'a std::sync::Arc<Phase>| {
            phase.touchpoints.iter().map(move |touchpoint| (&touchpoint.id, phase.name.as_str()))
        };
        let phases = journey.phases.iter().flat_map(in_phase).collect();
        Self { journey, names: Names::new(workspace, journey, lang), phases }
    }

    /// The words of the fields that are compared.
    fn words(&self, touchpoint: &Touchpoint) -> Vec<(Label, String)> {
        let lang = self.names.lang();
        let score = |score: Option<u8>| score.map_or_else(String::new, |score| score.to_string());
        let word = |label: Option<Label>| label.map_or_else(String::new, |label| label.text(lang).to_owned());
        let feeling = touchpoint.emotion.map(Value::Emotion);
        let set = &touchpoint.expectation;
        vec![
            (TITLE, touchpoint.title.clone()),
            (PHASE, self.phases.get(&touchpoint.id).map_or_else(String::new, |name| (*name).to_owned())),
            (STATUS, touchpoint.status.label().text(lang).to_owned()),
            (CHANNEL, self.channel(&touchpoint.channel)),
            (OWNER, touchpoint.owner().map_or_else(String::new, |id| self.names.department(id).to_owned())),
            (MEDIA, word(touchpoint.media_type.map(Labelled::label))),
            (INFLUENCE, word(touchpoint.influence.map(Labelled::label))),
            (IMPORTANCE, score(touchpoint.importance)),
            (FEELING, feeling.map_or_else(String::new, |value| self.names.value(&value).into_owned())),
            (EXPECTED, score(set.expected)),
            (EXPERIENCED, score(set.experienced)),
            (ASSUMED, score(set.assumed)),
            (OWN_VIEW, score(set.own_view)),
            (EFFORT, score(touchpoint.effort)),
        ]
    }

    fn channel(&self, id: &ChannelId) -> String {
        if id.is_empty() { String::new() } else { self.names.channel(id).to_string() }
    }
}

/// Fields whose words differ.
fn changes(before: Vec<(Label, String)>, after: Vec<(Label, String)>) -> Vec<FieldChange> {
    let pairs = before.into_iter().zip(after);
    let differ = pairs.filter(|((_, one), (_, other))| one != other);
    differ.map(|((field, before), (_, after))| FieldChange { field, before, after }).collect()
}

fn touchpoints(before: &Side<'_>, after: &Side<'_>) -> Vec<Difference> {
    let known: HashMap<&Id<Touchpoint>, &Touchpoint> =
        before.journey.all_touchpoints().map(|one| (&one.id, &**one)).collect();
    let mut kept = HashSet::new();
    let mut found = Vec::new();
    let difference = |turn, one: &Touchpoint, fields| Difference {
        turn,
        subject: SubjectRef::Touchpoint(one.id.clone()),
        name: one.title.trim().to_owned(),
        fields,
    };
    for one in after.journey.all_touchpoints() {
        let Some(old) = one.copied_from.as_ref().and_then(|id| known.get(id)) else {
            found.push(difference(Turn::Added, one, Vec::new()));
            continue;
        };
        kept.insert(&old.id);
        let fields = changes(before.words(old), after.words(one));
        let retired = |one: &Touchpoint| one.status == TouchpointStatus::Retired;
        if retired(one) && !retired(old) {
            found.push(difference(Turn::Removed, one, Vec::new()));
        } else if !fields.is_empty() {
            found.push(difference(Turn::Changed, one, fields));
        }
    }
    let gone = before.journey.all_touchpoints().filter(|one| !kept.contains(&one.id));
    found.extend(gone.map(|one| difference(Turn::Removed, one, Vec::new())));
    found
}

/// Transitions by their ends as the earlier journey names them.
type Steps<'a> = BTreeMap<(&'a str, &'a str, TransitionKind, u32), &'a Transition>;

fn steps<'a>(side: &'a Side<'_>, name: impl Fn(&'a Id<Touchpoint>) -> &'a str) -> Steps<'a> {
    let mut steps = Steps::new();
    for step in side.journey.all_transitions() {
        let (from, to) = (name(&step.from), name(&step.to));
        let rank = (0..).find(|rank| !steps.contains_key(&(from, to, step.kind, *rank))).unwrap_or(0);
        steps.insert((from, to, step.kind, rank), step);
    }
    steps
}

fn transitions(before: &Side<'_>, after: &Side<'_>) -> Vec<Difference> {
    let origins: HashMap<&str, &str> = after
        .journey
        .all_touchpoints()
        .filter_map(|one| Some((one.id.as_str(), one.copied_from.as_ref()?.as_str())))
        .collect();
    let old = steps(before, Id::as_str);
    let new = steps(after, |id| origins.get(id.as_str()).copied().unwrap_or(id.as_str()));
    let mut found = Vec::new();
    for (key, step) in &new {
        match old.get(key) {
            None => found.push(step_difference(after, Turn::Added, (step, key.3), Vec::new())),
            Some(known) => {
                let fields = changes(step_words(known), step_words(step));
                if !fields.is_empty() {
                    found.push(step_difference(after, Turn::Changed, (step, key.3), fields));
                }
            }
        }
    }
    let gone = old.iter().filter(|(key, _)| !new.contains_key(*key));
    found.extend(gone.map(|(key, step)| step_difference(before, Turn::Removed, (step, key.3), Vec::new())));
    found
}

fn step_words(step: &Transition) -> Vec<(Label, String)> {
    let agreed = step.handover.as_ref().map_or_else(String::new, |handover| handover.what.clone());
    let friction = step.friction.map_or_else(String::new, |score| score.to_string());
    vec![
        (LABEL, step.label.clone()),
        (CONDITION, step.condition.clone()),
        (HANDOVER, agreed),
        (FRICTION, friction),
    ]
}

fn step_difference(
    side: &Side<'_>,
    turn: Turn,
    (step, rank): (&Transition, u32),
    fields: Vec<FieldChange>,
) -> Difference {
    let subject = SubjectRef::Transition(step.from.clone(), step.to.clone(), step.kind, rank);
    Difference { turn, name: side.names.subject(&subject), subject, fields }
}

const TITLE: Label = Label::new("title", "titel");
const PHASE: Label = Label::new("phase", "fase");
const STATUS: Label = Label::new("status", "status");
const CHANNEL: Label = Label::new("channel", "kanaal");
const OWNER: Label = Label::new("owner", "eigenaar");
const MEDIA: Label = Label::new("media type", "mediatype");
const INFLUENCE: Label = Label::new("influenceability", "beïnvloedbaarheid");
const IMPORTANCE: Label = Label::new("importance", "belang");
const FEELING: Label = Label::new("feeling", "gevoel");
const EXPECTED: Label = Label::new("customer expects", "klant verwacht");
const EXPERIENCED: Label = Label::new("experienced", "ervaren");
const ASSUMED: Label = Label::new("we assume", "wij denken");
const OWN_VIEW: Label = Label::new("our own mark", "ons eigen cijfer");
const EFFORT: Label = Label::new("effort for us", "moeite voor ons");
const LABEL: Label = Label::new("text on the line", "tekst op de lijn");
const CONDITION: Label = Label::new("condition", "voorwaarde");
const HANDOVER: Label = Label::new("handover", "overdracht");
const FRICTION: Label = Label::new("friction", "weerstand");

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    fn touchpoint(id: &str, origin: Option<&str>) -> Touchpoint {
        Touchpoint {
            id: Id::new(id),
            title: id.to_uppercase(),
            copied_from: origin.map(Id::new),
            ..Touchpoint::default()
        }
    }

    fn journey(id: &str, touchpoints: Vec<Touchpoint>, steps: &[(&str, &str)]) -> Journey {
        let step = |(from, to): &(&str, &str)| {
            Arc::new(Transition { from: Id::new(from), to: Id::new(to), ..Transition::default() })
        };
        let phase = Phase {
            id: Id::new("p"),
            name: "Buy".to_owned(),
            touchpoints: touchpoints.into_iter().map(Arc::new).collect(),
            transitions: steps.iter().map(step).collect(),
            ..Phase::default()
        };
        Journey { id: Id::new(id), phases: vec![Arc::new(phase)].into(), ..Journey::default() }
    }

    #[test]
    fn what_was_added_removed_and_changed_is_told() {
        let earlier = journey(
            "is",
            vec![touchpoint("a", None), touchpoint("b", None), touchpoint("c", None)],
            &[("a", "b"), ("b", "c")],
        );
        let mut changed = Touchpoint { title: "A".to_owned(), ..touchpoint("a-2", Some("a")) };
        changed.importance = Some(5);
        let mut retired = touchpoint("b-2", Some("b"));
        retired.title = "B".to_owned();
        retired.status = TouchpointStatus::Retired;
        let later =
            journey("be", vec![changed, retired, touchpoint("d", None)], &[("a-2", "b-2"), ("a-2", "d")]);
        let workspace = Workspace {
            journeys: vec![Arc::new(earlier.clone()), Arc::new(later.clone())].into(),
            ..Workspace::default()
        };
        assert_eq!(origin(&workspace, &later).map(|one| one.id.as_str()), Some("is"));
        assert_eq!(origin(&workspace, &earlier), None);
        let found = differences(&workspace, &earlier, &later, Lang::Nl);
        let told: Vec<(Turn, &str)> = found.iter().map(|one| (one.turn, one.name.as_str())).collect();
        use Turn::{Added, Changed, Removed};
        let expected = [
            (Added, "D"),
            (Removed, "B"),
            (Removed, "C"),
            (Changed, "A"),
            (Added, "A → D"),
            (Removed, "B → C"),
        ];
        assert_eq!(told, expected);
        let fields = &found[3].fields;
        assert_eq!(fields.len(), 1);
        assert_eq!(
            (fields[0].field.nl, fields[0].before.as_str(), fields[0].after.as_str()),
            ("belang", "", "5")
        );
        assert_eq!(differences(&workspace, &earlier, &earlier, Lang::En).len(), 3 + 3, "no copy of itself");
    }
}
