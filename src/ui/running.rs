//! What each command does. What concerns the view or a gesture is the canvas'; the rest is here,
//! one function for each kind.

use std::sync::Arc;

use super::app::WandelApp;
use super::canvas::View;
use super::dialogs::Dialog;
use super::document::{Document, Picture};
use super::filing::Next;
use super::property::{Picker, Property};
use super::{Action, Command, Selection, catalogue, offer, templates, words};
use crate::edit::{Clip, Edit, Place, StepName};
use crate::model::*;
use crate::theme::Theme;
use crate::vocabulary::Label;

impl WandelApp {
    /// Runs a command.
    pub(super) fn run(&mut self, ctx: &egui::Context, command: Command) {
        let handled = self.run_for_window(ctx, command)
            || self.run_for_look(ctx, command)
            || (self.document.is_some()
                && (self.run_for_table(command)
                    || self.run_for_map(command)
                    || self.canvas.run(command)
                    || self.run_for_edit(ctx, command)));
        if handled {
            ctx.request_repaint();
        }
    }

    /// Files, themes, languages, panels.
    fn run_for_window(&mut self, ctx: &egui::Context, command: Command) -> bool {
        let open = self.document.is_some();
        match command {
            Command::New | Command::Close => self.leave(ctx, Next::Welcome),
            Command::Open => self.leave(ctx, Next::AskOpen),
            Command::Quit => self.leave(ctx, Next::Quit),
            Command::Save if open => self.save(Next::Stay),
            Command::SaveAs if open => self.save_as(Next::Stay),
            Command::SaveTemplate if open => self.templates_asked(ctx, templates::Ask::SaveAs),
            Command::LayModels if open => self.templates_asked(ctx, templates::Ask::Models),
            Command::TogglePictures => self.with_document(|document| {
                document.request.pictures = !document.request.pictures;
            }),
            Command::ToggleExpected => self.with_document(Document::toggle_expected),
            Command::Import => self.ask_import(),
            Command::Export if open => self.ask_export(),
            Command::ExportContent if open => self.ask_content(),
            Command::GapReport if open => self.ask_gap_report(),
            _ if open && self.run_for_session(command) => {}
            Command::ShowLibraries if open => self.show_libraries(),
            Command::ShowKeys => self.dialogs.push(Dialog::Keys(Box::default())),
            Command::NewAction if open => self.ask_new_action(),
            Command::Agenda if open => self.ask_agenda(),
            Command::Replay if open => self.begin_replay(),
            Command::MakeToBe if open => self.make_to_be(),
            Command::ShowDifferences if open => self.ask_differences(),
            Command::CheckedToday if open => self.check_selected(),
            Command::CheckCards if open => self.ask_check(),
            Command::ToggleCatalogue => self.fold("catalogue"),
            Command::ToggleInspector => self.fold("inspector"),
            Command::Checklists => self.catalogue_asked(ctx, catalogue::Ask::Checklists),
            Command::Tour => self.leave(ctx, Next::Tour),
            Command::FromCatalogue if open => self.catalogue_asked(ctx, catalogue::Ask::Focus),
            Command::ToggleGaps => self.with_document(|document| {
                let shown = document.gaps.is_shown();
                document.gaps.show(!shown);
            }),
            Command::ThemeLight => self.wear("light"),
            Command::ThemeDark => self.wear("dark"),
            Command::ThemePrint => self.wear("print"),
            Command::LanguageEnglish => self.speak(Lang::En),
            Command::LanguageDutch => self.speak(Lang::Nl),
            _ => return false,
        }
        true
    }

    fn wear(&mut self, name: &str) {
        if let Some(theme) = Theme::named(name) {
            self.theme = Arc::new(theme);
            name.clone_into(&mut self.settings.theme);
            self.keep_settings();
        }
    }

    fn speak(&mut self, lang: Lang) {
        self.lang = lang;
        self.settings.language = Some(lang);
        self.keep_settings();
    }

    /// Whether a part of the contact plan fills the window.
    fn is_in_plan(&self) -> bool {
        self.document.as_ref().is_some_and(|document| matches!(document.view, super::MainView::Plan(_)))
    }

