//! What a new map can begin from: a list, and beside it a picture of the one that the pointer or the
//! keyboard is on. A click begins at once.

use egui::{AtomExt as _, Button, Frame, Id, Margin, RichText, Stroke, Ui, vec2};
use lucide_icons::Icon;

use super::{Ask, preview, words};
use crate::model::Lang;
use crate::text::{Face, one_line};
use crate::theme::Theme;
use crate::ui::{Action, appearance, words as window};
use crate::vocabulary::{self, Template};

/// The width of the list, in points.
const LIST: f32 = 300.0;
/// The height of a row.
const ROW: f32 = 25.0;

/// What the list remembers from frame to frame.
#[derive(Clone, Debug, PartialEq)]
struct Looked {
    /// The template whose picture is shown; empty for the map without phases.
    id: String,
    /// The template of the user's own that is asked about.
    asked: Option<String>,
    /// The one that is looked at gets the keyboard.
    grabs: bool,
}

/// The list with its pictures; `own` are the user's own templates.
/// What is beside the list under its picture is drawn by `below`.
pub fn begin_ui(
    ui: &mut Ui,
    (own, theme, lang): (&[Template], &Theme, Lang),
    actions: &mut Vec<Action>,
    below: impl FnOnce(&mut Ui, &mut Vec<Action>),
) {
    let key = Id::unique("begin from");
    let first = vocabulary::templates().first().map(|template| template.id.clone());
    let start = || Looked { id: first.unwrap_or_default(), asked: None, grabs: false };
    let mut looked: Looked = ui.data(|data| data.get_temp(key)).unwrap_or_else(start);
    ui.horizontal_top(|ui| {
        ui.vertical(|ui| {
            ui.set_width(LIST);
            ui.spacing_mut().item_spacing.y = 1.0;
            heading(ui, window::START_NEW.text(lang));
            for template in vocabulary::templates() {
                row_ui(ui, template, LIST, lang, &mut looked, actions);
            }
            empty_ui(ui, lang, &mut looked, actions);
            if !own.is_empty() {
                ui.add_space(6.0);
                heading(ui, words::OWN.text(lang));
            }
            for template in own {
                own_ui(ui, template, lang, &mut looked, actions);
            }
        });
        ui.add_space(18.0);
        ui.vertical(|ui| {
            let all = vocabulary::templates().iter().chain(own);
            let shown = all.into_iter().find(|template| template.id == looked.id);
            card_ui(ui, shown, theme, lang, actions);
            ui.add_space(14.0);
            below(ui, actions);
        });
    });
    keys(ui, own, &mut looked, actions);
    ui.data_mut(|data| data.insert_temp(key, looked));
}

/// While nothing has the keyboard, it is for the list: arrows begin to walk through it where it is looked
/// at, Enter begins with that.
fn keys(ui: &Ui, own: &[Template], looked: &mut Looked, actions: &mut Vec<Action>) {
    if ui.memory(|memory| memory.focused()).is_some() {
        return;
    }
    let pressed = |key| ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, key));
    if pressed(egui::Key::Enter) {
        actions.push(Action::Begin(Some(looked.id.clone()).filter(|id| !id.is_empty())));
        return;
    }
    let step = i32::from(pressed(egui::Key::ArrowDown)) - i32::from(pressed(egui::Key::ArrowUp));
    if step == 0 {
        return;
    }
    let known = vocabulary::templates().iter().map(|template| template.id.as_str()).chain([""]);
    let all: Vec<&str> = known.chain(own.iter().map(|template| template.id.as_str())).collect();
    let at = all.iter().position(|id| *id == looked.id).unwrap_or(0);
    let next = if step > 0 { at + 1 } else { at.saturating_sub(1) };
    if let Some(next) = all.get(next) {
        (*next).clone_into(&mut looked.id);
        // In this very frame egui would still move the focus in the arrow's direction.
        looked.grabs = true;
        ui.ctx().request_repaint();
    }
}

fn heading(ui: &mut Ui, text: &str) {
    ui.label(RichText::new(text).font(appearance::face(13.0, Face::SemiBold)).weak());
    ui.add_space(2.0);
}

/// A row of the list; a click begins.
fn row_ui(
    ui: &mut Ui,
    template: &Template,
    width: f32,
    lang: Lang,
    looked: &mut Looked,
    actions: &mut Vec<Action>,
) {
    let count = words::PHASES.count(lang, template.stages.len());
    if entry_ui(ui, (&one_line(template.name(lang)), &count), width, &template.id, looked) {
        actions.push(Action::Begin(Some(template.id.clone())));
    }
}

