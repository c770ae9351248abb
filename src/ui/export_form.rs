//! The export dialog: what is drawn, how large, in which colours and language, and where to.
//! Draws with the same layout and scene as the window; writing is `storage`'s.

use std::path::{Path, PathBuf};

use egui::{ComboBox, Key};

use super::dialogs::{Answer, buttons};
use super::document::Document;
use super::words;
use crate::analysis::analyse;
use crate::export::{self, Resolution};
use crate::layout::{Request, layout};
use crate::model::{Date, Id, Journey, LaneScheme, Lang, Persona, Phase, Touchpoint, Workspace};
use crate::scene::badges::Badges;
use crate::scene::{self, Scene, slide};
use crate::storage;
use crate::theme::Theme;

/// What kind of file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Svg,
    Png,
}

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
    format: Format,
    extent: Extent,
    size: Size,
    scale: f32,
    width: u32,
    theme: String,
    lang: Lang,
    owners: bool,
    /// Whether gaps are counted on cards and phases.
    gaps: bool,
    persona: Option<Id<Persona>>,
    phase: Option<Id<Phase>>,
    selection: Vec<Id<Touchpoint>>,
    lanes: Option<LaneScheme>,
    as_of: String,
    path: String,
    replace: bool,
    file_name: String,
}

impl ExportForm {
    /// The whole map as it is shown, as a PNG beside the file.
    pub fn new(document: &Document, theme: &str, as_of: Date) -> Self {
        let name = document.title();
        let stem = Path::new(&name).file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let folder = document.folder().or_else(storage::home_folder);
        let folder = folder.or_else(|| std::env::current_dir().ok()).unwrap_or_default();
        Self {
            format: Format::Png,
            extent: Extent::Whole,
            size: Size::Width,
            scale: 2.0,
            width: 1_920,
            theme: theme.to_owned(),
            lang: document.editor.workspace().language,
            owners: true,
            gaps: document.gaps.is_shown(),
            persona: document.request.persona.clone(),
            phase: document.selection.phase.clone(),
            selection: document.selection.touchpoints.clone(),
            lanes: document.request.lanes,
            as_of: as_of.to_string(),
            path: folder.join(stem).with_extension("png").display().to_string(),
            replace: false,
            file_name: name,
        }
    }

    /// Where it goes.
    pub fn path(&self) -> &Path {
        Path::new(&self.path)
    }

