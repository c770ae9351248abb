//! The sections of a report, top to bottom, but for those per owner and on the method.

use super::words::*;
use super::{Cell, Column, Material, Point, Section, Table};
use crate::analysis::{
    Family, Finding, Health, Names, Part, Repair, Severity, Stories, Urgency, rule, rules,
};
use crate::model::{FindingStatus, Lang, MapState, TouchpointStatus};
use crate::vocabulary::{Label, Labelled, date};

/// How many findings the summary names.
const WORST_SHOWN: usize = 10;

/// How many findings a repair names.
const CLEARED_SHOWN: usize = 4;

pub(super) fn title(material: &Material<'_>, names: &Names<'_>) -> String {
    let journey = material.journey.name.as_str();
    match &material.request.owner {
        Some(owner) => {
            TITLE_OWNER.fill(names.lang(), &[("owner", names.department(owner)), ("journey", journey)])
        }
        None => TITLE.fill(names.lang(), &[("journey", journey)]),
    }
}

pub(super) fn about(material: &Material<'_>) -> Vec<String> {
    let lang = material.request.lang;
    let mut lines = Vec::new();
    let organisation = &material.workspace.organisation.name;
    if !organisation.is_empty() {
        lines.push(ORGANISATION.fill(lang, &[("name", organisation)]));
    }
    lines.push(DATE_LINE.fill(lang, &[("date", &date(material.request.as_of, lang))]));
    let journey = material.journey;
    // As the map and the window count: those of the past apart.
    let past = journey.touchpoints().filter(|one| one.status == TouchpointStatus::Historical).count();
    let mut touchpoints = TOUCHPOINTS.count(lang, journey.touchpoints().count() - past);
    if past > 0 {
        touchpoints = HISTORICAL.fill(lang, &[("touchpoints", &touchpoints), ("n", &past.to_string())]);
    }
    let values = [
        ("touchpoints", touchpoints),
        ("transitions", TRANSITIONS.count(lang, journey.all_transitions().count())),
        ("phases", PHASES.count(lang, journey.phases.len())),
    ];
    lines.push(SIZE.fill(lang, &values.each_ref().map(|(name, text)| (*name, text.as_str()))));
    if journey.state == MapState::FutureState {
        lines.push(TO_BE_LINE.text(lang).to_owned());
    }
    if material.request.least > Severity::Info {
        let level = material.request.least.label().text(lang);
        lines.push(FILTER_LEVEL.fill(lang, &[("level", level)]));
    }
    if !material.request.rules.is_empty() {
        lines.push(FILTER_RULES.fill(lang, &[("rules", &material.request.rules.join(", "))]));
    }
    lines
}

pub(super) fn summary(material: &Material<'_>, names: &Names<'_>) -> Section {
    let lang = names.lang();
    let open: Vec<&Finding> = material.findings().filter(|finding| finding.is_open()).collect();
    let mut paragraphs = Vec::new();
    let count = |fits: &dyn Fn(&Finding) -> bool| {
        FINDINGS.count(lang, open.iter().filter(|finding| fits(finding)).count())
    };
    if open.is_empty() {
        paragraphs.push(NOTHING.text(lang).to_owned());
    } else {
        let urgent = |urgency: Urgency| {
            open.iter().filter(|finding| finding.severity.urgency() == urgency).count().to_string()
        };
        let asked =
            rules().count() - material.workspace.rule_settings.switched_off.len().min(rules().count());
        let values = [
            ("asked", QUESTIONS.count(lang, asked)),
            ("found", FINDINGS.count(lang, open.len())),
            ("now", urgent(Urgency::Now)),
            ("next", urgent(Urgency::Next)),
            ("later", urgent(Urgency::Later)),
        ];
        paragraphs.push(COUNTED.fill(lang, &values.each_ref().map(|(name, text)| (*name, text.as_str()))));
        if open.iter().any(|finding| is_legal(finding)) {
            paragraphs.push(LEGAL.fill(lang, &[("n", &count(&is_legal))]));
        }
        let unknown = |finding: &Finding| finding.severity == Severity::Info;
        if open.iter().any(|finding| unknown(finding)) {
            paragraphs.push(UNKNOWN.fill(lang, &[("n", &count(&unknown))]));
        }
    }
    let stories = Stories::of(material.journey, material.analysis);
    let told = stories.told.iter().filter(|_| material.request.is_whole());
    let mut points: Vec<Point> = told
        .map(|story| Point {
            text: story.headline.text(lang).to_owned(),
            detail: format!("{} {}.", story.sentence(names, material.analysis), story.repair.text(lang)),
            severity: Some(story.level),
        })
        .collect();
    if points.is_empty() {
        points = open.iter().take(WORST_SHOWN).map(|finding| point(finding, names)).collect();
    }
    section("summary", SUMMARY, lang, paragraphs, points, Vec::new())
}

