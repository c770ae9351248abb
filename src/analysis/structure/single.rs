//! What do all routes to the purchase hang on? STR-07 and STR-08.

use crate::analysis::publications::{COUNTLESS, WALKING};
use crate::analysis::weakness;
use crate::analysis::{
    Draft, Family, Findings, Knob, Rule, Severity, Study, Threshold, TouchpointView, TransitionView, Value,
};
use crate::vocabulary::Label;

pub(super) const SINGLE_POINT: Rule = Rule {
    id: "STR-07",
    family: Family::Structure,
    tier: 1,
    name: Label::new("Everyone must pass here", "Iedereen moet hierlangs"),
    why: Label::new(
        "When every customer has to pass one place, everything stops when that place fails.",
        "Als elke klant langs één plek moet, staat alles stil zodra het daar misgaat.",
    ),
    based_on: &[COUNTLESS],
    action: Label::new(
        "Offer a way round {touchpoint}, or guard it well.",
        "Bied een weg om {touchpoint} heen, of bewaak het goed.",
    ),
    thresholds: &[Threshold::Gap],
    check: single_point,
};

const ALL_PASS: Label = Label::new(
    "Every route to the purchase passes {touchpoint}.",
    "Elke route naar de aankoop gaat langs {touchpoint}.",
);
const ALL_PASS_WEAK: Label = Label::new(
    "Every route to the purchase passes {touchpoint}, and not all is well there: {reasons}.",
    "Elke route naar de aankoop gaat langs {touchpoint}, en daar is iets mis: {reasons}.",
);
const MEND_FIRST: Label = Label::new(
    "Mend {touchpoint} first, then offer a way round it.",
    "Herstel {touchpoint} eerst, en bied daarna een weg eromheen.",
);
const ONLY_PURCHASE: Label = Label::new(
    "{touchpoint} is the only place where the purchase can happen.",
    "{touchpoint} is de enige plek waar gekocht kan worden.",
);
const OFFER_ANOTHER: Label = Label::new(
    "Offer a second place to buy, or guard {touchpoint} well.",
    "Bied een tweede plek om te kopen, of bewaak {touchpoint} goed.",
);
const HARD_TO_STEER: Label = Label::new("we can hardly steer it", "we kunnen het nauwelijks sturen");

/// Touchpoints without which no first route gets to a purchase.
fn single_point(study: &Study<'_>, out: &mut Findings) {
    let routes = study.routes();
    let Some(found) = routes.unavoidable() else { return out.skip() };
    for view in study.touchpoints.iter().filter(|view| routes.is_reached(view.index)) {
        out.looks_at(view.weight());
    }
    for view in found.nodes.iter().filter_map(|node| study.touchpoints.get(*node)) {
        let draft = match routes.conversions.as_slice() {
            [only] if *only == view.index => {
                Draft::touchpoint(Severity::Medium, view, ONLY_PURCHASE).action(OFFER_ANOTHER)
            }
            _ => all_pass(study, view),
        };
        out.add(draft.with("touchpoint", &view.id));
    }
}

/// A single point, worse when it is weak already.
fn all_pass(study: &Study<'_>, view: &TouchpointView<'_>) -> Draft {
    let experience = weakness::experience(study, view);
    let feeling = weakness::feeling(view);
    let steering = view.is_outside_influence().then(|| Value::from(HARD_TO_STEER));
    let owner = weakness::no_owner(view);
    let (behind, bad) = (experience.is_some(), feeling.is_some());
    let other = steering.is_some() || owner.is_some();
    let reasons: Vec<Value> = [experience, feeling, steering, owner].into_iter().flatten().collect();
    let level = |weak: bool| if weak { Severity::Critical } else { Severity::High };
    let mut draft = if reasons.is_empty() {
        Draft::touchpoint(level(false), view, ALL_PASS)
    } else {
        Draft::touchpoint(level(true), view, ALL_PASS_WEAK)
            .action(MEND_FIRST)
            .with("reasons", Value::clauses(reasons))
    };
    if let Some(gap) = view.gap() {
        let at = |gap| Some(level(other || bad || weakness::is_behind(study, gap)));
        draft = draft.nudge(Knob::Difference, at(gap - 1), at(gap + 1));
    }
    if let Some(emotion) = view.emotion {
        let at = |emotion| Some(level(other || behind || weakness::is_bad(emotion)));
        draft = draft.nudge(Knob::Emotion, at(emotion.saturating_sub(1)), at(emotion.saturating_add(1)));
    }
    draft
}

pub(super) const SINGLE_LINK: Rule = Rule {
    id: "STR-08",
    family: Family::Structure,
    tier: 2,
    name: Label::new("Only one way on", "Maar één weg verder"),
    why: Label::new(
        "When one step is the only way on, every customer who misses it is lost.",
        "Als één stap de enige weg verder is, raak je elke klant kwijt die hem mist.",
    ),
    based_on: &[WALKING],
    action: Label::new(
        "Add a second way past the step from {from} to {to}.",
        "Voeg een tweede weg toe naast de stap van {from} naar {to}.",
    ),
    thresholds: &[],
    check: single_link,
};

const ONLY_STEP: Label = Label::new(
    "The step from {from} to {to} is the only way to the purchase.",
    "De stap van {from} naar {to} is de enige weg naar de aankoop.",
);
const ONLY_STEP_UNAGREED: Label = Label::new(
    "The step from {from} to {to} is the only way to the purchase, and {giver} and {taker} have not agreed on the handover.",
    "De stap van {from} naar {to} is de enige weg naar de aankoop, en {giver} en {taker} hebben geen overdracht afgesproken.",
);
const AGREE: Label = Label::new(
    "Let {giver} and {taker} agree what is handed over, or add a second way.",
    "Laat {giver} en {taker} afspreken wat ze overdragen, of voeg een tweede weg toe.",
);

/// Transitions without which no first route gets to a purchase.
fn single_link(study: &Study<'_>, out: &mut Findings) {
    let routes = study.routes();
    let Some(found) = routes.unavoidable() else { return out.skip() };
    let is_asked = |view: &&TransitionView<'_>| view.is_first_route() && routes.is_reached(view.from.index);
    for view in study.transitions.iter().filter(is_asked) {
        out.looks_at(view.from.weight().max(view.to.weight()));
    }
    for view in found.edges.iter().filter_map(|edge| study.transitions.get(*edge)) {
        let draft = match (view.from.department(), view.to.department()) {
            (Some(giver), Some(taker)) if giver != taker && view.handover.is_none() => {
                let draft = Draft::transition(Severity::High, view, ONLY_STEP_UNAGREED).action(AGREE);
                draft.with("giver", giver).with("taker", taker)
            }
            _ => Draft::transition(Severity::Medium, view, ONLY_STEP),
        };
        out.add(draft.with("from", &view.from.id).with("to", &view.to.id));
    }
}
