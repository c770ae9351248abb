//! What happened since the last frame: jobs that ended, dropped files, keys, the window's own close.
//! What follows from it is asked for by actions; panels are not known here.

use std::path::Path;

use super::app::WandelApp;
use super::dialogs::Dialog;
use super::export_form::{Failed, Written};
use super::filing::Next;
use super::jobs::Done;
use super::plan::Part;
use super::{Action, Command, MainView, command, photos, quick, table, window, words};
use crate::import::IMPORTERS;
use crate::model::Lang;

impl WandelApp {
    /// Takes over a title that is being typed on the map, so that nothing leaves without it.
    pub(super) fn commit_typing(&mut self, ctx: &egui::Context) {
        let journey = self.document.as_ref().and_then(|document| document.journey().cloned());
        if let Some(action) = journey.and_then(|journey| self.canvas.commit_typing(&journey, self.lang)) {
            self.apply(ctx, action);
        }
    }

    /// These actions, with those that leave a cell of a table held back until it has taken over what
    /// is typed in it: that happens while the next frame is drawn.
    pub(super) fn behind_typing(&mut self, ctx: &egui::Context, actions: Vec<Action>) -> Vec<Action> {
        let waited = std::mem::take(&mut self.after_typing);
        if !waited.is_empty() || !table::is_typing(ctx) || !actions.iter().any(leaves) {
            return actions.into_iter().chain(waited).collect();
        }
        let (later, now) = actions.into_iter().partition(leaves);
        self.after_typing = later;
        table::take_over(ctx);
        now
    }

    /// Everything that happened since the last frame: ended jobs, dropped files, keys, closing.
    pub(super) fn hear(&mut self, ctx: &egui::Context, actions: &mut Vec<Action>) {
        for done in self.jobs.ended() {
            self.ended(ctx, done);
        }
        let dropped = ctx.input(|input| input.raw.dropped_files.clone());
        match dropped.as_slice() {
            [] => {}
            files if self.document.is_some() && files.iter().all(|file| photos::is_picture(file.path())) => {
                let asks = files.iter().map(|file| photos::Ask::Dropped(file.path().to_path_buf()));
                actions.extend(asks.map(Action::Photos));
            }
            [file] => self.dropped(file.path(), actions),
            _ => self.say(words::NO_WINDOW_FILE.text(self.lang).to_owned()),
        }
        window::remember(ctx, &mut self.settings);
        self.jobs.was_covered |= ctx.input(|input| !input.focused);
        let closing = ctx.input(|input| input.viewport().close_requested()) && !self.may_close;
        if closing {
            self.commit_typing(ctx);
        }
        if closing && table::is_typing(ctx) {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            self.after_typing.push(Action::Run(Command::Quit));
            table::take_over(ctx);
            return;
        }
        if closing && (self.is_dirty() || self.jobs.saving.is_some()) {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            self.leave(ctx, Next::Quit);
        }
    }

    /// A file was dropped on the window: figures where those are looked at, what other programs write, or
    /// a journey.
    fn dropped(&mut self, path: &Path, actions: &mut Vec<Action>) {
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        let is = |known: &&str| known.eq_ignore_ascii_case(ending);
        let figures = self.document.as_ref().is_some_and(|document| {
            document.view == MainView::Plan(Part::Measurement) && document.read_only.is_none()
        });
        if figures && super::plan::FIGURE_FILES.iter().any(is) {
            self.jobs.read_figures(path.to_path_buf());
        } else if IMPORTERS.iter().flat_map(|one| one.extensions).any(is) {
            self.jobs.read_import(path.to_path_buf());
        } else {
            actions.push(Action::OpenPath(path.to_path_buf()));
        }
    }

