//! What the formats say of hostile content.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "tests")]

use std::sync::Arc;

use super::*;
use crate::model::*;

fn workspace() -> Workspace {
    let touchpoint = |id: &str, title: &str| {
        Arc::new(Touchpoint {
            id: id.into(),
            title: title.into(),
            channel: "website".into(),
            emotion: Some(-2),
            ..Touchpoint::default()
        })
    };
    let phase = Phase {
        id: "look".into(),
        name: "Look: \"around\"".into(),
        touchpoints: vec![touchpoint("a", "=1+1; <b>"), touchpoint("b", "title of it\nnext")].into(),
        transitions: vec![Arc::new(Transition {
            from: "a".into(),
            to: "b".into(),
            label: "a|b".into(),
            ..Transition::default()
        })]
        .into(),
        ..Phase::default()
    };
    let journey = Journey {
        id: "j".into(),
        name: "Trip".into(),
        phases: vec![Arc::new(phase)].into(),
        ..Journey::default()
    };
    Workspace { version: 1, journeys: vec![Arc::new(journey)].into(), ..Workspace::default() }
}

fn written(id: &str, workspace: &Workspace, style: CsvStyle) -> Vec<u8> {
    let content = Content {
        workspace,
        journey: &workspace.journeys[0],
        lang: Lang::Nl,
        as_of: jiff::civil::date(2026, 6, 1),
        style,
        matrices: &Vec::new,
    };
    let format = CONTENT_FORMATS.iter().find(|format| format.id == id).unwrap();
    (format.write)(&content).unwrap()
}

fn text(id: &str, style: CsvStyle) -> String {
    String::from_utf8(written(id, &workspace(), style)).unwrap()
}

#[test]
fn endings_and_ids_choose_a_format() {
    assert_eq!(content_format("CSV", None).map(|format| format.id), Some("inventory"));
    assert_eq!(content_format("mmd", Some("journey")).map(|format| format.id), Some("journey"));
    assert!(content_format("mmd", Some("inventory")).is_none() && content_format("doc", None).is_none());
    let mut ids: Vec<_> = CONTENT_FORMATS.iter().map(|format| format.id).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), CONTENT_FORMATS.len());
}

#[test]
fn a_list_has_no_formula_and_figures_stay_figures() {
    let style = CsvStyle { semicolon: true, decimal_comma: true, bom: true };
    let csv = text("inventory", style);
    assert!(csv.starts_with("\u{feff}Id;Nummer;Titel;Fase;Kanaal;Eigenaren;"), "{csv}");
    assert!(csv.contains("\na;0;\"'=1+1; <b>\";\"Look: \"\"around\"\"\";Website;"), "{csv}");
    assert!(csv.contains(";-2;"), "{csv}");
    assert!(text("transitions", CsvStyle::default()).contains("=1+1; <b>"), "named by title");
}

#[test]
fn graphs_hold_their_texts() {
    let chart = text("flowchart", CsvStyle::default());
    assert!(chart.contains("subgraph p0[\"Look: #34;around#34;\"]"), "{chart}");
    assert!(
        chart.contains("t0[\"=1+1#59; #60;b#62;\"]") && chart.contains("t0 -->|\"a#124;b\"| t1"),
        "{chart}"
    );
    let journey = text("journey", CsvStyle::default());
    assert!(journey.contains("%% not assessed\n        #116;itle of it next: 3\n"), "{journey}");
    assert!(journey.contains("section Look#58; #34;around#34;"), "{journey}");
    let dot = text("dot", CsvStyle::default());
    assert!(
        dot.contains("label=\"Look: \\\"around\\\"\"") && dot.contains("\"title of it\\nnext\""),
        "{dot}"
    );
    let graphml = text("graphml", CsvStyle::default());
    assert!(graphml.contains("<data key=\"n-title\">=1+1; &lt;b&gt;</data>"), "{graphml}");
    let outline = text("outline", CsvStyle::default());
    assert!(outline.contains("- title of it<br>next\n  - Kanaal: Website\n"), "{outline}");
    let json: Workspace = serde_json::from_str(&text("json", CsvStyle::default())).unwrap();
    assert_eq!(json, workspace());
}

#[test]
fn rows_of_a_workbook_are_as_high_as_their_texts() {
    let mut known = workspace();
    let journey = Arc::make_mut(&mut known.journeys.edit()[0]);
    let phase = Arc::make_mut(&mut journey.phases.edit()[0]);
    let first = Arc::make_mut(&mut phase.touchpoints.edit()[0]);
    first.notes = "a remark of several words ".repeat(6);
    let sheet = |known: &Workspace| {
        let bytes = written("workbook", known, CsvStyle::default());
        let mut book = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        let mut text = String::new();
        std::io::Read::read_to_string(&mut book.by_name("xl/worksheets/sheet1.xml").unwrap(), &mut text)
            .unwrap();
        text
    };
    // 156 letters in a column of 50, of which words fill about 42.
    let sheet = sheet(&known);
    let row = sheet.split("<row r=\"2\"").nth(1).unwrap().split('>').next().unwrap();
    assert!(row.contains("ht=\"60\"") && row.contains("customHeight"), "{row}");
}
