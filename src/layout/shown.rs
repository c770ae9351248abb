//! Which phases, touchpoints and transitions a request shows, as numbered lists.
//! Knows no lane and no place.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::Request;
use crate::model::{Id, Journey, Phase, Touchpoint, TouchpointStatus, Transition};

/// What is laid out. Cards stand in document order, so those of a phase follow each other.
pub(super) struct Shown<'a> {
    /// The phases with their place in the journey.
    pub phases: Vec<(usize, &'a Arc<Phase>)>,
    /// The cards.
    pub cards: Vec<Member<'a>>,
    /// The transitions between shown cards.
    pub links: Vec<Link<'a>>,
    /// Touchpoints of the tray.
    pub tray: Vec<&'a Arc<Touchpoint>>,
}

/// A touchpoint that is shown.
pub(super) struct Member<'a> {
    /// The touchpoint.
    pub touchpoint: &'a Arc<Touchpoint>,
    /// Index of its phase among the shown ones.
    pub phase: usize,
}

/// A transition whose ends are both shown.
pub(super) struct Link<'a> {
    /// The transition.
    pub transition: &'a Arc<Transition>,
    /// Its rank among those with the same ends and kind.
    pub ordinal: u32,
    /// The card it leaves.
    pub from: usize,
    /// The card it reaches.
    pub to: usize,
    /// Whether it goes without words: it stands for others too.
    pub plain: bool,
}

impl<'a> Shown<'a> {
    /// Gathers what `request` asks for. Where an id stands twice, transitions go to the first.
    pub fn new(journey: &'a Journey, request: &Request) -> Self {
        let only = request.only.as_ref().map(|ids| ids.iter().collect::<BTreeSet<_>>());
        let wanted = |touchpoint: &Touchpoint| {
            touchpoint.status != TouchpointStatus::Historical
                && request.persona.as_ref().is_none_or(|persona| touchpoint.personas.contains(persona))
                && only.as_ref().is_none_or(|only| only.contains(&touchpoint.id))
        };
        let mut shown = Self { phases: Vec::new(), cards: Vec::new(), links: Vec::new(), tray: Vec::new() };
        for (index, phase) in journey.phases.iter().enumerate() {
            if request.phase.as_ref().is_some_and(|only| *only != phase.id) {
                continue;
            }
            let place = shown.phases.len();
            shown.phases.push((index, phase));
            let members = phase.touchpoints.iter().filter(|touchpoint| wanted(touchpoint));
            shown.cards.extend(members.map(|touchpoint| Member { touchpoint, phase: place }));
        }
        if request.phase.is_none() {
            shown.tray = journey.unsorted.iter().filter(|touchpoint| wanted(touchpoint)).collect();
        }
        shown.gather_links(journey, request);
        shown
    }

    fn gather_links(&mut self, journey: &'a Journey, request: &Request) {
        let mut by_id: HashMap<&Id<Touchpoint>, usize> = HashMap::with_capacity(self.cards.len());
        for (index, card) in self.cards.iter().enumerate() {
            by_id.entry(&card.touchpoint.id).or_insert(index);
        }
        let mut ordinals: BTreeMap<_, u32> = BTreeMap::new();
        for transition in journey.all_transitions() {
            let count = ordinals.entry((&transition.from, &transition.to, transition.kind)).or_insert(0);
            let ordinal = *count;
            *count += 1;
            let walked = match (&request.persona, &transition.personas) {
                (Some(persona), Some(walkers)) => walkers.contains(persona),
                _ => true,
            };
            let ends = (by_id.get(&transition.from), by_id.get(&transition.to));
            if let (true, (Some(&from), Some(&to))) = (walked, ends) {
                self.links.push(Link { transition, ordinal, from, to, plain: false });
            }
        }
    }
}
