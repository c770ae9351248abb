//! The marks of gaps where they arise: beside the name of anything that is not a card of the map, on
//! what a view paints itself, and on the rows of tables. A click opens the field that mends the gap,
//! or lists the gaps where there are several.

use egui::{AsIdSalt, Popup, Rect, Response, Sense, Ui, WidgetInfo, vec2};

use super::here::{lines_ui, paint_mark};
use super::insight::each;
use super::{Ask, words};
use crate::model::SubjectRef;
use crate::ui::Action;
use crate::ui::bars::Shown;
use crate::ui::table::{Gap, State};
use crate::ui::tables::stamp;
use crate::vocabulary::Labelled;

/// The radius of a mark, in points.
const RADIUS: f32 = 5.5;

/// The open findings about something, worst first, by their place.
pub fn about<'a>(shown: &Shown<'a>, subject: &SubjectRef) -> &'a [usize] {
    shown.document.gaps.insight().map_or(&[], |insight| insight.about(subject))
}

/// The mark of these findings as a button within a row of widgets; nothing where there are none.
pub fn mark_button_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    places: &[usize],
    actions: &mut Vec<Action>,
) -> Option<Response> {
    if places.is_empty() {
        return None;
    }
    let (_, area) = ui.allocate_space(vec2(18.0, 20.0));
    let salt = (ui.next_auto_id(), "gaps");
    mark_over_ui(ui, shown, (area, salt), places, actions)
}

/// The mark of these findings in the middle of an area; nothing where there are none. `salt` tells it
/// from other marks of the same place in the window.
pub fn mark_over_ui(
    ui: &Ui,
    shown: &Shown<'_>,
    (area, salt): (Rect, impl AsIdSalt),
    places: &[usize],
    actions: &mut Vec<Action>,
) -> Option<Response> {
    let insight = shown.document.gaps.insight()?;
    let first = *places.first()?;
    let worst = insight.analysis.findings.get(first)?;
    let response = ui.interact(area, ui.scope_id().with(("gaps", salt)), Sense::click());
    if response.hovered() || response.has_focus() {
        let stroke = ui.style().interact(&response).fg_stroke;
        ui.painter().rect_stroke(area.shrink(0.5), 3.0, stroke, egui::StrokeKind::Inside);
    }
    paint_mark(ui.painter(), area.center(), worst.severity, RADIUS, shown.theme);
    let level = worst.severity.label().text(shown.lang);
    let message = insight.lines.get(first).map_or("", |line| line.message.as_str());
    let worst = words::GAP_NAME.fill(shown.lang, &[("level", level), ("message", message)]);
    let name = match places.len() {
        1 => worst,
        count => words::GAPS_WORST.count(shown.lang, count).replace("{worst}", &worst),
    };
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &name));
    let response = response.on_hover_text(&name);
    match places {
        [one] if response.clicked() => actions.push(Action::Gaps(Ask::Mend(*one))),
        [_] => {}
        several => {
            Popup::menu(&response).show(|ui| {
                ui.set_width(320.0);
                lines_ui(ui, shown, several, actions);
            });
        }
    }
    Some(response)
}

/// Marks the rows of a table of which there are gaps; `row` says which row something belongs to, by
/// its id. Made anew when the gaps are others.
pub fn mark_rows(shown: &Shown<'_>, state: &mut State, row: impl Fn(&SubjectRef) -> Option<&str>) {
    mark_several(shown, state, |_, subject| row(subject).map(str::to_owned).into_iter().collect());
}

/// The same where something may belong to several rows, or to one whose id is not its own; `rows` is told
/// by which rule.
pub fn mark_several(shown: &Shown<'_>, state: &mut State, rows: impl Fn(&str, &SubjectRef) -> Vec<String>) {
    let Some(insight) = shown.document.gaps.insight() else {
        state.gaps = Default::default();
        return;
    };
    let key = &insight.key;
    let now = stamp((key.revision, key.journey.as_str(), key.as_of, shown.lang == crate::model::Lang::Nl));
    if state.gaps.0 == now {
        return;
    }
    state.gaps = (now, Default::default());
    let findings = insight.analysis.findings.iter().enumerate();
    for (place, finding) in findings.filter(|(_, finding)| finding.is_open()) {
        for subject in each(&finding.subject) {
            let ids = rows(finding.rule.id, &subject);
            if ids.is_empty() {
                continue;
            }
            let message = insight.lines.get(place).map_or("", |line| line.message.as_str());
            let level = finding.severity.label().text(shown.lang);
            let name = words::GAP_NAME.fill(shown.lang, &[("level", level), ("message", message)]);
            let gap = Gap { place, level: finding.severity, name };
            for id in ids {
                state.gaps.1.entry(id).or_default().push(gap.clone());
            }
        }
    }
}
