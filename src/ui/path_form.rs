//! A path asked for in the window, where the system has no dialog for that: a field to type in and
//! the folder that it names to click through. The disk is read elsewhere.

use std::path::{Path, PathBuf};

use egui::{Button, Key, RichText, ScrollArea};
use lucide_icons::Icon;

use super::dialogs::{Answer, buttons};
use super::jobs::{Purpose, with_extension};
use super::{appearance, words};
use crate::model::Lang;
use crate::storage::{self, Entry, FileError};
use crate::text::one_line;
use crate::ui::{room_before, single_line};
use crate::vocabulary::{Label, Told};

/// The path as it is typed, and what its folder holds.
#[derive(Clone, Debug, PartialEq)]
pub struct PathForm {
    purpose: Purpose,
    text: String,
    /// The folder that was asked for last.
    folder: Option<PathBuf>,
    entries: Vec<Entry>,
    /// Why the folder is not listed.
    error: Told,
    /// A file that is there already: whoever wants this path was told so.
    warned: Option<PathBuf>,
}

impl PathForm {
    /// Begins at this path; a folder to open from ends in a separator.
    pub fn new(purpose: Purpose, start: PathBuf) -> Self {
        let mut text = start.display().to_string();
        if purpose.reads() && !text.ends_with(std::path::MAIN_SEPARATOR) {
            text.push(std::path::MAIN_SEPARATOR);
        }
        Self { purpose, text, folder: None, entries: Vec::new(), error: Told::default(), warned: None }
    }

    /// What is done here.
    pub fn title(&self) -> Label {
        match self.purpose {
            Purpose::Open => words::PATH_TITLE_OPEN,
            Purpose::Import => super::importing::TITLE,
            Purpose::Figures => super::plan::FIGURES_TITLE,
            Purpose::Save => words::PATH_TITLE_SAVE,
            Purpose::Export => words::PATH_TITLE_EXPORT,
            Purpose::Picture => super::photos::PATH_TITLE,
        }
    }

    /// The folder that is to be listed now, once.
    pub fn wanted(&mut self) -> Option<PathBuf> {
        let folder = self.present_folder();
        if self.folder.as_ref() == Some(&folder) {
            return None;
        }
        self.folder = Some(folder.clone());
        Some(folder)
    }

