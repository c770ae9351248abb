//! Are we found and remembered, and do customers speak for us? TOM-01 to TOM-05, ADV-01 to ADV-04.

use super::collect::Findings;
use super::finding::{Draft, Knob, PLAIN_WEIGHT, Value, nudged};
use super::publications::{ORGANISING, SEVEN_STEPS, WALKING};
use super::rule::{Family, Rule};
use super::severity::Severity;
use super::study::{PhaseView, RoleOrder, Study, TOLERANCE, TouchpointView};
use super::thresholds::{Threshold, Unit};
use crate::model::{Direction, PhaseRole, Relation, Source, SubjectRef, Tactic};
use crate::vocabulary::Label;

/// The rules: being known, then being recommended; within each in the order of their ids.
pub const RULES: &[Rule] = &[
    UNSEEN_BY_NEW,
    UNSEEN_BY_CUSTOMERS,
    OUTSIDE_CHOICE,
    NOT_FOUND,
    SOCIAL_LEADS_NOWHERE,
    NOBODY_INVITES,
    SILENT_AFTER_SALES,
    NEVER_PRIMED,
    NO_REASON_TO_RETURN,
];

/// All phases of one role together: a finding on them stands with the first.
struct Together<'s, 'a> {
    phases: Vec<&'s PhaseView<'a>>,
    first: &'s PhaseView<'a>,
    weight: f64,
}

impl<'s, 'a> Together<'s, 'a> {
    /// The phases of a role, where any of them holds something.
    fn new(study: &'s Study<'a>, role: PhaseRole) -> Option<Self> {
        let phases: Vec<_> = study.phases.iter().filter(|phase| phase.role == role).collect();
        let filled = phases.iter().filter(|phase| !phase.is_empty());
        let weight = filled.map(|phase| phase.weight).reduce(f64::max)?;
        Some(Self { first: phases.first()?, weight, phases })
    }

    /// A finding on all of them.
    fn draft(&self, severity: Severity, words: Label) -> Draft {
        let ids = self.phases.iter().map(|phase| phase.id.clone()).collect();
        let names = self.phases.iter().map(|phase| Value::from(&phase.id)).collect();
        let mut draft = Draft::in_phase(severity, self.first, SubjectRef::Phases(ids), words);
        draft.weight = self.weight;
        draft.with("phases", Value::list(names))
    }
}

const UNSEEN_BY_NEW: Rule = Rule {
    id: "TOM-01",
    family: Family::Advocacy,
    tier: 1,
    name: Label::new("Not visible to new customers", "Onzichtbaar voor nieuwe klanten"),
    why: Label::new(
        "People who do not know us yet compare what they meet on social media, and forget the rest.",
        "Wie ons nog niet kent, vergelijkt wat op social media langskomt en vergeet de rest.",
    ),
    based_on: &[ORGANISING],
    action: Label::new(
        "Be present on social media in {phases}, in a place that we can shape.",
        "Wees in {phases} aanwezig op social media, op een plek die wij kunnen sturen.",
    ),
    thresholds: &[],
    check: unseen_by_new,
};

const NOTHING_ON_SOCIAL: Label = Label::new(
    "In {phases} new customers meet nothing of ours on social media.",
    "In {phases} komen nieuwe klanten niets van ons tegen op social media.",
);

/// While people compare, nothing on social media is ours to shape.
fn unseen_by_new(study: &Study<'_>, out: &mut Findings) {
    let Some(phases) = Together::new(study, PhaseRole::Consideration) else { return out.skip() };
    out.looks_at(phases.weight);
    let mut weighing = study.in_roles(|role| role == PhaseRole::Consideration);
    if !weighing.any(|view| view.like.social && view.is_within_influence()) {
        out.add(phases.draft(Severity::High, NOTHING_ON_SOCIAL));
    }
}

const UNSEEN_BY_CUSTOMERS: Rule = Rule {
    id: "TOM-02",
    family: Family::Advocacy,
    tier: 1,
    name: Label::new("Not visible to existing customers", "Onzichtbaar voor bestaande klanten"),
    why: Label::new(
        "Customers who need something again choose a name they remember. An e-mail at that moment helps.",
        "Klanten die weer iets nodig hebben, kiezen wie ze zich herinneren. Een mail op dat moment helpt.",
    ),
    based_on: &[ORGANISING],
    action: Label::new(
        "Mail customers in {phases} what we already share elsewhere.",
        "Mail klanten in {phases} wat we elders al delen.",
    ),
    thresholds: &[],
    check: unseen_by_customers,
};

