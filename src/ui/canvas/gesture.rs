//! What the pointer means: presses, moves and releases in; the gesture's state and actions out.
//! A kernel: knows no window and no egui, works in map points, and changes nothing itself.

use std::collections::HashSet;

use emath::{Pos2, Rect, Vec2};

use super::folds;
use super::places::{DropPlace, Side, Target, header_rect};
use super::plan::Ground;
use super::words;
use crate::edit::Edit;
use crate::layout::RouteKey;
use crate::model::{Id, Lang, Phase, Touchpoint};
use crate::ui::{Action, Selection};

/// So far must the pointer go before a press is a drag, in pixels.
const SLOP: f32 = 5.0;

/// What happened, in map points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Input {
    /// The main button went down; `add` with Shift or Ctrl.
    Press {
        /// Where.
        at: Pos2,
        /// Whether to add to the selection.
        add: bool,
    },
    /// The pointer moved.
    Move {
        /// To where.
        at: Pos2,
    },
    /// The main button went up.
    Release {
        /// Where.
        at: Pos2,
    },
    /// The main button was clicked twice.
    DoubleClick {
        /// Where.
        at: Pos2,
    },
    /// The escape key, or the window lost the keyboard.
    Cancel,
}

/// What is going on.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Gesture {
    /// Nothing.
    #[default]
    Idle,
    /// The button is down and has not moved yet.
    Pressed {
        /// Where it went down.
        at: Pos2,
        /// On what.
        target: Target,
        /// With Shift or Ctrl.
        add: bool,
    },
    /// The ground is dragged; the canvas moves its camera.
    Pan,
    /// A frame is drawn around cards.
    Marquee {
        /// One corner.
        from: Pos2,
        /// The other.
        to: Pos2,
    },
    /// Cards are dragged.
    Cards {
        /// Which.
        ids: Vec<Id<Touchpoint>>,
        /// The one under the pointer.
        grabbed: Id<Touchpoint>,
        /// How far from their places.
        offset: Vec2,
        /// Where the press was.
        from: Pos2,
        /// Where they would land.
        drop: Option<DropPlace>,
    },
    /// A line is drawn from a card.
    Connect {
        /// The card.
        from: Id<Touchpoint>,
        /// The edge that it leaves.
        side: Side,
        /// The pointer.
        to: Pos2,
        /// The card under the pointer.
        target: Option<Id<Touchpoint>>,
    },
    /// A line is drawn between two cards that are clicked or typed.
    Link {
        /// The card where it starts, once it is known.
        from: Option<Id<Touchpoint>>,
        /// The pointer.
        to: Pos2,
        /// The card under the pointer, or that the keyboard means.
        target: Option<Id<Touchpoint>>,
    },
    /// A phase is dragged among the others.
    Phase {
        /// Which.
        id: Id<Phase>,
        /// How far from its place.
        offset: f32,
        /// Where the press was.
        from: Pos2,
        /// Before which shown phase it would stand; their number is the end.
        slot: usize,
    },
}

/// Something whose text is typed in place.
#[derive(Clone, Debug, PartialEq)]
pub enum Typed {
    /// The title of a touchpoint.
    Card(Id<Touchpoint>),
    /// The name of a phase.
    Phase(Id<Phase>),
    /// The label of a transition.
    Transition(RouteKey),
    /// What stands over a phase in the band of a model.
    Stage(String, Id<Phase>),
}

/// What the kernel needs to know of the world.
pub struct Around<'a> {
    /// The map.
    pub ground: Ground<'a>,
    /// What is selected.
    pub selection: &'a Selection,
    /// Whether edits are refused.
    pub read_only: bool,
    /// Pixels per map point.
    pub zoom: f32,
    /// The language of notices.
    pub lang: Lang,
}

/// What a step of the kernel asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// For the app.
    pub actions: Vec<Action>,
    /// Opens a text for typing.
    pub type_in: Option<Typed>,
}

impl Outcome {
    fn act(action: Action) -> Self {
        Self { actions: vec![action], type_in: None }
    }
}

impl Gesture {
    /// Whether the pointer is doing something that hovering must not disturb.
    pub fn is_busy(&self) -> bool {
        !matches!(self, Self::Idle)
    }

    /// Whether Escape has something to cancel.
    pub fn is_cancellable(&self) -> bool {
        !matches!(self, Self::Idle | Self::Pan)
    }

