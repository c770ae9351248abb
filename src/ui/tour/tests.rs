//! The tour by keyboard, in both languages.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use super::STEPS;
use crate::model::Lang;
use crate::ui::testing::{LARGE, SMALL, Window, settle, welcome};

#[test]
fn the_tour_goes_on_and_back_and_ends_without_a_change() {
    for (lang, offer, back) in
        [(Lang::En, "A look around in one minute", "Back"), (Lang::Nl, "In één minuut rondkijken", "Vorige")]
    {
        for size in [LARGE, SMALL] {
            let mut harness = welcome(size, lang);
            harness.get_by_label(offer).click();
            settle(&mut harness);
            let shown = |harness: &Window, at: usize| {
                let figures = [("n", &*(at + 1).to_string()), ("all", &*STEPS.len().to_string())];
                harness.get_by_label(&super::words::COUNT.fill(lang, &figures));
                assert!(harness.get_all_by_label(STEPS[at].1.text(lang)).next().is_some());
            };
            shown(&harness, 0);
            for at in 1..STEPS.len() {
                harness.key_press_modifiers(Modifiers::NONE, Key::Enter);
                settle(&mut harness);
                shown(&harness, at);
            }
            harness.get_by_label(back).click();
            settle(&mut harness);
            shown(&harness, STEPS.len() - 2);
            harness.key_press_modifiers(Modifiers::NONE, Key::Escape);
            settle(&mut harness);
            assert!(harness.state().tour.is_none());
            assert!(!harness.state().is_dirty());
        }
    }
}

#[test]
fn the_words_lie_beside_what_they_speak_of() {
    use egui::{Rect, pos2, vec2};

    let screen = Rect::from_min_size(pos2(0.0, 0.0), vec2(1366.0, 768.0));
    let map = Rect::from_min_max(pos2(40.0, 90.0), pos2(1366.0, 710.0));
    let rail = Rect::from_min_max(pos2(0.0, 90.0), pos2(214.0, 742.0));
    let line = Rect::from_min_max(pos2(40.0, 710.0), pos2(1366.0, 742.0));
    for (place, wide) in [(map, true), (rail, false), (line, false)] {
        let (card, is_wide) = super::beside(place, screen);
        assert!(screen.contains_rect(card) && !card.intersects(place), "{place:?}: {card:?}");
        assert_eq!(is_wide, wide, "{place:?}");
    }
}

#[test]
fn the_catalogue_is_there_while_the_tour_speaks_of_it() {
    let mut harness = welcome(SMALL, Lang::En);
    harness.get_by_label("A look around in one minute").click();
    settle(&mut harness);
    let at = STEPS.iter().position(|(spot, ..)| *spot == super::Spot::Catalogue).unwrap();
    for step in 0..STEPS.len() {
        assert_eq!(harness.state().catalogue.toured, step == at, "{step}");
        harness.key_press_modifiers(Modifiers::NONE, Key::Enter);
        settle(&mut harness);
    }
}