/// Whether a finding is about what may be sent.
fn is_legal(finding: &Finding) -> bool {
    finding.rule.id.starts_with("CNS-")
}

fn point(finding: &Finding, names: &Names<'_>) -> Point {
    Point { text: names.message(finding), detail: names.action(finding), severity: Some(finding.severity) }
}

pub(super) fn repairs(material: &Material<'_>, names: &Names<'_>) -> Section {
    let lang = names.lang();
    let points: Vec<Point> = material.repairs.iter().map(|repair| repair_point(repair, names)).collect();
    let lead = if points.is_empty() { Vec::new() } else { vec![REPAIRS_LEAD.text(lang).to_owned()] };
    section("first", REPAIRS, lang, lead, points, Vec::new())
}

fn repair_point(repair: &Repair, names: &Names<'_>) -> Point {
    let (text, detail) = repair_words(repair, names);
    Point { text, detail, severity: None }
}

/// What a change is, and a sentence on what it would clear.
pub fn repair_words(repair: &Repair, names: &Names<'_>) -> (String, String) {
    let lang = names.lang();
    let (label, values) = repair.change.words();
    let mut cleared: Vec<String> = Vec::new();
    for finding in &repair.clears {
        let name = finding.rule.name.text(lang).to_lowercase();
        if !cleared.contains(&name) {
            cleared.push(name);
        }
    }
    let more = cleared.len().saturating_sub(CLEARED_SHOWN);
    cleared.truncate(CLEARED_SHOWN);
    let list = match more {
        0 => cleared.join("; "),
        _ => AND_MORE.fill(lang, &[("list", &cleared.join("; ")), ("n", &more.to_string())]),
    };
    let findings = FINDINGS.count(lang, repair.clears.len());
    let mut detail = CLEARS.fill(lang, &[("findings", &findings), ("list", &list)]);
    if !repair.eases.is_empty() {
        let findings = FINDINGS.count(lang, repair.eases.len());
        detail.push_str(&EASES.fill(lang, &[("findings", &findings)]));
    }
    (names.fill(label, &values), detail)
}

/// How much is in order, by family: never a figure without its parts.
pub(super) fn health(material: &Material<'_>, names: &Names<'_>) -> Section {
    let lang = names.lang();
    let health = Health::of(material.analysis);
    let Some(share) = health.share() else {
        return section("health", HEALTH, lang, Vec::new(), Vec::new(), Vec::new());
    };
    let percent = |share: f64| format!("{} %", crate::vocabulary::number((share * 100.0).round(), lang));
    let heading = |label: Label, width| Column::new(label.text(lang), width);
    let applied = health.parts.iter().filter(|part| part.checks > 0);
    let row = |part: &Part| {
        let checks = u32::try_from(part.checks).map_or(f64::from(u32::MAX), f64::from);
        let share = part.share().map(percent).unwrap_or_default();
        vec![part.family.label().text(lang).into(), checks.into(), share.into()]
    };
    let table = Table {
        id: "health".to_owned(),
        title: HEALTH.text(lang).to_owned(),
        columns: vec![heading(FAMILY, 40), heading(CHECKS, 12), heading(IN_ORDER, 12)],
        rows: applied.map(row).collect(),
    };
    let lead = vec![HEALTH_LEAD.fill(lang, &[("share", &percent(share))])];
    section("health", HEALTH, lang, lead, Vec::new(), vec![table])
}

/// One section per family that found something.
pub(super) fn families(material: &Material<'_>, names: &Names<'_>) -> Vec<Section> {
    let lang = names.lang();
    let family = |family: &Family| {
        let found: Vec<&Finding> =
            material.findings().filter(|finding| finding.rule.family == *family).collect();
        let tables = if found.is_empty() {
            Vec::new()
        } else {
            vec![findings(family.id(), family.label(), &found, names)]
        };
        section(family.id(), family.label(), lang, Vec::new(), Vec::new(), tables)
    };
    Family::ALL.iter().map(family).filter(|section| !section.tables.is_empty()).collect()
}

