//! The calendar by weeks: weeks from left to right, segments and their channels from top to bottom.
//! Heads stay at the top and at the left, whatever is scrolled; only what is in view is drawn.

use egui::scroll_area::{DragScroll, ScrollSource};
use egui::{Align2, Color32, Pos2, Rangef, Rect, ScrollArea, Sense, Stroke, Ui, Vec2, pos2, vec2};

use super::chips_ui::drag_ui;
use super::heads_ui::{heads_ui, over_ui};
use super::legend_ui::legend_ui;
use super::made::{CHIP, Line, Made, Of, SPACE};
use super::rows_ui::{extent_in_row, row_ui};
use super::{Reveal, State, moving, words};
use crate::analysis::Week;
use crate::model::*;
use crate::report::plan::calendar::Group;
use crate::text::Face;
use crate::ui::bars::Shown;
use crate::ui::gaps;
use crate::ui::sheet::Sheet;
use crate::ui::{Action, appearance};
use crate::vocabulary::date;

/// The width of a day, in points.
pub const DAY: f32 = 24.0;
/// The width of a week.
pub const WEEK: f32 = DAY * 7.0;
/// The width of the heads of rows.
const HEADS: f32 = 186.0;
/// The height of the head over the weeks, without campaigns.
pub const HEAD: f32 = 60.0;
/// The height of a campaign's band.
pub const BAND: f32 = 20.0;
/// So many lanes of campaigns are shown.
pub const MOST_LANES: usize = 4;

/// What a frame of the grid is drawn with.
pub struct Place<'a, 'b> {
    pub shown: &'a Shown<'b>,
    pub made: &'a Made,
    pub as_of: Date,
    /// What is in view, heads included.
    pub view: Rect,
    /// The upper left corner of the content, which may be out of view.
    pub origin: Pos2,
    /// The height of the head with its campaigns.
    pub head: f32,
}

impl Place<'_, '_> {
    pub fn colour(&self, rgb: crate::theme::Rgb) -> Color32 {
        appearance::colour(rgb)
    }

    /// What is in view beside and below the heads.
    pub fn body(&self) -> Rect {
        let (x, y) = (self.view.left() + HEADS, self.view.top() + self.head);
        Rect::from_min_max(pos2(x, y).min(self.view.max), self.view.max)
    }

    pub fn heads(&self) -> Rect {
        let body = self.body();
        Rect::from_min_max(pos2(self.view.left(), body.top()), pos2(body.left(), body.bottom()))
    }

    pub fn over(&self) -> Rect {
        let body = self.body();
        Rect::from_min_max(pos2(body.left(), self.view.top()), pos2(body.right(), body.top()))
    }

    /// The left edge of a day.
    pub fn x(&self, day: Date) -> f32 {
        let days = crate::analysis::days_between(self.made.grid.first, day);
        self.origin.x + HEADS + days as f32 * DAY
    }

    pub fn week_x(&self, week: usize) -> f32 {
        self.origin.x + HEADS + week as f32 * WEEK
    }

    pub fn top(&self, line: &Line) -> f32 {
        self.origin.y + self.head + line.top
    }

    /// The day at a point of the screen.
    pub fn day_at(&self, x: f32) -> Date {
        let days = ((x - self.origin.x - HEADS) / DAY).floor() as i64;
        moving::shifted(self.made.grid.first, days)
    }

    /// The weeks in view.
    pub fn weeks(&self) -> std::ops::Range<usize> {
        let body = self.body();
        let at = |x: f32| ((x - self.origin.x - HEADS) / WEEK).max(0.0) as usize;
        at(body.left()).min(self.made.grid.weeks)..(at(body.right()) + 1).min(self.made.grid.weeks)
    }
}

