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
