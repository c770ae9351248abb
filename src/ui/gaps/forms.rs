//! Two forms in front of the window: the settings of the rules, and an action that mends a finding.
//! Both end in one edit, or in none.

use egui::{ComboBox, RichText, ScrollArea, TextEdit, Ui};

use super::mends::Mend;
use super::words;
use crate::analysis::{Finding, Threshold, rules};
use crate::edit::{Edit, StepName};
use crate::model::*;
use crate::text::Face;
use crate::ui::ticks::Ticks as _;
use crate::ui::{appearance, offer, single_line};
use crate::vocabulary::{Labelled, precise, read_date};

/// What became of a form.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// It was closed.
    Closed,
    /// This edit is to be applied.
    Apply(Box<Edit>),
    /// These edits are one step of undo together, with its name.
    ApplyAll(Vec<Edit>, StepName),
}

/// The settings of the rules while they are changed.
#[derive(Clone, Debug, PartialEq)]
pub struct RulesForm {
    /// What is typed for each threshold.
    figures: Vec<String>,
    off: Vec<String>,
    /// Words that a shown rule or threshold must have.
    search: String,
}

impl RulesForm {
    /// The form with the settings of a file.
    pub fn new(settings: &RuleSettings, lang: Lang) -> Self {
        let figure = |threshold: &Threshold| {
            let own = settings.thresholds.get(threshold.id()).copied();
            precise(own.unwrap_or(threshold.default_figure()), lang)
        };
        Self {
            figures: Threshold::ALL.iter().map(figure).collect(),
            off: settings.switched_off.to_vec(),
            search: String::new(),
        }
    }

    /// The settings that the form asks for; nothing while a figure can't be read.
    fn settings(&self, before: &RuleSettings) -> Option<RuleSettings> {
        let mut settings = RuleSettings { switched_off: self.off.clone().into(), ..before.clone() };
        for (threshold, text) in Threshold::ALL.iter().zip(&self.figures) {
            let figure = read(text)?;
            if figure == threshold.default_figure() {
                settings.thresholds.remove(threshold.id());
            } else {
                settings.thresholds.insert(threshold.id().to_owned(), figure);
            }
        }
        Some(settings)
    }

    /// Shows the form.
    pub fn form_ui(&mut self, ui: &mut Ui, workspace: &Workspace, lang: Lang) -> Option<Outcome> {
        ui.weak(words::RULES_WHAT.text(lang));
        let hint = words::SEARCH_RULES.text(lang);
        let field = single_line(&mut self.search).id_salt("search rules").hint_text(hint);
        let response = ui.add(field.desired_width(240.0));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(hint));
        let needle = self.search.trim().to_lowercase();
        ScrollArea::vertical().max_height(430.0).auto_shrink([false, true]).show(ui, |ui| {
            heading(ui, words::THRESHOLDS.text(lang));
            self.thresholds_ui(ui, &needle, lang);
            ui.add_space(6.0);
            heading(ui, words::SWITCHED_ON.text(lang));
            for rule in rules() {
                let mut on = !self.off.iter().any(|id| id == rule.id);
                let text = format!("{} · {}", rule.name.text(lang), rule.id);
                if !text.to_lowercase().contains(&needle) {
                    continue;
                }
                if ui.tick(&mut on, text).on_hover_text(rule.why.text(lang)).changed() {
                    self.off.retain(|id| id != rule.id);
                    if !on {
                        self.off.push(rule.id.to_owned());
                    }
                }
            }
        });
        ui.add_space(8.0);
        let settings = self.settings(&workspace.rule_settings);
        let mut outcome = None;
        ui.horizontal(|ui| {
            let keep = RichText::new(words::KEEP.text(lang)).font(appearance::face(12.5, Face::SemiBold));
            if ui.add_enabled(settings.is_some(), egui::Button::new(keep)).clicked() {
                outcome = settings.map(|rule_settings| {
                    let workspace = Workspace { rule_settings, ..workspace.clone() };
                    Outcome::Apply(Box::new(Edit::SetLibrary { workspace, what: words::RULE_SETTINGS }))
                });
            }
            if ui.button(words::USUAL.text(lang)).clicked() {
                *self = Self::new(&RuleSettings::default(), lang);
            }
            if ui.button(crate::ui::words::CANCEL.text(lang)).clicked() {
                outcome = Some(Outcome::Closed);
            }
        });
        outcome
    }

    fn thresholds_ui(&mut self, ui: &mut Ui, needle: &str, lang: Lang) {
        egui::Grid::new("thresholds").num_columns(3).striped(true).show(ui, |ui| {
            for (threshold, text) in Threshold::ALL.iter().zip(&mut self.figures) {
                if !threshold.label().text(lang).to_lowercase().contains(needle) {
                    continue;
                }
                // A grid gives words that may wrap the least width there is, so this one is said.
                let row = egui::Layout::left_to_right(egui::Align::Center);
                let caption = ui.allocate_ui_with_layout(egui::vec2(CAPTION, 22.0), row, |ui| {
                    ui.set_width(CAPTION);
                    ui.add(egui::Label::new(threshold.label().text(lang)).wrap()).id
                });
                let field = single_line(text).id_salt(threshold.id());
                ui.add_sized([60.0, 22.0], field).labelled_by(caption.inner);
                match read(text) {
                    None => ui.colored_label(ui.visuals().error_fg_color, words::NOT_A_FIGURE.text(lang)),
                    Some(_) => {
                        let usual = precise(threshold.default_figure(), lang);
                        ui.weak(words::DEFAULT.fill(lang, &[("figure", &usual)]))
                    }
                };
                ui.end_row();
            }
        });
    }
}

