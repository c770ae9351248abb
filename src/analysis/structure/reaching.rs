//! Do customers get anywhere? STR-01 to STR-04.

use foldhash::HashMap;

use crate::analysis::publications::{CONTACT_STRATEGY, ORGANISING, WALKING};
use crate::analysis::study::RoleOrder;
use crate::analysis::{
    Draft, Family, Findings, PLAIN_WEIGHT, PhaseView, Rule, Severity, Study, Threshold, TouchpointView, Value,
};
use crate::graph::{Edge, Nodes};
use crate::model::{Id, Persona, SubjectRef};
use crate::vocabulary::Label;

pub(super) const UNREACHABLE: Rule = Rule {
    id: "STR-01",
    family: Family::Structure,
    tier: 1,
    name: Label::new("Nobody gets there", "Niemand komt er"),
    why: Label::new(
        "A place that no customer gets to helps nobody. Often the way there exists and was never drawn.",
        "Een plek waar geen klant komt, helpt niemand. Vaak is er wel een weg, maar staat die niet op de kaart.",
    ),
    based_on: &[WALKING],
    action: Label::new(
        "Draw how customers get to {touchpoint}, or note that journeys start there.",
        "Teken hoe klanten bij {touchpoint} komen, of noteer dat reizen daar beginnen.",
    ),
    thresholds: &[Threshold::ImportantFrom],
    check: unreachable,
};

const NOT_REACHED: Label = Label::new(
    "From where journeys start no route leads to {touchpoint}.",
    "Van waar reizen beginnen leidt geen route naar {touchpoint}.",
);
const ISOLATED: Label = Label::new(
    "{touchpoint} stands alone: nothing leads to it, and it leads nowhere.",
    "{touchpoint} staat los: er leidt niets naartoe en het leidt nergens heen.",
);
const NO_START: Label = Label::new(
    "Nowhere is it noted that journeys start there. For now, whatever stands first in {phase} counts as the start.",
    "Nergens is genoteerd dat reizen daar beginnen. Voorlopig geldt wat in {phase} vooraan staat als het begin.",
);
const NOTE_STARTS: Label = Label::new(
    "Note at which touchpoints journeys start.",
    "Noteer bij welke contactmomenten reizen beginnen.",
);

/// No path from a start. Where no start is marked, one finding says what was taken for it.
fn unreachable(study: &Study<'_>, out: &mut Findings) {
    let Some(first) = study.filled_phases().next() else { return };
    let routes = study.routes();
    out.looks_at(PLAIN_WEIGHT);
    if !routes.starts_are_marked {
        let draft = Draft::journey(Severity::Info, NO_START).detail("start").action(NOTE_STARTS);
        out.add(draft.with("phase", &first.id));
    }
    for view in &study.touchpoints {
        out.looks_at(view.weight());
        if !routes.is_reached(view.index) {
            let graph = &routes.graph;
            let is_isolated = graph.leaving(view.index).chain(graph.arriving(view.index)).next().is_none();
            let words = if is_isolated { ISOLATED } else { NOT_REACHED };
            out.add(by_rank(view, words));
        }
    }
}

/// A finding that is high on an important touchpoint and medium on another.
fn by_rank(view: &TouchpointView<'_>, words: Label) -> Draft {
    let level = |high| if high { Severity::High } else { Severity::Medium };
    Draft::touchpoint(level(view.is_high()), view, words)
        .by_importance(view, |high| Some(level(high)))
        .with("touchpoint", &view.id)
}

pub(super) const DEAD_END: Rule = Rule {
    id: "STR-02",
    family: Family::Structure,
    tier: 1,
    name: Label::new("Dead end", "Doodlopend"),
    why: Label::new(
        "A customer who cannot go on gives up, or goes on with somebody else.",
        "Een klant die niet verder kan, haakt af of gaat bij een ander verder.",
    ),
    based_on: &[ORGANISING, CONTACT_STRATEGY],
    action: Label::new(
        "Give {touchpoint} a next step, or note how journeys end there.",
        "Geef {touchpoint} een vervolgstap, of noteer hoe reizen daar eindigen.",
    ),
    thresholds: &[Threshold::ImportantFrom],
    check: dead_end,
};

const LEADS_NOWHERE: Label = Label::new(
    "After {touchpoint} customers can go nowhere, and it is not noted that the journey ends there.",
    "Na {touchpoint} kunnen klanten nergens heen, en er staat niet bij dat de reis daar eindigt.",
);

