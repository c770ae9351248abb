//! The first screen: begin, open, recent files, samples, and work that a crash left behind.
//! Knows lists of names; opening is the app's.

use egui::{Frame, Margin, RichText, vec2};

use super::{Action, Command, appearance, command, document, templates, words};
use crate::model::Lang;
use crate::settings::Settings;
use crate::storage::Recovery;
use crate::text::{Face, one_line};
use crate::theme::Theme;
use crate::vocabulary::{self, Template};

/// What the welcome screen shows.
pub struct Welcome<'a> {
    /// Preferences, with the recent files.
    pub settings: &'a Settings,
    /// The language of the window.
    pub lang: Lang,
    /// The colours.
    pub theme: &'a Theme,
    /// Samples: name, title, line.
    pub samples: Vec<(String, String, String)>,
    /// Templates of the user's own.
    pub own: &'a [Template],
    /// Copies left behind by runs that did not end well.
    pub recoveries: &'a [Recovery],
    /// A short message.
    pub notice: Option<&'a str>,
}

/// The welcome screen.
pub fn welcome_ui(ui: &mut egui::Ui, welcome: &Welcome<'_>, actions: &mut Vec<Action>) {
    let ground = Frame::new().fill(appearance::colour(welcome.theme.ground)).inner_margin(Margin::same(24));
    egui::CentralPanel::default().frame(ground).show(ui, |ui| {
        egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            let side = ((ui.available_width() - 980.0) / 2.0).max(0.0);
            Frame::new().outer_margin(Margin { left: side as i8, ..Margin::ZERO }).show(ui, |_| {});
            ui.horizontal(|ui| {
                ui.add_space(side);
                ui.vertical(|ui| {
                    ui.set_width(ui.available_width().min(980.0));
                    page_ui(ui, welcome, actions);
                });
            });
        });
    });
}

fn page_ui(ui: &mut egui::Ui, welcome: &Welcome<'_>, actions: &mut Vec<Action>) {
    let lang = welcome.lang;
    ui.add_space(14.0);
    ui.horizontal(|ui| {
        ui.vertical(|ui| {
            ui.label(RichText::new("Wandel").font(appearance::face(14.0, Face::SemiBold)).weak());
            ui.label(RichText::new(words::WELCOME.text(lang)).font(appearance::face(26.0, Face::Bold)));
        });
        ui.with_layout(egui::Layout::right_to_left(egui::Align::TOP), |ui| languages_ui(ui, lang, actions));
    });
    if let Some(notice) = welcome.notice {
        ui.label(notice);
    }
    ui.add_space(14.0);
    for copy in welcome.recoveries {
        recovery_ui(ui, welcome, copy, actions);
    }
    templates::begin_ui(ui, (welcome.own, welcome.theme, lang), actions, |ui, actions| {
        let width = (ui.available_width() - 18.0) / 2.0;
        ui.horizontal_top(|ui| {
            ui.vertical(|ui| {
                ui.set_width(width);
                samples_ui(ui, welcome, actions);
            });
            ui.add_space(12.0);
            ui.vertical(|ui| {
                ui.set_width(width);
                recent_ui(ui, welcome, actions);
            });
        });
    });
}

fn samples_ui(ui: &mut egui::Ui, welcome: &Welcome<'_>, actions: &mut Vec<Action>) {
    heading(ui, words::SAMPLES.text(welcome.lang));
    if choice(ui, command::label(Command::Tour, welcome.lang), "").clicked() {
        actions.push(Action::Run(Command::Tour));
    }
    for (name, title, line) in &welcome.samples {
        if sample(ui, title, line).clicked() {
            actions.push(Action::OpenSample(name.clone()));
        }
    }
}

fn languages_ui(ui: &mut egui::Ui, lang: Lang, actions: &mut Vec<Action>) {
    for (command, own) in [(Command::LanguageDutch, Lang::Nl), (Command::LanguageEnglish, Lang::En)] {
        if ui.selectable_label(lang == own, command::label(command, lang)).clicked() {
            actions.push(Action::Run(command));
        }
    }
}

