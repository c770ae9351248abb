//! First estimates of what most touchpoints lack: one answer for all of a phase that have none yet, noted
//! as an assumption. Knows no sheet but its own lines.

use std::sync::Arc;

use egui::{Button, Label as Text, Ui, vec2};

use super::parts::candidates;
use super::several::Lack;
use super::{Page, words};
use crate::edit::{Edit, StepName};
use crate::model::*;
use crate::text::one_line;
use crate::ui::Action;
use crate::ui::inspector::form::beside_ui;
use crate::ui::session::Part;

/// Side of a button with an answer, in points.
const SIDE: f32 = 25.0;
/// Between two of them.
const APART: f32 = 3.0;

/// What is answered: ourselves, since nobody has asked the customer yet.
const fn part(what: Lack) -> Part {
    match what {
        Lack::Scores => Part::Assumed,
        Lack::Feelings => Part::Feeling,
    }
}

/// What stands on the buttons, in the order of the answers.
const fn marks(what: Lack) -> [&'static str; 5] {
    match what {
        Lack::Scores => ["1", "2", "3", "4", "5"],
        Lack::Feelings => ["−−", "−", "0", "+", "++"],
    }
}

/// The phases of a row, all where none is named, with how many touchpoints lack an answer there.
struct Row {
    name: String,
    phases: Vec<Id<Phase>>,
    count: usize,
}

fn lacking<'a>(
    journey: &'a Journey,
    phases: &'a [Id<Phase>],
    what: Lack,
) -> impl Iterator<Item = &'a Arc<Touchpoint>> {
    candidates(journey, phases).filter(move |one| what.is_of(one))
}

/// All phases together first where there are several, then the phases in order; none where nothing lacks.
fn rows(page: &Page<'_, '_>, what: Lack) -> Vec<Row> {
    let in_phase = |phase: &Arc<Phase>| {
        let phases = vec![phase.id.clone()];
        let count = lacking(page.journey, &phases, what).count();
        Row { name: one_line(&phase.name), phases, count }
    };
    let mut rows: Vec<Row> = page.journey.phases.iter().map(in_phase).collect();
    rows.retain(|row| row.count > 0);
    if rows.len() > 1 {
        let count = rows.iter().map(|row| row.count).sum();
        let name = words::EVERY_PHASE.text(page.shown.lang).to_owned();
        rows.insert(0, Row { name, phases: Vec::new(), count });
    }
    rows
}

/// A row for each phase in which something lacks, with a button for each answer.
pub(super) fn estimates_ui(ui: &mut Ui, page: &mut Page<'_, '_>, what: Lack) {
    let rows = rows(page, what);
    if rows.is_empty() {
        return;
    }
    let lang = page.shown.lang;
    let part = part(what);
    let answers = part.answers(page.shown.document.editor.workspace(), lang);
    ui.add_space(8.0);
    ui.weak(words::ESTIMATE.text(lang));
    ui.add(Text::new(part.asked().text(lang)).wrap());
    for row in &rows {
        let mut chosen = None;
        row_ui(ui, row, |ui| {
            for (at, (mark, answer)) in marks(what).into_iter().zip(&answers).enumerate() {
                let button = ui.add_sized(vec2(SIDE, SIDE), Button::new(mark));
                let name = format!("{}: {}", row.name, answer.name);
                button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, ui.is_enabled(), &name));
                if button.on_hover_text(&answer.name).clicked() {
                    chosen = Some(at);
                }
            }
        });
        if let Some(at) = chosen {
            page.actions.push(estimate(page, (what, at), row));
        }
    }
    ui.add(Text::new(words::ESTIMATE_NOTE.text(lang)).wrap());
}

/// The name of a row with how many lack an answer, as wide as the buttons leave it, and the buttons.
fn row_ui(ui: &mut Ui, row: &Row, buttons: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = APART;
        ui.spacing_mut().button_padding.x = 2.0;
        let room = (ui.available_width() - 5.0 * (SIDE + APART)).max(40.0);
        beside_ui(ui, &format!("{} · {}", row.name, row.count), (room, SIDE));
        buttons(ui);
    });
}

/// One step that gives all of a row the same answer, and notes it as an assumption beside what is known.
fn estimate(page: &Page<'_, '_>, (what, at): (Lack, usize), row: &Row) -> Action {
    let workspace = page.shown.document.editor.workspace();
    let (part, day) = (part(what), page.shown.as_of);
    let field = part.field();
    let text = words::ESTIMATE_OF.fill(workspace.language, &[("field", field.text(workspace.language))]);
    let answered = |one: &Arc<Touchpoint>| {
        let mut one = part.set(one, Some(at), workspace, day);
        let kind = EvidenceKind::Assumption;
        one.evidence.edit().push(Evidence {
            kind,
            text: text.clone(),
            date: Some(day),
            ..Evidence::default()
        });
        one
    };
    let touchpoints = lacking(page.journey, &row.phases, what).map(answered).collect();
    let edit = Edit::SetTouchpoints { journey: page.journey.id.clone(), touchpoints, what: field };
    Action::ApplyAll(vec![edit], StepName::new(words::ESTIMATE_STEP, row.name.clone()))
}
