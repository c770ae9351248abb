//! A row of the calendar by weeks: the contacts of a channel in their weeks, the weeks that are full, and
//! the laws that hold. Draws; where rows lie is `grid_ui`'s.

use std::ops::Range;

use egui::{Align2, Rangef, Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use super::chips_ui::{chip_ui, fits};
use super::grid_ui::{Place, WEEK, full_of, hatch, sticky};
use super::made::{CHIP, Line, MOST_IN_CELL, SPACE};
use super::{Mode, State, moving, words};
use crate::report::plan::calendar::Row;
use crate::text::Face;
use crate::ui::{Action, appearance};

/// From the words of one law to those of the next in the same row.
const BESIDE: f32 = 150.0;
/// The width of a contact in its week.
const WIDTH: f32 = WEEK - 7.0;

/// The contacts of a channel, with the ground of the weeks that are full and the laws that hold.
pub(super) fn row_ui(
    ui: &mut Ui,
    place: &Place<'_, '_>,
    (line, row): (&Line, &Row),
    state: &mut State,
    actions: &mut Vec<Action>,
) {
    let body = place.body();
    let painter = ui.painter().with_clip_rect(body);
    laws_ui(ui, place, (line, row), &painter);
    for week in place.weeks() {
        let known = row.load.as_ref().map(|load| load.week(place.made.grid.monday(week))).unwrap_or_default();
        let cell = Rect::from_min_size(pos2(place.week_x(week), place.top(line)), vec2(WEEK, line.height));
        if known.worst.is_some_and(|worst| worst.is_over()) {
            painter.rect_filled(cell.shrink(0.5), 0.0, full_of(place.shown.theme));
        }
        let Some(contacts) = row.cells.get(&week) else { continue };
        let cell = Rect::from_min_size(cell.min + vec2(3.0, SPACE), vec2(WIDTH, CHIP));
        for (rect, contact) in stack(place, (cell, line.slots), contacts) {
            if rect.intersects(body) {
                state.drawn += 1;
                chip_ui(ui, place, (rect, contact), state, actions);
            }
        }
        if contacts.len() > MOST_IN_CELL {
            let below = cell.translate(vec2(0.0, MOST_IN_CELL as f32 * (CHIP + SPACE)));
            more_ui(ui, place, (below, contacts), state);
        }
    }
}

/// Where the contacts of a cell lie, the first at `first`. More than a cell shows are left out.
fn stack(place: &Place<'_, '_>, (first, slots): (Rect, usize), contacts: &[usize]) -> Vec<(Rect, usize)> {
    let is_long = |contact: usize| !fits(place, contact, first.width());
    let put = |(taken, contact): (Range<usize>, &usize)| {
        let y = extent(&taken);
        let size = vec2(first.width(), y.span());
        (Rect::from_min_size(first.min + vec2(0.0, y.min), size), *contact)
    };
    places(contacts, slots, is_long).into_iter().zip(contacts).map(put).collect()
}

/// The places that the contacts of a cell take, from the top: one whose words are too long takes two where
/// the fullest week of the row leaves this one some. More than a cell shows are left out.
pub(super) fn places(contacts: &[usize], slots: usize, is_long: impl Fn(usize) -> bool) -> Vec<Range<usize>> {
    let mut spare = slots.saturating_sub(contacts.len());
    let mut next = 0;
    let take = |contact: &usize| {
        let takes = if spare > 0 && is_long(*contact) { 2 } else { 1 };
        spare -= takes - 1;
        next += takes;
        next - takes..next
    };
    contacts.iter().take(MOST_IN_CELL).map(take).collect()
}

/// From where to where these places of a cell lie, from the top of the first, in points.
pub(super) fn extent(places: &Range<usize>) -> Rangef {
    let pitch = CHIP + SPACE;
    Rangef::new(places.start as f32 * pitch, places.end as f32 * pitch - SPACE)
}

/// From where to where a contact lies in its row, from the top of the row, in points. One that its cell has
/// no room for lies where it is said that there are more.
pub(super) fn extent_in_row(
    place: &Place<'_, '_>,
    (line, row): (&Line, &Row),
    contact: usize,
) -> Option<Rangef> {
    let contacts = row.cells.values().find(|cell| cell.contains(&contact))?;
    let at = contacts.iter().position(|one| *one == contact)?;
    let taken = places(contacts, line.slots, |one| !fits(place, one, WIDTH));
    let taken = taken.get(at).cloned().unwrap_or(MOST_IN_CELL..MOST_IN_CELL + 1);
    let y = extent(&taken);
    Some(Rangef::new(y.min + SPACE, y.max + SPACE))
}

/// What a cell has no room for is shown day by day.
fn more_ui(ui: &mut Ui, place: &Place<'_, '_>, (rect, contacts): (Rect, &[usize]), state: &mut State) {
    let body = place.body();
    if !rect.intersects(body) {
        return;
    }
    let lang = place.shown.lang;
    let text = words::MORE.fill(lang, &[("n", &(contacts.len() - MOST_IN_CELL).to_string())]);
    let first = contacts.get(MOST_IN_CELL).copied().unwrap_or_default();
    let response = ui.interact(rect.intersect(body), ui.scope_id().with(("more", first)), Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &text));
    let painter = ui.painter().with_clip_rect(body);
    let colour = place.colour(place.shown.theme.accent);
    painter.text(rect.center(), Align2::CENTER_CENTER, text, appearance::face(12.0, Face::Medium), colour);
    if response.has_focus() {
        painter.rect_stroke(rect, 4.0, Stroke::new(2.0, colour), StrokeKind::Inside);
    }
    if response.on_hover_text(words::MORE_TIP.text(lang)).clicked() {
        state.mode = Mode::Agenda;
        state.agenda_to = Some(first);
    }
}

/// Hatches the days on which a law limits a channel.
fn laws_ui(ui: &Ui, place: &Place<'_, '_>, (line, row): (&Line, &Row), painter: &egui::Painter) {
    let body = place.body();
    for (at, law) in row.bans.iter().enumerate() {
        let until = law.until.map_or(body.right(), |until| place.x(moving::shifted(until, 1)));
        let whole =
            Rect::from_x_y_ranges(place.x(law.from)..=until, place.top(line)..=place.top(line) + line.height);
        let rect = whole.intersect(body);
        if !rect.is_positive() {
            continue;
        }
        let theme = place.shown.theme;
        let colour = place.colour(theme.paper).lerp_to_gamma(place.colour(theme.secondary), 0.35);
        hatch(&painter.with_clip_rect(rect), rect, colour);
        painter.vline(place.x(law.from), rect.y_range(), Stroke::new(1.5, place.colour(theme.secondary)));
        // The laws of several countries about one row stand after each other, each with its first day.
        let foot =
            Rect::from_min_max(pos2(whole.left() + at as f32 * BESIDE, whole.bottom() - 16.0), whole.max);
        sticky(
            painter,
            foot,
            body,
            &words::BY_LAW.fill(place.shown.lang, &[("country", &law.country)]),
            (Face::Italic, place.colour(theme.ink)),
        );
        let id = ui.scope_id().with(("law", line.of, at));
        let response = ui.interact(rect, id, Sense::hover());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &law.line));
        response.on_hover_text(&law.line);
    }
}
