//! Dates of another calendar that come in: what would become of the planned contacts, what new ones are,
//! and one step of undo for all of it.

use std::path::PathBuf;
use std::sync::Arc;

use egui::{Button, ComboBox, RichText, ScrollArea, Ui};

use super::{Reveal, moving, words};
use crate::edit::StepName;
use crate::import::{Calendar, DateTurn, DateWishes, DatesPreview, preview_dates};
use crate::model::*;
use crate::report::plan::{Filter, Part};
use crate::text::{Face, one_line};
use crate::ui::dialogs::Dialog;
use crate::ui::document::Document;
use crate::ui::jobs::Purpose;
use crate::ui::ticks::Ticks as _;
use crate::ui::{MainView, WandelApp, appearance};
use crate::vocabulary::{channel_label, channels};

/// What became of the form.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// It was closed.
    Closed,
    /// The dates are to be taken over.
    Take(Box<DatesForm>),
}

/// Dates of another calendar, while they are looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct DatesForm {
    /// What the file is called.
    name: String,
    calendar: Arc<Calendar>,
    journey: Id<Journey>,
    /// What a new contact is where its entry says nothing else.
    like: PlannedContact,
    today: Date,
    /// Whether what the file does not name any more is called off.
    cancel: bool,
    /// What would become of it, and its lines, of which state of the file and the form.
    made: Option<(u64, Arc<DatesPreview>, Arc<Vec<String>>)>,
}

impl DatesForm {
    /// The form for a calendar; new contacts are what is looked at.
    pub fn new(
        document: &Document,
        (name, calendar): (&str, Calendar),
        filter: &Filter,
        today: Date,
    ) -> Option<Self> {
        let journey = document.journey()?;
        let like = moving::new_contact((document.shown(), journey), filter, (today, ""));
        Some(Self {
            name: name.to_owned(),
            calendar: Arc::new(calendar),
            journey: journey.id.clone(),
            like: like.unwrap_or_default(),
            today,
            cancel: false,
            made: None,
        })
    }

    fn preview(&self, workspace: &Workspace) -> Option<DatesPreview> {
        let journey = workspace.journeys.iter().find(|one| one.id == self.journey)?;
        let wishes = DateWishes { like: &self.like, today: self.today, zone: &crate::settings::zone() };
        Some(preview_dates(workspace, journey, &self.calendar, &wishes))
    }

    /// Finds out what would become of it where the file or the form changed.
    fn follow(&mut self, document: &Document, lang: Lang) {
        let like = (&self.like.phase, &self.like.channel, &self.like.audience);
        let stamp = crate::ui::tables::stamp((document.revision(), like, lang == Lang::Nl));
        if self.made.as_ref().is_some_and(|(known, ..)| *known == stamp) {
            return;
        }
        let workspace = document.shown();
        let Some(preview) = self.preview(workspace) else { return };
        let left_out = preview.left_out.iter().map(|one| one.told(lang));
        let beyond = (preview.beyond > 0)
            .then(|| words::BEYOND_READ.fill(lang, &[("n", &preview.beyond.to_string())]));
        let rank = |turn: &DateTurn| match turn {
            DateTurn::Changed(_) => 0,
            DateTurn::New => 1,
            DateTurn::Same => 2,
        };
        let mut steps: Vec<_> = preview.steps.iter().collect();
        steps.sort_by_key(|step| rank(&step.turn));
        let steps = steps.into_iter();
        // What is gone comes after what is told of single entries, before what stays as it is.
        let (news, same): (Vec<_>, Vec<_>) = steps.partition(|step| step.turn != DateTurn::Same);
        let told = |step: &crate::import::DateStep| step.told(workspace, lang);
        let news = news.into_iter().map(told);
        let same = same.into_iter().map(told);
        let all = left_out.chain(beyond).chain(news).chain(preview.gone_told(lang)).chain(same);
        let lines: Vec<String> = all.map(|line| one_line(&line)).collect();
        self.made = Some((stamp, Arc::new(preview), Arc::new(lines)));
    }

    /// Shows the form.
    pub fn form_ui(&mut self, ui: &mut Ui, document: &Document, lang: Lang) -> Option<Outcome> {
        self.follow(document, lang);
        let Some((_, preview, lines)) = self.made.clone() else { return Some(Outcome::Closed) };
        let name = one_line(&self.calendar.name);
        let file = one_line(&self.name);
        ui.weak(if name.is_empty() { file } else { format!("{file} · {name}") });
        ui.add_space(4.0);
        ui.label(RichText::new(preview.summary(lang)).font(appearance::face(13.0, Face::SemiBold)));
        ui.add_space(4.0);
        if preview.fresh() > 0 {
            self.like_ui(ui, document, lang);
        }
        lines_ui(ui, &lines, preview.left_out.len() + usize::from(preview.beyond > 0));
        if !preview.gone.is_empty() {
            ui.add_space(6.0);
            let text = words::CANCEL_GONE.count(lang, preview.gone.len());
            ui.tick(&mut self.cancel, text).on_hover_text(words::CANCEL_GONE_TIP.text(lang));
        }
        ui.add_space(10.0);
        let mut outcome = None;
        ui.horizontal(|ui| {
            let name =
                RichText::new(words::TAKE_OVER.text(lang)).font(appearance::face(12.5, Face::SemiBold));
            let can = preview.does_something(self.cancel);
            let take = ui.add_enabled(can, Button::new(name).min_size(egui::vec2(110.0, 28.0)));
            if take.on_disabled_hover_text(words::NOTHING_TO_TAKE.text(lang)).clicked() {
                outcome = Some(Outcome::Take(Box::new(self.clone())));
            }
            if ui.button(words::CANCEL.text(lang)).clicked() {
                outcome = Some(Outcome::Closed);
            }
        });
        outcome
    }

