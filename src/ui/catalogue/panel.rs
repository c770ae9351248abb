//! The panel itself: the field, the groups with their entries, and the rail that it is in a narrow
//! window. Draws; what is found and where it lands is `offering`'s.

use egui::{AtomExt as _, Button, Id, Key, Modifiers, Panel, RichText};
use lucide_icons::Icon;

use super::offering::{self, Group, Offering};
use super::{Ask, State, checklist, words};
use crate::model::MediaType;
use crate::text::Face;
use crate::ui::bars::{Shown, frame};
use crate::ui::{Action, Command, appearance, command, words as window};
use crate::vocabulary::{CatalogueEntry, Labelled as _, ShortLabel as _, channel_label};

/// So many entries of a group are shown at first.
const FIRST: usize = 6;
/// The height of an entry, in points.
const ROW: f32 = 21.0;

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
        egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.set_max_width(186.0);
            ui.spacing_mut().item_spacing.y = 1.0;
            entries_ui(ui, shown, state, actions);
        });
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
    fn has(&self, entry: &CatalogueEntry) -> bool {
        self.on_map.as_ref().is_some_and(|(_, _, ids)| ids.contains(entry.id.as_str()))
    }

    /// How many entries of a group are shown.
    fn count(&self, group: &Group) -> usize {
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
    let field = egui::TextEdit::singleline(&mut state.title).id(id).hint_text(hint);
    let field = field.desired_width(f32::INFINITY).margin(egui::Margin::symmetric(8, 6));
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
    ui.checkbox(&mut state.historical, text).on_hover_text(words::HISTORICAL_TIP.text(shown.lang));
}

fn entries_ui(ui: &mut egui::Ui, shown: &Shown<'_>, state: &mut State, actions: &mut Vec<Action>) {
    let Some((key, offering)) = state.found.take() else { return };
    let mut place = 0;
    for group in &offering.groups {
        ui.add_space(8.0);
        let name = RichText::new(group.label.text(shown.lang)).font(appearance::face(12.5, Face::SemiBold));
        ui.label(name.weak());
        let count = state.count(group);
        for entry in group.entries.iter().take(count) {
            entry_ui(ui, shown, state, (entry, place), actions);
            place += 1;
        }
        if state.title.trim().is_empty() && group.entries.len() > FIRST {
            more_ui(ui, shown, state, group);
        }
    }
    if offering.groups.is_empty() {
        ui.add_space(8.0);
        ui.add(egui::Label::new(RichText::new(words::NOTHING_FOUND.text(shown.lang)).weak()).wrap());
    }
    if offering.hidden > 0 && !state.title.trim().is_empty() {
        ui.add_space(6.0);
        let text = words::HIDDEN.fill(shown.lang, &[("n", &offering.hidden.to_string())]);
        let quiet = RichText::new(text).weak();
        state.historical |= ui.add(Button::new(quiet).frame_when_inactive(false)).clicked();
    }
    state.found = Some((key, offering));
}

/// Shows the rest of a group, or folds it.
fn more_ui(ui: &mut egui::Ui, shown: &Shown<'_>, state: &mut State, group: &Group) {
    let at = state.whole.iter().position(|known| *known == group.id);
    let more = (group.entries.len() - FIRST).to_string();
    let text = match at {
        Some(_) => window::FEWER.text(shown.lang).to_owned(),
        None => window::MORE.fill(shown.lang, &[("n", &more)]),
    };
    let quiet = RichText::new(&text).weak();
    let response = ui.add(Button::new(("    ", quiet)).frame_when_inactive(false));
    let name = format!("{}: {text}", group.label.text(shown.lang));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    if response.clicked() {
        match at {
            Some(at) => drop(state.whole.remove(at)),
            None => state.whole.push(group.id),
        }
    }
}

fn entry_ui(
    ui: &mut egui::Ui,
    shown: &Shown<'_>,
    state: &State,
    (entry, place): (&'static CatalogueEntry, usize),
    actions: &mut Vec<Action>,
) {
    let theme = shown.theme;
    let hue = match entry.media_type {
        MediaType::Owned => theme.owned,
        MediaType::Paid => theme.paid,
        MediaType::Earned => theme.earned,
        MediaType::Shared => theme.shared,
    };
    let (title, there) = (entry.title(shown.lang), state.has(entry));
    let dot = RichText::new("●").color(appearance::colour(hue)).size(11.0);
    let button = if there {
        let tick = RichText::new(char::from(Icon::Check)).font(appearance::icons(12.0)).weak();
        Button::new((dot, RichText::new(title).weak().atom_shrink(true), egui::Atom::grow(), tick))
    } else {
        Button::new((dot, title.atom_shrink(true), egui::Atom::grow()))
    };
    let button = button
        .frame_when_inactive(false)
        .truncate()
        .selected(state.marked == Some(place))
        .min_size(egui::vec2(ui.available_width(), ROW))
        .sense(egui::Sense::click_and_drag());
    ui.spacing_mut().button_padding = egui::vec2(5.0, 1.0);
    ui.spacing_mut().interact_size.y = ROW;
    let response = ui.add(button);
    let name = if there { words::ON_MAP.fill(shown.lang, &[("what", title)]) } else { title.to_owned() };
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    if state.marked == Some(place) {
        response.scroll_to_me(None);
    }
    if response.dragged() {
        // The map takes it where it is let go.
        response.dnd_set_drag_payload(entry.touchpoint(shown.document.editor.workspace().language));
    }
    if response.on_hover_ui(|ui| tip_ui(ui, shown, entry, there)).clicked() {
        actions.push(Action::Catalogue(Ask::Add(entry)));
    }
}

/// Where a click puts the entry, and what it brings along.
fn tip_ui(ui: &mut egui::Ui, shown: &Shown<'_>, entry: &CatalogueEntry, there: bool) {
    let (lang, document) = (shown.lang, shown.document);
    let Some(journey) = document.journey() else { return };
    let phase = offering::landing(journey, &document.selection, entry);
    let phase = phase.map_or_else(|| window::TRAY.text(lang).to_owned(), |phase| phase.name.clone());
    ui.label(window::ADD_TO.fill(lang, &[("what", entry.title(lang)), ("phase", &phase)]));
    let channel = channel_label(document.editor.workspace(), entry.channel.as_str(), lang);
    let brings = [
        channel.as_str(),
        entry.media_type.short_label().text(lang),
        entry.source.label().text(lang),
        entry.influence.label().text(lang),
    ];
    ui.weak(brings.join(" · "));
    if there {
        ui.weak(words::ALREADY.text(lang));
    }
}
