//! What departments hand to each other: a map with departments as boxes and the transitions between
//! them counted on lines, and beside it the handovers of a line to edit, or the sheet of an owner.
//!
//! `draw_ui` draws the map; `line_ui` and `owner_ui` stand beside it.

mod draw_ui;
mod line_ui;
mod owner_ui;
mod words;

use egui::{Panel, RichText, ScrollArea, Ui};

use super::{Part, Room};
use crate::edit::Library;
use crate::model::{Department, Id};
use crate::report::plan::Plan;
use crate::report::plan::hand_offs::{HandOffs, hand_offs};
use crate::text::Face;
use crate::ui::bars::{Shown, frame};
use crate::ui::{Action, MainView, appearance, gaps, libraries};

/// What is looked at.
#[derive(Clone, Debug, PartialEq)]
enum Chosen {
    /// All that one department hands to another.
    Line(Id<Department>, Id<Department>),
    /// All that a department has in hand.
    Owner(Id<Department>),
}

/// What the window remembers of it. Never in the file.
#[derive(Default)]
pub struct State {
    chosen: Option<Chosen>,
    made: Option<(u64, HandOffs)>,
    /// The transition that was selected when the map followed it.
    followed: Option<crate::edit::TransitionKey>,
}

impl State {
    /// A transition that is selected elsewhere, for instance by a gap, brings its line into sight once.
    fn follow(&mut self, shown: &Shown<'_>, made: &HandOffs) {
        let selected = shown.document.selection.transitions.first();
        if selected == self.followed.as_ref() {
            return;
        }
        self.followed = selected.cloned();
        let Some(key) = selected else { return };
        let line = made.lines.iter().find(|line| line.hands.iter().any(|hand| hand.key == *key));
        if let Some(line) = line {
            self.chosen = Some(Chosen::Line(line.from.clone(), line.to.clone()));
        }
    }
}

/// The view.
pub fn view_ui(ui: &mut Ui, shown: &Shown<'_>, room: Room<'_>, state: &mut State, actions: &mut Vec<Action>) {
    let Some(journey) = shown.document.journey() else { return };
    if state.made.as_ref().is_none_or(|(known, _)| *known != room.revision) {
        let workspace = shown.document.shown();
        let (filter, as_of, lang) = (room.filter, room.as_of, shown.lang);
        let plan = Plan { workspace, journey, filter, as_of, lang };
        state.made = Some((room.revision, hand_offs(&plan)));
    }
    let Some((revision, made)) = state.made.take() else { return };
    state.follow(shown, &made);
    if made.lines.is_empty() {
        empty_ui(ui, shown, &room, actions);
    } else {
        panel_ui(ui, shown, &made, state, actions);
        egui::CentralPanel::default().frame(frame(shown.theme, 12, 8)).show(ui, |ui| {
            draw_ui::legend_ui(ui, shown, &made);
            draw_ui::map_ui(ui, shown, &made, &mut state.chosen);
        });
    }
    state.made = Some((revision, made));
}

/// What the view is for, where there is nothing to show yet.
fn empty_ui(ui: &mut Ui, shown: &Shown<'_>, room: &Room<'_>, actions: &mut Vec<Action>) {
    let lang = shown.lang;
    egui::Frame::new().inner_margin(28).show(ui, |ui| {
        ui.set_max_width(560.0);
        ui.heading(Part::HandOffs.label().text(lang));
        if !room.filter.is_open() {
            ui.label(words::FILTERED.text(lang));
            return;
        }
        ui.label(words::WHAT_FOR.text(lang));
        ui.add_space(4.0);
        ui.weak(words::FIRST_OWNERS.text(lang));
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            if ui.button(words::TO_DEPARTMENTS.text(lang)).clicked() {
                actions.push(libraries::open(Library::Departments));
            }
            if ui.button(words::TO_MAP.text(lang)).clicked() {
                actions.push(Action::View(MainView::Map));
            }
        });
    });
}

/// What is looked at, beside the map.
fn panel_ui(ui: &mut Ui, shown: &Shown<'_>, made: &HandOffs, state: &mut State, actions: &mut Vec<Action>) {
    // What is selected has the inspector beside it, with the same fields and more.
    let inspected = !shown.document.selection.is_empty()
        && !shown.settings.folded.iter().any(|known| known == "inspector");
    let Some(chosen) = state.chosen.clone().filter(|_| !inspected) else { return };
    let known = match &chosen {
        Chosen::Line(from, to) => made.lines.iter().any(|line| line.from == *from && line.to == *to),
        Chosen::Owner(id) => made.givers.iter().any(|giver| giver.id == *id),
    };
    if !known {
        state.chosen = None;
        return;
    }
    let mut close = ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Escape));
    Panel::right("hand-off").exact_size(330.0).resizable(false).frame(frame(shown.theme, 14, 10)).show(
        ui,
        |ui| {
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                ui.set_width(ui.available_width() - 6.0);
                ui.push_id(format!("{chosen:?}"), |ui| {
                    let title = title(made, &chosen, shown);
                    ui.horizontal_top(|ui| {
                        let room = ui.available_width() - 74.0;
                        ui.vertical(|ui| {
                            ui.set_width(room);
                            let title = RichText::new(title).font(appearance::face(15.0, Face::Bold));
                            ui.add(egui::Label::new(title).wrap());
                        });
                        ui.with_layout(egui::Layout::right_to_left(egui::Align::Min), |ui| {
                            close |= ui.button(words::CLOSE.text(shown.lang)).clicked();
                        });
                    });
                    match &chosen {
                        Chosen::Line(from, to) => line_ui::line_ui(ui, shown, made, [from, to], actions),
                        Chosen::Owner(id) => {
                            let line = owner_ui::owner_ui(ui, shown, made, id, actions);
                            state.chosen = line.or(state.chosen.take());
                        }
                    }
                });
            });
        },
    );
    if close {
        state.chosen = None;
    }
}

fn title(made: &HandOffs, chosen: &Chosen, shown: &Shown<'_>) -> String {
    match chosen {
        Chosen::Line(from, to) => {
            let values = [("from", name(made, from)), ("to", name(made, to))];
            words::LINE_TITLE.fill(shown.lang, &values.each_ref().map(|(key, text)| (*key, text.as_str())))
        }
        Chosen::Owner(id) => name(made, id),
    }
}

/// What a department is called, on one line.
fn name(made: &HandOffs, id: &Id<Department>) -> String {
    let known = made.givers.iter().find(|giver| giver.id == *id);
    crate::text::one_line(known.map_or(id.as_str(), |giver| &giver.name))
}

/// A quiet button in the accent's colour, as wide as the panel lets it be.
fn link_ui(ui: &mut Ui, shown: &Shown<'_>, text: &str) -> egui::Response {
    ui.add(gaps::link(shown.theme, text).truncate())
}
