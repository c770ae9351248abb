//! The panel at the left: a field for a new touchpoint, and the catalogue to add from.
//! Shows what the vocabulary offers; asks for edits.

use egui::{AtomExt as _, Button, Key, Panel, RichText};

use super::bars::{Shown, frame};
use super::running::new_touchpoint;
use super::{Action, Command, appearance, command, offer, words};
use crate::model::{MediaType, Touchpoint};
use crate::text::Face;
use crate::vocabulary::{self, CatalogueEntry};

/// What is being typed, and whether the rail is spread out.
#[derive(Debug, Default)]
pub struct State {
    title: String,
    spread: bool,
    /// The groups of which all entries are shown.
    whole: Vec<&'static str>,
}

/// The catalogue, 214 points wide; a rail of 40 where the window is `narrow` or it is folded away.
pub fn catalogue_ui(
    ui: &mut egui::Ui,
    shown: &Shown<'_>,
    state: &mut State,
    narrow: bool,
    actions: &mut Vec<Action>,
) {
    let folded = shown.settings.folded.iter().any(|known| known == "catalogue");
    if folded || (narrow && !state.spread) {
        rail_ui(ui, shown, state, folded, actions);
        return;
    }
    Panel::left("catalogue").exact_size(214.0).frame(frame(shown.theme, 12, 12)).resizable(false).show(
        ui,
        |ui| {
            if shown.is_read_only() {
                ui.disable();
            }
            field_ui(ui, shown, state, actions);
            ui.add_space(4.0);
            egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                ui.set_max_width(186.0);
                ui.spacing_mut().item_spacing.y = 1.0;
                entries_ui(ui, shown, state, actions);
            });
        },
    );
}

fn rail_ui(ui: &mut egui::Ui, shown: &Shown<'_>, state: &mut State, folded: bool, actions: &mut Vec<Action>) {
    Panel::left("rail").exact_size(40.0).frame(frame(shown.theme, 5, 8)).resizable(false).show(ui, |ui| {
        let icon = |icon: lucide_icons::Icon| RichText::new(char::from(icon)).font(appearance::icons(17.0));
        let entries = [
            (Command::ToggleCatalogue, lucide_icons::Icon::LayoutGrid),
            (Command::NewTouchpoint, lucide_icons::Icon::Plus),
        ];
        for (what, picture) in entries {
            let button =
                Button::new(icon(picture)).frame_when_inactive(false).min_size(egui::vec2(30.0, 30.0));
            let name = command::label(what, shown.lang);
            let response = ui.add(button);
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name));
            if response.on_hover_text(command::tip(what, shown.lang, shown.settings)).clicked() {
                if what == Command::ToggleCatalogue && !folded {
                    state.spread = true;
                } else {
                    actions.push(Action::Run(what));
                }
            }
        }
    });
}

/// The field that adds what is typed to the current phase.
fn field_ui(ui: &mut egui::Ui, shown: &Shown<'_>, state: &mut State, actions: &mut Vec<Action>) {
    let hint = words::NEW_TOUCHPOINT_HINT.text(shown.lang);
    let field = egui::TextEdit::singleline(&mut state.title).hint_text(hint).desired_width(f32::INFINITY);
    let response = ui.add(field.margin(egui::Margin::symmetric(8, 6)));
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_label(words::NEW_TOUCHPOINT.text(shown.lang)));
    if !(response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))) {
        return;
    }
    let title = crate::text::one_line(&state.title);
    if let Some(journey) = shown.document.journey().filter(|_| !title.is_empty()) {
        let touchpoint = Touchpoint { title, ..Touchpoint::default() };
        actions.push(Action::Apply(new_touchpoint(journey, &shown.document.selection, touchpoint)));
        state.title.clear();
        // The next title follows at once.
        response.request_focus();
    }
}

/// So many entries of a group are shown at first.
const FIRST: usize = 6;

fn entries_ui(ui: &mut egui::Ui, shown: &Shown<'_>, state: &mut State, actions: &mut Vec<Action>) {
    let found = vocabulary::search(&state.title, shown.lang);
    let searching = !state.title.trim().is_empty();
    for (group, label) in vocabulary::CATALOGUE_GROUPS {
        let entries: Vec<&CatalogueEntry> =
            found.iter().copied().filter(|entry| entry.group == *group).collect();
        if entries.is_empty() {
            continue;
        }
        ui.add_space(8.0);
        ui.label(RichText::new(label.text(shown.lang)).font(appearance::face(12.5, Face::SemiBold)).weak());
        let whole = searching || state.whole.contains(group);
        let count = if whole { entries.len() } else { FIRST };
        for entry in entries.iter().take(count) {
            entry_ui(ui, shown, entry, actions);
        }
        if !searching && entries.len() > FIRST {
            more_ui(ui, shown, state, (group, label.text(shown.lang)), entries.len() - FIRST);
        }
    }
}

/// Shows the rest of a group, or folds it.
fn more_ui(
    ui: &mut egui::Ui,
    shown: &Shown<'_>,
    state: &mut State,
    group: (&'static str, &str),
    more: usize,
) {
    let at = state.whole.iter().position(|known| *known == group.0);
    let text = match at {
        Some(_) => words::FEWER.text(shown.lang).to_owned(),
        None => words::MORE.fill(shown.lang, &[("n", &more.to_string())]),
    };
    let quiet = RichText::new(&text).weak();
    let response = ui.add(Button::new(("    ", quiet)).frame_when_inactive(false));
    let name = format!("{}: {text}", group.1);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    if response.clicked() {
        match at {
            Some(at) => drop(state.whole.remove(at)),
            None => state.whole.push(group.0),
        }
    }
}

fn entry_ui(ui: &mut egui::Ui, shown: &Shown<'_>, entry: &CatalogueEntry, actions: &mut Vec<Action>) {
    let theme = shown.theme;
    let hue = match entry.media_type {
        MediaType::Owned => theme.owned,
        MediaType::Paid => theme.paid,
        MediaType::Earned => theme.earned,
        MediaType::Shared => theme.shared,
    };
    let title = entry.title(shown.lang);
    let dot = RichText::new("●").color(appearance::colour(hue)).size(11.0);
    let button = Button::new((dot, title.to_owned().atom_shrink(true)))
        .frame_when_inactive(false)
        .truncate()
        .sense(egui::Sense::click_and_drag());
    ui.spacing_mut().button_padding = egui::vec2(5.0, 1.0);
    ui.spacing_mut().interact_size.y = 21.0;
    let response = ui.add(button);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, title));
    let Some(journey) = shown.document.journey() else { return };
    let selection = &shown.document.selection;
    let response = response.on_hover_ui(|ui| {
        let phase = offer::current_phase(journey, selection);
        let phase = phase.map_or_else(|| words::TRAY.text(shown.lang).to_owned(), |phase| phase.name.clone());
        ui.label(words::ADD_TO.fill(shown.lang, &[("what", title), ("phase", &phase)]));
    });
    // The map takes it where it is let go.
    response.dnd_set_drag_payload(entry.touchpoint(shown.lang));
    if response.clicked() {
        actions.push(Action::Apply(new_touchpoint(journey, selection, entry.touchpoint(shown.lang))));
    }
}
