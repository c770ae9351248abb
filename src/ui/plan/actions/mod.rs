//! What was agreed to do, as a board: a column per state, owner, day, effort or effect, and a card per action that is dragged or
//! moved with keys. The fields of the chosen one stand beside it.
//!
//! `board` says what stands where and knows no egui; `card_ui` draws a card.

mod board;
mod card_ui;
mod words;

use std::sync::Arc;

use egui::{Panel, Rect, RichText, ScrollArea, Ui, pos2, vec2};

use self::board::{Board, By, Column, decisions, put, remarks};
use self::card_ui::{CARD, Done, card_ui, paint_carried, sign};
use super::{Ask, Part, Room};
use crate::model::{Action, Journey};
use crate::report::plan::Plan;
use crate::report::plan::actions::Origin;
use crate::text::{Face, one_line};
use crate::ui::bars::{Shown, frame};
use crate::ui::{Action as Wish, MainView, WandelApp, appearance, decide, gaps};

/// Room between cards and between columns, in points.
const GAP: f32 = 8.0;
/// The narrowest column, in points.
const NARROWEST: f32 = 170.0;
/// The height of a column's head.
const HEAD: f32 = 30.0;

/// What the window remembers of it. Never in the file.
#[derive(Default)]
pub struct State {
    made: Option<(u64, Board)>,
    /// By what the columns differ.
    by: By,
}

/// The view.
pub fn view_ui(ui: &mut Ui, shown: &Shown<'_>, room: Room<'_>, state: &mut State, actions: &mut Vec<Wish>) {
    let Some(journey) = shown.document.journey() else { return };
    let revision = crate::ui::tables::stamp((room.revision, state.by));
    if state.made.as_ref().is_none_or(|(known, _)| *known != revision) {
        let workspace = shown.document.shown();
        let (filter, as_of, lang) = (room.filter, room.as_of, shown.lang);
        let plan = Plan { workspace, journey, filter, as_of, lang };
        state.made = Some((revision, Board::new(&plan, state.by)));
    }
    let Some((_, board)) = &state.made else { return };
    let by = &mut state.by;
    Panel::top("board tools").resizable(false).frame(frame(shown.theme, 14, 6)).show(ui, |ui| {
        tools_ui(ui, shown, journey, (board, by), actions);
    });
    fields_ui(ui, shown, journey, actions);
    egui::CentralPanel::default().frame(frame(shown.theme, 12, 6)).show(ui, |ui| {
        if !board.is_empty() {
            return columns_ui(ui, shown, journey, board, actions);
        }
        ui.add_space(10.0);
        ui.heading(Part::Actions.label().text(shown.lang));
        let why = if room.filter.is_open() { words::WHAT_FOR } else { words::FILTERED };
        ui.add(egui::Label::new(why.text(shown.lang)).wrap());
    });
}

/// What makes actions, what they lack, and the dates for a calendar.
fn tools_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    journey: &Journey,
    (board, by): (&Board, &mut By),
    actions: &mut Vec<Wish>,
) {
    let lang = shown.lang;
    ui.horizontal_wrapped(|ui| {
        ui.add_enabled_ui(!shown.is_read_only(), |ui| {
            if ui.button(words::ADD.text(lang)).clicked() {
                actions.push(Wish::Decide(decide::Ask::Add));
            }
            ui.menu_button(words::FROM.text(lang), |ui| noted_ui(ui, shown, journey, actions));
        });
        if ui.button(words::CALENDAR.text(lang)).clicked() {
            actions.push(Wish::Decide(decide::Ask::Calendar));
        }
        if !board.is_empty() {
            let caption = ui.weak(words::COLUMNS.text(lang)).id;
            let now = By::ALL.iter().find(|(one, _)| one == by).map_or("", |(_, label)| label.text(lang));
            let combo = egui::ComboBox::from_id_salt("board by").selected_text(now).width(110.0);
            let response = combo.show_ui(ui, |ui| {
                for (one, label) in By::ALL {
                    ui.selectable_value(by, one, label.text(lang));
                }
            });
            response.response.labelled_by(caption);
        }
        if board.late > 0 {
            let text = words::LATE_COUNT.fill(lang, &[("n", &board.late.to_string())]);
            let ink = appearance::colour(shown.theme.critical);
            ui.label(RichText::new(text).color(ink).font(appearance::face(12.5, Face::SemiBold)));
        }
        if !board.is_empty() {
            ui.weak(words::HOW.text(lang));
        }
    });
}

