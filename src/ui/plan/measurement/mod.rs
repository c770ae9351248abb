//! Objectives, metrics and what was measured: the metrics of the journey in the one table of the
//! window, or as a tree from objective to touchpoint, with the figures of before and what channels
//! bring in. New figures are taken over after a look at what would change.
//!
//! `rows` and `lines` know no egui; `tree_ui`, `figures_ui` and `foot_ui` draw.

mod figures_ui;
mod file;
mod foot_ui;
mod lines;
mod rows;
#[cfg(test)]
mod tests;
mod tree_ui;
mod words;

use egui::{Button, Frame, Margin, RichText, Ui, vec2};

use super::Room;
use crate::model::{ChannelId, SubjectRef};
use crate::report::plan::Plan;
use crate::report::plan::measurement::{brings, contributions, measured, summary};
use crate::text::Face;
use crate::ui::bars::Shown;
use crate::ui::sheet::{self, Sheet};
use crate::ui::table::{Asked, Shows, Source as _, table_ui};
use crate::ui::tables::{self, Tables};
use crate::ui::{Action, appearance, gaps};
use crate::vocabulary::Label;

use figures_ui::NewFigures;
pub use file::{FIGURE_FILES, read as read_figures};
use lines::Line;
use rows::Metrics;
pub use words::OPEN_FILE as FIGURES_TITLE;

/// The name by which the look of the table is remembered.
const TABLE: &str = "metrics";
/// The rule about touchpoints of which all figures count looking.
const ONLY_ATTENTION: &str = "MES-07";
/// The rule about touchpoints without a figure.
const NOT_MEASURED: &str = "MES-01";

/// How the metrics are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Mode {
    /// A row each.
    #[default]
    Table,
    /// Below their objectives.
    Tree,
    /// New figures are taken over.
    Figures,
}

/// A channel and what it brings in.
struct Brings {
    channel: ChannelId,
    name: String,
    touchpoints: usize,
    /// Nothing where nobody knows.
    told: Option<String>,
}

/// What was made of a state of the document.
struct Made {
    revision: u64,
    source: Metrics,
    lines: Vec<Line>,
    brings: Vec<Brings>,
    summary: String,
}

/// What the window remembers of it. Never in the file.
#[derive(Default)]
pub struct State {
    mode: Mode,
    made: Option<Made>,
    figures: NewFigures,
}

fn made(shown: &Shown<'_>, plan: &Plan<'_>, revision: u64) -> Option<Made> {
    let journey = shown.document.journey()?;
    let contribution = |one: &crate::report::plan::measurement::Contribution<'_>| Brings {
        channel: one.channel.clone(),
        name: crate::vocabulary::channel_label(plan.workspace, one.channel.as_str(), plan.lang),
        touchpoints: one.touchpoints,
        told: brings(one, plan.lang),
    };
    Some(Made {
        revision,
        source: Metrics::new(plan, journey, !shown.is_read_only()),
        lines: lines::lines(plan),
        brings: contributions(plan).iter().map(contribution).collect(),
        summary: summary(&measured(plan), plan.lang),
    })
}

/// The view.
pub fn view_ui(ui: &mut Ui, shown: &Shown<'_>, room: Room<'_>, state: &mut State, actions: &mut Vec<Action>) {
    let Some(journey) = shown.document.journey() else { return };
    let Room { tables, filter, as_of, revision } = room;
    if state.made.as_ref().is_none_or(|made| made.revision != revision) {
        let plan = Plan { workspace: shown.document.shown(), journey, filter, as_of, lang: shown.lang };
        state.made = made(shown, &plan, revision);
    }
    let Some(known) = state.made.take() else { return };
    if state.mode == Mode::Figures && shown.is_read_only() {
        state.mode = Mode::Table;
    }
    if state.mode != Mode::Figures {
        foot_ui::foot_ui(ui, shown, (&known, filter, state.mode), tables, actions);
    }
    let margin = Margin { left: 14, right: 6, top: 8, bottom: 2 };
    Frame::new().inner_margin(margin).show(ui, |ui| {
        head_ui(ui, shown, &known, state, actions);
        match state.mode {
            Mode::Table => rows_ui(ui, shown, &known, tables, actions),
            Mode::Tree => tree_ui::tree_ui(ui, shown, &known.lines, actions),
            Mode::Figures => {
                if figures_ui::figures_ui(ui, shown, (journey, as_of), &mut state.figures, actions) {
                    state.mode = Mode::Table;
                }
            }
        }
    });
    state.made = Some(known);
}

