//! The tour by keyboard, in both languages.

use egui::{Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::STEPS;
use crate::model::Lang;
use crate::settings::Settings;
use crate::ui::WandelApp;

#[test]
fn the_tour_goes_on_and_back_and_ends_without_a_change() {
    for (lang, offer, back) in
        [(Lang::En, "A look around in one minute", "Back"), (Lang::Nl, "In één minuut rondkijken", "Vorige")]
    {
        for size in [vec2(1600.0, 1000.0), vec2(1366.0, 768.0)] {
            let settings = Settings { language: Some(lang), ..Settings::default() };
            let builder = Harness::builder().with_size(size).with_max_steps(12);
            let mut harness =
                builder.build_eframe(move |creation| WandelApp::without_traces(&creation.egui_ctx, settings));
            let settle = |harness: &mut Harness<'static, WandelApp>| {
                harness.run_ok();
                for _ in 0..400 {
                    if !harness.state().is_working() {
                        break;
                    }
                    std::thread::sleep(std::time::Duration::from_millis(10));
                    harness.run_ok();
                }
                harness.run_ok();
            };
            settle(&mut harness);
            harness.get_by_label(offer).click();
            settle(&mut harness);
            let shown = |harness: &Harness<'static, WandelApp>, at: usize| {
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
