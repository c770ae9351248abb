//! What departments hand to each other: a map with departments as boxes and the transitions between
//! them counted on lines, and beside it the handovers of a line to edit, or the sheet of an owner.
//!
//! `draw_ui` draws the map; `line_ui` and `owner_ui` stand beside it; `rows` is the source of the table below.

mod draw_ui;
mod line_ui;
mod owner_ui;
mod rows;
#[cfg(test)]
mod tests;
mod words;

use egui::{Panel, RichText, ScrollArea, Ui};

use super::{Part, Room};
use crate::edit::Library;
use crate::model::{Department, Id, SubjectRef};
use crate::report::plan::Plan;
use crate::report::plan::hand_offs::{HandOffs, hand_offs};
use crate::text::Face;
use crate::ui::bars::{Shown, frame};
use crate::ui::table::{Asked, Shows, Source as _, table_ui};
use crate::ui::tables::{self, Tables};
use crate::ui::{Action, MainView, appearance, gaps, libraries};
use rows::Rows;

/// The name by which the look of the table is remembered.
const TABLE: &str = "handovers";

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
    made: Option<(u64, HandOffs, Rows)>,
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
    if state.made.as_ref().is_none_or(|(known, ..)| *known != room.revision) {
        let workspace = shown.document.shown();
        let (filter, as_of, lang) = (room.filter, room.as_of, shown.lang);
        let plan = Plan { workspace, journey, filter, as_of, lang };
        let made = hand_offs(&plan);
        let rows = Rows::new((workspace, journey), &made, !shown.is_read_only());
        state.made = Some((room.revision, made, rows));
    }
    let Some((revision, made, rows)) = state.made.take() else { return };
    state.follow(shown, &made);
    if made.lines.is_empty() {
        empty_ui(ui, shown, &room, actions);
    } else {
        panel_ui(ui, shown, &made, state, actions);
        rows_ui(ui, shown, (&rows, revision), (room.tables, state), actions);
        egui::CentralPanel::default().frame(frame(shown.theme, 12, 8)).show(ui, |ui| {
            draw_ui::legend_ui(ui, shown, &made);
            draw_ui::map_ui(ui, shown, &made, &mut state.chosen);
        });
    }
    state.made = Some((revision, made, rows));
}

/// The handovers one by one, below the map: in the one table of the window.
fn rows_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    (rows, revision): (&Rows, u64),
    (tables, state): (&mut Tables, &mut State),
    actions: &mut Vec<Action>,
) {
    let height = (ui.available_height() * 0.4).clamp(150.0, 420.0);
    let panel = Panel::bottom("handovers").exact_size(height).resizable(false);
    panel.frame(frame(shown.theme, 12, 6)).show(ui, |ui| {
        let title = RichText::new(words::TABLE.text(shown.lang));
        ui.label(title.font(appearance::face(13.0, Face::SemiBold)));
        let table = tables.state(TABLE, shown.settings);
        gaps::mark_several(shown, table, |_, subject| match subject {
            SubjectRef::Transition(from, to, kind, rank) => {
                let key = (from.clone(), to.clone(), *kind, *rank);
                let row = (0..rows.len()).find(|row| rows.key(*row) == Some(&key));
                row.map(|row| rows.id(row).to_owned()).into_iter().collect()
            }
            _ => Vec::new(),
        });
        let chosen: Vec<&str> = match &state.chosen {
            Some(Chosen::Line(from, to)) => (0..rows.len())
                .filter(|row| rows.line(*row).is_some_and(|line| line.0 == *from && line.1 == *to))
                .map(|row| rows.id(row))
                .collect(),
            _ => Vec::new(),
        };
        let shows = Shows {
            name: TABLE,
            theme: shown.theme,
            lang: shown.lang,
            revision,
            selected: &|id| chosen.contains(&id),
            empty: words::TABLE_EMPTY,
        };
        for asked in table_ui(ui, &shows, rows, table) {
            match asked {
                Asked::Open(row) => {
                    let line = rows.line(row).cloned();
                    state.chosen = line.map(|(from, to)| Chosen::Line(from, to));
                }
                Asked::Remove(gone) => actions.extend(tables::removed(rows, &gone)),
                asked => tables::plain(asked, (TABLE, shown.lang), table, actions),
            }
        }
    });
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
    let inspected =
        shown.document.is_inspected() && !shown.settings.folded.iter().any(|known| known == "inspector");
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
