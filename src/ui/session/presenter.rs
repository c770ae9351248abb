//! What the presenter display shows: which page, which card in the light, frozen or not. The pages
//! are made on another thread, from the journey as it is or as it was when it was frozen.
//! Knows no window.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use egui::{Vec2, vec2};

use super::beyond::Frame;
use crate::layout::Request;
use crate::model::{Id, Journey, Phase, Touchpoint, Workspace};
use crate::scene::Options;
use crate::scene::badges::Badges;
use crate::scene::display::{self, Page};
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
                self.made += 1;
                self.deck = Some(Deck { key, pages: Arc::new(pages), revision: self.made });
                let part = self.stop.part;
                self.stop = self.place_of(phase.as_ref(), card.as_ref());
                self.stop.part = part.min(self.parts(self.stop.page) - 1);
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
            None if large && across > 0 => {
                self.stop.part = self.parts(self.stop.page) - 1;
                self.next();
            }
            None if large && across < 0 => {
                self.stop.part = 0;
                self.previous();
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
mod tests {
    use super::*;
    use crate::model::Lang;
    use crate::theme::Theme;
    use crate::vocabulary;

    fn source(name: &str) -> Source {
        let text = vocabulary::sample(name).unwrap();
        let workspace = Arc::new(crate::storage::parse("sample.ron", text).unwrap().workspace);
        let journey = Arc::clone(workspace.journeys.first().unwrap());
        let request = Request::default();
        Source { workspace, journey, request, badges: Arc::default(), mark: 0 }
    }

    fn look() -> Look {
        Look { theme: Arc::new(Theme::light()), lang: Lang::En, as_of: jiff::civil::date(2026, 6, 1) }
    }

    fn refresh(presenter: &mut Presenter, source: &Source, draughtsman: &Draughtsman) {
        let room = vec2(1280.0, 680.0);
        presenter.refresh(source.clone(), (&look(), room), draughtsman, || {});
        while presenter.is_working() {
            std::thread::sleep(std::time::Duration::from_millis(5));
            presenter.refresh(source.clone(), (&look(), room), draughtsman, || {});
        }
    }

    #[test]
    fn a_clicker_steps_through_phases_and_cards_and_back() {
        let (mut presenter, draughtsman) = (Presenter::new(), Draughtsman::new());
        let source = source("first-steps");
        refresh(&mut presenter, &source, &draughtsman);
        let mut stops = vec![*presenter.stop()];
        let mut cards = Vec::new();
        for _ in 0..200 {
            presenter.next();
            if presenter.stop() == stops.last().unwrap() {
                break;
            }
            cards.extend(presenter.lit().cloned());
            stops.push(*presenter.stop());
        }
        let all: Vec<_> = source.journey.touchpoints().map(|one| one.id.clone()).collect();
        assert_eq!(cards, all, "each card once, in order");
        for stop in stops.iter().rev().skip(1) {
            presenter.previous();
            assert_eq!(presenter.stop(), stop);
        }
    }

    #[test]
    fn the_whole_journey_is_gone_through_in_parts() {
        let (mut presenter, draughtsman) = (Presenter::new(), Draughtsman::new());
        refresh(&mut presenter, &source("zwaluw-en-spaak-en"), &draughtsman);
        let (columns, rows) = presenter.frame(0).unwrap().parts();
        assert!(columns > 1 && rows > 1, "too large for the room: {columns} {rows}");
        for part in 1..columns * rows {
            presenter.next();
            assert_eq!(*presenter.stop(), Stop { page: 0, card: None, part });
        }
        presenter.next();
        assert_eq!((presenter.stop().page, presenter.stop().part), (1, 0));
        presenter.previous();
        assert_eq!((presenter.stop().page, presenter.stop().part), (0, columns * rows - 1));
        presenter.whole();
        presenter.aside(1, 0);
        assert_eq!(presenter.stop().part, rows, "to the next column");
        presenter.aside(0, 1);
        assert_eq!(presenter.stop().part, rows + 1);
        presenter.aside(0, -1);
        presenter.aside(-1, 0);
        assert_eq!(*presenter.stop(), Stop::default());
        (0..columns).for_each(|_| presenter.aside(1, 0));
        assert_eq!(presenter.stop().page, 1, "beside the last column is the first phase");
        presenter.aside(1, 0);
        assert_eq!(presenter.stop().card, Some(0), "where all is in view arrows go from card to card");
    }

    #[test]
    fn what_is_frozen_does_not_change_until_it_is_released() {
        let (mut presenter, draughtsman) = (Presenter::new(), Draughtsman::new());
        let before = source("first-steps");
        refresh(&mut presenter, &before, &draughtsman);
        presenter.freeze();
        let mut workspace = (*before.workspace).clone();
        let mut journey = (*before.journey).clone();
        journey.phases = journey.phases.iter().take(1).cloned().collect();
        workspace.journeys = vec![Arc::new(journey.clone())].into();
        let after = Source { workspace: Arc::new(workspace), journey: Arc::new(journey), ..before.clone() };
        let pages = Arc::clone(&presenter.deck().unwrap().pages);
        refresh(&mut presenter, &after, &draughtsman);
        assert!(Arc::ptr_eq(&pages, &presenter.deck().unwrap().pages));
        presenter.follow(&[before.journey.touchpoints().next().unwrap().id.clone()], None);
        assert_eq!(presenter.lit(), None, "the light stays too");
        presenter.freeze();
        refresh(&mut presenter, &after, &draughtsman);
        assert!(presenter.deck().unwrap().pages.len() < pages.len());
    }

    #[test]
    fn the_light_follows_what_is_selected() {
        let (mut presenter, draughtsman) = (Presenter::new(), Draughtsman::new());
        let source = source("first-steps");
        refresh(&mut presenter, &source, &draughtsman);
        let last = source.journey.touchpoints().last().unwrap().id.clone();
        presenter.follow(std::slice::from_ref(&last), None);
        assert_eq!((presenter.lit(), presenter.stop().page), (Some(&last), 0), "the whole stays the whole");
        presenter.next();
        let first = source.journey.touchpoints().next().unwrap().id.clone();
        presenter.follow(std::slice::from_ref(&first), None);
        presenter.next();
        presenter.follow(std::slice::from_ref(&last), None);
        assert_eq!(presenter.lit(), Some(&last));
        assert!(presenter.page().unwrap().phase.is_some());
    }
}
