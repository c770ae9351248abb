//! The heads of the calendar by weeks: segments, channels and triggers at the left, weeks with today and
//! the campaigns at the top.

use egui::{Align2, Rect, Stroke, Ui, pos2, vec2};

use super::grid_ui::{BAND, DAY, HEAD, MOST_LANES, Place, WEEK, hue, short, sticky};
use super::made::{CHIP, Of, SPACE};
use super::{moving, words};
use crate::model::*;
use crate::report::plan::calendar::{Band, Row};
use crate::text::Face;
use crate::ui::gaps::{self, mark_over_ui};
use crate::ui::{Action, appearance};
use crate::vocabulary::date;

/// The heads of the rows.
pub fn heads_ui(ui: &mut Ui, place: &Place<'_, '_>, actions: &mut Vec<Action>) {
    let clip = place.heads();
    let painter = ui.painter().with_clip_rect(clip);
    let theme = place.shown.theme;
    let [paper, ground, line, ink, secondary] =
        [theme.paper, theme.ground, theme.line, theme.ink, theme.secondary].map(|rgb| place.colour(rgb));
    painter.rect_filled(clip, 0.0, paper);
    let lang = place.shown.lang;
    for known in &place.made.lines {
        let top = place.top(known);
        let rect = Rect::from_x_y_ranges(clip.x_range(), top..=top + known.height);
        if !rect.intersects(clip) {
            continue;
        }
        painter.hline(clip.x_range(), top, Stroke::new(1.0, line));
        match known.of {
            Of::Group(at) => {
                painter.rect_filled(rect, 0.0, ground);
                let segment = place.made.segments.get(at).map_or("", String::as_str);
                let group = place.made.grid.groups.get(at);
                let limit = group
                    .and_then(|group| group.pressure.as_ref())
                    .map(|pressure| limit(&pressure.total.caps, lang));
                let first = Rect::from_x_y_ranges(rect.x_range(), top + 4.0..=top + 22.0);
                sticky(&painter, first, first, segment, (Face::SemiBold, ink));
                if let Some(limit) = limit {
                    let below = Rect::from_x_y_ranges(rect.x_range(), top + 22.0..=top + 40.0);
                    sticky(&painter, below, below, &limit, (Face::Regular, secondary));
                }
                let id = group.and_then(|group| group.segment.clone());
                let places =
                    id.map(SubjectRef::Segment).map_or(&[][..], |subject| gaps::about(place.shown, &subject));
                mark(ui, place, rect, ("segment", at), places, actions);
            }
            Of::Row(group, row) => {
                let row = place.made.grid.groups.get(group).and_then(|group| group.rows.get(row));
                let channel = row.map_or_else(String::new, |row| row_name(place, row));
                let inner =
                    Rect::from_x_y_ranges(rect.left() + 10.0..=rect.right(), top..=top + CHIP + SPACE * 2.0);
                sticky(&painter, inner, inner, &channel, (Face::Regular, ink));
            }
            Of::Slots => {
                painter.rect_filled(rect, 0.0, ground);
                sticky(&painter, rect, rect, words::TRIGGERS.text(lang), (Face::SemiBold, ink));
            }
            Of::Slot(at) => {
                let Some(slot) = place.made.slots.get(at) else { continue };
                let inner = Rect::from_x_y_ranges(rect.left() + 10.0..=rect.right() - 22.0, rect.y_range());
                sticky(&painter, inner, inner, &slot.name, (Face::Regular, ink));
                let subject = SubjectRef::Trigger(slot.id.clone());
                mark(ui, place, rect, ("slot", at), gaps::about(place.shown, &subject), actions);
            }
        }
    }
    painter.vline(clip.right() - 0.5, clip.y_range(), Stroke::new(1.0, place.colour(theme.card_edge)));
}

/// The channel of a row, with its market where the file tells several apart.
fn row_name(place: &Place<'_, '_>, row: &Row) -> String {
    let channel = place.made.channels.get(&row.channel).map_or(row.channel.as_str(), String::as_str);
    match &row.market {
        None => channel.to_owned(),
        Some(id) => {
            let market = place.made.markets.get(id).map_or(id.as_str(), String::as_str);
            format!("{channel} · {market}")
        }
    }
}

