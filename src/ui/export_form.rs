//! The export dialog: what is drawn, how large, in which colours and language, and where to.
//! Draws with the same layout and scene as the window; writing is `storage`'s. What it shows is in
//! `form_ui`, the pictures are in `drawing`.

mod drawing;
mod form_ui;

use std::collections::{BTreeSet, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::Rect;

use super::document::{Document, file_name};
use super::{words, write_form};
use crate::export::{self, Drawing, Holds, Paper, Pixels, Progress, Renewed};
use crate::layout::{LaneKey, Layout};
use crate::model::{
    ColourScheme, Criterion, Date, Id, Journey, LaneScheme, Lang, Persona, Phase, Touchpoint, Workspace,
};
use crate::report;
use crate::scene::Scene;
use crate::scene::each::Each;
use crate::storage;
use crate::vocabulary::{self, Label, Template, Told, read_date, told};

/// What is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Extent {
    Whole,
    Slide,
    Phase,
    Selection,
    /// What of the map is in view in the window.
    View,
    /// Every phase or persona, each in a file of its own.
    Each(Each),
}

/// What the window shows of the map.
#[derive(Clone, Debug, PartialEq)]
struct Seen {
    layout: Arc<Layout>,
    /// In map points.
    edge: Rect,
}

/// What goes on the clipboard.
#[derive(Clone, PartialEq)]
pub enum Copied {
    /// A picture.
    Picture(Pixels),
    /// Text.
    Svg(String),
}

impl std::fmt::Debug for Copied {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Picture(picture) => write!(f, "{:?} pixels", picture.size),
            Self::Svg(text) => write!(f, "{} bytes of SVG", text.len()),
        }
    }
}

/// How large a PNG becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Size {
    Scale,
    Width,
}

/// An export as it is put together in the dialog.
#[derive(Clone, Debug, PartialEq)]
pub struct ExportForm {
    /// What kind of file is written, by the ending of such files.
    format: &'static str,
    extent: Extent,
    size: Size,
    scale: f32,
    width: u32,
    /// Whether there is nothing behind the map of a PNG.
    transparent: bool,
    /// The sheets of a PDF, and the poster that they make.
    paper: Option<Paper>,
    poster: Option<Paper>,
    theme: String,
    lang: Lang,
    owners: bool,
    /// Whether gaps are counted on cards and phases.
    gaps: bool,
    /// Whether notes are counted there.
    notes: bool,
    /// Whether the pictures of touchpoints are on their cards, and the file that they lie beside.
    pictures: bool,
    beside: Option<PathBuf>,
    /// The template of which the steps are drawn that the map lacks, as in the window.
    expected: Option<Arc<Template>>,
    persona: Option<Id<Persona>>,
    /// What the colours of the cards stand for: as in the window.
    colours: ColourScheme,
    phase: Option<Id<Phase>>,
    selection: Vec<Id<Touchpoint>>,
    lanes: Option<LaneScheme>,
    /// What is folded in the window is so on the picture.
    folded_lanes: BTreeSet<LaneKey>,
    folded_phases: BTreeSet<Id<Phase>>,
    /// The filter and the lit way of the window.
    filter: Vec<Criterion>,
    route: Option<Id<Persona>>,
    /// Whether what the filter leaves out is hidden there.
    hides: bool,
    /// The touchpoints that something was found at, for a filter that asks that.
    found: HashSet<Id<Touchpoint>>,
    /// Whether the picture is narrowed as the window is.
    narrowed: bool,
    as_of: String,
    /// What is in view, if the window shows the map.
    seen: Option<Seen>,
    path: String,
    /// What the proposed name begins with, until somebody names the file.
    stem: Option<String>,
    /// Whether a deck that is there only gets our slides anew.
    renew: bool,
    /// It was agreed to write over what is there.
    replace: bool,
    /// What was found in the way when the pictures were to be written.
    taken: Vec<String>,
    file_name: String,
    /// What the journey file is called, once it has a name.
    journey_file: Option<String>,
}

/// What an export wrote.
#[derive(Clone, Debug, PartialEq)]
pub struct Written {
    /// The files.
    pub paths: Vec<PathBuf>,
    /// What became of the slides of a deck that was there.
    pub renewed: Option<Renewed>,
}

impl From<Vec<PathBuf>> for Written {
    fn from(paths: Vec<PathBuf>) -> Self {
        Self { paths, renewed: None }
    }
}

