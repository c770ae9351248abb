//! Pages, parts and what stays while the presenter goes on, without a window.

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
    presenter.aside(0, 1);
    presenter.aside(-1, 0);
    assert_eq!(presenter.stop().part, 1, "nothing lies left of the first column");
    presenter.whole();
    (0..columns).for_each(|_| presenter.aside(1, 0));
    assert_eq!(presenter.stop().page, 1, "beside the last column is the first phase");
    presenter.aside(1, 0);
    assert_eq!(presenter.stop().card, Some(0), "where all is in view arrows go from card to card");
}

#[test]
fn right_of_the_last_page_nothing_is_stepped_to() {
    let (mut presenter, draughtsman) = (Presenter::new(), Draughtsman::new());
    refresh(&mut presenter, &source("zwaluw-en-spaak-en"), &draughtsman);
    // Only the journey as a whole is left.
    let deck = presenter.deck.as_mut().unwrap();
    deck.pages = Arc::new(deck.pages.iter().take(1).cloned().collect());
    let (columns, rows) = presenter.frame(0).unwrap().parts();
    (1..columns).for_each(|_| presenter.aside(1, 0));
    assert_eq!(presenter.stop().part, (columns - 1) * rows);
    presenter.aside(1, 0);
    assert_eq!(presenter.stop().part, (columns - 1) * rows, "it stays at the top of its column");
}

#[test]
fn zoom_and_another_room_keep_the_place() {
    let (mut presenter, draughtsman) = (Presenter::new(), Draughtsman::new());
    let source = source("zwaluw-en-spaak-en");
    refresh(&mut presenter, &source, &draughtsman);
    let (_, rows) = presenter.frame(0).unwrap().parts();
    presenter.aside(1, 0);
    presenter.aside(0, 1);
    let part = presenter.stop().part;
    assert_eq!(part, rows + 1);
    let nearest = |presenter: &Presenter, before: Pos2| {
        let frame = presenter.frame(0).unwrap();
        let (columns, rows) = frame.parts();
        let far = |part: usize| (frame.start(part) - before).length();
        let here = far(presenter.stop().part);
        assert!(presenter.stop().part < columns * rows);
        assert!((0..columns * rows).all(|part| far(part) >= here - 0.1), "{here}");
    };
    for factor in [1.2, 1.2, 1.2, 1.0 / 1.2, 0.0] {
        let before = presenter.begin().unwrap();
        presenter.enlarge(factor);
        nearest(&presenter, before);
        assert_eq!(presenter.part().unwrap().0, presenter.stop().part + 1);
    }
    presenter.stop.part = part;
    let before = presenter.begin().unwrap();
    let room = vec2(1_100.0, 620.0);
    presenter.refresh(source.clone(), (&look(), room), &draughtsman, || {});
    while presenter.is_working() {
        std::thread::sleep(std::time::Duration::from_millis(5));
        presenter.refresh(source.clone(), (&look(), room), &draughtsman, || {});
    }
    nearest(&presenter, before);
}

#[test]
fn a_page_is_moved_by_hand_no_further_than_it_reaches() {
    let (mut presenter, draughtsman) = (Presenter::new(), Draughtsman::new());
    refresh(&mut presenter, &source("zwaluw-en-spaak-en"), &draughtsman);
    presenter.drag(vec2(500.0, 500.0));
    assert_eq!(presenter.pan, Vec2::ZERO, "at the corner nothing comes from further left or above");
    presenter.drag(vec2(-1.0e6, -1.0e6));
    let far = presenter.pan;
    assert!(far.x < -100.0 && far.x > -1.0e5, "{far:?}");
    presenter.drag(vec2(40.0, 40.0));
    let back = presenter.pan - far - vec2(40.0, 40.0);
    assert!(back.length() < 1.0, "it comes back at once: {back:?}");
    assert!(presenter.beyond().left.is_some() && presenter.beyond().above.is_some());
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
