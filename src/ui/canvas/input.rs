//! egui's events to camera moves, to the gesture kernel and to keys. The only file of the canvas
//! that reads the pointer.

use egui::{CursorIcon, Key, Modifiers, PointerButton, Pos2, Response, Ui, Vec2};

use super::gesture::{Gesture, Input, Outcome, Typed};
use super::places::{DropPlace, Target};
use super::walk::{self, Arrow};
use super::{Canvas, View, access, around, tips};
use crate::model::Touchpoint;
use crate::scene;
use crate::ui::{Action, Selection};

/// The clicks of a double click lie less than this apart, in seconds.
const DOUBLE_CLICK: f64 = 0.5;

impl Outcome {
    /// Adds what another step asks for.
    pub fn merge(&mut self, other: Self) {
        self.actions.extend(other.actions);
        self.type_in = other.type_in.or(self.type_in.take());
    }
}

/// Wheel, pinch, middle button, and Space with the pointer.
pub fn camera(ui: &Ui, canvas: &mut Canvas, view: &View<'_>, response: &Response) {
    let picture = view.scene.bounds;
    let over = ui.rect_contains_pointer(response.rect);
    let (scroll, zoom, pointer, delta) = ui.input(|input| {
        let pointer = &input.pointer;
        (input.smooth_scroll_delta(), input.zoom_delta(), pointer.hover_pos(), pointer.delta())
    });
    if over && zoom != 1.0 {
        canvas.camera.zoom_by(zoom, pointer.unwrap_or(response.rect.center()), picture);
        canvas.fitted = None;
    } else if over && scroll != Vec2::ZERO {
        canvas.camera.pan(scroll, picture);
        canvas.fitted = None;
    }
    let space = canvas.typing.is_none()
        && !ui.ctx().text_edit_focused()
        && ui.input(|input| input.key_down(Key::Space));
    let (middle, primary, pressed) = ui.input(|input| {
        let pointer = &input.pointer;
        (pointer.middle_down(), pointer.primary_down(), pointer.any_pressed())
    });
    if pressed && over && (middle || (primary && space)) {
        canvas.panning = true;
        if space {
            canvas.gesture = Gesture::Idle;
        }
    }
    canvas.panning &= middle || primary;
    if (canvas.panning || canvas.gesture == Gesture::Pan) && delta != Vec2::ZERO {
        canvas.camera.pan(delta, picture);
        canvas.fitted = None;
    }
}

/// The main button, to the kernel.
pub fn pointer(ui: &Ui, canvas: &mut Canvas, view: &View<'_>, response: &Response) -> Outcome {
    let mut outcome = Outcome::default();
    let over = ui.rect_contains_pointer(response.rect);
    let at = ui.input(|input| input.pointer.latest_pos());
    let map_at = at.map(|at| canvas.place_under(at));
    canvas.pointer = map_at.filter(|_| over);
    canvas.drop_here = map_at.filter(|_| over).and_then(|at| canvas.places.drop_at(view.layout, at, &[]));
    let now = ui.input(|input| input.time);
    for input in events(ui, canvas, over, response) {
        let just_folded = canvas.folded_at.is_some_and(|then| now - then < DOUBLE_CLICK);
        if matches!(input, Input::DoubleClick { .. }) && just_folded {
            continue;
        }
        // A double click on the band of a model types what stands over the phase below it.
        if let Input::DoubleClick { at } = input
            && let Some((model, phase)) =
                scene::band_at(view.journey, view.layout, at).filter(|_| !view.read_only)
        {
            outcome.type_in = Some(Typed::Stage(model.id.clone(), phase));
            continue;
        }
        let around = around(view, &canvas.places, canvas.camera.zoom);
        outcome.merge(canvas.gesture.step(input, &around));
        if let Input::Press { .. } = input {
            response.request_focus();
        }
        if outcome.actions.iter().any(|action| matches!(action, Action::Show(_))) {
            canvas.folded_at = Some(now);
        }
        let_go(canvas, &outcome, map_at, input);
    }
    let idle = matches!(canvas.gesture, Gesture::Idle | Gesture::Link { .. });
    canvas.hover = match map_at.filter(|_| over && idle && canvas.typing.is_none()) {
        Some(at) => canvas.places.target(view.layout, at, canvas.camera.zoom),
        None => Target::Ground,
    };
    outcome
}

/// Remembers where dropped cards were, so that they glide on from there.
fn let_go(canvas: &mut Canvas, outcome: &Outcome, at: Option<Pos2>, input: Input) {
    if let (Input::Move { .. }, Gesture::Cards { ids, offset, .. }) = (input, &canvas.gesture) {
        canvas.dragged = Some((ids.clone(), *offset));
    }
    if !matches!(canvas.gesture, Gesture::Cards { .. })
        && let Some((ids, offset)) = canvas.dragged.take()
    {
        let edits = |action: &Action| matches!(action, Action::Apply(_) | Action::ApplyGrouped(..));
        let moved = outcome.actions.iter().any(edits);
        for id in ids.iter().filter(|_| moved && at.is_some()) {
            canvas.motion.let_go(id, offset);
        }
    }
}

