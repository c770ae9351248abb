//! How findings are judged: the rules in words, the thresholds, what they are based on.

use super::words::*;
use super::{Cell, Column, Material, Section, Table};
use crate::analysis::{Publication, Threshold, Thresholds, rule, rules};
use crate::model::Lang;
use crate::vocabulary::{Label, precise};

pub(super) fn section(material: &Material<'_>) -> Section {
    let lang = material.request.lang;
    let settings = &material.workspace.rule_settings;
    let count = QUESTIONS.count(lang, rules().count());
    let mut paragraphs =
        vec![METHOD_LEAD.fill(lang, &[("rules", &count)]), METHOD_WEIGHT.text(lang).to_owned()];
    let listed = |ids: &mut dyn Iterator<Item = &str>| {
        let name = |id: &str| {
            rule(id).map_or_else(|| id.to_owned(), |rule| format!("{} ({id})", rule.name.text(lang)))
        };
        ids.map(name).collect::<Vec<_>>().join(", ")
    };
    if !settings.switched_off.is_empty() {
        let off = listed(&mut settings.switched_off.iter().map(String::as_str));
        paragraphs.push(SWITCHED_OFF.fill(lang, &[("rules", &off)]));
    }
    if !material.analysis.skipped.is_empty() {
        let skipped = listed(&mut material.analysis.skipped.iter().copied());
        paragraphs.push(SKIPPED.fill(lang, &[("rules", &skipped)]));
    }
    let tables = vec![thresholds(&Thresholds::new(settings), lang), publications(lang)];
    super::sections::section("method", METHOD, lang, paragraphs, Vec::new(), tables)
}

fn thresholds(figures: &Thresholds, lang: Lang) -> Table {
    let heading = |label: Label, width| Column::new(label.text(lang), width);
    let columns = vec![heading(THRESHOLD, 50), heading(FIGURE, 14), heading(USUAL, 14)];
    let written = |threshold: Threshold, figure: f64| -> Cell {
        let words = threshold.unit().words();
        let label = if (figure - 1.0).abs() < f64::EPSILON { words.one } else { words.other };
        label.fill(lang, &[("n", &precise(figure, lang))]).into()
    };
    let row = |threshold: &Threshold| {
        vec![
            threshold.label().text(lang).into(),
            written(*threshold, figures.get(*threshold)),
            written(*threshold, threshold.default_figure()),
        ]
    };
    let rows = Threshold::ALL.iter().map(row).collect();
    Table { id: "thresholds".to_owned(), title: THRESHOLDS.text(lang).to_owned(), columns, rows }
}

fn publications(lang: Lang) -> Table {
    let mut known: Vec<Publication> = Vec::new();
    for publication in rules().flat_map(|rule| rule.based_on) {
        if !known.contains(publication) {
            known.push(*publication);
        }
    }
    let heading = |label: Label, width| Column::new(label.text(lang), width);
    let columns = vec![heading(PUBLICATION, 60), heading(BY, 40), heading(WHEN, 16)];
    let rows = known
        .iter()
        .map(|known| [known.title, known.by, known.when].map(|label| label.text(lang).into()).to_vec())
        .collect();
    Table { id: "publications".to_owned(), title: PUBLICATIONS.text(lang).to_owned(), columns, rows }
}
