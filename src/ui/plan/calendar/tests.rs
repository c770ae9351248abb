//! The calendar in the window, by its accessible names: contacts moved, repeated, listed; and only what
//! is in view is drawn.

use std::sync::Arc;

use egui::{Event, Key, Modifiers, PointerButton, Rangef, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::Mode;
use super::grid_ui::nearest;
use super::made::{CHIP, MOST_IN_CELL, SPACE};
use super::rows_ui::{extent, places};
use crate::model::*;
use crate::ui::plan::Part;
use crate::ui::plan::testing::{Window, click, drop_on, opened, settle};
use crate::ui::sheet::Sheet;
use crate::ui::testing;

/// The calendar of a file.
fn calendar(path: std::path::PathBuf, lang: Lang) -> Window {
    let mut window = testing::opened(testing::LARGE, lang, move |_, app| app.open_path(path));
    window.state_mut().show_plan(Part::Calendar);
    settle(&mut window);
    window
}

fn sample(lang: Lang) -> Window {
    opened("zwaluw-en-spaak", Part::Calendar, lang)
}

fn contact(window: &Window, id: &str) -> PlannedContact {
    let workspace = window.state().editor().unwrap().workspace();
    let mut all = workspace.journeys.iter().flat_map(|journey| journey.planned_contacts.iter());
    PlannedContact::clone(all.find(|one| one.id.as_str() == id).unwrap())
}

fn count(window: &Window) -> usize {
    window.state().editor().unwrap().workspace().journeys[0].planned_contacts.len()
}

fn press(window: &mut Window, key: Key) {
    window.key_press_modifiers(Modifiers::NONE, key);
    settle(window);
}

fn undo(window: &mut Window) {
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    settle(window);
}

fn day(month: i8, day: i8) -> Date {
    jiff::civil::date(2026, month, day)
}

#[test]
fn arrows_move_a_contact_and_all_presses_are_one_step() {
    let mut window = sample(Lang::En);
    assert_eq!(contact(&window, "summer-offer").date, day(6, 5));
    window.get_by_label_contains("zomeractie, 5 June 2026, E-mail").focus();
    settle(&mut window);
    for key in [Key::ArrowRight, Key::ArrowRight, Key::ArrowDown] {
        press(&mut window, key);
    }
    assert_eq!(contact(&window, "summer-offer").date, day(6, 14));
    press(&mut window, Key::ArrowUp);
    press(&mut window, Key::ArrowLeft);
    assert_eq!(contact(&window, "summer-offer").date, day(6, 6));
    undo(&mut window);
    assert_eq!(contact(&window, "summer-offer").date, day(6, 5));
}

#[test]
fn a_contact_is_dragged_to_another_day() {
    let mut window = sample(Lang::En);
    let from = window.get_by_label_contains("zomeractie, 5 June 2026").rect().left_center() + vec2(40.0, 0.0);
    // A week of days of 24 points further on, from the middle of the week to the same day.
    let to = from + vec2(super::grid_ui::WEEK, 0.0);
    let button = |pos, pressed| Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    for event in [
        Event::PointerMoved(from),
        button(from, true),
        Event::PointerMoved(from + vec2(20.0, 0.0)),
        Event::PointerMoved(to),
    ] {
        window.input_mut().events.push(event);
        window.step();
    }
    window.input_mut().events.push(button(to, false));
    settle(&mut window);
    let date = contact(&window, "summer-offer").date;
    assert!((day(6, 8)..=day(6, 14)).contains(&date), "{date}");
    undo(&mut window);
    assert_eq!(contact(&window, "summer-offer").date, day(6, 5));
}

#[test]
fn long_contacts_take_two_places_where_there_is_room() {
    assert_eq!(places(&[7, 8], 3, |contact| contact == 7), [0..2, 2..3]);
    assert_eq!(places(&[7, 8], 3, |_| true), [0..2, 2..3], "one place is to spare");
    assert_eq!(places(&[7, 8], 2, |_| true), [0..1, 1..2]);
    assert_eq!(places(&[7], 4, |_| false).as_slice(), std::slice::from_ref(&(0..1)));
    let many: Vec<usize> = (0..MOST_IN_CELL + 3).collect();
    assert_eq!(places(&many, MOST_IN_CELL + 1, |_| true).len(), MOST_IN_CELL);
    let two = extent(&(1..3));
    assert_eq!((two.min, two.max), (CHIP + SPACE, 3.0 * CHIP + 2.0 * SPACE));
}

proptest::proptest! {
    #[test]
    fn what_is_to_be_in_view_is_with_as_little_scrolling_as_can_be(
        now in 0.0_f32..2_000.0, top in 0.0_f32..2_000.0, down in 0.0_f32..300.0,
        height in 10.0_f32..80.0, view in 20.0_f32..600.0,
    ) {
        let wanted = Rangef::new(top + down, top + down + height);
        let to = nearest(now, (top, wanted), view);
        let is_seen = |from: f32, what: Rangef| what.min >= from - 0.01 && what.max <= from + view + 0.01;
        proptest::prop_assert!(to <= wanted.min + 0.01, "its beginning is in view");
        proptest::prop_assert!(is_seen(to, wanted) || height > view);
        // What is above it comes too, unless it was further up already or has no room.
        proptest::prop_assert!(to <= top + 0.01 || (to + view - wanted.max).abs() < 0.01 || height > view);
        if is_seen(now, Rangef::new(top, wanted.max)) {
            proptest::prop_assert!((to - now).abs() < 0.03, "what is in view is not scrolled");
        }
        proptest::prop_assert!((nearest(to, (top, wanted), view) - to).abs() < 0.01);
    }
}

#[test]
fn a_click_opens_the_sheet_and_a_contact_comes_again_in_one_step() {
    let mut window = sample(Lang::En);
    window.get_by_label_contains("zomeractie, 5 June 2026").click();
    settle(&mut window);
    let document = window.state().document.as_ref().unwrap();
    let sheet = document.gaps.state.sheet.as_ref().map(|open| open.sheet.clone());
    assert_eq!(sheet, Some(Sheet::Contact(Id::new("summer-offer"))));
    let before = count(&window);
    click(&mut window, "Repeat…");
    window.get_by_label("until").focus();
    settle(&mut window);
    window.input_mut().events.push(Event::Text("2026-06-30".into()));
    settle(&mut window);
    click(&mut window, "Add");
    assert_eq!(count(&window), before + 3);
    undo(&mut window);
    assert_eq!(count(&window), before);
}

#[test]
fn the_week_that_is_too_full_says_so_and_the_law_and_the_triggers_stand_in_the_calendar() {
    let window = sample(Lang::En);
    assert!(window.query_by_label_contains("4 within 7 days, limit 3").is_some());
    assert!(window.query_all_by_label_contains("Have this checked").next().is_some());
    assert!(window.query_all_by_label_contains("open slot: ").count() >= 3);
}

#[test]
fn the_agenda_and_the_list_show_the_same_contacts_in_dutch() {
    let mut window = sample(Lang::Nl);
    click(&mut window, "Per dag");
    assert!(window.query_by_label_contains("zomeractie, 5 juni 2026, E-mail").is_some());
    click(&mut window, "Lijst");
    assert_eq!(window.state().plans.calendar.mode, Mode::List);
    let cell = window.get_by_label("Dag: zomeractie");
    assert_eq!(cell.accesskit_node().value().as_deref(), Some("05-06-2026"));
    assert_eq!(window.state().contacts_drawn(), 9, "eight contacts and the row for new ones");
}

#[test]
fn a_thousand_contacts_are_drawn_only_where_they_are_in_view() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("many.ron");
    let samples = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let mut workspace = crate::storage::open(&samples.join("zwaluw-en-spaak.ron")).unwrap().workspace;
    let journey = Arc::make_mut(&mut workspace.journeys.edit()[0]);
    let first = PlannedContact::clone(&journey.planned_contacts[0]);
    let many = (0..1_000_i32).map(|at| {
        let date = day(6, 1).checked_add(jiff::Span::new().days(at % 360)).unwrap();
        let channel = ChannelId::new(["email", "phone", "sms", "push"][usize::try_from(at).unwrap() % 4]);
        Arc::new(PlannedContact { id: Id::new(&format!("c{at}")), date, channel, ..first.clone() })
    });
    journey.planned_contacts = many.collect();
    std::fs::write(&path, crate::storage::to_text(&workspace).unwrap()).unwrap();
    let mut window = calendar(path, Lang::En);
    let drawn = window.state().contacts_drawn();
    assert!((20..250).contains(&drawn), "{drawn}");
    click(&mut window, "Day by day");
    assert!((10..60).contains(&window.state().contacts_drawn()), "{}", window.state().contacts_drawn());
}

