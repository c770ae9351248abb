//! The bar of the playback: slider, steps, speed, and what was done in the step that is shown.

use egui::{Button, ComboBox, Key, Modifiers, Panel, RichText, Ui};
use lucide_icons::Icon;

use super::{Ask, Replay, SPEEDS};
use crate::text::Face;
use crate::ui::bars::{Shown, frame};
use crate::ui::{Action, appearance};
use crate::vocabulary::{Label, precise};

const START: Label = Label::new("To the start", "Naar het begin");
const BACK: Label = Label::new("One step back", "Een stap terug");
const PLAY: Label = Label::new("Play", "Afspelen");
const PAUSE: Label = Label::new("Pause", "Pauze");
const ON: Label = Label::new("One step on", "Een stap verder");
const PLACE: Label = Label::new("Step", "Stap");
const OF: Label = Label::new("{n} of {all}", "{n} van {all}");
const BEGIN: Label = Label::new("as it was when the file was opened", "zoals bij het openen");
const SPEED: Label = Label::new("Steps a second", "Stappen per seconde");
const EXPORT: Label = Label::new("As pictures…", "Als afbeeldingen…");
const END: Label = Label::new("Back to the present (Esc)", "Terug naar nu (Esc)");
const MAKING: Label = Label::new("Picture {n} of {all}", "Afbeelding {n} van {all}");
const STOP: Label = Label::new("Stop", "Stoppen");

/// The bar above the status line, while the session is played back.
pub fn bar_ui(ui: &mut Ui, shown: &Shown<'_>, actions: &mut Vec<Action>) {
    let Some(replay) = &shown.document.replay else { return };
    keys(ui, replay, actions);
    let panel = Panel::bottom("replay").exact_size(46.0).frame(frame(shown.theme, 18, 0));
    panel.resizable(false).show(ui, |ui| {
        ui.horizontal_centered(|ui| {
            steps_ui(ui, shown, replay, actions);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if ui.button(END.text(shown.lang)).clicked() {
                    actions.push(Action::Replay(Ask::End));
                }
                making_ui(ui, shown, replay, actions);
                speed_ui(ui, shown, replay, actions);
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    let step = replay.frames.get(replay.at).and_then(|frame| frame.step.as_ref());
                    let text =
                        step.map_or_else(|| BEGIN.text(shown.lang).to_owned(), |step| step.text(shown.lang));
                    let text = RichText::new(crate::text::one_line(&text))
                        .font(appearance::face(12.5, Face::Medium));
                    ui.add(egui::Label::new(text).truncate());
                });
            });
        });
    });
}

/// Arrows step, Escape ends it.
fn keys(ui: &Ui, replay: &Replay, actions: &mut Vec<Action>) {
    let ctx = ui.ctx();
    if ctx.text_edit_focused() || egui::Popup::is_any_open(ctx) {
        return;
    }
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::ArrowLeft) {
        actions.push(Action::Replay(Ask::To(replay.at.saturating_sub(1))));
    }
    if pressed(Key::ArrowRight) {
        actions.push(Action::Replay(Ask::To(replay.at + 1)));
    }
    if pressed(Key::Escape) {
        actions.push(Action::Replay(Ask::End));
    }
}

fn steps_ui(ui: &mut Ui, shown: &Shown<'_>, replay: &Replay, actions: &mut Vec<Action>) {
    let lang = shown.lang;
    let last = replay.frames.len().saturating_sub(1);
    let mut button = |ui: &mut Ui, icon: Icon, label: Label, enabled: bool, ask: Ask| {
        let text = RichText::new(char::from(icon)).font(appearance::icons(16.0));
        let response = ui.add_enabled(enabled, Button::new(text));
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, enabled, label.text(lang)));
        if response.on_hover_text(label.text(lang)).clicked() {
            actions.push(Action::Replay(ask));
        }
    };
    button(ui, Icon::SkipBack, START, replay.at > 0, Ask::To(0));
    button(ui, Icon::ChevronLeft, BACK, replay.at > 0, Ask::To(replay.at.saturating_sub(1)));
    let (icon, label) = if replay.since.is_some() { (Icon::Pause, PAUSE) } else { (Icon::Play, PLAY) };
    button(ui, icon, label, true, Ask::Toggle);
    button(ui, Icon::ChevronRight, ON, replay.at < last, Ask::To(replay.at + 1));
    let mut at = replay.at;
    ui.spacing_mut().slider_width = (ui.available_width() * 0.3).clamp(120.0, 420.0);
    // The rail must stand out from the paper that it lies on.
    let rail = appearance::colour(shown.theme.line);
    let handle = appearance::colour(shown.theme.accent);
    let slider = ui.scope(|ui| {
        let widgets = &mut ui.visuals_mut().widgets;
        widgets.inactive.bg_fill = rail;
        for state in [&mut widgets.inactive, &mut widgets.hovered, &mut widgets.active] {
            state.fg_stroke = egui::Stroke::new(2.0, handle);
        }
        ui.add(egui::Slider::new(&mut at, 0..=last).show_value(false))
    });
    let slider = slider.inner;
    ui.ctx().accesskit_node_builder(slider.id, |node| node.set_label(PLACE.text(lang)));
    if at != replay.at {
        actions.push(Action::Replay(Ask::To(at)));
    }
    let (n, all) = (replay.at.to_string(), last.to_string());
    ui.label(OF.fill(lang, &[("n", &n), ("all", &all)]));
}

fn speed_ui(ui: &mut Ui, shown: &Shown<'_>, replay: &Replay, actions: &mut Vec<Action>) {
    let text = |speed: f64| format!("{} ×", precise(speed, shown.lang));
    let combo = ComboBox::from_id_salt("speed").selected_text(text(replay.speed)).width(56.0);
    let response = combo.show_ui(ui, |ui| {
        for speed in SPEEDS {
            if ui.selectable_label(speed == replay.speed, text(speed)).clicked() {
                actions.push(Action::Replay(Ask::Speed(speed)));
            }
        }
    });
    let label = SPEED.text(shown.lang);
    ui.ctx().accesskit_node_builder(response.response.id, |node| node.set_label(label));
    response.response.on_hover_text(label);
}

/// The making of pictures: how far it is, and its end.
fn making_ui(ui: &mut Ui, shown: &Shown<'_>, replay: &Replay, actions: &mut Vec<Action>) {
    let lang = shown.lang;
    let Some(making) = &replay.making else {
        if ui.button(EXPORT.text(lang)).clicked() {
            actions.push(Action::Replay(Ask::Export));
        }
        return;
    };
    if ui.button(STOP.text(lang)).clicked() {
        actions.push(Action::Replay(Ask::StopMaking));
    }
    let (n, all) = (making.done().to_string(), making.all.to_string());
    ui.label(MAKING.fill(lang, &[("n", &n), ("all", &all)]));
}
