//! The triggers that a touchpoint answers or that happen in a phase: each leads to its sheet.

use egui::Ui;

use super::section;
use crate::model::{Journey, Trigger};
use crate::text::one_line;
use crate::ui::bars::Shown;
use crate::ui::sheet::Sheet;
use crate::ui::{Action, gaps, words};

/// The triggers of a journey for which this holds; nothing where there are none.
pub(super) fn triggers_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    journey: &Journey,
    holds: impl Fn(&Trigger) -> bool,
    actions: &mut Vec<Action>,
) {
    let found: Vec<&Trigger> = journey.triggers.iter().filter(|trigger| holds(trigger)).collect();
    if found.is_empty() {
        return;
    }
    let lang = shown.lang;
    section(ui, words::TRIGGERS.text(lang), &found.len().to_string(), true, |ui| {
        for trigger in found {
            let name = one_line(&trigger.name);
            let name = if name.is_empty() { trigger.id.as_str() } else { &name };
            let text = match trigger.responses.is_empty() {
                true => words::TRIGGER_OPEN.fill(lang, &[("name", name)]),
                false => name.to_owned(),
            };
            if ui.add(egui::Button::new(text).frame_when_inactive(false).truncate()).clicked() {
                actions.push(Action::Gaps(gaps::Ask::Sheet(Sheet::Trigger(trigger.id.clone()))));
            }
        }
    });
}
