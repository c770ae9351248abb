//! The fields of the journey as a whole: its name and what it is about.

use std::sync::Arc;

use egui::Ui;

use super::form::Form;
use super::section;
use crate::edit::Edit;
use crate::model::*;
use crate::ui::bars::Shown;
use crate::ui::{Action, words};

/// The journey's own fields, folded.
pub fn journey_ui(ui: &mut Ui, shown: &Shown<'_>, journey: &Arc<Journey>, actions: &mut Vec<Action>) {
    let lang = shown.lang;
    let edit = |journeys: Vec<Journey>, what| {
        let journey = journeys.into_iter().next().unwrap_or_default();
        Edit::SetJourney { journey, what }
    };
    let items = [Arc::clone(journey)];
    section(ui, words::JOURNEY.text(lang), "", false, |ui| {
        let mut form = Form { lang, theme: shown.theme, items: &items, edit: &edit, actions };
        form.text(ui, words::NAME, 1, |one| one.name.clone(), |one, text| one.name = text);
        form.kind(ui, words::CUSTOMER_KIND, |one| one.customer_kind, |one, value| one.customer_kind = value);
        form.kind(ui, words::STATE, |one| one.state, |one, value| one.state = value);
        form.kind(ui, words::APPROACH, |one| one.approach, |one, value| one.approach = value);
        form.kind(ui, words::LANES_BY, |one| one.lanes, |one, value| one.lanes = value);
        form.text(
            ui,
            words::START_EVENT,
            1,
            |one| one.start_event.clone(),
            |one, text| one.start_event = text,
        );
        form.text(ui, words::END_EVENT, 1, |one| one.end_event.clone(), |one, text| one.end_event = text);
        form.text(ui, words::DECISION, 2, |one| one.decision.clone(), |one, text| one.decision = text);
        form.text(ui, words::SUCCESS, 2, |one| one.success.clone(), |one, text| one.success = text);
        form.flag(
            ui,
            words::EXISTING_CUSTOMERS,
            |one| one.existing_customers,
            |one, on| one.existing_customers = on,
        );
        library_ui(ui, &mut form, shown.document.editor.workspace());
    });
}

fn library_ui(ui: &mut Ui, form: &mut Form<'_, Journey>, workspace: &Workspace) {
    let personas: Vec<_> = workspace.personas.iter().map(|one| (one.id.clone(), one.name.clone())).collect();
    form.several(
        ui,
        words::PERSONAS_FIELD,
        &personas,
        |one| one.personas.to_vec(),
        |one, ids| one.personas = ids.into(),
    );
    let segments: Vec<_> = workspace.segments.iter().map(|one| (one.id.clone(), one.name.clone())).collect();
    form.several(
        ui,
        words::SEGMENTS,
        &segments,
        |one| one.segments.to_vec(),
        |one, ids| one.segments = ids.into(),
    );
    let stages: Vec<_> =
        workspace.lifecycle_stages.iter().map(|one| (one.id.clone(), one.name.clone())).collect();
    form.several(
        ui,
        words::LIFECYCLE,
        &stages,
        |one| one.lifecycle.to_vec(),
        |one, ids| one.lifecycle = ids.into(),
    );
    let markets: Vec<_> = workspace.markets.iter().map(|one| (one.id.clone(), one.name.clone())).collect();
    form.several(
        ui,
        words::MARKETS,
        &markets,
        |one| one.markets.to_vec(),
        |one, ids| one.markets = ids.into(),
    );
    let objectives: Vec<_> =
        workspace.objectives.iter().map(|one| (one.id.clone(), one.text.clone())).collect();
    form.several(
        ui,
        words::OBJECTIVES,
        &objectives,
        |one| one.objectives.to_vec(),
        |one, ids| one.objectives = ids.into(),
    );
}
