//! The menus. Every entry is a command with its own words and keys; what has nothing to act on is
//! left out or shown as not available. Knows what is open, changes nothing.

use egui::containers::menu::{MenuConfig, menu_style};
use egui::{Button, MenuBar, RichText};
use lucide_icons::Icon;

use super::bars::Shown;
use super::{Action, Command, MainView, appearance, command, document, plan, session, words};
use crate::model::Lang;

/// The menu bar.
pub fn menus_ui(ui: &mut egui::Ui, shown: &Shown<'_>, actions: &mut Vec<Action>) {
    let lang = shown.lang;
    MenuBar::new().config(MenuConfig::new().style(roomy)).ui(ui, |ui| {
        ui.spacing_mut().button_padding = egui::vec2(5.0, 3.0);
        ui.menu_button(words::FILE.text(lang), |ui| file_ui(ui, shown, actions));
        ui.menu_button(words::EDIT.text(lang), |ui| edit_ui(ui, shown, actions));
        ui.menu_button(words::VIEW.text(lang), |ui| view_ui(ui, shown, actions));
        ui.menu_button(words::INSERT.text(lang), |ui| {
            let open = !shown.is_read_only();
            for command in [
                Command::NewTouchpoint,
                Command::FromCatalogue,
                Command::AskScope,
                Command::NewPhase,
                Command::NewJourney,
                Command::DuplicateJourney,
                Command::Checklists,
                Command::Link,
            ] {
                item(ui, shown, command, open, actions);
            }
        });
        ui.menu_button(session::SESSION.text(lang), |ui| session_ui(ui, shown, actions));
        ui.menu_button(words::HELP.text(lang), |ui| {
            item(ui, shown, Command::Palette, true, actions);
            item(ui, shown, Command::ShowKeys, true, actions);
            item(ui, shown, Command::Tour, true, actions);
            if ui.button(words::ABOUT.text(lang)).clicked() {
                actions.push(Action::Answer(super::dialogs::Answer::About));
            }
        });
    });
}

/// egui's menus with room between the words of an entry and the edges of the ground of a ticked one.
fn roomy(style: &mut egui::Style) {
    menu_style(style);
    style.spacing.button_padding.x = 8.0;
    style.spacing.menu_margin = egui::Margin::same(4);
}

fn file_ui(ui: &mut egui::Ui, shown: &Shown<'_>, actions: &mut Vec<Action>) {
    item(ui, shown, Command::New, true, actions);
    item(ui, shown, Command::Open, true, actions);
    ui.menu_button(words::RECENT.text(shown.lang), |ui| {
        if shown.settings.recent.is_empty() {
            ui.weak(words::NO_RECENT.text(shown.lang));
        }
        for path in &shown.settings.recent {
            let name = crate::text::one_line(&document::file_name(path));
            if ui.button(name).on_hover_text(path.display().to_string()).clicked() {
                actions.push(Action::OpenPath(path.clone()));
            }
        }
    });
    ui.separator();
    item(ui, shown, Command::Save, !shown.is_read_only(), actions);
    item(ui, shown, Command::SaveAs, true, actions);
    item(ui, shown, Command::SaveTemplate, true, actions);
    item(ui, shown, Command::Import, !shown.is_read_only(), actions);
    item(ui, shown, Command::Export, true, actions);
    item(ui, shown, Command::ExportContent, true, actions);
    item(ui, shown, Command::GapReport, true, actions);
    ui.separator();
    item(ui, shown, Command::Close, true, actions);
    item(ui, shown, Command::Quit, true, actions);
}

