//! The list of actions: what, who, by when, how far; the chosen one opens its fields. When votes are
//! counted, each line has a field for its figure instead.

use std::sync::Arc;

use egui::{Align2, ComboBox, Key, Rect, RichText, Sense, Ui, pos2, vec2};

use super::placing::{Cell, Order, is_open, lacks};
use super::{Ask, line, name, words};
use crate::edit::Edit;
use crate::model::{Action, ActionStatus, Date, Id, Journey, Workspace};
use crate::text::{Face, Style};
use crate::ui::bars::Shown;
use crate::ui::inspector::form::{Form, cloned, copied};
use crate::ui::{Action as Wish, appearance, offer, single_line};
use crate::vocabulary::{Labelled, listing};

/// The height of a line.
const ROW: f32 = 29.0;
/// The widths of the columns behind the words: place, votes, who, by when, status.
const COLUMNS: [f32; 5] = [48.0, 66.0, 112.0, 92.0, 72.0];
const NUMBER: f32 = 28.0;

/// The heading, what is missing, and the lines.
pub fn list_ui(ui: &mut Ui, shown: &Shown<'_>, journey: &Arc<Journey>, actions: &mut Vec<Wish>) {
    head_ui(ui, shown, journey, actions);
    if journey.actions.is_empty() {
        ui.add_space(6.0);
        ui.add(egui::Label::new(RichText::new(words::NO_ACTIONS.text(shown.lang)).weak()).wrap());
        return;
    }
    missing_ui(ui, shown, journey);
    let state = &shown.document.decide;
    let order = state.order.of(&journey.actions);
    if state.tally {
        ui.weak(words::TALLY_HINT.text(shown.lang));
        tally_ui(ui, shown, journey, &order, actions);
        return;
    }
    heads_ui(ui, shown);
    ui.spacing_mut().item_spacing.y = 0.0;
    for at in order {
        let Some(action) = journey.actions.get(at) else { continue };
        row_ui(ui, shown, journey, (at, action), actions);
        if state.chosen.as_ref() == Some(&action.id) {
            ui.scope(|ui| {
                ui.spacing_mut().item_spacing.y = 5.0;
                fields_ui(ui, shown, journey, action, actions);
            });
        }
    }
}

fn head_ui(ui: &mut Ui, shown: &Shown<'_>, journey: &Journey, actions: &mut Vec<Wish>) {
    let (lang, state) = (shown.lang, &shown.document.decide);
    ui.horizontal_wrapped(|ui| {
        ui.heading(words::ACTIONS.text(lang));
        ui.add_space(8.0);
        if ui.button(format!("{} (A)", words::ADD.text(lang))).clicked() {
            actions.push(Wish::Decide(Ask::Add));
        }
        if !journey.actions.is_empty() {
            let tally = ui.selectable_label(state.tally, words::TALLY.text(lang));
            if tally.clicked() {
                actions.push(Wish::Decide(Ask::Tally(!state.tally)));
            }
            let caption = ui.weak(words::SORT.text(lang));
            let combo = ComboBox::from_id_salt("order of actions");
            let shown_as = state.order.label().text(lang);
            let response = combo.selected_text(shown_as).width(120.0).show_ui(ui, |ui| {
                for order in Order::ALL {
                    if ui.selectable_label(order == state.order, order.label().text(lang)).clicked() {
                        actions.push(Wish::Decide(Ask::Order(order)));
                    }
                }
            });
            response.response.labelled_by(caption.id);
        }
        let hand_out = ui.button(words::HAND_OUT.text(lang));
        if hand_out.on_hover_text(words::HAND_OUT_TIP.text(lang)).clicked() {
            actions.push(Wish::Decide(Ask::HandOut));
        }
    });
}

