//! What stands above the cells: search, filters, columns, what can be done with what is marked, and
//! what of a paste was not understood.

use egui::{Button, Frame, Margin, PopupCloseBehavior, RichText, Ui};
use lucide_icons::Icon;

use super::change::{Fate, Note};
use super::grid_ui::Shows;
use super::keys::{Asked, Ear};
use super::words;
use crate::text::Face;
use crate::ui::appearance;
use crate::ui::single_line;
use crate::ui::{popups, ticks};

/// So many notes are shown at once.
const NOTES: usize = 6;

/// The tools, and what there is to say.
pub(super) fn tools_ui(ui: &mut Ui, shows: &Shows<'_>, ear: &mut Ear<'_>) {
    ui.horizontal_wrapped(|ui| {
        search_ui(ui, shows, ear);
        count_ui(ui, shows, ear);
        ui.separator();
        let lang = shows.lang;
        let filter = Button::selectable(ear.state.filtering, words::FILTER.text(lang));
        if ui.add(filter).on_hover_text(words::FILTER_TIP.text(lang)).clicked() {
            ear.state.filtering = !ear.state.filtering;
            if !ear.state.filtering {
                ear.state.stale |= !std::mem::take(&mut ear.state.filters).is_empty();
            }
        }
        columns_ui(ui, shows, ear);
        ui.separator();
        if !ear.source.is_open() {
            ui.weak(words::READ_ONLY.text(lang));
            return;
        }
        let some = !ear.state.marked_rows().is_empty();
        let fill = ui.add_enabled(some, Button::new(words::FILL_DOWN.text(lang)));
        if fill.on_hover_text(words::FILL_TIP.text(lang)).clicked() {
            ear.fill();
        }
        let delete = ui.add_enabled(some, Button::new(words::DELETE_ROWS.text(lang)));
        if delete.on_hover_text(words::DELETE_TIP.text(lang)).clicked() {
            ear.delete_rows();
        }
    });
    ui.add_space(4.0);
    waiting_ui(ui, shows, ear);
    report_ui(ui, shows, ear);
}

fn search_ui(ui: &mut Ui, shows: &Shows<'_>, ear: &mut Ear<'_>) {
    let hint = words::SEARCH.text(shows.lang);
    let field =
        single_line(&mut ear.state.search).id(shows.id().with("search")).hint_text(hint).desired_width(190.0);
    let response = ui.add(field);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(hint));
    ear.state.stale |= response.changed();
}

fn count_ui(ui: &mut Ui, shows: &Shows<'_>, ear: &mut Ear<'_>) {
    let (shown, all) = (ear.state.rows.len(), ear.source.len());
    if shown == all {
        ui.weak(ear.source.counted(shows.lang));
        return;
    }
    let noun = ear.source.noun().count(shows.lang, all);
    ui.weak(words::ALL_ROWS.fill(shows.lang, &[("shown", &shown.to_string()), ("all", &noun)]));
    if ui.button(words::SHOW_ALL.text(shows.lang)).clicked() {
        ear.state.search.clear();
        ear.state.filters.clear();
        ear.state.stale = true;
    }
}

/// Which columns are shown, and where.
fn columns_ui(ui: &mut Ui, shows: &Shows<'_>, ear: &mut Ear<'_>) {
    let lang = shows.lang;
    let button = ui.button(words::COLUMNS.text(lang));
    let popup = egui::Popup::menu(&button).close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    popup.show(|ui| {
        popups::stay(ui.ctx());
        ui.set_min_width(250.0);
        if ui.button(words::COLUMNS_FIRST.text(lang)).clicked() {
            ear.state.forget_look();
            ear.asked.push(Asked::Remember);
        }
        ui.separator();
        let columns = ear.source.columns();
        let shown: Vec<usize> = ear.state.columns.iter().map(|(at, _)| *at).collect();
        let hidden = (0..columns.len()).filter(|at| !shown.contains(at));
        let order: Vec<usize> = shown.iter().copied().chain(hidden).collect();
        egui::ScrollArea::vertical().max_height(460.0).show(ui, |ui| {
            for at in order {
                let Some(column) = columns.get(at) else { continue };
                let label = column.label.text(lang);
                ui.horizontal(|ui| {
                    let mut on = shown.contains(&at);
                    let may_go = shown.len() > 1 || !on;
                    let tick = |ui: &mut Ui| ui.add_enabled(may_go, egui::Checkbox::new(&mut on, label));
                    if ticks::edged(ui, tick).changed() {
                        ear.state.toggle_column(columns, column.id);
                        ear.asked.push(Asked::Remember);
                    }
                    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                        if !on || column.leads {
                            return;
                        }
                        for (icon, tip, right) in [
                            (Icon::ArrowRight, words::MOVE_RIGHT, true),
                            (Icon::ArrowLeft, words::MOVE_LEFT, false),
                        ] {
                            let name = tip.fill(lang, &[("column", label)]);
                            let text = RichText::new(char::from(icon)).font(appearance::icons(12.0));
                            let response = ui.add(Button::new(text).frame_when_inactive(false));
                            response
                                .widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
                            if response.on_hover_text(&name).clicked() {
                                ear.state.shift_column(columns, column.id, right);
                                ear.asked.push(Asked::Remember);
                            }
                        }
                    });
                });
            }
        });
    });
}

