//! Judges what only a whole journey, or a whole entry, shows: the purchase phase, doubles, loops
//! among parents, and statements that do not go together.

use std::cell::LazyCell;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use super::path::{Owner, Path};
use super::{Level, Problem};
use crate::model::*;
use crate::vocabulary;

/// Adds the problems of every journey and of the libraries' entries.
pub(super) fn check(workspace: &Workspace, problems: &mut Vec<Problem>) {
    Found { problems, journey: None }.libraries(workspace);
    let journeys = &Path::Root.field("journeys");
    for (index, journey) in workspace.journeys.iter().enumerate() {
        let mut found = Found { problems, journey: Some(journey) };
        let at = &journeys.item(index);
        found.phases(journey, at);
        found.touchpoints(journey, at);
        found.parents(journey, at);
        found.transitions(journey, at);
        found.targets(journey, at);
    }
}

/// The problems found so far, and the journey that is looked at.
struct Found<'p, 'a> {
    problems: &'p mut Vec<Problem>,
    journey: Option<&'a Journey>,
}

/// A transition with the place where it stands.
type Placed<'a> = (&'a Transition, Option<usize>, usize);

impl<'a> Found<'_, 'a> {
    fn add(&mut self, level: Level, owner: Owner<'_>, at: &Path<'_>, texts: (&str, String, &str)) {
        let (value, message, mend) = texts;
        self.problems.push(Problem {
            level,
            journey: self.journey.map(|journey| journey.id.clone()),
            subject: owner.subject(),
            place: at.to_string(),
            value: value.to_owned(),
            message,
            mend: mend.to_owned(),
        });
    }

    fn warn(&mut self, owner: Owner<'_>, at: &Path<'_>, texts: (&str, String, &str)) {
        self.add(Level::Warning, owner, at, texts);
    }

    fn libraries(&mut self, workspace: &Workspace) {
        let root = &Path::Root;
        let own: HashSet<_> = workspace.channels.iter().map(|channel| channel.id.as_str()).collect();
        for (index, channel) in workspace.channels.iter().enumerate() {
            let at = &root.field("channels");
            let (id, like) = (channel.id.as_str(), channel.like.as_str());
            if vocabulary::channel(id).is_some() {
                let texts = (id, format!("`{id}` is a built-in channel"), "give your own channel another id");
                self.warn(Owner::Workspace("channels"), &at.item(index).field("id"), texts);
            }
            if vocabulary::channel(like).is_none() && own.contains(like) {
                let message = format!("`{like}` is an own channel too, so it has no lane to lend");
                let texts = (like, message, "name a built-in channel that it behaves like");
                self.warn(Owner::Workspace("channels"), &at.item(index).field("like"), texts);
            }
        }
        for (index, campaign) in workspace.campaigns.iter().enumerate() {
            let at = &root.field("campaigns");
            self.days(Owner::Workspace("campaigns"), &at.item(index), campaign.from, campaign.to);
        }
        for (index, rule) in workspace.consent_rules.iter().enumerate() {
            let at = &root.field("consent_rules");
            self.days(Owner::ConsentRule(rule), &at.item(index), rule.valid_from, rule.valid_until);
        }
        for (index, law) in workspace.legal_restrictions.iter().enumerate() {
            let at = &root.field("legal_restrictions");
            self.days(Owner::Workspace("legal_restrictions"), &at.item(index), Some(law.from), law.until);
        }
        let engagement = &workspace.engagement;
        let at = &root.field("engagement");
        for (name, scores, whole) in [("steps", &engagement.steps, 7), ("lessons", &engagement.lessons, 5)] {
            if ![0, whole].contains(&scores.len()) {
                let message = format!("{} scores where there are {whole}", scores.len());
                let texts =
                    ("", message, "write all of them, `None` where not assessed, or leave the list out");
                self.add(Level::Error, Owner::Workspace("engagement"), &at.field(name), texts);
            }
        }
    }

    fn days(&mut self, owner: Owner<'_>, at: &Path<'_>, from: Option<Date>, to: Option<Date>) {
        if let (Some(from), Some(to)) = (from, to)
            && from > to
        {
            let message = format!("it ends on {to}, before it begins on {from}");
            self.warn(owner, at, (&to.to_string(), message, "swap the two dates or mend one of them"));
        }
    }

    fn phases(&mut self, journey: &Journey, at: &Path<'_>) {
        let count = |role| journey.phases.iter().filter(|phase| phase.role == role).count();
        let at_phases = &at.field("phases");
        let purchases = count(PhaseRole::Purchase);
        if purchases != 1 {
            let message = match purchases {
                0 => "no phase has the role `purchase`".to_owned(),
                _ => format!("{purchases} phases have the role `purchase`"),
            };
            let mend = "give exactly one phase that role; rules that need it are skipped until then";
            self.warn(Owner::Journey, at_phases, ("", message, mend));
        }
        if count(PhaseRole::Orientation) == 0 {
            let message = "no phase has the role `orientation`".to_owned();
            let mend = "give the first phase that role; rules that need it are skipped until then";
            self.warn(Owner::Journey, at_phases, ("", message, mend));
        }
        let templates = std::iter::once(&journey.base_template).filter(|id| !id.is_empty());
        for id in templates.filter(|id| vocabulary::template(id).is_none() && !vocabulary::is_own(id)) {
            let message = format!("the template `{id}` is not known to this version; it is kept as it is");
            let texts = (id.as_str(), message, "choose one of `wandel list templates`, or leave it");
            self.warn(Owner::Journey, &at.field("base_template"), texts);
        }
    }

    fn touchpoints(&mut self, journey: &Journey, at: &Path<'_>) {
        let leaves = LazyCell::new(|| ends(journey));
        let mut numbers = HashMap::new();
        each_touchpoint(journey, at, &mut |touchpoint, at| {
            let owner = Owner::Touchpoint(touchpoint);
            let number = touchpoint.number;
            if let Some(first) = numbers.insert(number, touchpoint.title.as_str()) {
                let message = format!("number {number} is that of `{first}` already");
                let texts = (number.to_string(), message, "give one of them a number that is free");
                self.add(Level::Error, owner, &at.field("number"), (&texts.0, texts.1, texts.2));
            }
            if let Some(accountable) = touchpoint.accountable.as_ref()
                && !touchpoint.owners.contains(accountable)
            {
                let message = format!("`{accountable}` answers for it but is not among its owners");
                let texts = (accountable.as_str(), message, "add it to `owners`");
                self.warn(owner, &at.field("accountable"), texts);
            }
            self.plausible(touchpoint, at);
            if touchpoint.status == TouchpointStatus::Historical && leaves.contains(touchpoint.id.as_str()) {
                let message = "it is historical but has transitions, which every rule ignores".to_owned();
                let mend = "remove the transitions, or give it another status";
                self.warn(owner, &at.field("status"), ("Historical", message, mend));
            }
        });
    }

    fn plausible(&mut self, touchpoint: &Touchpoint, at: &Path<'_>) {
        let owner = Owner::Touchpoint(touchpoint);
        let Some(source) = touchpoint.source else { return };
        let speaker = vocabulary::Labelled::label(source).en.to_lowercase();
        if touchpoint.influence == Some(Influence::Full) && source != Source::Brand {
            let message = format!("it is called fully controllable, but the {speaker} speaks");
            let mend = "ask who controls this really: `Partial` or `Indirect`?";
            self.warn(owner, &at.field("influence"), ("Full", message, mend));
        }
        let media = match (touchpoint.media_type, source) {
            (Some(MediaType::Owned), Source::Press | Source::Competitor) => ("Owned", "our own place"),
            (Some(MediaType::Earned), Source::Brand) => ("Earned", "published by others"),
            _ => return,
        };
        let message = format!("it is called {}, but the {speaker} speaks", media.1);
        self.warn(owner, &at.field("media_type"), (media.0, message, "mend the media type or the source"));
    }

    fn parents(&mut self, journey: &Journey, at: &Path<'_>) {
        let parents: HashMap<_, _> = journey
            .all_touchpoints()
            .filter_map(|touchpoint| Some((touchpoint.id.as_str(), touchpoint.parent.as_ref()?.as_str())))
            .collect();
        if parents.is_empty() {
            return;
        }
        let mut done = HashSet::new();
        each_touchpoint(journey, at, &mut |touchpoint, at| {
            let mut chain = HashSet::new();
            let mut here = touchpoint.id.as_str();
            while let Some(parent) = parents.get(here) {
                if done.contains(here) {
                    break;
                }
                if !chain.insert(here) {
                    let message = format!("`{here}` is a part of itself, by way of its parents");
                    let parent = touchpoint.parent.as_ref().map_or("", Id::as_str);
                    let texts = (parent, message, "clear the parent of one of them");
                    self.add(Level::Error, Owner::Touchpoint(touchpoint), &at.field("parent"), texts);
                    break;
                }
                here = parent;
            }
            done.extend(chain);
        });
    }

    fn transitions(&mut self, journey: &'a Journey, at: &Path<'_>) {
        let mut home = HashMap::new();
        for (index, phase) in journey.phases.iter().enumerate() {
            home.extend(phase.touchpoints.iter().map(|touchpoint| (touchpoint.id.as_str(), Some(index))));
        }
        home.extend(journey.unsorted.iter().map(|touchpoint| (touchpoint.id.as_str(), None)));
        let exits: HashSet<_> = journey
            .all_touchpoints()
            .filter(|place| place.exit.is_some())
            .map(|place| place.id.as_str())
            .collect();
        let (mut alike, mut met) = (HashMap::<_, (&Transition, u32)>::new(), HashSet::new());
        for placed @ (step, bucket, index) in placed_transitions(journey) {
            let key = (step.from.as_str(), step.to.as_str(), step.kind);
            let (first, count) = alike.entry(key).or_insert((step, 0));
            let (first, rank) = (*first, *count);
            *count += 1;
            let owner = Owner::Transition(step, rank);
            let phases = &at.field("phases");
            let in_phase = &phases.item(bucket.unwrap_or_default());
            let list = &bucket.map_or(at, |_| in_phase).field("transitions");
            let at = &list.item(index);
            self.bucket(&home, placed, owner, at, journey);
            // Hardly any has its like, so only those that do are compared further.
            if rank == 1 {
                met.insert((key, walkers(first)));
            }
            if rank > 0 && !met.insert((key, walkers(step))) {
                let message = "it is there twice: same ends, kind and personas".to_owned();
                self.warn(owner, at, ("", message, "remove one of them"));
            }
            if step.from == step.to && step.kind != TransitionKind::Lateral {
                let message = format!("it leads from `{}` to itself but is not `Lateral`", step.from);
                let mend = "set its kind to `Lateral`, or lead it elsewhere";
                self.warn(owner, at, (step.to.as_str(), message, mend));
            }
            let to = step.to.as_str();
            if step.kind == TransitionKind::Exit && home.contains_key(to) && !exits.contains(to) {
                let message = format!("it is an exit, but no journey ends at `{to}`");
                let mend = "set `exit` on the touchpoint that it leads to";
                self.warn(owner, &at.field("to"), (to, message, mend));
            }
        }
    }

    /// Coverage targets whose value is none of their dimension's: no touchpoint could ever meet them.
    /// Channels, devices, personas and markets are references and judged as such.
    fn targets(&mut self, journey: &Journey, at: &Path<'_>) {
        let at = &at.field("coverage_targets");
        for (index, target) in journey.coverage_targets.iter().enumerate() {
            let value = target.value.as_str();
            let Some(known) = values(target.dimension).filter(|known| !known.contains(&value)) else {
                continue;
            };
            let word = vocabulary::Labelled::label(target.dimension).en.to_lowercase();
            let message = format!("`{value}` is no {word}, so no touchpoint can meet this target");
            let mend = match vocabulary::nearest(value, known.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("write one of {}, or remove the target", known.join(", ")),
            };
            self.warn(Owner::Journey, &at.item(index).field("value"), (value, message, &mend));
        }
    }

    fn bucket(
        &mut self,
        home: &HashMap<&str, Option<usize>>,
        (step, bucket, _): Placed<'_>,
        owner: Owner<'_>,
        at: &Path<'_>,
        journey: &Journey,
    ) {
        let from = step.from.as_str();
        let Some(right) = home.get(from).filter(|right| **right != bucket) else { return };
        let name = right.and_then(|index| journey.phases.get(index)).map(|phase| &phase.id);
        let (message, mend) = match name {
            Some(phase) => (
                format!("it leaves `{from}`, which is in another phase"),
                format!("move it to the transitions of the phase `{phase}`"),
            ),
            None => (
                format!("it leaves `{from}`, which has no phase"),
                "move it to the transitions of the journey".to_owned(),
            ),
        };
        self.warn(owner, &at.field("from"), (from, message, &mend));
    }
}

