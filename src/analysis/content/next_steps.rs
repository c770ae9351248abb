//! What touchpoints ask customers to do next, whether that works, and whether the place is in order.
//! CTA-01, CTA-02 and QUA-01.

use crate::analysis::collect::Findings;
use crate::analysis::finding::Draft;
use crate::analysis::publications::{COUNTLESS, ORGANISING};
use crate::analysis::rule::{Family, Rule};
use crate::analysis::severity::Severity;
use crate::analysis::study::{Study, TouchpointView};
use crate::model::{CallToAction, CheckKind, CheckResult, Choice, MediaType, PhaseRole};
use crate::vocabulary::Label;

pub(super) const NO_NEXT_STEP: Rule = Rule {
    id: "CTA-01",
    family: Family::Content,
    tier: 1,
    name: Label::new("No next step offered", "Geen vervolgstap aangeboden"),
    why: Label::new(
        "People who compare want to move on: ask a price, make an appointment, order. Otherwise they stop.",
        "Wie vergelijkt, wil verder: een prijs, een afspraak, een bestelling. Zonder dat stopt het daar.",
    ),
    based_on: &[ORGANISING],
    action: Label::new(
        "Give {touchpoint} one clear next step.",
        "Geef {touchpoint} één duidelijke vervolgstap.",
    ),
    thresholds: &[],
    check: no_next_step,
};

const NOTHING_TO_DO_NEXT: Label = Label::new(
    "{touchpoint} does not say what customers can do next.",
    "{touchpoint} zegt niet wat klanten daarna kunnen doen.",
);

/// An own or paid place online asks customers who compare to do nothing.
fn no_next_step(study: &Study<'_>, out: &mut Findings) {
    for view in study.in_roles(|role| role == PhaseRole::Consideration) {
        let ours = matches!(view.media_type, Some(MediaType::Owned | MediaType::Paid));
        if !ours || view.is_offline() {
            continue;
        }
        out.looks_at(view.weight());
        if view.call_to_action.is_some() {
            continue;
        }
        let severity = if view.like.id == "website" { Severity::High } else { Severity::Medium };
        out.add(Draft::touchpoint(severity, view, NOTHING_TO_DO_NEXT).with("touchpoint", &view.id));
    }
}

pub(super) const LEADS_NOWHERE: Rule = Rule {
    id: "CTA-02",
    family: Family::Content,
    tier: 1,
    name: Label::new("Next step leads nowhere", "Vervolgstap loopt dood"),
    why: Label::new(
        "Somebody who does what we ask and then ends nowhere was almost a customer.",
        "Wie doet wat wij vragen en dan nergens uitkomt, was bijna klant.",
    ),
    based_on: &[ORGANISING],
    action: Label::new(
        "Let the next step that {touchpoint} offers lead to a place that is there.",
        "Laat de vervolgstap die {touchpoint} aanbiedt, leiden naar een plek die er is.",
    ),
    thresholds: &[],
    check: leads_nowhere,
};

const WITHOUT_A_TARGET: Label = Label::new(
    "The next step that {touchpoint} offers leads nowhere.",
    "De vervolgstap die {touchpoint} aanbiedt, leidt nergens heen.",
);
const TARGET_IS_NOT_THERE: Label = Label::new(
    "The next step that {touchpoint} offers leads to something that is not there: {target}.",
    "De vervolgstap die {touchpoint} aanbiedt, leidt naar iets wat er niet is: {target}.",
);
const NO_ROUTE_TO_TARGET: Label = Label::new(
    "{touchpoint} asks customers to go on to {target}, but no route leads there.",
    "{touchpoint} stuurt klanten door naar {target}, maar er loopt geen route heen.",
);
const DRAW_THE_ROUTE: Label = Label::new(
    "Draw the route from {touchpoint} to {target}, or offer another next step.",
    "Teken de route van {touchpoint} naar {target}, of bied een andere vervolgstap aan.",
);

/// What customers are asked to do next has no target, or one that is not there or not reached.
fn leads_nowhere(study: &Study<'_>, out: &mut Findings) {
    let target = |call: &CallToAction| Some(study.touchpoint(call.target.as_ref()?)?.index);
    let targets: Vec<Option<usize>> =
        study.touchpoints.iter().map(|view| target(view.call_to_action.as_ref()?)).collect();
    let mut followed = vec![false; study.touchpoints.len()];
    for transition in &study.transitions {
        let wanted = targets.get(transition.from.index).copied().flatten();
        if let Some(followed) = followed.get_mut(transition.from.index) {
            *followed |= wanted == Some(transition.to.index);
        }
    }
    for ((view, target), followed) in study.touchpoints.iter().zip(targets).zip(followed) {
        let Some(call) = &view.call_to_action else { continue };
        out.looks_at(view.weight());
        if !followed {
            out.add(dead_end(view, call, target.is_some()));
        }
    }
}

