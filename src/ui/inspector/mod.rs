//! The inspector.
use super::Action;
use super::bars::Shown;
/// Filled in soon.
pub fn inspector_ui(ui: &mut egui::Ui, shown: &Shown<'_>, actions: &mut Vec<Action>) {
    let _ = (ui, shown, actions);
}