/// Reached, without a way on, and no exit.
fn dead_end(study: &Study<'_>, out: &mut Findings) {
    let routes = study.routes();
    for view in study.touchpoints.iter().filter(|view| routes.is_reached(view.index)) {
        out.looks_at(view.weight());
        if view.exit.is_some() || routes.graph.leaving(view.index).next().is_some() {
            continue;
        }
        out.add(if view.phase.role.is_before_purchase() {
            Draft::touchpoint(Severity::High, view, LEADS_NOWHERE).with("touchpoint", &view.id)
        } else {
            by_rank(view, LEADS_NOWHERE)
        });
    }
}

pub(super) const NO_ROUTE: Rule = Rule {
    id: "STR-03",
    family: Family::Structure,
    tier: 1,
    name: Label::new("No route between phases", "Geen route tussen fasen"),
    why: Label::new(
        "Phases that do not connect are separate journeys: customers are lost between them.",
        "Fasen die niet op elkaar aansluiten zijn losse reizen: ertussen raken klanten kwijt.",
    ),
    based_on: &[ORGANISING, WALKING],
    action: Label::new(
        "Make the step that takes customers from {from} straight to {to}, or draw it if it is there.",
        "Maak de stap die klanten rechtstreeks van {from} naar {to} brengt, of teken hem als hij er al is.",
    ),
    thresholds: &[],
    check: no_route,
};

const NO_WAY: Label =
    Label::new("No route leads from {from} to {to}.", "Er leidt geen route van {from} naar {to}.");
const NOBODY_THERE: Label = Label::new(
    "Nobody gets to {from}, so no route leads from there to {to}.",
    "Niemand komt in {from}, dus leidt er ook geen route vandaar naar {to}.",
);
const LEAD_THERE: Label = Label::new(
    "First see to it that customers get to {from}.",
    "Zorg er eerst voor dat klanten in {from} komen.",
);
const DETOUR: Label = Label::new(
    "From {from} customers get to {to} only by way of another phase.",
    "Van {from} komen klanten alleen via een andere fase in {to}.",
);

/// From what is reached in a phase, nothing of the next filled one can be reached inside the two.
fn no_route(study: &Study<'_>, out: &mut Findings) {
    let graph = &study.routes().graph;
    let filled: Vec<&PhaseView<'_>> = study.filled_phases().collect();
    for (from, to) in filled.iter().zip(filled.iter().skip(1)) {
        let weight = from.weight.max(to.weight);
        out.looks_at(weight);
        let reached = || from.range.clone().filter(|node| study.routes().is_reached(*node));
        let arrives = |node: usize| to.range.contains(&node);
        let inside = |edge: Edge| from.range.contains(&edge.to) || arrives(edge.to);
        if graph.route(reached(), arrives, inside).is_some() {
            continue;
        }
        let broken = if to.role.is_after_purchase() { Severity::High } else { Severity::Critical };
        let (severity, words, action) = if reached().next().is_none() {
            (broken, NOBODY_THERE, LEAD_THERE)
        } else if graph.route(reached(), arrives, |_| true).is_some() {
            (Severity::Medium, DETOUR, NO_ROUTE.action)
        } else {
            (broken, NO_WAY, NO_ROUTE.action)
        };
        let subject = SubjectRef::PhasePair(from.id.clone(), to.id.clone());
        let mut draft = Draft::in_phase(severity, from, subject, words).action(action);
        draft.weight = weight;
        out.add(draft.with("from", &from.id).with("to", &to.id));
    }
}

pub(super) const CANNOT_FINISH: Rule = Rule {
    id: "STR-04",
    family: Family::Structure,
    tier: 1,
    name: Label::new("Persona cannot finish", "Persona komt er niet"),
    why: Label::new(
        "Each kind of customer takes a route of its own. One missing step loses all of them.",
        "Elk type klant volgt een eigen route. Eén ontbrekende stap en je raakt ze allemaal kwijt.",
    ),
    based_on: &[WALKING],
    action: Label::new(
        "Add the step that {persona} lacks, or note {persona} at every touchpoint of the route.",
        "Voeg de stap toe die {persona} mist, of zet {persona} bij elk contactmoment van de route.",
    ),
    thresholds: &[],
    check: cannot_finish,
};