    /// What new contacts are where their entries say nothing else.
    fn like_ui(&mut self, ui: &mut Ui, document: &Document, lang: Lang) {
        let workspace = document.shown();
        let Some(journey) = document.journey() else { return };
        ui.horizontal_wrapped(|ui| {
            ui.label(words::NEW_ARE.text(lang));
            let phases = journey.phases.iter().map(|one| (one.id.clone(), one_line(&one.name))).collect();
            combo_ui(ui, words::PHASE.text(lang), &mut self.like.phase, phases);
            let own = workspace.channels.iter().map(|one| one.id.as_str());
            let all = channels().map(|one| one.id).chain(own);
            let all = all.map(|id| (ChannelId::new(id), channel_label(workspace, id, lang))).collect();
            combo_ui(ui, words::CHANNEL.text(lang), &mut self.like.channel, all);
            let nobody = (None, words::NOBODY.text(lang).to_owned());
            let segments = workspace.segments.iter().map(|one| (Some(one.id.clone()), one_line(&one.name)));
            let segments = std::iter::once(nobody).chain(segments).collect();
            combo_ui(ui, words::WHOM.text(lang), &mut self.like.audience, segments);
        });
        ui.add_space(4.0);
    }
}

/// A choice among entries with their names.
fn combo_ui<T: PartialEq + Clone>(ui: &mut Ui, name: &str, chosen: &mut T, all: Vec<(T, String)>) {
    let now = all.iter().find(|(id, _)| id == chosen).map_or("", |(_, text)| text.as_str());
    let combo = ComboBox::from_id_salt(("dates", name)).selected_text(now).width(160.0).height(320.0);
    let response = combo.show_ui(ui, |ui| {
        for (id, text) in &all {
            if ui.selectable_label(id == chosen, text).clicked() {
                *chosen = id.clone();
            }
        }
    });
    ui.ctx().accesskit_node_builder(response.response.id, |node| node.set_label(name));
}

/// What becomes of each entry; first what has no place. Only those in view are drawn.
fn lines_ui(ui: &mut Ui, lines: &[String], left_out: usize) {
    let height = (ui.ctx().content_rect().height() - 320.0).clamp(120.0, 420.0);
    let area = ScrollArea::both().id_salt("dates").max_height(height).auto_shrink([false, true]);
    area.show_rows(ui, 20.0, lines.len(), |ui, rows| {
        for (at, line) in lines.iter().enumerate().skip(rows.start).take(rows.len()) {
            let text = RichText::new(line);
            let text = if at < left_out { text.color(ui.visuals().error_fg_color) } else { text };
            ui.add(egui::Label::new(text).extend());
        }
    });
}

impl WandelApp {
    /// Asks for a calendar file.
    pub(in crate::ui) fn ask_dates(&mut self) {
        let newest = self.settings.recent.first().and_then(|path| path.parent()).map(PathBuf::from);
        let title = words::TAKE_DATES.text(self.lang);
        self.jobs.pick(Purpose::Import, title, newest.as_deref(), "", &["ics"]);
    }

    /// A calendar file was read: shows what it would change.
    pub(in crate::ui) fn dates_read(&mut self, name: &str, calendar: Calendar) {
        let document = self.document.as_ref().filter(|document| document.read_only.is_none());
        let filter = &self.plans.filter;
        match document.and_then(|it| DatesForm::new(it, (name, calendar), filter, self.as_of)) {
            Some(form) => self.dialogs.push(Dialog::Dates(Box::new(form))),
            None => self.say(words::NEEDS_JOURNEY.text(self.lang).to_owned()),
        }
    }

    /// The form about dates of another calendar has ended.
    pub(in crate::ui) fn dates_taken(&mut self, outcome: Outcome) {
        let Outcome::Take(form) = outcome else { return };
        let Some(document) = &self.document else { return };
        let workspace = Arc::clone(document.editor.workspace());
        let (Some(preview), Some(journey)) =
            (form.preview(&workspace), workspace.journeys.iter().find(|one| one.id == form.journey))
        else {
            return;
        };
        let Some(edit) = preview.edit(journey, words::CONTACTS, form.cancel) else { return };
        let mut said = preview.summary(self.lang);
        let called_off = preview.gone.iter().filter(|_| form.cancel);
        if form.cancel && !preview.gone.is_empty() {
            said.push_str(" · ");
            said.push_str(&words::CALLED_OFF.count(self.lang, preview.gone.len()));
        }
        let changed = preview.steps.iter().find(|step| step.turn != DateTurn::Same);
        let mut shown = changed.map(|step| &step.contact.id).into_iter().chain(called_off.map(|one| &one.id));
        let first = shown.next().cloned();
        if self.edit_all(vec![edit], StepName::new(words::STEP_TAKE, one_line(&form.name))).is_some() {
            self.plans.calendar.reveal = first.map(Reveal::Contact);
            self.show_view(MainView::Plan(Part::Calendar));
            self.say(said);
        }
    }
}
