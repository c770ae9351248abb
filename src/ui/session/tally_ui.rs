//! Counting paper ballots in the facilitator's window: the choice of a question, the counts of a
//! card, and the end. Everything is a press, so that mouse and keyboard do the same.

use egui::{RichText, Sense, Ui};

use super::keys::Press;
use super::round_ui::{bars_ui, centred_ui};
use super::tally::{PARTS, Tally};
use super::tally_paint::{self, Sheet};
use super::walk_ui::key_ui;
use super::{Ask, round::Spread, words};
use crate::model::Journey;
use crate::text::Face;
use crate::ui::bars::Shown;
use crate::ui::{Action, appearance};

/// The choice of what is counted; P beside it prints the ballots.
pub fn chooser_ui(ui: &mut Ui, shown: &Shown<'_>, journey: &Journey, actions: &mut Vec<Action>) {
    let lang = shown.lang;
    centred_ui(ui, 760.0, |ui| {
        ui.label(RichText::new(words::TALLY.text(lang)).font(appearance::face(28.0, Face::Bold)));
        ui.label(RichText::new(words::TALLY_WHAT.text(lang)).size(15.0));
        ui.add_space(12.0);
        if super::questions::asked(journey).next().is_none() {
            ui.label(RichText::new(words::ROUNDS_EMPTY.text(lang)).size(15.0));
            return;
        }
        egui::Grid::new("tallies").num_columns(2).spacing([12.0, 8.0]).show(ui, |ui| {
            for (at, part) in PARTS.into_iter().enumerate() {
                let asked = RichText::new(part.asked().text(lang)).size(15.0);
                let button = egui::Button::new(asked).shortcut_text((at + 1).to_string());
                if ui.add(button.min_size(egui::vec2(540.0, 38.0))).clicked() {
                    actions.push(Action::Session(Ask::Press(Press::Digit(at + 1))));
                }
                let print = ui.button(words::PRINT.text(lang));
                let name = format!("{}: {}", words::PRINT.text(lang), part.asked().text(lang));
                print.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
                if print.on_hover_text(words::PRINT_TIP.text(lang)).clicked() {
                    actions.push(Action::Session(Ask::Ballots(part)));
                }
                ui.end_row();
            }
        });
        ui.add_space(14.0);
        ui.horizontal(|ui| {
            key_ui(ui, words::ESC.text(lang), words::LEAVE, Press::Leave, shown, actions);
        });
    });
}

/// A count under way, or its end.
pub fn tally_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    (journey, tally): (&Journey, &Tally),
    actions: &mut Vec<Action>,
) {
    let workspace = shown.document.editor.workspace();
    let Some(sheet) = Sheet::of(tally, workspace, journey, shown.lang) else {
        done_ui(ui, shown, (journey, tally), actions);
        return;
    };
    let area = ui.available_rect_before_wrap();
    let look = (shown.theme, shown.lang);
    let places = tally_paint::tally(ui.painter(), area, (tally, &sheet), look, true);
    let card = ui.interact(places.card, ui.scope_id().with("card"), Sense::hover());
    card.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, sheet.card.name(shown.lang)));
    for (at, (name, rect)) in sheet.answers.iter().zip(&places.cells).enumerate() {
        let response = ui.interact(*rect, ui.scope_id().with(("cell", at)), Sense::click());
        let count = tally.counts.get(at).copied().unwrap_or(0);
        let name = format!("{name}: {count}");
        let on = tally.cell == at;
        response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, on, &name));
        if response.clicked() {
            actions.push(Action::Session(Ask::Cell(at)));
        }
    }
    let words_at = ui.interact(places.foot, ui.scope_id().with("outcome"), Sense::hover());
    words_at.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &sheet.outcome));
    ui.scope_builder(egui::UiBuilder::new().max_rect(places.foot), |ui| {
        ui.horizontal_centered(|ui| foot_ui(ui, shown, actions));
    });
}

fn foot_ui(ui: &mut Ui, shown: &Shown<'_>, actions: &mut Vec<Action>) {
    let lang = shown.lang;
    key_ui(ui, words::SPACE.text(lang), words::NEXT_CARD, Press::Space, shown, actions);
    key_ui(ui, "PageUp", words::CARD_BEFORE, Press::Previous, shown, actions);
    key_ui(ui, "↑", words::AGREE_HIGHER, Press::Up, shown, actions);
    key_ui(ui, "↓", words::AGREE_LOWER, Press::Down, shown, actions);
    key_ui(ui, "P", words::PRINT, Press::Letter('P'), shown, actions);
    key_ui(ui, words::ESC.text(lang), words::LEAVE, Press::Leave, shown, actions);
}

/// What the counts led to, over all cards.
fn done_ui(ui: &mut Ui, shown: &Shown<'_>, (journey, tally): (&Journey, &Tally), actions: &mut Vec<Action>) {
    let lang = shown.lang;
    let workspace = shown.document.editor.workspace();
    centred_ui(ui, 760.0, |ui| {
        ui.label(RichText::new(words::TALLY_DONE.text(lang)).font(appearance::face(28.0, Face::Bold)));
        ui.label(RichText::new(tally.part.asked().text(lang)).size(16.0));
        ui.add_space(10.0);
        let spread = Spread::of(tally.part, journey, workspace);
        let answers = tally.part.answers(workspace, lang);
        let mut rows: Vec<(String, usize)> =
            answers.into_iter().map(|answer| answer.name).zip(spread.counts).collect();
        rows.push((words::NOT_KNOWN.text(lang).to_owned(), spread.open));
        bars_ui(ui, shown, &rows);
        ui.add_space(16.0);
        ui.horizontal(|ui| {
            key_ui(ui, words::ENTER.text(lang), words::TO_THE_MAP, Press::Enter, shown, actions);
            key_ui(ui, words::BACKSPACE.text(lang), words::BACK, Press::Back, shown, actions);
        });
    });
}
