//! Do customers leave well, come back and bring others? STR-05, STR-06 and STR-09.

use crate::analysis::publications::{CONTACT_STRATEGY, ORGANISING, WALKING};
use crate::analysis::study::RoleOrder;
use crate::analysis::{Draft, Family, Findings, PLAIN_WEIGHT, Rule, Severity, Study};
use crate::model::{ExitOutcome, Objective, ObjectiveGoal, PhaseRole, TransitionKind};
use crate::vocabulary::Label;

pub(super) const NO_LOYALTY_LOOP: Rule = Rule {
    id: "STR-05",
    family: Family::Structure,
    tier: 1,
    name: Label::new("No way to buy again", "Geen weg naar opnieuw kopen"),
    why: Label::new(
        "A customer who is happy should find it easier to buy again than a newcomer does.",
        "Wie tevreden is, moet makkelijker opnieuw kunnen kopen dan iemand die nieuw is.",
    ),
    based_on: &[ORGANISING, WALKING],
    action: Label::new(
        "Give customers a reason and a direct way to buy again.",
        "Geef klanten een reden en een directe weg om opnieuw te kopen.",
    ),
    thresholds: &[],
    check: no_loyalty_loop,
};

const STARTS_OVER: Label = Label::new(
    "After the purchase nothing leads to buying again, unless customers start all over.",
    "Na de aankoop leidt niets naar opnieuw kopen, behalve helemaal opnieuw beginnen.",
);
const STARTS_OVER_THOUGH: Label = Label::new(
    "After the purchase nothing leads to buying again, unless customers start all over; yet the objective is {objective}.",
    "Na de aankoop leidt niets naar opnieuw kopen, behalve helemaal opnieuw beginnen; toch is het doel {objective}.",
);
const WEIGHS_AGAIN: Label = Label::new(
    "Customers who buy again have to weigh everything once more first.",
    "Wie opnieuw koopt, moet eerst alles nog eens afwegen.",
);

/// The same customer does not get back to the purchase, or only by weighing everything again.
fn no_loyalty_loop(study: &Study<'_>, out: &mut Findings) {
    let is_purchase = |role: PhaseRole| role == PhaseRole::Purchase;
    if study.in_roles(is_purchase).next().is_none() || !has_after_purchase(study) {
        return out.skip();
    }
    out.looks_at(PLAIN_WEIGHT);
    let routes = study.routes();
    let role = |node: usize| study.touchpoints.get(node).map(|view| view.phase.role);
    let buys_again = |passes: fn(PhaseRole) -> bool| {
        let after = study.in_roles(RoleOrder::is_after_purchase).map(|view| view.index);
        let starts = after.filter(|node| routes.is_reached(*node));
        let buys = |node| role(node).is_some_and(is_purchase);
        let goes = |edge: crate::graph::Edge| {
            routes.is_same_customer(edge.index) && role(edge.to).is_some_and(passes)
        };
        routes.graph.route(starts, buys, goes).is_some()
    };
    if !buys_again(|role| role != PhaseRole::Orientation) {
        let asked = |goal| matches!(goal, ObjectiveGoal::Retention | ObjectiveGoal::CrossSell);
        out.add(unless_asked(
            study,
            asked,
            [Severity::High, Severity::Critical],
            [STARTS_OVER, STARTS_OVER_THOUGH],
        ));
    } else if !buys_again(|role| !role.is_before_purchase()) {
        out.add(Draft::journey(Severity::Low, WEIGHS_AGAIN));
    }
}

/// Whether anything that counts comes after the purchase.
fn has_after_purchase(study: &Study<'_>) -> bool {
    study.in_roles(RoleOrder::is_after_purchase).next().is_some()
}

/// A finding on the journey that is worse, and says so, when an objective asks for what is missing.
fn unless_asked(
    study: &Study<'_>,
    asked: impl Fn(ObjectiveGoal) -> bool,
    [level, worse]: [Severity; 2],
    [words, though]: [Label; 2],
) -> Draft {
    let objective: Option<&Objective> = study.objectives().find(|objective| asked(objective.goal));
    match objective {
        Some(objective) => Draft::journey(worse, though).with("objective", &objective.id),
        None => Draft::journey(level, words),
    }
}