/// Why nothing was exported.
#[derive(Clone, Debug, PartialEq)]
pub enum Failed {
    /// There are files with these names already, and nobody agreed to lose them: the form to ask with.
    Taken(Box<ExportForm>),
    /// Somebody stopped it.
    Stopped,
    /// Something else, in a sentence.
    Broken(Told),
}

impl ExportForm {
    /// The whole map as it is shown, as a PNG beside the file.
    pub fn new(document: &Document, theme: &str, as_of: Date) -> Self {
        let name = document.title();
        let mut form = Self {
            format: PNG,
            extent: Extent::Whole,
            size: Size::Width,
            scale: 2.0,
            width: 1_920,
            transparent: false,
            paper: None,
            poster: None,
            theme: theme.to_owned(),
            lang: document.editor.workspace().language,
            owners: true,
            gaps: document.gaps.is_shown(),
            notes: true,
            pictures: document.request.pictures,
            beside: document.path.clone().or_else(|| document.beside.clone()),
            expected: document.expected(),
            persona: document.request.persona.clone(),
            colours: document.colours,
            phase: document.selection.phase.clone(),
            selection: document.selection.touchpoints.clone(),
            lanes: document.request.lanes,
            folded_lanes: document.request.folded_lanes.clone(),
            folded_phases: document.request.folded_phases.clone(),
            filter: document.sight.filter.clone(),
            route: document.sight.route.clone(),
            hides: document.sight.hides,
            found: document.sight.findings().cloned().unwrap_or_default(),
            narrowed: true,
            as_of: vocabulary::date(as_of, document.editor.workspace().language),
            seen: None,
            path: write_form::beside(document).join("map.png").display().to_string(),
            stem: Some(write_form::stem(document)),
            renew: true,
            replace: false,
            taken: Vec::new(),
            file_name: name,
            journey_file: document.path.as_deref().map(file_name),
        };
        form.propose(document);
        form
    }

    /// The same, with what is in view to choose from.
    pub fn with_view(mut self, document: &Document, edge: Rect) -> Self {
        let picture = document.picture().filter(|_| document.view.shows_map());
        let layout = picture.filter(|picture| picture.scene.bounds.intersects(edge));
        self.seen = layout.map(|picture| Seen { layout: Arc::clone(&picture.layout), edge });
        self
    }

    /// Of the selected touchpoints, if there are any.
    pub fn of_selection(mut self) -> Self {
        if !self.selection.is_empty() {
            self.extent = Extent::Selection;
        }
        self
    }

    /// Names the file after journey, view and day, unless somebody named it.
    fn propose(&mut self, document: &Document) {
        let (Some(stem), Some(journey), Some(day)) = (&self.stem, document.journey(), self.date()) else {
            return;
        };
        let text = |label: Label| label.text(self.lang).to_owned();
        let phase = || self.phase.as_ref().and_then(|id| journey.phase(id)).map(|phase| phase.name.clone());
        let view = match self.extent {
            _ if self.holds() == Some(Holds::Deck) => text(words::NAME_DECK),
            Extent::Slide => text(words::NAME_SLIDES),
            Extent::Selection => text(words::NAME_SELECTION),
            Extent::View => text(words::NAME_VIEW),
            Extent::Phase => phase().unwrap_or_default(),
            Extent::Whole | Extent::Each(_) => text(words::NAME_MAP),
        };
        let personas = &document.editor.workspace().personas;
        let persona = personas.iter().find(|one| self.persona.as_ref() == Some(&one.id));
        let persona = persona.map_or("", |persona| persona.name.as_str());
        let name = export::proposed(&[stem, &view, persona], day, self.format);
        let path = storage::typed_path(&self.path).with_file_name(name).display().to_string();
        if path != self.path {
            self.path = path;
            self.forget_agreement();
        }
    }

    /// Where it goes: the path as it is typed, with the format's ending where it has none of ours.
    pub fn path(&self) -> PathBuf {
        let typed = storage::typed_path(&self.path);
        if ending(&typed).is_some() || typed.file_name().is_none() {
            return typed;
        }
        let mut name = typed.into_os_string();
        name.push(".");
        name.push(self.format);
        PathBuf::from(name)
    }

