//! The marks of gaps on the rows of a table, at the left of their first cell. A click asks to mend the
//! gap, or lists the gaps where there are several. What a gap is, the window knows.

use egui::{Button, Popup, Rect, Sense, Ui, WidgetInfo, pos2, vec2};

use super::grid_ui::Shows;
use super::keys::Asked;
use super::source::Source;
use super::state::{Spot, State};
use super::words;
use crate::ui::gaps::paint_mark;

/// The room that a mark takes, in points.
const ROOM: f32 = 20.0;

/// The mark of a row where this is its first cell; what is left of the cell for its value. All first
/// cells give way, so that values stay in line.
pub(super) fn marked_ui(
    ui: &Ui,
    shows: &Shows<'_>,
    source: &dyn Source,
    (rect, clip, spot): (Rect, Rect, Spot),
    state: &State,
    asked: &mut Vec<Asked>,
) -> Rect {
    if spot.column > 0 || state.gaps.1.is_empty() {
        return rect;
    }
    let (mark, rest) = rect.split_left_right_at_x(rect.left() + ROOM);
    let Some(row) = state.rows.get(spot.row) else { return rest };
    let gaps = state.gaps_of(source.id(*row));
    let Some(worst) = gaps.first() else { return rest };
    let area = Rect::from_center_size(pos2(mark.center().x + 2.0, mark.center().y), vec2(18.0, 20.0));
    let id = shows.id().with(("gaps", source.id(*row)));
    let response = ui.interact(area.intersect(clip), id, Sense::click());
    let painter = ui.painter().with_clip_rect(clip);
    if response.hovered() || response.has_focus() {
        let stroke = ui.style().interact(&response).fg_stroke;
        painter.rect_stroke(area.shrink(0.5), 3.0, stroke, egui::StrokeKind::Inside);
    }
    paint_mark(&painter, area.center(), worst.level, 5.5, shows.theme);
    let name = match gaps {
        [one] => one.name.clone(),
        several => format!("{}: {}", words::GAPS.count(shows.lang, several.len()), worst.name),
    };
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &name));
    let response = response.on_hover_text(format!("{name}\n{}", words::MEND_TIP.text(shows.lang)));
    if gaps.len() == 1 {
        asked.extend(response.clicked().then_some(Asked::Mend(worst.place)));
        return rest;
    }
    Popup::menu(&response).show(|ui| {
        ui.set_width(320.0);
        for gap in gaps {
            if ui.add(Button::new(&gap.name).wrap().frame_when_inactive(false)).clicked() {
                asked.push(Asked::Mend(gap.place));
            }
        }
    });
    rest
}