/// The width of what a threshold is called, in points.
const CAPTION: f32 = 400.0;

fn heading(ui: &mut Ui, text: &str) {
    ui.label(RichText::new(text).font(appearance::face(12.5, Face::SemiBold)));
}

/// A figure as people write it, with comma or point.
fn read(text: &str) -> Option<f64> {
    text.trim().replace(',', ".").parse().ok().filter(|figure: &f64| figure.is_finite() && *figure >= 0.0)
}

/// An action while it is put together.
#[derive(Clone, Debug, PartialEq)]
pub struct ActionForm {
    journey: Id<Journey>,
    action: Action,
    due: String,
    /// The decisions that are kept with it, so that the findings count as planned.
    planned: Vec<FindingState>,
    plan: bool,
    /// Whether its first field has had the keyboard.
    begun: bool,
}

impl ActionForm {
    /// The form for an action that mends a finding; `text` says what to do.
    pub fn new(journey: &Id<Journey>, finding: &Finding, text: String) -> Self {
        let action = Action {
            text,
            subject: finding.subject.clone(),
            owner: finding.owner.clone(),
            from_rule: finding.rule.id.to_owned(),
            // A fault of the product itself is mended by work on the product only.
            kind: if finding.rule.id == "RSP-07" { ActionKind::Product } else { ActionKind::default() },
            ..Action::default()
        };
        let planned = FindingState {
            rule: finding.rule.id.to_owned(),
            subject: finding.subject.clone(),
            detail: finding.detail.clone().into_owned(),
            state: FindingStatus::Planned,
            reason: finding.reason.clone(),
        };
        Self { action, planned: vec![planned], ..Self::about(journey, SubjectRef::Journey, None) }
    }

    /// The form for an action about something, with nothing said yet.
    pub fn about(journey: &Id<Journey>, subject: SubjectRef, owner: Option<Id<Department>>) -> Self {
        let action = Action { subject, owner, ..Action::default() };
        let (due, planned) = (String::new(), Vec::new());
        Self { journey: journey.clone(), action, due, planned, plan: true, begun: false }
    }

    /// The form for an action that makes one of the changes that help most.
    pub fn of_mend(journey: &Id<Journey>, mend: &Mend) -> Self {
        let action = Action {
            text: mend.text.clone(),
            subject: mend.subject.clone(),
            owner: mend.owner.clone(),
            from_rule: mend.rule.to_owned(),
            ..Action::default()
        };
        Self { action, planned: mend.planned(), ..Self::about(journey, SubjectRef::Journey, None) }
    }

    /// The same with these words.
    pub fn saying(self, text: String) -> Self {
        Self { action: Action { text, ..self.action }, ..self }
    }

    /// The same as what follows from an insight in these words.
    pub fn from_insight(self, words: String) -> Self {
        Self { action: Action { from_insight: words, ..self.action }, ..self }
    }

    /// The same as what follows from a decision in these words.
    pub fn from_decision(self, words: String) -> Self {
        Self { action: Action { from_decision: words, ..self.action }, ..self }
    }

    /// The action, with the findings that it marks as planned in the same step; nothing while the
    /// form can't be read.
    fn outcome(&self, lang: Lang) -> Option<Outcome> {
        let due = match self.due.trim() {
            "" => None,
            text => Some(read_date(text, lang).ok()?),
        };
        if self.action.text.trim().is_empty() {
            return None;
        }
        let journey = self.journey.clone();
        let action = Action { due, ..self.action.clone() };
        let step = StepName::new(words::ACTION_STEP, crate::text::one_line(&action.text));
        let add = Edit::AddAction { journey: journey.clone(), action };
        if !self.plan || self.planned.is_empty() {
            return Some(Outcome::Apply(Box::new(add)));
        }
        let decide = |decided: &FindingState| Edit::DecideFinding {
            journey: journey.clone(),
            decided: decided.clone(),
        };
        Some(Outcome::ApplyAll(std::iter::once(add).chain(self.planned.iter().map(decide)).collect(), step))
    }