/// The ways to show them, and what there is in a line.
fn head_ui(ui: &mut Ui, shown: &Shown<'_>, known: &Made, state: &mut State, actions: &mut Vec<Action>) {
    let lang = shown.lang;
    ui.horizontal(|ui| {
        for (mode, label) in [(Mode::Table, words::AS_TABLE), (Mode::Tree, words::AS_TREE)] {
            if chip(ui, label, (state.mode == mode, lang)).clicked() {
                state.mode = mode;
            }
        }
        if !shown.is_read_only() {
            let new = chip(ui, words::NEW_FIGURES, (state.mode == Mode::Figures, lang));
            if new.on_hover_text(words::NEW_TIP.text(lang)).clicked() {
                state.mode = Mode::Figures;
            }
        }
        ui.add_space(10.0);
        if !known.source.is_empty() {
            ui.weak(&known.summary);
        }
        // What has no figure has no row that could tell so.
        let unmeasured = gaps::of_rules(shown, |rule| rule == NOT_MEASURED);
        if !unmeasured.is_empty() {
            ui.add_space(10.0);
            ui.label(words::UNMEASURED.count(lang, unmeasured.len()));
            gaps::mark_button_ui(ui, shown, &unmeasured, actions);
        }
    });
    ui.add_space(4.0);
    if known.source.is_empty() && known.lines.is_empty() {
        ui.add(egui::Label::new(words::WHAT_FOR.text(lang)).wrap());
        ui.add_space(4.0);
        if !shown.is_read_only() {
            if ui.button(words::BEGIN.text(lang)).clicked() {
                begin(actions);
            }
            if state.mode == Mode::Table && known.source.makes().is_some() {
                ui.weak(words::BEGIN_TABLE.text(lang));
            }
        }
        ui.add_space(8.0);
    }
}

/// Opens the sheet in which objectives are added, in the field for a new one.
fn begin(actions: &mut Vec<Action>) {
    open(actions, Sheet::Strategy, sheet::NEW_OBJECTIVE);
}

/// Opens a sheet in one of its fields.
fn open(actions: &mut Vec<Action>, sheet: Sheet, field: Label) {
    actions.push(Action::Plan(super::Ask::Sheet(sheet, field)));
}

/// A button that is pressed or not.
fn chip(ui: &mut Ui, label: Label, (on, lang): (bool, crate::model::Lang)) -> egui::Response {
    let text = RichText::new(label.text(lang)).font(appearance::face(12.5, Face::Medium));
    ui.add(Button::selectable(on, text).min_size(vec2(60.0, 26.0)))
}

/// The one table of the window with a row per metric.
fn rows_ui(ui: &mut Ui, shown: &Shown<'_>, known: &Made, tables: &mut Tables, actions: &mut Vec<Action>) {
    let source = &known.source;
    let state = tables.state(TABLE, shown.settings);
    let journey = shown.document.journey();
    gaps::mark_several(shown, state, |rule, subject| match subject {
        SubjectRef::Metric(_, id) => vec![id.as_str().to_owned()],
        // A gap of a touchpoint's figures as a whole is a gap of each of them.
        SubjectRef::Touchpoint(id) if rule == ONLY_ATTENTION => {
            let metrics = journey.and_then(|journey| journey.touchpoint(id)).map(|one| &one.metrics);
            metrics.into_iter().flat_map(|all| all.iter().map(|one| one.id.to_string())).collect()
        }
        _ => Vec::new(),
    });
    let shows = Shows {
        name: TABLE,
        theme: shown.theme,
        lang: shown.lang,
        revision: known.revision,
        selected: &|_| false,
        empty: words::WHAT_FOR,
    };
    for asked in table_ui(ui, &shows, source, state) {
        match asked {
            Asked::Open(row) => {
                let card = source.touchpoint(row).cloned();
                actions.extend(card.map(|id| Action::Gaps(gaps::Ask::Card(id))));
            }
            Asked::Remove(rows) => actions.extend(tables::removed(source, &rows)),
            asked => tables::plain(asked, (TABLE, shown.lang), state, actions),
        }
    }
}
