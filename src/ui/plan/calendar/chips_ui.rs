//! A contact in the calendar: chosen by a click, moved by dragging or by arrows. Status, automation and
//! campaign each have a shape or letter beside their colour.

use egui::{Align2, EventFilter, Key, Modifiers, Rangef, Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2};
use lucide_icons::Icon;

use super::grid_ui::{DAY, Place, dashed, hue, short, weekday};
use super::made::{CHIP, Chip, WORDS};
use super::{Reveal, State, moving};
use crate::model::*;
use crate::report::plan::calendar::Band;
use crate::text::{Face, Style};
use crate::ui::gaps::{self, mark_over_ui};
use crate::ui::sheet::Sheet;
use crate::ui::{Action, appearance};

/// A contact on its way to another day.
#[derive(Clone, Debug, PartialEq)]
pub struct Drag {
    /// The contact.
    pub id: Id<PlannedContact>,
    /// Where the pointer is.
    pub at: egui::Pos2,
}

/// The picture of how far a contact has come; a planned one has none.
pub fn status_icon(status: ContactStatus) -> Option<Icon> {
    match status {
        ContactStatus::Idea => Some(Icon::Lightbulb),
        ContactStatus::Planned => None,
        ContactStatus::Sent => Some(Icon::Check),
        ContactStatus::Cancelled => Some(Icon::X),
    }
}

/// The picture of how much runs by itself; by hand has none.
pub fn automation_icon(automation: Automation) -> Option<Icon> {
    match automation {
        Automation::Manual => None,
        Automation::Partly => Some(Icon::Cog),
        Automation::Automatic => Some(Icon::Bot),
    }
}

/// A contact in its cell.
pub fn chip_ui(
    ui: &mut Ui,
    place: &Place<'_, '_>,
    (rect, at): (Rect, usize),
    state: &mut State,
    actions: &mut Vec<Action>,
) {
    let Some(chip) = place.made.chips.get(at) else { return };
    let (id, body) = (&chip.contact.id, place.body());
    let response = ui.interact(
        rect.intersect(body),
        ui.scope_id().with(("contact", id.as_str())),
        Sense::click_and_drag(),
    );
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::Role::Button, true, state.chosen.as_ref() == Some(id), &chip.name)
    });
    let ghost = state.drag.as_ref().is_some_and(|drag| drag.id == *id);
    paint(ui, place, (rect, at), (state.chosen.as_ref() == Some(id), response.has_focus(), ghost));
    let places = gaps::about(place.shown, &SubjectRef::PlannedContact(id.clone()));
    let corner = Rect::from_center_size(pos2(rect.right() - 11.0, rect.center().y), vec2(18.0, 18.0));
    if !places.is_empty() && body.contains_rect(corner) {
        mark_over_ui(ui, place.shown, (corner, ("contact gap", id.as_str())), places, actions);
    }
    if response.clicked() {
        response.request_focus();
        state.chosen = Some(id.clone());
        actions.push(Action::Gaps(gaps::Ask::Sheet(Sheet::Contact(id.clone()))));
    }
    if place.shown.is_read_only() {
        response.on_hover_text(&chip.name);
        return;
    }
    if response.drag_started()
        && let Some(pointer) = response.interact_pointer_pos()
    {
        state.chosen = Some(id.clone());
        state.drag = Some(Drag { id: id.clone(), at: pointer });
    }
    keys(ui, place, &response, id, state, actions);
    response.on_hover_text(&chip.name);
}

/// Arrows move the contact that has the keyboard; Delete takes it away.
pub fn keys(
    ui: &Ui,
    place: &Place<'_, '_>,
    response: &egui::Response,
    id: &Id<PlannedContact>,
    state: &mut State,
    actions: &mut Vec<Action>,
) {
    if response.lost_focus() {
        actions.push(Action::EndGroup);
    }
    if !response.has_focus() {
        return;
    }
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    state.chosen = Some(id.clone());
    let Some(journey) = place.shown.document.journey() else { return };
    for (key, days) in [(Key::ArrowLeft, -1), (Key::ArrowRight, 1), (Key::ArrowUp, -7), (Key::ArrowDown, 7)] {
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
            actions.extend(moving::nudge(journey, id, days));
            state.reveal = Some(Reveal::Contact(id.clone()));
        }
    }
    if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Delete)) {
        actions.extend(moving::removed(journey, id));
        state.chosen = None;
    }
}

