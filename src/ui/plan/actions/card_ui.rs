//! A card of the board: what, who, by when, how much work and use, and where it came from. It is
//! dragged with the mouse and moved with Shift and an arrow.

use egui::{
    Align2, CornerRadius, Id as EguiId, Key, Modifiers, Pos2, Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2,
};
use lucide_icons::Icon;

use super::words;
use crate::model::Action;
use crate::report::is_open;
use crate::report::plan::actions::{Origin, is_late, origin};
use crate::text::{Face, Style, fit, one_line, wrap};
use crate::ui::appearance;
use crate::ui::bars::Shown;
use crate::vocabulary::{Labelled as _, date};

/// The height of a card, in points.
pub const CARD: f32 = 98.0;
const TEXT: Style = Style::new(13.0, Face::SemiBold);
const SMALL: Style = Style::new(11.5, Face::Regular);

/// What was done with a card.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Done {
    /// It was chosen, or let go of.
    Chosen,
    /// It is moved so many columns to the right, or to the left.
    Moved(isize),
    /// It is carried over this place.
    Carried(Pos2),
    /// It was let go of at this place.
    Dropped(Pos2),
}

/// The sign of where an action came from.
pub fn sign(origin: Origin) -> Icon {
    match origin {
        Origin::Gap => Icon::TriangleAlert,
        Origin::Insight => Icon::MessageSquare,
        Origin::Decision => Icon::Gavel,
        Origin::Plain => Icon::Plus,
    }
}

/// Where it came from, in words.
pub fn came_from(shown: &Shown<'_>, action: &Action) -> (Origin, String) {
    let (origin, words) = origin(action, shown.lang);
    let label = origin.label().text(shown.lang);
    let text = if words.is_empty() { label.to_owned() } else { format!("{label}: {}", one_line(&words)) };
    (origin, text)
}

/// Who does it, or that nobody does.
fn owner(shown: &Shown<'_>, action: &Action) -> String {
    let departments = &shown.document.shown().departments;
    let known = action.owner.as_ref();
    let known = known.map(|id| {
        let entry = departments.iter().find(|one| one.id == *id);
        one_line(entry.map_or(id.as_str(), |one| &one.name))
    });
    known.unwrap_or_else(|| words::NO_OWNER.text(shown.lang).to_owned())
}

/// By when, or that it is late.
fn due(shown: &Shown<'_>, action: &Action) -> String {
    let Some(day) = action.due else { return words::NO_DATE.text(shown.lang).to_owned() };
    let label = if is_late(action, shown.as_of) { words::LATE } else { words::BY };
    label.fill(shown.lang, &[("date", &date(day, shown.lang))])
}

/// Effort, effect and votes, as far as they are known.
fn figures(shown: &Shown<'_>, action: &Action) -> String {
    let figure = |label: crate::vocabulary::Label, known: Option<u8>| {
        known.map(|n| label.fill(shown.lang, &[("n", &n.to_string())]))
    };
    let votes = usize::try_from(action.votes).unwrap_or(0);
    let votes = (votes > 0).then(|| words::VOTES.count(shown.lang, votes));
    let parts = [figure(words::EFFORT, action.effort), figure(words::EFFECT, action.effect), votes];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// What a card is called aloud.
fn spoken(shown: &Shown<'_>, at: usize, action: &Action) -> String {
    let details =
        [owner(shown, action), due(shown, action), figures(shown, action), came_from(shown, action).1];
    let details: Vec<&str> = details.iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
    let values = [
        ("n", (at + 1).to_string()),
        ("text", one_line(&action.text)),
        ("status", action.status.label().text(shown.lang).to_owned()),
        ("details", details.join(", ")),
    ];
    words::CARD.fill(shown.lang, &values.each_ref().map(|(key, text)| (*key, text.as_str())))
}

/// The card in this area; what was done with it.
pub fn card_ui(ui: &Ui, shown: &Shown<'_>, (at, action): (usize, &Action), area: Rect) -> Option<Done> {
    let id = EguiId::unique(("board card", action.id.as_str()));
    let fixed = shown.is_read_only();
    let response = ui.interact(area, id, if fixed { Sense::click() } else { Sense::click_and_drag() });
    let chosen = shown.document.decide.chosen.as_ref() == Some(&action.id);
    let name = spoken(shown, at, action);
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, chosen, &name));
    let carried = response.dragged();
    if response.clicked() {
        // The keys that move a card work on the one that was clicked.
        response.request_focus();
    }
    paint(ui.painter(), shown, action, area, (chosen, response.hovered() || response.has_focus(), carried));
    if response.has_focus() && !fixed {
        for (key, step) in [(Key::ArrowLeft, -1), (Key::ArrowRight, 1)] {
            let pressed = ui.input_mut(|input| input.consume_key(Modifiers::SHIFT, key));
            if pressed {
                return Some(Done::Moved(step));
            }
        }
    }
    let pointer = ui.input(|input| input.pointer.interact_pos());
    match pointer {
        Some(place) if carried => Some(Done::Carried(place)),
        Some(place) if response.drag_stopped() => Some(Done::Dropped(place)),
        _ if response.clicked() => Some(Done::Chosen),
        _ => {
            if response.gained_focus() {
                response.scroll_to_me(None);
            }
            None
        }
    }
}

