//! A text typed in place: the title on a card, the name of a phase, the label on a line, what a model calls a
//! phase. Enter or leaving the field commits one edit, Escape cancels; from phases Tab goes to the next one,
//! Up and Down to the bands of models over them and back.

use egui::{Event, FontId, ImeEvent, Key, Modifiers, Rect, TextEdit, Ui, Vec2, vec2};

use super::camera::Camera;
use super::cut::family;
use super::gesture::Typed;
use super::outline::colour;
use super::places::{Places, header_rect, middle};
use super::{Canvas, View, words};
use crate::edit::{Edit, StepName};
use crate::layout::RouteKey;
use crate::model::{Id, Journey, Lang, Phase, Transition};
use crate::scene;
use crate::text::{Face, Style, one_line};
use crate::ui::Action;
use crate::vocabulary::{model, overlays_of, retagged, stage_names, stages_named, tagged_stages};

/// As many letters as a title may have.
const LONGEST: usize = 300;
/// Type is never smaller than this while it is typed, in pixels.
const SMALLEST: f32 = 12.0;

/// What was typed before the field could open, since the card is not on the map yet.
#[derive(Debug, Default)]
pub struct Early {
    text: String,
    /// Enter was pressed: the text is done.
    done: bool,
}

/// The text being typed.
#[derive(Debug)]
pub struct Typing {
    what: Typed,
    text: String,
    /// The text that was there, once the field is open.
    before: Option<String>,
    /// What was typed before.
    early: Early,
    /// Where the field is on the screen.
    pub rect: Option<Rect>,
}

impl Typing {
    /// Opens this text.
    pub fn new(what: Typed) -> Self {
        Self { what, text: String::new(), before: None, early: Early::default(), rect: None }
    }

