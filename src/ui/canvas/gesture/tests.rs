//! The kernel, driven as the canvas drives it.

use super::super::places::Places;
use super::super::sample::{id, sample};
use super::*;
use crate::edit::{Edit, LaneValue};
use crate::model::{MediaType, TransitionKind};
use emath::{pos2, vec2};

/// A kernel with the sample map, and what it asked for.
struct Stage {
    sample: (crate::model::Workspace, crate::model::Journey, crate::layout::Layout),
    selection: Selection,
    gesture: Gesture,
    read_only: bool,
    said: Outcome,
}

fn stage() -> Stage {
    Stage {
        sample: sample(),
        selection: Selection::default(),
        gesture: Gesture::Idle,
        read_only: false,
        said: Outcome::default(),
    }
}

impl Stage {
    fn run(&mut self, inputs: &[Input]) -> &Outcome {
        let (workspace, journey, layout) = &self.sample;
        let places = Places::new(layout);
        self.said = Outcome::default();
        for input in inputs {
            let ground = Ground { workspace, journey, layout, places: &places };
            let around = Around {
                ground,
                selection: &self.selection,
                read_only: self.read_only,
                zoom: 1.0,
                lang: Lang::En,
            };
            self.said.merge(self.gesture.step(*input, &around));
        }
        &self.said
    }

    fn drag(&mut self, from: Pos2, to: Pos2, add: bool) -> &Outcome {
        self.run(&[
            Input::Press { at: from, add },
            Input::Move { at: from + (to - from) * 0.5 },
            Input::Move { at: to },
            Input::Release { at: to },
        ])
    }

    fn click(&mut self, at: Pos2, add: bool) -> &Outcome {
        self.run(&[Input::Press { at, add }, Input::Release { at: at + vec2(1.0, 1.0) }])
    }

    fn centre(&self, card: usize) -> Pos2 {
        self.sample.2.cards[card].rect.center()
    }
}

#[test]
fn clicks_select() {
    let mut stage = stage();
    let (first, second) = (stage.centre(0), stage.centre(1));
    let one = Selection::touchpoint(id("ad"));
    assert_eq!(stage.click(first, false).actions, [Action::Select(one.clone())]);
    stage.selection = one;
    assert_eq!(stage.click(first, false).actions, []);
    let both = Selection { touchpoints: vec![id("ad"), id("search")], ..Selection::default() };
    assert_eq!(stage.click(second, true).actions, [Action::Select(both)]);
    assert_eq!(stage.click(pos2(-50.0, -50.0), false).actions, [Action::Select(Selection::default())]);
    let phase = Action::Select(Selection::phase(id("two")));
    assert_eq!(stage.click(pos2(600.0, 20.0), false).actions, [phase]);
    let line = stage.click(pos2(332.0, 142.0), false).actions.clone();
    assert!(matches!(&line[..], [Action::Select(selection)] if selection.transitions.len() == 1));
}

#[test]
fn a_drag_moves_cards_once() {
    let mut stage = stage();
    let (from, layout) = (stage.centre(0), stage.sample.2.clone());
    let to = pos2(layout.phases[1].columns[0].center(), layout.lanes[1].y.min + 10.0);
    let said = stage.drag(from, to, false).clone();
    let [Action::Apply(Edit::MoveTouchpoints { ids, place, lane, pinned_step, .. }), Action::Select(_)] =
        &said.actions[..]
    else {
        panic!("{said:?}")
    };
    assert_eq!(*ids, [id("ad")]);
    assert_eq!((place.phase.clone(), place.before.clone()), (Some(id("two")), None));
    assert_eq!(*lane, Some(LaneValue::Media(Some(MediaType::Owned))));
    assert_eq!(*pinned_step, Some(Some(1)));
    assert_eq!(stage.gesture, Gesture::Idle);
}