const NO_MAIL_TO_CUSTOMERS: Label = Label::new(
    "In {phases} existing customers get no e-mail from us.",
    "In {phases} krijgen bestaande klanten geen e-mail van ons.",
);

/// While customers compare again, no e-mail is meant for them. One without relations is for everybody.
fn unseen_by_customers(study: &Study<'_>, out: &mut Findings) {
    if !study.journey.existing_customers {
        return;
    }
    let Some(phases) = Together::new(study, PhaseRole::Consideration) else { return out.skip() };
    out.looks_at(phases.weight);
    let mut weighing = study.in_roles(|role| role == PhaseRole::Consideration);
    let for_customers =
        |view: &TouchpointView<'_>| view.relations.is_empty() || view.relations.contains(&Relation::Customer);
    if !weighing.any(|view| view.like.id == "email" && for_customers(view)) {
        out.add(phases.draft(Severity::Medium, NO_MAIL_TO_CUSTOMERS));
    }
}

const OUTSIDE_CHOICE: Rule = Rule {
    id: "TOM-03",
    family: Family::Advocacy,
    tier: 1,
    name: Label::new("Not among the choices", "Niet bij de keuzes"),
    why: Label::new(
        "Customers weigh only a handful of names. A company that is not among them has no chance.",
        "Klanten wegen maar een handvol namen. Een bedrijf dat er niet bij zit, maakt geen kans.",
    ),
    based_on: &[ORGANISING],
    action: Label::new(
        "Make the promise clearer and reach more people; then ask again whom customers think of.",
        "Maak de belofte duidelijker en bereik meer mensen; vraag daarna opnieuw aan wie klanten denken.",
    ),
    thresholds: &[Threshold::ChoiceSet],
    check: outside_choice,
};

const TOO_FAR_DOWN: Label = Label::new(
    "Customers put us in place {rank}, and they weigh no more than {limit} names.",
    "Klanten zetten ons op plaats {rank}, en ze wegen niet meer dan {limit} namen af.",
);
const WITHOUT_A_PLACE: Label = Label::new(
    "We have no place among the alternatives that customers weigh.",
    "Wij hebben geen plaats tussen de alternatieven die klanten afwegen.",
);
const ALTERNATIVES_UNKNOWN: Label = Label::new(
    "Nobody has written down which alternatives customers weigh.",
    "Nergens staat welke alternatieven klanten afwegen.",
);
const ASK_FOR_ALTERNATIVES: Label = Label::new(
    "Ask customers which names come to mind first, and where we stand among them.",
    "Vraag klanten welke namen het eerst in hen opkomen en waar wij daartussen staan.",
);

/// Customers do not weigh us, or nobody knows whether they do.
fn outside_choice(study: &Study<'_>, out: &mut Findings) {
    out.looks_at(PLAIN_WEIGHT);
    let Some(set) = &study.journey.consideration_set else {
        out.add(Draft::journey(Severity::Info, ALTERNATIVES_UNKNOWN).action(ASK_FOR_ALTERNATIVES));
        return;
    };
    let Some(rank) = set.own_rank else {
        out.add(Draft::journey(Severity::High, WITHOUT_A_PLACE));
        return;
    };
    let limit = study.threshold(Threshold::ChoiceSet);
    let grade = |rank: f64| (rank > limit + TOLERANCE).then_some(Severity::High);
    let figure = f64::from(rank);
    let Some(severity) = grade(figure) else { return };
    let (nearer, farther) = nudged(figure, Unit::Count.step(figure), grade);
    let draft = Draft::journey(severity, TOO_FAR_DOWN).with("rank", rank).with("limit", limit);
    out.add(draft.nudge(Knob::Count, nearer, farther));
}

const NOT_FOUND: Rule = Rule {
    id: "TOM-04",
    family: Family::Advocacy,
    tier: 1,
    name: Label::new("Not found by searching", "Niet te vinden via zoeken"),
    why: Label::new(
        "People search in broad words when a need comes up, and in precise ones when they compare.",
        "Mensen zoeken in brede woorden als de behoefte ontstaat, en in precieze als ze vergelijken.",
    ),
    based_on: &[ORGANISING],
    action: Label::new(
        "Be found in {phases} on the broad words with which people begin.",
        "Word in {phases} gevonden op de brede woorden waarmee mensen beginnen.",
    ),
    thresholds: &[],
    check: not_found,
};

const SEARCH_DOES_NOT_FIND_US: Label =
    Label::new("People who search in {phases} do not find us.", "Wie in {phases} zoekt, vindt ons niet.");
