//! What the export dialog shows and asks. Draws no picture.

use egui::{ComboBox, Key};

use super::{ExportForm, Extent, PDF, PNG, Size};
use crate::export::{self, Holds, MAX_SIDE, Paper};
use crate::model::Lang;
use crate::scene::each::Each;
use crate::search::{self, Facts};
use crate::storage;
use crate::ui::command;
use crate::ui::dialogs::{Answer, buttons};
use crate::ui::document::Document;
use crate::ui::ticks::Ticks as _;
use crate::ui::write_form::rows_ui;
use crate::ui::{Command, photos, room_before, single_line, words};
use crate::vocabulary;

/// How wide lists of choices are, in points.
const LIST: f32 = 220.0;

impl ExportForm {
    /// The form; what it was answered with.
    pub fn form_ui(&mut self, ui: &mut egui::Ui, document: &Document, lang: Lang) -> Option<Answer> {
        let browse = rows_ui(ui, |ui| {
            self.format_ui(ui, lang);
            self.extent_ui(ui, document, lang);
            self.size_ui(ui, lang);
            self.look_ui(ui, document, lang);
            self.propose(document);
            self.path_ui(ui, lang)
        });
        if browse {
            return Some(Answer::BrowseExport(Box::new(self.clone())));
        }
        let is_deck = self.holds() == Some(Holds::Deck);
        let exists = !is_deck && self.would_replace();
        if is_deck && self.would_replace() {
            ui.colored_label(ui.visuals().warn_fg_color, words::DECK_EXISTS.text(lang));
            ui.pick(&mut self.renew, true, words::RENEW_SLIDES.text(lang));
            ui.pick(&mut self.renew, false, words::REPLACE_DECK.text(lang));
        }
        if exists {
            let words = match self.taken.as_slice() {
                [] => words::EXISTS.text(lang).to_owned(),
                names => words::THESE_EXIST.fill(lang, &[("names", &names.join(", "))]),
            };
            ui.colored_label(ui.visuals().warn_fg_color, words);
            ui.tick(&mut self.replace, words::REPLACE.text(lang));
        }
        let export = Answer::Export(Box::new(self.clone()));
        match buttons(ui, lang, [(words::EXPORT, export), (words::CANCEL, Answer::Cancel)]) {
            Some(Answer::Export(_)) if (exists && !self.replace) || self.date().is_none() => None,
            answer => answer,
        }
    }