    /// Starts a line between two cards that are clicked or typed; from the selected card if there is one.
    pub fn start_link(&mut self, around: &Around<'_>) {
        if around.read_only {
            return;
        }
        let from = match around.selection.touchpoints.as_slice() {
            [one] => Some(one.clone()),
            _ => None,
        };
        *self = Self::Link { from, to: Pos2::new(f32::NAN, f32::NAN), target: None };
    }

    /// Takes a card for the line that is being drawn: its start, or else its end, which makes it.
    pub fn link_with(&mut self, card: Id<Touchpoint>, around: &Around<'_>) -> Outcome {
        match std::mem::take(self) {
            Self::Link { from: None, to, .. } => {
                *self = Self::Link { from: Some(card), to, target: None };
                Outcome::default()
            }
            Self::Link { from: Some(from), .. } => connect(&from, &card, around),
            other => {
                *self = other;
                Outcome::default()
            }
        }
    }

    /// Takes one input.
    pub fn step(&mut self, input: Input, around: &Around<'_>) -> Outcome {
        match input {
            Input::Press { at, add } => self.press(at, add, around),
            Input::Move { at } => {
                self.follow(at, around);
                Outcome::default()
            }
            Input::Release { at } => {
                self.follow(at, around);
                self.release(at, around)
            }
            Input::DoubleClick { at } => double_click(at, around),
            Input::Cancel => {
                *self = Self::Idle;
                Outcome::default()
            }
        }
    }

    fn press(&mut self, at: Pos2, add: bool, around: &Around<'_>) -> Outcome {
        let places = around.ground.places;
        if matches!(self, Self::Link { .. }) {
            return match places.card_at(around.ground.layout, at) {
                Some(card) => self.link_with(card.touchpoint.id.clone(), around),
                None => {
                    *self = Self::Idle;
                    Outcome::default()
                }
            };
        }
        let target = places.target(around.ground.layout, at, around.zoom);
        *self = Self::Pressed { at, target, add };
        Outcome::default()
    }

    fn follow(&mut self, at: Pos2, around: &Around<'_>) {
        let (layout, places) = (around.ground.layout, around.ground.places);
        if let Self::Pressed { at: start, target, add } = self
            && (at - *start).length() * around.zoom > SLOP
        {
            *self = begin(*start, target.clone(), *add, around);
        }
        let card_here = || places.card_at(layout, at).map(|card| card.touchpoint.id.clone());
        match self {
            Self::Marquee { to, .. } => *to = at,
            Self::Cards { ids, offset, from, drop, .. } => {
                *offset = at - *from;
                *drop = places.drop_at(layout, at, ids);
            }
            Self::Connect { from, to, target, .. } => {
                *to = at;
                *target = card_here().filter(|card| card != from);
            }
            Self::Link { from, to, target } => {
                *to = at;
                *target = card_here().filter(|card| Some(card) != from.as_ref());
            }
            Self::Phase { offset, from, slot, .. } => {
                *offset = at.x - from.x;
                *slot = layout.phases.iter().filter(|phase| phase.x.center() < at.x).count();
            }
            Self::Idle | Self::Pressed { .. } | Self::Pan => {}
        }
    }

    fn release(&mut self, at: Pos2, around: &Around<'_>) -> Outcome {
        if matches!(self, Self::Link { .. }) {
            return Outcome::default();
        }
        match std::mem::take(self) {
            Self::Pressed { target, add, .. } => click(target, at, add, around),
            Self::Marquee { from, .. } => marquee(Rect::from_two_pos(from, at), around),
            Self::Cards { ids, grabbed, drop, .. } => {
                let Some(drop) = drop else { return Outcome::default() };
                let mut actions = as_one_step(around.ground.move_cards(&ids, &grabbed, &drop));
                let selection = Selection { touchpoints: ids, ..Selection::default() };
                if !actions.is_empty() && selection != *around.selection {
                    actions.push(Action::Select(selection));
                }
                Outcome { actions, type_in: None }
            }
            Self::Connect { from, target, .. } => {
                target.map(|to| connect(&from, &to, around)).unwrap_or_default()
            }
            Self::Phase { id, slot, .. } => {
                let edit = around.ground.move_phase(&id, slot);
                edit.map(|edit| Outcome::act(Action::Apply(edit))).unwrap_or_default()
            }
            Self::Idle | Self::Pan | Self::Link { .. } => Outcome::default(),
        }
    }
}

