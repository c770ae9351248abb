//! What the presenter display shows: which page, which card in the light, frozen or not. The pages
//! are made on another thread, from the journey as it is or as it was when it was frozen.
//! Knows no window.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use egui::{Pos2, Rect, Vec2, vec2};

use super::beyond::{Beyond, Frame, View};
use crate::layout::Request;
use crate::model::{Id, Journey, Phase, Touchpoint, Workspace};
use crate::scene::badges::Badges;
use crate::scene::display::{self, Page};
use crate::scene::{Options, Subject};
use crate::ui::draughtsman::Draughtsman;
use crate::ui::picture::Look;

/// What the pages are made from, beside the look.
#[derive(Clone, Debug)]
pub struct Source {
    /// The libraries.
    pub workspace: Arc<Workspace>,
    /// The journey.
    pub journey: Arc<Journey>,
    /// Which lanes, whose route.
    pub request: Request,
    /// The gaps on the cards.
    pub badges: Arc<Badges>,
    /// Tells the gaps from others.
    pub mark: u64,
}

/// What pages are made from; equal keys give equal pages.
#[derive(Clone, Debug)]
struct Key {
    source: Source,
    look: Look,
    findings: bool,
    room: Vec2,
}

impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        let (one, two) = (&self.source, &other.source);
        Arc::ptr_eq(&one.workspace, &two.workspace)
            && one.journey.id == two.journey.id
            && one.request == two.request
            && self.look == other.look
            && self.findings == other.findings
            && (!self.findings || one.mark == two.mark)
            && self.room == other.room
    }
}

/// The pages, and what they were made from.
#[derive(Clone, Debug)]
pub struct Deck {
    key: Key,
    /// The pages: the whole first.
    pub pages: Arc<Vec<Page>>,
    /// Tells the pages from others.
    pub revision: u64,
}

impl Deck {
    /// The journey as it is shown.
    pub fn journey(&self) -> &Journey {
        &self.key.source.journey
    }
}

/// Where one is: a page, and a card on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stop {
    /// The page, by its place.
    pub page: usize,
    /// The card in the light, by its place on the page.
    pub card: Option<usize>,
    /// Which part of a page that is too large, down the columns.
    pub part: usize,
}

/// The presenter display.
#[derive(Debug, Default)]
pub struct Presenter {
    /// Nothing is shown, for a while.
    pub blank: bool,
    /// Gaps are shown on cards.
    pub findings: bool,
    /// Larger than the pages ask for; 1 is as they ask.
    pub zoom: f32,
    /// How far the page was moved by hand, in pixels.
    pub pan: Vec2,
    /// No second window could be made: the page fills the one that there is.
    pub embedded: bool,
    /// The display fills its screen.
    pub fullscreen: bool,
    /// What the system was last told of that: told in every frame it would be asked for ever.
    pub told_fullscreen: bool,
    stop: Stop,
    frozen: Option<Source>,
    deck: Option<Deck>,
    pending: Option<(Key, Receiver<Vec<Page>>)>,
    made: u64,
    /// What was selected when the light last followed.
    followed: (Vec<Id<Touchpoint>>, Option<Id<Phase>>),
}

impl Presenter {
    /// A display of the whole journey.
    pub fn new() -> Self {
        Self { zoom: 1.0, ..Self::default() }
    }

    /// Whether pages are being made.
    pub fn is_working(&self) -> bool {
        self.pending.is_some()
    }

    /// The pages, once there are some.
    pub fn deck(&self) -> Option<&Deck> {
        self.deck.as_ref()
    }

    /// Where one is.
    pub fn stop(&self) -> &Stop {
        &self.stop
    }

    /// The page that is shown.
    pub fn page(&self) -> Option<&Page> {
        self.deck.as_ref()?.pages.get(self.stop.page)
    }

    /// The card in the light.
    pub fn lit(&self) -> Option<&Id<Touchpoint>> {
        self.page()?.cards.get(self.stop.card?)
    }

    /// Where the card in the light lies on the page, in map points.
    pub fn lit_rect(&self) -> Option<Rect> {
        let subject = Subject::Card(self.lit()?.clone());
        let group = self.page()?.scene.groups.iter().find(|group| group.subject == subject)?;
        Some(group.bounds)
    }

    /// Whether what is shown stays as it is.
    pub fn is_frozen(&self) -> bool {
        self.frozen.is_some()
    }

    /// Keeps what is shown as it is, or lets go of it.
    pub fn freeze(&mut self) {
        self.frozen = match self.frozen.take() {
            Some(_) => None,
            None => self.deck.as_ref().map(|deck| deck.key.source.clone()),
        };
    }

