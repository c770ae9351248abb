//! The contact rules: a list of segments with what is filled in, and the card of one of them with its
//! five functions, edited where they stand. The cards are printed one per page.

mod asking;
mod card_ui;
#[cfg(test)]
mod tests;
mod words;

use egui::{Align2, Button, Frame, Margin, Panel, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, vec2};

use super::Room;
use crate::model::*;
use crate::report::plan::Plan;
use crate::report::plan::rule_cards::{Card, FILLED, cards};
use crate::text::{Face, Style, fit, one_line};
use crate::ui::bars::{Shown, frame};
use crate::ui::libraries;
use crate::ui::sheet::{Page, adder_ui, on_journey};
use crate::ui::table::Names;
use crate::ui::{Action, appearance, gaps};

/// What the view asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    /// The form that prints the cards.
    Print,
}

/// What the window remembers of it. Never in the file.
#[derive(Default)]
pub struct State {
    made: Option<(u64, Vec<Card>)>,
    /// The segment whose card is shown.
    chosen: Option<Id<Segment>>,
}

/// The width of the list of segments, in points.
const RAIL: f32 = 216.0;
/// The height of a segment in it.
const SEGMENT: f32 = 46.0;

/// The view.
pub fn view_ui(ui: &mut Ui, shown: &Shown<'_>, room: Room<'_>, state: &mut State, actions: &mut Vec<Action>) {
    let Some(journey) = shown.document.journey() else { return };
    if state.made.as_ref().is_none_or(|(known, _)| *known != room.revision) {
        let workspace = shown.document.shown();
        let plan = Plan { workspace, journey, filter: room.filter, as_of: room.as_of, lang: shown.lang };
        state.made = Some((room.revision, cards(&plan)));
    }
    let Some((revision, made)) = state.made.take() else { return };
    let mut page = Page { shown, journey, actions };
    rail_ui(ui, &mut page, &made, state);
    let card = made.iter().find(|card| Some(&card.segment) == state.chosen.as_ref()).or(made.first());
    let margin = Margin { left: 14, right: 6, top: 10, bottom: 2 };
    Frame::new().inner_margin(margin).show(ui, |ui| match card {
        Some(card) => {
            ui.push_id(&card.segment, |ui| card_ui::card_ui(ui, &mut page, card, room.filter));
        }
        None => empty_ui(ui, shown, room.filter.is_open()),
    });
    state.made = Some((revision, made));
}

/// What the cards are for, while there are none.
fn empty_ui(ui: &mut Ui, shown: &Shown<'_>, all: bool) {
    let text = if all { words::WHAT_FOR } else { words::NONE_PASS };
    ui.set_max_width(620.0);
    ui.add(egui::Label::new(text.text(shown.lang)).wrap());
}

/// The segments, each with what of its card is filled in, a field for another, and printing.
fn rail_ui(ui: &mut Ui, page: &mut Page<'_, '_>, made: &[Card], state: &mut State) {
    let (shown, lang) = (page.shown, page.shown.lang);
    let panel = Panel::left("segments").resizable(false).exact_size(RAIL).frame(frame(shown.theme, 10, 10));
    panel.show(ui, |ui| {
        ui.horizontal(|ui| {
            let print = Button::new(words::PRINT.text(lang));
            if ui.add_enabled(!made.is_empty(), print).clicked() {
                page.actions.push(Action::Plan(super::Ask::RuleCards(Ask::Print)));
            }
        });
        ui.add_space(6.0);
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            for card in made {
                let on = state.chosen.as_ref().map_or_else(
                    || made.first().is_some_and(|first| first.segment == card.segment),
                    |id| *id == card.segment,
                );
                if segment_ui(ui, page, card, on) {
                    state.chosen = Some(card.segment.clone());
                }
            }
            if !shown.is_read_only() {
                ui.add_space(8.0);
                new_ui(ui, page, state);
            }
        });
    });
}

/// A segment in the list: its name, five dots for what is filled in, its gaps; whether it was clicked.
fn segment_ui(ui: &mut Ui, page: &mut Page<'_, '_>, card: &Card, on: bool) -> bool {
    let (theme, lang) = (page.shown.theme, page.shown.lang);
    let count = FILLED.count(lang, card.count());
    let name = one_line(&card.name);
    let (_, area) = ui.allocate_space(vec2(ui.available_width(), SEGMENT));
    let response = ui.interact(area, ui.scope_id().with(&card.segment), Sense::click());
    response
        .widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, on, format!("{name}: {count}")));
    let (paper, accent) = (appearance::colour(theme.paper), appearance::colour(theme.accent));
    let fill = if on { paper.lerp_to_gamma(accent, 0.16) } else { paper };
    ui.painter().rect_filled(area, 5.0, fill);
    if response.hovered() || response.has_focus() {
        ui.painter().rect_stroke(area, 5.0, Stroke::new(1.0, accent), StrokeKind::Inside);
    }
    let places = about(page, card);
    let room = area.width() - if places.is_empty() { 16.0 } else { 40.0 };
    let at = area.left_top() + vec2(8.0, 14.0);
    let text = fit(&name, Style::new(13.0, Face::SemiBold), room);
    let ink = appearance::colour(theme.ink);
    ui.painter().text(at, Align2::LEFT_CENTER, text, appearance::face(13.0, Face::SemiBold), ink);
    let quiet = appearance::colour(theme.secondary);
    let face = appearance::face(12.0, Face::Regular);
    ui.painter().text(at + vec2(0.0, 17.0), Align2::LEFT_CENTER, dots(card), face, quiet);
    let mark = Rect::from_center_size(area.right_center() - vec2(14.0, 0.0), vec2(18.0, 20.0));
    gaps::mark_over_ui(ui, page.shown, (mark, card.segment.as_str()), places, page.actions);
    response.on_hover_text(count).clicked()
}

/// The open gaps of a segment.
fn about<'a>(page: &Page<'_, 'a>, card: &Card) -> &'a [usize] {
    gaps::about(page.shown, &SubjectRef::Segment(card.segment.clone()))
}

/// What is filled in as five dots and a count.
fn dots(card: &Card) -> String {
    let dots: String = card.filled.iter().map(|is| if *is { '●' } else { '○' }).collect();
    format!("{dots}  {}/5", card.count())
}

/// The field that adds a segment; the journey is about it from then on.
fn new_ui(ui: &mut Ui, page: &mut Page<'_, '_>, state: &mut State) {
    let Some(name) = adder_ui(ui, page, words::NEW_SEGMENT) else { return };
    let journey = page.journey;
    let names = Names { workspace: page.shown.document.editor.workspace(), journey: Some(journey) };
    let (edit, id) = libraries::fresh::<Segment>(names, &name);
    let id: Id<Segment> = Id::new(&id);
    let own = on_journey(journey, words::NEW_SEGMENT, |journey| journey.segments.edit().push(id.clone()));
    page.actions.push(Action::ApplyAll(vec![edit, own], libraries::added(one_line(&name))));
    state.chosen = Some(id);
}
