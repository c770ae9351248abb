//! Adding a picture: which file, to what, and the one step of undo that it is. What lies in the folder
//! stays there when the step is undone.

use std::path::{Path, PathBuf};

use super::{Ask, Target, words};
use crate::edit::{Edit, StepName};
use crate::model::{Id, Journey, Touchpoint};
use crate::pictures::{ENDINGS, prepared};
use crate::storage;
use crate::ui::document::file_name;
use crate::ui::jobs::Purpose;
use crate::ui::sheet::on_library;
use crate::ui::{Action, Command, WandelApp, words as window};
use crate::vocabulary::Told;

/// Reads a picture, makes it as small as needed and keeps it beside the journey file; its name there.
pub fn keep(file: &Path, picture: &Path, target: &Target) -> Result<String, Told> {
    let bytes = storage::read_bytes(picture).map_err(|error| error.message)?;
    let kept = prepared(&bytes, target.purpose())?;
    storage::keep_picture(file, &picture.to_string_lossy(), &kept).map_err(|error| error.message)
}

impl WandelApp {
    /// Does what was asked of pictures.
    pub(in crate::ui) fn photos_asked(&mut self, ask: Ask) {
        match ask {
            Ask::Choose(target) => self.choose_picture(target),
            Ask::Dropped(path) => {
                let document = self.document.as_ref();
                let selected = document.map(|document| document.selection.touchpoints.as_slice());
                let journey = document.and_then(|document| document.journey());
                match (selected, journey) {
                    (Some([one]), Some(journey)) => {
                        let target = Target::Card(journey.id.clone(), one.clone());
                        self.add_picture(path, target);
                    }
                    _ => self.say(words::SELECT_ONE.text(self.lang).to_owned()),
                }
            }
        }
    }

    /// Asks for a picture, once there is a place where it can lie.
    fn choose_picture(&mut self, target: Target) {
        if self.beside().is_none() {
            return self.ask_to_save();
        }
        self.with_document(|document| document.picture_for = Some(target));
        let title = words::PATH_TITLE.text(self.lang);
        self.jobs.pick(Purpose::Picture, title, None, "", &ENDINGS);
    }

    /// A picture was chosen.
    pub(in crate::ui) fn picture_chosen(&mut self, path: PathBuf) {
        let target = self.document.as_mut().and_then(|document| document.picture_for.take());
        if let Some(target) = target {
            self.add_picture(path, target);
        }
    }

    fn beside(&self) -> Option<PathBuf> {
        self.document.as_ref().and_then(|document| document.path.clone())
    }

    fn ask_to_save(&mut self) {
        let text = words::SAVE_FIRST.text(self.lang).to_owned();
        self.say_with(text, window::MEND_SAVE_AS, Action::Run(Command::SaveAs));
    }

    /// Has a picture kept on another thread.
    fn add_picture(&mut self, path: PathBuf, target: Target) {
        let Some(document) = &self.document else { return };
        if document.is_fixed() {
            return self.say(window::READ_ONLY.text(self.lang).to_owned());
        }
        match document.path.clone() {
            Some(file) => self.jobs.keep_picture(document.session.clone(), file, path, target),
            None => self.ask_to_save(),
        }
    }

    /// A picture lies beside the file, or was refused.
    pub(in crate::ui) fn picture_kept(
        &mut self,
        session: &str,
        path: &Path,
        target: Target,
        kept: Result<String, Told>,
    ) {
        let Some(document) = self.document.as_ref().filter(|document| document.session == session) else {
            return;
        };
        document.photos.look_again();
        let name = match kept {
            Ok(name) => name,
            Err(why) => {
                let values = [("path", file_name(path)), ("why", why.text(self.lang).to_owned())];
                let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
                return self.say(words::NOT_ADDED.fill(self.lang, &values));
            }
        };
        let edit = match &target {
            Target::Card(journey, id) => {
                let journeys = &document.editor.workspace().journeys;
                let journey = journeys.iter().find(|known| known.id == *journey);
                journey.and_then(|journey| with_picture(journey, id, &name))
            }
            Target::Portrait(id) => {
                let workspace = document.editor.workspace();
                Some(on_library(workspace, words::PORTRAIT, |all| {
                    for persona in all.personas.edit().iter_mut().filter(|known| known.id == *id) {
                        persona.picture.clone_from(&name);
                    }
                }))
            }
        };
        let Some(edit) = edit else { return };
        if self.edit_all(vec![edit], StepName::new(words::STEP_ADD, &*name)).is_some() {
            self.say(words::ADDED.fill(self.lang, &[("name", &name)]));
        }
    }
}

/// The edit that adds a picture to a touchpoint; nothing if it has it, or is gone.
fn with_picture(journey: &Journey, id: &Id<Touchpoint>, name: &str) -> Option<Edit> {
    let touchpoint = journey.touchpoint(id).filter(|one| !one.pictures.iter().any(|known| known == name))?;
    let mut touchpoint = (**touchpoint).clone();
    touchpoint.pictures.edit().push(name.to_owned());
    Some(Edit::SetTouchpoints {
        journey: journey.id.clone(),
        touchpoints: vec![touchpoint],
        what: words::PICTURES,
    })
}
