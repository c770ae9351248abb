//! Pictures in panels: those of a touchpoint in the inspector, the portrait among the fields of a persona.

use egui::{Ui, vec2};
use lucide_icons::Icon;

use super::gallery::Seen;
use super::{Ask, Gallery, Target, words};
use crate::model::{Journey, Lang, Persona, Touchpoint};
use crate::ui::inspector::form::Form;
use crate::ui::{Action, appearance};

/// The greatest height of a picture in a panel, in points.
const HIGH: f32 = 220.0;
/// The side of a portrait, in points.
const PORTRAIT: f32 = 120.0;

/// The pictures of a touchpoint, with a button to add one.
pub fn evidence_ui(
    ui: &mut Ui,
    gallery: &Gallery,
    form: &mut Form<'_, Touchpoint>,
    (journey, one): (&Journey, &Touchpoint),
) {
    let lang = form.lang;
    for (at, name) in one.pictures.iter().enumerate() {
        let width = ui.available_width();
        picture_ui(ui, gallery, name, vec2(width, HIGH), lang);
        ui.horizontal(|ui| {
            let remove = words::REMOVE.fill(lang, &[("name", name)]);
            if icon_ui(ui, Icon::Trash2, &remove) {
                form.set(words::PICTURES, |one| {
                    if at < one.pictures.len() {
                        one.pictures.edit().remove(at);
                    }
                });
            }
            let first = words::FIRST.fill(lang, &[("name", name)]);
            if at > 0 && icon_ui(ui, Icon::ArrowUp, &first) {
                form.set(words::PICTURES, |one| {
                    if at < one.pictures.len() {
                        let name = one.pictures.edit().remove(at);
                        one.pictures.edit().insert(0, name);
                    }
                });
            }
            ui.add(egui::Label::new(egui::RichText::new(name).weak()).truncate());
        });
    }
    if ui.button(words::ADD.text(lang)).clicked() {
        let target = Target::Card(journey.id.clone(), one.id.clone());
        form.actions.push(Action::Photos(Ask::Choose(target)));
    }
    ui.add(egui::Label::new(egui::RichText::new(words::DROP_HINT.text(lang)).weak()).wrap());
}

/// The heading of the section, and how many there are.
pub fn heading(lang: Lang, one: &Touchpoint) -> (&'static str, String) {
    let count = match one.pictures.len() {
        0 => String::new(),
        count => words::COUNT.count(lang, count),
    };
    (words::PICTURES.text(lang), count)
}

/// The portrait of a persona, with buttons to change it.
pub fn portrait_ui(ui: &mut Ui, gallery: &Gallery, form: &mut Form<'_, Persona>, persona: &Persona) {
    let lang = form.lang;
    ui.weak(words::PORTRAIT.text(lang));
    let has_one = !persona.picture.is_empty();
    if has_one {
        picture_ui(ui, gallery, &persona.picture, vec2(PORTRAIT, PORTRAIT), lang);
    }
    ui.horizontal(|ui| {
        let label = if has_one { words::CHANGE } else { words::ADD_PORTRAIT };
        if ui.button(label.text(lang)).clicked() {
            form.actions.push(Action::Photos(Ask::Choose(Target::Portrait(persona.id.clone()))));
        }
        let remove = words::REMOVE.fill(lang, &[("name", &persona.picture)]);
        if has_one && icon_ui(ui, Icon::Trash2, &remove) {
            form.set(words::PORTRAIT, |one| one.picture.clear());
        }
    });
}

/// A picture as large as fits, or why it is not there.
pub fn picture_ui(ui: &mut Ui, gallery: &Gallery, name: &str, most: egui::Vec2, lang: Lang) {
    let pixels = most.max_elem() * ui.pixels_per_point();
    match gallery.picture(ui.ctx(), name, pixels) {
        Seen::Ready(texture) => {
            let size = texture.size_vec2();
            let scale = (most.x / size.x).min(most.y / size.y);
            let image = egui::Image::new((texture.id(), size * scale)).alt_text(name);
            ui.add(image);
        }
        Seen::Loading => drop(ui.weak(words::LOADING.text(lang))),
        Seen::Missing(why) => {
            let text = words::NOT_THERE.fill(lang, &[("name", name), ("why", why.text(lang))]);
            ui.add(egui::Label::new(egui::RichText::new(text).color(ui.visuals().error_fg_color)).wrap());
        }
    }
}

fn icon_ui(ui: &mut Ui, icon: Icon, name: &str) -> bool {
    let text = egui::RichText::new(char::from(icon)).font(appearance::icons(13.0));
    let response = ui.add(egui::Button::new(text).small()).on_hover_text(name);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name));
    response.clicked()
}