    /// The extension of the chosen format.
    pub fn extension(&self) -> &'static str {
        self.format
    }

    /// A path was chosen in another dialog; `asked` if that asked itself whether to replace a file.
    pub fn chose(&mut self, path: &Path, asked: bool) {
        self.path = path.display().to_string();
        self.path_changed();
        self.replace = asked;
    }

    /// Another path was named: its ending says what kind of file it is.
    fn path_changed(&mut self) {
        self.stem = None;
        self.format = ending(&storage::typed_path(&self.path)).unwrap_or(self.format);
        self.forget_agreement();
    }

    /// What was agreed for one file does not hold for another.
    fn forget_agreement(&mut self) {
        self.replace = false;
        self.taken.clear();
    }

    fn date(&self) -> Option<Date> {
        read_date(&self.as_of, self.lang).ok()
    }

    /// Draws and writes; the files written, or why nothing was.
    #[cfg(test)]
    pub fn run(
        &self,
        workspace: &Workspace,
        journey: &Id<Journey>,
        progress: &Progress,
    ) -> Result<Vec<PathBuf>, Failed> {
        self.write(workspace, journey, progress).map(|written| written.paths)
    }

    /// Draws and writes; what was written, or why nothing was.
    pub fn write(
        &self,
        workspace: &Workspace,
        journey: &Id<Journey>,
        progress: &Progress,
    ) -> Result<Written, Failed> {
        let journey = workspace.journeys.iter().find(|known| known.id == *journey);
        let journey =
            journey.ok_or_else(|| Failed::Broken(told!("the journey is gone" / "de klantreis is weg")))?;
        let scenes = self.files(self.scenes(workspace, journey));
        if scenes.is_empty() {
            return Err(Failed::Broken(told!(
                "there is nothing to make a picture of each of"
                    / "er is niets om elk een afbeelding van te maken"
            )));
        }
        let is_there = |path: &Path| storage::stamp(path).is_some();
        let deck = scenes.first().filter(|(path, _)| self.renews() && is_there(path));
        let deck = deck.map(|(path, _)| storage::read_deck(path)).transpose();
        let deck = deck.map_err(|error| Failed::Broken(error.message))?;
        let replace = self.replace || self.holds() == Some(Holds::Deck);
        let taken = scenes.iter().filter(|(path, _)| !replace && is_there(path));
        let taken: Vec<String> = taken.map(|(path, _)| file_name(path)).collect();
        if !taken.is_empty() {
            return Err(Failed::Taken(Box::new(Self { taken, ..self.clone() })));
        }
        let as_of = self.date().unwrap_or_else(crate::settings::today);
        let findings = || report::found(workspace, journey, &report::Request::new(self.lang, as_of));
        let file = self.journey_file.as_deref().unwrap_or_default();
        let drawing = Drawing { scenes: &[], workspace, file, journey, lang: self.lang, findings: &findings };
        let (mut files, mut renewed) = (Vec::new(), None);
        let count = scenes.len();
        for (at, (path, scenes)) in scenes.into_iter().enumerate() {
            let drawing = Drawing { scenes: &scenes, ..drawing };
            let (bytes, done) =
                self.draw(&drawing, deck.as_deref(), &progress.part(at, count)).map_err(|error| {
                    match progress.is_stopped() {
                        true => Failed::Stopped,
                        false => Failed::Broken(error),
                    }
                })?;
            renewed = renewed.or(done);
            files.push((path, bytes));
        }
        let pictures = files.iter().map(|(path, bytes)| (path.as_path(), bytes.as_slice()));
        storage::write_exports(pictures, replace).map_err(|error| Failed::Broken(error.message))?;
        Ok(Written { paths: files.into_iter().map(|(path, _)| path).collect(), renewed })
    }

    /// What goes into which file: a format with pages takes all pictures into one.
    fn files(&self, pictures: Vec<(PathBuf, Scene)>) -> Vec<(PathBuf, Vec<Scene>)> {
        if self.has_pages() {
            return vec![(self.path(), pictures.into_iter().map(|(_, scene)| scene).collect())];
        }
        pictures.into_iter().map(|(path, scene)| (path, vec![scene])).collect()
    }

    fn has_pages(&self) -> bool {
        let alone = matches!(self.extent, Extent::Each(_)) && self.holds() != Some(Holds::Deck);
        self.holds().is_some_and(|holds| holds != Holds::One) && !alone
    }

    /// Whether only our slides are made anew, where the deck is there.
    fn renews(&self) -> bool {
        self.renew && self.holds() == Some(Holds::Deck)
    }

    fn holds(&self) -> Option<Holds> {
        export::format(self.format).map(|format| format.holds)
    }
}

/// The format with pages of paper.
const PDF: &str = "pdf";
/// The format with pixels.
const PNG: &str = "png";

/// The format that a path's ending names, if it is one of ours.
fn ending(path: &Path) -> Option<&'static str> {
    let ending = path.extension()?.to_str()?;
    export::format(ending).map(|format| format.extension)
}

#[cfg(test)]
mod tests;
