//! What is odd about the way? STR-10 to STR-13.

use crate::analysis::publications::{CONTACT_STRATEGY, COUNTLESS, WALKING};
use crate::analysis::study::TOLERANCE;
use crate::analysis::{
    Draft, Family, Findings, Knob, PLAIN_WEIGHT, Rule, Severity, Study, Threshold, TouchpointView,
    TransitionView, Value, nudged,
};
use crate::model::{SubjectRef, TransitionKind};
use crate::vocabulary::{Label, Words};

pub(super) const TRAP: Rule = Rule {
    id: "STR-10",
    family: Family::Structure,
    tier: 1,
    name: Label::new("Customers go round in circles", "Klanten lopen in een kring"),
    why: Label::new(
        "Customers who are sent round in circles give up, and tell others.",
        "Klanten die in een kringetje worden rondgestuurd, haken af en vertellen dat verder.",
    ),
    based_on: &[COUNTLESS],
    action: Label::new(
        "Add a way out: a step towards the purchase, a person who helps, or an ending.",
        "Maak een uitweg: een stap naar de aankoop, iemand die helpt, of een einde.",
    ),
    thresholds: &[],
    check: trap,
};

const ROUND: Label = Label::new(
    "Customers go round between {touchpoints} and never get out, neither to the purchase nor to an ending.",
    "Klanten blijven rondgaan tussen {touchpoints} en komen er nooit uit, niet naar de aankoop en niet naar een einde.",
);
const ITSELF: Label = Label::new(
    "{touchpoints} leads back to itself only; customers never get out.",
    "{touchpoints} leidt alleen naar zichzelf terug; klanten komen er nooit uit.",
);
const OTHERS: Words =
    Words { one: Label::new("{n} other", "{n} andere"), other: Label::new("{n} others", "{n} andere") };

/// How many touchpoints of a circle a message names.
const NAMED: usize = 5;

/// Reached circles from which neither a purchase nor an exit can be reached.
fn trap(study: &Study<'_>, out: &mut Findings) {
    let routes = study.routes();
    if routes.conversions.is_empty() {
        return out.skip();
    }
    let ends = study.touchpoints.iter().filter(|view| view.conversion || view.exit.is_some());
    let gets_out = routes.graph.reach_back(ends.map(|view| view.index), |_| true);
    for view in study.touchpoints.iter().filter(|view| routes.is_reached(view.index)) {
        out.looks_at(view.weight());
    }
    for circle in routes.graph.circles(|node| routes.is_reached(node) && !gets_out.has(node)) {
        let views: Vec<&TouchpointView<'_>> =
            circle.iter().filter_map(|node| study.touchpoints.get(*node)).collect();
        draft_of(&views).into_iter().for_each(|draft| out.add(draft));
    }
}

