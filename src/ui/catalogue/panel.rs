//! The panel itself: the field, what stands below it, and the rail that it is in a narrow window. Draws;
//! the entries are drawn by `entries_ui`.

use egui::{Button, Id, Key, Modifiers, Panel, RichText};
use lucide_icons::Icon;

use super::entries_ui::{FIRST, entries_ui};
use super::offering::{self, Group, Offering};
use super::{Ask, State, checklist, words};
use crate::ui::bars::{Shown, frame};
use crate::ui::ticks::Ticks as _;
use crate::ui::{Action, Command, appearance, command, single_line, words as window};
use crate::vocabulary::CatalogueEntry;

/// The catalogue, 214 points wide; a rail of 40 where the window is `narrow` or it is folded away.
pub fn catalogue_ui(
    ui: &mut egui::Ui,
    shown: &Shown<'_>,
    state: &mut State,
    narrow: bool,
    actions: &mut Vec<Action>,
) {
    let folded = shown.settings.folded.iter().any(|known| known == "catalogue");
    if !state.toured && (folded || (narrow && !state.spread)) {
        rail_ui(ui, shown, state, folded, actions);
        return;
    }
    state.refresh(shown);
    let panel = Panel::left("catalogue").exact_size(214.0).frame(frame(shown.theme, 12, 12));
    panel.resizable(false).show(ui, |ui| {
        if shown.is_read_only() {
            ui.disable();
        }
        ui.horizontal(|ui| {
            if narrow {
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    fold_ui(ui, shown, state);
                    field_ui(ui, shown, state, actions);
                });
            } else {
                field_ui(ui, shown, state, actions);
            }
        });
        ui.add_space(4.0);
        Panel::bottom("catalogue foot").frame(egui::Frame::NONE).show_separator_line(false).show(ui, |ui| {
            ui.add_space(4.0);
            foot_ui(ui, shown, state, actions);
        });
        entries_ui(ui, shown, state, actions);
    });
}

impl State {
    /// Searches again when another thing is typed, reads the map again when it has changed.
    fn refresh(&mut self, shown: &Shown<'_>) {
        let key = (self.title.trim().to_owned(), shown.lang, self.historical);
        if self.found.as_ref().is_none_or(|(known, _)| *known != key) {
            let offering = Offering::of(&key.0, key.1, key.2);
            self.found = Some((key, offering));
            self.marked = None;
            self.standing = None;
        }
        let revision = shown.document.editor.revision();
        let Some(journey) = shown.document.journey() else { return };
        let known = self.on_map.as_ref().is_some_and(|(id, at, _)| *id == journey.id && *at == revision);
        if !known {
            self.on_map = Some((journey.id.clone(), revision, offering::on_map(journey)));
            self.ticked = checklist::progress(shown.document.editor.workspace(), journey);
        }
    }

    /// Whether an entry is on the map already.
    pub(super) fn has(&self, entry: &CatalogueEntry) -> bool {
        self.on_map.as_ref().is_some_and(|(_, _, ids)| ids.contains(entry.id.as_str()))
    }

    /// How many entries of a group are shown.
    pub(super) fn count(&self, group: &Group) -> usize {
        let searching = !self.title.trim().is_empty();
        let whole = searching || self.whole.contains(&group.id);
        if whole { group.entries.len() } else { group.entries.len().min(FIRST) }
    }

    /// The entries as they are shown, from top to bottom.
    fn listed(&self) -> Vec<&'static CatalogueEntry> {
        let groups = self.found.iter().flat_map(|(_, offering)| &offering.groups);
        groups.flat_map(|group| group.entries.iter().take(self.count(group)).copied()).collect()
    }
}

/// Folds the spread rail again.
fn fold_ui(ui: &mut egui::Ui, shown: &Shown<'_>, state: &mut State) {
    let icon = RichText::new(char::from(Icon::ChevronsLeft)).font(appearance::icons(15.0));
    let response = ui.add(Button::new(icon).frame_when_inactive(false));
    let name = words::FOLD.text(shown.lang);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name));
    if response.on_hover_text(name).clicked() {
        state.spread = false;
    }
}

fn rail_ui(ui: &mut egui::Ui, shown: &Shown<'_>, state: &mut State, folded: bool, actions: &mut Vec<Action>) {
    Panel::left("rail").exact_size(40.0).frame(frame(shown.theme, 5, 8)).resizable(false).show(ui, |ui| {
        let entries = [(Command::ToggleCatalogue, Icon::LayoutGrid), (Command::NewTouchpoint, Icon::Plus)];
        for (what, picture) in entries {
            let icon = RichText::new(char::from(picture)).font(appearance::icons(17.0));
            let button = Button::new(icon).frame_when_inactive(false).min_size(egui::vec2(30.0, 30.0));
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

/// The field: finds in the catalogue while something is typed. Enter adds the marked entry, or what
/// was typed; the arrows move the mark.
fn field_ui(ui: &mut egui::Ui, shown: &Shown<'_>, state: &mut State, actions: &mut Vec<Action>) {
    let id = Id::unique("catalogue field");
    let listed = state.listed();
    if ui.memory(|memory| memory.has_focus(id)) {
        arrows(ui, state, listed.len());
    }
    let hint = window::NEW_TOUCHPOINT_HINT.text(shown.lang);
    let field = single_line(&mut state.title).id(id).hint_text(hint).desired_width(f32::INFINITY);
    let response = ui.add(field);
    let name = window::NEW_TOUCHPOINT.text(shown.lang);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name));
    if std::mem::take(&mut state.focus) {
        response.request_focus();
    }
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let response = response.on_hover_text(words::ARROWS.text(shown.lang));
    if !entered {
        return;
    }
    let title = crate::text::one_line(&state.title);
    match state.marked.take().and_then(|at| listed.get(at).copied()) {
        Some(entry) => actions.push(Action::Catalogue(Ask::Add(entry))),
        None if title.is_empty() => return,
        None => actions.push(Action::Catalogue(Ask::AddTitle(title))),
    }
    state.title.clear();
    // The next one follows at once.
    response.request_focus();
}

/// Moves the mark by the arrows, which a field of one row has no use for.
fn arrows(ui: &egui::Ui, state: &mut State, count: usize) {
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::ArrowDown) && count > 0 {
        state.marked = Some(state.marked.map_or(0, |at| (at + 1).min(count - 1)));
    }
    if pressed(Key::ArrowUp) {
        state.marked = state.marked.and_then(|at| at.checked_sub(1));
    }
}

/// Whether what no longer exists is offered too, and the way to the ticking lists.
fn foot_ui(ui: &mut egui::Ui, shown: &Shown<'_>, state: &mut State, actions: &mut Vec<Action>) {
    let (groups, checks) = state.ticked;
    let figures = [("n", &*(groups + checks).to_string()), ("all", &*checklist::ALL.to_string())];
    let icon = RichText::new(char::from(Icon::ListChecks)).font(appearance::icons(14.0));
    let text = words::TICKED.fill(shown.lang, &figures);
    let response = ui.add(Button::new((icon, text.as_str())).frame_when_inactive(false));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &text));
    let tip = command::tip(Command::Checklists, shown.lang, shown.settings);
    if response.on_hover_text(tip).clicked() {
        actions.push(Action::Catalogue(Ask::Checklists));
    }
    let text = RichText::new(words::HISTORICAL.text(shown.lang)).weak();
    ui.tick(&mut state.historical, text).on_hover_text(words::HISTORICAL_TIP.text(shown.lang));
}
