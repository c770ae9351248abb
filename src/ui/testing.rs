//! The window without a display, for the tests of its parts: opened, asked, clicked, typed into.
//! It leaves no traces on the disk, and its day is the first of June 2026.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use egui::{Context, Event, Key, Modifiers, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::{Action, WandelApp};
use crate::model::{Journey, Lang, Workspace};
use crate::settings::Settings;

/// A window with its program.
pub type Window = Harness<'static, WandelApp>;

/// The room on a projector's or a small laptop's screen, in points.
pub const SMALL: Vec2 = vec2(1366.0, 768.0);
/// The room on a large screen, in points.
pub const LARGE: Vec2 = vec2(1600.0, 1000.0);

/// A window of this size in this language, begun as asked.
pub fn opened(size: Vec2, lang: Lang, begin: impl FnOnce(&Context, &mut WandelApp) + 'static) -> Window {
    let settings = Settings { language: Some(lang), ..Settings::default() };
    let harness = Harness::builder().with_size(size).with_max_steps(16);
    let mut window = harness.build_eframe(move |creation| {
        let mut app = WandelApp::without_traces(&creation.egui_ctx, settings);
        app.as_of = jiff::civil::date(2026, 6, 1);
        begin(&creation.egui_ctx, &mut app);
        app
    });
    settle(&mut window);
    window
}

/// The window with its first screen.
pub fn welcome(size: Vec2, lang: Lang) -> Window {
    opened(size, lang, |_, _| ())
}

/// A copy of a sample, by the name of its file without the ending.
pub fn sample(name: &'static str, size: Vec2, lang: Lang) -> Window {
    opened(size, lang, move |ctx, app| app.apply(ctx, Action::OpenSample(name.into())))
}

/// The file of a sample itself, by its name.
pub fn sample_file(name: &str, size: Vec2, lang: Lang) -> Window {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("samples").join(name);
    opened(size, lang, move |_, app| app.open_path(path))
}

/// Runs frames until nothing is under way.
pub fn settle(window: &mut Window) {
    window.run_ok();
    for _ in 0..600 {
        if !window.state().is_working() && !window.state().is_analysing() {
            break;
        }
        std::thread::sleep(Duration::from_millis(10));
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

/// Presses a key.
pub fn press(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    settle(window);
}

/// Types into what has the keyboard.
pub fn type_text(window: &mut Window, text: &str) {
    window.event(Event::Text(text.to_owned()));
    settle(window);
}

/// The file as it is now.
pub fn workspace(window: &Window) -> Arc<Workspace> {
    Arc::clone(window.state().editor().unwrap().workspace())
}

/// The first journey as it is now.
pub fn journey(window: &Window) -> Arc<Journey> {
    Arc::clone(&workspace(window).journeys[0])
}

/// The words painted within a place in the last frame, without spaces: row by row, from the left.
pub fn painted(window: &Window, place: egui::Rect) -> String {
    fn gather(shape: &egui::Shape, place: egui::Rect, found: &mut Vec<(i32, i32, String)>) {
        match shape {
            egui::Shape::Text(text) => {
                for row in &text.galley.rows {
                    let at = text.pos + row.pos.to_vec2();
                    if place.contains(at + row.size / 2.0) {
                        let words = row.text();
                        found.push((at.y.round() as i32, at.x.round() as i32, words));
                    }
                }
            }
            egui::Shape::Vec(shapes) => shapes.iter().for_each(|shape| gather(shape, place, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    for clipped in &window.output().shapes {
        gather(&clipped.shape, place.intersect(clipped.clip_rect), &mut found);
    }
    found.sort();
    let words: String = found.into_iter().map(|(.., words)| words).collect();
    bare(&words)
}

/// A text without spaces and icons, to compare with what is painted.
pub fn bare(text: &str) -> String {
    let icon = |letter: char| ('\u{e000}'..='\u{f8ff}').contains(&letter);
    text.chars().filter(|letter| !letter.is_whitespace() && !icon(*letter)).collect()
}