    /// Has the pages made again where something moved; `wake` is called when they are there.
    pub fn refresh(
        &mut self,
        source: Source,
        (look, room): (&Look, Vec2),
        draughtsman: &Draughtsman,
        wake: impl Fn() + Send + 'static,
    ) {
        self.collect();
        let source = self.frozen.clone().unwrap_or(source);
        let room = vec2(room.x.round().max(320.0), room.y.round().max(240.0));
        let key = Key { source, look: look.clone(), findings: self.findings, room };
        if self.pending.is_some() || self.deck.as_ref().is_some_and(|deck| deck.key == key) {
            return;
        }
        let (sender, made) = channel();
        self.pending = Some((key.clone(), made));
        draughtsman.start(move || {
            // The display may be gone by now; then nobody waits for its pages.
            let _ = sender.send(key.pages());
            wake();
        });
    }

    /// Takes over pages that are finished; the place that was shown stays.
    fn collect(&mut self) {
        let Some((key, made)) = self.pending.take() else { return };
        match made.try_recv() {
            Ok(pages) => {
                let (phase, card) = (self.page().and_then(|page| page.phase.clone()), self.lit().cloned());
                let begin = self.begin();
                self.made += 1;
                self.deck = Some(Deck { key, pages: Arc::new(pages), revision: self.made });
                self.stop = self.place_of(phase.as_ref(), card.as_ref());
                // Another room has other parts: the one that shows the same place follows.
                if self.page().is_some_and(|page| page.phase == phase) {
                    self.stop.part = self.part_at(begin);
                }
            }
            Err(TryRecvError::Empty) => self.pending = Some((key, made)),
            // A mistake of ours ended it; the pages before stay, and a change tries again.
            Err(TryRecvError::Disconnected) => {}
        }
    }

    /// The stop of a card in a phase, as far as they are there.
    fn place_of(&self, phase: Option<&Id<Phase>>, card: Option<&Id<Touchpoint>>) -> Stop {
        let Some(deck) = &self.deck else { return Stop::default() };
        let of_phase = |page: &&Page| phase.is_none() || page.phase.as_ref() == phase;
        let with_card = |page: &Page| card.and_then(|id| page.cards.iter().position(|known| known == id));
        let mut pages = deck.pages.iter().enumerate();
        let found = pages.find_map(|(at, page)| {
            let card = with_card(page)?;
            of_phase(&page).then_some(Stop { page: at, card: Some(card), part: 0 })
        });
        let first = || deck.pages.iter().position(|page| page.phase.as_ref() == phase);
        found.unwrap_or_else(|| Stop { page: first().unwrap_or(0), ..Stop::default() })
    }

