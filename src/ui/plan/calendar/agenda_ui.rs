//! The calendar day by day: what happens, where nothing does, what the law says. Only the rows in view
//! are drawn.

use egui::{Align2, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use super::chips_ui::{automation_icon, keys, status_icon};
use super::grid_ui::{Place, hue, sticky, weekday};
use super::made::{Entry, Made};
use super::{State, words};
use crate::model::*;
use crate::report::plan::calendar::{Band, clock};
use crate::text::Face;
use crate::ui::bars::Shown;
use crate::ui::gaps::{self, mark_over_ui};
use crate::ui::sheet::Sheet;
use crate::ui::{Action, appearance};
use crate::vocabulary::{Labelled as _, date};

/// The height of a row, in points.
const ROW: f32 = 30.0;

/// The agenda.
pub fn agenda_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    (made, as_of): (&Made, Date),
    state: &mut State,
    actions: &mut Vec<Action>,
) {
    let mut area = ScrollArea::vertical().id_salt("agenda").auto_shrink(false);
    let wanted = state.agenda_to.take().map(Entry::Contact);
    let first = std::mem::take(&mut state.agenda_new).then_some(Entry::Day(as_of, true));
    if let Some(wanted) = wanted.or(first)
        && let Some(at) = made.entries.iter().position(|entry| *entry == wanted)
    {
        area = area.vertical_scroll_offset((at as f32 * ROW - ROW * 2.0).max(0.0));
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    area.show_rows(ui, ROW, made.entries.len(), |ui, rows| {
        state.drawn = 0;
        for at in rows {
            let Some(entry) = made.entries.get(at) else { continue };
            let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
            let view = ui.clip_rect();
            let place = Place { shown, made, as_of, view, origin: view.min, head: 0.0 };
            match entry {
                Entry::Contact(contact) => {
                    state.drawn += 1;
                    contact_ui(ui, &place, (rect, *contact), state, actions);
                }
                entry => line_ui(ui, &place, rect, entry),
            }
        }
    });
}

/// A row that is no contact.
fn line_ui(ui: &Ui, place: &Place<'_, '_>, rect: Rect, entry: &Entry) {
    let (theme, lang) = (place.shown.theme, place.shown.lang);
    let [ink, secondary, accent] = [theme.ink, theme.secondary, theme.accent].map(|rgb| place.colour(rgb));
    let (text, face, colour, left) = match entry {
        Entry::Day(day, today) => {
            let mut text = format!("{} {}", weekday(*day, lang), date(*day, lang));
            if *today {
                text = format!("{text} · {}", words::TODAY.text(lang));
            }
            (text, Face::SemiBold, if *today { accent } else { ink }, 12.0)
        }
        Entry::Free(days) => {
            (words::FREE_DAYS.fill(lang, &[("n", &days.to_string())]), Face::Italic, secondary, 44.0)
        }
        Entry::Silence(line) | Entry::Law(line) => (line.clone(), Face::Italic, ink, 44.0),
        Entry::Contact(_) => return,
    };
    let painter = ui.painter();
    if let Entry::Day(_, today) = entry {
        let stroke =
            if *today { Stroke::new(2.0, accent) } else { Stroke::new(1.0, place.colour(theme.line)) };
        painter.hline(rect.x_range(), rect.top() + 4.0, stroke);
    }
    let inner = Rect::from_min_max(pos2(rect.left() + left - 8.0, rect.top() + 4.0), rect.max);
    sticky(painter, inner, inner, &text, (face, colour));
    let response = ui.interact(rect, ui.scope_id().with(("agenda", rect.top() as i32)), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &text));
}

fn contact_ui(
    ui: &mut Ui,
    place: &Place<'_, '_>,
    (rect, at): (Rect, usize),
    state: &mut State,
    actions: &mut Vec<Action>,
) {
    let Some(chip) = place.made.chips.get(at) else { return };
    let (contact, lang, theme) = (&chip.contact, place.shown.lang, place.shown.theme);
    let [ink, secondary, accent] = [theme.ink, theme.secondary, theme.accent].map(|rgb| place.colour(rgb));
    let id = &contact.id;
    let row = Rect::from_min_max(rect.min + vec2(36.0, 1.0), rect.max - vec2(8.0, 1.0));
    let response = ui.interact(row, ui.scope_id().with(("contact", id.as_str())), Sense::click());
    let chosen = state.chosen.as_ref() == Some(id);
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, chosen, &chip.name));
    let painter = ui.painter();
    if chosen || response.hovered() {
        painter.rect_filled(
            row,
            4.0,
            place.colour(theme.accent).gamma_multiply(if chosen { 0.14 } else { 0.06 }),
        );
    }
    if response.has_focus() {
        painter.rect_stroke(row, 4.0, Stroke::new(2.0, accent), StrokeKind::Inside);
    }
    let y = row.center().y;
    let places = gaps::about(place.shown, &SubjectRef::PlannedContact(id.clone()));
    let corner = Rect::from_center_size(pos2(row.left() - 12.0, y), vec2(18.0, 20.0));
    mark_over_ui(ui, place.shown, (corner, ("agenda gap", id.as_str())), places, actions);
    if let Some(campaign) = chip.campaign {
        let plate = Rect::from_min_size(pos2(row.left() + 6.0, y - 8.0), vec2(18.0, 16.0));
        painter.rect_filled(plate, 3.0, hue(place, campaign));
        let on = place.colour(theme.on_accent);
        painter.text(
            plate.center(),
            Align2::CENTER_CENTER,
            Band::letter(campaign),
            appearance::face(10.5, Face::Bold),
            on,
        );
    }
    let icons = [status_icon(contact.status), automation_icon(contact.automation)].into_iter().flatten();
    for (place, icon) in icons.enumerate() {
        let at = pos2(row.left() + 30.0 + place as f32 * 17.0, y);
        painter.text(at, Align2::LEFT_CENTER, char::from(icon), appearance::icons(13.0), ink);
    }
    let time = contact.time.map(clock).unwrap_or_default();
    let widths = [0.06, 0.34, 0.18, 0.2, 0.12, 0.1];
    let name = chip.text.split_once(' ').map_or("", |(_, name)| name);
    let cells = [
        (time.as_str(), Face::Regular, secondary),
        (name, Face::Medium, if contact.status == ContactStatus::Cancelled { secondary } else { ink }),
        (chip.channel.as_str(), Face::Regular, ink),
        (chip.whom.as_str(), Face::Regular, ink),
        (contact.status.label().text(lang), Face::Regular, secondary),
        (contact.goal.label().text(lang), Face::Regular, secondary),
    ];
    let (mut x, all) = (row.left() + 62.0, row.width() - 62.0);
    for ((text, face, colour), share) in cells.into_iter().zip(widths) {
        let cell = Rect::from_min_size(pos2(x, row.top()), vec2(all * share, row.height()));
        sticky(painter, cell, cell, text, (face, colour));
        x += all * share;
    }
    if response.clicked() {
        response.request_focus();
        state.chosen = Some(id.clone());
        actions.push(Action::Gaps(gaps::Ask::Sheet(Sheet::Contact(id.clone()))));
    }
    if !place.shown.is_read_only() {
        keys(ui, place, &response, id, state, actions);
    }
}
