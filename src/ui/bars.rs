//! The bars: menus and file at the top, the view's choices below, counts and keys at the foot.
//! Shows what is open; asks for changes by actions.

use egui::{Button, ComboBox, Frame, Layout, Margin, Panel, RichText};

use super::document::Document;
use super::{Action, Command, appearance, command, libraries, looking, menus, offer, quick, tour, words};
use crate::edit::Library;
use crate::layout::Request;
use crate::model::{ColourScheme, Id, Lang, Persona};
use crate::settings::Settings;
use crate::text::{Face, Style};
use crate::theme::Theme;
use crate::ui::ticks::Ticks as _;
use crate::vocabulary::Labelled as _;

/// What the panels show this frame.
pub struct Shown<'a> {
    /// Preferences.
    pub settings: &'a Settings,
    /// The language of the window.
    pub lang: Lang,
    /// The colours.
    pub theme: &'a Theme,
    /// What is open.
    pub document: &'a Document,
    /// The zoom in percent.
    pub zoom: u32,
    /// A short message.
    pub notice: Option<&'a super::app::Notice>,
    /// Whether an export is under way.
    pub exporting: bool,
    /// How far a drawing is that is being exported, from 0 to 1.
    pub exported: Option<f32>,
    /// Whether a picture is being made, and has been for a while.
    pub drawing: bool,
    /// Whether a file is being written, and has been for a while.
    pub saving: bool,
    /// Whether a dialog of the system is open.
    pub dialog_open: bool,
    /// The day on which everything is looked at.
    pub as_of: crate::model::Date,
    /// The part of the contact plan behind its tab; none where there is no tab.
    pub part: Option<super::plan::Part>,
}

impl Shown<'_> {
    /// Whether edits are refused.
    pub fn is_read_only(&self) -> bool {
        self.document.is_fixed()
    }
}

/// A panel's frame with these margins.
pub fn frame(theme: &Theme, x: i8, y: i8) -> Frame {
    Frame::new().fill(appearance::colour(theme.paper)).inner_margin(Margin::symmetric(x, y))
}

/// Below this width the tabs of all views need the room between things.
const NARROW: f32 = 1500.0;

/// Menus, the file's name and state, export. 48 points high.
pub fn top_ui(ui: &mut egui::Ui, shown: &Shown<'_>, actions: &mut Vec<Action>) {
    Panel::top("top").exact_size(48.0).frame(frame(shown.theme, 14, 0)).resizable(false).show(ui, |ui| {
        ui.horizontal_centered(|ui| {
            let apart = if ui.available_width() < NARROW { 8.0 } else { 24.0 };
            ui.scope(|ui| {
                ui.set_max_width(300.0);
                menus::menus_ui(ui, shown, actions);
            });
            ui.add_space(apart);
            name_ui(ui, shown, apart);
            ui.add_space(apart);
            let tabs = ui.scope(|ui| super::views::tabs_ui(ui, shown, actions)).response.rect;
            tour::mark(ui.ctx(), tour::Spot::Views, tabs);
            ui.with_layout(Layout::right_to_left(egui::Align::Center), |ui| {
                let text =
                    RichText::new(words::EXPORT.text(shown.lang)).font(appearance::face(12.5, Face::Medium));
                let button = Button::new(text.color(appearance::colour(shown.theme.on_accent)))
                    .fill(appearance::colour(shown.theme.accent))
                    .min_size(egui::vec2(EXPORT, 30.0));
                let tip = command::tip(Command::Export, shown.lang, shown.settings);
                let export = ui.add(button).on_hover_text(tip);
                tour::mark(ui.ctx(), tour::Spot::Export, export.rect);
                if export.clicked() {
                    actions.push(Action::Run(Command::Export));
                }
                let text = RichText::new(words::PRESENT.text(shown.lang));
                let button = Button::new(text.font(appearance::face(12.5, Face::Medium)));
                let tip = command::tip(Command::Present, shown.lang, shown.settings);
                if ui.add(button.min_size(egui::vec2(PRESENT, 30.0))).on_hover_text(tip).clicked() {
                    actions.push(Action::Run(Command::Present));
                }
                if !shown.document.problems.is_empty() {
                    let count = words::PROBLEM_COUNT.count(shown.lang, shown.document.problems.len());
                    if ui.button(count).on_hover_text(words::PROBLEMS.text(shown.lang)).clicked() {
                        actions.push(Action::ShowProblems);
                    }
                }
            });
        });
    });
}

/// The least widths of the buttons at the right end, in points.
const EXPORT: f32 = 112.0;
const PRESENT: f32 = 84.0;
/// The least width of the file's name, in points.
const NAME: f32 = 90.0;
/// The air at both sides of a button's words, in points.
const AIR: f32 = 18.0;

