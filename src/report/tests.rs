//! Reports say what was found, for whom they are asked, and how it was judged.

use super::*;
use crate::analysis;
use crate::model::{FindingState, FindingStatus, Phase, PhaseRole, Source, SubjectRef, Touchpoint};

fn today() -> Date {
    jiff::civil::date(2026, 6, 1)
}

fn example() -> (Workspace, Journey) {
    let till = Touchpoint {
        id: Id::new("till"),
        title: "Till".to_owned(),
        source: Some(Source::Brand),
        importance: Some(4),
        ..Touchpoint::default()
    };
    let phase = Phase {
        id: Id::new("purchase"),
        name: "Buying".to_owned(),
        role: PhaseRole::Purchase,
        touchpoints: vec![till.into()].into(),
        ..Phase::default()
    };
    let journey = Journey {
        id: Id::new("j"),
        name: "A walk".to_owned(),
        phases: vec![phase.into()].into(),
        ..Journey::default()
    };
    (Workspace::default(), journey)
}

fn made(workspace: &Workspace, journey: &Journey, request: &Request) -> (Report, Vec<Row>) {
    let analysis = analysis::analyse(workspace, journey, request.as_of);
    let repairs = analysis::repairs(workspace, journey, request.as_of, || true);
    let material = Material { workspace, journey, analysis: &analysis, repairs: &repairs, request };
    (report(&material), rows(&material))
}

#[test]
fn a_report_speaks_both_languages_and_names_its_date() {
    let (workspace, journey) = example();
    let (english, rows) = made(&workspace, &journey, &Request::new(Lang::En, today()));
    let (dutch, _) = made(&workspace, &journey, &Request::new(Lang::Nl, today()));
    assert!(english.title.contains("A walk") && dutch.title.contains("A walk"));
    assert!(english.about.iter().any(|line| line.contains("1 June 2026")), "{:?}", english.about);
    assert!(dutch.about.iter().any(|line| line.contains("1 juni 2026")));
    assert_eq!(english.sections.len(), dutch.sections.len());
    let own = rows.iter().find(|row| row.rule == "OWN-01").unwrap();
    assert_eq!((own.severity, own.subject.as_str(), own.phase.as_str()), ("high", "Till", "Buying"));
    assert!(own.message.contains("‘Till’") && own.fragile);
}

#[test]
fn filters_keep_only_what_is_asked_for() {
    let (workspace, journey) = example();
    let request = Request { least: Severity::Critical, ..Request::new(Lang::En, today()) };
    assert!(made(&workspace, &journey, &request).1.iter().all(|row| row.severity == "critical"));
    let request = Request { rules: vec!["OWN-01".to_owned()], ..Request::new(Lang::En, today()) };
    assert!(made(&workspace, &journey, &request).1.iter().all(|row| row.rule == "OWN-01"));
    let request = Request { owner: Some(Id::new("it")), ..Request::new(Lang::En, today()) };
    assert!(made(&workspace, &journey, &request).1.is_empty());
}

#[test]
fn decisions_are_remembered_and_what_is_mended_is_said() {
    let (workspace, mut journey) = example();
    let decision = |id: &str, state| FindingState {
        rule: "OWN-01".to_owned(),
        subject: SubjectRef::Touchpoint(Id::new(id)),
        state,
        reason: "the owner comes in July".to_owned(),
        ..FindingState::default()
    };
    journey.finding_states =
        vec![decision("till", FindingStatus::Accepted), decision("gone", FindingStatus::Planned)].into();
    let (report, rows) = made(&workspace, &journey, &Request::new(Lang::En, today()));
    let own = rows.iter().find(|row| row.rule == "OWN-01").unwrap();
    assert_eq!(own.state, FindingStatus::Accepted);
    let decided = report.sections.iter().find(|section| section.id == "decided").unwrap();
    assert_eq!(decided.tables[0].rows.len(), 2);
}

#[test]
fn every_row_has_a_cell_for_each_column() {
    let (workspace, journey) = example();
    let (report, _) = made(&workspace, &journey, &Request::new(Lang::Nl, today()));
    for table in report.sections.iter().flat_map(|section| &section.tables) {
        assert!(table.rows.iter().all(|row| row.len() == table.columns.len()), "{}", table.id);
    }
}

#[test]
fn an_owner_sees_touchpoints_handovers_and_actions_of_their_own() {
    let (mut workspace, mut journey) = example();
    let department =
        |id: &str| Department { id: Id::new(id), name: id.to_uppercase(), ..Department::default() };
    workspace.departments = vec![department("store"), department("web")].into();
    let own = |id: &str, owner: &str| Touchpoint {
        id: Id::new(id),
        title: id.to_owned(),
        owners: vec![Id::new(owner)].into(),
        ..Touchpoint::default()
    };
    let mut phase = (*journey.phases[0]).clone();
    phase.touchpoints = vec![own("counter", "store").into(), own("page", "web").into()].into();
    let step =
        crate::model::Transition { from: Id::new("counter"), to: Id::new("page"), ..Default::default() };
    phase.transitions = vec![step.into()].into();
    journey.phases = vec![phase.into()].into();
    let action = crate::model::Action {
        text: "agree".to_owned(),
        owner: Some(Id::new("store")),
        ..Default::default()
    };
    journey.actions = vec![action].into();
    let request = Request { owner: Some(Id::new("store")), ..Request::new(Lang::En, today()) };
    let (report, _) = made(&workspace, &journey, &request);
    let sheet = report.sections.iter().find(|section| section.id == "sheet").unwrap();
    let rows: Vec<usize> = sheet.tables.iter().map(|table| table.rows.len()).collect();
    assert_eq!(rows, [1, 1, 1]);
    assert!(report.title.contains("STORE"));
}
