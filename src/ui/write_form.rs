//! What forms that write files have in common: the kind of file, its language, where it goes, and
//! whether what is there already may be lost. Makes no files itself.

use std::path::{Path, PathBuf};

use egui::{RichText, Ui};

use super::document::Document;
use super::path_form::path_ui;
use super::{appearance, words};
use crate::export::proposed;
use crate::model::{Date, Lang, slug};
use crate::storage;
use crate::text::Face;
use crate::ui::ticks::Ticks as _;
use crate::vocabulary::Label;

/// The kinds of file on offer: their endings and what they are called.
pub type Kinds = [(&'static str, Label)];

/// What is written where, while that is chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct WriteForm {
    /// The ending of the kind of file.
    pub format: &'static str,
    /// The language of what is written.
    pub lang: Lang,
    /// Whether it was agreed to lose what is there.
    pub replace: bool,
    path: String,
    /// The journey and the day, as names are proposed, until somebody names the file.
    proposal: Option<(String, Date)>,
    /// Whether the keyboard was given to what Enter should answer.
    begun: bool,
}

/// What is exported goes beside the file, else where people keep theirs.
pub fn beside(document: &Document) -> PathBuf {
    let folder = document.folder().or_else(storage::home_folder);
    folder.or_else(|| std::env::current_dir().ok()).unwrap_or_default()
}

/// What files about the journey that is shown begin with: its name, else the file's.
pub fn stem(document: &Document) -> String {
    let name = document.journey().map(|journey| slug(&journey.name)).filter(|name| !name.is_empty());
    name.unwrap_or_else(|| {
        let title = document.title();
        Path::new(&title).file_stem().unwrap_or_default().to_string_lossy().into_owned()
    })
}

/// The rows of a form: what is asked at the left, fields and choices at the right, each in a column of its own.
pub fn rows_ui<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    egui::Grid::new("form").num_columns(2).spacing([14.0, 8.0]).show(ui, add).inner
}

/// So many kinds of file stand in one line.
const IN_LINE: usize = 4;

impl WriteForm {
    /// A file beside the journey's, called like the journey, what it holds and the day.
    pub fn beside(document: &Document, what: &str, day: Date, format: &'static str) -> Self {
        let stem = stem(document);
        let path = beside(document).join(proposed(&[&stem, what], day, format)).display().to_string();
        let lang = document.editor.workspace().language;
        Self { format, lang, replace: false, path, proposal: Some((stem, day)), begun: false }
    }

    /// The same, to another path.
    #[cfg(test)]
    pub fn at(self, path: PathBuf) -> Self {
        Self { path: path.display().to_string(), ..self }
    }

    /// Where it goes, with the ending of its kind.
    pub fn path(&self, kinds: &Kinds) -> PathBuf {
        let typed = storage::typed_path(&self.path);
        if kind(&typed, kinds).is_some() {
            return typed;
        }
        let mut name = typed.into_os_string();
        name.push(".");
        name.push(self.format);
        PathBuf::from(name)
    }

    /// The kind of file and its language, each a row of the form.
    pub fn kind_ui(&mut self, ui: &mut Ui, lang: Lang, kinds: &Kinds) {
        ui.label(words::FORMAT.text(lang));
        // A row of a form doesn't grow with what goes on in a further line, so the lines are ours.
        let line = if kinds.len() > IN_LINE { kinds.len().div_ceil(2) } else { IN_LINE };
        ui.vertical(|ui| {
            for some in kinds.chunks(line) {
                ui.horizontal(|ui| some.iter().for_each(|one| self.kind_button(ui, lang, one, kinds)));
            }
        });
        ui.end_row();
        self.lang_ui(ui, lang);
    }

