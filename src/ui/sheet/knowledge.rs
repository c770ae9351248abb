//! Sheets of what we know and want: lifecycle stages, questions, content, objectives, sources.

use std::sync::Arc;

use egui::Ui;

use super::parts::{adder_ui, entry_ui, fresh_id, on_library, ticks_ui};
use super::{Mark, Page, words};
use crate::edit::{Edit, on_journey};
use crate::model::*;
use crate::text::one_line;
use crate::ui::inspector::form::{cloned, copied};
use crate::ui::table::Names;
use crate::ui::ticks::Ticks as _;
use crate::ui::{Action, gaps, words as fields};

pub(super) fn stage_ui(ui: &mut Ui, page: &mut Page<'_, '_>, id: &Id<LifecycleStage>) {
    entry_ui(ui, page, id, |ui, form| {
        form.text(ui, fields::NAME, 1, cloned!(name));
        form.text(ui, words::ORG_DEFINITION, 2, cloned!(org_definition));
        form.text(ui, words::CUSTOMER_VIEW, 2, cloned!(customer_view));
        form.known(ui, words::VIEWS_MATCH, copied!(views_match));
    });
}

pub(super) fn need_ui(ui: &mut Ui, page: &mut Page<'_, '_>, id: &Id<InformationNeed>) {
    let journey = Arc::clone(page.journey);
    let phases: Vec<_> = journey.phases.iter().map(|phase| (phase.id.clone(), phase.name.clone())).collect();
    entry_ui(ui, page, id, |ui, form| {
        form.text(ui, words::NEED_TEXT, 2, cloned!(text));
        form.score(ui, fields::IMPORTANCE, (1, 5), copied!(importance));
        form.value(ui, words::SPECIFICITY, copied!(specificity));
        let phase = (
            |one: &InformationNeed| Some(one.phase.clone()),
            |one: &mut InformationNeed, id: Option<Id<Phase>>| one.phase = id.unwrap_or(one.phase.clone()),
        );
        form.choice(ui, words::NEED_PHASE, (fields::NONE, &phases), phase);
    });
    let phase = journey.needs.iter().find(|need| need.id == *id).map(|need| need.phase.clone());
    let phases: Vec<Id<Phase>> = phase.into_iter().collect();
    ticks_ui(ui, page, (&Mark::Answers(id.clone()), &phases), words::ANSWERED_BY);
}

pub(super) fn questions_ui(ui: &mut Ui, page: &mut Page<'_, '_>, phase: &Id<Phase>) {
    for need in page.journey.needs.iter().filter(|need| need.phase == *phase) {
        link_ui(ui, &need.text, need.id.as_str(), page.actions, super::Sheet::Need(need.id.clone()));
    }
    if let Some(text) = adder_ui(ui, page, words::NEW_QUESTION) {
        let journeys = &page.shown.document.editor.workspace().journeys;
        let known = journeys.iter().flat_map(|journey| journey.needs.iter().map(|need| &need.id));
        let id = fresh_id(&text, "need", known);
        let need = InformationNeed { id, text, phase: phase.clone(), ..InformationNeed::default() };
        let edit = on_journey(page.journey, words::NEED, |journey| journey.needs.edit().push(need));
        page.actions.push(Action::Apply(edit));
    }
}

/// A line that leads to another sheet.
pub(super) fn link_ui(ui: &mut Ui, text: &str, otherwise: &str, actions: &mut Vec<Action>, to: super::Sheet) {
    let text = one_line(text);
    let text = if text.is_empty() { otherwise.to_owned() } else { text };
    if ui.add(egui::Button::new(text).frame_when_inactive(false).wrap()).clicked() {
        actions.push(Action::Gaps(gaps::Ask::Sheet(to)));
    }
}