fn strip(shows: &Shows<'_>) -> Frame {
    let paper = appearance::colour(shows.theme.paper);
    Frame::new()
        .fill(paper.lerp_to_gamma(appearance::colour(shows.theme.accent), 0.08))
        .corner_radius(6)
        .inner_margin(Margin::symmetric(10, 6))
}

/// A paste with more rows than there are asks what to do with them.
fn waiting_ui(ui: &mut Ui, shows: &Shows<'_>, ear: &mut Ear<'_>) {
    let Some(pasted) = ear.state.waiting.clone() else { return };
    let lang = shows.lang;
    strip(shows).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.label(words::TOO_MANY.text(lang));
            let rows = ear.source.noun().count(lang, pasted.drafts.len());
            if ui.button(words::ADD_ROWS.fill(lang, &[("rows", &rows)])).clicked() {
                ear.state.waiting = None;
                ear.take(pasted.clone(), words::STEP_PASTE);
            }
            if ui.button(words::ONLY_FITTING.text(lang)).clicked() {
                ear.state.waiting = None;
                let fitting = super::change::Pasted { drafts: Vec::new(), ..pasted.clone() };
                ear.take(fitting, words::STEP_PASTE);
            }
            if ui.button(words::CANCEL.text(lang)).clicked() {
                ear.state.waiting = None;
            }
        });
    });
    ui.add_space(4.0);
}

/// What was not understood as it stands.
fn report_ui(ui: &mut Ui, shows: &Shows<'_>, ear: &mut Ear<'_>) {
    let Some(report) = ear.state.report.clone() else { return };
    let lang = shows.lang;
    strip(shows).show(ui, |ui| {
        ui.horizontal(|ui| {
            let head = words::NOT_UNDERSTOOD.count(lang, report.notes.len());
            ui.label(RichText::new(head).font(appearance::face(12.5, Face::SemiBold)));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if ui.button(words::CLOSE.text(lang)).clicked() {
                    ear.state.report = None;
                }
            });
        });
        for note in report.notes.iter().take(NOTES) {
            ui.add(egui::Label::new(told(note, shows)).wrap());
        }
        if report.notes.len() > NOTES {
            ui.weak(words::MORE_NOTES.count(lang, report.notes.len() - NOTES));
        }
    });
    ui.add_space(4.0);
}

fn told(note: &Note, shows: &Shows<'_>) -> String {
    let lang = shows.lang;
    let row = if note.row.is_empty() { words::NEW_ROW.text(lang) } else { &note.row };
    let place = match note.column {
        Some(column) => words::CELL.fill(lang, &[("column", column.text(lang)), ("row", row)]),
        None => row.to_owned(),
    };
    let (label, key, value) = match &note.fate {
        Fate::Taken([en, nl]) => {
            (words::TOOK, "value", if lang == crate::model::Lang::En { en.clone() } else { nl.clone() })
        }
        Fate::Left(trouble) => (words::LEFT, "why", trouble.text(lang)),
        Fate::Beyond => (words::LEFT, "why", words::BEYOND.text(lang).to_owned()),
    };
    let text = crate::text::one_line(&note.text);
    label.fill(lang, &[("where", &place), ("text", &text), (key, &value)])
}
