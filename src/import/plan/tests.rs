//! What lines do to a journey, through the editor.

use std::sync::Arc;

use super::super::line::Reader;
use super::*;
use crate::edit::Editor;

/// A journey with two phases; two cards in the first.
fn editor() -> Editor {
    let touchpoint = |id: &str, number| {
        Arc::new(Touchpoint { id: id.into(), number, title: id.into(), ..Touchpoint::default() })
    };
    let phase = |id: &str, touchpoints: Vec<Arc<Touchpoint>>| {
        let name = id.to_uppercase();
        Arc::new(Phase { id: id.into(), name, touchpoints: touchpoints.into(), ..Phase::default() })
    };
    let phases = vec![phase("buy", vec![touchpoint("a", 1), touchpoint("b", 2)]), phase("use", Vec::new())];
    let journey = Journey { id: "j".into(), phases: phases.into(), ..Journey::default() };
    let care = Department { id: "care".into(), name: "Care".into(), ..Department::default() };
    let workspace = Workspace {
        departments: vec![care].into(),
        journeys: vec![Arc::new(journey)].into(),
        ..Workspace::default()
    };
    Editor::new(workspace, false)
}

/// Types these lines one after the other, each a step; an empty one goes to the next phase.
fn typed(lines: &[&str]) -> Editor {
    let mut editor = editor();
    let (mut phase, mut last, mut sticks) = (Some(Id::new("buy")), Some(Id::new("a")), Sticks::default());
    for text in lines {
        let workspace = Arc::clone(editor.workspace());
        let journey = &workspace.journeys[0];
        if text.is_empty() {
            phase = Some("use".into());
            continue;
        }
        let reader = Reader::new(&workspace, journey);
        let line = reader.read(text);
        let item = Item::of_line(&line, &sticks, reader.words(), Lang::En).expect("something to do");
        sticks = sticks.after(&line, reader.words());
        let here = Here {
            workspace: &workspace,
            journey,
            phase: phase.clone(),
            last: last.clone(),
            persona: None,
            now: None,
        };
        let plan = plan(&here, vec![item]);
        editor.apply_all(plan.edits, plan.name).unwrap();
        last = plan.added.last().cloned().or(last);
        phase = plan.phase;
    }
    editor
}

fn journey(editor: &Editor) -> &Journey {
    &editor.workspace().journeys[0]
}

fn links(editor: &Editor) -> Vec<String> {
    let number = |id: &Id<Touchpoint>| journey(editor).touchpoint(id).unwrap().number;
    let mut links: Vec<String> = journey(editor)
        .all_transitions()
        .map(|known| format!("{} {:?} {}", number(&known.from), known.kind, number(&known.to)))
        .collect();
    links.sort();
    links
}

#[test]
fn each_card_follows_the_last_and_what_was_said_sticks() {
    let editor =
        typed(&["Checkout website owned full @care", "Pay", "", "Unpack product @Depot", "Ask phone"]);
    let cards: Vec<_> = journey(&editor)
        .touchpoints()
        .map(|card| (card.title.as_str(), card.channel.as_str(), card.owner().map_or("", Id::as_str)))
        .collect();
    let wanted = [
        ("a", "", ""),
        ("Checkout", "website", "care"),
        ("Pay", "website", "care"),
        ("b", "", ""),
        ("Unpack", "product", "depot"),
        ("Ask", "phone", "depot"),
    ];
    assert_eq!(cards, wanted);
    assert_eq!(links(&editor), ["1 Forward 3", "3 Forward 4", "4 Forward 5", "5 Forward 6"]);
    let checkout = journey(&editor).touchpoints().nth(1).unwrap();
    assert_eq!((checkout.media_type, checkout.influence), (Some(MediaType::Owned), Some(Influence::Full)));
    assert_eq!(editor.workspace().departments.len(), 2);
    assert_eq!(editor.undo_name().unwrap().text(Lang::En), "add ‘Ask’");
}

#[test]
fn one_line_is_one_step() {
    let mut editor = typed(&["2 > Unpack @Depot > 1"]);
    assert!(editor.undo());
    assert!(!editor.is_dirty() && !editor.undo());
}

#[test]
fn numbers_link_and_a_plus_starts_apart() {
    let editor = typed(&["+ Elsewhere", "", "2 > Unpack > 1", "1 > 2", "> 1"]);
    assert_eq!(links(&editor), ["1 Forward 2", "2 Forward 4", "4 Back 1"]);
}

#[test]
fn remarks_are_pinned_to_the_last_card() {
    let editor = typed(&["Pay", "- too many steps", "\"I gave up\""]);
    let insights: Vec<_> = journey(&editor).insights.iter().cloned().collect();
    let pay = SubjectRef::Touchpoint("pay".into());
    assert_eq!(
        insights.iter().map(|one| one.kind).collect::<Vec<_>>(),
        [InsightKind::Pain, InsightKind::Quote]
    );
    assert!(insights.iter().all(|one| one.subject == pay));
    assert_eq!(insights[1].text, "I gave up");
}

#[test]
fn the_catalogue_brings_its_defaults_and_what_is_said_counts_more() {
    let editor =
        typed(&["Checkout website", "Stars in a review system full", "Sterren van het reviewsysteem"]);
    let cards: Vec<_> = journey(&editor).touchpoints().skip(2).collect();
    assert_eq!(cards[0].channel.as_str(), "review_site", "the entry's own, not what sticks");
    assert_eq!(cards[0].media_type, Some(MediaType::Earned));
    assert_eq!((cards[0].influence, cards[1].influence), (Some(Influence::Full), Some(Influence::Indirect)));
    assert_eq!(cards[1].title, "Sterren van het reviewsysteem");
    assert_eq!(cards[1].catalogue_ref, "cat-review-stars");
}

#[test]
fn a_phase_is_found_by_name_or_made() {
    let editor = typed(&["# use", "Unpack", "#Loyalty", "Come back"]);
    let names: Vec<_> =
        journey(&editor).phases.iter().map(|phase| (phase.name.as_str(), phase.touchpoints.len())).collect();
    assert_eq!(names, [("BUY", 2), ("USE", 1), ("Loyalty", 1)]);
    assert_eq!(journey(&editor).phases[2].role, PhaseRole::Loyalty);
    assert_eq!(links(&editor), ["1 Forward 3", "3 Forward 4"]);
}