/// What was noted and waits for an action.
fn noted_ui(ui: &mut Ui, shown: &Shown<'_>, journey: &Journey, actions: &mut Vec<Wish>) {
    ui.set_min_width(300.0);
    if ui.button(words::FROM_GAPS.text(shown.lang)).clicked() {
        actions.push(Wish::View(MainView::Gaps));
    }
    let (remarks, decisions) = (remarks(journey), decisions(journey));
    if remarks.is_empty() && decisions.is_empty() {
        ui.weak(words::NOTHING_NOTED.text(shown.lang));
    }
    let remark = |at: usize| journey.insights.get(at).map(|one| one.text.as_str());
    let decision = |at: usize| journey.decisions.get(at).map(|one| one.text.as_str());
    let lists: [(_, _, Vec<(usize, &str)>); 2] = [
        (
            words::REMARKS,
            Origin::Insight,
            remarks.iter().filter_map(|at| Some((*at, remark(*at)?))).collect(),
        ),
        (
            words::DECISIONS,
            Origin::Decision,
            decisions.iter().filter_map(|at| Some((*at, decision(*at)?))).collect(),
        ),
    ];
    ScrollArea::vertical().max_height(380.0).show(ui, |ui| {
        for (label, origin, list) in lists.iter().filter(|(.., list)| !list.is_empty()) {
            ui.weak(label.text(shown.lang));
            for (at, text) in list {
                let text =
                    crate::text::fit(&one_line(text), crate::text::Style::new(12.5, Face::Regular), 360.0);
                if ui.button(text).clicked() {
                    actions.push(Wish::Plan(Ask::Act(*origin, *at)));
                }
            }
        }
    });
}

/// The columns side by side, and what is carried from one to another; many of them go on beyond the edge.
fn columns_ui(ui: &mut Ui, shown: &Shown<'_>, journey: &Journey, board: &Board, actions: &mut Vec<Wish>) {
    let scroll = ScrollArea::horizontal().id_salt("board").auto_shrink(false);
    scroll
        .scroll_source(egui::scroll_area::ScrollSource {
            drag: egui::scroll_area::DragScroll::Never,
            ..Default::default()
        })
        .show(ui, |ui| {
            let count = board.columns.len().max(1) as f32;
            let seen = ui.available_rect_before_wrap();
            let width = ((seen.width() - GAP * (count - 1.0)) / count).max(NARROWEST);
            let whole = vec2(width * count + GAP * (count - 1.0), seen.height());
            let area = Rect::from_min_size(seen.min, whole);
            board_ui(ui, shown, journey, (board, area, width), actions);
        });
}

fn board_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    journey: &Journey,
    (board, area, width): (&Board, Rect, f32),
    actions: &mut Vec<Wish>,
) {
    let place = |at: usize| {
        let left = area.left() + (width + GAP) * at as f32;
        Rect::from_min_size(pos2(left, area.top()), vec2(width, area.height()))
    };
    let carried = ui.ctx().dragged_id().is_some();
    let mut done: Option<(usize, &Action, Done)> = None;
    for (at, column) in board.columns.iter().enumerate() {
        let area = place(at);
        let mut inner = ui.new_child(egui::UiBuilder::new().id_salt(("column", at)).max_rect(area));
        column_ui(&mut inner, shown, journey, (column, area), &mut done);
    }
    ui.allocate_rect(area, egui::Sense::hover());
    let Some((place_of, action, done)) = done else { return };
    let column = |pointer: egui::Pos2| (0..board.columns.len()).find(|at| place(*at).contains(pointer));
    // A column of days says only how near: the field for the exact day gets the keyboard.
    let moved = |at: usize| {
        let key = board.columns.get(at).map(|column| &column.key);
        let edit = key.and_then(|key| put(journey, &action.id, key, shown.as_of));
        let comes = !board.columns.get(at).is_some_and(|column| column.places.contains(&place_of));
        let asks = comes && key.is_some_and(board::Key::asks_for_day);
        if asks {
            gaps::field::want(ui.ctx(), gaps::field::at(decide::DUE));
        }
        let choose = asks.then(|| Wish::Decide(decide::Ask::Choose(Some(action.id.clone()))));
        edit.map(Wish::Apply).into_iter().chain(choose).collect::<Vec<_>>()
    };
    match done {
        Done::Chosen => {
            let on = shown.document.decide.chosen.as_ref() == Some(&action.id);
            let wanted = if on { None } else { Some(action.id.clone()) };
            actions.push(Wish::Decide(decide::Ask::Choose(wanted)));
        }
        Done::Moved(step) => actions.extend(board.beside(place_of, step).into_iter().flat_map(moved)),
        Done::Carried(pointer) if carried => {
            if let Some(at) = column(pointer) {
                let edge = egui::Stroke::new(2.0, appearance::colour(shown.theme.accent));
                ui.painter().rect_stroke(place(at), 6.0, edge, egui::StrokeKind::Inside);
            }
            paint_carried(ui, shown, action, pointer, width - 2.0 * GAP);
        }
        Done::Carried(_) => {}
        Done::Dropped(pointer) => actions.extend(column(pointer).into_iter().flat_map(moved)),
    }
}

