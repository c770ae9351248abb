//! What the window does when a way to look at the map asks for something.

use egui::Context;

use super::entries::Around;
use super::palette::RECENT;
use super::sight::{Search, touchpoints_of};
use super::{Ask, Palette, Scope, kept, palette_ui, words};
use crate::edit::{Edit, StepName};
use crate::model::{Id, Journey};
use crate::ui::document::Document;
use crate::ui::{Action, Command, MainView, WandelApp};

impl WandelApp {
    /// Does what a way to look at the map asked for.
    pub(in crate::ui) fn looking_asked(&mut self, ctx: &Context, ask: Ask) {
        match ask {
            Ask::Palette(scope) => self.palette = Some(Palette::new(scope)),
            Ask::ClosePalette => self.palette = None,
            Ask::Chosen(id, action) => self.chosen(ctx, id, *action),
            Ask::GoTo(id) => {
                if self.document.as_ref().is_some_and(|document| !document.view.shows_map()) {
                    self.show_view(MainView::Map);
                }
                self.find(vec![id]);
            }
            Ask::Search(text) => self.with_search(|search| search.text = text),
            Ask::FindFocused => self.with_search(|search| search.wants_focus = false),
            Ask::NextHit(forward) => self.next_hit(forward),
            Ask::StopFinding => self.with_document(|document| document.sight.search = None),
            Ask::Toggle(criterion) => self.with_document(|document| document.sight.toggle(&criterion)),
            Ask::Hide(hides) => self.with_document(|document| document.sight.hides = hides),
            Ask::ClearFilter => self.with_document(|document| document.sight.clear()),
            Ask::LookAt(name) => self.look_at(&name),
            Ask::Keep(name) => self.change_views(|document| {
                let view = kept::capture(document, &name);
                kept::keep(document.editor.workspace(), view)
            }),
            Ask::RenameTo(name) => self.change_views(|document| {
                kept::rename(document.editor.workspace(), &document.sight.about, &name)
            }),
            Ask::Forget(name) => {
                self.change_views(|document| kept::forget(document.editor.workspace(), &name));
            }
            Ask::About(name) => self.with_document(|document| document.sight.about = name),
            Ask::NameJourney(name) => self.name_journey(name),
            Ask::Enter(id) => self.enter_details(Some(id)),
            Ask::OutlineFold(row, open) => self.with_document(|document| {
                document.outline.fold(&row, open);
                document.outline.follow = true;
            }),
            Ask::OutlineType(text) => self.with_document(|document| {
                document.outline.typing = text.filter(|_| document.read_only.is_none());
            }),
            Ask::OutlineFollow => self.with_document(|document| document.outline.follow = true),
            Ask::OutlineFollowed => self.with_document(|document| document.outline.follow = false),
            Ask::Colours(scheme) => self.with_document(|document| document.colours = scheme),
            Ask::Route(persona) => self.with_document(|document| {
                document.sight.route = persona;
                document.request.persona = None;
            }),
        }
        ctx.request_repaint();
    }

    fn with_search(&mut self, act: impl FnOnce(&mut Search)) {
        self.with_document(|document| {
            if let Some(search) = &mut document.sight.search {
                act(search);
            }
        });
    }

    /// Opens the search, or goes back to its field.
    fn start_finding(&mut self) {
        self.with_document(|document| {
            document.sight.search.get_or_insert_default().wants_focus = true;
            if !document.view.shows_map() {
                document.view = MainView::Map;
            }
        });
    }

    /// Shows the next hit, or the one before.
    fn next_hit(&mut self, forward: bool) {
        let Some(document) = &mut self.document else { return };
        let Some(journey) = document.journey().cloned() else { return };
        let hit = document.sight.search.as_mut().and_then(|search| search.step(forward)).cloned();
        let Some(hit) = hit else { return };
        match touchpoints_of(&journey, &hit.subject) {
            touchpoints if touchpoints.is_empty() => self.go_to(&hit.subject),
            touchpoints => self.find(touchpoints),
        }
    }

    /// Lights the way of the persona that is shown, shows it alone again, or the next persona's.
    fn light_route(&mut self) {
        let Some(document) = &mut self.document else { return };
        let first = document.editor.workspace().personas.first().map(|persona| persona.id.clone());
        let (alone, lit) = (document.request.persona.take(), document.sight.route.take());
        document.sight.route = match (alone, lit) {
            (Some(persona), _) => Some(persona),
            (None, Some(_)) => None,
            (None, None) => first,
        };
    }

    /// Runs what was chosen in the palette, and remembers it.
    fn chosen(&mut self, ctx: &Context, id: String, action: Action) {
        self.palette = None;
        if !id.is_empty() {
            self.settings.chosen.retain(|known| *known != id);
            self.settings.chosen.insert(0, id);
            self.settings.chosen.truncate(RECENT);
            self.keep_settings();
        }
        self.apply(ctx, action);
    }

    fn look_at(&mut self, name: &str) {
        self.with_document(|document| {
            let views = document.editor.workspace().views.clone();
            if let Some(view) = views.iter().find(|view| view.name == name) {
                kept::look_at(document, view);
            }
        });
    }

