//! Two forms in front of the window: the open journey saved as a template, and models laid over its
//! phases. The second ends in edits that are one step of undo, or in none.

use std::collections::BTreeMap;

use egui::{RichText, ScrollArea, Ui};

use super::{preview, words};
use crate::edit::Edit;
use crate::model::{Journey, LaneScheme, Lang, Phase, PhaseRole};
use crate::text::{Face, one_line};
use crate::theme::Theme;
use crate::ui::ticks::Ticks as _;
use crate::ui::{appearance, single_line, words as window};
use crate::vocabulary::{ModelKind, Template, matching_stages, model, models, retagged, tagged_stages};

/// What became of a form.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// It was closed.
    Closed,
    /// The journey is to be saved as a template with this name.
    Save(String),
    /// These edits are to be applied as one step.
    Apply(Vec<Edit>),
}

/// The name of a template to be.
#[derive(Clone, Debug, PartialEq)]
pub struct SaveForm {
    name: String,
    /// The names of the user's own templates.
    known: Vec<String>,
    /// Whether the field was given the keyboard.
    open: bool,
}

impl SaveForm {
    /// The form with the journey's name.
    pub fn new(journey: &Journey, own: &[Template]) -> Self {
        let known = own.iter().map(|template| template.name(Lang::En).to_owned()).collect();
        Self { name: one_line(&journey.name), known, open: false }
    }

    /// Shows the form.
    pub fn form_ui(&mut self, ui: &mut Ui, lang: Lang) -> Option<Outcome> {
        ui.label(words::SAVE_WHAT.text(lang));
        ui.add_space(4.0);
        let caption = ui.weak(words::SAVE_NAME.text(lang)).id;
        let field = single_line(&mut self.name).id_salt("template name");
        let response = ui.add(field.desired_width(f32::INFINITY));
        let response = response.labelled_by(caption);
        if !std::mem::replace(&mut self.open, true) {
            response.request_focus();
        }
        let name = one_line(&self.name);
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        if self.known.contains(&name) {
            ui.label(words::REPLACES.text(lang));
        }
        ui.add_space(8.0);
        let mut outcome = None;
        ui.horizontal(|ui| {
            let save = RichText::new(window::SAVE.text(lang)).font(appearance::face(12.5, Face::SemiBold));
            let save = ui.add_enabled(!name.is_empty(), egui::Button::new(save)).clicked();
            if (save || entered) && !name.is_empty() {
                outcome = Some(Outcome::Save(name));
            }
            if ui.button(window::CANCEL.text(lang)).clicked() {
                outcome = Some(Outcome::Closed);
            }
        });
        outcome
    }
}

/// The models over the phases while they are chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct ModelsForm {
    /// The model that is looked at.
    looked: String,
    /// The models that lie over the phases.
    laid: Vec<String>,
    /// By model, the stages that each phase stands for.
    stages: BTreeMap<String, Vec<Vec<String>>>,
    /// Whether the rows of the map are those of a blueprint.
    blueprint: bool,
    /// The steps of the circle that the journey does not show.
    missing: Vec<String>,
}

impl ModelsForm {
    /// The form for a journey; `missing` are the steps of the circle that nobody fills.
    pub fn new(journey: &Journey, missing: Vec<String>) -> Self {
        let roles: Vec<PhaseRole> = journey.phases.iter().map(|phase| phase.role).collect();
        let laid: Vec<String> = journey.overlays.iter().filter(|id| model(id).is_some()).cloned().collect();
        let mut stages = BTreeMap::new();
        for template in models() {
            let tagged: Vec<Vec<String>> =
                journey.phases.iter().map(|phase| stages_of(phase, &template.id)).collect();
            let known = tagged.iter().any(|stages| !stages.is_empty());
            let list = if known { tagged } else { matching_stages(template, &roles) };
            stages.insert(template.id.clone(), list);
        }
        let first = offered(journey).next().map(|template| template.id.clone());
        Self {
            looked: laid.first().cloned().or(first).unwrap_or_default(),
            laid,
            stages,
            blueprint: journey.lanes == LaneScheme::Blueprint,
            missing,
        }
    }

