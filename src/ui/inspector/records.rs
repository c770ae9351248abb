//! The lists that one touchpoint has: pain points, evidence, metrics. Each entry has its fields
//! and a button that takes it away.

use egui::Ui;

use super::form::Form;
use super::section;
use crate::model::*;
use crate::ui::words;
use crate::vocabulary::{Label, Words};

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
            fields(ui);
            remove = ui.button(words::REMOVE.text(lang)).clicked();
        });
    });
    remove
}

fn added(ui: &mut Ui, label: Label, lang: Lang) -> bool {
    ui.button(label.text(lang)).clicked()
}

fn pains_ui(ui: &mut Ui, form: &mut Form<'_, Touchpoint>, one: &Touchpoint) {
    let lang = form.lang;
    for (at, pain) in one.pain_points.iter().enumerate() {
        let remove = entry_ui(ui, at, lang, |ui| {
            form.text(
                ui,
                words::PAIN,
                2,
                |_| pain.text.clone(),
                |one, text| {
                    change(&mut one.pain_points, at, |pain| pain.text = text);
                },
            );
            form.value(
                ui,
                words::ROOT_CAUSE,
                |_| pain.root_cause,
                |one, cause| {
                    change(&mut one.pain_points, at, |pain| pain.root_cause = cause);
                },
            );
            form.score(
                ui,
                words::SEVERITY,
                (1, 5),
                |_| pain.severity,
                |one, score| {
                    change(&mut one.pain_points, at, |pain| pain.severity = score);
                },
            );
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
            form.kind(
                ui,
                words::EVIDENCE_KIND,
                |_| evidence.kind,
                |one, kind| {
                    change(&mut one.evidence, at, |evidence| evidence.kind = kind);
                },
            );
            form.text(
                ui,
                words::EVIDENCE,
                2,
                |_| evidence.text.clone(),
                |one, text| {
                    change(&mut one.evidence, at, |evidence| evidence.text = text);
                },
            );
            form.text(
                ui,
                words::EVIDENCE_SOURCE,
                1,
                |_| evidence.source.clone(),
                |one, text| {
                    change(&mut one.evidence, at, |evidence| evidence.source = text);
                },
            );
            form.date(
                ui,
                words::DATE,
                |_| evidence.date,
                |one, date| {
                    change(&mut one.evidence, at, |evidence| evidence.date = date);
                },
            );
            form.number(
                ui,
                words::SAMPLE_SIZE,
                |_| evidence.sample_size,
                |one, size| {
                    change(&mut one.evidence, at, |evidence| evidence.sample_size = size);
                },
            );
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
            form.text(
                ui,
                words::METRIC,
                1,
                |_| metric.name.clone(),
                |one, text| {
                    change(&mut one.metrics, at, |metric| metric.name = text);
                },
            );
            form.kind(
                ui,
                words::METRIC_KIND,
                |_| metric.kind,
                |one, kind| {
                    change(&mut one.metrics, at, |metric| metric.kind = kind);
                },
            );
            form.value(
                ui,
                words::UNIT,
                |_| metric.unit,
                |one, unit| {
                    change(&mut one.metrics, at, |metric| metric.unit = unit);
                },
            );
            form.figure(
                ui,
                words::MEASURED,
                |_| metric.measured,
                |one, value| {
                    change(&mut one.metrics, at, |metric| metric.measured = value);
                },
            );
            form.figure(
                ui,
                words::TARGET,
                |_| metric.target,
                |one, value| {
                    change(&mut one.metrics, at, |metric| metric.target = value);
                },
            );
            form.flag(
                ui,
                words::LOWER_IS_BETTER,
                |_| metric.lower_is_better,
                |one, on| {
                    change(&mut one.metrics, at, |metric| metric.lower_is_better = on);
                },
            );
        });
        if remove {
            form.set(words::METRIC, |one| drop(one.metrics.edit().remove(at)));
        }
    }
    if added(ui, words::ADD_METRIC, lang) {
        let taken: Vec<&str> = workspace
            .journeys
            .iter()
            .flat_map(|journey| journey.all_touchpoints())
            .flat_map(|touchpoint| touchpoint.metrics.iter().map(|metric| metric.id.as_str()))
            .collect();
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
