//! Did we look everywhere? The inventory, the website's own checks, and walks: INV-01 to INV-03.

use foldhash::HashSet;

use crate::analysis::collect::Findings;
use crate::analysis::finding::{Draft, Knob, PLAIN_WEIGHT, Value, nudged};
use crate::analysis::publications::COUNTLESS;
use crate::analysis::rule::{Family, Rule};
use crate::analysis::severity::Severity;
use crate::analysis::study::{Study, TOLERANCE, TouchpointView};
use crate::analysis::thresholds::{Threshold, Unit};
use crate::model::{CheckKind, CheckResult};
use crate::vocabulary::{INVENTORY_GROUPS, Label};

pub(super) const INVENTORY: Rule = Rule {
    id: "INV-01",
    family: Family::Coverage,
    tier: 1,
    name: Label::new("Places not looked at", "Plekken niet bekeken"),
    why: Label::new(
        "Customers meet an organisation in many more places than its website, and most are easy to forget.",
        "Klanten komen een organisatie op veel meer plekken tegen dan haar website, en de meeste vergeet je snel.",
    ),
    based_on: &[COUNTLESS],
    action: Label::new(
        "Go through the list: add what exists, and mark what does not apply.",
        "Loop de lijst na: voeg toe wat er is, en markeer wat niet van toepassing is.",
    ),
    thresholds: &[],
    check: inventory,
};

pub(super) const WEBSITE_AS_ONE: Rule = Rule {
    id: "INV-02",
    family: Family::Coverage,
    tier: 2,
    name: Label::new("Website hardly checked", "Website nauwelijks gecontroleerd"),
    why: Label::new(
        "A website is many meetings at once: its name, its forms, its news, its errors. Each can go wrong.",
        "Een website is veel ontmoetingen tegelijk: de naam, de formulieren, het nieuws, de fouten. Elk kan misgaan.",
    ),
    based_on: &[COUNTLESS],
    action: Label::new(
        "Run the checks of the website, from its name to how it fits each device.",
        "Voer de controles van de website uit, van de naam tot hoe hij op elk apparaat past.",
    ),
    thresholds: &[Threshold::WebsiteChecks],
    check: website_as_one,
};

pub(super) const NEVER_WALKED: Rule = Rule {
    id: "INV-03",
    family: Family::Coverage,
    tier: 1,
    name: Label::new("Journey never walked", "Reis niet doorlopen"),
    why: Label::new(
        "Who never walks the journey knows it from stories. A walk shows what nobody tells.",
        "Wie de reis nooit loopt, kent hem van verhalen. Doorlopen laat zien wat niemand vertelt.",
    ),
    based_on: &[COUNTLESS],
    action: Label::new(
        "Plan a real walk for each persona, on that persona’s own device.",
        "Plan voor elke persona een echte doorloop, op het apparaat van die persona.",
    ),
    thresholds: &[Threshold::WalkedShare],
    check: never_walked,
};

/// The checks that make up a website; others can be done, but do not count here.
const WEBSITE_CHECKS: [CheckKind; 9] = [
    CheckKind::Domain,
    CheckKind::Structure,
    CheckKind::OnboardingProcess,
    CheckKind::MandatoryFields,
    CheckKind::StaleNews,
    CheckKind::Spelling,
    CheckKind::Design,
    CheckKind::Error404,
    CheckKind::DeviceFit,
];

const NOT_ON_THE_MAP: Label = Label::new(
    "Not on the map and not ruled out: {groups}.",
    "Niet op de kaart en niet uitgesloten: {groups}.",
);
const FEW_CHECKS: Label = Label::new(
    "The website was checked on {done} of {all} points.",
    "De website is op {done} van {all} punten gecontroleerd.",
);
const NO_WALK: Label = Label::new(
    "Nobody has walked this journey as a customer yet.",
    "Nog niemand heeft deze reis als klant doorlopen.",
);
const SHORT_WALK: Label = Label::new(
    "Walks have met {seen} of {all} touchpoints.",
    "Bij het doorlopen zijn {seen} van {all} contactmomenten gezien.",
);
const WALK_ON: Label = Label::new(
    "Plan another walk along what was not met yet.",
    "Plan nog een doorloop, langs wat nog niet is gezien.",
);

/// Groups of the inventory that no touchpoint belongs to and that nobody ruled out, in one finding.
fn inventory(study: &Study<'_>, out: &mut Findings) {
    out.looks_at(PLAIN_WEIGHT);
    let ruled_out = study.journey.inventory_not_applicable.iter().map(String::as_str);
    let on_the_map = study.touchpoints.iter().map(|view| view.inventory_group.as_str());
    let done: HashSet<&str> = on_the_map.chain(ruled_out).filter(|group| !group.is_empty()).collect();
    let open = INVENTORY_GROUPS.iter().filter(|(id, _)| !done.contains(id));
    let groups: Vec<Value> = open.map(|(_, label)| Value::from(*label)).collect();
    if !groups.is_empty() {
        out.add(Draft::journey(Severity::Info, NOT_ON_THE_MAP).with("groups", Value::list(groups)));
    }
}

/// A website is on the map, and few of its checks have a result.
fn website_as_one(study: &Study<'_>, out: &mut Findings) {
    let mut pages = study.touchpoints.iter().filter(|view| view.like.id == "website").peekable();
    if pages.peek().is_none() {
        return;
    }
    out.looks_at(PLAIN_WEIGHT);
    let checks = pages.flat_map(|view| view.touchpoint.checks.iter());
    let done: HashSet<CheckKind> = checks
        .filter(|check| check.result != CheckResult::Unknown && WEBSITE_CHECKS.contains(&check.kind))
        .map(|check| check.kind)
        .collect();
    let enough = study.threshold(Threshold::WebsiteChecks);
    let level = |done: f64| (done + TOLERANCE < enough).then_some(Severity::Low);
    let figure = done.len() as f64;
    if let Some(severity) = level(figure) {
        let (lower, higher) = nudged(figure, Unit::Count.step(figure), level);
        let draft = Draft::journey(severity, FEW_CHECKS).nudge(Knob::Count, lower, higher);
        out.add(draft.with("done", done.len()).with("all", WEBSITE_CHECKS.len()));
    }
}

/// Nobody walked the journey, or walks met too little of it.
fn never_walked(study: &Study<'_>, out: &mut Findings) {
    out.looks_at(PLAIN_WEIGHT);
    let walks = &study.journey.walkthroughs;
    if walks.is_empty() {
        return out.add(Draft::journey(Severity::Medium, NO_WALK));
    }
    let all = study.touchpoints.len();
    if all == 0 {
        return;
    }
    let met: HashSet<&str> = walks.iter().flat_map(|walk| walk.steps.iter()).map(|id| id.as_str()).collect();
    let is_seen = |view: &&TouchpointView<'_>| !view.observed_in.is_empty() || met.contains(view.id.as_str());
    let seen = study.touchpoints.iter().filter(is_seen).count();
    let enough = study.threshold(Threshold::WalkedShare);
    let level = |percent: f64| (percent + TOLERANCE < enough).then_some(Severity::Low);
    let percent = 100.0 * seen as f64 / all as f64;
    if let Some(severity) = level(percent) {
        let (lower, higher) = nudged(percent, Unit::Percent.step(percent), level);
        let draft = Draft::journey(severity, SHORT_WALK).nudge(Knob::Share, lower, higher);
        out.add(draft.action(WALK_ON).with("seen", seen).with("all", all));
    }
}