    /// What needs the document but no edit.
    fn run_for_map(&mut self, command: Command) -> bool {
        match command {
            Command::Undo | Command::Redo => {
                self.with_document(|document| {
                    document.editor.end_group();
                    document.step(command == Command::Undo);
                });
            }
            Command::Tidy => {
                self.with_document(super::document::Document::tidy);
                self.canvas.run(command);
            }
            Command::SelectNothing => {
                self.canvas.run(command);
                self.select(Selection::default());
            }
            // A part of the plan without a table has no rows, and the map is out of sight.
            Command::SelectAll if self.is_in_plan() => {}
            Command::SelectAll => {
                // What is hidden is not selected: nobody wants to delete what they don't see.
                let layout =
                    self.document.as_ref().and_then(Document::picture).map(|picture| &picture.layout);
                let all = layout.map(|layout| {
                    let cards = layout.cards.iter().chain(&layout.tray);
                    cards.map(|card| card.touchpoint.id.clone()).collect()
                });
                self.select(Selection { touchpoints: all.unwrap_or_default(), ..Selection::default() });
            }
            Command::Fold | Command::FoldOthers | Command::UnfoldAll => self.run_fold(command),
            Command::SetOwner => self.offer(Property::Owner),
            Command::SetChannel => self.offer(Property::Channel),
            Command::SetMedia => self.offer(Property::Media),
            Command::SetInfluence => self.offer(Property::Influence),
            Command::SetEmotion => self.offer(Property::Emotion),
            Command::SetImportance => self.offer(Property::Importance),
            _ => return false,
        }
        true
    }

    /// Opens the numbered list for a property of the selected touchpoints.
    fn offer(&mut self, property: Property) {
        let Some(document) = &self.document else { return };
        if document.selection.touchpoints.is_empty() {
            self.say(words::SELECT_FIRST.text(self.lang).to_owned());
        } else if document.read_only.is_none() {
            self.picker = Some(Picker::new(property));
        }
    }

    /// What becomes an edit.
    fn run_for_edit(&mut self, ctx: &egui::Context, command: Command) -> bool {
        let Some(document) = &self.document else { return false };
        let Some(journey) = document.journey().cloned() else { return false };
        let ids = document.selection.touchpoints.clone();
        match command {
            Command::Copy | Command::Cut if !ids.is_empty() => {
                let clip = document.editor.copy(&journey.id, &ids);
                let count = words::COPIED.fill(self.lang, &[("n", &ids.len().to_string())]);
                ctx.copy_text(clip.to_text());
                self.say(count);
                if command == Command::Cut {
                    self.edit(Edit::DeleteTouchpoints { journey: journey.id.clone(), ids }, None);
                }
            }
            Command::CopyPicture => self.copy_map(false),
            Command::CopySvg => self.copy_map(true),
            Command::Paste => ctx.send_viewport_cmd(egui::ViewportCommand::RequestPaste),
            Command::Duplicate if !ids.is_empty() => {
                self.edit(Edit::DuplicateTouchpoints { journey: journey.id.clone(), ids }, None);
            }
            Command::Delete => self.delete(&journey),
            Command::NewTouchpoint => self.open_quick(""),
            Command::NewPhase => self.new_phase(&journey),
            Command::AskScope => self.ask_scope(),
            Command::ToPreviousPhase | Command::ToNextPhase if !ids.is_empty() => {
                let edits = super::quick::to_neighbour(&journey, &ids, command == Command::ToPreviousPhase);
                if !edits.is_empty() {
                    self.edit_all(edits, StepName::new(words::MOVE_PHASES, ""));
                    self.canvas.reveal_selection();
                }
            }
            Command::ToggleMoment if !ids.is_empty() => self.toggle_moment(&journey, &ids),
            _ => return false,
        }
        true
    }

    fn delete(&mut self, journey: &Journey) {
        let Some(document) = &self.document else { return };
        let (id, selection) = (journey.id.clone(), document.selection.clone());
        let edit = if !selection.touchpoints.is_empty() {
            Edit::DeleteTouchpoints { journey: id, ids: selection.touchpoints }
        } else if !selection.transitions.is_empty() {
            Edit::DeleteTransitions { journey: id, keys: selection.transitions }
        } else if let Some(phase) = selection.phase {
            Edit::DeletePhase { journey: id, id: phase }
        } else {
            return;
        };
        self.edit(edit, None);
    }

    fn new_phase(&mut self, journey: &Journey) {
        let selection = self.document.as_ref().map(|document| document.selection.clone()).unwrap_or_default();
        let after = if selection.is_empty() { None } else { offer::current_phase(journey, &selection) };
        let at = after.and_then(|after| journey.phases.iter().position(|phase| phase.id == after.id));
        let index = at.map_or(journey.phases.len(), |at| at + 1);
        let name = words::NEW_PHASE.text(self.lang).to_owned();
        let phase = Phase { name, ..Phase::default() };
        self.edit(Edit::AddPhase { journey: journey.id.clone(), index, phase }, None);
        self.canvas.reveal_selection();
    }

