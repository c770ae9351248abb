//! The playback as a series of pictures, numbered in order and all of one size. The form says where
//! to; the pictures are made off the window's thread and can be given up.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use egui::{RichText, Ui};

use super::Frame;
use crate::export::{self, Resolution};
use crate::layout::{Layout, Request, layout};
use crate::model::{Date, Id, Journey, Lang};
use crate::scene::{self, Scene};
use crate::storage;
use crate::text::Face;
use crate::theme::Theme;
use crate::ui::document::{Document, file_name};
use crate::ui::export_form::Failed;
use crate::ui::path_form::path_ui;
use crate::ui::ticks::Ticks as _;
use crate::ui::write_form::{self, rows_ui};
use crate::ui::{WandelApp, appearance, words as shared};
use crate::vocabulary::Label;

/// The title of the form.
pub const TITLE: Label = Label::new("The session as pictures", "De sessie als afbeeldingen");
const LEAD: Label = Label::new(
    "{n} pictures, numbered in order: {first} to {last}.",
    "{n} afbeeldingen, op volgorde genummerd: {first} tot en met {last}.",
);
const TAKEN: Label =
    Label::new("{n} of these files are there already.", "{n} van deze bestanden bestaan al.");
const REPLACE: Label = Label::new("Replace them", "Vervang ze");
/// What the names of the files say that they show.
const SESSION: Label = Label::new("session", "sessie");
const MAKE: Label = Label::new("Make the pictures", "Afbeeldingen maken");

/// Pictures under way: how many are there, and the wish to stop.
#[derive(Clone, Debug)]
pub struct Making {
    done: Arc<AtomicUsize>,
    stopped: Arc<AtomicBool>,
    /// How many there will be.
    pub all: usize,
}

impl Making {
    fn new(all: usize) -> Self {
        Self { done: Arc::default(), stopped: Arc::default(), all }
    }

    /// How many are there.
    pub fn done(&self) -> usize {
        self.done.load(Ordering::Relaxed)
    }

    /// Asks for no more.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
    }

    fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }
}

/// What became of the form.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// It was closed.
    Closed,
    /// Where to is chosen elsewhere; this is where they would go now, without their numbers.
    Browse(PathBuf),
    /// The pictures are to be made.
    Make(Box<Series>),
}

/// The series while it is put together.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// The path of the first picture without its number.
    path: String,
    count: usize,
    width: u32,
    as_of: Date,
    lang: Lang,
    theme: String,
    request: Request,
    replace: bool,
    /// How many of the files are there, and the path for which that was counted.
    taken: (String, usize),
    /// Whether the keyboard was given to the button once.
    begun: bool,
}

impl Series {
    /// The series of the playback, beside the file.
    pub fn new(document: &Document, as_of: Date) -> Option<Self> {
        let replay = document.replay.as_ref()?;
        let lang = document.editor.workspace().language;
        let parts = [&*write_form::stem(document), SESSION.text(lang)];
        let name = export::proposed(&parts, as_of, "png");
        Some(Self {
            path: write_form::beside(document).join(name).display().to_string(),
            count: replay.frames.len(),
            width: 1_920,
            as_of,
            lang,
            theme: String::new(),
            request: Request { lang, spare_lanes: false, ..document.request.clone() },
            replace: false,
            taken: (String::new(), 0),
            begun: false,
        })
    }

    /// The path of a picture: `map-007.png`.
    fn numbered(&self, at: usize) -> PathBuf {
        let path = storage::typed_path(&self.path);
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        path.with_file_name(format!("{stem}-{at:03}.png"))
    }

    /// A path was chosen in another dialog. Whether the numbered files are there is asked here.
    pub fn chose(&mut self, path: &Path) {
        self.path = path.display().to_string();
    }

    /// The form; what it was answered with.
    pub fn form_ui(&mut self, ui: &mut Ui, theme: &str, lang: Lang) -> Option<Outcome> {
        theme.clone_into(&mut self.theme);
        let names = [0, self.count.saturating_sub(1)].map(|at| file_name(&self.numbered(at)));
        let [first, last] = &names;
        let values = [("n", self.count.to_string()), ("first", first.clone()), ("last", last.clone())];
        let values = values.each_ref().map(|(name, text)| (*name, text.as_str()));
        ui.add(egui::Label::new(LEAD.fill(lang, &values)).wrap());
        let browse = rows_ui(ui, |ui| {
            let (_, browse) = path_ui(ui, &mut self.path, lang);
            ui.end_row();
            let caption = ui.label(shared::WIDTH.text(lang)).id;
            ui.add(egui::DragValue::new(&mut self.width).range(320..=7_680)).labelled_by(caption);
            ui.end_row();
            browse
        });
        if browse {
            return Some(Outcome::Browse(storage::typed_path(&self.path).with_extension("png")));
        }
        if self.taken.0 != self.path {
            let there = (0..self.count).filter(|at| storage::stamp(&self.numbered(*at)).is_some()).count();
            self.taken = (self.path.clone(), there);
            self.replace = false;
        }
        let taken = self.taken.1;
        if taken > 0 {
            let text = TAKEN.fill(lang, &[("n", &taken.to_string())]);
            ui.colored_label(ui.visuals().warn_fg_color, text);
            ui.tick(&mut self.replace, REPLACE.text(lang));
        }
        ui.add_space(8.0);
        let mut outcome = None;
        ui.horizontal(|ui| {
            let make = RichText::new(MAKE.text(lang)).font(appearance::face(12.5, Face::SemiBold));
            let ready = taken == 0 || self.replace;
            let button = ui.add_enabled(ready, egui::Button::new(make));
            // Enter makes them at once, as in the other forms that write.
            if ready && !std::mem::replace(&mut self.begun, true) {
                button.request_focus();
            }
            if button.clicked() {
                outcome = Some(Outcome::Make(Box::new(self.clone())));
            }
            if ui.button(shared::CANCEL.text(lang)).clicked() {
                outcome = Some(Outcome::Closed);
            }
        });
        outcome
    }

