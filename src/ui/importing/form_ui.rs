//! The form of an import as it is shown.

use std::sync::Arc;
use std::time::Duration;

use egui::{ComboBox, Grid, RichText, ScrollArea, Ui};

use super::{ImportForm, Outcome, words};
use crate::import::{Choice, Question, Settled, Use};
use crate::inventory::{Column, Rows};
use crate::model::Lang;
use crate::progress::Progress;
use crate::text::{Face, one_line};
use crate::ui::ticks::Ticks as _;
use crate::ui::{appearance, words as window};

/// The longest list that is shown whole.
const SHOWN: usize = 200;

impl ImportForm {
    /// Shows the form.
    pub fn form_ui(&mut self, ui: &mut Ui, lang: Lang) -> Option<Outcome> {
        ui.weak(one_line(&self.name));
        let height = (ui.ctx().content_rect().height() - 250.0).clamp(200.0, 620.0);
        ScrollArea::vertical().id_salt("import").max_height(height).auto_shrink([false, true]).show(
            ui,
            |ui| {
                ui.set_width(ui.available_width() - 12.0);
                self.columns_ui(ui, lang);
                self.target_ui(ui, lang);
                if let Some(settled) = self.settled.clone().filter(|_| self.has_title()) {
                    self.questions_ui(ui, &settled, lang);
                    changes_ui(ui, &settled, lang);
                    left_ui(ui, &settled, lang);
                }
            },
        );
        ui.add_space(8.0);
        self.end_ui(ui, lang)
    }