/// What the main button did this frame, in order, in map points.
fn events(ui: &Ui, canvas: &Canvas, over: bool, response: &Response) -> Vec<Input> {
    let mut inputs = Vec::new();
    let mut twice = None;
    // Another widget of the canvas, the text field, has the pointer.
    let taken = ui.ctx().dragged_id().is_some_and(|id| id != response.id) || canvas.panning;
    let map = |at: Pos2| canvas.place_under(at);
    ui.input(|input| {
        for event in &input.events {
            match event {
                egui::Event::PointerMoved(at) if canvas.gesture.is_busy() || !inputs.is_empty() => {
                    inputs.push(Input::Move { at: map(*at) });
                }
                egui::Event::PointerButton {
                    pos,
                    button: PointerButton::Primary,
                    pressed: true,
                    modifiers,
                } if over && !taken && !canvas.in_field(*pos) => {
                    let add = modifiers.shift || modifiers.command;
                    inputs.push(Input::Press { at: map(*pos), add });
                }
                egui::Event::PointerButton {
                    pos, button: PointerButton::Primary, pressed: false, ..
                } => {
                    inputs.push(Input::Release { at: map(*pos) });
                    twice = Some(*pos).filter(|pos| over && !taken && !canvas.in_field(*pos));
                }
                egui::Event::WindowFocused(false) => inputs.push(Input::Cancel),
                _ => {}
            }
        }
        // Both clicks may come in one frame, and still are one double click.
        if let Some(pos) = twice.filter(|_| input.pointer.button_double_clicked(PointerButton::Primary)) {
            inputs.push(Input::DoubleClick { at: map(pos) });
        }
    });
    inputs
}

/// Arrows, Enter and Escape, when the map has the keyboard.
pub fn keys(ui: &Ui, canvas: &mut Canvas, view: &View<'_>, response: &Response) -> Outcome {
    let mut outcome = Outcome::default();
    if let Some(id) = canvas.focus_next.take() {
        ui.memory_mut(|memory| memory.request_focus(access::card_id(response.id, &id)));
    }
    let has_keyboard = has_keyboard(ui, view, response);
    canvas.focus = ui.memory(|memory| memory.focused()).filter(|_| has_keyboard);
    if canvas.typing.is_some() || !has_keyboard {
        return outcome;
    }
    access::keep_keys(ui, response.id);
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if canvas.gesture.is_cancellable() && pressed(Key::Escape) {
        canvas.gesture = Gesture::Idle;
        canvas.dragged = None;
    } else if !view.selection.is_empty() && pressed(Key::Escape) {
        outcome.actions.push(Action::Select(Selection::default()));
    }
    let arrows = [
        (Key::ArrowLeft, Arrow::Left),
        (Key::ArrowRight, Arrow::Right),
        (Key::ArrowUp, Arrow::Up),
        (Key::ArrowDown, Arrow::Down),
    ];
    for (_, arrow) in arrows.into_iter().filter(|(key, _)| pressed(*key)) {
        let from = view.selection.touchpoints.last();
        if let Some(id) = walk::step(view.layout, &canvas.places, from, arrow) {
            canvas.reveal = Some(id.clone());
            // In this very frame egui would still move the focus in the arrow's direction.
            canvas.focus_next = Some(id.clone());
            ui.ctx().request_repaint();
            outcome.actions.push(Action::Select(Selection::touchpoint(id)));
        }
    }
    if !view.read_only && (pressed(Key::Enter) || pressed(Key::F2)) {
        outcome.type_in = super::typed_of(view.selection);
    }
    outcome
}

/// Whether keys are meant for the map: nothing else has the keyboard.
fn has_keyboard(ui: &Ui, view: &View<'_>, response: &Response) -> bool {
    let Some(focused) = ui.memory(|memory| memory.focused()) else { return true };
    let card = || view.selection.touchpoints.iter().any(|id| access::card_id(response.id, id) == focused);
    focused == response.id || card()
}

/// A touchpoint dragged in from the catalogue: where it would land; added when let go.
pub fn payload(
    ui: &Ui,
    canvas: &Canvas,
    view: &View<'_>,
    response: &Response,
    outcome: &mut Outcome,
) -> Option<DropPlace> {
    if view.read_only || !ui.rect_contains_pointer(response.rect) {
        return None;
    }
    let dragged = egui::DragAndDrop::payload::<Touchpoint>(ui.ctx())?;
    let drop = canvas.drop_here.clone()?;
    if ui.input(|input| input.pointer.any_released()) {
        egui::DragAndDrop::clear_payload(ui.ctx());
        let around = around(view, &canvas.places, canvas.camera.zoom);
        outcome.actions.push(Action::Apply(around.ground.add((*dragged).clone(), &drop)));
        return None;
    }
    Some(drop)
}

/// The pointer's shape, and what it tells.
pub fn cursor_and_tooltip(ui: &Ui, canvas: &Canvas, view: &View<'_>, response: &Response) {
    if !ui.rect_contains_pointer(response.rect) || canvas.typing.is_some() {
        return;
    }
    let icon = match (&canvas.gesture, &canvas.hover) {
        _ if canvas.panning => CursorIcon::Grabbing,
        (Gesture::Pan | Gesture::Cards { .. } | Gesture::Phase { .. }, _) => CursorIcon::Grabbing,
        (Gesture::Connect { .. } | Gesture::Link { .. } | Gesture::Marquee { .. }, _) => {
            CursorIcon::Crosshair
        }
        (_, Target::Handle(..)) if !view.read_only => CursorIcon::Crosshair,
        (
            _,
            Target::Card(_) | Target::Handle(..) | Target::Transition(_) | Target::Phase(_) | Target::Lane(_),
        ) => CursorIcon::PointingHand,
        _ => CursorIcon::Default,
    };
    ui.ctx().set_cursor_icon(icon);
    if !canvas.gesture.is_busy() {
        tips::show(ui, canvas, view, response);
    }
}
