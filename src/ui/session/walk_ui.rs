//! A walk in the facilitator's window: the form before it, the walk, and what came of it.
//! Everything is a press, so that mouse and keyboard do the same.

use egui::{CornerRadius, RichText, Sense, StrokeKind, Ui};

use super::keys::Press;
use super::round_ui::{centred_ui, outline};
use super::walk::{Form, Outcome, Row, Typing, Walk};
use super::walk_paint::{self, Sheet};
use super::{Ask, words};
use crate::model::{Id, Journey, Touchpoint};
use crate::text::Face;
use crate::ui::bars::Shown;
use crate::ui::{Action, appearance, single_line};
use crate::vocabulary::Label;

/// As whom, on what, and how.
pub fn form_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    (journey, form): (&Journey, &Form),
    actions: &mut Vec<Action>,
) {
    let lang = shown.lang;
    let workspace = shown.document.editor.workspace();
    centred_ui(ui, 860.0, |ui| {
        ui.label(RichText::new(words::WALK.text(lang)).font(appearance::face(28.0, Face::Bold)));
        ui.label(RichText::new(words::WALK_WHAT.text(lang)).size(15.0));
        for (number, row) in Row::ALL.into_iter().enumerate() {
            let (offers, now) = form.offers(row, workspace, journey, lang);
            if (row == Row::Earlier && offers.len() < 2) || !form.is_open(row) {
                continue;
            }
            ui.add_space(16.0);
            let marked = number == form.row;
            let title = RichText::new(row.label().text(lang)).font(appearance::face(16.0, Face::SemiBold));
            ui.horizontal(|ui| {
                ui.label(title);
                // Behind the words, so that all of them begin at the same edge.
                if marked {
                    ui.label(RichText::new("←").font(appearance::face(16.0, Face::SemiBold)));
                }
            });
            ui.horizontal_wrapped(|ui| {
                for (at, offer) in offers.iter().enumerate() {
                    let text = RichText::new(offer).size(15.0);
                    let button = egui::Button::selectable(at == now, text).min_size(egui::vec2(60.0, 34.0));
                    if ui.add(button).clicked() {
                        actions.push(Action::Session(Ask::Form(row, at)));
                    }
                }
            });
        }
        ui.add_space(24.0);
        ui.horizontal(|ui| {
            key_ui(ui, words::ENTER.text(lang), words::WALK_BEGIN, Press::Enter, shown, actions);
            key_ui(ui, words::ESC.text(lang), words::LEAVE, Press::Leave, shown, actions);
        });
    });
}

/// A button that stands for a key.
pub fn key_ui(
    ui: &mut Ui,
    key: &str,
    label: Label,
    press: Press,
    shown: &Shown<'_>,
    actions: &mut Vec<Action>,
) {
    let button = egui::Button::new(label.text(shown.lang)).shortcut_text(key);
    if ui.add(button).clicked() {
        actions.push(Action::Session(Ask::Press(press)));
    }
}

/// A walk under way, or what came of it.
pub fn walk_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    (journey, walk): (&Journey, &Walk),
    actions: &mut Vec<Action>,
) {
    if walk.done {
        done_ui(ui, shown, (journey, walk), actions);
        return;
    }
    let workspace = shown.document.editor.workspace();
    let Some(sheet) = Sheet::of(walk, workspace, journey, shown.lang) else {
        ui.centered_and_justified(|ui| ui.weak(words::WALK_GONE.text(shown.lang)));
        return;
    };
    let area = ui.available_rect_before_wrap();
    let places = walk_paint::walk(ui.painter(), area, &sheet, (shown.theme, shown.lang));
    if let (Some(card), Some(place)) = (&sheet.card, places.card) {
        let response = ui.interact(place, ui.scope_id().with("card"), Sense::hover());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, card.name(shown.lang)));
    }
    for (at, ((title, _), rect)) in sheet.ways.iter().zip(&places.ways).enumerate() {
        let response = ui.interact(*rect, ui.scope_id().with(("way", at)), Sense::click());
        let name = format!("{} {title}", at + 1);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
        if let Some(stroke) = outline(shown, &response) {
            ui.painter().rect_stroke(*rect, CornerRadius::same(8), stroke, StrokeKind::Inside);
        }
        if response.clicked() {
            actions.push(Action::Session(Ask::Press(Press::Digit(at + 1))));
        }
    }
    ui.scope_builder(egui::UiBuilder::new().max_rect(places.foot), |ui| {
        ui.horizontal_centered(|ui| foot_ui(ui, shown, (journey, walk), actions));
    });
}

fn foot_ui(ui: &mut Ui, shown: &Shown<'_>, (journey, walk): (&Journey, &Walk), actions: &mut Vec<Action>) {
    let lang = shown.lang;
    if let Some((typing, text)) = &walk.field {
        field_ui(ui, (*typing, text), lang, actions);
        return;
    }
    key_ui(ui, "N", words::NOT_ON_MAP_YET, Press::Letter('N'), shown, actions);
    key_ui(ui, "T", words::PIN_NOTE, Press::Letter('T'), shown, actions);
    if walk.here(journey).is_some() {
        key_ui(ui, "E", words::NOTE_EVIDENCE, Press::Letter('E'), shown, actions);
    }
    key_ui(ui, "F", words::GO_ELSEWHERE, Press::Letter('F'), shown, actions);
    key_ui(ui, words::BACKSPACE.text(lang), words::STEP_TAKE_BACK, Press::Back, shown, actions);
    key_ui(ui, words::ENTER.text(lang), words::WALK_FINISH, Press::Enter, shown, actions);
    key_ui(ui, words::ESC.text(lang), words::LEAVE, Press::Leave, shown, actions);
}