/// A column with its head; only cards in view are drawn.
fn column_ui<'a>(
    ui: &mut Ui,
    shown: &Shown<'_>,
    journey: &'a Journey,
    (column, area): (&Column, Rect),
    done: &mut Option<(usize, &'a Action, Done)>,
) {
    ui.painter().rect_filled(area, 6.0, appearance::colour(shown.theme.ground));
    let count = column.places.len().to_string();
    ui.allocate_ui(vec2(area.width(), HEAD), |ui| {
        ui.set_min_height(HEAD);
        ui.horizontal_centered(|ui| {
            ui.add_space(GAP + 2.0);
            let title = RichText::new(&column.title).font(appearance::face(13.0, Face::SemiBold));
            ui.add(egui::Label::new(title).truncate());
            ui.weak(count);
        });
    });
    if column.places.is_empty() {
        ui.horizontal(|ui| {
            ui.add_space(GAP + 2.0);
            ui.weak(words::EMPTY.text(shown.lang));
        });
        return;
    }
    ui.spacing_mut().item_spacing.y = GAP;
    let scroll = ScrollArea::vertical().auto_shrink(false);
    scroll.show_rows(ui, CARD, column.places.len(), |ui, rows| {
        for at in rows.filter_map(|row| column.places.get(row)) {
            let Some(action) = journey.actions.get(*at) else { continue };
            let (_, space) = ui.allocate_space(vec2(ui.available_width(), CARD));
            let card = space.shrink2(vec2(GAP, 0.0));
            if let Some(what) = card_ui(ui, shown, (*at, action), card) {
                *done = Some((*at, action, what));
            }
        }
    });
}

/// The fields of the chosen action, with where it came from.
fn fields_ui(ui: &mut Ui, shown: &Shown<'_>, journey: &Arc<Journey>, actions: &mut Vec<Wish>) {
    let Some(id) = &shown.document.decide.chosen else { return };
    let Some(action) = journey.actions.iter().find(|one| one.id == *id) else { return };
    let lang = shown.lang;
    let panel = Panel::right("action").exact_size(340.0).resizable(false);
    panel.frame(frame(shown.theme, 12, 8)).show(ui, |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.set_width(ui.available_width() - 6.0);
            ui.horizontal(|ui| {
                ui.label(
                    RichText::new(words::CAME_FROM.text(lang)).font(appearance::face(12.5, Face::SemiBold)),
                );
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    if ui.button(words::CLOSE.text(lang)).clicked() {
                        actions.push(Wish::Decide(decide::Ask::Choose(None)));
                    }
                });
            });
            let (origin, text) = card_ui::came_from(shown, action);
            ui.horizontal_top(|ui| {
                ui.label(RichText::new(char::from(sign(origin))).font(appearance::icons(13.0)));
                ui.vertical(|ui| ui.add(egui::Label::new(text).wrap()));
            });
            gap_ui(ui, shown, action, actions);
            ui.add_space(6.0);
            if shown.is_read_only() {
                ui.disable();
            }
            decide::fields_ui(ui, shown, journey, action, actions);
        });
    });
}

/// The way to the gap that an action came from, while that is still found.
fn gap_ui(ui: &mut Ui, shown: &Shown<'_>, action: &Action, actions: &mut Vec<Wish>) {
    let Some(insight) = shown.document.gaps.insight().filter(|_| !action.from_rule.is_empty()) else {
        return;
    };
    let mut findings = insight.analysis.findings.iter();
    let found = findings.find(|one| one.rule.id == action.from_rule && one.subject == action.subject);
    let Some(finding) = found else { return };
    if ui.add(gaps::link(shown.theme, words::SHOW_GAP.text(shown.lang))).clicked() {
        actions.push(Wish::View(MainView::Gaps));
        let (rule, subject) = (finding.rule.id, finding.subject.clone());
        actions.push(Wish::Gaps(gaps::Ask::Look(rule, subject, finding.detail.clone().into_owned())));
    }
}

impl WandelApp {
    /// The form for an action that follows from a remark or a decision, by its place.
    pub(super) fn ask_action_from(&mut self, origin: Origin, at: usize) {
        let Some(journey) = self.document.as_ref().and_then(|document| document.journey()) else { return };
        match origin {
            Origin::Insight => {
                let Some(insight) = journey.insights.get(at) else { return };
                let (subject, text) = (insight.subject.clone(), insight.text.clone());
                self.ask_action_with(subject, |form| form.saying(text.clone()).from_insight(text));
            }
            Origin::Decision => self.ask_action_of_decision(at),
            Origin::Gap | Origin::Plain => {}
        }
    }
}