    fn change_views(&mut self, change: impl FnOnce(&Document) -> (Vec<Edit>, StepName)) {
        if let Some((edits, name)) = self.document.as_ref().map(change) {
            self.edit_all(edits, name);
        }
    }

    fn name_journey(&mut self, name: String) {
        let journey = self.document.as_ref().and_then(|document| document.journey().cloned());
        if let Some(journey) = journey {
            let journey = Journey { name, ..(*journey).clone() };
            self.edit(Edit::SetJourney { journey, what: crate::ui::words::NAME }, None);
        }
    }

    /// What a command about the journeys of a file does; whether it was one.
    fn run_for_journeys(&mut self, ctx: &Context, command: Command) -> bool {
        let Some(document) = &self.document else { return false };
        let Some(journey) = document.journey().cloned() else { return false };
        let journeys = &document.editor.workspace().journeys;
        let at = journeys.iter().position(|known| known.id == journey.id).unwrap_or(0);
        let count = journeys.len();
        match command {
            Command::NewJourney => {
                let name = crate::vocabulary::NEW_JOURNEY.text(self.lang).to_owned();
                self.edit(Edit::AddJourney { journey: Journey { name, ..Journey::default() } }, None);
            }
            Command::DuplicateJourney => {
                let name = words::COPY_OF.fill(self.lang, &[("what", &journey.name)]);
                let journey = Journey { id: Id::default(), name, ..(*journey).clone() };
                self.edit(Edit::AddJourney { journey }, None);
            }
            Command::RenameJourney => {
                let mut palette = Palette::new(Scope::NameJourney);
                palette.query.clone_from(&journey.name);
                self.palette = Some(palette);
            }
            Command::DeleteJourney if count > 1 => {
                self.edit(Edit::DeleteJourney { id: journey.id.clone() }, None);
            }
            Command::DeleteJourney => self.say(words::ONLY_JOURNEY.text(self.lang).to_owned()),
            Command::JourneyLeft if at > 0 => {
                self.edit(Edit::MoveJourney { id: journey.id.clone(), index: at - 1 }, None);
            }
            Command::JourneyRight if at + 1 < count => {
                self.edit(Edit::MoveJourney { id: journey.id.clone(), index: at + 1 }, None);
            }
            Command::JourneyLeft | Command::JourneyRight => {}
            Command::PreviousJourney => self.step_journey(-1),
            Command::NextJourney => self.step_journey(1),
            Command::EnterDetails => self.enter_details(None),
            Command::LeaveDetails => self.leave_details(),
            Command::KeepView => self.looking_asked(ctx, Ask::Palette(Scope::KeepView)),
            _ => return false,
        }
        true
    }

    /// What a command about looking does; whether it was one.
    pub(in crate::ui) fn run_for_look(&mut self, ctx: &Context, command: Command) -> bool {
        let open = self.document.is_some();
        match command {
            Command::Palette => self.looking_asked(ctx, Ask::Palette(Scope::All)),
            Command::Find if open => self.start_finding(),
            Command::FilterBy if open => self.looking_asked(ctx, Ask::Palette(Scope::Filter)),
            Command::ColourBy if open => self.looking_asked(ctx, Ask::Palette(Scope::Colours)),
            Command::LightRoute if open => self.light_route(),
            // The first Escape leaves the search, the next one the selection.
            Command::SelectNothing if self.is_searching() => {
                self.looking_asked(ctx, Ask::StopFinding);
            }
            Command::LanesBy if open => self.looking_asked(ctx, Ask::Palette(Scope::Lanes)),
            Command::ToggleMinimap => self.fold("minimap"),
            Command::ToggleMotion => {
                self.settings.reduced_motion = Some(!self.is_still());
                self.keep_settings();
            }
            _ => return self.run_for_journeys(ctx, command),
        }
        true
    }

    /// Whether things should not move by themselves: as the preferences say, else the system.
    pub(in crate::ui) fn is_still(&self) -> bool {
        self.settings.reduced_motion.unwrap_or(self.system_is_still)
    }

    fn is_searching(&self) -> bool {
        self.document.as_ref().is_some_and(|document| document.sight.search.is_some())
    }

    /// Shows the palette, if it is open and nothing else is in front.
    pub(in crate::ui) fn palette_ui(&mut self, ctx: &Context, actions: &mut Vec<Action>) {
        let Some(mut palette) = self.palette.take().filter(|_| self.dialogs.is_empty()) else { return };
        let document = self.document.as_ref();
        let around = Around { document, settings: &self.settings, lang: self.lang };
        let mark = document.map_or(0, |document| document.editor.revision() << 20 | document.sight.mark());
        let (scope, typed) = (palette.scope, palette.query.clone());
        palette.refresh(mark, |query| around.entries(scope, &typed, query), &self.settings.chosen);
        palette_ui::show(ctx, &mut palette, self.lang, &self.theme, actions);
        if let Some(entry) = palette.by_digit().and_then(|at| palette.rows.get(at)) {
            actions.push(Action::Looking(Ask::Chosen(entry.id.clone(), Box::new(entry.action.clone()))));
        }
        self.palette = Some(palette);
    }
}