    /// Shows the form.
    pub fn form_ui(&mut self, ui: &mut Ui, journey: &Journey, theme: &Theme, lang: Lang) -> Option<Outcome> {
        ui.weak(words::MODELS_WHAT.text(lang));
        ui.add_space(6.0);
        let height = (ui.ctx().content_rect().height() - 260.0).clamp(240.0, 460.0);
        ui.horizontal_top(|ui| {
            ui.set_height(height);
            ui.vertical(|ui| {
                ui.set_width(200.0);
                ScrollArea::vertical().id_salt("models").auto_shrink(false).show(ui, |ui| {
                    for template in offered(journey) {
                        let on = self.looked == template.id;
                        let laid = self.laid.contains(&template.id);
                        let text = format!("{}{}", template.name(lang), if laid { "  ✓" } else { "" });
                        if ui.selectable_label(on, text).clicked() {
                            self.looked.clone_from(&template.id);
                        }
                    }
                });
            });
            ui.add_space(12.0);
            ui.vertical(|ui| {
                ScrollArea::vertical().id_salt("model").auto_shrink(false).show(ui, |ui| {
                    ui.set_width(ui.available_width() - 8.0);
                    if let Some(template) = model(&self.looked) {
                        self.model_ui(ui, template, journey, theme, lang);
                    }
                });
            });
        });
        ui.add_space(8.0);
        let mut outcome = None;
        ui.horizontal(|ui| {
            let keep = RichText::new(words::KEEP.text(lang)).font(appearance::face(12.5, Face::SemiBold));
            if ui.button(keep).clicked() {
                outcome = Some(Outcome::Apply(self.edits(journey)));
            }
            if ui.button(window::CANCEL.text(lang)).clicked() {
                outcome = Some(Outcome::Closed);
            }
        });
        outcome
    }

    fn model_ui(&mut self, ui: &mut Ui, template: &Template, journey: &Journey, theme: &Theme, lang: Lang) {
        ui.label(RichText::new(template.origin(lang)).weak());
        preview::preview_ui(ui, template, theme, lang);
        ui.add_space(6.0);
        match template.kind {
            ModelKind::Phases | ModelKind::Moments => self.lay_ui(ui, template, journey, lang),
            ModelKind::Lanes => {
                ui.tick(&mut self.blueprint, words::USE_LANES.text(lang));
            }
            ModelKind::Circle => {
                ui.label(words::CIRCLE_WHAT.text(lang));
                for part in &template.parts {
                    let gone = self.missing.contains(&part.id);
                    let state = if gone { words::MISSING } else { words::FILLED }.text(lang);
                    ui.label(words::NAMED.fill(lang, &[("name", part.name(lang)), ("n", state)]));
                }
            }
        }
    }

    /// Whether the model is laid over the phases, and what each phase stands for.
    fn lay_ui(&mut self, ui: &mut Ui, template: &Template, journey: &Journey, lang: Lang) {
        let mut laid = self.laid.contains(&template.id);
        let name = words::LAY_OVER.fill(lang, &[("name", template.name(lang))]);
        if ui.tick(&mut laid, name).changed() {
            self.laid.retain(|id| *id != template.id);
            if laid {
                self.laid.push(template.id.clone());
            }
        }
        if !laid {
            return;
        }
        let Some(stages) = self.stages.get_mut(&template.id) else { return };
        for (phase, chosen) in journey.phases.iter().zip(stages) {
            let name = one_line(&phase.name);
            ui.weak(words::STANDS_FOR.fill(lang, &[("phase", &name)]));
            ui.horizontal_wrapped(|ui| {
                for stage in &template.stages {
                    let mut on = chosen.contains(&stage.id);
                    let response = ui.toggle_value(&mut on, stage.short(lang));
                    let told = format!("{name}: {}", stage.name(lang));
                    response
                        .widget_info(|| egui::WidgetInfo::selected(egui::Role::CheckBox, true, on, &told));
                    if response.changed() {
                        chosen.retain(|id| *id != stage.id);
                        if on {
                            chosen.push(stage.id.clone());
                        }
                    }
                }
            });
        }
    }