    /// What is in front of the window has the keyboard alone: takes the keys out of the input, to be
    /// put back when it is drawn.
    pub(super) fn withheld(&self, ctx: &egui::Context) -> Vec<egui::Event> {
        if self.dialogs.is_empty() && self.picker.is_none() && self.tour.is_none() && self.palette.is_none() {
            return Vec::new();
        }
        let is_key = |event: &mut egui::Event| {
            use egui::Event as E;
            matches!(event, E::Key { .. } | E::Text(_) | E::Copy | E::Cut | E::Paste(_) | E::Ime(_))
        };
        ctx.input_mut(|input| input.events.extract_if(.., is_key).collect())
    }

    /// While a line is drawn between two cards, keys say which: they wait for the map, which knows the cards.
    /// The key that begins it may come in the same frame as those behind it.
    pub(super) fn link_keys(&mut self, ctx: &egui::Context) {
        let on_map = |document: &super::document::Document| {
            document.view.shows_map()
                && !document.stage.is_playing()
                && document.replay.is_none()
                && document.read_only.is_none()
        };
        let in_front = !self.dialogs.is_empty()
            || self.picker.is_some()
            || self.palette.is_some()
            || self.tour.is_some()
            || self.jobs.opening.is_some();
        let elsewhere = ctx.memory(|memory| memory.focused()).is_some_and(|id| !self.canvas.is_focus(id));
        let free = self.document.as_ref().is_some_and(on_map) && !self.canvas.is_typing();
        if in_front || elsewhere || !free || egui::Popup::is_any_open(ctx) {
            return;
        }
        let mut events = ctx.input_mut(|input| std::mem::take(&mut input.events));
        let mut behind = Vec::new();
        if !self.canvas.is_linking() {
            let begins = events.iter().position(|event| self.is_key_of(Command::Link, event));
            let before = |at: usize| events.iter().take(at).any(quick::is_key);
            match begins {
                // What was pressed before has a frame of its own.
                Some(at) if before(at) => {
                    let rest = events.split_off(at);
                    let (keys, others): (Vec<_>, Vec<_>) = rest.into_iter().partition(quick::is_key);
                    self.quick.held.extend(keys);
                    events.extend(others);
                    ctx.request_repaint();
                }
                Some(at) => {
                    self.canvas.run(Command::Link);
                    behind = events.split_off(at);
                    behind.remove(0);
                    // The letter of the key itself is no text.
                    if matches!(behind.first(), Some(egui::Event::Text(_))) {
                        behind.remove(0);
                    }
                }
                None => {}
            }
        } else {
            behind = std::mem::take(&mut events);
        }
        let (keys, others): (Vec<_>, Vec<_>) = behind.into_iter().partition(super::canvas::is_for_link);
        self.canvas.keep_for_link(keys);
        ctx.input_mut(|input| input.events = events.into_iter().chain(others).collect());
    }

    /// Whether this key runs this command.
    pub(super) fn is_key_of(&self, command: Command, event: &egui::Event) -> bool {
        let egui::Event::Key { key, modifiers, pressed: true, .. } = event else { return false };
        let keys = command::entry(command).map(|entry| command::keys(entry, &self.settings));
        let fits =
            |one: &egui::KeyboardShortcut| one.logical_key == *key && modifiers.matches_exact(one.modifiers);
        keys.is_some_and(|keys| keys.iter().any(fits))
    }

    pub(super) fn keyboard(&mut self, ctx: &egui::Context, actions: &mut Vec<Action>) {
        let typing = ctx.text_edit_focused() || self.canvas.is_typing();
        let focused = ctx.memory(|memory| memory.focused());
        // On the first screen Enter begins what is looked at.
        let begins = self.document.is_none();
        let busy = focused.is_some() || begins || egui::Popup::is_any_open(ctx) || self.canvas.is_busy();
        // Letters and Delete are the map's: on a button beside it they must not change the journey.
        let hidden = |document: &super::document::Document| {
            document.stage.is_playing() || document.replay.is_some() || !document.view.shows_map()
        };
        let no_map = self.document.as_ref().is_some_and(hidden);
        let elsewhere = no_map || focused.is_some_and(|id| !self.canvas.is_focus(id));
        let found = command::pressed(ctx, &self.settings, (typing, busy, elsewhere, self.is_presenting()));
        actions.extend(found.into_iter().map(Action::Run));
        if typing || self.document.is_none() {
            return;
        }
        let events = ctx.input(|input| input.events.clone());
        for event in events {
            match event {
                egui::Event::Copy => actions.push(Action::Run(Command::Copy)),
                egui::Event::Cut => actions.push(Action::Run(Command::Cut)),
                egui::Event::Paste(text) => self.paste(&text, actions),
                _ => {}
            }
        }
    }