#[test]
fn a_journey_without_contacts_says_what_the_view_is_for_and_begins_one() {
    let samples = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let mut window = calendar(samples.join("first-steps.ron"), Lang::En);
    click(&mut window, "Plan the first contact");
    assert_eq!(count(&window), 1);
    assert!(window.query_by_label_contains("new contact, 1 June 2026").is_some());
}

#[test]
fn dates_that_go_out_and_come_in_again_change_nothing() {
    for name in ["zwaluw-en-spaak", "vriesmeter"] {
        let mut window = opened(name, Part::Calendar, Lang::Nl);
        let workspace = Arc::clone(window.state().editor().unwrap().workspace());
        let filter = crate::report::plan::Filter::default();
        let as_of = day(6, 1);
        let journey = &workspace.journeys[0];
        for lang in [Lang::En, Lang::Nl] {
            let plan =
                crate::report::plan::Plan { workspace: &workspace, journey, filter: &filter, as_of, lang };
            let bytes = crate::export::ics(&crate::report::plan::calendar::dues(&plan), as_of, lang);
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("dates.ics");
            std::fs::write(&path, bytes).unwrap();
            let found = crate::ui::importing::read(&path, &crate::progress::Progress::default()).unwrap();
            let crate::import::Found::Dates(calendar) = found else { panic!("{found:?}") };
            assert_eq!(calendar.entries.len(), journey.planned_contacts.len());
            window.state_mut().dates_read("dates.ics", *calendar);
            settle(&mut window);
            let n = journey.planned_contacts.len();
            window.get_by_label(&format!("{n} blijven zoals ze zijn"));
            assert!(window.get_by_label("Overnemen").accesskit_node().is_disabled());
            click(&mut window, "Annuleren");
        }
    }
}

#[test]
fn dates_of_another_calendar_are_looked_at_and_are_one_step() {
    let mut window = sample(Lang::En);
    let before = count(&window);
    let text = "BEGIN:VCALENDAR\nX-WR-CALNAME:Team\n\
        BEGIN:VEVENT\nUID:1@team\nDTSTART:20260615T100000\nRRULE:FREQ=WEEKLY;COUNT=3\nSUMMARY:Reminder\nEND:VEVENT\n\
        BEGIN:VEVENT\nUID:2@team\nSUMMARY:Some day\nEND:VEVENT\nEND:VCALENDAR\n";
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("team.ics");
    std::fs::write(&path, text).unwrap();
    drop_on(&mut window, path);
    window.get_by_label("3 new contacts · 1 has no place");
    window.get_by_label("Line 9, Some day: it names no day");
    click(&mut window, "Take over");
    assert_eq!(count(&window), before + 3);
    undo(&mut window);
    assert_eq!(count(&window), before, "one step");
}
