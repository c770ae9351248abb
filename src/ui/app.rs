//! The window's frame: shows the state, collects [`Action`]s, and applies them after it.
//! Knows every panel; what they look like is theirs.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;

use super::canvas::{self, Canvas};
use super::dialogs::{self, Dialog};
use super::document::{Document, Look};
use super::draughtsman::Draughtsman;
use super::filing::Next;
use super::jobs::{self, Jobs};
use super::looking::Palette;
use super::plan::Plans;
use super::preferences::PreferencesWriter;
use super::property::Picker;
use super::tables::Tables;
use super::{Action, Command, MainView, Selection, appearance, catalogue, popups, quick, welcome, words};
use crate::model::Lang;
use crate::settings::Settings;
use crate::storage::{self, Recovery};
use crate::theme::Theme;
use crate::vocabulary::{Label, Template};

/// The window.
pub struct WandelApp {
    pub(super) settings: Settings,
    pub(super) lang: Lang,
    pub(super) theme: Arc<Theme>,
    pub(super) document: Option<Document>,
    pub(super) canvas: Canvas,
    pub(super) dialogs: Vec<Dialog>,
    pub(super) picker: Option<Picker>,
    pub(super) palette: Option<Palette>,
    /// Whether the system asks for less movement, once it is known.
    pub(super) system_is_still: bool,
    stillness: Option<std::sync::mpsc::Receiver<bool>>,
    pub(super) jobs: Jobs,
    /// Copies that earlier runs left behind.
    pub(super) left_behind: Vec<Recovery>,
    /// What the system's dialog was opened for: what follows a save.
    pub(super) after_pick: Next,
    /// What waits for the file that is being written: another save (with a path of its own), and
    /// what follows it.
    pub(super) after_save: Option<(Option<PathBuf>, Next)>,
    pub(super) notice: Option<Notice>,
    pub(super) catalogue: catalogue::State,
    pub(super) quick: quick::State,
    /// Letters that may become a text, and what was there before them.
    pub(super) burst: quick::Burst,
    pub(super) burst_start: Option<quick::Start>,
    pub(super) tables: Tables,
    /// The path that a dialog of the system was opened with.
    pub(super) browsed: Option<PathBuf>,
    /// What waits until the cell that is typed in has taken its text over.
    pub(super) after_typing: Vec<Action>,
    pub(super) plans: Plans,
    /// Templates of the user's own.
    pub(super) own_templates: Arc<Vec<Template>>,
    /// Where the tour is, while there is one.
    pub(super) tour: Option<super::tour::Tour>,
    /// The window may close without asking again.
    pub(super) may_close: bool,
    pub(super) sessions: u32,
    /// It was agreed to lose what is open for a file that is being chosen.
    pub(super) discard_agreed: bool,
    pub(super) as_of: crate::model::Date,
    title: String,
    panics: u32,
    applied_look: Option<String>,
    pub(super) draughtsman: Draughtsman,
    /// Nothing where neither preferences nor recovery copies are written.
    preferences: Option<PreferencesWriter>,
}

/// A short message at the foot of the window.
#[derive(Clone, Debug)]
pub struct Notice {
    pub(super) text: String,
    /// What mends it, with the word on its button.
    pub(super) mend: Option<(Label, Box<Action>)>,
    /// When it goes, in egui's seconds; set when it is first shown.
    until: Option<f64>,
}

/// How long a message stays, in seconds.
const NOTICE_TIME: f64 = 8.0;

impl WandelApp {
    /// The window with these settings; `file` is opened at once.
    pub fn new(ctx: &egui::Context, settings: Settings, file: Option<PathBuf>) -> Self {
        let mut app = Self::without_traces(ctx, settings);
        app.preferences = Some(PreferencesWriter::new(storage::save_settings));
        app.left_behind = storage::recoveries();
        app.stillness = Some(storage::ask_for_stillness());
        app.own_templates = Arc::new(storage::own_templates());
        if let Some(file) = file {
            app.open_path(file);
        }
        app
    }

