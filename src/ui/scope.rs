//! The card that asks what a journey is about: its name, whose it is, from where to where, which decision it
//! serves and what counts as success. All of it may stay empty. Ends in edits of one step, or in none.

use egui::{Key, RichText, Ui};

use super::app::WandelApp;
use super::dialogs::{Answer, Dialog};
use super::{appearance, words};
use crate::edit::{Edit, StepName};
use crate::model::*;
use crate::text::{Face, one_line};
use crate::ui::single_line;
use crate::vocabulary::{self, Label};

const WHAT: Label = Label::new(
    "The room then knows what belongs on it. Anything may stay empty: Enter goes on, Esc skips.",
    "Dan weet iedereen wat erop hoort. Alles mag leeg blijven: Enter gaat verder, Esc slaat over.",
);
const NAME: Label = Label::new("What is the journey called?", "Hoe heet de klantreis?");
const NAME_HINT: Label = Label::new("the title over the map", "de titel boven de kaart");
const WHOSE: Label = Label::new("Whose journey is it?", "Wiens klantreis is het?");
const WHOSE_HINT: Label = Label::new(
    "a persona, or customers in words; several with ;",
    "een persona, of klanten in gewone woorden; meer met ;",
);
const KEEP: Label = Label::new("Begin", "Beginnen");
const SKIP: Label = Label::new("Skip", "Overslaan");
const STEP: Label = Label::new("say what the journey is about", "zeggen waar de reis over gaat");
/// The heading of the card.
pub const TITLE: Label = Label::new("What is this map about?", "Waar gaat deze kaart over?");

/// The card while it is filled in.
#[derive(Clone, Debug, PartialEq)]
pub struct ScopeForm {
    /// The name, whose, start, end, decision, success.
    texts: [String; 6],
    /// Which field gets the keyboard in this frame.
    next: Option<usize>,
}

impl ScopeForm {
    /// The card with what is known.
    pub fn new(workspace: &Workspace, journey: &Journey) -> Self {
        let texts = [
            if vocabulary::is_unnamed(journey) { String::new() } else { one_line(&journey.name) },
            whose(workspace, journey),
            journey.start_event.clone(),
            journey.end_event.clone(),
            journey.decision.clone(),
            journey.success.clone(),
        ];
        Self { texts, next: Some(0) }
    }

    /// Shows the card; what it ends in.
    pub fn form_ui(&mut self, ui: &mut Ui, lang: Lang) -> Option<Answer> {
        ui.weak(WHAT.text(lang));
        ui.add_space(4.0);
        let labels = [NAME, WHOSE, words::START_EVENT, words::END_EVENT, words::DECISION, words::SUCCESS];
        let wanted = self.next.take();
        let last = labels.len() - 1;
        let mut keep = false;
        for (at, (label, text)) in labels.into_iter().zip(&mut self.texts).enumerate() {
            let caption = ui.label(label.text(lang)).id;
            let hint = match at {
                0 => NAME_HINT.text(lang),
                1 => WHOSE_HINT.text(lang),
                _ => "",
            };
            let field = single_line(text).id_salt(("scope", at)).hint_text(hint);
            let response = ui.add(field.desired_width(f32::INFINITY));
            if wanted == Some(at) {
                response.request_focus();
            }
            let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            if entered && at < last {
                self.next = Some(at + 1);
                ui.ctx().request_repaint();
            }
            keep |= entered && at == last;
            response.labelled_by(caption);
            ui.add_space(3.0);
        }
        ui.add_space(8.0);
        let mut answer = None;
        ui.horizontal(|ui| {
            let text = RichText::new(KEEP.text(lang)).font(appearance::face(12.5, Face::SemiBold));
            if ui.button(text).clicked() || keep {
                answer = Some(Answer::Scope(Box::new(self.clone())));
            }
            if ui.button(SKIP.text(lang)).clicked() {
                answer = Some(Answer::Cancel);
            }
        });
        answer
    }

    /// The edits that write it down, none where nothing is new. Names that nobody has yet become personas.
    pub fn edits(&self, workspace: &Workspace, journey: &Journey) -> Vec<Edit> {
        let [name, people, start, end, decision, success] = self.texts.each_ref().map(|text| one_line(text));
        let mut personas = workspace.personas.clone();
        let mut mine = journey.personas.clone();
        if people != whose(workspace, journey) {
            mine = List::default();
            for name in people.split(';').map(str::trim).filter(|name| !name.is_empty()) {
                let id = persona_named(&mut personas, name);
                if !mine.contains(&id) {
                    mine.edit().push(id);
                }
            }
        }
        let mut edits = Vec::new();
        // A file that is named after nothing yet is named after its journey.
        let follows = vocabulary::is_unnamed(journey) && workspace.title.trim() == journey.name.trim();
        let title = if follows && !name.is_empty() { name.clone() } else { workspace.title.clone() };
        if personas.len() > workspace.personas.len() || title != workspace.title {
            let workspace = Workspace { personas, title, ..workspace.clone() };
            edits.push(Edit::SetLibrary { workspace, what: words::PERSONAS_FIELD });
        }
        let next = Journey {
            name: if name.is_empty() { journey.name.clone() } else { name },
            personas: mine,
            start_event: start,
            end_event: end,
            decision,
            success,
            ..journey.clone()
        };
        if next != *journey {
            edits.push(Edit::SetJourney { journey: next, what: TITLE });
        }
        edits
    }
}

