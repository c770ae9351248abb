//! The handovers of a line: each transition with what is handed over, to edit in place.

use egui::{Frame, RichText, Ui};
use lucide_icons::Icon;

use super::{link_ui, words};
use crate::model::{Department, Id, SubjectRef};
use crate::report::plan::hand_offs::{Hand, HandOffs};
use crate::text::{Face, one_line};
use crate::ui::bars::Shown;
use crate::ui::{Action, MainView, Selection, appearance, gaps, inspector};

/// The handovers from one department to another.
pub fn line_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    made: &HandOffs,
    [from, to]: [&Id<Department>; 2],
    actions: &mut Vec<Action>,
) {
    let Some(line) = made.lines.iter().find(|line| line.from == *from && line.to == *to) else { return };
    for hand in &line.hands {
        ui.add_space(8.0);
        hand_ui(ui, shown, hand, actions);
    }
}

fn hand_ui(ui: &mut Ui, shown: &Shown<'_>, hand: &Hand, actions: &mut Vec<Action>) {
    let Some(journey) = shown.document.journey() else { return };
    let (theme, lang) = (shown.theme, shown.lang);
    let key = &hand.key;
    let selected = shown.document.selection.transitions.contains(key);
    let edge = if selected { theme.accent } else { theme.line };
    let frame = Frame::new()
        .fill(appearance::colour(theme.ground))
        .stroke(egui::Stroke::new(1.0, appearance::colour(edge)))
        .corner_radius(6)
        .inner_margin(10);
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.push_id(key, |ui| {
            let title = RichText::new(one_line(&hand.titles.join(" → ")));
            ui.add(egui::Label::new(title.font(appearance::face(12.5, Face::SemiBold))).wrap());
            ui.horizontal(|ui| {
                let (sign, text, ink) = match hand.agreed {
                    true => (Icon::Check, words::AGREED, theme.good),
                    false => (Icon::TriangleAlert, words::NOT_AGREED, theme.high),
                };
                let sign = RichText::new(char::from(sign)).font(appearance::icons(13.0));
                ui.label(sign.color(appearance::colour(ink)));
                ui.label(text.text(lang));
                let (from, to, kind, rank) = key.clone();
                let subject = SubjectRef::Transition(from, to, kind, rank);
                gaps::mark_button_ui(ui, shown, gaps::about(shown, &subject), actions);
            });
            if shown.is_read_only() {
                ui.disable();
            }
            inspector::handover_ui(ui, shown, journey, key, actions);
        });
        ui.horizontal(|ui| {
            let select = || Action::Select(Selection::transition(key.clone()));
            if link_ui(ui, shown, words::ALL_FIELDS.text(lang)).clicked() {
                actions.push(select());
            }
            if link_ui(ui, shown, words::ON_MAP.text(lang)).clicked() {
                actions.push(Action::View(MainView::Map));
                actions.push(Action::Find(vec![key.0.clone(), key.1.clone()]));
                actions.push(select());
            }
        });
    });
}