/// The group of the edits of one drag.
const ONE_DRAG: u64 = u64::from_be_bytes(*b"one drag");

/// Edits that undo takes back together.
fn as_one_step(mut edits: Vec<Edit>) -> Vec<Action> {
    if edits.len() < 2 {
        return edits.pop().map(Action::Apply).into_iter().collect();
    }
    let edits = edits.into_iter().map(|edit| Action::ApplyGrouped(edit, ONE_DRAG));
    std::iter::once(Action::EndGroup).chain(edits).chain(std::iter::once(Action::EndGroup)).collect()
}

/// What a drag from here is.
fn begin(from: Pos2, target: Target, add: bool, around: &Around<'_>) -> Gesture {
    let editable = !around.read_only;
    match target {
        Target::Card(grabbed) if editable => {
            let selected = &around.selection.touchpoints;
            let ids = if selected.contains(&grabbed) { selected.clone() } else { vec![grabbed.clone()] };
            Gesture::Cards { ids, grabbed, offset: Vec2::ZERO, from, drop: None }
        }
        Target::Handle(card, side) if editable => {
            Gesture::Connect { from: card, side, to: from, target: None }
        }
        Target::Phase(id) if editable && header_rect(around.ground.layout, &id).is_some() => {
            Gesture::Phase { id, offset: 0.0, from, slot: 0 }
        }
        _ if add => Gesture::Marquee { from, to: from },
        _ => Gesture::Pan,
    }
}

fn click(target: Target, at: Pos2, add: bool, around: &Around<'_>) -> Outcome {
    let layout = around.ground.layout;
    let fold = match &target {
        Target::Lane(lane) => folds::lane(layout, *lane),
        Target::Phase(id) => folds::phase(layout, id),
        Target::Cell(_) => layout.fold_at(at).and_then(|fold| folds::tile(layout, fold)),
        _ => None,
    };
    if let Some(action) = fold.filter(|_| !add) {
        return Outcome::act(action);
    }
    let selection = match target {
        Target::Card(id) | Target::Handle(id, _) if add => {
            let mut selection = around.selection.clone();
            selection.toggle(&id);
            selection
        }
        Target::Card(id) | Target::Handle(id, _) => Selection::touchpoint(id),
        Target::Transition(key) => Selection::transition(key),
        Target::Phase(id) => Selection::phase(id),
        Target::Lane(_) | Target::Cell(_) | Target::Ground if add => return Outcome::default(),
        Target::Lane(_) | Target::Cell(_) | Target::Ground => Selection::default(),
    };
    if selection == *around.selection {
        return Outcome::default();
    }
    Outcome::act(Action::Select(selection))
}

fn marquee(area: Rect, around: &Around<'_>) -> Outcome {
    let ground = &around.ground;
    let mut touchpoints = around.selection.touchpoints.clone();
    let mut known: HashSet<_> = around.selection.touchpoints.iter().collect();
    for card in ground.places.cards_in(ground.layout, area) {
        if known.insert(&card.touchpoint.id) {
            touchpoints.push(card.touchpoint.id.clone());
        }
    }
    Outcome::act(Action::Select(Selection { touchpoints, ..Selection::default() }))
}

fn connect(from: &Id<Touchpoint>, to: &Id<Touchpoint>, around: &Around<'_>) -> Outcome {
    match around.ground.connect(from, to) {
        Some((edit, key)) => Outcome {
            actions: vec![Action::Apply(edit), Action::Select(Selection::transition(key))],
            type_in: None,
        },
        None if from == to => Outcome::default(),
        None => Outcome::act(Action::Notice(words::LINKED.text(around.lang).to_owned())),
    }
}

fn double_click(at: Pos2, around: &Around<'_>) -> Outcome {
    if around.read_only {
        return Outcome::default();
    }
    let type_in = |typed| Outcome { actions: Vec::new(), type_in: Some(typed) };
    match around.ground.places.target(around.ground.layout, at, around.zoom) {
        Target::Card(id) | Target::Handle(id, _) => type_in(Typed::Card(id)),
        Target::Phase(id) => type_in(Typed::Phase(id)),
        Target::Transition(key) => type_in(Typed::Transition(key)),
        Target::Cell(drop) => {
            Outcome::act(Action::AddAndRename(around.ground.add(Touchpoint::default(), &drop)))
        }
        Target::Lane(_) | Target::Ground => Outcome::default(),
    }
}

#[cfg(test)]
mod tests;