fn recent_ui(ui: &mut egui::Ui, welcome: &Welcome<'_>, actions: &mut Vec<Action>) {
    heading(ui, words::RECENT.text(welcome.lang));
    let keys = command::keys_text(Command::Open, welcome.settings);
    if choice(ui, words::OPEN_FILE.text(welcome.lang), &keys).clicked() {
        actions.push(Action::Run(Command::Open));
    }
    if welcome.settings.recent.is_empty() {
        ui.weak(words::NO_RECENT.text(welcome.lang));
        ui.weak(words::DROP_HINT.text(welcome.lang));
    }
    for path in &welcome.settings.recent {
        let folder = path.parent().map(|folder| folder.display().to_string()).unwrap_or_default();
        if choice(ui, &one_line(&document::file_name(path)), &one_line(&folder)).clicked() {
            actions.push(Action::OpenPath(path.clone()));
        }
    }
}

/// A copy that a crash left behind, beside the file as saved.
fn recovery_ui(ui: &mut egui::Ui, welcome: &Welcome<'_>, copy: &Recovery, actions: &mut Vec<Action>) {
    let lang = welcome.lang;
    let card = Frame::new()
        .fill(appearance::colour(welcome.theme.paper))
        .stroke(egui::Stroke::new(1.0, appearance::colour(welcome.theme.high)))
        .corner_radius(8)
        .inner_margin(Margin::same(12));
    card.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.label(RichText::new(words::RECOVERED.text(lang)).font(appearance::face(13.5, Face::SemiBold)));
        let name = copy.original.as_deref().map(|path| path.display().to_string());
        let name = name.unwrap_or_else(|| words::NEVER_SAVED.text(lang).to_owned());
        ui.label(format!("{} · {}", one_line(&name), written(copy, lang)));
        ui.weak(words::RECOVERED_WHY.text(lang));
        ui.horizontal_wrapped(|ui| {
            if ui.button(words::RECOVER_OPEN.text(lang)).clicked() {
                actions.push(Action::OpenRecovery(copy.clone()));
            }
            if let Some(original) = &copy.original
                && ui.button(words::RECOVER_SAVED.text(lang)).clicked()
            {
                actions.push(Action::OpenPath(original.clone()));
            }
            if ui.button(words::RECOVER_KEEP.text(lang)).clicked() {
                actions.push(Action::PutRecoveryAway(copy.clone(), false));
            }
            if ui.button(words::RECOVER_DISCARD.text(lang)).clicked() {
                actions.push(Action::PutRecoveryAway(copy.clone(), true));
            }
        });
    });
    ui.add_space(10.0);
}

/// When a copy was written, as this machine's clock says it.
fn written(copy: &Recovery, lang: Lang) -> String {
    let Ok(stamp) = jiff::Timestamp::try_from(copy.written) else { return String::new() };
    let zoned = stamp.to_zoned(jiff::tz::TimeZone::system());
    format!("{}, {}", vocabulary::date(zoned.date(), lang), zoned.strftime("%H:%M"))
}

fn heading(ui: &mut egui::Ui, text: &str) {
    ui.label(RichText::new(text).font(appearance::face(13.0, Face::SemiBold)).weak());
    ui.add_space(2.0);
}

/// A wide button with what a sample holds below its name: two samples may have one name.
fn sample(ui: &mut egui::Ui, name: &str, line: &str) -> egui::Response {
    let title = RichText::new(name).font(appearance::face(13.5, Face::SemiBold));
    let mut text = egui::text::LayoutJob::default();
    let style = ui.style().clone();
    for part in [title, RichText::new(format!("\n{line}")).small().weak()] {
        part.append_to(&mut text, &style, egui::FontSelection::Default, egui::Align::Center);
    }
    let button = egui::Button::new((text, egui::Atom::grow())).wrap();
    let response = ui.add(button.min_size(vec2(ui.available_width(), 46.0)));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, format!("{name}: {line}")));
    response
}

/// A wide button: a name and a quieter line.
fn choice(ui: &mut egui::Ui, name: &str, line: &str) -> egui::Response {
    use egui::AtomExt as _;
    let title = RichText::new(name).font(appearance::face(13.5, Face::SemiBold));
    let button = egui::Button::new((title, egui::Atom::grow(), RichText::new(line).weak().atom_shrink(true)))
        .min_size(vec2(ui.available_width(), 38.0))
        .truncate();
    let response = ui.add(button);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name));
    if line.is_empty() { response } else { response.on_hover_text(line) }
}