    /// Draws and writes the pictures, until it is stopped; the files written.
    fn run(&self, frames: &[Frame], journey: &Id<Journey>, making: &Making) -> Result<Vec<PathBuf>, String> {
        let theme = Theme::named(&self.theme).unwrap_or_else(Theme::light);
        let mut bounds = egui::Rect::NOTHING;
        self.each(frames, journey, &theme, making, |_, scene| {
            bounds |= scene.bounds;
            Ok(())
        })?;
        let mut files = Vec::new();
        self.each(frames, journey, &theme, making, |at, mut scene| {
            // One size for all, so that they follow each other like a film.
            scene.bounds = bounds;
            let bytes = export::png(&scene, Resolution::Width(self.width))
                .map_err(|error| format!("{error} ({})", error.hint))?;
            let path = self.numbered(at);
            storage::write_export(&path, &bytes, self.replace).map_err(|error| error.to_string())?;
            files.push(path);
            making.done.fetch_add(1, Ordering::Relaxed);
            Ok(())
        })?;
        Ok(files)
    }

    /// Lays out and draws each state, held by the one before, until it is stopped.
    fn each(
        &self,
        frames: &[Frame],
        journey: &Id<Journey>,
        theme: &Theme,
        making: &Making,
        mut use_it: impl FnMut(usize, Scene) -> Result<(), String>,
    ) -> Result<(), String> {
        let mut previous: Option<Layout> = None;
        let options = scene::Options {
            lang: self.lang,
            as_of: Some(self.as_of),
            scale: Some(1.0),
            ..scene::Options::default()
        };
        for (at, frame) in frames.iter().enumerate() {
            if making.is_stopped() {
                break;
            }
            let Some(shown) = frame.workspace.journeys.iter().find(|one| one.id == *journey) else {
                continue;
            };
            let place = layout(&frame.workspace, shown, &self.request, previous.as_ref());
            use_it(at, scene::build(&frame.workspace, shown, &place, theme, &options))?;
            previous = Some(place);
        }
        Ok(())
    }
}

impl WandelApp {
    /// The form of the series has ended.
    pub(in crate::ui) fn series_answered(&mut self, outcome: Outcome) {
        let Outcome::Make(form) = outcome else { return };
        let Some(document) = &mut self.document else { return };
        let journey = document.journey.clone();
        let Some(replay) = &mut document.replay else { return };
        let (frames, making) = (Arc::clone(&replay.frames), Making::new(form.count));
        replay.making = Some(making.clone());
        self.jobs.export(move || {
            form.run(&frames, &journey, &making).map_err(|error| Failed::Broken(error.into()))
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Edit, Editor};
    use crate::model::{Phase, Workspace};
    use crate::ui::replay::Replay;

    fn frames() -> (Arc<[Frame]>, Id<Journey>) {
        let journey = Journey { id: Id::new("a"), name: "A".to_owned(), ..Journey::default() };
        let workspace = Workspace { journeys: vec![Arc::new(journey)].into(), ..Workspace::default() };
        let mut editor = Editor::new(workspace, false);
        for name in ["one", "two"] {
            let phase = Phase { name: name.to_owned(), ..Phase::default() };
            editor.apply(Edit::AddPhase { journey: Id::new("a"), index: 9, phase }).unwrap();
        }
        (Replay::of(&editor, &Id::new("a")).unwrap().frames, Id::new("a"))
    }

    fn series(folder: &Path, replace: bool) -> Series {
        Series {
            path: folder.join("film.png").display().to_string(),
            count: 3,
            width: 320,
            as_of: jiff::civil::date(2026, 6, 1),
            lang: Lang::En,
            theme: "light".to_owned(),
            request: Request::default(),
            replace,
            taken: (String::new(), 0),
            begun: false,
        }
    }

    #[test]
    fn pictures_are_numbered_and_of_one_size() {
        let folder = tempfile::tempdir().unwrap();
        let (frames, journey) = frames();
        let making = Making::new(frames.len());
        let files = series(folder.path(), false).run(&frames, &journey, &making).unwrap();
        let names: Vec<String> = files.iter().map(|path| file_name(path)).collect();
        assert_eq!(names, ["film-000.png", "film-001.png", "film-002.png"]);
        assert_eq!(making.done(), 3);
        let size = |path: &PathBuf| std::fs::read(path).unwrap()[16..24].to_vec();
        let sizes: Vec<Vec<u8>> = files.iter().map(size).collect();
        assert!(sizes.iter().all(|one| *one == sizes[0]), "{sizes:?}");
        let again = series(folder.path(), false).run(&frames, &journey, &Making::new(3));
        assert!(again.is_err(), "nothing is replaced unasked");
        assert!(series(folder.path(), true).run(&frames, &journey, &Making::new(3)).is_ok());
    }

    #[test]
    fn what_is_stopped_makes_no_more() {
        let folder = tempfile::tempdir().unwrap();
        let (frames, journey) = frames();
        let making = Making::new(frames.len());
        making.stop();
        assert_eq!(series(folder.path(), false).run(&frames, &journey, &making), Ok(Vec::new()));
    }
}
