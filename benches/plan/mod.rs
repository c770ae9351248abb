//! The contact plan with a thousand of each: frames of the whole window while a view is scrolled, with
//! tessellation. The window is opened and pressed by the names that screen readers get; while frames are
//! timed it makes none of those, as for somebody without a screen reader.

use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::{Event, Modifiers, MouseWheelUnit, Pos2, RawInput, TouchPhase, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use jiff::ToSpan as _;
use wandel::model::*;
use wandel::settings::Settings;
use wandel::storage;
use wandel::ui::WandelApp;
use wandel::ui::plan::Part;

use super::{to_and_fro, wanted};

type Window = Harness<'static, WandelApp>;

/// So many contacts, cases and actions.
const MANY: usize = 1_000;
/// So many frames are timed.
const FRAMES: usize = 200;

/// The views: what each is called, its part, the button that shows it so, and how far a frame scrolls.
const VIEWS: [(&str, Part, Option<&str>, Vec2); 5] = [
    ("calendar", Part::Calendar, Some("Weeks"), vec2(-60.0, -40.0)),
    ("list", Part::Calendar, Some("List"), vec2(-4.0, -90.0)),
    ("agenda", Part::Calendar, Some("Day by day"), vec2(0.0, -90.0)),
    ("desk", Part::Desk, None, vec2(-4.0, -90.0)),
    ("actions", Part::Actions, None, vec2(0.0, -90.0)),
];

/// Prints a line for each view.
pub fn run() {
    let named = VIEWS.map(|(name, part, mode, by)| (format!("frame/plan-{name}/{MANY}"), part, mode, by));
    let asked: Vec<_> = named.into_iter().filter(|(name, ..)| wanted(name)).collect();
    if asked.is_empty() {
        return;
    }
    let mut window = window();
    for (name, part, mode, by) in asked {
        window.state_mut().show_plan(part);
        settle(&mut window);
        if let Some(mode) = mode {
            window.get_by_label(mode).click();
            settle(&mut window);
        }
        let mut times: Vec<Duration> = (0..FRAMES).map(|step| scroll(&mut window, by, step)).collect();
        times.sort();
        let at = |share: usize| times.get((FRAMES - 1) * share / 100).copied().unwrap_or_default();
        let drawn = (window.state().rows_drawn(), window.state().contacts_drawn());
        println!(
            "{name}: p50 {:.2?}, p95 {:.2?}, longest {:.2?}; {} rows and {} contacts drawn",
            at(50),
            at(95),
            at(100),
            drawn.0,
            drawn.1
        );
    }
}

/// One frame of scrolling in the middle of the window, with its triangles.
fn scroll(window: &mut Window, by: Vec2, step: usize) -> Duration {
    let wheel = Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: to_and_fro(by, FRAMES / 2, step),
        phase: TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
        modifiers: Modifiers::default(),
    };
    let ctx = window.ctx.clone();
    let events = vec![Event::PointerMoved(Pos2::new(900.0, 600.0)), wheel];
    let input = RawInput { events, focused: true, ..window.input_mut().clone() };
    let mut frame = eframe::Frame::_new_kittest();
    ctx.disable_accesskit();
    let begun = Instant::now();
    let mut output = ctx.run_ui(input, |ui| eframe::App::ui(window.state_mut(), ui, &mut frame));
    // There is no graphics card to take the glyphs; egui insists that somebody does.
    output.textures_delta.clear();
    let triangles = ctx.tessellate(output.shapes, output.pixels_per_point);
    let took = begun.elapsed();
    assert!(!triangles.is_empty(), "nothing was drawn");
    ctx.enable_accesskit();
    took
}

fn settle(window: &mut Window) {
    loop {
        window.run_ok();
        let app = window.state();
        if !app.is_working() && !app.is_analysing() {
            break;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    window.run_steps(4);
}

/// A window with the sample and a thousand of each beside it.
fn window() -> Window {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("plan.ron");
    let sample = wandel::vocabulary::sample("zwaluw-en-spaak-en").expect("the sample");
    std::fs::write(&path, sample).expect("a file");
    let workspace = full(storage::open(&path).expect("it opens").workspace);
    std::fs::write(&path, storage::to_text(&workspace).expect("a file")).expect("a file");
    let settings = Settings { language: Some(Lang::En), ..Settings::default() };
    let builder = Harness::builder().with_size(vec2(1920.0, 1080.0)).with_max_steps(32);
    let mut window = builder.build_eframe(move |creation| {
        let mut app = WandelApp::without_traces(&creation.egui_ctx, settings);
        app.open_path(path);
        app
    });
    settle(&mut window);
    window
}

/// The sample with a thousand contacts over a year, a thousand cases and a thousand actions.
fn full(workspace: Workspace) -> Workspace {
    let mut journey = Journey::clone(workspace.journeys.first().expect("a journey"));
    let today = jiff::Zoned::now().date();
    let (contacts, cases) = (journey.planned_contacts.to_vec(), journey.cases.to_vec());
    let (touchpoints, actions) =
        (journey.all_touchpoints().cloned().collect::<Vec<_>>(), journey.actions.to_vec());
    let segments = workspace.segments.to_vec();
    let pick = |count: usize, at: usize| at * 7 % count.max(1);
    let days = |at: usize| i64::try_from(at * 365 / MANY).unwrap_or(0) - 180;
    let contact = |at: usize| {
        let one = contacts.get(pick(contacts.len(), at)).expect("a contact");
        Arc::new(PlannedContact {
            id: Id::new(&format!("contact-{at}")),
            name: format!("Contact {at}"),
            date: today.saturating_add(days(at).days()),
            audience: segments.get(pick(segments.len(), at)).map(|segment| segment.id.clone()),
            ..PlannedContact::clone(one)
        })
    };
    let case = |at: usize| {
        let one = cases.get(pick(cases.len(), at)).expect("a case");
        Arc::new(ResponseCase {
            id: Id::new(&format!("case-{at}")),
            touchpoint: touchpoints.get(pick(touchpoints.len(), at)).expect("a touchpoint").id.clone(),
            opened: today.saturating_sub(i64::try_from(at % 90).unwrap_or(0).days()).at(9, 30, 0, 0),
            topic: format!("topic {}", at % 40),
            first_response_minutes: (!at.is_multiple_of(3)).then_some(30),
            ..ResponseCase::clone(one)
        })
    };
    let action = |at: usize| Action {
        id: Id::new(&format!("action-{at}")),
        text: format!("Action {at}"),
        status: ActionStatus::ALL.get(pick(ActionStatus::ALL.len(), at)).copied().unwrap_or_default(),
        ..actions.first().cloned().unwrap_or_default()
    };
    journey.planned_contacts = (0..MANY).map(contact).collect();
    journey.cases = (0..MANY).map(case).collect();
    journey.actions = (0..MANY).map(action).collect();
    Workspace { journeys: vec![Arc::new(journey)].into(), ..workspace }
}
