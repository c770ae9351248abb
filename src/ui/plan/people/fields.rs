//! The fields of a persona, a segment and a lifecycle stage.

use egui::Ui;

use super::words;
use crate::model::*;
use crate::report::plan::people::Axis;
use crate::ui::inspector::form::{cloned, copied, list};
use crate::ui::sheet::{self, Page, entry_ui};
use crate::ui::{offer, photos, words as window};
use crate::vocabulary::DEVICES;

/// The fields of an entry.
pub fn fields_ui(ui: &mut Ui, page: &mut Page<'_, '_>, axis: Axis, id: &str) {
    match axis {
        Axis::Personas => persona_ui(ui, page, &Id::new(id)),
        Axis::Segments => segment_ui(ui, page, &Id::new(id)),
        Axis::Stages => stage_ui(ui, page, &Id::new(id)),
    }
}

fn persona_ui(ui: &mut Ui, page: &mut Page<'_, '_>, id: &Id<Persona>) {
    let lang = page.shown.lang;
    let channels = sheet::channels(page);
    let devices: Vec<(DeviceId, String)> =
        DEVICES.iter().map(|(id, label)| (DeviceId::new(id), label.text(lang).to_owned())).collect();
    let gallery = &page.shown.document.photos;
    entry_ui(ui, page, id, |ui, form| {
        form.text(ui, words::NAME, 1, cloned!(name));
        if let [persona] = form.items {
            photos::portrait_ui(ui, gallery, form, &std::sync::Arc::clone(persona));
        }
        form.text(ui, words::NEEDS, 2, cloned!(needs));
        form.several(ui, words::MOTIVES, &offer::values(lang), list!(motives));
        form.text(ui, words::HABITS, 2, cloned!(habits));
        form.value(ui, words::KIND_OF_CUSTOMER, copied!(customer_kind));
        form.value(ui, words::BUYING_ROLE, copied!(buying_role));
        form.several(ui, words::LIKES, &channels, list!(preferred_channels));
        form.choice(ui, words::MAIN_DEVICE, (window::NONE, &devices), cloned!(primary_device));
        form.several(ui, words::TRUSTS, &offer::values(lang), list!(trusted_sources));
        form.value(ui, words::ACTIVITY, copied!(engagement_level));
        form.flag(ui, words::ROUTE, copied!(route_required));
    });
}

fn segment_ui(ui: &mut Ui, page: &mut Page<'_, '_>, id: &Id<Segment>) {
    let stages = offer::library(&page.shown.document.editor.workspace().lifecycle_stages);
    entry_ui(ui, page, id, |ui, form| {
        form.text(ui, words::NAME, 1, cloned!(name));
        form.value(ui, words::CUT_BY, copied!(basis));
        let rank = (
            |one: &Segment| one.priority.map(u32::from),
            |one: &mut Segment, rank: Option<u32>| {
                one.priority = rank.and_then(|rank| u8::try_from(rank).ok()).filter(|rank| *rank > 0);
            },
        );
        form.number(ui, words::RANK, rank);
        let share = (
            |one: &Segment| one.value_share.map(|share| (f64::from(share) * 10_000.0).round() / 100.0),
            |one: &mut Segment, percent: Option<f64>| {
                one.value_share = percent.map(|percent| (percent.clamp(0.0, 100.0) / 100.0) as f32);
            },
        );
        form.figure(ui, words::VALUE_SHARE, share);
        form.flag(ui, words::CUSTOMERS_ALREADY, copied!(existing_customers));
        form.several(ui, words::STAGES, &stages, list!(lifecycle));
        form.kind(ui, words::ASSIGNMENT, copied!(assignment));
    });
}

fn stage_ui(ui: &mut Ui, page: &mut Page<'_, '_>, id: &Id<LifecycleStage>) {
    entry_ui(ui, page, id, |ui, form| {
        form.text(ui, words::NAME, 1, cloned!(name));
        form.value(ui, words::RELATION, copied!(relation));
        form.number(ui, words::FROM_DAYS, copied!(tenure_from_days));
        form.number(ui, words::TO_DAYS, copied!(tenure_to_days));
        form.text(ui, words::OUR_VIEW, 2, cloned!(org_definition));
        form.text(ui, words::THEIR_VIEW, 2, cloned!(customer_view));
        form.known(ui, words::VIEWS_MATCH, copied!(views_match));
    });
}