const CUT_OFF: Label = Label::new(
    "{persona} starts the journey but has no route to the purchase.",
    "{persona} begint aan de reis, maar heeft geen route naar de aankoop.",
);
const NEVER_STARTS: Label = Label::new(
    "{persona} meets no touchpoint at which journeys start.",
    "{persona} komt geen contactmoment tegen waar reizen beginnen.",
);
const NEVER_BUYS: Label = Label::new(
    "{persona} meets no touchpoint at which the purchase happens.",
    "{persona} komt geen contactmoment tegen waar gekocht wordt.",
);

const NOTE_AT: Label = Label::new(
    "Note {persona} at {missing}: that makes a route whole. Or add the step that {persona} lacks.",
    "Zet {persona} bij {missing}: dan is er een hele route. Of voeg de stap toe die {persona} mist.",
);
/// So many touchpoints are named in the advice.
const NAMED: usize = 4;

/// A persona that needs a route of its own gets from none of its starts to a purchase.
fn cannot_finish(study: &Study<'_>, out: &mut Findings) {
    let routes = study.routes();
    let required: Vec<&Persona> = study.personas().filter(|persona| persona.route_required).collect();
    for (persona, theirs) in required.iter().zip(met_by(study, &required)) {
        out.looks_at(PLAIN_WEIGHT);
        let is_theirs = |node: &usize| theirs.has(*node);
        let buys = |node: usize| theirs.has(node) && routes.is_conversion(node);
        let takes = |edge: Edge| {
            theirs.has(edge.to) && routes.is_first_route(edge.index) && is_taken_by(study, edge, &persona.id)
        };
        let starts = || routes.starts.iter().copied().filter(is_theirs);
        if routes.graph.route(starts(), buys, takes).is_some() {
            continue;
        }
        let words = if starts().next().is_none() {
            NEVER_STARTS
        } else if routes.conversions.iter().any(is_theirs) {
            CUT_OFF
        } else {
            NEVER_BUYS
        };
        let subject = SubjectRef::Persona(persona.id.clone());
        let mut draft = Draft::new(Severity::Critical, subject, words).with("persona", &persona.id);
        let missing = missing(study, &persona.id, is_theirs);
        if (1..=NAMED).contains(&missing.len()) {
            draft = draft.action(NOTE_AT);
        }
        if !missing.is_empty() {
            draft = draft.with("missing", Value::list(missing));
        }
        out.add(draft);
    }
}

/// The fewest touchpoints at which a persona has to be noted to get from a start to a purchase; none
/// where no such route is drawn.
fn missing(study: &Study<'_>, persona: &Id<Persona>, is_theirs: impl Fn(&usize) -> bool) -> Vec<Value> {
    let routes = study.routes();
    let takes = |edge: Edge| routes.is_first_route(edge.index) && is_taken_by(study, edge, persona);
    let buys = |node: usize| routes.is_conversion(node);
    let starts = routes.starts.iter().copied();
    let route = routes.graph.cheapest_route(starts, buys, takes, |node| !is_theirs(&node));
    let nodes = route.into_iter().flat_map(|route| route.nodes).filter(|node| !is_theirs(node));
    nodes.filter_map(|node| study.touchpoints.get(node)).map(|view| Value::from(&view.id)).collect()
}

/// For each persona, the touchpoints that name it.
fn met_by(study: &Study<'_>, personas: &[&Persona]) -> Vec<Nodes> {
    let places: HashMap<&Id<Persona>, usize> =
        personas.iter().enumerate().map(|(place, persona)| (&persona.id, place)).collect();
    let mut met: Vec<Vec<usize>> = vec![Vec::new(); personas.len()];
    for view in &study.touchpoints {
        for place in view.personas.iter().filter_map(|id| places.get(id)) {
            if let Some(theirs) = met.get_mut(*place) {
                theirs.push(view.index);
            }
        }
    }
    met.into_iter().map(|theirs| Nodes::new(study.touchpoints.len(), theirs)).collect()
}

/// Whether a transition is for everybody, or for this persona among others.
fn is_taken_by(study: &Study<'_>, edge: Edge, persona: &Id<Persona>) -> bool {
    let takers = study.transitions.get(edge.index).and_then(|view| view.personas.as_ref());
    takers.is_none_or(|takers| takers.contains(persona))
}
