//! Edits of journeys: set, add, delete. A journey added as a copy of another gets ids of its own.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::super::known::Known;
use super::super::references::{Judge, Kind, Refers, Verdict};
use super::super::{Applied, Refusal, words};
use super::{Done, Draft};
use crate::model::*;
use crate::vocabulary::Label;

pub(super) fn set(draft: &mut Draft<'_>, journey: Journey, what: Label) -> Result<Done, Refusal> {
    let index = draft.journey_index(&journey.id)?;
    let name = words::SET_JOURNEY.of([journey.name.as_str()]).field(what);
    let present = draft.journey_mut(index)?;
    let gone = Known::default().with_lists(present).without(&Known::default().with_lists(&journey));
    *present = Journey {
        phases: present.phases.clone(),
        unsorted: present.unsorted.clone(),
        transitions: present.transitions.clone(),
        ..journey
    };
    draft.clear_gone(&gone);
    Ok((Applied::default(), name))
}

pub(super) fn move_to(draft: &mut Draft<'_>, id: &Id<Journey>, index: usize) -> Result<Done, Refusal> {
    let from = draft.journey_index(id)?;
    let journeys = draft.workspace.journeys.edit();
    let journey = journeys.remove(from);
    let name = words::MOVE_JOURNEY.of([journey.name.as_str()]);
    journeys.insert(index.min(journeys.len()), journey);
    Ok((Applied::default(), name))
}

pub(super) fn delete(draft: &mut Draft<'_>, id: &Id<Journey>) -> Result<Done, Refusal> {
    let index = draft.journey_index(id)?;
    let gone = draft.workspace.journeys.edit().remove(index);
    let held = Known::default().with_journey(&gone);
    draft.mend_only(&[Kind::Journey, Kind::Origin, Kind::Target], &|kind, id| match kind {
        Kind::Journey if id == gone.id.as_str() => Verdict::Gone,
        Kind::Origin | Kind::Target if held.has(Kind::Touchpoint, id) => Verdict::Gone,
        _ => Verdict::Keep,
    });
    Ok((Applied::default(), words::DELETE_JOURNEY.of([gone.name.as_str()])))
}

pub(super) fn add(draft: &mut Draft<'_>, mut journey: Journey) -> Result<Done, Refusal> {
    let journeys = draft.workspace.journeys.clone();
    let taken = |text: &str| journeys.iter().any(|known| known.id.as_str() == text);
    if journey.id.is_empty() || taken(journey.id.as_str()) {
        journey.id = draft.fresh.id(&journey.name, "journey", taken);
    }
    let renames = rename_own(draft, &mut journey);
    rename_references(&mut journey, &renames);
    number(&mut journey);
    journey.sort_transitions();
    let (id, name) = (journey.id.clone(), words::ADD_JOURNEY.of([journey.name.as_str()]));
    draft.workspace.journeys.edit().push(Arc::new(journey));
    Ok((Applied { journey: Some(id), ..Applied::default() }, name))
}

/// New ids by kind and old id.
type Renames = HashMap<(Kind, String), Arc<str>>;

/// Hands out ids for one kind of thing in an added journey.
struct Naming<'a> {
    kind: Kind,
    fallback: &'static str,
    taken: HashSet<&'a str>,
    fresh: Fresh,
}

impl<'a> Naming<'a> {
    fn new(kind: Kind, fallback: &'static str, taken: impl Iterator<Item = &'a str>) -> Self {
        Self { kind, fallback, taken: taken.collect(), fresh: Fresh::default() }
    }

    /// Gives this thing an id of its own if its id is empty or taken.
    fn name<T>(&mut self, id: &mut Id<T>, title: &str, renames: &mut Renames) {
        if self.fresh.claim(id.as_str(), |text| self.taken.contains(text)) {
            return;
        }
        let new: Id<T> = self.fresh.id(title, self.fallback, |text| self.taken.contains(text));
        renames.entry((self.kind, id.as_str().to_owned())).or_insert_with(|| Arc::from(new.as_str()));
        *id = new;
    }
}