    /// A window that keeps nothing on the disk by itself: no preferences, no recovery copies.
    /// For tests and figures.
    pub fn without_traces(ctx: &egui::Context, settings: Settings) -> Self {
        appearance::install(ctx);
        let lang = settings.language.unwrap_or_else(system_language);
        Self {
            lang,
            theme: Arc::new(Theme::named(&settings.theme).unwrap_or_else(Theme::light)),
            settings,
            document: None,
            canvas: Canvas::default(),
            dialogs: Vec::new(),
            picker: None,
            palette: None,
            system_is_still: false,
            stillness: None,
            jobs: Jobs::new(ctx.clone()),
            left_behind: Vec::new(),
            after_pick: Next::Stay,
            after_save: None,
            notice: None,
            catalogue: catalogue::State::default(),
            quick: quick::State::default(),
            burst: quick::Burst::default(),
            burst_start: None,
            tables: Tables::default(),
            after_typing: Vec::new(),
            browsed: None,
            plans: Plans::default(),
            own_templates: Arc::default(),
            tour: None,
            may_close: false,
            sessions: 0,
            discard_agreed: false,
            as_of: crate::settings::today(),
            title: String::new(),
            panics: 0,
            applied_look: None,
            draughtsman: Draughtsman::new(),
            preferences: None,
        }
    }

    /// The document that is open, for tests and figures.
    pub fn editor(&self) -> Option<&crate::edit::Editor> {
        self.document.as_ref().map(|document| &document.editor)
    }

    /// Whether the rules are being asked on another thread, for tests and figures.
    pub fn is_analysing(&self) -> bool {
        self.document.as_ref().is_some_and(|document| document.gaps.is_running())
    }

    /// Whether the gaps shown are those of the state as it is now, for tests and figures.
    pub fn shows_gaps_of_now(&self) -> bool {
        let document = self.document.as_ref();
        document.is_some_and(|document| document.gaps.revision() == Some(document.editor.revision()))
    }

    /// Applies an edit as a panel would; whether it was. For tests and figures.
    pub fn change(&mut self, edit: crate::edit::Edit) -> bool {
        self.edit(edit, None).is_some()
    }

    /// How many rows the table drew in the last frame, for tests and figures.
    pub fn rows_drawn(&self) -> usize {
        self.tables.rows_drawn()
    }

    /// How many planned contacts the calendar drew in the last frame, for tests and figures.
    pub fn contacts_drawn(&self) -> usize {
        self.plans.contacts_drawn()
    }

    /// Shows a part of the contact plan, for tests and figures.
    pub fn show_plan(&mut self, part: super::plan::Part) {
        self.show_view(MainView::Plan(part));
    }

    /// Whether a file is being read or written or a picture is being made, for tests and figures.
    pub fn is_working(&self) -> bool {
        let drawing = self.document.as_ref().is_some_and(|document| document.drawing_for().is_some());
        let staging = self.document.as_ref().is_some_and(|document| document.stage.is_working());
        let checking = self.document.as_ref().is_some_and(Document::is_checking);
        drawing || staging || checking || self.jobs.is_working()
    }

    /// Whether this window writes anything by itself.
    pub(super) fn keeps_traces(&self) -> bool {
        self.preferences.is_some()
    }

    /// How the picture should look.
    pub(super) fn look(&self) -> Look {
        Look { theme: Arc::clone(&self.theme), lang: self.lang, as_of: self.as_of }
    }

    /// Shows a short message.
    pub(super) fn say(&mut self, text: String) {
        self.notice = Some(Notice { text, mend: None, until: None });
    }

    /// Shows a short message of a problem with a button that mends it.
    pub(super) fn say_with(&mut self, text: String, word: Label, mend: Action) {
        self.notice = Some(Notice { text, mend: Some((word, Box::new(mend))), until: None });
    }