    /// The endings of the files that are listed.
    pub fn endings(&self) -> Vec<&'static str> {
        match self.purpose {
            Purpose::Import => {
                let importers = crate::import::IMPORTERS.iter();
                importers.flat_map(|importer| importer.extensions.iter().copied()).collect()
            }
            Purpose::Figures => crate::ui::plan::FIGURE_FILES.to_vec(),
            Purpose::Picture => crate::pictures::ENDINGS.to_vec(),
            _ => vec!["ron"],
        }
    }

    /// Takes over what a folder holds, if it is still the one asked for.
    pub fn listed(&mut self, folder: &Path, listed: Result<Vec<Entry>, FileError>) {
        if self.folder.as_deref() == Some(folder) {
            self.error = listed.as_ref().err().map(|error| error.message.clone()).unwrap_or_default();
            self.entries = listed.unwrap_or_default();
        }
    }

    /// The form; what it was answered with.
    pub fn form_ui(&mut self, ui: &mut egui::Ui, lang: Lang) -> Option<Answer> {
        ui.weak(words::PATH_WHY.text(lang));
        let label = ui.label(words::PATH.text(lang));
        let field = single_line(&mut self.text).desired_width(f32::INFINITY);
        let response = ui.add(field).labelled_by(label.id);
        let mut done = response.lost_focus() && entered(ui);
        if !done && ui.memory(|memory| memory.focused()).is_none() {
            response.request_focus();
        }
        done |= self.entries_ui(ui, lang);
        if done && self.enter_folder() {
            response.request_focus();
            return None;
        }
        let path = self.path();
        let warned = self.is_warned(&path);
        let exists = warned || (self.purpose == Purpose::Save && self.lists(&path));
        if exists {
            let words = if warned { words::EXISTS_ENTER } else { words::EXISTS };
            ui.colored_label(ui.visuals().warn_fg_color, words.text(lang));
        }
        let label = match self.purpose {
            Purpose::Open | Purpose::Picture => words::OPEN,
            Purpose::Import => super::importing::TITLE,
            Purpose::Figures => super::plan::FIGURES_TITLE,
            _ if exists => words::REPLACE_IT,
            _ => words::SAVE,
        };
        let is_named = path.file_name().is_some() && !self.ends_in_separator();
        let answer = Answer::Path(self.purpose, path.clone());
        if done {
            // What is there already is replaced by a second Enter, when that was to be read.
            self.warned = Some(path).filter(|_| exists);
            return Some(answer).filter(|_| is_named && exists == warned);
        }
        match buttons(ui, lang, [(label, answer), (words::CANCEL, Answer::Cancel)]) {
            Some(Answer::Path(..)) if !is_named => None,
            answer => {
                if answer.is_some() && exists {
                    self.warned = Some(path);
                }
                answer
            }
        }
    }

    /// Whether a file of this name is listed.
    fn lists(&self, path: &Path) -> bool {
        self.entries.iter().any(|entry| entry.path == path)
    }

    /// Whether it was said that there is such a file, and it is wanted nevertheless.
    pub fn is_warned(&self, path: &Path) -> bool {
        self.warned.as_deref() == Some(path)
    }

    /// Says that there is such a file, which the list does not show, or not yet.
    pub fn warn(&mut self, path: PathBuf) {
        self.warned = Some(path);
    }

    /// What the folder holds; whether a file was chosen outright.
    fn entries_ui(&mut self, ui: &mut egui::Ui, lang: Lang) -> bool {
        let folder = self.present_folder();
        ui.horizontal(|ui| {
            let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty());
            let up = Button::new(words::PARENT_FOLDER.text(lang));
            if let Some(parent) = parent
                && ui.add(up).clicked()
            {
                self.go(parent);
            }
            ui.weak(words::FOLDER.text(lang));
            ui.add(egui::Label::new(one_line(&folder.display().to_string())).truncate());
        });
        let mut chosen = None;
        ScrollArea::vertical().max_height(240.0).auto_shrink([false, false]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            for entry in &self.entries {
                let icon = if entry.is_folder { Icon::Folder } else { Icon::FileText };
                let icon = RichText::new(char::from(icon)).font(appearance::icons(14.0));
                let name = one_line(&entry.name);
                let on = self.path() == entry.path;
                let response = ui.add(Button::selectable(on, (icon, name.clone())).truncate());
                response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, on, &name));
                if response.clicked() {
                    chosen = Some((entry.clone(), response.double_clicked()));
                }
            }
            if !self.error.is_empty() {
                ui.weak(self.error.text(lang));
            } else if self.entries.is_empty() {
                ui.weak(words::EMPTY_FOLDER.text(lang));
            }
        });
        let Some((entry, twice)) = chosen else { return false };
        if entry.is_folder {
            self.go(&entry.path);
            return false;
        }
        self.text = entry.path.display().to_string();
        twice && self.purpose.reads()
    }

    /// Goes into the folder that was typed, if it is one; whether it was.
    fn enter_folder(&mut self) -> bool {
        let typed = storage::typed_path(&self.text);
        let known = self.entries.iter().find(|entry| entry.is_folder && entry.path == typed);
        let Some(folder) = known.map(|entry| entry.path.clone()) else { return false };
        self.go(&folder);
        true
    }

    /// Names this folder; what was to be written keeps its name.
    fn go(&mut self, folder: &Path) {
        let name = match self.purpose {
            Purpose::Open | Purpose::Import | Purpose::Figures | Purpose::Picture => None,
            Purpose::Save | Purpose::Export => {
                storage::typed_path(&self.text).file_name().map(std::ffi::OsStr::to_os_string)
            }
        };
        self.text = folder.join(name.unwrap_or_default()).display().to_string();
        if self.purpose.reads() && !self.ends_in_separator() {
            self.text.push(std::path::MAIN_SEPARATOR);
        }
    }

    fn ends_in_separator(&self) -> bool {
        self.text.trim().ends_with(std::path::is_separator)
    }

    /// The folder that the text is about.
    fn present_folder(&self) -> PathBuf {
        let typed = storage::typed_path(&self.text);
        if self.ends_in_separator() {
            return typed.components().collect();
        }
        typed.parent().map(Path::to_path_buf).unwrap_or_default()
    }

    fn path(&self) -> PathBuf {
        let extension = if self.purpose == Purpose::Export { "" } else { "ron" };
        with_extension(storage::typed_path(&self.text), self.purpose, extension)
    }
}