    /// What changes: the journey's list of models and its rows, and the tags of its phases.
    fn edits(&self, journey: &Journey) -> Vec<Edit> {
        let what = words::MODELS_STEP;
        let mut edits = Vec::new();
        let unknown = journey.overlays.iter().filter(|id| model(id).is_none()).cloned();
        let overlays: Vec<String> = self.laid.iter().cloned().chain(unknown).collect();
        let lanes = match (self.blueprint, journey.lanes) {
            (true, _) => LaneScheme::Blueprint,
            (false, LaneScheme::Blueprint) => LaneScheme::default(),
            (false, other) => other,
        };
        if overlays[..] != journey.overlays[..] || lanes != journey.lanes {
            let journey = Journey { overlays: overlays.into(), lanes, ..journey.clone() };
            edits.push(Edit::SetJourney { journey, what });
        }
        for (at, phase) in journey.phases.iter().enumerate() {
            let tags = self.tags(phase, at, &journey.base_template);
            if tags[..] != phase.model_tags[..] {
                let phase = Phase { model_tags: tags.into(), ..(**phase).clone() };
                edits.push(Edit::SetPhase { journey: journey.id.clone(), phase, what });
            }
        }
        edits
    }

    fn tags(&self, phase: &Phase, at: usize, base: &str) -> Vec<String> {
        let mut phase = phase.clone();
        for (id, stages) in self.stages.iter().filter(|(id, _)| *id != base) {
            let none = Vec::new();
            let chosen = stages.get(at).filter(|_| self.laid.contains(id)).unwrap_or(&none);
            if stages_of(&phase, id) != *chosen {
                phase.model_tags = retagged(&phase, id, chosen).into();
            }
        }
        phase.model_tags.to_vec()
    }
}

fn stages_of(phase: &Phase, id: &str) -> Vec<String> {
    tagged_stages(phase, id).map(str::to_owned).collect()
}

/// The models that can be laid over a journey: all but its own.
fn offered(journey: &Journey) -> impl Iterator<Item = &'static Template> {
    models().iter().filter(|template| template.id != journey.base_template)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Editor, StepName};
    use crate::vocabulary::template;

    #[test]
    fn a_model_is_laid_over_and_taken_away_in_one_step() {
        let workspace = template("t1").unwrap().workspace(Lang::En);
        let mut editor = Editor::new(workspace, false);
        let journey = editor.workspace().journeys[0].clone();
        let mut form = ModelsForm::new(&journey, Vec::new());
        assert!(form.edits(&journey).is_empty());
        form.laid.push("t4".to_owned());
        let edits = form.edits(&journey);
        assert_eq!(edits.len(), 6, "the journey and its five phases");
        editor.apply_all(edits, StepName::new(words::MODELS_STEP, String::new())).unwrap();
        let laid = editor.workspace().journeys[0].clone();
        assert_eq!(laid.overlays[..], ["t4"]);
        assert_eq!(laid.phases[4].model_tags[..], ["t1:evaluatie", "t4:engage"]);
        let mut form = ModelsForm::new(&laid, Vec::new());
        assert!(form.edits(&laid).is_empty(), "what is there stays");
        form.laid.clear();
        editor.apply_all(form.edits(&laid), StepName::new(words::MODELS_STEP, String::new())).unwrap();
        let without = &editor.workspace().journeys[0];
        assert_eq!((**without).clone(), (*journey).clone());
        assert!(editor.undo() && editor.undo());
        assert!(!editor.is_dirty());
    }
}
