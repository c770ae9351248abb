//! New figures: a field to paste them in at the left, what would change at the right, and one step of
//! undo for all of it.

use std::sync::Arc;

use egui::{Button, RichText, ScrollArea, TextEdit, Ui, vec2};

use super::words;
use crate::edit::StepName;
use crate::import::{Doubt, Preview, Step, Turn, preview_figures, read_figures};
use crate::model::{Date, Journey, Lang};
use crate::text::{Face, one_line};
use crate::ui::bars::Shown;
use crate::ui::{Action, appearance};
use crate::vocabulary::{Decimals, Label, date, precise, table_date};

/// What is pasted or read, and what it would do.
#[derive(Default)]
pub struct NewFigures {
    /// What was pasted.
    pub text: String,
    /// What was read from a file, with the file's name and which reading that was.
    file: Option<(String, Arc<str>, u64)>,
    /// How many files were read.
    read: u64,
    /// The sign before decimals, where somebody chose it for figures that could be two.
    decimals: Option<Decimals>,
    made: Option<(u64, Looked)>,
}

/// What is looked at before it is taken over.
struct Looked {
    preview: Preview,
    lines: Vec<String>,
    doubt: Option<Doubt>,
}

impl NewFigures {
    /// Takes over what was read from a file of this name, in place of what was pasted.
    pub fn take_file(&mut self, name: String, text: String) {
        self.read += 1;
        self.file = Some((name, text.into(), self.read));
    }

    /// The text to look at.
    fn rows(&self) -> &str {
        self.file.as_ref().map_or(&self.text, |(_, text, _)| text)
    }
}

/// The form; whether it is done with.
pub(super) fn figures_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    (journey, today): (&Journey, Date),
    form: &mut NewFigures,
    actions: &mut Vec<Action>,
) -> bool {
    let lang = shown.lang;
    let text = if form.file.is_some() { "" } else { form.text.as_str() };
    let file = form.file.as_ref().map(|(.., reading)| reading);
    let dutch = lang == crate::model::Lang::Nl;
    let stamp = (shown.document.revision(), journey.id.as_str(), text, file, today, dutch, form.decimals);
    let stamp = crate::ui::tables::stamp(stamp);
    let looked = match form.made.take() {
        Some((known, looked)) if known == stamp => looked,
        _ => {
            let mut figures = read_figures(form.rows(), lang, form.decimals);
            let doubt = figures.doubt.take();
            let preview = preview_figures(journey, figures, today);
            let lines = lines(&preview, journey, shown);
            Looked { preview, lines, doubt }
        }
    };
    let mut done = false;
    let what = words::PASTE_WHAT.fill(lang, &[("day", &date(today, lang))]);
    ui.add(egui::Label::new(what).wrap());
    ui.add_space(6.0);
    let room = ui.available_size();
    ui.horizontal_top(|ui| {
        ui.vertical(|ui| {
            ui.set_width((room.x * 0.42).clamp(260.0, 560.0));
            done = paste_ui(ui, shown, (journey, &looked.preview), form, room.y, actions);
        });
        ui.add_space(14.0);
        ui.vertical(|ui| {
            if let Some(doubt) = &looked.doubt {
                doubt_ui(ui, lang, doubt, &mut form.decimals);
            }
            preview_ui(ui, shown, &looked.preview, &looked.lines);
        });
    });
    form.made = Some((stamp, looked));
    done
}

/// What a figure that could be two is read as, to choose.
fn doubt_ui(ui: &mut Ui, lang: Lang, doubt: &Doubt, decimals: &mut Option<Decimals>) {
    ui.horizontal_wrapped(|ui| {
        ui.label(words::DOUBT.fill(lang, &[("text", &one_line(&doubt.text))]));
        let both = [(doubt.decimals, doubt.read), (doubt.decimals.other(), doubt.otherwise)];
        for (sign, figure) in both {
            let text = precise(figure, lang);
            let on = sign == doubt.decimals;
            let response = ui.add(Button::selectable(on, &text).min_size(vec2(44.0, 24.0)));
            let name = words::READ_AS.fill(lang, &[("text", &one_line(&doubt.text)), ("figure", &text)]);
            response.widget_info(|| egui::WidgetInfo::selected(egui::Role::RadioButton, true, on, &name));
            if response.clicked() {
                *decimals = Some(sign);
            }
        }
        ui.weak(words::DOUBT_ALL.text(lang));
    });
    ui.add_space(4.0);
}