    /// Shows the form.
    pub fn form_ui(&mut self, ui: &mut Ui, workspace: &Workspace, lang: Lang) -> Option<Outcome> {
        let caption = ui.weak(words::ACTION_TEXT.text(lang)).id;
        let field = TextEdit::multiline(&mut self.action.text).desired_rows(2).desired_width(f32::INFINITY);
        // Enter keeps the action, so that work is noted as fast as people speak.
        let next_line = egui::KeyboardShortcut::new(egui::Modifiers::SHIFT, egui::Key::Enter);
        let field = ui.add(field.return_key(next_line)).labelled_by(caption);
        if !std::mem::replace(&mut self.begun, true) {
            field.request_focus();
        }
        let entered = field.has_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        self.who_ui(ui, workspace, lang);
        let caption = ui.weak(words::ACTION_DUE.text(lang)).id;
        ui.add(single_line(&mut self.due).desired_width(160.0)).labelled_by(caption);
        if !self.due.trim().is_empty() && read_date(&self.due, lang).is_err() {
            ui.colored_label(ui.visuals().error_fg_color, crate::ui::words::NOT_A_DATE.text(lang));
        }
        scores_ui(ui, words::ACTION_EFFORT.text(lang), &mut self.action.effort);
        scores_ui(ui, words::ACTION_EFFECT.text(lang), &mut self.action.effect);
        let plan = match self.planned.len() {
            1 => words::ACTION_PLAN.text(lang).to_owned(),
            n => words::ACTION_PLAN_ALL.fill(lang, &[("n", &n.to_string())]),
        };
        if !self.planned.is_empty() {
            ui.tick(&mut self.plan, plan);
        }
        ui.add_space(8.0);
        let kept = self.outcome(lang);
        let mut outcome = None;
        ui.horizontal(|ui| {
            let keep = RichText::new(words::KEEP.text(lang)).font(appearance::face(12.5, Face::SemiBold));
            if ui.add_enabled(kept.is_some(), egui::Button::new(keep)).clicked() || entered {
                outcome = kept;
            }
            if ui.button(crate::ui::words::CANCEL.text(lang)).clicked() {
                outcome = Some(Outcome::Closed);
            }
        });
        outcome
    }

    /// Who does it, and what kind of work it is.
    fn who_ui(&mut self, ui: &mut Ui, workspace: &Workspace, lang: Lang) {
        let caption = ui.weak(words::ACTION_OWNER.text(lang)).id;
        let known = &workspace.departments;
        let nobody = words::NOBODY_YET.text(lang);
        let now = self.action.owner.as_ref().and_then(|id| known.iter().find(|one| one.id == *id));
        let text = crate::text::one_line(now.map_or(nobody, |one| one.name.as_str()));
        let combo =
            ComboBox::from_id_salt("action owner").selected_text(text).width(240.0).show_ui(ui, |ui| {
                ui.selectable_value(&mut self.action.owner, None, nobody);
                for one in known.iter() {
                    let name = crate::text::one_line(&one.name);
                    ui.selectable_value(&mut self.action.owner, Some(one.id.clone()), name);
                }
            });
        combo.response.labelled_by(caption);
        let caption = ui.weak(words::ACTION_KIND.text(lang)).id;
        let text = self.action.kind.label().text(lang);
        let combo =
            ComboBox::from_id_salt("action kind").selected_text(text).width(240.0).show_ui(ui, |ui| {
                for (kind, name) in offer::values::<ActionKind>(lang) {
                    ui.selectable_value(&mut self.action.kind, kind, name);
                }
            });
        combo.response.labelled_by(caption);
    }
}

/// Six buttons from 0 to 5, and "?" for not known.
fn scores_ui(ui: &mut Ui, label: &str, score: &mut Option<u8>) {
    ui.horizontal(|ui| {
        let left = egui::Layout::left_to_right(egui::Align::Center);
        ui.allocate_ui_with_layout(egui::vec2(150.0, 22.0), left, |ui| {
            ui.set_min_width(150.0);
            ui.label(label);
        });
        for value in (0..=5u8).map(Some).chain([None]) {
            let text = value.map_or_else(|| "?".to_owned(), |value| value.to_string());
            let on = *score == value;
            let response = ui.selectable_label(on, &text);
            let name = format!("{label}: {text}");
            response.widget_info(|| egui::WidgetInfo::selected(egui::Role::RadioButton, true, on, &name));
            if response.clicked() {
                *score = value;
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_differs_from_the_usual_is_kept() {
        let mut form = RulesForm::new(&RuleSettings::default(), Lang::Nl);
        assert_eq!(form.settings(&RuleSettings::default()), Some(RuleSettings::default()));
        if let Some(first) = form.figures.first_mut() {
            *first = "3,5".to_owned();
        }
        form.off.push("OWN-01".to_owned());
        let settings = form.settings(&RuleSettings::default()).unwrap();
        assert_eq!(settings.thresholds.get(Threshold::ALL[0].id()), Some(&3.5));
        assert_eq!(settings.thresholds.len(), 1);
        assert_eq!(settings.switched_off.to_vec(), ["OWN-01"]);
        if let Some(first) = form.figures.first_mut() {
            *first = "much".to_owned();
        }
        assert_eq!(form.settings(&settings), None);
    }
}
