//! The table of handovers: every transition between two departments is a row that can be changed.

use super::rows::Rows;
use crate::edit::Edit;
use crate::model::Lang;
use crate::report::plan::hand_offs::hand_offs;
use crate::report::plan::{Filter, Plan};
use crate::ui::table::{Change, Source as _, Value};

#[test]
fn every_handover_is_a_row_that_changes_its_transition() {
    let text = crate::vocabulary::sample("zwaluw-en-spaak").unwrap();
    let workspace = crate::storage::parse("sample.ron", text).unwrap().workspace;
    let (journey, filter) = (&workspace.journeys[0], Filter::default());
    let as_of = jiff::civil::date(2026, 6, 1);
    let plan = Plan { workspace: &workspace, journey, filter: &filter, as_of, lang: Lang::En };
    let made = hand_offs(&plan);
    let rows = Rows::new((&workspace, journey), &made, true);
    let (all, agreed) = made.counted();
    assert!(all > agreed && rows.len() == all, "{all} {agreed} {}", rows.len());
    let column = |id: &str| rows.columns().iter().position(|column| column.id == id).unwrap();
    let open = (0..rows.len())
        .find(|row| matches!(rows.value(*row, column("handover")), Value::Unset | Value::Text(_)));
    let row = open.unwrap();
    let value = Value::Text("The order with its number".into());
    let edits = rows.change(&[Change { row, column: column("handover"), value }]);
    let [Edit::SetTransition { key, transition, .. }] = edits.as_slice() else { panic!("{edits:?}") };
    assert_eq!(Some(key), rows.key(row));
    assert_eq!(transition.handover.as_ref().unwrap().what, "The order with its number");
    let shown = Change { row, column: column("giver"), value: Value::Text("Nobody".into()) };
    assert!(rows.change(&[shown]).is_empty(), "who gives is the touchpoint's to say");
}
