//! The line in a window without a display: keys in, journey out.

use egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use crate::model::*;
use crate::settings::Settings;
use crate::ui::WandelApp;
use crate::ui::testing::{Window, settle};

/// A second has so many frames here.
const FRAME: f32 = 0.05;

/// A window with an e-bike journey of eight cards in it, nothing selected.
fn sample() -> Window {
    let settings = Settings { language: Some(Lang::En), ..Settings::default() };
    let builder = Harness::builder().with_size((1600.0, 1000.0)).with_max_steps(40).with_step_dt(FRAME);
    let mut window =
        builder.build_eframe(move |creation| WandelApp::without_traces(&creation.egui_ctx, settings));
    settle(&mut window);
    window.get_by_label_contains("First steps").click();
    settle(&mut window);
    // Where the pointer is would say in which phase the line begins.
    window.event(Event::PointerGone);
    settle(&mut window);
    window
}

fn pressed(key: Key, modifiers: Modifiers) -> Event {
    Event::Key { key, physical_key: Some(key), pressed: true, repeat: false, modifiers }
}

fn press(window: &mut Window, key: Key) {
    window.event(pressed(key, Modifiers::NONE));
    settle(window);
}

/// The events of typing this as a keyboard sends them: for letters a key and a text.
fn keys(text: &str) -> Vec<Event> {
    let mut events = Vec::new();
    for letter in text.chars() {
        match letter {
            '\n' => events.push(pressed(Key::Enter, Modifiers::NONE)),
            '\t' => events.push(pressed(Key::Tab, Modifiers::NONE)),
            '\u{8}' => events.push(pressed(Key::Backspace, Modifiers::NONE)),
            letter => {
                if let Some(key) = Key::from_name(&letter.to_ascii_uppercase().to_string()) {
                    let shift = Modifiers { shift: letter.is_uppercase(), ..Modifiers::NONE };
                    events.push(pressed(key, shift));
                }
                events.push(Event::Text(letter.to_string()));
            }
        }
    }
    events
}

/// Types in one frame, as a busy machine hears it.
fn type_at_once(window: &mut Window, text: &str) {
    window.input_mut().events.extend(keys(text));
    settle(window);
}

/// Types with so many frames from letter to letter.
fn type_slowly(window: &mut Window, text: &str, frames: usize) {
    for event in keys(text) {
        if matches!(event, Event::Text(_)) {
            window.input_mut().events.push(event);
            window.step();
            for _ in 1..frames {
                window.step();
            }
        } else {
            window.input_mut().events.push(event);
        }
    }
    settle(window);
}

fn journey(window: &Window) -> std::sync::Arc<Journey> {
    std::sync::Arc::clone(&window.state().editor().unwrap().workspace().journeys[0])
}

fn card(window: &Window, title: &str) -> std::sync::Arc<Touchpoint> {
    let journey = journey(window);
    let found = journey.all_touchpoints().find(|one| one.title == title);
    let titles: Vec<&str> = journey.all_touchpoints().map(|one| one.title.as_str()).collect();
    std::sync::Arc::clone(found.unwrap_or_else(|| panic!("no {title} among {titles:?}")))
}

fn has_link(window: &Window, from: &str, to: &str) -> bool {
    let (from, to) = (card(window, from).id.clone(), card(window, to).id.clone());
    journey(window).all_transitions().any(|known| known.from == from && known.to == to)
}

fn phase_of(window: &Window, title: &str) -> Option<usize> {
    journey(window).phases.iter().position(|phase| phase.touchpoints.iter().any(|one| one.title == title))
}

#[test]
fn type_enter_type_enter() {
    let mut window = sample();
    press(&mut window, Key::N);
    type_at_once(&mut window, "Window shopping store owned full @\"Floor staff\"\n");
    let first = card(&window, "Window shopping");
    assert_eq!((first.channel.as_str(), first.media_type), ("store", Some(MediaType::Owned)));
    assert_eq!(first.influence, Some(Influence::Full));
    type_at_once(&mut window, "Asking around\n");
    assert_eq!(card(&window, "Asking around").channel.as_str(), "store", "the channel sticks");
    assert_eq!(card(&window, "Asking around").owner(), first.owner());
    assert!(has_link(&window, "Window shopping", "Asking around"));
    let (before, after) = (phase_of(&window, "Window shopping"), phase_of(&window, "Asking around"));
    assert_eq!((before, after), (Some(0), Some(0)));
    // One Enter is one step.
    window.event(pressed(Key::Z, Modifiers::COMMAND));
    settle(&mut window);
    assert!(!journey(&window).all_touchpoints().any(|one| one.title == "Asking around"));
    card(&window, "Window shopping");
}