    /// How the page at a place lies in its space; nothing without pages.
    fn frame(&self, page: usize) -> Option<Frame<'_>> {
        let deck = self.deck.as_ref()?;
        let page = deck.pages.get(page)?;
        let legend = page.legend.bounds.height() * display::LEGEND_SCALE;
        Some(Frame::new(page, deck.key.room - vec2(0.0, legend), self.zoom))
    }

    /// How many parts a page is gone through in: the journey as a whole where it is too large, no phase.
    fn parts(&self, page: usize) -> usize {
        let is_whole = self.deck.as_ref().is_some_and(|deck| {
            deck.pages.get(page).is_some_and(|page| page.phase.is_none() && !page.cards.is_empty())
        });
        let frame = is_whole.then(|| self.frame(page)).flatten();
        frame.map_or(1, |frame| frame.parts().0 * frame.parts().1)
    }

    /// Where the part begins that is shown, in map points.
    fn begin(&self) -> Option<Pos2> {
        Some(self.frame(self.stop.page)?.start(self.stop.part))
    }

    /// The part of the page that begins nearest to this place: the first without one, or around a card.
    fn part_at(&self, begin: Option<Pos2>) -> usize {
        let found = begin.filter(|_| self.stop.card.is_none()).zip(self.frame(self.stop.page));
        let part = found.map_or(0, |(begin, frame)| frame.nearest(begin));
        part.min(self.parts(self.stop.page) - 1)
    }

    /// What of the page is in view, if it is moved so far by hand.
    fn view(&self, frame: &Frame<'_>, pan: Vec2) -> View {
        frame.view(self.stop.part, self.lit_rect().map(|card| card.center()), pan)
    }

    /// Which part of the page is in view, from 1, and of how many; around a card it is no part.
    pub fn part(&self) -> Option<(usize, usize)> {
        let all = self.parts(self.stop.page);
        (self.stop.card.is_none() && all > 1).then(|| (self.stop.part.min(all - 1) + 1, all))
    }

    /// What lies beyond what is in view.
    pub fn beyond(&self) -> Beyond {
        let frame = self.frame(self.stop.page);
        frame.map(|frame| frame.beyond(&self.view(&frame, self.pan))).unwrap_or_default()
    }

    /// Moves the page by hand, by so many pixels, and no further than there is something to see.
    pub fn drag(&mut self, by: Vec2) {
        let pan = self.pan + by;
        let view = self.frame(self.stop.page).map(|frame| self.view(&frame, pan));
        self.pan = view.map_or(pan, |view| view.pan);
    }

    /// Shows the page larger by this factor, or as large as it began for 0; the place that is shown stays.
    pub fn enlarge(&mut self, factor: f32) {
        let begin = self.begin();
        let zoom = if factor > 0.0 { self.zoom * factor } else { 1.0 };
        (self.zoom, self.pan) = (zoom.clamp(1.0, 4.0), Vec2::ZERO);
        self.stop.part = self.part_at(begin);
    }

    /// To the part of the page beside the one that is in view; on or back where there is none.
    pub fn aside(&mut self, across: i8, down: i8) {
        let parts = self.frame(self.stop.page).map_or((1, 1), |frame| frame.parts());
        let large = self.stop.card.is_none() && self.parts(self.stop.page) > 1;
        let (column, row) = (self.stop.part / parts.1, self.stop.part % parts.1);
        let moved =
            |at: usize, by: i8, all: usize| at.checked_add_signed(isize::from(by)).filter(|at| *at < all);
        let beside = moved(column, across, parts.0).zip(moved(row, down, parts.1));
        match beside.filter(|_| large) {
            Some((column, row)) => {
                (self.stop.part, self.pan) = (column * parts.1 + row, Vec2::ZERO);
            }
            // Sideways there is another page or nothing, never another row.
            None if large && across > 0 => {
                let pages = self.deck.as_ref().map_or(0, |deck| deck.pages.len());
                if self.stop.page + 1 < pages {
                    self.stop.part = self.parts(self.stop.page) - 1;
                    self.next();
                }
            }
            None if large && across < 0 => {
                if self.stop.page > 0 {
                    self.stop.part = 0;
                    self.previous();
                }
            }
            None if across + down > 0 => self.next(),
            None => self.previous(),
        }
    }

    /// On: the parts of a large page or the cards of a phase one after the other, then the next page.
    pub fn next(&mut self) {
        let Some(deck) = &self.deck else { return };
        let cards = self.page().map_or(0, |page| if page.phase.is_some() { page.cards.len() } else { 0 });
        let card = self.stop.card.map_or(0, |card| card + 1);
        let last = self.stop.page + 1 >= deck.pages.len();
        let (page, part) = (self.stop.page, self.stop.part + 1);
        self.stop = match () {
            () if self.stop.card.is_none() && part < self.parts(page) => Stop { page, card: None, part },
            () if card < cards => Stop { page, card: Some(card), part: 0 },
            () if last => return,
            () => Stop { page: page + 1, ..Stop::default() },
        };
        self.pan = Vec2::ZERO;
    }

    /// Back, in the same steps.
    pub fn previous(&mut self) {
        self.stop = match self.stop.card {
            Some(card) => Stop { page: self.stop.page, card: card.checked_sub(1), part: 0 },
            None if self.stop.part > 0 => Stop { part: self.stop.part - 1, ..self.stop },
            None => {
                let Some(page) = self.stop.page.checked_sub(1) else { return };
                let before = self.deck.as_ref().and_then(|deck| deck.pages.get(page));
                let card = before
                    .filter(|page| page.phase.is_some())
                    .and_then(|page| page.cards.len().checked_sub(1));
                Stop { page, card, part: self.parts(page) - 1 }
            }
        };
        self.pan = Vec2::ZERO;
    }

    /// To the journey as a whole.
    pub fn whole(&mut self) {
        (self.stop, self.pan) = (Stop::default(), Vec2::ZERO);
    }

    /// Puts what the facilitator selects in the light, unless the display is frozen.
    pub fn follow(&mut self, touchpoints: &[Id<Touchpoint>], phase: Option<&Id<Phase>>) {
        let same = self.followed.0 == touchpoints && self.followed.1.as_ref() == phase;
        if same || self.deck.is_none() {
            return;
        }
        self.followed = (touchpoints.to_vec(), phase.cloned());
        if self.is_frozen() {
            return;
        }
        let page = self.page().and_then(|page| page.phase.clone());
        match (touchpoints.last(), phase) {
            (Some(card), _) => {
                let here = self.place_of(page.as_ref(), Some(card));
                // A card that is not on this page brings its phase, not the whole.
                let phases = self.deck.as_ref().and_then(|deck| {
                    let own =
                        deck.pages.iter().find(|page| page.phase.is_some() && page.cards.contains(card));
                    own.and_then(|page| page.phase.clone())
                });
                let stop = match here.card {
                    Some(_) => here,
                    None => self.place_of(phases.as_ref(), Some(card)),
                };
                (self.stop, self.pan) = (stop, Vec2::ZERO);
            }
            (None, Some(phase)) => {
                (self.stop, self.pan) = (self.place_of(Some(phase), None), Vec2::ZERO);
            }
            (None, None) => self.stop.card = None,
        }
    }
}

impl Key {
    fn pages(&self) -> Vec<Page> {
        let Self { source, look, findings, room } = self;
        let badges = if *findings { Arc::clone(&source.badges) } else { Arc::default() };
        let options = Options { lang: look.lang, badges, ..Options::default() };
        let request = Request { lang: look.lang, phase: None, only: None, ..source.request.clone() };
        display::pages(&source.workspace, &source.journey, &request, (&look.theme, &options), *room)
    }
}

#[cfg(test)]
mod tests;
