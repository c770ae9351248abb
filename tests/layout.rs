//! Layout on random journeys, generated ones and the samples.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::type_complexity,
    reason = "a test says what went wrong by panicking"
)]
#![allow(missing_docs, reason = "tests are read, not called")]

#[path = "../benches/generator/mod.rs"]
mod generator;
mod layout_checks;

use std::sync::Arc;

use generator::Dice;
use layout_checks::faults;
use proptest::prelude::*;
use wandel::layout::{CardStyle, FRAME_BOTTOM, FRAME_SIDES, FRAME_TOP, Layout, Request, TITLE_STYLE, layout};
use wandel::model::{
    Choice, Id, Influence, Journey, LaneScheme, MediaType, MomentOfTruth, Phase, Touchpoint,
    TouchpointStatus, Transition, TransitionKind, Workspace,
};

const CHANNELS: &[&str] = &[
    "website",
    "website",
    "app",
    "email",
    "store",
    "radio",
    "review_site",
    "search_paid",
    "",
    "carrier_pigeon",
];

fn title(dice: &mut Dice) -> String {
    match dice.below(9) {
        0 => String::new(),
        1 => "w".repeat(300),
        2 => "many words ".repeat(27),
        3 => "mail 📧 sent 🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂".to_owned(),
        4 => "line\nbreak\u{7}and\ttab".to_owned(),
        5 => "Donaudampfschifffahrtsgesellschaftskapitän".to_owned(),
        _ => "Product page".to_owned(),
    }
}

/// A journey in which nearly everything is odd.
fn wild(count: usize, phases: usize, seed: u64) -> Workspace {
    let mut dice = Dice::new(seed);
    let id = |number: usize| Id::new(&format!("t{number}"));
    let mut built: Vec<Phase> = (0..phases)
        .map(|index| Phase {
            id: Id::new(&format!("p{index}")),
            name: if dice.percent(10) {
                "A phase with a very long name".repeat(9)
            } else {
                format!("Phase {index}")
            },
            ..Phase::default()
        })
        .collect();
    let crowded = dice.percent(30);
    for number in 0..count {
        let phase = if crowded { dice.below(2).min(phases - 1) } else { dice.below(phases) };
        let touchpoint = Touchpoint {
            id: if dice.percent(1) { id(0) } else { id(number) },
            number: number as u32 * 7,
            title: title(&mut dice),
            channel: Id::new(CHANNELS[dice.below(if crowded { 3 } else { CHANNELS.len() })]),
            media_type: dice.percent(80).then(|| MediaType::ALL[dice.below(4)]),
            influence: dice.percent(80).then(|| Influence::ALL[dice.below(4)]),
            moment_of_truth: dice.percent(20).then_some(MomentOfTruth::FMOT),
            status: if dice.percent(3) { TouchpointStatus::Historical } else { TouchpointStatus::Existing },
            pinned_step: dice.percent(3).then(|| dice.below(5) as u32 * 1_000_000),
            ..Touchpoint::default()
        };
        built[phase].touchpoints.edit().push(Arc::new(touchpoint));
    }
    let hub = dice.below(count.max(1));
    let hubs = dice.percent(30);
    for _ in 0..count + count / 2 {
        let from = if hubs && dice.percent(30) { hub } else { dice.below(count) };
        let to = match dice.below(20) {
            0 => from,
            1 => count + 5,
            2..=4 if hubs => hub,
            5..=8 => (from + 1).min(count - 1),
            _ => dice.below(count),
        };
        let transition = Transition {
            from: id(from),
            to: id(to),
            kind: TransitionKind::ALL[dice.below(TransitionKind::ALL.len())],
            label: if dice.percent(15) { title(&mut dice) } else { String::new() },
            ..Transition::default()
        };
        let copies = if dice.percent(4) { 1 + dice.below(9) } else { 1 };
        for _ in 0..copies {
            built[dice.below(phases)].transitions.edit().push(Arc::new(transition.clone()));
        }
    }
    let unsorted = (0..dice.below(5)).map(|number| {
        let id = Id::new(&format!("u{number}"));
        Arc::new(Touchpoint { id, title: title(&mut dice), ..Touchpoint::default() })
    });
    let unsorted = unsorted.collect();
    let journey =
        Journey { phases: built.into_iter().map(Arc::new).collect(), unsorted, ..Journey::default() };
    Workspace { journeys: vec![Arc::new(journey)].into(), ..Workspace::default() }
}

