//! Findings one by one, each with everything that a spreadsheet or a program asks.

use super::{Material, words};
use crate::analysis::{Finding, Names};
use crate::model::{Date, FindingStatus};
use crate::vocabulary::{Label, Labelled};

/// A finding with its words.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The rule's id.
    pub rule: &'static str,
    /// The rule's name.
    pub name: String,
    /// The level's id, for example `"high"`.
    pub severity: &'static str,
    /// The level in words.
    pub level: String,
    /// The family's id.
    pub family: &'static str,
    /// What kind of thing the subject is, for example `"touchpoint"`.
    pub subject_kind: &'static str,
    /// The subject in short, by ids.
    pub subject_id: String,
    /// Which of several findings on the subject; often empty.
    pub detail: String,
    /// The subject by the names that people gave.
    pub subject: String,
    /// The id of the phase; empty without one.
    pub phase_id: String,
    /// The phase.
    pub phase: String,
    /// The id of the owner; empty without one.
    pub owner_id: String,
    /// The owner.
    pub owner: String,
    /// What was found.
    pub message: String,
    /// What the rule is based on.
    pub based_on: String,
    /// What to do.
    pub action: String,
    /// What was decided.
    pub state: FindingStatus,
    /// Why.
    pub reason: String,
    /// Its rank within its level.
    pub weight: f64,
    /// Whether a small difference would change the verdict.
    pub fragile: bool,
    /// The date of the analysis.
    pub as_of: Date,
}

/// The columns of a table of rows: the name in files, and the heading.
pub const COLUMNS: &[(&str, Label)] = &[
    ("rule", Label::new("Rule", "Regel")),
    ("level", words::LEVEL),
    ("family", words::FAMILY),
    ("subject_type", Label::new("Subject type", "Soort onderwerp")),
    ("subject_id", Label::new("Subject id", "Onderwerp-id")),
    ("subject_name", words::ABOUT),
    ("phase", words::PHASE),
    ("owner", words::OWNER),
    ("message", words::FINDING),
    ("source", words::BASED_ON),
    ("action", words::TO_DO),
    ("state", words::STATE),
    ("reason", words::REASON),
    ("weight", words::WEIGHT),
    ("fragile", words::FRAGILE),
    ("as_of", words::AS_OF),
];

/// The findings that are asked for, worst first.
pub fn rows(material: &Material<'_>) -> Vec<Row> {
    let names = material.names();
    material.findings().map(|finding| row(finding, &names, material.request.as_of)).collect()
}

fn row(finding: &Finding, names: &Names<'_>, as_of: Date) -> Row {
    let lang = names.lang();
    let based_on: Vec<String> = finding.rule.based_on.iter().map(|known| known.cited(lang)).collect();
    Row {
        rule: finding.rule.id,
        name: finding.rule.name.text(lang).to_owned(),
        severity: finding.severity.id(),
        level: finding.severity.label().text(lang).to_owned(),
        family: finding.rule.family.id(),
        subject_kind: finding.subject.kind(),
        subject_id: finding.subject.short(),
        detail: finding.detail.clone().into_owned(),
        subject: names.subject(&finding.subject),
        phase_id: finding.phase.as_ref().map(ToString::to_string).unwrap_or_default(),
        phase: finding.phase.as_ref().map(|id| names.phase(id).to_owned()).unwrap_or_default(),
        owner_id: finding.owner.as_ref().map(ToString::to_string).unwrap_or_default(),
        owner: finding.owner.as_ref().map(|id| names.department(id).to_owned()).unwrap_or_default(),
        message: names.message(finding),
        based_on: based_on.join("; "),
        action: names.action(finding),
        state: finding.state,
        reason: finding.reason.clone(),
        weight: finding.weight,
        fragile: finding.is_fragile(),
        as_of,
    }
}

impl Row {
    /// The family in words.
    pub fn family_label(&self) -> Label {
        let families = crate::analysis::Family::ALL.iter();
        families.copied().find(|family| family.id() == self.family).map_or(words::FAMILY, Labelled::label)
    }
}