    /// Whether a file would be written over. Slides have names of their own, known once they are drawn.
    fn would_replace(&self) -> bool {
        let one = !matches!(self.extent, Extent::Slide | Extent::Each(_)) || self.has_pages();
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
                    if !self.offers(self.extent) {
                        self.extent = Extent::Whole;
                    }
                }
            }
        });
        ui.end_row();
    }

    /// Whether the chosen format can be of this: a deck has a slide of each phase anyhow, and what lies
    /// beside a map in a browser is about the whole.
    fn offers(&self, extent: Extent) -> bool {
        match extent {
            Extent::View => self.seen.is_some() && matches!(self.format, "svg" | PNG | PDF),
            Extent::Each(_) | Extent::Slide => self.holds() != Some(Holds::Deck),
            _ => true,
        }
    }

    fn extent_ui(&mut self, ui: &mut egui::Ui, document: &Document, lang: Lang) {
        ui.label(words::EXTENT.text(lang));
        ui.horizontal_wrapped(|ui| {
            ui.selectable_value(&mut self.extent, Extent::Whole, words::WHOLE.text(lang));
            if self.offers(Extent::View) {
                ui.selectable_value(&mut self.extent, Extent::View, words::CURRENT_VIEW.text(lang));
            }
            if self.offers(Extent::Slide) {
                ui.selectable_value(&mut self.extent, Extent::Slide, words::SLIDE.text(lang));
            }
            if !self.selection.is_empty() {
                ui.selectable_value(&mut self.extent, Extent::Selection, words::THIS_SELECTION.text(lang));
            }
        });
        ui.end_row();
        let Some(journey) = document.journey().filter(|journey| !journey.phases.is_empty()) else { return };
        let label = ui.label(words::ONE_PHASE.text(lang));
        let chosen = self.phase.as_ref().filter(|_| self.extent == Extent::Phase);
        let each = Extent::Each(Each::Phase);
        let name = match chosen.and_then(|id| journey.phase(id)) {
            Some(phase) => phase.name.as_str(),
            None if self.extent == each => words::EACH_ALONE.text(lang),
            None => "–",
        };
        let combo =
            ComboBox::from_id_salt("export phase").selected_text(crate::text::one_line(name)).width(LIST);
        let response = combo.show_ui(ui, |ui| {
            if self.offers(each) {
                ui.selectable_value(&mut self.extent, each, words::EACH_ALONE.text(lang));
            }
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
            ui.tick(&mut self.transparent, words::TRANSPARENT.text(lang));
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
            .width(LIST);
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
                    "light" => Command::ThemeLight,
                    "dark" => Command::ThemeDark,
                    _ => Command::ThemePrint,
                };
                let on = self.theme == name;
                if ui.selectable_label(on, command::label(command, lang)).clicked() {
                    name.clone_into(&mut self.theme);
                }
            }
        });
        ui.end_row();
        ui.label(words::LANGUAGE.text(lang));
        ui.horizontal(|ui| {
            let (before, date) = (self.lang, self.date());
            ui.selectable_value(&mut self.lang, Lang::En, "English");
            ui.selectable_value(&mut self.lang, Lang::Nl, "Nederlands");
            if let Some(date) = date.filter(|_| self.lang != before) {
                self.as_of = vocabulary::date(date, self.lang);
            }
        });
        ui.end_row();
        self.persona_ui(ui, document, lang);
        self.narrowed_ui(ui, document, lang);
        let label = ui.label(words::AS_OF.text(lang));
        ui.horizontal(|ui| {
            let field = single_line(&mut self.as_of).desired_width(160.0);
            ui.add(field).labelled_by(label.id);
            if self.date().is_none() {
                ui.colored_label(ui.visuals().error_fg_color, words::NOT_A_DATE.text(lang));
            }
            ui.tick(&mut self.owners, words::OWNERS.text(lang));
            ui.tick(&mut self.gaps, words::GAPS.text(lang));
            if document.journey().is_some_and(|journey| !journey.insights.is_empty()) {
                ui.tick(&mut self.notes, words::WITH_NOTES.text(lang));
            }
        });
        ui.end_row();
        self.pictures_ui(ui, document, lang);
    }

    /// Whether pictures are on the cards, where there are some and they have room.
    fn pictures_ui(&mut self, ui: &mut egui::Ui, document: &Document, lang: Lang) {
        let has_room =
            !matches!(self.extent, Extent::Slide | Extent::View) && self.holds() != Some(Holds::Deck);
        if !has_room || !photos::has_some(document) {
            return;
        }
        ui.label("");
        ui.tick(&mut self.pictures, photos::WITH_PICTURES.text(lang));
        ui.end_row();
        let missing = photos::missing(document);
        if self.pictures && !missing.is_empty() {
            ui.label("");
            let text = photos::MISSING.fill(lang, &[("names", &missing.join(", "))]);
            ui.add(egui::Label::new(egui::RichText::new(text).color(ui.visuals().warn_fg_color)).wrap());
            ui.end_row();
        }
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
        ui.tick(&mut self.narrowed, crate::text::one_line(&what));
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
        let each = Extent::Each(Each::Persona);
        let name = match now {
            _ if self.extent == each => words::EACH_ALONE.text(lang),
            Some(persona) => persona.name.as_str(),
            None => everybody,
        };
        let combo =
            ComboBox::from_id_salt("export persona").selected_text(crate::text::one_line(name)).width(LIST);
        let response = combo.show_ui(ui, |ui| {
            let mut chosen = if self.extent == each { None } else { Some(self.persona.clone()) };
            let before = chosen.clone();
            ui.selectable_value(&mut chosen, Some(None), everybody);
            if self.offers(each) {
                ui.selectable_value(&mut chosen, None, words::EACH_ALONE.text(lang));
            }
            for persona in personas {
                let name = crate::text::one_line(&persona.name);
                ui.selectable_value(&mut chosen, Some(Some(persona.id.clone())), name);
            }
            if chosen == before {
                return;
            }
            match chosen {
                None => (self.extent, self.persona) = (each, None),
                Some(persona) => {
                    self.persona = persona;
                    if self.extent == each {
                        self.extent = Extent::Whole;
                    }
                }
            }
        });
        response.response.labelled_by(label.id);
        ui.end_row();
    }

    /// The path; whether the system's dialog is wanted.
    fn path_ui(&mut self, ui: &mut egui::Ui, lang: Lang) -> bool {
        let label = ui.label(words::PATH.text(lang));
        ui.horizontal(|ui| {
            let choose = words::CHOOSE_PATH.text(lang);
            let field = single_line(&mut self.path).desired_width(room_before(ui, choose));
            let response = ui.add(field).labelled_by(label.id);
            if response.changed() {
                self.path_changed();
            }
            if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
                response.surrender_focus();
            }
            ui.button(choose).clicked()
        })
        .inner
    }
}
