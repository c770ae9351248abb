//! What the window does when something is asked about templates.

use std::sync::Arc;

use egui::Context;

use super::{Ask, ModelsForm, Outcome, SaveForm, words};
use crate::edit::StepName;
use crate::storage;
use crate::ui::WandelApp;
use crate::ui::dialogs::Dialog;
use crate::vocabulary::{Label, Template};

/// The rule that asks whether every step of the circle is filled.
const CIRCLE_RULE: &str = "ENG-03";

impl WandelApp {
    /// Does what was asked about templates.
    pub(in crate::ui) fn templates_asked(&mut self, ctx: &Context, ask: Ask) {
        match ask {
            Ask::SaveAs => self.ask_template_name(),
            Ask::Models => self.ask_models(),
            Ask::Delete(id) => self.delete_template(&id),
        }
        ctx.request_repaint();
    }

    /// A form about templates has ended.
    pub(in crate::ui) fn templates_answered(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Closed => {}
            Outcome::Save(name) => self.save_template(&name),
            Outcome::Apply(edits) if edits.is_empty() => {}
            Outcome::Apply(edits) => {
                let verb =
                    Label::new("change the models over the phases", "de modellen over de fasen wijzigen");
                self.edit_all(edits, StepName::new(verb, ""));
            }
        }
    }

    fn ask_template_name(&mut self) {
        let Some(journey) = self.document.as_ref().and_then(|document| document.journey()) else { return };
        if journey.phases.is_empty() {
            self.say(words::NO_PHASES.text(self.lang).to_owned());
        } else {
            let form = SaveForm::new(journey, &self.own_templates);
            self.dialogs.push(Dialog::SaveTemplate(form));
        }
    }

    fn ask_models(&mut self) {
        let Some(document) = &self.document else { return };
        let Some(journey) = document.journey() else { return };
        let workspace = document.editor.workspace();
        let analysis = crate::analysis::analyse(workspace, journey, self.as_of);
        let circle = analysis.findings.iter().filter(|finding| finding.rule.id == CIRCLE_RULE);
        let missing = circle.map(|finding| finding.subject.short()).collect();
        let form = ModelsForm::new(journey, missing);
        self.dialogs.push(Dialog::Models(Box::new(form)));
    }

    /// Keeps the open journey as a template; one of that name is replaced.
    fn save_template(&mut self, name: &str) {
        let Some(journey) = self.document.as_ref().and_then(|document| document.journey()) else { return };
        let mut own: Vec<Template> = (*self.own_templates).clone();
        own.retain(|known| known.name(crate::model::Lang::En) != name);
        let taken: Vec<String> = own.iter().map(|known| known.id.clone()).collect();
        let template = Template::from_journey(journey, name, &taken);
        if self.keeps_traces()
            && let Err(error) = storage::save_template(&template)
        {
            self.dialogs.push(Dialog::file_error(words::SAVE_TITLE, &error, self.lang));
            return;
        }
        own.push(template);
        own.sort_by_key(|known| known.name(crate::model::Lang::En).to_lowercase());
        self.own_templates = Arc::new(own);
        self.say(words::SAVED.fill(self.lang, &[("name", name)]));
    }

    fn delete_template(&mut self, id: &str) {
        let mut own: Vec<Template> = (*self.own_templates).clone();
        let Some(at) = own.iter().position(|known| known.id == id) else { return };
        let template = own.remove(at);
        if self.keeps_traces()
            && let Err(error) = storage::delete_template(&template)
        {
            self.dialogs.push(Dialog::file_error(words::DELETE_YES, &error, self.lang));
            return;
        }
        self.own_templates = Arc::new(own);
        self.say(words::DELETED.fill(self.lang, &[("name", template.name(self.lang))]));
    }
}