pub(super) const NO_INFLUENCE_LOOP: Rule = Rule {
    id: "STR-06",
    family: Family::Structure,
    tier: 1,
    name: Label::new("Experiences reach no new customers", "Ervaringen bereiken geen nieuwe klanten"),
    why: Label::new(
        "What customers tell each other convinces more than what we say, if newcomers get to see it.",
        "Wat klanten elkaar vertellen overtuigt meer dan wat wij zeggen, als nieuwe klanten het te zien krijgen.",
    ),
    based_on: &[ORGANISING],
    action: Label::new(
        "Bring reviews and shared experiences to where newcomers look, and draw that step.",
        "Breng reviews en gedeelde ervaringen naar waar nieuwe klanten kijken, en teken die stap.",
    ),
    thresholds: &[],
    check: no_influence_loop,
};

const STAYS_UNSEEN: Label = Label::new(
    "What customers tell after the purchase reaches no place where newcomers look for the opinion of others.",
    "Wat klanten na de aankoop vertellen, bereikt geen plek waar nieuwe klanten naar de mening van anderen zoeken.",
);
const STAYS_UNSEEN_THOUGH: Label = Label::new(
    "What customers tell after the purchase reaches no place where newcomers look for the opinion of others; \
     yet the objective is {objective}.",
    "Wat klanten na de aankoop vertellen, bereikt geen plek waar nieuwe klanten naar de mening van anderen zoeken; \
     toch is het doel {objective}.",
);

/// No loop of advocacy runs from after the purchase to where others speak before it.
fn no_influence_loop(study: &Study<'_>, out: &mut Findings) {
    if !has_after_purchase(study) {
        return out.skip();
    }
    out.looks_at(PLAIN_WEIGHT);
    let is_there = study.transitions.iter().any(|view| {
        view.kind == TransitionKind::AdvocacyLoop
            && view.from.phase.role.is_after_purchase()
            && view.to.phase.role.is_before_purchase()
            && view.to.is_crowd()
    });
    if !is_there {
        let asked = |goal| goal == ObjectiveGoal::Awareness;
        let levels = [Severity::Medium, Severity::High];
        out.add(unless_asked(study, asked, levels, [STAYS_UNSEEN, STAYS_UNSEEN_THOUGH]));
    }
}

pub(super) const NO_GRACEFUL_NO: Rule = Rule {
    id: "STR-09",
    family: Family::Structure,
    tier: 1,
    name: Label::new("No good way to leave", "Geen nette uitgang"),
    why: Label::new(
        "Not everyone buys. Who leaves with a good feeling may come back another day.",
        "Niet iedereen koopt. Wie met een goed gevoel weggaat, komt misschien een andere keer terug.",
    ),
    based_on: &[WALKING, CONTACT_STRATEGY],
    action: Label::new(
        "Draw where people leave without buying, and how they can come back.",
        "Teken waar mensen weggaan zonder te kopen, en hoe ze terug kunnen komen.",
    ),
    thresholds: &[],
    check: no_graceful_no,
};

const NO_EXIT: Label = Label::new(
    "The map does not show where people leave who do not buy.",
    "De kaart laat niet zien waar mensen weggaan die niet kopen.",
);
const NO_WAY_BACK: Label = Label::new(
    "Who leaves at {touchpoint} without buying finds no way back.",
    "Wie bij {touchpoint} weggaat zonder te kopen, vindt geen weg terug.",
);
const DRAW_WAY_BACK: Label = Label::new(
    "Draw a step from {touchpoint} by which people can come back later.",
    "Teken een stap vanaf {touchpoint} waarmee mensen later terug kunnen komen.",
);

/// Nobody is seen to leave without buying, or who does finds no way back.
fn no_graceful_no(study: &Study<'_>, out: &mut Findings) {
    if study.touchpoints.is_empty() {
        return out.skip();
    }
    let routes = study.routes();
    let mut has_exit = false;
    for view in study.touchpoints.iter().filter(|view| view.exit == Some(ExitOutcome::NotPurchased)) {
        if !routes.is_reached(view.index) {
            continue;
        }
        has_exit = true;
        out.looks_at(view.weight());
        if routes.graph.leaving(view.index).next().is_none() {
            let draft = Draft::touchpoint(Severity::Low, view, NO_WAY_BACK).action(DRAW_WAY_BACK);
            out.add(draft.with("touchpoint", &view.id));
        }
    }
    if !has_exit {
        out.looks_at(PLAIN_WEIGHT);
        out.add(Draft::journey(Severity::Medium, NO_EXIT));
    }
}