    /// The extension of the chosen format.
    pub fn extension(&self) -> &'static str {
        match self.format {
            Format::Svg => "svg",
            Format::Png => "png",
        }
    }

    /// A path was chosen in the system's dialog, which asks itself whether to replace a file.
    pub fn chose(&mut self, path: PathBuf) {
        match path.extension().and_then(|extension| extension.to_str()) {
            Some("svg") => self.format = Format::Svg,
            Some("png") => self.format = Format::Png,
            _ => {}
        }
        self.path = path.display().to_string();
        self.replace = true;
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
        let exists = !self.replace && storage::stamp(self.path()).is_some();
        if exists || self.replace {
            ui.checkbox(&mut self.replace, words::REPLACE.text(lang));
        }
        if exists {
            ui.colored_label(ui.visuals().warn_fg_color, words::EXISTS.text(lang));
        }
        let export = Answer::Export(Box::new(self.clone()));
        match buttons(ui, lang, [(words::EXPORT, export), (words::CANCEL, Answer::Cancel)]) {
            Some(Answer::Export(_)) if exists || self.date().is_none() => None,
            answer => answer,
        }
    }

    fn format_ui(&mut self, ui: &mut egui::Ui, lang: Lang) {
        ui.label(words::FORMAT.text(lang));
        ui.horizontal(|ui| {
            for (format, name) in [(Format::Png, "PNG"), (Format::Svg, "SVG")] {
                if ui.selectable_value(&mut self.format, format, name).changed() {
                    self.path = self.path().with_extension(self.extension()).display().to_string();
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
        if self.format == Format::Svg {
            return;
        }
        ui.label(words::SIZE.text(lang));
        ui.horizontal(|ui| {
            ui.selectable_value(&mut self.size, Size::Width, words::WIDTH.text(lang));
            ui.selectable_value(&mut self.size, Size::Scale, words::SCALE.text(lang));
            let field = match self.size {
                Size::Width => ui.add(egui::DragValue::new(&mut self.width).range(320..=16_384)),
                Size::Scale => ui.add(egui::DragValue::new(&mut self.scale).range(1.0..=4.0).speed(0.05)),
            };
            field.widget_info(|| {
                egui::WidgetInfo::labeled(egui::Role::SpinButton, true, words::SIZE.text(lang))
            });
        });
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
        let label = ui.label(words::AS_OF.text(lang));
        ui.horizontal(|ui| {
            let field = egui::TextEdit::singleline(&mut self.as_of).desired_width(100.0);
            ui.add(field).labelled_by(label.id);
            if self.date().is_none() {
                ui.colored_label(ui.visuals().error_fg_color, words::NOT_A_DATE.text(lang));
            }
            ui.checkbox(&mut self.owners, words::OWNERS.text(lang));
            ui.checkbox(&mut self.gaps, words::GAPS.text(lang));
        });
        ui.end_row();
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
                self.replace = false;
            }
            if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
                response.surrender_focus();
            }
            ui.button(words::CHOOSE_PATH.text(lang)).clicked()
        })
        .inner
    }

    fn date(&self) -> Option<Date> {
        self.as_of.trim().parse().ok()
    }

    /// Draws and writes; the files written, or why nothing was.
    pub fn run(&self, workspace: &Workspace, journey: &Id<Journey>) -> Result<Vec<PathBuf>, String> {
        let journey = workspace.journeys.iter().find(|known| known.id == *journey);
        let journey = journey.ok_or_else(|| "the journey is gone".to_owned())?;
        let mut files = Vec::new();
        for (path, scene) in self.scenes(workspace, journey) {
            files.push((path, self.draw(&scene)?));
        }
        for (path, bytes) in &files {
            storage::write_export(path, bytes, self.replace).map_err(|error| error.to_string())?;
        }
        Ok(files.into_iter().map(|(path, _)| path).collect())
    }

    /// What is drawn, and into which file.
    fn scenes(&self, workspace: &Workspace, journey: &Journey) -> Vec<(PathBuf, Scene)> {
        let request = Request {
            lanes: self.lanes,
            lang: self.lang,
            persona: self.persona.clone(),
            phase: self.phase.clone().filter(|_| self.extent == Extent::Phase),
            only: Some(self.selection.clone()).filter(|_| self.extent == Extent::Selection),
            ..Request::default()
        };
        let options = scene::Options {
            lang: self.lang,
            owners: self.owners,
            persona: self.persona.clone(),
            file_name: Some(self.file_name.clone()),
            as_of: self.date(),
            badges: self.badges(workspace, journey).into(),
            ..scene::Options::default()
        };
        let theme = Theme::named(&self.theme).unwrap_or_else(Theme::light);
        if self.extent == Extent::Slide {
            return slide::named(self.path(), slide::slides(workspace, journey, &request, &theme, &options));
        }
        let place = layout(workspace, journey, &request, None);
        vec![(self.path().to_path_buf(), scene::build(workspace, journey, &place, &theme, &options))]
    }

    /// The gaps to count on the picture, as on the date that it names.
    fn badges(&self, workspace: &Workspace, journey: &Journey) -> Badges {
        let date = self.date().filter(|_| self.gaps);
        date.map_or_else(Badges::default, |date| Badges::of(&analyse(workspace, journey, date)))
    }

    fn draw(&self, scene: &Scene) -> Result<Vec<u8>, String> {
        let said = |error: export::ExportError| format!("{error} ({})", error.hint);
        match self.format {
            Format::Svg => export::svg(scene).map(String::into_bytes).map_err(said),
            Format::Png => {
                let resolution = match self.size {
                    Size::Scale => Resolution::Scale(self.scale),
                    Size::Width => Resolution::Width(self.width),
                };
                export::png(scene, resolution).map_err(said)
            }
        }
    }
}
