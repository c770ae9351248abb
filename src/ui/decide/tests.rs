//! Deciding, notes, the clock, the journey to become and best before, in the window by accessible
//! names and by keyboard.

use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::model::*;
use crate::ui::testing::{self, SMALL, Window, ask, journey, settle, type_text};
use crate::ui::{Action as Wish, MainView, Selection};

/// The sample of the e-bike shop in a window without traces.
fn sample(lang: Lang) -> Window {
    testing::sample("zwaluw-en-spaak-en", SMALL, lang)
}

fn press(harness: &mut Window, key: Key) {
    harness.key_press_modifiers(Modifiers::NONE, key);
    settle(harness);
}

fn click(harness: &mut Window, label: &str) {
    harness.get_by_label(label).click();
    settle(harness);
}

#[test]
fn an_action_is_added_from_the_map_and_placed_with_two_digits() {
    let mut harness = sample(Lang::En);
    let checkout = Id::new("checkout");
    ask(&mut harness, Wish::Select(Selection::touchpoint(checkout.clone())));
    press(&mut harness, Key::A);
    type_text(&mut harness, "Ask for less");
    press(&mut harness, Key::Enter);
    let before = journey(&harness);
    let added = before.actions.last().unwrap();
    assert_eq!((added.text.as_str(), &added.subject), ("Ask for less", &SubjectRef::Touchpoint(checkout)));
    assert_eq!(added.owner, before.touchpoint(&Id::new("checkout")).unwrap().owner().cloned());
    click(&mut harness, "Decide");
    harness.get_by_label_contains("Still missing:");
    click(&mut harness, "2. Ask for less, not placed");
    press(&mut harness, Key::Num5);
    harness.get_by_label("Impact 5. Now the effort: 0 to 5.");
    press(&mut harness, Key::Num1);
    let placed = journey(&harness).actions.last().cloned().unwrap();
    assert_eq!((placed.effect, placed.effort), (Some(5), Some(1)));
    harness.get_by_label("2. Ask for less, impact 5, effort 1");
    press(&mut harness, Key::Delete);
    assert_eq!(journey(&harness).actions.len(), before.actions.len() - 1);
    click(&mut harness, "Undo");
    assert_eq!(journey(&harness).actions.len(), before.actions.len());
}

#[test]
fn keys_of_the_map_do_nothing_to_it_while_deciding() {
    let mut harness = sample(Lang::En);
    let before = journey(&harness);
    ask(&mut harness, Wish::Select(Selection::touchpoint(Id::new("checkout"))));
    ask(&mut harness, Wish::View(MainView::Decide));
    for key in [Key::Delete, Key::D, Key::N, Key::Backspace] {
        press(&mut harness, key);
        assert!(journey(&harness) == before, "{key:?}");
    }
}

#[test]
fn votes_are_counted_by_typing_and_enter() {
    let mut harness = sample(Lang::En);
    ask(&mut harness, Wish::Select(Selection::default()));
    press(&mut harness, Key::A);
    type_text(&mut harness, "Second");
    press(&mut harness, Key::Enter);
    ask(&mut harness, Wish::View(MainView::Decide));
    click(&mut harness, "Count votes");
    let first = journey(&harness).actions[0].text.clone();
    harness.get_by_label(&format!("Votes for {first}")).focus();
    settle(&mut harness);
    type_text(&mut harness, "7");
    press(&mut harness, Key::Enter);
    type_text(&mut harness, "12");
    let votes: Vec<u32> = journey(&harness).actions.iter().map(|action| action.votes).collect();
    assert_eq!(votes, [7, 12]);
}

#[test]
fn a_decision_is_written_down_with_its_day() {
    let mut harness = sample(Lang::Nl);
    ask(&mut harness, Wish::View(MainView::Decide));
    harness.get_by_label("Leg een besluit vast, dan Enter").focus();
    settle(&mut harness);
    type_text(&mut harness, "Eerst de kassa");
    press(&mut harness, Key::Enter);
    let decisions = journey(&harness).decisions.clone();
    assert_eq!(decisions.len(), 1);
    assert_eq!(
        (decisions[0].text.as_str(), decisions[0].date),
        ("Eerst de kassa", Some(jiff::civil::date(2026, 6, 1)))
    );
    harness.get_by_label("Door wie").focus();
    settle(&mut harness);
    type_text(&mut harness, "iedereen");
    assert_eq!(journey(&harness).decisions[0].by, "iedereen");
}

