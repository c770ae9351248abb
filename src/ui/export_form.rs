//! The export dialog: what is drawn, how large, in which colours and language, and where to.
//! Draws with the same layout and scene as the window; writing is `storage`'s.

use std::collections::{BTreeSet, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::{ComboBox, Key};

use super::dialogs::{Answer, buttons};
use super::document::{Document, file_name};
use super::words;
use crate::analysis::analyse;
use crate::export::{self, Drawing, Format, Holds, MAX_SIDE, Paper, Progress, Resolution, Settings};
use crate::layout::{LaneKey, Request, layout};
use crate::model::{
    ColourScheme, Criterion, Date, Id, Journey, LaneScheme, Lang, Persona, Phase, Touchpoint, Workspace,
};
use crate::report;
use crate::scene::badges::Badges;
use crate::scene::{self, Scene, slide};
use crate::search::{self, Facts, Lit};
use crate::storage;
use crate::theme::Theme;
use crate::vocabulary::{self, Template, Told, read_date, told};

/// What is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Extent {
    Whole,
    Slide,
    Phase,
    Selection,
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
    path: String,
    /// It was agreed to write over what is there.
    replace: bool,
    /// What was found in the way when the pictures were to be written.
    taken: Vec<String>,
    file_name: String,
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
        let stem = Path::new(&name).file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let folder = document.folder().or_else(storage::home_folder);
        let folder = folder.or_else(|| std::env::current_dir().ok()).unwrap_or_default();
        Self {
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
            path: folder.join(stem).with_extension("png").display().to_string(),
            replace: false,
            taken: Vec::new(),
            file_name: name,
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
        self.format = ending(&storage::typed_path(&self.path)).unwrap_or(self.format);
        self.forget_agreement();
    }

    /// What was agreed for one file does not hold for another.
    fn forget_agreement(&mut self) {
        self.replace = false;
        self.taken.clear();
    }

    /// The form; what it was answered with.
    pub fn form_ui(&mut self, ui: &mut egui::Ui, document: &Document, lang: Lang) -> Option<Answer> {
        egui::Grid::new("export").num_columns(2).spacing([14.0, 8.0]).show(ui, |ui| {
            self.format_ui(ui, lang);
            self.extent_ui(ui, document, lang);
            self.size_ui(ui, lang);
            self.look_ui(ui, document, lang);
        });
        let browse = self.path_ui(ui, lang);
        if browse {
            return Some(Answer::BrowseExport(Box::new(self.clone())));
        }
        let exists = self.would_replace();
        if exists {
            let words = match self.taken.as_slice() {
                [] => words::EXISTS.text(lang).to_owned(),
                names => words::THESE_EXIST.fill(lang, &[("names", &names.join(", "))]),
            };
            ui.colored_label(ui.visuals().warn_fg_color, words);
            ui.checkbox(&mut self.replace, words::REPLACE.text(lang));
        }
        let export = Answer::Export(Box::new(self.clone()));
        match buttons(ui, lang, [(words::EXPORT, export), (words::CANCEL, Answer::Cancel)]) {
            Some(Answer::Export(_)) if (exists && !self.replace) || self.date().is_none() => None,
            answer => answer,
        }
    }

    /// Whether a file would be written over. Slides have names of their own, known once they are drawn.
    fn would_replace(&self) -> bool {
        let one = self.extent != Extent::Slide || self.has_pages();
        !self.taken.is_empty() || (one && storage::stamp(&self.path()).is_some())
    }

    fn format_ui(&mut self, ui: &mut egui::Ui, lang: Lang) {
        ui.label(words::FORMAT.text(lang));
        ui.horizontal(|ui| {
            for format in export::FORMATS {
                let chosen = self.format;
                ui.selectable_value(&mut self.format, format.extension, format.name);
                if self.format != chosen {
                    self.path = self.path().with_extension(self.format).display().to_string();
                    self.forget_agreement();
                }
            }
        });
        ui.end_row();
    }

    fn extent_ui(&mut self, ui: &mut egui::Ui, document: &Document, lang: Lang) {
        ui.label(words::EXTENT.text(lang));
        ui.horizontal(|ui| {
            ui.selectable_value(&mut self.extent, Extent::Whole, words::WHOLE.text(lang));
            ui.selectable_value(&mut self.extent, Extent::Slide, words::SLIDE.text(lang));
            if !self.selection.is_empty() {
                ui.selectable_value(&mut self.extent, Extent::Selection, words::THIS_SELECTION.text(lang));
            }
        });
        ui.end_row();
        let Some(journey) = document.journey().filter(|journey| !journey.phases.is_empty()) else { return };
        let label = ui.label(words::ONE_PHASE.text(lang));
        let chosen = self.phase.as_ref().filter(|_| self.extent == Extent::Phase);
        let name = chosen.and_then(|id| journey.phase(id)).map_or("–", |phase| phase.name.as_str());
        let combo =
            ComboBox::from_id_salt("export phase").selected_text(crate::text::one_line(name)).width(220.0);
        let response = combo.show_ui(ui, |ui| {
            for phase in &journey.phases {
                let on = self.extent == Extent::Phase && self.phase.as_ref() == Some(&phase.id);
                if ui.selectable_label(on, crate::text::one_line(&phase.name)).clicked() {
                    self.extent = Extent::Phase;
                    self.phase = Some(phase.id.clone());
                }
            }
        });
        response.response.labelled_by(label.id);
        ui.end_row();
    }

    fn size_ui(&mut self, ui: &mut egui::Ui, lang: Lang) {
        match self.format {
            PNG => self.pixels_ui(ui, lang),
            PDF => self.paper_ui(ui, lang),
            _ => {}
        }
    }

    fn pixels_ui(&mut self, ui: &mut egui::Ui, lang: Lang) {
        ui.label(words::SIZE.text(lang));
        ui.horizontal(|ui| {
            ui.selectable_value(&mut self.size, Size::Width, words::WIDTH.text(lang));
            ui.selectable_value(&mut self.size, Size::Scale, words::SCALE.text(lang));
            let field = match self.size {
                Size::Width => ui.add(egui::DragValue::new(&mut self.width).range(320..=MAX_SIDE)),
                Size::Scale => ui.add(egui::DragValue::new(&mut self.scale).range(1.0..=4.0).speed(0.05)),
            };
            field.widget_info(|| {
                egui::WidgetInfo::labeled(egui::Role::SpinButton, true, words::SIZE.text(lang))
            });
            ui.checkbox(&mut self.transparent, words::TRANSPARENT.text(lang));
        });
        ui.end_row();
    }

    fn paper_ui(&mut self, ui: &mut egui::Ui, lang: Lang) {
        ui.label(words::PAPER.text(lang));
        ui.horizontal(|ui| {
            ui.selectable_value(&mut self.paper, None, words::AS_LARGE_AS_MAP.text(lang));
            for paper in Paper::ALL {
                ui.selectable_value(&mut self.paper, Some(paper), paper.name());
            }
        });
        ui.end_row();
        let label = ui.label(words::POSTER.text(lang));
        let none = words::NO_POSTER.text(lang);
        let combo = ComboBox::from_id_salt("export poster")
            .selected_text(self.poster.map_or(none, Paper::name))
            .width(220.0);
        let response = combo.show_ui(ui, |ui| {
            ui.selectable_value(&mut self.poster, None, none);
            for paper in Paper::ALL.into_iter().skip(1) {
                ui.selectable_value(&mut self.poster, Some(paper), paper.name());
            }
        });
        let tip = words::POSTER_TIP.text(lang);
        response.response.on_hover_text(tip).labelled_by(label.id);
        ui.end_row();
    }

    fn look_ui(&mut self, ui: &mut egui::Ui, document: &Document, lang: Lang) {
        ui.label(words::THEME.text(lang));
        ui.horizontal(|ui| {
            for name in ["light", "dark", "print"] {
                let command = match name {
                    "light" => super::Command::ThemeLight,
                    "dark" => super::Command::ThemeDark,
                    _ => super::Command::ThemePrint,
                };
                let on = self.theme == name;
                if ui.selectable_label(on, super::command::label(command, lang)).clicked() {
                    name.clone_into(&mut self.theme);
                }
            }
        });
        ui.end_row();
        ui.label(words::LANGUAGE.text(lang));
        ui.horizontal(|ui| {
            ui.selectable_value(&mut self.lang, Lang::En, "English");
            ui.selectable_value(&mut self.lang, Lang::Nl, "Nederlands");
        });
        ui.end_row();
        self.persona_ui(ui, document, lang);
        self.narrowed_ui(ui, document, lang);
        let label = ui.label(words::AS_OF.text(lang));
        ui.horizontal(|ui| {
            let field = egui::TextEdit::singleline(&mut self.as_of).desired_width(130.0);
            ui.add(field).labelled_by(label.id);
            if self.date().is_none() {
                ui.colored_label(ui.visuals().error_fg_color, words::NOT_A_DATE.text(lang));
            }
            ui.checkbox(&mut self.owners, words::OWNERS.text(lang));
            ui.checkbox(&mut self.gaps, words::GAPS.text(lang));
            if document.journey().is_some_and(|journey| !journey.insights.is_empty()) {
                ui.checkbox(&mut self.notes, words::WITH_NOTES.text(lang));
            }
        });
        ui.end_row();
    }

    /// Whether the picture is narrowed as the window is, where that is; by what.
    fn narrowed_ui(&mut self, ui: &mut egui::Ui, document: &Document, lang: Lang) {
        let Some(journey) = document.journey().filter(|_| !self.filter.is_empty() || self.route.is_some())
        else {
            return;
        };
        let facts = Facts { workspace: document.editor.workspace(), journey, findings: Some(&self.found) };
        let what = search::told(&self.filter, self.route.as_ref(), &facts, lang);
        ui.label(words::NARROWED.text(lang));
        ui.checkbox(&mut self.narrowed, crate::text::one_line(&what));
        ui.end_row();
    }

    /// What is lit, and in words why; everything where nothing narrows the picture.
    fn lit(&self, workspace: &Workspace, journey: &Journey) -> (Option<Arc<Lit>>, String) {
        if !self.narrowed || (self.filter.is_empty() && self.route.is_none()) {
            return (None, String::new());
        }
        let facts = Facts { workspace, journey, findings: Some(&self.found) };
        let lit = Lit::of(&self.filter, self.route.as_ref(), &facts);
        (Some(Arc::new(lit)), search::told(&self.filter, self.route.as_ref(), &facts, self.lang))
    }

    fn persona_ui(&mut self, ui: &mut egui::Ui, document: &Document, lang: Lang) {
        let personas = &document.editor.workspace().personas;
        if personas.is_empty() {
            return;
        }
        let label = ui.label(words::PERSONA.text(lang));
        let everybody = words::EVERYBODY.text(lang);
        let now = personas.iter().find(|persona| self.persona.as_ref() == Some(&persona.id));
        let name = now.map_or(everybody, |persona| persona.name.as_str());
        let combo =
            ComboBox::from_id_salt("export persona").selected_text(crate::text::one_line(name)).width(220.0);
        let response = combo.show_ui(ui, |ui| {
            ui.selectable_value(&mut self.persona, None, everybody);
            for persona in personas {
                let name = crate::text::one_line(&persona.name);
                ui.selectable_value(&mut self.persona, Some(persona.id.clone()), name);
            }
        });
        response.response.labelled_by(label.id);
        ui.end_row();
    }

    /// The path; whether the system's dialog is wanted.
    fn path_ui(&mut self, ui: &mut egui::Ui, lang: Lang) -> bool {
        let label = ui.label(words::PATH.text(lang));
        ui.horizontal(|ui| {
            let field = egui::TextEdit::singleline(&mut self.path).desired_width(440.0);
            let response = ui.add(field).labelled_by(label.id);
            if response.changed() {
                self.path_changed();
            }
            if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
                response.surrender_focus();
            }
            ui.button(words::CHOOSE_PATH.text(lang)).clicked()
        })
        .inner
    }

    fn date(&self) -> Option<Date> {
        read_date(&self.as_of, self.lang).ok()
    }

    /// Draws and writes; the files written, or why nothing was.
    pub fn run(
        &self,
        workspace: &Workspace,
        journey: &Id<Journey>,
        progress: &Progress,
    ) -> Result<Vec<PathBuf>, Failed> {
        let journey = workspace.journeys.iter().find(|known| known.id == *journey);
        let journey =
            journey.ok_or_else(|| Failed::Broken(told!("the journey is gone" / "de klantreis is weg")))?;
        let scenes = self.files(self.scenes(workspace, journey));
        let taken = scenes.iter().filter(|(path, _)| !self.replace && storage::stamp(path).is_some());
        let taken: Vec<String> = taken.map(|(path, _)| file_name(path)).collect();
        if !taken.is_empty() {
            return Err(Failed::Taken(Box::new(Self { taken, ..self.clone() })));
        }
        let as_of = self.date().unwrap_or_else(crate::settings::today);
        let findings = || report::found(workspace, journey, &report::Request::new(self.lang, as_of));
        let drawing = Drawing { scenes: &[], workspace, journey, lang: self.lang, findings: &findings };
        let mut files = Vec::new();
        for (path, scenes) in scenes {
            let drawing = Drawing { scenes: &scenes, ..drawing };
            let bytes = self.draw(&drawing, progress).map_err(|error| match progress.is_stopped() {
                true => Failed::Stopped,
                false => Failed::Broken(error),
            })?;
            files.push((path, bytes));
        }
        let pictures = files.iter().map(|(path, bytes)| (path.as_path(), bytes.as_slice()));
        storage::write_exports(pictures, self.replace).map_err(|error| Failed::Broken(error.message))?;
        Ok(files.into_iter().map(|(path, _)| path).collect())
    }

    /// What is drawn, and into which file.
    fn scenes(&self, workspace: &Workspace, journey: &Journey) -> Vec<(PathBuf, Scene)> {
        let selection = self.extent == Extent::Selection;
        let whole = !selection && self.extent != Extent::Phase;
        let (lit, narrowed) = self.lit(workspace, journey);
        let fitting = || {
            let lit = lit.as_ref().filter(|_| self.hides && !self.filter.is_empty())?;
            Some(lit.cards.iter().cloned().collect())
        };
        let only = Some(self.selection.clone()).filter(|_| selection).or_else(fitting);
        let request = Request {
            lanes: self.lanes,
            lang: self.lang,
            persona: self.persona.clone(),
            phase: self.phase.clone().filter(|_| self.extent == Extent::Phase),
            only,
            folded_lanes: Some(&self.folded_lanes).filter(|_| !selection).cloned().unwrap_or_default(),
            folded_phases: Some(&self.folded_phases).filter(|_| whole).cloned().unwrap_or_default(),
            ..Request::default()
        };
        let options = scene::Options {
            lang: self.lang,
            owners: self.owners,
            colours: self.colours,
            persona: self.persona.clone(),
            file_name: Some(self.file_name.clone()),
            as_of: self.date(),
            badges: self.badges(workspace, journey).into(),
            notes: self.notes,
            expected: self.expected.clone(),
            lit,
            narrowed,
            ..scene::Options::default()
        };
        let theme = Theme::named(&self.theme).unwrap_or_else(Theme::light);
        if self.holds() == Some(Holds::Deck) {
            return slide::named(&self.path(), slide::deck(workspace, journey, &request, &theme, &options));
        }
        if self.extent == Extent::Slide {
            return slide::named(&self.path(), slide::slides(workspace, journey, &request, &theme, &options));
        }
        let place = layout(workspace, journey, &request, None);
        vec![(self.path(), scene::build(workspace, journey, &place, &theme, &options))]
    }

    /// The gaps to count on the picture, as on the date that it names.
    fn badges(&self, workspace: &Workspace, journey: &Journey) -> Badges {
        let date = self.date().filter(|_| self.gaps);
        date.map_or_else(Badges::default, |date| Badges::of(&analyse(workspace, journey, date)))
    }

    /// What goes into which file: a format with pages takes all pictures into one.
    fn files(&self, pictures: Vec<(PathBuf, Scene)>) -> Vec<(PathBuf, Vec<Scene>)> {
        if self.has_pages() {
            return vec![(self.path(), pictures.into_iter().map(|(_, scene)| scene).collect())];
        }
        pictures.into_iter().map(|(path, scene)| (path, vec![scene])).collect()
    }

    fn has_pages(&self) -> bool {
        self.holds().is_some_and(|holds| holds != Holds::One)
    }

    fn holds(&self) -> Option<Holds> {
        export::format(self.format).map(|format| format.holds)
    }

    fn draw(&self, drawing: &Drawing<'_>, progress: &Progress) -> Result<Vec<u8>, Told> {
        let resolution = match self.size {
            Size::Scale => Resolution::Scale(self.scale),
            Size::Width => Resolution::Width(self.width),
        };
        let settings = Settings {
            resolution,
            transparent: self.transparent,
            paper: self.paper,
            poster: self.poster,
            progress: progress.clone(),
        };
        let format: &Format = export::format(self.format).ok_or_else(|| Told::from(self.format))?;
        (format.write)(drawing, &settings).map_err(|error| {
            told!("{what} ({hint})" / "{what} ({hint})", what = error.message, hint = error.hint)
        })
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
mod tests {
    use super::*;
    use crate::model::Attribute;

    fn form(path: &str) -> ExportForm {
        let text = crate::vocabulary::sample("first-steps").unwrap();
        let workspace = storage::parse("first.ron", text).unwrap().workspace;
        let document = Document::new(workspace, "first.ron".into(), "test");
        let mut form = ExportForm::new(&document, "light", jiff::civil::date(2026, 6, 1));
        form.chose(Path::new(path), false);
        form
    }

    fn run(form: &ExportForm) -> Result<Vec<PathBuf>, Failed> {
        let text = crate::vocabulary::sample("first-steps").unwrap();
        let workspace = storage::parse("first.ron", text).unwrap().workspace;
        form.run(&workspace, &workspace.journeys[0].id, &Progress::default())
    }

    #[test]
    fn the_format_follows_the_ending() {
        let known = |path: &str| (form(path).extension(), form(path).path().display().to_string());
        assert_eq!(known("/tmp/map.SVG"), ("svg", "/tmp/map.SVG".to_owned()));
        assert_eq!(known("/tmp/map"), ("png", "/tmp/map.png".to_owned()));
        assert_eq!(known("/tmp/map.v2"), ("png", "/tmp/map.v2.png".to_owned()));
        let mut form = form("/tmp/map.svg");
        form.chose(Path::new("/tmp/other"), false);
        assert_eq!(form.path(), PathBuf::from("/tmp/other.svg"), "the format stays as chosen");
    }

    #[test]
    fn what_is_there_is_replaced_only_when_agreed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("map.svg");
        std::fs::write(&path, "old").unwrap();
        let mut form = form(&path.display().to_string());
        let Err(Failed::Taken(again)) = run(&form) else { panic!("it was not asked") };
        assert_eq!(again.taken, ["map.svg"]);
        assert_eq!(std::fs::read(&path).unwrap(), b"old");
        form.replace = true;
        assert_eq!(run(&form), Ok(vec![path.clone()]));
        assert!(
            std::fs::read_to_string(&path).unwrap().starts_with("<?xml")
                || path.metadata().unwrap().len() > 99
        );
        form.chose(&path, false);
        assert!(!form.replace, "another choice is another question");
    }

    #[test]
    fn slides_are_asked_for_and_written_together() {
        let folder = tempfile::tempdir().unwrap();
        let mut form = form(&folder.path().join("map.svg").display().to_string());
        (form.extent, form.phase) = (Extent::Slide, None);
        let text = crate::vocabulary::sample("zwaluw-en-spaak").unwrap();
        let workspace = storage::parse("z.ron", text).unwrap().workspace;
        let id = workspace.journeys[0].id.clone();
        let written = form.run(&workspace, &id, &Progress::default()).unwrap();
        assert!(written.len() > 1, "{written:?}");
        std::fs::remove_file(&written[0]).unwrap();
        let Err(Failed::Taken(again)) = form.run(&workspace, &id, &Progress::default()) else {
            panic!("it was not asked")
        };
        assert_eq!(again.taken.len(), written.len() - 1);
        assert!(!written[0].exists(), "all or none");
    }

    #[test]
    fn a_picture_is_narrowed_as_the_window_is_unless_that_is_not_wished() {
        let folder = tempfile::tempdir().unwrap();
        let mut form = form(&folder.path().join("map.svg").display().to_string());
        let text = crate::vocabulary::sample("first-steps").unwrap();
        let workspace = storage::parse("first.ron", text).unwrap().workspace;
        let journey = workspace.journeys[0].clone();
        let picture = |form: &ExportForm| form.scenes(&workspace, &journey).remove(0).1;
        let plain = picture(&form);
        form.filter = vec![Criterion { by: Attribute::Channel, value: "website".into() }];
        let cards = |scene: &Scene| {
            let is_card = |group: &&scene::Group| matches!(group.subject, scene::Subject::Card(_));
            scene.groups.iter().filter(is_card).cloned().collect::<Vec<_>>()
        };
        let lit = journey.all_touchpoints().filter(|one| one.channel.as_str() == "website").count();
        let dimmed = cards(&picture(&form));
        let same = dimmed.iter().zip(cards(&plain)).filter(|(one, other)| *one == other).count();
        assert!(lit > 0 && lit < dimmed.len());
        assert_eq!(same, lit, "only what fits keeps its colours");
        form.hides = true;
        assert_eq!(cards(&picture(&form)).len(), lit);
        form.narrowed = false;
        assert_eq!(picture(&form), plain);
    }

    #[test]
    fn a_failed_export_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let form = form(&folder.path().join("no/map.png").display().to_string());
        assert!(matches!(run(&form), Err(Failed::Broken(_))));
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
