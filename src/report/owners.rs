//! What each owner has to do with the findings. In the order of the alphabet: nobody is ranked.

use std::collections::HashMap;

use super::sections;
use super::words::*;
use super::{Cell, Column, Material, Section, Table};
use crate::analysis::{Finding, Names, Urgency};
use crate::model::{Department, Id, Touchpoint};
use crate::vocabulary::{Label, Labelled};

fn rows(material: &Material<'_>, names: &Names<'_>) -> Vec<Vec<Cell>> {
    let lang = names.lang();
    let mut departments: Vec<&Department> = material.workspace.departments.iter().collect();
    departments.sort_by_key(|department| department.name.to_lowercase());
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let of = |owner: Option<&Id<Department>>| -> Vec<&Finding> {
        material.findings().filter(|finding| finding.is_open() && finding.owner.as_ref() == owner).collect()
    };
    let touchpoints = |owner: Option<&Id<Department>>| {
        material.journey.touchpoints().filter(|touchpoint| touchpoint.owner() == owner).count()
    };
    let mut add = |name: &str, owner: Option<&Id<Department>>| {
        let found = of(owner);
        let count = |urgency| found.iter().filter(|finding| finding.severity.urgency() == urgency).count();
        let handovers = found.iter().filter(|finding| matches!(finding.rule.id, "OWN-03" | "OWN-04")).count();
        let actions = material.journey.actions.iter().filter(|action| action.owner.as_ref() == owner).count();
        if found.is_empty() && touchpoints(owner) == 0 && actions == 0 {
            return;
        }
        let figures = [
            touchpoints(owner),
            count(Urgency::Now),
            count(Urgency::Next),
            count(Urgency::Later),
            handovers,
            actions,
        ];
        let mut row: Vec<Cell> = vec![name.into()];
        row.extend(figures.map(figure));
        rows.push(row);
    };
    for department in departments {
        add(&department.name, Some(&department.id));
    }
    add(NOBODY.text(lang), None);
    rows
}

fn figure(count: usize) -> Cell {
    Cell::Number(u32::try_from(count).map_or(f64::from(u32::MAX), f64::from))
}

/// What one owner answers for, hands over and has agreed to do; the findings have sections of their own.
pub(super) fn sheet(material: &Material<'_>, names: &Names<'_>, owner: &Id<Department>) -> Section {
    let lang = names.lang();
    let mut tables = vec![touchpoints(material, names, owner), handovers(material, names, owner)];
    tables.push(actions(material, names, owner));
    tables.retain(|table| !table.rows.is_empty());
    sections::section("sheet", SHEET, lang, Vec::new(), Vec::new(), tables)
}

fn touchpoints(material: &Material<'_>, names: &Names<'_>, owner: &Id<Department>) -> Table {
    let lang = names.lang();
    let heading = |label: Label, width| Column::new(label.text(lang), width);
    let columns =
        vec![heading(ABOUT, 36), heading(PHASE, 18), heading(CHANNEL, 24), heading(OPEN_FINDINGS, 14)];
    let mut rows = Vec::new();
    for phase in material.journey.phases.iter() {
        for touchpoint in phase.touchpoints.iter().filter(|known| known.owner() == Some(owner)) {
            let of_it =
                |finding: &&Finding| finding.is_open() && finding.touchpoint() == Some(&touchpoint.id);
            rows.push(vec![
                touchpoint.title.as_str().into(),
                phase.name.as_str().into(),
                names.channel(&touchpoint.channel).into(),
                figure(material.analysis.findings.iter().filter(of_it).count()),
            ]);
        }
    }
    Table { id: "touchpoints".to_owned(), title: TOUCHPOINTS_HEADING.text(lang).to_owned(), columns, rows }
}

