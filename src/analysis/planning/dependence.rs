//! What does the journey lean on? DEP-01, DEP-02 and DAT-02.

use std::collections::BTreeMap;

use crate::analysis::collect::Findings;
use crate::analysis::finding::{Draft, Knob, PLAIN_WEIGHT, Value, nudged};
use crate::analysis::publications::{CONTACT_STRATEGY, SEVEN_STEPS};
use crate::analysis::rule::{Family, Rule};
use crate::analysis::severity::Severity;
use crate::analysis::study::{PhaseView, Study, TOLERANCE};
use crate::analysis::thresholds::{Threshold, Unit};
use crate::model::*;
use crate::vocabulary::Label;

pub(super) const ONE_PLATFORM: Rule = Rule {
    id: "DEP-01",
    family: Family::Planning,
    tier: 2,
    name: Label::new("Phase leans on one platform", "Fase leunt op één platform"),
    why: Label::new(
        "A platform changes its rules and prices when it likes, and the phase changes with it.",
        "Een platform verandert zijn regels en prijzen wanneer het wil, en de fase verandert mee.",
    ),
    based_on: &[SEVEN_STEPS],
    action: Label::new(
        "Spread over other places in the phase {phase}, and build one of your own.",
        "Spreid in de fase {phase} over andere plekken en bouw een eigen plek.",
    ),
    thresholds: &[Threshold::PlatformShare],
    check: one_platform,
};

pub(super) const ONE_OUTSIDER: Rule = Rule {
    id: "DEP-02",
    family: Family::Planning,
    tier: 1,
    name: Label::new("All we know comes from one outsider", "Alles wat we weten komt van één buitenstaander"),
    why: Label::new(
        "What an outsider knows of our customers can be closed, priced or shared with others tomorrow.",
        "Wat een buitenstaander van onze klanten weet, kan morgen dicht, duurder of van anderen zijn.",
    ),
    based_on: &[SEVEN_STEPS],
    action: Label::new(
        "Begin to collect knowledge of your own, with permission.",
        "Begin zelf kennis te verzamelen, met toestemming.",
    ),
    thresholds: &[],
    check: one_outsider,
};

pub(super) const WITHOUT_USE: Rule = Rule {
    id: "DAT-02",
    family: Family::Planning,
    tier: 2,
    name: Label::new("Data without use", "Gegevens zonder doel"),
    why: Label::new(
        "Data that serves nothing costs money and asks for trouble.",
        "Gegevens die nergens voor dienen, kosten geld en vragen om problemen.",
    ),
    based_on: &[CONTACT_STRATEGY],
    action: Label::new(
        "Write down what that data is for, or stop collecting it.",
        "Schrijf op waarvoor die gegevens dienen, of stop met verzamelen.",
    ),
    thresholds: &[],
    check: without_use,
};

const LEANS_ON: Label = Label::new(
    "In the phase {phase} {share} of what matters online runs on {platform}.",
    "In de fase {phase} loopt {share} van wat online telt via {platform}.",
);
const ALL_FROM: Label = Label::new(
    "All that we know of customers comes from {platform}; nothing is our own.",
    "Alles wat we van klanten weten, komt van {platform}; niets is van onszelf.",
);
const USED_FOR_NOTHING: Label = Label::new(
    "Nobody wrote down what the data of ‘{source}’ is used for.",
    "Nergens staat waarvoor de gegevens van ‘{source}’ worden gebruikt.",
);

/// How much of a phase runs on which platform.
#[derive(Clone, Debug, PartialEq)]
pub struct Leaning<'a> {
    /// The place of the phase among the study's.
    pub column: usize,
    /// The phase.
    pub phase: &'a Phase,
    /// The share of each platform, 0 to 1; what runs on none has no entry.
    pub platforms: BTreeMap<&'a str, f64>,
}

/// Each phase with anything online in it: shares by importance of what is not offline only.
pub fn leaning<'a>(study: &Study<'a>) -> Vec<Leaning<'a>> {
    let mut found = Vec::new();
    for phase in study.filled_phases() {
        let mut total = 0.0;
        let mut platforms: BTreeMap<&str, f64> = BTreeMap::new();
        for view in study.in_phase(phase).iter().filter(|view| !view.is_offline()) {
            let importance = f64::from(view.importance());
            total += importance;
            let touchpoint: &'a Touchpoint = view.touchpoint;
            let platform = touchpoint.platform.trim();
            if !platform.is_empty() {
                *platforms.entry(platform).or_default() += importance;
            }
        }
        if total > 0.0 {
            platforms.values_mut().for_each(|importance| *importance /= total);
            found.push(Leaning { column: phase.column, phase: phase.phase, platforms });
        }
    }
    found
}

/// A platform that carries too much of a phase.
fn one_platform(study: &Study<'_>, out: &mut Findings) {
    for leaning in leaning(study) {
        let Some(phase) = study.phases.get(leaning.column) else { continue };
        out.looks_at(phase.weight);
        for (platform, share) in leaning.platforms {
            leans_on(study, phase, platform, share, out);
        }
    }
}

fn leans_on(study: &Study<'_>, phase: &PhaseView<'_>, platform: &str, share: f64, out: &mut Findings) {
    let from = study.threshold(Threshold::PlatformShare);
    let grade = |percent: f64| (percent + TOLERANCE >= from).then_some(Severity::Medium);
    let percent = share * 100.0;
    let Some(severity) = grade(percent) else { return };
    let (lower, higher) = nudged(percent, Unit::Percent.step(percent), grade);
    out.add(
        Draft::in_phase(severity, phase, SubjectRef::Platform(platform.to_owned()), LEANS_ON)
            .detail(phase.id.as_str().to_owned())
            .nudge(Knob::Share, lower, higher)
            .with("phase", &phase.id)
            .with("share", Value::Share(share))
            .with("platform", platform),
    );
}

/// Knowledge of customers that all comes from one place outside.
fn one_outsider(study: &Study<'_>, out: &mut Findings) {
    if study.workspace.data_sources.is_empty() {
        return;
    }
    out.looks_at(PLAIN_WEIGHT);
    if let Some(holder) = only_holder(study.workspace) {
        let subject = SubjectRef::Platform(holder.to_owned());
        out.add(Draft::new(Severity::High, subject, ALL_FROM).with("platform", holder));
    }
}

/// The outsider that holds every source, where nothing is our own.
pub fn only_holder(workspace: &Workspace) -> Option<&str> {
    let sources = &workspace.data_sources;
    let mut holders = sources.iter().map(holder);
    let first = holders.next()?;
    (holders.all(|holder| holder == first) && sources.iter().all(|source| !source.own)).then_some(first)
}

/// Who holds a source: its platform, else the source itself.
pub fn holder(source: &DataSource) -> &str {
    let platform = source.platform.trim();
    if platform.is_empty() { source_name(source) } else { platform }
}

fn source_name(source: &DataSource) -> &str {
    let name = source.name.trim();
    if name.is_empty() { source.id.as_str() } else { name }
}

/// Data that is collected for nothing.
fn without_use(study: &Study<'_>, out: &mut Findings) {
    for source in &study.workspace.data_sources {
        out.looks_at(PLAIN_WEIGHT);
        if source.used_for.trim().is_empty() {
            let subject = SubjectRef::DataSource(source.id.clone());
            let draft = Draft::new(Severity::Medium, subject, USED_FOR_NOTHING);
            out.add(draft.with("source", source_name(source)));
        }
    }
}