fn edit_ui(ui: &mut egui::Ui, shown: &Shown<'_>, actions: &mut Vec<Action>) {
    let (editor, selection) = (&shown.document.editor, &shown.document.selection);
    let open = !shown.is_read_only();
    let undo =
        editor.undo_name().map(|name| words::UNDO_STEP.fill(shown.lang, &[("what", &name.text(shown.lang))]));
    let redo =
        editor.redo_name().map(|name| words::REDO_STEP.fill(shown.lang, &[("what", &name.text(shown.lang))]));
    named(ui, shown, Command::Undo, undo, actions);
    named(ui, shown, Command::Redo, redo, actions);
    ui.separator();
    let some = !selection.touchpoints.is_empty();
    item(ui, shown, Command::Cut, some && open, actions);
    item(ui, shown, Command::Copy, some, actions);
    item(ui, shown, Command::CopyPicture, true, actions);
    item(ui, shown, Command::CopySvg, true, actions);
    item(ui, shown, Command::Paste, open, actions);
    item(ui, shown, Command::Duplicate, some && open, actions);
    item(ui, shown, Command::Delete, !selection.is_empty() && open, actions);
    ui.separator();
    item(ui, shown, Command::SelectAll, true, actions);
    item(ui, shown, Command::SelectNothing, !selection.is_empty(), actions);
    item(ui, shown, Command::Find, true, actions);
    ui.separator();
    for command in [
        Command::Rename,
        Command::SetOwner,
        Command::SetChannel,
        Command::SetMedia,
        Command::SetInfluence,
        Command::SetEmotion,
        Command::SetImportance,
        Command::ToggleMoment,
        Command::ToPreviousPhase,
        Command::ToNextPhase,
    ] {
        item(ui, shown, command, some && open, actions);
    }
}

/// What is done with people in the room, and with what they decided.
fn session_ui(ui: &mut egui::Ui, shown: &Shown<'_>, actions: &mut Vec<Action>) {
    let open = !shown.is_read_only();
    let some = !shown.document.selection.touchpoints.is_empty();
    tick(ui, shown, Command::Present, shown.document.stage.presenter.is_some(), actions);
    ui.separator();
    item(ui, shown, Command::Walk, open, actions);
    item(ui, shown, Command::Rounds, open, actions);
    item(ui, shown, Command::Tally, open, actions);
    item(ui, shown, Command::SessionRecord, true, actions);
    item(ui, shown, Command::Agenda, true, actions);
    item(ui, shown, Command::NewAction, open, actions);
    item(ui, shown, Command::Replay, true, actions);
    ui.separator();
    let as_is = shown.document.journey().is_some_and(|journey| super::becoming::can_become(journey));
    item(ui, shown, Command::MakeToBe, open && as_is, actions);
    item(ui, shown, Command::ShowDifferences, true, actions);
    ui.separator();
    item(ui, shown, Command::CheckedToday, some && open, actions);
    item(ui, shown, Command::CheckCards, open, actions);
}