/// A call to action that does not work: without a target, with one that is not there, or unreached.
fn dead_end(view: &TouchpointView<'_>, call: &CallToAction, is_there: bool) -> Draft {
    let draft = |words| Draft::touchpoint(Severity::High, view, words).with("touchpoint", &view.id);
    match &call.target {
        None => draft(WITHOUT_A_TARGET),
        Some(target) if is_there => draft(NO_ROUTE_TO_TARGET).with("target", target).action(DRAW_THE_ROUTE),
        Some(target) => draft(TARGET_IS_NOT_THERE).with("target", target),
    }
}

pub(super) const CHECK_FAILED: Rule = Rule {
    id: "QUA-01",
    family: Family::Content,
    tier: 1,
    name: Label::new("Something is broken or poor", "Er is iets stuk of slecht"),
    why: Label::new(
        "Customers judge the company by its pages. What is broken there costs trust before any contact.",
        "Klanten beoordelen een bedrijf op zijn pagina’s. Wat daar stuk is, kost meteen vertrouwen.",
    ),
    based_on: &[COUNTLESS],
    action: Label::new("Repair this at {touchpoint}.", "Herstel dit bij {touchpoint}."),
    thresholds: &[],
    check: check_failed,
};

/// Something that was looked at is not in order; one finding for each thing.
fn check_failed(study: &Study<'_>, out: &mut Findings) {
    for view in &study.touchpoints {
        for check in view.checks.iter() {
            if !matches!(check.result, CheckResult::Ok | CheckResult::Fail) {
                continue;
            }
            out.looks_at(view.weight());
            if check.result == CheckResult::Fail {
                let (severity, words) = fault(check.kind);
                let draft = Draft::touchpoint(severity, view, words).detail(check.kind.id());
                out.add(draft.with("touchpoint", &view.id));
            }
        }
    }
}

/// How bad a failed check is, and what it means to customers.
fn fault(kind: CheckKind) -> (Severity, Label) {
    use Severity::{High, Low, Medium};
    let (severity, en, nl) = match kind {
        CheckKind::Error404 => {
            (High, "{touchpoint} shows an error page.", "{touchpoint} toont een foutpagina.")
        }
        CheckKind::DeviceFit => (
            High,
            "{touchpoint} does not work well on every device.",
            "{touchpoint} werkt niet goed op elk apparaat.",
        ),
        CheckKind::Structure => (
            Medium,
            "Customers do not find their way at {touchpoint}.",
            "Klanten vinden hun weg niet bij {touchpoint}.",
        ),
        CheckKind::OnboardingProcess => (
            Medium,
            "Becoming a customer is difficult at {touchpoint}.",
            "Klant worden is lastig bij {touchpoint}.",
        ),
        CheckKind::Slow => (Medium, "{touchpoint} is slow.", "{touchpoint} is traag."),
        CheckKind::Domain => (
            Low,
            "The web address of {touchpoint} is hard to remember.",
            "Het webadres van {touchpoint} is lastig te onthouden.",
        ),
        CheckKind::MandatoryFields => {
            (Low, "{touchpoint} asks for too much.", "{touchpoint} vraagt te veel gegevens.")
        }
        CheckKind::StaleNews => {
            (Low, "The last news at {touchpoint} is old.", "Het laatste nieuws bij {touchpoint} is oud.")
        }
        CheckKind::Spelling => {
            (Low, "There are spelling mistakes at {touchpoint}.", "Er staan spelfouten bij {touchpoint}.")
        }
        CheckKind::Design => (
            Low,
            "{touchpoint} does not look the way it should.",
            "{touchpoint} ziet er niet uit zoals het hoort.",
        ),
        CheckKind::Accessibility => {
            (Low, "Not everybody can use {touchpoint}.", "Niet iedereen kan {touchpoint} gebruiken.")
        }
        CheckKind::CookieWall => (
            Low,
            "The cookie notice stands in the way at {touchpoint}.",
            "De cookiemelding staat in de weg bij {touchpoint}.",
        ),
    };
    (severity, Label::new(en, nl))
}