/// The grid; what it asks for goes to `actions`.
pub fn grid_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    (made, as_of): (&Made, Date),
    state: &mut State,
    actions: &mut Vec<Action>,
) {
    let lanes = made.all_lanes().min(MOST_LANES);
    let head = HEAD + lanes as f32 * BAND;
    let size = vec2(HEADS + made.grid.weeks as f32 * WEEK, head + made.height()) + Vec2::splat(12.0);
    let drag = ScrollSource { drag: DragScroll::Never, ..ScrollSource::default() };
    let mut area = ScrollArea::both().id_salt("calendar").auto_shrink(false).scroll_source(drag);
    // Where it is scrolled to is asked before it is known what is in view.
    let place = Place { shown, made, as_of, view: Rect::NOTHING, origin: Pos2::ZERO, head };
    if let Some(offset) = reveal(&place, state) {
        area = area.scroll_offset(offset);
    }
    legend_ui(ui, shown, made);
    appearance::quiet_bars(ui, shown.theme);
    // The heads at the left stay in view: they must not pale as what scrolls beneath them does.
    ui.spacing_mut().scroll.fade.strength = 0.0;
    let out = area.show_viewport(ui, |ui, viewport| {
        ui.set_min_size(size);
        let origin = ui.max_rect().min;
        let view = Rect::from_min_size(origin + viewport.min.to_vec2(), viewport.size());
        let place = Place { shown, made, as_of, view: view.intersect(ui.clip_rect()), origin, head };
        state.drawn = 0;
        free_ui(ui, &place, state, actions);
        body_ui(ui, &place, state, actions);
        heads_ui(ui, &place, actions);
        over_ui(ui, &place);
        drag_ui(ui, &place, state, actions);
    });
    state.scrolled = Some((out.state.clamped_offset(), out.inner_rect.size()));
}

/// How far to scroll so that what should be in view is.
fn reveal(place: &Place<'_, '_>, state: &mut State) -> Option<Vec2> {
    let wanted = state.reveal.take()?;
    let (made, head) = (place.made, place.head);
    let (offset, size) = state.scrolled.unwrap_or((Vec2::ZERO, vec2(1_000.0, 600.0)));
    let week = |day: Date| made.grid.week_of(day).unwrap_or(0) as f32 * WEEK;
    match wanted {
        Reveal::Day(day) => Some(vec2((week(day) - WEEK).max(0.0), offset.y)),
        Reveal::Today => Some(opening(made, place.as_of, (head, size))),
        Reveal::Contact(id) => {
            let at = made.grid.place_of(&id)?;
            let (line, _) = made.line_of(at)?;
            let Of::Row(group, row) = line.of else { return None };
            let row = made.grid.groups.get(group)?.rows.get(row)?;
            let y = extent_in_row(place, (line, row), at)?;
            let y = Rangef::new(line.top + y.min, line.top + y.max + SPACE * 2.0);
            let x = week(made.chips.get(at)?.contact.date);
            let to = vec2(
                nearest(offset.x, (x, Rangef::new(x, x + WEEK)), size.x - HEADS),
                nearest(offset.y, (line.top, y), size.y - head),
            );
            Some(to.max(Vec2::ZERO))
        }
    }
}

/// How far to scroll at least, from so far, so that all of something is in view, with as much of what is
/// above it from `top` on as has room; of what is larger than the view, its beginning.
pub(super) fn nearest(now: f32, (top, wanted): (f32, Rangef), view: f32) -> f32 {
    let last = (wanted.max - view.max(0.0)).min(wanted.min);
    now.min(top.clamp(last, wanted.min)).max(last)
}

/// Where the calendar opens: at today, or where contacts are nearest if none is in view then.
fn opening(made: &Made, as_of: Date, (head, size): (f32, Vec2)) -> Vec2 {
    let left = |day: Date| (made.grid.week_of(day).unwrap_or(0) as f32 * WEEK - WEEK).max(0.0);
    let weeks = ((size.x - HEADS) / WEEK).max(1.0);
    let seen = |from: f32, day: Date| {
        let at = made.grid.week_of(day).unwrap_or(0) as f32 - from / WEEK;
        (0.0..weeks - 0.2).contains(&at)
    };
    let mut from = left(as_of);
    let nearest = made.nearest(as_of).and_then(|id| made.grid.place_of(id));
    let Some(chip) = nearest.and_then(|place| made.chips.get(place)) else { return vec2(from, 0.0) };
    if !seen(from, chip.contact.date) {
        from = left(chip.contact.date);
        // What is past is seen with what was before it, not with the empty weeks since.
        if chip.contact.date < as_of {
            from = (from - (weeks.floor() - 3.0) * WEEK).clamp(0.0, from);
        }
    }
    // Below a tall head or many rows the first contact could be out of view from top to bottom, too.
    let here = made.chips.iter().enumerate().filter(|(_, chip)| seen(from, chip.contact.date));
    let tops = here.filter_map(|(place, _)| made.line_of(place)).map(|(line, _)| line.top);
    let top = tops.fold(f32::INFINITY, f32::min);
    let down = if top + CHIP * 2.0 + head > size.y { top - CHIP } else { 0.0 };
    vec2(from, down.max(0.0))
}

