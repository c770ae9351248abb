//! The fields of the journey as a whole: its name and what it is about.

use std::sync::Arc;

use egui::Ui;

use super::form::{Form, cloned, copied, list};
use super::section;
use crate::edit::Edit;
use crate::model::*;
use crate::ui::bars::Shown;
use crate::ui::table::Names;
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
        form.text(ui, words::NAME, 1, cloned!(name));
        form.kind(ui, words::CUSTOMER_KIND, copied!(customer_kind));
        form.kind(ui, words::STATE, copied!(state));
        form.kind(ui, words::APPROACH, copied!(approach));
        form.kind(ui, words::LANES_BY, copied!(lanes));
        form.text(ui, words::START_EVENT, 1, cloned!(start_event));
        form.text(ui, words::END_EVENT, 1, cloned!(end_event));
        form.text(ui, words::DECISION, 2, cloned!(decision));
        form.text(ui, words::SUCCESS, 2, cloned!(success));
        form.flag(ui, words::EXISTING_CUSTOMERS, copied!(existing_customers));
        library_ui(ui, &mut form, shown.document.editor.workspace());
    });
}

fn library_ui(ui: &mut Ui, form: &mut Form<'_, Journey>, workspace: &Workspace) {
    let names = Names { workspace, journey: None };
    form.entries::<Persona>(ui, words::PERSONAS_FIELD, names, list!(personas));
    form.entries::<Segment>(ui, words::SEGMENTS, names, list!(segments));
    form.entries::<LifecycleStage>(ui, words::LIFECYCLE, names, list!(lifecycle));
    form.entries::<Market>(ui, words::MARKETS, names, list!(markets));
    form.entries::<Objective>(ui, words::OBJECTIVES, names, list!(objectives));
}