/// The field with its buttons.
fn paste_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    (journey, preview): (&Journey, &Preview),
    form: &mut NewFigures,
    height: f32,
    actions: &mut Vec<Action>,
) -> bool {
    let lang = shown.lang;
    file_ui(ui, shown, form, actions);
    let label = ui.weak(words::PASTE.text(lang)).id;
    let height = height - 34.0;
    let rows = ((height - 110.0) / 15.5).clamp(6.0, 60.0) as usize;
    ScrollArea::vertical().id_salt("paste").max_height((height - 96.0).max(120.0)).show(ui, |ui| {
        let field = TextEdit::multiline(&mut form.text).hint_text(words::PASTE_HINT.text(lang));
        let field = field.desired_rows(rows).desired_width(f32::INFINITY);
        ui.add_enabled(form.file.is_none(), field).labelled_by(label);
    });
    ui.add_space(4.0);
    let mut done = false;
    ui.horizontal(|ui| {
        let name = RichText::new(words::TAKE_OVER.text(lang)).font(appearance::face(12.5, Face::SemiBold));
        let take = Button::new(name).min_size(vec2(110.0, 28.0));
        if ui.add_enabled(preview.changes() > 0, take).clicked()
            && let Some(edit) = preview.edit(&journey.id, words::FIGURES)
        {
            let subject = words::TOOK_OVER.count(lang, preview.changes());
            actions.push(Action::ApplyAll(vec![edit], StepName::new(STEP, subject.clone())));
            form.text.clear();
            form.file = None;
            form.decimals = None;
            done = true;
        }
        if ui.button(words::BACK.text(lang)).clicked() {
            done = true;
        }
    });
    done
}

/// The file that was read, or the button that asks for one.
fn file_ui(ui: &mut Ui, shown: &Shown<'_>, form: &mut NewFigures, actions: &mut Vec<Action>) {
    let lang = shown.lang;
    ui.horizontal(|ui| {
        if ui.button(words::OPEN_FILE.text(lang)).on_hover_text(words::OPEN_TIP.text(lang)).clicked() {
            actions.push(Action::Plan(crate::ui::plan::Ask::Figures));
        }
        let Some((name, ..)) = &form.file else { return };
        if ui.button(words::PUT_FILE_AWAY.text(lang)).clicked() {
            form.file = None;
            return;
        }
        ui.add(egui::Label::new(words::FROM_FILE.fill(lang, &[("name", name)])).truncate());
    });
    ui.add_space(4.0);
}

/// The name of the step of undo.
const STEP: Label = Label::new("take over {what}", "{what} overnemen");

/// What becomes of each row; only those in view are drawn.
fn preview_ui(ui: &mut Ui, shown: &Shown<'_>, preview: &Preview, lines: &[String]) {
    let lang = shown.lang;
    let head = match lines.is_empty() {
        true => words::PREVIEW.text(lang).to_owned(),
        false => words::CHANGES.count(lang, preview.changes()),
    };
    ui.label(RichText::new(head).font(appearance::face(13.0, Face::SemiBold)));
    if !preview.left_out.is_empty() {
        ui.label(words::ARE_LEFT_OUT.count(lang, preview.left_out.len()));
    }
    if lines.is_empty() {
        ui.weak(words::NOTHING_YET.text(lang));
        return;
    }
    ui.add_space(2.0);
    let left_out = preview.left_out.len();
    ScrollArea::both().id_salt("preview").auto_shrink(false).show_rows(ui, 20.0, lines.len(), |ui, rows| {
        for (at, line) in lines.iter().enumerate().skip(rows.start).take(rows.len()) {
            let text = RichText::new(line);
            let text = if at < left_out { text.color(ui.visuals().error_fg_color) } else { text };
            ui.add(egui::Label::new(text).extend());
        }
    });
}

/// First what is left out, since that is to be mended; then what changes.
fn lines(preview: &Preview, journey: &Journey, shown: &Shown<'_>) -> Vec<String> {
    let lang = shown.lang;
    let example = table_date(jiff::civil::date(2026, 6, 30), lang);
    let left_out = preview.left_out.iter().map(|row| {
        let why = words::why(row.why).fill(lang, &[("example", &example)]);
        let line = row.line.to_string();
        words::LEFT_OUT.fill(lang, &[("line", &line), ("text", &one_line(&row.text)), ("why", &why)])
    });
    let workspace = shown.document.shown();
    let names = crate::analysis::Names::new(workspace, journey, lang);
    let step = |step: &Step| {
        let subject = crate::model::SubjectRef::Metric(step.touchpoint.clone(), step.metric.clone());
        let figure = precise(step.figure, lang);
        let (label, before) = match step.turn {
            Turn::First => (words::TURN_FIRST, None),
            Turn::Newer { before } => (words::TURN_NEWER, Some(before)),
            Turn::Corrected { before } => (words::TURN_CORRECTED, Some(before)),
            Turn::Earlier => (words::TURN_EARLIER, None),
            Turn::Same => (words::TURN_SAME, None),
        };
        let before = before.map(|figure| precise(figure, lang)).unwrap_or_default();
        let day = date(step.day, lang);
        let told = label.fill(lang, &[("figure", &figure), ("day", &day), ("before", &before)]);
        format!("{}: {told}", one_line(&names.subject(&subject)))
    };
    left_out.chain(preview.steps.iter().map(step)).collect()
}
