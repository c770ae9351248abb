//! The panel at the right, only while something is selected: the fields of the selected
//! touchpoints, of a phase with its journey, or of a transition. Asks for edits.

mod content;
pub(super) mod form;
mod journey;
mod phase;
mod records;
mod touchpoint;
mod transition;
mod triggers;

use egui::{CollapsingHeader, Margin, Panel, RichText, ScrollArea};

use super::bars::{Shown, frame};
use super::{Action, appearance, notes};
use crate::text::Face;

pub use transition::handover_ui;

/// The inspector, 320 points wide.
pub fn inspector_ui(ui: &mut egui::Ui, shown: &Shown<'_>, actions: &mut Vec<Action>) {
    let Some(journey) = shown.document.journey() else { return };
    let selection = &shown.document.selection;
    // The bar that scrolls has room of its own between the fields and the edge of the window.
    let around = Margin { right: 4, ..Margin::symmetric(16, 10) };
    let frame = frame(shown.theme, 16, 10).inner_margin(around);
    Panel::right("inspector").exact_size(320.0).frame(frame).resizable(false).show(ui, |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            // Fields of another selection are other fields: their half-typed text is not taken along.
            let first = (selection.touchpoints.first(), selection.touchpoints.len());
            ui.push_id((first, selection.phase.as_ref(), &selection.transitions), |ui| {
                if shown.is_read_only() {
                    ui.disable();
                }
                ui.set_width(ui.available_width() - 14.0);
                if !selection.touchpoints.is_empty() {
                    touchpoint::touchpoints_ui(ui, shown, journey, actions);
                } else if let [key, ..] = selection.transitions.as_slice() {
                    transition::transition_ui(ui, shown, journey, key, actions);
                } else if let Some(phase) = selection.phase.as_ref().and_then(|id| journey.phase(id)) {
                    phase::phase_ui(ui, shown, journey, phase, actions);
                    journey::journey_ui(ui, shown, journey, actions);
                }
                ui.add_space(30.0);
            });
        });
    });
}

/// A folded section, with a quiet word at its right.
fn section(ui: &mut egui::Ui, name: &str, note: &str, open: bool, fields: impl FnOnce(&mut egui::Ui)) {
    ui.separator();
    let title = RichText::new(name).font(appearance::face(12.5, Face::SemiBold));
    let wanted = super::gaps::field::opens(ui.ctx(), name);
    let header = CollapsingHeader::new(title).id_salt(name).default_open(open).open(wanted);
    let response = header.show_unindented(ui, fields);
    if !note.is_empty() {
        let line = response.header_response.rect;
        let end = egui::pos2(ui.max_rect().right(), line.center().y);
        let colour = ui.visuals().weak_text_color();
        let font = egui::TextStyle::Small.resolve(ui.style());
        ui.painter().text(end, egui::Align2::RIGHT_CENTER, note, font, colour);
    }
}

/// The notes that are pinned to what is selected.
fn notes_ui(
    ui: &mut egui::Ui,
    shown: &Shown<'_>,
    journey: &crate::model::Journey,
    subject: &crate::model::SubjectRef,
    actions: &mut Vec<Action>,
) {
    let count = notes::count(journey, subject);
    let note = if count == 0 { String::new() } else { notes::COUNT.count(shown.lang, count) };
    section(ui, notes::NOTES.text(shown.lang), &note, true, |ui| {
        notes::here_ui(ui, shown, journey, subject, actions);
    });
}