/// Gives everything in the journey an id that nothing else in the workspace has.
fn rename_own(draft: &Draft<'_>, journey: &mut Journey) -> Renames {
    let mut renames = Renames::new();
    let others = &draft.workspace.journeys;
    macro_rules! own {
        ($list:ident, $kind:ident, $fallback:literal, $item:ident, $title:expr, $write:expr) => {
            let taken = others.iter().flat_map(|other| other.$list.iter()).map(|item| item.id.as_str());
            let mut naming = Naming::new(Kind::$kind, $fallback, taken);
            for $item in journey.$list.edit() {
                let title = $title;
                naming.name(&mut $write.id, &title, &mut renames);
            }
        };
    }
    own!(phases, Phase, "phase", item, item.name.clone(), Arc::make_mut(item));
    own!(needs, Need, "question", item, item.text.clone(), item);
    own!(triggers, Trigger, "trigger", item, item.name.clone(), item);
    own!(planned_contacts, PlannedContact, "contact", item, item.name.clone(), Arc::make_mut(item));
    own!(cases, Case, "case", item, item.topic.clone(), Arc::make_mut(item));
    own!(walkthroughs, Walkthrough, "walk", item, String::new(), item);
    own!(actions, Action, "action", item, item.text.clone(), item);
    let everywhere = || others.iter().flat_map(|other| other.all_touchpoints());
    let ids = everywhere().map(|touchpoint| touchpoint.id.as_str());
    let mut naming = Naming::new(Kind::Touchpoint, "touchpoint", ids);
    let figures = everywhere().flat_map(|touchpoint| touchpoint.metrics.iter());
    let mut metrics = Naming::new(Kind::Metric, "metric", figures.map(|metric| metric.id.as_str()));
    each_touchpoint(journey, |touchpoint| {
        let (old, title) = (touchpoint.id.clone(), touchpoint.title.clone());
        naming.name(&mut touchpoint.id, &title, &mut renames);
        if touchpoint.id != old && naming.taken.contains(old.as_str()) {
            touchpoint.copied_from = Some(old);
        }
        if !touchpoint.metrics.is_empty() {
            for metric in touchpoint.metrics.edit() {
                let title = metric.name.clone();
                metrics.name(&mut metric.id, &title, &mut renames);
            }
        }
    });
    renames
}

/// Follows the new ids in everything that the journey refers to.
fn rename_references(journey: &mut Journey, renames: &Renames) {
    if renames.is_empty() {
        return;
    }
    let decide = |kind: Kind, id: &str| {
        // A target is a touchpoint here; an origin stays what it is.
        let named = if kind == Kind::Target { Kind::Touchpoint } else { kind };
        renames.get(&(named, id.to_owned())).map_or(Verdict::Keep, |new| Verdict::Renamed(Arc::clone(new)))
    };
    journey.mend(&Judge::new(&decide));
}

/// Gives a number to touchpoints that have none or share one; a copy keeps its numbers, so that
/// people can compare 14 with 14.
fn number(journey: &mut Journey) {
    let mut highest = journey.all_touchpoints().map(|touchpoint| touchpoint.number).max().unwrap_or(0);
    let mut seen = HashSet::new();
    let sound =
        journey.all_touchpoints().all(|touchpoint| touchpoint.number > 0 && seen.insert(touchpoint.number));
    if sound {
        return;
    }
    let mut seen = HashSet::new();
    each_touchpoint(journey, |touchpoint| {
        if touchpoint.number == 0 || !seen.insert(touchpoint.number) {
            highest = highest.saturating_add(1);
            touchpoint.number = highest;
            seen.insert(highest);
        }
    });
}

/// Writes to every touchpoint of a journey that is about to be added.
fn each_touchpoint(journey: &mut Journey, mut write: impl FnMut(&mut Touchpoint)) {
    for phase in journey.phases.edit() {
        for touchpoint in Arc::make_mut(phase).touchpoints.edit() {
            write(Arc::make_mut(touchpoint));
        }
    }
    for touchpoint in journey.unsorted.edit() {
        write(Arc::make_mut(touchpoint));
    }
}
