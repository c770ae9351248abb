//! A text typed in place: the title on a card, the name of a phase, the label on a line.
//! Enter or leaving the field commits one edit, Escape cancels.

use egui::{FontId, Key, Modifiers, Rect, TextEdit, Ui, Vec2, vec2};

use super::View;
use super::camera::Camera;
use super::cut::family;
use super::gesture::Typed;
use super::outline::colour;
use super::places::{Places, header_rect, middle};
use super::words;
use crate::edit::Edit;
use crate::text::{Face, Style, one_line};
use crate::ui::Action;

/// Type is never smaller than this while it is typed, in pixels.
const SMALLEST: f32 = 12.0;

/// The text being typed.
#[derive(Debug)]
pub struct Typing {
    what: Typed,
    text: String,
    /// The text that was there, once the field is open.
    before: Option<String>,
    /// Where the field is on the screen.
    pub rect: Option<Rect>,
}

impl Typing {
    /// Opens this text.
    pub fn new(what: Typed) -> Self {
        Self { what, text: String::new(), before: None, rect: None }
    }

    /// Draws the field; the edit when it is done, and whether it stays open.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        places: &Places,
        camera: &Camera,
    ) -> (Option<Action>, bool) {
        let Some((area, style)) = self.area(view, places) else { return (None, false) };
        let opening = self.before.is_none();
        if opening {
            let Some(text) = self.present(view) else { return (None, false) };
            self.text.clone_from(&text);
            self.before = Some(text);
        }
        let size = (style.size * camera.zoom).clamp(SMALLEST, 48.0);
        let rect = field_rect(camera.screen_rect(area), size, camera.viewport);
        let escape = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        if escape {
            return (None, false);
        }
        let enter = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        let response = self.field(ui, view, rect, size, style);
        if opening {
            response.request_focus();
            select_all(ui, &response, self.text.chars().count());
        }
        self.rect = Some(rect.union(response.rect));
        let left = !opening && !response.has_focus() && response.lost_focus();
        if enter || left {
            return (self.edit(view), false);
        }
        (None, true)
    }

    fn field(&mut self, ui: &mut Ui, view: &View<'_>, rect: Rect, size: f32, style: Style) -> egui::Response {
        let name = match self.what {
            Typed::Card(_) => words::TITLE,
            Typed::Phase(_) => words::NAME,
            Typed::Transition(_) => words::LABEL,
        };
        let paper = colour(view.theme.paper, 1.0);
        ui.painter().rect(
            rect.expand(2.0),
            4.0,
            paper,
            egui::Stroke::new(2.0, colour(view.theme.accent, 1.0)),
            egui::StrokeKind::Outside,
        );
        let field = TextEdit::multiline(&mut self.text)
            .id(ui.scope_id().with("typing in place"))
            .font(FontId::new(size, family(style)))
            .text_color(colour(view.theme.ink, 1.0))
            .background_color(paper)
            .desired_rows(1)
            .desired_width(rect.width())
            .margin(Vec2::splat(2.0))
            .frame(egui::Frame::NONE)
            .char_limit(300)
            .return_key(None);
        let response = ui.put(rect, field);
        response.accessible_name(name.text(view.lang))
    }

    /// Where the text lies on the map, and how it is set.
    fn area(&self, view: &View<'_>, places: &Places) -> Option<(Rect, Style)> {
        match &self.what {
            Typed::Card(id) => {
                let card = places.card(view.layout, id)?;
                let mut area = card.rect.shrink2(vec2(4.0, 6.0));
                area.min.x += 8.0;
                area.max.y -= 24.0;
                Some((area, Style::new(13.5, Face::SemiBold)))
            }
            Typed::Phase(id) => {
                let header = header_rect(view.layout, id)?;
                Some((header.shrink2(vec2(16.0, 12.0)), Style::new(16.0, Face::Bold)))
            }
            Typed::Transition(key) => {
                let route = places.route(view.layout, key)?;
                let free = || Rect::from_center_size(middle(route), vec2(120.0, 18.0));
                let area = route.label.as_ref().map_or_else(free, |label| label.rect);
                Some((area, Style::new(12.0, Face::Regular)))
            }
        }
    }

    /// The text as it is in the journey.
    fn present(&self, view: &View<'_>) -> Option<String> {
        match &self.what {
            Typed::Card(id) => view.journey.touchpoint(id).map(|touchpoint| touchpoint.title.clone()),
            Typed::Phase(id) => view.journey.phase(id).map(|phase| phase.name.clone()),
            Typed::Transition(key) => {
                let route = view.layout.routes.iter().find(|route| route.key() == *key)?;
                Some(route.transition.label.clone())
            }
        }
    }

    fn edit(&self, view: &View<'_>) -> Option<Action> {
        let text = one_line(&self.text);
        if self.before.as_ref().is_some_and(|before| one_line(before) == text) {
            return None;
        }
        let journey = view.journey.id.clone();
        let edit = match &self.what {
            Typed::Card(id) => {
                let mut touchpoint = (**view.journey.touchpoint(id)?).clone();
                touchpoint.title = text;
                Edit::SetTouchpoints { journey, touchpoints: vec![touchpoint], what: words::TITLE }
            }
            Typed::Phase(id) => {
                let mut phase = (**view.journey.phase(id)?).clone();
                phase.name = text;
                Edit::SetPhase { journey, phase, what: words::NAME }
            }
            Typed::Transition(key) => {
                let route = view.layout.routes.iter().find(|route| route.key() == *key)?;
                let mut transition = (*route.transition).clone();
                transition.label = text;
                Edit::SetTransition { journey, key: key.clone(), transition, what: words::LABEL }
            }
        };
        Some(Action::Apply(edit))
    }
}

/// The field lies over its text, is never too narrow to type in, and stays inside the view.
fn field_rect(shown: Rect, size: f32, viewport: Rect) -> Rect {
    let wanted = shown.size().max(vec2(size * 10.0, size * 1.6)).min(viewport.size());
    let mut rect = Rect::from_min_size(shown.min, wanted);
    let over = (rect.max - viewport.max).max(Vec2::ZERO);
    rect = rect.translate(-over);
    rect.translate((viewport.min - rect.min).max(Vec2::ZERO))
}

fn select_all(ui: &Ui, response: &egui::Response, length: usize) {
    let Some(mut state) = TextEdit::load_state(ui.ctx(), response.id) else { return };
    let end = egui::text::CCursor::new(length);
    let all = egui::text::CCursorRange::two(egui::text::CCursor::default(), end);
    state.cursor.set_char_range(Some(all));
    TextEdit::store_state(ui.ctx(), response.id, state);
}