/// What the buttons at the right end of the bar take, with the space before them, in points.
pub fn ends(shown: &Shown<'_>, gap: f32) -> f32 {
    let width = |text: &str| crate::text::width(text, Style::new(12.5, Face::Medium)) + AIR;
    let export = width(words::EXPORT.text(shown.lang)).max(EXPORT);
    let present = width(words::PRESENT.text(shown.lang)).max(PRESENT);
    let problems = match shown.document.problems.len() {
        0 => 0.0,
        count => width(&words::PROBLEM_COUNT.count(shown.lang, count)) + gap,
    };
    export + present + problems + 2.0 * gap
}

/// The file's name and how it stands. A long name leaves the views and the buttons their room.
fn name_ui(ui: &mut egui::Ui, shown: &Shown<'_>, apart: f32) {
    let name = crate::text::one_line(&shown.document.title());
    let state = state(shown).text(shown.lang);
    let (gap, whole) = (ui.spacing().item_spacing.x, ui.available_width());
    let beside = crate::text::width(state, Style::new(12.5, Face::Regular)) + 3.0 * gap + apart;
    let left = whole - beside - super::views::least_width(shown) - ends(shown, gap);
    let style = Style::new(13.5, Face::SemiBold);
    let short = crate::text::fit(&name, style, left.min(whole * 0.2).max(NAME));
    let label = ui.label(RichText::new(&short).font(appearance::face(13.5, Face::SemiBold)));
    if short != name {
        label.on_hover_text(&name);
    }
    let label = ui.weak(state);
    if let Some(why) = &shown.document.read_only {
        label.on_hover_text(why.text(shown.lang));
    }
}

/// Whether the file is saved, edited or may not be changed.
fn state(shown: &Shown<'_>) -> crate::vocabulary::Label {
    match shown.document {
        document if document.read_only.is_some() => words::READ_ONLY,
        document if document.editor.is_dirty() => words::EDITED,
        document if document.path.is_none() => words::UNSAVED,
        _ => words::SAVED,
    }
}

/// What the map shows, undo, redo, tidy and zoom. 42 points high. The contact plan has a bar of its own.
pub fn sub_ui(ui: &mut egui::Ui, shown: &Shown<'_>, actions: &mut Vec<Action>) {
    if matches!(shown.document.view, super::MainView::Plan(_)) {
        return;
    }
    Panel::top("sub").exact_size(42.0).frame(frame(shown.theme, 18, 0)).resizable(false).show(ui, |ui| {
        ui.horizontal_centered(|ui| {
            // What only the map has stands over the map alone.
            if shown.document.view.shows_map() {
                lanes_ui(ui, shown, actions);
                colours_ui(ui, shown, actions);
            }
            personas_ui(ui, shown, actions);
            filter_ui(ui, shown, actions);
            looking::kept_ui(ui, shown, actions);
            ui.with_layout(Layout::right_to_left(egui::Align::Center), |ui| view_ui(ui, shown, actions));
        });
    });
}

/// A choice with its label before it.
fn choice(ui: &mut egui::Ui, salt: &str, label: &str, text: &str, list: impl FnOnce(&mut egui::Ui)) {
    let label = ui.weak(label);
    let combo = ComboBox::from_id_salt(salt).selected_text(text).width(126.0).truncate();
    combo.show_ui(ui, list).response.labelled_by(label.id);
    ui.add_space(12.0);
}

fn lanes_ui(ui: &mut egui::Ui, shown: &Shown<'_>, actions: &mut Vec<Action>) {
    let document = shown.document;
    let Some(journey) = document.journey() else { return };
    let now = document.request.lanes.unwrap_or(journey.lanes);
    let lanes = offer::lanes(shown.lang);
    let text = lanes.iter().find(|(scheme, _)| *scheme == now).map_or("", |(_, text)| text);
    choice(ui, "lanes", words::LANES_BY.text(shown.lang), text, |ui| {
        for (scheme, text) in &lanes {
            if ui.selectable_label(*scheme == now, text).clicked() {
                let lanes = Some(*scheme).filter(|scheme| *scheme != journey.lanes);
                actions.push(Action::Show(Request { lanes, ..document.request.clone() }));
            }
        }
    });
}

fn colours_ui(ui: &mut egui::Ui, shown: &Shown<'_>, actions: &mut Vec<Action>) {
    let now = shown.document.colours;
    let schemes = offer::values::<ColourScheme>(shown.lang);
    choice(ui, "colours", words::COLOUR_BY.text(shown.lang), now.label().text(shown.lang), |ui| {
        for (scheme, text) in &schemes {
            if ui.selectable_label(*scheme == now, text).clicked() {
                actions.push(Action::Looking(looking::Ask::Colours(*scheme)));
            }
        }
    });
}