/// The mark of gaps at the right of a head.
fn mark(
    ui: &Ui,
    place: &Place<'_, '_>,
    rect: Rect,
    salt: (&'static str, usize),
    places: &[usize],
    actions: &mut Vec<Action>,
) {
    let middle = match salt.0 {
        "segment" => rect.top() + 14.0,
        _ => rect.center().y,
    };
    let area = Rect::from_center_size(pos2(rect.right() - 14.0, middle), vec2(20.0, 20.0));
    if place.heads().contains_rect(area) {
        mark_over_ui(ui, place.shown, (area, salt), places, actions);
    }
}

fn limit(caps: &[(u32, u32)], lang: Lang) -> String {
    match caps.first() {
        None => words::NO_LIMIT.text(lang).to_owned(),
        Some((max, days)) => {
            words::LIMIT.fill(lang, &[("max", &max.to_string()), ("days", &days.to_string())])
        }
    }
}

/// The weeks with the campaigns over them.
pub fn over_ui(ui: &Ui, place: &Place<'_, '_>) {
    let clip = place.over();
    let theme = place.shown.theme;
    let lang = place.shown.lang;
    let [ground, line, ink, secondary] =
        [theme.ground, theme.line, theme.ink, theme.secondary].map(|rgb| place.colour(rgb));
    let all = Rect::from_min_max(place.view.min, clip.max);
    ui.painter().with_clip_rect(place.view).rect_filled(all, 0.0, ground);
    let painter = ui.painter().with_clip_rect(clip);
    for week in place.weeks() {
        let monday = place.made.grid.monday(week);
        let x = place.week_x(week);
        painter.vline(x, clip.top() + 4.0..=clip.bottom(), Stroke::new(1.0, line));
        let number = words::WEEK.fill(lang, &[("n", &monday.iso_week_date().week().to_string())]);
        painter.text(
            pos2(x + 8.0, clip.top() + 13.0),
            Align2::LEFT_CENTER,
            number,
            appearance::face(12.0, Face::SemiBold),
            ink,
        );
        let sunday = moving::shifted(monday, 6);
        let days = format!(
            "{} – {}",
            short(monday, lang, monday.month() != sunday.month()),
            short(sunday, lang, true)
        );
        painter.text(
            pos2(x + 8.0, clip.top() + 29.0),
            Align2::LEFT_CENTER,
            days,
            appearance::face(11.5, Face::Regular),
            secondary,
        );
        for day in 0..7_u8 {
            let number = moving::shifted(monday, i64::from(day)).day().to_string();
            let at = pos2(x + (f32::from(day) + 0.5) * DAY, clip.top() + 48.0);
            painter.text(at, Align2::CENTER_CENTER, number, appearance::face(11.0, Face::Regular), secondary);
        }
    }
    today_ui(place, &painter);
    for (band, lane) in place.made.grid.bands.iter().zip(&place.made.lanes) {
        if *lane < MOST_LANES {
            band_ui(ui, place, (band, *lane), &painter);
        }
    }
    painter.hline(place.view.x_range(), clip.bottom(), Stroke::new(1.0, place.colour(theme.card_edge)));
}

/// Marks today: its number, and the word beside the name of its week.
fn today_ui(place: &Place<'_, '_>, painter: &egui::Painter) {
    let (clip, today) = (place.over(), place.x(place.as_of));
    let [accent, on] = [place.shown.theme.accent, place.shown.theme.on_accent].map(|rgb| place.colour(rgb));
    let number =
        painter.layout_no_wrap(place.as_of.day().to_string(), appearance::face(11.0, Face::Bold), on);
    let plate = Rect::from_center_size(pos2(today + DAY / 2.0, clip.top() + 48.0), vec2(DAY - 2.0, 17.0));
    painter.rect_filled(plate, 3.0, accent);
    painter.galley(plate.center() - number.size() / 2.0, number, on);
    let text = words::TODAY.text(place.shown.lang).to_owned();
    let galley = painter.layout_no_wrap(text, appearance::face(11.0, Face::SemiBold), on);
    let week = place.x(crate::analysis::monday(place.as_of));
    let size = galley.size() + vec2(10.0, 4.0);
    let x = today.max(week + 68.0).min(week + WEEK - size.x - 4.0);
    let plate = Rect::from_min_size(pos2(x, clip.top() + 4.0), size);
    painter.rect_filled(plate, 3.0, accent);
    painter.galley(plate.min + vec2(5.0, 2.0), galley, on);
}

fn band_ui(ui: &Ui, place: &Place<'_, '_>, (band, lane): (&Band, usize), painter: &egui::Painter) {
    let top = place.view.top() + HEAD + lane as f32 * BAND;
    let until = place.x(moving::shifted(band.until, 1));
    let whole = Rect::from_x_y_ranges(place.x(band.from)..=until, top + 1.0..=top + BAND - 2.0);
    let seen = whole.intersect(place.over());
    if !seen.is_positive() {
        return;
    }
    painter.rect_filled(whole, 3.0, hue(place, band.place));
    let campaign = place.made.campaigns.get(band.place).map_or("", String::as_str);
    let text = format!("{}  {campaign}", Band::letter(band.place));
    sticky(painter, whole, place.over(), &text, (Face::Medium, place.colour(place.shown.theme.on_accent)));
    let lang = place.shown.lang;
    let name = format!("{text}, {} – {}", date(band.from, lang), date(band.until, lang));
    let response =
        ui.interact(seen, ui.scope_id().with(("band", band.campaign.as_str())), egui::Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &name));
    response.on_hover_text(&name);
}