    /// Opens this text with what was typed already in its place.
    pub fn after(what: Typed, early: Early) -> Self {
        Self { early, ..Self::new(what) }
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
            let Some(text) = self.present(view.current, view.lang) else { return (None, false) };
            self.text.clone_from(if self.early.text.is_empty() { &text } else { &self.early.text });
            self.before = Some(text);
            if self.early.done {
                return (self.edit(view.current, view.lang), false);
            }
        }
        let size = (style.size * camera.zoom).clamp(SMALLEST, 48.0);
        let rect = field_rect(camera.screen_rect(area), size, camera.viewport);
        let escape = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        if escape {
            return (None, false);
        }
        if let Some(next) = self.next(ui, view).filter(|_| !opening) {
            let edit = self.edit(view.current, view.lang);
            *self = Self::new(next);
            ui.ctx().request_repaint();
            return (edit, true);
        }
        let enter = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        let response = self.field(ui, view, rect, size, style);
        if opening {
            response.request_focus();
            let end = self.text.chars().count();
            select(ui, &response, if self.early.text.is_empty() { 0 } else { end }, end);
        }
        self.rect = Some(rect.union(response.rect));
        let left = !opening && !response.has_focus() && response.lost_focus();
        if enter || left {
            return (self.edit(view.current, view.lang), false);
        }
        (None, true)
    }

    fn field(&mut self, ui: &mut Ui, view: &View<'_>, rect: Rect, size: f32, style: Style) -> egui::Response {
        let name = match self.what {
            Typed::Card(_) => words::TITLE,
            Typed::Phase(_) => words::NAME,
            Typed::Transition(_) => words::LABEL,
            Typed::Stage(..) => words::STAGE,
        };
        let paper = colour(view.theme.paper, 1.0);
        // The ground is as high as the text, which may take more rows than on the map.
        let ground = ui.painter().add(egui::Shape::Noop);
        let field = TextEdit::multiline(&mut self.text)
            .id(ui.scope_id().with("typing in place"))
            .font(FontId::new(size, family(style)))
            .text_color(colour(view.theme.ink, 1.0))
            .background_color(paper)
            .desired_rows(1)
            .desired_width(rect.width())
            .margin(Vec2::splat(2.0))
            .frame(egui::Frame::NONE)
            .char_limit(LONGEST)
            .lock_focus(matches!(self.what, Typed::Phase(_) | Typed::Stage(..)))
            .return_key(None);
        let response = ui.put(rect, field);
        let frame = egui::Stroke::new(2.0, colour(view.theme.accent, 1.0));
        let around = rect.union(response.rect).expand(2.0);
        let shape = egui::epaint::RectShape::new(around, 4.0, paper, frame, egui::StrokeKind::Outside);
        ui.painter().set(ground, shape);
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
            Typed::Stage(model, phase) => {
                let (rect, _) = scene::band_over(view.journey, view.layout, model, phase)?;
                Some((rect, Style::new(12.0, Face::Medium)))
            }
        }
    }

    /// Where a key leads from a phase's name, or from what a model calls it.
    fn next(&self, ui: &Ui, view: &View<'_>) -> Option<Typed> {
        let (Typed::Phase(phase) | Typed::Stage(_, phase)) = &self.what else { return None };
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        let back = pressed(Modifiers::SHIFT, Key::Tab);
        if back || pressed(Modifiers::NONE, Key::Tab) {
            let phases = &view.layout.phases;
            // Phases that stand for the same are passed together.
            let together = match &self.what {
                Typed::Stage(model, phase) => {
                    scene::band_over(view.journey, view.layout, model, phase).map(|(_, phases)| phases)
                }
                _ => None,
            };
            let together = together.unwrap_or_else(|| vec![phase.clone()]);
            let end = if back { together.first()? } else { together.last()? };
            let at = phases.iter().position(|place| place.id == *end)?;
            let next = if back { at.checked_sub(1)? } else { at + 1 };
            let next = phases.get(next)?.id.clone();
            return Some(match &self.what {
                Typed::Stage(model, _) => Typed::Stage(model.clone(), next),
                _ => Typed::Phase(next),
            });
        }
        let up = pressed(Modifiers::NONE, Key::ArrowUp);
        if !up && !pressed(Modifiers::NONE, Key::ArrowDown) {
            return None;
        }
        // From top to bottom: the bands as they lie, then the name of the phase itself.
        let bands = overlays_of(view.journey)
            .filter(|band| scene::band_over(view.journey, view.layout, &band.id, phase).is_some());
        let rows = bands.map(|band| Typed::Stage(band.id.clone(), phase.clone()));
        let rows: Vec<Typed> = rows.chain([Typed::Phase(phase.clone())]).collect();
        let at = rows.iter().position(|row| *row == self.what)?;
        let next = if up { at.checked_sub(1)? } else { at + 1 };
        rows.get(next).cloned()
    }

    /// The text as it is in the journey.
    fn present(&self, journey: &Journey, lang: Lang) -> Option<String> {
        match &self.what {
            Typed::Card(id) => journey.touchpoint(id).map(|touchpoint| touchpoint.title.clone()),
            Typed::Phase(id) => journey.phase(id).map(|phase| phase.name.clone()),
            Typed::Transition(key) => transition(journey, key).map(|transition| transition.label.clone()),
            Typed::Stage(id, phase) => {
                let stages: Vec<String> =
                    tagged_stages(journey.phase(phase)?, id).map(str::to_owned).collect();
                Some(stage_names(model(id)?, &stages, lang))
            }
        }
    }

    /// The edit that what was typed asks for, made from the journey as it is now: a picture may be
    /// older, and what changed since then must stay.
    fn edit(&self, journey: &Journey, lang: Lang) -> Option<Action> {
        let text = one_line(&self.text);
        if self.before.as_ref().is_none_or(|before| one_line(before) == text) {
            return None;
        }
        let id = journey.id.clone();
        let edit = match &self.what {
            Typed::Card(card) => {
                let mut touchpoint = (**journey.touchpoint(card)?).clone();
                touchpoint.title = text;
                Edit::SetTouchpoints { journey: id, touchpoints: vec![touchpoint], what: words::TITLE }
            }
            Typed::Phase(phase) => {
                let mut phase = (**journey.phase(phase)?).clone();
                phase.name = text;
                Edit::SetPhase { journey: id, phase, what: words::NAME }
            }
            Typed::Transition(key) => {
                let mut transition = transition(journey, key)?.clone();
                transition.label = text;
                Edit::SetTransition { journey: id, key: key.clone(), transition, what: words::LABEL }
            }
            Typed::Stage(model, phase) => return renamed_stage(journey, (model, phase), &text, lang),
        };
        Some(Action::Apply(edit))
    }
}