/// The finding on a circle of touchpoints.
fn draft_of(circle: &[&TouchpointView<'_>]) -> Option<Draft> {
    let subject = SubjectRef::Touchpoints(circle.iter().map(|view| view.id.clone()).collect());
    let words = if circle.len() == 1 { ITSELF } else { ROUND };
    let mut draft = Draft::at(Severity::High, circle.first()?, subject, words);
    draft.weight = circle.iter().map(|view| view.weight()).fold(draft.weight, f64::max);
    let mut names: Vec<Value> = circle.iter().take(NAMED).map(|view| Value::from(&view.id)).collect();
    if let Some(rest) = circle.len().checked_sub(NAMED).filter(|rest| *rest > 0) {
        names.push(Value::Counted(rest, &OTHERS));
    }
    Some(draft.with("touchpoints", Value::list(names)))
}

pub(super) const SHORTCUT: Rule = Rule {
    id: "STR-11",
    family: Family::Structure,
    tier: 2,
    name: Label::new("A phase is skipped", "Een fase wordt overgeslagen"),
    why: Label::new(
        "A step that skips a phase is either an impulse that we want, or a part of the journey that nobody drew.",
        "Een stap die een fase overslaat is een impuls die we willen, of een stuk reis dat niemand heeft getekend.",
    ),
    based_on: &[WALKING],
    action: Label::new(
        "Note that skipping is meant, or draw the steps in between.",
        "Noteer dat overslaan de bedoeling is, of teken de stappen ertussen.",
    ),
    thresholds: &[],
    check: shortcut,
};

const SKIPS: Label = Label::new(
    "The step from {from} to {to} skips {phases}; nobody has said that this is meant.",
    "De stap van {from} naar {to} slaat {phases} over; niemand heeft gezegd dat dat de bedoeling is.",
);

/// Transitions that jump two columns or more onward and are not confirmed.
fn shortcut(study: &Study<'_>, out: &mut Findings) {
    for view in study.transitions.iter().filter(|view| view.to.column > view.from.column) {
        out.looks_at(view.from.weight().max(view.to.weight()));
        if view.to.column - view.from.column < 2 || view.confirmed_skip {
            continue;
        }
        let between = study.phases.get(view.from.column + 1..view.to.column).unwrap_or_default();
        let phases = between.iter().map(|phase| Value::from(&phase.id)).collect();
        let draft = Draft::transition(Severity::Low, view, SKIPS).with("phases", Value::list(phases));
        out.add(draft.with("from", &view.from.id).with("to", &view.to.id));
    }
}

pub(super) const STRAIGHT_LINE: Rule = Rule {
    id: "STR-12",
    family: Family::Structure,
    tier: 2,
    name: Label::new("Nobody ever goes back", "Niemand gaat ooit terug"),
    why: Label::new(
        "Customers doubt, compare and go back. A map on which nobody does shows what we hope for.",
        "Klanten twijfelen, vergelijken en gaan terug. Een kaart waarop niemand dat doet, toont wat wij hopen.",
    ),
    based_on: &[CONTACT_STRATEGY],
    action: Label::new(
        "Ask customers where they went back, and draw it.",
        "Vraag klanten waar ze terug zijn gegaan, en teken dat.",
    ),
    thresholds: &[],
    check: straight_line,
};

const NOBODY_GOES_BACK: Label = Label::new(
    "On this map nobody ever goes back to an earlier phase.",
    "Op deze kaart gaat niemand ooit terug naar een eerdere fase.",
);
const MODEL_IS_STRAIGHT: Label = Label::new(
    "The model behind this map runs straight on, so nobody goes back to an earlier phase.",
    "Het model achter deze kaart loopt rechtdoor, dus niemand gaat terug naar een eerdere fase.",
);

/// The template whose phases are a line by definition: AIDA.
const STRAIGHT_TEMPLATE: &str = "t7";

/// No transition goes back to an earlier column, those to other customers apart.
fn straight_line(study: &Study<'_>, out: &mut Findings) {
    if study.transitions.is_empty() {
        return out.skip();
    }
    out.looks_at(PLAIN_WEIGHT);
    let goes_back = |view: &TransitionView<'_>| {
        view.to.column < view.from.column && view.kind != TransitionKind::AdvocacyLoop
    };
    if study.transitions.iter().any(goes_back) {
        return;
    }
    out.add(if study.journey.base_template == STRAIGHT_TEMPLATE {
        Draft::journey(Severity::Info, MODEL_IS_STRAIGHT)
    } else {
        Draft::journey(Severity::Medium, NOBODY_GOES_BACK)
    });
}

pub(super) const LONG_ROAD: Rule = Rule {
    id: "STR-13",
    family: Family::Structure,
    tier: 2,
    name: Label::new("Long road", "Lange weg"),
    why: Label::new("Every step on the way costs customers.", "Elke stap onderweg kost klanten."),
    based_on: &[COUNTLESS],
    action: Label::new("Take out steps between {from} and {to}.", "Haal stappen weg tussen {from} en {to}."),
    thresholds: &[Threshold::StepsToConversion],
    check: long_road,
};

const TAKES_LONG: Label = Label::new(
    "The shortest way to the purchase takes {steps}, from {from} to {to}; more than {limit} is long.",
    "De kortste weg naar de aankoop telt {steps}, van {from} tot {to}; meer dan {limit} is lang.",
);
const STEPS: Words =
    Words { one: Label::new("{n} step", "{n} stap"), other: Label::new("{n} steps", "{n} stappen") };

/// Even the shortest first route to a purchase has many transitions.
fn long_road(study: &Study<'_>, out: &mut Findings) {
    let routes = study.routes();
    let starts = routes.starts.iter().copied();
    let buys = |node| routes.is_conversion(node);
    let Some(route) = routes.graph.route(starts, buys, |edge| routes.is_first_route(edge.index)) else {
        return out.skip();
    };
    out.looks_at(PLAIN_WEIGHT);
    let limit = study.threshold(Threshold::StepsToConversion);
    let count = route.edges.len();
    let grade = |steps: f64| (steps > limit + TOLERANCE).then_some(Severity::Low);
    let steps = count as f64;
    let end = |node: Option<&usize>| node.and_then(|node| study.touchpoints.get(*node));
    let (Some(severity), Some(from), Some(to)) =
        (grade(steps), end(route.nodes.first()), end(route.nodes.last()))
    else {
        return;
    };
    let (lower, higher) = nudged(steps, Threshold::StepsToConversion.unit().step(steps), grade);
    let draft = Draft::journey(severity, TAKES_LONG).nudge(Knob::Count, lower, higher);
    let draft = draft.with("steps", Value::Counted(count, &STEPS)).with("limit", limit);
    out.add(draft.with("from", &from.id).with("to", &to.id));
}