const BE_FOUND_ON_PRECISE_WORDS: Label = Label::new(
    "Be found in {phases} on the precise words of people who compare.",
    "Word in {phases} gevonden op de precieze woorden van mensen die vergelijken.",
);

/// People who orient themselves, or who compare, do not find us by searching.
fn not_found(study: &Study<'_>, out: &mut Findings) {
    let orientation = Together::new(study, PhaseRole::Orientation);
    let consideration = Together::new(study, PhaseRole::Consideration);
    if orientation.is_none() && consideration.is_none() {
        return out.skip();
    }
    let found = |asked| study.in_roles(|role| role == asked).any(|view| view.like.search);
    if let Some(phases) = orientation {
        out.looks_at(phases.weight);
        if !found(PhaseRole::Orientation) {
            out.add(phases.draft(Severity::High, SEARCH_DOES_NOT_FIND_US));
        }
    }
    if let Some(phases) = consideration {
        out.looks_at(phases.weight);
        if !found(PhaseRole::Consideration) {
            let draft = phases.draft(Severity::Medium, SEARCH_DOES_NOT_FIND_US);
            out.add(draft.action(BE_FOUND_ON_PRECISE_WORDS));
        }
    }
}

const SOCIAL_LEADS_NOWHERE: Rule = Rule {
    id: "TOM-05",
    family: Family::Advocacy,
    tier: 2,
    name: Label::new("Social media does not lead to the website", "Social media leidt niet naar de website"),
    why: Label::new(
        "Attention on social media passes quickly. A link to a page keeps those who want to know more.",
        "Aandacht op social media is snel voorbij. Een link naar een pagina houdt vast wie meer wil weten.",
    ),
    based_on: &[SEVEN_STEPS],
    action: Label::new(
        "Link the posts before the purchase to pages of the website.",
        "Koppel de berichten vóór de aankoop aan pagina’s van de website.",
    ),
    thresholds: &[],
    check: social_leads_nowhere,
};

const NO_LINK_TO_THE_SITE: Label = Label::new(
    "Before the purchase nothing on social media leads on to the website.",
    "Vóór de aankoop leidt niets op social media door naar de website.",
);

/// There is social media before the purchase, and no step from there to the website.
fn social_leads_nowhere(study: &Study<'_>, out: &mut Findings) {
    if !study.in_roles(RoleOrder::is_before_purchase).any(|view| view.like.social) {
        return;
    }
    out.looks_at(PLAIN_WEIGHT);
    let feeds = study.transitions.iter().any(|transition| {
        let from = &transition.from;
        from.like.social && from.phase.role.is_before_purchase() && transition.to.like.id == "website"
    });
    if !feeds {
        out.add(Draft::journey(Severity::Medium, NO_LINK_TO_THE_SITE));
    }
}

const NOBODY_INVITES: Rule = Rule {
    id: "ADV-01",
    family: Family::Advocacy,
    tier: 1,
    name: Label::new("Nobody asks customers to share", "Niemand vraagt klanten te delen"),
    why: Label::new(
        "Happy customers convince others better than we can, but few speak up without being asked.",
        "Tevreden klanten overtuigen anderen beter dan wij, maar weinigen doen dat ongevraagd.",
    ),
    based_on: &[ORGANISING],
    action: Label::new(
        "Ask customers in {phase} to share what they experience, at the happiest moment.",
        "Vraag klanten in {phase} hun ervaring te delen, op het moment dat ze het meest tevreden zijn.",
    ),
    thresholds: &[],
    check: nobody_invites,
};

const NOTHING_INVITES: Label = Label::new(
    "Nothing in {phase} invites customers to share what they experience.",
    "Niets in {phase} nodigt klanten uit hun ervaring te delen.",
);

/// Nothing in a phase of use invites customers to share.
fn nobody_invites(study: &Study<'_>, out: &mut Findings) {
    for phase in study.filled_phases().filter(|phase| phase.role == PhaseRole::Consumption) {
        out.looks_at(phase.weight);
        if !study.in_phase(phase).iter().any(|view| view.invites_sharing) {
            out.add(Draft::phase(Severity::Medium, phase, NOTHING_INVITES).with("phase", &phase.id));
        }
    }
}