/// Whether Enter was pressed, which is then for the field alone: the button below takes it too. Enter
/// that is held down is one Enter.
fn entered(ui: &egui::Ui) -> bool {
    ui.input_mut(|input| {
        let mut pressed = false;
        input.events.retain(|event| match event {
            egui::Event::Key { key: Key::Enter, pressed: true, repeat, .. } => {
                pressed |= !repeat;
                false
            }
            _ => true,
        });
        pressed
    })
}

/// A field for a path with the button that has it chosen in a dialog: whether it was changed, and
/// whether the dialog is wanted. The caption is one cell of a form's row, the rest the other.
#[must_use]
pub fn path_ui(ui: &mut egui::Ui, path: &mut String, lang: Lang) -> (bool, bool) {
    let caption = ui.label(words::PATH.text(lang)).id;
    ui.horizontal(|ui| {
        let choose = words::CHOOSE_PATH.text(lang);
        let field = single_line(path).desired_width(room_before(ui, choose));
        let response = ui.add(field).labelled_by(caption);
        (response.changed(), ui.button(choose).clicked())
    })
    .inner
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(path: &str, is_folder: bool) -> Entry {
        Entry { name: path.rsplit('/').next().unwrap_or_default().to_owned(), path: path.into(), is_folder }
    }

    #[test]
    fn a_folder_is_asked_for_once() {
        let mut form = PathForm::new(Purpose::Open, "/tmp/maps".into());
        assert_eq!(form.wanted(), Some("/tmp/maps".into()));
        assert_eq!(form.wanted(), None);
        form.listed(Path::new("/tmp"), Ok(vec![entry("/tmp/a.ron", false)]));
        assert!(form.entries.is_empty(), "a folder that was left in the meantime");
        form.listed(Path::new("/tmp/maps"), Ok(vec![entry("/tmp/maps/old", true)]));
        form.text.push_str("old");
        assert!(form.enter_folder());
        assert_eq!(form.wanted(), Some("/tmp/maps/old".into()));
    }

    #[test]
    fn a_file_that_is_there_is_replaced_only_by_a_second_enter() {
        let mut form = PathForm::new(Purpose::Save, "/tmp/maps/old.ron".into());
        assert!(!form.is_warned(Path::new("/tmp/maps/old.ron")));
        form.warn("/tmp/maps/old.ron".into());
        assert!(form.is_warned(&form.path()));
        form.text = "/tmp/maps/other.ron".into();
        assert!(!form.is_warned(&form.path()), "what was said of one file does not hold for another");
    }

    #[test]
    fn a_name_to_save_under_goes_along() {
        let mut form = PathForm::new(Purpose::Save, "/tmp/maps/first.ron".into());
        form.go(Path::new("/home"));
        assert_eq!(form.path(), PathBuf::from("/home/first.ron"));
        form.text = "/home/first".into();
        assert_eq!(form.path(), PathBuf::from("/home/first.ron"));
    }
}