fn view_ui(ui: &mut egui::Ui, shown: &Shown<'_>, actions: &mut Vec<Action>) {
    ui.menu_button(plan::VIEW_PLAN.text(shown.lang), |ui| {
        for part in plan::Part::ALL {
            let view = MainView::Plan(part);
            let button = Button::selectable(view == shown.document.view, part.label().text(shown.lang));
            if ui.add(button).clicked() {
                actions.push(Action::View(view));
            }
        }
    });
    ui.separator();
    ui.menu_button(words::SIZE_OF_MAP.text(shown.lang), |ui| {
        for command in [Command::ZoomIn, Command::ZoomOut, Command::Fit, Command::ActualSize] {
            item(ui, shown, command, true, actions);
        }
    });
    ui.menu_button(words::FOLDING.text(shown.lang), |ui| folds_ui(ui, shown, actions));
    item(ui, shown, Command::Tidy, true, actions);
    ui.separator();
    for command in
        [Command::LanesBy, Command::ColourBy, Command::FilterBy, Command::LightRoute, Command::KeepView]
    {
        item(ui, shown, command, true, actions);
    }
    ui.separator();
    for (command, panel) in [(Command::ToggleCatalogue, "catalogue"), (Command::ToggleInspector, "inspector")]
    {
        let open = !shown.settings.folded.iter().any(|known| known == panel);
        tick(ui, shown, command, open, actions);
    }
    tick(ui, shown, Command::ToggleGaps, shown.document.gaps.is_shown(), actions);
    tick(ui, shown, Command::ToggleMinimap, shown.document.small_map, actions);
    tick(ui, shown, Command::ToggleExpected, shown.document.shows_expected(), actions);
    tick(ui, shown, Command::TogglePictures, shown.document.request.pictures, actions);
    item(ui, shown, Command::LayModels, !shown.is_read_only(), actions);
    item(ui, shown, Command::ShowLibraries, true, actions);
    ui.separator();
    tick(ui, shown, Command::ToggleMotion, shown.document.still, actions);
    ui.menu_button(words::THEME.text(shown.lang), |ui| {
        let now = shown.settings.theme.as_str();
        for (command, name) in
            [(Command::ThemeLight, "light"), (Command::ThemeDark, "dark"), (Command::ThemePrint, "print")]
        {
            tick(ui, shown, command, now == name || (now.is_empty() && name == "light"), actions);
        }
    });
    super::preferring::menu_ui(ui, shown, actions);
    ui.menu_button(words::LANGUAGE.text(shown.lang), |ui| {
        for (command, lang) in [(Command::LanguageEnglish, Lang::En), (Command::LanguageDutch, Lang::Nl)] {
            tick(ui, shown, command, shown.lang == lang, actions);
        }
    });
}

/// What folds and unfolds rows and phases.
fn folds_ui(ui: &mut egui::Ui, shown: &Shown<'_>, actions: &mut Vec<Action>) {
    let (request, selection) = (&shown.document.request, &shown.document.selection);
    let folds = !request.folded_lanes.is_empty() || !request.folded_phases.is_empty();
    let some = !selection.touchpoints.is_empty() || selection.phase.is_some();
    item(ui, shown, Command::Fold, some, actions);
    item(ui, shown, Command::FoldOthers, some, actions);
    item(ui, shown, Command::UnfoldAll, folds, actions);
}

fn named(
    ui: &mut egui::Ui,
    shown: &Shown<'_>,
    command: Command,
    name: Option<String>,
    actions: &mut Vec<Action>,
) {
    let enabled = name.is_some();
    let text = name.unwrap_or_else(|| command::label(command, shown.lang).to_owned());
    let button = Button::new(text).shortcut_text(command::keys_text(command, shown.settings));
    if ui.add_enabled(enabled, button).clicked() {
        actions.push(Action::Run(command));
    }
}

/// A command as an entry of a menu, with its keys if it has any.
pub fn button(command: Command, shown: &Shown<'_>) -> Button<'static> {
    let button = Button::new(command::label(command, shown.lang));
    match command::keys_text(command, shown.settings) {
        keys if keys.is_empty() => button,
        keys => button.shortcut_text(keys),
    }
}

fn item(ui: &mut egui::Ui, shown: &Shown<'_>, command: Command, enabled: bool, actions: &mut Vec<Action>) {
    let button = button(command, shown);
    let tip = command::entry(command).map_or("", |entry| entry.tip.text(shown.lang));
    if ui.add_enabled(enabled, button).on_hover_text(tip).clicked() {
        actions.push(Action::Run(command));
    }
}

fn tick(ui: &mut egui::Ui, shown: &Shown<'_>, command: Command, on: bool, actions: &mut Vec<Action>) {
    // Not by its ground alone.
    let ink = if on { ui.visuals().text_color() } else { egui::Color32::TRANSPARENT };
    let sign = RichText::new(char::from(Icon::Check)).font(appearance::icons(12.0)).color(ink);
    let name = command::label(command, shown.lang);
    let button =
        Button::selectable(on, (sign, name)).shortcut_text(command::keys_text(command, shown.settings));
    let response = ui.add(button);
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, on, name));
    if response.clicked() {
        actions.push(Action::Run(command));
    }
}