#[test]
fn the_page_is_written_and_asks_before_it_replaces() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("page.html");
    let mut harness = sample(Lang::En);
    ask(&mut harness, Wish::View(MainView::Decide));
    for round in 0..2 {
        click(&mut harness, "Hand out…");
        let field = harness.get_by_label("Path");
        field.focus();
        settle(&mut harness);
        harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
        type_text(&mut harness, path.to_str().unwrap());
        if round == 1 {
            harness.get_by_label("there is a file with this name already");
            click(&mut harness, "Replace the file that is there");
        }
        click(&mut harness, "Write");
        for _ in 0..200 {
            if path.exists() && harness.state().jobs.exports == 0 {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(10));
            harness.run_ok();
        }
        let page = std::fs::read_to_string(&path).unwrap();
        assert!(page.contains("Who does what") && page.contains("1 June 2026"), "{page}");
        if round == 0 {
            std::fs::write(&path, "old").unwrap();
        }
    }
}

#[test]
fn a_note_is_pinned_to_a_card_and_listed() {
    let mut harness = sample(Lang::En);
    ask(&mut harness, Wish::Select(Selection::touchpoint(Id::new("checkout"))));
    // Far down in a low window: the pointer would have to scroll first.
    harness.get_by_label("New note: Quote").click_accesskit();
    settle(&mut harness);
    harness.get_by_label("Note, then Enter").focus();
    settle(&mut harness);
    type_text(&mut harness, "I gave up here");
    press(&mut harness, Key::Enter);
    let all = journey(&harness);
    let note = all.insights.last().unwrap();
    assert_eq!(
        (note.kind, &note.subject),
        (InsightKind::Quote, &SubjectRef::Touchpoint(Id::new("checkout")))
    );
    assert!(note.when.is_some());
    let scene = &harness.state().document.as_ref().unwrap().picture().unwrap().scene;
    assert!(scene.groups.iter().any(|group| group.title.ends_with("1 note")), "the card counts it");
    ask(&mut harness, Wish::View(MainView::Decide));
    click(&mut harness, "Quote 1");
    click(&mut harness, "Quote: I gave up here");
    harness.get_by_label("Make it an action").click_accesskit();
    settle(&mut harness);
    press(&mut harness, Key::Enter);
    let acted = journey(&harness).actions.last().cloned().unwrap();
    assert_eq!((acted.text.as_str(), &acted.subject), ("I gave up here", &note.subject));
    harness.get_by_label("Show on the map").click_accesskit();
    settle(&mut harness);
    assert_eq!(harness.state().document.as_ref().unwrap().selection.touchpoints, [Id::new("checkout")]);
}

#[test]
fn the_journey_to_become_is_one_step_and_its_changes_are_listed() {
    let mut harness = sample(Lang::En);
    ask(&mut harness, Wish::Run(crate::ui::Command::MakeToBe));
    let shown = |harness: &Window| {
        let document = harness.state().document.as_ref().unwrap();
        document.journey().cloned().unwrap()
    };
    assert_eq!(shown(&harness).state, MapState::FutureState);
    let first = shown(&harness).touchpoints().next().cloned().unwrap();
    let touchpoints = vec![Touchpoint { title: "Better".to_owned(), ..Touchpoint::clone(&first) }];
    let what = crate::vocabulary::Label::new("title", "titel");
    let journey = shown(&harness).id.clone();
    ask(&mut harness, Wish::Apply(crate::edit::Edit::SetTouchpoints { journey, touchpoints, what }));
    ask(&mut harness, Wish::Run(crate::ui::Command::ShowDifferences));
    harness.get_by_label(&format!("title: {} → Better", first.title));
    click(&mut harness, "Better");
    let selected = harness.state().document.as_ref().unwrap().selection.touchpoints.clone();
    assert_eq!(selected, vec![first.id.clone()]);
    for _ in 0..2 {
        click(&mut harness, "Undo");
    }
    assert_eq!(harness.state().editor().unwrap().workspace().journeys.len(), 1);
}