/// What must not be forgotten before people leave.
fn missing_ui(ui: &mut Ui, shown: &Shown<'_>, journey: &Journey) {
    let (lang, lacks) = (shown.lang, lacks(&journey.actions));
    let parts: Vec<String> = [(words::OWNERS_MISSING, lacks.owners), (words::DATES_MISSING, lacks.dates)]
        .into_iter()
        .filter(|(_, n)| *n > 0)
        .map(|(words, n)| words.count(lang, n))
        .collect();
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    if parts.is_empty() {
        if journey.actions.iter().any(is_open) {
            ui.weak(words::ALL_THERE.text(lang));
        }
    } else {
        let text = words::MISSING.fill(lang, &[("list", &listing(&parts, lang))]);
        let colour = appearance::colour(shown.theme.high);
        let text = RichText::new(text).font(appearance::face(12.5, Face::SemiBold)).color(colour);
        ui.add(egui::Label::new(text).wrap());
    }
    ui.add_space(4.0);
}

/// Where the columns of a line begin, and the width of its words.
fn columns(area: Rect) -> ([f32; 5], f32) {
    let mut left = area.right() - COLUMNS.iter().sum::<f32>();
    let room = left - area.left() - NUMBER - 8.0;
    let starts = COLUMNS.map(|width| {
        let start = left;
        left += width;
        start
    });
    (starts, room.max(40.0))
}

fn heads_ui(ui: &mut Ui, shown: &Shown<'_>) {
    let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), 20.0), Sense::hover());
    let (starts, _) = columns(area);
    let quiet = appearance::colour(shown.theme.secondary);
    let face = appearance::face(11.5, Face::Medium);
    let head = |x: f32, text: &str| {
        ui.painter().text(pos2(x, area.center().y), Align2::LEFT_CENTER, text, face.clone(), quiet);
    };
    head(area.left() + NUMBER, words::HEAD_WHAT.text(shown.lang));
    let heads = [words::HEAD_PLACE, words::VOTES, words::HEAD_WHO, words::HEAD_WHEN, words::HEAD_STATUS];
    for (x, label) in starts.into_iter().zip(heads) {
        head(x, label.text(shown.lang));
    }
}

/// A text in a column, and whether it tells of something missing.
struct Field(String, bool);

/// The texts of a line behind its words.
fn fields(shown: &Shown<'_>, workspace: &Workspace, action: &Action) -> [Field; 5] {
    let lang = shown.lang;
    let open = is_open(action);
    let place =
        Cell::of(action).map_or_else(String::new, |cell| format!("{} × {}", cell.impact, cell.effort));
    let votes = if action.votes > 0 { action.votes.to_string() } else { String::new() };
    let owner = action.owner.as_ref().map(|id| {
        let known = workspace.departments.iter().find(|one| one.id == *id);
        crate::text::one_line(known.map_or(id.as_str(), |one| &one.name))
    });
    let missing = |text: Option<String>, label: crate::vocabulary::Label| match text {
        Some(text) => Field(text, false),
        None if open => Field(label.text(lang).to_owned(), true),
        None => Field("–".to_owned(), false),
    };
    let due = action.due.map(|day| short_date(day, shown.lang));
    [
        Field(place, false),
        Field(votes, false),
        missing(owner, words::WHO),
        missing(due, words::WHEN),
        Field(action.status.label().text(lang).to_owned(), false),
    ]
}

/// A day in little room: "1 Jun 2026".
fn short_date(day: Date, lang: crate::model::Lang) -> String {
    let long = crate::vocabulary::date(day, lang);
    let mut parts = long.split(' ');
    match (parts.next(), parts.next(), parts.next()) {
        (Some(day), Some(month), Some(year)) => {
            format!("{day} {} {year}", month.chars().take(3).collect::<String>())
        }
        _ => long,
    }
}