/// A double click where nothing is plans a contact there.
fn free_ui(ui: &Ui, place: &Place<'_, '_>, state: &mut State, actions: &mut Vec<Action>) {
    let body = place.body();
    if !body.is_positive() {
        return;
    }
    let response = ui.interact(body, ui.scope_id().with("calendar body"), Sense::click());
    let keys = words::KEYS.text(place.shown.lang);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Grid, true, keys));
    if !response.double_clicked() || place.shown.is_read_only() {
        return;
    }
    let Some(at) = response.interact_pointer_pos() else { return };
    let line = place.made.lines.iter().find(|line| {
        let top = place.top(line);
        (top..top + line.height).contains(&at.y)
    });
    let groups = &place.made.grid.groups;
    let (segment, channel) = match line.map(|line| line.of) {
        Some(Of::Row(group, row)) => {
            let group = groups.get(group);
            let row = group.and_then(|group| group.rows.get(row));
            (group.and_then(|group| group.segment.clone()), row.map(|row| row.channel.clone()))
        }
        Some(Of::Group(group)) => (groups.get(group).and_then(|group| group.segment.clone()), None),
        _ => (None, None),
    };
    state.plan(place.shown, (place.day_at(at.x), segment, channel), actions);
}

fn body_ui(ui: &mut Ui, place: &Place<'_, '_>, state: &mut State, actions: &mut Vec<Action>) {
    let body = place.body();
    let painter = ui.painter().with_clip_rect(body);
    let theme = place.shown.theme;
    let [paper, line, accent] = [theme.paper, theme.line, theme.accent].map(|rgb| place.colour(rgb));
    painter.rect_filled(body, 0.0, paper);
    let past = Rect::from_min_max(
        body.min,
        pos2(place.x(place.as_of).clamp(body.left(), body.right()), body.bottom()),
    );
    painter.rect_filled(past, 0.0, place.colour(theme.ground));
    for week in place.weeks() {
        painter.vline(place.week_x(week), body.y_range(), Stroke::new(1.0, line));
    }
    for known in &place.made.lines {
        let top = place.top(known);
        if top > body.bottom() || top + known.height < body.top() {
            continue;
        }
        painter.hline(body.x_range(), top, Stroke::new(1.0, line));
        match known.of {
            Of::Group(at) => {
                if let Some(group) = place.made.grid.groups.get(at) {
                    pressure_ui(ui, place, (known, group), &painter);
                }
            }
            Of::Row(group, row) => {
                let row = place.made.grid.groups.get(group).and_then(|group| group.rows.get(row));
                if let Some(row) = row {
                    row_ui(ui, place, (known, row), state, actions);
                }
            }
            Of::Slots => {}
            Of::Slot(at) => slot_ui(ui, place, (known, at), &painter, actions),
        }
    }
    let end = place.origin.y + place.head + place.made.height();
    painter.hline(body.x_range(), end, Stroke::new(1.0, line));
    let today = place.x(place.as_of);
    painter.vline(today, body.top()..=end.min(body.bottom()), Stroke::new(2.0, accent));
}

/// The ground of a week that is so full: pale below the limit, strong above it.
fn heat(place: &Place<'_, '_>, week: Week) -> Option<Color32> {
    Some(heat_of(place.shown.theme, week.worst?.share()))
}

/// The colour of so much of a limit: 1 is the limit.
pub fn heat_of(theme: &crate::theme::Theme, share: f32) -> Color32 {
    let (colour, strength) = match share {
        share if share > 2.0 => (theme.critical, 0.85),
        share if share > 1.0 => (theme.high, 0.75),
        share => (theme.accent, 0.2 + 0.35 * share),
    };
    appearance::colour(theme.paper).lerp_to_gamma(appearance::colour(colour), strength)
}

/// The ground of a week in which a channel is over its limit.
pub fn full_of(theme: &crate::theme::Theme) -> Color32 {
    appearance::colour(theme.paper).lerp_to_gamma(appearance::colour(theme.high), 0.2)
}

/// The ground of a trigger that waits for its day.
pub fn slot_of(theme: &crate::theme::Theme) -> Color32 {
    appearance::colour(theme.paper).lerp_to_gamma(appearance::colour(theme.accent), 0.09)
}