/// The values of a dimension whose values are words of the product; nothing where they are ids.
fn values(dimension: Dimension) -> Option<Vec<&'static str>> {
    fn ids<C: Choice>() -> Vec<&'static str> {
        C::ALL.iter().map(|choice| choice.id()).collect()
    }
    match dimension {
        Dimension::Media => Some(ids::<MediaType>()),
        Dimension::Mode => Some(ids::<Mode>()),
        Dimension::Direction => Some(ids::<Direction>()),
        Dimension::Source => {
            let mut known = ids::<Source>();
            known.extend(vocabulary::SOURCE_GROUPS.iter().map(|(id, ..)| *id));
            Some(known)
        }
        Dimension::Channel | Dimension::Device | Dimension::Persona | Dimension::Market => None,
    }
}

/// The touchpoints that any transition leaves or reaches.
fn ends(journey: &Journey) -> HashSet<&str> {
    journey.all_transitions().flat_map(|step| [step.from.as_str(), step.to.as_str()]).collect()
}

/// Who takes a transition, whatever the order in which they are listed; unset is everybody.
fn walkers(step: &Transition) -> Option<BTreeSet<&str>> {
    step.personas.as_ref().map(|personas| personas.iter().map(Id::as_str).collect())
}

/// Shows every touchpoint of a journey with its place.
fn each_touchpoint<'a>(
    journey: &'a Journey,
    at: &Path<'_>,
    visit: &mut dyn FnMut(&'a Touchpoint, &Path<'_>),
) {
    let mut list = |touchpoints: &'a [Arc<Touchpoint>], at: &Path<'_>| {
        for (index, touchpoint) in touchpoints.iter().enumerate() {
            visit(touchpoint, &at.item(index));
        }
    };
    let phases = &at.field("phases");
    for (index, phase) in journey.phases.iter().enumerate() {
        list(&phase.touchpoints, &phases.item(index).field("touchpoints"));
    }
    list(&journey.unsorted, &at.field("unsorted"));
}

/// Every transition with the index of its phase (none for those of unsorted touchpoints) and its
/// index there.
fn placed_transitions(journey: &Journey) -> impl Iterator<Item = Placed<'_>> {
    let phases = journey.phases.iter().enumerate();
    let buckets = phases.map(|(index, phase)| (Some(index), &phase.transitions));
    buckets.chain(std::iter::once((None, &journey.transitions))).flat_map(|(bucket, steps)| {
        steps.iter().enumerate().map(move |(index, step)| (&**step, bucket, index))
    })
}