/// Every transition from or to another owner, with what was agreed.
fn handovers(material: &Material<'_>, names: &Names<'_>, owner: &Id<Department>) -> Table {
    let lang = names.lang();
    let heading = |label: Label, width| Column::new(label.text(lang), width);
    let columns = vec![heading(FROM, 36), heading(TO, 36), heading(WITH, 20), heading(AGREED, 36)];
    let owners: HashMap<&Id<Touchpoint>, &Id<Department>> = (material.journey.touchpoints())
        .filter_map(|touchpoint| Some((&touchpoint.id, touchpoint.owner()?)))
        .collect();
    let mut rows = Vec::new();
    for transition in material.journey.all_transitions() {
        let (Some(from), Some(to)) = (owners.get(&transition.from), owners.get(&transition.to)) else {
            continue;
        };
        if from == to || (*from != owner && *to != owner) {
            continue;
        }
        let other = if *from == owner { to } else { from };
        let agreed = transition.handover.as_ref().map_or(NOTHING_AGREED.text(lang), |handover| {
            if handover.what.is_empty() { AGREED_PLAIN.text(lang) } else { handover.what.as_str() }
        });
        rows.push(vec![
            names.touchpoint(&transition.from).into(),
            names.touchpoint(&transition.to).into(),
            names.department(other).into(),
            agreed.into(),
        ]);
    }
    Table { id: "handovers".to_owned(), title: HANDOVERS_ALL.text(lang).to_owned(), columns, rows }
}

fn actions(material: &Material<'_>, names: &Names<'_>, owner: &Id<Department>) -> Table {
    let lang = names.lang();
    let heading = |label: Label, width| Column::new(label.text(lang), width);
    let columns = vec![heading(TO_DO, 50), heading(ABOUT, 30), heading(DUE, 16), heading(STATE, 14)];
    let own = material.journey.actions.iter().filter(|action| action.owner.as_ref() == Some(owner));
    let row = |action: &crate::model::Action| {
        vec![
            action.text.as_str().into(),
            names.subject(&action.subject).into(),
            action.due.into(),
            action.status.label().text(lang).into(),
        ]
    };
    let rows = own.map(row).collect();
    Table { id: "actions".to_owned(), title: ACTIONS_HEADING.text(lang).to_owned(), columns, rows }
}

const SHEET: Label = Label::new("What this owner has in hand", "Wat deze eigenaar in handen heeft");
const CHANNEL: Label = Label::new("Channel", "Kanaal");
const OPEN_FINDINGS: Label = Label::new("Findings", "Bevindingen");
const FROM: Label = Label::new("From", "Van");
const TO: Label = Label::new("To", "Naar");
const WITH: Label = Label::new("With", "Met");
const AGREED: Label = Label::new("Agreed", "Afgesproken");
const AGREED_PLAIN: Label = Label::new("agreed", "afgesproken");
const NOTHING_AGREED: Label = Label::new("nothing yet", "nog niets");
const DUE: Label = Label::new("Due", "Gereed");
const HANDOVERS_ALL: Label = Label::new("Handovers", "Overdrachten");
const TOUCHPOINTS_HEADING: Label = Label::new("Touchpoints", "Contactmomenten");
const HANDOVERS_HEADING: Label = Label::new("Handovers to agree", "Overdrachten af te spreken");
const ACTIONS_HEADING: Label = Label::new("Actions", "Acties");

fn table(material: &Material<'_>, names: &Names<'_>) -> Table {
    let lang = names.lang();
    let heading = |label: Label, width| Column::new(label.text(lang), width);
    let columns = vec![
        heading(OWNER, 24),
        heading(TOUCHPOINTS_HEADING, 16),
        heading(Urgency::Now.label(), 8),
        heading(Urgency::Next.label(), 8),
        heading(Urgency::Later.label(), 8),
        heading(HANDOVERS_HEADING, 18),
        heading(ACTIONS_HEADING, 8),
    ];
    Table {
        id: "owners".to_owned(),
        title: OWNERS.text(lang).to_owned(),
        columns,
        rows: rows(material, names),
    }
}

/// The section that lists all owners.
pub(super) fn section(material: &Material<'_>, names: &Names<'_>) -> Section {
    let lang = names.lang();
    let table = table(material, names);
    if table.rows.is_empty() {
        return sections::section("owners", OWNERS, lang, Vec::new(), Vec::new(), Vec::new());
    }
    sections::section(
        "owners",
        OWNERS,
        lang,
        vec![OWNERS_LEAD.text(lang).to_owned()],
        Vec::new(),
        vec![table],
    )
}