/// How often a segment hears from us: a bar for each week against the limit as a line.
fn pressure_ui(ui: &Ui, place: &Place<'_, '_>, (line, group): (&Line, &Group), painter: &egui::Painter) {
    let Some(pressure) = &group.pressure else { return };
    let theme = place.shown.theme;
    let [ink, secondary] = [theme.ink, theme.secondary].map(|rgb| place.colour(rgb));
    let (top, height) = (place.top(line), line.height);
    let load = &pressure.total;
    let counted = |week: &Week| week.worst.map_or(week.count, |worst| worst.count);
    let cap = load.caps.iter().map(|(max, _)| *max).max().unwrap_or(0);
    let most = load.weeks.values().map(counted).max().unwrap_or(0).max(usize::try_from(cap).unwrap_or(0));
    let unit = (height - 18.0) / most.max(1) as f32;
    let bottom = top + height - 2.0;
    for week in place.weeks() {
        let monday = place.made.grid.monday(week);
        let known = load.week(monday);
        let count = counted(&known);
        if count == 0 {
            continue;
        }
        let x = place.week_x(week);
        let bar =
            Rect::from_min_max(pos2(x + 50.0, bottom - unit * count as f32), pos2(x + WEEK - 50.0, bottom));
        let free = place.colour(theme.paper).lerp_to_gamma(secondary, 0.35);
        painter.rect_filled(bar, 2.0, heat(place, known).unwrap_or(free));
        let over = known.worst.is_some_and(|worst| worst.is_over());
        let text = match known.worst {
            Some(worst) => {
                let values = [("n", worst.count.to_string()), ("max", worst.max.to_string())];
                words::OF_LIMIT
                    .fill(place.shown.lang, &values.each_ref().map(|(name, text)| (*name, text.as_str())))
            }
            None => count.to_string(),
        };
        let face = appearance::face(11.5, if over { Face::Bold } else { Face::Regular });
        let at = pos2(x + WEEK - 46.0, bottom - 1.0);
        painter.text(at, Align2::LEFT_BOTTOM, text, face, ink);
        if over {
            gaps::paint_mark(painter, pos2(x + 40.0, bottom - 8.0), level(known), 4.5, theme);
        }
        week_told(ui, place, (line, week, group), &known);
    }
    for silence in &pressure.silences {
        let (from, until) = (place.x(silence.from), place.x(silence.until()));
        let rect = Rect::from_x_y_ranges(from..=until, top + 6.0..=top + height - 6.0);
        dashed(painter, rect, secondary);
        let text = words::SILENCE.fill(place.shown.lang, &[("n", &silence.days.to_string())]);
        // In the lower half, since the line of the limit may go through the middle.
        let low = Rect::from_x_y_ranges(rect.x_range(), rect.center().y..=rect.bottom());
        sticky(painter, low, place.body(), &text, (Face::Italic, secondary));
    }
    if cap > 0 {
        let y = bottom - unit * cap as f32;
        painter.hline(place.body().x_range(), y, Stroke::new(1.5, place.colour(theme.ink)));
    }
}

fn level(week: Week) -> crate::analysis::Severity {
    use crate::analysis::Severity::{Critical, High};
    if week.worst.is_some_and(|worst| worst.share() > 2.0) { Critical } else { High }
}

/// The figures of a week for those who point at it, and for those who can't see it.
fn week_told(ui: &Ui, place: &Place<'_, '_>, (line, week, group): (&Line, usize, &Group), known: &Week) {
    let lang = place.shown.lang;
    let rect = Rect::from_min_size(pos2(place.week_x(week), place.top(line)), vec2(WEEK, line.height));
    let id = ui.scope_id().with(("pressure", line.of, week));
    let response = ui.interact(rect.intersect(place.body()), id, Sense::hover());
    let Of::Group(at) = line.of else { return };
    let segment = place.made.segments.get(at).map_or("", String::as_str);
    let day = date(place.made.grid.monday(week), lang);
    let name = match known.worst {
        Some(worst) => {
            let (n, days, max) = (worst.count.to_string(), worst.days.to_string(), worst.max.to_string());
            let values = [("segment", segment), ("day", &day), ("n", &n), ("days", &days), ("max", &max)];
            words::PRESSURE_NAME.fill(lang, &values)
        }
        None => {
            let n = known.count.to_string();
            words::PRESSURE_FREE.fill(lang, &[("segment", segment), ("day", &day), ("n", &n)])
        }
    };
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &name));
    let channels = group.pressure.iter().flat_map(|pressure| &pressure.channels);
    let monday = place.made.grid.monday(week);
    let each = channels.filter_map(|(channel, load)| {
        let week = load.week(monday);
        let count = week.worst.map_or(week.count, |worst| worst.count);
        let channel = place.made.channels.get(channel).map_or(channel.as_str(), String::as_str);
        let limit = week.worst.map(|worst| format!(" / {}", worst.max)).unwrap_or_default();
        (count > 0).then(|| format!("{channel}: {count}{limit}"))
    });
    let each: Vec<String> = each.collect();
    response.on_hover_text(format!("{name}\n{}\n\n{}", each.join("\n"), words::COUNTS.text(lang)));
}