fn personas_ui(ui: &mut egui::Ui, shown: &Shown<'_>, actions: &mut Vec<Action>) {
    let document = shown.document;
    let personas = &document.editor.workspace().personas;
    let everybody = words::EVERYBODY.text(shown.lang);
    let lit = document.sight.route.as_ref();
    let now = document.request.persona.as_ref().or(lit);
    let mut whole = lit.is_some();
    let name = personas.iter().find(|persona| now == Some(&persona.id)).map(|persona| persona.name.as_str());
    choice(ui, "persona", words::PERSONA.text(shown.lang), name.unwrap_or(everybody), |ui| {
        let all = std::iter::once((None, everybody));
        for (id, name) in all.chain(personas.iter().map(|persona| (Some(&persona.id), persona.name.as_str())))
        {
            if ui.selectable_label(now == id, crate::text::one_line(name)).clicked() {
                show_persona(document, id.cloned(), whole, actions);
            }
        }
        ui.separator();
        if ui.selectable_label(false, libraries::EDIT.text(shown.lang)).clicked() {
            actions.push(libraries::open(Library::Personas));
        }
    });
    if now.is_some() && ui.tick(&mut whole, looking::LIGHT.text(shown.lang)).clicked() {
        show_persona(document, now.cloned(), whole, actions);
    }
    let hidden = document
        .picture()
        .map_or(0, |it| it.facts.touchpoints.saturating_sub(it.layout.touchpoints().count()));
    if now.is_some() && hidden > 0 {
        ui.weak(words::HIDDEN.count(shown.lang, hidden));
        ui.add_space(12.0);
    }
}

/// Shows a persona's part of the map alone, or lights it on the `whole` map.
fn show_persona(document: &Document, persona: Option<Id<Persona>>, whole: bool, actions: &mut Vec<Action>) {
    let (alone, lit) = if whole { (None, persona) } else { (persona, None) };
    actions.push(Action::Looking(looking::Ask::Route(lit)));
    actions.push(Action::Show(Request { persona: alone, ..document.request.clone() }));
}

/// Opens the filter; says how many parts it has.
fn filter_ui(ui: &mut egui::Ui, shown: &Shown<'_>, actions: &mut Vec<Action>) {
    let count = shown.document.sight.filter.len();
    let text = match count {
        0 => looking::FILTER.text(shown.lang).to_owned(),
        _ => looking::FILTER_COUNT.fill(shown.lang, &[("n", &count.to_string())]),
    };
    let button = ui.add(Button::new(text).frame_when_inactive(count > 0));
    if button.on_hover_text(command::tip(Command::FilterBy, shown.lang, shown.settings)).clicked() {
        actions.push(Action::Run(Command::FilterBy));
    }
}

/// From right to left: what zooms the map, redo, undo.
fn view_ui(ui: &mut egui::Ui, shown: &Shown<'_>, actions: &mut Vec<Action>) {
    ui.spacing_mut().item_spacing.x = 2.0;
    if shown.document.view.shows_map() {
        zoom_ui(ui, shown, actions);
    }
    undo_ui(ui, shown, actions);
}

/// Redo and undo, from the right.
pub fn undo_ui(ui: &mut egui::Ui, shown: &Shown<'_>, actions: &mut Vec<Action>) {
    quiet(ui, shown, Command::Redo, None, shown.document.editor.redo_name().is_some(), actions);
    quiet(ui, shown, Command::Undo, None, shown.document.editor.undo_name().is_some(), actions);
}

/// From right to left: fit, plus, the zoom, minus, tidy.
fn zoom_ui(ui: &mut egui::Ui, shown: &Shown<'_>, actions: &mut Vec<Action>) {
    quiet(ui, shown, Command::Fit, None, true, actions);
    quiet(ui, shown, Command::ZoomIn, Some("+"), true, actions);
    ui.label(words::ZOOM.fill(shown.lang, &[("n", &shown.zoom.to_string())]));
    quiet(ui, shown, Command::ZoomOut, Some("−"), true, actions);
    ui.separator();
    quiet(ui, shown, Command::Tidy, None, true, actions);
}

/// A button without a frame that runs a command; its name is the command's, whatever it shows.
fn quiet(
    ui: &mut egui::Ui,
    shown: &Shown<'_>,
    command: Command,
    text: Option<&str>,
    enabled: bool,
    actions: &mut Vec<Action>,
) {
    let name = command::label(command, shown.lang);
    let button = Button::new(text.unwrap_or(name)).frame_when_inactive(false);
    let response = ui.add_enabled(enabled, button);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, enabled, name));
    if response.on_hover_text(command::tip(command, shown.lang, shown.settings)).clicked() {
        actions.push(Action::Run(command));
    }
}

