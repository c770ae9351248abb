//! Judges what only a whole journey, or a whole entry, shows: the purchase phase, doubles, loops
//! among parents, and statements that do not go together.

use std::cell::LazyCell;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use super::path::{Owner, Path};
use super::{Level, Problem};
use crate::model::*;
use crate::vocabulary;
use crate::vocabulary::{Label, Told, told};

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
    fn add(&mut self, level: Level, owner: Owner<'_>, at: &Path<'_>, texts: (&str, Told, Told)) {
        let (value, message, mend) = texts;
        self.problems.push(Problem {
            level,
            journey: self.journey.map(|journey| journey.id.clone()),
            subject: owner.subject(),
            place: at.to_string(),
            value: value.to_owned(),
            message,
            mend,
        });
    }

    fn warn(&mut self, owner: Owner<'_>, at: &Path<'_>, texts: (&str, Told, Told)) {
        self.add(Level::Warning, owner, at, texts);
    }

    fn libraries(&mut self, workspace: &Workspace) {
        let root = &Path::Root;
        let own: HashSet<_> = workspace.channels.iter().map(|channel| channel.id.as_str()).collect();
        for (index, channel) in workspace.channels.iter().enumerate() {
            let at = &root.field("channels");
            let (id, like) = (channel.id.as_str(), channel.like.as_str());
            if vocabulary::channel(id).is_some() {
                let message =
                    told!("`{id}` is a built-in channel" / "`{id}` is een ingebouwd kanaal", id = id);
                let mend = told!("give your own channel another id" / "geef je eigen kanaal een ander id");
                let texts = (id, message, mend);
                self.warn(Owner::Workspace("channels"), &at.item(index).field("id"), texts);
            }
            if vocabulary::channel(like).is_none() && own.contains(like) {
                let message = told!(
                    "`{like}` is an own channel too, so it has no lane to lend"
                        / "`{like}` is ook een eigen kanaal en heeft dus geen rij om uit te lenen",
                    like = like
                );
                let mend = told!(
                    "name a built-in channel that it behaves like"
                        / "noem een ingebouwd kanaal waar het op lijkt"
                );
                let texts = (like, message, mend);
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
                let message = told!(
                    "{count} scores where there are {whole}" / "{count} scores waar er {whole} horen",
                    count = scores.len().to_string(),
                    whole = whole.to_string()
                );
                let mend = told!(
                    "write all of them, `None` where not assessed, or leave the list out"
                        / "schrijf ze allemaal, `None` waar niets beoordeeld is, of laat de lijst weg"
                );
                let texts = ("", message, mend);
                self.add(Level::Error, Owner::Workspace("engagement"), &at.field(name), texts);
            }
        }
    }

    fn days(&mut self, owner: Owner<'_>, at: &Path<'_>, from: Option<Date>, to: Option<Date>) {
        if let (Some(from), Some(to)) = (from, to)
            && from > to
        {
            let (from, to) = (from.to_string(), to.to_string());
            let message = told!(
                "it ends on {to}, before it begins on {from}"
                    / "het eindigt op {to}, voordat het begint op {from}",
                to = to.as_str(),
                from = from
            );
            let mend = told!(
                "swap the two dates or mend one of them" / "wissel de twee datums om of herstel er een"
            );
            self.warn(owner, at, (&to, message, mend));
        }
    }

    fn phases(&mut self, journey: &Journey, at: &Path<'_>) {
        let count = |role| journey.phases.iter().filter(|phase| phase.role == role).count();
        let at_phases = &at.field("phases");
        let purchases = count(PhaseRole::Purchase);
        if purchases != 1 {
            let message = match purchases {
                0 => told!("no phase has the role `purchase`" / "geen fase heeft de rol `purchase`"),
                _ => told!(
                    "{n} phases have the role `purchase`" / "{n} fasen hebben de rol `purchase`",
                    n = purchases.to_string()
                ),
            };
            let mend = told!(
                "give exactly one phase that role; rules that need it are skipped until then"
                    / "geef precies een fase die rol; tot dan slaan regels die haar nodig hebben over"
            );
            self.warn(Owner::Journey, at_phases, ("", message, mend));
        }
        if count(PhaseRole::Orientation) == 0 {
            let message =
                told!("no phase has the role `orientation`" / "geen fase heeft de rol `orientation`");
            let mend = told!(
                "give the first phase that role; rules that need it are skipped until then"
                    / "geef de eerste fase die rol; tot dan slaan regels die haar nodig hebben over"
            );
            self.warn(Owner::Journey, at_phases, ("", message, mend));
        }
        let templates = std::iter::once(&journey.base_template).filter(|id| !id.is_empty());
        for id in templates.filter(|id| vocabulary::template(id).is_none() && !vocabulary::is_own(id)) {
            let message = told!(
                "the template `{id}` is not known to this version; it is kept as it is"
                    / "het sjabloon `{id}` is in deze versie niet bekend; het blijft staan zoals het is",
                id = id.as_str()
            );
            let mend = told!(
                "choose one of `wandel list templates`, or leave it"
                    / "kies er een uit `wandel list templates`, of laat het zo"
            );
            let texts = (id.as_str(), message, mend);
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
                let number = number.to_string();
                let message = told!(
                    "number {number} is that of `{first}` already" / "nummer {number} is al van `{first}`",
                    number = number.as_str(),
                    first = first
                );
                let mend = told!(
                    "give one of them a number that is free" / "geef een van de twee een nummer dat vrij is"
                );
                self.add(Level::Error, owner, &at.field("number"), (&number, message, mend));
            }
            if let Some(accountable) = touchpoint.accountable.as_ref()
                && !touchpoint.owners.contains(accountable)
            {
                let message = told!(
                    "`{id}` answers for it but is not among its owners"
                        / "`{id}` is verantwoordelijk maar staat niet bij de eigenaren",
                    id = accountable.as_str()
                );
                let mend = told!("add it to `owners`" / "zet het bij `owners`");
                let texts = (accountable.as_str(), message, mend);
                self.warn(owner, &at.field("accountable"), texts);
            }
            self.plausible(touchpoint, at);
            if touchpoint.status == TouchpointStatus::Historical && leaves.contains(touchpoint.id.as_str()) {
                let message = told!(
                    "it is historical but has transitions, which every rule ignores"
                        / "het is historisch maar heeft overgangen, en die telt geen regel mee"
                );
                let mend = told!(
                    "remove the transitions, or give it another status"
                        / "haal de overgangen weg, of geef het een andere status"
                );
                self.warn(owner, &at.field("status"), ("Historical", message, mend));
            }
        });
    }

    fn plausible(&mut self, touchpoint: &Touchpoint, at: &Path<'_>) {
        let owner = Owner::Touchpoint(touchpoint);
        let Some(source) = touchpoint.source else { return };
        let speaker = vocabulary::Labelled::label(source);
        let speaker = Told { en: speaker.en.to_lowercase(), nl: speaker.nl.to_lowercase() };
        if touchpoint.influence == Some(Influence::Full) && source != Source::Brand {
            let message = told!(
                "it is called fully controllable, but the {speaker} speaks"
                    / "het heet geheel te beïnvloeden, maar hier spreekt: {speaker}",
                speaker = &speaker
            );
            let mend = told!(
                "ask who controls this really: `Partial` or `Indirect`?"
                    / "vraag wie dit werkelijk stuurt: `Partial` of `Indirect`?"
            );
            self.warn(owner, &at.field("influence"), ("Full", message, mend));
        }
        let media = match (touchpoint.media_type, source) {
            (Some(MediaType::Owned), Source::Press | Source::Competitor) => {
                ("Owned", Label::new("our own place", "een eigen plek"))
            }
            (Some(MediaType::Earned), Source::Brand) => {
                ("Earned", Label::new("published by others", "geplaatst door anderen"))
            }
            _ => return,
        };
        let message = told!(
            "it is called {media}, but the {speaker} speaks"
                / "het heet {media}, maar hier spreekt: {speaker}",
            media = media.1,
            speaker = speaker
        );
        let mend = told!("mend the media type or the source" / "herstel het mediatype of de bron");
        self.warn(owner, &at.field("media_type"), (media.0, message, mend));
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
                    let message = told!(
                        "`{here}` is a part of itself, by way of its parents"
                            / "`{here}` is een deel van zichzelf, via waar het deel van is",
                        here = here
                    );
                    let mend =
                        told!("clear the parent of one of them" / "maak `parent` van een daarvan leeg");
                    let parent = touchpoint.parent.as_ref().map_or("", Id::as_str);
                    let texts = (parent, message, mend);
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
                let message = told!(
                    "it is there twice: same ends, kind and personas"
                        / "het staat er twee keer: zelfde einden, soort en persona's"
                );
                self.warn(owner, at, ("", message, told!("remove one of them" / "haal een van de twee weg")));
            }
            if step.from == step.to && step.kind != TransitionKind::Lateral {
                let message = told!(
                    "it leads from `{from}` to itself but is not `Lateral`"
                        / "het gaat van `{from}` naar zichzelf maar is niet `Lateral`",
                    from = step.from.as_str()
                );
                let mend = told!(
                    "set its kind to `Lateral`, or lead it elsewhere"
                        / "maak de soort `Lateral`, of leid het ergens anders heen"
                );
                self.warn(owner, at, (step.to.as_str(), message, mend));
            }
            let to = step.to.as_str();
            if step.kind == TransitionKind::Exit && home.contains_key(to) && !exits.contains(to) {
                let message = told!(
                    "it is an exit, but no journey ends at `{to}`"
                        / "het is een uitgang, maar bij `{to}` eindigt geen reis",
                    to = to
                );
                let mend = told!(
                    "set `exit` on the touchpoint that it leads to"
                        / "zet `exit` op het contactmoment waar het heen gaat"
                );
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
            let message = told!(
                "`{value}` is no {word}, so no touchpoint can meet this target"
                    / "`{value}` is geen {word}, dus geen contactmoment kan dit doel halen",
                value = value,
                word = word
            );
            let mend = match vocabulary::nearest(value, known.iter().copied()) {
                Some(near) => told!("did you mean `{near}`?" / "bedoel je `{near}`?", near = near),
                None => told!(
                    "write one of {list}, or remove the target"
                        / "schrijf een van {list}, of haal het doel weg",
                    list = known.join(", ")
                ),
            };
            self.warn(Owner::Journey, &at.item(index).field("value"), (value, message, mend));
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
                told!(
                    "it leaves `{from}`, which is in another phase"
                        / "het vertrekt uit `{from}`, dat in een andere fase staat",
                    from = from
                ),
                told!(
                    "move it to the transitions of the phase `{phase}`"
                        / "verplaats het naar de overgangen van de fase `{phase}`",
                    phase = phase.as_str()
                ),
            ),
            None => (
                told!(
                    "it leaves `{from}`, which has no phase"
                        / "het vertrekt uit `{from}`, dat geen fase heeft",
                    from = from
                ),
                told!(
                    "move it to the transitions of the journey"
                        / "verplaats het naar de overgangen van de klantreis"
                ),
            ),
        };
        self.warn(owner, &at.field("from"), (from, message, mend));
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