fn paint(
    ui: &Ui,
    place: &Place<'_, '_>,
    (rect, at): (Rect, usize),
    (chosen, focused, ghost): (bool, bool, bool),
) {
    let Some(chip) = place.made.chips.get(at) else { return };
    let theme = place.shown.theme;
    let painter = ui.painter().with_clip_rect(place.body());
    let [paper, ink, secondary, accent, edge, good] =
        [theme.paper, theme.ink, theme.secondary, theme.accent, theme.card_edge, theme.good]
            .map(|rgb| place.colour(rgb));
    let status = chip.contact.status;
    let fill = match status {
        ContactStatus::Sent => paper.lerp_to_gamma(good, 0.16),
        ContactStatus::Cancelled => place.colour(theme.ground),
        _ => paper,
    };
    let ink = if matches!(status, ContactStatus::Cancelled) || ghost { secondary } else { ink };
    painter.rect_filled(rect, 4.0, fill);
    match status {
        ContactStatus::Idea => dashed(&painter, rect.shrink(0.5), secondary),
        _ => drop(painter.rect_stroke(rect, 4.0, Stroke::new(1.0, edge), StrokeKind::Inside)),
    }
    if chosen || focused {
        let width = if focused { 2.5 } else { 1.5 };
        painter.rect_stroke(rect, 4.0, Stroke::new(width, accent), StrokeKind::Outside);
    }
    if let Some(letter) = plate_letter(chip) {
        let face = appearance::face(LETTER.size, LETTER.face);
        let galley = painter.layout_no_wrap(letter.clone(), face, place.colour(theme.on_accent));
        let size = vec2(plate_width(&letter), rect.height() - 6.0);
        let plate = Rect::from_min_size(rect.min + vec2(3.0, 3.0), size);
        painter.rect_filled(plate, 3.0, chip.campaign.map_or(accent, |campaign| hue(place, campaign)));
        painter.galley(plate.center() - galley.size() / 2.0, galley, ink);
    }
    let room = words_room(place, chip, rect.width());
    let (left, right) = (rect.left() + room.min, rect.left() + room.max);
    let sign = |x: f32, anchor: Align2, icon: Icon| {
        painter.text(pos2(x, rect.center().y), anchor, char::from(icon), appearance::icons(12.0), ink);
    };
    if let Some(icon) = status_icon(status) {
        sign(left - SIGN, Align2::LEFT_CENTER, icon);
    }
    if let Some(icon) = automation_icon(chip.contact.automation) {
        sign(right + SIGN + 1.0, Align2::RIGHT_CENTER, icon);
    }
    let mut job = egui::text::LayoutJob::default();
    let mut format = egui::TextFormat::simple(appearance::face(WORDS.size, WORDS.face), ink);
    if status == ContactStatus::Cancelled {
        format.strikethrough = Stroke::new(1.0, ink);
    }
    job.append(&said(place, chip), 0.0, format);
    job.wrap = egui::text::TextWrapping::truncate_at_width(room.span());
    job.wrap.break_anywhere = false;
    job.wrap.max_rows = if rect.height() > 1.5 * CHIP { 2 } else { 1 };
    let galley = painter.layout_job(job);
    painter.galley(pos2(left, rect.center().y - galley.size().y / 2.0), galley, ink);
}

/// The letter of its campaign.
const LETTER: Style = Style::new(10.5, Face::Bold);
/// The room for a sign beside the words.
const SIGN: f32 = 15.0;