    fn columns_ui(&mut self, ui: &mut Ui, lang: Lang) {
        if let Some(draft) = &self.draft {
            if draft.ours {
                ui.label(words::OURS.text(lang));
            }
            return;
        }
        let grids = Arc::clone(&self.grids);
        if grids.len() > 1 {
            ui.horizontal(|ui| {
                let caption = ui.label(words::SHEET.text(lang)).id;
                let name = grids.get(self.sheet).map(|grid| one_line(&grid.name)).unwrap_or_default();
                let combo = ComboBox::from_id_salt("import sheet").selected_text(name).width(220.0);
                let response = combo.show_ui(ui, |ui| {
                    for (at, grid) in grids.iter().enumerate() {
                        if ui.selectable_label(at == self.sheet, one_line(&grid.name)).clicked() {
                            self.show_sheet(at);
                        }
                    }
                });
                response.response.labelled_by(caption);
            });
        }
        let Some(grid) = grids.get(self.sheet) else { return };
        heading(ui, words::COLUMNS.text(lang));
        let fields = Rows::Touchpoints.columns();
        let first = self.mapping.heading.map_or(0, |at| at + 1);
        Grid::new("import columns").num_columns(3).striped(true).spacing([14.0, 6.0]).show(ui, |ui| {
            for (at, title) in self.mapping.headings(grid).iter().enumerate() {
                let caption = ui.label(cut(title, 28)).id;
                self.use_ui(ui, (at, caption), &fields, lang);
                let values = grid.rows.iter().skip(first).filter_map(|row| row.get(at));
                let values = values.map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).take(3);
                let values: Vec<String> = values.map(one_line).collect();
                let sample: Vec<String> = values.iter().map(|cell| cut(cell, 22)).collect();
                let shown = ui.weak(sample.join(" · "));
                if sample != values {
                    shown.on_hover_text(values.join("\n"));
                }
                ui.end_row();
            }
        });
    }

    /// What one column is used for; what its heading comes near to is a button beside it.
    fn use_ui(&mut self, ui: &mut Ui, (at, caption): (usize, egui::Id), fields: &[Column], lang: Lang) {
        let now = self.mapping.uses.get(at).copied().unwrap_or_default();
        let name = |one: Use| match one {
            Use::Field(id) => {
                fields.iter().find(|field| field.id == id).map_or(id, |field| field.heading(lang))
            }
            Use::Notes => words::TO_NOTES.text(lang),
            Use::Nothing => words::NOTHING.text(lang),
        };
        ui.horizontal(|ui| {
            let combo = ComboBox::from_id_salt(("import use", at)).selected_text(name(now)).width(210.0);
            let response = combo.height(320.0).show_ui(ui, |ui| {
                let all = fields.iter().map(|field| Use::Field(field.id));
                for one in [Use::Notes, Use::Nothing].into_iter().chain(all) {
                    if ui.selectable_label(one == now, name(one)).clicked() {
                        self.use_column(at, one);
                    }
                }
            });
            response.response.labelled_by(caption);
            let near = self.mapping.near.get(at).copied().flatten().filter(|_| now == Use::Notes);
            let near = near.map(Use::Field).filter(|near| !self.mapping.uses.contains(near));
            if let Some(near) = near
                && ui.button(words::PERHAPS.fill(lang, &[("what", name(near))])).clicked()
            {
                self.use_column(at, near);
            }
        });
    }

    fn target_ui(&mut self, ui: &mut Ui, lang: Lang) {
        heading(ui, words::INTO.text(lang));
        let (mut update, mut clear) = (self.update, self.clear);
        ui.horizontal_wrapped(|ui| {
            ui.pick(&mut update, false, words::NEW_JOURNEY.text(lang));
            if !self.journey.0.is_empty() {
                let name = cut(&self.journey.1, 40);
                ui.add_space(12.0);
                ui.pick(&mut update, true, words::THIS_JOURNEY.fill(lang, &[("name", &name)]));
            }
        });
        if update && self.draft.is_none() {
            ui.tick(&mut clear, words::CLEAR.text(lang));
        }
        if (update, clear) != (self.update, self.clear) {
            (self.update, self.clear) = (update, clear);
            self.changed();
        }
    }

    fn questions_ui(&mut self, ui: &mut Ui, settled: &Settled, lang: Lang) {
        if settled.questions.is_empty() {
            return;
        }
        heading(ui, words::UNKNOWN.text(lang));
        Grid::new("import unknown").num_columns(3).striped(true).spacing([14.0, 6.0]).show(ui, |ui| {
            for question in settled.questions.iter().take(SHOWN) {
                ui.label(question.label.text(lang));
                let times = words::TIMES.count(lang, question.count);
                let text = format!("‘{}’ ({times})", cut(&question.text, 36));
                let caption = ui.label(text).id;
                self.choice_ui(ui, question, caption, lang);
                ui.end_row();
            }
        });
        more(ui, settled.questions.len(), lang);
    }

    fn choice_ui(&mut self, ui: &mut Ui, question: &Question, caption: egui::Id, lang: Lang) {
        let name = |choice: &Choice| match choice {
            Choice::Take(what) => words::TAKE.fill(lang, &[("what", &cut(what, 30))]),
            Choice::Add => words::ADD.text(lang).to_owned(),
            Choice::Notes => words::TO_NOTES.text(lang).to_owned(),
            Choice::Leave => words::NOTHING.text(lang).to_owned(),
        };
        let key = (question.field.to_owned(), question.text.clone());
        let now = self.choices.get(&key).unwrap_or(&question.choice).clone();
        let salt = ("import choice", question.field, question.text.as_str());
        let combo = ComboBox::from_id_salt(salt).selected_text(name(&now)).width(240.0).height(320.0);
        let response = combo.show_ui(ui, |ui| {
            let mut all: Vec<Choice> = question.near.iter().cloned().map(Choice::Take).collect();
            if question.things.is_some() {
                all.push(Choice::Add);
            }
            all.extend([Choice::Notes, Choice::Leave]);
            let known = question.known.iter().filter(|known| Some(*known) != question.near.as_ref());
            all.extend(known.cloned().map(Choice::Take));
            for choice in all {
                if ui.selectable_label(choice == now, name(&choice)).clicked() {
                    self.choose(question.field, &question.text, choice);
                }
            }
        });
        response.response.labelled_by(caption);
    }

    /// What would come of it in a sentence, and the buttons.
    fn end_ui(&mut self, ui: &mut Ui, lang: Lang) -> Option<Outcome> {
        let ready = self.present().filter(|_| self.has_title()).cloned();
        let sentence = match &ready {
            Some(settled) if settled.edits.is_empty() => words::NO_CHANGE.text(lang).to_owned(),
            Some(settled) => result(settled, lang),
            None if self.has_title() => words::COUNTING.text(lang).to_owned(),
            None => words::NO_TITLE.text(lang).to_owned(),
        };
        if self.has_title() {
            ui.add(egui::Label::new(sentence).wrap());
        } else {
            ui.colored_label(ui.visuals().warn_fg_color, sentence);
        }
        if ready.is_none() && self.has_title() {
            share_ui(ui, &self.progress);
        }
        ui.add_space(6.0);
        let mut outcome = None;
        ui.horizontal(|ui| {
            let text = RichText::new(words::IMPORT.text(lang)).font(appearance::face(12.5, Face::SemiBold));
            let able = ready.is_some_and(|settled| !settled.edits.is_empty());
            if ui.add_enabled(able, egui::Button::new(text)).clicked() {
                outcome = Some(Outcome::Import(Box::new(self.clone())));
            }
            if ui.button(window::CANCEL.text(lang)).clicked() {
                outcome = Some(Outcome::Closed);
            }
        });
        outcome
    }
}