#[test]
fn many_cards_move_in_document_order_and_keep_their_distance() {
    let mut stage = stage();
    stage.selection = Selection { touchpoints: vec![id("search"), id("ad")], ..Selection::default() };
    let (from, to) = (stage.centre(0), stage.centre(2) + vec2(0.0, -110.0));
    let said = stage.drag(from, to, false).clone();
    let moves = said.actions.iter().filter_map(|action| match action {
        Action::ApplyGrouped(Edit::MoveTouchpoints { ids, lane, pinned_step, .. }, _) => {
            Some((ids.clone(), lane.clone(), *pinned_step))
        }
        _ => None,
    });
    let moves: Vec<_> = moves.collect();
    let expected = [
        (vec![id("search")], None, Some(Some(1))),
        (vec![id("ad")], None, Some(Some(0))),
        (vec![id("ad"), id("search")], None, None),
    ];
    assert_eq!(moves, expected, "{said:?}");
    let ends = [said.actions.first(), said.actions.last()];
    assert_eq!(ends, [Some(&Action::EndGroup), Some(&Action::EndGroup)]);
}

#[test]
fn many_cards_land_beside_each_other_in_one_step_of_undo() {
    let mut stage = stage();
    stage.selection = Selection { touchpoints: vec![id("ad"), id("search")], ..Selection::default() };
    let (from, to) = (stage.centre(0), stage.centre(2) + vec2(0.0, -110.0));
    let actions = stage.drag(from, to, false).actions.clone();
    let mut editor = crate::edit::Editor::new(stage.sample.0.clone(), false);
    for action in actions {
        match action {
            Action::ApplyGrouped(edit, group) => drop(editor.apply_grouped(edit, group).expect("an edit")),
            Action::EndGroup => editor.end_group(),
            other => panic!("{other:?}"),
        }
    }
    let pins = |editor: &crate::edit::Editor| {
        let journey = &editor.workspace().journeys[0];
        let cards = journey.phases.iter().flat_map(|phase| phase.touchpoints.iter());
        cards.map(|card| (card.id.to_string(), card.pinned_step)).collect::<Vec<_>>()
    };
    let expected = [("page", None), ("ad", Some(0)), ("search", Some(1))];
    assert_eq!(pins(&editor), expected.map(|(id, pin)| (id.to_owned(), pin)));
    assert!(editor.undo());
    assert!(editor.undo_name().is_none());
    assert_eq!(**editor.workspace(), stage.sample.0);
}

#[test]
fn below_the_map_cards_go_to_the_tray() {
    let mut stage = stage();
    let (from, layout) = (stage.centre(0), stage.sample.2.clone());
    let said = stage.drag(from, pos2(300.0, layout.bounds.max.y + 60.0), false).clone();
    let Some(Action::Apply(Edit::MoveTouchpoints { place, .. })) = said.actions.first() else {
        panic!("{said:?}")
    };
    assert_eq!(place.phase, None);
    stage.sample.2.phases.clear();
    stage.sample.2.cards.clear();
    stage.sample.2.routes.clear();
    let said = stage.run(&[Input::DoubleClick { at: pos2(400.0, 60.0) }]).clone();
    let [Action::AddAndRename(Edit::AddTouchpoints { place, .. })] = &said.actions[..] else {
        panic!("{said:?}")
    };
    assert_eq!(place.phase, None);
}

#[test]
fn what_is_added_under_a_filter_is_seen_by_it() {
    let mut stage = stage();
    stage.sample.2.request.persona = Some(id("anna"));
    let at = pos2(stage.centre(1).x, stage.sample.2.lanes[1].y.center());
    let said = stage.run(&[Input::DoubleClick { at }]).clone();
    let [Action::AddAndRename(Edit::AddTouchpoints { touchpoints, .. })] = &said.actions[..] else {
        panic!("{said:?}")
    };
    assert_eq!(touchpoints[0].personas, vec![id("anna")].into());
}

#[test]
fn small_and_empty_drags_do_nothing() {
    let mut stage = stage();
    let from = stage.centre(0);
    assert_eq!(stage.drag(from, from + vec2(30.0, 8.0), false).actions, []);
    assert_eq!(stage.drag(from, pos2(-400.0, -400.0), false).actions, []);
    stage.read_only = true;
    let to = stage.centre(2);
    assert_eq!(stage.drag(from, to, false).actions, []);
    assert_eq!(stage.run(&[Input::DoubleClick { at: from }]), &Outcome::default());
}