pub(super) fn content_ui(ui: &mut Ui, page: &mut Page<'_, '_>, id: &Id<ContentAsset>) {
    let names = Names { workspace: page.shown.document.editor.workspace(), journey: None };
    entry_ui(ui, page, id, |ui, form| {
        form.text(ui, fields::TITLE, 1, cloned!(title));
        form.kind(ui, words::CONTENT_KIND, copied!(kind));
        form.value(ui, words::CONTENT_PHASE, copied!(phase));
        form.date(ui, words::UPDATED, copied!(updated));
        form.known(ui, words::SHAREABLE, copied!(shareable));
        form.entry::<Department>(ui, fields::OWNER, (fields::NOBODY, names), cloned!(owner));
    });
    ticks_ui(ui, page, (&Mark::Uses(id.clone()), &[]), words::USED_AT);
}

pub(super) fn objective_ui(ui: &mut Ui, page: &mut Page<'_, '_>, id: &Id<Objective>) {
    let names = Names { workspace: page.shown.document.editor.workspace(), journey: None };
    entry_ui(ui, page, id, |ui, form| {
        form.text(ui, words::OBJECTIVE_TEXT, 2, cloned!(text));
        form.kind(ui, words::LEVEL, copied!(level));
        form.kind(ui, words::GOAL, copied!(goal));
        form.entry::<Segment>(ui, words::TARGET_SEGMENT, (fields::NONE, names), cloned!(target_segment));
    });
    figures_ui(ui, page, id);
}

/// The figures of the journey, with a tick for those that belong to an objective.
fn figures_ui(ui: &mut Ui, page: &mut Page<'_, '_>, id: &Id<Objective>) {
    let lang = page.shown.lang;
    ui.add_space(4.0);
    ui.weak(words::FIGURES.text(lang));
    let journey = Arc::clone(page.journey);
    let figures = journey.touchpoints().flat_map(|one| one.metrics.iter().map(move |metric| (one, metric)));
    let mut any = false;
    for (at, (one, metric)) in figures.take(super::parts::OFFERED).enumerate() {
        any = true;
        let mut on = metric.objective.as_ref() == Some(id);
        let text = format!("{}: {}", one_line(&one.title), one_line(&metric.name));
        let response = ui.tick(&mut on, text);
        if at == 0 {
            gaps::field::arrive(&response, words::FIGURES);
        }
        if response.changed() {
            let mut changed = (**one).clone();
            if let Some(known) = changed.metrics.edit().iter_mut().find(|known| known.id == metric.id) {
                known.objective = on.then(|| id.clone());
            }
            let (journey, what) = (journey.id.clone(), words::OBJECTIVE);
            let edit = Edit::SetTouchpoints { journey, touchpoints: vec![changed], what };
            page.actions.push(Action::Apply(edit));
        }
    }
    if !any {
        ui.label(words::NONE_HERE.text(lang));
    }
}

pub(super) fn source_ui(ui: &mut Ui, page: &mut Page<'_, '_>, id: &Id<DataSource>) {
    entry_ui(ui, page, id, |ui, form| {
        form.text(ui, fields::NAME, 1, cloned!(name));
        form.text(ui, words::USED_FOR, 2, cloned!(used_for));
        form.flag(ui, words::OWN, copied!(own));
        form.text(ui, words::SOURCE_PLATFORM, 1, cloned!(platform));
        form.flag(ui, words::PERSONAL_DATA, copied!(personal_data));
    });
}

pub(super) fn sources_ui(ui: &mut Ui, page: &mut Page<'_, '_>) {
    let workspace = page.shown.document.editor.workspace();
    for source in &workspace.data_sources {
        let to = super::Sheet::Source(source.id.clone());
        link_ui(ui, &source.name, source.id.as_str(), page.actions, to);
    }
    if let Some(name) = adder_ui(ui, page, words::NEW_SOURCE) {
        let source = DataSource { name, own: true, ..DataSource::default() };
        let edit = on_library(workspace, words::SOURCE, |all| all.data_sources.edit().push(source));
        page.actions.push(Action::Apply(edit));
    }
}
