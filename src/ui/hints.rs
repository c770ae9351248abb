//! What to do first, in the ground of a map that has nothing on it yet.
//! Knows the journey shown; asks for commands.

use egui::{Align2, RichText};

use super::{Action, Command, appearance, command, words};
use crate::model::{Journey, Lang};
use crate::settings::Settings;
use crate::text::Face;

/// Says what to do first on a map without phases, or without touchpoints.
pub fn hints_ui(
    ui: &egui::Ui,
    journey: &Journey,
    lang: Lang,
    settings: &Settings,
    actions: &mut Vec<Action>,
) {
    if journey.phases.is_empty() {
        phases_ui(ui, lang, settings, actions);
    } else if journey.all_touchpoints().next().is_none() {
        let font = appearance::face(14.0, Face::Medium);
        let colour = ui.visuals().weak_text_color();
        let keys = command::keys_text(Command::NewTouchpoint, settings);
        let text = words::EMPTY_HINT.fill(lang, &[("keys", &keys)]);
        let galley = ui.painter().layout_no_wrap(text, font, colour);
        // At the foot, on a ground of its own: the map may lie anywhere.
        let at = ui.max_rect().center_bottom() - egui::vec2(0.0, 36.0);
        let place = Align2::CENTER_CENTER.anchor_size(at, galley.size());
        ui.painter().rect_filled(place.expand2(egui::vec2(14.0, 7.0)), 8, ui.visuals().window_fill());
        ui.painter().galley(place.min, galley, colour);
    }
}

fn phases_ui(ui: &egui::Ui, lang: Lang, settings: &Settings, actions: &mut Vec<Action>) {
    let area = egui::Area::new(egui::Id::unique("empty map")).order(egui::Order::Middle);
    area.fixed_pos(ui.max_rect().center() - egui::vec2(220.0, 50.0)).show(ui.ctx(), |ui| {
        ui.set_width(440.0);
        ui.vertical_centered(|ui| {
            let title = words::NO_PHASES.text(lang);
            ui.label(RichText::new(title).font(appearance::face(17.0, Face::Bold)));
            let keys = command::keys_text(Command::NewPhase, settings);
            ui.label(words::NO_PHASES_HINT.fill(lang, &[("keys", &keys)]));
            ui.add_space(6.0);
            let button = ui.button(command::label(Command::NewPhase, lang));
            if button.on_hover_text(command::tip(Command::NewPhase, lang, settings)).clicked() {
                actions.push(Action::Run(Command::NewPhase));
            }
        });
    });
}
