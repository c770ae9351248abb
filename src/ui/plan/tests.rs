//! What tests of every part share: the window at a part of a sample's plan.

use std::time::Duration;

use egui_kittest::Harness;

use super::Part;
use crate::model::Lang;
use crate::settings::Settings;
use crate::ui::{MainView, WandelApp};

/// Waits for work in the background and for the window.
pub fn settle(harness: &mut Harness<'static, WandelApp>) {
    harness.run_ok();
    for _ in 0..600 {
        if !harness.state().is_working() && !harness.state().is_analysing() {
            break;
        }
        std::thread::sleep(Duration::from_millis(10));
        harness.run_ok();
    }
    harness.run_ok();
}

/// The window at a part of the plan of a sample, in English, on 1 June 2026.
pub fn at_part(sample: &str, part: Part) -> Harness<'static, WandelApp> {
    let settings = Settings { language: Some(Lang::En), ..Settings::default() };
    let path = std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("samples/{sample}.ron"));
    let size = egui::vec2(1600.0, 1000.0);
    let mut harness = Harness::builder().with_size(size).with_max_steps(12).build_eframe(move |creation| {
        let mut app = WandelApp::without_traces(&creation.egui_ctx, settings);
        app.as_of = jiff::civil::date(2026, 6, 1);
        app.open_path(path);
        app
    });
    settle(&mut harness);
    harness.state_mut().show_view(MainView::Plan(part));
    settle(&mut harness);
    harness
}
