//! What of a journey is lit while the rest is dimmed: what fits a filter, along the way of a persona.

use std::collections::HashSet;

use super::filter::{self, Facts};
use super::words;
use crate::model::*;

/// What is lit; everything else of the map is dimmed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lit {
    /// Tells it from others.
    pub mark: u64,
    /// The touchpoints.
    pub cards: HashSet<Id<Touchpoint>>,
    /// Transitions that are lit though their ends are not.
    pub lines: HashSet<TransitionKey>,
    /// Whose way it is: transitions that others take are dimmed.
    pub route: Option<Id<Persona>>,
    /// How many touchpoints there are in all.
    pub all: usize,
}

impl Lit {
    /// What fits this filter on the way of this persona.
    pub fn of(filter: &[Criterion], route: Option<&Id<Persona>>, facts: &Facts<'_>) -> Self {
        let mut cards = filter::matching(filter, facts);
        if let Some(persona) = route {
            let walks = facts.journey.all_touchpoints().filter(|known| known.personas.contains(persona));
            let met: HashSet<_> = walks.map(|known| &known.id).collect();
            cards.retain(|id| met.contains(id));
        }
        let all = facts.journey.all_touchpoints().count();
        Self { cards, route: route.cloned(), all, ..Self::default() }
    }

    /// Whether a transition is lit: both its ends are, and whose way it is takes it.
    pub fn line(&self, transition: &Transition, key: &TransitionKey) -> bool {
        let walked = match (&self.route, &transition.personas) {
            (Some(persona), Some(walkers)) => walkers.contains(persona),
            _ => true,
        };
        let ends = self.cards.contains(&transition.from) && self.cards.contains(&transition.to);
        (walked && ends) || self.lines.contains(key)
    }
}

/// What narrows a map, in words: "Owner: Sales · way of Mila". Empty where nothing does.
pub fn told(filter: &[Criterion], route: Option<&Id<Persona>>, facts: &Facts<'_>, lang: Lang) -> String {
    let mut parts: Vec<String> = filter.iter().map(|one| filter::name(one, facts, lang)).collect();
    if let Some(id) = route {
        let persona = facts.workspace.personas.iter().find(|known| known.id == *id);
        let name = persona.map_or(id.as_str(), |known| known.name.trim());
        parts.push(words::WAY_OF.fill(lang, &[("who", name)]));
    }
    parts.join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    #[test]
    fn a_filter_and_a_way_go_together_and_are_told() {
        let card = |id: &str, owner: &str, personas: &[&str]| {
            Arc::new(Touchpoint {
                id: Id::new(id),
                owners: vec![Id::new(owner)].into(),
                personas: personas.iter().map(|id| Id::new(id)).collect(),
                ..Touchpoint::default()
            })
        };
        let touchpoints =
            vec![card("a", "sales", &["mila"]), card("b", "sales", &[]), card("c", "web", &["mila"])];
        let phase = Phase { touchpoints: touchpoints.into(), ..Phase::default() };
        let journey = Journey { phases: vec![Arc::new(phase)].into(), ..Journey::default() };
        let mila = Persona { id: Id::new("mila"), name: "Mila".into(), ..Persona::default() };
        let workspace = Workspace { personas: vec![mila.clone()].into(), ..Workspace::default() };
        let facts = Facts { workspace: &workspace, journey: &journey, findings: None };
        let sales = [Criterion { by: Attribute::Owner, value: "sales".into() }];
        let lit = Lit::of(&sales, Some(&mila.id), &facts);
        assert_eq!((lit.cards, lit.all), ([Id::new("a")].into(), 3));
        assert_eq!(told(&sales, Some(&mila.id), &facts, Lang::En), "Owner: sales · way of Mila");
        assert_eq!(told(&[], None, &facts, Lang::Nl), "");
    }
}