/// Paints the card: its words on at most two lines, then who and when, figures, and where it came from.
pub fn paint(
    painter: &egui::Painter,
    shown: &Shown<'_>,
    action: &Action,
    area: Rect,
    (chosen, hot, carried): (bool, bool, bool),
) {
    let theme = shown.theme;
    let [paper, accent, ink, quiet] =
        [theme.paper, theme.accent, theme.ink, theme.secondary].map(appearance::colour);
    let edge = match (chosen, hot) {
        (true, _) => Stroke::new(2.0, accent),
        (false, true) => Stroke::new(1.4, accent),
        (false, false) => Stroke::new(1.0, appearance::colour(theme.card_edge)),
    };
    let fill = if chosen || carried { paper.lerp_to_gamma(accent, 0.12) } else { paper };
    painter.rect(area, CornerRadius::same(6), fill, edge, StrokeKind::Inside);
    let (left, room) = (area.left() + 10.0, area.width() - 20.0);
    let open = is_open(action);
    let text = one_line(&action.text);
    let text = if text.is_empty() { words::NO_WORDS.text(shown.lang) } else { &text };
    for (row, line) in wrap(text, TEXT, room, 2).lines.into_iter().enumerate() {
        let at = pos2(left, area.top() + 15.0 + 16.0 * row as f32);
        let ink = if open { ink } else { quiet };
        painter.text(at, Align2::LEFT_CENTER, line, appearance::face(TEXT.size, TEXT.face), ink);
    }
    let late = is_late(action, shown.as_of);
    let missing = open && (action.owner.is_none() || action.due.is_none());
    let warned = if late || missing { appearance::colour(theme.critical) } else { quiet };
    let line = |text: &str, y: f32, x: f32, colour| {
        let text = fit(text, SMALL, room - x);
        let at = pos2(left + x, area.top() + y);
        painter.text(at, Align2::LEFT_CENTER, text, appearance::face(SMALL.size, SMALL.face), colour);
    };
    line(&format!("{} · {}", owner(shown, action), due(shown, action)), 49.0, 0.0, warned);
    line(&figures(shown, action), 66.0, 0.0, quiet);
    let (origin, from) = came_from(shown, action);
    let at = pos2(left + 6.0, area.top() + 84.0);
    painter.text(at, Align2::CENTER_CENTER, char::from(sign(origin)), appearance::icons(12.0), quiet);
    line(&from, 84.0, 18.0, quiet);
}

/// The card under the pointer.
pub fn paint_carried(ui: &Ui, shown: &Shown<'_>, action: &Action, place: Pos2, width: f32) {
    let layer = egui::LayerId::new(egui::Order::Tooltip, EguiId::unique("carried card"));
    let area = Rect::from_center_size(place, vec2(width, CARD));
    let painter = ui.ctx().layer_painter(layer);
    paint(&painter, shown, action, area, (true, true, true));
    ui.ctx().set_cursor_icon(egui::CursorIcon::Grabbing);
}
