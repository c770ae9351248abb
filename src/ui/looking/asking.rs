//! What the window does when a way to look at the map asks for something.

use egui::Context;

use super::entries::Around;
use super::palette::RECENT;
use super::sight::{Search, touchpoints_of};
use super::{Ask, Palette, Scope, palette_ui};
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
            _ => return false,
        }
        true
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