#[test]
fn an_owner_with_a_usual_name_takes_a_letter_and_a_tab() {
    let mut window = sample();
    press(&mut window, Key::N);
    type_at_once(&mut window, "Ask how to charge ph\t@cs\tm14\n");
    let card = card(&window, "Ask how to charge");
    assert_eq!((card.media_type, card.influence), (Some(MediaType::Owned), Some(Influence::Full)));
    let workspace = std::sync::Arc::clone(window.state().editor().unwrap().workspace());
    let owner = workspace.departments.iter().find(|one| Some(&one.id) == card.owner());
    assert_eq!(owner.map(|one| one.name.as_str()), Some("Customer service"));
}

#[test]
fn keys_that_come_in_one_frame_are_heard_in_their_order() {
    let mut window = sample();
    let phases: Vec<String> = journey(&window).phases.iter().map(|phase| phase.name.clone()).collect();
    type_at_once(&mut window, "nStop one phone\nStop two\n\nStop three we\t@Care\n\u{8}Stop four\n");
    assert_eq!(phase_of(&window, "Stop one"), Some(0));
    assert_eq!(phase_of(&window, "Stop two"), Some(0));
    assert_eq!(phase_of(&window, "Stop three"), Some(1), "{phases:?}");
    assert_eq!(phase_of(&window, "Stop four"), Some(0));
    assert_eq!(card(&window, "Stop three").channel.as_str(), "website");
    assert!(has_link(&window, "Stop two", "Stop three") && has_link(&window, "Stop three", "Stop four"));
    let care = card(&window, "Stop three").owner().cloned().unwrap();
    let departments = &window.state().editor().unwrap().workspace().departments;
    assert_eq!(departments.iter().find(|one| one.id == care).unwrap().name, "Care");
}

#[test]
fn the_line_always_says_which_phase_it_adds_to() {
    let mut window = sample();
    let names: Vec<String> = journey(&window).phases.iter().map(|phase| phase.name.clone()).collect();
    press(&mut window, Key::N);
    window.get_by_label(&format!("New touchpoint in {}", names[0]));
    press(&mut window, Key::Enter);
    window.get_by_label(&format!("New touchpoint in {}", names[1]));
    press(&mut window, Key::Backspace);
    press(&mut window, Key::Backspace);
    window.get_by_label("New touchpoint in no phase yet");
    type_at_once(&mut window, "Loose end\n");
    assert!(journey(&window).unsorted.iter().any(|one| one.title == "Loose end"));
    press(&mut window, Key::Escape);
    assert!(window.query_by_label("New touchpoint in no phase yet").is_none());
    assert!(window.query_by_label_contains("New touchpoint in").is_none());
}

#[test]
fn backspace_makes_text_of_a_chip_first() {
    let mut window = sample();
    type_at_once(&mut window, "nNewsletter email");
    window.get_by_label("E-mail");
    press(&mut window, Key::Backspace);
    type_at_once(&mut window, "\n");
    assert!(card(&window, "Newsletter email").channel.is_empty());
}

#[test]
fn remarks_are_pinned_and_unknown_owners_are_made() {
    let mut window = sample();
    type_at_once(&mut window, "nStop one @Depot\n- nobody answers\n\"I gave up\"\n");
    let stop = SubjectRef::Touchpoint(card(&window, "Stop one").id.clone());
    let journey = journey(&window);
    let said: Vec<_> =
        journey.insights.iter().filter(|one| one.subject == stop).map(|one| one.kind).collect();
    assert_eq!(said, [InsightKind::Pain, InsightKind::Quote]);
    assert!(journey.insights.iter().all(|one| one.when.is_some()));
    let departments = &window.state().editor().unwrap().workspace().departments;
    assert!(departments.iter().any(|one| one.name == "Depot"));
}

#[test]
fn several_pasted_lines_are_one_step() {
    let mut window = sample();
    let before = journey(&window).all_touchpoints().count();
    press(&mut window, Key::N);
    let text = "Title\tOwner\tChannel\tColour\nStop one\tDepot\tphone\tred\nStop two\tDepot\tdisplay\t\n";
    window.event(Event::Paste(text.into()));
    settle(&mut window);
    assert_eq!(journey(&window).all_touchpoints().count(), before + 2);
    assert_eq!(card(&window, "Stop one").notes, "Colour: red");
    assert!(has_link(&window, "Stop one", "Stop two"));
    window.get_by_label_contains("not understood: ‘Colour: red’");
    window.event(pressed(Key::Z, Modifiers::COMMAND));
    settle(&mut window);
    assert_eq!(journey(&window).all_touchpoints().count(), before);
    assert!(!window.state().editor().unwrap().is_dirty());
}