/// The field for what is typed while walking; it has the keyboard as soon as it is there.
fn field_ui(
    ui: &mut Ui,
    (typing, text): (Typing, &str),
    lang: crate::model::Lang,
    actions: &mut Vec<Action>,
) {
    let (label, hint) = match typing {
        Typing::New => (words::NEW_TITLE, words::NEW_TITLE_HINT),
        Typing::Note => (words::NOTE_TEXT, words::NOTE_HINT),
        Typing::Evidence => (words::EVIDENCE_TEXT, words::EVIDENCE_HINT),
        Typing::Find => (words::FIND_TEXT, words::FIND_HINT),
    };
    let mut typed = text.to_owned();
    ui.label(label.text(lang));
    let field = single_line(&mut typed).hint_text(hint.text(lang));
    let response = ui.add(field.desired_width(520.0));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(label.text(lang)));
    if response.lost_focus() {
        let enter = ui.input(|input| input.key_pressed(egui::Key::Enter));
        actions.push(Action::Session(if enter { Ask::Named(typed) } else { Ask::Unnamed }));
        return;
    }
    response.request_focus();
    if typed != text {
        actions.push(Action::Session(Ask::Naming(typed)));
    }
}

/// What came of a walk: what was known, what was met, what was found, what was not met.
fn done_ui(ui: &mut Ui, shown: &Shown<'_>, (journey, walk): (&Journey, &Walk), actions: &mut Vec<Action>) {
    let lang = shown.lang;
    let Some(walked) = walk.walkthrough(journey) else { return };
    let outcome = Outcome::of(walked, journey);
    centred_ui(ui, 860.0, |ui| {
        ui.label(RichText::new(words::WALK_DONE.text(lang)).font(appearance::face(28.0, Face::Bold)));
        let name = super::walk::name(walked, shown.document.editor.workspace(), lang);
        ui.label(RichText::new(name).size(15.0).weak());
        ui.add_space(10.0);
        let counts = [
            words::KNOWN_BEFORE.count(lang, outcome.known),
            words::OF_THOSE_MET.count(lang, outcome.met.len()),
            words::FOUND_ON_WALK.count(lang, outcome.found.len()),
        ];
        ui.label(RichText::new(counts.join(" · ")).font(appearance::face(18.0, Face::SemiBold)));
        let kept = super::walk::evidence_of(walked, journey, shown.document.shown());
        if !kept.is_empty() {
            heading_ui(ui, words::LIST_EVIDENCE.text(lang), kept.len());
            for (title, text) in &kept {
                ui.label(RichText::new(format!("{title}: {text}")).size(14.5));
            }
        }
        list_ui(ui, words::LIST_FOUND.text(lang), &outcome.found, false);
        list_ui(ui, words::LIST_MET.text(lang), &outcome.met, true);
        list_ui(ui, words::LIST_MISSED.text(lang), &outcome.missed, false);
        ui.add_space(18.0);
        ui.horizontal(|ui| {
            key_ui(ui, words::ENTER.text(lang), words::TO_THE_MAP, Press::Enter, shown, actions);
            key_ui(ui, words::BACKSPACE.text(lang), words::WALK_ON_AGAIN, Press::Back, shown, actions);
            for (label, list) in [(words::SHOW_FOUND, &outcome.found), (words::SHOW_MISSED, &outcome.missed)]
            {
                if !list.is_empty() && ui.button(label.text(lang)).clicked() {
                    let ids: Vec<Id<Touchpoint>> = list.iter().map(|one| one.id.clone()).collect();
                    actions.push(Action::Session(Ask::Press(Press::Leave)));
                    actions.push(Action::Find(ids));
                }
            }
        });
    });
}

/// At most so many titles of a list are shown.
const LISTED: usize = 40;

fn heading_ui(ui: &mut Ui, title: &str, count: usize) {
    ui.add_space(14.0);
    let heading = RichText::new(format!("{title} ({count})"));
    ui.label(heading.font(appearance::face(16.0, Face::SemiBold)));
}

/// Touchpoints counted where their order means something, else with the number on their card.
fn list_ui(ui: &mut Ui, title: &str, list: &[std::sync::Arc<Touchpoint>], in_order: bool) {
    if list.is_empty() {
        return;
    }
    heading_ui(ui, title, list.len());
    for (at, one) in list.iter().take(LISTED).enumerate() {
        let title = crate::text::one_line(&one.title);
        let text = match in_order {
            true => format!("{}. {title}", at + 1),
            false => format!("{} {title}", one.number),
        };
        ui.label(RichText::new(text).size(14.5));
    }
    if list.len() > LISTED {
        ui.weak("…");
    }
}