/// A trigger waits for its day: an open slot from today on.
fn slot_ui(
    ui: &Ui,
    place: &Place<'_, '_>,
    (line, at): (&Line, usize),
    painter: &egui::Painter,
    actions: &mut Vec<Action>,
) {
    let Some(slot) = place.made.slots.get(at) else { return };
    let body = place.body();
    let top = place.top(line);
    let end = place.week_x(place.made.grid.weeks);
    let whole =
        Rect::from_x_y_ranges(place.x(place.as_of) + 3.0..=end - 3.0, top + 4.0..=top + line.height - 4.0);
    let rect = whole.intersect(body);
    if !rect.is_positive() {
        return;
    }
    let theme = place.shown.theme;
    let response = ui.interact(rect, ui.scope_id().with(("slot", slot.id.as_str())), Sense::click());
    let name = format!("{}: {}, {}", words::OPEN_SLOT.text(place.shown.lang), slot.name, slot.text);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    let strong = response.hovered() || response.has_focus();
    painter.rect_filled(rect, 0.0, slot_of(theme));
    dashed(painter, whole, place.colour(if strong { theme.accent } else { theme.secondary }));
    sticky(painter, whole, body, &slot.text, (Face::Regular, place.colour(theme.ink)));
    if response.clicked() {
        actions.push(Action::Gaps(gaps::Ask::Sheet(Sheet::Trigger(slot.id.clone()))));
    }
}

/// A text at the left of an area, or of what is in view of it.
pub fn sticky(painter: &egui::Painter, area: Rect, body: Rect, text: &str, (face, colour): (Face, Color32)) {
    let seen = area.intersect(body);
    if seen.width() < 24.0 || seen.height() <= 0.0 {
        return;
    }
    let mut job =
        egui::text::LayoutJob::simple_singleline(text.to_owned(), appearance::face(11.5, face), colour);
    job.wrap = egui::text::TextWrapping::truncate_at_width(seen.width() - 14.0);
    let galley = painter.layout_job(job);
    let at = pos2(seen.left() + 8.0, area.center().y - galley.size().y / 2.0);
    painter.galley(at, galley, colour);
}

/// A dashed frame.
pub fn dashed(painter: &egui::Painter, rect: Rect, colour: Color32) {
    // A frame of years would be dashes without number: only what is near the view is drawn.
    let rect = rect.intersect(painter.clip_rect().expand(8.0));
    if !rect.is_positive() {
        return;
    }
    let corners =
        [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
    painter.extend(egui::Shape::dashed_line(&corners, Stroke::new(1.2, colour), 5.0, 4.0));
}

/// Slanted lines all over an area.
pub fn hatch(painter: &egui::Painter, rect: Rect, colour: Color32) {
    let step = 9.0;
    let mut x = ((rect.left() - rect.height()) / step).floor() * step;
    while x < rect.right() {
        let line = [pos2(x, rect.bottom()), pos2(x + rect.height(), rect.top())];
        painter.line_segment(line, Stroke::new(1.0, colour));
        x += step;
    }
}

/// The hue of a campaign.
pub fn hue(place: &Place<'_, '_>, campaign: usize) -> Color32 {
    let phases = &place.shown.theme.phases;
    let hue = phases.get(campaign % phases.len().max(1));
    place.colour(hue.map_or(place.shown.theme.accent, |hue| hue.header))
}

/// A day in short: 3 Jun.
pub fn short(day: Date, lang: Lang, with_month: bool) -> String {
    let month =
        usize::try_from(day.month()).ok().and_then(|month| words::MONTHS_SHORT.get(month.wrapping_sub(1)));
    match month.filter(|_| with_month) {
        Some(month) => format!("{} {}", day.day(), month.text(lang)),
        None => day.day().to_string(),
    }
}

/// A day of the week in short: Wed.
pub fn weekday(day: Date, lang: Lang) -> &'static str {
    let at = usize::try_from(day.weekday().to_monday_zero_offset()).unwrap_or_default();
    words::WEEKDAYS.get(at).map_or("", |label| label.text(lang))
}