fn lay_out(workspace: &Workspace, request: &Request, previous: Option<&Layout>) -> Layout {
    layout(workspace, &workspace.journeys[0], request, previous)
}

fn size() -> impl Strategy<Value = usize> {
    prop_oneof![6 => 0usize..12, 8 => 12usize..80, 1 => 80usize..400]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn holds_on_random_journeys(count in size(), phases in 1usize..30, seed: u64, scheme in 0usize..9, compact: bool) {
        let workspace = wild(count, phases, seed);
        let cards = if compact { CardStyle::Compact } else { CardStyle::Full };
        let request = Request { lanes: Some(LaneScheme::ALL[scheme]), cards, ..Request::default() };
        let found = lay_out(&workspace, &request, None);
        prop_assert_eq!(faults(&found), Vec::<String>::new());
        prop_assert!(found == lay_out(&workspace, &request, None), "the same input gives the same layout");
        let again = lay_out(&workspace, &request, Some(&found));
        prop_assert_eq!(faults(&again), Vec::<String>::new());
    }

    #[test]
    fn holds_still_after_an_edit(count in 1usize..80, phases in 1usize..8, seed: u64, edit in 0usize..6) {
        let before = wild(count, phases, seed);
        let request = Request::default();
        let first = lay_out(&before, &request, None);
        let mut after = before.clone();
        let mut dice = Dice::new(seed ^ 99);
        let mut journey = (*after.journeys[0]).clone();
        let mut list: Vec<Phase> = journey.phases.iter().map(|phase| (**phase).clone()).collect();
        let touched = dice.below(phases);
        // The card that was pinned or put first: others of its phase and lane may make room.
        let mut cell = None;
        match edit {
            0 => drop(list[touched].touchpoints.edit().pop()),
            1 => list[touched].touchpoints.edit().insert(0, Arc::new(Touchpoint { id: Id::new("new"), channel: Id::new("store"), ..Touchpoint::default() })),
            2 => if let Some(moved) = list[touched].touchpoints.edit().pop() {
                list[(touched + 1) % phases].touchpoints.edit().push(moved);
            },
            3 => if let Some(last) = list[touched].touchpoints.edit().last_mut() {
                Arc::make_mut(last).channel = Id::new("press");
            },
            4 => if let Some(last) = list[touched].touchpoints.edit().last_mut() {
                cell = Some(last.id.clone());
                Arc::make_mut(last).pinned_step = dice.percent(80).then(|| dice.below(6) as u32);
            },
            _ => if let Some(first) = list[touched].touchpoints.edit().pop() {
                cell = Some(first.id.clone());
                list[touched].touchpoints.edit().insert(0, first);
            },
        }
        journey.phases = list.into_iter().map(Arc::new).collect();
        after.journeys = vec![Arc::new(journey)].into();
        let second = lay_out(&after, &request, Some(&first));
        prop_assert_eq!(faults(&second), Vec::<String>::new());
        let cell = cell.and_then(|id| second.cards.iter().find(|card| card.touchpoint.id == id));
        let cell = cell.map(|card| (card.phase, card.lane));
        let unique = |layout: &Layout, id: &Id<Touchpoint>| layout.cards.iter().filter(|card| card.touchpoint.id == *id).count() == 1;
        for card in &second.cards {
            let Some(old) = first.cards.iter().find(|old| old.touchpoint.id == card.touchpoint.id) else { continue };
            let same_cell = first.phases[old.phase].id == second.phases[card.phase].id
                && first.lanes[old.lane].key == second.lanes[card.lane].key;
            let touched = cell == Some((card.phase, card.lane));
            if same_cell && !touched && unique(&first, &card.touchpoint.id) && unique(&second, &card.touchpoint.id) {
                prop_assert_eq!((old.step, old.row), (card.step, card.row));
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn holds_when_parts_are_folded(count in 0usize..120, phases in 1usize..12, seed: u64, scheme in 0usize..9, compact: bool) {
        let workspace = wild(count, phases, seed);
        let cards = if compact { CardStyle::Compact } else { CardStyle::Full };
        let whole = Request { lanes: Some(LaneScheme::ALL[scheme]), cards, ..Request::default() };
        let open = lay_out(&workspace, &whole, None);
        let mut dice = Dice::new(seed ^ 7);
        let folded_lanes = open.lanes.iter().filter(|_| dice.percent(40)).map(|lane| lane.key.clone()).collect();
        let mut dice = Dice::new(seed ^ 8);
        let folded_phases = open.phases.iter().filter(|_| dice.percent(40)).map(|phase| phase.id.clone()).collect();
        let request = Request { folded_lanes, folded_phases, ..whole.clone() };
        let folded = lay_out(&workspace, &request, Some(&open));
        prop_assert_eq!(faults(&folded), Vec::<String>::new());
        prop_assert_eq!(faults(&lay_out(&workspace, &request, None)), Vec::<String>::new());
        prop_assert_eq!(folded.touchpoints().count(), open.cards.len(), "nothing is lost");
        let hidden = |card: &wandel::layout::CardPlace| {
            let (lane, phase) = (&open.lanes[card.lane].key, &open.phases[card.phase].id);
            request.folded_lanes.contains(lane) || request.folded_phases.contains(phase)
        };
        prop_assert_eq!(folded.cards.len(), open.cards.iter().filter(|card| !hidden(card)).count());
        // What is unfolded comes back to where it was.
        let again = lay_out(&workspace, &whole, Some(&folded));
        let single = |id: &Id<Touchpoint>| open.cards.iter().filter(|card| card.touchpoint.id == *id).count() == 1;
        for (before, after) in open.cards.iter().zip(&again.cards).filter(|(card, _)| single(&card.touchpoint.id)) {
            prop_assert_eq!((before.lane, before.step, before.row), (after.lane, after.step, after.row));
        }
    }
}

fn sample(text: &str) -> Workspace {
    wandel::storage::parse("sample", text).unwrap().workspace
}

/// How large titles are when the whole picture is fitted to 1920 × 1080.
fn title_px(layout: &Layout) -> f32 {
    let size = layout.bounds.size();
    let width = 1920.0 / (size.x + FRAME_SIDES);
    TITLE_STYLE.size * width.min(1080.0 / (size.y + FRAME_TOP + FRAME_BOTTOM))
}

#[test]
fn samples_are_readable_on_a_screen() {
    for text in [
        include_str!("../samples/zwaluw-en-spaak.ron"),
        include_str!("../samples/zwaluw-en-spaak-en.ron"),
        include_str!("../samples/vriesmeter.ron"),
        include_str!("../samples/first-steps.ron"),
    ] {
        let workspace = sample(text);
        for scheme in LaneScheme::ALL {
            let request = Request { lanes: Some(*scheme), lang: workspace.language, ..Request::default() };
            let found = lay_out(&workspace, &request, None);
            assert_eq!(faults(&found), Vec::<String>::new(), "{scheme:?}");
            println!("{} {scheme:?}: titles of {:.1} px", workspace.title, title_px(&found));
        }
        let whole = lay_out(&workspace, &Request::default(), None);
        assert!(title_px(&whole) >= 11.2, "{}: {}", workspace.title, title_px(&whole));
    }
}

#[test]
fn generated_journeys_hold_up() {
    for count in [0, 1, 25, 100, 300] {
        for scheme in [LaneScheme::ByChannelGroup, LaneScheme::NoLanes, LaneScheme::ByDepartment] {
            let workspace = generator::workspace(count, 3);
            let request = Request { lanes: Some(scheme), ..Request::default() };
            let found = lay_out(&workspace, &request, None);
            assert_eq!(found.cards.len(), count);
            assert_eq!(faults(&found), Vec::<String>::new(), "{count} {scheme:?}");
        }
    }
}
