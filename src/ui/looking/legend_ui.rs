//! The legend of the window: what the colours of the cards stand for, each with its second mark.
//! A click shows only what has that value.

use std::sync::Arc;

use egui::{Align2, Color32, Id, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};
use lucide_icons::Icon;

use super::{Ask, words};
use crate::scene::colours::{Colours, Pattern, Sign, Value};
use crate::text::{Face, Style};
use crate::ui::bars::Shown;
use crate::ui::{Action, appearance};
use crate::vocabulary::Labelled as _;

/// The size of a sign, in points.
const SIGN: f32 = 16.0;
/// The face of the words.
const WORDS: Style = Style::new(12.0, Face::Regular);

/// The values of the journey shown, kept while nothing they come from has moved.
type Kept = (u64, String, Arc<Vec<Value>>);

/// Shows what the colours stand for.
pub fn legend_ui(ui: &mut Ui, shown: &Shown<'_>, actions: &mut Vec<Action>) {
    let what = shown.document.colours.label().text(shown.lang);
    ui.weak(words::LEGEND.fill(shown.lang, &[("what", &what.to_lowercase())]));
    for value in values(ui, shown).iter() {
        if value_ui(ui, shown, value) {
            actions.push(Action::Looking(Ask::Toggle(value.criterion.clone())));
        }
    }
}

fn values(ui: &Ui, shown: &Shown<'_>) -> Arc<Vec<Value>> {
    let document = shown.document;
    let Some(journey) = document.journey() else { return Arc::default() };
    let revision = document.editor.revision();
    let key = format!("{:?} {} {:?} {}", document.colours, journey.id, shown.lang, shown.settings.theme);
    let id = Id::unique("legend");
    let kept = ui.data(|data| data.get_temp::<Kept>(id));
    if let Some((_, _, values)) = kept.filter(|kept| kept.0 == revision && kept.1 == key) {
        return values;
    }
    let workspace = document.editor.workspace();
    let colours = Colours::new(workspace, journey, document.colours, shown.theme, shown.lang);
    let values = Arc::new(colours.values().to_vec());
    ui.data_mut(|data| data.insert_temp::<Kept>(id, (revision, key, Arc::clone(&values))));
    values
}

/// One value; whether it was clicked.
fn value_ui(ui: &mut Ui, shown: &Shown<'_>, value: &Value) -> bool {
    let name = crate::text::one_line(&value.name);
    let width = 12.0 + SIGN + 6.0 + crate::text::width(&name, WORDS) + 8.0;
    let (area, response) = ui.allocate_exact_size(vec2(width, 26.0), Sense::click());
    let label = words::ONLY_THIS.fill(shown.lang, &[("what", &name)]);
    let on = shown.document.sight.filter.contains(&value.criterion);
    response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, on, &label));
    if response.hovered() || response.has_focus() || on {
        ui.painter().rect_filled(area, 4.0, ui.visuals().widgets.hovered.weak_bg_fill);
    }
    let hue = appearance::colour(value.hue);
    let stripe = Rect::from_min_size(area.left_center() + vec2(2.0, -9.0), vec2(7.0, 18.0));
    paint_stripe(ui, stripe, value.pattern, hue);
    let sign = Rect::from_min_size(stripe.right_top() + vec2(4.0, 1.0), vec2(SIGN, SIGN));
    paint_sign(ui, sign, &value.sign, hue);
    let at = sign.right_center() + vec2(6.0, 0.0);
    let ink = appearance::colour(shown.theme.ink);
    ui.painter().text(at, Align2::LEFT_CENTER, &name, appearance::face(WORDS.size, WORDS.face), ink);
    response.on_hover_text(label).clicked()
}

/// The stripe as cards have it.
fn paint_stripe(ui: &Ui, area: Rect, pattern: Pattern, hue: Color32) {
    let painter = ui.painter();
    if pattern == Pattern::Solid {
        painter.rect_filled(area, 2.0, hue);
        return;
    }
    let stroke = Stroke::new(1.0, hue);
    painter.rect_stroke(area, 2.0, stroke, StrokeKind::Inside);
    if let Pattern::Gauge(share) = pattern {
        let room = area.shrink(1.5);
        let level = room.bottom() - room.height() * share.clamp(0.06, 1.0);
        painter.rect_filled(Rect::from_min_max(pos2(room.left(), level), room.max), 0.0, hue);
        return;
    }
    let rise = if pattern == Pattern::Level { 0.0 } else { area.width() };
    let mut y = area.top() + 1.0;
    while y + rise < area.bottom() {
        let (low, high) = (y + rise, y);
        if pattern != Pattern::Falling {
            painter.line_segment([pos2(area.left(), low), pos2(area.right(), high)], stroke);
        }
        if matches!(pattern, Pattern::Falling | Pattern::Crossed) {
            painter.line_segment([pos2(area.left(), high), pos2(area.right(), low)], stroke);
        }
        y += 4.5;
    }
}

fn paint_sign(ui: &Ui, area: Rect, sign: &Sign, hue: Color32) {
    let painter = ui.painter();
    let icon = |icon: Icon| {
        painter.text(area.center(), Align2::CENTER_CENTER, char::from(icon), appearance::icons(15.0), hue);
    };
    match sign {
        Sign::Letters(letters) => {
            painter.rect_stroke(area, 3.0, Stroke::new(1.4, hue), StrokeKind::Inside);
            let (ink, face) = (ui.visuals().text_color(), appearance::face(10.5, Face::Bold));
            painter.text(area.center(), Align2::CENTER_CENTER, letters, face, ink);
        }
        Sign::Face(..=-2) => icon(Icon::Angry),
        Sign::Face(-1) => icon(Icon::Frown),
        Sign::Face(0) => icon(Icon::Meh),
        Sign::Face(1) => icon(Icon::Smile),
        Sign::Face(_) => icon(Icon::Laugh),
        Sign::Unknown | Sign::Media(_) => icon(Icon::CircleQuestionMark),
    }
}