/// The names of those who walk the journey.
fn whose(workspace: &Workspace, journey: &Journey) -> String {
    let name = |id: &Id<Persona>| {
        let known = workspace.personas.iter().find(|persona| persona.id == *id)?;
        Some(one_line(&known.name))
    };
    journey.personas.iter().filter_map(name).collect::<Vec<_>>().join("; ")
}

/// The persona with this name, made if there is none.
fn persona_named(personas: &mut List<Persona>, name: &str) -> Id<Persona> {
    let plain = crate::import::plain_phrase(name);
    let known = personas.iter().find(|persona| crate::import::plain_phrase(&persona.name) == plain);
    if let Some(known) = known {
        return known.id.clone();
    }
    let id: Id<Persona> = {
        let taken = |text: &str| personas.iter().any(|persona| persona.id.as_str() == text);
        Fresh::default().id(name, "persona", taken)
    };
    personas.edit().push(Persona { id: id.clone(), name: name.to_owned(), ..Persona::default() });
    id
}

impl WandelApp {
    /// Asks what the journey shown is about.
    pub(super) fn ask_scope(&mut self) {
        let Some(document) = &self.document else { return };
        let Some(journey) = document.journey().filter(|_| document.read_only.is_none()) else { return };
        let form = ScopeForm::new(document.editor.workspace(), journey);
        self.dialogs.push(Dialog::Scope(Box::new(form)));
    }

    /// Writes down what was said about the journey.
    pub(super) fn keep_scope(&mut self, form: &ScopeForm) {
        let Some(document) = &self.document else { return };
        let Some(journey) = document.journey() else { return };
        let edits = form.edits(document.editor.workspace(), journey);
        if !edits.is_empty() {
            self.edit_all(edits, StepName::new(STEP, ""));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::Editor;
    use std::sync::Arc;

    fn filled(texts: [&str; 6]) -> Editor {
        let anna = Persona { id: "anna".into(), name: "Anna".into(), ..Persona::default() };
        let journey = Journey { id: "j".into(), ..Journey::default() };
        let workspace = Workspace {
            personas: vec![anna].into(),
            journeys: vec![Arc::new(journey)].into(),
            ..Workspace::default()
        };
        let mut editor = Editor::new(workspace, false);
        let workspace = Arc::clone(editor.workspace());
        let mut form = ScopeForm::new(&workspace, &workspace.journeys[0]);
        form.texts = texts.map(str::to_owned);
        let edits = form.edits(&workspace, &workspace.journeys[0]);
        editor.apply_all(edits, StepName::new(STEP, "")).unwrap();
        editor
    }

    #[test]
    fn what_is_said_is_in_the_journey() {
        let editor = filled([
            "A leak mended",
            "anna; Parents, new ones",
            "a leak",
            "",
            "which desk stays",
            "fewer calls",
        ]);
        let workspace = editor.workspace();
        let journey = &workspace.journeys[0];
        let names: Vec<&str> = workspace.personas.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(names, ["Anna", "Parents, new ones"], "a comma stays in a name");
        assert_eq!(journey.personas.to_vec(), [Id::new("anna"), Id::new("parents-new-ones")]);
        assert_eq!(journey.name, "A leak mended");
        assert_eq!((journey.start_event.as_str(), journey.success.as_str()), ("a leak", "fewer calls"));
        assert_eq!(whose(workspace, journey), "Anna; Parents, new ones");
    }

    #[test]
    fn a_file_that_is_called_nothing_yet_is_called_like_its_journey() {
        for template in vocabulary::templates().iter().take(2) {
            let mut workspace = template.workspace(Lang::Nl);
            let named = |workspace: &Workspace| {
                let mut form = ScopeForm::new(workspace, &workspace.journeys[0]);
                form.texts[0] = "Een nieuwe ketel".to_owned();
                let mut editor = Editor::new(workspace.clone(), false);
                editor
                    .apply_all(form.edits(workspace, &workspace.journeys[0]), StepName::new(STEP, ""))
                    .unwrap();
                let after = editor.workspace().title.clone();
                assert!(editor.undo());
                assert_eq!(editor.workspace().title, workspace.title, "one step");
                after
            };
            assert_eq!(named(&workspace), "Een nieuwe ketel");
            workspace.title = "Installatiebedrijf".to_owned();
            assert_eq!(named(&workspace), "Installatiebedrijf");
        }
    }

    #[test]
    fn nothing_said_changes_nothing() {
        assert!(!filled([""; 6]).is_dirty());
    }
}