/// A table of findings.
pub(super) fn findings(id: &str, title: Label, found: &[&Finding], names: &Names<'_>) -> Table {
    let lang = names.lang();
    let heading = |label: Label, width| Column::new(label.text(lang), width);
    let columns = vec![
        heading(LEVEL, 10),
        heading(ABOUT, 28),
        heading(FINDING, 60),
        heading(TO_DO, 50),
        heading(PHASE, 16),
        heading(OWNER, 18),
        heading(STATE, 12),
    ];
    let row = |finding: &&Finding| {
        let state = match (finding.state.label().text(lang), finding.reason.as_str()) {
            (state, "") => state.to_owned(),
            (state, reason) => format!("{state}: {reason}"),
        };
        vec![
            level(finding.severity, lang),
            names.subject(&finding.subject).into(),
            names.message(finding).into(),
            names.action(finding).into(),
            finding.phase.as_ref().map_or("", |id| names.phase(id)).into(),
            finding.owner.as_ref().map_or("", |id| names.department(id)).into(),
            state.into(),
        ]
    };
    let rows = found.iter().map(row).collect();
    Table { id: id.to_owned(), title: title.text(lang).to_owned(), columns, rows }
}

pub(super) fn level(severity: Severity, lang: Lang) -> Cell {
    Cell::Level(severity, severity.label().text(lang).to_owned())
}

pub(super) fn fragile(material: &Material<'_>, names: &Names<'_>) -> Section {
    let lang = names.lang();
    let found: Vec<&Finding> = material.findings().filter(|finding| finding.is_fragile()).collect();
    if found.is_empty() {
        return section("fragile", FRAGILE_TITLE, lang, Vec::new(), Vec::new(), Vec::new());
    }
    let heading = |label: Label, width| Column::new(label.text(lang), width);
    let row = |finding: &&Finding| {
        vec![
            level(finding.severity, lang),
            names.subject(&finding.subject).into(),
            names.message(finding).into(),
            hinges(finding, lang).join("; ").into(),
        ]
    };
    let table = Table {
        id: "fragile".to_owned(),
        title: FRAGILE_TITLE.text(lang).to_owned(),
        columns: vec![heading(LEVEL, 10), heading(ABOUT, 28), heading(FINDING, 60), heading(HINGES, 50)],
        rows: found.iter().map(row).collect(),
    };
    let lead = vec![FRAGILE_LEAD.text(lang).to_owned()];
    section("fragile", FRAGILE_TITLE, lang, lead, Vec::new(), vec![table])
}

/// What would become of a finding, for each figure that it hangs on: "the importance is one point
/// lower: then medium", to be put behind "if".
pub fn hinges(finding: &Finding, lang: Lang) -> Vec<String> {
    let then = |level: Option<Severity>| match level {
        Some(level) => level.label().text(lang).to_lowercase(),
        None => GONE.text(lang).to_owned(),
    };
    let mut hinges = Vec::new();
    for nudge in &finding.nudges {
        for (knob, level) in [(nudge.knob.lower(), nudge.lower), (nudge.knob.higher(), nudge.higher)] {
            if level != Some(finding.severity) {
                hinges.push(THEN.fill(lang, &[("knob", knob.text(lang)), ("then", &then(level))]));
            }
        }
    }
    hinges
}

/// What was decided about findings, and what is gone since.
pub(super) fn decided(material: &Material<'_>, names: &Names<'_>) -> Option<Section> {
    let lang = names.lang();
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for finding in material.findings().filter(|finding| finding.state != FindingStatus::Open) {
        rows.push(vec![
            names.subject(&finding.subject).into(),
            finding.rule.name.text(lang).into(),
            finding.state.label().text(lang).into(),
            finding.reason.as_str().into(),
        ]);
    }
    for (id, subject, _) in &material.analysis.resolved {
        let name = rule(id).map_or(id.as_str(), |rule| rule.name.text(lang));
        let state = FindingStatus::Resolved.label().text(lang);
        rows.push(vec![names.subject(subject).into(), name.into(), state.into(), "".into()]);
    }
    if rows.is_empty() {
        return None;
    }
    let heading = |label: Label, width| Column::new(label.text(lang), width);
    let columns = vec![heading(ABOUT, 28), heading(RULE_NAME, 30), heading(STATE, 16), heading(REASON, 40)];
    let table = Table { id: "decided".to_owned(), title: DECIDED.text(lang).to_owned(), columns, rows };
    Some(section("decided", DECIDED, lang, vec![DECIDED_LEAD.text(lang).to_owned()], Vec::new(), vec![table]))
}

/// A section with this id and heading.
pub(super) fn section(
    id: &str,
    title: Label,
    lang: Lang,
    paragraphs: Vec<String>,
    points: Vec<Point>,
    tables: Vec<Table>,
) -> Section {
    Section { id: id.to_owned(), title: title.text(lang).to_owned(), paragraphs, points, tables }
}