fn row_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    journey: &Journey,
    (at, action): (usize, &Action),
    actions: &mut Vec<Wish>,
) {
    let (_, area) = ui.allocate_space(vec2(ui.available_width(), ROW));
    let id = egui::Id::unique(("action line", action.id.as_str()));
    let response = ui.interact(area, id, Sense::click());
    let chosen = shown.document.decide.chosen.as_ref() == Some(&action.id);
    let workspace = shown.document.editor.workspace();
    let fields = fields(shown, workspace, action);
    let said: Vec<&str> = fields.iter().skip(1).map(|Field(text, _)| text.as_str()).collect();
    let said: Vec<&str> = said.into_iter().filter(|text| !text.is_empty() && *text != "–").collect();
    let spoken = format!("{}: {}", name(journey, action, shown.lang), said.join(", "));
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::ListItem, true, chosen, &spoken));
    let theme = shown.theme;
    let [paper, accent, line_colour] = [theme.paper, theme.accent, theme.line].map(appearance::colour);
    if chosen || response.hovered() || response.has_focus() {
        let strength = if chosen { 0.14 } else { 0.06 };
        ui.painter().rect_filled(area, 4.0, paper.lerp_to_gamma(accent, strength));
    }
    ui.painter().hline(area.x_range(), area.bottom(), egui::Stroke::new(1.0, line_colour));
    paint_line(ui, shown, area, (at, action), &fields);
    let wanted = if chosen { None } else { Some(action.id.clone()) };
    let response = response.on_hover_text(crate::text::one_line(&action.text));
    if response.clicked() {
        actions.push(Wish::Decide(Ask::Choose(wanted)));
    } else if response.gained_focus() {
        actions.push(Wish::Decide(Ask::Choose(Some(action.id.clone()))));
    }
}

fn paint_line(ui: &Ui, shown: &Shown<'_>, area: Rect, (at, action): (usize, &Action), fields: &[Field; 5]) {
    let theme = shown.theme;
    let (starts, room) = columns(area);
    let middle = area.center().y;
    let open = is_open(action);
    let ink = appearance::colour(if open { theme.ink } else { theme.secondary });
    let disc = pos2(area.left() + 12.0, middle);
    ui.painter().circle_filled(disc, 9.0, appearance::colour(theme.accent));
    let face = appearance::face(11.0, Face::Bold);
    let on = appearance::colour(theme.on_accent);
    ui.painter().text(disc, Align2::CENTER_CENTER, (at + 1).to_string(), face, on);
    let style = Style::new(12.5, Face::Medium);
    let text = crate::text::fit(&line(action, shown.lang), style, room);
    let left = pos2(area.left() + NUMBER, middle);
    let drawn = ui.painter().text(left, Align2::LEFT_CENTER, text, appearance::face(12.5, Face::Medium), ink);
    if action.status == ActionStatus::Dropped {
        ui.painter().hline(drawn.x_range(), drawn.center().y, egui::Stroke::new(1.0, ink));
    }
    for ((x, width), Field(text, missing)) in starts.into_iter().zip(COLUMNS).zip(fields) {
        let style = if *missing { Face::Italic } else { Face::Regular };
        let colour = if *missing { appearance::colour(theme.critical) } else { ink };
        let text = crate::text::fit(text, Style::new(12.0, style), width - 6.0);
        let at = pos2(x, middle);
        ui.painter().text(at, Align2::LEFT_CENTER, text, appearance::face(12.0, style), colour);
    }
}

/// The fields of an action, with what it is about and a way to delete it.
pub fn fields_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    journey: &Journey,
    action: &Action,
    actions: &mut Vec<Wish>,
) {
    let (lang, id) = (shown.lang, journey.id.clone());
    let edit = move |changed: Vec<Action>, what| {
        let action = changed.into_iter().next().unwrap_or_default();
        Edit::SetAction { journey: id.clone(), action, what }
    };
    let items = [Arc::new(action.clone())];
    let ground = appearance::colour(shown.theme.ground);
    egui::Frame::new().fill(ground).corner_radius(6).inner_margin(10).show(ui, |ui| {
        ui.push_id(action.id.as_str(), |ui| {
            let mut form = Form { lang, theme: shown.theme, items: &items, edit: &edit, actions };
            form.text(ui, words::TEXT, 2, cloned!(text));
            let owners = offer::library(&shown.document.editor.workspace().departments);
            ui.columns(2, |columns| {
                let [left, right] = columns else { return };
                form.choice(left, words::OWNER, (crate::ui::words::NOBODY, &owners), cloned!(owner));
                form.date(right, words::DUE, copied!(due));
                form.kind(left, words::KIND, copied!(kind));
                form.kind(right, words::STATUS, copied!(status));
            });
            form.score(ui, words::IMPACT_AXIS, (0, 5), copied!(effect));
            form.score(ui, words::EFFORT_AXIS, (0, 5), copied!(effort));
            ui.columns(2, |columns| {
                let [left, right] = columns else { return };
                form.text(left, words::BARRIER, 1, cloned!(barrier));
                let votes = (
                    |one: &Action| Some(one.votes).filter(|votes| *votes > 0),
                    |one: &mut Action, votes: Option<u32>| one.votes = votes.unwrap_or(0),
                );
                form.number(right, words::VOTES, votes);
            });
            buttons_ui(ui, shown, journey, action, actions);
        });
    });
}

