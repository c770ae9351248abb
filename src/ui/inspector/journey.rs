//! The fields of the journey as a whole: its name and what it is about.

use std::sync::Arc;

use egui::Ui;

use super::form::{Form, cloned, copied, list};
use super::section;
use crate::edit::Edit;
use crate::model::*;
use crate::ui::bars::Shown;
use crate::ui::table::Names;
use crate::ui::{Action, notes, words};

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
        // What was said of all of it; notes on a part stand with that part.
        ui.weak(notes::NOTES.text(lang));
        notes::here_ui(ui, shown, journey, &SubjectRef::Journey, actions);
    });
    file_ui(ui, shown, actions);
}

/// The fields of the file: what it is called and whose it is.
fn file_ui(ui: &mut Ui, shown: &Shown<'_>, actions: &mut Vec<Action>) {
    let workspace = shown.document.editor.workspace();
    let items = [Arc::new(Workspace { journeys: List::default(), ..(**workspace).clone() })];
    let edit = |all: Vec<Workspace>, what| Edit::SetLibrary {
        workspace: all.into_iter().next().unwrap_or_default(),
        what,
    };
    section(ui, words::THIS_FILE.text(shown.lang), "", false, |ui| {
        let mut form = Form { lang: shown.lang, theme: shown.theme, items: &items, edit: &edit, actions };
        form.text(ui, words::FILE_TITLE, 1, cloned!(title));
        form.text(ui, words::ORGANISATION, 1, cloned!(organisation.name));
        form.text(ui, words::SECTOR, 1, cloned!(organisation.sector));
        form.text(ui, words::BRAND_PROMISE, 2, cloned!(organisation.brand_promise));
        form.kind(ui, words::FILE_LANGUAGE, copied!(language));
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