/// What stands over a phase and over those beside it that stand for the same, as one step.
fn renamed_stage(
    journey: &Journey,
    (id, phase): (&str, &Id<Phase>),
    text: &str,
    lang: Lang,
) -> Option<Action> {
    let template = model(id)?;
    let own: Vec<&str> = tagged_stages(journey.phase(phase)?, id).collect();
    let at = journey.phases.iter().position(|known| known.id == *phase)?;
    let (before, behind) = journey.phases.split_at_checked(at)?;
    let same = |known: &&std::sync::Arc<Phase>| {
        !own.is_empty() && tagged_stages(known, id).collect::<Vec<_>>() == own
    };
    let left = before.iter().rev().take_while(same).count();
    let right = behind.iter().skip(1).take_while(same).count();
    let stages = stages_named(template, text);
    let edits = journey.phases.get(at - left..=at + right)?.iter().map(|known| {
        let phase = Phase { model_tags: retagged(known, id, &stages).into(), ..(**known).clone() };
        Edit::SetPhase { journey: journey.id.clone(), phase, what: words::STAGE }
    });
    let name = StepName::new(words::STAGE_STEP, template.name(lang));
    Some(Action::ApplyAll(edits.collect(), name))
}

impl Canvas {
    /// Closes the text that is being typed and gives the edit it asks for, made from `journey` as it
    /// is now. To be called before what would lose the text: save, open, close, quit.
    pub fn commit_typing(&mut self, journey: &Journey, lang: Lang) -> Option<Action> {
        let same = self.read.as_ref().is_some_and(|(read, _)| *read == journey.id);
        let early = std::mem::take(&mut self.early);
        let waiting = self.rename.take().map(|id| Typing {
            text: early.text,
            before: journey.touchpoint(&id).map(|touchpoint| touchpoint.title.clone()),
            ..Typing::new(Typed::Card(id))
        });
        // An empty field that nobody saw yet asks for nothing.
        let waiting = waiting.filter(|typing| !typing.text.is_empty());
        let typing = self.typing.take().or(waiting)?;
        same.then(|| typing.edit(journey, lang))?
    }

    /// Whether letters are text: a field is open, or opens as soon as its card is on the map.
    pub fn is_typing(&self) -> bool {
        self.typing.is_some() || self.rename.is_some()
    }

    /// Keeps what is typed while the field waits for its card; gives up where none will come.
    pub(super) fn hold_text(&mut self, ui: &Ui, view: &View<'_>) {
        let Some(id) = &self.rename else { return };
        let hidden = view.journey.touchpoint(id).is_some() && self.places.card(view.layout, id).is_none();
        let gone = view.current.touchpoint(id).is_none();
        let escape = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        if hidden || gone || escape || view.read_only {
            self.rename = None;
            self.early = Early::default();
            return;
        }
        let early = &mut self.early;
        ui.input_mut(|input| input.events.retain(|event| !early.takes(event)));
    }
}

impl Early {
    /// Takes a key or letters in; whether they were meant for a text.
    fn takes(&mut self, event: &Event) -> bool {
        match event {
            Event::Text(text) | Event::Ime(ImeEvent::Commit(text)) if !self.done => {
                let room = LONGEST.saturating_sub(self.text.chars().count());
                self.text.extend(text.chars().take(room));
            }
            Event::Key { key: Key::Backspace, pressed: true, .. } => drop(self.text.pop()),
            Event::Key { key: Key::Enter, pressed: true, modifiers, .. } if modifiers.is_none() => {
                self.done = true;
            }
            Event::Text(_) | Event::Ime(_) => {}
            _ => return false,
        }
        true
    }
}

/// The transition of this name.
fn transition<'a>(journey: &'a Journey, (from, to, kind, rank): &RouteKey) -> Option<&'a Transition> {
    let same =
        |known: &&std::sync::Arc<Transition>| known.from == *from && known.to == *to && known.kind == *kind;
    journey.all_transitions().filter(same).nth(usize::try_from(*rank).ok()?).map(|known| &**known)
}

/// The field lies over its text, is never too narrow to type in, and stays inside the view.
fn field_rect(shown: Rect, size: f32, viewport: Rect) -> Rect {
    let wanted = shown.size().max(vec2(size * 10.0, size * 1.6)).min(viewport.size());
    let mut rect = Rect::from_min_size(shown.min, wanted);
    let over = (rect.max - viewport.max).max(Vec2::ZERO);
    rect = rect.translate(-over);
    rect.translate((viewport.min - rect.min).max(Vec2::ZERO))
}

fn select(ui: &Ui, response: &egui::Response, start: usize, end: usize) {
    let Some(mut state) = TextEdit::load_state(ui.ctx(), response.id) else { return };
    let [start, end] = [start, end].map(egui::text::CCursor::new);
    state.cursor.set_char_range(Some(egui::text::CCursorRange::two(start, end)));
    TextEdit::store_state(ui.ctx(), response.id, state);
}