/// How often a share is looked at.
const OFTEN: Duration = Duration::from_millis(100);

/// How far something is, from the left to the right.
pub fn share_ui(ui: &mut Ui, progress: &Progress) {
    ui.ctx().request_repaint_after(OFTEN);
    let percent = format!("{:.0} %", progress.share() * 100.0);
    ui.scope(|ui| {
        // The way that is left shows too, on any ground.
        ui.visuals_mut().extreme_bg_color = ui.visuals().widgets.noninteractive.bg_stroke.color;
        let room = ui.available_width();
        let bar = egui::ProgressBar::new(progress.share()).desired_width(room).desired_height(16.0);
        ui.add(bar.text(percent));
    });
}

/// Counts of what would come of it.
pub(super) fn result(settled: &Settled, lang: Lang) -> String {
    let added = settled.added;
    words::RESULT.fill(
        lang,
        &[
            ("touchpoints", &words::TOUCHPOINTS.count(lang, added.touchpoints)),
            ("transitions", &words::TRANSITIONS.count(lang, added.transitions)),
            ("phases", &words::PHASES.count(lang, added.phases)),
            ("changed", &words::CHANGED.count(lang, settled.changes.len())),
            ("same", &words::SAME.count(lang, settled.same)),
        ],
    )
}

fn changes_ui(ui: &mut Ui, settled: &Settled, lang: Lang) {
    if settled.changes.is_empty() {
        return;
    }
    heading(ui, words::CHANGES.text(lang));
    for change in settled.changes.iter().take(SHOWN) {
        let shown = |text: &str| match text.is_empty() {
            true => words::EMPTY.text(lang).to_owned(),
            false => format!("‘{}’", cut(text, 40)),
        };
        let (title, before, after) = (cut(&change.title, 40), shown(&change.before), shown(&change.after));
        let values = [
            ("title", title.as_str()),
            ("field", change.field.text(lang)),
            ("before", &before),
            ("after", &after),
        ];
        ui.label(words::BECOMES.fill(lang, &values));
    }
    more(ui, settled.changes.len(), lang);
}

fn left_ui(ui: &mut Ui, settled: &Settled, lang: Lang) {
    if settled.left_over.is_empty() {
        return;
    }
    heading(ui, words::LEFT.text(lang));
    for left in settled.left_over.iter().take(SHOWN) {
        let mut text = cut(&left.text, 90);
        if left.more > 0 {
            let values = [("n", left.more.to_string()), ("kind", cut(&left.kind, 30))];
            let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
            text = format!("{text} {}", words::AND_LIKE.fill(lang, &values));
        }
        ui.label(match left.line {
            0 => text,
            line => words::AT_LINE.fill(lang, &[("n", &line.to_string()), ("text", &text)]),
        });
    }
    more(ui, settled.left_over.len(), lang);
}

fn more(ui: &mut Ui, count: usize, lang: Lang) {
    if let Some(more) = count.checked_sub(SHOWN).filter(|more| *more > 0) {
        ui.weak(words::MORE.fill(lang, &[("n", &more.to_string())]));
    }
}

fn heading(ui: &mut Ui, text: &str) {
    ui.add_space(10.0);
    ui.label(RichText::new(text).font(appearance::face(13.0, Face::SemiBold)));
    ui.add_space(2.0);
}

/// A text on one line, at most this many letters.
fn cut(text: &str, longest: usize) -> String {
    let text = one_line(text);
    if text.chars().count() <= longest {
        return text;
    }
    text.chars().take(longest.saturating_sub(1)).chain(['…']).collect()
}