    fn ended(&mut self, ctx: &egui::Context, done: Done) {
        match done {
            Done::Picked(purpose, path) => self.picked(ctx, purpose, path, true),
            Done::NoDialog(purpose) => self.ask_path(purpose),
            Done::Opened(number, source, result) => {
                if self.jobs.arrived(number) {
                    self.opened(source, *result);
                }
            }
            Done::Saved(saving, written) => self.saved(ctx, saving, written),
            Done::Listed(folder, listed) => {
                if let Some(Dialog::Path(form)) = self.dialogs.last_mut() {
                    form.listed(&folder, listed);
                }
            }
            Done::FiguresRead(path, text) => self.figures_read(&path, text),
            Done::PictureKept(session, path, target, kept) => {
                self.picture_kept(&session, &path, target, kept);
            }
            Done::ImportRead(number, path, found) => {
                if self.jobs.import_arrived(number) {
                    self.import_read(ctx, &path, found);
                }
            }
            Done::ImportSettled(number, settled) => self.import_settled(number, settled),
            Done::Copied(copied) => self.copied(ctx, copied),
            Done::Exported(Ok(written)) => self.say(exported(&written, self.lang)),
            Done::Exported(Err(Failed::Taken(form))) if self.document.is_some() => {
                self.dialogs.push(Dialog::Export(form));
            }
            Done::Exported(Err(Failed::Taken(_))) => {}
            Done::Exported(Err(Failed::Stopped)) => {
                self.say(words::EXPORT_STOPPED.text(self.lang).to_owned())
            }
            Done::Exported(Err(Failed::Broken(message))) => {
                let message = message.text(self.lang).to_owned();
                self.dialogs.push(Dialog::error(words::CANNOT_EXPORT, message, String::new(), String::new()));
            }
        }
    }
}

/// Whether this shows, writes or does something else, so that what is being typed must not be behind.
fn leaves(action: &Action) -> bool {
    match action {
        Action::Tables(ask) => !matches!(ask, super::tables::Ask::Remember(..)),
        Action::Run(_)
        | Action::View(_)
        | Action::ShowJourney(_)
        | Action::Find(_)
        | Action::OpenPath(_)
        | Action::OpenSample(_)
        | Action::Begin(_)
        | Action::Plan(_)
        | Action::Gaps(_)
        | Action::Decide(_)
        | Action::Session(_)
        | Action::Replay(_) => true,
        _ => false,
    }
}

/// Where pictures were written to.
fn exported(written: &Written, lang: Lang) -> String {
    let shown = |path: &Path| path.display().to_string();
    if let (Some(done), [deck]) = (written.renewed, written.paths.as_slice()) {
        let counts = [done.renewed, done.added, done.removed, done.others + done.linked];
        let [renewed, added, gone, others] = counts.map(|count| count.to_string());
        let path = shown(deck);
        let values =
            [("path", path), ("renewed", renewed), ("added", added), ("gone", gone), ("others", others)];
        return words::RENEWED_DECK
            .fill(lang, &values.each_ref().map(|(name, value)| (*name, value.as_str())));
    }
    match written.paths.as_slice() {
        [] => String::new(),
        [one] => words::EXPORTED.fill(lang, &[("path", &shown(one))]),
        [first, ..] => {
            let folder = first.parent().map(shown).unwrap_or_default();
            words::EXPORTED_SEVERAL.fill(lang, &[("n", &written.paths.len().to_string()), ("path", &folder)])
        }
    }
}