#[test]
fn three_fast_letters_are_text_and_undo_what_they_did() {
    let mut window = sample();
    window.event(pressed(Key::A, Modifiers::COMMAND));
    settle(&mut window);
    // D marks moments of truth, E and I open lists.
    type_slowly(&mut window, "die", 2);
    let editor = window.state().editor().unwrap();
    assert!(!editor.is_dirty(), "{:?}", editor.undo_name());
    let field = window.get_by_label_contains("New touchpoint in");
    assert_eq!(egui_kittest::kittest::NodeT::accesskit_node(&field).value().as_deref(), Some("die"));
    type_at_once(&mut window, "nst desk\n");
    card(&window, "dienst desk");
}

#[test]
fn letters_of_one_frame_are_text_and_slow_ones_are_commands() {
    let mut window = sample();
    type_at_once(&mut window, "Call centre\n");
    card(&window, "Call centre");
    press(&mut window, Key::Escape);
    let before = journey(&window).all_touchpoints().count();
    type_slowly(&mut window, "dmd", 14);
    assert!(window.query_by_label_contains("New touchpoint in").is_none());
    assert_eq!(journey(&window).all_touchpoints().count(), before);
}

#[test]
fn letters_that_find_a_channel_are_for_the_list() {
    let mut window = sample();
    type_at_once(&mut window, "nStop one\n");
    press(&mut window, Key::Escape);
    type_at_once(&mut window, "cweb");
    assert!(!window.state().quick.open);
    let list = window.state().picker.as_ref().map(|picker| picker.list().find.clone());
    assert_eq!(list.as_deref(), Some("web"));
}

/// Selects the card with this number by the palette.
fn select(window: &mut Window, title: &str) {
    let id = card(window, title).id.clone();
    window.state_mut().find(vec![id]);
    settle(window);
}

#[test]
fn a_line_is_drawn_by_number_title_or_arrows_without_the_mouse() {
    let mut window = sample();
    let count = |window: &Window| journey(window).all_transitions().count();
    let before = count(&window);
    select(&mut window, "Search result");
    let number = card(&window, "Picking it up").number;
    type_slowly(&mut window, &format!("l{number}"), 3);
    window.get_by_label_contains("Picking it up: Enter connects");
    type_slowly(&mut window, "\n", 1);
    assert!(has_link(&window, "Search result", "Picking it up"));
    select(&mut window, "Search result");
    type_at_once(&mut window, "lonline bookng\n");
    assert!(has_link(&window, "Search result", "Online booking"), "slips are forgiven");
    select(&mut window, "Search result");
    type_slowly(&mut window, "lpick", 12);
    // With its release: a key that is held means nothing twice.
    window.key_press_modifiers(Modifiers::NONE, Key::Escape);
    settle(&mut window);
    assert_eq!(count(&window), before + 2, "Escape draws nothing");
    assert!(!window.state().is_working() && window.query_by_label_contains("Esc stops").is_none());
    // Nothing is selected: the start is asked for first.
    window.key_press_modifiers(Modifiers::NONE, Key::Escape);
    settle(&mut window);
    type_slowly(&mut window, "l", 1);
    window.get_by_label_contains("Where does the line start?");
    type_slowly(&mut window, "review of her\n", 12);
    window.get_by_label_contains("From 8 A review of her own to");
    press(&mut window, Key::ArrowLeft);
    type_slowly(&mut window, "\n", 1);
    assert_eq!(count(&window), before + 3, "an arrow means a card too");
}

#[test]
fn fast_letters_behind_l_are_a_card_of_that_name_or_a_new_one() {
    let mut window = sample();
    select(&mut window, "Search result");
    type_slowly(&mut window, "loyalty card", 1);
    assert!(window.state().quick.open, "no card begins so: it is a new one");
    assert_eq!(window.state().quick.text, "loyalty card");
}

#[test]
fn what_is_typed_fast_behind_ctrl_f_is_looked_for() {
    let mut window = sample();
    select(&mut window, "Search result");
    let before = journey(&window);
    let mut events = vec![pressed(Key::F, Modifiers::COMMAND)];
    events.extend(keys("new"));
    window.input_mut().events.extend(events);
    window.step();
    window.input_mut().events.extend(keys(" wim"));
    settle(&mut window);
    let text = |window: &Window| {
        let document = window.state().document.as_ref().unwrap();
        document.sight.search.as_ref().map(|search| search.text.clone()).unwrap_or_default()
    };
    assert_eq!(text(&window), "new wim");
    assert_eq!(*journey(&window), *before, "no letter was a command");
    press(&mut window, Key::Escape);
    let mut events = vec![pressed(Key::K, Modifiers::COMMAND)];
    events.extend(keys("table\n"));
    window.input_mut().events.extend(events);
    settle(&mut window);
    assert_eq!(window.state().document.as_ref().unwrap().view, crate::ui::MainView::Table);
}
