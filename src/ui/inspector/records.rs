//! The lists that one touchpoint has: pain points, evidence, metrics. Each entry has its fields
//! and a button that takes it away.

use egui::Ui;

use super::form::Form;
use super::section;
use crate::model::*;
use crate::ui::words;
use crate::vocabulary::{Label, Words};

/// How a field of one entry of a list is read and written: `entry!(evidence, at, evidence.text)`.
macro_rules! entry {
    ($list:ident, $at:ident, $known:ident . $field:ident) => {
        (|_| $known.$field.clone(), |one, value| change(&mut one.$list, $at, |entry| entry.$field = value))
    };
}

/// All lists of a touchpoint.
pub fn records_ui(ui: &mut Ui, form: &mut Form<'_, Touchpoint>, one: &Touchpoint, workspace: &Workspace) {
    let lang = form.lang;
    let note = |words: Words, count: usize| if count == 0 { String::new() } else { words.count(lang, count) };
    section(ui, words::SECTION_PAINS.text(lang), &note(words::PAINS, one.pain_points.len()), false, |ui| {
        pains_ui(ui, form, one);
    });
    section(ui, words::SECTION_EVIDENCE.text(lang), &note(words::SOURCES, one.evidence.len()), false, |ui| {
        evidence_ui(ui, form, one);
    });
    section(ui, words::SECTION_METRICS.text(lang), &note(words::METRICS, one.metrics.len()), false, |ui| {
        metrics_ui(ui, form, one, workspace);
    });
}

/// One entry's fields in a group of their own, with a button that removes it; whether it was pressed.
fn entry_ui(ui: &mut Ui, at: usize, lang: Lang, fields: impl FnOnce(&mut Ui)) -> bool {
    let mut remove = false;
    ui.push_id(at, |ui| {
        egui::Frame::group(ui.style()).show(ui, |ui| {
            ui.set_width(ui.available_width());
            crate::ui::gaps::field::entry_ui(ui, at, fields);
            remove = ui.button(words::REMOVE.text(lang)).clicked();
        });
    });
    remove
}

fn added(ui: &mut Ui, label: Label, lang: Lang) -> bool {
    let response = ui.button(label.text(lang));
    crate::ui::gaps::field::arrive(&response, label);
    response.clicked()
}

fn pains_ui(ui: &mut Ui, form: &mut Form<'_, Touchpoint>, one: &Touchpoint) {
    let lang = form.lang;
    for (at, pain) in one.pain_points.iter().enumerate() {
        let remove = entry_ui(ui, at, lang, |ui| {
            form.text(ui, words::PAIN, 2, entry!(pain_points, at, pain.text));
            form.value(ui, words::ROOT_CAUSE, entry!(pain_points, at, pain.root_cause));
            form.score(ui, words::SEVERITY, (1, 5), entry!(pain_points, at, pain.severity));
        });
        if remove {
            form.set(words::PAIN, |one| drop(one.pain_points.edit().remove(at)));
        }
    }
    if added(ui, words::ADD_PAIN, lang) {
        form.set(words::PAIN, |one| one.pain_points.edit().push(PainPoint::default()));
    }
}

fn evidence_ui(ui: &mut Ui, form: &mut Form<'_, Touchpoint>, one: &Touchpoint) {
    let lang = form.lang;
    for (at, evidence) in one.evidence.iter().enumerate() {
        let remove = entry_ui(ui, at, lang, |ui| {
            form.kind(ui, words::EVIDENCE_KIND, entry!(evidence, at, evidence.kind));
            form.text(ui, words::EVIDENCE, 2, entry!(evidence, at, evidence.text));
            form.text(ui, words::EVIDENCE_SOURCE, 1, entry!(evidence, at, evidence.source));
            form.date(ui, words::DATE, entry!(evidence, at, evidence.date));
            form.number(ui, words::SAMPLE_SIZE, entry!(evidence, at, evidence.sample_size));
        });
        if remove {
            form.set(words::EVIDENCE, |one| drop(one.evidence.edit().remove(at)));
        }
    }
    if added(ui, words::ADD_EVIDENCE, lang) {
        form.set(words::EVIDENCE, |one| one.evidence.edit().push(Evidence::default()));
    }
}

fn metrics_ui(ui: &mut Ui, form: &mut Form<'_, Touchpoint>, one: &Touchpoint, workspace: &Workspace) {
    let lang = form.lang;
    for (at, metric) in one.metrics.iter().enumerate() {
        let remove = entry_ui(ui, at, lang, |ui| {
            form.text(ui, words::METRIC, 1, entry!(metrics, at, metric.name));
            form.kind(ui, words::METRIC_KIND, entry!(metrics, at, metric.kind));
            form.value(ui, words::UNIT, entry!(metrics, at, metric.unit));
            form.figure(ui, words::MEASURED, entry!(metrics, at, metric.measured));
            form.date(ui, words::MEASURED_ON, entry!(metrics, at, metric.measured_on));
            form.figure(ui, words::TARGET, entry!(metrics, at, metric.target));
            form.flag(ui, words::LOWER_IS_BETTER, entry!(metrics, at, metric.lower_is_better));
        });
        if remove {
            form.set(words::METRIC, |one| drop(one.metrics.edit().remove(at)));
        }
    }
    if added(ui, words::ADD_METRIC, lang) {
        let taken: Vec<&str> = workspace.metric_ids().collect();
        let id = Fresh::default().id("", "metric", |id| taken.contains(&id));
        form.set(words::METRIC, |one| {
            one.metrics.edit().push(Metric { id: id.clone(), ..Metric::default() })
        });
    }
}

/// Changes one entry of a list, if it is still there.
fn change<V: Clone>(list: &mut List<V>, at: usize, change: impl FnOnce(&mut V)) {
    if let Some(entry) = list.edit().get_mut(at) {
        change(entry);
    }
}
