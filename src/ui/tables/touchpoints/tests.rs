//! Tests of the table of touchpoints: what its columns read and write, moves and new rows.

use std::collections::HashSet;

use super::*;
use crate::edit::{Editor, StepName};
use crate::vocabulary::Label;

fn workspace() -> Workspace {
    let phase = |id: &str, titles: &[&str]| {
        let cards = titles.iter().zip(1..).map(|(title, number)| {
            Arc::new(Touchpoint {
                id: Id::new(title),
                number,
                title: (*title).to_owned(),
                ..Touchpoint::default()
            })
        });
        Arc::new(Phase {
            id: Id::new(id),
            name: id.to_owned(),
            touchpoints: cards.collect(),
            ..Phase::default()
        })
    };
    let journey = Journey {
        id: Id::new("j"),
        phases: vec![phase("first", &["a", "b"]), phase("second", &["c"])].into(),
        ..Journey::default()
    };
    let department = Department { id: Id::new("sales"), name: "Sales".to_owned(), ..Department::default() };
    Workspace {
        departments: vec![department].into(),
        journeys: vec![Arc::new(journey)].into(),
        ..Workspace::default()
    }
}

fn table(workspace: &Workspace) -> Touchpoints {
    Touchpoints::new(workspace, &workspace.journeys[0], true)
}

fn column(table: &Touchpoints, id: &str) -> usize {
    table.columns.iter().position(|column| column.id == id).unwrap()
}

#[test]
fn columns_have_ids_of_their_own_and_start_with_number_title_and_phase() {
    let workspace = workspace();
    let table = table(&workspace);
    let ids: Vec<_> = table.columns.iter().map(|column| column.id).collect();
    assert_eq!(ids[..3], ["number", "title", "phase"]);
    assert_eq!(ids.iter().collect::<HashSet<_>>().len(), ids.len());
    assert!(ids.len() > 50, "{}", ids.len());
}

#[test]
fn each_column_reads_what_it_writes() {
    let workspace = workspace();
    let table = table(&workspace);
    for (column, reads) in table.columns.iter().zip(&table.reads) {
        let Reads::Field(field) = reads else { continue };
        let value = match &column.kind {
            Kind::Text => Value::Text("x".into()),
            Kind::Number { .. } => Value::Number(2.0),
            Kind::Date => Value::Date(jiff::civil::date(2026, 6, 1)),
            Kind::Flag => Value::Choice("yes".into()),
            Kind::Shown => continue,
            Kind::Choice { offers, .. } => match offers.last() {
                Some(offer) => Value::Choice(offer.id.clone().into()),
                None => continue,
            },
            Kind::Several(offers) => {
                Value::Several(offers.iter().map(|offer| offer.id.clone().into()).collect())
            }
        };
        let mut one = Touchpoint::default();
        (field.set)(&mut one, value.clone());
        assert_eq!((field.get)(&one), value, "{}", column.id);
        (field.set)(&mut one, Value::Unset);
        let needed = matches!(column.kind, Kind::Choice { needed: true, .. });
        assert!((field.get)(&one).is_unset() || needed, "{}", column.id);
    }
}

#[test]
fn changes_and_moves_are_one_step() {
    let mut editor = Editor::new(workspace(), false);
    let table = table(editor.workspace());
    let change = |row, id: &str, value| Change { row, column: column(&table, id), value };
    let edits = table.change(&[
        change(0, "owner", Value::Choice("sales".into())),
        change(0, "feeling", Value::Choice("-1".into())),
        change(0, "phase", Value::Choice("second".into())),
        change(2, "phase", Value::Unset),
    ]);
    editor.apply_all(edits, StepName::new(Label::new("x", "x"), "")).unwrap();
    let journey = &editor.workspace().journeys[0];
    let moved = &journey.phases[1].touchpoints[0];
    assert_eq!((moved.id.as_str(), moved.emotion, moved.owners.len()), ("a", Some(-1), 1));
    assert_eq!(journey.unsorted[0].id.as_str(), "c");
    assert!(editor.undo());
    assert_eq!(**editor.workspace(), workspace());
}

#[test]
fn new_rows_go_to_the_phase_typed_or_the_last() {
    let mut editor = Editor::new(workspace(), false);
    let table = table(editor.workspace());
    let title = |text: &str| (column(&table, "title"), Value::Text(text.to_owned().into()));
    let phase = (column(&table, "phase"), Value::Choice("first".into()));
    let edits = table.add(&[vec![title("d")], vec![title("e"), phase], vec![title("f")]]);
    assert_eq!(edits.len(), 2);
    editor.apply_all(edits, StepName::new(Label::new("x", "x"), "")).unwrap();
    let titles = |at: usize| -> Vec<String> {
        let phase = &editor.workspace().journeys[0].phases[at];
        phase.touchpoints.iter().map(|one| one.title.clone()).collect()
    };
    assert_eq!(
        (titles(0), titles(1)),
        (vec!["a".into(), "b".into(), "e".into(), "f".into()], vec!["c".into(), "d".into()])
    );
}