    /// Folds a panel away or shows it again, and remembers that.
    pub(super) fn fold(&mut self, panel: &str) {
        match self.settings.folded.iter().position(|known| known == panel) {
            Some(at) => drop(self.settings.folded.remove(at)),
            None => self.settings.folded.push(panel.to_owned()),
        }
        self.keep_settings();
    }

    /// Has the preferences written.
    pub(super) fn keep_settings(&mut self) {
        if let Some(preferences) = &self.preferences {
            preferences.offer(&self.settings);
        }
    }

    /// Keeps a copy of what is not saved; says what could not be written lately.
    fn keep_traces(&mut self) {
        let Some(preferences) = &self.preferences else { return };
        let mut failed = preferences.take_error();
        if let Some(document) = &mut self.document {
            document.keep_copy();
            failed = document.recovery.take_error().or(failed);
        }
        if let Some(error) = failed {
            self.say(error.message.text(self.lang).to_owned());
        }
    }

    fn frame(&mut self, ui: &mut egui::Ui) {
        let ctx = ui.ctx().clone();
        self.dress(&ctx);
        let told = self.stillness.as_ref().and_then(|stillness| stillness.try_recv().ok());
        self.system_is_still = told.unwrap_or(self.system_is_still);
        let mut actions = Vec::new();
        self.hear(&ctx, &mut actions);
        self.session_keys(&ctx);
        self.table_keys(&ctx);
        self.hear_quick(&ctx);
        self.link_keys(&ctx);
        self.property_keys(&ctx);
        let withheld = self.withheld(&ctx);
        self.keyboard(&ctx, &mut actions);
        let popups = popups::Before::of(&ctx);
        match &mut self.document {
            Some(document) if document.stage.fills_window() => self.present_over(ui),
            Some(_) => self.map_ui(ui, &mut actions),
            // The file named on the command line comes in a moment: no other screen flashes up before.
            None if self.jobs.opening.is_some() => {
                ui.painter().rect_filled(
                    ui.max_rect().expand(8.0),
                    0.0,
                    appearance::colour(self.theme.ground),
                );
            }
            None => welcome::welcome_ui(ui, &self.welcome(), &mut actions),
        }
        ctx.input_mut(|input| input.events.extend(withheld));
        if self.dialogs.is_empty() {
            self.picker_ui(&ctx, &mut actions);
        }
        self.palette_ui(&ctx, &mut actions);
        self.present(&ctx, &mut actions);
        self.tour_ui(&ctx, &mut actions);
        dialogs::dialogs_ui(
            &ctx,
            &mut self.dialogs,
            self.document.as_ref(),
            &self.settings,
            self.lang,
            &mut actions,
        );
        self.wait_ui(&ctx, &mut actions);
        popups.fold_in(&ctx);
        for action in self.behind_typing(&ctx, actions) {
            self.apply(&ctx, action);
        }
        if let Some(Dialog::Path(form)) = self.dialogs.last_mut()
            && let Some(folder) = form.wanted()
        {
            self.jobs.list(folder, form.endings());
        }
        self.match_import();
        self.keep_traces();
        self.name_window(&ctx);
    }

    /// While a file is read nothing else is done; if that takes long, it is shown and can be given up.
    fn wait_ui(&mut self, ctx: &egui::Context, actions: &mut Vec<Action>) {
        let Some(opening) = self.jobs.opening.as_ref().or(self.jobs.reading.as_ref()) else { return };
        let waits = jobs::NOTICEABLE.checked_sub(opening.since.elapsed());
        if self.jobs.opening.is_some() || waits.is_none() {
            actions.clear();
        }
        match waits {
            Some(left) => ctx.request_repaint_after(left),
            None => {
                dialogs::opening_ui(ctx, &opening.path, opening.progress.as_ref(), self.lang, actions);
            }
        }
    }

    /// Fonts, sizes and colours, when they have changed.
    fn dress(&mut self, ctx: &egui::Context) {
        let look = format!("{} {:?}", self.settings.theme, self.settings.interface_scale);
        if self.applied_look.as_ref() != Some(&look) {
            appearance::apply(ctx, &self.theme);
            ctx.set_zoom_factor(self.settings.interface_scale.unwrap_or(1.0).clamp(0.5, 3.0));
            self.applied_look = Some(look);
        }
    }