fn empty_ui(ui: &mut Ui, lang: Lang, looked: &mut Looked, actions: &mut Vec<Action>) {
    let hint = window::NEW_EMPTY_TIP.text(lang);
    if entry_ui(ui, (window::NEW_EMPTY.text(lang), hint), LIST, "", looked) {
        actions.push(Action::Begin(None));
    }
}

/// A wide button; whether it was clicked. Its picture is shown while the pointer or the keyboard is on it.
fn entry_ui(ui: &mut Ui, (name, note): (&str, &str), width: f32, id: &str, looked: &mut Looked) -> bool {
    let title = RichText::new(name).font(appearance::face(13.0, Face::Medium));
    let note = RichText::new(note).weak().font(appearance::face(11.5, Face::Regular));
    let button = Button::new((title.atom_shrink(true), egui::Atom::grow(), note))
        .selected(looked.id == id)
        .frame_when_inactive(looked.id == id)
        .truncate()
        .min_size(vec2(width, ROW));
    let response = ui.add_sized(vec2(width, ROW), button);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name));
    if looked.id == id && std::mem::take(&mut looked.grabs) {
        response.request_focus();
    } else if response.hovered() || response.has_focus() {
        id.clone_into(&mut looked.id);
    }
    response.clicked()
}

/// A template of the user's own, with the way to delete it.
fn own_ui(ui: &mut Ui, template: &Template, lang: Lang, looked: &mut Looked, actions: &mut Vec<Action>) {
    let name = one_line(template.name(lang));
    if looked.asked.as_ref() == Some(&template.id) {
        ui.horizontal_wrapped(|ui| {
            ui.label(words::DELETE_SURE.fill(lang, &[("name", &name)]));
            if ui.button(words::DELETE_YES.text(lang)).clicked() {
                actions.push(Action::Templates(Ask::Delete(template.id.clone())));
                looked.asked = None;
            }
            if ui.button(words::KEEP_IT.text(lang)).clicked() {
                looked.asked = None;
            }
        });
        return;
    }
    ui.horizontal(|ui| {
        row_ui(ui, template, LIST - 36.0, lang, looked, actions);
        let icon = RichText::new(char::from(Icon::Trash2)).font(appearance::icons(13.0)).weak();
        let response = ui.add(Button::new(icon).frame_when_inactive(false));
        let tip = words::DELETE.fill(lang, &[("name", &name)]);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &tip));
        if response.on_hover_text(&tip).clicked() {
            looked.asked = Some(template.id.clone());
        }
    });
}

/// The picture of a template, or what an empty map is.
fn card_ui(ui: &mut Ui, template: Option<&Template>, theme: &Theme, lang: Lang, actions: &mut Vec<Action>) {
    let card = Frame::new()
        .fill(appearance::colour(theme.paper))
        .stroke(Stroke::new(1.0, appearance::colour(theme.line)))
        .corner_radius(8)
        .inner_margin(Margin::same(14));
    card.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.set_min_height(300.0);
        let Some(template) = template else {
            ui.label(RichText::new(window::NEW_EMPTY.text(lang)).font(appearance::face(16.0, Face::Bold)));
            ui.label(words::EMPTY_WHAT.text(lang));
            begin_button(ui, None, theme, lang, actions);
            return;
        };
        ui.horizontal(|ui| {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                begin_button(ui, Some(&template.id), theme, lang, actions);
                ui.with_layout(egui::Layout::left_to_right(egui::Align::TOP), |ui| {
                    title_ui(ui, template, lang)
                });
            });
        });
        ui.add_space(6.0);
        preview::preview_ui(ui, template, theme, lang);
    });
}

fn title_ui(ui: &mut Ui, template: &Template, lang: Lang) {
    ui.vertical(|ui| {
        // The name with its count: the same words as in the list would name two things alike.
        let count = words::PHASES.count(lang, template.stages.len());
        let title = words::NAMED.fill(lang, &[("name", &one_line(template.name(lang))), ("n", &count)]);
        let title = RichText::new(title).font(appearance::face(16.0, Face::Bold));
        ui.add(egui::Label::new(title).truncate());
        let own = template.is_own();
        let origin = if own { words::OWN_ORIGIN.text(lang) } else { template.origin(lang) };
        ui.add(egui::Label::new(RichText::new(origin).weak()).wrap());
    });
}

fn begin_button(ui: &mut Ui, id: Option<&String>, theme: &Theme, lang: Lang, actions: &mut Vec<Action>) {
    let text = RichText::new(words::BEGIN_WITH.text(lang)).font(appearance::face(12.5, Face::SemiBold));
    let button = Button::new(text.color(appearance::colour(theme.on_accent)))
        .fill(appearance::colour(theme.accent))
        .min_size(vec2(120.0, 30.0));
    if ui.add(button).clicked() {
        actions.push(Action::Begin(id.cloned()));
    }
}
