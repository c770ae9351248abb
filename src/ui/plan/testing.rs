//! A window with a part of the plan open, for the tests of the parts.

use std::sync::Arc;

use egui::vec2;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::Part;
use crate::model::{Lang, Workspace};
use crate::settings::Settings;
use crate::ui::{Action, MainView, WandelApp};

/// A window that leaves no traces.
pub type Window = Harness<'static, WandelApp>;

/// A part of the plan of a sample, as on the first of June 2026.
pub fn opened(sample: &str, part: Part, lang: Lang) -> Window {
    let settings = Settings { language: Some(lang), ..Settings::default() };
    let sample = sample.to_owned();
    let harness = Harness::builder().with_size(vec2(1600.0, 1000.0)).with_max_steps(12);
    let mut window = harness.build_eframe(move |creation| {
        let mut app = WandelApp::without_traces(&creation.egui_ctx, settings);
        app.as_of = jiff::civil::date(2026, 6, 1);
        app.apply(&creation.egui_ctx, Action::OpenSample(sample));
        app
    });
    settle(&mut window);
    ask(&mut window, Action::View(MainView::Plan(part)));
    window
}

/// Runs frames until nothing is under way.
pub fn settle(window: &mut Window) {
    window.run_ok();
    for _ in 0..600 {
        if !window.state().is_working() && !window.state().is_analysing() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
        window.run_ok();
    }
    window.run_ok();
}

/// Asks for something as a view does.
pub fn ask(window: &mut Window, action: Action) {
    let ctx = window.ctx.clone();
    window.state_mut().apply(&ctx, action);
    settle(window);
}

/// Clicks what has this name.
pub fn click(window: &mut Window, name: &str) {
    // So long that two clicks are no double click.
    window.run_steps(24);
    window.get_by_label(name).click();
    settle(window);
}

/// Types into the field with this name and presses Enter.
pub fn enter(window: &mut Window, name: &str, text: &str) {
    window.get_by_role_and_label(egui::accesskit::Role::TextInput, name).focus();
    settle(window);
    window.event(egui::Event::Text(text.to_owned()));
    settle(window);
    window.key_press(egui::Key::Enter);
    settle(window);
}

/// The file as it is now.
pub fn workspace(window: &Window) -> Arc<Workspace> {
    Arc::clone(window.state().editor().unwrap().workspace())
}
