//! Preferences that the View menu sets: the size of the interface. Written at once; nothing of a map
//! is kept here.

use super::app::WandelApp;
use super::bars::Shown;
use super::{Action, words};

/// The sizes on offer, in percent of normal.
const SIZES: [u16; 8] = [80, 90, 100, 110, 125, 150, 175, 200];

/// A preference with its new value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Preference {
    /// The size of the interface in percent of normal.
    Size(u16),
}

impl WandelApp {
    /// Takes a preference over and has it written.
    pub(super) fn prefer(&mut self, preference: Preference) {
        let Preference::Size(percent) = preference;
        self.settings.interface_scale = Some(f32::from(percent) / 100.0);
        self.keep_settings();
    }
}

/// The entries of the menu.
pub(super) fn menu_ui(ui: &mut egui::Ui, shown: &Shown<'_>, actions: &mut Vec<Action>) {
    let now = (shown.settings.interface_scale.unwrap_or(1.0) * 100.0).round();
    ui.menu_button(words::INTERFACE_SIZE.text(shown.lang), |ui| {
        for size in SIZES {
            let chosen = (now - f32::from(size)).abs() < 0.5;
            if ui.selectable_label(chosen, format!("{size} %")).clicked() {
                actions.push(Action::Prefer(Preference::Size(size)));
                ui.close();
            }
        }
    });
}