    fn toggle_moment(&mut self, journey: &Journey, ids: &[Id<Touchpoint>]) {
        let chosen = offer::touchpoints(journey, ids);
        let all = chosen.iter().all(|touchpoint| touchpoint.moment_of_truth.is_some());
        let moment = |touchpoint: &Touchpoint| match all {
            true => None,
            false => touchpoint.moment_of_truth.or(Some(MomentOfTruth::Key)),
        };
        let touchpoints = chosen
            .iter()
            .map(|touchpoint| Touchpoint { moment_of_truth: moment(touchpoint), ..(**touchpoint).clone() });
        let what = Label::new("moment of truth", "moment van de waarheid");
        let edit =
            Edit::SetTouchpoints { journey: journey.id.clone(), touchpoints: touchpoints.collect(), what };
        self.edit(edit, None);
    }

    /// Text from the clipboard: touchpoints that were copied here or in another window.
    pub(super) fn paste(&mut self, text: &str, actions: &mut Vec<Action>) {
        let Some(document) = &self.document else { return };
        let Some(journey) = document.journey() else { return };
        match Clip::from_text(text) {
            Some(clip) => {
                let here = self.view().and_then(|view| self.canvas.place_here(&view));
                let phase =
                    || offer::current_phase(journey, &document.selection).map(|phase| phase.id.clone());
                let place = here.unwrap_or_else(|| Place { phase: phase(), before: None });
                actions.push(Action::Apply(Edit::Paste { journey: journey.id.clone(), place, clip }));
            }
            None => actions.push(Action::Notice(words::NOTHING_COPIED.text(self.lang).to_owned())),
        }
    }

    /// What the map shows now.
    fn view(&self) -> Option<View<'_>> {
        let document = self.document.as_ref()?;
        Some(view_of(document, document.picture()?, &self.theme, self.lang))
    }

    /// Selects touchpoints and brings the first one into view.
    pub(super) fn find(&mut self, touchpoints: Vec<Id<Touchpoint>>) {
        self.with_document(|document| document.unfold_for(&touchpoints));
        if let Some(first) = touchpoints.first() {
            self.canvas.reveal(first.clone());
        }
        self.select(Selection { touchpoints, ..Selection::default() });
    }

    /// Selects what a problem is about, and shows it.
    pub(super) fn go_to(&mut self, subject: &SubjectRef) {
        match subject {
            SubjectRef::Touchpoint(id) => {
                self.with_document(|document| document.unfold_for(std::slice::from_ref(id)));
                self.canvas.reveal(id.clone());
                self.select(Selection::touchpoint(id.clone()));
            }
            SubjectRef::Phase(id) => {
                self.select(Selection::phase(id.clone()));
                self.canvas.reveal_selection();
            }
            SubjectRef::Transition(from, to, kind, rank) => {
                self.with_document(|document| document.unfold_for(&[from.clone(), to.clone()]));
                self.canvas.reveal(from.clone());
                self.select(Selection::transition((from.clone(), to.clone(), *kind, *rank)));
            }
            _ => {}
        }
    }
}

/// What the canvas shows of a document.
pub(super) fn view_of<'a>(
    document: &'a Document,
    picture: &'a Picture,
    theme: &'a Theme,
    lang: Lang,
) -> View<'a> {
    View {
        workspace: &picture.workspace,
        journey: &picture.journey,
        current: document.journey().filter(|now| now.id == picture.journey.id).unwrap_or(&picture.journey),
        layout: &picture.layout,
        scene: &picture.scene,
        revision: picture.revision,
        theme,
        lang,
        lit: document.sight.lit().map(|lit| &**lit),
        // What is played back is drawn without badges.
        badges: document.gaps.insight().filter(|_| document.replay.is_none()).map(|insight| &*insight.badges),
        selection: &document.selection,
        small_map: document.small_map,
        read_only: document.is_fixed(),
        reduced_motion: document.still,
        photos: Some(&document.photos),
    }
}

/// An edit that adds this touchpoint after the selected one, else at the end of the selected phase,
/// else of the first one, else in the tray.
pub fn new_touchpoint(journey: &Journey, selection: &Selection, touchpoint: Touchpoint) -> Edit {
    let phase = offer::current_phase(journey, selection);
    let after = selection.touchpoints.last();
    let before = phase.and_then(|phase| {
        let at = phase.touchpoints.iter().position(|known| Some(&known.id) == after)?;
        phase.touchpoints.get(at + 1).map(|next| next.id.clone())
    });
    let place = Place { phase: phase.map(|phase| phase.id.clone()), before };
    let lane = after.and_then(|id| journey.touchpoint(id)).filter(|_| touchpoint.channel.is_empty());
    let channel = lane.map_or_else(|| touchpoint.channel.clone(), |near| near.channel.clone());
    let touchpoint = Touchpoint { channel, ..touchpoint };
    Edit::AddTouchpoints { journey: journey.id.clone(), place, touchpoints: vec![touchpoint] }
}