    fn kind_button(
        &mut self,
        ui: &mut Ui,
        lang: Lang,
        (ending, label): &(&'static str, Label),
        kinds: &Kinds,
    ) {
        if ui.selectable_label(self.format == *ending, label.text(lang)).clicked() {
            self.format = ending;
            self.path = self.path(kinds).with_extension(ending).display().to_string();
            self.replace = false;
        }
    }

    /// Something else is to be written, by another kind of file.
    pub fn rename(&mut self, what: &str, ending: &'static str) {
        self.format = ending;
        let path = storage::typed_path(&self.path);
        let path = match &self.proposal {
            Some((stem, day)) => path.with_file_name(proposed(&[stem, what], *day, ending)),
            None => path.with_extension(ending),
        };
        self.path = path.display().to_string();
        self.replace = false;
    }

    /// Chooses a path.
    #[cfg(test)]
    pub fn put(&mut self, path: &Path, ending: &'static str) {
        (self.format, self.path) = (ending, path.display().to_string());
    }

    /// The language of what is written, a row of the form.
    pub fn lang_ui(&mut self, ui: &mut Ui, lang: Lang) {
        ui.label(words::LANGUAGE.text(lang));
        ui.horizontal(|ui| {
            ui.selectable_value(&mut self.lang, Lang::En, "English");
            ui.selectable_value(&mut self.lang, Lang::Nl, "Nederlands");
        });
        ui.end_row();
    }

    /// Where it goes, a row of the form; whether that is to be chosen in a dialog.
    #[must_use]
    pub fn path_ui(&mut self, ui: &mut Ui, lang: Lang, kinds: &Kinds) -> bool {
        let (changed, browse) = path_ui(ui, &mut self.path, lang);
        ui.end_row();
        if changed {
            self.path_changed(kinds);
        }
        browse
    }

    /// A path was chosen in a dialog; `asked` if that asked itself whether to replace a file.
    pub fn chose(&mut self, path: &Path, asked: bool, kinds: &Kinds) {
        self.path = path.display().to_string();
        self.path_changed(kinds);
        self.replace = asked;
    }

    /// The ending of the path says what kind of file it is; what was agreed for another does not hold.
    fn path_changed(&mut self, kinds: &Kinds) {
        self.replace = false;
        self.proposal = None;
        self.format = kind(&storage::typed_path(&self.path), kinds).unwrap_or(self.format);
    }

    /// Asks about files that are there, and the buttons; whether to write, once that was answered.
    pub fn end_ui(&mut self, ui: &mut Ui, lang: Lang, write: Label, files: &[PathBuf]) -> Option<bool> {
        let there: Vec<_> = files.iter().filter(|path| storage::stamp(path).is_some()).collect();
        if let Some(first) = there.first() {
            let text = match files {
                [_] => words::EXISTS.text(lang).to_owned(),
                _ => {
                    let name = first.file_name().unwrap_or_default().to_string_lossy();
                    words::THESE_EXIST.fill(lang, &[("names", &name)])
                }
            };
            ui.colored_label(ui.visuals().warn_fg_color, text);
            let tick = ui.tick(&mut self.replace, words::REPLACE.text(lang));
            if !self.replace && !std::mem::replace(&mut self.begun, true) {
                tick.request_focus();
            }
        }
        ui.add_space(8.0);
        let ready = there.is_empty() || self.replace;
        let mut answer = None;
        ui.horizontal(|ui| {
            let text = RichText::new(write.text(lang)).font(appearance::face(12.5, Face::SemiBold));
            let button = ui.add_enabled(ready, egui::Button::new(text));
            // Enter writes at once, as in the form of pictures.
            if ready && !std::mem::replace(&mut self.begun, true) {
                button.request_focus();
            }
            if button.clicked() {
                answer = Some(true);
            }
            if ui.button(words::CANCEL.text(lang)).clicked() {
                answer = Some(false);
            }
        });
        answer
    }
}

/// The kind of file that the ending of a path stands for.
fn kind(path: &Path, kinds: &Kinds) -> Option<&'static str> {
    let ending = path.extension()?.to_str()?;
    kinds.iter().map(|(known, _)| *known).find(|known| known.eq_ignore_ascii_case(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    const KINDS: [(&str, Label); 2] =
        [("html", Label::new("page", "pagina")), ("csv", Label::new("table", "tabel"))];

    fn form(path: &str) -> WriteForm {
        let path = path.to_owned();
        WriteForm { format: "html", lang: Lang::En, replace: false, path, proposal: None, begun: false }
    }

    #[test]
    fn a_name_without_a_known_ending_gets_that_of_its_kind() {
        assert_eq!(form("/tmp/plan").path(&KINDS), PathBuf::from("/tmp/plan.html"));
        assert_eq!(form("/tmp/plan.v2").path(&KINDS), PathBuf::from("/tmp/plan.v2.html"));
        assert_eq!(form("/tmp/plan.CSV").path(&KINDS), PathBuf::from("/tmp/plan.CSV"));
        assert_eq!(kind(Path::new("/tmp/plan.CSV"), &KINDS), Some("csv"));
    }

    #[test]
    fn a_path_that_is_chosen_says_the_kind_and_whether_it_was_asked_about() {
        let mut form = form("/tmp/plan");
        form.chose(Path::new("/tmp/other.csv"), true, &KINDS);
        assert_eq!((form.format, form.replace), ("csv", true));
        form.chose(Path::new("/tmp/third"), false, &KINDS);
        assert_eq!((form.path(&KINDS), form.replace), (PathBuf::from("/tmp/third.csv"), false));
    }
}
