//! What each owner has to do with the findings. In the order of the alphabet: nobody is ranked.

use super::sections;
use super::words::*;
use super::{Cell, Column, Material, Section, Table};
use crate::analysis::{Finding, Names, Urgency};
use crate::model::{Department, Id};
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