    /// Takes the message away when its time is over; asks for a frame only then.
    pub(super) fn fade_notice(&mut self, ctx: &egui::Context) {
        let now = ctx.input(|input| input.time);
        let Some(notice) = &mut self.notice else { return };
        let until = *notice.until.get_or_insert(now + NOTICE_TIME);
        if now >= until {
            self.notice = None;
        } else {
            ctx.request_repaint_after_secs((until - now) as f32 + 0.05);
        }
    }

    fn picker_ui(&mut self, ctx: &egui::Context, actions: &mut Vec<Action>) {
        let (Some(picker), Some(document)) = (&mut self.picker, &self.document) else { return };
        // Beside the card, so that eyes need not travel.
        let card = document.selection.touchpoints.last().and_then(|id| {
            let layout = &document.picture()?.layout;
            let place = layout.cards.iter().chain(&layout.tray).find(|card| card.touchpoint.id == *id)?;
            Some(self.canvas.camera().screen_rect(place.rect))
        });
        if !picker.picker_ui(ctx, document, card, self.lang, actions) {
            self.picker = None;
        }
    }

    pub(super) fn apply(&mut self, ctx: &egui::Context, action: Action) {
        if !matches!(action, Action::EndGroup) {
            self.notice = None;
        }
        match action {
            Action::Apply(edit) => {
                // What was asked for is done: the hint that asked for it goes.
                self.notice = None;
                self.edit(edit, None);
            }
            Action::ApplyGrouped(edit, group) => drop(self.edit(edit, Some(group))),
            Action::ApplyAll(edits, name) => drop(self.edit_all(edits, name)),
            Action::AddAndRename(edit) => {
                if let Some(id) =
                    self.edit(edit, None).and_then(|applied| applied.touchpoints.into_iter().next())
                {
                    self.canvas.reveal(id.clone());
                    self.canvas.start_rename(id);
                }
            }
            Action::EndGroup => self.with_document(|document| document.editor.end_group()),
            Action::Select(selection) => self.select(selection),
            Action::Find(touchpoints) => self.find(touchpoints),
            Action::ShowJourney(id) => self.with_document(|document| document.show(id)),
            Action::Show(request) => self.with_document(|document| {
                document.request = canvas::fitting(&document.request, request);
            }),
            Action::View(view) => self.show_view(view),
            Action::Run(command) => {
                if matches!(
                    command,
                    Command::Save
                        | Command::SaveAs
                        | Command::Import
                        | Command::Export
                        | Command::ExportContent
                        | Command::CopyPicture
                        | Command::CopySvg
                ) {
                    self.commit_typing(ctx);
                }
                self.run(ctx, command);
            }
            Action::Exporting(ask) => self.exporting(ask),
            Action::CopyText(text) => ctx.copy_text(text),
            Action::Notice(text) => self.say(text),
            Action::OpenPath(path) => self.leave(ctx, Next::Open(path)),
            Action::OpenSample(name) => self.leave(ctx, Next::Sample(name)),
            Action::Begin(template) => self.leave(ctx, Next::Begin(template)),
            Action::OpenRecovery(copy) => self.open_recovery(&copy),
            Action::PutRecoveryAway(copy, for_good) => self.put_away(&copy, for_good),
            Action::Answer(answer) => self.answered(ctx, answer),
            Action::Prefer(preference) => self.prefer(preference),
            Action::ShowProblems => self.dialogs.push(Dialog::Problems),
            Action::Gaps(ask) => self.gaps_asked(ctx, ask),
            Action::Decide(ask) => self.decide_asked(ctx, ask),
            Action::Tour(ask) => self.tour_asked(ctx, ask),
            Action::Templates(ask) => self.templates_asked(ctx, ask),
            Action::Catalogue(ask) => self.catalogue_asked(ctx, ask),
            Action::Session(ask) => self.session_asked(ctx, ask),
            Action::Looking(ask) => self.looking_asked(ctx, ask),
            Action::Notes(ask) => self.notes_asked(ask),
            Action::Timer(ask) => self.timer_asked(ctx, ask),
            Action::Replay(ask) => self.replay_asked(ctx, ask),
            Action::Quick(ask) => self.quick_asked(ctx, ask),
            Action::Tables(ask) => self.tables_asked(ask),
            Action::Plan(ask) => self.plan_asked(ctx, ask),
            Action::Photos(ask) => self.photos_asked(ask),
        }
    }