/// Counts at the left, language and keys at the right. 26 points high.
pub fn status_ui(ui: &mut egui::Ui, shown: &Shown<'_>, actions: &mut Vec<Action>) {
    Panel::bottom("status").exact_size(26.0).frame(frame(shown.theme, 18, 0)).resizable(false).show(
        ui,
        |ui| {
            ui.style_mut().override_text_style = Some(egui::TextStyle::Small);
            // The keys first: a long message must leave them their room.
            ui.with_layout(Layout::right_to_left(egui::Align::Center), |ui| {
                ui.weak(keys(ui.ctx(), shown));
                let (other, short) = match shown.lang {
                    Lang::En => (Command::LanguageDutch, "EN"),
                    Lang::Nl => (Command::LanguageEnglish, "NL"),
                };
                let button = ui.add(Button::new(short).frame_when_inactive(false));
                if button.on_hover_text(words::LANGUAGE.text(shown.lang)).clicked() {
                    actions.push(Action::Run(other));
                }
                super::timer::clock_ui(ui, shown, actions);
                ui.with_layout(Layout::left_to_right(egui::Align::Center), |ui| state_ui(ui, shown, actions));
            });
        },
    );
}

/// Counts, what is under way, and a short message.
fn state_ui(ui: &mut egui::Ui, shown: &Shown<'_>, actions: &mut Vec<Action>) {
    ui.add(egui::Label::new(RichText::new(counts(shown)).weak()).truncate());
    let under_way = [
        (shown.drawing, words::LAYING_OUT),
        (shown.saving, words::SAVING),
        (shown.exporting && shown.exported.is_none(), words::EXPORTING),
        (shown.dialog_open, words::OPENING_DIALOG),
    ];
    for (_, words) in under_way.into_iter().filter(|(now, _)| *now) {
        ui.weak(words.text(shown.lang));
    }
    super::exporting::progress_ui(ui, shown, actions);
    let Some(notice) = shown.notice else { return };
    let font = appearance::face(11.5, Face::SemiBold);
    // The button before the words, which may be long.
    if let Some((word, mend)) = &notice.mend {
        let button = Button::new(RichText::new(word.text(shown.lang)).font(font.clone()));
        // The bar is as high as other buttons, so this one is a little lower.
        let spacing = ui.spacing_mut();
        (spacing.interact_size.y, spacing.button_padding.y) = (20.0, 2.0);
        if ui.add(button).clicked() {
            actions.push((**mend).clone());
        }
    }
    ui.add(egui::Label::new(RichText::new(&notice.text).font(font)).truncate());
}

fn counts(shown: &Shown<'_>) -> String {
    let lang = shown.lang;
    let Some(picture) = shown.document.picture() else { return String::new() };
    let (journey, facts) = (&picture.journey, &picture.facts);
    let drawn = picture.layout.touchpoints().count();
    let touchpoints = words::touchpoints(lang, facts.touchpoints, facts.past);
    let mut parts = vec![
        words::PHASES.count(lang, journey.phases.len()),
        if drawn < facts.touchpoints {
            words::OF_ALL.fill(lang, &[("n", &drawn.to_string()), ("all", &touchpoints)])
        } else {
            touchpoints
        },
        words::TRANSITIONS.count(lang, picture.layout.routes.len()),
        words::PERSONAS.count(lang, journey.personas.len()),
    ];
    if !journey.unsorted.is_empty() {
        parts.push(words::UNSORTED.count(lang, journey.unsorted.len()));
    }
    if shown.document.selection.touchpoints.len() > 1 {
        parts.push(words::SELECTED.count(lang, shown.document.selection.touchpoints.len()));
    }
    parts.join(" · ")
}

/// The keys that do something right now.
fn keys(ctx: &egui::Context, shown: &Shown<'_>) -> &'static str {
    let keys = if ctx.memory(|memory| memory.has_focus(quick::field_id())) {
        words::KEYS_LINE
    } else if ctx.text_edit_focused() {
        words::KEYS_TYPING
    } else if let Some(keys) = shown.document.stage.keys(shown) {
        keys
    } else if shown.document.view == super::MainView::Decide {
        super::decide::KEYS
    } else if shown.document.view == super::MainView::Table {
        words::KEYS_TABLE
    } else if !shown.document.view.shows_map() && shown.document.selection.touchpoints.is_empty() {
        words::KEYS_ANYWHERE
    } else if shown.document.selection.touchpoints.is_empty() {
        words::KEYS_MAP
    } else {
        words::KEYS_SELECTED
    };
    keys.text(shown.lang)
}
