//! The whole window without a screen: how long it takes from an edit until the gaps of the new
//! state are shown, and the longest frame on the way. Everything runs as in a window: the rules on
//! another thread where they take long, the list beside the map, the map drawn anew.

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use egui::vec2;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use wandel::model::Lang;
use wandel::settings::Settings;
use wandel::storage;
use wandel::ui::WandelApp;

use super::{SEED, generator, retitled};

type Window = Harness<'static, WandelApp>;

/// So many edits are timed.
const EDITS: usize = 40;

/// Prints a line for each size.
pub fn run() {
    println!("edit → gaps shown          median ms    95 % ms   longest frame ms");
    for size in [25, 300, 1_000, 10_000] {
        let mut window = window(size);
        let mut shown = Vec::new();
        let mut longest = Duration::ZERO;
        for edit in 0..EDITS {
            let (took, frame) = edit_and_wait(&mut window, edit);
            shown.push(took);
            longest = longest.max(frame);
        }
        shown.sort();
        let at = |share: usize| shown[(EDITS - 1) * share / 100].as_secs_f64() * 1e3;
        let longest = longest.as_secs_f64() * 1e3;
        println!("{:<24} {:>11.1} {:>10.1} {longest:>18.1}", format!("window/gaps/{size}"), at(50), at(95));
    }
}

/// A window with the list of gaps open on a map of so many touchpoints.
fn window(size: usize) -> Window {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("figures.ron");
    let bytes = storage::to_text(&generator::workspace(size, SEED)).expect("a file");
    std::fs::write(&path, bytes).expect("a file");
    let settings = Settings { language: Some(Lang::En), ..Settings::default() };
    let builder = Harness::builder().with_size(vec2(1600.0, 1000.0)).with_max_steps(32);
    let mut window = builder.build_eframe(move |creation| {
        let mut app = WandelApp::without_traces(&creation.egui_ctx, settings);
        app.open_path(path);
        app
    });
    settle(&mut window);
    window.get_by_label("Gaps").click();
    settle(&mut window);
    window
}

fn settle(window: &mut Window) {
    loop {
        window.run_ok();
        let app = window.state();
        if !app.is_working() && !app.is_analysing() && app.shows_gaps_of_now() {
            return;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// When the next frame is due, as whoever asks for one says.
fn frames_due(window: &Window) -> Arc<Mutex<Option<Instant>>> {
    let due = Arc::new(Mutex::new(None));
    let asked = Arc::clone(&due);
    window.ctx.set_request_repaint_callback(move |info| {
        let then = Instant::now() + info.delay.min(Duration::from_secs(60));
        let mut due = asked.lock().expect("nobody broke off");
        *due = Some(due.map_or(then, |before: Instant| before.min(then)));
    });
    due
}

/// From an edit until its gaps are shown; and the longest frame.
fn edit_and_wait(window: &mut Window, number: usize) -> (Duration, Duration) {
    let edit = retitled(window.state().editor().expect("a document").workspace(), format!("Title {number}"));
    let begun = Instant::now();
    assert!(window.state_mut().change(edit), "the edit is applied");
    let due = frames_due(window);
    window.ctx.request_repaint();
    let mut longest = Duration::ZERO;
    while !window.state().shows_gaps_of_now() {
        // As in a window: a frame is made when one is due, and the processor is free until then.
        if due.lock().is_ok_and(|mut due| due.take_if(|due| *due <= Instant::now()).is_some()) {
            let frame = Instant::now();
            window.step();
            longest = longest.max(frame.elapsed());
        } else {
            std::thread::sleep(Duration::from_micros(100));
        }
        assert!(begun.elapsed() < Duration::from_secs(20), "the gaps never come");
    }
    // The frame after the analysis came shows it.
    let frame = Instant::now();
    window.step();
    longest = longest.max(frame.elapsed());
    let took = begun.elapsed();
    settle(window);
    (took, longest)
}