    /// Applies an edit; a refusal is said, not lost.
    pub(super) fn edit(
        &mut self,
        edit: crate::edit::Edit,
        group: Option<u64>,
    ) -> Option<crate::edit::Applied> {
        let done = self.document.as_mut()?.apply(edit, group);
        self.done(done)
    }

    /// Applies edits as one step; a refusal of any is said, and none is applied.
    pub(super) fn edit_all(
        &mut self,
        edits: Vec<crate::edit::Edit>,
        name: crate::edit::StepName,
    ) -> Option<crate::edit::Applied> {
        let done = self.document.as_mut()?.apply_all(edits, name);
        self.done(done)
    }

    fn done(
        &mut self,
        done: Result<crate::edit::Applied, crate::edit::Refusal>,
    ) -> Option<crate::edit::Applied> {
        done.map_err(|refusal| self.say_refused(&refusal)).ok()
    }

    /// Says why an edit was refused; a file that may not be changed can be saved elsewhere.
    fn say_refused(&mut self, refusal: &crate::edit::Refusal) {
        let text = refusal.text(self.lang);
        match self.document.as_ref().is_some_and(|document| document.read_only.is_some()) {
            true => self.say_with(text, words::MEND_SAVE_AS, Action::Run(Command::SaveAs)),
            false => self.say(text),
        }
    }

    pub(super) fn with_document(&mut self, act: impl FnOnce(&mut Document)) {
        if let Some(document) = &mut self.document {
            act(document);
        }
    }

    /// Whether there are changes that a close would lose.
    pub(super) fn is_dirty(&self) -> bool {
        self.document.as_ref().is_some_and(|document| document.editor.is_dirty())
    }

    /// Selects, without a step of undo.
    pub(super) fn select(&mut self, selection: Selection) {
        self.with_document(|document| {
            document.selection = selection;
            document.brought = None;
        });
    }

    fn name_window(&mut self, ctx: &egui::Context) {
        let title = match &self.document {
            Some(document) => {
                let mark = if document.editor.is_dirty() { "• " } else { "" };
                format!("{mark}{} – Wandel", crate::text::one_line(&document.title()))
            }
            None => "Wandel".to_owned(),
        };
        if title != self.title {
            self.title.clone_from(&title);
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title));
        }
    }
}

impl eframe::App for WandelApp {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        // A mistake of ours must not cost anybody's work: the state is whole, since edits are
        // swapped in only on success, and a copy of it is written before anything else.
        if let Err(cause) = catch_unwind(AssertUnwindSafe(|| self.frame(ui))) {
            self.panics += 1;
            self.with_document(Document::keep_copy);
            storage::flush_recoveries();
            if self.panics > 3 {
                std::panic::resume_unwind(cause);
            }
            self.picker = None;
            self.palette = None;
            self.canvas = Canvas::default();
            self.dialogs = vec![Dialog::Panicked];
            ui.ctx().request_repaint();
        }
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        // What was given up on purpose is gone already; everything else is worth a copy.
        storage::flush_recoveries();
        self.keep_settings();
        if let Some(preferences) = &mut self.preferences {
            preferences.finish();
        }
    }
}

/// Dutch where the system says so, else English.
fn system_language() -> Lang {
    match sys_locale::get_locale() {
        Some(locale) if locale.to_ascii_lowercase().starts_with("nl") => Lang::Nl,
        _ => Lang::En,
    }
}