#[test]
fn escape_cancels_every_gesture() {
    let mut stage = stage();
    let edge = stage.sample.2.cards[0].rect.center_bottom() + vec2(0.0, 3.0);
    for from in [stage.centre(0), edge, pos2(300.0, 20.0)] {
        let to = stage.centre(2);
        let said = stage.run(&[
            Input::Press { at: from, add: false },
            Input::Move { at: to },
            Input::Cancel,
            Input::Release { at: to },
        ]);
        assert_eq!(said, &Outcome::default(), "{from:?}");
    }
}

#[test]
fn a_line_is_drawn_from_an_edge() {
    let mut stage = stage();
    let (from, to) = (stage.sample.2.cards[2].rect.left_center(), stage.centre(0));
    let said = stage.drag(from - vec2(3.0, 0.0), to, false).clone();
    let [Action::Apply(Edit::AddTransition { transition, .. }), Action::Select(_)] = &said.actions[..] else {
        panic!("{said:?}")
    };
    assert_eq!((&transition.from, &transition.to), (&id("page"), &id("ad")));
    assert_eq!(transition.kind, TransitionKind::Back);
    assert_eq!(stage.drag(from - vec2(3.0, 0.0), pos2(-10.0, -10.0), false).actions, []);
    let again = stage.sample.2.cards[0].rect.center_bottom() + vec2(0.0, 3.0);
    let search = stage.centre(1);
    assert!(matches!(&stage.drag(again, search, false).actions[..], [Action::Notice(_)]));
}

#[test]
fn a_line_is_drawn_by_two_clicks() {
    let mut stage = stage();
    stage.gesture = Gesture::Link { from: None, to: Pos2::ZERO, target: None };
    let (first, third) = (stage.centre(0), stage.centre(2));
    assert_eq!(stage.click(first, false).actions, []);
    let said = stage.click(third, false).clone();
    assert!(matches!(said.actions.first(), Some(Action::Apply(Edit::AddTransition { .. }))));
    assert_eq!(stage.gesture, Gesture::Idle);
}

#[test]
fn a_marquee_adds_what_it_touches() {
    let mut stage = stage();
    let said = stage.drag(pos2(140.0, 90.0), pos2(400.0, 190.0), true).clone();
    let both = Selection { touchpoints: vec![id("ad"), id("search")], ..Selection::default() };
    assert_eq!(said.actions, [Action::Select(both)]);
    stage.drag(pos2(140.0, 90.0), pos2(400.0, 190.0), false);
    assert_eq!(stage.said, Outcome::default());
}

#[test]
fn a_double_click_adds_or_types() {
    let mut stage = stage();
    let at = pos2(stage.centre(1).x, stage.sample.2.lanes[1].y.center());
    let said = stage.run(&[Input::DoubleClick { at }]).clone();
    let [Action::AddAndRename(Edit::AddTouchpoints { place, touchpoints, .. })] = &said.actions[..] else {
        panic!("{said:?}")
    };
    assert_eq!(place.phase, Some(id("one")));
    assert_eq!(touchpoints[0].media_type, Some(MediaType::Owned));
    assert_eq!(touchpoints[0].pinned_step, Some(1));
    let centre = stage.centre(0);
    let typed = stage.run(&[Input::DoubleClick { at: centre }]).type_in.clone();
    assert_eq!(typed, Some(Typed::Card(id("ad"))));
    let typed = stage.run(&[Input::DoubleClick { at: pos2(600.0, 20.0) }]).type_in.clone();
    assert_eq!(typed, Some(Typed::Phase(id("two"))));
}

#[test]
fn phases_change_places() {
    let mut stage = stage();
    let said = stage.drag(pos2(600.0, 20.0), pos2(140.0, 25.0), false).clone();
    let [Action::Apply(Edit::MovePhase { id: moved, index, .. })] = &said.actions[..] else {
        panic!("{said:?}")
    };
    assert_eq!((moved, *index), (&id("two"), 0));
    assert_eq!(stage.drag(pos2(600.0, 20.0), pos2(700.0, 25.0), false).actions, []);
    let said = stage.drag(pos2(300.0, 20.0), pos2(790.0, 25.0), false).clone();
    assert!(matches!(&said.actions[..], [Action::Apply(Edit::MovePhase { index: 1, .. })]));
}