fn said(place: &Place<'_, '_>, chip: &Chip) -> String {
    format!("{} {}", weekday(chip.contact.date, place.shown.lang), chip.text)
}

/// Whether a contact's words have room on one row of a chip of this width.
pub fn fits(place: &Place<'_, '_>, at: usize, width: f32) -> bool {
    let room = |chip: &Chip| words_room(place, chip, width).span();
    place.made.chips.get(at).is_none_or(|chip| crate::text::width(&said(place, chip), WORDS) <= room(chip))
}

fn plate_letter(chip: &Chip) -> Option<String> {
    chip.campaign.map(Band::letter)
}

fn plate_width(letter: &str) -> f32 {
    crate::text::width(letter, LETTER).max(8.0) + 7.0
}

/// From where to where the words stand, from the left edge of a chip of this width.
fn words_room(place: &Place<'_, '_>, chip: &Chip, width: f32) -> Rangef {
    let plate = plate_letter(chip).map_or(6.0, |letter| plate_width(&letter) + 7.0);
    let left = plate + status_icon(chip.contact.status).map_or(0.0, |_| SIGN);
    let gaps = gaps::about(place.shown, &SubjectRef::PlannedContact(chip.contact.id.clone()));
    let right = if gaps.is_empty() { 5.0 } else { 22.0 };
    let right = width - right - automation_icon(chip.contact.automation).map_or(0.0, |_| SIGN + 1.0);
    Rangef::new(left, right.max(left + 10.0))
}

/// The contact that is dragged: a ghost at its new day, and a drop puts it there.
pub fn drag_ui(ui: &Ui, place: &Place<'_, '_>, state: &mut State, actions: &mut Vec<Action>) {
    let Some(mut drag) = state.drag.take() else { return };
    let (pointer, down) = ui.input(|input| (input.pointer.latest_pos(), input.pointer.primary_down()));
    if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        return;
    }
    drag.at = pointer.unwrap_or(drag.at);
    // The pointer says the day; where it holds the contact does not matter for a chip as wide as a week.
    let day = place.day_at(drag.at.x);
    let Some(journey) = place.shown.document.journey() else { return };
    if !down {
        if let Some(edit) = moving::moved(journey, &drag.id, day).filter(|_| place.body().contains(drag.at)) {
            actions.push(Action::Apply(edit));
            state.reveal = Some(Reveal::Contact(drag.id));
        }
        return;
    }
    let body = place.body();
    let theme = place.shown.theme;
    let accent = place.colour(theme.accent);
    let painter = ui.painter().with_clip_rect(body);
    let column = Rect::from_x_y_ranges(place.x(day)..=place.x(day) + DAY, body.y_range());
    painter.rect_filled(column, 0.0, accent.gamma_multiply(0.18));
    painter.rect_stroke(column, 0.0, Stroke::new(1.5, accent), StrokeKind::Inside);
    let lang = place.shown.lang;
    let text = format!("{} {}", weekday(day, lang), short(day, lang, true));
    let galley =
        painter.layout_no_wrap(text, appearance::face(12.5, Face::SemiBold), place.colour(theme.on_accent));
    let plate = Rect::from_min_size(drag.at + vec2(12.0, -30.0), galley.size() + vec2(14.0, 8.0));
    painter.rect_filled(plate, 4.0, accent);
    painter.galley(plate.min + vec2(7.0, 4.0), galley, place.colour(theme.ink));
    scroll_at_edges(ui, body, drag.at);
    ui.ctx().set_cursor_icon(egui::CursorIcon::Grabbing);
    state.drag = Some(drag);
}

/// Near the left and the right edge the weeks go on by themselves.
fn scroll_at_edges(ui: &Ui, body: Rect, at: egui::Pos2) {
    let step = match at.x {
        x if x < body.left() + 30.0 => 10.0,
        x if x > body.right() - 30.0 => -10.0,
        _ => return,
    };
    ui.scroll_with_delta(vec2(step, 0.0));
    ui.ctx().request_repaint();
}