#[test]
fn the_oldest_cards_are_looked_at_with_one_key_each() {
    let mut harness = sample(Lang::En);
    ask(&mut harness, Wish::Run(crate::ui::Command::CheckCards));
    harness.get_all_by_label_contains("to look at").next().unwrap().click();
    settle(&mut harness);
    harness.get_by_label("Card 1 of 5");
    press(&mut harness, Key::Num1);
    harness.get_by_label("Card 2 of 5");
    press(&mut harness, Key::Num3);
    press(&mut harness, Key::Num2);
    let all = journey(&harness);
    let today = Some(jiff::civil::date(2026, 6, 1));
    let checked = all.touchpoints().filter(|one| one.last_checked == today).count();
    assert_eq!(checked, 2);
    assert_eq!(all.touchpoints().filter(|one| one.status == TouchpointStatus::Retired).count(), 1);
    let questions = all.insights.iter().filter(|one| one.kind == InsightKind::Question).count();
    assert_eq!(questions, 1);
    let scene = &harness.state().document.as_ref().unwrap().picture().unwrap().scene;
    assert!(scene.groups.iter().any(|group| group.title.contains("not confirmed lately")));
}

#[test]
fn the_clock_runs_and_goes_to_the_next_item() {
    let mut harness = sample(Lang::En);
    ask(&mut harness, Wish::Run(crate::ui::Command::Agenda));
    click(&mut harness, "Start the clock for Draw the journey");
    assert_eq!(journey(&harness).agenda.len(), 5);
    harness.get_by_label_contains("left for Draw the journey");
    click(&mut harness, "Pause");
    let clock = |harness: &Window| harness.state().document.as_ref().unwrap().clock.clone().unwrap();
    assert!(!clock(&harness).is_running());
    let before = clock(&harness).left(0.0);
    click(&mut harness, "Five minutes more");
    assert_eq!(clock(&harness).left(0.0) - before, 300.0);
    click(&mut harness, "Next item");
    harness.get_by_label_contains("left for Feelings and gaps");
    click(&mut harness, "Put the clock away");
    assert!(harness.state().document.as_ref().unwrap().clock.is_none());
}

#[test]
fn the_session_is_played_back_and_nothing_changes_meanwhile() {
    let mut harness = sample(Lang::En);
    let all = journey(&harness).all_touchpoints().count();
    ask(&mut harness, Wish::Select(Selection::touchpoint(Id::new("checkout"))));
    press(&mut harness, Key::Delete);
    assert_eq!(journey(&harness).all_touchpoints().count(), all - 1);
    ask(&mut harness, Wish::Run(crate::ui::Command::Replay));
    let shown = |harness: &Window| {
        let document = harness.state().document.as_ref().unwrap();
        (
            document.journey().unwrap().all_touchpoints().count(),
            document.picture().unwrap().layout.cards.len(),
        )
    };
    assert_eq!(shown(&harness), (all, all - 1), "a historical one is not drawn");
    harness.get_by_label("as it was when the file was opened");
    press(&mut harness, Key::ArrowRight);
    assert_eq!(shown(&harness), (all - 1, all - 2));
    harness.get_by_label("1 of 1");
    click(&mut harness, "One step back");
    assert_eq!(shown(&harness).0, all);
    ask(&mut harness, Wish::Select(Selection::touchpoint(Id::new("home-page"))));
    press(&mut harness, Key::Delete);
    click(&mut harness, "Undo");
    assert_eq!(journey(&harness).all_touchpoints().count(), all - 1, "the present stays");
    press(&mut harness, Key::Escape);
    assert_eq!(shown(&harness).0, all - 1);
    assert!(harness.state().document.as_ref().unwrap().replay.is_none());
}

#[test]
fn where_the_page_goes_is_chosen_as_for_a_picture() {
    let mut harness = sample(Lang::En);
    ask(&mut harness, Wish::View(MainView::Decide));
    click(&mut harness, "Hand out…");
    harness.get_by_label("Choose…");
    let ctx = harness.ctx.clone();
    let path = std::path::PathBuf::from("/tmp/elsewhere/days.ics");
    let purpose = crate::ui::jobs::Purpose::Export;
    harness.state_mut().picked(&ctx, purpose, Some(path), true);
    settle(&mut harness);
    assert!(harness.get_by_label("Path").accesskit_node().value().unwrap().ends_with("elsewhere/days.ics"));
}