/// The date a few weeks on, what the action is about, and deleting it.
fn buttons_ui(ui: &mut Ui, shown: &Shown<'_>, journey: &Journey, action: &Action, actions: &mut Vec<Wish>) {
    let lang = shown.lang;
    ui.horizontal_wrapped(|ui| {
        let names = crate::analysis::Names::new(shown.document.editor.workspace(), journey, lang);
        let what = crate::text::one_line(&names.subject(&action.subject));
        ui.weak(words::ABOUT.fill(lang, &[("what", &what)]));
        let placed = action.subject != crate::model::SubjectRef::Journey;
        if placed && ui.button(words::SHOW.text(lang)).clicked() {
            actions.push(Wish::Decide(Ask::Show(action.id.clone())));
        }
        if ui.button(words::DELETE.text(lang)).clicked() {
            let (journey, id) = (journey.id.clone(), action.id.clone());
            actions.push(Wish::Apply(Edit::DeleteAction { journey, id }));
        }
    });
}

/// A field per action for the votes that it got; Enter goes to the next.
fn tally_ui(ui: &mut Ui, shown: &Shown<'_>, journey: &Journey, order: &[usize], actions: &mut Vec<Wish>) {
    let listed: Vec<&Action> = order.iter().filter_map(|at| journey.actions.get(*at)).collect();
    let open: Vec<&Action> = listed.into_iter().filter(|action| is_open(action)).collect();
    let most = open.iter().map(|action| action.votes).max().unwrap_or(0).max(1);
    let field_id = |id: &Id<Action>| egui::Id::unique(("votes", id.as_str()));
    for (place, action) in open.iter().enumerate() {
        ui.horizontal(|ui| {
            let mut text = if action.votes == 0 { String::new() } else { action.votes.to_string() };
            let label = words::VOTES_OF.fill(shown.lang, &[("text", &line(action, shown.lang))]);
            let field = single_line(&mut text).id(field_id(&action.id)).desired_width(44.0);
            let response = ui.add(field);
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(label));
            let figure = if text.trim().is_empty() { Some(0) } else { text.trim().parse().ok() };
            if let Some(votes) = figure.filter(|votes| response.changed() && *votes != action.votes) {
                let action = Action { votes, ..(*action).clone() };
                let edit = Edit::SetAction { journey: journey.id.clone(), action, what: words::VOTES };
                actions.push(Wish::ApplyGrouped(edit, response.id.value()));
            }
            if response.lost_focus() {
                actions.push(Wish::EndGroup);
                // Taken out, so that the next field does not end at the same key.
                if ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, Key::Enter))
                    && let Some(next) = open.get(place + 1)
                {
                    ui.memory_mut(|memory| memory.request_focus(field_id(&next.id)));
                }
            }
            bar_ui(ui, shown, action.votes as f32 / most as f32);
            ui.add(egui::Label::new(line(action, shown.lang)).truncate());
        });
    }
}

/// How many votes beside the most that any action got.
fn bar_ui(ui: &mut Ui, shown: &Shown<'_>, part: f32) {
    let (area, _) = ui.allocate_exact_size(vec2(110.0, 12.0), Sense::hover());
    let [line, accent] = [shown.theme.line, shown.theme.accent].map(appearance::colour);
    ui.painter().rect_stroke(area, 3.0, egui::Stroke::new(1.0, line), egui::StrokeKind::Inside);
    let filled = Rect::from_min_size(area.min, vec2(area.width() * part.clamp(0.0, 1.0), area.height()));
    ui.painter().rect_filled(filled, 3.0, accent);
}