const SILENT_AFTER_SALES: Rule = Rule {
    id: "ADV-02",
    family: Family::Advocacy,
    tier: 1,
    name: Label::new("Silence after the purchase", "Stilte na de aankoop"),
    why: Label::new(
        "After the purchase it shows whether a customer stays. Silence leaves that to chance.",
        "Na de aankoop blijkt of een klant blijft. Stilte laat dat aan het toeval over.",
    ),
    based_on: &[WALKING],
    action: Label::new(
        "Open a conversation after the purchase, in which customers can answer us.",
        "Begin na de aankoop een gesprek waarin klanten ons antwoord kunnen geven.",
    ),
    thresholds: &[],
    check: silent_after_sales,
};

const NO_CONVERSATION: Label = Label::new(
    "After the purchase customers have no conversation with us anywhere.",
    "Na de aankoop zijn klanten nergens met ons in gesprek.",
);

/// After the purchase the brand itself has no dialogue with customers.
fn silent_after_sales(study: &Study<'_>, out: &mut Findings) {
    out.looks_at(PLAIN_WEIGHT);
    let mut after = study.in_roles(RoleOrder::is_after_purchase);
    let talks = |view: &TouchpointView<'_>| {
        view.source == Some(Source::Brand) && view.direction == Some(Direction::TwoWay)
    };
    if !after.any(talks) {
        out.add(Draft::journey(Severity::High, NO_CONVERSATION));
    }
}

const NEVER_PRIMED: Rule = Rule {
    id: "ADV-03",
    family: Family::Advocacy,
    tier: 2,
    name: Label::new("Asked to share, never shown how", "Wel gevraagd te delen, nooit voorgedaan"),
    why: Label::new(
        "People who read what others thought before they bought add a word of their own more easily.",
        "Wie vóór de aankoop las wat anderen vonden, voegt er daarna makkelijker een eigen woord aan toe.",
    ),
    based_on: &[WALKING],
    action: Label::new(
        "Show what other customers chose and thought before the purchase, in a place of our own.",
        "Laat vóór de aankoop op een eigen plek zien wat andere klanten kozen en vonden.",
    ),
    thresholds: &[],
    check: never_primed,
};

const ASKED_OUT_OF_THE_BLUE: Label = Label::new(
    "{touchpoint} asks customers to share, but until the purchase we never show what others think.",
    "{touchpoint} vraagt klanten te delen, maar tot en met de aankoop tonen wij nergens wat anderen vinden.",
);

/// Sharing is asked after the purchase, while nothing that we shape before it shows others' views.
fn never_primed(study: &Study<'_>, out: &mut Findings) {
    let until_purchase = |role: PhaseRole| role.is_before_purchase() || role == PhaseRole::Purchase;
    let mut before = study.in_roles(until_purchase);
    let primed = before.any(|view| view.social_proof && view.is_within_influence());
    for view in study.in_roles(RoleOrder::is_after_purchase).filter(|view| view.invites_sharing) {
        out.looks_at(view.weight());
        if !primed {
            let draft = Draft::touchpoint(Severity::Low, view, ASKED_OUT_OF_THE_BLUE);
            out.add(draft.with("touchpoint", &view.id));
        }
    }
}

const NO_REASON_TO_RETURN: Rule = Rule {
    id: "ADV-04",
    family: Family::Advocacy,
    tier: 2,
    name: Label::new("No reason to return", "Geen reden om terug te komen"),
    why: Label::new(
        "Customers come back for something new, useful or fun. Without it the next sale starts from nothing.",
        "Klanten komen terug voor iets nieuws, nuttigs of leuks. Anders begint de volgende verkoop bij nul.",
    ),
    based_on: &[SEVEN_STEPS],
    action: Label::new(
        "Give customers news, a service, a voucher or a game to come back for.",
        "Geef klanten nieuws, service, een waardebon of een spel om voor terug te komen.",
    ),
    thresholds: &[],
    check: no_reason_to_return,
};

const NOTHING_TO_RETURN_FOR: Label = Label::new(
    "After the purchase nothing gives customers a reason to come back.",
    "Na de aankoop geeft niets klanten een reden om terug te komen.",
);

/// Nothing after the purchase draws customers back.
fn no_reason_to_return(study: &Study<'_>, out: &mut Findings) {
    const HOOKS: [Tactic; 4] = [Tactic::Game, Tactic::Voucher, Tactic::News, Tactic::Community];
    out.looks_at(PLAIN_WEIGHT);
    let mut after = study.in_roles(RoleOrder::is_after_purchase);
    if !after.any(|view| view.return_hook || view.tactic.is_some_and(|tactic| HOOKS.contains(&tactic))) {
        out.add(Draft::journey(Severity::Low, NOTHING_TO_RETURN_FOR));
    }
}

#[cfg(test)]
#[path = "tests/advocacy.rs"]
mod tests;
