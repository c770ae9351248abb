//! Tables count what is there, mark what should be, and add up.

use proptest::prelude::*;

use super::*;
use crate::analysis::example::{Example, today};
use crate::analysis::{Names, analyse};

fn example() -> Example {
    Example::five()
        .workspace(|workspace| {
            for id in ["sales", "care"] {
                let one = Department { id: Id::new(id), name: id.to_uppercase(), ..Department::default() };
                workspace.departments.edit().push(one);
            }
        })
        .touchpoint("purchase", "till", |till| {
            till.owners = vec![Id::new("sales")].into();
            till.media_type = Some(MediaType::Owned);
            till.importance = Some(5);
            till.influence = Some(Influence::Full);
            till.answers = vec![Id::new("when")].into();
        })
        .touchpoint("consumption", "call", |call| {
            call.channel = Id::new("phone");
            call.owners = vec![Id::new("care")].into();
            call.devices = vec![Id::new("smartphone"), Id::new("landline")].into();
        })
        .transition("till", "call", |_| {})
        .transition("till", "call", |step| {
            step.kind = TransitionKind::ServiceLoop;
            step.handover = Some(Handover::default());
        })
        .journey(|journey| {
            let need = |id: &str, phase: &str| InformationNeed {
                id: Id::new(id),
                phase: Id::new(phase),
                text: id.to_owned(),
                ..InformationNeed::default()
            };
            journey.needs = vec![need("when", "purchase"), need("who", "evaluation")].into();
            journey.coverage_targets = vec![CoverageTarget {
                phase: Id::new("evaluation"),
                dimension: Dimension::Channel,
                value: "email".into(),
                level: TargetLevel::Required,
            }]
            .into();
        })
}

fn matrix(example: &Example, kind: MatrixKind) -> Matrix {
    let study = example.study();
    Matrices::new(&study, &[]).matrix(kind)
}

fn count(matrix: &Matrix, row: &str, column: &str) -> usize {
    let row = matrix.rows.iter().position(|head| head.key == row).expect("the row is there");
    let column = matrix.columns.iter().position(|head| head.key == column).expect("the column is there");
    matrix.cells[row][column].count
}

#[test]
fn phases_are_counted_by_channel_and_a_target_makes_a_row() {
    let channels = matrix(&example(), MatrixKind::Channel);
    assert_eq!(count(&channels, "website", "purchase"), 1);
    assert_eq!(count(&channels, "phone", "purchase"), 0);
    let email = channels.rows.iter().position(|head| head.key == "email").unwrap();
    let lacking: Vec<bool> = channels.cells[email].iter().map(Cell::is_lacking).collect();
    assert_eq!(lacking, [false, false, false, false, true]);
}

#[test]
fn what_is_not_filled_in_has_the_last_row() {
    let media = matrix(&example(), MatrixKind::Media);
    let keys: Vec<&str> = media.rows.iter().map(|head| head.key.as_str()).collect();
    assert_eq!(keys, ["Owned", ""], "rows that hold nothing are left out");
    let devices = matrix(&example(), MatrixKind::Device);
    assert_eq!(devices.rows.len(), 3);
}

#[test]
fn handovers_count_transitions_and_tell_which_are_open() {
    let handovers = matrix(&example(), MatrixKind::Handovers);
    let row = handovers.rows.iter().position(|head| head.key == "sales").unwrap();
    let column = handovers.columns.iter().position(|head| head.key == "care").unwrap();
    let cell = handovers.cell(row, column).unwrap();
    assert_eq!((cell.count, cell.open, cell.touchpoints.len()), (2, 1, 2));
}

#[test]
fn a_question_must_be_answered_where_it_comes_up() {
    let needs = matrix(&example(), MatrixKind::Needs);
    assert_eq!(count(&needs, "when", "purchase"), 1);
    let who = needs.rows.iter().position(|head| head.key == "who").unwrap();
    assert!(needs.cells[who][4].is_lacking() && !needs.cells[who][0].is_lacking());
}

#[test]
fn the_portfolio_has_a_place_for_what_is_not_scored() {
    let portfolio = matrix(&example(), MatrixKind::Portfolio);
    assert_eq!((count(&portfolio, "5", "Full"), count(&portfolio, "", "")), (1, 1));
}

#[test]
fn cells_that_a_rule_asks_about_are_marked() {
    let example = example();
    let study = example.study();
    let analysis = analyse(&example.workspace, &example.journey, today());
    for kind in MatrixKind::ALL {
        let matrix = Matrices::new(&study, &analysis.findings).matrix(*kind);
        let marked = matrix.cells.iter().flatten().flat_map(|cell| &cell.findings);
        for at in marked {
            let SubjectRef::Cell(_, dimension, _) = &analysis.findings[*at].subject else {
                panic!("{kind:?}")
            };
            assert_eq!(Some(*dimension), kind.dimension());
        }
        let names = Names::new(&example.workspace, &example.journey, Lang::En);
        for head in matrix.rows.iter().chain(&matrix.columns).filter_map(|head| head.name.as_ref()) {
            assert!(!names.value(head).is_empty());
        }
    }
}

proptest! {
    #[test]
    fn every_touchpoint_is_counted_once_by_media_owner_and_portfolio(
        cards in prop::collection::vec((0..5usize, 0..5usize, 0..7u8), 0..40)
    ) {
        let phases = ["orientation", "consideration", "purchase", "consumption", "evaluation"];
        let mut example = Example::five();
        for (at, (phase, media, importance)) in cards.iter().enumerate() {
            example = example.touchpoint(phases[*phase], &format!("t{at}"), |one| {
                one.media_type = MediaType::ALL.get(*media).copied();
                one.importance = Some(*importance).filter(|score| (1..=5).contains(score));
            });
        }
        for kind in [MatrixKind::Media, MatrixKind::Owner, MatrixKind::Channel, MatrixKind::Portfolio] {
            let matrix = matrix(&example, kind);
            let sum: usize = matrix.cells.iter().flatten().map(|cell| cell.count).sum();
            prop_assert_eq!(sum, cards.len(), "{:?}", kind);
        }
    }
}
