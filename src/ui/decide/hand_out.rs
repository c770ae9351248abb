//! The form for what people take with them: one page, the same as text, or the dates for a calendar.
//! Makes and writes the file when it is run; that happens off the window's thread.

use std::path::PathBuf;

use egui::{RichText, Ui};

use super::words;
use crate::analysis::analyse;
use crate::export;
use crate::model::{Date, Id, Journey, Lang, Workspace};
use crate::report::{self, Material, Request};
use crate::storage;
use crate::text::Face;
use crate::ui::appearance;
use crate::ui::document::Document;
use crate::ui::words as shared;
use crate::vocabulary::Label;

/// What became of the form.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// It was closed.
    Closed,
    /// The file is to be made.
    Write(Box<HandOut>),
}

/// What is handed out, while that is chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct HandOut {
    journey: Id<Journey>,
    /// The ending of the kind of file.
    format: &'static str,
    lang: Lang,
    as_of: Date,
    path: String,
    replace: bool,
    /// So many actions have no date to put into a calendar.
    undated: usize,
}

/// The kinds of file with their names.
const FORMATS: [(&str, Label); 3] =
    [("html", words::AS_PAGE), ("md", words::AS_TEXT), ("ics", words::AS_CALENDAR)];

impl HandOut {
    /// The page beside the file.
    pub fn new(document: &Document, as_of: Date) -> Option<Self> {
        let journey = document.journey()?;
        let name = document.title();
        let stem = std::path::Path::new(&name).file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let folder = document.folder().or_else(storage::home_folder);
        let folder = folder.or_else(|| std::env::current_dir().ok()).unwrap_or_default();
        let open = journey.actions.iter().filter(|action| super::placing::is_open(action));
        Some(Self {
            journey: journey.id.clone(),
            format: "html",
            lang: document.editor.workspace().language,
            as_of,
            path: folder.join(stem).with_extension("html").display().to_string(),
            replace: false,
            undated: open.filter(|action| action.due.is_none()).count(),
        })
    }

    /// Where it goes, with the ending of its kind.
    fn path(&self) -> PathBuf {
        let typed = storage::typed_path(&self.path);
        let known = typed.extension().and_then(|ending| ending.to_str()).and_then(export::session_format);
        match known {
            Some(_) => typed,
            None => {
                let mut name = typed.into_os_string();
                name.push(".");
                name.push(self.format);
                PathBuf::from(name)
            }
        }
    }

    /// The form; what it was answered with.
    pub fn form_ui(&mut self, ui: &mut Ui, lang: Lang) -> Option<Outcome> {
        ui.horizontal_wrapped(|ui| {
            for (ending, label) in FORMATS {
                if ui.selectable_label(self.format == ending, label.text(lang)).clicked() {
                    self.format = ending;
                    self.path = self.path().with_extension(ending).display().to_string();
                    self.replace = false;
                }
            }
        });
        ui.horizontal(|ui| {
            ui.weak(shared::LANGUAGE.text(lang));
            ui.selectable_value(&mut self.lang, Lang::En, "English");
            ui.selectable_value(&mut self.lang, Lang::Nl, "Nederlands");
        });
        let caption = ui.weak(shared::PATH.text(lang)).id;
        let field = egui::TextEdit::singleline(&mut self.path).desired_width(f32::INFINITY);
        let response = ui.add(field.margin(egui::Margin::symmetric(8, 5))).labelled_by(caption);
        if response.changed() {
            self.replace = false;
            let path = storage::typed_path(&self.path);
            let ending = path.extension().and_then(|ending| ending.to_str()).and_then(export::session_format);
            self.format = ending.map_or(self.format, |known| known.extension);
        }
        if self.format == "ics" && self.undated > 0 {
            ui.weak(words::WITHOUT_DATE.fill(lang, &[("n", &self.undated.to_string())]));
        }
        let exists = storage::stamp(&self.path()).is_some();
        if exists {
            ui.colored_label(ui.visuals().warn_fg_color, shared::EXISTS.text(lang));
            ui.checkbox(&mut self.replace, shared::REPLACE.text(lang));
        }
        ui.add_space(8.0);
        let ready = !exists || self.replace;
        let mut outcome = None;
        ui.horizontal(|ui| {
            let write = RichText::new(words::WRITE.text(lang)).font(appearance::face(12.5, Face::SemiBold));
            if ui.add_enabled(ready, egui::Button::new(write)).clicked() {
                outcome = Some(Outcome::Write(Box::new(self.clone())));
            }
            if ui.button(shared::CANCEL.text(lang)).clicked() {
                outcome = Some(Outcome::Closed);
            }
        });
        outcome
    }

    /// Makes and writes the file; where it is, or why there is none.
    pub fn run(&self, workspace: &Workspace) -> Result<Vec<PathBuf>, String> {
        let journey = workspace.journeys.iter().find(|known| known.id == self.journey);
        let journey = journey.ok_or_else(|| "the journey is gone".to_owned())?;
        let analysis = analyse(workspace, journey, self.as_of);
        let request = Request::new(self.lang, self.as_of);
        let material = Material { workspace, journey, analysis: &analysis, repairs: &[], request: &request };
        let format = export::session_format(self.format).ok_or_else(|| self.format.to_owned())?;
        let bytes = (format.write)(&report::page(&material), &report::dues(&material), self.as_of)
            .map_err(|error| format!("{error} ({})", error.hint))?;
        let path = self.path();
        storage::write_export(&path, &bytes, self.replace).map_err(|error| error.to_string())?;
        Ok(vec![path])
    }
}
